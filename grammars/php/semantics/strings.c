/* Built-in functions of strings: case, white space, padding, parts, order. */
#include <strings.h>

#include "grammars/php/semantics/builtins.h"

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static char upper(char c)
{
    return c >= 'a' && c <= 'z' ? (char)(c - 'a' + 'A') : c;
}

/* A copy of a text that may be changed. */
static char *writable(struct arena *arena, struct text text)
{
    char *out = arena_alloc(arena, text.size + 1, 1);
    memcpy(out, text.data, text.size);
    return out;
}

/* ---- length and case ---- */

static struct value run_strlen(struct call *call)
{
    return value_int(term_unary(exec_terms(call->x), TERM_LENGTH, value_term(call->args[0])));
}

/* Another way of writing the same text. */
static struct value formed(struct call *call, enum php_function function)
{
    term_id base = value_term(call->args[0]);
    term_id form = php_apply(call->x, function, base);
    exec_form(call->x, base, form);
    return value_string(form);
}

static struct value run_strtolower(struct call *call)
{
    return formed(call, PHP_FN_LOWER);
}

static struct value run_strtoupper(struct call *call)
{
    return formed(call, PHP_FN_UPPER);
}

PHP_TERM(ucfirst, SORT_STRING)
{
    char *out = writable(arena, args[0].text);
    out[0] = upper(out[0]);
    return give_text(result, (struct text){out, args[0].text.size});
}

PHP_TERM(lcfirst, SORT_STRING)
{
    char *out = writable(arena, args[0].text);
    out[0] = lower(out[0]);
    return give_text(result, (struct text){out, args[0].text.size});
}

PHP_TERM(ucwords, SORT_STRING)
{
    struct text text = args[0].text, marks = args[1].text;
    char *out = writable(arena, text);
    for (size_t i = 0; i < text.size; i++)
        if (i == 0 || (marks.size && memchr(marks.data, out[i - 1], marks.size)))
            out[i] = upper(out[i]);
    return give_text(result, (struct text){out, text.size});
}

/* ---- white space ---- */

/* Which bytes a mask like "a..z\n" has. */
static void read_mask(struct text mask, bool *set)
{
    memset(set, 0, 256 * sizeof *set);
    for (size_t i = 0; i < mask.size; i++) {
        unsigned first = (unsigned char)mask.data[i], last = first;
        bool range = i + 3 < mask.size && mask.data[i + 1] == '.' && mask.data[i + 2] == '.' &&
                     (unsigned char)mask.data[i + 3] >= first;
        if (range) {
            last = (unsigned char)mask.data[i + 3];
            i += 3;
        }
        for (unsigned c = first; c <= last; c++)
            set[c] = true;
    }
}

static struct text trimmed(struct text text, struct text mask, bool left, bool right)
{
    bool set[256];
    size_t begin = 0, end = text.size;
    read_mask(mask, set);
    while (left && begin < end && set[(unsigned char)text.data[begin]])
        begin++;
    while (right && end > begin && set[(unsigned char)text.data[end - 1]])
        end--;
    return text_slice(text, begin, end);
}

PHP_TERM(trim_mask, SORT_STRING)
{
    return give_text(result, trimmed(args[0].text, args[1].text, true, true));
}

PHP_TERM(ltrim, SORT_STRING)
{
    return give_text(result, trimmed(args[0].text, args[1].text, true, false));
}

PHP_TERM(rtrim, SORT_STRING)
{
    return give_text(result, trimmed(args[0].text, args[1].text, false, true));
}

static struct value run_trim(struct call *call)
{
    if (!arg_given(call, 1))
        return formed(call, PHP_FN_TRIM);
    term_id args[2] = {value_term(call->args[0]), value_term(call->args[1])};
    return value_apply(call->x, &kind_trim_mask, args, 2);
}

/* ---- making ---- */

PHP_TERM(strrev, SORT_STRING)
{
    struct text text = args[0].text;
    char *out = arena_alloc(arena, text.size + 1, 1);
    for (size_t i = 0; i < text.size; i++)
        out[i] = text.data[text.size - 1 - i];
    return give_text(result, (struct text){out, text.size});
}

