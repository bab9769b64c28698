/* Data and logic as JavaScript literals. */
#include <math.h>

#include "grammars/javascript/emit/emit_p.h"

static const char *const spellings[] = {
#define LOGIC_BUILTIN(id, spelling, least, most, result, sorts) spelling,
#include "specs/language/builtins.def"
#undef LOGIC_BUILTIN
};

static const char *const operators[] = {
#define LOGIC_OP(id, name) #id,
#include "specs/language/logic_ops.def"
#undef LOGIC_OP
};

void js_print_text(struct buffer *out, struct text text)
{
    buffer_add_byte(out, '\'');
    for (size_t i = 0; i < text.size; i++) {
        unsigned char c = (unsigned char)text.data[i];
        if (c == '\'' || c == '\\')
            buffer_print(out, "\\%c", c);
        else if (c < 0x20 || c == 0x7f)
            buffer_print(out, "\\x%02x", c);
        else
            buffer_add_byte(out, (char)c);
    }
    buffer_add_byte(out, '\'');
}

void js_print_name(struct emitting *e, name_id name)
{
    js_print_text(e->out, names_text(e->names, name));
}

static void print_float(struct buffer *out, double number)
{
    char digits[40];
    if (isnan(number) || isinf(number)) {
        buffer_add(out, isnan(number) ? TEXT("NaN")
                        : number > 0  ? TEXT("Infinity")
                                      : TEXT("-Infinity"));
        return;
    }
    for (int precision = 1; precision <= 17; precision++) {
        snprintf(digits, sizeof digits, "%.*g", precision, number);
        if (strtod(digits, NULL) == number)
            break;
    }
    buffer_add(out, text_of(digits));
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

static void print_tree(struct buffer *out, const struct datum *array)
{
    bool list = is_list(array);
    buffer_add_byte(out, list ? '[' : '{');
    for (uint32_t i = 0; i < array->items.count; i++) {
        const struct datum_item *item = &array->items.items[i];
        buffer_add(out, i ? TEXT(", ") : TEXT(""));
        if (!list && item->key.kind == DATUM_INT)
            buffer_print(out, "'%" PRId64 "': ", item->key.integer);
        if (!list && item->key.kind == DATUM_STRING) {
            js_print_text(out, item->key.text);
            buffer_add(out, TEXT(": "));
        }
        js_print_datum(out, &item->value);
    }
    buffer_add_byte(out, list ? ']' : '}');
}

void js_print_datum(struct buffer *out, const struct datum *datum)
{
    switch (datum->kind) {
    case DATUM_ABSENT: buffer_add(out, TEXT("undefined")); return;
    case DATUM_NULL: buffer_add(out, TEXT("null")); return;
    case DATUM_BOOL: buffer_add(out, datum->boolean ? TEXT("true") : TEXT("false")); return;
    case DATUM_INT: buffer_print(out, "%" PRId64, datum->integer); return;
    case DATUM_FLOAT: print_float(out, datum->number); return;
    case DATUM_STRING: js_print_text(out, datum->text); return;
    case DATUM_ARRAY: print_tree(out, datum); return;
    }
}

void js_print_logic(struct emitting *e, logic_id id)
{
    if (logic_is_none(id)) {
        buffer_add(e->out, TEXT("null"));
        return;
    }
    const struct logic_node *node = logic_node(e->specs, id);
    buffer_print(e->out, "{o: '%s'", operators[node->op]);
    if (node->op == LOGIC_BUILTIN)
        buffer_print(e->out, ", n: '%s'", spellings[node->number] + 1);
    else if (node->op == LOGIC_BOOLEAN)
        buffer_print(e->out, ", n: %s", node->number ? "true" : "false");
    else if (!name_is_none(node->name)) {
        buffer_add(e->out, TEXT(", n: "));
        js_print_name(e, node->name);
    }
    if (node->op == LOGIC_FORALL || node->op == LOGIC_EXISTS) {
        buffer_add(e->out, TEXT(", t: "));
        if (node->number == LOGIC_TYPE_STATEMENT)
            buffer_add(e->out, TEXT("''"));
        else
            js_print_name(e, node->type_name);
    }
    if (node->count) {
        buffer_add(e->out, TEXT(", k: ["));
        for (uint32_t i = 0; i < node->count; i++) {
            buffer_add(e->out, i ? TEXT(", ") : TEXT(""));
            js_print_logic(e, logic_kid(e->specs, id, i));
        }
        buffer_add_byte(e->out, ']');
    }
    buffer_add_byte(e->out, '}');
}
