/* runtime.php as a part of the program, and what runs it. */
#include <unistd.h>

#include "grammars/php/emit/emit_p.h"

extern const char php_runtime_begin[], php_runtime_end[];

__asm__(".section .rodata\n"
        ".global php_runtime_begin\n"
        ".global php_runtime_end\n"
        "php_runtime_begin: .incbin \"grammars/php/emit/runtime.php\"\n"
        "php_runtime_end: .byte 0\n"
        ".previous\n");

struct text php_runtime(void)
{
    return (struct text){php_runtime_begin, (size_t)(php_runtime_end - php_runtime_begin)};
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
