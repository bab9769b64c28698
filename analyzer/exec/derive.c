/*
 * Values that functions of the language compute from others. Where no term says what a function
 * gives, its result is an input of its own that depends on the arguments: as trusted as they are,
 * the same for the same arguments, and over-approximated. A text that was made by an encoding gives
 * back the value when it is decoded.
 */
#include "analyzer/exec/exec_p.h"

enum { DEEPEST = 8 };

/* Whether the value is the same whenever it is looked at: no objects or references in it. */
static bool is_stable(struct exec *x, struct value value, int depth)
{
    array_elements elements = {0};
    leaf_id base;
    if (value.tag == VALUE_UNION || value.tag == VALUE_LEAF)
        return !(value_tags(x, value) & VALUE_MASK(VALUE_OBJECT));
    if (value.tag == VALUE_OBJECT || value.tag == VALUE_CALLABLE || value.tag == VALUE_REFERENCE)
        return false;
    if (value.tag != VALUE_ARRAY)
        return true;
    if (depth > DEEPEST)
        return false;
    array_list_any(x, value, &elements, &base);
    for (uint32_t i = 0; i < elements.count; i++)
        if (!is_stable(x, elements.items[i].value, depth + 1))
            return false;
    return true;
}

static uint32_t identity(struct exec *x, struct value value)
{
    bool scalar = value.tag >= VALUE_BOOL && value.tag <= VALUE_STRING;
    return scalar ? term_canon(x->terms, value_term(value)).index : value.id;
}

/* "function(tag.id,tag.id)": equal for equal calls only. */
static name_id call_name(struct exec *x, const char *function, uint32_t mask,
                         const struct value *from, uint32_t count)
{
    struct buffer out;
    bool stable = true;
    buffer_init(&out);
    buffer_print(&out, "derived %s %" PRIu32 " (", function, mask);
    for (uint32_t i = 0; i < count; i++) {
        stable = stable && is_stable(x, from[i], 0);
        buffer_print(&out, "%" PRIu32 ".%" PRIu32 ",", from[i].tag, identity(x, from[i]));
    }
    if (!stable)
        buffer_print(&out, "#%" PRIu32, ++x->fresh);
    name_id name = names_add(x->names, buffer_text(&out));
    buffer_done(&out);
    return name;
}

static struct root derived_root(struct exec *x, const char *function, enum root_kind kind,
                                enum why why, uint32_t child_mask, const struct value *from,
                                uint32_t count)
{
    struct root root = {.kind = kind,
                        .label = names_add_z(x->names, function),
                        .statement = UINT32_MAX,
                        .why = why,
                        .child_mask = child_mask,
                        .from_count = count};
    struct value *copy = ARENA_ARRAY(x->arena, struct value, count + 1);
    if (count)
        memcpy(copy, from, count * sizeof *from);
    root.from = copy;
    if (!ir_is_none(x->node)) {
        root.range = ir_node(x->program, x->node)->range;
        root.file = ir_node(x->program, x->node)->file;
    }
    return root;
}

/* The input that stands for this call, the same for an equal one. */
static struct value derive(struct exec *x, const struct root *root, const char *function,
                           uint32_t mask)
{
    name_id name = call_name(x, function, mask, root->from, root->from_count);
    uint32_t known = map_get(&x->roots_named, name.index, 0);
    if (known)
        return x->leaf_values.items[known - 1];
    exec_event(x, EVENT_DERIVED, NO_TERM, names_add_z(x->names, function));
    struct text label = text_print(x->arena, "%s#%" PRIu32, function, ++x->fresh);
    struct value value = leaf_new(x, root_add(x, root), label, mask);
    VEC_PUSH(x->arena, &x->leaf_values, value);
    map_put(&x->roots_named, name.index, x->leaf_values.count);
    return value;
}

struct value exec_derived(struct exec *x, const char *function, uint32_t mask, uint32_t child_mask,
                          const struct value *from, uint32_t count)
{
    exec_unsupported(x, function);
    if (x->dead)
        return VALUE_OF_NULL;
    struct root root =
        derived_root(x, function, ROOT_DERIVED, WHY_UNMODELLED, child_mask, from, count);
    return derive(x, &root, function, mask);
}

struct value exec_environment(struct exec *x, const char *function, uint32_t mask,
                              const struct value *from, uint32_t count)
{
    exec_unsupported(x, function);
    if (x->dead)
        return VALUE_OF_NULL;
    struct root root =
        derived_root(x, function, ROOT_UNKNOWN, WHY_UNKNOWN_CALL, VALUE_ANY, from, count);
    return derive(x, &root, function, mask);
}

/* ---- elements that are computed when they are read ---- */

struct mapping {
    struct value callable;
};

