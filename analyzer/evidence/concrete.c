/* Leaves and terms to data. A symbol that the model leaves out is free: it is as if it were zero,
 * empty or absent. */
#include "analyzer/evidence/concrete.h"

static const struct constant *value_of(const struct concrete *c, uint32_t symbol)
{
    return symbol ? model_value(&c->model, (symbol_id){symbol}) : NULL;
}

static void note_symbol(struct concrete *c, uint32_t symbol)
{
    struct term_table *terms = exec_terms(c->x);
    leaf_id leaf = leaf_of_symbol(c->x, (symbol_id){symbol});
    if (leaf.index == 0)
        return;
    struct leaf_symbols *of = &c->symbols[leaf.index];
    struct text name = symbol_name(terms, (symbol_id){symbol});
    if (text_ends_with(name, TEXT(":type"))) {
        of->type = symbol;
        return;
    }
    if (text_ends_with(name, TEXT(":size"))) {
        of->size = symbol;
        return;
    }
    switch (term_get_sort(terms, term_symbol(terms, (symbol_id){symbol}))) {
    case SORT_BOOL: of->boolean = symbol; break;
    case SORT_INT: of->integer = symbol; break;
    case SORT_FLOAT: of->number = symbol; break;
    case SORT_STRING: of->string = symbol; break;
    case SORT_REAL: break;
    }
}

/* ---- terms ---- */

static bool has_key(const struct concrete *c, leaf_id leaf)
{
    struct value key = leaf_key(c->x, leaf);
    return key.tag == VALUE_INT || key.tag == VALUE_STRING;
}

static int compare_terms(const void *a, const void *b)
{
    uint32_t left = ((const term_id *)a)->index, right = ((const term_id *)b)->index;
    return (left > right) - (left < right);
}

static int compare_numbers(const void *a, const void *b)
{
    uint32_t left = *(const uint32_t *)a, right = *(const uint32_t *)b;
    return (left > right) - (left < right);
}

/* The terms that the leaves have: when they are made, by which key, what they are decoded from. */
static void collect_terms(struct concrete *c)
{
    for (uint32_t i = 1; i <= c->leaves; i++) {
        const struct leaf_info *info = leaf_get(c->x, (leaf_id){i});
        const struct root *root = root_get(c->x, info->root);
        if (info->parent.index == 0 && !term_is_none(info->guard))
            VEC_PUSH(&c->scratch, &c->asked, info->guard);
        if (info->parent.index == 0 && !term_is_none(root->source))
            VEC_PUSH(&c->scratch, &c->asked, root->source);
        if (has_key(c, (leaf_id){i}))
            VEC_PUSH(&c->scratch, &c->asked, value_term(leaf_key(c->x, (leaf_id){i})));
    }
    if (c->asked.count == 0)
        return;
    qsort(c->asked.items, c->asked.count, sizeof *c->asked.items, compare_terms);
    uint32_t kept = 1;
    for (uint32_t i = 1; i < c->asked.count; i++)
        if (!term_equal(c->asked.items[i], c->asked.items[kept - 1]))
            c->asked.items[kept++] = c->asked.items[i];
    c->asked.count = kept;
}

/* A digest or MAC that the violation does not hang on, which the model leaves open. */
static bool is_digest(const struct concrete *c, term_id part)
{
    const struct term_table *terms = exec_terms(c->x);
    if (term_get_op(terms, part) != TERM_APPLY || term_get_sort(terms, part) != SORT_STRING)
        return false;
    struct text name = text_of(function_get_kind(terms, term_get_function(terms, part))->name);
    return text_starts_with(name, TEXT("hash:")) || text_starts_with(name, TEXT("mac:"));
}

static bool find_point(const struct concrete *c, const struct solver_point *point)
{
    for (uint32_t i = 0; i < c->model.points.count; i++)
        if (point_is_at(&c->model.points.items[i], point->function, point->args, point->arg_count))
            return true;
    return false;
}

static void name_digest(struct concrete *c, term_id part, uint32_t *named)
{
    struct term_table *terms = exec_terms(c->x);
    struct solver_point point = {.term = part,
                                 .function = term_get_function(terms, part),
                                 .arg_count = term_arg_count(terms, part)};
    point.args = ARENA_ARRAY(&c->scratch, struct constant, point.arg_count + 1);
    for (uint32_t i = 0; i < point.arg_count; i++)
        if (!solver_evaluate(&c->scratch, terms, &c->model, term_arg(terms, part, i),
                             &point.args[i]))
            return;
    if (find_point(c, &point))
        return;
    point.value = (struct constant){
        .sort = SORT_STRING, .text = text_print(&c->scratch, "{hash %" PRIu32 "}", ++*named)};
    VEC_PUSH(&c->scratch, &c->model.points, point);
}

