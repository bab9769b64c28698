/*
 * Whether a statement says that the payment succeeded (TP1006): by the refusals that its provider's
 * specification lists, or else by whether another answer would not have led to the effect.
 */
#include "analyzer/exec/exec_p.h"

static term_id yes(struct exec *x)
{
    return term_bool(x->terms, true);
}

static term_id no(struct exec *x)
{
    return term_bool(x->terms, false);
}

/* Leaves that only say which record is meant tell nothing of the outcome. */
static bool is_record_key(struct exec *x, leaf_id leaf)
{
    for (uint32_t i = 0; i < x->records.count; i++) {
        if (leaves_contain(leaves_of_value(x, x->records.items[i].key), leaf))
            return true;
    }
    return false;
}

/* ---- without a specification of refusals: would some other answer not have led here? ---- */

/* Made of what the request says, and of no part of the statement. */
static bool is_clients(struct exec *x, uint32_t index, leaf_id leaf)
{
    if (statement_has_leaf(x, index, leaf))
        return false;
    enum root_kind kind = root_get(x, leaf_get(x, leaf)->root)->kind;
    if (kind != ROOT_DERIVED)
        return kind == ROOT_REQUEST;
    const u32_vec *behind = leaves_behind(x, leaf);
    for (uint32_t i = 0; i < behind->count; i++)
        if (root_get(x, leaf_get(x, (leaf_id){behind->items[i]})->root)->kind == ROOT_REQUEST)
            return true;
    return false;
}

/* A part of the answer, or computed from one. */
static bool is_answers(struct exec *x, uint32_t index, leaf_id leaf)
{
    bool is = statement_has_leaf(x, index, leaf) && !is_record_key(x, leaf);
    const u32_vec *behind = leaves_behind(x, leaf);
    for (uint32_t i = 0; i < behind->count && !is; i++) {
        leaf_id source = {behind->items[i]};
        is = statement_has_leaf(x, index, source) && !is_record_key(x, source);
    }
    return is;
}

/* Whether a condition compares the answer with what the client may choose: the client knows which
 * answer is to come, and makes it true or false as it helps. */
static bool is_mixed(struct exec *x, uint32_t index, term_id condition)
{
    bool of_answer = false, of_client = false;
    const u32_vec *leaves = leaves_in_term(x, condition);
    for (uint32_t i = 0; i < leaves->count; i++) {
        of_client |= is_clients(x, index, (leaf_id){leaves->items[i]});
        of_answer |= is_answers(x, index, (leaf_id){leaves->items[i]});
    }
    return of_answer && of_client;
}

static bool is_connective(struct exec *x, term_id term)
{
    enum term_op op = term_get_op(x->terms, term);
    return op == TERM_NOT || op == TERM_AND || op == TERM_OR ||
           (op == TERM_ITE && term_get_sort(x->terms, term) == SORT_BOOL);
}

/* A condition with its parts, ascending, itself last. */
struct formula {
    u32_vec parts;
    struct map position; /* of a term among `parts` */
};

static struct formula read_formula(struct exec *x, term_id whole)
{
    struct formula f = {0};
    whole = term_canon(x->terms, whole);
    term_cone(x->terms, &whole, 1, &x->scratch, &f.parts);
    map_init(&f.position);
    for (uint32_t i = 0; i < f.parts.count; i++)
        map_put(&f.position, f.parts.items[i], i);
    return f;
}

static uint32_t position_of(struct exec *x, const struct formula *f, term_id term, uint32_t arg)
{
    return map_get(&f->position, term_arg(x->terms, term, arg).index, 0);
}

/* What a condition becomes where it has to hold, and where it has to fail. */
struct relaxed {
    term_id held, failed;
};

static struct relaxed relax_connective(struct exec *x, term_id term, const struct relaxed *args)
{
    enum term_op op = term_get_op(x->terms, term);
    struct relaxed a = args[0], b = args[1], c = args[2];
    if (op == TERM_NOT)
        return (struct relaxed){term_not(x->terms, a.failed), term_not(x->terms, a.held)};
    if (op == TERM_AND)
        return (struct relaxed){term_and(x->terms, a.held, b.held),
                                term_and(x->terms, a.failed, b.failed)};
    if (op == TERM_OR)
        return (struct relaxed){term_or(x->terms, a.held, b.held),
                                term_or(x->terms, a.failed, b.failed)};
    return (struct relaxed){term_or(x->terms, term_and(x->terms, a.held, b.held),
                                    term_and(x->terms, term_not(x->terms, a.failed), c.held)),
                            term_or(x->terms, term_and(x->terms, a.failed, b.failed),
                                    term_and(x->terms, term_not(x->terms, a.held), c.failed))};
}

