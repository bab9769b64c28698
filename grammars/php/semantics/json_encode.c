/*
 * json_encode. A value whose parts are known in number and order becomes the concatenation of their
 * encodings; any other is a text that json_decode gives the value back from.
 */
#include <math.h>

#include "grammars/php/semantics/json.h"

/* ---- errors ---- */

static const char *const state_name = " json error";

const char *json_message(int64_t error)
{
    static const char *const messages[] = {
        "No error",
        "Maximum stack depth exceeded",
        "State mismatch (invalid or malformed JSON)",
        "Control character error, possibly incorrectly encoded",
        "Syntax error",
        "Malformed UTF-8 characters, possibly incorrectly encoded",
        "Recursion detected",
        "Inf and NaN cannot be JSON encoded",
        "Type is not supported",
        "The decoded property name is invalid",
        "Single unpaired UTF-16 surrogate in unicode escape",
        "Non-backed enums have no default serialization"};
    return error >= 0 && (size_t)error < ARRAY_LENGTH(messages) ? messages[error] : "Unknown error";
}

void json_finish(struct call *call, int64_t flags, term_id error)
{
    struct exec *x = call->x;
    struct term_table *terms = exec_terms(x);
    struct constant code = {.integer = JSON_SYNTAX};
    if (!(flags & JSON_THROW)) {
        exec_write_global(x, text_of(state_name), value_int(error));
        return;
    }
    term_is_constant(terms, error, &code);
    term_id failed = term_not(terms, term_eq(terms, error, term_int(terms, 0)));
    if (!exec_is_false(x, failed))
        exec_throw_coded(x, failed, "JsonException", text_of(json_message(code.integer)),
                         code.integer);
}

static struct value last_error(struct exec *x)
{
    struct value error = exec_read_global(x, text_of(state_name));
    return value_or(x, error, value_of_int(x, 0));
}

static struct value run_json_last_error(struct call *call)
{
    return last_error(call->x);
}

static struct value run_json_last_error_msg(struct call *call)
{
    struct constant code;
    if (!value_is_constant(call->x, last_error(call->x), &code)) {
        struct value error = last_error(call->x);
        return exec_derived(call->x, call->builtin->name, VALUE_MASK(VALUE_STRING), 0, &error, 1);
    }
    return call_text(call, text_of(json_message(code.integer)));
}

/* ---- strings ---- */

struct json_writer {
    struct buffer *out;
    int64_t flags;
    int64_t error;
};

static void add_unit(struct json_writer *w, unsigned unit)
{
    buffer_print(w->out, "\\u%04x", unit);
}

/* A character beyond the first 65,536 is two units of UTF-16, each of ten bits. */
/*@ requires 0x10000 <= code <= 0x10FFFF;
    assigns \nothing;
    ensures 0xD800 <= \result <= 0xDBFF;
    ensures \result == 0xD800 + (code - 0x10000) / 0x400; */
static unsigned high_surrogate(uint32_t code)
{
    return 0xD800 + (code - 0x10000) / 0x400;
}

/*@ requires 0x10000 <= code <= 0x10FFFF;
    assigns \nothing;
    ensures 0xDC00 <= \result <= 0xDFFF;
    ensures \result == 0xDC00 + (code - 0x10000) % 0x400; */
static unsigned low_surrogate(uint32_t code)
{
    return 0xDC00 + (code - 0x10000) % 0x400;
}

static void add_code_point(struct json_writer *w, struct text bytes, uint32_t code)
{
    bool line_end = code == 0x2028 || code == 0x2029;
    if (w->flags & JSON_UNESCAPED_UNICODE &&
        (!line_end || w->flags & JSON_UNESCAPED_LINE_TERMINATORS)) {
        buffer_add(w->out, bytes);
    } else if (code >= 0x10000) {
        add_unit(w, high_surrogate(code));
        add_unit(w, low_surrogate(code));
    } else {
        add_unit(w, code);
    }
}

static void add_escaped(struct json_writer *w, char c)
{
    static const struct {
        char c;
        int64_t flag;
    } hex[] = {{'<', JSON_HEX_TAG},
               {'>', JSON_HEX_TAG},
               {'&', JSON_HEX_AMP},
               {'\'', JSON_HEX_APOS},
               {'"', JSON_HEX_QUOT}};
    static const char plain[] = "\b\f\n\r\t\"\\", letters[] = "bfnrt\"\\";
    for (size_t i = 0; i < ARRAY_LENGTH(hex); i++)
        if (hex[i].c == c && w->flags & hex[i].flag) {
            buffer_print(w->out, "\\u%04X", (unsigned char)c);
            return;
        }
    const char *found = c ? strchr(plain, c) : NULL;
    if (found)
        buffer_print(w->out, "\\%c", letters[found - plain]);
    else if (c == '/' && !(w->flags & JSON_UNESCAPED_SLASHES))
        buffer_add(w->out, TEXT("\\/"));
    else if ((unsigned char)c < 0x20)
        add_unit(w, (unsigned char)c);
    else
        buffer_add_byte(w->out, c);
}

