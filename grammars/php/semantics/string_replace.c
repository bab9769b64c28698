/* Built-in functions that replace parts of strings, split strings and join them. */
#include "grammars/php/semantics/builtins.h"

enum { LARGEST = 1 << 26 };

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static bool matches(struct text text, size_t at, struct text part, bool fold)
{
    if (part.size == 0 || at + part.size > text.size)
        return false;
    for (size_t i = 0; i < part.size; i++) {
        char a = text.data[at + i], b = part.data[i];
        if (a != b && !(fold && lower(a) == lower(b)))
            return false;
    }
    return true;
}

/* ---- str_replace ---- */

static bool replace(struct arena *arena, const struct constant *args, bool fold,
                    struct constant *result)
{
    struct text search = args[0].text, by = args[1].text, text = args[2].text;
    struct buffer out;
    buffer_init(&out);
    for (size_t at = 0; at < text.size;) {
        if (matches(text, at, search, fold)) {
            buffer_add(&out, by);
            at += search.size;
        } else {
            buffer_add_byte(&out, text.data[at++]);
        }
    }
    return give_buffer(arena, result, &out);
}

PHP_TERM(str_replace, SORT_STRING)
{
    return replace(arena, args, false, result);
}

PHP_TERM(str_ireplace, SORT_STRING)
{
    return replace(arena, args, true, result);
}

struct replacing {
    struct call *call;
    bool fold;
    int64_t count; /* replacements made, as far as everything is constant */
    bool counted;
};

static void count_replaced(struct replacing *r, struct value search, struct value subject)
{
    struct text part, text;
    if (!value_is_text(r->call->x, search, &part) || !value_is_text(r->call->x, subject, &text)) {
        r->counted = false;
        return;
    }
    for (size_t at = 0; at < text.size;) {
        bool found = matches(text, at, part, r->fold);
        r->count += found;
        at += found ? part.size : 1;
    }
}

static struct value replace_one(struct replacing *r, struct value search, struct value by,
                                struct value subject)
{
    struct exec *x = r->call->x;
    if (subject.tag != VALUE_STRING)
        return subject;
    term_id args[3] = {php_to_string(x, search), php_to_string(x, by), value_term(subject)};
    count_replaced(r, value_string(args[0]), subject);
    return value_apply(x, r->fold ? &kind_str_ireplace : &kind_str_replace, args, 3);
}

/* Each search in turn; what it is replaced by stands at the same place, or is "". */
static struct value replace_all(struct replacing *r, struct value subject)
{
    struct call *call = r->call;
    array_elements searches, replacements = {0};
    struct value by = call->args[1];
    subject = value_string(php_to_string(call->x, subject));
    if (call->args[0].tag != VALUE_ARRAY)
        return replace_one(r, call->args[0], by, subject);
    if (!arg_elements(call, 0, &searches) ||
        (by.tag == VALUE_ARRAY && !arg_elements(call, 1, &replacements)))
        return call_unknown(call);
    for (uint32_t i = 0; i < searches.count && !exec_is_dead(call->x); i++) {
        if (call->args[1].tag == VALUE_ARRAY)
            by = i < replacements.count ? replacements.items[i].value
                                        : value_of_text(call->x, TEXT(""));
        subject = replace_one(r, searches.items[i].value, by, subject);
    }
    return subject;
}

static struct value replace_in_array(struct replacing *r)
{
    struct call *call = r->call;
    array_elements subjects;
    struct value out = array_empty(call->x);
    if (!arg_elements(call, 2, &subjects))
        return call_unknown(call);
    for (uint32_t i = 0; i < subjects.count && !exec_is_dead(call->x); i++) {
        struct value subject = replace_all(r, subjects.items[i].value);
        out = array_put(call->x, out, subjects.items[i].key, subject);
    }
    return out;
}

static struct value run_replace(struct call *call, bool fold)
{
    struct replacing r = {call, fold, 0, true};
    if (call->args[1].tag == VALUE_ARRAY && call->args[0].tag != VALUE_ARRAY)
        return call_refuse_type(
            call, 1,
            call->args[0].tag == VALUE_STRING
                ? "must be of type string when argument #1 ($search) is a string"
                : "must be of type string");
    struct value result =
        call->args[2].tag == VALUE_ARRAY ? replace_in_array(&r) : replace_all(&r, call->args[2]);
    if (call->count > 3)
        call->out[3] = r.counted ? value_of_int(call->x, r.count) : call_unknown(call);
    return result;
}

