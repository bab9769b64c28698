/* Built-in functions of HTML: entities, tags. */
#include "grammars/php/semantics/builtins.h"

enum {
    ENT_SINGLE = 1,
    ENT_DOUBLE = 2,
    ENT_QUOTES = 3,
    ENT_IGNORE = 4,
    ENT_SUBSTITUTE = 8,
    ENT_DOCUMENT = 48, /* HTML 4.01, XML 1, XHTML, HTML 5 */
    ENT_DISALLOWED = 128,
    ENT_USUAL = 11
};

struct entity {
    const char *name;
    uint32_t code;
};

static const struct entity entities[] = {
#define HTML_ENTITY(name, code) {name, code},
#include "grammars/php/semantics/html_entities.def"
#undef HTML_ENTITY
};

static int compare_entity(const void *key, const void *element)
{
    return text_compare(*(const struct text *)key, text_of(((const struct entity *)element)->name));
}

static const struct entity *find_entity(struct text name)
{
    return bsearch(&name, entities, ARRAY_LENGTH(entities), sizeof *entities, compare_entity);
}

/* ---- reading ---- */

/* The entity at `at`: its end behind the semicolon and its code; 0 where none stands. */
static size_t read_entity(struct text text, size_t at, uint32_t *code)
{
    size_t end = text_find(text, TEXT(";"), at), i = at + 1;
    if (end == SIZE_MAX || end == at + 1)
        return 0;
    if (text.data[i] != '#') {
        const struct entity *entity = find_entity(text_slice(text, i, end));
        if (!entity)
            return 0;
        *code = entity->code;
        return end + 1;
    }
    bool hex = ++i < end && (text.data[i] == 'x' || text.data[i] == 'X');
    i += hex;
    *code = 0;
    if (i == end)
        return 0;
    for (; i < end; i++) {
        char c = (char)tolower((unsigned char)text.data[i]);
        if (!(hex ? isxdigit((unsigned char)c) : isdigit((unsigned char)c)) || *code > 0x10FFFF)
            return 0;
        *code = *code * (hex ? 16 : 10) +
                (uint32_t)(isdigit((unsigned char)c) ? c - '0' : c - 'a' + 10);
    }
    return *code > 0x10FFFF ? 0 : end + 1;
}

/* Characters that HTML 4.01 lets a numeric entity stand for. */
/*@ assigns \nothing;
    ensures \result <==>
      code \in {0x09, 0x0A, 0x0D} || 0x20 <= code <= 0x7E || 0xA0 <= code <= 0xD7FF ||
      0xE000 <= code <= 0x10FFFF;
    ensures \result ==> !(0xD800 <= code <= 0xDFFF); */
static bool is_allowed(uint32_t code)
{
    return (code >= 0x20 && code <= 0x7E) || code == 0x0A || code == 0x09 || code == 0x0D ||
           (code >= 0xA0 && code <= 0xD7FF) || (code >= 0xE000 && code <= 0x10FFFF);
}

/*@ assigns \nothing;
    ensures \result ==> code == '\'' || code == '"'; */
static bool is_quote_kept(uint32_t code, int64_t flags)
{
    return (code == '\'' && !(flags & ENT_SINGLE)) || (code == '"' && !(flags & ENT_DOUBLE));
}

/* What ends a text or begins something else in HTML and XML. */
/*@ assigns \nothing;
    ensures \result <==> code \in {'&', '<', '>', '"', '\''}; */
static bool is_special(uint32_t code)
{
    return code == '&' || code == '<' || code == '>' || code == '"' || code == '\'';
}

static bool decode(struct arena *arena, struct text text, int64_t flags, bool all,
                   struct constant *result)
{
    struct buffer out;
    buffer_init(&out);
    for (size_t at = 0; at < text.size;) {
        uint32_t code;
        size_t end = text.data[at] == '&' ? read_entity(text, at, &code) : 0;
        bool decodes =
            end && !is_quote_kept(code, flags) && is_allowed(code) && (all || is_special(code));
        if (decodes)
            php_add_utf8(&out, code);
        else
            buffer_add_byte(&out, text.data[at]);
        at = decodes ? end : at + 1;
    }
    return give_buffer(arena, result, &out);
}

