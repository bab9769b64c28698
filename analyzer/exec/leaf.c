/*
 * Leaves: inputs whose type is not known until the program looks at it. A leaf is expanded once,
 * into a union over the tags that it can have; its elements are leaves of their own, made when they
 * are read, so that each path of a request or reply is one constant of the solver.
 */
#include "analyzer/exec/exec_p.h"

static term_id leaf_symbol(struct exec *x, leaf_id leaf, const char *suffix, enum sort sort)
{
    struct text label = names_text(x->names, x->leaves.items[leaf.index].info.label);
    struct text name = text_print(x->arena, "%.*s%s", (int)label.size, label.data, suffix);
    symbol_id symbol = terms_add_symbol(x->terms, name, sort);
    while (x->symbol_leaf.count <= symbol.index)
        VEC_PUSH(x->arena, &x->symbol_leaf, 0);
    x->symbol_leaf.items[symbol.index] = leaf.index;
    return term_symbol(x->terms, symbol);
}

/* The value that a leaf has when its type is `tag`. */
static struct value typed_leaf(struct exec *x, leaf_id leaf, enum value_tag tag, bool only)
{
    switch (tag) {
    case VALUE_BOOL: return value_bool(leaf_symbol(x, leaf, only ? "" : ":bool", SORT_BOOL));
    case VALUE_INT: return value_int(leaf_symbol(x, leaf, only ? "" : ":int", SORT_INT));
    case VALUE_FLOAT: return value_float(leaf_symbol(x, leaf, only ? "" : ":float", SORT_FLOAT));
    case VALUE_STRING:
        return value_string(leaf_symbol(x, leaf, only ? "" : ":string", SORT_STRING));
    case VALUE_ARRAY: return array_of_leaf(x, leaf);
    case VALUE_OBJECT: {
        name_id class_name =
            x->roots.items[x->leaves.items[leaf.index].info.root.index].object_class;
        return object_of_leaf(x, leaf, class_name, NO_CLASS);
    }
    case VALUE_ABSENT:
    case VALUE_UNDEFINED:
    case VALUE_NULL: return value_make(tag, 0);
    case VALUE_CALLABLE:
    case VALUE_LEAF:
    case VALUE_UNION:
    case VALUE_REFERENCE: break;
    }
    assert(false && "a leaf can't be that");
    return VALUE_NONE;
}

struct value leaf_expand(struct exec *x, leaf_id id)
{
    if (x->leaves.items[id.index].expanded.tag == VALUE_UNION)
        return x->leaves.items[id.index].expanded;
    term_id tag = leaf_symbol(x, id, ":type", SORT_INT);
    x->leaves.items[id.index].type = tag;
    uint32_t mask = x->leaves.items[id.index].info.mask;
    bool may_be_text = mask & VALUE_MASK(VALUE_STRING);
    terms_set_free_value(x->terms, term_get_symbol(x->terms, tag),
                         may_be_text ? VALUE_STRING : __builtin_ctz(mask));
    uint32_t count = (uint32_t)__builtin_popcount(mask), at = 0;
    struct union_info info = {.count = count,
                              .cases = ARENA_ARRAY(x->arena, struct value_case, count),
                              .tags = mask,
                              .most = count};
    term_id others = term_bool(x->terms, false);
    for (uint32_t i = 0; i <= VALUE_OBJECT; i++) {
        if (!(mask & VALUE_MASK(i)))
            continue;
        bool last = at + 1 == count;
        term_id is = term_eq(x->terms, tag, term_int(x->terms, i));
        info.cases[at].guard = last ? term_not(x->terms, others) : is;
        info.cases[at].value = typed_leaf(x, id, i, false);
        others = term_or(x->terms, others, is);
        at++;
    }
    VEC_PUSH(x->arena, &x->unions, info);
    struct value result = value_make(VALUE_UNION, x->unions.count - 1);
    x->leaves.items[id.index].expanded = result;
    return result;
}

bool exec_is_type_of_text(struct exec *x, term_id term)
{
    if (term_get_op(x->terms, term) != TERM_SYMBOL)
        return false;
    leaf_id leaf = leaf_of_symbol(x, term_get_symbol(x->terms, term));
    const struct leaf *known = &x->leaves.items[leaf.index];
    return leaf.index && term_equal(known->type, term) &&
           known->info.mask & VALUE_MASK(VALUE_STRING);
}

root_id root_add(struct exec *x, const struct root *root)
{
    struct root own = *root;
    own.child_mask = prototype_mask(x, own.child_mask);
    VEC_PUSH(x->arena, &x->roots, own);
    return (root_id){x->roots.count - 1};
}

const struct root *root_get(const struct exec *x, root_id root)
{
    return &x->roots.items[root.index];
}

/* The innermost call that stands in the program itself, not in the body of a stub. */
static ir_id site_of(const struct exec *x)
{
    ir_id site = x->node;
    for (uint32_t i = x->frames.count; i-- > 0;) {
        ir_function_id function = x->frames.items[i].function;
        if (function.index == 0 ||
            !ir_file(x->program, ir_function(x->program, function)->file)->is_spec)
            return site;
        site = x->frames.items[i].call_site;
    }
    return site;
}

