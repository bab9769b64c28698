/*
 * `tillproof verify`: the whole run. Start reading at command_verify, the table of contents at the
 * foot of this file.
 */
#include <limits.h>
#include <signal.h>
#include <sys/resource.h>
#include <time.h>

#include "analyzer/certificates.h"
#include "analyzer/claims.h"
#include "analyzer/commands.h"
#include "analyzer/coverage.h"
#include "analyzer/detect.h"
#include "analyzer/evidence/confirm.h"
#include "analyzer/evidence/evidence.h"
#include "analyzer/exec/discover.h"
#include "analyzer/explain.h"
#include "analyzer/languages.h"
#include "analyzer/only.h"
#include "analyzer/output.h"
#include "analyzer/paths.h"
#include "analyzer/verify.h"
#include "grammars/cst.h"

struct verifying {
    struct arena *arena;
    const struct options *options;
    struct diag_sink sink;
    struct names names;
    struct ir_program program;
    struct project project;
    struct spec_set specs;
    struct index index; /* of the project */
    struct index stubs; /* of the specifications */
    struct flow_set flows;
    struct only only;
    struct report report;
    struct coverage *coverage; /* what is counted instead of judged; or NULL */
    struct buffer dump;        /* of the stage that --dump names */
    uint64_t level;
    uint64_t steps;
    bool verdicts_only; /* nobody will look at the counterexamples */
    struct solver_cache *cache;
    struct certificates certificates;
    bool certifies; /* proofs are written down */
    bool is_broken; /* output could not be written, and that was said */
    double seconds_front, seconds_flows;
};

/* ---- interruption ---- */

static volatile sig_atomic_t interrupted;

static void on_interrupt(int signal_number)
{
    (void)signal_number;
    interrupted = 1;
}

/* The first one asks for what is decided so far; a second one ends the program. */
static void catch_interrupt(void)
{
    struct sigaction action = {.sa_handler = on_interrupt, .sa_flags = (int)SA_RESETHAND};
    sigaction(SIGINT, &action, NULL);
}

static double now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec * 1e-9;
}

static bool dumps(const struct verifying *v, const char *stage)
{
    const char *wanted = v->options->values[OPTION_DUMP];
    return wanted && strcmp(wanted, stage) == 0;
}

static int usage(const char *message)
{
    fprintf(stderr, "tillproof: %s\n", message);
    return 2;
}

/* ---- options ---- */

static bool read_options(struct verifying *v, struct buffer *error)
{
    static const uint64_t steps_by_level[] = {20000, 60000, 200000, 600000, 2000000};
    const struct options *options = v->options;
    static const char *const stages[] = {"project", "cst",         "ir",       "specs",
                                         "flows",   "obligations", "verdicts", "witnesses"};
    if (options->paths.count == 0) {
        buffer_print(error, "verify needs a PATH");
        return false;
    }
    for (uint32_t i = 0; i < options->paths.count; i++)
        if (options->paths.items[i].size == 0) {
            buffer_print(error, "a PATH is empty");
            return false;
        }
    if (!report_find_format(text_of(options->values[OPTION_FORMAT]))) {
        buffer_print(error, "--format is text or sarif, not %s", options->values[OPTION_FORMAT]);
        return false;
    }
    if (options->given[OPTION_CERTIFY] && !options->values[OPTION_CERTIFICATES]) {
        buffer_add(error, TEXT("--certify needs --certificates DIR"));
        return false;
    }
    if (options->given[OPTION_CERTIFY] && !prover_any()) {
        buffer_add(error, TEXT("--certify needs another solver: apt-get install cvc5 z3"));
        return false;
    }
    bool known = !options->values[OPTION_DUMP];
    for (size_t i = 0; i < ARRAY_LENGTH(stages) && !known; i++)
        known = dumps(v, stages[i]);
    if (!known) {
        buffer_print(error, "--dump knows no stage %s", options->values[OPTION_DUMP]);
        return false;
    }
    if (!options_number(options, OPTION_LEVEL, 0, 4, &v->level, error))
        return false;
    v->steps = steps_by_level[v->level];
    return !options->values[OPTION_STEPS] ||
           options_number(options, OPTION_STEPS, 1, UINT64_MAX / 4, &v->steps, error);
}

/* ---- reading ---- */

