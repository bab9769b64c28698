/*
 * Errors that a language throws itself (a TypeError of an operand). On unknown values every
 * operation may throw one, so what they cost decides how large a flow may be: where no enclosing
 * `try` can catch one, it ends the flow without an object; else all errors of a class that land at
 * one place share one object.
 */
#include "analyzer/exec/exec_p.h"

/* An error of the class that stands for all those which land at `target`; its message is unknown.
 */
static struct value shared_error(struct exec *x, name_id class_name, uint32_t target)
{
    uint64_t slot = (uint64_t)target << 32 | class_name.index;
    uint32_t known = map_get(&x->errors, slot, 0);
    if (known)
        return value_make(VALUE_OBJECT, known - 1);
    struct root root = {.kind = ROOT_UNKNOWN,
                        .label = class_name,
                        .statement = UINT32_MAX,
                        .why = WHY_UNKNOWN_ORIGIN,
                        .child_mask = VALUE_ANY};
    struct value any = leaf_new(x, root_add(x, &root), names_text(x->names, class_name), VALUE_ANY);
    struct value error =
        object_of_leaf(x, (leaf_id){any.id}, class_name, class_find(x, class_name));
    object_edit(x, error)->is_exact = true;
    map_put(&x->errors, slot, error.id + 1);
    return error;
}

static void throw_exactly(struct exec *x, term_id condition, name_id class_name,
                          const struct arguments *args)
{
    struct fork f;
    if (fork_then(x, &f, condition)) {
        struct value class = exec_language(x)->has_prototypes
                                 ? exec_class_value(x, names_text(x->names, class_name))
                                 : VALUE_NONE;
        exec_throw_value(x, class.tag == VALUE_CALLABLE
                                ? prototype_construct(x, class, args, x->node)
                                : exec_new_object(x, class_name, args, x->node));
    }
    fork_else(x, &f);
    fork_join(x, &f);
}

static void throw_new(struct exec *x, term_id condition, const char *class_name,
                      const struct arguments *args)
{
    name_id name = names_add_z(x->names, class_name);
    if (x->dead)
        return;
    term_id held = exec_enter_case(x, NO_TERM);
    if (!term_is_none(held))
        condition = term_and(x->terms, condition, held);
    uint32_t target = x->throw_target ? x->throw_target : TARGET_UNCAUGHT;
    if (x->setup.concrete)
        throw_exactly(x, condition, name, args);
    else if (x->error_handlers == 0 && (exec_language(x)->has_prototypes ||
                                        class_is_subclass(x, name, names_add_z(x->names, "Error"))))
        region_leave_if(x, TARGET_UNCAUGHT, condition, VALUE_NONE);
    else
        region_leave_if(x, target, condition, shared_error(x, name, target));
    x->held = held;
}

void exec_throw(struct exec *x, term_id condition, const char *class_name, struct text message)
{
    struct value text = value_of_text(x, message);
    struct arguments args = {&text, NULL, NULL, 1};
    throw_new(x, condition, class_name, &args);
}

void exec_throw_coded(struct exec *x, term_id condition, const char *class_name,
                      struct text message, int64_t code)
{
    struct value items[2] = {value_of_text(x, message), value_of_int(x, code)};
    struct arguments args = {items, NULL, NULL, 2};
    throw_new(x, condition, class_name, &args);
}

/* Whether a clause for that class may catch an error of the language. */
static bool catches_errors(struct exec *x, ir_id clause)
{
    uint32_t count = ir_node(x->program, clause)->count;
    name_id error = names_add_z(x->names, "Error");
    if (count == 2)
        return true;
    for (uint32_t i = 2; i < count; i++) {
        ir_id operand = ir_kid(x->program, clause, i);
        if (ir_node(x->program, operand)->op != IR_CLASS_NAME)
            return true;
        name_id name = {(uint32_t)ir_node(x->program, operand)->payload};
        if (class_is_subclass(x, name, error) || class_is_subclass(x, error, name))
            return true;
    }
    return false;
}

bool error_is_handled_by(struct exec *x, ir_id try)
{
    uint32_t count = ir_node(x->program, try)->count;
    if (!ir_is_none(ir_kid(x->program, try, 1)))
        return true;
    for (uint32_t i = 2; i < count; i++)
        if (catches_errors(x, ir_kid(x->program, try, i)))
            return true;
    return false;
}
