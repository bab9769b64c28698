/*
 * Places: what can be assigned. A place is resolved once, then read and written; writing an element
 * writes its container, up to the variable or property at the beginning.
 */
#include "analyzer/exec/exec_p.h"

static struct place *new_place(struct exec *x, enum place_kind kind)
{
    struct place *place = ARENA_NEW(x->arena, struct place);
    place->kind = kind;
    return place;
}

/* ---- variables ---- */

static uint32_t scope_owner(struct exec *x, uint32_t outwards)
{
    uint32_t owner = exec_frame(x)->owner;
    for (; outwards; outwards--)
        owner = map_get(&x->scope_parent, owner, x->globals);
    return owner;
}

static struct place *variable_place(struct exec *x, name_id name, uint32_t outwards)
{
    struct place *place = new_place(x, PLACE_CELL);
    const struct language *language = exec_language(x);
    bool global = language->is_global && language->is_global(names_text(x->names, name));
    place->owner = global ? x->globals : scope_owner(x, outwards);
    place->name = name;
    return place;
}

static struct place *dynamic_variable(struct exec *x, ir_id node)
{
    struct value name = exec_value(x, ir_kid(x->program, node, 0));
    struct text text;
    if (value_is_text(x, value_string(exec_language(x)->to_string(x, name)), &text))
        return variable_place(x, names_add(x->names, text), 0);
    exec_unmodelled(x, "a variable with a computed name", &name, 1);
    return new_place(x, PLACE_NOTHING);
}

/* ---- elements and properties ---- */

static struct place *index_place(struct exec *x, ir_id node)
{
    struct place *place = new_place(x, PLACE_ELEMENT);
    place->parent = place_resolve(x, ir_kid(x->program, node, 0));
    ir_id key = ir_kid(x->program, node, 1);
    if (!ir_is_none(key))
        place->key = exec_value(x, key);
    return place;
}

static struct place *property_place(struct exec *x, struct value base, name_id name)
{
    struct place *place = new_place(x, PLACE_PROPERTY);
    place->base = base;
    place->name = name;
    return place;
}

static struct place *member_place(struct exec *x, ir_id node)
{
    struct value base = exec_value(x, ir_kid(x->program, node, 0));
    name_id name = {(uint32_t)ir_node(x->program, node)->payload};
    if (ir_node(x->program, node)->op == IR_MEMBER_DYNAMIC) {
        struct value computed = exec_value(x, ir_kid(x->program, node, 1));
        struct text text;
        if (!value_is_text(x, value_string(exec_language(x)->to_string(x, computed)), &text)) {
            struct value from[2] = {base, computed};
            exec_unmodelled(x, "a property with a computed name", from, 2);
            return new_place(x, PLACE_NOTHING);
        }
        name = names_add(x->names, text);
    }
    return property_place(x, base, name);
}

static struct place *static_member_place(struct exec *x, ir_id node)
{
    struct value object = VALUE_NONE;
    name_id class_name = class_operand_name(x, ir_kid(x->program, node, 0), &object);
    name_id name = {(uint32_t)ir_node(x->program, node)->payload};
    struct text text;
    if (ir_node(x->program, node)->op == IR_STATIC_MEMBER_DYNAMIC) {
        struct value computed = exec_value(x, ir_kid(x->program, node, 1));
        if (value_is_text(x, computed, &text))
            name = names_add(x->names, text);
        else
            class_name = NO_NAME;
    }
    struct place *place = name_is_none(class_name) ? NULL : class_static_place(x, class_name, name);
    if (place)
        return place;
    exec_unmodelled(x, "a static property of an unknown class", NULL, 0);
    return new_place(x, PLACE_NOTHING);
}

struct place *place_resolve(struct exec *x, ir_id node)
{
    const struct ir_node *ir = ir_node(x->program, node);
    struct place *place;
    switch ((int)ir->op) {
    case IR_LOCAL: return variable_place(x, (name_id){(uint32_t)ir->payload}, ir->detail);
    case IR_LOCAL_DYNAMIC: return dynamic_variable(x, node);
    case IR_INDEX: return index_place(x, node);
    case IR_MEMBER:
    case IR_MEMBER_DYNAMIC: return member_place(x, node);
    case IR_STATIC_MEMBER:
    case IR_STATIC_MEMBER_DYNAMIC: return static_member_place(x, node);
    default: break;
    }
    place = new_place(x, PLACE_VALUE);
    place->base = exec_value(x, node);
    return place;
}

/* ---- reading ---- */

