/*
 * Functions of strings and numbers that terms are built from. The solver knows them by name only;
 * their values at constants are computed here, and it learns them where a model needs them.
 */
#include <math.h>

#include "grammars/php/semantics/php_sem.h"

/* ---- numbers in strings ---- */

static bool is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\v' || c == '\f';
}

static size_t skip_digits(struct text text, size_t at)
{
    while (at < text.size && text.data[at] >= '0' && text.data[at] <= '9')
        at++;
    return at;
}

/* The end of the number that begins at `begin`, or `begin`; `*is_float` if it has a point or
 * exponent. */
static size_t scan_number(struct text text, size_t begin, bool *is_float)
{
    size_t at = begin;
    *is_float = false;
    if (at < text.size && (text.data[at] == '+' || text.data[at] == '-'))
        at++;
    size_t digits = skip_digits(text, at) - at;
    size_t end = at + digits;
    if (end < text.size && text.data[end] == '.') {
        size_t fraction = skip_digits(text, end + 1) - (end + 1);
        if (digits + fraction == 0)
            return begin;
        if (digits || fraction) {
            *is_float = true;
            end += 1 + fraction;
            digits += fraction;
        }
    }
    if (digits == 0)
        return begin;
    if (end < text.size && (text.data[end] == 'e' || text.data[end] == 'E')) {
        size_t exponent = end + 1;
        if (exponent < text.size && (text.data[exponent] == '+' || text.data[exponent] == '-'))
            exponent++;
        size_t after = skip_digits(text, exponent);
        if (after > exponent) {
            *is_float = true;
            end = after;
        }
    }
    return end;
}

static double parse_double(struct text text)
{
    struct buffer copy;
    buffer_init(&copy);
    buffer_add(&copy, text);
    double value = strtod(copy.data, NULL);
    buffer_done(&copy);
    return value;
}

/* False where the digits do not fit 64 bits. */
static bool parse_integer(struct text text, int64_t *out)
{
    bool negative = text.data[0] == '-';
    size_t at = negative || text.data[0] == '+' ? 1 : 0;
    uint64_t value = 0, most = negative ? UINT64_C(1) << 63 : (UINT64_C(1) << 63) - 1;
    for (; at < text.size; at++) {
        uint64_t digit = (uint64_t)(text.data[at] - '0');
        if (value > (most - digit) / 10)
            return false;
        value = value * 10 + digit;
    }
    *out = negative ? (int64_t)(0 - value) : (int64_t)value;
    return true;
}

enum php_numeric php_parse_number(struct text text, int64_t *integer, double *number)
{
    bool is_float;
    size_t begin = 0;
    *integer = 0;
    *number = 0;
    while (begin < text.size && is_space(text.data[begin]))
        begin++;
    size_t end = scan_number(text, begin, &is_float);
    if (end == begin)
        return PHP_NOT_NUMERIC;
    struct text digits = text_slice(text, begin, end);
    if (!is_float)
        is_float = !parse_integer(digits, integer);
    bool negative_zero = !is_float && *integer == 0 && digits.data[0] == '-';
    *number = is_float ? parse_double(digits) : negative_zero ? -0.0 : (double)*integer;
    size_t rest = end;
    while (rest < text.size && is_space(text.data[rest]))
        rest++;
    if (rest == text.size)
        return is_float ? PHP_FLOAT : PHP_INT;
    return is_float ? PHP_LEADING_FLOAT : PHP_LEADING_INT;
}

/* ---- floats as text ---- */

/*
 * The next number of as many digits: a power of two has twice as much room above it as below, so
 * that this one may read back where the nearest one does not. False: there is a carry to the front.
 */
static bool step_up(char *text)
{
    for (char *at = strchr(text, 'e'); at-- > text;) {
        if (*at == '.')
            continue;
        if (*at != '9') {
            ++*at;
            return true;
        }
        *at = '0';
    }
    return false;
}

