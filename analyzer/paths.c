/* Finding the specification library. */
#include "analyzer/paths.h"

#include <sys/stat.h>
#include <unistd.h>

static bool is_folder(struct text path)
{
    struct stat status;
    return stat(path.data, &status) == 0 && S_ISDIR(status.st_mode);
}

struct text paths_find_specs(struct arena *arena)
{
    static const char *const places[] = {"../share/tillproof/specs", "../specs"};
    const char *given = getenv("TILLPROOF_SPECS");
    if (given)
        return is_folder(text_of(given)) ? text_copy(arena, text_of(given)) : TEXT("");
    char program[4096];
    ssize_t size = readlink("/proc/self/exe", program, sizeof program - 1);
    if (size <= 0)
        return TEXT("");
    program[size] = '\0';
    char *slash = strrchr(program, '/');
    if (slash)
        *slash = '\0';
    for (size_t i = 0; i < ARRAY_LENGTH(places); i++) {
        struct text path = text_print(arena, "%s/%s", program, places[i]);
        if (is_folder(path))
            return path;
    }
    return TEXT("");
}
