/* Classes while a flow runs: names, constants, static properties. */
#include "analyzer/exec/exec_p.h"

ir_class_id class_find(struct exec *x, name_id name)
{
    return class_or_stub(x, name);
}

ir_class_id class_or_stub(struct exec *x, name_id name)
{
    ir_class_id class = index_find_class(x->index, name);
    return class.index == 0 && x->setup.stubs ? index_find_class(x->setup.stubs, name) : class;
}

static name_id class_name_of(struct exec *x, ir_class_id class)
{
    return class.index ? ir_class(x->program, class)->full_name : NO_NAME;
}

name_id class_operand_name(struct exec *x, ir_id operand, struct value *object)
{
    struct frame *frame = exec_frame(x);
    switch ((int)ir_node(x->program, operand)->op) {
    case IR_CLASS_NAME: return (name_id){(uint32_t)ir_node(x->program, operand)->payload};
    case IR_CLASS_VALUE:
        return class_name_of(
            x,
            declare_anonymous(x, (ir_class_id){(uint32_t)ir_node(x->program, operand)->payload}));
    case IR_CLASS_SELF: return class_name_of(x, frame->class);
    case IR_CLASS_STATIC:
        return name_is_none(frame->static_class) ? class_name_of(x, frame->class)
                                                 : frame->static_class;
    case IR_CLASS_PARENT:
        return frame->class.index ? class_parent(x, ir_class(x->program, frame->class)->full_name)
                                  : NO_NAME;
    default: break;
    }
    struct value value = exec_value(x, operand);
    struct text text;
    *object = value;
    if (value.tag == VALUE_CALLABLE)
        return callable_get(x, value)->name;
    if (!value_is_text(x, value, &text))
        return NO_NAME;
    if (text.size && text.data[0] == '\\')
        text = text_slice(text, 1, text.size);
    return names_add(x->names, text);
}

static bool is_subclass(struct exec *x, name_id class_name, name_id ancestor, int depth)
{
    enum { DEEPEST = 32 };
    if (name_is_none(class_name) || depth > DEEPEST)
        return false;
    if (name_equal(names_lower(x->names, class_name), names_lower(x->names, ancestor)))
        return true;
    ir_class_id id = class_or_stub(x, class_name);
    if (id.index == 0)
        return false;
    const struct ir_class *class = ir_class(x->program, id);
    if (is_subclass(x, class_parent(x, class_name), ancestor, depth + 1))
        return true;
    class = ir_class(x->program, id);
    for (uint32_t i = 0; i < class->interfaces.count; i++)
        if (is_subclass(x, class->interfaces.items[i], ancestor, depth + 1))
            return true;
    return false;
}

bool class_is_subclass(struct exec *x, name_id class_name, name_id ancestor)
{
    if (x->driven.index && name_equal(ancestor, x->driven_as))
        return index_find_class(x->index, class_name).index == x->driven.index;
    return is_subclass(x, class_name, ancestor, 0);
}

static bool is_whole(struct exec *x, name_id class_name, int depth)
{
    enum { DEEPEST = 32 };
    ir_class_id id = class_or_stub(x, class_name);
    if (id.index == 0 || depth > DEEPEST)
        return false;
    name_id parent = class_parent(x, class_name);
    bool whole = name_is_none(parent) || is_whole(x, parent, depth + 1);
    for (uint32_t i = 0; whole && i < ir_class(x->program, id)->interfaces.count; i++)
        whole = is_whole(x, ir_class(x->program, id)->interfaces.items[i], depth + 1);
    return whole;
}

bool class_is_whole(struct exec *x, name_id class_name)
{
    return is_whole(x, class_name, 0);
}

/* ---- statics ---- */

static uint32_t owner_for(struct exec *x, uint64_t key)
{
    uint32_t owner = map_get(&x->statics, key, 0);
    if (!owner) {
        owner = heap_new_owner(x);
        map_put(&x->statics, key, owner);
        map_put(&x->kept_owners, owner, 1);
    }
    return owner;
}

uint32_t static_owner(struct exec *x, ir_function_id function, ir_class_id class)
{
    return owner_for(x, (uint64_t)function.index << 32 | class.index);
}

/* Evaluates code that stands in a declaration, as if in a static method of the class. */
struct value class_evaluate(struct exec *x, ir_class_id class, struct value self, ir_id node)
{
    struct frame frame = *exec_frame(x);
    frame.class = class;
    frame.static_class = class_name_of(x, class);
    frame.self = self;
    frame.owner = heap_new_owner(x);
    uint32_t scope = map_get(&x->class_scopes, class.index, 0);
    if (scope)
        map_put(&x->scope_parent, frame.owner, scope);
    VEC_PUSH(x->arena, &x->frames, frame);
    struct value value = exec_value(x, node);
    x->frames.count--;
    return value;
}

