/*
 * Arrays: immutable ordered maps. Elements with a constant key are found by the name of the key; an
 * element whose key is a term is compared with what is looked for.
 */
#include "analyzer/exec/exec_p.h"

static const uint64_t SYMBOLIC_KEYS = UINT64_C(1) << 32;
enum {
    MOST_COMPARED = 400, /* elements that a term is compared with */
    MOST_SYMBOLIC = 12   /* elements at keys that are terms, before the array is forgotten */
};

static struct value add_array(struct exec *x, const struct array *array)
{
    VEC_PUSH(x->arena, &x->arrays, *array);
    return value_make(VALUE_ARRAY, x->arrays.count - 1);
}

static struct array array_at(const struct exec *x, struct value array)
{
    assert(array.tag == VALUE_ARRAY);
    return x->arrays.items[array.id];
}

static const struct element *element_at(const struct exec *x, uint64_t index)
{
    return &x->elements.items[index];
}

struct value array_empty(struct exec *x)
{
    if (x->arrays.count == 0) {
        struct array empty = {.next_index = term_int(x->terms, 0)};
        add_array(x, &empty);
    }
    return value_make(VALUE_ARRAY, 0);
}

struct value array_of_leaf(struct exec *x, leaf_id leaf)
{
    struct array array = {.next_index = term_int(x->terms, 0), .base = leaf};
    return add_array(x, &array);
}

/* ---- keys ---- */

/* The name that a constant key is found by; NO_NAME for a term. */
static name_id constant_key(struct exec *x, struct value key)
{
    struct constant constant;
    if (!value_is_constant(x, key, &constant))
        return NO_NAME;
    if (constant.sort == SORT_STRING)
        return constant.text.size ? names_add(x->names, constant.text)
                                  : names_add(x->names, TEXT("\0(empty)"));
    char digits[32];
    int size = snprintf(digits, sizeof digits, "%" PRId64, constant.integer);
    return names_add(x->names, (struct text){digits, (size_t)size});
}

/* Whether two keys are equal: INT and STRING keys never are, numeric strings being INT. */
static term_id keys_equal(struct exec *x, struct value a, struct value b)
{
    if (a.tag != b.tag)
        return term_bool(x->terms, false);
    return term_eq(x->terms, value_term(a), value_term(b));
}

/* ---- listing ---- */

struct listing {
    struct exec *x;
    VEC(uint32_t) found;
};

static bool list_element(void *context, uint64_t key, uint64_t value)
{
    struct listing *listing = context;
    (void)key;
    VEC_PUSH(listing->x->arena, &listing->found, (uint32_t)value);
    return true;
}

struct order_key {
    uint32_t order;
    uint32_t element;
};

static int compare_order(const void *a, const void *b)
{
    const struct order_key *left = a, *right = b;
    if (left->order != right->order)
        return left->order < right->order ? -1 : 1;
    return left->element < right->element ? -1 : left->element > right->element;
}

/* The elements' indices in order; memory from the flow's arena. */
static uint32_t list_ordered(struct exec *x, const struct array *array, struct order_key **out)
{
    struct listing listing = {.x = x};
    trie_each(array->elements, list_element, &listing);
    *out = ARENA_ARRAY(x->arena, struct order_key, listing.found.count + 1);
    for (uint32_t i = 0; i < listing.found.count; i++)
        (*out)[i] = (struct order_key){element_at(x, listing.found.items[i])->order,
                                       listing.found.items[i]};
    if (listing.found.count)
        qsort(*out, listing.found.count, sizeof **out, compare_order);
    return listing.found.count;
}

bool array_list(struct exec *x, struct value value, array_elements *elements, leaf_id *base)
{
    if (!array_at(x, value).unordered)
        return array_list_any(x, value, elements, base);
    struct value unknown = exec_unknown_array(x, "arrays in different orders", &value, 1);
    *base = array_at(x, unknown).base;
    return false;
}

bool array_list_any(struct exec *x, struct value value, array_elements *elements, leaf_id *base)
{
    struct array array = array_at(x, value);
    struct order_key *ordered;
    uint32_t count = list_ordered(x, &array, &ordered);
    for (uint32_t i = 0; i < count; i++) {
        const struct element *element = element_at(x, ordered[i].element);
        if (exec_is_false(x, element->present))
            continue;
        struct array_element out = {element->key, element->present, element->value};
        VEC_PUSH(x->arena, elements, out);
    }
    *base = array.base;
    return array.base.index == 0;
}

