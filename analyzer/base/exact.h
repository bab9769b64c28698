/* Exact rational numbers where GMP alone does not do it: rounding to binary64. */
#ifndef BASE_EXACT_H
#define BASE_EXACT_H

#include "analyzer/base/text.h"

#include <gmp.h>

/* The binary64 nearest to `value`, ties to even; infinite beyond the largest one. */
double exact_to_double(const mpq_t value);

/* The least number that rounds to infinity: halfway from the largest binary64 to 2^1024. */
void exact_infinite_from(mpz_t out);

/* Sets `out` to the value of "n", "n/d" or a decimal "12.50"; the text must be one of these. */
void exact_parse(mpq_t out, struct text value);

/* "n" or "n/d" in lowest terms, in `arena`. */
struct text exact_print(struct arena *arena, const mpq_t value);

#endif
