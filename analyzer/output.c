/* Files that are written whole or not at all. */
#include "analyzer/output.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

static bool write_all(int fd, struct text text)
{
    size_t done = 0;
    while (done < text.size) {
        ssize_t wrote = write(fd, text.data + done, text.size - done);
        if (wrote < 0 && errno == EINTR)
            continue;
        if (wrote <= 0)
            return false;
        done += (size_t)wrote;
    }
    return true;
}

/* A device or pipe can't be replaced: it is written to. */
static bool is_special(const char *path)
{
    struct stat status;
    return stat(path, &status) == 0 && !S_ISREG(status.st_mode);
}

static bool write_in_place(const char *path, struct text text)
{
    int fd = open(path, O_WRONLY | O_CLOEXEC);
    if (fd < 0)
        return false;
    bool ok = write_all(fd, text);
    int error = errno;
    ok = close(fd) == 0 && ok;
    errno = ok ? 0 : error ? error : errno;
    return ok;
}

static bool replace(const char *path, const char *temporary, struct text text)
{
    int fd = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (fd < 0)
        return false;
    bool ok = write_all(fd, text) && fsync(fd) == 0;
    int error = errno;
    ok = close(fd) == 0 && ok;
    if (ok && rename(temporary, path) == 0)
        return true;
    error = ok ? errno : error;
    unlink(temporary);
    errno = error;
    return false;
}

bool output_write(const char *path, struct text text)
{
    if (!path)
        return write_all(STDOUT_FILENO, text);
    if (is_special(path))
        return write_in_place(path, text);
    struct arena arena;
    arena_init(&arena);
    struct text temporary = text_print(&arena, "%s.%ld.part", path, (long)getpid());
    bool ok = replace(path, temporary.data, text);
    int error = errno;
    arena_done(&arena);
    errno = error;
    return ok;
}
