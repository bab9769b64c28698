/* What the trace of a run says of the verdict: the clause at the effect, or where the run left the
 * predicted path. */
#include "analyzer/evidence/confirm_p.h"

const char *trace_text(const json_t *event, const char *key)
{
    const char *text = json_string_value(json_object_get(event, key));
    return text ? text : "";
}

const json_t *trace_find(const struct trying *t, const char *kind)
{
    size_t i;
    json_t *event;
    json_array_foreach(t->trace, i,
                       event) if (strcmp(trace_text(event, "event"), kind) == 0) return event;
    return NULL;
}

static void effect_site(const struct trying *t, ir_id *node)
{
    *node = t->o->node;
    ir_function_id function = t->o->function;
    for (uint32_t i = t->o->calls.count; i-- > 0;) {
        if (!ir_file(t->c->program, ir_function(t->c->program, function)->file)->is_spec)
            return;
        *node = (ir_id){t->o->calls.items[i]};
        function = t->o->callers.items[i];
    }
}

static bool is_at(const struct trying *t, const json_t *event, ir_id node)
{
    const struct ir_node *ir = ir_node(t->c->program, node);
    const struct source *source = ir_file(t->c->program, (ir_file_id){ir->file})->source;
    int64_t line = json_integer_value(json_object_get(event, "line"));
    return text_is(source->path, trace_text(event, "file")) &&
           line >= source_position(source, ir->range.begin).line &&
           line <= source_position(source, ir->range.end).line;
}

static const json_t *clause_of(const struct trying *t, const json_t *effect)
{
    struct text rule = names_text(t->c->specs->names, t->o->rule);
    return json_object_getn(json_object_get(effect, "clauses"), rule.data, rule.size);
}

const json_t *trace_effect(const struct trying *t)
{
    ir_id node;
    size_t i;
    json_t *event;
    const json_t *found = NULL;
    struct text name = names_text(t->c->program->names, t->o->effect);
    effect_site(t, &node);
    json_array_foreach(t->trace, i, event)
    {
        if (strcmp(trace_text(event, "event"), "effect") == 0 &&
            text_is(name, trace_text(event, "name")) &&
            (is_at(t, event, node) || *trace_text(event, "file") == '\0') &&
            !(found && json_is_false(clause_of(t, found))))
            found = event;
    }
    return found;
}

/* The unspecified function whose result the violation hangs on, or NULL. */
static const char *needed_unknown(const struct trying *t, const json_t *until)
{
    size_t i;
    json_t *event;
    json_array_foreach(t->trace, i, event)
    {
        if (event == until)
            return NULL;
        if (strcmp(trace_text(event, "event"), "inert") == 0 &&
            json_is_true(json_object_get(event, "needed")))
            return trace_text(event, "name");
    }
    return NULL;
}

/* ---- where a run left the predicted path ---- */

static bool has_call(const struct trying *t, struct text name, size_t *from)
{
    for (size_t i = *from; i < json_array_size(t->trace); i++) {
        const json_t *event = json_array_get(t->trace, i);
        if (strcmp(trace_text(event, "event"), "call") == 0 &&
            text_is(name, trace_text(event, "name"))) {
            *from = i + 1;
            return true;
        }
    }
    return false;
}

static struct text place_of(const struct trying *t, ir_id node)
{
    const struct ir_node *ir = ir_node(t->c->program, node);
    const struct source *source = ir_file(t->c->program, (ir_file_id){ir->file})->source;
    return text_print(t->c->arena, "%.*s:%" PRIu32, (int)source->path.size, source->path.data,
                      source_position(source, ir->range.begin).line);
}

/* A specified call on the predicted path, by name; from event `*at` on. */
static bool next_predicted(const struct trying *t, struct concrete *concrete, uint32_t *at,
                           struct text *name)
{
    for (; *at < exec_event_count(t->c->x); ++*at) {
        const struct exec_event *event = exec_get_event(t->c->x, *at);
        struct constant held;
        *name = names_text(t->c->program->names, event->text);
        bool known = t->c->language->knows_function && t->c->language->knows_function(*name);
        if (event->kind == EVENT_EFFECT && !known && !ir_is_none(event->node) &&
            concrete_term(concrete, event->guard, &held) && held.boolean &&
            !ir_file(t->c->program, (ir_file_id){ir_node(t->c->program, event->node)->file})
                 ->is_spec)
            return true;
    }
    return false;
}

/* The first specified call on the predicted path that the run never made. */
static struct text first_missed(const struct trying *t)
{
    struct concrete concrete;
    size_t from = 0;
    concrete_init(&concrete, t->c->arena, t->c->x, t->e->counterexample.model, NULL);
    struct text name;
    struct text missed = TEXT("the effect was not reached");
    for (uint32_t i = 0; next_predicted(t, &concrete, &i, &name) && i < t->o->event; i++) {
        if (has_call(t, name, &from))
            continue;
        struct text place = place_of(t, exec_get_event(t->c->x, i)->node);
        missed = text_print(t->c->arena, "left the predicted path before %.*s at %.*s",
                            PRINTED(name), PRINTED(place));
        break;
    }
    concrete_done(&concrete);
    return missed;
}

static struct text how_it_ended(const struct trying *t)
{
    const json_t *thrown = trace_find(t, "throw"), *last = NULL;
    size_t i;
    json_t *event;
    if (thrown)
        return text_print(t->c->arena, "%s \"%s\" at %s:%d", trace_text(thrown, "class"),
                          trace_text(thrown, "message"), trace_text(thrown, "file"),
                          (int)json_integer_value(json_object_get(thrown, "line")));
    json_array_foreach(t->trace, i, event) if (strcmp(trace_text(event, "event"), "call") == 0)
        last = event;
    if (!last)
        return TEXT("nothing specified was called");
    return text_print(t->c->arena, "last it called %s at %s:%d", trace_text(last, "name"),
                      trace_text(last, "file"),
                      (int)json_integer_value(json_object_get(last, "line")));
}

