/*
 * The simplifier: one function per operation, arguments already canonical, the result canonical.
 * Each rule that fires is an equivalence; tests/unit checks them against Z3 on random terms.
 *
 * Rules only ever build terms over arguments of their own arguments, so they end.
 */
#include "solver/term_p.h"

struct rewriting {
    struct term_table *terms;
    struct term_node node;
    const term_id *args;
};

static enum term_op op_of(const struct rewriting *r, term_id term)
{
    return term_node(r->terms, term)->op;
}

static bool is_constant(const struct rewriting *r, term_id term)
{
    return node_is_constant(term_node(r->terms, term));
}

static bool is_bool(const struct rewriting *r, term_id term, bool value)
{
    const struct term_node *node = term_node(r->terms, term);
    return node->op == TERM_CONST_BOOL && (node->payload != 0) == value;
}

static bool is_negation(const struct rewriting *r, term_id a, term_id b)
{
    return (op_of(r, a) == TERM_NOT && term_equal(term_arg(r->terms, a, 0), b)) ||
           (op_of(r, b) == TERM_NOT && term_equal(term_arg(r->terms, b, 0), a));
}

static term_id canon(const struct rewriting *r, term_id term)
{
    return term_canon(r->terms, term);
}

/* ---- Booleans ---- */

static term_id simplify_not(const struct rewriting *r)
{
    term_id a = r->args[0];
    if (is_constant(r, a))
        return term_bool(r->terms, is_bool(r, a, false));
    if (op_of(r, a) == TERM_NOT)
        return term_arg(r->terms, a, 0);
    return NO_TERM;
}

enum { SPINE = 12 }; /* how far chains of `and` and `or` are searched */

/* Whether the chain `chain` of operation `op` contains `part` as one of its first members. */
static bool chain_contains(const struct rewriting *r, enum term_op op, term_id chain, term_id part)
{
    for (int i = 0; i < SPINE && op_of(r, chain) == op; i++) {
        if (term_equal(term_arg(r->terms, chain, 1), part))
            return true;
        chain = term_arg(r->terms, chain, 0);
    }
    return term_equal(chain, part);
}

static bool chain_contains_negation(const struct rewriting *r, enum term_op op, term_id chain,
                                    term_id part)
{
    for (int i = 0; i < SPINE && op_of(r, chain) == op; i++) {
        if (is_negation(r, term_arg(r->terms, chain, 1), part))
            return true;
        chain = term_arg(r->terms, chain, 0);
    }
    return is_negation(r, chain, part);
}

/* x = "a" and x = "b" exclude each other. */
static bool are_different_values(const struct rewriting *r, term_id a, term_id b)
{
    if (op_of(r, a) != TERM_EQ || op_of(r, b) != TERM_EQ)
        return false;
    if (!term_equal(term_arg(r->terms, a, 0), term_arg(r->terms, b, 0)))
        return false;
    term_id x = term_arg(r->terms, a, 1), y = term_arg(r->terms, b, 1);
    return is_constant(r, x) && is_constant(r, y) && !term_equal(x, y) &&
           term_get_sort(r->terms, x) != SORT_FLOAT;
}

static bool chain_excludes(const struct rewriting *r, term_id chain, term_id part)
{
    for (int i = 0; i < SPINE && op_of(r, chain) == TERM_AND; i++) {
        if (are_different_values(r, term_arg(r->terms, chain, 1), part))
            return true;
        chain = term_arg(r->terms, chain, 0);
    }
    return are_different_values(r, chain, part);
}

static term_id simplify_and(const struct rewriting *r)
{
    term_id a = r->args[0], b = r->args[1];
    if (is_bool(r, a, false) || is_bool(r, b, false))
        return term_bool(r->terms, false);
    if (is_bool(r, a, true))
        return b;
    if (is_bool(r, b, true) || chain_contains(r, TERM_AND, a, b))
        return a;
    if (chain_contains_negation(r, TERM_AND, a, b) || chain_excludes(r, a, b))
        return term_bool(r->terms, false);
    if (chain_contains(r, TERM_AND, b, a) || chain_contains(r, TERM_OR, a, b))
        return b;
    if (chain_contains(r, TERM_OR, b, a))
        return a;
    if (op_of(r, b) == TERM_OR && is_negation(r, term_arg(r->terms, b, 0), a))
        return canon(r, term_and(r->terms, a, term_arg(r->terms, b, 1)));
    if (op_of(r, b) == TERM_OR && is_negation(r, term_arg(r->terms, b, 1), a))
        return canon(r, term_and(r->terms, a, term_arg(r->terms, b, 0)));
    return NO_TERM;
}

