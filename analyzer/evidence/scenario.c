/* The counterexample, and what specifications say of the platform, as elements of a map. */
#include "analyzer/evidence/emit.h"

static void open_map(struct emitting *e, const char *key)
{
    emit_key(e, key);
    emit(e, e->notation->open);
    emit(e, "\n");
}

static void close_map(struct emitting *e, const char *end)
{
    emit(e, e->notation->close);
    emit(e, end);
}

static void open_list(struct emitting *e, const char *key)
{
    emit_key(e, key);
    emit(e, "[\n");
}

static void open_element(struct emitting *e)
{
    emit(e, "  ");
    emit(e, e->notation->open);
}

/* ---- the counterexample ---- */

static void print_request(struct emitting *e, const struct scenario *scenario,
                          const struct counterexample *c)
{
    emit_datum(e, "query", &c->query);
    emit_datum(e, "post", &c->post);
    emit_datum(e, "cookies", &c->cookies);
    emit_datum(e, "headers", &c->headers);
    if (scenario->has_server)
        emit_datum(e, "server", &c->server);
    emit_datum(e, "files", &c->files);
    emit_datum(e, "parameters", &c->parameters);
    emit_datum(e, "settings", &c->settings);
    emit_datum(e, "session", &c->session);
    emit_datum(e, "stored", &c->stored);
    emit_datum(e, "body", &c->body);
    scenario->print_method(e, c);
    emit_number(e, "identity", c->identity);
    emit_key(e, "fills_records");
    emit_boolean(e, c->fills_records);
    emit(e, ",\n");
    emit_key(e, "has_check");
    emit_boolean(e, c->has_check);
    emit(e, ",\n");
}

static struct text kind_word(enum mark_kind kind)
{
    return kind == MARK_MAC ? TEXT("mac") : kind == MARK_HASH ? TEXT("hash") : TEXT("text");
}

static void print_marks(struct emitting *e, const struct counterexample *c)
{
    open_list(e, "marks");
    for (uint32_t i = 0; i < c->marks.count; i++) {
        const struct witness_mark *mark = &c->marks.items[i];
        if (mark->name.size == 0)
            continue;
        open_element(e);
        emit_pair(e, "kind", kind_word(mark->kind));
        emit_pair(e, "name", mark->name);
        emit_pair(e, "format", mark->format);
        if (mark->kind != MARK_TEXT) {
            emit_datum(e, "key", &mark->key);
            emit_datum(e, "data", &mark->data);
        } else {
            emit_datum(e, "tree", &mark->tree);
        }
        close_map(e, ",\n");
    }
    emit(e, "],\n");
}

static void print_fields(struct emitting *e, const struct counterexample *c)
{
    open_list(e, "fields");
    for (uint32_t i = 0; i < c->fields.count; i++) {
        const struct witness_field *field = &c->fields.items[i];
        bool is_field = !name_is_none(field->field);
        open_element(e);
        emit_pair(e, "class", names_text(e->names, field->class_name));
        emit_pair(e, "field", is_field ? names_text(e->names, field->field) : TEXT("exists"));
        emit_datum(e, "key", &field->key);
        emit_datum(e, "value", &field->value);
        emit_key(e, "property");
        emit_boolean(e, field->is_property);
        close_map(e, ",\n");
    }
    emit(e, "],\n");
}

static void print_site(struct emitting *e, ir_id site)
{
    struct text path = TEXT("");
    uint32_t line = 0, end = 0;
    if (!ir_is_none(site)) {
        const struct ir_node *node = ir_node(e->program, site);
        const struct source *source = ir_file(e->program, (ir_file_id){node->file})->source;
        path = source->path;
        line = source_position(source, node->range.begin).line;
        end = source_position(source, node->range.end).line;
    }
    emit_pair(e, "file", path);
    emit_number(e, "line", line);
    emit_number(e, "end", end);
}

static void print_values(struct emitting *e, const struct counterexample *c)
{
    open_list(e, "values");
    for (uint32_t i = 0; i < c->values.count; i++) {
        const struct witness_value *value = &c->values.items[i];
        open_element(e);
        emit_pair(e, "name", value->name);
        print_site(e, value->site);
        emit_flag(e, "unknown", value->is_unknown);
        emit_flag(e, "needed", value->is_needed);
        if (value->is_object)
            emit_flag(e, "object", true);
        emit_datum(e, "value", &value->value);
        close_map(e, ",\n");
    }
    emit(e, "],\n");
}

