/* Statements: one case for each operation of the IR that is executed. Loops are in loop.c. */
#include "analyzer/exec/exec_p.h"

static ir_id kid(struct exec *x, ir_id node, uint32_t index)
{
    return ir_kid(x->program, node, index);
}

static bool has_labels(struct exec *x, ir_id node, uint32_t first)
{
    for (uint32_t i = first; i < ir_node(x->program, node)->count; i++)
        if (ir_node(x->program, kid(x, node, i))->op == IR_LABEL)
            return true;
    return false;
}

/* Whether something waits to go on at the label. */
static bool waits_for(const struct exec *x, const struct landing *landing)
{
    for (uint32_t i = landing->first_pending; i < x->pendings.count; i++)
        if (x->pendings.items[i].target == landing->target)
            return true;
    return false;
}

/* Where control goes on in a block that was left: the label that is waited for, or its end. */
static uint32_t next_label(struct exec *x, ir_id node, uint32_t first,
                           const struct landing *landings)
{
    uint32_t count = ir_node(x->program, node)->count;
    for (uint32_t i = first; i < count; i++)
        if (ir_node(x->program, kid(x, node, i))->op == IR_LABEL && waits_for(x, &landings[i]))
            return i;
    return count;
}

/*
 * Statements with labels among them. A jump ahead lands where its label stands, merged with what
 * comes there; a concrete run also goes back.
 */
static void run_labelled(struct exec *x, ir_id node, uint32_t first)
{
    uint32_t count = ir_node(x->program, node)->count, outer = x->labels.count;
    struct landing *landings = ARENA_ARRAY(x->arena, struct landing, count);
    for (uint32_t i = first; i < count; i++) {
        ir_id label = kid(x, node, i);
        if (ir_node(x->program, label)->op != IR_LABEL)
            continue;
        landings[i] = region_open(x, region_new_target(x));
        struct label entry = {(name_id){(uint32_t)ir_node(x->program, label)->payload}, label,
                              landings[i].target, exec_frame(x)->owner};
        VEC_PUSH(x->arena, &x->labels, entry);
    }
    for (uint32_t i = first; i < count && !budget_is_over(x) && !x->stopped; i++) {
        if (ir_node(x->program, kid(x, node, i))->op == IR_LABEL)
            region_land(x, &landings[i], VALUE_NONE);
        else if (!x->dead)
            exec_statement(x, kid(x, node, i));
        if (x->dead && x->setup.concrete)
            i = next_label(x, node, first, landings) - 1;
    }
    x->labels.count = outer;
}

/* The kids of `node` from `first` on, one after the other. */
static void run_sequence(struct exec *x, ir_id node, uint32_t first)
{
    if (has_labels(x, node, first)) {
        run_labelled(x, node, first);
        return;
    }
    for (uint32_t i = first; i < ir_node(x->program, node)->count && !x->dead; i++)
        exec_statement(x, kid(x, node, i));
}

/* Control goes where nobody follows it: this path ends, and what is safe on the others is not safe.
 */
static void lose_control(struct exec *x, const char *construct)
{
    exec_unmodelled(x, construct, NULL, 0);
    if (x->dead)
        return;
    x->lost = construct;
    region_leave(x, TARGET_EXIT, VALUE_NONE);
}

static void run_goto(struct exec *x, ir_id node)
{
    name_id name = {(uint32_t)ir_node(x->program, node)->payload};
    for (uint32_t i = x->labels.count; i-- > 0;) {
        const struct label *label = &x->labels.items[i];
        bool ahead =
            ir_node(x->program, label->node)->range.begin > ir_node(x->program, node)->range.begin;
        if (!name_equal(label->name, name) || label->owner != exec_frame(x)->owner)
            continue;
        if (ahead || x->setup.concrete) {
            region_leave(x, label->target, VALUE_NONE);
            return;
        }
    }
    lose_control(x, "goto");
}

static void run_echo(struct exec *x, ir_id node)
{
    for (uint32_t i = 0; i < ir_node(x->program, node)->count && !x->dead; i++) {
        struct value value = exec_value(x, kid(x, node, i));
        term_id text = exec_language(x)->to_string(x, value);
        if (!x->dead)
            exec_echo(x, value_string(text));
    }
}

