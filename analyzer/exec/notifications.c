/* Statements that the request itself makes: a notification that a check of a MAC or a key proves.
 */
#include "analyzer/exec/statements_p.h"

void statement_parts_of(struct exec *x, term_id text, term_ids *parts)
{
    term_id canon = term_canon(x->terms, text);
    if (term_get_op(x->terms, canon) != TERM_CONCAT) {
        VEC_PUSH(x->arena, parts, canon);
        return;
    }
    for (uint32_t i = 0; i < term_arg_count(x->terms, canon); i++)
        statement_parts_of(x, term_arg(x->terms, canon, i), parts);
}

/* A part of what is hashed that only the shop and its provider know. */
static bool is_key_part(struct exec *x, term_id part)
{
    const u32_vec *leaves = leaves_of_term(x, part);
    bool secret = false;
    for (uint32_t i = 0; i < leaves->count && !secret; i++)
        secret = provenance_secret_leaf(x, (leaf_id){leaves->items[i]});
    return secret && term_get_sort(x->terms, part) == SORT_STRING &&
           exec_is_true(x, provenance_trusted(x, value_string(part)));
}

static const char *applied_name(const struct exec *x, term_id term)
{
    if (term_get_op(x->terms, term) != TERM_APPLY)
        return "";
    return function_get_kind(x->terms, term_get_function(x->terms, term))->name;
}

/* mac(algorithm; key, data), or a hash of data with a secret part: that part is the key. */
static bool is_mac(struct exec *x, term_id term)
{
    const char *name = applied_name(x, term);
    if (strncmp(name, "mac:", 4) == 0)
        return term_arg_count(x->terms, term) == 2;
    if (strncmp(name, "hash:", 5) != 0)
        return false;
    term_ids parts = {0};
    statement_parts_of(x, term_arg(x->terms, term, 0), &parts);
    bool keyed = false;
    for (uint32_t i = 0; i < parts.count && !keyed; i++)
        keyed = parts.count > 1 && is_key_part(x, parts.items[i]);
    return keyed;
}

static struct text mac_algorithm(const struct exec *x, term_id mac)
{
    const char *colon = strchr(applied_name(x, mac), ':');
    return text_of(colon + 1);
}

static term_id mac_key(struct exec *x, term_id mac)
{
    if (term_arg_count(x->terms, mac) == 2)
        return term_arg(x->terms, mac, 0);
    term_ids parts = {0};
    statement_parts_of(x, term_arg(x->terms, mac, 0), &parts);
    for (uint32_t i = 0; i < parts.count; i++)
        if (is_key_part(x, parts.items[i]))
            return parts.items[i];
    return NO_TERM;
}

static term_id mac_data(const struct exec *x, term_id mac)
{
    return term_arg(x->terms, mac, term_arg_count(x->terms, mac) - 1);
}

/* The topmost part of the texts that a value can be of which `is` holds; NO_TERM if there is none.
 */
static term_id find_part(struct exec *x, struct value value, bool (*is)(struct exec *x, term_id))
{
    value_cases cases = {0};
    value_get_cases(x, value, &cases);
    for (uint32_t i = 0; i < cases.count; i++) {
        if (cases.items[i].value.tag != VALUE_STRING)
            continue;
        term_id root = term_canon(x->terms, value_term(cases.items[i].value));
        u32_vec cone = {0};
        term_cone(x->terms, &root, 1, x->arena, &cone);
        for (uint32_t k = cone.count; k-- > 0;)
            if (is(x, (term_id){cone.items[k]}))
                return (term_id){cone.items[k]};
    }
    return NO_TERM;
}

/* The MAC that a value is made of, encodings and truncation stripped; NO_TERM if there is none. */
static term_id find_mac(struct exec *x, struct value value)
{
    return find_part(x, value, is_mac);
}

