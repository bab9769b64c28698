/* What a statement says: values and amounts, in the role that they have in it. */
#include "analyzer/exec/statements_p.h"

/* What was answered about a leaf while nothing changed (leaf_memo.answers), by question. */
enum question { IS_LISTED, IS_COVERED, IS_BELOW };
enum { ANSWER_UNKNOWN, ANSWER_NO, ANSWER_YES };

static uint64_t question_key(enum question question, uint32_t about, leaf_id leaf)
{
    return (uint64_t)question << 60 | (uint64_t)about << 32 | leaf.index;
}

static bool keep_answer(struct exec *x, uint64_t key, bool answer)
{
    map_put(&x->memo.answers, key, answer ? ANSWER_YES : ANSWER_NO);
    return answer;
}

static void covered_leaves(struct exec *x, struct value covered, u32_vec *leaves);

/* Whether the leaf is among those that the check of a notification read. */
static bool is_listed(struct exec *x, uint32_t index, leaf_id leaf)
{
    uint64_t whole = question_key(IS_LISTED, index, (leaf_id){0});
    if (!map_get(&x->memo.answers, whole, ANSWER_UNKNOWN)) {
        u32_vec covered = {0};
        struct arena_mark mark = arena_get_mark(&x->scratch);
        covered_leaves(x, x->statements.items[index].covered, &covered);
        for (uint32_t i = 0; i < covered.count; i++)
            keep_answer(x, question_key(IS_LISTED, index, (leaf_id){covered.items[i]}), true);
        keep_answer(x, whole, true);
        arena_release(&x->scratch, mark);
    }
    return map_get(&x->memo.answers, question_key(IS_LISTED, index, leaf), ANSWER_UNKNOWN);
}

/* Fields of a form, or of JSON, that the request's body is: they are those of a body that is
 * covered as a whole, or there are none. */
static bool is_of_covered_body(struct exec *x, uint32_t index, leaf_id leaf)
{
    struct text label = names_text(x->names, root_get(x, leaf_get(x, leaf)->root)->label);
    leaf_id body = {0};
    if (text_is(label, "request.post") || text_is(label, "request.json"))
        body = input_known_body(x);
    return body.index && is_listed(x, index, body);
}

/* A leaf, one that it is an element of, or all that its tree was decoded from, is covered. What is
 * asked about while it is being answered is not. */
static bool is_covered(struct exec *x, uint32_t index, leaf_id leaf)
{
    uint64_t key = question_key(IS_COVERED, index, leaf);
    uint32_t known = map_get(&x->memo.answers, key, ANSWER_UNKNOWN);
    if (known)
        return known == ANSWER_YES;
    if (x->statements.items[index].is_bearer &&
        root_get(x, leaf_get(x, leaf)->root)->kind == ROOT_REQUEST)
        return keep_answer(x, key, true);
    for (leaf_id at = leaf; at.index; at = leaf_get(x, at)->parent)
        if (is_listed(x, index, at))
            return keep_answer(x, key, true);
    if (is_of_covered_body(x, index, leaf))
        return keep_answer(x, key, true);
    const u32_vec *sources = leaves_behind(x, leaf);
    bool all = sources->count > 0;
    keep_answer(x, key, false);
    for (uint32_t i = 0; i < sources->count && all; i++)
        all = is_covered(x, index, (leaf_id){sources->items[i]});
    return keep_answer(x, key, all);
}

/* Whether the leaf is read off what has the root: an exact decoding is where any of its sources
 * is, what is computed where all are. */
static bool is_below(struct exec *x, root_id wanted, leaf_id leaf)
{
    root_id own = leaf_get(x, leaf)->root;
    uint64_t key = question_key(IS_BELOW, wanted.index, leaf);
    uint32_t known = map_get(&x->memo.answers, key, ANSWER_UNKNOWN);
    if (known || own.index == wanted.index)
        return known != ANSWER_NO;
    const u32_vec *sources = leaves_behind(x, leaf);
    bool exact = !root_get(x, own)->why, any = false, all = sources->count > 0;
    keep_answer(x, key, false);
    for (uint32_t i = 0; i < sources->count && !(exact && any); i++) {
        bool below = is_below(x, wanted, (leaf_id){sources->items[i]});
        any = any || below;
        all = all && below;
    }
    return keep_answer(x, key, exact ? any : all);
}

