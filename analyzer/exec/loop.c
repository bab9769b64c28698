/*
 * Loops. What is known to go on is unrolled; a loop whose end depends on input runs a few times,
 * then what it assigns is forgotten, its body runs once more for any later iteration, and it ends.
 */
#include "analyzer/exec/exec_p.h"

enum { MOST_KNOWN_ITERATIONS = 1000 };

static ir_id kid(struct exec *x, ir_id node, uint32_t index)
{
    return ir_kid(x->program, node, index);
}

/* ---- what a body may assign ---- */

/* The variable that holds the element; what a property belongs to stays the object that it is. */
static ir_id innermost_base(struct exec *x, ir_id place)
{
    enum ir_op op = ir_node(x->program, place)->op;
    while (op == IR_INDEX) {
        place = kid(x, place, 0);
        op = ir_node(x->program, place)->op;
    }
    return place;
}

/* What the loop may leave in a variable: the tags that its assignments give. */
struct forgotten {
    ir_id local;
    uint32_t mask;
};

typedef VEC(struct forgotten) forgotten_vec;

enum {
    ANYTHING = VALUE_ANY | VALUE_MASK(VALUE_ABSENT),
    NUMBERS = VALUE_MASK(VALUE_INT) | VALUE_MASK(VALUE_FLOAT),
    NOTHING = VALUE_MASK(VALUE_NULL) | VALUE_MASK(VALUE_ABSENT)
};

static bool is_concat(const struct ir_node *ir)
{
    return (enum ir_operator)ir->detail == IR_PHP_CONCAT;
}

static uint32_t tags_of_value(struct exec *x, ir_id value)
{
    const struct ir_node *ir = ir_node(x->program, value);
    switch ((int)ir->op) {
    case IR_STRING:
    case IR_CONCAT: return VALUE_MASK(VALUE_STRING);
    case IR_INT: return VALUE_MASK(VALUE_INT);
    case IR_FLOAT: return VALUE_MASK(VALUE_FLOAT);
    case IR_BOOL:
    case IR_NOT: return VALUE_MASK(VALUE_BOOL);
    case IR_NULL: return VALUE_MASK(VALUE_NULL);
    case IR_ARRAY: return VALUE_MASK(VALUE_ARRAY);
    case IR_BINARY: return is_concat(ir) ? VALUE_MASK(VALUE_STRING) : ANYTHING;
    default: return ANYTHING;
    }
}

/* The tags that the variable below `target` may have after the assignment. */
static uint32_t tags_assigned(struct exec *x, const struct ir_node *assignment, ir_id node,
                              ir_id target, uint32_t before)
{
    enum ir_op op = ir_node(x->program, target)->op;
    if (op == IR_INDEX)
        return before & ~(VALUE_MASK(VALUE_ARRAY) | (uint32_t)NOTHING) ? ANYTHING
                                                                       : VALUE_MASK(VALUE_ARRAY);
    if (op != IR_LOCAL)
        return ANYTHING;
    switch ((int)assignment->op) {
    case IR_ASSIGN: return tags_of_value(x, kid(x, node, 1));
    case IR_ASSIGN_OPERATION: return is_concat(assignment) ? VALUE_MASK(VALUE_STRING) : ANYTHING;
    case IR_INCREMENT: return before & ~(uint32_t)NUMBERS ? ANYTHING : NUMBERS;
    default: return ANYTHING;
    }
}

static void note_assigned(struct exec *x, const struct ir_node *assignment, ir_id node,
                          ir_id target, forgotten_vec *all)
{
    ir_id local = innermost_base(x, target);
    if (ir_node(x->program, local)->op != IR_LOCAL)
        return;
    uint64_t name = ir_node(x->program, local)->payload;
    uint32_t before = value_tags(x, place_read(x, place_resolve(x, local)));
    uint32_t tags = tags_assigned(x, assignment, node, target, before);
    for (uint32_t i = 0; i < all->count; i++)
        if (ir_node(x->program, all->items[i].local)->payload == name) {
            all->items[i].mask |= tags;
            return;
        }
    struct forgotten one = {local, before | tags};
    VEC_PUSH(x->arena, all, one);
}

