/* Comparisons of PHP 8: https://www.php.net/manual/en/language.operators.comparison.php */
#include <float.h>

#include "grammars/php/semantics/php_sem.h"

/* An order as a Boolean for each of less and equal; neither: greater or not comparable. */
struct order {
    term_id less;
    term_id equal;
};

static struct term_table *terms_of(struct exec *x)
{
    return exec_terms(x);
}

static struct order order_numbers(struct exec *x, struct value a, struct value b)
{
    struct term_table *terms = terms_of(x);
    if (a.tag == VALUE_INT && b.tag == VALUE_INT)
        return (struct order){term_binary(terms, TERM_LT, value_term(a), value_term(b)),
                              term_eq(terms, value_term(a), value_term(b))};
    term_id left = php_to_float(x, a), right = php_to_float(x, b);
    return (struct order){term_binary(terms, TERM_LT, left, right), term_eq(terms, left, right)};
}

static struct order order_texts(struct exec *x, term_id a, term_id b)
{
    struct term_table *terms = terms_of(x);
    return (struct order){term_binary(terms, TERM_STRING_LT, a, b), term_eq(terms, a, b)};
}

static struct order order_bools(struct exec *x, term_id a, term_id b)
{
    struct term_table *terms = terms_of(x);
    return (struct order){term_and(terms, term_not(terms, a), b), term_eq(terms, a, b)};
}

static struct order choose(struct exec *x, term_id condition, struct order then,
                           struct order otherwise)
{
    struct term_table *terms = terms_of(x);
    return (struct order){term_ite(terms, condition, then.less, otherwise.less),
                          term_ite(terms, condition, then.equal, otherwise.equal)};
}

static term_id is_numeric(struct exec *x, term_id text)
{
    struct term_table *terms = terms_of(x);
    term_id kind = php_apply(x, PHP_FN_NUMERIC_KIND, text);
    return term_binary(terms, TERM_LE, term_int(terms, PHP_INT), kind);
}

static term_id is_int_string(struct exec *x, term_id text)
{
    struct term_table *terms = terms_of(x);
    return term_eq(terms, php_apply(x, PHP_FN_NUMERIC_KIND, text), term_int(terms, PHP_INT));
}

/* The sign of an integer in a string that does not fit 64 bits; 0: it fits, or is none. */
static int overflow_of(struct text text)
{
    int64_t integer;
    double number;
    if (php_parse_number(text, &integer, &number) != PHP_FLOAT)
        return 0;
    for (size_t i = 0; i < text.size; i++)
        if (strchr(".eE", text.data[i]))
            return 0;
    return number < 0 ? -1 : 1;
}

/* Integers beyond 64 bits: larger than every other one; two that round to the same float are
 * compared as texts. */
static bool order_overflows(struct exec *x, struct text a, struct text b, struct order *order)
{
    int64_t left, right;
    double left_number, right_number;
    int beyond_a = overflow_of(a), beyond_b = overflow_of(b), sign;
    enum php_numeric kind_a = php_parse_number(a, &left, &left_number);
    enum php_numeric kind_b = php_parse_number(b, &right, &right_number);
    if (beyond_a && beyond_a == beyond_b && left_number == right_number)
        sign = text_compare(a, b);
    else if (beyond_a && kind_b == PHP_INT)
        sign = beyond_a;
    else if (beyond_b && kind_a == PHP_INT)
        sign = -beyond_b;
    else
        return false;
    *order = (struct order){term_bool(terms_of(x), sign < 0), term_bool(terms_of(x), sign == 0)};
    return true;
}