static bool mentions(struct exec *x, struct value value, term_id part)
{
    value_cases cases = {0};
    value_get_cases(x, value, &cases);
    for (uint32_t i = 0; i < cases.count; i++) {
        struct value one = cases.items[i].value;
        if (one.tag < VALUE_BOOL || one.tag > VALUE_STRING)
            continue;
        term_id root = term_canon(x->terms, value_term(one));
        u32_vec cone = {0};
        term_cone(x->terms, &root, 1, x->arena, &cone);
        for (uint32_t k = 0; k < cone.count; k++)
            if (cone.items[k] == part.index)
                return true;
    }
    return false;
}

/* The key is the shop's: trusted, not empty, not written in the source. */
static term_id is_good_key(struct exec *x, term_id key)
{
    struct constant constant;
    if (term_is_constant(x->terms, key, &constant))
        return no(x);
    term_id empty = term_eq(x->terms, key, term_string_of(x->terms, TEXT("")));
    return term_and(x->terms, provenance_trusted(x, value_string(key)), term_not(x->terms, empty));
}

static void add_notification(struct exec *x, struct value covered, term_id authentic, term_id keyed)
{
    struct text label = text_print(x->arena, "notification#%" PRIu32, x->statements.count + 1);
    struct statement statement = {.kind = STATEMENT_NOTIFICATION,
                                  .label = names_add(x->names, label),
                                  .authentic = authentic,
                                  .keyed = keyed,
                                  .covered = covered};
    statement_add(x, &statement);
}

void statement_bearer(struct exec *x, struct value token, term_id authentic)
{
    add_notification(x, token, authentic, authentic);
    x->statements.items[x->statements.count - 1].is_bearer = true;
}

void statement_verified(struct exec *x, struct value data, term_id condition)
{
    add_notification(x, data, term_and(x->terms, guard_term(x, x->guard), condition), condition);
}

static struct logic_binding bind(name_id name, struct value value, const struct logic_binding *next)
{
    return (struct logic_binding){name, {.kind = LOGIC_IS_HOST, .host = value}, next};
}

/* The `compare mac(a, k, d) with v` clauses that are in force. */
static void require_comparison(struct exec *x, const struct comparison *comparison, term_id mac,
                               struct value other)
{
    const struct spec_set *specs = x->setup.specs;
    for (uint32_t i = 0; specs && i < specs->compares.count; i++) {
        const struct spec_compare *compare = &specs->compares.items[i];
        if (!spec_is_active(specs, compare->file))
            continue;
        struct logic_binding algorithm =
            bind(compare->algorithm, value_of_text(x, mac_algorithm(x, mac)), NULL);
        struct logic_binding key = bind(compare->key, value_string(mac_key(x, mac)), &algorithm);
        struct logic_binding data = bind(compare->data, value_string(mac_data(x, mac)), &key);
        struct logic_binding value = bind(compare->value, other, &data);
        struct logic_env env = {.bindings = &value};
        const struct comparison *outer = x->comparing;
        x->comparing = comparison;
        for (uint32_t k = 0; k < compare->clauses.count; k++)
            contract_require(x, &env, &compare->clauses.items[k], yes(x),
                             names_add(x->names, TEXT("signature check")));
        x->comparing = outer;
    }
}

/* Whether the value was computed from the request and a secret of the shop: a home-made cipher. */
static bool is_deciphered(struct exec *x, struct value value)
{
    u32_vec leaves = {0};
    bool sent = false, secret = false;
    leaves_deep(x, value, &leaves);
    for (uint32_t i = 0; i < leaves.count; i++) {
        leaf_id leaf = {leaves.items[i]};
        enum root_kind kind = root_get(x, leaf_get(x, leaf)->root)->kind;
        sent |= kind == ROOT_REQUEST;
        secret |= kind == ROOT_SETTING && provenance_secret_leaf(x, leaf);
    }
    return sent && secret;
}

