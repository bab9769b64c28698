/* Data of counterexamples: looking up, printing as literals of a language. */
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

static bool is_same_scalar(const struct datum *a, const struct datum *b)
{
    return a->kind == b->kind && a->kind != DATUM_ARRAY && a->boolean == b->boolean &&
           a->integer == b->integer && a->number == b->number && text_equal(a->text, b->text);
}

bool datum_merge(struct arena *arena, const struct datum *a, const struct datum *b,
                 struct datum *merged)
{
    *merged = b->kind == DATUM_ABSENT ? *a : *b;
    if (a->kind == DATUM_ABSENT || b->kind == DATUM_ABSENT || is_same_scalar(a, b))
        return true;
    if (a->kind != DATUM_ARRAY || b->kind != DATUM_ARRAY)
        return false;
    *merged = (struct datum){.kind = DATUM_ARRAY, .text = a->text, .is_object = a->is_object};
    for (uint32_t i = 0; i < a->items.count; i++)
        VEC_PUSH(arena, &merged->items, a->items.items[i]);
    for (uint32_t i = 0; i < b->items.count; i++) {
        struct datum_item item = b->items.items[i];
        uint32_t at = 0;
        while (at < a->items.count && !is_same_scalar(&a->items.items[at].key, &item.key))
            at++;
        if (at == a->items.count)
            VEC_PUSH(arena, &merged->items, item);
        else if (!datum_merge(arena, &a->items.items[at].value, &item.value,
                              &merged->items.items[at].value))
            return false;
    }
    return true;
}

/* The fewest digits that are read as the number; 2000, not 2e+03. */
static void print_digits(struct buffer *out, const struct notation *notation, double number)
{
    static const double most_plain = 1e15; /* as PHP and JavaScript write whole numbers */
    char digits[40];
    if (number == trunc(number) && fabs(number) < most_plain) {
        buffer_print(out, "%.0f%s", number, notation->fraction);
        return;
    }
    for (int precision = 1; precision <= 17; precision++) {
        snprintf(digits, sizeof digits, "%.*g", precision, number);
        if (strtod(digits, NULL) == number)
            break;
    }
    buffer_print(out, "%s%s", digits, strpbrk(digits, ".e") ? "" : notation->fraction);
}

static void print_float(struct buffer *out, const struct notation *notation, double number)
{
    if (isfinite(number))
        print_digits(out, notation, number);
    else
        buffer_add(out, text_of(isnan(number) ? notation->not_a_number
                                : number > 0  ? notation->infinity
                                              : notation->minus_infinity));
}

static void print_integer(struct buffer *out, const struct notation *notation, int64_t integer)
{
    if (integer == INT64_MIN)
        buffer_add(out, text_of(notation->least));
    else
        buffer_print(out, "%" PRId64, integer);
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

static void print_key(struct buffer *out, const struct notation *notation, const struct datum *key)
{
    if (notation->has_lists && key->kind == DATUM_INT) {
        char digits[24];
        snprintf(digits, sizeof digits, "%" PRId64, key->integer);
        notation->print_text(out, text_of(digits));
    } else {
        datum_print(out, notation, key);
    }
    buffer_add(out, text_of(notation->arrow));
}

static void print_array(struct buffer *out, const struct notation *notation,
                        const struct datum *array)
{
    bool list = notation->has_lists && is_list(array);
    buffer_add(out, text_of(list ? "[" : notation->open));
    for (uint32_t i = 0; i < array->items.count; i++) {
        const struct datum_item *item = &array->items.items[i];
        buffer_add(out, text_of(i ? notation->comma : ""));
        if (!list)
            print_key(out, notation, &item->key);
        datum_print(out, notation, &item->value);
    }
    buffer_add(out, text_of(list ? "]" : notation->close));
}

void datum_print(struct buffer *out, const struct notation *notation, const struct datum *datum)
{
    switch (datum->kind) {
    case DATUM_ABSENT: buffer_add(out, text_of(notation->absent)); break;
    case DATUM_NULL: buffer_add(out, TEXT("null")); break;
    case DATUM_BOOL: buffer_add(out, datum->boolean ? TEXT("true") : TEXT("false")); break;
    case DATUM_INT: print_integer(out, notation, datum->integer); break;
    case DATUM_FLOAT: print_float(out, notation, datum->number); break;
    case DATUM_STRING: notation->print_text(out, datum->text); break;
    case DATUM_ARRAY: print_array(out, notation, datum); break;
    }
}

/* ---- JSON ---- */

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

void datum_print_json(struct buffer *out, const struct datum *datum)
{
    static const struct notation json = {.language = "json",
                                         .open = "{",
                                         .close = "}",
                                         .arrow = ":",
                                         .comma = ",",
                                         .absent = "null",
                                         .least = "-9223372036854775808",
                                         .not_a_number = "null",
                                         .infinity = "null",
                                         .minus_infinity = "null",
                                         .fraction = ".0",
                                         .has_lists = true,
                                         .print_text = print_string};
    datum_print(out, &json, datum);
}
