/*
 * A folder of certificates: one SMT-LIB 2 file for each proof, and `manifest.json`, which lists
 * them with their hashes, the hashes of what they were made from, and the proofs that have none.
 * The manifest is written last: a folder without one is not a set of certificates.
 */
#ifndef CERTIFICATES_H
#define CERTIFICATES_H

#include "analyzer/certify.h"
#include "analyzer/evidence/evidence.h"
#include "analyzer/project/project.h"

#define CERTIFICATES_MANIFEST "manifest.json"

struct certificates {
    struct arena *arena;
    const char *folder;
    struct text origins; /* comments that name what all certificates are made from */
    json_t *manifest;
    struct names names; /* of files */
    bool asks;          /* whether other solvers refute what is written */
    uint32_t level;     /* of their effort */
    bool failed;        /* something could not be written, and that was said */
};

/*
 * Makes the folder, or takes the certificates that it holds away. `asks` and `level` are set
 * before, all else is not. False, with everything said on
 * stderr, where it can't be made, or holds something else.
 */
bool certificates_open(struct certificates *certificates, struct arena *arena, const char *folder,
                       const struct project *project, const struct spec_set *specs);

/* Writes the certificate of a proof. Returns who refutes it, of those that are asked, or NULL. */
const struct prover *certificates_add(struct certificates *certificates,
                                      const struct reporting *reporting,
                                      const struct exec_obligation *obligation,
                                      const struct evidence *evidence,
                                      const struct finding *finding);

/* The same for what the execution of a flow took for decided, as far as it matters to the terms in
 * the cones of `roots`. */
const struct prover *certificates_add_decisions(struct certificates *certificates,
                                                const struct reporting *reporting,
                                                const term_ids *roots);

/* Adds to the row of a claim what certify_ask has to know of it. */
void certificates_describe(json_t *row, const struct smtlib_summary *summary);

/* Writes the values that refute the certificate `file` beside it. */
bool certificates_keep_model(const char *folder, const char *file, const struct prover *prover,
                             struct text model);

/* Writes the manifest; false, with everything said, where something could not be written. */
bool certificates_close(struct certificates *certificates);

/* The hash of a text in hexadecimal, in `arena`. */
struct text certificates_hash(struct arena *arena, struct text text);

#endif
