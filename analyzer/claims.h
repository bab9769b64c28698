/*
 * Specifications that the analysed code carries, in `.tillproof/specs`: claims of those who are to
 * be judged. They are read and checked beside the library, in a set of their own that decides
 * nothing; what is wrong with them and what they say goes to the report, and no verdict depends on
 * it.
 */
#ifndef CLAIMS_H
#define CLAIMS_H

#include "analyzer/detect.h"

struct claims_setup {
    struct arena *arena; /* of the run: diagnostics refer to the claims' text */
    const struct project *project;
    struct detecting *detecting;
    struct text library;
    const struct text *folders; /* of --specs */
    uint32_t folder_count;
};

/*
 * Reads the annotations of the project's own code into `specs`, which decides verdicts: they are
 * owed, and nothing of them is assumed (specs/language/spec.h). For each file whose annotations say
 * more than what can be owed, a note that names what is ignored.
 */
void claims_read_code(struct spec_set *specs, const struct project *project,
                      struct diag_sink *sink);

/*
 * For each file of claims, in `sink`: a warning at its first error, if it has one, and a note that
 * names what it says and that is not assumed.
 */
void claims_check(const struct claims_setup *setup, struct diag_sink *sink);

#endif
