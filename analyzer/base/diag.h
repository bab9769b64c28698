/*
 * Diagnostics: what a phase has to say about the user's input. A phase never prints, it appends to
 * a sink; the driver sorts, shows and counts.
 */
#ifndef BASE_DIAG_H
#define BASE_DIAG_H

#include "analyzer/base/source.h"

enum diag_severity { DIAG_NOTE, DIAG_WARNING, DIAG_ERROR };

struct diag {
    enum diag_severity severity;
    const struct source *source; /* NULL: about the run, or about the file `path` as a whole */
    struct text path;            /* used where source is NULL; may be empty */
    struct range range;
    struct text message;
};

struct diag_sink {
    struct arena *arena;
    VEC(struct diag) diags;
};

void diag_init(struct diag_sink *sink, struct arena *arena);

void diag_at(struct diag_sink *sink, enum diag_severity severity, const struct source *source,
             struct range range, const char *format, ...) PRINTF_LIKE(5, 6);

void diag_about(struct diag_sink *sink, enum diag_severity severity, struct text path,
                const char *format, ...) PRINTF_LIKE(4, 5);

uint32_t diag_count(const struct diag_sink *sink, enum diag_severity severity);

/* By path, range and message; what is said twice of one place is kept once. */
void diag_sort(struct diag_sink *sink);

/*
 * "path:line:column: error: message", the line and a caret under the range. Of a line of more than
 * 160 code points only what surrounds the caret is shown, with an ellipsis where it was cut.
 */
void diag_print(struct buffer *out, const struct diag *diag);

/* The first line of what diag_print prints, and nothing else. */
void diag_print_line(struct buffer *out, const struct diag *diag);

#endif
