/* New objects. */
#include "analyzer/exec/call_p.h"

struct value construct_unknown(struct exec *x, name_id class_name, const struct arguments *args)
{
    struct text name = names_text(x->names, class_name);
    const struct language *language = exec_language(x);
    if (x->setup.concrete && language->knows_class && language->knows_class(name))
        return exec_unmodelled(x, text_copy(x->arena, name).data, args->items, args->count);
    if (x->setup.concrete) {
        exec_throw(x, term_bool(x->terms, true), "Error",
                   text_print(x->arena, "Class \"%.*s\" not found", (int)name.size, name.data));
        return VALUE_OF_NULL;
    }
    arguments_forget(x, args);
    return exec_unknown_object(x, class_name, args->items, args->count);
}

/* The name under which the object keeps a property that `id` declares. */
static name_id own_key(struct exec *x, struct value object, const struct ir_property *property,
                       ir_class_id id)
{
    if (property->visibility != IR_PRIVATE || !exec_language(x)->property_key)
        return property->name;
    struct member_info info = {.visibility = property->visibility,
                               .name = names_text(x->names, property->name),
                               .declaring =
                                   names_text(x->names, ir_class(x->program, id)->full_name)};
    return exec_language(x)->property_key(x, exec_class_of(x, object), &info);
}

/* "Class::$name", as messages have it. */
static struct text own_name(struct exec *x, const struct ir_property *property, ir_class_id id)
{
    struct text c = names_text(x->names, ir_class(x->program, id)->full_name);
    struct text n = names_text(x->names, property->name);
    return text_print(x->arena, "%.*s::$%.*s", (int)c.size, c.data, (int)n.size, n.data);
}

/* Those that `id` declares or takes from traits; `user` is the class that has them. */
static void init_properties(struct exec *x, struct value object, ir_class_id id, ir_class_id user,
                            int depth)
{
    enum { DEEPEST = 64 };
    if (id.index == 0 || depth > DEEPEST)
        return;
    ir_class_id parent = class_find(x, ir_class(x->program, id)->parent);
    init_properties(x, object, parent, parent, depth + 1);
    for (uint32_t i = 0; i < ir_class(x->program, id)->properties.count; i++) {
        struct ir_property property = ir_class(x->program, id)->properties.items[i];
        bool typed = property.type.mask || property.type.class_count;
        if (property.is_static || (typed && ir_is_none(property.default_value)))
            continue;
        struct value value = ir_is_none(property.default_value)
                                 ? VALUE_OF_NULL
                                 : class_evaluate(x, user, VALUE_NONE, property.default_value);
        if (x->setup.concrete && typed && !x->dead && value.tag == VALUE_INT)
            value = exec_language(x)->coerce(x, &property.type, value, own_name(x, &property, id));
        object_set_property(x, object, own_key(x, object, &property, user), value);
    }
    for (uint32_t i = 0; i < ir_class(x->program, id)->traits.count; i++)
        init_properties(x, object, class_find(x, ir_class(x->program, id)->traits.items[i]), user,
                        depth + 1);
}

/* Properties of a stub hold, from the start, something of the type that it declares. */
static void declare_properties(struct exec *x, struct value object, ir_class_id id, int depth)
{
    enum { DEEPEST = 64 };
    if (id.index == 0 || depth > DEEPEST)
        return;
    declare_properties(x, object, class_find(x, ir_class(x->program, id)->parent), depth + 1);
    for (uint32_t i = 0; i < ir_class(x->program, id)->properties.count; i++) {
        struct ir_property property = ir_class(x->program, id)->properties.items[i];
        bool typed = property.type.mask || property.type.class_count;
        if (property.is_static || !typed || !ir_is_none(property.default_value))
            continue;
        struct text name = own_name(x, &property, id);
        struct text label =
            text_print(x->arena, "%.*s#%" PRIu32, (int)name.size, name.data, ++x->fresh);
        object_set_property(x, object, own_key(x, object, &property, id),
                            contract_typed(x, &property.type, object, label));
    }
}

/* A class that only specifications declare: its constructor's contract may say which record it is.
 */
static struct value specified_object(struct exec *x, name_id class_name, ir_class_id stub,
                                     const struct arguments *args, ir_id node)
{
    struct callee constructor =
        callee_of_class(x, class_name, names_add(x->names, TEXT("__construct")), VALUE_NONE, false);
    struct value object = object_new(x, ir_class(x->program, stub)->full_name, stub);
    init_properties(x, object, stub, stub, 0);
    declare_properties(x, object, stub, 0);
    if (constructor.stub.index) {
        struct value made =
            contract_apply(x, constructor.contract, constructor.stub, object, args, node);
        if (made.tag == VALUE_OBJECT)
            return made;
    }
    return object;
}

static struct value refuse_new(struct exec *x, const struct ir_class *class)
{
    static const char *const kinds[] = {"abstract class", "interface", "trait", "enum"};
    struct text name = names_text(x->names, class->full_name);
    exec_throw(x, term_bool(x->terms, true), "Error",
               text_print(x->arena, "Cannot instantiate %s %.*s", kinds[class->kind],
                          (int)name.size, name.data));
    return VALUE_OF_NULL;
}

/* Whether what it inherits from a class that nobody declares may have set properties of it: unless
 * a specification tells how those that are not declared are read. */
