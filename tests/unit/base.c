/* The small modules that everything stands on: arena, map, trie, vec, text, exact, source, names.
 */
#include "tests/unit/unit.h"

#include "analyzer/base/exact.h"
#include "analyzer/base/map.h"
#include "analyzer/base/names.h"
#include "analyzer/base/source.h"
#include "analyzer/base/trie.h"

static void test_arena_releases_to_a_mark(void)
{
    struct arena arena;
    arena_init(&arena);
    char *kept = arena_alloc(&arena, 100, 1);
    memset(kept, 'k', 100);
    struct arena_mark mark = arena_get_mark(&arena);
    for (size_t size = 1; size < 100000; size *= 3) {
        char *more = arena_alloc(&arena, size, 1);
        CHECK((uintptr_t)more % _Alignof(max_align_t) == 0);
        CHECK(more[0] == 0 && more[size - 1] == 0);
        memset(more, 'x', size);
    }
    arena_release(&arena, mark);
    CHECK(kept[0] == 'k' && kept[99] == 'k');
    char *again = arena_alloc(&arena, 50, 1);
    CHECK(again[0] == 0 && again[49] == 0);
    arena_done(&arena);
}

/* Against a plain array. */
static void test_map_and_trie_keep_what_was_put(void)
{
    enum { KEYS = 500 };
    struct arena arena;
    struct random random = {7};
    struct map map;
    trie tree = {NULL};
    uint32_t expected[KEYS] = {0};
    arena_init(&arena);
    map_init(&map);
    for (uint32_t i = 1; i < 5000; i++) {
        uint32_t key = random_below(&random, KEYS);
        uint64_t spread = (uint64_t)key * UINT64_C(0x100000001);
        expected[key] = i;
        map_put(&map, spread, i);
        tree = trie_put(&arena, 0, tree, spread, i);
    }
    uint32_t present = 0;
    for (uint32_t key = 0; key < KEYS; key++) {
        uint64_t spread = (uint64_t)key * UINT64_C(0x100000001);
        const uint64_t *found = trie_find(tree, spread);
        present += expected[key] != 0;
        CHECK(map_get(&map, spread, 0) == expected[key]);
        CHECK(expected[key] ? found && *found == expected[key] : !found);
    }
    CHECK(trie_count(tree) == present && map.count == present);
    map_done(&map);
    arena_done(&arena);
}

static void test_trie_versions_are_independent(void)
{
    struct arena arena;
    arena_init(&arena);
    trie empty = {NULL};
    trie one = trie_put(&arena, 0, empty, 5, 50);
    trie two = trie_put(&arena, 0, one, 6, 60);
    trie less = trie_remove(&arena, two, 5);
    CHECK(!trie_find(one, 6) && *trie_find(two, 5) == 50 && !trie_find(less, 5));
    CHECK(trie_count(one) == 1 && trie_count(two) == 2 && trie_count(less) == 1);
    CHECK(trie_same(two, trie_put(&arena, 0, two, 5, 50)) || trie_count(two) == 2);
    arena_done(&arena);
}

static void test_text(void)
{
    CHECK(text_find(TEXT("abcabc"), TEXT("ca"), 0) == 2);
    CHECK(text_find(TEXT("abcabc"), TEXT("abc"), 1) == 3);
    CHECK(text_find(TEXT("abc"), TEXT("d"), 0) == SIZE_MAX);
    CHECK(text_find(TEXT("abc"), TEXT(""), 2) == 2);
    CHECK(text_matches_glob(TEXT("wp_ajax_pay"), TEXT("wp_ajax_*")));
    CHECK(text_matches_glob(TEXT("a/x/b/y/c"), TEXT("a/*/c")));
    CHECK(!text_matches_glob(TEXT("wp_ajax"), TEXT("wp_ajax_*")));
    CHECK(text_matches_glob(TEXT(""), TEXT("*")) && !text_matches_glob(TEXT("a"), TEXT("")));
    CHECK(text_distance(TEXT("format"), TEXT("fromat"), 4) == 2);
    CHECK(text_distance(TEXT("a"), TEXT("abcdef"), 2) == 3);
    CHECK_TEXT(text_trim(TEXT(" \t a b \n")), "a b");
    CHECK(text_compare(TEXT("a"), TEXT("ab")) < 0 && text_compare(TEXT("b"), TEXT("ab")) > 0);
}

static void check_exact(const char *written, const char *printed, double nearest)
{
    struct arena arena;
    mpq_t value;
    arena_init(&arena);
    mpq_init(value);
    exact_parse(value, text_of(written));
    CHECK_TEXT(exact_print(&arena, value), printed);
    double number = exact_to_double(value);
    CHECK(memcmp(&number, &nearest, sizeof number) == 0);
    mpq_clear(value);
    arena_done(&arena);
}

static void test_exact_numbers(void)
{
    check_exact("12.50", "25/2", 12.5);
    check_exact("19.99", "1999/100", 19.99);
    check_exact("-0.01", "-1/100", -0.01);
    check_exact("2/6", "1/3", 1.0 / 3.0);
    check_exact("9007199254740993", "9007199254740993", 9007199254740992.0);
}

static void test_lines_and_columns(void)
{
    struct arena arena;
    arena_init(&arena);
    struct source source = {.bytes = TEXT("a\n\xC3\xA9z\r\nlast\rend")};
    source_index_lines(&source, &arena);
    struct position at = source_position(&source, 4);
    CHECK(at.line == 2 && at.column == 2);
    at = source_position(&source, 12);
    CHECK(at.line == 4 && at.column == 1);
    at = source_position(&source, 1000);
    CHECK(at.line == 4 && at.column == 4);
    CHECK_TEXT(source_line(&source, 2), "\xC3\xA9z");
    CHECK_TEXT(source_line(&source, 3), "last");
    CHECK_TEXT(source_line(&source, 9), "");
    arena_done(&arena);
}

static void test_names_are_interned(void)
{
    struct arena arena;
    struct names names;
    arena_init(&arena);
    names_init(&names, &arena);
    name_id empty = names_add(&names, TEXT("")), order = names_add(&names, TEXT("Order"));
    for (uint32_t i = 0; i < 3000; i++)
        names_add(&names, text_print(&arena, "name%" PRIu32, i));
    CHECK(name_is_none(empty) && name_equal(order, names_add_z(&names, "Order")));
    CHECK(name_is_none(names_find(&names, TEXT("never added"))));
    name_id lower = names_lower(&names, order);
    CHECK(!name_equal(lower, order) && name_equal(lower, names_find(&names, TEXT("order"))));
    CHECK_TEXT(names_text(&names, names_find(&names, TEXT("name2999"))), "name2999");
    names_done(&names);
    arena_done(&arena);
}

void suite_base(CU_pSuite suite)
{
    CU_ADD_TEST(suite, test_arena_releases_to_a_mark);
    CU_ADD_TEST(suite, test_map_and_trie_keep_what_was_put);
    CU_ADD_TEST(suite, test_trie_versions_are_independent);
    CU_ADD_TEST(suite, test_text);
    CU_ADD_TEST(suite, test_exact_numbers);
    CU_ADD_TEST(suite, test_lines_and_columns);
    CU_ADD_TEST(suite, test_names_are_interned);
}
