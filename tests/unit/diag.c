/* Diagnostics: where the caret stands, what of a line is shown, and in which order they come. */
#include "tests/unit/unit.h"

#include "analyzer/base/diag.h"

struct fixture {
    struct arena arena;
    struct source source;
    struct diag_sink sink;
    struct buffer out;
};

static void begin(struct fixture *f, const char *bytes)
{
    *f = (struct fixture){.source = {.path = TEXT("shop.php"), .bytes = text_of(bytes)}};
    arena_init(&f->arena);
    diag_init(&f->sink, &f->arena);
    buffer_init(&f->out);
    source_index_lines(&f->source, &f->arena);
}

static void end(struct fixture *f)
{
    buffer_done(&f->out);
    arena_done(&f->arena);
}

static struct text print_all(struct fixture *f)
{
    buffer_clear(&f->out);
    for (uint32_t i = 0; i < f->sink.diags.count; i++)
        diag_print(&f->out, &f->sink.diags.items[i]);
    return buffer_text(&f->out);
}

/* What is printed about the bytes [first, last) of a file. */
static void check_print(const char *bytes, uint32_t first, uint32_t last, const char *expected,
                        int line)
{
    struct fixture f;
    begin(&f, bytes);
    diag_at(&f.sink, DIAG_ERROR, &f.source, (struct range){first, last}, "wrong");
    unit_check_text(print_all(&f), expected, __FILE__, line);
    end(&f);
}

#define CHECK_PRINT(bytes, first, last, expected)                                                  \
    check_print((bytes), (first), (last), "shop.php:" expected, __LINE__)

static void test_caret(void)
{
    CHECK_PRINT("pay();\nall(1);\n", 11, 12, "2:5: error: wrong\n    all(1);\n        ^\n");
    CHECK_PRINT("pay();\nall(1);\n", 7, 10, "2:1: error: wrong\n    all(1);\n    ^~~\n");
    CHECK_PRINT("pay();\nall(1);", 13, 14, "2:7: error: wrong\n    all(1);\n          ^\n");
}

static void test_caret_at_ends(void)
{
    CHECK_PRINT("pay();\r\nx\r\n", 6, 6, "1:7: error: wrong\n    pay();\n          ^\n");
    CHECK_PRINT("pay()", 5, 5, "1:6: error: wrong\n    pay()\n         ^\n");
    CHECK_PRINT("pay()", 900, 901, "1:6: error: wrong\n    pay()\n         ^\n");
    CHECK_PRINT("", 0, 0, "1:1: error: wrong\n    \n    ^\n");
    CHECK_PRINT("a\n\nb\n", 2, 2, "2:1: error: wrong\n    \n    ^\n");
}

static void test_caret_of_several_lines(void)
{
    CHECK_PRINT("f(\n1\n);", 0, 7, "1:1: error: wrong\n    f(\n    ^\n");
}

static void test_caret_under_tabs(void)
{
    CHECK_PRINT("\t\tx\ty;", 4, 5, "1:5: error: wrong\n    \t\tx\ty;\n    \t\t \t^\n");
}

static void test_caret_behind_utf8(void)
{
    CHECK_PRINT("\xC3\xA9\xE2\x82\xAC\xF0\x9F\x92\xB0=x;", 10, 11,
                "1:5: error: wrong\n    \xC3\xA9\xE2\x82\xAC\xF0\x9F\x92\xB0=x;\n        ^\n");
    CHECK_PRINT("a\xE2\x82\xAC z", 1, 4, "1:2: error: wrong\n    a\xE2\x82\xAC z\n     ^\n");
}

/* Bytes that are no text don't reach the terminal. */
static void test_controls_are_not_shown(void)
{
    CHECK_PRINT("\x1b[31m\xFF\xC2\x9Bz;", 8, 9, "1:8: error: wrong\n    ?[31m??z;\n           ^\n");
}

