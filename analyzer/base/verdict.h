/* Verdicts and the reasons of those that are not certain: words that every layer shares. */
#ifndef BASE_VERDICT_H
#define BASE_VERDICT_H

enum verdict_kind {
#define VERDICT(id, word, kind) VERDICT_##id,
#include "analyzer/base/verdicts.def"
#undef VERDICT
    VERDICT_COUNT
};

enum why {
#define WHY(id, sentence, help) WHY_##id,
#include "analyzer/base/why.def"
#undef WHY
    WHY_COUNT
};

const char *verdict_word(enum verdict_kind kind);
const char *verdict_sarif_kind(enum verdict_kind kind);
const char *why_name(enum why why);
const char *why_sentence(enum why why);
const char *why_help(enum why why);

#endif
