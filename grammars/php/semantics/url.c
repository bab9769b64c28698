/* Built-in functions of URLs: percent encoding, and the parts of a URL. */
#include "grammars/php/semantics/builtins.h"

/* ---- percent encoding ---- */

struct text php_url_encoded(struct arena *arena, struct text text, bool raw)
{
    struct buffer out;
    buffer_init(&out);
    for (size_t i = 0; i < text.size; i++) {
        unsigned char c = (unsigned char)text.data[i];
        bool plain = isalnum(c) || c == '-' || c == '_' || c == '.' || (raw && c == '~');
        if (c < 0x80 && plain)
            buffer_add_byte(&out, (char)c);
        else if (c == ' ' && !raw)
            buffer_add_byte(&out, '+');
        else
            buffer_print(&out, "%%%02X", c);
    }
    struct text result = out.size ? text_copy(arena, buffer_text(&out)) : TEXT("");
    buffer_done(&out);
    return result;
}

static int hex_digit(char c)
{
    return isdigit((unsigned char)c) ? c - '0' : tolower((unsigned char)c) - 'a' + 10;
}

struct text php_url_decoded(struct arena *arena, struct text text, bool raw)
{
    char *out = arena_alloc(arena, text.size + 1, 1);
    size_t size = 0;
    for (size_t i = 0; i < text.size; i++) {
        char c = text.data[i];
        if (c == '+' && !raw) {
            c = ' ';
        } else if (c == '%' && i + 2 < text.size && isxdigit((unsigned char)text.data[i + 1]) &&
                   isxdigit((unsigned char)text.data[i + 2])) {
            c = (char)(hex_digit(text.data[i + 1]) * 16 + hex_digit(text.data[i + 2]));
            i += 2;
        }
        out[size++] = c;
    }
    return (struct text){out, size};
}

PHP_TERM(urlencode, SORT_STRING)
{
    return give_text(result, php_url_encoded(arena, args[0].text, false));
}

PHP_TERM(rawurlencode, SORT_STRING)
{
    return give_text(result, php_url_encoded(arena, args[0].text, true));
}

PHP_TERM(urldecode, SORT_STRING)
{
    return give_text(result, php_url_decoded(arena, args[0].text, false));
}

PHP_TERM(rawurldecode, SORT_STRING)
{
    return give_text(result, php_url_decoded(arena, args[0].text, true));
}

static struct value run_urldecode(struct call *call)
{
    struct value made = call_undone(call, &kind_urlencode);
    made = made.tag == VALUE_ABSENT ? call_undone(call, &kind_rawurlencode) : made;
    return made.tag == VALUE_ABSENT ? call_pure(call) : made;
}

static struct value run_rawurldecode(struct call *call)
{
    struct value made = call_undone(call, &kind_rawurlencode);
    return made.tag == VALUE_ABSENT ? call_pure(call) : made;
}

term_id php_urlencode(struct exec *x, term_id text, bool raw)
{
    return value_term(value_apply(x, raw ? &kind_rawurlencode : &kind_urlencode, &text, 1));
}

/* ---- the parts of a URL ---- */

enum url_part { SCHEME, HOST, PORT, USER, PASS, PATH, QUERY, FRAGMENT, PART_COUNT };

struct url {
    struct text text;
    struct text parts[PART_COUNT];
    bool has[PART_COUNT];
    bool bad;
};

static size_t find_any(struct text text, size_t from, const char *bytes)
{
    while (from < text.size && !(text.data[from] && strchr(bytes, text.data[from])))
        from++;
    return from;
}

static void set_part(struct url *url, enum url_part part, size_t begin, size_t end)
{
    url->has[part] = true;
    url->parts[part] = text_slice(url->text, begin, end);
}

static void parse_path(struct url *url, size_t begin)
{
    struct text text = url->text;
    size_t end = text.size, fragment = text_find(text, TEXT("#"), begin);
    if (fragment != SIZE_MAX) {
        set_part(url, FRAGMENT, fragment + 1, end);
        end = fragment;
    }
    size_t query = find_any(text, begin, "?");
    if (query < end) {
        set_part(url, QUERY, query + 1, end);
        end = query;
    }
    if (begin < end || begin == text.size)
        set_part(url, PATH, begin, end);
}

