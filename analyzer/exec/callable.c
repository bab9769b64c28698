/* Values that are called: names, pairs, closures, objects. */
#include "analyzer/exec/call_p.h"

struct value callable_of_callee(struct exec *x, const struct callee *callee, struct text name)
{
    if (callee->known && !callee->builtin && !callee->stub.index)
        return value_callable(x, &callee->callable);
    if (x->setup.concrete && !callee->known)
        return exec_unmodelled(x, "a callable of what is not declared", NULL, 0);
    struct callable callable = {.name = names_add(x->names, name)};
    return value_callable(x, &callable);
}

bool callable_construct(struct exec *x, struct text name, const struct arguments *args, ir_id node,
                        struct value *result)
{
    struct value class = VALUE_NONE;
    if (exec_language(x)->has_prototypes && x->setup.stubs &&
        index_find_class(x->setup.stubs, names_add(x->names, name)).index)
        class = exec_class_value(x, name);
    if (class.tag == VALUE_ABSENT)
        return false;
    *result = prototype_construct(x, class, args, node);
    return true;
}

/* A class that a callable names by a word. */
static name_id callable_class(struct exec *x, struct text text)
{
    struct frame *frame = exec_frame(x);
    name_id name = names_add(x->names, text);
    struct text lower = names_text(x->names, names_lower(x->names, name));
    name_id own = frame->class.index ? ir_class(x->program, frame->class)->full_name : NO_NAME;
    if (text_is(lower, "self"))
        return own;
    if (text_is(lower, "static"))
        return name_is_none(frame->static_class) ? own : frame->static_class;
    if (text_is(lower, "parent"))
        return name_is_none(own) ? NO_NAME : class_parent(x, own);
    return name;
}

static bool is_static(struct exec *x, const struct callee *callee)
{
    return callee->callable.function.index &&
           ir_function(x->program, callee->callable.function)->flags & IR_FUNCTION_STATIC;
}

/* "Class::method" or ["Class", "method"]: a method of the running object where there is one. */
static struct value call_named_method(struct exec *x, struct text class_text, name_id method,
                                      const struct arguments *args, ir_id node)
{
    if (class_text.size && class_text.data[0] == '\\')
        class_text = text_slice(class_text, 1, class_text.size);
    name_id class_name = callable_class(x, class_text);
    bool by_word = !text_equal(names_text(x->names, class_name), class_text);
    struct value self = exec_frame(x)->self;
    bool direct = x->is_direct;
    x->is_direct = false;
    bool related = x->setup.concrete && self.tag == VALUE_OBJECT && !name_is_none(class_name) &&
                   class_is_subclass(x, object_get(x, self)->class_name, class_name);
    struct callee callee =
        callee_of_class(x, class_name, method, related ? self : VALUE_NONE, true);
    if (direct && self.tag == VALUE_OBJECT && !is_static(x, &callee))
        exec_unsupported(x, "a call of a method by name within an object");
    if (callee.known && related && callee.callable.self.tag == VALUE_OBJECT)
        callee.callable.static_class = object_get(x, self)->class_name;
    if (callee.known && by_word && !name_is_none(exec_frame(x)->static_class))
        callee.callable.static_class = exec_frame(x)->static_class;
    if (!x->setup.concrete && callee.known)
        return call_run(x, &callee, args, node);
    if (x->setup.concrete && class_find(x, class_name).index == 0) {
        class_missing(x, class_name);
        return VALUE_OF_NULL;
    }
    if (!callee.known || callee_is_hidden(x, &callee))
        return static_call_magic(x, related ? self : VALUE_NONE, class_name, by_word, method, args,
                                 node);
    return static_call_refuse(x, &callee) ? VALUE_OF_NULL : call_run(x, &callee, args, node);
}

/* Functions about the variables and arguments of the code that calls them. */
static bool is_about_caller(struct text name)
{
    static const char *const names[] = {"compact",       "extract",       "func_get_arg",
                                        "func_get_args", "func_num_args", "get_defined_vars"};
    for (size_t i = 0; i < ARRAY_LENGTH(names); i++)
        if (text_is(name, names[i]))
            return true;
    return false;
}

