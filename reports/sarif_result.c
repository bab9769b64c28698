/* One finding as a SARIF result. */
#include "reports/sarif_p.h"

/* A result has a place, as the services ask for it: the effect, or else where its flow begins. */
static const struct report_location *place_of(const struct finding *finding)
{
    return finding->location.path.size ? &finding->location : &finding->entry_location;
}

static json_t *locations(const struct finding *finding)
{
    json_t *result = sarif_array();
    sarif_append(result, sarif_location_with_context(place_of(finding)));
    return result;
}

static json_t *related_locations(const struct finding *finding)
{
    json_t *result = sarif_array();
    if (finding->entry_location.path.size == 0)
        return result;
    json_t *location = sarif_location(&finding->entry_location);
    sarif_set(location, "id", sarif_number(1));
    sarif_set(location, "message", sarif_message(TEXT("The entry point."), SARIF_TEXT));
    sarif_append(result, location);
    return result;
}

static json_t *make_step(const struct report_step *step, uint32_t number)
{
    json_t *result = sarif_object(), *location = sarif_location(&step->location);
    struct buffer message;
    buffer_init(&message);
    sarif_add_plain(&message, step->message);
    if (message.size)
        sarif_set(location, "message", sarif_message(buffer_text(&message), SARIF_TEXT));
    buffer_done(&message);
    sarif_set(result, "location", location);
    sarif_set(result, "nestingLevel", sarif_number(step->depth));
    sarif_set(result, "executionOrder", sarif_number(number));
    sarif_set(result, "importance", sarif_word(step->is_essential ? "essential" : "important"));
    return result;
}

/* The start state as expressions and their values. */
static json_t *initial_state(const report_bindings *state)
{
    json_t *result = sarif_object();
    for (uint32_t i = 0; i < state->count && i < SARIF_BINDINGS; i++)
        sarif_set_named(result, state->items[i].name, sarif_code(state->items[i].value));
    return result;
}

/* Steps that do not fit leave a gap in executionOrder. */
static json_t *steps_of(const report_steps *steps)
{
    json_t *result = sarif_array();
    struct arena arena;
    arena_init(&arena);
    bool *kept = ARENA_ARRAY(&arena, bool, steps->count);
    report_select_steps(steps, SARIF_STEPS, kept);
    for (uint32_t i = 0; i < steps->count; i++)
        if (kept[i])
            sarif_append(result, make_step(&steps->items[i], i + 1));
    arena_done(&arena);
    return result;
}

static void add_code_flow(json_t *flows, const report_steps *steps, json_t *initial)
{
    json_t *flow = sarif_object(), *threads = sarif_array(), *thread = sarif_object();
    sarif_set_filled(thread, "initialState", initial);
    sarif_set(thread, "locations", steps_of(steps));
    sarif_append(threads, thread);
    sarif_set(flow, "threadFlows", threads);
    sarif_append(flows, flow);
}

/* The way of the execution, that of the data, that from who lets the caller in, and those from the
 * checks that do not suffice. */
static json_t *code_flows(const struct finding *finding)
{
    json_t *flows = sarif_array();
    if (finding->steps.count)
        add_code_flow(flows, &finding->steps, initial_state(&finding->state));
    if (finding->data_steps.count)
        add_code_flow(flows, &finding->data_steps, sarif_object());
    if (finding->gate_steps.count)
        add_code_flow(flows, &finding->gate_steps, sarif_object());
    if (finding->check_steps.count)
        add_code_flow(flows, &finding->check_steps, sarif_object());
    if (finding->passed_steps.count)
        add_code_flow(flows, &finding->passed_steps, sarif_object());
    return flows;
}

static json_t *more_than_fits(uint32_t count)
{
    struct buffer text;
    buffer_init(&text);
    buffer_print(&text, "%" PRIu32 " more were left out", count - SARIF_BINDINGS);
    json_t *value = sarif_text(buffer_text(&text), SARIF_TEXT);
    buffer_done(&text);
    return value;
}

static json_t *make_binding(const struct report_binding *binding)
{
    json_t *result = sarif_object();
    sarif_set(result, "name", sarif_text(binding->name, SARIF_TEXT));
    sarif_set(result, "value", sarif_text(binding->value, SARIF_TEXT));
    sarif_set_text(result, "note", binding->note);
    return result;
}