static void run_if(struct exec *x, ir_id node)
{
    struct value condition = exec_value(x, kid(x, node, 0));
    if (x->dead)
        return;
    struct fork f;
    term_id holds = exec_language(x)->truth(x, condition);
    if (!exec_is_true(x, holds) && !exec_is_false(x, holds))
        exec_event(x, EVENT_BRANCH, holds, NO_NAME);
    if (fork_then(x, &f, holds))
        exec_statement(x, kid(x, node, 1));
    if (fork_else(x, &f) && !ir_is_none(kid(x, node, 2)))
        exec_statement(x, kid(x, node, 2));
    fork_join(x, &f);
}

/* ---- switch ---- */

/*
 * The tests are made in order; where one holds, control waits for its case. The cases then run in
 * order, each from what waits for it and what falls through from the one before.
 */
void exec_switch(struct exec *x, ir_id node)
{
    uint32_t count = ir_node(x->program, node)->count;
    struct value subject = exec_value(x, kid(x, node, 0));
    struct landing end = region_open(x, region_new_target(x));
    uint32_t *targets = ARENA_ARRAY(x->arena, uint32_t, count);
    uint32_t fallback = end.target;
    for (uint32_t i = 1; i < count; i++) {
        targets[i] = region_new_target(x);
        ir_id test = kid(x, kid(x, node, i), 0);
        if (ir_is_none(test)) {
            fallback = targets[i];
            continue;
        }
        if (x->dead)
            continue;
        struct value equal = exec_language(x)->case_equal(x, subject, exec_value(x, test));
        region_leave_if(x, targets[i], exec_language(x)->truth(x, equal), VALUE_NONE);
    }
    region_leave(x, fallback, VALUE_NONE);
    struct jump jump = {end.target, end.target, NO_NAME};
    VEC_PUSH(x->arena, &x->jumps, jump);
    for (uint32_t i = 1; i < count; i++) {
        struct landing landing = {targets[i], end.base_guard, end.first_pending};
        region_land(x, &landing, VALUE_NONE);
        ir_id branch = kid(x, node, i);
        run_sequence(x, branch, 1);
    }
    x->jumps.count--;
    region_land(x, &end, VALUE_NONE);
}

/* ---- jumps ---- */

static const struct jump *find_jump(struct exec *x, const struct ir_node *node)
{
    uint32_t first = exec_frame(x)->first_jump;
    if (node->payload) {
        for (uint32_t i = x->jumps.count; i > first; i--)
            if (x->jumps.items[i - 1].label.index == node->payload)
                return &x->jumps.items[i - 1];
        return NULL;
    }
    if (x->jumps.count - first < node->detail)
        return NULL;
    return &x->jumps.items[x->jumps.count - node->detail];
}

static void run_jump(struct exec *x, ir_id node, bool is_break)
{
    const struct jump *jump = find_jump(x, ir_node(x->program, node));
    if (!jump)
        lose_control(x, "a jump out of nothing");
    else
        region_leave(x, is_break ? jump->break_target : jump->continue_target, VALUE_NONE);
}

static void run_return(struct exec *x, ir_id node)
{
    struct value value = VALUE_OF_NULL;
    ir_id given = kid(x, node, 0);
    bool by_reference =
        x->setup.concrete && !ir_is_none(given) &&
        ir_function(x->program, exec_frame(x)->function)->flags & IR_FUNCTION_BY_REFERENCE &&
        ir_op_category(ir_node(x->program, given)->op) == IR_PLACE;
    x->returned = VALUE_NONE;
    exec_frame(x)->returns = node;
    if (by_reference && x->finally_blocks)
        exec_unsupported(x, "a reference that is returned before a finally block runs");
    if (by_reference) {
        struct value reference = place_reference(x, place_resolve(x, given));
        value = heap_follow(x, reference);
        x->returned = reference;
    } else if (!ir_is_none(kid(x, node, 0)))
        value = exec_value(x, kid(x, node, 0));
    else
        value = exec_language(x)->absent;
    region_leave(x, exec_frame(x)->return_target, value);
}

/* ---- exceptions ---- */

void exec_throw_value(struct exec *x, struct value exception)
{
    region_leave(x, x->throw_target ? x->throw_target : TARGET_UNCAUGHT, exception);
}

