/* What specifications say, as data that the runtime evaluates. */
#include "grammars/javascript/emit/emit_p.h"

static void add(struct emitting *e, const char *text)
{
    buffer_add(e->out, text_of(text));
}

static const char *kind_word(enum spec_clause_kind kind)
{
    switch (kind) {
    case SPEC_REQUIRES: return "requires";
    case SPEC_ENSURES: return "ensures";
    case SPEC_SIGNALS: return "signals";
    case SPEC_ESTABLISHES: return "establishes";
    case SPEC_USE: return "use";
    case SPEC_ASSIGNS:
    case SPEC_EXITS:
    case SPEC_ASSUMES: break;
    }
    return NULL;
}

static void print_terms(struct emitting *e, const logic_id *terms, uint32_t count)
{
    add(e, "[");
    for (uint32_t i = 0; i < count; i++) {
        add(e, i ? ", " : "");
        js_print_logic(e, terms[i]);
    }
    add(e, "]");
}

static void print_clauses(struct emitting *e, const spec_clauses *clauses)
{
    add(e, "clauses: [");
    for (uint32_t i = 0; i < clauses->count; i++) {
        const struct spec_clause *clause = &clauses->items[i];
        if (!kind_word(clause->kind))
            continue;
        buffer_print(e->out, "{kind: '%s', behavior: %" PRIu32 ", name: ", kind_word(clause->kind),
                     clause->behavior);
        js_print_name(e, clause->name);
        add(e, ", type: ");
        js_print_name(e, clause->class_name);
        add(e, ", holds: ");
        js_print_logic(e, clause->condition);
        add(e, ", when: ");
        js_print_logic(e, clause->when);
        add(e, ", terms: ");
        print_terms(e, clause->terms.items, clause->terms.count);
        add(e, "},\n    ");
    }
    add(e, "]");
}

static void print_variables(struct emitting *e, const struct logic_variable *params, uint32_t count)
{
    add(e, "params: [");
    for (uint32_t i = 0; i < count; i++) {
        js_print_name(e, params[i].name);
        add(e, ", ");
    }
    add(e, "], ");
}

static void print_predicates(struct emitting *e)
{
    add(e, "predicates: {\n");
    for (uint32_t i = 0; i < e->specs->predicates.count; i++) {
        const struct spec_predicate *predicate = &e->specs->predicates.items[i];
        if (spec_find_predicate(e->specs, predicate->name) != predicate)
            continue;
        js_print_name(e, predicate->name);
        buffer_print(e->out, ": {fact: %s, ", predicate->is_fact ? "true" : "false");
        print_variables(e, predicate->params.items, predicate->params.count);
        add(e, "body: ");
        js_print_logic(e, predicate->body);
        add(e, "},\n");
    }
    add(e, "},\ngroups: {\n");
    for (uint32_t i = 0; i < e->specs->groups.count; i++) {
        const struct spec_group *group = &e->specs->groups.items[i];
        if (spec_find_group(e->specs, group->name) != group)
            continue;
        js_print_name(e, group->name);
        add(e, ": {");
        print_variables(e, group->params.items, group->params.count);
        print_clauses(e, &group->clauses);
        add(e, "},\n");
    }
    add(e, "},\n");
}

static bool is_meant(struct emitting *e, const struct spec_contract *contract)
{
    bool is_write = contract->stub.index == 0;
    return spec_find_contract(e->specs, contract->full_name) == contract &&
           (is_write ||
            text_is(text_of(ir_file(e->program, ir_function(e->program, contract->stub)->file)
                                ->frontend->name),
                    "javascript"));
}

static void print_all(struct emitting *e)
{
    add(e, "contracts: {\n");
    for (uint32_t i = 0; i < e->specs->contracts.count; i++) {
        const struct spec_contract *contract = &e->specs->contracts.items[i];
        if (!spec_is_active(e->specs, contract->file) || !is_meant(e, contract))
            continue;
        js_print_name(e, contract->full_name);
        add(e, ": {behaviors: [");
        for (uint32_t k = 0; k < contract->behaviors.count; k++) {
            js_print_logic(e, contract->behaviors.items[k].assumes);
            add(e, ", ");
        }
        add(e, "], ");
        print_clauses(e, &contract->clauses);
        add(e, "},\n");
    }
    add(e, "},\n");
}

static void print_entries(struct emitting *e)
{
    add(e, "entries: [\n");
    for (uint32_t i = 0; i < e->specs->entries.count; i++) {
        const struct spec_entry *entry = &e->specs->entries.items[i];
        if (entry->kind != SPEC_ENTRY_CALL || !spec_is_active(e->specs, entry->file))
            continue;
        buffer_print(e->out,
                     "{meant: %s, function: ", entry == e->witness->entry.entry ? "true" : "false");
        js_print_name(e, entry->function);
        add(e, ", when: ");
        js_print_logic(e, entry->condition);
        add(e, ", callback: ");
        js_print_logic(e, entry->callback);
        add(e, ", through: ");
        js_print_logic(e, entry->through);
        add(e, ", terms: ");
        print_terms(e, entry->arguments.items, entry->arguments.count);
        add(e, "},\n");
    }
    add(e, "],\n");
}

static void print_compares(struct emitting *e)
{
    add(e, "compares: [\n");
    for (uint32_t i = 0; i < e->specs->compares.count; i++) {
        const struct spec_compare *compare = &e->specs->compares.items[i];
        if (!spec_is_active(e->specs, compare->file))
            continue;
        name_id names[4] = {compare->algorithm, compare->key, compare->data, compare->value};
        add(e, "{params: [");
        for (int k = 0; k < 4; k++) {
            js_print_name(e, names[k]);
            add(e, ", ");
        }
        add(e, "], ");
        print_clauses(e, &compare->clauses);
        add(e, "},\n");
    }
    add(e, "],\n");
}

void js_print_contracts(struct emitting *e)
{
    print_predicates(e);
    print_all(e);
    print_entries(e);
    print_compares(e);
}
