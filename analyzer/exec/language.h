/*
 * A source language as the executor sees it: what operators, conversions and built-in functions
 * mean. One struct for each language of grammars/languages.def; the executor reaches a language
 * only through it.
 */
#ifndef EXEC_LANGUAGE_H
#define EXEC_LANGUAGE_H

#include "analyzer/base/verdict.h"
#include "analyzer/exec/heap.h"
#include "analyzer/exec/value.h"

struct witness; /* analyzer/evidence/witness.h */
struct witness_program;
struct witness_test;

/* One call of a built-in function. */
struct call {
    struct exec *x;
    ir_id node;         /* the call */
    struct value *args; /* values; a by-reference argument is given as its current value; ABSENT
                           where named arguments leave a parameter out */
    uint32_t count;
    struct value *out; /* by-reference arguments: what to write back, ABSENT: leave it */
    const struct builtin *builtin;
    struct value self; /* of a method */
    bool is_case;      /* with one of the cases of an argument: it may not come to this */
};

struct builtin {
    const char *name;    /* lower case; sorted */
    uint8_t least;       /* arguments */
    uint8_t most;        /* UINT8_MAX: any number */
    uint32_t references; /* bit i: argument i is taken by reference */
    struct value (*run)(struct call *call);
};

/* What is done to an element or property of a container that is about to be changed. */
enum place_use {
    USE_ELEMENT,   /* an element of it is written */
    USE_MEMBER,    /* a property of it is written */
    USE_REFERENCE, /* a reference to it is made */
    USE_OPERATE,   /* `+=` and its like */
    USE_STEP,      /* `++`, `--` */
    USE_UNSET      /* an element of it is unset */
};

/* Whether a class can be linked with what it extends, implements and uses. */
enum class_check {
    CLASS_FITS,
    CLASS_REFUSED,
    CLASS_UNRESOLVED /* it depends on classes that do not exist yet */
};

struct member_info;

struct language {
    const char *name;
    const struct ir_frontend *frontend;

    struct value (*unary)(struct exec *x, enum ir_operator op, struct value a);
    struct value (*binary)(struct exec *x, enum ir_operator op, struct value a, struct value b);
    struct value (*cast)(struct exec *x, enum ir_cast cast, struct value a);
    struct value (*increment)(struct exec *x, struct value a, bool decrement);

    /* Whether a condition holds, a Boolean term. */
    term_id (*truth)(struct exec *x, struct value a);
    /* The String term that a value is in an interpolated string. */
    term_id (*to_string)(struct exec *x, struct value a);
    /* An INT or STRING key of arrays, or ABSENT if the value can be none. */
    struct value (*to_key)(struct exec *x, struct value a);
    /* The element of a string, array or object at a key (`a[key]`); ABSENT if there is none. */
    struct value (*index)(struct exec *x, struct value base, struct value key);
    /* The property `name` of a value (`a.name`, `$a->name`); what the language gives if there is
     * none. */
    struct value (*member)(struct exec *x, struct value base, name_id name);
    /* The same as isset, empty and ?? see it: ABSENT if there is none. */
    struct value (*isset_member)(struct exec *x, struct value base, name_id name);

    /* Whether a function of terms of that name only writes its first argument in another way:
     * another type, encoding, case, precision. May be NULL: none does. */
    bool (*is_form)(const char *function);

    /* The function of terms of that name, as far as it has a value at constants; NULL where there
     * is none. The slot may be NULL: there are none. */
    const struct function_kind *(*find_function)(const char *name);

    /*
     * The following slots may be NULL: elements and properties are then what `index` and `member`
     * give, and are written as they are.
     */