/* Whether the exception is one that the clause catches. */
static term_id is_caught(struct exec *x, ir_id clause, struct value exception)
{
    uint32_t count = ir_node(x->program, clause)->count;
    if (count == 2)
        return term_bool(x->terms, true);
    term_id any = term_bool(x->terms, false);
    for (uint32_t i = 2; i < count; i++) {
        struct value object = VALUE_NONE;
        name_id name = class_operand_name(x, kid(x, clause, i), &object);
        if (text_is(names_text(x->names, names_lower(x->names, name)), "throwable"))
            return term_bool(x->terms, true); /* nothing else is thrown */
        if (!name_is_none(name))
            any = term_or(x->terms, any, class_instance_term(x, exception, name));
    }
    return any;
}

static void run_catches(struct exec *x, ir_id node, uint32_t index, struct value exception)
{
    if (index >= ir_node(x->program, node)->count) {
        exec_throw_value(x, exception);
        return;
    }
    ir_id clause = kid(x, node, index);
    struct fork f;
    if (fork_then(x, &f, is_caught(x, clause, exception))) {
        if (!ir_is_none(kid(x, clause, 1)))
            exec_assign_target(x, kid(x, clause, 1), exception);
        exec_statement(x, kid(x, clause, 0));
    }
    if (fork_else(x, &f))
        run_catches(x, node, index + 1, exception);
    fork_join(x, &f);
}

static void run_guarded(struct exec *x, ir_id node)
{
    uint32_t outer = x->throw_target;
    struct landing done = region_open(x, region_new_target(x));
    struct landing thrown = region_open(x, region_new_target(x));
    struct region_mark mark = region_mark_here(x);
    bool handled = error_is_handled_by(x, node);
    x->throw_target = thrown.target;
    x->error_handlers += handled;
    exec_statement(x, kid(x, node, 0));
    x->error_handlers -= handled;
    x->throw_target = outer;
    region_leave(x, done.target, VALUE_NONE);
    region_tidy(x, &thrown, &mark, exec_frame(x)->owner, live_after_try(x, node));
    struct value exception = region_land(x, &thrown, VALUE_NONE);
    if (!x->dead)
        run_catches(x, node, 2, exception);
    region_land(x, &done, VALUE_NONE);
}

struct left_states {
    struct pending *items;
    uint32_t count;
};

/* Takes out everything that leaves the region but ends of the process, which skip `finally`. */
static struct left_states take_leaving(struct exec *x, uint32_t first)
{
    struct left_states left = {ARENA_ARRAY(x->arena, struct pending, x->pendings.count - first + 1),
                               0};
    uint32_t kept = first;
    for (uint32_t i = first; i < x->pendings.count; i++) {
        if (x->pendings.items[i].target == TARGET_EXIT)
            x->pendings.items[kept++] = x->pendings.items[i];
        else
            left.items[left.count++] = x->pendings.items[i];
    }
    x->pendings.count = kept;
    return left;
}

/* Whether an exception is one that came before another one. */
static bool is_previous(struct exec *x, struct value exception, struct value wanted)
{
    enum { LONGEST = 64 };
    name_id previous = names_add(x->names, TEXT("previous"));
    for (int i = 0; i < LONGEST && exception.tag == VALUE_OBJECT; i++) {
        exception = object_get_property(x, exception, previous);
        if (value_same(exception, wanted))
            return true;
    }
    return false;
}

/* Of a concrete run: an exception that leaves `finally` remembers the one that waited. */
static void chain_exceptions(struct exec *x, const struct left_states *left, uint32_t first)
{
    if (!x->setup.concrete || left->count != 1 || x->pendings.count != first + 1)
        return;
    struct value old = left->items[0].value, fresh = x->pendings.items[first].value;
    bool thrown = exec_is_instance(x, old, "Throwable") && exec_is_instance(x, fresh, "Throwable");
    name_id previous = names_add(x->names, TEXT("previous"));
    if (!thrown || value_same(old, fresh))
        return;
    bool returned = left->items[0].target == exec_frame(x)->return_target ||
                    x->pendings.items[first].target == exec_frame(x)->return_target;
    trie cells = x->cells;
    x->cells = x->pendings.items[first].cells;
    for (int i = 0; i < 64 && !returned && !is_previous(x, old, fresh); i++) {
        struct value next = object_get_property(x, fresh, previous);
        if (next.tag == VALUE_OBJECT && value_same(next, old))
            break;
        if (next.tag != VALUE_OBJECT) {
            object_set_property(x, fresh, previous, old);
            break;
        }
        fresh = next;
    }
    x->pendings.items[first].cells = x->cells;
    region_share(x);
    x->cells = cells;
}

