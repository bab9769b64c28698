/* Built-in functions of numbers: rounding, powers, logarithms, angles, bases. */
#include <math.h>

#include "grammars/php/semantics/builtins.h"

/* ---- rounding ---- */

enum { HALF_UP = 1, HALF_DOWN = 2, HALF_EVEN = 3, HALF_ODD = 4 };

static double power_of_ten(int power)
{
    static const double powers[] = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                    1e8,  1e9,  1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
                                    1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};
    return power < (int)ARRAY_LENGTH(powers) ? powers[power] : pow(10.0, power);
}

/* A negative half is rounded up to a positive zero, what is less than a half to a negative one. */
static double round_whole(double value, int64_t mode)
{
    if (value < 0 && value > -0.5)
        return -0.0;
    double even = rint(value) + 0.0;
    switch (mode) {
    case HALF_DOWN: return (value >= 0 ? ceil(value - 0.5) : floor(value + 0.5)) + 0.0;
    case HALF_EVEN: return even;
    case HALF_ODD:
        if (fabs(value - trunc(value)) != 0.5)
            return even;
        return fmod(trunc(value), 2.0) != 0 ? trunc(value) : trunc(value) + (value < 0 ? -1 : 1);
    default: break;
    }
    return value >= 0 ? floor(value + 0.5) : ceil(value - 0.5);
}

static double scaled(double value, int places)
{
    return places >= 0 ? value * power_of_ten(places) : value / power_of_ten(-places);
}

/*
 * As PHP before 8.4: the value is first rounded to the 15 digits that a double is good for, so that
 * 1.005 becomes 1.01 though the double is below it.
 */
double php_round(double value, int64_t digits, int64_t mode)
{
    enum { DIGITS = 15, MOST_PLACES = 400 };
    if (!isfinite(value) || value == 0)
        return value;
    int places = digits > MOST_PLACES    ? MOST_PLACES
                 : digits < -MOST_PLACES ? -MOST_PLACES
                                         : (int)digits;
    int precise = DIGITS - 1 - (int)floor(log10(fabs(value)));
    double number;
    if (precise > places && precise - DIGITS < places) {
        int use = precise < -4 * DIGITS ? -4 * DIGITS : precise;
        number = round_whole(scaled(value, use), mode);
        use = places - use < -4 * DIGITS ? -4 * DIGITS : places - use;
        number = number / power_of_ten(abs(use));
    } else {
        number = scaled(value, places);
        if (fabs(number) >= 1e15)
            return value;
    }
    number = round_whole(number, mode);
    if (abs(places) < 23)
        return places > 0 ? number / power_of_ten(places) : number * power_of_ten(-places);
    char text[64];
    snprintf(text, sizeof text, "%15fe%d", number, -places);
    double result = strtod(text, NULL);
    return isfinite(result) ? result : value;
}

PHP_TERM(round, SORT_FLOAT)
{
    return give_float(result, php_round(args[0].number, args[1].integer, args[2].integer));
}

static term_id as_float(struct call *call, uint32_t index)
{
    return php_to_float(call->x, call->args[index]);
}

/* A total of the store: whole hundredths, below 10^10 (analyzer/exec/store.c). Rounding to two
 * places or more, up or down or to even, gives it back. */
static bool is_of_hundredths(const struct term_table *terms, term_id number)
{
    if (term_get_op(terms, number) != TERM_REAL_TO_FLOAT)
        return false;
    term_id real = term_arg(terms, number, 0);
    if (term_get_op(terms, real) != TERM_DIV ||
        term_get_op(terms, term_arg(terms, real, 0)) != TERM_INT_TO_REAL)
        return false;
    term_id whole = term_arg(terms, term_arg(terms, real, 0), 0);
    return term_get_op(terms, whole) == TERM_APPLY &&
           text_ends_with(text_of(function_get_kind(terms, term_get_function(terms, whole))->name),
                          TEXT(":hundredths"));
}

static struct value run_round(struct call *call)
{
    enum { MOST_PLACES = 4 };
    struct value places = arg_given(call, 1) ? call->args[1] : value_of_int(call->x, 0);
    struct value mode = arg_given(call, 2) ? call->args[2] : value_of_int(call->x, HALF_UP);
    struct constant known;
    bool whole = call->args[0].tag == VALUE_INT && value_is_constant(call->x, places, &known) &&
                 known.integer >= 0;
    if (whole)
        return value_float(as_float(call, 0));
    term_id args[3] = {as_float(call, 0), value_term(places), value_term(mode)};
    if (is_of_hundredths(exec_terms(call->x), args[0]) &&
        value_is_constant(call->x, places, &known) && known.integer >= 2 &&
        known.integer <= MOST_PLACES)
        return value_float(args[0]);
    return value_apply(call->x, &kind_round, args, 3);
}