static struct value run_str_replace(struct call *call)
{
    return run_replace(call, false);
}

static struct value run_str_ireplace(struct call *call)
{
    return run_replace(call, true);
}

/* ---- strtr ---- */

PHP_TERM(strtr, SORT_STRING)
{
    struct text text = args[0].text, from = args[1].text, to = args[2].text;
    size_t size = from.size < to.size ? from.size : to.size;
    char *out = arena_alloc(arena, text.size + 1, 1);
    for (size_t i = 0; i < text.size; i++) {
        out[i] = text.data[i];
        for (size_t k = 0; k < size; k++)
            if (from.data[k] == text.data[i])
                out[i] = to.data[k];
    }
    return give_text(result, (struct text){out, text.size});
}

struct pair {
    struct text from, to;
};

/* The longest key that stands at `at`. */
static const struct pair *longest(const struct pair *pairs, uint32_t count, struct text text,
                                  size_t at)
{
    const struct pair *best = NULL;
    for (uint32_t i = 0; i < count; i++)
        if (matches(text, at, pairs[i].from, false) &&
            (!best || pairs[i].from.size > best->from.size))
            best = &pairs[i];
    return best;
}

static struct value translate(struct call *call)
{
    array_elements elements;
    struct text text;
    if (!arg_elements(call, 1, &elements) || !arg_text(call, 0, NULL, &text))
        return call_unknown(call);
    struct pair *pairs = ARENA_ARRAY(exec_arena(call->x), struct pair, elements.count + 1);
    for (uint32_t i = 0; i < elements.count; i++) {
        struct constant from, to;
        if (!term_is_constant(exec_terms(call->x), php_to_string(call->x, elements.items[i].key),
                              &from) ||
            !term_is_constant(exec_terms(call->x), php_to_string(call->x, elements.items[i].value),
                              &to))
            return call_unknown(call);
        pairs[i] = (struct pair){from.text, to.text};
    }
    struct buffer out;
    buffer_init(&out);
    for (size_t at = 0; at < text.size;) {
        const struct pair *pair = longest(pairs, elements.count, text, at);
        buffer_add(&out, pair ? pair->to : text_slice(text, at, at + 1));
        at += pair ? pair->from.size : 1;
    }
    return call_buffer(call, &out);
}

static struct value run_strtr(struct call *call)
{
    bool pairs = call->args[1].tag == VALUE_ARRAY;
    if (arg_is_null(call, 2) && !pairs)
        return call_refuse_type(call, 1, "must be of type array, string given");
    if (!arg_is_null(call, 2) && pairs)
        return call_refuse_type(call, 1, "must be of type string, array given");
    return pairs ? translate(call) : call_pure(call);
}

/* ---- substr_replace ---- */

static struct value run_substr_replace(struct call *call)
{
    struct text text, by;
    int64_t from, length;
    for (uint32_t i = 0; i < call->count; i++)
        if (call->args[i].tag == VALUE_ARRAY)
            return call_unknown(call);
    if (!arg_text(call, 0, NULL, &text) || !arg_text(call, 1, NULL, &by) ||
        !arg_int(call, 2, 0, &from) || !arg_int(call, 3, (int64_t)text.size, &length))
        return call_unknown(call);
    int64_t size = (int64_t)text.size;
    from = from < 0 ? (from + size < 0 ? 0 : from + size) : from > size ? size : from;
    length = length < 0 ? (size - from + length < 0 ? 0 : size - from + length) : length;
    length = length > size - from ? size - from : length;
    struct buffer out;
    buffer_init(&out);
    buffer_add(&out, text_slice(text, 0, (size_t)from));
    buffer_add(&out, by);
    buffer_add(&out, text_slice(text, (size_t)(from + length), text.size));
    return call_buffer(call, &out);
}

/* ---- splitting ---- */

