/* The specification language: what lexer, parser, linker and printer share. */
#ifndef SPECS_LANGUAGE_SPEC_P_H
#define SPECS_LANGUAGE_SPEC_P_H

#include "specs/language/spec.h"

/* ---- lexer.c ---- */

enum spec_token_kind {
    TOKEN_END,
    TOKEN_IDENTIFIER, /* letters, digits, `_` and inner `-` */
    TOKEN_PARAMETER,  /* `$name` */
    TOKEN_BUILTIN,    /* `\name` */
    TOKEN_NUMBER,
    TOKEN_STRING,
    TOKEN_SYMBOL,
    TOKEN_BAD
};

struct spec_token {
    enum spec_token_kind kind;
    struct range range; /* in the file */
    struct text text;   /* the symbol, the name without its mark, the string's value */
};

struct spec_lexer {
    struct arena *arena;
    struct text bytes;   /* of the whole file */
    uint32_t at, end;    /* the annotation */
    const char *problem; /* of a BAD token */
    bool is_cut;         /* it is a string that the end of the comment cut off */
};

struct spec_token spec_next_token(struct spec_lexer *lexer);
/* `/…/` where the parser expects a regular expression. */
struct spec_token spec_next_regex(struct spec_lexer *lexer);

/* ---- parse.c ---- */

/* What an annotation stands before. */
struct spec_anchor {
    ir_function_id function;
    ir_class_id class;
    const struct ir_property *property;
};

struct spec_parser {
    struct spec_set *set;
    struct spec_lexer lexer;
    struct spec_token token; /* the next one */
    struct spec_token peek;  /* the one behind it, if `has_peek` */
    bool has_peek;
    struct range previous; /* of the token before the next one */
    uint32_t file;
    struct spec_anchor anchor;
    bool failed;     /* this clause has an error already */
    bool missed_end; /* it lacks nothing but its `;`: what follows is a clause of its own */
    uint32_t open;   /* `{` before the token that are not closed */
    uint32_t depth;
};

void spec_parse(struct spec_set *set, uint32_t file, struct range range,
                const struct spec_anchor *anchor);

/* Tokens. */
void spec_advance(struct spec_parser *p);
bool spec_is(const struct spec_parser *p, const char *symbol_or_word);
bool spec_accept(struct spec_parser *p, const char *symbol_or_word);
/* Reports what was expected; false and failed if it is not there. */
bool spec_expect(struct spec_parser *p, const char *symbol_or_word);
void spec_error(struct spec_parser *p, struct range range, const char *format, ...)
    PRINTF_LIKE(3, 4);
/* The next token is none of what was expected. */
void spec_error_here(struct spec_parser *p, const char *expected);
name_id spec_expect_name(struct spec_parser *p, const char *what);
struct text spec_expect_string(struct spec_parser *p, const char *what);
/* The token behind the next one. */
struct spec_token spec_peek(struct spec_parser *p);

/* ---- term.c ---- */

logic_id spec_parse_predicate(struct spec_parser *p);
logic_id spec_parse_term(struct spec_parser *p);
struct logic_type spec_parse_type(struct spec_parser *p);
logic_id spec_make(struct spec_parser *p, enum logic_op op, struct range range,
                   const logic_id *kids, uint32_t count);
struct logic_node *spec_edit(struct spec_set *set, logic_id id);

/* ---- blocks.c: clauses with braces ---- */

void spec_parse_rule(struct spec_parser *p);
void spec_parse_platform(struct spec_parser *p);
void spec_parse_provider(struct spec_parser *p);
void spec_parse_setting(struct spec_parser *p);
void spec_parse_table(struct spec_parser *p);

/* ---- entry.c ---- */

void spec_parse_entry(struct spec_parser *p);
void spec_parse_driver(struct spec_parser *p);
void spec_parse_source(struct spec_parser *p);
void spec_parse_global(struct spec_parser *p);

/* ---- parse.c ---- */

/* A parser at the beginning of `range`. */
struct spec_parser spec_begin(struct spec_set *set, uint32_t file, struct range range,
                              const struct spec_anchor *anchor);
/* To the end of the clause at hand. */
void spec_recover(struct spec_parser *p);
/* Whether the next word begins a clause of some kind that the language has. */
bool spec_starts_clause(const struct spec_parser *p);

/* Parses the clauses of a contract into `clauses`; `behavior` as in spec_clause. False: no such
 * clause. */
bool spec_parse_contract_clause(struct spec_parser *p, spec_clauses *clauses, uint32_t behavior);

/* The clause word that was probably meant; "" if none is near. */
struct text spec_nearest_clause(struct text word);

/* ---- link.c, check.c: one condition of analysed code ---- */

/* Names: `$name` is a parameter of `function`, or any variable where that is none. */
void spec_link_condition(struct spec_set *set, logic_id id, ir_function_id function);
/* Sorts; `is_after`: `\result` and `\old` have a meaning. */
void spec_check_condition(struct spec_set *set, logic_id id, ir_function_id function,
                          bool is_after);

/* ---- link.c ---- */

/* What a name in that file means: of its own platform first. NULL if there is none. */
const struct spec_predicate *spec_find_predicate_from(const struct spec_set *set, uint32_t file,
                                                      name_id name);

#endif
