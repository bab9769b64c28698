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

/* The caret line copies tabs so that it stays under its text. */
static void print_caret(struct buffer *out, struct text line, uint32_t first, uint32_t width)
{
    size_t at = 0;
    for (uint32_t column = 1; at < line.size && column < first; column++) {
        buffer_add_byte(out, line.data[at] == '\t' ? '\t' : ' ');
        at += text_code_point_size(line, at);
    }
    buffer_add_byte(out, '^');
    for (uint32_t i = 1; i < width; i++)
        buffer_add_byte(out, '~');
    buffer_add_byte(out, '\n');
}

void diag_print(struct buffer *out, const struct diag *diag)
{
    enum { LONGEST_LINE = 400 };
    diag_print_line(out, diag);
    if (!diag->source)
        return;
    struct position at = source_position(diag->source, diag->range.begin);
    struct position end = source_position(diag->source, diag->range.end);
    struct text line = source_line(diag->source, at.line);
    if (line.size > LONGEST_LINE)
        return;
    uint32_t width = end.line == at.line && end.column > at.column ? end.column - at.column : 1;
    buffer_print(out, "    %.*s\n    ", (int)line.size, line.data);
    print_caret(out, line, at.column, width);
}
