/* What PHP refuses to compile: what the files about it share. */
#ifndef GRAMMARS_PHP_LOWER_CHECK_P_H
#define GRAMMARS_PHP_LOWER_CHECK_P_H

#include "grammars/php/lower/php_p.h"

/* The children of a node that are no comments. */
struct check_children {
    const void *id; /* of the node */
    uint32_t start; /* its first byte */
    uint32_t count;
    TSNode *items;
};

enum { CHECK_CHILDREN = 256 };

struct checking {
    struct php_lowering l;
    struct arena *kept;              /* lives as long as the check */
    struct check_children *children; /* of the nodes asked about last: CHECK_CHILDREN */
    const char *error;               /* the first one, or NULL */
    uint32_t offset;
    bool is_unmodelled; /* nothing is known to be wrong: the parse is not PHP's */
};

static inline enum php_kind check_kind(const struct checking *c, TSNode node)
{
    return cst_is_null(node) ? PHP_ERROR : php_get_kind(&c->l, node);
}

static inline struct text check_text(const struct checking *c, TSNode node)
{
    return cst_text(c->l.tree->cst, node);
}

void check_fail(struct checking *c, TSNode node, const char *error);
/* Whether the text is the word, in upper or lower case. */
bool check_is_word(struct text text, const char *word);
bool check_is_this(const struct checking *c, TSNode node);
bool check_is_function(enum php_kind kind);
uint32_t check_count(const struct checking *c, TSNode node, enum php_kind kind);
/* The function that a node stands in; null outside of functions. */
TSNode check_function_of(const struct checking *c, TSNode node);
/* The class whose scope a node stands in; null where there is none. `*known` is false where that
 * depends on who runs the code: in closures and in files. */
TSNode check_class_of(const struct checking *c, TSNode node, bool *known);

/* check_types.c: declared types, and the literals that are given as defaults. */
void check_param_type(struct checking *c, TSNode param);
void check_result_type(struct checking *c, TSNode function);
void check_property_type(struct checking *c, TSNode property);
/* `self`, `parent` or `static` where no class is meant. */
void check_scope_word(struct checking *c, TSNode word);

/* check_expressions.c: one node of an expression. */
void check_expression(struct checking *c, TSNode node);
/* A value that is computed before the program runs; `news`: `new` may stand in it. */
void check_constant_expression(struct checking *c, TSNode value, bool news);

/* check_syntax.c: one node */
void check_syntax(struct checking *c, TSNode node);

/* Whether a chain of steps has a null-safe one. */
bool check_has_nullsafe(const struct checking *c, TSNode place);

/* check_imports.c: of a file, or the body of a namespace. */
void check_imports(struct checking *c, TSNode block);

/* check_jumps.c */
void check_goto(struct checking *c, TSNode node);
void check_label(struct checking *c, TSNode node);

/* check_members.c: the classes and functions of a file, after all nodes were looked at. */
void check_declarations(struct checking *c);

/* The named children that are no comments, which may stand anywhere. */
uint32_t check_child_count(const struct checking *c, TSNode node);
/* The null node where there are fewer. */
TSNode check_child(const struct checking *c, TSNode node, uint32_t index);

#endif
