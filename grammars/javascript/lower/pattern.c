/* Targets of assignments, declarations and loops: variables, properties, patterns. */
#include "grammars/javascript/lower/js_p.h"

static ir_id make_pattern_entry(struct js_lowering *l, TSNode node, uint32_t detail, ir_id key,
                                ir_id target, ir_id fallback)
{
    return js_make(l, node, IR_PATTERN_ENTRY, detail, 0, (ir_id[]){key, target, fallback}, 3);
}

static bool is_default(enum js_kind kind)
{
    return kind == JS_assignment_pattern || kind == JS_object_assignment_pattern;
}

/* `target` or `target = fallback` at a key. */
static ir_id entry_at(struct js_lowering *l, TSNode node, ir_id key, TSNode target)
{
    if (!is_default(js_kind_of(l, target)))
        return make_pattern_entry(l, node, 0, key, js_target(l, target), NO_IR);
    ir_id place = js_target(l, cst_field(target, "left"));
    return make_pattern_entry(l, node, 0, key, place, js_field(l, target, "right"));
}

static ir_id pattern_key(struct js_lowering *l, TSNode key)
{
    name_id name = js_property_name(l, key);
    if (!name_is_none(name))
        return js_name_string(l, key, name);
    TSNode inner = cst_child_at(key, 0);
    return cst_is_null(inner) ? js_unmodelled(l, key, "syntax error") : js_expression(l, inner);
}

static ir_id object_entry(struct js_lowering *l, TSNode child)
{
    enum js_kind kind = js_kind_of(l, child);
    if (kind == JS_shorthand_property_identifier_pattern)
        return entry_at(l, child, js_name_string(l, child, js_node_name(l, child)), child);
    if (kind == JS_object_assignment_pattern) {
        TSNode left = cst_field(child, "left");
        return entry_at(l, child, js_name_string(l, left, js_node_name(l, left)), child);
    }
    if (kind == JS_pair_pattern)
        return entry_at(l, child, pattern_key(l, cst_field(child, "key")),
                        cst_field(child, "value"));
    TSNode target = cst_child_at(child, 0);
    if (kind == JS_rest_pattern && !cst_is_null(target))
        return make_pattern_entry(l, child, IR_REST, NO_IR, js_target(l, target), NO_IR);
    return NO_IR;
}

static ir_id object_pattern(struct js_lowering *l, TSNode node)
{
    ir_ids kids = {0};
    for (uint32_t i = 0; i < ts_node_named_child_count(node); i++) {
        ir_id entry = object_entry(l, ts_node_named_child(node, i));
        if (!ir_is_none(entry))
            VEC_PUSH(&l->scratch, &kids, entry);
    }
    return js_make(l, node, IR_PATTERN, IR_BY_NAME, 0, kids.items, kids.count);
}

static ir_id number_key(struct js_lowering *l, TSNode node, uint32_t index)
{
    double value = index;
    uint64_t bits;
    memcpy(&bits, &value, sizeof bits);
    return js_make(l, node, IR_FLOAT, 0, bits, NULL, 0);
}

static ir_id array_pattern(struct js_lowering *l, TSNode node)
{
    ir_ids kids = {0};
    cst_children children = {0};
    cst_get_children(node, &l->scratch, &children);
    uint32_t index = 0;
    for (uint32_t i = 0; i < children.count; i++) {
        TSNode child = children.items[i].node;
        index += cst_is(child, ",");
        if (!ts_node_is_named(child) || js_kind_of(l, child) == JS_comment)
            continue;
        ir_id key = number_key(l, child, index);
        TSNode rest = js_kind_of(l, child) == JS_rest_pattern ? cst_child_at(child, 0) : child;
        VEC_PUSH(&l->scratch, &kids,
                 js_kind_of(l, child) != JS_rest_pattern
                     ? entry_at(l, child, key, child)
                     : make_pattern_entry(l, child, IR_REST, key, js_target(l, rest), NO_IR));
    }
    return js_make(l, node, IR_PATTERN, 0, 0, kids.items, kids.count);
}

/* Where the parser took an assignment's pattern for a literal, it says so by the same kinds. */
ir_id js_target(struct js_lowering *l, TSNode node)
{
    enum { DEEPEST = 100 };
    if (cst_is_null(node) || l->depth > DEEPEST)
        return js_make(l, l->tree->cst->root, IR_PATTERN, 0, 0, NULL, 0);
    l->depth++;
    ir_id result = NO_IR;
    TSNode inner;
    switch ((int)js_kind_of(l, node)) {
    case JS_object_pattern: result = object_pattern(l, node); break;
    case JS_array_pattern: result = array_pattern(l, node); break;
    case JS_identifier:
    case JS_shorthand_property_identifier_pattern: {
        name_id name = js_node_name(l, node);
        const struct js_binding *binding = js_find_binding(l, name);
        result = binding && name_is_none(binding->module)
                     ? js_local(l, node, binding)
                     : js_make(l, node, IR_LOCAL, l->tree->scopes.items[l->scope].depth + 1,
                               name.index, NULL, 0);
        break;
    }
    case JS_parenthesized_expression:
    case JS_non_null_expression:
        inner = cst_child_at(node, 0);
        result = js_target(l, inner);
        break;
    case JS_member_expression:
    case JS_subscript_expression: result = js_expression(l, node); break;
    default: result = js_make(l, node, IR_PATTERN, 0, 0, NULL, 0); break;
    }
    if (ir_node(l->program, result)->op == IR_UNMODELLED)
        result = js_make(l, node, IR_PATTERN, 0, 0, NULL, 0);
    l->depth--;
    return result;
}
