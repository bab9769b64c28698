/*
 * Modules of files: each runs once, when something first imports it, in a frame of its own that its
 * functions see. A package that is no file of the project is a value that has only its name.
 */
#include "analyzer/exec/exec_p.h"

/* ---- paths ---- */

static struct text folder_of(struct text path)
{
    const char *slash = path.size ? memrchr(path.data, '/', path.size) : NULL;
    return text_slice(path, 0, slash ? (size_t)(slash - path.data) : 0);
}

/* "a/b" and "../c" to "a/c"; a step above the root is dropped. */
static struct text join_paths(struct exec *x, struct text folder, struct text more)
{
    struct text path = text_copy(x->arena, folder);
    for (size_t begin = 0; begin <= more.size;) {
        size_t end = text_find(more, TEXT("/"), begin);
        end = end == SIZE_MAX ? more.size : end;
        struct text step = text_slice(more, begin, end);
        begin = end + 1;
        if (text_is(step, "..")) {
            path = folder_of(path);
        } else if (step.size && !text_is(step, ".")) {
            path = text_print(x->arena, "%.*s%s%.*s", (int)path.size, path.data,
                              path.size ? "/" : "", (int)step.size, step.data);
        }
    }
    return path;
}

static ir_file_id file_named(struct exec *x, struct text path)
{
    name_id name = names_find(x->names, path);
    for (uint32_t i = 1; !name_is_none(name) && i < x->program->files.count; i++) {
        const struct ir_file *file = &x->program->files.items[i];
        if (name_equal(file->path, name) && !file->is_spec && !file->is_prelude)
            return (ir_file_id){i};
    }
    return (ir_file_id){0};
}

/* The file as written, with an ending, or the index of the folder of that name. */
static ir_file_id find_file(struct exec *x, struct text path)
{
    static const char *const endings[] = {"",     ".js",       ".ts",       ".tsx",
                                          ".jsx", ".mjs",      ".cjs",      "/index.js",
                                          ".mts", "/index.ts", "/index.tsx"};
    static const char *const compiled[] = {".js", ".jsx", ".mjs", ".cjs"};
    static const char *const written[] = {".ts", ".tsx", ".mts", ".cts"};
    for (size_t i = 0; i < ARRAY_LENGTH(endings); i++) {
        ir_file_id file =
            file_named(x, text_print(x->arena, "%.*s%s", (int)path.size, path.data, endings[i]));
        if (file.index)
            return file;
    }
    for (size_t i = 0; i < ARRAY_LENGTH(compiled); i++) {
        if (!text_ends_with(path, text_of(compiled[i])))
            continue;
        size_t stem = path.size - strlen(compiled[i]);
        ir_file_id file =
            file_named(x, text_print(x->arena, "%.*s%s", (int)stem, path.data, written[i]));
        if (file.index)
            return file;
    }
    return (ir_file_id){0};
}

/* "@/lib/x" and "~/lib/x" begin at a root that the build is told: the nearest folder that has it.
 */
static ir_file_id find_from_root(struct exec *x, struct text folder, struct text rest)
{
    for (;;) {
        struct text source = join_paths(x, folder, TEXT("src"));
        ir_file_id file = find_file(x, join_paths(x, source, rest));
        if (!file.index)
            file = find_file(x, join_paths(x, folder, rest));
        if (file.index || folder.size == 0)
            return file;
        folder = folder_of(folder);
    }
}

static ir_file_id resolve(struct exec *x, ir_file_id from, struct text specifier)
{
    struct text folder = folder_of(names_text(x->names, ir_file(x->program, from)->path));
    if (text_starts_with(specifier, TEXT(".")))
        return find_file(x, join_paths(x, folder, specifier));
    if (text_starts_with(specifier, TEXT("@/")) || text_starts_with(specifier, TEXT("~/")))
        return find_from_root(x, folder, text_slice(specifier, 2, specifier.size));
    return (ir_file_id){0};
}

/* ---- running ---- */

static const struct language *language_of(struct exec *x, ir_file_id file)
{
    for (uint32_t i = 0; i < x->setup.language_count; i++)
        if (x->setup.languages[i]->frontend == ir_file(x->program, file)->frontend)
            return x->setup.languages[i];
    return x->setup.languages[0];
}

static void write_name(struct exec *x, uint32_t owner, const char *name, struct value value)
{
    heap_write(x, owner, names_add_z(x->names, name), value);
}

static uint32_t add_module(struct exec *x, ir_file_id file)
{
    name_id object = names_add(x->names, TEXT("Object"));
    struct module module = {.file = file,
                            .space = object_new(x, object, NO_CLASS),
                            .module = object_new(x, object, NO_CLASS)};
    object_set_property(x, module.module, names_add(x->names, TEXT("exports")), module.space);
    map_put(&x->kept_owners, x->object_owner.items[module.space.id], 1);
    map_put(&x->kept_owners, x->object_owner.items[module.module.id], 1);
    VEC_PUSH(x->arena, &x->modules, module);
    map_put(&x->module_of, file.index, x->modules.count);
    return x->modules.count - 1;
}

