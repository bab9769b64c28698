/*
 * Who said it (SEMANTICS 4): questions about values, asked where a clause stands. The answer is a
 * Boolean term over the symbols of the flow, built from the value's term, never a mark on the
 * value.
 */
#include <math.h>

#include "analyzer/exec/exec_p.h"

enum { DEEPEST = 24 };

/* ---- trust ---- */

static term_id yes(struct exec *x)
{
    return term_bool(x->terms, true);
}

static term_id no(struct exec *x)
{
    return term_bool(x->terms, false);
}

static term_id trusted_value(struct exec *x, struct value value, int depth);
static term_id trusted_term(struct exec *x, term_id term, int depth);

/* Values that are computed from each other share their sources: each is asked once. Comparisons
 * count less the deeper they are asked about, so the answers are kept by depth. */
static uint64_t depth_key(uint32_t about, int depth)
{
    enum { DEPTHS = 4 };
    return (uint64_t)about * DEPTHS + (uint64_t)(depth < DEPTHS ? depth : DEPTHS - 1);
}

/* A Boolean that nobody knows: whether a value of unknown origin is trusted. */
static term_id unknown_trust(struct exec *x, leaf_id leaf)
{
    uint64_t key = UINT64_C(3) << 32 | leaf.index;
    uint32_t known = map_get(&x->roots_named, key, 0);
    if (!known) {
        struct root root = *root_get(x, leaf_get(x, leaf)->root);
        root.kind = root.kind == ROOT_HAVOC ? ROOT_HAVOC : ROOT_UNKNOWN;
        struct text label = names_text(x->names, leaf_get(x, leaf)->label);
        struct value trust =
            leaf_new(x, root_add(x, &root),
                     text_print(x->arena, "%.*s:trusted", (int)label.size, label.data),
                     VALUE_MASK(VALUE_BOOL));
        VEC_PUSH(x->arena, &x->leaf_values, trust);
        known = x->leaf_values.count;
        map_put(&x->roots_named, key, known);
    }
    return value_term(x->leaf_values.items[known - 1]);
}

/* What is computed from something that the client chose is the client's. */
static term_id trusted_unknown(struct exec *x, leaf_id leaf, const struct root *root, int depth)
{
    term_id all = unknown_trust(x, leaf);
    for (uint32_t i = 0; i < root->from_count; i++)
        all = term_and(x->terms, all, trusted_value(x, root->from[i], depth + 1));
    return all;
}

/* A number of things, or the id of one. */
static bool is_choice_of_goods(const struct exec *x, leaf_id leaf)
{
    static const char *const keys[] = {"qty",        "quantity",   "count", "_id",     "id",
                                       "product",    "productId",  "sku",   "variant", "variantId",
                                       "product_id", "variant_id", "slug",  "size"};
    struct constant key;
    struct value own = leaf_key(x, leaf);
    if (own.tag != VALUE_STRING || !term_is_constant(x->terms, value_term(own), &key))
        return false;
    for (size_t i = 0; i < ARRAY_LENGTH(keys); i++)
        if (text_is(key.text, keys[i]))
            return true;
    return false;
}

static term_id trusted_origin(struct exec *x, leaf_id leaf, int depth)
{
    struct root root = *root_get(x, leaf_get(x, leaf)->root);
    switch (root.kind) {
    case ROOT_UNKNOWN:
    case ROOT_HAVOC: return trusted_unknown(x, leaf, &root, depth);
    case ROOT_REQUEST: return no(x);
    case ROOT_REPLY:
        return root.statement < x->statements.count ? x->statements.items[root.statement].authentic
                                                    : no(x);
    case ROOT_DERIVED: {
        term_id all = term_is_none(root.source) ? yes(x) : trusted_term(x, root.source, depth + 1);
        for (uint32_t i = 0; i < root.from_count; i++)
            all = term_and(x->terms, all, trusted_value(x, root.from[i], depth + 1));
        return all;
    }
    case ROOT_STORE:
    case ROOT_SETTING:
    case ROOT_SESSION:
    case ROOT_IDENTITY:
    case ROOT_SERVER:
    case ROOT_GHOST: break;
    }
    return yes(x);
}

