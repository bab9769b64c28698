/*
 * The checker: walks all that is specified and asks for the sorts of its terms (sorts.c), and
 * whether what blocks refer to (classes, fields, rules, modules) is there. Run after the linker,
 * which has resolved the names inside of terms.
 */
#include "specs/language/check_p.h"

static const char no_result_before[] = "the clause is about the call before it is made";
static const char no_result_ever[] = "it belongs to `ensures`, `establishes` and `write`";

static void bind(struct checking *c, name_id name, struct logic_type type)
{
    struct check_variable variable = {.name = name, .type = type};
    VEC_PUSH(c->set->arena, &c->scope, variable);
}

/* A place where nothing is known but what is bound. */
static void begin(struct checking *c)
{
    c->scope.count = 0;
    c->function = NO_FUNCTION;
    c->has_this = c->has_result = c->has_old = false;
    c->this_class = NO_NAME;
    c->no_result = no_result_ever;
}

/* Inside of a function's contract. */
static void begin_function(struct checking *c, ir_function_id id)
{
    begin(c);
    c->function = id;
    if (id.index == 0)
        return;
    const struct ir_function *function = ir_function(c->set->program, id);
    c->has_this = function->class.index && !(function->flags & IR_FUNCTION_STATIC);
    if (c->has_this)
        c->this_class = ir_class(c->set->program, function->class)->full_name;
    c->result = check_host_type(&function->result);
}

static void warn_unused(struct checking *c, uint32_t file, struct range range)
{
    for (uint32_t i = 0; i < c->scope.count; i++) {
        struct text name = names_text(c->set->names, c->scope.items[i].name);
        if (!c->scope.items[i].is_used)
            diag_at(c->set->sink, DIAG_WARNING, c->set->files.items[file].source, range,
                    "the parameter `%.*s` is never used", (int)name.size, name.data);
    }
}

/* ---- clauses ---- */

static void check_location(struct checking *c, logic_id id)
{
    check_term(c, id);
    switch ((int)logic_node(c->set, id)->op) {
    case LOGIC_FIELD:
    case LOGIC_INDEX:
    case LOGIC_PARAMETER:
    case LOGIC_VARIABLE:
    case LOGIC_THIS:
    case LOGIC_RESULT: return;
    default: check_complain(c, id, "`assigns` names places: a field, a key, a parameter");
    }
}

/* Whether anything is wrong with the file already: then what is not used may be misspelt. */
static bool is_wrong(const struct checking *c, uint32_t file)
{
    const struct diag_sink *sink = c->set->sink;
    for (uint32_t i = 0; i < sink->diags.count; i++)
        if (sink->diags.items[i].severity == DIAG_ERROR &&
            sink->diags.items[i].source == c->set->files.items[file].source)
            return true;
    return false;
}

static void check_use(struct checking *c, const struct spec_clause *clause)
{
    const struct spec_group *group = spec_find_group(c->set, clause->name);
    bool fits = group && group->params.count == clause->terms.count;
    if (!group)
        return;
    for (uint32_t i = 0; i < clause->terms.count; i++) {
        if (fits)
            check_argument(c, clause->terms.items[i], group->params.items[i].type,
                           names_text(c->set->names, clause->name), i + 1);
        else
            check_term(c, clause->terms.items[i]);
    }
    check_condition(c, clause->when, "`when`");
}

/* Whether a clause of that kind speaks of the call when it is over. */
static bool is_after(const struct checking *c, enum spec_clause_kind kind)
{
    return c->function.index &&
           (kind == SPEC_ENSURES || kind == SPEC_ESTABLISHES || kind == SPEC_ASSIGNS);
}

static void allow_result(struct checking *c, enum spec_clause_kind kind)
{
    c->has_result = c->has_old = is_after(c, kind);
    c->no_result = c->function.index ? no_result_before : no_result_ever;
    if (!c->has_result)
        return;
    uint32_t mask = ir_function(c->set->program, c->function)->result.mask;
    if (mask == IR_TYPE_VOID || mask == IR_TYPE_NEVER) {
        c->has_result = false;
        c->no_result = "the function returns nothing";
    }
}

