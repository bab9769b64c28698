/* Expressions of JavaScript and TypeScript. Each handler is named after the node kind. */
#include "grammars/javascript/lower/js_p.h"

enum { DEEPEST = 500 };

typedef ir_id (*js_handler)(struct js_lowering *l, TSNode node);

#define ROLE_EXPRESSION(handler) handler
#define ROLE_STATEMENT(handler) NULL
#define ROLE_PART(handler) NULL
#define ROLE_UNMODELLED(handler) NULL
static const js_handler handlers[] = {
#define JS_KIND(kind, role, handler) ROLE_##role(handler),
#include "grammars/javascript/lower/kinds.def"
#undef JS_KIND
};

/* Why a kind is not modelled. */
#define REASON_EXPRESSION(reason) NULL
#define REASON_STATEMENT(reason) NULL
#define REASON_PART(reason) NULL
#define REASON_UNMODELLED(reason) reason
static const char *const reasons[] = {
#define JS_KIND(kind, role, reason) REASON_##role(reason),
#include "grammars/javascript/lower/kinds.def"
#undef JS_KIND
};

/* All closures inside of what is not modelled may run: their variables are what they may change. */
static ir_id not_modelled(struct js_lowering *l, TSNode node, enum js_kind kind)
{
    if (kind < JS_KIND_COUNT && reasons[kind])
        return js_unmodelled(l, node, reasons[kind]);
    return js_unmodelled(l, node, ts_node_type(node));
}

ir_id js_expression(struct js_lowering *l, TSNode node)
{
    if (cst_is_null(node))
        return NO_IR;
    enum js_kind kind = js_kind_of(l, node);
    if (kind == JS_ERROR || ts_node_is_missing(node))
        return js_unmodelled(l, node, "syntax error");
    if (kind >= JS_KIND_COUNT || !handlers[kind])
        return not_modelled(l, node, kind);
    if (l->depth >= DEEPEST)
        return js_unmodelled(l, node, "expression nested too deeply");
    l->depth++;
    ir_id result = handlers[kind](l, node);
    l->depth--;
    return result;
}

ir_id js_field(struct js_lowering *l, TSNode node, const char *field)
{
    TSNode child = cst_field(node, field);
    return cst_is_null(child) ? js_unmodelled(l, node, "syntax error") : js_expression(l, child);
}

static ir_id first_child(struct js_lowering *l, TSNode node)
{
    TSNode child = cst_child_at(node, 0);
    return cst_is_null(child) ? js_unmodelled(l, node, "syntax error") : js_expression(l, child);
}

static ir_id make_unary(struct js_lowering *l, TSNode node, enum ir_op op, uint32_t detail,
                        ir_id kid)
{
    return js_make(l, node, op, detail, 0, &kid, 1);
}

static ir_id make_binary(struct js_lowering *l, TSNode node, enum ir_op op, uint32_t detail,
                         ir_id a, ir_id b)
{
    return js_make(l, node, op, detail, 0, (ir_id[]){a, b}, 2);
}

/* ---- names and literals ---- */

ir_id js_lower_identifier(struct js_lowering *l, TSNode node)
{
    return js_read_name(l, node, js_node_name(l, node));
}

ir_id js_lower_undefined(struct js_lowering *l, TSNode node)
{
    return js_undefined(l, node);
}

ir_id js_lower_null(struct js_lowering *l, TSNode node)
{
    return js_make(l, node, IR_NULL, 0, 0, NULL, 0);
}

ir_id js_lower_true(struct js_lowering *l, TSNode node)
{
    return js_make(l, node, IR_BOOL, 0, 1, NULL, 0);
}

ir_id js_lower_false(struct js_lowering *l, TSNode node)
{
    return js_make(l, node, IR_BOOL, 0, 0, NULL, 0);
}

ir_id js_lower_this(struct js_lowering *l, TSNode node)
{
    return js_make(l, node, IR_THIS, 0, 0, NULL, 0);
}

ir_id js_lower_parenthesized(struct js_lowering *l, TSNode node)
{
    return first_child(l, node);
}

/* `x as T`, `x satisfies T`, `x!`, `f<T>`: types say nothing at run time. */
ir_id js_lower_typed(struct js_lowering *l, TSNode node)
{
    return first_child(l, node);
}

