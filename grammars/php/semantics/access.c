/* Elements of arrays, strings and objects, as PHP reads, tests and writes them. */
#include "grammars/php/semantics/php_sem.h"

static struct value refuse_object(struct exec *x, struct value object)
{
    struct text name = php_type_name(x, object);
    php_throw(x, "Error", "Cannot use object of type %.*s as array", PRINTED(name));
    return VALUE_OF_NULL;
}

static bool is_array_access(struct exec *x, struct value object)
{
    /* in constant expressions, which are not told from others here, it is an error */
    if (object.tag == VALUE_OBJECT && exec_is_concrete(x) &&
        exec_is_instance(x, object, "UnitEnum") && exec_has_method(x, object, "offsetget"))
        exec_unsupported(x, "an element of an enum's case");
    return object.tag == VALUE_OBJECT && exec_has_method(x, object, "offsetget");
}

/* What an unknown object's elements are in symbolic execution: its properties. */
static bool is_plain(struct exec *x, struct value object)
{
    return exec_is_open(x, object);
}

/* ---- offsets of strings ---- */

static struct value refuse_offset(struct exec *x, struct value key)
{
    struct text type = php_type_name(x, key);
    php_throw(x, "TypeError", "Cannot access offset of type %.*s on string", PRINTED(type));
    return VALUE_NONE;
}

/* The INT that a key is in a string; ABSENT if it is none, which is an error unless `quiet`. */
static struct value string_key(struct exec *x, struct value key, bool quiet)
{
    struct constant constant;
    int64_t integer;
    double number;
    if (key.tag == VALUE_ARRAY || key.tag == VALUE_OBJECT || key.tag == VALUE_CALLABLE)
        return refuse_offset(x, key);
    if (key.tag != VALUE_STRING)
        return value_int(php_to_int(x, key));
    if (!value_is_constant(x, key, &constant))
        return VALUE_NONE;
    enum php_numeric kind = php_parse_number(constant.text, &integer, &number);
    if (kind == PHP_INT || kind == PHP_LEADING_INT)
        return value_of_int(x, integer);
    return quiet ? VALUE_NONE : refuse_offset(x, key);
}

/* `otherwise` where the offset is outside of the string. */
static struct value letter_at(struct exec *x, struct value base, struct value key,
                              struct value otherwise)
{
    struct term_table *terms = exec_terms(x);
    term_id at = value_term(key), text = value_term(base);
    term_id size = term_unary(terms, TERM_LENGTH, text);
    term_id negative = term_binary(terms, TERM_LT, at, term_int(terms, 0));
    at = term_ite(terms, negative, term_binary(terms, TERM_ADD, size, at), at);
    term_id inside = term_and(terms, term_binary(terms, TERM_LE, term_int(terms, 0), at),
                              term_binary(terms, TERM_LT, at, size));
    term_id letter = term_ternary(terms, TERM_SUBSTR, text, at, term_int(terms, 1));
    return value_merge(x, inside, value_string(letter), otherwise);
}

static struct value string_offset(struct exec *x, struct value base, struct value key, bool quiet)
{
    if (quiet && (key.tag == VALUE_ARRAY || key.tag == VALUE_OBJECT))
        return refuse_offset(x, key);
    struct value at = string_key(x, key, quiet);
    if (at.tag != VALUE_INT)
        return VALUE_NONE;
    return letter_at(x, base, at, quiet ? VALUE_NONE : value_of_text(x, TEXT("")));
}

/* ---- reading ---- */

static struct value array_element(struct exec *x, struct value base, struct value key)
{
    struct value normal = php_to_key(x, key);
    if (normal.tag != VALUE_INT && normal.tag != VALUE_STRING)
        return VALUE_NONE;
    return heap_follow(x, array_get(x, base, normal));
}

static struct value element_of(struct exec *x, struct value base, struct value key, void *context)
{
    (void)context;
    if (base.tag == VALUE_ARRAY)
        return array_element(x, base, key);
    if (base.tag == VALUE_STRING)
        return string_offset(x, base, key, false);
    if (base.tag != VALUE_OBJECT && base.tag != VALUE_CALLABLE)
        return VALUE_NONE;
    if (is_array_access(x, base))
        return exec_call_method(x, base, "offsetget", &key, 1);
    if (is_plain(x, base))
        return array_element(x, object_properties(x, base), key);
    return refuse_object(x, base);
}

struct value php_index(struct exec *x, struct value base, struct value key)
{
    if (base.tag == VALUE_ARRAY && (key.tag == VALUE_INT || key.tag == VALUE_STRING))
        return array_element(x, base, key);
    return php_map2(x, base, key, element_of, NULL);
}

/* `[$a] = $value` takes nothing out of a string. */
static struct value part_of(struct exec *x, struct value base, struct value key, void *context)
{
    return base.tag == VALUE_STRING ? VALUE_NONE : element_of(x, base, key, context);
}

