/* Expressions of PHP. Each handler is named after the node kind that it lowers. */
#include <strings.h>

#include "grammars/php/lower/php_p.h"

enum { DEEPEST = 1000 };

typedef ir_id (*php_handler)(struct php_lowering *l, TSNode node);

#define ROLE_EXPRESSION(handler) handler
#define ROLE_STATEMENT(handler) NULL
#define ROLE_PART(handler) NULL
#define ROLE_UNMODELLED(handler) NULL
static const php_handler handlers[] = {
#define PHP_KIND(kind, role, handler) ROLE_##role(handler),
#include "grammars/php/lower/kinds.def"
#undef PHP_KIND
};

ir_id php_expression(struct php_lowering *l, TSNode node)
{
    if (cst_is_null(node))
        return NO_IR;
    enum php_kind kind = php_get_kind(l, node);
    if (kind == PHP_ERROR || ts_node_is_missing(node))
        return php_unmodelled(l, node, "syntax error");
    if (kind >= PHP_KIND_COUNT || !handlers[kind])
        return php_unmodelled(l, node, ts_node_type(node));
    if (l->depth >= DEEPEST)
        return php_unmodelled(l, node, "expression nested too deeply");
    l->depth++;
    ir_id result = handlers[kind](l, node);
    l->depth--;
    return result;
}

static struct text node_text(const struct php_lowering *l, TSNode node)
{
    return cst_text(l->tree->cst, node);
}

static bool is_word(struct text text, const char *word)
{
    return text.size == strlen(word) && strncasecmp(text.data, word, text.size) == 0;
}

/* The expression in `field`, unmodelled where the parser found none. */
static ir_id field_expression(struct php_lowering *l, TSNode node, const char *field)
{
    TSNode child = cst_field(node, field);
    return cst_is_null(child) ? php_unmodelled(l, node, "syntax error") : php_expression(l, child);
}

static ir_id first_child(struct php_lowering *l, TSNode node)
{
    TSNode child = cst_child_at(node, 0);
    return cst_is_null(child) ? php_unmodelled(l, node, "syntax error") : php_expression(l, child);
}

static ir_id make_unary(struct php_lowering *l, TSNode node, enum ir_op op, uint32_t detail,
                        ir_id kid)
{
    return php_make(l, node, op, detail, 0, &kid, 1);
}

static ir_id make_binary(struct php_lowering *l, TSNode node, enum ir_op op, uint32_t detail,
                         ir_id a, ir_id b)
{
    return php_make(l, node, op, detail, 0, (ir_id[]){a, b}, 2);
}

/* ---- literals and names ---- */

ir_id lower_boolean(struct php_lowering *l, TSNode node)
{
    return php_make(l, node, IR_BOOL, 0, is_word(node_text(l, node), "true"), NULL, 0);
}

ir_id lower_null(struct php_lowering *l, TSNode node)
{
    return php_make(l, node, IR_NULL, 0, 0, NULL, 0);
}

/* `name` behind the namespace at `node`. */
static ir_id in_namespace(struct php_lowering *l, TSNode node, const char *name)
{
    struct text space = names_text(l->program->names, php_namespace(l, node));
    const char *separator = space.size ? "\\" : "";
    return php_string(
        l, node, text_print(&l->scratch, "%.*s%s%s", (int)space.size, space.data, separator, name));
}

/* __METHOD__ if `with_class`, else __FUNCTION__. */
static ir_id magic_function(struct php_lowering *l, TSNode node, bool with_class)
{
    if (l->function.index == 0)
        return php_string(l, node, TEXT(""));
    const struct ir_function *function = ir_function(l->program, l->function);
    if (function->flags & IR_FUNCTION_MAIN)
        return php_string(l, node, TEXT(""));
    if (function->flags & IR_FUNCTION_CLOSURE)
        return in_namespace(l, node, "{closure}");
    bool is_method = function->class.index != 0;
    name_id name = is_method && !with_class ? function->name : function->full_name;
    return php_make(l, node, IR_STRING, 0, name.index, NULL, 0);
}

static ir_id magic_class(struct php_lowering *l, TSNode node)
{
    if (l->class.index == 0)
        return php_string(l, node, TEXT(""));
    ir_id self = php_make(l, node, IR_CLASS_SELF, 0, 0, NULL, 0);
    return make_unary(l, node, IR_CLASS_NAME_OF, 0, self);
}

static ir_id magic_trait(struct php_lowering *l, TSNode node)
{
    if (l->class.index == 0 || ir_class(l->program, l->class)->kind != IR_CLASS_TRAIT)
        return php_string(l, node, TEXT(""));
    name_id name = ir_class(l->program, l->class)->full_name;
    return php_make(l, node, IR_STRING, 0, name.index, NULL, 0);
}

