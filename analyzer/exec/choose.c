/*
 * Methods whose name is computed: of the methods that the object's class has, those that begin as
 * the name does are called where it is theirs; a name that is one of several literals means one of
 * those. A name without a known beginning may mean any method: it is not followed.
 */
#include "analyzer/exec/exec_p.h"

enum { MOST_METHODS = 24, LEAST_PREFIX = 3, DEEPEST = 32 };

/* What is known of how a text begins. */
struct text text_prefix(struct exec *x, term_id text)
{
    struct constant constant;
    term_id canon = term_canon(x->terms, text);
    if (term_get_op(x->terms, canon) == TERM_CONCAT)
        canon = term_canon(x->terms, term_arg(x->terms, canon, 0));
    return term_is_constant(x->terms, canon, &constant) ? constant.text : TEXT("");
}

static struct text lower_text(struct exec *x, struct text text)
{
    return names_text(x->names, names_lower(x->names, names_add(x->names, text)));
}

static bool has_name(const name_vec *names, name_id name)
{
    for (uint32_t i = 0; i < names->count; i++)
        if (names->items[i].index == name.index)
            return true;
    return false;
}

/* The methods of the class and of those that it extends that begin with the prefix, lower case. */
static void add_methods(struct exec *x, name_id class_name, struct text prefix, name_vec *names)
{
    for (int depth = 0; depth < 32 && !name_is_none(class_name); depth++) {
        ir_class_id class = class_or_stub(x, class_name);
        if (class.index == 0)
            return;
        for (uint32_t i = 0; i < ir_class(x->program, class)->methods.count; i++) {
            ir_function_id method = ir_class(x->program, class)->methods.items[i];
            name_id name = names_lower(x->names, ir_function(x->program, method)->name);
            if (text_starts_with(names_text(x->names, name), prefix) && !has_name(names, name))
                VEC_PUSH(x->arena, names, name);
        }
        class_name = class_parent(x, class_name);
    }
}

/* The literals that the name is chosen from, lower case. False: it may be another text. */
static bool add_literals(struct exec *x, term_id name, name_vec *names, int depth)
{
    struct constant constant;
    term_id canon = term_canon(x->terms, name);
    if (term_get_op(x->terms, canon) == TERM_ITE && depth < DEEPEST)
        return add_literals(x, term_arg(x->terms, canon, 1), names, depth + 1) &&
               add_literals(x, term_arg(x->terms, canon, 2), names, depth + 1);
    if (!term_is_constant(x->terms, canon, &constant))
        return false;
    name_id lower = names_lower(x->names, names_add(x->names, constant.text));
    if (!has_name(names, lower))
        VEC_PUSH(x->arena, names, lower);
    return true;
}

/* The name before its letters were made small or large: names of methods are the same in either. */
static term_id before_case(struct exec *x, term_id name)
{
    term_id canon = term_canon(x->terms, name);
    while (term_get_op(x->terms, canon) == TERM_APPLY && term_arg_count(x->terms, canon) == 1) {
        struct text function =
            text_of(function_get_kind(x->terms, term_get_function(x->terms, canon))->name);
        if (!text_ends_with(function, TEXT(".lower")) && !text_ends_with(function, TEXT(".upper")))
            break;
        canon = term_canon(x->terms, term_arg(x->terms, canon, 0));
    }
    return canon;
}

/* False: too many or none of them may be meant. */
static bool find_methods(struct exec *x, name_id class_name, term_id name, name_vec *names)
{
    if (term_get_op(x->terms, term_canon(x->terms, name)) == TERM_ITE) {
        if (add_literals(x, name, names, 0))
            return names->count <= MOST_METHODS;
        names->count = 0;
    }
    struct text prefix = lower_text(x, text_prefix(x, before_case(x, name)));
    if (prefix.size >= LEAST_PREFIX)
        add_methods(x, class_name, prefix, names);
    return names->count > 0 && names->count <= MOST_METHODS;
}

/* Names of methods are the same in either case. */
static term_id is_named(struct exec *x, term_id name, name_id method)
{
    term_id canon = term_canon(x->terms, name);
    if (term_get_op(x->terms, canon) == TERM_ITE)
        return term_ite(x->terms, term_arg(x->terms, canon, 0),
                        is_named(x, term_arg(x->terms, canon, 1), method),
                        is_named(x, term_arg(x->terms, canon, 2), method));
    struct value text = value_string(name);
    struct value lower = exec_call(x, value_of_text(x, TEXT("strtolower")), &text, 1);
    return lower.tag == VALUE_STRING
               ? term_eq(x->terms, value_term(lower),
                         term_string_of(x->terms, names_text(x->names, method)))
               : term_bool(x->terms, false);
}

term_id choose_has_method(struct exec *x, name_id class_name, term_id name)
{
    name_vec names = {0};
    term_id any = term_bool(x->terms, false);
    if (!find_methods(x, class_name, name, &names))
        return NO_TERM;
    for (uint32_t i = 0; i < names.count; i++)
        any = term_or(x->terms, any, is_named(x, name, names.items[i]));
    return any;
}

static struct value call_from(struct exec *x, const struct choice *choice, const name_vec *names,
                              uint32_t index)
{
    struct fork fork;
    if (x->dead)
        return VALUE_OF_NULL;
    if (index == names->count) {
        struct value from[2] = {choice->object, value_string(choice->name)};
        return exec_unmodelled(x, "a method with a computed name", from, 2);
    }
    struct value then = VALUE_OF_NULL, otherwise = VALUE_OF_NULL;
    if (fork_then(x, &fork, is_named(x, choice->name, names->items[index])))
        then =
            exec_invoke_method(x, choice->object, names->items[index], choice->args, choice->node);
    if (fork_else(x, &fork))
        otherwise = call_from(x, choice, names, index + 1);
    fork_join(x, &fork);
    return fork_value(x, &fork, then, otherwise);
}

bool choose_and_call(struct exec *x, const struct choice *choice, struct value *result)
{
    name_vec names = {0};
    if (!find_methods(x, object_get(x, choice->object)->class_name, choice->name, &names))
        return false;
    *result = call_from(x, choice, &names, 0);
    return true;
}
