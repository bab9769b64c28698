/*
 * `tillproof verify`: the whole run. Start reading at command_verify, the table of contents at the
 * foot of this file.
 */
#include <limits.h>
#include <signal.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

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
#include "analyzer/portfolio.h"
#include "analyzer/verify.h"
#include "analyzer/verify_p.h"
#include "grammars/cst.h"
#include "grammars/document/document.h"

/* ---- interruption ---- */

static void on_interrupt(int signal_number)
{
    (void)signal_number;
    verify_interrupted = 1;
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

static int usage(const char *message)
{
    fprintf(stderr, "tillproof: %s\n", message);
    return 2;
}

/* ---- options ---- */

/* By default as many processes as there are processors. */
static bool read_jobs(struct verifying *v, struct buffer *error)
{
    long processors = sysconf(_SC_NPROCESSORS_ONLN);
    uint64_t jobs = processors > 0 ? (uint64_t)processors : 1;
    bool given = v->options->values[OPTION_JOBS] != NULL;
    bool ok = !given || options_number(v->options, OPTION_JOBS, 1, 64, &jobs, error);
    v->jobs = (uint32_t)jobs;
    return ok;
}

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
    if (options->given[OPTION_SOLVER] &&
        !portfolio_is_list(text_of(options->values[OPTION_SOLVER]))) {
        buffer_print(error, "--solver is z3 or z3,cvc5, not %s", options->values[OPTION_SOLVER]);
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
        known = verify_dumps(v, stages[i]);
    if (!known) {
        buffer_print(error, "--dump knows no stage %s", options->values[OPTION_DUMP]);
        return false;
    }
    if (!options_number(options, OPTION_LEVEL, 0, 4, &v->level, error) || !read_jobs(v, error))
        return false;
    v->version = options_php_version(options);
    if (v->version == 0) {
        buffer_print(error, "--php-version takes 7.4, 8.0, 8.1, 8.2 or 8.3");
        return false;
    }
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

/* Whether something has to be told of files of this language that nothing enters. */
static bool reads_all(const struct verifying *v)
{
    return v->coverage || verify_dumps(v, "cst") || verify_dumps(v, "ir");
}

/* What runs in a browser has no entry point here: a shop's scripts can be most of its bytes. */
static void note_unread(struct verifying *v, const char *language, uint32_t count)
{
    diag_about(&v->sink, DIAG_NOTE, TEXT(""),
               "%" PRIu32 " %s file%s not read: no platform that is recognised enters them", count,
               language, count == 1 ? " is" : "s are");
}

static void declare_files(struct verifying *v)
{
    uint32_t count;
    const struct project_language *endings = languages_endings(&count);
    for (uint32_t i = 0; i < count; i++) {
        const char *language = endings[i].name;
        bool enters = reads_all(v) || spec_enters(&v->specs, language);
        uint32_t unread = 0;
        for (uint32_t k = 0; k < v->project.files.count; k++) {
            if (strcmp(v->project.files.items[k].language, language) != 0)
                continue;
            uint32_t first = v->program.functions.count;
            if (enters)
                declare_file(v, &v->project.files.items[k], false);
            else
                unread++;
            if (v->coverage)
                coverage_lower_file(&v->program, first);
        }
        if (unread)
            note_unread(v, language, unread);
    }
}

/* The manifests that some specification in force asks for. */
static void declare_manifests(struct verifying *v)
{
    struct project_options options = {.largest_file = 2000000};
    for (uint32_t i = 0; i < v->project.manifests.count; i++) {
        struct project_file *file = &v->project.manifests.items[i];
        if (!spec_asks_manifest(&v->specs, file->source.path) ||
            !project_read_manifest(&v->project, file, &options, &v->sink))
            continue;
        struct ir_file ir = {.source = &file->source,
                             .frontend = document_frontend(file->source.path),
                             .path = names_add(&v->names, file->source.path),
                             .is_callee = file->role == PROJECT_CALLEE};
        if (ir.frontend)
            ir.frontend->declare(&v->program, ir_add_file(&v->program, &ir), &v->sink);
    }
}

/* Reads the library and what --specs names. */
static bool read_specs(struct verifying *v, struct text library)
{
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
    return true;
}

/* What the project declares decides which specifications are in force. */
static void link_specs(struct verifying *v, struct detecting *detecting)
{
    index_build(&v->index, &v->program, false, v->arena);
    detecting->index = &v->index;
    spec_activate(&v->specs, detect_mark, detecting);
    index_build(&v->stubs, &v->program, true, v->arena);
    spec_link(&v->specs);
    spec_check(&v->specs);
}

/* Broken specifications of the library or of --specs end the run. */
static bool read_program(struct verifying *v)
{
    struct text library = paths_find_specs(v->arena);
    struct detecting detecting = {&v->project, NULL};
    uint32_t before = diag_count(&v->sink, DIAG_ERROR);
    if (!read_specs(v, library))
        return false;
    uint32_t errors = diag_count(&v->sink, DIAG_ERROR) - before;
    spec_activate(&v->specs, detect_may_be, &detecting);
    declare_files(v);
    declare_manifests(v);
    declare_preludes(v, library);
    before = diag_count(&v->sink, DIAG_ERROR);
    link_specs(v, &detecting);
    if (errors + diag_count(&v->sink, DIAG_ERROR) != before)
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
    claims_read_code(&v->specs, &v->project, &v->sink);
    if (v->options->read)
        spec_watch(&v->specs);
    return true;
}

/* ---- flows ---- */

static void find_flows(struct verifying *v)
{
    struct exec_setup setup = verify_setup(v, v->steps);
    discover_flows(&v->flows, v->arena, &setup);
    if (verify_dumps(v, "flows"))
        flow_print(&v->dump, &v->flows, &v->program);
}

/* A solver that is asked for and not there is said, and nothing else changes. */
static void find_solvers(struct verifying *v)
{
    const char *list = v->options->values[OPTION_SOLVER];
    bool wanted = portfolio_is_wanted(list ? text_of(list) : TEXT(""), v->level) && !v->coverage;
    v->has_second = wanted && portfolio_is_there();
    if (wanted && !v->has_second)
        diag_about(&v->sink, DIAG_WARNING, TEXT("cvc5"),
                   "is missing: what z3 gives up on stays open; to get it: apt-get install cvc5");
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
    v->report.is_incomplete = verify_interrupted != 0;
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
            " checks, memory %ld MB, %" PRIu64 " terms\n",
            v->seconds_front, v->seconds_flows - solver_seconds(), solver_seconds(), solver_calls(),
            usage.ru_maxrss / 1024, v->terms);
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

static bool read_all(struct verifying *v)
{
    double start = now();
    if (!read_project(v) || !read_program(v))
        return false;
    v->seconds_front = now() - start;
    v->seconds_processor = (double)clock() / CLOCKS_PER_SEC;
    return true;
}

static bool analyze(struct verifying *v)
{
    if (!read_all(v))
        return false;
    if (verify_dumps(v, "project"))
        return true;
    double start = now();
    find_flows(v);
    find_solvers(v);
    if (!open_certificates(v))
        return false;
    if (!verify_dumps(v, "flows"))
        verify_flows(v);
    if (v->certifies)
        v->is_broken |= !certificates_close(&v->certificates);
    v->seconds_flows = now() - start;
    if (v->options->read)
        spec_list_read(&v->specs, v->options->read);
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
    v->verdicts_only = verdicts_only || verify_dumps(v, "verdicts");
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
    if (verify_dumps(&v, "project"))
        project_print(&v.dump, &v.project);
    if (verify_dumps(&v, "cst"))
        dump_cst(&v);
    if (verify_dumps(&v, "ir"))
        dump_ir(&v);
    if (verify_dumps(&v, "specs"))
        spec_print(&v.dump, &v.specs);
    if (verify_dumps(&v, "verdicts"))
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
    if (options->given[OPTION_BENCH])
        fprintf(stderr, "bench: parse, lowering, specs and index %.3f s of processor time\n",
                v.seconds_processor);
    bool ok = write_to_output(options, buffer_text(&out));
    buffer_done(&out);
    return ok ? 0 : 2;
}