PHP_TERM(ceil, SORT_FLOAT)
{
    return give_float(result, ceil(args[0].number));
}

PHP_TERM(floor, SORT_FLOAT)
{
    return give_float(result, floor(args[0].number));
}

static struct value run_whole(struct call *call, const struct function_kind *kind)
{
    term_id number = as_float(call, 0);
    return call->args[0].tag == VALUE_INT ? value_float(number)
                                          : value_apply(call->x, kind, &number, 1);
}

static struct value run_ceil(struct call *call)
{
    return run_whole(call, &kind_ceil);
}

static struct value run_floor(struct call *call)
{
    return run_whole(call, &kind_floor);
}

/* ---- signs and division ---- */

PHP_TERM(fabs, SORT_FLOAT)
{
    return give_float(result, fabs(args[0].number));
}

static struct value run_abs(struct call *call)
{
    struct exec *x = call->x;
    struct term_table *terms = exec_terms(x);
    struct value number = call->args[0];
    term_id term = value_term(number);
    if (number.tag == VALUE_FLOAT)
        return value_apply(x, &kind_fabs, &term, 1);
    struct value negated = php_unary(x, IR_PHP_MINUS, number);
    term_id negative = term_binary(terms, TERM_LT, term, term_int(terms, 0));
    if (exec_is_true(x, negative))
        return negated;
    return exec_is_false(x, negative) ? number : value_merge(x, negative, negated, number);
}

static struct value run_intdiv(struct call *call)
{
    struct exec *x = call->x;
    struct term_table *terms = exec_terms(x);
    term_id a = value_term(call->args[0]), b = value_term(call->args[1]);
    term_id zero = term_eq(terms, b, term_int(terms, 0));
    term_id overflow = term_and(terms, term_eq(terms, a, term_int(terms, INT64_MIN)),
                                term_eq(terms, b, term_int(terms, -1)));
    exec_throw(x, zero, "DivisionByZeroError", TEXT("Division by zero"));
    if (exec_is_dead(x))
        return VALUE_OF_NULL;
    exec_throw(x, overflow, "ArithmeticError",
               TEXT("Division of PHP_INT_MIN by -1 is not an integer"));
    return exec_is_dead(x) ? VALUE_OF_NULL : value_int(term_binary(terms, TERM_QUOT, a, b));
}

PHP_TERM(fmod, SORT_FLOAT)
{
    return give_float(result, fmod(args[0].number, args[1].number));
}

PHP_TERM(fdiv, SORT_FLOAT)
{
    double divisor = args[1].number;
    if (divisor == 0) {
        double number = args[0].number;
        bool negative = (signbit(number) != 0) != (signbit(divisor) != 0);
        if (isnan(number) || number == 0)
            return give_float(result, NAN);
        return give_float(result, negative ? -INFINITY : INFINITY);
    }
    return give_float(result, args[0].number / divisor);
}

static struct value run_pow(struct call *call)
{
    return php_binary(call->x, IR_PHP_POW, call->args[0], call->args[1]);
}

/* ---- what a number is ---- */

PHP_TERM(is_finite, SORT_BOOL)
{
    return give_bool(result, isfinite(args[0].number));
}

PHP_TERM(is_infinite, SORT_BOOL)
{
    return give_bool(result, isinf(args[0].number));
}

PHP_TERM(is_nan, SORT_BOOL)
{
    return give_bool(result, isnan(args[0].number));
}

/* ---- functions of one or two real numbers ---- */

#define REAL_FUNCTION(name)                                                                        \
    PHP_TERM(name, SORT_FLOAT)                                                                     \
    {                                                                                              \
        return give_float(result, name(args[0].number));                                           \
    }
REAL_FUNCTION(sqrt)
REAL_FUNCTION(exp)
REAL_FUNCTION(expm1)
REAL_FUNCTION(log10)
REAL_FUNCTION(log1p)
REAL_FUNCTION(sin)
REAL_FUNCTION(cos)
REAL_FUNCTION(tan)
REAL_FUNCTION(asin)
REAL_FUNCTION(acos)
REAL_FUNCTION(atan)
REAL_FUNCTION(sinh)
REAL_FUNCTION(cosh)
REAL_FUNCTION(tanh)
REAL_FUNCTION(asinh)
REAL_FUNCTION(acosh)
REAL_FUNCTION(atanh)

PHP_TERM(atan2, SORT_FLOAT)
{
    return give_float(result, atan2(args[0].number, args[1].number));
}

PHP_TERM(hypot, SORT_FLOAT)
{
    return give_float(result, hypot(args[0].number, args[1].number));
}

