/*
 * What there is to analyse: the files under the given paths, in one order on every machine, each
 * with its language, and which of them are only called (vendor, tests, minified assets) and never
 * a source of entry points.
 */
#ifndef PROJECT_PROJECT_H
#define PROJECT_PROJECT_H

#include "analyzer/base/diag.h"

enum project_role {
    PROJECT_SOURCE, /* entry points are looked for here */
    PROJECT_CALLEE, /* analysed where it is called */
};

struct project_file {
    struct source source; /* its path is relative to the project's root */
    struct text disk_path;
    const char *language; /* of languages.def */
    enum project_role role;
};

/* A folder `.tillproof/specs`: what the code claims about itself is not part of the code. */
struct project_claims {
    struct text disk_path;
    struct text path; /* relative to the root */
};

struct project {
    struct arena *arena;
    struct text root;               /* the common parent of the given paths, as the user wrote it */
    VEC(struct project_file) files; /* sorted by path */
    VEC(struct project_file) manifests; /* XML and YAML, by path; read only when asked for */
    VEC(struct project_claims) claims;
    uint32_t skipped; /* files that were named in a diagnostic and left out */
};

struct project_options {
    size_t largest_file; /* bytes */
};

/* `extensions` maps file name endings to languages, as in languages.def. */
struct project_language {
    const char *name;
    const char *extensions; /* separated by blanks */
};

/*
 * Reads the files under `paths`. A path that is not there is an error diagnostic, and false is
 * returned; what can't be read or is skipped inside of one is a warning.
 */
bool project_load(struct project *project, struct arena *arena, const struct text *paths,
                  uint32_t count, const struct project_language *languages, uint32_t language_count,
                  const struct project_options *options, struct diag_sink *sink);

/* Reads the text of one of the manifests; false, with a warning, where that fails. */
bool project_read_manifest(struct project *project, struct project_file *manifest,
                           const struct project_options *options, struct diag_sink *sink);

/* Where `path` (absolute or relative to the working directory) would be: NULL if it is not in it.
 */
const struct project_file *project_find(const struct project *project, struct text path);

void project_print(struct buffer *out, const struct project *project);

#endif
