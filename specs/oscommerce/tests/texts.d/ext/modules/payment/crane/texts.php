<?php
// What the library's functions make of a text: it stays recognisably what it was.
include('includes/application_top.php');
tep_db_query('select 1 from orders');

if (!is_string($_POST["text"])) {
    tep_exit();
}
$text = $_POST["text"];
$prepared = tep_db_prepare_input($text);
//@ check \same($prepared, $text); //~ proved TP9001
//@ check $prepared == $text; //~ violated TP9001
$sanitized = tep_sanitize_string($text);
//@ check \same($sanitized, $text); //~ proved TP9001
$escaped = tep_db_input($text);
//@ check \same($escaped, $text); //~ proved TP9001
$shown = tep_db_output($text);
//@ check \same($shown, $text); //~ proved TP9001
$output = tep_output_string($text);
//@ check \same($output, $text); //~ proved TP9001
$protected = tep_output_string_protected($text);
//@ check \same($protected, $text); //~ proved TP9001
$rounded = tep_round($text, 2);
//@ check \same($rounded, $text); //~ proved TP9001
