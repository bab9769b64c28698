/*
 * Linked specifications: what the library, the user's folders and (as claims) the analysed code say
 * about functions, models, entry points, providers and rules.
 *
 *   stub files (.php, .d.ts) ── IR with raw annotations ─┐
 *   .acsl files ──────────────── raw text ───────────────┴─ lexer ─ parser ─ linker ─> spec_set
 */
#ifndef SPECS_LANGUAGE_SPEC_H
#define SPECS_LANGUAGE_SPEC_H

#include "analyzer/ir/ir.h"

typedef struct {
    uint32_t index;
} logic_id; /* 0: none */

#define NO_LOGIC ((logic_id){0})

enum logic_op {
#define LOGIC_OP(id, name) LOGIC_##id,
#include "specs/language/logic_ops.def"
#undef LOGIC_OP
    LOGIC_OP_COUNT
};

enum logic_type_kind {
    LOGIC_TYPE_UNKNOWN,
    LOGIC_TYPE_BOOLEAN,
    LOGIC_TYPE_INTEGER,
    LOGIC_TYPE_REAL,
    LOGIC_TYPE_MONEY,
    LOGIC_TYPE_STRING,
    LOGIC_TYPE_VALUE, /* any host value */
    LOGIC_TYPE_OBJECT,
    LOGIC_TYPE_MAP,
    LOGIC_TYPE_SET,
    LOGIC_TYPE_STATEMENT
};

enum logic_builtin {
#define LOGIC_BUILTIN(id, spelling, least, most, result, sorts) LOGIC_BUILTIN_##id,
#include "specs/language/builtins.def"
#undef LOGIC_BUILTIN
    LOGIC_BUILTIN_COUNT
};

struct logic_node {
    uint16_t op;
    uint16_t type; /* enum logic_type_kind, filled by the checker */
    uint32_t kids; /* index in spec_set.kids */
    uint32_t count;
    name_id name;
    name_id type_name; /* class of an object, written type of a quantifier */
    uint32_t number;
    uint32_t file; /* index in spec_set.files */
    struct range range;
};

/* A type as written: `integer`, `WC_Order`, `map<string, value>`. */
struct logic_type {
    enum logic_type_kind kind;
    name_id class_name; /* of OBJECT */
};

struct logic_variable {
    name_id name;
    struct logic_type type;
};

/* ---- what is said ---- */

enum spec_clause_kind {
    SPEC_REQUIRES,
    SPEC_ENSURES,
    SPEC_ASSIGNS,
    SPEC_SIGNALS,
    SPEC_EXITS,
    SPEC_ESTABLISHES,
    SPEC_ASSUMES,
    SPEC_USE /* of a clause group: `settles this when P` */
};

struct spec_clause {
    enum spec_clause_kind kind;
    name_id name;        /* of a rule, behavior or group; or NO_NAME */
    logic_id condition;  /* REQUIRES, ENSURES, EXITS, SIGNALS, ASSUMES: P; ESTABLISHES: the fact */
    logic_id when;       /* ESTABLISHES and USE: when P; or none */
    name_id class_name;  /* SIGNALS */
    VEC(logic_id) terms; /* ASSIGNS: locations; USE: arguments */
    bool is_review;      /* `check review requires …`: at most a review */
    uint32_t behavior;   /* 0, or 1 + index in spec_contract.behaviors */
    uint32_t file;
    struct range range;
    struct range name_range; /* of a named condition */
};

struct spec_behavior {
    name_id name;
    logic_id assumes; /* conjunction; or none: always */
};

typedef VEC(struct spec_clause) spec_clauses;

/* A contract of a function or method: from one or several stubs. */
struct spec_contract {
    name_id full_name;   /* "function", "Class::method", or "Class::$field" for writes to it */
    ir_function_id stub; /* none for writes */
    uint32_t file;
    spec_clauses clauses;
    VEC(struct spec_behavior) behaviors;
    bool is_complete; /* complete behaviors */
};

