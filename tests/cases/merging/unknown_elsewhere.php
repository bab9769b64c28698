<?php
// What nobody knows decides on other paths alone: the violation stands. Where it may decide here,
// the violation is possible at most.
add_action('wp_ajax_nopriv_pay', 'pay');
add_action('wp_ajax_nopriv_hope', 'hope');

function pay()
{
    $amount = $_POST['amount'];
    if ($_POST['kind'] === 'list') {
        $amount = array_sum(array_map('weight', array_unique(explode('-', $_POST['parts']))));
        foreach (explode(',', $_POST['more']) as $more) {
            $amount .= similar_text($more, 'x');
        }
    } elseif ($_POST['kind'] === 'other') {
        $amount = weight($_POST['amount']);
    }
    //@ check $amount != "1"; //~ violated TP9001
}

function hope()
{
    $kind = $_POST['kind'];
    $weight = weight($_POST['amount']);
    if ($kind === 'list' && $weight === '1') {
        $kind = 'heavy';
    }
    //@ check $kind != "heavy"; //~ violated TP9001
    //@ check $weight != "1"; //~ possible TP9001
}
