<?php
/* Plugin Name: Parts of the container that a call made are there after it */
namespace Bittern;

trait HasMode {
    protected $mode;
    protected $modes = ['sandbox', 'live'];

    public function set_mode($mode) {
        $this->mode = in_array($mode, $this->modes, true) ? $mode : reset($this->modes);
    }

    public function get_mode() {
        if (!isset($this->mode)) {
            $this->set_mode(get_option('bittern_mode'));
        }
        return $this->mode;
    }
}

class Merchant { use HasMode; }

class Referral {
    public function link() {
        $mode = tribe(Merchant::class)->get_mode();
        return get_option('bittern_referral') ? null : ['mode' => $mode];
    }
}

function bittern_return() {
    $link = tribe(Referral::class)->link();
    $mode = tribe(Merchant::class)->get_mode();
    $order = tec_tc_get_order((int) $_GET['order']);
    tribe(\TEC\Tickets\Commerce\Order::class)->modify_status($order->ID, 'completed'); //~ violated TP1001 TP1002 TP1003 TP1004 TP1005 TP1006 TP1007
}

add_action('wp_ajax_nopriv_bittern_return', 'Bittern\bittern_return');
