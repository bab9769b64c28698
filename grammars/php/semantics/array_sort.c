/*
 * Built-in functions that sort arrays. The order in which elements are compared is PHP's, since a
 * callback can show it and comparisons of mixed types need not be an order: insertion for up to 16
 * elements, else partition around a pivot (a hybrid as in Musser, Introspective Sorting, 1997).
 * Elements that are equal keep their order.
 */
#include <strings.h>

#include "grammars/php/semantics/arrays.h"

enum {
    REGULAR = 0,
    NUMERIC = 1,
    STRING = 2,
    LOCALE = 5,
    NATURAL = 6,
    FLAG_CASE = 8,
    ORDER_ASCENDING = 4,
    ORDER_DESCENDING = 3
};

struct entry {
    struct array_element element;
    uint32_t place; /* before sorting */
};

struct sorting {
    struct exec *x;
    ir_id node;
    struct entry *entries;
    bool by_key;
    bool descending;
    int64_t flags;
    struct value callback; /* ABSENT: by flags */
    bool failed;           /* an order is not known */
};

/* ---- comparing ---- */

static int sign(int64_t number)
{
    return (number > 0) - (number < 0);
}

static int order_of(struct sorting *s, struct value order)
{
    struct constant constant;
    if (exec_is_dead(s->x))
        return 0;
    if (!value_is_constant(s->x, order, &constant)) {
        s->failed = true;
        return 0;
    }
    return sign(constant.integer);
}

static struct value call_order(struct sorting *s, struct value a, struct value b)
{
    struct value args[2] = {a, b};
    return exec_call_at(s->x, s->node, s->callback, args, NULL, 2);
}

/* A callback that gives a Boolean: false is asked the other way round. */
static int user_order(struct sorting *s, struct value a, struct value b)
{
    struct value order = call_order(s, a, b);
    struct constant constant;
    if (order.tag == VALUE_BOOL && value_is_constant(s->x, order, &constant) && !constant.boolean) {
        struct value turned = call_order(s, b, a);
        return exec_is_dead(s->x) ? 0 : -order_of(s, value_int(php_to_int(s->x, turned)));
    }
    return exec_is_dead(s->x) ? 0 : order_of(s, value_int(php_to_int(s->x, order)));
}

static int text_order(struct sorting *s, struct value a, struct value b)
{
    struct value left = value_string(php_to_string(s->x, a));
    struct value right = value_string(php_to_string(s->x, b));
    struct text l, r;
    if (exec_is_dead(s->x))
        return 0;
    if (!value_is_text(s->x, left, &l) || !value_is_text(s->x, right, &r)) {
        s->failed = true;
        return 0;
    }
    if (s->flags == (STRING | FLAG_CASE)) {
        size_t size = l.size < r.size ? l.size : r.size;
        int order = strncasecmp(l.data, r.data, size);
        return order ? sign(order) : sign((int64_t)l.size - (int64_t)r.size);
    }
    if ((s->flags & ~(int64_t)FLAG_CASE) == NATURAL)
        return php_natural_order(l, r, s->flags & FLAG_CASE);
    return sign(text_compare(l, r));
}

static int number_order(struct sorting *s, struct value a, struct value b)
{
    struct constant left, right;
    if (!value_is_constant(s->x, value_float(php_to_float(s->x, a)), &left) ||
        !value_is_constant(s->x, value_float(php_to_float(s->x, b)), &right)) {
        s->failed = true;
        return 0;
    }
    return (left.number > right.number) - (left.number < right.number);
}

static int regular_order(struct sorting *s, struct value a, struct value b)
{
    return order_of(s, php_spaceship(s->x, a, b));
}

/* What a comparison runs may change the array. */
static bool runs_code(struct sorting *s, struct value value)
{
    return value.tag == VALUE_OBJECT && exec_is_concrete(s->x) &&
           exec_has_method(s->x, value, "__tostring");
}

