/* What the files that print SMT-LIB share. */
#ifndef SOLVER_SMTLIB_P_H
#define SOLVER_SMTLIB_P_H

#include "solver/smtlib.h"

/* The names of one text: no two of its things have the same. */
struct smtlib_names {
    struct arena *arena;
    struct names taken;
};

void smtlib_names_init(struct smtlib_names *names, struct arena *arena);
void smtlib_names_done(struct smtlib_names *names);

/* `wanted` as a quoted symbol, with a number behind it where that is taken. */
struct text smtlib_name(struct smtlib_names *names, struct text wanted);

#endif
