/*
 * Where what the client sent comes in, and where it was checked.
 *
 * What the client sent: the input that the violation hangs on, and that was read
 * last before the effect, in the innermost function on the way to the effect that had it read.
 */
#include "analyzer/evidence/evidence.h"

struct searching {
    const struct reporting *r;
    const struct exec_obligation *o;
    const struct evidence *e;
    bool *seen; /* by leaf */
    u32_vec found;
};

static void take_term(struct searching *s, term_id term);

/* What was decoded came in with the text that it was decoded from. */
static void take_leaf(struct searching *s, leaf_id leaf)
{
    if (s->seen[leaf.index])
        return;
    s->seen[leaf.index] = true;
    const struct leaf_info *info = leaf_get(s->r->x, leaf);
    const struct root *root = root_get(s->r->x, info->root);
    if (root->kind == ROOT_REQUEST && info->function.index && info->event <= s->o->event)
        VEC_PUSH(s->r->arena, &s->found, leaf.index);
    if (root->kind == ROOT_DERIVED && !term_is_none(root->source))
        take_term(s, root->source);
}

static void take_term(struct searching *s, term_id term)
{
    struct term_table *terms = exec_terms(s->r->x);
    u32_vec cone = {0};
    term_id canon = term_canon(terms, term);
    term_cone(terms, &canon, 1, s->r->arena, &cone);
    for (uint32_t i = 0; i < cone.count; i++) {
        term_id part = {cone.items[i]};
        leaf_id leaf = {0};
        if (term_get_op(terms, part) == TERM_SYMBOL)
            leaf = leaf_of_symbol(s->r->x, term_get_symbol(terms, part));
        if (leaf.index)
            take_leaf(s, leaf);
    }
}

static bool is_read(const struct searching *s, leaf_id leaf)
{
    struct constant value;
    bool defined;
    term_id guard = leaf_get(s->r->x, leaf)->guard;
    if (term_is_none(guard))
        return true;
    solver_evaluate_all(s->r->arena, exec_terms(s->r->x), &s->e->model, &guard, 1, &value,
                        &defined);
    return defined && value.boolean;
}

/* The last one that is read in the model's execution; index 0: there is none. */
static leaf_id last_of(const struct searching *s)
{
    leaf_id last = {0};
    for (uint32_t i = 0; i < s->found.count; i++) {
        leaf_id leaf = {s->found.items[i]};
        if (leaf.index > last.index && is_read(s, leaf))
            last = leaf;
    }
    return last;
}

/* Where the way to the effect leads through the function; `anywhere`: it is the program's own. */
static bool is_place(const struct reporting *r, const struct exec_obligation *o,
                     ir_function_id function, bool anywhere)
{
    if (!anywhere)
        return evidence_is_on_path(r, o, function);
    return !ir_file(r->program, ir_function(r->program, function)->file)->is_spec;
}

/* From where it is read outwards to such a function. */
static bool find_place(const struct reporting *r, const struct exec_obligation *o,
                       const struct leaf_info *info, bool anywhere, struct report_step *step)
{
    ir_id node = info->node;
    ir_function_id function = info->function;
    uint32_t depth = info->depth;
    for (uint32_t i = info->event; !is_place(r, o, function, anywhere); i--) {
        if (i == 0)
            return false;
        const struct exec_event *event = exec_get_event(r->x, i - 1);
        if (event->kind != EVENT_CALL || event->depth >= depth)
            continue;
        node = event->node;
        function = event->function;
        depth = event->depth;
    }
    if (ir_is_none(node))
        return false;
    step->location = evidence_node_location(r, node, function);
    step->depth = depth;
    return true;
}

/* What the violation hangs on and the client chose, that was read last. */
static leaf_id last_read(const struct reporting *r, const struct exec_obligation *o,
                         const struct evidence *e)
{
    struct searching s = {.r = r, .o = o, .e = e};
    s.seen = ARENA_ARRAY(r->arena, bool, leaf_count(r->x) + 1);
    take_term(&s, o->guard);
    take_term(&s, o->clause_holds);
    return last_of(&s);
}