/* ---- the platform ---- */

const char *scenario_type_word(enum logic_type_kind kind)
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

void scenario_print_flags(struct emitting *e, const struct spec_model *model)
{
    uint32_t references = SPEC_MODEL_KEY | SPEC_MODEL_TOKEN | SPEC_MODEL_REFERENCE;
    emit_flag(e, "is_key", model->flags & SPEC_MODEL_KEY);
    emit_flag(e, "is_reference", model->flags & references);
    emit_flag(e, "is_token", model->flags & SPEC_MODEL_TOKEN);
    emit_flag(e, "is_owner", model->flags & SPEC_MODEL_OWNER);
}

static void print_models(struct emitting *e, const struct scenario *scenario)
{
    open_map(e, "models");
    for (uint32_t i = 0; i < e->specs->classes.count; i++) {
        const struct spec_class *class = &e->specs->classes.items[i];
        if (class->models.count > 0 && spec_find_class(e->specs, class->full_name) == class)
            scenario->print_class(e, class);
    }
    close_map(e, ",\n");
}

static void print_texts(struct emitting *e, const char *key, const struct text *texts,
                        uint32_t count)
{
    emit_key(e, key);
    emit(e, "[");
    for (uint32_t i = 0; i < count; i++) {
        emit_text(e, texts[i]);
        emit(e, ", ");
    }
    emit(e, "], ");
}

static void print_role(struct emitting *e, const struct spec_role *role)
{
    emit_name(e, role->role);
    emit(e, e->notation->arrow);
    emit(e, e->notation->open);
    emit_flag(e, "minor", role->is_minor);
    print_texts(e, "paths", role->paths.items, role->paths.count);
    close_map(e, ", ");
}

struct text scenario_object_name(const struct emitting *e, const struct spec_provider *provider,
                                 const struct spec_provider_object *object)
{
    struct text p = names_text(e->names, provider->name);
    struct text o = names_text(e->names, object->name);
    return text_print(e->witness->arena, "%.*s.%.*s", PRINTED(p), PRINTED(o));
}

static void print_object(struct emitting *e, const struct scenario *scenario, struct text name,
                         const struct spec_provider *provider,
                         const struct spec_provider_object *object)
{
    bool is_asked = spec_is_active(e->specs, provider->file);
    emit_text(e, name);
    emit(e, e->notation->arrow);
    emit(e, e->notation->open);
    scenario->print_object(e, name, object);
    print_texts(e, "hosts", provider->hosts.items, is_asked ? provider->hosts.count : 0);
    print_texts(e, "places", object->places.items, object->places.count);
    emit_key(e, "roles");
    emit(e, e->notation->open);
    for (uint32_t i = 0; i < object->roles.count; i++)
        print_role(e, &object->roles.items[i]);
    close_map(e, "");
    close_map(e, ",\n");
}

static void print_providers(struct emitting *e, const struct scenario *scenario)
{
    open_map(e, "providers");
    for (uint32_t i = 0; i < e->specs->providers.count; i++) {
        const struct spec_provider *provider = &e->specs->providers.items[i];
        for (uint32_t k = 0; k < provider->objects.count; k++) {
            const struct spec_provider_object *object = &provider->objects.items[k];
            print_object(e, scenario, scenario_object_name(e, provider, object), provider, object);
        }
    }
    close_map(e, ",\n");
}

static void print_words(struct emitting *e, bool card)
{
    emit_key(e, card ? "cards" : "secrets");
    emit(e, "[");
    for (uint32_t i = 0; i < e->specs->settings.count; i++) {
        const struct spec_setting *setting = &e->specs->settings.items[i];
        if (!(card ? setting->is_card : setting->is_secret) ||
            !spec_is_active(e->specs, setting->file))
            continue;
        emit_text(e, setting->name);
        emit(e, ", ");
    }
    emit(e, "],\n");
}

void scenario_print(struct emitting *e, const struct scenario *scenario)
{
    const struct counterexample *c = e->witness->counterexample;
    print_request(e, scenario, c);
    print_marks(e, c);
    print_fields(e, c);
    print_values(e, c);
    print_models(e, scenario);
    print_providers(e, scenario);
    print_words(e, false);
    print_words(e, true);
}