/* ---- reading ---- */

/* if present then value else otherwise, where ABSENT stands for no element. */
static struct value choose(struct exec *x, term_id condition, struct value value,
                           struct value otherwise)
{
    if (exec_is_true(x, condition))
        return value;
    if (exec_is_false(x, condition))
        return otherwise;
    return value_merge(x, condition, value, otherwise);
}

static struct value from_base(struct exec *x, const struct array *array, struct value key)
{
    return array->base.index ? leaf_child(x, array->base, key) : VALUE_NONE;
}

/* Compares the key with every element, the last written first. */
static struct value search(struct exec *x, struct value value, struct value key,
                           struct value otherwise, bool only_symbolic)
{
    const struct array copy = array_at(x, value), *array = &copy;
    struct order_key *ordered;
    uint32_t count = list_ordered(x, array, &ordered);
    struct value result = otherwise;
    if (count > MOST_COMPARED)
        return exec_unmodelled(x, "an element of a large array at an unknown key", &value, 1);
    x->steps += count / 4;
    for (uint32_t i = 0; i < count; i++) {
        struct element element = *element_at(x, ordered[i].element);
        if (only_symbolic && !name_is_none(constant_key(x, element.key)))
            continue;
        term_id hit = term_and(x->terms, element.present, keys_equal(x, element.key, key));
        result = choose(x, hit, element.value, result);
    }
    return result;
}

struct value array_get(struct exec *x, struct value value, struct value key)
{
    struct array array = array_at(x, value);
    name_id name = constant_key(x, key);
    if (name_is_none(name))
        return search(x, value, key, from_base(x, &array, key), false);
    const uint64_t *found = trie_find(array.elements, name.index);
    struct value result;
    if (found) {
        struct element element = *element_at(x, *found);
        struct value absent = VALUE_NONE;
        result = choose(x, element.present, element.value, absent);
    } else {
        result = from_base(x, &array, key);
    }
    return array.symbolic ? search(x, value, key, result, true) : result;
}

/* ---- writing ---- */

static void put_element(struct exec *x, struct array *array, uint64_t slot,
                        const struct element *element)
{
    VEC_PUSH(x->arena, &x->elements, *element);
    array->conditional |= !term_is_true(x->terms, element->present);
    array->elements = trie_put(x->arena, 0, array->elements, slot, x->elements.count - 1);
}

/* A new element at an INT key moves the place of the next `[]` behind it. */
static void move_next_index(struct exec *x, struct array *array, struct value key)
{
    if (key.tag != VALUE_INT)
        return;
    struct constant at, next;
    term_id after = term_binary(x->terms, TERM_ADD, value_term(key), term_int(x->terms, 1));
    bool known =
        value_is_constant(x, key, &at) && term_is_constant(x->terms, array->next_index, &next);
    if (known && at.integer >= next.integer) {
        array->next_index = after;
    } else if (!known) {
        term_id behind = term_binary(x->terms, TERM_LE, array->next_index, value_term(key));
        array->next_index = term_ite(x->terms, behind, after, array->next_index);
    }
}

/* Where the key is that of an element, its value becomes the new one. */
static void overwrite_equal(struct exec *x, struct array *array, struct value key,
                            struct value value, term_id present, term_id *hit_any)
{
    struct order_key *ordered;
    uint32_t count = list_ordered(x, array, &ordered);
    for (uint32_t i = 0; i < count; i++) {
        struct element element = *element_at(x, ordered[i].element);
        term_id hit = term_and(x->terms, element.present, keys_equal(x, element.key, key));
        hit = term_and(x->terms, hit, present);
        if (exec_is_false(x, hit))
            continue;
        element.value = choose(x, hit, value, element.value);
        *hit_any = term_or(x->terms, *hit_any, hit);
        name_id name = constant_key(x, element.key);
        uint64_t slot = name_is_none(name) ? SYMBOLIC_KEYS + element.order : name.index;
        put_element(x, array, slot, &element);
    }
}

/* What was written at too many unknown keys: an array of which only the origin is known. */
static struct array forget_elements(struct exec *x, struct value value)
{
    struct value from[1] = {value};
    return array_at(x, exec_unknown_array(x, "an array written at many unknown keys", from, 1));
}

