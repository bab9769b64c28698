/*
 * Questions of specifications about records: which one a value shows, which one a search found,
 * whose token a value holds.
 */
#include "analyzer/exec/exec_p.h"

static bool has_key(struct exec *x, struct value a, struct value b)
{
    return a.tag == b.tag && a.tag >= VALUE_INT && a.tag <= VALUE_STRING &&
           term_same(x->terms, value_term(a), value_term(b));
}

static term_id no(struct exec *x)
{
    return term_bool(x->terms, false);
}

/* An empty text tells nothing. */
static term_id is_not_empty(struct exec *x, term_id field)
{
    if (term_get_sort(x->terms, field) != SORT_STRING)
        return term_bool(x->terms, true);
    return term_not(x->terms, term_eq(x->terms, field, term_string_of(x->terms, TEXT(""))));
}

static bool is_kept_by(struct exec *x, leaf_id leaf, struct text class_name, struct value key)
{
    struct text root = names_text(x->names, root_get(x, leaf_get(x, leaf)->root)->label);
    if (root_get(x, leaf_get(x, leaf)->root)->kind != ROOT_STORE ||
        !text_starts_with(root, class_name))
        return false;
    for (leaf_id at = leaf; at.index; at = leaf_get(x, at)->parent)
        if (has_key(x, leaf_key(x, at), key))
            return true;
    return false;
}

static bool has_kept(struct exec *x, const u32_vec *leaves, struct value record)
{
    struct value key = object_get(x, record)->key;
    struct text class_name = names_text(x->names, object_get(x, record)->class_name);
    for (uint32_t i = 0; i < leaves->count; i++)
        if (is_kept_by(x, (leaf_id){leaves->items[i]}, class_name, key))
            return true;
    return false;
}

/* Whether the record's own data, or what it keeps, are what the value is made of. */
static bool is_kept(struct exec *x, struct value value, struct value record)
{
    return has_kept(x, leaves_of_value(x, value), record);
}

/* The same of an input, and what that was computed from. */
static bool is_kept_input(struct exec *x, term_id part, struct value record)
{
    return term_get_op(x->terms, part) == TERM_SYMBOL &&
           has_kept(x, leaves_of_term(x, part), record);
}

/*
 * Where the term is made of what the record keeps, or of a field of it that the flow has not
 * written: a function of its key. Of a choice it is what is chosen.
 */
static term_id term_shows(struct exec *x, term_id term, struct value record)
{
    struct value key = object_get(x, record)->key;
    u32_vec cone = {0};
    struct map shown;
    term_id canon = term_canon(x->terms, term), result = no(x);
    map_init(&shown);
    term_cone(x->terms, &canon, 1, x->arena, &cone);
    for (uint32_t i = 0; i < cone.count; i++) {
        term_id part = {cone.items[i]};
        uint32_t count = term_arg_count(x->terms, part);
        bool is_choice = term_get_op(x->terms, part) == TERM_ITE;
        result = no(x);
        for (uint32_t k = is_choice ? 1 : 0; k < count; k++) {
            term_id arg = term_arg(x->terms, part, k);
            term_id here = {map_get(&shown, arg.index, 0)};
            term_id condition = term_arg(x->terms, part, 0);
            if (is_choice)
                here = term_and(x->terms, k == 1 ? condition : term_not(x->terms, condition), here);
            result = term_or(x->terms, result, here);
        }
        if (store_field_of(x, part) &&
            term_same(x->terms, term_arg(x->terms, part, 0), value_term(key)))
            result = is_not_empty(x, part);
        if (is_kept_input(x, part, record))
            result = term_bool(x->terms, true);
        map_put(&shown, part.index, result.index);
    }
    map_done(&shown);
    return result;
}

static term_id shows(struct exec *x, struct value value, struct value record, int depth);

