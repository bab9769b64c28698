/* Data as PHP literals. */
#include <math.h>

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

static void print_float(struct buffer *out, double number)
{
    char digits[40];
    if (isnan(number) || isinf(number)) {
        buffer_add(out, isnan(number) ? TEXT("NAN") : number > 0 ? TEXT("INF") : TEXT("-INF"));
        return;
    }
    for (int precision = 1; precision <= 17; precision++) {
        snprintf(digits, sizeof digits, "%.*g", precision, number);
        if (strtod(digits, NULL) == number)
            break;
    }
    buffer_print(out, strpbrk(digits, ".e") ? "%s" : "%s.0", digits);
}

static void print_int(struct buffer *out, int64_t integer)
{
    if (integer == INT64_MIN)
        buffer_add(out, TEXT("PHP_INT_MIN"));
    else
        buffer_print(out, "%" PRId64, integer);
}

void php_print_datum(struct buffer *out, const struct datum *datum)
{
    switch (datum->kind) {
    case DATUM_ABSENT:
    case DATUM_NULL: buffer_add(out, TEXT("null")); return;
    case DATUM_BOOL: buffer_add(out, datum->boolean ? TEXT("true") : TEXT("false")); return;
    case DATUM_INT: print_int(out, datum->integer); return;
    case DATUM_FLOAT: print_float(out, datum->number); return;
    case DATUM_STRING: php_print_text(out, datum->text); return;
    case DATUM_ARRAY: break;
    }
    buffer_add_byte(out, '[');
    for (uint32_t i = 0; i < datum->items.count; i++) {
        buffer_add(out, i ? TEXT(", ") : TEXT(""));
        php_print_datum(out, &datum->items.items[i].key);
        buffer_add(out, TEXT(" => "));
        php_print_datum(out, &datum->items.items[i].value);
    }
    buffer_add_byte(out, ']');
}

void php_print_name(struct emitting *e, name_id name)
{
    php_print_text(e->out, names_text(e->names, name));
}
