/*
 * The report as SARIF 2.1.0 (OASIS), for GitHub code scanning and for editors. What is written
 * depends on the report alone: no time, no machine, no absolute path.
 *
 * Results come by verdict, violations first. A service takes a limited number of them in one run,
 * so that what is more becomes further runs under names of their own; what does not fit into these
 * is counted and said.
 */
#include "reports/sarif_p.h"

/* The findings in the order of the log, and how they are dealt to runs. */
struct layout {
    u32_vec order;     /* indices of findings */
    uint32_t runs;     /* at least 1 */
    uint32_t left_out; /* findings at the end of the order */
};

static struct layout make_layout(struct arena *arena, const struct report *report)
{
    struct layout layout = {.runs = 1};
    for (uint32_t v = 0; v < VERDICT_COUNT; v++)
        for (uint32_t i = 0; i < report->findings.count; i++)
            if (report->findings.items[i].verdict == report_verdicts[v])
                VEC_PUSH(arena, &layout.order, i);
    uint32_t most = SARIF_RUNS * SARIF_RESULTS;
    if (layout.order.count > most) {
        layout.left_out = layout.order.count - most;
        layout.order.count = most;
    }
    if (layout.order.count > 0)
        layout.runs = (layout.order.count + SARIF_RESULTS - 1) / SARIF_RESULTS;
    return layout;
}

static json_t *make_driver(const struct report *report)
{
    json_t *driver = sarif_object(), *supported = sarif_array(), *taxonomies;
    sarif_set(driver, "name", sarif_word("tillproof"));
    sarif_set_text(driver, "version", report->version);
    sarif_set_text(driver, "semanticVersion", report->version);
    sarif_set(driver, "informationUri", sarif_word("man:tillproof(1)"));
    sarif_set(driver, "rules", sarif_rules(report));
    taxonomies = sarif_taxonomies(report);
    if (json_array_size(taxonomies)) {
        json_t *taxonomy = sarif_object();
        sarif_set(taxonomy, "name", sarif_word("CWE"));
        sarif_set(taxonomy, "index", sarif_number(0));
        sarif_append(supported, taxonomy);
    }
    json_decref(taxonomies);
    sarif_set_filled(driver, "supportedTaxonomies", supported);
    json_t *tool = sarif_object();
    sarif_set(tool, "driver", driver);
    return tool;
}

static json_t *make_notification(const char *level, struct text message)
{
    json_t *notification = sarif_object();
    struct buffer text;
    buffer_init(&text);
    sarif_add_plain(&text, message);
    sarif_set(notification, "level", sarif_word(level));
    sarif_set(notification, "message", sarif_message(buffer_text(&text), SARIF_TEXT));
    buffer_done(&text);
    return notification;
}

static json_t *notification_of(const struct diag *diag)
{
    json_t *notification = make_notification(report_diag_word(diag->severity), diag->message);
    json_t *locations = sarif_array();
    struct report_location location = report_diag_location(diag);
    if (location.path.size)
        sarif_append(locations, sarif_location(&location));
    sarif_set_filled(notification, "locations", locations);
    return notification;
}

static void append_count(json_t *notifications, const char *level, uint32_t count,
                         const char *sentence)
{
    if (count == 0)
        return;
    struct buffer text;
    buffer_init(&text);
    buffer_print(&text, "%" PRIu32 " %s", count, sentence);
    sarif_append(notifications, make_notification(level, buffer_text(&text)));
    buffer_done(&text);
}

static json_t *make_notifications(const struct report *report, const struct layout *layout)
{
    json_t *notifications = sarif_array();
    uint32_t count = report->notifications ? report->notifications->diags.count : 0;
    if (report->is_incomplete)
        sarif_append(notifications,
                     make_notification("error", TEXT("The run was interrupted: what it had not "
                                                     "decided is not in this report.")));
    append_count(notifications, "warning", layout->left_out,
                 "results are only counted here: a log holds no more.");
    for (uint32_t i = 0; i < count && i < SARIF_ITEMS; i++)
        sarif_append(notifications, notification_of(&report->notifications->diags.items[i]));
    append_count(notifications, "note", count > SARIF_ITEMS ? count - SARIF_ITEMS : 0,
                 "further notifications were left out.");
    return notifications;
}

static json_t *make_invocations(const struct report *report, json_t *notifications)
{
    json_t *invocations = sarif_array(), *invocation = sarif_object();
    sarif_set(invocation, "executionSuccessful", json_boolean(!report->is_incomplete));
    sarif_set_filled(invocation, "toolExecutionNotifications", notifications);
    sarif_append(invocations, invocation);
    return invocations;
}

static json_t *make_artifacts(const struct report *report)
{
    json_t *artifacts = sarif_array();
    for (uint32_t i = 0; i < report->files.count; i++) {
        if (i > 0 && text_equal(report->files.items[i], report->files.items[i - 1]))
            continue;
        json_t *artifact = sarif_object(), *roles = sarif_array();
        sarif_append(roles, sarif_word("analysisTarget"));
        sarif_set(artifact, "location", sarif_artifact_location(report->files.items[i]));
        sarif_set(artifact, "roles", roles);
        sarif_append(artifacts, artifact);
    }
    return artifacts;
}

