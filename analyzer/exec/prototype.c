/*
 * Languages whose composite values are objects with an identity and whose functions are values: how
 * classes become values, what `new` does, getters and setters, promises of calls.
 */
#include "analyzer/exec/exec_p.h"

uint32_t prototype_mask(const struct exec *x, uint32_t mask)
{
    bool here = x->frames.count && exec_language(x)->has_prototypes;
    if (here && mask & VALUE_MASK(VALUE_ARRAY))
        mask = (mask & ~VALUE_MASK(VALUE_ARRAY)) | VALUE_MASK(VALUE_OBJECT);
    if (here && mask & VALUE_MASK(VALUE_INT))
        mask = (mask & ~VALUE_MASK(VALUE_INT)) | VALUE_MASK(VALUE_FLOAT);
    return mask;
}

/* ---- classes as values ---- */

static struct value class_callable(struct exec *x, ir_class_id class, name_id name)
{
    struct callable callable = {.class = class, .name = name, .members = heap_new_owner(x)};
    return value_callable(x, &callable);
}

static void init_statics(struct exec *x, ir_class_id class, struct value value)
{
    uint32_t members = callable_get(x, value)->members;
    for (uint32_t i = 0; i < ir_class(x->program, class)->properties.count && !x->dead; i++) {
        struct ir_property property = ir_class(x->program, class)->properties.items[i];
        if (!property.is_static)
            continue;
        struct value initial = ir_is_none(property.default_value)
                                   ? VALUE_OF_UNDEFINED
                                   : class_evaluate(x, class, value, property.default_value);
        heap_write(x, members, property.name, initial);
    }
}

struct value prototype_class(struct exec *x, ir_id node)
{
    ir_class_id class = {(uint32_t)ir_node(x->program, node)->payload};
    ir_id extends = ir_kid(x->program, node, 0);
    map_put(&x->class_scopes, class.index, exec_frame(x)->owner);
    map_put(&x->captured, exec_frame(x)->owner, 1);
    if (!ir_is_none(extends)) {
        struct value parent = exec_value(x, extends);
        name_id name = parent.tag == VALUE_CALLABLE ? callable_get(x, parent)->name
                                                    : names_add(x->names, TEXT("?"));
        map_put(&x->class_parents, class.index, name.index);
    }
    struct value value = class_callable(x, class, ir_class(x->program, class)->full_name);
    init_statics(x, class, value);
    return value;
}

struct value exec_class_value(struct exec *x, struct text full_name)
{
    name_id name = names_add(x->names, full_name);
    ir_class_id class = class_find(x, name);
    if (class.index == 0 || !name_equal(ir_class(x->program, class)->full_name, name))
        return VALUE_NONE;
    struct callable callable = {.class = class, .name = name};
    return value_callable(x, &callable);
}

bool exec_is_declared(struct exec *x, struct text full_name)
{
    name_id name = names_add(x->names, full_name);
    ir_class_id class = class_find(x, name);
    if (class.index && name_equal(ir_class(x->program, class)->full_name, name))
        return true;
    ir_function_id function = index_find_function(x->index, name);
    if (function.index == 0 && x->setup.stubs)
        function = index_find_function(x->setup.stubs, name);
    return function.index && name_equal(ir_function(x->program, function)->full_name, name);
}

struct value exec_bind(struct exec *x, struct value callable, struct value self)
{
    struct callable bound = *callable_get(x, callable);
    bool arrow =
        bound.function.index && ir_function(x->program, bound.function)->flags & IR_FUNCTION_ARROW;
    if (arrow || self.tag == VALUE_ABSENT)
        return callable;
    bound.self = self;
    return value_callable(x, &bound);
}

bool exec_parameter_count(struct exec *x, struct value callable, uint32_t *count)
{
    ir_function_id id = callable_get(x, callable)->function;
    *count = 0;
    if (id.index == 0)
        return false;
    ir_body(x->program, id);
    const struct ir_function *function = ir_function(x->program, id);
    while (*count < function->params.count && !function->params.items[*count].variadic &&
           ir_is_none(function->params.items[*count].default_value))
        ++*count;
    return true;
}

/* ---- members of classes ---- */

