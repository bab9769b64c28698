/*
 * Arrays and objects.
 *
 * An array is an immutable ordered map: every update gives a new one that shares what it did not
 * change. Its elements may be there under a guard; below a `base` leaf every key that was not
 * written is the leaf's child. An object is an identity; its properties are one array in the state.
 */
#ifndef EXEC_HEAP_H
#define EXEC_HEAP_H

#include "analyzer/exec/value.h"

/* ---- arrays ---- */

struct array_element {
    struct value key; /* INT or STRING, constant or not */
    term_id present;
    struct value value; /* may be a REFERENCE */
};

typedef VEC(struct array_element) array_elements;

struct value array_empty(struct exec *x);
/* An array with all keys of a leaf. */
struct value array_of_leaf(struct exec *x, leaf_id leaf);

/* Keys are INT or STRING values, already normalised by the language; a numeric string is its INT.
 */
struct value array_get(struct exec *x, struct value array, struct value key);
struct value array_put(struct exec *x, struct value array, struct value key, struct value element);
struct value array_append(struct exec *x, struct value array, struct value element);
struct value array_unset(struct exec *x, struct value array, struct value key);
/* An element that is there only where `present` holds. */
struct value array_put_under(struct exec *x, struct value array, struct value key,
                             struct value element, term_id present);

/* All elements of `more` behind those of `array`; `keyed`: each at its own key, in place of what is
 * there. */
struct value array_extend(struct exec *x, struct value array, struct value more, bool keyed);

/* The number of elements, an INT term; a symbol where the array has a base. */
term_id array_count(struct exec *x, struct value array);

/*
 * The elements in order. False if there may be others (the array has a base leaf, `*base`): the
 * known ones are given all the same.
 */
bool array_list(struct exec *x, struct value array, array_elements *elements, leaf_id *base);

/* The same where the order does not matter: an array that was merged from several orders gives its
 * elements in one of them; to array_list its elements are unknown. */
bool array_list_any(struct exec *x, struct value array, array_elements *elements, leaf_id *base);

/* Where the next `[]` goes: an INT term. */
term_id array_next_index(struct exec *x, struct value array);
struct value array_with_next_index(struct exec *x, struct value array, term_id next);

/* The array that a program begins with: `[]`, or one that is about to get its first element, in
   which
   `[]` goes on behind the first key even where that is negative. */
struct value array_literal(struct exec *x, bool has_elements);

/* The place of the current element among those that array_list gives; their count: behind the end.
 */
uint32_t array_cursor(struct exec *x, struct value array);
struct value array_with_cursor(struct exec *x, struct value array, uint32_t place);

/* if condition then a else b, as one array; ABSENT if they have no common form. */
struct value array_merge(struct exec *x, term_id condition, struct value a, struct value b);

/* The same, whatever the order: what goes through the elements then finds unknown ones. */
struct value array_merge_unordered(struct exec *x, term_id condition, struct value a,
                                   struct value b);

/* The same for the properties of an object, whose order does not matter. */
struct value array_merge_properties(struct exec *x, term_id condition, struct value a,
                                    struct value b);

/* ---- objects ---- */

struct object_info {
    name_id class_name; /* full name; NO_NAME: not known */
    ir_class_id class;  /* where the program declares it */
    bool is_exact;      /* of this class, not of a subclass */
    bool is_input;      /* existed before the flow: an alias of another one is possible */
    struct value key;   /* of a record: what it is found by; ABSENT otherwise */
};

/* A new object without properties. */
struct value object_new(struct exec *x, name_id class_name, ir_class_id class);
/* The object whose unwritten properties are children of `leaf`. */
struct value object_of_leaf(struct exec *x, leaf_id leaf, name_id class_name, ir_class_id class);
const struct object_info *object_get(const struct exec *x, struct value object);
struct object_info *object_edit(struct exec *x, struct value object);

/* A number that no other object of the flow has, from 1 in the order of creation. */
uint32_t object_number(const struct exec *x, struct value object);

/* All properties as one array, and back. */
struct value object_properties(struct exec *x, struct value object);
void object_set_properties(struct exec *x, struct value object, struct value array);
/* The object's properties may be anything: code that nobody declares had it in hand. */
void object_forget(struct exec *x, struct value object);
struct value object_get_property(struct exec *x, struct value object, name_id name);
void object_set_property(struct exec *x, struct value object, name_id name, struct value value);

/* ---- cells: variables, references, statics ---- */

/* A new owner of cells: a frame, a scope, a reference. */
uint32_t heap_new_owner(struct exec *x);
struct value heap_read(struct exec *x, uint32_t owner, name_id name);
void heap_write(struct exec *x, uint32_t owner, name_id name, struct value value);
void heap_remove(struct exec *x, uint32_t owner, name_id name);

/* What a REFERENCE holds; any other value is itself. */
struct value heap_follow(struct exec *x, struct value value);

#endif
