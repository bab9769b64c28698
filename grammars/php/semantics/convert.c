/* Conversions between the types of PHP. */
#include <math.h>

#include "grammars/php/semantics/php_sem.h"

/* ---- over cases ---- */

/* Whether a conversion of such a value may call the program. */
static bool is_quiet(struct value simple)
{
    return simple.tag <= VALUE_STRING;
}

static struct value
one_case(struct exec *x, const struct value_case *simple,
         struct value (*one)(struct exec *x, struct value simple, void *context), void *context)
{
    term_id outer = exec_enter_case(x, simple->guard);
    struct value result = one(x, simple->value, context);
    exec_leave_case(x, outer);
    return result;
}

struct value php_map(struct exec *x, struct value a,
                     struct value (*one)(struct exec *x, struct value simple, void *context),
                     void *context)
{
    value_cases cases = {0}, results = {0};
    value_get_cases(x, a, &cases);
    if (cases.count == 1)
        return one(x, cases.items[0].value, context);
    for (uint32_t i = 0; i < cases.count; i++) {
        struct value_case result = cases.items[i];
        bool alive = true;
        if (is_quiet(result.value))
            result.value = one_case(x, &cases.items[i], one, context);
        else
            alive = exec_under(x, result.guard, one, result.value, context, &result.value);
        if (alive)
            VEC_PUSH(exec_arena(x), &results, result);
    }
    return value_join(x, &results);
}

struct mapping2 {
    struct value other;
    struct value (*one)(struct exec *x, struct value a, struct value b, void *context);
    void *context;
};

static struct value second(struct exec *x, struct value b, void *context)
{
    struct mapping2 *m = context;
    return m->one(x, m->other, b, m->context);
}

static struct value first(struct exec *x, struct value a, void *context)
{
    struct mapping2 outer = *(struct mapping2 *)context;
    struct value b = outer.other;
    outer.other = a;
    return php_map(x, b, second, &outer);
}

struct value php_map2(struct exec *x, struct value a, struct value b,
                      struct value (*one)(struct exec *x, struct value simple_a,
                                          struct value simple_b, void *context),
                      void *context)
{
    struct mapping2 m = {b, one, context};
    return php_map(x, a, first, &m);
}

static term_id zero_of(struct term_table *terms, enum sort sort)
{
    switch (sort) {
    case SORT_BOOL: return term_bool(terms, false);
    case SORT_INT: return term_int(terms, 0);
    case SORT_FLOAT: return term_float(terms, 0);
    case SORT_REAL: return term_real(terms, TEXT("0"));
    case SORT_STRING: break;
    }
    return term_string_of(terms, TEXT(""));
}

struct folding {
    term_id (*one)(struct exec *x, struct value simple, void *context);
    void *context;
    term_id result;
};

static struct value fold_one(struct exec *x, struct value simple, void *context)
{
    struct folding *f = context;
    f->result = f->one(x, simple, f->context);
    return VALUE_OF_NULL;
}

term_id php_fold(struct exec *x, struct value a, enum sort sort,
                 term_id (*one)(struct exec *x, struct value simple, void *context), void *context)
{
    struct term_table *terms = exec_terms(x);
    value_cases cases = {0};
    value_get_cases(x, a, &cases);
    if (cases.count == 1)
        return one(x, cases.items[0].value, context);
    term_id result = NO_TERM;
    struct folding f = {one, context, NO_TERM};
    struct value ignored;
    for (uint32_t i = cases.count; i-- > 0;) {
        struct value simple = cases.items[i].value;
        if (is_quiet(simple))
            one_case(x, &cases.items[i], fold_one, &f);
        else if (!exec_under(x, cases.items[i].guard, fold_one, simple, &f, &ignored))
            continue;
        result = term_is_none(result) ? f.result
                                      : term_ite(terms, cases.items[i].guard, f.result, result);
    }
    return term_is_none(result) ? zero_of(terms, sort) : result;
}

