/* Documentation of the command line that is made from options.def. */
#ifndef MANUAL_H
#define MANUAL_H

#include "analyzer/base/text.h"

/* tillproof(1), in roff. */
void manual_page(struct buffer *out);

/* A completion function for bash. */
void manual_completions(struct buffer *out);

#endif
