/*
 * The counterexample is run once; where the clause is about a second delivery, again in the state
 * that the first one left. Functions and constants that turn out to be defined by nobody get inert
 * stubs, and the run is tried again.
 */
#include "analyzer/evidence/confirm.h"

#include <jansson.h>
#include <limits.h>

#include "analyzer/evidence/concrete.h"
#include "analyzer/evidence/sandbox.h"
#include "analyzer/exec/language.h"

enum { MOST_TRIES = 12, SECONDS = 8 };

struct trying {
    const struct confirming *c;
    const struct exec_obligation *o;
    const struct evidence *e;
    struct witness witness;
    struct text program, flags, state;
    const char *trace_name;
    json_t *trace;    /* array of events */
    struct text said; /* by the interpreter, where it had to complain */
    bool stopped;     /* by the sandbox */
};

/* ---- which files are loaded ---- */

static bool is_manifest(const struct ir_program *program, ir_file_id file)
{
    return strcmp(ir_file(program, file)->frontend->name, "document") == 0;
}

static bool require_file(struct trying *t, ir_file_id file, struct text function)
{
    bool is_page = file.index == t->c->flow->page.index; /* it is loaded when it is requested */
    if (file.index == 0 || is_page || ir_file(t->c->program, file)->is_spec ||
        is_manifest(t->c->program, file))
        return false;
    struct witness_require added = {ir_file(t->c->program, file)->source->path, function};
    for (uint32_t i = 0; i < t->witness.requires_.count; i++)
        if (text_equal(t->witness.requires_.items[i].path, added.path))
            return false;
    VEC_PUSH(t->c->arena, &t->witness.requires_, added);
    return true;
}

/* The file of a function, unless another file brings it. A file's own code is run by who includes
 * it. */
static bool require_function(struct trying *t, ir_function_id id)
{
    if (id.index == 0)
        return false;
    const struct ir_function *function = ir_function(t->c->program, id);
    bool is_named =
        !(function->flags & (IR_FUNCTION_MAIN | IR_FUNCTION_CLOSURE)) && function->class.index == 0;
    return require_file(t, function->file,
                        is_named ? names_text(t->c->program->names, function->full_name)
                                 : TEXT(""));
}

/* The file that the platform loads: the one with the mark of the platform's plugins. */
static void require_head(struct trying *t)
{
    enum { HEAD = 8192 };
    const struct ir_program *program = t->c->program;
    for (uint32_t i = 1; i < program->files.count; i++) {
        const struct ir_file *file = ir_file(program, (ir_file_id){i});
        if (file->is_spec || file->is_callee)
            continue;
        struct text head = file->source->bytes;
        head = text_slice(head, 0, head.size < HEAD ? head.size : HEAD);
        for (uint32_t k = 0; k < t->c->specs->platforms.count; k++) {
            const struct spec_platform *platform = &t->c->specs->platforms.items[k];
            for (uint32_t d = 0; platform->is_active && d < platform->detects.count; d++) {
                const struct spec_detect *mark = &platform->detects.items[d];
                if (mark->kind == SPEC_DETECT_HEADER && text_find(head, mark->what, 0) != SIZE_MAX)
                    require_file(t, (ir_file_id){i}, TEXT(""));
            }
        }
    }
}

static bool is_plain_function(const struct ir_function *function)
{
    return function->class.index == 0 && !(function->flags & IR_FUNCTION_MAIN);
}

static void require_files(struct trying *t, bool head)
{
    const struct ir_program *program = t->c->program;
    t->witness.requires_.count = 0;
    if (head)
        require_head(t);
    require_function(t, t->c->flow->set_up);
    for (uint32_t i = 0; i < t->o->event && i < exec_event_count(t->c->x); i++) {
        const struct exec_event *event = exec_get_event(t->c->x, i);
        if (event->function.index && is_plain_function(ir_function(program, event->function)))
            require_function(t, event->function);
    }
    if (!t->c->flow->page.index)
        require_function(t, t->c->flow->function);
}

/* ---- one run ---- */

static void read_trace(struct trying *t, struct text trace)
{
    json_decref(t->trace);
    t->trace = json_array();
    for (size_t at = 0; at < trace.size;) {
        size_t end = text_find(trace, TEXT("\n"), at);
        end = end == SIZE_MAX ? trace.size : end;
        json_t *event = json_loadb(trace.data + at, end - at, 0, NULL);
        if (event && json_is_object(event))
            json_array_append(t->trace, event);
        json_decref(event);
        at = end + 1;
    }
}

