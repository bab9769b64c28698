<?php
// Posts and their meta data, as far as orders live there.

/*@ predicate personal(value key) = key ~ "_billing*" || key ~ "_shipping_*" || key \in {"_order_total", "_customer_user", "_order_key", "_order_currency"}; */

function get_post_meta($post_id, $key = '', $single = false) { return \stored('post_meta', $key, $post_id); }
/*@ changes_post $post_id when personal($meta_key); */
function update_post_meta($post_id, $meta_key, $meta_value, $prev_value = ''): bool {}
/*@ changes_post $post_id when personal($meta_key); */
function add_post_meta($post_id, $meta_key, $meta_value, $unique = false): bool {}
function delete_post_meta($post_id, $meta_key, $meta_value = ''): bool {}
function metadata_exists($meta_type, $object_id, $meta_key): bool {}
function get_metadata($meta_type, $object_id, $meta_key = '', $single = false) { return \stored($meta_type, $meta_key, $object_id); }
function update_metadata($meta_type, $object_id, $meta_key, $meta_value, $prev_value = ''): bool {}

class WP_Post {
    public int $ID;
    public string $post_status;
    public string $post_type;
    public string $post_title;
    public string $post_content;
    public int $post_author;
    public int $post_parent;
}
function get_post($post = null, $output = OBJECT, $filter = 'raw') { return \choice() ? new WP_Post() : null; }
function get_posts($args = null) { return \choice() ? [new WP_Post()] : []; }
function wp_insert_post($postarr, $wp_error = false, $fire_after_hooks = true): int { return \server('post id', 'int'); }
function wp_delete_post($post_id = 0, $force_delete = false) { return false; }
function get_page_by_path($page_path, $output = OBJECT, $post_type = 'page') { return \choice() ? new WP_Post() : null; }
function get_terms($args = [], $deprecated = '') { return []; }
function wp_get_post_terms($post_id = 0, $taxonomy = 'post_tag', $args = []) { return []; }
function wp_get_attachment_url($attachment_id = 0): string {}
function get_comments($args = '') { return []; }

class WP_Query {
    public array $posts;
    public int $post_count;
    public int $found_posts;
    public function __construct($query = '') {}
    public function have_posts(): bool {}
    public function the_post(): void {}
    public function get_posts(): array {}
}
function wp_reset_postdata(): void {}
