/* Built-in functions that put arrays together and take them apart by keys or values. */
#include "grammars/php/semantics/arrays.h"

enum { MOST_ELEMENTS = 1 << 12 }; /* of a result whose elements may be missing */

/* ---- merging ---- */

/* The elements of `list` behind or over those of an array; where they may be missing, under that.
 */
static struct value add_list(struct exec *x, struct value into, const struct php_list *list,
                             bool renumber)
{
    for (uint32_t i = 0; i < list->elements.count; i++) {
        struct array_element element = list->elements.items[i];
        if (renumber && element.key.tag == VALUE_INT)
            into = array_append(x, into, element.value);
        else
            into = array_put_under(x, into, element.key, element.value, element.present);
    }
    return into;
}

/* Numbers move when an element before them may be missing. */
static bool can_renumber(struct exec *x, const struct php_list *list)
{
    for (uint32_t i = 0; i < list->elements.count; i++)
        if (list->elements.items[i].key.tag == VALUE_INT &&
            !exec_is_true(x, list->elements.items[i].present))
            return false;
    return list->elements.count < MOST_ELEMENTS || list->known;
}

static struct php_list kept_list(struct exec *x, struct value array)
{
    struct php_list list = php_list_of(x, array);
    array_elements slots = {0};
    leaf_id base;
    array_list(x, array, &slots, &base);
    for (uint32_t i = 0; i < slots.count; i++)
        list.elements.items[i].value = php_element_kept(x, slots.items[i].value);
    return list;
}

/* What `first` has besides the keys of an array with unknown elements: under those, where the
 * unknown array lacks the key. */
static struct value put_below(struct exec *x, struct value over, const struct php_list *first)
{
    for (uint32_t i = 0; i < first->elements.count; i++) {
        struct array_element element = first->elements.items[i];
        struct value now = array_get(x, over, element.key);
        term_id missing = value_has_tag(x, heap_follow(x, now), VALUE_MASK(VALUE_ABSENT));
        term_id put = term_and(exec_terms(x), missing, element.present);
        over = array_put_under(x, over, element.key, element.value, put);
    }
    return over;
}

static struct value merge_all(struct call *call, bool renumber)
{
    struct exec *x = call->x;
    struct value merged = array_empty(x);
    bool open = false;
    for (uint32_t i = 0; i < call->count; i++) {
        struct php_list list = kept_list(x, call->args[i]);
        if (renumber && !can_renumber(x, &list))
            return call_array(call);
        if (list.closed) {
            merged = add_list(x, merged, &list, renumber);
            continue;
        }
        struct php_list before = kept_list(x, merged);
        if (open || (renumber && !can_renumber(x, &before)))
            return call_array(call);
        merged = put_below(x, call->args[i], &before);
        open = true;
    }
    return merged;
}

static struct value run_array_merge(struct call *call)
{
    return merge_all(call, true);
}

static struct value run_array_replace(struct call *call)
{
    return merge_all(call, false);
}

/* ---- recursive merging ---- */

static bool merge_deep(struct exec *x, struct value *into, struct value from, bool replace,
                       int depth);

static bool merge_element(struct exec *x, struct value *into, const struct array_element *element,
                          bool replace, int depth)
{
    struct value old = heap_follow(x, array_get(x, *into, element->key));
    struct value value = element->value;
    bool both = old.tag == VALUE_ARRAY && value.tag == VALUE_ARRAY;
    if (old.tag == VALUE_ABSENT || (replace && !both)) {
        *into = array_put(x, *into, element->key, value);
        return true;
    }
    struct value merged = replace ? old : php_to_array(x, old);
    if (!replace && value.tag == VALUE_NULL && exec_is_concrete(x))
        exec_unsupported(x, "a null that is merged");
    if (value.tag == VALUE_ARRAY) {
        if (!merge_deep(x, &merged, value, replace, depth + 1))
            return false;
    } else {
        merged = array_append(x, merged, value);
    }
    *into = array_put(x, *into, element->key, merged);
    return true;
}