/* __LINE__ and its like; NO_IR for an ordinary constant. */
static ir_id magic_constant(struct php_lowering *l, TSNode node, struct text word)
{
    if (is_word(word, "__LINE__"))
        return php_make(l, node, IR_INT, 0, ts_node_start_point(node).row + 1, NULL, 0);
    if (is_word(word, "__FUNCTION__"))
        return magic_function(l, node, false);
    if (is_word(word, "__METHOD__"))
        return magic_function(l, node, true);
    if (is_word(word, "__CLASS__"))
        return magic_class(l, node);
    if (is_word(word, "__TRAIT__"))
        return magic_trait(l, node);
    if (is_word(word, "__FILE__"))
        return php_make(l, node, IR_CONSTANT, 0, php_add_name(l, TEXT("__FILE__")).index, NULL, 0);
    if (is_word(word, "__DIR__"))
        return php_make(l, node, IR_CONSTANT, 0, php_add_name(l, TEXT("__DIR__")).index, NULL, 0);
    if (is_word(word, "__NAMESPACE__"))
        return php_string(l, node, names_text(l->program->names, php_namespace(l, node)));
    if (is_word(word, "exit") || is_word(word, "die"))
        return make_unary(l, node, IR_EXIT, 0, NO_IR);
    return NO_IR;
}

ir_id lower_constant(struct php_lowering *l, TSNode node)
{
    ir_id magic = magic_constant(l, node, node_text(l, node));
    if (!ir_is_none(magic))
        return magic;
    bool fallback;
    name_id name = php_resolve_constant(l, node, &fallback);
    return php_make(l, node, IR_CONSTANT, fallback ? IR_FALLBACK : 0, name.index, NULL, 0);
}

static ir_id make_local(struct php_lowering *l, TSNode node, name_id name)
{
    if (text_is(names_text(l->program->names, name), "this"))
        return php_make(l, node, IR_THIS, 0, 0, NULL, 0);
    return php_make(l, node, IR_LOCAL, 0, name.index, NULL, 0);
}

ir_id lower_variable(struct php_lowering *l, TSNode node)
{
    return make_local(l, node, php_variable(l, node));
}

/* `$$a`, `${expr}`; in a string also `${name}` and `${name[key]}`. */
ir_id lower_dynamic_variable(struct php_lowering *l, TSNode node)
{
    TSNode inner = cst_child_at(node, 0);
    if (cst_is_null(inner))
        return php_unmodelled(l, node, "syntax error");
    if (php_get_kind(l, inner) == PHP_name)
        return make_local(l, node, php_node_name(l, inner));
    bool is_string_index = php_get_kind(l, inner) == PHP_subscript_expression &&
                           php_get_kind(l, cst_child_at(inner, 0)) == PHP_name;
    if (is_string_index) {
        TSNode name = cst_child_at(inner, 0);
        ir_id base = make_local(l, name, php_node_name(l, name));
        return make_binary(l, node, IR_INDEX, 0, base, php_expression(l, cst_child_at(inner, 1)));
    }
    return make_unary(l, node, IR_LOCAL_DYNAMIC, 0, php_expression(l, inner));
}

ir_id lower_parenthesized(struct php_lowering *l, TSNode node)
{
    return first_child(l, node);
}

ir_id lower_sequence(struct php_lowering *l, TSNode node)
{
    ir_ids kids = {0};
    cst_children children = {0};
    cst_get_children(node, &l->scratch, &children);
    for (uint32_t i = 0; i < children.count; i++) {
        TSNode child = children.items[i].node;
        if (ts_node_is_named(child) && php_get_kind(l, child) != PHP_comment)
            VEC_PUSH(&l->scratch, &kids, php_expression(l, child));
    }
    return php_make(l, node, IR_SEQUENCE, 0, 0, kids.items, kids.count);
}

/* ---- places ---- */

ir_id lower_subscript(struct php_lowering *l, TSNode node)
{
    TSNode base = cst_child_at(node, 0), key = cst_child_at(node, 1);
    if (cst_is_null(base))
        return php_unmodelled(l, node, "syntax error");
    return make_binary(l, node, IR_INDEX, 0, php_expression(l, base), php_expression(l, key));
}

static uint32_t nullsafe_flag(const struct php_lowering *l, TSNode node)
{
    enum php_kind kind = php_get_kind(l, node);
    bool nullsafe = kind == PHP_nullsafe_member_access_expression ||
                    kind == PHP_nullsafe_member_call_expression;
    return nullsafe ? IR_NULLSAFE : 0;
}

ir_id lower_member(struct php_lowering *l, TSNode node)
{
    TSNode name = cst_field(node, "name");
    TSNode object = cst_field(node, "object");
    if (l->is_constant && !cst_is_null(object) &&
        php_get_kind(l, object) != PHP_class_constant_access_expression)
        return php_unmodelled(l, node, "a property in a constant expression");
    ir_id base = field_expression(l, node, "object");
    if (cst_is_null(name))
        return php_unmodelled(l, node, "syntax error");
    uint32_t detail = nullsafe_flag(l, node);
    if (php_get_kind(l, name) == PHP_name)
        return php_make(l, node, IR_MEMBER, detail, php_node_name(l, name).index, &base, 1);
    return make_binary(l, node, IR_MEMBER_DYNAMIC, detail, base, php_expression(l, name));
}

