/* The request, the start state and what the world answers, read off the leaves of a flow. */
#include "analyzer/evidence/concrete.h"
#include "analyzer/evidence/evidence.h"

struct building {
    struct concrete c;
    struct arena *arena;
    struct exec *x;
    struct counterexample *out;
    bool *needed; /* by leaf */
    u32_vec cone; /* of the obligation, ascending */
};

static struct text label_of(const struct building *b, leaf_id leaf)
{
    return names_text(exec_names(b->x), leaf_get(b->x, leaf)->label);
}

/* ---- what the violation hangs on ---- */

static void mark_needed(struct building *b, const struct exec_obligation *o)
{
    struct term_table *terms = exec_terms(b->x);
    term_id roots[2] = {term_canon(terms, o->guard), term_canon(terms, o->clause_holds)};
    b->needed = ARENA_ARRAY(b->arena, bool, leaf_count(b->x) + 1);
    term_cone(terms, roots, 2, b->arena, &b->cone);
    for (uint32_t i = 0; i < b->cone.count; i++) {
        term_id part = {b->cone.items[i]};
        if (term_get_op(terms, part) != TERM_SYMBOL)
            continue;
        leaf_id leaf = leaf_of_symbol(b->x, term_get_symbol(terms, part));
        for (; leaf.index && !b->needed[leaf.index]; leaf = leaf_get(b->x, leaf)->parent)
            b->needed[leaf.index] = true;
    }
}

/* ---- the request ---- */

static struct datum empty_array(void)
{
    return (struct datum){.kind = DATUM_ARRAY};
}

static void take_request(struct building *b, leaf_id leaf, struct text part)
{
    struct counterexample *out = b->out;
    struct datum datum = concrete_leaf(&b->c, leaf);
    struct {
        const char *part;
        struct datum *into;
    } table[] = {{"query", &out->query},
                 {"post", &out->post},
                 {"any", &out->any},
                 {"cookie", &out->cookies},
                 {"header", &out->headers},
                 {"files", &out->files},
                 {"body", &out->body},
                 {"params", &out->parameters},
                 {"json", &out->parameters},
                 {"method", &out->method},
                 {"path_params", &out->parameters}};
    for (size_t i = 0; i < ARRAY_LENGTH(table); i++) {
        if (!text_is(part, table[i].part))
            continue;
        for (uint32_t k = 0; datum.kind == DATUM_ARRAY && k < datum.items.count; k++)
            VEC_PUSH(b->arena, &table[i].into->items, datum.items.items[k]);
        if (datum.kind != DATUM_ARRAY)
            *table[i].into = datum;
    }
}

static struct text after(struct text text, const char *prefix)
{
    return text_slice(text, strlen(prefix), text.size);
}

/* What may come either way comes by the query. */
static void place_either(struct building *b)
{
    struct counterexample *out = b->out;
    for (uint32_t i = 0; i < out->any.items.count; i++) {
        struct datum_item item = out->any.items.items[i];
        if (item.key.kind != DATUM_STRING || datum_find(&out->post, item.key.text.data) ||
            datum_find(&out->query, item.key.text.data))
            continue;
        VEC_PUSH(b->arena, &out->query.items, item);
    }
}

/* ---- what is decoded ---- */

static void take_decoded(struct building *b, leaf_id leaf, const struct root *root)
{
    struct constant text;
    struct text label = label_of(b, leaf);
    size_t end = text_find(label, TEXT("#"), 0);
    bool is_part = text_starts_with(label, TEXT("element#")); /* of what is decoded elsewhere */
    if (is_part || term_is_none(root->source) || !concrete_term(&b->c, root->source, &text) ||
        text.sort != SORT_STRING || end == SIZE_MAX)
        return;
    struct witness_mark mark = {.kind = MARK_TEXT,
                                .name = text_copy(b->arena, text.text),
                                .format = text_copy(b->arena, text_slice(label, 0, end)),
                                .tree = concrete_leaf(&b->c, leaf)};
    VEC_PUSH(b->arena, &b->out->marks, mark);
}

/* ---- what the world answers ---- */

