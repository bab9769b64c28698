/*
 * Parameters of built-in functions: reads a row's parameter list, converts the arguments to it and
 * refuses what PHP refuses, and gives the functions access to what they were called with.
 */
#include "grammars/php/semantics/builtins.h"

/* One parameter of a list like "array|string $search, int &$count = null, mixed ...$values". */
struct param {
    struct text type;    /* "" where none is declared */
    struct text name;    /* without `$` */
    struct text initial; /* source of the default value; "" without one */
    bool variadic;
};

/* Takes the next parameter off the list; false at its end. */
static bool next_param(struct text *list, struct param *param)
{
    size_t dollar = text_find(*list, TEXT("$"), 0);
    if (dollar == SIZE_MAX)
        return false;
    struct text before = text_slice(*list, 0, dollar);
    param->variadic = text_ends_with(before, TEXT("..."));
    size_t blank = text_find(before, TEXT(" "), 0);
    param->type = text_slice(before, 0, blank == SIZE_MAX ? 0 : blank);
    size_t end = dollar + 1;
    while (end < list->size && (isalnum((unsigned char)list->data[end]) || list->data[end] == '_'))
        end++;
    param->name = text_slice(*list, dollar + 1, end);
    size_t comma = text_find(*list, TEXT(", "), end);
    struct text rest = text_slice(*list, end, comma == SIZE_MAX ? list->size : comma);
    bool has_default = text_starts_with(rest, TEXT(" = "));
    param->initial = has_default ? text_slice(rest, 3, rest.size) : TEXT("");
    *list = text_slice(*list, comma == SIZE_MAX ? list->size : comma + 2, list->size);
    return true;
}

static const struct php_builtin *row_of(const struct call *call)
{
    return (const struct php_builtin *)(const void *)call->builtin;
}

static bool find_param(const struct call *call, uint32_t index, struct param *param)
{
    struct text list = text_of(row_of(call)->params);
    *param = (struct param){0};
    for (uint32_t i = 0; i <= index; i++)
        if (!next_param(&list, param))
            return param->variadic;
    return true;
}

uint32_t php_parameter(const struct builtin *builtin, struct text name)
{
    struct text list = text_of(((const struct php_builtin *)(const void *)builtin)->params);
    struct param param;
    for (uint32_t i = 0; next_param(&list, &param); i++)
        if (text_equal(param.name, name) && !param.variadic)
            return i;
    return UINT32_MAX;
}

/* ---- conversion ---- */

struct asking {
    struct call *call;
    uint32_t index;
    const struct param *param;
    term_id *refused; /* where it may not have its type; NULL: that throws */
    bool *is_old;     /* set where it never has, and the program may be one for PHP 7 */
};

static struct text argument_message(const struct call *call, uint32_t index,
                                    const struct param *param, const char *message)
{
    struct arena *arena = exec_arena(call->x);
    if (param->variadic)
        return text_print(arena, "%s(): Argument #%" PRIu32 " %s", call->builtin->name, index + 1,
                          message);
    return text_print(arena, "%s(): Argument #%" PRIu32 " ($%.*s) %s", call->builtin->name,
                      index + 1, PRINTED(param->name), message);
}

static void refuse_argument(struct exec *x, const struct php_expectation *e, term_id condition,
                            struct value given)
{
    const struct asking *asking = e->context;
    struct text name = php_type_name(x, given), type = asking->param->type;
    if (text_is(type, "array|object"))
        type = TEXT("array");
    struct text message =
        text_print(exec_arena(x), "must be of type %.*s, %.*s given", PRINTED(type), PRINTED(name));
    if (!e->strict && exec_is_true(x, condition) && php_may_differ(x, PHP_TYPES_THROW)) {
        *asking->is_old = true;
        return;
    }
    if (asking->refused) { /* before PHP 8 the function gives null */
        *asking->refused = term_or(exec_terms(x), *asking->refused, condition);
        return;
    }
    if (e->type.mask & IR_TYPE_CALLABLE)
        message = php_callable_refusal(x, given, e->type.mask & IR_TYPE_NULL);
    exec_throw(x, condition, "TypeError",
               argument_message(asking->call, asking->index, asking->param, message.data));
}

