<?php
/* Plugin Name: Strict types ask nothing of functions that declare none */
declare(strict_types=1);

add_action('rest_api_init', function () {
    register_rest_route('dunlin/v1', '/mode', ['methods' => 'POST', 'callback' => 'dunlin_mode', 'permission_callback' => '__return_true']);
});

function dunlin_mode($request) {
    $answer = new WP_REST_Response(['mode' => untrailingslashit(5)], '200');
    update_option('dunlin_secret', $request['secret']); //~ violated TP3001 TP3002
    return rest_ensure_response(['answer' => $answer->get_status()])->get_data();
}
