/*
 * Byte strings: `struct text` borrows bytes that somebody else owns, `struct buffer` builds them.
 * Neither is zero-terminated unless it says so; both may hold any byte.
 */
#ifndef BASE_TEXT_H
#define BASE_TEXT_H

#include "analyzer/base/arena.h"

struct text {
    const char *data;
    size_t size;
};

#define TEXT(literal) ((struct text){(literal), sizeof(literal) - 1})

struct text text_of(const char *zero_terminated);
bool text_equal(struct text a, struct text b);
bool text_is(struct text a, const char *zero_terminated);
int text_compare(struct text a, struct text b);
bool text_starts_with(struct text a, struct text prefix);
bool text_ends_with(struct text a, struct text suffix);

/* Offset of the first occurrence at or after `from`, or SIZE_MAX. An empty needle is found at from.
 */
size_t text_find(struct text a, struct text needle, size_t from);

/* The part [begin, end) of a; begin <= end <= a.size. */
struct text text_slice(struct text a, size_t begin, size_t end);

/* Without ASCII white space at both ends. */
struct text text_trim(struct text a);

/* A copy in `arena`, zero-terminated behind its last byte. */
struct text text_copy(struct arena *arena, struct text a);

/* `pattern` with `*` for any run of bytes; the only wildcard. */
bool text_matches_glob(struct text a, struct text pattern);

/* Bytes of the UTF-8 code point that begins at `at` < a.size; 1 where none does. */
size_t text_code_point_size(struct text a, size_t at);

/* Edit distance (Levenshtein 1966), at most `limit` + 1. For suggestions in messages. */
size_t text_distance(struct text a, struct text b, size_t limit);

struct buffer {
    char *data; /* zero-terminated once something was added */
    size_t size;
    size_t capacity;
};

void buffer_init(struct buffer *buffer);
void buffer_done(struct buffer *buffer);
void buffer_clear(struct buffer *buffer);
void buffer_add(struct buffer *buffer, struct text text);
void buffer_add_byte(struct buffer *buffer, char byte);
void buffer_print(struct buffer *buffer, const char *format, ...) PRINTF_LIKE(2, 3);
struct text buffer_text(const struct buffer *buffer);

/* printf into memory of `arena`; the result is zero-terminated. */
struct text text_print(struct arena *arena, const char *format, ...) PRINTF_LIKE(2, 3);

#endif