/* Both numeric: as numbers, as integers where both are; else bytewise. */
static struct order order_strings(struct exec *x, term_id a, term_id b)
{
    struct term_table *terms = terms_of(x);
    term_id numeric = term_and(terms, is_numeric(x, a), is_numeric(x, b));
    struct order texts = order_texts(x, a, b), overflows;
    struct constant left, right;
    if (exec_is_false(x, numeric))
        return texts;
    if (term_is_constant(terms, a, &left) && term_is_constant(terms, b, &right) &&
        order_overflows(x, left.text, right.text, &overflows))
        return overflows;
    term_id ints = term_and(terms, is_int_string(x, a), is_int_string(x, b));
    struct order as_ints = order_numbers(x, value_int(php_apply(x, PHP_FN_STRING_TO_INT, a)),
                                         value_int(php_apply(x, PHP_FN_STRING_TO_INT, b)));
    struct order as_floats = order_numbers(x, value_float(php_apply(x, PHP_FN_STRING_TO_FLOAT, a)),
                                           value_float(php_apply(x, PHP_FN_STRING_TO_FLOAT, b)));
    return choose(x, numeric, choose(x, ints, as_ints, as_floats), texts);
}

/* No order: neither less, equal nor greater; only `>` and `>=` see it as such. */
static struct order uncomparable(struct exec *x)
{
    term_id no = term_bool(terms_of(x), false);
    return (struct order){no, no};
}

/* Before PHP 8: the string as the number that it begins with, or 0. */
static struct order order_as_numbers(struct exec *x, struct value number, term_id text,
                                     bool swapped)
{
    struct value other = php_number_of_string(x, text);
    value_cases cases = {0};
    struct order result = {NO_TERM, NO_TERM};
    value_get_cases(x, other, &cases);
    for (uint32_t i = cases.count; i-- > 0;) {
        struct value one = cases.items[i].value;
        struct order order =
            swapped ? order_numbers(x, one, number) : order_numbers(x, number, one);
        result = i + 1 == cases.count ? order : choose(x, cases.items[i].guard, order, result);
    }
    return result;
}

/* What is written of a number is numeric, unless it is INF, -INF or NAN. */
static term_id is_written_so(struct exec *x, struct value number)
{
    struct term_table *terms = terms_of(x);
    if (number.tag == VALUE_INT)
        return term_bool(terms, true);
    term_id low = term_binary(terms, TERM_LE, term_float(terms, -DBL_MAX), value_term(number));
    term_id high = term_binary(terms, TERM_LE, value_term(number), term_float(terms, DBL_MAX));
    return term_and(terms, low, high);
}

/* A number and a string: as numbers if the string is numeric, else as strings, which no string that
 * is not numeric is equal to then. */
static struct order order_number_string(struct exec *x, struct value number, term_id text,
                                        bool swapped)
{
    term_id numeric = is_numeric(x, text);
    struct value other =
        value_merge(x, is_int_string(x, text), value_int(php_apply(x, PHP_FN_STRING_TO_INT, text)),
                    value_float(php_apply(x, PHP_FN_STRING_TO_FLOAT, text)));
    value_cases cases = {0};
    value_get_cases(x, other, &cases);
    struct order as_numbers = {NO_TERM, NO_TERM};
    for (uint32_t i = cases.count; i-- > 0;) {
        struct value one = cases.items[i].value;
        struct order order =
            swapped ? order_numbers(x, one, number) : order_numbers(x, number, one);
        as_numbers =
            i + 1 == cases.count ? order : choose(x, cases.items[i].guard, order, as_numbers);
    }
    term_id digits = php_to_string(x, number);
    struct order as_texts = swapped ? order_texts(x, text, digits) : order_texts(x, digits, text);
    as_texts.equal =
        term_and(terms_of(x), as_texts.equal, term_not(terms_of(x), is_written_so(x, number)));
    if (number.tag == VALUE_FLOAT) {
        term_id nan =
            term_not(terms_of(x), term_eq(terms_of(x), value_term(number), value_term(number)));
        as_texts = choose(x, nan, uncomparable(x), as_texts);
    }
    return php_is_so(x, PHP_NUMBERS_ARE_TEXTS) ? choose(x, numeric, as_numbers, as_texts)
                                               : order_as_numbers(x, number, text, swapped);
}

