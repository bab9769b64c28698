/* What the report comes down to: counts by reason and by rule, and what they rest on. */
#include "reports/text_p.h"

enum { TOP = 10, ASSUMPTIONS = 20, COUNT_WIDTH = 6, NAME_WIDTH = 30 };

static uint32_t count_all(const struct report *report, enum verdict_kind verdict)
{
    return report_count(report, UINT32_MAX, verdict);
}

/* "eval (5), goto (3) and 2 more" */
static void add_most_frequent(struct buffer *out, struct tally *tally, uint32_t most)
{
    tally_sort(tally);
    for (uint32_t i = 0; i < tally->counts.count && i < most; i++) {
        const struct report_count *entry = &tally->counts.items[i];
        buffer_add(out, i ? TEXT(", ") : TEXT(""));
        utf8_add(out, entry->what, PAGE_WIDTH);
        buffer_print(out, " (%" PRIu32 ")", entry->count);
    }
    if (tally->counts.count > most)
        buffer_print(out, " and %" PRIu32 " more", tally->counts.count - most);
}

static void print_counted(struct buffer *out, uint32_t count, struct text text)
{
    buffer_print(out, "%*" PRIu32 "  ", COUNT_WIDTH, count);
    page_wrap(out, COUNT_WIDTH + 2, COUNT_WIDTH + 2, text);
}

/* One reason: its findings are counted and what caused it most often is named. */
static uint32_t tally_reason(struct tally *details, const struct report *report, enum why why)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < report->findings.count; i++) {
        const struct finding *finding = &report->findings.items[i];
        if (finding->verdict != VERDICT_UNKNOWN || finding->why != why)
            continue;
        tally_add(details, finding->why_detail, 1);
        count++;
    }
    return count;
}

static void print_reason(struct buffer *out, const struct report *report, enum why why)
{
    struct arena arena;
    arena_init(&arena);
    struct tally details;
    tally_init(&details, &arena);
    struct buffer line;
    buffer_init(&line);
    uint32_t count = tally_reason(&details, report, why);
    buffer_add(&line, why == WHY_NONE ? TEXT("no reason was given") : text_of(why_sentence(why)));
    if (details.counts.count) {
        buffer_add(&line, TEXT(": "));
        add_most_frequent(&line, &details, 5);
    }
    buffer_add(&line, TEXT("."));
    if (*why_help(why))
        buffer_print(&line, " What would help: %s.", why_help(why));
    if (count)
        print_counted(out, count, buffer_text(&line));
    buffer_done(&line);
    tally_done(&details);
    arena_done(&arena);
}

void text_print_unknown(struct buffer *out, const struct report *report)
{
    uint32_t count = count_all(report, VERDICT_UNKNOWN);
    if (count == 0)
        return;
    struct buffer heading;
    buffer_init(&heading);
    buffer_print(&heading, "Unknown: %" PRIu32, count);
    page_heading(out, buffer_text(&heading));
    buffer_done(&heading);
    for (uint32_t why = 0; why < WHY_COUNT; why++)
        print_reason(out, report, (enum why)why);
}

static void print_counts(struct buffer *out, const char *what, const struct report_count *counts,
                         uint32_t count)
{
    if (count == 0)
        return;
    struct arena arena;
    arena_init(&arena);
    struct tally tally;
    tally_init(&tally, &arena);
    for (uint32_t i = 0; i < count; i++)
        tally_add(&tally, counts[i].what, counts[i].count);
    struct buffer line;
    buffer_init(&line);
    buffer_print(&line, "%s: ", what);
    add_most_frequent(&line, &tally, TOP);
    buffer_add(&line, TEXT("."));
    page_indent(out, 2);
    page_wrap(out, 2, 4, buffer_text(&line));
    buffer_done(&line);
    tally_done(&tally);
    arena_done(&arena);
}

static void print_notification(struct buffer *out, const struct diag *diag)
{
    struct report_location location = report_diag_location(diag);
    struct buffer line;
    buffer_init(&line);
    buffer_add(&line, location.path);
    if (location.line)
        buffer_print(&line, ":%" PRIu32 ":%" PRIu32, location.line, location.column);
    if (line.size)
        buffer_add(&line, TEXT(": "));
    buffer_print(&line, "%s: ", report_diag_word(diag->severity));
    buffer_add(&line, diag->message);
    page_indent(out, 2);
    page_wrap(out, 2, 4, buffer_text(&line));
    buffer_done(&line);
}

