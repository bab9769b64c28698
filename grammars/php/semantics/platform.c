/* Which functions and classes PHP itself has, whether they are modelled here or not. */
#include "grammars/php/semantics/php_sem.h"

static const char *const functions[] = {
#define PLATFORM_FUNCTION(name) name,
#include "grammars/php/semantics/platform_functions.def"
#undef PLATFORM_FUNCTION
};

static const char *const classes[] = {
#define PLATFORM_CLASS(name) name,
#include "grammars/php/semantics/platform_classes.def"
#undef PLATFORM_CLASS
};

static int compare(const void *key, const void *element)
{
    return text_compare(*(const struct text *)key, text_of(*(const char *const *)element));
}

/* Whether the name is in the sorted list, letters compared without case. */
static bool is_listed(struct text name, const char *const *list, size_t count)
{
    char lower[64];
    if (name.size && name.data[0] == '\\')
        name = text_slice(name, 1, name.size);
    if (name.size == 0 || name.size > sizeof lower)
        return false;
    for (size_t i = 0; i < name.size; i++)
        lower[i] = (char)tolower((unsigned char)name.data[i]);
    struct text key = {lower, name.size};
    return bsearch(&key, list, count, sizeof *list, compare) != NULL;
}

bool php_knows_function(struct text name)
{
    return is_listed(name, functions, ARRAY_LENGTH(functions));
}

bool php_knows_class(struct text name)
{
    return is_listed(name, classes, ARRAY_LENGTH(classes));
}