static bool is_executed(const struct building *b, leaf_id leaf)
{
    struct constant held;
    term_id guard = leaf_get(b->x, leaf)->guard;
    return term_is_none(guard) || (concrete_term(&b->c, guard, &held) && held.boolean);
}

static void take_value(struct building *b, leaf_id leaf, enum root_kind kind)
{
    const struct leaf_info *info = leaf_get(b->x, leaf);
    struct text name = label_of(b, leaf);
    if (!is_executed(b, leaf))
        return;
    struct witness_value value = {.name = text_copy(b->arena, name),
                                  .site = info->site,
                                  .is_unknown =
                                      kind == ROOT_UNKNOWN && text_ends_with(name, TEXT("()")),
                                  .is_needed = b->needed[leaf.index],
                                  .value = concrete_leaf(&b->c, leaf)};
    value.is_object = kind != ROOT_REPLY && value.value.is_object;
    VEC_PUSH(b->arena, &b->out->values, value);
}

/* ---- records ---- */

static void add_field(struct building *b, struct text name, const struct datum *key,
                      const struct datum *value, bool is_needed)
{
    struct names *names = exec_names(b->x);
    size_t dot = name.size;
    while (dot > 0 && name.data[dot - 1] != '.')
        dot--;
    if (dot < 2)
        return;
    struct text field = text_slice(name, dot, name.size);
    struct witness_field added = {.class_name = names_add(names, text_slice(name, 0, dot - 1)),
                                  .field = names_add(names, field),
                                  .key = *key,
                                  .value = *value,
                                  .is_needed = is_needed};
    if (text_is(field, "exists"))
        added.field = NO_NAME;
    VEC_PUSH(b->arena, &b->out->fields, added);
}

/* "Order.meta": an array by the key of the record; "transient": one by its own keys. */
static void take_stored(struct building *b, leaf_id leaf)
{
    struct datum all = concrete_leaf(&b->c, leaf);
    struct datum_item kind = {.key = {.kind = DATUM_STRING, .text = label_of(b, leaf)},
                              .value = all};
    if (text_find(label_of(b, leaf), TEXT("."), 0) == SIZE_MAX)
        VEC_PUSH(b->arena, &b->out->stored.items, kind);
    for (uint32_t i = 0; all.kind == DATUM_ARRAY && i < all.items.count; i++)
        add_field(b, label_of(b, leaf), &all.items.items[i].key, &all.items.items[i].value,
                  b->needed[leaf.index]);
}

/* "Order#1[property]": what the program reads of a record itself. */
static bool is_of_object(struct text label)
{
    return text_find(label, TEXT("#"), 0) != SIZE_MAX;
}

/* The properties of a record that the flow reads. One that another way loads may be found by the
 * same key: it says nothing of this one. */
static void take_record(struct building *b, leaf_id leaf)
{
    name_id class_name;
    struct value key;
    struct constant number;
    if (!is_executed(b, leaf) || !exec_record_of(b->x, leaf, &class_name, &key) ||
        !concrete_term(&b->c, value_term(key), &number))
        return;
    struct datum at = concrete_constant(b->arena, &number);
    struct datum all = concrete_properties(&b->c, leaf);
    for (uint32_t i = 0; i < all.items.count; i++) {
        const struct datum_item *item = &all.items.items[i];
        if (item->key.kind != DATUM_STRING)
            continue;
        struct witness_field field = {.class_name = class_name,
                                      .field = names_add(exec_names(b->x), item->key.text),
                                      .key = at,
                                      .value = item->value,
                                      .is_needed = b->needed[leaf.index],
                                      .is_property = true};
        VEC_PUSH(b->arena, &b->out->fields, field);
    }
}

static bool is_in_cone(const struct building *b, term_id term)
{
    for (uint32_t i = 0; i < b->cone.count; i++)
        if (b->cone.items[i] == term.index)
            return true;
    return false;
}

