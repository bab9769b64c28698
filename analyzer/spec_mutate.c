/*
 * `tillproof spec test --mutate [DIR]...`: weakens each clause of the specifications below DIR in
 * turn, runs the test programs below DIR, and names the mutants that no program notices. Each
 * mutant has a process of its own; one that crashes or takes too long is noticed. 0: all were
 * noticed; 1: some were not, or the tests fail as they are; 2: it could not be done.
 */
#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "analyzer/output.h"
#include "analyzer/spec.h"

enum { SECONDS = 100, MOST_JOBS = 64 }; /* of processor time for a program of a mutant: a guard */

struct mutating {
    const struct options *options;
    const spec_programs *programs;
    struct spec_world *world;
    VEC(struct spec_mutant) mutants;
    uint32_t noticed;
};

/* Exit status of the process: 0 if no program notices, 1 if one does. */
static int try_mutant(const struct mutating *m, const struct spec_mutant *mutant)
{
    struct options options = *m->options;
    options.mutant = mutant;
    options.given[OPTION_UPDATE] = options.given[OPTION_MUTATE] = false;
    for (uint32_t i = 0; i < m->programs->count; i++)
        if (!spec_test_passes(&options, m->programs->items[i]))
            return 1;
    return 0;
}

static pid_t start(const struct mutating *m, const struct spec_mutant *mutant)
{
    fflush(stdout);
    pid_t process = fork();
    if (process != 0)
        return process;
    rlim_t seconds = (rlim_t)SECONDS * (m->programs->count + 1);
    struct rlimit limit = {seconds, seconds};
    int nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC);
    setrlimit(RLIMIT_CPU, &limit);
    if (nowhere >= 0) {
        dup2(nowhere, STDERR_FILENO);
        dup2(nowhere, STDOUT_FILENO);
    }
    _exit(try_mutant(m, mutant));
}

static bool is_noticed(pid_t process)
{
    int status = 0;
    return process > 0 && waitpid(process, &status, 0) == process &&
           !(WIFEXITED(status) && WEXITSTATUS(status) == 0);
}

static const char *mutation_text(enum spec_mutation mutation)
{
    switch (mutation) {
    case SPEC_MUTATION_DROP: return "this clause is dropped";
    case SPEC_MUTATION_NEGATE: return "this condition is negated";
    case SPEC_MUTATION_SWAP: return "this comparison is swapped";
    }
    return "";
}

static void tell(struct mutating *m, const struct spec_mutant *mutant)
{
    diag_at(&m->world->sink, DIAG_NOTE, spec_source_of(&m->world->specs, mutant->file),
            mutant->range, "no test notices when %s", mutation_text(mutant->mutation));
}

static void try_all(struct mutating *m)
{
    long processors = sysconf(_SC_NPROCESSORS_ONLN);
    uint32_t jobs = processors < 1 ? 1 : processors > MOST_JOBS ? MOST_JOBS : (uint32_t)processors;
    pid_t running[MOST_JOBS];
    uint32_t started = 0;
    for (uint32_t i = 0; i < m->mutants.count; i++) {
        for (; started < m->mutants.count && started < i + jobs; started++)
            running[started % jobs] = start(m, &m->mutants.items[started]);
        if (is_noticed(running[i % jobs]))
            m->noticed++;
        else
            tell(m, &m->mutants.items[i]);
    }
}

/* Mutants of the files that the command is about. */
static void choose(struct mutating *m)
{
    struct spec_mutant_list all = {.arena = m->world->arena};
    spec_list_mutants(&m->world->specs, &all);
    for (uint32_t i = 0; i < all.mutants.count; i++) {
        const struct source *source = spec_source_of(&m->world->specs, all.mutants.items[i].file);
        if (spec_world_shows(m->world, source->path))
            VEC_PUSH(m->world->arena, &m->mutants, all.mutants.items[i]);
    }
}

static int report(struct mutating *m)
{
    struct buffer out;
    uint32_t count = m->mutants.count;
    buffer_init(&out);
    diag_sort(&m->world->sink);
    for (uint32_t i = 0; i < m->world->sink.diags.count; i++)
        diag_print(&out, &m->world->sink.diags.items[i]);
    buffer_print(&out,
                 "spec test --mutate: %" PRIu32 " of %" PRIu32 " mutants noticed, %" PRIu32 " %%\n",
                 m->noticed, count, count ? m->noticed * 100 / count : 100);
    bool written = output_write(m->options->values[OPTION_OUTPUT], buffer_text(&out));
    if (!written)
        fprintf(stderr, "tillproof: cannot write the result: %s\n", strerror(errno));
    buffer_done(&out);
    return !written ? 2 : m->noticed < count;
}

/* Folders of tests alone hold programs and no specifications. */
static void keep_specs(struct arena *arena, const struct options *options, spec_programs *folders)
{
    for (uint32_t i = 1; i < options->paths.count; i++) {
        struct text path = text_copy(arena, options->paths.items[i]);
        char *real = realpath(path.data, NULL);
        struct text whole = real ? text_print(arena, "%s/", real) : path;
        if (text_find(whole, TEXT("/tests/"), 0) == SIZE_MAX)
            VEC_PUSH(arena, folders, path);
        free(real);
    }
}

int spec_mutate(struct arena *arena, const struct options *options, const spec_programs *programs)
{
    struct spec_world world;
    spec_programs folders = {0};
    struct mutating m = {.options = options, .programs = programs, .world = &world};
    keep_specs(arena, options, &folders);
    if (!spec_world_open(&world, arena, options, folders.items, folders.count))
        return 2;
    if (diag_count(&world.sink, DIAG_ERROR)) {
        fputs("tillproof: the specifications have errors; see tillproof spec check\n", stderr);
        spec_world_close(&world);
        return 1;
    }
    if (is_noticed(start(&m, NULL))) {
        fputs(
            "tillproof: the tests must pass before mutants say anything; see tillproof spec test\n",
            stderr);
        spec_world_close(&world);
        return 1;
    }
    choose(&m);
    try_all(&m);
    int status = report(&m);
    spec_world_close(&world);
    return status;
}