bool evidence_source(const struct reporting *r, const struct exec_obligation *o,
                     const struct evidence *e, struct report_step *step)
{
    leaf_id leaf = last_read(r, o, e);
    if (!leaf.index || !find_place(r, o, leaf_get(r->x, leaf), false, step))
        return false;
    struct text name = names_text(r->program->names, leaf_get(r->x, leaf)->label);
    step->message = text_print(r->arena, "the client's %.*s is read", (int)name.size, name.data);
    step->is_essential = true;
    return true;
}

bool evidence_check(const struct reporting *r, const struct exec_obligation *o,
                    const struct evidence *e, struct report_step *step)
{
    uint32_t count = exec_check_count(r->x), last = UINT32_MAX;
    term_id *roots = ARENA_ARRAY(r->arena, term_id, count + 1);
    struct constant *values = ARENA_ARRAY(r->arena, struct constant, count + 1);
    bool *defined = ARENA_ARRAY(r->arena, bool, count + 1);
    for (uint32_t i = 0; i < count; i++)
        roots[i] = exec_get_check(r->x, i).authentic;
    if (count)
        solver_evaluate_all(r->arena, exec_terms(r->x), &e->model, roots, count, values, defined);
    for (uint32_t i = 0; i < count; i++) {
        struct exec_check check = exec_get_check(r->x, i);
        if (check.event <= o->event && !ir_is_none(check.node) && check.function.index &&
            defined[i] && values[i].boolean)
            last = i;
    }
    leaf_id unchecked = last == UINT32_MAX ? last_read(r, o, e) : (leaf_id){0};
    if (last == UINT32_MAX) { /* nobody is asked: then by whoever reads it */
        step->message = TEXT("what is read here is not checked");
        step->is_essential = true;
        return unchecked.index && find_place(r, o, leaf_get(r->x, unchecked), true, step);
    }
    struct exec_check check = exec_get_check(r->x, last);
    *step = (struct report_step){.location = evidence_node_location(r, check.node, check.function),
                                 .message = TEXT("what is asked or checked here does not suffice"),
                                 .is_essential = true};
    return true;
}

/* ---- what refused nothing ---- */

static bool throws(const struct ir_program *program, ir_id node, int depth)
{
    enum { DEEPEST = 200 };
    if (ir_is_none(node) || depth > DEEPEST)
        return false;
    if (ir_node(program, node)->op == IR_THROW)
        return true;
    for (uint32_t i = 0; i < ir_node(program, node)->count; i++)
        if (throws(program, ir_kid(program, node, i), depth + 1))
            return true;
    return false;
}

/* A decision about what the client sent, in a function that refuses by an exception and came back.
 */
static bool is_passed(const struct reporting *r, const struct exec_obligation *o,
                      const struct evidence *e, const struct exec_event *event)
{
    struct ir_program *program = r->program;
    if (event->kind != EVENT_BRANCH || event->function.index == 0 || ir_is_none(event->node) ||
        is_place(r, o, event->function, false) || !is_place(r, o, event->function, true) ||
        !throws(program, ir_body(program, event->function), 0))
        return false;
    struct searching s = {.r = r, .o = o, .e = e};
    s.seen = ARENA_ARRAY(r->arena, bool, leaf_count(r->x) + 1);
    take_term(&s, event->condition);
    struct constant value = {0};
    bool defined = false;
    if (s.found.count)
        solver_evaluate_all(r->arena, exec_terms(r->x), &e->model, &event->guard, 1, &value,
                            &defined);
    return defined && value.boolean;
}

bool evidence_passed(const struct reporting *r, const struct exec_obligation *o,
                     const struct evidence *e, struct report_step *step)
{
    uint32_t count = exec_event_count(r->x) < o->event ? exec_event_count(r->x) : o->event;
    for (uint32_t i = count; i-- > 0;) {
        const struct exec_event *event = exec_get_event(r->x, i);
        if (!is_passed(r, o, e, event))
            continue;
        *step = (struct report_step){
            .location = evidence_node_location(r, event->node, event->function),
            .message = TEXT("what is checked here refuses nothing that anyone can send"),
            .is_essential = true};
        return true;
    }
    return false;
}