    /* An element as a destructuring pattern takes it. */
    struct value (*take)(struct exec *x, struct value base, struct value key);
    /* An element as empty and ?? see it, and whether isset finds one: a Boolean term. */
    struct value (*quiet_index)(struct exec *x, struct value base, struct value key);
    term_id (*has_index)(struct exec *x, struct value base, struct value key);
    term_id (*has_member)(struct exec *x, struct value base, name_id name);
    /* The element (ABSENT key: a new one) or property of a container for a use of `use`; ABSENT if
     * it is made by what is written; throws where the language refuses the use. */
    struct value (*fetch_index)(struct exec *x, struct value base, struct value key,
                                enum place_use use);
    struct value (*fetch_member)(struct exec *x, struct value base, name_id name,
                                 enum place_use use);
    /* Writes a property of a simple value where `guard` holds, and gives what was written. */
    struct value (*write_member)(struct exec *x, struct value base, name_id name, term_id guard,
                                 struct value value);
    /* The name under which an object keeps a property; NO_NAME if it keeps none. */
    name_id (*member_key)(struct exec *x, struct value object, name_id name);
    /* The name under which an object of a class keeps a declared property. */
    name_id (*property_key)(struct exec *x, struct text class_name,
                            const struct member_info *property);
    bool (*is_typed_member)(struct exec *x, struct value object, name_id name);
    void (*unset_member)(struct exec *x, struct value object, name_id name);
    /* Unsets an element of a simple value that is no array, and gives what the value becomes. Also
     * asked about arrays, to refuse the key. */
    struct value (*unset_index)(struct exec *x, struct value base, struct value key);
    /* The properties that a loop over an object goes through, as an array. */
    struct value (*properties)(struct exec *x, struct value object);
    /* Throws what the language says of a call of a method that `base` has not. */
    void (*refuse_method)(struct exec *x, struct value base, struct text method);
    /* Throws what the language says of a call of what is no function. */
    void (*refuse_call)(struct exec *x, struct value callee);
    /* The exception that is thrown where the program throws a value: it, or another one. */
    struct value (*thrown)(struct exec *x, struct value value);
    /* What a match without an arm for its subject says. */
    struct text (*unmatched)(struct exec *x, struct value subject);
    /* Members are as visible as they are declared when the program runs. */
    bool checks_visibility;
    /* A variable that is an operand is read after all operands were evaluated. */
    bool late_variables;
    /*
     * Composite values are objects with an identity, functions are values with properties, a
     * closure sees the variables around it, and numbers are FLOAT. The slots that follow are those
     * of such a language; the others leave them NULL.
     */
    bool has_prototypes;
    /* The function of specifications that gets all that is written out, by its full name; or NULL.
     */
    const char *output;
    /* A list or object of the elements of an ARRAY, and a regular expression. */
    struct value (*make_list)(struct exec *x, struct value array);
    struct value (*make_object)(struct exec *x, struct value array);
    struct value (*make_regex)(struct exec *x, struct text literal);
    /* The elements that `...value` adds to a list or (`keyed`) an object: an ARRAY. */
    struct value (*spread)(struct exec *x, struct value value, bool keyed);
    /* What a loop goes through, its values or (`keys`) its keys: an ARRAY. */
    struct value (*iterate)(struct exec *x, struct value subject, bool keys);
    /* The rest of a list from `first` on, or of an object without the keys that were taken. */
    struct value (*rest)(struct exec *x, struct value source, bool keyed, uint32_t first,
                         const struct value *taken, uint32_t count);
    /* The function that `base.name(…)` calls where the object itself has it; ABSENT otherwise. */
    struct value (*method_value)(struct exec *x, struct value base, name_id name);
    /* Promises: of a value, of an exception; what waiting for a value gives, or throws. */
    struct value (*fulfilled)(struct exec *x, struct value value);
    struct value (*rejected)(struct exec *x, struct value exception);
    struct value (*await)(struct exec *x, struct value value);
    /* Whether a case of a switch matches. */
    struct value (*case_equal)(struct exec *x, struct value subject, struct value test);
    /* Writes an element or property of a value that is neither array nor object, and gives the new
       value of the base; ABSENT where that is an error, which was thrown. */
    struct value (*write_index)(struct exec *x, struct value base, struct value key,
                                struct value element);
    struct value (*type_of)(struct exec *x, struct value a);
    /* A value passed for a declared type, converted as the language does; throws where it can't be.
     */
    struct value (*coerce)(struct exec *x, const struct ir_type *type, struct value a,
                           struct text what);
    /* Whether a variable of that name is the same one everywhere. */
    bool (*is_global)(struct text name);
    bool strict_arity; /* a missing argument is an error */
    /* What reading something that is absent gives. */
    struct value absent;

