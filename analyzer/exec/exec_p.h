/*
 * One flow under execution: what the files of this folder share.
 *
 * The state (all variables and objects) is one persistent map of cells. A flow is executed once: at
 * a branch both sides are executed one after the other and their states are merged; what leaves a
 * branch by break, continue, return, throw or exit waits as a `pending` state until the place where
 * it lands.
 *
 *      guard   the condition under which this point is reached, a chain of conjuncts
 *      region  what is executed between two points of the chain: region.c
 */
#ifndef EXEC_EXEC_P_H
#define EXEC_EXEC_P_H

#include "analyzer/base/trie.h"
#include "analyzer/exec/exec.h"
#include "analyzer/exec/language.h"

/* ---- tables of values ---- */

/* Many cases are listed where they are first asked for; until then `cases` is NULL, and the union
 * is what a branch left: if `condition` then a else b. */
struct union_info {
    uint32_t count;
    struct value_case *cases;
    bool is_branch; /* the fields below are set */
    term_id condition;
    struct value a, b;
    uint32_t tags; /* by VALUE_MASK */
    uint32_t most; /* an upper bound of `count` */
};

struct leaf {
    struct leaf_info info;
    struct value key;      /* in its parent */
    struct value whole;    /* the value that stands for it */
    term_id size;          /* INT symbol, made when first asked for */
    term_id type;          /* INT symbol, made with `expanded`; none: it has one type */
    struct value expanded; /* union of its cases, made when first asked for */
    struct map children;   /* key (name or term) -> 1 + index in exec.leaf_values */
};

struct array {
    trie elements;     /* name of the key -> element; keys that are terms from SYMBOLIC_KEYS on */
    bool conditional;  /* some element may not be there */
    bool from_zero;    /* was `[]` once: the first place for `[]` is 0 whatever keys come first */
    bool unordered;    /* merged from arrays whose elements stand in different orders */
    uint32_t symbolic; /* number of elements whose key is a term */
    uint32_t next_order;
    uint32_t cursor; /* the order that the current element has, or the next one behind it */
    term_id next_index;
    leaf_id base; /* or 0 */
};

struct element {
    struct value key;
    struct value value;
    term_id present;
    uint32_t order;
};

/* ---- control ---- */

struct guard_node {
    uint32_t parent; /* 0: the root, true */
    uint32_t depth;
    term_id literal;
    term_id term;   /* of the whole chain */
    uint32_t trail; /* length of the trail of facts below this node */
};

struct pending {
    uint32_t target;
    term_id condition; /* relative to the region that is being executed */
    trie cells;
    struct value value; /* returned or thrown */
};

/* Where a break or continue goes. */
struct jump {
    uint32_t break_target;
    uint32_t continue_target;
    name_id label;
};

/* What was used up when something began. */
struct effort {
    uint64_t steps;
    uint64_t bytes;
};

/* What the calls of a function used up, those that they made included. */
struct spent {
    ir_function_id function;
    struct effort effort;
};

typedef VEC(struct pending) pending_vec;
typedef VEC(struct jump) jump_vec;
typedef VEC(struct value) value_list;
struct generator; /* generator.c */

struct frame {
    ir_function_id function;
    uint32_t owner; /* of its variables */
    uint32_t return_target;
    struct value self;    /* ABSENT without one */
    ir_class_id class;    /* what `self` means */
    name_id static_class; /* what `static` means: full name */
    ir_id call_site;      /* none where a built-in or the language itself calls */
    uint32_t first_jump;  /* in exec.jumps */
    const struct language *language;
    struct value *args; /* all that were passed */
    uint32_t arg_count;
    uint32_t parent_owner; /* JavaScript: the scope that the function was made in */
    struct effort start;
    uint32_t binding;  /* 1 + the parameter that is being bound; 0: the body runs */
    uint32_t builtins; /* that ran when it was called */
    bool is_named;     /* arguments were given by name */
    ir_id returns;     /* the return statement that ran last, or none */
};

/* ---- what specifications speak about ---- */

/* The record of a class with a key: one object. */
struct record {
    name_id class_name;
    struct value key;
    struct value object;
    leaf_id leaf; /* its fields are the children */
};

/* Two values that the program compared for equality. */
struct comparison {
    struct value a, b;
    term_id equal;
    bool is_strict;
    bool is_constant_time;
};

enum statement_kind { STATEMENT_NOTIFICATION, STATEMENT_REPLY, STATEMENT_CHARGE };

/* A message with what it says: SEMANTICS 4.3. */
struct statement {
    enum statement_kind kind;
    name_id label;
    term_id authentic;                    /* where it is */
    term_id keyed;                        /* where a secret of this merchant is involved */
    term_id asked;                        /* REPLY, CHARGE: where it is asked for */
    term_id trust, secret;                /* REPLY, CHARGE: the same, wherever it is asked for */
    root_id root;                         /* REPLY, CHARGE: its fields are the leaves below */
    struct value covered;                 /* NOTIFICATION: the data that its check read */
    const struct spec_provider *provider; /* or NULL */
    const struct spec_provider_object *object;
    struct value key;  /* REPLY: what was asked about; ABSENT if not known */
    struct value sent; /* what was sent along, or ABSENT */
    struct value body; /* its top value */
    bool is_bearer;    /* NOTIFICATION: who sent the request knows a secret of the shop */
    uint32_t notice;   /* REPLY that only says whether a notification is genuine: 1 + that one */
    term_id accepted;  /* where it says so */
    term_ids keys;     /* NOTIFICATION by a MAC: the secret it is made with */
    term_ids parts;    /* NOTIFICATION by a MAC: what is hashed, the shop's own terms among it */
    struct exec_check made; /* where the program asks or checks */
};

/* A fact that a check established. */
struct established {
    name_id fact;
    struct value *args;
    uint32_t count;
    term_id condition;
};

/* An object that the framework's container made, and where. */
struct service {
    name_id class_name;
    uint32_t guard;
    struct value object;
};

/* A file that was run once, and what it exports. */
struct module {
    ir_file_id file;
    struct value space;  /* the object of its exports */
    struct value module; /* the object `module` */
    bool has_exports;    /* it has export declarations */
};

struct fact_undo {
    uint32_t term;
    uint32_t old; /* value in facts before */
};

/* A label of a block that runs, innermost block last. */
struct label {
    name_id name;
    ir_id node;
    uint32_t target;
    uint32_t owner; /* of the variables of its function */
};

/* ---- places: what can be assigned (place.c) ---- */

/* ANY_VARIABLE, ANY_PROPERTY: of a name that nobody knows */
enum place_kind {
    PLACE_CELL,
    PLACE_ELEMENT,
    PLACE_PROPERTY,
    PLACE_ANY_VARIABLE,
    PLACE_ANY_PROPERTY,
    PLACE_VALUE,
    PLACE_NOTHING
};

