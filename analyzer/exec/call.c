/* Calls: the nodes of the program that call, and what other files of the executor call. */
#include "analyzer/exec/call_p.h"

struct value call_run(struct exec *x, const struct callee *callee, const struct arguments *args,
                      ir_id node)
{
    if (x->dead)
        return VALUE_OF_NULL;
    x->is_direct = false;
    if (callee->builtin)
        return call_builtin(x, callee, args, node);
    if (callee->stub.index) {
        struct value specified =
            contract_apply(x, callee->contract, callee->stub, callee->self, args, node);
        arguments_end_lending(x, args);
        return specified;
    }
    struct value result = exec_run_function(x, &callee->callable, args, node);
    if (!x->dead)
        arguments_end_lending(x, args);
    return result;
}

struct value call_of_unknown(struct exec *x, const char *what, struct text name,
                             const struct arguments *args)
{
    const struct language *language = exec_language(x);
    if (x->setup.concrete && language->knows_function && language->knows_function(name))
        return exec_unmodelled(x, text_copy(x->arena, name).data, args->items, args->count);
    if (x->setup.concrete) {
        exec_throw(
            x, term_bool(x->terms, true), "Error",
            text_print(x->arena, "Call to undefined %s %.*s()", what, (int)name.size, name.data));
        return VALUE_OF_NULL;
    }
    x->version++;
    arguments_forget(x, args);
    return exec_unknown_result(x, name, args->items, args->count);
}

struct value call_of_unknown_function(struct exec *x, struct text name,
                                      const struct arguments *args)
{
    if (x->setup.concrete)
        return call_of_unknown(x, "function", name, args);
    x->version++;
    arguments_forget(x, args);
    return exec_unknown_function(x, name, args->items, args->count);
}

static struct value call_function(struct exec *x, ir_id node)
{
    const struct ir_node *ir = ir_node(x->program, node);
    name_id name = payload_name(x, node);
    enum logic_builtin logic;
    if (x->setup.specs && logic_is_builtin_call(x, name, &logic)) {
        struct callee none = {.builtin = NULL};
        struct arguments given = arguments_gather(x, &none, node, 0);
        return x->dead ? VALUE_OF_NULL : logic_call_builtin(x, logic, given.items, given.count);
    }
    struct callee callee = callee_of_function(x, name, ir->detail & IR_FALLBACK);
    struct text text = names_text(x->names, callee.callable.name);
    if (ir->detail & IR_CALLABLE)
        return callable_of_callee(x, &callee, text);
    if (x->setup.concrete && !callee.known) {
        struct arguments none = {0};
        return call_of_unknown_function(x, text, &none);
    }
    struct arguments args = arguments_gather(x, &callee, node, 0);
    if (x->dead)
        return VALUE_OF_NULL;
    return callee.known ? call_run(x, &callee, &args, node)
                        : call_of_unknown_function(x, text, &args);
}

static struct value call_through_value(struct exec *x, ir_id node)
{
    struct value value = exec_value(x, kid(x, node, 0));
    if (x->setup.concrete && ir_node(x->program, node)->detail & IR_CALLABLE &&
        value.tag != VALUE_CALLABLE)
        return exec_unmodelled(x, "a callable of a value", &value, 1);
    if (ir_node(x->program, node)->detail & IR_CALLABLE)
        return value;
    struct callee callee = callable_guess(x, value);
    struct arguments args = arguments_gather(x, &callee, node, 1);
    if (x->dead)
        return VALUE_OF_NULL;
    x->is_direct = x->setup.concrete;
    struct value result = exec_call_value(x, value, &args, node);
    x->is_direct = false;
    return result;
}

static struct value call_method(struct exec *x, ir_id node)
{
    struct value base = exec_value(x, kid(x, node, 0)), result = VALUE_NONE;
    uint32_t nulls = VALUE_MASK(VALUE_NULL) | VALUE_MASK(VALUE_UNDEFINED);
    bool nullsafe = ir_node(x->program, node)->detail & IR_NULLSAFE;
    if (x->dead)
        return VALUE_OF_NULL;
    uint32_t roots = x->temporaries.count;
    root_push(x, base);
    if (!nullsafe) {
        base = late_receiver(x, kid(x, node, 0), base);
        if (!x->dead)
            result = method_call_named(x, node, base, payload_name(x, node), 1);
        x->temporaries.count = roots;
        return x->dead ? VALUE_OF_NULL : result;
    }
    struct fork f;
    fork_then(x, &f, value_has_tag(x, base, nulls));
    if (fork_else(x, &f))
        result = method_call_named(x, node, base, payload_name(x, node), 1);
    fork_join(x, &f);
    x->temporaries.count = roots;
    return fork_value(x, &f, exec_language(x)->absent, result);
}