    const struct builtin *(*find_builtin)(struct text lower_name);
    /* The position of a built-in's parameter, UINT32_MAX if it has none of that name. May be NULL.
     */
    uint32_t (*parameter)(const struct builtin *builtin, struct text name);
    /* Whether the compiler turns calls of a function into instructions. May be NULL. */
    bool (*is_instruction)(struct text name);
    /* Completes an object of a declared class before its constructor runs. May be NULL. */
    void (*created)(struct exec *x, struct value object);
    /* Of concrete runs, both may be NULL. Whether a class is declared before its file runs; what
     * the language refuses of one whose ancestors exist. */
    bool (*is_hoisted)(struct exec *x, ir_class_id class);
    enum class_check (*check_class)(struct exec *x, ir_class_id class, const char **why);
    /* A built-in method of a value; NULL if there is none. */
    const struct builtin *(*find_method)(struct exec *x, struct value self, struct text name);
    /* Whether the language's platform defines it, modelled here or not. May be NULL. */
    bool (*knows_function)(struct text name);
    /* The tags that the result of a function of the language itself can have. May be NULL. */
    uint32_t (*result_tags)(struct text name);
    /* Which arguments a function of the language itself takes by reference: bit i for the argument
     * i. May be NULL. */
    uint32_t (*references)(struct text name);
    bool (*knows_class)(struct text name);
    /* A constant that the language itself defines; ABSENT if it does not. */
    struct value (*constant)(struct exec *x, struct text name);

    /* A value as source text of the language, for messages. */
    void (*print_value)(struct buffer *out, struct exec *x, struct value value);
    /* A program that runs the plugin on a counterexample. May be NULL. */
    void (*print_witness)(struct witness_program *out, const struct witness *witness);
    /* A confirmed witness as a file of the language's test tool; its name. May be NULL. */
    struct text (*print_test)(struct buffer *out, const struct witness_test *test);
    /* The interpreter's absolute path, links followed; NULL if it is not installed. */
    const char *(*interpreter)(void);
};

/* ---- what the executor offers to a language ---- */

struct term_table *exec_terms(struct exec *x);
struct arena *exec_arena(struct exec *x);
struct names *exec_names(struct exec *x);
const struct language *exec_language(const struct exec *x);

/* The version of the language that the program is for: 80200 is 8.2. */
uint32_t exec_version(const struct exec *x);
/* Whether nobody said which version it is for, and its platform allows one before `version`. */
bool exec_may_be_before(const struct exec *x, uint32_t version);
/* Notes that the flow leans on what a run of it alone, here, need not show. */
void exec_lean(struct exec *x);

/* Whether everything is constant and nothing may be guessed (`tillproof run`). */
bool exec_is_concrete(const struct exec *x);
/* Of a concrete run: a built-in goes down into what a value holds. False: too deep, and the run
 * ends. */
bool exec_goes_deeper(struct exec *x);
void exec_comes_back(struct exec *x);
/* Whether an operator that suppresses errors runs. */
bool exec_is_silenced(const struct exec *x);
/* Whether the running function got arguments by name. */
bool exec_has_named_arguments(const struct exec *x);

/* The language met something that it does not model: counted; `run` stops there. */
void exec_unsupported(struct exec *x, const char *construct);
/* The value of a construct that is not modelled: anything, computed from `from`. */
struct value exec_unmodelled(struct exec *x, const char *construct, const struct value *from,
                             uint32_t count);
/* A truth that is not known. */
term_id exec_unmodelled_truth(struct exec *x, const char *construct, const struct value *from,
                              uint32_t count);

/*
 * What a function that has no effect, and that nobody models at these arguments, computes from
 * them: some value of the tags of `mask`, its elements of `child_mask`. As trusted as what it is
 * computed from, and the same for the same arguments. `run` stops here.
 */
struct value exec_derived(struct exec *x, const char *function, uint32_t mask, uint32_t child_mask,
                          const struct value *from, uint32_t count);

