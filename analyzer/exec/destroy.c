/*
 * Destructors of concrete runs. There are no counts of references: where something may have been
 * released (a statement or a function ends), what the program still holds is looked at, and an
 * object that it holds no more is destroyed. Where it can't be told when exactly, or in which
 * order, the run is unsupported.
 */
#include "analyzer/exec/exec_p.h"

void exec_destructible(struct exec *x, struct value object)
{
    if (x->setup.concrete)
        VEC_PUSH(x->arena, &x->destructible, object.id);
}

/* ---- roots: values that only the evaluation of an expression holds ---- */

void root_push(struct exec *x, struct value value)
{
    if (x->setup.concrete)
        VEC_PUSH(x->arena, &x->temporaries, value);
}

/* ---- destroying ---- */

static void forget(struct exec *x, uint32_t object)
{
    uint32_t kept = 0;
    for (uint32_t i = 0; i < x->destructible.count; i++)
        if (x->destructible.items[i] != object)
            x->destructible.items[kept++] = x->destructible.items[i];
    x->destructible.count = kept;
}

void destroy_never(struct exec *x, struct value object)
{
    forget(x, object.id);
}

static void destroy(struct exec *x, uint32_t object)
{
    ir_class_id declaring;
    ir_class_id class = class_find(x, object_get(x, value_make(VALUE_OBJECT, object))->class_name);
    ir_function_id method =
        index_find_method(x->index, class, names_add(x->names, TEXT("__destruct")), &declaring);
    forget(x, object);
    if (method.index && ir_function(x->program, method)->visibility != IR_PUBLIC)
        exec_unsupported(x, "a destructor that is not public");
    if (!x->dead)
        exec_call_method(x, value_make(VALUE_OBJECT, object), "__destruct", NULL, 0);
}

static void find_dead(struct exec *x, struct value result, u32_vec *dead)
{
    struct reached reached;
    reach_begin(x, &reached);
    reach_also(&reached, result);
    for (uint32_t i = 0; i < x->destructible.count; i++)
        if (!reach_has(&reached, x->destructible.items[i]))
            VEC_PUSH(x->arena, dead, x->destructible.items[i]);
    reach_end(&reached);
}

/* What dies with `object`, since it was its last holder, would die within its destructor. */
static void destroy_in_order(struct exec *x, const u32_vec *dead)
{
    for (uint32_t i = 0; i < dead->count; i++)
        forget(x, dead->items[i]);
    for (uint32_t i = 0; i < dead->count && !x->dead; i++)
        destroy(x, dead->items[i]);
}

/* ---- at the end of a statement ---- */

/* Whether a statement releases something by the last thing that it does. */
static bool releases_last(struct exec *x, ir_id node)
{
    const struct ir_node *ir = ir_node(x->program, node);
    if (ir->op == IR_UNSET)
        return ir->count == 1;
    if (ir->op != IR_EXPRESSION)
        return false;
    enum ir_op op = ir_node(x->program, ir_kid(x->program, node, 0))->op;
    return op == IR_ASSIGN || op == IR_ASSIGN_REFERENCE || op == IR_CALL || op == IR_CALL_METHOD ||
           op == IR_CALL_STATIC || op == IR_NEW || op == IR_CALL_VALUE;
}

/* Whether an object that the statement itself made lives up to its end. */
static bool is_whole(struct exec *x, ir_id node)
{
    ir_id kid = ir_kid(x->program, node, 0);
    const struct ir_node *ir = ir_node(x->program, kid);
    if (ir->op == IR_CALL_METHOD)
        return ir->count == 1 && ir_node(x->program, ir_kid(x->program, kid, 0))->op == IR_NEW;
    return ir->op == IR_NEW;
}

void destroy_before(struct exec *x)
{
    u32_vec dead = {0};
    if (x->dead || x->destructible.count == 0)
        return;
    find_dead(x, VALUE_NONE, &dead);
    if (dead.count)
        exec_unsupported(x, "a destructor whose time is not known");
}

void destroy_released(struct exec *x)
{
    u32_vec dead = {0};
    if (x->dead || x->destructible.count == 0)
        return;
    find_dead(x, VALUE_NONE, &dead);
    if (dead.count > 1)
        exec_unsupported(x, "destructors whose order is not known");
    destroy_in_order(x, &dead);
}

