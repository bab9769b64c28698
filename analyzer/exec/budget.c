/*
 * The effort of a flow, in steps and bytes. What uses it up is a call somewhere in the middle: the
 * innermost one that took half of the period is taken back, its result is unknown, and the flow
 * goes on with a new period; it is not tried again. Only where nothing but the entry point itself
 * is left to blame, or too many calls were taken back, the flow stops. What sets a flow up is cut
 * there: the flow begins in the state that was reached.
 */
#include "analyzer/exec/exec_p.h"

enum { MOST_TAKEN_BACK = 24, FIRST_CALL = 2 };
#define MOST_BYTES (UINT64_C(1) << 30) /* of a concrete run */

static void begin_period(struct exec *x)
{
    x->period = (struct effort){x->steps, x->arena->total};
}

/* Whether what began at `start` used up half of the period, or began before it. */
static bool is_half(const struct exec *x, const struct effort *start, bool of_bytes)
{
    if (of_bytes)
        return start->bytes * 2 <= x->arena->total + x->period.bytes;
    return start->steps * 2 <= x->steps + x->period.steps;
}

static void choose_call(struct exec *x, bool of_bytes)
{
    uint32_t chosen = 0;
    for (uint32_t i = FIRST_CALL; i < x->frames.count; i++)
        if (is_half(x, &x->frames.items[i].start, of_bytes))
            chosen = i;
    if (chosen && x->taken_back < MOST_TAKEN_BACK) {
        x->giving_up = chosen;
        return;
    }
    x->stopped = true;
    if (x->is_setting_up) {
        region_share(x);
        x->cut = x->cells;
        x->is_cut = true;
    }
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
    if (in_steps && in_bytes)
        return true;
    choose_call(x, !in_bytes);
    return false;
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

bool budget_take_back(struct exec *x, const struct budget_call *call, ir_function_id function)
{
    if (!x->giving_up || x->giving_up != call->frames)
        return false;
    x->giving_up = 0;
    x->taken_back++;
    map_put(&x->too_expensive, function.index, 1);
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
    begin_period(x);
    return true;
}
