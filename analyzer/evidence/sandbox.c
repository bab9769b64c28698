/*
 * Running under bubblewrap; where it is missing or the kernel gives it no namespaces, confined by
 * Landlock and seccomp. As root it first becomes a user that nobody is.
 */
#include "analyzer/evidence/sandbox.h"

#include "analyzer/evidence/confine.h"

#include <dirent.h>
#include <fcntl.h>
#include <grp.h>
#include <poll.h>
#include <pwd.h>
#include <sched.h>
#include <signal.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum {
    MOST_OUTPUT = 1 << 20, /* bytes of what the plugin prints */
    MOST_TRACE = 8 << 20,
    MOST_SAID = 1000, /* bytes of what bubblewrap or the interpreter complains of */
    MEMORY = 1 << 30,
    SCRATCH = 16 << 20,
    CPU_SECONDS = 4,
    PROCESSES = 16,
    OWN_FAILURE = 255, /* how an interpreter ends that cannot go on; its trace says why */
    FIRST_USER = 61000,
    USERS = 4000,
    MOST_ARGUMENTS = 128
};

struct box {
    struct arena *arena;
    const struct sandbox_job *job;
    const char *bubblewrap; /* NULL: the child confines itself */
    struct text folder;     /* of this run, on the host */
    uid_t user;             /* to become; 0: stay */
    int output[2], trace[2];
};

static const char *find_bubblewrap(void)
{
    static const char *const places[] = {"/usr/bin/bwrap", "/bin/bwrap", "/usr/local/bin/bwrap"};
    for (size_t i = 0; i < ARRAY_LENGTH(places); i++)
        if (access(places[i], X_OK) == 0)
            return places[i];
    return NULL;
}

/* ---- users ---- */

/* Processes of a user now; of all users whose number is in `taken` that are of our range. */
static uint32_t count_processes(uid_t user, bool *taken)
{
    uint32_t count = 0;
    DIR *folder = opendir("/proc");
    struct dirent *entry;
    while (folder && (entry = readdir(folder))) {
        char path[300];
        struct stat status;
        snprintf(path, sizeof path, "/proc/%s", entry->d_name);
        if (!isdigit((unsigned char)entry->d_name[0]) || stat(path, &status) != 0)
            continue;
        count += status.st_uid == user;
        if (taken && status.st_uid >= FIRST_USER && status.st_uid < FIRST_USER + USERS)
            taken[status.st_uid - FIRST_USER] = true;
    }
    if (folder)
        closedir(folder);
    return count;
}

/* A user that has no name and no process; 0 if there is none. The process's own number chooses, so
 * that runs beside each other differ. */
static uid_t unused_user(void)
{
    bool taken[USERS] = {false};
    count_processes(0, taken);
    for (uint32_t i = 0; i < USERS; i++) {
        uid_t user = FIRST_USER + ((uint32_t)getpid() + i) % USERS;
        if (!taken[user - FIRST_USER] && !getpwuid(user))
            return user;
    }
    return 0;
}

/* ---- the folder of a run ---- */

static bool write_file(struct text path, struct text bytes)
{
    FILE *file = fopen(path.data, "wb");
    if (!file)
        return false;
    bool ok = fwrite(bytes.data, 1, bytes.size, file) == bytes.size;
    return (fclose(file) == 0) & ok && chmod(path.data, 0644) == 0;
}

static struct text path_in(const struct box *box, const char *name)
{
    return text_print(box->arena, "%.*s/%s", (int)box->folder.size, box->folder.data, name);
}

static bool make_folder(struct box *box)
{
    char name[] = "/tmp/tillproof-XXXXXX";
    if (!mkdtemp(name))
        return false;
    box->folder = text_copy(box->arena, text_of(name));
    return chmod(name, 0755) == 0 && mkdir(path_in(box, "plugin").data, 0755) == 0 &&
           mkdir(path_in(box, "program").data, 0755) == 0 &&
           write_file(path_in(box, "program/program"), box->job->program) &&
           write_file(path_in(box, "program/state"), box->job->state);
}

static void remove_folder(const struct box *box)
{
    if (box->folder.size == 0)
        return;
    unlink(path_in(box, "program/program").data);
    unlink(path_in(box, "program/state").data);
    rmdir(path_in(box, "program").data);
    rmdir(path_in(box, "plugin").data);
    rmdir(box->folder.data);
}