static const char *event_text(const json_t *event, const char *key)
{
    const char *text = json_string_value(json_object_get(event, key));
    return text ? text : "";
}

static const json_t *find_event(const struct trying *t, const char *kind)
{
    size_t i;
    json_t *event;
    json_array_foreach(t->trace, i,
                       event) if (strcmp(event_text(event, "event"), kind) == 0) return event;
    return NULL;
}

static void make_program(struct trying *t)
{
    struct witness_program made;
    buffer_init(&made.source);
    buffer_init(&made.flags);
    t->c->language->print_witness(&made, &t->witness);
    t->program = text_copy(t->c->arena, buffer_text(&made.source));
    t->flags = text_copy(t->c->arena, buffer_text(&made.flags));
    t->trace_name = made.trace;
    buffer_done(&made.source);
    buffer_done(&made.flags);
}

static struct sandbox_result run(struct trying *t)
{
    enum { MOST_FLAGS = 32 };
    const char *flags[MOST_FLAGS + 1] = {NULL};
    uint32_t count = 0;
    for (size_t at = 0; at < t->flags.size && count < MOST_FLAGS;) {
        size_t end = text_find(t->flags, TEXT("\n"), at);
        end = end == SIZE_MAX ? t->flags.size : end;
        flags[count++] = text_copy(t->c->arena, text_slice(t->flags, at, end)).data;
        at = end + 1;
    }
    struct sandbox_job job = {.plugin = t->c->root,
                              .program = t->program,
                              .state = t->state,
                              .interpreter = t->c->language->interpreter(),
                              .flags = flags,
                              .trace = t->trace_name,
                              .seconds = SECONDS};
    if (!job.interpreter)
        return (struct sandbox_result){SANDBOX_REFUSED, TEXT("the interpreter is not installed"),
                                       TEXT(""), TEXT("")};
    struct sandbox_result result = sandbox_run(t->c->arena, &job);
    read_trace(t, result.trace);
    t->said = result.said;
    return result;
}

/* ---- repairs ---- */

static bool between(struct arena *arena, struct text text, const char *before, const char *after,
                    struct text *found)
{
    size_t begin = text_find(text, text_of(before), 0);
    if (begin == SIZE_MAX)
        return false;
    begin += strlen(before);
    size_t end = text_find(text, text_of(after), begin);
    if (end == SIZE_MAX)
        return false;
    *found = text_copy(arena, text_slice(text, begin, end));
    return true;
}

/* "Undefined constant Class::NAME" of a class that has an inert stub itself. */
static bool is_constant_of_unknown(const struct trying *t, struct text said, struct text *name)
{
    static const struct text before = {"Undefined constant ", 19};
    size_t colons = text_find(said, TEXT("::"), 0);
    if (!text_starts_with(said, before) || colons == SIZE_MAX)
        return false;
    *name = text_copy(t->c->arena, text_slice(said, before.size, said.size));
    name_id class = names_add(t->c->program->names, text_slice(said, before.size, colons));
    return index_find_class(t->c->index, class).index == 0;
}

/* Gives what nobody defines an inert stub; false if that was not what ended the run. */
static bool repair(struct trying *t)
{
    struct text name;
    const json_t *event = find_event(t, "throw");
    struct text said = text_of(event ? event_text(event, "message") : "");
    if (!event)
        return false;
    if (between(t->c->arena, said, "Call to undefined function ", "()", &name)) {
        name_id own = names_add(t->c->program->names, name);
        if (require_function(t, index_find_function(t->c->index, own)))
            return true;
        VEC_PUSH(t->c->arena, &t->witness.inert, name);
        return true;
    }
    if (between(t->c->arena, said, "Undefined constant \"", "\"", &name) ||
        is_constant_of_unknown(t, said, &name)) {
        VEC_PUSH(t->c->arena, &t->witness.constants, name);
        return true;
    }
    return false;
}

static struct sandbox_result run_repaired(struct trying *t)
{
    struct sandbox_result result = {SANDBOX_REFUSED, TEXT("no run"), TEXT(""), TEXT("")};
    for (int i = 0; i < MOST_TRIES; i++) {
        make_program(t);
        result = run(t);
        if (result.end != SANDBOX_ENDED || !repair(t))
            break;
    }
    return result;
}

/* ---- what the trace says ---- */

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
    return text_is(source->path, event_text(event, "file")) &&
           line >= source_position(source, ir->range.begin).line &&
           line <= source_position(source, ir->range.end).line;
}