ir_id js_lower_assertion(struct js_lowering *l, TSNode node)
{
    TSNode value = cst_child_at(node, 1);
    return cst_is_null(value) ? js_unmodelled(l, node, "syntax error") : js_expression(l, value);
}

ir_id js_lower_sequence(struct js_lowering *l, TSNode node)
{
    ir_ids kids = {0};
    for (uint32_t i = 0; i < ts_node_named_child_count(node); i++)
        if (js_kind_of(l, ts_node_named_child(node, i)) != JS_comment)
            VEC_PUSH(&l->scratch, &kids, js_expression(l, ts_node_named_child(node, i)));
    return js_make(l, node, IR_SEQUENCE, 0, 0, kids.items, kids.count);
}

ir_id js_lower_closure(struct js_lowering *l, TSNode node)
{
    ir_function_id function = ir_function_at(l->program, l->file, ts_node_start_byte(node));
    if (function.index == 0)
        return js_unmodelled(l, node, "a function nested too deeply");
    return js_make(l, node, IR_CLOSURE, 0, function.index, NULL, 0);
}

ir_id js_lower_class_value(struct js_lowering *l, TSNode node)
{
    ir_class_id class = ir_class_at(l->program, l->file, ts_node_start_byte(node));
    if (class.index == 0)
        return js_unmodelled(l, node, "a class nested too deeply");
    TSNode heritage = cst_find(node, "class_heritage");
    ir_id parent = js_heritage(l, heritage);
    return js_make(l, node, IR_CLASS_VALUE, 0, class.index, &parent, 1);
}

/* The value of what a class extends; NO_IR if it extends nothing. */
ir_id js_heritage(struct js_lowering *l, TSNode heritage)
{
    if (cst_is_null(heritage))
        return NO_IR;
    TSNode clause = cst_find(heritage, "extends_clause");
    if (!cst_is_null(clause))
        return js_field(l, clause, "value");
    TSNode value = cst_child_at(heritage, 0);
    bool is_value = !cst_is_null(value) && js_kind_of(l, value) != JS_implements_clause;
    return is_value ? js_expression(l, value) : NO_IR;
}

/* ---- composite values ---- */

static ir_id make_entry(struct js_lowering *l, TSNode node, ir_id key, ir_id value)
{
    return make_binary(l, node, IR_ENTRY, 0, key, value);
}

static ir_id lower_spread(struct js_lowering *l, TSNode node)
{
    return make_unary(l, node, IR_SPREAD, 0, first_child(l, node));
}

/* A hole is read as undefined. */
ir_id js_lower_array(struct js_lowering *l, TSNode node)
{
    ir_ids kids = {0};
    cst_children children = {0};
    cst_get_children(node, &l->scratch, &children);
    bool hole = true;
    for (uint32_t i = 0; i < children.count; i++) {
        TSNode child = children.items[i].node;
        bool comma = cst_is(child, ",");
        if (comma && hole)
            VEC_PUSH(&l->scratch, &kids, make_entry(l, child, NO_IR, js_undefined(l, child)));
        if (comma)
            hole = true;
        if (!ts_node_is_named(child) || js_kind_of(l, child) == JS_comment)
            continue;
        hole = false;
        bool spread = js_kind_of(l, child) == JS_spread_element;
        VEC_PUSH(&l->scratch, &kids,
                 spread ? lower_spread(l, child)
                        : make_entry(l, child, NO_IR, js_expression(l, child)));
    }
    return js_make(l, node, IR_ARRAY, 0, 0, kids.items, kids.count);
}

/* The key of a pair or method: a literal, or the value in brackets. */
static ir_id lower_key(struct js_lowering *l, TSNode node)
{
    name_id name = js_property_name(l, node);
    if (!name_is_none(name) && js_kind_of(l, node) != JS_number)
        return js_name_string(l, node, name);
    return js_kind_of(l, node) == JS_number ? js_number(l, node) : first_child(l, node);
}

static bool is_accessor(struct js_lowering *l, TSNode method)
{
    cst_children children = {0};
    cst_get_children(method, &l->scratch, &children);
    for (uint32_t i = 0; i < children.count; i++)
        if (cst_is(children.items[i].node, "get") || cst_is(children.items[i].node, "set"))
            return strcmp(children.items[i].field, "name") != 0;
    return false;
}

