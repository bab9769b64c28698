/*
 * Generators of concrete runs. The body of one runs on a stack of its own, so that it stops in the
 * middle of an expression and goes on from there. What belongs to the regions that are open in the
 * body (what waits to land, the loops, the try statements) is put aside while it waits.
 */
#include <sys/mman.h>
#include <ucontext.h>

#include "analyzer/exec/exec_p.h"

enum { STACK_SIZE = 4 << 20, MOST_FRAMES = 200, MOST_INSIDE = 1000 };

enum generator_state { GENERATOR_FRESH, GENERATOR_WAITS, GENERATOR_RUNS, GENERATOR_DONE };

/* What of the executor belongs to the code that runs. */
struct side {
    pending_vec pendings;
    jump_vec jumps;
    uint32_t throw_target;
    uint32_t error_handlers;
    uint32_t builtins, silenced, finally_blocks;
    ir_id node;
    struct generator *generator;
    value_list temporaries;
};

struct generator {
    struct exec *x;
    enum generator_state state;
    struct frame frame;
    ir_id body;
    ucontext_t inside, outside;
    void *stack;
    struct side own, outer;
    uint32_t base; /* number of frames below it */
    struct value key, value, sent, thrown, result;
    struct value failure; /* what ended it */
    int64_t next_key;
    struct generator *outward; /* the one that yields from it, or NULL */
    bool has_finally;
    bool moved; /* beyond its first value */
};

/* ---- sides ---- */

static struct side take_side(struct exec *x)
{
    return (struct side){x->pendings,  x->jumps,      x->throw_target,   x->error_handlers,
                         x->builtins,  x->silenced,   x->finally_blocks, x->node,
                         x->generator, x->temporaries};
}

static void put_side(struct exec *x, const struct side *side)
{
    x->pendings = side->pendings;
    x->jumps = side->jumps;
    x->throw_target = side->throw_target;
    x->error_handlers = side->error_handlers;
    x->builtins = side->builtins;
    x->silenced = side->silenced;
    x->finally_blocks = side->finally_blocks;
    x->node = side->node;
    x->generator = side->generator;
    x->temporaries = side->temporaries;
}

/* ---- the body ---- */

static void run_body(struct generator *g)
{
    struct exec *x = g->x;
    struct landing thrown = region_open(x, region_new_target(x));
    struct landing done = region_open(x, region_new_target(x));
    exec_frame(x)->return_target = done.target;
    exec_frame(x)->first_jump = 0;
    x->throw_target = thrown.target;
    exec_statement(x, g->body);
    struct value result = x->stopped ? VALUE_NONE : region_land(x, &done, VALUE_OF_NULL);
    bool returned = !x->dead && !x->stopped;
    if (returned)
        g->result = result;
    else if (!x->stopped)
        g->failure = region_land(x, &thrown, VALUE_NONE);
    g->state = GENERATOR_DONE;
}

/* The two halves of the address of the generator: the arguments of a context are of type int. */
static void start_body(unsigned high, unsigned low)
{
    uintptr_t address = (uintptr_t)high << 32 | low;
    struct generator *g = (struct generator *)address; /* NOLINT */
    run_body(g);
}

static bool has_finally(struct exec *x, ir_id body)
{
    u32_vec stack = {0};
    VEC_PUSH(x->arena, &stack, body.index);
    while (stack.count) {
        ir_id node = {stack.items[--stack.count]};
        const struct ir_node *ir = ir_node(x->program, node);
        if (ir->op == IR_TRY && !ir_is_none(ir_kid(x->program, node, 1)))
            return true;
        for (uint32_t i = 0; i < ir->count; i++)
            if (!ir_is_none(ir_kid(x->program, node, i)))
                VEC_PUSH(x->arena, &stack, ir_kid(x->program, node, i).index);
    }
    return false;
}

struct value generator_new(struct exec *x, const struct frame *frame)
{
    name_id class_name = names_add_z(x->names, "Generator");
    struct generator *g = ARENA_NEW(x->arena, struct generator);
    g->x = x;
    g->frame = *frame;
    g->body = ir_body(x->program, frame->function);
    g->has_finally = has_finally(x, g->body);
    map_put(&x->kept_owners, frame->owner, 1);
    VEC_PUSH(x->arena, &x->generators, g);
    struct value object = object_new(x, class_name, class_find(x, class_name));
    map_put(&x->generator_of, object.id + 1, x->generators.count);
    return object;
}

