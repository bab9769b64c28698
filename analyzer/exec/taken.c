/*
 * What a loop over a map takes in whole: each iteration adds the element's value to a text or a
 * list, under no condition, and none ends the loop. What is then sent or hashed holds all of the
 * map.
 */
#include "analyzer/exec/exec_p.h"

enum { DEEPEST = 24 };

/* Some statement below may leave the loop. */
static bool leaves_loop(struct exec *x, ir_id root)
{
    u32_vec stack = {0};
    VEC_PUSH(x->arena, &stack, root.index);
    while (stack.count) {
        ir_id node = {stack.items[--stack.count]};
        struct ir_node ir = *ir_node(x->program, node);
        if (ir.op == IR_BREAK || ir.op == IR_RETURN)
            return true;
        for (uint32_t i = 0; i < ir.count; i++)
            if (!ir_is_none(ir_kid(x->program, node, i)))
                VEC_PUSH(x->arena, &stack, ir_kid(x->program, node, i).index);
    }
    return false;
}

/* A condition on the type of values alone: a conversion of any value to a text has such. */
static bool asks_type(struct exec *x, term_id condition)
{
    u32_vec cone = {0};
    term_id canon = term_canon(x->terms, condition);
    term_cone(x->terms, &canon, 1, x->arena, &cone);
    for (uint32_t i = 0; i < cone.count; i++) {
        term_id part = {cone.items[i]};
        if (term_get_op(x->terms, part) == TERM_SYMBOL &&
            !text_ends_with(symbol_name(x->terms, term_get_symbol(x->terms, part)), TEXT(":type")))
            return false;
    }
    return true;
}

/* The leaf is a part of the term, whatever the way to it was. */
static bool always_in(struct exec *x, term_id term, leaf_id leaf, int depth)
{
    term_id canon = term_canon(x->terms, term);
    if (depth > DEEPEST)
        return false;
    if (term_get_op(x->terms, canon) == TERM_SYMBOL)
        return leaves_contain(leaves_of_term(x, canon), leaf);
    if (term_get_op(x->terms, canon) == TERM_ITE) {
        bool then = always_in(x, term_arg(x->terms, canon, 1), leaf, depth + 1);
        bool otherwise = always_in(x, term_arg(x->terms, canon, 2), leaf, depth + 1);
        return (then && otherwise) ||
               ((then || otherwise) && asks_type(x, term_arg(x->terms, canon, 0)));
    }
    for (uint32_t i = 0; i < term_arg_count(x->terms, canon); i++)
        if (always_in(x, term_arg(x->terms, canon, i), leaf, depth + 1))
            return true;
    return false;
}

static leaf_id leaf_of(struct exec *x, struct value value)
{
    if (value.tag == VALUE_LEAF)
        return (leaf_id){value.id};
    if (value.tag < VALUE_BOOL || value.tag > VALUE_STRING ||
        term_get_op(x->terms, value_term(value)) != TERM_SYMBOL)
        return (leaf_id){0};
    return leaf_of_symbol(x, term_get_symbol(x->terms, value_term(value)));
}

/* Whether the value is the element, whatever type that has. */
static bool is_element(struct exec *x, struct value value, leaf_id leaf)
{
    value_cases cases = {0};
    if (value.tag == VALUE_LEAF || value.tag == VALUE_STRING)
        return value.tag == VALUE_LEAF ? value.id == leaf.index
                                       : always_in(x, value_term(value), leaf, 0);
    value_get_cases(x, value, &cases);
    for (uint32_t i = 0; i < cases.count; i++) {
        struct value one = cases.items[i].value;
        if (one.tag == VALUE_STRING ? !always_in(x, value_term(one), leaf, 0)
                                    : !asks_type(x, cases.items[i].guard))
            return false;
    }
    return cases.count > 0;
}

