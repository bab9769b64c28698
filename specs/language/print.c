/* Specifications as text: `--dump specs`. */
#include "specs/language/spec_p.h"

static const char *const op_names[] = {
#define LOGIC_OP(id, name) name,
#include "specs/language/logic_ops.def"
#undef LOGIC_OP
};

static const char *const builtin_names[] = {
#define LOGIC_BUILTIN(id, spelling, least, most, result, sorts) spelling,
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

/* ---- parts ---- */

static void print_name(struct buffer *out, const struct spec_set *set, name_id name)
{
    buffer_add(out, names_text(set->names, name));
}

static void print_quoted(struct buffer *out, const char *before, struct text text)
{
    if (text.size)
        buffer_print(out, "%s\"%.*s\"", before, (int)text.size, text.data);
}

static void print_after(struct buffer *out, const struct spec_set *set, const char *word,
                        logic_id term)
{
    if (logic_is_none(term))
        return;
    buffer_add(out, text_of(word));
    logic_print(out, set, term);
}

static void end_head(struct buffer *out, const struct spec_set *set, uint32_t file)
{
    buffer_add(out, spec_is_active(set, file) ? TEXT("\n") : TEXT(" (inactive)\n"));
}

static void print_type(struct buffer *out, const struct spec_set *set,
                       const struct logic_type *type)
{
    static const char *const words[] = {"?",     "boolean", "integer", "real", "money",    "string",
                                        "value", "object",  "map",     "set",  "statement"};
    if (type->kind == LOGIC_TYPE_OBJECT && !name_is_none(type->class_name))
        print_name(out, set, type->class_name);
    else
        buffer_add(out, text_of(words[type->kind]));
}

static void print_variables(struct buffer *out, const struct spec_set *set,
                            const struct logic_variable *variables, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++) {
        buffer_add(out, i ? TEXT(", ") : TEXT("("));
        print_type(out, set, &variables[i].type);
        if (!name_is_none(variables[i].name)) {
            buffer_add_byte(out, ' ');
            print_name(out, set, variables[i].name);
        }
    }
    buffer_add(out, count ? TEXT(")") : TEXT(""));
}

/* ---- contracts ---- */