static int compare_values(struct sorting *s, struct value a, struct value b)
{
    if (s->callback.tag == VALUE_ABSENT && (runs_code(s, a) || runs_code(s, b)))
        exec_unsupported(s->x, "objects that are sorted as texts");
    if (s->callback.tag != VALUE_ABSENT)
        return user_order(s, a, b);
    int order = s->flags == REGULAR   ? regular_order(s, a, b)
                : s->flags == NUMERIC ? number_order(s, a, b)
                                      : text_order(s, a, b);
    return s->descending ? -order : order;
}

static bool is_after(struct sorting *s, uint32_t a, uint32_t b)
{
    struct entry *left = &s->entries[a], *right = &s->entries[b];
    if (s->failed || exec_is_dead(s->x))
        return false;
    int order = s->by_key ? compare_values(s, left->element.key, right->element.key)
                          : compare_values(s, left->element.value, right->element.value);
    return order ? order > 0 : left->place > right->place;
}

/* ---- sorting ---- */

static void swap(struct sorting *s, uint32_t a, uint32_t b)
{
    struct entry entry = s->entries[a];
    s->entries[a] = s->entries[b];
    s->entries[b] = entry;
}

static void sort_two(struct sorting *s, uint32_t a, uint32_t b)
{
    if (is_after(s, a, b))
        swap(s, a, b);
}

static void sort_three(struct sorting *s, uint32_t a, uint32_t b, uint32_t c)
{
    if (!is_after(s, a, b)) {
        if (!is_after(s, b, c))
            return;
        swap(s, b, c);
        sort_two(s, a, b);
    } else if (!is_after(s, c, b)) {
        swap(s, a, c);
    } else {
        swap(s, a, b);
        sort_two(s, b, c);
    }
}

static void sort_four(struct sorting *s, uint32_t a, uint32_t b, uint32_t c, uint32_t d)
{
    sort_three(s, a, b, c);
    if (!is_after(s, c, d))
        return;
    swap(s, c, d);
    if (!is_after(s, b, c))
        return;
    swap(s, b, c);
    sort_two(s, a, b);
}

static void sort_five(struct sorting *s, const uint32_t at[5])
{
    sort_four(s, at[0], at[1], at[2], at[3]);
    for (int i = 4; i > 0 && is_after(s, at[i - 1], at[i]); i--)
        swap(s, at[i - 1], at[i]);
}

/* Where the entry `at` belongs among those from `first` before it: two steps back at a time. */
static uint32_t place_by_twos(struct sorting *s, uint32_t first, uint32_t at)
{
    uint32_t to = at - 1;
    for (;;) {
        to -= 2;
        if (!is_after(s, to, at)) {
            to++;
            return is_after(s, to, at) ? to : to + 1;
        }
        if (to == first)
            return to;
        if (to == first + 1)
            return is_after(s, at, first) ? first + 1 : first;
    }
}

static uint32_t place_by_ones(struct sorting *s, uint32_t first, uint32_t at)
{
    uint32_t to = at - 1;
    while (to != first)
        if (!is_after(s, --to, at))
            return to + 1;
    return to;
}

static void insert_all(struct sorting *s, uint32_t first, uint32_t count)
{
    enum { BY_ONES = 6 };
    for (uint32_t at = first + 1; at < first + count; at++) {
        if (!is_after(s, at - 1, at))
            continue;
        uint32_t to =
            at < first + BY_ONES ? place_by_ones(s, first, at) : place_by_twos(s, first, at);
        for (uint32_t i = at; i > to; i--)
            swap(s, i, i - 1);
    }
}

static void sort_few(struct sorting *s, uint32_t first, uint32_t count)
{
    uint32_t f = first;
    switch (count) {
    case 0:
    case 1: break;
    case 2: sort_two(s, f, f + 1); break;
    case 3: sort_three(s, f, f + 1, f + 2); break;
    case 4: sort_four(s, f, f + 1, f + 2, f + 3); break;
    case 5: sort_five(s, (uint32_t[]){f, f + 1, f + 2, f + 3, f + 4}); break;
    default: insert_all(s, first, count); break;
    }
}

