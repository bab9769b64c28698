/* Starting a solver, reading what it says, ending it. */
#include "analyzer/prover.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { CVC5, Z3 };

const struct prover provers[PROVER_COUNT] = {[CVC5] = {"cvc5", "cvc5"}, [Z3] = {"z3", "z3"}};

enum {
    SECONDS = 60, /* for what the counts do not bound */
    MOST_SAID = 16 << 20,
    LEVELS = 5
};
static const rlim_t MEMORY = (rlim_t)4 << 30;

/* Steps that a solver may take, in its own unit. */
static const uint64_t counts[PROVER_COUNT][LEVELS] = {
    [CVC5] = {200000, 1000000, 4000000, 20000000, 100000000},
    [Z3] = {2000000, 10000000, 40000000, 200000000, 1000000000}};

struct text prover_find_program(struct arena *arena, const char *name)
{
    const char *path = getenv("PATH");
    for (const char *at = path ? path : ""; *at;) {
        size_t size = strcspn(at, ":");
        struct text file = text_print(arena, "%.*s/%s", (int)size, at, name);
        if (size && access(file.data, X_OK) == 0)
            return file;
        at += size + (at[size] == ':');
    }
    return TEXT("");
}

struct text prover_find(struct arena *arena, const struct prover *prover)
{
    return prover_find_program(arena, prover->name);
}

bool prover_any(void)
{
    struct arena arena;
    bool any = false;
    arena_init(&arena);
    for (size_t i = 0; i < PROVER_COUNT && !any; i++)
        any = prover_find(&arena, &provers[i]).size > 0;
    arena_done(&arena);
    return any;
}

/* ---- the child ---- */

static void set_limit(__rlimit_resource_t resource, rlim_t most)
{
    struct rlimit limit = {most, most};
    setrlimit(resource, &limit);
}

_Noreturn static void become(char *const *arguments, uint32_t seconds, int output)
{
    int nothing = open("/dev/null", O_RDWR);
    setpgid(0, 0);
    set_limit(RLIMIT_AS, MEMORY);
    set_limit(RLIMIT_CPU, seconds);
    set_limit(RLIMIT_CORE, 0);
    dup2(nothing, STDIN_FILENO);
    dup2(output, STDOUT_FILENO);
    dup2(nothing, STDERR_FILENO);
    execv(arguments[0], arguments);
    _exit(127);
}

/* A file in memory that holds the text, read from its beginning. */
static int open_text(struct text text)
{
    int fd = memfd_create("certificate", 0);
    for (size_t done = 0; fd >= 0 && done < text.size;) {
        ssize_t wrote = write(fd, text.data + done, text.size - done);
        if (wrote < 0 && errno == EINTR)
            continue;
        if (wrote <= 0) {
            close(fd);
            return -1;
        }
        done += (size_t)wrote;
    }
    return fd;
}

/* ---- the parent ---- */

static int64_t milliseconds(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (int64_t)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

/* Reads to the end; false where the time is up or there is too much of it. */
static bool read_said(int fd, uint32_t seconds, struct buffer *said)
{
    char bytes[4096];
    int64_t end = milliseconds() + (int64_t)seconds * 1000;
    for (;;) {
        struct pollfd wait = {fd, POLLIN, 0};
        int64_t left = end - milliseconds();
        if (left <= 0 || said->size > MOST_SAID)
            return false;
        if (poll(&wait, 1, (int)left) <= 0)
            continue;
        ssize_t got = read(fd, bytes, sizeof bytes);
        if (got == 0)
            return true;
        if (got > 0)
            buffer_add(said, (struct text){bytes, (size_t)got});
        else if (errno != EINTR)
            return true;
    }
}

static bool says(const struct buffer *said, const char *word)
{
    size_t size = strlen(word);
    return said->size > size && memcmp(said->data, word, size) == 0 && said->data[size] == '\n';
}

static enum prover_answer answer_of(const struct buffer *said, bool ended)
{
    if (says(said, "unsat"))
        return PROVER_UNSAT;
    struct text all = buffer_text(said);
    if (says(said, "sat"))
        return text_find(all, TEXT("invalid model"), 0) == SIZE_MAX ? PROVER_SAT : PROVER_GAVE_UP;
    bool full = text_find(all, TEXT("memory"), 0) != SIZE_MAX ||
                text_find(all, TEXT("bad_alloc"), 0) != SIZE_MAX;
    if (!ended || full || said->size == 0 || says(said, "unknown") || says(said, "timeout"))
        return PROVER_GAVE_UP;
    return PROVER_REFUSED;
}

enum prover_run prover_run(char *const *arguments, uint32_t seconds, struct buffer *said)
{
    int ends[2], status;
    if (pipe2(ends, O_CLOEXEC) != 0)
        return PROVER_NOT_RUN;
    pid_t child = fork();
    if (child == 0)
        become(arguments, seconds, ends[1]);
    close(ends[1]);
    bool ended = child > 0 && read_said(ends[0], seconds, said);
    close(ends[0]);
    if (child < 0)
        return PROVER_NOT_RUN;
    if (!ended && kill(-child, SIGKILL) != 0)
        kill(child, SIGKILL);
    while (waitpid(child, &status, 0) < 0 && errno == EINTR)
        continue;
    return ended ? PROVER_ENDED : PROVER_CUT;
}

static enum prover_answer talk(const struct prover *prover, char *program, int text, uint32_t level,
                               struct buffer *said)
{
    char file[40], count[40];
    uint64_t steps = counts[prover - provers][level < LEVELS ? level : LEVELS - 1];
    snprintf(file, sizeof file, "/proc/self/fd/%d", text);
    snprintf(count, sizeof count,
             prover == &provers[CVC5] ? "--rlimit=%" PRIu64 : "rlimit=%" PRIu64, steps);
    char *const of_cvc5[] = {
        program, "--lang=smt2", "--strings-exp", "--check-models", "--seed=1", count, file, NULL};
    char *const of_z3[] = {program, "-smt2", "model_validate=true", count, file, NULL};
    enum prover_run run = prover_run(prover == &provers[CVC5] ? of_cvc5 : of_z3, SECONDS, said);
    return run == PROVER_NOT_RUN ? PROVER_REFUSED : answer_of(said, run == PROVER_ENDED);
}

enum prover_answer prover_ask(const struct prover *prover, struct text text, uint32_t level,
                              struct buffer *said)
{
    struct arena arena;
    enum prover_answer answer = PROVER_MISSING;
    arena_init(&arena);
    struct text program = prover_find(&arena, prover);
    if (program.size) {
        char *path = ARENA_ARRAY(&arena, char, program.size + 1);
        memcpy(path, program.data, program.size);
        int file = open_text(text);
        answer = file < 0 ? PROVER_REFUSED : talk(prover, path, file, level, said);
        if (file >= 0)
            close(file);
    }
    arena_done(&arena);
    return answer;
}