/* (g and c) or (g and not c) is g. */
static term_id join_branches(const struct rewriting *r, term_id a, term_id b)
{
    if (op_of(r, a) != TERM_AND || op_of(r, b) != TERM_AND)
        return NO_TERM;
    if (!term_equal(term_arg(r->terms, a, 0), term_arg(r->terms, b, 0)))
        return NO_TERM;
    if (!is_negation(r, term_arg(r->terms, a, 1), term_arg(r->terms, b, 1)))
        return NO_TERM;
    return term_arg(r->terms, a, 0);
}

static term_id simplify_or(const struct rewriting *r)
{
    term_id a = r->args[0], b = r->args[1];
    if (is_bool(r, a, true) || is_bool(r, b, true))
        return term_bool(r->terms, true);
    if (is_bool(r, a, false))
        return b;
    if (is_bool(r, b, false) || chain_contains(r, TERM_OR, a, b))
        return a;
    if (chain_contains_negation(r, TERM_OR, a, b))
        return term_bool(r->terms, true);
    if (chain_contains(r, TERM_OR, b, a) || chain_contains(r, TERM_AND, a, b))
        return b;
    if (chain_contains(r, TERM_AND, b, a))
        return a;
    if (op_of(r, b) == TERM_AND && is_negation(r, term_arg(r->terms, b, 0), a))
        return canon(r, term_or(r->terms, a, term_arg(r->terms, b, 1)));
    if (op_of(r, b) == TERM_AND && is_negation(r, term_arg(r->terms, b, 1), a))
        return canon(r, term_or(r->terms, a, term_arg(r->terms, b, 0)));
    return join_branches(r, a, b);
}

static term_id simplify_boolean_ite(const struct rewriting *r)
{
    struct term_table *terms = r->terms;
    term_id c = r->args[0], then = r->args[1], otherwise = r->args[2];
    if (is_bool(r, then, true))
        return canon(r, term_or(terms, c, otherwise));
    if (is_bool(r, then, false))
        return canon(r, term_and(terms, term_not(terms, c), otherwise));
    if (is_bool(r, otherwise, true))
        return canon(r, term_or(terms, term_not(terms, c), then));
    if (is_bool(r, otherwise, false))
        return canon(r, term_and(terms, c, then));
    if (term_equal(then, c))
        return canon(r, term_or(terms, c, otherwise));
    if (term_equal(otherwise, c))
        return canon(r, term_and(terms, c, then));
    return NO_TERM;
}

/* A branch of `if c` in which c itself is decided again. */
static term_id decided_branch(const struct rewriting *r, term_id branch, term_id c, bool value)
{
    if (op_of(r, branch) != TERM_ITE)
        return NO_TERM;
    term_id inner = term_arg(r->terms, branch, 0);
    if (term_equal(inner, c))
        return term_arg(r->terms, branch, value ? 1 : 2);
    if (is_negation(r, inner, c))
        return term_arg(r->terms, branch, value ? 2 : 1);
    return NO_TERM;
}

/* if x = k then k else x is x (x a variable that equals the constant k in the branch). */
static bool is_restated(const struct rewriting *r, term_id c, term_id then, term_id otherwise)
{
    if (op_of(r, c) != TERM_EQ || term_get_sort(r->terms, then) == SORT_FLOAT)
        return false;
    term_id x = term_arg(r->terms, c, 0), y = term_arg(r->terms, c, 1);
    return (term_equal(then, x) && term_equal(otherwise, y)) ||
           (term_equal(then, y) && term_equal(otherwise, x));
}

