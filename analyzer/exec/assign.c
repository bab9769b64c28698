/* Assignments of all kinds: plain, by reference, with an operator, destructuring. */
#include "analyzer/exec/exec_p.h"

static ir_id kid(struct exec *x, ir_id node, uint32_t index)
{
    return ir_kid(x->program, node, index);
}

static struct value present(struct exec *x, struct value value)
{
    return value_or(x, value, exec_language(x)->absent);
}

static struct value assign(struct exec *x, ir_id node)
{
    ir_id target = kid(x, node, 0);
    bool pure = exec_language(x)->late_variables && place_is_pure(x, target);
    struct place *place = pure ? NULL : place_resolve(x, target);
    struct value value = exec_value(x, kid(x, node, 1));
    if (x->dead)
        return value;
    return place_write(x, pure ? place_resolve(x, target) : place, value);
}

/* An object of the language's own that holds elements like an array. */
static bool is_storage(struct exec *x, struct value value)
{
    return value.tag == VALUE_OBJECT && (exec_is_instance(x, value, "ArrayObject") ||
                                         exec_is_instance(x, value, "ArrayIterator"));
}

/* Of a concrete run: what an object computes can't be a reference. */
static void refuse_overloaded(struct exec *x, const struct place *place)
{
    const struct language *language = exec_language(x);
    if (!x->setup.concrete || x->dead)
        return;
    if (place->kind == PLACE_PROPERTY && place->base.tag != VALUE_OBJECT &&
        place->base.tag != VALUE_CALLABLE)
        place_fetch(x, place, USE_REFERENCE); /* is refused */
    if (place->kind == PLACE_PROPERTY && place->base.tag == VALUE_OBJECT && !x->dead &&
        language->is_typed_member && language->is_typed_member(x, place->base, place->name))
        exec_unsupported(x, "a reference in a typed property");
    if (x->dead)
        return;
    if (place->kind == PLACE_ELEMENT && is_storage(x, place_read(x, place->parent)))
        exec_unsupported(x, "a reference in an ArrayObject");
    if (place->kind == PLACE_ELEMENT && place_read(x, place->parent).tag == VALUE_OBJECT)
        exec_throw(x, term_bool(x->terms, true), "Error",
                   TEXT("Cannot assign by reference to an array dimension of an object"));
    if (place->kind == PLACE_PROPERTY && place->base.tag == VALUE_OBJECT &&
        exec_has_method(x, place->base, "__get"))
        exec_unsupported(x, "a reference to a property beside __get");
}

static struct value assign_reference(struct exec *x, ir_id node)
{
    struct place *place = place_resolve(x, kid(x, node, 0));
    ir_id source = kid(x, node, 1);
    if (ir_op_category(ir_node(x->program, source)->op) != IR_PLACE) {
        x->gave_reference = false;
        x->returned = VALUE_NONE;
        struct value value = exec_value(x, source);
        if (x->dead)
            return value;
        if (x->gave_reference && x->returned.tag == VALUE_REFERENCE) {
            refuse_overloaded(x, place);
            place_write_slot(x, place, x->returned);
            return value;
        }
        if (x->gave_reference)
            exec_unsupported(x, "a reference to what a call gives");
        refuse_overloaded(x, place);
        place_write(x, place, value);
        return value;
    }
    struct value reference = place_reference(x, place_resolve(x, source));
    refuse_overloaded(x, place);
    place_write_slot(x, place, reference);
    return heap_follow(x, reference);
}

static struct value assign_operation(struct exec *x, ir_id node)
{
    ir_id target = kid(x, node, 0);
    if (x->setup.concrete && ir_node(x->program, target)->op == IR_LOCAL_DYNAMIC)
        exec_unsupported(x, "an operation on a variable with a computed name");
    bool late = exec_language(x)->late_variables, pure = late && place_is_pure(x, target);
    struct place *place = pure ? NULL : place_resolve(x, target);
    struct value old = late ? VALUE_NONE : present(x, place_read(x, place));
    struct value operand = exec_value(x, kid(x, node, 1));
    if (x->dead)
        return operand;
    place = pure ? place_resolve(x, target) : place;
    old = late ? present(x, place_fetch(x, place, USE_OPERATE)) : old;
    enum ir_operator op = ir_node(x->program, node)->detail;
    struct value value = x->dead ? old : exec_language(x)->binary(x, op, old, operand);
    return place_write(x, place, value);
}

/* Whether an object's own methods are asked what stands at a place. */
static bool is_overloaded(struct exec *x, const struct place *place)
{
    for (; place->kind == PLACE_ELEMENT; place = place->parent)
        if (place_read(x, place->parent).tag == VALUE_OBJECT)
            return true;
    return place->kind == PLACE_PROPERTY && place->base.tag == VALUE_OBJECT &&
           (exec_has_method(x, place->base, "__get") || exec_has_method(x, place->base, "__isset"));
}