static bool merge_deep(struct exec *x, struct value *into, struct value from, bool replace,
                       int depth)
{
    enum { DEEPEST = 64 };
    array_elements elements;
    leaf_id base;
    if (exec_is_concrete(x)) {
        array_elements slots = {0};
        array_list(x, from, &slots, &base);
        for (uint32_t i = 0; i < slots.count; i++)
            if (slots.items[i].value.tag == VALUE_REFERENCE)
                exec_unsupported(x, "references in arrays that are merged");
    }
    if (depth > DEEPEST || !value_elements(x, from, &elements))
        return false;
    for (uint32_t i = 0; i < elements.count; i++) {
        struct array_element element = elements.items[i];
        if (!replace && element.key.tag == VALUE_INT)
            *into = array_append(x, *into, element.value);
        else if (!merge_element(x, into, &element, replace, depth))
            return false;
    }
    return true;
}

static struct value merge_recursive(struct call *call, bool replace)
{
    struct value merged = array_empty(call->x);
    for (uint32_t i = 0; i < call->count; i++)
        if (!merge_deep(call->x, &merged, call->args[i], replace, 0))
            return call_array(call);
    return merged;
}

static struct value run_array_merge_recursive(struct call *call)
{
    return merge_recursive(call, false);
}

static struct value run_array_replace_recursive(struct call *call)
{
    return merge_recursive(call, true);
}

/* ---- differences and intersections ---- */

enum compares { BY_VALUE = 1, BY_KEY = 2 };

struct setting_apart {
    struct call *call;
    unsigned by;
    bool intersects;
    struct value value_callback; /* ABSENT: compared as strings */
    struct value key_callback;   /* ABSENT: compared as keys */
    uint32_t arrays;             /* arguments that are arrays */
};

/* Whether a callback says that two things are equal. */
static term_id says_equal(struct exec *x, struct value callback, struct value a, struct value b)
{
    struct value args[2] = {a, b};
    if (exec_is_concrete(x))
        exec_output_open(x);
    struct value order = exec_call(x, callback, args, 2);
    if (exec_is_concrete(x) && !exec_is_dead(x)) {
        if (exec_output(x).size) /* PHP sorts first, and asks in another order */
            exec_unsupported(x, "a comparison that prints");
        exec_output_close(x, false);
    }
    if (exec_is_dead(x))
        return term_bool(exec_terms(x), false);
    return term_eq(exec_terms(x), php_to_int(x, order), term_int(exec_terms(x), 0));
}

static term_id same_text(struct exec *x, struct value a, struct value b)
{
    return term_eq(exec_terms(x), php_to_string(x, a), php_to_string(x, b));
}

static term_id element_in(const struct setting_apart *s, const struct array_element *element,
                          const struct array_element *other)
{
    struct exec *x = s->call->x;
    struct term_table *terms = exec_terms(x);
    term_id same = other->present;
    if (s->by & BY_KEY) {
        term_id keys = s->key_callback.tag != VALUE_ABSENT
                           ? says_equal(x, s->key_callback, element->key, other->key)
                       : element->key.tag == other->key.tag
                           ? term_eq(terms, value_term(element->key), value_term(other->key))
                           : term_bool(terms, false);
        same = term_and(terms, same, keys);
    }
    if (s->by & BY_VALUE && !exec_is_false(x, same) && !exec_is_dead(x)) {
        term_id values = s->value_callback.tag != VALUE_ABSENT
                             ? says_equal(x, s->value_callback, element->value, other->value)
                             : same_text(x, element->value, other->value);
        same = term_and(terms, same, values);
    }
    return same;
}