static term_id simplify_ite(const struct rewriting *r)
{
    struct term_table *terms = r->terms;
    term_id c = r->args[0], then = r->args[1], otherwise = r->args[2];
    if (is_constant(r, c))
        return is_bool(r, c, true) ? then : otherwise;
    if (term_equal(then, otherwise))
        return then;
    if (op_of(r, c) == TERM_NOT)
        return canon(r, term_ite(terms, term_arg(terms, c, 0), otherwise, then));
    term_id decided = decided_branch(r, then, c, true);
    if (!term_is_none(decided))
        return canon(r, term_ite(terms, c, decided, otherwise));
    decided = decided_branch(r, otherwise, c, false);
    if (!term_is_none(decided))
        return canon(r, term_ite(terms, c, then, decided));
    if (is_restated(r, c, then, otherwise))
        return otherwise;
    if (op_of(r, otherwise) == TERM_ITE && term_equal(term_arg(terms, otherwise, 1), then)) {
        term_id either = term_or(terms, c, term_arg(terms, otherwise, 0));
        return canon(r, term_ite(terms, either, then, term_arg(terms, otherwise, 2)));
    }
    if (r->node.sort == SORT_BOOL)
        return simplify_boolean_ite(r);
    return NO_TERM;
}

/* ---- equality ---- */

static bool has_constant_leaf(const struct rewriting *r, term_id term)
{
    return op_of(r, term) == TERM_ITE && (is_constant(r, term_arg(r->terms, term, 1)) ||
                                          is_constant(r, term_arg(r->terms, term, 2)));
}

static uint32_t literals_of(const struct rewriting *r, term_id term)
{
    return term_node(r->terms, term)->literals;
}

/* The operation, with `branch` of the ITE in place of argument `which`. */
static term_id with_argument(const struct rewriting *r, uint32_t which, term_id branch)
{
    term_id few[8];
    assert(r->node.count <= ARRAY_LENGTH(few));
    for (uint32_t i = 0; i < r->node.count; i++)
        few[i] = i == which ? branch : r->args[i];
    struct term_node node = r->node;
    if (node.op == TERM_CONCAT)
        return term_concat(r->terms, few, node.count);
    if (node.op == TERM_APPLY)
        return term_apply(r->terms, (function_id){(uint32_t)node.payload}, few, node.count);
    if (node.count == 1)
        return term_unary(r->terms, node.op, few[0]);
    if (node.count == 2)
        return term_binary(r->terms, node.op, few[0], few[1]);
    return term_ternary(r->terms, node.op, few[0], few[1], few[2]);
}

/* f(… ite(c, a, b) …) to ite(c, f(… a …), f(… b …)). */
static term_id push_into(const struct rewriting *r, uint32_t which)
{
    term_id choice = r->args[which];
    term_id then = with_argument(r, which, term_arg(r->terms, choice, 1));
    term_id otherwise = with_argument(r, which, term_arg(r->terms, choice, 2));
    return canon(r, term_ite(r->terms, term_arg(r->terms, choice, 0), then, otherwise));
}

/*
 * Equalities and orders go into the leaves of a choice that holds constants, where they fold: what
 * is left is a Boolean skeleton. (Measured: a chain of 5,000 merges is otherwise out of reach.)
 */
static term_id push_comparison(const struct rewriting *r)
{
    for (uint32_t which = 0; which < 2; which++)
        if (is_constant(r, r->args[1 - which]) && has_constant_leaf(r, r->args[which]))
            return push_into(r, which);
    uint32_t a = literals_of(r, r->args[0]), b = literals_of(r, r->args[1]);
    if (a > 1 && b > 1 && a * b <= 4 * LITERALS_MAX)
        return push_into(r, 0);
    return NO_TERM;
}

static term_id simplify_boolean_eq(const struct rewriting *r)
{
    term_id a = r->args[0], b = r->args[1];
    for (int turn = 0; turn < 2; turn++) {
        if (is_bool(r, a, true))
            return b;
        if (is_bool(r, a, false))
            return canon(r, term_not(r->terms, b));
        a = r->args[1];
        b = r->args[0];
    }
    if (is_negation(r, a, b))
        return term_bool(r->terms, false);
    return NO_TERM;
}

/* The parts of a concatenation; a string that is none is its own only part. */
struct parts {
    const uint32_t *items;
    uint32_t first;
    uint32_t end;
    term_id single;
};

static struct parts get_parts(const struct rewriting *r, term_id term)
{
    const struct term_node *node = term_node(r->terms, term);
    if (node->op != TERM_CONCAT)
        return (struct parts){NULL, 0, 1, term};
    return (struct parts){r->terms->args.items + node->args, 0, node->count, NO_TERM};
}