static term_id trusted_leaf(struct exec *x, leaf_id leaf, int depth)
{
    if (leaf.index == 0 || (x->is_pricing && is_choice_of_goods(x, leaf)))
        return yes(x);
    if (depth > DEEPEST)
        return no(x);
    uint64_t key = depth_key(leaf.index, depth);
    uint32_t known = map_get(&x->trust.leaves, key, 0);
    if (known)
        return (term_id){known};
    term_id result = trusted_origin(x, leaf, depth);
    map_put(&x->trust.leaves, key, result.index);
    return result;
}

/* Authentic data of this request: a check covered the leaf. */
static term_id vouched_leaf(struct exec *x, leaf_id leaf)
{
    term_id any = no(x);
    for (uint32_t i = 0; i < x->statements.count; i++)
        if (x->statements.items[i].kind == STATEMENT_NOTIFICATION && statement_has_leaf(x, i, leaf))
            any = term_or(x->terms, any, x->statements.items[i].authentic);
    return any;
}

/* ---- comparisons with what is trusted ---- */

/* What a value is made of: what a record stores is no part of the record's key. */
static void add_own_leaves(struct exec *x, struct value value, u32_vec *leaves)
{
    value_cases cases = {0};
    u32_vec stack = {0};
    struct map seen;
    map_init(&seen);
    value_get_cases(x, value, &cases);
    for (uint32_t i = 0; i < cases.count; i++)
        if (cases.items[i].value.tag >= VALUE_BOOL && cases.items[i].value.tag <= VALUE_STRING)
            VEC_PUSH(&x->scratch, &stack,
                     term_canon(x->terms, value_term(cases.items[i].value)).index);
    while (stack.count) {
        term_id term = {stack.items[--stack.count]};
        if (map_get(&seen, term.index, 0) || store_field_of(x, term))
            continue;
        map_put(&seen, term.index, 1);
        if (term_get_op(x->terms, term) == TERM_SYMBOL) {
            const u32_vec *of = leaves_of_term(x, term);
            for (uint32_t i = 0; i < of->count; i++)
                VEC_PUSH(&x->scratch, leaves, of->items[i]);
        }
        for (uint32_t i = 0; i < term_arg_count(x->terms, term); i++)
            VEC_PUSH(&x->scratch, &stack, term_arg(x->terms, term, i).index);
    }
    map_done(&seen);
}

/* Notes under each leaf of one side of a comparison that it stands there. */
static void note_side(struct exec *x, uint32_t side, struct value mine)
{
    u32_vec leaves = {0};
    struct arena_mark mark = arena_get_mark(&x->scratch);
    add_own_leaves(x, mine, &leaves);
    for (uint32_t i = 0; i < leaves.count; i++) {
        uint32_t known = map_get(&x->trust.compared, leaves.items[i], 0);
        if (!known) {
            VEC_PUSH(x->arena, &x->trust.sides, (u32_vec){0});
            known = x->trust.sides.count;
            map_put(&x->trust.compared, leaves.items[i], known);
        }
        u32_vec *sides = &x->trust.sides.items[known - 1];
        if (sides->count == 0 || sides->items[sides->count - 1] != side)
            VEC_PUSH(&x->memo.arena, sides, side);
    }
    arena_release(&x->scratch, mark);
}

/* A comparison with a constant says nothing about trust. */
static void note_comparisons(struct exec *x)
{
    struct constant constant;
    x->trust.has_sides = true;
    for (uint32_t i = 0; i < x->comparisons.count; i++) {
        struct comparison comparison = x->comparisons.items[i];
        if (!value_is_constant(x, comparison.b, &constant))
            note_side(x, 2 * i, comparison.a);
        if (!value_is_constant(x, comparison.a, &constant))
            note_side(x, 2 * i + 1, comparison.b);
    }
}

/* `x` equals a trusted value that it was compared with. */
static term_id equals_trusted(struct exec *x, leaf_id leaf, int depth)
{
    enum { DEEPEST_COMPARISON = 3 };
    term_id any = no(x);
    if (depth >= DEEPEST_COMPARISON)
        return any;
    if (!x->trust.has_sides)
        note_comparisons(x);
    uint32_t known = map_get(&x->trust.compared, leaf.index, 0);
    for (uint32_t i = 0; known && i < x->trust.sides.items[known - 1].count; i++) {
        uint32_t side = x->trust.sides.items[known - 1].items[i];
        struct comparison comparison = x->comparisons.items[side / 2];
        term_id trusted = trusted_value(x, side % 2 ? comparison.a : comparison.b, depth + 1);
        any = term_or(x->terms, any, term_and(x->terms, comparison.equal, trusted));
    }
    return any;
}

