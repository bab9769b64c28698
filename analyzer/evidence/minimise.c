/*
 * A smaller counterexample: what is not needed is absent, what is needed is simple. A wish is an
 * equality. First the model itself is changed to have it and evaluated; for what that does not give
 * the solver is asked, for all together, then for each half alone (in the manner of delta
 * debugging, Zeller and Hildebrandt, TSE 2002).
 */
#include "analyzer/evidence/concrete.h"
#include "analyzer/evidence/evidence.h"

enum { MOST_CHECKS = 8, FIRST_KEY = 42, WISH_HUNDREDTHS = 200000 };

struct wishing {
    const struct judging *j;
    struct map chosen; /* terms of a clause about who chose a value */
    bool asks_origin;  /* the clause, or when it is asked, is about that */
    const struct exec_obligation *o;
    struct evidence *e;
    u32_vec cone; /* of the obligation and what is known */
    uint32_t checks;
    uint32_t changes;
    term_ids wishes;
    term_ids facts;              /* what a counterexample satisfies */
    struct evaluator *evaluator; /* of these; made when it is first needed */
};

static struct term_table *terms_of(const struct wishing *w)
{
    return exec_terms(w->j->x);
}

/* What was refused for one clause about an effect will be refused for the next. */
static bool was_refused(const struct wishing *w, term_id term)
{
    for (uint32_t i = 0; w->j->habits && i < w->j->habits->refused.count; i++)
        if (term_equal(w->j->habits->refused.items[i], term))
            return true;
    return false;
}

static void wish(struct wishing *w, term_id term)
{
    if (was_refused(w, term))
        return;
    if (!term_is_true(terms_of(w), term) && !term_is_false(terms_of(w), term))
        VEC_PUSH(w->j->arena, &w->wishes, term);
}

static void wish_text(struct wishing *w, term_id term, struct text text)
{
    wish(w, term_eq(terms_of(w), term, term_string_of(terms_of(w), text)));
}

static void wish_int(struct wishing *w, term_id term, int64_t number)
{
    wish(w, term_eq(terms_of(w), term, term_int(terms_of(w), number)));
}

/* ---- asking ---- */

static bool ask(struct wishing *w, const term_id *wishes, uint32_t count)
{
    if (w->checks >= MOST_CHECKS)
        return false;
    term_ids facts = {0};
    for (uint32_t i = 0; i < w->e->facts.count; i++)
        VEC_PUSH(w->j->arena, &facts, w->e->facts.items[i]);
    for (uint32_t i = 0; i < count; i++)
        VEC_PUSH(w->j->arena, &facts, wishes[i]);
    struct claim claim = {.guard = w->o->guard,
                          .clause = w->o->clause_holds,
                          .facts = facts.items,
                          .fact_count = facts.count,
                          .is_reached = true,
                          .seeks_model = true};
    struct verdict verdict = cache_decide(w->j->cache, w->j->arena, w->j->backend, terms_of(w),
                                          &claim, w->j->resources / 4);
    w->checks += 1 + verdict.rounds;
    if (w->j->habits)
        w->j->habits->used += verdict.used;
    if (verdict.kind != VERDICT_VIOLATED)
        return false;
    w->e->facts.items = facts.items;
    w->e->facts.count = facts.count;
    w->e->facts.capacity = facts.capacity;
    w->e->model = verdict.model;
    return true;
}

static void grant(struct wishing *w, const term_id *wishes, uint32_t count)
{
    bool is_asked = w->checks < MOST_CHECKS;
    if (count == 0 || ask(w, wishes, count))
        return;
    if (count == 1) {
        if (w->j->habits && is_asked)
            VEC_PUSH(w->j->arena, &w->j->habits->refused, wishes[0]);
        return;
    }
    grant(w, wishes, count / 2);
    grant(w, wishes + count / 2, count - count / 2);
}

/* ---- changing the model ---- */

/* `symbol = constant`; false for any other wish. */
static bool is_setting_of(struct wishing *w, term_id wish, symbol_id *symbol,
                          struct constant *value)
{
    struct term_table *terms = terms_of(w);
    term_id canon = term_canon(terms, wish);
    if (term_get_op(terms, canon) != TERM_EQ ||
        term_get_op(terms, term_arg(terms, canon, 0)) != TERM_SYMBOL)
        return false;
    *symbol = term_get_symbol(terms, term_arg(terms, canon, 0));
    return term_is_constant(terms, term_arg(terms, canon, 1), value);
}

