/* Places in a SARIF log: URIs, regions with their code, and the function that a place is in. */
#include "reports/sarif_p.h"

static bool is_plain_in_uri(unsigned char c)
{
    bool alphanumeric = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    return alphanumeric || (c != '\0' && strchr("-._~/!$&'()*+,;=@", c));
}

json_t *sarif_artifact_location(struct text path)
{
    struct buffer uri;
    buffer_init(&uri);
    size_t at = 0;
    while (at < path.size && path.data[at] == '/')
        at++;
    for (; at < path.size; at++) {
        unsigned char c = (unsigned char)path.data[at];
        if (is_plain_in_uri(c))
            buffer_add_byte(&uri, (char)c);
        else
            buffer_print(&uri, "%%%02X", c);
    }
    if (uri.size == 0)
        buffer_add_byte(&uri, '.');
    json_t *location = sarif_object();
    sarif_set(location, "uri", sarif_text(buffer_text(&uri), SIZE_MAX));
    buffer_done(&uri);
    return location;
}

/* The part of a location that a region can say: an end only where it is behind the start. */
struct span {
    uint32_t line, column, end_line, end_column; /* column, end_line, end_column: 0 if not known */
};

static struct span span_of(const struct report_location *location)
{
    struct span span = {location->line, location->column, location->end_line, location->end_column};
    if (span.line == 0)
        return (struct span){1, 0, 0, 0};
    bool has_end = span.column && span.end_column && span.end_line >= span.line &&
                   (span.end_line > span.line || span.end_column >= span.column);
    if (!has_end)
        span.end_line = span.end_column = 0;
    return span;
}

/* A place in the lines of a snippet, counted as source_position counts. */
struct cursor {
    struct text lines;
    size_t at;
    uint32_t line, column;
};

static bool is_at_end(const struct cursor *cursor)
{
    return cursor->at == cursor->lines.size;
}

static char peek(const struct cursor *cursor)
{
    return is_at_end(cursor) ? '\0' : cursor->lines.data[cursor->at];
}

/* Behind the code point or line end that is here; there must be one. */
static void advance(struct cursor *cursor)
{
    char c = cursor->lines.data[cursor->at++];
    if (c == '\n' || (c == '\r' && peek(cursor) != '\n')) {
        cursor->line++;
        cursor->column = 1;
        return;
    }
    cursor->column++;
    while (!is_at_end(cursor) && ((unsigned char)peek(cursor) & 0xC0) == 0x80)
        cursor->at++;
}

/* The offset of `line` and `column` in lines that begin with line `first`; SIZE_MAX if nowhere. */
static size_t offset_in(struct text lines, uint32_t first, uint32_t line, uint32_t column)
{
    struct cursor cursor = {lines, 0, first, 1};
    while (!is_at_end(&cursor) && (cursor.line != line || cursor.column != column))
        advance(&cursor);
    return cursor.line == line && cursor.column == column ? cursor.at : SIZE_MAX;
}

/* The code of the span itself; all of the snippet where the span does not fit it. */
static struct text code_of(struct span span, struct text snippet)
{
    if (span.end_column == 0)
        return snippet;
    size_t begin = offset_in(snippet, span.line, span.line, span.column);
    size_t end = offset_in(snippet, span.line, span.end_line, span.end_column);
    if (begin == SIZE_MAX || end == SIZE_MAX || begin >= end)
        return snippet;
    return text_slice(snippet, begin, end);
}

static json_t *region_of(struct span span, struct text code)
{
    json_t *region = sarif_object();
    sarif_set(region, "startLine", sarif_number(span.line));
    if (span.column)
        sarif_set(region, "startColumn", sarif_number(span.column));
    if (span.end_line)
        sarif_set(region, "endLine", sarif_number(span.end_line));
    if (span.end_column)
        sarif_set(region, "endColumn", sarif_number(span.end_column));
    if (code.size)
        sarif_set(region, "snippet", sarif_code(code));
    return region;
}

static struct text without_line_end(struct text lines)
{
    while (lines.size && strchr("\r\n", lines.data[lines.size - 1]))
        lines.size--;
    return lines;
}

static struct span span_of_lines(struct text lines, uint32_t first)
{
    struct cursor cursor = {lines, 0, first, 1};
    while (!is_at_end(&cursor))
        advance(&cursor);
    return (struct span){first, 1, cursor.line, cursor.column};
}

static json_t *physical_location(const struct report_location *location, bool with_context)
{
    struct span span = span_of(location);
    struct text lines = without_line_end(location->snippet);
    struct text code = code_of(span, lines);
    json_t *physical = sarif_object();
    sarif_set(physical, "artifactLocation", sarif_artifact_location(location->path));
    sarif_set(physical, "region", region_of(span, code));
    if (with_context && code.size < lines.size && lines.size <= SARIF_TEXT)
        sarif_set(physical, "contextRegion", region_of(span_of_lines(lines, span.line), lines));
    return physical;
}

static struct text without_suffix(struct text name, struct text suffix)
{
    return text_ends_with(name, suffix) ? text_slice(name, 0, name.size - suffix.size) : name;
}

/* The name without parameters; of a closure, the function that it is written in, or "". */
static struct text enclosing_function(struct text name)
{
    size_t parameters = text_find(name, TEXT("("), 0);
    if (parameters != SIZE_MAX)
        name = text_slice(name, 0, parameters);
    while (text_ends_with(name, TEXT("{closure}")))
        name = without_suffix(without_suffix(name, TEXT("{closure}")), TEXT("::"));
    bool is_only_namespace = text_ends_with(name, TEXT("\\"));
    return is_only_namespace ? TEXT("") : name;
}

static struct text behind_last(struct text name, struct text separator)
{
    for (size_t at; (at = text_find(name, separator, 0)) != SIZE_MAX;)
        name = text_slice(name, at + separator.size, name.size);
    return name;
}

/* Code outside of functions belongs to its file, as the standard's kind "module" has it. */
static json_t *logical_location(const struct report_location *location)
{
    struct text full = enclosing_function(location->function);
    bool in_function = full.size > 0;
    bool is_member = text_find(full, TEXT("::"), 0) != SIZE_MAX;
    if (!in_function)
        full = location->path;
    struct text name = in_function ? behind_last(behind_last(full, TEXT("\\")), TEXT("::"))
                                   : behind_last(full, TEXT("/"));
    json_t *logical = sarif_object();
    sarif_set_text(logical, "name", name);
    sarif_set_text(logical, "fullyQualifiedName", full);
    sarif_set(logical, "kind",
              sarif_word(is_member     ? "member"
                         : in_function ? "function"
                                       : "module"));
    return logical;
}

static json_t *make_location(const struct report_location *location, bool with_context)
{
    json_t *result = sarif_object(), *logical = sarif_array();
    sarif_set(result, "physicalLocation", physical_location(location, with_context));
    sarif_append(logical, logical_location(location));
    sarif_set(result, "logicalLocations", logical);
    return result;
}

json_t *sarif_location(const struct report_location *location)
{
    return make_location(location, false);
}

json_t *sarif_location_with_context(const struct report_location *location)
{
    return make_location(location, true);
}
