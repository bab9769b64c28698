/*
 * What a concrete run still holds: which objects its variables reach, and whether a variable is a
 * reference. What is not found here may be gone, or only not found.
 */
#include "analyzer/exec/exec_p.h"

struct reaching {
    struct exec *x;
    struct map objects; /* number -> how often it is held */
    struct map owners;
    struct map arrays;
    uint64_t visited; /* values: it counts as steps */
    uint32_t wanted;  /* a reference that is looked for; 0: none */
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
    array_list_any(r->x, array, &elements, &base);
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

static void reach_waiting(void *context, struct value value)
{
    reach_value(context, value);
}

static void reach_object(struct reaching *r, struct value object)
{
    uint32_t number = object_number(r->x, object), held = map_get(&r->objects, number, 0);
    map_put(&r->objects, number, held + 1);
    if (held)
        return;
    reach_value(r, object_properties(r->x, object));
    reach_owner(r, generator_owner(r->x, object));
    generator_each(r->x, object, reach_waiting, r);
}

static void reach_value(struct reaching *r, struct value value)
{
    r->visited++;
    switch ((int)value.tag) {
    case VALUE_ARRAY: reach_array(r, value); break;
    case VALUE_CALLABLE: reach_callable(r, value); break;
    case VALUE_REFERENCE: reach_owner(r, value.id); break;
    case VALUE_OBJECT: reach_object(r, value); break;
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
        const struct ir_function *function = ir_function(r->x->program, frame->function);
        for (uint32_t k = function->params.count; k < frame->arg_count; k++)
            reach_value(r, frame->args[k]); /* the others are the parameters */
        if (frame->binding)
            for (uint32_t k = 0; k < frame->arg_count; k++)
                reach_value(r, frame->args[k]);
    }
    for (uint32_t i = 0; i < r->x->temporaries.count; i++)
        reach_value(r, r->x->temporaries.items[i]);
    for (uint32_t i = 0; i < r->x->pendings.count; i++)
        reach_value(r, r->x->pendings.items[i].value);
}

/* Static variables and properties, which live as long as the program. */
static bool reach_static(void *context, uint64_t key, uint32_t owner)
{
    (void)key;
    reach_owner(context, owner);
    return true;
}

static void reach_statics(struct reaching *r)
{
    map_each(&r->x->statics, reach_static, r);
    for (uint32_t i = 0; i < r->x->constant_values.count; i++)
        reach_value(r, r->x->constant_values.items[i]);
}

static void end_reaching(struct reaching *r)
{
    r->x->steps += r->visited / 4;
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

void reach_begin(struct exec *x, struct reached *reached)
{
    reached->reaching = ARENA_NEW(x->arena, struct reaching);
    reached->reaching->x = x;
    reach_all(reached->reaching);
    reach_statics(reached->reaching);
}

void reach_also(struct reached *reached, struct value value)
{
    reach_value(reached->reaching, value);
}

uint32_t reach_count(const struct reached *reached, uint32_t object)
{
    return map_get(&reached->reaching->objects, object + 1, 0);
}

bool reach_has(const struct reached *reached, uint32_t object)
{
    return reach_count(reached, object) > 0;
}

void reach_end(struct reached *reached)
{
    end_reaching(reached->reaching);
}
