/*
 * `tillproof spec test --mutate [DIR]...`: weakens each clause of the specifications below DIR in
 * turn, and names the mutants that no test program notices. The programs are those below DIR, and
 * all of the library where DIR lies in it. A program is run with a mutant only if it reads the
 * place that is mutated, and the first one that notices is enough. Each mutant has a process of its
 * own; one that crashes or takes too long is noticed. 0: all were noticed; 1: some were not, or the
 * tests fail as they are; 2: it could not be done.
 */
#include <fcntl.h>
#include <sys/resource.h>
#include <unistd.h>

#include "analyzer/base/map.h"
#include "analyzer/child.h"
#include "analyzer/output.h"
#include "analyzer/paths.h"
#include "analyzer/spec.h"

enum { SECONDS = 100 }; /* of processor time for a program of a mutant: a guard */

struct trying {
    struct spec_mutant mutant;
    u32_vec programs; /* that read its place */
    bool is_noticed;
};

struct mutating {
    struct arena *arena;
    const struct options *options;
    spec_programs programs;
    struct spec_world *world;
    uint32_t jobs;
    VEC(struct trying) mutants;
    VEC(uint32_t) reached; /* mutants whose place some program reads */
    struct map index_of;   /* key of a mutant -> 1 + index in mutants */
    bool fails;            /* a program that does not pass as it is */
};

/* Runs `run` for each number below `count`, several at once; `take` gets the results in order. */
static void run_all(struct mutating *m, uint32_t count,
                    void (*run)(void *context, uint32_t index, struct buffer *result),
                    void (*take)(struct mutating *m, uint32_t index, int status,
                                 struct text result))
{
    struct child running[MOST_CHILDREN];
    uint32_t started = 0;
    for (uint32_t i = 0; i < count; i++) {
        struct buffer result;
        buffer_init(&result);
        for (; started < count && started < i + m->jobs; started++)
            running[started % m->jobs] = child_start(run, m, started);
        int status = child_finish(running[i % m->jobs], &result);
        take(m, i, status, buffer_text(&result));
        buffer_done(&result);
    }
}

/* A child says nothing of what it finds, and does not run for ever. */
static void confine(uint32_t programs)
{
    rlim_t seconds = (rlim_t)SECONDS * programs;
    struct rlimit limit = {seconds, seconds};
    int nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC);
    setrlimit(RLIMIT_CPU, &limit);
    if (nowhere >= 0) {
        dup2(nowhere, STDERR_FILENO);
        dup2(nowhere, STDOUT_FILENO);
    }
}

static struct options options_of(const struct mutating *m)
{
    struct options options = *m->options;
    options.given[OPTION_UPDATE] = options.given[OPTION_MUTATE] = false;
    return options;
}

/* ---- what each program reads ---- */

static uint64_t key_of(const struct spec_mutant *mutant)
{
    uint64_t parts[] = {mutant->hash, mutant->range.begin, mutant->range.end, mutant->mutation};
    return hash_bytes(parts, sizeof parts);
}

/* A zero if the program fails as it is; or a one, and the mutants of what it reads. */
static void run_program(void *context, uint32_t index, struct buffer *result)
{
    const struct mutating *m = context;
    struct options options = options_of(m);
    struct spec_mutant_list read = {.arena = m->arena};
    options.read = &read;
    confine(1);
    char passes = spec_test_passes(&options, m->programs.items[index]);
    buffer_add(result, (struct text){&passes, 1});
    for (uint32_t i = 0; i < read.mutants.count; i++) {
        uint64_t key = key_of(&read.mutants.items[i]);
        buffer_add(result, (struct text){(const char *)&key, sizeof key});
    }
}

static void take_program(struct mutating *m, uint32_t index, int status, struct text result)
{
    if (status != 0 || result.size == 0 || !result.data[0]) {
        fprintf(stderr, "tillproof: %s does not pass\n", m->programs.items[index].data);
        m->fails = true;
        return;
    }
    for (size_t at = 1; at + sizeof(uint64_t) <= result.size; at += sizeof(uint64_t)) {
        uint64_t key;
        memcpy(&key, result.data + at, sizeof key);
        uint64_t mutant = map_get(&m->index_of, key, 0);
        if (mutant)
            VEC_PUSH(m->arena, &m->mutants.items[mutant - 1].programs, index);
    }
}

/* ---- mutants ---- */

/* A one if a program notices. */
static void run_mutant(void *context, uint32_t index, struct buffer *result)
{
    const struct mutating *m = context;
    const struct trying *t = &m->mutants.items[m->reached.items[index]];
    struct options options = options_of(m);
    char noticed = 0;
    options.mutant = &t->mutant;
    confine(t->programs.count + 1);
    for (uint32_t i = 0; i < t->programs.count && !noticed; i++)
        noticed = !spec_test_passes(&options, m->programs.items[t->programs.items[i]]);
    buffer_add(result, (struct text){&noticed, 1});
}