/* What leads to the effect, with the client doing what helps. */
static term_id relaxed_guard(struct exec *x, uint32_t index)
{
    struct formula f = read_formula(x, term_is_none(x->owed) ? guard_term(x, x->guard) : x->owed);
    struct relaxed *became = ARENA_ARRAY(&x->scratch, struct relaxed, f.parts.count);
    for (uint32_t i = 0; i < f.parts.count; i++) {
        term_id part = {f.parts.items[i]};
        struct relaxed args[3] = {{NO_TERM, NO_TERM}};
        became[i] = (struct relaxed){part, part};
        if (term_get_sort(x->terms, part) != SORT_BOOL)
            continue;
        if (is_connective(x, part)) {
            for (uint32_t k = 0; k < term_arg_count(x->terms, part); k++)
                args[k] = became[position_of(x, &f, part, k)];
            became[i] = relax_connective(x, part, args);
        } else if (is_mixed(x, index, part)) {
            became[i] = (struct relaxed){yes(x), no(x)};
        }
    }
    map_done(&f.position);
    return became[f.parts.count - 1].held;
}

/* What an answer has instead of a symbol. */
struct instead {
    term_id symbol, value;
};
typedef VEC(struct instead) answer;

static bool is_type_of(struct exec *x, term_id symbol, leaf_id leaf)
{
    return term_equal(x->leaves.items[leaf.index].type, symbol);
}

/* `value` in the place of `symbol`, which is one of the leaf's: and the leaf has that type. */
static void add_instead(struct exec *x, answer *to, leaf_id leaf, term_id symbol, term_id value)
{
    static const enum value_tag tags[] = {[SORT_BOOL] = VALUE_BOOL,
                                          [SORT_INT] = VALUE_INT,
                                          [SORT_FLOAT] = VALUE_FLOAT,
                                          [SORT_STRING] = VALUE_STRING};
    term_id type = x->leaves.items[leaf.index].type;
    enum sort sort = term_get_sort(x->terms, symbol);
    VEC_PUSH(&x->scratch, to, ((struct instead){symbol, value}));
    if (!term_is_none(type) && sort != SORT_REAL)
        VEC_PUSH(&x->scratch, to, ((struct instead){type, term_int(x->terms, tags[sort])}));
}

/* The guard where the provider gives that answer. */
static term_id answered(struct exec *x, const struct formula *f, const answer *a)
{
    term_id *became = ARENA_ARRAY(&x->scratch, term_id, f->parts.count);
    struct map instead;
    map_init(&instead);
    for (uint32_t i = 0; i < a->count; i++)
        map_put(&instead, term_canon(x->terms, a->items[i].symbol).index, a->items[i].value.index);
    for (uint32_t i = 0; i < f->parts.count; i++) {
        term_id part = {f->parts.items[i]};
        term_ids args = {0};
        bool is_changed = false;
        became[i] = (term_id){map_get(&instead, part.index, part.index)};
        for (uint32_t k = 0; k < term_arg_count(x->terms, part); k++) {
            term_id arg = became[position_of(x, f, part, k)];
            is_changed |= !term_equal(arg, term_arg(x->terms, part, k));
            VEC_PUSH(&x->scratch, &args, arg);
        }
        if (is_changed)
            became[i] = term_canon(x->terms, term_rebuild(x->terms, part, args.items));
    }
    map_done(&instead);
    return became[f->parts.count - 1];
}

/* Answers to try, each with what it has instead. */
typedef VEC(answer) answers;

/* Whether the term is a symbol that stands for a part of the answer. */
static bool is_of_answer(struct exec *x, uint32_t index, term_id term, leaf_id *leaf)
{
    if (term_get_op(x->terms, term) != TERM_SYMBOL)
        return false;
    *leaf = leaf_of_symbol(x, term_get_symbol(x->terms, term));
    return is_answers(x, index, *leaf);
}

static void answer_symbols(struct exec *x, uint32_t index, const struct formula *f, term_ids *out)
{
    leaf_id leaf;
    for (uint32_t i = 0; i < f->parts.count; i++)
        if (is_of_answer(x, index, (term_id){f->parts.items[i]}, &leaf))
            VEC_PUSH(&x->scratch, out, (term_id){f->parts.items[i]});
}