void php_throw(struct exec *x, const char *class_name, const char *format, ...)
{
    char message[1024];
    va_list args;
    va_start(args, format);
    vsnprintf(message, sizeof message, format, args);
    va_end(args);
    exec_throw(x, term_bool(exec_terms(x), true), class_name, text_of(message));
}

struct text php_type_name(struct exec *x, struct value simple)
{
    static const char *const names[] = {
        [VALUE_ABSENT] = "null",     [VALUE_UNDEFINED] = "null", [VALUE_NULL] = "null",
        [VALUE_BOOL] = "bool",       [VALUE_INT] = "int",        [VALUE_FLOAT] = "float",
        [VALUE_STRING] = "string",   [VALUE_ARRAY] = "array",    [VALUE_OBJECT] = "object",
        [VALUE_CALLABLE] = "Closure"};
    if (simple.tag == VALUE_OBJECT)
        return exec_class_of(x, simple);
    return text_of(simple.tag <= VALUE_CALLABLE ? names[simple.tag] : "mixed");
}

/* ---- to bool ---- */

term_id php_truth_of_string(struct exec *x, term_id text)
{
    struct term_table *terms = exec_terms(x);
    term_id empty = term_eq(terms, text, term_string_of(terms, TEXT("")));
    term_id zero = term_eq(terms, text, term_string_of(terms, TEXT("0")));
    return term_not(terms, term_or(terms, empty, zero));
}

static term_id truth_of(struct exec *x, struct value a, void *context)
{
    struct term_table *terms = exec_terms(x);
    (void)context;
    switch ((enum value_tag)a.tag) {
    case VALUE_BOOL: return value_term(a);
    case VALUE_INT: return term_not(terms, term_eq(terms, value_term(a), term_int(terms, 0)));
    case VALUE_FLOAT: return term_not(terms, term_eq(terms, value_term(a), term_float(terms, 0)));
    case VALUE_STRING: return php_truth_of_string(x, value_term(a));
    case VALUE_ARRAY: return term_not(terms, term_eq(terms, array_count(x, a), term_int(terms, 0)));
    case VALUE_OBJECT:
    case VALUE_CALLABLE: return term_bool(terms, true);
    case VALUE_ABSENT:
    case VALUE_UNDEFINED:
    case VALUE_NULL:
    case VALUE_LEAF:
    case VALUE_UNION:
    case VALUE_REFERENCE: break;
    }
    return term_bool(terms, false);
}

term_id php_truth(struct exec *x, struct value a)
{
    return php_fold(x, a, SORT_BOOL, truth_of, NULL);
}

/* ---- to string ---- */

static term_id object_to_string(struct exec *x, struct value object)
{
    if (exec_is_open(x, object) && !exec_has_method(x, object, "__tostring"))
        return php_to_string(
            x, exec_environment(x, "__toString", VALUE_MASK(VALUE_STRING), &object, 1));
    if (!exec_has_method(x, object, "__tostring")) {
        struct text name = php_type_name(x, object);
        php_throw(x, "Error", "Object of class %.*s could not be converted to string",
                  (int)name.size, name.data);
        return term_string_of(exec_terms(x), TEXT(""));
    }
    return php_to_string(x, exec_call_method(x, object, "__tostring", NULL, 0));
}

static term_id string_of(struct exec *x, struct value a, void *context)
{
    struct term_table *terms = exec_terms(x);
    (void)context;
    switch ((enum value_tag)a.tag) {
    case VALUE_STRING: return value_term(a);
    case VALUE_INT: return php_apply(x, PHP_FN_INT_TO_STRING, value_term(a));
    case VALUE_FLOAT: return php_apply(x, PHP_FN_FLOAT_TO_STRING, value_term(a));
    case VALUE_BOOL:
        return term_ite(terms, value_term(a), term_string_of(terms, TEXT("1")),
                        term_string_of(terms, TEXT("")));
    case VALUE_ARRAY: return term_string_of(terms, TEXT("Array"));
    case VALUE_OBJECT: return object_to_string(x, a);
    case VALUE_CALLABLE:
        php_throw(x, "Error", "Object of class Closure could not be converted to string");
        break;
    case VALUE_ABSENT:
    case VALUE_UNDEFINED:
    case VALUE_NULL:
    case VALUE_LEAF:
    case VALUE_UNION:
    case VALUE_REFERENCE: break;
    }
    return term_string_of(terms, TEXT(""));
}