/* Whether the array has an element that is the same. */
static term_id is_in(const struct setting_apart *s, const struct array_element *element,
                     struct value array, const struct php_list *list)
{
    struct exec *x = s->call->x;
    struct term_table *terms = exec_terms(x);
    term_id any = term_bool(terms, false);
    if (s->by & BY_KEY && s->key_callback.tag == VALUE_ABSENT) {
        struct value found = heap_follow(x, array_get(x, array, element->key));
        term_id has = term_not(terms, value_has_tag(x, found, VALUE_MASK(VALUE_ABSENT)));
        if (!(s->by & BY_VALUE) || exec_is_false(x, has))
            return has;
        found = value_or(x, found, VALUE_OF_NULL);
        term_id same = s->value_callback.tag != VALUE_ABSENT
                           ? says_equal(x, s->value_callback, element->value, found)
                           : same_text(x, element->value, found);
        return term_and(terms, has, same);
    }
    for (uint32_t i = 0; i < list->elements.count && !exec_is_dead(x); i++) {
        any = term_or(terms, any, element_in(s, element, &list->elements.items[i]));
        if (exec_is_true(x, any))
            break;
    }
    return any;
}

/* Whether the element stays: it is in none of the others, or in all of them. */
static term_id stays(const struct setting_apart *s, const struct array_element *element,
                     const struct php_list *lists)
{
    struct exec *x = s->call->x;
    struct term_table *terms = exec_terms(x);
    term_id stay = element->present;
    for (uint32_t i = 1; i < s->arrays && !exec_is_dead(x); i++) {
        term_id in = is_in(s, element, s->call->args[i], &lists[i]);
        stay = term_and(terms, stay, s->intersects ? in : term_not(terms, in));
        if (exec_is_false(x, stay))
            break;
    }
    return stay;
}

/* An array with unknown elements, without the keys of the others. */
static struct value without_keys(const struct setting_apart *s, const struct php_list *lists)
{
    struct exec *x = s->call->x;
    struct value left = s->call->args[0];
    for (uint32_t i = 1; i < s->arrays; i++)
        for (uint32_t k = 0; k < lists[i].elements.count; k++)
            left = array_unset(x, left, lists[i].elements.items[k].key);
    return left;
}

/* The elements of an unknown array whose keys another one has. */
static struct value only_keys(const struct setting_apart *s, const struct php_list *keys)
{
    struct exec *x = s->call->x;
    struct value out = array_empty(x);
    for (uint32_t i = 0; i < keys->elements.count; i++) {
        struct value key = keys->elements.items[i].key;
        struct value value = heap_follow(x, array_get(x, s->call->args[0], key));
        term_id has = term_not(exec_terms(x), value_has_tag(x, value, VALUE_MASK(VALUE_ABSENT)));
        out = array_put_under(x, out, key, value, has);
    }
    return out;
}

/* The first array has elements that are not known. */
static struct value apart_unknown(const struct setting_apart *s, const struct php_list *lists)
{
    bool plain = s->by == BY_KEY && s->key_callback.tag == VALUE_ABSENT;
    for (uint32_t i = 1; i < s->arrays; i++)
        plain = plain && lists[i].known && lists[i].elements.count < MOST_ELEMENTS;
    if (!plain || (s->intersects && s->arrays != 2))
        return call_array(s->call);
    return s->intersects ? only_keys(s, &lists[1]) : without_keys(s, lists);
}

static struct value set_apart(struct setting_apart *s)
{
    struct call *call = s->call;
    struct exec *x = call->x;
    struct value out = array_empty(x);
    struct php_list *lists = ARENA_ARRAY(exec_arena(x), struct php_list, s->arrays + 1);
    bool closed = true;
    for (uint32_t i = 0; i < s->arrays; i++) {
        lists[i] = i ? php_list_of(x, call->args[i]) : kept_list(x, call->args[i]);
        closed = closed && (lists[i].closed || (i && s->by & BY_KEY));
    }
    if (!lists[0].closed)
        return apart_unknown(s, lists);
    if (!closed)
        return call_array(call);
    for (uint32_t i = 0; i < lists[0].elements.count && !exec_is_dead(x); i++) {
        struct array_element element = lists[0].elements.items[i];
        element.value = heap_follow(x, element.value);
        term_id stay = stays(s, &element, lists);
        if (!exec_is_false(x, stay))
            out = array_put_under(x, out, element.key, lists[0].elements.items[i].value, stay);
    }
    return out;
}