void class_missing(struct exec *x, name_id name)
{
    struct text text = names_text(x->names, name);
    if (exec_language(x)->knows_class && exec_language(x)->knows_class(text))
        exec_unsupported(x, text_copy(x->arena, text).data);
    else
        exec_throw(x, term_bool(x->terms, true), "Error",
                   text_print(x->arena, "Class \"%.*s\" not found", (int)text.size, text.data));
}

static void refuse_member(struct exec *x, const char *what, name_id class_name, const char *join,
                          name_id name)
{
    struct text c = names_text(x->names, class_name), n = names_text(x->names, name);
    ir_class_id class = class_find(x, class_name);
    if (class.index)
        c = names_text(x->names, ir_class(x->program, class)->full_name);
    exec_throw(x, term_bool(x->terms, true), "Error",
               text_print(x->arena, "%s %.*s%s%.*s", what, (int)c.size, c.data, join, (int)n.size,
                          n.data));
}

/* Of a concrete run: an error where the property does not exist, or not for the running code. */
static bool may_use_static(struct exec *x, name_id class_name, name_id name,
                           const struct ir_property *property, ir_class_id declaring)
{
    if (x->dead)
        return false;
    bool usable = property && property->is_static &&
                  (!exec_language(x)->checks_visibility ||
                   is_usable_here(x, property->visibility, declaring));
    if (class_find(x, class_name).index == 0)
        class_missing(x, class_name);
    else if (x->is_quiet)
        return usable;
    else if (!property || !property->is_static)
        refuse_member(x, "Access to undeclared static property", class_name, "::$", name);
    else if (!usable)
        refuse_member(x,
                      property->visibility == IR_PRIVATE ? "Cannot access private property"
                                                         : "Cannot access protected property",
                      class_name, "::$", name);
    return !x->dead;
}

/* The cell of a static property, with its initial value when it is first used. */
static struct place *static_place(struct exec *x, const struct ir_property *property,
                                  ir_class_id declaring)
{
    name_id name = property->name;
    ir_id init = property->default_value;
    struct place *place = ARENA_NEW(x->arena, struct place);
    place->kind = PLACE_CELL;
    place->owner = owner_for(x, UINT64_C(1) << 63 | declaring.index);
    place->name = name;
    if (x->setup.concrete && (property->type.mask || property->type.class_count))
        place->type = &property->type;
    if (place->type && ir_is_none(init) && heap_read(x, place->owner, name).tag == VALUE_ABSENT)
        exec_unsupported(x, "a typed static property without a value");
    if (heap_read(x, place->owner, name).tag == VALUE_ABSENT) {
        struct value value =
            ir_is_none(init) ? VALUE_OF_NULL : class_evaluate(x, declaring, VALUE_NONE, init);
        heap_write(x, place->owner, name, value);
    }
    return place;
}

struct place *class_static_place(struct exec *x, name_id class_name, name_id name)
{
    ir_class_id declaring;
    ir_class_id class = class_find(x, class_name);
    if (x->setup.concrete && class.index && !x->dead)
        class_update(x, class);
    const struct ir_property *property = index_find_property(x->index, class, name, &declaring);
    if (x->setup.concrete && !may_use_static(x, class_name, name, property, declaring))
        return NULL;
    if (!property || !property->is_static)
        return NULL;
    return static_place(x, property, declaring);
}

/* ---- constants ---- */

/* Two cases of one value, or of two types, are errors that are not modelled. */
static void check_cases(struct exec *x, ir_class_id class)
{
    const struct ir_class *info = ir_class(x->program, class);
    for (uint32_t i = 0; i < info->constants.count; i++)
        for (uint32_t k = 0; k < i; k++) {
            const struct ir_class_constant *a = &info->constants.items[i];
            const struct ir_class_constant *b = &info->constants.items[k];
            if (!a->is_case || !b->is_case || ir_is_none(a->value) || ir_is_none(b->value))
                continue;
            const struct ir_node *one = ir_node(x->program, a->value);
            const struct ir_node *other = ir_node(x->program, b->value);
            bool same = one->op == other->op && one->payload == other->payload && one->count == 0;
            bool differ = (one->op == IR_INT && other->op == IR_STRING) ||
                          (one->op == IR_STRING && other->op == IR_INT);
            if (same || differ)
                exec_unsupported(x, "cases of an enum that do not go together");
        }
}