static ir_id lower_object_method(struct js_lowering *l, TSNode node)
{
    TSNode name = cst_field(node, "name");
    ir_id value = is_accessor(l, node) ? js_unmodelled(l, node, "an accessor of an object literal")
                                       : js_lower_closure(l, node);
    return make_entry(l, node, lower_key(l, name), value);
}

ir_id js_lower_object(struct js_lowering *l, TSNode node)
{
    ir_ids kids = {0};
    for (uint32_t i = 0; i < ts_node_named_child_count(node); i++) {
        TSNode child = ts_node_named_child(node, i);
        switch ((int)js_kind_of(l, child)) {
        case JS_pair: {
            TSNode key = cst_field(child, "key");
            ir_id lowered = lower_key(l, key);
            VEC_PUSH(&l->scratch, &kids,
                     make_entry(l, child, lowered, js_field(l, child, "value")));
            break;
        }
        case JS_shorthand_property_identifier:
            VEC_PUSH(&l->scratch, &kids,
                     make_entry(l, child, js_name_string(l, child, js_node_name(l, child)),
                                js_lower_identifier(l, child)));
            break;
        case JS_spread_element: VEC_PUSH(&l->scratch, &kids, lower_spread(l, child)); break;
        case JS_method_definition:
            VEC_PUSH(&l->scratch, &kids, lower_object_method(l, child));
            break;
        default: break;
        }
    }
    return js_make(l, node, IR_OBJECT, 0, 0, kids.items, kids.count);
}

/* ---- members ---- */

static bool is_optional(TSNode node)
{
    return !cst_is_null(cst_find(node, "optional_chain"));
}

/*
 * `a?.b.c`: the whole chain is undefined where `a` is null. Each link of it is taken as optional,
 * so a link that is null by itself gives undefined instead of an exception.
 */
static bool in_optional_chain(const struct js_lowering *l, TSNode node)
{
    for (int i = 0; i < 64 && !cst_is_null(node); i++) {
        enum js_kind kind = js_kind_of(l, node);
        if (kind != JS_member_expression && kind != JS_subscript_expression &&
            kind != JS_call_expression && kind != JS_non_null_expression)
            return false;
        if (is_optional(node))
            return true;
        TSNode next = cst_field(node, kind == JS_call_expression ? "function" : "object");
        node = kind == JS_non_null_expression ? cst_child_at(node, 0) : next;
    }
    return false;
}

static uint32_t chain_flag(const struct js_lowering *l, TSNode node)
{
    return in_optional_chain(l, node) ? IR_NULLSAFE : 0;
}

ir_id js_lower_member(struct js_lowering *l, TSNode node)
{
    TSNode object = cst_field(node, "object"), property = cst_field(node, "property");
    if (cst_is_null(object) || cst_is_null(property))
        return js_unmodelled(l, node, "syntax error");
    if (js_kind_of(l, object) == JS_super)
        return js_unmodelled(l, node, "a property of super");
    ir_id base = js_expression(l, object);
    return js_make(l, node, IR_MEMBER, chain_flag(l, node), js_node_name(l, property).index, &base,
                   1);
}

/* An element with a literal name is a property. */
ir_id js_lower_subscript(struct js_lowering *l, TSNode node)
{
    TSNode index = cst_field(node, "index");
    ir_id base = js_field(l, node, "object");
    uint32_t flag = chain_flag(l, node);
    if (!cst_is_null(index) && js_kind_of(l, index) == JS_string) {
        struct text name = js_string_text(l, index);
        bool numeric = name.size && isdigit((unsigned char)name.data[0]);
        if (!numeric)
            return js_make(l, node, IR_MEMBER, flag, js_add_name(l, name).index, &base, 1);
    }
    ir_id key = js_field(l, node, "index");
    return make_binary(l, node, IR_INDEX, flag, base, key);
}

/* ---- calls ---- */

void js_arguments(struct js_lowering *l, TSNode arguments, ir_ids *kids)
{
    if (cst_is_null(arguments))
        return;
    for (uint32_t i = 0; i < ts_node_named_child_count(arguments); i++) {
        TSNode child = ts_node_named_child(arguments, i);
        enum js_kind kind = js_kind_of(l, child);
        if (kind == JS_comment)
            continue;
        VEC_PUSH(&l->scratch, kids,
                 kind == JS_spread_element ? lower_spread(l, child) : js_expression(l, child));
    }
}

