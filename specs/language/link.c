/* Names to what they mean, once all files are read: what is used must be defined. */
#include "specs/language/spec_p.h"

static uint32_t find(const struct spec_set *set, const struct map *map, name_id name)
{
    return map_get(map, names_lower(set->names, name).index, 0);
}

const struct spec_contract *spec_find_contract(const struct spec_set *set, name_id full_name)
{
    uint32_t found = find(set, &set->contract_of, full_name);
    return found ? &set->contracts.items[found - 1] : NULL;
}

const struct spec_class *spec_find_class(const struct spec_set *set, name_id full_name)
{
    uint32_t found = find(set, &set->class_of, full_name);
    return found ? &set->classes.items[found - 1] : NULL;
}

const struct spec_predicate *spec_find_predicate(const struct spec_set *set, name_id name)
{
    uint32_t found = map_get(&set->predicate_of, name.index, 0);
    return found ? &set->predicates.items[found - 1] : NULL;
}

const struct spec_predicate *spec_find_predicate_from(const struct spec_set *set, uint32_t file,
                                                      name_id name)
{
    uint32_t platform = set->files.items[file].platform;
    const struct spec_predicate *found = spec_find_predicate(set, name);
    if (!found || set->files.items[found->file].platform == platform)
        return found;
    for (uint32_t i = 0; i < set->predicates.count; i++)
        if (name_equal(set->predicates.items[i].name, name) &&
            set->files.items[set->predicates.items[i].file].platform == platform)
            return &set->predicates.items[i];
    return found;
}

const struct spec_group *spec_find_group(const struct spec_set *set, name_id name)
{
    uint32_t found = map_get(&set->group_of, name.index, 0);
    return found ? &set->groups.items[found - 1] : NULL;
}

uint32_t spec_find_rule(const struct spec_set *set, name_id name)
{
    return map_get(&set->rule_of, name.index, 0) - 1;
}

const struct spec_contract *spec_find_method(const struct spec_set *set, name_id method)
{
    uint32_t found = find(set, &set->methods_of, method);
    return found && found != UINT32_MAX ? &set->contracts.items[found - 1] : NULL;
}

const struct spec_model *spec_find_model(const struct spec_set *set, const struct spec_class *class,
                                         name_id name)
{
    (void)set;
    for (uint32_t i = 0; i < class->models.count; i++)
        if (name_equal(class->models.items[i].name, name))
            return &class->models.items[i];
    return NULL;
}

bool spec_model_is_host(const struct spec_model *model, name_id property)
{
    for (uint32_t i = 0; i < model->hosts.count; i++)
        if (name_equal(model->hosts.items[i], property))
            return true;
    return false;
}

const struct source *spec_source_of(const struct spec_set *set, uint32_t file)
{
    return set->files.items[file].source;
}

/* ---- suggestions ---- */

struct text spec_nearest(const struct spec_set *set, struct text word, const name_id *names,
                         uint32_t count)
{
    size_t best = word.size / 3 + 2;
    struct text found = TEXT("");
    for (uint32_t i = 0; i < count; i++) {
        struct text name = names_text(set->names, names[i]);
        size_t distance = text_distance(word, name, best);
        if (distance < best) {
            best = distance;
            found = name;
        }
    }
    return found;
}

struct linking {
    struct spec_set *set;
    VEC(struct logic_variable) scope; /* bound variables, innermost last */
    ir_function_id function;          /* whose parameters `$name` means */
    bool any_parameter;               /* a registration's or driver's variables */
};

static void report(struct linking *l, const struct logic_node *node, const char *what,
                   const name_id *names, uint32_t count)
{
    struct spec_set *set = l->set;
    struct text name = names_text(set->names, node->name);
    struct text near = spec_nearest(set, name, names, count);
    const struct source *source = set->files.items[node->file].source;
    if (near.size)
        diag_at(set->sink, DIAG_ERROR, source, node->range,
                "%s `%.*s` is not known; did you mean `%.*s`?", what, (int)name.size, name.data,
                (int)near.size, near.data);
    else
        diag_at(set->sink, DIAG_ERROR, source, node->range, "%s `%.*s` is not known", what,
                (int)name.size, name.data);
}

/* ---- names in terms ---- */

