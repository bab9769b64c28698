/*
 * Specifications that are wrong: each file of tests/specs/errors is read beside the small library
 * of tests/specs/library, and what is said about it is in the file of the same name with `.said`
 * behind it. A new case is a new file; UPDATE_GOLDENS=1 build/unit writes what is said.
 */
#include "tests/unit/unit.h"

#include <dirent.h>

#include "analyzer/languages.h"
#include "specs/language/spec.h"

#define FOLDER "tests/specs/errors"

typedef VEC(const char *) name_list;

static int compare_names(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static void list_cases(struct arena *arena, name_list *names)
{
    DIR *folder = opendir(FOLDER);
    for (struct dirent *entry = folder ? readdir(folder) : NULL; entry; entry = readdir(folder)) {
        struct text name = text_of(entry->d_name);
        if (name.data[0] != '.' && !text_ends_with(name, TEXT(".said")))
            VEC_PUSH(arena, names, text_copy(arena, name).data);
    }
    if (folder)
        closedir(folder);
    if (names->count)
        qsort(names->items, names->count, sizeof *names->items, compare_names);
}

static bool is_always(void *context, const struct spec_detect *mark)
{
    (void)context;
    (void)mark;
    return true;
}

/* What is said about the specification in `file`, or about the library alone. */
static void read_specs(const char *file, struct buffer *said)
{
    struct arena arena;
    struct names names;
    struct ir_program program;
    struct diag_sink sink;
    struct spec_set set;
    arena_init(&arena);
    names_init(&names, &arena);
    ir_init(&program, &arena, &names);
    diag_init(&sink, &arena);
    spec_init(&set, &arena, &program, &sink);
    CHECK(spec_load(&set, TEXT("tests/specs/library"), languages_frontend));
    if (file)
        spec_load_file(&set, text_of(file), languages_frontend);
    spec_activate(&set, is_always, NULL);
    spec_link(&set);
    spec_check(&set);
    spec_check_whole(&set);
    diag_sort(&sink);
    for (uint32_t i = 0; i < sink.diags.count; i++)
        diag_print(said, &sink.diags.items[i]);
    spec_done(&set);
    ir_done(&program);
    names_done(&names);
    arena_done(&arena);
}

static void test_the_library_is_right(void)
{
    struct buffer said;
    buffer_init(&said);
    read_specs(NULL, &said);
    CHECK_TEXT(buffer_text(&said), "");
    buffer_done(&said);
}

/* A case of which nothing is said is none. */
static void test_wrong_specifications(void)
{
    struct arena arena;
    name_list names = {0};
    arena_init(&arena);
    list_cases(&arena, &names);
    CHECK(names.count > 0);
    for (uint32_t i = 0; i < names.count; i++) {
        struct buffer said;
        buffer_init(&said);
        struct text path = text_print(&arena, FOLDER "/%s", names.items[i]);
        read_specs(path.data, &said);
        if (said.size == 0)
            FAIL("nothing is said about %s", path.data);
        unit_check_golden(buffer_text(&said), text_print(&arena, "%s.said", path.data).data);
        buffer_done(&said);
    }
    arena_done(&arena);
}

void suite_specs(CU_pSuite suite)
{
    CU_ADD_TEST(suite, test_the_library_is_right);
    CU_ADD_TEST(suite, test_wrong_specifications);
}
