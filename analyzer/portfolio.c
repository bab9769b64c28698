/* Trying cvc5 where z3 gives up. */
#include "analyzer/portfolio.h"

#include "analyzer/certificates.h"
#include "analyzer/certify.h"

enum { FIRST_LEVEL = 3 };

static const struct prover *second(void)
{
    return &provers[0];
}

bool portfolio_is_list(struct text list)
{
    return text_is(list, "z3") || text_is(list, "z3,cvc5");
}

bool portfolio_is_wanted(struct text list, uint64_t level)
{
    return list.size ? text_is(list, "z3,cvc5") : level >= FIRST_LEVEL;
}

bool portfolio_is_there(void)
{
    struct arena arena;
    arena_init(&arena);
    bool there = prover_find(&arena, second()).size > 0;
    arena_done(&arena);
    return there;
}

static bool proves(const struct reporting *reporting, const struct exec_obligation *obligation,
                   uint32_t level, const struct evidence *evidence)
{
    struct arena scratch;
    struct buffer text, model;
    struct smtlib_summary summary;
    struct reporting r = *reporting;
    json_t *about = json_object();
    bool proved = false;
    if (!about)
        memory_exhausted();
    arena_init(&scratch);
    buffer_init(&text);
    buffer_init(&model);
    r.arena = &scratch;
    if (evidence_state(&text, &r, obligation, evidence, &summary)) {
        certificates_describe(about, &summary);
        proved = certify_ask(second(), buffer_text(&text), about, level, &model) == CERTIFY_AGREES;
    }
    buffer_done(&model);
    buffer_done(&text);
    arena_done(&scratch);
    json_decref(about);
    return proved;
}

/* Where nothing reaches the effect, anything is proved of it: both solvers are asked, in short. */
static bool is_reached(const struct judging *j, const struct reporting *reporting,
                       const struct exec_obligation *obligation, const struct evidence *evidence)
{
    struct term_table *terms = exec_terms(j->x);
    struct claim claim = {.guard = obligation->guard,
                          .clause = term_bool(terms, true),
                          .facts = evidence->facts.items,
                          .fact_count = evidence->facts.count};
    struct exec_obligation vacuous = *obligation;
    vacuous.clause_holds = term_bool(terms, false);
    return solver_reaches(j->backend, terms, &claim, j->resources) &&
           !proves(reporting, &vacuous, 0, evidence);
}

void portfolio_ask(const struct judging *j, const struct reporting *reporting,
                   const struct exec_obligation *obligation, uint32_t level,
                   struct evidence *evidence)
{
    bool gave_up = evidence->verdict == VERDICT_UNKNOWN &&
                   (evidence->why == WHY_SOLVER_GAVE_UP || evidence->why == WHY_MODEL_NOT_REAL);
    if (!gave_up || exec_is_cut(j->x) || !proves(reporting, obligation, level, evidence))
        return;
    evidence->verdict =
        is_reached(j, reporting, obligation, evidence) ? VERDICT_PROVED : VERDICT_UNREACHABLE;
    evidence->why = WHY_NONE;
    evidence->solver = second()->name;
}