static bool is_counterexample(struct wishing *w, const struct solver_model *model)
{
    uint32_t count = w->facts.count;
    struct arena scratch;
    arena_init(&scratch);
    struct constant *values = ARENA_ARRAY(&scratch, struct constant, count + 1);
    bool *defined = ARENA_ARRAY(&scratch, bool, count + 1), all = true;
    if (!w->evaluator)
        w->evaluator = evaluator_new(terms_of(w), w->facts.items, count);
    evaluator_run(w->evaluator, &scratch, model, w->facts.items, count, values, defined);
    for (uint32_t i = 0; i < count; i++)
        all &= defined[i] && values[i].boolean;
    arena_done(&scratch);
    return all;
}

/* One after the other; what fits is a fact from then on, the rest stays. */
static void grant_by_change(struct wishing *w, term_ids *open)
{
    enum { MOST_CHANGES = 120 };
    struct solver_model model = model_copy(w->j->arena, &w->e->model);
    uint32_t kept = 0;
    for (uint32_t i = 0; i < open->count; i++) {
        symbol_id symbol;
        struct constant value;
        term_id wish = open->items[i];
        open->items[kept++] = wish;
        if (w->changes >= MOST_CHANGES || !is_setting_of(w, wish, &symbol, &value))
            continue;
        const struct constant *had = model_value(&model, symbol);
        struct constant before = had ? *had : value;
        w->changes++;
        model_set(&model, symbol, value);
        if (is_counterexample(w, &model)) {
            VEC_PUSH(w->j->arena, &w->e->facts, wish);
            kept--;
            continue;
        }
        if (had)
            model_set(&model, symbol, before);
        else
            model_unset(&model, symbol);
    }
    w->e->model = model;
    open->count = kept;
}

/* Wishes that come true in the model as it is are facts without asking. */
static void grant_all(struct wishing *w)
{
    term_ids open = {0};
    uint32_t count = w->wishes.count;
    struct constant *values = ARENA_ARRAY(w->j->arena, struct constant, count + 1);
    bool *defined = ARENA_ARRAY(w->j->arena, bool, count + 1);
    if (count)
        solver_evaluate_all(w->j->arena, terms_of(w), &w->e->model, w->wishes.items, count, values,
                            defined);
    for (uint32_t i = 0; i < count; i++) {
        if (defined[i] && values[i].boolean)
            VEC_PUSH(w->j->arena, &w->e->facts, w->wishes.items[i]);
        else
            VEC_PUSH(w->j->arena, &open, w->wishes.items[i]);
    }
    grant_by_change(w, &open);
    grant(w, open.items, open.count);
    w->wishes = (term_ids){0};
}

/* ---- clauses about who chose a value ---- */

static void list_chosen(struct wishing *w, const struct spec_set *specs)
{
    u32_vec cone = {0};
    term_id clause = term_canon(terms_of(w), w->o->clause_holds);
    map_init(&w->chosen);
    bool asks = evidence_asks(specs, w->o) & ASKS_ORIGIN;
    w->asks_origin = asks || exec_checks_request(w->j->x);
    if (!asks)
        return;
    term_cone(terms_of(w), &clause, 1, w->j->arena, &cone);
    for (uint32_t i = 0; i < cone.count; i++)
        map_put(&w->chosen, cone.items[i], 1);
}

/* ---- what is wished for ---- */

static const char *function_name(const struct wishing *w, term_id part)
{
    if (term_get_op(terms_of(w), part) != TERM_APPLY)
        return NULL;
    return function_get_kind(terms_of(w), term_get_function(terms_of(w), part))->name;
}

/* The only string symbol that a term is made of; NO_TERM if there is none, or several. */
static term_id only_text(struct wishing *w, term_id term)
{
    u32_vec cone = {0};
    term_id found = NO_TERM, canon = term_canon(terms_of(w), term);
    term_cone(terms_of(w), &canon, 1, w->j->arena, &cone);
    for (uint32_t i = 0; i < cone.count; i++) {
        term_id part = {cone.items[i]};
        if (term_get_op(terms_of(w), part) != TERM_SYMBOL ||
            term_get_sort(terms_of(w), part) != SORT_STRING)
            continue;
        if (!term_is_none(found))
            return NO_TERM;
        found = part;
    }
    return found;
}

