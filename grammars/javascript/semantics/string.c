/* Built-in functions of strings. Positions are UTF-16 units where the string is constant. */
#include <math.h>

#include "grammars/javascript/semantics/builtins.h"

static struct term_table *terms_of(const struct call *call)
{
    return exec_terms(call->x);
}

/* The string that the method is called on, if it is constant. */
static bool self_text(struct call *call, struct text *text)
{
    return value_is_text(call->x, call->self, text);
}

static bool arg_text(struct call *call, uint32_t index, struct text *text)
{
    struct value value = arg(call, index);
    if (value.tag == VALUE_OBJECT || value.tag == VALUE_CALLABLE)
        return false;
    return js_known_text(call->x, value, text);
}

/* An integer argument, `otherwise` if it was not given. */
static bool arg_integer(struct call *call, uint32_t index, double otherwise, double *number)
{
    if (arg(call, index).tag == VALUE_UNDEFINED) {
        *number = otherwise;
        return true;
    }
    if (!js_known_number(call->x, arg(call, index), number))
        return false;
    *number = isnan(*number) ? 0 : trunc(*number);
    return true;
}

static struct value give(struct call *call, struct text text)
{
    return value_of_text(call->x, text);
}

static struct value derived_text(struct call *call)
{
    return js_derived(call, VALUE_MASK(VALUE_STRING), 0);
}

static struct value apply(struct call *call, enum js_function function)
{
    term_id text = value_term(call->self);
    return value_string(js_apply(call->x, function, &text, 1));
}

/* ---- the whole string ---- */

static struct value run_to_string(struct call *call)
{
    return value_string(js_to_string(call->x, call->self));
}

static struct value run_lower(struct call *call)
{
    return apply(call, JS_FN_LOWER);
}

static struct value run_upper(struct call *call)
{
    return apply(call, JS_FN_UPPER);
}

static struct value run_trim(struct call *call)
{
    return apply(call, JS_FN_TRIM);
}

static struct value run_concat(struct call *call)
{
    term_id *parts = ARENA_ARRAY(exec_arena(call->x), term_id, call->count + 1);
    parts[0] = value_term(call->self);
    for (uint32_t i = 0; i < call->count && !exec_is_dead(call->x); i++)
        parts[i + 1] = js_to_string(call->x, arg(call, i));
    if (exec_is_dead(call->x))
        return VALUE_OF_UNDEFINED;
    return value_string(term_concat(terms_of(call), parts, call->count + 1));
}

static struct value run_repeat(struct call *call)
{
    struct text text;
    double count;
    struct buffer out;
    if (!self_text(call, &text) || !arg_integer(call, 0, 0, &count) || count > 100000)
        return derived_text(call);
    if (count < 0) {
        js_throw(call->x, "RangeError", "Invalid count value: %g", count);
        return VALUE_OF_UNDEFINED;
    }
    buffer_init(&out);
    buffer_add(&out, TEXT(""));
    for (double i = 0; i < count; i++)
        buffer_add(&out, text);
    struct value result = give(call, text_copy(exec_arena(call->x), buffer_text(&out)));
    buffer_done(&out);
    return result;
}

static struct value pad(struct call *call, bool at_start)
{
    struct text text, fill = TEXT(" ");
    double width;
    bool given = arg(call, 1).tag != VALUE_UNDEFINED;
    if (!self_text(call, &text) || !arg_integer(call, 0, 0, &width) || width > 100000 ||
        (given && !arg_text(call, 1, &fill)))
        return derived_text(call);
    size_t units = js_units(text), wanted = width > 0 ? (size_t)width : 0;
    if (wanted <= units || fill.size == 0)
        return call->self;
    struct buffer out;
    buffer_init(&out);
    buffer_add(&out, TEXT(""));
    while (js_units(buffer_text(&out)) < wanted - units)
        buffer_add(&out, fill);
    struct text cut = js_slice_units(exec_arena(call->x), buffer_text(&out), 0, wanted - units);
    struct text result =
        at_start ? text_print(exec_arena(call->x), "%.*s%.*s", PRINTED(cut), PRINTED(text))
                 : text_print(exec_arena(call->x), "%.*s%.*s", PRINTED(text), PRINTED(cut));
    buffer_done(&out);
    return give(call, result);
}

static struct value run_pad_start(struct call *call)
{
    return pad(call, true);
}

static struct value run_pad_end(struct call *call)
{
    return pad(call, false);
}

/* ---- parts ---- */

static size_t clamp(double at, double size)
{
    return (size_t)(at < 0 ? 0 : at > size ? size : at);
}

