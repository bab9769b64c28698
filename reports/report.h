/*
 * What was found, as plain data, and the formats that it is written in. A report owns nothing: all
 * texts live in the arena of whoever filled it. Formats never decide anything; they print.
 */
#ifndef REPORTS_REPORT_H
#define REPORTS_REPORT_H

#include "analyzer/base/diag.h"
#include "analyzer/base/verdict.h"

enum report_severity { REPORT_NOTE, REPORT_WARNING, REPORT_ERROR };

/* A rule of the catalogue, from a `rule` clause of the specifications. */
struct report_rule {
    struct text id;    /* "TP1002" */
    struct text name;  /* "AmountNotVouched" */
    struct text title; /* one sentence */
    struct text help; /* paragraphs of plain text: what can be done to the shop, the smallest fix */
    enum report_severity severity;
    VEC(uint32_t) cwe; /* numbers */
};

/* A place in the analysed sources. Lines and columns from 1, columns in code points; 0: no place.
 */
struct report_location {
    struct text path; /* relative, with slashes */
    uint32_t line, column;
    uint32_t end_line, end_column; /* behind the last code point */
    struct text function;          /* full name, "" at file scope */
    struct text snippet;           /* the source text of the lines, or "" */
};

/* A step of the way from the entry point to the effect. */
struct report_step {
    struct report_location location;
    struct text message;
    uint32_t depth;    /* of calls, from 0 */
    bool is_essential; /* one that the finding hangs on */
};

/*
 * A part of a counterexample. Of the start state and of replies: `order.total` = `"100.00"`, the
 * value as source text of the language. Of a request: `order[id]` = `7`, name and value as they are
 * before they are encoded, without quotes. Either way a value that no text can give is words in
 * angle brackets: `<hmac-sha256 of the body under "">`.
 */
struct report_binding {
    struct text name;
    struct text value;
    struct text note; /* why it is so, or "" */
};

typedef VEC(struct report_binding) report_bindings;
typedef VEC(struct report_step) report_steps;

struct report_witness_request {
    struct text method;    /* "POST"; "" if the entry point is not reached by a request */
    struct text target;    /* "/?wc-api=x": the path, and what of the query the route fixes */
    report_bindings query; /* what of the query is not in `target` */
    report_bindings headers;
    report_bindings body; /* fields of a form; one without a name is the body as a whole */
};

struct finding {
    uint32_t rule; /* index in report.rules, always valid */
    enum verdict_kind verdict;
    enum why why;           /* of UNKNOWN and POSSIBLE */
    struct text why_detail; /* the construct, call or term that caused it, or "" */
    struct text clause;     /* name of the clause, as the specification has it */
    struct text message;    /* one or two sentences, with values where there is a counterexample */
    struct report_location location; /* the effect */
    struct text entry;               /* full name of the entry point's function */
    struct text channel;             /* "client", "customer", … */
    struct text trigger;             /* how it is reached: "wp_ajax_nopriv_pay" */
    VEC(struct text) triggers;       /* by which else: the same happens */
    struct report_location entry_location;
    report_steps steps;      /* from the entry point to the effect */
    report_steps gate_steps; /* from the callback that lets the caller in to the effect; or empty */
    report_steps check_steps;  /* from where a provider is asked or a message checked to the effect;
                                  or none */
    report_steps passed_steps; /* from the last check that refuses nothing to the effect; or none */
    report_steps data_steps;   /* from where what the client sent is read to the effect; or none */
    struct report_witness_request request;
    report_bindings state;   /* the start state */
    report_bindings replies; /* what the provider answers */
    struct text execution;   /* what became of the execution of the counterexample, or "" */
    struct text solver;      /* who decided it, where the one asked first gave up; or "" */
    VEC(struct text) assumptions;
    struct text fingerprint; /* hexadecimal, stable under changes elsewhere in the file */
};

/* A construct that is not modelled, or a function that nobody specifies, and how often it was met.
 */
struct report_count {
    struct text what;
    uint32_t count;
};

struct report {
    struct text version; /* of the tool */
    VEC(struct report_rule) rules;
    VEC(struct finding) findings;          /* in the order of report_sort */
    const struct diag_sink *notifications; /* about the input, sorted */
    VEC(struct text) files;                /* paths of the files that were analysed, sorted */
    uint32_t flows;
    VEC(struct report_count) unmodelled;
    VEC(struct report_count) unspecified;
    VEC(struct text) platforms; /* that were detected */
    bool is_incomplete;         /* interrupted */
};

struct report_format {
    const char *name; /* of --format */
    void (*print)(struct buffer *out, const struct report *report);
};

/* The format of that name, or NULL. */
const struct report_format *report_find_format(struct text name);

/* Sorts the findings by path, place, rule and entry point; equal ones by all else that is shown, so
 * that the order they were found in does not matter. */
void report_sort(struct report *report);

/* All verdicts, from what a reader wants to see first to what matters least. */
extern const enum verdict_kind report_verdicts[VERDICT_COUNT];

bool report_is_violated(const struct finding *finding);

/* Numbers of findings with a verdict, of one rule or (rule UINT32_MAX) of all. */
uint32_t report_count(const struct report *report, uint32_t rule, enum verdict_kind verdict);

/*
 * The finding that `name` means: its number in the text report, or the beginning (4 letters or
 * more) of its fingerprint. NULL if there is none; `*number` is its number in the text report.
 */
const struct finding *report_find(const struct report *report, struct text name, uint32_t *number);

/* The whole story of one finding, as text. */
void report_explain(struct buffer *out, const struct report *report, const struct finding *finding,
                    uint32_t number);

#endif
