/*
 * `tillproof spec test [DIR]...`: verifies every program under a folder `tests` and holds the
 * verdicts against the comments on its lines (expectation.h). A program is a file, or a folder
 * whose name ends in `.d`. Each is verified in a process of its own: a crash costs one test, not
 * the run.
 */
#include <dirent.h>
#include <sys/resource.h>
#include <sys/wait.h>

#include "analyzer/child.h"
#include "analyzer/expectation.h"
#include "analyzer/languages.h"
#include "analyzer/output.h"
#include "analyzer/paths.h"
#include "analyzer/project/project.h"
#include "analyzer/spec.h"
#include "analyzer/verify.h"

static int compare_texts(const void *a, const void *b)
{
    return text_compare(*(const struct text *)a, *(const struct text *)b);
}

struct testing {
    struct arena *arena;
    const struct options *options;
    spec_programs programs;
    uint32_t passed, failed, todo;
    struct buffer verdicts; /* of all programs, in their order */
};

/* ---- one program, in a process of its own ---- */

struct program_test {
    struct arena arena;
    struct project project;
    struct diag_sink sink;
    struct expectation_set expected;
    expectations found;
    struct text program;
    struct buffer verdicts;
};

struct outcome {
    uint32_t wrong;
    uint32_t todo;
    size_t said; /* bytes of what is to be told; the verdicts of the program follow */
};

/* `PROGRAM: RULE ENTRY PLACE VERDICT` for each finding, sorted. */
static void list_verdicts(struct program_test *p, const struct report *report)
{
    VEC(struct text) lines = {0};
    for (uint32_t i = 0; i < report->findings.count; i++) {
        const struct finding *f = &report->findings.items[i];
        struct text line = text_print(
            &p->arena, "%s: %.*s %.*s %.*s:%" PRIu32 " %s\n", p->program.data,
            (int)report->rules.items[f->rule].id.size, report->rules.items[f->rule].id.data,
            (int)f->entry.size, f->entry.data, (int)f->location.path.size, f->location.path.data,
            f->location.line, verdict_word(f->verdict));
        VEC_PUSH(&p->arena, &lines, line);
    }
    if (lines.count)
        qsort(lines.items, lines.count, sizeof *lines.items, compare_texts);
    for (uint32_t i = 0; i < lines.count; i++)
        buffer_add(&p->verdicts, lines.items[i]);
}

static void take_findings(void *context, const struct report *report)
{
    struct program_test *p = context;
    for (uint32_t i = 0; i < report->findings.count; i++) {
        const struct finding *finding = &report->findings.items[i];
        struct expectation found = {.line = finding->location.line,
                                    .rule = report->rules.items[finding->rule].id,
                                    .verdict = finding->verdict};
        for (uint32_t f = 0; f < p->project.files.count; f++)
            if (text_equal(p->project.files.items[f].source.path, finding->location.path))
                found.file = f;
        VEC_PUSH(&p->arena, &p->found, found);
    }
    list_verdicts(p, report);
}

static bool read_program(struct program_test *p, struct text path)
{
    uint32_t count;
    const struct project_language *endings = languages_endings(&count);
    struct project_options options = {.largest_file = 1 << 24};
    diag_init(&p->sink, &p->arena);
    if (!project_load(&p->project, &p->arena, &path, 1, endings, count, &options, &p->sink))
        return false;
    for (uint32_t i = 0; i < p->project.manifests.count; i++) /* they have expectations too */
        if (project_read_manifest(&p->project, &p->project.manifests.items[i], &options, &p->sink))
            VEC_PUSH(&p->arena, &p->project.files, p->project.manifests.items[i]);
    for (uint32_t i = 0; i < p->project.files.count; i++) {
        struct source *source = &p->project.files.items[i].source;
        source_index_lines(source, &p->arena);
        expectation_read(&p->expected, &p->arena, i, source, &p->sink);
    }
    return true;
}

/*
 * A program under FOLDER/tests is verified with the specifications of FOLDER, where it has some and
 * is no part of the library, which is read anyway.
 */