ir_id php_class_operand(struct php_lowering *l, TSNode node)
{
    enum php_kind kind = cst_is_null(node) ? PHP_ERROR : php_get_kind(l, node);
    if (kind != PHP_name && kind != PHP_qualified_name && kind != PHP_relative_name &&
        kind != PHP_relative_scope)
        return php_expression(l, node);
    struct text word = node_text(l, node);
    if (is_word(word, "self"))
        return php_make(l, node, IR_CLASS_SELF, 0, 0, NULL, 0);
    if (is_word(word, "static"))
        return php_make(l, node, IR_CLASS_STATIC, 0, 0, NULL, 0);
    if (is_word(word, "parent"))
        return php_make(l, node, IR_CLASS_PARENT, 0, 0, NULL, 0);
    return php_make(l, node, IR_CLASS_NAME, 0, php_resolve_class(l, node).index, NULL, 0);
}

static ir_id scope_operand(struct php_lowering *l, TSNode node)
{
    TSNode scope = cst_field(node, "scope");
    return cst_is_null(scope) ? php_unmodelled(l, node, "syntax error")
                              : php_class_operand(l, scope);
}

ir_id lower_static_member(struct php_lowering *l, TSNode node)
{
    TSNode name = cst_field(node, "name");
    ir_id scope = scope_operand(l, node);
    if (php_get_kind(l, name) == PHP_variable_name)
        return php_make(l, node, IR_STATIC_MEMBER, 0, php_variable(l, name).index, &scope, 1);
    TSNode inner = cst_child_at(name, 0);
    return make_binary(l, node, IR_STATIC_MEMBER_DYNAMIC, 0, scope, php_expression(l, inner));
}

ir_id lower_class_constant(struct php_lowering *l, TSNode node)
{
    TSNode scope = cst_child_at(node, 0), name = cst_child_at(node, 1);
    bool plain = !cst_is_null(name) && php_get_kind(l, name) == PHP_name;
    if (!plain || ts_node_named_child_count(name) > 0)
        return php_unmodelled(l, node, "class constant with a computed name");
    ir_id operand = php_class_operand(l, scope);
    if (is_word(node_text(l, name), "class"))
        return make_unary(l, node, IR_CLASS_NAME_OF, 0, operand);
    return php_make(l, node, IR_CLASS_CONSTANT, 0, php_node_name(l, name).index, &operand, 1);
}

/* ---- patterns ---- */

static ir_id pattern_entry(struct php_lowering *l, TSNode node, ir_id key, TSNode target)
{
    bool by_reference = false;
    if (!cst_is_null(target) && php_get_kind(l, target) == PHP_by_ref) {
        by_reference = true;
        target = cst_child_at(target, 0);
    }
    ir_id place = cst_is_null(target) ? NO_IR : php_target(l, target);
    ir_id kids[3] = {key, place, NO_IR};
    return php_make(l, node, IR_PATTERN_ENTRY, by_reference ? IR_BY_REFERENCE : 0, 0, kids, 3);
}

/* `[$a, , 'k' => $b]`: the commas count, since an empty place skips an element. */
static ir_id lower_pattern(struct php_lowering *l, TSNode node)
{
    cst_children children = {0};
    cst_get_children(node, &l->scratch, &children);
    ir_ids entries = {0};
    ir_id key = NO_IR;
    TSNode pending = {{0}, NULL, NULL};
    for (uint32_t i = 0; i < children.count; i++) {
        TSNode child = children.items[i].node;
        bool last = i + 1 == children.count;
        if (ts_node_is_named(child)) {
            if (php_get_kind(l, child) != PHP_comment)
                pending = child;
            continue;
        }
        struct text token = node_text(l, child);
        if (text_is(token, "=>")) {
            key = php_expression(l, pending);
            pending = (TSNode){{0}, NULL, NULL};
        } else if (text_is(token, ",") || (last && !cst_is_null(pending))) {
            VEC_PUSH(&l->scratch, &entries,
                     pattern_entry(l, cst_is_null(pending) ? child : pending, key, pending));
            key = NO_IR;
            pending = (TSNode){{0}, NULL, NULL};
        }
    }
    return php_make(l, node, IR_PATTERN, 0, 0, entries.items, entries.count);
}

/* Assignment to what is no place: the value is computed, an unknown variable is written. */
ir_id php_place(struct php_lowering *l, TSNode node)
{
    ir_id place = php_expression(l, node);
    if (ir_op_category(ir_node(l->program, place)->op) == IR_PLACE)
        return place;
    return make_unary(l, node, IR_LOCAL_DYNAMIC, 0, place);
}

