/* The files of runtime/ as parts of the program, and what runs them. */
#include "analyzer/base/embed.h"
#include "grammars/php/emit/emit_p.h"

#define RUNTIME(name) EMBED(php_runtime_##name, "grammars/php/emit/runtime/" #name ".php")
#include "grammars/php/emit/runtime.def"
#undef RUNTIME

/* Without the tag that opens a file of PHP. */
static void print_part(struct buffer *out, struct text part)
{
    buffer_add(out, text_slice(part, strlen("<?php\n"), part.size));
    buffer_add_byte(out, '\n');
}

void php_print_runtime(struct buffer *out)
{
    buffer_add(out, TEXT("<?php\n"));
#define RUNTIME(name) print_part(out, EMBEDDED(php_runtime_##name));
#include "grammars/php/emit/runtime.def"
#undef RUNTIME
}

/* Debian's alternatives are links that a sandbox need not have. */
const char *php_interpreter(void)
{
    static const char *const places[] = {"/usr/bin/php8.2", "/usr/bin/php8.3", "/usr/bin/php8.4",
                                         "/usr/bin/php", NULL};
    return emit_find_program(places);
}