static void forget_variable(struct exec *x, const struct forgotten *one, root_id root,
                            const struct taking *taking)
{
    uint64_t name = ir_node(x->program, one->local)->payload;
    struct text label = names_text(x->names, (name_id){(uint32_t)name});
    uint32_t mask = one->mask & ANYTHING ? one->mask & ANYTHING : ANYTHING;
    if (one->mask & ~(uint32_t)ANYTHING)
        mask = ANYTHING;
    struct place *place = place_resolve(x, one->local);
    root = taken_root(x, root, taking, one->local, place_read(x, place));
    place_write(x, place, leaf_new(x, root, label, mask));
}

static bool is_assignment(enum ir_op op)
{
    return op == IR_ASSIGN || op == IR_ASSIGN_REFERENCE || op == IR_ASSIGN_OPERATION ||
           op == IR_ASSIGN_COALESCE || op == IR_ASSIGN_AND || op == IR_ASSIGN_OR ||
           op == IR_INCREMENT || op == IR_UNSET || op == IR_PATTERN_ENTRY || op == IR_FOREACH ||
           op == IR_DELETE;
}

/* Whether an assignment writes to its child, rather than reading it. */
static bool is_target(const struct ir_node *assignment, uint32_t child)
{
    switch ((int)assignment->op) {
    case IR_FOREACH: return child == 1 || child == 2 || assignment->detail & IR_BY_REFERENCE;
    case IR_PATTERN_ENTRY: return child == 1;
    case IR_UNSET:
    case IR_ASSIGN_REFERENCE: return true;
    default: return child == 0;
    }
}

bool loop_assigns(const struct ir_node *node, uint32_t child)
{
    return is_assignment(node->op) && is_target(node, child);
}

/* Everything that is assigned below `root` becomes unknown; what takes in a map still holds it. */
static void forget_assigned(struct exec *x, ir_id root, root_id origin, const struct taking *taking)
{
    u32_vec stack = {0};
    forgotten_vec forgotten = {0};
    VEC_PUSH(x->arena, &stack, root.index);
    while (stack.count) {
        ir_id node = {stack.items[--stack.count]};
        struct ir_node ir = *ir_node(x->program, node);
        if (is_assignment(ir.op))
            for (uint32_t i = 0; i < ir.count; i++) {
                ir_id target = kid(x, node, i);
                if (!ir_is_none(target) && is_target(&ir, i) &&
                    ir_op_category(ir_node(x->program, target)->op) == IR_PLACE)
                    note_assigned(x, &ir, node, target, &forgotten);
            }
        for (uint32_t i = 0; i < ir.count; i++)
            if (!ir_is_none(kid(x, node, i)))
                VEC_PUSH(x->arena, &stack, kid(x, node, i).index);
    }
    for (uint32_t i = 0; i < forgotten.count; i++)
        forget_variable(x, &forgotten.items[i], origin, taking);
    x->version++;
}

/* The values that variables of the loop have where it is left off: what it computes from. */
static void read_variables(struct exec *x, ir_id root, struct root *into)
{
    enum { MOST = 64 };
    u32_vec stack = {0};
    struct map seen;
    struct value *from = ARENA_ARRAY(x->arena, struct value, MOST);
    map_init(&seen);
    VEC_PUSH(x->arena, &stack, root.index);
    while (stack.count && into->from_count < MOST) {
        ir_id node = {stack.items[--stack.count]};
        struct ir_node ir = *ir_node(x->program, node);
        if (ir.op == IR_LOCAL && !map_get(&seen, ir.payload, 0)) {
            map_put(&seen, ir.payload, 1);
            struct value value = place_read(x, place_resolve(x, node));
            if (value.tag != VALUE_ABSENT)
                from[into->from_count++] = value;
        }
        for (uint32_t i = 0; i < ir.count; i++)
            if (!ir_is_none(kid(x, node, i)))
                VEC_PUSH(x->arena, &stack, kid(x, node, i).index);
    }
    map_done(&seen);
    into->from = from;
}

