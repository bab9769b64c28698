/*
 * What comes from outside of the program: the request, settings, the session, the server itself.
 * Each is a tree of leaves below a root that exists once in a flow, so that a message which is
 * delivered again is the same message.
 */
#include "analyzer/exec/exec_p.h"

enum {
    PARAMETER_MASK = VALUE_MASK(VALUE_ABSENT) | VALUE_MASK(VALUE_STRING) | VALUE_MASK(VALUE_ARRAY),
    TEXT_MASK = VALUE_MASK(VALUE_ABSENT) | VALUE_MASK(VALUE_STRING),
    SETTING_MASK = PARAMETER_MASK | VALUE_MASK(VALUE_BOOL),
    STORED_MASK = VALUE_MASK(VALUE_ABSENT) | VALUE_MASK(VALUE_NULL) | VALUE_MASK(VALUE_BOOL) |
                  VALUE_MASK(VALUE_INT) | VALUE_MASK(VALUE_FLOAT) | VALUE_MASK(VALUE_STRING) |
                  VALUE_MASK(VALUE_ARRAY),
};

root_id input_root(struct exec *x, enum root_kind kind, struct text label, uint32_t child_mask)
{
    name_id name = names_add(x->names, label);
    uint32_t known = map_get(&x->roots_named, name.index, 0);
    if (known)
        return (root_id){known};
    struct root root = {
        .kind = kind, .label = name, .statement = UINT32_MAX, .child_mask = child_mask};
    root_id id = root_add(x, &root);
    map_put(&x->roots_named, name.index, id.index);
    return id;
}

/* The top of a root's tree: made once. */
static struct value top_of(struct exec *x, root_id root, uint32_t mask)
{
    name_id label = root_get(x, root)->label;
    uint64_t key = UINT64_C(1) << 32 | label.index;
    uint32_t known = map_get(&x->roots_named, key, 0);
    if (known)
        return x->leaf_values.items[known - 1];
    struct value top = leaf_new(x, root, names_text(x->names, label), mask);
    VEC_PUSH(x->arena, &x->leaf_values, top);
    map_put(&x->roots_named, key, x->leaf_values.count);
    return top;
}

static uint32_t request_mask(struct text part)
{
    if (text_is(part, "header") || text_is(part, "server") || text_is(part, "path_params"))
        return TEXT_MASK;
    return text_is(part, "json") || text_is(part, "params") ? STORED_MASK : PARAMETER_MASK;
}

struct value input_request(struct exec *x, struct text part)
{
    struct text label = text_print(x->arena, "request.%.*s", (int)part.size, part.data);
    root_id root = input_root(x, ROOT_REQUEST, label, request_mask(part));
    bool is_text = text_is(part, "body") || text_is(part, "path") || text_is(part, "method");
    return top_of(x, root, is_text ? VALUE_MASK(VALUE_STRING) : VALUE_MASK(VALUE_ARRAY));
}

leaf_id input_known_body(const struct exec *x)
{
    name_id label = names_find(x->names, TEXT("request.body"));
    uint32_t known = map_get(&x->roots_named, UINT64_C(1) << 32 | label.index, 0);
    if (name_is_none(label) || !known || x->leaf_values.items[known - 1].tag != VALUE_STRING)
        return (leaf_id){0};
    return leaf_of_symbol(x,
                          term_get_symbol(x->terms, value_term(x->leaf_values.items[known - 1])));
}

/* The elements of a tree, whatever its top is in the language. */
static struct value elements_of(struct exec *x, struct value top)
{
    return top.tag == VALUE_OBJECT ? object_properties(x, top) : top;
}

static struct value keyed(struct exec *x, enum root_kind kind, const char *label, uint32_t mask,
                          struct value key)
{
    root_id root = input_root(x, kind, text_of(label), mask);
    struct value top = top_of(x, root, VALUE_MASK(VALUE_ARRAY));
    if (key.tag != VALUE_INT && key.tag != VALUE_STRING)
        key = value_string(exec_language(x)->to_string(x, key));
    return heap_follow(x, array_get(x, elements_of(x, top), key));
}

struct value input_setting(struct exec *x, struct value name)
{
    return keyed(x, ROOT_SETTING, "setting", SETTING_MASK, name);
}

struct value input_settings(struct exec *x, struct text name)
{
    struct text label = text_print(x->arena, "setting[%.*s]", (int)name.size, name.data);
    bool texts = text_is(name, "environment");
    root_id root = input_root(x, ROOT_SETTING, label, texts ? TEXT_MASK : SETTING_MASK);
    return top_of(x, root, VALUE_MASK(VALUE_ARRAY));
}

struct value input_sessions(struct exec *x)
{
    root_id root = input_root(x, ROOT_SESSION, TEXT("session"), STORED_MASK);
    return top_of(x, root, VALUE_MASK(VALUE_ARRAY));
}

