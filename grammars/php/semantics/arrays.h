/* What the files about arrays share (array_basic.c). */
#ifndef GRAMMARS_PHP_SEMANTICS_ARRAYS_H
#define GRAMMARS_PHP_SEMANTICS_ARRAYS_H

#include "grammars/php/semantics/builtins.h"

/* A slot as a copy of its array has it: a reference that nothing else holds is its value. */
struct value php_element_kept(struct exec *x, struct value slot);
/* The elements with their slots, for functions that copy them; false where one may be missing. */
bool php_slots(struct exec *x, struct value array, array_elements *elements);
/* The element under its key, or under the next index if that is a number. */
struct value php_array_add(struct exec *x, struct value array, const struct array_element *element);
/* Some array that is computed from the arguments. */
struct value call_array(struct call *call);

/* The order in which people sort: "img2" before "img10"; -1, 0 or 1 (string_order.c). */
int php_natural_order(struct text a, struct text b, bool fold);

#endif