PHP_TERM(htmlspecialchars_decode, SORT_STRING)
{
    return decode(arena, args[0].text, args[1].integer, false, result);
}

PHP_TERM(html_entity_decode, SORT_STRING)
{
    return decode(arena, args[0].text, args[1].integer, true, result);
}

/* ---- writing ---- */

static const char *special_entity(char c, int64_t flags)
{
    switch (c) {
    case '&': return "&amp;";
    case '<': return "&lt;";
    case '>': return "&gt;";
    case '"': return flags & ENT_DOUBLE ? "&quot;" : NULL;
    case '\'': return !(flags & ENT_SINGLE) ? NULL : flags & ENT_DOCUMENT ? "&apos;" : "&#039;";
    default: return NULL;
    }
}

static const char *name_of_code(uint32_t code)
{
    for (size_t i = 0; i < ARRAY_LENGTH(entities); i++)
        if (entities[i].code == code)
            return entities[i].name;
    return NULL;
}

static void add_code_point(struct buffer *out, struct text bytes, uint32_t code, bool all)
{
    const char *name = all ? name_of_code(code) : NULL;
    if (name)
        buffer_print(out, "&%s;", name);
    else
        buffer_add(out, bytes);
}

static bool encode(struct arena *arena, const struct constant *args, bool all,
                   struct constant *result)
{
    struct text text = args[0].text;
    int64_t flags = args[1].integer;
    struct buffer out;
    buffer_init(&out);
    for (size_t at = 0; at < text.size;) {
        uint32_t code;
        size_t size = php_read_utf8(text, at, &code), end = 0;
        const char *entity = size == 1 ? special_entity(text.data[at], flags) : NULL;
        if (size == 0 && !(flags & (ENT_IGNORE | ENT_SUBSTITUTE))) {
            buffer_done(&out);
            return give_text(result, TEXT(""));
        }
        if (entity && text.data[at] == '&' && !args[2].boolean)
            end = read_entity(text, at, &code);
        if (end)
            buffer_add(&out, text_slice(text, at, end));
        else if (entity)
            buffer_add(&out, text_of(entity));
        else if (size)
            add_code_point(&out, text_slice(text, at, at + size), code, all && size > 1);
        else if (!(flags & ENT_IGNORE))
            php_add_utf8(&out, 0xFFFD);
        at = end ? end : at + (size ? size : php_invalid_utf8(text, at));
    }
    return give_buffer(arena, result, &out);
}

PHP_TERM(htmlspecialchars, SORT_STRING)
{
    return encode(arena, args, false, result);
}

PHP_TERM(htmlentities, SORT_STRING)
{
    return encode(arena, args, true, result);
}

/* The encoding is UTF-8, and the document type HTML 4.01 or without consequence. */
static bool is_usual(struct call *call, bool any_type)
{
    struct text encoding;
    int64_t flags;
    if (!arg_int(call, 1, ENT_USUAL, &flags) || (flags & ENT_DISALLOWED) ||
        (flags & ENT_DOCUMENT && !any_type) || !arg_text(call, 2, "UTF-8", &encoding))
        return false;
    static const char utf8[] = "utf-8";
    for (size_t i = 0; i < encoding.size; i++)
        if (encoding.size != 5 || tolower((unsigned char)encoding.data[i]) != utf8[i])
            return false;
    return true;
}

static int64_t usual_flags(const struct call *call)
{
    return php_is_so(call->x, PHP_SINGLE_QUOTES_ESCAPED) ? ENT_USUAL : ENT_DOUBLE;
}

static struct value run_encode(struct call *call, const struct function_kind *kind)
{
    struct term_table *terms = exec_terms(call->x);
    bool twice;
    if (!arg_bool(call, 3, true, &twice) ||
        !is_usual(call, twice && kind == &kind_htmlspecialchars))
        return call_derived(call, VALUE_MASK(VALUE_STRING));
    term_id args[3] = {value_term(call->args[0]),
                       arg_given(call, 1) ? value_term(call->args[1])
                                          : term_int(terms, usual_flags(call)),
                       term_bool(terms, twice)};
    return value_apply(call->x, kind, args, 3);
}