static struct value run_explode(struct call *call)
{
    struct text mark, text;
    int64_t limit;
    if (arg_text(call, 0, NULL, &mark) && mark.size == 0)
        return call_refuse_value(call, 0, "cannot be empty");
    if (!arg_text(call, 0, NULL, &mark) || !arg_text(call, 1, NULL, &text) ||
        !arg_int(call, 2, INT64_MAX, &limit))
        return exec_derived(call->x, "explode", VALUE_MASK(VALUE_ARRAY), VALUE_MASK(VALUE_STRING),
                            call->args, call->count);
    struct value array = array_empty(call->x);
    int64_t parts = 1, most = limit == 0 ? 1 : limit;
    for (size_t at = text_find(text, mark, 0); at != SIZE_MAX && limit < 0;
         at = text_find(text, mark, at + mark.size))
        parts++;
    most = limit < 0 ? parts + limit : most;
    size_t begin = 0;
    for (int64_t i = 0; i < most; i++) {
        size_t end = limit > 0 && i + 1 == most ? SIZE_MAX : text_find(text, mark, begin);
        bool last = end == SIZE_MAX || (limit == 0 && i + 1 == most);
        struct text part = text_slice(text, begin, last ? text.size : end);
        array = array_append(call->x, array, call_text(call, part));
        if (last)
            break;
        begin = end + mark.size;
    }
    return array;
}

static struct value run_str_split(struct call *call)
{
    struct text text;
    int64_t size;
    if (arg_int(call, 1, 1, &size) && size < 1)
        return call_refuse_value(call, 1, "must be greater than 0");
    if (!arg_text(call, 0, NULL, &text) || !arg_int(call, 1, 1, &size))
        return call_unknown(call);
    struct value array = array_empty(call->x);
    if (text.size == 0 && !php_is_so(call->x, PHP_SPLIT_OF_NOTHING))
        return array_append(call->x, array, call_text(call, text));
    for (size_t at = 0; at < text.size;) {
        size_t end = (uint64_t)size < text.size - at ? at + (size_t)size : text.size;
        array = array_append(call->x, array, call_text(call, text_slice(text, at, end)));
        at = end;
    }
    return array;
}

/* PHP has no memory for much more. */
enum { LARGEST_TEXT = 1 << 25 };

static struct value run_chunk_split(struct call *call)
{
    struct text text, mark;
    int64_t size;
    if (arg_int(call, 1, 76, &size) && size < 1)
        return call_refuse_value(call, 1, "must be greater than 0");
    if (!arg_text(call, 0, NULL, &text) || !arg_int(call, 1, 76, &size) ||
        !arg_text(call, 2, "\r\n", &mark))
        return call_unknown(call);
    struct buffer out;
    if (text.size / (uint64_t)size * mark.size > LARGEST_TEXT)
        return call_unknown(call);
    buffer_init(&out);
    size_t at = 0;
    do {
        size_t end = (uint64_t)size < text.size - at ? at + (size_t)size : text.size;
        buffer_add(&out, text_slice(text, at, end));
        buffer_add(&out, mark);
        at = end;
    } while (at < text.size);
    return call_buffer(call, &out);
}

/* ---- joining ---- */

static struct value join(struct call *call, struct value mark, const array_elements *elements)
{
    struct exec *x = call->x;
    uint32_t count = 0;
    term_id *parts = ARENA_ARRAY(exec_arena(x), term_id, (size_t)elements->count * 2 + 1);
    for (uint32_t i = 0; i < elements->count && !exec_is_dead(x); i++) {
        if (i)
            parts[count++] = value_term(mark);
        parts[count++] = php_to_string(x, elements->items[i].value);
    }
    if (exec_is_dead(x))
        return VALUE_OF_NULL;
    return count ? value_string(term_concat(exec_terms(x), parts, count))
                 : call_text(call, TEXT(""));
}

