/* What PHP refuses of expressions: what is written to, what is constant, and how calls are written.
 */
#include "grammars/php/lower/check_p.h"

static bool is_call(enum php_kind kind)
{
    return kind == PHP_function_call_expression || kind == PHP_member_call_expression ||
           kind == PHP_scoped_call_expression || kind == PHP_nullsafe_member_call_expression;
}

static TSNode parent_of(const struct checking *c, TSNode node)
{
    TSNode parent = ts_node_parent(node);
    while (!cst_is_null(parent) && check_kind(c, parent) == PHP_parenthesized_expression)
        parent = ts_node_parent(parent);
    return parent;
}

/* ---- places that are written ---- */

bool check_has_nullsafe(const struct checking *c, TSNode place)
{
    for (TSNode at = place; !cst_is_null(at); at = check_child(c, at, 0)) {
        enum php_kind kind = check_kind(c, at);
        if (kind == PHP_nullsafe_member_access_expression ||
            kind == PHP_nullsafe_member_call_expression)
            return true;
        if (kind != PHP_subscript_expression && kind != PHP_member_access_expression &&
            kind != PHP_member_call_expression)
            return false;
    }
    return false;
}

static bool is_place(enum php_kind kind)
{
    return kind == PHP_variable_name || kind == PHP_dynamic_variable_name ||
           kind == PHP_subscript_expression || kind == PHP_member_access_expression ||
           kind == PHP_nullsafe_member_access_expression ||
           kind == PHP_scoped_property_access_expression;
}

/* What an element or property is written of has to be a place or what a call gives. */
static void check_root(struct checking *c, TSNode place)
{
    TSNode base = place;
    enum php_kind kind = check_kind(c, base);
    while (kind == PHP_subscript_expression || kind == PHP_member_access_expression ||
           kind == PHP_parenthesized_expression) {
        base = check_child(c, base, 0);
        kind = check_kind(c, base);
    }
    if (!is_place(kind) && !is_call(kind) && kind != PHP_comment)
        check_fail(c, base, "Cannot use temporary expression in write context");
}

static void check_pattern_elements(struct checking *c, TSNode pattern);

static void check_written(struct checking *c, TSNode place)
{
    enum php_kind kind = check_kind(c, place);
    if (cst_is_null(place) || kind == PHP_comment)
        return;
    if (kind == PHP_by_ref) {
        check_written(c, check_child(c, place, 0));
        return;
    }
    if (kind == PHP_list_literal || kind == PHP_array_creation_expression) {
        check_pattern_elements(c, place);
        return;
    }
    if (check_is_this(c, place))
        check_fail(c, place, "Cannot re-assign $this");
    if (is_call(kind))
        check_fail(c, place, "Can't use function return value in write context");
    if (check_has_nullsafe(c, place))
        check_fail(c, place, "Can't use nullsafe operator in write context");
    check_root(c, place);
}

static void check_pattern_elements(struct checking *c, TSNode pattern)
{
    for (uint32_t i = 0; i < check_child_count(c, pattern); i++) {
        TSNode element = check_child(c, pattern, i);
        enum php_kind kind = check_kind(c, element);
        if (kind == PHP_array_element_initializer || kind == PHP_by_ref) {
            uint32_t count = check_child_count(c, element);
            if (count)
                check_written(c, check_child(c, element, count - 1));
        } else if (is_place(kind) || is_call(kind)) {
            check_written(c, element);
        }
    }
}

static void check_foreach(struct checking *c, TSNode node)
{
    for (uint32_t i = 1; i < check_child_count(c, node); i++) {
        TSNode child = check_child(c, node, i);
        enum php_kind kind = check_kind(c, child);
        if (ts_node_eq(child, cst_field(node, "body")))
            continue;
        if (kind != PHP_pair) {
            check_written(c, child);
            continue;
        }
        for (uint32_t k = 0; k < check_child_count(c, child); k++) {
            TSNode part = check_child(c, child, k);
            check_written(c, part);
        }
    }
}

/* ---- reading ---- */

static bool is_pattern_element(const struct checking *c, TSNode node)
{
    TSNode parent = parent_of(c, node);
    enum php_kind kind = check_kind(c, parent);
    while (kind == PHP_array_element_initializer || kind == PHP_by_ref ||
           kind == PHP_array_creation_expression || kind == PHP_list_literal) {
        if (kind == PHP_list_literal)
            return true;
        TSNode above = parent_of(c, parent);
        enum php_kind above_kind = check_kind(c, above);
        if (above_kind == PHP_assignment_expression && ts_node_eq(cst_field(above, "left"), parent))
            return true;
        if (above_kind == PHP_foreach_statement || above_kind == PHP_pair)
            return true;
        parent = above;
        kind = above_kind;
    }
    return false;
}