static void add_string(struct json_writer *w, struct text text)
{
    size_t begin = w->out->size;
    buffer_add_byte(w->out, '"');
    for (size_t at = 0; at < text.size;) {
        uint32_t code;
        size_t size = php_read_utf8(text, at, &code);
        if (size == 1 && code < 0x80) {
            add_escaped(w, text.data[at]);
        } else if (size > 0) {
            add_code_point(w, text_slice(text, at, at + size), code);
        } else if (w->flags & JSON_INVALID_SUBSTITUTE) {
            add_code_point(w, TEXT("\xEF\xBF\xBD"), 0xFFFD);
        } else if (!(w->flags & JSON_INVALID_IGNORE)) {
            w->error = JSON_UTF8;
        }
        at += size ? size : php_invalid_utf8(text, at);
    }
    buffer_add_byte(w->out, '"');
    if (w->error == JSON_UTF8 && w->flags & JSON_PARTIAL_OUTPUT) {
        w->out->size = begin;
        buffer_add(w->out, TEXT("null"));
    }
}

/* Whether bytes that are no code point begin like one: how many of them are replaced is not
 * modelled. */
static bool is_unclear(struct text text, int64_t flags)
{
    uint32_t code;
    for (size_t at = 0;
         flags & (JSON_INVALID_SUBSTITUTE | JSON_INVALID_IGNORE) && at < text.size;) {
        size_t size = php_read_utf8(text, at, &code);
        bool follows = at + 1 < text.size && ((unsigned char)text.data[at + 1] & 0xC0) == 0x80;
        if (size == 0 && (unsigned char)text.data[at] >= 0xC0 && follows)
            return true;
        at += size ? size : 1;
    }
    return false;
}

static void add_float(struct arena *arena, struct json_writer *w, double number)
{
    struct text text = php_float_text(arena, number, PHP_REPR_PRECISION);
    if (!isfinite(number)) {
        w->error = JSON_INF_OR_NAN;
        text = TEXT("0");
    }
    for (size_t i = 0; i < text.size; i++)
        buffer_add_byte(w->out, text.data[i] == 'E' ? 'e' : text.data[i]);
    bool whole = text_find(text, TEXT("."), 0) == SIZE_MAX;
    if (whole && isfinite(number) && w->flags & JSON_PRESERVE_ZERO_FRACTION)
        buffer_add(w->out, TEXT(".0"));
}

static bool add_number_of(struct arena *arena, struct json_writer *w, struct text text)
{
    int64_t integer;
    double number;
    enum php_numeric kind = php_parse_number(text, &integer, &number);
    if (!(w->flags & JSON_NUMERIC_CHECK) || kind < PHP_INT ||
        (kind != PHP_INT && !isfinite(number)))
        return false;
    if (kind == PHP_INT)
        buffer_print(w->out, "%" PRId64, integer);
    else
        add_float(arena, w, number);
    return true;
}

static bool encode_text(struct arena *arena, struct text text, int64_t flags, bool is_key,
                        struct constant *result, int64_t *error)
{
    struct buffer out;
    if (is_unclear(text, flags))
        return false;
    buffer_init(&out);
    struct json_writer w = {&out, flags, JSON_FINE};
    if (is_key || !add_number_of(arena, &w, text))
        add_string(&w, text);
    if (is_key && w.error == JSON_UTF8 && flags & JSON_PARTIAL_OUTPUT) {
        buffer_clear(&out);
        buffer_add(&out, TEXT("\"\""));
    }
    *error = w.error;
    return give_buffer(arena, result, &out);
}

PHP_TERM(json_string, SORT_STRING)
{
    int64_t error;
    return encode_text(arena, args[0].text, args[1].integer, args[2].boolean, result, &error);
}

PHP_TERM(json_string_error, SORT_INT)
{
    struct constant ignored;
    int64_t error;
    encode_text(arena, args[0].text, args[1].integer, args[2].boolean, &ignored, &error);
    return give_int(result, error);
}

PHP_TERM(json_float, SORT_STRING)
{
    struct buffer out;
    buffer_init(&out);
    struct json_writer w = {&out, args[1].integer, JSON_FINE};
    add_float(arena, &w, args[0].number);
    return give_buffer(arena, result, &out);
}

PHP_TERM(json_float_error, SORT_INT)
{
    return give_int(result, isfinite(args[0].number) ? JSON_FINE : JSON_INF_OR_NAN);
}

/* ---- values ---- */

struct encoding {
    struct call *call;
    int64_t flags;
    int64_t deepest;
    term_id error; /* the first one, an INT term */
    VEC(term_id) parts;
    VEC(struct value) above; /* arrays and objects around, against recursion */
    bool unknown;
};

