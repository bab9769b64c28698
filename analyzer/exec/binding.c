/* Of which record a statement speaks: the reference in it, or what the record stores of it. */
#include "analyzer/exec/statements_p.h"

/* Where the record stores the leaf: as a field or meta value of its key. */
static term_id stores_leaf(struct exec *x, leaf_id leaf, struct value record)
{
    struct value key = object_get(x, record)->key;
    term_id any = store_has_leaf(x, record, leaf) ? yes(x) : store_shares_leaf(x, record, leaf);
    for (leaf_id at = leaf; at.index && !term_is_true(x->terms, any);
         at = leaf_get(x, at)->parent) {
        struct value step = leaf_key(x, at);
        if (root_get(x, leaf_get(x, at)->root)->kind == ROOT_STORE && step.tag == key.tag &&
            (key.tag == VALUE_INT || key.tag == VALUE_STRING))
            any = term_or(x->terms, any, term_eq(x->terms, value_term(step), value_term(key)));
    }
    return any;
}

/* Where the value is a field of the record that tells it from others: its key, a token, a
 * reference. */
static term_id is_mark_of(struct exec *x, struct value value, struct value key)
{
    uint32_t marks = SPEC_MODEL_KEY | SPEC_MODEL_TOKEN | SPEC_MODEL_REFERENCE;
    if (value.tag < VALUE_INT || value.tag > VALUE_STRING || key.tag < VALUE_INT ||
        key.tag > VALUE_STRING)
        return no(x);
    term_id base = skeleton_base(x, value_term(value));
    const struct spec_model *model = store_field_of(x, base);
    if (!model || !(model->flags & marks))
        return no(x);
    term_id of = term_arg(x->terms, base, 0);
    bool comparable = term_get_sort(x->terms, of) == term_get_sort(x->terms, value_term(key));
    return comparable ? term_eq(x->terms, of, value_term(key)) : no(x);
}

/* Where the value is one that the record stores. */
static term_id stores_value(struct exec *x, struct value value, struct value record)
{
    const u32_vec *leaves = leaves_of_value(x, value);
    term_id any = is_mark_of(x, value, object_get(x, record)->key);
    for (uint32_t i = 0; i < leaves->count; i++)
        any = term_or(x->terms, any, stores_leaf(x, (leaf_id){leaves->items[i]}, record));
    return any;
}

/* Whether the value is one that the record stores, whatever the keys are. */
static bool is_stored_by(struct exec *x, struct value value, struct value record)
{
    return term_is_true(x->terms, stores_value(x, value, record));
}

static void covered_fields(struct exec *x, struct value covered, message_fields *fields);

/* Where the question that a reply answers names the value: as its key, in its URL or beside it. */
static term_id asks_about(struct exec *x, uint32_t index, struct value value)
{
    struct statement statement = x->statements.items[index];
    message_fields asked = {0};
    term_id any = no(x);
    if (statement.kind == STATEMENT_NOTIFICATION || statement.key.tag == VALUE_ABSENT)
        return any;
    if (statement.body.tag != VALUE_STRING) /* no address */
        any = provenance_same(x, statement.key, value);
    covered_fields(x, statement.key, &asked);
    message_read(x, statement.sent, &asked);
    for (uint32_t i = 0; i < asked.count; i++)
        if (!provenance_is_literal(x, asked.items[i].value))
            any = term_or(x->terms, any, statement_is_written(x, asked.items[i].value, value));
    return any;
}

static term_id states_reference(struct exec *x, uint32_t index, struct value record)
{
    const struct spec_class *class;
    term_id any = statement_says_in_role(x, index, object_get(x, record)->key, "reference");
    uint32_t keys = SPEC_MODEL_KEY | SPEC_MODEL_TOKEN | SPEC_MODEL_REFERENCE;
    if (!store_is_record(x, record, &class))
        return any;
    for (uint32_t i = 0; i < class->models.count; i++) {
        if (!(class->models.items[i].flags & keys))
            continue;
        struct value value = store_read(x, record, class, &class->models.items[i]);
        any = term_or(x->terms, any, statement_says_in_role(x, index, value, "reference"));
        any = term_or(x->terms, any, asks_about(x, index, value));
    }
    return any;
}

/* What many payments have in common tells none from another: how much, of what, in which state. */
static bool is_common_leaf(struct exec *x, leaf_id leaf)
{
    static const char *const words[] = {"amount", "total", "price",    "cost",   "due",
                                        "gross",  "value", "currency", "status", "state"};
    return statement_is_named(x, leaf, words, ARRAY_LENGTH(words));
}

/* Nor does whose it is. */
static bool is_common(struct exec *x, struct value value)
{
    const u32_vec *leaves = leaves_of_value(x, value);
    for (uint32_t i = 0; i < leaves->count; i++) {
        leaf_id leaf = {leaves->items[i]};
        if (is_common_leaf(x, leaf) || root_get(x, leaf_get(x, leaf)->root)->kind == ROOT_IDENTITY)
            return true;
    }
    return false;
}

