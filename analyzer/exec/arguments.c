/* Arguments of a call: evaluated, spread, named, passed by reference. */
#include "analyzer/exec/call_p.h"

/* What the platform has and no file models. */
static bool unmodelled_takes(struct exec *x, const struct callee *callee, uint32_t index)
{
    const struct language *language = exec_language(x);
    bool function = !callee->known && callee->self.tag == VALUE_ABSENT;
    if (!function || name_is_none(callee->callable.name) || !language->references)
        return false;
    uint32_t bits = language->references(names_text(x->names, callee->callable.name));
    return bits >> (index < 30 ? index : 30) & 1;
}

bool arguments_take_reference(struct exec *x, const struct callee *callee, uint32_t index)
{
    if (callee->builtin) {
        uint32_t bit = index < 31 ? index : 31;
        return callee->builtin->references >> bit & 1;
    }
    ir_function_id id = callee->stub.index ? callee->stub : callee->callable.function;
    if (id.index == 0)
        return unmodelled_takes(x, callee, index);
    const struct ir_function *function = ir_function(x->program, id);
    uint32_t count = function->params.count;
    if (index < count)
        return function->params.items[index].by_reference;
    return count && function->params.items[count - 1].variadic &&
           function->params.items[count - 1].by_reference;
}

typedef VEC(struct value) value_vec;
typedef VEC(struct place *) place_vec;

struct gathering {
    value_vec items;
    place_vec places;
    name_vec names;
};

static void add_argument(struct exec *x, struct gathering *g, struct value value,
                         struct place *place, name_id name)
{
    VEC_PUSH(x->arena, &g->items, value);
    VEC_PUSH(x->arena, &g->places, place);
    VEC_PUSH(x->arena, &g->names, name);
}

static void add_spread(struct exec *x, struct gathering *g, const struct callee *callee,
                       struct value array)
{
    array_elements elements = {0};
    leaf_id base;
    if (exec_language(x)->spread)
        array = exec_language(x)->spread(x, array, false);
    if (refuse_spread(x, array, true))
        return;
    if (array.tag != VALUE_ARRAY || !array_list(x, array, &elements, &base)) {
        add_argument(x, g, exec_unmodelled(x, "spread of an unknown array", &array, 1), NULL,
                     NO_NAME);
        return;
    }
    for (uint32_t i = 0; i < elements.count; i++)
        if (x->setup.concrete && arguments_take_reference(x, callee, g->items.count + i))
            exec_unsupported(x, "a spread argument that is passed by reference");
    for (uint32_t i = 0; i < elements.count; i++) {
        struct text key;
        bool named = value_is_text(x, elements.items[i].key, &key);
        add_argument(x, g, heap_follow(x, elements.items[i].value), NULL,
                     named ? names_add(x->names, key) : NO_NAME);
    }
}

static void add_by_reference(struct exec *x, struct gathering *g, const struct callee *callee,
                             ir_id node, name_id name)
{
    struct place *place = place_resolve(x, node);
    if (callee->builtin) {
        struct value value = place_read(x, place);
        value = value_or(x, value, exec_language(x)->absent);
        add_argument(x, g, value, place, name);
    } else {
        bool shared = place_read_slot(x, place).tag == VALUE_REFERENCE;
        add_argument(x, g, place_reference(x, place), shared ? NULL : place, name);
    }
}

static bool is_call(enum ir_op op)
{
    return op == IR_CALL || op == IR_CALL_VALUE || op == IR_CALL_METHOD ||
           op == IR_CALL_METHOD_DYNAMIC || op == IR_CALL_STATIC || op == IR_CALL_STATIC_DYNAMIC ||
           op == IR_NEW;
}

static bool has_nullsafe(struct exec *x, ir_id node)
{
    const struct ir_node *ir = ir_node(x->program, node);
    bool step = ir->op == IR_MEMBER || ir->op == IR_MEMBER_DYNAMIC || ir->op == IR_INDEX;
    return step && (ir->detail & IR_NULLSAFE || has_nullsafe(x, kid(x, node, 0)));
}

/* A call that the language computes without a call. */
static bool is_instruction(struct exec *x, ir_id node)
{
    return ir_node(x->program, node)->op == IR_CALL && exec_language(x)->is_instruction &&
           exec_language(x)->is_instruction(names_text(x->names, payload_name(x, node)));
}

static struct value argument(struct exec *x, ir_id node)
{
    struct value value = exec_value(x, node);
    return value.tag == VALUE_ABSENT ? exec_language(x)->absent : value;
}

