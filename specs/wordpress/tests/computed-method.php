<?php
/* Plugin Name: A method by the state that a notice states */

add_action('wp_ajax_nopriv_crane_notice', 'crane_notice');

function crane_notice() {
    $handler = new Crane_Handler();
    $method = 'state_' . strtolower($_POST['state']);
    if (method_exists($handler, $method)) {
        call_user_func([$handler, $method], (int) $_POST['id']);
    }
}

class Crane_Handler {
    protected function is_waiting($id) { return get_post_status($id) === 'crane-pending'; }

    public function state_completed($id) {
        if ($this->is_waiting($id)) {
            wp_update_post(['ID' => $id, 'post_status' => 'crane-completed']); //~ violated TP1001 TP1002 TP1003 TP1004 TP1005 TP1006, proved TP1007
        }
    }
    public function state_denied($id) {
        if ($this->is_waiting($id) && current_user_can('manage_options')) {
            wp_update_post(['ID' => $id, 'post_status' => 'crane-completed']); //~ proved TP1001 TP1002 TP1003 TP1004 TP1005 TP1006 TP1007
        }
    }
    public function other_completed($id) {
        wp_update_post(['ID' => $id, 'post_status' => 'crane-completed']);
    }
}