static void print_notifications(struct buffer *out, const struct diag_sink *sink)
{
    uint32_t shown = 0, more = 0;
    for (uint32_t i = 0; sink && i < sink->diags.count; i++) {
        const struct diag *diag = &sink->diags.items[i];
        if (shown < TOP) {
            print_notification(out, diag);
            shown++;
        } else {
            more++;
        }
    }
    if (more)
        buffer_print(out, "  and %" PRIu32 " more messages.\n", more);
}

static bool has_trouble(const struct diag_sink *sink)
{
    return sink && sink->diags.count > 0;
}

void text_print_not_analysed(struct buffer *out, const struct report *report)
{
    if (!has_trouble(report->notifications) && report->unmodelled.count == 0 &&
        report->unspecified.count == 0)
        return;
    page_heading(out, TEXT("Not analysed, or only in part"));
    print_notifications(out, report->notifications);
    print_counts(out, "Constructs that are not modelled", report->unmodelled.items,
                 report->unmodelled.count);
    print_counts(out, "Functions that nobody specifies", report->unspecified.items,
                 report->unspecified.count);
}

void text_print_assumptions(struct buffer *out, const struct report *report)
{
    struct arena arena;
    arena_init(&arena);
    struct tally tally;
    tally_init(&tally, &arena);
    for (uint32_t i = 0; i < report->findings.count; i++)
        for (uint32_t k = 0; k < report->findings.items[i].assumptions.count; k++)
            tally_add(&tally, report->findings.items[i].assumptions.items[k], 1);
    tally_sort(&tally);
    if (tally.counts.count)
        page_heading(out, TEXT("Assumptions, and how many verdicts rest on them"));
    for (uint32_t i = 0; i < tally.counts.count && i < ASSUMPTIONS; i++)
        print_counted(out, tally.counts.items[i].count, tally.counts.items[i].what);
    if (tally.counts.count > ASSUMPTIONS)
        buffer_print(out, "%*sand %" PRIu32 " more\n", COUNT_WIDTH + 2, "",
                     tally.counts.count - ASSUMPTIONS);
    tally_done(&tally);
    arena_done(&arena);
}

static void print_cell(struct buffer *out, uint32_t count)
{
    enum { CELL_WIDTH = 12 };
    if (count)
        buffer_print(out, "%*" PRIu32, CELL_WIDTH, count);
    else
        buffer_print(out, "%*s", CELL_WIDTH, "-");
}

/* The columns are those of the table's first line. */
static void print_cells(struct buffer *out, const struct report *report, uint32_t rule)
{
    print_cell(out, report_count(report, rule, VERDICT_PROVED));
    print_cell(out, report_count(report, rule, VERDICT_VIOLATED) +
                        report_count(report, rule, VERDICT_VIOLATED_CONFIRMED));
    print_cell(out, report_count(report, rule, VERDICT_POSSIBLE));
    print_cell(out, report_count(report, rule, VERDICT_UNKNOWN));
    print_cell(out, report_count(report, rule, VERDICT_UNREACHABLE));
    buffer_add_byte(out, '\n');
}

static void print_row(struct buffer *out, const struct report *report, uint32_t index)
{
    const struct report_rule *rule = &report->rules.items[index];
    struct buffer line;
    buffer_init(&line);
    buffer_add(&line, rule->id);
    buffer_add_byte(&line, ' ');
    buffer_add(&line, rule->name);
    struct text shown = utf8_first(buffer_text(&line), NAME_WIDTH);
    uint32_t columns = page_add(out, shown);
    page_indent(out, NAME_WIDTH - columns);
    print_cells(out, report, index);
    buffer_done(&line);
}

static bool is_asked(const struct report *report, uint32_t rule)
{
    for (uint32_t verdict = 0; verdict < VERDICT_COUNT; verdict++)
        if (report_count(report, rule, (enum verdict_kind)verdict))
            return true;
    return false;
}

static void print_idle_rules(struct buffer *out, const struct report *report)
{
    struct buffer line;
    buffer_init(&line);
    for (uint32_t i = 0; i < report->rules.count; i++)
        if (!is_asked(report, i)) {
            buffer_add(&line, line.size ? TEXT(", ") : TEXT("Rules without an obligation here: "));
            buffer_add(&line, report->rules.items[i].id);
        }
    if (line.size) {
        buffer_add(&line, TEXT("."));
        page_wrap(out, 0, 0, buffer_text(&line));
    }
    buffer_done(&line);
}