static ir_function_id own_member(struct exec *x, ir_class_id class, name_id name, uint32_t flag,
                                 bool is_static)
{
    uint32_t accessors = IR_FUNCTION_GETTER | IR_FUNCTION_SETTER;
    const struct ir_class *ir = ir_class(x->program, class);
    for (uint32_t i = 0; i < ir->methods.count; i++) {
        const struct ir_function *method = ir_function(x->program, ir->methods.items[i]);
        bool fits = (method->flags & accessors) == flag &&
                    !(method->flags & IR_FUNCTION_STATIC) == !is_static;
        if (fits && name_equal(method->name, name))
            return ir->methods.items[i];
    }
    return NO_FUNCTION;
}

struct value exec_class_member(struct exec *x, name_id class_name, name_id name, uint32_t flag,
                               bool is_static, struct value self)
{
    enum { DEEPEST = 32 };
    for (int i = 0; i < DEEPEST && !name_is_none(class_name); i++) {
        ir_class_id class = class_find(x, class_name);
        ir_function_id method =
            class.index ? own_member(x, class, name, flag, is_static) : NO_FUNCTION;
        if (method.index) {
            struct callable callable = {.function = method,
                                        .self = self,
                                        .class = class,
                                        .static_class = class_name,
                                        .name = ir_function(x->program, method)->full_name};
            return value_callable(x, &callable);
        }
        class_name = class_parent(x, class_name);
    }
    return VALUE_NONE;
}

static name_id class_of(struct exec *x, struct value base, bool *is_static)
{
    *is_static = base.tag == VALUE_CALLABLE;
    if (base.tag == VALUE_OBJECT)
        return object_get(x, base)->class_name;
    if (base.tag != VALUE_CALLABLE || callable_get(x, base)->class.index == 0)
        return NO_NAME;
    return ir_class(x->program, callable_get(x, base)->class)->full_name;
}

bool exec_get(struct exec *x, struct value base, name_id name, struct value *value)
{
    bool is_static;
    name_id class_name = class_of(x, base, &is_static);
    struct value getter =
        exec_class_member(x, class_name, name, IR_FUNCTION_GETTER, is_static, base);
    if (getter.tag == VALUE_ABSENT)
        return false;
    *value = exec_call(x, getter, NULL, 0);
    return true;
}

bool exec_set(struct exec *x, struct value base, name_id name, struct value value)
{
    bool is_static;
    name_id class_name = class_of(x, base, &is_static);
    struct value setter =
        exec_class_member(x, class_name, name, IR_FUNCTION_SETTER, is_static, base);
    if (setter.tag == VALUE_ABSENT)
        return false;
    exec_call(x, setter, &value, 1);
    return true;
}

/* ---- what specifications say of properties ---- */

/* The model field that the property holds, in the class or one that it extends. */
static const struct spec_model *model_of(struct exec *x, struct value object, name_id name,
                                         const struct spec_class **class)
{
    name_id class_name = object_get(x, object)->class_name;
    if (!x->setup.specs || object_get(x, object)->key.tag == VALUE_ABSENT)
        return NULL;
    for (int i = 0; i < 32 && !name_is_none(class_name); i++) {
        *class = spec_find_class(x->setup.specs, class_name);
        for (uint32_t k = 0; *class && k < (*class)->models.count; k++)
            if (spec_model_is_host(&(*class)->models.items[k], name))
                return &(*class)->models.items[k];
        class_name = class_parent(x, class_name);
    }
    return NULL;
}

bool exec_read_model(struct exec *x, struct value object, name_id name, struct value *value)
{
    const struct spec_class *class;
    const struct spec_model *model = model_of(x, object, name, &class);
    if (model)
        *value = store_read(x, object, class, model);
    return model != NULL;
}

bool exec_write_model(struct exec *x, struct value object, name_id name, struct value value,
                      term_id under)
{
    return contract_write(x, object, name, value, under);
}

/* A property that a stub declares is made when it is first read, and then stays. */
bool exec_stub_property(struct exec *x, struct value object, name_id name, struct value *value)
{
    ir_class_id declaring;
    if (!x->setup.stubs)
        return false;
    ir_class_id class = index_find_class(x->setup.stubs, object_get(x, object)->class_name);
    const struct ir_property *property =
        index_find_property(x->setup.stubs, class, name, &declaring);
    if (!property || (!property->type.mask && !property->type.class_count))
        return false;
    struct ir_type type = property->type;
    struct text label = names_text(x->names, name);
    *value = contract_typed(x, &type, object, label);
    object_set_property(x, object, name, *value);
    return true;
}