static struct value read_element_slot(struct exec *x, const struct place *place)
{
    struct value base = place_read(x, place->parent);
    struct value key = exec_language(x)->to_key(x, place->key);
    if (base.tag == VALUE_ARRAY && (key.tag == VALUE_INT || key.tag == VALUE_STRING))
        return array_get(x, base, key);
    if (place->key.tag == VALUE_ABSENT)
        return VALUE_NONE;
    return exec_language(x)->index(x, base, place->key);
}

struct value place_read_slot(struct exec *x, const struct place *place)
{
    switch (place->kind) {
    case PLACE_CELL: return heap_read(x, place->owner, place->name);
    case PLACE_ELEMENT: return read_element_slot(x, place);
    case PLACE_PROPERTY:
        if (place->base.tag == VALUE_OBJECT)
            return array_get(x, object_properties(x, place->base), value_of_name(x, place->name));
        return exec_language(x)->member(x, place->base, place->name);
    case PLACE_VALUE: return place->base;
    case PLACE_NOTHING: break;
    }
    return VALUE_NONE;
}

struct value place_read(struct exec *x, const struct place *place)
{
    if (place->kind == PLACE_PROPERTY)
        return exec_language(x)->member(x, place->base, place->name);
    return heap_follow(x, place_read_slot(x, place));
}

/* ---- writing ---- */

/* What `base` becomes when one of its elements is written, base being a simple value. */
static struct value with_element(struct exec *x, struct value base, const struct place *place,
                                 struct value element)
{
    const struct language *language = exec_language(x);
    if (base.tag == VALUE_ABSENT || base.tag == VALUE_NULL)
        base = array_empty(x);
    if (base.tag != VALUE_ARRAY)
        return language->write_index(x, base, place->key, element);
    if (place->key.tag == VALUE_ABSENT)
        return array_append(x, base, element);
    struct value key = language->to_key(x, place->key);
    if (key.tag == VALUE_INT || key.tag == VALUE_STRING)
        return array_put(x, base, key, element);
    value_cases keys = {0};
    value_get_cases(x, key, &keys);
    for (uint32_t i = 0; i < keys.count; i++)
        if (keys.items[i].value.tag == VALUE_INT || keys.items[i].value.tag == VALUE_STRING)
            base = array_put_under(x, base, keys.items[i].value, element, keys.items[i].guard);
    return base;
}

static void write_element(struct exec *x, const struct place *place, struct value element)
{
    struct value base = place_read(x, place->parent);
    value_cases cases = {0};
    value_get_cases(x, base, &cases);
    value_cases results = {0};
    for (uint32_t i = 0; i < cases.count; i++) {
        struct value_case result = cases.items[i];
        if (cases.count == 1) {
            result.value = with_element(x, result.value, place, element);
        } else {
            struct fork f;
            if (fork_then(x, &f, result.guard))
                result.value = with_element(x, result.value, place, element);
            fork_else(x, &f);
            fork_join(x, &f);
        }
        VEC_PUSH(x->arena, &results, result);
    }
    struct value whole = value_from_cases(x, &results);
    if (!x->dead && whole.tag != VALUE_ABSENT && !value_same(whole, base))
        place_write(x, place->parent, whole);
}

/* A property of one of several objects: each gets the value where it is the one. */
static void write_property(struct exec *x, const struct place *place, struct value value)
{
    value_cases cases = {0};
    value_get_cases(x, place->base, &cases);
    struct value key = value_of_name(x, place->name);
    for (uint32_t i = 0; i < cases.count; i++) {
        struct value object = cases.items[i].value;
        if (object.tag != VALUE_OBJECT) {
            struct fork f;
            if (fork_then(x, &f, cases.items[i].guard))
                exec_language(x)->write_index(x, object, key, value);
            fork_else(x, &f);
            fork_join(x, &f);
            continue;
        }
        if (contract_write(x, object, place->name, value, cases.items[i].guard))
            continue;
        struct value old = object_properties(x, object);
        struct value fresh = array_put_under(x, old, key, value, cases.items[i].guard);
        object_set_properties(x, object, fresh);
    }
    x->version++;
}

void place_write_slot(struct exec *x, const struct place *place, struct value value)
{
    if (x->dead)
        return;
    switch (place->kind) {
    case PLACE_CELL: heap_write(x, place->owner, place->name, value); break;
    case PLACE_ELEMENT: write_element(x, place, value); break;
    case PLACE_PROPERTY: write_property(x, place, value); break;
    case PLACE_VALUE:
    case PLACE_NOTHING: break;
    }
}

