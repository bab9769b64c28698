<?php
// Numbers beyond the largest float, and what is divided where one case of the divisor is null.
add_action('wp_ajax_nopriv_notice', 'notice');
add_action('wp_ajax_nopriv_share', 'share');

function notice()
{
    $data = json_decode(file_get_contents('php://input'), true);
    $type = $data['type'];
    if ($type == 'checkout.session.completed') {
        //@ check $type != 7; //~ proved TP9001
        //@ check $type == "checkout.session.completed"; //~ violated TP9001
    }
}

function share()
{
    $counts = get_option('counts');
    $count = isset($counts['all']) ? (int) $counts['all'] : null;
    $share = 100 / $count;
    //@ check $count != 0; //~ proved TP9001
    //@ check $share == 100 || $count != 1; //~ proved TP9001
    //@ check $share < 100; //~ violated TP9001
}
