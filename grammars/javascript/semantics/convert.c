/* Conversions between the types of JavaScript: ECMA-262 7.1. */
#include <math.h>

#include "grammars/javascript/semantics/js_sem.h"

/* ---- over cases ---- */

/* Whether a conversion of such a value may call the program. */
static bool is_quiet(struct value simple)
{
    return simple.tag <= VALUE_STRING;
}

struct value js_map(struct exec *x, struct value a,
                    struct value (*one)(struct exec *x, struct value simple, void *context),
                    void *context)
{
    value_cases cases = {0}, results = {0};
    value_get_cases(x, a, &cases);
    if (cases.count == 1)
        return one(x, cases.items[0].value, context);
    for (uint32_t i = 0; i < cases.count && !exec_is_dead(x); i++) {
        struct value_case result = cases.items[i];
        bool alive = true;
        if (is_quiet(result.value)) {
            term_id outer = exec_enter_case(x, result.guard);
            result.value = one(x, result.value, context);
            exec_leave_case(x, outer);
        } else {
            alive = exec_under(x, result.guard, one, result.value, context, &result.value);
        }
        if (alive)
            VEC_PUSH(exec_arena(x), &results, result);
    }
    return results.count ? value_join(x, &results) : VALUE_OF_UNDEFINED;
}

struct pairing {
    struct value other;
    struct value (*one)(struct exec *x, struct value a, struct value b, void *context);
    void *context;
};

static struct value with_left(struct exec *x, struct value b, void *context)
{
    struct pairing *p = context;
    return p->one(x, p->other, b, p->context);
}

static struct value with_right(struct exec *x, struct value a, void *context)
{
    struct pairing inner = *(struct pairing *)context;
    struct value b = inner.other;
    inner.other = a;
    return js_map(x, b, with_left, &inner);
}

struct value js_map2(struct exec *x, struct value a, struct value b,
                     struct value (*one)(struct exec *x, struct value simple_a,
                                         struct value simple_b, void *context),
                     void *context)
{
    struct pairing p = {b, one, context};
    return js_map(x, a, with_right, &p);
}

void js_throw(struct exec *x, const char *class_name, const char *format, ...)
{
    char message[1024];
    va_list args;
    va_start(args, format);
    vsnprintf(message, sizeof message, format, args);
    va_end(args);
    struct text name = text_print(exec_arena(x), "js.%s", class_name);
    exec_throw(x, term_bool(exec_terms(x), true), name.data,
               text_copy(exec_arena(x), text_of(message)));
}

bool js_is_nothing(struct value simple)
{
    return simple.tag == VALUE_ABSENT || simple.tag == VALUE_UNDEFINED || simple.tag == VALUE_NULL;
}

bool js_is_number_value(struct value simple)
{
    return simple.tag == VALUE_INT || simple.tag == VALUE_FLOAT;
}

/* ---- objects to primitives ---- */

static struct value list_text(struct exec *x, struct value list, struct text separator)
{
    array_elements elements = {0};
    if (!js_list_elements(x, list, &elements))
        return exec_derived(x, "Array.join", VALUE_MASK(VALUE_STRING), 0, &list, 1);
    VEC(term_id) parts = {0};
    for (uint32_t i = 0; i < elements.count; i++) {
        struct value item = heap_follow(x, elements.items[i].value);
        if (i)
            VEC_PUSH(exec_arena(x), &parts, term_string_of(exec_terms(x), separator));
        VEC_PUSH(exec_arena(x), &parts,
                 js_is_nothing(item) ? term_string_of(exec_terms(x), TEXT(""))
                                     : js_to_string(x, item));
    }
    return value_string(term_concat(exec_terms(x), parts.items, parts.count));
}

/* What valueOf or toString of the program gives; ABSENT if there is none. */
static struct value call_own(struct exec *x, struct value object, const char *name)
{
    name_id id = names_add_z(exec_names(x), name);
    if (object.tag == VALUE_OBJECT && object_get(x, object)->is_input &&
        name_is_none(object_get(x, object)->class_name))
        return VALUE_NONE; /* data has no functions */
    struct value method = js_method_value(x, object, id);
    if (method.tag == VALUE_ABSENT && object.tag == VALUE_OBJECT)
        method = exec_class_member(x, object_get(x, object)->class_name, id, 0, false, object);
    return method.tag == VALUE_ABSENT ? VALUE_NONE : exec_call(x, method, NULL, 0);
}