static struct generator *generator_get(struct exec *x, struct value object)
{
    uint32_t index = object.tag == VALUE_OBJECT ? map_get(&x->generator_of, object.id + 1, 0) : 0;
    return index ? x->generators.items[index - 1] : NULL;
}

uint32_t generator_owner(struct exec *x, struct value object)
{
    struct generator *g = generator_get(x, object);
    return g && g->state != GENERATOR_DONE ? g->frame.owner : 0;
}

void generator_each(struct exec *x, struct value object,
                    void (*visit)(void *context, struct value value), void *context)
{
    struct generator *g = generator_get(x, object);
    if (!g)
        return;
    const struct value kept[] = {g->key, g->value, g->sent, g->result, g->frame.self};
    for (size_t i = 0; i < ARRAY_LENGTH(kept) && g->state != GENERATOR_FRESH; i++)
        visit(context, kept[i]);
    const value_list *waiting =
        g->state == GENERATOR_RUNS ? &g->outer.temporaries : &g->own.temporaries;
    for (uint32_t i = 0; i < waiting->count; i++)
        visit(context, waiting->items[i]);
}

bool generator_is_too_deep(const struct exec *x)
{
    return x->generator && x->frames.count > x->generator->base + MOST_FRAMES;
}

bool generator_waits_in_finally(const struct exec *x)
{
    for (uint32_t i = 0; i < x->generators.count; i++)
        if (x->generators.items[i]->has_finally && x->generators.items[i]->state == GENERATOR_WAITS)
            return true;
    return false;
}

void generator_done_all(struct exec *x)
{
    for (uint32_t i = 0; i < x->generators.count; i++)
        if (x->generators.items[i]->stack)
            munmap(x->generators.items[i]->stack, STACK_SIZE);
    map_done(&x->generator_of);
}

/* ---- going on ---- */

static bool make_stack(struct generator *g)
{
    int flags = MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE;
    void *stack = mmap(NULL, STACK_SIZE, PROT_READ | PROT_WRITE, flags, -1, 0);
    if (stack == MAP_FAILED || getcontext(&g->inside) != 0) {
        exec_unsupported(g->x, "so many generators");
        return false;
    }
    uintptr_t address = (uintptr_t)g;
    g->stack = stack;
    g->inside.uc_stack.ss_sp = stack;
    g->inside.uc_stack.ss_size = STACK_SIZE;
    g->inside.uc_link = &g->outside;
    makecontext(&g->inside, (void (*)(void))start_body, 2, (unsigned)(address >> 32),
                (unsigned)address);
    return true;
}

/* Ends of the process inside of the body are ends of the process outside of it. */
static void hand_on(struct exec *x, const struct side *own)
{
    for (uint32_t i = 0; i < own->pendings.count; i++)
        if (own->pendings.items[i].target == TARGET_EXIT)
            VEC_PUSH(x->arena, &x->pendings, own->pendings.items[i]);
}

static void leave(struct exec *x, struct generator *g)
{
    g->frame = *exec_frame(x);
    x->frames.count--;
    g->own = take_side(x);
    put_side(x, &g->outer);
    if (g->state != GENERATOR_DONE)
        return;
    munmap(g->stack, STACK_SIZE);
    g->stack = NULL;
    hand_on(x, &g->own);
    struct value failure = g->failure;
    g->failure = VALUE_NONE;
    if (failure.tag != VALUE_ABSENT && !x->dead)
        exec_throw_value(x, failure);
}

/* Runs the body up to its next `yield`, or its end. */
static void resume(struct exec *x, struct generator *g)
{
    if (x->dead || g->state == GENERATOR_DONE)
        return;
    if (g->state == GENERATOR_RUNS) {
        exec_throw(x, term_bool(x->terms, true), "Error",
                   TEXT("Cannot resume an already running generator"));
        return;
    }
    if (generator_is_too_deep(x) || x->frames.count > MOST_INSIDE ||
        (g->state == GENERATOR_FRESH && !make_stack(g))) {
        exec_unsupported(x, "generators inside of each other");
        return;
    }
    g->outer = take_side(x);
    g->own.generator = g;
    put_side(x, &g->own);
    g->base = x->frames.count;
    VEC_PUSH(x->arena, &x->frames, g->frame);
    g->state = GENERATOR_RUNS;
    swapcontext(&g->outside, &g->inside);
    leave(x, g);
}