static ir_id make_call(struct js_lowering *l, TSNode node, enum ir_op op, uint32_t detail,
                       uint64_t payload, const ir_ids *kids)
{
    return js_make(l, node, op, detail, payload, kids->items, kids->count);
}

static ir_id parent_class(struct js_lowering *l, TSNode node)
{
    return js_make(l, node, IR_CLASS_PARENT, 0, 0, NULL, 0);
}

/* `a.b(…)`, `super.b(…)` */
static ir_id call_member(struct js_lowering *l, TSNode node, TSNode function)
{
    ir_ids kids = {0};
    TSNode object = cst_field(function, "object");
    bool is_super = !cst_is_null(object) && js_kind_of(l, object) == JS_super;
    name_id name = js_node_name(l, cst_field(function, "property"));
    VEC_PUSH(&l->scratch, &kids,
             is_super ? parent_class(l, object) : js_field(l, function, "object"));
    js_arguments(l, cst_field(node, "arguments"), &kids);
    return make_call(l, node, is_super ? IR_CALL_STATIC : IR_CALL_METHOD, chain_flag(l, node),
                     name.index, &kids);
}

static ir_id call_subscript(struct js_lowering *l, TSNode node, TSNode function)
{
    ir_ids kids = {0};
    VEC_PUSH(&l->scratch, &kids, js_field(l, function, "object"));
    VEC_PUSH(&l->scratch, &kids, js_field(l, function, "index"));
    js_arguments(l, cst_field(node, "arguments"), &kids);
    return make_call(l, node, IR_CALL_METHOD_DYNAMIC, 0, 0, &kids);
}

/* `require("x")` and `import("x")` with a literal name. */
static ir_id call_import(struct js_lowering *l, TSNode node, uint32_t which)
{
    TSNode arguments = cst_field(node, "arguments");
    TSNode first = cst_is_null(arguments) ? arguments : cst_child_at(arguments, 0);
    if (cst_is_null(first) || js_kind_of(l, first) != JS_string) {
        ir_id kid = cst_is_null(first) ? js_undefined(l, node) : js_expression(l, first);
        name_id name = js_add_name(l, TEXT("a module with a computed name"));
        return js_make(l, node, IR_UNMODELLED, 0, name.index, &kid, 1);
    }
    return js_import(l, node, js_add_name(l, js_string_text(l, first)), which);
}

/* A named export is called as a method of its module. */
static ir_id call_name(struct js_lowering *l, TSNode node, TSNode function)
{
    ir_ids kids = {0};
    name_id name = js_node_name(l, function);
    const struct js_binding *binding = js_find_binding(l, name);
    if (js_is_stub_name(l, binding, &name))
        binding = NULL;
    if (!binding && text_is(js_text(l, function), "require"))
        return call_import(l, node, JS_IMPORT_REQUIRE);
    bool named = binding && !name_is_none(binding->module) && !name_is_none(binding->imported) &&
                 !text_is(names_text(l->program->names, binding->imported), "default");
    if (named)
        VEC_PUSH(&l->scratch, &kids, js_import(l, function, binding->module, JS_IMPORT_MODULE));
    else if (binding)
        VEC_PUSH(&l->scratch, &kids, js_read_name(l, function, name));
    js_arguments(l, cst_field(node, "arguments"), &kids);
    if (named)
        return make_call(l, node, IR_CALL_METHOD, 0, binding->imported.index, &kids);
    uint32_t flag = is_optional(node) ? IR_NULLSAFE : 0;
    return binding ? make_call(l, node, IR_CALL_VALUE, flag, 0, &kids)
                   : make_call(l, node, IR_CALL, 0, name.index, &kids);
}

static ir_id call_super(struct js_lowering *l, TSNode node, TSNode function)
{
    ir_ids kids = {0};
    VEC_PUSH(&l->scratch, &kids, parent_class(l, function));
    js_arguments(l, cst_field(node, "arguments"), &kids);
    return make_call(l, node, IR_CALL_STATIC, 0, js_add_name(l, TEXT("constructor")).index, &kids);
}

