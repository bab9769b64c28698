/* The program as a whole, and the counterexample in it. */
#include "grammars/php/emit/emit_p.h"

static const char *const world[] = {
#define WORLD(name) #name,
#include "grammars/php/emit/world.def"
#undef WORLD
};

static void add(struct emitting *e, const char *text)
{
    buffer_add(e->out, text_of(text));
}

static void print_pair(struct emitting *e, const char *name, struct text value)
{
    buffer_print(e->out, "'%s' => ", name);
    php_print_text(e->out, value);
    add(e, ", ");
}

static void print_part(struct emitting *e, const char *name, const struct datum *datum)
{
    buffer_print(e->out, "'%s' => ", name);
    php_print_datum(e->out, datum);
    add(e, ",\n");
}

/* ---- the counterexample ---- */

static struct text method_of(const struct counterexample *c)
{
    const struct datum *given = datum_find(&c->headers, "REQUEST_METHOD");
    if (given && given->kind == DATUM_STRING && given->text.size)
        return given->text;
    if (c->method.kind == DATUM_STRING && c->method.text.size)
        return c->method.text;
    bool sends = c->post.items.count || c->parameters.items.count || c->body.kind == DATUM_STRING;
    return sends ? TEXT("POST") : TEXT("GET");
}

static void print_request(struct emitting *e, const struct counterexample *c)
{
    print_part(e, "query", &c->query);
    print_part(e, "post", &c->post);
    print_part(e, "cookies", &c->cookies);
    print_part(e, "headers", &c->headers);
    print_part(e, "server", &c->server);
    print_part(e, "files", &c->files);
    print_part(e, "parameters", &c->parameters);
    print_part(e, "settings", &c->settings);
    print_part(e, "session", &c->session);
    print_part(e, "stored", &c->stored);
    print_part(e, "body", &c->body);
    print_pair(e, "method", method_of(c));
    buffer_print(e->out, "'identity' => %" PRId64 ", 'has_check' => %s,\n", c->identity,
                 c->has_check ? "true" : "false");
}

static void print_marks(struct emitting *e, const struct counterexample *c)
{
    add(e, "'marks' => [\n");
    for (uint32_t i = 0; i < c->marks.count; i++) {
        const struct witness_mark *mark = &c->marks.items[i];
        if (mark->name.size == 0)
            continue;
        add(e, "  [");
        print_pair(e, "kind",
                   mark->kind == MARK_MAC    ? TEXT("mac")
                   : mark->kind == MARK_HASH ? TEXT("hash")
                                             : TEXT("text"));
        print_pair(e, "name", mark->name);
        print_pair(e, "format", mark->format);
        if (mark->kind != MARK_TEXT) {
            print_part(e, "key", &mark->key);
            print_part(e, "data", &mark->data);
        } else {
            print_part(e, "tree", &mark->tree);
        }
        add(e, "],\n");
    }
    add(e, "],\n");
}

static void print_fields(struct emitting *e, const struct counterexample *c)
{
    add(e, "'fields' => [\n");
    for (uint32_t i = 0; i < c->fields.count; i++) {
        const struct witness_field *field = &c->fields.items[i];
        add(e, "  [");
        print_pair(e, "class", names_text(e->names, field->class_name));
        print_pair(e, "field",
                   name_is_none(field->field) ? TEXT("exists")
                                              : names_text(e->names, field->field));
        print_part(e, "key", &field->key);
        print_part(e, "value", &field->value);
        buffer_print(e->out, "'property' => %s],\n", field->is_property ? "true" : "false");
    }
    add(e, "],\n");
}

static void print_site(struct emitting *e, ir_id site)
{
    if (ir_is_none(site)) {
        add(e, "'file' => '', 'line' => 0, 'end' => 0, ");
        return;
    }
    const struct ir_node *node = ir_node(e->program, site);
    const struct source *source = ir_file(e->program, (ir_file_id){node->file})->source;
    print_pair(e, "file", source->path);
    buffer_print(e->out, "'line' => %" PRIu32 ", 'end' => %" PRIu32 ", ",
                 source_position(source, node->range.begin).line,
                 source_position(source, node->range.end).line);
}

static void print_values(struct emitting *e, const struct counterexample *c)
{
    add(e, "'values' => [\n");
    for (uint32_t i = 0; i < c->values.count; i++) {
        const struct witness_value *value = &c->values.items[i];
        add(e, "  [");
        print_pair(e, "name", value->name);
        print_site(e, value->site);
        buffer_print(e->out, "'unknown' => %s, 'needed' => %s, ",
                     value->is_unknown ? "true" : "false", value->is_needed ? "true" : "false");
        print_part(e, "value", &value->value);
        add(e, "],\n");
    }
    add(e, "],\n");
}

