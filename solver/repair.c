/* Wanted values, handed down to inputs. */
#include "solver/repair.h"

#include "solver/hard.h"

struct repairing {
    struct arena *arena;
    struct term_table *terms;
    const struct solver_model *model;
    forced_values *out;
};

enum { DEEPEST = 12, LONGEST = 4096, MOST_REPAIRS = 24 };

static void want(struct repairing *r, term_id term, const struct constant *value, int depth);

static void want_text(struct repairing *r, term_id term, struct text text, int depth)
{
    struct constant value = {.sort = SORT_STRING, .text = text};
    want(r, term, &value, depth);
}

/* ---- texts ---- */

/* `text` made as long as that, with what stands for any character. */
static struct text of_length(struct arena *arena, struct text text, size_t size)
{
    struct buffer out;
    buffer_init(&out);
    buffer_add(&out, text_slice(text, 0, text.size < size ? text.size : size));
    while (out.size < size)
        buffer_add_byte(&out, 'x');
    struct text result = text_copy(arena, (struct text){out.data ? out.data : "", out.size});
    buffer_done(&out);
    return result;
}

static struct text joined(struct arena *arena, struct text a, struct text b, struct text c)
{
    char *data = arena_alloc(arena, a.size + b.size + c.size + 1, 1), *end = data;
    const struct text parts[] = {a, b, c};
    for (size_t i = 0; i < ARRAY_LENGTH(parts); i++) {
        if (parts[i].size)
            memcpy(end, parts[i].data, parts[i].size);
        end += parts[i].size;
    }
    return (struct text){data, (size_t)(end - data)};
}

static struct text without(struct arena *arena, struct text whole, struct text part)
{
    size_t at = part.size ? text_find(whole, part, 0) : SIZE_MAX;
    while (at != SIZE_MAX) {
        whole = joined(arena, text_slice(whole, 0, at), TEXT(""),
                       text_slice(whole, at + part.size, whole.size));
        at = text_find(whole, part, 0);
    }
    return whole;
}

static struct text rest(struct text text, size_t from)
{
    return from < text.size ? text_slice(text, from, text.size) : TEXT("");
}

static bool is_fixed(const struct repairing *r, term_id term)
{
    return term_get_op(r->terms, term) == TERM_CONST_STRING;
}

/* Where the next part that is fixed begins in `whole`; its end if there is none. */
static size_t next_fixed(const struct repairing *r, const struct solver_point *point, uint32_t from,
                         struct text whole, size_t at)
{
    for (uint32_t i = from; i < point->arg_count; i++) {
        if (!is_fixed(r, term_arg(r->terms, point->term, i)))
            continue;
        bool last = i + 1 == point->arg_count;
        struct text part = point->args[i].text;
        if (last)
            return text_ends_with(whole, part) && whole.size - part.size >= at
                       ? whole.size - part.size
                       : SIZE_MAX;
        return text_find(whole, part, at);
    }
    return whole.size;
}

/* What is fixed is matched from left to right; what is between it goes to the first part there. */
static void want_concat(struct repairing *r, const struct solver_point *point, int depth)
{
    struct text whole = point->value.text;
    struct text *parts = ARENA_ARRAY(r->arena, struct text, point->arg_count + 1);
    size_t at = 0;
    for (uint32_t i = 0; i < point->arg_count; i++) {
        bool fixed = is_fixed(r, term_arg(r->terms, point->term, i));
        size_t end = fixed ? at + point->args[i].text.size : next_fixed(r, point, i + 1, whole, at);
        if (end == SIZE_MAX || end > whole.size || end < at)
            return;
        parts[i] = text_slice(whole, at, end);
        if (fixed && !text_equal(parts[i], point->args[i].text))
            return;
        at = end;
    }
    if (at != whole.size)
        return;
    for (uint32_t i = 0; i < point->arg_count; i++)
        if (!is_fixed(r, term_arg(r->terms, point->term, i)))
            want_text(r, term_arg(r->terms, point->term, i), parts[i], depth);
}

static bool as_size(const struct constant *value, size_t *size)
{
    *size = (size_t)value->integer;
    return value->integer >= 0 && value->integer <= LONGEST;
}

static void want_substr(struct repairing *r, const struct solver_point *point, int depth)
{
    struct text whole = point->args[0].text, part = point->value.text;
    size_t from, size;
    if (!as_size(&point->args[1], &from) || point->args[2].integer < (int64_t)part.size)
        return;
    size = (size_t)point->args[2].integer;
    struct text tail = size == part.size ? rest(whole, from + size) : TEXT("");
    want_text(r, term_arg(r->terms, point->term, 0),
              joined(r->arena, of_length(r->arena, whole, from), part, tail), depth);
}