static void check_clause(struct checking *c, const struct spec_clause *clause)
{
    switch (clause->kind) {
    case SPEC_REQUIRES: check_condition(c, clause->condition, "`requires`"); return;
    case SPEC_ENSURES: check_condition(c, clause->condition, "`ensures`"); return;
    case SPEC_EXITS: check_condition(c, clause->condition, "`exits`"); return;
    case SPEC_SIGNALS: check_condition(c, clause->condition, "`signals`"); return;
    case SPEC_ASSUMES: check_condition(c, clause->condition, "`assumes`"); return;
    case SPEC_ASSIGNS:
        for (uint32_t i = 0; i < clause->terms.count; i++)
            check_location(c, clause->terms.items[i]);
        return;
    case SPEC_ESTABLISHES:
        check_fact(c, clause->condition, "`establishes` needs");
        check_condition(c, clause->when, "`when`");
        return;
    case SPEC_USE: check_use(c, clause); return;
    }
}

static void check_clauses(struct checking *c, const spec_clauses *clauses)
{
    for (uint32_t i = 0; i < clauses->count; i++) {
        allow_result(c, clauses->items[i].kind);
        check_clause(c, &clauses->items[i]);
    }
}

/* "Class::$field": `\result` is what is assigned. */
static void check_write(struct checking *c, const struct spec_contract *contract)
{
    struct spec_set *set = c->set;
    struct text name = names_text(set->names, contract->full_name);
    size_t colons = text_find(name, TEXT("::$"), 0);
    assert(colons != SIZE_MAX);
    name_id class = names_add(set->names, text_slice(name, 0, colons));
    name_id field = names_add(set->names, text_slice(name, colons + 3, name.size));
    struct members members = check_find_member(c, class, field);
    begin(c);
    c->has_this = c->has_result = true;
    c->this_class = class;
    c->result = (struct logic_type){LOGIC_TYPE_VALUE, NO_NAME};
    if (!members.found && contract->clauses.count)
        check_report_unknown(c, contract->file, contract->clauses.items[0].range,
                             "this `write` is about nothing: the model field", field,
                             &members.names);
    for (uint32_t i = 0; i < contract->clauses.count; i++)
        check_clause(c, &contract->clauses.items[i]);
}

static void check_contracts(struct checking *c)
{
    struct spec_set *set = c->set;
    for (uint32_t i = 0; i < set->contracts.count; i++) {
        const struct spec_contract *contract = &set->contracts.items[i];
        if (contract->stub.index == 0) {
            check_write(c, contract);
            continue;
        }
        begin_function(c, contract->stub);
        allow_result(c, SPEC_ASSUMES);
        for (uint32_t k = 0; k < contract->behaviors.count; k++)
            check_condition(c, contract->behaviors.items[k].assumes, "`assumes`");
        check_clauses(c, &contract->clauses);
    }
}

/* ---- logic ---- */

static void bind_parameters(struct checking *c, uint32_t file, struct range range,
                            const struct logic_variable *params, uint32_t count)
{
    begin(c);
    for (uint32_t i = 0; i < count; i++) {
        if (params[i].type.kind == LOGIC_TYPE_OBJECT)
            check_class_name(c, file, range, params[i].type.class_name);
        bind(c, params[i].name, params[i].type);
    }
}

static void check_predicate(struct checking *c, const struct spec_predicate *predicate)
{
    bind_parameters(c, predicate->file, predicate->range, predicate->params.items,
                    predicate->params.count);
    if (logic_is_none(predicate->body) || predicate->is_broken)
        return;
    if (predicate->result.kind == LOGIC_TYPE_BOOLEAN)
        check_condition(c, predicate->body, "a predicate");
    else
        check_argument(c, predicate->body, predicate->result,
                       names_text(c->set->names, predicate->name), 0);
}

static void check_logic(struct checking *c)
{
    struct spec_set *set = c->set;
    for (uint32_t i = 0; i < set->predicates.count; i++)
        check_predicate(c, &set->predicates.items[i]);
    for (uint32_t i = 0; i < set->groups.count; i++) {
        const struct spec_group *group = &set->groups.items[i];
        bind_parameters(c, group->file, group->range, group->params.items, group->params.count);
        check_clauses(c, &group->clauses);
    }
    for (uint32_t i = 0; i < set->compares.count; i++) {
        const struct spec_compare *compare = &set->compares.items[i];
        const name_id names[] = {compare->algorithm, compare->key, compare->data, compare->value};
        begin(c);
        for (size_t k = 0; k < ARRAY_LENGTH(names); k++)
            bind(c, names[k], (struct logic_type){LOGIC_TYPE_VALUE, NO_NAME});
        check_clauses(c, &compare->clauses);
    }
}

