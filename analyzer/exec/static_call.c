/* Methods of classes, and what stands in for those that are missing or hidden. */
#include "analyzer/exec/call_p.h"

/* parent::f() and self::f() keep the object and the called class. */
static struct callee find_static(struct exec *x, ir_id operand, name_id class_name, name_id method)
{
    struct frame *frame = exec_frame(x);
    enum ir_op op = ir_node(x->program, operand)->op;
    bool forwards = op == IR_CLASS_PARENT || op == IR_CLASS_SELF || op == IR_CLASS_STATIC;
    struct value self = frame->self;
    bool related = self.tag == VALUE_OBJECT &&
                   class_is_subclass(x, object_get(x, self)->class_name, class_name);
    struct callee callee =
        callee_of_class(x, class_name, method, related ? self : VALUE_NONE, true);
    if (callee.known && callee.callable.self.tag == VALUE_OBJECT)
        callee.callable.static_class = object_get(x, self)->class_name;
    if (forwards && !name_is_none(frame->static_class))
        callee.callable.static_class = frame->static_class;
    callee.callable.name = method;
    return callee;
}

static bool is_constructor_name(struct exec *x, name_id method)
{
    return text_is(names_text(x->names, names_lower(x->names, method)), "__construct");
}

static struct value call_static_magic(struct exec *x, ir_id operand, name_id class_name,
                                      name_id method, const struct arguments *args, ir_id node)
{
    struct value items[2] = {value_of_name(x, method), arguments_rest(x, args, 0)};
    struct arguments magic = {items, NULL, NULL, 2};
    name_id call = names_add(x->names, TEXT("__call"));
    struct callee instance = find_static(x, operand, class_name, call);
    if (instance.known && instance.callable.self.tag == VALUE_OBJECT) {
        struct value self = instance.callable.self; /* its own class answers */
        instance = callee_of_object(x, self, call);
        return call_run(x, &instance, &magic, node);
    }
    struct callee callee =
        find_static(x, operand, class_name, names_add(x->names, TEXT("__callStatic")));
    if (callee.known && !(x->setup.concrete && is_constructor_name(x, method)))
        return call_run(x, &callee, &magic, node);
    struct callee hidden = find_static(x, operand, class_name, method);
    if (!hidden.known && is_constructor_name(x, method) && x->setup.concrete) {
        exec_throw(x, term_bool(x->terms, true), "Error", TEXT("Cannot call constructor"));
        return VALUE_OF_NULL;
    }
    if (hidden.known) {
        refuse_method(x, hidden.callable.function, hidden.callable.class);
        return VALUE_OF_NULL;
    }
    struct value self = exec_frame(x)->self;
    bool related = self.tag == VALUE_OBJECT && object_get(x, self)->class.index &&
                   class_is_subclass(x, object_get(x, self)->class_name, class_name);
    ir_class_id class = class_find(x, class_name);
    if (x->setup.concrete && class.index == 0)
        return construct_unknown(x, class_name, args);
    if (x->setup.concrete && ir_file(x->program, ir_class(x->program, class)->file)->is_prelude)
        exec_unsupported(x, "a static method of a class of the language");
    if (class.index)
        class_name = ir_class(x->program, class)->full_name;
    struct text c = names_text(x->names, class_name), m = names_text(x->names, method);
    if (related && exec_is_open(x, self))
        object_forget(x, self);
    return call_of_unknown(
        x, "method", text_print(x->arena, "%.*s::%.*s", (int)c.size, c.data, (int)m.size, m.data),
        args);
}

struct value static_call_magic(struct exec *x, struct value self, name_id class_name, bool by_word,
                               name_id method, const struct arguments *args, ir_id node)
{
    struct value items[2] = {value_of_name(x, method), arguments_rest(x, args, 0)};
    struct arguments magic = {items, NULL, NULL, 2};
    struct text c = names_text(x->names, class_name), m = names_text(x->names, method);
    if (self.tag == VALUE_OBJECT && exec_has_method(x, self, "__call")) {
        struct callee instance = callee_of_object(x, self, names_add(x->names, TEXT("__call")));
        return call_run(x, &instance, &magic, node);
    }
    struct callee callee =
        callee_of_class(x, class_name, names_add(x->names, TEXT("__callStatic")), VALUE_NONE, true);
    name_id called = exec_frame(x)->static_class;
    if (by_word && !name_is_none(called))
        callee.callable.static_class = called;
    if (callee.known)
        return call_run(x, &callee, &magic, node);
    struct callee hidden = callee_of_class(x, class_name, method, VALUE_NONE, true);
    if (hidden.known && hidden.callable.function.index) {
        refuse_method(x, hidden.callable.function, hidden.callable.class);
        return VALUE_OF_NULL;
    }
    ir_class_id class = class_find(x, class_name);
    if (x->setup.concrete && class.index)
        c = names_text(x->names, ir_class(x->program, class)->full_name);
    return call_of_unknown(x, "method",
                           x->setup.concrete ? text_print(x->arena, "%.*s::%.*s", (int)c.size,
                                                          c.data, (int)m.size, m.data)
                                             : m,
                           args);
}

bool static_call_refuse(struct exec *x, const struct callee *callee)
{
    if (!x->setup.concrete || callee->callable.function.index == 0)
        return false;
    const struct ir_function *function = ir_function(x->program, callee->callable.function);
    bool abstract = ir_is_none(ir_body(x->program, callee->callable.function));
    bool no_object =
        !(function->flags & IR_FUNCTION_STATIC) && callee->callable.self.tag != VALUE_OBJECT;
    if (!abstract && !no_object)
        return false;
    struct text name = names_text(x->names, function->name), class_name = TEXT("");
    if (callee->callable.class.index)
        class_name = names_text(x->names, ir_class(x->program, callee->callable.class)->full_name);
    exec_throw(x, term_bool(x->terms, true), "Error",
               text_print(x->arena,
                          abstract ? "Cannot call abstract method %.*s::%.*s()"
                                   : "Non-static method %.*s::%.*s() cannot be called statically",
                          (int)class_name.size, class_name.data, (int)name.size, name.data));
    return true;
}

struct value static_call_named(struct exec *x, ir_id node, name_id method, uint32_t first)
{
    struct value object = VALUE_NONE;
    ir_id operand = kid(x, node, 0);
    if (exec_language(x)->has_prototypes && text_is(names_text(x->names, method), "constructor")) {
        struct callee none = {.builtin = NULL};
        struct arguments given = arguments_gather(x, &none, node, first);
        return x->dead ? VALUE_OF_NULL : prototype_super(x, &given, node);
    }
    name_id class_name = class_operand_name(x, operand, &object);
    if (name_is_none(class_name) && object.tag == VALUE_OBJECT)
        class_name = object_get(x, object)->class_name;
    if (name_is_none(class_name))
        return exec_unmodelled(x, "a static call of an unknown class", &object, 1);
    struct callee callee = find_static(x, operand, class_name, method);
    if (ir_node(x->program, node)->detail & IR_CALLABLE)
        return callable_of_callee(x, &callee, names_text(x->names, method));
    struct arguments args = arguments_gather(x, &callee, node, first);
    if (x->dead)
        return VALUE_OF_NULL;
    bool hidden = callee_is_hidden(x, &callee);
    if (x->setup.concrete && hidden && exec_changes_visibility(x, names_text(x->names, class_name)))
        exec_unsupported(x, "a method of a trait with another visibility");
    if (!callee.known || hidden)
        return call_static_magic(x, operand, class_name, method, &args, node);
    return static_call_refuse(x, &callee) ? VALUE_OF_NULL : call_run(x, &callee, &args, node);
}