ir_id js_lower_call(struct js_lowering *l, TSNode node)
{
    TSNode function = cst_field(node, "function"), arguments = cst_field(node, "arguments");
    if (cst_is_null(function) || cst_is_null(arguments))
        return js_unmodelled(l, node, "syntax error");
    if (js_kind_of(l, arguments) == JS_template_string)
        return js_unmodelled(l, node, "a tagged template");
    while (js_kind_of(l, function) == JS_non_null_expression ||
           js_kind_of(l, function) == JS_parenthesized_expression) {
        TSNode inner = cst_child_at(function, 0);
        if (cst_is_null(inner))
            break;
        function = inner;
    }
    switch ((int)js_kind_of(l, function)) {
    case JS_identifier: return call_name(l, node, function);
    case JS_member_expression:
        if (!cst_is_null(cst_field(function, "property")))
            return call_member(l, node, function);
        break;
    case JS_subscript_expression: return call_subscript(l, node, function);
    case JS_super: return call_super(l, node, function);
    case JS_import: return call_import(l, node, JS_IMPORT_MODULE);
    default: break;
    }
    ir_ids kids = {0};
    VEC_PUSH(&l->scratch, &kids, js_expression(l, function));
    js_arguments(l, arguments, &kids);
    return make_call(l, node, IR_CALL_VALUE, 0, 0, &kids);
}

ir_id js_lower_new(struct js_lowering *l, TSNode node)
{
    ir_ids kids = {0};
    VEC_PUSH(&l->scratch, &kids, js_field(l, node, "constructor"));
    js_arguments(l, cst_field(node, "arguments"), &kids);
    return make_call(l, node, IR_NEW, 0, 0, &kids);
}

ir_id js_lower_await(struct js_lowering *l, TSNode node)
{
    return make_unary(l, node, IR_AWAIT, 0, first_child(l, node));
}

/* ---- operators ---- */

static const struct {
    const char *sign;
    enum ir_operator op;
} operators[] = {
    {"+", IR_JS_ADD},         {"-", IR_JS_SUB},          {"*", IR_JS_MUL},
    {"/", IR_JS_DIV},         {"%", IR_JS_REM},          {"**", IR_JS_POW},
    {"&", IR_JS_BIT_AND},     {"|", IR_JS_BIT_OR},       {"^", IR_JS_BIT_XOR},
    {"<<", IR_JS_SHIFT_LEFT}, {">>", IR_JS_SHIFT_RIGHT}, {">>>", IR_JS_SHIFT_RIGHT_UNSIGNED},
    {"==", IR_JS_LOOSE_EQ},   {"!=", IR_JS_LOOSE_NE},    {"===", IR_JS_STRICT_EQ},
    {"!==", IR_JS_STRICT_NE}, {"<", IR_JS_LT},           {"<=", IR_JS_LE},
    {">", IR_JS_GT},          {">=", IR_JS_GE},          {"in", IR_JS_IN},
};

static bool find_operator(struct text sign, enum ir_operator *op)
{
    for (size_t i = 0; i < ARRAY_LENGTH(operators); i++)
        if (text_is(sign, operators[i].sign)) {
            *op = operators[i].op;
            return true;
        }
    return false;
}

/* A long chain `a + b + …` leans to the left: its left operands are lowered in a loop. */
static ir_id binary_of(struct js_lowering *l, TSNode node, ir_id left, ir_id right)
{
    struct text sign = js_text(l, cst_field(node, "operator"));
    enum ir_operator op;
    if (text_is(sign, "&&"))
        return make_binary(l, node, IR_AND, 0, left, right);
    if (text_is(sign, "||"))
        return make_binary(l, node, IR_OR, 0, left, right);
    if (text_is(sign, "??"))
        return make_binary(l, node, IR_COALESCE, 0, left, right);
    if (text_is(sign, "instanceof"))
        return make_binary(l, node, IR_INSTANCEOF, 0, left, right);
    if (find_operator(sign, &op))
        return make_binary(l, node, IR_BINARY, op, left, right);
    return js_unmodelled(l, node, "syntax error");
}

ir_id js_lower_binary(struct js_lowering *l, TSNode node)
{
    VEC(TSNode) chain = {0};
    TSNode at = node;
    while (js_kind_of(l, at) == JS_binary_expression && !cst_is_null(cst_field(at, "left")) &&
           !cst_is_null(cst_field(at, "operator"))) {
        VEC_PUSH(&l->scratch, &chain, at);
        at = cst_field(at, "left");
    }
    if (chain.count == 0)
        return js_unmodelled(l, node, "syntax error");
    ir_id left = js_kind_of(l, at) == JS_private_property_identifier
                     ? js_unmodelled(l, at, "a test for a private member")
                     : js_expression(l, at);
    for (uint32_t i = chain.count; i-- > 0;)
        left = binary_of(l, chain.items[i], left, js_field(l, chain.items[i], "right"));
    return left;
}