static void add_items(struct exec *x, const u32_vec *from, u32_vec *to)
{
    for (uint32_t i = 0; i < from->count; i++)
        VEC_PUSH(&x->scratch, to, from->items[i]);
}

void statement_said_leaves(struct exec *x, term_id term, u32_vec *leaves)
{
    term_ids stack = {0};
    struct map seen;
    map_init(&seen);
    VEC_PUSH(&x->scratch, &stack, term_canon(x->terms, term));
    while (stack.count) {
        term_id part = stack.items[--stack.count];
        if (map_get(&seen, part.index, 0))
            continue;
        map_put(&seen, part.index, 1);
        if (term_get_op(x->terms, part) == TERM_SYMBOL)
            add_items(x, leaves_of_term(x, part), leaves);
        for (uint32_t i = 0; i < term_arg_count(x->terms, part) && !store_field_of(x, part); i++)
            VEC_PUSH(&x->scratch, &stack, term_arg(x->terms, part, i));
    }
    map_done(&seen);
}

/* What an encoding that loses nothing was given, where no term says its result. */
static const struct value *encoded_in(struct exec *x, leaf_id leaf)
{
    const struct root *root = root_get(x, leaf_get(x, leaf)->root);
    struct text label = names_text(x->names, root->label);
    bool whole = text_is(label, "http_build_query") || text_is(label, "json_encode");
    return root->kind == ROOT_DERIVED && root->from_count > 0 && whole ? &root->from[0] : NULL;
}

static void covered_leaves(struct exec *x, struct value covered, u32_vec *leaves)
{
    uint32_t first = leaves->count;
    if (covered.tag >= VALUE_BOOL && covered.tag <= VALUE_STRING)
        statement_said_leaves(x, value_term(covered), leaves);
    else
        add_items(x, leaves_of_value(x, covered), leaves);
    for (uint32_t i = first, last = leaves->count; i < last; i++) {
        const struct value *whole = encoded_in(x, (leaf_id){leaves->items[i]});
        if (whole)
            covered_leaves(x, *whole, leaves);
    }
}

bool statement_has_leaf(struct exec *x, uint32_t index, leaf_id leaf)
{
    const struct statement *statement = &x->statements.items[index];
    if (leaf.index == 0)
        return false;
    leaves_hold(x);
    bool has = statement->kind == STATEMENT_NOTIFICATION ? is_covered(x, index, leaf)
                                                         : is_below(x, statement->root, leaf);
    leaves_let_go(x);
    return has;
}

/* "amount" is the end of the path payload.payment.entity.amount; `*` stands for one step. */
static bool path_matches(struct exec *x, leaf_id leaf, struct text path)
{
    size_t end = path.size;
    for (leaf_id at = leaf; end > 0; at = leaf_get(x, at)->parent) {
        size_t begin = end;
        struct constant key;
        while (begin > 0 && path.data[begin - 1] != '.')
            begin--;
        struct text step = text_slice(path, begin, end);
        if (at.index == 0 || leaf_key(x, at).tag == VALUE_ABSENT)
            return false;
        bool known = value_is_constant(x, leaf_key(x, at), &key) && key.sort == SORT_STRING;
        if (!text_is(step, "*") && !(known && text_equal(key.text, step)))
            return false;
        end = begin > 0 ? begin - 1 : 0;
    }
    return true;
}

/* How an answer came, not what it says: its status as HTTP has it. */
static bool is_of_transport(struct exec *x, leaf_id leaf)
{
    struct text label = names_text(x->names, leaf_get(x, leaf)->label);
    return root_get(x, leaf_get(x, leaf)->root)->kind == ROOT_REPLY &&
           leaf_key(x, leaf).tag == VALUE_ABSENT &&
           (text_ends_with(label, TEXT(".code")) || text_ends_with(label, TEXT(".failed")));
}