static bool is_variable(struct exec *x, ir_id node, ir_id local)
{
    const struct ir_node *ir = ir_node(x->program, node);
    return ir->op == IR_LOCAL && ir->payload == ir_node(x->program, local)->payload;
}

static bool mentions(struct exec *x, ir_id root, ir_id local)
{
    u32_vec stack = {0};
    VEC_PUSH(x->arena, &stack, root.index);
    while (stack.count) {
        ir_id node = {stack.items[--stack.count]};
        if (is_variable(x, node, local))
            return true;
        for (uint32_t i = 0; i < ir_node(x->program, node)->count; i++)
            if (!ir_is_none(ir_kid(x->program, node, i)))
                VEC_PUSH(x->arena, &stack, ir_kid(x->program, node, i).index);
    }
    return false;
}

/* Whether what the variable holds is made of what it held, wherever the body assigns it. */
static bool keeps(struct exec *x, ir_id body, ir_id local)
{
    u32_vec stack = {0};
    VEC_PUSH(x->arena, &stack, body.index);
    while (stack.count) {
        ir_id node = {stack.items[--stack.count]};
        struct ir_node ir = *ir_node(x->program, node);
        for (uint32_t i = 0; i < ir.count; i++) {
            ir_id kid = ir_kid(x->program, node, i);
            if (ir_is_none(kid))
                continue;
            VEC_PUSH(x->arena, &stack, kid.index);
            if (loop_assigns(&ir, i) && is_variable(x, kid, local) &&
                ir.op != IR_ASSIGN_OPERATION &&
                (ir.op != IR_ASSIGN || !mentions(x, ir_kid(x->program, node, 1), local)))
                return false;
        }
    }
    return true;
}

/* Whether the body appends to the variable, and names no key of it. */
static bool only_appends(struct exec *x, ir_id body, ir_id local)
{
    bool appends = false;
    u32_vec stack = {0};
    VEC_PUSH(x->arena, &stack, body.index);
    while (stack.count) {
        ir_id node = {stack.items[--stack.count]};
        struct ir_node ir = *ir_node(x->program, node);
        for (uint32_t i = 0; i < ir.count; i++)
            if (!ir_is_none(ir_kid(x->program, node, i)))
                VEC_PUSH(x->arena, &stack, ir_kid(x->program, node, i).index);
        if (ir.op != IR_INDEX || !is_variable(x, ir_kid(x->program, node, 0), local))
            continue;
        if (!ir_is_none(ir_kid(x->program, node, 1)))
            return false;
        appends = true;
    }
    return appends;
}

/* Each iteration writes a place of its own: that of the element's key, or the next one. What is
 * written at one place in each holds the last element alone. */
static bool has_element(struct exec *x, const struct taking *taking, ir_id local,
                        struct value array, leaf_id leaf)
{
    array_elements elements = {0};
    leaf_id base, own = leaf_of(x, taking->key);
    bool appends = only_appends(x, taking->body, local);
    array_list_any(x, array, &elements, &base);
    for (uint32_t i = 0; i < elements.count; i++) {
        leaf_id key = leaf_of(x, elements.items[i].key);
        if ((appends || (key.index && key.index == own.index)) &&
            asks_type(x, elements.items[i].present) &&
            is_element(x, heap_follow(x, elements.items[i].value), leaf))
            return true;
    }
    return false;
}

root_id taken_root(struct exec *x, root_id havoc, const struct taking *taking, ir_id local,
                   struct value now)
{
    leaf_id leaf = taking ? leaf_of(x, taking->element) : (leaf_id){0};
    bool takes = leaf.index && !leaves_loop(x, taking->body) && keeps(x, taking->body, local) &&
                 (now.tag == VALUE_STRING  ? always_in(x, value_term(now), leaf, 0)
                  : now.tag == VALUE_ARRAY ? has_element(x, taking, local, now, leaf)
                                           : false);
    if (!takes)
        return havoc;
    struct root root = *root_get(x, havoc);
    root.taken = taking->map;
    return root_add(x, &root);
}
