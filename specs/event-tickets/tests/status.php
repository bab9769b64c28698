<?php
/* Plugin Name: A route that fails an order, and takes the status from the client */

use TEC\Tickets\Commerce\Order;
use TEC\Tickets\Commerce\Status\Status_Handler;

add_action('rest_api_init', function () {
    tribe(Crane_Routes::class)->register();
});

class Crane_Routes {
    private $statuses = ['denied', 'voided', 'not-completed'];

    public function register() {
        register_rest_route('crane/v1', '/fail', ['methods' => 'DELETE', 'callback' => [$this, 'fail_any'], 'permission_callback' => '__return_true']);
        register_rest_route('crane/v1', '/void', ['methods' => 'DELETE', 'callback' => [$this, 'fail_listed'], 'permission_callback' => '__return_true']);
    }

    public function fail_any(WP_REST_Request $request) {
        $order = tec_tc_orders()->by_args(['gateway_order_id' => $request->get_param('id')])->first();
        $status = tribe(Status_Handler::class)->get_by_slug($request->get_param('status'));
        if ($order && $status) {
            tribe(Order::class)->modify_status($order->ID, $status->get_slug()); //~ violated TP1001 TP1002 TP1003 TP1004 TP1005 TP1006 TP1007
        }
    }

    public function fail_listed(WP_REST_Request $request) {
        $order = tec_tc_orders()->by_args(['gateway_order_id' => $request->get_param('id')])->first();
        $slug = $request->get_param('status');
        if (!in_array($slug, $this->statuses, true)) {
            return new WP_Error('crane-status');
        }
        $status = tribe(Status_Handler::class)->get_by_slug($slug);
        if ($order && $status) {
            tribe(Order::class)->modify_status($order->ID, $status->get_slug()); //~ unreachable TP1001 TP1002 TP1003 TP1004 TP1005 TP1006 TP1007
        }
    }
}

add_action('wp_ajax_nopriv_crane_notice', 'crane_notice');

function crane_notice() {
    $body = file_get_contents('php://input');
    $secret = get_option('crane_secret');
    if (!is_string($secret) || $secret === '' || !hash_equals(hash_hmac('sha256', $body, $secret), (string) $_SERVER['HTTP_X_SIGNATURE'])) { //~ proved TP1008
        wp_die();
    }
    $notice = json_decode($body, true);
    if (!is_array($notice) || $notice['status'] !== 'paid') {
        wp_die();
    }
    $id = (int) $notice['order'];
    $order = tec_tc_get_order($id);
    $kept = (string) get_post_meta($id, 'currency', true);
    if ($order->post_status !== 'tec-tc-pending' || $notice['currency'] !== $kept || (float) $notice['amount'] < (float) get_post_meta($id, 'total', true)) {
        wp_die();
    }
    tribe(Order::class)->modify_status($id, 'completed'); //~ proved TP1001 TP1002 TP1003 TP1004 TP1005 TP1006 TP1007
}