static const double half_turn = 3.14159265358979323846;

PHP_TERM(deg2rad, SORT_FLOAT)
{
    return give_float(result, args[0].number / 180.0 * half_turn);
}

PHP_TERM(rad2deg, SORT_FLOAT)
{
    return give_float(result, args[0].number / half_turn * 180.0);
}

static struct value run_pi(struct call *call)
{
    return value_of_float(call->x, half_turn);
}

PHP_TERM(log, SORT_FLOAT)
{
    double number = args[0].number, base = args[1].number;
    if (base == 2.718281828459045)
        return give_float(result, log(number));
    if (base == 2.0)
        return give_float(result, log2(number));
    if (base == 10.0)
        return give_float(result, log10(number));
    if (base == 1.0)
        return give_float(result, NAN);
    return give_float(result, log(number) / log(base));
}

static struct value run_log(struct call *call)
{
    struct constant base = {.number = 2.718281828459045};
    if (arg_given(call, 1) && value_is_constant(call->x, call->args[1], &base) && base.number <= 0)
        return call_refuse_value(call, 1, "must be greater than 0");
    term_id args[2] = {as_float(call, 0), arg_given(call, 1)
                                              ? as_float(call, 1)
                                              : term_float(exec_terms(call->x), base.number)};
    return value_apply(call->x, &kind_log, args, 2);
}

/* ---- bases ---- */

static struct text digits_of(struct arena *arena, uint64_t number, unsigned base)
{
    static const char digits[] = "0123456789abcdefghijklmnopqrstuvwxyz";
    char text[65];
    size_t at = sizeof text;
    do {
        text[--at] = digits[number % base];
        number /= base;
    } while (number);
    return text_copy(arena, (struct text){text + at, sizeof text - at});
}

PHP_TERM(decbin, SORT_STRING)
{
    return give_text(result, digits_of(arena, (uint64_t)args[0].integer, 2));
}

PHP_TERM(decoct, SORT_STRING)
{
    return give_text(result, digits_of(arena, (uint64_t)args[0].integer, 8));
}

PHP_TERM(dechex, SORT_STRING)
{
    return give_text(result, digits_of(arena, (uint64_t)args[0].integer, 16));
}

static unsigned digit_of(char c)
{
    if (c >= '0' && c <= '9')
        return (unsigned)(c - '0');
    if (c >= 'a' && c <= 'z')
        return (unsigned)(c - 'a') + 10;
    return c >= 'A' && c <= 'Z' ? (unsigned)(c - 'A') + 10 : 99;
}

/* The number that digits of a base mean; other bytes are left out. False: it needs a float. */
static bool number_of(struct text text, unsigned base, int64_t *integer, double *number)
{
    bool small = true;
    *integer = 0;
    *number = 0;
    size_t at = 0;
    if (text.size >= 2 && text.data[0] == '0') {
        char mark = (char)tolower((unsigned char)text.data[1]);
        if ((mark == 'x' && base == 16) || (mark == 'o' && base == 8) || (mark == 'b' && base == 2))
            at = 2;
    }
    for (; at < text.size; at++) {
        unsigned digit = digit_of(text.data[at]);
        if (digit >= base)
            continue;
        if (small && *integer > (INT64_MAX - (int64_t)digit) / (int64_t)base) {
            small = false;
            *number = (double)*integer;
        }
        if (small)
            *integer = *integer * (int64_t)base + digit;
        else
            *number = *number * base + digit;
    }
    return small;
}

static struct value read_base(struct call *call, unsigned base)
{
    struct text text;
    int64_t integer;
    double number;
    if (!arg_text(call, 0, NULL, &text))
        return call_derived(call, VALUE_MASK(VALUE_INT) | VALUE_MASK(VALUE_FLOAT));
    return number_of(text, base, &integer, &number) ? value_of_int(call->x, integer)
                                                    : value_of_float(call->x, number);
}

static struct value run_bindec(struct call *call)
{
    return read_base(call, 2);
}

static struct value run_octdec(struct call *call)
{
    return read_base(call, 8);
}

static struct value run_hexdec(struct call *call)
{
    return read_base(call, 16);
}

/* Digits of a float: those of its division, for what is beyond 64 bits. */
static struct text float_digits(struct arena *arena, double number, unsigned base)
{
    static const char digits[] = "0123456789abcdefghijklmnopqrstuvwxyz";
    enum { MOST = 64 };
    char *text = arena_alloc(arena, MOST, 1);
    size_t at = MOST;
    number = floor(number);
    do {
        text[--at] = digits[(int)fmod(number, base)];
        number /= base;
    } while (at > 0 && fabs(number) >= 1);
    return (struct text){text + at, MOST - at};
}

