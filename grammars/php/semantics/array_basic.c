/* Built-in functions of arrays: counting, keys and values, ends, parts, filling. */
#include "grammars/php/semantics/arrays.h"

enum { MOST_MADE = 1 << 22 }; /* elements of an array that a function makes */

/* ---- what the files about arrays share ---- */

struct value php_element_kept(struct exec *x, struct value slot)
{
    return slot.tag == VALUE_REFERENCE && !php_is_shared(x, slot) ? heap_follow(x, slot) : slot;
}

bool php_slots(struct exec *x, struct value array, array_elements *elements)
{
    leaf_id base;
    *elements = (array_elements){0};
    if (array.tag != VALUE_ARRAY || !array_list(x, array, elements, &base))
        return false;
    for (uint32_t i = 0; i < elements->count; i++) {
        if (!exec_is_true(x, elements->items[i].present))
            return false;
        elements->items[i].value = php_element_kept(x, elements->items[i].value);
    }
    return true;
}

struct value php_array_add(struct exec *x, struct value array, const struct array_element *element)
{
    return element->key.tag == VALUE_INT ? array_append(x, array, element->value)
                                         : array_put(x, array, element->key, element->value);
}

struct value call_array(struct call *call)
{
    return call_derived(call, VALUE_MASK(VALUE_ARRAY));
}

/* ---- counting ---- */

static term_id count_all(struct exec *x, struct value array, int depth)
{
    enum { DEEPEST = 256 };
    struct term_table *terms = exec_terms(x);
    struct php_list list = php_list_of(x, array);
    term_id count = array_count(x, array);
    for (uint32_t i = 0; i < list.elements.count; i++) {
        struct value value = list.elements.items[i].value;
        if (value.tag == VALUE_ARRAY && depth < DEEPEST)
            count = term_binary(terms, TERM_ADD, count, count_all(x, value, depth + 1));
    }
    return count;
}

/* Whether an array is reached by reference: counting stops where one holds itself. */
static bool holds_reference(struct exec *x, struct value array)
{
    array_elements elements = {0};
    leaf_id base;
    if (array.tag != VALUE_ARRAY)
        return false;
    array_list(x, array, &elements, &base);
    for (uint32_t i = 0; i < elements.count; i++)
        if (elements.items[i].value.tag == VALUE_REFERENCE ||
            holds_reference(x, elements.items[i].value))
            return true;
    return false;
}

static struct value run_count(struct call *call)
{
    if (exec_is_concrete(call->x) && arg_given(call, 1) && holds_reference(call->x, call->args[0]))
        exec_unsupported(call->x, "count of what may hold itself");
    struct value value = call->args[0];
    int64_t mode;
    if (!arg_int(call, 1, 0, &mode))
        return call_derived(call, VALUE_MASK(VALUE_INT));
    if (mode != 0 && mode != 1)
        return call_refuse_value(call, 1, "must be either COUNT_NORMAL or COUNT_RECURSIVE");
    if (value.tag == VALUE_OBJECT && exec_is_instance(call->x, value, "Countable"))
        return value_int(php_to_int(call->x, exec_call_method(call->x, value, "count", NULL, 0)));
    if (exec_is_open(call->x, value))
        return call_derived(call, VALUE_MASK(VALUE_INT));
    if (value.tag != VALUE_ARRAY) {
        struct text type = php_type_name(call->x, value);
        return call_refuse_type(call, 0,
                                text_print(exec_arena(call->x),
                                           "must be of type Countable|array, %.*s given",
                                           PRINTED(type))
                                    .data);
    }
    return value_int(mode ? count_all(call->x, value, 0) : array_count(call->x, value));
}

/* ---- keys and values ---- */

/* Elements of which some may be missing, moved together: at each place stands the one before which
 * so many are there. False where they are too many, or held by reference. */