static bool read_project(struct verifying *v)
{
    uint32_t count;
    struct buffer error = {0};
    uint64_t largest;
    const struct project_language *endings = languages_endings(&count);
    if (!options_number(v->options, OPTION_MAX_FILE_SIZE, 1, INT32_MAX, &largest, &error)) {
        usage(error.data);
        buffer_done(&error);
        return false;
    }
    struct project_options options = {.largest_file = largest};
    return project_load(&v->project, v->arena, v->options->paths.items, v->options->paths.count,
                        endings, count, &options, &v->sink);
}

static void declare_file(struct verifying *v, struct project_file *file, bool is_prelude)
{
    struct ir_file ir = {.source = &file->source,
                         .frontend = languages_frontend(file->language),
                         .path = names_add(&v->names, file->source.path),
                         .is_callee = file->role == PROJECT_CALLEE,
                         .is_prelude = is_prelude};
    ir.frontend->declare(&v->program, ir_add_file(&v->program, &ir), &v->sink);
}

/* Classes that a language itself defines. */
static void declare_prelude(struct verifying *v, struct text specs, const char *file)
{
    uint32_t count;
    const struct project_language *endings = languages_endings(&count);
    struct project *prelude = ARENA_NEW(v->arena, struct project);
    struct project_options options = {.largest_file = 1 << 24};
    struct diag_sink ignored;
    struct text path = text_print(v->arena, "%s/%s", specs.data, file);
    diag_init(&ignored, v->arena);
    if (!project_load(prelude, v->arena, &path, 1, endings, count, &options, &ignored))
        return;
    for (uint32_t i = 0; i < prelude->files.count; i++) {
        prelude->files.items[i].role = PROJECT_CALLEE;
        declare_file(v, &prelude->files.items[i], true);
    }
}

static void declare_preludes(struct verifying *v, struct text specs)
{
    uint32_t count;
    const char *const *files = languages_preludes(&count);
    for (uint32_t i = 0; i < count; i++)
        declare_prelude(v, specs, files[i]);
}

static void declare_files(struct verifying *v)
{
    for (uint32_t i = 0; i < v->project.files.count; i++)
        declare_file(v, &v->project.files.items[i], false);
}

/* Broken specifications of the library or of --specs end the run. */
static bool load_specs(struct verifying *v)
{
    struct text library = paths_find_specs(v->arena);
    uint32_t errors = diag_count(&v->sink, DIAG_ERROR);
    spec_init(&v->specs, v->arena, &v->program, &v->sink);
    if (library.size == 0) {
        diag_about(&v->sink, DIAG_ERROR, TEXT(""),
                   "the specification library is not found; set TILLPROOF_SPECS");
        return false;
    }
    spec_load(&v->specs, library, languages_frontend);
    for (uint32_t i = 0; i < v->options->specs.count; i++)
        if (!spec_load(&v->specs, v->options->specs.items[i], languages_frontend))
            diag_about(&v->sink, DIAG_ERROR, v->options->specs.items[i], "cannot be read");
    declare_preludes(v, library);
    index_build(&v->index, &v->program, false, v->arena);
    index_build(&v->stubs, &v->program, true, v->arena);
    struct detecting detecting = {&v->project, &v->index};
    spec_activate(&v->specs, detect_mark, &detecting);
    spec_link(&v->specs);
    spec_check(&v->specs);
    if (diag_count(&v->sink, DIAG_ERROR) != errors)
        return false;
    if (v->options->mutant)
        spec_apply_mutant(&v->specs, v->options->mutant);
    struct claims_setup claims = {v->arena,
                                  &v->project,
                                  &detecting,
                                  library,
                                  v->options->specs.items,
                                  v->options->specs.count};
    claims_check(&claims, &v->sink);
    return true;
}

/* ---- flows ---- */

static struct exec_setup setup_for(struct verifying *v, uint64_t steps)
{
    struct exec_setup setup = {.program = &v->program,
                               .index = &v->index,
                               .stubs = &v->stubs,
                               .specs = &v->specs,
                               .limits = {.steps = steps,
                                          .bytes = (uint64_t)16 << (20 + v->level),
                                          .depth = 40 + 10 * (uint32_t)v->level,
                                          .iterations = 1 + (uint32_t)v->level / 2}};
    setup.languages = languages_semantics(&setup.language_count);
    return setup;
}

static void find_flows(struct verifying *v)
{
    struct exec_setup setup = setup_for(v, v->steps);
    discover_flows(&v->flows, v->arena, &setup);
    if (dumps(v, "flows"))
        flow_print(&v->dump, &v->flows, &v->program);
}

