/* What the formats share: words, order, selection, and text that is safe to show. */
#ifndef REPORTS_REPORT_P_H
#define REPORTS_REPORT_P_H

#include "reports/report.h"

#define REPORT_FORMAT(name) extern const struct report_format report_##name;
#include "reports/formats.def"
#undef REPORT_FORMAT

/* Whether the formats tell where the finding's request, state and replies come from. */
bool report_has_witness(const struct finding *finding);

/* Who stands behind a channel: "anyone" for "client"; the channel itself if it is not known. */
struct text report_who(struct text channel);

/* The hooks or routes that reach it: the first one by name, how many others there are. */
void report_add_triggers(struct buffer *out, const struct finding *finding);

/*
 * Adds why a finding is not certain, as sentences that say what was met and what would help; adds
 * nothing where there is no reason.
 */
void report_add_why(struct buffer *out, const struct finding *finding);

/*
 * Chooses at most `most` (at least 2) steps to show: the first, the last, the essential ones and
 * then others, those nearest to the effect first. Sets `kept[i]` for each step.
 */
void report_select_steps(const report_steps *steps, uint32_t most, bool *kept);

/* Where a diagnostic points to; without a line where its source has no index of lines. */
struct report_location report_diag_location(const struct diag *diag);

/* "note", "warning" or "error": the words of SARIF, too. */
const char *report_diag_word(enum diag_severity severity);

/* Adds a full stop unless the text ends a sentence already. */
void report_end_sentence(struct buffer *out);

/* Takes the first paragraph off `*text`, without blanks around it; empty if there is none left. */
struct text report_take_paragraph(struct text *text);

/* Adds a number with its noun: "1 file", "2 files". */
void report_add_number(struct buffer *out, uint32_t count, const char *one, const char *many);

/*
 * The code point that begins at `*at` < bytes.size, and moves `*at` behind it. A byte that does not
 * begin a well-formed sequence (Unicode 15, table 3-7) is UTF8_INVALID, on its own.
 */
#define UTF8_INVALID UINT32_MAX
/*@ requires is_text(bytes) && \valid(at) && *at < bytes.size < SIZE_MAX - 4;
    assigns *at;
    ensures \old(*at) < *at <= \old(*at) + 4 && *at <= bytes.size;
    ensures \result == UTF8_INVALID ==> *at == \old(*at) + 1; */
uint32_t utf8_next(struct text bytes, size_t *at);

/* The number of code points, an invalid byte counting as one. */
/*@ requires is_text(bytes) && bytes.size < SIZE_MAX - 4;
    assigns \nothing;
    ensures \result <= bytes.size; */
size_t utf8_count(struct text bytes);

/* The first `limit` code points. */
/*@ requires is_text(bytes) && bytes.size < SIZE_MAX - 4;
    assigns \nothing;
    ensures is_text(\result) && \result.size <= bytes.size; */
struct text utf8_first(struct text bytes, size_t limit);

/*
 * Adds `bytes` as well-formed UTF-8: U+FFFD for NUL and for each byte that is not UTF-8. What is
 * longer than `limit` bytes is cut between code points and ends in an ellipsis.
 */
void utf8_add(struct buffer *out, struct text bytes, size_t limit);

/*
 * The same for a terminal or a log: controls other than newline and tab, and the marks that reorder
 * text (Boucher and Anderson, Trojan Source, USENIX Security 2023), are U+FFFD as well.
 */
void utf8_add_shown(struct buffer *out, struct text bytes, size_t limit);

#endif
