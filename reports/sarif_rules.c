/* The rule catalogue in a SARIF log, and the weaknesses (CWE) that its rules are about. */
#include "reports/sarif_p.h"

static const struct {
    uint32_t number;
    const char *name;
} weaknesses[] = {
#define CWE(number, name) {number, name},
#include "reports/cwe.def"
#undef CWE
};

static const char *weakness_name(uint32_t number)
{
    for (size_t i = 0; i < ARRAY_LENGTH(weaknesses); i++)
        if (weaknesses[i].number == number)
            return weaknesses[i].name;
    return "";
}

static json_t *print_text(const char *format, uint32_t number)
{
    struct buffer text;
    buffer_init(&text);
    buffer_print(&text, format, number);
    json_t *value = sarif_text(buffer_text(&text), SARIF_TEXT);
    buffer_done(&text);
    return value;
}

const char *sarif_level(enum report_severity severity)
{
    switch (severity) {
    case REPORT_NOTE: return "note";
    case REPORT_WARNING: return "warning";
    case REPORT_ERROR: return "error";
    }
    return "none";
}

/* As GitHub sorts alerts: high, medium and low. */
static const char *security_severity(enum report_severity severity)
{
    switch (severity) {
    case REPORT_NOTE: return "3.0";
    case REPORT_WARNING: return "6.0";
    case REPORT_ERROR: return "8.0";
    }
    return "0.0";
}

/* A rule of one word still gets the texts that the services ask for. */
static struct text title_of(const struct report_rule *rule)
{
    struct text title = text_trim(rule->title), name = text_trim(rule->name);
    return title.size ? title : name.size ? name : TEXT("A rule without a title");
}

static struct text help_of(const struct report_rule *rule)
{
    struct text help = text_trim(rule->help);
    return help.size ? help : title_of(rule);
}

static json_t *short_description(const struct report_rule *rule)
{
    struct buffer text;
    buffer_init(&text);
    buffer_add(&text, title_of(rule));
    report_end_sentence(&text);
    json_t *description = sarif_message(buffer_text(&text), SARIF_SENTENCE);
    buffer_done(&text);
    return description;
}

static json_t *full_description(const struct report_rule *rule)
{
    struct buffer text;
    buffer_init(&text);
    buffer_add(&text, title_of(rule));
    report_end_sentence(&text);
    struct text help = rule->help, more = report_take_paragraph(&help);
    if (more.size) {
        buffer_add(&text, TEXT(" "));
        buffer_add(&text, more);
        report_end_sentence(&text);
    }
    json_t *description = sarif_message(buffer_text(&text), SARIF_SENTENCE);
    buffer_done(&text);
    return description;
}

static void add_paragraphs(struct buffer *out, struct text help)
{
    for (struct text next; (next = report_take_paragraph(&help)).size;) {
        sarif_add_markdown(out, next);
        buffer_add(out, TEXT("\n\n"));
    }
}

/* Lists are of different things, as the standard demands, whatever a specification repeats. */
static bool is_repeated(const struct report_rule *rule, uint32_t index)
{
    for (uint32_t i = 0; i < index; i++)
        if (rule->cwe.items[i] == rule->cwe.items[index])
            return true;
    return false;
}

static void add_weaknesses(struct buffer *out, const struct report_rule *rule)
{
    for (uint32_t i = 0; i < rule->cwe.count; i++) {
        uint32_t number = rule->cwe.items[i];
        if (is_repeated(rule, i))
            continue;
        buffer_print(out,
                     "- [CWE-%" PRIu32 "](https://cwe.mitre.org/data/definitions/%" PRIu32
                     ".html) %s\n",
                     number, number, weakness_name(number));
    }
}

static json_t *help(const struct report_rule *rule)
{
    json_t *result = sarif_message(help_of(rule), SARIF_PAGE);
    struct buffer markdown;
    buffer_init(&markdown);
    buffer_add(&markdown, TEXT("**"));
    sarif_add_markdown(&markdown, title_of(rule));
    buffer_add(&markdown, TEXT("**\n\n"));
    add_paragraphs(&markdown, rule->help);
    add_weaknesses(&markdown, rule);
    sarif_set(result, "markdown", sarif_shown_text(text_trim(buffer_text(&markdown)), SARIF_PAGE));
    buffer_done(&markdown);
    return result;
}

static json_t *tags(const struct report_rule *rule)
{
    json_t *result = sarif_array();
    sarif_append(result, sarif_word("security"));
    for (uint32_t i = 0; i < rule->cwe.count && json_array_size(result) < SARIF_TAGS; i++)
        if (!is_repeated(rule, i))
            sarif_append(result, print_text("external/cwe/cwe-%03" PRIu32, rule->cwe.items[i]));
    return result;
}

