<?php
// Nonces prove intent, capabilities permission.

/*@ ensures $stop ==> \result != false;
    establishes csrf when \result != false;
    establishes token(\holder($action)) when \result != false; */
function check_ajax_referer($action = -1, $query_arg = false, bool $stop = true) { return \choice() ? 1 : false; }

/*@ ensures \result != false;
    establishes csrf; */
function check_admin_referer($action = -1, string $query_arg = '_wpnonce') { return \choice() ? 1 : false; }

/*@ establishes csrf when \result != false;
    establishes token(\holder($action)) when \result != false; */
function wp_verify_nonce($nonce, $action = -1) { return \choice() ? 1 : false; }

/*@ establishes can($capability) when \result;
    establishes staff when \result && !($capability \in {"read", "level_0", "exist"}); */
function current_user_can(string $capability, ...$args): bool {}

/*@ establishes can($capability) when \result;
    establishes staff when \result && !($capability \in {"read", "level_0", "exist"}); */
function user_can($user, string $capability, ...$args): bool {}

//@ ensures \result == \identity();
function get_current_user_id(): int {}
//@ ensures \result <==> \identity() != 0;
function is_user_logged_in(): bool {}
function wp_create_nonce($action = -1): string {}
function is_super_admin($user_id = false): bool { return current_user_can('manage_network'); }
function is_network_admin(): bool {}

class WP_User {
    public int $ID;
    public string $user_login;
    public string $user_email;
    public string $display_name;
    public string $first_name;
    public string $last_name;
    public array $roles;
    public function exists(): bool {}
    //@ establishes staff when \result && !($cap \in {"read", "level_0", "exist"});
    public function has_cap($cap, ...$args): bool {}
    public function get($key) {}
    public function add_role($role): void {}
    public function remove_role($role): void {}
    public function set_role($role): void {}
    public function add_cap($cap, $grant = true): void {}
    public function remove_cap($cap): void {}
    public function remove_all_caps(): void {}
}

// Roles and what they may do, which the shop's setup writes.
//@ global WP_Roles $wp_roles;
class WP_Role {
    public $name;
    public array $capabilities;
    public function __construct($role, $capabilities) { $this->name = $role; }
    public function add_cap($cap, $grant = true): void {}
    public function remove_cap($cap): void {}
    public function has_cap($cap): bool {}
}
class WP_Roles {
    public array $roles;
    public array $role_objects;
    public array $role_names;
    public function add_role($role, $display_name, $capabilities = []) { return \choice() ? new WP_Role($role, $capabilities) : null; }
    public function remove_role($role): void {}
    public function add_cap($role, $cap, $grant = true): void {}
    public function remove_cap($role, $cap): void {}
    public function get_role($role) { return \choice() ? new WP_Role($role, []) : null; }
    public function get_names(): array {}
    public function is_role($role): bool {}
}
function wp_roles() { return new WP_Roles(); }
function get_role($role) { return wp_roles()->get_role($role); }
function add_role($role, $display_name, $capabilities = []) { return wp_roles()->add_role($role, $display_name, $capabilities); }
function remove_role($role): void {}

class WP_User_Query {
    public $query_vars = [];
    public function __construct($query = null) {}
    public function get_results(): array {}
    public function get_total(): int {}
}
function wp_delete_user($id, $reassign = null) {
    if (!\choice()) {
        return false;
    }
    do_action('delete_user', (int) $id, $reassign, new WP_User());
    do_action('deleted_user', (int) $id, $reassign, new WP_User());
    return true;
}
function wp_get_current_user() { $user = new WP_User(); $user->ID = get_current_user_id(); return $user; }
function get_user_by($field, $value) { return \choice() ? new WP_User() : false; }
function get_userdata($user_id) { return \choice() ? new WP_User() : false; }
function wp_set_current_user($id, $name = '') { return new WP_User(); }
function email_exists($email) { return \choice() ? 1 : false; }
function username_exists($username) { return \choice() ? 1 : false; }
function wp_generate_password($length = 12, $special_chars = true, $extra_special_chars = false): string { return \server('password'); }
function wp_generate_uuid4(): string { return \server('uuid'); }
function wp_hash($data, $scheme = 'auth') { return hash_hmac('md5', $data, wp_salt($scheme)); }
function wp_salt($scheme = 'auth'): string { return \setting('salt_secret'); }
