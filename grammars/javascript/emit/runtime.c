/* The files of runtime/ as parts of the program, and what runs them. */
#include <unistd.h>

#include "grammars/javascript/emit/emit_p.h"

#define RUNTIME(name)                                                                              \
    extern const char js_runtime_##name[], js_runtime_##name##_end[];                              \
    __asm__(".section .rodata\n"                                                                   \
            ".global js_runtime_" #name "\n"                                                       \
            ".global js_runtime_" #name "_end\n"                                                   \
            "js_runtime_" #name ": .incbin \"grammars/javascript/emit/runtime/" #name ".js\"\n"    \
            "js_runtime_" #name "_end: .byte 0\n"                                                  \
            ".previous\n");
#include "grammars/javascript/emit/runtime.def"
#undef RUNTIME

void js_print_runtime(struct buffer *out)
{
    buffer_add(out, TEXT("'use strict';\n"));
#define RUNTIME(name)                                                                              \
    buffer_add(out, (struct text){js_runtime_##name,                                               \
                                  (size_t)(js_runtime_##name##_end - js_runtime_##name)});
#include "grammars/javascript/emit/runtime.def"
#undef RUNTIME
}

/* Where the sandbox sees it. */
const char *js_interpreter(void)
{
    static const char *const places[] = {"/usr/bin/node", "/usr/local/bin/node", "/usr/bin/nodejs"};
    for (size_t i = 0; i < ARRAY_LENGTH(places); i++)
        if (access(places[i], X_OK) == 0)
            return places[i];
    return NULL;
}