static struct value call_text(struct exec *x, struct text name, const struct arguments *args,
                              ir_id node)
{
    size_t colons = text_find(name, TEXT("::"), 0);
    struct text lower = names_text(x->names, names_lower(x->names, names_add(x->names, name)));
    if (x->setup.concrete && is_about_caller(lower)) {
        exec_throw(
            x, term_bool(x->terms, true), "Error",
            text_print(x->arena, "Cannot call %.*s() dynamically", (int)lower.size, lower.data));
        return VALUE_OF_NULL;
    }
    if (colons == SIZE_MAX)
        x->is_direct = false;
    if (colons != SIZE_MAX)
        return call_named_method(x, text_slice(name, 0, colons),
                                 names_add(x->names, text_slice(name, colons + 2, name.size)), args,
                                 node);
    if (name.size && name.data[0] == '\\')
        name = text_slice(name, 1, name.size);
    struct callee callee = callee_of_function(x, names_add(x->names, name), false);
    struct value made;
    if (!callee.known && callable_construct(x, name, args, node, &made))
        return made;
    return callee.known ? call_run(x, &callee, args, node)
                        : call_of_unknown_function(x, name, args);
}

/* array($object or "Class", "method") */
static struct value call_pair(struct exec *x, struct value pair, const struct arguments *args,
                              ir_id node)
{
    struct value first = heap_follow(x, array_get(x, pair, value_of_int(x, 0)));
    struct value second = heap_follow(x, array_get(x, pair, value_of_int(x, 1)));
    struct text class_text, method;
    bool refused =
        second.tag != VALUE_STRING ||
        (first.tag != VALUE_OBJECT && first.tag != VALUE_CALLABLE && first.tag != VALUE_STRING);
    if (x->setup.concrete && refused && exec_language(x)->refuse_call) {
        exec_language(x)->refuse_call(x, pair);
        return VALUE_OF_NULL;
    }
    if (!value_is_text(x, second, &method)) {
        struct choice choice = {first, NO_TERM, args, node};
        struct value result;
        if (second.tag == VALUE_STRING)
            choice.name = value_term(second);
        if (!x->setup.concrete && first.tag == VALUE_OBJECT && second.tag == VALUE_STRING &&
            choose_and_call(x, &choice, &result))
            return result;
        return exec_unmodelled(x, "a callable with a computed method", &pair, 1);
    }
    if (text_starts_with(method, TEXT("parent::")))
        return exec_unmodelled(x, "a callable of the parent class", &pair, 1);
    name_id name = names_add(x->names, method);
    if (first.tag == VALUE_OBJECT)
        return exec_invoke_method(x, first, name, args, node);
    if (!value_is_text(x, first, &class_text))
        return exec_unmodelled(x, "a callable of an unknown object", &pair, 1);
    return call_named_method(x, class_text, name, args, node);
}

/* A built-in method as a value, which keeps its object. */
static struct value call_bound(struct exec *x, const struct callable *callable,
                               const struct arguments *args, ir_id node)
{
    struct callee callee = callee_of_function(x, callable->name, false);
    callee.self = callable->self;
    return callee.known ? call_run(x, &callee, args, node)
                        : call_of_unknown_function(x, names_text(x->names, callable->name), args);
}

/* A function of a specification may be a value too. */
static struct value run_function_value(struct exec *x, const struct callable *callable,
                                       const struct arguments *args, ir_id node)
{
    struct callee known = {.callable = *callable, .known = true};
    const struct ir_function *function = ir_function(x->program, callable->function);
    bool by_name =
        ir_file(x->program, function->file)->is_spec && !(function->flags & IR_FUNCTION_CLOSURE);
    if (by_name && x->setup.specs) {
        known.stub = callable->function;
        known.self = callable->self;
        known.contract = spec_find_contract(x->setup.specs, function->full_name);
    }
    return call_run(x, &known, args, node);
}