struct value input_session(struct exec *x, struct value key)
{
    return keyed(x, ROOT_SESSION, "session", STORED_MASK, key);
}

struct value input_stored(struct exec *x, struct text kind, struct value key)
{
    uint32_t mask = STORED_MASK & ~(VALUE_MASK(VALUE_ABSENT) | VALUE_MASK(VALUE_NULL) |
                                    VALUE_MASK(VALUE_INT) | VALUE_MASK(VALUE_FLOAT));
    root_id root = input_root(x, ROOT_STORE, kind, mask);
    if (root_get(x, root)->kind != ROOT_STORE) /* "user", "session", … mean something else */
        root = input_root(x, ROOT_STORE,
                          text_print(x->arena, "stored %.*s", (int)kind.size, kind.data), mask);
    struct value top = top_of(x, root, VALUE_MASK(VALUE_ARRAY));
    if (key.tag != VALUE_INT && key.tag != VALUE_STRING)
        key = value_string(exec_language(x)->to_string(x, key));
    return heap_follow(x, array_get(x, elements_of(x, top), key));
}

struct value input_server(struct exec *x, struct text what, uint32_t mask)
{
    root_id root = input_root(x, ROOT_SERVER, TEXT("server"), STORED_MASK);
    struct text label =
        text_print(x->arena, "%.*s#%" PRIu32, (int)what.size, what.data, ++x->fresh);
    return leaf_new(x, root, label, mask);
}

struct value input_identity(struct exec *x)
{
    root_id root = input_root(x, ROOT_IDENTITY, TEXT("user"), 0);
    struct value user = top_of(x, root, VALUE_MASK(VALUE_INT));
    term_id zero = term_int(x->terms, 0);
    exec_know(x, term_binary(x->terms, TERM_LE, zero, value_term(user)));
    return user;
}

struct value input_any(struct exec *x, struct text label, uint32_t mask)
{
    struct root root = {.kind = ROOT_UNKNOWN,
                        .label = names_add(x->names, label),
                        .statement = UINT32_MAX,
                        .why = WHY_UNKNOWN_ORIGIN,
                        .child_mask = VALUE_ANY,
                        .is_choice = mask == VALUE_MASK(VALUE_BOOL)};
    return leaf_new(x, root_add(x, &root), label, mask);
}

/* What is decoded where there may be no text: from that comes nothing. */
static void know_empty(struct exec *x, term_id text, struct value tree)
{
    term_id empty = term_eq(x->terms, text, term_string_of(x->terms, TEXT("")));
    if (term_get_op(x->terms, term_canon(x->terms, text)) == TERM_ITE)
        exec_know(x, term_implies(x->terms, empty, value_has_tag(x, tree, VALUE_MASK(VALUE_NULL))));
}

struct value input_decoded(struct exec *x, struct text format, struct value text)
{
    if (text.tag != VALUE_STRING)
        text = value_string(exec_language(x)->to_string(x, text));
    struct value made_from = derived_source(x, format, value_term(text));
    if (made_from.tag != VALUE_ABSENT)
        return made_from;
    uint32_t source = term_canon(x->terms, value_term(text)).index;
    struct text label =
        text_print(x->arena, "%.*s#%" PRIu32, (int)format.size, format.data, source);
    bool is_split = text_starts_with(format, TEXT("split"));
    bool is_query = text_is(format, "query") || is_split;
    uint32_t mask = is_query ? (uint32_t)PARAMETER_MASK : STORED_MASK;
    if (is_split)
        mask = VALUE_MASK(VALUE_STRING);
    bool objects = text_is(format, "object");
    if (objects)
        mask =
            (mask & ~VALUE_MASK(VALUE_ARRAY)) | VALUE_MASK(VALUE_ARRAY) | VALUE_MASK(VALUE_OBJECT);
    root_id root = input_root(x, ROOT_DERIVED, label, mask);
    if (term_is_none(x->roots.items[root.index].source)) {
        x->roots.items[root.index].source = value_term(text);
        if (objects)
            x->roots.items[root.index].object_class = names_add(x->names, TEXT("stdClass"));
    }
    if (is_query)
        return top_of(x, root, VALUE_MASK(VALUE_ARRAY));
    uint32_t top = mask & ~VALUE_MASK(VALUE_ABSENT);
    struct value tree = top_of(x, root, top | VALUE_MASK(VALUE_NULL));
    know_empty(x, value_term(text), tree);
    return tree;
}

/* ---- sources ---- */

static enum root_kind kind_of_origin(struct text origin)
{
    if (text_starts_with(origin, TEXT("request")))
        return ROOT_REQUEST;
    if (text_starts_with(origin, TEXT("session")))
        return ROOT_SESSION;
    if (text_starts_with(origin, TEXT("setting")))
        return ROOT_SETTING;
    return ROOT_SERVER;
}