void text_print_table(struct buffer *out, const struct report *report)
{
    if (report->rules.count == 0)
        return;
    page_heading(out, TEXT("Obligations by rule"));
    if (report->findings.count)
        buffer_print(out, "%*s      proved    violated    possible     unknown unreachable\n",
                     NAME_WIDTH, "");
    for (uint32_t i = 0; i < report->rules.count; i++)
        if (is_asked(report, i))
            print_row(out, report, i);
    if (report->findings.count) {
        buffer_print(out, "%-*s", NAME_WIDTH, "all");
        print_cells(out, report, UINT32_MAX);
    }
    print_idle_rules(out, report);
}

static void add_obligations(struct buffer *out, uint32_t count)
{
    report_add_number(out, count, "obligation", "obligations");
}

static void add_violated(struct buffer *out, const struct report *report, uint32_t violated)
{
    uint32_t confirmed = count_all(report, VERDICT_VIOLATED_CONFIRMED);
    buffer_print(out, "%" PRIu32 " of ", violated);
    add_obligations(out, report->findings.count);
    buffer_add(out, violated == 1 ? TEXT(" is violated") : TEXT(" are violated"));
    if (confirmed)
        buffer_print(out, " (%" PRIu32 " confirmed by execution)", confirmed);
}

static void add_rest(struct buffer *out, const struct report *report)
{
    static const enum verdict_kind rest[] = {VERDICT_POSSIBLE, VERDICT_UNKNOWN, VERDICT_PROVED,
                                             VERDICT_UNREACHABLE};
    for (size_t i = 0; i < ARRAY_LENGTH(rest); i++)
        buffer_print(out, "%s%" PRIu32 " %s", i ? ", " : "", count_all(report, rest[i]),
                     verdict_word(rest[i]));
}

/* The solver that is asked first decides, unless another one is named. */
static void add_solvers(struct buffer *out, const struct report *report)
{
    uint32_t decided = 0;
    struct text solver = TEXT("");
    for (uint32_t i = 0; i < report->findings.count; i++)
        if (report->findings.items[i].solver.size) {
            solver = report->findings.items[i].solver;
            decided++;
        }
    if (decided)
        buffer_print(out, " %.*s decided %" PRIu32 " of these, where z3 gave up.", (int)solver.size,
                     solver.data, decided);
}

/* That nothing was violated is not a proof, and says so. */
static void add_nothing_violated(struct buffer *out, const struct report *report)
{
    uint32_t proved = count_all(report, VERDICT_PROVED);
    uint32_t open = count_all(report, VERDICT_POSSIBLE) + count_all(report, VERDICT_UNKNOWN);
    buffer_add(out, TEXT("No obligation was found violated. "));
    if (open) {
        buffer_add(out, TEXT("This is not a proof: of "));
        add_obligations(out, report->findings.count);
        buffer_add(out, TEXT(", "));
        add_rest(out, report);
    } else if (proved) {
        buffer_print(out, "%" PRIu32 " of ", proved);
        add_obligations(out, report->findings.count);
        buffer_add(out, proved == 1 ? TEXT(" is proved") : TEXT(" are proved"));
        buffer_print(out, " under the assumptions that this report lists, %" PRIu32 " unreachable",
                     count_all(report, VERDICT_UNREACHABLE));
    } else {
        buffer_add(out, TEXT("Nothing was proved either: no flow reaches a point that a rule is "
                             "about"));
    }
}

void text_print_result(struct buffer *out, const struct report *report)
{
    uint32_t violated =
        count_all(report, VERDICT_VIOLATED) + count_all(report, VERDICT_VIOLATED_CONFIRMED);
    struct buffer line;
    buffer_init(&line);
    if (violated) {
        add_violated(&line, report, violated);
        buffer_add(&line, TEXT(", "));
        add_rest(&line, report);
    } else {
        add_nothing_violated(&line, report);
    }
    buffer_add(&line, TEXT("."));
    add_solvers(&line, report);
    if (report->is_incomplete)
        buffer_add(&line, TEXT(" The run was interrupted: what it had not decided is missing."));
    buffer_add_byte(out, '\n');
    page_wrap(out, 0, 0, buffer_text(&line));
    buffer_done(&line);
}
