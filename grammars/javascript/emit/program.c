/* The program as a whole, and the counterexample in it. */
#include "grammars/javascript/emit/emit_p.h"

static void add(struct emitting *e, const char *text)
{
    buffer_add(e->out, text_of(text));
}

static void print_pair(struct emitting *e, const char *name, struct text value)
{
    buffer_print(e->out, "%s: ", name);
    js_print_text(e->out, value);
    add(e, ", ");
}

static void print_part(struct emitting *e, const char *name, const struct datum *datum)
{
    buffer_print(e->out, "%s: ", name);
    js_print_datum(e->out, datum);
    add(e, ",\n");
}

static void print_request(struct emitting *e, const struct counterexample *c)
{
    print_part(e, "query", &c->query);
    print_part(e, "post", &c->post);
    print_part(e, "cookies", &c->cookies);
    print_part(e, "headers", &c->headers);
    print_part(e, "files", &c->files);
    print_part(e, "parameters", &c->parameters);
    print_part(e, "settings", &c->settings);
    print_part(e, "session", &c->session);
    print_part(e, "stored", &c->stored);
    print_part(e, "body", &c->body);
    print_part(e, "method", &c->method);
    buffer_print(e->out, "identity: %" PRId64 ", hasCheck: %s,\n", c->identity,
                 c->has_check ? "true" : "false");
}

static void print_marks(struct emitting *e, const struct counterexample *c)
{
    add(e, "marks: [\n");
    for (uint32_t i = 0; i < c->marks.count; i++) {
        const struct witness_mark *mark = &c->marks.items[i];
        if (mark->name.size == 0)
            continue;
        add(e, "  {");
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
        add(e, "},\n");
    }
    add(e, "],\n");
}

static void print_fields(struct emitting *e, const struct counterexample *c)
{
    add(e, "fields: [\n");
    for (uint32_t i = 0; i < c->fields.count; i++) {
        const struct witness_field *field = &c->fields.items[i];
        add(e, "  {");
        print_pair(e, "class", names_text(e->names, field->class_name));
        print_pair(e, "field",
                   name_is_none(field->field) ? TEXT("exists")
                                              : names_text(e->names, field->field));
        print_part(e, "key", &field->key);
        print_part(e, "value", &field->value);
        buffer_print(e->out, "property: %s},\n", field->is_property ? "true" : "false");
    }
    add(e, "],\n");
}

static void print_site(struct emitting *e, ir_id site)
{
    if (ir_is_none(site)) {
        add(e, "file: '', line: 0, end: 0, ");
        return;
    }
    const struct ir_node *node = ir_node(e->program, site);
    const struct source *source = ir_file(e->program, (ir_file_id){node->file})->source;
    print_pair(e, "file", source->path);
    buffer_print(e->out, "line: %" PRIu32 ", end: %" PRIu32 ", ",
                 source_position(source, node->range.begin).line,
                 source_position(source, node->range.end).line);
}

static void print_values(struct emitting *e, const struct counterexample *c)
{
    add(e, "values: [\n");
    for (uint32_t i = 0; i < c->values.count; i++) {
        const struct witness_value *value = &c->values.items[i];
        add(e, "  {");
        print_pair(e, "name", value->name);
        print_site(e, value->site);
        buffer_print(e->out, "unknown: %s, needed: %s, ", value->is_unknown ? "true" : "false",
                     value->is_needed ? "true" : "false");
        print_part(e, "value", &value->value);
        add(e, "},\n");
    }
    add(e, "],\n");
}

/* ---- the platform ---- */