/* Digests of different texts differ: each that is left open is a mark of its own. */
static void name_digests(struct concrete *c)
{
    enum { MOST_DIGESTS = 32 };
    u32_vec cone = {0};
    uint32_t named = 0;
    term_cone(exec_terms(c->x), c->asked.items, c->asked.count, &c->scratch, &cone);
    for (uint32_t i = 0; i < cone.count && named < MOST_DIGESTS; i++)
        if (is_digest(c, (term_id){cone.items[i]}))
            name_digest(c, (term_id){cone.items[i]}, &named);
}

static void evaluate_terms(struct concrete *c)
{
    collect_terms(c);
    name_digests(c);
    c->values = ARENA_ARRAY(&c->scratch, struct constant, c->asked.count + 1);
    c->defined = ARENA_ARRAY(&c->scratch, bool, c->asked.count + 1);
    if (c->asked.count)
        solver_evaluate_all(&c->scratch, exec_terms(c->x), &c->model, c->asked.items,
                            c->asked.count, c->values, c->defined);
}

/* ---- what is filled in ---- */

static bool hangs_on(const struct concrete *c, const struct filling *filling, uint32_t symbol)
{
    if (!symbol)
        return false;
    term_id term = term_symbol(exec_terms(c->x), (symbol_id){symbol});
    return value_of(c, symbol) || bsearch(&term.index, filling->hung->items, filling->hung->count,
                                          sizeof *filling->hung->items, compare_numbers);
}

static bool is_filled(const struct concrete *c, leaf_id leaf, const struct filling *filling)
{
    const struct leaf_info *info = leaf_get(c->x, leaf);
    const struct leaf_symbols *symbols = &c->symbols[leaf.index];
    enum root_kind kind = root_get(c->x, info->root)->kind;
    bool is_text = filling->kinds & UINT32_C(1) << kind && info->parent.index &&
                   c->children[leaf.index].count == 0 && info->mask & VALUE_MASK(VALUE_STRING);
    if (!is_text || hangs_on(c, filling, symbols->string))
        return false;
    return concrete_tag(c, leaf) == VALUE_STRING ||
           (filling->adds && kind == ROOT_REQUEST && !hangs_on(c, filling, symbols->type));
}

struct text concrete_filled_text(struct arena *arena, leaf_id leaf)
{
    enum { FIRST = 100, MOST = 1800 }; /* below any total: it pays for nothing */
    return text_print(arena, "%" PRIu32, FIRST + leaf.index % MOST);
}

/* Texts that nothing hangs on; what is made of them follows. */
static void fill_texts(struct concrete *c, const struct filling *filling)
{
    for (uint32_t i = 1; i <= c->leaves; i++)
        c->filled[i] = is_filled(c, (leaf_id){i}, filling);
    for (uint32_t i = 1; i <= c->leaves; i++) {
        const struct leaf_symbols *symbols = &c->symbols[i];
        struct constant text = {.sort = SORT_STRING,
                                .text = concrete_filled_text(&c->scratch, (leaf_id){i})};
        struct constant type = {.sort = SORT_INT, .integer = VALUE_STRING};
        if (c->filled[i] && symbols->string)
            model_set(&c->model, (symbol_id){symbols->string}, text);
        if (c->filled[i] && symbols->type)
            model_set(&c->model, (symbol_id){symbols->type}, type);
    }
}

void concrete_init(struct concrete *c, struct arena *arena, struct exec *x,
                   const struct solver_model *model, const struct filling *filling)
{
    uint32_t leaves = leaf_count(x);
    *c = (struct concrete){.arena = arena, .x = x, .leaves = leaves};
    arena_init(&c->scratch);
    c->model = model_copy(&c->scratch, model);
    c->symbols = ARENA_ARRAY(&c->scratch, struct leaf_symbols, leaves + 1);
    c->children = ARENA_ARRAY(&c->scratch, u32_vec, leaves + 1);
    c->filled = ARENA_ARRAY(&c->scratch, bool, leaves + 1);
    c->looped = ARENA_ARRAY(&c->scratch, u32_vec, leaves + 1);
    for (uint32_t i = 1; i <= terms_symbol_count(exec_terms(x)); i++)
        note_symbol(c, i);
    for (uint32_t i = 1; i <= leaves; i++) {
        leaf_id parent = leaf_get(x, (leaf_id){i})->parent;
        if (parent.index)
            VEC_PUSH(&c->scratch, &c->children[parent.index], i);
        leaf_id looped = leaf_get(x, (leaf_id){i})->looped;
        if (looped.index)
            VEC_PUSH(&c->scratch, &c->looped[looped.index], i);
    }
    if (filling)
        fill_texts(c, filling);
    evaluate_terms(c);
}

