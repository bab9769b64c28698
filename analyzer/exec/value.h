/*
 * Values of the program under execution. A value is a tag and an index; what may be one of several
 * things is a union whose members exclude each other:
 *
 *      string  ->  term of sort String                 leaf   ->  an input of unknown type
 *      array   ->  persistent ordered map              union  ->  [ guard, simple value ] …
 *      object  ->  identity; its properties are state
 *
 * (Symbolic unions after Torlak and Bodik, A Lightweight Symbolic Virtual Machine for Solver-Aided
 * Host Languages, PLDI 2014.) Terms therefore stay in Bool, Int, Float and String.
 */
#ifndef EXEC_VALUE_H
#define EXEC_VALUE_H

#include "analyzer/ir/ir.h"
#include "solver/term.h"

struct exec; /* one flow under execution */

enum value_tag {
    VALUE_ABSENT,    /* no value: an unset variable, a missing key */
    VALUE_UNDEFINED, /* JavaScript's */
    VALUE_NULL,
    VALUE_BOOL,
    VALUE_INT,
    VALUE_FLOAT,
    VALUE_STRING,
    VALUE_ARRAY,
    VALUE_OBJECT,
    VALUE_CALLABLE,
    VALUE_LEAF,
    VALUE_UNION,
    VALUE_REFERENCE /* only in variables, elements and properties: a PHP reference's cell */
};

struct value {
    uint32_t tag;
    uint32_t id;
};

#define VALUE_MASK(tag) (1u << (tag))
enum {
    VALUE_ANY_SCALAR = VALUE_MASK(VALUE_NULL) | VALUE_MASK(VALUE_BOOL) | VALUE_MASK(VALUE_INT) |
                       VALUE_MASK(VALUE_FLOAT) | VALUE_MASK(VALUE_STRING),
    VALUE_ANY = VALUE_ANY_SCALAR | VALUE_MASK(VALUE_ARRAY) | VALUE_MASK(VALUE_OBJECT),
};

/* A simple value (no leaf, no union) under a guard. */
struct value_case {
    term_id guard;
    struct value value;
};

typedef VEC(struct value_case) value_cases;

static inline struct value value_make(enum value_tag tag, uint32_t id)
{
    return (struct value){tag, id};
}

static inline bool value_same(struct value a, struct value b)
{
    return a.tag == b.tag && a.id == b.id;
}

#define VALUE_NONE ((struct value){VALUE_ABSENT, 0})
#define VALUE_OF_NULL ((struct value){VALUE_NULL, 0})
#define VALUE_OF_UNDEFINED ((struct value){VALUE_UNDEFINED, 0})

/* ---- scalars ---- */

struct value value_bool(term_id term);
struct value value_int(term_id term);
struct value value_float(term_id term);
struct value value_string(term_id term);
struct value value_of_bool(struct exec *x, bool value);
struct value value_of_int(struct exec *x, int64_t value);
struct value value_of_float(struct exec *x, double value);
struct value value_of_text(struct exec *x, struct text text);
struct value value_of_name(struct exec *x, name_id name);

static inline term_id value_term(struct value value)
{
    assert(value.tag >= VALUE_BOOL && value.tag <= VALUE_STRING);
    return (term_id){value.id};
}

/* True and `*constant` filled if the value is a scalar whose term is a constant. */
bool value_is_constant(struct exec *x, struct value value, struct constant *constant);
/* The constant text of a string value. */
bool value_is_text(struct exec *x, struct value value, struct text *text);

/* ---- unions ---- */

/* The simple values that `value` can be here: members that the path excludes are left out. */
void value_get_cases(struct exec *x, struct value value, value_cases *cases);

/* One value from cases that exclude each other; they are merged by tag where that is possible. */
struct value value_from_cases(struct exec *x, const value_cases *cases);

/* The same for cases that may be unions themselves. */
struct value value_join(struct exec *x, const value_cases *cases);

/* if condition then a else b. */
struct value value_merge(struct exec *x, term_id condition, struct value a, struct value b);

/* Whether `value` has one of the tags of `mask`: a Boolean term. */
term_id value_has_tag(struct exec *x, struct value value, uint32_t mask);

/* The tags that `value` can have, by VALUE_MASK, leaves expanded. */
uint32_t value_tags(struct exec *x, struct value value);

/* The value with its cases of tag ABSENT (and UNDEFINED) replaced. */
struct value value_or(struct exec *x, struct value value, struct value otherwise);

/* ---- leaves: inputs of unknown type ---- */

typedef struct {
    uint32_t index;
} leaf_id;