/* MACs and encoded trees are told apart from all other texts. */
static void wish_marks(struct wishing *w)
{
    struct exec *x = w->j->x;
    uint32_t macs = 0, texts = 0;
    for (uint32_t i = 0; i < w->cone.count; i++) {
        term_id part = {w->cone.items[i]};
        const char *name = function_name(w, part);
        if (name && (strncmp(name, "mac:", 4) == 0 || strncmp(name, "hash:", 5) == 0))
            wish_text(w, part, text_print(w->j->arena, "{mac %" PRIu32 "}", ++macs));
    }
    struct map done;
    map_init(&done);
    for (uint32_t i = 1; i <= leaf_count(x); i++) {
        root_id id = leaf_get(x, (leaf_id){i})->root;
        const struct root *root = root_get(x, id);
        if (root->kind != ROOT_DERIVED || term_is_none(root->source) || map_get(&done, id.index, 0))
            continue;
        map_put(&done, id.index, 1);
        term_id text = only_text(w, root->source);
        if (!term_is_none(text))
            wish_text(w, text, text_print(w->j->arena, "{text %" PRIu32 "}", ++texts));
    }
    map_done(&done);
    grant_all(w);
}

/* Sanitising changes nothing. */
static void wish_plain(struct wishing *w)
{
    for (uint32_t i = 0; i < w->cone.count; i++) {
        term_id part = {w->cone.items[i]};
        const char *name = function_name(w, part);
        if (name && strncmp(name, "normal:", 7) == 0)
            wish(w, term_eq(terms_of(w), part, term_arg(terms_of(w), part, 0)));
    }
    grant_all(w);
}

/* "Class.field" of one key, which no program computes. */
static bool is_record_field(const struct wishing *w, term_id part)
{
    const char *name = function_name(w, part);
    return name && strchr(name, '.') && term_arg_count(terms_of(w), part) == 1 &&
           !function_get_kind(terms_of(w), term_get_function(terms_of(w), part))->evaluate;
}

/* Records have numbers from 42 on, totals are 2000.00. */
static void wish_records(struct wishing *w)
{
    int64_t next = FIRST_KEY;
    uint32_t texts = 0;
    struct map keys;
    map_init(&keys);
    for (uint32_t i = 0; i < w->cone.count; i++) {
        term_id part = {w->cone.items[i]};
        const char *name = function_name(w, part);
        if (!is_record_field(w, part))
            continue;
        term_id key = term_arg(terms_of(w), part, 0);
        if (term_get_sort(terms_of(w), key) == SORT_INT && !map_get(&keys, key.index, 0)) {
            map_put(&keys, key.index, 1);
            wish_int(w, key, next++);
        }
        if (text_ends_with(text_of(name), TEXT(":hundredths")))
            wish_int(w, part, WISH_HUNDREDTHS);
        else if (text_ends_with(text_of(name), TEXT(".currency")))
            wish_text(w, part, TEXT("EUR"));
        else if (text_ends_with(text_of(name), TEXT("status")))
            wish_text(w, part, TEXT("pending"));
        else if (term_get_sort(terms_of(w), part) == SORT_STRING)
            wish_text(w, part, text_print(w->j->arena, "k%" PRIu32, ++texts));
    }
    map_done(&keys);
    grant_all(w);
}

static leaf_id leaf_at(const struct wishing *w, term_id part)
{
    if (term_get_op(terms_of(w), part) != TERM_SYMBOL)
        return (leaf_id){0};
    return leaf_of_symbol(w->j->x, term_get_symbol(terms_of(w), part));
}

static bool is_type(const struct wishing *w, term_id part)
{
    return text_ends_with(symbol_name(terms_of(w), term_get_symbol(terms_of(w), part)),
                          TEXT(":type"));
}

/* The leaf whose type it is, or none. */
static leaf_id type_leaf(const struct wishing *w, term_id part)
{
    leaf_id leaf = leaf_at(w, part);
    return leaf.index && is_type(w, part) ? leaf : (leaf_id){0};
}