/* A pattern that the grammar reads as an array: one with references. */
static ir_id lower_array_pattern(struct php_lowering *l, TSNode node)
{
    cst_children children = {0};
    cst_get_children(node, &l->scratch, &children);
    ir_ids entries = {0};
    for (uint32_t i = 0; i < children.count; i++) {
        TSNode child = children.items[i].node, null = {{0}, NULL, NULL};
        if (php_get_kind(l, child) == PHP_array_element_initializer) {
            TSNode first = cst_child_at(child, 0), second = cst_child_at(child, 1);
            ir_id key = cst_is_null(second) ? NO_IR : php_expression(l, first);
            VEC_PUSH(&l->scratch, &entries,
                     pattern_entry(l, child, key, cst_is_null(second) ? first : second));
        } else if (text_is(node_text(l, child), ",") && i > 0 &&
                   php_get_kind(l, children.items[i - 1].node) != PHP_array_element_initializer) {
            VEC_PUSH(&l->scratch, &entries, pattern_entry(l, child, NO_IR, null));
        }
    }
    return php_make(l, node, IR_PATTERN, 0, 0, entries.items, entries.count);
}

ir_id php_target(struct php_lowering *l, TSNode node)
{
    if (php_get_kind(l, node) == PHP_list_literal)
        return lower_pattern(l, node);
    if (php_get_kind(l, node) == PHP_array_creation_expression)
        return lower_array_pattern(l, node);
    return php_place(l, node);
}

/* ---- assignments ---- */

ir_id lower_assignment(struct php_lowering *l, TSNode node)
{
    TSNode left = cst_field(node, "left");
    if (cst_is_null(left))
        return php_unmodelled(l, node, "syntax error");
    ir_id target = php_target(l, left);
    ir_id value = field_expression(l, node, "right");
    bool pattern = ir_node(l->program, target)->op == IR_PATTERN;
    return make_binary(l, node, pattern ? IR_DESTRUCTURE : IR_ASSIGN, 0, target, value);
}

ir_id lower_reference_assignment(struct php_lowering *l, TSNode node)
{
    TSNode left = cst_field(node, "left");
    if (cst_is_null(left))
        return php_unmodelled(l, node, "syntax error");
    return make_binary(l, node, IR_ASSIGN_REFERENCE, 0, php_place(l, left),
                       field_expression(l, node, "right"));
}

static const struct {
    const char *token;
    enum ir_operator op;
} operators[] = {
    {"+", IR_PHP_ADD},         {"-", IR_PHP_SUB},         {"*", IR_PHP_MUL},
    {"/", IR_PHP_DIV},         {"%", IR_PHP_MOD},         {"**", IR_PHP_POW},
    {".", IR_PHP_CONCAT},      {"&", IR_PHP_BIT_AND},     {"|", IR_PHP_BIT_OR},
    {"^", IR_PHP_BIT_XOR},     {"<<", IR_PHP_SHIFT_LEFT}, {">>", IR_PHP_SHIFT_RIGHT},
    {"==", IR_PHP_LOOSE_EQ},   {"!=", IR_PHP_LOOSE_NE},   {"<>", IR_PHP_LOOSE_NE},
    {"===", IR_PHP_STRICT_EQ}, {"!==", IR_PHP_STRICT_NE}, {"<", IR_PHP_LT},
    {"<=", IR_PHP_LE},         {">", IR_PHP_GT},          {">=", IR_PHP_GE},
    {"<=>", IR_PHP_SPACESHIP}, {"xor", IR_PHP_XOR},
};

/* IR_OPERATOR_COUNT if there is none. `token` may end in "=", as in "+=". */
static enum ir_operator find_operator(struct text token)
{
    for (size_t i = 0; i < ARRAY_LENGTH(operators); i++)
        if (is_word(token, operators[i].token))
            return operators[i].op;
    return IR_OPERATOR_COUNT;
}

static struct text operator_text(const struct php_lowering *l, TSNode node)
{
    TSNode operator= cst_field(node, "operator");
    return cst_is_null(operator) ? TEXT("") : node_text(l, operator);
}

ir_id lower_augmented_assignment(struct php_lowering *l, TSNode node)
{
    struct text token = operator_text(l, node);
    TSNode left = cst_field(node, "left");
    if (token.size < 2 || cst_is_null(left))
        return php_unmodelled(l, node, "syntax error");
    ir_id place = php_place(l, left);
    ir_id value = field_expression(l, node, "right");
    if (text_is(token, "\?\?="))
        return make_binary(l, node, IR_ASSIGN_COALESCE, 0, place, value);
    enum ir_operator op = find_operator(text_slice(token, 0, token.size - 1));
    if (op == IR_OPERATOR_COUNT)
        return php_unmodelled(l, node, "assignment operator");
    return make_binary(l, node, IR_ASSIGN_OPERATION, op, place, value);
}

ir_id lower_update(struct php_lowering *l, TSNode node)
{
    TSNode operator= cst_field(node, "operator"), argument = cst_field(node, "argument");
    if (cst_is_null(operator) || cst_is_null(argument))
        return php_unmodelled(l, node, "syntax error");
    uint32_t detail = text_is(node_text(l, operator), "--") ? IR_DECREMENT : 0;
    if (ts_node_start_byte(operator) > ts_node_start_byte(argument))
        detail |= IR_POSTFIX;
    return make_unary(l, node, IR_INCREMENT, detail, php_place(l, argument));
}

