/* Which version of PHP a program is for, and what that version does otherwise. */
#include "grammars/php/semantics/php_sem.h"

static const uint32_t since[] = {
#define PHP_DIFFERENCE(id, version, source, text) version,
#include "grammars/php/semantics/versions.def"
#undef PHP_DIFFERENCE
};

bool php_is_so(const struct exec *x, enum php_difference difference)
{
    return exec_version(x) >= since[difference];
}

bool php_may_differ(const struct exec *x, enum php_difference difference)
{
    return exec_may_be_before(x, since[difference]);
}