/* Of a concrete run: what an object that is used like an array gave for an element. */
struct overloaded {
    struct value value;
    bool is_known;
};

struct place {
    enum place_kind kind;
    uint32_t owner;                /* CELL, ANY_VARIABLE */
    name_id name;                  /* CELL, PROPERTY */
    struct place *parent;          /* ELEMENT */
    struct value key;              /* ELEMENT; ABSENT appends. ANY_PROPERTY: what is read */
    struct value base;             /* PROPERTY, ANY_PROPERTY: the object; else what is read */
    struct overloaded *overloaded; /* ELEMENT, or NULL */
    const struct ir_type *type;    /* of a static property that has one, or NULL */
};

/* An element that a loop by reference lends to its variable. */
struct lent {
    struct place element;
    struct value reference; /* ABSENT: nothing was lent */
    uint32_t owner;         /* of the variable */
};

/* `binding` of a frame whose result is converted although nothing was returned. */
#define BINDING_END (UINT32_MAX - 1)

enum { TARGET_EXIT = 1, TARGET_UNCAUGHT = 2, FIRST_TARGET = 16 };

/* The local variables that code behind a place may read. */
struct live_set {
    bool all;
    struct map names;
};

/* Which leaves a set under construction has: those that are stamped with its number. */
struct leaf_stamps {
    u32_vec of; /* by leaf */
    uint32_t now;
};

/* What was found out about values while neither the path nor the state changed: leaves.c. */
struct leaf_memo {
    uint32_t guard;
    uint64_t writes;
    trie cells;
    uint32_t generation; /* counts the changes */
    uint32_t held;       /* questions that are being answered: until then nothing is forgotten */
    struct arena arena;  /* of the lists */
    VEC(u32_vec *) lists;
    struct map own;      /* value -> 1 + index in lists */
    struct map all;      /* the same, with what these were computed from */
    struct map answers;  /* what other files ask again and again */
    struct map of_terms; /* canonical term -> 1 + index in term_lists: never forgotten */
    VEC(u32_vec *) term_lists;
    struct leaf_stamps own_stamps, all_stamps;
};

/* Where leaves and terms are trusted, while what `memo` keeps is valid and nothing else is said or
 * compared: provenance.c. */
struct trust_memo {
    uint32_t generation, comparisons, statements;
    bool is_pricing;
    bool has_sides;      /* `compared` is filled */
    struct map leaves;   /* leaf and depth -> term */
    struct map terms;    /* term and depth -> term */
    struct map compared; /* leaf -> 1 + index in sides: the comparisons that it stands in */
    VEC(u32_vec) sides;  /* of comparisons: twice the index, one more for `b` */
};

struct exec {
    struct arena *arena;
    struct arena scratch; /* of what a question needs until it is answered */
    struct exec_setup setup;
    struct ir_program *program;
    const struct index *index;
    struct index near; /* the index as the flow's first file sees it */
    struct names *names;
    struct term_table *terms;

    VEC(struct union_info) unions;
    VEC(struct leaf) leaves;
    VEC(struct value) leaf_values;
    VEC(struct root) roots;
    VEC(struct callable) callables;
    VEC(struct array) arrays;
    VEC(struct element) elements;
    VEC(struct object_info) objects;  /* by object number */
    u32_vec object_owner;             /* by object number: owner of its cell */
    VEC(struct value) object_initial; /* by object number: properties when it was first met */
    struct map owner_object;          /* owner -> object number */
    u32_vec symbol_leaf;              /* by symbol: leaf or 0 */

    trie cells;
    uint32_t epoch;
    uint32_t owners;  /* last one given out */
    uint64_t writes;  /* counts changes of cells in place */
    uint32_t version; /* counts writes that an unknown getter may see */
    uint32_t globals; /* owner of global variables */

    VEC(struct guard_node) guards;
    uint32_t guard;
    term_id held; /* what holds besides, of a case that the language computes; or NO_TERM */
    bool dead;
    struct map facts; /* canonical term -> 1 true, 2 false */
    struct map fixed; /* canonical term -> constant term it equals */
    VEC(struct fact_undo) trail;
    pending_vec pendings;
    jump_vec jumps;
    uint32_t next_target;
    uint32_t throw_target; /* innermost try; 0: none */
    VEC(struct frame) frames;

    ir_id node;     /* under execution */
    name_id method; /* that is being called, where its name was computed */
    struct exec_result result;
    uint64_t steps;
    bool stopped;               /* a budget is used up */
    bool is_cut;                /* what sets the flow up used up its budget */
    trie cut;                   /* the state then */
    const char *lost;           /* a construct that leaves nothing known to be safe; or NULL */
    const char *missed;         /* a call that was not run and may matter behind it; or NULL */
    struct map changes_outside; /* function -> what outside_may_change said */
    uint32_t giving_up;         /* the call, by its frame, that will be taken back; 0: none */
    uint32_t taken_back;        /* number of calls that were */
    struct map too_expensive;   /* their functions */
    struct effort period;       /* where it began */
    struct map entered;         /* functions that ran while the flow was set up */
    struct map spent_on;        /* function -> 1 + index in `spent` */
    VEC(struct spent) spent;    /* by calls that ended in this period */
    struct map statics;         /* function or class -> owner */
    struct map scope_parent;    /* owner of a scope -> owner of the scope around it */
    struct map captured;        /* scopes that a closure keeps alive */
    struct map nested;          /* function -> how often it ran inside its outermost call */
    struct map included;        /* file -> 1: run by include_once */
    struct map constants_made;  /* name -> 1 + index in constant_values */
    VEC(struct value) constant_values;
    VEC(struct exec_event) events;
    uint32_t builtin_calls; /* that were made while events are kept */