/* `$a[]` where a value is read. */
static void check_new_element(struct checking *c, TSNode node)
{
    TSNode parent = parent_of(c, node);
    if (check_child_count(c, node) != 1 || is_pattern_element(c, node))
        return;
    switch ((int)check_kind(c, parent)) {
    case PHP_assignment_expression:
        if (ts_node_eq(cst_field(parent, "right"), node))
            check_fail(c, node, "Cannot use [] for reading");
        break;
    case PHP_augmented_assignment_expression:
        if (ts_node_eq(cst_field(parent, "right"), node))
            check_fail(c, node, "Cannot use [] for reading");
        break;
    case PHP_binary_expression:
    case PHP_unary_op_expression:
    case PHP_echo_statement:
    case PHP_expression_statement:
    case PHP_conditional_expression:
    case PHP_cast_expression:
    case PHP_if_statement:
    case PHP_encapsed_string: check_fail(c, node, "Cannot use [] for reading"); break;
    case PHP_unset_statement: check_fail(c, node, "Cannot use [] for unsetting"); break;
    default: break;
    }
}

/* An element that is left out of an array that is no pattern. */
static void check_array(struct checking *c, TSNode node)
{
    bool expects = true;
    if (check_kind(c, parent_of(c, node)) == PHP_assignment_expression &&
        ts_node_eq(cst_field(parent_of(c, node), "left"), node))
        return;
    if (is_pattern_element(c, node))
        return;
    for (uint32_t i = 0; i < ts_node_child_count(node); i++) {
        TSNode child = ts_node_child(node, i);
        struct text text = check_text(c, child);
        if (ts_node_is_named(child) && check_kind(c, child) != PHP_comment)
            expects = false;
        if (!ts_node_is_named(child) && text_is(text, ",")) {
            if (expects)
                check_fail(c, node, "Cannot use empty array elements in arrays");
            expects = true;
        }
    }
}

/* ---- calls ---- */

static bool is_isset_operand(enum php_kind kind)
{
    return kind == PHP_variable_name || kind == PHP_dynamic_variable_name ||
           kind == PHP_subscript_expression || kind == PHP_member_access_expression ||
           kind == PHP_nullsafe_member_access_expression ||
           kind == PHP_scoped_property_access_expression;
}

static void check_isset(struct checking *c, TSNode arguments)
{
    for (uint32_t i = 0; i < check_child_count(c, arguments); i++) {
        TSNode argument = check_child(c, arguments, i);
        if (check_kind(c, argument) != PHP_argument)
            continue;
        TSNode value = check_child(c, argument, 0);
        if (!is_isset_operand(check_kind(c, value)))
            check_fail(c, value, "Cannot use isset() on the result of an expression");
        else if (check_kind(c, value) == PHP_subscript_expression &&
                 check_child_count(c, value) == 1)
            check_fail(c, value, "Cannot use [] for reading");
    }
}

static void check_arguments(struct checking *c, TSNode arguments)
{
    bool named = false, unpacked = false;
    for (uint32_t i = 0; i < check_child_count(c, arguments); i++) {
        TSNode argument = check_child(c, arguments, i);
        if (check_kind(c, argument) != PHP_argument)
            continue;
        bool has_name = !cst_is_null(cst_field(argument, "name"));
        bool unpacks = check_count(c, argument, PHP_variadic_unpacking) > 0;
        if (named && unpacks)
            check_fail(c, argument, "Cannot use argument unpacking after named arguments");
        if (!has_name && !unpacks && named)
            check_fail(c, argument, "Cannot use positional argument after named argument");
        if (!has_name && !unpacks && unpacked)
            check_fail(c, argument, "Cannot use positional argument after argument unpacking");
        named = named || has_name;
        unpacked = unpacked || unpacks;
    }
}

/* ---- what is computed before the program runs ---- */

static bool is_constant_part(enum php_kind kind)
{
    switch ((int)kind) {
    case PHP_function_call_expression:
    case PHP_member_call_expression:
    case PHP_scoped_call_expression:
    case PHP_nullsafe_member_call_expression:
    case PHP_variable_name:
    case PHP_dynamic_variable_name:
    case PHP_scoped_property_access_expression:
    case PHP_assignment_expression:
    case PHP_augmented_assignment_expression:
    case PHP_reference_assignment_expression:
    case PHP_update_expression:
    case PHP_anonymous_function:
    case PHP_arrow_function:
    case PHP_include_expression:
    case PHP_include_once_expression:
    case PHP_require_expression:
    case PHP_require_once_expression:
    case PHP_match_expression:
    case PHP_throw_expression:
    case PHP_print_intrinsic:
    case PHP_cast_expression:
    case PHP_clone_expression:
    case PHP_yield_expression:
    case PHP_shell_command_expression:
    case PHP_error_suppression_expression: return false;
    default: return true;
    }
}

