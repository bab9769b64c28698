/*
 * What the lines of a program expect of its verdicts, and how that compares with what was found:
 *
 *      $order->payment_complete();   //~ violated TP1001 TP1002, proved TP1007
 *      $order->payment_complete();   //~ possible TP1001, todo proved TP1001
 *
 * An item is a verdict and the rules that have it; `todo` marks what is right and not found yet:
 * other verdicts of that rule on that line are tolerated, and the test fails once it is found.
 * `none TP1001` is no verdict at all, for `todo none`; `//~ nothing` anywhere says that a program
 * has no obligations.
 */
#ifndef EXPECTATION_H
#define EXPECTATION_H

#include "analyzer/base/diag.h"
#include "analyzer/base/verdict.h"

enum { EXPECTATION_NONE = VERDICT_COUNT };

/* A verdict of a rule on a line of a file: expected, or found. */
struct expectation {
    uint32_t file; /* of the program, by number */
    uint32_t line;
    struct text rule; /* "TP1001" */
    uint32_t verdict; /* enum verdict_kind, or EXPECTATION_NONE */
    bool is_todo;
};

typedef VEC(struct expectation) expectations;

struct expectation_set {
    expectations items;
    bool nothing; /* `//~ nothing` was there */
};

/* Reads the comments of file number `file`; what can't be read is an error in `sink`. */
void expectation_read(struct expectation_set *set, struct arena *arena, uint32_t file,
                      const struct source *source, struct diag_sink *sink);

/* By file, line, rule and verdict; equal ones become one. */
void expectation_sort(expectations *items);

struct expectation_count {
    uint32_t wrong;
    uint32_t todo;
};

/* Compares sorted lists; one line in `out` for each rule of a line that is wrong. */
struct expectation_count expectation_compare(struct buffer *out, const expectations *expected,
                                             const expectations *found,
                                             const struct text *file_names);

/* The text of a file with its comments set to what was found; what is still to do stays. */
void expectation_update(struct buffer *out, uint32_t file, const struct source *source,
                        const expectations *expected, const expectations *found);

#endif
