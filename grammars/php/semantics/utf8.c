/* UTF-8 as PHP's functions read and write it (RFC 3629: no surrogates, no overlong forms). */
#include "grammars/php/semantics/builtins.h"

static bool is_rest(struct text text, size_t at)
{
    return at < text.size && ((unsigned char)text.data[at] & 0xC0) == 0x80;
}

size_t php_read_utf8(struct text text, size_t at, uint32_t *code)
{
    unsigned char first = (unsigned char)text.data[at];
    *code = first;
    if (first < 0x80)
        return 1;
    size_t size = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
    if (first < 0xC2 || first > 0xF4)
        return 0;
    *code = first & (0xFFu >> (size + 1));
    for (size_t i = 1; i < size; i++) {
        if (!is_rest(text, at + i))
            return 0;
        *code = *code << 6 | ((unsigned char)text.data[at + i] & 0x3F);
    }
    bool overlong = (size == 3 && *code < 0x800) || (size == 4 && *code < 0x10000);
    bool surrogate = *code >= 0xD800 && *code < 0xE000;
    return overlong || surrogate || *code > 0x10FFFF ? 0 : size;
}

/* The longest beginning of a code point (Unicode 3.9, U+FFFD substitution of maximal subparts). */
size_t php_invalid_utf8(struct text text, size_t at)
{
    unsigned char first = (unsigned char)text.data[at];
    unsigned char second = at + 1 < text.size ? (unsigned char)text.data[at + 1] : 0;
    if (first < 0xE0 || first > 0xF4 || !is_rest(text, at + 1))
        return 1;
    if ((first == 0xE0 && second < 0xA0) || (first == 0xED && second > 0x9F) ||
        (first == 0xF0 && second < 0x90) || (first == 0xF4 && second > 0x8F))
        return 1;
    return first >= 0xF0 && is_rest(text, at + 2) ? 3 : 2;
}

void php_add_utf8(struct buffer *out, uint32_t code)
{
    if (code < 0x80) {
        buffer_add_byte(out, (char)code);
        return;
    }
    int rest = code < 0x800 ? 1 : code < 0x10000 ? 2 : 3;
    static const unsigned char marks[] = {0, 0xC0, 0xE0, 0xF0};
    buffer_add_byte(out, (char)(marks[rest] | code >> (6 * rest)));
    while (rest-- > 0)
        buffer_add_byte(out, (char)(0x80 | (code >> (6 * rest) & 0x3F)));
}

bool php_is_utf8(struct text text)
{
    uint32_t code;
    for (size_t at = 0, size; at < text.size; at += size)
        if ((size = php_read_utf8(text, at, &code)) == 0)
            return false;
    return true;
}