/* What the program asks of the world around it: an unknown answer, the same to the same question.
 */
struct value exec_environment(struct exec *x, const char *function, uint32_t mask,
                              const struct value *from, uint32_t count);
/* Remembers that `form` says what the text `base` says: trimmed, in another case, sanitised. */
void exec_form(struct exec *x, term_id base, term_id form);
/* An array whose elements are what a callable without effects gives for those of another one. */
struct value exec_mapped(struct exec *x, struct value array, struct value callable);
/* Something that the server makes (a time, a random number): another one at each call. */
struct value exec_server_value(struct exec *x, struct text what, uint32_t mask);
/* The text `term` is `value` in a format ("json", "query"): decoding it gives the value back. */
void exec_encoded(struct exec *x, struct text format, struct value value, term_id term);
/* The tree that a text stands for in a format: one tree for each text. */
struct value exec_decoded(struct exec *x, struct text format, struct value text);

/* What holds on the path here: true, false, or neither. */
bool exec_is_true(struct exec *x, term_id condition);
bool exec_is_false(struct exec *x, term_id condition);

/* Throws a new object of the built-in class `class_name` where `condition` holds. */
void exec_throw(struct exec *x, term_id condition, const char *class_name, struct text message);
/* The same with a code. */
void exec_throw_coded(struct exec *x, term_id condition, const char *class_name,
                      struct text message, int64_t code);
bool exec_is_dead(const struct exec *x);

/*
 * From here on the language computes what holds for one case of a value only: what it throws is
 * thrown where `guard` holds. Changes no state; gives what exec_leave_case needs.
 */
term_id exec_enter_case(struct exec *x, term_id guard);
void exec_leave_case(struct exec *x, term_id outer);

/*
 * Runs `one` on a value where `condition` holds; what it does to the state happens there only.
 * False if it never comes back (it threw).
 */
bool exec_under(struct exec *x, term_id condition,
                struct value (*one)(struct exec *x, struct value value, void *context),
                struct value value, void *context, struct value *result);

/* Calls a callable value; writes back nothing. */
struct value exec_call(struct exec *x, struct value callable, const struct value *args,
                       uint32_t count);
/* The same as the call at `node` in the program, with names of arguments (NO_NAME: by position). */
struct value exec_call_at(struct exec *x, ir_id node, struct value callable,
                          const struct value *args, const name_id *names, uint32_t count);
struct value exec_call_method(struct exec *x, struct value object, const char *method,
                              const struct value *args, uint32_t count);
bool exec_has_method(struct exec *x, struct value object, const char *method);
/* Whether the object is of that class or a subclass. */
bool exec_is_instance(struct exec *x, struct value object, const char *class_name);
/* The same of a value that may be other things, and objects of unknown classes among them. */
term_id exec_instance_term(struct exec *x, struct value value, struct text class_name);

/* Variables of the function that called a built-in, by name. */
struct value exec_read_variable(struct exec *x, struct text name);
void exec_write_variable(struct exec *x, struct text name, struct value value);
/* Variables of unknown names are written, with what is in `from`. */
void exec_forget_variables(struct exec *x, struct value from);
/* State that a language keeps besides the program's variables; ABSENT at first. Its name begins
 * with a blank, so that no variable has it. */