/* ---- the platform ---- */

static const char *type_word(enum logic_type_kind kind)
{
    switch (kind) {
    case LOGIC_TYPE_BOOLEAN: return "boolean";
    case LOGIC_TYPE_INTEGER: return "integer";
    case LOGIC_TYPE_REAL: return "real";
    case LOGIC_TYPE_MONEY: return "money";
    case LOGIC_TYPE_STRING: return "string";
    case LOGIC_TYPE_MAP: return "map";
    case LOGIC_TYPE_UNKNOWN:
    case LOGIC_TYPE_VALUE:
    case LOGIC_TYPE_OBJECT:
    case LOGIC_TYPE_SET:
    case LOGIC_TYPE_STATEMENT: break;
    }
    return "value";
}

static void print_flag(struct emitting *e, const char *name, bool value)
{
    buffer_print(e->out, "'%s' => %s, ", name, value ? "true" : "false");
}

static void print_model(struct emitting *e, const struct spec_class *class,
                        const struct spec_model *model)
{
    uint32_t references = SPEC_MODEL_KEY | SPEC_MODEL_TOKEN | SPEC_MODEL_REFERENCE;
    add(e, "[");
    print_pair(e, "name", names_text(e->names, model->name));
    print_pair(e, "host",
               names_text(e->names, model->hosts.count ? model->hosts.items[0] : NO_NAME));
    print_pair(e, "type", text_of(type_word(model->type.kind)));
    print_flag(e, "is_key", model->flags & SPEC_MODEL_KEY);
    print_flag(e, "is_reference", model->flags & references);
    print_flag(e, "is_token", model->flags & SPEC_MODEL_TOKEN);
    print_flag(e, "is_owner", model->flags & SPEC_MODEL_OWNER);
    print_flag(e, "is_watched", php_is_watched(e, class, model));
    add(e, "], ");
}

static void print_models(struct emitting *e)
{
    add(e, "'models' => [\n");
    for (uint32_t i = 0; i < e->specs->classes.count; i++) {
        const struct spec_class *class = &e->specs->classes.items[i];
        if (class->models.count == 0 || spec_find_class(e->specs, class->full_name) != class)
            continue;
        php_print_name(e, names_lower(e->names, class->full_name));
        add(e, " => [");
        print_pair(e, "class", names_text(e->names, class->full_name));
        add(e, "'fields' => [");
        for (uint32_t k = 0; k < class->models.count; k++)
            print_model(e, class, &class->models.items[k]);
        add(e, "]],\n");
    }
    add(e, "],\n");
}

static void print_role(struct emitting *e, const struct spec_role *role)
{
    php_print_name(e, role->role);
    buffer_print(e->out, " => ['minor' => %s, 'paths' => [", role->is_minor ? "true" : "false");
    for (uint32_t i = 0; i < role->paths.count; i++) {
        php_print_text(e->out, role->paths.items[i]);
        add(e, ", ");
    }
    add(e, "]], ");
}

static void print_providers(struct emitting *e)
{
    add(e, "'providers' => [\n");
    for (uint32_t i = 0; i < e->specs->providers.count; i++) {
        const struct spec_provider *provider = &e->specs->providers.items[i];
        for (uint32_t k = 0; k < provider->objects.count; k++) {
            const struct spec_provider_object *object = &provider->objects.items[k];
            struct text p = names_text(e->names, provider->name);
            struct text o = names_text(e->names, object->name);
            buffer_print(e->out, "'%.*s.%.*s' => ['name' => '%.*s.%.*s', 'roles' => [", PRINTED(p),
                         PRINTED(o), PRINTED(p), PRINTED(o));
            for (uint32_t r = 0; r < object->roles.count; r++)
                print_role(e, &object->roles.items[r]);
            add(e, "]],\n");
        }
    }
    add(e, "],\n");
}

static void print_words(struct emitting *e, bool card)
{
    buffer_print(e->out, "'%s' => [", card ? "cards" : "secrets");
    for (uint32_t i = 0; i < e->specs->settings.count; i++) {
        const struct spec_setting *setting = &e->specs->settings.items[i];
        if (!(card ? setting->is_card : setting->is_secret) ||
            !spec_is_active(e->specs, setting->file))
            continue;
        php_print_text(e->out, setting->name);
        add(e, ", ");
    }
    add(e, "],\n");
}