/* A hash of something over-approximated: with a secret in it, it is a MAC. */
static bool is_unclear_hash(struct exec *x, term_id part)
{
    struct text detail;
    return strncmp(applied_name(x, part), "hash:", 5) == 0 &&
           exec_approximation(x, part, &detail) != WHY_NONE;
}

static bool has_unclear_hash(struct exec *x, struct value value)
{
    return !term_is_none(find_part(x, value, is_unclear_hash));
}

/* The client's data that a value was computed from, as far as is known: a list. */
static struct value sent_behind(struct exec *x, struct value value)
{
    u32_vec leaves = {0};
    struct value all = array_empty(x);
    leaves_deep(x, value, &leaves);
    for (uint32_t i = 0; i < leaves.count; i++) {
        leaf_id leaf = {leaves.items[i]};
        if (root_get(x, leaf_get(x, leaf)->root)->kind == ROOT_REQUEST)
            all = array_append(x, all, (struct value){VALUE_LEAF, leaf.index});
    }
    return all;
}

/* What the client sent is compared with a hash of which it is not known what is hashed: it may be a
 * MAC, and then covers whatever the client sent that is in it. */
static bool note_unclear(struct exec *x, const struct comparison *comparison)
{
    bool left = has_unclear_hash(x, comparison->a);
    struct value hash = left ? comparison->a : comparison->b;
    struct value tag = left ? comparison->b : comparison->a;
    if ((!left && !has_unclear_hash(x, hash)) || has_unclear_hash(x, tag) ||
        provenance_is_literal(x, tag))
        return false;
    struct value both[2] = {comparison->a, comparison->b};
    term_id genuine = exec_unmodelled_truth(x, "a hash of unknown data", both, 2);
    term_id held = term_and(x->terms, comparison->equal, genuine);
    add_notification(x, sent_behind(x, hash), held, held);
    return true;
}

/* What a cipher of the plugin's own gives back may come from the provider; it proves nothing. */
static void note_deciphered(struct exec *x, const struct comparison *comparison)
{
    bool left = is_deciphered(x, comparison->a), right = !left && is_deciphered(x, comparison->b);
    if (left || right)
        add_notification(x, left ? comparison->a : comparison->b, no(x), comparison->equal);
}

void statement_tested(struct exec *x, const struct comparison *comparison)
{
    if (!x->is_setting_up)
        note_deciphered(x, comparison);
}

/* What is loosely equal to a tag without being a text, as `true` is, is no tag. */
static term_id same_tag(struct exec *x, const struct comparison *comparison, struct value received)
{
    term_id is_text = value_has_tag(x, received, VALUE_MASK(VALUE_STRING));
    return comparison->is_strict ? comparison->equal
                                 : term_and(x->terms, comparison->equal, is_text);
}

term_id statement_compared(struct exec *x, const struct comparison *comparison)
{
    VEC_PUSH(x->arena, &x->comparisons, *comparison);
    if (!x->setup.specs || x->is_setting_up)
        return comparison->equal;
    term_id mac = find_mac(x, comparison->a);
    struct value other = comparison->b;
    if (term_is_none(mac) || mentions(x, other, mac)) {
        mac = find_mac(x, comparison->b);
        other = comparison->a;
    }
    if (term_is_none(mac) || mentions(x, other, mac) || provenance_is_literal(x, other)) {
        if (term_is_none(mac) && !bearer_compared(x, comparison) && !note_unclear(x, comparison))
            note_deciphered(x, comparison);
        return comparison->equal;
    }
    term_id good = is_good_key(x, mac_key(x, mac));
    struct value covered = value_string(mac_data(x, mac));
    term_id held = term_and(x->terms, same_tag(x, comparison, other), good);
    add_notification(x, covered, held, held);
    struct statement *made = &x->statements.items[x->statements.count - 1];
    VEC_PUSH(x->arena, &made->keys, mac_key(x, mac));
    statement_parts_of(x, mac_data(x, mac), &made->parts);
    require_comparison(x, comparison, mac, other);
    return comparison->equal;
}
