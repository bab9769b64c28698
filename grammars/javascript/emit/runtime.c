/* The files of runtime/ as parts of the program, and what runs them. */
#include "analyzer/base/embed.h"
#include "grammars/javascript/emit/emit_p.h"

#define RUNTIME(name) EMBED(js_runtime_##name, "grammars/javascript/emit/runtime/" #name ".js")
#include "grammars/javascript/emit/runtime.def"
#undef RUNTIME

void js_print_runtime(struct buffer *out)
{
    buffer_add(out, TEXT("'use strict';\n"));
#define RUNTIME(name) buffer_add(out, EMBEDDED(js_runtime_##name));
#include "grammars/javascript/emit/runtime.def"
#undef RUNTIME
}

/* Where the sandbox sees it. */
const char *js_interpreter(void)
{
    static const char *const places[] = {"/usr/bin/node", "/usr/local/bin/node", "/usr/bin/nodejs",
                                         NULL};
    return emit_find_program(places);
}