static void print_tables(struct emitting *e)
{
    add(e, "'tables' => [\n");
    for (uint32_t i = 0; i < e->specs->tables.count; i++) {
        const struct spec_table *table = &e->specs->tables.items[i];
        if (!spec_is_active(e->specs, table->file))
            continue;
        add(e, "  [");
        print_pair(e, "name", table->name);
        print_pair(e, "key", table->key);
        add(e, "'columns' => [");
        for (uint32_t k = 0; k < table->columns.count; k++) {
            const struct spec_column *column = &table->columns.items[k];
            add(e, "[");
            print_pair(e, "name", column->name);
            print_pair(e, "class", names_text(e->names, column->class_name));
            print_pair(e, "field", names_text(e->names, column->field));
            print_pair(e, "when", column->when);
            print_pair(e, "equals", column->equals);
            add(e, "], ");
        }
        add(e, "]],\n");
    }
    add(e, "],\n");
}

static void print_constants(struct emitting *e)
{
    add(e, "'constants' => [");
    for (uint32_t i = 0; i < e->specs->platforms.count; i++) {
        const struct spec_platform *platform = &e->specs->platforms.items[i];
        for (uint32_t k = 0; platform->is_active && k < platform->defines.count; k++) {
            php_print_name(e, platform->defines.items[k].name);
            add(e, " => ");
            php_print_logic(e, platform->defines.items[k].value);
            add(e, ", ");
        }
    }
    const struct datum *given = &e->witness->counterexample->constants;
    for (uint32_t i = 0; i < given->items.count; i++) {
        php_print_text(e->out, given->items.items[i].key.text);
        add(e, " => ");
        php_print_datum(e->out, &given->items.items[i].value);
        add(e, ", ");
    }
    for (uint32_t i = 0; i < e->witness->constants.count; i++) {
        php_print_text(e->out, e->witness->constants.items[i]);
        buffer_print(e->out, " => %" PRIu32 ", ", 10000 + i);
    }
    add(e, "],\n");
}

static void print_world(struct emitting *e)
{
    add(e, "'world' => [");
    for (size_t i = 0; i < ARRAY_LENGTH(world); i++)
        buffer_print(e->out, "'%s', ", world[i]);
    for (uint32_t i = 0; i < e->witness->inert.count; i++) {
        php_print_text(e->out, e->witness->inert.items[i]);
        add(e, ", ");
    }
    add(e, "],\n'logic' => [");
    for (uint32_t i = 0; i < LOGIC_BUILTIN_COUNT; i++)
        buffer_print(e->out, "'%s', ", php_logic_name(i));
    add(e, "],\n");
}

/* ---- the entry point ---- */

static struct text full_name(struct emitting *e, ir_function_id id)
{
    return id.index ? names_text(e->names, ir_function(e->program, id)->full_name) : TEXT("");
}

static bool is_inside(const struct ir_class *class, const struct ir_function *function)
{
    return function->file.index == class->file.index && function->class.index == 0 &&
           !(function->flags & (IR_FUNCTION_MAIN | IR_FUNCTION_CLOSURE)) &&
           function->range.begin < class->range.begin && class->range.end <= function->range.end;
}

/* Classes that a function declares when it is called: by name, with the function. */
static void print_nested(struct emitting *e)
{
    add(e, "'nested' => [");
    for (uint32_t i = 1; i < e->program->classes.count; i++) {
        const struct ir_class *class = ir_class(e->program, (ir_class_id){i});
        if (ir_file(e->program, class->file)->is_spec)
            continue;
        for (uint32_t k = 1; k < e->program->functions.count; k++) {
            const struct ir_function *function = ir_function(e->program, (ir_function_id){k});
            if (!is_inside(class, function))
                continue;
            php_print_name(e, names_lower(e->names, class->full_name));
            add(e, " => [");
            php_print_text(e->out, ir_file(e->program, class->file)->source->path);
            add(e, ", ");
            php_print_name(e, function->full_name);
            add(e, "], ");
            break;
        }
    }
    add(e, "],\n");
}

