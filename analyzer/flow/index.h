/*
 * Names to declarations: which function, class, method or constant of the program a name means.
 * Names are full names; a lookup follows inheritance, traits and aliases. Built once after all
 * files were declared.
 */
#ifndef FLOW_INDEX_H
#define FLOW_INDEX_H

#include "analyzer/ir/ir.h"

/* A singly linked list in an array: `next` is 1 + index, 0 ends. */
struct index_link {
    uint32_t item;
    uint32_t next;
};

struct index {
    struct ir_program *program;
    struct arena *arena;
    bool stubs;
    struct map functions;  /* lower-case full name -> function */
    struct map classes;    /* lower-case full name -> class */
    struct map constants;  /* full name -> 1 + index in program->constants */
    struct map subclasses; /* class -> first index + 1 in `children` */
    struct map methods;    /* lower-case method name -> 1 + index of its first one in `same_name` */
    VEC(struct index_link) same_name;
    VEC(struct index_link) children;
    struct map callers; /* lower-case called name -> 1 + index in `calling` */
    VEC(struct index_link) calling;
    struct map again; /* declaration -> 1 + index in `repeated` of those with the same name */
    VEC(struct index_link) repeated;
    struct text near; /* path of a file: of several declarations the one nearest to it is meant */
};

/* Of the program's declarations, or (`stubs`) of the specifications'. */
void index_build(struct index *index, struct ir_program *program, bool stubs, struct arena *arena);
void index_done(struct index *index);

/*
 * The index of a program that is run: empty at first, a name is declared when the program declares
 * it. False: the name is taken.
 */
void index_open(struct index *index, struct ir_program *program, struct arena *arena);
bool index_declare_function(struct index *index, ir_function_id function);
bool index_declare_class(struct index *index, ir_class_id class);

/*
 * The same index as code that begins in `path` sees it: a project may hold several programs that
 * declare the same names. Shares all memory with `index`.
 */
struct index index_near(const struct index *index, struct text path);

/* `name` as written; languages without case-sensitive names are looked up in lower case. */
ir_function_id index_find_function(const struct index *index, name_id name);
ir_class_id index_find_class(const struct index *index, name_id name);
/* A declared constant, or NULL. */
const struct ir_constant *index_find_constant(const struct index *index, name_id name);

/* A method of the class or of what it inherits from (traits first); `*declaring` is where it
 * stands. */
ir_function_id index_find_method(const struct index *index, ir_class_id class, name_id name,
                                 ir_class_id *declaring);
const struct ir_property *index_find_property(const struct index *index, ir_class_id class,
                                              name_id name, ir_class_id *declaring);
const struct ir_class_constant *index_find_class_constant(const struct index *index,
                                                          ir_class_id class, name_id name,
                                                          ir_class_id *declaring);

/* Whether the class is `ancestor` (a full name, declared here or not) or below it. */
bool index_is_subclass(const struct index *index, ir_class_id class, name_id ancestor);

/* All methods of that name, all classes directly below one, all functions that call a name. */
void index_methods_named(const struct index *index, name_id name, struct arena *arena,
                         u32_vec *functions);
void index_subclasses(const struct index *index, name_id class_name, struct arena *arena,
                      u32_vec *classes);
void index_callers(const struct index *index, name_id name, struct arena *arena,
                   u32_vec *functions);

#endif