/* ---- operators ---- */

static ir_id apply_unary(struct php_lowering *l, TSNode node, ir_id argument);
static ir_id apply_cast(struct php_lowering *l, TSNode node, ir_id value);

/* `-$a ** 2` is -($a ** 2), and `(int) $a ** 2` is (int) ($a ** 2). */
static ir_id lower_power(struct php_lowering *l, TSNode node, TSNode base)
{
    enum php_kind kind = php_get_kind(l, base);
    if (kind == PHP_unary_op_expression)
        return apply_unary(l, base, lower_power(l, node, cst_field(base, "argument")));
    if (kind == PHP_cast_expression)
        return apply_cast(l, base, lower_power(l, node, cst_field(base, "value")));
    ir_id left = php_expression(l, base);
    return make_binary(l, node, IR_BINARY, IR_PHP_POW, left, field_expression(l, node, "right"));
}

ir_id lower_binary(struct php_lowering *l, TSNode node)
{
    struct text token = operator_text(l, node);
    if (text_is(token, "**"))
        return lower_power(l, node, cst_field(node, "left"));
    ir_id left = field_expression(l, node, "left");
    if (is_word(token, "instanceof"))
        return make_binary(l, node, IR_INSTANCEOF, 0, left,
                           php_class_operand(l, cst_field(node, "right")));
    ir_id right = field_expression(l, node, "right");
    if (text_is(token, "&&") || is_word(token, "and"))
        return make_binary(l, node, IR_AND, IR_BOOLEAN_RESULT, left, right);
    if (text_is(token, "||") || is_word(token, "or"))
        return make_binary(l, node, IR_OR, IR_BOOLEAN_RESULT, left, right);
    if (text_is(token, "\?\?"))
        return make_binary(l, node, IR_COALESCE, 0, left, right);
    enum ir_operator op = find_operator(token);
    if (op == IR_OPERATOR_COUNT)
        return php_unmodelled(l, node, "operator");
    return make_binary(l, node, IR_BINARY, op, left, right);
}

static ir_id apply_unary(struct php_lowering *l, TSNode node, ir_id argument)
{
    struct text token = operator_text(l, node);
    if (text_is(token, "!"))
        return make_unary(l, node, IR_NOT, 0, argument);
    if (text_is(token, "-"))
        return make_unary(l, node, IR_UNARY, IR_PHP_MINUS, argument);
    if (text_is(token, "+"))
        return make_unary(l, node, IR_UNARY, IR_PHP_PLUS, argument);
    return make_unary(l, node, IR_UNARY, IR_PHP_BIT_NOT, argument);
}

ir_id lower_unary(struct php_lowering *l, TSNode node)
{
    return apply_unary(l, node, field_expression(l, node, "argument"));
}

ir_id lower_conditional(struct php_lowering *l, TSNode node)
{
    ir_id condition = field_expression(l, node, "condition");
    ir_id alternative = field_expression(l, node, "alternative");
    TSNode body = cst_field(node, "body");
    if (cst_is_null(body))
        return make_binary(l, node, IR_ELVIS, 0, condition, alternative);
    ir_id kids[3] = {condition, php_expression(l, body), alternative};
    return php_make(l, node, IR_CONDITIONAL, 0, 0, kids, 3);
}

static const struct {
    const char *word;
    enum ir_cast cast;
} casts[] = {
    {"bool", IR_CAST_BOOL},     {"boolean", IR_CAST_BOOL},  {"int", IR_CAST_INT},
    {"integer", IR_CAST_INT},   {"float", IR_CAST_FLOAT},   {"double", IR_CAST_FLOAT},
    {"real", IR_CAST_FLOAT},    {"string", IR_CAST_STRING}, {"array", IR_CAST_ARRAY},
    {"object", IR_CAST_OBJECT}, {"unset", IR_CAST_NULL},    {"binary", IR_CAST_STRING},
};

static ir_id apply_cast(struct php_lowering *l, TSNode node, ir_id value)
{
    TSNode type = cst_field(node, "type");
    for (size_t i = 0; !cst_is_null(type) && i < ARRAY_LENGTH(casts); i++)
        if (is_word(text_trim(node_text(l, type)), casts[i].word))
            return make_unary(l, node, IR_CAST, casts[i].cast, value);
    return php_unmodelled(l, node, "cast");
}

ir_id lower_cast(struct php_lowering *l, TSNode node)
{
    return apply_cast(l, node, field_expression(l, node, "value"));
}

ir_id lower_clone(struct php_lowering *l, TSNode node)
{
    return make_unary(l, node, IR_CLONE, 0, first_child(l, node));
}

ir_id lower_silence(struct php_lowering *l, TSNode node)
{
    return make_unary(l, node, IR_SILENCE, 0, first_child(l, node));
}