static term_id trusted_symbol(struct exec *x, term_id term, int depth)
{
    leaf_id leaf = leaf_of_symbol(x, term_get_symbol(x->terms, term));
    if (x->is_pricing &&
        text_ends_with(symbol_name(x->terms, term_get_symbol(x->terms, term)), TEXT(":type")))
        return yes(x); /* of which type a value is makes no price */
    term_id own = trusted_leaf(x, leaf, depth);
    if (leaf.index == 0 || term_is_true(x->terms, own))
        return own;
    own = term_or(x->terms, own, vouched_leaf(x, leaf));
    return term_or(x->terms, own, equals_trusted(x, leaf, depth + 1));
}

/* A choice is trusted if its condition and what it gives are; or if both sides are the same. */
static term_id trusted_choice(struct exec *x, term_id term, const term_id *trust)
{
    struct term_table *terms = x->terms;
    term_id c = term_arg(terms, term, 0), a = term_arg(terms, term, 1),
            b = term_arg(terms, term, 2);
    term_id chosen = term_or(terms, trust[0], term_eq(terms, a, b));
    return term_and(terms, chosen, term_ite(terms, c, trust[1], trust[2]));
}

/* The trust of a term whose arguments' is known. */
static term_id trusted_part(struct exec *x, term_id part, int depth)
{
    uint32_t count = term_arg_count(x->terms, part);
    term_id args[3] = {NO_TERM, NO_TERM, NO_TERM}, all = yes(x);
    enum term_op op = term_get_op(x->terms, part);
    if (op == TERM_SYMBOL)
        return trusted_symbol(x, part, depth);
    if (op != TERM_ITE && store_field_of(x, part))
        return all;
    for (uint32_t k = 0; k < count; k++) {
        uint64_t key = depth_key(term_arg(x->terms, part, k).index, depth);
        term_id arg = {map_get(&x->trust.terms, key, 0)};
        if (k < 3)
            args[k] = arg;
        all = term_and(x->terms, all, arg);
    }
    return op == TERM_ITE ? trusted_choice(x, part, args) : all;
}

static term_id trusted_term(struct exec *x, term_id term, int depth)
{
    u32_vec cone = {0};
    term_id canon = term_canon(x->terms, term);
    if (depth > DEEPEST)
        return no(x);
    uint32_t known = map_get(&x->trust.terms, depth_key(canon.index, depth), 0);
    if (known)
        return (term_id){known};
    term_id result = yes(x);
    struct arena_mark mark = arena_get_mark(&x->scratch);
    term_cone(x->terms, &canon, 1, &x->scratch, &cone);
    for (uint32_t i = 0; i < cone.count; i++) {
        uint64_t key = depth_key(cone.items[i], depth);
        known = map_get(&x->trust.terms, key, 0);
        result = known ? (term_id){known} : trusted_part(x, (term_id){cone.items[i]}, depth);
        map_put(&x->trust.terms, key, result.index);
    }
    arena_release(&x->scratch, mark);
    return result;
}

static term_id trusted_simple(struct exec *x, struct value one, int depth)
{
    if (one.tag >= VALUE_BOOL && one.tag <= VALUE_STRING)
        return trusted_term(x, value_term(one), depth);
    if (one.tag == VALUE_OBJECT && object_get(x, one)->key.tag != VALUE_ABSENT)
        return trusted_value(x, object_get(x, one)->key, depth + 1);
    if (one.tag != VALUE_ARRAY)
        return yes(x);
    const u32_vec *leaves = leaves_of_value(x, one);
    term_id all = yes(x);
    for (uint32_t i = 0; i < leaves->count; i++)
        all = term_and(x->terms, all, trusted_leaf(x, (leaf_id){leaves->items[i]}, depth + 1));
    return all;
}