enum spec_model_flag {
    SPEC_MODEL_KEY = 1,
    SPEC_MODEL_FROZEN = 2,
    SPEC_MODEL_TOKEN = 4,
    SPEC_MODEL_TRUSTED = 8,
    SPEC_MODEL_SECRET = 16,
    SPEC_MODEL_OWNER = 32,
    SPEC_MODEL_REFERENCE = 64 /* an id by which a provider knows the record */
};

struct spec_model {
    name_id name;
    struct logic_type type;
    uint32_t flags;
    name_vec hosts; /* `is $a, $b`: the properties that may hold it */
    uint32_t file;
    struct range range, type_range;
};

struct spec_class {
    name_id full_name;
    ir_class_id stub;
    VEC(struct spec_model) models;
    VEC(logic_id) invariants;
};

struct spec_predicate {
    name_id name;
    VEC(struct logic_variable) params;
    struct logic_type result;
    logic_id body; /* none: uninterpreted */
    bool is_fact;
    bool is_broken; /* its definition has an error: nothing is known of it */
    uint32_t file;
    struct range range;
};

struct spec_group {
    name_id name; /* "settles" */
    VEC(struct logic_variable) params;
    spec_clauses clauses;
    bool is_broken;
    uint32_t file;
    struct range range;
};

struct spec_rule {
    name_id name;
    struct text id, title, message, severity, help;
    VEC(uint32_t) cwe;
    uint32_t file;
    struct range range;
};

enum spec_channel {
    SPEC_CLIENT,
    SPEC_CUSTOMER,
    SPEC_STAFF,
    SPEC_ADMIN,
    SPEC_SYSTEM,
    SPEC_INTERNAL
};

enum spec_entry_kind {
    SPEC_ENTRY_CALL,
    SPEC_ENTRY_OVERRIDE,
    SPEC_ENTRY_FILE,
    SPEC_ENTRY_DRIVER,
    SPEC_ENTRY_MANIFEST,
    SPEC_ENTRY_ATTRIBUTE, /* of classes: `glob` is its full name */
    SPEC_ENTRY_METHOD
};

struct spec_entry {
    enum spec_channel channel;
    enum spec_entry_kind kind;
    name_id function; /* CALL: registering function; OVERRIDE: "Class::method" */
    ir_function_id stub;
    logic_id condition; /* WHEN; or none */
    logic_id each;      /* `each $e in T`: T; or none */
    name_id variable;   /* `$e` */
    logic_id callback;
    logic_id through;        /* what the framework calls instead, and calls it; or none */
    VEC(logic_id) arguments; /* with: what the framework calls it with */
    logic_id permission;     /* under; or none */
    name_id answered;        /* then: the stub that gets the callback's result; or NO_NAME */
    struct range answered_range;
    /* FILE; DRIVER and METHOD: the files whose classes it runs; MANIFEST: XML or YAML; or "" */
    struct text glob;
    struct text items;        /* MANIFEST: the path of the elements that it runs: "routes.route" */
    VEC(struct text) methods; /* METHOD: globs of names */
    name_id ancestor;         /* METHOD: what the classes extend; or NO_NAME */
    name_id dispatcher;       /* METHOD: through: the stub that calls it; or NO_NAME */
    struct range dispatcher_range;
    struct range ancestor_range;
    name_id class_variable; /* DRIVER: `for each class C` */
    uint32_t prefix;        /* length of the longest literal prefix of WHEN */
    uint32_t file;
    struct range range;
};

struct spec_source {
    name_id origin;    /* "request.post" */
    struct text place; /* "$_POST", "php://input", "$_SERVER[HTTP_*]" */
    uint32_t file;
    struct range range;
};

/* A global variable that the platform fills before the flow begins. */
struct spec_global {
    name_id variable;   /* without `$` */
    name_id class_name; /* of the object that it holds */
    uint32_t file;
    struct range range;
};

