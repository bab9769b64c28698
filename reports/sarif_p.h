/*
 * The parts of a SARIF 2.1.0 log, as jansson values. A function that returns `json_t *` returns a
 * new reference, never NULL; a parameter called `value` is taken over. Keys keep the order in which
 * they were set. Text that is passed in may hold any byte.
 */
#ifndef REPORTS_SARIF_P_H
#define REPORTS_SARIF_P_H

#include <jansson.h>

#include "reports/report_p.h"

/*
 * What GitHub code scanning takes: more results, rules, steps or tags of one kind are refused or
 * cut off there, so a log never has them. The bounds on texts, in bytes, are ours.
 */
enum {
    SARIF_RUNS = 5,
    SARIF_RESULTS = 1000, /* of a run */
    SARIF_RULES = 1000,
    SARIF_STEPS = 100,
    SARIF_TAGS = 20,
    SARIF_NAME = 250,      /* a rule's name */
    SARIF_SENTENCE = 1000, /* a rule's descriptions */
    SARIF_TEXT = 2000,
    SARIF_PAGE = 16000,
    SARIF_BINDINGS = 100, /* of a request, a state, replies; assumptions */
    SARIF_ITEMS = 500     /* of other lists in a property bag, of notifications */
};

/* sarif_json.c: values */

json_t *sarif_object(void);
json_t *sarif_array(void);
json_t *sarif_number(uint32_t number);
json_t *sarif_text(struct text text, size_t limit);       /* as it is in the source */
json_t *sarif_shown_text(struct text text, size_t limit); /* fit to be shown to a reader */
json_t *sarif_word(const char *zero_terminated);
void sarif_set(json_t *object, const char *key, json_t *value);
void sarif_append(json_t *array, json_t *value);

/* Sets a key that is data; of equal keys the last one stands. */
void sarif_set_named(json_t *object, struct text key, json_t *value);

/* Sets `key` unless the text, array or object is empty. */
void sarif_set_text(json_t *object, const char *key, struct text text);
void sarif_set_filled(json_t *object, const char *key, json_t *value);

/* {"text": text}: a message or a description, and a piece of source or a value. */
json_t *sarif_message(struct text text, size_t limit);
json_t *sarif_code(struct text text);

/* As a message that readers show with links: nothing in `data` becomes one. */
void sarif_add_plain(struct buffer *out, struct text data);

/* The same in Markdown, and as code. */
void sarif_add_markdown(struct buffer *out, struct text data);
void sarif_add_code(struct buffer *out, struct text data);

/* sarif_location.c: places */

/* A relative reference (RFC 3986) to a file; "." for an empty path. */
json_t *sarif_artifact_location(struct text path);

/* With everything that is known of it: region, code, function. Never without a path and a line. */
json_t *sarif_location(const struct report_location *location);

/* A location whose region shows its surroundings too. */
json_t *sarif_location_with_context(const struct report_location *location);

/* sarif_rules.c: the catalogue */

/* tool.driver.rules, and the CWE taxonomy that these rules point to. */
json_t *sarif_rules(const struct report *report);
json_t *sarif_taxonomies(const struct report *report);
const char *sarif_level(enum report_severity severity);

/* sarif_request.c: an HTTP request of a counterexample as a webRequest */
json_t *sarif_request(const struct report_witness_request *request);

/* sarif_message.c: what a result says, as text and as Markdown */
json_t *sarif_result_message(const struct report *report, const struct finding *finding);

/* sarif_result.c */
json_t *sarif_result(const struct report *report, const struct finding *finding);

#endif
