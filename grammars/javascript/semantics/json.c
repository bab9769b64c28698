/*
 * JSON. What is known whole is read and written as JavaScript does; else a text stands for one
 * tree, and a value for one text.
 */
#include <math.h>

#include "grammars/javascript/semantics/builtins.h"

enum { DEEPEST = 100 };

/* ---- writing ---- */

static void write_text(struct buffer *out, struct text text)
{
    buffer_add_byte(out, '"');
    for (size_t i = 0; i < text.size; i++) {
        unsigned char c = (unsigned char)text.data[i];
        static const char plain[] = "\"\\\n\r\t\b\f", letters[] = "\"\\nrtbf";
        const char *found = c ? strchr(plain, c) : NULL;
        if (found)
            buffer_print(out, "\\%c", letters[found - plain]);
        else if (c < 0x20)
            buffer_print(out, "\\u%04x", c);
        else
            buffer_add_byte(out, (char)c);
    }
    buffer_add_byte(out, '"');
}

static bool write_value(struct exec *x, struct buffer *out, struct value value, int depth);

/* What has no JSON is left out of objects, and null in lists. */
static bool has_json(struct value value)
{
    return value.tag != VALUE_ABSENT && value.tag != VALUE_UNDEFINED && value.tag != VALUE_CALLABLE;
}

static bool write_object(struct exec *x, struct buffer *out, struct value object, int depth)
{
    array_elements elements = {0};
    bool list = js_is_class(x, object, "Array"), first = true;
    if (!js_own_properties(x, object, &elements) || !(list || js_is_class(x, object, "Object")))
        return false;
    buffer_add_byte(out, list ? '[' : '{');
    for (uint32_t i = 0; i < elements.count; i++) {
        struct value value = heap_follow(x, elements.items[i].value);
        struct text key;
        if (!exec_is_true(x, elements.items[i].present) ||
            !js_known_text(x, elements.items[i].key, &key))
            return false;
        if (!list && !has_json(value))
            continue;
        if (!first)
            buffer_add_byte(out, ',');
        first = false;
        if (!list) {
            write_text(out, key);
            buffer_add_byte(out, ':');
        }
        if (!write_value(x, out, has_json(value) ? value : VALUE_OF_NULL, depth + 1))
            return false;
    }
    buffer_add_byte(out, list ? ']' : '}');
    return true;
}

static bool write_value(struct exec *x, struct buffer *out, struct value value, int depth)
{
    struct text text;
    double number;
    if (depth > DEEPEST)
        return false;
    if (value.tag == VALUE_OBJECT)
        return write_object(x, out, value, depth);
    if (value.tag == VALUE_UNION || value.tag == VALUE_LEAF || !js_known_text(x, value, &text))
        return false;
    if (value.tag == VALUE_STRING)
        write_text(out, text);
    else if (js_is_number_value(value) && js_known_number(x, value, &number) && !isfinite(number))
        buffer_add(out, TEXT("null"));
    else
        buffer_add(out, text);
    return true;
}

/* A text that nobody knows: reading it gives the value back. */
static struct value unknown_text(struct call *call)
{
    struct value text = exec_derived(call->x, "JSON.stringify", VALUE_MASK(VALUE_STRING), 0,
                                     call->args, call->count ? 1 : 0);
    if (text.tag == VALUE_STRING)
        exec_encoded(call->x, TEXT("json"), arg(call, 0), value_term(text));
    return text;
}

static struct value run_stringify(struct call *call)
{
    struct buffer out;
    struct value value = arg(call, 0);
    if (!has_json(value))
        return VALUE_OF_UNDEFINED;
    if (call->count > 1)
        return unknown_text(call);
    buffer_init(&out);
    bool known = write_value(call->x, &out, value, 0);
    struct value result =
        known ? value_of_text(call->x, text_copy(exec_arena(call->x), buffer_text(&out)))
              : VALUE_OF_UNDEFINED;
    buffer_done(&out);
    return known ? result : unknown_text(call);
}

/* ---- reading ---- */

struct reading {
    struct exec *x;
    struct text text;
    size_t at;
};

static void skip_blanks(struct reading *r)
{
    while (r->at < r->text.size && r->text.data[r->at] && strchr(" \t\r\n", r->text.data[r->at]))
        r->at++;
}

static bool accept(struct reading *r, char c)
{
    skip_blanks(r);
    if (r->at >= r->text.size || r->text.data[r->at] != c)
        return false;
    r->at++;
    return true;
}

static bool read_value(struct reading *r, struct value *value, int depth);

static bool read_hex(struct reading *r, uint32_t *code)
{
    *code = 0;
    for (int i = 0; i < 4; i++, r->at++) {
        int c = r->at < r->text.size ? tolower((unsigned char)r->text.data[r->at]) : 0;
        if (!isxdigit(c))
            return false;
        *code = *code * 16 + (uint32_t)(c >= 'a' ? c - 'a' + 10 : c - '0');
    }
    return true;
}

static void add_point(struct buffer *out, uint32_t c)
{
    if (c < 0x80) {
        buffer_add_byte(out, (char)c);
        return;
    }
    int more = c < 0x800 ? 1 : c < 0x10000 ? 2 : 3;
    static const uint8_t heads[] = {0, 0xc0, 0xe0, 0xf0};
    buffer_add_byte(out, (char)(heads[more] | c >> 6 * more));
    while (more-- > 0)
        buffer_add_byte(out, (char)(0x80 | (c >> 6 * more & 0x3f)));
}

