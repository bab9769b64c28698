/* Interned strings. */
#include "analyzer/base/names.h"

void names_init(struct names *names, struct arena *arena)
{
    *names = (struct names){.arena = arena, .slot_count = 256};
    names->slots = memory_new(names->slot_count, sizeof *names->slots);
    VEC_PUSH(arena, &names->texts, TEXT(""));
}

void names_done(struct names *names)
{
    free(names->slots);
    names->slots = NULL;
    names->slot_count = 0;
}

static uint32_t *find_slot(const struct names *names, struct text text)
{
    uint64_t hash = hash_bytes(text.data, text.size);
    uint32_t mask = names->slot_count - 1;
    uint32_t at = (uint32_t)(hash ^ (hash >> 32)) & mask;
    while (names->slots[at] && !text_equal(names->texts.items[names->slots[at]], text))
        at = (at + 1) & mask;
    return &names->slots[at];
}

static void grow(struct names *names)
{
    uint32_t *old = names->slots;
    names->slot_count *= 2;
    names->slots = memory_new(names->slot_count, sizeof *names->slots);
    for (uint32_t id = 1; id < names->texts.count; id++)
        *find_slot(names, names->texts.items[id]) = id;
    free(old);
}

name_id names_add(struct names *names, struct text text)
{
    if (text.size == 0)
        return NO_NAME;
    uint32_t *slot = find_slot(names, text);
    if (*slot)
        return (name_id){*slot};
    if (names->texts.count * 2 >= names->slot_count) {
        grow(names);
        slot = find_slot(names, text);
    }
    *slot = names->texts.count;
    VEC_PUSH(names->arena, &names->texts, text_copy(names->arena, text));
    return (name_id){*slot};
}

name_id names_add_z(struct names *names, const char *zero_terminated)
{
    return names_add(names, text_of(zero_terminated));
}

name_id names_find(const struct names *names, struct text text)
{
    return (name_id){text.size ? *find_slot(names, text) : 0};
}

struct text names_text(const struct names *names, name_id id)
{
    return names->texts.items[id.index];
}

name_id names_lower(struct names *names, name_id id)
{
    struct text text = names_text(names, id);
    bool lower = true;
    for (size_t i = 0; i < text.size && lower; i++)
        lower = text.data[i] < 'A' || text.data[i] > 'Z';
    if (lower)
        return id;
    struct buffer buffer;
    buffer_init(&buffer);
    for (size_t i = 0; i < text.size; i++) {
        char c = text.data[i];
        buffer_add_byte(&buffer, c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c);
    }
    name_id result = names_add(names, buffer_text(&buffer));
    buffer_done(&buffer);
    return result;
}
