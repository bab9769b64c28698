/* Parses of JavaScript and TypeScript files, and what every handler builds with. */
#include "grammars/javascript/lower/js_p.h"

static const char *const kind_names[] = {
#define JS_KIND(kind, role, handler) #kind,
#include "grammars/javascript/lower/kinds.def"
#undef JS_KIND
};

static int compare_kinds(const void *key, const void *element)
{
    return strcmp(key, *(const char *const *)element);
}

static uint16_t find_kind(const char *name)
{
    const char *const *found =
        bsearch(name, kind_names, JS_KIND_COUNT, sizeof *kind_names, compare_kinds);
    return found ? (uint16_t)(found - kind_names) : JS_ANONYMOUS;
}

static void map_kinds(struct js_tree *tree)
{
    uint32_t count = ts_language_symbol_count(tree->language);
    tree->kinds = ARENA_ARRAY(&tree->arena, uint16_t, count);
    for (uint32_t i = 0; i < count; i++) {
        bool named = ts_language_symbol_type(tree->language, (TSSymbol)i) == TSSymbolTypeRegular;
        tree->kinds[i] = named ? find_kind(ts_language_symbol_name(tree->language, (TSSymbol)i))
                               : (uint16_t)JS_ANONYMOUS;
    }
}

enum js_kind js_tree_kind(const struct js_tree *tree, TSNode node)
{
    TSSymbol symbol = ts_node_symbol(node);
    return symbol == (TSSymbol)-1 ? JS_ERROR : (enum js_kind)tree->kinds[symbol];
}

enum js_kind js_kind_of(const struct js_lowering *l, TSNode node)
{
    return js_tree_kind(l->tree, node);
}

struct text js_text(const struct js_lowering *l, TSNode node)
{
    return cst_text(l->tree->cst, node);
}

/* TSX is JavaScript's superset for what only JSX files have; type assertions `<T>x` are not. */
static const TSLanguage *language_of(struct text path)
{
    if (text_ends_with(path, TEXT(".tsx")))
        return tree_sitter_tsx();
    if (text_ends_with(path, TEXT(".ts")) || text_ends_with(path, TEXT(".mts")) ||
        text_ends_with(path, TEXT(".cts")))
        return tree_sitter_typescript();
    return tree_sitter_javascript();
}

struct js_tree *js_get_tree(struct ir_program *program, ir_file_id id)
{
    struct ir_file *file = ir_file(program, id);
    if (file->tree)
        return file->tree;
    struct js_tree *tree = memory_new(1, sizeof *tree);
    arena_init(&tree->arena);
    tree->language = language_of(names_text(program->names, file->path));
    tree->cst = cst_parse(tree->language, file->source->bytes);
    map_kinds(tree);
    js_collect_scopes(program, tree);
    ir_keep_tree(program, id, tree);
    return tree;
}

void js_free_tree(void *memory)
{
    struct js_tree *tree = memory;
    map_done(&tree->scope_of);
    map_done(&tree->binding_of);
    map_done(&tree->taken);
    cst_free(tree->cst);
    arena_done(&tree->arena);
    free(tree);
}

void js_begin(struct js_lowering *l, struct ir_program *program, ir_file_id file)
{
    *l = (struct js_lowering){
        .program = program, .file = file, .tree = js_get_tree(program, file), .scope = 1};
    l->is_stub = ir_file(program, file)->is_spec || ir_file(program, file)->is_prelude;
    if (ir_file(program, file)->is_prelude)
        l->prefix = names_add(program->names, TEXT("js"));
    arena_init(&l->scratch);
}

void js_end(struct js_lowering *l)
{
    arena_done(&l->scratch);
}

/* ---- names ---- */

name_id js_add_name(struct js_lowering *l, struct text text)
{
    return names_add(l->program->names, text);
}

name_id js_node_name(struct js_lowering *l, TSNode node)
{
    return js_add_name(l, js_text(l, node));
}

