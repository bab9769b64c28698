/* Checks, goldens and random numbers of the suites. */
#include "tests/unit/unit.h"

void unit_fail(const char *file, int line, const char *format, ...)
{
    char said[1024];
    va_list args;
    va_start(args, format);
    vsnprintf(said, sizeof said, format, args);
    va_end(args);
    CU_assertImplementation(CU_FALSE, (unsigned)line, said, file, "", CU_FALSE);
}

void unit_check_text(struct text text, const char *expected, const char *file, int line)
{
    if (text_is(text, expected))
        CU_assertImplementation(CU_TRUE, (unsigned)line, expected, file, "", CU_FALSE);
    else
        unit_fail(file, line, "\"%.*s\" instead of \"%s\"", (int)text.size, text.data, expected);
}

static bool read_file(struct buffer *out, const char *path)
{
    FILE *file = fopen(path, "rb");
    if (!file)
        return false;
    char bytes[4096];
    for (size_t got; (got = fread(bytes, 1, sizeof bytes, file)) > 0;)
        buffer_add(out, (struct text){bytes, got});
    bool ok = !ferror(file);
    fclose(file);
    return ok;
}

struct text unit_read(struct arena *arena, const char *path)
{
    struct buffer bytes;
    buffer_init(&bytes);
    if (!read_file(&bytes, path)) {
        fprintf(stderr, "unit: cannot read %s\n", path);
        exit(2);
    }
    struct text text = text_copy(arena, buffer_text(&bytes));
    buffer_done(&bytes);
    return text;
}

static void write_file(const char *path, struct text text)
{
    FILE *file = fopen(path, "wb");
    if (!file || fwrite(text.data, 1, text.size, file) != text.size || fclose(file) != 0) {
        fprintf(stderr, "unit: cannot write %s\n", path);
        exit(2);
    }
}

static uint32_t first_different_line(struct text a, struct text b)
{
    uint32_t line = 1;
    for (size_t i = 0; i < a.size && i < b.size && a.data[i] == b.data[i]; i++)
        line += a.data[i] == '\n';
    return line;
}

void unit_check_golden(struct text text, const char *path)
{
    if (getenv("UPDATE_GOLDENS")) {
        write_file(path, text);
        return;
    }
    struct buffer golden;
    buffer_init(&golden);
    bool same = read_file(&golden, path) && text_equal(buffer_text(&golden), text);
    CU_assertImplementation(same, first_different_line(buffer_text(&golden), text),
                            "the golden differs; see it with UPDATE_GOLDENS=1 build/unit; git diff",
                            path, "", CU_FALSE);
    buffer_done(&golden);
}

uint64_t random_next(struct random *random)
{
    random->state ^= random->state << 13;
    random->state ^= random->state >> 7;
    random->state ^= random->state << 17;
    return random->state;
}

uint32_t random_below(struct random *random, uint32_t bound)
{
    assert(bound > 0);
    return (uint32_t)((random_next(random) >> 32) % bound);
}

bool random_chance(struct random *random, uint32_t percent)
{
    return random_below(random, 100) < percent;
}
