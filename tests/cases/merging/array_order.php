<?php
// Of two arrays of which nothing is known either may be the less: neither way is closed.
add_action('wp_ajax_less', 'less');
add_action('wp_ajax_at_least', 'at_least');

function less()
{
    $old = $_POST['old'];
    $new = $_POST['new'];
    if (is_array($old) && is_array($new) && $old < $new) {
        update_option('shop_secret', $new); //~ violated TP3001 TP3002
    }
}

function at_least()
{
    $old = $_POST['old'];
    $new = $_POST['new'];
    if (is_array($old) && is_array($new) && ($new <=> $old) < 0) {
        update_option('shop_secret', $new); //~ violated TP3001 TP3002
    }
}