/* Digits and decimal exponent of a finite positive value: 0.ddd * 10^exponent. */
static void decompose(double value, int precision, char digits[40], int *exponent)
{
    char text[64];
    if (precision == PHP_REPR_PRECISION) {
        for (precision = 1; precision < 17; precision++) {
            snprintf(text, sizeof text, "%.*e", precision - 1, value);
            if (strtod(text, NULL) == value || (step_up(text) && strtod(text, NULL) == value))
                break;
        }
        if (precision == 17)
            snprintf(text, sizeof text, "%.*e", precision - 1, value);
    } else {
        snprintf(text, sizeof text, "%.*e", precision - 1, value);
    }
    char *mark = strchr(text, 'e');
    *exponent = (int)strtol(mark + 1, NULL, 10) + 1;
    size_t size = 0;
    for (char *at = text; at < mark; at++)
        if (*at != '.')
            digits[size++] = *at;
    while (size > 1 && digits[size - 1] == '0')
        size--;
    digits[size] = '\0';
}

static void print_scientific(struct buffer *out, const char *digits, int exponent)
{
    buffer_add_byte(out, digits[0]);
    buffer_print(out, ".%sE%c%d", digits[1] ? digits + 1 : "0", exponent - 1 < 0 ? '-' : '+',
                 abs(exponent - 1));
}

static void print_plain(struct buffer *out, const char *digits, int exponent)
{
    int size = (int)strlen(digits);
    if (exponent <= 0) {
        buffer_add(out, TEXT("0."));
        for (int i = exponent; i < 0; i++)
            buffer_add_byte(out, '0');
        buffer_add(out, text_of(digits));
    } else if (size <= exponent) {
        buffer_print(out, "%s", digits);
        for (int i = size; i < exponent; i++)
            buffer_add_byte(out, '0');
    } else {
        buffer_print(out, "%.*s.%s", exponent, digits, digits + exponent);
    }
}

struct text php_float_text(struct arena *arena, double value, int precision)
{
    if (isnan(value))
        return TEXT("NAN");
    if (isinf(value))
        return value < 0 ? TEXT("-INF") : TEXT("INF");
    if (value == 0)
        return signbit(value) ? TEXT("-0") : TEXT("0");
    char digits[40];
    int exponent;
    decompose(fabs(value), precision, digits, &exponent);
    struct buffer out;
    buffer_init(&out);
    int most = precision == PHP_REPR_PRECISION ? 17 : precision;
    if (exponent < -3 || exponent > most)
        print_scientific(&out, digits, exponent);
    else
        print_plain(&out, digits, exponent);
    struct text text = text_print(arena, "%s%s", value < 0 ? "-" : "", out.data);
    buffer_done(&out);
    return text;
}

/* ---- the functions ---- */

static bool evaluate_int_to_string(struct arena *arena, const struct constant *args, uint32_t count,
                                   struct constant *result)
{
    (void)count;
    *result = (struct constant){.sort = SORT_STRING};
    result->text = text_print(arena, "%" PRId64, args[0].integer);
    return true;
}

static bool invert_int_to_string(struct arena *arena, const struct constant *result,
                                 struct constant *argument)
{
    double number;
    (void)arena;
    *argument = (struct constant){.sort = SORT_INT};
    return php_parse_number(result->text, &argument->integer, &number) == PHP_INT;
}

static bool evaluate_float_to_string(struct arena *arena, const struct constant *args,
                                     uint32_t count, struct constant *result)
{
    (void)count;
    *result = (struct constant){.sort = SORT_STRING};
    result->text = php_float_text(arena, args[0].number, PHP_ECHO_PRECISION);
    return true;
}

static bool evaluate_numeric_kind(struct arena *arena, const struct constant *args, uint32_t count,
                                  struct constant *result)
{
    int64_t integer;
    double number;
    (void)arena;
    (void)count;
    *result = (struct constant){.sort = SORT_INT};
    result->integer = php_parse_number(args[0].text, &integer, &number);
    return true;
}

static bool invert_numeric_kind(struct arena *arena, const struct constant *result,
                                struct constant *argument)
{
    static const char *const examples[] = {"x", "1x", "1.5x", "1", "1.5"};
    (void)arena;
    *argument = (struct constant){.sort = SORT_STRING};
    if (result->integer < 0 || result->integer > PHP_FLOAT)
        return false;
    argument->text = text_of(examples[result->integer]);
    return true;
}