static void take_point(struct building *b, const struct solver_point *point)
{
    const struct function_kind *kind = function_get_kind(exec_terms(b->x), point->function);
    struct text name = text_of(kind->name);
    if (kind->evaluate || point->arg_count != 1 || text_find(name, TEXT("."), 0) == SIZE_MAX)
        return;
    struct datum key = concrete_constant(b->arena, &point->args[0]);
    struct datum value = concrete_constant(b->arena, &point->value);
    if (text_ends_with(name, TEXT(":hundredths"))) {
        name = text_slice(name, 0, name.size - strlen(":hundredths"));
        value = (struct datum){.kind = DATUM_FLOAT, .number = (double)value.integer / 100.0};
    } else if (text_ends_with(name, TEXT(":id"))) {
        name = text_slice(name, 0, name.size - strlen(":id"));
    }
    add_field(b, name, &key, &value, is_in_cone(b, point->term));
}

static void take_hash(struct building *b, const struct solver_point *point)
{
    struct text name = text_of(function_get_kind(exec_terms(b->x), point->function)->name);
    if (!text_starts_with(name, TEXT("hash:")) || point->arg_count != 1)
        return;
    struct witness_mark mark = {.kind = MARK_HASH,
                                .name = text_copy(b->arena, point->value.text),
                                .format = after(text_copy(b->arena, name), "hash:"),
                                .data = concrete_constant(b->arena, &point->args[0])};
    VEC_PUSH(b->arena, &b->out->marks, mark);
}

static void take_mac(struct building *b, const struct solver_point *point)
{
    struct text name = text_of(function_get_kind(exec_terms(b->x), point->function)->name);
    if (!text_starts_with(name, TEXT("mac:")) || point->arg_count != 2)
        return;
    struct witness_mark mark = {.kind = MARK_MAC,
                                .name = text_copy(b->arena, point->value.text),
                                .format = after(text_copy(b->arena, name), "mac:"),
                                .key = concrete_constant(b->arena, &point->args[0]),
                                .data = concrete_constant(b->arena, &point->args[1])};
    VEC_PUSH(b->arena, &b->out->marks, mark);
}

/* ---- the whole ---- */

/* The elements of an array that are the server's own, and those that a client sends as headers. */
static void take_server(struct building *b, leaf_id leaf)
{
    for (uint32_t i = 0; i < b->c.children[leaf.index].count; i++) {
        leaf_id child = {b->c.children[leaf.index].items[i]};
        bool sent = root_get(b->x, leaf_get(b->x, child)->root)->kind == ROOT_REQUEST;
        struct constant key;
        struct datum_item item = {.value = concrete_leaf(&b->c, child)};
        if (item.value.kind == DATUM_ABSENT || leaf_key(b->x, child).tag != VALUE_STRING ||
            !concrete_term(&b->c, value_term(leaf_key(b->x, child)), &key))
            continue;
        struct datum *into = sent ? &b->out->headers : &b->out->server;
        item.key = concrete_constant(b->arena, &key);
        VEC_PUSH(b->arena, &into->items, item);
    }
}

/* "setting": all of them; "setting[gateway]": one that is an array of settings; else a constant. */
static void take_settings(struct building *b, leaf_id leaf, struct text label)
{
    struct datum all = concrete_leaf(&b->c, leaf);
    size_t bracket = text_find(label, TEXT("["), 0);
    if (bracket != SIZE_MAX && text_ends_with(label, TEXT("]"))) {
        struct datum_item item = {.key = {.kind = DATUM_STRING}, .value = all};
        item.key.text = text_copy(b->arena, text_slice(label, bracket + 1, label.size - 1));
        VEC_PUSH(b->arena, &b->out->settings.items, item);
        return;
    }
    if (all.kind != DATUM_ARRAY && all.kind != DATUM_ABSENT) {
        struct datum_item item = {.key = {.kind = DATUM_STRING}, .value = all};
        item.key.text = text_copy(b->arena, label);
        VEC_PUSH(b->arena, &b->out->constants.items, item);
    }
    for (uint32_t i = 0; i < all.items.count; i++)
        VEC_PUSH(b->arena, &b->out->settings.items, all.items.items[i]);
}

