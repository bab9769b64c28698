/* Built-in functions that look for something in a string, or take a part of it. */
#include "grammars/php/semantics/builtins.h"

static struct term_table *terms_of(const struct call *call)
{
    return exec_terms(call->x);
}

static term_id length_of(const struct call *call, term_id text)
{
    return term_unary(terms_of(call), TERM_LENGTH, text);
}

static term_id sum(const struct call *call, term_id a, term_id b)
{
    return term_binary(terms_of(call), TERM_ADD, a, b);
}

static term_id is_negative(const struct call *call, term_id number)
{
    struct term_table *terms = terms_of(call);
    return term_binary(terms, TERM_LT, number, term_int(terms, 0));
}

/* ---- tests ---- */

static struct value run_str_contains(struct call *call)
{
    return value_bool(term_binary(terms_of(call), TERM_CONTAINS, value_term(call->args[0]),
                                  value_term(call->args[1])));
}

static struct value run_str_starts_with(struct call *call)
{
    return value_bool(term_binary(terms_of(call), TERM_PREFIX, value_term(call->args[1]),
                                  value_term(call->args[0])));
}

static struct value run_str_ends_with(struct call *call)
{
    return value_bool(term_binary(terms_of(call), TERM_SUFFIX, value_term(call->args[1]),
                                  value_term(call->args[0])));
}

/* ---- positions ---- */

/* The offset, or false for -1. */
static struct value offset_or_false(struct call *call, term_id offset)
{
    return value_merge(call->x, is_negative(call, offset), value_of_bool(call->x, false),
                       value_int(offset));
}

/* Throws where the offset of argument `index` lies outside of the string. */
static void check_offset(struct call *call, uint32_t index, term_id text)
{
    struct term_table *terms = terms_of(call);
    term_id at = value_term(call->args[index]), size = length_of(call, text);
    term_id low = term_binary(terms, TERM_LT, sum(call, size, at), term_int(terms, 0));
    term_id outside = term_or(terms, term_binary(terms, TERM_LT, size, at), low);
    if (exec_is_true(call->x, outside))
        call_refuse_value(call, index, "must be contained in argument #1 ($haystack)");
}

static term_id from_start(struct call *call, uint32_t index, term_id text)
{
    struct term_table *terms = terms_of(call);
    if (!arg_given(call, index))
        return term_int(terms, 0);
    term_id at = value_term(call->args[index]);
    return term_ite(terms, is_negative(call, at), sum(call, length_of(call, text), at), at);
}

static struct value find(struct call *call, term_id text, term_id part)
{
    if (arg_given(call, 2))
        check_offset(call, 2, text);
    if (exec_is_dead(call->x))
        return VALUE_OF_NULL;
    term_id from = from_start(call, 2, text);
    return offset_or_false(call, term_ternary(terms_of(call), TERM_INDEX_OF, text, part, from));
}

static struct value run_strpos(struct call *call)
{
    return find(call, value_term(call->args[0]), value_term(call->args[1]));
}

static struct value run_stripos(struct call *call)
{
    return find(call, php_apply(call->x, PHP_FN_LOWER, value_term(call->args[0])),
                php_apply(call->x, PHP_FN_LOWER, value_term(call->args[1])));
}

/* The last occurrence that begins at `from` or behind; a negative `from` is where the last one may
 * begin, counted from the end. */
PHP_TERM(last_index, SORT_INT)
{
    struct text text = args[0].text, part = args[1].text;
    int64_t from = args[2].integer, size = (int64_t)text.size, first = 0, last = size;
    if (from >= 0)
        first = from;
    else
        last = -from < (int64_t)part.size ? size - (int64_t)part.size : size + from;
    for (int64_t at = last; at >= first; at--)
        if (at + (int64_t)part.size <= size && memcmp(text.data + at, part.data, part.size) == 0)
            return give_int(result, at);
    return give_int(result, -1);
}

static struct value find_last(struct call *call, term_id text, term_id part)
{
    if (arg_given(call, 2))
        check_offset(call, 2, text);
    if (exec_is_dead(call->x))
        return VALUE_OF_NULL;
    term_id args[3] = {
        text, part, arg_given(call, 2) ? value_term(call->args[2]) : term_int(terms_of(call), 0)};
    struct value offset = value_apply(call->x, &kind_last_index, args, 3);
    return offset.tag == VALUE_INT ? offset_or_false(call, value_term(offset)) : offset;
}

static struct value run_strrpos(struct call *call)
{
    return find_last(call, value_term(call->args[0]), value_term(call->args[1]));
}

