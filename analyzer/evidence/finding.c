/* Findings: places, messages, counterexamples and code flows as the reports print them. */
#include "analyzer/evidence/concrete.h"
#include "analyzer/evidence/evidence.h"

/* ---- places ---- */

static struct text function_name(const struct ir_program *program, ir_function_id id)
{
    while (id.index && ir_function(program, id)->flags & IR_FUNCTION_CLOSURE &&
           name_is_none(ir_function(program, id)->name) && ir_function(program, id)->outer.index)
        id = ir_function(program, id)->outer;
    if (id.index == 0 || ir_function(program, id)->flags & IR_FUNCTION_MAIN)
        return TEXT("");
    return names_text(program->names, ir_function(program, id)->full_name);
}

struct report_location evidence_location(struct arena *arena, const struct ir_program *program,
                                         ir_file_id file, struct range range,
                                         ir_function_id function)
{
    const struct source *source = ir_file(program, file)->source;
    struct position begin = source_position(source, range.begin);
    struct position end = source_position(source, range.end);
    struct report_location location = {.path = source->path,
                                       .line = begin.line,
                                       .column = begin.column,
                                       .end_line = end.line,
                                       .end_column = end.column};
    (void)arena;
    location.function = function_name(program, function);
    location.snippet = text_trim(source_line(source, begin.line));
    return location;
}

struct report_location evidence_node_location(const struct reporting *r, ir_id node,
                                              ir_function_id function)
{
    const struct ir_node *ir = ir_node(r->program, node);
    return evidence_location(r->arena, r->program, (ir_file_id){ir->file}, ir->range, function);
}

static struct report_location entry_location(const struct reporting *r)
{
    const struct ir_function *function = ir_function(r->program, r->flow->function);
    return evidence_location(r->arena, r->program, function->file, function->name_range,
                             r->flow->function);
}

/* Effects in the bodies of stubs are shown where the program calls the stub. */
static bool is_in_stub(const struct reporting *r, ir_function_id function)
{
    return ir_file(r->program, ir_function(r->program, function)->file)->is_spec;
}

static void effect_place(const struct reporting *r, const struct exec_obligation *o, ir_id *node,
                         ir_function_id *function)
{
    *node = o->node;
    *function = o->function;
    for (uint32_t i = o->calls.count; i-- > 0 && is_in_stub(r, *function);) {
        *node = (ir_id){o->calls.items[i]};
        *function = o->callers.items[i];
    }
}

ir_id evidence_place(const struct reporting *r, const struct exec_obligation *obligation)
{
    ir_id node;
    ir_function_id function;
    effect_place(r, obligation, &node, &function);
    return node;
}

/* What a driver accepts is shown at the entry point whose return it takes as acceptance. */
static struct report_location effect_location(const struct reporting *r, ir_id node,
                                              ir_function_id function)
{
    return is_in_stub(r, function) ? entry_location(r) : evidence_node_location(r, node, function);
}

/* ---- rules ---- */

static enum report_severity severity_of(struct text word)
{
    if (text_is(word, "error"))
        return REPORT_ERROR;
    return text_is(word, "note") ? REPORT_NOTE : REPORT_WARNING;
}

uint32_t evidence_rule(struct reporting *r, name_id name)
{
    uint32_t index = spec_find_rule(r->specs, name);
    assert(index != UINT32_MAX);
    const struct spec_rule *rule = &r->specs->rules.items[index];
    for (uint32_t i = 0; i < r->report->rules.count; i++)
        if (text_equal(r->report->rules.items[i].id, rule->id))
            return i;
    struct report_rule added = {.id = rule->id,
                                .name = names_text(r->specs->names, rule->name),
                                .title = rule->title,
                                .help = rule->help,
                                .severity = severity_of(rule->severity)};
    for (uint32_t i = 0; i < rule->cwe.count; i++)
        VEC_PUSH(r->arena, &added.cwe, rule->cwe.items[i]);
    VEC_PUSH(r->arena, &r->report->rules, added);
    return r->report->rules.count - 1;
}

/* ---- code flow ---- */

bool evidence_is_on_path(const struct reporting *r, const struct exec_obligation *o,
                         ir_function_id function)
{
    if (o->function.index == function.index ||
        (is_in_stub(r, o->function) && r->flow->function.index == function.index))
        return true;
    for (uint32_t i = 0; i < o->callers.count; i++)
        if (o->callers.items[i].index == function.index)
            return true;
    return false;
}

static void add_step(struct reporting *r, struct finding *f, ir_id node, ir_function_id function,
                     uint32_t depth, bool essential, struct text message)
{
    enum { MOST = 80 };
    if (f->steps.count >= MOST || is_in_stub(r, function))
        return;
    struct report_step step = {.location = evidence_node_location(r, node, function),
                               .message = message,
                               .depth = depth,
                               .is_essential = essential};
    VEC_PUSH(r->arena, &f->steps, step);
}