/* `ordered`: which is less is asked too. */
static struct order order_values(struct exec *x, struct value a, struct value b, bool ordered);

/* By count, then element by element at the left one's keys. */
static struct order order_arrays(struct exec *x, struct value a, struct value b, bool ordered)
{
    struct term_table *terms = terms_of(x);
    array_elements elements = {0};
    leaf_id base_a, base_b;
    array_elements other = {0};
    if (value_same(a, b))
        return (struct order){term_bool(terms, false), term_bool(terms, true)};
    if (!array_list(x, a, &elements, &base_a) || !array_list(x, b, &other, &base_b)) {
        struct value both[2] = {a, b};
        term_id equal = exec_unmodelled_truth(x, "comparison of unknown arrays", both, 2);
        term_id less = ordered ? exec_unmodelled_truth(x, "comparison of unknown arrays", both, 2)
                               : term_bool(terms, false);
        return (struct order){term_and(terms, term_not(terms, equal), less), equal};
    }
    struct order sizes =
        order_numbers(x, value_int(array_count(x, a)), value_int(array_count(x, b)));
    struct order result = {term_bool(terms, false), term_bool(terms, true)};
    for (uint32_t i = elements.count; i-- > 0;) {
        struct value right = heap_follow(x, array_get(x, b, elements.items[i].key));
        term_id missing = value_has_tag(x, right, VALUE_MASK(VALUE_ABSENT));
        struct order here = order_values(x, heap_follow(x, elements.items[i].value),
                                         value_or(x, right, VALUE_OF_NULL), ordered);
        struct order going = {term_or(terms, here.less, term_and(terms, here.equal, result.less)),
                              term_and(terms, here.equal, result.equal)};
        going = choose(x, missing, uncomparable(x), going);
        result = choose(x, elements.items[i].present, going, result);
    }
    struct order by_size = {sizes.less, term_bool(terms, false)};
    return choose(x, sizes.equal, result, by_size);
}

static struct order order_objects(struct exec *x, struct value a, struct value b, bool ordered)
{
    struct term_table *terms = terms_of(x);
    if (value_same(a, b))
        return (struct order){term_bool(terms, false), term_bool(terms, true)};
    if (a.tag != VALUE_OBJECT || b.tag != VALUE_OBJECT ||
        !text_equal(exec_class_of(x, a), exec_class_of(x, b)))
        return uncomparable(x);
    if (!exec_is_concrete(x))
        return order_arrays(x, object_properties(x, a), object_properties(x, b), ordered);
    if (!exec_goes_deeper(x))
        return uncomparable(x);
    struct order order = order_arrays(x, object_properties(x, a), object_properties(x, b), ordered);
    exec_comes_back(x);
    return order;
}

static bool is_tag(struct value a, struct value b, enum value_tag tag)
{
    return a.tag == (uint32_t)tag || b.tag == (uint32_t)tag;
}

static bool is_number(struct value a)
{
    return a.tag == VALUE_INT || a.tag == VALUE_FLOAT;
}

static bool is_null(struct value a)
{
    return a.tag == VALUE_NULL || a.tag == VALUE_ABSENT;
}

static bool is_object(struct value a)
{
    return a.tag == VALUE_OBJECT || a.tag == VALUE_CALLABLE;
}

/* Cases of enums have no order among themselves. */
static bool is_case(struct exec *x, struct value value)
{
    return value.tag == VALUE_OBJECT && exec_is_concrete(x) &&
           exec_is_instance(x, value, "UnitEnum");
}