/* The one object of an enum's case. */
static struct value enum_case(struct exec *x, ir_class_id class,
                              const struct ir_class_constant *constant)
{
    uint32_t owner = owner_for(x, UINT64_C(1) << 63 | class.index);
    struct value known = heap_read(x, owner, constant->name);
    if (known.tag != VALUE_ABSENT)
        return known;
    struct value object = object_new(x, class_name_of(x, class), class);
    object_set_property(x, object, names_add(x->names, TEXT("name")),
                        value_of_name(x, constant->name));
    if (!ir_is_none(constant->value))
        object_set_property(x, object, names_add(x->names, TEXT("value")),
                            class_evaluate(x, class, VALUE_NONE, constant->value));
    heap_write(x, owner, constant->name, object);
    return object;
}

/* Of a concrete run: an error where the constant does not exist, or not for the running code. */
static bool may_use_constant(struct exec *x, name_id class_name, name_id name,
                             const struct ir_class_constant *constant, ir_class_id declaring)
{
    ir_class_id class = class_find(x, class_name);
    if (x->dead)
        return false;
    if (class.index == 0)
        class_missing(x, class_name);
    else if (!constant)
        refuse_member(x, "Undefined constant", class_name, "::", name);
    else if (!is_usable_here(x, constant->visibility, declaring))
        refuse_member(x,
                      constant->visibility == IR_PRIVATE ? "Cannot access private constant"
                                                         : "Cannot access protected constant",
                      class_name, "::", name);
    else if (ir_class(x->program, class)->kind == IR_CLASS_TRAIT &&
             exec_frame(x)->class.index != class.index)
        refuse_member(x, "Cannot access trait constant", class_name, "::", name);
    return !x->dead;
}

/* Whether a property begins with a constant of a class: that may be an object, which then is older
 * than the first object of the class itself. */
static bool begins_with_case(struct exec *x, ir_class_id id, const struct ir_property *property)
{
    (void)id;
    return !property->is_static && !ir_is_none(property->default_value) &&
           ir_node(x->program, property->default_value)->op == IR_CLASS_CONSTANT;
}

void class_update(struct exec *x, ir_class_id id)
{
    if (map_get(&x->updated, id.index, 0))
        return;
    map_put(&x->updated, id.index, 1);
    name_id parent = ir_class(x->program, id)->parent;
    ir_class_id above = class_find(x, parent);
    if (above.index)
        class_update(x, above);
    for (uint32_t i = 0; i < ir_class(x->program, id)->constants.count && !x->dead; i++) {
        const struct ir_class_constant *constant = &ir_class(x->program, id)->constants.items[i];
        if (!ir_is_none(constant->value) && !constant->is_case)
            class_evaluate(x, id, VALUE_NONE, constant->value);
    }
    for (uint32_t i = 0; i < ir_class(x->program, id)->properties.count && !x->dead; i++)
        if (begins_with_case(x, id, &ir_class(x->program, id)->properties.items[i]))
            class_evaluate(x, id, VALUE_NONE,
                           ir_class(x->program, id)->properties.items[i].default_value);
    for (uint32_t i = 0; i < ir_class(x->program, id)->properties.count && !x->dead; i++)
        if (ir_class(x->program, id)->properties.items[i].is_static)
            static_place(x, &ir_class(x->program, id)->properties.items[i], id);
    if (x->dead)
        map_put(&x->updated, id.index, 0);
}

/* Of a class that nobody declares: one unknown value, the same wherever it is read. */
static struct value unknown_constant(struct exec *x, name_id class_name, name_id name)
{
    struct text class = names_text(x->names, class_name), own = names_text(x->names, name);
    struct text label = text_print(x->arena, "%.*s::%.*s", PRINTED(class), PRINTED(own));
    name_id key = names_add(x->names, label);
    uint32_t known = map_get(&x->unknown_constants, key.index, 0);
    if (known)
        return value_make(VALUE_LEAF, known);
    struct value value = exec_unmodelled(x, "a constant of an unknown class", NULL, 0);
    if (value.tag != VALUE_LEAF)
        return value;
    struct leaf_info *info = &x->leaves.items[value.id].info;
    info->label = key;
    info->guard = NO_TERM;
    map_put(&x->unknown_constants, key.index, value.id);
    return value;
}

struct value class_constant(struct exec *x, name_id class_name, name_id name)
{
    ir_class_id declaring;
    ir_class_id class = class_find(x, class_name);
    const struct ir_class_constant *constant =
        index_find_class_constant(x->index, class, name, &declaring);
    if (x->setup.concrete && !may_use_constant(x, class_name, name, constant, declaring))
        return VALUE_OF_NULL;
    if (!constant)
        return unknown_constant(x, class_name, name);
    if (constant->is_case && x->setup.concrete)
        check_cases(x, declaring);
    if (constant->is_case)
        return enum_case(x, declaring, constant);
    if (ir_is_none(constant->value))
        return VALUE_OF_NULL;
    if (x->frames.count > 200)
        return exec_unmodelled(x, "a constant defined by itself", NULL, 0);
    return class_evaluate(x, declaring, VALUE_NONE, constant->value);
}

