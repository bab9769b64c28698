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
    buffer_add(e->out, TEXT(") { return "));
    if (logic_is_none(predicate->body))
        buffer_print(e->out, "\\Tillproof\\unsupported('%.*s')", PRINTED(name));
    else
        php_print_logic(e, predicate->body);
    buffer_add(e->out, TEXT("; }\n"));
}

static void print_clauses(struct emitting *e, const spec_clauses *clauses)
{
    buffer_add(e->out, TEXT("return ["));
    for (uint32_t i = 0; i < clauses->count; i++) {
        const struct spec_clause *clause = &clauses->items[i];
        if (clause->kind != SPEC_REQUIRES || name_is_none(clause->name))
            continue;
        php_print_name(e, clause->name);
        buffer_add(e->out, TEXT(" => fn () => "));
        php_print_logic(e, clause->condition);
        buffer_add(e->out, TEXT(",\n    "));
    }
    buffer_add(e->out, TEXT("];"));
}

static void print_group(struct emitting *e, const struct spec_group *group)
{
    struct text name = names_text(e->names, group->name);
    buffer_print(e->out, "function g_%.*s(", PRINTED(name));
    print_params(e, group->params.items, group->params.count);
    buffer_add(e->out, TEXT(")\n{\n    "));
    print_clauses(e, &group->clauses);
    buffer_add(e->out, TEXT("\n}\n"));
}

static void print_comparisons(struct emitting *e)
{
    buffer_add(e->out, TEXT("function comparison($tp_a, $tp_k, $tp_d, $tp_v, $tp_strict, "
                            "$tp_constant_time)\n{\n    $tp_all = [];\n"));
    e->in_comparison = true;
    for (uint32_t i = 0; i < e->specs->compares.count; i++) {
        const struct spec_compare *compare = &e->specs->compares.items[i];
        if (!spec_is_active(e->specs, compare->file))
            continue;
        name_id names[4] = {compare->algorithm, compare->key, compare->data, compare->value};
        static const char *const values[4] = {"$tp_a", "$tp_k", "$tp_d", "$tp_v"};
        buffer_add(e->out, TEXT("    $tp_all += (function ("));
        for (int k = 0; k < 4; k++) {
            struct text name = names_text(e->names, names[k]);
            buffer_print(e->out, "%s$v_%.*s", k ? ", " : "", PRINTED(name));
        }
        buffer_add(e->out, TEXT(") use ($tp_strict, $tp_constant_time) { "));
        print_clauses(e, &compare->clauses);
        buffer_print(e->out, " })(%s, %s, %s, %s);\n", values[0], values[1], values[2], values[3]);
    }
    e->in_comparison = false;
    buffer_add(e->out, TEXT("    return $tp_all;\n}\n"));
}

static void print_refusals(struct emitting *e)
{
    buffer_add(e->out, TEXT("function refusals()\n{\n    return [\n"));
    for (uint32_t i = 0; i < e->specs->providers.count; i++) {
        const struct spec_provider *provider = &e->specs->providers.items[i];
        for (uint32_t k = 0; k < provider->objects.count; k++) {
            const struct spec_provider_object *object = &provider->objects.items[k];
            struct text p = names_text(e->names, provider->name);
            struct text o = names_text(e->names, object->name);
            if (logic_is_none(object->refused) || !spec_is_active(e->specs, provider->file))
                continue;
            buffer_print(e->out, "        '%.*s.%.*s' => fn ($v_it) => \\Tillproof\\truth(",
                         PRINTED(p), PRINTED(o));
            php_print_logic(e, object->refused);
            buffer_add(e->out, TEXT("),\n"));
        }
    }
    buffer_add(e->out, TEXT("    ];\n}\n"));
}

void php_print_groups(struct emitting *e)
{
    buffer_add(e->out, TEXT("namespace Tillproof\\Clauses {\n\n"));
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
    buffer_add(e->out, TEXT("\n}\n\n"));
}