/* ---- models and tables ---- */

static void check_models_once(struct checking *c, const struct spec_class *class)
{
    for (uint32_t i = 0; i < class->models.count; i++)
        for (uint32_t k = 0; k < i; k++) {
            const struct spec_model *model = &class->models.items[i];
            struct text name = names_text(c->set->names, model->name);
            if (!name_equal(model->name, class->models.items[k].name))
                continue;
            diag_at(c->set->sink, DIAG_ERROR, c->set->files.items[model->file].source, model->range,
                    "the field `%.*s` is there twice", (int)name.size, name.data);
            break;
        }
}

static void check_classes(struct checking *c)
{
    for (uint32_t i = 0; i < c->set->classes.count; i++) {
        const struct spec_class *class = &c->set->classes.items[i];
        for (uint32_t k = 0; k < class->models.count; k++)
            if (class->models.items[k].type.kind == LOGIC_TYPE_OBJECT)
                check_class_name(c, class->models.items[k].file, class->models.items[k].type_range,
                                 class->models.items[k].type.class_name);
        check_models_once(c, class);
        begin(c);
        c->has_this = true;
        c->this_class = class->full_name;
        for (uint32_t k = 0; k < class->invariants.count; k++)
            check_condition(c, class->invariants.items[k], "an invariant");
    }
}

static void check_column(struct checking *c, const struct spec_table *table,
                         const struct spec_column *column)
{
    check_class_name(c, table->file, column->range, column->class_name);
    if (!check_find_class(c, column->class_name))
        return;
    struct members members = check_find_member(c, column->class_name, column->field);
    struct text class = names_text(c->set->names, column->class_name);
    if (!members.found)
        check_report_unknown(
            c, table->file, column->range,
            text_print(c->set->arena, "the field of %.*s", (int)class.size, class.data).data,
            column->field, &members.names);
}

static void check_tables(struct checking *c)
{
    for (uint32_t i = 0; i < c->set->tables.count; i++)
        for (uint32_t k = 0; k < c->set->tables.items[i].columns.count; k++)
            check_column(c, &c->set->tables.items[i], &c->set->tables.items[i].columns.items[k]);
    for (uint32_t i = 0; i < c->set->globals.count; i++)
        check_class_name(c, c->set->globals.items[i].file, c->set->globals.items[i].range,
                         c->set->globals.items[i].class_name);
}

/* ---- entries ---- */

static bool is_stub_function(const struct spec_set *set, name_id name)
{
    for (uint32_t i = 1; i < set->program->functions.count; i++)
        if (name_equal(set->program->functions.items[i].full_name, name) &&
            ir_file(set->program, set->program->functions.items[i].file)->is_spec)
            return true;
    return false;
}

static void check_placement(struct checking *c, const struct spec_entry *entry)
{
    struct spec_set *set = c->set;
    if (!name_is_none(entry->ancestor))
        check_class_name(c, entry->file, entry->ancestor_range, entry->ancestor);
    if (entry->kind == SPEC_ENTRY_OVERRIDE && !ir_function(set->program, entry->stub)->class.index)
        diag_at(set->sink, DIAG_ERROR, set->files.items[entry->file].source, entry->range,
                "`override` belongs to a method of a class that plugins extend");
}

static name_vec stub_functions(const struct spec_set *set)
{
    name_vec names = {0};
    for (uint32_t i = 1; i < set->program->functions.count; i++) {
        const struct ir_function *function = &set->program->functions.items[i];
        if (ir_file(set->program, function->file)->is_spec && function->class.index == 0)
            VEC_PUSH(set->arena, &names, function->full_name);
    }
    return names;
}

static void check_stub_name(struct checking *c, const struct spec_entry *entry, name_id name,
                            struct range range)
{
    if (name_is_none(name) || is_stub_function(c->set, name))
        return;
    name_vec stubs = stub_functions(c->set);
    check_report_unknown(c, entry->file, range, "the function", name, &stubs);
}

