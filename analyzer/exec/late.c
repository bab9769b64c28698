/*
 * Properties and global variables that the program fills at another time: a plugin's parts are made
 * by a hook that runs before the flow's own. Where code calls a method of one, or reads on from it,
 * and nothing in this flow gave it a value, it is what the class, or for a global variable the
 * program, assigns to it elsewhere: a program that works never calls a method of null, nor of what
 * is not put there. A static property that a method gives away is the same: the plugin's own
 * object, which its main file made; and so is a constant that a method defines. Where a method is
 * called of what nothing known fills, it is called of anything.
 */
#include "analyzer/exec/exec_p.h"

enum { DEEPEST = 32 };

static const uint32_t NOTHING = VALUE_MASK(VALUE_NULL) | VALUE_MASK(VALUE_ABSENT);

struct search {
    struct exec *x;
    name_id property; /* or global variable */
    bool is_global;
    ir_function_id method; /* under search */
    bool declares;         /* it declares the global variable, or runs outside of functions */
    ir_id made;            /* `new …`, or a call that makes it; none yet */
    ir_function_id maker;
    name_id given; /* class of a parameter that is kept in it */
    bool itself;   /* a method keeps the object itself in it */
    bool is_set;   /* anything is assigned to it */
};

static bool is_of_this(struct exec *x, ir_id place, name_id property)
{
    const struct ir_node *ir = ir_node(x->program, place);
    if ((name_id){(uint32_t)ir->payload}.index != property.index)
        return false;
    if (ir->op == IR_STATIC_MEMBER)
        return true;
    return ir->op == IR_MEMBER && ir_node(x->program, ir_kid(x->program, place, 0))->op == IR_THIS;
}

/* Whether the place is `$GLOBALS['name']`, or the variable where the function declares it. */
static bool is_the_global(const struct search *s, ir_id place)
{
    const struct ir_program *program = s->x->program;
    const struct ir_node *ir = ir_node(program, place);
    if (ir->op == IR_LOCAL)
        return s->declares && ir->detail == 0 && ir->payload == s->property.index;
    return ir->op == IR_INDEX && !ir_is_none(ir_kid(program, place, 1)) &&
           exec_is_globals(s->x, ir_kid(program, place, 0)) &&
           ir_node(program, ir_kid(program, place, 1))->op == IR_STRING &&
           ir_node(program, ir_kid(program, place, 1))->payload == s->property.index;
}

static bool is_searched(const struct search *s, ir_id place)
{
    return s->is_global ? is_the_global(s, place) : is_of_this(s->x, place, s->property);
}

/* The declared class of a parameter, where the value is one. */
static name_id class_of_parameter(struct exec *x, ir_function_id method, ir_id value)
{
    const struct ir_function *function = ir_function(x->program, method);
    if (ir_node(x->program, value)->op != IR_LOCAL)
        return NO_NAME;
    for (uint32_t i = 0; i < function->params.count; i++) {
        const struct ir_param *param = &function->params.items[i];
        if (param->name.index == (uint32_t)ir_node(x->program, value)->payload &&
            param->type.class_count)
            return param->type.classes[0];
    }
    return NO_NAME;
}

static bool is_local(enum ir_op op)
{
    return op == IR_LOCAL || op == IR_LOCAL_DYNAMIC || op == IR_CLOSURE;
}

static bool is_this(enum ir_op op)
{
    return op == IR_THIS;
}

/* Whether the node, or one inside it, is of that kind. */
static bool names(struct exec *x, ir_id node, bool (*is_kind)(enum ir_op))
{
    if (is_kind(ir_node(x->program, node)->op))
        return true;
    for (uint32_t i = 0; i < ir_node(x->program, node)->count; i++) {
        ir_id kid = ir_kid(x->program, node, i);
        if (!ir_is_none(kid) && names(x, kid, is_kind))
            return true;
    }
    return false;
}

static void consider(struct search *s, ir_id value)
{
    enum ir_op op = ir_node(s->x->program, value)->op;
    bool is_call = op == IR_CALL || op == IR_CALL_STATIC;
    s->is_set |= op != IR_NULL;
    if (op == IR_NEW || (is_call && ir_is_none(s->made) && !names(s->x, value, is_local))) {
        s->made = value;
        s->maker = s->method;
    } else if (op == IR_THIS) {
        s->itself = true;
    } else if (name_is_none(s->given)) {
        s->given = class_of_parameter(s->x, s->method, value);
    }
}