static void take_mutant(struct mutating *m, uint32_t index, int status, struct text result)
{
    m->mutants.items[m->reached.items[index]].is_noticed =
        status != 0 || result.size == 0 || result.data[0];
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

static void tell(struct mutating *m, const struct trying *t)
{
    const struct source *source = spec_source_of(&m->world->specs, t->mutant.file);
    diag_at(&m->world->sink, DIAG_NOTE, source, t->mutant.range,
            t->programs.count ? "no test notices when %s" : "no test reaches this: %s",
            mutation_text(t->mutant.mutation));
}

/* Mutants of the files that the command is about. */
static void choose(struct mutating *m)
{
    struct spec_mutant_list all = {.arena = m->arena};
    spec_list_mutants(&m->world->specs, &all);
    for (uint32_t i = 0; i < all.mutants.count; i++) {
        struct trying t = {.mutant = all.mutants.items[i]};
        const struct source *source = spec_source_of(&m->world->specs, t.mutant.file);
        if (!spec_world_shows(m->world, source->path) ||
            map_get(&m->index_of, key_of(&t.mutant), 0))
            continue;
        VEC_PUSH(m->arena, &m->mutants, t);
        map_put(&m->index_of, key_of(&t.mutant), m->mutants.count);
    }
}

static void try_all(struct mutating *m)
{
    for (uint32_t i = 0; i < m->mutants.count; i++)
        if (m->mutants.items[i].programs.count)
            VEC_PUSH(m->arena, &m->reached, i);
    run_all(m, m->reached.count, run_mutant, take_mutant);
}

/* ---- the report ---- */

struct score {
    struct text folder;
    uint32_t noticed, count;
};

static void print_score(struct buffer *out, const char *what, const struct score *score)
{
    buffer_print(out, "%s%.*s: %" PRIu32 " of %" PRIu32 " mutants noticed, %" PRIu32 " %%\n", what,
                 (int)score->folder.size, score->folder.data, score->noticed, score->count,
                 score->count ? score->noticed * 100 / score->count : 100);
}

static struct text folder_of(const struct mutating *m, const struct trying *t)
{
    return m->world->specs.files.items[t->mutant.file].folder;
}

/* The folders in the order in which they were read, where there are several; then the sum. */
static uint32_t print_scores(struct mutating *m, struct buffer *out)
{
    struct score all = {.folder = TEXT("spec test --mutate")};
    VEC(struct score) scores = {0};
    for (uint32_t i = 0; i < m->mutants.count; i++) {
        const struct trying *t = &m->mutants.items[i];
        struct text folder = folder_of(m, t);
        uint32_t at = 0;
        while (at < scores.count && !text_equal(scores.items[at].folder, folder))
            at++;
        if (at == scores.count)
            VEC_PUSH(m->arena, &scores, (struct score){.folder = folder});
        scores.items[at].noticed += t->is_noticed;
        scores.items[at].count++;
        all.noticed += t->is_noticed;
        all.count++;
    }
    for (uint32_t i = 0; i < scores.count && scores.count > 1; i++)
        print_score(out, "  ", &scores.items[i]);
    print_score(out, "", &all);
    return all.count - all.noticed;
}

static int report(struct mutating *m)
{
    struct buffer out;
    buffer_init(&out);
    for (uint32_t i = 0; i < m->mutants.count; i++)
        if (!m->mutants.items[i].is_noticed)
            tell(m, &m->mutants.items[i]);
    diag_sort(&m->world->sink);
    for (uint32_t i = 0; i < m->world->sink.diags.count; i++)
        diag_print(&out, &m->world->sink.diags.items[i]);
    uint32_t missed = print_scores(m, &out);
    bool written = output_write(m->options->values[OPTION_OUTPUT], buffer_text(&out));
    if (!written)
        fprintf(stderr, "tillproof: cannot write the result: %s\n", strerror(errno));
    buffer_done(&out);
    return !written ? 2 : missed > 0;
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

/* The programs below the folders that are given; and the library's, where one lies in it. */
static bool find_programs(struct mutating *m)
{
    spec_programs folders = {0};
    for (uint32_t i = 1; i < m->options->paths.count; i++)
        VEC_PUSH(m->arena, &folders, m->options->paths.items[i]);
    if (m->world->is_of_library)
        VEC_PUSH(m->arena, &folders, paths_find_specs(m->arena));
    return spec_programs_find(m->arena, folders.items, folders.count, false, &m->programs);
}

static int mutate(struct mutating *m)
{
    if (diag_count(&m->world->sink, DIAG_ERROR)) {
        fputs("tillproof: the specifications have errors; see tillproof spec check\n", stderr);
        return 1;
    }
    if (!find_programs(m))
        return 2;
    choose(m);
    run_all(m, m->programs.count, run_program, take_program);
    if (m->fails) {
        fputs(
            "tillproof: the tests must pass before mutants say anything; see tillproof spec test\n",
            stderr);
        return 1;
    }
    try_all(m);
    return report(m);
}

int spec_mutate(struct arena *arena, const struct options *options)
{
    struct spec_world world;
    struct buffer error;
    uint64_t jobs = child_count();
    spec_programs folders = {0};
    struct mutating m = {.arena = arena, .options = options, .world = &world};
    buffer_init(&error);
    if (options->values[OPTION_JOBS] &&
        !options_number(options, OPTION_JOBS, 1, MOST_CHILDREN, &jobs, &error)) {
        fprintf(stderr, "tillproof: %s\n", error.data);
        buffer_done(&error);
        return 2;
    }
    buffer_done(&error);
    m.jobs = (uint32_t)jobs;
    keep_specs(arena, options, &folders);
    if (!spec_world_open(&world, arena, options, folders.items, folders.count))
        return 2;
    map_init(&m.index_of);
    int status = mutate(&m);
    map_done(&m.index_of);
    spec_world_close(&world);
    return status;
}
