/*
 * Functions of strings and numbers that terms are built from. The solver knows them by name and by
 * the facts stated here; their values at constants are computed here too.
 */
#include <math.h>

#include "grammars/javascript/semantics/js_sem.h"

/* ---- numbers in strings ---- */

static bool is_space(unsigned char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

/* White space and line ends of Unicode that trimming and Number leave out. */
static size_t space_size(struct text text, size_t at)
{
    static const char *const wide[] = {"\xc2\xa0", "\xef\xbb\xbf", "\xe2\x80\xa8", "\xe2\x80\xa9",
                                       "\xe3\x80\x80"};
    if (is_space((unsigned char)text.data[at]))
        return 1;
    for (size_t i = 0; i < ARRAY_LENGTH(wide); i++)
        if (text_starts_with(text_slice(text, at, text.size), text_of(wide[i])))
            return strlen(wide[i]);
    return 0;
}

static struct text trimmed(struct text text)
{
    size_t begin = 0, end = text.size, size;
    while (begin < end && (size = space_size(text, begin)) > 0)
        begin += size;
    for (bool more = true; more && end > begin;) {
        more = false;
        for (size_t back = 1; back <= 3 && back <= end - begin && !more; back++)
            if (space_size(text_slice(text, 0, end), end - back) == back) {
                end -= back;
                more = true;
            }
    }
    return text_slice(text, begin, end);
}

/* The end of a decimal number that begins at 0; 0 if there is none. */
static size_t scan_decimal(struct text text)
{
    size_t at = 0, digits = 0;
    if (at < text.size && (text.data[at] == '+' || text.data[at] == '-'))
        at++;
    if (text_starts_with(text_slice(text, at, text.size), TEXT("Infinity")))
        return at + 8;
    for (; at < text.size && isdigit((unsigned char)text.data[at]); at++)
        digits++;
    if (at < text.size && text.data[at] == '.')
        for (at++; at < text.size && isdigit((unsigned char)text.data[at]); at++)
            digits++;
    if (digits == 0)
        return 0;
    if (at < text.size && (text.data[at] == 'e' || text.data[at] == 'E')) {
        size_t exponent = at + 1;
        if (exponent < text.size && (text.data[exponent] == '+' || text.data[exponent] == '-'))
            exponent++;
        size_t end = exponent;
        while (end < text.size && isdigit((unsigned char)text.data[end]))
            end++;
        at = end > exponent ? end : at;
    }
    return at;
}

static double read_decimal(struct text text)
{
    struct buffer copy;
    buffer_init(&copy);
    buffer_add(&copy, text);
    double value = strtod(copy.data, NULL);
    buffer_done(&copy);
    return value;
}

bool js_parse_prefix(struct text text, double *number)
{
    struct text rest = trimmed(text);
    size_t end = scan_decimal(rest);
    *number = end ? read_decimal(text_slice(rest, 0, end)) : NAN;
    return end > 0;
}

static bool parse_radix(struct text digits, int base, double *number)
{
    *number = 0;
    for (size_t i = 0; i < digits.size; i++) {
        int c = tolower((unsigned char)digits.data[i]);
        int digit = isdigit(c) ? c - '0' : c >= 'a' && c <= 'z' ? c - 'a' + 10 : base;
        if (digit >= base)
            return false;
        *number = *number * base + digit;
    }
    return digits.size > 0;
}

bool js_parse_number(struct text text, double *number)
{
    struct text rest = trimmed(text);
    *number = 0;
    if (rest.size == 0)
        return true;
    if (rest.size > 2 && rest.data[0] == '0') {
        int mark = tolower((unsigned char)rest.data[1]);
        int base = mark == 'x' ? 16 : mark == 'o' ? 8 : mark == 'b' ? 2 : 0;
        if (base)
            return parse_radix(text_slice(rest, 2, rest.size), base, number);
    }
    if (scan_decimal(rest) != rest.size)
        return false;
    *number = read_decimal(rest);
    return true;
}

/* parseInt: digits of the radix (0: ten, or sixteen behind "0x"). */
static bool parse_integer(struct text text, int radix, double *number)
{
    struct text rest = trimmed(text);
    size_t at = 0, begin;
    bool negative = rest.size && rest.data[0] == '-';
    *number = NAN;
    at += rest.size && (rest.data[0] == '-' || rest.data[0] == '+');
    bool hex = at + 1 < rest.size && rest.data[at] == '0' &&
               (rest.data[at + 1] == 'x' || rest.data[at + 1] == 'X');
    if (hex && (radix == 0 || radix == 16)) {
        at += 2;
        radix = 16;
    }
    radix = radix ? radix : 10;
    if (radix < 2 || radix > 36)
        return false;
    double value = 0;
    for (begin = at; at < rest.size; at++) {
        int c = tolower((unsigned char)rest.data[at]);
        int digit = isdigit(c) ? c - '0' : c >= 'a' && c <= 'z' ? c - 'a' + 10 : radix;
        if (digit >= radix)
            break;
        value = value * radix + digit;
    }
    if (at == begin)
        return false;
    if (radix == 10)
        value = read_decimal(text_slice(rest, begin, at));
    *number = negative ? -value : value;
    return true;
}

/* ---- numbers as text ---- */

/* The shortest digits that read back as the value, which is 0.ddd * 10^exponent. */
static void shortest(double value, char digits[32], int *exponent)
{
    char text[40];
    for (int precision = 1; precision <= 17; precision++) {
        snprintf(text, sizeof text, "%.*e", precision - 1, value);
        if (strtod(text, NULL) == value)
            break;
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

static void print_positive(struct buffer *out, double value)
{
    char digits[32];
    int n;
    shortest(value, digits, &n);
    int k = (int)strlen(digits);
    if (n > 21 || n <= -6) {
        buffer_print(out, "%c%s%se%c%d", digits[0], k > 1 ? "." : "", digits + 1,
                     n - 1 < 0 ? '-' : '+', abs(n - 1));
    } else if (n <= 0) {
        buffer_add(out, TEXT("0."));
        for (int i = n; i < 0; i++)
            buffer_add_byte(out, '0');
        buffer_add(out, text_of(digits));
    } else if (k <= n) {
        buffer_add(out, text_of(digits));
        for (int i = k; i < n; i++)
            buffer_add_byte(out, '0');
    } else {
        buffer_print(out, "%.*s.%s", n, digits, digits + n);
    }
}

struct text js_number_text(struct arena *arena, double value)
{
    struct buffer out;
    if (isnan(value))
        return TEXT("NaN");
    if (isinf(value))
        return value > 0 ? TEXT("Infinity") : TEXT("-Infinity");
    if (value == 0)
        return TEXT("0");
    buffer_init(&out);
    if (value < 0)
        buffer_add_byte(&out, '-');
    print_positive(&out, fabs(value));
    struct text text = text_copy(arena, buffer_text(&out));
    buffer_done(&out);
    return text;
}

/* Of two texts equally near, the larger number: exact digits decide, halves go up. */
struct text js_fixed_text(struct arena *arena, double value, int digits)
{
    char exact[1600], *point;
    if (isnan(value) || fabs(value) >= 1e21)
        return js_number_text(arena, value);
    snprintf(exact, sizeof exact, "%.1080f", fabs(value));
    point = strchr(exact, '.');
    bool up = point[1 + digits] >= '5';
    size_t size = (size_t)(point - exact) + (digits ? 1 + (size_t)digits : 0);
    exact[size] = '\0';
    bool carry = up;
    for (size_t i = size; i-- > 0 && carry;) {
        if (exact[i] == '.')
            continue;
        carry = exact[i] == '9';
        exact[i] = carry ? '0' : (char)(exact[i] + 1);
    }
    bool negative = value < 0 && strspn(exact, "0.") != strlen(exact);
    negative |= value < 0 && strspn(exact, "0.") == strlen(exact) && !carry;
    return text_print(arena, "%s%s%s", negative ? "-" : "", carry ? "1" : "", exact);
}

/* ---- integers of 32 bits ---- */

static uint32_t to_uint32(double value)
{
    if (!isfinite(value))
        return 0;
    double rest = fmod(trunc(value), 4294967296.0);
    return (uint32_t)(rest < 0 ? rest + 4294967296.0 : rest);
}

static double signed32(uint32_t bits)
{
    return bits < UINT32_C(0x80000000) ? (double)bits : (double)bits - 4294967296.0;
}

double js_bits(enum ir_operator op, double a, double b)
{
    uint32_t left = to_uint32(a), right = to_uint32(b), shift = right & 31;
    switch ((int)op) {
    case IR_JS_BIT_AND: return signed32(left & right);
    case IR_JS_BIT_OR: return signed32(left | right);
    case IR_JS_BIT_XOR: return signed32(left ^ right);
    case IR_JS_BIT_NOT: return signed32(~left);
    case IR_JS_SHIFT_LEFT: return signed32(left << shift);
    case IR_JS_SHIFT_RIGHT_UNSIGNED: return (double)(left >> shift);
    default: break;
    }
    uint32_t fill = shift && left >> 31 ? ~(UINT32_MAX >> shift) : 0;
    return signed32(left >> shift | fill);
}

/* ---- values at constants ---- */

#define JS_TERM(id)                                                                                \
    static bool evaluate_##id(struct arena *arena, const struct constant *args, uint32_t count,    \
                              struct constant *result)

static bool give_text(struct constant *result, struct text text)
{
    *result = (struct constant){.sort = SORT_STRING, .text = text};
    return true;
}

static bool give_number(struct constant *result, double number)
{
    *result = (struct constant){.sort = SORT_FLOAT, .number = number};
    return true;
}

static bool give_bool(struct constant *result, bool boolean)
{
    *result = (struct constant){.sort = SORT_BOOL, .boolean = boolean};
    return true;
}

JS_TERM(number_to_string)
{
    (void)count;
    return give_text(result, js_number_text(arena, args[0].number));
}

JS_TERM(is_numeric)
{
    double number;
    (void)arena;
    (void)count;
    return give_bool(result, js_parse_number(args[0].text, &number));
}

JS_TERM(string_to_number)
{
    double number;
    (void)arena;
    (void)count;
    return give_number(result, js_parse_number(args[0].text, &number) ? number : 0);
}

JS_TERM(to_fixed)
{
    (void)count;
    if (args[1].integer < 0 || args[1].integer > 100)
        return false;
    return give_text(result, js_fixed_text(arena, args[0].number, (int)args[1].integer));
}

JS_TERM(round)
{
    (void)arena;
    (void)count;
    double a = args[0].number, down = floor(a);
    return give_number(result, a - down >= 0.5 ? down + 1 : down);
}

JS_TERM(floor)
{
    (void)arena;
    (void)count;
    return give_number(result, floor(args[0].number));
}

JS_TERM(ceil)
{
    (void)arena;
    (void)count;
    return give_number(result, ceil(args[0].number));
}

JS_TERM(trunc)
{
    (void)arena;
    (void)count;
    return give_number(result, trunc(args[0].number));
}

JS_TERM(parse_int)
{
    double number;
    (void)arena;
    int radix = count > 1 ? (int)args[1].integer : 0;
    return give_number(result, parse_integer(args[0].text, radix, &number) ? number : NAN);
}

JS_TERM(parse_float)
{
    double number;
    (void)arena;
    (void)count;
    return give_number(result, js_parse_prefix(args[0].text, &number) ? number : 0);
}

JS_TERM(parses)
{
    double number;
    (void)arena;
    (void)count;
    return give_bool(result, js_parse_prefix(args[0].text, &number));
}

static bool map_case(struct arena *arena, struct text text, char first, int change,
                     struct constant *result)
{
    char *out = arena_alloc(arena, text.size + 1, 1);
    for (size_t i = 0; i < text.size; i++) {
        char c = text.data[i];
        if ((unsigned char)c >= 0x80)
            return false; /* not ASCII: unknown here */
        out[i] = c >= first && c < first + 26 ? (char)(c + change) : c;
    }
    return give_text(result, (struct text){out, text.size});
}

JS_TERM(lower)
{
    (void)count;
    return map_case(arena, args[0].text, 'A', 'a' - 'A', result);
}

JS_TERM(upper)
{
    (void)count;
    return map_case(arena, args[0].text, 'a', 'A' - 'a', result);
}

JS_TERM(trim)
{
    (void)arena;
    (void)count;
    return give_text(result, trimmed(args[0].text));
}

JS_TERM(remainder)
{
    (void)arena;
    (void)count;
    return give_number(result, fmod(args[0].number, args[1].number));
}

JS_TERM(power)
{
    (void)arena;
    (void)count;
    double a = args[0].number, b = args[1].number;
    bool nan = isnan(b) || (fabs(a) == 1 && isinf(b));
    return give_number(result, nan ? NAN : pow(a, b));
}

JS_TERM(bits)
{
    (void)arena;
    (void)count;
    return give_number(result,
                       js_bits((enum ir_operator)args[0].integer, args[1].number, args[2].number));
}

/* ---- arguments that give a value ---- */

static bool invert_number_text(struct arena *arena, const struct constant *result,
                               struct constant *argument)
{
    *argument = (struct constant){.sort = SORT_STRING};
    argument->text = js_number_text(arena, result->number);
    return true;
}

static bool invert_test(struct arena *arena, const struct constant *result,
                        struct constant *argument)
{
    (void)arena;
    *argument = (struct constant){.sort = SORT_STRING};
    argument->text = result->boolean ? TEXT("1") : TEXT("x");
    return true;
}

static bool invert_same(struct arena *arena, const struct constant *result,
                        struct constant *argument)
{
    (void)arena;
    *argument = *result;
    return true;
}

static bool invert_text_number(struct arena *arena, const struct constant *result,
                               struct constant *argument)
{
    *argument = (struct constant){.sort = SORT_FLOAT};
    return js_parse_number(result->text, &argument->number) &&
           text_equal(js_number_text(arena, argument->number), result->text);
}

/* ---- facts ---- */

static const struct function_kind kinds[JS_FN_COUNT];

static term_id read_back(struct term_table *terms, term_id text)
{
    function_id read = terms_function(terms, &kinds[JS_FN_STRING_TO_NUMBER]);
    return term_apply(terms, read, &text, 1);
}

static term_id is_numeric(struct term_table *terms, term_id text)
{
    function_id test = terms_function(terms, &kinds[JS_FN_IS_NUMERIC]);
    return term_apply(terms, test, &text, 1);
}

/* Number(String(n)) is n. */
static term_id fact_number_text(struct term_table *terms, term_id application)
{
    term_id same = term_eq(terms, read_back(terms, application), term_arg(terms, application, 0));
    return term_and(terms, same, is_numeric(terms, application));
}

/* low <= result - argument <= high, as exact reals. */
static term_id fact_near(struct term_table *terms, term_id result, term_id argument,
                         const char *low, const char *high)
{
    term_id difference = term_binary(terms, TERM_SUB, term_unary(terms, TERM_FLOAT_TO_REAL, result),
                                     term_unary(terms, TERM_FLOAT_TO_REAL, argument));
    term_id least = term_binary(terms, TERM_LE, term_real(terms, text_of(low)), difference);
    term_id most = term_binary(terms, TERM_LE, difference, term_real(terms, text_of(high)));
    return term_and(terms, least, most);
}

static term_id fact_fixed(struct term_table *terms, term_id application)
{
    struct constant digits;
    bool known = term_is_constant(terms, term_arg(terms, application, 1), &digits);
    if (!known || digits.integer != 2)
        return is_numeric(terms, application);
    term_id near = fact_near(terms, read_back(terms, application), term_arg(terms, application, 0),
                             "-1/200", "1/200");
    return term_and(terms, near, is_numeric(terms, application));
}

static term_id fact_round(struct term_table *terms, term_id a)
{
    return fact_near(terms, a, term_arg(terms, a, 0), "-1/2", "1/2");
}

static term_id fact_floor(struct term_table *terms, term_id a)
{
    return fact_near(terms, a, term_arg(terms, a, 0), "-1", "0");
}

static term_id fact_ceil(struct term_table *terms, term_id a)
{
    return fact_near(terms, a, term_arg(terms, a, 0), "0", "1");
}

static term_id fact_trunc(struct term_table *terms, term_id a)
{
    return fact_near(terms, a, term_arg(terms, a, 0), "-1", "1");
}

/* What Number reads whole, parseFloat reads too, and as the same number. */
static term_id fact_parse(struct term_table *terms, term_id application)
{
    term_id text = term_arg(terms, application, 0);
    function_id parses = terms_function(terms, &kinds[JS_FN_PARSES]);
    term_id both = term_and(terms, is_numeric(terms, text), term_apply(terms, parses, &text, 1));
    return term_implies(terms, both, term_eq(terms, application, read_back(terms, text)));
}

static const struct function_kind kinds[JS_FN_COUNT] = {
    [JS_FN_NUMBER_TO_STRING] = {"js.number_to_string", SORT_STRING, evaluate_number_to_string,
                                false, invert_text_number, fact_number_text, NULL},
    [JS_FN_IS_NUMERIC] = {"js.is_numeric", SORT_BOOL, evaluate_is_numeric, false, invert_test, NULL,
                          NULL},
    [JS_FN_STRING_TO_NUMBER] = {"js.string_to_number", SORT_FLOAT, evaluate_string_to_number, false,
                                invert_number_text, NULL, NULL},
    [JS_FN_TO_FIXED] = {"js.to_fixed", SORT_STRING, evaluate_to_fixed, false, NULL, fact_fixed,
                        NULL},
    [JS_FN_ROUND] = {"js.round", SORT_FLOAT, evaluate_round, false, invert_same, fact_round, NULL},
    [JS_FN_FLOOR] = {"js.floor", SORT_FLOAT, evaluate_floor, false, invert_same, fact_floor, NULL},
    [JS_FN_CEIL] = {"js.ceil", SORT_FLOAT, evaluate_ceil, false, invert_same, fact_ceil, NULL},
    [JS_FN_TRUNC] = {"js.trunc", SORT_FLOAT, evaluate_trunc, false, invert_same, fact_trunc, NULL},
    [JS_FN_PARSE_INT] = {"js.parse_int", SORT_FLOAT, evaluate_parse_int, false, NULL, NULL, NULL},
    [JS_FN_PARSE_FLOAT] = {"js.parse_float", SORT_FLOAT, evaluate_parse_float, false,
                           invert_number_text, fact_parse, NULL},
    [JS_FN_PARSES] = {"js.parses", SORT_BOOL, evaluate_parses, false, invert_test, NULL, NULL},
    [JS_FN_LOWER] = {"js.lower", SORT_STRING, evaluate_lower, false, invert_same, NULL, NULL},
    [JS_FN_UPPER] = {"js.upper", SORT_STRING, evaluate_upper, false, invert_same, NULL, NULL},
    [JS_FN_TRIM] = {"js.trim", SORT_STRING, evaluate_trim, false, invert_same, NULL, NULL},
    [JS_FN_REMAINDER] = {"js.remainder", SORT_FLOAT, evaluate_remainder, false, NULL, NULL, NULL},
    [JS_FN_POWER] = {"js.power", SORT_FLOAT, evaluate_power, false, NULL, NULL, NULL},
    [JS_FN_BITS] = {"js.bits", SORT_FLOAT, evaluate_bits, false, NULL, NULL, NULL},
    [JS_FN_NAN] = {"js.nan", SORT_FLOAT, NULL, false, NULL, NULL, NULL},
};

term_id js_apply(struct exec *x, enum js_function function, const term_id *args, uint32_t count)
{
    struct term_table *terms = exec_terms(x);
    return term_apply(terms, terms_function(terms, &kinds[function]), args, count);
}

const struct function_kind *js_find_function(const char *name)
{
    for (size_t i = 0; i < JS_FN_COUNT; i++)
        if (strcmp(kinds[i].name, name) == 0)
            return &kinds[i];
    return NULL;
}
