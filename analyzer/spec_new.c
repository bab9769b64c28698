/*
 * `tillproof spec new PLATFORM [--output DIR]`: writes a folder of specifications that passes check
 * and test, to be changed into what a platform is: the files of template/, where `example` becomes
 * the platform's name. Nothing is overwritten: the folder must not be there.
 */
#include <sys/stat.h>

#include "analyzer/base/embed.h"
#include "analyzer/output.h"
#include "analyzer/spec.h"

#define TEMPLATE(id, path) EMBED(template_##id, "analyzer/template/" path)
#include "analyzer/template/files.def"
#undef TEMPLATE

struct making {
    struct arena *arena;
    struct text folder;
    struct text name, upper, title; /* shop_one, SHOP_ONE, ShopOne */
};

static bool is_name(struct text name)
{
    if (name.size == 0 || name.size > 40 || !islower((unsigned char)name.data[0]))
        return false;
    for (size_t i = 0; i < name.size; i++)
        if (!islower((unsigned char)name.data[i]) && !isdigit((unsigned char)name.data[i]) &&
            name.data[i] != '_')
            return false;
    return true;
}

static struct text in_capitals(struct arena *arena, struct text name)
{
    struct text upper = text_copy(arena, name);
    char *bytes = arena_alloc(arena, name.size + 1, 1);
    for (size_t i = 0; i < name.size; i++)
        bytes[i] = (char)toupper((unsigned char)upper.data[i]);
    bytes[name.size] = '\0';
    return (struct text){bytes, name.size};
}

static struct text in_title(struct arena *arena, struct text name)
{
    char *bytes = arena_alloc(arena, name.size + 1, 1);
    size_t size = 0;
    bool first = true;
    for (size_t i = 0; i < name.size; i++) {
        char c = name.data[i];
        if (c != '_')
            bytes[size++] = first ? (char)toupper((unsigned char)c) : c;
        first = c == '_';
    }
    bytes[size] = '\0';
    return (struct text){bytes, size};
}

/* The template with the platform's name in all three spellings. */
static void fill(struct buffer *out, const struct making *m, struct text template)
{
    const struct {
        struct text word, by;
    } words[] = {
        {TEXT("example"), m->name}, {TEXT("EXAMPLE"), m->upper}, {TEXT("Example"), m->title}};
    for (size_t at = 0; at < template.size;) {
        size_t found = ARRAY_LENGTH(words);
        struct text rest = text_slice(template, at, template.size);
        for (size_t i = 0; i < ARRAY_LENGTH(words); i++)
            if (text_starts_with(rest, words[i].word))
                found = i;
        if (found == ARRAY_LENGTH(words)) {
            buffer_add_byte(out, template.data[at++]);
        } else {
            buffer_add(out, words[found].by);
            at += words[found].word.size;
        }
    }
}

static bool fail(struct text path)
{
    fprintf(stderr, "tillproof: cannot write %s: %s\n", path.data, strerror(errno));
    return false;
}

static bool write_file(const struct making *m, const char *name, struct text template)
{
    struct buffer out;
    struct text path = text_print(m->arena, "%s/%s", m->folder.data, name);
    buffer_init(&out);
    fill(&out, m, template);
    bool ok = output_write(path.data, buffer_text(&out)) || fail(path);
    buffer_done(&out);
    return ok;
}

static bool make_folders(const struct making *m)
{
    struct text tests = text_print(m->arena, "%s/tests", m->folder.data);
    if (mkdir(m->folder.data, 0777) != 0)
        return fail(m->folder);
    return mkdir(tests.data, 0777) == 0 || fail(tests);
}

static bool write_all(const struct making *m)
{
    bool ok = make_folders(m);
#define TEMPLATE(id, path) ok = ok && write_file(m, path, EMBEDDED(template_##id));
#include "analyzer/template/files.def"
#undef TEMPLATE
    return ok;
}

int spec_new(struct arena *arena, const struct options *options)
{
    const char *output = options->values[OPTION_OUTPUT];
    if (options->paths.count != 2 || !is_name(options->paths.items[1])) {
        fputs("tillproof: spec new needs a PLATFORM: a name of small letters, digits and _\n",
              stderr);
        return 2;
    }
    struct making m = {.arena = arena, .name = text_copy(arena, options->paths.items[1])};
    m.folder = output ? text_of(output) : m.name;
    m.upper = in_capitals(arena, m.name);
    m.title = in_title(arena, m.name);
    if (!write_all(&m))
        return 2;
    printf("%s/ is there; next: tillproof spec check %s && tillproof spec test %s\n", m.folder.data,
           m.folder.data, m.folder.data);
    return 0;
}