static void add_event(struct reporting *r, const struct concrete *concrete,
                      const struct evidence *e, struct finding *f, const struct exec_event *event,
                      const struct constant *condition)
{
    if (event->kind == EVENT_BRANCH) {
        const char *what =
            condition->boolean ? "the condition holds" : "the condition does not hold";
        struct text why = evidence_reason(r->arena, concrete, &e->counterexample, event->condition);
        add_step(r, f, event->node, event->function, event->depth, true,
                 why.size ? text_print(r->arena, "%s: %.*s", what, (int)why.size, why.data)
                          : text_of(what));
    } else if (event->kind == EVENT_CALL) {
        struct text name = names_text(r->program->names, event->text);
        add_step(r, f, event->node, event->function, event->depth, false,
                 text_print(r->arena, "calls %.*s", (int)name.size, name.data));
    }
}

/* What happened before the effect in the functions that lead to it, as the model has it. */
static void add_events(struct reporting *r, const struct exec_obligation *o,
                       const struct evidence *e, struct finding *f)
{
    VEC(uint32_t) chosen = {0};
    struct arena scratch;
    struct concrete concrete;
    arena_init(&scratch);
    concrete_init(&concrete, r->arena, r->x, e->counterexample.model, NULL);
    for (uint32_t i = 0; i < o->event && i < exec_event_count(r->x); i++) {
        const struct exec_event *event = exec_get_event(r->x, i);
        bool useful = event->kind == EVENT_BRANCH || event->kind == EVENT_CALL;
        if (useful && evidence_is_on_path(r, o, event->function) && !ir_is_none(event->node))
            VEC_PUSH(&scratch, &chosen, i);
    }
    term_id *roots = ARENA_ARRAY(&scratch, term_id, 2 * chosen.count + 1);
    struct constant *values = ARENA_ARRAY(&scratch, struct constant, 2 * chosen.count + 1);
    bool *defined = ARENA_ARRAY(&scratch, bool, 2 * chosen.count + 1);
    for (uint32_t i = 0; i < chosen.count; i++) {
        const struct exec_event *event = exec_get_event(r->x, chosen.items[i]);
        roots[2 * i] = event->guard;
        roots[2 * i + 1] = term_is_none(event->condition) ? event->guard : event->condition;
    }
    if (chosen.count)
        solver_evaluate_all(&scratch, exec_terms(r->x), &e->model, roots, 2 * chosen.count, values,
                            defined);
    for (uint32_t i = 0; i < chosen.count; i++)
        if (defined[2 * i] && values[2 * i].boolean && defined[2 * i + 1])
            add_event(r, &concrete, e, f, exec_get_event(r->x, chosen.items[i]),
                      &values[2 * i + 1]);
    concrete_done(&concrete);
    arena_done(&scratch);
}

/* Whether the rule asks what a provider says: TP1…. */
static bool is_about_payment(const struct reporting *r, const struct exec_obligation *o)
{
    const struct spec_rule *rule = &r->specs->rules.items[spec_find_rule(r->specs, o->rule)];
    return text_starts_with(rule->id, TEXT("TP1"));
}

/* Whether the rule asks who calls: TP3…, TP4002, and who may say that money came, TP1001. */
static bool is_about_caller(const struct reporting *r, const struct exec_obligation *o)
{
    const struct spec_rule *rule = &r->specs->rules.items[spec_find_rule(r->specs, o->rule)];
    return text_starts_with(rule->id, TEXT("TP3")) || text_is(rule->id, "TP4002") ||
           text_is(rule->id, "TP1001");
}

/* Whether it matters who was let in: they choose the order that TP1005 is about. */
static bool is_about_entry(const struct reporting *r, const struct exec_obligation *o)
{
    const struct spec_rule *rule = &r->specs->rules.items[spec_find_rule(r->specs, o->rule)];
    return is_about_caller(r, o) || text_is(rule->id, "TP1005");
}

static struct report_step gate_step(const struct reporting *r, ir_function_id gate)
{
    const struct ir_function *function = ir_function(r->program, gate);
    return (struct report_step){.location = evidence_location(r->arena, r->program, function->file,
                                                              function->name_range, gate),
                                .message = TEXT("this callback lets the caller in"),
                                .is_essential = true};
}

