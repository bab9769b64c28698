/* Built-in functions that hold back what a program prints: ob_start and its family. */
#include "grammars/php/semantics/builtins.h"

/* Where output is not followed, what was held back is anything. */
static struct value held_back(struct call *call)
{
    return exec_unmodelled(call->x, call->builtin->name, NULL, 0);
}

static bool is_open(struct call *call)
{
    return exec_output_level(call->x) > 0;
}

static struct value run_ob_start(struct call *call)
{
    if (!exec_is_concrete(call->x))
        return value_of_bool(call->x, true);
    if (!arg_is_null(call, 0) || call->count > 1)
        exec_unsupported(call->x, "ob_start with a callback");
    exec_output_open(call->x);
    return value_of_bool(call->x, true);
}

enum keeping { KEEP, CLEAR, DROP, FLUSH_ON, PASS_ON };

static void leave(struct exec *x, enum keeping keeping)
{
    switch (keeping) {
    case KEEP: break;
    case CLEAR: exec_output_clear(x); break;
    case DROP: exec_output_close(x, false); break;
    case FLUSH_ON: exec_output_close(x, true); break;
    case PASS_ON:
        exec_output_close(x, true);
        exec_output_open(x);
        break;
    }
}

/* The text of the innermost buffer, then what is done with it. */
static struct value take_text(struct call *call, enum keeping keeping)
{
    if (!exec_is_concrete(call->x))
        return held_back(call);
    if (!is_open(call))
        return value_of_bool(call->x, false);
    struct value text = call_text(call, exec_output(call->x));
    leave(call->x, keeping);
    return text;
}

static struct value done(struct call *call, enum keeping keeping)
{
    if (!exec_is_concrete(call->x))
        return value_of_bool(call->x, true);
    if (!is_open(call))
        return value_of_bool(call->x, false);
    leave(call->x, keeping);
    return value_of_bool(call->x, true);
}

static struct value run_ob_get_contents(struct call *call)
{
    return take_text(call, KEEP);
}

static struct value run_ob_get_clean(struct call *call)
{
    return take_text(call, DROP);
}

static struct value run_ob_get_flush(struct call *call)
{
    return take_text(call, FLUSH_ON);
}

static struct value run_ob_clean(struct call *call)
{
    return done(call, CLEAR);
}

static struct value run_ob_end_clean(struct call *call)
{
    return done(call, DROP);
}

static struct value run_ob_end_flush(struct call *call)
{
    return done(call, FLUSH_ON);
}

static struct value run_ob_flush(struct call *call)
{
    return done(call, PASS_ON);
}

static struct value run_ob_get_level(struct call *call)
{
    if (!exec_is_concrete(call->x))
        return held_back(call);
    return value_of_int(call->x, exec_output_level(call->x));
}

static struct value run_ob_get_length(struct call *call)
{
    if (!exec_is_concrete(call->x))
        return held_back(call);
    return is_open(call) ? value_of_int(call->x, (int64_t)exec_output(call->x).size)
                         : value_of_bool(call->x, false);
}

static struct value run_flush(struct call *call)
{
    (void)call;
    return VALUE_OF_NULL;
}

static const struct php_builtin items[] = {
    PHP_FUNCTION("flush", 0, 0, "", run_flush),
    PHP_FUNCTION("ob_clean", 0, 0, "", run_ob_clean),
    PHP_FUNCTION("ob_end_clean", 0, 0, "", run_ob_end_clean),
    PHP_FUNCTION("ob_end_flush", 0, 0, "", run_ob_end_flush),
    PHP_FUNCTION("ob_flush", 0, 0, "", run_ob_flush),
    PHP_FUNCTION("ob_get_clean", 0, 0, "", run_ob_get_clean),
    PHP_FUNCTION("ob_get_contents", 0, 0, "", run_ob_get_contents),
    PHP_FUNCTION("ob_get_flush", 0, 0, "", run_ob_get_flush),
    PHP_FUNCTION("ob_get_length", 0, 0, "", run_ob_get_length),
    PHP_FUNCTION("ob_get_level", 0, 0, "", run_ob_get_level),
    PHP_FUNCTION("ob_start", 0, 3, "mixed $callback, int $chunk_size = 0, int $flags = 112",
                 run_ob_start),
};

const struct php_builtins php_builtins_output = {items, ARRAY_LENGTH(items)};
