/*
 * A claim is written down with its terms numbered in the order in which a walk from its roots meets
 * them, and its symbols likewise: two claims are written alike if and only if one becomes the other
 * by renaming symbols one to one. Constants are the same names in all tables.
 */
#include "solver/cache.h"

#include "solver/term_p.h"

struct entry {
    enum verdict_kind kind;
    enum why why;
    uint32_t rounds;
    struct solver_model model; /* of numbers: symbols and terms by their order in the claim */
};

/* What is longer is hardly met again. */
enum { LONGEST_KEY = 1 << 16, MOST_OF_KEYS = 1 << 27 };

struct solver_cache {
    struct arena *arena;
    size_t size; /* of the keys */
    struct names keys;
    VEC(struct entry) entries; /* by key */
};

struct solver_cache *cache_new(struct arena *arena)
{
    struct solver_cache *cache = ARENA_NEW(arena, struct solver_cache);
    cache->arena = arena;
    names_init(&cache->keys, arena);
    VEC_PUSH(arena, &cache->entries, (struct entry){0});
    return cache;
}

void cache_free(struct solver_cache *cache)
{
    names_done(&cache->keys);
}

/* ---- writing down ---- */

struct writing {
    struct term_table *terms;
    struct arena *arena;
    struct buffer out;
    struct map numbers; /* term -> its number */
    u32_vec order;      /* terms by number; [0] unused */
    struct map symbol_numbers;
    u32_vec symbols; /* by number; [0] unused */
    struct map function_numbers;
    u32_vec functions; /* by number; [0] unused */
};

static void writing_init(struct writing *w, struct term_table *terms, struct arena *arena)
{
    *w = (struct writing){.terms = terms, .arena = arena};
    buffer_init(&w->out);
    map_init(&w->numbers);
    map_init(&w->symbol_numbers);
    map_init(&w->function_numbers);
    VEC_PUSH(arena, &w->order, 0);
    VEC_PUSH(arena, &w->symbols, 0);
    VEC_PUSH(arena, &w->functions, 0);
}

static void writing_done(struct writing *w)
{
    buffer_done(&w->out);
    map_done(&w->numbers);
    map_done(&w->symbol_numbers);
    map_done(&w->function_numbers);
}

/* Seven bits a byte, the lowest first; the last byte has its high bit clear. */
static void add_number(struct writing *w, uint64_t number)
{
    for (; number > 127; number >>= 7)
        buffer_add_byte(&w->out, (char)(number | 128));
    buffer_add_byte(&w->out, (char)number);
}

static void write_symbol(struct writing *w, symbol_id symbol)
{
    uint32_t number = map_get(&w->symbol_numbers, symbol.index, 0);
    if (!number) {
        number = w->symbols.count;
        VEC_PUSH(w->arena, &w->symbols, symbol.index);
        map_put(&w->symbol_numbers, symbol.index, number);
    }
    add_number(w, number);
    add_number(w, (uint64_t)terms_free_value(w->terms, symbol).integer);
}

/* Unlike a symbol a function has its name, which tells what it is. */
static void write_function(struct writing *w, function_id function)
{
    uint32_t number = map_get(&w->function_numbers, function.index, 0);
    const struct function_kind *kind = function_get_kind(w->terms, function);
    if (!number) {
        number = w->functions.count;
        VEC_PUSH(w->arena, &w->functions, function.index);
        map_put(&w->function_numbers, function.index, number);
        buffer_add(&w->out, (struct text){kind->name, strlen(kind->name) + 1});
        add_number(w, kind->result);
    }
    add_number(w, number);
}

static void write_node(struct writing *w, term_id term)
{
    const struct term_node *node = term_node(w->terms, term);
    add_number(w, node->op);
    add_number(w, node->sort);
    add_number(w, node->count);
    if (node->op == TERM_SYMBOL)
        write_symbol(w, term_get_symbol(w->terms, term));
    else if (node->op == TERM_APPLY)
        write_function(w, term_get_function(w->terms, term));
    else
        add_number(w, node->payload);
    for (uint32_t i = 0; i < node->count; i++)
        add_number(w, map_get(&w->numbers, term_arg(w->terms, term, i).index, 0));
    map_put(&w->numbers, term.index, w->order.count);
    VEC_PUSH(w->arena, &w->order, term.index);
}

/* Arguments before the term that has them. */
static void write_term(struct writing *w, term_id root)
{
    u32_vec stack = {0};
    VEC_PUSH(w->arena, &stack, root.index);
    while (stack.count) {
        term_id term = {stack.items[stack.count - 1]};
        uint32_t before = stack.count;
        if (map_get(&w->numbers, term.index, 0)) {
            stack.count--;
            continue;
        }
        for (uint32_t i = term_arg_count(w->terms, term); i-- > 0;) {
            uint32_t arg = term_arg(w->terms, term, i).index;
            if (!map_get(&w->numbers, arg, 0))
                VEC_PUSH(w->arena, &stack, arg);
        }
        if (stack.count > before)
            continue;
        write_node(w, term);
        stack.count--;
    }
}