void concrete_done(struct concrete *c)
{
    arena_done(&c->scratch);
}

static bool has_elements(const struct concrete *c, leaf_id leaf)
{
    const u32_vec *children = &c->children[leaf.index];
    for (uint32_t i = 0; i < children->count; i++)
        if (concrete_tag(c, (leaf_id){children->items[i]}) != VALUE_ABSENT)
            return true;
    return false;
}

/* Of a leaf whose type nobody asked for: what has elements is an array, or an object; what is
 * decoded is, where elements are looked for. */
static enum value_tag tag_of_untyped(const struct concrete *c, leaf_id leaf, uint32_t mask,
                                     enum value_tag without)
{
    uint32_t holds = mask & (VALUE_MASK(VALUE_ARRAY) | VALUE_MASK(VALUE_OBJECT));
    const struct leaf_info *info = leaf_get(c->x, leaf);
    bool is_tree = info->parent.index == 0 && c->children[leaf.index].count &&
                   root_get(c->x, info->root)->kind == ROOT_DERIVED;
    if (!holds || (!is_tree && !has_elements(c, leaf)))
        return without;
    return holds & VALUE_MASK(VALUE_ARRAY) ? VALUE_ARRAY : VALUE_OBJECT;
}

enum value_tag concrete_tag(const struct concrete *c, leaf_id leaf)
{
    uint32_t mask = leaf_get(c->x, leaf)->mask &
                    (VALUE_ANY | VALUE_MASK(VALUE_ABSENT) | VALUE_MASK(VALUE_UNDEFINED));
    if (!(mask & (mask - 1)))
        return (enum value_tag)__builtin_ctz(mask);
    if (!c->symbols[leaf.index].type)
        return tag_of_untyped(c, leaf, mask, VALUE_ABSENT);
    const struct constant *type = value_of(c, c->symbols[leaf.index].type);
    symbol_id symbol = {c->symbols[leaf.index].type};
    int64_t tag = type ? type->integer : terms_free_value(exec_terms(c->x), symbol).integer;
    if (tag < 0 || tag > VALUE_OBJECT || !(mask & VALUE_MASK(tag)))
        tag = 31 - __builtin_clz(mask);
    return type ? (enum value_tag)tag : tag_of_untyped(c, leaf, mask, (enum value_tag)tag);
}

struct datum concrete_constant(struct arena *arena, const struct constant *constant)
{
    struct datum datum = {.kind = DATUM_NULL};
    switch (constant->sort) {
    case SORT_BOOL: return (struct datum){.kind = DATUM_BOOL, .boolean = constant->boolean};
    case SORT_INT: return (struct datum){.kind = DATUM_INT, .integer = constant->integer};
    case SORT_FLOAT: return (struct datum){.kind = DATUM_FLOAT, .number = constant->number};
    case SORT_REAL:
    case SORT_STRING:
        datum.kind = DATUM_STRING;
        datum.text = text_copy(arena, constant->text);
        break;
    }
    return datum;
}

bool concrete_term(const struct concrete *c, term_id term, struct constant *value)
{
    const term_id *found = c->asked.count ? bsearch(&term, c->asked.items, c->asked.count,
                                                    sizeof *c->asked.items, compare_terms)
                                          : NULL;
    if (found) {
        *value = c->values[found - c->asked.items];
        return c->defined[found - c->asked.items];
    }
    return solver_evaluate(c->arena, exec_terms(c->x), &c->model, term, value);
}

static bool key_of(const struct concrete *c, leaf_id leaf, struct datum *key)
{
    struct constant constant;
    if (!has_key(c, leaf) || !concrete_term(c, value_term(leaf_key(c->x, leaf)), &constant))
        return false;
    *key = concrete_constant(c->arena, &constant);
    return true;
}

/* Elements that only the size of the array tells of. */
static void fill_up(const struct concrete *c, leaf_id leaf, struct datum *array)
{
    enum { MOST = 64 };
    const struct constant *size = value_of(c, c->symbols[leaf.index].size);
    for (int64_t i = 0; size && i < MOST && (int64_t)array->items.count < size->integer; i++) {
        struct datum_item item = {.key = {.kind = DATUM_INT, .integer = 1000 + i},
                                  .value = {.kind = DATUM_NULL}};
        VEC_PUSH(c->arena, &array->items, item);
    }
}

