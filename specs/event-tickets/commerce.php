<?php
// Tickets Commerce: an order is a post; its status is changed by slug.

namespace {
    // Of tribe-common, a package of its own: the container of the plugin's classes, and the request.
    function tribe($slug_or_class = null) { return \service($slug_or_class); }
    // A list of names is a path into the request.
    function tribe_get_request_var($var, $default = null) {
        $value = \request('any', is_array($var) ? reset($var) : $var);
        foreach (is_array($var) ? array_slice($var, 1) : [] as $name) {
            $value = is_array($value) ? $value[$name] ?? null : null;
        }
        return $value ?? $default;
    }

    function tec_tc_get_order($order = null, $output = OBJECT, $filter = 'raw', bool $force = false) { return get_post($order); }
    function tec_tc_orders($repository = 'default') { return new TEC_Order_Search(); }

    class Tec_Order {
        //@ model key integer id;
        //@ ensures \result == this.id;
        public function get_key(): int {}
    }
    class TEC_Order_Search {
        public $by = [];
        public function by($key, $value = null) {
            $this->by[$key] = $value;
            return $this;
        }
        public function where($key, $value = null) { return $this->by($key, $value); }
        public function by_args($args) {
            $this->by = $args;
            return $this;
        }
        public function first() {
            if (\choice()) {
                return null;
            }
            $order = get_post(\found('Tec_Order', $this->by)->get_key());
            foreach (['gateway_order_id', 'gateway_order_number', 'hash'] as $field) {
                if (isset($this->by[$field])) {
                    \assume($order->$field === $this->by[$field]);
                }
            }
            return $order;
        }
        public function all() {
            $order = $this->first();
            return $order ? [$order] : [];
        }
        public function get_ids() { return \choice() ? [\any('int', 'order')] : []; }
        public function count() { return \any('int', 'count'); }
    }

    /*@ settles_record \record("WP_Post", \integer($order_id)) when $slug \in {"completed", "approved"}; */
    function tec_order_becomes($order_id, $slug) {
        $order = \record('WP_Post', \integer($order_id));
        $order->post_status = 'tec-tc-' . $slug;
        return true;
    }
}

namespace TEC\Tickets\Commerce {
    class Order {
        public function modify_status($order_id, $new_status, array $extra_args = []) {
            return \tec_order_becomes($order_id, is_object($new_status) ? $new_status->get_slug() : $new_status);
        }
    }
}

namespace TEC\Tickets\Commerce\Status {
    class Status_Named {
        public $slug = '';
        public function get_slug() { return $this->slug; }
        public function get_wp_slug() { return 'tec-tc-' . $this->slug; }
        public function get_name() { return $this->slug; }
    }
    class Status_Handler {
        public function get_by_slug($slug, $ignore_map = true) {
            $status = new Status_Named();
            $status->slug = \choice() ? $slug : 'unsupported';
            return $status;
        }
        public function get_by_wp_slug($slug, $ignore_map = true) {
            $status = new Status_Named();
            $status->slug = substr($slug, 7);
            return $status;
        }
    }
}
