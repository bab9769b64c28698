/*
 * Variables and properties whose names nobody knows: `$$name`, `extract` of what came in,
 * `$object->{$name}`. Each that the scope or the object has may be the one that is written, and so
 * may one that nobody has written yet.
 */
#include "analyzer/exec/exec_p.h"

/* A variable of that scope, after one of an unknown name was written. */
static struct value any_variable(struct exec *x, uint32_t leaf, name_id name)
{
    struct value whole = array_of_leaf(x, (leaf_id){leaf});
    return array_get(x, whole, value_of_name(x, name));
}

struct value any_name_read(struct exec *x, uint32_t owner, name_id name)
{
    uint32_t leaf = map_get(&x->any_names, owner, 0);
    return leaf ? any_variable(x, leaf, name) : VALUE_NONE;
}

struct listing {
    struct exec *x;
    u32_vec names;
};

static bool list_name(void *context, uint64_t key, uint64_t word)
{
    struct listing *listing = context;
    (void)word;
    VEC_PUSH(listing->x->arena, &listing->names, (uint32_t)key);
    return true;
}

void any_name_forget(struct exec *x, uint32_t owner, struct value any)
{
    struct listing listing = {.x = x};
    if (any.tag != VALUE_LEAF)
        return;
    trie_each_high(x->cells, owner, list_name, &listing);
    for (uint32_t i = 0; i < listing.names.count; i++) {
        name_id name = {listing.names.items[i]};
        struct place variable = {.kind = PLACE_CELL, .owner = owner, .name = name};
        place_write(x, &variable, any_variable(x, any.id, name)); /* through references */
    }
    map_put(&x->any_names, owner, any.id);
}

void any_name_forget_objects(struct exec *x, struct value base)
{
    value_cases cases = {0};
    value_get_cases(x, base, &cases);
    for (uint32_t i = 0; i < cases.count; i++)
        if (cases.items[i].value.tag == VALUE_OBJECT)
            object_forget(x, cases.items[i].value);
}

void exec_forget_variables(struct exec *x, struct value from)
{
    any_name_forget(x, exec_frame(x)->owner, exec_unmodelled(x, "extract", &from, 1));
}
