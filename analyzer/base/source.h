/*
 * The text of one file and where its lines begin. Everything refers to source by byte ranges;
 * lines and columns are computed at the last moment.
 */
#ifndef BASE_SOURCE_H
#define BASE_SOURCE_H

#include "analyzer/base/text.h"
#include "analyzer/base/vec.h"

/* Bytes [begin, end) of a file. */
struct range {
    uint32_t begin;
    uint32_t end;
};

struct source {
    struct text path;  /* as reports show it: relative, with slashes */
    struct text bytes; /* at most 2^31 */
    u32_vec lines;     /* offsets of the first byte of each line; filled by source_index_lines */
};

struct position {
    uint32_t line;   /* from 1 */
    uint32_t column; /* from 1, in code points; a byte that is not UTF-8 counts as one */
};

/* Fills `lines`; "\n", "\r\n" and a lone "\r" end a line. Idempotent. */
void source_index_lines(struct source *source, struct arena *arena);

/* The position of byte `offset` (clamped to the size); the lines must have been indexed. */
struct position source_position(const struct source *source, uint32_t offset);

/*@ // Offsets in the file, the first one its beginning, ascending.
    predicate is_indexed(struct source *source) =
      \valid_read(source) && is_text(source->bytes) && source->bytes.size <= 0x80000000 &&
      \valid_read(source->lines.items + (0 .. source->lines.count - 1)) &&
      (\forall integer i; 0 <= i < source->lines.count ==>
         source->lines.items[i] <= source->bytes.size) &&
      (\forall integer i, j; 0 <= i <= j < source->lines.count ==>
         source->lines.items[i] <= source->lines.items[j]); */

/* Line `line` (from 1) without its end; empty if there is no such line. */
/*@ requires is_indexed(source);
    assigns \nothing;
    ensures is_text(\result) && \result.size <= source->bytes.size;
    ensures line == 0 || line > source->lines.count ==> \result.size == 0; */
struct text source_line(const struct source *source, uint32_t line);

#endif
