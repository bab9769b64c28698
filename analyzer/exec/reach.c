/*
 * What a concrete run still holds: which objects its variables reach, and whether a variable is a
 * reference. What is not found here may be gone, or only not found.
 */
#include "analyzer/exec/exec_p.h"

struct reaching {
    struct exec *x;
    struct map objects; /* marked */
    struct map owners;
    struct map arrays;
    uint32_t wanted; /* a reference that is looked for; 0: none */
    bool found;
};

static void reach_value(struct reaching *r, struct value value);

static bool reach_cell(void *context, uint64_t key, uint64_t word)
{
    struct reaching *r = context;
    struct value value = {(uint32_t)(word >> 32), (uint32_t)word};
    (void)key;
    r->found = r->found || (value.tag == VALUE_REFERENCE && value.id == r->wanted);
    reach_value(r, value);
    return true;
}

static void reach_owner(struct reaching *r, uint32_t owner)
{
    if (owner == 0 || map_get(&r->owners, owner, 0))
        return;
    map_put(&r->owners, owner, 1);
    trie_each_high(r->x->cells, owner, reach_cell, r);
}

static void reach_array(struct reaching *r, struct value array)
{
    array_elements elements = {0};
    leaf_id base;
    if (map_get(&r->arrays, array.id + UINT64_C(1), 0))
        return;
    map_put(&r->arrays, array.id + UINT64_C(1), 1);
    array_list(r->x, array, &elements, &base);
    for (uint32_t i = 0; i < elements.count; i++)
        reach_value(r, elements.items[i].value);
}

static void reach_callable(struct reaching *r, struct value value)
{
    struct callable callable = *callable_get(r->x, value);
    if (callable.object)
        map_put(&r->objects, callable.object, 1);
    reach_value(r, callable.self);
    reach_owner(r, callable.scope);
    reach_owner(r, callable.copy);
}

static void reach_value(struct reaching *r, struct value value)
{
    switch ((int)value.tag) {
    case VALUE_ARRAY: reach_array(r, value); break;
    case VALUE_CALLABLE: reach_callable(r, value); break;
    case VALUE_REFERENCE: reach_owner(r, value.id); break;
    case VALUE_OBJECT:
        if (map_get(&r->objects, object_number(r->x, value), 0))
            break;
        map_put(&r->objects, object_number(r->x, value), 1);
        reach_value(r, object_properties(r->x, value));
        reach_owner(r, generator_owner(r->x, value));
        break;
    default: break;
    }
}

static void reach_all(struct reaching *r)
{
    map_init(&r->objects);
    map_init(&r->owners);
    map_init(&r->arrays);
    reach_owner(r, r->x->globals);
    for (uint32_t i = 0; i < r->x->frames.count; i++) {
        const struct frame *frame = &r->x->frames.items[i];
        reach_owner(r, frame->owner);
        reach_value(r, frame->self);
        for (uint32_t k = 0; k < frame->arg_count; k++)
            reach_value(r, frame->args[k]);
    }
}

static void end_reaching(struct reaching *r)
{
    map_done(&r->objects);
    map_done(&r->owners);
    map_done(&r->arrays);
}

bool exec_holds_all_before(struct exec *x, struct value object)
{
    struct reaching r = {.x = x};
    bool all = true;
    reach_all(&r);
    for (uint32_t i = 1; i < object_number(x, object) && all; i++)
        all = map_get(&r.objects, i, 0);
    end_reaching(&r);
    return all;
}

bool exec_holds_reference(struct exec *x, struct value reference)
{
    struct reaching r = {.x = x, .wanted = reference.id};
    reach_all(&r);
    end_reaching(&r);
    return r.found;
}