static struct value run_strripos(struct call *call)
{
    return find_last(call, php_apply(call->x, PHP_FN_LOWER, value_term(call->args[0])),
                     php_apply(call->x, PHP_FN_LOWER, value_term(call->args[1])));
}

/* ---- parts ---- */

/* From `from` on, or what stands before it. */
static term_id cut(struct call *call, term_id text, term_id from, bool before)
{
    struct term_table *terms = terms_of(call);
    return before ? term_ternary(terms, TERM_SUBSTR, text, term_int(terms, 0), from)
                  : term_ternary(terms, TERM_SUBSTR, text, from, length_of(call, text));
}

static struct value part_from(struct call *call, term_id text, term_id offset)
{
    bool before;
    if (!arg_bool(call, 2, false, &before))
        return call_unknown(call);
    return value_merge(call->x, is_negative(call, offset), value_of_bool(call->x, false),
                       value_string(cut(call, text, offset, before)));
}

static struct value run_strstr(struct call *call)
{
    struct term_table *terms = terms_of(call);
    term_id text = value_term(call->args[0]), part = value_term(call->args[1]);
    return part_from(call, text,
                     term_ternary(terms, TERM_INDEX_OF, text, part, term_int(terms, 0)));
}

static struct value run_stristr(struct call *call)
{
    struct term_table *terms = terms_of(call);
    term_id text = php_apply(call->x, PHP_FN_LOWER, value_term(call->args[0]));
    term_id part = php_apply(call->x, PHP_FN_LOWER, value_term(call->args[1]));
    term_id at = term_ternary(terms, TERM_INDEX_OF, text, part, term_int(terms, 0));
    return part_from(call, value_term(call->args[0]), at);
}

/* From the last occurrence of the needle's first byte on. */
static struct value run_strrchr(struct call *call)
{
    struct text text, part;
    if (!arg_text(call, 0, NULL, &text) || !arg_text(call, 1, NULL, &part))
        return call_unknown(call);
    char c = part.size ? part.data[0] : '\0';
    for (size_t at = text.size; at-- > 0;)
        if (text.data[at] == c)
            return call_text(call, text_slice(text, at, text.size));
    return value_of_bool(call->x, false);
}

static struct value run_strpbrk(struct call *call)
{
    struct text text, letters;
    if (!arg_text(call, 0, NULL, &text) || !arg_text(call, 1, NULL, &letters))
        return call_unknown(call);
    if (letters.size == 0)
        return call_refuse_value(call, 1, "must be a non-empty string");
    for (size_t at = 0; at < text.size; at++)
        if (memchr(letters.data, text.data[at], letters.size))
            return call_text(call, text_slice(text, at, text.size));
    return value_of_bool(call->x, false);
}

static struct value part_of(struct call *call, term_id text)
{
    struct term_table *terms = terms_of(call);
    term_id size = length_of(call, text);
    term_id zero = term_int(terms, 0), from = from_start(call, 1, text);
    from = term_ite(terms, is_negative(call, from), zero, from);
    if (arg_is_null(call, 2))
        return value_string(term_ternary(terms, TERM_SUBSTR, text, from, size));
    if (call->args[2].tag != VALUE_INT)
        return call_unknown(call);
    term_id length = value_term(call->args[2]);
    term_id rest = term_binary(terms, TERM_SUB, size, from);
    length = term_ite(terms, is_negative(call, length), sum(call, rest, length), length);
    length = term_ite(terms, is_negative(call, length), zero, length);
    return value_string(term_ternary(terms, TERM_SUBSTR, text, from, length));
}

static struct value run_substr(struct call *call)
{
    struct term_table *terms = terms_of(call);
    term_id text = value_term(call->args[0]), size = length_of(call, text);
    if (!php_is_so(call->x, PHP_SUBSTR_IS_TEXT) && call->args[1].tag == VALUE_INT) {
        term_id beyond =
            term_binary(terms, TERM_LE, size, value_term(call->args[1])); /* false where it holds */
        return value_merge(call->x, beyond, value_of_bool(call->x, false), part_of(call, text));
    }
    return part_of(call, text);
}

/* ---- counting ---- */

/* The stretch [begin, end) of a string that an offset and a length (or null) name, both counted
 * from the end where they are negative; false if it is not inside. */