enum spec_detect_kind {
    SPEC_DETECT_SYMBOL,
    SPEC_DETECT_HEADER,
    SPEC_DETECT_PACKAGE,
    SPEC_DETECT_FILE,
    SPEC_DETECT_ALWAYS
};

struct spec_detect {
    enum spec_detect_kind kind;
    struct text what;
};

struct spec_define {
    name_id name;
    logic_id value;
};

struct spec_platform {
    name_id name;
    VEC(struct spec_detect) detects;
    name_vec imports;
    VEC(struct range) import_ranges;
    VEC(struct spec_define) defines;
    VEC(struct text) manifests; /* globs of what `\manifest` may read */
    struct text language;       /* "php 7.4 .. 8.3" */
    bool injects;               /* what constructors ask for by its class is made for them */
    name_vec told;              /* classes whose constructors are told what they are made for */
    bool is_active;
    uint32_t file;
    struct range range;
};

/* A field of a provider's object: where in the answer it stands, and how it is to be read. */
struct spec_role {
    name_id role; /* "amount", "currency", "reference", "payee", "status", "key"; "shown": it
                     is made for clients */
    VEC(struct text) paths; /* "amount", "notes.order_id", "metadata.*" */
    bool is_minor;          /* in minor units */
    struct range range;
};

struct spec_provider_object {
    name_id name;
    VEC(struct text) places; /* parts of the address at which it is asked about */
    VEC(struct spec_role) roles;
    logic_id refused; /* over the variable `it`; or none */
    bool created_by_server;
    bool created_by_browser; /* what is paid was not fixed by the shop, whoever keeps its id */
};

struct spec_provider {
    name_id name;
    VEC(struct text) hosts;   /* globs */
    VEC(struct text) charges; /* texts that a request which moves money holds */
    VEC(struct spec_provider_object) objects;
    struct text postback; /* what a request holds that sends a notification back to be verified */
    struct text accepts;  /* the answer that verifies it */
    uint32_t file;
    struct range range;
};

struct spec_compare {
    name_id algorithm, key, data; /* variables of `mac(a, k, d)` */
    name_id value;                /* variable of `with v` */
    spec_clauses clauses;
    uint32_t file;
    struct range range;
};

/* What a setting is: a name or glob of option names. */
struct spec_setting {
    struct text name;
    bool is_secret;
    bool is_card;        /* a field of forms that holds card data */
    logic_id fallback;   /* default; or none */
    logic_id production; /* production when P over `it`; or none */
    uint32_t file;
    struct range range;
};

struct spec_column {
    struct text name;
    name_id class_name, field; /* column … is Class.field */
    struct text when, equals;  /* only in rows where column `when` is `equals`; or "" */
    struct range range;
};

struct spec_table {
    struct text name; /* a glob: `*_orders` */
    struct text key;
    VEC(struct spec_column) columns;
    uint32_t file;
    struct range range;
};

/* What analysed code says about itself, which it owes for. */
enum spec_assertion_kind {
    SPEC_ASSERT,    /* at a place in the code */
    SPEC_INVARIANT, /* whenever the loop that follows begins anew */
    SPEC_SHOW,      /* nothing is owed: `\show(e);` */
    SPEC_BEFORE,    /* of its own function: at each call */
    SPEC_AFTER
};

struct spec_assertion {
    enum spec_assertion_kind kind;
    struct spec_clause clause; /* a `requires` of the rule that fails */
    uint32_t place;            /* BEFORE and AFTER: the function; else: an annotation's number */
};

/* What it says besides: it acquits nothing. */
struct spec_ignored {
    name_id word;
    uint32_t file;
    struct range range;
};

struct spec_file {
    struct source *source;
    uint32_t platform;  /* 1 + index in spec_set.platforms of its folder, or 0 */
    struct text folder; /* "woocommerce" */
    bool is_claim;      /* from analysed code */
    bool is_cut;        /* a comment ended inside a string: what follows is no code */
    ir_file_id ir;      /* of a stub file */
};