static root_id havoc_root(struct exec *x, ir_id node)
{
    const struct ir_node *ir = ir_node(x->program, node);
    struct root root = {.kind = ROOT_HAVOC,
                        .label = names_add(x->names, TEXT("loop")),
                        .statement = UINT32_MAX,
                        .why = WHY_HAVOC_LOOP,
                        .child_mask = VALUE_ANY,
                        .range = ir->range,
                        .file = ir->file};
    read_variables(x, node, &root);
    return root_add(x, &root);
}

/* ---- while, do, for ---- */

struct loop {
    ir_id node, condition, body, step;
    struct landing end;
    uint32_t known;   /* iterations whose test was decided */
    uint32_t unknown; /* iterations whose test depends on input */
    ir_id asserted;   /* its annotation, or none */
};

static void run_body(struct exec *x, const struct loop *loop)
{
    struct landing next = region_open(x, region_new_target(x));
    x->jumps.items[x->jumps.count - 1].continue_target = next.target;
    asserted_again(x, loop->asserted);
    exec_statement(x, loop->body);
    region_land(x, &next, VALUE_NONE);
}

/* Leaves the loop where its condition does not hold; true if the test was decided. */
static bool run_test(struct exec *x, const struct loop *loop)
{
    if (ir_is_none(loop->condition))
        return true;
    term_id holds = exec_language(x)->truth(x, exec_value(x, loop->condition));
    if (x->dead)
        return true;
    bool decided = exec_is_true(x, holds) || exec_is_false(x, holds);
    region_leave_if(x, loop->end.target, term_not(x->terms, holds), VALUE_NONE);
    return decided;
}

static void run_step(struct exec *x, const struct loop *loop)
{
    if (!x->dead && !ir_is_none(loop->step))
        exec_value(x, loop->step);
}

static bool may_go_on(struct exec *x, const struct loop *loop)
{
    if (x->dead || budget_is_over(x))
        return false;
    if (x->setup.concrete)
        return true;
    return loop->unknown < x->setup.limits.iterations && loop->known < MOST_KNOWN_ITERATIONS;
}

/* Any later iteration, on a state about which nothing is known any more; then the end. */
static void run_forgotten(struct exec *x, const struct loop *loop)
{
    struct forgetting f = {.root = havoc_root(x, loop->node)};
    do {
        forget_assigned(x, loop->node, f.root, NULL);
        forget_changed(x, &f);
        run_test(x, loop);
        if (!x->dead)
            run_body(x, loop);
        run_step(x, loop);
    } while (forget_more(x, &f));
    if (x->dead)
        return;
    forget_assigned(x, loop->node, f.root, NULL);
    forget_changed(x, &f);
    if (!ir_is_none(loop->condition)) {
        term_id holds = exec_language(x)->truth(x, exec_value(x, loop->condition));
        region_leave_if(x, loop->end.target, term_not(x->terms, holds), VALUE_NONE);
    }
    x->dead = true;
}

void exec_loop(struct exec *x, ir_id node)
{
    struct loop loop = {.node = node,
                        .condition = kid(x, node, 0),
                        .body = kid(x, node, 1),
                        .step = kid(x, node, 2),
                        .asserted = asserted_of_loop(x, node),
                        .end = region_open(x, region_new_target(x))};
    name_id label = {(uint32_t)ir_node(x->program, node)->payload};
    bool test = !(ir_node(x->program, node)->detail & IR_TEST_LAST);
    struct jump jump = {loop.end.target, 0, label};
    VEC_PUSH(x->arena, &x->jumps, jump);
    while (may_go_on(x, &loop)) {
        bool decided = !test || run_test(x, &loop);
        loop.known += decided;
        loop.unknown += !decided;
        test = true;
        if (!x->dead)
            run_body(x, &loop);
        run_step(x, &loop);
    }
    if (!x->dead && !budget_is_over(x))
        run_forgotten(x, &loop);
    x->jumps.count--;
    region_land(x, &loop.end, VALUE_NONE);
}