static struct value convert_argument(struct call *call, uint32_t index, const struct param *param,
                                     term_id *refused, bool *is_old)
{
    struct asking asking = {call, index, param, refused, is_old};
    struct text class_name;
    struct php_expectation e = {.internal = true, .refuse = refuse_argument, .context = &asking};
    e.type.mask = php_read_type(param->type, &class_name);
    if (e.type.mask & IR_TYPE_MIXED)
        return call->args[index];
    name_id class = class_name.size ? names_add(exec_names(call->x), class_name) : NO_NAME;
    e.type.class_count = class_name.size != 0;
    e.type.classes = &class;
    e.strict = exec_is_strict(call->x, false);
    if (e.strict)
        asking.refused = NULL;
    struct value value = php_expect(call->x, &e, call->args[index]);
    /* no case of the argument is left: nothing comes here */
    bool none = value.tag == VALUE_NULL && !(e.type.mask & IR_TYPE_NULL) && !asking.refused;
    return none && !exec_is_dead(call->x) ? VALUE_NONE : value;
}

/* ---- arguments that may be one of several things ---- */

enum { MOST_CASES = 16 };

/* Whether the function takes the argument as it is, whatever it may be. */
static bool is_whole(const struct param *param)
{
    return text_is(param->type, "mixed") || text_find(param->type, TEXT("callable"), 0) != SIZE_MAX;
}

struct splitting {
    struct call *call;
    uint32_t index; /* of the argument that is split */
    uint32_t cases; /* of all arguments together */
};

static struct value run_split(struct call *call, uint32_t from, uint32_t cases);

static struct value run_one(struct exec *x, struct value one, void *context)
{
    struct splitting *s = context;
    (void)x;
    bool absent = one.tag == VALUE_ABSENT || one.tag == VALUE_UNDEFINED;
    s->call->args[s->index] = absent ? VALUE_OF_NULL : one;
    return run_split(s->call, s->index + 1, s->cases);
}

/* What each case writes back, as one value: what a case leaves alone is the argument. */
static void merge_outs(struct call *call, const value_cases *guards, struct value *const *outs)
{
    for (uint32_t i = 0; i < call->count; i++) {
        value_cases merged = {0};
        bool any = false;
        for (uint32_t k = 0; k < guards->count; k++) {
            struct value_case one = {guards->items[k].guard, outs[k][i]};
            any = any || one.value.tag != VALUE_ABSENT;
            if (one.value.tag == VALUE_ABSENT)
                one.value = call->args[i];
            VEC_PUSH(exec_arena(call->x), &merged, one);
        }
        if (any)
            call->out[i] = value_join(call->x, &merged);
    }
}

static struct value run_cases(struct call *call, uint32_t index, const value_cases *cases,
                              uint32_t count)
{
    struct exec *x = call->x;
    struct arena *arena = exec_arena(x);
    value_cases results = {0};
    struct value **outs = ARENA_ARRAY(arena, struct value *, cases->count);
    for (uint32_t i = 0; i < cases->count; i++) {
        struct call one = *call;
        one.is_case = true;
        struct value_case result = cases->items[i];
        one.args = ARENA_ARRAY(arena, struct value, call->count + 1);
        one.out = ARENA_ARRAY(arena, struct value, call->count + 1);
        memcpy(one.args, call->args, call->count * sizeof *one.args);
        struct splitting s = {&one, index, count};
        if (!exec_under(x, result.guard, run_one, result.value, &s, &result.value))
            continue;
        outs[results.count] = one.out;
        VEC_PUSH(arena, &results, result);
    }
    if (exec_is_dead(x) || results.count == 0)
        return VALUE_OF_NULL;
    merge_outs(call, &results, outs);
    return value_join(x, &results);
}

/* Too many cases: anything, computed from the arguments. */
static struct value give_up(struct call *call)
{
    for (uint32_t i = 0; i < call->count; i++)
        if (call->builtin->references >> (i < 31 ? i : 31) & 1)
            call->out[i] = call_unknown(call);
    return call_unknown(call);
}

static struct value run_split(struct call *call, uint32_t from, uint32_t count)
{
    struct param param;
    for (uint32_t i = from; i < call->count; i++) {
        value_cases cases = {0};
        uint32_t tag = call->args[i].tag;
        if (tag != VALUE_UNION && tag != VALUE_LEAF)
            continue;
        find_param(call, i, &param);
        if (is_whole(&param))
            continue;
        value_get_cases(call->x, call->args[i], &cases);
        if (cases.count * count > MOST_CASES)
            return give_up(call);
        return run_cases(call, i, &cases, cases.count * count);
    }
    return row_of(call)->run(call);
}