/* Writes into the cells that a slot refers to; `*plain` is where it holds no reference. */
static void write_references(struct exec *x, struct value slot, struct value value, term_id *plain)
{
    value_cases cases = {0};
    value_get_cases(x, slot, &cases);
    *plain = term_bool(x->terms, cases.count == 0);
    for (uint32_t i = 0; i < cases.count; i++) {
        struct value_case one = cases.items[i];
        if (one.value.tag != VALUE_REFERENCE) {
            *plain = term_or(x->terms, *plain, one.guard);
            continue;
        }
        struct value old = heap_read(x, one.value.id, NO_NAME);
        heap_write(x, one.value.id, NO_NAME, value_merge(x, one.guard, value, old));
    }
}

void place_write(struct exec *x, const struct place *place, struct value value)
{
    if (x->dead)
        return;
    struct value slot = place->kind == PLACE_ELEMENT || place->kind == PLACE_CELL ||
                                (place->kind == PLACE_PROPERTY && place->base.tag == VALUE_OBJECT)
                            ? place_read_slot(x, place)
                            : VALUE_NONE;
    if (slot.tag == VALUE_REFERENCE) {
        heap_write(x, slot.id, NO_NAME, value);
        return;
    }
    if (slot.tag == VALUE_UNION && value_tags(x, slot) & VALUE_MASK(VALUE_REFERENCE)) {
        term_id plain;
        write_references(x, slot, value, &plain);
        value = value_merge(x, plain, value, slot);
    }
    place_write_slot(x, place, value);
}

/* ---- unset ---- */

static void unset_element(struct exec *x, const struct place *place)
{
    struct value base = place_read(x, place->parent);
    struct value key = exec_language(x)->to_key(x, place->key);
    if (base.tag == VALUE_ARRAY && (key.tag == VALUE_INT || key.tag == VALUE_STRING)) {
        place_write(x, place->parent, array_unset(x, base, key));
    } else if (base.tag == VALUE_OBJECT && exec_has_method(x, base, "offsetunset")) {
        exec_call_method(x, base, "offsetunset", &place->key, 1);
    } else if (value_tags(x, base) & VALUE_MASK(VALUE_ARRAY)) {
        value_cases cases = {0};
        value_get_cases(x, base, &cases);
        for (uint32_t i = 0; i < cases.count; i++)
            if (cases.items[i].value.tag == VALUE_ARRAY &&
                (key.tag == VALUE_INT || key.tag == VALUE_STRING))
                cases.items[i].value = array_unset(x, cases.items[i].value, key);
        place_write(x, place->parent, value_from_cases(x, &cases));
    }
}

static void unset_property(struct exec *x, const struct place *place)
{
    struct value key = value_of_name(x, place->name);
    if (place->base.tag != VALUE_OBJECT)
        return;
    struct value array = object_properties(x, place->base);
    if (array_get(x, array, key).tag == VALUE_ABSENT && exec_has_method(x, place->base, "__unset"))
        exec_call_method(x, place->base, "__unset", &key, 1);
    else
        object_set_properties(x, place->base, array_unset(x, array, key));
    x->version++;
}

void place_unset(struct exec *x, const struct place *place)
{
    if (x->dead)
        return;
    switch (place->kind) {
    case PLACE_CELL: heap_remove(x, place->owner, place->name); break;
    case PLACE_ELEMENT: unset_element(x, place); break;
    case PLACE_PROPERTY: unset_property(x, place); break;
    case PLACE_VALUE:
    case PLACE_NOTHING: break;
    }
}

/* ---- references ---- */

static struct value new_reference(struct exec *x, struct value value)
{
    uint32_t owner = heap_new_owner(x);
    heap_write(x, owner, NO_NAME, value);
    return value_make(VALUE_REFERENCE, owner);
}

struct value place_reference(struct exec *x, const struct place *place)
{
    struct value slot = place_read_slot(x, place);
    if (slot.tag == VALUE_REFERENCE)
        return slot;
    struct value held = heap_follow(x, slot);
    struct value reference = new_reference(x, held.tag == VALUE_ABSENT ? VALUE_OF_NULL : held);
    if (place->kind != PLACE_VALUE && place->kind != PLACE_NOTHING)
        place_write_slot(x, place, reference);
    return reference;
}

struct value place_cell_reference(struct exec *x, uint32_t owner, name_id name)
{
    struct place place = {.kind = PLACE_CELL, .owner = owner, .name = name};
    return place_reference(x, &place);
}
