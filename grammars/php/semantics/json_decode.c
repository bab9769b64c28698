/*
 * json_decode. A constant text is parsed (RFC 8259, with PHP's limits); of any other text the value
 * is a tree of its own, and the error is a function of the text.
 */
#include "grammars/php/semantics/json.h"

struct parser {
    struct text text;
    size_t at;
    int64_t flags;
    int64_t deepest;
    bool arrays;    /* objects become arrays */
    struct exec *x; /* NULL: only whether it is well formed */
    struct arena *arena;
    enum json_error error;
};

static struct value parse(struct parser *p, int64_t depth);

static struct value fail(struct parser *p, enum json_error error)
{
    if (!p->error)
        p->error = error;
    return VALUE_OF_NULL;
}

static void skip_blanks(struct parser *p)
{
    while (p->at < p->text.size && strchr(" \t\n\r", p->text.data[p->at]) && p->text.data[p->at])
        p->at++;
}

static bool take(struct parser *p, char c)
{
    skip_blanks(p);
    if (p->at >= p->text.size || p->text.data[p->at] != c)
        return false;
    p->at++;
    return true;
}

static bool take_word(struct parser *p, const char *word)
{
    size_t size = strlen(word);
    if (p->text.size - p->at < size)
        return false;
    for (size_t i = 0; i < size; i++)
        if (p->text.data[p->at + i] != word[i])
            return false;
    p->at += size;
    return true;
}

/* ---- numbers ---- */

static size_t digits_from(const struct parser *p, size_t at)
{
    while (at < p->text.size && isdigit((unsigned char)p->text.data[at]))
        at++;
    return at;
}

static struct value number_value(struct parser *p, struct text digits, bool is_float)
{
    int64_t integer;
    double number;
    enum php_numeric kind = php_parse_number(digits, &integer, &number);
    if (!p->x)
        return VALUE_OF_NULL;
    if (kind == PHP_INT && !is_float)
        return value_of_int(p->x, integer);
    if (!is_float && p->flags & JSON_BIGINT_AS_STRING)
        return value_of_text(p->x, digits);
    return value_of_float(p->x, number);
}

static struct value parse_number(struct parser *p)
{
    size_t begin = p->at, at = begin;
    bool is_float = false;
    at += p->text.data[at] == '-';
    size_t end = digits_from(p, at);
    if (end == at)
        return fail(p, JSON_SYNTAX);
    if (p->text.data[at] == '0')
        end = at + 1;
    if (end < p->text.size && p->text.data[end] == '.' && digits_from(p, end + 1) > end + 1) {
        is_float = true;
        end = digits_from(p, end + 1);
    }
    if (end < p->text.size && tolower((unsigned char)p->text.data[end]) == 'e') {
        size_t exponent = end + 1;
        if (exponent < p->text.size &&
            (p->text.data[exponent] == '+' || p->text.data[exponent] == '-'))
            exponent++;
        if (digits_from(p, exponent) > exponent) {
            is_float = true;
            end = digits_from(p, exponent);
        }
    }
    p->at = end;
    return number_value(p, text_slice(p->text, begin, end), is_float);
}

/* ---- strings ---- */

static bool read_unit(const struct parser *p, size_t at, unsigned *unit)
{
    *unit = 0;
    if (p->text.size < 4 || at > p->text.size - 4)
        return false;
    for (size_t i = 0; i < 4; i++) {
        int c = tolower((unsigned char)p->text.data[at + i]);
        if (!isxdigit(c))
            return false;
        *unit = *unit * 16 + (unsigned)(c <= '9' ? c - '0' : c - 'a' + 10);
    }
    return true;
}

/* Behind "\u": one code unit, or two that make a code point. */
static void parse_unit(struct parser *p, struct buffer *out)
{
    unsigned high, low;
    if (!read_unit(p, p->at, &high)) {
        fail(p, JSON_SYNTAX);
        return;
    }
    p->at += 4;
    uint32_t code = high;
    if (high >= 0xD800 && high < 0xDC00) {
        bool pair = p->text.size - p->at >= 6 && p->text.data[p->at] == '\\' &&
                    p->text.data[p->at + 1] == 'u' && read_unit(p, p->at + 2, &low) &&
                    low >= 0xDC00 && low < 0xE000;
        if (!pair) {
            fail(p, JSON_UTF16);
            return;
        }
        p->at += 6;
        code = 0x10000 + ((high & 0x3FF) << 10) + (low & 0x3FF);
    } else if (high >= 0xDC00 && high < 0xE000) {
        fail(p, JSON_UTF16);
        return;
    }
    php_add_utf8(out, code);
}

