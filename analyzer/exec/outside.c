/*
 * Whether a function of the program that is not run (it calls itself too often, is a generator, or
 * takes more than the budget) might have changed what others see, or reached an effect. By its text
 * and that of all that it may call by name; what is not known by name counts.
 */
#include "analyzer/exec/exec_p.h"

enum { MOST_FUNCTIONS = 200 };

struct looking {
    struct exec *x;
    u32_vec work;
    struct map seen;  /* functions */
    struct map names; /* that were looked up, as functions or as methods */
    bool found;
};

static void enqueue(struct looking *l, uint32_t function)
{
    if (map_get(&l->seen, function, 0))
        return;
    map_put(&l->seen, function, 1);
    l->found |= l->work.count == MOST_FUNCTIONS;
    VEC_PUSH(l->x->arena, &l->work, function);
}

/* ---- what it calls ---- */

static bool has_effect(const struct spec_contract *contract)
{
    bool has = false;
    for (uint32_t i = 0; contract && i < contract->clauses.count && !has; i++) {
        enum spec_clause_kind kind = contract->clauses.items[i].kind;
        has = kind == SPEC_REQUIRES || kind == SPEC_ASSIGNS || kind == SPEC_USE ||
              kind == SPEC_ESTABLISHES;
    }
    return has;
}

static void look_in(struct looking *l, const struct index *index, name_id name, bool is_function)
{
    u32_vec found = {0};
    ir_function_id function = is_function ? index_find_function(index, name) : NO_FUNCTION;
    if (function.index)
        VEC_PUSH(l->x->arena, &found, function.index);
    if (!is_function)
        index_methods_named(index, name, l->x->arena, &found);
    for (uint32_t i = 0; i < found.count; i++) {
        const struct ir_function *ir = ir_function(l->x->program, (ir_function_id){found.items[i]});
        if (!ir_file(l->x->program, ir->file)->is_spec)
            enqueue(l, found.items[i]);
        else
            l->found |= has_effect(spec_find_contract(l->x->setup.specs, ir->full_name));
    }
}

/* A function of that name, or all methods. */
static void look_up(struct looking *l, name_id name, bool is_function)
{
    uint64_t key = (uint64_t)name.index << 1 | is_function;
    if (map_get(&l->names, key, 0))
        return;
    map_put(&l->names, key, 1);
    look_in(l, l->x->index, name, is_function);
    if (l->x->setup.stubs)
        look_in(l, l->x->setup.stubs, name, is_function);
}

/* `f(…)`, and what is handed to it by name: `g("f")`, `g([$this, "f"])`. */
static void look_at_call(struct looking *l, ir_id call)
{
    const struct ir_program *program = l->x->program;
    struct ir_node node = *ir_node(program, call);
    look_up(l, (name_id){(uint32_t)node.payload}, true);
    for (uint32_t i = 0; i < node.count; i++) {
        ir_id given = ir_kid(program, call, i);
        bool is_pair =
            ir_node(program, given)->op == IR_ARRAY && ir_node(program, given)->count == 2;
        ir_id second = is_pair ? ir_kid(program, given, 1) : given;
        if (is_pair)
            second = ir_node(program, second)->op == IR_ENTRY ? ir_kid(program, second, 1) : NO_IR;
        if (!ir_is_none(second) && ir_node(program, second)->op == IR_STRING)
            look_up(l, (name_id){(uint32_t)ir_node(program, second)->payload}, !is_pair);
    }
}

/* ---- its own text ---- */

static bool is_shared(const struct ir_function *function, name_id name)
{
    for (uint32_t i = 0; i < function->params.count; i++)
        if (function->params.items[i].by_reference &&
            name_equal(function->params.items[i].name, name))
            return true;
    for (uint32_t i = 0; i < function->captures.count; i++)
        if (function->captures.items[i].by_reference &&
            name_equal(function->captures.items[i].name, name))
            return true;
    return false;
}

/* The variable or property that is assigned lives longer than the call. `shared` are the names that
 * it declares as global or static. */