static void search_node(struct search *s, ir_id node)
{
    const struct ir_program *program = s->x->program;
    if (ir_node(program, node)->op == IR_ASSIGN && is_searched(s, ir_kid(program, node, 0)))
        consider(s, ir_kid(program, node, 1));
    if (ir_node(program, node)->op == IR_GLOBAL)
        s->declares |= ir_node(program, node)->payload == s->property.index;
    for (uint32_t i = 0; i < ir_node(program, node)->count; i++) {
        ir_id kid = ir_kid(program, node, i);
        if (!ir_is_none(kid))
            search_node(s, kid);
    }
}

/* What methods of the class and its ancestors assign to the property. */
static void search_class(struct search *s, ir_class_id class)
{
    for (int depth = 0; class.index && depth < DEEPEST; depth++) {
        for (uint32_t i = 0; i < ir_class(s->x->program, class)->methods.count; i++) {
            s->method = ir_class(s->x->program, class)->methods.items[i];
            ir_id body = ir_body(s->x->program, s->method);
            if (!ir_is_none(body))
                search_node(s, body);
        }
        class = index_find_class(s->x->index, ir_class(s->x->program, class)->parent);
    }
}

/* What functions of the program, and files outside of functions, assign to the global variable. */
static void search_program(struct search *s)
{
    const struct ir_program *program = s->x->program;
    struct text name = names_text(s->x->names, s->property);
    for (uint32_t i = 1; i < program->functions.count; i++) {
        const struct ir_function *function = ir_function(program, (ir_function_id){i});
        const struct ir_file *file = ir_file(program, function->file);
        struct text source =
            text_slice(file->source->bytes, function->range.begin, function->range.end);
        if (file->is_spec || file->is_prelude || file->is_callee ||
            !memmem(source.data, source.size, name.data, name.size))
            continue;
        s->method = (ir_function_id){i};
        s->declares = file->main.index == i;
        ir_id body = ir_body(s->x->program, s->method);
        if (!ir_is_none(body))
            search_node(s, body);
    }
}

/* Arguments of a constructor that nobody knows here. */
static struct arguments any_arguments(struct exec *x, name_id class_name)
{
    ir_class_id declaring;
    ir_function_id constructor = index_find_method(
        x->index, class_find(x, class_name), names_add(x->names, TEXT("__construct")), &declaring);
    struct arguments args = {NULL, NULL, NULL, 0};
    if (constructor.index == 0)
        return args;
    uint32_t count = ir_function(x->program, constructor)->params.count;
    args.items = ARENA_ARRAY(x->arena, struct value, count + 1);
    for (uint32_t i = 0; i < count; i++) {
        struct ir_param param = ir_function(x->program, constructor)->params.items[i];
        if (param.variadic || !ir_is_none(param.default_value))
            break;
        args.items[args.count++] =
            contract_typed(x, &param.type, VALUE_NONE, names_text(x->names, param.name));
    }
    return args;
}

static struct value make_object(struct exec *x, name_id class_name)
{
    struct arguments args = any_arguments(x, class_name);
    return exec_new_object(x, class_name, &args, x->node);
}

/* What the constructor does beside is done when the plugin is loaded: not by this flow. */
static struct value make_elsewhere(struct exec *x, name_id class_name)
{
    bool outer = x->is_elsewhere;
    x->is_elsewhere = true;
    struct value made = make_object(x, class_name);
    x->is_elsewhere = outer;
    return made;
}

static struct value make_found(struct search *s, struct value owner)
{
    struct exec *x = s->x;
    ir_class_id class = ir_is_none(s->made) ? NO_CLASS : ir_function(x->program, s->maker)->class;
    if (ir_is_none(s->made))
        return name_is_none(s->given) ? VALUE_NONE : make_object(x, s->given);
    if (!names(x, s->made, is_local)) {
        struct frame frame = *exec_frame(x);
        frame.class = class;
        frame.static_class = owner.tag == VALUE_OBJECT ? object_get(x, owner)->class_name : NO_NAME;
        frame.self = owner;
        VEC_PUSH(x->arena, &x->frames, frame);
        struct value value = exec_value(x, s->made);
        x->frames.count--;
        return value;
    }
    struct value ignored = VALUE_NONE;
    ir_id operand = ir_kid(x->program, s->made, 0);
    if (ir_node(x->program, operand)->op != IR_CLASS_NAME)
        return VALUE_NONE;
    return make_object(x, class_operand_name(x, operand, &ignored));
}

static ir_class_id class_of_place(struct exec *x, const struct place *place, ir_id node)
{
    struct value ignored = VALUE_NONE;
    if (place->kind == PLACE_PROPERTY && place->base.tag == VALUE_OBJECT)
        return index_find_class(x->index, object_get(x, place->base)->class_name);
    if (ir_node(x->program, node)->op != IR_STATIC_MEMBER)
        return NO_CLASS;
    ir_id operand = ir_kid(x->program, node, 0);
    return index_find_class(x->index, class_operand_name(x, operand, &ignored));
}

