/* Built-in functions about types and conversions. */
#include "grammars/php/semantics/builtins.h"

static struct value has_tag(struct call *call, uint32_t mask)
{
    return value_bool(value_has_tag(call->x, call->args[0], mask));
}

static struct value run_is_array(struct call *call)
{
    return has_tag(call, VALUE_MASK(VALUE_ARRAY));
}

static struct value run_is_bool(struct call *call)
{
    return has_tag(call, VALUE_MASK(VALUE_BOOL));
}

static struct value run_is_float(struct call *call)
{
    return has_tag(call, VALUE_MASK(VALUE_FLOAT));
}

static struct value run_is_int(struct call *call)
{
    return has_tag(call, VALUE_MASK(VALUE_INT));
}

static struct value run_is_null(struct call *call)
{
    return has_tag(call, VALUE_MASK(VALUE_NULL) | VALUE_MASK(VALUE_ABSENT));
}

static struct value run_is_object(struct call *call)
{
    return has_tag(call, VALUE_MASK(VALUE_OBJECT) | VALUE_MASK(VALUE_CALLABLE));
}

static struct value run_is_scalar(struct call *call)
{
    return has_tag(call, VALUE_ANY_SCALAR & ~VALUE_MASK(VALUE_NULL));
}

static struct value run_is_string(struct call *call)
{
    return has_tag(call, VALUE_MASK(VALUE_STRING));
}

static term_id numeric_of(struct exec *x, struct value a, void *context)
{
    struct term_table *terms = exec_terms(x);
    (void)context;
    if (a.tag == VALUE_INT || a.tag == VALUE_FLOAT)
        return term_bool(terms, true);
    if (a.tag != VALUE_STRING)
        return term_bool(terms, false);
    term_id kind = php_apply(x, PHP_FN_NUMERIC_KIND, value_term(a));
    return term_binary(terms, TERM_LE, term_int(terms, PHP_INT), kind);
}

static struct value run_is_numeric(struct call *call)
{
    return value_bool(php_fold(call->x, call->args[0], SORT_BOOL, numeric_of, NULL));
}

static struct value run_boolval(struct call *call)
{
    return value_bool(php_truth(call->x, call->args[0]));
}

static struct value run_floatval(struct call *call)
{
    return value_float(php_to_float(call->x, call->args[0]));
}

static struct value run_strval(struct call *call)
{
    return value_string(php_to_string(call->x, call->args[0]));
}

static struct value run_intval(struct call *call)
{
    struct constant base;
    if (call->count < 2)
        return value_int(php_to_int(call->x, call->args[0]));
    if (!value_is_constant(call->x, call->args[1], &base))
        return exec_unmodelled(call->x, "intval with an unknown base", call->args, call->count);
    if (base.integer == 10)
        return value_int(php_to_int(call->x, call->args[0]));
    struct text text;
    if (!value_is_text(call->x, call->args[0], &text))
        return exec_unmodelled(call->x, "intval with a base", call->args, call->count);
    for (size_t i = 0; i < text.size; i++)
        if (strchr("bBoO", text.data[i]) && text.data[i] && base.integer <= 8)
            return exec_unmodelled(call->x, "intval of digits with a prefix", call->args,
                                   call->count);
    return value_of_int(call->x, strtoll(text.data, NULL, (int)base.integer));
}

static struct value type_of(struct exec *x, struct value a, void *context)
{
    static const char *const names[] = {
        [VALUE_ABSENT] = "NULL",    [VALUE_UNDEFINED] = "NULL", [VALUE_NULL] = "NULL",
        [VALUE_BOOL] = "boolean",   [VALUE_INT] = "integer",    [VALUE_FLOAT] = "double",
        [VALUE_STRING] = "string",  [VALUE_ARRAY] = "array",    [VALUE_OBJECT] = "object",
        [VALUE_CALLABLE] = "object"};
    (void)context;
    return value_of_text(x, text_of(names[a.tag]));
}

static struct value run_gettype(struct call *call)
{
    return php_map(call->x, call->args[0], type_of, NULL);
}

static struct value debug_type_of(struct exec *x, struct value a, void *context)
{
    (void)context;
    return value_of_text(x, php_type_name(x, a));
}

static struct value run_get_debug_type(struct call *call)
{
    return php_map(call->x, call->args[0], debug_type_of, NULL);
}

/* ---- what can be called, counted, gone through ---- */

static struct value callable_case(struct exec *x, struct value value, void *context)
{
    struct text text;
    (void)context;
    if (value.tag <= VALUE_FLOAT)
        return value_of_bool(x, false);
    bool known = exec_is_concrete(x) || value.tag == VALUE_CALLABLE ||
                 (value_is_text(x, value, &text) && php_is_callable(x, value));
    return known ? value_of_bool(x, php_is_callable(x, value))
                 : exec_derived(x, "is_callable", VALUE_MASK(VALUE_BOOL), 0, &value, 1);
}

static struct value run_is_callable(struct call *call)
{
    if (call->count > 1)
        return call_derived(call, VALUE_MASK(VALUE_BOOL));
    return php_map(call->x, call->args[0], callable_case, NULL);
}

