/* Built-in functions of characters: ctype, multibyte strings (UTF-8), iconv, paths. */
#include "grammars/php/semantics/arrays.h"

/* ---- ctype: bytes of a text, C locale ---- */

static bool all_are(struct text text, int (*is)(int))
{
    for (size_t i = 0; i < text.size; i++)
        if (!is((unsigned char)text.data[i]))
            return false;
    return text.size > 0;
}

static struct value ctype(struct call *call, const struct function_kind *kind);

#define CTYPE(name)                                                                                \
    PHP_TERM(ctype_##name, SORT_BOOL)                                                              \
    {                                                                                              \
        return give_bool(result, all_are(args[0].text, is##name));                                 \
    }                                                                                              \
    static struct value run_ctype_##name(struct call *call)                                        \
    {                                                                                              \
        return ctype(call, &kind_ctype_##name);                                                    \
    }

static struct value ctype_case(struct exec *x, struct value value, void *context)
{
    const struct function_kind *kind = context;
    struct constant number;
    term_id text;
    if (value.tag == VALUE_STRING) {
        text = value_term(value);
        return value_apply(x, kind, &text, 1);
    }
    if (value.tag != VALUE_INT)
        return value_of_bool(x, false);
    if (!value_is_constant(x, value, &number))
        return exec_derived(x, kind->name, VALUE_MASK(VALUE_BOOL), 0, &value, 1);
    char byte = (char)(number.integer < 0 ? number.integer + 256 : number.integer);
    bool as_byte = number.integer >= -128 && number.integer <= 255;
    text = as_byte ? term_string_of(exec_terms(x), (struct text){&byte, 1})
                   : php_apply(x, PHP_FN_INT_TO_STRING, value_term(value));
    return value_apply(x, kind, &text, 1);
}

static struct value ctype(struct call *call, const struct function_kind *kind)
{
    return php_map(call->x, call->args[0], ctype_case, (void *)(uintptr_t)kind);
}

CTYPE(alnum)
CTYPE(alpha)
CTYPE(cntrl)
CTYPE(digit)
CTYPE(graph)
CTYPE(lower)
CTYPE(print)
CTYPE(punct)
CTYPE(space)
CTYPE(upper)
CTYPE(xdigit)

/* ---- code points ---- */

/* The bytes of the character at `at`: a byte that begins none is one of its own. */
static size_t step(struct text text, size_t at)
{
    uint32_t code;
    size_t size = php_read_utf8(text, at, &code);
    return size ? size : 1;
}

static int64_t count_characters(struct text text)
{
    int64_t count = 0;
    for (size_t at = 0; at < text.size; at += step(text, at))
        count++;
    return count;
}

static size_t byte_of(struct text text, int64_t character)
{
    size_t at = 0;
    while (character-- > 0 && at < text.size)
        at += step(text, at);
    return at;
}

static struct text part_of(struct text text, int64_t from, int64_t length, bool to_end)
{
    int64_t size = count_characters(text);
    from = from < 0 ? (from + size < 0 ? 0 : from + size) : from > size ? size : from;
    int64_t left = size - from;
    int64_t take = to_end ? left : length < 0 ? (left + length < 0 ? 0 : left + length) : length;
    take = take > left ? left : take;
    return text_slice(text, byte_of(text, from), byte_of(text, from + take));
}

/* Without malformed bytes, the functions below are about UTF-8. */
static bool is_plain(struct text text)
{
    return php_is_utf8(text);
}

PHP_TERM(mb_strlen, SORT_INT)
{
    return is_plain(args[0].text) && give_int(result, count_characters(args[0].text));
}

PHP_TERM(mb_substr, SORT_STRING)
{
    return is_plain(args[0].text) && give_text(result, part_of(args[0].text, args[1].integer,
                                                               args[2].integer, args[3].boolean));
}

PHP_TERM(mb_is_utf8, SORT_BOOL)
{
    return give_bool(result, php_is_utf8(args[0].text));
}

/* Letters beyond Latin, Greek and Cyrillic have rules of their own. */
static bool fold(struct text text, bool upper, struct buffer *out)
{
    for (size_t at = 0, size; at < text.size; at += size) {
        uint32_t code;
        size = php_read_utf8(text, at, &code);
        bool letters = code < 0x80 || (code >= 0xC0 && code <= 0xFE && code != 0xDF);
        bool greek = code >= 0x410 && code <= 0x44F;
        bool caseless =
            (code >= 0x80 && code < 0xC0 && code != 0xB5 && code != 0xAA && code != 0xBA) ||
            (code >= 0x2000 && code < 0x2100) || code >= 0x3000;
        if (size == 0 || !(letters || greek || caseless) || code >= 0xFB00)
            return false;
        if (code < 0x80)
            code = (uint32_t)(upper ? toupper((int)code) : tolower((int)code));
        else if (letters && upper && code >= 0xE0 && code != 0xF7)
            code -= 32;
        else if (letters && !upper && code < 0xE0 && code != 0xD7)
            code += 32;
        else if (greek && upper && code >= 0x430)
            code -= 32;
        else if (greek && !upper && code < 0x430)
            code += 32;
        php_add_utf8(out, code);
    }
    return true;
}

static bool folded(struct arena *arena, struct text text, bool upper, struct constant *result)
{
    struct buffer out;
    buffer_init(&out);
    if (fold(text, upper, &out))
        return give_buffer(arena, result, &out);
    buffer_done(&out);
    return false;
}

PHP_TERM(mb_strtolower, SORT_STRING)
{
    return folded(arena, args[0].text, false, result);
}

PHP_TERM(mb_strtoupper, SORT_STRING)
{
    return folded(arena, args[0].text, true, result);
}

PHP_TERM(mb_strpos, SORT_INT)
{
    struct text text = args[0].text, part = args[1].text;
    if (!is_plain(text) || !is_plain(part))
        return false;
    size_t found = text_find(text, part, byte_of(text, args[2].integer));
    return give_int(result, found == SIZE_MAX ? -1 : count_characters(text_slice(text, 0, found)));
}

/* Whether the encoding is UTF-8, or none is given. */
static bool is_utf8_wanted(struct call *call, uint32_t index)
{
    static const char *const names[] = {"UTF-8", "utf-8", "UTF8", "utf8"};
    struct text encoding;
    if (arg_is_null(call, index))
        return true;
    for (size_t i = 0; arg_text(call, index, NULL, &encoding) && i < ARRAY_LENGTH(names); i++)
        if (text_is(encoding, names[i]))
            return true;
    return false;
}

static struct value on_text(struct call *call, const struct function_kind *kind, uint32_t encoding,
                            uint32_t mask)
{
    term_id text = value_term(call->args[0]);
    return is_utf8_wanted(call, encoding) ? value_apply(call->x, kind, &text, 1)
                                          : call_derived(call, mask);
}

static struct value run_mb_strlen(struct call *call)
{
    return on_text(call, &kind_mb_strlen, 1, VALUE_MASK(VALUE_INT));
}

static struct value run_mb_strtolower(struct call *call)
{
    return on_text(call, &kind_mb_strtolower, 1, VALUE_MASK(VALUE_STRING));
}

static struct value run_mb_strtoupper(struct call *call)
{
    return on_text(call, &kind_mb_strtoupper, 1, VALUE_MASK(VALUE_STRING));
}

static struct value run_mb_substr(struct call *call)
{
    int64_t begin;
    if (exec_is_concrete(call->x) && arg_int(call, 1, 0, &begin) && begin == INT64_MIN)
        return call_refuse_value(call, 1,
                                 "must be between -9223372036854775807 and 9223372036854775807");
    if (exec_is_concrete(call->x) && !arg_is_null(call, 2) && arg_int(call, 2, 0, &begin) &&
        begin == INT64_MIN)
        return call_refuse_value(call, 2,
                                 "must be between -9223372036854775807 and 9223372036854775807");
    struct term_table *terms = exec_terms(call->x);
    bool to_end = arg_is_null(call, 2);
    if (!is_utf8_wanted(call, 3))
        return call_derived(call, VALUE_MASK(VALUE_STRING));
    term_id args[4] = {value_term(call->args[0]), value_term(call->args[1]),
                       to_end ? term_int(terms, 0) : value_term(call->args[2]),
                       term_bool(terms, to_end)};
    return value_apply(call->x, &kind_mb_substr, args, 4);
}

static struct value run_mb_strpos(struct call *call)
{
    struct exec *x = call->x;
    struct term_table *terms = exec_terms(x);
    int64_t offset;
    struct text text;
    if (!arg_int(call, 2, 0, &offset) || offset < 0 || !is_utf8_wanted(call, 3))
        return call_derived(call, VALUE_MASK(VALUE_INT) | VALUE_MASK(VALUE_BOOL));
    if (arg_text(call, 0, NULL, &text) && is_plain(text) && offset > count_characters(text))
        return call_refuse_value(call, 2, "must be contained in argument #1 ($haystack)");
    term_id args[3] = {value_term(call->args[0]), value_term(call->args[1]),
                       term_int(terms, offset)};
    struct value place = value_apply(x, &kind_mb_strpos, args, 3);
    if (place.tag != VALUE_INT)
        return place;
    term_id none = term_eq(terms, value_term(place), term_int(terms, -1));
    if (exec_is_true(x, none))
        return value_of_bool(x, false);
    return exec_is_false(x, none) ? place : value_merge(x, none, value_of_bool(x, false), place);
}

static struct value run_mb_check_encoding(struct call *call)
{
    if (call->count == 0 || call->args[0].tag != VALUE_STRING || !is_utf8_wanted(call, 1))
        return call_derived(call, VALUE_MASK(VALUE_BOOL));
    term_id term = value_term(call->args[0]);
    return value_apply(call->x, &kind_mb_is_utf8, &term, 1);
}

static struct value run_mb_internal_encoding(struct call *call)
{
    if (!is_utf8_wanted(call, 0))
        exec_unsupported(call->x, "an encoding other than UTF-8");
    return arg_is_null(call, 0) ? call_text(call, TEXT("UTF-8")) : value_of_bool(call->x, true);
}

static struct value run_mb_str_split(struct call *call)
{
    struct exec *x = call->x;
    struct text text;
    int64_t length;
    struct value out = array_empty(x);
    if (!arg_text(call, 0, NULL, &text) || !arg_int(call, 1, 1, &length) ||
        !is_utf8_wanted(call, 2) || !is_plain(text))
        return call_array(call);
    if (length < 1)
        return call_refuse_value(call, 1, "must be greater than 0");
    for (size_t at = 0; at < text.size;) {
        struct text rest = text_slice(text, at, text.size);
        size_t size = byte_of(rest, length);
        out = array_append(x, out, value_of_text(x, text_slice(rest, 0, size)));
        at += size;
    }
    return out;
}

/* The same text where it goes from UTF-8 to UTF-8 and is well formed. */
static struct value convert(struct call *call, uint32_t from, uint32_t to, uint32_t mask)
{
    struct text text;
    struct value subject = call->args[call->count > 2 && from == 0 ? 2 : 0];
    bool same = is_utf8_wanted(call, from) && is_utf8_wanted(call, to) && !arg_is_null(call, from);
    if (same && value_is_text(call->x, subject, &text) && php_is_utf8(text))
        return subject;
    return call_derived(call, mask);
}

static struct value run_mb_convert_encoding(struct call *call)
{
    return call->args[0].tag == VALUE_STRING && call->count > 2
               ? convert(call, 2, 1, VALUE_MASK(VALUE_STRING))
               : call_unknown(call);
}

static struct value run_iconv(struct call *call)
{
    return convert(call, 0, 1, VALUE_MASK(VALUE_STRING) | VALUE_MASK(VALUE_BOOL));
}

/* ISO 8859-1 */
PHP_TERM(utf8_encode, SORT_STRING)
{
    struct buffer out;
    buffer_init(&out);
    for (size_t i = 0; i < args[0].text.size; i++)
        php_add_utf8(&out, (unsigned char)args[0].text.data[i]);
    return give_buffer(arena, result, &out);
}

PHP_TERM(utf8_decode, SORT_STRING)
{
    struct text text = args[0].text;
    struct buffer out;
    if (!is_plain(text))
        return false;
    buffer_init(&out);
    for (size_t at = 0; at < text.size; at += step(text, at)) {
        uint32_t code;
        php_read_utf8(text, at, &code);
        buffer_add_byte(&out, code < 256 ? (char)code : '?');
    }
    return give_buffer(arena, result, &out);
}

/* ---- paths ---- */

static struct text base_of(struct text path, struct text suffix)
{
    size_t end = path.size, begin;
    while (end > 0 && path.data[end - 1] == '/')
        end--;
    for (begin = end; begin > 0 && path.data[begin - 1] != '/';)
        begin--;
    struct text base = text_slice(path, begin, end);
    if (suffix.size && suffix.size < base.size && text_ends_with(base, suffix))
        base.size -= suffix.size;
    return base;
}

static struct text parent_of(struct text path)
{
    size_t end = path.size;
    if (end == 0)
        return TEXT("");
    while (end > 0 && path.data[end - 1] == '/')
        end--;
    if (end == 0)
        return TEXT("/");
    while (end > 0 && path.data[end - 1] != '/')
        end--;
    if (end == 0)
        return TEXT(".");
    while (end > 0 && path.data[end - 1] == '/')
        end--;
    return end ? text_slice(path, 0, end) : TEXT("/");
}

PHP_TERM(basename, SORT_STRING)
{
    return give_text(result, base_of(args[0].text, args[1].text));
}

PHP_TERM(dirname, SORT_STRING)
{
    struct text path = args[0].text, before;
    for (int64_t i = 0; i < args[1].integer; i++) {
        before = path;
        path = parent_of(path);
        if (text_equal(before, path))
            break;
    }
    return give_text(result, path);
}

static struct value run_dirname(struct call *call)
{
    int64_t levels;
    if (arg_int(call, 1, 1, &levels) && levels < 1)
        return call_refuse_value(call, 1, "must be greater than or equal to 1");
    return call_pure(call);
}

static struct value run_pathinfo(struct call *call)
{
    struct exec *x = call->x;
    struct text path;
    int64_t flags;
    struct value out = array_empty(x);
    if (!arg_text(call, 0, NULL, &path) || !arg_int(call, 1, 15, &flags))
        return call_derived(call, VALUE_MASK(VALUE_STRING) | VALUE_MASK(VALUE_ARRAY));
    struct text base = base_of(path, TEXT("")), directory = parent_of(path);
    size_t dot = base.size;
    while (dot > 0 && base.data[dot - 1] != '.')
        dot--;
    const struct {
        const char *name;
        bool has;
        struct text value;
    } parts[] = {{"dirname", directory.size > 0, directory},
                 {"basename", true, base},
                 {"extension", dot > 0, text_slice(base, dot, base.size)},
                 {"filename", true, text_slice(base, 0, dot ? dot - 1 : base.size)}};
    for (int i = 0; i < 4; i++) {
        struct value value = value_of_text(x, parts[i].value);
        if (flags >> i & 1 && parts[i].has && (flags & 15) != 15)
            return value;
        if (parts[i].has)
            out = array_put(x, out, value_of_text(x, text_of(parts[i].name)), value);
    }
    return (flags & 15) == 15 ? out : call_text(call, TEXT(""));
}

static const struct php_builtin items[] = {
    PHP_PURE("basename", 1, 2, "string $path, string $suffix = ''", &kind_basename),
    PHP_FUNCTION("ctype_alnum", 1, 1, "mixed $text", run_ctype_alnum),
    PHP_FUNCTION("ctype_alpha", 1, 1, "mixed $text", run_ctype_alpha),
    PHP_FUNCTION("ctype_cntrl", 1, 1, "mixed $text", run_ctype_cntrl),
    PHP_FUNCTION("ctype_digit", 1, 1, "mixed $text", run_ctype_digit),
    PHP_FUNCTION("ctype_graph", 1, 1, "mixed $text", run_ctype_graph),
    PHP_FUNCTION("ctype_lower", 1, 1, "mixed $text", run_ctype_lower),
    PHP_FUNCTION("ctype_print", 1, 1, "mixed $text", run_ctype_print),
    PHP_FUNCTION("ctype_punct", 1, 1, "mixed $text", run_ctype_punct),
    PHP_FUNCTION("ctype_space", 1, 1, "mixed $text", run_ctype_space),
    PHP_FUNCTION("ctype_upper", 1, 1, "mixed $text", run_ctype_upper),
    PHP_FUNCTION("ctype_xdigit", 1, 1, "mixed $text", run_ctype_xdigit),
    PHP_ROW("dirname", 1, 2, 0, "string $path, int $levels = 1", run_dirname, &kind_dirname),
    PHP_FUNCTION("iconv", 3, 3, "string $from_encoding, string $to_encoding, string $string",
                 run_iconv),
    PHP_FUNCTION("mb_check_encoding", 0, 2,
                 "array|string|null $value = null, ?string $encoding = null",
                 run_mb_check_encoding),
    PHP_FUNCTION("mb_convert_encoding", 2, 3,
                 "array|string $string, string $to_encoding, array|string|null $from_encoding = "
                 "null",
                 run_mb_convert_encoding),
    PHP_FUNCTION("mb_internal_encoding", 0, 1, "?string $encoding = null",
                 run_mb_internal_encoding),
    PHP_FUNCTION("mb_str_split", 1, 3, "string $string, int $length = 1, ?string $encoding = null",
                 run_mb_str_split),
    PHP_FUNCTION("mb_strlen", 1, 2, "string $string, ?string $encoding = null", run_mb_strlen),
    PHP_FUNCTION("mb_strpos", 2, 4,
                 "string $haystack, string $needle, int $offset = 0, ?string $encoding = null",
                 run_mb_strpos),
    PHP_FUNCTION("mb_strtolower", 1, 2, "string $string, ?string $encoding = null",
                 run_mb_strtolower),
    PHP_FUNCTION("mb_strtoupper", 1, 2, "string $string, ?string $encoding = null",
                 run_mb_strtoupper),
    PHP_FUNCTION("mb_substr", 2, 4,
                 "string $string, int $start, ?int $length = null, ?string $encoding = null",
                 run_mb_substr),
    PHP_FUNCTION("pathinfo", 1, 2, "string $path, int $flags = 15", run_pathinfo),
    PHP_PURE("utf8_decode", 1, 1, "string $string", &kind_utf8_decode),
    PHP_PURE("utf8_encode", 1, 1, "string $string", &kind_utf8_encode),
};

const struct php_builtins php_builtins_characters = {items, ARRAY_LENGTH(items)};
