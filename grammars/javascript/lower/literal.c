/* Numbers, strings, templates and regular expressions of JavaScript source. */
#include "grammars/javascript/lower/js_p.h"

/* ---- numbers ---- */

static double read_radix(const char *digits, int base)
{
    double value = 0;
    for (; *digits; digits++) {
        char c = (char)tolower((unsigned char)*digits);
        value = value * base + (c >= 'a' ? c - 'a' + 10 : c - '0');
    }
    return value;
}

static double read_number(const char *text)
{
    char mark = text[0] == '0' ? (char)tolower((unsigned char)text[1]) : '\0';
    if (mark == 'x')
        return read_radix(text + 2, 16);
    if (mark == 'o')
        return read_radix(text + 2, 8);
    if (mark == 'b')
        return read_radix(text + 2, 2);
    bool octal = mark >= '0' && mark <= '7' && !strpbrk(text, "89.e");
    return octal ? read_radix(text, 8) : strtod(text, NULL);
}

ir_id js_number(struct js_lowering *l, TSNode node)
{
    struct text text = js_text(l, node);
    if (text_ends_with(text, TEXT("n")) && !text_starts_with(text, TEXT("0x")))
        return js_unmodelled(l, node, "BigInt");
    char *out = arena_alloc(&l->scratch, text.size + 1, 1);
    size_t size = 0;
    for (size_t i = 0; i < text.size; i++)
        if (text.data[i] != '_')
            out[size++] = text.data[i];
    out[size] = '\0';
    double value = read_number(out);
    uint64_t bits;
    memcpy(&bits, &value, sizeof bits);
    return js_make(l, node, IR_FLOAT, 0, bits, NULL, 0);
}

/* ---- escapes ---- */

static void add_code_point(struct buffer *out, uint32_t c)
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

/* The hexadecimal number at text[from..to); false if it is none. */
static bool read_hex(struct text text, size_t from, size_t to, uint32_t *value)
{
    *value = 0;
    if (to > text.size || from >= to || to - from > 6)
        return false;
    for (size_t i = from; i < to; i++) {
        int c = tolower((unsigned char)text.data[i]);
        if (!isxdigit(c))
            return false;
        *value = *value * 16 + (uint32_t)(c >= 'a' ? c - 'a' + 10 : c - '0');
    }
    return true;
}

/* `uXXXX` or `u{X…}` at `at`; bytes read, 0 if it is none. */
static size_t read_unicode(struct text text, size_t at, uint32_t *value)
{
    if (at + 1 < text.size && text.data[at + 1] == '{') {
        size_t close = text_find(text, TEXT("}"), at);
        bool ok = close != SIZE_MAX && read_hex(text, at + 2, close, value) && *value <= 0x10ffff;
        return ok ? close + 1 - at : 0;
    }
    if (!read_hex(text, at + 1, at + 5, value))
        return 0;
    uint32_t low;
    bool pair = *value >= 0xd800 && *value < 0xdc00 && at + 11 <= text.size &&
                text.data[at + 5] == '\\' && text.data[at + 6] == 'u' &&
                read_hex(text, at + 7, at + 11, &low) && low >= 0xdc00 && low < 0xe000;
    if (!pair)
        return 5;
    *value = 0x10000 + ((*value - 0xd800) << 10) + (low - 0xdc00);
    return 11;
}

/* Adds what the escape behind a backslash at `at` stands for; gives where it ends. */
static size_t add_escape(struct buffer *out, struct text text, size_t at)
{
    static const char letters[] = "nrtbvf0", meanings[] = "\n\r\t\b\v\f\0";
    char c = text.data[at];
    uint32_t value;
    const char *found = c ? strchr(letters, c) : NULL;
    size_t size = c == 'u' ? read_unicode(text, at, &value) : 0;
    if (size) {
        add_code_point(out, value);
        return at + size;
    }
    if (c == 'x' && read_hex(text, at + 1, at + 3, &value)) {
        add_code_point(out, value);
        return at + 3;
    }
    if (c == '\r' || c == '\n')
        return at + (c == '\r' && at + 1 < text.size && text.data[at + 1] == '\n' ? 2 : 1);
    buffer_add_byte(out, found ? meanings[found - letters] : c);
    return at + 1;
}

static struct text unescape(struct js_lowering *l, struct text text)
{
    struct buffer out;
    buffer_init(&out);
    buffer_add(&out, TEXT(""));
    for (size_t i = 0; i < text.size;) {
        if (text.data[i] == '\\' && i + 1 < text.size)
            i = add_escape(&out, text, i + 1);
        else
            buffer_add_byte(&out, text.data[i++]);
    }
    struct text result = text_copy(&l->scratch, buffer_text(&out));
    buffer_done(&out);
    return result;
}

/* ---- strings ---- */

struct text js_string_text(struct js_lowering *l, TSNode node)
{
    struct text text = js_text(l, node);
    return unescape(l, text.size >= 2 ? text_slice(text, 1, text.size - 1) : TEXT(""));
}

ir_id js_string_literal(struct js_lowering *l, TSNode node)
{
    return js_string(l, node, js_string_text(l, node));
}

/* `text ${value} text`: the texts between the substitutions, which have no nodes of their own in
 * every grammar. */
ir_id js_template(struct js_lowering *l, TSNode node)
{
    ir_ids kids = {0};
    struct text bytes = l->tree->cst->bytes;
    size_t at = ts_node_start_byte(node) + 1, end = ts_node_end_byte(node);
    for (uint32_t i = 0; i <= ts_node_named_child_count(node); i++) {
        bool last = i == ts_node_named_child_count(node);
        TSNode child = last ? node : ts_node_named_child(node, i);
        if (!last && js_kind_of(l, child) != JS_template_substitution)
            continue;
        size_t stop = last ? (end > at ? end - 1 : at) : ts_node_start_byte(child);
        if (stop > at)
            VEC_PUSH(&l->scratch, &kids,
                     js_string(l, child, unescape(l, text_slice(bytes, at, stop))));
        if (last)
            break;
        TSNode inner = cst_child_at(child, 0);
        VEC_PUSH(&l->scratch, &kids,
                 cst_is_null(inner) ? js_unmodelled(l, child, "syntax error")
                                    : js_expression(l, inner));
        at = ts_node_end_byte(child);
    }
    return js_make(l, node, IR_CONCAT, 0, 0, kids.items, kids.count);
}

ir_id js_regex(struct js_lowering *l, TSNode node)
{
    return js_make(l, node, IR_REGEX, 0, js_node_name(l, node).index, NULL, 0);
}