term_id php_to_string(struct exec *x, struct value a)
{
    if (a.tag == VALUE_STRING)
        return value_term(a);
    return php_fold(x, a, SORT_STRING, string_of, NULL);
}

/* ---- to numbers ---- */

static term_id int_of(struct exec *x, struct value a, void *context)
{
    struct term_table *terms = exec_terms(x);
    (void)context;
    switch ((enum value_tag)a.tag) {
    case VALUE_INT: return value_term(a);
    case VALUE_BOOL: return term_ite(terms, value_term(a), term_int(terms, 1), term_int(terms, 0));
    case VALUE_FLOAT: return term_unary(terms, TERM_FLOAT_TRUNC, value_term(a));
    case VALUE_STRING: return php_apply(x, PHP_FN_STRING_TO_INT, value_term(a));
    case VALUE_ARRAY: return int_of(x, value_bool(truth_of(x, a, NULL)), NULL);
    case VALUE_OBJECT:
    case VALUE_CALLABLE: return term_int(terms, 1);
    case VALUE_ABSENT:
    case VALUE_UNDEFINED:
    case VALUE_NULL:
    case VALUE_LEAF:
    case VALUE_UNION:
    case VALUE_REFERENCE: break;
    }
    return term_int(terms, 0);
}

term_id php_to_int(struct exec *x, struct value a)
{
    return php_fold(x, a, SORT_INT, int_of, NULL);
}

static term_id float_of(struct exec *x, struct value a, void *context)
{
    struct term_table *terms = exec_terms(x);
    if (a.tag == VALUE_FLOAT)
        return value_term(a);
    if (a.tag == VALUE_STRING)
        return php_apply(x, PHP_FN_STRING_TO_FLOAT, value_term(a));
    return term_unary(terms, TERM_INT_TO_FLOAT, int_of(x, a, context));
}

term_id php_to_float(struct exec *x, struct value a)
{
    return php_fold(x, a, SORT_FLOAT, float_of, NULL);
}

/* A numeric string is the INT or FLOAT that it reads as; one that is no number at all is 0. */
struct value php_number_of_string(struct exec *x, term_id text)
{
    struct term_table *terms = exec_terms(x);
    term_id kind = php_apply(x, PHP_FN_NUMERIC_KIND, text);
    term_id is_float = term_or(terms, term_eq(terms, kind, term_int(terms, PHP_FLOAT)),
                               term_eq(terms, kind, term_int(terms, PHP_LEADING_FLOAT)));
    struct value as_float = value_float(php_apply(x, PHP_FN_STRING_TO_FLOAT, text));
    struct value as_int = value_int(php_apply(x, PHP_FN_STRING_TO_INT, text));
    return value_merge(x, is_float, as_float, as_int);
}

static struct value number_of(struct exec *x, struct value a, void *context)
{
    (void)context;
    if (a.tag == VALUE_INT || a.tag == VALUE_FLOAT)
        return a;
    if (a.tag == VALUE_STRING)
        return php_number_of_string(x, value_term(a));
    return value_int(int_of(x, a, NULL));
}

struct value php_to_number(struct exec *x, struct value a)
{
    return php_map(x, a, number_of, NULL);
}

/* ---- to array and object ---- */

static struct value array_of(struct exec *x, struct value a, void *context)
{
    (void)context;
    if (a.tag == VALUE_ARRAY)
        return a;
    if (a.tag == VALUE_OBJECT)
        return php_array_of_object(x, a);
    struct value array = array_empty(x);
    if (a.tag == VALUE_NULL || a.tag == VALUE_ABSENT)
        return array;
    return array_append(x, array, a);
}