static term_id trusted_value(struct exec *x, struct value value, int depth)
{
    if (depth > DEEPEST)
        return no(x);
    value_cases cases = {0};
    value_get_cases(x, value, &cases);
    term_id all = yes(x);
    for (uint32_t i = 0; i < cases.count; i++) {
        term_id one = trusted_simple(x, cases.items[i].value, depth);
        all = term_and(x->terms, all, term_implies(x->terms, cases.items[i].guard, one));
    }
    return all;
}

/* Forgets what was found out before the path, the state or what is known of statements changed. */
static void refresh(struct exec *x, bool is_pricing)
{
    struct trust_memo *trust = &x->trust;
    uint32_t generation = leaves_generation(x);
    x->is_pricing = is_pricing;
    if (trust->generation == generation && trust->is_pricing == is_pricing &&
        trust->comparisons == x->comparisons.count && trust->statements == x->statements.count)
        return;
    map_clear(&trust->leaves);
    map_clear(&trust->terms);
    map_clear(&trust->compared);
    trust->sides.count = 0;
    trust->has_sides = false;
    trust->generation = generation;
    trust->is_pricing = is_pricing;
    trust->comparisons = x->comparisons.count;
    trust->statements = x->statements.count;
}

void provenance_close(struct exec *x)
{
    map_done(&x->trust.leaves);
    map_done(&x->trust.terms);
    map_done(&x->trust.compared);
}

term_id provenance_trusted(struct exec *x, struct value value)
{
    leaves_hold(x);
    refresh(x, x->is_pricing);
    term_id trusted = trusted_value(x, value, 0);
    leaves_let_go(x);
    return trusted;
}

term_id provenance_priced(struct exec *x, struct value value)
{
    leaves_hold(x);
    refresh(x, true);
    term_id priced = trusted_value(x, value, 0);
    x->is_pricing = false;
    leaves_let_go(x);
    return priced;
}

/* ---- literals ---- */

bool provenance_is_literal(struct exec *x, struct value value)
{
    struct constant constant;
    value_cases cases = {0};
    value_get_cases(x, value, &cases);
    for (uint32_t i = 0; i < cases.count; i++)
        if (!value_is_constant(x, cases.items[i].value, &constant))
            return false;
    return cases.count > 0;
}

/* ---- equality up to form ---- */

/* A form of a text, and where it is one. */
struct form {
    term_id guard;
    term_id text;
};

typedef VEC(struct form) forms;

static void add_form(struct exec *x, term_id guard, term_id base, term_id form, int depth)
{
    enum { CHOICES = 8 };
    struct constant ignored;
    term_id canon = term_canon(x->terms, base);
    if (term_get_op(x->terms, canon) == TERM_ITE && depth < CHOICES) {
        term_id c = term_arg(x->terms, canon, 0);
        add_form(x, term_and(x->terms, guard, c), term_arg(x->terms, canon, 1), form, depth + 1);
        add_form(x, term_and(x->terms, guard, term_not(x->terms, c)), term_arg(x->terms, canon, 2),
                 form, depth + 1);
        return;
    }
    uint64_t pair = (uint64_t)canon.index << 32 | form.index;
    if (term_is_constant(x->terms, canon, &ignored) || map_get(&x->normals_known, pair, 0))
        return;
    map_put(&x->normals_known, pair, 1);
    struct normal_form normal = {guard, canon, form};
    VEC_PUSH(x->arena, &x->normals, normal);
}

void exec_form(struct exec *x, term_id base, term_id form)
{
    add_form(x, yes(x), base, term_canon(x->terms, form), 0);
}

/* The string and everything that it becomes by trimming, unslashing, sanitising on this flow. */
static void collect_forms(struct exec *x, term_id term, forms *out)
{
    enum { MOST = 16 };
    struct form itself = {yes(x), term_canon(x->terms, term)};
    VEC_PUSH(x->arena, out, itself);
    for (uint32_t at = 0; at < out->count; at++)
        for (uint32_t i = 0; i < x->normals.count && out->count < MOST; i++) {
            const struct normal_form *normal = &x->normals.items[i];
            struct form made = {term_and(x->terms, out->items[at].guard, normal->guard),
                                normal->form};
            if (term_same(x->terms, normal->base, out->items[at].text))
                VEC_PUSH(x->arena, out, made);
        }
}