static const char *type_word(enum logic_type_kind kind)
{
    switch (kind) {
    case LOGIC_TYPE_BOOLEAN: return "boolean";
    case LOGIC_TYPE_INTEGER:
    case LOGIC_TYPE_REAL:
    case LOGIC_TYPE_MONEY: return "number";
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

static void print_model(struct emitting *e, const struct spec_model *model)
{
    uint32_t references = SPEC_MODEL_KEY | SPEC_MODEL_TOKEN | SPEC_MODEL_REFERENCE;
    add(e, "{");
    print_pair(e, "name", names_text(e->names, model->name));
    print_pair(e, "type", text_of(type_word(model->type.kind)));
    buffer_print(e->out, "isKey: %s, isReference: %s, isToken: %s, isOwner: %s, hosts: [",
                 model->flags & SPEC_MODEL_KEY ? "true" : "false",
                 model->flags & references ? "true" : "false",
                 model->flags & SPEC_MODEL_TOKEN ? "true" : "false",
                 model->flags & SPEC_MODEL_OWNER ? "true" : "false");
    for (uint32_t i = 0; i < model->hosts.count; i++) {
        js_print_name(e, model->hosts.items[i]);
        add(e, ", ");
    }
    add(e, "]}, ");
}

static void print_models(struct emitting *e)
{
    add(e, "models: {\n");
    for (uint32_t i = 0; i < e->specs->classes.count; i++) {
        const struct spec_class *class = &e->specs->classes.items[i];
        if (class->models.count == 0 || spec_find_class(e->specs, class->full_name) != class)
            continue;
        js_print_name(e, class->full_name);
        add(e, ": [");
        for (uint32_t k = 0; k < class->models.count; k++)
            print_model(e, &class->models.items[k]);
        add(e, "],\n");
    }
    add(e, "},\n");
}

static void print_object(struct emitting *e, const struct spec_provider_object *object)
{
    add(e, ": {refused: ");
    js_print_logic(e, object->refused);
    add(e, ", roles: {");
    for (uint32_t r = 0; r < object->roles.count; r++) {
        const struct spec_role *role = &object->roles.items[r];
        js_print_name(e, role->role);
        buffer_print(e->out, ": {minor: %s, paths: [", role->is_minor ? "true" : "false");
        for (uint32_t i = 0; i < role->paths.count; i++) {
            js_print_text(e->out, role->paths.items[i]);
            add(e, ", ");
        }
        add(e, "]}, ");
    }
    add(e, "}},\n");
}

static void print_providers(struct emitting *e)
{
    add(e, "providers: {\n");
    for (uint32_t i = 0; i < e->specs->providers.count; i++) {
        const struct spec_provider *provider = &e->specs->providers.items[i];
        struct text p = names_text(e->names, provider->name);
        for (uint32_t k = 0; k < provider->objects.count; k++) {
            struct text o = names_text(e->names, provider->objects.items[k].name);
            buffer_print(e->out, "'%.*s.%.*s'", PRINTED(p), PRINTED(o));
            print_object(e, &provider->objects.items[k]);
        }
    }
    add(e, "},\n");
}

static void print_words(struct emitting *e, bool card)
{
    buffer_print(e->out, "%s: [", card ? "cards" : "secrets");
    for (uint32_t i = 0; i < e->specs->settings.count; i++) {
        const struct spec_setting *setting = &e->specs->settings.items[i];
        if (!(card ? setting->is_card : setting->is_secret) ||
            !spec_is_active(e->specs, setting->file))
            continue;
        js_print_text(e->out, setting->name);
        add(e, ", ");
    }
    add(e, "],\n");
}

/* ---- the entry point ---- */

static struct text path_of(struct emitting *e, ir_function_id id)
{
    if (id.index == 0)
        return TEXT("");
    return ir_file(e->program, ir_function(e->program, id)->file)->source->path;
}

static void print_entry(struct emitting *e)
{
    const struct witness_entry *entry = &e->witness->entry;
    print_pair(e, "trigger", names_text(e->names, entry->trigger));
    print_pair(e, "setUp", path_of(e, entry->set_up));
    print_pair(e, "began", path_of(e, entry->function));
    print_pair(e, "channel", text_of(spec_channel_name(entry->entry->channel)));
    buffer_print(e->out, "isRouted: %s,\n",
                 logic_is_none(entry->entry->permission) ? "false" : "true");
}

void js_print_witness(struct witness_program *out, const struct witness *witness)
{
    const struct counterexample *c = witness->counterexample;
    struct emitting e = {.out = &out->source,
                         .witness = witness,
                         .specs = witness->specs,
                         .program = witness->program,
                         .names = witness->program->names};
    js_print_runtime(e.out);
    add(&e, "$begin({\n");
    print_pair(&e, "root", witness->root);
    print_entry(&e);
    print_request(&e, c);
    print_marks(&e, c);
    print_fields(&e, c);
    print_values(&e, c);
    print_models(&e);
    print_providers(&e);
    print_words(&e, false);
    print_words(&e, true);
    js_print_contracts(&e);
    add(&e, "});\n");
    js_print_stubs(&e);
    add(&e, "$run();\n");
    buffer_add(&out->flags, TEXT("--experimental-vm-modules\n--no-warnings\n"
                                 "--max-old-space-size=256"));
    out->trace = "3";
}
