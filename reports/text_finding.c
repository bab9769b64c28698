/* One finding told in plain words. */
#include "reports/text_p.h"

enum { INDENT = 3, STORY = 13, STEPS = 30, BINDINGS = 40, LONGEST_VALUE = 400, DEEPEST = 8 };

/* "   Entry     ", and the text that belongs to it. */
static void print_labelled(struct buffer *out, const char *label, struct text text)
{
    buffer_print(out, "%*s%-*s", INDENT, "", STORY - INDENT, label);
    page_wrap(out, STORY, STORY, text);
}

static void add_place(struct buffer *out, const struct report_location *location)
{
    buffer_add(out, location->path.size ? location->path : TEXT("(no file)"));
    if (location->line)
        buffer_print(out, ":%" PRIu32, location->line);
}

/* A place is never broken, so that it can be copied and clicked. */
static void print_place(struct buffer *out, const struct report_location *location)
{
    struct buffer place;
    buffer_init(&place);
    add_place(&place, location);
    if (location->line && location->column)
        buffer_print(&place, ":%" PRIu32, location->column);
    page_indent(out, INDENT);
    page_add(out, buffer_text(&place));
    if (location->function.size) {
        buffer_add(out, TEXT(" in "));
        page_add(out, location->function);
    }
    buffer_add_byte(out, '\n');
    buffer_done(&place);
}

static void print_message(struct buffer *out, struct text message)
{
    struct buffer sentence;
    buffer_init(&sentence);
    utf8_add(&sentence, message, LONGEST_VALUE * 5);
    report_end_sentence(&sentence);
    page_indent(out, INDENT);
    page_wrap(out, INDENT, INDENT, buffer_text(&sentence));
    buffer_done(&sentence);
}

static void print_head(struct buffer *out, const struct report *report,
                       const struct finding *finding, uint32_t number)
{
    const struct report_rule *rule = &report->rules.items[finding->rule];
    struct buffer line;
    buffer_init(&line);
    buffer_add(&line, rule->id);
    buffer_add_byte(&line, ' ');
    buffer_add(&line, rule->name);
    buffer_print(&line, " (%s)", verdict_word(finding->verdict));
    buffer_print(out, "\n%" PRIu32 ". ", number);
    page_wrap(out, number < 10 ? 3 : 5, INDENT, buffer_text(&line));
    buffer_done(&line);
    print_place(out, &finding->location);
    buffer_add_byte(out, '\n');
    print_message(out, finding->message.size ? finding->message : rule->title);
}

static void print_why(struct buffer *out, const struct finding *finding)
{
    if (finding->why == WHY_NONE)
        return;
    struct buffer why;
    buffer_init(&why);
    report_add_why(&why, finding);
    page_indent(out, INDENT);
    page_wrap(out, INDENT, INDENT, buffer_text(&why));
    buffer_done(&why);
}

static void print_way_in(struct buffer *out, const struct finding *finding)
{
    struct buffer line;
    buffer_init(&line);
    if (finding->entry.size) {
        buffer_add(&line, finding->entry);
        if (finding->entry_location.path.size) {
            buffer_add(&line, TEXT(", "));
            add_place(&line, &finding->entry_location);
        }
        print_labelled(out, "Entry", buffer_text(&line));
    }
    buffer_clear(&line);
    if (finding->channel.size) {
        struct text who = report_who(finding->channel);
        buffer_add(&line, TEXT("by "));
        buffer_add(&line, who);
        if (!text_equal(who, finding->channel))
            buffer_print(&line, " (%.*s)", (int)finding->channel.size, finding->channel.data);
    }
    if (finding->trigger.size) {
        buffer_add(&line, line.size ? TEXT(", through ") : TEXT("through "));
        report_add_triggers(&line, finding);
    }
    if (line.size)
        print_labelled(out, "Reached", buffer_text(&line));
    buffer_done(&line);
}

static void add_binding(struct buffer *out, const struct report_binding *binding)
{
    if (binding->name.size + binding->value.size == 0)
        buffer_add(out, TEXT("(empty)"));
    utf8_add(out, binding->name, LONGEST_VALUE);
    buffer_add(out, binding->name.size ? TEXT(" = ") : TEXT(""));
    utf8_add(out, binding->value, LONGEST_VALUE);
    if (binding->note.size == 0)
        return;
    buffer_add(out, TEXT(" ("));
    utf8_add(out, binding->note, LONGEST_VALUE);
    buffer_add(out, TEXT(")"));
}

/* "name = value (note)" in lines of their own, the first of them behind the label. */
static void print_bindings(struct buffer *out, const char *label, const report_bindings *bindings)
{
    struct buffer line;
    buffer_init(&line);
    for (uint32_t i = 0; i < bindings->count && i < BINDINGS; i++) {
        buffer_clear(&line);
        add_binding(&line, &bindings->items[i]);
        buffer_print(out, "%*s%-*s", INDENT, "", STORY - INDENT, i == 0 ? label : "");
        page_wrap(out, STORY, STORY + 2, buffer_text(&line));
    }
    if (bindings->count > BINDINGS)
        buffer_print(out, "%*sand %" PRIu32 " more\n", STORY, "", bindings->count - BINDINGS);
    buffer_done(&line);
}

