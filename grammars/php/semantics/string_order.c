/* Built-in functions that compare strings as people do, and measure how alike they are. */
#include "grammars/php/semantics/arrays.h"

static bool is_digit(struct text text, size_t at)
{
    return at < text.size && text.data[at] >= '0' && text.data[at] <= '9';
}

static bool is_blank(struct text text, size_t at)
{
    return at < text.size && isspace((unsigned char)text.data[at]);
}

/* Runs of digits: of the same length the first difference counts, else the longer one is larger.
 * With a leading zero the first difference decides at once. */
static int compare_digits(struct text a, size_t *i, struct text b, size_t *k, bool fractional)
{
    int bias = 0;
    for (;; (*i)++, (*k)++) {
        bool left = is_digit(a, *i), right = is_digit(b, *k);
        if (!left || !right)
            return left == right ? bias : left ? 1 : -1;
        int order = (a.data[*i] > b.data[*k]) - (a.data[*i] < b.data[*k]);
        if (order && fractional)
            return order;
        bias = bias ? bias : order;
    }
}

static size_t skip_zeros(struct text text)
{
    size_t at = 0;
    while (text.size && text.data[at] == '0' && is_digit(text, at + 1))
        at++;
    return at;
}

static int byte_at(struct text text, size_t at, bool fold)
{
    int byte = at < text.size ? (unsigned char)text.data[at] : 0;
    return fold ? toupper(byte) : byte;
}

/* After Pool, Natural Order String Comparison (2000), with PHP's treatment of zeros and blanks. */
int php_natural_order(struct text a, struct text b, bool fold)
{
    if (a.size == 0 || b.size == 0)
        return (a.size > 0) - (b.size > 0);
    size_t i = skip_zeros(a), k = skip_zeros(b);
    for (;;) {
        while (is_blank(a, i))
            i++;
        while (is_blank(b, k))
            k++;
        if (is_digit(a, i) && is_digit(b, k)) {
            bool fractional = a.data[i] == '0' || b.data[k] == '0';
            int order = compare_digits(a, &i, b, &k, fractional);
            if (order)
                return order;
            if (i >= a.size || k >= b.size)
                return (i < a.size) - (k < b.size);
        }
        int left = byte_at(a, i, fold), right = byte_at(b, k, fold);
        if (left != right)
            return left < right ? -1 : 1;
        i++;
        k++;
        if (i >= a.size || k >= b.size)
            return (i < a.size) - (k < b.size);
    }
}

PHP_TERM(strnatcmp, SORT_INT)
{
    return give_int(result, php_natural_order(args[0].text, args[1].text, false));
}

PHP_TERM(strnatcasecmp, SORT_INT)
{
    return give_int(result, php_natural_order(args[0].text, args[1].text, true));
}

/* ---- likeness ---- */

/* The longest common part of two texts, the first of the longest. */
static size_t longest_common(struct text a, struct text b, size_t *at_a, size_t *at_b)
{
    size_t longest = 0;
    for (size_t i = 0; i + longest < a.size; i++)
        for (size_t k = 0; k + longest < b.size; k++) {
            size_t size = 0;
            while (i + size < a.size && k + size < b.size && a.data[i + size] == b.data[k + size])
                size++;
            if (size > longest) {
                longest = size;
                *at_a = i;
                *at_b = k;
            }
        }
    return longest;
}

/* Common bytes: those of the longest common part and, in turn, before and behind it. */
static int64_t likeness(struct text a, struct text b)
{
    size_t i = 0, k = 0, size = longest_common(a, b, &i, &k);
    if (size == 0)
        return 0;
    return (int64_t)size + likeness(text_slice(a, 0, i), text_slice(b, 0, k)) +
           likeness(text_slice(a, i + size, a.size), text_slice(b, k + size, b.size));
}

static struct value run_similar_text(struct call *call)
{
    struct text a, b;
    if (!arg_text(call, 0, NULL, &a) || !arg_text(call, 1, NULL, &b)) {
        if (call->count > 2)
            call->out[2] = call_derived(call, VALUE_MASK(VALUE_FLOAT));
        return call_derived(call, VALUE_MASK(VALUE_INT));
    }
    int64_t same = likeness(a, b);
    double all = (double)(a.size + b.size);
    if (call->count > 2)
        call->out[2] = value_of_float(call->x, all > 0 ? (double)same * 2.0 * 100.0 / all : 0.0);
    return value_of_int(call->x, same);
}

/* Knuth, The Art of Computer Programming 3, 6.4. */
PHP_TERM(soundex, SORT_STRING)
{
    static const char codes[] = "01230120022455012623010202"; /* A to Z; H and W: see below */
    struct text text = args[0].text;
    char out[5] = "0000";
    size_t size = 0;
    char last = '\0';
    for (size_t i = 0; i < text.size && size < 4; i++) {
        int letter = toupper((unsigned char)text.data[i]);
        if (letter < 'A' || letter > 'Z')
            continue;
        char code = codes[letter - 'A'];
        if (size == 0) {
            out[size++] = (char)letter;
            last = code;
        } else if (code != last) {
            if (letter != 'H' && letter != 'W')
                last = code;
            if (code != '0')
                out[size++] = code;
        }
    }
    return give_text(result, text_copy(arena, (struct text){out, 4}));
}

static const struct php_builtin items[] = {
    PHP_REFERENCE_FUNCTION("similar_text", 2, 3, 4,
                           "string $string1, string $string2, &$percent = null", run_similar_text),
    PHP_PURE("soundex", 1, 1, "string $string", &kind_soundex),
    PHP_PURE("strnatcasecmp", 2, 2, "string $string1, string $string2", &kind_strnatcasecmp),
    PHP_PURE("strnatcmp", 2, 2, "string $string1, string $string2", &kind_strnatcmp),
};

const struct php_builtins php_builtins_string_order = {items, ARRAY_LENGTH(items)};