static struct value run_implode(struct call *call)
{
    array_elements elements;
    bool alone = arg_is_null(call, 1);
    if (alone && call->args[0].tag == VALUE_STRING) {
        php_throw(call->x, "TypeError", "%s(): Argument #1 ($array) must be of type array, %s",
                  call->builtin->name, "string given");
        return VALUE_OF_NULL;
    }
    if (!alone && call->args[0].tag == VALUE_ARRAY)
        return call_refuse_type(call, 0, "must be of type string, array given");
    struct value mark = alone ? value_of_text(call->x, TEXT("")) : call->args[0];
    if (mark.tag != VALUE_STRING || !arg_elements(call, alone ? 0 : 1, &elements))
        return call_unknown(call);
    return join(call, mark, &elements);
}

/* ---- wordwrap ---- */

PHP_TERM(wordwrap, SORT_STRING)
{
    struct text text = args[0].text, mark = args[2].text;
    int64_t width = args[1].integer;
    struct buffer out;
    buffer_init(&out);
    size_t space = 0, begin = 0;
    for (size_t at = 0; at < text.size; at++) {
        char c = text.data[at];
        bool at_mark = matches(text, at, mark, false);
        if (at_mark) {
            buffer_add(&out, text_slice(text, begin, at + mark.size));
            at += mark.size - 1;
            begin = space = at + 1;
        } else if (c == ' ') {
            if ((int64_t)(at - begin) >= width) {
                buffer_add(&out, text_slice(text, begin, at));
                buffer_add(&out, mark);
                begin = at + 1;
            }
            space = at;
        } else if ((int64_t)(at - begin) >= width && args[3].boolean && begin >= space) {
            buffer_add(&out, text_slice(text, begin, at));
            buffer_add(&out, mark);
            begin = space = at;
        } else if ((int64_t)(at - begin) >= width && begin < space) {
            buffer_add(&out, text_slice(text, begin, space));
            buffer_add(&out, mark);
            begin = space = space + 1;
        }
    }
    buffer_add(&out, text_slice(text, begin < text.size ? begin : text.size, text.size));
    return give_buffer(arena, result, &out);
}

static struct value run_wordwrap(struct call *call)
{
    struct text mark, text;
    int64_t width;
    bool cuts;
    if (arg_text(call, 0, NULL, &text) && text.size == 0)
        return call->args[0];
    if (arg_text(call, 2, "\n", &mark) && mark.size == 0)
        return call_refuse_value(call, 2, "cannot be empty");
    if (arg_int(call, 1, 75, &width) && arg_bool(call, 3, false, &cuts) && width == 0 && cuts)
        return call_refuse_value(call, 3, "cannot be true when argument #2 ($width) is 0");
    if (exec_is_concrete(call->x) && text.size * mark.size > LARGEST_TEXT)
        return call_unknown(call);
    return call_pure(call);
}

static const struct php_builtin items[] = {
    PHP_FUNCTION("chunk_split", 1, 3,
                 "string $string, int $length = 76, string $separator = '\\r\\n'", run_chunk_split),
    PHP_FUNCTION("explode", 2, 3, "string $separator, string $string, int $limit = 0", run_explode),
    PHP_FUNCTION("implode", 1, 2, "array|string $separator, ?array $array = null", run_implode),
    PHP_FUNCTION("join", 1, 2, "array|string $separator, ?array $array = null", run_implode),
    PHP_REFERENCE_FUNCTION(
        "str_ireplace", 3, 4, 8,
        "array|string $search, array|string $replace, array|string $subject, &$count = null",
        run_str_ireplace),
    PHP_REFERENCE_FUNCTION(
        "str_replace", 3, 4, 8,
        "array|string $search, array|string $replace, array|string $subject, &$count = null",
        run_str_replace),
    PHP_FUNCTION("str_split", 1, 2, "string $string, int $length = 1", run_str_split),
    PHP_ROW("strtr", 2, 3, 0, "string $string, array|string $from, ?string $to = null", run_strtr,
            &kind_strtr),
    PHP_FUNCTION("substr_replace", 3, 4,
                 "array|string $string, array|string $replace, array|int $offset, array|int|null "
                 "$length = null",
                 run_substr_replace),
    PHP_ROW("wordwrap", 1, 4, 0,
            "string $string, int $width = 75, string $break = '\\n', bool $cut_long_words = false",
            run_wordwrap, &kind_wordwrap),
};

const struct php_builtins php_builtins_string_replace = {items, ARRAY_LENGTH(items)};