static void parse_escape(struct parser *p, struct buffer *out)
{
    static const char letters[] = "\"\\/bfnrt", bytes[] = "\"\\/\b\f\n\r\t";
    char c = p->at < p->text.size ? p->text.data[p->at++] : '\0';
    const char *found = c ? strchr(letters, c) : NULL;
    if (c == 'u')
        parse_unit(p, out);
    else if (found)
        buffer_add_byte(out, bytes[found - letters]);
    else
        fail(p, JSON_SYNTAX);
}

static void parse_plain(struct parser *p, struct buffer *out)
{
    uint32_t code;
    size_t size = php_read_utf8(p->text, p->at, &code);
    if (size == 0) {
        if (!(p->flags & (JSON_INVALID_IGNORE | JSON_INVALID_SUBSTITUTE)))
            fail(p, JSON_UTF8);
        if (p->flags & JSON_INVALID_SUBSTITUTE)
            php_add_utf8(out, 0xFFFD);
        p->at += php_invalid_utf8(p->text, p->at);
    } else if (code < 0x20) {
        fail(p, JSON_CONTROL);
    } else {
        buffer_add(out, text_slice(p->text, p->at, p->at + size));
        p->at += size;
    }
}

static struct text parse_text(struct parser *p)
{
    struct buffer out;
    buffer_init(&out);
    while (!p->error) {
        if (p->at >= p->text.size) {
            fail(p, JSON_CONTROL);
        } else if (p->text.data[p->at] == '"') {
            p->at++;
            break;
        } else if (p->text.data[p->at] == '\\') {
            p->at++;
            parse_escape(p, &out);
        } else {
            parse_plain(p, &out);
        }
    }
    struct text text = out.size ? text_copy(p->arena, buffer_text(&out)) : TEXT("");
    buffer_done(&out);
    return text;
}

/* ---- arrays and objects ---- */

/* What the byte here is where none of its kind can stand. */
static enum json_error unexpected(const struct parser *p)
{
    uint32_t code;
    unsigned char byte = p->at < p->text.size ? (unsigned char)p->text.data[p->at] : ' ';
    if (byte < 0x20)
        return JSON_CONTROL;
    return byte < 0x80 || php_read_utf8(p->text, p->at, &code) ? JSON_SYNTAX : JSON_UTF8;
}

static struct value parse_array(struct parser *p, int64_t depth)
{
    struct value array = p->x ? array_empty(p->x) : VALUE_OF_NULL;
    if (depth + 1 >= p->deepest)
        return fail(p, JSON_DEPTH);
    if (take(p, ']'))
        return array;
    do {
        struct value element = parse(p, depth + 1);
        if (p->error)
            return VALUE_OF_NULL;
        if (p->x)
            array = array_append(p->x, array, element);
    } while (take(p, ','));
    return take(p, ']') ? array : fail(p, take(p, '}') ? JSON_STATE_MISMATCH : unexpected(p));
}

static struct value new_object(struct parser *p)
{
    if (!p->x)
        return VALUE_OF_NULL;
    return p->arrays ? array_empty(p->x) : exec_new(p->x, "stdClass", NULL, 0);
}

static void add_member(struct parser *p, struct value *object, struct text key, struct value value)
{
    if (!p->arrays && key.size && key.data[0] == '\0') {
        fail(p, JSON_PROPERTY_NAME);
        return;
    }
    if (!p->x)
        return;
    if (p->arrays)
        *object = array_put(p->x, *object, php_to_key(p->x, value_of_text(p->x, key)), value);
    else
        object_set_property(p->x, *object, names_add(exec_names(p->x), key), value);
}