static void add_own_specs(struct arena *arena, struct options *options, struct text path)
{
    char *real = realpath(path.data, NULL);
    char *library = realpath(paths_find_specs(arena).data, NULL);
    struct text whole = real ? text_copy(arena, text_of(real)) : path;
    size_t tests = text_find(whole, TEXT("/tests/"), 0);
    bool is_inside = library && text_starts_with(whole, text_of(library));
    free(real);
    free(library);
    if (tests == SIZE_MAX || is_inside)
        return;
    struct text folder = text_copy(arena, text_slice(whole, 0, tests));
    DIR *entries = opendir(folder.data);
    bool has_some = false;
    for (struct dirent *e = entries ? readdir(entries) : NULL; e; e = readdir(entries))
        has_some |= text_ends_with(text_of(e->d_name), TEXT(".acsl"));
    if (entries)
        closedir(entries);
    for (uint32_t i = 0; i < options->specs.count && has_some; i++) {
        char *given = realpath(options->specs.items[i].data, NULL);
        has_some = !given || !text_is(folder, given);
        free(given);
    }
    if (!has_some)
        return;
    struct text *specs = ARENA_ARRAY(arena, struct text, options->specs.count + 1);
    for (uint32_t i = 0; i < options->specs.count; i++)
        specs[i] = options->specs.items[i];
    specs[options->specs.count] = folder;
    options->specs.items = specs;
    options->specs.count++;
}

static bool verify_program(struct program_test *p, const struct options *common, struct text path)
{
    struct options options = *common;
    add_own_specs(&p->arena, &options, path);
    options.paths.items = &path;
    options.paths.count = 1;
    options.values[OPTION_OUTPUT] = options.values[OPTION_DUMP] = NULL;
    return verify_verdicts(&p->arena, &options, take_findings, p);
}

static void say_diagnostics(struct buffer *out, struct program_test *p)
{
    for (uint32_t i = 0; i < p->sink.diags.count; i++)
        diag_print(out, &p->sink.diags.items[i]);
}

/* How messages name the files: below the path of the program as it was given. */
static struct text *name_files(struct program_test *p, struct text program)
{
    struct text *names = ARENA_ARRAY(&p->arena, struct text, p->project.files.count + 1);
    bool is_folder = text_ends_with(program, TEXT(".d"));
    for (uint32_t i = 0; i < p->project.files.count; i++)
        names[i] = is_folder ? text_print(&p->arena, "%s/%s", program.data,
                                          p->project.files.items[i].source.path.data)
                             : program;
    return names;
}

static struct outcome compare(struct buffer *out, struct program_test *p, struct text program)
{
    struct outcome outcome = {0};
    struct text *names = name_files(p, program);
    expectation_sort(&p->expected.items);
    expectation_sort(&p->found);
    struct expectation_count count = expectation_compare(out, &p->expected.items, &p->found, names);
    outcome.wrong = count.wrong;
    outcome.todo = count.todo;
    if (p->expected.items.count == 0 && !p->expected.nothing) {
        buffer_print(out, "%s: expects no verdict on any line; if that is meant, say //~ nothing\n",
                     program.data);
        outcome.wrong++;
    }
    return outcome;
}

static struct outcome update(struct buffer *out, struct program_test *p)
{
    struct buffer text;
    struct outcome outcome = {0};
    buffer_init(&text);
    expectation_sort(&p->expected.items);
    expectation_sort(&p->found);
    for (uint32_t i = 0; i < p->project.files.count; i++) {
        const struct project_file *file = &p->project.files.items[i];
        buffer_clear(&text);
        expectation_update(&text, i, &file->source, &p->expected.items, &p->found);
        if (text_equal(buffer_text(&text), file->source.bytes))
            continue;
        if (!output_write(file->disk_path.data, buffer_text(&text))) {
            buffer_print(out, "%s: cannot be written: %s\n", file->disk_path.data, strerror(errno));
            outcome.wrong++;
        }
    }
    buffer_done(&text);
    return outcome;
}