static bool is_bound(const struct linking *l, name_id name)
{
    for (uint32_t i = 0; i < l->scope.count; i++)
        if (name_equal(l->scope.items[i].name, name))
            return true;
    return false;
}

static void link_variable(struct linking *l, logic_id id)
{
    struct logic_node *node = spec_edit(l->set, id);
    if (is_bound(l, node->name))
        return;
    const struct spec_predicate *predicate =
        spec_find_predicate_from(l->set, node->file, node->name);
    if (predicate && predicate->params.count == 0) {
        node->op = LOGIC_APPLY;
        return;
    }
    struct text text = names_text(l->set->names, node->name);
    bool class_like = spec_find_class(l->set, node->name) != NULL;
    bool upper = text.size > 0 && isupper((unsigned char)text.data[0]);
    if (class_like || upper) {
        node->op = LOGIC_CONSTANT;
        return;
    }
    name_vec known = {0};
    for (uint32_t i = 0; i < l->scope.count; i++)
        VEC_PUSH(l->set->arena, &known, l->scope.items[i].name);
    for (uint32_t i = 0; i < l->set->predicates.count; i++)
        VEC_PUSH(l->set->arena, &known, l->set->predicates.items[i].name);
    report(l, node, "the name", known.items, known.count);
}

static void link_parameter(struct linking *l, logic_id id)
{
    const struct logic_node *node = logic_node(l->set, id);
    if (l->any_parameter || is_bound(l, node->name))
        return;
    name_vec known = {0};
    if (l->function.index) {
        const struct ir_function *function = ir_function(l->set->program, l->function);
        for (uint32_t i = 0; i < function->params.count; i++) {
            if (name_equal(function->params.items[i].name, node->name))
                return;
            VEC_PUSH(l->set->arena, &known, function->params.items[i].name);
        }
    }
    report(l, node, "the parameter", known.items, known.count);
}

static void link_apply(struct linking *l, logic_id id)
{
    struct spec_set *set = l->set;
    const struct logic_node *node = logic_node(set, id);
    const struct spec_predicate *predicate = spec_find_predicate_from(set, node->file, node->name);
    if (!predicate) {
        name_vec known = {0};
        for (uint32_t i = 0; i < set->predicates.count; i++)
            VEC_PUSH(set->arena, &known, set->predicates.items[i].name);
        report(l, node, "the predicate", known.items, known.count);
        return;
    }
    if (predicate->params.count != node->count && !predicate->is_broken)
        diag_at(set->sink, DIAG_ERROR, set->files.items[node->file].source, node->range,
                "`%s` takes %u argument%s, not %u", names_text(set->names, node->name).data,
                predicate->params.count, predicate->params.count == 1 ? "" : "s", node->count);
}

static void link_term(struct linking *l, logic_id id);

static void link_kids(struct linking *l, logic_id id)
{
    for (uint32_t i = 0; i < logic_node(l->set, id)->count; i++)
        link_term(l, logic_kid(l->set, id, i));
}

static void link_binder(struct linking *l, logic_id id)
{
    const struct logic_node node = *logic_node(l->set, id);
    uint32_t body = node.op == LOGIC_LET ? 1 : 0;
    if (node.op == LOGIC_LET)
        link_term(l, logic_kid(l->set, id, 0));
    struct logic_variable variable = {node.name, {node.number, node.type_name}};
    VEC_PUSH(l->set->arena, &l->scope, variable);
    link_term(l, logic_kid(l->set, id, body));
    l->scope.count--;
}

static void link_term(struct linking *l, logic_id id)
{
    if (logic_is_none(id))
        return;
    switch ((int)logic_node(l->set, id)->op) {
    case LOGIC_VARIABLE: link_variable(l, id); return;
    case LOGIC_PARAMETER: link_parameter(l, id); return;
    case LOGIC_APPLY:
        link_apply(l, id);
        link_kids(l, id);
        return;
    case LOGIC_LET:
    case LOGIC_FORALL:
    case LOGIC_EXISTS: link_binder(l, id); return;
    default: link_kids(l, id); return;
    }
}

/* ---- clauses ---- */