struct value callable_call(struct exec *x, struct value callee, const struct arguments *args,
                           ir_id node)
{
    struct text text;
    if (callee.tag == VALUE_CALLABLE) {
        struct callable callable = *callable_get(x, callee);
        if (callable.function.index == 0 && callable.self.tag != VALUE_ABSENT)
            return call_bound(x, &callable, args, node);
        if (callable.function.index == 0)
            return call_text(x, names_text(x->names, callable.name), args, node);
        return run_function_value(x, &callable, args, node);
    }
    bool refused = x->setup.concrete && exec_language(x)->refuse_call &&
                   (callee.tag == VALUE_OBJECT ? !exec_has_method(x, callee, "__invoke")
                                               : callee.tag <= VALUE_FLOAT);
    if (refused) {
        exec_language(x)->refuse_call(x, callee);
        return VALUE_OF_NULL;
    }
    if (callee.tag == VALUE_OBJECT) {
        struct callee invoke = callee_of_object(x, callee, names_add(x->names, TEXT("__invoke")));
        if (x->setup.concrete && callee_is_hidden(x, &invoke))
            exec_unsupported(x, "__invoke that is not public");
        return exec_invoke_method(x, callee, names_add(x->names, TEXT("__invoke")), args, node);
    }
    if (callee.tag == VALUE_ARRAY)
        return call_pair(x, callee, args, node);
    if (value_is_text(x, callee, &text))
        return call_text(x, text, args, node);
    return exec_unmodelled(x, "a call of an unknown function", &callee, 1);
}

struct value call_cases(struct exec *x, const value_cases *cases, uint32_t index,
                        const struct arguments *args, ir_id node,
                        struct value (*one)(struct exec *, struct value, const struct arguments *,
                                            ir_id))
{
    if (index + 1 == cases->count)
        return one(x, cases->items[index].value, args, node);
    struct value then = VALUE_NONE, otherwise = VALUE_NONE;
    struct fork f;
    if (fork_then(x, &f, cases->items[index].guard))
        then = one(x, cases->items[index].value, args, node);
    if (fork_else(x, &f))
        otherwise = call_cases(x, cases, index + 1, args, node, one);
    fork_join(x, &f);
    return fork_value(x, &f, then, otherwise);
}

struct value exec_call_value(struct exec *x, struct value callee, const struct arguments *args,
                             ir_id node)
{
    value_cases cases = {0};
    value_get_cases(x, callee, &cases);
    return cases.count ? call_cases(x, &cases, 0, args, node, callable_call) : VALUE_OF_NULL;
}

static struct callee guess_pair(struct exec *x, struct value pair)
{
    struct callee callee = {.callable = {.function = NO_FUNCTION}};
    struct value first = heap_follow(x, array_get(x, pair, value_of_int(x, 0)));
    struct value second = heap_follow(x, array_get(x, pair, value_of_int(x, 1)));
    struct text class_text, method;
    if (!value_is_text(x, second, &method))
        return callee;
    if (first.tag == VALUE_OBJECT)
        return callee_of_object(x, first, names_add(x->names, method));
    if (!value_is_text(x, first, &class_text))
        return callee;
    return callee_of_class(x, callable_class(x, class_text), names_add(x->names, method),
                           VALUE_NONE, true);
}

struct callee callable_guess(struct exec *x, struct value value)
{
    struct callee callee = {.callable = {.function = NO_FUNCTION}};
    struct text text;
    if (value.tag == VALUE_CALLABLE)
        callee.callable = *callable_get(x, value);
    else if (x->setup.concrete && value.tag == VALUE_OBJECT)
        callee = callee_of_object(x, value, names_add(x->names, TEXT("__invoke")));
    else if (x->setup.concrete && value.tag == VALUE_ARRAY)
        callee = guess_pair(x, value);
    else if (value_is_text(x, value, &text) && text_find(text, TEXT("::"), 0) == SIZE_MAX)
        callee = callee_of_function(x, names_add(x->names, text), false);
    return callee;
}
