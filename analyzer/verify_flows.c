/*
 * The flows of a run: each is executed, and its obligations judged (verify_judge.c). Start reading
 * at verify_flows, at the foot of this file.
 */
#include "analyzer/explain.h"
#include "analyzer/languages.h"
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
                               .oldest = v->options->given[OPTION_PHP_VERSION]
                                             ? v->version
                                             : spec_oldest_version(&v->specs, "php"),
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
        verify_judge(v, x, flow);
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