struct arguments arguments_gather(struct exec *x, const struct callee *callee, ir_id node,
                                  uint32_t first)
{
    struct gathering g = {{0}, {0}, {0}};
    uint32_t roots = x->temporaries.count;
    uint32_t count = ir_node(x->program, node)->count;
    for (uint32_t i = first; i < count; i++) {
        ir_id arg = kid(x, node, i);
        enum ir_op op = ir_node(x->program, arg)->op;
        name_id name = NO_NAME;
        if (op == IR_SPREAD) {
            add_spread(x, &g, callee, exec_value(x, kid(x, arg, 0)));
            continue;
        }
        if (op == IR_NAMED) {
            name = payload_name(x, arg);
            arg = kid(x, arg, 0);
        }
        bool is_place = ir_op_category(ir_node(x->program, arg)->op) == IR_PLACE;
        if (x->setup.concrete && !is_place && !is_call(ir_node(x->program, arg)->op) &&
            arguments_take_reference(x, callee, g.items.count))
            exec_unsupported(x, "an expression that is passed by reference");
        bool by_reference = arguments_take_reference(x, callee, g.items.count);
        if (x->setup.concrete && by_reference && !name_is_none(name))
            exec_unsupported(x, "a named argument that is passed by reference");
        if (x->setup.concrete && by_reference && has_nullsafe(x, arg))
            exec_unsupported(x, "a null-safe step that is passed by reference");
        if (x->setup.concrete && by_reference && callee->builtin && is_instruction(x, arg))
            exec_unsupported(x, "a result of the compiler's own that is passed by reference");
        x->gave_reference = false;
        if (is_place && by_reference)
            add_by_reference(x, &g, callee, arg, name);
        else
            add_argument(x, &g, argument(x, arg), NULL, name);
        if (x->setup.concrete && by_reference && !is_place && x->gave_reference && !x->dead) {
            if (x->returned.tag == VALUE_REFERENCE && !callee->builtin)
                g.items.items[g.items.count - 1] = x->returned;
            else
                exec_unsupported(x, "a reference to what a call gives");
        }
        if (g.items.count)
            root_push(x, g.items.items[g.items.count - 1]);
    }
    x->temporaries.count = roots;
    return (struct arguments){g.items.items, g.places.items, g.names.items, g.items.count};
}

void arguments_end_lending(struct exec *x, const struct arguments *args)
{
    for (uint32_t i = 0; i < args->count; i++) {
        struct place *place = args->places ? args->places[i] : NULL;
        if (!place || args->items[i].tag != VALUE_REFERENCE || place->kind == PLACE_CELL)
            continue;
        struct value slot = place_read_slot(x, place);
        if (value_same(slot, args->items[i]))
            place_write_slot(x, place, heap_follow(x, slot));
    }
}

uint32_t arguments_find(const struct arguments *args, uint32_t position, name_id name)
{
    if (position < args->count && (!args->names || name_is_none(args->names[position])))
        return position;
    for (uint32_t i = 0; args->names && i < args->count; i++)
        if (name_equal(args->names[i], name))
            return i;
    return UINT32_MAX;
}

struct value arguments_rest(struct exec *x, const struct arguments *args, uint32_t first)
{
    struct value rest = array_empty(x);
    for (uint32_t i = first; i < args->count; i++) {
        bool named = args->names && !name_is_none(args->names[i]);
        rest = named ? array_put(x, rest, value_of_name(x, args->names[i]), args->items[i])
                     : array_append(x, rest, args->items[i]);
    }
    return rest;
}

/* ---- what code that nobody declares may do with them ---- */

static bool is_own_object(struct exec *x, struct value value)
{
    if (value.tag != VALUE_OBJECT || !object_get(x, value)->class.index)
        return false;
    const struct ir_file *file =
        ir_file(x->program, ir_class(x->program, object_get(x, value)->class)->file);
    return !file->is_spec && !file->is_prelude;
}

static void forget_in(struct exec *x, struct value value, int depth)
{
    enum { DEEPEST = 3 };
    value_cases cases = {0};
    array_elements elements = {0};
    leaf_id base;
    if (depth > DEEPEST)
        return;
    value_get_cases(x, value, &cases);
    for (uint32_t i = 0; i < cases.count; i++) {
        struct value one = cases.items[i].value;
        if (is_own_object(x, one))
            object_forget(x, one);
        if (one.tag != VALUE_ARRAY || !array_list(x, one, &elements, &base))
            continue;
        for (uint32_t k = 0; k < elements.count; k++)
            forget_in(x, heap_follow(x, elements.items[k].value), depth + 1);
    }
}

void arguments_forget(struct exec *x, const struct arguments *args)
{
    for (uint32_t i = 0; i < args->count && !exec_language(x)->has_prototypes; i++) {
        forget_in(x, heap_follow(x, args->items[i]), 0);
        if (args->items[i].tag == VALUE_REFERENCE)
            heap_write(
                x, args->items[i].id, NO_NAME,
                exec_unmodelled(x, "what an unknown function writes", args->items, args->count));
    }
    arguments_end_lending(x, args);
}
