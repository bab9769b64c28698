/*
 * What a result says. The plain text is what lists and e-mails show: the finding, why it is not
 * certain, and where the flow begins. The Markdown has the whole counterexample.
 */
#include "reports/sarif_p.h"

enum { SHOWN_BINDINGS = 30, SHOWN_VALUE = 300 };

/* A finding without a message is named after its rule. */
static void add_finding(struct buffer *out, const struct report *report,
                        const struct finding *finding)
{
    const struct report_rule *rule = &report->rules.items[finding->rule];
    if (finding->message.size) {
        buffer_add(out, finding->message);
    } else {
        buffer_print(out, "%s: ", verdict_word(finding->verdict));
        buffer_add(out, rule->title.size ? rule->title : rule->id);
    }
    report_end_sentence(out);
}

static void add_way_in(struct buffer *out, const struct finding *finding)
{
    struct text who = report_who(finding->channel);
    if (who.size) {
        buffer_add(out, TEXT(", reached by "));
        buffer_add(out, who);
    }
    if (finding->trigger.size) {
        buffer_add(out, TEXT(" through "));
        report_add_triggers(out, finding);
    }
    buffer_add(out, TEXT("."));
}

/* "[…](1)" is a link to the related location with id 1. */
static void add_entry(struct buffer *out, const struct finding *finding)
{
    struct buffer raw;
    buffer_init(&raw);
    add_way_in(&raw, finding);
    buffer_add(out, TEXT(" Entry point: "));
    sarif_add_plain(out, finding->entry);
    if (finding->entry_location.path.size)
        buffer_add(out, TEXT(" ([source](1))"));
    sarif_add_plain(out, buffer_text(&raw));
    buffer_done(&raw);
}

static json_t *plain_text(const struct report *report, const struct finding *finding)
{
    struct buffer raw, text;
    buffer_init(&raw);
    buffer_init(&text);
    add_finding(&raw, report, finding);
    if (finding->why != WHY_NONE)
        buffer_add_byte(&raw, ' ');
    report_add_why(&raw, finding);
    sarif_add_plain(&text, buffer_text(&raw));
    if (finding->entry.size)
        add_entry(&text, finding);
    json_t *value = sarif_shown_text(buffer_text(&text), SARIF_TEXT * 2);
    buffer_done(&text);
    buffer_done(&raw);
    return value;
}

static void add_shown_code(struct buffer *out, struct text code)
{
    struct buffer cut;
    buffer_init(&cut);
    utf8_add(&cut, code, SHOWN_VALUE);
    sarif_add_code(out, buffer_text(&cut));
    buffer_done(&cut);
}

static void add_bindings(struct buffer *out, const char *what, const report_bindings *bindings)
{
    for (uint32_t i = 0; i < bindings->count && i < SHOWN_BINDINGS; i++) {
        const struct report_binding *binding = &bindings->items[i];
        buffer_print(out, "- %s ", what);
        if (binding->name.size) {
            add_shown_code(out, binding->name);
            buffer_add(out, TEXT(" = "));
        }
        add_shown_code(out, binding->value);
        if (binding->note.size) {
            buffer_add(out, TEXT(" \xE2\x80\x94 "));
            sarif_add_markdown(out, utf8_first(binding->note, SHOWN_VALUE));
        }
        buffer_add_byte(out, '\n');
    }
    if (bindings->count > SHOWN_BINDINGS)
        buffer_print(out, "- %s: %" PRIu32 " more\n", what, bindings->count - SHOWN_BINDINGS);
}

static void add_request(struct buffer *out, const struct report_witness_request *request)
{
    if (request->method.size) {
        buffer_add(out, TEXT("- request "));
        struct buffer line;
        buffer_init(&line);
        buffer_add(&line, request->method);
        buffer_add(&line, TEXT(" "));
        buffer_add(&line, request->target.size ? request->target : TEXT("/"));
        add_shown_code(out, buffer_text(&line));
        buffer_done(&line);
        buffer_add_byte(out, '\n');
    }
    add_bindings(out, "query", &request->query);
    add_bindings(out, "header", &request->headers);
    add_bindings(out, "body", &request->body);
}

static void add_assumptions(struct buffer *out, const struct finding *finding)
{
    if (finding->assumptions.count == 0)
        return;
    buffer_add(out, TEXT("\n**Assumptions**\n\n"));
    for (uint32_t i = 0; i < finding->assumptions.count && i < SHOWN_BINDINGS; i++) {
        if (finding->assumptions.items[i].size == 0)
            continue;
        buffer_add(out, TEXT("- "));
        sarif_add_markdown(out, finding->assumptions.items[i]);
        buffer_add_byte(out, '\n');
    }
    if (finding->assumptions.count > SHOWN_BINDINGS)
        buffer_print(out, "- %" PRIu32 " more\n", finding->assumptions.count - SHOWN_BINDINGS);
}

static void add_counterexample(struct buffer *out, const struct finding *finding)
{
    buffer_add(out, TEXT("**Counterexample**"));
    buffer_add(out, finding->verdict == VERDICT_VIOLATED_CONFIRMED
                        ? TEXT(", executed under the real interpreter\n\n")
                        : TEXT(", not executed\n\n"));
    add_request(out, &finding->request);
    add_bindings(out, "start state", &finding->state);
    add_bindings(out, "reply", &finding->replies);
}

static json_t *markdown(const struct report *report, const struct finding *finding)
{
    struct buffer raw, text;
    buffer_init(&raw);
    buffer_init(&text);
    add_finding(&raw, report, finding);
    if (finding->why != WHY_NONE)
        buffer_add_byte(&raw, ' ');
    report_add_why(&raw, finding);
    sarif_add_markdown(&text, buffer_text(&raw));
    buffer_add(&text, TEXT("\n\n"));
    if (finding->entry.size) {
        buffer_add(&text, TEXT("**Entry point** "));
        add_shown_code(&text, finding->entry);
        buffer_clear(&raw);
        add_way_in(&raw, finding);
        sarif_add_markdown(&text, buffer_text(&raw));
        buffer_add(&text, TEXT("\n\n"));
    }
    add_counterexample(&text, finding);
    add_assumptions(&text, finding);
    json_t *value = sarif_shown_text(text_trim(buffer_text(&text)), SARIF_PAGE);
    buffer_done(&text);
    buffer_done(&raw);
    return value;
}

json_t *sarif_result_message(const struct report *report, const struct finding *finding)
{
    json_t *message = sarif_object();
    sarif_set(message, "text", plain_text(report, finding));
    if (report_has_witness(finding))
        sarif_set(message, "markdown", markdown(report, finding));
    return message;
}
