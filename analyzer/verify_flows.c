/*
 * The flows of a run: each is executed, and its obligations judged. Start reading at verify_flows,
 * at the foot of this file.
 */
#include <limits.h>

#include "analyzer/evidence/confirm.h"
#include "analyzer/explain.h"
#include "analyzer/languages.h"
#include "analyzer/output.h"
#include "analyzer/portfolio.h"
#include "analyzer/verify_p.h"
#include "analyzer/workers.h"
#include "reports/wire.h"

volatile sig_atomic_t verify_interrupted;

bool verify_dumps(const struct verifying *v, const char *stage)
{
    const char *wanted = v->options->values[OPTION_DUMP];
    return wanted && strcmp(wanted, stage) == 0;
}

struct exec_setup verify_setup(struct verifying *v, uint64_t steps)
{
    struct exec_setup setup = {.program = &v->program,
                               .index = &v->index,
                               .stubs = &v->stubs,
                               .specs = &v->specs,
                               .version = v->version,
                               .limits = {.steps = steps,
                                          .bytes = (uint64_t)16 << (20 + v->level),
                                          .depth = 40 + 10 * (uint32_t)v->level,
                                          .iterations = 1 + (uint32_t)v->level / 2}};
    setup.languages = languages_semantics(&setup.language_count);
    return setup;
}

/* Where the budget of a flow, or of what sets it up, ended; and what `\show` told. */
struct flow_end {
    bool is_cut;
    bool is_stopped;
    VEC(struct exec_shown) shown;
};

/* What lies behind the point where a budget ended was not looked at: the report says so. */
static void note_end(struct verifying *v, const struct flow_end *end, const struct flow *flow)
{
    const struct ir_function *function = ir_function(&v->program, flow->function);
    const struct source *source = ir_file(&v->program, function->file)->source;
    struct text name = names_text(&v->names, function->full_name);
    if (end->is_cut)
        diag_at(&v->sink, DIAG_WARNING, source, function->name_range,
                "what sets the flow %.*s up was not followed to its end: its budget is used up",
                (int)name.size, name.data);
    if (end->is_stopped)
        diag_at(&v->sink, DIAG_WARNING, source, function->name_range,
                "the flow %.*s was not followed to its end: its budget is used up (--level, "
                "--steps)",
                (int)name.size, name.data);
    for (uint32_t i = 0; i < end->shown.count; i++) {
        const struct exec_shown *shown = &end->shown.items[i];
        struct text text = shown->text;
        diag_at(&v->sink, DIAG_NOTE, ir_file(&v->program, (ir_file_id){shown->file})->source,
                shown->range, "in %.*s: %.*s", (int)name.size, name.data, (int)text.size,
                text.data);
    }
}

static void take_shown(struct verifying *v, struct exec *x, struct flow_end *end)
{
    for (uint32_t i = 0; i < exec_shown_count(x); i++) {
        struct exec_shown shown = *exec_get_shown(x, i);
        shown.text = text_copy(v->arena, shown.text);
        VEC_PUSH(v->arena, &end->shown, shown);
    }
}

/* The same to a process and from it. */
static void wire_end(struct wire *wire, struct verifying *v, struct flow_end *end)
{
    uint32_t count = end->shown.count;
    wire_flag(wire, &end->is_cut);
    wire_flag(wire, &end->is_stopped);
    wire_number(wire, &count);
    for (uint32_t i = 0; i < count && !wire->is_broken; i++) {
        struct exec_shown shown = {0};
        if (i < end->shown.count)
            shown = end->shown.items[i];
        wire_number(wire, &shown.file);
        wire_number(wire, &shown.range.begin);
        wire_number(wire, &shown.range.end);
        wire_text(wire, &shown.text);
        if (i >= end->shown.count)
            VEC_PUSH(v->arena, &end->shown, shown);
    }
}

static void run_flow(struct exec *x, const struct flow *flow)
{
    switch (flow->kind) {
    case FLOW_REGISTERED:
        exec_set_up(x, flow->set_up, flow->class);
        if (flow->registration < exec_registration_count(x))
            exec_run_registration(x, flow->registration);
        break;
    case FLOW_OVERRIDE: exec_run_override(x, flow->class, flow->function, flow->entry); break;
    case FLOW_PAGE: exec_run_page(x, flow->page, flow->entry); break;
    case FLOW_DRIVER: exec_run_driver(x, flow->class, flow->function, flow->entry); break;
    }
}

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

