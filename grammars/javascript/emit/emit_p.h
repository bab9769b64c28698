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

#include "analyzer/evidence/emit.h"
#include "grammars/javascript/emit/emit.h"

/* ---- data.c ---- */

extern const struct notation js_notation;

void js_print_text(struct buffer *out, struct text text);
/* A term or predicate as `{o: operator, n: name, k: [parts]}`; `null` for none. */
void js_print_logic(struct emitting *e, logic_id id);
/* The same as an element of a map, with its key and a comma. */
void js_print_term(struct emitting *e, const char *key, logic_id id);

/* ---- contracts.c ---- */

/* `predicates`, `groups`, `contracts`, `entries`, `compares`. */
void js_print_contracts(struct emitting *e);

/* ---- stubs.c ---- */

void js_print_stubs(struct emitting *e);

/* ---- runtime.c ---- */

void js_print_runtime(struct buffer *out);

#endif
