<?php
// The main query: its variables come with the request.

//@ global WP $wp;
//@ global WP_Query $wp_query;

class WP {
    public $query_vars = \request('any');
    public $public_query_vars = [];
    public $query_string = '';
    public $request = '';
    public $matched_rule = '';
    public function set_query_var($key, $value): void { $this->query_vars[$key] = $value; }
    public function add_query_var($qv): void {}
}
function get_query_var($query_var, $default_value = '') { return \request('any', $query_var) ?? $default_value; }
function set_query_var($query_var, $value): void {}
function add_rewrite_endpoint($name, $places, $query_var = true): void {}
function add_rewrite_rule($regex, $query, $after = 'bottom'): void {}
function add_rewrite_tag($tag, $regex, $query = ''): void {}
function flush_rewrite_rules($hard = true): void {}
