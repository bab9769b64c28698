/* Reading the manifest of a folder of certificates, and the files that it lists. */
#ifndef MANIFEST_H
#define MANIFEST_H

#include "analyzer/base/text.h"

#include <jansson.h>

/* The caller's; NULL, with that said on stderr, where the folder holds none. */
json_t *manifest_read(struct arena *arena, const char *folder);

json_t *manifest_rows(const json_t *manifest);

/* "" where the row has none. */
const char *manifest_text(const json_t *row, const char *key);

/*
 * Adds the file that the row has under `key` to `out`. False where it is lost, or its hash is not
 * what the row has under `hash`.
 */
bool manifest_read_file(struct arena *arena, const char *folder, const json_t *row, const char *key,
                        const char *hash, struct buffer *out);

#endif