/* As it was written, and simplified: models are about the applications of the latter. */
static void write_root(struct writing *w, term_id root)
{
    term_id canon = term_canon(w->terms, root);
    write_term(w, root);
    write_term(w, canon);
    add_number(w, map_get(&w->numbers, root.index, 0));
    add_number(w, map_get(&w->numbers, canon.index, 0));
}

static void write_claim(struct writing *w, const struct claim *claim, uint64_t resources)
{
    add_number(w, resources);
    add_number(w, claim->is_reached);
    add_number(w, claim->seeks_model);
    write_root(w, claim->guard);
    write_root(w, claim->clause);
    for (uint32_t i = 0; i < claim->fact_count; i++)
        write_root(w, claim->facts[i]);
}

/* ---- models ---- */

/* From ids to numbers, for terms of one flow have no ids in another; what the claim does not name
 * is left out. */
static struct solver_model abstracted(struct writing *w, struct arena *arena,
                                      const struct solver_model *model)
{
    struct solver_model all = model_copy(arena, model), result = {.arena = arena};
    for (uint32_t i = 0; i < all.symbols.count; i++) {
        uint32_t number = map_get(&w->symbol_numbers, all.symbols.items[i].symbol.index, 0);
        if (number)
            model_set(&result, (symbol_id){number}, all.symbols.items[i].value);
    }
    for (uint32_t i = 0; i < all.points.count; i++) {
        struct solver_point point = all.points.items[i];
        point.term.index = map_get(&w->numbers, point.term.index, 0);
        point.function.index = map_get(&w->function_numbers, point.function.index, 0);
        if (!point.function.index)
            continue;
        VEC_PUSH(arena, &result.points, point);
    }
    return result;
}

static struct solver_model made_concrete(struct writing *w, struct arena *arena,
                                         const struct solver_model *model)
{
    struct solver_model result = {.arena = arena};
    for (uint32_t i = 0; i < model->symbols.count; i++) {
        symbol_id symbol = {w->symbols.items[model->symbols.items[i].symbol.index]};
        model_set(&result, symbol, model->symbols.items[i].value);
    }
    for (uint32_t i = 0; i < model->points.count; i++) {
        struct solver_point point = model->points.items[i];
        point.term.index = w->order.items[point.term.index];
        point.function.index = w->functions.items[point.function.index];
        VEC_PUSH(arena, &result.points, point);
    }
    return result;
}

/* ---- deciding ---- */

static struct verdict recall(struct writing *w, struct arena *arena, const struct entry *entry)
{
    struct verdict verdict = {.kind = entry->kind, .why = entry->why, .rounds = entry->rounds};
    if (entry->kind == VERDICT_VIOLATED)
        verdict.model = made_concrete(w, arena, &entry->model);
    return verdict;
}

static void remember(struct solver_cache *cache, struct writing *w, const struct verdict *verdict)
{
    struct entry entry = {.kind = verdict->kind, .why = verdict->why, .rounds = verdict->rounds};
    size_t size = buffer_text(&w->out).size;
    if (size > LONGEST_KEY || cache->size + size > MOST_OF_KEYS)
        return;
    cache->size += size;
    if (verdict->kind == VERDICT_VIOLATED)
        entry.model = abstracted(w, cache->arena, &verdict->model);
    name_id key = names_add(&cache->keys, buffer_text(&w->out));
    assert(key.index == cache->entries.count);
    (void)key;
    VEC_PUSH(cache->arena, &cache->entries, entry);
}

struct verdict cache_decide(struct solver_cache *cache, struct arena *arena,
                            const struct solver_backend *backend, struct term_table *terms,
                            const struct claim *claim, uint64_t resources)
{
    struct verdict verdict;
    struct arena scratch;
    struct writing w;
    if (!cache)
        return solver_decide(arena, backend, terms, claim, resources);
    arena_init(&scratch);
    writing_init(&w, terms, &scratch);
    write_claim(&w, claim, resources);
    name_id key = names_find(&cache->keys, buffer_text(&w.out));
    if (!name_is_none(key)) {
        verdict = recall(&w, arena, &cache->entries.items[key.index]);
    } else {
        verdict = solver_decide(arena, backend, terms, claim, resources);
        remember(cache, &w, &verdict);
    }
    writing_done(&w);
    arena_done(&scratch);
    return verdict;
}
