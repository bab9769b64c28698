/*
 * What the emitters of all languages share: a witness is written as a program whose beginning is
 * one map, the scenario, in the notation of the language.
 *
 *      emit.c       keys, literals and source text of specifications
 *      scenario.c   the counterexample and what specifications say of the platform
 *
 * What follows the scenario, the stubs and the run, is each language's own.
 */
#ifndef EVIDENCE_EMIT_H
#define EVIDENCE_EMIT_H

#include "analyzer/base/map.h"
#include "analyzer/evidence/witness.h"

/* A program that is being written. */
struct emitting {
    struct buffer *out;
    const struct notation *notation;
    const struct witness *witness;
    const struct spec_set *specs;
    struct ir_program *program;
    struct names *names;
    bool in_comparison;          /* \strict() and \constant_time() are known */
    bool in_constructor;         /* in the contract of a constructor */
    const struct map *overrides; /* PHP: by stub method, the plugin's method in its place */
    const struct map *owns;      /* PHP: by lower full name, the plugin's classes */
};

struct emitting emit_begin(struct buffer *out, const struct notation *notation,
                           const struct witness *witness);

/* ---- literals ---- */

/* As it stands. */
void emit(struct emitting *e, const char *source);
void emit_text(struct emitting *e, struct text text);
void emit_name(struct emitting *e, name_id name);
void emit_boolean(struct emitting *e, bool value);
/* A key and what stands behind it: `'is_key' => ` or `isKey: `. Its words are separated by `_`. */
void emit_key(struct emitting *e, const char *key);
/* A key, its value and a comma. */
void emit_pair(struct emitting *e, const char *key, struct text value);
void emit_flag(struct emitting *e, const char *key, bool value);
void emit_number(struct emitting *e, const char *key, int64_t value);
/* The same, and the line ends. */
void emit_datum(struct emitting *e, const char *key, const struct datum *datum);

/* ---- the scenario ---- */

/* What only the language knows of its scenario. */
struct scenario {
    /* The runtime knows variables of the web server beside the headers. */
    bool has_server;
    /* `method` of the request. */
    void (*print_method)(struct emitting *e, const struct counterexample *c);
    /* An element of `models`: a class that has some, with its key. */
    void (*print_class)(struct emitting *e, const struct spec_class *class);
    /* What an element of `providers` begins with; `name` is its key. */
    void (*print_object)(struct emitting *e, struct text name,
                         const struct spec_provider_object *object);
};

/* The elements of the map from the request to the settings that hold cards. */
void scenario_print(struct emitting *e, const struct scenario *scenario);
/* "boolean", "integer", "real", "money", "string", "map", or "value". */
const char *scenario_type_word(enum logic_type_kind kind);
/* `is_key` … `is_owner` of a model field. */
void scenario_print_flags(struct emitting *e, const struct spec_model *model);
/* "PROVIDER.OBJECT": the key of a provider's object, in the witness's arena. */
struct text scenario_object_name(const struct emitting *e, const struct spec_provider *provider,
                                 const struct spec_provider_object *object);

/* ---- specifications ---- */

/* Whether the file is an active specification that is written in the language. */
bool emit_is_stub_file(const struct emitting *e, ir_file_id file);
struct text emit_source_of(const struct emitting *e, ir_file_id file);
/* "" of no node. */
struct text emit_node_source(const struct emitting *e, ir_id node);
bool emit_has_statements(const struct emitting *e, ir_function_id id);
/* What stands before the last `separator` of a full name; "" where there is none. */
struct text emit_scope_of(struct text full_name, char separator);

/* ---- tests and interpreters ---- */

/* The comment that a test opens with. */
void emit_test_comment(struct buffer *out, const struct witness_test *test);
/* What tells tests of one rule apart: the beginning of the fingerprint. */
struct text emit_test_mark(const struct witness_test *test);
/* The first of the paths, of which NULL is the last, that can be executed; NULL if there is none.
 */
const char *emit_find_program(const char *const *paths);

#endif
