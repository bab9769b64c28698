/*
 * Proofs asked again of other solvers. A solver that finds values for which the claim fails refutes
 * it only if they are real ones: functions that have one interpretation, which a certificate does
 * not give, are computed at the solver's values, and where it had one wrong it is told and asked
 * again:
 *
 *      sat, php.trim(" a") = "b"   ->  told that it is "a", asked again
 *      sat, all values real        ->  refuted
 *      sat, still wrong at the end ->  gave up
 */
#ifndef CERTIFY_H
#define CERTIFY_H

#include "analyzer/prover.h"

#include <jansson.h>

enum certify_outcome {
    CERTIFY_AGREES,
    CERTIFY_GAVE_UP,
    CERTIFY_REFUTED,
    CERTIFY_REFUSED,  /* the solver did not read the certificate */
    CERTIFY_TOO_LONG, /* it was not asked: see certify.c */
    CERTIFY_MISSING
};

/*
 * Asks one solver about the certificate `text`, which the row `about` of the manifest describes.
 * Of a refutation `model` is what the solver said.
 */
enum certify_outcome certify_ask(const struct prover *prover, struct text text, const json_t *about,
                                 uint32_t level, struct buffer *model);

#endif
