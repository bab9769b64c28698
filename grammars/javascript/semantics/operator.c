/* Operators of JavaScript that compute: ECMA-262 13.5 to 13.15. */
#include "grammars/javascript/semantics/js_sem.h"

static struct term_table *terms_of(struct exec *x)
{
    return exec_terms(x);
}

static struct value arithmetic(struct exec *x, enum term_op op, struct value a, struct value b)
{
    term_id left = js_to_number(x, a);
    term_id right = exec_is_dead(x) ? left : js_to_number(x, b);
    if (exec_is_dead(x))
        return VALUE_OF_UNDEFINED;
    return value_float(term_binary(terms_of(x), op, left, right));
}

static struct value function_of_numbers(struct exec *x, enum js_function function, struct value a,
                                        struct value b)
{
    term_id args[2] = {js_to_number(x, a), NO_TERM};
    args[1] = exec_is_dead(x) ? args[0] : js_to_number(x, b);
    return exec_is_dead(x) ? VALUE_OF_UNDEFINED : value_float(js_apply(x, function, args, 2));
}

static struct value bits(struct exec *x, enum ir_operator op, struct value a, struct value b)
{
    term_id args[3] = {term_int(terms_of(x), op), js_to_number(x, a), NO_TERM};
    args[2] = exec_is_dead(x) ? args[1] : js_to_number(x, b);
    return exec_is_dead(x) ? VALUE_OF_UNDEFINED : value_float(js_apply(x, JS_FN_BITS, args, 3));
}

/* Both primitive: a string makes it a concatenation. */
static struct value add_primitives(struct exec *x, struct value a, struct value b, void *context)
{
    (void)context;
    if (a.tag != VALUE_STRING && b.tag != VALUE_STRING)
        return arithmetic(x, TERM_ADD, a, b);
    term_id parts[2] = {js_to_string(x, a), js_to_string(x, b)};
    return value_string(term_concat(terms_of(x), parts, 2));
}

static struct value add(struct exec *x, struct value a, struct value b)
{
    struct value left = js_to_primitive(x, a, false);
    struct value right = exec_is_dead(x) ? b : js_to_primitive(x, b, false);
    return exec_is_dead(x) ? VALUE_OF_UNDEFINED : js_map2(x, left, right, add_primitives, NULL);
}

/* ---- in ---- */

static struct value has_property(struct exec *x, struct value object, void *context)
{
    struct value key = *(struct value *)context;
    struct text name;
    if (object.tag != VALUE_OBJECT && object.tag != VALUE_CALLABLE && object.tag != VALUE_ARRAY) {
        js_throw(x, "TypeError", "Cannot use 'in' operator to search for a key in a primitive");
        return VALUE_OF_UNDEFINED;
    }
    if (object.tag == VALUE_OBJECT && js_known_text(x, key, &name)) {
        name_id id = names_add(exec_names(x), name);
        name_id class_name = object_get(x, object)->class_name;
        if (exec_class_member(x, class_name, id, 0, false, object).tag != VALUE_ABSENT ||
            (js_is_class(x, object, "Array") && text_is(name, "length")))
            return value_of_bool(x, true);
    }
    struct value found = VALUE_NONE;
    if (object.tag == VALUE_OBJECT)
        found = array_get(x, object_properties(x, object), js_to_key(x, key));
    else if (object.tag == VALUE_ARRAY)
        found = array_get(x, object, js_to_key(x, key));
    term_id absent = value_has_tag(x, found, VALUE_MASK(VALUE_ABSENT));
    return value_bool(term_not(terms_of(x), absent));
}

/* ---- the tables ---- */

struct value js_binary(struct exec *x, enum ir_operator op, struct value a, struct value b)
{
    struct term_table *terms = terms_of(x);
    switch ((int)op) {
    case IR_JS_ADD: return add(x, a, b);
    case IR_JS_SUB: return arithmetic(x, TERM_SUB, a, b);
    case IR_JS_MUL: return arithmetic(x, TERM_MUL, a, b);
    case IR_JS_DIV: return arithmetic(x, TERM_DIV, a, b);
    case IR_JS_REM: return function_of_numbers(x, JS_FN_REMAINDER, a, b);
    case IR_JS_POW: return function_of_numbers(x, JS_FN_POWER, a, b);
    case IR_JS_BIT_AND:
    case IR_JS_BIT_OR:
    case IR_JS_BIT_XOR:
    case IR_JS_SHIFT_LEFT:
    case IR_JS_SHIFT_RIGHT:
    case IR_JS_SHIFT_RIGHT_UNSIGNED: return bits(x, op, a, b);
    case IR_JS_LOOSE_EQ: return value_bool(js_loose_eq(x, a, b));
    case IR_JS_LOOSE_NE: return value_bool(term_not(terms, js_loose_eq(x, a, b)));
    case IR_JS_STRICT_EQ: return value_bool(js_strict_eq(x, a, b));
    case IR_JS_STRICT_NE: return value_bool(term_not(terms, js_strict_eq(x, a, b)));
    case IR_JS_LT: return value_bool(js_less(x, a, b, false));
    case IR_JS_LE: return value_bool(js_less(x, a, b, true));
    case IR_JS_GT: return value_bool(js_less(x, b, a, false));
    case IR_JS_GE: return value_bool(js_less(x, b, a, true));
    case IR_JS_IN: return js_map(x, b, has_property, &a);
    default: break;
    }
    assert(false && "not an operator of JavaScript");
    return VALUE_OF_UNDEFINED;
}

struct value js_unary(struct exec *x, enum ir_operator op, struct value a)
{
    struct term_table *terms = terms_of(x);
    struct constant constant;
    term_id number = js_to_number(x, a);
    if (exec_is_dead(x))
        return VALUE_OF_UNDEFINED;
    switch ((int)op) {
    case IR_JS_PLUS: return value_float(number);
    case IR_JS_MINUS:
        if (term_is_constant(terms, number, &constant))
            return value_of_float(x, -constant.number);
        return value_float(term_binary(terms, TERM_MUL, term_float(terms, -1), number));
    case IR_JS_BIT_NOT: return bits(x, op, value_float(number), value_of_float(x, 0));
    default: break;
    }
    assert(false && "not a unary operator of JavaScript");
    return VALUE_OF_UNDEFINED;
}

struct value js_increment(struct exec *x, struct value a, bool decrement)
{
    return arithmetic(x, decrement ? TERM_SUB : TERM_ADD, a, value_of_float(x, 1));
}
