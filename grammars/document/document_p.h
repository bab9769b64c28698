/* Building the array of a manifest: see build.c. */
#ifndef GRAMMARS_DOCUMENT_DOCUMENT_P_H
#define GRAMMARS_DOCUMENT_DOCUMENT_P_H

#include "grammars/document/document.h"

/* What is nested deeper, or comes after so many elements, is left out: the file counts as broken.
 */
enum { DOCUMENT_DEEPEST = 64, DOCUMENT_MOST = 20000 };

struct document {
    struct ir_program *program;
    ir_file_id file;
    const struct source *source;
    struct arena *arena;
    uint32_t count; /* elements that were read */
    bool is_broken;
};

ir_id document_text(struct document *m, struct text text, struct range range);
ir_id document_array(struct document *m, const ir_ids *entries, struct range range);
/* `key` with NO_IR: the next element of a list. */
void document_put(struct document *m, ir_ids *entries, ir_id key, ir_id value);

/* Whether one more element may be read. */
bool document_goes_on(struct document *m, int depth);

/* From `line` (from 1) and column (from 0) to the end of the line. */
struct range document_range(const struct document *m, size_t line, size_t column);

/* The whole document; NO_IR, and `is_broken`, where it can't be read. */
ir_id document_read_xml(struct document *m);
ir_id document_read_yaml(struct document *m);

#endif
