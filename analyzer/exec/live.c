/*
 * Which local variables the code behind a `try` may still read. Conservative: a function that names
 * variables at run time, or makes closures outside of the `try`, keeps all of them.
 */
#include "analyzer/exec/exec_p.h"

struct walking {
    struct exec *x;
    struct live_set *live;
    ir_id body; /* of the try statement */
    bool in_loop;
};

static bool names_variables(struct exec *x, const struct ir_node *node)
{
    static const char *const functions[] = {"compact", "extract", "get_defined_vars", "parse_str",
                                            "eval"};
    if (node->op != IR_CALL)
        return node->op == IR_LOCAL_DYNAMIC || node->op == IR_INCLUDE || node->op == IR_CLOSURE ||
               node->op == IR_UNMODELLED || node->op == IR_GOTO;
    struct text name = names_text(x->names, (name_id){(uint32_t)node->payload});
    for (size_t i = 0; i < ARRAY_LENGTH(functions); i++)
        if (text_ends_with(name, text_of(functions[i])))
            return true;
    return false;
}

static void walk(struct walking *w, ir_id id)
{
    const struct ir_node *node = ir_node(w->x->program, id);
    bool was_in_loop = w->in_loop;
    if (id.index == w->body.index && !w->in_loop)
        return;
    if (node->op == IR_LOCAL || node->op == IR_GLOBAL || node->op == IR_STATIC_VARIABLE)
        map_put(&w->live->names, node->payload, 1);
    w->live->all |= names_variables(w->x, node);
    w->in_loop |= node->op == IR_LOOP || node->op == IR_FOREACH;
    uint32_t count = node->count;
    for (uint32_t i = 0; i < count && !w->live->all; i++)
        if (!ir_is_none(ir_kid(w->x->program, id, i)))
            walk(w, ir_kid(w->x->program, id, i));
    w->in_loop = was_in_loop;
}

const struct live_set *live_after_try(struct exec *x, ir_id try)
{
    uint32_t known = map_get(&x->live_of, try.index, 0);
    if (known)
        return x->live_sets.items[known - 1];
    struct live_set *live = ARENA_NEW(x->arena, struct live_set);
    struct walking w = {.x = x, .live = live, .body = ir_kid(x->program, try, 0)};
    map_init(&live->names);
    live->all = exec_frame(x)->owner == x->globals || exec_frame(x)->parent_owner != 0;
    if (!live->all)
        walk(&w, ir_body(x->program, exec_frame(x)->function));
    VEC_PUSH(x->arena, &x->live_sets, live);
    map_put(&x->live_of, try.index, x->live_sets.count);
    return live;
}
