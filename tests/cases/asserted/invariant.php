<?php
// The invariant of a loop is owed whenever the loop begins anew.
add_action('wp_ajax_nopriv_sums', 'sums');

function sums()
{
    $sum = 0;
    //@ loop invariant $sum >= 0; //~ proved TP9003
    for ($i = 0; $i < 3; $i++) {
        $sum += $i;
    }
    $left = 10;
    //@ loop invariant $left > 8; //~ violated TP9003
    while ($left > 5) {
        $left--;
    }
    $all = 0;
    /*@ loop invariant $all <= 30; */ //~ proved TP9003
    foreach ([10, 20, 30] as $one) {
        $all += $one;
    }
    //@ assert $all == 60; //~ proved TP9001
}