/* `finally` runs once on the merge of all ways that lead to it; then each way goes on. */
static void run_finally(struct exec *x, ir_id body, uint32_t base_guard, uint32_t first)
{
    struct landing done = {region_new_target(x), base_guard, first};
    region_leave(x, done.target, VALUE_NONE);
    struct left_states left = take_leaving(x, first);
    uint32_t roots = x->temporaries.count;
    for (uint32_t i = 0; i < left.count; i++)
        root_push(x, left.items[i].value);
    if (left.count == 0)
        return;
    term_id exited = term_bool(x->terms, false);
    for (uint32_t i = first; i < x->pendings.count; i++)
        exited = term_or(x->terms, exited, x->pendings.items[i].condition);
    guard_enter(x, guard_extend(x, base_guard, term_not(x->terms, exited)));
    x->cells = left.items[left.count - 1].cells;
    x->dead = false;
    for (uint32_t i = left.count - 1; i-- > 0;)
        region_merge_cells(x, left.items[i].condition, left.items[i].cells, x->cells);
    uint32_t before = x->pendings.count;
    exec_statement(x, body);
    x->temporaries.count = roots;
    chain_exceptions(x, &left, before);
    term_id diverted = term_bool(x->terms, x->dead);
    for (uint32_t i = before; i < x->pendings.count && !x->dead; i++)
        diverted = term_or(x->terms, diverted, x->pendings.items[i].condition);
    for (uint32_t i = 0; i < left.count && !term_is_true(x->terms, diverted); i++) {
        left.items[i].cells = x->cells;
        left.items[i].condition =
            term_and(x->terms, left.items[i].condition, term_not(x->terms, diverted));
        VEC_PUSH(x->arena, &x->pendings, left.items[i]);
    }
    region_share(x);
    x->dead = true;
    region_land(x, &done, VALUE_NONE);
}

void exec_try(struct exec *x, ir_id node)
{
    uint32_t guard = x->guard, first = x->pendings.count;
    ir_id finally = kid(x, node, 1);
    uint32_t outer = x->throw_target;
    if (!ir_is_none(finally))
        x->throw_target = outer ? outer : TARGET_UNCAUGHT;
    x->error_handlers += !ir_is_none(finally);
    x->finally_blocks += !ir_is_none(finally);
    run_guarded(x, node);
    x->finally_blocks -= !ir_is_none(finally);
    x->error_handlers -= !ir_is_none(finally);
    x->throw_target = outer;
    if (!ir_is_none(finally))
        run_finally(x, finally, guard, first);
}

/* ---- variables and declarations ---- */

static void run_global(struct exec *x, ir_id node)
{
    name_id name = {(uint32_t)ir_node(x->program, node)->payload};
    uint32_t owner = exec_frame(x)->owner;
    struct value own = heap_read(x, x->globals, name);
    if (own.tag == VALUE_ABSENT) {
        struct value given = input_global(x, name);
        if (given.tag != VALUE_ABSENT)
            heap_write(x, x->globals, name, given);
    }
    if (owner != x->globals)
        heap_write(x, owner, name, place_cell_reference(x, x->globals, name));
}

/* Each closure, and each class that uses a trait, has static variables of its own. */
static bool has_several_statics(struct exec *x, const struct frame *frame)
{
    const struct ir_function *function = ir_function(x->program, frame->function);
    if (function->flags & IR_FUNCTION_CLOSURE)
        return map_get(&x->closures, frame->function.index, 0) > 1;
    if (function->class.index == 0 || ir_class(x->program, function->class)->kind != IR_CLASS_TRAIT)
        return false;
    uint32_t users = 0;
    name_id trait = ir_class(x->program, function->class)->full_name;
    for (uint32_t i = 1; i < x->program->classes.count; i++) {
        const struct ir_class *class = &x->program->classes.items[i];
        for (uint32_t k = 0; k < class->traits.count; k++)
            if (name_equal(names_lower(x->names, class->traits.items[k]),
                           names_lower(x->names, trait)))
                users += 1 + class->trait_rules.count;
    }
    return users > 1;
}

