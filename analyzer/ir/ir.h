/*
 * The program as every later phase sees it: one structured IR for PHP and JavaScript/TypeScript.
 *
 *   program ── files ──── functions (file scope is one) ──── body: a tree of nodes
 *          └─ classes ─── methods, properties, constants
 *
 * Declarations are complete after the declaration pass over a file; a body is lowered when somebody
 * first asks for it (ir_body). Nothing is dropped: what is not modelled is an `unmodelled` node.
 */
#ifndef IR_IR_H
#define IR_IR_H

#include "analyzer/base/diag.h"
#include "analyzer/base/map.h"
#include "analyzer/base/names.h"

typedef struct {
    uint32_t index;
} ir_id; /* 0: none */

typedef struct {
    uint32_t index;
} ir_function_id;

typedef struct {
    uint32_t index;
} ir_class_id;

typedef struct {
    uint32_t index;
} ir_file_id;

#define NO_IR ((ir_id){0})
#define NO_FUNCTION ((ir_function_id){0})
#define NO_CLASS ((ir_class_id){0})

enum ir_op {
#define IR_OP(id, name, category, shape) IR_##id,
#include "analyzer/ir/ir_ops.def"
#undef IR_OP
    IR_OP_COUNT
};

enum ir_operator {
#define IR_OPERATOR(id, name) IR_##id,
#include "analyzer/ir/operators.def"
#undef IR_OPERATOR
    IR_OPERATOR_COUNT
};

enum ir_category { IR_VALUE, IR_PLACE, IR_CLASS, IR_STATEMENT, IR_PART };

/* Values of `detail`, by operation; see ir_ops.def. */
enum ir_flag {
    IR_NULLSAFE = 1,
    IR_FALLBACK = 2,
    IR_CALLABLE = 4,
    IR_BOOLEAN_RESULT = 1,
    IR_DECREMENT = 1,
    IR_POSTFIX = 2,
    IR_BY_REFERENCE = 1,
    IR_REST = 2,
    IR_KEYS = 2,
    IR_BY_NAME = 1,
    IR_TEST_LAST = 1,
    IR_ONCE = 1,
    IR_REQUIRED = 2
};

enum ir_cast {
    IR_CAST_BOOL,
    IR_CAST_INT,
    IR_CAST_FLOAT,
    IR_CAST_STRING,
    IR_CAST_ARRAY,
    IR_CAST_OBJECT,
    IR_CAST_NULL,
    IR_CAST_BINARY
};

struct ir_node {
    uint16_t op;
    uint16_t detail;
    uint32_t file; /* ir_file_id */
    struct range range;
    uint64_t payload; /* literal, name_id, ir_function_id or ir_class_id, as the operation says */
    uint32_t kids;    /* index of the first one in ir_program.kids */
    uint32_t count;
};

/* Types as declared; `mask` of IR_TYPE_ bits, and classes by full name. No declaration: mask 0. */
enum ir_type_bit {
    IR_TYPE_NULL = 1,
    IR_TYPE_BOOL = 2,
    IR_TYPE_INT = 4,
    IR_TYPE_FLOAT = 8,
    IR_TYPE_STRING = 16,
    IR_TYPE_ARRAY = 32,
    IR_TYPE_OBJECT = 64,
    IR_TYPE_CALLABLE = 128,
    IR_TYPE_ITERABLE = 256,
    IR_TYPE_MIXED = 512,
    IR_TYPE_VOID = 1024,
    IR_TYPE_NEVER = 2048,
    IR_TYPE_SELF = 4096,
    IR_TYPE_STATIC = 8192,
    IR_TYPE_FALSE = 16384,
    IR_TYPE_TRUE = 32768,
    IR_TYPE_NUMBER = 65536, /* TypeScript */
    IR_TYPE_UNDEFINED = 131072
};

struct ir_type {
    uint32_t mask;
    uint32_t class_count;
    name_id *classes;
    /* By class: those of one number above 0 are an intersection, of 0 alone; NULL: all alone. */
    uint8_t *groups;
};

enum ir_visibility { IR_PUBLIC, IR_PROTECTED, IR_PRIVATE };

struct ir_param {
    name_id name;
    struct ir_type type;
    ir_id default_value; /* NO_IR: required, unless variadic */
    ir_id pattern;       /* JavaScript destructuring parameter, assigned from `name` */
    bool by_reference;
    bool variadic;
    bool promoted; /* a constructor's parameter that is also a property */
    bool is_readonly;
    enum ir_visibility visibility;
    struct range range;
};

struct ir_capture {
    name_id name;
    bool by_reference;
};

/* A raw annotation, anchored to what follows it; specs/language reads its text. */
struct ir_annotation {
    ir_file_id file;
    struct range range; /* of the text inside the comment, its markers left out */
};

