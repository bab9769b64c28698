/* Regular expressions of PHP, by PCRE2 (regex.c). */
#ifndef GRAMMARS_PHP_SEMANTICS_REGEX_H
#define GRAMMARS_PHP_SEMANTICS_REGEX_H

#include "grammars/php/semantics/builtins.h"

struct regex; /* a compiled pattern */

struct regex_group {
    bool matched;
    size_t begin, end;
};

/* NULL: the pattern is wrong, which PHP warns about, or has a modifier that is not known. */
struct regex *regex_open(struct arena *arena, struct text pattern);
void regex_close(struct regex *regex);
uint32_t regex_group_count(const struct regex *regex); /* the whole match included */
/* The name of a group; "" if it has none. */
struct text regex_group_name(const struct regex *regex, uint32_t group);
/* The bytes of the character at `at`: more than one for UTF-8 patterns. */
size_t regex_step(const struct regex *regex, struct text subject, size_t at);

enum regex_result { REGEX_NONE, REGEX_FOUND, REGEX_FAILED };

/* Looks from `at` on; `nonempty`: an empty match at `at` itself does not count. */
enum regex_result regex_match(const struct regex *regex, struct text subject, size_t at,
                              bool nonempty, struct regex_group *groups);
/* Adds a replacement with `$1`, `${1}` and `\1` for groups. */
void regex_expand(struct buffer *out, struct text replacement, struct text subject,
                  const struct regex_group *groups, uint32_t count);

#endif