static term_id other_value(struct exec *x, enum sort sort)
{
    switch (sort) {
    case SORT_BOOL: return no(x);
    case SORT_INT: return term_int(x->terms, 0);
    case SORT_FLOAT: return term_float(x->terms, 0);
    case SORT_STRING: return term_string_of(x->terms, TEXT("refused by the provider"));
    case SORT_REAL: break;
    }
    return NO_TERM;
}

/* Everything that is looked at says something else, or is not there. */
static void add_all_other(struct exec *x, const term_ids *symbols, bool is_absent, answers *out)
{
    answer other = {0};
    for (uint32_t i = 0; i < symbols->count; i++) {
        term_id symbol = symbols->items[i];
        leaf_id leaf = leaf_of_symbol(x, term_get_symbol(x->terms, symbol));
        term_id value = other_value(x, term_get_sort(x->terms, symbol));
        if (is_type_of(x, symbol, leaf) && is_absent &&
            (leaf_get(x, leaf)->mask & VALUE_MASK(VALUE_ABSENT)))
            VEC_PUSH(&x->scratch, &other,
                     ((struct instead){symbol, term_int(x->terms, VALUE_ABSENT)}));
        else if (!is_type_of(x, symbol, leaf) && !is_absent && !term_is_none(value))
            add_instead(x, &other, leaf, symbol, value);
    }
    VEC_PUSH(&x->scratch, out, other);
}

/* One field says what it is compared with. */
static void add_compared(struct exec *x, uint32_t index, const struct formula *f, answers *out)
{
    for (uint32_t i = 0; i < 2 * f->parts.count; i++) {
        term_id part = {f->parts.items[i / 2]};
        struct constant constant;
        answer one = {0};
        leaf_id leaf;
        if (term_get_op(x->terms, part) != TERM_EQ)
            continue;
        term_id symbol = term_arg(x->terms, part, i % 2);
        term_id value = term_arg(x->terms, part, 1 - i % 2);
        if (!term_is_constant(x->terms, value, &constant) ||
            !is_of_answer(x, index, symbol, &leaf) || is_type_of(x, symbol, leaf))
            continue;
        add_instead(x, &one, leaf, symbol, value);
        VEC_PUSH(&x->scratch, out, one);
    }
}

/* One field that is taken as a truth value is the one or the other. */
static void add_truths(struct exec *x, const term_ids *symbols, answers *out)
{
    for (uint32_t i = 0; i < 2 * symbols->count; i++) {
        term_id symbol = symbols->items[i / 2];
        answer one = {0};
        if (term_get_sort(x->terms, symbol) != SORT_BOOL)
            continue;
        add_instead(x, &one, leaf_of_symbol(x, term_get_symbol(x->terms, symbol)), symbol,
                    term_bool(x->terms, i % 2));
        VEC_PUSH(&x->scratch, out, one);
    }
}

/* Where one of a few other answers does not lead to the effect, whatever the client does then. */
static term_id some_is_refused(struct exec *x, uint32_t index)
{
    enum { MOST = 16, MOST_UNDECIDED = 4 };
    struct formula f = read_formula(x, relaxed_guard(x, index));
    term_ids symbols = {0};
    answers tried = {0};
    term_id any = no(x);
    answer_symbols(x, index, &f, &symbols);
    add_all_other(x, &symbols, false, &tried);
    add_all_other(x, &symbols, true, &tried);
    add_compared(x, index, &f, &tried);
    add_truths(x, &symbols, &tried);
    for (uint32_t i = 0, undecided = 0; symbols.count && i < tried.count && i < MOST; i++) {
        if (tried.items[i].count == 0)
            continue;
        term_id reached = answered(x, &f, &tried.items[i]);
        if (term_is_false(x->terms, reached) || undecided++ < MOST_UNDECIDED)
            any = term_or(x->terms, any, term_not(x->terms, reached));
    }
    map_done(&f.position);
    return any;
}

/* Whether the leaf tells an outcome by its name, or may, being the whole message or one of its
 * fields that nobody knows the name of. */
