/*
 * Query strings: http_build_query writes a map, parse_str reads one. What is known element by
 * element becomes the concatenation of its pairs; of any other map or text the other side is a tree
 * of its own, and reading what was written gives the map back.
 */
#include "grammars/php/semantics/builtins.h"

enum { MOST_PAIRS = 64, DEEPEST = 32 }; /* pairs that may be missing */

/* ---- writing ---- */

struct building {
    struct call *call;
    struct text prefix; /* of numeric keys at the top */
    struct text separator;
    bool raw;
    VEC(term_id) pairs; /* each with its separator, or "" where it is missing */
    term_id any;        /* some pair was there */
    bool unknown;
};

/* A scalar as http_build_query writes it. */
static term_id text_of_scalar(struct exec *x, struct value value)
{
    struct term_table *terms = exec_terms(x);
    struct constant constant;
    if (value.tag == VALUE_BOOL)
        return term_ite(terms, value_term(value), term_string_of(terms, TEXT("1")),
                        term_string_of(terms, TEXT("0")));
    if (value.tag == VALUE_FLOAT && value_is_constant(x, value, &constant))
        return term_string_of(terms,
                              php_float_text(exec_arena(x), constant.number, PHP_ECHO_PRECISION));
    return php_to_string(x, value);
}

static void add_pair(struct building *b, term_id key, struct value value, term_id present)
{
    struct exec *x = b->call->x;
    struct term_table *terms = exec_terms(x);
    term_id between = term_ite(terms, b->any, term_string_of(terms, b->separator),
                               term_string_of(terms, TEXT("")));
    term_id parts[4] = {between, key, term_string_of(terms, TEXT("=")),
                        php_urlencode(x, text_of_scalar(x, value), b->raw)};
    term_id pair = term_concat(terms, parts, 4);
    term_id none = term_string_of(terms, TEXT(""));
    VEC_PUSH(exec_arena(x), &b->pairs, term_ite(terms, present, pair, none));
    b->any = term_or(terms, b->any, present);
}

static void build(struct building *b, struct value map, term_id prefix, term_id present, int depth);

/* `prefix` is "" at the top, else "name" that keys are put behind in brackets. */
static term_id key_text(struct building *b, struct value key, term_id prefix, bool top)
{
    struct exec *x = b->call->x;
    struct term_table *terms = exec_terms(x);
    term_id name = php_urlencode(x, php_to_string(x, key), b->raw);
    if (top && key.tag == VALUE_INT && b->prefix.size) {
        term_id parts[2] = {term_string_of(terms, b->prefix), name};
        return term_concat(terms, parts, 2);
    }
    if (top)
        return name;
    term_id parts[4] = {prefix, term_string_of(terms, TEXT("%5B")), name,
                        term_string_of(terms, TEXT("%5D"))};
    return term_concat(terms, parts, 4);
}

static void build_case(struct building *b, struct value value, term_id key, term_id present,
                       int depth)
{
    struct exec *x = b->call->x;
    if (value.tag == VALUE_NULL || value.tag == VALUE_ABSENT || exec_is_false(x, present))
        return;
    if (value.tag == VALUE_ARRAY)
        build(b, value, key, present, depth + 1);
    else if (value.tag >= VALUE_BOOL && value.tag <= VALUE_STRING)
        add_pair(b, key, value, present);
    else if (value.tag == VALUE_OBJECT)
        build(b, php_visible_properties(x, value), key, present, depth + 1);
    else
        b->unknown = true;
}

static void build_element(struct building *b, const struct array_element *element, term_id prefix,
                          term_id present, int depth)
{
    struct exec *x = b->call->x;
    struct term_table *terms = exec_terms(x);
    value_cases cases = {0};
    term_id key = key_text(b, element->key, prefix, depth == 0);
    present = term_and(terms, present, element->present);
    value_get_cases(x, element->value, &cases);
    for (uint32_t i = 0; i < cases.count; i++)
        build_case(b, cases.items[i].value, key,
                   cases.count == 1 ? present : term_and(terms, present, cases.items[i].guard),
                   depth);
}

static void build(struct building *b, struct value map, term_id prefix, term_id present, int depth)
{
    struct exec *x = b->call->x;
    struct php_list list = php_list_of(x, map);
    bool many = !list.known && list.elements.count > MOST_PAIRS;
    b->unknown = b->unknown || !list.closed || many || depth > DEEPEST;
    for (uint32_t i = 0; i < list.elements.count && !b->unknown; i++)
        build_element(b, &list.elements.items[i], prefix, present, depth);
    b->unknown = b->unknown || (!exec_is_concrete(x) && b->pairs.count > MOST_PAIRS * 4);
}

/* The map that reading gives: scalars are texts. */
static struct value read_back(struct exec *x, struct value map)
{
    struct php_list list = php_list_of(x, map);
    struct value out = array_empty(x);
    if (!list.closed)
        return map;
    for (uint32_t i = 0; i < list.elements.count; i++) {
        struct array_element element = list.elements.items[i];
        if (element.value.tag < VALUE_BOOL || element.value.tag > VALUE_STRING)
            return VALUE_NONE;
        struct value text = value_string(text_of_scalar(x, element.value));
        out = array_put_under(x, out, element.key, text, element.present);
    }
    return out;
}