static bool read_port(struct url *url, size_t begin, size_t end)
{
    int64_t port = 0;
    for (size_t i = begin; i < end; i++) {
        if (!isdigit((unsigned char)url->text.data[i])) {
            end = i;
            break;
        }
        port = port * 10 + (url->text.data[i] - '0');
    }
    url->bad = port > 65535 || begin == end;
    if (!url->bad)
        set_part(url, PORT, begin, end);
    return !url->bad;
}

static size_t last_of(struct text text, size_t begin, size_t end, char byte)
{
    while (end > begin)
        if (text.data[--end] == byte)
            return end;
    return SIZE_MAX;
}

/* [user[:pass]@]host[:port], then the path */
static void parse_host(struct url *url, size_t begin)
{
    struct text text = url->text;
    size_t end = find_any(text, begin, "/?#"), at = last_of(text, begin, end, '@');
    if (at != SIZE_MAX) {
        size_t colon = text_find(text_slice(text, 0, at), TEXT(":"), begin);
        set_part(url, USER, begin, colon == SIZE_MAX ? at : colon);
        if (colon != SIZE_MAX)
            set_part(url, PASS, colon + 1, at);
        begin = at + 1;
    }
    bool literal = begin < text.size && text.data[begin] == '[' && text.data[end - 1] == ']';
    size_t colon = literal ? SIZE_MAX : last_of(text, begin, end, ':');
    if (colon != SIZE_MAX && !url->has[PORT]) {
        url->bad = end - colon - 1 > 5;
        if (!url->bad && end > colon + 1)
            read_port(url, colon + 1, end);
    }
    size_t stop = colon == SIZE_MAX ? end : colon;
    if (url->bad || stop <= begin) {
        url->bad = true;
        return;
    }
    set_part(url, HOST, begin, stop);
    if (end < text.size)
        parse_path(url, end);
}

static bool begins_with_slashes(struct text text)
{
    return text.size > 1 && text.data[0] == '/' && text.data[1] == '/';
}

/* A colon that ends no scheme: a port, or a part of the path. */
static void parse_behind_colon(struct url *url, size_t colon)
{
    struct text text = url->text;
    size_t end = colon + 1;
    while (end < text.size && end - colon - 1 < 6 && isdigit((unsigned char)text.data[end]))
        end++;
    size_t digits = end - colon - 1;
    bool relative = begins_with_slashes(text);
    if (digits > 0 && digits < 6 && (end == text.size || text.data[end] == '/')) {
        if (read_port(url, colon + 1, end))
            parse_host(url, relative ? 2 : 0);
    } else if (digits == 0 && end == text.size) {
        url->bad = true;
    } else if (relative) {
        parse_host(url, 2);
    } else {
        parse_path(url, 0);
    }
}

static bool is_scheme(struct text text)
{
    for (size_t i = 0; i < text.size; i++)
        if (!isalnum((unsigned char)text.data[i]) && !strchr("+.-", text.data[i]))
            return false;
    return true;
}

static bool is_file(struct text scheme)
{
    return scheme.size == 4 && tolower((unsigned char)scheme.data[0]) == 'f' &&
           tolower((unsigned char)scheme.data[1]) == 'i' &&
           tolower((unsigned char)scheme.data[2]) == 'l' &&
           tolower((unsigned char)scheme.data[3]) == 'e';
}

/* "scheme:" is there; what follows may be a host, a path or a port after all. */
static void parse_behind_scheme(struct url *url, size_t colon)
{
    struct text text = url->text;
    size_t next = colon + 1;
    if (next == text.size) {
        set_part(url, SCHEME, 0, colon);
        return;
    }
    if (text.data[next] != '/') {
        size_t end = next;
        while (end < text.size && end - colon < 7 && isdigit((unsigned char)text.data[end]))
            end++;
        if ((end == text.size || text.data[end] == '/') && end - colon < 7) {
            parse_behind_colon(url, colon);
            return;
        }
        set_part(url, SCHEME, 0, colon);
        parse_path(url, next);
        return;
    }
    set_part(url, SCHEME, 0, colon);
    bool host = next + 1 < text.size && text.data[next + 1] == '/';
    bool root =
        host && is_file(url->parts[SCHEME]) && next + 2 < text.size && text.data[next + 2] == '/';
    if (root)
        parse_path(url, next + 4 < text.size && text.data[next + 4] == ':' ? next + 3 : next + 2);
    else if (host)
        parse_host(url, next + 2);
    else
        parse_path(url, next);
}