struct ir_attribute {
    name_id name;       /* full name of a PHP attribute or JavaScript decorator */
    ir_id args;         /* ARRAY of its arguments */
    bool is_in_comment; /* an annotation in a doc comment: the language knows nothing of it */
};

typedef VEC(ir_id) ir_ids;
typedef VEC(struct ir_annotation) ir_annotations;
typedef VEC(struct ir_attribute) ir_attributes;

enum ir_function_flag {
    IR_FUNCTION_STATIC = 1,
    IR_FUNCTION_ABSTRACT = 2,
    IR_FUNCTION_BY_REFERENCE = 4,
    IR_FUNCTION_GENERATOR = 8,
    IR_FUNCTION_ASYNC = 16,
    IR_FUNCTION_ARROW = 32, /* sees the enclosing function's variables and `this` */
    IR_FUNCTION_CLOSURE = 64,
    IR_FUNCTION_MAIN = 128, /* the code of a file outside of any function */
    IR_FUNCTION_FINAL = 256,
    IR_FUNCTION_NESTED = 512, /* declared inside a function or a condition */
    IR_FUNCTION_GETTER = 1024,
    IR_FUNCTION_SETTER = 2048
};

enum ir_body_state { IR_BODY_NONE, IR_BODY_NOT_LOWERED, IR_BODY_LOWERED };

struct ir_function {
    name_id name;      /* as declared; "" for a closure */
    name_id full_name; /* "Ns\Class::method", "Ns\function", "Ns\Class::method{closure}" */
    ir_class_id class;
    ir_function_id outer; /* of a closure: the function that it stands in */
    ir_file_id file;
    struct range range;
    struct range name_range; /* where reports point at */
    uint32_t flags;
    enum ir_visibility visibility;
    VEC(struct ir_param) params;
    VEC(struct ir_capture) captures;
    ir_annotations annotations;
    ir_attributes attributes;
    struct ir_type result;
    enum ir_body_state body_state;
    ir_id body;     /* use ir_body */
    u32_vec called; /* name_ids, lower case, of functions and methods called in the body, sorted */
};

struct ir_property {
    name_id name;
    struct ir_type type;
    ir_id default_value;
    bool is_static;
    bool is_readonly;
    bool is_promoted; /* declared by a constructor's parameter */
    enum ir_visibility visibility;
    struct range range;
    ir_annotations annotations;
};

struct ir_class_constant {
    name_id name;
    ir_id value;
    bool is_case; /* of an enum */
    bool is_final;
    enum ir_visibility visibility;
};

/* `use A, B { A::f insteadof B; B::f as protected g; }` */
struct ir_trait_rule {
    name_id trait; /* may be NO_NAME: any */
    name_id method;
    name_id alias;    /* NO_NAME for insteadof */
    name_id excluded; /* the trait whose method is not used, or NO_NAME */
    bool changes_visibility;
    enum ir_visibility visibility; /* what it changes to */
};

/* `const X = …` outside of classes and `define("X", …)` anywhere. */
struct ir_constant {
    name_id name; /* full name */
    ir_id value;
    ir_file_id file;
};

enum ir_class_kind { IR_CLASS_CLASS, IR_CLASS_INTERFACE, IR_CLASS_TRAIT, IR_CLASS_ENUM };

struct ir_class {
    name_id name;      /* as declared; "class@anonymous" */
    name_id full_name; /* "Ns\Name"; unique for anonymous ones */
    enum ir_class_kind kind;
    bool is_abstract;
    bool is_final;
    bool is_readonly;
    ir_file_id file;
    struct range range;
    name_id parent; /* full name or NO_NAME; for an interface see `interfaces` */
    name_vec interfaces;
    name_vec traits;
    VEC(struct ir_trait_rule) trait_rules;
    VEC(struct ir_property) properties;
    VEC(struct ir_class_constant) constants;
    VEC(ir_function_id) methods;
    ir_annotations annotations;
    ir_attributes attributes;
};

struct ir_program;
struct ir_file;

/*
 * A source language as the program sees it: how a file is declared and a body lowered. Both append
 * to the program; `lower` fills `body` of the function.
 */
struct ir_frontend {
    const char *name; /* "php", "javascript" */
    bool case_sensitive_functions;
    void (*declare)(struct ir_program *program, ir_file_id file, struct diag_sink *sink);
    void (*lower)(struct ir_program *program, ir_function_id function);
    void (*free_tree)(void *tree);
    /* The concrete syntax tree of a file, as text. */
    void (*print_tree)(struct buffer *out, struct ir_program *program, ir_file_id file);
    /* What the language's compiler refuses of a file that parses, and where; NULL: nothing.
     * `*unmodelled`: it is not refused, but read otherwise than here. May be NULL. */
    const char *(*check)(struct ir_program *program, ir_file_id file, uint32_t *offset,
                         bool *unmodelled);
};