struct value php_take(struct exec *x, struct value base, struct value key)
{
    return php_map2(x, base, key, part_of, NULL);
}

/* ---- isset, empty and ?? ---- */

static struct value quiet_element_of(struct exec *x, struct value base, struct value key,
                                     void *context)
{
    bool illegal = key.tag == VALUE_ARRAY || key.tag == VALUE_OBJECT || key.tag == VALUE_CALLABLE;
    if (illegal && exec_is_concrete(x) && (base.tag == VALUE_STRING || base.tag == VALUE_ARRAY))
        exec_unsupported(x, "a key that is no scalar");
    if (base.tag == VALUE_STRING)
        return string_offset(x, base, key, true);
    if (is_array_access(x, base)) {
        struct value exists = exec_call_method(x, base, "offsetexists", &key, 1);
        if (exec_is_false(x, php_truth(x, exists)))
            return VALUE_NONE;
    }
    return element_of(x, base, key, context);
}

struct value php_quiet_index(struct exec *x, struct value base, struct value key)
{
    if (base.tag == VALUE_ARRAY && (key.tag == VALUE_INT || key.tag == VALUE_STRING))
        return array_element(x, base, key);
    return php_map2(x, base, key, quiet_element_of, NULL);
}

static term_id is_there(struct exec *x, struct value value)
{
    uint32_t missing = VALUE_MASK(VALUE_ABSENT) | VALUE_MASK(VALUE_NULL);
    return term_not(exec_terms(x), value_has_tag(x, value, missing));
}

/* Whether a key of a string is a number as a whole, as isset demands. */
static bool is_whole(struct exec *x, struct value key)
{
    struct text text;
    int64_t integer;
    double number;
    return !value_is_text(x, key, &text) || php_parse_number(text, &integer, &number) == PHP_INT;
}

static struct value has_element(struct exec *x, struct value base, struct value key, void *context)
{
    bool of_string = base.tag == VALUE_STRING && key.tag != VALUE_ARRAY && key.tag != VALUE_OBJECT;
    if (is_array_access(x, base))
        return value_bool(php_truth(x, exec_call_method(x, base, "offsetexists", &key, 1)));
    if (base.tag == VALUE_ARRAY && (key.tag == VALUE_ARRAY || key.tag == VALUE_OBJECT)) {
        php_throw(x, "TypeError", "Illegal offset type in isset or empty");
        return value_of_bool(x, false);
    }
    if (base.tag == VALUE_STRING && (!of_string || !is_whole(x, key)))
        return value_of_bool(x, false);
    return value_bool(is_there(x, quiet_element_of(x, base, key, context)));
}

term_id php_has_index(struct exec *x, struct value base, struct value key)
{
    return php_truth(x, php_map2(x, base, key, has_element, NULL));
}

/* ---- containers that are written ---- */

struct fetching {
    enum place_use use;
};

static void refuse_string_part(struct exec *x, struct value key, enum place_use use)
{
    static const char *const messages[] = {
        [USE_ELEMENT] = "Cannot use string offset as an array",
        [USE_MEMBER] = "Cannot use string offset as an object",
        [USE_REFERENCE] = "Cannot create references to/from string offsets",
        [USE_OPERATE] = "Cannot use assign-op operators with string offsets",
        [USE_STEP] = "Cannot increment/decrement string offsets",
        [USE_UNSET] = "Cannot use string offset as an array",
    };
    if (key.tag == VALUE_ABSENT) {
        php_throw(x, "Error", "[] operator not supported for strings");
        return;
    }
    string_key(x, key, false);
    if (!exec_is_dead(x))
        php_throw(x, "Error", "%s", messages[use]);
}

static struct value fetch_element(struct exec *x, struct value base, struct value key,
                                  void *context)
{
    enum place_use use = ((struct fetching *)context)->use;
    switch ((int)base.tag) {
    case VALUE_ARRAY: return key.tag == VALUE_ABSENT ? VALUE_NONE : array_element(x, base, key);
    case VALUE_STRING: refuse_string_part(x, key, use); return VALUE_NONE;
    case VALUE_OBJECT:
    case VALUE_CALLABLE:
        if (is_array_access(x, base)) {
            struct value arg = key.tag == VALUE_ABSENT ? VALUE_OF_NULL : key;
            return exec_call_method(x, base, "offsetget", &arg, 1);
        }
        return is_plain(x, base) && key.tag != VALUE_ABSENT ? element_of(x, base, key, NULL)
                                                            : refuse_object(x, base);
    case VALUE_BOOL:
        if (exec_is_false(x, value_term(base)))
            return VALUE_NONE;
        break;
    case VALUE_INT:
    case VALUE_FLOAT: break;
    default: return VALUE_NONE;
    }
    php_throw(x, "Error", "%s",
              use == USE_UNSET ? "Cannot unset offset in a non-array variable"
                               : "Cannot use a scalar value as an array");
    return VALUE_NONE;
}