/* ---- foreach ---- */

struct each {
    ir_id node, key, target, body;
    struct landing end;
    struct place *subject; /* of a loop by reference */
    struct lent *lent;     /* its element, or NULL */
    ir_id asserted;        /* its annotation, or none */
};

static void run_each(struct exec *x, const struct each *each, struct value key, struct value value)
{
    struct landing next = region_open(x, region_new_target(x));
    x->jumps.items[x->jumps.count - 1].continue_target = next.target;
    if (each->subject && ir_node(x->program, each->target)->op != IR_PATTERN) {
        struct place element = {.kind = PLACE_ELEMENT, .parent = each->subject, .key = key};
        bool shared = place_read_slot(x, &element).tag == VALUE_REFERENCE;
        struct value reference = place_reference(x, &element);
        if (each->lent)
            lend_end(x, each->lent);
        place_write_slot(x, place_resolve(x, each->target), reference);
        if (each->lent)
            *each->lent =
                (struct lent){element, shared ? VALUE_NONE : reference, exec_frame(x)->owner};
    } else {
        exec_assign_target(x, each->target, value);
    }
    if (!ir_is_none(each->key))
        exec_assign_target(x, each->key, key);
    if (x->setup.concrete)
        destroy_released(x);
    asserted_again(x, each->asserted);
    exec_statement(x, each->body);
    region_land(x, &next, VALUE_NONE);
}

/* An element that may not be there: its iteration is one side of a branch. */
static void run_element(struct exec *x, const struct each *each,
                        const struct array_element *element)
{
    struct fork f;
    if (fork_then(x, &f, element->present))
        run_each(x, each, element->key, heap_follow(x, element->value));
    fork_else(x, &f);
    fork_join(x, &f);
}

/* A name of an element; a list's are numbers. */
static uint32_t key_tags(struct exec *x)
{
    return VALUE_MASK(VALUE_STRING) |
           (exec_language(x)->has_prototypes ? 0 : VALUE_MASK(VALUE_INT));
}

/* An element of which only is known where it comes from. */
struct some_element {
    struct text label;
    struct value key, value;
    leaf_id leaf, key_leaf; /* of the two */
};

static leaf_id last_leaf(const struct exec *x)
{
    return (leaf_id){leaf_count(x)};
}

static struct some_element some_element(struct exec *x, root_id from, const char *what,
                                        uint32_t number)
{
    uint32_t mask = root_get(x, from)->child_mask;
    struct some_element some = {.label = text_print(x->arena, "%s#%" PRIu32, what, number)};
    some.key = leaf_new(x, from, some.label, key_tags(x));
    some.key_leaf = last_leaf(x);
    some.value = leaf_new(x, from, some.label, mask ? mask : VALUE_ANY);
    some.leaf = last_leaf(x);
    return some;
}

/* Leaves the loop, or runs it for the element; `base`: of whose array, or none. */
static void run_some(struct exec *x, const struct each *each, root_id havoc, leaf_id base,
                     const struct some_element *some)
{
    struct value more = leaf_new(x, havoc, some->label, VALUE_MASK(VALUE_BOOL));
    struct leaf_info *info = &x->leaves.items[some->leaf.index].info;
    info->looped = base;
    info->looped_key = some->key_leaf;
    info->looped_more = last_leaf(x);
    region_leave_if(x, each->end.target, term_not(x->terms, value_term(more)), VALUE_NONE);
    run_each(x, each, some->key, some->value);
}