static bool stretch(struct call *call, uint32_t index, struct text *text, bool clamp)
{
    int64_t from, length, size = (int64_t)text->size;
    if (!arg_int(call, index, 0, &from) || !arg_int(call, index + 1, size, &length))
        return false;
    from = from < 0 ? from + size : from;
    if (clamp)
        from = from < 0 ? 0 : from > size ? size : from;
    if (from < 0 || from > size)
        return false;
    if (arg_is_null(call, index + 1))
        length = size - from;
    length = length < 0 ? size - from + length : length;
    if (clamp)
        length = length < 0 ? 0 : length > size - from ? size - from : length;
    if (length < 0 || length > size - from)
        return false;
    *text = text_slice(*text, (size_t)from, (size_t)(from + length));
    return true;
}

static struct value run_substr_count(struct call *call)
{
    struct text text, part;
    int64_t ignored;
    if (!arg_text(call, 0, NULL, &text) || !arg_text(call, 1, NULL, &part) ||
        !arg_int(call, 2, 0, &ignored) || !arg_int(call, 3, 0, &ignored))
        return call_unknown(call);
    if (part.size == 0)
        return call_refuse_value(call, 1, "cannot be empty");
    if (!stretch(call, 2, &text, false)) {
        int64_t from, size = (int64_t)text.size;
        arg_int(call, 2, 0, &from);
        bool outside = from > size || from < -size;
        return call_refuse_value(call, outside ? 2 : 3,
                                 "must be contained in argument #1 ($haystack)");
    }
    int64_t count = 0;
    for (size_t at = text_find(text, part, 0); at != SIZE_MAX;
         at = text_find(text, part, at + part.size))
        count++;
    return value_of_int(call->x, count);
}

static struct value span(struct call *call, bool inside)
{
    struct text text, letters;
    if (!arg_text(call, 0, NULL, &text) || !arg_text(call, 1, NULL, &letters) ||
        !stretch(call, 2, &text, true))
        return call_unknown(call);
    size_t at = 0;
    if (!inside && letters.size == 0) {
        /* PHP measures a C string here */
        const char *zero = text.size ? memchr(text.data, 0, text.size) : NULL;
        return value_of_int(call->x, zero ? zero - text.data : (int64_t)text.size);
    }
    while (at < text.size &&
           (letters.size && memchr(letters.data, text.data[at], letters.size)) == inside)
        at++;
    return value_of_int(call->x, (int64_t)at);
}

static struct value run_strspn(struct call *call)
{
    return span(call, true);
}

static struct value run_strcspn(struct call *call)
{
    return span(call, false);
}

static struct value run_count_chars(struct call *call)
{
    struct text text;
    int64_t mode, counts[256] = {0};
    if (!arg_text(call, 0, NULL, &text) || !arg_int(call, 1, 0, &mode))
        return call_unknown(call);
    if (mode < 0 || mode > 4)
        return call_refuse_value(call, 1, "must be between 0 and 4 (inclusive)");
    for (size_t i = 0; i < text.size; i++)
        counts[(unsigned char)text.data[i]]++;
    struct value array = array_empty(call->x);
    char letters[257];
    size_t size = 0;
    for (int c = 0; c < 256; c++) {
        bool wanted = mode == 0 || (mode % 2 == 1) == (counts[c] > 0);
        if (wanted && mode < 3)
            array = array_put(call->x, array, value_of_int(call->x, c),
                              value_of_int(call->x, counts[c]));
        else if (wanted)
            letters[size++] = (char)c;
    }
    return mode < 3 ? array : call_text(call, (struct text){letters, size});
}

/* ---- words and likeness ---- */

static bool is_letter(char c, struct text more)
{
    return isalpha((unsigned char)c) || (more.size && memchr(more.data, c, more.size));
}

static struct value run_str_word_count(struct call *call)
{
    struct text text, more;
    int64_t format, count = 0;
    if (!arg_text(call, 0, NULL, &text) || !arg_int(call, 1, 0, &format) ||
        !arg_text(call, 2, "", &more) || text_find(more, TEXT(".."), 0) != SIZE_MAX)
        return call_unknown(call);
    if (format < 0 || format > 2)
        return call_refuse_value(call, 1, "must be a valid format value");
    struct value array = array_empty(call->x);
    size_t at = 0, end = text.size;
    while (at < end &&
           ((text.data[at] == '\'' && !(more.size && memchr(more.data, '\'', more.size))) ||
            (text.data[at] == '-' && !(more.size && memchr(more.data, '-', more.size)))))
        at++;
    if (end > at && text.data[end - 1] == '-' && !(more.size && memchr(more.data, '-', more.size)))
        end--;
    while (at < end) {
        size_t begin = at;
        while (at < end &&
               (is_letter(text.data[at], more) || text.data[at] == '\'' || text.data[at] == '-'))
            at++;
        if (at > begin) {
            struct value word = call_text(call, text_slice(text, begin, at));
            array = format == 2
                        ? array_put(call->x, array, value_of_int(call->x, (int64_t)begin), word)
                        : array_append(call->x, array, word);
            count++;
        } else {
            at++;
        }
    }
    return format == 0 ? value_of_int(call->x, count) : array;
}

