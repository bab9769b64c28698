/* Steps, and whether they are kept. wish.c says what a step is. */
#include "solver/walk.h"

#include "solver/wish.h"

struct walking {
    struct wishing wishing;
    const term_ids *facts;
    u32_vec broken; /* facts that do not hold now */
    uint32_t least; /* as few as they ever were */
    uint32_t vain;  /* steps since then */
};

static void find_broken(struct walking *w)
{
    w->broken.count = 0;
    for (uint32_t i = 0; i < w->facts->count; i++)
        if (!wish_holds(&w->wishing, w->facts->items[i]))
            VEC_PUSH(w->wishing.arena, &w->broken, i);
}

/* A step that leaves more facts broken than before is taken back, but for one in so many. */
static void step(struct walking *w)
{
    enum { NOISE = 12 };
    uint32_t before = w->broken.count;
    uint32_t picked = w->broken.items[wish_random(&w->wishing, before)];
    wish_make(&w->wishing, w->facts->items[picked]);
    find_broken(w);
    if (w->broken.count > before && wish_random(&w->wishing, NOISE) != 0) {
        wish_undo(&w->wishing);
        find_broken(w);
    }
    w->vain = w->broken.count < w->least ? 0 : w->vain + 1;
    if (w->broken.count < w->least)
        w->least = w->broken.count;
}

/* Measured on claims about plugins: what is found is found within these, mostly far sooner. */
static bool is_tired(const struct walking *w)
{
    enum { MOST_VAIN = 1000, MOST_TIMES = 80, MOST_MEMORY = 64 << 20 };
    return w->wishing.arena->total > MOST_MEMORY || w->vain > MOST_VAIN ||
           w->wishing.evaluated / MOST_TIMES > w->wishing.size;
}

bool walk_to_model(struct arena *arena, struct term_table *terms, const term_ids *facts,
                   struct solver_model *model)
{
    struct arena scratch;
    struct walking w = {.facts = facts};
    arena_init(&scratch);
    wish_init(&w.wishing, &scratch, terms, facts);
    find_broken(&w);
    w.least = w.broken.count;
    while (w.broken.count && !is_tired(&w))
        step(&w);
    bool found = w.broken.count == 0;
    if (found)
        *model = model_copy(arena, &w.wishing.model);
    wish_done(&w.wishing);
    arena_done(&scratch);
    return found;
}
