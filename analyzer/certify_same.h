/*
 * Which certificates ask the same question. Flows that differ elsewhere often prove one effect by
 * the same definitions: below the head of the file, which says where the obligation stands, their
 * texts are equal, and an answer to one is an answer to all.
 */
#ifndef CERTIFY_SAME_H
#define CERTIFY_SAME_H

#include "analyzer/base/text.h"

#include <jansson.h>

/*
 * For each row of the manifest, in the arena, the index of the first one that asks what it asks:
 * its own where there is none before it, or its file is lost or changed. Reads every file.
 */
uint32_t *certify_find_same(struct arena *arena, const char *folder, const json_t *manifest);

#endif
