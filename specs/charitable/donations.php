<?php
// Charitable: a donation is a post; its status is the effect. The listener of webhooks fires an action
// for each gateway: https://github.com/Charitable/Charitable

/*@ entry client: $hook_name ~ "charitable_process_ipn_*" calls $callback; */
function add_action(string $hook_name, $callback, int $priority = 10, int $accepted_args = 1): bool {}

class Charitable_Abstract_Donation {
    public $donation_id;
    public function __construct($donation = null) { $this->donation_id = $donation; }
    public function update_status($new_status) { return charitable_donation_becomes($this->donation_id, $new_status); }
}
class Charitable_Donation extends Charitable_Abstract_Donation {}

/*@ settles_record \record("WP_Post", \integer($donation_id)) when $status \in {"complete", "Paid", "charitable-completed"}; */
function charitable_donation_becomes($donation_id, $status) {
    $post = \record('WP_Post', \integer($donation_id));
    $post->post_status = $status === 'complete' ? 'charitable-completed' : $status;
    return \integer($donation_id);
}

function charitable_get_donation($donation_id, $force = false) {
    return new Charitable_Donation($donation_id);
}