/* The property is as the flow met it, of an object of which only the class is known: anything. */
static bool is_unseen(struct exec *x, const struct place *place, name_id property)
{
    if (place->kind != PLACE_PROPERTY || place->base.tag != VALUE_OBJECT)
        return false;
    struct value key = value_of_name(x, property);
    struct value first = array_get(x, x->object_initial.items[place->base.id], key);
    return value_tags(x, first) & VALUE_MASK(VALUE_OBJECT) &&
           value_same(first, array_get(x, object_properties(x, place->base), key));
}

/* Such a property holds what the class keeps of its constructor's parameters, on every path. */
static struct value know_part(struct search *s, const struct place *place)
{
    struct exec *x = s->x;
    leaf_id base = {0};
    array_elements elements = {0};
    struct text label = names_text(x->names, s->property);
    array_list_any(x, x->object_initial.items[place->base.id], &elements, &base);
    struct value part = contract_object(x, s->given, label);
    if (base.index)
        leaf_define_child(x, base, value_of_name(x, s->property), part);
    return part;
}

/*
 * Whether the place is a global variable that a function names as such: `$GLOBALS['name']`, or a
 * reference to the one of its name. What a file has outside of functions is its own business.
 */
static bool is_global_place(struct exec *x, ir_id node, const struct place *place)
{
    if (place->kind != PLACE_CELL || place->owner == x->globals)
        return place->kind == PLACE_CELL && ir_node(x->program, node)->op == IR_INDEX;
    struct value own = heap_read(x, place->owner, place->name);
    struct value global = heap_read(x, x->globals, place->name);
    return own.tag == VALUE_REFERENCE && global.tag == VALUE_REFERENCE && own.id == global.id;
}

/* `*is_whole`: on every path, not only where there is nothing. */
static struct value late_property(struct exec *x, ir_id node, const struct place *place,
                                  bool *is_whole)
{
    bool is_static = ir_node(x->program, node)->op == IR_STATIC_MEMBER;
    ir_class_id class = class_of_place(x, place, node);
    struct search search = {.x = x, .property = {(uint32_t)ir_node(x->program, node)->payload}};
    if (class.index == 0)
        return VALUE_NONE;
    search_class(&search, class);
    *is_whole = ir_is_none(search.made) && !name_is_none(search.given) &&
                is_unseen(x, place, search.property);
    if (*is_whole)
        return know_part(&search, place);
    struct value made =
        make_found(&search, place->kind == PLACE_PROPERTY ? place->base : VALUE_NONE);
    if (made.tag == VALUE_ABSENT && search.itself && is_static && !x->dead &&
        !ir_class(x->program, class)->is_abstract)
        made = make_elsewhere(x, ir_class(x->program, class)->full_name);
    return made;
}

static struct value late_global(struct exec *x, ir_id node, const struct place *place)
{
    if (!is_global_place(x, node, place))
        return VALUE_NONE;
    struct search search = {.x = x, .property = place->name, .is_global = true};
    search_program(&search);
    x->leans |= search.is_set;
    struct value made = make_found(&search, VALUE_NONE);
    if (made.tag == VALUE_ABSENT && search.is_set && !x->dead)
        made = exec_unmodelled(x, "a global variable that is set elsewhere", NULL, 0);
    return made;
}

/* Whether the node may be a property or a global variable: to resolve it again has no effect. */
static bool may_be_late(struct exec *x, ir_id node)
{
    enum ir_op op = ir_node(x->program, node)->op;
    return op == IR_MEMBER || op == IR_STATIC_MEMBER ||
           (op == IR_LOCAL && exec_language(x)->late_variables) ||
           (op == IR_INDEX && exec_is_globals(x, ir_kid(x->program, node, 0)));
}

/* The property, global variable or call that the element `node` is of, at any depth; or none. */
static ir_id container_of(struct exec *x, ir_id node)
{
    while (ir_node(x->program, node)->op == IR_INDEX && !may_be_late(x, node))
        node = ir_kid(x->program, node, 0);
    enum ir_op op = ir_node(x->program, node)->op;
    if (op == IR_CALL || op == IR_CALL_METHOD || op == IR_CALL_STATIC)
        return node;
    if (!may_be_late(x, node))
        return NO_IR;
    return op == IR_LOCAL && !is_global_place(x, node, place_resolve(x, node)) ? NO_IR : node;
}