/* What the shop need not keep beside its records: a cache is empty. */
static void wish_forgotten(struct wishing *w)
{
    for (uint32_t i = 0; i < w->cone.count; i++) {
        term_id part = {w->cone.items[i]};
        leaf_id leaf = type_leaf(w, part);
        if (leaf.index == 0)
            continue;
        const struct leaf_info *info = leaf_get(w->j->x, leaf);
        if (root_get(w->j->x, info->root)->kind == ROOT_STORE &&
            info->mask & VALUE_MASK(VALUE_ABSENT))
            wish_int(w, part, VALUE_ABSENT);
    }
    grant_all(w);
}

/* By leaf: whether the program looks at elements of it. */
static bool *leaves_with_elements(const struct wishing *w)
{
    uint32_t count = leaf_count(w->j->x);
    bool *has = ARENA_ARRAY(w->j->arena, bool, count + 1);
    for (uint32_t i = 1; i <= count; i++)
        has[leaf_get(w->j->x, (leaf_id){i})->parent.index] = true;
    return has;
}

/* What the texts are made of that something is decoded from: term -> 1. */
static void find_encoded(const struct wishing *w, struct map *encoded)
{
    struct term_table *terms = terms_of(w);
    for (uint32_t i = 1; i <= leaf_count(w->j->x); i++) {
        const struct leaf_info *info = leaf_get(w->j->x, (leaf_id){i});
        const struct root *root = root_get(w->j->x, info->root);
        u32_vec cone = {0};
        if (info->parent.index || root->kind != ROOT_DERIVED || term_is_none(root->source))
            continue;
        term_id source = term_canon(terms, root->source);
        term_cone(terms, &source, 1, w->j->arena, &cone);
        for (uint32_t k = 0; k < cone.count; k++)
            if (term_get_op(terms, (term_id){cone.items[k]}) == TERM_SYMBOL)
                map_put(encoded, cone.items[k], 1);
    }
}

/* What the request need not have; what a clause says that the client chose is there, and what is
 * decoded is a tree where the program looks at elements of it. */
static void wish_absent(struct wishing *w)
{
    const bool *has_elements = leaves_with_elements(w);
    struct map encoded;
    map_init(&encoded);
    find_encoded(w, &encoded);
    for (uint32_t i = 0; i < w->cone.count; i++) {
        term_id part = {w->cone.items[i]};
        leaf_id leaf = type_leaf(w, part);
        if (leaf.index == 0)
            continue;
        const struct leaf_info *info = leaf_get(w->j->x, leaf);
        enum root_kind kind = root_get(w->j->x, info->root)->kind;
        bool is_read = map_get(&w->chosen, part.index, 0) || map_get(&encoded, part.index, 0);
        bool sent = kind == ROOT_REQUEST || kind == ROOT_DERIVED || kind == ROOT_REPLY;
        bool is_chosen = kind == ROOT_REQUEST && is_read;
        bool is_tree = kind == ROOT_DERIVED && info->parent.index == 0 && has_elements[leaf.index];
        uint32_t trees = info->mask & (VALUE_MASK(VALUE_ARRAY) | VALUE_MASK(VALUE_OBJECT));
        if (is_tree && trees)
            wish_int(w, part, __builtin_ctz(trees));
        else if (is_chosen && info->mask & VALUE_MASK(VALUE_STRING))
            wish_int(w, part, VALUE_STRING);
        else if (sent && info->mask & VALUE_MASK(VALUE_ABSENT))
            wish_int(w, part, VALUE_ABSENT);
    }
    map_done(&encoded);
    grant_all(w);
}

/* What the request, settings and replies have are texts, or trees where elements are looked at. */
static void wish_types(struct wishing *w)
{
    const bool *has_elements = leaves_with_elements(w);
    for (uint32_t i = 0; i < w->cone.count; i++) {
        term_id part = {w->cone.items[i]};
        leaf_id leaf = leaf_at(w, part);
        struct constant now;
        if (leaf.index == 0 || !is_type(w, part) ||
            !solver_evaluate(w->j->arena, terms_of(w), &w->e->model, part, &now) ||
            now.integer == VALUE_STRING || (now.integer == VALUE_ARRAY && has_elements[leaf.index]))
            continue;
        const struct leaf_info *info = leaf_get(w->j->x, leaf);
        enum root_kind kind = root_get(w->j->x, info->root)->kind;
        bool is_absent = now.integer == VALUE_ABSENT && kind != ROOT_SETTING;
        bool is_top = info->parent.index == 0 && info->mask & VALUE_MASK(VALUE_ARRAY);
        if (!is_absent && info->mask & VALUE_MASK(VALUE_STRING) && kind != ROOT_UNKNOWN)
            wish_int(w, part, is_top ? VALUE_ARRAY : VALUE_STRING);
    }
    grant_all(w);
}