/* A comparison on this flow between what the record stores and what the statement is about, or
 * says. */
static term_id linked_by_comparison(struct exec *x, uint32_t index, struct value record, bool says)
{
    term_id any = no(x);
    leaves_hold(x);
    for (uint32_t i = 0; i < x->comparisons.count; i++) {
        struct comparison comparison = x->comparisons.items[i];
        for (int side = 0; side < 2; side++) {
            struct value stored = side ? comparison.b : comparison.a;
            struct value other = side ? comparison.a : comparison.b;
            term_id owned = stores_value(x, stored, record);
            if (term_is_false(x->terms, owned) || provenance_is_literal(x, other) ||
                is_common(x, stored) || is_common(x, other))
                continue;
            term_id equal = term_and(x->terms, owned, comparison.equal);
            const u32_vec *leaves = leaves_of_value(x, other);
            bool spoken = false;
            for (uint32_t k = 0; k < leaves->count && says && !spoken; k++)
                spoken = statement_has_leaf(x, index, (leaf_id){leaves->items[k]});
            any = term_or(x->terms, any, term_and(x->terms, equal, asks_about(x, index, other)));
            if (spoken)
                any = term_or(x->terms, any, equal);
        }
    }
    leaves_let_go(x);
    return any;
}

/* Whether all that the term is computed from is said by the statement or a setting of the shop. */
static bool is_read_off(struct exec *x, uint32_t index, term_id term)
{
    const u32_vec *leaves = leaves_of_term(x, term);
    bool said = false;
    for (uint32_t i = 0; i < leaves->count; i++) {
        leaf_id leaf = {leaves->items[i]};
        enum root_kind kind = root_get(x, leaf_get(x, leaf)->root)->kind;
        bool says = statement_has_leaf(x, index, leaf);
        if (!says && kind != ROOT_SETTING && kind != ROOT_DERIVED)
            return false;
        said |= says;
    }
    return said;
}

/* Where a value is read off the statement: of a choice, where the side that is taken is. */
static term_id read_off(struct exec *x, uint32_t index, term_id term, int depth)
{
    enum { DEEPEST = 24 };
    term_id canon = term_canon(x->terms, term);
    if (is_read_off(x, index, canon))
        return yes(x);
    if (term_get_op(x->terms, canon) != TERM_ITE || depth > DEEPEST)
        return no(x);
    return term_ite(x->terms, term_arg(x->terms, canon, 0),
                    read_off(x, index, term_arg(x->terms, canon, 1), depth + 1),
                    read_off(x, index, term_arg(x->terms, canon, 2), depth + 1));
}

static term_id key_read_off(struct exec *x, uint32_t index, struct value record)
{
    struct value key = object_get(x, record)->key;
    if (key.tag != VALUE_INT && key.tag != VALUE_STRING)
        return no(x);
    return read_off(x, index, value_term(key), 0);
}

/* A charge that sends the total of the record, or another field of its own. */
static bool is_charged_for(struct exec *x, uint32_t index, struct value record)
{
    struct statement statement = x->statements.items[index];
    struct value key = object_get(x, record)->key;
    message_fields sent = {0};
    if (statement.kind != STATEMENT_CHARGE || key.tag < VALUE_INT || key.tag > VALUE_STRING)
        return false;
    message_read(x, statement.sent, &sent);
    for (uint32_t i = 0; i < sent.count; i++) {
        struct value one = sent.items[i].value;
        u32_vec cone = {0};
        if (one.tag < VALUE_INT || one.tag > VALUE_STRING)
            continue;
        term_id root = term_canon(x->terms, value_term(one));
        term_cone(x->terms, &root, 1, x->arena, &cone);
        for (uint32_t k = 0; k < cone.count; k++) {
            term_id part = {cone.items[k]};
            if (store_field_of(x, part) &&
                term_same(x->terms, term_arg(x->terms, part, 0), value_term(key)))
                return true;
        }
    }
    return false;
}

/* Where all that the text is made of is stored by the record, and tells it from others. */
static term_id is_own(struct exec *x, term_id text, struct value record)
{
    struct arena_mark mark = arena_get_mark(&x->scratch);
    u32_vec leaves = {0};
    statement_said_leaves(x, text, &leaves);
    term_id all = term_bool(x->terms, leaves.count > 0);
    for (uint32_t i = 0; i < leaves.count && !term_is_false(x->terms, all); i++) {
        leaf_id leaf = {leaves.items[i]};
        all =
            is_common_leaf(x, leaf) ? no(x) : term_and(x->terms, all, stores_leaf(x, leaf, record));
    }
    arena_release(&x->scratch, mark);
    return all;
}

