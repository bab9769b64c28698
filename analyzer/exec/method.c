/* Methods of objects, also of several or unknown ones. */
#include "analyzer/exec/call_p.h"

static struct value unknown_method(struct exec *x, struct value object, struct text name,
                                   const struct arguments *args)
{
    const struct language *language = exec_language(x);
    bool refuses = x->setup.concrete || (language->has_prototypes && object.tag < VALUE_OBJECT);
    if (exec_is_open(x, object) && object_get(x, object)->class.index)
        object_forget(x, object); /* the method is one that it inherits */
    if (!refuses || !language->refuse_method)
        return call_of_unknown(x, "method", name, args);
    language->refuse_method(x, object, name);
    return VALUE_OF_NULL;
}

static struct value call_magic(struct exec *x, struct value object, name_id method,
                               const struct arguments *args, ir_id node)
{
    struct value items[2] = {value_of_name(x, method), arguments_rest(x, args, 0)};
    struct arguments magic = {items, NULL, NULL, 2};
    struct callee callee = callee_of_object(x, object, names_add(x->names, TEXT("__call")));
    return call_run(x, &callee, &magic, node);
}

struct value exec_invoke_method(struct exec *x, struct value object, name_id method,
                                const struct arguments *args, ir_id node)
{
    struct value own = exec_language(x)->method_value
                           ? exec_language(x)->method_value(x, object, method)
                           : VALUE_NONE;
    if (x->dead)
        return VALUE_OF_NULL;
    if (own.tag != VALUE_ABSENT)
        return exec_call_value(x, own, args, node);
    struct callee callee = callee_of_object(x, object, method);
    struct text name = names_text(x->names, method);
    ir_function_id function = callee.callable.function;
    bool hidden = callee_is_hidden(x, &callee);
    if (hidden && x->setup.concrete && object.tag == VALUE_OBJECT &&
        exec_changes_visibility(x, exec_class_of(x, object)))
        exec_unsupported(x, "a method of a trait with another visibility");
    if (callee.known && !hidden)
        return call_run(x, &callee, args, node);
    if (object.tag < VALUE_OBJECT && exec_language(x)->strict_arity) {
        exec_throw(x, term_bool(x->terms, true), "Error",
                   text_print(x->arena, "Call to a member function %.*s() on %s", (int)name.size,
                              name.data, object.tag == VALUE_NULL ? "null" : "a scalar"));
        return VALUE_OF_NULL;
    }
    if (object.tag == VALUE_OBJECT && exec_has_method(x, object, "__call"))
        return call_magic(x, object, method, args, node);
    if (object.tag == VALUE_CALLABLE && text_is(name, "__invoke"))
        return callable_call(x, object, args, node);
    if (hidden) {
        refuse_method(x, function, callee.callable.class);
        return VALUE_OF_NULL;
    }
    if (object.tag == VALUE_CALLABLE) {
        struct text base = names_text(x->names, callable_get(x, object)->name);
        struct text full =
            text_print(x->arena, "%.*s.%.*s", (int)base.size, base.data, (int)name.size, name.data);
        struct value made;
        if (callable_construct(x, full, args, node, &made))
            return made;
    }
    return unknown_method(x, object, name, args);
}

/* The name of the method travels in the call node; a computed one in `exec.method`. */
static struct value invoke_one(struct exec *x, struct value object, const struct arguments *args,
                               ir_id node)
{
    return exec_invoke_method(x, object, x->method, args, node);
}

/* A method of something that nobody knows: one unknown result, not one for each type it may have.
 */
static bool is_unknown_call(struct exec *x, struct value base, name_id method)
{
    if (base.tag != VALUE_LEAF || !exec_language(x)->find_method)
        return false;
    enum root_kind kind = root_get(x, leaf_get(x, (leaf_id){base.id})->root)->kind;
    struct value text = value_of_text(x, TEXT(""));
    return (kind == ROOT_UNKNOWN || kind == ROOT_HAVOC) &&
           !exec_language(x)->find_method(x, text, names_text(x->names, method));
}

static struct value call_member(struct exec *x, ir_id node, struct value base, name_id method,
                                uint32_t first_arg, const value_cases *cases)
{
    struct callee none = {.builtin = NULL};
    struct arguments args = arguments_gather(x, &none, node, first_arg);
    if (x->dead || cases->count == 0)
        return VALUE_OF_NULL;
    if (is_unknown_call(x, base, method))
        return call_of_unknown(x, "method", names_text(x->names, method), &args);
    name_id outer = x->method;
    x->method = method;
    struct value result = call_cases(x, cases, 0, &args, node, invoke_one);
    x->method = outer;
    return result;
}

/* An object of which nothing is known, nor whether it has the method. */
static bool is_unknown_object(struct exec *x, struct value value, name_id method)
{
    return value.tag == VALUE_OBJECT && !instance_is_asked(x, value) &&
           name_is_none(object_get(x, value)->class_name) &&
           !callee_of_object(x, value, method).known;
}

/* The base is one of the cases: where several are unknown objects, the call has one unknown result,
 * not one for each of them. */
static void join_unknown(struct exec *x, value_cases *cases, name_id method)
{
    uint32_t kept = 0, first = UINT32_MAX;
    for (uint32_t i = 0; i < cases->count; i++) {
        struct value_case one = cases->items[i];
        bool unknown = !x->setup.concrete && is_unknown_object(x, one.value, method);
        if (unknown && first != UINT32_MAX) {
            term_id *guard = &cases->items[first].guard;
            *guard = term_or(x->terms, *guard, one.guard);
            continue;
        }
        first = unknown ? kept : first;
        cases->items[kept++] = one;
    }
    cases->count = kept;
}

struct value method_call_named(struct exec *x, ir_id node, struct value base, name_id method,
                               uint32_t first_arg)
{
    value_cases cases = {0};
    value_get_cases(x, base, &cases);
    struct value example = cases.count ? cases.items[0].value : base;
    for (uint32_t i = 0; i < cases.count; i++)
        if (cases.items[i].value.tag == VALUE_OBJECT)
            example = cases.items[i].value;
    if (exec_language(x)->has_prototypes)
        return call_member(x, node, base, method, first_arg, &cases);
    struct callee callee = callee_of_object(x, example, method);
    if (x->setup.concrete && example.tag == VALUE_CALLABLE &&
        text_is(names_text(x->names, names_lower(x->names, method)), "__invoke"))
        callee = callable_guess(x, example);
    bool no_object = cases.count == 1 && example.tag != VALUE_OBJECT && !callee.known &&
                     example.tag != VALUE_CALLABLE;
    if (no_object && x->setup.concrete)
        return unknown_method(x, example, names_text(x->names, method), NULL);
    if (ir_node(x->program, node)->detail & IR_CALLABLE) {
        if (x->setup.concrete && callee_is_hidden(x, &callee))
            return exec_unmodelled(x, "a callable of a hidden method", NULL, 0);
        callee.callable.self = example;
        return callable_of_callee(x, &callee, names_text(x->names, method));
    }
    struct arguments args = arguments_gather(x, &callee, node, first_arg);
    if (x->dead || cases.count == 0)
        return VALUE_OF_NULL;
    join_unknown(x, &cases, method);
    name_id outer = x->method;
    x->method = method;
    struct value result = call_cases(x, &cases, 0, &args, node, invoke_one);
    x->method = outer;
    return result;
}