static term_id part_at(const struct parts *parts, uint32_t index)
{
    return parts->items ? (term_id){parts->items[index]} : parts->single;
}

static term_id join_parts(const struct rewriting *r, const struct parts *parts)
{
    term_id few[64];
    uint32_t count = parts->end - parts->first;
    assert(count <= ARRAY_LENGTH(few));
    for (uint32_t i = 0; i < count; i++)
        few[i] = part_at(parts, parts->first + i);
    return count == 1 ? few[0] : term_concat(r->terms, few, count);
}

static bool literal_of(const struct rewriting *r, term_id term, struct text *text)
{
    const struct term_node *node = term_node(r->terms, term);
    if (node->op != TERM_CONST_STRING)
        return false;
    *text = node_constant(r->terms, node).text;
    return true;
}

/* concat(p, x) = concat(p, y) is concat(x) = concat(y); two literals that differ at an end decide.
 */
static term_id simplify_concat_eq(const struct rewriting *r)
{
    struct parts a = get_parts(r, r->args[0]), b = get_parts(r, r->args[1]);
    uint32_t before = a.end + b.end;
    if (before > 64)
        return NO_TERM;
    while (a.first < a.end && b.first < b.end &&
           term_equal(part_at(&a, a.first), part_at(&b, b.first))) {
        a.first++;
        b.first++;
    }
    while (a.first < a.end && b.first < b.end &&
           term_equal(part_at(&a, a.end - 1), part_at(&b, b.end - 1))) {
        a.end--;
        b.end--;
    }
    if (a.first == a.end || b.first == b.end || a.end - a.first + b.end - b.first < before) {
        if (a.end - a.first + b.end - b.first == before)
            return NO_TERM;
        return canon(r, term_eq(r->terms, join_parts(r, &a), join_parts(r, &b)));
    }
    struct text x, y;
    if (literal_of(r, part_at(&a, a.first), &x) && literal_of(r, part_at(&b, b.first), &y)) {
        size_t common = x.size < y.size ? x.size : y.size;
        if (!text_equal(text_slice(x, 0, common), text_slice(y, 0, common)))
            return term_bool(r->terms, false);
    }
    if (literal_of(r, part_at(&a, a.end - 1), &x) && literal_of(r, part_at(&b, b.end - 1), &y)) {
        size_t common = x.size < y.size ? x.size : y.size;
        if (!text_equal(text_slice(x, x.size - common, x.size),
                        text_slice(y, y.size - common, y.size)))
            return term_bool(r->terms, false);
    }
    return NO_TERM;
}

/* concat("ab", x, …) = "abc…": the literal end is cut off on both sides. */
static term_id simplify_concat_literal_eq(const struct rewriting *r, term_id concat,
                                          term_id literal)
{
    struct text whole, end;
    if (op_of(r, concat) != TERM_CONCAT || !literal_of(r, literal, &whole))
        return NO_TERM;
    struct parts parts = get_parts(r, concat);
    if (parts.end > 64)
        return NO_TERM;
    if (literal_of(r, part_at(&parts, 0), &end)) {
        if (!text_starts_with(whole, end))
            return term_bool(r->terms, false);
        parts.first++;
        whole = text_slice(whole, end.size, whole.size);
    } else if (literal_of(r, part_at(&parts, parts.end - 1), &end)) {
        if (!text_ends_with(whole, end))
            return term_bool(r->terms, false);
        parts.end--;
        whole = text_slice(whole, 0, whole.size - end.size);
    } else {
        return NO_TERM;
    }
    term_id rest = join_parts(r, &parts);
    return canon(r, term_eq(r->terms, rest, term_string_of(r->terms, whole)));
}

