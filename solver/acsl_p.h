/* What the files that print C with ACSL contracts share. */
#ifndef SOLVER_ACSL_P_H
#define SOLVER_ACSL_P_H

#include "solver/acsl.h"
#include "solver/sharing.h"
#include "solver/term_p.h"

/* How a term is written: as a C expression, or in an annotation. */
enum acsl_style { IN_C, IN_ACSL };

struct acsl_printing {
    struct buffer *out;
    struct arena *arena;
    const struct term_table *terms;
    const struct acsl_flow *flow;
    struct sharing sharing;
    uint32_t *essences; /* by id */
    uint32_t *names;    /* by id, of what has a name: 1 + its index in `texts` */
    VEC(struct text) texts;
    struct names taken;
    struct map functions; /* function and signature -> 1 + index in `texts` */
    struct map literals;  /* id of a text -> 1 + index in `texts` */
    uint32_t counters[4];
    u32_vec *mentioned; /* ids of the named terms that are printed are added to it; or NULL */
    uint32_t spelled;   /* so many more terms of the contract may be printed in spite of a name */
    uint32_t program;   /* no later term is made by the program: the specification made it */
    bool failed;        /* some part cannot be stated */
};

/* ---- names ---- */

/* Names that C, ACSL and the top of each text have are taken. */
void acsl_reserve_names(struct acsl_printing *p);
/* `wanted` as an identifier, with a number behind it where that is taken. */
struct text acsl_fresh_name(struct acsl_printing *p, struct text wanted);
/* Texts by number, from 1. */
struct text acsl_text(const struct acsl_printing *p, uint32_t number);
uint32_t acsl_add_text(struct acsl_printing *p, struct text text);
/* A comment: one line, which nothing carries on to the next one. */
void acsl_print_comment(struct buffer *out, struct text text);
const char *acsl_type(enum sort sort);
const char *acsl_logic_type(enum sort sort);

/* ---- terms ---- */

enum sort acsl_arg_sort(const struct acsl_printing *p, term_id term, uint32_t index);
/* What is left of each term where true, false and double negations say nothing. */
void acsl_find_essences(struct acsl_printing *p);
term_id acsl_essence(const struct acsl_printing *p, term_id term);
/* The same term under another name: floats are the reals that they are. */
bool acsl_is_transparent(const struct acsl_printing *p, term_id term);
/* An application of a function of which nothing is said. */
bool acsl_is_opaque(const struct acsl_printing *p, term_id term);
const char *acsl_function_name(const struct acsl_printing *p, term_id term);
/* A function applied to other numbers or sorts of arguments is another one. */
uint64_t acsl_signature(const struct acsl_printing *p, term_id term);
/* The term by its name, if it has one; the term itself, its named parts by their names. */
void acsl_print_term(struct acsl_printing *p, term_id term, enum acsl_style style);
void acsl_print_whole(struct acsl_printing *p, term_id term, enum acsl_style style);

#endif