/* Puts a pivot second and parts what is behind it; gives where the upper part begins. */
static uint32_t partition(struct sorting *s, uint32_t first, uint32_t count)
{
    uint32_t end = first + count, half = count >> 1, pivot = first + half;
    if (count >> 10) {
        uint32_t quarter = half >> 1;
        sort_five(s, (uint32_t[]){first, first + quarter, pivot, pivot + quarter, end - 1});
    } else {
        sort_three(s, first, pivot, end - 1);
    }
    swap(s, first + 1, pivot);
    pivot = first + 1;
    uint32_t low = first + 2, high = end - 1;
    for (;;) {
        while (is_after(s, pivot, low))
            if (++low == high)
                return low;
        if (--high == low)
            return low;
        while (is_after(s, high, pivot))
            if (--high == low)
                return low;
        swap(s, low, high);
        if (++low == high)
            return low;
    }
}

static void sort_range(struct sorting *s, uint32_t first, uint32_t count)
{
    enum { FEW = 16 };
    while (count > FEW && !s->failed && !exec_is_dead(s->x)) {
        uint32_t end = first + count, low = partition(s, first, count);
        swap(s, first + 1, low - 1);
        if (low - 1 - first < end - low) {
            sort_range(s, first, low - first - 1);
            first = low;
            count = end - low;
        } else {
            sort_range(s, low, end - low);
            count = low - first - 1;
        }
    }
    if (count <= FEW)
        sort_few(s, first, count);
}

/* ---- the functions ---- */

/*
 * Values whose order is not known. Below unknown elements no order is ever known, so the keys keep
 * their values there; else it is some array.
 */
static struct value unsorted(struct call *call, bool keeps_keys)
{
    struct exec *x = call->x;
    struct php_list list = php_list_of(x, call->args[0]);
    if (!keeps_keys || list.closed)
        return call_array(call);
    return array_with_next_index(x, call->args[0], array_next_index(x, call->args[0]));
}

static bool sort_entries(struct sorting *s, struct value array, uint32_t *count)
{
    struct php_list list = php_list_of(s->x, array);
    array_elements slots = {0};
    leaf_id base;
    if (!list.closed || (!list.known && (!s->by_key || s->callback.tag != VALUE_ABSENT)))
        return false;
    array_list(s->x, array, &slots, &base);
    *count = list.elements.count;
    s->entries = ARENA_ARRAY(exec_arena(s->x), struct entry, *count + 1);
    for (uint32_t i = 0; i < *count; i++)
        s->entries[i] = (struct entry){list.elements.items[i], i};
    sort_range(s, 0, *count);
    for (uint32_t i = 0; i < *count; i++)
        s->entries[i].element.value =
            php_element_kept(s->x, slots.items[s->entries[i].place].value);
    return !s->failed;
}

static struct value sort_array(struct call *call, struct sorting *s, bool keeps_keys)
{
    struct exec *x = call->x;
    uint32_t count;
    struct value sorted = array_empty(x);
    s->x = x;
    s->node = call->node;
    if (!sort_entries(s, call->args[0], &count)) {
        exec_unsupported(x, call->builtin->name);
        call->out[0] = unsorted(call, keeps_keys);
        return value_of_bool(x, true);
    }
    for (uint32_t i = 0; i < count && !exec_is_dead(x); i++) {
        const struct array_element *e = &s->entries[i].element;
        sorted = keeps_keys ? array_put_under(x, sorted, e->key, e->value, e->present)
                            : array_append(x, sorted, e->value);
    }
    call->out[0] = sorted;
    return value_of_bool(x, true);
}

static struct value sort_by_flags(struct call *call, bool by_key, bool descending, bool keeps_keys)
{
    struct sorting s = {.by_key = by_key, .descending = descending};
    s.failed = !arg_int(call, 1, 0, &s.flags);
    int64_t kind = s.flags & ~(int64_t)FLAG_CASE;
    if (kind != REGULAR && kind != NUMERIC && kind != STRING && kind != NATURAL && kind != LOCALE)
        s.flags = REGULAR;
    if (s.flags == (NUMERIC | FLAG_CASE) || s.flags == FLAG_CASE)
        s.flags &= ~(int64_t)FLAG_CASE;
    return sort_array(call, &s, keeps_keys);
}