static bool pack(struct exec *x, const array_elements *elements, struct value *packed)
{
    enum { MOST_PACKED = 12 };
    struct term_table *terms = exec_terms(x);
    struct value at[MOST_PACKED];
    term_id there[MOST_PACKED], before[MOST_PACKED + 1];
    if (elements->count > MOST_PACKED)
        return false;
    for (uint32_t k = 0; k <= elements->count; k++)
        before[k] = term_bool(terms, k == 0);
    for (uint32_t i = 0; i < elements->count; i++) {
        struct value value = php_element_kept(x, elements->items[i].value);
        term_id present = elements->items[i].present;
        if (value.tag == VALUE_REFERENCE)
            return false;
        at[i] = value;
        there[i] = term_bool(terms, false);
        for (uint32_t k = i + 1; k-- > 0;) {
            term_id here = term_and(terms, before[k], present);
            at[k] = k == i ? value : value_merge(x, here, value, at[k]);
            there[k] = term_or(terms, there[k], here);
            before[k + 1] =
                term_or(terms, term_and(terms, before[k + 1], term_not(terms, present)), here);
        }
        before[0] = term_and(terms, before[0], term_not(terms, present));
    }
    *packed = array_empty(x);
    for (uint32_t k = 0; k < elements->count; k++)
        if (!exec_is_false(x, there[k]))
            *packed = array_put_under(x, *packed, value_of_int(x, k), at[k], there[k]);
    return true;
}

/* The elements that are not certain to be there, of an array that has no others. */
static bool list_uncertain(struct call *call, array_elements *elements)
{
    leaf_id base;
    *elements = (array_elements){0};
    return !exec_is_concrete(call->x) && call->args[0].tag == VALUE_ARRAY &&
           array_list(call->x, call->args[0], elements, &base);
}

static struct value pack_keys(struct call *call)
{
    array_elements elements;
    struct value packed;
    bool listed = call->count == 1 && list_uncertain(call, &elements);
    for (uint32_t i = 0; listed && i < elements.count; i++)
        elements.items[i].value = elements.items[i].key;
    return listed && pack(call->x, &elements, &packed) ? packed : call_array(call);
}

static struct value pack_values(struct call *call)
{
    array_elements elements;
    struct value packed;
    bool listed = list_uncertain(call, &elements);
    return listed && pack(call->x, &elements, &packed) ? packed : call_array(call);
}

static struct value run_array_keys(struct call *call)
{
    struct exec *x = call->x;
    array_elements elements;
    bool strict;
    if (!arg_elements(call, 0, &elements))
        return pack_keys(call);
    if (!arg_bool(call, 2, false, &strict))
        return call_array(call);
    struct value keys = array_empty(x);
    for (uint32_t i = 0; i < elements.count; i++) {
        struct array_element element = elements.items[i];
        if (arg_given(call, 1)) {
            term_id same = strict ? php_strict_eq(x, element.value, call->args[1])
                                  : php_loose_eq(x, element.value, call->args[1]);
            if (!exec_is_true(x, same) && !exec_is_false(x, same))
                return call_array(call);
            if (!exec_is_true(x, same))
                continue;
        }
        keys = array_append(x, keys, element.key);
    }
    return keys;
}

static struct value run_array_values(struct call *call)
{
    array_elements elements;
    struct value values = array_empty(call->x);
    if (!php_slots(call->x, call->args[0], &elements))
        return pack_values(call);
    for (uint32_t i = 0; i < elements.count; i++)
        values = array_append(call->x, values, elements.items[i].value);
    return values;
}

static struct value run_array_flip(struct call *call)
{
    array_elements elements;
    struct value flipped = array_empty(call->x);
    if (!arg_elements(call, 0, &elements))
        return call_array(call);
    for (uint32_t i = 0; i < elements.count; i++) {
        struct value value = elements.items[i].value;
        if (value.tag == VALUE_UNION || value.tag == VALUE_LEAF)
            return call_array(call);
        if (value.tag == VALUE_INT || value.tag == VALUE_STRING)
            flipped =
                array_put(call->x, flipped, php_to_key(call->x, value), elements.items[i].key);
    }
    return flipped;
}