/* What the program puts there at another time; none where that is not known. Fills `*place`. */
static struct value made_late(struct exec *x, ir_id node, struct place **place, bool *is_whole)
{
    *is_whole = false;
    if (!may_be_late(x, node) || x->frames.count >= x->setup.limits.depth)
        return VALUE_NONE;
    *place = place_resolve(x, node);
    if (x->dead)
        return VALUE_NONE;
    return (*place)->kind == PLACE_CELL && ir_node(x->program, node)->op != IR_STATIC_MEMBER
               ? late_global(x, node, *place)
               : late_property(x, node, *place, is_whole);
}

struct value late_value(struct exec *x, ir_id node, struct value value)
{
    if (x->setup.concrete || !x->setup.specs || x->dead || !(value_tags(x, value) & NOTHING))
        return value;
    term_id missing = guard_simplify(x, value_has_tag(x, value, NOTHING));
    if (exec_is_false(x, missing))
        return value;
    bool is_whole;
    struct place *place = NULL;
    struct value made = made_late(x, node, &place, &is_whole);
    if (x->dead || made.tag == VALUE_ABSENT)
        return value;
    if (is_whole)
        return made;
    struct value whole = value_merge(x, missing, made, value);
    place_write(x, place, whole);
    return whole;
}

/* Whether the place is made of variables and names alone: to resolve it again calls nothing. */
static bool is_plain(struct exec *x, ir_id node)
{
    while (ir_node(x->program, node)->op == IR_MEMBER)
        node = ir_kid(x->program, node, 0);
    enum ir_op op = ir_node(x->program, node)->op;
    return op == IR_LOCAL || op == IR_THIS || op == IR_STATIC_MEMBER || may_be_late(x, node);
}

/*
 * Where nothing that is known fills it and the flow would end here for certain, it is anything:
 * what a platform's class has is not all declared, and a property may be set by any part of the
 * program.
 */
struct value late_receiver(struct exec *x, ir_id node, struct value value)
{
    value = late_value(x, node, value);
    ir_id container = container_of(x, node);
    if (x->setup.concrete || !x->setup.specs || x->dead || ir_is_none(container) ||
        !term_is_true(x->terms, guard_simplify(x, value_has_tag(x, value, NOTHING))))
        return value;
    struct place *place = is_plain(x, container) ? place_resolve(x, container) : NULL;
    if (x->dead ||
        (place && (place->kind == PLACE_NOTHING || value_tags(x, place_read(x, place)) & ~NOTHING)))
        return value;
    x->leans = true;
    struct value any = exec_unmodelled(x, "what nothing here sets", NULL, 0);
    if (place && container.index == node.index &&
        (place->kind != PLACE_PROPERTY || place->base.tag == VALUE_OBJECT))
        place_write(x, place, any);
    return any;
}

/* The class of the method that the node stands in, or none. */
static ir_class_id class_around(struct exec *x, ir_id node)
{
    const struct ir_node *ir = ir_node(x->program, node);
    for (uint32_t i = 1; i < x->program->functions.count; i++) {
        const struct ir_function *function = ir_function(x->program, (ir_function_id){i});
        if (function->class.index && function->file.index == ir->file &&
            function->range.begin <= ir->range.begin && ir->range.end <= function->range.end)
            return function->class;
    }
    return NO_CLASS;
}

struct value late_constant(struct exec *x, ir_id value)
{
    ir_class_id class = class_around(x, value);
    struct value self = VALUE_NONE;
    x->leans |= class.index != 0;
    if (names(x, value, is_local))
        return exec_unmodelled(x, "a constant that is made from variables elsewhere", NULL, 0);
    if (class.index && names(x, value, is_this))
        self = make_elsewhere(x, ir_class(x->program, class)->full_name);
    return x->dead ? VALUE_NONE : class_evaluate(x, class, self, value);
}

/* The static property that is all that the body gives, or none. */
static ir_id given_away(struct exec *x, ir_function_id function)
{
    ir_id node = ir_body(x->program, function);
    while (ir_node(x->program, node)->op == IR_BLOCK && ir_node(x->program, node)->count == 1)
        node = ir_kid(x->program, node, 0);
    if (ir_node(x->program, node)->op != IR_RETURN || ir_node(x->program, node)->count != 1)
        return NO_IR;
    ir_id value = ir_kid(x->program, node, 0);
    bool is_static = !ir_is_none(value) && ir_node(x->program, value)->op == IR_STATIC_MEMBER;
    return is_static ? value : NO_IR;
}

struct value late_result(struct exec *x, ir_function_id function, struct value value)
{
    if (x->setup.concrete || x->dead ||
        !(value_tags(x, value) & (VALUE_MASK(VALUE_NULL) | VALUE_MASK(VALUE_ABSENT))))
        return value;
    ir_id property = given_away(x, function);
    return ir_is_none(property) ? value : late_value(x, property, value);
}