/* f(a) = c with f injective: a = f's argument at c, or false where c is no value of f. */
static term_id simplify_injective_eq(const struct rewriting *r, term_id a, term_id b)
{
    const struct term_node *node = term_node(r->terms, a);
    if (node->op != TERM_APPLY || node->count != 1)
        return NO_TERM;
    const struct function_kind *kind =
        function_get_kind(r->terms, (function_id){(uint32_t)node->payload});
    if (!kind->injective)
        return NO_TERM;
    const struct term_node *other = term_node(r->terms, b);
    if (other->op == TERM_APPLY && other->payload == node->payload && other->count == 1)
        return canon(r, term_eq(r->terms, term_arg(r->terms, a, 0), term_arg(r->terms, b, 0)));
    if (!node_is_constant(other) || !kind->invert)
        return NO_TERM;
    struct arena scratch;
    arena_init(&scratch);
    struct constant value = node_constant(r->terms, other), argument, back;
    bool found = kind->invert(&scratch, &value, &argument) &&
                 kind->evaluate(&scratch, &argument, 1, &back) && text_equal(value.text, back.text);
    term_id result =
        found ? term_eq(r->terms, term_arg(r->terms, a, 0), term_constant(r->terms, &argument))
              : term_bool(r->terms, false);
    arena_done(&scratch);
    return canon(r, result);
}

static term_id simplify_eq(const struct rewriting *r)
{
    term_id a = r->args[0], b = r->args[1];
    enum sort sort = term_get_sort(r->terms, a);
    if (term_equal(a, b) && sort != SORT_FLOAT)
        return term_bool(r->terms, true);
    if (sort == SORT_BOOL)
        return simplify_boolean_eq(r);
    term_id result = push_comparison(r);
    if (term_is_none(result) && sort == SORT_STRING)
        result = simplify_concat_literal_eq(r, a, b);
    if (term_is_none(result) && sort == SORT_STRING)
        result = simplify_concat_literal_eq(r, b, a);
    if (term_is_none(result) && (op_of(r, a) == TERM_CONCAT && op_of(r, b) == TERM_CONCAT))
        result = simplify_concat_eq(r);
    if (term_is_none(result))
        result = simplify_injective_eq(r, a, b);
    if (term_is_none(result) && is_constant(r, a) && !is_constant(r, b))
        return canon(r, term_eq(r->terms, b, a));
    if (term_is_none(result) && !is_constant(r, b) && a.index > b.index)
        return canon(r, term_eq(r->terms, b, a));
    return result;
}

/* ---- arithmetic ---- */

static bool is_number(const struct rewriting *r, term_id term, int64_t value)
{
    const struct term_node *node = term_node(r->terms, term);
    if (node->op == TERM_CONST_INT)
        return (int64_t)node->payload == value;
    if (node->op == TERM_CONST_REAL) {
        char digits[32];
        snprintf(digits, sizeof digits, "%" PRId64, value);
        return text_is(node_constant(r->terms, node).text, digits);
    }
    return false;
}

/* Neutral and absorbing elements; not for floats, where x + 0.0 and x * 0.0 differ from x and 0. */
static term_id simplify_arithmetic(const struct rewriting *r)
{
    term_id a = r->args[0], b = r->args[1];
    switch ((int)r->node.op) {
    case TERM_ADD:
        if (is_number(r, a, 0))
            return b;
        return is_number(r, b, 0) ? a : NO_TERM;
    case TERM_SUB: return is_number(r, b, 0) ? a : NO_TERM;
    case TERM_MUL:
        if (is_number(r, a, 1) || is_number(r, b, 0))
            return b;
        return is_number(r, b, 1) || is_number(r, a, 0) ? a : NO_TERM;
    case TERM_DIV: return is_number(r, b, 1) ? a : NO_TERM;
    default: return NO_TERM;
    }
}

static term_id simplify_order(const struct rewriting *r)
{
    term_id a = r->args[0], b = r->args[1];
    if (term_equal(a, b) && term_get_sort(r->terms, a) != SORT_FLOAT)
        return term_bool(r->terms, r->node.op == TERM_LE);
    return push_comparison(r);
}

/* ---- strings ---- */