/* slice counts from the end where an index is negative. */
static struct value run_slice(struct call *call)
{
    struct text text;
    double begin, end;
    bool known = self_text(call, &text);
    double size = known ? (double)js_units(text) : 0;
    if (!known || !arg_integer(call, 0, 0, &begin) || !arg_integer(call, 1, size, &end))
        return derived_text(call);
    size_t from = clamp(begin < 0 ? begin + size : begin, size);
    size_t to = clamp(end < 0 ? end + size : end, size);
    return give(call, js_slice_units(exec_arena(call->x), text, from, to > from ? to : from));
}

static struct value run_substring(struct call *call)
{
    struct text text;
    double begin, end;
    bool known = self_text(call, &text);
    double size = known ? (double)js_units(text) : 0;
    if (!known || !arg_integer(call, 0, 0, &begin) || !arg_integer(call, 1, size, &end))
        return derived_text(call);
    size_t from = clamp(begin, size), to = clamp(end, size);
    return give(call, js_slice_units(exec_arena(call->x), text, from < to ? from : to,
                                     from < to ? to : from));
}

static struct value run_substr(struct call *call)
{
    struct text text;
    double begin, length;
    bool known = self_text(call, &text);
    double size = known ? (double)js_units(text) : 0;
    if (!known || !arg_integer(call, 0, 0, &begin) || !arg_integer(call, 1, size, &length))
        return derived_text(call);
    size_t from = clamp(begin < 0 ? begin + size : begin, size);
    size_t to = clamp((double)from + (length < 0 ? 0 : length), size);
    return give(call, js_slice_units(exec_arena(call->x), text, from, to));
}

static struct value run_char_at(struct call *call)
{
    struct text text;
    double at;
    if (!self_text(call, &text) || !arg_integer(call, 0, 0, &at))
        return derived_text(call);
    size_t from = clamp(at, (double)js_units(text));
    return give(call,
                at < 0 ? TEXT("") : js_slice_units(exec_arena(call->x), text, from, from + 1));
}

static struct value run_char_code_at(struct call *call)
{
    struct text text;
    double at;
    if (!self_text(call, &text) || !arg_integer(call, 0, 0, &at))
        return js_derived(call, VALUE_MASK(VALUE_FLOAT), 0);
    if (at < 0 || at >= (double)js_units(text))
        return value_of_float(call->x, NAN);
    struct text unit = js_slice_units(exec_arena(call->x), text, (size_t)at, (size_t)at + 1);
    unsigned char head = (unsigned char)unit.data[0];
    if (head < 0x80)
        return value_of_float(call->x, head);
    uint32_t code = unit.size == 2 ? head & 0x1fu : head & 0x0fu;
    for (size_t i = 1; i < unit.size; i++)
        code = code << 6 | ((unsigned char)unit.data[i] & 0x3f);
    return value_of_float(call->x, code);
}

/* ---- looking for a part ---- */

static struct value run_includes(struct call *call)
{
    term_id part = js_to_string(call->x, arg(call, 0));
    if (call->count > 1)
        return js_derived(call, VALUE_MASK(VALUE_BOOL), 0);
    return value_bool(term_binary(terms_of(call), TERM_CONTAINS, value_term(call->self), part));
}

static struct value run_starts_with(struct call *call)
{
    term_id part = js_to_string(call->x, arg(call, 0));
    if (call->count > 1)
        return js_derived(call, VALUE_MASK(VALUE_BOOL), 0);
    return value_bool(term_binary(terms_of(call), TERM_PREFIX, part, value_term(call->self)));
}

static struct value run_ends_with(struct call *call)
{
    term_id part = js_to_string(call->x, arg(call, 0));
    if (call->count > 1)
        return js_derived(call, VALUE_MASK(VALUE_BOOL), 0);
    return value_bool(term_binary(terms_of(call), TERM_SUFFIX, part, value_term(call->self)));
}

static struct value run_index_of(struct call *call)
{
    struct text text, part;
    double from;
    if (!self_text(call, &text) || !arg_text(call, 0, &part) || !arg_integer(call, 1, 0, &from)) {
        if (call->count > 1)
            return js_derived(call, VALUE_MASK(VALUE_FLOAT), 0);
        term_id needle = js_to_string(call->x, arg(call, 0));
        return value_int(term_ternary(terms_of(call), TERM_INDEX_OF, value_term(call->self), needle,
                                      term_int(terms_of(call), 0)));
    }
    size_t found = js_find_units(text, part, clamp(from, (double)js_units(text)));
    return value_of_int(call->x, found == SIZE_MAX ? -1 : (int64_t)found);
}

static struct value run_last_index_of(struct call *call)
{
    struct text text, part;
    if (!self_text(call, &text) || !arg_text(call, 0, &part) || call->count > 1)
        return js_derived(call, VALUE_MASK(VALUE_FLOAT), 0);
    int64_t last = -1;
    for (size_t at = 0; at <= js_units(text);) {
        size_t found = js_find_units(text, part, at);
        if (found == SIZE_MAX)
            break;
        last = (int64_t)found;
        at = found + 1;
    }
    return value_of_int(call->x, last);
}