static struct term_table *terms_of(const struct encoding *e)
{
    return exec_terms(e->call->x);
}

static void add_term(struct encoding *e, term_id term)
{
    VEC_PUSH(exec_arena(e->call->x), &e->parts, term);
}

static void add_literal(struct encoding *e, struct text text)
{
    add_term(e, term_string_of(terms_of(e), text));
}

/* The last error counts, unless there was one that ends the work. */
static void add_error(struct encoding *e, term_id error)
{
    struct term_table *terms = terms_of(e);
    term_id fine = term_eq(terms, error, term_int(terms, 0));
    e->error = term_ite(terms, fine, e->error, error);
}

static void fail(struct encoding *e, enum json_error error)
{
    add_error(e, term_int(terms_of(e), error));
}

static void encode(struct encoding *e, struct value value, int64_t depth);

static void encode_string(struct encoding *e, term_id text, bool is_key)
{
    struct exec *x = e->call->x;
    term_id args[3] = {text, term_int(terms_of(e), e->flags), term_bool(terms_of(e), is_key)};
    add_error(e, value_term(value_apply(x, &kind_json_string_error, args, 3)));
    add_term(e, value_term(value_apply(x, &kind_json_string, args, 3)));
}

static void encode_float(struct encoding *e, term_id number)
{
    struct exec *x = e->call->x;
    term_id args[2] = {number, term_int(terms_of(e), e->flags)};
    add_error(e, value_term(value_apply(x, &kind_json_float_error, args, 1)));
    add_term(e, value_term(value_apply(x, &kind_json_float, args, 2)));
}

static void new_line(struct encoding *e, int64_t depth)
{
    if (!(e->flags & JSON_PRETTY_PRINT))
        return;
    add_literal(e, TEXT("\n"));
    for (int64_t i = 0; i < depth; i++)
        add_literal(e, TEXT("    "));
}

/* An object may hold itself, and an array does by way of a reference. */
static bool enter(struct encoding *e, struct value value, int64_t depth)
{
    for (uint32_t i = 0; i < e->above.count; i++)
        if (value_same(e->above.items[i], value)) {
            fail(e, JSON_RECURSION);
            add_literal(e, TEXT("null"));
            return false;
        }
    if (depth >= e->deepest)
        fail(e, JSON_DEPTH);
    VEC_PUSH(exec_arena(e->call->x), &e->above, value);
    return true;
}

static bool is_list(struct encoding *e, const array_elements *elements)
{
    if (e->flags & JSON_FORCE_OBJECT)
        return false;
    for (uint32_t i = 0; i < elements->count; i++) {
        struct constant key;
        if (!value_is_constant(e->call->x, elements->items[i].key, &key))
            e->unknown = true;
        else if (key.sort != SORT_INT || key.integer != i)
            return false;
    }
    return true;
}

static void encode_members(struct encoding *e, const array_elements *elements, bool list,
                           int64_t depth)
{
    struct exec *x = e->call->x;
    if (elements->count == 0) {
        add_literal(e, list ? TEXT("[]") : TEXT("{}"));
        return;
    }
    add_literal(e, list ? TEXT("[") : TEXT("{"));
    for (uint32_t i = 0; i < elements->count && !exec_is_dead(x) && !e->unknown; i++) {
        if (i)
            add_literal(e, TEXT(","));
        new_line(e, depth + 1);
        if (!list) {
            encode_string(e, php_to_string(x, elements->items[i].key), true);
            add_literal(e, e->flags & JSON_PRETTY_PRINT ? TEXT(": ") : TEXT(":"));
        }
        encode(e, elements->items[i].value, depth + 1);
    }
    new_line(e, depth);
    add_literal(e, list ? TEXT("]") : TEXT("}"));
}

static void encode_array(struct encoding *e, struct value array, int64_t depth)
{
    array_elements elements;
    if (!value_elements(e->call->x, array, &elements)) {
        e->unknown = true;
        return;
    }
    bool list = is_list(e, &elements);
    if (e->unknown || !enter(e, array, depth))
        return;
    encode_members(e, &elements, list, depth);
    e->above.count--;
}

static void encode_properties(struct encoding *e, struct value object, int64_t depth)
{
    struct exec *x = e->call->x;
    php_properties list = {0};
    array_elements elements = {0};
    if (!php_list_properties(x, object, &list)) {
        e->unknown = true;
        return;
    }
    for (uint32_t i = 0; i < list.count; i++) {
        bool hidden = list.items[i].info.visibility != IR_PUBLIC;
        if (list.items[i].slot.tag == VALUE_ABSENT || (hidden && list.items[i].info.declaring.size))
            continue;
        struct array_element element = {value_of_text(x, list.items[i].info.name),
                                        term_bool(terms_of(e), true),
                                        heap_follow(x, list.items[i].slot)};
        VEC_PUSH(exec_arena(x), &elements, element);
    }
    if (!enter(e, object, depth))
        return;
    encode_members(e, &elements, false, depth);
    e->above.count--;
}