struct ir_file {
    struct source *source;
    const struct ir_frontend *frontend;
    name_id path;
    ir_function_id main;
    name_id namespace_name;     /* of the first declaration */
    bool is_spec;               /* a stub of a specification */
    bool is_idle;               /* a stub of a platform that is not in force */
    bool is_prelude;            /* what the language itself defines */
    bool is_callee;             /* vendor, tests, minified: never a source of entry points */
    bool has_errors;            /* the parser recovered from a syntax error */
    bool strict_types;          /* PHP: declare(strict_types=1) */
    ir_annotations annotations; /* that stand alone */
    void *tree;                 /* the front end's parse, or NULL; see ir_drop_trees */
};

struct ir_program {
    struct arena *arena;
    struct names *names;
    VEC(struct ir_node) nodes; /* [0] unused, as in all of these */
    u32_vec kids;
    VEC(struct ir_function) functions;
    VEC(struct ir_class) classes;
    VEC(struct ir_file) files;
    VEC(struct ir_constant) constants;
    ir_annotations annotations; /* of ANNOTATED nodes */
    struct map functions_at;    /* by file and first byte: see ir_function_at */
    struct map classes_at;
    u32_vec parsed; /* files whose tree is kept, oldest first */
    uint32_t lowered_nodes;
    uint32_t unmodelled_nodes;
};

void ir_init(struct ir_program *program, struct arena *arena, struct names *names);
void ir_done(struct ir_program *program);

/* ---- building ---- */

/* A node; its children must have been built before. `kids` may contain NO_IR where the shape
 * allows. */
ir_id ir_add(struct ir_program *program, enum ir_op op, uint32_t detail, uint64_t payload,
             ir_file_id file, struct range range, const ir_id *kids, uint32_t count);
ir_function_id ir_add_function(struct ir_program *program, const struct ir_function *function);
ir_class_id ir_add_class(struct ir_program *program, const struct ir_class *class);
ir_file_id ir_add_file(struct ir_program *program, const struct ir_file *file);

/* ---- reading ---- */

static inline const struct ir_node *ir_node(const struct ir_program *program, ir_id id)
{
    assert(id.index > 0 && id.index < program->nodes.count);
    return &program->nodes.items[id.index];
}

static inline ir_id ir_kid(const struct ir_program *program, ir_id id, uint32_t index)
{
    const struct ir_node *node = ir_node(program, id);
    assert(index < node->count);
    return (ir_id){program->kids.items[node->kids + index]};
}

static inline bool ir_is_none(ir_id id)
{
    return id.index == 0;
}

static inline struct ir_function *ir_function(const struct ir_program *program, ir_function_id id)
{
    assert(id.index > 0 && id.index < program->functions.count);
    return &program->functions.items[id.index];
}

static inline struct ir_class *ir_class(const struct ir_program *program, ir_class_id id)
{
    assert(id.index > 0 && id.index < program->classes.count);
    return &program->classes.items[id.index];
}

static inline struct ir_file *ir_file(const struct ir_program *program, ir_file_id id)
{
    assert(id.index > 0 && id.index < program->files.count);
    return &program->files.items[id.index];
}

/* The function or class whose declaration begins at this byte of the file, or none. */
ir_function_id ir_function_at(const struct ir_program *program, ir_file_id file, uint32_t begin);
ir_class_id ir_class_at(const struct ir_program *program, ir_file_id file, uint32_t begin);

/* The body of a function, lowered now if it was not yet; NO_IR if it has none. */
ir_id ir_body(struct ir_program *program, ir_function_id function);

/* Remembers a file's tree and frees the oldest ones beyond a few. */
void ir_keep_tree(struct ir_program *program, ir_file_id file, void *tree);
void ir_drop_trees(struct ir_program *program);

enum ir_category ir_op_category(enum ir_op op);
const char *ir_op_name(enum ir_op op);
const char *ir_op_shape(enum ir_op op);
const char *ir_operator_name(enum ir_operator op);

/* ---- checking and printing ---- */

/*
 * NULL where every node under `root` is as validate.c demands, else what is wrong with `*bad`, the
 * first one that is not. An assertion of ours: lowering is wrong where there is a fault.
 */
const char *ir_validate(const struct ir_program *program, ir_id root, ir_id *bad);

/* A function with its declaration and body, as an indented tree. */
void ir_print_function(struct buffer *out, struct ir_program *program, ir_function_id function);
void ir_print_class(struct buffer *out, const struct ir_program *program, ir_class_id class);

#endif
