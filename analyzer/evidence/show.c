/* A counterexample as a reader sees it: lists of a finding, sentences of its steps. */
#include <math.h>

#include "analyzer/evidence/concrete.h"
#include "analyzer/evidence/evidence.h"

/* ---- values ---- */

static const struct witness_mark *find_mark(const struct counterexample *c, struct text text)
{
    for (uint32_t i = 0; i < c->marks.count; i++)
        if (text.size > 0 && text_equal(c->marks.items[i].name, text))
            return &c->marks.items[i];
    return NULL;
}

static struct text json_of(struct arena *arena, const struct datum *datum)
{
    struct buffer out;
    buffer_init(&out);
    datum_print_json(&out, datum);
    struct text text = text_copy(arena, buffer_text(&out));
    buffer_done(&out);
    return text;
}

static struct text query_of(struct arena *arena, const struct datum *tree)
{
    struct buffer out;
    buffer_init(&out);
    for (uint32_t i = 0; i < tree->items.count; i++) {
        struct text key = tree->items.items[i].key.text;
        struct text value = tree->items.items[i].value.text;
        buffer_print(&out, "%s%.*s=%.*s", i ? "&" : "", (int)key.size, key.data, (int)value.size,
                     value.data ? value.data : "");
    }
    struct text text = text_copy(arena, buffer_text(&out));
    buffer_done(&out);
    return text;
}

static struct text spelled(struct arena *arena, const struct counterexample *c, struct text text,
                           int depth);

/* The data with its strings as they are sent: what is encoded may hold encoded texts. */
static struct datum spelled_tree(struct arena *arena, const struct counterexample *c,
                                 const struct datum *tree, int depth)
{
    struct datum out = *tree;
    if (tree->kind == DATUM_STRING)
        out.text = spelled(arena, c, tree->text, depth + 1);
    if (tree->kind != DATUM_ARRAY)
        return out;
    out.items.items = ARENA_ARRAY(arena, struct datum_item, tree->items.count + 1);
    out.items.capacity = tree->items.count + 1;
    for (uint32_t i = 0; i < tree->items.count; i++) {
        struct datum_item item = tree->items.items[i];
        item.value = spelled_tree(arena, c, &item.value, depth);
        out.items.items[i] = item;
    }
    return out;
}

static struct text spelled(struct arena *arena, const struct counterexample *c, struct text text,
                           int depth)
{
    enum { DEEPEST = 4 };
    const struct witness_mark *mark = find_mark(c, text);
    if (!mark || depth > DEEPEST)
        return text;
    if (mark->kind == MARK_TEXT) {
        struct datum tree = spelled_tree(arena, c, &mark->tree, depth);
        return text_is(mark->format, "query") ? query_of(arena, &tree) : json_of(arena, &tree);
    }
    struct text key = mark->key.text;
    bool is_body = c->body.kind == DATUM_STRING && text_equal(c->body.text, mark->data.text);
    if (mark->kind == MARK_HASH)
        return text_print(arena, "<%.*s of the message>", (int)mark->format.size,
                          mark->format.data);
    return text_print(arena, "<hmac-%.*s of %s under \"%.*s\">", (int)mark->format.size,
                      mark->format.data, is_body ? "the body" : "the message", (int)key.size,
                      key.data);
}

/* A string as it is sent; what is computed at run time in words. */
static struct text plain(struct arena *arena, const struct counterexample *c, struct text text)
{
    return spelled(arena, c, text, 0);
}

/* Amounts below it are shown with cents. */
#define MOST_SHOWN 1e15

/* The value as source text. */
static struct text literal(struct arena *arena, const struct counterexample *c,
                           const struct datum *datum)
{
    if (datum->kind == DATUM_STRING) {
        struct datum shown = *datum;
        shown.text = plain(arena, c, datum->text);
        bool words = shown.text.size && shown.text.data[0] == '<' && find_mark(c, datum->text);
        return words ? shown.text : json_of(arena, &shown);
    }
    bool is_amount = datum->kind == DATUM_FLOAT && fabs(datum->number) < MOST_SHOWN &&
                     floor(datum->number * 100) == datum->number * 100;
    if (is_amount)
        return text_print(arena, "%.2f", datum->number);
    return json_of(arena, datum);
}