static void print_entry(struct emitting *e)
{
    const struct witness_entry *entry = &e->witness->entry;
    const char *kind = entry->driver.index   ? "driver"
                       : entry->page.index   ? "page"
                       : entry->set_up.index ? "registered"
                                             : "override";
    add(e, "'entry' => [");
    print_pair(e, "kind", text_of(kind));
    print_pair(e, "trigger", names_text(e->names, entry->trigger));
    print_pair(e, "function", full_name(e, entry->function));
    print_pair(e, "class",
               entry->class.index
                   ? names_text(e->names, ir_class(e->program, entry->class)->full_name)
                   : TEXT(""));
    bool at_file =
        entry->set_up.index && ir_function(e->program, entry->set_up)->flags & IR_FUNCTION_MAIN;
    print_pair(e, "set_up", at_file ? TEXT("") : full_name(e, entry->set_up));
    struct text page =
        entry->page.index ? ir_file(e->program, entry->page)->source->path : TEXT("");
    print_pair(e, "page", page);
    print_pair(e, "driver", full_name(e, entry->driver));
    print_pair(e, "dispatcher", names_text(e->names, entry->entry->dispatcher));
    print_pair(e, "accepting", full_name(e, entry->function));
    add(e, "],\n");
    ir_file_id began = ir_function(e->program, entry->function)->file;
    print_pair(e, "began", ir_file(e->program, began)->source->path);
    add(e, "'channel' => ");
    php_print_text(e->out, text_of(spec_channel_name(entry->entry->channel)));
    add(e, logic_is_none(entry->entry->permission) ? ",\n'is_routed' => false,\n"
                                                   : ",\n'is_routed' => true,\n");
    print_nested(e);
    add(e, "'requires' => [");
    for (uint32_t i = 0; i < e->witness->requires_.count; i++) {
        const struct witness_require *require = &e->witness->requires_.items[i];
        php_print_text(e->out, require->path);
        add(e, " => ");
        php_print_text(e->out, require->function);
        add(e, ", ");
    }
    add(e, "],\n");
}

/* Variables that the platform fills. */
static void print_globals(struct emitting *e)
{
    add(e, "'globals' => [");
    for (uint32_t i = 0; i < e->specs->globals.count; i++) {
        const struct spec_global *global = &e->specs->globals.items[i];
        if (!spec_is_active(e->specs, global->file))
            continue;
        php_print_name(e, global->variable);
        add(e, " => ");
        php_print_name(e, global->class_name);
        add(e, ", ");
    }
    add(e, "],\n");
}

/* Files of libraries that the plugin brings and whose classes are specified: the specification is
 * meant. */
static void print_replaced(struct emitting *e)
{
    add(e, "'replaced' => [");
    for (uint32_t i = 1; i < e->program->classes.count; i++) {
        const struct ir_class *class = ir_class(e->program, (ir_class_id){i});
        const struct ir_file *file = ir_file(e->program, class->file);
        if (file->is_spec || !file->is_callee || !php_has_stub(e, class->full_name))
            continue;
        php_print_text(e->out, file->source->path);
        add(e, " => true, ");
    }
    add(e, "],\n");
}

static void print_start(struct emitting *e)
{
    const struct counterexample *c = e->witness->counterexample;
    add(e, "namespace {\n\\Tillproof\\start([\n");
    print_pair(e, "root", e->witness->root);
    add(e, "\n");
    print_entry(e);
    print_request(e, c);
    print_marks(e, c);
    print_fields(e, c);
    print_values(e, c);
    print_models(e);
    print_providers(e);
    print_words(e, false);
    print_words(e, true);
    print_tables(e);
    print_globals(e);
    print_replaced(e);
    print_constants(e);
    print_world(e);
    add(e, "]);\n}\n\n");
}

/* What the framework takes as a permission callback's consent. */
static void print_accepts(struct emitting *e, logic_id permission)
{
    add(e, "fn ($tp_result) => ");
    if (logic_is_none(permission) || logic_node(e->specs, permission)->op != LOGIC_NOT_IN) {
        add(e, "(bool) $tp_result");
        return;
    }
    add(e, "\\Tillproof\\accepts($tp_result, ");
    php_print_logic(e, logic_kid(e->specs, permission, 1));
    add(e, ")");
}

static void print_run(struct emitting *e)
{
    const struct spec_entry *entry = e->witness->entry.entry;
    add(e, "namespace {\n\\Tillproof\\define_world();\n\\Tillproof\\run(");
    print_accepts(e, entry->permission);
    add(e, ", fn () => [");
    for (uint32_t i = 0; i < entry->arguments.count; i++) {
        php_print_logic(e, entry->arguments.items[i]);
        add(e, ", ");
    }
    add(e, "], ");
    php_print_name(e, entry->answered);
    add(e, ");\n}\n");
}

void php_print_witness(struct witness_program *out, const struct witness *witness)
{
    struct emitting e = {.out = &out->source,
                         .witness = witness,
                         .specs = witness->specs,
                         .program = witness->program,
                         .names = witness->program->names};
    php_print_runtime(e.out);
    php_print_groups(&e);
    print_start(&e);
    php_print_stubs(&e);
    print_run(&e);
    buffer_add(&out->flags, TEXT("-d\ndisplay_errors=0\n-d\nmemory_limit=256M\n"
                                 "-d\nzend.assertions=0\n-d\nopcache.enable_cli=0\n"
                                 "-d\ndisable_functions="));
    for (size_t i = 0; i < ARRAY_LENGTH(world); i++)
        buffer_print(&out->flags, "%s%s", i ? "," : "", world[i]);
    out->trace = "php://fd/3";
}