/* ---- in the child ---- */

static void set_limit(__rlimit_resource_t resource, rlim_t most)
{
    struct rlimit limit = {most, most};
    setrlimit(resource, &limit);
}

/* Complains where the parent takes it for a refusal. */
_Noreturn static void refuse(const char *what)
{
    fprintf(stderr, "bwrap: %s (%s)\n", what, strerror(errno));
    _exit(1);
}

static void become_user(const struct box *box)
{
    if (setgroups(0, NULL) != 0 || setresgid(box->user, box->user, box->user) != 0 ||
        setresuid(box->user, box->user, box->user) != 0)
        refuse("cannot become another user");
}

/* The plugin may lie where only root may look: it is mounted where the new user can see it. */
static void show_plugin(const struct box *box)
{
    if (unshare(CLONE_NEWNS) != 0 || mount("none", "/", NULL, MS_REC | MS_PRIVATE, NULL) != 0 ||
        mount(box->job->plugin.data, path_in(box, "plugin").data, NULL, MS_BIND | MS_REC, NULL) !=
            0)
        refuse("cannot show the plugin to another user");
}

static void limit_child(const struct box *box)
{
    uid_t user = box->user ? box->user : getuid();
    set_limit(RLIMIT_CPU, CPU_SECONDS);
    set_limit(RLIMIT_AS, MEMORY);
    set_limit(RLIMIT_CORE, 0);
    set_limit(RLIMIT_FSIZE, SCRATCH);
    set_limit(RLIMIT_NOFILE, 128);
    set_limit(RLIMIT_NPROC, count_processes(user, NULL) + PROCESSES);
}

static void connect_child(const struct box *box)
{
    int nothing = open("/dev/null", O_RDONLY);
    if (nothing < 0 || dup2(nothing, 0) < 0 || dup2(box->output[1], 1) < 0 ||
        dup2(box->output[1], 2) < 0)
        _exit(1);
    int trace = fcntl(box->trace[1], F_DUPFD, 10);
    if (trace < 0 || dup2(trace, 3) < 0)
        _exit(1);
    for (int i = 4; i < 256; i++)
        close(i);
}

/* What the interpreter is given, behind what starts it. */
static void add_arguments(const struct box *box, const char **argv, uint32_t count,
                          const char *folder, const char *plugin)
{
    for (const char *const *flag = box->job->flags; *flag && count < MOST_ARGUMENTS - 5; flag++)
        argv[count++] = *flag;
    argv[count++] = text_print(box->arena, "%s/program", folder).data;
    argv[count++] = text_print(box->arena, "--trace=%s", box->job->trace).data;
    argv[count++] = text_print(box->arena, "--root=%s", plugin).data;
    if (box->job->state.size)
        argv[count++] = text_print(box->arena, "--state=%s/state", folder).data;
}

_Noreturn static void run_in_namespaces(const struct box *box)
{
    char size[32];
    struct text plugin = box->user ? path_in(box, "plugin") : box->job->plugin;
    snprintf(size, sizeof size, "%d", SCRATCH);
    const char *const head[] = {box->bubblewrap,
                                "--unshare-all",
                                "--die-with-parent",
                                "--new-session",
                                "--cap-drop",
                                "ALL",
                                "--hostname",
                                "witness",
                                "--clearenv",
                                "--setenv",
                                "PATH",
                                "/usr/bin:/bin",
                                "--ro-bind",
                                "/usr",
                                "/usr",
                                "--ro-bind-try",
                                "/lib",
                                "/lib",
                                "--ro-bind-try",
                                "/lib64",
                                "/lib64",
                                "--ro-bind-try",
                                "/bin",
                                "/bin",
                                "--ro-bind-try",
                                "/etc/php",
                                "/etc/php",
                                "--ro-bind-try",
                                "/etc/ld.so.cache",
                                "/etc/ld.so.cache",
                                "--ro-bind-try",
                                "/etc/alternatives",
                                "/etc/alternatives",
                                "--proc",
                                "/proc",
                                "--dev",
                                "/dev",
                                "--size",
                                size,
                                "--tmpfs",
                                "/dev/shm",
                                "--size",
                                size,
                                "--tmpfs",
                                "/tmp",
                                "--size",
                                size,
                                "--tmpfs",
                                "/scratch",
                                "--ro-bind",
                                plugin.data,
                                SANDBOX_PLUGIN,
                                "--ro-bind",
                                path_in(box, "program").data,
                                "/program",
                                "--remount-ro",
                                "/dev",
                                "--remount-ro",
                                "/",
                                "--chdir",
                                "/scratch",
                                box->job->interpreter};
    const char *argv[MOST_ARGUMENTS] = {NULL};
    uint32_t count = 0;
    for (size_t i = 0; i < ARRAY_LENGTH(head); i++)
        argv[count++] = head[i];
    add_arguments(box, argv, count, "/program", SANDBOX_PLUGIN);
    if (box->user) {
        show_plugin(box);
        become_user(box);
    }
    execv(box->bubblewrap, (char *const *)argv);
    refuse("cannot start bubblewrap");
}

