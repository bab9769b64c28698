/* Interned byte strings: equal strings have equal ids. */
#ifndef BASE_NAMES_H
#define BASE_NAMES_H

#include "analyzer/base/text.h"
#include "analyzer/base/vec.h"

typedef struct {
    uint32_t index;
} name_id; /* 0: no name, or the empty one */

#define NO_NAME ((name_id){0})

typedef VEC(name_id) name_vec;

struct names {
    struct arena *arena;
    VEC(struct text) texts; /* [0] is "": no name */
    uint32_t *slots;        /* ids, 0 empty */
    uint32_t slot_count;
};

void names_init(struct names *names, struct arena *arena);
void names_done(struct names *names);

name_id names_add(struct names *names, struct text text);
name_id names_add_z(struct names *names, const char *zero_terminated);

/* NO_NAME if `text` was never added. */
name_id names_find(const struct names *names, struct text text);

/* Zero-terminated; valid as long as the pool. */
struct text names_text(const struct names *names, name_id id);

/* The name in ASCII lower case. */
name_id names_lower(struct names *names, name_id id);

static inline bool name_equal(name_id a, name_id b)
{
    return a.index == b.index;
}

static inline bool name_is_none(name_id a)
{
    return a.index == 0;
}

#endif