static struct value run_str_repeat(struct call *call)
{
    enum { MOST_KNOWN = 64, LARGEST = 1 << 26 };
    int64_t times;
    struct text text;
    if (!arg_int(call, 1, 0, &times))
        return call_unknown(call);
    if (times < 0)
        return call_refuse_value(call, 1, "must be greater than or equal to 0");
    if (!arg_text(call, 0, NULL, &text)) {
        term_id parts[MOST_KNOWN];
        if (times > MOST_KNOWN)
            return call_unknown(call);
        for (int64_t i = 0; i < times; i++)
            parts[i] = value_term(call->args[0]);
        return times ? value_string(term_concat(exec_terms(call->x), parts, (uint32_t)times))
                     : call_text(call, TEXT(""));
    }
    if (text.size && (uint64_t)times > LARGEST / text.size)
        return call_unknown(call);
    char *out = arena_alloc(exec_arena(call->x), text.size * (size_t)times + 1, 1);
    for (int64_t i = 0; i < times; i++)
        memcpy(out + (size_t)i * text.size, text.data, text.size);
    return call_text(call, (struct text){out, text.size * (size_t)times});
}

enum { PAD_LEFT, PAD_RIGHT, PAD_BOTH };

static void add_padding(struct buffer *out, struct text pad, size_t size)
{
    for (size_t i = 0; i < size; i++)
        buffer_add_byte(out, pad.data[i % pad.size]);
}

PHP_TERM(str_pad, SORT_STRING)
{
    struct text text = args[0].text, pad = args[2].text;
    int64_t side = args[3].integer;
    if (args[1].integer < 0 || (uint64_t)args[1].integer <= text.size)
        return give_text(result, text);
    if (pad.size == 0 || args[1].integer > 1 << 26 || side < PAD_LEFT || side > PAD_BOTH)
        return false;
    size_t all = (size_t)args[1].integer - text.size;
    size_t left = side == PAD_LEFT ? all : side == PAD_BOTH ? all / 2 : 0;
    struct buffer out;
    buffer_init(&out);
    add_padding(&out, pad, left);
    buffer_add(&out, text);
    add_padding(&out, pad, all - left);
    return give_buffer(arena, result, &out);
}

static struct value run_str_pad(struct call *call)
{
    struct text text, pad;
    int64_t size, side;
    bool known = arg_text(call, 0, NULL, &text) && arg_int(call, 1, 0, &size) &&
                 arg_text(call, 2, " ", &pad) && arg_int(call, 3, PAD_RIGHT, &side);
    if (known && size >= 0 && (uint64_t)size > text.size) {
        if (pad.size == 0)
            return call_refuse_value(call, 2, "must be a non-empty string");
        if (side < PAD_LEFT || side > PAD_BOTH)
            return call_refuse_value(call, 3,
                                     "must be STR_PAD_LEFT, STR_PAD_RIGHT, or STR_PAD_BOTH");
    }
    return call_pure(call);
}

PHP_TERM(chr, SORT_STRING)
{
    char *out = arena_alloc(arena, 2, 1);
    int64_t code = args[0].integer % 256;
    out[0] = (char)(code < 0 ? code + 256 : code);
    return give_text(result, (struct text){out, 1});
}

PHP_TERM(ord, SORT_INT)
{
    return give_int(result, args[0].text.size ? (unsigned char)args[0].text.data[0] : 0);
}

PHP_TERM(nl2br, SORT_STRING)
{
    struct text text = args[0].text;
    struct buffer out;
    buffer_init(&out);
    for (size_t i = 0; i < text.size; i++) {
        char c = text.data[i], next = i + 1 < text.size ? text.data[i + 1] : '\0';
        bool pair = (c == '\r' && next == '\n') || (c == '\n' && next == '\r');
        if (c == '\n' || c == '\r')
            buffer_add(&out, args[1].boolean ? TEXT("<br />") : TEXT("<br>"));
        buffer_add_byte(&out, c);
        if (pair) {
            buffer_add_byte(&out, next);
            i++;
        }
    }
    return give_buffer(arena, result, &out);
}

/* ---- slashes ---- */

PHP_TERM(addslashes, SORT_STRING)
{
    struct buffer out;
    buffer_init(&out);
    for (size_t i = 0; i < args[0].text.size; i++) {
        char c = args[0].text.data[i];
        if (c == '\'' || c == '"' || c == '\\' || c == '\0')
            buffer_add_byte(&out, '\\');
        buffer_add_byte(&out, c ? c : '0');
    }
    return give_buffer(arena, result, &out);
}