/* Whether it was run on this path: what a path that was given up has run, it has not. */
static bool is_run_here(struct exec *x, ir_file_id file)
{
    uint32_t number = map_get(&x->module_of, file.index, 0);
    if (!number)
        return false;
    struct value module = x->modules.items[number - 1].module;
    name_id exports = names_add(x->names, TEXT("exports"));
    return object_get_property(x, module, exports).tag != VALUE_ABSENT;
}

void exec_run_module(struct exec *x, ir_file_id file)
{
    if (is_run_here(x, file))
        return;
    uint32_t number = add_module(x, file);
    ir_function_id main = ir_file(x->program, file)->main;
    struct landing landing = region_open(x, region_new_target(x));
    struct frame frame = {.function = main,
                          .owner = heap_new_owner(x),
                          .return_target = landing.target,
                          .self = VALUE_OF_UNDEFINED,
                          .call_site = x->node,
                          .start = {UINT64_MAX / 2, UINT64_MAX / 2}, /* never taken back */
                          .first_jump = x->jumps.count,
                          .language = language_of(x, file)};
    struct text path = names_text(x->names, ir_file(x->program, file)->path);
    map_put(&x->captured, frame.owner, 1);
    VEC_PUSH(x->arena, &x->frames, frame);
    write_name(x, frame.owner, "module", x->modules.items[number].module);
    write_name(x, frame.owner, "exports", x->modules.items[number].space);
    write_name(x, frame.owner, "__filename", value_of_text(x, path));
    write_name(x, frame.owner, "__dirname", value_of_text(x, folder_of(path)));
    exec_statement(x, ir_body(x->program, main));
    region_land(x, &landing, VALUE_NONE);
    x->frames.count--;
}

bool exec_has_run(const struct exec *x, ir_file_id file)
{
    return map_get(&x->module_of, file.index, 0) != 0;
}

/* ---- imports and exports ---- */

enum { IMPORT_MODULE, IMPORT_REQUIRE, IMPORT_DEFAULT };

static struct value exported(struct exec *x, const struct module *module, uint32_t which)
{
    if (module->has_exports)
        return which == IMPORT_DEFAULT
                   ? object_get_property(x, module->space, names_add(x->names, TEXT("default")))
                   : module->space;
    return object_get_property(x, module->module, names_add(x->names, TEXT("exports")));
}

/* A package is known by its name alone, without the "node:" that its name may begin with. */
static struct value package(struct exec *x, struct text name)
{
    if (text_starts_with(name, TEXT("node:")))
        name = text_slice(name, 5, name.size);
    if (text_starts_with(name, TEXT(".")) || text_starts_with(name, TEXT("/")))
        return exec_unknown_result(x, name, NULL, 0);
    struct callable callable = {.name = names_add(x->names, name)};
    return value_callable(x, &callable);
}

struct value exec_import(struct exec *x, ir_id node)
{
    struct ir_node ir = *ir_node(x->program, node);
    struct text specifier = names_text(x->names, (name_id){(uint32_t)ir.payload});
    ir_file_id file = resolve(x, (ir_file_id){ir.file}, specifier);
    if (file.index == 0)
        return package(x, specifier);
    exec_run_module(x, file);
    uint32_t number = map_get(&x->module_of, file.index, 0);
    if (x->dead)
        return VALUE_OF_UNDEFINED;
    struct module module = x->modules.items[number - 1];
    struct value value = exported(x, &module, ir.detail);
    return value_or(x, value, VALUE_OF_UNDEFINED);
}

static void export_all(struct exec *x, struct value space, struct value from)
{
    array_elements elements = {0};
    leaf_id base;
    if (from.tag != VALUE_OBJECT)
        return;
    array_list(x, object_properties(x, from), &elements, &base);
    for (uint32_t i = 0; i < elements.count; i++) {
        struct text key;
        if (value_is_text(x, elements.items[i].key, &key) && !text_is(key, "default"))
            object_set_property(x, space, names_add(x->names, key), elements.items[i].value);
    }
}

void exec_export(struct exec *x, ir_id node)
{
    struct ir_node ir = *ir_node(x->program, node);
    uint32_t number = map_get(&x->module_of, ir.file, 0);
    ir_id kid = ir_kid(x->program, node, 0);
    struct value value = ir_is_none(kid) ? VALUE_OF_UNDEFINED : exec_value(x, kid);
    name_id name = {(uint32_t)ir.payload};
    if (!number || x->dead)
        return;
    struct module *module = &x->modules.items[number - 1];
    if (text_is(names_text(x->names, name), "=")) {
        object_set_property(x, module->module, names_add(x->names, TEXT("exports")), value);
        return;
    }
    module->has_exports = true;
    if (text_is(names_text(x->names, name), "*"))
        export_all(x, module->space, value);
    else
        object_set_property(x, module->space, name, value);
}