ir_id lower_print(struct php_lowering *l, TSNode node)
{
    return make_unary(l, node, IR_PRINT, 0, first_child(l, node));
}

ir_id lower_throw(struct php_lowering *l, TSNode node)
{
    return make_unary(l, node, IR_THROW, 0, first_child(l, node));
}

/* Backticks are a call of shell_exec with an interpolated string. */
ir_id lower_shell(struct php_lowering *l, TSNode node)
{
    ir_id command = php_interpolated(l, node);
    return php_make(l, node, IR_CALL, 0, php_add_name(l, TEXT("shell_exec")).index, &command, 1);
}

ir_id lower_include(struct php_lowering *l, TSNode node)
{
    enum php_kind kind = php_get_kind(l, node);
    uint32_t detail = 0;
    if (kind == PHP_include_once_expression || kind == PHP_require_once_expression)
        detail |= IR_ONCE;
    if (kind == PHP_require_expression || kind == PHP_require_once_expression)
        detail |= IR_REQUIRED;
    return make_unary(l, node, IR_INCLUDE, detail, first_child(l, node));
}

ir_id lower_yield(struct php_lowering *l, TSNode node)
{
    cst_children children = {0};
    cst_get_children(node, &l->scratch, &children);
    for (uint32_t i = 0; i < children.count; i++)
        if (cst_is(children.items[i].node, "yield from"))
            return make_unary(l, node, IR_YIELD_FROM, 0, first_child(l, node));
    TSNode value = cst_child_at(node, 0);
    ir_id kids[2] = {NO_IR, NO_IR};
    if (!cst_is_null(value) && php_get_kind(l, value) == PHP_array_element_initializer) {
        TSNode second = cst_child_at(value, 1);
        if (!cst_is_null(second))
            kids[0] = php_expression(l, cst_child_at(value, 0));
        kids[1] = php_expression(l, cst_is_null(second) ? cst_child_at(value, 0) : second);
    } else if (!cst_is_null(value)) {
        kids[1] = php_expression(l, value);
    }
    return php_make(l, node, IR_YIELD, 0, 0, kids, 2);
}

/* ---- composite values ---- */

static ir_id array_entry(struct php_lowering *l, TSNode element)
{
    TSNode first = cst_child_at(element, 0), second = cst_child_at(element, 1);
    if (cst_is_null(first))
        return make_binary(l, element, IR_ENTRY, 0, NO_IR,
                           php_unmodelled(l, element, "syntax error"));
    if (php_get_kind(l, first) == PHP_variadic_unpacking)
        return make_unary(l, element, IR_SPREAD, 0, first_child(l, first));
    TSNode value = cst_is_null(second) ? first : second;
    uint32_t detail = 0;
    if (php_get_kind(l, value) == PHP_by_ref) {
        detail = IR_BY_REFERENCE;
        value = cst_child_at(value, 0);
    }
    ir_id key = cst_is_null(second) ? NO_IR : php_expression(l, first);
    return make_binary(l, element, IR_ENTRY, detail, key, php_expression(l, value));
}

ir_id lower_array(struct php_lowering *l, TSNode node)
{
    cst_children children = {0};
    cst_get_children(node, &l->scratch, &children);
    ir_ids entries = {0};
    for (uint32_t i = 0; i < children.count; i++)
        if (php_get_kind(l, children.items[i].node) == PHP_array_element_initializer)
            VEC_PUSH(&l->scratch, &entries, array_entry(l, children.items[i].node));
    return php_make(l, node, IR_ARRAY, 0, 0, entries.items, entries.count);
}

ir_id lower_closure(struct php_lowering *l, TSNode node)
{
    ir_function_id function = ir_function_at(l->program, l->file, ts_node_start_byte(node));
    if (function.index == 0)
        return php_unmodelled(l, node, "closure nested too deeply");
    return php_make(l, node, IR_CLOSURE, 0, function.index, NULL, 0);
}

static ir_id match_arm(struct php_lowering *l, TSNode arm)
{
    ir_ids kids = {0};
    VEC_PUSH(&l->scratch, &kids, field_expression(l, arm, "return_expression"));
    TSNode conditions = cst_field(arm, "conditional_expressions");
    cst_children children = {0};
    if (!cst_is_null(conditions))
        cst_get_children(conditions, &l->scratch, &children);
    for (uint32_t i = 0; i < children.count; i++) {
        TSNode condition = children.items[i].node;
        if (ts_node_is_named(condition) && php_get_kind(l, condition) != PHP_comment)
            VEC_PUSH(&l->scratch, &kids, php_expression(l, condition));
    }
    return php_make(l, arm, IR_MATCH_ARM, 0, 0, kids.items, kids.count);
}

