/*
 * A witness in PHP: what the files of this folder share. A program is
 *
 *      runtime/                    the same for every plugin
 *      namespace Tillproof\Clauses predicates and clause groups          groups.c, logic.c
 *      start([ … ])                the counterexample                    data.c, program.c
 *      stubs                       what the specifications declare       stubs.c, contract.c,
 *                                                                        overrides.c, patches.c
 *      run( … )                    the entry point
 */
#ifndef GRAMMARS_PHP_EMIT_EMIT_P_H
#define GRAMMARS_PHP_EMIT_EMIT_P_H

#include "analyzer/evidence/emit.h"
#include "grammars/php/emit/emit.h"

/* ---- data.c ---- */

extern const struct notation php_notation;

void php_print_text(struct buffer *out, struct text text);

/* ---- logic.c ---- */

/* A term or predicate as a PHP expression. */
void php_print_logic(struct emitting *e, logic_id id);
bool php_mentions(const struct emitting *e, logic_id id, enum logic_op op);
/* The name of the runtime's function for a built-in of specifications; NULL if `name` is none. */
const char *php_logic_function(struct text name);
/* The same of a built-in. */
const char *php_logic_name(enum logic_builtin builtin);

/* ---- groups.c ---- */

void php_print_groups(struct emitting *e);

/* ---- contract.c ---- */

/* The body of a stub that the contract (or NULL) stands for; `own` is the source of its own body.
 */
void php_print_stub_body(struct emitting *e, ir_function_id id,
                         const struct spec_contract *contract, struct text own);
/* The clauses about model fields that are written, by field. */
void php_print_writes(struct emitting *e);

/* ---- stubs.c ---- */

void php_print_stubs(struct emitting *e);
/* Whether writing the field's property is an effect: the stub has no such property then. */
bool php_is_watched(const struct emitting *e, const struct spec_class *class,
                    const struct spec_model *model);

/* ---- overrides.c ---- */

/* By the index of a stub's method: that of the plugin's method that overrides it. The caller ends
 * the map. */
void php_find_overrides(struct emitting *e, struct map *found);
/* A type as it stands before a parameter, and a space; nothing where anything fits. */
void php_print_type(struct emitting *e, const struct ir_type *type);

/* ---- patches.c ---- */

/* The plugin's classes by lower full name, for `owns`. The caller ends the map. */
void php_list_own(struct emitting *e, struct map *owns);
/* The plugin's class that has the specification's methods from a base, or none. `owns` is set. */
ir_class_id php_find_own(const struct emitting *e, ir_class_id stub);
/* Whether properties of a stub, but for those that `own` (or NULL) declares, are made when they are
 * first read, by a `__get` that it is given; `*writes`: by a `__set` as well. */
bool php_reads_late(struct emitting *e, const struct ir_class *class, const struct ir_class *own,
                    bool *writes);
/* The element `patches` of the world: by file, what is put where, in order. */
void php_print_patches(struct emitting *e);

/* ---- runtime.c ---- */

void php_print_runtime(struct buffer *out);

#endif