/* What lies behind the point where the budget ended was not looked at: the report says so. */
static void note_stop(struct verifying *v, const struct exec *x, const struct flow *flow)
{
    const struct ir_function *function = ir_function(&v->program, flow->function);
    struct text name = names_text(&v->names, function->full_name);
    if (exec_is_cut(x))
        diag_at(&v->sink, DIAG_WARNING, ir_file(&v->program, function->file)->source,
                function->name_range,
                "what sets the flow %.*s up was not followed to its end: its budget is used up",
                (int)name.size, name.data);
    if (!exec_is_stopped(x))
        return;
    diag_at(&v->sink, DIAG_WARNING, ir_file(&v->program, function->file)->source,
            function->name_range,
            "the flow %.*s was not followed to its end: its budget is used up (--level, --steps)",
            (int)name.size, name.data);
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
           dumps(v, "witnesses");
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
    if (dumps(v, "witnesses"))
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

static void write_proofs(struct verifying *v, struct reporting *reporting, struct proofs *proofs)
{
    if (proofs->count == 0)
        return;
    const struct prover *all = certificates_add_decisions(&v->certificates, reporting);
    for (uint32_t i = 0; i < proofs->count; i++) {
        struct proof *proof = &proofs->items[i];
        const struct prover *one =
            certificates_add(&v->certificates, reporting, proof->obligation, &proof->evidence,
                             &v->report.findings.items[proof->place]);
        if (one || all)
            withdraw(v, reporting, proof, one ? one : all);
    }
}

static void judge_flow(struct verifying *v, struct exec *x, const struct flow *flow)
{
    static const uint64_t resources_by_level[] = {800000, 1500000, 8000000, 40000000, 640000000};
    struct habits habits = {.node = NO_IR};
    struct judging judging = {v->arena, x,       solver_default(), resources_by_level[v->level],
                              &habits,  v->cache};
    struct reporting reporting = {v->arena, x, &v->program, &v->specs, flow, &v->report};
    struct proofs proofs = {0};
    for (uint32_t i = 0; i < exec_obligation_count(x) && !interrupted; i++) {
        const struct exec_obligation *obligation = exec_get_obligation(x, i);
        if (!only_wants(&v->only, flow, obligation))
            continue;
        if (dumps(v, "obligations")) {
            dump_obligation(v, x, flow, obligation);
            continue;
        }
        struct evidence evidence = evidence_judge(&judging, obligation);
        if (evidence.has_model) {
            if (evidence.verdict == VERDICT_VIOLATED && (!v->verdicts_only || asks_execution(v)))
                evidence_minimise(&judging, obligation, &evidence);
            evidence.counterexample =
                evidence_counterexample(v->arena, x, obligation, &evidence.model);
        }
        struct finding finding = evidence_finding(&reporting, obligation, &evidence);
        if (executes(v, &finding)) {
            execute(v, x, flow, obligation, &finding, &evidence);
            finding = evidence_finding(&reporting, obligation, &evidence);
        }
        if (v->certifies && evidence.verdict == VERDICT_PROVED)
            VEC_PUSH(v->arena, &proofs,
                     ((struct proof){obligation, evidence, v->report.findings.count}));
        VEC_PUSH(v->arena, &v->report.findings, finding);
        if (evidence_unset(&judging, obligation, &evidence)) {
            finding = evidence_finding(&reporting, obligation, &evidence);
            VEC_PUSH(v->arena, &v->report.findings, finding);
        }
    }
    write_proofs(v, &reporting, &proofs);
}

/* Whether nothing but explaining is asked for; and whether this flow shall be executed. */
static bool explains(const struct verifying *v, const struct flow *flow, bool *is_wanted)
{
    const char *name = v->options->values[OPTION_EXPLAIN_FLOW];
    *is_wanted = !name || explain_is_meant(&v->program, flow, text_of(name));
    return name != NULL;
}

static void verify_flows(struct verifying *v)
{
    const struct options *options = v->options;
    v->cache = v->certifies ? NULL : cache_new(v->arena); /* each proof is found by itself */
    v->only = only_new(v->arena, &v->program, &v->specs, options->only.items, options->only.count);
    for (uint32_t i = 0; i < v->flows.flows.count && !interrupted; i++) {
        const struct flow *flow = &v->flows.flows.items[i];
        bool wanted, explain = explains(v, flow, &wanted);
        if (!wanted || !only_wants_flow(&v->only, flow))
            continue;
        struct exec_setup setup = setup_for(v, v->steps);
        setup.keeps_decisions = v->certifies;
        setup.flows = &v->flows;
        struct arena arena;
        arena_init(&arena);
        struct exec *x = exec_open(&arena, &setup);
        run_flow(x, flow);
        note_stop(v, x, flow);
        if (v->coverage)
            coverage_add_flow(v->coverage, &v->program, x);
        else if (explain && !v->options->values[OPTION_DUMP])
            explain_flow(&v->dump, &v->program, x, flow);
        else
            judge_flow(v, x, flow);
        exec_close(x);
        arena_done(&arena);
        ir_drop_trees(&v->program);
    }
    if (v->cache)
        cache_free(v->cache);
    for (uint32_t i = 0; i < v->only.count && !interrupted; i++)
        if (!v->only.matched[i])
            diag_about(&v->sink, DIAG_WARNING, v->only.what[i],
                       "--only names no flow, rule or effect that is here");
}

static bool open_certificates(struct verifying *v)
{
    const char *folder = v->options->values[OPTION_CERTIFICATES];
    v->certifies = folder && !v->coverage;
    v->certificates.asks = v->options->given[OPTION_CERTIFY];
    v->certificates.level = (uint32_t)v->level;
    return !v->certifies ||
           certificates_open(&v->certificates, v->arena, folder, &v->project, &v->specs);
}

/* ---- dumps ---- */

static void dump_cst(struct verifying *v)
{
    for (uint32_t i = 1; i < v->program.files.count; i++) {
        const struct ir_file *file = ir_file(&v->program, (ir_file_id){i});
        if (!file->is_spec && project_find(&v->project, names_text(&v->names, file->path)))
            file->frontend->print_tree(&v->dump, &v->program, (ir_file_id){i});
    }
}

static bool is_of_project(const struct verifying *v, ir_file_id file)
{
    struct text path = names_text(&v->names, ir_file(&v->program, file)->path);
    return !ir_file(&v->program, file)->is_spec && project_find(&v->project, path);
}

static void dump_ir(struct verifying *v)
{
    for (uint32_t i = 1; i < v->program.classes.count; i++)
        if (is_of_project(v, v->program.classes.items[i].file))
            ir_print_class(&v->dump, &v->program, (ir_class_id){i});
    for (uint32_t i = 1; i < v->program.functions.count; i++)
        if (is_of_project(v, v->program.functions.items[i].file))
            ir_print_function(&v->dump, &v->program, (ir_function_id){i});
}

static void dump_verdicts(struct verifying *v)
{
    for (uint32_t i = 0; i < v->report.findings.count; i++) {
        const struct finding *f = &v->report.findings.items[i];
        struct text id = v->report.rules.items[f->rule].id;
        buffer_print(&v->dump, "%.*s %.*s %.*s:%" PRIu32 " %s\n", (int)id.size, id.data,
                     (int)f->entry.size, f->entry.data, (int)f->location.path.size,
                     f->location.path.data, f->location.line, verdict_word(f->verdict));
    }
}

/* ---- the report ---- */

static void fill_report(struct verifying *v)
{
    v->report.version = TEXT(TILLPROOF_VERSION);
    v->report.notifications = &v->sink;
    v->report.flows = v->flows.flows.count;
    v->report.is_incomplete = interrupted != 0;
    for (uint32_t i = 0; i < v->project.files.count; i++)
        VEC_PUSH(v->arena, &v->report.files, v->project.files.items[i].source.path);
    for (uint32_t i = 0; i < v->specs.platforms.count; i++)
        if (v->specs.platforms.items[i].is_active)
            VEC_PUSH(v->arena, &v->report.platforms,
                     names_text(&v->names, v->specs.platforms.items[i].name));
    report_sort(&v->report);
    diag_sort(&v->sink);
}

static void print_diagnostics(struct verifying *v)
{
    struct buffer out;
    buffer_init(&out);
    diag_sort(&v->sink);
    for (uint32_t i = 0; i < v->sink.diags.count; i++) {
        const struct diag *diag = &v->sink.diags.items[i];
        if (diag->severity == DIAG_ERROR)
            diag_print(&out, diag);
        else
            diag_print_line(&out, diag);
    }
    fwrite(buffer_text(&out).data, 1, out.size, stderr);
    buffer_done(&out);
}

static bool write_to_output(const struct options *options, struct text text)
{
    const char *path = options->values[OPTION_OUTPUT];
    bool ok = output_write(path, text);
    if (!ok)
        fprintf(stderr, "tillproof: cannot write %s: %s\n", path ? path : "the report",
                strerror(errno));
    return ok;
}

static bool write_result(struct verifying *v)
{
    struct buffer out;
    buffer_init(&out);
    const struct report_format *format =
        report_find_format(text_of(v->options->values[OPTION_FORMAT]));
    if (v->options->values[OPTION_DUMP] || v->options->values[OPTION_EXPLAIN_FLOW])
        buffer_add(&out, buffer_text(&v->dump));
    else
        format->print(&out, &v->report);
    bool ok = write_to_output(v->options, buffer_text(&out));
    buffer_done(&out);
    return ok;
}

static void print_bench(const struct verifying *v)
{
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    fprintf(stderr,
            "bench: front %.3f s, flows %.3f s, solver %.3f s in %" PRIu64
            " checks, memory %ld MB\n",
            v->seconds_front, v->seconds_flows - solver_seconds(), solver_seconds(), solver_calls(),
            usage.ru_maxrss / 1024);
}

static int status_of(const struct verifying *v)
{
    if (v->options->given[OPTION_STRICT] &&
        diag_count(&v->sink, DIAG_WARNING) + diag_count(&v->sink, DIAG_ERROR) > 0)
        return 2;
    return report_count(&v->report, UINT32_MAX, VERDICT_VIOLATED) +
                       report_count(&v->report, UINT32_MAX, VERDICT_VIOLATED_CONFIRMED) >
                   0
               ? 1
               : 0;
}

/* ---- the table of contents ---- */

static bool analyze(struct verifying *v)
{
    double start = now();
    if (!read_project(v))
        return false;
    declare_files(v);
    if (!load_specs(v))
        return false;
    v->seconds_front = now() - start;
    start = now();
    find_flows(v);
    if (!open_certificates(v))
        return false;
    if (!dumps(v, "flows"))
        verify_flows(v);
    if (v->certifies)
        v->is_broken |= !certificates_close(&v->certificates);
    v->seconds_flows = now() - start;
    fill_report(v);
    return true;
}

/* Reads the options and analyzes; false, with everything said, where that can't be done. */
static bool begin(struct verifying *v, struct arena *arena, const struct options *options,
                  bool verdicts_only)
{
    struct buffer error;
    buffer_init(&error);
    *v = (struct verifying){.arena = arena, .options = options, .coverage = v->coverage};
    v->verdicts_only = verdicts_only || dumps(v, "verdicts");
    bool ok = read_options(v, &error);
    if (!ok)
        usage(error.data);
    buffer_done(&error);
    if (!ok)
        return false;
    names_init(&v->names, arena);
    ir_init(&v->program, arena, &v->names);
    diag_init(&v->sink, arena);
    ok = analyze(v);
    print_diagnostics(v);
    return ok;
}

static bool hand_over(struct arena *arena, const struct options *options, bool verdicts_only,
                      void (*use)(void *context, const struct report *report), void *context)
{
    struct verifying v = {.coverage = NULL};
    if (!begin(&v, arena, options, verdicts_only))
        return false;
    use(context, &v.report);
    return true;
}

bool verify_report(struct arena *arena, const struct options *options,
                   void (*use)(void *context, const struct report *report), void *context)
{
    return hand_over(arena, options, false, use, context);
}

bool verify_verdicts(struct arena *arena, const struct options *options,
                     void (*use)(void *context, const struct report *report), void *context)
{
    return hand_over(arena, options, true, use, context);
}

int command_verify(struct arena *arena, const struct options *options)
{
    struct verifying v = {.coverage = NULL};
    catch_interrupt();
    if (!begin(&v, arena, options, false))
        return 2;
    if (dumps(&v, "project"))
        project_print(&v.dump, &v.project);
    if (dumps(&v, "cst"))
        dump_cst(&v);
    if (dumps(&v, "ir"))
        dump_ir(&v);
    if (dumps(&v, "specs"))
        spec_print(&v.dump, &v.specs);
    if (dumps(&v, "verdicts"))
        dump_verdicts(&v);
    if (options->given[OPTION_BENCH])
        print_bench(&v);
    return write_result(&v) && !v.is_broken ? status_of(&v) : 2;
}

int command_coverage(struct arena *arena, const struct options *options)
{
    struct coverage coverage = {.arena = arena};
    struct verifying v = {.coverage = &coverage};
    struct buffer out;
    if (!begin(&v, arena, options, false))
        return 2;
    buffer_init(&out);
    coverage_print(&out, &coverage, &v.program, &v.project);
    bool ok = write_to_output(options, buffer_text(&out));
    buffer_done(&out);
    return ok ? 0 : 2;
}
