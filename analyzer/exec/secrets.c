/*
 * What must not be shown (SEMANTICS 4.7): secrets of the shop, card data of its buyers. Asked of
 * the value where it is written: a choice is as secret as the side that is taken, and what the path
 * knows to be empty, cut, hashed or masked is none.
 */
#include "analyzer/exec/exec_p.h"

enum { DEEPEST = 40 };

typedef bool (*leaf_test)(struct exec *x, leaf_id leaf);

struct asking {
    struct exec *x;
    leaf_test test;
    struct map known;  /* canonical term -> where it is secret */
    struct map leaves; /* leaf -> where it is secret */
    struct map arrays; /* array -> where something in it is secret */
};

static term_id yes(struct exec *x)
{
    return term_bool(x->terms, true);
}

static term_id no(struct exec *x)
{
    return term_bool(x->terms, false);
}

/* ---- names ---- */

static bool matches_setting(struct exec *x, struct text label, bool card)
{
    const struct spec_set *specs = x->setup.specs;
    struct text lower = names_text(x->names, names_lower(x->names, names_add(x->names, label)));
    for (uint32_t i = 0; specs && i < specs->settings.count; i++) {
        const struct spec_setting *setting = &specs->settings.items[i];
        if (!(card ? setting->is_card : setting->is_secret) ||
            !spec_is_active(specs, setting->file))
            continue;
        struct text pattern =
            text_print(x->arena, "*%.*s*", (int)setting->name.size, setting->name.data);
        if (text_matches_glob(lower, pattern))
            return true;
    }
    return false;
}

/* The last key of a path, "access_token" of body[data][access_token]; the whole label without one.
 */
static struct text last_key(struct text label)
{
    size_t end = label.size;
    while (end > 0 && label.data[end - 1] != ']')
        end--;
    size_t begin = end;
    while (begin > 0 && label.data[begin - 1] != '[')
        begin--;
    return begin > 0 && end > begin ? text_slice(label, begin, end - 1) : label;
}

/* Whether the value was decoded from what the client sent. */
static bool is_of_request(struct exec *x, leaf_id leaf)
{
    struct root root = *root_get(x, leaf_get(x, leaf)->root);
    if (root.kind == ROOT_REQUEST)
        return true;
    if (root.kind != ROOT_DERIVED || term_is_none(root.source))
        return false;
    const u32_vec *sources = leaves_of_term(x, root.source);
    for (uint32_t i = 0; i < sources->count; i++) {
        leaf_id source = {sources->items[i]};
        if (root_get(x, leaf_get(x, source)->root)->kind == ROOT_REQUEST)
            return true;
    }
    return false;
}

static bool is_secret_leaf(struct exec *x, leaf_id leaf)
{
    enum root_kind kind = root_get(x, leaf_get(x, leaf)->root)->kind;
    struct text label = names_text(x->names, leaf_get(x, leaf)->label);
    bool kept = kind == ROOT_SETTING || kind == ROOT_UNKNOWN || kind == ROOT_STORE;
    bool told = kind == ROOT_REPLY || (kind == ROOT_DERIVED && !is_of_request(x, leaf));
    if (told)
        label = last_key(label);
    return (kept || told) && matches_setting(x, label, false) &&
           !(kind == ROOT_REPLY && statement_shows(x, leaf));
}

static bool is_card_leaf(struct exec *x, leaf_id leaf)
{
    struct text label = names_text(x->names, leaf_get(x, leaf)->label);
    return is_of_request(x, leaf) && matches_setting(x, label, true);
}

/* ---- terms ---- */

static term_id asked_value(struct asking *a, struct value value, int depth);

/* A digest, a length, a comparison of a secret is none. */
static bool is_one_way(struct text function)
{
    if (text_starts_with(function, TEXT("php.")))
        function = text_slice(function, 4, function.size);
    static const char *const names[] = {"md5",           "sha1",    "hash",     "crc32",
                                        "password_hash", "wp_hash", "mac:",     "count",
                                        "str_repeat",    "strlen",  "is_",      "empty",
                                        "openssl_",      "preg_",   "isset",    "in_array",
                                        "strpos",        "sodium_", "array_key"};
    for (size_t i = 0; i < ARRAY_LENGTH(names); i++)
        if (text_starts_with(function, text_of(names[i])))
            return true;
    return false;
}

static term_id asked_origin(struct asking *a, leaf_id leaf, int depth)
{
    struct exec *x = a->x;
    if (a->test(x, leaf))
        return yes(x);
    struct root root = *root_get(x, leaf_get(x, leaf)->root);
    term_id any = no(x);
    if (is_one_way(names_text(x->names, root.label)))
        return any;
    for (uint32_t i = 0; i < root.from_count; i++)
        any = term_or(x->terms, any, asked_value(a, root.from[i], depth + 1));
    return any;
}

static term_id asked_leaf(struct asking *a, leaf_id leaf, int depth)
{
    if (leaf.index == 0 || depth > DEEPEST)
        return no(a->x);
    uint32_t known = map_get(&a->leaves, leaf.index, 0);
    if (known)
        return (term_id){known};
    map_put(&a->leaves, leaf.index, no(a->x).index); /* what is computed from itself */
    term_id result = asked_origin(a, leaf, depth);
    map_put(&a->leaves, leaf.index, result.index);
    return result;
}

