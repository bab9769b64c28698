/* The program as a whole, and what of the scenario is JavaScript's own. */
#include "grammars/javascript/emit/emit_p.h"

/* ---- the scenario ---- */

static void print_method(struct emitting *e, const struct counterexample *c)
{
    emit_datum(e, "method", &c->method);
}

static const char *type_word(enum logic_type_kind kind)
{
    bool is_number =
        kind == LOGIC_TYPE_INTEGER || kind == LOGIC_TYPE_REAL || kind == LOGIC_TYPE_MONEY;
    return is_number ? "number" : scenario_type_word(kind);
}

static void print_model(struct emitting *e, const struct spec_model *model)
{
    emit(e, "{");
    emit_pair(e, "name", names_text(e->names, model->name));
    emit_pair(e, "type", text_of(type_word(model->type.kind)));
    scenario_print_flags(e, model);
    emit(e, "hosts: [");
    for (uint32_t i = 0; i < model->hosts.count; i++) {
        emit_name(e, model->hosts.items[i]);
        emit(e, ", ");
    }
    emit(e, "]}, ");
}

static void print_class(struct emitting *e, const struct spec_class *class)
{
    emit_name(e, class->full_name);
    emit(e, ": [");
    for (uint32_t i = 0; i < class->models.count; i++)
        print_model(e, &class->models.items[i]);
    emit(e, "],\n");
}

static void print_object(struct emitting *e, struct text name,
                         const struct spec_provider_object *object)
{
    (void)name;
    js_print_term(e, "refused", object->refused);
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
    emit_pair(e, "trigger", names_text(e->names, entry->trigger));
    emit_pair(e, "set_up", path_of(e, entry->set_up));
    emit_pair(e, "began", path_of(e, entry->function));
    emit_pair(e, "channel", text_of(spec_channel_name(entry->entry->channel)));
    emit_key(e, "is_routed");
    emit_boolean(e, !logic_is_none(entry->entry->permission));
    emit(e, ",\n");
}

void js_print_witness(struct witness_program *out, const struct witness *witness)
{
    static const struct scenario scenario = {
        .print_method = print_method, .print_class = print_class, .print_object = print_object};
    struct emitting e = emit_begin(&out->source, &js_notation, witness);
    js_print_runtime(e.out);
    emit(&e, "$begin({\n");
    emit_pair(&e, "root", witness->root);
    print_entry(&e);
    scenario_print(&e, &scenario);
    js_print_contracts(&e);
    emit(&e, "});\n");
    js_print_stubs(&e);
    emit(&e, "$run();\n");
    buffer_add(&out->flags, TEXT("--experimental-vm-modules\n--no-warnings\n"
                                 "--max-old-space-size=256"));
    out->trace = "3";
}
