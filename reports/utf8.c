/* Source text of any encoding as well-formed UTF-8 that a reader's program can be given. */
#include "reports/report_p.h"

static const struct text replacement = {"\xEF\xBF\xBD", 3}; /* U+FFFD */
static const struct text ellipsis = {"\xE2\x80\xA6", 3};    /* U+2026 */

/*@ requires is_text(bytes);
    assigns \nothing;
    ensures at < bytes.size ==> \result == (unsigned char)bytes.data[at];
    ensures at >= bytes.size ==> \result == 0; */
static unsigned char byte_at(struct text bytes, size_t at)
{
    return at < bytes.size ? (unsigned char)bytes.data[at] : 0;
}

/* The length that a lead byte announces and the range of the byte behind it; length 0: no lead. */
struct lead {
    uint32_t length;
    unsigned char low, high;
};

/*@ assigns \nothing;
    ensures \result.length <= 4;
    ensures \result.length == 0 <==> (0x80 <= first < 0xC2 || first > 0xF4);
    ensures \result.length == 1 <==> first < 0x80;
    ensures \result.length > 1 ==> 0x80 <= \result.low <= \result.high <= 0xBF; */
static struct lead classify(unsigned char first)
{
    if (first < 0x80)
        return (struct lead){1, 0, 0};
    if (first >= 0xC2 && first <= 0xDF)
        return (struct lead){2, 0x80, 0xBF};
    if (first >= 0xE0 && first <= 0xEF)
        return (struct lead){3, first == 0xE0 ? 0xA0 : 0x80, first == 0xED ? 0x9F : 0xBF};
    if (first >= 0xF0 && first <= 0xF4)
        return (struct lead){4, first == 0xF0 ? 0x90 : 0x80, first == 0xF4 ? 0x8F : 0xBF};
    return (struct lead){0, 0, 0};
}

uint32_t utf8_next(struct text bytes, size_t *at)
{
    static const unsigned char lead_bits[] = {0, 0x7F, 0x1F, 0x0F, 0x07};
    size_t begin = (*at)++;
    unsigned char first = byte_at(bytes, begin);
    struct lead lead = classify(first);
    uint32_t code = first & lead_bits[lead.length];
    /*@ loop invariant 1 <= i && begin + i - 1 < bytes.size;
        loop invariant i <= lead.length || lead.length == 0;
        loop invariant i == 1 ==> code < 0x100;
        loop invariant i == 2 ==> code < 0x4000;
        loop invariant i == 3 ==> code < 0x100000;
        loop invariant i >= 4 ==> code < 0x4000000;
        loop assigns i, code;
        loop variant lead.length - i; */
    for (uint32_t i = 1; i < lead.length; i++) {
        unsigned char next = byte_at(bytes, begin + i);
        unsigned char low = i == 1 ? lead.low : 0x80, high = i == 1 ? lead.high : 0xBF;
        if (next < low || next > high)
            return UTF8_INVALID;
        code = code * 64 + (next - 0x80U);
    }
    if (lead.length == 0)
        return UTF8_INVALID;
    *at = begin + lead.length;
    return code;
}

size_t utf8_count(struct text bytes)
{
    size_t count = 0;
    /*@ loop invariant at <= bytes.size && count <= at;
        loop assigns at, count;
        loop variant bytes.size - at; */
    for (size_t at = 0; at < bytes.size; count++)
        utf8_next(bytes, &at);
    return count;
}

struct text utf8_first(struct text bytes, size_t limit)
{
    size_t at = 0;
    /*@ loop invariant at <= bytes.size && count <= limit;
        loop assigns at, count;
        loop variant bytes.size - at; */
    for (size_t count = 0; at < bytes.size && count < limit; count++)
        utf8_next(bytes, &at);
    return text_slice(bytes, 0, at);
}

/*@ assigns \nothing;
    ensures \result <==> code == 0; */
static bool is_nul(uint32_t code)
{
    return code == 0;
}

/*@ assigns \nothing;
    ensures \result <==> (code < 0x20 && code != 9 && code != 10) || 0x7F <= code < 0xA0 ||
      code == 0x2028 || code == 0x2029 || code == 0x061C || code == 0x200E || code == 0x200F ||
      0x202A <= code <= 0x202E || 0x2066 <= code <= 0x2069; */
static bool is_unfit_to_show(uint32_t code)
{
    bool controls = (code < 0x20 && code != '\n' && code != '\t') || (code >= 0x7F && code < 0xA0);
    bool breaks_lines = code == 0x2028 || code == 0x2029;
    bool reorders = code == 0x061C || code == 0x200E || code == 0x200F ||
                    (code >= 0x202A && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069);
    return controls || breaks_lines || reorders;
}

static void add(struct buffer *out, struct text bytes, size_t limit,
                bool (*is_unfit)(uint32_t code))
{
    for (size_t at = 0; at < bytes.size;) {
        size_t begin = at;
        uint32_t code = utf8_next(bytes, &at);
        if (at > limit) {
            buffer_add(out, ellipsis);
            return;
        }
        bool unfit = code == UTF8_INVALID || is_unfit(code);
        buffer_add(out, unfit ? replacement : text_slice(bytes, begin, at));
    }
}

void utf8_add(struct buffer *out, struct text bytes, size_t limit)
{
    add(out, bytes, limit, is_nul);
}

void utf8_add_shown(struct buffer *out, struct text bytes, size_t limit)
{
    add(out, bytes, limit, is_unfit_to_show);
}
