/* Objects and cells: what has an identity. Cell (owner, 0) of an object is the array of its
 * properties. */
#include "analyzer/exec/exec_p.h"

static uint64_t cell_key(uint32_t owner, name_id name)
{
    return (uint64_t)owner << 32 | name.index;
}

uint32_t heap_new_owner(struct exec *x)
{
    return ++x->owners;
}

struct value heap_read(struct exec *x, uint32_t owner, name_id name)
{
    const uint64_t *found = trie_find(x->cells, cell_key(owner, name));
    if (!found)
        return VALUE_NONE;
    return (struct value){(uint32_t)(*found >> 32), (uint32_t)*found};
}

void heap_write(struct exec *x, uint32_t owner, name_id name, struct value value)
{
    uint64_t word = (uint64_t)value.tag << 32 | value.id;
    x->cells = trie_put(x->arena, x->epoch, x->cells, cell_key(owner, name), word);
    x->writes++;
}

void heap_remove(struct exec *x, uint32_t owner, name_id name)
{
    x->cells = trie_remove(x->arena, x->cells, cell_key(owner, name));
    x->writes++;
}

static bool may_refer(struct exec *x, struct value value)
{
    return value.tag == VALUE_REFERENCE ||
           (value.tag == VALUE_UNION && value_tags(x, value) & VALUE_MASK(VALUE_REFERENCE));
}

/* What a reference leads to may be one again, where two of them were merged. */
static struct value follow(struct exec *x, struct value value, int depth)
{
    enum { LONGEST = 8 };
    if (!may_refer(x, value))
        return value;
    if (depth == LONGEST)
        return exec_unmodelled(x, "references in a circle", NULL, 0);
    if (value.tag == VALUE_REFERENCE)
        return follow(x, heap_read(x, value.id, NO_NAME), depth + 1);
    value_cases cases = {0};
    value_get_cases(x, value, &cases);
    struct value result = VALUE_NONE;
    for (uint32_t i = cases.count; i-- > 0;) {
        struct value followed = follow(x, cases.items[i].value, depth + 1);
        result = i + 1 == cases.count ? followed
                                      : value_merge(x, cases.items[i].guard, followed, result);
    }
    return result;
}

struct value heap_follow(struct exec *x, struct value value)
{
    return follow(x, value, 0);
}

/* ---- objects ---- */

static struct value add_object(struct exec *x, const struct object_info *info, struct value array)
{
    VEC_PUSH(x->arena, &x->objects, *info);
    VEC_PUSH(x->arena, &x->object_owner, heap_new_owner(x));
    map_put(&x->owner_object, x->owners, x->objects.count - 1);
    struct value object = value_make(VALUE_OBJECT, x->objects.count - 1);
    object_set_properties(x, object, array);
    return object;
}

struct value object_new(struct exec *x, name_id class_name, ir_class_id class)
{
    struct object_info info = {.class_name = class_name, .class = class, .is_exact = true};
    return add_object(x, &info, array_empty(x));
}

struct value object_of_leaf(struct exec *x, leaf_id leaf, name_id class_name, ir_class_id class)
{
    struct object_info info = {.class_name = class_name, .class = class, .is_input = true};
    return add_object(x, &info, array_of_leaf(x, leaf));
}

const struct object_info *object_get(const struct exec *x, struct value object)
{
    assert(object.tag == VALUE_OBJECT);
    return &x->objects.items[object.id];
}

struct object_info *object_edit(struct exec *x, struct value object)
{
    assert(object.tag == VALUE_OBJECT);
    return &x->objects.items[object.id];
}

uint32_t object_number(const struct exec *x, struct value object)
{
    (void)x;
    assert(object.tag == VALUE_OBJECT);
    return object.id + 1;
}

/*
 * An input object that was first met on another path has no cell here yet: it is as it was at the
 * beginning, which the first write into `initial` keeps.
 */
struct value object_properties(struct exec *x, struct value object)
{
    struct value array = heap_read(x, x->object_owner.items[object.id], NO_NAME);
    return array.tag == VALUE_ABSENT ? x->object_initial.items[object.id] : array;
}

void object_set_properties(struct exec *x, struct value object, struct value array)
{
    while (x->object_initial.count <= object.id)
        VEC_PUSH(x->arena, &x->object_initial, array);
    heap_write(x, x->object_owner.items[object.id], NO_NAME, array);
}

struct value object_get_property(struct exec *x, struct value object, name_id name)
{
    return heap_follow(x, array_get(x, object_properties(x, object), value_of_name(x, name)));
}

void object_set_property(struct exec *x, struct value object, name_id name, struct value value)
{
    struct value array = object_properties(x, object);
    object_set_properties(x, object, array_put(x, array, value_of_name(x, name), value));
}
