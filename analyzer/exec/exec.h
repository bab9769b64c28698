/*
 * Guarded symbolic execution of one flow with merging (SEMANTICS 3). The public face: set up, run,
 * read what was found.
 */
#ifndef EXEC_EXEC_H
#define EXEC_EXEC_H

#include "analyzer/base/verdict.h"
#include "analyzer/exec/language.h"
#include "analyzer/flow/flow.h"
#include "specs/language/spec.h"

/* Something that happened on the way, for code flows and counts. */
enum exec_event_kind {
    EVENT_BRANCH,
    EVENT_CALL,    /* of a function of the program; `text` is its name */
    EVENT_EFFECT,  /* a call of something that is specified */
    EVENT_UNKNOWN, /* a function that nobody specifies, or a construct that is not modelled */
    EVENT_DERIVED, /* a built-in whose result is an unknown function of its arguments */
    EVENT_HOOK,    /* callbacks of other plugins that are not run */
    EVENT_END      /* the process ends, or an exception that nobody catches */
};

struct exec_event {
    enum exec_event_kind kind;
    ir_id node;
    ir_function_id function; /* where it stands */
    term_id guard;           /* under which it happens */
    term_id condition;       /* of a BRANCH */
    uint32_t depth;          /* of calls */
    uint32_t builtin_calls;  /* of modelled built-ins so far */
    name_id text;
};

struct exec_limits {
    uint64_t steps;
    uint64_t bytes;      /* of memory, before a call is taken back: budget.c */
    uint32_t depth;      /* of calls */
    uint32_t iterations; /* of a loop that has no known end */
};

struct exec_setup {
    struct ir_program *program;
    const struct index *index;
    struct index *declared;       /* of a concrete run: `index`, to which it adds; NULL otherwise */
    const struct spec_set *specs; /* NULL: nothing is specified */
    const struct index *stubs;    /* declarations of the specifications; NULL without specs */
    const struct language *const *languages; /* by the front end of a file */
    uint32_t language_count;
    const struct flow_set *flows; /* whose listeners are called; NULL: no hook is followed */
    struct exec_limits limits;
    bool keeps_decisions; /* what is taken for decided is written down: for certificates */
    uint32_t version;     /* of PHP: 80200 is 8.2; 0: 8.2 */
    uint32_t oldest;      /* that it may be instead, where nobody chose; 0: `version` */
    bool concrete;        /* `run`: stop at what is not modelled, print what is echoed */
    void (*print)(void *context, struct text text);
    /* The file of the program at a path, declared when it is first asked for; none: there is no
     * such file. NULL: includes are not followed. For concrete runs. */
    ir_file_id (*load)(void *context, struct text path);
    void *context; /* of print and load */
};

/* A clause that must hold where the flow reaches an effect. */
struct exec_obligation {
    const struct spec_clause *clause;
    name_id rule;  /* name of the rule */
    term_id guard; /* the effect is reached */
    term_id clause_holds;
    ir_id node;              /* the effect */
    ir_function_id function; /* where it stands */
    name_id effect;          /* what is called or written: full name */
    uint32_t event;          /* events up to here happened before */
    const char *missed;      /* before it a call was not run that may matter here; or NULL */
    bool takes_for_paid;     /* a signature over ids alone is taken for a payment's success */
    bool is_review;
    u32_vec calls;               /* call sites that lead here, outermost first: ir_ids */
    VEC(ir_function_id) callers; /* the function of each call site */
};

/*
 * What the execution took for decided, and left the other way out: where `guard` holds, `term` is
 * `equal`; where that is none, it is `value`. Terms as they were written.
 */
struct exec_decision {
    term_id guard;
    bool unless;  /* where `guard` does not hold, instead */
    term_id also; /* and where this holds, too; or NO_TERM */
    term_id term;
    term_id equal;
    bool value;
    bool is_merge; /* `term` is what two branches leave behind: it matters where it is used */
};