static struct value run_array_combine(struct call *call)
{
    struct exec *x = call->x;
    array_elements keys, values;
    struct value combined = array_empty(x);
    if (!arg_elements(call, 0, &keys) || !php_slots(x, call->args[1], &values))
        return call_array(call);
    if (keys.count != values.count) {
        exec_throw(x, term_bool(exec_terms(x), true), "ValueError",
                   TEXT("array_combine(): Argument #1 ($keys) and argument #2 ($values) must have "
                        "the same number of elements"));
        return VALUE_OF_NULL;
    }
    for (uint32_t i = 0; i < keys.count && !exec_is_dead(x); i++) {
        struct value key = keys.items[i].value;
        if (key.tag != VALUE_INT)
            key = php_to_key(x, value_string(php_to_string(x, key)));
        combined = array_put(x, combined, key, values.items[i].value);
    }
    return combined;
}

static struct value run_array_fill_keys(struct call *call)
{
    struct exec *x = call->x;
    array_elements keys;
    struct value filled = array_empty(x);
    if (!arg_elements(call, 0, &keys))
        return call_array(call);
    for (uint32_t i = 0; i < keys.count && !exec_is_dead(x); i++) {
        struct value key = keys.items[i].value;
        if (key.tag != VALUE_INT)
            key = php_to_key(x, value_string(php_to_string(x, key)));
        filled = array_put(x, filled, key, call->args[1]);
    }
    return filled;
}

static struct value run_array_fill(struct call *call)
{
    int64_t first, count;
    struct value filled = array_empty(call->x);
    if (!arg_int(call, 0, 0, &first) || !arg_int(call, 1, 0, &count))
        return call_array(call);
    if (count < 0)
        return call_refuse_value(call, 1, "must be greater than or equal to 0");
    if (count >= MOST_MADE)
        return call_unknown(call);
    if (exec_is_concrete(call->x) && count > 0 && first > INT64_MAX - (count - 1)) {
        php_throw(call->x, "Error",
                  "Cannot add element to the array as the next element is already occupied");
        return VALUE_OF_NULL;
    }
    if (first < 0)
        filled = array_with_next_index(call->x, filled, term_int(exec_terms(call->x), INT64_MIN));
    for (int64_t i = 0; i < count; i++)
        filled = array_put(call->x, filled, value_of_int(call->x, first + i), call->args[2]);
    return filled;
}

static struct value run_array_pad(struct call *call)
{
    array_elements elements;
    int64_t size;
    struct value padded = array_empty(call->x);
    if (!php_slots(call->x, call->args[0], &elements) || !arg_int(call, 1, 0, &size))
        return call_array(call);
    uint64_t wanted = size < 0 ? 0 - (uint64_t)size : (uint64_t)size;
    uint64_t missing = wanted > elements.count ? wanted - elements.count : 0;
    if (missing > 1048576)
        return call_refuse_value(call, 1, "must be less than or equal to 1048576");
    if (missing == 0)
        return call->args[0];
    for (uint64_t i = 0; size < 0 && i < missing; i++)
        padded = array_append(call->x, padded, call->args[2]);
    for (uint32_t i = 0; i < elements.count; i++)
        padded = php_array_add(call->x, padded, &elements.items[i]);
    for (uint64_t i = 0; size > 0 && i < missing; i++)
        padded = array_append(call->x, padded, call->args[2]);
    return padded;
}

static struct value run_array_reverse(struct call *call)
{
    array_elements elements;
    bool keeps;
    struct value reversed = array_empty(call->x);
    if (!php_slots(call->x, call->args[0], &elements) || !arg_bool(call, 1, false, &keeps))
        return call_array(call);
    for (uint32_t i = elements.count; i-- > 0;)
        reversed =
            keeps ? array_put(call->x, reversed, elements.items[i].key, elements.items[i].value)
                  : php_array_add(call->x, reversed, &elements.items[i]);
    return reversed;
}

static struct value run_array_is_list(struct call *call)
{
    array_elements elements;
    if (!arg_elements(call, 0, &elements))
        return call_derived(call, VALUE_MASK(VALUE_BOOL));
    for (uint32_t i = 0; i < elements.count; i++) {
        struct constant key;
        if (!value_is_constant(call->x, elements.items[i].key, &key))
            return call_derived(call, VALUE_MASK(VALUE_BOOL));
        if (key.sort != SORT_INT || key.integer != i)
            return value_of_bool(call->x, false);
    }
    return value_of_bool(call->x, true);
}