/* An object and something else: as strings or numbers, objects being greater than the rest. */
static struct order order_with_object(struct exec *x, struct value a, struct value b)
{
    bool left = is_object(a);
    struct value object = left ? a : b, other = left ? b : a;
    if (other.tag == VALUE_STRING && exec_has_method(x, object, "__tostring"))
        return order_strings(x, php_to_string(x, a), php_to_string(x, b));
    if (is_number(other)) {
        struct value one = value_of_int(x, 1);
        return left ? order_numbers(x, one, b) : order_numbers(x, a, one);
    }
    struct term_table *terms = terms_of(x);
    return (struct order){term_bool(terms, !left), term_bool(terms, false)};
}

static struct order order_simple(struct exec *x, struct value a, struct value b, bool ordered)
{
    struct term_table *terms = terms_of(x);
    if (is_case(x, a) || is_case(x, b))
        return (struct order){term_bool(terms, false), term_bool(terms, value_same(a, b))};
    if (is_null(a) && b.tag == VALUE_STRING)
        return order_texts(x, term_string_of(terms, TEXT("")), value_term(b));
    if (is_null(b) && a.tag == VALUE_STRING)
        return order_texts(x, value_term(a), term_string_of(terms, TEXT("")));
    if (is_tag(a, b, VALUE_BOOL) || is_null(a) || is_null(b))
        return order_bools(x, php_truth(x, a), php_truth(x, b));
    if (a.tag == VALUE_STRING && b.tag == VALUE_STRING)
        return order_strings(x, value_term(a), value_term(b));
    if (is_number(a) && is_number(b))
        return order_numbers(x, a, b);
    if (is_number(a) && b.tag == VALUE_STRING)
        return order_number_string(x, a, value_term(b), false);
    if (is_number(b) && a.tag == VALUE_STRING)
        return order_number_string(x, b, value_term(a), true);
    if (a.tag == VALUE_ARRAY && b.tag == VALUE_ARRAY)
        return order_arrays(x, a, b, ordered);
    if (is_object(a) && is_object(b))
        return order_objects(x, a, b, ordered);
    if (is_object(a) || is_object(b))
        return order_with_object(x, a, b);
    /* an array is greater than anything but an object */
    return (struct order){term_bool(terms, b.tag == VALUE_ARRAY), term_bool(terms, false)};
}

static struct order order_values(struct exec *x, struct value a, struct value b, bool ordered)
{
    value_cases left = {0}, right = {0};
    value_get_cases(x, a, &left);
    value_get_cases(x, b, &right);
    struct order result = uncomparable(x);
    for (uint32_t i = left.count; i-- > 0;) {
        struct order row = uncomparable(x);
        for (uint32_t k = right.count; k-- > 0;) {
            struct order one = order_simple(x, left.items[i].value, right.items[k].value, ordered);
            row = k + 1 == right.count ? one : choose(x, right.items[k].guard, one, row);
        }
        result = i + 1 == left.count ? row : choose(x, left.items[i].guard, row, result);
    }
    return result;
}

term_id php_loose_eq(struct exec *x, struct value a, struct value b)
{
    return order_values(x, a, b, false).equal;
}

term_id php_less(struct exec *x, struct value a, struct value b, bool or_equal)
{
    struct order order = order_values(x, a, b, true);
    return or_equal ? term_or(terms_of(x), order.less, order.equal) : order.less;
}

struct value php_spaceship(struct exec *x, struct value a, struct value b)
{
    struct term_table *terms = terms_of(x);
    struct order order = order_values(x, a, b, true);
    term_id otherwise = term_ite(terms, order.less, term_int(terms, -1), term_int(terms, 1));
    return value_int(term_ite(terms, order.equal, term_int(terms, 0), otherwise));
}

/* ---- identity ---- */

static term_id strict_values(struct exec *x, struct value a, struct value b);

/* Two ordered lists of elements, each of which may not be there, and what was found of their ends.
 */
struct listing {
    array_elements left, right;
    term_id *same; /* of the ends from (i, k) on; NO_TERM: not yet asked */
};

static term_id same_ends(struct exec *x, struct listing *l, uint32_t i, uint32_t k);