    VEC(struct record) records;
    VEC(struct comparison) comparisons;
    VEC(struct statement) statements;
    VEC(struct established) established;
    VEC(struct service) services;
    exec_manifests manifests;
    VEC(struct exec_obligation) obligations;
    VEC(struct exec_decision) decisions; /* if the set-up keeps them */
    struct map decisions_known;          /* guard and term */
    VEC(struct exec_registration) registrations;
    VEC(struct normal_form) normals;
    struct map normals_known; /* base and form -> known */
    struct map bases_known;   /* canonical choice -> base of both sides, or 0 */
    term_ids known;           /* facts about inputs, each about the symbols that it contains */
    struct map known_terms;   /* canonical facts that `known` has */
    struct map store_owners;  /* owners of model fields */
    struct leaf_memo memo;
    struct trust_memo trust;
    VEC(struct asked_instance) asked; /* of objects whose class nobody knows */
    struct map asked_of;              /* object -> 1 + index in asked of the last question */
    struct map roots_named;           /* label -> root, of roots that exist once in a flow */
    struct map stores;                /* class -> owner of its model fields */
    struct map any_names;             /* scope in which an unknown variable was written -> leaf */
    struct map store_fields;          /* function of the term table -> 1 + index in store_models */
    VEC(const struct spec_model *) store_models;
    struct map replies; /* what was asked -> 1 + index in statements */
    struct map errors;  /* class and where it lands -> 1 + object */
    struct map live_of; /* try statement -> 1 + index in live_sets */
    VEC(struct live_set *) live_sets;
    struct map kept_owners;   /* of statics: reachable at any time */
    uint32_t error_handlers;  /* enclosing try statements that an error of the language may reach */
    VEC(struct label) labels; /* of the blocks that run */
    struct value returned;    /* the reference that the last `return` gives, or ABSENT */
    u32_vec destructible;     /* objects that have a destructor which did not run */
    value_list temporaries;   /* what only the evaluation of an expression holds */
    VEC(struct generator *) generators;
    struct map generator_of;     /* 1 + object -> 1 + index in generators */
    struct generator *generator; /* whose body runs, or NULL */
    VEC(struct lent) lents;      /* after their loops */
    VEC(struct module) modules;
    struct map static_nodes; /* of a concrete run: owner and variable -> its declaration */
    struct map updated;      /* classes whose constants were all evaluated */
    struct map closures;     /* of a concrete run: function -> how often a closure was made of it */
    struct map hoisted;      /* declarations that were made before their file ran */
    struct map module_of;    /* file -> 1 + index in modules */
    struct map unknown_constants; /* "Class::NAME" -> leaf */
    struct map class_scopes;      /* class -> owner of the variables around its declaration */
    struct map class_parents;     /* class -> name of what it extends, found when it was declared */
    ir_id loop_annotation;        /* the last one in a body that was passed; or none */
    VEC(struct exec_shown) shown;
    ir_id awaited; /* the call whose result is awaited at once */
    enum spec_channel channel;
    bool is_setting_up;         /* registrations are kept, obligations are not */
    bool is_elsewhere;          /* neither are: another flow does what is done */
    bool leans;                 /* on what another part of the program sets before: exec_leans */
    term_id owed;               /* guard of the obligation whose clause is asked; or none */
    bool takes_for_paid;        /* its clause took a signature over ids alone for success */
    bool is_pricing;            /* quantities and ids of products are the client's to choose */
    bool is_quiet;              /* a static property that does not exist is no error */
    bool gave_reference;        /* the last function that ended returns a reference */
    bool is_silent;             /* no events: what was told already */
    bool is_unsetting;          /* of a concrete run: a place is resolved to be unset */
    bool is_direct;             /* a value is called by the program, not by a built-in */
    uint32_t finally_blocks;    /* that wait for what runs to end */
    uint32_t depth_of_values;   /* into which a built-in went down */
    uint32_t silenced;          /* operators that run and suppress errors */
    uint32_t builtins;          /* built-in functions that run */
    uint32_t dispatching;       /* actions whose callbacks run */
    uint32_t injecting;         /* services that are made for the constructors of others */
    ir_function_id delegate;    /* what a driver called first by `\called` */
    VEC(struct buffer) outputs; /* of a concrete run: what is held back, innermost last */
    uint32_t fresh;             /* numbers labels of inputs that may occur several times */
    const struct comparison *comparing; /* that a `compare` clause is about */
    bool is_routed;                     /* the entry point declares who may call it */
    term_id registered;                 /* where it was registered at all */
    ir_function_id gate;                /* the program's callback that says so, or none */
    name_id trigger;                    /* hook or route of the entry point, or NO_NAME */
    ir_class_id driven;                 /* by the driver that is run, or none */
    name_id driven_as;                  /* the driver's name for it: a class that it stands for */
    ir_function_id accepting;           /* whose return a driver takes as acceptance, or none */
};

/* Whether an object of an unknown class is an instance of a class. */
struct asked_instance {
    name_id class_name; /* in lower case */
    term_id is;
    uint32_t next; /* 1 + index of the question before it about the object, or 0 */
};

/* A normal form of a string, where it is one: trimmed, unslashed, sanitised, in another case. */
struct normal_form {
    term_id guard;
    term_id base;
    term_id form;
};

/* The union over the tags of a leaf. */
struct value leaf_expand(struct exec *x, leaf_id leaf);
/* How many elements a leaf's array has that were not written: an INT symbol. */
term_id leaf_size(struct exec *x, leaf_id leaf);

/* ---- guard.c ---- */

void guard_init(struct exec *x);
/* The chain `guard` and `condition`. */
uint32_t guard_extend(struct exec *x, uint32_t guard, term_id condition);
void guard_enter(struct exec *x, uint32_t guard);
static inline term_id guard_term(const struct exec *x, uint32_t guard)
{
    return x->guards.items[guard].term;
}
/* `term` with choices at its top decided as far as the path decides them. */
term_id guard_simplify(struct exec *x, term_id term);
/* Whether a condition holds on no path, or on every one; what follows from that is left out. */
bool guard_is_never(struct exec *x, term_id condition);
bool guard_is_always(struct exec *x, term_id condition);
/* On this path `term` is taken for `equal`. */
void guard_note_equal(struct exec *x, term_id term, term_id equal);

/* ---- outside.c ---- */

/* Whether a call of the function, which is not run, might change what its caller sees later, or
 * reach what is specified. */
bool outside_may_change(struct exec *x, ir_function_id function);
/* Notes that the call is not run: what comes behind it is not known to be safe if that may be. */
void outside_miss(struct exec *x, ir_function_id function, const char *construct);

/* ---- loop.c ---- */

/* Whether the operation writes to that child. */
bool loop_assigns(const struct ir_node *node, uint32_t child);

/* ---- forget.c ---- */

/* Of a cell that holds properties or records: the one at `key`; else ABSENT. */
struct changed_cell {
    uint64_t cell; /* its owner and name */
    struct value key;
    uint32_t tags; /* that it may have */
};

struct forgetting {
    root_id root; /* of what is unknown then */
    trie start;   /* the state that the iteration began in */
    uint32_t last_owner;
    uint32_t rounds;
    bool has_more;
    VEC(struct changed_cell) changed;
};

/* Makes unknown what iterations were seen to change; the next one begins here. */
void forget_changed(struct exec *x, struct forgetting *f);
/* Whether the iteration that ends here changed more than was known: it has to run again. */
bool forget_more(struct exec *x, struct forgetting *f);