struct value exec_read_global(struct exec *x, struct text name);
void exec_write_global(struct exec *x, struct text name, struct value value);
/* The arguments that this function was called with; their number. */
uint32_t exec_arguments(struct exec *x, const struct value **args);
/* One of them as it is now: a parameter may have been assigned. */
struct value exec_argument(struct exec *x, uint32_t index);
/* Whether a method runs on an object of the class. */
bool exec_runs_on(struct exec *x, struct text class_name);
/* Whether the code of a file runs, and no function. */
bool exec_runs_file(struct exec *x);
struct value exec_class_constant(struct exec *x, struct text class_name, struct text name);
/* What `self`, `static` and `$this` mean here: full names, or "". */
struct text exec_self_class(struct exec *x);
struct text exec_static_class(struct exec *x);
/* Whether the program declares it. */
bool exec_has_function(struct exec *x, struct text name);
bool exec_has_class(struct exec *x, struct text name);
struct text exec_class_of(struct exec *x, struct value object);
struct text exec_parent_of(struct exec *x, struct text class_name);
/* Where the class has a method whose name is computed; NO_TERM: it is not known. */
term_id exec_class_has_computed(struct exec *x, struct text class_name, struct value method);
bool exec_class_has_method(struct exec *x, struct text class_name, struct text method);
struct value exec_constant(struct exec *x, struct text name);
void exec_define(struct exec *x, struct text name, struct value value);
bool exec_is_defined(struct exec *x, struct text name);
/* Whether the platform that the program runs on has the function. */
bool exec_platform_has_function(struct exec *x, struct text name);
struct value exec_new(struct exec *x, const char *class_name, const struct value *args,
                      uint32_t count);

/* ---- the place of execution, and declarations (ask.c, declare.c) ---- */

struct ir_program *exec_program(const struct exec *x);
/* A class that is declared, or none. */
ir_class_id exec_find_class(struct exec *x, name_id name);
/* A concrete run ends here as by an error that nothing can catch. */
void exec_fatal(struct exec *x, struct text message);

/* The path of the running function's file; in concrete runs the absolute one. */
struct text exec_file(struct exec *x);
/* The line of what is executed, from 1; 0: not known. */
uint32_t exec_line(struct exec *x);
/* "FILE on line N" of the call of the running function; "" where no code called it. */
struct text exec_call_place(struct exec *x);
/* Whether the class gives methods of traits another visibility, which is not modelled. */
bool exec_changes_visibility(struct exec *x, struct text class_name);
/* The functions of the program that run, innermost first, as an array of PHP; ABSENT: not known,
 * since a built-in or a file that is included runs. */
struct value exec_trace(struct exec *x);
/* "function", "Class::method" or "{closure}" */
struct text exec_function_name(struct exec *x);
/* The position of a parameter of the running function, from 1; 0: there is none. */
uint32_t exec_parameter_position(struct exec *x, struct text name);
/* Whether types are strict: in the file of the running function, or where it is called from. */
bool exec_is_strict(struct exec *x, bool callee);

struct member_info {
    enum ir_visibility visibility;
    bool is_static;
    bool is_abstract;
    bool is_readonly;
    bool returns_reference;     /* of a method */
    bool hides_private;         /* an ancestor has a private property of that name */
    const struct ir_type *type; /* of a property */
    struct text name;           /* as declared */
    struct text declaring;      /* full name of the class */
};

bool exec_find_method(struct exec *x, struct text class_name, struct text method,
                      struct member_info *info);
/* Whether the running code may call a method of the class. */
bool exec_may_call(struct exec *x, struct text class_name, struct text method);
bool exec_find_property(struct exec *x, struct text class_name, struct text name,
                        struct member_info *info);
/* The same for the class of an object. */
bool exec_object_property(struct exec *x, struct value object, name_id name,
                          struct member_info *info);
/* Whether the method runs on the object with `name` as its first argument. */
bool exec_is_running(struct exec *x, struct value object, const char *method, name_id name);
/* The properties that an object of the class has by declaration, those of its ancestors first. */
typedef VEC(struct member_info) member_list;
void exec_list_properties(struct exec *x, struct text class_name, member_list *list);
/* Whether the class and all that it extends and implements are declared. */
bool exec_has_whole_class(struct exec *x, struct text class_name);
/* In a flow: an object that may have members of a class that nobody declares. */
bool exec_is_open(struct exec *x, struct value object);
/* In a flow: whether the object may be an instance of the class, though no declaration says so: it
 * is open, or a platform's, of which a specification tells its part. */
bool exec_may_be_instance(struct exec *x, struct value object, name_id class_name);
/* Whether the class is the other one or below it. */
bool exec_is_subclass(struct exec *x, struct text class_name, struct text ancestor);

/* ---- prototypes: objects, functions and modules of languages that have them ---- */

