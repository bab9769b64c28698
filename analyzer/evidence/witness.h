/*
 * A counterexample as plain data, and what a source language needs to turn it into a program that
 * runs the plugin on it.
 *
 *      model ── concrete.c ──> data ── counterexample.c ──> struct counterexample
 *                                                              │
 *              grammars/NAME/emit ── program ── confirm.c ── trace ──> verdict
 *
 * Strings may hold marks: `{mac 1}` stands for a MAC or a digest that is computed when the program
 * runs, `{text 1}` for the encoding of a tree.
 */
#ifndef EVIDENCE_WITNESS_H
#define EVIDENCE_WITNESS_H

#include "analyzer/ir/ir.h"
#include "specs/language/spec.h"

enum datum_kind {
    DATUM_ABSENT,
    DATUM_NULL,
    DATUM_BOOL,
    DATUM_INT,
    DATUM_FLOAT,
    DATUM_STRING,
    DATUM_ARRAY
};

struct datum_item;
struct solver_model;

/* A value of the program as data. */
struct datum {
    enum datum_kind kind;
    bool boolean;
    int64_t integer;
    double number;
    struct text text;
    VEC(struct datum_item) items; /* of an ARRAY, in order */
    bool is_object;               /* an ARRAY that the program sees as an object */
};

/* An element; its key is an INT or STRING. */
struct datum_item {
    struct datum key;
    struct datum value;
};

/* How a language writes data. */
struct notation {
    const char *language;      /* "php" */
    const char *open, *close;  /* a map */
    const char *arrow, *comma; /* behind a key; between elements */
    const char *absent;        /* what is not there */
    const char *least;         /* the least integer of 64 bits */
    const char *not_a_number;
    const char *infinity, *minus_infinity;
    const char *fraction; /* behind the digits of a number that has a fraction of zero */
    bool has_lists;       /* keys 0, 1, 2, … are not written, and other integers are texts */
    bool has_bare_keys;   /* a key that is a word stands without quotes, in camel case */
    void (*print_text)(struct buffer *out, struct text text); /* a literal */
};

/* The element of an array whose key is the string; NULL if there is none. */
const struct datum *datum_find(const struct datum *array, const char *key);
/* One value that is both, with the elements of both; false where they say different things. */
bool datum_merge(struct arena *arena, const struct datum *a, const struct datum *b,
                 struct datum *merged);
/* A literal of the language. */
void datum_print(struct buffer *out, const struct notation *notation, const struct datum *datum);
/* JSON text, for messages and raw bodies. */
void datum_print_json(struct buffer *out, const struct datum *datum);

enum mark_kind { MARK_MAC, MARK_HASH, MARK_TEXT };

struct witness_mark {
    enum mark_kind kind;
    struct text name;   /* as it stands in strings */
    struct text format; /* the MAC's or digest's algorithm; "json", "query", … */
    struct datum key, data;
    struct datum tree;
};

/* A field of a record in the start state. */
struct witness_field {
    name_id class_name;
    name_id field; /* NO_NAME: whether the record exists */
    struct datum key;
    struct datum value;
    bool is_needed;   /* the violation hangs on it */
    bool is_property; /* of the object that stands for the record, not of a model */
};

/* What something outside of the program answers, where the program stands when it asks. */
struct witness_value {
    struct text name; /* "reply#1.body", "wc_get_page_id()", "choice" */
    ir_id site;       /* none: an argument of the entry point */
    bool is_unknown;  /* nobody specifies the function */
    bool is_object;   /* what it is as a whole, though its parts are data */
    bool is_needed;   /* the violation hangs on it */
    struct datum value;
};

struct counterexample {
    struct datum query, post, any, cookies, headers, server, files, parameters, settings, session;
    struct datum constants; /* settings that the platform defines as constants */
    struct datum stored;    /* by kind and key: what the shop keeps besides its records */
    struct datum body;      /* STRING, or ABSENT: nobody reads it */
    struct datum method;    /* the same */
    int64_t identity;
    bool fills_records; /* texts of records that are not among the fields differ from all others */
    bool has_check;     /* some path of the flow checks that data of the request is authentic */
    const struct solver_model *model; /* all of this is read from it: has texts filled in */
    VEC(struct witness_mark) marks;
    VEC(struct witness_field) fields;
    VEC(struct witness_value) values;
};

/* How the entry point is called. */
struct witness_entry {
    const struct spec_entry *entry;
    name_id trigger;
    ir_function_id function;
    ir_function_id set_up; /* none, or what registers the callback */
    ir_function_id driver; /* none, or what runs the class as the framework does */
    ir_class_id class;
    ir_file_id page;
    ir_id item; /* none, or the element of a manifest that the driver is given behind its name */
    name_id item_name;
    name_id
        attribute; /* none, or of the class: its name and content are what the driver is given */
    uint32_t attribute_index; /* among those of that name */
};

/* A file that has to be loaded: its path relative to the root. */
struct witness_require {
    struct text path;
    struct text function; /* "", or only where there is no function of that name yet */
};

/* What the framework makes where code asks for an interface or an abstract class. */
struct witness_service {
    name_id asked, made;
};

/* What stubs ask of the project's manifests. */
struct witness_manifest {
    struct text glob, path;
    ir_ids elements;
};

struct witness {
    struct arena *arena;
    struct ir_program *program;
    const struct spec_set *specs;
    const struct counterexample *counterexample;
    struct witness_entry entry;
    struct text root;                      /* absolute path of the plugin where the program runs */
    VEC(struct witness_require) requires_; /* in order */
    bool injects;                          /* the framework makes what code asks for by its class */
    VEC(struct witness_service) services;
    VEC(struct witness_manifest) manifests;
    VEC(struct text) inert;     /* names of functions that nobody defines */
    VEC(struct text) constants; /* names of constants that nobody defines */
};

/* The program, and how the interpreter is started: its arguments, a line each. */
struct witness_program {
    struct buffer source;
    struct buffer flags;
    const char *trace; /* how the program names descriptor 3 */
};

/* A test that a developer keeps: it fails on the flaw and passes on the fix. */
struct witness_test {
    struct arena *arena;
    struct text program;     /* of the confirmed run */
    struct text flags;       /* of the interpreter, a line each */
    struct text rule;        /* "TP1002" */
    struct text clause;      /* "AmountNotVouched" */
    struct text effect;      /* "Order::settle" */
    struct text message;     /* of the finding */
    struct text fingerprint; /* of the finding */
    struct text place;       /* of the plugin, from the folder that the test is in */
    bool is_delivered_twice; /* the clause is about a second delivery */
};

#endif