/* ---- new ---- */

static void run_constructor(struct exec *x, name_id class_name, struct value object,
                            const struct arguments *args, ir_id node);

static void init_fields(struct exec *x, ir_class_id class, struct value object)
{
    for (uint32_t i = 0; i < ir_class(x->program, class)->properties.count && !x->dead; i++) {
        struct ir_property property = ir_class(x->program, class)->properties.items[i];
        if (property.is_static || property.is_promoted)
            continue;
        struct value initial = ir_is_none(property.default_value)
                                   ? VALUE_OF_UNDEFINED
                                   : class_evaluate(x, class, object, property.default_value);
        object_set_property(x, object, property.name, initial);
    }
}

/* A class without a constructor hands all arguments to the one that it extends. */
static void run_constructor(struct exec *x, name_id class_name, struct value object,
                            const struct arguments *args, ir_id node)
{
    ir_class_id class = class_find(x, class_name);
    if (class.index == 0 || x->dead)
        return;
    name_id word = names_add(x->names, TEXT("constructor"));
    ir_function_id constructor = own_member(x, class, word, 0, false);
    name_id parent = class_parent(x, class_name);
    if (constructor.index == 0 && !name_is_none(parent))
        run_constructor(x, parent, object, args, node);
    if (constructor.index == 0 || name_is_none(parent))
        init_fields(x, class, object);
    if (constructor.index == 0 || x->dead)
        return;
    struct callable callable = {.function = constructor,
                                .self = object,
                                .class = class,
                                .static_class = object_get(x, object)->class_name};
    if (ir_function(x->program, constructor)->body_state != IR_BODY_NONE)
        exec_run_function(x, &callable, args, node);
}

struct value prototype_super(struct exec *x, const struct arguments *args, ir_id node)
{
    struct frame frame = *exec_frame(x);
    if (frame.self.tag != VALUE_OBJECT || frame.class.index == 0)
        return exec_unmodelled(x, "super outside of a constructor", args->items, args->count);
    name_id class_name = ir_class(x->program, frame.class)->full_name;
    run_constructor(x, class_parent(x, class_name), frame.self, args, node);
    if (!x->dead)
        init_fields(x, frame.class, frame.self);
    return VALUE_OF_UNDEFINED;
}

static struct value construct_class(struct exec *x, ir_class_id class, const struct arguments *args,
                                    ir_id node)
{
    name_id name = ir_class(x->program, class)->full_name;
    struct value object = object_new(x, name, class);
    run_constructor(x, name, object, args, node);
    return object;
}

/* `new f()`: f runs with a new object; what it returns counts if it is an object. */
static struct value construct_function(struct exec *x, struct callable callable,
                                       const struct arguments *args, ir_id node)
{
    name_id name = ir_function(x->program, callable.function)->full_name;
    struct value object = object_new(x, name, NO_CLASS);
    callable.self = object;
    struct value result = exec_run_function(x, &callable, args, node);
    return result.tag == VALUE_OBJECT ? result : object;
}

static struct value construct_named(struct exec *x, name_id name, const struct arguments *args,
                                    ir_id node)
{
    if (class_find(x, name).index)
        return exec_new_object(x, name, args, node);
    struct text text = names_text(x->names, name);
    struct text maker = text_print(x->arena, "new %.*s", (int)text.size, text.data);
    name_id lower = names_lower(x->names, names_add(x->names, maker));
    const struct builtin *builtin = exec_language(x)->find_builtin(names_text(x->names, lower));
    if (!builtin)
        return exec_unknown_object(x, name, args->items, args->count);
    struct call call = {
        .x = x, .node = node, .args = args->items, .count = args->count, .builtin = builtin};
    call.out = ARENA_ARRAY(x->arena, struct value, args->count + 1);
    return builtin->run(&call);
}