/* An empty text tells nothing. */
static term_id unless_empty(struct exec *x, term_id term, term_id told)
{
    if (term_get_sort(x->terms, term) != SORT_STRING)
        return told;
    term_id empty = term_eq(x->terms, term, term_string_of(x->terms, TEXT("")));
    return term_and(x->terms, told, term_not(x->terms, empty));
}

static term_id asked_symbol(struct asking *a, term_id symbol, int depth)
{
    struct exec *x = a->x;
    leaf_id leaf = leaf_of_symbol(x, term_get_symbol(x->terms, symbol));
    return unless_empty(x, symbol, asked_leaf(a, leaf, depth));
}

static term_id asked_part(struct asking *a, term_id part, int depth)
{
    struct exec *x = a->x;
    enum term_op op = term_get_op(x->terms, part);
    term_id args[3] = {NO_TERM, NO_TERM, NO_TERM}, any = no(x);
    if (op == TERM_SYMBOL)
        return asked_symbol(a, part, depth);
    if (op == TERM_SUBSTR || op == TERM_LENGTH || term_get_sort(x->terms, part) == SORT_BOOL)
        return any;
    if (op == TERM_APPLY &&
        is_one_way(text_of(function_get_kind(x->terms, term_get_function(x->terms, part))->name)))
        return any;
    for (uint32_t k = 0; k < term_arg_count(x->terms, part); k++) {
        term_id arg = {map_get(&a->known, term_arg(x->terms, part, k).index, 0)};
        if (k < 3)
            args[k] = arg;
        any = term_or(x->terms, any, arg);
    }
    if (op == TERM_ITE)
        return term_ite(x->terms, term_arg(x->terms, part, 0), args[1], args[2]);
    return op == TERM_APPLY && !term_is_false(x->terms, any) ? unless_empty(x, part, any) : any;
}

static term_id asked_term(struct asking *a, term_id term, int depth)
{
    struct exec *x = a->x;
    u32_vec cone = {0};
    term_id canon = term_canon(x->terms, term), result = no(x);
    term_cone(x->terms, &canon, 1, x->arena, &cone);
    for (uint32_t i = 0; i < cone.count; i++) {
        uint32_t known = map_get(&a->known, cone.items[i], 0);
        result = known ? (term_id){known} : asked_part(a, (term_id){cone.items[i]}, depth);
        map_put(&a->known, cone.items[i], result.index);
    }
    return result;
}

static term_id asked_array(struct asking *a, struct value array, int depth)
{
    struct exec *x = a->x;
    array_elements elements = {0};
    leaf_id base;
    uint32_t known = map_get(&a->arrays, array.id + UINT64_C(1), 0);
    if (known)
        return (term_id){known};
    array_list_any(x, array, &elements, &base);
    term_id any = base.index ? asked_leaf(a, base, depth) : no(x);
    for (uint32_t i = 0; i < elements.count; i++) {
        struct value element = heap_follow(x, elements.items[i].value);
        term_id one = asked_value(a, element, depth + 1);
        any = term_or(x->terms, any, term_and(x->terms, elements.items[i].present, one));
    }
    map_put(&a->arrays, array.id + UINT64_C(1), any.index);
    return any;
}

static term_id asked_simple(struct asking *a, struct value one, int depth)
{
    struct exec *x = a->x;
    if (one.tag >= VALUE_INT && one.tag <= VALUE_STRING)
        return asked_term(a, value_term(one), depth);
    if (one.tag == VALUE_ARRAY)
        return asked_array(a, one, depth);
    if (one.tag == VALUE_OBJECT && object_get(x, one)->key.tag == VALUE_ABSENT)
        return asked_array(a, object_properties(x, one), depth);
    return no(x);
}

static term_id asked_value(struct asking *a, struct value value, int depth)
{
    struct exec *x = a->x;
    if (depth > DEEPEST)
        return no(x);
    if (value.tag == VALUE_LEAF)
        return asked_leaf(a, (leaf_id){value.id}, depth);
    value_cases cases = {0};
    value_get_cases(x, value, &cases);
    term_id any = no(x);
    for (uint32_t i = 0; i < cases.count; i++) {
        term_id one = asked_simple(a, cases.items[i].value, depth);
        any = term_or(x->terms, any, term_and(x->terms, cases.items[i].guard, one));
    }
    return any;
}

static term_id ask(struct exec *x, struct value value, leaf_test test)
{
    struct asking asking = {.x = x, .test = test};
    map_init(&asking.known);
    map_init(&asking.leaves);
    map_init(&asking.arrays);
    term_id result = asked_value(&asking, value, 0);
    map_done(&asking.known);
    map_done(&asking.leaves);
    map_done(&asking.arrays);
    return result;
}

bool provenance_secret_leaf(struct exec *x, leaf_id leaf)
{
    return is_secret_leaf(x, leaf);
}

term_id provenance_secret(struct exec *x, struct value value)
{
    return ask(x, value, is_secret_leaf);
}

term_id provenance_card(struct exec *x, struct value value)
{
    return ask(x, value, is_card_leaf);
}