static void check_entry(struct checking *c, const struct spec_entry *entry)
{
    begin_function(c, entry->stub);
    c->no_result = no_result_ever;
    check_placement(c, entry);
    check_term(c, entry->each);
    if (!name_is_none(entry->variable))
        bind(c, entry->variable, (struct logic_type){LOGIC_TYPE_VALUE, NO_NAME});
    check_condition(c, entry->condition, "`entry`");
    check_term(c, entry->callback);
    check_term(c, entry->through);
    for (uint32_t i = 0; i < entry->arguments.count; i++)
        check_term(c, entry->arguments.items[i]);
    check_condition(c, entry->permission, "`under`");
    check_stub_name(c, entry, entry->answered, entry->answered_range);
    check_stub_name(c, entry, entry->dispatcher, entry->dispatcher_range);
}

/* ---- blocks ---- */

static void check_rules(struct checking *c)
{
    struct spec_set *set = c->set;
    for (uint32_t i = 0; i < set->rules.count; i++)
        for (uint32_t k = 0; k < i; k++)
            if (text_equal(set->rules.items[i].id, set->rules.items[k].id)) {
                struct text name = names_text(set->names, set->rules.items[k].name);
                diag_at(set->sink, DIAG_ERROR, set->files.items[set->rules.items[i].file].source,
                        set->rules.items[i].range, "the id %.*s belongs to the rule `%.*s`",
                        (int)set->rules.items[i].id.size, set->rules.items[i].id.data,
                        (int)name.size, name.data);
            }
}

static void check_platforms(struct checking *c)
{
    struct spec_set *set = c->set;
    name_vec known = {0};
    for (uint32_t i = 0; i < set->platforms.count; i++)
        VEC_PUSH(set->arena, &known, set->platforms.items[i].name);
    for (uint32_t i = 0; i < set->platforms.count; i++) {
        const struct spec_platform *platform = &set->platforms.items[i];
        begin(c);
        for (uint32_t k = 0; k < platform->defines.count; k++)
            check_term(c, platform->defines.items[k].value);
        for (uint32_t k = 0; k < platform->imports.count; k++) {
            bool found = false;
            for (uint32_t n = 0; n < known.count && !found; n++)
                found = name_equal(known.items[n], platform->imports.items[k]);
            if (!found)
                check_report_unknown(c, platform->file, platform->import_ranges.items[k],
                                     "the platform", platform->imports.items[k], &known);
        }
    }
}

static void check_roles(struct checking *c, const struct spec_provider *provider,
                        const struct spec_provider_object *object)
{
    static const char *const words[] = {"key",   "amount", "currency", "reference",
                                        "payee", "status", "shown"};
    name_vec known = {0};
    for (size_t i = 0; i < ARRAY_LENGTH(words); i++)
        VEC_PUSH(c->set->arena, &known, names_add(c->set->names, text_of(words[i])));
    for (uint32_t i = 0; i < object->roles.count; i++) {
        bool found = false;
        for (uint32_t k = 0; k < known.count && !found; k++)
            found = name_equal(known.items[k], object->roles.items[i].role);
        if (!found)
            check_report_unknown(c, provider->file, object->roles.items[i].range, "the role",
                                 object->roles.items[i].role, &known);
    }
}

static void check_providers(struct checking *c)
{
    struct spec_set *set = c->set;
    name_id it = names_add(set->names, TEXT("it"));
    for (uint32_t i = 0; i < set->providers.count; i++)
        for (uint32_t k = 0; k < set->providers.items[i].objects.count; k++) {
            const struct spec_provider_object *object = &set->providers.items[i].objects.items[k];
            begin(c);
            bind(c, it, (struct logic_type){LOGIC_TYPE_VALUE, NO_NAME});
            check_condition(c, object->refused, "`refused`");
            check_roles(c, &set->providers.items[i], object);
        }
    for (uint32_t i = 0; i < set->settings.count; i++) {
        begin(c);
        bind(c, it, (struct logic_type){LOGIC_TYPE_VALUE, NO_NAME});
        check_condition(c, set->settings.items[i].production, "`production when`");
        check_term(c, set->settings.items[i].fallback);
    }
}

