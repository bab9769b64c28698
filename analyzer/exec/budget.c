/*
 * The effort of a flow, in steps and bytes. What uses it up is a call somewhere in the middle, or a
 * function that is called again and again. Of the functions whose calls together took half of the
 * period, the one that took least, which is the innermost, is not called any more, and what it
 * would have given is unknown; where it runs, its call is taken back first. The flow goes on with a
 * new period. Only where nothing but the entry point itself is left to blame, or too many calls
 * were taken back, the flow stops. What sets a flow up is cut there: the flow begins in the state
 * that was reached.
 */
#include "analyzer/exec/exec_p.h"

enum { MOST_TAKEN_BACK = 4, FIRST_CALL = 2 };
#define MOST_BYTES (UINT64_C(1) << 30) /* of a concrete run */

static void begin_period(struct exec *x)
{
    x->period = (struct effort){x->steps, x->arena->total};
    map_clear(&x->spent_on);
    x->spent.count = 0;
}

void budget_account(struct exec *x, ir_function_id function)
{
    if (x->setup.concrete || x->is_setting_up)
        return;
    const struct effort *start = &x->frames.items[x->frames.count - 1].start;
    uint32_t at = map_get(&x->spent_on, function.index, 0);
    if (!at) {
        VEC_PUSH(x->arena, &x->spent, ((struct spent){.function = function}));
        at = x->spent.count;
        map_put(&x->spent_on, function.index, at);
    }
    struct effort *effort = &x->spent.items[at - 1].effort;
    uint64_t steps = start->steps > x->period.steps ? start->steps : x->period.steps;
    uint64_t bytes = start->bytes > x->period.bytes ? start->bytes : x->period.bytes;
    effort->steps += x->steps - steps;
    effort->bytes += x->arena->total - bytes;
}

static uint64_t spent_of(const struct exec *x, ir_function_id function, bool of_bytes)
{
    uint32_t at = map_get(&x->spent_on, function.index, 0);
    if (!at)
        return 0;
    const struct effort *effort = &x->spent.items[at - 1].effort;
    return of_bytes ? effort->bytes : effort->steps;
}

/* What a call that runs took since the period began. */
static uint64_t taken_by(const struct exec *x, const struct effort *start, bool of_bytes)
{
    uint64_t began = of_bytes ? start->bytes : start->steps;
    uint64_t period = of_bytes ? x->period.bytes : x->period.steps;
    uint64_t now = of_bytes ? x->arena->total : x->steps;
    return now - (began > period ? began : period);
}

static bool runs(const struct exec *x, ir_function_id function)
{
    for (uint32_t i = 0; i < x->frames.count; i++)
        if (x->frames.items[i].function.index == function.index)
            return true;
    return false;
}

/* A function whose calls took half of the period together: the one that took least. */
struct culprit {
    ir_function_id function;
    uint32_t frame; /* its call that runs, or 0 */
    uint64_t took;
};

static void suspect(struct culprit *culprit, ir_function_id function, uint32_t frame, uint64_t took,
                    uint64_t all)
{
    if (took * 2 >= all && took <= culprit->took)
        *culprit = (struct culprit){function, frame, took};
}

static struct culprit find_culprit(const struct exec *x, bool of_bytes)
{
    uint64_t all = taken_by(x, &x->period, of_bytes);
    struct culprit culprit = {.took = UINT64_MAX};
    for (uint32_t i = FIRST_CALL; i < x->frames.count; i++) {
        const struct frame *frame = &x->frames.items[i];
        uint64_t took =
            spent_of(x, frame->function, of_bytes) + taken_by(x, &frame->start, of_bytes);
        suspect(&culprit, frame->function, i, took, all);
    }
    for (uint32_t i = 0; i < x->spent.count; i++) {
        ir_function_id function = x->spent.items[i].function;
        if (!runs(x, function) &&
            !ir_file(x->program, ir_function(x->program, function)->file)->is_spec)
            suspect(&culprit, function, 0, spent_of(x, function, of_bytes), all);
    }
    return culprit;
}

static void stop(struct exec *x)
{
    x->stopped = true;
    if (x->is_setting_up) {
        region_share(x);
        x->cut = x->cells;
        x->is_cut = true;
    }
}

/* Whether the flow goes on: with a call that will be taken back, or without a function. */
static bool blame(struct exec *x, bool of_bytes)
{
    struct culprit culprit = find_culprit(x, of_bytes);
    bool is_known = culprit.took != UINT64_MAX && x->taken_back < MOST_TAKEN_BACK;
    if (!is_known) {
        stop(x);
        return false;
    }
    if (culprit.frame) {
        x->giving_up = culprit.frame;
        return false;
    }
    x->taken_back++;
    map_put(&x->too_expensive, culprit.function.index, 1);
    begin_period(x);
    return true;
}

void budget_mend_set_up(struct exec *x)
{
    if (!x->is_cut)
        return;
    x->cells = x->cut;
    x->stopped = x->dead = false;
    x->taken_back = 0;
    region_share(x);
}

bool budget_is_kept(struct exec *x)
{
    const struct exec_limits *limits = &x->setup.limits;
    if (x->setup.concrete)
        return x->steps <= limits->steps && x->arena->total <= MOST_BYTES;
    if (x->stopped || x->giving_up)
        return false;
    bool in_steps = x->steps - x->period.steps <= limits->steps / 4;
    bool in_bytes = x->arena->total - x->period.bytes <= limits->bytes;
    return (in_steps && in_bytes) || blame(x, !in_bytes);
}

bool budget_allows(struct exec *x)
{
    x->steps++;
    return budget_is_kept(x);
}

bool budget_is_over(const struct exec *x)
{
    return x->stopped || x->giving_up;
}

struct budget_call budget_open(struct exec *x)
{
    region_share(x);
    return (struct budget_call){.cells = x->cells,
                                .guard = x->guard,
                                .held = x->held,
                                .pendings = x->pendings.count,
                                .jumps = x->jumps.count,
                                .frames = x->frames.count,
                                .throw_target = x->throw_target,
                                .error_handlers = x->error_handlers};
}

bool budget_refuses(const struct exec *x, ir_function_id function)
{
    return x->taken_back && map_get(&x->too_expensive, function.index, 0);
}

void budget_rewind(struct exec *x, const struct budget_call *call)
{
    x->cells = call->cells;
    x->pendings.count = call->pendings;
    x->jumps.count = call->jumps;
    x->frames.count = call->frames;
    x->throw_target = call->throw_target;
    x->error_handlers = call->error_handlers;
    x->held = call->held;
    x->dead = false;
    guard_enter(x, call->guard);
    region_share(x);
}

bool budget_take_back(struct exec *x, const struct budget_call *call, ir_function_id function)
{
    if (!x->giving_up || x->giving_up != call->frames)
        return false;
    x->giving_up = 0;
    x->taken_back++;
    map_put(&x->too_expensive, function.index, 1);
    budget_rewind(x, call);
    begin_period(x);
    return true;
}