static struct value instance_case(struct exec *x, struct value value, void *context)
{
    if (value.tag == VALUE_OBJECT && exec_class_of(x, value).size == 0)
        return exec_derived(x, context, VALUE_MASK(VALUE_BOOL), 0, &value, 1);
    return value_of_bool(x, value.tag == VALUE_ARRAY || exec_is_instance(x, value, context));
}

static struct value run_is_iterable(struct call *call)
{
    return php_map(call->x, call->args[0], instance_case, (void *)(uintptr_t) "Traversable");
}

static struct value run_is_countable(struct call *call)
{
    return php_map(call->x, call->args[0], instance_case, (void *)(uintptr_t) "Countable");
}

/* Nothing that this interpreter makes is a resource. */
static struct value run_is_resource(struct call *call)
{
    return value_of_bool(call->x, false);
}

static bool is_word(struct text text, const char *word)
{
    bool same = text.size == strlen(word);
    for (size_t i = 0; same && i < text.size; i++)
        same = tolower((unsigned char)text.data[i]) == word[i];
    return same;
}

static struct value run_settype(struct call *call)
{
    static const struct {
        const char *word;
        enum ir_cast cast;
    } types[] = {{"bool", IR_CAST_BOOL},     {"boolean", IR_CAST_BOOL}, {"int", IR_CAST_INT},
                 {"integer", IR_CAST_INT},   {"float", IR_CAST_FLOAT},  {"double", IR_CAST_FLOAT},
                 {"string", IR_CAST_STRING}, {"array", IR_CAST_ARRAY},  {"object", IR_CAST_OBJECT}};
    struct text type;
    if (!arg_text(call, 1, NULL, &type)) {
        call->out[0] = call_unknown(call);
        return value_of_bool(call->x, true);
    }
    call->out[0] = is_word(type, "null") ? VALUE_OF_NULL : VALUE_NONE;
    for (size_t i = 0; i < ARRAY_LENGTH(types); i++)
        if (is_word(type, types[i].word))
            call->out[0] = php_cast(call->x, types[i].cast, call->args[0]);
    if (exec_is_dead(call->x) || call->out[0].tag != VALUE_ABSENT)
        return value_of_bool(call->x, true);
    if (is_word(type, "resource")) {
        php_throw(call->x, "ValueError", "Cannot convert to resource type");
        return VALUE_OF_NULL;
    }
    return call_refuse_value(call, 1, "must be a valid type");
}

static const struct php_builtin items[] = {
    PHP_FUNCTION("boolval", 1, 1, "mixed $value", run_boolval),
    PHP_FUNCTION("doubleval", 1, 1, "mixed $value", run_floatval),
    PHP_FUNCTION("floatval", 1, 1, "mixed $value", run_floatval),
    PHP_FUNCTION("get_debug_type", 1, 1, "mixed $value", run_get_debug_type),
    PHP_FUNCTION("gettype", 1, 1, "mixed $value", run_gettype),
    PHP_FUNCTION("intval", 1, 2, "mixed $value, int $base = 10", run_intval),
    PHP_FUNCTION("is_array", 1, 1, "mixed $value", run_is_array),
    PHP_FUNCTION("is_bool", 1, 1, "mixed $value", run_is_bool),
    PHP_REFERENCE_FUNCTION("is_callable", 1, 3, 4,
                           "mixed $value, bool $syntax_only = false, &$callable_name = null",
                           run_is_callable),
    PHP_FUNCTION("is_countable", 1, 1, "mixed $value", run_is_countable),
    PHP_FUNCTION("is_double", 1, 1, "mixed $value", run_is_float),
    PHP_FUNCTION("is_float", 1, 1, "mixed $value", run_is_float),
    PHP_FUNCTION("is_int", 1, 1, "mixed $value", run_is_int),
    PHP_FUNCTION("is_integer", 1, 1, "mixed $value", run_is_int),
    PHP_FUNCTION("is_iterable", 1, 1, "mixed $value", run_is_iterable),
    PHP_FUNCTION("is_long", 1, 1, "mixed $value", run_is_int),
    PHP_FUNCTION("is_null", 1, 1, "mixed $value", run_is_null),
    PHP_FUNCTION("is_numeric", 1, 1, "mixed $value", run_is_numeric),
    PHP_FUNCTION("is_object", 1, 1, "mixed $value", run_is_object),
    PHP_FUNCTION("is_resource", 1, 1, "mixed $value", run_is_resource),
    PHP_FUNCTION("is_scalar", 1, 1, "mixed $value", run_is_scalar),
    PHP_FUNCTION("is_string", 1, 1, "mixed $value", run_is_string),
    PHP_REFERENCE_FUNCTION("settype", 2, 2, 1, "mixed &$var, string $type", run_settype),
    PHP_FUNCTION("strval", 1, 1, "mixed $value", run_strval),
};

const struct php_builtins php_builtins_types = {items, ARRAY_LENGTH(items)};
