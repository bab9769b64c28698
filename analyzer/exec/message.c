/*
 * Messages to other servers as templates: a text is constant pieces and holes, of which the pieces
 * tell the name (`…&amount=` before a hole); an array tells its keys. What a message says is read
 * off the program's own values, never guessed from a run.
 */
#include "analyzer/exec/exec_p.h"

enum { DEEPEST = 6 };

static void read_value(struct exec *x, struct value value, name_id name, message_fields *fields,
                       int depth);

static void add_field(struct exec *x, name_id name, struct value value, message_fields *fields)
{
    struct message_field field = {name, value};
    VEC_PUSH(x->arena, fields, field);
}

/* "a=b&AMT=" names the hole after it AMT; `"amount":` and `<amount>` name it amount. */
static name_id name_before(struct exec *x, struct text piece)
{
    size_t end = piece.size, begin;
    while (end > 0 && strchr("=\":> '", piece.data[end - 1]))
        end--;
    if (end == piece.size)
        return NO_NAME;
    for (begin = end; begin > 0 && !strchr("&?\"'{<;, \n", piece.data[begin - 1]);)
        begin--;
    return begin < end ? names_add(x->names, text_slice(piece, begin, end)) : NO_NAME;
}

/* What an encoding whose result no term says was given; ABSENT: it is none. */
static struct value encoded_by(struct exec *x, term_id symbol)
{
    static const char *const encodings[] = {"http_build_query", "urldecode", "rawurldecode",
                                            "json_encode", "wp_json_encode"};
    leaf_id leaf = leaf_of_symbol(x, term_get_symbol(x->terms, symbol));
    struct root root = *root_get(x, leaf_get(x, leaf)->root);
    if (!leaf.index || root.kind != ROOT_DERIVED || root.from_count == 0)
        return VALUE_NONE;
    for (size_t i = 0; i < ARRAY_LENGTH(encodings); i++)
        if (text_is(names_text(x->names, root.label), encodings[i]))
            return root.from[0];
    return VALUE_NONE;
}

/* It stands in the message all the same. */
static void read_encoded(struct exec *x, term_id symbol, message_fields *fields, int depth)
{
    struct value encoded = encoded_by(x, symbol);
    if (encoded.tag != VALUE_ABSENT)
        read_value(x, encoded, NO_NAME, fields, depth + 1);
}

static void read_text(struct exec *x, term_id text, message_fields *fields, int depth)
{
    u32_vec cone = {0};
    term_id canon = term_canon(x->terms, text);
    term_cone(x->terms, &canon, 1, x->arena, &cone);
    for (uint32_t i = 0; i < cone.count; i++) {
        term_id part = {cone.items[i]};
        if (term_get_op(x->terms, part) == TERM_SYMBOL)
            read_encoded(x, part, fields, depth);
        if (term_get_op(x->terms, part) != TERM_CONCAT)
            continue;
        struct constant before = {.text = TEXT("")};
        for (uint32_t k = 0; k < term_arg_count(x->terms, part); k++) {
            term_id arg = term_arg(x->terms, part, k);
            if (!term_is_constant(x->terms, arg, &before)) {
                add_field(x, name_before(x, before.text), value_string(arg), fields);
                before.text = TEXT("");
            }
        }
    }
}

static void read_array(struct exec *x, struct value array, message_fields *fields, int depth)
{
    array_elements elements = {0};
    leaf_id base;
    array_list_any(x, array, &elements, &base);
    for (uint32_t i = 0; i < elements.count; i++) {
        struct text key;
        bool named = value_is_text(x, elements.items[i].key, &key);
        read_value(x, heap_follow(x, elements.items[i].value),
                   named ? names_add(x->names, key) : NO_NAME, fields, depth + 1);
    }
}

static void read_value(struct exec *x, struct value value, name_id name, message_fields *fields,
                       int depth)
{
    value_cases cases = {0};
    if (depth > DEEPEST || value.tag == VALUE_LEAF)
        return;
    value_get_cases(x, value, &cases);
    for (uint32_t i = 0; i < cases.count; i++) {
        struct value one = cases.items[i].value;
        if (one.tag == VALUE_ARRAY)
            read_array(x, one, fields, depth);
        else if (one.tag == VALUE_OBJECT && !object_get(x, one)->is_input)
            read_array(x, object_properties(x, one), fields, depth);
        if (one.tag < VALUE_INT || one.tag > VALUE_STRING)
            continue;
        if (depth > 0)
            add_field(x, name, one, fields);
        if (one.tag == VALUE_STRING)
            read_text(x, value_term(one), fields, depth);
    }
}