/* The same; of a choice, where the side that is taken is. */
static term_id is_told_apart(struct exec *x, term_id text, struct value record, int depth)
{
    enum { DEEPEST = 16 };
    term_id canon = term_canon(x->terms, text), own = is_own(x, canon, record);
    if (!term_is_false(x->terms, own) || term_get_op(x->terms, canon) != TERM_ITE ||
        depth > DEEPEST)
        return own;
    return term_ite(x->terms, term_arg(x->terms, canon, 0),
                    is_told_apart(x, term_arg(x->terms, canon, 1), record, depth + 1),
                    is_told_apart(x, term_arg(x->terms, canon, 2), record, depth + 1));
}

/* What the check of a notification read: the parts of a text, the fields of an array. */
static void covered_fields(struct exec *x, struct value covered, message_fields *fields)
{
    term_ids parts = {0};
    if (covered.tag != VALUE_STRING) {
        message_read(x, covered, fields);
        return;
    }
    statement_parts_of(x, value_term(covered), &parts);
    for (uint32_t i = 0; i < parts.count; i++)
        VEC_PUSH(x->arena, fields, ((struct message_field){NO_NAME, value_string(parts.items[i])}));
}

/* Where a check held for something that the record stores: a payment's id that it was given. */
static term_id covers_stored(struct exec *x, uint32_t index, struct value record)
{
    message_fields fields = {0};
    term_id any = no(x);
    if (x->statements.items[index].kind != STATEMENT_NOTIFICATION)
        return any;
    covered_fields(x, x->statements.items[index].covered, &fields);
    for (uint32_t i = 0; i < fields.count; i++) {
        value_cases cases = {0};
        value_get_cases(x, fields.items[i].value, &cases);
        for (uint32_t k = 0; k < cases.count; k++)
            if (cases.items[k].value.tag == VALUE_STRING)
                any = term_or(
                    x->terms, any,
                    term_and(x->terms, cases.items[k].guard,
                             is_told_apart(x, value_term(cases.items[k].value), record, 0)));
    }
    return any;
}

/* Where a part of the address that was asked is a field that tells the record from others. */
static term_id names_mark(struct exec *x, struct value address, struct value record)
{
    message_fields parts = {0};
    term_id any = no(x);
    if (address.tag == VALUE_STRING)
        covered_fields(x, address, &parts);
    for (uint32_t i = 0; i < parts.count; i++)
        any =
            term_or(x->terms, any, is_mark_of(x, parts.items[i].value, object_get(x, record)->key));
    return any;
}

term_id statement_asked(struct exec *x, uint32_t index, struct value record)
{
    if (record.tag != VALUE_OBJECT)
        return no(x);
    struct statement statement = x->statements.items[index];
    term_id asked =
        statement.key.tag == VALUE_ABSENT ? no(x) : stores_value(x, statement.key, record);
    asked = term_or(x->terms, asked, names_mark(x, statement.key, record));
    if (term_is_true(x->terms, asked))
        return asked;
    return term_or(x->terms, asked,
                   term_or(x->terms, covers_stored(x, index, record),
                           linked_by_comparison(x, index, record, false)));
}

term_id statement_bound(struct exec *x, uint32_t index, struct value record)
{
    if (record.tag != VALUE_OBJECT)
        return no(x);
    struct statement statement = x->statements.items[index];
    if (is_charged_for(x, index, record) ||
        (statement.kind == STATEMENT_CHARGE && is_stored_by(x, statement.sent, record)))
        return yes(x);
    term_id linked = statement_asked(x, index, record);
    if (term_is_true(x->terms, linked))
        return linked;
    linked = term_or(x->terms, linked, linked_by_comparison(x, index, record, true));
    term_id named =
        term_or(x->terms, states_reference(x, index, record), key_read_off(x, index, record));
    return term_or(x->terms, named, linked);
}

/* Who was paid is what the statement says, compared with a setting; the shop's currency tells no
 * one. */
term_id statement_payee(struct exec *x, uint32_t index)
{
    term_id any = x->statements.items[index].keyed;
    for (uint32_t i = 0; i < x->comparisons.count; i++) {
        struct comparison comparison = x->comparisons.items[i];
        for (int side = 0; side < 2; side++) {
            struct value setting = side ? comparison.b : comparison.a;
            struct value other = side ? comparison.a : comparison.b;
            if (!term_is_true(x->terms, statement_holds_credentials(x, setting)) ||
                is_common(x, setting) || is_common(x, other))
                continue;
            const u32_vec *leaves = leaves_of_value(x, other);
            for (uint32_t k = 0; k < leaves->count; k++)
                if (statement_has_leaf(x, index, (leaf_id){leaves->items[k]})) {
                    any = term_or(x->terms, any, comparison.equal);
                    break;
                }
        }
    }
    return any;
}

bool exec_checks_request(const struct exec *x)
{
    for (uint32_t i = 0; i < x->statements.count; i++)
        if (x->statements.items[i].kind == STATEMENT_NOTIFICATION)
            return true;
    return false;
}