/* Oliver's algorithm: the longest common part, and the same left and right of it. */
static int64_t likeness(struct text a, struct text b, int depth)
{
    enum { DEEPEST = 200 };
    size_t best = 0, at_a = 0, at_b = 0;
    if (depth > DEEPEST)
        return -1;
    for (size_t i = 0; i < a.size; i++)
        for (size_t k = 0; k < b.size; k++) {
            size_t size = 0;
            while (i + size < a.size && k + size < b.size && a.data[i + size] == b.data[k + size])
                size++;
            if (size > best) {
                best = size;
                at_a = i;
                at_b = k;
            }
        }
    if (best == 0)
        return 0;
    int64_t left = likeness(text_slice(a, 0, at_a), text_slice(b, 0, at_b), depth + 1);
    int64_t right =
        likeness(text_slice(a, at_a + best, a.size), text_slice(b, at_b + best, b.size), depth + 1);
    return left < 0 || right < 0 ? -1 : (int64_t)best + left + right;
}

static struct value run_similar_text(struct call *call)
{
    enum { LONGEST = 2000 };
    struct text a, b;
    if (!arg_text(call, 0, NULL, &a) || !arg_text(call, 1, NULL, &b) || a.size > LONGEST ||
        b.size > LONGEST)
        return call_unknown(call);
    int64_t like = likeness(a, b, 0);
    if (like < 0)
        return call_unknown(call);
    double percent = a.size + b.size ? (double)like * 2.0 * 100.0 / (double)(a.size + b.size) : 0;
    if (call->count > 2)
        call->out[2] = value_of_float(call->x, percent);
    return value_of_int(call->x, like);
}

static const struct php_builtin items[] = {
    PHP_FUNCTION("count_chars", 1, 2, "string $string, int $mode = 0", run_count_chars),
    PHP_REFERENCE_FUNCTION("similar_text", 2, 3, 4,
                           "string $string1, string $string2, &$percent = null", run_similar_text),
    PHP_FUNCTION("str_contains", 2, 2, "string $haystack, string $needle", run_str_contains),
    PHP_FUNCTION("str_ends_with", 2, 2, "string $haystack, string $needle", run_str_ends_with),
    PHP_FUNCTION("str_starts_with", 2, 2, "string $haystack, string $needle", run_str_starts_with),
    PHP_FUNCTION("str_word_count", 1, 3,
                 "string $string, int $format = 0, ?string $characters = null", run_str_word_count),
    PHP_FUNCTION("strchr", 2, 3, "string $haystack, string $needle, bool $before_needle = false",
                 run_strstr),
    PHP_FUNCTION("strcspn", 2, 4,
                 "string $string, string $characters, int $offset = 0, ?int $length = null",
                 run_strcspn),
    PHP_FUNCTION("stripos", 2, 3, "string $haystack, string $needle, int $offset = 0", run_stripos),
    PHP_FUNCTION("stristr", 2, 3, "string $haystack, string $needle, bool $before_needle = false",
                 run_stristr),
    PHP_FUNCTION("strpbrk", 2, 2, "string $string, string $characters", run_strpbrk),
    PHP_FUNCTION("strpos", 2, 3, "string $haystack, string $needle, int $offset = 0", run_strpos),
    PHP_FUNCTION("strrchr", 2, 2, "string $haystack, string $needle", run_strrchr),
    PHP_FUNCTION("strripos", 2, 3, "string $haystack, string $needle, int $offset = 0",
                 run_strripos),
    PHP_FUNCTION("strrpos", 2, 3, "string $haystack, string $needle, int $offset = 0", run_strrpos),
    PHP_FUNCTION("strspn", 2, 4,
                 "string $string, string $characters, int $offset = 0, ?int $length = null",
                 run_strspn),
    PHP_FUNCTION("strstr", 2, 3, "string $haystack, string $needle, bool $before_needle = false",
                 run_strstr),
    PHP_FUNCTION("substr", 2, 3, "string $string, int $offset, ?int $length = null", run_substr),
    PHP_FUNCTION("substr_count", 2, 4,
                 "string $haystack, string $needle, int $offset = 0, ?int $length = null",
                 run_substr_count),
};

const struct php_builtins php_builtins_string_search = {items, ARRAY_LENGTH(items)};
