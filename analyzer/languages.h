/* The source languages of grammars/languages.def, as tables for the driver. */
#ifndef LANGUAGES_H
#define LANGUAGES_H

#include "analyzer/exec/language.h"
#include "analyzer/project/project.h"

const struct project_language *languages_endings(uint32_t *count);
const struct language *const *languages_semantics(uint32_t *count);
/* Paths below specs/ of what the languages themselves define. */
const char *const *languages_preludes(uint32_t *count);
const struct ir_frontend *languages_frontend(const char *name);
/* A function of terms that some language defines; NULL: none has that name. */
const struct function_kind *languages_function(const char *name);

#endif