/* ---- union.c ---- */

struct value union_make(struct exec *x, const value_cases *cases);
/* Whether a union of both would have many cases, so that it is kept as a branch. */
bool union_is_large(struct exec *x, struct value a, struct value b);
struct value union_branch(struct exec *x, term_id condition, struct value a, struct value b);
/* With its cases, listed now if they were not yet. */
struct union_info union_get(struct exec *x, struct value value);
/* Adds the cases of any value, each under `guard` too. */
void union_add(struct exec *x, term_id guard, struct value value, value_cases *cases);

/* ---- decision.c ---- */

void decision_keep(struct exec *x, struct exec_decision decision);
/* `merged` is `a` where the condition holds and `b` where it does not. */
void decision_keep_merge(struct exec *x, term_id condition, struct value a, struct value b,
                         struct value merged);

/* ---- budget.c ---- */

/* What is restored where a call is taken back. */
struct budget_call {
    trie cells;
    uint32_t guard;
    term_id held;
    uint32_t pendings;
    uint32_t jumps;
    uint32_t frames;
    uint32_t throw_target;
    uint32_t error_handlers;
};

/* Counts a step. False: nothing more is executed until a call is taken back, or at all. */
bool budget_allows(struct exec *x);
/* The same without a step: merging states takes memory too. */
bool budget_is_kept(struct exec *x);
bool budget_is_over(const struct exec *x);
/* At the end of what sets the flow up: if it was cut, the flow goes on from where that was. */
void budget_mend_set_up(struct exec *x);
/* Before the frame of a call is made. */
struct budget_call budget_open(struct exec *x);
/* Back to the state of before the call; obligations and events stay. */
void budget_rewind(struct exec *x, const struct budget_call *call);
/* Whether a call of this function was taken back before. */
bool budget_refuses(const struct exec *x, ir_function_id function);
/* The innermost call, which is a call of `function`, ends: what it took is put down to the
 * function. */
void budget_account(struct exec *x, ir_function_id function);
/* After a call: true if it is the one to take back; then the state is that of before the call. */
bool budget_take_back(struct exec *x, const struct budget_call *call, ir_function_id function);

/* ---- region.c ---- */

struct value region_unpack(uint64_t word);
/* The properties that an object had before the flow; false for one that was made in it. */
bool region_initial_cell(struct exec *x, uint32_t owner, uint64_t *word);

struct fork {
    term_id condition;
    uint32_t base_guard;
    trie base_cells;
    uint32_t first_pending;
    uint32_t middle_pending;
    trie then_cells;
    bool then_alive;
    bool only_then;
    bool only_else;
};

/*
 * if (condition) A else B:
 *     if (fork_then(x, &f, condition)) A
 *     if (fork_else(x, &f)) B
 *     fork_join(x, &f)
 */
bool fork_then(struct exec *x, struct fork *f, term_id condition);
bool fork_else(struct exec *x, struct fork *f);
void fork_join(struct exec *x, struct fork *f);
/* The value of the whole from the values of its sides. */
struct value fork_value(struct exec *x, const struct fork *f, struct value then,
                        struct value otherwise);

uint32_t region_new_target(struct exec *x);
/* Where `condition` holds, leaves for `target`; goes on where it does not. */
void region_leave_if(struct exec *x, uint32_t target, term_id condition, struct value value);
/* Leaves for `target`: the rest of the region is dead. */
void region_leave(struct exec *x, uint32_t target, struct value value);

struct landing {
    uint32_t target;
    uint32_t base_guard;
    uint32_t first_pending;
};

struct landing region_open(struct exec *x, uint32_t target);
/*
 * All that left for the target since region_open continues here, merged with what comes by the
 * normal way; `value` is the value of the normal way, the result the merged one. True if anything
 * arrives.
 */
struct value region_land(struct exec *x, const struct landing *landing, struct value value);

/* After a state was stored somewhere: it must not change in place any more. */
void region_share(struct exec *x);
void region_merge_cells(struct exec *x, term_id condition, trie a, trie b);

/* ---- live.c, collect.c ---- */

/* What the running function may read after it left the body of the try statement. */
const struct live_set *live_after_try(struct exec *x, ir_id try);

/* The state and what existed when a region began. */
struct region_mark {
    trie cells;
    uint32_t owner;
    uint32_t leaf;
};

struct region_mark region_mark_here(const struct exec *x);
/*
 * `cells`, a state that left the region since `mark` together with `value`, without what nothing
 * can reach: of the variables of `owner` those of `live` stay (NULL: all).
 */
trie region_collect(struct exec *x, const struct region_mark *mark, trie cells, struct value value,
                    uint32_t owner, const struct live_set *live);
/* The same for all states that wait to land. */
void region_tidy(struct exec *x, const struct landing *landing, const struct region_mark *mark,
                 uint32_t owner, const struct live_set *live);

/* ---- the rest ---- */

/* The result of a function that nobody specifies, and an object of a class that nobody declares. */
struct value exec_unknown_result(struct exec *x, struct text function, const struct value *args,
                                 uint32_t count);
/* The same of a function, no method: one of the language itself gives at least a known kind. */
struct value exec_unknown_function(struct exec *x, struct text function, const struct value *args,
                                   uint32_t count);
/* An array about which nothing is known but what it was made from. */
struct value exec_unknown_array(struct exec *x, const char *construct, const struct value *from,
                                uint32_t count);
struct value exec_unknown_object(struct exec *x, name_id class_name, const struct value *args,
                                 uint32_t count);

/* Remembers what happens here, for code flows. */
void exec_event(struct exec *x, enum exec_event_kind kind, term_id condition, name_id text);

struct value exec_value(struct exec *x, ir_id node);
void exec_statement(struct exec *x, ir_id node);
bool exec_step(struct exec *x);
struct frame *exec_frame(struct exec *x);

struct place *place_resolve(struct exec *x, ir_id node);

/* ---- lend.c: elements that a loop by reference lends to its variable ---- */

/* Whether elements are plain again when the variable of the loop refers to another one. */
bool lend_may_end(struct exec *x, ir_id target, ir_id body);
void lend_end(struct exec *x, const struct lent *lent);
/* After the loop the variable still refers to its last element: until it is unset, or its function
 * ends, which gives its result as it is then. */
void lend_keep(struct exec *x, const struct lent *lent);
void lend_unset(struct exec *x, struct value slot);
struct value lend_leave(struct exec *x, uint32_t owner, struct value result);