static struct value apart(struct call *call, unsigned by, bool intersects)
{
    struct setting_apart s = {call, by, intersects, VALUE_NONE, VALUE_NONE, call->count};
    return set_apart(&s);
}

/* The last arguments are callbacks. */
static struct value apart_by_calls(struct call *call, unsigned by, unsigned user, bool intersects)
{
    struct setting_apart s = {call, by, intersects, VALUE_NONE, VALUE_NONE, call->count};
    unsigned callbacks = (user & BY_VALUE ? 1u : 0u) + (user & BY_KEY ? 1u : 0u);
    if (call->count < callbacks + 1) {
        php_throw(call->x, "ArgumentCountError",
                  "%s() expects at least %u arguments, %" PRIu32 " given", call->builtin->name,
                  callbacks + 1, call->count);
        return VALUE_OF_NULL;
    }
    for (uint32_t i = call->count - callbacks; i < call->count; i++)
        if (!php_is_callable(call->x, call->args[i]) && exec_is_concrete(call->x))
            return call_refuse_type(call, i,
                                    php_callable_refusal(call->x, call->args[i], false).data);
    for (uint32_t i = 0; i < call->count - callbacks; i++)
        if (call->args[i].tag != VALUE_ARRAY) {
            struct text type = php_type_name(call->x, call->args[i]);
            return call_refuse_type(
                call, i,
                text_print(exec_arena(call->x), "must be of type array, %.*s given", PRINTED(type))
                    .data);
        }
    if (user & BY_KEY)
        s.key_callback = call->args[--s.arrays];
    if (user & BY_VALUE)
        s.value_callback = call->args[--s.arrays];
    return set_apart(&s);
}

static struct value run_array_diff(struct call *call)
{
    return apart(call, BY_VALUE, false);
}

static struct value run_array_diff_assoc(struct call *call)
{
    return apart(call, BY_VALUE | BY_KEY, false);
}

static struct value run_array_diff_key(struct call *call)
{
    return apart(call, BY_KEY, false);
}

static struct value run_array_diff_uassoc(struct call *call)
{
    return apart_by_calls(call, BY_VALUE | BY_KEY, BY_KEY, false);
}

static struct value run_array_diff_ukey(struct call *call)
{
    return apart_by_calls(call, BY_KEY, BY_KEY, false);
}

static struct value run_array_intersect(struct call *call)
{
    return apart(call, BY_VALUE, true);
}

static struct value run_array_intersect_assoc(struct call *call)
{
    return apart(call, BY_VALUE | BY_KEY, true);
}

static struct value run_array_intersect_key(struct call *call)
{
    return apart(call, BY_KEY, true);
}

static struct value run_array_intersect_ukey(struct call *call)
{
    return apart_by_calls(call, BY_KEY, BY_KEY, true);
}

static struct value run_array_udiff(struct call *call)
{
    return apart_by_calls(call, BY_VALUE, BY_VALUE, false);
}

static struct value run_array_udiff_assoc(struct call *call)
{
    return apart_by_calls(call, BY_VALUE | BY_KEY, BY_VALUE, false);
}

static struct value run_array_uintersect(struct call *call)
{
    return apart_by_calls(call, BY_VALUE, BY_VALUE, true);
}

/* ---- repeated values ---- */

enum { SORT_REGULAR_FLAG = 0, SORT_NUMERIC_FLAG = 1, SORT_STRING_FLAG = 2 };

static struct value run_array_unique(struct call *call)
{
    struct exec *x = call->x;
    array_elements elements;
    int64_t flags;
    struct value out = array_empty(x);
    if (!php_slots(x, call->args[0], &elements) || !arg_int(call, 1, 2, &flags))
        return call_array(call);
    if (flags != SORT_STRING_FLAG && flags != SORT_REGULAR_FLAG && flags != SORT_NUMERIC_FLAG)
        return call_array(call);
    for (uint32_t i = 0; i < elements.count && !exec_is_dead(x); i++) {
        struct value value = heap_follow(x, elements.items[i].value);
        term_id seen = term_bool(exec_terms(x), false);
        for (uint32_t k = 0; k < i && !exec_is_true(x, seen); k++) {
            struct value other = heap_follow(x, elements.items[k].value);
            term_id same =
                flags == SORT_STRING_FLAG ? same_text(x, value, other)
                : flags == SORT_NUMERIC_FLAG
                    ? term_eq(exec_terms(x), php_to_float(x, value), php_to_float(x, other))
                    : php_loose_eq(x, value, other);
            seen = term_or(exec_terms(x), seen, same);
        }
        if (!exec_is_true(x, seen))
            out = array_put_under(x, out, elements.items[i].key, elements.items[i].value,
                                  term_not(exec_terms(x), seen));
    }
    return out;
}