void spec_check(struct spec_set *set)
{
    struct checking c = {.set = set};
    check_index_classes(&c);
    check_contracts(&c);
    check_logic(&c);
    check_classes(&c);
    check_tables(&c);
    for (uint32_t i = 0; i < set->entries.count; i++)
        check_entry(&c, &set->entries.items[i]);
    check_rules(&c);
    check_platforms(&c);
    check_providers(&c);
    map_done(&c.classes);
}

/* ---- the whole ---- */

static bool imports(const struct spec_set *set, uint32_t platform, uint32_t other, uint32_t depth)
{
    const struct spec_platform *importing = &set->platforms.items[platform - 1];
    for (uint32_t i = 0; depth < set->platforms.count && i < importing->imports.count; i++)
        for (uint32_t k = 0; k < set->platforms.count; k++)
            if (name_equal(set->platforms.items[k].name, importing->imports.items[i]) &&
                (k + 1 == other || imports(set, k + 1, other, depth + 1)))
                return true;
    return false;
}

/* Whether two files are in force together, whatever is detected. */
static bool meet(const struct spec_set *set, uint32_t a, uint32_t b)
{
    uint32_t one = set->files.items[a].platform, other = set->files.items[b].platform;
    return one == other || one == 0 || other == 0 || imports(set, one, other, 0) ||
           imports(set, other, one, 0);
}

struct definition {
    name_id name;
    uint32_t file;
    struct range range;
};

typedef VEC(struct definition) definitions;

static int by_name(const void *a, const void *b)
{
    const struct definition *left = a, *right = b;
    if (left->name.index != right->name.index)
        return left->name.index < right->name.index ? -1 : 1;
    if (left->file != right->file)
        return left->file < right->file ? -1 : 1;
    return (left->range.begin > right->range.begin) - (left->range.begin < right->range.begin);
}

static void check_twice(struct checking *c, definitions *all)
{
    if (all->count)
        qsort(all->items, all->count, sizeof *all->items, by_name);
    for (uint32_t i = 1; i < all->count; i++) {
        const struct definition *first = &all->items[i - 1], *again = &all->items[i];
        if (!name_equal(first->name, again->name) || !meet(c->set, first->file, again->file))
            continue;
        struct text name = names_text(c->set->names, again->name);
        diag_at(c->set->sink, DIAG_ERROR, c->set->files.items[again->file].source, again->range,
                "`%.*s` is defined twice", (int)name.size, name.data);
    }
}

#define GATHER(c, list)                                                                            \
    do {                                                                                           \
        definitions all = {0};                                                                     \
        for (uint32_t i = 0; i < (c)->set->list.count; i++) {                                      \
            struct definition one = {(c)->set->list.items[i].name, (c)->set->list.items[i].file,   \
                                     (c)->set->list.items[i].range};                               \
            VEC_PUSH((c)->set->arena, &all, one);                                                  \
        }                                                                                          \
        check_twice(c, &all);                                                                      \
    } while (0)

void spec_check_whole(struct spec_set *set)
{
    struct diag_sink *sink = set->sink, ignored;
    struct checking c = {.set = set};
    check_index_classes(&c);
    GATHER(&c, predicates);
    GATHER(&c, groups);
    GATHER(&c, rules);
    GATHER(&c, platforms);
    diag_init(&ignored, set->arena);
    for (uint32_t i = 0; i < set->predicates.count; i++) {
        const struct spec_predicate *predicate = &set->predicates.items[i];
        set->sink = &ignored;
        check_predicate(&c, predicate);
        set->sink = sink;
        if (!logic_is_none(predicate->body) && !is_wrong(&c, predicate->file))
            warn_unused(&c, predicate->file, predicate->range);
    }
    map_done(&c.classes);
}

void spec_check_condition(struct spec_set *set, logic_id id, ir_function_id function, bool is_after)
{
    struct checking c = {.set = set};
    check_index_classes(&c);
    begin(&c);
    c.has_this = true;
    c.this_class = NO_NAME;
    c.function = function;
    c.has_result = c.has_old = is_after;
    c.no_result = is_after ? no_result_ever : no_result_before;
    check_condition(&c, id, "an assertion");
    map_done(&c.classes);
}