static void start(struct exec *x, struct generator *g)
{
    if (g->state == GENERATOR_FRESH)
        resume(x, g);
}

static void wait_here(struct exec *x, struct generator *g)
{
    if (x->dead)
        return;
    g->state = GENERATOR_WAITS;
    swapcontext(&g->inside, &g->outside);
}

/* ---- yield ---- */

static struct value continued(struct exec *x, struct generator *g)
{
    struct value sent = g->sent, thrown = g->thrown;
    g->sent = VALUE_OF_NULL;
    g->thrown = VALUE_NONE;
    if (thrown.tag == VALUE_ABSENT)
        return sent;
    exec_throw_value(x, thrown);
    return VALUE_OF_NULL;
}

struct value generator_yield(struct exec *x, ir_id node)
{
    struct generator *g = x->generator;
    ir_id key = ir_kid(x->program, node, 0), value = ir_kid(x->program, node, 1);
    struct constant constant;
    struct value own_key = ir_is_none(key) ? VALUE_NONE : exec_value(x, key);
    struct value own = ir_is_none(value) ? VALUE_OF_NULL : exec_value(x, value);
    if (x->dead)
        return VALUE_OF_NULL;
    if (own_key.tag == VALUE_ABSENT)
        own_key = value_of_int(x, g->next_key++);
    else if (own_key.tag == VALUE_INT && value_is_constant(x, own_key, &constant) &&
             constant.integer >= g->next_key)
        g->next_key = constant.integer + 1;
    g->key = own_key;
    g->value = own;
    g->sent = VALUE_OF_NULL;
    wait_here(x, g);
    return continued(x, g);
}

static struct value yield_from_array(struct exec *x, struct generator *g, struct value array)
{
    array_elements elements = {0};
    leaf_id base;
    array_list(x, array, &elements, &base);
    for (uint32_t i = 0; i < elements.count && !x->dead; i++) {
        g->key = elements.items[i].key;
        g->value = heap_follow(x, elements.items[i].value);
        wait_here(x, g);
        continued(x, g);
    }
    return VALUE_OF_NULL;
}

static struct value yield_from_generator(struct exec *x, struct generator *g, struct value object)
{
    struct generator *inner = generator_get(x, object);
    if (inner == g || inner->state == GENERATOR_RUNS) {
        exec_throw(x, term_bool(x->terms, true), "Error",
                   TEXT("Impossible to yield from the Generator being currently run"));
        return VALUE_OF_NULL;
    }
    if (inner->outward && inner->outward != g)
        exec_unsupported(x, "a generator that several ones yield from");
    inner->outward = g;
    start(x, inner);
    while (!x->dead && inner->state == GENERATOR_WAITS) {
        g->key = inner->key;
        g->value = inner->value;
        wait_here(x, g);
        inner->sent = g->sent;
        inner->thrown = g->thrown;
        g->sent = VALUE_OF_NULL;
        g->thrown = VALUE_NONE;
        resume(x, inner);
    }
    if (!x->dead && inner->result.tag == VALUE_ABSENT)
        exec_unsupported(x, "yield from a generator that has failed");
    return inner->result;
}

static struct value call_plain(struct exec *x, struct value object, const char *method)
{
    return exec_call_method(x, object, method, NULL, 0);
}

static struct value yield_from_iterator(struct exec *x, struct generator *g, struct value object)
{
    if (exec_is_instance(x, object, "IteratorAggregate"))
        object = call_plain(x, object, "getiterator");
    if (x->dead)
        return VALUE_OF_NULL;
    if (generator_get(x, object))
        return yield_from_generator(x, g, object);
    call_plain(x, object, "rewind");
    while (!x->dead &&
           exec_is_true(x, exec_language(x)->truth(x, call_plain(x, object, "valid")))) {
        g->value = call_plain(x, object, "current");
        g->key = call_plain(x, object, "key");
        wait_here(x, g);
        continued(x, g);
        if (!x->dead)
            call_plain(x, object, "next");
    }
    return VALUE_OF_NULL;
}

