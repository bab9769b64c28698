/* Diagnostics and their one printed form. */
#include "analyzer/base/diag.h"

void diag_init(struct diag_sink *sink, struct arena *arena)
{
    *sink = (struct diag_sink){.arena = arena};
}

static struct text print_message(struct arena *arena, const char *format, va_list args)
{
    char message[2048];
    vsnprintf(message, sizeof message, format, args);
    return text_copy(arena, text_of(message));
}

void diag_at(struct diag_sink *sink, enum diag_severity severity, const struct source *source,
             struct range range, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    struct text message = print_message(sink->arena, format, args);
    va_end(args);
    struct diag diag = {severity, source, source->path, range, message};
    VEC_PUSH(sink->arena, &sink->diags, diag);
}

void diag_about(struct diag_sink *sink, enum diag_severity severity, struct text path,
                const char *format, ...)
{
    va_list args;
    va_start(args, format);
    struct text message = print_message(sink->arena, format, args);
    va_end(args);
    struct diag diag = {severity, NULL, text_copy(sink->arena, path), {0, 0}, message};
    VEC_PUSH(sink->arena, &sink->diags, diag);
}

uint32_t diag_count(const struct diag_sink *sink, enum diag_severity severity)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < sink->diags.count; i++)
        count += sink->diags.items[i].severity == severity;
    return count;
}

static int compare(const void *a, const void *b)
{
    const struct diag *left = a, *right = b;
    int order = text_compare(left->path, right->path);
    if (order != 0)
        return order;
    if (left->range.begin != right->range.begin)
        return left->range.begin < right->range.begin ? -1 : 1;
    return text_compare(left->message, right->message);
}

void diag_sort(struct diag_sink *sink)
{
    if (sink->diags.count)
        qsort(sink->diags.items, sink->diags.count, sizeof *sink->diags.items, compare);
    uint32_t kept = sink->diags.count > 0;
    for (uint32_t i = 1; i < sink->diags.count; i++)
        if (compare(&sink->diags.items[kept - 1], &sink->diags.items[i]) != 0)
            sink->diags.items[kept++] = sink->diags.items[i];
    sink->diags.count = kept;
}

static const char *severity_word(enum diag_severity severity)
{
    switch (severity) {
    case DIAG_NOTE: return "note";
    case DIAG_WARNING: return "warning";
    case DIAG_ERROR: return "error";
    }
    return "";
}

void diag_print_line(struct buffer *out, const struct diag *diag)
{
    if (diag->path.size)
        buffer_print(out, "%.*s:", (int)diag->path.size, diag->path.data);
    if (diag->source) {
        struct position at = source_position(diag->source, diag->range.begin);
        buffer_print(out, "%" PRIu32 ":%" PRIu32 ":", at.line, at.column);
    }
    if (diag->path.size)
        buffer_add_byte(out, ' ');
    buffer_print(out, "%s: %.*s\n", severity_word(diag->severity), (int)diag->message.size,
                 diag->message.data);
}

/* ---- the line with its caret ---- */

/* Columns [begin, end) of a line, from 1, in code points. */
struct excerpt {
    struct text line;
    uint32_t begin, end;
    bool is_cut_before, is_cut_behind;
};

/* All of the line, or of a long one what surrounds `column`. */
static struct excerpt cut_line(struct text line, uint32_t column)
{
    enum { WIDEST = 160, BEFORE = 80 };
    uint32_t last = 1;
    for (size_t at = 0; at < line.size; last++)
        at += text_code_point_size(line, at);
    uint32_t begin = last - 1 > WIDEST && column > BEFORE ? column - BEFORE : 1;
    uint32_t end = last - begin > WIDEST ? begin + WIDEST : last;
    return (struct excerpt){line, begin, end, begin > 1, end < last};
}

static size_t offset_of(struct text line, uint32_t column)
{
    size_t at = 0;
    for (uint32_t i = 1; i < column && at < line.size; i++)
        at += text_code_point_size(line, at);
    return at;
}

/* What a terminal would obey, and what is not UTF-8, is a question mark. */
static void add_code_point(struct buffer *out, struct text line, size_t at)
{
    unsigned char c = (unsigned char)line.data[at];
    size_t size = text_code_point_size(line, at);
    bool is_control = (c < 0x20 && c != '\t') || c == 0x7f ||
                      (size == 2 && c == 0xc2 && (unsigned char)line.data[at + 1] < 0xa0);
    if (is_control || (size == 1 && c >= 0x80))
        buffer_add_byte(out, '?');
    else
        buffer_add(out, text_slice(line, at, at + size));
}

static void print_excerpt(struct buffer *out, const struct excerpt *shown)
{
    size_t at = offset_of(shown->line, shown->begin);
    buffer_add(out, shown->is_cut_before ? TEXT("    \u2026") : TEXT("    "));
    for (uint32_t column = shown->begin; column < shown->end; column++) {
        add_code_point(out, shown->line, at);
        at += text_code_point_size(shown->line, at);
    }
    buffer_add(out, shown->is_cut_behind ? TEXT("\u2026\n") : TEXT("\n"));
}

/* The caret line copies tabs so that it stays under its text. */
static void print_caret(struct buffer *out, const struct excerpt *shown, uint32_t first,
                        uint32_t width)
{
    size_t at = offset_of(shown->line, shown->begin);
    buffer_add(out, shown->is_cut_before ? TEXT("     ") : TEXT("    "));
    for (uint32_t column = shown->begin; column < first && at < shown->line.size; column++) {
        buffer_add_byte(out, shown->line.data[at] == '\t' ? '\t' : ' ');
        at += text_code_point_size(shown->line, at);
    }
    buffer_add_byte(out, '^');
    for (uint32_t i = 1; i < width && first + i < shown->end; i++)
        buffer_add_byte(out, '~');
    buffer_add_byte(out, '\n');
}

void diag_print(struct buffer *out, const struct diag *diag)
{
    diag_print_line(out, diag);
    if (!diag->source)
        return;
    struct position at = source_position(diag->source, diag->range.begin);
    struct position end = source_position(diag->source, diag->range.end);
    struct excerpt shown = cut_line(source_line(diag->source, at.line), at.column);
    uint32_t width = end.line == at.line && end.column > at.column ? end.column - at.column : 1;
    print_excerpt(out, &shown);
    print_caret(out, &shown, at.column, width);
}