static term_id same_texts(struct exec *x, term_id a, term_id b)
{
    forms left = {0}, right = {0};
    collect_forms(x, a, &left);
    collect_forms(x, b, &right);
    term_id any = no(x);
    for (uint32_t i = 0; i < left.count; i++)
        for (uint32_t k = 0; k < right.count; k++) {
            term_id both = term_and(x->terms, left.items[i].guard, right.items[k].guard);
            term_id same = term_eq(x->terms, left.items[i].text, right.items[k].text);
            any = term_or(x->terms, any, term_and(x->terms, both, same));
        }
    return any;
}

static term_id same_number_text(struct exec *x, struct value number, term_id text)
{
    const struct language *language = exec_language(x);
    forms all = {0};
    collect_forms(x, text, &all);
    term_id any = no(x);
    term_id digits = language->to_string(x, number);
    for (uint32_t i = 0; i < all.count; i++) {
        struct value as_number = language->cast(x, IR_CAST_INT, value_string(all.items[i].text));
        term_id same = term_eq(x->terms, all.items[i].text, digits);
        if (number.tag == VALUE_INT && as_number.tag == VALUE_INT)
            same = term_or(x->terms, same,
                           term_eq(x->terms, value_term(as_number), value_term(number)));
        any = term_or(x->terms, any, term_and(x->terms, all.items[i].guard, same));
    }
    return any;
}

static bool is_number(struct value value)
{
    return value.tag == VALUE_INT || value.tag == VALUE_FLOAT;
}

static term_id same_simple(struct exec *x, struct value a, struct value b)
{
    if (a.tag == VALUE_STRING && b.tag == VALUE_STRING)
        return same_texts(x, value_term(a), value_term(b));
    if (is_number(a) && is_number(b))
        return term_eq(x->terms, provenance_real(x, a), provenance_real(x, b));
    if (is_number(a) && b.tag == VALUE_STRING)
        return same_number_text(x, a, value_term(b));
    if (is_number(b) && a.tag == VALUE_STRING)
        return same_number_text(x, b, value_term(a));
    return term_bool(x->terms, value_same(a, b));
}

term_id provenance_same(struct exec *x, struct value a, struct value b)
{
    value_cases left = {0}, right = {0};
    value_get_cases(x, a, &left);
    value_get_cases(x, b, &right);
    term_id any = no(x);
    for (uint32_t i = 0; i < left.count; i++)
        for (uint32_t k = 0; k < right.count; k++) {
            term_id both = term_and(x->terms, left.items[i].guard, right.items[k].guard);
            term_id same = same_simple(x, left.items[i].value, right.items[k].value);
            any = term_or(x->terms, any, term_and(x->terms, both, same));
        }
    return any;
}

/* ---- numbers ---- */

static term_id real_of(struct exec *x, struct value simple)
{
    if (simple.tag == VALUE_INT)
        return term_unary(x->terms, TERM_INT_TO_REAL, value_term(simple));
    if (simple.tag == VALUE_FLOAT)
        return term_unary(x->terms, TERM_FLOAT_TO_REAL, value_term(simple));
    struct value number = exec_language(x)->cast(x, IR_CAST_FLOAT, simple);
    struct constant known;
    if (value_is_constant(x, number, &known) && !isfinite(known.number))
        return term_real(x->terms, TEXT("0")); /* no number: no amount */
    return number.tag == VALUE_FLOAT ? term_unary(x->terms, TERM_FLOAT_TO_REAL, value_term(number))
                                     : term_real(x->terms, TEXT("0"));
}

term_id provenance_real(struct exec *x, struct value value)
{
    value_cases cases = {0};
    value_get_cases(x, value, &cases);
    term_id result = term_real(x->terms, TEXT("0"));
    for (uint32_t i = cases.count; i-- > 0;) {
        struct value one = cases.items[i].value;
        bool reads = one.tag != VALUE_OBJECT && one.tag != VALUE_CALLABLE;
        term_id real = reads ? real_of(x, one) : term_real(x->terms, TEXT("0"));
        result =
            i + 1 == cases.count ? real : term_ite(x->terms, cases.items[i].guard, real, result);
    }
    return result;
}
