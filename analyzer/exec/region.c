/*
 * Regions: forks, joins, and the states that leave one. Conditions of pending states are relative
 * to the region under execution; closing a branch conjoins the branch's condition, so at a join
 *
 *      guard after = guard before and not (what left for elsewhere)
 */
#include "analyzer/exec/exec_p.h"

void region_share(struct exec *x)
{
    x->epoch++;
}

uint32_t region_new_target(struct exec *x)
{
    return x->next_target++;
}

/* ---- merging states ---- */

struct merge_context {
    struct exec *x;
    term_id condition;
    trie a, b;
};

struct value region_unpack(uint64_t word)
{
    return (struct value){(uint32_t)(word >> 32), (uint32_t)word};
}

static uint64_t pack(struct value value)
{
    return (uint64_t)value.tag << 32 | value.id;
}

bool region_initial_cell(struct exec *x, uint32_t owner, uint64_t *word)
{
    uint32_t object = map_get(&x->owner_object, owner, UINT32_MAX);
    if (object == UINT32_MAX || !x->objects.items[object].is_input)
        return false;
    *word = pack(x->object_initial.items[object]);
    return true;
}

/*
 * The cell of an object or reference that only one side has was made there: the other side can't
 * see it; unless the object existed before. A variable that only one side has is absent on the
 * other.
 */
static bool merge_cell(void *context, uint64_t key, const uint64_t *a, const uint64_t *b,
                       uint64_t *result)
{
    struct merge_context *m = context;
    bool is_variable = (uint32_t)key != 0;
    uint64_t initial;
    if ((!a || !b) && !is_variable) {
        if (!region_initial_cell(m->x, (uint32_t)(key >> 32), &initial)) {
            *result = a ? *a : *b;
            return true;
        }
        a = a ? a : &initial;
        b = b ? b : &initial;
    }
    struct value missing =
        map_get(&m->x->store_owners, key >> 32, 0) ? array_empty(m->x) : VALUE_NONE;
    struct value left = a ? region_unpack(*a) : missing, right = b ? region_unpack(*b) : missing;
    m->x->steps++;
    bool properties = !is_variable && left.tag == VALUE_ARRAY && right.tag == VALUE_ARRAY &&
                      map_get(&m->x->owner_object, key >> 32, UINT32_MAX) != UINT32_MAX;
    struct value merged = properties ? array_merge_properties(m->x, m->condition, left, right)
                                     : value_merge(m->x, m->condition, left, right);
    *result = pack(merged);
    return true;
}

void region_merge_cells(struct exec *x, term_id condition, trie a, trie b)
{
    struct merge_context context = {x, condition, a, b};
    x->cells = trie_same(a, b) ? a : trie_merge(x->arena, a, b, merge_cell, &context);
    region_share(x);
}

/* ---- forks ---- */

static void narrow_pendings(struct exec *x, uint32_t first, term_id condition)
{
    for (uint32_t i = first; i < x->pendings.count; i++) {
        struct pending *pending = &x->pendings.items[i];
        pending->condition = term_and(x->terms, condition, pending->condition);
    }
}

/* Neighbours that land at one place in one state with one value are one. */
static void join_pendings(struct exec *x, uint32_t first)
{
    uint32_t kept = first;
    for (uint32_t i = first; i < x->pendings.count; i++) {
        struct pending pending = x->pendings.items[i];
        struct pending *last = kept > first ? &x->pendings.items[kept - 1] : NULL;
        if (last && last->target == pending.target && value_same(last->value, pending.value) &&
            trie_equal(last->cells, pending.cells))
            last->condition = term_or(x->terms, last->condition, pending.condition);
        else
            x->pendings.items[kept++] = pending;
    }
    x->pendings.count = kept;
}

static term_id any_pending(struct exec *x, uint32_t first)
{
    term_id any = term_bool(x->terms, false);
    for (uint32_t i = first; i < x->pendings.count; i++)
        any = term_or(x->terms, any, x->pendings.items[i].condition);
    return any;
}