/* ---- lists ---- */

static void bind(struct arena *arena, report_bindings *list, struct text name, struct text value)
{
    struct report_binding binding = {.name = name, .value = value};
    VEC_PUSH(arena, list, binding);
}

static struct text key_text(struct arena *arena, const struct datum *key)
{
    return key->kind == DATUM_INT ? text_print(arena, "%" PRId64, key->integer) : key->text;
}

/* Fields of a form: `a[b]` = value. */
static void bind_fields(struct arena *arena, const struct counterexample *c, report_bindings *list,
                        struct text prefix, const struct datum *array)
{
    for (uint32_t i = 0; i < array->items.count; i++) {
        const struct datum_item *item = &array->items.items[i];
        struct text key = key_text(arena, &item->key), name = key;
        if (prefix.size)
            name = text_print(arena, "%.*s[%.*s]", (int)prefix.size, prefix.data, (int)key.size,
                              key.data);
        if (item->value.kind == DATUM_ARRAY)
            bind_fields(arena, c, list, name, &item->value);
        else if (item->value.kind == DATUM_STRING)
            bind(arena, list, name, plain(arena, c, item->value.text));
        else
            bind(arena, list, name, literal(arena, c, &item->value));
    }
}

/* "HTTP_X_SIGNATURE" to "X-Signature". */
static struct text header_name(struct arena *arena, struct text name)
{
    if (!text_starts_with(name, TEXT("HTTP_")))
        return name;
    struct text copy = text_copy(arena, text_slice(name, 5, name.size));
    char *letters = ARENA_ARRAY(arena, char, copy.size + 1);
    for (size_t i = 0; i < copy.size; i++) {
        bool first = i == 0 || copy.data[i - 1] == '_';
        char c = copy.data[i];
        letters[i] =
            c == '_' ? '-' : (char)(first ? toupper((unsigned char)c) : tolower((unsigned char)c));
    }
    return (struct text){letters, copy.size};
}

static void bind_headers(struct arena *arena, const struct counterexample *c, struct finding *f)
{
    for (uint32_t i = 0; i < c->headers.items.count; i++) {
        const struct datum_item *item = &c->headers.items.items[i];
        struct text key = key_text(arena, &item->key);
        if (text_is(key, "REQUEST_METHOD") || item->value.kind != DATUM_STRING)
            continue;
        bind(arena, &f->request.headers, header_name(arena, key),
             plain(arena, c, item->value.text));
    }
    for (uint32_t i = 0; i < c->cookies.items.count; i++) {
        const struct datum_item *item = &c->cookies.items.items[i];
        struct text key = key_text(arena, &item->key);
        struct text value = plain(arena, c, item->value.text);
        bind(arena, &f->request.headers, TEXT("Cookie"),
             text_print(arena, "%.*s=%.*s", (int)key.size, key.data, (int)value.size,
                        value.data ? value.data : ""));
    }
}

static struct text method_of(const struct counterexample *c)
{
    const struct datum *given = datum_find(&c->headers, "REQUEST_METHOD");
    if (given && given->kind == DATUM_STRING && given->text.size)
        return given->text;
    if (c->method.kind == DATUM_STRING && c->method.text.size)
        return c->method.text;
    bool sends = c->post.items.count || c->parameters.items.count || c->body.kind == DATUM_STRING;
    return sends ? TEXT("POST") : TEXT("GET");
}

static void show_request(struct arena *arena, const struct counterexample *c, struct finding *f)
{
    f->request.method = method_of(c);
    f->request.target = TEXT("/");
    bind_fields(arena, c, &f->request.query, TEXT(""), &c->query);
    bind_headers(arena, c, f);
    if (c->body.kind == DATUM_STRING)
        bind(arena, &f->request.body, TEXT(""), plain(arena, c, c->body.text));
    bind_fields(arena, c, &f->request.body, TEXT(""), &c->post);
    bind_fields(arena, c, &f->request.body, TEXT(""), &c->parameters);
}