static void print_clause(struct buffer *out, const struct spec_set *set,
                         const struct spec_clause *clause)
{
    static const char *const words[] = {"requires", "ensures",     "assigns", "signals",
                                        "exits",    "establishes", "assumes", "use"};
    struct text name = names_text(set->names, clause->name);
    buffer_print(out, "  %s%s", clause->is_review ? "review " : "", words[clause->kind]);
    if (clause->behavior)
        buffer_print(out, " [%" PRIu32 "]", clause->behavior);
    if (!name_is_none(clause->class_name)) {
        buffer_add_byte(out, ' ');
        print_name(out, set, clause->class_name);
    }
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

static void print_clauses(struct buffer *out, const struct spec_set *set,
                          const spec_clauses *clauses)
{
    for (uint32_t i = 0; i < clauses->count; i++)
        print_clause(out, set, &clauses->items[i]);
}

static void print_contracts(struct buffer *out, const struct spec_set *set)
{
    for (uint32_t i = 0; i < set->contracts.count; i++) {
        const struct spec_contract *contract = &set->contracts.items[i];
        buffer_add(out, TEXT("contract "));
        print_name(out, set, contract->full_name);
        end_head(out, set, contract->file);
        for (uint32_t k = 0; k < contract->behaviors.count; k++) {
            buffer_print(out, "  behavior [%" PRIu32 "] ", k + 1);
            print_name(out, set, contract->behaviors.items[k].name);
            print_after(out, set, " assumes ", contract->behaviors.items[k].assumes);
            buffer_add_byte(out, '\n');
        }
        print_clauses(out, set, &contract->clauses);
        if (contract->is_complete)
            buffer_add(out, TEXT("  complete behaviors\n"));
    }
}

static void print_model(struct buffer *out, const struct spec_set *set,
                        const struct spec_model *model)
{
    static const char *const flags[] = {"key",    "frozen", "token",    "trusted",
                                        "secret", "owner",  "reference"};
    buffer_add(out, TEXT("  model "));
    for (size_t i = 0; i < ARRAY_LENGTH(flags); i++)
        if (model->flags >> i & 1)
            buffer_print(out, "%s ", flags[i]);
    print_type(out, set, &model->type);
    buffer_add_byte(out, ' ');
    print_name(out, set, model->name);
    for (uint32_t i = 0; i < model->hosts.count; i++) {
        buffer_add(out, i ? TEXT(", $") : TEXT(" is $"));
        print_name(out, set, model->hosts.items[i]);
    }
    buffer_add_byte(out, '\n');
}

static void print_classes(struct buffer *out, const struct spec_set *set)
{
    for (uint32_t i = 0; i < set->classes.count; i++) {
        const struct spec_class *class = &set->classes.items[i];
        buffer_add(out, TEXT("class "));
        print_name(out, set, class->full_name);
        buffer_add_byte(out, '\n');
        for (uint32_t k = 0; k < class->models.count; k++)
            print_model(out, set, &class->models.items[k]);
        for (uint32_t k = 0; k < class->invariants.count; k++) {
            print_after(out, set, "  invariant ", class->invariants.items[k]);
            buffer_add_byte(out, '\n');
        }
    }
}

/* ---- logic ---- */

static void print_predicates(struct buffer *out, const struct spec_set *set)
{
    for (uint32_t i = 0; i < set->predicates.count; i++) {
        const struct spec_predicate *predicate = &set->predicates.items[i];
        bool is_logic = predicate->result.kind != LOGIC_TYPE_BOOLEAN;
        buffer_add(out, predicate->is_fact ? TEXT("fact ")
                        : is_logic         ? TEXT("logic ")
                                           : TEXT("predicate "));
        if (is_logic) {
            print_type(out, set, &predicate->result);
            buffer_add_byte(out, ' ');
        }
        print_name(out, set, predicate->name);
        print_variables(out, set, predicate->params.items, predicate->params.count);
        print_after(out, set, " = ", predicate->body);
        end_head(out, set, predicate->file);
    }
}

static void print_groups(struct buffer *out, const struct spec_set *set)
{
    for (uint32_t i = 0; i < set->groups.count; i++) {
        const struct spec_group *group = &set->groups.items[i];
        buffer_add(out, TEXT("clause "));
        print_name(out, set, group->name);
        print_variables(out, set, group->params.items, group->params.count);
        end_head(out, set, group->file);
        print_clauses(out, set, &group->clauses);
    }
}

static void print_compares(struct buffer *out, const struct spec_set *set)
{
    for (uint32_t i = 0; i < set->compares.count; i++) {
        const struct spec_compare *compare = &set->compares.items[i];
        const name_id names[] = {compare->algorithm, compare->key, compare->data};
        for (size_t k = 0; k < ARRAY_LENGTH(names); k++) {
            buffer_add(out, k ? TEXT(", ") : TEXT("compare mac("));
            print_name(out, set, names[k]);
        }
        buffer_add(out, TEXT(") with "));
        print_name(out, set, compare->value);
        end_head(out, set, compare->file);
        print_clauses(out, set, &compare->clauses);
    }
}

/* ---- where execution begins and values come from ---- */

static void print_entry(struct buffer *out, const struct spec_set *set,
                        const struct spec_entry *entry)
{
    static const char *const kinds[] = {
        [SPEC_ENTRY_CALL] = "call",         [SPEC_ENTRY_OVERRIDE] = "override",
        [SPEC_ENTRY_FILE] = "file",         [SPEC_ENTRY_DRIVER] = "driver",
        [SPEC_ENTRY_MANIFEST] = "manifest", [SPEC_ENTRY_ATTRIBUTE] = "attribute",
        [SPEC_ENTRY_METHOD] = "method"};
    buffer_print(out, "entry %s %s ", spec_channel_name(entry->channel), kinds[entry->kind]);
    print_name(out, set, entry->function);
    for (uint32_t i = 0; i < entry->methods.count; i++)
        print_quoted(out, i ? ", " : "", entry->methods.items[i]);
    if (!name_is_none(entry->ancestor)) {
        buffer_add(out, TEXT(" of "));
        print_name(out, set, entry->ancestor);
    }
    print_quoted(out, " ", entry->items);
    bool is_file = entry->kind == SPEC_ENTRY_FILE;
    print_quoted(out, is_file ? "" : " in ", entry->glob);
    print_after(out, set, " each ", entry->each);
    print_after(out, set, " when ", entry->condition);
    print_after(out, set, " calls ", entry->callback);
    print_after(out, set, " through ", entry->through);
    if (!name_is_none(entry->dispatcher)) {
        buffer_add(out, TEXT(" through "));
        print_name(out, set, entry->dispatcher);
    }
    for (uint32_t i = 0; i < entry->arguments.count; i++)
        print_after(out, set, i ? ", " : " with ", entry->arguments.items[i]);
    print_after(out, set, " under ", entry->permission);
    if (!name_is_none(entry->answered)) {
        buffer_add(out, TEXT(" then "));
        print_name(out, set, entry->answered);
    }
    end_head(out, set, entry->file);
}

static void print_sources(struct buffer *out, const struct spec_set *set)
{
    for (uint32_t i = 0; i < set->entries.count; i++)
        print_entry(out, set, &set->entries.items[i]);
    for (uint32_t i = 0; i < set->sources.count; i++) {
        buffer_add(out, TEXT("source "));
        print_name(out, set, set->sources.items[i].origin);
        print_quoted(out, ": ", set->sources.items[i].place);
        end_head(out, set, set->sources.items[i].file);
    }
    for (uint32_t i = 0; i < set->globals.count; i++) {
        buffer_add(out, TEXT("global "));
        print_name(out, set, set->globals.items[i].class_name);
        buffer_add(out, TEXT(" $"));
        print_name(out, set, set->globals.items[i].variable);
        end_head(out, set, set->globals.items[i].file);
    }
    for (uint32_t i = 0; i < set->settings.count; i++) {
        const struct spec_setting *setting = &set->settings.items[i];
        print_quoted(out, "setting ", setting->name);
        buffer_add(out, setting->is_secret ? TEXT(" secret") : TEXT(""));
        buffer_add(out, setting->is_card ? TEXT(" card") : TEXT(""));
        print_after(out, set, " default ", setting->fallback);
        print_after(out, set, " production when ", setting->production);
        end_head(out, set, setting->file);
    }
}

/* ---- providers and tables ---- */

static void print_object(struct buffer *out, const struct spec_set *set,
                         const struct spec_provider_object *object)
{
    buffer_add(out, TEXT("  object "));
    print_name(out, set, object->name);
    for (uint32_t k = 0; k < object->places.count; k++)
        print_quoted(out, k ? ", " : " at ", object->places.items[k]);
    buffer_add(out, object->created_by_server    ? TEXT(" created server\n")
                    : object->created_by_browser ? TEXT(" created browser\n")
                                                 : TEXT("\n"));
    for (uint32_t i = 0; i < object->roles.count; i++) {
        const struct spec_role *role = &object->roles.items[i];
        buffer_add(out, TEXT("    "));
        print_name(out, set, role->role);
        for (uint32_t k = 0; k < role->paths.count; k++)
            print_quoted(out, k ? ", " : ": ", role->paths.items[k]);
        buffer_add(out, role->is_minor ? TEXT(" minor\n") : TEXT("\n"));
    }
    if (!logic_is_none(object->refused)) {
        print_after(out, set, "    refused: ", object->refused);
        buffer_add_byte(out, '\n');
    }
}

static void print_providers(struct buffer *out, const struct spec_set *set)
{
    for (uint32_t i = 0; i < set->providers.count; i++) {
        const struct spec_provider *provider = &set->providers.items[i];
        buffer_add(out, TEXT("provider "));
        print_name(out, set, provider->name);
        for (uint32_t k = 0; k < provider->hosts.count; k++)
            print_quoted(out, k ? ", " : " host ", provider->hosts.items[k]);
        for (uint32_t k = 0; k < provider->charges.count; k++)
            print_quoted(out, k ? ", " : " charge ", provider->charges.items[k]);
        print_quoted(out, " postback ", provider->postback);
        print_quoted(out, " accepts ", provider->accepts);
        end_head(out, set, provider->file);
        for (uint32_t k = 0; k < provider->objects.count; k++)
            print_object(out, set, &provider->objects.items[k]);
    }
}

static void print_tables(struct buffer *out, const struct spec_set *set)
{
    for (uint32_t i = 0; i < set->tables.count; i++) {
        const struct spec_table *table = &set->tables.items[i];
        print_quoted(out, "table ", table->name);
        print_quoted(out, " key ", table->key);
        end_head(out, set, table->file);
        for (uint32_t k = 0; k < table->columns.count; k++) {
            const struct spec_column *column = &table->columns.items[k];
            buffer_print(out, "  column %.*s is ", (int)column->name.size, column->name.data);
            print_name(out, set, column->class_name);
            buffer_add_byte(out, '.');
            print_name(out, set, column->field);
            print_quoted(out, " when ", column->when);
            print_quoted(out, " == ", column->equals);
            buffer_add_byte(out, '\n');
        }
    }
}

static void print_platform(struct buffer *out, const struct spec_set *set,
                           const struct spec_platform *platform)
{
    static const char *const kinds[] = {"symbol ", "header ", "package ", "file ", "always"};
    buffer_add(out, TEXT("platform "));
    print_name(out, set, platform->name);
    print_quoted(out, " language ", platform->language);
    if (platform->injects)
        buffer_add(out, TEXT(" inject"));
    buffer_add(out, platform->is_active ? TEXT("\n") : TEXT(" (inactive)\n"));
    for (uint32_t i = 0; i < platform->detects.count; i++) {
        buffer_print(out, "  detect %s", kinds[platform->detects.items[i].kind]);
        print_quoted(out, "", platform->detects.items[i].what);
        buffer_add_byte(out, '\n');
    }
    for (uint32_t i = 0; i < platform->manifests.count; i++) {
        print_quoted(out, "  manifest ", platform->manifests.items[i]);
        buffer_add_byte(out, '\n');
    }
    for (uint32_t i = 0; i < platform->told.count; i++) {
        buffer_add(out, TEXT("  inject telling "));
        print_name(out, set, platform->told.items[i]);
        buffer_add_byte(out, '\n');
    }
    for (uint32_t i = 0; i < platform->imports.count; i++) {
        buffer_add(out, TEXT("  import "));
        print_name(out, set, platform->imports.items[i]);
        buffer_add_byte(out, '\n');
    }
    for (uint32_t i = 0; i < platform->defines.count; i++) {
        buffer_add(out, TEXT("  define "));
        print_name(out, set, platform->defines.items[i].name);
        print_after(out, set, " = ", platform->defines.items[i].value);
        buffer_add_byte(out, '\n');
    }
}

void spec_print(struct buffer *out, const struct spec_set *set)
{
    for (uint32_t i = 0; i < set->platforms.count; i++)
        print_platform(out, set, &set->platforms.items[i]);
    for (uint32_t i = 0; i < set->rules.count; i++) {
        const struct spec_rule *rule = &set->rules.items[i];
        buffer_print(out, "rule %.*s ", (int)rule->id.size, rule->id.data);
        print_name(out, set, rule->name);
        buffer_print(out, " %.*s\n", (int)rule->severity.size, rule->severity.data);
    }
    print_predicates(out, set);
    print_groups(out, set);
    print_compares(out, set);
    print_contracts(out, set);
    print_classes(out, set);
    print_sources(out, set);
    print_providers(out, set);
    print_tables(out, set);
}
