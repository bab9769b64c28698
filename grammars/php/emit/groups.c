/* Predicates, clause groups and clauses about comparisons as functions of PHP. */
#include "grammars/php/emit/emit_p.h"

static void print_params(struct emitting *e, const struct logic_variable *params, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++) {
        struct text name = names_text(e->names, params[i].name);
        buffer_print(e->out, "%s$v_%.*s = null", i ? ", " : "", PRINTED(name));
    }
}

static void print_predicate(struct emitting *e, const struct spec_predicate *predicate)
{
    struct text name = names_text(e->names, predicate->name);
    buffer_print(e->out, "function p_%.*s(", PRINTED(name));
    print_params(e, predicate->params.items, predicate->params.count);
    emit(e, ") { return ");
    if (logic_is_none(predicate->body))
        buffer_print(e->out, "\\Tillproof\\unsupported('%.*s')", PRINTED(name));
    else
        php_print_logic(e, predicate->body);
    emit(e, "; }\n");
}

static void print_clauses(struct emitting *e, const spec_clauses *clauses)
{
    emit(e, "return [");
    for (uint32_t i = 0; i < clauses->count; i++) {
        const struct spec_clause *clause = &clauses->items[i];
        if (clause->kind != SPEC_REQUIRES || name_is_none(clause->name))
            continue;
        emit_name(e, clause->name);
        emit(e, " => fn () => ");
        php_print_logic(e, clause->condition);
        emit(e, ",\n    ");
    }
    emit(e, "];");
}

static void print_group(struct emitting *e, const struct spec_group *group)
{
    struct text name = names_text(e->names, group->name);
    buffer_print(e->out, "function g_%.*s(", PRINTED(name));
    print_params(e, group->params.items, group->params.count);
    emit(e, ")\n{\n    ");
    print_clauses(e, &group->clauses);
    emit(e, "\n}\n");
}

static void print_comparisons(struct emitting *e)
{
    emit(e, "function comparison($tp_a, $tp_k, $tp_d, $tp_v, $tp_strict, "
            "$tp_constant_time)\n{\n    $tp_all = [];\n");
    e->in_comparison = true;
    for (uint32_t i = 0; i < e->specs->compares.count; i++) {
        const struct spec_compare *compare = &e->specs->compares.items[i];
        if (!spec_is_active(e->specs, compare->file))
            continue;
        name_id names[4] = {compare->algorithm, compare->key, compare->data, compare->value};
        static const char *const values[4] = {"$tp_a", "$tp_k", "$tp_d", "$tp_v"};
        emit(e, "    $tp_all += (function (");
        for (int k = 0; k < 4; k++) {
            struct text name = names_text(e->names, names[k]);
            buffer_print(e->out, "%s$v_%.*s", k ? ", " : "", PRINTED(name));
        }
        emit(e, ") use ($tp_strict, $tp_constant_time) { ");
        print_clauses(e, &compare->clauses);
        buffer_print(e->out, " })(%s, %s, %s, %s);\n", values[0], values[1], values[2], values[3]);
    }
    e->in_comparison = false;
    emit(e, "    return $tp_all;\n}\n");
}

static void print_refusals(struct emitting *e)
{
    emit(e, "function refusals()\n{\n    return [\n");
    for (uint32_t i = 0; i < e->specs->providers.count; i++) {
        const struct spec_provider *provider = &e->specs->providers.items[i];
        for (uint32_t k = 0; k < provider->objects.count; k++) {
            const struct spec_provider_object *object = &provider->objects.items[k];
            if (logic_is_none(object->refused) || !spec_is_active(e->specs, provider->file))
                continue;
            emit(e, "        ");
            emit_text(e, scenario_object_name(e, provider, object));
            emit(e, " => fn ($v_it) => \\Tillproof\\truth(");
            php_print_logic(e, object->refused);
            emit(e, "),\n");
        }
    }
    emit(e, "    ];\n}\n");
}

void php_print_groups(struct emitting *e)
{
    emit(e, "namespace Tillproof\\Clauses {\n\n");
    for (uint32_t i = 0; i < e->specs->predicates.count; i++) {
        const struct spec_predicate *predicate = &e->specs->predicates.items[i];
        bool is_chosen = spec_find_predicate(e->specs, predicate->name) == predicate;
        if (is_chosen && !predicate->is_fact)
            print_predicate(e, predicate);
    }
    for (uint32_t i = 0; i < e->specs->groups.count; i++) {
        const struct spec_group *group = &e->specs->groups.items[i];
        if (spec_find_group(e->specs, group->name) == group)
            print_group(e, group);
    }
    print_comparisons(e);
    print_refusals(e);
    php_print_writes(e);
    emit(e, "\n}\n\n");
}
