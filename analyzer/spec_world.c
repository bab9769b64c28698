/* Specifications without a project: what `spec check` and `spec show` look at. */
#include "analyzer/languages.h"
#include "analyzer/paths.h"
#include "analyzer/spec.h"

static struct text without_slash(struct text path)
{
    while (path.size > 1 && path.data[path.size - 1] == '/')
        path.size--;
    return path;
}

static struct text last_part(struct text path)
{
    const char *slash = memrchr(path.data, '/', path.size);
    size_t begin = slash ? (size_t)(slash - path.data) + 1 : 0;
    return text_slice(path, begin, path.size);
}

/* The path of `folder` below the library, "/payment" or ""; false if it is not there. */
static bool find_in_library(struct arena *arena, struct text library, struct text folder,
                            struct text *below)
{
    char *real_library = realpath(library.data, NULL), *real = realpath(folder.data, NULL);
    bool is_inside = false;
    if (real_library && real) {
        struct text path = text_of(real), root = text_of(real_library);
        is_inside =
            text_starts_with(path, root) && (path.size == root.size || path.data[root.size] == '/');
        if (is_inside)
            *below = text_copy(arena, text_slice(path, root.size, path.size));
    }
    free(real_library);
    free(real);
    return is_inside;
}

static bool cannot_read(struct text folder)
{
    fprintf(stderr, "tillproof: cannot read %.*s\n", (int)folder.size, folder.data);
    return false;
}

static bool load_folder(struct spec_world *w, struct text library, struct text given)
{
    struct text below, folder = text_copy(w->arena, without_slash(given));
    if (find_in_library(w->arena, library, folder, &below)) {
        struct text root = last_part(library);
        struct text shown = text_print(w->arena, "%.*s%s/", (int)root.size, root.data, below.data);
        VEC_PUSH(w->arena, &w->shown, shown);
        w->is_of_library = true;
        return true;
    }
    uint32_t files = w->specs.files.count;
    if (!spec_load_as(&w->specs, folder, folder, languages_frontend))
        return cannot_read(folder);
    if (w->specs.files.count == files) {
        fprintf(stderr, "tillproof: no specification is below %s\n", folder.data);
        return false;
    }
    VEC_PUSH(w->arena, &w->shown, text_print(w->arena, "%s/", folder.data));
    return true;
}

static bool load_all(struct spec_world *w, const struct options *options,
                     const struct text *folders, uint32_t count)
{
    struct text library = without_slash(paths_find_specs(w->arena));
    if (library.size == 0) {
        fputs("tillproof: the specification library is not found; set TILLPROOF_SPECS\n", stderr);
        return false;
    }
    library = text_copy(w->arena, library);
    if (!spec_load_as(&w->specs, library, last_part(library), languages_frontend))
        return cannot_read(library);
    for (uint32_t i = 0; i < options->specs.count; i++)
        if (!spec_load(&w->specs, options->specs.items[i], languages_frontend))
            return cannot_read(options->specs.items[i]);
    w->is_of_library = count == 0;
    for (uint32_t i = 0; i < count; i++)
        if (!load_folder(w, library, folders[i]))
            return false;
    return true;
}

static bool detect_nothing(void *context, const struct spec_detect *mark)
{
    (void)context;
    (void)mark;
    return false;
}

bool spec_world_open(struct spec_world *w, struct arena *arena, const struct options *options,
                     const struct text *folders, uint32_t count)
{
    *w = (struct spec_world){.arena = arena};
    names_init(&w->names, arena);
    ir_init(&w->program, arena, &w->names);
    diag_init(&w->sink, arena);
    spec_init(&w->specs, arena, &w->program, &w->sink);
    if (!load_all(w, options, folders, count)) {
        spec_world_close(w);
        return false;
    }
    spec_activate(&w->specs, detect_nothing, NULL);
    spec_link(&w->specs);
    spec_check(&w->specs);
    return true;
}

void spec_world_close(struct spec_world *w)
{
    spec_done(&w->specs);
    ir_done(&w->program);
    names_done(&w->names);
}

bool spec_world_shows(const struct spec_world *w, struct text path)
{
    for (uint32_t i = 0; i < w->shown.count; i++)
        if (text_starts_with(path, w->shown.items[i]))
            return true;
    return w->shown.count == 0;
}