/* Without namespaces: all limits are this process's own. */
_Noreturn static void run_confined(const struct box *box)
{
    const char *const readable[] = {"/usr",
                                    "/lib",
                                    "/lib64",
                                    "/etc/php",
                                    "/etc/ld.so.cache",
                                    "/etc/alternatives",
                                    "/dev/urandom",
                                    box->job->plugin.data,
                                    path_in(box, "program").data,
                                    NULL};
    struct confine_paths paths = {box->job->interpreter, readable};
    const char *argv[MOST_ARGUMENTS] = {box->job->interpreter};
    char *const environment[] = {"PATH=/usr/bin:/bin", NULL};
    add_arguments(box, argv, 1, path_in(box, "program").data, box->job->plugin.data);
    if (box->user)
        become_user(box);
    if (chdir(path_in(box, "program").data) != 0 || access(box->job->plugin.data, R_OK | X_OK) != 0)
        refuse("another user cannot read the plugin");
    const char *failed = confine_self(&paths);
    if (failed)
        refuse(failed);
    execve(box->job->interpreter, (char *const *)argv, environment);
    refuse("cannot start the interpreter");
}

_Noreturn static void run_child(const struct box *box)
{
    setpgid(0, 0);
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    connect_child(box);
    limit_child(box);
    if (box->bubblewrap)
        run_in_namespaces(box);
    run_confined(box);
}

/* ---- in the parent ---- */

static double now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec * 1e-9;
}

/* Reads what there is; false at the end. What is beyond `most` is counted and dropped. */
static bool take(int from, struct buffer *into, size_t most, size_t *total)
{
    char bytes[65536];
    ssize_t size = read(from, bytes, sizeof bytes);
    if (size <= 0)
        return size < 0 && errno == EINTR;
    *total += (size_t)size;
    size_t room = into->size < most ? most - into->size : 0;
    buffer_add(into, (struct text){bytes, (size_t)size < room ? (size_t)size : room});
    return true;
}

/* Until both pipes are closed or a limit is reached: the reason, or NULL. */
static const char *listen(struct box *box, struct buffer *said, struct buffer *trace)
{
    double end = now() + box->job->seconds;
    struct pollfd from[2] = {{box->output[0], POLLIN, 0}, {box->trace[0], POLLIN, 0}};
    size_t printed = 0, traced = 0;
    while (from[0].fd >= 0 || from[1].fd >= 0) {
        double left = end - now();
        if (left <= 0)
            return "it did not end in time";
        poll(from, 2, (int)(left * 1000) + 1);
        if (from[0].revents && !take(from[0].fd, said, MOST_SAID, &printed))
            from[0].fd = -1;
        if (from[1].revents && !take(from[1].fd, trace, MOST_TRACE, &traced))
            from[1].fd = -1;
        if (printed > MOST_OUTPUT || traced > MOST_TRACE)
            return "it printed too much";
    }
    return NULL;
}

/* As plain text, whatever it is. */
static struct text printable(struct arena *arena, struct text line)
{
    char *out = arena_alloc(arena, line.size + 1, 1);
    for (size_t i = 0; i < line.size; i++)
        out[i] = line.data[i] >= ' ' && line.data[i] < 0x7f ? line.data[i] : '?';
    out[line.size] = '\0';
    return (struct text){out, line.size};
}

/* The first line with "Error" or "error"; else the first line. */
static struct text telling_line(struct arena *arena, struct text said)
{
    struct text first = TEXT("");
    for (size_t at = 0; at < said.size;) {
        size_t end = text_find(said, TEXT("\n"), at);
        end = end == SIZE_MAX ? said.size : end;
        struct text line = text_slice(said, at, end);
        if (text_find(line, TEXT("rror"), 0) != SIZE_MAX)
            return printable(arena, line);
        first = first.size ? first : line;
        at = end + 1;
    }
    return printable(arena, first);
}

