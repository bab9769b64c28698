/* Certificates that ask the same question, by the hash of what a solver is told. */
#include "analyzer/certify_same.h"

#include "analyzer/certificates.h"
#include "analyzer/manifest.h"

/* Behind the lines of comment that it begins with. */
static struct text skip_head(struct text text)
{
    size_t at = 0;
    while (at < text.size && text.data[at] == ';') {
        const char *end = memchr(text.data + at, '\n', text.size - at);
        at = end ? (size_t)(end - text.data) + 1 : text.size;
    }
    return text_slice(text, at, text.size);
}

/* What is asked, and which values of a model are checked. */
static void add_question(struct buffer *out, struct text certificate, const json_t *row)
{
    static const char *const checked[] = {"calls", "texts"};
    buffer_add(out, skip_head(certificate));
    for (size_t i = 0; i < ARRAY_LENGTH(checked); i++) {
        char *text = json_dumps(json_object_get(row, checked[i]), JSON_COMPACT | JSON_ENCODE_ANY);
        buffer_print(out, "\n%s", text ? text : "");
        free(text);
    }
}

/* The row's own index where none before it asks the same. */
static uint32_t first_with(struct arena *arena, json_t *seen, struct text question, uint32_t index)
{
    const char *hash = certificates_hash(arena, question).data;
    const json_t *first = json_object_get(seen, hash);
    if (first)
        return (uint32_t)json_integer_value(first);
    json_object_set_new(seen, hash, json_integer(index));
    return index;
}

uint32_t *certify_find_same(struct arena *arena, const char *folder, const json_t *manifest)
{
    const json_t *rows = manifest_rows(manifest);
    uint32_t count = (uint32_t)json_array_size(rows);
    uint32_t *first = ARENA_ARRAY(arena, uint32_t, count + 1);
    json_t *seen = json_object();
    struct buffer text, question;
    buffer_init(&text);
    buffer_init(&question);
    for (uint32_t i = 0; i < count; i++) {
        const json_t *row = json_array_get(rows, i);
        buffer_clear(&text);
        buffer_clear(&question);
        first[i] = i;
        if (!manifest_read_file(arena, folder, row, "file", "sha256", &text))
            continue;
        add_question(&question, buffer_text(&text), row);
        first[i] = first_with(arena, seen, buffer_text(&question), i);
    }
    buffer_done(&text);
    buffer_done(&question);
    json_decref(seen);
    return first;
}