/* Elements that are not known: some first ones, then any, then the end. */
static void run_unknown(struct exec *x, const struct each *each, struct value array, root_id from,
                        leaf_id base, const char *what)
{
    struct taking taking = {array, VALUE_NONE, VALUE_NONE, each->body};
    struct forgetting f = {.root = havoc_root(x, each->node)};
    struct some_element some = {.value = VALUE_NONE};
    uint32_t number = 0;
    while (number < x->setup.limits.iterations && !x->dead) {
        some = some_element(x, from, what, ++number);
        run_some(x, each, f.root, base, &some);
    }
    if (x->dead)
        return;
    taking.key = some.key, taking.element = some.value;
    some = some_element(x, from, what, number + 1);
    do {
        forget_assigned(x, each->node, f.root, &taking);
        forget_changed(x, &f);
        taking.key = some.key, taking.element = some.value;
        run_some(x, each, f.root, base, &some);
    } while (forget_more(x, &f));
    if (x->dead)
        return;
    forget_assigned(x, each->node, f.root, &taking);
    forget_changed(x, &f);
}

static void each_of_array(struct exec *x, const struct each *each, struct value array)
{
    array_elements elements = {0};
    leaf_id base;
    if (x->dead)
        return;
    bool complete = array_list(x, array, &elements, &base);
    for (uint32_t i = 0; i < elements.count && !x->dead; i++)
        run_element(x, each, &elements.items[i]);
    if (!complete && !x->dead)
        run_unknown(x, each, array, leaf_get(x, base)->root, base, "element");
}

/* The order that an array gives to its element at `key`; -1: it has none. */
static int64_t order_of(struct exec *x, struct value array, struct value key)
{
    array_elements elements = {0};
    leaf_id base;
    array_list(x, array, &elements, &base);
    for (uint32_t i = 0; i < elements.count; i++)
        if (value_same(elements.items[i].key, key))
            return i;
    return -1;
}

/*
 * A loop by reference sees what its body does to the array: it goes on behind the element that it
 * has, or at the place where this one was.
 */
static void each_live(struct exec *x, const struct each *each)
{
    int64_t next = 0;
    while (!x->dead && !budget_is_over(x)) {
        array_elements elements = {0};
        leaf_id base;
        struct value array = place_read(x, each->subject);
        if (array.tag != VALUE_ARRAY) {
            exec_unsupported(x, "a loop by reference whose array is replaced");
            return;
        }
        array_list(x, array, &elements, &base);
        if (next >= (int64_t)elements.count)
            return;
        struct value key = elements.items[next].key;
        run_each(x, each, key, heap_follow(x, elements.items[next].value));
        if (x->dead)
            return;
        struct value after = place_read(x, each->subject);
        int64_t order = after.tag == VALUE_ARRAY ? order_of(x, after, key) : -1;
        bool gone = order < 0 || order != next;
        uint32_t count = 0;
        if (after.tag == VALUE_ARRAY) {
            array_elements now = {0};
            array_list(x, after, &now, &base);
            count = now.count;
        }
        if (gone && after.tag == VALUE_ARRAY && count)
            exec_unsupported(x, "a loop by reference whose array loses elements");
        next = order + 1;
    }
}

static struct value call_plain(struct exec *x, struct value object, const char *method)
{
    return exec_call_method(x, object, method, NULL, 0);
}

/* The loop has an object of its own to go through another one: it takes a number. */
static void hold_iterator(struct exec *x)
{
    if (x->setup.concrete)
        root_push(x, object_new(x, names_add(x->names, TEXT("iterator")), NO_CLASS));
}

static void each_of_iterator(struct exec *x, const struct each *each, struct value object)
{
    const struct language *language = exec_language(x);
    uint32_t unknown = 0, roots = x->temporaries.count;
    root_push(x, object);
    hold_iterator(x);
    call_plain(x, object, "rewind");
    while (!x->dead && !budget_is_over(x)) {
        term_id valid = language->truth(x, call_plain(x, object, "valid"));
        unknown += !exec_is_true(x, valid);
        region_leave_if(x, each->end.target, term_not(x->terms, valid), VALUE_NONE);
        bool is_endless = !x->setup.concrete && unknown > x->setup.limits.iterations;
        if (is_endless && !x->dead)
            x->lost = "an iterator that does not end";
        if (x->dead || is_endless)
            break;
        struct value value = call_plain(x, object, "current");
        struct value key = ir_is_none(each->key) ? VALUE_OF_NULL : call_plain(x, object, "key");
        run_each(x, each, key, value);
        if (!x->dead)
            call_plain(x, object, "next");
    }
    x->temporaries.count = roots;
    if (!x->dead)
        forget_assigned(x, each->node, havoc_root(x, each->node), NULL);
}