static void test_long_lines_are_cut(void)
{
    enum { SIZE = 5000, COLUMNS = 160 };
    static const uint32_t places[] = {0, 79, 80, 81, 2500, SIZE - 1, SIZE};
    char line[SIZE + 1];
    memset(line, 'x', SIZE);
    line[SIZE] = '\0';
    for (size_t i = 0; i < ARRAY_LENGTH(places); i++) {
        struct fixture f;
        begin(&f, line);
        uint32_t at = places[i];
        if (at < SIZE)
            line[at] = '!';
        diag_at(&f.sink, DIAG_ERROR, &f.source, (struct range){at, at + 4000}, "wrong");
        struct text said = print_all(&f);
        size_t second = text_find(said, TEXT("\n"), 0) + 1;
        size_t third = text_find(said, TEXT("\n"), second) + 1;
        struct text shown = text_slice(said, second, third - 1);
        struct text caret = text_slice(said, third, said.size - 1);
        bool cut_before = text_starts_with(shown, TEXT("    \xE2\x80\xA6"));
        size_t column = text_find(caret, TEXT("^"), 0) + (cut_before ? 2 : 0);
        CHECK(cut_before == (at > 80) &&
              text_ends_with(shown, TEXT("\xE2\x80\xA6")) == (at < 4500));
        CHECK(at == SIZE ? column == shown.size : shown.data[column] == '!');
        CHECK(shown.size <= 4 + COLUMNS + 6 && caret.size <= 5 + COLUMNS);
        line[at] = at < SIZE ? 'x' : '\0';
        end(&f);
    }
}

static void test_a_line_as_wide_as_can_be_is_whole(void)
{
    char line[161];
    memset(line, 'x', 160);
    line[160] = '\0';
    struct fixture f;
    begin(&f, line);
    diag_at(&f.sink, DIAG_ERROR, &f.source, (struct range){159, 160}, "wrong");
    CHECK(text_find(print_all(&f), text_of(line), 0) != SIZE_MAX);
    CHECK(text_find(print_all(&f), TEXT("\xE2\x80\xA6"), 0) == SIZE_MAX);
    end(&f);
}

static void test_what_is_not_about_a_place(void)
{
    struct fixture f;
    begin(&f, "");
    diag_about(&f.sink, DIAG_WARNING, TEXT("a.php"), "skipped: %s", "binary");
    diag_about(&f.sink, DIAG_NOTE, TEXT(""), "done");
    CHECK_TEXT(print_all(&f), "a.php: warning: skipped: binary\nnote: done\n");
    CHECK(diag_count(&f.sink, DIAG_NOTE) == 1 && diag_count(&f.sink, DIAG_ERROR) == 0);
    end(&f);
}

static void test_order(void)
{
    static const char *const messages[] = {"c", "a", "b"};
    struct fixture f;
    begin(&f, "one\ntwo\n");
    for (uint32_t i = 0; i < 3; i++) {
        diag_at(&f.sink, DIAG_ERROR, &f.source, (struct range){4 * (2 - i) / 2, 8}, "late");
        diag_at(&f.sink, DIAG_WARNING, &f.source, (struct range){0, 1}, "%s", messages[i]);
    }
    diag_about(&f.sink, DIAG_ERROR, TEXT("a.php"), "first");
    diag_sort(&f.sink);
    buffer_clear(&f.out);
    for (uint32_t i = 0; i < f.sink.diags.count; i++)
        diag_print_line(&f.out, &f.sink.diags.items[i]);
    CHECK_TEXT(buffer_text(&f.out), "a.php: error: first\n"
                                    "shop.php:1:1: warning: a\n"
                                    "shop.php:1:1: warning: b\n"
                                    "shop.php:1:1: warning: c\n"
                                    "shop.php:1:1: error: late\n"
                                    "shop.php:1:3: error: late\n"
                                    "shop.php:2:1: error: late\n");
    end(&f);
}

void suite_diag(CU_pSuite suite)
{
    CU_ADD_TEST(suite, test_caret);
    CU_ADD_TEST(suite, test_caret_at_ends);
    CU_ADD_TEST(suite, test_caret_of_several_lines);
    CU_ADD_TEST(suite, test_caret_under_tabs);
    CU_ADD_TEST(suite, test_caret_behind_utf8);
    CU_ADD_TEST(suite, test_controls_are_not_shown);
    CU_ADD_TEST(suite, test_long_lines_are_cut);
    CU_ADD_TEST(suite, test_a_line_as_wide_as_can_be_is_whole);
    CU_ADD_TEST(suite, test_what_is_not_about_a_place);
    CU_ADD_TEST(suite, test_order);
}
