/*
 * What a flow's obligations come to. The ways that lead to one effect are one obligation for each
 * clause: it is proved where it is proved for all of them, and violated where it is for one.
 */
#include <limits.h>

#include "analyzer/evidence/confirm.h"
#include "analyzer/output.h"
#include "analyzer/portfolio.h"
#include "analyzer/verify_p.h"

static void dump_obligation(struct verifying *v, struct exec *x, const struct flow *flow,
                            const struct exec_obligation *o)
{
    struct term_table *terms = exec_terms(x);
    struct text rule = names_text(&v->names, o->rule);
    struct text entry = names_text(&v->names, ir_function(&v->program, flow->function)->full_name);
    buffer_print(&v->dump, "== %.*s in %.*s\nguard:\n", (int)rule.size, rule.data, (int)entry.size,
                 entry.data);
    term_print(&v->dump, terms, term_canon(terms, o->guard));
    buffer_print(&v->dump, "\nclause:\n");
    term_print(&v->dump, terms, term_canon(terms, o->clause_holds));
    buffer_print(&v->dump, "\n");
}

static bool asks_execution(const struct verifying *v)
{
    const struct options *options = v->options;
    return options->given[OPTION_CONFIRM] || options->given[OPTION_EMIT_TEST] ||
           verify_dumps(v, "witnesses");
}

static bool executes(const struct verifying *v, const struct finding *finding)
{
    return asks_execution(v) && finding->verdict == VERDICT_VIOLATED &&
           text_starts_with(finding->fingerprint, v->options->finding);
}

/* Writes the witness of a confirmed violation as a test that can be kept. */
static void emit_test(struct verifying *v, const struct confirming *confirming,
                      const struct exec_obligation *obligation,
                      const struct confirmation *confirmation, const struct finding *finding)
{
    const char *folder = v->options->values[OPTION_EMIT_TEST];
    struct buffer source;
    struct text name;
    buffer_init(&source);
    struct text rule = v->report.rules.items[finding->rule].id;
    if (evidence_print_test(&source, confirming, obligation, confirmation, rule, finding, folder,
                            &name)) {
        struct text path = text_print(v->arena, "%s/%.*s", folder, (int)name.size, name.data);
        if (!output_write(path.data, buffer_text(&source)))
            diag_about(&v->sink, DIAG_WARNING, path, "cannot be written");
    }
    buffer_done(&source);
}

/* Runs the counterexample of a violation on the plugin's own code. */
static void execute(struct verifying *v, struct exec *x, const struct flow *flow,
                    const struct exec_obligation *obligation, const struct finding *finding,
                    struct evidence *evidence)
{
    char root[PATH_MAX];
    if (!realpath(v->project.root.data, root))
        return;
    struct confirming confirming = {v->arena,  x,    &v->program,      &v->specs,
                                    &v->index, flow, exec_language(x), text_of(root)};
    struct confirmation confirmation = evidence_confirm(&confirming, obligation, evidence);
    if (confirmation.outcome == CONFIRM_DIVERGED && exec_leans(x)) {
        confirmation.outcome = CONFIRM_NOT_RUN;
        confirmation.detail = TEXT("what another part of the program sets before is not there");
    }
    if (verify_dumps(v, "witnesses"))
        buffer_add(&v->dump, confirmation.program);
    if (v->options->given[OPTION_EMIT_TEST] && confirmation.outcome == CONFIRM_FAILED_CLAUSE)
        emit_test(v, &confirming, obligation, &confirmation, finding);
    evidence_settle(v->arena, evidence, &confirmation);
}

/* What is written down when the flow is judged, for that adds to its terms. */
struct proof {
    const struct exec_obligation *obligation;
    struct evidence evidence;
    uint32_t place; /* in the report */
};

struct proofs {
    struct proof *items;
    uint32_t count;
    uint32_t capacity;
};

/* A proof that another solver refutes is none. */
static void withdraw(struct verifying *v, struct reporting *reporting, struct proof *proof,
                     const struct prover *refuting)
{
    const struct ir_node *node = ir_node(&v->program, proof->obligation->node);
    struct text file = names_text(&v->names, proof->obligation->rule);
    proof->evidence.verdict = VERDICT_UNKNOWN;
    proof->evidence.why = WHY_PROOF_REFUTED;
    proof->evidence.detail = text_of(refuting->name);
    v->report.findings.items[proof->place] =
        evidence_finding(reporting, proof->obligation, &proof->evidence);
    diag_at(&v->sink, DIAG_ERROR, ir_file(&v->program, (ir_file_id){node->file})->source,
            node->range, "%s refutes the proof of %.*s, which is withdrawn: report this",
            refuting->name, (int)file.size, file.data);
    v->is_broken = true;
}

