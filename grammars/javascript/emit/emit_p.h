/*
 * A witness in JavaScript: what the files of this folder share. A program is
 *
 *      runtime/       the same for every plugin; it evaluates the logic of specifications
 *      begin({ … })   the counterexample, contracts and predicates as data    data.c, program.c
 *      define(…)      the modules that the specifications declare             stubs.c
 *      run()
 */
#ifndef GRAMMARS_JAVASCRIPT_EMIT_EMIT_P_H
#define GRAMMARS_JAVASCRIPT_EMIT_EMIT_P_H

#include "analyzer/evidence/witness.h"
#include "grammars/javascript/emit/emit.h"

#define PRINTED(text) (int)(text).size, (text).data

struct emitting {
    struct buffer *out;
    const struct witness *witness;
    const struct spec_set *specs;
    struct ir_program *program;
    struct names *names;
};

/* ---- data.c ---- */

void js_print_text(struct buffer *out, struct text text);
void js_print_name(struct emitting *e, name_id name);
void js_print_datum(struct buffer *out, const struct datum *datum);
/* A term or predicate as `{o: operator, n: name, k: [parts]}`; `null` for none. */
void js_print_logic(struct emitting *e, logic_id id);

/* ---- contracts.c ---- */

/* `predicates`, `groups`, `contracts`, `entries`, `compares`. */
void js_print_contracts(struct emitting *e);

/* ---- stubs.c ---- */

void js_print_stubs(struct emitting *e);

/* ---- runtime.c ---- */

void js_print_runtime(struct buffer *out);

#endif
