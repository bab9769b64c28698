/* Calls of what the language has built in. */
#include "analyzer/exec/call_p.h"

/* Named arguments at their positions; ABSENT for what they leave out. NULL if one fits nowhere. */
static const struct arguments *place_named(struct exec *x, const struct builtin *builtin,
                                           const struct arguments *args)
{
    enum { MOST = 32 };
    bool named = false;
    for (uint32_t i = 0; args->names && i < args->count; i++)
        named |= !name_is_none(args->names[i]);
    if (!named)
        return args;
    struct arguments *placed = ARENA_NEW(x->arena, struct arguments);
    placed->items = ARENA_ARRAY(x->arena, struct value, MOST);
    placed->places = ARENA_ARRAY(x->arena, struct place *, MOST);
    for (uint32_t i = 0; i < args->count; i++) {
        uint32_t at = i;
        if (!name_is_none(args->names[i])) {
            struct text name = names_text(x->names, args->names[i]);
            at = exec_language(x)->parameter ? exec_language(x)->parameter(builtin, name)
                                             : UINT32_MAX;
        }
        if (x->setup.concrete && ((at >= MOST && builtin->most == UINT8_MAX) ||
                                  (at < MOST && placed->items[at].tag != VALUE_ABSENT)))
            exec_unsupported(x, "a named argument of a built-in function");
        if (at >= MOST) {
            struct text name = names_text(x->names, args->names[i]);
            exec_throw(
                x, term_bool(x->terms, true), "Error",
                text_print(x->arena, "Unknown named parameter $%.*s", (int)name.size, name.data));
            return NULL;
        }
        placed->items[at] = args->items[i];
        placed->places[at] = args->places[i];
        placed->count = at >= placed->count ? at + 1 : placed->count;
    }
    return placed;
}

/* strcmp and its like compare two texts: they are equal where the result is 0. */
static void note_order(struct exec *x, const struct call *call, struct value result)
{
    struct text name = text_of(call->builtin->name);
    if (!x->setup.specs || x->dead || call->count < 2 || result.tag != VALUE_INT ||
        (!text_is(name, "strcmp") && !text_is(name, "strcasecmp")))
        return;
    struct comparison comparison = {.a = call->args[0], .b = call->args[1]};
    comparison.equal = term_eq(x->terms, value_term(result), term_int(x->terms, 0));
    statement_compared(x, &comparison);
}

/* What a built-in makes of an argument by reference. Of a concrete run: not where code that it
 * called changed the variable meanwhile, or a declared type refuses it. */
static void write_back(struct exec *x, const struct place *place, struct value before,
                       struct value value)
{
    if (x->setup.concrete && place->kind == PLACE_CELL) {
        struct value now = place_read(x, place);
        bool gone = now.tag == VALUE_ABSENT && before.tag == VALUE_NULL;
        if (!gone && !value_same(now, before))
            exec_unsupported(x, "an argument by reference that a callback changes");
    }
    place_write(x, place, value);
    if (x->setup.concrete && x->dead && place->kind == PLACE_PROPERTY &&
        x->result.end != EXEC_UNSUPPORTED) {
        x->dead = false; /* the message of a reference is another one */
        exec_unsupported(x, "a value that a property does not take");
    }
}

/* Whether the compiler makes the call into one of what is called: nothing built in runs. */
static bool is_compiled(struct exec *x, const struct builtin *builtin, ir_id node)
{
    return x->setup.concrete && node.index && ir_node(x->program, node)->op == IR_CALL &&
           !(ir_node(x->program, node)->detail & IR_FALLBACK) && exec_language(x)->is_instruction &&
           exec_language(x)->is_instruction(text_of(builtin->name));
}

struct value call_builtin(struct exec *x, const struct callee *callee, const struct arguments *all,
                          ir_id node)
{
    const struct builtin *builtin = callee->builtin;
    const struct arguments *args = place_named(x, builtin, all);
    if (!args)
        return VALUE_OF_NULL;
    struct call call = {.x = x,
                        .node = node,
                        .args = args->items,
                        .count = args->count,
                        .builtin = builtin,
                        .self = callee->self};
    call.out = ARENA_ARRAY(x->arena, struct value, args->count + 1);
    for (uint32_t i = 0; i < args->count; i++)
        if (args->items[i].tag == VALUE_REFERENCE) {
            if (arguments_take_reference(x, callee, i))
                exec_unsupported(x, "a reference in an array that is passed by reference");
            args->items[i] = heap_follow(x, args->items[i]);
        }
    if (args->count < builtin->least ||
        (builtin->most != UINT8_MAX && args->count > builtin->most)) {
        struct text name = text_of(builtin->name);
        exec_throw(
            x, term_bool(x->terms, true), "ArgumentCountError",
            text_print(
                x->arena, "%.*s() expects %s %u argument%s, %u given", (int)name.size, name.data,
                builtin->least == builtin->most ? "exactly"
                : args->count < builtin->least  ? "at least"
                                                : "at most",
                args->count < builtin->least ? builtin->least : builtin->most,
                (args->count < builtin->least ? builtin->least : builtin->most) == 1 ? "" : "s",
                args->count));
        return VALUE_OF_NULL;
    }
    uint32_t roots = x->temporaries.count;
    struct value *given = ARENA_ARRAY(x->arena, struct value, args->count + 1);
    for (uint32_t i = 0; i < args->count; i++) {
        root_push(x, args->items[i]);
        given[i] = args->items[i];
    }
    bool counts = !is_compiled(x, builtin, node);
    uint32_t events = x->events.count;
    x->builtins += counts;
    struct value result = builtin->run(&call);
    x->builtins -= counts;
    x->builtin_calls += x->events.count == events && !x->is_setting_up;
    x->temporaries.count = roots;
    note_order(x, &call, result);
    for (uint32_t i = 0; i < args->count && !x->dead; i++)
        if (args->places && args->places[i] && call.out[i].tag != VALUE_ABSENT)
            write_back(x, args->places[i], given[i], call.out[i]);
    return result;
}