/* What the proofs are about. */
static term_ids roots_of(struct verifying *v, const struct proofs *proofs)
{
    term_ids roots = {0};
    for (uint32_t i = 0; i < proofs->count; i++) {
        const struct proof *proof = &proofs->items[i];
        VEC_PUSH(v->arena, &roots, proof->obligation->guard);
        VEC_PUSH(v->arena, &roots, proof->obligation->clause_holds);
        for (uint32_t k = 0; k < proof->evidence.facts.count; k++)
            VEC_PUSH(v->arena, &roots, proof->evidence.facts.items[k]);
    }
    return roots;
}

/* What is proved of one way to an effect, and not of another, is no proof of the obligation. */
static void drop_partial(const struct verifying *v, struct proofs *proofs)
{
    uint32_t kept = 0;
    for (uint32_t i = 0; i < proofs->count; i++)
        if (v->report.findings.items[proofs->items[i].place].verdict == VERDICT_PROVED)
            proofs->items[kept++] = proofs->items[i];
    proofs->count = kept;
}

static void write_proofs(struct verifying *v, struct reporting *reporting, struct proofs *proofs)
{
    drop_partial(v, proofs);
    if (proofs->count == 0)
        return;
    term_ids roots = roots_of(v, proofs);
    const struct prover *all = certificates_add_decisions(&v->certificates, reporting, &roots);
    for (uint32_t i = 0; i < proofs->count; i++) {
        struct proof *proof = &proofs->items[i];
        const struct prover *one =
            certificates_add(&v->certificates, reporting, proof->obligation, &proof->evidence,
                             &v->report.findings.items[proof->place]);
        if (one || all)
            withdraw(v, reporting, proof, one ? one : all);
    }
}

/* What the report says of an obligation: of all ways that lead to its effect. */
struct told {
    const struct spec_clause *clause;
    uint64_t place; /* and rule */
    bool is_unset;  /* of what becomes of it while a setting is empty */
    uint32_t finding;
};

struct flow_judging {
    struct verifying *v;
    const struct flow *flow;
    struct judging judging;
    struct reporting reporting;
    struct proofs proofs;
    VEC(struct told) told;
    struct map violated;       /* rule and place */
    struct map tried;          /* how many ways there were neither proved nor violated */
    VEC(struct evidence) open; /* what was not decided */
    VEC(const struct exec_obligation *) open_obligations;
};

/* The finding about the obligation so far, or NULL. */
static struct finding *find_told(const struct flow_judging *f, const struct exec_obligation *o,
                                 bool is_unset)
{
    uint64_t place = evidence_place_key(&f->reporting, o);
    for (uint32_t i = 0; i < f->told.count; i++) {
        const struct told *told = &f->told.items[i];
        if (told->clause == o->clause && told->place == place && told->is_unset == is_unset)
            return &f->v->report.findings.items[told->finding];
    }
    return NULL;
}

/* How much `kind` says against the obligation; less is worse. */
static int rank_of(enum verdict_kind kind)
{
    int rank = 0;
    while (report_verdicts[rank] != kind)
        rank++;
    return rank;
}

static void tell(struct flow_judging *f, const struct exec_obligation *o, bool is_unset,
                 const struct finding *finding)
{
    struct verifying *v = f->v;
    struct finding *before = find_told(f, o, is_unset);
    if (!before) {
        struct told told = {o->clause, evidence_place_key(&f->reporting, o), is_unset,
                            v->report.findings.count};
        VEC_PUSH(v->arena, &f->told, told);
        VEC_PUSH(v->arena, &v->report.findings, *finding);
    } else if (rank_of(finding->verdict) < rank_of(before->verdict)) {
        *before = *finding;
    }
}

static void report_proof(struct flow_judging *f, const struct exec_obligation *o,
                         struct evidence *evidence)
{
    struct verifying *v = f->v;
    const struct finding *finding = find_told(f, o, false);
    if (v->certifies)
        VEC_PUSH(v->arena, &f->proofs,
                 ((struct proof){o, *evidence, (uint32_t)(finding - v->report.findings.items)}));
    if (!find_told(f, o, true) && evidence_unset(&f->judging, o, evidence)) {
        struct finding unset = evidence_finding(&f->reporting, o, evidence);
        tell(f, o, true, &unset);
    }
}

static void report_obligation(struct flow_judging *f, const struct exec_obligation *obligation,
                              struct evidence *evidence)
{
    struct verifying *v = f->v;
    struct exec *x = f->judging.x;
    const struct finding *before = find_told(f, obligation, false);
    if (!before || rank_of(evidence->verdict) < rank_of(before->verdict)) {
        if (evidence->has_model) {
            if (evidence->verdict == VERDICT_VIOLATED && (!v->verdicts_only || asks_execution(v)))
                evidence_minimise(&f->judging, &v->specs, obligation, evidence);
            evidence->counterexample =
                evidence_counterexample(v->arena, x, &v->specs, obligation, &evidence->model);
        }
        struct finding finding = evidence_finding(&f->reporting, obligation, evidence);
        if (executes(v, &finding)) {
            execute(v, x, f->flow, obligation, &finding, evidence);
            finding = evidence_finding(&f->reporting, obligation, evidence);
        }
        tell(f, obligation, false, &finding);
        if (report_is_violated(&finding))
            map_put(&f->violated, evidence_place_key(&f->reporting, obligation), 1);
    }
    if (evidence->verdict == VERDICT_PROVED)
        report_proof(f, obligation, evidence);
}

