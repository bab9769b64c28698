/*
 * Objects that a container of the framework makes when code asks for one by its class: what their
 * constructors ask for is made the same way or not known.
 */
#include "analyzer/exec/exec_p.h"

bool exec_injects(const struct exec *x)
{
    const struct spec_set *specs = x->setup.specs;
    for (uint32_t i = 0; specs && i < specs->platforms.count; i++)
        if (specs->platforms.items[i].is_active && specs->platforms.items[i].injects)
            return true;
    return false;
}

static bool is_made(struct exec *x, ir_class_id id)
{
    const struct ir_class *class = ir_class(x->program, id);
    return class->kind == IR_CLASS_CLASS && !class->is_abstract;
}

/* The classes that can be made and are the class or below it, up to `most` of them. */
static void add_made(struct exec *x, ir_class_id class, u32_vec *found, uint32_t most, int depth)
{
    enum { DEEPEST = 8 };
    if (is_made(x, class) && !ir_file(x->program, ir_class(x->program, class)->file)->is_callee)
        VEC_PUSH(x->arena, found, class.index);
    u32_vec below = {0};
    if (depth < DEEPEST)
        index_subclasses(x->index, ir_class(x->program, class)->full_name, x->arena, &below);
    for (uint32_t i = 0; i < below.count && found->count < most; i++)
        add_made(x, (ir_class_id){below.items[i]}, found, most, depth + 1);
}

ir_class_id exec_implementation(struct exec *x, ir_class_id class)
{
    u32_vec found = {0};
    if (!is_made(x, class) &&
        index_find_class(x->index, ir_class(x->program, class)->full_name).index)
        add_made(x, class, &found, 2, 0);
    return found.count == 1 ? (ir_class_id){found.items[0]} : class;
}

struct value service_typed(struct exec *x, const struct ir_type *type, struct text label)
{
    enum { DEEPEST = 12 };
    ir_class_id class = NO_CLASS;
    if (type->class_count == 1 && exec_injects(x) && !store_class(x, type->classes[0]))
        class = class_or_stub(x, type->classes[0]);
    if (class.index)
        class = exec_implementation(x, class);
    if (class.index == 0 || !is_made(x, class) || x->injecting >= DEEPEST)
        return contract_typed(x, type, VALUE_NONE, label);
    x->injecting++;
    struct value made = service_get(x, value_of_name(x, ir_class(x->program, class)->full_name));
    x->injecting--;
    return made;
}

static bool is_told(const struct exec *x, const struct ir_type *type)
{
    const struct spec_set *specs = x->setup.specs;
    for (uint32_t i = 0; specs && i < specs->platforms.count; i++) {
        const struct spec_platform *platform = &specs->platforms.items[i];
        for (uint32_t k = 0; platform->is_active && k < platform->told.count; k++)
            if (type->class_count == 1 && name_equal(type->classes[0], platform->told.items[k]))
                return true;
    }
    return false;
}

/* One whose class is told what it is made for: the parameter, whose constructor it is of, and which
 * of its parameters it is. */
static struct value service_telling(struct exec *x, ir_function_id id, uint32_t index)
{
    const struct ir_function *asking = ir_function(x->program, id);
    struct ir_param param = asking->params.items[index];
    name_id class =
        asking->class.index ? ir_class(x->program, asking->class)->full_name : asking->full_name;
    struct value told[] = {value_of_name(x, param.name), value_of_name(x, class),
                           value_of_int(x, index)};
    struct arguments args = {told, NULL, NULL, ARRAY_LENGTH(told)};
    return exec_new_object(x, param.type.classes[0], &args, x->node);
}