static void encode_enum(struct encoding *e, struct value object, int64_t depth)
{
    struct exec *x = e->call->x;
    if (!exec_is_instance(x, object, "BackedEnum")) {
        fail(e, JSON_NON_BACKED_ENUM);
        add_literal(e, TEXT("0"));
        return;
    }
    name_id name = names_add_z(exec_names(x), "value");
    encode(e, heap_follow(x, object_get_property(x, object, name)), depth);
}

static void encode_object(struct encoding *e, struct value object, int64_t depth)
{
    struct exec *x = e->call->x;
    bool serializes = exec_is_instance(x, object, "JsonSerializable");
    if (!serializes && exec_is_open(x, object)) {
        e->unknown = true;
        return;
    }
    if (exec_is_instance(x, object, "UnitEnum") && !serializes) {
        encode_enum(e, object, depth);
    } else if (serializes) {
        if (!enter(e, object, depth))
            return;
        struct value given = exec_call_method(x, object, "jsonSerialize", NULL, 0);
        if (!exec_is_dead(x) && given.tag == VALUE_OBJECT && value_same(given, object)) {
            e->above.count--;
            encode_properties(e, object, depth);
            return;
        }
        if (!exec_is_dead(x))
            encode(e, given, depth);
        e->above.count--;
    } else {
        encode_properties(e, object, depth);
    }
}

static void encode(struct encoding *e, struct value value, int64_t depth)
{
    struct exec *x = e->call->x;
    struct term_table *terms = terms_of(e);
    switch ((int)value.tag) {
    case VALUE_ABSENT:
    case VALUE_NULL: add_literal(e, TEXT("null")); return;
    case VALUE_BOOL:
        add_term(e, term_ite(terms, value_term(value), term_string_of(terms, TEXT("true")),
                             term_string_of(terms, TEXT("false"))));
        return;
    case VALUE_INT: add_term(e, php_apply(x, PHP_FN_INT_TO_STRING, value_term(value))); return;
    case VALUE_FLOAT: encode_float(e, value_term(value)); return;
    case VALUE_STRING: encode_string(e, value_term(value), false); return;
    case VALUE_ARRAY: encode_array(e, value, depth); return;
    case VALUE_OBJECT: encode_object(e, value, depth); return;
    case VALUE_CALLABLE:
        if (depth >= e->deepest)
            fail(e, JSON_DEPTH);
        add_literal(e, TEXT("{}"));
        return;
    default: e->unknown = true; return;
    }
}

/* Where the value is not known part by part. */
static struct value encode_unknown(struct call *call)
{
    struct value text = call_derived(call, VALUE_MASK(VALUE_STRING));
    if (text.tag == VALUE_STRING)
        exec_encoded(call->x, TEXT("json"), call->args[0], value_term(text));
    exec_write_global(call->x, text_of(state_name), value_of_int(call->x, 0));
    return text;
}

static struct value run_json_encode(struct call *call)
{
    struct exec *x = call->x;
    struct term_table *terms = exec_terms(x);
    struct encoding e = {.call = call, .error = term_int(terms, 0)};
    if (!arg_int(call, 1, 0, &e.flags) || !arg_int(call, 2, 512, &e.deepest))
        return encode_unknown(call);
    encode(&e, call->args[0], 0);
    if (exec_is_dead(x))
        return VALUE_OF_NULL;
    if (e.unknown)
        return encode_unknown(call);
    term_id text = term_concat(terms, e.parts.items, e.parts.count);
    term_id fine = term_eq(terms, e.error, term_int(terms, 0));
    json_finish(call, e.flags & JSON_PARTIAL_OUTPUT ? e.flags & ~(int64_t)JSON_THROW : e.flags,
                e.error);
    if (exec_is_dead(x))
        return VALUE_OF_NULL;
    exec_encoded(x, TEXT("json"), call->args[0], text);
    if (e.flags & JSON_PARTIAL_OUTPUT || exec_is_true(x, fine))
        return value_string(text);
    return value_merge(x, fine, value_string(text), value_of_bool(x, false));
}

static const struct php_builtin items[] = {
    PHP_FUNCTION("json_encode", 1, 3, "mixed $value, int $flags = 0, int $depth = 512",
                 run_json_encode),
    PHP_FUNCTION("json_last_error", 0, 0, "", run_json_last_error),
    PHP_FUNCTION("json_last_error_msg", 0, 0, "", run_json_last_error_msg),
};

const struct php_builtins php_builtins_json_encode = {items, ARRAY_LENGTH(items)};
