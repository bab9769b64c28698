/*
 * What the suites share: checks that say what they got, goldens, and random numbers that are the
 * same on every machine. A suite is one file with one public function, listed in suites.def.
 */
#ifndef TESTS_UNIT_H
#define TESTS_UNIT_H

#include <CUnit/Basic.h>
#undef setjmp /* base.h poisons it */

#include "analyzer/base/text.h"

#define CHECK CU_ASSERT
#define CHECK_TEXT(text, expected) unit_check_text((text), (expected), __FILE__, __LINE__)

#define FAIL(...) unit_fail(__FILE__, __LINE__, __VA_ARGS__)

void unit_fail(const char *file, int line, const char *format, ...) PRINTF_LIKE(3, 4);

/* Fails, and shows both, where `text` is not `expected`. */
void unit_check_text(struct text text, const char *expected, const char *file, int line);

/*
 * Fails where `text` is not what the file holds. With UPDATE_GOLDENS set in the environment the
 * file is written instead.
 */
void unit_check_golden(struct text text, const char *path);

/* The bytes of a file, in `arena`; ends the program where it can't be read. */
struct text unit_read(struct arena *arena, const char *path);

/* xorshift64 of Marsaglia (2003); any state but 0. */
struct random {
    uint64_t state;
};

uint64_t random_next(struct random *random);
/* A number below `bound` > 0. */
uint32_t random_below(struct random *random, uint32_t bound);
bool random_chance(struct random *random, uint32_t percent);

#define SUITE(name) void suite_##name(CU_pSuite suite);
#include "tests/unit/suites.def"
#undef SUITE

#endif