/* The raw slot: may be a REFERENCE or ABSENT. */
struct value place_read_slot(struct exec *x, const struct place *place);
struct value place_read(struct exec *x, const struct place *place);
/* The value of a container that is about to be changed: throws where the language refuses that. */
struct value place_fetch(struct exec *x, const struct place *place, enum place_use use);
/* Writes through references, and gives what was written: a declared type may convert it. */
struct value place_write(struct exec *x, const struct place *place, struct value value);
/* The same for a container of which an element was written. */
void place_write_container(struct exec *x, const struct place *place, struct value value);
/* Whether resolving the place runs no code: it can be resolved after what is assigned. */
bool place_is_pure(struct exec *x, ir_id node);
void place_write_slot(struct exec *x, const struct place *place, struct value value);
void place_unset(struct exec *x, const struct place *place);
/* Throws where the place at `node` can't be unset; true: it did. */
bool place_refuses_unset(struct exec *x, ir_id node);
/* Makes the place hold a reference and returns it. */
struct value place_reference(struct exec *x, const struct place *place);
struct value place_cell_reference(struct exec *x, uint32_t owner, name_id name);

struct value exec_assign(struct exec *x, ir_id node);
void exec_assign_target(struct exec *x, ir_id target, struct value value);
/* A concrete run: throws where the value can't be spread over arguments or an array. */
bool refuse_spread(struct exec *x, struct value value, bool in_call);
void exec_destructure(struct exec *x, ir_id pattern, struct value value);

void exec_loop(struct exec *x, ir_id node);
void exec_foreach(struct exec *x, ir_id node);
/* Of a concrete run (loop_refuse.c): a loop by reference over a place, one over a value, and the
 * pattern that its elements are assigned to. */
void loop_refuse_place(struct exec *x, ir_id subject, const struct place *place, ir_id body);
void loop_refuse_value(struct exec *x, ir_id node, struct value value);
void loop_refuse_pattern(struct exec *x, ir_id pattern);

void exec_switch(struct exec *x, ir_id node);
void exec_try(struct exec *x, ir_id node);
void exec_throw_value(struct exec *x, struct value exception);
/* Whether the try statement may do something about an error that the language throws. */
bool error_is_handled_by(struct exec *x, ir_id try);

/* calls */
struct arguments {
    struct value *items;   /* values; a user function's by-reference argument is a REFERENCE */
    struct place **places; /* of by-reference arguments, NULL for the others */
    name_id *names;        /* of named arguments; NO_NAME for the others */
    uint32_t count;
};

struct value exec_call_node(struct exec *x, ir_id node);
struct value exec_call_value(struct exec *x, struct value callee, const struct arguments *args,
                             ir_id node);
/* A method of one object; the language's magic where there is none. */
struct value exec_invoke_method(struct exec *x, struct value object, name_id method,
                                const struct arguments *args, ir_id node);
struct value exec_new_object(struct exec *x, name_id class_name, const struct arguments *args,
                             ir_id node);
struct value exec_run_function(struct exec *x, const struct callable *callable,
                               const struct arguments *args, ir_id node);
struct value exec_include(struct exec *x, ir_id node);
/* Whether the node is the variable $GLOBALS, whose elements are the global variables. */
bool exec_is_globals(struct exec *x, ir_id node);
/* The value of the property or global variable `node`, with what the program puts there at another
 * time for null. */
struct value late_value(struct exec *x, ir_id node, struct value value);
/* The same of what a method is called of: where nothing is known to be there, it is anything. */
struct value late_receiver(struct exec *x, ir_id node, struct value value);
/* The same of a static property that the running function, which returns `value`, gives away. */
struct value late_result(struct exec *x, ir_function_id function, struct value value);
/* What a constant is that code defines at another time as `value`. */
struct value late_constant(struct exec *x, ir_id value);
struct value exec_run_function(struct exec *x, const struct callable *callable,
                               const struct arguments *args, ir_id node);

/* Copies all variables of one scope into another one, references followed. */
void scope_copy(struct exec *x, uint32_t from, uint32_t to);
/* The owner of a function's static variables; a method has its own for each class that has it. */
uint32_t static_owner(struct exec *x, ir_function_id function, ir_class_id class);
void constant_define(struct exec *x, name_id name, struct value value);

/* The path of a file as the program sees it. */
struct text exec_path_of(struct exec *x, ir_file_id file);

/* ---- declare.c: declarations of concrete runs ---- */

/* What is declared before the first statement of a file. */
void declare_file(struct exec *x, ir_file_id file);
/* A declaration that is executed. */
void declare_function(struct exec *x, ir_function_id function);
void declare_class(struct exec *x, ir_class_id class);
/* The class of an expression that declares it. */
ir_class_id declare_anonymous(struct exec *x, ir_class_id class);

/* ---- service.c ---- */

/* Adds to `args` what the parameters from `count` on ask for; at most `most` in all. */
uint32_t service_fill(struct exec *x, ir_function_id id, struct value *args, uint32_t count,
                      uint32_t most);

/* Arguments of the types that the function declares; nothing else is known of them. */
struct arguments service_arguments(struct exec *x, ir_function_id id);

/* Something of a declared type that the framework hands over: where a platform that is in force
 * injects, a service of that class, or of the one class that implements it; else anything of it. */
struct value service_typed(struct exec *x, const struct ir_type *type, struct text label);
/* A new object, as whoever knows only its class makes it. */
struct value service_new(struct exec *x, ir_class_id class);
struct value service_call(struct exec *x, ir_function_id id, struct value self,
                          const struct arguments *args);
/* What a container gives for a class: the same object each time. Unknown where the class is. */
struct value service_get(struct exec *x, struct value of);

/* The elements below `path` ("global.models") of the manifests whose path matches, in the order of
 * the files: a list of arrays. */
struct value manifest_find(struct exec *x, struct text glob, struct text path);

/* ---- choose.c ---- */

/* A call of a method whose name is computed. */
struct choice {
    struct value object;
    term_id name;
    const struct arguments *args;
    ir_id node;
};

/* The constant that a text begins with, or "". */
struct text text_prefix(struct exec *x, term_id text);
/* Calls the method that the name means; false: it is not known which ones it may mean. */
bool choose_and_call(struct exec *x, const struct choice *choice, struct value *result);
/* Where the class has a method of that name; NO_TERM: it is not known. */
term_id choose_has_method(struct exec *x, name_id class_name, term_id name);

/* ---- dispatch.c ---- */

/* An action of that name happens, with a list of arguments: the project's callbacks are called. */
void dispatch_action(struct exec *x, struct value hook, struct value list);

/* ---- generator.c: generators of concrete runs ---- */

