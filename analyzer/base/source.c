/* Line index and columns. */
#include "analyzer/base/source.h"

/*@ requires is_text(bytes) && at < bytes.size;
    assigns \nothing;
    ensures \result <==> bytes.data[at] == '\n' ||
      (bytes.data[at] == '\r' && !(at + 1 < bytes.size && bytes.data[at + 1] == '\n')); */
static bool ends_line(struct text bytes, size_t at)
{
    char c = bytes.data[at];
    return c == '\n' || (c == '\r' && (at + 1 == bytes.size || bytes.data[at + 1] != '\n'));
}

void source_index_lines(struct source *source, struct arena *arena)
{
    if (source->lines.count)
        return;
    VEC_PUSH(arena, &source->lines, 0);
    for (size_t at = 0; at < source->bytes.size; at++)
        if (ends_line(source->bytes, at))
            VEC_PUSH(arena, &source->lines, (uint32_t)at + 1);
}

/* The index of the last line that begins at or before `offset`; the first one begins at 0. */
/*@ requires \valid_read(lines) && lines->count > 0;
    requires \valid_read(lines->items + (0 .. lines->count - 1)) && lines->items[0] == 0;
    requires \forall integer i, j;
      0 <= i <= j < lines->count ==> lines->items[i] <= lines->items[j];
    assigns \nothing;
    ensures \result < lines->count && lines->items[\result] <= offset;
    ensures \forall integer i; \result < i < lines->count ==> offset < lines->items[i]; */
static uint32_t find_line(const u32_vec *lines, uint32_t offset)
{
    uint32_t low = 0, high = lines->count;
    /*@ loop invariant 0 <= low < high <= lines->count;
        loop invariant lines->items[low] <= offset;
        loop invariant \forall integer i; high <= i < lines->count ==> offset < lines->items[i];
        loop assigns low, high;
        loop variant high - low; */
    while (high - low > 1) {
        uint32_t middle = low + (high - low) / 2;
        if (lines->items[middle] <= offset)
            low = middle;
        else
            high = middle;
    }
    return low;
}

struct position source_position(const struct source *source, uint32_t offset)
{
    assert(source->lines.count > 0);
    if (offset > source->bytes.size)
        offset = (uint32_t)source->bytes.size;
    uint32_t line = find_line(&source->lines, offset);
    uint32_t column = 1;
    for (size_t at = source->lines.items[line]; at < offset; column++)
        at += text_code_point_size(source->bytes, at);
    return (struct position){line + 1, column};
}

struct text source_line(const struct source *source, uint32_t line)
{
    if (line == 0 || line > source->lines.count)
        return TEXT("");
    size_t begin = source->lines.items[line - 1];
    size_t end = line < source->lines.count ? source->lines.items[line] : source->bytes.size;
    /*@ loop invariant begin <= end <= source->bytes.size;
        loop assigns end;
        loop variant end; */
    while (end > begin &&
           (source->bytes.data[end - 1] == '\n' || source->bytes.data[end - 1] == '\r'))
        end--;
    return text_slice(source->bytes, begin, end);
}
