/* What all formats share: the table of formats, counts, order and words. */
#include "reports/report_p.h"

static const struct report_format *const formats[] = {
#define REPORT_FORMAT(name) &report_##name,
#include "reports/formats.def"
#undef REPORT_FORMAT
};

const struct report_format *report_find_format(struct text name)
{
    for (size_t i = 0; i < ARRAY_LENGTH(formats); i++)
        if (text_is(name, formats[i]->name))
            return formats[i];
    return NULL;
}

uint32_t report_count(const struct report *report, uint32_t rule, enum verdict_kind verdict)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < report->findings.count; i++) {
        const struct finding *finding = &report->findings.items[i];
        count += finding->verdict == verdict && (rule == UINT32_MAX || finding->rule == rule);
    }
    return count;
}

static int compare_numbers(uint32_t a, uint32_t b)
{
    return a < b ? -1 : a > b;
}

static int compare_locations(const struct report_location *a, const struct report_location *b)
{
    int order = text_compare(a->path, b->path);
    order = order ? order : compare_numbers(a->line, b->line);
    order = order ? order : compare_numbers(a->column, b->column);
    order = order ? order : compare_numbers(a->end_line, b->end_line);
    return order ? order : compare_numbers(a->end_column, b->end_column);
}

static int compare_findings(const void *left, const void *right)
{
    const struct finding *a = left, *b = right;
    int order = compare_locations(&a->location, &b->location);
    order = order ? order : compare_numbers(a->rule, b->rule);
    order = order ? order : text_compare(a->entry, b->entry);
    order = order ? order : compare_locations(&a->entry_location, &b->entry_location);
    order = order ? order : text_compare(a->trigger, b->trigger);
    order = order ? order : text_compare(a->channel, b->channel);
    order = order ? order : text_compare(a->clause, b->clause);
    order = order ? order : text_compare(a->fingerprint, b->fingerprint);
    order = order ? order : compare_numbers(a->verdict, b->verdict);
    order = order ? order : compare_numbers(a->why, b->why);
    order = order ? order : text_compare(a->why_detail, b->why_detail);
    order = order ? order : text_compare(a->message, b->message);
    return order ? order : compare_numbers(a->steps.count, b->steps.count);
}

void report_sort(struct report *report)
{
    if (report->findings.count)
        qsort(report->findings.items, report->findings.count, sizeof *report->findings.items,
              compare_findings);
}

const enum verdict_kind report_verdicts[VERDICT_COUNT] = {
    VERDICT_VIOLATED_CONFIRMED, VERDICT_VIOLATED, VERDICT_POSSIBLE, VERDICT_UNKNOWN, VERDICT_PROVED,
    VERDICT_UNREACHABLE,
};

bool report_is_violated(const struct finding *finding)
{
    return finding->verdict == VERDICT_VIOLATED || finding->verdict == VERDICT_VIOLATED_CONFIRMED;
}

bool report_has_witness(const struct finding *finding)
{
    return finding->request.method.size || finding->state.count || finding->replies.count;
}

struct text report_who(struct text channel)
{
    static const struct {
        const char *channel, *who;
    } words[] = {
        {"client", "anyone"},
        {"customer", "a logged-in buyer"},
        {"staff", "the shop's staff"},
        {"admin", "an administrator"},
        {"system", "the system itself"},
    };
    for (size_t i = 0; i < ARRAY_LENGTH(words); i++)
        if (text_is(channel, words[i].channel))
            return text_of(words[i].who);
    return channel;
}

void report_add_triggers(struct buffer *out, const struct finding *finding)
{
    buffer_add(out, finding->trigger);
    if (finding->triggers.count)
        buffer_print(out, " and %" PRIu32 " more", finding->triggers.count);
}

static const char *why_opening(enum verdict_kind verdict)
{
    if (verdict == VERDICT_POSSIBLE)
        return "Not certain: ";
    return verdict == VERDICT_UNKNOWN ? "Not decided: " : "Note: ";
}

void report_add_why(struct buffer *out, const struct finding *finding)
{
    if (finding->why == WHY_NONE)
        return;
    buffer_add(out, text_of(why_opening(finding->verdict)));
    buffer_add(out, text_of(why_sentence(finding->why)));
    if (finding->why_detail.size) {
        buffer_add(out, TEXT(" ("));
        buffer_add(out, finding->why_detail);
        buffer_add(out, TEXT(")"));
    }
    buffer_add(out, TEXT("."));
    if (*why_help(finding->why))
        buffer_print(out, " What would help: %s.", why_help(finding->why));
}

struct report_location report_diag_location(const struct diag *diag)
{
    struct report_location location = {.path = diag->path};
    if (!diag->source || diag->source->lines.count == 0)
        return location;
    struct position begin = source_position(diag->source, diag->range.begin);
    struct position end = source_position(diag->source, diag->range.end);
    location.line = begin.line;
    location.column = begin.column;
    location.end_line = end.line;
    location.end_column = end.column;
    if (begin.line == end.line)
        location.snippet = source_line(diag->source, begin.line);
    return location;
}

const char *report_diag_word(enum diag_severity severity)
{
    switch (severity) {
    case DIAG_NOTE: return "note";
    case DIAG_WARNING: return "warning";
    case DIAG_ERROR: return "error";
    }
    return "none";
}

void report_end_sentence(struct buffer *out)
{
    struct text text = buffer_text(out);
    if (text.size && !strchr(".!?", text.data[text.size - 1]))
        buffer_add(out, TEXT("."));
}

struct text report_take_paragraph(struct text *text)
{
    *text = text_trim(*text);
    size_t end = 0, newlines = 0;
    while (end < text->size && newlines < 2) {
        char c = text->data[end++];
        bool blank = c == ' ' || c == '\t' || c == '\r';
        newlines = c == '\n' ? newlines + 1 : blank ? newlines : 0;
    }
    struct text paragraph = text_trim(text_slice(*text, 0, end));
    *text = text_slice(*text, end, text->size);
    return paragraph;
}

void report_add_number(struct buffer *out, uint32_t count, const char *one, const char *many)
{
    buffer_print(out, "%" PRIu32 " %s", count, count == 1 ? one : many);
}

/* Keeps steps from the last to the first while there is room; returns the room that is left. */
static uint32_t keep_steps(const report_steps *steps, uint32_t room, bool essential, bool *kept)
{
    for (uint32_t i = steps->count; i-- > 0 && room > 0;)
        if (!kept[i] && steps->items[i].is_essential == essential) {
            kept[i] = true;
            room--;
        }
    return room;
}

void report_select_steps(const report_steps *steps, uint32_t most, bool *kept)
{
    assert(most >= 2);
    for (uint32_t i = 0; i < steps->count; i++)
        kept[i] = i == 0 || i == steps->count - 1;
    uint32_t room = steps->count > 1 ? most - 2 : 0;
    keep_steps(steps, keep_steps(steps, room, true, kept), false, kept);
}