static bool evaluate_string_to_int(struct arena *arena, const struct constant *args, uint32_t count,
                                   struct constant *result)
{
    double number;
    (void)arena;
    (void)count;
    *result = (struct constant){.sort = SORT_INT};
    enum php_numeric kind = php_parse_number(args[0].text, &result->integer, &number);
    if (kind != PHP_FLOAT && kind != PHP_LEADING_FLOAT)
        return true;
    /* beyond 64 bits: an integer saturates, what has a point or exponent is cut off like a float */
    if (isfinite(number) && fabs(number) >= 9223372036854775808.0) {
        result->integer = number > 0 ? INT64_MAX : INT64_MIN;
        return true;
    }
    result->integer = isfinite(number) ? (int64_t)number : 0;
    return true;
}

static bool invert_string_to_int(struct arena *arena, const struct constant *result,
                                 struct constant *argument)
{
    *argument = (struct constant){.sort = SORT_STRING};
    argument->text = text_print(arena, "%" PRId64, result->integer);
    return true;
}

static bool evaluate_string_to_float(struct arena *arena, const struct constant *args,
                                     uint32_t count, struct constant *result)
{
    int64_t integer;
    (void)arena;
    (void)count;
    *result = (struct constant){.sort = SORT_FLOAT};
    php_parse_number(args[0].text, &integer, &result->number);
    return true;
}

static bool invert_string_to_float(struct arena *arena, const struct constant *result,
                                   struct constant *argument)
{
    *argument = (struct constant){.sort = SORT_STRING};
    argument->text = php_float_text(arena, result->number, PHP_REPR_PRECISION);
    return true;
}

static bool map_bytes(struct arena *arena, struct text text, char first, char last, int change,
                      struct constant *result)
{
    char *out = arena_alloc(arena, text.size + 1, 1);
    for (size_t i = 0; i < text.size; i++) {
        char c = text.data[i];
        out[i] = c >= first && c <= last ? (char)(c + change) : c;
    }
    *result = (struct constant){.sort = SORT_STRING, .text = {out, text.size}};
    return true;
}

static bool evaluate_lower(struct arena *arena, const struct constant *args, uint32_t count,
                           struct constant *result)
{
    (void)count;
    return map_bytes(arena, args[0].text, 'A', 'Z', 'a' - 'A', result);
}

static bool evaluate_upper(struct arena *arena, const struct constant *args, uint32_t count,
                           struct constant *result)
{
    (void)count;
    return map_bytes(arena, args[0].text, 'a', 'z', 'A' - 'a', result);
}

static bool invert_same(struct arena *arena, const struct constant *result,
                        struct constant *argument)
{
    (void)arena;
    *argument = *result;
    return true;
}

static bool evaluate_trim(struct arena *arena, const struct constant *args, uint32_t count,
                          struct constant *result)
{
    static const char blanks[] = " \t\n\r\v\0";
    size_t begin = 0, end = args[0].text.size;
    (void)arena;
    (void)count;
    while (begin < end && memchr(blanks, args[0].text.data[begin], sizeof blanks - 1))
        begin++;
    while (end > begin && memchr(blanks, args[0].text.data[end - 1], sizeof blanks - 1))
        end--;
    *result = (struct constant){.sort = SORT_STRING, .text = text_slice(args[0].text, begin, end)};
    return true;
}

/* ---- what they have to do with each other ---- */

static const struct function_kind kinds[PHP_FN_COUNT];

static term_id apply(struct term_table *terms, enum php_function function, term_id argument)
{
    return term_apply(terms, terms_function(terms, &kinds[function]), &argument, 1);
}

/* Whether `term` is an integer written as text; then `*integer` is the integer. */
static bool is_int_text(struct term_table *terms, term_id term, term_id *integer)
{
    if (term_get_op(terms, term) != TERM_APPLY ||
        function_get_kind(terms, term_get_function(terms, term)) != &kinds[PHP_FN_INT_TO_STRING])
        return false;
    *integer = term_arg(terms, term, 0);
    return true;
}

static term_id simplify_numeric_kind(struct term_table *terms, const term_id *args, uint32_t count)
{
    term_id integer;
    (void)count;
    return is_int_text(terms, args[0], &integer) ? term_int(terms, PHP_INT) : NO_TERM;
}

static term_id simplify_string_to_int(struct term_table *terms, const term_id *args, uint32_t count)
{
    term_id integer;
    (void)count;
    return is_int_text(terms, args[0], &integer) ? integer : NO_TERM;
}

