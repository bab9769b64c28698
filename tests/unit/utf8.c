/* Source text of any encoding as well-formed UTF-8, against Unicode's own examples and jansson. */
#include "tests/unit/unit.h"

#include <jansson.h>

#include "reports/report_p.h"

static void check_utf8(struct text bytes, const char *expected)
{
    struct buffer out;
    buffer_init(&out);
    utf8_add(&out, bytes, SIZE_MAX);
    CHECK_TEXT(buffer_text(&out), expected);
    buffer_done(&out);
}

#define BAD "\xEF\xBF\xBD"

static void test_utf8(void)
{
    check_utf8(TEXT("a\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80"),
               "a\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80");
    check_utf8(TEXT("\xC3"), BAD);
    check_utf8(TEXT("\xE2\x82x"), BAD BAD "x");
    check_utf8(TEXT("\xC0\xAF\xC1\xBF"), BAD BAD BAD BAD);
    check_utf8(TEXT("\xE0\x9F\xBF\xE0\xA0\x80"), BAD BAD BAD "\xE0\xA0\x80");
    check_utf8(TEXT("\xED\x9F\xBF\xED\xA0\x80"), "\xED\x9F\xBF" BAD BAD BAD);
    check_utf8(TEXT("\xF4\x8F\xBF\xBF\xF4\x90\x80\x80"), "\xF4\x8F\xBF\xBF" BAD BAD BAD BAD);
    check_utf8(TEXT("\xF5\xFE\xFF\0z"), BAD BAD BAD BAD "z");
    CHECK(utf8_count(TEXT("a\xC3\xA9\xFF")) == 3);
    CHECK_TEXT(utf8_first(TEXT("a\xC3\xA9z"), 2), "a\xC3\xA9");
}

static void test_cut_texts_end_between_code_points(void)
{
    struct buffer out;
    buffer_init(&out);
    utf8_add(&out, TEXT("ab\xC3\xA9z"), 3);
    CHECK_TEXT(buffer_text(&out), "ab\xE2\x80\xA6");
    buffer_clear(&out);
    utf8_add(&out, TEXT("ab\xC3\xA9z"), 5);
    CHECK_TEXT(buffer_text(&out), "ab\xC3\xA9z");
    buffer_clear(&out);
    utf8_add_shown(&out, TEXT("\t\n\x1B\x7F\xC2\x9B\xE2\x80\xAE."), SIZE_MAX);
    CHECK_TEXT(buffer_text(&out), "\t\n" BAD BAD BAD BAD ".");
    buffer_done(&out);
}

/* Any bytes at all make JSON; and what was made well-formed once stays as it is. */
static void test_random_bytes(void)
{
    struct random random = {1};
    struct buffer once, twice;
    buffer_init(&once);
    buffer_init(&twice);
    for (uint32_t round = 0; round < 3000; round++) {
        char bytes[24];
        size_t size = random_below(&random, sizeof bytes + 1);
        for (size_t i = 0; i < size; i++)
            bytes[i] = (char)(random_chance(&random, 70) ? 0x80 + random_below(&random, 0x80)
                                                         : random_below(&random, 0x80));
        buffer_clear(&once);
        buffer_clear(&twice);
        utf8_add(&once, (struct text){bytes, size}, SIZE_MAX);
        utf8_add(&twice, buffer_text(&once), SIZE_MAX);
        CHECK(text_equal(buffer_text(&once), buffer_text(&twice)));
        json_t *value = json_stringn(buffer_text(&once).data, once.size);
        CHECK(value != NULL);
        json_decref(value);
    }
    buffer_done(&once);
    buffer_done(&twice);
}

void suite_utf8(CU_pSuite suite)
{
    CU_ADD_TEST(suite, test_utf8);
    CU_ADD_TEST(suite, test_cut_texts_end_between_code_points);
    CU_ADD_TEST(suite, test_random_bytes);
}
