/*
 * Concrete syntax trees of tree-sitter, as the front ends use them. A tree's nodes are values that
 * stay valid until cst_free.
 */
#ifndef GRAMMARS_CST_H
#define GRAMMARS_CST_H

#include <tree_sitter/api.h>

#include "analyzer/base/diag.h"
#include "analyzer/base/vec.h"

struct cst {
    TSTree *tree;
    TSNode root;
    struct text bytes;
};

/* A child and the name of its field ("" if it has none). */
struct cst_child {
    TSNode node;
    const char *field;
};

typedef VEC(struct cst_child) cst_children;

/* Parses `bytes` (at most 2^31, kept alive by the caller); a syntax error leaves ERROR nodes. */
struct cst *cst_parse(const TSLanguage *language, struct text bytes);
void cst_free(void *cst);

struct text cst_text(const struct cst *cst, TSNode node);
struct range cst_range(TSNode node);
bool cst_is(TSNode node, const char *kind);
bool cst_is_null(TSNode node);

/* The child in `field`; null node if there is none. */
TSNode cst_field(TSNode node, const char *field);

/* The first named child of that kind; null node if there is none. */
TSNode cst_find(TSNode node, const char *kind);

/* The named child `index`, comments not counted; null node if there are fewer. */
TSNode cst_child_at(TSNode node, uint32_t index);

/* All children, anonymous ones and comments included, in one pass. */
void cst_get_children(TSNode node, struct arena *arena, cst_children *children);

/* The smallest named node that covers exactly `range` and is of `kind`; null node if there is none.
 */
TSNode cst_node_at(const struct cst *cst, struct range range, const char *kind);

/* Reports each syntax error (outermost ERROR or missing node), at most `most` of them. */
bool cst_report_errors(const struct cst *cst, const struct source *source, struct diag_sink *sink,
                       uint32_t most);

/* Named nodes as an indented tree with fields. */
void cst_print(struct buffer *out, const struct cst *cst);

#endif
