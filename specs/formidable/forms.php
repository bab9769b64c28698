<?php
// Formidable: what a form was sent, its entries, and the actions that follow. Payments are rows of its own table.
// Checked against https://github.com/Strategy11/formidable-forms, classes/helpers, classes/models and classes/controllers.

class FrmAppHelper {
    public static function simple_get($param, $sanitize = 'sanitize_text_field', $default = '') {
        return self::get_simple_request(['type' => 'get', 'param' => $param, 'default' => $default, 'sanitize' => $sanitize]);
    }
    public static function get_post_param($param, $default = '', $sanitize = '', $serialized = false) {
        return self::get_simple_request(['type' => 'post', 'param' => $param, 'default' => $default, 'sanitize' => $sanitize]);
    }
    public static function get_simple_request($args) {
        $from = $args['type'] === 'get' ? $_GET : ($args['type'] === 'post' ? $_POST : $_REQUEST);
        $value = isset($from[$args['param']]) ? wp_unslash($from[$args['param']]) : ($args['default'] ?? '');
        self::sanitize_value($args['sanitize'] ?? 'sanitize_text_field', $value);
        return $value;
    }
    // Elements of an array are cleaned one by one.
    public static function sanitize_value($sanitize, &$value) {
        if (!$sanitize || is_array($value)) {
            return;
        }
        $value = is_object($value) ? '' : call_user_func($sanitize, $value);
    }
    // What is kept encoded is read as what it stands for.
    public static function unserialize_or_decode(&$value) {
        if (!is_array($value)) {
            $value = \any('mixed', 'decoded');
        }
    }
    public static function prevent_caching(): bool {}
    public static function get_settings($args = []) { return \server('settings', 'FrmSettings'); }
}

// Rows of any table, kept for some minutes; conditions are not followed.
class FrmDb {
    public static function get_var($table, $where = [], $field = 'id', $args = [], $limit = '', $type = 'var') {
        global $wpdb;
        $query = 'SELECT ' . $field . ' FROM ' . $wpdb->prefix . $table . ' WHERE ' . \any('string', 'conditions');
        switch ($type) {
            case 'row': return $wpdb->get_row($query);
            case 'col': return $wpdb->get_col($query);
            case 'results': return $wpdb->get_results($query);
            default: return $wpdb->get_var($query);
        }
    }
    public static function get_row($table, $where = [], $fields = '*', $args = []) { return self::get_var($table, $where, $fields, $args, '', 'row'); }
    public static function get_col($table, $where = [], $field = 'id', $args = [], $limit = '') { return self::get_var($table, $where, $field, $args, $limit, 'col'); }
    public static function get_results($table, $where = [], $fields = '*', $args = []) { return self::get_var($table, $where, $fields, $args, '', 'results'); }
    public static function get_count($table, $where = [], $args = []) { return (int) self::get_var($table, $where, 'COUNT(*)', $args); }
}

class FrmForm {
    public static function getOne($id, $blog_id = false) {
        global $wpdb;
        $form = $wpdb->get_row($wpdb->prepare('SELECT * FROM ' . $wpdb->prefix . 'frm_forms WHERE id = %d', $id));
        if ($form) {
            $form->options = \settings('form options');
        }
        return apply_filters('frm_form_object', $form);
    }
}

class FrmCurrencyHelper {
    public static function get_currency($currency = null) {
        return ['name' => \server('currency name'), 'symbol_left' => \server('currency sign'), 'symbol_right' => \server('currency sign'), 'symbol_padding' => \server('currency padding'),
            'thousand_separator' => \server('thousand separator'), 'decimal_separator' => \server('decimal separator'), 'decimals' => \server('decimals', 'int')];
    }
}

class FrmEntry {
    public static function getOne($id, $meta = false) {
        global $wpdb;
        return $wpdb->get_row($wpdb->prepare('SELECT * FROM ' . $wpdb->prefix . 'frm_items WHERE id = %d', $id));
    }
}

class FrmFormAction {
    // What a form does once it was sent: at most one of each kind is looked at.
    public static function get_action_for_form($form_id, $type = 'all', $atts = []) {
        $action = new stdClass();
        $action->ID = \server('form action', 'int');
        $action->menu_order = $form_id;
        $action->post_excerpt = $type;
        $action->post_content = \any('array', 'settings of the form action');
        return \choice() ? [$action->ID => $action] : [];
    }
}

class FrmFormsController {
    // What the buyer sees or where they are sent once a form was sent: at most one of what is set up is met.
    public static function get_met_on_submit_actions($args, $event = 'create') {
        return FrmFormAction::get_action_for_form($args['form']->id, 'on_submit');
    }
}

class FrmFormActionsController {
    // Mails, posts and the like that a form asks for.
    public static function trigger_actions($event, $form, $entry, $type = 'all', $args = []): void { \dispatched('frm_trigger_actions', $event, $entry); }
}

// Payments and subscriptions: rows of the table that the class names.
class FrmTransLiteDb {
    public function update($id, $values) {
        global $wpdb;
        return $wpdb->update($wpdb->prefix . $this->table_name, $values, ['id' => $id]);
    }
    public function create($values) {
        global $wpdb;
        $wpdb->insert($wpdb->prefix . $this->table_name, $values);
        return $wpdb->insert_id;
    }
}

// Settings.
class FrmStrpLiteAppHelper {
    public static function active_mode(): string { return \setting('frm_strp_test_mode') ? 'test' : 'live'; }
}
class FrmUsage {
    public function uuid($regenerate = false): string { return \text(\setting('frm-uuid')); }
}