static struct value call_mapped(struct exec *x, struct value element, void *context)
{
    const struct mapping *mapping = context;
    return exec_call(x, mapping->callable, &element, 1);
}

static struct value mapped_child(struct exec *x, const struct root *root, struct value key)
{
    struct value element = heap_follow(x, array_get(x, root->from[0], key)), result;
    struct mapping mapping = {root->from[1]};
    term_id absent = value_has_tag(x, element, VALUE_MASK(VALUE_ABSENT));
    if (exec_is_true(x, absent))
        return VALUE_NONE;
    struct value given = value_or(x, element, VALUE_OF_NULL);
    if (!exec_under(x, term_not(x->terms, absent), call_mapped, given, &mapping, &result))
        return VALUE_NONE;
    return exec_is_false(x, absent) ? result : value_merge(x, absent, VALUE_NONE, result);
}

struct value exec_mapped(struct exec *x, struct value array, struct value callable)
{
    struct value from[2] = {array, callable};
    struct root root = derived_root(x, "array_map", ROOT_DERIVED, WHY_NONE, VALUE_ANY, from, 2);
    root.child = mapped_child;
    struct text label = text_print(x->arena, "array_map#%" PRIu32, ++x->fresh);
    return leaf_new(x, root_add(x, &root), label, VALUE_MASK(VALUE_ARRAY));
}

/* ---- one of several arrays ---- */

/* `from` are the guards and the arrays in turn. */
static struct value chosen_child(struct exec *x, const struct root *root, struct value key)
{
    value_cases cases = {0};
    x->steps += root->from_count;
    for (uint32_t i = 0; i + 1 < root->from_count; i += 2) {
        struct value_case one = {value_term(root->from[i]),
                                 heap_follow(x, array_get(x, root->from[i + 1], key))};
        VEC_PUSH(x->arena, &cases, one);
    }
    return value_join(x, &cases);
}

/* How many choices stand in each other below an array. */
static int choice_depth(struct exec *x, struct value array)
{
    array_elements elements = {0};
    leaf_id base;
    int deepest = 0;
    array_list_any(x, array, &elements, &base);
    if (base.index == 0)
        return 0;
    struct root root = *root_get(x, leaf_get(x, base)->root);
    if (root.child != chosen_child)
        return 0;
    for (uint32_t i = 1; i < root.from_count; i += 2) {
        int depth = choice_depth(x, root.from[i]);
        deepest = depth > deepest ? depth : deepest;
    }
    return deepest + 1;
}

struct value derived_choice(struct exec *x, const struct value_case *arrays, uint32_t count)
{
    enum { MOST_NESTED = 3 };
    struct value *from = ARENA_ARRAY(x->arena, struct value, 2 * count);
    term_id next = array_next_index(x, arrays[count - 1].value);
    for (uint32_t i = count; i-- > 0;) {
        if (choice_depth(x, arrays[i].value) >= MOST_NESTED)
            return VALUE_NONE;
        from[2 * i] = value_bool(arrays[i].guard);
        from[2 * i + 1] = arrays[i].value;
        next = term_ite(x->terms, arrays[i].guard, array_next_index(x, arrays[i].value), next);
    }
    struct root root = derived_root(x, "one of several arrays", ROOT_DERIVED, WHY_UNMODELLED,
                                    VALUE_ANY, from, 2 * count);
    root.child = chosen_child;
    root.is_late = true;
    struct text label = text_print(x->arena, "array#%" PRIu32, ++x->fresh);
    struct value chosen = leaf_new(x, root_add(x, &root), label, VALUE_MASK(VALUE_ARRAY));
    return array_with_next_index(x, chosen, next);
}

/* ---- encodings ---- */

static name_id encoding_name(struct exec *x, struct text format, term_id term)
{
    return names_add(x->names, text_print(x->arena, "encoded %.*s %" PRIu32, (int)format.size,
                                          format.data, term_canon(x->terms, term).index));
}

void exec_encoded(struct exec *x, struct text format, struct value value, term_id term)
{
    if (!is_stable(x, value, 0))
        return;
    VEC_PUSH(x->arena, &x->leaf_values, value);
    map_put(&x->roots_named, encoding_name(x, format, term).index, x->leaf_values.count);
}

struct value derived_source(struct exec *x, struct text format, term_id term)
{
    uint32_t known = map_get(&x->roots_named, encoding_name(x, format, term).index, 0);
    return known ? x->leaf_values.items[known - 1] : VALUE_NONE;
}

struct value exec_decoded(struct exec *x, struct text format, struct value text)
{
    return input_decoded(x, format, text);
}

struct value exec_server_value(struct exec *x, struct text what, uint32_t mask)
{
    return input_server(x, what, mask);
}