/* ---- replacing and splitting ---- */

/* `$&` and its like in a replacement are left to the unknown. */
static bool is_plain(struct text replacement)
{
    return !memchr(replacement.data, '$', replacement.size);
}

static struct value replace(struct call *call, bool all)
{
    struct text text, part, by;
    if (!self_text(call, &text) || !arg_text(call, 0, &part) || !arg_text(call, 1, &by) ||
        !is_plain(by) || part.size == 0)
        return derived_text(call);
    struct buffer out;
    size_t at = 0;
    buffer_init(&out);
    buffer_add(&out, TEXT(""));
    for (size_t found = text_find(text, part, 0); found != SIZE_MAX;
         found = all ? text_find(text, part, at) : SIZE_MAX) {
        buffer_add(&out, text_slice(text, at, found));
        buffer_add(&out, by);
        at = found + part.size;
    }
    buffer_add(&out, text_slice(text, at, text.size));
    struct value result = give(call, text_copy(exec_arena(call->x), buffer_text(&out)));
    buffer_done(&out);
    return result;
}

static struct value run_replace(struct call *call)
{
    return replace(call, false);
}

static struct value run_replace_all(struct call *call)
{
    return replace(call, true);
}

static struct value run_split(struct call *call)
{
    struct text text, separator;
    struct value array = array_empty(call->x);
    bool whole = arg(call, 0).tag == VALUE_UNDEFINED;
    if (!self_text(call, &text) || call->count > 1 || (!whole && !arg_text(call, 0, &separator)))
        return js_derived(call, VALUE_MASK(VALUE_OBJECT), VALUE_MASK(VALUE_STRING));
    if (whole)
        return js_make_list(call->x, array_append(call->x, array, call->self));
    if (separator.size == 0)
        return js_make_list(call->x, js_spread(call->x, call->self, false));
    for (size_t at = 0;;) {
        size_t found = text_find(text, separator, at);
        size_t end = found == SIZE_MAX ? text.size : found;
        array = array_append(call->x, array, give(call, text_slice(text, at, end)));
        if (found == SIZE_MAX)
            return js_make_list(call->x, array);
        at = found + separator.size;
    }
}

/* ---- regular expressions are not looked into ---- */

static struct value run_match(struct call *call)
{
    return js_derived(call, VALUE_MASK(VALUE_OBJECT) | VALUE_MASK(VALUE_NULL),
                      VALUE_MASK(VALUE_STRING));
}

static struct value run_test(struct call *call)
{
    return js_derived(call, VALUE_MASK(VALUE_BOOL), 0);
}

static struct value run_compare(struct call *call)
{
    struct text a, b;
    if (self_text(call, &a) && arg_text(call, 0, &b) && text_equal(a, b))
        return value_of_float(call->x, 0);
    return js_derived(call, VALUE_MASK(VALUE_FLOAT), 0);
}

static const struct builtin items[] = {
    JS_FUNCTION("regexp#exec", run_match),
    JS_FUNCTION("regexp#test", run_test),
    JS_FUNCTION("string#charat", run_char_at),
    JS_FUNCTION("string#charcodeat", run_char_code_at),
    JS_FUNCTION("string#concat", run_concat),
    JS_FUNCTION("string#endswith", run_ends_with),
    JS_FUNCTION("string#includes", run_includes),
    JS_FUNCTION("string#indexof", run_index_of),
    JS_FUNCTION("string#lastindexof", run_last_index_of),
    JS_FUNCTION("string#localecompare", run_compare),
    JS_FUNCTION("string#match", run_match),
    JS_FUNCTION("string#normalize", derived_text),
    JS_FUNCTION("string#padend", run_pad_end),
    JS_FUNCTION("string#padstart", run_pad_start),
    JS_FUNCTION("string#repeat", run_repeat),
    JS_FUNCTION("string#replace", run_replace),
    JS_FUNCTION("string#replaceall", run_replace_all),
    JS_FUNCTION("string#slice", run_slice),
    JS_FUNCTION("string#split", run_split),
    JS_FUNCTION("string#startswith", run_starts_with),
    JS_FUNCTION("string#substr", run_substr),
    JS_FUNCTION("string#substring", run_substring),
    JS_FUNCTION("string#tolowercase", run_lower),
    JS_FUNCTION("string#tostring", run_to_string),
    JS_FUNCTION("string#touppercase", run_upper),
    JS_FUNCTION("string#trim", run_trim),
    JS_FUNCTION("string#trimend", derived_text),
    JS_FUNCTION("string#trimstart", derived_text),
    JS_FUNCTION("string#valueof", run_to_string),
};

const struct js_builtins js_builtins_string = {items, ARRAY_LENGTH(items)};