name_id js_property_name(struct js_lowering *l, TSNode node)
{
    enum js_kind kind = js_kind_of(l, node);
    if (kind == JS_computed_property_name) {
        TSNode inner = cst_child_at(node, 0);
        bool literal = !cst_is_null(inner) && js_kind_of(l, inner) == JS_string;
        return literal ? js_add_name(l, js_string_text(l, inner)) : NO_NAME;
    }
    if (kind == JS_string)
        return js_add_name(l, js_string_text(l, node));
    return js_node_name(l, node);
}

/* ---- building ---- */

ir_id js_make(struct js_lowering *l, TSNode node, enum ir_op op, uint32_t detail, uint64_t payload,
              const ir_id *kids, uint32_t count)
{
    return ir_add(l->program, op, detail, payload, l->file, cst_range(node), kids, count);
}

ir_id js_name_string(struct js_lowering *l, TSNode node, name_id name)
{
    return js_make(l, node, IR_STRING, 0, name.index, NULL, 0);
}

ir_id js_string(struct js_lowering *l, TSNode node, struct text text)
{
    return js_name_string(l, node, js_add_name(l, text));
}

ir_id js_undefined(struct js_lowering *l, TSNode node)
{
    return js_make(l, node, IR_UNDEFINED, 0, 0, NULL, 0);
}

ir_id js_unmodelled(struct js_lowering *l, TSNode node, const char *construct)
{
    name_id name = js_add_name(l, text_of(construct));
    return js_make(l, node, IR_UNMODELLED, 0, name.index, NULL, 0);
}

ir_id js_import(struct js_lowering *l, TSNode node, name_id module, uint32_t which)
{
    return js_make(l, node, IR_IMPORT, which, module.index, NULL, 0);
}

ir_id js_local(struct js_lowering *l, TSNode node, const struct js_binding *binding)
{
    uint32_t outwards = l->tree->scopes.items[l->scope].depth - binding->depth;
    return js_make(l, node, IR_LOCAL, outwards, binding->unique.index, NULL, 0);
}

bool js_is_stub_name(struct js_lowering *l, const struct js_binding *binding, name_id *full)
{
    if (!binding || !l->is_stub || binding->depth > 0 || !name_is_none(binding->module))
        return false;
    struct text prefix = names_text(l->program->names, l->prefix);
    struct text name = names_text(l->program->names, binding->name);
    *full = js_add_name(l, text_print(&l->scratch, "%.*s%s%.*s", (int)prefix.size, prefix.data,
                                      prefix.size ? "." : "", (int)name.size, name.data));
    return true;
}

ir_id js_read_name(struct js_lowering *l, TSNode node, name_id name)
{
    const struct js_binding *binding = js_find_binding(l, name);
    name_id full;
    if (js_is_stub_name(l, binding, &full))
        return js_make(l, node, IR_CONSTANT, 0, full.index, NULL, 0);
    if (!binding)
        return js_make(l, node, IR_CONSTANT, 0, name.index, NULL, 0);
    if (name_is_none(binding->module))
        return js_local(l, node, binding);
    if (name_is_none(binding->imported))
        return js_import(l, node, binding->module, JS_IMPORT_MODULE);
    if (text_is(names_text(l->program->names, binding->imported), "default"))
        return js_import(l, node, binding->module, JS_IMPORT_DEFAULT);
    ir_id module = js_import(l, node, binding->module, JS_IMPORT_MODULE);
    return js_make(l, node, IR_MEMBER, 0, binding->imported.index, &module, 1);
}

static void print_tree(struct buffer *out, struct ir_program *program, ir_file_id file)
{
    cst_print(out, js_get_tree(program, file)->cst);
}

extern const struct ir_frontend frontend_javascript;

const struct ir_frontend frontend_javascript = {
    .name = "javascript",
    .case_sensitive_functions = true,
    .declare = js_declare,
    .lower = js_lower,
    .free_tree = js_free_tree,
    .print_tree = print_tree,
};
