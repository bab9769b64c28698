/*
 * References that a loop by reference makes of elements. While its variable refers to an element
 * the slot holds a reference; when nothing else refers to it any more, the slot holds the plain
 * value again: a copy of the array is then a copy of the value. A loop whose body takes references
 * of the variable itself keeps them all.
 */
#include "analyzer/exec/exec_p.h"

/* A reference of the variable that may outlive the iteration. */
static bool takes_reference_of(struct exec *x, ir_id node, name_id name)
{
    const struct ir_node *ir = ir_node(x->program, node);
    ir_id taken = NO_IR;
    if (ir->op == IR_ASSIGN_REFERENCE)
        taken = ir_kid(x->program, node, 1);
    else if (ir->op == IR_ENTRY && ir->detail & IR_BY_REFERENCE)
        taken = ir_kid(x->program, node, ir->count - 1);
    else if (ir->op == IR_PATTERN_ENTRY && ir->detail & IR_BY_REFERENCE)
        return true;
    else if (ir->op == IR_FOREACH && ir->detail & IR_BY_REFERENCE)
        return false;
    else if (ir->op == IR_CLOSURE) {
        const struct ir_function *closure =
            ir_function(x->program, (ir_function_id){(uint32_t)ir->payload});
        for (uint32_t i = 0; i < closure->captures.count; i++)
            if (closure->captures.items[i].by_reference &&
                name_equal(closure->captures.items[i].name, name))
                return true;
        return false;
    }
    if (ir_is_none(taken))
        return false;
    const struct ir_node *place = ir_node(x->program, taken);
    return place->op != IR_LOCAL || place->payload == name.index;
}

static bool body_takes_reference(struct exec *x, ir_id body, name_id name)
{
    u32_vec stack = {0};
    VEC_PUSH(x->arena, &stack, body.index);
    while (stack.count) {
        ir_id node = {stack.items[--stack.count]};
        if (takes_reference_of(x, node, name))
            return true;
        uint32_t count = ir_node(x->program, node)->count;
        for (uint32_t i = 0; i < count; i++)
            if (!ir_is_none(ir_kid(x->program, node, i)))
                VEC_PUSH(x->arena, &stack, ir_kid(x->program, node, i).index);
    }
    return false;
}

bool lend_may_end(struct exec *x, ir_id target, ir_id body)
{
    const struct ir_node *ir = ir_node(x->program, target);
    return ir->op == IR_LOCAL && !body_takes_reference(x, body, (name_id){(uint32_t)ir->payload});
}

void lend_end(struct exec *x, const struct lent *lent)
{
    if (x->dead || lent->reference.tag != VALUE_REFERENCE)
        return;
    struct value slot = place_read_slot(x, &lent->element);
    if (value_same(slot, lent->reference))
        place_write_slot(x, &lent->element, heap_follow(x, slot));
}

void lend_keep(struct exec *x, const struct lent *lent)
{
    if (lent->reference.tag == VALUE_REFERENCE)
        VEC_PUSH(x->arena, &x->lents, *lent);
}

void lend_unset(struct exec *x, struct value slot)
{
    for (uint32_t i = x->lents.count; slot.tag == VALUE_REFERENCE && i-- > 0;)
        if (value_same(x->lents.items[i].reference, slot))
            lend_end(x, &x->lents.items[i]);
}

/* The elements of an array that a function returns hold what its loops lent. */
static struct value plain_elements(struct exec *x, struct value array, const struct lent *lent)
{
    array_elements elements = {0};
    leaf_id base;
    array_list_any(x, array, &elements, &base);
    for (uint32_t i = 0; i < elements.count; i++)
        if (value_same(elements.items[i].value, lent->reference))
            array = array_put_under(x, array, elements.items[i].key,
                                    heap_follow(x, lent->reference), elements.items[i].present);
    return array;
}

struct value lend_leave(struct exec *x, uint32_t owner, struct value result)
{
    uint32_t kept = 0;
    for (uint32_t i = 0; i < x->lents.count; i++) {
        const struct lent *lent = &x->lents.items[i];
        if (lent->owner != owner) {
            x->lents.items[kept++] = *lent;
            continue;
        }
        if (result.tag == VALUE_ARRAY && !x->dead)
            result = plain_elements(x, result, lent);
        if (lent->element.parent->kind == PLACE_PROPERTY)
            lend_end(x, lent);
    }
    x->lents.count = kept;
    return result;
}