/* The object of a generator whose body runs in that frame, its parameters being bound. */
struct value generator_new(struct exec *x, const struct frame *frame);
struct value generator_yield(struct exec *x, ir_id node);
struct value generator_yield_from(struct exec *x, ir_id node);
/* The owner of the variables that a generator keeps; 0: it keeps none. */
uint32_t generator_owner(struct exec *x, struct value object);
/* The values that a generator holds besides its variables. */
void generator_each(struct exec *x, struct value object,
                    void (*visit)(void *context, struct value value), void *context);
/* Whether the stack of the running generator has no room for another call. */
bool generator_is_too_deep(const struct exec *x);
/* Whether a generator waits whose end would run code. */
bool generator_waits_in_finally(const struct exec *x);
void generator_done_all(struct exec *x);

/* ---- taken.c: loops that take in a whole map ---- */

struct taking {
    struct value map;
    struct value key, element; /* of its last iteration */
    ir_id body;
};

/* The root of what a loop leaves in the variable `local` that has the value `now` after an
 * iteration: one that says that it holds the map, where each iteration adds its element; else
 * `havoc`. */
root_id taken_root(struct exec *x, root_id havoc, const struct taking *taking, ir_id local,
                   struct value now);

/* ---- reach.c: what a concrete run still holds ---- */

struct reached {
    struct reaching *reaching;
};

void reach_begin(struct exec *x, struct reached *reached);
void reach_also(struct reached *reached, struct value value);
/* How often an object, by its index, is held; whether at all. */
uint32_t reach_count(const struct reached *reached, uint32_t object);
bool reach_has(const struct reached *reached, uint32_t object);
void reach_end(struct reached *reached);

/* ---- destroy.c: destructors of concrete runs ---- */

/* A value that only the evaluation of an expression holds, until `temporaries.count` is again what
 * it was before. */
void root_push(struct exec *x, struct value value);
/* Around a statement: `first` is the number of objects before it. */
/* An object whose constructor failed is not destroyed. */
void destroy_never(struct exec *x, struct value object);
void destroy_before(struct exec *x);
void destroy_after(struct exec *x, ir_id node, uint32_t first);
/* Around the end of a function: the objects that its variables hold, what it gives. */
void destroy_prepare(struct exec *x, uint32_t owner, ir_function_id function, u32_vec *held);
void destroy_leaving(struct exec *x, const u32_vec *held, struct value result);
/* Something was released that no statement is about. */
void destroy_released(struct exec *x);
void destroy_all(struct exec *x, ir_function_id main);

/* ---- imports.c ---- */

/* Runs a file as a module, once. */
void exec_run_module(struct exec *x, ir_file_id file);
struct value exec_import(struct exec *x, ir_id node);
void exec_export(struct exec *x, ir_id node);

/* ---- prototype.c ---- */

/* The value of a class declaration: it sees the variables around it. */
struct value prototype_class(struct exec *x, ir_id node);
struct value prototype_construct(struct exec *x, struct value callee, const struct arguments *args,
                                 ir_id node);
/* `super(…)` in a constructor. */
struct value prototype_super(struct exec *x, const struct arguments *args, ir_id node);
/* Runs `run` and gives a promise of what it gives or throws. */
struct value prototype_async(struct exec *x, struct value (*run)(struct exec *x, void *context),
                             void *context);
/* What a composite value of an input is in the language: ARRAY, or OBJECT. */
uint32_t prototype_mask(const struct exec *x, uint32_t mask);

/* ---- visibility.c ---- */

/* What a call of a method goes to from where the code stands: a private method of the running class
 * comes before those of subclasses. NO_FUNCTION: there is none. */
ir_function_id visible_method(struct exec *x, ir_class_id class, name_id name,
                              ir_class_id *declaring);
/* Whether the running code may use a member of that visibility. */
bool is_usable_here(struct exec *x, enum ir_visibility visibility, ir_class_id declaring);
/* Whether the running code may call it. */
bool is_callable_here(struct exec *x, ir_function_id method, ir_class_id declaring);
/* Throws "Call to private method A::f() from global scope". */
void refuse_method(struct exec *x, ir_function_id method, ir_class_id declaring);

/* classes */
name_id class_operand_name(struct exec *x, ir_id operand, struct value *object);
ir_class_id class_find(struct exec *x, name_id name);
/* Of the program, else of the specifications; none if neither declares it. */
ir_class_id class_or_stub(struct exec *x, name_id name);
name_id class_parent(struct exec *x, name_id name);
struct value class_constant(struct exec *x, name_id class_name, name_id constant);
/* Of a concrete run: evaluates what the class declares, when it is first used. */
void class_update(struct exec *x, ir_class_id class);
/* The error for a class that does not exist. */
void class_missing(struct exec *x, name_id name);
/* Evaluates code of a declaration, as if in a method of the class; no `self`: a static one. */
struct value class_evaluate(struct exec *x, ir_class_id class, struct value self, ir_id node);
struct place *class_static_place(struct exec *x, name_id class_name, name_id name);
bool class_is_subclass(struct exec *x, name_id class_name, name_id ancestor);
/* Whether the class and all that it extends and implements are declared: what is no ancestor here
 * is none. */
bool class_is_whole(struct exec *x, name_id class_name);
struct value constant_value(struct exec *x, name_id name, bool fallback);

/* ---- instance.c: of which class an object is ---- */

/* Whether the value is an object of the class. */
term_id class_instance_term(struct exec *x, struct value value, name_id class_name);
/* The class of an object: its own, or one that it is known here to be an instance of; or none. */
name_id instance_class(struct exec *x, struct value object);
/* Whether some instance test was about the object, whose class nobody knows. */
bool instance_is_asked(const struct exec *x, struct value object);

/* ---- store.c: records and their model fields ---- */

struct value store_record(struct exec *x, name_id class_name, struct value key);
/* Whether the leaf is a field of the record, or below one. */
bool store_has_leaf(struct exec *x, struct value record, leaf_id leaf);
/* Where the leaf is one of the record's, or of a record of its class that has the same key. */
term_id store_shares_leaf(struct exec *x, struct value record, leaf_id leaf);
/* Whether the object is a record; `*class` is what is specified of it. */
bool store_is_record(struct exec *x, struct value object, const struct spec_class **class);
struct value store_read(struct exec *x, struct value object, const struct spec_class *class,
                        const struct spec_model *model);
void store_write(struct exec *x, struct value object, const struct spec_class *class,
                 const struct spec_model *model, struct value value);
term_id store_exists(struct exec *x, struct value object);
/* The model field that a term is the first value of; NULL if it is none. */
const struct spec_model *store_field_of(const struct exec *x, term_id term);
/* A field of a class or of one that it extends. */
const struct spec_class *store_class(struct exec *x, name_id class_name);
const struct spec_model *store_find_model(struct exec *x, name_id class_name, name_id field,
                                          const struct spec_class **class);