struct spec_set {
    struct arena *arena;
    struct names *names;
    struct ir_program *program;   /* holds the stubs; their files are marked is_spec */
    VEC(struct logic_node) nodes; /* [0] unused */
    u32_vec kids;
    VEC(struct spec_file) files;
    VEC(struct spec_contract) contracts;
    VEC(struct spec_class) classes;
    VEC(struct spec_predicate) predicates;
    VEC(struct spec_group) groups;
    VEC(struct spec_rule) rules;
    VEC(struct spec_entry) entries;
    VEC(struct spec_source) sources;
    VEC(struct spec_global) globals;
    VEC(struct spec_platform) platforms;
    VEC(struct spec_provider) providers;
    VEC(struct spec_compare) compares;
    VEC(struct spec_setting) settings;
    VEC(struct spec_table) tables;
    VEC(struct spec_assertion) assertions; /* those of one place follow each other */
    VEC(struct spec_ignored) ignored;
    struct map asserted_at;      /* number of an annotation -> 1 + index */
    struct map asserted_of;      /* function of the code -> 1 + index */
    struct map contract_of_stub; /* stub function -> 1 + index */
    struct map class_of_stub;
    /* of what is active, filled by spec_link: */
    struct map contract_of; /* lower-case full name -> 1 + index */
    struct map class_of;
    struct map predicate_of; /* name -> 1 + index */
    struct map group_of;
    struct map rule_of;
    struct map
        methods_of; /* lower-case method name -> 1 + index of the only contract, or 0xffffffff */
    uint8_t *read;  /* which nodes were, since spec_watch; or NULL */
    struct diag_sink *sink;
};

void spec_init(struct spec_set *set, struct arena *arena, struct ir_program *program,
               struct diag_sink *sink);
void spec_done(struct spec_set *set);

/*
 * Reads every .php, .d.ts and .acsl file below `folder` (each direct subfolder is a platform or
 * module; `tests` folders are left out). False if the folder can't be read; errors go to the sink.
 */
bool spec_load(struct spec_set *set, struct text folder,
               const struct ir_frontend *(*frontend)(const char *name));
/* The same; messages name its files below `shown`. */
bool spec_load_as(struct spec_set *set, struct text folder, struct text shown,
                  const struct ir_frontend *(*frontend)(const char *name));

/*
 * The same for specifications that analysed code carries in `folder`, called `shown` in messages:
 * their files are marked as claims, belong to no platform of the library, and links among them are
 * not followed. Whoever reads claims keeps them out of a set that decides
 * verdicts (analyzer/claims.c).
 */
bool spec_load_claims(struct spec_set *set, struct text folder, struct text shown,
                      const struct ir_frontend *(*frontend)(const char *name));

/* One file that belongs to no platform; errors go to the sink. */
void spec_load_file(struct spec_set *set, struct text path,
                    const struct ir_frontend *(*frontend)(const char *name));

/*
 * After the last folder: a platform is active where `detect` finds one of its marks, or where an
 * active one imports it; what belongs to no platform always is. What was active before is not.
 */
void spec_activate(struct spec_set *set,
                   bool (*detect)(void *context, const struct spec_detect *mark), void *context);

/* Whether what the file says is in force. */
bool spec_is_active(const struct spec_set *set, uint32_t file);

/* Whether what is in force knows an entry point of programs in the language ("php"). */
bool spec_enters(const struct spec_set *set, const char *language);
/* The oldest version of the language ("php") that a platform in force is for: 50300 is 5.3; 0 where
 * none tells it. */
uint32_t spec_oldest_version(const struct spec_set *set, const char *language);

/* Whether what is in force runs a driver for what stands in a manifest at that path. */
bool spec_asks_manifest(const struct spec_set *set, struct text path);

/* Resolves and checks names, of inactive platforms too; all errors go to the sink. */
void spec_link(struct spec_set *set);

/* After spec_link: the sorts of all terms, and what blocks refer to. Errors go to the sink. */
void spec_check(struct spec_set *set);
/* What only a look at the whole tells: a name with two meanings on platforms that may meet; as
 * warnings, parameters without use. */