/* "setting gateway[key] = value" */
static void bind_state(struct arena *arena, const struct counterexample *c, report_bindings *list,
                       const char *word, const struct datum *array)
{
    for (uint32_t i = 0; i < array->items.count; i++) {
        const struct datum_item *item = &array->items.items[i];
        struct text key = key_text(arena, &item->key);
        struct text name = text_print(arena, "%s %.*s", word, (int)key.size, key.data);
        if (item->value.kind == DATUM_ARRAY)
            bind_fields(arena, c, list, name, &item->value);
        else
            bind(arena, list, name, literal(arena, c, &item->value));
    }
}

/* A row is found by the text of its query: its beginning and its end tell which. */
static struct text short_key(struct arena *arena, struct text key)
{
    enum { HEAD = 36, TAIL = 24 };
    if (key.size <= HEAD + TAIL)
        return key;
    size_t to = HEAD, from = key.size - TAIL;
    while (to > 0 && ((unsigned char)key.data[to] & 0xc0) == 0x80) /* within a character */
        to--;
    while (from < key.size && ((unsigned char)key.data[from] & 0xc0) == 0x80)
        from++;
    struct text head = text_slice(key, 0, to), tail = text_slice(key, from, key.size);
    return text_print(arena, "%.*s … %.*s", PRINTED(head), PRINTED(tail));
}

static void show_state(struct arena *arena, const struct counterexample *c, struct names *names,
                       struct finding *f)
{
    bind_state(arena, c, &f->state, "setting", &c->settings);
    bind_state(arena, c, &f->state, "session", &c->session);
    bind_state(arena, c, &f->state, "stored", &c->stored);
    for (uint32_t i = 0; i < c->fields.count; i++) {
        const struct witness_field *field = &c->fields.items[i];
        if (!field->is_needed)
            continue;
        struct text class = names_text(names, field->class_name),
                    key = short_key(arena, literal(arena, c, &field->key));
        struct text name =
            name_is_none(field->field) ? TEXT("exists") : names_text(names, field->field);
        bind(arena, &f->state,
             text_print(arena, "%.*s(%.*s).%.*s", (int)class.size, class.data, (int)key.size,
                        key.data, (int)name.size, name.data),
             literal(arena, c, &field->value));
    }
    if (c->identity)
        bind(arena, &f->state, TEXT("logged-in user"), text_print(arena, "%" PRId64, c->identity));
}

static void show_values(struct arena *arena, const struct counterexample *c, struct finding *f)
{
    for (uint32_t i = 0; i < c->values.count; i++) {
        const struct witness_value *value = &c->values.items[i];
        bool empty = value->value.kind == DATUM_ABSENT ||
                     (value->value.kind == DATUM_ARRAY && value->value.items.count == 0);
        if (!empty && value->is_needed)
            bind(arena, &f->replies, value->name, literal(arena, c, &value->value));
    }
}

void evidence_show(struct arena *arena, const struct counterexample *c, struct names *names,
                   bool is_request, struct finding *f)
{
    if (is_request)
        show_request(arena, c, f);
    show_state(arena, c, names, f);
    show_values(arena, c, f);
}

/* ---- conditions ---- */

/* "request.post[state]" as a reader knows it. */
static struct text input_name(struct arena *arena, struct text label)
{
    static const struct {
        const char *prefix, *shown;
    } table[] = {{"request.query", "the query's "}, {"request.post", "the form's "},
                 {"request.any", "the request's "}, {"request.cookie", "the cookie "},
                 {"request.header", "the header "}, {"request.params", "the parameter "},
                 {"request.json", "the body's "},   {"setting", "the setting "},
                 {"session", "the session's "},     {"json", "the decoded "},
                 {"object", "the decoded "},        {"server", "the server's "}};
    for (size_t i = 0; i < ARRAY_LENGTH(table); i++) {
        struct text prefix = text_of(table[i].prefix);
        size_t bracket = text_find(label, TEXT("["), 0);
        if (!text_starts_with(label, prefix) || bracket == SIZE_MAX ||
            !text_ends_with(label, TEXT("]")))
            continue;
        struct text key = text_slice(label, bracket + 1, label.size - 1);
        return text_print(arena, "%s%.*s", table[i].shown, (int)key.size, key.data);
    }
    return label;
}