/* Keeps a fact about inputs for the solver. */
void exec_know(struct exec *x, term_id fact);

/* ---- input.c: what comes from outside ---- */

/* The value of a named part of the request: "body", "post", "query", "header", … */
struct value input_request(struct exec *x, struct text part);
/* The leaf of the request's body as a text; none where the program did not ask for it. */
leaf_id input_known_body(const struct exec *x);
struct value input_setting(struct exec *x, struct value name);
struct value input_session(struct exec *x, struct value key);
/* What the shop keeps of that kind under a key: text, an array, false where it keeps nothing. */
struct value input_stored(struct exec *x, struct text kind, struct value key);
/* The whole session; a setting that is an array of settings. */
struct value input_sessions(struct exec *x);
struct value input_settings(struct exec *x, struct text name);
struct value input_server(struct exec *x, struct text what, uint32_t mask);
struct value input_identity(struct exec *x);
struct value input_any(struct exec *x, struct text label, uint32_t mask);
/* The tree that a text stands for (format "json", "query", …): one tree for each text. */
struct value input_decoded(struct exec *x, struct text format, struct value text);
/* What a text of a format was made from (derive.c); ABSENT: not known. */
/* One of several arrays, each where its guard holds: its elements are theirs, in no known order.
 * ABSENT where they were chosen too often already. */
struct value derived_choice(struct exec *x, const struct value_case *arrays, uint32_t count);
struct value derived_source(struct exec *x, struct text format, term_id term);
/* Initial values of global variables that `source` clauses name. */
void input_globals(struct exec *x);
/* A global variable, a constant of a name that the program gives no value; ABSENT: none of these.
 */
struct value input_global(struct exec *x, name_id name);
struct value input_constant(struct exec *x, name_id name);
root_id input_root(struct exec *x, enum root_kind kind, struct text label, uint32_t child_mask);

/* ---- replies.c, notifications.c, says.c, unspecified.c, binding.c: statements ---- */

/* `part` of the answer of a server: "body", "code", "headers", "failed". */
struct value statement_reply(struct exec *x, struct value url, struct value sent, struct text part);
struct value statement_answer(struct exec *x, struct text provider, struct text object,
                              struct value key, struct value sent, bool charges);
/* The program compared two values; the condition under which they are equal. */
term_id statement_compared(struct exec *x, const struct comparison *comparison);
/* The program compared a value with a literal: what the value was made of may be a message. */
void statement_tested(struct exec *x, const struct comparison *comparison);
/* A check other than a MAC made these data authentic where the condition holds. */
void statement_verified(struct exec *x, struct value data, term_id condition);
/* A part of a reply ("code", "failed") that the program looked at; ABSENT: it did not. */
struct value statement_known_part(struct exec *x, uint32_t statement, const char *part);
/* Whether the statement speaks through the leaf. */
bool statement_has_leaf(struct exec *x, uint32_t statement, leaf_id leaf);
/* Whether the field of a reply is one that the provider makes for clients to see. */
bool statement_shows(struct exec *x, leaf_id leaf);
term_id statement_says(struct exec *x, uint32_t statement, struct value value);
term_id statement_covers(struct exec *x, uint32_t statement, term_id amount);
/* The same of a record that nobody specifies: what it keeps by the name of an amount, a currency.
 */
term_id statement_covers_record(struct exec *x, uint32_t statement, struct value record);
term_id statement_says_currency(struct exec *x, uint32_t statement, struct value record);
term_id statement_bound(struct exec *x, uint32_t statement, struct value record);
/* It answers a question about a payment whose id the record stores, or a check read that id. */
term_id statement_asked(struct exec *x, uint32_t statement, struct value record);
/* What the request says is authentic where the condition holds: `token` in it is a secret. */
void statement_bearer(struct exec *x, struct value token, term_id authentic);
term_id statement_payee(struct exec *x, uint32_t statement);

/* ---- outcome.c ---- */

/* Where the statement says that the payment succeeded: the effect is not reached when the provider
 * refuses. */
term_id statement_succeeded(struct exec *x, uint32_t statement);

/* ---- bearer.c ---- */

/* Whether a secret of the shop was compared with what the request holds: then the request is a
 * notification, authentic where they are equal. */
bool bearer_compared(struct exec *x, const struct comparison *comparison);

/* ---- created.c ---- */

/* The statement is about a payment that the shop's own server created for the record, and it was
 * created with what the record says: not known. */
term_id statement_created(struct exec *x, uint32_t statement, struct value record);

/* ---- sql.c: queries ---- */

/* Runs a query: what it writes is written, what it reads is in the result. */
struct value sql_run(struct exec *x, struct value query);
/* The query with its placeholders (%s, %d, %f, %i) filled in, values quoted. */
struct value sql_filled(struct exec *x, struct value query, struct value args);
/* What each row that the query means has: an array of values by column. */
struct value sql_conditions(struct exec *x, struct value query);
/* The next row of a result, an array by column; false where there is none. */
struct value sql_fetch(struct exec *x, struct value result);
/* How many rows a result has: an INT. */
struct value sql_count(struct exec *x, struct value result);

/* ---- leaves.c ---- */

/* The leaves that a value depends on, through decoding and encoding too. The lists are valid until
 * the path or the state changes. */
const u32_vec *leaves_of_value(struct exec *x, struct value value);
const u32_vec *leaves_of_term(struct exec *x, term_id term);
/* Those that stand in the term itself. */
const u32_vec *leaves_in_term(struct exec *x, term_id term);
/* What the leaf itself was decoded or computed from: nothing, where it is no derived one. */
const u32_vec *leaves_behind(struct exec *x, leaf_id leaf);
/* Adds the leaves of a value, also through what unknown functions and loops computed it from. */
void leaves_deep(struct exec *x, struct value value, u32_vec *leaves);
bool leaves_contain(const u32_vec *leaves, leaf_id leaf);
/* A number that changes whenever what is kept was forgotten. */
uint32_t leaves_generation(struct exec *x);
/* Around what asks and executes nothing: all lists stay valid. May be nested. */
void leaves_hold(struct exec *x);
void leaves_let_go(struct exec *x);
void leaves_close(struct exec *x);

/* ---- provenance.c ---- */

term_id provenance_trusted(struct exec *x, struct value value);
void provenance_close(struct exec *x);
/* Whether the name of an input says that it is a secret. */
bool provenance_secret_leaf(struct exec *x, leaf_id leaf);
/* The same of a price: which things are bought, and how many, the client may choose. */
term_id provenance_priced(struct exec *x, struct value value);
bool provenance_is_literal(struct exec *x, struct value value);
/* Equal up to normal forms and casts. */
term_id provenance_same(struct exec *x, struct value a, struct value b);
/* ---- secrets.c: where the value holds a secret of the shop, card data of a buyer ---- */