struct value generator_yield_from(struct exec *x, ir_id node)
{
    struct generator *g = x->generator;
    struct value subject = exec_value(x, ir_kid(x->program, node, 0));
    if (x->dead)
        return VALUE_OF_NULL;
    if (subject.tag == VALUE_OBJECT && exec_has_method(x, subject, "__destruct"))
        exec_unsupported(x, "yield from an object that has a destructor");
    if (subject.tag == VALUE_ARRAY)
        return yield_from_array(x, g, subject);
    if (generator_get(x, subject))
        return yield_from_generator(x, g, subject);
    if (exec_is_instance(x, subject, "Traversable"))
        return yield_from_iterator(x, g, subject);
    exec_throw(x, term_bool(x->terms, true), "Error",
               TEXT("Can use \"yield from\" only with arrays and Traversables"));
    return VALUE_OF_NULL;
}

/* ---- what the methods of class Generator do ---- */

static bool is_there(struct exec *x, struct generator *g)
{
    if (g && g->state != GENERATOR_RUNS && g->frame.function.index &&
        ir_function(x->program, g->frame.function)->flags & IR_FUNCTION_BY_REFERENCE)
        exec_unsupported(x, "a generator that gives references");
    if (!g)
        exec_unsupported(x, "a generator that nobody made");
    return g && !x->dead;
}

struct value exec_generator_valid(struct exec *x, struct value object)
{
    struct generator *g = generator_get(x, object);
    if (!is_there(x, g))
        return VALUE_OF_NULL;
    start(x, g);
    return value_of_bool(x, g->state != GENERATOR_DONE);
}

struct value exec_generator_current(struct exec *x, struct value object, bool key)
{
    struct generator *g = generator_get(x, object);
    if (!is_there(x, g))
        return VALUE_OF_NULL;
    start(x, g);
    return g->state == GENERATOR_DONE || x->dead ? VALUE_OF_NULL : key ? g->key : g->value;
}

void exec_generator_next(struct exec *x, struct value object)
{
    struct generator *g = generator_get(x, object);
    if (!is_there(x, g))
        return;
    start(x, g);
    g->moved = true;
    resume(x, g);
}

void exec_generator_rewind(struct exec *x, struct value object)
{
    struct generator *g = generator_get(x, object);
    if (!is_there(x, g))
        return;
    start(x, g);
    if (g->moved && !x->dead)
        exec_throw(x, term_bool(x->terms, true), "Exception",
                   g->state == GENERATOR_DONE
                       ? TEXT("Cannot traverse an already closed generator")
                       : TEXT("Cannot rewind a generator that was already run"));
}

struct value exec_generator_send(struct exec *x, struct value object, struct value sent)
{
    struct generator *g = generator_get(x, object);
    if (!is_there(x, g))
        return VALUE_OF_NULL;
    start(x, g);
    if (g->state == GENERATOR_WAITS)
        g->sent = sent;
    g->moved = true;
    resume(x, g);
    return g->state == GENERATOR_DONE || x->dead ? VALUE_OF_NULL : g->value;
}

struct value exec_generator_throw(struct exec *x, struct value object, struct value exception)
{
    struct generator *g = generator_get(x, object);
    if (!is_there(x, g))
        return VALUE_OF_NULL;
    start(x, g);
    if (x->dead)
        return VALUE_OF_NULL;
    if (g->state == GENERATOR_DONE) {
        exec_throw_value(x, exception);
        return VALUE_OF_NULL;
    }
    g->thrown = exception;
    g->moved = true;
    resume(x, g);
    return g->state == GENERATOR_DONE || x->dead ? VALUE_OF_NULL : g->value;
}

struct value exec_generator_result(struct exec *x, struct value object)
{
    struct generator *g = generator_get(x, object);
    if (!is_there(x, g))
        return VALUE_OF_NULL;
    start(x, g);
    if (!x->dead && (g->state != GENERATOR_DONE || g->result.tag == VALUE_ABSENT))
        exec_throw(x, term_bool(x->terms, true), "Exception",
                   TEXT("Cannot get return value of a generator that hasn't returned"));
    return g->result;
}