void destroy_after(struct exec *x, ir_id node, uint32_t first)
{
    u32_vec dead = {0};
    if (x->dead || x->destructible.count == 0)
        return;
    find_dead(x, VALUE_NONE, &dead);
    if (dead.count == 0)
        return;
    bool known = dead.count == 1 && releases_last(x, node);
    for (uint32_t i = 0; i < dead.count; i++)
        known = known && (dead.items[i] < first || is_whole(x, node));
    if (!known)
        exec_unsupported(x, "a destructor whose time is not known");
    destroy_in_order(x, &dead);
}

/* ---- at the end of a function ---- */

static void add_names(struct exec *x, ir_id body, name_vec *names)
{
    if (ir_is_none(body))
        return;
    struct ir_node ir = *ir_node(x->program, body);
    if (ir.op == IR_LOCAL && ir.detail == 0)
        VEC_PUSH(x->arena, names, (name_id){(uint32_t)ir.payload});
    for (uint32_t i = 0; i < ir.count; i++)
        add_names(x, ir_kid(x->program, body, i), names);
}

/* The variables of a function in the order in which they first occur in it. */
static void list_variables(struct exec *x, ir_function_id id, name_vec *names)
{
    for (uint32_t i = 0; i < ir_function(x->program, id)->params.count; i++)
        VEC_PUSH(x->arena, names, ir_function(x->program, id)->params.items[i].name);
    add_names(x, ir_body(x->program, id), names);
}

/* The objects that the variables hold themselves, in their order. */
static void list_held(struct exec *x, uint32_t owner, ir_function_id function, u32_vec *held)
{
    name_vec names = {0};
    list_variables(x, function, &names);
    for (uint32_t i = 0; i < names.count; i++) {
        struct value value = heap_read(x, owner, names.items[i]);
        if (value.tag == VALUE_OBJECT)
            VEC_PUSH(x->arena, held, value.id);
    }
}

void destroy_prepare(struct exec *x, uint32_t owner, ir_function_id function, u32_vec *held)
{
    if (x->destructible.count)
        list_held(x, owner, function, held);
}

static bool has(const u32_vec *list, uint32_t item)
{
    for (uint32_t i = 0; i < list->count; i++)
        if (list->items[i] == item)
            return true;
    return false;
}

void destroy_leaving(struct exec *x, const u32_vec *held, struct value result)
{
    u32_vec dead = {0}, ordered = {0};
    if (x->dead || x->destructible.count == 0)
        return;
    find_dead(x, result, &dead);
    for (uint32_t i = 0; i < held->count; i++)
        if (has(&dead, held->items[i]) && !has(&ordered, held->items[i]))
            VEC_PUSH(x->arena, &ordered, held->items[i]);
    if (ordered.count != dead.count && dead.count > 1)
        exec_unsupported(x, "destructors whose order is not known");
    uint32_t roots = x->temporaries.count;
    root_push(x, result);
    destroy_in_order(x, ordered.count == dead.count ? &ordered : &dead);
    x->temporaries.count = roots;
}

/* ---- at the end of the program ---- */

/* Global variables from the last one on, each that alone holds its object. */
static bool destroy_globals(struct exec *x, const name_vec *names)
{
    bool any = false;
    for (uint32_t i = names->count; i-- > 0 && !x->dead;) {
        bool again = false;
        for (uint32_t k = 0; k < i; k++)
            again = again || name_equal(names->items[k], names->items[i]);
        struct value value = heap_read(x, x->globals, names->items[i]);
        if (again || value.tag != VALUE_OBJECT)
            continue;
        struct reached reached;
        reach_begin(x, &reached);
        bool alone = reach_count(&reached, value.id) == 1;
        reach_end(&reached);
        if (!alone)
            continue;
        u32_vec dead = {0};
        heap_remove(x, x->globals, names->items[i]);
        find_dead(x, VALUE_NONE, &dead);
        if (dead.count > 1)
            exec_unsupported(x, "destructors whose order is not known");
        destroy_in_order(x, &dead);
        any = true;
    }
    return any;
}

void destroy_all(struct exec *x, ir_function_id main)
{
    name_vec names = {0};
    if (x->destructible.count == 0)
        return;
    add_names(x, ir_body(x->program, main), &names);
    while (!x->dead && destroy_globals(x, &names))
        ;
    while (!x->dead && x->destructible.count)
        destroy(x, x->destructible.items[0]);
}