static bool is_place(const struct js_lowering *l, ir_id node)
{
    return ir_op_category(ir_node(l->program, node)->op) == IR_PLACE;
}

/* `typeof x` of a name that nobody declares is no error. */
static ir_id lower_typeof(struct js_lowering *l, TSNode node, TSNode argument)
{
    return make_unary(l, node, IR_TYPEOF, 0, js_expression(l, argument));
}

ir_id js_lower_unary(struct js_lowering *l, TSNode node)
{
    TSNode sign = cst_field(node, "operator"), argument = cst_field(node, "argument");
    if (cst_is_null(sign) || cst_is_null(argument))
        return js_unmodelled(l, node, "syntax error");
    struct text text = js_text(l, sign);
    if (text_is(text, "typeof"))
        return lower_typeof(l, node, argument);
    ir_id value = js_expression(l, argument);
    if (text_is(text, "!"))
        return make_unary(l, node, IR_NOT, 0, value);
    if (text_is(text, "void"))
        return make_unary(l, node, IR_VOID, 0, value);
    if (text_is(text, "delete"))
        return is_place(l, value) ? make_unary(l, node, IR_DELETE, 0, value)
                                  : js_unmodelled(l, node, "delete of what is no property");
    enum ir_operator op = text_is(text, "-")   ? IR_JS_MINUS
                          : text_is(text, "+") ? IR_JS_PLUS
                                               : IR_JS_BIT_NOT;
    return make_unary(l, node, IR_UNARY, op, value);
}

ir_id js_lower_ternary(struct js_lowering *l, TSNode node)
{
    ir_id kids[3] = {js_field(l, node, "condition"), js_field(l, node, "consequence"),
                     js_field(l, node, "alternative")};
    return js_make(l, node, IR_CONDITIONAL, 0, 0, kids, 3);
}

/* ---- assignments ---- */

ir_id js_lower_assignment(struct js_lowering *l, TSNode node)
{
    TSNode left = cst_field(node, "left");
    if (cst_is_null(left))
        return js_unmodelled(l, node, "syntax error");
    ir_id target = js_target(l, left), value = js_field(l, node, "right");
    bool pattern = ir_node(l->program, target)->op == IR_PATTERN;
    if (!pattern && !is_place(l, target))
        return make_binary(l, node, IR_SEQUENCE, 0, target, value);
    return make_binary(l, node, pattern ? IR_DESTRUCTURE : IR_ASSIGN, 0, target, value);
}

ir_id js_lower_augmented(struct js_lowering *l, TSNode node)
{
    TSNode sign = cst_field(node, "operator");
    ir_id target = js_field(l, node, "left"), value = js_field(l, node, "right");
    if (cst_is_null(sign) || !is_place(l, target))
        return make_binary(l, node, IR_SEQUENCE, 0, target, value);
    struct text text = js_text(l, sign);
    text = text_slice(text, 0, text.size ? text.size - 1 : 0);
    enum ir_operator op;
    if (text_is(text, "&&"))
        return make_binary(l, node, IR_ASSIGN_AND, 0, target, value);
    if (text_is(text, "||"))
        return make_binary(l, node, IR_ASSIGN_OR, 0, target, value);
    if (text_is(text, "??"))
        return make_binary(l, node, IR_ASSIGN_COALESCE, 0, target, value);
    if (!find_operator(text, &op))
        return js_unmodelled(l, node, "syntax error");
    return make_binary(l, node, IR_ASSIGN_OPERATION, op, target, value);
}

ir_id js_lower_update(struct js_lowering *l, TSNode node)
{
    TSNode sign = cst_field(node, "operator"), argument = cst_field(node, "argument");
    if (cst_is_null(sign) || cst_is_null(argument))
        return js_unmodelled(l, node, "syntax error");
    ir_id place = js_expression(l, argument);
    if (!is_place(l, place))
        return js_unmodelled(l, node, "a step of what is no variable");
    uint32_t detail = text_is(js_text(l, sign), "--") ? IR_DECREMENT : 0;
    if (ts_node_start_byte(argument) < ts_node_start_byte(sign))
        detail |= IR_POSTFIX;
    return make_unary(l, node, IR_INCREMENT, detail, place);
}