/* False if no clause has that name. */
static bool link_use(struct linking *l, const struct spec_clause *clause)
{
    struct spec_set *set = l->set;
    const struct spec_group *group = spec_find_group(set, clause->name);
    const struct source *source = set->files.items[clause->file].source;
    struct text name = names_text(set->names, clause->name);
    if (!group) {
        name_vec known = {0};
        for (uint32_t i = 0; i < set->groups.count; i++)
            VEC_PUSH(set->arena, &known, set->groups.items[i].name);
        struct text near = spec_nearest(set, name, known.items, known.count);
        diag_at(set->sink, DIAG_ERROR, source, clause->range, "`%.*s` begins no clause%s%.*s%s",
                (int)name.size, name.data, near.size ? "; did you mean `" : "", (int)near.size,
                near.data, near.size ? "`?" : "");
    } else if (group->params.count != clause->terms.count && !group->is_broken) {
        diag_at(set->sink, DIAG_ERROR, source, clause->range, "`%.*s` takes %u term%s, not %u",
                (int)name.size, name.data, group->params.count, group->params.count == 1 ? "" : "s",
                clause->terms.count);
    }
    return group != NULL;
}

static void link_rule(struct linking *l, const struct spec_clause *clause)
{
    struct spec_set *set = l->set;
    if (clause->kind != SPEC_REQUIRES || name_is_none(clause->name) ||
        spec_find_rule(set, clause->name) != UINT32_MAX)
        return;
    name_vec known = {0};
    for (uint32_t i = 0; i < set->rules.count; i++)
        VEC_PUSH(set->arena, &known, set->rules.items[i].name);
    struct text name = names_text(set->names, clause->name);
    struct text near = spec_nearest(set, name, known.items, known.count);
    diag_at(set->sink, DIAG_ERROR, set->files.items[clause->file].source,
            clause->name_range.end ? clause->name_range : clause->range,
            "no rule is named `%.*s`%s%.*s%s", (int)name.size, name.data,
            near.size ? "; did you mean `" : "", (int)near.size, near.data, near.size ? "`?" : "");
}

static void link_clauses(struct linking *l, const spec_clauses *clauses)
{
    for (uint32_t i = 0; i < clauses->count; i++) {
        const struct spec_clause *clause = &clauses->items[i];
        if (clause->kind == SPEC_USE && !link_use(l, clause))
            continue;
        link_rule(l, clause);
        link_term(l, clause->condition);
        link_term(l, clause->when);
        for (uint32_t k = 0; k < clause->terms.count; k++)
            link_term(l, clause->terms.items[k]);
    }
}

static void bind(struct linking *l, name_id name)
{
    struct logic_variable variable = {.name = name};
    VEC_PUSH(l->set->arena, &l->scope, variable);
}

static void link_contracts(struct spec_set *set)
{
    for (uint32_t i = 0; i < set->contracts.count; i++) {
        const struct spec_contract *contract = &set->contracts.items[i];
        struct linking l = {.set = set, .function = contract->stub};
        for (uint32_t k = 0; k < contract->behaviors.count; k++)
            link_term(&l, contract->behaviors.items[k].assumes);
        link_clauses(&l, &contract->clauses);
    }
}

static void link_logic(struct spec_set *set)
{
    for (uint32_t i = 0; i < set->predicates.count; i++) {
        const struct spec_predicate *predicate = &set->predicates.items[i];
        struct linking l = {.set = set};
        for (uint32_t k = 0; k < predicate->params.count; k++)
            VEC_PUSH(set->arena, &l.scope, predicate->params.items[k]);
        link_term(&l, predicate->body);
    }
    for (uint32_t i = 0; i < set->groups.count; i++) {
        const struct spec_group *group = &set->groups.items[i];
        struct linking l = {.set = set};
        for (uint32_t k = 0; k < group->params.count; k++)
            VEC_PUSH(set->arena, &l.scope, group->params.items[k]);
        link_clauses(&l, &group->clauses);
    }
    for (uint32_t i = 0; i < set->compares.count; i++) {
        const struct spec_compare *compare = &set->compares.items[i];
        struct linking l = {.set = set};
        bind(&l, compare->algorithm);
        bind(&l, compare->key);
        bind(&l, compare->data);
        bind(&l, compare->value);
        link_clauses(&l, &compare->clauses);
    }
}

