/*
 * Hooks of the project's own: what it registers to be called when an action happens is called where
 * the action happens, in the order in which it was found. A name that is computed is split over the
 * registered names that begin as it does.
 */
#include "analyzer/exec/exec_p.h"

enum { MOST_LISTENERS = 6, DEEPEST = 3, LEAST_PREFIX = 4 };

static struct arguments arguments_of(struct exec *x, struct value list)
{
    array_elements elements = {0};
    leaf_id base;
    if (list.tag == VALUE_ARRAY)
        array_list(x, list, &elements, &base);
    struct arguments args = {ARENA_ARRAY(x->arena, struct value, elements.count + 1), NULL, NULL,
                             elements.count};
    for (uint32_t i = 0; i < elements.count; i++)
        args.items[i] = elements.items[i].value;
    return args;
}

/* The innermost object of the class whose method runs; ABSENT: none. */
static struct value running_object(struct exec *x, name_id class_name)
{
    for (uint32_t i = x->frames.count; i-- > 0;) {
        struct value self = x->frames.items[i].self;
        if (self.tag == VALUE_OBJECT && name_equal(object_get(x, self)->class_name, class_name))
            return self;
    }
    return VALUE_NONE;
}

static void call_listener(struct exec *x, const struct listener *listener, struct value list)
{
    struct arguments args = arguments_of(x, list);
    bool is_static = ir_function(x->program, listener->function)->flags & IR_FUNCTION_STATIC;
    struct value self = VALUE_NONE;
    if (!name_is_none(listener->class_name) && !is_static) {
        self = running_object(x, listener->class_name);
        if (self.tag != VALUE_OBJECT)
            self = service_get(x, value_of_name(x, listener->class_name));
        if (x->dead || self.tag != VALUE_OBJECT)
            return;
    }
    service_call(x, listener->function, self, &args);
}

static void call_where(struct exec *x, const struct listener *listener, struct value list,
                       term_id condition)
{
    struct fork fork;
    if (term_is_true(x->terms, condition)) {
        call_listener(x, listener, list);
        return;
    }
    if (fork_then(x, &fork, condition))
        call_listener(x, listener, list);
    fork_else(x, &fork);
    fork_join(x, &fork);
}

void dispatch_action(struct exec *x, struct value hook, struct value list)
{
    const struct flow_set *flows = x->setup.flows;
    if (!flows || x->dead || x->is_setting_up || hook.tag != VALUE_STRING)
        return;
    term_id name = value_term(hook);
    struct text prefix = text_prefix(x, name);
    uint32_t called = 0;
    x->dispatching++;
    for (uint32_t i = 0; i < flows->listeners.count && !x->dead; i++) {
        const struct listener *listener = &flows->listeners.items[i];
        struct text trigger = names_text(x->names, listener->hook);
        if (prefix.size < LEAST_PREFIX || !text_starts_with(trigger, prefix))
            continue;
        term_id is = term_eq(x->terms, name, term_string_of(x->terms, trigger));
        if (term_is_false(x->terms, term_canon(x->terms, is)))
            continue;
        if (x->dispatching > DEEPEST || called++ >= MOST_LISTENERS)
            outside_miss(x, listener->function, "a callback of an action that has many");
        else
            call_where(x, listener, list, is);
    }
    x->dispatching--;
}