/* A model field of a record, or what a specification declares as a property; false: none. */
bool exec_read_model(struct exec *x, struct value object, name_id name, struct value *value);
bool exec_stub_property(struct exec *x, struct value object, name_id name, struct value *value);
/* Writes a property that is a model field where `under` holds; false if it is none. */
bool exec_write_model(struct exec *x, struct value object, name_id name, struct value value,
                      term_id under);
/* The method or accessor of a class, or of one that it extends, as a function of `self`; ABSENT if
 * there is none. `flag`: IR_FUNCTION_GETTER, IR_FUNCTION_SETTER, or 0 for a method. */
struct value exec_class_member(struct exec *x, name_id class_name, name_id name, uint32_t flag,
                               bool is_static, struct value self);
/* Reads the property that a getter stands for. */
bool exec_get(struct exec *x, struct value base, name_id name, struct value *value);
bool exec_set(struct exec *x, struct value base, name_id name, struct value value);
/* Whether the specifications or the program declare a function or class of that full name. */
bool exec_is_declared(struct exec *x, struct text full_name);
/* The class of that full name as a value; ABSENT if there is none. */
struct value exec_class_value(struct exec *x, struct text full_name);
/* The number of parameters before the first one with a default value; false for no known function.
 */
bool exec_parameter_count(struct exec *x, struct value callable, uint32_t *count);
/* The same function with `this` bound. */
struct value exec_bind(struct exec *x, struct value callable, struct value self);
/* Throws a value where `condition` holds. */
void exec_throw_where(struct exec *x, term_id condition, struct value exception);
/* Calls, and gives what was thrown instead of throwing it (`*thrown` ABSENT: nothing). */
struct value exec_call_caught(struct exec *x, struct value callable, const struct value *args,
                              uint32_t count, struct value *thrown, term_id *threw);
/* Runs `once` any number of times: what it changes is unknown behind it. */
void exec_any_times(struct exec *x, void (*once)(struct exec *x, void *context), void *context);
/*
 * Calls a function any number of times with arguments that stand for those of any call; what it
 * assigns around it is forgotten. Gives what one call gives.
 */
struct value exec_repeat(struct exec *x, struct value callable, const struct value *args,
                         uint32_t count);
/* Whether the body of a function assigns variables of the functions around it. */
bool exec_assigns_outside(struct exec *x, struct value callable);
/* What `new callee(…)` gives. */
struct value exec_construct(struct exec *x, struct value callee, const struct value *args,
                            uint32_t count);
/* The text of an input that is a list or an object: whoever chose the input chose it freely. */
struct value exec_input_text(struct exec *x, struct value array);
/* What a call of something that nobody specifies gives, computed from `from`. */
struct value exec_unknown(struct exec *x, struct text name, const struct value *from,
                          uint32_t count);

/* Of a concrete run: whether all objects that are older than this one are still held, so that its
 * number is certain; whether a variable holds the reference. Statics are not looked at. */
bool exec_holds_all_before(struct exec *x, struct value object);
bool exec_holds_reference(struct exec *x, struct value reference);

/* Methods of a generator of a concrete run; they may run its body, and throw. */
struct value exec_generator_valid(struct exec *x, struct value object);
struct value exec_generator_current(struct exec *x, struct value object, bool key);
void exec_generator_next(struct exec *x, struct value object);
void exec_generator_rewind(struct exec *x, struct value object);
struct value exec_generator_send(struct exec *x, struct value object, struct value sent);
struct value exec_generator_throw(struct exec *x, struct value object, struct value exception);
struct value exec_generator_result(struct exec *x, struct value object);

/* The object has a destructor, which runs when a concrete run does not hold it any more. */
void exec_destructible(struct exec *x, struct value object);

/* Adds to what the program prints. */
void exec_echo(struct exec *x, struct value string);
/* What a concrete run prints from here on is held back, in buffers inside of each other. The others
 * are about the innermost one: there must be one. */
void exec_output_open(struct exec *x);
uint32_t exec_output_level(const struct exec *x);
struct text exec_output(const struct exec *x);
void exec_output_clear(struct exec *x);
void exec_output_close(struct exec *x, bool flush);

#endif
