/* Numbers and strings of PHP source. */
#include <math.h>

#include "grammars/php/lower/php_p.h"

/* ---- numbers ---- */

/* The digits without separators and prefix; `*base` is 2, 8, 10 or 16. */
static struct text read_digits(struct php_lowering *l, struct text text, int *base)
{
    char *out = arena_alloc(&l->scratch, text.size + 1, 1);
    size_t size = 0, from = 0;
    *base = 10;
    if (text.size > 1 && text.data[0] == '0') {
        char mark = (char)tolower((unsigned char)text.data[1]);
        *base = mark == 'x' ? 16 : mark == 'b' ? 2 : 8;
        from = mark == 'x' || mark == 'b' || mark == 'o' ? 2 : 1;
    }
    for (size_t i = from; i < text.size; i++)
        if (text.data[i] != '_')
            out[size++] = text.data[i];
    return (struct text){out, size};
}

static ir_id make_float(struct php_lowering *l, TSNode node, double value)
{
    uint64_t bits;
    memcpy(&bits, &value, sizeof bits);
    return php_make(l, node, IR_FLOAT, 0, bits, NULL, 0);
}

/* Digits of another base than ten that do not fit an integer are a float. */
static double wide_value(struct text digits, int base)
{
    double value = 0;
    for (size_t i = 0; i < digits.size; i++) {
        char c = (char)tolower((unsigned char)digits.data[i]);
        value = value * base + (c >= 'a' ? c - 'a' + 10 : c - '0');
    }
    return value;
}

ir_id php_integer(struct php_lowering *l, TSNode node)
{
    int base;
    struct text digits = read_digits(l, cst_text(l->tree->cst, node), &base);
    errno = 0;
    long long value = digits.size ? strtoll(digits.data, NULL, base) : 0;
    if (errno == ERANGE && base == 2)
        return php_unmodelled(l, node, "a binary literal beyond 64 bits");
    if (errno == ERANGE)
        return make_float(l, node,
                          base == 10 ? strtod(digits.data, NULL) : wide_value(digits, base));
    return php_make(l, node, IR_INT, 0, (uint64_t)value, NULL, 0);
}

ir_id php_float(struct php_lowering *l, TSNode node)
{
    struct text text = cst_text(l->tree->cst, node);
    char *out = arena_alloc(&l->scratch, text.size + 1, 1);
    size_t size = 0;
    for (size_t i = 0; i < text.size; i++)
        if (text.data[i] != '_')
            out[size++] = text.data[i];
    return make_float(l, node, strtod(out, NULL));
}

/* ---- strings ---- */

static struct text without_prefix(struct text text)
{
    bool binary = text.size && (text.data[0] == 'b' || text.data[0] == 'B');
    return text_slice(text, binary ? 1 : 0, text.size);
}

ir_id php_single_quoted(struct php_lowering *l, TSNode node)
{
    struct text text = without_prefix(cst_text(l->tree->cst, node));
    size_t end = text.size > 1 ? text.size - 1 : text.size;
    char *out = arena_alloc(&l->scratch, text.size + 1, 1);
    size_t size = 0;
    for (size_t i = 1; i < end; i++) {
        char next = i + 1 < end ? text.data[i + 1] : '\0';
        if (text.data[i] == '\\' && (next == '\\' || next == '\''))
            i++;
        out[size++] = text.data[i];
    }
    return php_string(l, node, (struct text){out, size});
}

static void add_code_point(struct buffer *out, unsigned long code)
{
    if (code < 0x80) {
        buffer_add_byte(out, (char)code);
    } else if (code < 0x800) {
        buffer_add_byte(out, (char)(0xC0 | code >> 6));
        buffer_add_byte(out, (char)(0x80 | (code & 0x3F)));
    } else if (code < 0x10000) {
        buffer_add_byte(out, (char)(0xE0 | code >> 12));
        buffer_add_byte(out, (char)(0x80 | (code >> 6 & 0x3F)));
        buffer_add_byte(out, (char)(0x80 | (code & 0x3F)));
    } else {
        buffer_add_byte(out, (char)(0xF0 | code >> 18));
        buffer_add_byte(out, (char)(0x80 | (code >> 12 & 0x3F)));
        buffer_add_byte(out, (char)(0x80 | (code >> 6 & 0x3F)));
        buffer_add_byte(out, (char)(0x80 | (code & 0x3F)));
    }
}

/* The value of `\c` for a single letter c, or 0. */
static char letter_escape(char c)
{
    static const char from[] = "ntrvef\\$", to[] = "\n\t\r\v\033\f\\$";
    const char *found = c ? strchr(from, c) : NULL;
    return found ? to[found - from] : '\0';
}