static void run_static_variable(struct exec *x, ir_id node)
{
    struct frame frame = *exec_frame(x);
    name_id name = {(uint32_t)ir_node(x->program, node)->payload};
    uint32_t owner = static_owner(x, frame.function, frame.class);
    uint64_t slot = (uint64_t)owner << 32 | name.index;
    if (x->setup.concrete && has_several_statics(x, &frame))
        exec_unsupported(x, "a static variable of a function of which there are several");
    uint32_t declared = map_get(&x->static_nodes, slot, 0);
    if (x->setup.concrete && declared && declared != node.index)
        exec_unsupported(x, "a static variable that is declared twice");
    if (x->setup.concrete)
        map_put(&x->static_nodes, slot, node.index);
    if (heap_read(x, owner, name).tag == VALUE_ABSENT) {
        ir_id init = kid(x, node, 0);
        struct value value = ir_is_none(init) ? VALUE_OF_NULL : exec_value(x, init);
        heap_write(x, owner, name, value);
    }
    heap_write(x, frame.owner, name, place_cell_reference(x, owner, name));
}

static void run_unset(struct exec *x, ir_id node)
{
    for (uint32_t i = 0; i < ir_node(x->program, node)->count && !x->dead; i++) {
        ir_id place = kid(x, node, i);
        if (place_refuses_unset(x, place))
            return;
        x->is_unsetting = true;
        struct place *resolved = place_resolve(x, place);
        x->is_unsetting = false;
        place_unset(x, resolved);
    }
}

static void run_declare_constant(struct exec *x, ir_id node)
{
    constant_define(x, (name_id){(uint32_t)ir_node(x->program, node)->payload},
                    exec_value(x, kid(x, node, 0)));
}

static void run_declare(struct exec *x, ir_id node)
{
    ir_id init = kid(x, node, 0);
    struct value value = ir_is_none(init) ? VALUE_OF_UNDEFINED : exec_value(x, init);
    heap_write(x, exec_frame(x)->owner, (name_id){(uint32_t)ir_node(x->program, node)->payload},
               value);
}

static void run_html(struct exec *x, ir_id node)
{
    exec_echo(x, value_of_name(x, (name_id){(uint32_t)ir_node(x->program, node)->payload}));
}

static void execute(struct exec *x, ir_id node)
{
    enum ir_op op = ir_node(x->program, node)->op;
    switch ((int)op) {
    case IR_BLOCK: run_sequence(x, node, 0); break;
    case IR_EXPRESSION: exec_value(x, kid(x, node, 0)); break;
    case IR_ECHO: run_echo(x, node); break;
    case IR_IF: run_if(x, node); break;
    case IR_LOOP: exec_loop(x, node); break;
    case IR_FOREACH: exec_foreach(x, node); break;
    case IR_SWITCH: exec_switch(x, node); break;
    case IR_BREAK: run_jump(x, node, true); break;
    case IR_CONTINUE: run_jump(x, node, false); break;
    case IR_GOTO: run_goto(x, node); break;
    case IR_RETURN: run_return(x, node); break;
    case IR_TRY: exec_try(x, node); break;
    case IR_GLOBAL: run_global(x, node); break;
    case IR_STATIC_VARIABLE: run_static_variable(x, node); break;
    case IR_UNSET: run_unset(x, node); break;
    case IR_DECLARE: run_declare(x, node); break;
    case IR_EXPORT: exec_export(x, node); break;
    case IR_DECLARE_CONSTANT: run_declare_constant(x, node); break;
    case IR_HTML: run_html(x, node); break;
    case IR_DECLARE_FUNCTION:
        if (x->setup.declared)
            declare_function(x, (ir_function_id){(uint32_t)ir_node(x->program, node)->payload});
        break;
    case IR_DECLARE_CLASS:
        if (x->setup.declared)
            declare_class(x, (ir_class_id){(uint32_t)ir_node(x->program, node)->payload});
        break;
    case IR_ANNOTATED: asserted_here(x, node); break;
    case IR_LABEL: break;
    default: exec_unmodelled(x, ir_op_name(op), NULL, 0); break;
    }
}

/* Whether no other statement runs within it but those of what it calls. */
static bool is_leaf(enum ir_op op)
{
    return op == IR_EXPRESSION || op == IR_ECHO || op == IR_UNSET || op == IR_GLOBAL ||
           op == IR_STATIC_VARIABLE || op == IR_RETURN;
}

void exec_statement(struct exec *x, ir_id node)
{
    if (!exec_step(x))
        return;
    ir_id outer = x->node;
    uint32_t first = x->objects.count;
    bool leaf = x->setup.concrete && is_leaf(ir_node(x->program, node)->op);
    x->node = node;
    if (leaf)
        destroy_before(x);
    if (!x->dead)
        execute(x, node);
    if (leaf)
        destroy_after(x, node, first);
    x->node = outer;
}
