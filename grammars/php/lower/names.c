/* Names in PHP source: namespaces, imports, and what a name means at a place. */
#include <strings.h>

#include "grammars/php/lower/php_p.h"

name_id php_add_name(struct php_lowering *l, struct text text)
{
    return names_add(l->program->names, text);
}

name_id php_node_name(struct php_lowering *l, TSNode node)
{
    return cst_is_null(node) ? NO_NAME : php_add_name(l, cst_text(l->tree->cst, node));
}

name_id php_variable(struct php_lowering *l, TSNode node)
{
    struct text text = cst_text(l->tree->cst, node);
    if (text.size && text.data[0] == '$')
        text = text_slice(text, 1, text.size);
    return php_add_name(l, text);
}

/* ---- scopes ---- */

struct collecting {
    struct ir_program *program;
    struct php_tree *tree;
    struct arena scratch;
};

static name_id join_name(struct names *names, struct text space, struct text name)
{
    if (space.size == 0)
        return names_add(names, name);
    struct buffer out;
    buffer_init(&out);
    buffer_add(&out, space);
    buffer_add_byte(&out, '\\');
    buffer_add(&out, name);
    name_id id = names_add(names, buffer_text(&out));
    buffer_done(&out);
    return id;
}

/* Without white space and a leading backslash. */
static struct text clean_name(struct arena *arena, struct text text)
{
    char *out = arena_alloc(arena, text.size + 1, 1);
    size_t size = 0;
    for (size_t i = 0; i < text.size; i++)
        if (!isspace((unsigned char)text.data[i]) && !(text.data[i] == '\\' && size == 0))
            out[size++] = text.data[i];
    return (struct text){out, size};
}

static struct text last_component(struct text name)
{
    size_t begin = name.size;
    while (begin > 0 && name.data[begin - 1] != '\\')
        begin--;
    return text_slice(name, begin, name.size);
}

static enum php_import_kind import_kind(TSNode type, const struct cst *cst,
                                        enum php_import_kind otherwise)
{
    if (cst_is_null(type))
        return otherwise;
    struct text word = cst_text(cst, type);
    return word.data[0] == 'f' || word.data[0] == 'F' ? PHP_IMPORT_FUNCTION : PHP_IMPORT_CONSTANT;
}

static void add_import(struct collecting *c, struct php_scope *scope, TSNode clause,
                       struct text prefix, enum php_import_kind kind)
{
    const struct cst *cst = c->tree->cst;
    kind = import_kind(cst_field(clause, "type"), cst, kind);
    TSNode alias = cst_field(clause, "alias");
    TSNode target = {{0}, NULL, NULL};
    for (uint32_t i = 0; i < ts_node_named_child_count(clause); i++) {
        TSNode child = ts_node_named_child(clause, i);
        if (!cst_is(child, "comment") &&
            (cst_is(child, "name") || cst_is(child, "qualified_name"))) {
            target = child;
            break;
        }
    }
    if (cst_is_null(target))
        return;
    struct text name = clean_name(&c->scratch, cst_text(cst, target));
    struct text short_name = cst_is_null(alias) ? last_component(name) : cst_text(cst, alias);
    struct names *names = c->program->names;
    struct php_import import = {.kind = kind, .alias = names_add(names, short_name)};
    if (kind != PHP_IMPORT_CONSTANT)
        import.alias = names_lower(names, import.alias);
    import.target = join_name(names, prefix, name);
    VEC_PUSH(&c->tree->arena, &scope->imports, import);
}

