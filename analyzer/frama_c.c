/* Frama-C as a second opinion on proofs. */
#include "analyzer/frama_c.h"

#include <limits.h>
#include <sys/stat.h>

#include "analyzer/child.h"
#include "analyzer/manifest.h"
#include "analyzer/output.h"
#include "analyzer/prover.h"
#include "solver/acsl.h"

/* What became of one listing. */
enum opinion {
    BY_QED,
    BY_CVC5,
    GAVE_UP,
    CONTRADICTORY, /* where the effect is reached, anything holds */
    REFUSED,       /* Frama-C does not take the listing */
    CHANGED,       /* the listing is not as it was written */
    UNSTATED,      /* there is none */
    NOT_ASKED
};

static const char *const words[] = {
    [BY_QED] = "proved by Qed",     [BY_CVC5] = "proved by cvc5",
    [GAVE_UP] = "gave up",          [CONTRADICTORY] = "contradictory: nothing reaches the effect",
    [REFUSED] = "cannot be read",   [CHANGED] = "changed or lost since it was written",
    [UNSTATED] = "not stated in C", [NOT_ASKED] = "could not be asked"};

enum { SECONDS = 120, LEVELS = 5 };

struct asking {
    struct arena *arena;
    const char *folder;
    json_t *manifest;
    uint32_t level;
    char *program; /* of Frama-C */
    struct text configuration;
    uint32_t counts[NOT_ASKED + 1];
};

/* ---- what it needs ---- */

static char *argument(struct arena *arena, struct text text)
{
    char *copy = ARENA_ARRAY(arena, char, text.size + 1);
    memcpy(copy, text.data, text.size);
    return copy;
}

static bool find_programs(struct asking *a)
{
    static const struct {
        const char *program, *package;
    } needed[] = {{"frama-c", "frama-c-base"}, {"why3", "why3"}, {"cvc5", "cvc5"}};
    struct buffer missing;
    buffer_init(&missing);
    for (size_t i = 0; i < ARRAY_LENGTH(needed); i++) {
        struct text found = prover_find_program(a->arena, needed[i].program);
        if (!found.size)
            buffer_print(&missing, " %s", needed[i].package);
        if (i == 0)
            a->program = argument(a->arena, found);
    }
    if (missing.size)
        fprintf(stderr,
                "tillproof: certify --frama-c needs what is missing here; to get it (1.4 GB): "
                "apt-get install --no-install-recommends%s\n",
                missing.data);
    bool all = missing.size == 0;
    buffer_done(&missing);
    return all;
}

/*
 * Why3 1.5 has no driver for cvc5: that for CVC4 names a logic which cvc5 calls ALL. The limits are
 * cvc5's own counts.
 */
static const char wrapper[] = "#!/bin/sh\n"
                              "for file; do :; done\n"
                              "case $file in *.smt2) sed -i 's/(set-logic "
                              "ALL_SUPPORTED)/(set-logic ALL)/' \"$file\" ;; esac\n"
                              "exec cvc5 \"$@\"\n";
static const char configuration[] = "[main]\n"
                                    "magic = 14\n"
                                    "memlimit = 2000\n"
                                    "running_provers_max = 1\n"
                                    "timelimit = 60\n"
                                    "\n"
                                    "[prover]\n"
                                    "name = \"cvc5\"\n"
                                    "version = \"1\"\n"
                                    "alternative = \"\"\n"
                                    "command = \"'%s/cvc5' --tlimit=%%t000 --lang=smt2 %%f\"\n"
                                    "command_steps = \"'%s/cvc5' --rlimit=%%S --lang=smt2 %%f\"\n"
                                    "driver = \"cvc4_17\"\n"
                                    "editor = \"\"\n"
                                    "in_place = false\n"
                                    "interactive = false\n";

/* The folder `frama-c` below that of the certificates: what Why3 is told of. */
static bool configure(struct asking *a)
{
    struct text below = text_print(a->arena, "%s/frama-c", a->folder);
    char home[PATH_MAX];
    if ((mkdir(below.data, 0777) != 0 && errno != EEXIST) || !realpath(below.data, home))
        return false;
    struct text path = text_print(a->arena, "%s/cvc5", home);
    struct text why3 = text_print(a->arena, configuration, home, home);
    a->configuration = text_print(a->arena, "%s/why3.conf", home);
    return output_write(path.data, text_of(wrapper)) && chmod(path.data, 0755) == 0 &&
           output_write(a->configuration.data, why3);
}

/* ---- one listing, in a process of its own ---- */

/* Whether a goal that the word occurs in is valid; and by whom, as Frama-C calls it. */
static bool is_valid(struct text said, struct text word, struct text *by)
{
    for (size_t at = 0; at < said.size;) {
        size_t end = text_find(said, TEXT("\n"), at);
        end = end == SIZE_MAX ? said.size : end;
        struct text line = text_slice(said, at, end);
        at = end + 1;
        size_t goal = text_find(line, TEXT("] Goal "), 0);
        if (!text_starts_with(line, TEXT("[wp] [")) || goal == SIZE_MAX ||
            text_find(line, TEXT(" : Valid"), 0) == SIZE_MAX ||
            text_find(line, word, 0) == SIZE_MAX)
            continue;
        *by = text_slice(line, strlen("[wp] ["), goal);
        return true;
    }
    return false;
}