/* A callback that the flow handed to its framework. */
struct exec_registration {
    const struct spec_entry *entry;
    struct value callback;
    struct value permission; /* ABSENT: none */
    struct value through;    /* what is called in place of the callback, and calls it; or ABSENT */
    name_id trigger;         /* the hook's name, as far as it is known */
    term_id guard;
    ir_id node;
    ir_function_id function;
};

/* How a concrete run ended. */
enum exec_end {
    EXEC_ENDED,
    EXEC_EXITED,
    EXEC_THROWN,
    EXEC_FATAL, /* an error that nothing can catch */
    EXEC_UNSUPPORTED,
    EXEC_STEPS
};

struct exec_result {
    enum exec_end end;
    int64_t status;        /* EXITED */
    struct text construct; /* UNSUPPORTED; FATAL: the message */
    ir_id node;            /* UNSUPPORTED, FATAL: where */
    struct value thrown;
};

/* A flow in `arena`, which must outlive it. */
struct exec *exec_open(struct arena *arena, const struct exec_setup *setup);
void exec_close(struct exec *x);

/*
 * Runs a function with unknown arguments, on a new object of its class if it is a method, and keeps
 * what it registers. The state after it stays, so that a callback can be run in it.
 */
void exec_set_up(struct exec *x, ir_function_id function, ir_class_id class);
/* The function that a registered callback means, or none. */
ir_function_id exec_callback_function(struct exec *x, uint32_t registration);
/* Whether its name is known, though the function may be another plugin's or the platform's. */
bool exec_callback_is_named(struct exec *x, uint32_t registration);
/* The class of the object that the callback is a method of; NO_NAME: it is none. */
name_id exec_callback_class(struct exec *x, uint32_t registration);
/* Whether it is registered always, and nothing is known to it but the request: a function by its
 * name, that asks no permission. */
bool exec_callback_is_plain(struct exec *x, uint32_t registration);
uint32_t exec_registration_count(const struct exec *x);
/* Whether the function ran on the way. */
bool exec_has_entered(const struct exec *x, ir_function_id function);
/* Whether the file was run as a module on the way. */
bool exec_has_run(const struct exec *x, ir_file_id file);
const struct exec_registration *exec_get_registration(const struct exec *x, uint32_t index);

/* Runs a registered callback as the framework would call it; obligations are collected. */
void exec_run_registration(struct exec *x, uint32_t index);
/* Runs a method of a new object of `class` as an override that the framework calls. */
void exec_run_override(struct exec *x, ir_class_id class, ir_function_id method,
                       const struct spec_entry *entry);
/* Runs a file as a page that is requested. */
void exec_run_page(struct exec *x, ir_file_id file, const struct spec_entry *entry);
/*
 * Runs the body of a driver, its class being `class` (or none); what it accepts is accepted by the
 * return of `method`.
 */
void exec_run_driver(struct exec *x, ir_class_id class, ir_function_id method,
                     const struct spec_entry *entry);

uint32_t exec_obligation_count(const struct exec *x);
const struct exec_obligation *exec_get_obligation(const struct exec *x, uint32_t index);
/* What `\show(e)` told of a value, where it stands. */
struct exec_shown {
    uint32_t file; /* an ir_file_id */
    struct range range;
    struct text text;
};
uint32_t exec_shown_count(const struct exec *x);
const struct exec_shown *exec_get_shown(const struct exec *x, uint32_t index);
/* The program's own callback that let the caller of a route in, or none. */
ir_function_id exec_permission(const struct exec *x);
uint32_t exec_event_count(const struct exec *x);
const struct exec_event *exec_get_event(const struct exec *x, uint32_t index);
/* What holds of the inputs that occur in `roots`: ranges of types, start states (SEMANTICS 4.8). */
void exec_facts(struct exec *x, const term_id *roots, uint32_t count, struct arena *arena,
                term_ids *facts);
