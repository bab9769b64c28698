/* A function of the program runs: its frame, its way out, its result. */
#include "analyzer/exec/call_p.h"

enum { MOST_SAME_FRAMES = 3, MOST_NESTED = 8 /* times as many */ };

static uint32_t frames_of(const struct exec *x, ir_function_id function)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < x->frames.count; i++)
        count += x->frames.items[i].function.index == function.index;
    return count;
}

struct copying {
    struct exec *x;
    uint32_t to;
};

static bool copy_cell(void *context, uint64_t key, uint64_t word)
{
    struct copying *copying = context;
    struct value value = {(uint32_t)(word >> 32), (uint32_t)word};
    heap_write(copying->x, copying->to, (name_id){(uint32_t)key}, heap_follow(copying->x, value));
    return true;
}

void scope_copy(struct exec *x, uint32_t from, uint32_t to)
{
    struct copying copying = {x, to};
    trie cells = x->cells;
    region_share(x);
    trie_each_high(cells, from, copy_cell, &copying);
}

/* References that a closure captured stay references. */
static bool share_cell(void *context, uint64_t key, uint64_t word)
{
    struct copying *copying = context;
    struct value value = {(uint32_t)(word >> 32), (uint32_t)word};
    heap_write(copying->x, copying->to, (name_id){(uint32_t)key}, value);
    return true;
}

static void bind_captured(struct exec *x, const struct callable *callable, uint32_t owner)
{
    struct copying copying = {x, owner};
    uint32_t from = callable->copy;
    if (!from)
        return;
    trie cells = x->cells;
    region_share(x);
    trie_each_high(cells, from, share_cell, &copying);
}

static void push_frame(struct exec *x, const struct callable *callable,
                       const struct arguments *args, ir_id node, uint32_t target)
{
    const struct ir_function *function = ir_function(x->program, callable->function);
    struct frame frame = {.function = callable->function,
                          .owner = heap_new_owner(x),
                          .return_target = target,
                          .self = callable->self,
                          .class = callable->class.index ? callable->class : function->class,
                          .static_class = callable->static_class,
                          .call_site = node,
                          .first_jump = x->jumps.count,
                          .language = x->setup.languages[0],
                          .args = args->items,
                          .arg_count = args->count,
                          .builtins = x->builtins,
                          .parent_owner = callable->scope,
                          .start = {x->steps, x->arena->total}};
    for (uint32_t i = 0; i < x->setup.language_count; i++)
        if (x->setup.languages[i]->frontend == ir_file(x->program, function->file)->frontend)
            frame.language = x->setup.languages[i];
    uint32_t scope = callable->scope;
    if (!scope && function->class.index)
        scope = map_get(&x->class_scopes, function->class.index, 0);
    if (scope)
        map_put(&x->scope_parent, frame.owner, scope);
    VEC_PUSH(x->arena, &x->frames, frame);
}

static struct value convert_result(struct exec *x, ir_function_id id, struct value value)
{
    const struct ir_function *function = ir_function(x->program, id);
    uint32_t ignored = IR_TYPE_VOID | IR_TYPE_NEVER;
    if (x->setup.concrete && !x->dead && function->result.mask == IR_TYPE_NEVER) {
        struct text name = exec_function_name(x);
        exec_throw(x, term_bool(x->terms, true), "TypeError",
                   text_print(x->arena,
                              "%.*s(): never-returning function must not implicitly return",
                              (int)name.size, name.data));
    }
    struct ir_type type = function->result;
    if (x->dead || (!type.mask && !type.class_count) || type.mask & ignored ||
        function->flags & IR_FUNCTION_GENERATOR)
        return value;
    ir_id outer = x->node;
    if (!ir_is_none(exec_frame(x)->returns))
        x->node = exec_frame(x)->returns;
    else
        exec_frame(x)->binding = BINDING_END;
    struct value fit = exec_language(x)->coerce(x, &type, value, TEXT(""));
    exec_frame(x)->binding = 0;
    x->node = outer;
    if (x->setup.concrete && !x->dead && function->flags & IR_FUNCTION_BY_REFERENCE &&
        !value_same(fit, value))
        exec_unsupported(x, "a reference that is returned as another type");
    return fit;
}

/* The variables of a frame end with it, on each way out; a scope that a closure captured lives on.
 */
static void forget_variables(struct exec *x, uint32_t owner, uint32_t first_pending)
{
    if (map_get(&x->captured, owner, 0))
        return;
    x->cells = trie_remove_high(x->arena, x->cells, owner);
    for (uint32_t i = first_pending; i < x->pendings.count; i++) {
        struct pending *pending = &x->pendings.items[i];
        pending->cells = trie_remove_high(x->arena, pending->cells, owner);
    }
}

#define TOO_EXPENSIVE "a call that takes more than the flow's budget"