/* Whether the methods of an iterator are one: a class must say so. */
static bool is_iterator(struct exec *x, struct value object, const char *interface)
{
    return !x->setup.concrete || exec_is_instance(x, object, interface);
}

static struct value properties_of(struct exec *x, struct value object)
{
    return exec_language(x)->properties ? exec_language(x)->properties(x, object)
                                        : object_properties(x, object);
}

/* Whether what the loop has yet to go through is what it was when the loop began. */
static bool is_unchanged(struct exec *x, const array_elements *before, struct value now,
                         uint32_t from)
{
    array_elements after = {0};
    leaf_id base;
    array_list(x, now, &after, &base);
    if (after.count != before->count)
        return false;
    for (uint32_t i = 0; i < after.count; i++)
        if (!value_same(after.items[i].key, before->items[i].key) ||
            (i >= from && !value_same(after.items[i].value, before->items[i].value)))
            return false;
    return true;
}

static void each_of_properties(struct exec *x, const struct each *each, struct value object)
{
    array_elements elements = {0};
    leaf_id base;
    if (!x->setup.concrete) {
        each_of_array(x, each, properties_of(x, object));
        return;
    }
    array_list(x, properties_of(x, object), &elements, &base);
    for (uint32_t i = 0; i < elements.count && !x->dead; i++) {
        run_element(x, each, &elements.items[i]);
        if (!x->dead && !is_unchanged(x, &elements, properties_of(x, object), i + 1))
            exec_unsupported(x, "a loop over an object that changes");
    }
}

static void each_of_object(struct exec *x, const struct each *each, struct value object)
{
    for (int i = 0; i < 8 && exec_has_method(x, object, "getiterator") &&
                    is_iterator(x, object, "IteratorAggregate") && !x->dead;
         i++) {
        struct value inner = call_plain(x, object, "getiterator");
        if (inner.tag != VALUE_OBJECT) {
            each_of_array(x, each,
                          exec_unknown_array(x, "an iterator that is no object", &inner, 1));
            return;
        }
        object = inner;
    }
    bool iterates = exec_has_method(x, object, "valid") && exec_has_method(x, object, "current") &&
                    is_iterator(x, object, "Iterator");
    if (x->setup.concrete && each->subject)
        exec_unsupported(x, "a loop over an object by reference");
    if (iterates)
        each_of_iterator(x, each, object);
    else
        each_of_properties(x, each, object);
}

static void each_of(struct exec *x, const struct each *each, struct value subject)
{
    if (subject.tag == VALUE_ARRAY && each->subject && x->setup.concrete)
        each_live(x, each);
    else if (subject.tag == VALUE_ARRAY)
        each_of_array(x, each, subject);
    else if (subject.tag == VALUE_OBJECT)
        each_of_object(x, each, subject);
}

static void each_of_cases(struct exec *x, const struct each *each, const value_cases *cases,
                          uint32_t index)
{
    if (index + 1 == cases->count) {
        each_of(x, each, cases->items[index].value);
        return;
    }
    struct fork f;
    if (fork_then(x, &f, cases->items[index].guard))
        each_of(x, each, cases->items[index].value);
    if (fork_else(x, &f))
        each_of_cases(x, each, cases, index + 1);
    fork_join(x, &f);
}