struct value php_fetch_index(struct exec *x, struct value base, struct value key,
                             enum place_use use)
{
    struct fetching context = {use};
    if (exec_is_concrete(x) && base.tag == VALUE_OBJECT &&
        (exec_is_instance(x, base, "ArrayObject") || exec_is_instance(x, base, "ArrayIterator")))
        exec_unsupported(x, "a place in an element of an ArrayObject");
    /* `++` reads such an element and writes nothing back; there is a notice, which nobody sees */
    if (use == USE_STEP && exec_is_concrete(x) && base.tag == VALUE_OBJECT)
        exec_unsupported(x, "a step of an element of an object");
    if (key.tag == VALUE_ABSENT) {
        value_cases cases = {0};
        value_get_cases(x, base, &cases);
        return cases.count == 1 ? fetch_element(x, cases.items[0].value, key, &context)
                                : VALUE_NONE;
    }
    return php_map2(x, base, key, fetch_element, &context);
}

/* ---- writing ---- */

/* $s[3] = "x": one byte, the string filled up with blanks. */
static struct value write_letter(struct exec *x, struct value base, struct value key,
                                 struct value element)
{
    struct text text, letter;
    struct constant at;
    if (key.tag == VALUE_ABSENT) {
        php_throw(x, "Error", "[] operator not supported for strings");
        return VALUE_NONE;
    }
    struct value offset_value = string_key(x, key, false);
    if (exec_is_dead(x))
        return VALUE_NONE;
    bool known = value_is_text(x, base, &text) &&
                 value_is_text(x, value_string(php_to_string(x, element)), &letter) &&
                 value_is_constant(x, offset_value, &at);
    if (!known || letter.size > 1) {
        struct value from[3] = {base, key, element};
        return exec_unmodelled(x, "a write into a string", from, 3);
    }
    int64_t offset = at.integer < 0 ? at.integer + (int64_t)text.size : at.integer;
    if (offset < 0 && exec_is_concrete(x))
        exec_unsupported(x, "a write before the beginning of a string");
    if (offset < 0)
        return base; /* a warning, and nothing is written */
    if (letter.size == 0) {
        php_throw(x, "Error", "Cannot assign an empty string to a string offset");
        return VALUE_NONE;
    }
    if (offset > 1 << 20)
        return exec_unmodelled(x, "a write far behind the end of a string", &key, 1);
    size_t size = (size_t)offset >= text.size ? (size_t)offset + 1 : text.size;
    char *out = arena_alloc(exec_arena(x), size + 1, 1);
    memset(out, ' ', size);
    memcpy(out, text.data, text.size);
    out[offset] = letter.data[0];
    return value_of_text(x, (struct text){out, size});
}

static struct value write_object(struct exec *x, struct value base, struct value key,
                                 struct value element)
{
    struct value args[2] = {key.tag == VALUE_ABSENT ? VALUE_OF_NULL : key, element};
    if (is_array_access(x, base))
        exec_call_method(x, base, "offsetset", args, 2);
    else
        refuse_object(x, base);
    return base;
}

struct value php_write_index(struct exec *x, struct value base, struct value key,
                             struct value element)
{
    switch ((int)base.tag) {
    case VALUE_STRING: return write_letter(x, base, key, element);
    case VALUE_OBJECT:
    case VALUE_CALLABLE: return write_object(x, base, key, element);
    case VALUE_BOOL:
        if (exec_is_false(x, value_term(base))) {
            struct value array = array_empty(x);
            if (key.tag == VALUE_ABSENT)
                return array_append(x, array, element);
            return array_put(x, array, php_to_key(x, key), element);
        }
        break;
    default: break;
    }
    php_throw(x, "Error", "Cannot use a scalar value as an array");
    return VALUE_NONE;
}

struct value php_unset_index(struct exec *x, struct value base, struct value key)
{
    bool illegal = key.tag == VALUE_ARRAY || key.tag == VALUE_OBJECT || key.tag == VALUE_CALLABLE;
    switch ((int)base.tag) {
    case VALUE_ARRAY:
        if (illegal)
            php_throw(x, "TypeError", "Illegal offset type in unset");
        return base;
    case VALUE_OBJECT:
    case VALUE_CALLABLE:
        if (is_array_access(x, base))
            exec_call_method(x, base, "offsetunset", &key, 1);
        else
            refuse_object(x, base);
        return base;
    case VALUE_STRING: php_throw(x, "Error", "Cannot unset string offsets"); return base;
    case VALUE_BOOL:
        if (exec_is_false(x, value_term(base)))
            return base;
        break;
    case VALUE_INT:
    case VALUE_FLOAT: break;
    default: return base;
    }
    php_throw(x, "Error", "Cannot unset offset in a non-array variable");
    return base;
}