ir_id lower_match(struct php_lowering *l, TSNode node)
{
    ir_ids kids = {0};
    VEC_PUSH(&l->scratch, &kids, field_expression(l, node, "condition"));
    cst_children arms = {0};
    TSNode body = cst_field(node, "body");
    if (!cst_is_null(body))
        cst_get_children(body, &l->scratch, &arms);
    for (uint32_t i = 0; i < arms.count; i++) {
        enum php_kind kind = php_get_kind(l, arms.items[i].node);
        if (kind == PHP_match_conditional_expression || kind == PHP_match_default_expression)
            VEC_PUSH(&l->scratch, &kids, match_arm(l, arms.items[i].node));
    }
    return php_make(l, node, IR_MATCH, 0, 0, kids.items, kids.count);
}

/* ---- calls ---- */

static void add_argument(struct php_lowering *l, TSNode argument, ir_ids *kids)
{
    TSNode name = cst_field(argument, "name");
    uint32_t index = cst_is_null(name) ? 0 : 1;
    TSNode value = cst_child_at(argument, index);
    if (!cst_is_null(value) && php_get_kind(l, value) == PHP_reference_modifier)
        value = cst_child_at(argument, index + 1);
    if (cst_is_null(value)) {
        VEC_PUSH(&l->scratch, kids, php_unmodelled(l, argument, "syntax error"));
    } else if (php_get_kind(l, value) == PHP_variadic_unpacking) {
        VEC_PUSH(&l->scratch, kids, make_unary(l, argument, IR_SPREAD, 0, first_child(l, value)));
    } else if (!cst_is_null(name)) {
        ir_id kid = php_expression(l, value);
        ir_id named = php_make(l, argument, IR_NAMED, 0, php_node_name(l, name).index, &kid, 1);
        VEC_PUSH(&l->scratch, kids, named);
    } else {
        VEC_PUSH(&l->scratch, kids, php_expression(l, value));
    }
}

void php_arguments(struct php_lowering *l, TSNode arguments, ir_ids *kids, bool *callable)
{
    *callable = false;
    if (cst_is_null(arguments))
        return;
    cst_children children = {0};
    cst_get_children(arguments, &l->scratch, &children);
    for (uint32_t i = 0; i < children.count; i++) {
        enum php_kind kind = php_get_kind(l, children.items[i].node);
        if (kind == PHP_argument)
            add_argument(l, children.items[i].node, kids);
        *callable |= kind == PHP_variadic_placeholder;
    }
}

/* Language constructs that the grammar reads as calls; NO_IR for a real call. */
static ir_id lower_construct(struct php_lowering *l, TSNode node, struct text name,
                             const ir_ids *args)
{
    if (is_word(name, "isset"))
        return php_make(l, node, IR_ISSET, 0, 0, args->items, args->count);
    if (is_word(name, "empty") && args->count == 1)
        return make_unary(l, node, IR_EMPTY, 0, args->items[0]);
    if (is_word(name, "exit") || is_word(name, "die"))
        return make_unary(l, node, IR_EXIT, 0, args->count ? args->items[0] : NO_IR);
    return NO_IR;
}

ir_id lower_call(struct php_lowering *l, TSNode node)
{
    TSNode function = cst_field(node, "function");
    ir_ids kids = {0};
    bool callable;
    enum php_kind kind = php_get_kind(l, function);
    if (kind != PHP_name && kind != PHP_qualified_name && kind != PHP_relative_name) {
        VEC_PUSH(&l->scratch, &kids, php_expression(l, function));
        php_arguments(l, cst_field(node, "arguments"), &kids, &callable);
        return php_make(l, node, IR_CALL_VALUE, callable ? IR_CALLABLE : 0, 0, kids.items,
                        kids.count);
    }
    php_arguments(l, cst_field(node, "arguments"), &kids, &callable);
    ir_id construct = lower_construct(l, node, node_text(l, function), &kids);
    if (!ir_is_none(construct))
        return construct;
    bool fallback;
    name_id name = php_resolve_function(l, function, &fallback);
    uint32_t detail = (fallback ? IR_FALLBACK : 0u) | (callable ? IR_CALLABLE : 0u);
    return php_make(l, node, IR_CALL, detail, name.index, kids.items, kids.count);
}

ir_id lower_member_call(struct php_lowering *l, TSNode node)
{
    TSNode name = cst_field(node, "name");
    ir_ids kids = {0};
    bool callable;
    VEC_PUSH(&l->scratch, &kids, field_expression(l, node, "object"));
    bool dynamic = cst_is_null(name) || php_get_kind(l, name) != PHP_name;
    if (dynamic)
        VEC_PUSH(&l->scratch, &kids, field_expression(l, node, "name"));
    php_arguments(l, cst_field(node, "arguments"), &kids, &callable);
    uint32_t detail = nullsafe_flag(l, node) | (callable ? IR_CALLABLE : 0u);
    return php_make(l, node, dynamic ? IR_CALL_METHOD_DYNAMIC : IR_CALL_METHOD, detail,
                    dynamic ? 0 : php_node_name(l, name).index, kids.items, kids.count);
}

