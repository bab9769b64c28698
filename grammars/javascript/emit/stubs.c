/*
 * The modules that specifications declare: their source without types, and bodies that keep the
 * contracts where they have none of their own.
 */
#include "grammars/javascript/emit/emit_p.h"

static void add(struct emitting *e, const char *text)
{
    buffer_add(e->out, text_of(text));
}

static bool is_active(const struct emitting *e, ir_file_id file)
{
    if (!ir_file(e->program, file)->is_spec ||
        !text_is(text_of(ir_file(e->program, file)->frontend->name), "javascript"))
        return false;
    for (uint32_t i = 0; i < e->specs->files.count; i++)
        if (e->specs->files.items[i].ir.index == file.index)
            return spec_is_active(e->specs, i);
    return false;
}

static struct text source_of(const struct emitting *e, ir_file_id file)
{
    return ir_file(e->program, file)->source->bytes;
}

static struct text node_source(struct emitting *e, ir_file_id file, ir_id node)
{
    struct range range = ir_node(e->program, node)->range;
    return text_slice(source_of(e, file), range.begin, range.end);
}

/* "mongoose" of "mongoose.Order". */
static struct text module_of(struct text full_name)
{
    size_t end = full_name.size;
    while (end > 0 && full_name.data[end - 1] != '.')
        end--;
    return text_slice(full_name, 0, end > 0 ? end - 1 : 0);
}

/* ---- functions ---- */

static void print_params(struct emitting *e, const struct ir_function *stub)
{
    add(e, "(");
    for (uint32_t i = 0; i < stub->params.count; i++) {
        const struct ir_param *param = &stub->params.items[i];
        struct text name = names_text(e->names, param->name);
        buffer_print(e->out, "%s%s%.*s", i ? ", " : "", param->variadic ? "..." : "",
                     PRINTED(name));
        if (!ir_is_none(param->default_value) && !param->variadic) {
            struct text value = node_source(e, stub->file, param->default_value);
            buffer_print(e->out, " = %.*s", PRINTED(value));
        }
    }
    add(e, ") ");
}

static bool has_statements(struct emitting *e, ir_function_id id)
{
    ir_id body = ir_body(e->program, id);
    return !ir_is_none(body) && ir_node(e->program, body)->count > 0;
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
    add(e, is_constructor ? "$keep(" : "return $keep(");
    js_print_name(e, stub->full_name);
    add(e, is_constructor ? ", null, {" : ", this, {");
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
        add(e, "null");
    add(e, "); }\n");
}

static void print_body(struct emitting *e, ir_function_id id, bool is_derived)
{
    const struct ir_function *stub = ir_function(e->program, id);
    struct text source = source_of(e, stub->file), own = TEXT("");
    const struct spec_contract *contract = spec_find_contract(e->specs, stub->full_name);
    bool is_contract = contract && contract->stub.index == id.index;
    bool is_constructor = text_is(names_text(e->names, stub->name), "constructor");
    if (has_statements(e, id))
        own = node_source(e, stub->file, ir_body(e->program, id));
    if (own.size && own.data[0] != '{')
        own = TEXT("");
    (void)source;
    if (own.size && !is_contract && !has_entry(e, stub)) {
        add(e, "{ $enter(");
        js_print_name(e, stub->full_name);
        buffer_print(e->out, "); %.*s\n", PRINTED(text_slice(own, 1, own.size)));
        return;
    }
    add(e, is_constructor && is_derived ? "{ super(); " : "{ ");
    print_kept(e, stub, own);
}

