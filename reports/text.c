/*
 * The report for a terminal or the log of a build: what is violated with its whole story, then what
 * is open, then what it all comes down to, which is where a reader of a log looks first: at its
 * end.
 */
#include "reports/text_p.h"

enum { VIOLATIONS = 100, POSSIBLE = 50, LONGEST_ID = 20 };

static void add_platforms(struct buffer *out, const struct report *report)
{
    for (uint32_t i = 0; i < report->platforms.count; i++) {
        buffer_add(out, i ? TEXT(", ") : TEXT(" ("));
        buffer_add(out, report->platforms.items[i]);
    }
    if (report->platforms.count)
        buffer_add(out, TEXT(")"));
}

static void print_title(struct buffer *out, const struct report *report)
{
    struct buffer line;
    buffer_init(&line);
    buffer_add(&line, TEXT("tillproof "));
    buffer_add(&line, report->version);
    buffer_add(&line, TEXT(": "));
    report_add_number(&line, report->files.count, "file", "files");
    buffer_add(&line, TEXT(", "));
    report_add_number(&line, report->flows, "flow", "flows");
    buffer_add(&line, TEXT(", "));
    report_add_number(&line, report->findings.count, "obligation", "obligations");
    add_platforms(&line, report);
    page_wrap(out, 0, 2, buffer_text(&line));
    buffer_done(&line);
}

static bool is_possible(const struct finding *finding)
{
    return finding->verdict == VERDICT_POSSIBLE;
}

/* One group of findings, numbered on from `number`; returns the number behind the last. */
static uint32_t print_group(struct buffer *out, const struct report *report, const char *title,
                            uint32_t count, uint32_t most, uint32_t number,
                            bool (*belongs)(const struct finding *))
{
    struct buffer heading;
    buffer_init(&heading);
    buffer_print(&heading, "%s: %" PRIu32, title, count);
    if (count)
        page_heading(out, buffer_text(&heading));
    buffer_done(&heading);
    uint32_t shown = 0;
    for (uint32_t i = 0; i < report->findings.count && shown < most; i++) {
        const struct finding *finding = &report->findings.items[i];
        if (!belongs(finding))
            continue;
        shown++;
        if (report_is_violated(finding))
            text_print_violation(out, report, finding, number++);
        else
            text_print_possible(out, report, finding, number++);
    }
    if (count > shown)
        buffer_print(out, "\nand %" PRIu32 " more.\n", count - shown);
    return number;
}

static bool is_violated(const struct report *report, uint32_t rule)
{
    return report_count(report, rule, VERDICT_VIOLATED) ||
           report_count(report, rule, VERDICT_VIOLATED_CONFIRMED);
}

static void print_help(struct buffer *out, const struct report_rule *rule)
{
    struct text help = rule->help;
    uint32_t indent = page_add(out, utf8_first(rule->id, LONGEST_ID)) + 2, column = indent;
    buffer_add(out, TEXT("  "));
    for (struct text next; (next = report_take_paragraph(&help)).size; column = 0) {
        page_indent(out, indent - column);
        page_wrap(out, indent, indent, next);
    }
}

/* What can be done, once for each rule that is violated. */
static void print_advice(struct buffer *out, const struct report *report)
{
    bool first = true;
    for (uint32_t i = 0; i < report->rules.count; i++) {
        if (!is_violated(report, i) || text_trim(report->rules.items[i].help).size == 0)
            continue;
        if (first)
            page_heading(out, TEXT("What can be done"));
        first = false;
        print_help(out, &report->rules.items[i]);
    }
}

static void print(struct buffer *out, const struct report *report)
{
    uint32_t possible = report_count(report, UINT32_MAX, VERDICT_POSSIBLE);
    uint32_t violated = report_count(report, UINT32_MAX, VERDICT_VIOLATED) +
                        report_count(report, UINT32_MAX, VERDICT_VIOLATED_CONFIRMED);
    print_title(out, report);
    uint32_t number =
        print_group(out, report, "Violated", violated, VIOLATIONS, 1, report_is_violated);
    print_group(out, report, "Possible", possible, POSSIBLE, number, is_possible);
    text_print_unknown(out, report);
    print_advice(out, report);
    text_print_not_analysed(out, report);
    text_print_assumptions(out, report);
    text_print_table(out, report);
    text_print_result(out, report);
}

const struct report_format report_text = {"text", print};

/* ---- one finding ---- */

static bool is_named(const struct finding *finding, struct text name, uint32_t number)
{
    enum { LEAST = 4 };
    char digits[16];
    snprintf(digits, sizeof digits, "%" PRIu32, number);
    return text_is(name, digits) ||
           (name.size >= LEAST && text_starts_with(finding->fingerprint, name));
}

const struct finding *report_find(const struct report *report, struct text name, uint32_t *number)
{
    *number = 0;
    for (int possible = 0; possible < 2; possible++)
        for (uint32_t i = 0; i < report->findings.count; i++) {
            const struct finding *finding = &report->findings.items[i];
            bool belongs = possible ? is_possible(finding) : report_is_violated(finding);
            if (belongs && is_named(finding, name, ++*number))
                return finding;
        }
    return NULL;
}

void report_explain(struct buffer *out, const struct report *report, const struct finding *finding,
                    uint32_t number)
{
    text_print_violation(out, report, finding, number);
    page_heading(out, TEXT("What can be done"));
    print_help(out, &report->rules.items[finding->rule]);
}