static json_t *bindings(const report_bindings *bindings)
{
    json_t *result = sarif_array();
    for (uint32_t i = 0; i < bindings->count && i < SARIF_BINDINGS; i++)
        sarif_append(result, make_binding(&bindings->items[i]));
    if (bindings->count > SARIF_BINDINGS) {
        json_t *rest = make_binding(&(struct report_binding){0});
        sarif_set(rest, "note", more_than_fits(bindings->count));
        sarif_append(result, rest);
    }
    return result;
}

static json_t *texts(const struct text *items, uint32_t count)
{
    json_t *result = sarif_array();
    for (uint32_t i = 0; i < count && i < SARIF_BINDINGS; i++)
        sarif_append(result, sarif_text(items[i], SARIF_TEXT));
    if (count > SARIF_BINDINGS)
        sarif_append(result, more_than_fits(count));
    return result;
}

static json_t *why(const struct finding *finding)
{
    json_t *result = sarif_object();
    if (finding->why == WHY_NONE)
        return result;
    sarif_set(result, "reason", sarif_word(why_name(finding->why)));
    sarif_set(result, "sentence", sarif_word(why_sentence(finding->why)));
    sarif_set_text(result, "detail", finding->why_detail);
    sarif_set_text(result, "help", text_of(why_help(finding->why)));
    return result;
}

/* What became of the execution of the counterexample. */
static json_t *witness(const struct finding *finding)
{
    json_t *result = sarif_object();
    bool confirmed = finding->verdict == VERDICT_VIOLATED_CONFIRMED;
    if (finding->execution.size == 0 && !confirmed)
        return result;
    sarif_set(result, "confirmed", json_boolean(confirmed));
    sarif_set_text(result, "execution", finding->execution);
    return result;
}

static json_t *properties(const struct finding *finding)
{
    json_t *result = sarif_object();
    sarif_set(result, "verdict", sarif_word(verdict_word(finding->verdict)));
    sarif_set_filled(result, "why", why(finding));
    sarif_set_text(result, "solver", finding->solver);
    sarif_set_text(result, "clause", finding->clause);
    sarif_set_text(result, "entry", finding->entry);
    sarif_set_text(result, "channel", finding->channel);
    sarif_set_text(result, "trigger", finding->trigger);
    sarif_set_filled(result, "otherTriggers",
                     texts(finding->triggers.items, finding->triggers.count));
    sarif_set_filled(result, "state", bindings(&finding->state));
    sarif_set_filled(result, "replies", bindings(&finding->replies));
    sarif_set_filled(result, "witness", witness(finding));
    sarif_set_filled(result, "assumptions",
                     texts(finding->assumptions.items, finding->assumptions.count));
    return result;
}

json_t *sarif_result(const struct report *report, const struct finding *finding)
{
    assert(finding->rule < report->rules.count);
    const struct report_rule *rule = &report->rules.items[finding->rule];
    const char *level = report_is_violated(finding) ? sarif_level(rule->severity) : "none";
    json_t *result = sarif_object(), *fingerprints = sarif_object();
    sarif_set(result, "ruleId", sarif_text(rule->id, SARIF_NAME));
    if (finding->rule < SARIF_RULES)
        sarif_set(result, "ruleIndex", sarif_number(finding->rule));
    sarif_set(result, "kind", sarif_word(verdict_sarif_kind(finding->verdict)));
    sarif_set(result, "level", sarif_word(level));
    sarif_set(result, "message", sarif_result_message(report, finding));
    sarif_set(result, "locations", locations(finding));
    sarif_set_text(fingerprints, "tillproof/v1", finding->fingerprint);
    sarif_set_filled(result, "partialFingerprints", fingerprints);
    sarif_set_filled(result, "codeFlows", code_flows(finding));
    sarif_set_filled(result, "relatedLocations", related_locations(finding));
    if (finding->verdict == VERDICT_VIOLATED_CONFIRMED)
        sarif_set(result, "rank", sarif_number(100));
    if (finding->request.method.size)
        sarif_set(result, "webRequest", sarif_request(&finding->request));
    sarif_set(result, "properties", properties(finding));
    return result;
}