PHP_TERM(stripslashes, SORT_STRING)
{
    struct text text = args[0].text;
    struct buffer out;
    buffer_init(&out);
    for (size_t i = 0; i < text.size; i++) {
        char c = text.data[i];
        if (c == '\\') {
            if (++i >= text.size)
                break;
            c = text.data[i] == '0' ? '\0' : text.data[i];
        }
        buffer_add_byte(&out, c);
    }
    return give_buffer(arena, result, &out);
}

PHP_TERM(quotemeta, SORT_STRING)
{
    struct buffer out;
    buffer_init(&out);
    for (size_t i = 0; i < args[0].text.size; i++) {
        if (args[0].text.data[i] && strchr(".\\+*?[^]$()", args[0].text.data[i]))
            buffer_add_byte(&out, '\\');
        buffer_add_byte(&out, args[0].text.data[i]);
    }
    return give_buffer(arena, result, &out);
}

/* ---- order ---- */

/* How far apart the first different bytes are; else which text is longer. */
static int64_t distance(struct text a, struct text b, bool fold)
{
    for (size_t i = 0; i < a.size && i < b.size; i++) {
        int left = (unsigned char)(fold ? lower(a.data[i]) : a.data[i]);
        int right = (unsigned char)(fold ? lower(b.data[i]) : b.data[i]);
        if (left != right)
            return left - right;
    }
    return a.size < b.size ? -1 : a.size > b.size;
}

static struct text first_bytes(struct text text, int64_t size)
{
    return text_slice(text, 0, (uint64_t)size < text.size ? (size_t)size : text.size);
}

PHP_TERM(strcmp, SORT_INT)
{
    return give_int(result, distance(args[0].text, args[1].text, false));
}

PHP_TERM(strcasecmp, SORT_INT)
{
    return give_int(result, distance(args[0].text, args[1].text, true));
}

PHP_TERM(strncmp, SORT_INT)
{
    return give_int(result, distance(first_bytes(args[0].text, args[2].integer),
                                     first_bytes(args[1].text, args[2].integer), false));
}

PHP_TERM(strncasecmp, SORT_INT)
{
    return give_int(result, distance(first_bytes(args[0].text, args[2].integer),
                                     first_bytes(args[1].text, args[2].integer), true));
}

/* The order of two texts that are not `equal` is never 0: so the solver knows what 0 means. */
static struct value ordered(struct call *call, const struct function_kind *kind,
                            const term_id *args, uint32_t count, term_id equal)
{
    struct term_table *terms = exec_terms(call->x);
    term_id zero = term_int(terms, 0);
    term_id order = value_term(value_apply(call->x, kind, args, count));
    term_id other = term_ite(terms, term_eq(terms, order, zero), term_int(terms, 1), order);
    return value_int(term_ite(terms, equal, zero, other));
}

static struct value run_strcmp(struct call *call)
{
    term_id args[2] = {value_term(call->args[0]), value_term(call->args[1])};
    return ordered(call, &kind_strcmp, args, 2, term_eq(exec_terms(call->x), args[0], args[1]));
}

/* The same text in small letters. */
static term_id lowered(struct call *call, term_id text)
{
    term_id form = php_apply(call->x, PHP_FN_LOWER, text);
    exec_form(call->x, text, form);
    return form;
}

static struct value run_strcasecmp(struct call *call)
{
    term_id args[2] = {value_term(call->args[0]), value_term(call->args[1])};
    term_id equal = term_eq(exec_terms(call->x), lowered(call, args[0]), lowered(call, args[1]));
    return ordered(call, &kind_strcasecmp, args, 2, equal);
}

static struct value run_strn(struct call *call)
{
    int64_t size;
    if (arg_int(call, 2, 0, &size) && size < 0)
        return call_refuse_value(call, 2, "must be greater than or equal to 0");
    return call_pure(call);
}

static struct value run_strncmp(struct call *call)
{
    struct term_table *terms = exec_terms(call->x);
    int64_t size;
    if (!arg_int(call, 2, 0, &size) || size < 0)
        return run_strn(call);
    term_id args[3] = {value_term(call->args[0]), value_term(call->args[1]), term_int(terms, size)};
    term_id zero = term_int(terms, 0);
    term_id left = term_ternary(terms, TERM_SUBSTR, args[0], zero, args[2]);
    term_id right = term_ternary(terms, TERM_SUBSTR, args[1], zero, args[2]);
    return ordered(call, &kind_strncmp, args, 3, term_eq(terms, left, right));
}