static bool is_outside(struct looking *l, ir_function_id id, const struct map *shared, ir_id target)
{
    const struct ir_program *program = l->x->program;
    const struct ir_function *function = ir_function(program, id);
    bool makes =
        text_is(names_text(l->x->names, names_lower(l->x->names, function->name)), "__construct");
    while (ir_node(program, target)->op == IR_INDEX)
        target = ir_kid(program, target, 0);
    struct ir_node node = *ir_node(program, target);
    if (node.op == IR_MEMBER)
        return !makes || ir_node(program, ir_kid(program, target, 0))->op != IR_THIS;
    if (node.op != IR_LOCAL)
        return ir_op_category(node.op) == IR_PLACE;
    return node.detail > 0 || map_get(shared, node.payload, 0) ||
           is_shared(function, (name_id){(uint32_t)node.payload});
}

static bool is_opaque(enum ir_op op)
{
    return op == IR_CALL_VALUE || op == IR_CALL_METHOD_DYNAMIC || op == IR_CALL_STATIC_DYNAMIC ||
           op == IR_INCLUDE || op == IR_UNMODELLED || op == IR_LOCAL_DYNAMIC;
}

static void find_shared(struct looking *l, ir_id root, struct map *shared)
{
    u32_vec stack = {0};
    VEC_PUSH(l->x->arena, &stack, root.index);
    while (stack.count) {
        ir_id id = {stack.items[--stack.count]};
        struct ir_node node = *ir_node(l->x->program, id);
        if (node.op == IR_GLOBAL || node.op == IR_STATIC_VARIABLE)
            map_put(shared, node.payload, 1);
        for (uint32_t i = 0; i < node.count; i++)
            if (!ir_is_none(ir_kid(l->x->program, id, i)))
                VEC_PUSH(l->x->arena, &stack, ir_kid(l->x->program, id, i).index);
    }
}

static void look_at_body(struct looking *l, ir_function_id id, ir_id root)
{
    u32_vec stack = {0};
    struct map shared;
    map_init(&shared);
    find_shared(l, root, &shared);
    VEC_PUSH(l->x->arena, &stack, root.index);
    while (stack.count && !l->found) {
        ir_id at = {stack.items[--stack.count]};
        struct ir_node node = *ir_node(l->x->program, at);
        l->found |= is_opaque(node.op);
        if (node.op == IR_CLOSURE)
            enqueue(l, (uint32_t)node.payload);
        if (node.op == IR_CALL)
            look_at_call(l, at);
        for (uint32_t i = 0; i < node.count; i++) {
            ir_id kid = ir_kid(l->x->program, at, i);
            if (ir_is_none(kid))
                continue;
            VEC_PUSH(l->x->arena, &stack, kid.index);
            if (loop_assigns(&node, i) && is_outside(l, id, &shared, kid))
                l->found = true;
        }
    }
    map_done(&shared);
}

bool outside_may_change(struct exec *x, ir_function_id function)
{
    enum { YES = 1, NO = 2 };
    uint32_t known = map_get(&x->changes_outside, function.index, 0);
    if (known)
        return known == YES;
    struct looking l = {.x = x};
    map_init(&l.seen);
    map_init(&l.names);
    enqueue(&l, function.index);
    for (uint32_t i = 0; i < l.work.count && !l.found; i++) {
        ir_function_id at = {l.work.items[i]};
        ir_id body = ir_body(x->program, at);
        if (!ir_is_none(body))
            look_at_body(&l, at, body);
        const u32_vec *called = &ir_function(x->program, at)->called;
        for (uint32_t k = 0; k < called->count && !l.found; k++) {
            look_up(&l, (name_id){called->items[k]}, true);
            look_up(&l, (name_id){called->items[k]}, false);
        }
    }
    map_done(&l.seen);
    map_done(&l.names);
    map_put(&x->changes_outside, function.index, l.found ? YES : NO);
    return l.found;
}

void outside_miss(struct exec *x, ir_function_id function, const char *construct)
{
    if (!x->missed && !x->setup.concrete && x->setup.specs && outside_may_change(x, function))
        x->missed = construct;
}