/* A pointer to an entry of the first taxonomy. */
static json_t *relationship(uint32_t weakness)
{
    json_t *component = sarif_object(), *target = sarif_object();
    sarif_set(component, "name", sarif_word("CWE"));
    sarif_set(component, "index", sarif_number(0));
    sarif_set(target, "id", print_text("%" PRIu32, weakness));
    sarif_set(target, "toolComponent", component);
    json_t *result = sarif_object(), *kinds = sarif_array();
    sarif_append(kinds, sarif_word("relevant"));
    sarif_set(result, "target", target);
    sarif_set(result, "kinds", kinds);
    return result;
}

static json_t *make_rule(const struct report_rule *rule)
{
    json_t *result = sarif_object(), *level = sarif_object(), *properties = sarif_object();
    json_t *relationships = sarif_array();
    sarif_set(result, "id", sarif_text(rule->id, SARIF_NAME));
    if (rule->name.size && !text_equal(rule->name, rule->id))
        sarif_set(result, "name", sarif_text(rule->name, SARIF_NAME));
    sarif_set(result, "shortDescription", short_description(rule));
    sarif_set(result, "fullDescription", full_description(rule));
    sarif_set(result, "help", help(rule));
    sarif_set(level, "level", sarif_word(sarif_level(rule->severity)));
    sarif_set(result, "defaultConfiguration", level);
    for (uint32_t i = 0; i < rule->cwe.count; i++)
        if (!is_repeated(rule, i))
            sarif_append(relationships, relationship(rule->cwe.items[i]));
    sarif_set_filled(result, "relationships", relationships);
    sarif_set(properties, "tags", tags(rule));
    sarif_set(properties, "precision", sarif_word("high"));
    sarif_set(properties, "security-severity", sarif_word(security_severity(rule->severity)));
    sarif_set(result, "properties", properties);
    return result;
}

json_t *sarif_rules(const struct report *report)
{
    json_t *rules = sarif_array();
    for (uint32_t i = 0; i < report->rules.count && i < SARIF_RULES; i++)
        sarif_append(rules, make_rule(&report->rules.items[i]));
    return rules;
}

static json_t *make_weakness(uint32_t number)
{
    json_t *result = sarif_object(), *description = sarif_object();
    const char *name = weakness_name(number);
    sarif_set(description, "text", *name ? sarif_word(name) : print_text("CWE-%" PRIu32, number));
    sarif_set(result, "id", print_text("%" PRIu32, number));
    sarif_set(result, "shortDescription", description);
    sarif_set(result, "helpUri",
              print_text("https://cwe.mitre.org/data/definitions/%" PRIu32 ".html", number));
    return result;
}

static int compare_numbers(const void *left, const void *right)
{
    uint32_t a = *(const uint32_t *)left, b = *(const uint32_t *)right;
    return a < b ? -1 : a > b;
}

/* The weaknesses of all rules, each once, in ascending order. */
static u32_vec referenced_weaknesses(struct arena *arena, const struct report *report)
{
    u32_vec all = {0}, once = {0};
    for (uint32_t i = 0; i < report->rules.count; i++)
        for (uint32_t k = 0; k < report->rules.items[i].cwe.count; k++)
            VEC_PUSH(arena, &all, report->rules.items[i].cwe.items[k]);
    if (all.count)
        qsort(all.items, all.count, sizeof *all.items, compare_numbers);
    for (uint32_t i = 0; i < all.count; i++)
        if (i == 0 || all.items[i] != all.items[i - 1])
            VEC_PUSH(arena, &once, all.items[i]);
    return once;
}

json_t *sarif_taxonomies(const struct report *report)
{
    struct arena arena;
    arena_init(&arena);
    u32_vec numbers = referenced_weaknesses(&arena, report);
    json_t *result = sarif_array(), *taxonomy = sarif_object(), *taxa = sarif_array();
    for (uint32_t i = 0; i < numbers.count; i++)
        sarif_append(taxa, make_weakness(numbers.items[i]));
    sarif_set(taxonomy, "name", sarif_word("CWE"));
    sarif_set(taxonomy, "organization", sarif_word("MITRE"));
    sarif_set(taxonomy, "shortDescription",
              sarif_message(TEXT("Common Weakness Enumeration."), SARIF_TEXT));
    sarif_set(taxonomy, "informationUri", sarif_word("https://cwe.mitre.org/"));
    sarif_set(taxonomy, "isComprehensive", json_false());
    sarif_set(taxonomy, "taxa", taxa);
    if (numbers.count)
        sarif_append(result, taxonomy);
    else
        json_decref(taxonomy);
    arena_done(&arena);
    return result;
}
