/*
 * The counterexample is run once; where the clause is about a second delivery, again in the state
 * that the first one left.
 */
#include "analyzer/evidence/confirm_p.h"

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
    const json_t *state = trace_find(t, "state");
    if (!trace_effect(t) || !state)
        return trace_judge(t);
    t->state = decode_state(t->c->arena, trace_text(state, "state"));
    struct sandbox_result result = attempt_once(t);
    if (result.end != SANDBOX_ENDED)
        return trace_conclude(t, CONFIRM_NOT_RUN, result.reason);
    return trace_judge(t);
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

/* About an attribute of a method: the item is named like that. */
static bool is_of_method(const struct flow *flow, const struct ir_program *program)
{
    return flow->entry->kind == SPEC_ENTRY_ATTRIBUTE &&
           !name_equal(ir_function(program, flow->function)->name,
                       ir_class(program, flow->class)->full_name);
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
    attempt_require_files(t, head);
    struct sandbox_result result = attempt_run(t);
    t->stopped = result.end != SANDBOX_ENDED;
    if (t->stopped)
        return trace_conclude(t, CONFIRM_NOT_RUN, result.reason);
    return asks_again(t) ? run_twice(t) : trace_judge(t);
}

struct confirmation evidence_confirm(const struct confirming *c, const struct exec_obligation *o,
                                     const struct evidence *e)
{
    struct trying t = {.c = c, .o = o, .e = e, .program = TEXT(""), .flags = TEXT("")};
    if (!c->language->print_witness || !c->language->interpreter)
        return trace_conclude(&t, CONFIRM_NOT_RUN, TEXT("no witnesses in this language yet"));
    if (is_of_method(c->flow, c->program))
        return trace_conclude(&t, CONFIRM_NOT_RUN, TEXT("no witnesses of routes at methods yet"));
    prepare(&t);
    struct confirmation result = try_once(&t, true);
    if (result.outcome == CONFIRM_NOT_RUN && !t.stopped) {
        uint32_t loaded = t.witness.requires_.count;
        struct confirmation other = {.outcome = CONFIRM_NOT_RUN};
        attempt_require_files(&t, false);
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
