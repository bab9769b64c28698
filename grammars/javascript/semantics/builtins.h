/*
 * Built-in functions of JavaScript. Each file of this folder that is listed in builtins.def defines
 * `js_builtins_NAME`, a table sorted by name: "object.keys" for a function, "string#trim" for a
 * method, "new map" for a constructor, all in lower case.
 *
 * A built-in works on any value: constant (`tillproof run`, checked against Node), and symbolic,
 * where it gives an exact term if there is one and something derived from its arguments if there is
 * none.
 */
#ifndef GRAMMARS_JAVASCRIPT_SEMANTICS_BUILTINS_H
#define GRAMMARS_JAVASCRIPT_SEMANTICS_BUILTINS_H

#include "grammars/javascript/semantics/js_sem.h"

struct js_builtins {
    const struct builtin *items;
    uint32_t count;
};

#define JS_BUILTINS(name) extern const struct js_builtins js_builtins_##name;
#include "grammars/javascript/semantics/builtins.def"
#undef JS_BUILTINS

#define JS_FUNCTION(name, run)                                                                     \
    {                                                                                              \
        name, 0, UINT8_MAX, 0, run                                                                 \
    }

/* Argument `index`, undefined if it was not given. */
static inline struct value arg(const struct call *call, uint32_t index)
{
    return index < call->count && call->args[index].tag != VALUE_ABSENT ? call->args[index]
                                                                        : VALUE_OF_UNDEFINED;
}

/* What a function that nobody models at these arguments gives: derived from all of them. */
struct value js_derived(struct call *call, uint32_t mask, uint32_t child_mask);

#endif
