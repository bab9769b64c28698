/* Built-in functions that print values by a format: sprintf and its family, number_format. */
#include <math.h>

#include "grammars/php/semantics/builtins.h"

/* ---- number_format ---- */

static void add_grouped(struct buffer *out, struct text digits, struct text separator)
{
    for (size_t i = 0; i < digits.size; i++) {
        if (i && (digits.size - i) % 3 == 0)
            buffer_add(out, separator);
        buffer_add_byte(out, digits.data[i]);
    }
}

/* `zero`: a number that is rounded to zero keeps its sign. */
static bool format_number(struct arena *arena, const struct constant *args, bool zero,
                          struct constant *result)
{
    enum { MOST_DECIMALS = 300 };
    int64_t decimals = args[1].integer < 0 ? 0 : args[1].integer;
    if (decimals > MOST_DECIMALS)
        return false;
    double number = php_round(args[0].number, decimals, 1);
    bool negative = number < 0;
    struct text digits = text_print(arena, "%.*f", (int)decimals, fabs(number));
    if (!isfinite(number))
        return give_text(result, isnan(number) ? TEXT("nan") : TEXT("inf"));
    struct text whole =
        text_slice(digits, 0, decimals ? digits.size - (size_t)decimals - 1 : digits.size);
    struct buffer out;
    buffer_init(&out);
    if (zero ? signbit(args[0].number) && args[0].number < 0
             : negative && strtod(digits.data, NULL) != 0)
        buffer_add_byte(&out, '-');
    add_grouped(&out, whole, args[3].text);
    if (decimals) {
        buffer_add(&out, args[2].text);
        buffer_add(&out, text_slice(digits, whole.size + 1, digits.size));
    }
    return give_buffer(arena, result, &out);
}

PHP_TERM(number_format, SORT_STRING)
{
    return format_number(arena, args, false, result);
}

/* Before PHP 8. */
PHP_TERM(old_number_format, SORT_STRING)
{
    return format_number(arena, args, true, result);
}

static term_id text_or(struct call *call, uint32_t index, const char *otherwise)
{
    return arg_is_null(call, index) ? term_string_of(exec_terms(call->x), text_of(otherwise))
                                    : value_term(call->args[index]);
}

static struct value run_number_format(struct call *call)
{
    struct term_table *terms = exec_terms(call->x);
    term_id args[4] = {value_term(call->args[0]),
                       arg_given(call, 1) ? value_term(call->args[1]) : term_int(terms, 0),
                       text_or(call, 2, "."), text_or(call, 3, ",")};
    bool old = !php_is_so(call->x, PHP_NO_NEGATIVE_ZERO);
    return value_apply(call->x, old ? &kind_old_number_format : &kind_number_format, args, 4);
}

/* ---- one conversion of a format ---- */

/* "%1$+'x-10.3f": read once, applied to one argument. */
struct conversion {
    int64_t argument; /* from 0; -1: the next one */
    bool left;
    bool sign;
    char padding;
    int64_t width;
    int64_t precision; /* -1: not given */
    char letter;
};

static bool read_number(struct text format, size_t *at, int64_t *number)
{
    size_t begin = *at;
    *number = 0;
    while (*at < format.size && isdigit((unsigned char)format.data[*at]) && *number < INT32_MAX)
        *number = *number * 10 + (format.data[(*at)++] - '0');
    return *at > begin;
}

static void read_flags(struct text format, size_t *at, struct conversion *c)
{
    for (; *at < format.size; ++*at) {
        char flag = format.data[*at];
        if (flag == '-')
            c->left = true;
        else if (flag == '+')
            c->sign = true;
        else if (flag == '0' || flag == ' ')
            c->padding = flag;
        else if (flag == '\'' && *at + 1 < format.size)
            c->padding = format.data[++*at];
        else if (flag == '\'')
            c->padding = '\0';
        else
            return;
    }
}

/* Reads the conversion behind a `%`; false at what this file does not know. */
static bool read_conversion(struct text format, size_t *at, struct conversion *c)
{
    *c = (struct conversion){-1, false, false, ' ', 0, -1, '\0'};
    size_t begin = *at;
    int64_t number;
    bool given = read_number(format, at, &number);
    if ((given || begin == *at) && *at < format.size && format.data[*at] == '$') {
        c->argument = !given || number == 0 || number >= INT32_MAX ? -2 : number - 1;
        ++*at;
    } else {
        *at = begin;
    }
    read_flags(format, at, c);
    if (*at < format.size && format.data[*at] == '*')
        return false;
    read_number(format, at, &c->width);
    if (*at < format.size && format.data[*at] == '.') {
        ++*at;
        if (*at < format.size && format.data[*at] == '*')
            return false;
        c->precision = 0;
        read_number(format, at, &c->precision);
    }
    if (*at < format.size && format.data[*at] == 'l')
        ++*at;
    c->letter = *at < format.size ? format.data[*at] : '\0';
    *at += *at < format.size;
    return true;
}