static struct value put_symbolic(struct exec *x, struct value whole, struct value key,
                                 struct value value, term_id present)
{
    term_id hit = term_bool(x->terms, false);
    struct array copy = array_at(x, whole), *array = &copy;
    if (!x->setup.concrete &&
        (array->symbolic >= MOST_SYMBOLIC || trie_count(array->elements) > MOST_COMPARED))
        copy = forget_elements(x, whole);
    x->steps += trie_count(array->elements) / 4;
    overwrite_equal(x, array, key, value, present, &hit);
    struct element element = {key, value, term_and(x->terms, present, term_not(x->terms, hit)),
                              array->next_order++};
    put_element(x, array, SYMBOLIC_KEYS + element.order, &element);
    array->symbolic++;
    move_next_index(x, array, key);
    return add_array(x, array);
}

static struct value put_constant(struct exec *x, struct array *array, name_id name,
                                 struct value key, struct value value, term_id present)
{
    const uint64_t *found = trie_find(array->elements, name.index);
    struct element element = {key, value, present, array->next_order};
    if (found) {
        struct element old = *element_at(x, *found);
        element.order = old.order;
        element.value = choose(x, present, value, old.value);
        element.present = term_or(x->terms, present, old.present);
    } else if (array->base.index && !exec_is_true(x, present)) {
        struct value old = leaf_child(x, array->base, key);
        term_id was = term_not(x->terms, value_has_tag(x, old, VALUE_MASK(VALUE_ABSENT)));
        element.value = choose(x, present, value, old);
        element.present = term_or(x->terms, present, was);
    }
    if (!found || term_is_false(x->terms, element_at(x, *found)->present)) {
        element.order = array->next_order++;
        move_next_index(x, array, key);
    }
    put_element(x, array, name.index, &element);
    return add_array(x, array);
}

struct value array_put_under(struct exec *x, struct value value, struct value key,
                             struct value element, term_id present)
{
    struct array array = array_at(x, value);
    name_id name = constant_key(x, key);
    if (name_is_none(name) || array.symbolic)
        return put_symbolic(x, value, key, element, present);
    return put_constant(x, &array, name, key, element, present);
}

struct value array_put(struct exec *x, struct value array, struct value key, struct value element)
{
    return array_put_under(x, array, key, element, term_bool(x->terms, true));
}

/* Whether the largest key is taken: there is no place for a new element. */
static bool is_full(struct exec *x, struct value array)
{
    struct constant next;
    if (term_is_constant(x->terms, array_at(x, array).next_index, &next) &&
        next.integer != INT64_MIN)
        return false;
    struct value last = value_of_int(x, INT64_MAX);
    return trie_find(array_at(x, array).elements, constant_key(x, last).index) != NULL &&
           array_get(x, array, last).tag != VALUE_ABSENT;
}

/* Whether `[]` would go to 0 behind negative keys, in an array of which nobody knows whether it was
 * `[]` once: PHP goes on behind the keys then. */
static bool is_behind_negative(struct exec *x, struct value value)
{
    struct array array = array_at(x, value);
    struct constant next, key;
    struct order_key *ordered;
    if (array.from_zero || !term_is_constant(x->terms, array.next_index, &next) ||
        next.integer != 0)
        return false;
    uint32_t count = list_ordered(x, &array, &ordered);
    for (uint32_t i = 0; i < count; i++)
        if (value_is_constant(x, element_at(x, ordered[i].element)->key, &key) &&
            key.sort == SORT_INT && key.integer < 0)
            return true;
    return false;
}

struct value array_append(struct exec *x, struct value value, struct value element)
{
    if (x->setup.concrete && is_behind_negative(x, value)) {
        exec_unsupported(x, "an element behind negative keys");
        return value;
    }
    if (x->setup.concrete && is_full(x, value)) {
        exec_throw(x, term_bool(x->terms, true), "Error",
                   TEXT("Cannot add element to the array as the next element is already occupied"));
        return value;
    }
    struct array array = array_at(x, value);
    struct constant constant;
    if (term_is_constant(x->terms, array.next_index, &constant) && constant.integer == INT64_MIN)
        array.next_index = term_int(x->terms, 0);
    struct value key = value_int(array.next_index);
    if (term_is_constant(x->terms, array.next_index, &constant))
        return array_put(x, value, key, element);
    struct element fresh = {key, element, term_bool(x->terms, true), array.next_order++};
    put_element(x, &array, SYMBOLIC_KEYS + fresh.order, &fresh);
    array.symbolic++;
    array.next_index = term_binary(x->terms, TERM_ADD, array.next_index, term_int(x->terms, 1));
    return add_array(x, &array);
}

