/* Data and logic as JavaScript literals. */
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

const struct notation js_notation = {.language = "javascript",
                                     .open = "{",
                                     .close = "}",
                                     .arrow = ": ",
                                     .comma = ", ",
                                     .absent = "undefined",
                                     .least = "-9223372036854775808",
                                     .not_a_number = "NaN",
                                     .infinity = "Infinity",
                                     .minus_infinity = "-Infinity",
                                     .fraction = "",
                                     .has_lists = true,
                                     .has_bare_keys = true,
                                     .print_text = js_print_text};

void js_print_logic(struct emitting *e, logic_id id)
{
    if (logic_is_none(id)) {
        emit(e, "null");
        return;
    }
    const struct logic_node *node = logic_node(e->specs, id);
    buffer_print(e->out, "{o: '%s'", operators[node->op]);
    if (node->op == LOGIC_BUILTIN)
        buffer_print(e->out, ", n: '%s'", spellings[node->number] + 1);
    else if (node->op == LOGIC_BOOLEAN)
        buffer_print(e->out, ", n: %s", node->number ? "true" : "false");
    else if (!name_is_none(node->name)) {
        emit(e, ", n: ");
        emit_name(e, node->name);
    }
    if (node->op == LOGIC_FORALL || node->op == LOGIC_EXISTS) {
        emit(e, ", t: ");
        if (node->number == LOGIC_TYPE_STATEMENT)
            emit(e, "''");
        else
            emit_name(e, node->type_name);
    }
    if (node->count) {
        emit(e, ", k: [");
        for (uint32_t i = 0; i < node->count; i++) {
            emit(e, i ? ", " : "");
            js_print_logic(e, logic_kid(e->specs, id, i));
        }
        emit(e, "]");
    }
    emit(e, "}");
}

void js_print_term(struct emitting *e, const char *key, logic_id id)
{
    emit_key(e, key);
    js_print_logic(e, id);
    emit(e, ", ");
}