/* The inputs that decide a condition, with their values: "the form's state = \"success\"". */
struct text evidence_reason(struct arena *arena, const struct concrete *concrete,
                            const struct counterexample *c, term_id condition)
{
    enum { MOST = 3 };
    struct exec *x = concrete->x;
    struct term_table *terms = exec_terms(x);
    struct arena scratch;
    u32_vec cone = {0}, told = {0};
    struct buffer out;
    buffer_init(&out);
    arena_init(&scratch);
    term_id canon = term_canon(terms, condition);
    term_cone(terms, &canon, 1, &scratch, &cone);
    for (uint32_t i = 0; i < cone.count && told.count < MOST; i++) {
        term_id part = {cone.items[i]};
        if (term_get_op(terms, part) != TERM_SYMBOL)
            continue;
        leaf_id leaf = leaf_of_symbol(x, term_get_symbol(terms, part));
        bool known = leaf.index == 0;
        for (uint32_t k = 0; k < told.count; k++)
            known |= told.items[k] == leaf.index;
        if (known)
            continue;
        struct datum datum = concrete_leaf(concrete, leaf);
        struct text name = input_name(arena, names_text(exec_names(x), leaf_get(x, leaf)->label));
        struct text value =
            datum.kind == DATUM_ABSENT ? TEXT("missing") : literal(arena, c, &datum);
        if (datum.kind == DATUM_ARRAY)
            continue;
        buffer_print(&out, "%s%.*s %s %.*s", told.count ? ", " : "", (int)name.size, name.data,
                     "is", (int)value.size, value.data);
        VEC_PUSH(&scratch, &told, leaf.index);
    }
    struct text text = text_copy(arena, buffer_text(&out));
    buffer_done(&out);
    arena_done(&scratch);
    return text;
}

/* ---- the sentence of a finding ---- */

static const struct witness_field *find_field(const struct counterexample *c, struct names *names,
                                              const char *name)
{
    for (uint32_t i = 0; i < c->fields.count; i++) {
        const struct witness_field *field = &c->fields.items[i];
        if (!name_is_none(field->field) && text_is(names_text(names, field->field), name))
            return field->is_needed ? field : NULL;
    }
    return NULL;
}

static const struct witness_field *first_needed(const struct counterexample *c)
{
    for (uint32_t i = 0; i < c->fields.count; i++)
        if (c->fields.items[i].is_needed)
            return &c->fields.items[i];
    return NULL;
}

/* Whether the records of the class have a total: orders, whatever the platform calls them. */
static bool is_order(const struct spec_set *specs, name_id class_name)
{
    const struct spec_class *class = spec_find_class(specs, class_name);
    name_id total = names_find(specs->names, TEXT("total"));
    return class && !name_is_none(total) && spec_find_model(specs, class, total);
}

struct text evidence_record(struct arena *arena, const struct counterexample *c,
                            const struct spec_set *specs)
{
    enum { LONGEST_KEY = 40 };
    const struct witness_field *total = find_field(c, specs->names, "total");
    const struct witness_field *currency = find_field(c, specs->names, "currency");
    const struct witness_field *any = total ? total : first_needed(c);
    struct text key = any ? key_text(arena, &any->key) : TEXT("");
    if (!any || key.size > LONGEST_KEY)
        return TEXT("");
    struct text class = is_order(specs, any->class_name)
                            ? TEXT("order")
                            : names_text(specs->names, any->class_name);
    if (!total)
        return text_print(arena, "%.*s %.*s", PRINTED(class), PRINTED(key));
    struct text amount = literal(arena, c, &total->value);
    struct text unit = currency ? currency->value.text : TEXT("");
    return text_print(arena, "order %.*s with a total of %.*s%s%.*s", (int)key.size, key.data,
                      (int)amount.size, amount.data, unit.size ? " " : "", (int)unit.size,
                      unit.data);
}