/* The element at (i, k) in both: the same key with identical values. */
static term_id same_elements(struct exec *x, struct listing *l, uint32_t i, uint32_t k)
{
    struct term_table *terms = terms_of(x);
    const struct array_element *a = &l->left.items[i], *b = &l->right.items[k];
    term_id keys = strict_values(x, a->key, b->key);
    if (term_is_false(terms, keys))
        return keys;
    term_id values = strict_values(x, heap_follow(x, a->value), heap_follow(x, b->value));
    return term_and(terms, term_and(terms, keys, values), same_ends(x, l, i + 1, k + 1));
}

/* Whether what is there from (i, k) on is the same, in the same order. */
static term_id same_ends(struct exec *x, struct listing *l, uint32_t i, uint32_t k)
{
    struct term_table *terms = terms_of(x);
    term_id *known = &l->same[i * (l->right.count + 1) + k], never = term_bool(terms, false);
    bool in_left = i < l->left.count, in_right = k < l->right.count;
    if (!term_is_none(*known))
        return *known;
    term_id left = in_left ? l->left.items[i].present : never;
    term_id right = in_right ? l->right.items[k].present : never;
    term_id both = in_left && in_right ? same_elements(x, l, i, k) : never;
    term_id only_left = term_is_true(terms, right) ? never
                        : in_right                 ? same_ends(x, l, i, k + 1)
                                                   : never;
    term_id here = term_ite(terms, right, both, only_left);
    term_id gone = in_left    ? term_is_true(terms, left) ? never : same_ends(x, l, i + 1, k)
                      : in_right ? term_and(terms, term_not(terms, right), same_ends(x, l, i, k + 1))
                              : term_bool(terms, true);
    *known = term_ite(terms, left, here, gone);
    return *known;
}

/* The same keys with identical values in the same order. */
static term_id strict_arrays(struct exec *x, struct value a, struct value b)
{
    enum { MOST_PAIRS = 1024 };
    struct listing l = {.same = NULL};
    leaf_id base_a, base_b;
    if (value_same(a, b))
        return term_bool(terms_of(x), true);
    bool known = array_list(x, a, &l.left, &base_a);
    known &= array_list(x, b, &l.right, &base_b);
    uint64_t pairs = ((uint64_t)l.left.count + 1) * ((uint64_t)l.right.count + 1);
    if (!known || pairs > MOST_PAIRS) {
        struct value both[2] = {a, b};
        return php_truth(x, exec_unmodelled(x, "identity of unknown arrays", both, 2));
    }
    l.same = ARENA_ARRAY(exec_arena(x), term_id, pairs);
    return same_ends(x, &l, 0, 0);
}

static term_id strict_simple(struct exec *x, struct value a, struct value b)
{
    struct term_table *terms = terms_of(x);
    if (is_null(a) && is_null(b))
        return term_bool(terms, true);
    if (a.tag != b.tag)
        return term_bool(terms, false);
    if (a.tag >= VALUE_BOOL && a.tag <= VALUE_STRING)
        return term_eq(terms, value_term(a), value_term(b));
    if (a.tag == VALUE_ARRAY)
        return strict_arrays(x, a, b);
    return term_bool(terms, value_same(a, b));
}

static term_id strict_values(struct exec *x, struct value a, struct value b)
{
    struct term_table *terms = terms_of(x);
    value_cases left = {0}, right = {0};
    value_get_cases(x, a, &left);
    value_get_cases(x, b, &right);
    term_id any = term_bool(terms, false);
    for (uint32_t i = 0; i < left.count; i++)
        for (uint32_t k = 0; k < right.count; k++) {
            term_id both = term_and(terms, left.items[i].guard, right.items[k].guard);
            term_id equal = strict_simple(x, left.items[i].value, right.items[k].value);
            any = term_or(terms, any, term_and(terms, both, equal));
        }
    return any;
}

term_id php_strict_eq(struct exec *x, struct value a, struct value b)
{
    return strict_values(x, a, b);
}
