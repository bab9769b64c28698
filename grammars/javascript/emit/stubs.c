/*
 * The modules that specifications declare: their source without types, and bodies that keep the
 * contracts where they have none of their own.
 */
#include "grammars/javascript/emit/emit_p.h"

/* ---- functions ---- */

static void print_params(struct emitting *e, const struct ir_function *stub)
{
    emit(e, "(");
    for (uint32_t i = 0; i < stub->params.count; i++) {
        const struct ir_param *param = &stub->params.items[i];
        struct text name = names_text(e->names, param->name);
        buffer_print(e->out, "%s%s%.*s", i ? ", " : "", param->variadic ? "..." : "",
                     PRINTED(name));
        if (!ir_is_none(param->default_value) && !param->variadic) {
            struct text value = emit_node_source(e, param->default_value);
            buffer_print(e->out, " = %.*s", PRINTED(value));
        }
    }
    emit(e, ") ");
}

static bool has_entry(const struct emitting *e, const struct ir_function *stub)
{
    for (uint32_t i = 0; i < e->specs->entries.count; i++)
        if (e->specs->entries.items[i].kind == SPEC_ENTRY_CALL &&
            name_equal(e->specs->entries.items[i].function, stub->full_name))
            return true;
    return false;
}

static bool returns_promise(const struct emitting *e, const struct ir_function *stub)
{
    return stub->result.class_count == 1 &&
           text_is(names_text(e->names, stub->result.classes[0]), "Promise");
}

static const char *type_word(const struct ir_type *type)
{
    if (type->mask & (IR_TYPE_SELF | IR_TYPE_STATIC))
        return "this";
    if (type->mask & (IR_TYPE_BOOL | IR_TYPE_TRUE | IR_TYPE_FALSE))
        return "boolean";
    if (type->mask & (IR_TYPE_INT | IR_TYPE_FLOAT | IR_TYPE_NUMBER))
        return "number";
    return type->mask & IR_TYPE_STRING ? "string" : type->mask & IR_TYPE_ARRAY ? "array" : "";
}

/* `return kept('name', this, {a, b}, 'type', own);` */
static void print_kept(struct emitting *e, const struct ir_function *stub, struct text own)
{
    bool is_constructor = text_is(names_text(e->names, stub->name), "constructor");
    emit(e, is_constructor ? "$keep(" : "return $keep(");
    emit_name(e, stub->full_name);
    emit(e, is_constructor ? ", null, {" : ", this, {");
    for (uint32_t i = 0; i < stub->params.count; i++) {
        struct text name = names_text(e->names, stub->params.items[i].name);
        buffer_print(e->out, "%s%.*s", i ? ", " : "", PRINTED(name));
    }
    bool is_async = returns_promise(e, stub) || stub->flags & IR_FUNCTION_ASYNC;
    buffer_print(e->out, "}, '%s', %s, ", type_word(&stub->result), is_async ? "true" : "false");
    if (own.size)
        buffer_print(e->out, "%s() => %.*s", stub->flags & IR_FUNCTION_ASYNC ? "async " : "",
                     PRINTED(own));
    else
        emit(e, "null");
    emit(e, "); }\n");
}

static void print_body(struct emitting *e, ir_function_id id, bool is_derived)
{
    const struct ir_function *stub = ir_function(e->program, id);
    struct text own = TEXT("");
    const struct spec_contract *contract = spec_find_contract(e->specs, stub->full_name);
    bool is_contract = contract && contract->stub.index == id.index;
    bool is_constructor = text_is(names_text(e->names, stub->name), "constructor");
    if (emit_has_statements(e, id))
        own = emit_node_source(e, ir_body(e->program, id));
    if (own.size && own.data[0] != '{')
        own = TEXT("");
    if (own.size && !is_contract && !has_entry(e, stub)) {
        emit(e, "{ $enter(");
        emit_name(e, stub->full_name);
        buffer_print(e->out, "); %.*s\n", PRINTED(text_slice(own, 1, own.size)));
        return;
    }
    emit(e, is_constructor && is_derived ? "{ super(); " : "{ ");
    print_kept(e, stub, own);
}

