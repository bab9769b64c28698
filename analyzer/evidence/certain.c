/*
 * The condition under which a clause fails whatever stands for what is over-approximated: ternary
 * simulation written down as a term, two rails for each truth (Bryant, "Symbolic simulation -
 * techniques and applications", 1990):
 *
 *      ite(request = "x", total, unknown) < 5       certainly:     request = "x" and total < 5
 *                                                   certainly not: request = "x" and total >= 5
 *
 * Any other value has one rail: when it is known. justify.c asks the same of one model; here the
 * solver searches for such a model.
 */
#include "analyzer/evidence/evidence.h"

/* Of a truth: when it certainly holds, and when it certainly fails; of another value both tell when
 * it is known. */
struct rails {
    term_id yes;
    term_id no;
};

struct railing {
    struct exec *x;
    struct term_table *terms;
    struct map at;      /* 1 + the index in `rails` of what something approximate is part of */
    struct map granted; /* parts of the registration */
    VEC(struct rails) rails;
    struct arena *arena;
};

static bool is_truth(const struct railing *r, term_id term)
{
    return term_get_sort(r->terms, term) == SORT_BOOL;
}

static struct rails rails_of(const struct railing *r, term_id term)
{
    term_id always = term_bool(r->terms, true);
    uint32_t at = map_get(&r->at, term.index, 0);
    if (at)
        return r->rails.items[at - 1];
    return is_truth(r, term) ? (struct rails){term, term_not(r->terms, term)}
                             : (struct rails){always, always};
}

static struct rails arg_rails(const struct railing *r, term_id term, uint32_t arg)
{
    return rails_of(r, term_arg(r->terms, term, arg));
}

/* When the value of an argument is known. */
static term_id known(const struct railing *r, struct rails rails)
{
    return term_or(r->terms, rails.yes, rails.no);
}

static struct rails both(const struct railing *r, struct rails a, struct rails b)
{
    return (struct rails){term_and(r->terms, a.yes, b.yes), term_or(r->terms, a.no, b.no)};
}

static struct rails either(const struct railing *r, struct rails a, struct rails b)
{
    return (struct rails){term_or(r->terms, a.yes, b.yes), term_and(r->terms, a.no, b.no)};
}

/* Where the condition is not known, a truth that both branches agree on is. */
static term_id chosen(const struct railing *r, struct rails condition, term_id then,
                      term_id otherwise, bool may_agree)
{
    struct term_table *terms = r->terms;
    term_id rail = term_or(terms, term_and(terms, condition.yes, then),
                           term_and(terms, condition.no, otherwise));
    return may_agree ? term_or(terms, rail, term_and(terms, then, otherwise)) : rail;
}

static struct rails choice(const struct railing *r, term_id term)
{
    struct rails condition = arg_rails(r, term, 0);
    struct rails then = arg_rails(r, term, 1), otherwise = arg_rails(r, term, 2);
    bool truth = is_truth(r, term);
    return (struct rails){chosen(r, condition, then.yes, otherwise.yes, truth),
                          chosen(r, condition, then.no, otherwise.no, truth)};
}

/* Of what is computed: known where all that it is computed from is. */
static struct rails computed(const struct railing *r, term_id term)
{
    struct term_table *terms = r->terms;
    term_id all = term_bool(terms, true);
    for (uint32_t i = 0; i < term_arg_count(terms, term); i++)
        all = term_and(terms, all, known(r, arg_rails(r, term, i)));
    return is_truth(r, term) ? (struct rails){term_and(terms, all, term),
                                              term_and(terms, all, term_not(terms, term))}
                             : (struct rails){all, all};
}

static struct rails make_rails(const struct railing *r, term_id term)
{
    struct rails a;
    switch ((int)term_get_op(r->terms, term)) {
    case TERM_SYMBOL: return (struct rails){term_bool(r->terms, false), term_bool(r->terms, false)};
    case TERM_NOT: a = arg_rails(r, term, 0); return (struct rails){a.no, a.yes};
    case TERM_AND: return both(r, arg_rails(r, term, 0), arg_rails(r, term, 1));
    case TERM_OR: return either(r, arg_rails(r, term, 0), arg_rails(r, term, 1));
    case TERM_ITE: return choice(r, term);
    default: return computed(r, term);
    }
}

static bool is_exact(const struct railing *r, term_id term)
{
    struct text detail;
    if (term_get_op(r->terms, term) == TERM_SYMBOL)
        return exec_approximation(r->x, term, &detail) == WHY_NONE;
    for (uint32_t i = 0; i < term_arg_count(r->terms, term); i++)
        if (map_get(&r->at, term_arg(r->terms, term, i).index, 0))
            return false;
    return true;
}

term_id evidence_certainly_fails(const struct judging *j, const struct exec_obligation *o)
{
    struct arena scratch;
    struct railing r = {.x = j->x,
                        .terms = exec_terms(j->x),
                        .arena = &scratch,
                        .granted = evidence_registration(j->x)};
    term_id roots[2] = {term_canon(r.terms, o->guard), term_canon(r.terms, o->clause_holds)};
    u32_vec cone = {0};
    arena_init(&scratch);
    map_init(&r.at);
    term_cone(r.terms, roots, 2, &scratch, &cone);
    for (uint32_t i = 0; i < cone.count; i++) {
        term_id term = {cone.items[i]};
        if (is_exact(&r, term))
            continue;
        struct rails rails = make_rails(&r, term);
        if (map_get(&r.granted, term.index, 0))
            rails.yes = term_not(r.terms, rails.no);
        VEC_PUSH(&scratch, &r.rails, rails);
        map_put(&r.at, term.index, r.rails.count);
    }
    term_id fails = term_and(r.terms, rails_of(&r, roots[0]).yes, rails_of(&r, roots[1]).no);
    map_done(&r.at);
    map_done(&r.granted);
    arena_done(&scratch);
    return fails;
}