static struct value default_text(struct exec *x, struct value object)
{
    if (object.tag == VALUE_CALLABLE)
        return exec_unmodelled(x, "the source text of a function", &object, 1);
    if (js_is_class(x, object, "Array"))
        return list_text(x, object, TEXT(","));
    if (js_is_class(x, object, "Date") || js_is_class(x, object, "RegExp"))
        return exec_derived(x, "toString", VALUE_MASK(VALUE_STRING), 0, &object, 1);
    if (name_is_none(object_get(x, object)->class_name) || object_get(x, object)->is_input) {
        return exec_input_text(x, object_properties(x, object));
    }
    return value_of_text(x, TEXT("[object Object]"));
}

static struct value primitive_of(struct exec *x, struct value a, void *context)
{
    static const char *const orders[2][2] = {{"valueOf", "toString"}, {"toString", "valueOf"}};
    bool string_first = *(bool *)context;
    if (a.tag == VALUE_ARRAY)
        return exec_derived(x, "toString", VALUE_MASK(VALUE_STRING), 0, &a, 1);
    if (a.tag != VALUE_OBJECT && a.tag != VALUE_CALLABLE)
        return a;
    if (js_is_class(x, a, "Date") && !string_first)
        return exec_derived(x, "Date.valueOf", VALUE_MASK(VALUE_FLOAT), 0, &a, 1);
    for (int i = 0; i < 2; i++) {
        struct value own = call_own(x, a, orders[string_first][i]);
        if (exec_is_dead(x))
            return VALUE_OF_UNDEFINED;
        if (own.tag != VALUE_ABSENT && own.tag != VALUE_OBJECT && own.tag != VALUE_CALLABLE)
            return own;
    }
    return default_text(x, a);
}

struct value js_to_primitive(struct exec *x, struct value a, bool string_first)
{
    uint32_t objects =
        VALUE_MASK(VALUE_OBJECT) | VALUE_MASK(VALUE_CALLABLE) | VALUE_MASK(VALUE_ARRAY);
    return value_tags(x, a) & objects ? js_map(x, a, primitive_of, &string_first) : a;
}

/* ---- to bool ---- */

/* Arithmetic on numbers gives no NaN; what is read from a text may be one. */
term_id js_is_number(struct exec *x, term_id number)
{
    struct term_table *terms = exec_terms(x);
    struct constant constant;
    enum term_op op = term_get_op(terms, number);
    term_id read = NO_TERM;
    if (term_is_constant(terms, number, &constant))
        return term_bool(terms, constant.sort != SORT_FLOAT || !isnan(constant.number));
    if (op == TERM_ITE)
        return term_ite(terms, term_arg(terms, number, 0),
                        js_is_number(x, term_arg(terms, number, 1)),
                        js_is_number(x, term_arg(terms, number, 2)));
    if (op == TERM_ADD || op == TERM_SUB || op == TERM_MUL || op == TERM_DIV)
        return term_and(terms, js_is_number(x, term_arg(terms, number, 0)),
                        js_is_number(x, term_arg(terms, number, 1)));
    if (op != TERM_APPLY)
        return term_bool(terms, true);
    struct text name = text_of(function_get_kind(terms, term_get_function(terms, number))->name);
    if (text_is(name, "js.nan"))
        return term_bool(terms, false);
    term_id arg = term_arg(terms, number, 0);
    if (text_is(name, "js.string_to_number"))
        read = js_apply(x, JS_FN_IS_NUMERIC, &arg, 1);
    else if (text_is(name, "js.parse_float") || text_is(name, "js.parse_int"))
        read = js_apply(x, JS_FN_PARSES, &arg, 1);
    else if (text_starts_with(name, TEXT("js.")) && term_get_sort(terms, arg) == SORT_FLOAT)
        read = js_is_number(x, arg);
    return term_is_none(read) ? term_bool(terms, true) : read;
}

