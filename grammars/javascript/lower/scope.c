/*
 * Scopes: which names a file declares where. One walk finds them all, so that a function can be
 * lowered by itself. Variables of one function that have one name get names of their own, since all
 * variables of a call live in one frame. A variable of a loop's body is one variable for all
 * iterations: a closure that outlives its iteration sees the last value.
 */
#include "grammars/javascript/lower/js_p.h"

enum { DEEPEST_PATTERN = 64 };

struct collecting {
    struct ir_program *program;
    struct js_tree *tree;
    u32_vec open;      /* scopes */
    VEC(TSNode) nodes; /* that opened them */
};

static enum js_kind kind_of(const struct collecting *c, TSNode node)
{
    return js_tree_kind(c->tree, node);
}

static uint32_t current(const struct collecting *c)
{
    return c->open.items[c->open.count - 1];
}

bool js_is_function(enum js_kind kind)
{
    return kind == JS_function_declaration || kind == JS_function_expression ||
           kind == JS_generator_function || kind == JS_generator_function_declaration ||
           kind == JS_arrow_function || kind == JS_method_definition ||
           kind == JS_function_signature || kind == JS_method_signature ||
           kind == JS_abstract_method_signature;
}

/* What initialises a field runs by itself, with `this` the new object. */
static bool is_field(enum js_kind kind)
{
    return kind == JS_field_definition || kind == JS_public_field_definition ||
           kind == JS_class_static_block;
}

static bool opens_scope(enum js_kind kind)
{
    return js_is_function(kind) || is_field(kind) || kind == JS_statement_block ||
           kind == JS_for_statement || kind == JS_for_in_statement || kind == JS_catch_clause ||
           kind == JS_switch_body || kind == JS_class;
}

static uint64_t node_key(TSNode node)
{
    return (uint64_t)(uintptr_t)node.id;
}

uint32_t js_scope_of(const struct js_tree *tree, TSNode node)
{
    return map_get(&tree->scope_of, node_key(node), 0);
}

uint32_t js_enter(struct js_lowering *l, TSNode node)
{
    uint32_t outer = l->scope, own = js_scope_of(l->tree, node);
    l->scope = own ? own : outer;
    return outer;
}

const struct js_binding *js_find_binding(const struct js_lowering *l, name_id name)
{
    for (uint32_t scope = l->scope; scope; scope = l->tree->scopes.items[scope].parent) {
        uint32_t found = map_get(&l->tree->binding_of, (uint64_t)scope << 32 | name.index, 0);
        if (found)
            return &l->tree->bindings.items[found];
    }
    return NULL;
}

/* ---- declaring ---- */

static name_id unique_name(struct collecting *c, uint32_t function, name_id name)
{
    name_id unique = name;
    for (uint32_t i = 2; map_get(&c->tree->taken, (uint64_t)function << 32 | unique.index, 0);
         i++) {
        struct text text = names_text(c->program->names, name);
        unique = names_add(c->program->names, text_print(&c->tree->arena, "%.*s#%" PRIu32,
                                                         (int)text.size, text.data, i));
    }
    map_put(&c->tree->taken, (uint64_t)function << 32 | unique.index, 1);
    return unique;
}

static struct js_binding *declare(struct collecting *c, uint32_t scope, TSNode node)
{
    name_id name = names_add(c->program->names, cst_text(c->tree->cst, node));
    uint64_t key = (uint64_t)scope << 32 | name.index;
    uint32_t known = map_get(&c->tree->binding_of, key, 0);
    if (known)
        return &c->tree->bindings.items[known];
    const struct js_scope *at = &c->tree->scopes.items[scope];
    struct js_binding binding = {.name = name, .depth = at->depth};
    binding.unique = unique_name(c, at->function, name);
    VEC_PUSH(&c->tree->arena, &c->tree->bindings, binding);
    map_put(&c->tree->binding_of, key, c->tree->bindings.count - 1);
    return &c->tree->bindings.items[c->tree->bindings.count - 1];
}