/* What always fails in PHP 8 was written for a version in which it warns. */
static struct value result_before_php_8(struct call *call)
{
    exec_lean(call->x);
    struct text what = text_print(exec_arena(call->x), "%s as before PHP 8", call->builtin->name);
    return exec_unmodelled(call->x, what.data, call->args, call->count);
}

struct value php_call_builtin(struct call *call)
{
    struct text list = text_of(row_of(call)->params);
    struct param param = {0};
    struct value *args = ARENA_ARRAY(exec_arena(call->x), struct value, call->count + 1);
    bool old = !php_is_so(call->x, PHP_TYPES_THROW), is_old = false;
    term_id refused = term_bool(exec_terms(call->x), false);
    for (uint32_t i = 0; i < call->count; i++) {
        if (!param.variadic)
            next_param(&list, &param);
        args[i] = call->args[i];
        if (args[i].tag != VALUE_ABSENT && param.type.size)
            args[i] = convert_argument(call, i, &param, old ? &refused : NULL, &is_old);
        if (is_old)
            return result_before_php_8(call);
        if (exec_is_dead(call->x) || exec_is_true(call->x, refused))
            return VALUE_OF_NULL;
        if (args[i].tag == VALUE_ABSENT && call->args[i].tag != VALUE_ABSENT)
            return call_unknown(call);
    }
    call->args = args;
    struct value result = run_split(call, 0, 1);
    return old ? value_merge(call->x, refused, VALUE_OF_NULL, result) : result;
}

/* ---- functions of scalars ---- */

static struct value value_of_term(struct exec *x, term_id term)
{
    switch (term_get_sort(exec_terms(x), term)) {
    case SORT_BOOL: return value_bool(term);
    case SORT_INT: return value_int(term);
    case SORT_FLOAT: return value_float(term);
    case SORT_REAL:
    case SORT_STRING: break;
    }
    return value_string(term);
}

struct value value_apply(struct exec *x, const struct function_kind *kind, const term_id *args,
                         uint32_t count)
{
    struct term_table *terms = exec_terms(x);
    struct constant ignored;
    term_id term = term_apply(terms, terms_function(terms, kind), args, count);
    if (exec_is_concrete(x) && !term_is_constant(terms, term, &ignored))
        exec_unsupported(x, kind->name); /* the value keeps its sort */
    return value_of_term(x, term);
}

/* A default value as the parameter list writes it: a number, true, false or a quoted text without
 * escapes but for \n, \r, \t, \v and \0. */
static term_id default_term(struct exec *x, struct text source)
{
    struct term_table *terms = exec_terms(x);
    static const char from[] = "nrtvf0", to[] = "\n\r\t\v\f";
    struct buffer out;
    if (source.data[0] != '\'') {
        if (source.data[0] == 't' || source.data[0] == 'f')
            return term_bool(terms, source.data[0] == 't');
        return term_int(terms, strtoll(source.data, NULL, 10));
    }
    buffer_init(&out);
    for (size_t i = 1; i + 1 < source.size; i++) {
        bool escape = source.data[i] == '\\';
        i += escape;
        const char *found = strchr(from, source.data[i]);
        buffer_add_byte(&out, escape && found ? to[found - from] : source.data[i]);
    }
    term_id term = term_string_of(terms, out.size ? buffer_text(&out) : TEXT(""));
    buffer_done(&out);
    return term;
}

struct value call_pure(struct call *call)
{
    enum { MOST = 8 };
    term_id args[MOST];
    struct text list = text_of(row_of(call)->params);
    struct param param;
    uint32_t count = 0;
    for (; count < MOST && next_param(&list, &param); count++) {
        if (!arg_given(call, count)) {
            args[count] = default_term(call->x, param.initial);
        } else if (call->args[count].tag >= VALUE_BOOL && call->args[count].tag <= VALUE_STRING) {
            args[count] = value_term(call->args[count]);
        } else {
            return call_unknown(call);
        }
    }
    return value_apply(call->x, row_of(call)->pure, args, count);
}

struct value call_undone(struct call *call, const struct function_kind *kind)
{
    struct term_table *terms = exec_terms(call->x);
    if (call->args[0].tag != VALUE_STRING)
        return VALUE_NONE;
    term_id made = term_canon(terms, value_term(call->args[0]));
    if (term_get_op(terms, made) != TERM_APPLY ||
        function_get_kind(terms, term_get_function(terms, made)) != kind)
        return VALUE_NONE;
    return value_string(term_arg(terms, made, 0));
}