static void add_imports(struct collecting *c, struct php_scope *scope, TSNode declaration)
{
    const struct cst *cst = c->tree->cst;
    enum php_import_kind kind = import_kind(cst_field(declaration, "type"), cst, PHP_IMPORT_CLASS);
    struct text prefix = TEXT("");
    cst_children children = {0};
    cst_get_children(declaration, &c->scratch, &children);
    for (uint32_t i = 0; i < children.count; i++) {
        TSNode child = children.items[i].node;
        if (cst_is(child, "namespace_name")) {
            prefix = clean_name(&c->scratch, cst_text(cst, child));
        } else if (cst_is(child, "namespace_use_clause")) {
            /* said once, before the first one */
            kind = import_kind(cst_field(child, "type"), cst, kind);
            add_import(c, scope, child, TEXT(""), kind);
        } else if (cst_is(child, "namespace_use_group")) {
            for (uint32_t k = 0; k < ts_node_named_child_count(child); k++)
                if (cst_is(ts_node_named_child(child, k), "namespace_use_clause"))
                    add_import(c, scope, ts_node_named_child(child, k), prefix, kind);
        }
    }
}

static struct php_scope *open_scope(struct collecting *c, uint32_t begin, uint32_t end,
                                    name_id name)
{
    struct php_scope scope = {.range = {begin, end}, .namespace_name = name};
    VEC_PUSH(&c->tree->arena, &c->tree->scopes, scope);
    return &c->tree->scopes.items[c->tree->scopes.count - 1];
}

static struct php_scope *current_scope(struct collecting *c)
{
    return &c->tree->scopes.items[c->tree->scopes.count - 1];
}

static void open_namespace(struct collecting *c, TSNode node)
{
    TSNode name = cst_field(node, "name"), body = cst_field(node, "body");
    name_id id = NO_NAME;
    if (!cst_is_null(name))
        id = names_add(c->program->names, clean_name(&c->scratch, cst_text(c->tree->cst, name)));
    uint32_t begin = ts_node_start_byte(node);
    if (cst_is_null(body)) {
        current_scope(c)->range.end = begin;
        open_scope(c, begin, UINT32_MAX, id);
        return;
    }
    struct php_scope *scope = open_scope(c, begin, ts_node_end_byte(node), id);
    for (uint32_t i = 0; i < ts_node_named_child_count(body); i++)
        if (cst_is(ts_node_named_child(body, i), "namespace_use_declaration"))
            add_imports(c, scope, ts_node_named_child(body, i));
}

void php_collect_scopes(struct ir_program *program, struct php_tree *tree)
{
    struct collecting c = {program, tree, {0}};
    arena_init(&c.scratch);
    open_scope(&c, 0, UINT32_MAX, NO_NAME);
    cst_children children = {0};
    cst_get_children(tree->cst->root, &c.scratch, &children);
    for (uint32_t i = 0; i < children.count; i++) {
        TSNode child = children.items[i].node;
        if (cst_is(child, "namespace_definition"))
            open_namespace(&c, child);
        else if (cst_is(child, "namespace_use_declaration"))
            add_imports(&c, current_scope(&c), child);
    }
    arena_done(&c.scratch);
}

/* The last scope that contains the byte: braced namespaces come after the one around them. */
static const struct php_scope *scope_at(const struct php_lowering *l, TSNode node)
{
    uint32_t at = ts_node_start_byte(node);
    const struct php_scope *found = &l->tree->scopes.items[0];
    for (uint32_t i = 0; i < l->tree->scopes.count; i++) {
        const struct php_scope *scope = &l->tree->scopes.items[i];
        if (scope->range.begin <= at && at < scope->range.end)
            found = scope;
    }
    return found;
}

name_id php_namespace(const struct php_lowering *l, TSNode at)
{
    return scope_at(l, at)->namespace_name;
}

/* ---- resolution ---- */

static name_id find_import(struct php_lowering *l, const struct php_scope *scope,
                           enum php_import_kind kind, struct text alias)
{
    name_id key = php_add_name(l, alias);
    if (kind != PHP_IMPORT_CONSTANT)
        key = names_lower(l->program->names, key);
    for (uint32_t i = 0; i < scope->imports.count; i++) {
        const struct php_import *import = &scope->imports.items[i];
        if (import->kind == kind && name_equal(import->alias, key))
            return import->target;
    }
    return NO_NAME;
}

