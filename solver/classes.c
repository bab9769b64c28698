/* Which strings are text to a solver, and which are numbers. */
#include "solver/classes.h"

#include "solver/hard.h"

static uint32_t find(struct classes *c, uint32_t node)
{
    while (c->parent.items[node] != node) {
        c->parent.items[node] = c->parent.items[c->parent.items[node]];
        node = c->parent.items[node];
    }
    return node;
}

static uint32_t node_for(struct classes *c, struct map *map, uint64_t key)
{
    uint32_t node = map_get(map, key, UINT32_MAX);
    if (node == UINT32_MAX) {
        node = c->parent.count;
        VEC_PUSH(c->arena, &c->parent, node);
        map_put(map, key, node);
    }
    return node;
}

uint32_t class_of_slot(struct classes *c, function_id function, uint32_t position)
{
    return node_for(c, &c->slot_nodes, (uint64_t)function.index << 32 | position);
}

bool term_is_literal(const struct term_table *terms, term_id term)
{
    return term_get_op(terms, term) == TERM_CONST_STRING;
}

bool term_is_string(const struct term_table *terms, term_id term)
{
    return term_get_sort(terms, term) == SORT_STRING;
}

static bool has_class(const struct classes *c, term_id term)
{
    return term_is_string(c->terms, term) && !term_is_literal(c->terms, term);
}

uint32_t class_of_term(struct classes *c, term_id term)
{
    return node_for(c, &c->term_nodes, term.index);
}

static void join(struct classes *c, uint32_t a, uint32_t b)
{
    c->parent.items[find(c, a)] = find(c, b);
}

static void join_terms(struct classes *c, term_id a, term_id b)
{
    if (!term_is_literal(c->terms, a) && !term_is_literal(c->terms, b))
        join(c, class_of_term(c, a), class_of_term(c, b));
}

static void classify_apply(struct classes *c, term_id term)
{
    function_id function = term_get_function(c->terms, term);
    for (uint32_t i = 0; i < term_arg_count(c->terms, term); i++) {
        term_id arg = term_arg(c->terms, term, i);
        if (has_class(c, arg))
            join(c, class_of_slot(c, function, i), class_of_term(c, arg));
    }
    if (term_is_string(c->terms, term))
        join(c, class_of_slot(c, function, CLASS_OF_RESULT), class_of_term(c, term));
}

/* Joins what `term` relates. */
static void classify(struct classes *c, term_id term)
{
    switch ((int)term_get_op(c->terms, term)) {
    case TERM_EQ:
        if (term_is_string(c->terms, term_arg(c->terms, term, 0)))
            join_terms(c, term_arg(c->terms, term, 0), term_arg(c->terms, term, 1));
        break;
    case TERM_ITE:
        if (term_is_string(c->terms, term)) {
            join_terms(c, term, term_arg(c->terms, term, 1));
            join_terms(c, term, term_arg(c->terms, term, 2));
        }
        break;
    case TERM_APPLY: classify_apply(c, term); break;
    default: break;
    }
}

bool class_in_theory(struct classes *c, uint32_t node)
{
    uint32_t class = find(c, node);
    return class < c->theory_count && c->theory[class] != 0;
}

bool classes_has_theory(struct classes *c, term_id term)
{
    bool theory = has_class(c, term) && class_in_theory(c, class_of_term(c, term));
    for (uint32_t i = 0; i < term_arg_count(c->terms, term) && !theory; i++) {
        term_id arg = term_arg(c->terms, term, i);
        theory = has_class(c, arg) && class_in_theory(c, class_of_term(c, arg));
    }
    return theory;
}

static bool mark(struct classes *c, term_id term)
{
    if (!has_class(c, term) || class_in_theory(c, class_of_term(c, term)))
        return false;
    c->theory[find(c, class_of_term(c, term))] = 1;
    return true;
}

/* An operation is sent with its meaning whole: with all that it works on. */
static bool mark_operation(struct classes *c, term_id term)
{
    bool marked = mark(c, term);
    for (uint32_t i = 0; i < term_arg_count(c->terms, term); i++)
        marked |= mark(c, term_arg(c->terms, term, i));
    return marked;
}

static bool spread(struct classes *c, const u32_vec *cone, const struct map *exact)
{
    bool marked = false;
    for (uint32_t i = 0; i < cone->count; i++) {
        term_id term = {cone->items[i]};
        if (!op_is_textual(term_get_op(c->terms, term)))
            continue;
        if (!exact || map_get(exact, term.index, 0) || classes_has_theory(c, term))
            marked |= mark_operation(c, term);
    }
    return marked;
}

void classes_init(struct classes *c, const struct term_table *terms, struct arena *arena,
                  const u32_vec *cone, const struct map *exact)
{
    *c = (struct classes){.terms = terms, .arena = arena};
    map_init(&c->term_nodes);
    map_init(&c->slot_nodes);
    for (uint32_t i = 0; i < cone->count; i++) {
        term_id term = {cone->items[i]};
        if (has_class(c, term))
            class_of_term(c, term);
        classify(c, term);
    }
    c->theory_count = c->parent.count;
    c->theory = ARENA_ARRAY(arena, uint8_t, c->theory_count + 1);
    while (spread(c, cone, exact))
        continue;
}

void classes_done(struct classes *c)
{
    map_done(&c->term_nodes);
    map_done(&c->slot_nodes);
}
