<?php
// What a function of the plugin requires is owed at each call, what it ensures at its end.
add_action('wp_ajax_nopriv_cents', 'cents_of_request');
add_action('wp_ajax_nopriv_share', 'share_of_request');

/*@ requires $amount >= 0;
    ensures \result == $amount * 100; */
function cents(int $amount): int
{ //~ proved TP9002
    $amount = $amount * 100;
    return $amount;
}

/*@ requires parts: $parts > 0;
    ensures \result * $parts == $total; */
function share(int $total, int $parts): int
{ //~ violated TP9002
    return intdiv($total, $parts);
}

function cents_of_request()
{
    if ((int) $_POST['amount'] >= 0) {
        cents((int) $_POST['amount']); //~ proved TP9002
    }
    cents((int) $_POST['amount']); //~ violated TP9002
}

function share_of_request()
{
    $parts = max(1, (int) $_POST['parts']);
    share(1000, $parts); //~ proved TP9002
}
