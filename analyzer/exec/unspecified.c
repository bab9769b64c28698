/* What a statement says of records that nobody specifies, by the names of their fields. */
#include "analyzer/exec/statements_p.h"

bool statement_is_named(struct exec *x, leaf_id leaf, const char *const *words, uint32_t count)
{
    struct constant key;
    if (leaf_key(x, leaf).tag == VALUE_ABSENT || !value_is_constant(x, leaf_key(x, leaf), &key) ||
        key.sort != SORT_STRING)
        return false;
    name_id lower = names_lower(x->names, names_add(x->names, key.text));
    for (uint32_t i = 0; i < count; i++)
        if (text_find(names_text(x->names, lower), text_of(words[i]), 0) != SIZE_MAX)
            return true;
    return false;
}

term_id statement_covers_record(struct exec *x, uint32_t index, struct value record)
{
    static const char *const words[] = {"amount", "total", "price", "cost", "due"};
    term_id any = no(x);
    uint32_t count = leaf_count(x);
    for (uint32_t i = 1; i <= count && record.tag == VALUE_OBJECT; i++) {
        leaf_id leaf = {i};
        if (!statement_is_scalar_leaf(x, leaf) ||
            !statement_is_named(x, leaf, words, ARRAY_LENGTH(words)))
            continue;
        term_id owned = store_shares_leaf(x, record, leaf);
        if (term_is_false(x->terms, owned))
            continue;
        term_id amount = provenance_real(x, x->leaves.items[i].whole);
        exec_know(x, value_has_tag(x, x->leaves.items[i].whole, VALUE_MASK(VALUE_STRING)));
        exec_know(x, term_binary(x->terms, TERM_LE, term_real(x->terms, TEXT("0")), amount));
        term_id covers = statement_covers(x, index, amount);
        any = term_or(x->terms, any, term_and(x->terms, owned, covers));
    }
    return any;
}

static void know_differs(struct exec *x, struct value text, const char *other)
{
    if (text.tag == VALUE_STRING)
        exec_know(x, term_not(x->terms, term_eq(x->terms, value_term(text),
                                                term_string_of(x->terms, text_of(other)))));
}

/* Neither it nor what it becomes by the function is blank or zero. */
static struct value know_filled(struct exec *x, struct value text, const char *function)
{
    struct value made = exec_call(x, value_of_text(x, text_of(function)), &text, 1);
    know_differs(x, made, "");
    know_differs(x, made, "0");
    return made;
}

/* Records are as the plugin writes them: a currency that is kept is a code, not blank nor zero. */
static void know_currency(struct exec *x, leaf_id leaf)
{
    value_cases cases = {0};
    struct value whole = x->leaves.items[leaf.index].whole;
    value_get_cases(x, whole, &cases);
    exec_know(x, value_has_tag(x, whole, VALUE_MASK(VALUE_STRING)));
    for (uint32_t i = 0; i < cases.count; i++) {
        struct value one = cases.items[i].value;
        if (one.tag != VALUE_STRING)
            continue;
        know_differs(x, one, "");
        know_differs(x, one, "0");
        struct value trimmed = know_filled(x, one, "trim");
        know_filled(x, one, "strtoupper");
        know_filled(x, one, "strtolower");
        if (trimmed.tag == VALUE_STRING) {
            know_filled(x, trimmed, "strtoupper");
            know_filled(x, trimmed, "strtolower");
        }
    }
}

/* The currency that the record keeps, or that of the shop. */
term_id statement_says_currency(struct exec *x, uint32_t index, struct value record)
{
    static const char *const words[] = {"currency"};
    term_id any = no(x);
    uint32_t count = leaf_count(x);
    for (uint32_t i = 1; i <= count && record.tag == VALUE_OBJECT; i++) {
        leaf_id leaf = {i};
        if (!statement_is_scalar_leaf(x, leaf) ||
            !statement_is_named(x, leaf, words, ARRAY_LENGTH(words)))
            continue;
        term_id owned = store_shares_leaf(x, record, leaf);
        bool set = root_get(x, leaf_get(x, leaf)->root)->kind == ROOT_SETTING;
        if (!set && term_is_false(x->terms, owned))
            continue;
        if (!set)
            know_currency(x, leaf);
        term_id says = statement_says(x, index, x->leaves.items[i].whole);
        any = term_or(x->terms, any, set ? says : term_and(x->terms, owned, says));
    }
    return any;
}
