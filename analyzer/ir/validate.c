/*
 * What must hold of lowered code, whatever it was lowered from: each node has the children that its
 * shape in ir_ops.def demands, built before it, from its own file, and says nothing but what
 * exists.
 */
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

static bool has_shape(const struct ir_program *program, ir_id id)
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

/* Building children first is what makes the tree finite. */
static bool has_built_kids(const struct ir_program *program, ir_id id)
{
    const struct ir_node *node = ir_node(program, id);
    if (node->kids > program->kids.count || node->count > program->kids.count - node->kids)
        return false;
    for (uint32_t i = 0; i < node->count; i++)
        if (ir_kid(program, id, i).index >= id.index)
            return false;
    return true;
}

static bool has_kids_of_its_file(const struct ir_program *program, ir_id id)
{
    const struct ir_node *node = ir_node(program, id);
    for (uint32_t i = 0; i < node->count; i++) {
        ir_id kid = ir_kid(program, id, i);
        if (!ir_is_none(kid) && ir_node(program, kid)->file != node->file)
            return false;
    }
    return true;
}

static bool has_range(const struct ir_program *program, const struct ir_node *node)
{
    if (node->file == 0 || node->file >= program->files.count)
        return false;
    const struct source *source = program->files.items[node->file].source;
    return node->range.begin <= node->range.end && node->range.end <= source->bytes.size;
}

static bool has_detail(const struct ir_node *node)
{
    switch ((int)node->op) {
    case IR_UNARY:
    case IR_BINARY:
    case IR_ASSIGN_OPERATION: return node->detail < IR_OPERATOR_COUNT;
    case IR_CAST: return node->detail <= IR_CAST_BINARY;
    default: return true;
    }
}

static bool is_between(uint64_t payload, uint32_t least, uint32_t count)
{
    return payload >= least && payload < count;
}

static bool has_payload(const struct ir_program *program, const struct ir_node *node)
{
    switch ((int)node->op) {
    case IR_INT:
    case IR_FLOAT: return true;
    case IR_BOOL: return node->payload <= 1;
    case IR_CLOSURE:
    case IR_DECLARE_FUNCTION: return is_between(node->payload, 1, program->functions.count);
    case IR_CLASS_VALUE:
    case IR_DECLARE_CLASS: return is_between(node->payload, 1, program->classes.count);
    case IR_ANNOTATED: return is_between(node->payload, 0, program->annotations.count);
    default: return is_between(node->payload, 0, program->names->texts.count);
    }
}

static const char *fault_of(const struct ir_program *program, ir_id id)
{
    const struct ir_node *node = ir_node(program, id);
    if (node->op >= IR_OP_COUNT)
        return "an operation that there is not";
    if (!has_built_kids(program, id))
        return "a child that was not built before it";
    if (!has_shape(program, id))
        return "children other than its shape demands";
    if (!has_range(program, node))
        return "a range outside of its file";
    if (!has_kids_of_its_file(program, id))
        return "a child from another file";
    if (!has_detail(node))
        return "a detail that its operation does not know";
    return has_payload(program, node) ? NULL : "a payload that names nothing";
}

const char *ir_validate(const struct ir_program *program, ir_id root, ir_id *bad)
{
    struct arena scratch;
    arena_init(&scratch);
    u32_vec stack = {0};
    VEC_PUSH(&scratch, &stack, root.index);
    const char *fault = NULL;
    while (!fault && stack.count) {
        ir_id id = {stack.items[--stack.count]};
        fault = fault_of(program, id);
        if (fault)
            *bad = id;
        for (uint32_t i = 0; !fault && i < ir_node(program, id)->count; i++)
            if (!ir_is_none(ir_kid(program, id, i)))
                VEC_PUSH(&scratch, &stack, ir_kid(program, id, i).index);
    }
    arena_done(&scratch);
    return fault;
}