static struct value run_htmlspecialchars(struct call *call)
{
    return run_encode(call, &kind_htmlspecialchars);
}

static struct value run_htmlentities(struct call *call)
{
    return run_encode(call, &kind_htmlentities);
}

static struct value run_decode(struct call *call, const struct function_kind *kind)
{
    struct term_table *terms = exec_terms(call->x);
    if (!is_usual(call, false))
        return call_derived(call, VALUE_MASK(VALUE_STRING));
    term_id args[2] = {value_term(call->args[0]), arg_given(call, 1)
                                                      ? value_term(call->args[1])
                                                      : term_int(terms, usual_flags(call))};
    return value_apply(call->x, kind, args, 2);
}

static struct value run_htmlspecialchars_decode(struct call *call)
{
    return run_decode(call, &kind_htmlspecialchars_decode);
}

static struct value run_html_entity_decode(struct call *call)
{
    return run_decode(call, &kind_html_entity_decode);
}

/* ---- tags ---- */

/* Where the tag that begins at `at` ends; quoted parts may hold `>`. */
static size_t tag_end(struct text text, size_t at)
{
    char quote = '\0';
    int depth = 0;
    for (at++; at < text.size; at++) {
        char c = text.data[at];
        if (quote) {
            quote = c == quote ? '\0' : quote;
        } else if (c == '"' || c == '\'') {
            quote = c;
        } else if (c == '<') {
            depth++;
        } else if (c == '>' && depth-- == 0) {
            return at + 1;
        }
    }
    return text.size;
}

static size_t comment_end(struct text text, size_t at)
{
    size_t end = text_find(text, TEXT("-->"), at);
    return end == SIZE_MAX ? text.size : end + 3;
}

PHP_TERM(strip_tags, SORT_STRING)
{
    struct text text = args[0].text;
    struct buffer out;
    buffer_init(&out);
    for (size_t at = 0; at < text.size;) {
        char c = text.data[at], next = at + 1 < text.size ? text.data[at + 1] : 'x';
        bool opens = c == '<' && !isspace((unsigned char)next);
        if (!opens) {
            if (c)
                buffer_add_byte(&out, c);
            at++;
        } else if (text_starts_with(text_slice(text, at, text.size), TEXT("<!--"))) {
            at = comment_end(text, at + 4);
        } else {
            at = tag_end(text, at);
        }
    }
    return give_buffer(arena, result, &out);
}

/* Tags that PHP reads as code, or that are kept, are left to it. */
static struct value run_strip_tags(struct call *call)
{
    struct text text;
    term_id term = value_term(call->args[0]);
    bool known = arg_text(call, 0, NULL, &text);
    bool code = known && (text_find(text, TEXT("<?"), 0) != SIZE_MAX ||
                          text_find(text, TEXT("<!"), 0) != SIZE_MAX);
    if (!arg_is_null(call, 1) || code)
        return call_derived(call, VALUE_MASK(VALUE_STRING));
    return value_apply(call->x, &kind_strip_tags, &term, 1);
}

static const struct php_builtin items[] = {
    PHP_FUNCTION("html_entity_decode", 1, 3,
                 "string $string, int $flags = 11, ?string $encoding = null",
                 run_html_entity_decode),
    PHP_FUNCTION("htmlentities", 1, 4,
                 "string $string, int $flags = 11, ?string $encoding = null, bool $double_encode = "
                 "true",
                 run_htmlentities),
    PHP_FUNCTION("htmlspecialchars", 1, 4,
                 "string $string, int $flags = 11, ?string $encoding = null, bool $double_encode = "
                 "true",
                 run_htmlspecialchars),
    PHP_FUNCTION("htmlspecialchars_decode", 1, 2, "string $string, int $flags = 11",
                 run_htmlspecialchars_decode),
    PHP_FUNCTION("strip_tags", 1, 2, "string $string, array|string|null $allowed_tags = null",
                 run_strip_tags),
};

const struct php_builtins php_builtins_html = {items, ARRAY_LENGTH(items)};