static void print_head(struct emitting *e, const struct ir_function *stub, bool in_class)
{
    struct text name = names_text(e->names, stub->name);
    add(e, stub->flags & IR_FUNCTION_STATIC && in_class ? "static " : "");
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

static void print_property(struct emitting *e, const struct ir_class *class,
                           const struct ir_property *property)
{
    struct text name = names_text(e->names, property->name);
    const char *scope = property->is_static ? "static " : "";
    if (!ir_is_none(property->default_value)) {
        struct text value = node_source(e, class->file, property->default_value);
        buffer_print(e->out, "%s%.*s = %.*s;\n", scope, PRINTED(name), PRINTED(value));
        return;
    }
    if (property->type.class_count != 1)
        return;
    buffer_print(e->out, "%sget %.*s() { return $part(this, ", scope, PRINTED(name));
    js_print_name(e, property->name);
    add(e, ", ");
    js_print_name(e, property->type.classes[0]);
    add(e, "); }\n");
}

static void print_class(struct emitting *e, ir_class_id id)
{
    const struct ir_class *class = ir_class(e->program, id);
    struct text name = names_text(e->names, class->name);
    struct text parent = names_text(e->names, class->parent);
    bool is_derived = !name_is_none(class->parent);
    struct text above = text_slice(parent, module_of(parent).size, parent.size);
    if (above.size && above.data[0] == '.')
        above = text_slice(above, 1, above.size);
    buffer_print(e->out, "class %.*s", PRINTED(name));
    if (is_derived)
        buffer_print(e->out, " extends %.*s", PRINTED(above));
    add(e, " {\n");
    for (uint32_t i = 0; i < class->properties.count; i++)
        print_property(e, class, &class->properties.items[i]);
    for (uint32_t i = 0; i < class->methods.count; i++) {
        print_head(e, ir_function(e->program, class->methods.items[i]), true);
        print_body(e, class->methods.items[i], is_derived);
    }
    add(e, "}\n");
}

/* ---- modules ---- */

struct modules {
    VEC(struct text) names;
};

/* Of a module itself, not of one of its functions. */
static bool is_plain(const struct emitting *e, const struct ir_function *function)
{
    ir_function_id outer = function->outer;
    return function->class.index == 0 &&
           !(function->flags & (IR_FUNCTION_MAIN | IR_FUNCTION_CLOSURE)) &&
           (outer.index == 0 || ir_function(e->program, outer)->flags & IR_FUNCTION_MAIN);
}

/* The module that something is declared in: what a module exports by default has its name. */
static struct text home_of(struct emitting *e, name_id full_name, ir_file_id file)
{
    struct text name = names_text(e->names, full_name);
    struct text head = text_print(e->witness->arena, "declare module \"%.*s\"", PRINTED(name));
    bool is_default = text_find(source_of(e, file), head, 0) != SIZE_MAX;
    return is_default ? name : module_of(name);
}

static void note(struct emitting *e, struct modules *modules, name_id full_name, ir_file_id file)
{
    struct text module = home_of(e, full_name, file);
    for (uint32_t i = 0; i < modules->names.count; i++)
        if (text_equal(modules->names.items[i], module))
            return;
    VEC_PUSH(e->witness->arena, &modules->names, module);
}

static void find_modules(struct emitting *e, struct modules *modules)
{
    for (uint32_t i = 1; i < e->program->classes.count; i++)
        if (is_active(e, ir_class(e->program, (ir_class_id){i})->file))
            note(e, modules, ir_class(e->program, (ir_class_id){i})->full_name,
                 ir_class(e->program, (ir_class_id){i})->file);
    for (uint32_t i = 1; i < e->program->functions.count; i++) {
        const struct ir_function *function = ir_function(e->program, (ir_function_id){i});
        if (is_plain(e, function) && is_active(e, function->file))
            note(e, modules, function->full_name, function->file);
    }
}

/* `export = X` or `export default X` of the module in the text that declares it. */
static struct text default_in(struct text source, struct text module, struct arena *arena)
{
    struct text head = text_print(arena, "declare module \"%.*s\"", PRINTED(module));
    size_t begin = text_find(source, head, 0);
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

static bool is_in(struct emitting *e, name_id full_name, ir_file_id file, struct text module)
{
    return text_equal(home_of(e, full_name, file), module);
}

static void print_export(struct emitting *e, name_id full_name, name_id name)
{
    struct text text = names_text(e->names, name);
    js_print_name(e, full_name);
    buffer_print(e->out, ": %.*s, ", PRINTED(text));
}

static void print_module(struct emitting *e, struct text module)
{
    struct text chosen = TEXT("");
    add(e, "$define(");
    js_print_text(e->out, module);
    add(e, ", () => {\n");
    for (uint32_t i = 1; i < e->program->classes.count; i++) {
        const struct ir_class *class = ir_class(e->program, (ir_class_id){i});
        if (!is_active(e, class->file) || !is_in(e, class->full_name, class->file, module))
            continue;
        print_class(e, (ir_class_id){i});
        if (!chosen.size)
            chosen = default_in(source_of(e, class->file), module, e->witness->arena);
    }
    for (uint32_t i = 1; i < e->program->functions.count; i++) {
        const struct ir_function *function = ir_function(e->program, (ir_function_id){i});
        if (!is_plain(e, function) || !is_active(e, function->file) ||
            !is_in(e, function->full_name, function->file, module))
            continue;
        print_head(e, function, false);
        print_body(e, (ir_function_id){i}, false);
        if (!chosen.size)
            chosen = default_in(source_of(e, function->file), module, e->witness->arena);
    }
    buffer_print(e->out, "return {main: %.*s, all: {",
                 PRINTED(chosen.size ? chosen : TEXT("null")));
    for (uint32_t i = 1; i < e->program->classes.count; i++) {
        const struct ir_class *class = ir_class(e->program, (ir_class_id){i});
        if (is_active(e, class->file) && is_in(e, class->full_name, class->file, module))
            print_export(e, class->full_name, class->name);
    }
    for (uint32_t i = 1; i < e->program->functions.count; i++) {
        const struct ir_function *function = ir_function(e->program, (ir_function_id){i});
        if (is_plain(e, function) && is_active(e, function->file) &&
            is_in(e, function->full_name, function->file, module))
            print_export(e, function->full_name, function->name);
    }
    add(e, "}};\n});\n");
}

void js_print_stubs(struct emitting *e)
{
    struct modules modules = {.names = {0}};
    find_modules(e, &modules);
    for (uint32_t i = 0; i < modules.names.count; i++)
        print_module(e, modules.names.items[i]);
}
