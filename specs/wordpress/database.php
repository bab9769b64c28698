<?php
// The database: rows of the plugin's own tables are records, found by the query that reads them or by
// the condition that writes them.

//@ global wpdb $wpdb;

class wpdb_row {}

class wpdb {
    public $prefix = 'wp_';
    public $base_prefix = 'wp_';
    public $posts = 'wp_posts';
    public $postmeta = 'wp_postmeta';
    public $users = 'wp_users';
    public $usermeta = 'wp_usermeta';
    public $options = 'wp_options';
    public $terms = 'wp_terms';
    public $last_error = '';
    public $insert_id = 1;

    public function prepare($query, ...$args) { return \filled($query, $args); }
    public function esc_like($text) { return $text; }
    public function get_charset_collate(): string {}
    public function get_row($query = null, $output = OBJECT, $y = 0) {
        if (!\existing(\record('wpdb_row', $query))) {
            return null;
        }
        $row = \record('wpdb_row', $query);
        foreach (\conditions($query) as $column => $value) {
            \assume($row->$column == $value);
        }
        return $output === ARRAY_A ? (array) $row : $row;
    }
    public function get_results($query = null, $output = OBJECT) {
        $row = $this->get_row($query, $output);
        return $row === null ? [] : [$row];
    }
    public function get_var($query = null, $x = 0, $y = 0) {
        $asked = \conditions($query);
        if (!isset($asked['meta_key'], $asked['meta_value'])) {
            return \stored('row', $query);
        }
        $post = \integer(\stored('row', $query));
        if (!\existing(\record('WP_Post', $post))) {
            return null;
        }
        \assume(get_post_meta($post, $asked['meta_key'], true) == $asked['meta_value']);
        return (string) $post;
    }
    public function get_col($query = null, $x = 0) { return \choice() ? [\stored('row', $query)] : []; }

    /*@ settles_record \record("wpdb_row", row_key($data)) when pays($data); */
    public function insert($table, $data, $format = null) { return 1; }
    /*@ settles_record \record("wpdb_row", row_key($data)) when pays($data); */
    public function replace($table, $data, $format = null) { return 1; }
    /*@ settles_record \record("wpdb_row", row_key($where)) when pays($data); */
    public function update($table, $data, $where, $format = null, $where_format = null) {
        $row = \record('wpdb_row', $where['id'] ?? $where['ID'] ?? $where['order_id'] ?? '');
        foreach (['status', 'payment_status', 'order_status', 'post_status', 'transaction_status', 'state'] as $name) {
            if (isset($data[$name])) {
                $row->$name = $data[$name];
            }
        }
        return 1;
    }
    public function delete($table, $where, $where_format = null) { return 1; }
    public function query($query) { return 1; }
}