void spec_check_whole(struct spec_set *set);

/* ---- annotations in analysed code: asserted.c ---- */

/*
 * After spec_check, and after the file was declared: reads its annotations (its functions are
 * lowered, if it has any). `assert`, `check`, `loop invariant`, and `requires` and `ensures` of its
 * functions become assertions; the rest is `ignored`. What cannot be read goes to `sink` as notes.
 */
void spec_read_code(struct spec_set *set, ir_file_id file, struct diag_sink *sink);

/* The assertions of one place: their number is `count`. */
const struct spec_assertion *spec_find_assertions(const struct map *map, const struct spec_set *set,
                                                  uint32_t place, uint32_t *count);

/* ---- mutants: mutate.c ---- */

enum spec_mutation {
    SPEC_MUTATION_DROP,   /* a clause says nothing */
    SPEC_MUTATION_NEGATE, /* a condition among those that connectives join */
    SPEC_MUTATION_SWAP    /* < and <=, > and >= */
};

struct spec_mutant {
    uint64_t hash; /* of the file's bytes */
    uint32_t file; /* its index, in the set that listed it */
    struct range range;
    enum spec_mutation mutation;
};

struct spec_mutant_list {
    struct arena *arena;
    VEC(struct spec_mutant) mutants;
};

/* After spec_link: all mutants of contracts, clauses, predicates and entries. */
void spec_list_mutants(struct spec_set *set, struct spec_mutant_list *list);
/* Makes the set that mutant; false if the set has no such place. */
bool spec_apply_mutant(struct spec_set *set, const struct spec_mutant *mutant);

/* From here on it is noted which terms are read; a mutant of what was not read changes nothing. */
void spec_watch(struct spec_set *set);
/* After spec_watch: the mutants of places that were read. */
void spec_list_read(struct spec_set *set, struct spec_mutant_list *list);

/* ---- reading ---- */

static inline const struct logic_node *logic_node(const struct spec_set *set, logic_id id)
{
    assert(id.index > 0 && id.index < set->nodes.count);
    if (set->read)
        set->read[id.index] = 1;
    return &set->nodes.items[id.index];
}

static inline logic_id logic_kid(const struct spec_set *set, logic_id id, uint32_t index)
{
    const struct logic_node *node = logic_node(set, id);
    assert(index < node->count);
    return (logic_id){set->kids.items[node->kids + index]};
}

static inline bool logic_is_none(logic_id id)
{
    return id.index == 0;
}

/* NULL where nothing of that name is specified. Names are matched in lower case. */
const struct spec_contract *spec_find_contract(const struct spec_set *set, name_id full_name);
const struct spec_class *spec_find_class(const struct spec_set *set, name_id full_name);
const struct spec_predicate *spec_find_predicate(const struct spec_set *set, name_id name);
const struct spec_group *spec_find_group(const struct spec_set *set, name_id name);
/* UINT32_MAX if there is none. */
uint32_t spec_find_rule(const struct spec_set *set, name_id name);
/* The one contract of a method of that name in any class; NULL if there is none or several. */
const struct spec_contract *spec_find_method(const struct spec_set *set, name_id method);
const struct spec_model *spec_find_model(const struct spec_set *set, const struct spec_class *class,
                                         name_id name);
/* Whether the host's property of that name holds the field. */
bool spec_model_is_host(const struct spec_model *model, name_id property);
const struct source *spec_source_of(const struct spec_set *set, uint32_t file);

/* The one of `names` that `word` was probably meant to be; "" if none is near. */
struct text spec_nearest(const struct spec_set *set, struct text word, const name_id *names,
                         uint32_t count);
/* The bytes of a regular file of at most 16 MiB. */
bool spec_read_file(struct arena *arena, struct text path, struct text *bytes);

const char *spec_channel_name(enum spec_channel channel);

void spec_print(struct buffer *out, const struct spec_set *set);
void logic_print(struct buffer *out, const struct spec_set *set, logic_id id);

#endif