void exec_foreach(struct exec *x, ir_id node)
{
    struct each each = {.node = node,
                        .key = kid(x, node, 1),
                        .target = kid(x, node, 2),
                        .body = kid(x, node, 3),
                        .asserted = asserted_of_loop(x, node)};
    ir_id subject = kid(x, node, 0);
    struct value value;
    if (ir_node(x->program, node)->detail & IR_BY_REFERENCE &&
        ir_op_category(ir_node(x->program, subject)->op) == IR_PLACE) {
        each.subject = place_resolve(x, subject);
        value = place_read(x, each.subject);
        loop_refuse_place(x, subject, each.subject, each.body);
        if (lend_may_end(x, each.target, each.body))
            each.lent = ARENA_NEW(x->arena, struct lent);
    } else {
        x->gave_reference = false;
        value = exec_value(x, subject);
        loop_refuse_value(x, node, value);
    }
    loop_refuse_pattern(x, each.target);
    if (exec_language(x)->iterate && !x->dead)
        value = exec_language(x)->iterate(x, value, ir_node(x->program, node)->detail & IR_KEYS);
    each.end = region_open(x, region_new_target(x));
    struct jump jump = {each.end.target, 0,
                        (name_id){(uint32_t)ir_node(x->program, node)->payload}};
    VEC_PUSH(x->arena, &x->jumps, jump);
    value_cases cases = {0};
    uint32_t roots = x->temporaries.count;
    root_push(x, value);
    value_get_cases(x, value, &cases);
    if (!x->dead && cases.count)
        each_of_cases(x, &each, &cases, 0);
    x->temporaries.count = roots;
    x->jumps.count--;
    region_land(x, &each.end, VALUE_NONE);
    if (each.lent)
        lend_keep(x, each.lent);
}

/* ---- callbacks that run any number of times ---- */

static ir_id outermost_owner(struct exec *x, ir_id place)
{
    enum ir_op op = ir_node(x->program, place)->op;
    while (op == IR_INDEX || op == IR_MEMBER || op == IR_MEMBER_DYNAMIC) {
        place = kid(x, place, 0);
        op = ir_node(x->program, place)->op;
    }
    return place;
}

/* Whether the closure's text assigns a variable of a function around it, or a part of one. */
static bool assigns_outer(struct exec *x, const struct callable *callable)
{
    u32_vec stack = {0};
    ir_id body = NO_IR;
    if (callable->function.index)
        body = ir_body(x->program, callable->function);
    if (!ir_is_none(body))
        VEC_PUSH(x->arena, &stack, body.index);
    while (stack.count) {
        ir_id node = {stack.items[--stack.count]};
        struct ir_node ir = *ir_node(x->program, node);
        for (uint32_t i = 0; i < ir.count; i++) {
            ir_id part = kid(x, node, i);
            if (ir_is_none(part))
                continue;
            VEC_PUSH(x->arena, &stack, part.index);
            if (!is_assignment(ir.op) || ir_op_category(ir_node(x->program, part)->op) != IR_PLACE)
                continue;
            const struct ir_node *base = ir_node(x->program, outermost_owner(x, part));
            if (base->op == IR_LOCAL && base->detail > 0)
                return true;
        }
    }
    return false;
}

bool exec_assigns_outside(struct exec *x, struct value callable)
{
    return callable.tag == VALUE_CALLABLE && assigns_outer(x, callable_get(x, callable));
}

void exec_any_times(struct exec *x, void (*once)(struct exec *x, void *context), void *context)
{
    struct forgetting f = {.root = havoc_root(x, x->node)};
    do {
        forget_changed(x, &f);
        struct value some = leaf_new(x, f.root, TEXT("called"), VALUE_MASK(VALUE_BOOL));
        struct fork fork;
        if (fork_then(x, &fork, value_term(some)))
            once(x, context);
        fork_else(x, &fork);
        fork_join(x, &fork);
    } while (forget_more(x, &f));
    if (!x->dead)
        forget_changed(x, &f);
}

struct repeated {
    struct value callable;
    const struct value *args;
    uint32_t count;
    struct value result;
};

static void call_once(struct exec *x, void *context)
{
    struct repeated *r = context;
    r->result = exec_call(x, r->callable, r->args, r->count);
}

struct value exec_repeat(struct exec *x, struct value callable, const struct value *args,
                         uint32_t count)
{
    struct repeated repeated = {callable, args, count, VALUE_OF_UNDEFINED};
    exec_any_times(x, call_once, &repeated);
    return repeated.result;
}