/* What was not decided, though a model that was found for another obligation violates it too. */
static void recall_obligation(struct flow_judging *f, const struct exec_obligation *obligation,
                              struct evidence *evidence)
{
    f->judging.recalls = true;
    struct evidence recalled = evidence_judge(&f->judging, obligation);
    f->judging.recalls = false;
    if (recalled.verdict == VERDICT_VIOLATED)
        *evidence = recalled;
    else if (f->v->has_second && !verify_interrupted)
        portfolio_ask(&f->judging, &f->reporting, obligation, (uint32_t)f->v->level, evidence);
    report_obligation(f, obligation, evidence);
}

/* Whether the same clause about the same effect was too hard for another way that leads there. */
static bool was_too_hard(const struct flow_judging *f, const struct exec_obligation *o)
{
    for (uint32_t i = 0; i < f->open.count; i++)
        if (f->open.items[i].why == WHY_SOLVER_GAVE_UP &&
            f->open_obligations.items[i]->node.index == o->node.index &&
            name_equal(f->open_obligations.items[i]->rule, o->rule))
            return true;
    return false;
}

/*
 * The solver's resources for the next of `left` obligations. A flow has those of WHOLE obligations;
 * where it has many, they share what is left, and none gets less than a LEAST part of its own.
 */
static uint64_t resources_for(const struct flow_judging *f, const struct exec_obligation *o,
                              uint32_t left)
{
    static const uint64_t by_level[] = {800000, 1500000, 8000000, 40000000, 640000000};
    enum { WHOLE = 16, LEAST = 8 };
    uint64_t one = by_level[f->v->level], all = one * WHOLE, used = f->judging.habits->used;
    uint64_t share = (used < all ? all - used : 0) * 2 / left;
    if (share < one / LEAST || was_too_hard(f, o))
        return one / LEAST;
    return share < one ? share : one;
}

/* Where many ways to one place were neither proved nor violated, the others there are only held
 * against the models that are found for other obligations: recall_obligation. */
static struct evidence judge_way(struct flow_judging *f, const struct exec_obligation *obligation)
{
    enum { MOST_TRIED = 8 };
    uint64_t key = evidence_place_key(&f->reporting, obligation);
    uint32_t tried = map_get(&f->tried, key, 0);
    if (tried >= MOST_TRIED || verify_interrupted)
        return (struct evidence){.verdict = VERDICT_UNKNOWN,
                                 .why = verify_interrupted ? WHY_INTERRUPTED : WHY_SOLVER_GAVE_UP,
                                 .detail = TEXT(""),
                                 .execution = TEXT("")};
    struct evidence evidence = evidence_judge(&f->judging, obligation);
    if (evidence.verdict == VERDICT_UNKNOWN || evidence.verdict == VERDICT_POSSIBLE)
        map_put(&f->tried, key, tried + 1);
    return evidence;
}

void verify_judge(struct verifying *v, struct exec *x, const struct flow *flow)
{
    struct habits habits = {.node = NO_IR};
    struct flow_judging f = {
        .v = v,
        .flow = flow,
        .judging = {v->arena, x, solver_default(), 0, &habits, v->cache, false},
        .reporting = {v->arena, x, &v->program, &v->specs, flow, &v->report}};
    map_init(&f.violated);
    map_init(&f.tried);
    uint32_t *order = ARENA_ARRAY(v->arena, uint32_t, exec_obligation_count(x));
    evidence_order(&f.reporting, v->arena, order);
    for (uint32_t i = 0; i < exec_obligation_count(x); i++) {
        const struct exec_obligation *obligation = exec_get_obligation(x, order[i]);
        if (!only_wants(&v->only, flow, obligation))
            continue;
        if (verify_dumps(v, "obligations")) {
            dump_obligation(v, x, flow, obligation);
            continue;
        }
        f.judging.resources = resources_for(&f, obligation, exec_obligation_count(x) - i);
        if (map_get(&f.violated, evidence_place_key(&f.reporting, obligation), 0))
            continue; /* another way from this entry point to what is violated already */
        struct evidence evidence = judge_way(&f, obligation);
        if (evidence.verdict == VERDICT_UNKNOWN) {
            VEC_PUSH(v->arena, &f.open, evidence);
            VEC_PUSH(v->arena, &f.open_obligations, obligation);
        } else {
            report_obligation(&f, obligation, &evidence);
        }
    }
    for (uint32_t i = 0; i < f.open.count; i++)
        if (!map_get(&f.violated, evidence_place_key(&f.reporting, f.open_obligations.items[i]), 0))
            recall_obligation(&f, f.open_obligations.items[i], &f.open.items[i]);
    map_done(&f.violated);
    map_done(&f.tried);
    write_proofs(v, &f.reporting, &f.proofs);
}