static struct value run_http_build_query(struct call *call)
{
    struct exec *x = call->x;
    struct term_table *terms = exec_terms(x);
    struct building b = {.call = call, .any = term_bool(terms, false)};
    int64_t encoding;
    bool known = arg_text(call, 1, "", &b.prefix) && arg_text(call, 2, "&", &b.separator) &&
                 arg_int(call, 3, 1, &encoding);
    struct value map = call->args[0];
    if (map.tag == VALUE_OBJECT)
        map = php_visible_properties(x, map);
    b.raw = known && encoding == 2;
    b.unknown = !known || map.tag != VALUE_ARRAY;
    term_id nothing = term_string_of(terms, TEXT(""));
    if (!b.unknown)
        build(&b, map, nothing, term_bool(terms, true), 0);
    if (exec_is_dead(x))
        return VALUE_OF_NULL;
    struct value text = b.unknown ? call_derived(call, VALUE_MASK(VALUE_STRING))
                        : b.pairs.count
                            ? value_string(term_concat(terms, b.pairs.items, b.pairs.count))
                            : value_string(nothing);
    struct value back = map.tag == VALUE_ARRAY ? read_back(x, map) : VALUE_NONE;
    if (back.tag != VALUE_ABSENT && text.tag == VALUE_STRING)
        exec_encoded(x, TEXT("query"), back, value_term(text));
    return text;
}

/* ---- reading ---- */

/* The steps of "a[b][]": a key, then keys or ABSENT for "[]". */
struct path {
    struct text name;
    struct text steps[DEEPEST];
    bool appends[DEEPEST];
    int count;
};

static char *plain_name(struct arena *arena, struct text name)
{
    char *copy = arena_alloc(arena, name.size + 1, 1);
    for (size_t i = 0; i < name.size; i++)
        copy[i] = name.data[i] == ' ' || name.data[i] == '.' ? '_' : name.data[i];
    copy[name.size] = '\0';
    return copy;
}

static bool read_path(struct arena *arena, struct text key, struct path *path)
{
    size_t begin = 0;
    while (begin < key.size && key.data[begin] == ' ')
        begin++;
    key = text_slice(key, begin, key.size);
    size_t bracket = text_find(key, TEXT("["), 0);
    path->count = 0;
    if (bracket == 0 || key.size == 0)
        return false;
    size_t at = bracket == SIZE_MAX ? key.size : bracket;
    path->name = (struct text){plain_name(arena, text_slice(key, 0, at)), at};
    while (at < key.size && key.data[at] == '[' && path->count < DEEPEST) {
        size_t close = text_find(key, TEXT("]"), at);
        if (close == SIZE_MAX && path->count == 0) {
            char *name = plain_name(arena, key);
            name[at] = '_';
            path->name = (struct text){name, key.size};
            return true;
        }
        if (close == SIZE_MAX)
            return false;
        path->steps[path->count] = text_slice(key, at + 1, close);
        path->appends[path->count++] = close == at + 1;
        at = close + 1;
    }
    return true;
}

static struct value put_path(struct exec *x, struct value map, const struct path *path, int step,
                             struct value value)
{
    struct value key = php_to_key(x, value_of_text(x, step < 0 ? path->name : path->steps[step]));
    bool append = step >= 0 && path->appends[step];
    if (step + 1 < path->count) {
        struct value inner = append ? VALUE_NONE : array_get(x, map, key);
        if (inner.tag != VALUE_ARRAY)
            inner = array_empty(x);
        value = put_path(x, inner, path, step + 1, value);
    }
    return append ? array_append(x, map, value) : array_put(x, map, key, value);
}

static struct value parse(struct call *call, struct text text)
{
    enum { MOST = 1000 };
    struct exec *x = call->x;
    struct arena *arena = exec_arena(x);
    struct value map = array_empty(x);
    int count = 0;
    for (size_t at = 0; at < text.size && count < MOST;) {
        size_t end = text_find(text, TEXT("&"), at);
        struct text pair = text_slice(text, at, end == SIZE_MAX ? text.size : end);
        at = end == SIZE_MAX ? text.size : end + 1;
        if (pair.size == 0)
            continue;
        size_t equals = text_find(pair, TEXT("="), 0);
        struct text key = text_slice(pair, 0, equals == SIZE_MAX ? pair.size : equals);
        struct text value = equals == SIZE_MAX ? TEXT("") : text_slice(pair, equals + 1, pair.size);
        struct path path;
        count++;
        key = php_url_decoded(arena, key, false);
        if (memchr(key.data, '\0', key.size)) {
            exec_unsupported(x, "a name with a zero byte in a query");
            return map;
        }
        if (read_path(arena, key, &path))
            map =
                put_path(x, map, &path, -1, value_of_text(x, php_url_decoded(arena, value, false)));
        else if (key.size)
            exec_unsupported(x, "a name that begins with a bracket in a query");
    }
    return map;
}

static struct value run_parse_str(struct call *call)
{
    struct text text;
    call->out[1] = arg_text(call, 0, NULL, &text)
                       ? parse(call, text)
                       : exec_decoded(call->x, TEXT("query"), call->args[0]);
    return VALUE_OF_NULL;
}

static const struct php_builtin items[] = {
    PHP_FUNCTION("http_build_query", 1, 4,
                 "array|object $data, string $numeric_prefix = '', ?string $arg_separator = null, "
                 "int $encoding_type = 1",
                 run_http_build_query),
    PHP_REFERENCE_FUNCTION("parse_str", 2, 2, 2, "string $string, &$result", run_parse_str),
};

const struct php_builtins php_builtins_query = {items, ARRAY_LENGTH(items)};