static json_t *verdict_counts(const struct report *report, uint32_t rule)
{
    json_t *counts = sarif_object();
    for (uint32_t v = 0; v < VERDICT_COUNT; v++)
        sarif_set(counts, verdict_word(report_verdicts[v]),
                  sarif_number(report_count(report, rule, report_verdicts[v])));
    return counts;
}

static json_t *rule_counts(const struct report *report)
{
    json_t *rules = sarif_object();
    for (uint32_t i = 0; i < report->rules.count && i < SARIF_RULES; i++)
        sarif_set_named(rules, report->rules.items[i].id, verdict_counts(report, i));
    return rules;
}

static json_t *named_count(struct text what, uint32_t count)
{
    json_t *result = sarif_object();
    sarif_set(result, "what", sarif_text(what, SARIF_TEXT));
    sarif_set(result, "count", sarif_number(count));
    return result;
}

static json_t *named_counts(const struct report_count *counts, uint32_t count)
{
    json_t *result = sarif_array();
    uint32_t others = 0;
    for (uint32_t i = 0; i < count; i++)
        if (i < SARIF_ITEMS)
            sarif_append(result, named_count(counts[i].what, counts[i].count));
        else
            others += counts[i].count;
    if (others)
        sarif_append(result, named_count(TEXT("<others>"), others));
    return result;
}

static json_t *make_properties(const struct report *report)
{
    json_t *properties = sarif_object(), *platforms = sarif_array();
    for (uint32_t i = 0; i < report->platforms.count; i++)
        sarif_append(platforms, sarif_text(report->platforms.items[i], SARIF_TEXT));
    sarif_set(properties, "incomplete", json_boolean(report->is_incomplete));
    sarif_set(properties, "platforms", platforms);
    sarif_set(properties, "files", sarif_number(report->files.count));
    sarif_set(properties, "flows", sarif_number(report->flows));
    sarif_set(properties, "obligations", sarif_number(report->findings.count));
    sarif_set(properties, "verdicts", verdict_counts(report, UINT32_MAX));
    sarif_set(properties, "rules", rule_counts(report));
    sarif_set(properties, "unmodelled",
              named_counts(report->unmodelled.items, report->unmodelled.count));
    sarif_set(properties, "unspecified",
              named_counts(report->unspecified.items, report->unspecified.count));
    return properties;
}

static json_t *make_results(const struct report *report, const struct layout *layout, uint32_t run)
{
    json_t *results = sarif_array();
    uint32_t begin = run * SARIF_RESULTS, end = begin + SARIF_RESULTS;
    for (uint32_t i = begin; i < end && i < layout->order.count; i++)
        sarif_append(results,
                     sarif_result(report, &report->findings.items[layout->order.items[i]]));
    return results;
}

/* A service keeps runs apart by the part of the id before its last slash. */
static json_t *automation_details(uint32_t run)
{
    struct buffer id;
    buffer_init(&id);
    buffer_print(&id, "tillproof/part-%" PRIu32 "/", run + 1);
    json_t *details = sarif_object();
    sarif_set(details, "id", sarif_text(buffer_text(&id), SARIF_NAME));
    buffer_done(&id);
    return details;
}

/* What is about all of the report is in the first run. */
static json_t *make_run(const struct report *report, const struct layout *layout, uint32_t number)
{
    json_t *run = sarif_object();
    bool first = number == 0;
    sarif_set(run, "tool", make_driver(report));
    if (!first)
        sarif_set(run, "automationDetails", automation_details(number));
    sarif_set(run, "invocations",
              make_invocations(report, first ? make_notifications(report, layout) : sarif_array()));
    sarif_set(run, "columnKind", sarif_word("unicodeCodePoints"));
    sarif_set_filled(run, "taxonomies", sarif_taxonomies(report));
    if (first)
        sarif_set_filled(run, "artifacts", make_artifacts(report));
    sarif_set(run, "results", make_results(report, layout, number));
    if (first)
        sarif_set(run, "properties", make_properties(report));
    return run;
}

static int add_bytes(const char *data, size_t size, void *out)
{
    buffer_add(out, (struct text){data, size});
    return 0;
}

static void print(struct buffer *out, const struct report *report)
{
    struct arena arena;
    arena_init(&arena);
    struct layout layout = make_layout(&arena, report);
    json_t *log = sarif_object(), *runs = sarif_array();
    sarif_set(log, "$schema",
              sarif_word("https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/"
                         "sarif-schema-2.1.0.json"));
    sarif_set(log, "version", sarif_word("2.1.0"));
    for (uint32_t i = 0; i < layout.runs; i++)
        sarif_append(runs, make_run(report, &layout, i));
    sarif_set(log, "runs", runs);
    if (json_dump_callback(log, add_bytes, out, JSON_INDENT(1)) != 0)
        memory_exhausted();
    buffer_add_byte(out, '\n');
    json_decref(log);
    arena_done(&arena);
}

const struct report_format report_sarif = {"sarif", print};