typedef struct {
    uint32_t index;
} root_id;

/* Where a tree of leaves comes from: SEMANTICS 4.1. */
enum root_kind {
    ROOT_UNKNOWN, /* the result of what nobody specifies */
    ROOT_HAVOC,   /* what a cut-off loop or an unmodelled construct may have written */
    ROOT_REQUEST,
    ROOT_REPLY,
    ROOT_STORE,
    ROOT_SETTING,
    ROOT_SESSION,
    ROOT_IDENTITY,
    ROOT_SERVER,  /* clock, random numbers, environment: chosen by nobody below staff */
    ROOT_DERIVED, /* computed from `source` by a function that keeps its structure */
    ROOT_GHOST    /* a variable of the logic */
};

/* Elements whose key matches `glob` belong to another root. */
struct root_override {
    struct text glob;
    root_id root;
};

struct root {
    enum root_kind kind;
    name_id label;            /* "request.post", "reply#2" */
    term_id source;           /* DERIVED: the term that it was computed from */
    uint32_t statement;       /* REPLY: index of the statement that it belongs to, or UINT32_MAX */
    uint32_t why;             /* enum why, of UNKNOWN, HAVOC and what is derived inexactly */
    uint32_t child_mask;      /* the tags that elements of its arrays and objects can have */
    name_id object_class;     /* of the objects in it, or NO_NAME */
    const struct value *from; /* UNKNOWN, HAVOC, DERIVED: what it may have been computed from */
    uint32_t from_count;
    /* DERIVED: the element at a key, computed from `from`; NULL: an input of its own */
    struct value (*child)(struct exec *x, const struct root *root, struct value key);
    const struct root_override *overrides;
    uint32_t override_count;
    struct range range; /* where it was made */
    uint32_t file;
    struct value taken; /* HAVOC: a map that it holds whole, or ABSENT */
    bool is_choice;     /* UNKNOWN: its specification says that either may happen */
    bool is_late;       /* `child` depends on the path: it is computed at each read */
};

root_id root_add(struct exec *x, const struct root *root);
const struct root *root_get(const struct exec *x, root_id root);

/* A fresh input that can have the tags of `mask`. One tag: a plain value; more: a leaf. */
struct value leaf_new(struct exec *x, root_id root, struct text label, uint32_t mask);

/* The element `key` of a leaf's array or object; the same key gives the same value. */
struct value leaf_child(struct exec *x, leaf_id leaf, struct value key);
/* Found out later: that element is and was `child`, on every path. */
void leaf_define_child(struct exec *x, leaf_id leaf, struct value key, struct value child);

struct leaf_info {
    root_id root;
    leaf_id parent;
    name_id label;
    uint32_t mask;
    ir_id site;              /* what the program did when it was made: a call, or none */
    term_id guard;           /* under which it was made; none: the flow had not begun */
    ir_id node;              /* what ran, inside of a stub too */
    ir_function_id function; /* that ran */
    uint32_t depth;          /* of calls */
    uint32_t event;          /* events up to here happened before */
    leaf_id looped;          /* an element that a loop takes of this leaf's array, or none */
    leaf_id looped_key;      /* of that element: its key */
    leaf_id looped_more;     /* of that element: whether the loop takes it */
};

const struct leaf_info *leaf_get(const struct exec *x, leaf_id leaf);
/* The key of a leaf in its parent; ABSENT for the top of a tree. */
struct value leaf_key(const struct exec *x, leaf_id leaf);
/* The leaf that a symbol of the term table belongs to; index 0 if it belongs to none. */
leaf_id leaf_of_symbol(const struct exec *x, symbol_id symbol);
/* The number of leaves; they are 1 … count, in the order in which they were made. */
uint32_t leaf_count(const struct exec *x);

/* ---- callables ---- */

struct callable {
    ir_function_id function; /* or none: then `name` */
    name_id name;            /* "function" or "Class::method" that no body is known for */
    struct value self;       /* bound $this / this, or ABSENT */
    name_id static_class;    /* what `static` means, or NO_NAME */
    ir_class_id class;       /* what `self` means */
    uint32_t scope;          /* owner of the variables that the function sees around it, or 0 */
    uint32_t copy;           /* owner of a copy of them that was made with the closure, or 0 */
    uint32_t members;        /* owner of the properties of the function itself, or 0 */
    uint32_t object;         /* of a concrete run: the object that it is, as numbers count them */
};

struct value value_callable(struct exec *x, const struct callable *callable);
const struct callable *callable_get(const struct exec *x, struct value value);

#endif
