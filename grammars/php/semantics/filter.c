/*
 * filter_var: the filters that a program tests input with. What is computed exactly is the default
 * one, and at constants those for integers and booleans without options; the others give a value of
 * their type that is derived from the input.
 */
#include "grammars/php/semantics/builtins.h"

enum {
    FILTER_INT = 257,
    FILTER_BOOL = 258,
    FILTER_FLOAT = 259,
    FILTER_RAW = 516,
    NULL_ON_FAILURE = 134217728
};

static struct text trimmed(struct text text)
{
    size_t begin = 0, end = text.size;
    while (begin < end && text.data[begin] && strchr(" \t\n\r\v", text.data[begin]))
        begin++;
    while (end > begin && text.data[end - 1] && strchr(" \t\n\r\v", text.data[end - 1]))
        end--;
    return text_slice(text, begin, end);
}

/* A decimal integer of 64 bits without leading zeros. */
static bool read_integer(struct text text, int64_t *integer)
{
    double number;
    size_t sign = text.size && (text.data[0] == '-' || text.data[0] == '+');
    bool digits = text.size > sign && text.size - sign <= 19;
    for (size_t i = sign; i < text.size; i++)
        digits = digits && isdigit((unsigned char)text.data[i]);
    if (!digits || (text.data[sign] == '0' && text.size > sign + 1))
        return false;
    return php_parse_number(text, integer, &number) == PHP_INT;
}

static bool is_word(struct text text, const char *word)
{
    bool same = text.size == strlen(word);
    for (size_t i = 0; same && i < text.size; i++)
        same = tolower((unsigned char)text.data[i]) == word[i];
    return same;
}

/* -1: neither true nor false. */
static int read_boolean(struct text text)
{
    static const char *const yes[] = {"1", "true", "on", "yes"};
    static const char *const no[] = {"0", "false", "off", "no", ""};
    for (size_t i = 0; i < ARRAY_LENGTH(yes); i++)
        if (is_word(text, yes[i]))
            return 1;
    for (size_t i = 0; i < ARRAY_LENGTH(no); i++)
        if (is_word(text, no[i]))
            return 0;
    return -1;
}

static uint32_t mask_of(int64_t filter)
{
    uint32_t failed = VALUE_MASK(VALUE_BOOL) | VALUE_MASK(VALUE_NULL);
    if (filter == FILTER_INT)
        return VALUE_MASK(VALUE_INT) | failed;
    if (filter == FILTER_FLOAT)
        return VALUE_MASK(VALUE_FLOAT) | failed;
    if (filter == FILTER_BOOL)
        return failed;
    return VALUE_MASK(VALUE_STRING) | failed;
}

static struct value failure(struct call *call, int64_t options)
{
    return options & NULL_ON_FAILURE ? VALUE_OF_NULL : value_of_bool(call->x, false);
}

static struct value filter_text(struct call *call, struct text text, int64_t filter,
                                int64_t options)
{
    int64_t integer;
    text = trimmed(text);
    if (filter == FILTER_INT)
        return read_integer(text, &integer) ? value_of_int(call->x, integer)
                                            : failure(call, options);
    int boolean = read_boolean(text);
    return boolean < 0 ? failure(call, options) : value_of_bool(call->x, boolean);
}

static struct value run_filter_var(struct call *call)
{
    int64_t filter, options = 0;
    struct constant text;
    struct value value = call->args[0];
    bool scalar = VALUE_MASK(value.tag) & VALUE_ANY_SCALAR;
    if (!arg_int(call, 1, FILTER_RAW, &filter))
        return call_unknown(call);
    bool plain =
        !arg_given(call, 2) || (call->args[2].tag == VALUE_INT && arg_int(call, 2, 0, &options) &&
                                (options == 0 || options == NULL_ON_FAILURE));
    if (!plain || !scalar)
        return call_derived(call, arg_given(call, 2) ? VALUE_ANY : mask_of(filter));
    struct value as_text = value_string(php_to_string(call->x, value));
    if (filter == FILTER_RAW)
        return as_text;
    bool exact = filter == FILTER_INT || filter == FILTER_BOOL;
    if (exact && value_is_constant(call->x, as_text, &text))
        return filter_text(call, text.text, filter, options);
    return call_derived(call, mask_of(filter));
}

static const struct php_builtin items[] = {
    PHP_FUNCTION("filter_var", 1, 3, "mixed $value, int $filter = 516, array|int $options = 0",
                 run_filter_var),
};

const struct php_builtins php_builtins_filter = {items, ARRAY_LENGTH(items)};