struct value php_to_array(struct exec *x, struct value a)
{
    return php_map(x, a, array_of, NULL);
}

static struct value object_of(struct exec *x, struct value a, void *context)
{
    (void)context;
    if (a.tag == VALUE_OBJECT || a.tag == VALUE_CALLABLE)
        return a;
    struct value object = exec_new(x, "stdClass", NULL, 0);
    if (object.tag != VALUE_OBJECT)
        return object;
    if (a.tag == VALUE_ARRAY)
        object_set_properties(x, object, a);
    else if (a.tag != VALUE_NULL && a.tag != VALUE_ABSENT)
        object_set_property(x, object, names_add(exec_names(x), TEXT("scalar")), a);
    return object;
}

/* ---- keys ---- */

/* Whether a string is the way an integer is written: "12", "-3", not "012", "+1", "-0". */
static bool is_integer_key(struct text text, int64_t *integer)
{
    double number;
    if (text.size == 0 || text.size > 20 || text.data[0] == '+' ||
        isspace((unsigned char)text.data[0]))
        return false;
    if (php_parse_number(text, integer, &number) != PHP_INT)
        return false;
    char back[32];
    int size = snprintf(back, sizeof back, "%" PRId64, *integer);
    return text_equal(text, (struct text){back, (size_t)size});
}

static struct value key_of(struct exec *x, struct value a, void *context)
{
    struct term_table *terms = exec_terms(x);
    struct constant constant;
    int64_t integer;
    (void)context;
    switch ((enum value_tag)a.tag) {
    case VALUE_INT: return a;
    case VALUE_STRING:
        if (value_is_constant(x, a, &constant) && is_integer_key(constant.text, &integer))
            return value_of_int(x, integer);
        return a;
    case VALUE_BOOL:
    case VALUE_FLOAT: return value_int(int_of(x, a, NULL));
    case VALUE_ABSENT:
    case VALUE_UNDEFINED:
    case VALUE_NULL: return value_string(term_string_of(terms, TEXT("")));
    case VALUE_ARRAY:
    case VALUE_OBJECT:
    case VALUE_CALLABLE: php_throw(x, "TypeError", "Illegal offset type"); break;
    case VALUE_LEAF:
    case VALUE_UNION:
    case VALUE_REFERENCE: break;
    }
    return VALUE_NONE;
}

struct value php_to_key(struct exec *x, struct value a)
{
    if (a.tag == VALUE_INT)
        return a;
    if (a.tag == VALUE_ABSENT)
        return a;
    return php_map(x, a, key_of, NULL);
}

/* ---- casts ---- */

/* Names of properties with the class that they belong to, as (array) gives them, are not taken
 * apart again. */
static void refuse_names(struct exec *x, struct value a)
{
    array_elements elements = {0};
    leaf_id base;
    struct text name;
    if (!exec_is_concrete(x) || a.tag != VALUE_ARRAY)
        return;
    array_list(x, a, &elements, &base);
    for (uint32_t i = 0; i < elements.count; i++)
        if (value_is_text(x, elements.items[i].key, &name) &&
            (name.size == 0 || name.data[0] == '\0'))
            exec_unsupported(x, "a property with a name that no program can write");
}

struct value php_cast(struct exec *x, enum ir_cast cast, struct value a)
{
    switch (cast) {
    case IR_CAST_BOOL: return value_bool(php_truth(x, a));
    case IR_CAST_INT: return value_int(php_to_int(x, a));
    case IR_CAST_FLOAT: return value_float(php_to_float(x, a));
    case IR_CAST_STRING:
    case IR_CAST_BINARY: return value_string(php_to_string(x, a));
    case IR_CAST_ARRAY: return php_to_array(x, a);
    case IR_CAST_OBJECT: refuse_names(x, a); return php_map(x, a, object_of, NULL);
    case IR_CAST_NULL: break;
    }
    return VALUE_OF_NULL;
}
