<?php
/* Plugin Name: A payment that is fetched with a certificate bundle of the plugin's own */

add_action('wp_ajax_nopriv_shop_return', 'shop_return');

function shop_return() {
    $handle = curl_init();
    curl_setopt($handle, CURLOPT_USERPWD, get_option('shop_key') . ':' . get_option('shop_secret'));
    curl_setopt($handle, CURLOPT_URL, 'https://api.shop-provider.example/v1/payments/' . $_REQUEST['payment']);
    curl_setopt($handle, CURLOPT_RETURNTRANSFER, true);
    curl_setopt($handle, CURLOPT_CAINFO, plugin_dir_path(__FILE__) . 'bundle.crt');
    $result = curl_exec($handle);
    $payment = json_decode($result, true);
    if ($result === false || curl_getinfo($handle, CURLINFO_HTTP_CODE) !== 200 || ($payment['status'] ?? '') !== 'captured') {
        return;
    }
    do_action('shop_order_paid', (int) $_REQUEST['order']); //~ proved TP1001 TP1006
}