static struct value truth_of(struct exec *x, struct value a, void *context)
{
    struct term_table *terms = exec_terms(x);
    (void)context;
    switch ((enum value_tag)a.tag) {
    case VALUE_BOOL: return a;
    case VALUE_INT:
        return value_bool(term_not(terms, term_eq(terms, value_term(a), term_int(terms, 0))));
    case VALUE_FLOAT: {
        term_id zero = term_eq(terms, value_term(a), term_float(terms, 0));
        return value_bool(term_and(terms, js_is_number(x, value_term(a)), term_not(terms, zero)));
    }
    case VALUE_STRING:
        return value_bool(
            term_not(terms, term_eq(terms, value_term(a), term_string_of(terms, TEXT("")))));
    case VALUE_ARRAY:
    case VALUE_OBJECT:
    case VALUE_CALLABLE: return value_of_bool(x, true);
    case VALUE_ABSENT:
    case VALUE_UNDEFINED:
    case VALUE_NULL:
    case VALUE_LEAF:
    case VALUE_UNION:
    case VALUE_REFERENCE: break;
    }
    return value_of_bool(x, false);
}

/* Objects are not looked into, so no case calls the program. */
term_id js_truth(struct exec *x, struct value a)
{
    struct term_table *terms = exec_terms(x);
    value_cases cases = {0};
    value_get_cases(x, a, &cases);
    term_id result = term_bool(terms, false);
    for (uint32_t i = 0; i < cases.count; i++) {
        term_id one = value_term(truth_of(x, cases.items[i].value, NULL));
        result = term_or(terms, result, term_and(terms, cases.items[i].guard, one));
    }
    return result;
}

/* ---- to string ---- */

static struct value string_of(struct exec *x, struct value a, void *context)
{
    struct term_table *terms = exec_terms(x);
    (void)context;
    switch ((enum value_tag)a.tag) {
    case VALUE_ABSENT:
    case VALUE_UNDEFINED: return value_of_text(x, TEXT("undefined"));
    case VALUE_NULL: return value_of_text(x, TEXT("null"));
    case VALUE_BOOL:
        return value_string(term_ite(terms, value_term(a), term_string_of(terms, TEXT("true")),
                                     term_string_of(terms, TEXT("false"))));
    case VALUE_STRING: return a;
    case VALUE_INT:
    case VALUE_FLOAT: {
        term_id number = js_to_number(x, a);
        return value_string(js_apply(x, JS_FN_NUMBER_TO_STRING, &number, 1));
    }
    case VALUE_ARRAY:
    case VALUE_OBJECT:
    case VALUE_CALLABLE:
    case VALUE_LEAF:
    case VALUE_UNION:
    case VALUE_REFERENCE: break;
    }
    return value_of_text(x, TEXT(""));
}

term_id js_to_string(struct exec *x, struct value a)
{
    struct value primitive = js_to_primitive(x, a, true);
    if (exec_is_dead(x))
        return term_string_of(exec_terms(x), TEXT(""));
    struct value text = js_map(x, primitive, string_of, NULL);
    return text.tag == VALUE_STRING ? value_term(text) : term_string_of(exec_terms(x), TEXT(""));
}

/* ---- to number ---- */

static term_id number_of_text(struct exec *x, struct value a)
{
    struct constant constant;
    double number;
    term_id text = value_term(a);
    if (value_is_constant(x, a, &constant))
        return js_parse_number(constant.text, &number) ? term_float(exec_terms(x), number)
               : exec_is_concrete(x)                   ? term_float(exec_terms(x), (double)NAN)
                                                       : js_apply(x, JS_FN_NAN, NULL, 0);
    return js_apply(x, JS_FN_STRING_TO_NUMBER, &text, 1);
}

static struct value number_of(struct exec *x, struct value a, void *context)
{
    struct term_table *terms = exec_terms(x);
    (void)context;
    switch ((enum value_tag)a.tag) {
    case VALUE_NULL: return value_of_float(x, 0);
    case VALUE_BOOL:
        return value_float(
            term_ite(terms, value_term(a), term_float(terms, 1), term_float(terms, 0)));
    case VALUE_INT: return value_float(term_unary(terms, TERM_INT_TO_FLOAT, value_term(a)));
    case VALUE_FLOAT: return a;
    case VALUE_STRING: return value_float(number_of_text(x, a));
    case VALUE_ABSENT:
    case VALUE_UNDEFINED:
    case VALUE_ARRAY:
    case VALUE_OBJECT:
    case VALUE_CALLABLE:
    case VALUE_LEAF:
    case VALUE_UNION:
    case VALUE_REFERENCE: break;
    }
    if (!exec_is_concrete(x))
        return value_float(js_apply(x, JS_FN_NAN, NULL, 0));
    return value_of_float(x, NAN);
}