static void add_steps(struct reporting *r, const struct exec_obligation *o,
                      const struct evidence *e, struct finding *f, ir_id node,
                      ir_function_id function)
{
    struct report_step first = {.location = entry_location(r),
                                .message = TEXT("the request reaches this entry point"),
                                .is_essential = true};
    VEC_PUSH(r->arena, &f->steps, first);
    if (e->has_model)
        add_events(r, o, e, f);
    struct text effect = names_text(r->program->names, o->effect);
    struct report_step last = {
        .location = effect_location(r, node, function),
        .message = text_print(r->arena, "the effect: %.*s", (int)effect.size, effect.data),
        .depth = o->calls.count,
        .is_essential = true};
    VEC_PUSH(r->arena, &f->steps, last);
    struct report_step source;
    if (e->has_model && evidence_source(r, o, e, &source)) {
        VEC_PUSH(r->arena, &f->data_steps, source);
        VEC_PUSH(r->arena, &f->data_steps, last);
    }
    ir_function_id gate = exec_permission(r->x);
    if (e->has_model && gate.index && !is_in_stub(r, gate) && is_about_entry(r, o)) {
        VEC_PUSH(r->arena, &f->gate_steps, gate_step(r, gate));
        VEC_PUSH(r->arena, &f->gate_steps, last);
    }
    struct report_step check;
    if (e->has_model && is_about_payment(r, o) && evidence_check(r, o, e, &check)) {
        VEC_PUSH(r->arena, &f->check_steps, check);
        VEC_PUSH(r->arena, &f->check_steps, last);
        if (is_about_caller(r, o) && evidence_passed(r, o, e, &check)) {
            VEC_PUSH(r->arena, &f->passed_steps, check);
            VEC_PUSH(r->arena, &f->passed_steps, last);
        }
    }
}

/* ---- the whole ---- */

static struct text message_of(struct reporting *r, const struct exec_obligation *o,
                              const struct evidence *e)
{
    const struct spec_rule *rule = &r->specs->rules.items[spec_find_rule(r->specs, o->rule)];
    struct text effect = names_text(r->program->names, o->effect);
    if (e->verdict == VERDICT_PROVED)
        return text_print(r->arena, "Proved at %.*s: %.*s.", (int)effect.size, effect.data,
                          (int)rule->title.size, rule->title.data);
    if (e->verdict == VERDICT_UNREACHABLE)
        return text_print(r->arena, "%.*s is never reached from this entry point.",
                          (int)effect.size, effect.data);
    if (e->verdict == VERDICT_UNKNOWN)
        return text_print(r->arena, "Not decided at %.*s: %s.", (int)effect.size, effect.data,
                          why_sentence(e->why));
    struct text said = rule->message.size ? rule->message : rule->title;
    struct text record = TEXT("");
    if (e->has_model)
        record = evidence_record(r->arena, &e->counterexample, r->specs);
    if (record.size)
        record = text_print(r->arena, " for %.*s", (int)record.size, record.data);
    return text_print(r->arena, "%.*s is reached%.*s although %.*s.", (int)effect.size, effect.data,
                      (int)record.size, record.data, (int)said.size, said.data);
}

static struct text fingerprint_of(struct reporting *r, const struct exec_obligation *o,
                                  const struct finding *f)
{
    uint64_t hash = hash_bytes(f->location.path.data, f->location.path.size);
    struct text rule = names_text(r->specs->names, o->rule);
    hash = hash_mix(hash, hash_bytes(rule.data, rule.size));
    hash = hash_mix(hash, hash_bytes(f->location.function.data, f->location.function.size));
    hash = hash_mix(hash, hash_bytes(f->entry.data, f->entry.size));
    hash = hash_mix(hash, hash_bytes(f->location.snippet.data, f->location.snippet.size));
    return text_print(r->arena, "%016" PRIx64, hash);
}

struct finding evidence_finding(struct reporting *r, const struct exec_obligation *o,
                                const struct evidence *e)
{
    struct finding f = {.rule = evidence_rule(r, o->rule),
                        .verdict = e->verdict,
                        .why = e->why,
                        .why_detail = text_copy(r->arena, e->detail),
                        .solver = e->solver ? text_of(e->solver) : TEXT(""),
                        .clause = names_text(r->specs->names, o->rule)};
    ir_id node;
    ir_function_id function;
    effect_place(r, o, &node, &function);
    f.location = effect_location(r, node, function);
    f.entry = function_name(r->program, r->flow->function);
    f.entry_location = entry_location(r);
    f.channel = text_of(spec_channel_name(r->flow->entry->channel));
    f.trigger = names_text(r->program->names, r->flow->trigger);
    for (uint32_t i = 0; i < r->flow->others.count; i++) {
        struct text other = names_text(r->program->names, r->flow->others.items[i]);
        VEC_PUSH(r->arena, &f.triggers, other);
    }
    if (e->has_model)
        evidence_show(r->arena, &e->counterexample, r->specs->names,
                      r->flow->entry->kind != SPEC_ENTRY_OVERRIDE, &f);
    f.execution = text_copy(r->arena, e->execution);
    add_steps(r, o, e, &f, node, function);
    evidence_assume(r, o, &f);
    f.message = message_of(r, o, e);
    f.fingerprint = fingerprint_of(r, o, &f);
    return f;
}
