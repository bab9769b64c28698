/*
 * filter_var: the filters that a program tests input with. What is computed exactly is the default
 * one, that for booleans, and at constants that for integers, all without options; the others give
 * a value of their type that is derived from the input.
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

static const char *const yes[] = {"1", "true", "on", "yes"};
static const char *const no[] = {"0", "false", "off", "no", ""};

/* -1: neither true nor false. */
static int read_boolean(struct text text)
{
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

PHP_TERM(filter_trim, SORT_STRING)
{
    return give_text(result, trimmed(args[0].text));
}

/* Whether a text that is not known is one of the words. That a word is itself is said as well: it
 * follows, and the solver need not find out how. */
static term_id is_among(struct exec *x, term_id text, const char *const *words, size_t count)
{
    struct term_table *terms = exec_terms(x);
    term_id any = term_bool(terms, false);
    term_id read = value_term(value_apply(x, &kind_filter_trim, &text, 1));
    read = php_apply(x, PHP_FN_LOWER, read);
    for (size_t i = 0; i < count; i++) {
        term_id word = term_string_of(terms, text_of(words[i]));
        any = term_or(terms, any,
                      term_or(terms, term_eq(terms, text, word), term_eq(terms, read, word)));
    }
    return any;
}

static struct value filter_boolean(struct call *call, term_id text, int64_t options)
{
    struct exec *x = call->x;
    term_id is_yes = is_among(x, text, yes, ARRAY_LENGTH(yes));
    if (!(options & NULL_ON_FAILURE))
        return value_bool(is_yes);
    term_id is_known = term_or(exec_terms(x), is_yes, is_among(x, text, no, ARRAY_LENGTH(no)));
    return value_merge(x, is_known, value_bool(is_yes), VALUE_OF_NULL);
}

struct filtering {
    struct call *call;
    int64_t filter, options;
};

static struct value filter_one(struct exec *x, struct value value, void *context)
{
    const struct filtering *f = context;
    struct constant text;
    if (value.tag == VALUE_ARRAY && f->filter == FILTER_BOOL)
        return failure(f->call, f->options);
    if (!(VALUE_MASK(value.tag) & VALUE_ANY_SCALAR))
        return call_derived(f->call, mask_of(f->filter));
    struct value as_text = value_string(php_to_string(x, value));
    if (f->filter == FILTER_RAW)
        return as_text;
    bool exact = f->filter == FILTER_INT || f->filter == FILTER_BOOL;
    if (exact && value_is_constant(x, as_text, &text))
        return filter_text(f->call, text.text, f->filter, f->options);
    if (f->filter == FILTER_BOOL)
        return filter_boolean(f->call, value_term(as_text), f->options);
    return call_derived(f->call, mask_of(f->filter));
}

static struct value run_filter_var(struct call *call)
{
    struct filtering f = {.call = call};
    struct value value = call->args[0];
    if (!arg_int(call, 1, FILTER_RAW, &f.filter))
        return call_unknown(call);
    bool plain =
        !arg_given(call, 2) || (call->args[2].tag == VALUE_INT && arg_int(call, 2, 0, &f.options) &&
                                (f.options == 0 || f.options == NULL_ON_FAILURE));
    bool scalar = VALUE_MASK(value.tag) & VALUE_ANY_SCALAR;
    if (!plain || (!scalar && f.filter != FILTER_BOOL))
        return call_derived(call, arg_given(call, 2) ? VALUE_ANY : mask_of(f.filter));
    return php_map(call->x, value, filter_one, &f);
}

static const struct php_builtin items[] = {
    PHP_FUNCTION("filter_var", 1, 3, "mixed $value, int $filter = 516, array|int $options = 0",
                 run_filter_var),
};

const struct php_builtins php_builtins_filter = {items, ARRAY_LENGTH(items)};
