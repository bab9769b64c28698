/* UTF-8 seen as UTF-16 units. */
#include "grammars/javascript/semantics/js_sem.h"

/* The code point at `*at`, which moves behind it; a byte that begins none stands for itself. */
static uint32_t next_point(struct text text, size_t *at)
{
    unsigned char head = (unsigned char)text.data[*at];
    size_t size = head < 0x80 ? 1 : head >= 0xf0 ? 4 : head >= 0xe0 ? 3 : head >= 0xc0 ? 2 : 1;
    if (size == 1 || *at + size > text.size) {
        (*at)++;
        return head;
    }
    uint32_t point = head & (0xffu >> (size + 1));
    for (size_t i = 1; i < size; i++)
        point = point << 6 | ((unsigned char)text.data[*at + i] & 0x3f);
    *at += size;
    return point;
}

static void add_unit(struct buffer *out, uint32_t unit)
{
    if (unit < 0x80) {
        buffer_add_byte(out, (char)unit);
    } else if (unit < 0x800) {
        buffer_add_byte(out, (char)(0xc0 | unit >> 6));
        buffer_add_byte(out, (char)(0x80 | (unit & 0x3f)));
    } else {
        buffer_add_byte(out, (char)(0xe0 | unit >> 12));
        buffer_add_byte(out, (char)(0x80 | (unit >> 6 & 0x3f)));
        buffer_add_byte(out, (char)(0x80 | (unit & 0x3f)));
    }
}

size_t js_units(struct text text)
{
    size_t units = 0;
    for (size_t at = 0; at < text.size; units++)
        units += next_point(text, &at) > 0xffff;
    return units;
}

struct text js_slice_units(struct arena *arena, struct text text, size_t begin, size_t end)
{
    struct buffer out;
    size_t unit = 0;
    buffer_init(&out);
    buffer_add(&out, TEXT(""));
    for (size_t at = 0; at < text.size && unit < end;) {
        size_t from = at;
        uint32_t point = next_point(text, &at);
        size_t size = point > 0xffff ? 2 : 1;
        if (unit >= begin && unit + size <= end) {
            buffer_add(&out, text_slice(text, from, at));
        } else if (size == 2) {
            if (unit >= begin)
                add_unit(&out, 0xd800 + ((point - 0x10000) >> 10));
            else if (unit + 1 >= begin)
                add_unit(&out, 0xdc00 + ((point - 0x10000) & 0x3ff));
        }
        unit += size;
    }
    struct text result = text_copy(arena, buffer_text(&out));
    buffer_done(&out);
    return result;
}

size_t js_find_units(struct text text, struct text needle, size_t from)
{
    size_t unit = 0, at = 0;
    while (at < text.size && unit < from)
        unit += next_point(text, &at) > 0xffff ? 2 : 1;
    size_t found = text_find(text, needle, at);
    return found == SIZE_MAX ? SIZE_MAX : js_units(text_slice(text, 0, found));
}

int js_compare_units(struct text a, struct text b)
{
    size_t i = 0, k = 0;
    while (i < a.size && k < b.size) {
        uint32_t left = next_point(a, &i), right = next_point(b, &k);
        if (left == right)
            continue;
        uint32_t l = left > 0xffff ? 0xd800 + ((left - 0x10000) >> 10) : left;
        uint32_t r = right > 0xffff ? 0xd800 + ((right - 0x10000) >> 10) : right;
        if (l != r)
            return l < r ? -1 : 1;
        return left < right ? -1 : 1;
    }
    return i < a.size ? 1 : k < b.size ? -1 : 0;
}