/* ---- access ---- */

bool arg_given(const struct call *call, uint32_t index)
{
    return index < call->count && call->args[index].tag != VALUE_ABSENT;
}

bool arg_is_null(const struct call *call, uint32_t index)
{
    return !arg_given(call, index) || call->args[index].tag == VALUE_NULL;
}

static bool constant_arg(struct call *call, uint32_t index, struct constant *constant)
{
    return value_is_constant(call->x, call->args[index], constant);
}

bool arg_text(struct call *call, uint32_t index, const char *otherwise, struct text *text)
{
    *text = otherwise ? text_of(otherwise) : TEXT("");
    return arg_is_null(call, index) || value_is_text(call->x, call->args[index], text);
}

bool arg_int(struct call *call, uint32_t index, int64_t otherwise, int64_t *integer)
{
    struct constant constant;
    *integer = otherwise;
    if (arg_is_null(call, index))
        return true;
    if (!constant_arg(call, index, &constant))
        return false;
    *integer = constant.integer;
    return true;
}

bool arg_float(struct call *call, uint32_t index, double otherwise, double *number)
{
    struct constant constant;
    *number = otherwise;
    if (arg_is_null(call, index))
        return true;
    if (!constant_arg(call, index, &constant))
        return false;
    *number = constant.sort == SORT_INT ? (double)constant.integer : constant.number;
    return true;
}

bool arg_bool(struct call *call, uint32_t index, bool otherwise, bool *boolean)
{
    struct constant constant;
    *boolean = otherwise;
    if (arg_is_null(call, index))
        return true;
    if (!constant_arg(call, index, &constant))
        return false;
    *boolean = constant.boolean;
    return true;
}

struct php_list php_list_of(struct exec *x, struct value array)
{
    struct php_list list = {{0}, {0}, false, true};
    list.closed = array_list(x, array, &list.elements, &list.base);
    list.known = list.closed;
    for (uint32_t i = 0; i < list.elements.count; i++) {
        list.known = list.known && exec_is_true(x, list.elements.items[i].present);
        list.elements.items[i].value = heap_follow(x, list.elements.items[i].value);
    }
    return list;
}

bool value_elements(struct exec *x, struct value array, array_elements *elements)
{
    leaf_id base;
    *elements = (array_elements){0};
    if (array.tag != VALUE_ARRAY || !array_list(x, array, elements, &base))
        return false;
    for (uint32_t i = 0; i < elements->count; i++) {
        if (!exec_is_true(x, elements->items[i].present))
            return false;
        elements->items[i].value = heap_follow(x, elements->items[i].value);
    }
    return true;
}

bool arg_elements(struct call *call, uint32_t index, array_elements *elements)
{
    return arg_given(call, index) && value_elements(call->x, call->args[index], elements);
}

/* ---- results ---- */

struct value call_unknown(struct call *call)
{
    return call_derived(call, php_result_tags(text_of(call->builtin->name)));
}

struct value call_derived(struct call *call, uint32_t mask)
{
    return exec_derived(call->x, call->builtin->name, mask, VALUE_ANY, call->args, call->count);
}

static struct value refuse_call(struct call *call, const char *class_name, uint32_t index,
                                const char *message)
{
    struct param param;
    find_param(call, index, &param);
    exec_throw(call->x, term_bool(exec_terms(call->x), true), class_name,
               argument_message(call, index, &param, message));
    return VALUE_OF_NULL;
}

struct value call_refuse_value(struct call *call, uint32_t index, const char *message)
{
    return refuse_call(call, "ValueError", index, message);
}

struct value call_refuse_type(struct call *call, uint32_t index, const char *message)
{
    if (!call->is_case && php_may_differ(call->x, PHP_TYPES_THROW))
        return result_before_php_8(call);
    return refuse_call(call, "TypeError", index, message);
}

struct value call_buffer(struct call *call, struct buffer *buffer)
{
    struct value value = value_of_text(call->x, buffer->size ? buffer_text(buffer) : TEXT(""));
    buffer_done(buffer);
    return value;
}

bool give_buffer(struct arena *arena, struct constant *result, struct buffer *buffer)
{
    struct text text = buffer->size ? text_copy(arena, buffer_text(buffer)) : TEXT("");
    buffer_done(buffer);
    return give_text(result, text);
}
