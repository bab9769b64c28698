/* Which functions and classes PHP itself has and what they give, whether modelled here or not. */
#include "grammars/php/semantics/php_sem.h"

static const char *const functions[] = {
#define PLATFORM_FUNCTION(name, tags) name,
#include "grammars/php/semantics/platform_functions.def"
#undef PLATFORM_FUNCTION
};

/* What each of them can give. */
enum {
    ANY = VALUE_ANY,
    NUL = VALUE_MASK(VALUE_NULL),
    BOOL = VALUE_MASK(VALUE_BOOL),
    INT = VALUE_MASK(VALUE_INT),
    FLOAT = VALUE_MASK(VALUE_FLOAT),
    STRING = VALUE_MASK(VALUE_STRING),
    ARRAY = VALUE_MASK(VALUE_ARRAY),
    OBJECT = VALUE_MASK(VALUE_OBJECT),
};
static const uint32_t results[] = {
#define PLATFORM_FUNCTION(name, tags) tags,
#include "grammars/php/semantics/platform_functions.def"
#undef PLATFORM_FUNCTION
};

static const char *const referring[] = {
#define PLATFORM_REFERENCES(name, bits) name,
#include "grammars/php/semantics/platform_references.def"
#undef PLATFORM_REFERENCES
};

static const uint32_t references[] = {
#define PLATFORM_REFERENCES(name, bits) bits,
#include "grammars/php/semantics/platform_references.def"
#undef PLATFORM_REFERENCES
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

/* Where the name is in the sorted list, letters compared without case; NULL: it is not. */
static const char *const *find(struct text name, const char *const *list, size_t count)
{
    char lower[64];
    if (name.size && name.data[0] == '\\')
        name = text_slice(name, 1, name.size);
    if (name.size == 0 || name.size > sizeof lower)
        return NULL;
    for (size_t i = 0; i < name.size; i++)
        lower[i] = (char)tolower((unsigned char)name.data[i]);
    struct text key = {lower, name.size};
    return bsearch(&key, list, count, sizeof *list, compare);
}

bool php_knows_function(struct text name)
{
    return find(name, functions, ARRAY_LENGTH(functions)) != NULL;
}

uint32_t php_result_tags(struct text name)
{
    const char *const *found = find(name, functions, ARRAY_LENGTH(functions));
    return found ? results[found - functions] : VALUE_ANY;
}

uint32_t php_references(struct text name)
{
    const char *const *found = find(name, referring, ARRAY_LENGTH(referring));
    return found ? references[found - referring] : 0;
}

bool php_knows_class(struct text name)
{
    return find(name, classes, ARRAY_LENGTH(classes)) != NULL;
}