static const json_t *clause_of(const struct trying *t, const json_t *effect)
{
    struct text rule = names_text(t->c->specs->names, t->o->rule);
    return json_object_getn(json_object_get(effect, "clauses"), rule.data, rule.size);
}

/* The event of the effect at the predicted place, or by the framework itself: of several the first
 * where the clause failed, else the last; or NULL. */
static const json_t *find_effect(const struct trying *t)
{
    ir_id node;
    size_t i;
    json_t *event;
    const json_t *found = NULL;
    struct text name = names_text(t->c->program->names, t->o->effect);
    effect_site(t, &node);
    json_array_foreach(t->trace, i, event)
    {
        if (strcmp(event_text(event, "event"), "effect") == 0 &&
            text_is(name, event_text(event, "name")) &&
            (is_at(t, event, node) || *event_text(event, "file") == '\0') &&
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
        if (strcmp(event_text(event, "event"), "inert") == 0 &&
            json_is_true(json_object_get(event, "needed")))
            return event_text(event, "name");
    }
    return NULL;
}

/* ---- where a run left the predicted path ---- */

static bool has_call(const struct trying *t, struct text name, size_t *from)
{
    for (size_t i = *from; i < json_array_size(t->trace); i++) {
        const json_t *event = json_array_get(t->trace, i);
        if (strcmp(event_text(event, "event"), "call") == 0 &&
            text_is(name, event_text(event, "name"))) {
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
    const json_t *thrown = find_event(t, "throw"), *last = NULL;
    size_t i;
    json_t *event;
    if (thrown)
        return text_print(t->c->arena, "%s \"%s\" at %s:%d", event_text(thrown, "class"),
                          event_text(thrown, "message"), event_text(thrown, "file"),
                          (int)json_integer_value(json_object_get(thrown, "line")));
    json_array_foreach(t->trace, i, event) if (strcmp(event_text(event, "event"), "call") == 0)
        last = event;
    if (!last)
        return TEXT("nothing specified was called");
    return text_print(t->c->arena, "last it called %s at %s:%d", event_text(last, "name"),
                      event_text(last, "file"),
                      (int)json_integer_value(json_object_get(last, "line")));
}

static struct confirmation conclude(const struct trying *t, enum confirm_outcome outcome,
                                    struct text detail)
{
    return (struct confirmation){outcome, text_copy(t->c->arena, detail), t->program, t->flags};
}

static struct confirmation missed(const struct trying *t)
{
    struct text where = first_missed(t), how = how_it_ended(t);
    return conclude(t, CONFIRM_DIVERGED,
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
        if (strcmp(event_text(json_array_get(t->trace, i), "event"), "mac") == 0)
            made = i;
    if (made == SIZE_MAX)
        return NULL;
    if (leads_on(t, json_array_get(t->trace, made)))
        return json_array_get(t->trace, made);
    concrete_init(&concrete, t->c->arena, t->c->x, t->e->counterexample.model, NULL);
    size_t from = made + 1;
    const json_t *end = find_event(t, "end");
    bool goes_on = next_predicted(t, &concrete, &at, &name)
                       ? has_call(t, name, &from)
                       : end && strcmp(event_text(end, "how"), "return") == 0;
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
        return conclude(t, CONFIRM_NOT_RUN,
                        text_print(t->c->arena, "the interpreter does not take the program: %.*s",
                                   (int)t->said.size, t->said.data));
    return conclude(t, CONFIRM_NOT_RUN,
                    find_event(t, "throw") ? how_it_ended(t)
                                           : TEXT("it ended while its files were loaded"));
}

/* What a run that ended by itself means. */
static struct confirmation read_run(const struct trying *t)
{
    const json_t *effect = find_effect(t), *end = find_event(t, "end");
    const json_t *unsupported = find_event(t, "unsupported");
    if (!effect)
        effect = find_comparison(t);
    if (!effect && unsupported)
        return conclude(t, CONFIRM_NOT_RUN, text_of(event_text(unsupported, "message")));
    if (!effect && end && strcmp(event_text(end, "how"), "fatal") == 0)
        return conclude(t, CONFIRM_NOT_RUN, text_of(event_text(end, "message")));
    if (!effect && !find_event(t, "enter"))
        return not_entered(t);
    if (!effect && is_asserted(t))
        return conclude(t, CONFIRM_NOT_RUN, TEXT("what a comment asserts is not watched"));
    if (!effect && is_output(t))
        return conclude(t, CONFIRM_NOT_RUN, TEXT("what the program prints is not watched"));
    if (!effect)
        return missed(t);
    const json_t *clause = clause_of(t, effect);
    if (json_is_string(clause))
        return conclude(t, CONFIRM_NOT_RUN, text_of(json_string_value(clause)));
    if (!clause)
        return conclude(t, CONFIRM_NOT_RUN, TEXT("the clause is not asked at run time"));
    if (json_is_true(clause))
        return conclude(t, CONFIRM_DIVERGED, TEXT("the clause holds at run time"));
    const char *unknown = needed_unknown(t, effect);
    if (unknown)
        return conclude(t, CONFIRM_UNKNOWN, text_of(unknown));
    return conclude(t, CONFIRM_FAILED_CLAUSE, TEXT(""));
}

/* ---- a second delivery ---- */

static bool asks_again(const struct trying *t)
{
    return evidence_asks(t->c->specs, t->o) & ASKS_AGAIN;
}

static struct text decode_state(struct arena *arena, const char *base64)
{
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    char *out = arena_alloc(arena, strlen(base64) + 1, 1);
    size_t size = 0;
    uint32_t bits = 0, have = 0;
    for (const char *at = base64; *at && *at != '='; at++) {
        const char *digit = strchr(digits, *at);
        if (!digit)
            break;
        bits = bits << 6 | (uint32_t)(digit - digits);
        have += 6;
        if (have >= 8) {
            have -= 8;
            out[size++] = (char)(bits >> have & 255);
        }
    }
    return (struct text){out, size};
}

static struct confirmation run_twice(struct trying *t)
{
    const json_t *state = find_event(t, "state");
    if (!find_effect(t) || !state)
        return read_run(t);
    t->state = decode_state(t->c->arena, event_text(state, "state"));
    struct sandbox_result result = run(t);
    if (result.end != SANDBOX_ENDED)
        return conclude(t, CONFIRM_NOT_RUN, result.reason);
    return read_run(t);
}

/* ---- the whole ---- */

/* What the framework makes of interfaces and abstract classes. */
static void list_services(struct trying *t)
{
    struct ir_program *program = t->c->program;
    t->witness.injects = exec_injects(t->c->x);
    for (uint32_t i = 1; t->witness.injects && i < program->classes.count; i++) {
        ir_class_id made = exec_implementation(t->c->x, (ir_class_id){i});
        struct witness_service service = {ir_class(program, (ir_class_id){i})->full_name,
                                          ir_class(program, made)->full_name};
        if (made.index != i)
            VEC_PUSH(t->c->arena, &t->witness.services, service);
    }
}

static void list_manifests(struct trying *t)
{
    const exec_manifests *asked = exec_get_manifests(t->c->x);
    for (uint32_t i = 0; i < asked->count; i++) {
        const struct exec_manifest *one = &asked->items[i];
        struct witness_manifest manifest = {one->glob, one->path, one->elements};
        VEC_PUSH(t->c->arena, &t->witness.manifests, manifest);
    }
}

/* The attribute that the flow is about, counted among those of its name. */
static void set_attribute(struct trying *t)
{
    const struct ir_class *class = ir_class(t->c->program, t->c->flow->class);
    ir_id args = ir_kid(t->c->program, ir_body(t->c->program, t->c->flow->function), 0);
    t->witness.entry.attribute = names_add(t->c->program->names, t->c->flow->entry->glob);
    t->witness.entry.attribute_index = 0;
    for (uint32_t i = 0; i < class->attributes.count; i++) {
        if (class->attributes.items[i].args.index == args.index)
            return;
        t->witness.entry.attribute_index +=
            name_equal(class->attributes.items[i].name, t->witness.entry.attribute);
    }
}

static void prepare(struct trying *t)
{
    const struct flow *flow = t->c->flow;
    t->witness = (struct witness){.arena = t->c->arena,
                                  .program = t->c->program,
                                  .specs = t->c->specs,
                                  .counterexample = &t->e->counterexample,
                                  .root = TEXT(SANDBOX_PLUGIN)};
    t->witness.entry = (struct witness_entry){.entry = flow->entry,
                                              .trigger = flow->trigger,
                                              .function = flow->function,
                                              .set_up = flow->set_up,
                                              .class = flow->class,
                                              .page = flow->page};
    if (flow->kind == FLOW_DRIVER)
        t->witness.entry.driver = flow->entry->stub;
    if (flow->entry->kind == SPEC_ENTRY_MANIFEST) {
        t->witness.entry.item = ir_kid(t->c->program, ir_body(t->c->program, flow->function), 0);
        t->witness.entry.item_name = ir_function(t->c->program, flow->function)->name;
    }
    if (flow->entry->kind == SPEC_ENTRY_ATTRIBUTE)
        set_attribute(t);
    list_services(t);
    list_manifests(t);
}

static struct confirmation try_once(struct trying *t, bool head)
{
    t->state = TEXT("");
    require_files(t, head);
    struct sandbox_result result = run_repaired(t);
    t->stopped = result.end != SANDBOX_ENDED;
    if (t->stopped)
        return conclude(t, CONFIRM_NOT_RUN, result.reason);
    return asks_again(t) ? run_twice(t) : read_run(t);
}

struct confirmation evidence_confirm(const struct confirming *c, const struct exec_obligation *o,
                                     const struct evidence *e)
{
    struct trying t = {.c = c, .o = o, .e = e, .program = TEXT(""), .flags = TEXT("")};
    if (!c->language->print_witness || !c->language->interpreter)
        return conclude(&t, CONFIRM_NOT_RUN, TEXT("no witnesses in this language yet"));
    prepare(&t);
    struct confirmation result = try_once(&t, true);
    if (result.outcome == CONFIRM_NOT_RUN && !t.stopped) {
        uint32_t loaded = t.witness.requires_.count;
        struct confirmation other = {.outcome = CONFIRM_NOT_RUN};
        require_files(&t, false);
        if (t.witness.requires_.count < loaded)
            other = try_once(&t, false);
        if (other.outcome != CONFIRM_NOT_RUN)
            result = other;
    }
    json_decref(t.trace);
    return result;
}

void evidence_settle(struct arena *arena, struct evidence *e, const struct confirmation *c)
{
    switch (c->outcome) {
    case CONFIRM_FAILED_CLAUSE:
        e->verdict = VERDICT_VIOLATED_CONFIRMED;
        e->execution = TEXT("yes, under the real interpreter, and the clause failed");
        return;
    case CONFIRM_DIVERGED:
        e->verdict = VERDICT_POSSIBLE;
        e->why = WHY_DIVERGED;
        break;
    case CONFIRM_UNKNOWN:
        e->verdict = VERDICT_POSSIBLE;
        e->why = WHY_UNKNOWN_AT_RUN_TIME;
        break;
    case CONFIRM_NOT_RUN:
        e->execution = text_print(arena, "no: %.*s", (int)c->detail.size, c->detail.data);
        return;
    }
    e->detail = c->detail;
    e->execution = text_print(arena, "yes, but %s: %.*s",
                              c->outcome == CONFIRM_DIVERGED ? "it went another way"
                                                             : "it hangs on something unknown",
                              (int)c->detail.size, c->detail.data);
}

/* ---- tests ---- */

/* The way from one absolute folder to another. */
static struct text way_between(struct arena *arena, struct text from, struct text to)
{
    size_t common = 0;
    for (size_t i = 0; i <= from.size && i <= to.size; i++) {
        char a = i < from.size ? from.data[i] : '/', b = i < to.size ? to.data[i] : '/';
        if (a != b)
            break;
        if (a == '/')
            common = i;
    }
    struct buffer out;
    buffer_init(&out);
    for (size_t i = common; i < from.size; i++)
        if (from.data[i] == '/')
            buffer_add(&out, TEXT("../"));
    buffer_add(&out, text_slice(to, common < to.size ? common + 1 : to.size, to.size));
    struct text way = text_copy(arena, buffer_text(&out));
    buffer_done(&out);
    return way;
}

bool evidence_print_test(struct buffer *out, const struct confirming *c,
                         const struct exec_obligation *o, const struct confirmation *confirmation,
                         struct text rule, const struct finding *finding, const char *folder,
                         struct text *name)
{
    char real[PATH_MAX];
    struct trying t = {.c = c, .o = o};
    if (!c->language->print_test || !realpath(folder, real))
        return false;
    struct witness_test test = {.arena = c->arena,
                                .program = confirmation->program,
                                .flags = confirmation->flags,
                                .rule = rule,
                                .clause = finding->clause,
                                .effect = names_text(c->program->names, o->effect),
                                .message = finding->message,
                                .fingerprint = finding->fingerprint,
                                .place = way_between(c->arena, text_of(real), c->root),
                                .is_delivered_twice = asks_again(&t)};
    *name = c->language->print_test(out, &test);
    return true;
}