static bool has_unknown_properties(struct exec *x, struct value object)
{
    name_id reader = names_add(x->names, TEXT("__get"));
    return exec_is_open(x, object) && callee_of_object(x, object, reader).stub.index == 0;
}

/* An object before its constructor runs. */
static struct value allocate(struct exec *x, ir_class_id id)
{
    const struct ir_class *class = ir_class(x->program, id);
    if (class->kind != IR_CLASS_CLASS || class->is_abstract)
        return refuse_new(x, class);
    if (x->setup.concrete)
        class_update(x, id);
    if (x->dead)
        return VALUE_OF_NULL;
    struct value object = object_new(x, ir_class(x->program, id)->full_name, id);
    if (has_unknown_properties(x, object))
        object_forget(x, object);
    init_properties(x, object, id, id, 0);
    if (exec_language(x)->created && !x->dead)
        exec_language(x)->created(x, object);
    return object;
}

/* Old shops name a constructor after its class. In a namespace such a method never was one. */
static struct callee find_constructor(struct exec *x, struct value object)
{
    const struct ir_class *class = ir_class(x->program, object_get(x, object)->class);
    struct callee constructor =
        callee_of_object(x, object, names_add(x->names, TEXT("__construct")));
    bool old =
        !constructor.known && !x->setup.concrete && name_equal(class->name, class->full_name);
    return old ? callee_of_object(x, object, class->name) : constructor;
}

static struct value initialize(struct exec *x, struct value object, const struct arguments *args,
                               ir_id node)
{
    struct callee constructor = find_constructor(x, object);
    if (!constructor.known)
        bind_refuse_names(x, NO_FUNCTION, args);
    if (!constructor.known && has_unknown_properties(x, object))
        object_forget(x, object); /* a constructor that it inherits may run */
    bool hidden = callee_is_hidden(x, &constructor);
    uint32_t roots = x->temporaries.count;
    root_push(x, object);
    if (hidden)
        refuse_method(x, constructor.callable.function, constructor.callable.class);
    else if (constructor.known && !constructor.builtin)
        call_run(x, &constructor, args, node);
    x->temporaries.count = roots;
    if (x->setup.concrete && x->dead)
        destroy_never(x, object);
    return object;
}

/* A class that extends what only specifications declare is theirs, also where the program has one.
 */
static bool extends_specified(struct exec *x, ir_class_id stub)
{
    name_id parent = ir_class(x->program, stub)->parent;
    return !name_is_none(parent) &&
           callee_is_specified_only(x, index_find_class(x->setup.stubs, parent));
}

struct value exec_new_object(struct exec *x, name_id class_name, const struct arguments *args,
                             ir_id node)
{
    ir_class_id id = index_find_class(x->index, class_name);
    ir_class_id stub = x->setup.stubs ? index_find_class(x->setup.stubs, class_name) : NO_CLASS;
    if (stub.index && (id.index == 0 || spec_find_class(x->setup.specs, class_name) ||
                       extends_specified(x, stub)))
        return specified_object(x, class_name, stub, args, node);
    if (id.index == 0)
        return construct_unknown(x, class_name, args);
    struct value object = allocate(x, id);
    return object.tag == VALUE_OBJECT && !x->dead ? initialize(x, object, args, node)
                                                  : VALUE_OF_NULL;
}

static struct value construct(struct exec *x, ir_id node)
{
    struct callee none = {.builtin = NULL};
    struct value callee = exec_value(x, kid(x, node, 0));
    struct arguments args = arguments_gather(x, &none, node, 1);
    value_cases cases = {0};
    if (x->dead)
        return VALUE_OF_NULL;
    value_get_cases(x, callee, &cases);
    return cases.count ? call_cases(x, &cases, 0, &args, node, prototype_construct) : VALUE_OF_NULL;
}

struct value construct_new(struct exec *x, ir_id node)
{
    struct value operand = VALUE_NONE;
    if (exec_language(x)->has_prototypes)
        return construct(x, node);
    name_id class_name = class_operand_name(x, kid(x, node, 0), &operand);
    if (name_is_none(class_name) && operand.tag == VALUE_OBJECT)
        class_name = object_get(x, operand)->class_name;
    ir_class_id declaring;
    struct callee constructor = {.callable = {.function = NO_FUNCTION}};
    if (x->setup.concrete && !name_is_none(class_name) && class_find(x, class_name).index == 0) {
        struct arguments none = {0};
        return construct_unknown(x, class_name, &none);
    }
    if (!name_is_none(class_name))
        constructor.callable.function =
            index_find_method(x->index, class_find(x, class_name),
                              names_add(x->names, TEXT("__construct")), &declaring);
    struct value object = VALUE_NONE;
    if (x->setup.concrete && !name_is_none(class_name))
        object = allocate(x, class_find(x, class_name)); /* before its arguments are evaluated */
    uint32_t roots = x->temporaries.count;
    root_push(x, object);
    struct arguments args = arguments_gather(x, &constructor, node, 1);
    x->temporaries.count = roots;
    if (x->dead)
        return VALUE_OF_NULL;
    if (name_is_none(class_name))
        return exec_unmodelled(x, "new of an unknown class", &operand, 1);
    return object.tag == VALUE_OBJECT ? initialize(x, object, &args, node)
                                      : exec_new_object(x, class_name, &args, node);
}