struct arguments service_arguments(struct exec *x, ir_function_id id)
{
    uint32_t count = ir_function(x->program, id)->params.count;
    struct arguments args = {ARENA_ARRAY(x->arena, struct value, count + 1), NULL, NULL, 0};
    for (uint32_t i = 0; i < count; i++) {
        struct ir_param param = ir_function(x->program, id)->params.items[i];
        bool is_service = param.type.class_count == 1 && exec_injects(x);
        if (param.variadic || (!ir_is_none(param.default_value) && !is_service))
            break;
        struct text name = names_text(x->names, param.name);
        args.items[args.count++] = is_told(x, &param.type) ? service_telling(x, id, i)
                                                           : service_typed(x, &param.type, name);
    }
    return args;
}

struct value service_new(struct exec *x, ir_class_id class)
{
    ir_class_id declaring;
    struct arguments none = {NULL, NULL, NULL, 0};
    ir_function_id constructor =
        index_find_method(x->index, class, names_add(x->names, TEXT("__construct")), &declaring);
    struct arguments args = constructor.index ? service_arguments(x, constructor) : none;
    return exec_new_object(x, ir_class(x->program, class)->full_name, &args, x->node);
}

struct value service_call(struct exec *x, ir_function_id id, struct value self,
                          const struct arguments *args)
{
    struct callable callable = {.function = id, .self = self};
    callable.class = ir_function(x->program, id)->class;
    if (self.tag == VALUE_OBJECT) {
        callable.static_class = object_get(x, self)->class_name;
        ir_class_id declaring;
        index_find_method(x->index, class_find(x, callable.static_class),
                          ir_function(x->program, id)->name, &declaring);
        if (declaring.index)
            callable.class = declaring;
    } else if (callable.class.index) {
        callable.static_class = ir_class(x->program, callable.class)->full_name;
    }
    return exec_run_function(x, &callable, args, x->node);
}

/* What was made on the way to here is there; what another branch made may not be. */
static bool is_behind(const struct exec *x, uint32_t guard)
{
    uint32_t at = x->guard;
    while (x->guards.items[at].depth > x->guards.items[guard].depth)
        at = x->guards.items[at].parent;
    return at == guard;
}

uint32_t service_fill(struct exec *x, ir_function_id id, struct value *args, uint32_t count,
                      uint32_t most)
{
    if (id.index == 0)
        return count;
    for (uint32_t i = count; i < ir_function(x->program, id)->params.count && count < most; i++) {
        struct ir_param param = ir_function(x->program, id)->params.items[i];
        if (param.variadic)
            break;
        args[count++] = service_typed(x, &param.type, names_text(x->names, param.name));
    }
    return count;
}

static bool find_made(const struct exec *x, name_id name, struct value *made)
{
    for (uint32_t i = 0; i < x->services.count; i++) {
        const struct service *service = &x->services.items[i];
        if (service->class_name.index == name.index && is_behind(x, service->guard)) {
            *made = service->object;
            return true;
        }
    }
    return false;
}

/* What the container makes is made: where the code here always fails to (it lacks what the shop's
 * start registers, say), the object is one of which only its class is known. */
static struct value make(struct exec *x, ir_class_id class)
{
    struct budget_call before = budget_open(x);
    struct value made = service_new(x, class);
    if (!x->dead || budget_is_over(x))
        return made;
    budget_rewind(x, &before);
    return exec_unknown_object(x, ir_class(x->program, class)->full_name, NULL, 0);
}

struct value service_get(struct exec *x, struct value of)
{
    struct text text;
    if (of.tag == VALUE_OBJECT)
        return of;
    if (!value_is_text(x, of, &text))
        return exec_unknown_result(x, TEXT("a service of a computed name"), &of, 1);
    ir_class_id class = class_or_stub(x, names_add(x->names, text));
    if (class.index == 0)
        return exec_unknown_result(x, text, &of, 1);
    class = exec_implementation(x, class);
    struct service service = {ir_class(x->program, class)->full_name, x->guard, VALUE_NONE};
    if (!is_made(x, class))
        return exec_unknown_object(x, service.class_name, NULL, 0);
    if (find_made(x, service.class_name, &service.object))
        return service.object;
    service.object = make(x, class);
    if (!x->dead)
        VEC_PUSH(x->arena, &x->services, service);
    return service.object;
}