/* Whether the class of a constant is written as a name. */
static bool is_class_word(const struct checking *c, TSNode access)
{
    enum php_kind kind = check_kind(c, check_child(c, access, 0));
    return kind == PHP_name || kind == PHP_qualified_name || kind == PHP_relative_name ||
           kind == PHP_relative_scope;
}

void check_constant_expression(struct checking *c, TSNode value, bool news)
{
    if (cst_is_null(value))
        return;
    enum php_kind kind = check_kind(c, value);
    if (!is_constant_part(kind))
        check_fail(c, value, "Constant expression contains invalid operations");
    if (kind == PHP_object_creation_expression) {
        TSNode class = check_child(c, value, 0);
        if (!news)
            check_fail(c, value, "New expressions are not supported in this context");
        if (check_kind(c, class) == PHP_anonymous_class)
            check_fail(c, value, "Cannot use anonymous class in constant expression");
        if (check_is_word(check_text(c, class), "static"))
            check_fail(c, value, "\"static\" is not allowed in compile-time constants");
    }
    if (kind == PHP_subscript_expression && check_child_count(c, value) == 1)
        check_fail(c, value, "Cannot use [] for reading");
    if (kind == PHP_class_constant_access_expression && !is_class_word(c, value))
        check_fail(c, value,
                   "Dynamic class names are not allowed in compile-time class constant references");
    if (kind == PHP_relative_scope && check_is_word(check_text(c, value), "static"))
        check_fail(c, value, "\"static::\" is not allowed in compile-time constants");
    if (kind == PHP_variadic_unpacking && check_kind(c, ts_node_parent(value)) == PHP_argument)
        check_fail(c, value, "Argument unpacking in constant expressions is not supported");
    for (uint32_t i = 0; i < check_child_count(c, value); i++)
        check_constant_expression(c, check_child(c, value, i), news);
}

/* ---- closures ---- */

static bool is_auto_global(struct text name)
{
    static const char *const names[] = {"$_GET",   "$_POST", "$_REQUEST", "$_COOKIE", "$_SERVER",
                                        "$_FILES", "$_ENV",  "$_SESSION", "$GLOBALS"};
    for (size_t i = 0; i < ARRAY_LENGTH(names); i++)
        if (text_is(name, names[i]))
            return true;
    return false;
}

static TSNode captured(const struct checking *c, TSNode child)
{
    return check_kind(c, child) == PHP_by_ref ? check_child(c, child, 0) : child;
}

static void check_captures(struct checking *c, TSNode clause)
{
    TSNode params = cst_field(ts_node_parent(clause), "parameters");
    for (uint32_t i = 0; i < check_child_count(c, clause); i++) {
        TSNode variable = captured(c, check_child(c, clause, i));
        struct text name = check_text(c, variable);
        if (check_is_this(c, variable))
            check_fail(c, variable, "Cannot use $this as lexical variable");
        if (is_auto_global(name))
            check_fail(c, variable, "Cannot use auto-global as lexical variable");
        for (uint32_t k = 0; k < i; k++)
            if (text_equal(name, check_text(c, captured(c, check_child(c, clause, k)))))
                check_fail(c, variable, "Cannot use a lexical variable twice");
        for (uint32_t k = 0; !cst_is_null(params) && k < check_child_count(c, params); k++) {
            TSNode param = cst_field(check_child(c, params, k), "name");
            if (!cst_is_null(param) && text_equal(name, check_text(c, captured(c, param))))
                check_fail(c, variable, "Cannot use a lexical variable as a parameter name");
        }
    }
}

static void check_variables(struct checking *c, TSNode node, const char *error)
{
    for (uint32_t i = 0; i < check_child_count(c, node); i++) {
        TSNode child = check_child(c, node, i);
        TSNode name = check_kind(c, child) == PHP_static_variable_declaration
                          ? cst_field(child, "name")
                          : child;
        if (check_is_this(c, name))
            check_fail(c, name, error);
    }
}

static void check_arms(struct checking *c, TSNode block, enum php_kind kind)
{
    if (check_count(c, block, kind) > 1)
        check_fail(c, block, "Only one default clause is allowed");
}

static void check_reference(struct checking *c, TSNode node)
{
    TSNode right = cst_field(node, "right");
    check_written(c, cst_field(node, "left"));
    enum php_kind kind = check_kind(c, right);
    if (!cst_is_null(right) && !is_place(kind) && !is_call(kind) &&
        kind != PHP_object_creation_expression && !c->error) {
        check_fail(c, right, "Cannot take a reference of that expression");
        c->is_unmodelled = kind == PHP_binary_expression; /* that binds otherwise */
    }
    if (kind == PHP_member_access_expression || kind == PHP_subscript_expression)
        check_root(c, right);
    if (!cst_is_null(right) && check_has_nullsafe(c, right))
        check_fail(c, right, "Cannot take reference of a nullsafe chain");
}