static struct value make_leaf(struct exec *x, root_id root, leaf_id parent, struct value key,
                              name_id label, uint32_t mask)
{
    struct leaf leaf = {.info = {.root = root, .parent = parent, .label = label, .mask = mask},
                        .key = key};
    if (x->setup.specs && x->frames.count) {
        leaf.info.site = site_of(x);
        leaf.info.guard = guard_term(x, x->guard);
        leaf.info.node = x->node;
        leaf.info.function = exec_frame(x)->function;
        leaf.info.depth = x->frames.count;
        leaf.info.event = x->events.count;
    }
    map_init(&leaf.children);
    VEC_PUSH(x->arena, &x->leaves, leaf);
    leaf_id id = {x->leaves.count - 1};
    struct value whole = value_make(VALUE_LEAF, id.index);
    if (!(mask & (mask - 1)))
        whole = typed_leaf(x, id, (enum value_tag)__builtin_ctz(mask), true);
    x->leaves.items[id.index].whole = whole;
    return whole;
}

struct value leaf_new(struct exec *x, root_id root, struct text label, uint32_t mask)
{
    return make_leaf(x, root, (leaf_id){0}, VALUE_NONE, names_add(x->names, label),
                     prototype_mask(x, mask));
}

/* The name of a key in labels, and a number that is the same for the same key. */
static name_id key_name(struct exec *x, struct value key, uint64_t *slot)
{
    struct constant constant;
    if (!value_is_constant(x, key, &constant)) {
        *slot = UINT64_C(1) << 32 | term_canon(x->terms, value_term(key)).index;
        return names_add(x->names, TEXT("?"));
    }
    struct text part = constant.sort == SORT_INT
                           ? text_print(x->arena, "%" PRId64, constant.integer)
                           : constant.text;
    name_id name = names_add(x->names, part);
    *slot = name.index;
    return name;
}

static name_id child_label(struct exec *x, leaf_id parent, name_id key)
{
    struct text base = names_text(x->names, x->leaves.items[parent.index].info.label);
    struct text part = names_text(x->names, key);
    struct text label =
        text_print(x->arena, "%.*s[%.*s]", (int)base.size, base.data, (int)part.size, part.data);
    return names_add(x->names, label);
}

static root_id child_root(struct exec *x, leaf_id parent, name_id key)
{
    root_id own = x->leaves.items[parent.index].info.root;
    const struct root *root = &x->roots.items[own.index];
    for (uint32_t i = 0; i < root->override_count; i++)
        if (text_matches_glob(names_text(x->names, key), root->overrides[i].glob))
            return root->overrides[i].root;
    return own;
}

/* What a query string tells where there may be none: an empty one has no fields. */
static void know_no_field(struct exec *x, leaf_id id, struct value child)
{
    struct root root = x->roots.items[x->leaves.items[id.index].info.root.index];
    if (root.kind != ROOT_DERIVED || term_is_none(root.source) ||
        x->leaves.items[id.index].info.parent.index ||
        !text_starts_with(names_text(x->names, root.label), TEXT("query#")) ||
        term_get_op(x->terms, term_canon(x->terms, root.source)) != TERM_ITE)
        return;
    term_id empty = term_eq(x->terms, root.source, term_string_of(x->terms, TEXT("")));
    exec_know(x, term_implies(x->terms, empty, value_has_tag(x, child, VALUE_MASK(VALUE_ABSENT))));
}

void leaf_define_child(struct exec *x, leaf_id id, struct value key, struct value child)
{
    uint64_t slot;
    key_name(x, key, &slot);
    VEC_PUSH(x->arena, &x->leaf_values, child);
    map_put(&x->leaves.items[id.index].children, slot, x->leaf_values.count);
}

struct value leaf_child(struct exec *x, leaf_id id, struct value key)
{
    uint64_t slot;
    name_id name = key_name(x, key, &slot);
    uint32_t found = map_get(&x->leaves.items[id.index].children, slot, 0);
    if (found)
        return x->leaf_values.items[found - 1];
    root_id root = child_root(x, id, name);
    struct root own = x->roots.items[root.index];
    if (own.child) {
        struct value computed = own.child(x, &own, key);
        if (own.is_late)
            return computed;
        VEC_PUSH(x->arena, &x->leaf_values, computed);
        map_put(&x->leaves.items[id.index].children, slot, x->leaf_values.count);
        return computed;
    }
    uint32_t mask = x->roots.items[root.index].child_mask | VALUE_MASK(VALUE_ABSENT);
    struct value child = make_leaf(x, root, id, key, child_label(x, id, name), mask);
    VEC_PUSH(x->arena, &x->leaf_values, child);
    map_put(&x->leaves.items[id.index].children, slot, x->leaf_values.count);
    know_no_field(x, id, child);
    return child;
}

term_id leaf_size(struct exec *x, leaf_id leaf)
{
    if (term_is_none(x->leaves.items[leaf.index].size))
        x->leaves.items[leaf.index].size = leaf_symbol(x, leaf, ":size", SORT_INT);
    return x->leaves.items[leaf.index].size;
}

const struct leaf_info *leaf_get(const struct exec *x, leaf_id leaf)
{
    return &x->leaves.items[leaf.index].info;
}

struct value leaf_key(const struct exec *x, leaf_id leaf)
{
    return x->leaves.items[leaf.index].key;
}

leaf_id leaf_of_symbol(const struct exec *x, symbol_id symbol)
{
    uint32_t known = symbol.index < x->symbol_leaf.count;
    return (leaf_id){known ? x->symbol_leaf.items[symbol.index] : 0};
}

uint32_t leaf_count(const struct exec *x)
{
    return x->leaves.count - 1;
}