static void settle(struct box *box, struct sandbox_result *result, const struct buffer *said,
                   const char *stopped, int status)
{
    struct text words = text_trim(buffer_text(said));
    if (stopped) {
        result->end = SANDBOX_STOPPED;
        result->reason = text_of(stopped);
    } else if (result->trace.size == 0 && text_starts_with(words, TEXT("bwrap:"))) {
        result->end = SANDBOX_REFUSED;
        result->reason = text_print(box->arena, "the sandbox cannot be set up (%.*s)",
                                    (int)words.size, words.data);
    } else if (WIFSIGNALED(status) || (WIFEXITED(status) && WEXITSTATUS(status) >= 128 &&
                                       WEXITSTATUS(status) != OWN_FAILURE)) {
        result->end = SANDBOX_STOPPED;
        result->reason = TEXT("a limit on time or memory ended it");
    }
}

/* Whoever closed its pipes is about to end. */
static bool has_ended(pid_t child, int *status)
{
    struct timespec pause = {0, 2000000};
    for (int i = 0; i < 1000; i++) {
        if (waitpid(child, status, WNOHANG) == child)
            return true;
        nanosleep(&pause, NULL);
    }
    return false;
}

static void supervise(struct box *box, pid_t child, struct sandbox_result *result)
{
    struct buffer said, trace;
    int status = 0;
    buffer_init(&said);
    buffer_init(&trace);
    close(box->output[1]);
    close(box->trace[1]);
    const char *stopped = listen(box, &said, &trace);
    bool ended = !stopped && has_ended(child, &status);
    kill(-child, SIGKILL);
    if (!ended) {
        kill(child, SIGKILL);
        while (waitpid(child, &status, 0) < 0 && errno == EINTR)
            continue;
    }
    close(box->output[0]);
    close(box->trace[0]);
    result->trace = text_copy(box->arena, buffer_text(&trace));
    result->said = telling_line(box->arena, text_trim(buffer_text(&said)));
    settle(box, result, &said, stopped, status);
    buffer_done(&said);
    buffer_done(&trace);
}

static struct sandbox_result refusal(struct text reason)
{
    return (struct sandbox_result){SANDBOX_REFUSED, reason, TEXT(""), TEXT("")};
}

static struct sandbox_result run_once(struct box *box)
{
    struct sandbox_result result = {SANDBOX_ENDED, TEXT(""), TEXT(""), TEXT("")};
    if (!make_folder(box)) {
        remove_folder(box);
        return refusal(TEXT("no folder for temporary files"));
    }
    if (pipe2(box->output, O_CLOEXEC) != 0 || pipe2(box->trace, O_CLOEXEC) != 0) {
        remove_folder(box);
        return refusal(TEXT("no pipes"));
    }
    /* fork would copy the page tables of a process that may have gigabytes; the child does nothing
       but get ready and become another program, or end */
    pid_t child = vfork();
    if (child == 0)
        run_child(box);
    if (child < 0)
        result = refusal(TEXT("no process"));
    else
        supervise(box, child, &result);
    remove_folder(box);
    return result;
}

static struct sandbox_result run_in(struct arena *arena, const struct sandbox_job *job,
                                    const char *bubblewrap)
{
    struct box box = {.arena = arena, .job = job, .bubblewrap = bubblewrap, .folder = TEXT("")};
    if (geteuid() == 0 && (box.user = unused_user()) == 0)
        return refusal(TEXT("no unused user to run as"));
    return run_once(&box);
}

/* First with namespaces; where these are refused, without. */
struct sandbox_result sandbox_run(struct arena *arena, const struct sandbox_job *job)
{
    const char *bubblewrap = find_bubblewrap();
    struct sandbox_result result = refusal(TEXT("bubblewrap is not installed"));
    struct text why;
    if (bubblewrap)
        result = run_in(arena, job, bubblewrap);
    if (result.end != SANDBOX_REFUSED)
        return result;
    if (!confine_is_possible(&why)) {
        result.reason = text_print(arena, "%.*s; %.*s", (int)result.reason.size, result.reason.data,
                                   (int)why.size, why.data);
        return result;
    }
    return run_in(arena, job, NULL);
}
