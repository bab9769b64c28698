/* What loops of a concrete run go through in a way that is not modelled: they end the run. */
#include "analyzer/exec/exec_p.h"

static ir_id kid(struct exec *x, ir_id node, uint32_t index)
{
    return ir_kid(x->program, node, index);
}

static bool is_same_place(struct exec *x, ir_id a, ir_id b)
{
    if (ir_is_none(a) || ir_is_none(b))
        return ir_is_none(a) && ir_is_none(b);
    struct ir_node one = *ir_node(x->program, a), other = *ir_node(x->program, b);
    bool same = one.op == other.op && one.payload == other.payload && one.count == other.count;
    for (uint32_t i = 0; i < one.count && same; i++)
        same = is_same_place(x, kid(x, a, i), kid(x, b, i));
    return same;
}

/* Whether a body assigns the place as a whole, or passes it to a function by its name. */
static bool changes_whole(struct exec *x, ir_id node, ir_id place)
{
    struct ir_node ir = *ir_node(x->program, node);
    bool assigns = ir.op == IR_ASSIGN || ir.op == IR_ASSIGN_REFERENCE || ir.op == IR_DESTRUCTURE;
    bool changes = assigns && is_same_place(x, kid(x, node, 0), place);
    struct text name = TEXT("");
    if (ir.op == IR_CALL)
        name = names_text(x->names, names_lower(x->names, (name_id){(uint32_t)ir.payload}));
    const struct builtin *builtin = ir.op == IR_CALL ? exec_language(x)->find_builtin(name) : NULL;
    for (uint32_t i = 0; builtin && i < ir.count && !text_is(name, "array_push"); i++)
        changes = changes || (builtin->references && is_same_place(x, kid(x, node, i), place));
    for (uint32_t i = 0; i < ir.count && !changes; i++)
        changes = !ir_is_none(kid(x, node, i)) && changes_whole(x, kid(x, node, i), place);
    return changes;
}

static bool has_reference_entry(struct exec *x, ir_id pattern)
{
    bool any = false;
    if (ir_node(x->program, pattern)->op != IR_PATTERN)
        return false;
    for (uint32_t i = 0; i < ir_node(x->program, pattern)->count && !any; i++) {
        ir_id entry = kid(x, pattern, i), target = kid(x, entry, 1);
        any = ir_node(x->program, entry)->detail & IR_BY_REFERENCE ||
              (!ir_is_none(target) && has_reference_entry(x, target));
    }
    return any;
}

void loop_refuse_place(struct exec *x, ir_id subject, const struct place *place, ir_id body)
{
    const struct ir_node *ir = ir_node(x->program, subject);
    if (!x->setup.concrete || x->dead)
        return;
    if ((ir->op == IR_MEMBER || ir->op == IR_INDEX) && ir->detail & IR_NULLSAFE)
        exec_unsupported(x, "a loop by reference over a null-safe step");
    if (place->kind == PLACE_ELEMENT && place_read(x, place->parent).tag == VALUE_STRING)
        place_fetch(x, place, USE_REFERENCE);
    if (changes_whole(x, body, subject))
        exec_unsupported(x, "a loop by reference whose array is replaced");
}

void loop_refuse_value(struct exec *x, ir_id node, struct value value)
{
    if (!x->setup.concrete || x->dead)
        return;
    bool by_reference = ir_node(x->program, node)->detail & IR_BY_REFERENCE;
    if (by_reference && x->gave_reference)
        exec_unsupported(x, "a loop by reference over what a call gives");
    if (by_reference && value.tag == VALUE_ARRAY)
        exec_unsupported(x, "a loop by reference over a value");
    if (value.tag == VALUE_OBJECT && exec_has_method(x, value, "__destruct"))
        exec_unsupported(x, "a loop over an object that has a destructor");
}

void loop_refuse_pattern(struct exec *x, ir_id pattern)
{
    if (x->setup.concrete && has_reference_entry(x, pattern))
        exec_unsupported(x, "a reference in the pattern of a loop");
}