static void print_head(struct emitting *e, const struct ir_function *stub, bool in_class)
{
    struct text name = names_text(e->names, stub->name);
    emit(e, stub->flags & IR_FUNCTION_STATIC && in_class ? "static " : "");
    bool reads = stub->flags & IR_FUNCTION_GETTER, writes = stub->flags & IR_FUNCTION_SETTER;
    bool is_async = stub->flags & IR_FUNCTION_ASYNC;
    buffer_print(e->out, "%s%s%s%s%.*s", is_async ? "async " : "", in_class ? "" : "function ",
                 reads    ? "get "
                 : writes ? "set "
                          : "",
                 stub->flags & IR_FUNCTION_GENERATOR ? "*" : "", PRINTED(name));
    print_params(e, stub);
}

/* ---- classes ---- */

static void print_property(struct emitting *e, const struct ir_property *property)
{
    struct text name = names_text(e->names, property->name);
    const char *scope = property->is_static ? "static " : "";
    if (!ir_is_none(property->default_value)) {
        struct text value = emit_node_source(e, property->default_value);
        buffer_print(e->out, "%s%.*s = %.*s;\n", scope, PRINTED(name), PRINTED(value));
        return;
    }
    if (property->type.class_count != 1)
        return;
    buffer_print(e->out, "%sget %.*s() { return $part(this, ", scope, PRINTED(name));
    emit_name(e, property->name);
    emit(e, ", ");
    emit_name(e, property->type.classes[0]);
    emit(e, "); }\n");
}

/* A method `construct` is what `new` of an object does. */
static bool says_what_is_made(const struct emitting *e, const struct ir_class *class)
{
    for (uint32_t i = 0; i < class->methods.count; i++)
        if (text_is(names_text(e->names, ir_function(e->program, class->methods.items[i])->name),
                    "construct"))
            return true;
    return false;
}

static void print_class(struct emitting *e, ir_class_id id)
{
    const struct ir_class *class = ir_class(e->program, id);
    struct text name = names_text(e->names, class->name);
    struct text parent = names_text(e->names, class->parent);
    bool is_derived = !name_is_none(class->parent);
    struct text above = text_slice(parent, emit_scope_of(parent, '.').size, parent.size);
    if (above.size && above.data[0] == '.')
        above = text_slice(above, 1, above.size);
    buffer_print(e->out, "class %.*s", PRINTED(name));
    if (is_derived)
        buffer_print(e->out, " extends %.*s", PRINTED(above));
    emit(e, " {\n");
    for (uint32_t i = 0; i < class->properties.count; i++)
        print_property(e, &class->properties.items[i]);
    for (uint32_t i = 0; i < class->methods.count; i++) {
        print_head(e, ir_function(e->program, class->methods.items[i]), true);
        print_body(e, class->methods.items[i], is_derived);
    }
    emit(e, "}\n");
    if (says_what_is_made(e, class))
        buffer_print(e->out, "%.*s = $newables(%.*s);\n", PRINTED(name), PRINTED(name));
}

/* ---- modules ---- */

struct module {
    struct text name;
    struct text main; /* what it is itself, or exports by default; "" */
    VEC(ir_class_id) classes;
    VEC(ir_function_id) functions;
};

struct modules {
    VEC(struct module) all;
};

/* Of a module itself, not of one of its functions. */
static bool is_plain(const struct emitting *e, const struct ir_function *function)
{
    ir_function_id outer = function->outer;
    return function->class.index == 0 &&
           !(function->flags & (IR_FUNCTION_MAIN | IR_FUNCTION_CLOSURE)) &&
           (outer.index == 0 || ir_function(e->program, outer)->flags & IR_FUNCTION_MAIN);
}

/* Where the file declares the module; SIZE_MAX: it does not. */
static size_t find_declaration(const struct emitting *e, ir_file_id file, struct text module)
{
    struct text head = text_print(e->witness->arena, "declare module \"%.*s\"", PRINTED(module));
    return text_find(emit_source_of(e, file), head, 0);
}

