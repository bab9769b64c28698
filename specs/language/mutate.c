/*
 * Mutants: a specification with one clause made weaker or wrong, to ask whether any test notices. A
 * mutant is named by the bytes of its file and a place in it, so that another process, which reads
 * the same files in whatever order, finds it again.
 */
#include "specs/language/spec_p.h"

typedef void mutant_visitor(void *context, const struct spec_mutant *mutant, logic_id id,
                            struct spec_clause *clause);

struct visiting {
    struct spec_set *set;
    uint32_t file;
    uint64_t hash;
    mutant_visitor *visit;
    void *context;
};

static void enter_file(struct visiting *v, uint32_t file)
{
    if (file == v->file)
        return;
    struct text bytes = v->set->files.items[file].source->bytes;
    v->file = file;
    v->hash = hash_bytes(bytes.data, bytes.size);
}

static void visit(struct visiting *v, enum spec_mutation mutation, struct range range, logic_id id,
                  struct spec_clause *clause)
{
    struct spec_mutant mutant = {v->hash, v->file, range, mutation};
    v->visit(v->context, &mutant, id, clause);
}

static bool is_order(enum logic_op op)
{
    return op == LOGIC_LT || op == LOGIC_LE || op == LOGIC_GT || op == LOGIC_GE;
}

/* The conditions that connectives join, each negated; comparisons of order swapped as well. */
static void visit_atoms(struct visiting *v, logic_id id)
{
    if (logic_is_none(id))
        return;
    const struct logic_node node = *logic_node(v->set, id);
    switch ((int)node.op) {
    case LOGIC_NOT:
    case LOGIC_AND:
    case LOGIC_OR:
    case LOGIC_XOR:
    case LOGIC_IMPLIES:
    case LOGIC_IFF:
    case LOGIC_FORALL:
    case LOGIC_EXISTS:
        for (uint32_t i = 0; i < node.count; i++)
            visit_atoms(v, logic_kid(v->set, id, i));
        return;
    case LOGIC_LET: visit_atoms(v, logic_kid(v->set, id, 1)); return;
    case LOGIC_BOOLEAN: return;
    default: break;
    }
    if (is_order(node.op))
        visit(v, SPEC_MUTATION_SWAP, node.range, id, NULL);
    visit(v, SPEC_MUTATION_NEGATE, node.range, id, NULL);
}

static void visit_clauses(struct visiting *v, spec_clauses *clauses)
{
    for (uint32_t i = 0; i < clauses->count; i++) {
        struct spec_clause *clause = &clauses->items[i];
        if (clause->kind == SPEC_ASSIGNS || clause->kind == SPEC_ASSUMES)
            continue;
        enter_file(v, clause->file);
        visit(v, SPEC_MUTATION_DROP, clause->range, NO_LOGIC, clause);
        if (clause->kind != SPEC_ESTABLISHES)
            visit_atoms(v, clause->condition);
        visit_atoms(v, clause->when);
    }
}

static void visit_all(struct spec_set *set, mutant_visitor *each, void *context)
{
    struct visiting v = {set, UINT32_MAX, 0, each, context};
    for (uint32_t i = 0; i < set->contracts.count; i++)
        visit_clauses(&v, &set->contracts.items[i].clauses);
    for (uint32_t i = 0; i < set->groups.count; i++)
        visit_clauses(&v, &set->groups.items[i].clauses);
    for (uint32_t i = 0; i < set->compares.count; i++)
        visit_clauses(&v, &set->compares.items[i].clauses);
    for (uint32_t i = 0; i < set->predicates.count; i++) {
        enter_file(&v, set->predicates.items[i].file);
        if (set->predicates.items[i].result.kind == LOGIC_TYPE_BOOLEAN)
            visit_atoms(&v, set->predicates.items[i].body);
    }
    for (uint32_t i = 0; i < set->entries.count; i++) {
        enter_file(&v, set->entries.items[i].file);
        visit_atoms(&v, set->entries.items[i].condition);
        visit_atoms(&v, set->entries.items[i].permission);
    }
    for (uint32_t i = 0; i < set->providers.count; i++) {
        const struct spec_provider *provider = &set->providers.items[i];
        enter_file(&v, provider->file);
        for (uint32_t k = 0; k < provider->objects.count; k++)
            visit_atoms(&v, provider->objects.items[k].refused);
    }
}

