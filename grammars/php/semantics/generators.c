/* What the methods of class Generator do: called by the prelude alone. */
#include "grammars/php/semantics/builtins.h"

/* Only concrete runs go through the body of a generator. */
static bool is_modelled(struct call *call)
{
    return exec_is_concrete(call->x);
}

static struct value run_valid(struct call *call)
{
    if (!is_modelled(call))
        return call_unknown(call);
    return exec_generator_valid(call->x, call->args[0]);
}

static struct value run_current(struct call *call)
{
    if (!is_modelled(call))
        return call_unknown(call);
    return exec_generator_current(call->x, call->args[0], false);
}

static struct value run_key(struct call *call)
{
    if (!is_modelled(call))
        return call_unknown(call);
    return exec_generator_current(call->x, call->args[0], true);
}

static struct value run_next(struct call *call)
{
    if (!is_modelled(call))
        return call_unknown(call);
    exec_generator_next(call->x, call->args[0]);
    return VALUE_OF_NULL;
}

static struct value run_rewind(struct call *call)
{
    if (!is_modelled(call))
        return call_unknown(call);
    exec_generator_rewind(call->x, call->args[0]);
    return VALUE_OF_NULL;
}

static struct value run_send(struct call *call)
{
    if (!is_modelled(call))
        return call_unknown(call);
    return exec_generator_send(call->x, call->args[0], call->args[1]);
}

static struct value run_throw(struct call *call)
{
    if (!is_modelled(call))
        return call_unknown(call);
    return exec_generator_throw(call->x, call->args[0], call->args[1]);
}

static struct value run_result(struct call *call)
{
    if (!is_modelled(call))
        return call_unknown(call);
    return exec_generator_result(call->x, call->args[0]);
}

static const struct php_builtin items[] = {
    PHP_FUNCTION("tillproof\\generator_current", 1, 1, "$generator", run_current),
    PHP_FUNCTION("tillproof\\generator_key", 1, 1, "$generator", run_key),
    PHP_FUNCTION("tillproof\\generator_next", 1, 1, "$generator", run_next),
    PHP_FUNCTION("tillproof\\generator_result", 1, 1, "$generator", run_result),
    PHP_FUNCTION("tillproof\\generator_rewind", 1, 1, "$generator", run_rewind),
    PHP_FUNCTION("tillproof\\generator_send", 2, 2, "$generator, $value", run_send),
    PHP_FUNCTION("tillproof\\generator_throw", 2, 2, "$generator, $exception", run_throw),
    PHP_FUNCTION("tillproof\\generator_valid", 1, 1, "$generator", run_valid),
};

const struct php_builtins php_builtins_generators = {items, ARRAY_LENGTH(items)};
