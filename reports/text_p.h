/* The parts of the report for a terminal or a log. */
#ifndef REPORTS_TEXT_P_H
#define REPORTS_TEXT_P_H

#include "analyzer/base/names.h"
#include "reports/report_p.h"

/*
 * page.c: lines of at most PAGE_WIDTH columns, a code point being a column. Text that is passed in
 * may hold any byte; what is written is fit to be shown.
 */
enum { PAGE_WIDTH = 100 };

void page_indent(struct buffer *out, uint32_t columns);

/* The words of `text`, behind the `column` columns that the line has already, then in lines that
 * begin at `indent`. Ends the line. */
void page_wrap(struct buffer *out, uint32_t column, uint32_t indent, struct text text);

/* `text` behind the `column` columns of the line, cut with an ellipsis. Ends the line. */
void page_line(struct buffer *out, uint32_t column, struct text text);

/* Adds `text` with blanks for line ends and tabs, and nothing unfit to be shown; returns its
 * columns. */
uint32_t page_add(struct buffer *out, struct text text);

/* `text` underlined, behind a blank line. */
void page_heading(struct buffer *out, struct text text);

/* tally.c: how often each of some texts occurs */
struct tally {
    struct arena *arena;
    struct names names;
    VEC(struct report_count) counts; /* by name_id - 1, until it is sorted */
};

void tally_init(struct tally *tally, struct arena *arena);
void tally_done(struct tally *tally);

/* An empty text is not counted. */
void tally_add(struct tally *tally, struct text text, uint32_t count);

/* The most frequent first, equal ones by text. Nothing can be added behind that. */
void tally_sort(struct tally *tally);

/* text_finding.c */

/* A violated finding with its whole story. */
void text_print_violation(struct buffer *out, const struct report *report,
                          const struct finding *finding, uint32_t number);

/* One that is possible: what, where and why it is not certain. */
void text_print_possible(struct buffer *out, const struct report *report,
                         const struct finding *finding, uint32_t number);

/* text_summary.c */

/* What stays open: unknown obligations by reason; what was not analysed; what is assumed. */
void text_print_unknown(struct buffer *out, const struct report *report);
void text_print_not_analysed(struct buffer *out, const struct report *report);
void text_print_assumptions(struct buffer *out, const struct report *report);

/* Verdicts by rule, and the sentence that the report comes down to. */
void text_print_table(struct buffer *out, const struct report *report);
void text_print_result(struct buffer *out, const struct report *report);

#endif
