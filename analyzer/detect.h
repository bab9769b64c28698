/* Which platforms a project is written for: the marks of `platform` clauses looked for in it. */
#ifndef DETECT_H
#define DETECT_H

#include "analyzer/flow/index.h"
#include "analyzer/project/project.h"
#include "specs/language/spec.h"

struct detecting {
    const struct project *project;
    const struct index *index;
};

bool detect_mark(void *detecting, const struct spec_detect *mark);

/* The same before the project is indexed: any symbol may be there. */
bool detect_may_be(void *detecting, const struct spec_detect *mark);

#endif
