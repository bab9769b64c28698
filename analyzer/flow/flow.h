/*
 * Flows: one entry point each, with everything that it can reach. How it is found: a call that
 * registers it, a method that overrides one that the framework calls, a page, a driver.
 */
#ifndef FLOW_FLOW_H
#define FLOW_FLOW_H

#include "analyzer/flow/index.h"
#include "specs/language/spec.h"

enum flow_kind { FLOW_REGISTERED, FLOW_OVERRIDE, FLOW_PAGE, FLOW_DRIVER };

struct flow {
    enum flow_kind kind;
    const struct spec_entry *entry;
    ir_function_id function; /* of the entry point: where reports point at */
    ir_function_id set_up;   /* REGISTERED: the function that registers it */
    ir_class_id class;       /* of the object that it is set up, called or driven on, or none */
    uint32_t registration;   /* REGISTERED: which of those that set_up makes */
    ir_file_id page;         /* PAGE */
    name_id trigger;         /* hook or route, or NO_NAME */
    VEC(name_id) others;     /* REGISTERED: more of them that do the same */
};

/* A callback for a hook that only the project itself triggers. */
struct listener {
    name_id hook;
    ir_function_id function;
    name_id class_name; /* of the object that it is called on, or NO_NAME */
};

struct flow_set {
    struct arena *arena;
    VEC(struct flow) flows;
    VEC(struct listener) listeners; /* in the order in which they were found */
    uint32_t unresolved;            /* registrations whose callback is not known */
};

void flow_print(struct buffer *out, const struct flow_set *set, const struct ir_program *program);

#endif