static struct value sort_by_calls(struct call *call, bool by_key, bool keeps_keys)
{
    struct sorting s = {.by_key = by_key, .callback = call->args[1]};
    return sort_array(call, &s, keeps_keys);
}

static struct value run_sort(struct call *call)
{
    return sort_by_flags(call, false, false, false);
}

static struct value run_rsort(struct call *call)
{
    return sort_by_flags(call, false, true, false);
}

static struct value run_asort(struct call *call)
{
    return sort_by_flags(call, false, false, true);
}

static struct value run_arsort(struct call *call)
{
    return sort_by_flags(call, false, true, true);
}

static struct value run_ksort(struct call *call)
{
    return sort_by_flags(call, true, false, true);
}

static struct value run_krsort(struct call *call)
{
    return sort_by_flags(call, true, true, true);
}

static struct value run_usort(struct call *call)
{
    return sort_by_calls(call, false, false);
}

static struct value run_uasort(struct call *call)
{
    return sort_by_calls(call, false, true);
}

static struct value run_uksort(struct call *call)
{
    return sort_by_calls(call, true, true);
}

static struct value sort_naturally(struct call *call, bool fold)
{
    struct sorting s = {.flags = NATURAL | (fold ? FLAG_CASE : 0)};
    return sort_array(call, &s, true);
}

static struct value run_natsort(struct call *call)
{
    return sort_naturally(call, false);
}

static struct value run_natcasesort(struct call *call)
{
    return sort_naturally(call, true);
}

/* ---- random order ---- */

static struct value run_shuffle(struct call *call)
{
    call->out[0] = call_array(call);
    return value_of_bool(call->x, true);
}

static struct value run_array_rand(struct call *call)
{
    return call_derived(call,
                        VALUE_MASK(VALUE_INT) | VALUE_MASK(VALUE_STRING) | VALUE_MASK(VALUE_ARRAY));
}

static const struct php_builtin items[] = {
    PHP_FUNCTION("array_rand", 1, 2, "array $array, int $num = 1", run_array_rand),
    PHP_REFERENCE_FUNCTION("arsort", 1, 2, 1, "array &$array, int $flags = 0", run_arsort),
    PHP_REFERENCE_FUNCTION("asort", 1, 2, 1, "array &$array, int $flags = 0", run_asort),
    PHP_REFERENCE_FUNCTION("krsort", 1, 2, 1, "array &$array, int $flags = 0", run_krsort),
    PHP_REFERENCE_FUNCTION("ksort", 1, 2, 1, "array &$array, int $flags = 0", run_ksort),
    PHP_REFERENCE_FUNCTION("natcasesort", 1, 1, 1, "array &$array", run_natcasesort),
    PHP_REFERENCE_FUNCTION("natsort", 1, 1, 1, "array &$array", run_natsort),
    PHP_REFERENCE_FUNCTION("rsort", 1, 2, 1, "array &$array, int $flags = 0", run_rsort),
    PHP_REFERENCE_FUNCTION("shuffle", 1, 1, 1, "array &$array", run_shuffle),
    PHP_REFERENCE_FUNCTION("sort", 1, 2, 1, "array &$array, int $flags = 0", run_sort),
    PHP_REFERENCE_FUNCTION("uasort", 2, 2, 1, "array &$array, callable $callback", run_uasort),
    PHP_REFERENCE_FUNCTION("uksort", 2, 2, 1, "array &$array, callable $callback", run_uksort),
    PHP_REFERENCE_FUNCTION("usort", 2, 2, 1, "array &$array, callable $callback", run_usort),
};

const struct php_builtins php_builtins_array_sort = {items, ARRAY_LENGTH(items)};
