/* Specifications as text: `--dump specs`. */
#include "specs/language/spec_p.h"

static const char *const op_names[] = {
#define LOGIC_OP(id, name) name,
#include "specs/language/logic_ops.def"
#undef LOGIC_OP
};

static const char *const builtin_names[] = {
#define LOGIC_BUILTIN(id, spelling, least, most, result) spelling,
#include "specs/language/builtins.def"
#undef LOGIC_BUILTIN
};

static void print_kids(struct buffer *out, const struct spec_set *set, logic_id id,
                       const char *separator)
{
    for (uint32_t i = 0; i < logic_node(set, id)->count; i++) {
        if (i)
            buffer_print(out, "%s", separator);
        logic_print(out, set, logic_kid(set, id, i));
    }
}

void logic_print(struct buffer *out, const struct spec_set *set, logic_id id)
{
    if (logic_is_none(id))
        return;
    const struct logic_node *node = logic_node(set, id);
    struct text name = names_text(set->names, node->name);
    switch ((int)node->op) {
    case LOGIC_BOOLEAN: buffer_print(out, "\\%s", node->number ? "true" : "false"); return;
    case LOGIC_STRING: buffer_print(out, "\"%.*s\"", (int)name.size, name.data); return;
    case LOGIC_PARAMETER: buffer_print(out, "$%.*s", (int)name.size, name.data); return;
    case LOGIC_NUMBER:
    case LOGIC_VARIABLE:
    case LOGIC_CONSTANT: buffer_add(out, name); return;
    case LOGIC_FIELD:
        print_kids(out, set, id, "");
        buffer_print(out, ".%.*s", (int)name.size, name.data);
        return;
    case LOGIC_APPLY:
        buffer_print(out, "%.*s(", (int)name.size, name.data);
        print_kids(out, set, id, ", ");
        buffer_add_byte(out, ')');
        return;
    case LOGIC_BUILTIN:
        buffer_print(out, "%s(", builtin_names[node->number]);
        print_kids(out, set, id, ", ");
        buffer_add_byte(out, ')');
        return;
    case LOGIC_GLOB:
        print_kids(out, set, id, "");
        buffer_print(out, " ~ \"%.*s\"", (int)name.size, name.data);
        return;
    default: break;
    }
    if (node->count == 0) {
        buffer_print(out, "%s", op_names[node->op]);
        return;
    }
    buffer_print(out, "(%s ", op_names[node->op]);
    if (node->name.index)
        buffer_print(out, "%.*s; ", (int)name.size, name.data);
    print_kids(out, set, id, " ");
    buffer_add_byte(out, ')');
}

static void print_clause(struct buffer *out, const struct spec_set *set,
                         const struct spec_clause *clause)
{
    static const char *const words[] = {"requires", "ensures",     "assigns", "signals",
                                        "exits",    "establishes", "assumes", "use"};
    struct text name = names_text(set->names, clause->name);
    buffer_print(out, "  %s%s", clause->is_review ? "review " : "", words[clause->kind]);
    if (name.size)
        buffer_print(out, " %.*s:", (int)name.size, name.data);
    buffer_add_byte(out, ' ');
    logic_print(out, set, clause->condition);
    for (uint32_t i = 0; i < clause->terms.count; i++) {
        buffer_print(out, "%s", i ? ", " : "");
        logic_print(out, set, clause->terms.items[i]);
    }
    if (!logic_is_none(clause->when)) {
        buffer_print(out, " when ");
        logic_print(out, set, clause->when);
    }
    buffer_add_byte(out, '\n');
}

static void print_contracts(struct buffer *out, const struct spec_set *set)
{
    for (uint32_t i = 0; i < set->contracts.count; i++) {
        const struct spec_contract *contract = &set->contracts.items[i];
        struct text name = names_text(set->names, contract->full_name);
        buffer_print(out, "contract %.*s%s\n", (int)name.size, name.data,
                     spec_is_active(set, contract->file) ? "" : " (inactive)");
        for (uint32_t k = 0; k < contract->clauses.count; k++)
            print_clause(out, set, &contract->clauses.items[k]);
    }
}

static void print_entries(struct buffer *out, const struct spec_set *set)
{
    for (uint32_t i = 0; i < set->entries.count; i++) {
        const struct spec_entry *entry = &set->entries.items[i];
        struct text name = names_text(set->names, entry->function);
        buffer_print(out, "entry %s %.*s%.*s ", spec_channel_name(entry->channel), (int)name.size,
                     name.data, (int)entry->glob.size, entry->glob.data);
        logic_print(out, set, entry->condition);
        buffer_add_byte(out, '\n');
    }
}

void spec_print(struct buffer *out, const struct spec_set *set)
{
    for (uint32_t i = 0; i < set->platforms.count; i++) {
        struct text name = names_text(set->names, set->platforms.items[i].name);
        buffer_print(out, "platform %.*s%s\n", (int)name.size, name.data,
                     set->platforms.items[i].is_active ? "" : " (inactive)");
    }
    for (uint32_t i = 0; i < set->rules.count; i++) {
        const struct spec_rule *rule = &set->rules.items[i];
        struct text name = names_text(set->names, rule->name);
        buffer_print(out, "rule %.*s %.*s\n", (int)rule->id.size, rule->id.data, (int)name.size,
                     name.data);
    }
    print_contracts(out, set);
    print_entries(out, set);
}