/* The object is made behind its first member, as its number shows. */
static struct value parse_object(struct parser *p, int64_t depth)
{
    struct value object = VALUE_OF_NULL;
    bool made = false;
    if (depth + 1 >= p->deepest)
        return fail(p, JSON_DEPTH);
    if (take(p, '}'))
        return new_object(p);
    do {
        if (!take(p, '"'))
            return fail(p, unexpected(p));
        struct text key = parse_text(p);
        if (!p->error && !take(p, ':'))
            fail(p, unexpected(p));
        struct value value = p->error ? VALUE_OF_NULL : parse(p, depth + 1);
        if (p->error)
            return VALUE_OF_NULL;
        if (!made)
            object = new_object(p);
        made = true;
        add_member(p, &object, key, value);
    } while (!p->error && take(p, ','));
    return p->error || take(p, '}') ? object
                                    : fail(p, take(p, ']') ? JSON_STATE_MISMATCH : unexpected(p));
}

static struct value parse(struct parser *p, int64_t depth)
{
    skip_blanks(p);
    char c = p->at < p->text.size ? p->text.data[p->at] : '\0';
    if (c == '-' || isdigit((unsigned char)c))
        return parse_number(p);
    if (take(p, '[') || take(p, '{'))
        return c == '[' ? parse_array(p, depth) : parse_object(p, depth);
    if (take(p, '"')) {
        struct text text = parse_text(p);
        return p->x && !p->error ? value_of_text(p->x, text) : VALUE_OF_NULL;
    }
    if (take_word(p, "true"))
        return value_of_bool(p->x, true);
    if (take_word(p, "false"))
        return value_of_bool(p->x, false);
    if (take_word(p, "null"))
        return VALUE_OF_NULL;
    return fail(p, unexpected(p));
}

static struct value parse_all(struct parser *p)
{
    struct value value = parse(p, 0);
    skip_blanks(p);
    if (!p->error && p->at < p->text.size)
        fail(p, unexpected(p));
    return p->error ? VALUE_OF_NULL : value;
}

/* ---- the function ---- */

/*
 * Whether an unknown text is JSON. It is not computed from the text of a model: the tree that the
 * text decodes to is an input of its own, and a counterexample's text is written from the tree.
 */
static const struct function_kind kind_json_error = {
    "php.json_error", SORT_INT, NULL, false, NULL, NULL, NULL};

static bool refuse_depth(struct call *call, int64_t depth)
{
    if (depth > 0 && depth <= INT32_MAX)
        return false;
    call_refuse_value(call, 2,
                      depth <= 0 ? "must be greater than 0" : "must be less than 2147483647");
    return true;
}

static struct value decode_unknown(struct call *call, struct parser *p)
{
    struct exec *x = call->x;
    struct term_table *terms = exec_terms(x);
    term_id text = value_term(call->args[0]);
    term_id args[4] = {text, term_int(terms, p->flags), term_int(terms, p->deepest),
                       term_bool(terms, p->arrays)};
    json_finish(call, p->flags, value_term(value_apply(x, &kind_json_error, args, 4)));
    if (exec_is_dead(x))
        return VALUE_OF_NULL;
    return exec_decoded(x, p->arrays ? TEXT("json") : TEXT("object"), call->args[0]);
}

static struct value run_json_decode(struct call *call)
{
    struct exec *x = call->x;
    struct parser p = {.x = x, .arena = exec_arena(x)};
    bool arrays;
    if (!arg_int(call, 2, 512, &p.deepest) || !arg_int(call, 3, 0, &p.flags) ||
        !arg_bool(call, 1, false, &arrays))
        return call_unknown(call);
    p.arrays = arg_is_null(call, 1) ? p.flags & JSON_OBJECT_AS_ARRAY : arrays;
    bool known = arg_text(call, 0, NULL, &p.text);
    if (known && p.text.size == 0) {
        json_finish(call, p.flags, term_int(exec_terms(x), JSON_SYNTAX));
        return VALUE_OF_NULL;
    }
    if (refuse_depth(call, p.deepest))
        return VALUE_OF_NULL;
    if (!known)
        return decode_unknown(call, &p);
    struct value value = parse_all(&p);
    json_finish(call, p.flags, term_int(exec_terms(x), p.error));
    return exec_is_dead(x) ? VALUE_OF_NULL : value;
}

static const struct php_builtin items[] = {
    PHP_FUNCTION("json_decode", 1, 4,
                 "string $json, ?bool $associative = null, int $depth = 512, int $flags = 0",
                 run_json_decode),
};

const struct php_builtins php_builtins_json_decode = {items, ARRAY_LENGTH(items)};
