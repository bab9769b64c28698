/* Rounding, reading and printing of rationals. */
#include "analyzer/base/exact.h"

#include <math.h>

/* Whether |value - low| is greater than, equal to or less than |high - value|: 1, 0, -1. */
static int compare_distances(const mpq_t value, double low, double high)
{
    mpq_t below, above;
    mpq_inits(below, above, NULL);
    mpq_set_d(below, low);
    mpq_set_d(above, high);
    mpq_sub(below, value, below);
    mpq_sub(above, above, value);
    mpq_abs(below, below);
    mpq_abs(above, above);
    int order = mpq_cmp(below, above);
    mpq_clears(below, above, NULL);
    return order;
}

static bool is_even(double value)
{
    uint64_t bits;
    memcpy(&bits, &value, sizeof bits);
    return (bits & 1) == 0;
}

void exact_infinite_from(mpz_t out)
{
    mpz_set_ui(out, 1);
    mpz_mul_2exp(out, out, 54);
    mpz_sub_ui(out, out, 1);
    mpz_mul_2exp(out, out, 970);
}

static bool is_beyond_largest(const mpq_t value)
{
    mpz_t bound, magnitude;
    mpz_inits(bound, magnitude, NULL);
    exact_infinite_from(bound);
    mpz_tdiv_q(magnitude, mpq_numref(value), mpq_denref(value));
    bool beyond = mpz_cmpabs(magnitude, bound) >= 0;
    mpz_clears(bound, magnitude, NULL);
    return beyond;
}

double exact_to_double(const mpq_t value)
{
    double infinity = mpq_sgn(value) < 0 ? -INFINITY : INFINITY;
    if (is_beyond_largest(value))
        return infinity;
    double low = mpq_get_d(value); /* truncated towards zero */
    double high = nextafter(low, infinity);
    if (isinf(high))
        return low;
    int order = compare_distances(value, low, high);
    if (order == 0)
        return is_even(low) ? low : high;
    return order < 0 ? low : high;
}

void exact_parse(mpq_t out, struct text value)
{
    struct buffer digits;
    buffer_init(&digits);
    size_t point = text_find(value, TEXT("."), 0);
    if (point == SIZE_MAX) {
        buffer_add(&digits, value);
    } else {
        buffer_add(&digits, text_slice(value, 0, point));
        buffer_add(&digits, text_slice(value, point + 1, value.size));
        buffer_add(&digits, TEXT("/1"));
        for (size_t i = point + 1; i < value.size; i++)
            buffer_add_byte(&digits, '0');
    }
    int bad = mpq_set_str(out, digits.data, 10);
    assert(!bad);
    (void)bad;
    mpq_canonicalize(out);
    buffer_done(&digits);
}

struct text exact_print(struct arena *arena, const mpq_t value)
{
    char *text = mpq_get_str(NULL, 10, value);
    struct text copy = text_copy(arena, text_of(text));
    free(text);
    return copy;
}
