/*
 * How much of a project is understood (`tillproof coverage`): per construct what was lowered and
 * what not, which dynamic features there are and which of them resolve, and how many calls before
 * an effect end in something that nobody models.
 */
#ifndef COVERAGE_H
#define COVERAGE_H

#include "analyzer/exec/exec.h"
#include "analyzer/project/project.h"

struct coverage_name {
    struct text name;
    uint32_t count;
    struct text place; /* "PATH:LINE" of the first one; empty: of none */
};

typedef VEC(struct coverage_name) coverage_names;

struct coverage {
    struct arena *arena;
    uint32_t flows;        /* executed */
    uint32_t stopped;      /* whose budget was used up */
    uint32_t with_effects; /* that reach an effect */
    uint64_t calls;   /* before the last effect of a flow: program, specified, built in, unknown */
    uint64_t unknown; /* those of them that end in a havoc */
    uint64_t derived; /* whose result is an unknown function of their arguments */
    uint64_t hooks;   /* that leave out callbacks of other plugins */
    uint64_t values;  /* beside calls: values that are not modelled, such as merged arrays */
    coverage_names unknown_names, derived_names, value_names;
};

/* Counts the events of a flow that was executed. */
void coverage_add_flow(struct coverage *coverage, struct ir_program *program, struct exec *x);

/* Lowers the bodies of the functions from `first` on: those of a file that was just declared, while
 * its tree is still there. */
void coverage_lower_file(struct ir_program *program, uint32_t first);

/* Prints all that was counted. */
void coverage_print(struct buffer *out, struct coverage *coverage, struct ir_program *program,
                    const struct project *project);

#endif