/* Whether the loop that takes the element comes to it. */
static bool is_taken(const struct concrete *c, const struct leaf_info *element)
{
    struct constant held;
    const struct constant *more = value_of(c, c->symbols[element->looped_more.index].boolean);
    return more && more->boolean &&
           (term_is_none(element->guard) ||
            (concrete_term(c, element->guard, &held) && held.boolean));
}

static bool has_item(const struct datum *array, const struct datum *key)
{
    for (uint32_t i = 0; i < array->items.count; i++) {
        const struct datum *other = &array->items.items[i].key;
        if (other->kind == key->kind && other->integer == key->integer &&
            text_equal(other->text, key->text))
            return true;
    }
    return false;
}

/* An element that a loop takes and whose key nobody says is one that is known otherwise, where
 * their parts agree. */
static bool merge_item(const struct concrete *c, struct datum *array, const struct datum *value)
{
    struct datum merged;
    for (uint32_t i = 0; i < array->items.count; i++)
        if (array->items.items[i].value.kind == DATUM_ARRAY &&
            datum_merge(c->arena, &array->items.items[i].value, value, &merged)) {
            array->items.items[i].value = merged;
            return true;
        }
    return false;
}

/* What loops take of the array, where its keys are not known otherwise: in front, so that they come
 * to it first. */
static void add_looped(const struct concrete *c, leaf_id leaf, struct datum *array)
{
    const u32_vec *looped = &c->looped[leaf.index];
    struct datum taken = {.kind = DATUM_ARRAY};
    for (uint32_t i = 0; i < looped->count; i++) {
        leaf_id element = {looped->items[i]};
        if (!is_taken(c, leaf_get(c->x, element)))
            continue;
        struct datum_item item = {.key = concrete_leaf(c, leaf_get(c->x, element)->looped_key),
                                  .value = concrete_leaf(c, element)};
        bool is_key = item.key.kind == DATUM_INT || item.key.kind == DATUM_STRING;
        bool is_free = !is_key || has_item(array, &item.key);
        if (is_free && merge_item(c, array, &item.value))
            continue;
        if (is_free)
            item.key = (struct datum){.kind = DATUM_INT, .integer = 100 + i, .text = TEXT("")};
        VEC_PUSH(c->arena, &taken.items, item);
    }
    for (uint32_t i = 0; i < array->items.count; i++)
        VEC_PUSH(c->arena, &taken.items, array->items.items[i]);
    array->items = taken.items;
}

static struct datum array_of(const struct concrete *c, leaf_id leaf, bool is_object)
{
    struct datum array = {.kind = DATUM_ARRAY, .is_object = is_object};
    const u32_vec *children = &c->children[leaf.index];
    for (uint32_t i = 0; i < children->count; i++) {
        struct datum_item item = {.value = concrete_leaf(c, (leaf_id){children->items[i]})};
        if (item.value.kind != DATUM_ABSENT && key_of(c, (leaf_id){children->items[i]}, &item.key))
            VEC_PUSH(c->arena, &array.items, item);
    }
    add_looped(c, leaf, &array);
    fill_up(c, leaf, &array);
    return array;
}

struct datum concrete_properties(const struct concrete *c, leaf_id leaf)
{
    return array_of(c, leaf, true);
}

struct datum concrete_leaf(const struct concrete *c, leaf_id leaf)
{
    const struct leaf_symbols *symbols = &c->symbols[leaf.index];
    const struct constant *value = NULL;
    struct datum datum = {.kind = DATUM_ABSENT, .text = TEXT("")};
    if (c->filled[leaf.index])
        return (struct datum){.kind = DATUM_STRING, .text = concrete_filled_text(c->arena, leaf)};
    switch (concrete_tag(c, leaf)) {
    case VALUE_NULL: datum.kind = DATUM_NULL; return datum;
    case VALUE_BOOL:
        value = value_of(c, symbols->boolean);
        datum.kind = DATUM_BOOL;
        break;
    case VALUE_INT:
        value = value_of(c, symbols->integer);
        datum.kind = DATUM_INT;
        break;
    case VALUE_FLOAT:
        value = value_of(c, symbols->number);
        datum.kind = DATUM_FLOAT;
        break;
    case VALUE_STRING:
        value = value_of(c, symbols->string);
        datum.kind = DATUM_STRING;
        break;
    case VALUE_ARRAY: return array_of(c, leaf, false);
    case VALUE_OBJECT: return array_of(c, leaf, true);
    case VALUE_ABSENT:
    case VALUE_UNDEFINED:
    case VALUE_CALLABLE:
    case VALUE_LEAF:
    case VALUE_UNION:
    case VALUE_REFERENCE: return datum;
    }
    return value ? concrete_constant(c->arena, value) : datum;
}
