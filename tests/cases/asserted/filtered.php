<?php
// Elements that may be missing, moved together or looked for, and what a filter reads as a truth.
add_action('wp_ajax_nopriv_show', 'show');
add_action('wp_ajax_nopriv_choose', 'choose');

function show()
{
    $order = $_POST['order'];
    $mail = $_POST['mail'];
    $sent = array_filter(['order' => $order, 'mail' => $mail, 'form' => 7]);
    $keys = array_keys($sent);
    $values = array_values($sent);
    //@ check $keys[0] == "form" || $keys[1] == "form" || $keys[2] == "form"; //~ proved TP9001
    //@ check $keys[0] == "order"; //~ violated TP9001
    //@ check $values[2] == 7 || $values[1] == 7 || $values[0] == 7; //~ proved TP9001
    if (array_diff(['order', 'mail'], $keys)) {
        return;
    }
    //@ check $order != ""; //~ proved TP9001
    //@ check $mail != "shop@example.org"; //~ violated TP9001
    //@ check $keys[1] == "mail" && $values[2] == 7; //~ proved TP9001
}

function choose()
{
    $word = $_POST['live'];
    $live = filter_var($word, FILTER_VALIDATE_BOOLEAN);
    $known = filter_var($word, FILTER_VALIDATE_BOOLEAN, FILTER_NULL_ON_FAILURE);
    if ($live) {
        //@ check $known == true; //~ proved TP9001
        //@ check $word != "on"; //~ violated TP9001
        return;
    }
    //@ check $word != "true" && $word != " YES " && $word != "1"; //~ proved TP9001
    //@ check $known == false; //~ violated TP9001
    if ($known === null) {
        //@ check $word != "off" && $word != ""; //~ proved TP9001
    }
}