bool fork_then(struct exec *x, struct fork *f, term_id condition)
{
    condition = guard_simplify(x, condition);
    *f = (struct fork){.condition = condition,
                       .base_guard = x->guard,
                       .base_cells = x->cells,
                       .first_pending = x->pendings.count,
                       .only_then = exec_is_true(x, condition),
                       .only_else = exec_is_false(x, condition)};
    if (f->only_then || f->only_else)
        return f->only_then;
    region_share(x);
    guard_enter(x, guard_extend(x, x->guard, condition));
    return true;
}

bool fork_else(struct exec *x, struct fork *f)
{
    if (f->only_then || f->only_else)
        return f->only_else;
    narrow_pendings(x, f->first_pending, f->condition);
    f->middle_pending = x->pendings.count;
    f->then_cells = x->cells;
    f->then_alive = !x->dead;
    x->cells = f->base_cells;
    x->dead = false;
    region_share(x);
    guard_enter(x, guard_extend(x, f->base_guard, term_not(x->terms, f->condition)));
    return true;
}

void fork_join(struct exec *x, struct fork *f)
{
    if (f->only_then || f->only_else)
        return;
    term_id otherwise = term_not(x->terms, f->condition);
    narrow_pendings(x, f->middle_pending, otherwise);
    join_pendings(x, f->first_pending);
    term_id left = any_pending(x, f->first_pending);
    guard_enter(x, guard_extend(x, f->base_guard, term_not(x->terms, left)));
    bool else_alive = !x->dead;
    if (f->then_alive && else_alive)
        region_merge_cells(x, f->condition, f->then_cells, x->cells);
    else if (f->then_alive)
        x->cells = f->then_cells;
    x->dead = !f->then_alive && !else_alive;
    f->only_then = f->then_alive && !else_alive;
    f->only_else = !f->then_alive && else_alive;
    region_share(x);
}

struct value fork_value(struct exec *x, const struct fork *f, struct value then,
                        struct value otherwise)
{
    if (f->only_then)
        return then;
    if (f->only_else)
        return otherwise;
    return value_merge(x, f->condition, then, otherwise);
}

/* ---- leaving and landing ---- */

/* What ends the flow is shown; what only leaves a block or function is not. */
static void note_end(struct exec *x, uint32_t target, term_id condition, struct value value)
{
    if (target != TARGET_EXIT && target != TARGET_UNCAUGHT)
        return;
    name_id thrown = value.tag == VALUE_OBJECT ? object_get(x, value)->class_name : NO_NAME;
    exec_event(x, EVENT_END, condition, target == TARGET_UNCAUGHT ? thrown : NO_NAME);
}

static bool keep_cell(void *context, uint64_t key, const uint64_t *a, const uint64_t *b,
                      uint64_t *result)
{
    struct exec *x = context;
    (void)b;
    *result = *a;
    uint32_t object = map_get(&x->owner_object, key >> 32, UINT32_MAX);
    bool is_record = object != UINT32_MAX && x->objects.items[object].key.tag != VALUE_ABSENT;
    bool is_object = (uint32_t)key == 0 && exec_language(x)->has_prototypes;
    return is_record || is_object || map_get(&x->store_owners, key >> 32, 0) != 0;
}

/* What outlives a request: the store; of a process that goes on, the objects in it as well. */
static trie kept_at_end(struct exec *x)
{
    return trie_merge(x->arena, x->cells, (trie){NULL}, keep_cell, x);
}

/* The state in which the flow leaves for `target`: after its end nobody sees its variables. */
static trie leaving_cells(struct exec *x, uint32_t target)
{
    bool ends = target == TARGET_EXIT || (target == TARGET_UNCAUGHT && x->error_handlers == 0);
    return ends && !x->setup.concrete && !x->is_setting_up ? kept_at_end(x) : x->cells;
}