/* Nested concatenations flattened, neighbouring literals merged, empty parts dropped. */
static term_id simplify_concat(const struct rewriting *r)
{
    struct arena scratch;
    arena_init(&scratch);
    VEC(term_id) parts = {0};
    bool changed = false;
    for (uint32_t i = 0; i < r->node.count; i++) {
        struct parts inner = get_parts(r, r->args[i]);
        changed |= inner.items != NULL;
        for (uint32_t k = 0; k < inner.end; k++) {
            struct text last, next;
            term_id part = part_at(&inner, k);
            bool literal = literal_of(r, part, &next);
            if (literal && next.size == 0) {
                changed = true;
            } else if (literal && parts.count &&
                       literal_of(r, parts.items[parts.count - 1], &last)) {
                struct text both = text_print(&scratch, "%*s", (int)(last.size + next.size), "");
                memcpy((char *)(uintptr_t)both.data, last.data, last.size);
                memcpy((char *)(uintptr_t)both.data + last.size, next.data, next.size);
                parts.items[parts.count - 1] = term_string_of(r->terms, both);
                changed = true;
            } else {
                VEC_PUSH(&scratch, &parts, part);
            }
        }
    }
    term_id result = NO_TERM;
    if (parts.count == 0)
        result = term_string_of(r->terms, TEXT(""));
    else if (parts.count == 1)
        result = parts.items[0];
    else if (changed)
        result = canon(r, term_concat(r->terms, parts.items, parts.count));
    arena_done(&scratch);
    return result;
}

static term_id simplify_length(const struct rewriting *r)
{
    term_id a = r->args[0];
    if (op_of(r, a) != TERM_CONCAT)
        return NO_TERM;
    term_id sum = term_int(r->terms, 0);
    for (uint32_t i = 0; i < term_arg_count(r->terms, a); i++) {
        term_id part = term_unary(r->terms, TERM_LENGTH, term_arg(r->terms, a, i));
        sum = term_binary(r->terms, TERM_ADD, sum, part);
    }
    return canon(r, sum);
}

/* prefix(p, concat("lit", …)) and suffix likewise, decided by the literal end. */
static term_id simplify_affix(const struct rewriting *r)
{
    struct text affix, end;
    if (!literal_of(r, r->args[0], &affix))
        return NO_TERM;
    if (affix.size == 0)
        return term_bool(r->terms, true);
    bool is_prefix = r->node.op == TERM_PREFIX;
    struct parts parts = get_parts(r, r->args[1]);
    if (!parts.items || !literal_of(r, part_at(&parts, is_prefix ? 0 : parts.end - 1), &end))
        return NO_TERM;
    size_t common = end.size < affix.size ? end.size : affix.size;
    bool fits = is_prefix ? text_equal(text_slice(end, 0, common), text_slice(affix, 0, common))
                          : text_equal(text_slice(end, end.size - common, end.size),
                                       text_slice(affix, affix.size - common, affix.size));
    if (!fits)
        return term_bool(r->terms, false);
    return end.size >= affix.size ? term_bool(r->terms, true) : NO_TERM;
}

static term_id simplify_contains(const struct rewriting *r)
{
    struct text part, piece;
    if (!literal_of(r, r->args[1], &part))
        return NO_TERM;
    if (part.size == 0)
        return term_bool(r->terms, true);
    struct parts parts = get_parts(r, r->args[0]);
    for (uint32_t i = 0; parts.items && i < parts.end; i++)
        if (literal_of(r, part_at(&parts, i), &piece) && text_find(piece, part, 0) != SIZE_MAX)
            return term_bool(r->terms, true);
    return NO_TERM;
}

/* The literal that a text begins with. */
static bool head_of(const struct rewriting *r, term_id term, struct text *head)
{
    struct parts parts = get_parts(r, term);
    return parts.items && literal_of(r, part_at(&parts, 0), head);
}

static bool integer_of(const struct rewriting *r, term_id term, int64_t *value)
{
    const struct term_node *node = term_node(r->terms, term);
    *value = (int64_t)node->payload;
    return node->op == TERM_CONST_INT;
}

/* A part of concat("lit", …) that ends within the literal. */
static term_id simplify_substr(const struct rewriting *r)
{
    struct text head;
    int64_t from, size;
    if (!head_of(r, r->args[0], &head) || !integer_of(r, r->args[1], &from) ||
        !integer_of(r, r->args[2], &size) || from < 0 || size < 0 || (uint64_t)from > head.size ||
        (uint64_t)size > head.size - (uint64_t)from)
        return NO_TERM;
    size_t begin = (size_t)from;
    return term_string_of(r->terms, text_slice(head, begin, begin + (size_t)size));
}

/* index(concat("lit", …), p, from) where the literal holds p: none that reaches beyond is before.
 */
