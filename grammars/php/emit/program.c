/* The program as a whole, and what of the scenario is PHP's own. */
#include "grammars/php/emit/emit_p.h"

static const char *const world[] = {
#define WORLD(name) #name,
#include "grammars/php/emit/world.def"
#undef WORLD
};

/* ---- the scenario ---- */

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

static void print_method(struct emitting *e, const struct counterexample *c)
{
    emit_pair(e, "method", method_of(c));
}

static void print_model(struct emitting *e, const struct spec_class *class,
                        const struct spec_model *model)
{
    emit(e, "[");
    emit_pair(e, "name", names_text(e->names, model->name));
    emit_pair(e, "host",
              names_text(e->names, model->hosts.count ? model->hosts.items[0] : NO_NAME));
    emit_pair(e, "type", text_of(scenario_type_word(model->type.kind)));
    scenario_print_flags(e, model);
    emit_flag(e, "is_watched", php_is_watched(e, class, model));
    emit(e, "], ");
}

static void print_class(struct emitting *e, const struct spec_class *class)
{
    emit_name(e, names_lower(e->names, class->full_name));
    emit(e, " => [");
    emit_pair(e, "class", names_text(e->names, class->full_name));
    emit(e, "'fields' => [");
    for (uint32_t i = 0; i < class->models.count; i++)
        print_model(e, class, &class->models.items[i]);
    emit(e, "]],\n");
}

static void print_object(struct emitting *e, struct text name,
                         const struct spec_provider_object *object)
{
    (void)object;
    emit_pair(e, "name", name);
}

/* ---- the platform ---- */

static void print_tables(struct emitting *e)
{
    emit(e, "'tables' => [\n");
    for (uint32_t i = 0; i < e->specs->tables.count; i++) {
        const struct spec_table *table = &e->specs->tables.items[i];
        if (!spec_is_active(e->specs, table->file))
            continue;
        emit(e, "  [");
        emit_pair(e, "name", table->name);
        emit_pair(e, "key", table->key);
        emit(e, "'columns' => [");
        for (uint32_t k = 0; k < table->columns.count; k++) {
            const struct spec_column *column = &table->columns.items[k];
            emit(e, "[");
            emit_pair(e, "name", column->name);
            emit_pair(e, "class", names_text(e->names, column->class_name));
            emit_pair(e, "field", names_text(e->names, column->field));
            emit_pair(e, "when", column->when);
            emit_pair(e, "equals", column->equals);
            emit(e, "], ");
        }
        emit(e, "]],\n");
    }
    emit(e, "],\n");
}

static void print_constants(struct emitting *e)
{
    emit(e, "'constants' => [");
    for (uint32_t i = 0; i < e->specs->platforms.count; i++) {
        const struct spec_platform *platform = &e->specs->platforms.items[i];
        for (uint32_t k = 0; platform->is_active && k < platform->defines.count; k++) {
            emit_name(e, platform->defines.items[k].name);
            emit(e, " => ");
            php_print_logic(e, platform->defines.items[k].value);
            emit(e, ", ");
        }
    }
    const struct datum *given = &e->witness->counterexample->constants;
    for (uint32_t i = 0; i < given->items.count; i++) {
        emit_text(e, given->items.items[i].key.text);
        emit(e, " => ");
        datum_print(e->out, e->notation, &given->items.items[i].value);
        emit(e, ", ");
    }
    for (uint32_t i = 0; i < e->witness->constants.count; i++) {
        emit_text(e, e->witness->constants.items[i]);
        buffer_print(e->out, " => %" PRIu32 ", ", 10000 + i);
    }
    emit(e, "],\n");
}