static bool may_refuse(struct exec *x, leaf_id leaf)
{
    static const char *const words[] = {"status", "state",  "result",  "success", "outcome",
                                        "approv", "refuse", "respons", "body",    "event"};
    struct constant key;
    struct text label = names_text(x->names, names_lower(x->names, leaf_get(x, leaf)->label));
    if (leaf_key(x, leaf).tag != VALUE_ABSENT && !value_is_constant(x, leaf_key(x, leaf), &key))
        return true;
    for (size_t i = 0; i < ARRAY_LENGTH(words); i++)
        if (text_find(label, text_of(words[i]), 0) != SIZE_MAX)
            return true;
    return false;
}

/* A signature over the payment's ids alone is given to those who paid: that it was checked says
 * that the payment succeeded. */
static bool is_given_to_payers(struct exec *x, uint32_t index)
{
    const u32_vec *leaves = leaves_of_term(x, guard_term(x, x->guard));
    bool is_told = false, may_be_refusal = false;
    for (uint32_t i = 0; i < leaves->count; i++) {
        leaf_id leaf = {leaves->items[i]};
        if (!statement_has_leaf(x, index, leaf) || is_record_key(x, leaf))
            continue;
        is_told = true;
        may_be_refusal |= may_refuse(x, leaf);
    }
    return is_told && !may_be_refusal;
}

static term_id discriminates(struct exec *x, uint32_t index)
{
    if (x->statements.items[index].kind == STATEMENT_NOTIFICATION && is_given_to_payers(x, index)) {
        x->takes_for_paid = true;
        return yes(x);
    }
    struct arena_mark mark = arena_get_mark(&x->scratch);
    leaves_hold(x);
    term_id refused = some_is_refused(x, index);
    leaves_let_go(x);
    arena_release(&x->scratch, mark);
    return refused;
}

/* The tree that was decoded from the reply is empty; false in `*sayable` if that can't be said. */
static term_id is_empty_tree(struct exec *x, leaf_id top, bool *sayable)
{
    struct text label = names_text(x->names, leaf_get(x, top)->label);
    *sayable &= !text_starts_with(label, TEXT("split"));
    struct value whole = x->leaves.items[top.index].whole;
    if (whole.tag != VALUE_ARRAY)
        return value_has_tag(x, whole, VALUE_MASK(VALUE_NULL));
    term_id empty = yes(x);
    for (uint32_t i = top.index + 1; i <= leaf_count(x); i++)
        if (leaf_get(x, (leaf_id){i})->parent.index == top.index)
            empty = term_and(x->terms, empty,
                             value_has_tag(x, x->leaves.items[i].whole, VALUE_MASK(VALUE_ABSENT)));
    return empty;
}

/* Where a reply is none: the connection failed, or an error of the server without a word. */
static term_id is_no_answer(struct exec *x, uint32_t index)
{
    struct statement s = x->statements.items[index];
    struct value failed = statement_known_part(x, index, "failed"),
                 code = statement_known_part(x, index, "code");
    term_id none = failed.tag == VALUE_BOOL ? value_term(failed) : no(x);
    if (s.body.tag != VALUE_STRING)
        return none;
    term_id silent = term_eq(x->terms, value_term(s.body), term_string_of(x->terms, TEXT("")));
    bool sayable = true;
    for (uint32_t i = 1; i <= leaf_count(x); i++) {
        leaf_id leaf = {i};
        const struct root *root = root_get(x, leaf_get(x, leaf)->root);
        if (leaf_get(x, leaf)->parent.index || root->kind != ROOT_DERIVED ||
            !statement_has_leaf(x, index, leaf))
            continue;
        silent = term_and(x->terms, silent, is_empty_tree(x, leaf, &sayable));
    }
    if (code.tag == VALUE_INT)
        silent = term_and(x->terms, silent,
                          term_eq(x->terms, value_term(code), term_int(x->terms, 500)));
    return sayable ? term_or(x->terms, none, silent) : none;
}

term_id statement_succeeded(struct exec *x, uint32_t index)
{
    struct statement statement = x->statements.items[index];
    bool is_read = statement.body.tag != VALUE_STRING; /* else it is a text still */
    if (!statement.object || logic_is_none(statement.object->refused) || !is_read) {
        bool asked = statement.kind != STATEMENT_NOTIFICATION;
        term_id none = asked ? is_no_answer(x, index) : no(x);
        return term_and(x->terms, discriminates(x, index), term_not(x->terms, none));
    }
    struct logic_binding it = {
        names_add(x->names, TEXT("it")), {.kind = LOGIC_IS_HOST, .host = statement.body}, NULL};
    struct logic_env env = {.bindings = &it};
    return term_not(x->terms, logic_truth(x, &env, statement.object->refused));
}
