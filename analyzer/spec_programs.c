/* The programs that test specifications: source files, or folders `NAME.d`, under a folder `tests`.
 */
#include <dirent.h>
#include <sys/stat.h>

#include "analyzer/languages.h"
#include "analyzer/paths.h"
#include "analyzer/spec.h"

struct finding_programs {
    struct arena *arena;
    bool are_files;
    spec_programs programs;
};

/* Whether the name ends like a source file of some language. */
static bool is_program(struct text name)
{
    uint32_t count;
    const struct project_language *endings = languages_endings(&count);
    const char *dot = memrchr(name.data, '.', name.size);
    if (!dot)
        return false;
    for (uint32_t i = 0; i < count; i++) {
        struct arena arena;
        arena_init(&arena);
        struct text all = text_print(&arena, " %s ", endings[i].extensions);
        bool is = text_find(all, text_print(&arena, " %s ", dot + 1), 0) != SIZE_MAX;
        arena_done(&arena);
        if (is)
            return true;
    }
    return false;
}

static bool is_under_tests(struct text path)
{
    struct text whole = path;
    char *real = realpath(path.data, NULL);
    if (real)
        whole = text_of(real);
    bool is =
        text_find(whole, TEXT("/tests/"), 0) != SIZE_MAX || text_ends_with(whole, TEXT("/tests"));
    free(real);
    return is;
}

static void add_program(struct finding_programs *t, struct text path)
{
    if (is_under_tests(path))
        VEC_PUSH(t->arena, &t->programs, path);
}

static bool find_programs(struct finding_programs *t, struct text path)
{
    struct stat status;
    if (stat(path.data, &status) != 0)
        return false;
    if (!S_ISDIR(status.st_mode)) {
        if (is_program(path))
            add_program(t, path);
        return true;
    }
    if (text_ends_with(path, TEXT(".d")) && !t->are_files) {
        add_program(t, path);
        return true;
    }
    DIR *folder = opendir(path.data);
    if (!folder)
        return false;
    for (struct dirent *entry = readdir(folder); entry; entry = readdir(folder))
        if (entry->d_name[0] != '.')
            find_programs(t, text_print(t->arena, "%s/%s", path.data, entry->d_name));
    closedir(folder);
    return true;
}

static int compare_texts(const void *a, const void *b)
{
    return text_compare(*(const struct text *)a, *(const struct text *)b);
}

/* Of two ways to name a program, the one that stands first is kept. */
static void drop_doubles(struct arena *arena, spec_programs *programs)
{
    struct stat *seen = ARENA_ARRAY(arena, struct stat, programs->count + 1);
    uint32_t kept = 0;
    for (uint32_t i = 0; i < programs->count; i++) {
        uint32_t k = 0;
        if (stat(programs->items[i].data, &seen[kept]) != 0)
            continue;
        while (seen[k].st_dev != seen[kept].st_dev || seen[k].st_ino != seen[kept].st_ino)
            k++;
        if (k == kept)
            programs->items[kept++] = programs->items[i];
    }
    programs->count = kept;
}

bool spec_programs_find(struct arena *arena, const struct text *folders, uint32_t count,
                        bool are_files, spec_programs *programs)
{
    struct finding_programs t = {arena, are_files, {0}};
    if (count == 0)
        find_programs(&t, paths_find_specs(arena));
    for (uint32_t i = 0; i < count; i++) {
        struct text path = text_copy(arena, folders[i]);
        if (!find_programs(&t, path)) {
            fprintf(stderr, "tillproof: cannot read %s\n", path.data);
            return false;
        }
    }
    if (t.programs.count)
        qsort(t.programs.items, t.programs.count, sizeof *t.programs.items, compare_texts);
    drop_doubles(arena, &t.programs);
    *programs = t.programs;
    return true;
}
