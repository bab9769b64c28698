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

#endif