static struct value run_array_count_values(struct call *call)
{
    struct exec *x = call->x;
    array_elements elements;
    struct value out = array_empty(x);
    if (!arg_elements(call, 0, &elements))
        return call_array(call);
    for (uint32_t i = 0; i < elements.count; i++) {
        struct value value = elements.items[i].value;
        struct constant constant;
        if (value.tag != VALUE_INT && value.tag != VALUE_STRING && value.tag < VALUE_LEAF)
            continue;
        if (!value_is_constant(x, value, &constant))
            return call_array(call);
        struct value key = php_to_key(x, value);
        struct value old = array_get(x, out, key);
        struct value one = value_of_int(x, 1);
        out = array_put(x, out, key,
                        old.tag == VALUE_ABSENT ? one : php_binary(x, IR_PHP_ADD, old, one));
    }
    return out;
}

static const struct php_builtin items[] = {
    PHP_FUNCTION("array_count_values", 1, 1, "array $array", run_array_count_values),
    PHP_FUNCTION("array_diff", 1, PHP_ANY, "array $array, array ...$arrays", run_array_diff),
    PHP_FUNCTION("array_diff_assoc", 1, PHP_ANY, "array $array, array ...$arrays",
                 run_array_diff_assoc),
    PHP_FUNCTION("array_diff_key", 1, PHP_ANY, "array $array, array ...$arrays",
                 run_array_diff_key),
    PHP_FUNCTION("array_diff_uassoc", 1, PHP_ANY, "$array, ...$rest", run_array_diff_uassoc),
    PHP_FUNCTION("array_diff_ukey", 1, PHP_ANY, "$array, ...$rest", run_array_diff_ukey),
    PHP_FUNCTION("array_intersect", 1, PHP_ANY, "array $array, array ...$arrays",
                 run_array_intersect),
    PHP_FUNCTION("array_intersect_assoc", 1, PHP_ANY, "array $array, array ...$arrays",
                 run_array_intersect_assoc),
    PHP_FUNCTION("array_intersect_key", 1, PHP_ANY, "array $array, array ...$arrays",
                 run_array_intersect_key),
    PHP_FUNCTION("array_intersect_ukey", 1, PHP_ANY, "$array, ...$rest", run_array_intersect_ukey),
    PHP_FUNCTION("array_merge", 0, PHP_ANY, "array ...$arrays", run_array_merge),
    PHP_FUNCTION("array_merge_recursive", 0, PHP_ANY, "array ...$arrays",
                 run_array_merge_recursive),
    PHP_FUNCTION("array_replace", 1, PHP_ANY, "array $array, array ...$replacements",
                 run_array_replace),
    PHP_FUNCTION("array_replace_recursive", 1, PHP_ANY, "array $array, array ...$replacements",
                 run_array_replace_recursive),
    PHP_FUNCTION("array_udiff", 1, PHP_ANY, "$array, ...$rest", run_array_udiff),
    PHP_FUNCTION("array_udiff_assoc", 1, PHP_ANY, "$array, ...$rest", run_array_udiff_assoc),
    PHP_FUNCTION("array_uintersect", 1, PHP_ANY, "$array, ...$rest", run_array_uintersect),
    PHP_FUNCTION("array_unique", 1, 2, "array $array, int $flags = 2", run_array_unique),
};

const struct php_builtins php_builtins_array_sets = {items, ARRAY_LENGTH(items)};
