<?php
/* Plugin Name: What sanitisers and escapers make of a text stays recognisably what it was */

add_action('wp_ajax_nopriv_texts', 'texts');

function texts() {
    $text = $_POST['text'];
    if (!is_string($text)) {
        return;
    }
    $sanitize_text_field = sanitize_text_field($text);
    //@ check \same($sanitize_text_field, $text); //~ proved TP9001
    $sanitize_textarea_field = sanitize_textarea_field($text);
    //@ check \same($sanitize_textarea_field, $text); //~ proved TP9001
    $sanitize_key = sanitize_key($text);
    //@ check \same($sanitize_key, $text); //~ proved TP9001
    $sanitize_email = sanitize_email($text);
    //@ check \same($sanitize_email, $text); //~ proved TP9001
    $sanitize_title = sanitize_title($text);
    //@ check \same($sanitize_title, $text); //~ proved TP9001
    $sanitize_file_name = sanitize_file_name($text);
    //@ check \same($sanitize_file_name, $text); //~ proved TP9001
    $row = new stdClass();
    $row->text = $text;
    $row = wp_unslash($row);
    //@ check \same($row->text, $text); //~ proved TP9001
    $wp_unslash = wp_unslash($text);
    //@ check \same($wp_unslash, $text); //~ proved TP9001
    $stripslashes_deep = stripslashes_deep($text);
    //@ check \same($stripslashes_deep, $text); //~ proved TP9001
    $esc_html = esc_html($text);
    //@ check \same($esc_html, $text); //~ proved TP9001
    $esc_attr = esc_attr($text);
    //@ check \same($esc_attr, $text); //~ proved TP9001
    $esc_url = esc_url($text);
    //@ check \same($esc_url, $text); //~ proved TP9001
    $esc_url_raw = esc_url_raw($text);
    //@ check \same($esc_url_raw, $text); //~ proved TP9001
    $wp_kses_post = wp_kses_post($text);
    //@ check \same($wp_kses_post, $text); //~ proved TP9001
    $esc_textarea = esc_textarea($text);
    //@ check \same($esc_textarea, $text); //~ proved TP9001
    $esc_js = esc_js($text);
    //@ check \same($esc_js, $text); //~ proved TP9001
    $esc_xml = esc_xml($text);
    //@ check \same($esc_xml, $text); //~ proved TP9001
    $wp_strip_all_tags = wp_strip_all_tags($text);
    //@ check \same($wp_strip_all_tags, $text); //~ proved TP9001
    $wp_kses = wp_kses($text, []);
    //@ check \same($wp_kses, $text); //~ proved TP9001
    //@ check $esc_html == $text; //~ violated TP9001
    //@ check \trusted($sanitize_key); //~ violated TP9001
    $plain = sanitize_key('crane_1');
    //@ check $plain == "crane_1"; //~ proved TP9001
}