struct value prototype_construct(struct exec *x, struct value callee, const struct arguments *args,
                                 ir_id node)
{
    if (callee.tag == VALUE_OBJECT)
        return exec_invoke_method(x, callee, names_add(x->names, TEXT("construct")), args, node);
    if (callee.tag != VALUE_CALLABLE)
        return exec_unmodelled(x, "new of what is no class", &callee, 1);
    struct callable callable = *callable_get(x, callee);
    if (callable.class.index && callable.function.index == 0)
        return construct_class(x, callable.class, args, node);
    if (callable.function.index)
        return construct_function(x, callable, args, node);
    return construct_named(x, callable.name, args, node);
}

struct value exec_construct(struct exec *x, struct value callee, const struct value *args,
                            uint32_t count)
{
    struct arguments arguments = {ARENA_ARRAY(x->arena, struct value, count + 1), NULL, NULL,
                                  count};
    if (count)
        memcpy(arguments.items, args, count * sizeof *args);
    return prototype_construct(x, callee, &arguments, x->node);
}

/* ---- exceptions and promises ---- */

void exec_throw_where(struct exec *x, term_id condition, struct value exception)
{
    region_leave_if(x, x->throw_target ? x->throw_target : TARGET_UNCAUGHT, condition, exception);
}

struct catching {
    struct landing done, thrown;
    uint32_t outer;
};

static struct catching begin_catching(struct exec *x)
{
    struct catching c = {.outer = x->throw_target};
    c.done = region_open(x, region_new_target(x));
    c.thrown = region_open(x, region_new_target(x));
    x->throw_target = c.thrown.target;
    x->error_handlers++;
    return c;
}

static void end_catching(struct exec *x, const struct catching *c)
{
    x->throw_target = c->outer;
    x->error_handlers--;
}

struct value prototype_async(struct exec *x, struct value (*run)(struct exec *x, void *context),
                             void *context)
{
    const struct language *language = exec_language(x);
    struct catching c = begin_catching(x);
    struct value value = run(x, context);
    end_catching(x, &c);
    if (!x->dead)
        region_leave(x, c.done.target, language->fulfilled(x, value));
    struct value exception = region_land(x, &c.thrown, VALUE_NONE);
    if (!x->dead)
        region_leave(x, c.done.target, language->rejected(x, exception));
    return region_land(x, &c.done, VALUE_NONE);
}

struct value exec_call_caught(struct exec *x, struct value callable, const struct value *args,
                              uint32_t count, struct value *thrown, term_id *threw)
{
    struct catching c = begin_catching(x);
    name_id mark = names_add(x->names, TEXT("threw"));
    uint32_t owner = heap_new_owner(x);
    struct value value = exec_call(x, callable, args, count);
    end_catching(x, &c);
    heap_write(x, owner, mark, value_of_bool(x, false));
    if (!x->dead)
        region_leave(x, c.done.target, value);
    *thrown = region_land(x, &c.thrown, VALUE_NONE);
    if (!x->dead) {
        heap_write(x, owner, mark, value_of_bool(x, true));
        region_leave(x, c.done.target, VALUE_OF_UNDEFINED);
    }
    value = region_land(x, &c.done, VALUE_NONE);
    struct value flag = x->dead ? value_of_bool(x, false) : heap_read(x, owner, mark);
    *threw = flag.tag == VALUE_BOOL ? value_term(flag) : term_bool(x->terms, false);
    return value;
}

/* ---- what is not known ---- */

struct value exec_unknown(struct exec *x, struct text name, const struct value *from,
                          uint32_t count)
{
    x->version++;
    return exec_unknown_result(x, name, from, count);
}

struct value exec_input_text(struct exec *x, struct value array)
{
    struct text label = text_print(x->arena, "text#%" PRIu32, array.id);
    name_id name = names_add(x->names, label);
    uint32_t known = map_get(&x->roots_named, name.index, 0);
    if (known)
        return x->leaf_values.items[known - 1];
    struct value *from = ARENA_NEW(x->arena, struct value);
    *from = array;
    struct root root = {.kind = ROOT_DERIVED,
                        .label = name,
                        .statement = UINT32_MAX,
                        .from = from,
                        .from_count = 1};
    struct value text = leaf_new(x, root_add(x, &root), label, VALUE_MASK(VALUE_STRING));
    VEC_PUSH(x->arena, &x->leaf_values, text);
    map_put(&x->roots_named, name.index, x->leaf_values.count);
    return text;
}