/* Adds what the escape at `at` (a backslash) stands for; returns the offset behind it. */
static size_t add_escape(struct buffer *out, struct text text, size_t at, char quote)
{
    char c = at + 1 < text.size ? text.data[at + 1] : '\0';
    if (letter_escape(c) || (c == quote && quote)) {
        buffer_add_byte(out, letter_escape(c) ? letter_escape(c) : c);
        return at + 2;
    }
    if (c >= '0' && c <= '7') {
        unsigned code = 0;
        size_t i = at + 1;
        for (; i < text.size && i < at + 4 && text.data[i] >= '0' && text.data[i] <= '7'; i++)
            code = code * 8 + (unsigned)(text.data[i] - '0');
        buffer_add_byte(out, (char)code);
        return i;
    }
    if ((c == 'x' || c == 'X') && at + 2 < text.size &&
        isxdigit((unsigned char)text.data[at + 2])) {
        bool two = at + 3 < text.size && isxdigit((unsigned char)text.data[at + 3]);
        char digits[3] = {text.data[at + 2], two ? text.data[at + 3] : '\0', '\0'};
        buffer_add_byte(out, (char)strtoul(digits, NULL, 16));
        return at + (two ? 4 : 3);
    }
    size_t close = text_find(text, TEXT("}"), at);
    if (c == 'u' && at + 2 < text.size && text.data[at + 2] == '{' && close != SIZE_MAX) {
        add_code_point(out, strtoul(text.data + at + 3, NULL, 16));
        return close + 1;
    }
    buffer_add_byte(out, '\\');
    return at + 1;
}

/* What a heredoc's closing marker is indented by is taken off each line. */
struct quoting {
    char quote;    /* '"', '`' or 0 for a heredoc */
    size_t indent; /* columns to remove at the beginning of each line */
    bool at_line_start;
    bool raw; /* nowdoc: no escapes */
};

static void add_literal(struct buffer *out, struct quoting *q, struct text text)
{
    for (size_t at = 0; at < text.size;) {
        if (q->at_line_start) {
            size_t skipped = 0;
            while (skipped < q->indent && at < text.size &&
                   (text.data[at] == ' ' || text.data[at] == '\t')) {
                at++;
                skipped++;
            }
            q->at_line_start = false;
            continue;
        }
        char c = text.data[at];
        if (c == '\\' && !q->raw) {
            at = add_escape(out, text, at, q->quote);
            continue;
        }
        buffer_add_byte(out, c);
        q->at_line_start = c == '\n' && q->indent > 0;
        at++;
    }
}

/* `"$a[key]"`: without braces a bare word or a canonical number is the key itself. */
static ir_id simple_key(struct php_lowering *l, TSNode key)
{
    struct text text = cst_text(l->tree->cst, key);
    bool negative = text.size > 1 && text.data[0] == '-';
    struct text digits = text_slice(text, negative ? 1 : 0, text.size);
    bool canonical = digits.size > 0 && digits.size < 18 &&
                     (digits.data[0] != '0' || (digits.size == 1 && !negative));
    for (size_t i = 0; i < digits.size; i++)
        canonical &= isdigit((unsigned char)digits.data[i]) != 0;
    if (!canonical)
        return php_string(l, key, text);
    long long value = strtoll(text_copy(&l->scratch, text).data, NULL, 10);
    return php_make(l, key, IR_INT, 0, (uint64_t)value, NULL, 0);
}

static ir_id lower_part(struct php_lowering *l, TSNode node, bool braced)
{
    if (braced || php_get_kind(l, node) != PHP_subscript_expression)
        return php_expression(l, node);
    TSNode base = ts_node_named_child(node, 0), key = ts_node_named_child(node, 1);
    if (php_get_kind(l, key) == PHP_variable_name)
        return php_expression(l, node);
    ir_id kids[2] = {php_expression(l, base), simple_key(l, key)};
    return php_make(l, node, IR_INDEX, 0, 0, kids, 2);
}

struct collecting {
    ir_ids parts;
    struct buffer literal;
};

static void flush_literal(struct php_lowering *l, struct collecting *c, TSNode node)
{
    if (c->literal.size)
        VEC_PUSH(&l->scratch, &c->parts, php_string(l, node, buffer_text(&c->literal)));
    buffer_clear(&c->literal);
}

/* Whether the interpolated expression [begin, end) stands in braces of its own. */
static bool is_braced(const struct php_lowering *l, TSNode node, uint32_t first)
{
    uint32_t begin = ts_node_start_byte(node);
    const char *bytes = l->tree->cst->bytes.data;
    if (begin <= first || bytes[begin - 1] != '{')
        return false;
    uint32_t escapes = 0; /* a backslash before the brace takes its meaning away */
    while (begin - 1 - escapes > first && bytes[begin - 2 - escapes] == '\\')
        escapes++;
    return escapes % 2 == 0;
}