static void link_entries(struct spec_set *set)
{
    for (uint32_t i = 0; i < set->entries.count; i++) {
        const struct spec_entry *entry = &set->entries.items[i];
        struct linking l = {.set = set, .function = entry->stub};
        if (!name_is_none(entry->variable))
            bind(&l, entry->variable);
        link_term(&l, entry->each);
        link_term(&l, entry->condition);
        link_term(&l, entry->callback);
        link_term(&l, entry->through);
        for (uint32_t k = 0; k < entry->arguments.count; k++)
            link_term(&l, entry->arguments.items[k]);
        link_term(&l, entry->permission);
    }
}

static void link_providers(struct spec_set *set)
{
    name_id it = names_add(set->names, TEXT("it"));
    for (uint32_t i = 0; i < set->providers.count; i++)
        for (uint32_t k = 0; k < set->providers.items[i].objects.count; k++) {
            struct linking l = {.set = set};
            bind(&l, it);
            link_term(&l, set->providers.items[i].objects.items[k].refused);
        }
    for (uint32_t i = 0; i < set->settings.count; i++) {
        struct linking l = {.set = set};
        bind(&l, it);
        link_term(&l, set->settings.items[i].production);
    }
}

/* ---- what is in force ---- */

bool spec_is_active(const struct spec_set *set, uint32_t file)
{
    uint32_t platform = set->files.items[file].platform;
    return platform == 0 || set->platforms.items[platform - 1].is_active;
}

/* Files belong to the platform of their folder. */
static void place_files(struct spec_set *set)
{
    for (uint32_t i = 0; i < set->platforms.count; i++) {
        struct text folder = set->files.items[set->platforms.items[i].file].folder;
        for (uint32_t k = 0; k < set->files.count; k++)
            if (text_equal(set->files.items[k].folder, folder))
                set->files.items[k].platform = i + 1;
    }
}

static void activate_imports(struct spec_set *set)
{
    for (bool changed = true; changed;) {
        changed = false;
        for (uint32_t i = 0; i < set->platforms.count; i++) {
            const struct spec_platform *platform = &set->platforms.items[i];
            for (uint32_t k = 0; platform->is_active && k < platform->imports.count; k++)
                for (uint32_t n = 0; n < set->platforms.count; n++)
                    if (name_equal(set->platforms.items[n].name, platform->imports.items[k]) &&
                        !set->platforms.items[n].is_active) {
                        set->platforms.items[n].is_active = true;
                        changed = true;
                    }
        }
    }
}

/* What a platform that is not in force declares, is not there. */
static void mark_idle(struct spec_set *set)
{
    for (uint32_t i = 0; i < set->files.count; i++)
        if (set->files.items[i].ir.index)
            set->program->files.items[set->files.items[i].ir.index].is_idle =
                !spec_is_active(set, i);
}

void spec_activate(struct spec_set *set,
                   bool (*detect)(void *context, const struct spec_detect *mark), void *context)
{
    place_files(set);
    for (uint32_t i = 0; i < set->platforms.count; i++) {
        struct spec_platform *platform = &set->platforms.items[i];
        platform->is_active = false;
        for (uint32_t k = 0; k < platform->detects.count && !platform->is_active; k++)
            platform->is_active = platform->detects.items[k].kind == SPEC_DETECT_ALWAYS ||
                                  detect(context, &platform->detects.items[k]);
    }
    activate_imports(set);
    mark_idle(set);
}

/* The entry's function is written in it, or else the platform says that it is. */
static bool is_in_language(const struct spec_set *set, const struct spec_entry *entry,
                           const char *language)
{
    uint32_t platform = set->files.items[entry->file].platform;
    if (entry->stub.index) {
        ir_file_id file = ir_function(set->program, entry->stub)->file;
        return strcmp(ir_file(set->program, file)->frontend->name, language) == 0;
    }
    struct text said = platform ? set->platforms.items[platform - 1].language : TEXT("");
    return said.size == 0 || text_starts_with(said, text_of(language));
}

bool spec_enters(const struct spec_set *set, const char *language)
{
    for (uint32_t i = 0; i < set->entries.count; i++)
        if (spec_is_active(set, set->entries.items[i].file) &&
            is_in_language(set, &set->entries.items[i], language))
            return true;
    return false;
}

