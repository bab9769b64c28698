/*
 * Promises. Code that waits goes on in order: what an asynchronous function does is done where it
 * is called, and its promise holds what it gave or threw. A promise that nobody waits for throws
 * nothing, and is true as every object.
 */
#include "grammars/javascript/semantics/js_sem.h"

static name_id word(struct exec *x, const char *name)
{
    return names_add_z(exec_names(x), name);
}

static struct value make(struct exec *x, struct value value, bool rejected)
{
    if (js_is_class(x, value, "Promise"))
        return value;
    struct value promise = object_new(x, word(x, "Promise"), NO_CLASS);
    object_set_property(x, promise, word(x, "{value}"), value);
    object_set_property(x, promise, word(x, "{rejected}"), value_of_bool(x, rejected));
    return promise;
}

struct value js_fulfilled(struct exec *x, struct value value)
{
    return make(x, value, false);
}

struct value js_rejected(struct exec *x, struct value exception)
{
    struct value promise = object_new(x, word(x, "Promise"), NO_CLASS);
    object_set_property(x, promise, word(x, "{value}"), exception);
    object_set_property(x, promise, word(x, "{rejected}"), value_of_bool(x, true));
    return promise;
}

static term_id is_rejected(struct exec *x, struct value promise)
{
    struct value rejected = object_get_property(x, promise, word(x, "{rejected}"));
    return rejected.tag == VALUE_BOOL ? value_term(rejected) : term_bool(exec_terms(x), false);
}

/* What has a method `then` is waited for as well: the method is told what to call. */
static struct value await_thenable(struct exec *x, struct value value, struct value then)
{
    struct value promise = js_fulfilled(x, VALUE_OF_UNDEFINED);
    struct callable resolve = {.name = word(x, "promise#resolve"), .self = promise};
    struct callable reject = {.name = word(x, "promise#reject"), .self = promise};
    struct value args[2] = {value_callable(x, &resolve), value_callable(x, &reject)};
    exec_call(x, exec_bind(x, then, value), args, 2);
    return promise;
}

static struct value await_one(struct exec *x, struct value value, void *context)
{
    (void)context;
    if (value.tag == VALUE_OBJECT && !js_is_class(x, value, "Promise")) {
        name_id name = object_get(x, value)->class_name;
        struct value then = exec_class_member(x, name, word(x, "then"), 0, false, value);
        return then.tag == VALUE_CALLABLE ? await_thenable(x, value, then) : value;
    }
    if (!js_is_class(x, value, "Promise"))
        return value;
    struct value held = object_get_property(x, value, word(x, "{value}"));
    term_id rejected = is_rejected(x, value);
    if (!exec_is_false(x, rejected))
        exec_throw_where(x, rejected, held);
    return exec_is_dead(x) ? VALUE_OF_UNDEFINED : value_or(x, held, VALUE_OF_UNDEFINED);
}

struct value js_await(struct exec *x, struct value value)
{
    enum { DEEPEST = 4 };
    for (int i = 0; i < DEEPEST && !exec_is_dead(x); i++) {
        if (!(value_tags(x, value) & VALUE_MASK(VALUE_OBJECT)))
            break;
        struct value next = js_map(x, value, await_one, NULL);
        if (value_same(next, value))
            break;
        value = next;
    }
    return value;
}
