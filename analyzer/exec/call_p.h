/* Calls among the files that make them: who is called, with what, how it runs. */
#ifndef EXEC_CALL_P_H
#define EXEC_CALL_P_H

#include "analyzer/exec/exec_p.h"

/* What a call goes to, known before its arguments are evaluated. */
struct callee {
    struct callable callable;
    const struct builtin *builtin;        /* or NULL */
    struct value self;                    /* of a built-in or specified method */
    ir_function_id stub;                  /* what specifications declare, or none */
    const struct spec_contract *contract; /* or NULL */
    bool known;
};

static inline ir_id kid(struct exec *x, ir_id node, uint32_t index)
{
    return ir_kid(x->program, node, index);
}

static inline name_id payload_name(struct exec *x, ir_id node)
{
    return (name_id){(uint32_t)ir_node(x->program, node)->payload};
}

/* ---- callee.c ---- */

/* The function of that name; with `fallback`, the one outside of the namespace where there is none.
 */
struct callee callee_of_function(struct exec *x, name_id name, bool fallback);

/* Up the ancestors: what is specified of a class comes before its body. `by_class`: named by its
 * class. */
struct callee callee_of_class(struct exec *x, name_id class_name, name_id method, struct value self,
                              bool by_class);

/* A method of an object, or of another value where the language has such. */
struct callee callee_of_object(struct exec *x, struct value object, name_id method);

/* A method of the program that code here may not call. */
bool callee_is_hidden(struct exec *x, const struct callee *callee);

/* A class of the specifications that the program does not declare. */
bool callee_is_specified_only(struct exec *x, ir_class_id stub);

/* ---- arguments.c ---- */

/* Whether the argument at `index` is passed by reference. */
bool arguments_take_reference(struct exec *x, const struct callee *callee, uint32_t index);

/* The children of a node from `first` on, evaluated as the callee takes them. */
struct arguments arguments_gather(struct exec *x, const struct callee *callee, ir_id node,
                                  uint32_t first);

/* An element or property that was lent by reference for a call holds its plain value again. */
void arguments_end_lending(struct exec *x, const struct arguments *args);

/* Objects of the program's own classes among them may be changed by code that nobody declares. Not
 * in languages with prototypes, where every value is such an object. */
void arguments_forget(struct exec *x, const struct arguments *args);

/* Where the argument for a parameter stands; UINT32_MAX if it is missing. */
uint32_t arguments_find(const struct arguments *args, uint32_t position, name_id name);

/* Those from `first` on as an array, named ones under their names. */
struct value arguments_rest(struct exec *x, const struct arguments *args, uint32_t first);

/* ---- builtin.c ---- */

/* Runs what the language has built in; what it wrote goes to the places of `all`. */
struct value call_builtin(struct exec *x, const struct callee *callee, const struct arguments *all,
                          ir_id node);

/* ---- bind.c ---- */

/* Throws at a name that no parameter has, where no variadic one takes it, or that is given twice.
 */
bool bind_refuse_names(struct exec *x, ir_function_id id, const struct arguments *args);

/* Gives the parameters of the frame on top their values. */
void bind_params(struct exec *x, ir_function_id id, const struct arguments *args);

/* ---- callable.c ---- */

/* A function or method as a value. */
struct value callable_of_callee(struct exec *x, const struct callee *callee, struct text name);

/* A specified class that is called like a function gives an object: `express.Router()`. */
bool callable_construct(struct exec *x, struct text name, const struct arguments *args, ir_id node,
                        struct value *result);

/* Calls one value: a closure, a name, a pair, an object. */
struct value callable_call(struct exec *x, struct value callee, const struct arguments *args,
                           ir_id node);

/* One of several things is called, from `index` on: each where it is the one. */
struct value call_cases(struct exec *x, const value_cases *cases, uint32_t index,
                        const struct arguments *args, ir_id node,
                        struct value (*one)(struct exec *, struct value, const struct arguments *,
                                            ir_id));

/* What a value calls, as far as it tells which arguments go by reference. */
struct callee callable_guess(struct exec *x, struct value value);

/* ---- method.c ---- */

/* A method of `base`, which may be one of several things; the arguments are evaluated once. */
struct value method_call_named(struct exec *x, ir_id node, struct value base, name_id method,
                               uint32_t first_arg);

/* ---- static_call.c ---- */

/* A method that a class has not, or not for the running code. `by_word`: named by self, static,
 * parent. */
struct value static_call_magic(struct exec *x, struct value self, name_id class_name, bool by_word,
                               name_id method, const struct arguments *args, ir_id node);

/* Throws at an instance method without an object and at an abstract one. */
bool static_call_refuse(struct exec *x, const struct callee *callee);

/* A node that calls a method of a class. */
struct value static_call_named(struct exec *x, ir_id node, name_id method, uint32_t first);

/* ---- construct.c ---- */

/* An object of a class that nobody declares. */
struct value construct_unknown(struct exec *x, name_id class_name, const struct arguments *args);

/* A node that makes an object. */
struct value construct_new(struct exec *x, ir_id node);

/* ---- call.c ---- */

/* Runs what was found: built in, specified, or a body. */
struct value call_run(struct exec *x, const struct callee *callee, const struct arguments *args,
                      ir_id node);

/* The result of a call of what nobody declares; concrete runs throw. */
struct value call_of_unknown(struct exec *x, const char *what, struct text name,
                             const struct arguments *args);

/* The same of a function. */
struct value call_of_unknown_function(struct exec *x, struct text name,
                                      const struct arguments *args);

#endif