static void want_index(struct repairing *r, const struct solver_point *point, int depth)
{
    struct text whole = point->args[0].text, part = point->args[1].text;
    struct text bare = without(r->arena, whole, part);
    term_id subject = term_arg(r->terms, point->term, 0);
    size_t at;
    if (point->value.integer == -1)
        want_text(r, subject, bare, depth);
    else if (as_size(&point->value, &at))
        want_text(r, subject, joined(r->arena, of_length(r->arena, bare, at), part, rest(bare, at)),
                  depth);
}

/* Whether `part` is in, at the begin or at the end of the other argument. */
static void want_part(struct repairing *r, const struct solver_point *point, int depth)
{
    enum term_op op = term_get_op(r->terms, point->term);
    uint32_t subject = op == TERM_CONTAINS ? 0 : 1;
    struct text whole = point->args[subject].text, part = point->args[1 - subject].text;
    bool wanted = point->value.boolean;
    struct text result = op == TERM_PREFIX ? joined(r->arena, part, whole, TEXT(""))
                                           : joined(r->arena, whole, part, TEXT(""));
    if (!wanted)
        result = without(r->arena, whole, part);
    want_text(r, term_arg(r->terms, point->term, subject), result, depth);
}

static void want_operation(struct repairing *r, const struct solver_point *point, int depth)
{
    size_t size;
    switch ((int)term_get_op(r->terms, point->term)) {
    case TERM_CONCAT: want_concat(r, point, depth); break;
    case TERM_SUBSTR: want_substr(r, point, depth); break;
    case TERM_INDEX_OF: want_index(r, point, depth); break;
    case TERM_CONTAINS:
    case TERM_PREFIX:
    case TERM_SUFFIX: want_part(r, point, depth); break;
    case TERM_LENGTH:
        if (as_size(&point->value, &size))
            want_text(r, term_arg(r->terms, point->term, 0),
                      of_length(r->arena, point->args[0].text, size), depth);
        break;
    default: break;
    }
}

/* ---- terms ---- */

static void push(struct repairing *r, term_id input, const struct constant *value)
{
    bool sorted = value->sort == term_get_sort(r->terms, input);
    if (sorted && r->out->count < MOST_REPAIRS)
        VEC_PUSH(r->arena, r->out, ((struct forced_value){input, *value}));
}

static void want_function(struct repairing *r, term_id term, const struct constant *value,
                          int depth)
{
    const struct function_kind *kind =
        function_get_kind(r->terms, term_get_function(r->terms, term));
    struct constant argument;
    if (!kind->evaluate)
        push(r, term, value);
    else if (kind->invert && term_arg_count(r->terms, term) == 1 &&
             kind->invert(r->arena, value, &argument))
        want(r, term_arg(r->terms, term, 0), &argument, depth);
}

/* What the model makes of the arguments of an operation, and the value that it ought to have. */
static void want_value(struct repairing *r, term_id term, const struct constant *value, int depth)
{
    struct solver_point point = {
        .term = term, .arg_count = term_arg_count(r->terms, term), .value = *value};
    point.args = ARENA_ARRAY(r->arena, struct constant, point.arg_count + 1);
    for (uint32_t i = 0; i < point.arg_count; i++)
        if (!solver_evaluate(r->arena, r->terms, r->model, term_arg(r->terms, term, i),
                             &point.args[i]))
            return;
    want_operation(r, &point, depth);
}

static void want(struct repairing *r, term_id term, const struct constant *value, int depth)
{
    if (depth > DEEPEST || value->sort != term_get_sort(r->terms, term))
        return;
    enum term_op op = term_get_op(r->terms, term);
    if (op == TERM_SYMBOL || op == TERM_ITE) {
        push(r, term, value);
    } else if (op == TERM_APPLY) {
        want_function(r, term, value, depth + 1);
    } else if (op_is_textual(op)) {
        want_value(r, term, value, depth + 1);
    }
}

void repair_point(struct arena *arena, struct term_table *terms, const struct solver_model *model,
                  const struct solver_point *point, forced_values *out)
{
    struct repairing r = {arena, terms, model, out};
    if (term_get_op(terms, point->term) == TERM_APPLY)
        want_function(&r, point->term, &point->value, 0);
    else
        want_operation(&r, point, 0);
}
