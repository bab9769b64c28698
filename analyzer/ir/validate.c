/* Every node has the children that its shape in ir_ops.def demands. */
#include "analyzer/ir/ir.h"

static bool fits(enum ir_op op, char letter)
{
    enum ir_category category = ir_op_category(op);
    bool is_value = category == IR_VALUE || category == IR_PLACE;
    switch (letter) {
    case 'v': return is_value;
    case 'p': return category == IR_PLACE;
    case 'c': return is_value || category == IR_CLASS;
    case 's': return category == IR_STATEMENT;
    case 't': return category == IR_PLACE || op == IR_PATTERN;
    case 'n': return op == IR_ENTRY || op == IR_SPREAD;
    case 'a': return is_value || op == IR_SPREAD || op == IR_NAMED;
    case 'y': return op == IR_PATTERN_ENTRY;
    case 'k': return op == IR_CASE;
    case 'h': return op == IR_CATCH;
    case 'm': return op == IR_MATCH_ARM;
    default: return false;
    }
}

static bool is_kid_valid(const struct ir_program *program, ir_id kid, const char *shape)
{
    if (ir_is_none(kid))
        return shape[1] == '?';
    return fits(ir_node(program, kid)->op, shape[0]);
}

static bool is_node_valid(const struct ir_program *program, ir_id id)
{
    const struct ir_node *node = ir_node(program, id);
    const char *shape = ir_op_shape(node->op);
    for (uint32_t i = 0; i < node->count; i++) {
        if (!*shape || !is_kid_valid(program, ir_kid(program, id, i), shape))
            return false;
        if (shape[1] == '?')
            shape += 2;
        else if (shape[1] != '*')
            shape += 1;
    }
    return !*shape || shape[1] == '*';
}

bool ir_validate(const struct ir_program *program, ir_id root, ir_id *bad)
{
    struct arena scratch;
    arena_init(&scratch);
    u32_vec stack = {0};
    VEC_PUSH(&scratch, &stack, root.index);
    bool valid = true;
    while (valid && stack.count) {
        ir_id id = {stack.items[--stack.count]};
        valid = is_node_valid(program, id);
        if (!valid)
            *bad = id;
        for (uint32_t i = 0; i < ir_node(program, id)->count; i++)
            if (!ir_is_none(ir_kid(program, id, i)))
                VEC_PUSH(&scratch, &stack, ir_kid(program, id, i).index);
    }
    arena_done(&scratch);
    return valid;
}