/* All names that a pattern binds. */
static void declare_pattern(struct collecting *c, uint32_t scope, TSNode node, int depth)
{
    if (cst_is_null(node) || depth > DEEPEST_PATTERN)
        return;
    switch ((int)kind_of(c, node)) {
    case JS_identifier:
    case JS_shorthand_property_identifier_pattern: declare(c, scope, node); return;
    case JS_pair_pattern: declare_pattern(c, scope, cst_field(node, "value"), depth + 1); return;
    case JS_assignment_pattern:
    case JS_object_assignment_pattern:
        declare_pattern(c, scope, cst_field(node, "left"), depth + 1);
        return;
    case JS_required_parameter:
    case JS_optional_parameter:
        declare_pattern(c, scope, cst_field(node, "pattern"), depth + 1);
        return;
    case JS_object_pattern:
    case JS_array_pattern:
    case JS_rest_pattern:
    case JS_formal_parameters:
        for (uint32_t i = 0; i < ts_node_named_child_count(node); i++)
            declare_pattern(c, scope, ts_node_named_child(node, i), depth + 1);
        return;
    default: return;
    }
}

static uint32_t function_scope(const struct collecting *c)
{
    return c->tree->scopes.items[current(c)].function;
}

static void declare_variables(struct collecting *c, TSNode node, uint32_t scope)
{
    for (uint32_t i = 0; i < ts_node_named_child_count(node); i++) {
        TSNode child = ts_node_named_child(node, i);
        if (kind_of(c, child) == JS_variable_declarator)
            declare_pattern(c, scope, cst_field(child, "name"), 0);
    }
}

static void declare_params(struct collecting *c, TSNode node)
{
    declare_pattern(c, current(c), cst_field(node, "parameters"), 0);
    declare_pattern(c, current(c), cst_field(node, "parameter"), 0);
    enum js_kind kind = kind_of(c, node);
    TSNode name = cst_field(node, "name");
    if ((kind == JS_function_expression || kind == JS_generator_function) && !cst_is_null(name))
        declare(c, current(c), name);
}

/* ---- imports ---- */

static name_id text_of_string(struct collecting *c, TSNode node)
{
    struct text text = cst_text(c->tree->cst, node);
    if (text.size >= 2)
        text = text_slice(text, 1, text.size - 1);
    return names_add(c->program->names, text);
}

static void bind_import(struct collecting *c, TSNode local, name_id module, name_id imported)
{
    struct js_binding *binding = declare(c, 1, local);
    binding->module = module;
    binding->imported = imported;
}

static void declare_specifiers(struct collecting *c, TSNode node, name_id module)
{
    for (uint32_t i = 0; i < ts_node_named_child_count(node); i++) {
        TSNode child = ts_node_named_child(node, i);
        if (kind_of(c, child) != JS_import_specifier)
            continue;
        TSNode name = cst_field(child, "name"), alias = cst_field(child, "alias");
        name_id imported = names_add(c->program->names, cst_text(c->tree->cst, name));
        bind_import(c, cst_is_null(alias) ? name : alias, module, imported);
    }
}

static void declare_import(struct collecting *c, TSNode node)
{
    TSNode source = cst_field(node, "source"), clause = cst_find(node, "import_clause");
    TSNode require = cst_find(node, "import_require_clause");
    if (!cst_is_null(require)) {
        name_id module = text_of_string(c, cst_field(require, "source"));
        bind_import(c, ts_node_named_child(require, 0), module,
                    names_add(c->program->names, TEXT("default")));
        return;
    }
    if (cst_is_null(source) || cst_is_null(clause))
        return;
    name_id module = text_of_string(c, source);
    for (uint32_t i = 0; i < ts_node_named_child_count(clause); i++) {
        TSNode child = ts_node_named_child(clause, i);
        enum js_kind kind = kind_of(c, child);
        if (kind == JS_identifier)
            bind_import(c, child, module, names_add(c->program->names, TEXT("default")));
        else if (kind == JS_namespace_import)
            bind_import(c, ts_node_named_child(child, 0), module, NO_NAME);
        else if (kind == JS_named_imports)
            declare_specifiers(c, child, module);
    }
}

/* ---- the walk ---- */