/* ---- distance ---- */

static int64_t least_of(int64_t a, int64_t b, int64_t c)
{
    int64_t least = a < b ? a : b;
    return least < c ? least : c;
}

/* Levenshtein's distance (1966) with a price for each kind of edit. */
PHP_TERM(levenshtein, SORT_INT)
{
    struct text a = args[0].text, b = args[1].text;
    int64_t insertion = args[2].integer, replacement = args[3].integer, deletion = args[4].integer;
    int64_t *row = ARENA_ARRAY(arena, int64_t, b.size + 1);
    for (size_t k = 0; k <= b.size; k++)
        row[k] = (int64_t)k * insertion;
    for (size_t i = 0; i < a.size; i++) {
        int64_t diagonal = row[0];
        row[0] += deletion;
        for (size_t k = 0; k < b.size; k++) {
            int64_t replaced = diagonal + (a.data[i] == b.data[k] ? 0 : replacement);
            diagonal = row[k + 1];
            row[k + 1] = least_of(replaced, diagonal + deletion, row[k] + insertion);
        }
    }
    return give_int(result, row[b.size]);
}

static const struct php_builtin items[] = {
    PHP_PURE("addslashes", 1, 1, "string $string", &kind_addslashes),
    PHP_PURE("chop", 1, 2, "string $string, string $characters = ' \\n\\r\\t\\v\\0'", &kind_rtrim),
    PHP_PURE("chr", 1, 1, "int $codepoint", &kind_chr),
    PHP_PURE("lcfirst", 1, 1, "string $string", &kind_lcfirst),
    PHP_PURE("levenshtein", 2, 5,
             "string $string1, string $string2, int $insertion_cost = 1, int $replacement_cost = "
             "1, int $deletion_cost = 1",
             &kind_levenshtein),
    PHP_PURE("ltrim", 1, 2, "string $string, string $characters = ' \\n\\r\\t\\v\\0'", &kind_ltrim),
    PHP_PURE("nl2br", 1, 2, "string $string, bool $use_xhtml = true", &kind_nl2br),
    PHP_PURE("ord", 1, 1, "string $character", &kind_ord),
    PHP_PURE("quotemeta", 1, 1, "string $string", &kind_quotemeta),
    PHP_PURE("rtrim", 1, 2, "string $string, string $characters = ' \\n\\r\\t\\v\\0'", &kind_rtrim),
    PHP_ROW("str_pad", 2, 4, 0,
            "string $string, int $length, string $pad_string = ' ', int $pad_type = 1", run_str_pad,
            &kind_str_pad),
    PHP_FUNCTION("str_repeat", 2, 2, "string $string, int $times", run_str_repeat),
    PHP_ROW("strcasecmp", 2, 2, 0, "string $string1, string $string2", run_strcasecmp,
            &kind_strcasecmp),
    PHP_ROW("strcmp", 2, 2, 0, "string $string1, string $string2", run_strcmp, &kind_strcmp),
    PHP_PURE("stripslashes", 1, 1, "string $string", &kind_stripslashes),
    PHP_FUNCTION("strlen", 1, 1, "string $string", run_strlen),
    PHP_ROW("strncasecmp", 3, 3, 0, "string $string1, string $string2, int $length", run_strn,
            &kind_strncasecmp),
    PHP_ROW("strncmp", 3, 3, 0, "string $string1, string $string2, int $length", run_strncmp,
            &kind_strncmp),
    PHP_PURE("strrev", 1, 1, "string $string", &kind_strrev),
    PHP_FUNCTION("strtolower", 1, 1, "string $string", run_strtolower),
    PHP_FUNCTION("strtoupper", 1, 1, "string $string", run_strtoupper),
    PHP_FUNCTION("trim", 1, 2, "string $string, string $characters = ' \\n\\r\\t\\v\\0'", run_trim),
    PHP_PURE("ucfirst", 1, 1, "string $string", &kind_ucfirst),
    PHP_PURE("ucwords", 1, 2, "string $string, string $separators = ' \\t\\r\\n\\f\\v'",
             &kind_ucwords),
};

const struct php_builtins php_builtins_strings = {items, ARRAY_LENGTH(items)};
