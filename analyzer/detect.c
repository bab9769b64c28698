/* Marks of platforms. */
#include <ctype.h>

#include "analyzer/detect.h"

static bool contains_text(const struct project *project, struct text needle, size_t head)
{
    for (uint32_t i = 0; i < project->files.count; i++) {
        struct text bytes = project->files.items[i].source.bytes;
        if (bytes.size > head)
            bytes = text_slice(bytes, 0, head);
        if (bytes.size && memmem(bytes.data, bytes.size, needle.data, needle.size))
            return true;
    }
    return false;
}

/* A function or class that the project calls, declares or extends. */
static bool has_symbol(const struct detecting *d, struct text name)
{
    struct arena scratch;
    arena_init(&scratch);
    struct names *names = d->index->program->names;
    name_id id = names_lower(names, names_add(names, name));
    u32_vec users = {0};
    index_callers(d->index, id, &scratch, &users);
    index_subclasses(d->index, id, &scratch, &users);
    bool found = users.count || index_find_class(d->index, id).index ||
                 index_find_function(d->index, id).index;
    arena_done(&scratch);
    return found;
}

static bool ends_with_word(struct text text, struct text word)
{
    if (!text_ends_with(text, word))
        return false;
    size_t before = text.size - word.size;
    return before == 0 || !(isalnum((unsigned char)text.data[before - 1]) ||
                            text.data[before - 1] == '_' || text.data[before - 1] == '$');
}

/* Whether what stands before a quoted name requires or imports it. */
static bool is_import(struct text before)
{
    static const char *const words[] = {"from", "import", "require"};
    size_t end = before.size;
    while (end && strchr(" \t\r\n(", before.data[end - 1]))
        end--;
    for (size_t i = 0; i < ARRAY_LENGTH(words); i++)
        if (ends_with_word(text_slice(before, 0, end), text_of(words[i])))
            return true;
    return false;
}

static bool imports(struct text bytes, struct text quoted)
{
    const char *end = bytes.data + bytes.size, *at = bytes.data;
    while (at < end && (at = memmem(at, (size_t)(end - at), quoted.data, quoted.size)) != NULL) {
        if (is_import(text_slice(bytes, 0, (size_t)(at - bytes.data))))
            return true;
        at++;
    }
    return false;
}

/* A package is required or imported by its quoted name. */
static bool has_package(const struct project *project, struct text name)
{
    static const char quotes[] = "'\"";
    struct arena scratch;
    arena_init(&scratch);
    bool found = false;
    for (size_t i = 0; quotes[i] && !found; i++) {
        struct text quoted =
            text_print(&scratch, "%c%.*s%c", quotes[i], (int)name.size, name.data, quotes[i]);
        for (uint32_t k = 0; k < project->files.count && !found; k++)
            found = imports(project->files.items[k].source.bytes, quoted);
    }
    arena_done(&scratch);
    return found;
}

static bool has_file(const struct project *project, struct text glob)
{
    for (uint32_t i = 0; i < project->files.count; i++)
        if (text_matches_glob(project->files.items[i].source.path, glob))
            return true;
    for (uint32_t i = 0; i < project->manifests.count; i++)
        if (text_matches_glob(project->manifests.items[i].source.path, glob))
            return true;
    return false;
}

bool detect_mark(void *context, const struct spec_detect *mark)
{
    const struct detecting *d = context;
    switch (mark->kind) {
    case SPEC_DETECT_SYMBOL: return has_symbol(d, mark->what);
    case SPEC_DETECT_HEADER: return contains_text(d->project, mark->what, 8192);
    case SPEC_DETECT_PACKAGE: return has_package(d->project, mark->what);
    case SPEC_DETECT_FILE: return has_file(d->project, mark->what);
    case SPEC_DETECT_ALWAYS: break;
    }
    return true;
}

bool detect_may_be(void *context, const struct spec_detect *mark)
{
    return mark->kind == SPEC_DETECT_SYMBOL || detect_mark(context, mark);
}