static struct value end_key(struct call *call, bool last)
{
    array_elements elements;
    if (!arg_elements(call, 0, &elements))
        return call_derived(call, VALUE_MASK(VALUE_INT) | VALUE_MASK(VALUE_STRING) |
                                      VALUE_MASK(VALUE_NULL));
    return elements.count ? elements.items[last ? elements.count - 1 : 0].key : VALUE_OF_NULL;
}

static struct value run_array_key_first(struct call *call)
{
    return end_key(call, false);
}

static struct value run_array_key_last(struct call *call)
{
    return end_key(call, true);
}

/* ---- ends ---- */

static struct value run_array_push(struct call *call)
{
    struct value array = call->args[0];
    for (uint32_t i = 1; i < call->count; i++)
        array = array_append(call->x, array, call->args[i]);
    call->out[0] = array;
    return value_int(array_count(call->x, array));
}

/* The array and the element that it loses are not known. */
static struct value lose_unknown(struct call *call)
{
    call->out[0] = call_array(call);
    return call_unknown(call);
}

static struct value run_array_pop(struct call *call)
{
    struct exec *x = call->x;
    array_elements elements;
    if (!arg_elements(call, 0, &elements))
        return lose_unknown(call);
    if (elements.count == 0)
        return VALUE_OF_NULL;
    struct array_element last = elements.items[elements.count - 1];
    struct value array = array_unset(x, call->args[0], last.key);
    struct constant key, next;
    if (exec_is_concrete(x) && value_is_constant(x, last.key, &key) && key.sort == SORT_INT &&
        (key.integer < 0 || key.integer == INT64_MAX))
        exec_unsupported(x, "array_pop of an element at such a key");
    if (value_is_constant(x, last.key, &key) && key.sort == SORT_INT &&
        term_is_constant(exec_terms(x), array_next_index(x, array), &next) && next.integer > 0 &&
        key.integer + 1 >= next.integer)
        array = array_with_next_index(x, array, term_int(exec_terms(x), next.integer - 1));
    call->out[0] = array_with_cursor(x, array, 0);
    return last.value;
}

static struct value renumbered(struct exec *x, const array_elements *elements, uint32_t from)
{
    struct value array = array_empty(x);
    for (uint32_t i = from; i < elements->count; i++)
        array = php_array_add(x, array, &elements->items[i]);
    return array;
}

static struct value run_array_shift(struct call *call)
{
    array_elements elements;
    if (!php_slots(call->x, call->args[0], &elements))
        return lose_unknown(call);
    if (elements.count == 0)
        return VALUE_OF_NULL;
    call->out[0] = renumbered(call->x, &elements, 1);
    return heap_follow(call->x, elements.items[0].value);
}

static struct value run_array_unshift(struct call *call)
{
    struct exec *x = call->x;
    array_elements elements;
    struct value array = array_empty(x);
    if (!php_slots(x, call->args[0], &elements)) {
        call->out[0] = call_array(call);
        return call_derived(call, VALUE_MASK(VALUE_INT));
    }
    for (uint32_t i = 1; i < call->count; i++)
        array = array_append(x, array, call->args[i]);
    for (uint32_t i = 0; i < elements.count; i++)
        array = php_array_add(x, array, &elements.items[i]);
    call->out[0] = array;
    return value_int(array_count(x, array));
}

/* ---- parts ---- */

/* The part [*from, *to) that an offset and length mean in `size` elements. */
static void clip(int64_t size, int64_t offset, int64_t length, bool whole, int64_t *from,
                 int64_t *to)
{
    *from = offset < 0 ? (offset < -size ? 0 : offset + size) : offset > size ? size : offset;
    if (whole)
        *to = size;
    else if (length < 0)
        *to = size + length < *from ? *from : size + length;
    else
        *to = length > size - *from ? size : *from + length;
}