/* The module that something is declared in: what a module exports by default has its name. */
static struct text home_of(const struct emitting *e, name_id full_name, ir_file_id file)
{
    struct text name = names_text(e->names, full_name);
    return find_declaration(e, file, name) == SIZE_MAX ? emit_scope_of(name, '.') : name;
}

/* `export = X` or `export default X` of the module in the file that declares it. */
static struct text default_in(const struct emitting *e, ir_file_id file, struct text module)
{
    struct text source = emit_source_of(e, file);
    size_t begin = find_declaration(e, file, module);
    if (begin == SIZE_MAX)
        return TEXT("");
    size_t end = text_find(source, TEXT("\ndeclare module"), begin + 1);
    struct text own = text_slice(source, begin, end == SIZE_MAX ? source.size : end);
    static const char *const words[] = {"export = ", "export default "};
    for (size_t i = 0; i < ARRAY_LENGTH(words); i++) {
        size_t at = text_find(own, text_of(words[i]), 0), to;
        if (at == SIZE_MAX)
            continue;
        at += strlen(words[i]);
        to = text_find(own, TEXT(";"), at);
        return text_slice(own, at, to == SIZE_MAX ? at : to);
    }
    return TEXT("");
}

/* The module of what the file declares, with what the file says of it. */
static struct module *module_of(struct emitting *e, struct modules *modules, name_id full_name,
                                ir_file_id file)
{
    struct text name = home_of(e, full_name, file);
    uint32_t i = 0;
    while (i < modules->all.count && !text_equal(modules->all.items[i].name, name))
        i++;
    if (i == modules->all.count)
        VEC_PUSH(e->witness->arena, &modules->all,
                 ((struct module){.name = name, .main = TEXT("")}));
    struct module *module = &modules->all.items[i];
    if (!module->main.size)
        module->main = default_in(e, file, name);
    return module;
}

static void find_modules(struct emitting *e, struct modules *modules)
{
    struct arena *arena = e->witness->arena;
    for (uint32_t i = 1; i < e->program->classes.count; i++) {
        ir_class_id id = {i};
        const struct ir_class *class = ir_class(e->program, id);
        if (!emit_is_stub_file(e, class->file))
            continue;
        struct module *module = module_of(e, modules, class->full_name, class->file);
        VEC_PUSH(arena, &module->classes, id);
    }
    for (uint32_t i = 1; i < e->program->functions.count; i++) {
        ir_function_id id = {i};
        const struct ir_function *function = ir_function(e->program, id);
        if (!is_plain(e, function) || !emit_is_stub_file(e, function->file))
            continue;
        struct module *module = module_of(e, modules, function->full_name, function->file);
        VEC_PUSH(arena, &module->functions, id);
    }
}

static void print_export(struct emitting *e, name_id full_name, name_id name)
{
    struct text text = names_text(e->names, name);
    emit_name(e, full_name);
    buffer_print(e->out, ": %.*s, ", PRINTED(text));
}

static void print_module(struct emitting *e, const struct module *module)
{
    emit(e, "$define(");
    emit_text(e, module->name);
    emit(e, ", () => {\n");
    for (uint32_t i = 0; i < module->classes.count; i++)
        print_class(e, module->classes.items[i]);
    for (uint32_t i = 0; i < module->functions.count; i++) {
        print_head(e, ir_function(e->program, module->functions.items[i]), false);
        print_body(e, module->functions.items[i], false);
    }
    buffer_print(e->out, "return {main: %.*s, all: {",
                 PRINTED(module->main.size ? module->main : TEXT("null")));
    for (uint32_t i = 0; i < module->classes.count; i++) {
        const struct ir_class *class = ir_class(e->program, module->classes.items[i]);
        print_export(e, class->full_name, class->name);
    }
    for (uint32_t i = 0; i < module->functions.count; i++) {
        const struct ir_function *function = ir_function(e->program, module->functions.items[i]);
        print_export(e, function->full_name, function->name);
    }
    emit(e, "}};\n});\n");
}

void js_print_stubs(struct emitting *e)
{
    struct modules modules = {.all = {0}};
    find_modules(e, &modules);
    for (uint32_t i = 0; i < modules.all.count; i++)
        print_module(e, &modules.all.items[i]);
}