static void unset_equal(struct exec *x, struct array *array, struct value key)
{
    struct order_key *ordered;
    uint32_t count = list_ordered(x, array, &ordered);
    for (uint32_t i = 0; i < count; i++) {
        struct element element = *element_at(x, ordered[i].element);
        term_id hit = keys_equal(x, element.key, key);
        if (exec_is_false(x, hit))
            continue;
        element.present = term_and(x->terms, element.present, term_not(x->terms, hit));
        name_id name = constant_key(x, element.key);
        uint64_t slot = name_is_none(name) ? SYMBOLIC_KEYS + element.order : name.index;
        put_element(x, array, slot, &element);
    }
}

struct value array_unset(struct exec *x, struct value value, struct value key)
{
    struct array array = array_at(x, value);
    name_id name = constant_key(x, key);
    if (name_is_none(name) || array.symbolic) {
        unset_equal(x, &array, key);
    } else if (array.base.index) {
        struct element gone = {key, VALUE_NONE, term_bool(x->terms, false), array.next_order++};
        put_element(x, &array, name.index, &gone);
    } else {
        array.elements = trie_remove(x->arena, array.elements, name.index);
    }
    return add_array(x, &array);
}

/* ---- extending ---- */

/* What `more` may have of its base comes after what `array` has: the old elements stay where the
 * base has none at their key. */
static struct value extend_below_base(struct exec *x, struct value array, struct value more)
{
    array_elements elements = {0};
    leaf_id base;
    array_list(x, array, &elements, &base);
    for (uint32_t i = 0; i < elements.count; i++) {
        struct value old = array_get(x, more, elements.items[i].key);
        term_id free = value_has_tag(x, old, VALUE_MASK(VALUE_ABSENT));
        more = array_put_under(x, more, elements.items[i].key, elements.items[i].value,
                               term_and(x->terms, free, elements.items[i].present));
    }
    return more;
}

struct value array_extend(struct exec *x, struct value array, struct value more, bool keyed)
{
    array_elements elements = {0};
    leaf_id base;
    if (!array_list(x, more, &elements, &base))
        return extend_below_base(x, array, more);
    for (uint32_t i = 0; i < elements.count; i++) {
        const struct array_element *element = &elements.items[i];
        array = !keyed && exec_is_true(x, element->present)
                    ? array_append(x, array, element->value)
                    : array_put_under(x, array, element->key, element->value, element->present);
    }
    return array;
}

/* ---- counting ---- */

term_id array_count(struct exec *x, struct value value)
{
    struct array array = array_at(x, value);
    if (!array.conditional && !array.base.index)
        return term_int(x->terms, trie_count(array.elements));
    struct listing listing = {.x = x};
    trie_each(array.elements, list_element, &listing);
    term_id count = term_int(x->terms, 0);
    int64_t known = 0;
    for (uint32_t i = 0; i < listing.found.count; i++) {
        term_id present = element_at(x, listing.found.items[i])->present;
        if (exec_is_true(x, present)) {
            known++;
        } else if (!exec_is_false(x, present)) {
            term_id one = term_ite(x->terms, present, term_int(x->terms, 1), term_int(x->terms, 0));
            count = term_binary(x->terms, TERM_ADD, count, one);
        }
    }
    count = term_binary(x->terms, TERM_ADD, count, term_int(x->terms, known));
    if (!array.base.index)
        return count;
    return term_binary(x->terms, TERM_ADD, count, leaf_size(x, array.base));
}

term_id array_next_index(struct exec *x, struct value array)
{
    return array_at(x, array).next_index;
}

struct value array_with_next_index(struct exec *x, struct value value, term_id next)
{
    struct array array = array_at(x, value);
    array.next_index = next;
    return add_array(x, &array);
}

struct value array_literal(struct exec *x, bool has_elements)
{
    if (!x->setup.concrete)
        return array_empty(x);
    struct array array = {.from_zero = !has_elements,
                          .next_index = term_int(x->terms, has_elements ? INT64_MIN : 0)};
    return add_array(x, &array);
}

/* ---- the current element ---- */

/* The orders of the elements that may be there. */
static uint32_t list_possible(struct exec *x, const struct array *array, struct order_key **ordered)
{
    uint32_t count = list_ordered(x, array, ordered), kept = 0;
    for (uint32_t i = 0; i < count; i++)
        if (!exec_is_false(x, element_at(x, (*ordered)[i].element)->present))
            (*ordered)[kept++] = (*ordered)[i];
    return kept;
}

