/*
 * Node kinds of the grammars: each kind that a tree of the pinned grammar can hold is listed in the
 * language's kinds.def, with its handler or with the reason why it is not modelled.
 */
#include "tests/unit/unit.h"

#include <tree_sitter/api.h>

#include "analyzer/base/base.h"

const TSLanguage *tree_sitter_php(void);

static const char *const php_kinds[] = {
#define PHP_KIND(kind, role, handler) #kind,
#include "grammars/php/lower/kinds.def"
#undef PHP_KIND
};

static bool is_listed(const char *name)
{
    for (size_t i = 0; i < ARRAY_LENGTH(php_kinds); i++)
        if (strcmp(php_kinds[i], name) == 0)
            return true;
    return false;
}

/* Kinds that no tree holds: they group others, or are a mark of the scanner. */
static bool is_no_node(const char *name)
{
    static const char *const names[] = {"expression", "literal",        "primary_expression",
                                        "statement",  "sentinel_error", "type"};
    for (size_t i = 0; i < ARRAY_LENGTH(names); i++)
        if (strcmp(names[i], name) == 0)
            return true;
    return false;
}

static void every_kind_of_php_is_listed(void)
{
    const TSLanguage *language = tree_sitter_php();
    uint32_t count = ts_language_symbol_count(language), seen = 0;
    for (uint32_t i = 0; i < count; i++) {
        const char *name = ts_language_symbol_name(language, (TSSymbol)i);
        if (ts_language_symbol_type(language, (TSSymbol)i) != TSSymbolTypeRegular ||
            is_no_node(name))
            continue;
        seen++;
        if (!is_listed(name))
            printf("  not in kinds.def: %s\n", name);
        CHECK(is_listed(name));
    }
    CHECK(seen > 100);
}

/* Sorted, as the lookup needs it, and without a kind that the grammar does not have. */
static void no_other_kind_is_listed(void)
{
    const TSLanguage *language = tree_sitter_php();
    for (size_t i = 0; i < ARRAY_LENGTH(php_kinds); i++) {
        const char *name = php_kinds[i];
        TSSymbol symbol = ts_language_symbol_for_name(language, name, (uint32_t)strlen(name), true);
        CHECK(symbol != 0);
        CHECK(i == 0 || strcmp(php_kinds[i - 1], name) < 0);
    }
}

void suite_kinds(CU_pSuite suite)
{
    CU_ADD_TEST(suite, every_kind_of_php_is_listed);
    CU_ADD_TEST(suite, no_other_kind_is_listed);
}