/* Padded to the width; a sign stays before zeros. `number`: what stands on the right of its zeros.
 */
static void add_padded(struct buffer *out, const struct conversion *c, struct text text,
                       bool number)
{
    size_t width = (size_t)c->width;
    size_t missing = width > text.size ? width - text.size : 0;
    bool has_sign = number && text.size && (text.data[0] == '-' || text.data[0] == '+');
    if (c->left) {
        char padding = number && c->padding == '0' && c->letter != 's' ? ' ' : c->padding;
        if (c->letter != 'd' && c->letter != 's')
            padding = c->padding;
        buffer_add(out, text);
        for (size_t i = 0; i < missing; i++)
            buffer_add_byte(out, padding);
        return;
    }
    if (has_sign && c->padding == '0') {
        buffer_add_byte(out, text.data[0]);
        text = text_slice(text, 1, text.size);
    }
    for (size_t i = 0; i < missing; i++)
        buffer_add_byte(out, c->padding);
    buffer_add(out, text);
}

static void add_text(struct buffer *out, const struct conversion *c, struct text text)
{
    size_t most =
        c->precision >= 0 && (uint64_t)c->precision < text.size ? (size_t)c->precision : text.size;
    add_padded(out, c, text_slice(text, 0, most), false);
}

static void add_int(struct arena *arena, struct buffer *out, const struct conversion *c,
                    int64_t integer)
{
    uint64_t bits = (uint64_t)integer;
    struct text text = TEXT("");
    switch (c->letter) {
    case 'd':
        text = text_print(arena, "%s%" PRId64, c->sign && integer >= 0 ? "+" : "", integer);
        break;
    case 'u': text = text_print(arena, "%" PRIu64, bits); break;
    case 'x': text = text_print(arena, "%" PRIx64, bits); break;
    case 'X': text = text_print(arena, "%" PRIX64, bits); break;
    case 'o': text = text_print(arena, "%" PRIo64, bits); break;
    case 'c': buffer_add_byte(out, (char)integer); return;
    default: {
        char digits[65];
        size_t at = sizeof digits - 1;
        digits[at] = '\0';
        do {
            digits[--at] = (char)('0' + (bits & 1));
            bits >>= 1;
        } while (bits);
        text = text_print(arena, "%s", digits + at);
        break;
    }
    }
    add_padded(out, c, text, true);
}

/* "1.5e+07" to "1.5e+7": exponents have no leading zeros. */
static struct text short_exponent(struct arena *arena, struct text text)
{
    size_t mark = text.size;
    while (mark > 0 && text.data[mark - 1] != 'e' && text.data[mark - 1] != 'E')
        mark--;
    if (mark == 0)
        return text;
    size_t digits = mark + 1;
    while (digits + 1 < text.size && text.data[digits] == '0')
        digits++;
    return text_print(arena, "%.*s%s", (int)(mark + 1), text.data, text.data + digits);
}

/* Style g of C, with PHP's mantissa "1.0" before an exponent. */
static struct text general(struct arena *arena, double number, int precision, bool upper)
{
    struct text text =
        text_print(arena, upper ? "%.*G" : "%.*g", precision ? precision : 1, number);
    text = short_exponent(arena, text);
    size_t mark = text_find(text, upper ? TEXT("E") : TEXT("e"), 0);
    if (mark == SIZE_MAX || text_find(text, TEXT("."), 0) != SIZE_MAX)
        return text;
    return text_print(arena, "%.*s.0%s", (int)mark, text.data, text.data + mark);
}

static void add_float(struct arena *arena, struct buffer *out, const struct conversion *c,
                      double number)
{
    enum { MOST_PRECISION = 53, USUAL_PRECISION = 6 };
    int precision = c->precision < 0                ? USUAL_PRECISION
                    : c->precision > MOST_PRECISION ? MOST_PRECISION
                                                    : (int)c->precision;
    struct text text;
    bool is_general = c->letter == 'g' || c->letter == 'G';
    if (number == 0 && !is_general)
        number = 0; /* only style g shows the sign of a zero */
    const char *sign = c->sign && number >= 0 && !signbit(number) ? "+" : "";
    if (!isfinite(number))
        text = isnan(number) ? TEXT("NaN") : TEXT("INF");
    else if (c->letter == 'f' || c->letter == 'F')
        text = text_print(arena, "%s%.*f", sign, precision, number);
    else if (c->letter == 'e' || c->letter == 'E')
        text = short_exponent(arena, text_print(arena, c->letter == 'e' ? "%s%.*e" : "%s%.*E", sign,
                                                precision, number));
    else
        text = text_print(arena, "%s%s", sign,
                          general(arena, number, precision, c->letter == 'G').data);
    add_padded(out, c, text, true);
}