static void print_world(struct emitting *e)
{
    emit(e, "'world' => [");
    for (size_t i = 0; i < ARRAY_LENGTH(world); i++)
        buffer_print(e->out, "'%s', ", world[i]);
    for (uint32_t i = 0; i < e->witness->inert.count; i++) {
        emit_text(e, e->witness->inert.items[i]);
        emit(e, ", ");
    }
    emit(e, "],\n'logic' => [");
    for (uint32_t i = 0; i < LOGIC_BUILTIN_COUNT; i++)
        buffer_print(e->out, "'%s', ", php_logic_name(i));
    emit(e, "],\n");
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

/* The first function of each file, and one more: a file's functions are declared one after the
 * other. */
static uint32_t *first_functions(struct emitting *e)
{
    uint32_t files = e->program->files.count, file = 0;
    uint32_t *first = ARENA_ARRAY(e->witness->arena, uint32_t, files + 1);
    for (uint32_t i = 1; i < e->program->functions.count; i++)
        while (file <= ir_function(e->program, (ir_function_id){i})->file.index)
            first[file++] = i;
    while (file <= files)
        first[file++] = e->program->functions.count;
    return first;
}

/* The function that declares the class when it is called, or NULL. */
static const struct ir_function *function_around(struct emitting *e, const struct ir_class *class,
                                                 const uint32_t *first)
{
    for (uint32_t i = first[class->file.index]; i < first[class->file.index + 1]; i++) {
        const struct ir_function *function = ir_function(e->program, (ir_function_id){i});
        if (is_inside(class, function))
            return function;
    }
    return NULL;
}

/* Classes that a function declares when it is called: by name, with the function. */
static void print_nested(struct emitting *e)
{
    const uint32_t *first = first_functions(e);
    emit(e, "'nested' => [");
    for (uint32_t i = 1; i < e->program->classes.count; i++) {
        const struct ir_class *class = ir_class(e->program, (ir_class_id){i});
        if (ir_file(e->program, class->file)->is_spec)
            continue;
        const struct ir_function *function = function_around(e, class, first);
        if (!function)
            continue;
        emit_name(e, names_lower(e->names, class->full_name));
        emit(e, " => [");
        emit_text(e, ir_file(e->program, class->file)->source->path);
        emit(e, ", ");
        emit_name(e, function->full_name);
        emit(e, "], ");
    }
    emit(e, "],\n");
}

/* An element of a manifest: an array of arrays, texts and what YAML has besides. */
static void print_element(struct emitting *e, ir_id id)
{
    const struct ir_node *node = ir_node(e->program, id);
    if (node->op == IR_STRING) {
        emit_name(e, (name_id){(uint32_t)node->payload});
        return;
    }
    if (node->op == IR_BOOL || node->op == IR_NULL) {
        emit(e, node->op == IR_NULL ? "null" : node->payload ? "true" : "false");
        return;
    }
    emit(e, "[");
    for (uint32_t i = 0; i < node->count; i++) {
        ir_id entry = ir_kid(e->program, id, i);
        if (!ir_is_none(ir_kid(e->program, entry, 0))) {
            print_element(e, ir_kid(e->program, entry, 0));
            emit(e, " => ");
        }
        print_element(e, ir_kid(e->program, entry, 1));
        emit(e, ", ");
    }
    emit(e, "]");
}

/* What the framework's container makes of interfaces and abstract classes, by lower name. */
static void print_services(struct emitting *e)
{
    emit_key(e, "injects");
    emit_boolean(e, e->witness->injects);
    emit(e, ",\n'services' => [");
    for (uint32_t i = 0; i < e->witness->services.count; i++) {
        const struct witness_service *service = &e->witness->services.items[i];
        emit_name(e, names_lower(e->names, service->asked));
        emit(e, " => ");
        emit_name(e, service->made);
        emit(e, ", ");
    }
    emit(e, "],\n");
}

/* Classes whose constructors are told what they are made for, by lower name. */
static void print_told(struct emitting *e)
{
    emit(e, "'told' => [");
    for (uint32_t i = 0; i < e->witness->specs->platforms.count; i++) {
        const struct spec_platform *platform = &e->witness->specs->platforms.items[i];
        for (uint32_t k = 0; platform->is_active && k < platform->told.count; k++) {
            emit_name(e, names_lower(e->names, platform->told.items[k]));
            emit(e, ", ");
        }
    }
    emit(e, "],\n");
}

static void print_manifests(struct emitting *e)
{
    emit(e, "'manifests' => [");
    for (uint32_t i = 0; i < e->witness->manifests.count; i++) {
        const struct witness_manifest *asked = &e->witness->manifests.items[i];
        emit_text(e, text_print(e->witness->arena, "%.*s %.*s", PRINTED(asked->glob),
                                PRINTED(asked->path)));
        emit(e, " => [");
        for (uint32_t k = 0; k < asked->elements.count; k++) {
            print_element(e, asked->elements.items[k]);
            emit(e, ", ");
        }
        emit(e, "],\n");
    }
    emit(e, "],\n");
}

/* Where a closure begins; line 0: the function has a name. */
static void print_closure(struct emitting *e, ir_function_id id)
{
    struct text path = TEXT("");
    uint32_t begins = 0;
    if (id.index && ir_function(e->program, id)->flags & IR_FUNCTION_CLOSURE) {
        const struct ir_function *function = ir_function(e->program, id);
        const struct source *source = ir_file(e->program, function->file)->source;
        path = source->path;
        begins = source_position(source, function->range.begin).line;
    }
    emit_pair(e, "function_file", path);
    emit_number(e, "function_line", begins);
}

static void print_entry(struct emitting *e)
{
    const struct witness_entry *entry = &e->witness->entry;
    const char *kind = entry->driver.index   ? "driver"
                       : entry->page.index   ? "page"
                       : entry->set_up.index ? "registered"
                                             : "override";
    emit(e, "'entry' => [");
    emit_pair(e, "kind", text_of(kind));
    emit_pair(e, "trigger", names_text(e->names, entry->trigger));
    emit_pair(e, "function", full_name(e, entry->function));
    emit_pair(e, "class",
              entry->class.index
                  ? names_text(e->names, ir_class(e->program, entry->class)->full_name)
                  : TEXT(""));
    bool at_file =
        entry->set_up.index && ir_function(e->program, entry->set_up)->flags & IR_FUNCTION_MAIN;
    emit_pair(e, "set_up", at_file ? TEXT("") : full_name(e, entry->set_up));
    print_closure(e, entry->function);
    struct text registers = names_text(e->names, entry->entry->function);
    size_t scope = emit_scope_of(registers, ':').size;
    emit_pair(e, "registers", text_slice(registers, scope ? scope + 1 : 0, registers.size));
    struct text page =
        entry->page.index ? ir_file(e->program, entry->page)->source->path : TEXT("");
    emit_pair(e, "page", page);
    emit_pair(e, "driver", full_name(e, entry->driver));
    emit_pair(e, "dispatcher", names_text(e->names, entry->entry->dispatcher));
    emit_pair(e, "accepting", full_name(e, entry->function));
    if (!ir_is_none(entry->item)) {
        emit(e, "'item' => [");
        emit_name(e, entry->item_name);
        emit(e, ", ");
        print_element(e, entry->item);
        emit(e, "], ");
    }
    emit_pair(e, "attribute", names_text(e->names, entry->attribute));
    emit_number(e, "attribute_index", entry->attribute_index);
    emit(e, "],\n");
    ir_file_id began = ir_function(e->program, entry->function)->file;
    emit_pair(e, "began", ir_file(e->program, began)->source->path);
    emit_key(e, "channel");
    emit_text(e, text_of(spec_channel_name(entry->entry->channel)));
    emit(e, ",\n");
    emit_key(e, "is_routed");
    emit_boolean(e, !logic_is_none(entry->entry->permission));
    emit(e, ",\n");
    print_nested(e);
    emit(e, "'requires' => [");
    for (uint32_t i = 0; i < e->witness->requires_.count; i++) {
        const struct witness_require *require = &e->witness->requires_.items[i];
        emit_text(e, require->path);
        emit(e, " => ");
        emit_text(e, require->function);
        emit(e, ", ");
    }
    emit(e, "],\n");
}

/* Variables that the platform fills. */
static void print_globals(struct emitting *e)
{
    emit(e, "'globals' => [");
    for (uint32_t i = 0; i < e->specs->globals.count; i++) {
        const struct spec_global *global = &e->specs->globals.items[i];
        if (!spec_is_active(e->specs, global->file))
            continue;
        emit_name(e, global->variable);
        emit(e, " => ");
        emit_name(e, global->class_name);
        emit(e, ", ");
    }
    emit(e, "],\n");
}

/* The names of classes that specifications declare. */
static void print_start(struct emitting *e)
{
    static const struct scenario scenario = {.has_server = true,
                                             .print_method = print_method,
                                             .print_class = print_class,
                                             .print_object = print_object};
    emit(e, "namespace {\n\\Tillproof\\start([\n");
    emit_pair(e, "root", e->witness->root);
    emit(e, "\n");
    print_entry(e);
    scenario_print(e, &scenario);
    print_tables(e);
    print_globals(e);
    print_services(e);
    print_told(e);
    print_manifests(e);
    php_print_patches(e);
    print_constants(e);
    print_world(e);
    emit(e, "]);\n}\n\n");
}

/* What the framework takes as a permission callback's consent. */
static void print_accepts(struct emitting *e, logic_id permission)
{
    emit(e, "fn ($tp_result) => ");
    if (logic_is_none(permission) || logic_node(e->specs, permission)->op != LOGIC_NOT_IN) {
        emit(e, "(bool) $tp_result");
        return;
    }
    emit(e, "\\Tillproof\\accepts($tp_result, ");
    php_print_logic(e, logic_kid(e->specs, permission, 1));
    emit(e, ")");
}

static void print_run(struct emitting *e)
{
    const struct spec_entry *entry = e->witness->entry.entry;
    emit(e, "namespace {\n\\Tillproof\\define_world();\ntry {\n"
            "foreach (\\Tillproof\\files_to_run() as $tp_file) { require_once $tp_file; }\n"
            "\\Tillproof\\run(");
    print_accepts(e, entry->permission);
    emit(e, ", fn () => [");
    for (uint32_t i = 0; i < entry->arguments.count; i++) {
        php_print_logic(e, entry->arguments.items[i]);
        emit(e, ", ");
    }
    emit(e, "], ");
    emit_name(e, entry->answered);
    emit(e, ");\n} catch (\\Throwable $tp_thrown) {\n\\Tillproof\\thrown($tp_thrown);\n}\n}\n");
}

void php_print_witness(struct witness_program *out, const struct witness *witness)
{
    struct emitting e = emit_begin(&out->source, &php_notation, witness);
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