term_id provenance_secret(struct exec *x, struct value value);
term_id provenance_card(struct exec *x, struct value value);

/* ---- disclosure.c ---- */

/* Whether a field of the record is a part of the value. */
term_id record_is_shown(struct exec *x, struct value value, struct value record);
/* The record that a search by `by` found: who chose `by` chose it. */
struct value record_found(struct exec *x, name_id class_name, struct value by);
/* The record that has a token which is a part of the value; null if there is none. */
struct value record_of_token(struct exec *x, struct value value);

/* A number as an exact real, host conversions applied. */
term_id provenance_real(struct exec *x, struct value value);

/* ---- any_name.c: variables and properties whose names nobody knows ---- */

/* A variable that the scope has not, after one of an unknown name was written there; else ABSENT.
 */
struct value any_name_read(struct exec *x, uint32_t owner, name_id name);
/* One of the scope's variables is written, with parts of `any`, a leaf. */
void any_name_forget(struct exec *x, uint32_t owner, struct value any);
/* One of the properties of the object, or objects, is written. */
void any_name_forget_objects(struct exec *x, struct value base);

/* ---- skeleton.c: values without the way in which they are written ---- */

/* The canonical term below conversions, formatting, encoding and cutting to a width. */
term_id skeleton_base(struct exec *x, term_id term);
/*
 * Whether `written` is the amount, also in minor units or times a rate; `*under`: where every rate
 * is trusted.
 */
bool skeleton_is_amount(struct exec *x, term_id written, term_id amount, term_id *under);

/* ---- message.c: what a message to a server says ---- */

/* One field: its name, or NO_NAME where the message tells none. */
struct message_field {
    name_id name;
    struct value value;
};

typedef VEC(struct message_field) message_fields;

/* The fields of an array, or of a text that is written as a query or as JSON. */
void message_read(struct exec *x, struct value message, message_fields *fields);
/* Whether the messages are the same whatever the inputs are; false where that can't be said. */
bool message_same(struct exec *x, struct value a, struct value b);
/* Whether a constant part of the message holds the text. */
bool message_contains(struct exec *x, struct value message, struct text needle);

/* ---- logic.c ---- */

struct logic_env {
    const struct spec_contract *contract; /* or NULL */
    ir_function_id stub;                  /* whose parameters `$name` means, or none */
    struct value *args;
    uint32_t arg_count;
    struct value self;
    struct value result;
    trie old_cells;
    bool has_old;
    bool in_code;                         /* `$name` is a variable of the function that runs */
    const struct logic_binding *bindings; /* innermost first */
};

enum logic_kind { LOGIC_IS_HOST, LOGIC_IS_REAL, LOGIC_IS_STATEMENT, LOGIC_IS_SET };

struct logic_value {
    enum logic_kind kind;
    struct value host; /* HOST: Booleans, integers and strings too */
    term_id real;
    uint32_t statement;
    struct logic_value *members;
    uint32_t count;
};

struct logic_binding {
    name_id name;
    struct logic_value value;
    const struct logic_binding *next;
};

struct logic_value logic_eval(struct exec *x, const struct logic_env *env, logic_id id);
term_id logic_truth(struct exec *x, const struct logic_env *env, logic_id id);
struct value logic_host(struct exec *x, const struct logic_env *env, logic_id id);
/* Readings of a logic value. */
struct value logic_to_host(struct exec *x, const struct logic_value *value);
struct text logic_to_text(struct exec *x, const struct logic_value *value);
term_id logic_to_real(struct exec *x, const struct logic_value *value);
struct logic_value logic_builtin(struct exec *x, enum logic_builtin builtin,
                                 const struct logic_value *args, uint32_t count);
/* A built-in called from the body of a stub. */
bool logic_is_builtin_call(struct exec *x, name_id name, enum logic_builtin *builtin);
struct value logic_call_builtin(struct exec *x, enum logic_builtin builtin,
                                const struct value *args, uint32_t count);

/* ---- asserted.c: what the analysed code says about itself ---- */

struct asserted_call {
    const struct spec_assertion *assertions;
    uint32_t count;
    struct logic_env env; /* as the call began */
};

/* At an annotation in a body. */
void asserted_here(struct exec *x, ir_id node);
/* The annotation right before the loop that begins, or none; and each time when it begins anew. */
ir_id asserted_of_loop(struct exec *x, ir_id loop);
void asserted_again(struct exec *x, ir_id annotation);
/* In the frame of a function: its parameters are bound; its result is there. */
struct asserted_call asserted_enter(struct exec *x, ir_function_id function, ir_id site);
void asserted_leave(struct exec *x, const struct asserted_call *call, struct value result);
void asserted_show(struct exec *x, struct value value);

/* ---- module.c: payment modules ---- */

/* \named(value, glob, …): the value is that of a setting whose name matches one of the globs. */
term_id module_named(struct exec *x, const struct logic_value *args, uint32_t count);
/* Whether the class that is driven names a foreign address or assigns the property. */
bool module_is_cashier(struct exec *x, name_id property);
/* The name of the file that the flow began in, without its endings. */
struct text module_stem(struct exec *x);

/* ---- flow.c ---- */

/* The framework below the flow: globals and what they hold. */
void exec_begin(struct exec *x, ir_function_id function);
/* The function that a callable runs; of a wrapper, the one that it wraps; none if it is not known.
 */
ir_function_id flow_function_of(struct exec *x, struct value callback);

/* ---- contract.c ---- */

/* Applies the contract (or NULL) of a stub at a call. */
struct value contract_apply(struct exec *x, const struct spec_contract *contract,
                            ir_function_id stub, struct value self, const struct arguments *args,
                            ir_id node);
/* Writes a property that is a model field of a record; false if it is none. */
bool contract_write(struct exec *x, struct value object, name_id property, struct value value,
                    term_id under);
/* The same for a model field that is known. */
void contract_write_model(struct exec *x, struct value object, const struct spec_class *class,
                          const struct spec_model *model, struct value value, term_id under);
/* Any value of a declared type; any object of a class. */
struct value contract_typed(struct exec *x, const struct ir_type *type, struct value self,
                            struct text label);
struct value contract_object(struct exec *x, name_id class_name, struct text label);
/* The framework acts on the record here: what the group of clauses demands of it is owed. */
void contract_accept(struct exec *x, struct value record, struct text clauses);
/* The obligations of a group or contract clause at this point. */
void contract_require(struct exec *x, const struct logic_env *env, const struct spec_clause *clause,
                      term_id under, name_id effect);

#endif
