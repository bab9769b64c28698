/* Global functions: the console, timers, encoding of URLs. */
#include "grammars/javascript/semantics/builtins.h"

struct value js_derived(struct call *call, uint32_t mask, uint32_t child_mask)
{
    struct value *from = ARENA_ARRAY(exec_arena(call->x), struct value, call->count + 1);
    uint32_t count = 0;
    if (call->self.tag != VALUE_ABSENT)
        from[count++] = call->self;
    for (uint32_t i = 0; i < call->count; i++)
        from[count++] = call->args[i];
    return exec_derived(call->x, call->builtin->name, mask, child_mask, from, count);
}

/* Values are printed as strings are; other forms of printing are not modelled. */
static struct value run_log(struct call *call)
{
    if (!exec_is_concrete(call->x))
        return VALUE_OF_UNDEFINED;
    for (uint32_t i = 0; i < call->count && !exec_is_dead(call->x); i++) {
        struct value value = call->args[i];
        if (value.tag == VALUE_OBJECT || value.tag == VALUE_CALLABLE)
            exec_unsupported(call->x, "console output of an object");
        if (i)
            exec_echo(call->x, value_of_text(call->x, TEXT(" ")));
        exec_echo(call->x, value_string(js_to_string(call->x, value)));
    }
    exec_echo(call->x, value_of_text(call->x, TEXT("\n")));
    return VALUE_OF_UNDEFINED;
}

static struct value run_quiet(struct call *call)
{
    (void)call;
    return VALUE_OF_UNDEFINED;
}

/* What is put off happens here, with what is known here. */
static struct value run_later(struct call *call)
{
    if (exec_is_concrete(call->x))
        return exec_unmodelled(call->x, "a timer", call->args, call->count);
    uint32_t more = call->count > 2 ? call->count - 2 : 0;
    if (arg(call, 0).tag == VALUE_CALLABLE)
        exec_call(call->x, arg(call, 0), call->args + (more ? 2 : 0), more);
    return VALUE_OF_UNDEFINED;
}

static struct value run_text(struct call *call)
{
    return js_derived(call, VALUE_MASK(VALUE_STRING), 0);
}

static const struct builtin items[] = {
    JS_FUNCTION("console.debug", run_quiet),  JS_FUNCTION("console.error", run_quiet),
    JS_FUNCTION("console.info", run_quiet),   JS_FUNCTION("console.log", run_log),
    JS_FUNCTION("console.trace", run_quiet),  JS_FUNCTION("console.warn", run_quiet),
    JS_FUNCTION("decodeuri", run_text),       JS_FUNCTION("decodeuricomponent", run_text),
    JS_FUNCTION("encodeuri", run_text),       JS_FUNCTION("encodeuricomponent", run_text),
    JS_FUNCTION("queuemicrotask", run_later), JS_FUNCTION("setimmediate", run_later),
    JS_FUNCTION("setinterval", run_later),    JS_FUNCTION("settimeout", run_later),
};

const struct js_builtins js_builtins_global = {items, ARRAY_LENGTH(items)};