/* Whether the provider's specification gives the leaf that role; true where it says nothing of the
 * role. An object without roles says nothing of payments. */
static bool may_play(struct exec *x, const struct statement *statement, leaf_id leaf,
                     const char *role, bool *is_minor, bool *known)
{
    *known = false;
    *is_minor = false;
    if (!statement->object)
        return !is_of_transport(x, leaf);
    if (statement->object->roles.count == 0)
        return false;
    for (uint32_t i = 0; i < statement->object->roles.count; i++) {
        const struct spec_role *spec = &statement->object->roles.items[i];
        if (!text_is(names_text(x->names, spec->role), role))
            continue;
        *known = true;
        *is_minor = spec->is_minor;
        for (uint32_t k = 0; k < spec->paths.count; k++)
            if (path_matches(x, leaf, spec->paths.items[k]))
                return true;
    }
    return !*known;
}

bool statement_shows(struct exec *x, leaf_id leaf)
{
    uint32_t index = root_get(x, leaf_get(x, leaf)->root)->statement;
    bool is_minor, known;
    return index < x->statements.count && x->statements.items[index].object &&
           may_play(x, &x->statements.items[index], leaf, "shown", &is_minor, &known) && known;
}

/* Whether a field of that name that a charge sends has the role. */
static bool may_send(struct exec *x, const struct statement *statement, name_id name,
                     const char *role)
{
    bool known = false;
    for (uint32_t i = 0; statement->object && i < statement->object->roles.count; i++) {
        const struct spec_role *spec = &statement->object->roles.items[i];
        if (!text_is(names_text(x->names, spec->role), role))
            continue;
        known = true;
        for (uint32_t k = 0; k < spec->paths.count && !name_is_none(name); k++)
            if (text_equal(spec->paths.items[k], names_text(x->names, name)))
                return true;
    }
    return !known;
}

bool statement_is_scalar_leaf(const struct exec *x, leaf_id leaf)
{
    uint32_t tag = x->leaves.items[leaf.index].whole.tag;
    return tag == VALUE_LEAF || (tag >= VALUE_BOOL && tag <= VALUE_STRING);
}

/* The program's own values that a statement repeats: hashed parts, fields of a charge. */
static void own_terms(struct exec *x, uint32_t index, const char *role, message_fields *fields)
{
    struct statement statement = x->statements.items[index];
    message_fields sent = {0};
    for (uint32_t i = 0; i < statement.parts.count; i++) {
        struct message_field part = {NO_NAME, value_string(statement.parts.items[i])};
        VEC_PUSH(x->arena, fields, part);
    }
    if (statement.kind != STATEMENT_CHARGE)
        return;
    message_read(x, statement.sent, &sent);
    for (uint32_t i = 0; i < sent.count; i++)
        if (may_send(x, &statement, sent.items[i].name, role))
            VEC_PUSH(x->arena, fields, sent.items[i]);
}

term_id statement_is_written(struct exec *x, struct value written, struct value value)
{
    bool texts = written.tag >= VALUE_INT && written.tag <= VALUE_STRING &&
                 value.tag >= VALUE_INT && value.tag <= VALUE_STRING;
    if (texts &&
        term_equal(skeleton_base(x, value_term(written)), skeleton_base(x, value_term(value))))
        return yes(x);
    return no(x);
}

/* What plays a part in a provider's answer is no truth value, nor a tree unless the program looks
 * into it, a reference no fraction, and a number of minor units no text where it can be a number.
 */
static void know_spoken(struct exec *x, leaf_id leaf, const char *role, bool minor)
{
    uint32_t never = VALUE_MASK(VALUE_BOOL);
    if (strcmp(role, "reference") == 0)
        never |= VALUE_MASK(VALUE_FLOAT);
    if (minor)
        never |= VALUE_MASK(VALUE_STRING);
    if (x->leaves.items[leaf.index].children.count == 0)
        never |= VALUE_MASK(VALUE_ARRAY);
    term_id odd = value_has_tag(x, x->leaves.items[leaf.index].whole, never);
    if (!term_is_false(x->terms, odd) && !term_is_true(x->terms, odd))
        exec_know(x, term_not(x->terms, odd));
}