static term_id simplify_string_to_float(struct term_table *terms, const term_id *args,
                                        uint32_t count)
{
    term_id integer;
    (void)count;
    return is_int_text(terms, args[0], &integer) ? term_unary(terms, TERM_INT_TO_FLOAT, integer)
                                                 : NO_TERM;
}

static term_id is_kind(struct term_table *terms, term_id text, enum php_numeric kind)
{
    return term_eq(terms, apply(terms, PHP_FN_NUMERIC_KIND, text), term_int(terms, kind));
}

static term_id fact_numeric_kind(struct term_table *terms, term_id application)
{
    return term_and(terms, term_binary(terms, TERM_LE, term_int(terms, 0), application),
                    term_binary(terms, TERM_LE, application, term_int(terms, PHP_FLOAT)));
}

static term_id is_empty(struct term_table *terms, term_id text)
{
    return term_eq(terms, text, term_string_of(terms, TEXT("")));
}

/* Letters in another case are as many. */
static term_id fact_case(struct term_table *terms, term_id application)
{
    return term_eq(terms, is_empty(terms, application),
                   is_empty(terms, term_arg(terms, application, 0)));
}

static term_id fact_trim(struct term_table *terms, term_id application)
{
    return term_implies(terms, is_empty(terms, term_arg(terms, application, 0)),
                        is_empty(terms, application));
}

/* What is no number is 0. */
static term_id fact_string_to_int(struct term_table *terms, term_id application)
{
    term_id text = term_arg(terms, application, 0);
    return term_implies(terms, is_kind(terms, text, PHP_NOT_NUMERIC),
                        term_eq(terms, application, term_int(terms, 0)));
}

/* What is no number is 0, and an integer is as a float what it is. */
static term_id fact_string_to_float(struct term_table *terms, term_id application)
{
    term_id text = term_arg(terms, application, 0);
    term_id none = term_implies(terms, is_kind(terms, text, PHP_NOT_NUMERIC),
                                term_eq(terms, application, term_float(terms, 0.0)));
    term_id integer = apply(terms, PHP_FN_STRING_TO_INT, text);
    term_id whole =
        term_or(terms, is_kind(terms, text, PHP_INT), is_kind(terms, text, PHP_LEADING_INT));
    term_id same = term_eq(terms, application, term_unary(terms, TERM_INT_TO_FLOAT, integer));
    return term_and(terms, none, term_implies(terms, whole, same));
}

static const struct function_kind kinds[PHP_FN_COUNT] = {
    [PHP_FN_INT_TO_STRING] = {"php.int_to_string", SORT_STRING, evaluate_int_to_string, true,
                              invert_int_to_string, NULL, NULL},
    [PHP_FN_FLOAT_TO_STRING] = {"php.float_to_string", SORT_STRING, evaluate_float_to_string, false,
                                NULL, NULL, NULL},
    [PHP_FN_NUMERIC_KIND] = {"php.numeric_kind", SORT_INT, evaluate_numeric_kind, false,
                             invert_numeric_kind, fact_numeric_kind, simplify_numeric_kind},
    [PHP_FN_STRING_TO_INT] = {"php.string_to_int", SORT_INT, evaluate_string_to_int, false,
                              invert_string_to_int, fact_string_to_int, simplify_string_to_int},
    [PHP_FN_STRING_TO_FLOAT] = {"php.string_to_float", SORT_FLOAT, evaluate_string_to_float, false,
                                invert_string_to_float, fact_string_to_float,
                                simplify_string_to_float},
    [PHP_FN_LOWER] = {"php.lower", SORT_STRING, evaluate_lower, false, invert_same, fact_case,
                      NULL},
    [PHP_FN_UPPER] = {"php.upper", SORT_STRING, evaluate_upper, false, invert_same, fact_case,
                      NULL},
    [PHP_FN_TRIM] = {"php.trim", SORT_STRING, evaluate_trim, false, invert_same, fact_trim, NULL},
};

const struct function_kind *php_find_conversion(const char *name)
{
    for (size_t i = 0; i < PHP_FN_COUNT; i++)
        if (strcmp(kinds[i].name, name) == 0)
            return &kinds[i];
    return NULL;
}

term_id php_apply(struct exec *x, enum php_function function, term_id argument)
{
    return apply(exec_terms(x), function, argument);
}
