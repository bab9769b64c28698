/* Byte strings. */
#include "analyzer/base/text.h"

struct text text_of(const char *zero_terminated)
{
    return (struct text){zero_terminated, strlen(zero_terminated)};
}

bool text_equal(struct text a, struct text b)
{
    return a.size == b.size && (a.size == 0 || memcmp(a.data, b.data, a.size) == 0);
}

bool text_is(struct text a, const char *zero_terminated)
{
    return text_equal(a, text_of(zero_terminated));
}

int text_compare(struct text a, struct text b)
{
    size_t common = a.size < b.size ? a.size : b.size;
    int order = common ? memcmp(a.data, b.data, common) : 0;
    if (order != 0)
        return order;
    return a.size < b.size ? -1 : a.size > b.size;
}

bool text_starts_with(struct text a, struct text prefix)
{
    return a.size >= prefix.size && text_equal(text_slice(a, 0, prefix.size), prefix);
}

bool text_ends_with(struct text a, struct text suffix)
{
    return a.size >= suffix.size && text_equal(text_slice(a, a.size - suffix.size, a.size), suffix);
}

size_t text_find(struct text a, struct text needle, size_t from)
{
    if (needle.size > a.size)
        return SIZE_MAX;
    /*@ loop invariant from <= at;
        loop invariant \forall integer k; from <= k < at ==> !stands_at(a, k, needle);
        loop assigns at;
        loop variant a.size - at; */
    for (size_t at = from; at <= a.size - needle.size; at++)
        if (needle.size == 0 || memcmp(a.data + at, needle.data, needle.size) == 0)
            return at;
    return SIZE_MAX;
}

struct text text_slice(struct text a, size_t begin, size_t end)
{
    assert(begin <= end && end <= a.size);
    return (struct text){a.data ? a.data + begin : NULL, end - begin};
}

/*@ assigns \nothing;
    ensures \result <==> c == ' ' || (9 <= c && c <= 13); */
static bool is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\v' || c == '\f';
}

struct text text_trim(struct text a)
{
    size_t begin = 0, end = a.size;
    /*@ loop invariant 0 <= begin <= end;
        loop assigns begin;
        loop variant end - begin; */
    while (begin < end && is_space(a.data[begin]))
        begin++;
    /*@ loop invariant begin <= end <= a.size;
        loop assigns end;
        loop variant end; */
    while (end > begin && is_space(a.data[end - 1]))
        end--;
    return text_slice(a, begin, end);
}

struct text text_copy(struct arena *arena, struct text a)
{
    char *copy = arena_alloc(arena, a.size + 1, 1);
    if (a.size)
        memcpy(copy, a.data, a.size);
    return (struct text){copy, a.size};
}

bool text_matches_glob(struct text a, struct text pattern)
{
    size_t at = 0, in = 0, star = SIZE_MAX, retry = 0;
    while (at < a.size) {
        if (in < pattern.size && pattern.data[in] == '*') {
            star = in++;
            retry = at;
        } else if (in < pattern.size && pattern.data[in] == a.data[at]) {
            in++;
            at++;
        } else if (star != SIZE_MAX) {
            in = star + 1;
            at = ++retry;
        } else {
            return false;
        }
    }
    while (in < pattern.size && pattern.data[in] == '*')
        in++;
    return in == pattern.size;
}

/* The bytes that a well-formed sequence with this first byte has, and the range of the second one
 * (Unicode 15, table 3-7). */
/*@ requires \valid(least) && \valid(most) && \separated(least, most);
    assigns *least, *most;
    ensures 1 <= \result <= 4;
    ensures 0x80 <= *least <= *most <= 0xBF;
    ensures \result == 1 <==> (first < 0xC2 || first > 0xF4); */
static size_t expected_size(unsigned char first, unsigned char *least, unsigned char *most)
{
    *least = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
    *most = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;
    if (first >= 0xC2 && first <= 0xDF)
        return 2;
    if (first >= 0xE0 && first <= 0xEF)
        return 3;
    return first >= 0xF0 && first <= 0xF4 ? 4 : 1;
}