uint32_t array_cursor(struct exec *x, struct value value)
{
    struct array array = array_at(x, value);
    struct order_key *ordered;
    uint32_t count = list_possible(x, &array, &ordered), place = 0;
    while (place < count && ordered[place].order < array.cursor)
        place++;
    return place;
}

struct value array_with_cursor(struct exec *x, struct value value, uint32_t place)
{
    struct array array = array_at(x, value);
    struct order_key *ordered;
    uint32_t count = list_possible(x, &array, &ordered);
    array.cursor = place < count ? ordered[place].order : array.next_order;
    return add_array(x, &array);
}

/* ---- merging ---- */

struct merge_context {
    struct exec *x;
    term_id condition;
    leaf_id base;
    bool any_order; /* the order of elements does not matter */
    bool differs;   /* it is another one for some */
    bool failed;
};

/* What a side has that did not write the element: nothing, or what is below the base. */
static struct element unwritten(struct merge_context *m, uint64_t slot, struct element other)
{
    struct exec *x = m->x;
    other.present = term_bool(x->terms, false);
    if (m->base.index && slot < SYMBOLIC_KEYS) {
        other.value = leaf_child(x, m->base, other.key);
        other.present = term_not(x->terms, value_has_tag(x, other.value, VALUE_MASK(VALUE_ABSENT)));
    }
    return other;
}

/* Elements at one slot have one place in the order; their keys may be different terms. */
static bool merge_element(void *context, uint64_t slot, const uint64_t *a, const uint64_t *b,
                          uint64_t *result)
{
    struct merge_context *m = context;
    struct exec *x = m->x;
    struct element left = a ? *element_at(x, *a) : unwritten(m, slot, *element_at(x, *b));
    struct element right = b ? *element_at(x, *b) : unwritten(m, slot, left);
    struct element element = left;
    m->differs |= left.order != right.order;
    m->failed |= (left.order != right.order && !m->any_order) || left.key.tag != right.key.tag;
    if (m->failed)
        return false;
    x->steps++;
    element.key = value_merge(x, m->condition, left.key, right.key);
    element.present = term_ite(x->terms, m->condition, left.present, right.present);
    if (!a && !m->base.index)
        element.value = right.value;
    else if (b || m->base.index)
        element.value = value_merge(x, m->condition, left.value, right.value);
    VEC_PUSH(x->arena, &x->elements, element);
    *result = x->elements.count - 1;
    return true;
}

enum order_rule { SAME_ORDER, ANY_ORDER, FORGET_ORDER };

static struct value merge(struct exec *x, term_id condition, struct value left, struct value right,
                          enum order_rule rule)
{
    if (value_same(left, right))
        return left;
    struct array a = array_at(x, left), b = array_at(x, right);
    if (a.base.index != b.base.index || a.cursor != b.cursor)
        return VALUE_NONE;
    struct merge_context context = {x, condition, a.base, rule != SAME_ORDER, false, false};
    struct array merged = a;
    merged.elements = trie_merge(x->arena, a.elements, b.elements, merge_element, &context);
    if (context.failed)
        return VALUE_NONE;
    uint32_t count = trie_count(merged.elements);
    merged.conditional |=
        b.conditional || trie_count(a.elements) != count || trie_count(b.elements) != count;
    merged.unordered |= b.unordered || (rule == FORGET_ORDER && context.differs);
    merged.symbolic = a.symbolic > b.symbolic ? a.symbolic : b.symbolic;
    merged.next_order = a.next_order > b.next_order ? a.next_order : b.next_order;
    merged.next_index = term_ite(x->terms, condition, a.next_index, b.next_index);
    return add_array(x, &merged);
}

struct value array_merge(struct exec *x, term_id condition, struct value left, struct value right)
{
    return merge(x, condition, left, right, SAME_ORDER);
}

struct value array_merge_unordered(struct exec *x, term_id condition, struct value left,
                                   struct value right)
{
    return merge(x, condition, left, right, FORGET_ORDER);
}

struct value array_merge_properties(struct exec *x, term_id condition, struct value left,
                                    struct value right)
{
    struct value merged = merge(x, condition, left, right, ANY_ORDER);
    if (merged.tag == VALUE_ARRAY)
        return merged;
    struct value from[2] = {left, right};
    struct value unknown = exec_unmodelled(x, "properties with computed names", from, 2);
    return array_of_leaf(x, (leaf_id){unknown.id});
}