static name_id in_namespace(struct php_lowering *l, const struct php_scope *scope, struct text name)
{
    struct names *names = l->program->names;
    return join_name(names, names_text(names, scope->namespace_name), name);
}

/* Fully qualified, namespace\relative and A\B forms; NO_NAME for an unqualified name. */
static name_id resolve_qualified(struct php_lowering *l, const struct php_scope *scope,
                                 struct text written)
{
    struct names *names = l->program->names;
    struct text name = clean_name(&l->scratch, written);
    if (written.size && written.data[0] == '\\')
        return names_add(names, name);
    size_t slash = text_find(name, TEXT("\\"), 0);
    if (slash == SIZE_MAX)
        return NO_NAME;
    struct text first = text_slice(name, 0, slash);
    struct text rest = text_slice(name, slash + 1, name.size);
    if (first.size == 9 && strncasecmp(first.data, "namespace", 9) == 0)
        return in_namespace(l, scope, rest);
    name_id import = find_import(l, scope, PHP_IMPORT_CLASS, first);
    if (!name_is_none(import))
        return join_name(names, names_text(names, import), rest);
    return in_namespace(l, scope, name);
}

name_id php_resolve_class(struct php_lowering *l, TSNode node)
{
    const struct php_scope *scope = scope_at(l, node);
    struct text written = cst_text(l->tree->cst, node);
    name_id full = resolve_qualified(l, scope, written);
    if (name_is_none(full))
        full = find_import(l, scope, PHP_IMPORT_CLASS, written);
    return name_is_none(full) ? in_namespace(l, scope, written) : full;
}

name_id php_resolve_imported(struct php_lowering *l, TSNode at, struct text written)
{
    const struct php_scope *scope = scope_at(l, at);
    name_id full = resolve_qualified(l, scope, written);
    return name_is_none(full) ? find_import(l, scope, PHP_IMPORT_CLASS, written) : full;
}

static name_id resolve_with_fallback(struct php_lowering *l, TSNode node, enum php_import_kind kind,
                                     bool *fallback)
{
    const struct php_scope *scope = scope_at(l, node);
    struct text written = cst_text(l->tree->cst, node);
    *fallback = false;
    name_id full = resolve_qualified(l, scope, written);
    if (name_is_none(full))
        full = find_import(l, scope, kind, written);
    if (!name_is_none(full))
        return full;
    *fallback = !name_is_none(scope->namespace_name);
    return in_namespace(l, scope, written);
}

name_id php_resolve_function(struct php_lowering *l, TSNode node, bool *fallback)
{
    return resolve_with_fallback(l, node, PHP_IMPORT_FUNCTION, fallback);
}

name_id php_resolve_constant(struct php_lowering *l, TSNode node, bool *fallback)
{
    return resolve_with_fallback(l, node, PHP_IMPORT_CONSTANT, fallback);
}

name_id php_declared_name(struct php_lowering *l, TSNode at, TSNode name)
{
    return in_namespace(l, scope_at(l, at), cst_text(l->tree->cst, name));
}

bool php_is_instruction(struct text name)
{
    static const char *const names[] = {"array_key_exists",
                                        "array_slice",
                                        "boolval",
                                        "call_user_func",
                                        "call_user_func_array",
                                        "chr",
                                        "count",
                                        "doubleval",
                                        "floatval",
                                        "func_get_args",
                                        "func_num_args",
                                        "get_called_class",
                                        "get_class",
                                        "gettype",
                                        "in_array",
                                        "intval",
                                        "is_array",
                                        "is_bool",
                                        "is_double",
                                        "is_float",
                                        "is_int",
                                        "is_integer",
                                        "is_long",
                                        "is_null",
                                        "is_object",
                                        "is_resource",
                                        "is_scalar",
                                        "is_string",
                                        "ord",
                                        "sizeof",
                                        "strlen",
                                        "strval"};
    for (size_t i = 0; i < ARRAY_LENGTH(names); i++)
        if (name.size == strlen(names[i]) && strncasecmp(name.data, names[i], name.size) == 0)
            return true;
    return false;
}