/* The namespace of a constant is written in any case. */
static name_id constant_name(struct exec *x, name_id name)
{
    struct text text = names_text(x->names, name);
    size_t slash = text.size;
    while (slash > 0 && text.data[slash - 1] != '\\')
        slash--;
    if (!x->setup.concrete || slash == 0)
        return name;
    struct text space = names_text(
        x->names, names_lower(x->names, names_add(x->names, text_slice(text, 0, slash))));
    return names_add(x->names, text_print(x->arena, "%.*s%.*s", (int)space.size, space.data,
                                          (int)(text.size - slash), text.data + slash));
}

void constant_define(struct exec *x, name_id name, struct value value)
{
    name = constant_name(x, name);
    if (map_get(&x->constants_made, name.index, 0))
        return;
    VEC_PUSH(x->arena, &x->constant_values, value);
    map_put(&x->constants_made, name.index, x->constant_values.count);
}

/* What an active platform defines, or says that its settings are. */
static struct value platform_constant(struct exec *x, name_id name)
{
    const struct spec_set *specs = x->setup.specs;
    struct logic_env env = {.stub = NO_FUNCTION};
    for (uint32_t i = 0; specs && i < specs->platforms.count; i++) {
        const struct spec_platform *platform = &specs->platforms.items[i];
        for (uint32_t k = 0; platform->is_active && k < platform->defines.count; k++)
            if (name_equal(platform->defines.items[k].name, name))
                return logic_host(x, &env, platform->defines.items[k].value);
    }
    return specs ? input_constant(x, name) : VALUE_NONE;
}

static struct value find_constant(struct exec *x, name_id name)
{
    uint32_t made = map_get(&x->constants_made, constant_name(x, name).index, 0);
    if (made)
        return x->constant_values.items[made - 1];
    struct value own = exec_language(x)->constant(x, names_text(x->names, name));
    if (own.tag != VALUE_ABSENT || x->setup.concrete)
        return own;
    const struct ir_constant *declared = index_find_constant(x->index, name);
    if (!declared && x->setup.stubs)
        declared = index_find_constant(x->setup.stubs, name);
    if (x->frames.count > 200)
        return VALUE_NONE;
    struct value value = declared ? late_constant(x, declared->value) : platform_constant(x, name);
    if (value.tag != VALUE_ABSENT)
        constant_define(x, name, value);
    return value;
}

bool exec_is_defined(struct exec *x, struct text name)
{
    return find_constant(x, names_add(x->names, name)).tag != VALUE_ABSENT;
}

/* __FILE__ and __DIR__: of the file where the constant is written. */
static struct value place_constant(struct exec *x, struct text name)
{
    bool is_file = text_is(name, "__FILE__");
    if ((!is_file && !text_is(name, "__DIR__")) || ir_is_none(x->node))
        return VALUE_NONE;
    struct text path = exec_path_of(x, (ir_file_id){ir_node(x->program, x->node)->file});
    size_t end = path.size;
    while (!is_file && end > 0 && path.data[end - 1] != '/')
        end--;
    if (!is_file)
        path = end > 1 ? text_slice(path, 0, end - 1) : TEXT(".");
    return value_of_text(x, path);
}

struct value constant_value(struct exec *x, name_id name, bool fallback)
{
    struct value value = place_constant(x, names_text(x->names, name));
    if (value.tag == VALUE_ABSENT)
        value = find_constant(x, name);
    if (value.tag != VALUE_ABSENT)
        return value;
    struct text text = names_text(x->names, name);
    size_t slash = text.size;
    while (slash > 0 && text.data[slash - 1] != '\\')
        slash--;
    if (fallback && slash > 0)
        value = find_constant(x, names_add(x->names, text_slice(text, slash, text.size)));
    if (value.tag != VALUE_ABSENT)
        return value;
    if (x->setup.concrete) {
        exec_throw(x, term_bool(x->terms, true), "Error",
                   text_print(x->arena, "Undefined constant \"%.*s\"", (int)text.size, text.data));
        return VALUE_OF_NULL;
    }
    struct value asked = value_of_text(x, text);
    return exec_environment(x, "constant", VALUE_ANY, &asked, 1);
}

name_id class_parent(struct exec *x, name_id name)
{
    ir_class_id id = class_or_stub(x, name);
    uint32_t found = id.index ? map_get(&x->class_parents, id.index, 0) : 0;
    if (found)
        return (name_id){found};
    return id.index ? ir_class(x->program, id)->parent : NO_NAME;
}