/* What is to be told is added to `out`, and behind it the verdicts. */
static struct outcome test_program(struct buffer *out, const struct options *options,
                                   struct text path)
{
    struct program_test p = {.program = path};
    struct outcome outcome = {.wrong = 1};
    arena_init(&p.arena);
    buffer_init(&p.verdicts);
    bool ok = read_program(&p, path);
    say_diagnostics(out, &p);
    if (ok && diag_count(&p.sink, DIAG_ERROR) == 0) {
        if (!verify_program(&p, options, path))
            buffer_print(out, "%s: could not be verified\n", path.data);
        else
            outcome = options->given[OPTION_UPDATE] ? update(out, &p) : compare(out, &p, path);
    }
    outcome.said = out->size;
    buffer_add(out, buffer_text(&p.verdicts));
    buffer_done(&p.verdicts);
    arena_done(&p.arena);
    return outcome;
}

bool spec_test_passes(const struct options *options, struct text program)
{
    struct buffer out;
    buffer_init(&out);
    struct outcome outcome = test_program(&out, options, program);
    buffer_done(&out);
    return outcome.wrong == 0;
}

/* ---- many at once, told in their order ---- */

enum { SECONDS = 100 }; /* of processor time for one program: a guard, far above what one takes */

static void run_program(void *context, uint32_t index, struct buffer *result)
{
    const struct testing *t = context;
    struct buffer said;
    struct rlimit limit = {SECONDS, SECONDS};
    setrlimit(RLIMIT_CPU, &limit);
    buffer_init(&said);
    struct outcome outcome = test_program(&said, t->options, t->programs.items[index]);
    buffer_add(result, (struct text){(const char *)&outcome, sizeof outcome});
    buffer_add(result, buffer_text(&said));
    buffer_done(&said);
}

static void finish(struct testing *t, struct child child, struct text path)
{
    struct buffer said;
    struct outcome outcome = {.wrong = 1};
    buffer_init(&said);
    int status = child_finish(child, &said);
    if (status == 0 && said.size >= sizeof outcome) {
        memcpy(&outcome, said.data, sizeof outcome);
        fwrite(said.data + sizeof outcome, 1, outcome.said, stdout);
        struct text rest = buffer_text(&said);
        buffer_add(&t->verdicts, text_slice(rest, sizeof outcome + outcome.said, rest.size));
    } else if (WIFSIGNALED(status)) {
        printf("%s: ended by signal %d\n", path.data, WTERMSIG(status));
    } else {
        printf("%s: ended with status %d\n", path.data, status);
    }
    t->todo += outcome.todo;
    if (outcome.wrong)
        t->failed++;
    else
        t->passed++;
    buffer_done(&said);
}

static void test_all(struct testing *t)
{
    struct child running[MOST_CHILDREN];
    uint32_t jobs = child_count(), started = 0;
    for (uint32_t i = 0; i < t->programs.count; i++) {
        for (; started < t->programs.count && started < i + jobs; started++)
            running[started % jobs] = child_start(run_program, t, started);
        finish(t, running[i % jobs], t->programs.items[i]);
    }
}

int spec_test(struct arena *arena, const struct options *options)
{
    struct testing t = {.arena = arena, .options = options};
    if (options->given[OPTION_MUTATE])
        return spec_mutate(arena, options);
    if (!spec_programs_find(arena, options->paths.items + 1, options->paths.count - 1, false,
                            &t.programs))
        return 2;
    buffer_init(&t.verdicts);
    test_all(&t);
    const char *output = options->values[OPTION_OUTPUT];
    bool written = !output || output_write(output, buffer_text(&t.verdicts));
    buffer_done(&t.verdicts);
    if (!written) {
        fprintf(stderr, "tillproof: cannot write %s: %s\n", output, strerror(errno));
        return 2;
    }
    printf("spec test: %" PRIu32 " passed, %" PRIu32 " failed, %" PRIu32 " todo\n", t.passed,
           t.failed, t.todo);
    return t.failed == 0 ? 0 : 1;
}