static struct value run_base_convert(struct call *call)
{
    struct text text;
    int64_t from, to, integer;
    double number;
    if (!arg_text(call, 0, NULL, &text) || !arg_int(call, 1, 0, &from) || !arg_int(call, 2, 0, &to))
        return call_derived(call, VALUE_MASK(VALUE_STRING));
    if (from < 2 || from > 36)
        return call_refuse_value(call, 1, "must be between 2 and 36 (inclusive)");
    if (to < 2 || to > 36)
        return call_refuse_value(call, 2, "must be between 2 and 36 (inclusive)");
    struct arena *arena = exec_arena(call->x);
    bool small = number_of(text, (unsigned)from, &integer, &number);
    return call_text(call, small ? digits_of(arena, (uint64_t)integer, (unsigned)to)
                                 : float_digits(arena, number, (unsigned)to));
}

static const struct php_builtin items[] = {
    PHP_FUNCTION("abs", 1, 1, "int|float $num", run_abs),
    PHP_PURE("acos", 1, 1, "float $num", &kind_acos),
    PHP_PURE("acosh", 1, 1, "float $num", &kind_acosh),
    PHP_PURE("asin", 1, 1, "float $num", &kind_asin),
    PHP_PURE("asinh", 1, 1, "float $num", &kind_asinh),
    PHP_PURE("atan", 1, 1, "float $num", &kind_atan),
    PHP_PURE("atan2", 2, 2, "float $y, float $x", &kind_atan2),
    PHP_PURE("atanh", 1, 1, "float $num", &kind_atanh),
    PHP_FUNCTION("base_convert", 3, 3, "string $num, int $from_base, int $to_base",
                 run_base_convert),
    PHP_FUNCTION("bindec", 1, 1, "string $binary_string", run_bindec),
    PHP_FUNCTION("ceil", 1, 1, "int|float $num", run_ceil),
    PHP_PURE("cos", 1, 1, "float $num", &kind_cos),
    PHP_PURE("cosh", 1, 1, "float $num", &kind_cosh),
    PHP_PURE("decbin", 1, 1, "int $num", &kind_decbin),
    PHP_PURE("dechex", 1, 1, "int $num", &kind_dechex),
    PHP_PURE("decoct", 1, 1, "int $num", &kind_decoct),
    PHP_PURE("deg2rad", 1, 1, "float $num", &kind_deg2rad),
    PHP_PURE("exp", 1, 1, "float $num", &kind_exp),
    PHP_PURE("expm1", 1, 1, "float $num", &kind_expm1),
    PHP_PURE("fdiv", 2, 2, "float $num1, float $num2", &kind_fdiv),
    PHP_FUNCTION("floor", 1, 1, "int|float $num", run_floor),
    PHP_PURE("fmod", 2, 2, "float $num1, float $num2", &kind_fmod),
    PHP_FUNCTION("hexdec", 1, 1, "string $hex_string", run_hexdec),
    PHP_PURE("hypot", 2, 2, "float $x, float $y", &kind_hypot),
    PHP_FUNCTION("intdiv", 2, 2, "int $num1, int $num2", run_intdiv),
    PHP_PURE("is_finite", 1, 1, "float $num", &kind_is_finite),
    PHP_PURE("is_infinite", 1, 1, "float $num", &kind_is_infinite),
    PHP_PURE("is_nan", 1, 1, "float $num", &kind_is_nan),
    PHP_FUNCTION("log", 1, 2, "float $num, float $base = 2", run_log),
    PHP_PURE("log10", 1, 1, "float $num", &kind_log10),
    PHP_PURE("log1p", 1, 1, "float $num", &kind_log1p),
    PHP_FUNCTION("octdec", 1, 1, "string $octal_string", run_octdec),
    PHP_FUNCTION("pi", 0, 0, "", run_pi),
    PHP_FUNCTION("pow", 2, 2, "mixed $num, mixed $exponent", run_pow),
    PHP_PURE("rad2deg", 1, 1, "float $num", &kind_rad2deg),
    PHP_FUNCTION("round", 1, 3, "int|float $num, int $precision = 0, int $mode = 1", run_round),
    PHP_PURE("sin", 1, 1, "float $num", &kind_sin),
    PHP_PURE("sinh", 1, 1, "float $num", &kind_sinh),
    PHP_PURE("sqrt", 1, 1, "float $num", &kind_sqrt),
    PHP_PURE("tan", 1, 1, "float $num", &kind_tan),
    PHP_PURE("tanh", 1, 1, "float $num", &kind_tanh),
};

const struct php_builtins php_builtins_math = {items, ARRAY_LENGTH(items)};