/* `a ??= b`, `a &&= b`, `a ||= b`: the place is written only where the test asks for it. */
static struct value assign_if(struct exec *x, ir_id node, enum ir_op op)
{
    struct place *place = place_resolve(x, kid(x, node, 0));
    if (x->setup.concrete && op == IR_ASSIGN_COALESCE && is_overloaded(x, place))
        exec_unsupported(x, "\?\?= at what an object computes");
    struct value old = place_read(x, place), value = VALUE_NONE;
    uint32_t nulls =
        VALUE_MASK(VALUE_ABSENT) | VALUE_MASK(VALUE_NULL) | VALUE_MASK(VALUE_UNDEFINED);
    term_id test = op == IR_ASSIGN_COALESCE ? value_has_tag(x, old, nulls)
                                            : exec_language(x)->truth(x, present(x, old));
    if (op == IR_ASSIGN_OR)
        test = term_not(x->terms, test);
    struct fork f;
    if (fork_then(x, &f, test)) {
        value = exec_value(x, kid(x, node, 1));
        value = place_write(x, place, value);
    }
    fork_else(x, &f);
    fork_join(x, &f);
    return fork_value(x, &f, value, present(x, old));
}

static struct value increment(struct exec *x, ir_id node)
{
    struct place *place = place_resolve(x, kid(x, node, 0));
    uint32_t detail = ir_node(x->program, node)->detail;
    struct value old = present(x, place_fetch(x, place, USE_STEP));
    if (x->dead)
        return old;
    if (exec_language(x)->has_prototypes)
        old = exec_language(x)->cast(x, IR_CAST_FLOAT, old);
    struct value fresh = exec_language(x)->increment(x, old, detail & IR_DECREMENT);
    fresh = place_write(x, place, fresh);
    return detail & IR_POSTFIX ? old : fresh;
}

/* ---- destructuring ---- */

static void bind_entry(struct exec *x, ir_id entry, struct value source, struct value key)
{
    ir_id target = kid(x, entry, 1), fallback = kid(x, entry, 2);
    if (ir_is_none(target))
        return;
    const struct language *language = exec_language(x);
    struct value value = (language->take ? language->take : language->index)(x, source, key);
    if (!ir_is_none(fallback) &&
        value_tags(x, value) & (VALUE_MASK(VALUE_ABSENT) | VALUE_MASK(VALUE_UNDEFINED))) {
        uint32_t missing = VALUE_MASK(VALUE_ABSENT) | VALUE_MASK(VALUE_UNDEFINED);
        struct value other = VALUE_NONE;
        struct fork f;
        if (fork_then(x, &f, value_has_tag(x, value, missing)))
            other = exec_value(x, fallback);
        fork_else(x, &f);
        fork_join(x, &f);
        value = fork_value(x, &f, other, value);
    }
    exec_assign_target(x, target, present(x, value));
}

/* `...rest` of a pattern: what the entries before it left. */
static void bind_rest(struct exec *x, ir_id pattern, ir_id entry, struct value value)
{
    struct value *taken = ARENA_ARRAY(x->arena, struct value, ir_node(x->program, pattern)->count);
    bool keyed = ir_node(x->program, pattern)->detail & IR_BY_NAME;
    uint32_t count = 0, first = 0;
    struct constant constant;
    for (uint32_t i = 0; keyed && kid(x, pattern, i).index != entry.index; i++)
        taken[count++] = exec_value(x, kid(x, kid(x, pattern, i), 0));
    if (!keyed && value_is_constant(x, exec_value(x, kid(x, entry, 0)), &constant))
        first = (uint32_t)constant.number;
    struct value rest = exec_language(x)->rest(x, value, keyed, first, taken, count);
    exec_assign_target(x, kid(x, entry, 1), rest);
}

void exec_destructure(struct exec *x, ir_id pattern, struct value value)
{
    int64_t next = 0;
    for (uint32_t i = 0; i < ir_node(x->program, pattern)->count; i++) {
        ir_id entry = kid(x, pattern, i), key = kid(x, entry, 0);
        if (ir_node(x->program, entry)->detail & IR_REST && exec_language(x)->rest) {
            bind_rest(x, pattern, entry, value);
            continue;
        }
        if (ir_node(x->program, entry)->detail) {
            struct value rest = exec_unmodelled(x, "a rest or reference in a pattern", &value, 1);
            if (!ir_is_none(kid(x, entry, 1)))
                exec_assign_target(x, kid(x, entry, 1), rest);
            continue;
        }
        struct value at = ir_is_none(key) ? value_of_int(x, next++) : exec_value(x, key);
        bind_entry(x, entry, value, at);
    }
}

void exec_assign_target(struct exec *x, ir_id target, struct value value)
{
    if (ir_node(x->program, target)->op == IR_PATTERN)
        exec_destructure(x, target, value);
    else
        place_write(x, place_resolve(x, target), value);
}

static struct value destructure(struct exec *x, ir_id node)
{
    struct value value = exec_value(x, kid(x, node, 1));
    exec_assign_target(x, kid(x, node, 0), value);
    return value;
}

struct value exec_assign(struct exec *x, ir_id node)
{
    enum ir_op op = ir_node(x->program, node)->op;
    switch ((int)op) {
    case IR_ASSIGN: return assign(x, node);
    case IR_ASSIGN_REFERENCE: return assign_reference(x, node);
    case IR_ASSIGN_OPERATION: return assign_operation(x, node);
    case IR_INCREMENT: return increment(x, node);
    case IR_DESTRUCTURE: return destructure(x, node);
    default: return assign_if(x, node, op);
    }
}
