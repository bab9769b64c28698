/*
 * A folder of certificates: one SMT-LIB 2 file for each proof, and `manifest.json`, which lists
 * them with their hashes, the hashes of what they were made from, and the proofs that have none.
 * The manifest is written last: a folder without one is not a set of certificates.
 */
#ifndef CERTIFICATES_H
#define CERTIFICATES_H

#include "analyzer/evidence/evidence.h"
#include "analyzer/project/project.h"

#include <jansson.h>

#define CERTIFICATES_MANIFEST "manifest.json"

struct certificates {
    struct arena *arena;
    const char *folder;
    struct text origins; /* comments that name what all certificates are made from */
    json_t *manifest;
    struct names names; /* of files */
    bool failed;        /* something could not be written, and that was said */
};

/*
 * Makes the folder, or takes the certificates that it holds away. False, with everything said on
 * stderr, where it can't be made, or holds something else.
 */
bool certificates_open(struct certificates *certificates, struct arena *arena, const char *folder,
                       const struct project *project, const struct spec_set *specs);

/* Writes the certificate of a proof. */
void certificates_add(struct certificates *certificates, const struct reporting *reporting,
                      const struct exec_obligation *obligation, const struct evidence *evidence,
                      const struct finding *finding);

/* Writes the manifest; false, with everything said, where something could not be written. */
bool certificates_close(struct certificates *certificates);

/* The hash of a text in hexadecimal, in `arena`. */
struct text certificates_hash(struct arena *arena, struct text text);

#endif