size_t text_code_point_size(struct text a, size_t at)
{
    unsigned char least, most;
    size_t size = expected_size((unsigned char)a.data[at], &least, &most);
    if (size > a.size - at)
        return 1;
    /*@ loop invariant 1 <= i <= size;
        loop assigns i, least, most;
        loop variant size - i; */
    for (size_t i = 1; i < size; i++) {
        unsigned char byte = (unsigned char)a.data[at + i];
        if (byte < least || byte > most)
            return 1;
        least = 0x80;
        most = 0xBF;
    }
    return size;
}

/*@ assigns \nothing;
    ensures \result <= a && \result <= b && \result <= c;
    ensures \result == a || \result == b || \result == c; */
static size_t smallest(size_t a, size_t b, size_t c)
{
    size_t least = a < b ? a : b;
    return least < c ? least : c;
}

size_t text_distance(struct text a, struct text b, size_t limit)
{
    enum { LONGEST = 64 };
    size_t row[LONGEST + 1];
    if (a.size > LONGEST || b.size > LONGEST)
        return limit + 1;
    for (size_t j = 0; j <= b.size; j++)
        row[j] = j;
    for (size_t i = 1; i <= a.size; i++) {
        size_t diagonal = row[0];
        row[0] = i;
        for (size_t j = 1; j <= b.size; j++) {
            size_t change = diagonal + (a.data[i - 1] != b.data[j - 1]);
            diagonal = row[j];
            row[j] = smallest(change, row[j] + 1, row[j - 1] + 1);
        }
    }
    return row[b.size] > limit ? limit + 1 : row[b.size];
}

void buffer_init(struct buffer *buffer)
{
    *buffer = (struct buffer){NULL, 0, 0};
}

void buffer_done(struct buffer *buffer)
{
    free(buffer->data);
    buffer_init(buffer);
}

void buffer_clear(struct buffer *buffer)
{
    buffer->size = 0;
}

static void reserve(struct buffer *buffer, size_t more)
{
    size_t needed = buffer->size + more + 1;
    if (needed <= buffer->capacity)
        return;
    size_t capacity = buffer->capacity ? buffer->capacity : 64;
    while (capacity < needed)
        capacity *= 2;
    buffer->data = memory_resize(buffer->data, capacity, 1);
    buffer->capacity = capacity;
}

void buffer_add(struct buffer *buffer, struct text text)
{
    reserve(buffer, text.size);
    if (text.size)
        memcpy(buffer->data + buffer->size, text.data, text.size);
    buffer->size += text.size;
    buffer->data[buffer->size] = '\0';
}

void buffer_add_byte(struct buffer *buffer, char byte)
{
    buffer_add(buffer, (struct text){&byte, 1});
}

void buffer_print(struct buffer *buffer, const char *format, ...)
{
    va_list args, again;
    va_start(args, format);
    va_copy(again, args);
    int size = vsnprintf(NULL, 0, format, args);
    va_end(args);
    assert(size >= 0);
    reserve(buffer, (size_t)size);
    vsnprintf(buffer->data + buffer->size, (size_t)size + 1, format, again);
    va_end(again);
    buffer->size += (size_t)size;
}

struct text buffer_text(const struct buffer *buffer)
{
    return (struct text){buffer->data ? buffer->data : "", buffer->size};
}

struct text text_print(struct arena *arena, const char *format, ...)
{
    va_list args, again;
    va_start(args, format);
    va_copy(again, args);
    int size = vsnprintf(NULL, 0, format, args);
    va_end(args);
    assert(size >= 0);
    char *memory = arena_alloc(arena, (size_t)size + 1, 1);
    vsnprintf(memory, (size_t)size + 1, format, again);
    va_end(again);
    return (struct text){memory, (size_t)size};
}
