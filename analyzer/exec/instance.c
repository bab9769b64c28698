/*
 * Of which class an object is: one whose class nobody knows, or nobody declares, may be an instance
 * of any other. Each such question is one free Boolean, asked again the same one, and where it
 * holds an object of no known class has the methods of that class.
 */
#include "analyzer/exec/exec_p.h"

/* The Boolean for an object and a class, or 0 where it was not asked yet. */
static uint32_t find_asked(const struct exec *x, struct value object, name_id class_name)
{
    for (uint32_t i = map_get(&x->asked_of, object.id, 0); i; i = x->asked.items[i - 1].next)
        if (name_equal(x->asked.items[i - 1].class_name, class_name))
            return i;
    return 0;
}

static term_id ask(struct exec *x, struct value object, name_id class_name)
{
    struct value unknown = exec_environment(x, "instanceof", VALUE_MASK(VALUE_BOOL), &object, 1);
    struct asked_instance fresh = {class_name, exec_language(x)->truth(x, unknown),
                                   map_get(&x->asked_of, object.id, 0)};
    VEC_PUSH(x->arena, &x->asked, fresh);
    map_put(&x->asked_of, object.id, x->asked.count);
    return fresh.is;
}

/* Whether the class, or one that it extends, is a platform's: what that implements, a specification
 * need not tell. */
static bool is_of_platform(struct exec *x, name_id class_name)
{
    enum { DEEPEST = 32 };
    for (int depth = 0; depth < DEEPEST && !name_is_none(class_name); depth++) {
        ir_class_id id = class_or_stub(x, class_name);
        if (id.index == 0)
            return false;
        const struct ir_file *file = ir_file(x->program, ir_class(x->program, id)->file);
        if (file->is_spec && !file->is_prelude)
            return true;
        class_name = class_parent(x, class_name);
    }
    return false;
}

/*
 * Whether a platform's object may be one of the class, though nothing says so: nobody declares
 * that, or it is what a specification makes of an interface, the platform's class under another
 * name.
 */
static bool is_alike(struct exec *x, name_id own, name_id class_name)
{
    ir_class_id id = class_or_stub(x, class_name);
    bool is = id.index == 0 && is_of_platform(x, own);
    if (id.index)
        is = ir_file(x->program, ir_class(x->program, id)->file)->is_spec &&
             class_is_subclass(x, class_name, own);
    x->leans |= is; /* with the stubs alone it is not */
    return is;
}

static term_id object_is_instance(struct exec *x, struct value object, name_id class_name)
{
    name_id own = instance_class(x, object), made = object_get(x, object)->class_name;
    if (!name_is_none(own) && class_is_subclass(x, own, class_name))
        return term_bool(x->terms, true);
    bool is_whole =
        x->setup.concrete || (class_is_whole(x, made) && !is_alike(x, made, class_name));
    if (!name_is_none(made) && is_whole)
        return term_bool(x->terms, false);
    uint32_t known = find_asked(x, object, names_lower(x->names, class_name));
    return known ? x->asked.items[known - 1].is : ask(x, object, names_lower(x->names, class_name));
}

bool exec_may_be_instance(struct exec *x, struct value object, name_id class_name)
{
    name_id own = object_get(x, object)->class_name;
    return !x->setup.concrete && (!class_is_whole(x, own) || is_alike(x, own, class_name));
}

bool instance_is_asked(const struct exec *x, struct value object)
{
    return map_get(&x->asked_of, object.id, 0) != 0;
}

name_id instance_class(struct exec *x, struct value object)
{
    name_id own = object_get(x, object)->class_name;
    if (!name_is_none(own) || x->setup.concrete)
        return own;
    for (uint32_t i = map_get(&x->asked_of, object.id, 0); i; i = x->asked.items[i - 1].next) {
        struct asked_instance asked = x->asked.items[i - 1];
        ir_class_id class = class_find(x, asked.class_name);
        if (class.index && exec_is_true(x, asked.is) &&
            (name_is_none(own) || class_is_subclass(x, asked.class_name, own)))
            own = ir_class(x->program, class)->full_name;
    }
    return own;
}

term_id class_instance_term(struct exec *x, struct value value, name_id class_name)
{
    value_cases cases = {0};
    value_get_cases(x, value, &cases);
    term_id any = term_bool(x->terms, false);
    for (uint32_t i = 0; i < cases.count; i++) {
        struct value one = cases.items[i].value;
        term_id is = term_bool(x->terms, false);
        if (one.tag == VALUE_OBJECT)
            is = object_is_instance(x, one, class_name);
        else if (one.tag == VALUE_CALLABLE)
            is =
                term_bool(x->terms, text_is(names_text(x->names, names_lower(x->names, class_name)),
                                            "closure"));
        any = term_or(x->terms, any, term_and(x->terms, cases.items[i].guard, is));
    }
    return any;
}

term_id exec_instance_term(struct exec *x, struct value value, struct text class_name)
{
    return class_instance_term(x, value, names_add(x->names, class_name));
}