term_id js_to_number(struct exec *x, struct value a)
{
    if (a.tag == VALUE_FLOAT)
        return value_term(a);
    struct value number = js_map(x, js_to_primitive(x, a, false), number_of, NULL);
    return number.tag == VALUE_FLOAT ? value_term(number) : term_float(exec_terms(x), 0);
}

/* ---- to keys ---- */

/* "0", "17": the keys of lists. */
static bool is_index(struct text text, int64_t *index)
{
    *index = 0;
    if (text.size == 0 || text.size > 15 || (text.size > 1 && text.data[0] == '0'))
        return false;
    for (size_t i = 0; i < text.size; i++) {
        if (!isdigit((unsigned char)text.data[i]))
            return false;
        *index = *index * 10 + (text.data[i] - '0');
    }
    return true;
}

static struct value key_of(struct exec *x, struct value a, void *context)
{
    struct constant constant;
    int64_t index;
    (void)context;
    if (a.tag == VALUE_INT)
        return a;
    if (a.tag == VALUE_FLOAT && !value_is_constant(x, a, &constant))
        return value_int(term_unary(exec_terms(x), TERM_FLOAT_TRUNC, value_term(a)));
    struct value text = string_of(x, a, NULL);
    if (value_is_constant(x, text, &constant) && is_index(constant.text, &index))
        return value_of_int(x, index);
    return text;
}

struct value js_to_key(struct exec *x, struct value a)
{
    if (a.tag == VALUE_INT || a.tag == VALUE_ABSENT)
        return a;
    return js_map(x, js_to_primitive(x, a, true), key_of, NULL);
}

/* ---- casts that the engine asks for ---- */

struct value js_cast(struct exec *x, enum ir_cast cast, struct value a)
{
    struct term_table *terms = exec_terms(x);
    switch (cast) {
    case IR_CAST_BOOL: return value_bool(js_truth(x, a));
    case IR_CAST_INT:
        return a.tag == VALUE_INT
                   ? a
                   : value_int(term_unary(terms, TERM_FLOAT_TRUNC, js_to_number(x, a)));
    case IR_CAST_FLOAT: return value_float(js_to_number(x, a));
    case IR_CAST_STRING:
    case IR_CAST_BINARY: return value_string(js_to_string(x, a));
    case IR_CAST_ARRAY:
    case IR_CAST_OBJECT:
    case IR_CAST_NULL: break;
    }
    return a;
}

/* ---- typeof ---- */

static struct value type_of(struct exec *x, struct value a, void *context)
{
    static const char *const words[] = {
        [VALUE_ABSENT] = "undefined", [VALUE_UNDEFINED] = "undefined", [VALUE_NULL] = "object",
        [VALUE_BOOL] = "boolean",     [VALUE_INT] = "number",          [VALUE_FLOAT] = "number",
        [VALUE_STRING] = "string",    [VALUE_ARRAY] = "object",        [VALUE_OBJECT] = "object",
        [VALUE_CALLABLE] = "function"};
    (void)context;
    return value_of_text(x, text_of(a.tag <= VALUE_CALLABLE ? words[a.tag] : "object"));
}

struct value js_type_of(struct exec *x, struct value a)
{
    struct term_table *terms = exec_terms(x);
    value_cases cases = {0};
    value_get_cases(x, a, &cases);
    term_id result = term_string_of(terms, TEXT("object"));
    for (uint32_t i = cases.count; i-- > 0;) {
        term_id word = value_term(type_of(x, cases.items[i].value, NULL));
        result = i + 1 == cases.count ? word : term_ite(terms, cases.items[i].guard, word, result);
    }
    return value_string(result);
}

/* ---- constants ---- */

bool js_known_text(struct exec *x, struct value value, struct text *text)
{
    struct constant constant;
    if (value.tag > VALUE_STRING)
        return false;
    struct value string = string_of(x, value, NULL);
    if (!value_is_constant(x, string, &constant))
        return false;
    *text = constant.text;
    return true;
}

bool js_known_number(struct exec *x, struct value value, double *number)
{
    struct constant constant;
    if (value.tag > VALUE_STRING)
        return false;
    struct value as_number = number_of(x, value, NULL);
    if (!value_is_constant(x, as_number, &constant))
        return false;
    *number = constant.number;
    return true;
}
