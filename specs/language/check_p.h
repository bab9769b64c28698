/* The checker of sorts: what its files share. */
#ifndef SPECS_LANGUAGE_CHECK_P_H
#define SPECS_LANGUAGE_CHECK_P_H

#include "specs/language/spec_p.h"

struct check_variable {
    name_id name;
    struct logic_type type;
    bool is_used;
};

/* Where a term stands: what `this`, `\result` and names mean there. */
struct checking {
    struct spec_set *set;
    struct map classes; /* lower-case full name of a stub class -> its index */
    VEC(struct check_variable) scope;
    ir_function_id function; /* whose parameters `$name` means; or none */
    name_id this_class;      /* or NO_NAME */
    bool has_this;
    bool has_result;
    bool has_old;
    const char *no_result; /* why there is no `\result`, where there is none */
    struct logic_type result;
};

/* The fields of a class by name, and the one that was wanted. */
struct members {
    struct arena *arena;
    name_id wanted;
    bool found;
    struct logic_type type; /* of the wanted one */
    name_vec names;
    bool is_open; /* the class may have fields that no stub declares */
};

/* ---- members.c ---- */

void check_index_classes(struct checking *c);
/* NULL if no stub declares it. */
const struct ir_class *check_find_class(struct checking *c, name_id name);
struct members check_find_member(struct checking *c, name_id class_name, name_id wanted);
/* VALUE where the declaration leaves it open. */
struct logic_type check_host_type(const struct ir_type *type);

/* ---- sorts.c ---- */

/* The sort of a term; what is wrong inside of it goes to the sink, once, and is UNKNOWN outside. */
struct logic_type check_term(struct checking *c, logic_id id);
/* The term must be a condition; `what` names the place, for the message. */
void check_condition(struct checking *c, logic_id id, const char *what);
/* The term must be a fact with its arguments. */
void check_fact(struct checking *c, logic_id id, const char *what);
/* The term is argument `number` of `function`, which wants that sort; 0: its body. */
void check_argument(struct checking *c, logic_id id, struct logic_type wanted, struct text function,
                    uint32_t number);
/* An error about a term. */
void check_complain(struct checking *c, logic_id id, const char *format, ...) PRINTF_LIKE(3, 4);
/* `what` `name` of `names` is meant, and does not exist. */
void check_report_unknown(struct checking *c, uint32_t file, struct range range, const char *what,
                          name_id name, const name_vec *names);
/* A name that must be a class of some stub. */
void check_class_name(struct checking *c, uint32_t file, struct range range, name_id name);

#endif
