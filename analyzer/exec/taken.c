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

static bool has_element(struct exec *x, struct value array, leaf_id leaf)
{
    array_elements elements = {0};
    leaf_id base;
    array_list_any(x, array, &elements, &base);
    for (uint32_t i = 0; i < elements.count; i++) {
        struct value one = heap_follow(x, elements.items[i].value);
        if (term_is_true(x->terms, elements.items[i].present) && one.tag == VALUE_STRING &&
            always_in(x, value_term(one), leaf, 0))
            return true;
    }
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

root_id taken_root(struct exec *x, root_id havoc, const struct taking *taking, struct value now)
{
    leaf_id leaf = taking ? leaf_of(x, taking->element) : (leaf_id){0};
    bool takes = leaf.index && !leaves_loop(x, taking->body) &&
                 (now.tag == VALUE_STRING  ? always_in(x, value_term(now), leaf, 0)
                  : now.tag == VALUE_ARRAY ? has_element(x, now, leaf)
                                           : false);
    if (!takes)
        return havoc;
    struct root root = *root_get(x, havoc);
    root.taken = taking->map;
    return root_add(x, &root);
}
