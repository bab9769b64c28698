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

/*@ predicate is_text(struct text a) =
      a.size == 0 || \valid_read(a.data + (0 .. a.size - 1));

    // The bytes of b stand in a from offset `at`.
    predicate stands_at(struct text a, integer at, struct text b) =
      0 <= at && at + b.size <= a.size &&
      \forall integer i; 0 <= i < b.size ==> a.data[at + i] == b.data[i];
*/

#define TEXT(literal) ((struct text){(literal), sizeof(literal) - 1})
/* A text as the two arguments of "%.*s". */
#define PRINTED(text) (int)(text).size, (text).data

/*@ requires valid_read_string(zero_terminated);
    assigns \nothing;
    ensures \result.data == zero_terminated && \result.size == strlen(zero_terminated); */
struct text text_of(const char *zero_terminated);
/*@ requires is_text(a) && is_text(b);
    assigns \nothing;
    ensures \result <==> a.size == b.size && stands_at(a, 0, b); */
bool text_equal(struct text a, struct text b);
bool text_is(struct text a, const char *zero_terminated);
int text_compare(struct text a, struct text b);
/*@ requires is_text(a) && is_text(prefix);
    assigns \nothing;
    ensures \result <==> stands_at(a, 0, prefix); */
bool text_starts_with(struct text a, struct text prefix);
/*@ requires is_text(a) && is_text(suffix);
    assigns \nothing;
    ensures \result <==> stands_at(a, a.size - suffix.size, suffix); */
bool text_ends_with(struct text a, struct text suffix);

/* Offset of the first occurrence at or after `from`, or SIZE_MAX. An empty needle is found at from.
 */
/*@ requires is_text(a) && is_text(needle) && a.size < SIZE_MAX;
    assigns \nothing;
    ensures \result == SIZE_MAX || (\result >= from && stands_at(a, \result, needle));
    ensures \forall integer k; from <= k < \result ==> !stands_at(a, k, needle); */
size_t text_find(struct text a, struct text needle, size_t from);

/* The part [begin, end) of a; begin <= end <= a.size. */
/*@ requires is_text(a) && begin <= end <= a.size;
    assigns \nothing;
    ensures \result.size == end - begin && is_text(\result);
    ensures \result.data == (a.data == \null ? (char *)\null : a.data + begin); */
struct text text_slice(struct text a, size_t begin, size_t end);

/* Without ASCII white space at both ends. */
/*@ requires is_text(a);
    assigns \nothing;
    ensures is_text(\result) && \result.size <= a.size; */
struct text text_trim(struct text a);

/* A copy in `arena`, zero-terminated behind its last byte. */
struct text text_copy(struct arena *arena, struct text a);

/* `pattern` with `*` for any run of bytes; the only wildcard. */
bool text_matches_glob(struct text a, struct text pattern);

/* Bytes of the UTF-8 code point that begins at `at` < a.size; 1 where none does. */
/*@ requires is_text(a) && at < a.size;
    assigns \nothing;
    ensures 1 <= \result <= 4 && \result <= a.size - at; */
size_t text_code_point_size(struct text a, size_t at);

/* Edit distance (Levenshtein 1966), at most `limit` + 1. For suggestions in messages. */
size_t text_distance(struct text a, struct text b, size_t limit);

struct buffer {
    char *data; /* zero-terminated once something was added */
    size_t size;
    size_t capacity;
};

/*@ requires \valid(buffer);
    assigns *buffer;
    ensures buffer->data == \null && buffer->size == 0 && buffer->capacity == 0; */
void buffer_init(struct buffer *buffer);
void buffer_done(struct buffer *buffer);
/*@ requires \valid(buffer);
    assigns buffer->size;
    ensures buffer->size == 0; */
void buffer_clear(struct buffer *buffer);
void buffer_add(struct buffer *buffer, struct text text);
void buffer_add_byte(struct buffer *buffer, char byte);
void buffer_print(struct buffer *buffer, const char *format, ...) PRINTF_LIKE(2, 3);
/*@ requires \valid_read(buffer);
    assigns \nothing;
    ensures \result.size == buffer->size;
    ensures buffer->data != \null ==> \result.data == buffer->data; */
struct text buffer_text(const struct buffer *buffer);

/* printf into memory of `arena`; the result is zero-terminated. */
struct text text_print(struct arena *arena, const char *format, ...) PRINTF_LIKE(2, 3);

#endif