/* The result of a call that is not run; what it got by reference may be anything. */
static struct value give_up_call(struct exec *x, ir_function_id function, const char *why,
                                 const struct arguments *args)
{
    outside_miss(x, function, why);
    for (uint32_t i = 0; i < args->count; i++)
        if (args->items[i].tag == VALUE_REFERENCE)
            heap_write(x, args->items[i].id, NO_NAME, exec_unmodelled(x, why, NULL, 0));
    return exec_unmodelled(x, why, args->items, args->count);
}

/* How often a function may call itself: what specifications say ends by itself. */
static uint32_t most_frames(const struct exec *x, ir_function_id function)
{
    enum { MOST_OF_STUBS = 24 };
    return ir_file(x->program, ir_function(x->program, function)->file)->is_spec ? MOST_OF_STUBS
                                                                                 : MOST_SAME_FRAMES;
}

static struct value make_generator(struct exec *x, const struct callable *callable,
                                   const struct arguments *args, ir_id node)
{
    push_frame(x, callable, args, node, 0);
    bind_captured(x, callable, exec_frame(x)->owner);
    bind_params(x, callable->function, args);
    struct frame frame = *exec_frame(x);
    x->frames.count--;
    return x->dead ? VALUE_OF_NULL : generator_new(x, &frame);
}

/*
 * Whether a function that calls itself, perhaps from loops over what nobody knows, has done so
 * often enough: depth bounds one chain of calls, the number of calls bounds their tree.
 */
static bool recurs_too_often(struct exec *x, ir_function_id id)
{
    uint32_t frames = frames_of(x, id), most = most_frames(x, id);
    uint32_t nested = frames ? map_get(&x->nested, id.index, 0) + 1 : 0;
    map_put(&x->nested, id.index, nested);
    return frames >= most || nested > most * MOST_NESTED;
}

static bool is_too_deep(struct exec *x, ir_function_id id)
{
    return generator_is_too_deep(x) || x->frames.count >= x->setup.limits.depth ||
           (!x->setup.concrete && recurs_too_often(x, id));
}

static struct value run_function(struct exec *x, const struct callable *callable,
                                 const struct arguments *args, ir_id node)
{
    ir_function_id id = callable->function;
    if (ir_function(x->program, id)->flags & IR_FUNCTION_GENERATOR)
        return x->setup.concrete ? make_generator(x, callable, args, node)
                                 : give_up_call(x, id, "generator", args);
    if (is_too_deep(x, id))
        return give_up_call(x, id, "calls nested too deeply", args);
    if (budget_refuses(x, id))
        return give_up_call(x, id, TOO_EXPENSIVE, args);
    ir_id body = ir_body(x->program, id);
    if (ir_is_none(body))
        return exec_unmodelled(x, "a function without a body", args->items, args->count);
    if (x->is_setting_up)
        map_put(&x->entered, id.index, 1);
    struct budget_call budget = budget_open(x);
    struct landing landing = region_open(x, region_new_target(x));
    struct region_mark mark = region_mark_here(x);
    exec_event(x, EVENT_CALL, NO_TERM, ir_function(x->program, id)->full_name);
    push_frame(x, callable, args, node, landing.target);
    uint32_t owner = exec_frame(x)->owner;
    bind_captured(x, callable, owner);
    bind_params(x, id, args);
    struct asserted_call asserted = asserted_enter(x, id, node);
    if (!x->dead)
        exec_statement(x, body);
    struct value result = VALUE_NONE;
    u32_vec held = {0};
    if (x->setup.concrete)
        destroy_prepare(x, owner, id, &held);
    if (!budget_is_over(x)) {
        forget_variables(x, owner, landing.first_pending);
        region_tidy(x, &landing, &mark, 0, NULL);
        result = region_land(x, &landing, VALUE_NONE);
        result = convert_result(x, id, result);
        result = late_result(x, id, value_or(x, result, exec_language(x)->absent));
        asserted_leave(x, &asserted, result);
    }
    if (!budget_is_kept(x) && budget_take_back(x, &budget, id))
        return give_up_call(x, id, TOO_EXPENSIVE, args);
    budget_account(x, id);
    result = lend_leave(x, owner, result);
    x->frames.count--;
    if (x->setup.concrete)
        destroy_leaving(x, &held, result);
    x->gave_reference = ir_function(x->program, id)->flags & IR_FUNCTION_BY_REFERENCE;
    return x->dead ? VALUE_OF_NULL : result;
}

struct running {
    const struct callable *callable;
    const struct arguments *args;
    ir_id node;
};

static struct value run_async(struct exec *x, void *context)
{
    const struct running *running = context;
    return run_function(x, running->callable, running->args, running->node);
}

struct value exec_run_function(struct exec *x, const struct callable *callable,
                               const struct arguments *args, ir_id node)
{
    bool at_once = node.index && x->awaited.index == node.index;
    if (at_once || !(ir_function(x->program, callable->function)->flags & IR_FUNCTION_ASYNC) ||
        !exec_language(x)->fulfilled)
        return run_function(x, callable, args, node);
    struct running running = {callable, args, node};
    return prototype_async(x, run_async, &running);
}