static struct url parse(struct arena *arena, struct text text)
{
    struct url url = {.text = text};
    size_t colon = text_find(text, TEXT(":"), 0);
    if (colon == SIZE_MAX || colon == 0) {
        if (colon == 0)
            parse_behind_colon(&url, colon);
        else if (begins_with_slashes(text))
            parse_host(&url, 2);
        else
            parse_path(&url, 0);
    } else if (is_scheme(text_slice(text, 0, colon))) {
        parse_behind_scheme(&url, colon);
    } else if (colon + 1 < text.size && colon < find_any(text, 0, "?#")) {
        parse_behind_colon(&url, colon);
    } else if (begins_with_slashes(text)) {
        parse_host(&url, 2);
    } else {
        parse_path(&url, 0);
    }
    for (int i = 0; i < PART_COUNT; i++) {
        char *copy = arena_alloc(arena, url.parts[i].size + 1, 1);
        for (size_t k = 0; k < url.parts[i].size; k++)
            copy[k] = iscntrl((unsigned char)url.parts[i].data[k]) ? '_' : url.parts[i].data[k];
        url.parts[i].data = copy;
    }
    return url;
}

PHP_TERM(url_part, SORT_STRING)
{
    struct url url = parse(arena, args[0].text);
    int64_t part = args[1].integer;
    return give_text(result, url.bad || !url.has[part] ? TEXT("") : url.parts[part]);
}

PHP_TERM(url_has_part, SORT_BOOL)
{
    struct url url = parse(arena, args[0].text);
    return give_bool(result, !url.bad && url.has[args[1].integer]);
}

PHP_TERM(url_is_bad, SORT_BOOL)
{
    return give_bool(result, parse(arena, args[0].text).bad);
}

static struct value part_of(struct exec *x, term_id url, int part, term_id *has)
{
    struct term_table *terms = exec_terms(x);
    term_id args[2] = {url, term_int(terms, part)};
    *has = value_term(value_apply(x, &kind_url_has_part, args, 2));
    struct value text = value_apply(x, &kind_url_part, args, 2);
    return part == PORT ? value_int(php_to_int(x, text)) : text;
}

static struct value run_parse_url(struct call *call)
{
    static const char *const names[] = {"scheme", "host", "port",  "user",
                                        "pass",   "path", "query", "fragment"};
    struct exec *x = call->x;
    int64_t component;
    term_id url = value_term(call->args[0]), has;
    if (!arg_int(call, 1, -1, &component))
        return call_unknown(call);
    if (component >= PART_COUNT)
        return call_refuse_value(
            call, 1,
            text_print(exec_arena(x), "must be a valid URL component identifier, %" PRId64 " given",
                       component)
                .data);
    struct value result = array_empty(x);
    if (component >= 0) {
        struct value part = part_of(x, url, (int)component, &has);
        result = exec_is_true(x, has)    ? part
                 : exec_is_false(x, has) ? VALUE_OF_NULL
                                         : value_merge(x, has, part, VALUE_OF_NULL);
    }
    for (int i = 0; component < 0 && i < PART_COUNT; i++) {
        struct value part = part_of(x, url, i, &has);
        if (!exec_is_false(x, has))
            result = array_put_under(x, result, value_of_text(x, text_of(names[i])), part, has);
    }
    term_id bad = value_term(value_apply(x, &kind_url_is_bad, &url, 1));
    if (exec_is_true(x, bad))
        return value_of_bool(x, false);
    return exec_is_false(x, bad) ? result : value_merge(x, bad, value_of_bool(x, false), result);
}

static const struct php_builtin items[] = {
    PHP_FUNCTION("parse_url", 1, 2, "string $url, int $component = -1", run_parse_url),
    PHP_ROW("rawurldecode", 1, 1, 0, "string $string", run_rawurldecode, &kind_rawurldecode),
    PHP_PURE("rawurlencode", 1, 1, "string $string", &kind_rawurlencode),
    PHP_ROW("urldecode", 1, 1, 0, "string $string", run_urldecode, &kind_urldecode),
    PHP_PURE("urlencode", 1, 1, "string $string", &kind_urlencode),
};

const struct php_builtins php_builtins_url = {items, ARRAY_LENGTH(items)};