static void check_call(struct checking *c, TSNode node)
{
    struct text name = check_text(c, cst_field(node, "function"));
    if (check_is_word(name, "isset"))
        check_isset(c, cst_field(node, "arguments"));
}

static void check_caught(struct checking *c, TSNode types)
{
    static const char *const words[] = {"static", "self", "parent"};
    for (uint32_t i = 0; !cst_is_null(types) && i < check_child_count(c, types); i++)
        for (size_t k = 0; k < ARRAY_LENGTH(words); k++)
            if (check_is_word(check_text(c, check_child(c, types, i)), words[k]))
                check_fail(c, types, "Bad class name in the catch statement");
}

static void check_attribute(struct checking *c, TSNode arguments)
{
    if (cst_is_null(arguments))
        return;
    check_constant_expression(c, arguments, true);
    for (uint32_t i = 0; i < check_child_count(c, arguments); i++) {
        TSNode argument = check_child(c, arguments, i), name = cst_field(argument, "name");
        if (check_kind(c, argument) == PHP_variadic_placeholder)
            check_fail(c, argument, "Cannot create Closure as attribute argument");
        for (uint32_t k = 0; !cst_is_null(name) && k < i; k++) {
            TSNode other = cst_field(check_child(c, arguments, k), "name");
            if (!cst_is_null(other) && text_equal(check_text(c, other), check_text(c, name)))
                check_fail(c, argument, "Duplicate named parameter");
        }
    }
}

/* A default for a place in what a call gives: the call is made twice, which is not modelled. */
static void check_defaulted(struct checking *c, TSNode node)
{
    TSNode base = cst_field(node, "left");
    enum php_kind kind = check_kind(c, base);
    TSNode word = cst_field(node, "operator");
    if (c->error || cst_is_null(word) || !text_is(check_text(c, word), "?\?="))
        return;
    while (kind == PHP_subscript_expression || kind == PHP_member_access_expression ||
           kind == PHP_parenthesized_expression) {
        base = check_child(c, base, 0);
        kind = check_kind(c, base);
    }
    if (!is_call(kind))
        return;
    check_fail(c, node, "a default for an element of what a call gives");
    c->is_unmodelled = true;
}

void check_expression(struct checking *c, TSNode node)
{
    switch ((int)check_kind(c, node)) {
    case PHP_assignment_expression: check_written(c, cst_field(node, "left")); break;
    case PHP_augmented_assignment_expression:
        check_written(c, cst_field(node, "left"));
        check_defaulted(c, node);
        break;
    case PHP_reference_assignment_expression: check_reference(c, node); break;
    case PHP_update_expression: check_written(c, check_child(c, node, 0)); break;
    case PHP_foreach_statement: check_foreach(c, node); break;
    case PHP_goto_statement: check_goto(c, node); break;
    case PHP_named_label_statement: check_label(c, node); break;
    case PHP_catch_clause:
        if (check_is_this(c, cst_field(node, "name")))
            check_fail(c, node, "Cannot re-assign $this");
        check_caught(c, cst_field(node, "type"));
        break;
    case PHP_attribute: check_attribute(c, cst_field(node, "parameters")); break;
    case PHP_unset_statement:
        check_variables(c, node, "Cannot unset $this");
        for (uint32_t i = 0; i < check_child_count(c, node); i++)
            check_written(c, check_child(c, node, i));
        break;
    case PHP_global_declaration:
        check_variables(c, node, "Cannot use $this as global variable");
        break;
    case PHP_function_static_declaration:
        check_variables(c, node, "Cannot use $this as static variable");
        break;
    case PHP_static_variable_declaration:
        check_constant_expression(c, cst_field(node, "value"), true);
        break;
    case PHP_subscript_expression: check_new_element(c, node); break;
    case PHP_array_creation_expression: check_array(c, node); break;
    case PHP_function_call_expression: check_call(c, node); break;
    case PHP_arguments: check_arguments(c, node); break;
    case PHP_anonymous_function_use_clause: check_captures(c, node); break;
    case PHP_relative_scope: check_scope_word(c, node); break;
    case PHP_switch_block: check_arms(c, node, PHP_default_statement); break;
    case PHP_match_block: check_arms(c, node, PHP_match_default_expression); break;
    case PHP_yield_expression:
        if (cst_is_null(check_function_of(c, node)))
            check_fail(c, node, "The \"yield\" expression can only be used inside a function");
        break;
    default: break;
    }
}
