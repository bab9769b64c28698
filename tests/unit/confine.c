/* What a process that confined itself can still do: read what it was given. */
#include "tests/unit/unit.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "analyzer/evidence/confine.h"

enum { CANARY_SIZE = 5 };

struct attempt {
    const char *what;
    bool (*succeeds)(const char *canary);
};

static bool opens(const char *path, int flags)
{
    int file = open(path, flags, 0600);
    if (file >= 0)
        close(file);
    return file >= 0;
}

static bool try_socket(const char *canary)
{
    (void)canary;
    return socket(AF_INET, SOCK_STREAM, 0) >= 0;
}

static bool try_read(const char *canary)
{
    return opens(canary, O_RDONLY);
}

static bool try_write(const char *canary)
{
    return opens(canary, O_WRONLY);
}

static bool try_create(const char *canary)
{
    (void)canary;
    return opens("/tmp/tillproof-confined", O_WRONLY | O_CREAT);
}

static bool try_truncate(const char *canary)
{
    return truncate(canary, 0) == 0;
}

static bool try_unlink(const char *canary)
{
    return unlink(canary) == 0;
}

static bool try_rename(const char *canary)
{
    return rename(canary, "/tmp/tillproof-renamed") == 0;
}

static bool try_chmod(const char *canary)
{
    return chmod(canary, 0777) == 0;
}

static bool try_link(const char *canary)
{
    return symlink(canary, "/tmp/tillproof-link") == 0;
}

static bool try_kill(const char *canary)
{
    (void)canary;
    return kill(getppid(), 0) == 0;
}

static bool try_leave(const char *canary)
{
    (void)canary;
    return setsid() >= 0 || setpgid(0, getppid()) == 0;
}

static bool try_execute(const char *canary)
{
    char *const argv[] = {"env", NULL};
    (void)canary;
    execv("/usr/bin/env", argv);
    return false;
}

static const struct attempt attempts[] = {
    {"a socket", try_socket},      {"reading", try_read},        {"writing", try_write},
    {"creating", try_create},      {"cutting", try_truncate},    {"deleting", try_unlink},
    {"renaming", try_rename},      {"a file's mode", try_chmod}, {"a link", try_link},
    {"another process", try_kill}, {"a session", try_leave},     {"another program", try_execute},
};

/* 0: refused; 1: it was possible; 2: nothing could be confined; env itself would print and say 0.
 */
static int run(const struct attempt *attempt, const char *canary)
{
    int status = 0;
    pid_t child = fork();
    if (child == 0) {
        const char *const readable[] = {"/usr", "/lib", "/lib64", NULL};
        struct confine_paths paths = {"/usr/bin/true", readable};
        setpgid(0, 0);
        if (confine_self(&paths) != NULL || !opens("/usr/bin/true", O_RDONLY))
            _exit(2);
        _exit(attempt->succeeds(canary) ? 1 : 42);
    }
    if (child < 0 || waitpid(child, &status, 0) < 0 || !WIFEXITED(status))
        return 2;
    return WEXITSTATUS(status) == 42 ? 0 : WEXITSTATUS(status) == 2 ? 2 : 1;
}

static void test_attempts(void)
{
    char canary[] = "/tmp/tillproof-canary-XXXXXX";
    struct stat status;
    struct text why;
    int file = mkstemp(canary);
    CHECK(file >= 0 && write(file, "alive", CANARY_SIZE) == CANARY_SIZE);
    close(file);
    if (!confine_is_possible(&why)) {
        CHECK(why.size > 0);
        unlink(canary);
        return;
    }
    for (size_t i = 0; i < ARRAY_LENGTH(attempts); i++) {
        int result = run(&attempts[i], canary);
        if (result != 0)
            FAIL("%s: %s", attempts[i].what, result == 1 ? "it was possible" : "not confined");
        CHECK(result == 0);
    }
    CHECK(stat(canary, &status) == 0 && status.st_size == CANARY_SIZE &&
          (status.st_mode & 0777) == 0600);
    unlink(canary);
}

void suite_confine(CU_pSuite suite)
{
    CU_add_test(suite, "a confined process can do nothing but read", test_attempts);
}