void message_read(struct exec *x, struct value message, message_fields *fields)
{
    if (message.tag != VALUE_ABSENT)
        read_value(x, message, NO_NAME, fields, 0);
}

static bool same_value(struct exec *x, struct value a, struct value b, int depth);

static bool same_array(struct exec *x, struct value a, struct value b, int depth)
{
    array_elements left = {0}, right = {0};
    leaf_id left_base, right_base;
    array_list_any(x, a, &left, &left_base);
    array_list_any(x, b, &right, &right_base);
    bool same = left.count == right.count && left_base.index == right_base.index;
    for (uint32_t i = 0; i < left.count && same; i++) {
        const struct array_element *l = &left.items[i], *r = &right.items[i];
        same = term_same(x->terms, l->present, r->present) &&
               same_value(x, l->key, r->key, depth + 1) &&
               same_value(x, heap_follow(x, l->value), heap_follow(x, r->value), depth + 1);
    }
    return same;
}

static bool same_union(struct exec *x, struct value a, struct value b, int depth)
{
    value_cases left = {0}, right = {0};
    value_get_cases(x, a, &left);
    value_get_cases(x, b, &right);
    bool same = left.count == right.count;
    for (uint32_t i = 0; i < left.count && same; i++)
        same = term_same(x->terms, left.items[i].guard, right.items[i].guard) &&
               same_value(x, left.items[i].value, right.items[i].value, depth + 1);
    return same;
}

static bool same_value(struct exec *x, struct value a, struct value b, int depth)
{
    if (a.tag != b.tag || depth > DEEPEST)
        return false;
    if (a.id == b.id)
        return true;
    if (a.tag >= VALUE_BOOL && a.tag <= VALUE_STRING)
        return term_same(x->terms, value_term(a), value_term(b));
    if (a.tag == VALUE_UNION)
        return same_union(x, a, b, depth);
    return a.tag == VALUE_ARRAY && same_array(x, a, b, depth);
}

bool message_same(struct exec *x, struct value a, struct value b)
{
    return same_value(x, a, b, 0);
}

static bool value_contains(struct exec *x, struct value value, struct text needle, int depth);

static bool text_contains(struct exec *x, term_id text, struct text needle, int depth)
{
    u32_vec cone = {0};
    term_id canon = term_canon(x->terms, text);
    term_cone(x->terms, &canon, 1, x->arena, &cone);
    for (uint32_t i = 0; i < cone.count; i++) {
        struct constant piece;
        term_id part = {cone.items[i]};
        if (term_is_constant(x->terms, part, &piece) && piece.sort == SORT_STRING &&
            text_find(piece.text, needle, 0) != SIZE_MAX)
            return true;
        if (term_get_op(x->terms, part) == TERM_SYMBOL &&
            value_contains(x, encoded_by(x, part), needle, depth + 1))
            return true;
    }
    return false;
}

static bool value_contains(struct exec *x, struct value value, struct text needle, int depth)
{
    value_cases cases = {0};
    if (depth > DEEPEST || value.tag == VALUE_LEAF || value.tag == VALUE_ABSENT)
        return false;
    value_get_cases(x, value, &cases);
    for (uint32_t i = 0; i < cases.count; i++) {
        struct value one = cases.items[i].value;
        array_elements elements = {0};
        leaf_id base;
        if (one.tag == VALUE_STRING && text_contains(x, value_term(one), needle, depth))
            return true;
        if (one.tag == VALUE_ARRAY)
            array_list_any(x, one, &elements, &base);
        for (uint32_t k = 0; k < elements.count; k++)
            if (value_contains(x, heap_follow(x, elements.items[k].value), needle, depth + 1))
                return true;
    }
    return false;
}

bool message_contains(struct exec *x, struct value message, struct text needle)
{
    return value_contains(x, message, needle, 0);
}