static void take_leaf(struct building *b, leaf_id leaf)
{
    const struct root *root = root_get(b->x, leaf_get(b->x, leaf)->root);
    struct text label = label_of(b, leaf);
    switch (root->kind) {
    case ROOT_REQUEST:
        if (text_starts_with(label, TEXT("request.")))
            take_request(b, leaf, after(label, "request."));
        break;
    case ROOT_DERIVED:
        if (term_is_none(root->source))
            take_value(b, leaf, root->kind);
        else
            take_decoded(b, leaf, root);
        break;
    case ROOT_REPLY:
    case ROOT_UNKNOWN: take_value(b, leaf, root->kind); break;
    case ROOT_STORE:
        if (is_of_object(label))
            take_record(b, leaf);
        else
            take_stored(b, leaf);
        break;
    case ROOT_SETTING: take_settings(b, leaf, label); break;
    case ROOT_SESSION: b->out->session = concrete_leaf(&b->c, leaf); break;
    case ROOT_IDENTITY: b->out->identity = concrete_leaf(&b->c, leaf).integer; break;
    case ROOT_SERVER:
        if (text_is(label, "server"))
            take_server(b, leaf);
        else
            take_value(b, leaf, root->kind);
        break;
    case ROOT_HAVOC:
    case ROOT_GHOST: break;
    }
}

/* Whether the violation hangs on what the request has: then that is shown, and nothing else. */
static bool needs_request(const struct building *b)
{
    for (uint32_t i = 1; i <= leaf_count(b->x); i++) {
        const struct leaf_info *info = leaf_get(b->x, (leaf_id){i});
        if (b->needed[i] && info->parent.index && root_get(b->x, info->root)->kind == ROOT_REQUEST)
            return true;
    }
    return false;
}

/* Where a clause, or what makes a message authentic, is about who chose a value or which it is, the
 * values that nothing else hangs on are told apart. */
static uint32_t filled_kinds(const struct exec *x, uint32_t asks)
{
    uint32_t kinds = 0;
    if (asks & ASKS_ORIGIN || exec_checks_request(x))
        kinds |= UINT32_C(1) << ROOT_REQUEST | UINT32_C(1) << ROOT_DERIVED;
    if (asks & ASKS_CONTENT)
        kinds |= UINT32_C(1) << ROOT_STORE;
    if (asks & ASKS_SETTING)
        kinds |= UINT32_C(1) << ROOT_SETTING;
    return kinds;
}

struct counterexample evidence_counterexample(struct arena *arena, struct exec *x,
                                              const struct spec_set *specs,
                                              const struct exec_obligation *o,
                                              const struct solver_model *model)
{
    struct counterexample out = {.identity = 0};
    struct datum *arrays[] = {&out.query,    &out.post,      &out.any,     &out.cookies,
                              &out.headers,  &out.server,    &out.files,   &out.parameters,
                              &out.settings, &out.constants, &out.session, &out.stored};
    for (size_t i = 0; i < ARRAY_LENGTH(arrays); i++)
        *arrays[i] = empty_array();
    struct building b = {.arena = arena, .x = x, .out = &out};
    mark_needed(&b, o);
    uint32_t asks = evidence_asks(specs, o);
    struct filling filling = {.hung = &b.cone,
                              .kinds = filled_kinds(x, asks),
                              .adds = asks & ASKS_ORIGIN && !needs_request(&b)};
    concrete_init(&b.c, arena, x, model, &filling);
    out.fills_records = asks & ASKS_CONTENT;
    for (uint32_t i = 1; i <= b.c.leaves; i++)
        if (leaf_get(x, (leaf_id){i})->parent.index == 0)
            take_leaf(&b, (leaf_id){i});
    place_either(&b);
    struct solver_model *filled = ARENA_ARRAY(arena, struct solver_model, 1);
    *filled = model_copy(arena, &b.c.model);
    out.model = filled;
    out.has_check = exec_checks_request(x);
    for (uint32_t i = 0; i < b.c.model.points.count; i++) {
        take_point(&b, &b.c.model.points.items[i]);
        take_mac(&b, &b.c.model.points.items[i]);
        take_hash(&b, &b.c.model.points.items[i]);
    }
    concrete_done(&b.c);
    return out;
}