void region_leave(struct exec *x, uint32_t target, struct value value)
{
    if (x->dead)
        return;
    note_end(x, target, NO_TERM, value);
    struct pending pending = {target, term_bool(x->terms, true), leaving_cells(x, target), value};
    VEC_PUSH(x->arena, &x->pendings, pending);
    region_share(x);
    x->dead = true;
}

void region_leave_if(struct exec *x, uint32_t target, term_id condition, struct value value)
{
    if (x->dead || exec_is_false(x, condition))
        return;
    if (exec_is_true(x, condition)) {
        region_leave(x, target, value);
        return;
    }
    note_end(x, target, condition, value);
    struct pending pending = {target, condition, leaving_cells(x, target), value};
    VEC_PUSH(x->arena, &x->pendings, pending);
    region_share(x);
    guard_enter(x, guard_extend(x, x->guard, term_not(x->terms, condition)));
}

struct landing region_open(struct exec *x, uint32_t target)
{
    return (struct landing){target, x->guard, x->pendings.count};
}

/*
 * Takes out the pendings that land; `*left` becomes the condition under which others left. A
 * pending state's condition takes for granted that those before it did not happen, so what is taken
 * out is excluded from the conditions behind it.
 */
static uint32_t take_arrived(struct exec *x, const struct landing *landing, struct pending *arrived,
                             term_id *left)
{
    uint32_t kept = landing->first_pending, count = 0;
    term_id before = term_bool(x->terms, false);
    *left = before;
    for (uint32_t i = landing->first_pending; i < x->pendings.count; i++) {
        struct pending pending = x->pendings.items[i];
        if (pending.target == landing->target) {
            arrived[count++] = pending;
            before = term_or(x->terms, before, pending.condition);
            continue;
        }
        if (count)
            pending.condition = term_and(x->terms, pending.condition, term_not(x->terms, before));
        *left = term_or(x->terms, *left, pending.condition);
        x->pendings.items[kept++] = pending;
    }
    x->pendings.count = kept;
    return count;
}

/* Neighbours that brought one state and one value arrived as one. */
static uint32_t join_arrived(struct exec *x, struct pending *arrived, uint32_t count)
{
    uint32_t kept = 0;
    for (uint32_t i = 0; i < count; i++) {
        struct pending *last = kept ? &arrived[kept - 1] : NULL;
        if (last && value_same(last->value, arrived[i].value) &&
            trie_equal(last->cells, arrived[i].cells))
            last->condition = term_or(x->terms, last->condition, arrived[i].condition);
        else
            arrived[kept++] = arrived[i];
    }
    return kept;
}

void region_tidy(struct exec *x, const struct landing *landing, const struct region_mark *mark,
                 uint32_t owner, const struct live_set *live)
{
    if (x->setup.concrete)
        return;
    for (uint32_t i = landing->first_pending; i < x->pendings.count; i++) {
        struct pending *pending = &x->pendings.items[i];
        if (pending->target == landing->target)
            pending->cells = region_collect(x, mark, pending->cells, pending->value, owner, live);
    }
}

struct value region_land(struct exec *x, const struct landing *landing, struct value value)
{
    uint32_t waiting = x->pendings.count - landing->first_pending;
    if (waiting == 0)
        return value;
    struct pending *arrived = ARENA_ARRAY(x->arena, struct pending, waiting);
    term_id left;
    uint32_t count = take_arrived(x, landing, arrived, &left);
    if (count == 0)
        return value;
    count = join_arrived(x, arrived, count);
    guard_enter(x, guard_extend(x, landing->base_guard, term_not(x->terms, left)));
    for (uint32_t i = count; i-- > 0;) {
        if (x->dead) {
            x->cells = arrived[i].cells;
            value = arrived[i].value;
            x->dead = false;
            region_share(x);
        } else {
            region_merge_cells(x, arrived[i].condition, arrived[i].cells, x->cells);
            value = value_merge(x, arrived[i].condition, arrived[i].value, value);
        }
    }
    return value;
}
