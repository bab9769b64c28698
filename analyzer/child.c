/* Work in a process of its own. */
#include "analyzer/child.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

static bool write_all(int fd, struct text bytes)
{
    while (bytes.size) {
        ssize_t sent = write(fd, bytes.data, bytes.size);
        if (sent < 0 && errno != EINTR)
            return false;
        if (sent > 0)
            bytes = text_slice(bytes, (size_t)sent, bytes.size);
    }
    return true;
}

struct child child_start(void (*run)(void *context, uint32_t index, struct buffer *result),
                         void *context, uint32_t index)
{
    int ends[2];
    struct child child = {-1, -1};
    fflush(stdout);
    if (pipe2(ends, O_CLOEXEC) != 0)
        return child;
    child.process = fork();
    if (child.process == 0) {
        struct buffer result;
        close(ends[0]);
        buffer_init(&result);
        run(context, index, &result);
        _exit(write_all(ends[1], buffer_text(&result)) ? 0 : 2);
    }
    close(ends[1]);
    child.output = ends[0];
    return child;
}

int child_finish(struct child child, struct buffer *result)
{
    char bytes[4096];
    int status = -1;
    for (ssize_t got = 1; child.output >= 0 && (got > 0 || (got < 0 && errno == EINTR));) {
        got = read(child.output, bytes, sizeof bytes);
        if (got > 0)
            buffer_add(result, (struct text){bytes, (size_t)got});
    }
    if (child.output >= 0)
        close(child.output);
    while (child.process > 0 && waitpid(child.process, &status, 0) < 0 && errno == EINTR)
        continue;
    return status;
}

uint32_t child_count(void)
{
    long processors = sysconf(_SC_NPROCESSORS_ONLN);
    return processors < 1 ? 1 : processors > MOST_CHILDREN ? MOST_CHILDREN : (uint32_t)processors;
}