static bool apply_conversion(struct arena *arena, const struct constant *args,
                             struct constant *result)
{
    struct conversion c;
    struct buffer out;
    size_t at = 1;
    read_conversion(args[0].text, &at, &c);
    buffer_init(&out);
    if (args[1].sort == SORT_STRING)
        add_text(&out, &c, args[1].text);
    else if (args[1].sort == SORT_INT)
        add_int(arena, &out, &c, args[1].integer);
    else
        add_float(arena, &out, &c, args[1].number);
    /* PHP treats the letters of INF like digits where it pads them */
    if (args[1].sort == SORT_FLOAT && !isfinite(args[1].number) && (c.width || c.sign)) {
        buffer_done(&out);
        return false;
    }
    return give_buffer(arena, result, &out);
}

PHP_TERM(format_string, SORT_STRING)
{
    return apply_conversion(arena, args, result);
}

PHP_TERM(format_int, SORT_STRING)
{
    return apply_conversion(arena, args, result);
}

PHP_TERM(format_float, SORT_STRING)
{
    return apply_conversion(arena, args, result);
}

/* ---- a whole format ---- */

struct formatting {
    struct call *call;
    const struct value *args; /* what the conversions are about */
    int64_t count;
    uint32_t before; /* arguments before them, for messages */
    VEC(term_id) parts;
};

static void add_part(struct formatting *f, term_id part)
{
    VEC_PUSH(exec_arena(f->call->x), &f->parts, part);
}

static void add_literal(struct formatting *f, struct text text)
{
    if (text.size)
        add_part(f, term_string_of(exec_terms(f->call->x), text));
}

/* The argument converted, and printed as `spec` says. */
static void add_converted(struct formatting *f, struct text spec, const struct conversion *c)
{
    struct exec *x = f->call->x;
    struct value value = f->args[c->argument];
    bool plain = c->width == 0 && !c->sign;
    term_id args[2] = {term_string_of(exec_terms(x), spec), NO_TERM};
    if (c->letter == 's') {
        args[1] = php_to_string(x, value);
        if (exec_is_dead(x))
            return;
        bool whole = plain && c->precision < 0;
        add_part(f, whole ? args[1] : value_term(value_apply(x, &kind_format_string, args, 2)));
    } else if (strchr("eEfFgG", c->letter)) {
        args[1] = php_to_float(x, value);
        add_part(f, value_term(value_apply(x, &kind_format_float, args, 2)));
    } else {
        args[1] = php_to_int(x, value);
        bool whole = plain && c->letter == 'd';
        add_part(f, whole ? php_apply(x, PHP_FN_INT_TO_STRING, args[1])
                          : value_term(value_apply(x, &kind_format_int, args, 2)));
    }
}

static bool refuse_format(struct formatting *f, const struct conversion *c)
{
    struct exec *x = f->call->x;
    if (c->padding == '\0' && c->letter == '\0') {
        exec_throw(x, term_bool(exec_terms(x), true), "ValueError",
                   TEXT("Missing padding character"));
        return true;
    }
    if (c->letter == '\0') {
        exec_throw(x, term_bool(exec_terms(x), true), "ValueError",
                   TEXT("Missing format specifier at end of string"));
        return true;
    }
    if (exec_is_concrete(x) && c->letter != '%' && c->precision >= 0 &&
        strchr("box Xuc", c->letter))
        exec_unsupported(x, "a precision of digits in a base");
    if (!strchr("bcdeEfFgGosuxX%", c->letter)) {
        php_throw(x, "ValueError", "Unknown format specifier \"%c\"", c->letter);
        return true;
    }
    if (c->argument == -2) {
        exec_throw(x, term_bool(exec_terms(x), true), "ValueError",
                   TEXT("Argument number specifier must be greater than zero and less than "
                        "2147483647"));
        return true;
    }
    return false;
}

/* How many arguments the format wants; -1: it was refused, or is not understood. */
static int64_t wanted_arguments(struct formatting *f, struct text format)
{
    int64_t next = 0, most = 0;
    for (size_t at = 0; at < format.size;) {
        struct conversion c;
        if (format.data[at++] != '%')
            continue;
        if (at < format.size && format.data[at] == '%') {
            at++;
            continue;
        }
        if (!read_conversion(format, &at, &c)) {
            exec_unsupported(f->call->x, "a format with a width from an argument");
            return -1;
        }
        if (c.argument == -2 && refuse_format(f, &c))
            return -1;
        int64_t argument = c.argument >= 0 ? c.argument : next++;
        if (argument < f->count && c.letter != '%' && refuse_format(f, &c))
            return -1;
        most = argument + 1 > most ? argument + 1 : most;
    }
    return most;
}

