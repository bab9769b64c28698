/* Data of counterexamples: looking up, printing. */
#include <math.h>

#include "analyzer/evidence/witness.h"

const struct datum *datum_find(const struct datum *array, const char *key)
{
    for (uint32_t i = 0; i < array->items.count; i++) {
        const struct datum *own = &array->items.items[i].key;
        if (own->kind == DATUM_STRING && text_is(own->text, key))
            return &array->items.items[i].value;
    }
    return NULL;
}

static void print_string(struct buffer *out, struct text text)
{
    buffer_add_byte(out, '"');
    for (size_t i = 0; i < text.size; i++) {
        unsigned char c = (unsigned char)text.data[i];
        if (c == '"' || c == '\\')
            buffer_print(out, "\\%c", c);
        else if (c < 0x20)
            buffer_print(out, "\\u%04x", c);
        else
            buffer_add_byte(out, (char)c);
    }
    buffer_add_byte(out, '"');
}

static void print_number(struct buffer *out, double number)
{
    char digits[40];
    for (int precision = 1; precision <= 17; precision++) {
        snprintf(digits, sizeof digits, "%.*g", precision, number);
        if (strtod(digits, NULL) == number)
            break;
    }
    buffer_add(out, isfinite(number) ? text_of(digits) : TEXT("null"));
}

/* Keys 0, 1, 2, … in order. */
static bool is_list(const struct datum *array)
{
    for (uint32_t i = 0; i < array->items.count; i++) {
        const struct datum *key = &array->items.items[i].key;
        if (key->kind != DATUM_INT || key->integer != (int64_t)i)
            return false;
    }
    return !array->is_object && array->items.count > 0;
}

static void print_items(struct buffer *out, const struct datum *array)
{
    bool list = is_list(array);
    buffer_add_byte(out, list ? '[' : '{');
    for (uint32_t i = 0; i < array->items.count; i++) {
        const struct datum_item *item = &array->items.items[i];
        buffer_add(out, i ? TEXT(",") : TEXT(""));
        if (!list && item->key.kind == DATUM_INT)
            buffer_print(out, "\"%" PRId64 "\":", item->key.integer);
        else if (!list) {
            print_string(out, item->key.text);
            buffer_add_byte(out, ':');
        }
        datum_print_json(out, &item->value);
    }
    buffer_add_byte(out, list ? ']' : '}');
}

void datum_print_json(struct buffer *out, const struct datum *datum)
{
    switch (datum->kind) {
    case DATUM_ABSENT:
    case DATUM_NULL: buffer_add(out, TEXT("null")); break;
    case DATUM_BOOL: buffer_add(out, datum->boolean ? TEXT("true") : TEXT("false")); break;
    case DATUM_INT: buffer_print(out, "%" PRId64, datum->integer); break;
    case DATUM_FLOAT: print_number(out, datum->number); break;
    case DATUM_STRING: print_string(out, datum->text); break;
    case DATUM_ARRAY: print_items(out, datum); break;
    }
}
