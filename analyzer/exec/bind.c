/* Arguments at the parameters of a function: defaults, types, names, what a variadic one takes. */
#include "analyzer/exec/call_p.h"

static void too_few(struct exec *x, const struct ir_function *function, uint32_t given)
{
    uint32_t least = 0;
    for (uint32_t i = 0; i < function->params.count; i++)
        if (ir_is_none(function->params.items[i].default_value) &&
            !function->params.items[i].variadic)
            least = i + 1;
    struct text name = exec_function_name(x), place = exec_call_place(x);
    bool exact = least == function->params.count;
    exec_frame(x)->binding = UINT32_MAX; /* the line of the function as a whole */
    exec_throw(
        x, term_bool(x->terms, true), "ArgumentCountError",
        text_print(x->arena,
                   "Too few arguments to function %.*s(), %u passed%s%.*s and %s %u expected",
                   (int)name.size, name.data, given, place.size ? " in " : "", (int)place.size,
                   place.data, exact ? "exactly" : "at least", least));
}

static struct value fit_type(struct exec *x, const struct ir_type *type, struct value value,
                             struct text what)
{
    bool declared = type->mask || type->class_count;
    return declared && !x->dead ? exec_language(x)->coerce(x, type, value, what) : value;
}

static struct value argument_value(struct exec *x, const struct ir_param *param, uint32_t position,
                                   const struct arguments *args, bool *missing)
{
    uint32_t at = arguments_find(args, position, param->name);
    *missing = false;
    if (at == UINT32_MAX) {
        *missing = ir_is_none(param->default_value);
        struct value given = *missing ? VALUE_OF_NULL : exec_value(x, param->default_value);
        bool written = !*missing && ir_node(x->program, param->default_value)->op == IR_NULL;
        return x->setup.concrete && !*missing && !written
                   ? fit_type(x, &param->type, given, names_text(x->names, param->name))
                   : given;
    }
    struct value value = args->items[at];
    if (value.tag == VALUE_REFERENCE && param->by_reference) {
        struct value held = heap_follow(x, value);
        struct value fit = fit_type(x, &param->type, held, names_text(x->names, param->name));
        if (!x->dead && !value_same(fit, held))
            heap_write(x, value.id, NO_NAME, fit);
        return value;
    }
    value = heap_follow(x, value);
    return fit_type(x, &param->type, value, names_text(x->names, param->name));
}

/* Whether a named argument that no parameter has stands before the place of the variadic one. */
static bool has_early_name(struct exec *x, const struct arguments *args, uint32_t first)
{
    const struct ir_function *function = ir_function(x->program, exec_frame(x)->function);
    for (uint32_t i = 0; args->names && i < args->count; i++) {
        bool known = name_is_none(args->names[i]);
        for (uint32_t k = 0; k < function->params.count; k++)
            known = known || (name_equal(function->params.items[k].name, args->names[i]) &&
                              !function->params.items[k].variadic);
        if (known == (i >= first) && !name_is_none(args->names[i]))
            return true;
    }
    return false;
}

/* All arguments from `first` on as one array, each of the declared type. */
static struct value variadic_value(struct exec *x, const struct ir_param *param, uint32_t first,
                                   const struct arguments *args)
{
    struct arguments rest = {ARENA_ARRAY(x->arena, struct value, args->count + 1), NULL,
                             args->names, args->count};
    for (uint32_t i = first; i < args->count && !x->dead; i++) {
        struct value value = args->items[i];
        rest.items[i] = value;
        if (param->by_reference && value.tag == VALUE_REFERENCE)
            continue;
        struct text what = param->type.mask || param->type.class_count
                               ? text_print(x->arena, "%" PRIu32, i + 1)
                               : TEXT("");
        rest.items[i] = fit_type(x, &param->type, heap_follow(x, value), what);
    }
    struct value array = arguments_rest(x, &rest, first);
    if (x->setup.concrete && has_early_name(x, args, first))
        exec_unsupported(x, "a name among arguments that others follow");
    return exec_language(x)->make_list ? exec_language(x)->make_list(x, array) : array;
}

/* Where a language has undefined, it stands for an argument that is missing. */
static struct value or_default(struct exec *x, const struct ir_param *param, struct value value)
{
    struct value other = VALUE_NONE;
    struct fork f;
    if (!exec_language(x)->has_prototypes || ir_is_none(param->default_value) ||
        !(value_tags(x, value) & VALUE_MASK(VALUE_UNDEFINED)))
        return value;
    if (fork_then(x, &f, value_has_tag(x, value, VALUE_MASK(VALUE_UNDEFINED))))
        other = exec_value(x, param->default_value);
    fork_else(x, &f);
    fork_join(x, &f);
    return fork_value(x, &f, other, value);
}