static void print_request(struct buffer *out, const struct report_witness_request *request)
{
    if (request->method.size) {
        struct buffer line;
        buffer_init(&line);
        buffer_add(&line, request->method);
        buffer_add_byte(&line, ' ');
        buffer_add(&line, request->target.size ? request->target : TEXT("/"));
        print_labelled(out, "Request", buffer_text(&line));
        buffer_done(&line);
    }
    print_bindings(out, "  query", &request->query);
    print_bindings(out, "  header", &request->headers);
    print_bindings(out, "  body", &request->body);
}

static void print_code(struct buffer *out, uint32_t indent, struct text snippet)
{
    struct text code = text_trim(snippet);
    size_t end = text_find(code, TEXT("\n"), 0);
    if (code.size == 0)
        return;
    page_indent(out, indent);
    buffer_add(out, TEXT("| "));
    page_line(out, indent + 2, end == SIZE_MAX ? code : text_slice(code, 0, end));
}

/* "*  12.  inc/pay.php:40 in Pay::finish", then the code and what happens there. */
static void print_step(struct buffer *out, const struct report_step *step, uint32_t number,
                       bool enters)
{
    uint32_t depth = step->depth < DEEPEST ? step->depth : DEEPEST;
    uint32_t indent = INDENT + 7 + depth * 2;
    struct buffer line;
    buffer_init(&line);
    add_place(&line, &step->location);
    if (enters && step->location.function.size) {
        buffer_add(&line, TEXT(" in "));
        buffer_add(&line, step->location.function);
    }
    buffer_print(out, "%*s%c %3" PRIu32 ". %*s", INDENT, "", step->is_essential ? '*' : ' ', number,
                 (int)(depth * 2), "");
    page_add(out, buffer_text(&line));
    buffer_add_byte(out, '\n');
    print_code(out, indent, step->location.snippet);
    if (step->message.size) {
        page_indent(out, indent);
        page_wrap(out, indent, indent, step->message);
    }
    buffer_done(&line);
}

static void print_gap(struct buffer *out, uint32_t steps)
{
    if (steps == 0)
        return;
    page_indent(out, INDENT + 7);
    buffer_add(out, TEXT("... "));
    report_add_number(out, steps, "step", "steps");
    buffer_add_byte(out, '\n');
}

static void print_steps(struct buffer *out, const report_steps *steps)
{
    if (steps->count == 0)
        return;
    struct arena arena;
    arena_init(&arena);
    bool *kept = ARENA_ARRAY(&arena, bool, steps->count);
    report_select_steps(steps, STEPS, kept);
    print_labelled(out, "Path", TEXT("(a star marks what the finding hangs on)"));
    uint32_t skipped = 0;
    struct text function = TEXT("");
    for (uint32_t i = 0; i < steps->count; i++) {
        const struct report_step *step = &steps->items[i];
        skipped += !kept[i];
        if (!kept[i])
            continue;
        print_gap(out, skipped);
        skipped = 0;
        print_step(out, step, i + 1, !text_equal(step->location.function, function));
        function = step->location.function;
    }
    arena_done(&arena);
}

static struct text execution(const struct finding *finding)
{
    if (finding->execution.size)
        return finding->execution;
    return finding->verdict == VERDICT_VIOLATED_CONFIRMED
               ? TEXT("yes, under the real interpreter, and the clause failed")
               : TEXT("no: request and state are the solver's");
}

/* Behind a blank line, if there is anything. */
static void add_details(struct buffer *out, struct buffer *details)
{
    if (details->size)
        buffer_add_byte(out, '\n');
    buffer_add(out, buffer_text(details));
    buffer_done(details);
}

void text_print_violation(struct buffer *out, const struct report *report,
                          const struct finding *finding, uint32_t number)
{
    const struct report_rule *rule = &report->rules.items[finding->rule];
    struct buffer details;
    buffer_init(&details);
    print_head(out, report, finding, number);
    print_why(out, finding);
    if (rule->title.size && finding->message.size)
        print_labelled(&details, "Rule", rule->title);
    if (finding->clause.size)
        print_labelled(&details, "Clause", finding->clause);
    if (finding->fingerprint.size)
        print_labelled(&details, "Finding", finding->fingerprint);
    print_way_in(&details, finding);
    print_request(&details, &finding->request);
    print_bindings(&details, "State", &finding->state);
    print_bindings(&details, "Replies", &finding->replies);
    if (report_has_witness(finding))
        print_labelled(&details, "Executed", execution(finding));
    print_steps(&details, &finding->steps);
    add_details(out, &details);
}

void text_print_possible(struct buffer *out, const struct report *report,
                         const struct finding *finding, uint32_t number)
{
    struct buffer details;
    buffer_init(&details);
    print_head(out, report, finding, number);
    print_why(out, finding);
    print_way_in(&details, finding);
    add_details(out, &details);
}
