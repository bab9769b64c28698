/* The files of runtime/ as parts of the program, and what runs them. */
#include <unistd.h>

#include "grammars/php/emit/emit_p.h"

#define RUNTIME(name)                                                                              \
    extern const char php_runtime_##name[], php_runtime_##name##_end[];                            \
    __asm__(".section .rodata\n"                                                                   \
            ".global php_runtime_" #name "\n"                                                      \
            ".global php_runtime_" #name "_end\n"                                                  \
            "php_runtime_" #name ": .incbin \"grammars/php/emit/runtime/" #name ".php\"\n"         \
            "php_runtime_" #name "_end: .byte 0\n"                                                 \
            ".previous\n");
#include "grammars/php/emit/runtime.def"
#undef RUNTIME

/* Without the tag that opens a file of PHP. */
static void print_part(struct buffer *out, const char *begin, const char *end)
{
    static const char tag[] = "<?php\n";
    begin += strlen(tag);
    buffer_add(out, (struct text){begin, (size_t)(end - begin)});
    buffer_add_byte(out, '\n');
}

void php_print_runtime(struct buffer *out)
{
    buffer_add(out, TEXT("<?php\n"));
#define RUNTIME(name) print_part(out, php_runtime_##name, php_runtime_##name##_end);
#include "grammars/php/emit/runtime.def"
#undef RUNTIME
}

/* Debian's alternatives are links that a sandbox need not have. */
const char *php_interpreter(void)
{
    static const char *const places[] = {"/usr/bin/php8.2", "/usr/bin/php8.3", "/usr/bin/php8.4",
                                         "/usr/bin/php"};
    for (size_t i = 0; i < ARRAY_LENGTH(places); i++)
        if (access(places[i], X_OK) == 0)
            return places[i];
    return NULL;
}