/* Behind the brace that closes an interpolated expression; blanks may stand before it. */
static uint32_t behind_brace(const struct php_lowering *l, uint32_t at, uint32_t end)
{
    struct text bytes = l->tree->cst->bytes;
    while (at < end && bytes.data[at] != '}' && isspace((unsigned char)bytes.data[at]))
        at++;
    return at < end ? at + 1 : at;
}

static bool is_literal_part(enum php_kind kind)
{
    return kind == PHP_string_content || kind == PHP_escape_sequence || kind == PHP_nowdoc_string ||
           kind == PHP_ANONYMOUS;
}

/*
 * The parts between bytes `begin` and `end` of `container`: everything that is no interpolated
 * expression is literal text, whether the grammar gives it a node or not.
 */
static ir_id lower_parts(struct php_lowering *l, TSNode node, TSNode container, uint32_t begin,
                         uint32_t end, struct quoting *q)
{
    struct collecting c = {{0}, {0}};
    buffer_init(&c.literal);
    cst_children children = {0};
    cst_get_children(container, &l->scratch, &children);
    uint32_t at = begin;
    for (uint32_t i = 0; i < children.count; i++) {
        TSNode child = children.items[i].node;
        if (is_literal_part(php_get_kind(l, child)) || ts_node_start_byte(child) < at)
            continue;
        bool braced = is_braced(l, child, begin);
        uint32_t before = ts_node_start_byte(child) - (braced ? 1 : 0);
        if (before > at)
            add_literal(&c.literal, q, text_slice(l->tree->cst->bytes, at, before));
        q->at_line_start = false;
        flush_literal(l, &c, node);
        VEC_PUSH(&l->scratch, &c.parts, lower_part(l, child, braced));
        at = ts_node_end_byte(child);
        if (braced)
            at = behind_brace(l, at, end);
    }
    if (end > at)
        add_literal(&c.literal, q, text_slice(l->tree->cst->bytes, at, end));
    ir_id result;
    if (c.parts.count == 0) {
        result = php_string(l, node, buffer_text(&c.literal));
    } else {
        flush_literal(l, &c, node);
        result = php_make(l, node, IR_CONCAT, 0, 0, c.parts.items, c.parts.count);
    }
    buffer_done(&c.literal);
    return result;
}

ir_id php_interpolated(struct php_lowering *l, TSNode node)
{
    struct text text = cst_text(l->tree->cst, node);
    uint32_t begin = ts_node_start_byte(node), end = ts_node_end_byte(node);
    begin += (uint32_t)(text.size - without_prefix(text).size) + 1;
    struct quoting q = {.quote = l->tree->cst->bytes.data[begin - 1]};
    return lower_parts(l, node, node, begin, end > begin ? end - 1 : begin, &q);
}

/* The white space before a heredoc's end marker. */
static size_t closing_indent(const struct php_lowering *l, TSNode end_tag)
{
    size_t indent = 0;
    uint32_t at = ts_node_start_byte(end_tag);
    const char *bytes = l->tree->cst->bytes.data;
    while (at > 0 && (bytes[at - 1] == ' ' || bytes[at - 1] == '\t')) {
        at--;
        indent++;
    }
    return indent;
}

/* Empty lines alone: the grammar sees no body. */
static ir_id plain_heredoc(struct php_lowering *l, TSNode node, struct text text, struct quoting *q)
{
    struct buffer out;
    buffer_init(&out);
    add_literal(&out, q, text);
    ir_id result = php_string(l, node, buffer_text(&out));
    buffer_done(&out);
    return result;
}

static ir_id lower_heredoc(struct php_lowering *l, TSNode node, bool raw)
{
    TSNode end_tag = cst_field(node, "end_tag"), body = cst_field(node, "value");
    struct text bytes = l->tree->cst->bytes;
    if (cst_is_null(end_tag))
        return php_string(l, node, TEXT(""));
    size_t begin = text_find(bytes, TEXT("\n"), ts_node_start_byte(node));
    size_t end = ts_node_start_byte(end_tag);
    while (end > 0 && bytes.data[end - 1] != '\n')
        end--;
    end -= end > 0; /* the line break before the end marker is no part of the text */
    if (end > 0 && bytes.data[end - 1] == '\r')
        end--;
    struct quoting q = {.indent = closing_indent(l, end_tag), .raw = raw, .at_line_start = true};
    if (begin == SIZE_MAX || begin + 1 > end)
        return php_string(l, node, TEXT(""));
    if (cst_is_null(body))
        return plain_heredoc(l, node, text_slice(bytes, begin + 1, end), &q);
    return lower_parts(l, node, body, (uint32_t)begin + 1, (uint32_t)end, &q);
}

ir_id php_heredoc(struct php_lowering *l, TSNode node)
{
    return lower_heredoc(l, node, false);
}

ir_id php_nowdoc(struct php_lowering *l, TSNode node)
{
    return lower_heredoc(l, node, true);
}
