/*
 * Requests that carry a secret of the shop, as a parameter or a header: whoever sends one knows it,
 * so what the request says is the provider's word (SEMANTICS 4.4, `bearer`). A secret is a text.
 */
#include "analyzer/exec/exec_p.h"

static enum root_kind kind_of(struct exec *x, leaf_id leaf)
{
    return root_get(x, leaf_get(x, leaf)->root)->kind;
}

/* Made of what the request holds, and of nothing else. */
static bool is_sent(struct exec *x, struct value value)
{
    u32_vec leaves = {0};
    bool sent = false;
    leaves_deep(x, value, &leaves);
    for (uint32_t i = 0; i < leaves.count; i++) {
        enum root_kind kind = kind_of(x, (leaf_id){leaves.items[i]});
        sent |= kind == ROOT_REQUEST;
        if (kind != ROOT_REQUEST && kind != ROOT_DERIVED)
            return false;
    }
    return sent;
}

/* A setting that is a secret, or a token by its name. */
static bool is_secret_setting(struct exec *x, leaf_id leaf)
{
    struct text label = names_text(x->names, leaf_get(x, leaf)->label);
    name_id lower = names_lower(x->names, names_add(x->names, label));
    return kind_of(x, leaf) == ROOT_SETTING &&
           (provenance_secret_leaf(x, leaf) ||
            text_find(names_text(x->names, lower), TEXT("token"), 0) != SIZE_MAX);
}

/* Made of settings, and one of them is a secret. */
static bool are_settings(struct exec *x, term_id term, bool *secret)
{
    u32_vec leaves = {0};
    struct constant constant;
    if (term_is_constant(x->terms, term, &constant))
        return true;
    leaves_deep(x, value_string(term), &leaves);
    for (uint32_t i = 0; i < leaves.count; i++) {
        leaf_id leaf = {leaves.items[i]};
        enum root_kind kind = kind_of(x, leaf);
        if (kind != ROOT_SETTING && kind != ROOT_DERIVED)
            return false;
        *secret |= is_secret_setting(x, leaf);
    }
    return leaves.count > 0;
}

/* Of a choice, each side: which secret is meant may be for the request to say. */
static bool is_secret_term(struct exec *x, term_id term, bool *secret, int depth)
{
    enum { DEEPEST = 16 };
    term_id canon = term_canon(x->terms, term);
    if (term_get_op(x->terms, canon) != TERM_ITE || depth > DEEPEST)
        return are_settings(x, canon, secret);
    return is_secret_term(x, term_arg(x->terms, canon, 1), secret, depth + 1) &&
           is_secret_term(x, term_arg(x->terms, canon, 2), secret, depth + 1);
}

static bool is_kept_secret(struct exec *x, struct value value)
{
    value_cases cases = {0};
    bool secret = false, all = true;
    value_get_cases(x, value, &cases);
    for (uint32_t i = 0; i < cases.count && all; i++)
        if (cases.items[i].value.tag == VALUE_STRING)
            all = is_secret_term(x, value_term(cases.items[i].value), &secret, 0);
    return all && secret;
}

/* No piece of the text that the shop does not write itself is empty: nobody can guess it. */
static term_id is_filled(struct exec *x, term_id text)
{
    struct constant constant;
    term_id canon = term_canon(x->terms, text), all = term_bool(x->terms, true);
    if (term_is_constant(x->terms, canon, &constant))
        return term_bool(x->terms, false);
    if (term_get_op(x->terms, canon) == TERM_ITE)
        return term_ite(x->terms, term_arg(x->terms, canon, 0),
                        is_filled(x, term_arg(x->terms, canon, 1)),
                        is_filled(x, term_arg(x->terms, canon, 2)));
    if (term_get_op(x->terms, canon) != TERM_CONCAT)
        return term_not(x->terms, term_eq(x->terms, canon, term_string_of(x->terms, TEXT(""))));
    for (uint32_t i = 0; i < term_arg_count(x->terms, canon); i++)
        if (!term_is_constant(x->terms, term_arg(x->terms, canon, i), &constant))
            all = term_and(x->terms, all, is_filled(x, term_arg(x->terms, canon, i)));
    return all;
}

/* Where the secret is a text, and not empty. */
static term_id is_good_secret(struct exec *x, struct value secret)
{
    term_id good = term_bool(x->terms, false);
    value_cases cases = {0};
    value_get_cases(x, secret, &cases);
    for (uint32_t i = 0; i < cases.count; i++)
        if (cases.items[i].value.tag == VALUE_STRING)
            good = term_or(x->terms, good,
                           term_and(x->terms, cases.items[i].guard,
                                    is_filled(x, value_term(cases.items[i].value))));
    return good;
}

/* Settings are as the shop's pages write them: a secret that is set is a text. */
static void know_text(struct exec *x, struct value secret)
{
    const uint32_t others =
        VALUE_MASK(VALUE_ARRAY) | VALUE_MASK(VALUE_INT) | VALUE_MASK(VALUE_FLOAT);
    value_cases cases = {0};
    value_get_cases(x, secret, &cases);
    for (uint32_t i = 0; i < cases.count; i++) {
        struct value one = cases.items[i].value;
        term_id is_set = VALUE_MASK(one.tag) & others ? term_bool(x->terms, true)
                         : one.tag == VALUE_BOOL      ? value_term(one)
                                                      : term_bool(x->terms, false);
        exec_know(x, term_not(x->terms, term_and(x->terms, cases.items[i].guard, is_set)));
    }
}

bool bearer_compared(struct exec *x, const struct comparison *comparison)
{
    bool left = is_kept_secret(x, comparison->a);
    struct value secret = left ? comparison->a : comparison->b;
    struct value sent = left ? comparison->b : comparison->a;
    if (!(left || is_kept_secret(x, secret)) || !is_sent(x, sent))
        return false;
    know_text(x, secret);
    term_id held = term_and(x->terms, comparison->equal, is_good_secret(x, secret));
    term_id is_text = value_has_tag(x, sent, VALUE_MASK(VALUE_STRING));
    statement_bearer(x, sent, comparison->is_strict ? held : term_and(x->terms, held, is_text));
    return true;
}