static bool check_arguments(struct formatting *f, struct text format)
{
    int64_t wanted = wanted_arguments(f, format);
    if (wanted < 0 || wanted <= f->count)
        return wanted >= 0;
    struct exec *x = f->call->x;
    if (f->before == UINT32_MAX)
        exec_throw(x, term_bool(exec_terms(x), true), "ValueError",
                   text_print(exec_arena(x),
                              "The arguments array must contain %" PRId64 " items, %" PRId64
                              " given",
                              wanted, f->count));
    else
        php_throw(x, "ArgumentCountError", "%" PRId64 " arguments are required, %" PRId64 " given",
                  wanted + f->before, f->count + f->before);
    return false;
}

static struct value format_all(struct formatting *f, struct text format)
{
    struct exec *x = f->call->x;
    int64_t next = 0;
    size_t literal = 0;
    if (!check_arguments(f, format))
        return exec_is_dead(x) ? VALUE_OF_NULL : call_derived(f->call, VALUE_MASK(VALUE_STRING));
    for (size_t at = 0; at < format.size && !exec_is_dead(x);) {
        struct conversion c;
        if (format.data[at] != '%') {
            at++;
            continue;
        }
        add_literal(f, text_slice(format, literal, at));
        size_t begin = at++;
        if (format.data[at] == '%') {
            literal = at++;
            continue;
        }
        read_conversion(format, &at, &c);
        c.argument = c.argument >= 0 ? c.argument : next++;
        if (c.letter == '%') {
            literal = at - 1;
            continue;
        }
        add_converted(f, text_slice(format, begin, at), &c);
        literal = at;
    }
    add_literal(f, text_slice(format, literal, format.size));
    if (exec_is_dead(x))
        return VALUE_OF_NULL;
    return f->parts.count ? value_string(term_concat(exec_terms(x), f->parts.items, f->parts.count))
                          : call_text(f->call, TEXT(""));
}

static struct value format_arguments(struct call *call, uint32_t first)
{
    struct text format;
    struct formatting f = {.call = call,
                           .args = call->args + first + 1,
                           .count = (int64_t)call->count - first - 1,
                           .before = first + 1};
    if (!arg_text(call, first, NULL, &format))
        return call_derived(call, VALUE_MASK(VALUE_STRING));
    return format_all(&f, format);
}

static struct value format_array(struct call *call, uint32_t first)
{
    struct text format;
    array_elements elements;
    if (!arg_text(call, first, NULL, &format) || !arg_elements(call, first + 1, &elements))
        return call_derived(call, VALUE_MASK(VALUE_STRING));
    struct value *args = ARENA_ARRAY(exec_arena(call->x), struct value, elements.count + 1);
    for (uint32_t i = 0; i < elements.count; i++)
        args[i] = elements.items[i].value;
    struct formatting f = {
        .call = call, .args = args, .count = elements.count, .before = UINT32_MAX};
    return format_all(&f, format);
}

/* What was printed: its length. */
static struct value print_text(struct call *call, struct value text)
{
    if (exec_is_dead(call->x) || text.tag != VALUE_STRING)
        return VALUE_OF_NULL;
    exec_echo(call->x, text);
    return value_int(term_unary(exec_terms(call->x), TERM_LENGTH, value_term(text)));
}

static struct value run_sprintf(struct call *call)
{
    return format_arguments(call, 0);
}

static struct value run_printf(struct call *call)
{
    /* PHP prints what it has before it refuses an argument */
    for (uint32_t i = 1; i < call->count; i++)
        if (call->args[i].tag == VALUE_OBJECT &&
            !exec_has_method(call->x, call->args[i], "__tostring"))
            exec_unsupported(call->x, "printf of an object");
    return print_text(call, format_arguments(call, 0));
}

static struct value run_vsprintf(struct call *call)
{
    return format_array(call, 0);
}

static struct value run_vprintf(struct call *call)
{
    return print_text(call, format_array(call, 0));
}

static const struct php_builtin items[] = {
    PHP_FUNCTION("number_format", 1, 4,
                 "float $num, int $decimals = 0, ?string $decimal_separator = '.', ?string "
                 "$thousands_separator = ','",
                 run_number_format),
    PHP_FUNCTION("printf", 1, PHP_ANY, "string $format, mixed ...$values", run_printf),
    PHP_FUNCTION("sprintf", 1, PHP_ANY, "string $format, mixed ...$values", run_sprintf),
    PHP_FUNCTION("vprintf", 2, 2, "string $format, array $values", run_vprintf),
    PHP_FUNCTION("vsprintf", 2, 2, "string $format, array $values", run_vsprintf),
};

const struct php_builtins php_builtins_format = {items, ARRAY_LENGTH(items)};