/* Frama-C exits with 0 whatever it proved: what it says is read. */
static enum opinion opinion_of(struct text said, struct text clause)
{
    struct text by;
    if (text_find(said, TEXT(" goals scheduled"), 0) == SIZE_MAX)
        return REFUSED;
    if (is_valid(said, TEXT("_check_" ACSL_REACHED), &by))
        return CONTRADICTORY;
    if (!is_valid(said, clause, &by))
        return GAVE_UP;
    return text_starts_with(by, TEXT("Qed")) ? BY_QED : BY_CVC5;
}

static enum opinion ask(const struct asking *a, const json_t *row)
{
    static const uint32_t steps[LEVELS] = {200000, 400000, 1600000, 8000000, 40000000};
    struct arena arena;
    struct buffer said;
    arena_init(&arena);
    buffer_init(&said);
    struct text clause = acsl_identifier(&arena, text_of(manifest_text(row, "clause")));
    struct text limit = text_print(&arena, "-wp-steps=%" PRIu32, steps[a->level]);
    struct text which =
        text_print(&arena, "-wp-prop=%.*s," ACSL_REACHED, (int)clause.size, clause.data);
    struct text path = text_print(&arena, "%s/%s", a->folder, manifest_text(row, "listing"));
    char *const arguments[] = {a->program,
                               "-wp",
                               "-wp-model=Typed+nat+real",
                               "-wp-prover=cvc5",
                               "-wp-timeout=60",
                               "-wp-par=1",
                               "-wp-cache=none",
                               argument(&arena, limit),
                               argument(&arena, which),
                               argument(&arena, path),
                               NULL};
    setenv("WHY3CONFIG", a->configuration.data, 1);
    enum prover_run run = prover_run(arguments, SECONDS, &said);
    bool cut = run == PROVER_CUT || (run == PROVER_ENDED && said.size == 0);
    enum opinion opinion = cut                     ? GAVE_UP
                           : run == PROVER_NOT_RUN ? NOT_ASKED
                                                   : opinion_of(buffer_text(&said), clause);
    buffer_done(&said);
    arena_done(&arena);
    return opinion;
}

static void run_row(void *context, uint32_t index, struct buffer *result)
{
    const struct asking *a = context;
    const json_t *row = json_array_get(manifest_rows(a->manifest), index);
    struct arena arena;
    struct buffer text;
    enum opinion opinion = UNSTATED;
    arena_init(&arena);
    buffer_init(&text);
    if (*manifest_text(row, "listing"))
        opinion = manifest_read_file(&arena, a->folder, row, "listing", "listing_sha256", &text)
                      ? ask(a, row)
                      : CHANGED;
    buffer_add_byte(result, (char)opinion);
    buffer_done(&text);
    arena_done(&arena);
}

/* ---- all ---- */

static enum opinion finish(struct child child)
{
    struct buffer bytes;
    buffer_init(&bytes);
    bool whole = child_finish(child, &bytes) == 0 && bytes.size == 1;
    enum opinion opinion = whole ? (enum opinion)bytes.data[0] : NOT_ASKED;
    buffer_done(&bytes);
    return opinion;
}

/* What an execution took for decided is no proof, and has no listing. */
static bool is_proof(const json_t *row)
{
    return strcmp(manifest_text(row, "rule"), "decisions") != 0;
}

static void ask_all(struct asking *a)
{
    struct child running[MOST_CHILDREN];
    uint32_t jobs = child_count(), started = 0;
    uint32_t count = (uint32_t)json_array_size(manifest_rows(a->manifest));
    for (uint32_t i = 0; i < count; i++) {
        for (; started < count && started < i + jobs; started++)
            running[started % jobs] = child_start(run_row, a, started);
        enum opinion opinion = finish(running[i % jobs]);
        const json_t *row = json_array_get(manifest_rows(a->manifest), i);
        if (!is_proof(row))
            continue;
        const char *listing = manifest_text(row, "listing");
        printf("%-34s %s\n", *listing ? listing : manifest_text(row, "file"), words[opinion]);
        a->counts[opinion]++;
    }
}

static int print_sums(const struct asking *a)
{
    uint32_t all = 0, failed = 0;
    for (size_t i = 0; i < ARRAY_LENGTH(a->counts); i++)
        all += a->counts[i];
    failed = a->counts[REFUSED] + a->counts[CHANGED] + a->counts[NOT_ASKED];
    printf("certify --frama-c: %" PRIu32 " proofs, %" PRIu32 " proved by cvc5, %" PRIu32
           " by Qed alone, %" PRIu32 " gave up, %" PRIu32 " not stated in C, %" PRIu32
           " contradictory",
           all, a->counts[BY_CVC5], a->counts[BY_QED], a->counts[GAVE_UP], a->counts[UNSTATED],
           a->counts[CONTRADICTORY]);
    if (failed)
        printf(", %" PRIu32 " changed, %" PRIu32 " not read, %" PRIu32 " not asked",
               a->counts[CHANGED], a->counts[REFUSED], a->counts[NOT_ASKED]);
    puts("");
    return a->counts[CONTRADICTORY] ? 1 : failed ? 2 : 0;
}

int frama_c_certify(struct arena *arena, const char *folder, uint32_t level)
{
    struct asking a = {.arena = arena, .folder = folder, .level = level};
    if (!find_programs(&a))
        return 2;
    a.manifest = manifest_read(arena, folder);
    if (!a.manifest)
        return 2;
    if (!configure(&a)) {
        fprintf(stderr, "tillproof: cannot write below %s: %s\n", folder, strerror(errno));
        json_decref(a.manifest);
        return 2;
    }
    ask_all(&a);
    json_decref(a.manifest);
    return print_sums(&a);
}
