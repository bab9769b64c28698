/* Lowering of JavaScript and TypeScript: what the files of this folder share. */
#ifndef GRAMMARS_JAVASCRIPT_LOWER_JS_P_H
#define GRAMMARS_JAVASCRIPT_LOWER_JS_P_H

#include "analyzer/ir/ir.h"
#include "grammars/cst.h"

/* Every node kind of the grammars, in the order of kinds.def. */
enum js_kind {
#define JS_KIND(kind, role, handler) JS_##kind,
#include "grammars/javascript/lower/kinds.def"
#undef JS_KIND
    JS_KIND_COUNT,
    JS_ANONYMOUS = JS_KIND_COUNT, /* a token without a name of its own */
    JS_ERROR
};

/* Values of `detail` of an IMPORT: which value of the module is meant. */
enum { JS_IMPORT_MODULE, JS_IMPORT_REQUIRE, JS_IMPORT_DEFAULT };

/* What a name stands for in a scope. */
struct js_binding {
    name_id name;
    name_id unique;   /* of the variable in its function */
    uint32_t depth;   /* number of functions around the scope */
    name_id module;   /* of an import: the specifier; NO_NAME otherwise */
    name_id imported; /* the exported name; NO_NAME: the module itself */
};

struct js_scope {
    uint32_t parent;   /* index in js_tree.scopes; 0 ends */
    uint32_t function; /* the scope of the innermost function, which `var` declares in */
    uint32_t depth;
};

/* A parsed file and its scopes. */
struct js_tree {
    struct arena arena;
    struct cst *cst;
    const TSLanguage *language;
    uint16_t *kinds;                 /* enum js_kind by TSSymbol */
    VEC(struct js_scope) scopes;     /* [0] unused; [1] is the module's */
    VEC(struct js_binding) bindings; /* [0] unused */
    struct map scope_of;             /* id of a node that opens a scope -> scope */
    struct map binding_of;           /* scope and name -> binding */
    struct map taken;                /* scope of a function and unique name -> 1 */
};

struct js_lowering {
    struct ir_program *program;
    ir_file_id file;
    struct js_tree *tree;
    struct arena scratch; /* lives as long as the lowering of one function */
    uint32_t scope;
    uint32_t depth;
    bool is_stub;   /* names of a stub's top level are full names of its module */
    name_id prefix; /* of the module that the code of a stub stands in */
};

/* ---- trees and scopes ---- */

/* The parse of a file, kept or made now. */
struct js_tree *js_get_tree(struct ir_program *program, ir_file_id file);
void js_free_tree(void *tree);
enum js_kind js_tree_kind(const struct js_tree *tree, TSNode node);
enum js_kind js_kind_of(const struct js_lowering *l, TSNode node);
struct text js_text(const struct js_lowering *l, TSNode node);

void js_begin(struct js_lowering *l, struct ir_program *program, ir_file_id file);
void js_end(struct js_lowering *l);

/* Finds every scope of a file and what it declares. */
void js_collect_scopes(struct ir_program *program, struct js_tree *tree);
/* The scope that a node opens, or 0. */
uint32_t js_scope_of(const struct js_tree *tree, TSNode node);
/* Makes the scope that `node` opens the current one, if it opens one; gives what it was before. */
uint32_t js_enter(struct js_lowering *l, TSNode node);
/* What a name means from the current scope on outwards; NULL: it is global. */
const struct js_binding *js_find_binding(const struct js_lowering *l, name_id name);
bool js_is_function(enum js_kind kind);

/* ---- names ---- */

name_id js_add_name(struct js_lowering *l, struct text text);
name_id js_node_name(struct js_lowering *l, TSNode node);
/* The name of a property as written: an identifier, string or number; NO_NAME if it is computed. */
name_id js_property_name(struct js_lowering *l, TSNode node);
/* The text of a string literal with its escapes resolved. */
struct text js_string_text(struct js_lowering *l, TSNode node);

/* ---- building ---- */

ir_id js_make(struct js_lowering *l, TSNode node, enum ir_op op, uint32_t detail, uint64_t payload,
              const ir_id *kids, uint32_t count);
ir_id js_string(struct js_lowering *l, TSNode node, struct text text);
ir_id js_name_string(struct js_lowering *l, TSNode node, name_id name);
ir_id js_undefined(struct js_lowering *l, TSNode node);
ir_id js_unmodelled(struct js_lowering *l, TSNode node, const char *construct);
/* Whether the name is one that a stub's module declares; `*full` is its full name. */
bool js_is_stub_name(struct js_lowering *l, const struct js_binding *binding, name_id *full);
/* The value that a name means where `node` stands. */
ir_id js_read_name(struct js_lowering *l, TSNode node, name_id name);
/* The variable of a binding, as a place. */
ir_id js_local(struct js_lowering *l, TSNode node, const struct js_binding *binding);
ir_id js_import(struct js_lowering *l, TSNode node, name_id module, uint32_t which);

/* The anonymous token `word` among the children of a node; null node if there is none. */
TSNode js_token(TSNode node, const char *word);
/* Whether a child of formal parameters is one that the function takes. */
bool js_is_param(const struct js_lowering *l, TSNode node);

/* ---- expressions, statements, declarations ---- */

ir_id js_expression(struct js_lowering *l, TSNode node);
/* The expression in `field`, unmodelled where the parser found none. */
/* The value of what a class extends; NO_IR if it extends nothing. */
ir_id js_heritage(struct js_lowering *l, TSNode heritage);
ir_id js_field(struct js_lowering *l, TSNode node, const char *field);
ir_id js_statement(struct js_lowering *l, TSNode node);
ir_id js_expression_statement(struct js_lowering *l, TSNode node, ir_id value);
/* The target of an assignment, declaration or loop: a place or a PATTERN. */
ir_id js_target(struct js_lowering *l, TSNode node);
/* A call's object, arguments and so on, where `node` is what is called. */
void js_arguments(struct js_lowering *l, TSNode arguments, ir_ids *kids);
/* `name = value` for a variable of the current function. */
ir_id js_declare_variable(struct js_lowering *l, TSNode node, name_id name, ir_id value);

void js_declare(struct ir_program *program, ir_file_id file, struct diag_sink *sink);
void js_lower(struct ir_program *program, ir_function_id function);
/* Types as stubs declare them. */
struct ir_type js_type(struct js_lowering *l, TSNode type, name_id prefix, bool *is_promise);
/* Whether a comment is an annotation, and where its text is. */
bool js_annotation(struct text comment, uint32_t begin, struct range *range);

/* One handler for each kind that is an expression or a statement: see kinds.def. */
#define JS_KIND_EXPRESSION(handler) ir_id handler(struct js_lowering *l, TSNode node);
#define JS_KIND_STATEMENT(handler) ir_id handler(struct js_lowering *l, TSNode node);
#define JS_KIND_PART(handler)
#define JS_KIND_UNMODELLED(handler)
#define JS_KIND(kind, role, handler) JS_KIND_##role(handler)
#include "grammars/javascript/lower/kinds.def"
#undef JS_KIND

const TSLanguage *tree_sitter_javascript(void);
const TSLanguage *tree_sitter_typescript(void);
const TSLanguage *tree_sitter_tsx(void);

#endif