struct confirmation trace_conclude(const struct trying *t, enum confirm_outcome outcome,
                                   struct text detail)
{
    return (struct confirmation){outcome, text_copy(t->c->arena, detail), t->program, t->flags};
}

static struct confirmation missed(const struct trying *t)
{
    struct text where = first_missed(t), how = how_it_ended(t);
    return trace_conclude(t, CONFIRM_DIVERGED,
                          text_print(t->c->arena, "%.*s; %.*s", (int)where.size, where.data,
                                     (int)how.size, how.data));
}

/* Whether the program goes from the place of the trace's event to the obligation on any way:
 * nothing is decided in between. */
static bool leads_on(const struct trying *t, const json_t *made)
{
    for (uint32_t i = t->o->event; i-- > 0;) {
        const struct exec_event *event = exec_get_event(t->c->x, i);
        if (event->kind == EVENT_BRANCH || event->kind == EVENT_END)
            return false;
        if (event->kind == EVENT_EFFECT && !ir_is_none(event->node) && is_at(t, made, event->node))
            return true;
    }
    return false;
}

/*
 * An operator that compares a MAC leaves no trace of its own: it was there where the MAC was made
 * and nothing is decided between the two, or the run went on as predicted behind the comparison.
 * What it says is told with the MAC.
 */
static const json_t *find_comparison(const struct trying *t)
{
    ir_id node;
    size_t made = SIZE_MAX;
    struct concrete concrete;
    struct text name;
    uint32_t at = t->o->event + 1;
    effect_site(t, &node);
    bool is_operator = ir_node(t->c->program, node)->op == IR_BINARY;
    if (!is_operator || !text_is(names_text(t->c->program->names, t->o->effect), "signature check"))
        return NULL;
    for (size_t i = 0; i < json_array_size(t->trace); i++)
        if (strcmp(trace_text(json_array_get(t->trace, i), "event"), "mac") == 0)
            made = i;
    if (made == SIZE_MAX)
        return NULL;
    if (leads_on(t, json_array_get(t->trace, made)))
        return json_array_get(t->trace, made);
    concrete_init(&concrete, t->c->arena, t->c->x, t->e->counterexample.model, NULL);
    size_t from = made + 1;
    const json_t *end = trace_find(t, "end");
    bool goes_on = next_predicted(t, &concrete, &at, &name)
                       ? has_call(t, name, &from)
                       : end && strcmp(trace_text(end, "how"), "return") == 0;
    concrete_done(&concrete);
    return goes_on ? json_array_get(t->trace, made) : NULL;
}

/* Whether the effect is that something is printed, which leaves no trace. */
static bool is_output(const struct trying *t)
{
    const char *output = t->c->language->output;
    return output && text_is(names_text(t->c->program->names, t->o->effect), output);
}

/* Whether the obligation is a comment in the plugin's own code, which is no effect. */
static bool is_asserted(const struct trying *t)
{
    for (uint32_t i = 0; i < t->c->specs->assertions.count; i++)
        if (&t->c->specs->assertions.items[i].clause == t->o->clause)
            return true;
    return false;
}

/* Why the entry point was not called. */
static struct confirmation not_entered(const struct trying *t)
{
    if (json_array_size(t->trace) == 0)
        return trace_conclude(t, CONFIRM_NOT_RUN,
                              text_print(t->c->arena,
                                         "the interpreter does not take the program: %.*s",
                                         (int)t->said.size, t->said.data));
    return trace_conclude(t, CONFIRM_NOT_RUN,
                          trace_find(t, "throw") ? how_it_ended(t)
                                                 : TEXT("it ended while its files were loaded"));
}

struct confirmation trace_judge(const struct trying *t)
{
    const json_t *effect = trace_effect(t), *end = trace_find(t, "end");
    const json_t *unsupported = trace_find(t, "unsupported");
    if (!effect)
        effect = find_comparison(t);
    if (!effect && unsupported)
        return trace_conclude(t, CONFIRM_NOT_RUN, text_of(trace_text(unsupported, "message")));
    if (!effect && end && strcmp(trace_text(end, "how"), "fatal") == 0)
        return trace_conclude(t, CONFIRM_NOT_RUN, text_of(trace_text(end, "message")));
    if (!effect && !trace_find(t, "enter"))
        return not_entered(t);
    if (!effect && is_asserted(t))
        return trace_conclude(t, CONFIRM_NOT_RUN, TEXT("what a comment asserts is not watched"));
    if (!effect && is_output(t))
        return trace_conclude(t, CONFIRM_NOT_RUN, TEXT("what the program prints is not watched"));
    if (!effect)
        return missed(t);
    const json_t *clause = clause_of(t, effect);
    if (json_is_string(clause))
        return trace_conclude(t, CONFIRM_NOT_RUN, text_of(json_string_value(clause)));
    if (!clause)
        return trace_conclude(t, CONFIRM_NOT_RUN, TEXT("the clause is not asked at run time"));
    if (json_is_true(clause))
        return trace_conclude(t, CONFIRM_DIVERGED, TEXT("the clause holds at run time"));
    const char *unknown = needed_unknown(t, effect);
    if (unknown)
        return trace_conclude(t, CONFIRM_UNKNOWN, text_of(unknown));
    return trace_conclude(t, CONFIRM_FAILED_CLAUSE, TEXT(""));
}
