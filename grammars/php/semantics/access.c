/* Elements of arrays, strings and objects, and properties, as PHP reads and writes them. */
#include "grammars/php/semantics/php_sem.h"

/* ---- reading an element ---- */

static struct value string_offset(struct exec *x, struct value base, struct value key)
{
    struct term_table *terms = exec_terms(x);
    struct constant constant;
    if (key.tag == VALUE_STRING) {
        int64_t integer;
        double number;
        if (!value_is_constant(x, key, &constant) ||
            php_parse_number(constant.text, &integer, &number) != PHP_INT)
            return VALUE_NONE;
        key = value_of_int(x, integer);
    }
    term_id at = php_to_int(x, key), text = value_term(base);
    term_id size = term_unary(terms, TERM_LENGTH, text);
    term_id negative = term_binary(terms, TERM_LT, at, term_int(terms, 0));
    at = term_ite(terms, negative, term_binary(terms, TERM_ADD, size, at), at);
    term_id inside = term_and(terms, term_binary(terms, TERM_LE, term_int(terms, 0), at),
                              term_binary(terms, TERM_LT, at, size));
    term_id letter = term_ternary(terms, TERM_SUBSTR, text, at, term_int(terms, 1));
    return value_merge(x, inside, value_string(letter), VALUE_NONE);
}

static struct value element_of(struct exec *x, struct value base, struct value key, void *context)
{
    (void)context;
    switch ((enum value_tag)base.tag) {
    case VALUE_ARRAY: {
        struct value normal = php_to_key(x, key);
        if (normal.tag != VALUE_INT && normal.tag != VALUE_STRING)
            return VALUE_NONE;
        return heap_follow(x, array_get(x, base, normal));
    }
    case VALUE_STRING: return string_offset(x, base, key);
    case VALUE_OBJECT:
        if (exec_has_method(x, base, "offsetget"))
            return exec_call_method(x, base, "offsetget", &key, 1);
        if (exec_is_concrete(x)) {
            struct text name = exec_class_of(x, base);
            php_throw(x, "Error", "Cannot use object of type %.*s as array", (int)name.size,
                      name.data);
            return VALUE_OF_NULL;
        }
        return element_of(x, object_properties(x, base), key, NULL);
    case VALUE_ABSENT:
    case VALUE_UNDEFINED:
    case VALUE_NULL:
    case VALUE_BOOL:
    case VALUE_INT:
    case VALUE_FLOAT:
    case VALUE_CALLABLE:
    case VALUE_LEAF:
    case VALUE_UNION:
    case VALUE_REFERENCE: break;
    }
    return VALUE_NONE;
}

struct value php_index(struct exec *x, struct value base, struct value key)
{
    if (base.tag == VALUE_ARRAY && (key.tag == VALUE_INT || key.tag == VALUE_STRING))
        return element_of(x, base, key, NULL);
    return php_map2(x, base, key, element_of, NULL);
}

/* ---- reading a property ---- */

static struct value property_of(struct exec *x, struct value base, void *context)
{
    name_id name = *(name_id *)context;
    if (base.tag != VALUE_OBJECT)
        return VALUE_NONE;
    struct value value = object_get_property(x, base, name);
    if (value.tag == VALUE_ABSENT && exec_has_method(x, base, "__get")) {
        struct value arg = value_of_name(x, name);
        return exec_call_method(x, base, "__get", &arg, 1);
    }
    return value;
}

struct value php_member(struct exec *x, struct value base, name_id name)
{
    return php_map(x, base, property_of, &name);
}

static struct value isset_property_of(struct exec *x, struct value base, void *context)
{
    name_id name = *(name_id *)context;
    if (base.tag != VALUE_OBJECT)
        return VALUE_NONE;
    struct value value = object_get_property(x, base, name);
    if (value.tag != VALUE_ABSENT || !exec_has_method(x, base, "__isset"))
        return value;
    struct value arg = value_of_name(x, name);
    struct value set = exec_call_method(x, base, "__isset", &arg, 1);
    if (exec_is_false(x, php_truth(x, set)))
        return VALUE_NONE;
    return exec_has_method(x, base, "__get") ? exec_call_method(x, base, "__get", &arg, 1) : set;
}

struct value php_isset_member(struct exec *x, struct value base, name_id name)
{
    return php_map(x, base, isset_property_of, &name);
}

/* ---- writing ---- */

/* $s[3] = "x": one byte, the string filled up with blanks. */
static struct value write_letter(struct exec *x, struct value base, struct value key,
                                 struct value element)
{
    struct text text, letter;
    struct constant at;
    bool known = value_is_text(x, base, &text) &&
                 value_is_text(x, value_string(php_to_string(x, element)), &letter) &&
                 value_is_constant(x, value_int(php_to_int(x, key)), &at);
    if (!known) {
        struct value from[3] = {base, key, element};
        return exec_unmodelled(x, "a write into an unknown string", from, 3);
    }
    if (key.tag == VALUE_ABSENT || letter.size == 0) {
        php_throw(x, "Error",
                  letter.size ? "[] operator not supported for strings"
                              : "Cannot assign an empty string to a string offset");
        return VALUE_NONE;
    }
    int64_t offset = at.integer < 0 ? at.integer + (int64_t)text.size : at.integer;
    if (offset < 0 || offset > 1 << 20)
        return exec_unmodelled(x, "a write outside of a string", &key, 1);
    size_t size = (size_t)offset >= text.size ? (size_t)offset + 1 : text.size;
    char *out = arena_alloc(exec_arena(x), size + 1, 1);
    memset(out, ' ', size);
    memcpy(out, text.data, text.size);
    out[offset] = letter.data[0];
    return value_of_text(x, (struct text){out, size});
}

struct value php_write_index(struct exec *x, struct value base, struct value key,
                             struct value element)
{
    switch ((int)base.tag) {
    case VALUE_STRING: return write_letter(x, base, key, element);
    case VALUE_OBJECT: {
        struct value args[2] = {key.tag == VALUE_ABSENT ? VALUE_OF_NULL : key, element};
        if (exec_has_method(x, base, "offsetset"))
            exec_call_method(x, base, "offsetset", args, 2);
        else
            php_throw(x, "Error", "Cannot use object as array");
        return base;
    }
    case VALUE_BOOL:
        if (exec_is_false(x, value_term(base))) {
            struct value array = array_empty(x);
            if (key.tag == VALUE_ABSENT)
                return array_append(x, array, element);
            return array_put(x, array, php_to_key(x, key), element);
        }
        php_throw(x, "Error", "Cannot use a scalar value as an array");
        return VALUE_NONE;
    default: {
        struct text type = php_type_name(x, base);
        php_throw(x, "Error", "Cannot use a value of type %.*s as an array", (int)type.size,
                  type.data);
        return VALUE_NONE;
    }
    }
}