/* Where the flow's entry point was registered at all. */
term_id exec_registered(const struct exec *x);
/* What holds where the settings are there that are keys and that the flow tests itself. */
void exec_configured(struct exec *x, struct arena *arena, term_ids *facts);
/* The messages that the flow knows of, one line each: whose, and where they are authentic. */
/* Where the program asks a provider, or checks that a message is its: nothing of it may suffice. */
struct exec_check {
    ir_id node;
    ir_function_id function; /* the program's own: not a stub */
    uint32_t event;          /* events up to here happened before */
    term_id authentic;       /* where what is said there is authentic */
};

/* The checks of the flow, in their order. */
uint32_t exec_check_count(const struct exec *x);
struct exec_check exec_get_check(const struct exec *x, uint32_t index);

void exec_print_statements(struct exec *x, struct buffer *out);
/* Whether some path checks that data of the request is authentic. */
bool exec_checks_request(const struct exec *x);
/* Whether the term is the type of a value from outside that may be a text, and something else. */
bool exec_is_type_of_text(struct exec *x, term_id term);
/* What a stub asked of the project's manifests, and the elements that were there. */
struct exec_manifest {
    struct text glob, path;
    ir_ids elements;
};
typedef VEC(struct exec_manifest) exec_manifests;
/* All that the flow asked, each once. */
const exec_manifests *exec_get_manifests(const struct exec *x);
/* Whether a platform that is in force makes what code asks for by its class. */
bool exec_injects(const struct exec *x);
/* What is made where the class is asked for: the one class that implements an interface of the
 * project, else the class itself. */
ir_class_id exec_implementation(struct exec *x, ir_class_id class);
/* The symbols of the terms that stand for something over-approximated, and why. */
enum why exec_approximation(struct exec *x, term_id root, struct text *detail);
/* The record that the leaf holds the properties of: its class and key; false if it is none. */
bool exec_record_of(const struct exec *x, leaf_id leaf, name_id *class_name, struct value *key);
/* Whether what they stand for is computed by the language itself, from values of the program, by an
 * operation that is not modelled: it is no choice of anybody's, and another input gives another. */
bool exec_is_computed(struct exec *x, term_id root);

/* Whether a function that nobody specifies gave the symbol's value, from what the client sent. */
bool exec_may_check(struct exec *x, term_id symbol);

/* What computed values were computed from: terms, and inputs with all that is below them. */
struct exec_inputs {
    struct arena *arena;
    term_ids terms;
    struct map leaves;
};
void exec_inputs_init(struct exec_inputs *inputs, struct arena *arena);
void exec_inputs_done(struct exec_inputs *inputs);
/* Adds what the symbol's value was computed from; false where that is not known any more. */
bool exec_add_inputs(struct exec *x, term_id symbol, struct exec_inputs *inputs);
/* Whether the symbol is a part of one of the inputs. */
bool exec_is_input(struct exec *x, term_id symbol, const struct exec_inputs *inputs);
/* Whether the symbol stands for what another flow did right, as far as is known. */
bool exec_is_granted(struct exec *x, term_id symbol);
uint32_t exec_decision_count(const struct exec *x);
const struct exec_decision *exec_get_decision(const struct exec *x, uint32_t index);
bool exec_is_stopped(const struct exec *x);
/* Whether it took for set what another part of the program, or the platform, sets before the flow:
 * global variables, constants and properties that a run of the flow alone does not find. */
bool exec_leans(const struct exec *x);
/* Whether what sets the flow up was not followed to its end: what it would have done is not known.
 */
bool exec_is_cut(const struct exec *x);
/* A construct that moved control to where it was not followed, so that nothing is known to be safe;
 * NULL: there was none. */
const char *exec_lost(const struct exec *x);

/* Declares all that a file of the language itself declares. */
void exec_declare_all(struct index *declared, struct ir_program *program, ir_file_id file);

/* Runs a file from its first line, in concrete mode. */
struct exec_result exec_run_file(struct exec *x, ir_file_id file);

#endif