/* `base[key](…)`: the method of that name, or what stands at the key. */
static struct value call_element(struct exec *x, ir_id node, struct value base, struct value key)
{
    struct text text;
    struct callee none = {.builtin = NULL};
    struct value name = value_string(exec_language(x)->to_string(x, key));
    if (x->dead)
        return VALUE_OF_NULL;
    if (value_is_text(x, name, &text))
        return method_call_named(x, node, base, names_add(x->names, text), 2);
    struct value callee = exec_language(x)->index(x, base, key);
    struct arguments args = arguments_gather(x, &none, node, 2);
    return x->dead ? VALUE_OF_NULL : exec_call_value(x, callee, &args, node);
}

static struct value call_method_dynamic(struct exec *x, ir_id node)
{
    struct value base = exec_value(x, kid(x, node, 0));
    struct value computed = exec_value(x, kid(x, node, 1));
    struct text text;
    if (exec_language(x)->has_prototypes && !x->dead)
        return call_element(x, node, base, computed);
    if (value_is_text(x, computed, &text))
        return method_call_named(x, node, base, names_add(x->names, text), 2);
    if (computed.tag == VALUE_CALLABLE) {
        struct callee callee = callable_guess(x, computed);
        struct arguments args = arguments_gather(x, &callee, node, 2);
        return exec_call_value(x, computed, &args, node);
    }
    if (!x->setup.concrete && base.tag == VALUE_OBJECT && computed.tag == VALUE_STRING) {
        struct callee none = {.builtin = NULL};
        struct arguments args = arguments_gather(x, &none, node, 2);
        struct choice choice = {base, value_term(computed), &args, node};
        struct value result;
        if (choose_and_call(x, &choice, &result))
            return result;
    }
    struct value from[2] = {base, computed};
    return exec_unmodelled(x, "a method with a computed name", from, 2);
}

static struct value call_static_dynamic(struct exec *x, ir_id node)
{
    struct value computed = exec_value(x, kid(x, node, 1));
    struct text text;
    bool named = value_is_text(x, computed, &text);
    if (named && x->setup.concrete && text.size == 0)
        exec_unsupported(x, "a method with an empty name");
    if (named && !x->dead)
        return static_call_named(x, node, names_add(x->names, text), 2);
    return exec_unmodelled(x, "a static method with a computed name", &computed, 1);
}

struct value exec_call_node(struct exec *x, ir_id node)
{
    switch ((int)ir_node(x->program, node)->op) {
    case IR_CALL: return call_function(x, node);
    case IR_CALL_VALUE: return call_through_value(x, node);
    case IR_CALL_METHOD: return call_method(x, node);
    case IR_CALL_METHOD_DYNAMIC: return call_method_dynamic(x, node);
    case IR_CALL_STATIC: return static_call_named(x, node, payload_name(x, node), 1);
    case IR_CALL_STATIC_DYNAMIC: return call_static_dynamic(x, node);
    default: return construct_new(x, node);
    }
}

struct value exec_call_at(struct exec *x, ir_id node, struct value callable,
                          const struct value *args, const name_id *names, uint32_t count)
{
    struct arguments arguments = {.items = ARENA_ARRAY(x->arena, struct value, count + 1),
                                  .places = ARENA_ARRAY(x->arena, struct place *, count + 1),
                                  .count = count};
    if (count)
        memcpy(arguments.items, args, count * sizeof *args);
    if (names) {
        arguments.names = ARENA_ARRAY(x->arena, name_id, count + 1);
        memcpy(arguments.names, names, count * sizeof *names);
    }
    return exec_call_value(x, callable, &arguments, node);
}

struct value exec_call(struct exec *x, struct value callable, const struct value *args,
                       uint32_t count)
{
    return exec_call_at(x, NO_IR, callable, args, NULL, count);
}

struct value exec_call_method(struct exec *x, struct value object, const char *method,
                              const struct value *args, uint32_t count)
{
    struct arguments arguments = {ARENA_ARRAY(x->arena, struct value, count + 1), NULL, NULL,
                                  count};
    if (count)
        memcpy(arguments.items, args, count * sizeof *args);
    ir_id site = x->setup.concrete ? NO_IR : x->node; /* what is going on calls it */
    struct callee callee = callee_of_object(x, object, names_add_z(x->names, method));
    if (callee.known && !callee.builtin)
        return call_run(x, &callee, &arguments, site);
    return exec_invoke_method(x, object, names_add_z(x->names, method), &arguments, site);
}

bool exec_has_method(struct exec *x, struct value object, const char *method)
{
    ir_class_id declaring;
    if (object.tag != VALUE_OBJECT)
        return false;
    name_id class_name = object_get(x, object)->class_name, name = names_add_z(x->names, method);
    if (index_find_method(x->index, class_find(x, class_name), name, &declaring).index)
        return true;
    return x->setup.specs && callee_of_class(x, class_name, name, object, false).known;
}