static struct value run_array_slice(struct call *call)
{
    struct exec *x = call->x;
    array_elements elements;
    int64_t offset, length, from, to;
    bool keeps;
    struct value part = array_empty(x);
    if (!php_slots(x, call->args[0], &elements) || !arg_int(call, 1, 0, &offset) ||
        !arg_int(call, 2, 0, &length) || !arg_bool(call, 3, false, &keeps))
        return call_array(call);
    clip(elements.count, offset, length, arg_is_null(call, 2), &from, &to);
    for (int64_t i = from; i < to; i++)
        part = keeps ? array_put(x, part, elements.items[i].key, elements.items[i].value)
                     : php_array_add(x, part, &elements.items[i]);
    return part;
}

static struct value run_array_splice(struct call *call)
{
    struct exec *x = call->x;
    array_elements elements, inserted = {0};
    int64_t offset, length, from, to;
    struct value removed = array_empty(x), left = array_empty(x);
    struct value given = arg_given(call, 3) ? php_to_array(x, call->args[3]) : array_empty(x);
    if (!php_slots(x, call->args[0], &elements) || !arg_int(call, 1, 0, &offset) ||
        !arg_int(call, 2, 0, &length) || !value_elements(x, given, &inserted)) {
        call->out[0] = call_array(call);
        return call_array(call);
    }
    clip(elements.count, offset, length, arg_is_null(call, 2), &from, &to);
    for (uint32_t i = 0; i <= elements.count; i++) {
        for (uint32_t k = 0; i == from && k < inserted.count; k++)
            left = array_append(x, left, inserted.items[k].value);
        if (i == elements.count)
            break;
        if (i >= from && i < to)
            removed = php_array_add(x, removed, &elements.items[i]);
        else
            left = php_array_add(x, left, &elements.items[i]);
    }
    call->out[0] = left;
    return removed;
}

static struct value run_array_chunk(struct call *call)
{
    struct exec *x = call->x;
    array_elements elements;
    int64_t size;
    bool keeps;
    struct value chunks = array_empty(x), chunk = array_empty(x);
    if (!php_slots(x, call->args[0], &elements) || !arg_int(call, 1, 0, &size) ||
        !arg_bool(call, 2, false, &keeps))
        return call_array(call);
    if (size < 1)
        return call_refuse_value(call, 1, "must be greater than 0");
    for (uint32_t i = 0; i < elements.count; i++) {
        struct array_element element = elements.items[i];
        chunk = keeps ? array_put(x, chunk, element.key, element.value)
                      : array_append(x, chunk, element.value);
        if ((i + 1) % (uint64_t)size == 0 || i + 1 == elements.count) {
            chunks = array_append(x, chunks, chunk);
            chunk = array_empty(x);
        }
    }
    return chunks;
}

/* A row's column: an element of an array or a property of an object; ABSENT if it has none. */
static struct value column_of(struct exec *x, struct value row, struct value column)
{
    if (row.tag == VALUE_ARRAY)
        return heap_follow(x, array_get(x, row, php_to_key(x, column)));
    struct text name;
    if (exec_is_concrete(x))
        column = value_string(php_to_string(x, column));
    if (row.tag != VALUE_OBJECT || !value_is_text(x, column, &name))
        return VALUE_NONE;
    return heap_follow(x, php_quiet_member(x, row, names_add(exec_names(x), name)));
}

static bool is_certain(struct exec *x, struct value value)
{
    uint32_t tags = value_tags(x, value), absent = VALUE_MASK(VALUE_ABSENT);
    return !(tags & absent) || tags == absent;
}

static struct value run_array_column(struct call *call)
{
    struct exec *x = call->x;
    array_elements rows;
    struct value columns = array_empty(x);
    if (!arg_elements(call, 0, &rows))
        return call_array(call);
    for (uint32_t i = 0; i < rows.count; i++) {
        struct value row = rows.items[i].value;
        struct value value = arg_is_null(call, 1) ? row : column_of(x, row, call->args[1]);
        struct value key = arg_is_null(call, 2) ? VALUE_NONE : column_of(x, row, call->args[2]);
        if (!is_certain(x, value) || !is_certain(x, key) || row.tag >= VALUE_LEAF)
            return call_array(call);
        if (value.tag == VALUE_ABSENT)
            continue;
        if (key.tag == VALUE_OBJECT)
            key = value_string(php_to_string(x, key));
        key = key.tag == VALUE_ABSENT ? key : php_to_key(x, key);
        columns = key.tag == VALUE_ABSENT ? array_append(x, columns, value)
                                          : array_put(x, columns, key, value);
    }
    return columns;
}

