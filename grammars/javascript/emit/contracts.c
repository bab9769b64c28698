/* What specifications say, as data that the runtime evaluates. */
#include "grammars/javascript/emit/emit_p.h"

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
    emit(e, "terms: [");
    for (uint32_t i = 0; i < count; i++) {
        emit(e, i ? ", " : "");
        js_print_logic(e, terms[i]);
    }
    emit(e, "]");
}

static void print_clauses(struct emitting *e, const spec_clauses *clauses)
{
    emit(e, "clauses: [");
    for (uint32_t i = 0; i < clauses->count; i++) {
        const struct spec_clause *clause = &clauses->items[i];
        if (!kind_word(clause->kind))
            continue;
        emit(e, "{");
        emit_pair(e, "kind", text_of(kind_word(clause->kind)));
        emit_number(e, "behavior", clause->behavior);
        emit_pair(e, "name", names_text(e->names, clause->name));
        emit_pair(e, "type", names_text(e->names, clause->class_name));
        js_print_term(e, "holds", clause->condition);
        js_print_term(e, "when", clause->when);
        print_terms(e, clause->terms.items, clause->terms.count);
        emit(e, "},\n    ");
    }
    emit(e, "]");
}

static void print_variables(struct emitting *e, const struct logic_variable *params, uint32_t count)
{
    emit(e, "params: [");
    for (uint32_t i = 0; i < count; i++) {
        emit_name(e, params[i].name);
        emit(e, ", ");
    }
    emit(e, "], ");
}

static void print_predicates(struct emitting *e)
{
    emit(e, "predicates: {\n");
    for (uint32_t i = 0; i < e->specs->predicates.count; i++) {
        const struct spec_predicate *predicate = &e->specs->predicates.items[i];
        if (spec_find_predicate(e->specs, predicate->name) != predicate)
            continue;
        emit_name(e, predicate->name);
        emit(e, ": {");
        emit_flag(e, "fact", predicate->is_fact);
        print_variables(e, predicate->params.items, predicate->params.count);
        emit(e, "body: ");
        js_print_logic(e, predicate->body);
        emit(e, "},\n");
    }
    emit(e, "},\ngroups: {\n");
    for (uint32_t i = 0; i < e->specs->groups.count; i++) {
        const struct spec_group *group = &e->specs->groups.items[i];
        if (spec_find_group(e->specs, group->name) != group)
            continue;
        emit_name(e, group->name);
        emit(e, ": {");
        print_variables(e, group->params.items, group->params.count);
        print_clauses(e, &group->clauses);
        emit(e, "},\n");
    }
    emit(e, "},\n");
}

static bool is_meant(struct emitting *e, const struct spec_contract *contract)
{
    bool is_write = contract->stub.index == 0;
    return spec_find_contract(e->specs, contract->full_name) == contract &&
           (is_write ||
            text_is(text_of(ir_file(e->program, ir_function(e->program, contract->stub)->file)
                                ->frontend->name),
                    e->notation->language));
}

static void print_all(struct emitting *e)
{
    emit(e, "contracts: {\n");
    for (uint32_t i = 0; i < e->specs->contracts.count; i++) {
        const struct spec_contract *contract = &e->specs->contracts.items[i];
        if (!spec_is_active(e->specs, contract->file) || !is_meant(e, contract))
            continue;
        emit_name(e, contract->full_name);
        emit(e, ": {behaviors: [");
        for (uint32_t k = 0; k < contract->behaviors.count; k++) {
            js_print_logic(e, contract->behaviors.items[k].assumes);
            emit(e, ", ");
        }
        emit(e, "], ");
        print_clauses(e, &contract->clauses);
        emit(e, "},\n");
    }
    emit(e, "},\n");
}

static void print_entries(struct emitting *e)
{
    emit(e, "entries: [\n");
    for (uint32_t i = 0; i < e->specs->entries.count; i++) {
        const struct spec_entry *entry = &e->specs->entries.items[i];
        if (entry->kind != SPEC_ENTRY_CALL || !spec_is_active(e->specs, entry->file))
            continue;
        emit(e, "{");
        emit_flag(e, "meant", entry == e->witness->entry.entry);
        emit_pair(e, "function", names_text(e->names, entry->function));
        js_print_term(e, "when", entry->condition);
        js_print_term(e, "callback", entry->callback);
        js_print_term(e, "through", entry->through);
        print_terms(e, entry->arguments.items, entry->arguments.count);
        emit(e, "},\n");
    }
    emit(e, "],\n");
}

static void print_compares(struct emitting *e)
{
    emit(e, "compares: [\n");
    for (uint32_t i = 0; i < e->specs->compares.count; i++) {
        const struct spec_compare *compare = &e->specs->compares.items[i];
        if (!spec_is_active(e->specs, compare->file))
            continue;
        const struct logic_variable params[] = {{.name = compare->algorithm},
                                                {.name = compare->key},
                                                {.name = compare->data},
                                                {.name = compare->value}};
        emit(e, "{");
        print_variables(e, params, ARRAY_LENGTH(params));
        print_clauses(e, &compare->clauses);
        emit(e, "},\n");
    }
    emit(e, "],\n");
}

void js_print_contracts(struct emitting *e)
{
    print_predicates(e);
    print_all(e);
    print_entries(e);
    print_compares(e);
}