static void gather(void *context, const struct spec_mutant *mutant, logic_id id,
                   struct spec_clause *clause)
{
    (void)id;
    (void)clause;
    struct spec_mutant_list *list = context;
    VEC_PUSH(list->arena, &list->mutants, *mutant);
}

void spec_list_mutants(struct spec_set *set, struct spec_mutant_list *list)
{
    visit_all(set, gather, list);
}

/* ---- applying one ---- */

struct applying {
    struct spec_set *set;
    const struct spec_mutant *wanted;
    bool done;
};

static logic_id add_node(struct spec_set *set, struct logic_node node)
{
    VEC_PUSH(set->arena, &set->nodes, node);
    return (logic_id){set->nodes.count - 1};
}

static void negate(struct spec_set *set, logic_id id)
{
    struct logic_node node = *logic_node(set, id);
    logic_id inner = add_node(set, node);
    struct logic_node *outer = spec_edit(set, id);
    outer->op = LOGIC_NOT;
    outer->kids = set->kids.count;
    outer->count = 1;
    VEC_PUSH(set->arena, &set->kids, inner.index);
}

static void swap(struct spec_set *set, logic_id id)
{
    struct logic_node *node = spec_edit(set, id);
    switch ((int)node->op) {
    case LOGIC_LT: node->op = LOGIC_LE; return;
    case LOGIC_LE: node->op = LOGIC_LT; return;
    case LOGIC_GT: node->op = LOGIC_GE; return;
    default: node->op = LOGIC_GT; return;
    }
}

/* The clause says nothing any more. */
static void drop(struct spec_set *set, struct spec_clause *clause)
{
    bool is_demand = clause->kind == SPEC_REQUIRES || clause->kind == SPEC_ENSURES;
    struct logic_node constant = {
        .op = LOGIC_BOOLEAN, .number = is_demand, .file = clause->file, .range = clause->range};
    logic_id id = add_node(set, constant);
    if (clause->kind == SPEC_USE || clause->kind == SPEC_ESTABLISHES)
        clause->when = id;
    else
        clause->condition = id;
}

static void apply(void *context, const struct spec_mutant *mutant, logic_id id,
                  struct spec_clause *clause)
{
    struct applying *a = context;
    const struct spec_mutant *wanted = a->wanted;
    if (a->done || mutant->hash != wanted->hash || mutant->mutation != wanted->mutation ||
        mutant->range.begin != wanted->range.begin || mutant->range.end != wanted->range.end)
        return;
    a->done = true;
    switch (mutant->mutation) {
    case SPEC_MUTATION_DROP: drop(a->set, clause); return;
    case SPEC_MUTATION_NEGATE: negate(a->set, id); return;
    case SPEC_MUTATION_SWAP: swap(a->set, id); return;
    }
}

bool spec_apply_mutant(struct spec_set *set, const struct spec_mutant *mutant)
{
    struct applying a = {set, mutant, false};
    visit_all(set, apply, &a);
    return a.done;
}

/* ---- what a run reads ---- */

void spec_watch(struct spec_set *set)
{
    set->read = ARENA_ARRAY(set->arena, uint8_t, set->nodes.count);
}

struct listing {
    const uint8_t *read;
    struct spec_mutant_list *list;
};

static bool is_read(const struct listing *l, logic_id id)
{
    return !logic_is_none(id) && l->read[id.index];
}

/* A clause without any term is taken for read: nothing tells. */
static bool is_clause_read(const struct listing *l, const struct spec_clause *clause)
{
    bool has_terms = !logic_is_none(clause->condition) || !logic_is_none(clause->when) ||
                     clause->terms.count > 0;
    bool read = is_read(l, clause->condition) || is_read(l, clause->when);
    for (uint32_t i = 0; i < clause->terms.count; i++)
        read |= is_read(l, clause->terms.items[i]);
    return read || !has_terms;
}

static void gather_read(void *context, const struct spec_mutant *mutant, logic_id id,
                        struct spec_clause *clause)
{
    struct listing *l = context;
    if (clause ? is_clause_read(l, clause) : is_read(l, id))
        VEC_PUSH(l->list->arena, &l->list->mutants, *mutant);
}

void spec_list_read(struct spec_set *set, struct spec_mutant_list *list)
{
    struct listing l = {set->read, list};
    set->read = NULL; /* looking is not reading */
    visit_all(set, gather_read, &l);
}