static struct value run_array_change_key_case(struct call *call)
{
    struct exec *x = call->x;
    array_elements elements;
    int64_t mode;
    struct value changed = array_empty(x);
    if (!php_slots(x, call->args[0], &elements) || !arg_int(call, 1, 0, &mode))
        return call_array(call);
    for (uint32_t i = 0; i < elements.count; i++) {
        struct value key = elements.items[i].key;
        if (key.tag == VALUE_STRING)
            key = value_string(
                php_apply(x, mode != 0 ? PHP_FN_UPPER : PHP_FN_LOWER, value_term(key)));
        changed = array_put(x, changed, key, elements.items[i].value);
    }
    return changed;
}

static const struct php_builtin items[] = {
    PHP_FUNCTION("array_change_key_case", 1, 2, "array $array, int $case = 0",
                 run_array_change_key_case),
    PHP_FUNCTION("array_chunk", 2, 3, "array $array, int $length, bool $preserve_keys = false",
                 run_array_chunk),
    PHP_FUNCTION("array_column", 2, 3,
                 "array $array, string|int|null $column_key, string|int|null $index_key = null",
                 run_array_column),
    PHP_FUNCTION("array_combine", 2, 2, "array $keys, array $values", run_array_combine),
    PHP_FUNCTION("array_fill", 3, 3, "int $start_index, int $count, mixed $value", run_array_fill),
    PHP_FUNCTION("array_fill_keys", 2, 2, "array $keys, mixed $value", run_array_fill_keys),
    PHP_FUNCTION("array_flip", 1, 1, "array $array", run_array_flip),
    PHP_FUNCTION("array_is_list", 1, 1, "array $array", run_array_is_list),
    PHP_FUNCTION("array_key_first", 1, 1, "array $array", run_array_key_first),
    PHP_FUNCTION("array_key_last", 1, 1, "array $array", run_array_key_last),
    PHP_FUNCTION("array_keys", 1, 3, "array $array, mixed $filter_value, bool $strict = false",
                 run_array_keys),
    PHP_FUNCTION("array_pad", 3, 3, "array $array, int $length, mixed $value", run_array_pad),
    PHP_REFERENCE_FUNCTION("array_pop", 1, 1, 1, "array &$array", run_array_pop),
    PHP_REFERENCE_FUNCTION("array_push", 1, PHP_ANY, 1, "array &$array, mixed ...$values",
                           run_array_push),
    PHP_FUNCTION("array_reverse", 1, 2, "array $array, bool $preserve_keys = false",
                 run_array_reverse),
    PHP_REFERENCE_FUNCTION("array_shift", 1, 1, 1, "array &$array", run_array_shift),
    PHP_FUNCTION("array_slice", 2, 4,
                 "array $array, int $offset, ?int $length = null, bool $preserve_keys = false",
                 run_array_slice),
    PHP_REFERENCE_FUNCTION(
        "array_splice", 2, 4, 1,
        "array &$array, int $offset, ?int $length = null, mixed $replacement = []",
        run_array_splice),
    PHP_REFERENCE_FUNCTION("array_unshift", 1, PHP_ANY, 1, "array &$array, mixed ...$values",
                           run_array_unshift),
    PHP_FUNCTION("array_values", 1, 1, "array $array", run_array_values),
    PHP_FUNCTION("count", 1, 2, "$value, int $mode = 0", run_count),
    PHP_FUNCTION("sizeof", 1, 2, "$value, int $mode = 0", run_count),
};

const struct php_builtins php_builtins_array_basic = {items, ARRAY_LENGTH(items)};