static root_id source_root(struct exec *x, const struct spec_source *source)
{
    struct text origin = names_text(x->names, source->origin);
    enum root_kind kind = kind_of_origin(origin);
    uint32_t mask = STORED_MASK;
    if (kind == ROOT_REQUEST)
        mask = request_mask(text_slice(origin, origin.size > 8 ? 8 : origin.size, origin.size));
    return input_root(x, kind, origin, mask);
}

/* "$_SERVER[HTTP_*]": the elements of $_SERVER with such keys. */
static void add_override(struct exec *x, root_id into, struct text glob, root_id root)
{
    struct root *base = &x->roots.items[into.index];
    struct root_override *list =
        ARENA_ARRAY(x->arena, struct root_override, base->override_count + 1);
    for (uint32_t i = 0; i < base->override_count; i++)
        list[i] = base->overrides[i];
    list[base->override_count] = (struct root_override){glob, root};
    base->overrides = list;
    base->override_count++;
}

static void add_elements(struct exec *x, const struct spec_source *source, struct text variable,
                         struct text glob)
{
    const struct spec_set *specs = x->setup.specs;
    for (uint32_t i = 0; i < specs->sources.count; i++) {
        const struct spec_source *whole = &specs->sources.items[i];
        if (text_equal(text_slice(whole->place, 1, whole->place.size), variable))
            add_override(x, source_root(x, whole), glob, source_root(x, source));
    }
}

/* ---- names that the program gives no value ---- */

/* The active `source` whose place is a glob that fits: `"$*"` of variables, `"*"` of constants. */
static const struct spec_source *source_of_name(struct exec *x, struct text name, bool variable)
{
    const struct spec_set *specs = x->setup.specs;
    for (uint32_t i = 0; specs && i < specs->sources.count; i++) {
        const struct spec_source *source = &specs->sources.items[i];
        struct text place = source->place;
        bool is_variable = place.size > 1 && place.data[0] == '$';
        struct text glob = is_variable ? text_slice(place, 1, place.size) : place;
        if (is_variable == variable && text_find(glob, TEXT("*"), 0) != SIZE_MAX &&
            text_find(glob, TEXT("["), 0) == SIZE_MAX && spec_is_active(specs, source->file) &&
            text_matches_glob(name, glob))
            return source;
    }
    return NULL;
}

struct value input_global(struct exec *x, name_id name)
{
    struct text text = names_text(x->names, name);
    const struct spec_source *source = x->setup.concrete ? NULL : source_of_name(x, text, true);
    bool is_platforms = text.size && text.data[0] == '_';
    if (!source || is_platforms)
        return VALUE_NONE;
    struct value top = top_of(x, source_root(x, source), VALUE_MASK(VALUE_ARRAY));
    return array_get(x, elements_of(x, top), value_of_name(x, name));
}

struct value input_constant(struct exec *x, name_id name)
{
    struct text text = names_text(x->names, name);
    const struct spec_source *source = source_of_name(x, text, false);
    for (size_t i = 0; i < text.size; i++)
        if (islower((unsigned char)text.data[i]) || text.data[i] == '\\')
            return VALUE_NONE;
    if (!source)
        return VALUE_NONE;
    root_id root = input_root(x, kind_of_origin(names_text(x->names, source->origin)),
                              TEXT("constant"), VALUE_MASK(VALUE_STRING));
    return leaf_new(x, root, text, VALUE_MASK(VALUE_STRING));
}

/* What the platform keeps in global variables. */
static void fill_globals(struct exec *x, const struct spec_set *specs)
{
    struct arguments none = {NULL, NULL, NULL, 0};
    for (uint32_t i = 0; specs && i < specs->globals.count; i++) {
        struct spec_global global = specs->globals.items[i];
        if (spec_is_active(specs, global.file))
            heap_write(x, x->globals, global.variable,
                       exec_new_object(x, global.class_name, &none, NO_IR));
    }
}

void input_globals(struct exec *x)
{
    const struct spec_set *specs = x->setup.specs;
    for (uint32_t i = 0; specs && i < specs->sources.count; i++) {
        const struct spec_source *source = &specs->sources.items[i];
        if (!spec_is_active(specs, source->file) || source->place.size < 2 ||
            source->place.data[0] != '$' || text_is(source->place, "$*"))
            continue;
        size_t bracket = text_find(source->place, TEXT("["), 0);
        if (bracket != SIZE_MAX) {
            add_elements(x, source, text_slice(source->place, 1, bracket),
                         text_slice(source->place, bracket + 1, source->place.size - 1));
            continue;
        }
        name_id name = names_add(x->names, text_slice(source->place, 1, source->place.size));
        heap_write(x, x->globals, name, top_of(x, source_root(x, source), VALUE_MASK(VALUE_ARRAY)));
    }
    fill_globals(x, specs);
}
