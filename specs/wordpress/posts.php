<?php
// Posts and their meta data, as far as orders live there: the record of a post has its fields, and its
// meta values below `meta`.

/*@ predicate personal(value key) = key ~ "_billing*" || key ~ "_shipping_*" || key \in {"_order_total", "_customer_user", "_order_key", "_order_currency"}; */

class WP_Post {
    public $ID;
    public $post_status;
    public $post_type;
    public $post_title;
    public $post_content;
    public $post_author;
    public $post_parent;
}

function get_post_meta($post_id, $key = '', $single = false) {
    $meta = \record('WP_Post', \integer($post_id))->meta;
    if ($key === '') {
        return $meta;
    }
    $value = $meta[$key] ?? '';
    return $single ? $value : [$value];
}
/*@ changes_post $post_id when personal($meta_key);
    settles_record \record("WP_Post", \integer($post_id)) when status_name($meta_key) && paid_word($meta_value); */
function update_post_meta($post_id, $meta_key, $meta_value, $prev_value = '') {
    $post = \record('WP_Post', \integer($post_id));
    $post->meta[$meta_key] = $meta_value;
    return true;
}
function add_post_meta($post_id, $meta_key, $meta_value, $unique = false) { return update_post_meta($post_id, $meta_key, $meta_value); }
function delete_post_meta($post_id, $meta_key, $meta_value = '') {
    $post = \record('WP_Post', \integer($post_id));
    $post->meta[$meta_key] = '';
    return true;
}
function metadata_exists($meta_type, $object_id, $meta_key): bool {}
function get_metadata($meta_type, $object_id, $meta_key = '', $single = false) {
    return $meta_type === 'post' ? get_post_meta($object_id, $meta_key, $single) : \stored($meta_type . '_meta', $meta_key, $object_id);
}
function update_metadata($meta_type, $object_id, $meta_key, $meta_value, $prev_value = ''): bool {}

function get_post($post = null, $output = OBJECT, $filter = 'raw') {
    if ($post instanceof WP_Post) {
        return $post;
    }
    if (!\existing(\record('WP_Post', \integer($post)))) {
        return null;
    }
    $found = \record('WP_Post', \integer($post));
    $found->ID = \integer($post);
    return $found;
}
function get_post_type($post = null) {
    $found = get_post($post);
    return $found ? $found->post_type : false;
}
function get_post_status($post = null) {
    $found = get_post($post);
    return $found ? $found->post_status : false;
}
function get_post_field($field, $post = null, $context = 'display') {
    $found = get_post($post);
    return $found ? $found->$field : '';
}
function get_posts($args = null) { return \choice() ? [get_post(\any('int', 'post'))] : []; }
/*@ settles_record \record("WP_Post", \integer($postarr["ID"])) when paid_word($postarr["post_status"]); */
function wp_insert_post($postarr, $wp_error = false, $fire_after_hooks = true) { return \server('post id', 'int'); }
/*@ settles_record \record("WP_Post", \integer($postarr["ID"])) when paid_word($postarr["post_status"]); */
function wp_update_post($postarr = [], $wp_error = false, $fire_after_hooks = true) {
    $post = \record('WP_Post', \integer($postarr['ID']));
    if (isset($postarr['post_status'])) {
        $post->post_status = $postarr['post_status'];
    }
    return \integer($postarr['ID']);
}
function wp_delete_post($post_id = 0, $force_delete = false) { return false; }
class WP_Post_Type {
    public $name;
    public string $label;
    public object $labels;
    public object $cap;
    public bool $public;
    public bool $hierarchical;
    public function __construct($post_type, $args = []) { $this->name = $post_type; }
}
function get_post_type_object($post_type) { return \choice() ? new WP_Post_Type($post_type) : null; }
function get_page_by_path($page_path, $output = OBJECT, $post_type = 'page') { return \choice() ? get_post(\any('int', 'post')) : null; }
function get_terms($args = [], $deprecated = '') { return []; }
function wp_get_post_terms($post_id = 0, $taxonomy = 'post_tag', $args = []) { return []; }
function wp_get_attachment_url($attachment_id = 0): string {}
function get_comments($args = '') { return []; }

class WP_Query {
    public $posts = [];
    public $post_count = 0;
    public $found_posts = 0;
    public function __construct($query = '') {}
    public function have_posts(): bool {}
    public function the_post(): void {}
    public function get_posts() { return get_posts(); }
}
function wp_reset_postdata(): void {}