uint32_t spec_oldest_version(const struct spec_set *set, const char *language)
{
    uint32_t oldest = 0;
    for (uint32_t i = 0; i < set->platforms.count; i++) {
        const struct spec_platform *platform = &set->platforms.items[i];
        unsigned major = 0, minor = 0;
        if (!platform->is_active || !text_starts_with(platform->language, text_of(language)) ||
            sscanf(platform->language.data + strlen(language), " %u.%u", &major, &minor) != 2)
            continue;
        uint32_t version = major * 10000 + minor * 100;
        oldest = oldest == 0 || version < oldest ? version : oldest;
    }
    return oldest;
}

static bool platform_asks(const struct spec_platform *platform, struct text path)
{
    for (uint32_t i = 0; i < platform->manifests.count; i++)
        if (text_matches_glob(path, platform->manifests.items[i]))
            return true;
    return false;
}

bool spec_asks_manifest(const struct spec_set *set, struct text path)
{
    for (uint32_t i = 0; i < set->platforms.count; i++)
        if (set->platforms.items[i].is_active && platform_asks(&set->platforms.items[i], path))
            return true;
    for (uint32_t i = 0; i < set->entries.count; i++)
        if (set->entries.items[i].kind == SPEC_ENTRY_MANIFEST &&
            spec_is_active(set, set->entries.items[i].file) &&
            text_matches_glob(path, set->entries.items[i].glob))
            return true;
    return false;
}

static uint32_t file_of_stub(const struct spec_set *set, ir_file_id ir)
{
    for (uint32_t i = 0; i < set->files.count; i++)
        if (set->files.items[i].ir.index == ir.index)
            return i;
    return 0;
}

static void index_contracts(struct spec_set *set)
{
    for (uint32_t i = 0; i < set->contracts.count; i++) {
        const struct spec_contract *contract = &set->contracts.items[i];
        if (!spec_is_active(set, contract->file))
            continue;
        map_put(&set->contract_of, names_lower(set->names, contract->full_name).index, i + 1);
        if (contract->stub.index == 0 ||
            ir_function(set->program, contract->stub)->class.index == 0)
            continue;
        name_id name = names_lower(set->names, ir_function(set->program, contract->stub)->name);
        uint32_t old = map_get(&set->methods_of, name.index, 0);
        map_put(&set->methods_of, name.index, old ? UINT32_MAX : i + 1);
    }
    for (uint32_t i = 0; i < set->classes.count; i++) {
        const struct ir_class *stub = ir_class(set->program, set->classes.items[i].stub);
        if (spec_is_active(set, file_of_stub(set, stub->file)))
            map_put(&set->class_of, names_lower(set->names, stub->full_name).index, i + 1);
    }
}

/* A name of logic may have one meaning among what is active; inactive ones only fill gaps. */
static void index_name(struct spec_set *set, struct map *map, name_id name, uint32_t file,
                       struct range range, uint32_t number, bool active)
{
    uint32_t old = map_get(map, name.index, 0);
    if (!old) {
        map_put(map, name.index, number);
    } else if (active && spec_is_active(set, file)) {
        struct text text = names_text(set->names, name);
        diag_at(set->sink, DIAG_ERROR, set->files.items[file].source, range,
                "`%.*s` is defined twice", (int)text.size, text.data);
    }
}

static void index_logic(struct spec_set *set, bool active)
{
    for (uint32_t i = 0; i < set->predicates.count; i++) {
        const struct spec_predicate *item = &set->predicates.items[i];
        if (spec_is_active(set, item->file) == active)
            index_name(set, &set->predicate_of, item->name, item->file, item->range, i + 1, active);
    }
    for (uint32_t i = 0; i < set->groups.count; i++) {
        const struct spec_group *item = &set->groups.items[i];
        if (spec_is_active(set, item->file) == active)
            index_name(set, &set->group_of, item->name, item->file, item->range, i + 1, active);
    }
    for (uint32_t i = 0; i < set->rules.count; i++) {
        const struct spec_rule *item = &set->rules.items[i];
        if (spec_is_active(set, item->file) == active)
            index_name(set, &set->rule_of, item->name, item->file, item->range, i + 1, active);
    }
}

void spec_link_condition(struct spec_set *set, logic_id id, ir_function_id function)
{
    struct linking l = {.set = set, .function = function, .any_parameter = !function.index};
    link_term(&l, id);
}

void spec_link(struct spec_set *set)
{
    index_contracts(set);
    index_logic(set, true);
    index_logic(set, false);
    link_contracts(set);
    link_logic(set);
    link_entries(set);
    link_providers(set);
}
