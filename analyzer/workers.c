/*
 * Worker processes: forked, so that all that was read is there already. They take parts from a
 * counter in shared memory, and send what comes of them through a pipe, each with its number and
 * size before it.
 */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdatomic.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "analyzer/base/vec.h"
#include "analyzer/workers.h"

enum { MOST_PROCESSES = 64 };

struct head {
    uint32_t part;
    uint32_t size;
};

struct worker {
    pid_t process;
    int pipe; /* to read from; -1: closed */
    struct buffer received;
};

struct managing {
    const struct workers *workers;
    struct arena *arena;
    struct worker_result *results;
    struct worker team[MOST_PROCESSES];
    uint32_t count;
    bool told; /* that the user interrupts */
};

/* ---- in a worker ---- */

static bool send_all(int pipe, const void *bytes, size_t size)
{
    const char *at = bytes;
    while (size) {
        ssize_t sent = write(pipe, at, size);
        if (sent < 0 && errno != EINTR)
            return false;
        at += sent > 0 ? sent : 0;
        size -= sent > 0 ? (size_t)sent : 0;
    }
    return true;
}

/* A worker ends with its manager, and does not end when it is told of an interruption twice. */
static void settle_in(pid_t manager)
{
    struct sigaction action;
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (getppid() != manager)
        _exit(0);
    sigaction(SIGINT, NULL, &action);
    action.sa_flags &= ~(int)SA_RESETHAND;
    sigaction(SIGINT, &action, NULL);
}

static void work(const struct workers *w, atomic_uint *next, int pipe)
{
    struct buffer result;
    buffer_init(&result);
    for (;;) {
        uint32_t part = atomic_fetch_add(next, 1);
        if (part >= w->parts || *w->interrupted)
            break;
        buffer_clear(&result);
        w->run(w->context, part, &result);
        struct head head = {part, (uint32_t)result.size};
        if (!send_all(pipe, &head, sizeof head) || !send_all(pipe, result.data, result.size))
            break;
    }
    _exit(0);
}

/* ---- in the manager ---- */

static bool start(struct managing *m, atomic_uint *next)
{
    int ends[2];
    struct worker *worker = &m->team[m->count];
    if (pipe2(ends, O_CLOEXEC) != 0)
        return false;
    pid_t manager = getpid();
    worker->process = fork();
    if (worker->process == 0) {
        settle_in(manager);
        for (uint32_t i = 0; i < m->count; i++)
            close(m->team[i].pipe);
        close(ends[0]);
        work(m->workers, next, ends[1]);
    }
    close(ends[1]);
    if (worker->process < 0) {
        close(ends[0]);
        return false;
    }
    worker->pipe = ends[0];
    buffer_init(&worker->received);
    m->count++;
    return true;
}

static void take(struct managing *m, const char *bytes, const struct head *head)
{
    struct text text = {bytes, head->size};
    if (head->part < m->workers->parts)
        m->results[head->part] = (struct worker_result){text_copy(m->arena, text), true};
}

/* Takes all messages that came whole. */
static void take_received(struct managing *m, struct worker *worker)
{
    struct head head;
    struct text received = buffer_text(&worker->received);
    size_t at = 0;
    while (received.size - at >= sizeof head) {
        memcpy(&head, received.data + at, sizeof head);
        if (received.size - at - sizeof head < head.size)
            break;
        take(m, received.data + at + sizeof head, &head);
        at += sizeof head + head.size;
    }
    if (at == 0)
        return;
    struct buffer rest;
    buffer_init(&rest);
    buffer_add(&rest, text_slice(received, at, received.size));
    buffer_done(&worker->received);
    worker->received = rest;
}

static void receive(struct managing *m, struct worker *worker)
{
    char block[1 << 16];
    ssize_t size = read(worker->pipe, block, sizeof block);
    if (size < 0 && errno == EINTR)
        return;
    if (size <= 0) {
        close(worker->pipe);
        worker->pipe = -1;
        return;
    }
    buffer_add(&worker->received, (struct text){block, (size_t)size});
    take_received(m, worker);
}

static void tell_interrupt(struct managing *m)
{
    if (m->told || !*m->workers->interrupted)
        return;
    m->told = true;
    for (uint32_t i = 0; i < m->count; i++)
        if (m->team[i].pipe >= 0)
            kill(m->team[i].process, SIGINT);
}

/* Receives until every worker has closed its pipe. */
static void manage(struct managing *m)
{
    enum { WAIT_MILLISECONDS = 200 };
    for (;;) {
        struct pollfd polled[MOST_PROCESSES];
        struct worker *of[MOST_PROCESSES];
        nfds_t open = 0;
        for (uint32_t i = 0; i < m->count; i++) {
            if (m->team[i].pipe < 0)
                continue;
            polled[open] = (struct pollfd){.fd = m->team[i].pipe, .events = POLLIN};
            of[open++] = &m->team[i];
        }
        if (open == 0)
            return;
        int ready = poll(polled, open, WAIT_MILLISECONDS);
        tell_interrupt(m);
        for (nfds_t i = 0; i < open && ready > 0; i++)
            if (polled[i].revents)
                receive(m, of[i]);
    }
}

static void dismiss(struct managing *m)
{
    for (uint32_t i = 0; i < m->count; i++) {
        while (waitpid(m->team[i].process, NULL, 0) < 0 && errno == EINTR)
            continue;
        buffer_done(&m->team[i].received);
    }
}

/* ---- both ---- */

static void run_here(struct managing *m)
{
    struct buffer result;
    buffer_init(&result);
    for (uint32_t part = 0; part < m->workers->parts && !*m->workers->interrupted; part++) {
        buffer_clear(&result);
        m->workers->run(m->workers->context, part, &result);
        take(m, result.data, &(struct head){part, (uint32_t)result.size});
    }
    buffer_done(&result);
}

struct worker_result *workers_run(const struct workers *workers, struct arena *arena)
{
    struct managing m = {.workers = workers, .arena = arena};
    uint32_t wanted = workers->processes < workers->parts ? workers->processes : workers->parts;
    m.results = ARENA_ARRAY(arena, struct worker_result, workers->parts + 1);
    atomic_uint *next = MAP_FAILED;
    if (wanted > 1)
        next = mmap(NULL, sizeof *next, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (next != MAP_FAILED) {
        atomic_init(next, 0);
        while (m.count < wanted && m.count < MOST_PROCESSES && start(&m, next))
            continue;
        manage(&m);
        dismiss(&m);
        munmap(next, sizeof *next);
    }
    if (m.count == 0)
        run_here(&m);
    return m.results;
}