/* Where it matters who chose a value, the client's are told apart, and are numbers too. */
static struct text simple_text(struct wishing *w, leaf_id leaf)
{
    enum root_kind kind = root_get(w->j->x, leaf_get(w->j->x, leaf)->root)->kind;
    if ((kind == ROOT_REQUEST || kind == ROOT_DERIVED) && w->asks_origin)
        return concrete_filled_text(w->j->arena, leaf);
    return kind == ROOT_SETTING ? TEXT("s3cret") : TEXT("x");
}

/* What is decoded is told apart from all other texts. */
static void wish_values(struct wishing *w)
{
    uint32_t texts = 0;
    struct map encoded;
    map_init(&encoded);
    find_encoded(w, &encoded);
    for (uint32_t i = 0; i < w->cone.count; i++) {
        term_id part = {w->cone.items[i]};
        leaf_id leaf = leaf_at(w, part);
        if (leaf.index == 0 || is_type(w, part))
            continue;
        if (text_ends_with(symbol_name(terms_of(w), term_get_symbol(terms_of(w), part)),
                           TEXT(":size")))
            continue;
        switch (term_get_sort(terms_of(w), part)) {
        case SORT_STRING:
            wish_text(w, part,
                      map_get(&encoded, part.index, 0)
                          ? text_print(w->j->arena, "{code %" PRIu32 "}", ++texts)
                          : simple_text(w, leaf));
            break;
        case SORT_INT: wish_int(w, part, 1); break;
        case SORT_FLOAT: wish(w, term_eq(terms_of(w), part, term_float(terms_of(w), 0.01))); break;
        case SORT_BOOL:
        case SORT_REAL: break;
        }
    }
    map_done(&encoded);
    grant_all(w);
}

/* What was found for one effect helps with its other clauses; the rest is of the whole flow. */
static void begin_effect(struct habits *habits, ir_id node)
{
    struct habits next = {
        .node = node, .used = habits->used, .unsure = habits->unsure, .reached = habits->reached};
    next.found = habits->found;
    *habits = next;
}

void evidence_minimise(const struct judging *j, const struct spec_set *specs,
                       const struct exec_obligation *o, struct evidence *e)
{
    if (e->is_small)
        return;
    struct wishing w = {.j = j, .o = o, .e = e};
    term_ids roots = {0};
    VEC_PUSH(j->arena, &roots, term_canon(exec_terms(j->x), o->guard));
    VEC_PUSH(j->arena, &roots, term_canon(exec_terms(j->x), o->clause_holds));
    for (uint32_t i = 0; i < e->facts.count; i++)
        VEC_PUSH(j->arena, &roots, term_canon(exec_terms(j->x), e->facts.items[i]));
    term_cone(exec_terms(j->x), roots.items, roots.count, j->arena, &w.cone);
    struct claim claim = {.guard = o->guard,
                          .clause = o->clause_holds,
                          .facts = e->facts.items,
                          .fact_count = e->facts.count};
    solver_claim_facts(j->arena, exec_terms(j->x), &claim, &w.facts);
    uint32_t known = e->facts.count;
    if (j->habits && j->habits->node.index != o->node.index)
        begin_effect(j->habits, o->node);
    if (j->habits && j->habits->granted.count)
        ask(&w, j->habits->granted.items, j->habits->granted.count);
    list_chosen(&w, specs);
    wish_forgotten(&w);
    wish_marks(&w);
    wish_plain(&w);
    wish_records(&w);
    wish_absent(&w);
    wish_types(&w);
    wish_values(&w);
    map_done(&w.chosen);
    if (w.evaluator)
        evaluator_free(w.evaluator);
    if (!j->habits)
        return;
    j->habits->has_model = true;
    j->habits->model = e->model;
    j->habits->has_good = e->has_good;
    j->habits->good = e->good;
    j->habits->granted = (term_ids){0};
    for (uint32_t i = known; i < e->facts.count; i++)
        VEC_PUSH(j->arena, &j->habits->granted, e->facts.items[i]);
}
