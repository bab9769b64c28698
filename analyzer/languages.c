/* Registration of source languages: one line of grammars/languages.def each. */
#include "analyzer/languages.h"

#define LANGUAGE(name, endings, prelude)                                                           \
    extern const struct ir_frontend frontend_##name;                                               \
    extern const struct language language_##name;
#include "grammars/languages.def"
#undef LANGUAGE

static const struct project_language endings[] = {
#define LANGUAGE(name, endings, prelude) {#name, endings},
#include "grammars/languages.def"
#undef LANGUAGE
};

static const struct language *const semantics[] = {
#define LANGUAGE(name, endings, prelude) &language_##name,
#include "grammars/languages.def"
#undef LANGUAGE
};

static const char *const preludes[] = {
#define LANGUAGE(name, endings, prelude) prelude,
#include "grammars/languages.def"
#undef LANGUAGE
};

const char *const *languages_preludes(uint32_t *count)
{
    *count = ARRAY_LENGTH(preludes);
    return preludes;
}

const struct project_language *languages_endings(uint32_t *count)
{
    *count = ARRAY_LENGTH(endings);
    return endings;
}

const struct language *const *languages_semantics(uint32_t *count)
{
    *count = ARRAY_LENGTH(semantics);
    return semantics;
}

const struct ir_frontend *languages_frontend(const char *name)
{
    for (size_t i = 0; i < ARRAY_LENGTH(semantics); i++)
        if (strcmp(semantics[i]->name, name) == 0)
            return semantics[i]->frontend;
    return NULL;
}

const struct function_kind *languages_function(const char *name)
{
    for (size_t i = 0; i < ARRAY_LENGTH(semantics); i++) {
        const struct language *language = semantics[i];
        const struct function_kind *kind =
            language->find_function ? language->find_function(name) : NULL;
        if (kind)
            return kind;
    }
    return NULL;
}
