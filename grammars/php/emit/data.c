/* Data as PHP literals. */
#include "grammars/php/emit/emit_p.h"

void php_print_text(struct buffer *out, struct text text)
{
    bool plain = true;
    for (size_t i = 0; i < text.size && plain; i++)
        plain = (unsigned char)text.data[i] >= 0x20 && (unsigned char)text.data[i] < 0x7f;
    buffer_add_byte(out, plain ? '\'' : '"');
    for (size_t i = 0; i < text.size; i++) {
        unsigned char c = (unsigned char)text.data[i];
        if (plain && (c == '\'' || c == '\\'))
            buffer_print(out, "\\%c", c);
        else if (plain)
            buffer_add_byte(out, (char)c);
        else if (c >= 0x20 && c < 0x7f && c != '"' && c != '\\' && c != '$')
            buffer_add_byte(out, (char)c);
        else
            buffer_print(out, "\\x%02x", c);
    }
    buffer_add_byte(out, plain ? '\'' : '"');
}

const struct notation php_notation = {.language = "php",
                                      .open = "[",
                                      .close = "]",
                                      .arrow = " => ",
                                      .comma = ", ",
                                      .absent = "null",
                                      .least = "PHP_INT_MIN",
                                      .not_a_number = "NAN",
                                      .infinity = "INF",
                                      .minus_infinity = "-INF",
                                      .fraction = ".0",
                                      .print_text = php_print_text};
