/* Arguments at which an operation on text has a wanted value. */
#include "solver/inverse.h"

struct inverting {
    struct arena *arena;
    const struct term_table *terms;
    wanted_values *out;
};

enum { LONGEST = 4096 };

static void want(struct inverting *v, uint32_t arg, struct text text)
{
    struct constant value = {.sort = SORT_STRING, .text = text};
    VEC_PUSH(v->arena, v->out, ((struct wanted_value){arg, value}));
}

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

static bool is_fixed(const struct inverting *v, term_id term)
{
    return term_get_op(v->terms, term) == TERM_CONST_STRING;
}

/* Where the next part that is fixed begins in `whole`; its end if there is none. */
static size_t next_fixed(const struct inverting *v, const struct solver_point *point, uint32_t from,
                         struct text whole, size_t at)
{
    for (uint32_t i = from; i < point->arg_count; i++) {
        if (!is_fixed(v, term_arg(v->terms, point->term, i)))
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
static void want_concat(struct inverting *v, const struct solver_point *point)
{
    struct text whole = point->value.text;
    struct text *parts = ARENA_ARRAY(v->arena, struct text, point->arg_count + 1);
    size_t at = 0;
    for (uint32_t i = 0; i < point->arg_count; i++) {
        bool fixed = is_fixed(v, term_arg(v->terms, point->term, i));
        size_t end = fixed ? at + point->args[i].text.size : next_fixed(v, point, i + 1, whole, at);
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
        if (!is_fixed(v, term_arg(v->terms, point->term, i)))
            want(v, i, parts[i]);
}

static bool as_size(const struct constant *value, size_t *size)
{
    *size = (size_t)value->integer;
    return value->integer >= 0 && value->integer <= LONGEST;
}

static void want_substr(struct inverting *v, const struct solver_point *point)
{
    struct text whole = point->args[0].text, part = point->value.text;
    size_t from, size;
    if (!as_size(&point->args[1], &from) || point->args[2].integer < (int64_t)part.size)
        return;
    size = (size_t)point->args[2].integer;
    struct text tail = size == part.size ? rest(whole, from + size) : TEXT("");
    want(v, 0, joined(v->arena, of_length(v->arena, whole, from), part, tail));
}

static void want_index(struct inverting *v, const struct solver_point *point)
{
    struct text whole = point->args[0].text, part = point->args[1].text;
    struct text bare = without(v->arena, whole, part);
    size_t at;
    if (point->value.integer == -1)
        want(v, 0, bare);
    else if (as_size(&point->value, &at))
        want(v, 0, joined(v->arena, of_length(v->arena, bare, at), part, rest(bare, at)));
}

/* Whether `part` is in, at the begin or at the end of the other argument. */
static void want_part(struct inverting *v, const struct solver_point *point)
{
    enum term_op op = term_get_op(v->terms, point->term);
    uint32_t subject = op == TERM_CONTAINS ? 0 : 1;
    struct text whole = point->args[subject].text, part = point->args[1 - subject].text;
    bool wanted = point->value.boolean;
    struct text result = op == TERM_PREFIX ? joined(v->arena, part, whole, TEXT(""))
                                           : joined(v->arena, whole, part, TEXT(""));
    if (!wanted)
        result = without(v->arena, whole, part);
    want(v, subject, result);
}

void inverse_of_text(struct arena *arena, const struct term_table *terms,
                     const struct solver_point *point, wanted_values *out)
{
    struct inverting inverting = {arena, terms, out}, *v = &inverting;
    size_t size;
    switch ((int)term_get_op(terms, point->term)) {
    case TERM_CONCAT: want_concat(v, point); break;
    case TERM_SUBSTR: want_substr(v, point); break;
    case TERM_INDEX_OF: want_index(v, point); break;
    case TERM_CONTAINS:
    case TERM_PREFIX:
    case TERM_SUFFIX: want_part(v, point); break;
    case TERM_LENGTH:
        if (as_size(&point->value, &size))
            want(v, 0, of_length(arena, point->args[0].text, size));
        break;
    default: break;
    }
}
