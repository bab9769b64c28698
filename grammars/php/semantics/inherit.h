/* Linking a class with what it extends, implements and uses: what the files of it share. */
#ifndef GRAMMARS_PHP_SEMANTICS_INHERIT_H
#define GRAMMARS_PHP_SEMANTICS_INHERIT_H

#include "grammars/php/semantics/php_sem.h"

enum php_fit { PHP_FITS, PHP_MISFITS, PHP_FIT_UNKNOWN };

/* A class that is being linked. */
struct php_linking {
    struct exec *x;
    const struct ir_program *program;
    ir_class_id class;
    const char *error; /* the first one, or NULL */
    bool unresolved;   /* a type names a class that does not exist yet */
};

/* A declared type as a class sees it: what `self` and `parent` mean there. */
struct php_scoped_type {
    const struct ir_type *type;
    ir_class_id scope;
};

void php_link_fail(struct php_linking *k, const char *error);
/* A class of that name, the one that is being linked among them; or none. */
ir_class_id php_link_find(const struct php_linking *k, name_id name);
/* Whether the class is the other one or below it. */
bool php_link_is_below(const struct php_linking *k, ir_class_id class, ir_class_id ancestor);

bool php_is_typed(const struct ir_type *type);
/* Whether every value of type `sub` has type `super` too (subtype.c). */
enum php_fit php_is_subtype(const struct php_linking *k, struct php_scoped_type sub,
                            struct php_scoped_type super);

/* Methods (inherit_methods.c), properties and constants (inherit_members.c). */
void php_link_methods(struct php_linking *k);
void php_link_members(struct php_linking *k);

#endif