bool bind_refuse_names(struct exec *x, ir_function_id id, const struct arguments *args)
{
    static const struct ir_function nothing = {.name = {0}};
    const struct ir_function *function = id.index ? ir_function(x->program, id) : &nothing;
    for (uint32_t i = 0; args->names && i < args->count; i++) {
        bool found = name_is_none(args->names[i]), twice = false;
        for (uint32_t k = 0; k < function->params.count; k++) {
            bool same = name_equal(function->params.items[k].name, args->names[i]);
            found = found || function->params.items[k].variadic || same;
            twice = twice || (same && !function->params.items[k].variadic && k < i &&
                              name_is_none(args->names[k]));
        }
        for (uint32_t k = 0; k < i && !name_is_none(args->names[i]); k++)
            twice = twice || name_equal(args->names[k], args->names[i]);
        if (twice && x->setup.concrete) {
            struct text again = names_text(x->names, args->names[i]);
            exec_throw(x, term_bool(x->terms, true), "Error",
                       text_print(x->arena, "Named parameter $%.*s overwrites previous argument",
                                  (int)again.size, again.data));
            return true;
        }
        if (found || !exec_language(x)->strict_arity)
            continue;
        struct text name = names_text(x->names, args->names[i]);
        exec_throw(
            x, term_bool(x->terms, true), "Error",
            text_print(x->arena, "Unknown named parameter $%.*s", (int)name.size, name.data));
        return true;
    }
    return false;
}

static bool has_names(const struct arguments *args)
{
    bool any = false;
    for (uint32_t i = 0; args->names && i < args->count; i++)
        any = any || !name_is_none(args->names[i]);
    return any;
}

/* A parameter with a default value before one that has none must be given all the same. */
static bool is_required_after(struct exec *x, ir_function_id id, uint32_t index,
                              const struct arguments *args)
{
    const struct ir_function *function = ir_function(x->program, id);
    if (function->params.items[index].variadic ||
        arguments_find(args, index, function->params.items[index].name) != UINT32_MAX)
        return false;
    for (uint32_t i = index + 1; i < function->params.count; i++)
        if (ir_is_none(function->params.items[i].default_value) &&
            !function->params.items[i].variadic)
            return true;
    return false;
}

/* A platform's other versions may ask for fewer than its specification has: what is missing is
 * anything there. Where the program's own function asks for more, the call throws. */
static struct value missing_value(struct exec *x, ir_function_id id, const struct arguments *args)
{
    const struct ir_function *function = ir_function(x->program, id);
    if (!exec_language(x)->strict_arity)
        return exec_language(x)->absent;
    if (ir_file(x->program, function->file)->is_spec) {
        x->leans = true;
        return exec_unmodelled(x, "an argument that a specification asks for", NULL, 0);
    }
    too_few(x, function, args->count);
    return VALUE_NONE;
}

void bind_params(struct exec *x, ir_function_id id, const struct arguments *args)
{
    if (bind_refuse_names(x, id, args))
        return;
    uint32_t owner = exec_frame(x)->owner;
    exec_frame(x)->is_named = has_names(args);
    for (uint32_t i = 0; i < ir_function(x->program, id)->params.count && !x->dead; i++) {
        struct ir_param param = ir_function(x->program, id)->params.items[i];
        bool missing = false;
        exec_frame(x)->binding = i + 1;
        struct value value = param.variadic ? variadic_value(x, &param, i, args)
                                            : argument_value(x, &param, i, args, &missing);
        if (x->setup.concrete && has_names(args) && (missing || is_required_after(x, id, i, args)))
            exec_unsupported(x, "a call with names that leaves a parameter out");
        if (missing)
            value = missing_value(x, id, args);
        if (missing && x->dead)
            return;
        value = or_default(x, &param, value);
        heap_write(x, owner, param.name, value);
        if (param.promoted && exec_frame(x)->self.tag == VALUE_OBJECT)
            object_set_property(x, exec_frame(x)->self, param.name,
                                param.by_reference ? value : heap_follow(x, value));
        if (!ir_is_none(param.pattern))
            exec_destructure(x, param.pattern, value);
    }
    exec_frame(x)->binding = 0;
}
