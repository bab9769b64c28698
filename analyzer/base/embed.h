/* Files that become part of the binary when it is assembled. */
#ifndef BASE_EMBED_H
#define BASE_EMBED_H

#include "analyzer/base/text.h"

/* Declares and defines `symbol`, the bytes of the file, whose path begins at the root. */
#define EMBED(symbol, path)                                                                        \
    extern const char symbol[], symbol##_end[];                                                    \
    __asm__(".section .rodata\n"                                                                   \
            ".global " #symbol ", " #symbol "_end\n"                                               \
            "" #symbol ": .incbin \"" path "\"\n"                                                  \
            "" #symbol "_end: .byte 0\n"                                                           \
            ".previous\n");

/* The bytes of an embedded file. */
#define EMBEDDED(symbol) ((struct text){symbol, (size_t)(symbol##_end - symbol)})

#endif