/* What is the same for all orders names none of them. */
static bool may_refer(struct exec *x, leaf_id leaf, const char *role)
{
    enum root_kind kind = root_get(x, leaf_get(x, leaf)->root)->kind;
    return strcmp(role, "reference") != 0 ||
           (kind != ROOT_SETTING && kind != ROOT_SERVER && kind != ROOT_IDENTITY);
}

term_id statement_says_in_role(struct exec *x, uint32_t index, struct value value, const char *role)
{
    term_id any = no(x);
    uint32_t count = leaf_count(x);
    message_fields own = {0};
    own_terms(x, index, role, &own);
    for (uint32_t i = 0; i < own.count; i++)
        any = term_or(x->terms, any, statement_is_written(x, own.items[i].value, value));
    for (uint32_t i = 1; i <= count; i++) {
        leaf_id leaf = {i};
        bool minor, known;
        if (!statement_is_scalar_leaf(x, leaf) || !may_refer(x, leaf, role) ||
            !statement_has_leaf(x, index, leaf) ||
            !may_play(x, &x->statements.items[index], leaf, role, &minor, &known))
            continue;
        if (known)
            know_spoken(x, leaf, role, false);
        any = term_or(x->terms, any, provenance_same(x, x->leaves.items[i].whole, value));
    }
    return any;
}

term_id statement_says(struct exec *x, uint32_t statement, struct value value)
{
    return statement_says_in_role(x, statement, value, "");
}

/*
 * real(leaf) >= amount - one unit, in major or minor units as the provider has it; and a hair less,
 * which is no difference between amounts, because programs subtract the unit in floating point.
 */
static term_id covers_amount(struct exec *x, leaf_id leaf, term_id amount, bool major, bool minor)
{
    struct term_table *terms = x->terms;
    term_id paid = provenance_real(x, x->leaves.items[leaf.index].whole);
    term_id cent = term_real(terms, TEXT("10001/1000000")), hundred = term_real(terms, TEXT("100"));
    term_id any = no(x);
    if (major) {
        term_id least = term_binary(terms, TERM_SUB, amount, cent);
        any = term_or(terms, any, term_binary(terms, TERM_LE, least, paid));
    }
    if (minor) {
        term_id scaled = term_binary(terms, TERM_MUL, amount, hundred);
        term_id least = term_binary(terms, TERM_SUB, scaled, term_real(terms, TEXT("10001/10000")));
        any = term_or(terms, any, term_binary(terms, TERM_LE, least, paid));
    }
    return any;
}

/* The amount stands in a message of the program's own. */
static term_id writes_amount(struct exec *x, uint32_t index, term_id amount)
{
    term_id any = no(x);
    message_fields own = {0};
    own_terms(x, index, "amount", &own);
    for (uint32_t i = 0; i < own.count; i++) {
        struct value one = own.items[i].value;
        term_id under;
        if (one.tag >= VALUE_INT && one.tag <= VALUE_STRING &&
            skeleton_is_amount(x, value_term(one), amount, &under))
            any = term_or(x->terms, any, under);
    }
    return any;
}

term_id statement_covers(struct exec *x, uint32_t index, term_id amount)
{
    term_id any = writes_amount(x, index, amount);
    uint32_t count = leaf_count(x);
    for (uint32_t i = 1; i <= count; i++) {
        leaf_id leaf = {i};
        bool minor, known;
        if (!statement_is_scalar_leaf(x, leaf) || !statement_has_leaf(x, index, leaf) ||
            !may_play(x, &x->statements.items[index], leaf, "amount", &minor, &known))
            continue;
        if (known)
            know_spoken(x, leaf, "amount", minor);
        any = term_or(x->terms, any,
                      covers_amount(x, leaf, amount, !known || !minor, !known || minor));
    }
    return any;
}