static bool read_escape(struct reading *r, struct buffer *out)
{
    static const char letters[] = "\"\\/bfnrt", meanings[] = "\"\\/\b\f\n\r\t";
    char c = r->at < r->text.size ? r->text.data[r->at++] : '\0';
    const char *found = c ? strchr(letters, c) : NULL;
    uint32_t code, low;
    if (found) {
        buffer_add_byte(out, meanings[found - letters]);
        return true;
    }
    if (c != 'u' || !read_hex(r, &code))
        return false;
    struct reading ahead = *r;
    ahead.at += 2;
    bool pair = code >= 0xd800 && code < 0xdc00 &&
                text_starts_with(text_slice(r->text, r->at, r->text.size), TEXT("\\u")) &&
                read_hex(&ahead, &low) && low >= 0xdc00 && low < 0xe000;
    if (pair) {
        code = 0x10000 + ((code - 0xd800) << 10) + (low - 0xdc00);
        r->at = ahead.at;
    }
    add_point(out, code);
    return true;
}

static bool read_string(struct reading *r, struct text *text)
{
    struct buffer out;
    bool ok = true;
    buffer_init(&out);
    buffer_add(&out, TEXT(""));
    for (;;) {
        ok = ok && r->at < r->text.size && (unsigned char)r->text.data[r->at] >= 0x20;
        if (!ok || r->text.data[r->at] == '"')
            break;
        char c = r->text.data[r->at++];
        if (c == '\\')
            ok = read_escape(r, &out);
        else
            buffer_add_byte(&out, c);
    }
    r->at++;
    *text = text_copy(exec_arena(r->x), buffer_text(&out));
    buffer_done(&out);
    return ok;
}

static bool read_members(struct reading *r, struct value *value, bool list, int depth)
{
    struct value array = array_empty(r->x);
    char close = list ? ']' : '}';
    bool more = !accept(r, close);
    while (more) {
        struct text key = TEXT("");
        struct value item;
        if (!list && (!accept(r, '"') || !read_string(r, &key) || !accept(r, ':')))
            return false;
        if (!read_value(r, &item, depth + 1))
            return false;
        array = list ? array_append(r->x, array, item)
                     : array_put(r->x, array, js_to_key(r->x, value_of_text(r->x, key)), item);
        more = accept(r, ',');
        if (!more && !accept(r, close))
            return false;
    }
    *value = list ? js_make_list(r->x, array) : js_make_object(r->x, array);
    return true;
}

static bool read_number(struct reading *r, struct value *value)
{
    size_t begin = r->at;
    static const char bytes[] = "+-.eE0123456789";
    double number;
    while (r->at < r->text.size && r->text.data[r->at] && strchr(bytes, r->text.data[r->at]))
        r->at++;
    struct text text = text_slice(r->text, begin, r->at);
    size_t first = text.size && text.data[0] == '-';
    bool digit = first < text.size && isdigit((unsigned char)text.data[first]);
    bool padded = digit && text.data[first] == '0' && first + 1 < text.size &&
                  isdigit((unsigned char)text.data[first + 1]);
    if (!digit || padded || text.data[text.size - 1] == '.' || !js_parse_number(text, &number))
        return false;
    *value = value_of_float(r->x, number);
    return true;
}

static bool read_value(struct reading *r, struct value *value, int depth)
{
    static const struct {
        const char *word;
        struct value value;
    } words[] = {{"null", {VALUE_NULL, 0}}, {"true", {VALUE_BOOL, 1}}, {"false", {VALUE_BOOL, 0}}};
    struct text text;
    if (depth > DEEPEST)
        return false;
    if (accept(r, '{'))
        return read_members(r, value, false, depth);
    if (accept(r, '['))
        return read_members(r, value, true, depth);
    if (accept(r, '"')) {
        bool ok = read_string(r, &text);
        *value = value_of_text(r->x, text);
        return ok;
    }
    for (size_t i = 0; i < ARRAY_LENGTH(words); i++)
        if (text_starts_with(text_slice(r->text, r->at, r->text.size), text_of(words[i].word))) {
            r->at += strlen(words[i].word);
            *value = words[i].value.tag == VALUE_BOOL ? value_of_bool(r->x, words[i].value.id)
                                                      : words[i].value;
            return true;
        }
    return read_number(r, value);
}

static struct value parse_one(struct exec *x, struct value text, void *context)
{
    struct text known;
    struct value value;
    (void)context;
    if (value_is_text(x, text, &known)) {
        struct reading r = {x, known, 0};
        bool ok = read_value(&r, &value, 0);
        skip_blanks(&r);
        if (ok && r.at == known.size)
            return value;
        js_throw(x, "SyntaxError", "the text is not valid JSON");
        return VALUE_OF_UNDEFINED;
    }
    return exec_decoded(x, TEXT("json"), text);
}

static struct value run_parse(struct call *call)
{
    struct value text = value_string(js_to_string(call->x, arg(call, 0)));
    if (exec_is_dead(call->x))
        return VALUE_OF_UNDEFINED;
    if (call->count > 1)
        return js_derived(call, VALUE_ANY, VALUE_ANY);
    return parse_one(call->x, text, NULL);
}

static const struct builtin items[] = {
    JS_FUNCTION("json.parse", run_parse),
    JS_FUNCTION("json.stringify", run_stringify),
};

const struct js_builtins js_builtins_json = {items, ARRAY_LENGTH(items)};