ir_id lower_scoped_call(struct php_lowering *l, TSNode node)
{
    TSNode name = cst_field(node, "name");
    ir_ids kids = {0};
    bool callable;
    VEC_PUSH(&l->scratch, &kids, scope_operand(l, node));
    bool dynamic = cst_is_null(name) || php_get_kind(l, name) != PHP_name;
    if (dynamic)
        VEC_PUSH(&l->scratch, &kids, field_expression(l, node, "name"));
    php_arguments(l, cst_field(node, "arguments"), &kids, &callable);
    return php_make(l, node, dynamic ? IR_CALL_STATIC_DYNAMIC : IR_CALL_STATIC,
                    callable ? IR_CALLABLE : 0, dynamic ? 0 : php_node_name(l, name).index,
                    kids.items, kids.count);
}

static ir_id anonymous_class(struct php_lowering *l, TSNode node)
{
    ir_class_id class = ir_class_at(l->program, l->file, ts_node_start_byte(node));
    if (class.index == 0)
        return php_unmodelled(l, node, "anonymous class nested too deeply");
    ir_id no_value = NO_IR; /* what it extends is a name of the class */
    return php_make(l, node, IR_CLASS_VALUE, 0, class.index, &no_value, 1);
}

ir_id lower_new(struct php_lowering *l, TSNode node)
{
    TSNode class = cst_child_at(node, 0);
    if (cst_is_null(class))
        return php_unmodelled(l, node, "syntax error");
    ir_ids kids = {0};
    bool callable;
    bool anonymous = php_get_kind(l, class) == PHP_anonymous_class;
    VEC_PUSH(&l->scratch, &kids,
             anonymous ? anonymous_class(l, class) : php_class_operand(l, class));
    php_arguments(l, cst_find(anonymous ? class : node, "arguments"), &kids, &callable);
    return php_make(l, node, IR_NEW, 0, 0, kids.items, kids.count);
}

/* ---- types ---- */

static const struct {
    const char *word;
    uint32_t mask;
} types[] = {
    {"null", IR_TYPE_NULL},     {"bool", IR_TYPE_BOOL},         {"int", IR_TYPE_INT},
    {"float", IR_TYPE_FLOAT},   {"string", IR_TYPE_STRING},     {"array", IR_TYPE_ARRAY},
    {"object", IR_TYPE_OBJECT}, {"callable", IR_TYPE_CALLABLE}, {"iterable", IR_TYPE_ITERABLE},
    {"mixed", IR_TYPE_MIXED},   {"void", IR_TYPE_VOID},         {"never", IR_TYPE_NEVER},
    {"self", IR_TYPE_SELF},     {"static", IR_TYPE_STATIC},     {"false", IR_TYPE_FALSE},
    {"true", IR_TYPE_TRUE},
};

uint32_t php_type_word(struct text word)
{
    for (size_t i = 0; i < ARRAY_LENGTH(types); i++)
        if (is_word(word, types[i].word))
            return types[i].mask;
    return 0;
}

enum { MOST_CLASSES = 16 };

/* A type that is being read. */
struct reading {
    struct ir_type type;
    name_id classes[MOST_CLASSES];
    uint8_t groups[MOST_CLASSES];
    uint8_t intersections;
};

static void add_type_class(struct php_lowering *l, TSNode node, uint8_t group, struct reading *r)
{
    if (r->type.class_count == MOST_CLASSES)
        return;
    r->groups[r->type.class_count] = group;
    r->classes[r->type.class_count++] = is_word(node_text(l, node), "parent")
                                            ? names_add(l->program->names, TEXT("parent"))
                                            : php_resolve_class(l, node);
}

static void add_type(struct php_lowering *l, TSNode node, uint8_t group, struct reading *r)
{
    enum php_kind kind = php_get_kind(l, node);
    uint32_t word = php_type_word(node_text(l, node));
    r->type.mask |= word;
    if (word)
        return;
    if (kind == PHP_name || kind == PHP_qualified_name || kind == PHP_relative_name) {
        add_type_class(l, node, group, r);
        return;
    }
    if (kind == PHP_optional_type)
        r->type.mask |= IR_TYPE_NULL;
    if (kind == PHP_intersection_type && group == 0)
        group = ++r->intersections;
    for (uint32_t i = 0; i < ts_node_named_child_count(node); i++)
        add_type(l, ts_node_named_child(node, i), group, r);
}

struct ir_type php_type(struct php_lowering *l, TSNode node)
{
    struct reading r = {.intersections = 0};
    if (cst_is_null(node))
        return r.type;
    add_type(l, node, 0, &r);
    if (r.type.class_count) {
        r.type.classes = ARENA_ARRAY(l->program->arena, name_id, r.type.class_count);
        memcpy(r.type.classes, r.classes, r.type.class_count * sizeof *r.classes);
    }
    if (r.intersections) {
        r.type.groups = ARENA_ARRAY(l->program->arena, uint8_t, r.type.class_count);
        memcpy(r.type.groups, r.groups, r.type.class_count);
    }
    return r.type;
}
