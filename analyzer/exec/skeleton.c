/*
 * Skeletons: what a text or an amount is once the way in which it is written is taken off
 * (SEMANTICS 5). `number_format(round(total * rate, 2), 2)`, trimmed, cut to a width and encoded
 * for a URL, has the skeleton total * rate; so two ways of writing one amount are one term.
 */
#include "analyzer/exec/exec_p.h"

enum { DEEPEST = 32, MOST_FACTORS = 8, LEAST_WIDTH = 3 };

/* ---- forms ---- */

static bool is_form_name(struct exec *x, const char *name)
{
    const struct language *language = exec_language(x);
    return strncmp(name, "normal:", 7) == 0 || (language->is_form && language->is_form(name));
}

/* The beginning of a text, wide enough for what it holds. */
static bool is_cut(struct exec *x, term_id term)
{
    struct constant from, size;
    if (term_get_op(x->terms, term) != TERM_SUBSTR ||
        !term_is_constant(x->terms, term_arg(x->terms, term, 1), &from) || from.integer != 0)
        return false;
    bool known = term_is_constant(x->terms, term_arg(x->terms, term, 2), &size);
    return known && size.integer >= LEAST_WIDTH;
}

/* Takes off one layer; NO_TERM if there is none. */
static term_id inside(struct exec *x, term_id term)
{
    switch ((int)term_get_op(x->terms, term)) {
    case TERM_INT_TO_REAL:
    case TERM_INT_TO_FLOAT:
    case TERM_FLOAT_TO_REAL:
    case TERM_REAL_TO_FLOAT: return term_arg(x->terms, term, 0);
    case TERM_SUBSTR: return is_cut(x, term) ? term_arg(x->terms, term, 0) : NO_TERM;
    case TERM_APPLY: {
        const char *name = function_get_kind(x->terms, term_get_function(x->terms, term))->name;
        bool form = term_arg_count(x->terms, term) > 0 && is_form_name(x, name);
        return form ? term_arg(x->terms, term, 0) : NO_TERM;
    }
    default: return NO_TERM;
    }
}

/* The base that both sides of a choice have; NO_TERM if they have two. Asked once of each choice:
 * their sides share. */
static term_id shared_base(struct exec *x, term_id choice)
{
    uint32_t known = map_get(&x->bases_known, choice.index, UINT32_MAX);
    if (known != UINT32_MAX)
        return (term_id){known};
    term_id a = skeleton_base(x, term_arg(x->terms, choice, 1));
    term_id b = skeleton_base(x, term_arg(x->terms, choice, 2));
    term_id shared = term_equal(a, b) ? a : NO_TERM;
    map_put(&x->bases_known, choice.index, shared.index);
    return shared;
}

term_id skeleton_base(struct exec *x, term_id term)
{
    enum { MOST = 64 };
    term_id at = term_canon(x->terms, term);
    for (int i = 0; i < MOST; i++) {
        term_id below = inside(x, at);
        if (term_is_none(below) && term_get_op(x->terms, at) == TERM_ITE)
            below = shared_base(x, at);
        if (term_is_none(below))
            return at;
        at = term_canon(x->terms, below);
    }
    return at;
}

/* ---- products ---- */

/* factors[0] * … * hundred^scale */
struct product {
    term_id factors[MOST_FACTORS];
    uint32_t count;
    bool is_minor; /* times 100 */
    bool failed;   /* another constant factor, or too many */
};

static void collect(struct exec *x, term_id term, struct product *p, int depth);

static void add_constant(struct product *p, const struct constant *c)
{
    bool is_number = c->sort == SORT_INT || c->sort == SORT_FLOAT;
    double number = c->sort == SORT_INT ? (double)c->integer : c->number;
    if (is_number && number == 100.0 && !p->is_minor)
        p->is_minor = true;
    else if (!is_number || number != 1.0)
        p->failed = true;
}

/* A choice of which both sides are one product: the same factors written in two types. */
static bool collect_choice(struct exec *x, term_id term, struct product *p, int depth)
{
    struct product a = {.count = 0}, b = {.count = 0};
    collect(x, term_arg(x->terms, term, 1), &a, depth + DEEPEST / 4);
    collect(x, term_arg(x->terms, term, 2), &b, depth + DEEPEST / 4);
    bool same = !a.failed && !b.failed && a.count == b.count && a.is_minor == b.is_minor;
    for (uint32_t i = 0; same && i < a.count; i++)
        same = term_equal(a.factors[i], b.factors[i]);
    for (uint32_t i = 0; same && i < a.count && p->count < MOST_FACTORS; i++)
        p->factors[p->count++] = a.factors[i];
    p->failed |= same && a.is_minor && p->is_minor;
    p->is_minor |= same && a.is_minor;
    return same;
}

static void collect(struct exec *x, term_id term, struct product *p, int depth)
{
    struct constant c;
    term_id base = skeleton_base(x, term);
    enum term_op op = term_get_op(x->terms, base);
    if (depth > DEEPEST || p->count == MOST_FACTORS) {
        p->failed = true;
    } else if (op == TERM_MUL) {
        collect(x, term_arg(x->terms, base, 0), p, depth + 1);
        collect(x, term_arg(x->terms, base, 1), p, depth + 1);
    } else if (term_is_constant(x->terms, base, &c)) {
        add_constant(p, &c);
    } else if (op != TERM_ITE || !collect_choice(x, base, p, depth)) {
        p->factors[p->count++] = base;
    }
}

static bool takes(struct product *p, term_id factor)
{
    for (uint32_t i = 0; i < p->count; i++)
        if (term_equal(p->factors[i], factor)) {
            p->factors[i] = p->factors[--p->count];
            return true;
        }
    return false;
}

bool skeleton_is_amount(struct exec *x, term_id written, term_id amount, term_id *under)
{
    struct product have = {.count = 0}, want = {.count = 0};
    collect(x, written, &have, 0);
    collect(x, amount, &want, 0);
    *under = term_bool(x->terms, true);
    if (have.failed || want.failed || want.count == 0)
        return false;
    for (uint32_t i = 0; i < want.count; i++)
        if (!takes(&have, want.factors[i]))
            return false;
    for (uint32_t i = 0; i < have.count; i++) {
        bool is_text = term_get_sort(x->terms, have.factors[i]) == SORT_STRING;
        struct value rate = is_text ? value_string(have.factors[i])
                                    : value_make(VALUE_FLOAT, have.factors[i].index);
        *under = term_and(x->terms, *under, provenance_trusted(x, rate));
    }
    return true;
}