static term_id array_shows(struct exec *x, struct value array, struct value record, int depth)
{
    array_elements elements = {0};
    leaf_id base;
    term_id any = no(x);
    array_list_any(x, array, &elements, &base);
    for (uint32_t i = 0; i < elements.count; i++) {
        term_id one = shows(x, heap_follow(x, elements.items[i].value), record, depth + 1);
        any = term_or(x->terms, any, term_and(x->terms, elements.items[i].present, one));
    }
    return any;
}

static term_id simple_shows(struct exec *x, struct value one, struct value record, int depth)
{
    if (one.tag == VALUE_ARRAY)
        return array_shows(x, one, record, depth);
    if (one.tag == VALUE_OBJECT)
        return object_get(x, one)->key.tag == VALUE_ABSENT
                   ? array_shows(x, object_properties(x, one), record, depth)
                   : no(x);
    if (one.tag < VALUE_BOOL || one.tag > VALUE_STRING)
        return no(x);
    return term_shows(x, value_term(one), record);
}

static term_id shows(struct exec *x, struct value value, struct value record, int depth)
{
    enum { DEEPEST = 12 };
    value_cases cases = {0};
    term_id any = no(x);
    if (depth > DEEPEST)
        return term_bool(x->terms, is_kept(x, value, record));
    value_get_cases(x, value, &cases);
    for (uint32_t i = 0; i < cases.count; i++) {
        term_id one = simple_shows(x, cases.items[i].value, record, depth);
        any = term_or(x->terms, any, term_and(x->terms, cases.items[i].guard, one));
    }
    return any;
}

term_id record_is_shown(struct exec *x, struct value value, struct value record)
{
    if (record.tag != VALUE_OBJECT || object_get(x, record)->key.tag == VALUE_ABSENT)
        return no(x);
    return shows(x, value, record, 0);
}

struct value record_found(struct exec *x, name_id class_name, struct value by)
{
    struct value *from = ARENA_NEW(x->arena, struct value);
    *from = by;
    struct root root = {.kind = ROOT_DERIVED,
                        .label = names_add(x->names, TEXT("found")),
                        .statement = UINT32_MAX,
                        .from = from,
                        .from_count = 1};
    struct text class_text = names_text(x->names, class_name);
    struct text label = text_print(x->arena, "%.*s.found#%" PRIu32, (int)class_text.size,
                                   class_text.data, ++x->fresh);
    struct value key = leaf_new(x, root_add(x, &root), label, VALUE_MASK(VALUE_INT));
    exec_know(x, term_binary(x->terms, TERM_LT, term_int(x->terms, 0), value_term(key)));
    return store_record(x, class_name, key);
}

/* Whether a token of the record is a part of the value. */
static bool holds_token(struct exec *x, struct value value, const struct record *record)
{
    const struct spec_class *class;
    value_cases cases = {0};
    if (!store_is_record(x, record->object, &class))
        return false;
    value_get_cases(x, value, &cases);
    for (uint32_t i = 0; i < cases.count; i++) {
        if (cases.items[i].value.tag != VALUE_STRING)
            continue;
        u32_vec cone = {0};
        term_id root = term_canon(x->terms, value_term(cases.items[i].value));
        term_cone(x->terms, &root, 1, x->arena, &cone);
        for (uint32_t k = 0; k < cone.count; k++) {
            const struct spec_model *model = store_field_of(x, (term_id){cone.items[k]});
            if (model && model->flags & SPEC_MODEL_TOKEN &&
                term_same(x->terms, term_arg(x->terms, (term_id){cone.items[k]}, 0),
                          value_term(record->key)))
                return true;
        }
    }
    return false;
}

struct value record_of_token(struct exec *x, struct value value)
{
    for (uint32_t i = 0; i < x->records.count; i++) {
        struct record record = x->records.items[i];
        if (record.key.tag >= VALUE_INT && record.key.tag <= VALUE_STRING &&
            holds_token(x, value, &record))
            return record.object;
    }
    return VALUE_OF_NULL;
}
