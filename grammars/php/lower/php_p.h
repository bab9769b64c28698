/* Lowering of PHP: what the files of this folder share. */
#ifndef GRAMMARS_PHP_LOWER_PHP_P_H
#define GRAMMARS_PHP_LOWER_PHP_P_H

#include "analyzer/ir/ir.h"
#include "grammars/cst.h"

/* Every node kind of the grammar, in the order of kinds.def. */
enum php_kind {
#define PHP_KIND(kind, role, handler) PHP_##kind,
#include "grammars/php/lower/kinds.def"
#undef PHP_KIND
    PHP_KIND_COUNT,
    PHP_ANONYMOUS = PHP_KIND_COUNT, /* a token without a name of its own */
    PHP_ERROR
};

enum php_import_kind { PHP_IMPORT_CLASS, PHP_IMPORT_FUNCTION, PHP_IMPORT_CONSTANT };

struct php_import {
    enum php_import_kind kind;
    name_id alias; /* lower case, but for constants */
    name_id target;
};

/* A stretch of a file with one namespace and its imports. */
struct php_scope {
    struct range range;
    name_id namespace_name; /* NO_NAME: global */
    VEC(struct php_import) imports;
};

/* A parsed file. */
struct php_tree {
    struct arena arena;
    struct cst *cst;
    uint16_t *kinds; /* enum php_kind by TSSymbol */
    VEC(struct php_scope) scopes;
};

struct php_lowering {
    struct ir_program *program;
    ir_file_id file;
    const struct php_tree *tree;
    struct arena scratch; /* lives as long as the lowering of one function */
    ir_function_id function;
    ir_class_id class; /* where the code stands */
    uint32_t depth;
    bool is_constant; /* a value that is computed before the program runs */
};

/* ---- trees ---- */

/* The parse of a file, kept or made now. */
const struct php_tree *php_get_tree(struct ir_program *program, ir_file_id file);
void php_free_tree(void *tree);
enum php_kind php_get_kind(const struct php_lowering *l, TSNode node);

void php_begin(struct php_lowering *l, struct ir_program *program, ir_file_id file);
void php_end(struct php_lowering *l);

/* ---- names ---- */

void php_collect_scopes(struct ir_program *program, struct php_tree *tree);
name_id php_add_name(struct php_lowering *l, struct text text);
name_id php_node_name(struct php_lowering *l, TSNode node);
/* The name of a variable_name, without `$`. */
name_id php_variable(struct php_lowering *l, TSNode node);
name_id php_namespace(const struct php_lowering *l, TSNode at);
/* Full names, as `use` and the namespace at `node` say. */
name_id php_resolve_class(struct php_lowering *l, TSNode node);
/* The same of a text at `at`; NO_NAME where it is neither imported nor qualified. */
name_id php_resolve_imported(struct php_lowering *l, TSNode at, struct text written);
/* `*fallback` tells that the global name is meant where the full one does not exist. */
name_id php_resolve_function(struct php_lowering *l, TSNode node, bool *fallback);
name_id php_resolve_constant(struct php_lowering *l, TSNode node, bool *fallback);
/* `name` in the namespace at `at`. */
name_id php_declared_name(struct php_lowering *l, TSNode at, TSNode name);

/* ---- building ---- */

ir_id php_make(struct php_lowering *l, TSNode node, enum ir_op op, uint32_t detail,
               uint64_t payload, const ir_id *kids, uint32_t count);
ir_id php_string(struct php_lowering *l, TSNode node, struct text text);
ir_id php_unmodelled(struct php_lowering *l, TSNode node, const char *construct);

/* ---- expressions, statements, declarations ---- */

ir_id php_expression(struct php_lowering *l, TSNode node);
ir_id php_statement(struct php_lowering *l, TSNode node);
/* All statements among the children of `node` from the first one on, as one block. */
ir_id php_block(struct php_lowering *l, TSNode node);
ir_id php_class_operand(struct php_lowering *l, TSNode node);
/* The target of an assignment or foreach: a place or a PATTERN. */
ir_id php_target(struct php_lowering *l, TSNode node);
/* The same where a pattern can't stand. */
ir_id php_place(struct php_lowering *l, TSNode node);
void php_arguments(struct php_lowering *l, TSNode arguments, ir_ids *kids, bool *callable);
struct ir_type php_type(struct php_lowering *l, TSNode type);
/* What a word of the language among types stands for; 0: it is no such word. */
uint32_t php_type_word(struct text word);
/* Whether a comment is an annotation, and where its text is. */
bool php_annotation(struct text comment, uint32_t begin, struct range *range);

/* The text of a string literal with its escapes resolved; `node` is a string or part of one. */
ir_id php_single_quoted(struct php_lowering *l, TSNode node);
ir_id php_interpolated(struct php_lowering *l, TSNode node);
ir_id php_heredoc(struct php_lowering *l, TSNode node);
ir_id php_nowdoc(struct php_lowering *l, TSNode node);
ir_id php_integer(struct php_lowering *l, TSNode node);
ir_id php_float(struct php_lowering *l, TSNode node);

/* What the doc comment before a declaration says in annotations. */
void php_doc_attributes(struct php_lowering *l, TSNode declared, ir_attributes *out);

void php_declare(struct ir_program *program, ir_file_id file, struct diag_sink *sink);
void php_lower(struct ir_program *program, ir_function_id function);
/* See `check` of struct ir_frontend (check.c). */
const char *php_check(struct ir_program *program, ir_file_id file, uint32_t *offset,
                      bool *unmodelled);
/* Whether the compiler turns calls of a function into instructions: nothing can refer to their
 * results. */
bool php_is_instruction(struct text name);

/* One handler for each kind that is an expression or a statement: see kinds.def. */
#define PHP_KIND_EXPRESSION(handler) ir_id handler(struct php_lowering *l, TSNode node);
#define PHP_KIND_STATEMENT(handler) ir_id handler(struct php_lowering *l, TSNode node);
#define PHP_KIND_PART(handler)
#define PHP_KIND_UNMODELLED(handler)
#define PHP_KIND(kind, role, handler) PHP_KIND_##role(handler)
#include "grammars/php/lower/kinds.def"
#undef PHP_KIND

const TSLanguage *tree_sitter_php(void);

#endif
