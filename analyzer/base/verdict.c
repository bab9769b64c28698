/* The words for verdicts and reasons. */
#include "analyzer/base/verdict.h"

static const char *const verdict_words[] = {
#define VERDICT(id, word, kind) word,
#include "analyzer/base/verdicts.def"
#undef VERDICT
};

static const char *const verdict_kinds[] = {
#define VERDICT(id, word, kind) kind,
#include "analyzer/base/verdicts.def"
#undef VERDICT
};

static const char *const why_names[] = {
#define WHY(id, sentence, help) #id,
#include "analyzer/base/why.def"
#undef WHY
};

static const char *const why_sentences[] = {
#define WHY(id, sentence, help) sentence,
#include "analyzer/base/why.def"
#undef WHY
};

static const char *const why_helps[] = {
#define WHY(id, sentence, help) help,
#include "analyzer/base/why.def"
#undef WHY
};

const char *verdict_word(enum verdict_kind kind)
{
    return verdict_words[kind];
}

const char *verdict_sarif_kind(enum verdict_kind kind)
{
    return verdict_kinds[kind];
}

const char *why_name(enum why why)
{
    return why_names[why];
}

const char *why_sentence(enum why why)
{
    return why_sentences[why];
}

const char *why_help(enum why why)
{
    return why_helps[why];
}