static void write_proofs(struct verifying *v, struct reporting *reporting, struct proofs *proofs)
{
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

struct flow_judging {
    struct verifying *v;
    const struct flow *flow;
    struct judging judging;
    struct reporting reporting;
    struct proofs proofs;
    struct map violated;       /* rule and place */
    VEC(struct evidence) open; /* what was not decided */
    VEC(const struct exec_obligation *) open_obligations;
};

static uint64_t place_key(const struct flow_judging *f, const struct exec_obligation *obligation)
{
    ir_id place = evidence_place(&f->reporting, obligation);
    return (uint64_t)place.index << 32 | obligation->rule.index;
}

static void report_obligation(struct flow_judging *f, const struct exec_obligation *obligation,
                              struct evidence *evidence)
{
    struct verifying *v = f->v;
    struct exec *x = f->judging.x;
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
    if (v->certifies && evidence->verdict == VERDICT_PROVED)
        VEC_PUSH(v->arena, &f->proofs,
                 ((struct proof){obligation, *evidence, v->report.findings.count}));
    VEC_PUSH(v->arena, &v->report.findings, finding);
    if (finding.verdict == VERDICT_VIOLATED || finding.verdict == VERDICT_VIOLATED_CONFIRMED)
        map_put(&f->violated, place_key(f, obligation), 1);
    if (evidence_unset(&f->judging, obligation, evidence)) {
        finding = evidence_finding(&f->reporting, obligation, evidence);
        VEC_PUSH(v->arena, &v->report.findings, finding);
    }
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
    else if (f->v->has_second)
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

static void judge_flow(struct verifying *v, struct exec *x, const struct flow *flow)
{
    struct habits habits = {.node = NO_IR};
    struct flow_judging f = {
        .v = v,
        .flow = flow,
        .judging = {v->arena, x, solver_default(), 0, &habits, v->cache, false},
        .reporting = {v->arena, x, &v->program, &v->specs, flow, &v->report}};
    map_init(&f.violated);
    for (uint32_t i = 0; i < exec_obligation_count(x) && !verify_interrupted; i++) {
        const struct exec_obligation *obligation = exec_get_obligation(x, i);
        if (!only_wants(&v->only, flow, obligation))
            continue;
        if (verify_dumps(v, "obligations")) {
            dump_obligation(v, x, flow, obligation);
            continue;
        }
        f.judging.resources = resources_for(&f, obligation, exec_obligation_count(x) - i);
        if (map_get(&f.violated, place_key(&f, obligation), 0))
            continue; /* another way from this entry point to what is violated already */
        struct evidence evidence = evidence_judge(&f.judging, obligation);
        if (evidence.verdict == VERDICT_UNKNOWN) {
            VEC_PUSH(v->arena, &f.open, evidence);
            VEC_PUSH(v->arena, &f.open_obligations, obligation);
        } else {
            report_obligation(&f, obligation, &evidence);
        }
    }
    for (uint32_t i = 0; i < f.open.count; i++)
        if (!map_get(&f.violated, place_key(&f, f.open_obligations.items[i]), 0))
            recall_obligation(&f, f.open_obligations.items[i], &f.open.items[i]);
    map_done(&f.violated);
    write_proofs(v, &f.reporting, &f.proofs);
}

/* Whether nothing but explaining is asked for; and whether this flow shall be executed. */
static bool explains(const struct verifying *v, const struct flow *flow, bool *is_wanted)
{
    const char *name = v->options->values[OPTION_EXPLAIN_FLOW];
    *is_wanted = !name || explain_is_meant(&v->program, flow, text_of(name));
    return name != NULL;
}

/* Executes and judges one flow; what was found stands at the end of the report. */
static void verify_flow(struct verifying *v, const struct flow *flow, struct flow_end *end)
{
    bool wanted, explain = explains(v, flow, &wanted);
    if (!wanted || !only_wants_flow(&v->only, flow))
        return;
    struct exec_setup setup = verify_setup(v, v->steps);
    setup.keeps_decisions = v->certifies;
    setup.flows = &v->flows;
    struct arena arena;
    arena_init(&arena);
    struct exec *x = exec_open(&arena, &setup);
    run_flow(x, flow);
    end->is_cut = exec_is_cut(x);
    end->is_stopped = exec_is_stopped(x);
    take_shown(v, x, end);
    if (v->coverage)
        coverage_add_flow(v->coverage, &v->program, x);
    else if (explain && !v->options->values[OPTION_DUMP])
        explain_flow(&v->dump, &v->program, x, flow);
    else
        judge_flow(v, x, flow);
    v->terms += terms_count(exec_terms(x));
    exec_close(x);
    arena_done(&arena);
    ir_drop_trees(&v->program);
}

/* ---- parts: what processes take ---- */

/* Flows that follow each other have claims in common: those of one part are decided once. */
enum { FLOWS_OF_A_PART = 8 };

static void wire_findings(struct wire *wire, struct verifying *v, uint32_t first)
{
    uint32_t count = v->report.findings.count - first;
    wire_number(wire, &count);
    for (uint32_t i = 0; i < count; i++) {
        struct finding *finding = &v->report.findings.items[first + i];
        struct text rule = v->report.rules.items[finding->rule].name;
        wire_text(wire, &rule);
        wire_finding(wire, finding);
    }
    v->report.findings.count = first;
}

static void read_findings(struct wire *wire, struct verifying *v)
{
    struct reporting reporting = {v->arena, NULL, &v->program, &v->specs, NULL, &v->report};
    uint32_t count;
    wire_number(wire, &count);
    for (uint32_t i = 0; i < count && !wire->is_broken; i++) {
        struct text rule;
        struct finding finding = {0};
        wire_text(wire, &rule);
        wire_finding(wire, &finding);
        finding.rule = evidence_rule(&reporting, names_add(&v->names, rule));
        VEC_PUSH(v->arena, &v->report.findings, finding);
    }
}

static void run_part(void *context, uint32_t part, struct buffer *result)
{
    struct verifying *v = context;
    struct wire wire = {.out = result};
    v->cache = v->certifies ? NULL : cache_new(v->arena); /* each proof is found by itself */
    for (uint32_t i = part * FLOWS_OF_A_PART; i < (part + 1) * FLOWS_OF_A_PART; i++) {
        struct flow_end end = {.is_cut = false};
        uint32_t first = v->report.findings.count;
        if (i >= v->flows.flows.count || verify_interrupted)
            break;
        verify_flow(v, &v->flows.flows.items[i], &end);
        wire_number(&wire, &i);
        wire_end(&wire, v, &end);
        wire_findings(&wire, v, first);
    }
    uint32_t last = UINT32_MAX;
    wire_number(&wire, &last);
    for (uint32_t i = 0; i < v->only.count; i++)
        wire_flag(&wire, &v->only.matched[i]);
    if (v->cache)
        cache_free(v->cache);
}

static void read_part(struct verifying *v, struct text bytes)
{
    struct wire wire = {.in = bytes, .arena = v->arena};
    for (;;) {
        uint32_t flow;
        struct flow_end end = {.is_cut = false};
        wire_number(&wire, &flow);
        if (wire.is_broken || flow >= v->flows.flows.count)
            break;
        wire_end(&wire, v, &end);
        note_end(v, &end, &v->flows.flows.items[flow]);
        read_findings(&wire, v);
    }
    for (uint32_t i = 0; i < v->only.count; i++) {
        bool matched;
        wire_flag(&wire, &matched);
        v->only.matched[i] |= matched;
    }
}

/* A process that ended before its time takes its part's flows with it: that is said of each. */
static void note_loss(struct verifying *v, uint32_t part)
{
    for (uint32_t i = part * FLOWS_OF_A_PART; i < (part + 1) * FLOWS_OF_A_PART; i++) {
        if (i >= v->flows.flows.count)
            break;
        const struct ir_function *function =
            ir_function(&v->program, v->flows.flows.items[i].function);
        struct text name = names_text(&v->names, function->full_name);
        diag_at(&v->sink, DIAG_ERROR, ir_file(&v->program, function->file)->source,
                function->name_range,
                "the flow %.*s was not verified: the process that did it, or one beside it, ended "
                "(is there enough memory?)",
                (int)name.size, name.data);
    }
    v->is_broken = true;
}

/* What prints as it goes, and what is soon done, is done in this process. */
static uint32_t processes_for(const struct verifying *v)
{
    const struct options *options = v->options;
    bool prints =
        v->coverage || options->values[OPTION_DUMP] || options->values[OPTION_EXPLAIN_FLOW];
    if (prints || v->certifies || v->verdicts_only || options->given[OPTION_EMIT_TEST])
        return 1;
    return v->jobs;
}

void verify_flows(struct verifying *v)
{
    const struct options *options = v->options;
    v->only = only_new(v->arena, &v->program, &v->specs, options->only.items, options->only.count);
    struct workers workers = {.processes = processes_for(v),
                              .parts =
                                  (v->flows.flows.count + FLOWS_OF_A_PART - 1) / FLOWS_OF_A_PART,
                              .run = run_part,
                              .context = v,
                              .interrupted = &verify_interrupted};
    const struct worker_result *results = workers_run(&workers, v->arena);
    for (uint32_t i = 0; i < workers.parts; i++) {
        if (results[i].is_there)
            read_part(v, results[i].bytes);
        else if (!verify_interrupted)
            note_loss(v, i);
    }
    for (uint32_t i = 0; i < v->only.count && !verify_interrupted; i++)
        if (!v->only.matched[i])
            diag_about(&v->sink, DIAG_WARNING, v->only.what[i],
                       "--only names no flow, rule or effect that is here");
}