static void open_scope(struct collecting *c, TSNode node, enum js_kind kind)
{
    uint32_t parent = c->open.count ? current(c) : 0;
    bool function = parent == 0 || js_is_function(kind) || is_field(kind);
    uint32_t number = c->tree->scopes.count;
    struct js_scope scope = {.parent = parent};
    scope.function = function ? number : c->tree->scopes.items[parent].function;
    if (parent)
        scope.depth = c->tree->scopes.items[parent].depth + (function ? 1u : 0u);
    VEC_PUSH(&c->tree->arena, &c->tree->scopes, scope);
    VEC_PUSH(&c->tree->arena, &c->open, number);
    VEC_PUSH(&c->tree->arena, &c->nodes, node);
    map_put(&c->tree->scope_of, node_key(node), number);
}

/* A function's body shares the scope of its parameters. */
static bool is_body(const struct collecting *c, TSNode node)
{
    TSNode outer = c->nodes.items[c->nodes.count - 1];
    return js_is_function(kind_of(c, outer)) && ts_node_eq(cst_field(outer, "body"), node);
}

static void visit(struct collecting *c, TSNode node)
{
    enum js_kind kind = kind_of(c, node);
    TSNode name;
    switch ((int)kind) {
    case JS_function_declaration:
    case JS_generator_function_declaration:
    case JS_function_signature:
    case JS_class_declaration:
    case JS_abstract_class_declaration:
    case JS_enum_declaration:
        name = cst_field(node, "name");
        if (!cst_is_null(name))
            declare(c, current(c), name);
        break;
    case JS_variable_declaration: declare_variables(c, node, function_scope(c)); break;
    case JS_lexical_declaration:
    case JS_using_declaration: declare_variables(c, node, current(c)); break;
    case JS_import_statement: declare_import(c, node); break;
    default: break;
    }
    if (!opens_scope(kind) || (kind == JS_statement_block && is_body(c, node)))
        return;
    open_scope(c, node, kind);
    if (js_is_function(kind))
        declare_params(c, node);
    if (kind == JS_catch_clause)
        declare_pattern(c, current(c), cst_field(node, "parameter"), 0);
    if (kind == JS_class && !cst_is_null(cst_field(node, "name")))
        declare(c, current(c), cst_field(node, "name"));
    TSNode let = cst_field(node, "kind");
    if (kind == JS_for_in_statement && !cst_is_null(let))
        declare_pattern(
            c, text_is(cst_text(c->tree->cst, let), "var") ? function_scope(c) : current(c),
            cst_field(node, "left"), 0);
}

static void leave(struct collecting *c, TSNode node)
{
    if (c->open.count > 1 && ts_node_eq(c->nodes.items[c->nodes.count - 1], node)) {
        c->open.count--;
        c->nodes.count--;
    }
}

void js_collect_scopes(struct ir_program *program, struct js_tree *tree)
{
    struct collecting c = {.program = program, .tree = tree};
    struct js_scope no_scope = {0};
    struct js_binding no_binding = {0};
    VEC_PUSH(&tree->arena, &tree->scopes, no_scope);
    VEC_PUSH(&tree->arena, &tree->bindings, no_binding);
    open_scope(&c, tree->cst->root, JS_program);
    TSTreeCursor cursor = ts_tree_cursor_new(tree->cst->root);
    bool more = ts_tree_cursor_goto_first_child(&cursor);
    while (more) {
        TSNode node = ts_tree_cursor_current_node(&cursor);
        if (ts_node_is_named(node)) {
            visit(&c, node);
            if (ts_tree_cursor_goto_first_child(&cursor))
                continue;
        }
        for (;;) {
            leave(&c, ts_tree_cursor_current_node(&cursor));
            if (ts_tree_cursor_goto_next_sibling(&cursor))
                break;
            more = ts_tree_cursor_goto_parent(&cursor);
            if (!more || ts_node_eq(ts_tree_cursor_current_node(&cursor), tree->cst->root)) {
                more = false;
                break;
            }
        }
    }
    ts_tree_cursor_delete(&cursor);
}