static term_id simplify_index(const struct rewriting *r)
{
    struct text head, part;
    int64_t from;
    if (!head_of(r, r->args[0], &head) || !literal_of(r, r->args[1], &part) ||
        !integer_of(r, r->args[2], &from) || from < 0 || (uint64_t)from > head.size)
        return NO_TERM;
    size_t at = text_find(head, part, (size_t)from);
    return at == SIZE_MAX ? NO_TERM : term_int(r->terms, (int64_t)at);
}

/* ---- all operations ---- */

/* Any function of one small choice between constants, all else constant, becomes the choice. */
static term_id push_into_literals(const struct rewriting *r)
{
    uint32_t which = UINT32_MAX;
    if (r->node.count > 8)
        return NO_TERM;
    for (uint32_t i = 0; i < r->node.count; i++) {
        uint32_t literals = literals_of(r, r->args[i]);
        if (literals == 0 || (literals > 1 && which != UINT32_MAX))
            return NO_TERM;
        if (literals > 1)
            which = i;
    }
    return which == UINT32_MAX ? NO_TERM : push_into(r, which);
}

/* What the kind of the function knows of it. */
static term_id simplify_apply(const struct rewriting *r)
{
    const struct function_kind *kind =
        function_get_kind(r->terms, (function_id){(uint32_t)r->node.payload});
    term_id result = kind->simplify ? kind->simplify(r->terms, r->args, r->node.count) : NO_TERM;
    return term_is_none(result) ? NO_TERM : canon(r, result);
}

static term_id simplify_by_op(const struct rewriting *r)
{
    switch ((enum term_op)r->node.op) {
    case TERM_NOT: return simplify_not(r);
    case TERM_AND: return simplify_and(r);
    case TERM_OR: return simplify_or(r);
    case TERM_ITE: return simplify_ite(r);
    case TERM_EQ: return simplify_eq(r);
    case TERM_ADD:
    case TERM_SUB:
    case TERM_MUL:
    case TERM_DIV: return simplify_arithmetic(r);
    case TERM_LT:
    case TERM_LE:
    case TERM_STRING_LT: return simplify_order(r);
    case TERM_CONCAT: return simplify_concat(r);
    case TERM_LENGTH: return simplify_length(r);
    case TERM_PREFIX:
    case TERM_SUFFIX: return simplify_affix(r);
    case TERM_CONTAINS: return simplify_contains(r);
    case TERM_SUBSTR: return simplify_substr(r);
    case TERM_INDEX_OF: return simplify_index(r);
    case TERM_CONST_BOOL:
    case TERM_CONST_INT:
    case TERM_CONST_REAL:
    case TERM_CONST_FLOAT:
    case TERM_CONST_STRING:
    case TERM_SYMBOL:
    case TERM_QUOT:
    case TERM_REM:
    case TERM_INT_TO_REAL:
    case TERM_INT_TO_FLOAT:
    case TERM_FLOAT_TO_REAL:
    case TERM_REAL_TO_FLOAT:
    case TERM_REAL_FLOOR:
    case TERM_FLOAT_TRUNC: break;
    case TERM_APPLY: return simplify_apply(r);
    }
    return NO_TERM;
}

static uint16_t count_literals(struct term_table *terms, const struct term_node *node,
                               const term_id *args)
{
    if (node_is_constant(node))
        return 1;
    if (node->op != TERM_ITE)
        return 0;
    uint32_t then = term_node(terms, args[1])->literals;
    uint32_t otherwise = term_node(terms, args[2])->literals;
    bool all = then && otherwise && then + otherwise <= LITERALS_MAX;
    return all ? (uint16_t)(then + otherwise) : 0;
}

term_id term_simplify(struct term_table *terms, struct term_node node, const term_id *args)
{
    struct rewriting r = {terms, node, args};
    term_id result = term_fold(terms, node, args);
    if (term_is_none(result))
        result = simplify_by_op(&r);
    bool is_boolean = node.op == TERM_NOT || node.op == TERM_AND || node.op == TERM_OR;
    if (term_is_none(result) && node.op != TERM_ITE && !is_boolean && node.sort != SORT_FLOAT)
        result = push_into_literals(&r);
    if (!term_is_none(result))
        return result;
    bool is_new;
    result = term_intern(terms, node, args, &is_new);
    struct term_node *stored = &terms->nodes.items[result.index];
    stored->canon = result.index;
    stored->literals = count_literals(terms, stored, args);
    return result;
}
