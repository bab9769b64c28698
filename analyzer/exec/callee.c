/* Who is called: functions, methods of classes and of objects, what specifications say of them. */
#include "analyzer/exec/call_p.h"

static struct text last_component(struct text name)
{
    size_t begin = name.size;
    while (begin > 0 && name.data[begin - 1] != '\\')
        begin--;
    return text_slice(name, begin, name.size);
}

static const struct builtin *find_builtin(struct exec *x, name_id name)
{
    return exec_language(x)->find_builtin(names_text(x->names, names_lower(x->names, name)));
}

/* A stub without a contract still says what type the result has. */
static bool find_stub(struct exec *x, name_id name, struct callee *callee)
{
    if (!x->setup.specs)
        return false;
    callee->contract = spec_find_contract(x->setup.specs, name);
    callee->stub =
        callee->contract ? callee->contract->stub : index_find_function(x->setup.stubs, name);
    callee->known = callee->stub.index != 0;
    return callee->known;
}

static void find_by_name(struct exec *x, name_id name, struct callee *callee)
{
    callee->callable.name = name;
    if (find_stub(x, name, callee))
        return;
    callee->builtin = find_builtin(x, name); /* what is built in can't be declared again */
    if (!callee->builtin)
        callee->callable.function = index_find_function(x->index, name);
    callee->known = callee->callable.function.index || callee->builtin;
}

struct callee callee_of_function(struct exec *x, name_id name, bool fallback)
{
    struct callee callee = {.builtin = NULL};
    find_by_name(x, name, &callee);
    if (!callee.known && fallback)
        find_by_name(x, names_add(x->names, last_component(names_text(x->names, name))), &callee);
    return callee;
}

static name_id method_name(struct exec *x, name_id class_name, name_id method)
{
    struct text c = names_text(x->names, class_name), m = names_text(x->names, method);
    return names_add(x->names,
                     text_print(x->arena, "%.*s::%.*s", (int)c.size, c.data, (int)m.size, m.data));
}

bool callee_is_specified_only(struct exec *x, ir_class_id stub)
{
    return stub.index &&
           index_find_class(x->index, ir_class(x->program, stub)->full_name).index == 0;
}

/* The stub of a method in the specification of exactly this class, or of one that it extends and
 * that only specifications declare; with `inherited`, of any that it extends there. */
static bool find_method_stub(struct exec *x, name_id class_name, name_id method, bool inherited,
                             struct callee *callee)
{
    ir_class_id declaring;
    if (!x->setup.specs)
        return false;
    callee->contract = spec_find_contract(x->setup.specs, method_name(x, class_name, method));
    if (callee->contract) {
        callee->stub = callee->contract->stub;
        return true;
    }
    ir_class_id class = index_find_class(x->setup.stubs, class_name);
    if (class.index == 0)
        return false;
    callee->stub = index_find_method(x->setup.stubs, class, method, &declaring);
    if (callee->stub.index == 0 ||
        (declaring.index != class.index && !inherited && !callee_is_specified_only(x, declaring))) {
        callee->stub = NO_FUNCTION;
        return false;
    }
    callee->contract =
        spec_find_contract(x->setup.specs, ir_function(x->program, callee->stub)->full_name);
    return true;
}

struct callee callee_of_class(struct exec *x, name_id class_name, name_id method, struct value self,
                              bool by_class)
{
    enum { DEEPEST = 32 };
    name_id own = class_name;
    struct callee callee = {.callable = {.self = self, .static_class = class_name}, .self = self};
    for (int i = 0; i < DEEPEST && !name_is_none(class_name) && !callee.known; i++) {
        ir_class_id declaring, class = index_find_class(x->index, class_name);
        if (find_method_stub(x, class_name, method, false, &callee)) {
            callee.known = true;
            break;
        }
        callee.stub = NO_FUNCTION;
        callee.callable.function = by_class && x->setup.concrete
                                       ? index_find_method(x->index, class, method, &declaring)
                                       : visible_method(x, class, method, &declaring);
        callee.callable.class = declaring;
        callee.known = callee.callable.function.index != 0 &&
                       (declaring.index == class.index || !x->setup.specs);
        if (!callee.known)
            class_name = class_parent(x, class_name);
    }
    if (!callee.known)
        callee.known = find_method_stub(x, own, method, true, &callee);
    if (callee.known && callee.callable.function.index &&
        ir_function(x->program, callee.callable.function)->flags & IR_FUNCTION_STATIC)
        callee.callable.self = VALUE_NONE;
    return callee;
}

/* A method of an object of unknown class: the only one of that name that is specified. */
static void find_method_anywhere(struct exec *x, name_id method, struct callee *callee)
{
    if (!x->setup.specs)
        return;
    callee->contract = spec_find_method(x->setup.specs, method);
    if (!callee->contract)
        return;
    callee->stub = callee->contract->stub;
    callee->known = true;
}

/* A static method of a class, or a function of the module or namespace that a value names. */
static struct callee find_callable_method(struct exec *x, struct value object, name_id method)
{
    struct callable callable = *callable_get(x, object);
    struct callee callee = {.callable = {.name = method}};
    if (callable.class.index && callable.function.index == 0) {
        callee = callee_of_class(x, callable.name, method, object, false);
        if (callee.callable.function.index)
            callee.callable.self = object;
    } else if (callable.function.index == 0) {
        struct text n = names_text(x->names, callable.name), m = names_text(x->names, method);
        find_by_name(x,
                     names_add(x->names, text_print(x->arena, "%.*s.%.*s", (int)n.size, n.data,
                                                    (int)m.size, m.data)),
                     &callee);
    }
    if (!callee.known && exec_language(x)->find_method) {
        callee.self = object;
        callee.builtin = exec_language(x)->find_method(x, object, names_text(x->names, method));
        callee.known = callee.builtin != NULL;
    }
    return callee;
}

struct callee callee_of_object(struct exec *x, struct value object, name_id method)
{
    if (object.tag == VALUE_CALLABLE && exec_language(x)->has_prototypes)
        return find_callable_method(x, object, method);
    struct callee callee = {.callable = {.name = method}};
    name_id class_name = object.tag == VALUE_OBJECT ? instance_class(x, object) : NO_NAME;
    bool has_class = !name_is_none(class_name);
    if (has_class)
        callee = callee_of_class(x, class_name, method, object, false);
    if (callee.known)
        return callee;
    callee.self = object;
    callee.callable.name = method;
    if (exec_language(x)->find_method)
        callee.builtin = exec_language(x)->find_method(x, object, names_text(x->names, method));
    callee.known = callee.builtin != NULL;
    if (!callee.known && object.tag == VALUE_OBJECT && !has_class)
        find_method_anywhere(x, method, &callee);
    return callee;
}

bool callee_is_hidden(struct exec *x, const struct callee *callee)
{
    return callee->known && callee->callable.function.index &&
           !is_callable_here(x, callee->callable.function, callee->callable.class);
}
