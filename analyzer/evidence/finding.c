/* Findings: places, messages, counterexamples and code flows as the reports print them. */
#include "analyzer/evidence/evidence.h"

/* ---- places ---- */

static struct text function_name(const struct ir_program *program, ir_function_id id)
{
    while (id.index && ir_function(program, id)->flags & IR_FUNCTION_CLOSURE &&
           ir_function(program, id)->outer.index)
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

static struct report_location node_location(const struct reporting *r, ir_id node,
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

/* ---- counterexamples ---- */

static struct text print_constant(struct arena *arena, const struct constant *value)
{
    switch (value->sort) {
    case SORT_BOOL: return value->boolean ? TEXT("true") : TEXT("false");
    case SORT_INT: return text_print(arena, "%" PRId64, value->integer);
    case SORT_FLOAT: return text_print(arena, "%.15g", value->number);
    case SORT_REAL: return text_copy(arena, value->text);
    case SORT_STRING: break;
    }
    return text_print(arena, "\"%.*s\"", (int)value->text.size, value->text.data);
}

static void bind(struct reporting *r, report_bindings *list, struct text name, struct text value)
{
    struct report_binding binding = {.name = text_copy(r->arena, name), .value = value};
    VEC_PUSH(r->arena, list, binding);
}

/* ":type" symbols tell only whether something is there; the value symbols tell the rest. */
static bool describes_type(struct text name, struct text *base)
{
    if (!text_ends_with(name, TEXT(":type")))
        return false;
    *base = text_slice(name, 0, name.size - 5);
    return true;
}

static struct text without_suffix(struct text name)
{
    static const char *const suffixes[] = {":string", ":int", ":float", ":bool", ":size"};
    for (size_t i = 0; i < ARRAY_LENGTH(suffixes); i++)
        if (text_ends_with(name, text_of(suffixes[i])))
            return text_slice(name, 0, name.size - strlen(suffixes[i]));
    return name;
}

static const char *type_word(int64_t tag)
{
    static const char *const words[] = {
        [VALUE_ABSENT] = "<absent>", [VALUE_UNDEFINED] = "<undefined>",
        [VALUE_NULL] = "null",       [VALUE_BOOL] = NULL,
        [VALUE_INT] = NULL,          [VALUE_FLOAT] = NULL,
        [VALUE_STRING] = NULL,       [VALUE_ARRAY] = "<array>",
        [VALUE_OBJECT] = "<object>"};
    return tag >= 0 && tag <= VALUE_OBJECT ? words[tag] : "<something>";
}

/* "request.post[a][b]" is the field a[b] of the body. */
static report_bindings *request_list(struct finding *f, struct text label, struct text *name)
{
    size_t bracket = text_find(label, TEXT("["), 0);
    struct text part = text_slice(label, 0, bracket == SIZE_MAX ? label.size : bracket);
    *name = TEXT("");
    if (bracket != SIZE_MAX) {
        size_t close = text_find(label, TEXT("]"), bracket);
        *name = text_slice(label, bracket + 1, close == SIZE_MAX ? label.size : close);
    }
    if (text_is(part, "request.query"))
        return &f->request.query;
    return text_is(part, "request.header") || text_is(part, "request.cookie") ? &f->request.headers
                                                                              : &f->request.body;
}

static report_bindings *list_for(struct finding *f, enum root_kind kind, struct text label,
                                 struct text *name)
{
    *name = label;
    switch (kind) {
    case ROOT_REQUEST: return request_list(f, label, name);
    case ROOT_REPLY: return &f->replies;
    case ROOT_DERIVED: return &f->request.body;
    case ROOT_STORE:
    case ROOT_SETTING:
    case ROOT_SESSION:
    case ROOT_IDENTITY:
    case ROOT_SERVER: return &f->state;
    case ROOT_UNKNOWN:
    case ROOT_HAVOC:
    case ROOT_GHOST: break;
    }
    return NULL;
}

/* Whether the leaf's type in the model is that of the value symbol `name`. */
static bool is_of_type(struct reporting *r, const struct evidence *e, struct text name)
{
    static const struct {
        const char *suffix;
        int64_t tag;
    } table[] = {{":string", VALUE_STRING},
                 {":int", VALUE_INT},
                 {":float", VALUE_FLOAT},
                 {":bool", VALUE_BOOL}};
    struct term_table *terms = exec_terms(r->x);
    struct text base = without_suffix(name);
    int64_t wanted = -1;
    for (size_t i = 0; i < ARRAY_LENGTH(table); i++)
        if (text_ends_with(name, text_of(table[i].suffix)))
            wanted = table[i].tag;
    if (wanted < 0)
        return true;
    for (uint32_t i = 1; i < e->model.symbol_count; i++) {
        struct text type;
        if (e->model.has_value[i] && describes_type(symbol_name(terms, (symbol_id){i}), &type) &&
            text_equal(type, base))
            return e->model.values[i].integer == wanted;
    }
    return true;
}

static void add_symbol(struct reporting *r, const struct evidence *e, uint32_t symbol,
                       struct finding *f)
{
    struct term_table *terms = exec_terms(r->x);
    leaf_id leaf = leaf_of_symbol(r->x, (symbol_id){symbol});
    struct text label = symbol_name(terms, (symbol_id){symbol}), base, name;
    if (leaf.index == 0)
        return;
    enum root_kind kind = root_get(r->x, leaf_get(r->x, leaf)->root)->kind;
    const struct constant *value = &e->model.values[symbol];
    if (describes_type(label, &base)) {
        const char *word = type_word(value->integer);
        report_bindings *list = list_for(f, kind, base, &name);
        if (word && list)
            bind(r, list, name, text_of(word));
        return;
    }
    report_bindings *list = list_for(f, kind, without_suffix(label), &name);
    if (!list || !is_of_type(r, e, label))
        return;
    bool raw = value->sort == SORT_STRING && kind == ROOT_REQUEST;
    bind(r, list, name, raw ? text_copy(r->arena, value->text) : print_constant(r->arena, value));
}

static void add_point(struct reporting *r, const struct solver_point *point, struct finding *f)
{
    const struct function_kind *kind = function_get_kind(exec_terms(r->x), point->function);
    struct text name = text_of(kind->name);
    if (kind->evaluate || text_find(name, TEXT("."), 0) == SIZE_MAX || point->arg_count != 1)
        return;
    bool hundredths = text_ends_with(name, TEXT(":hundredths"));
    if (hundredths)
        name = text_slice(name, 0, name.size - 11);
    struct text key = print_constant(r->arena, &point->args[0]);
    struct text value = print_constant(r->arena, &point->value);
    if (hundredths)
        value = text_print(r->arena, "%" PRId64 ".%02d", point->value.integer / 100,
                           (int)(point->value.integer % 100));
    bind(r, &f->state,
         text_print(r->arena, "%.*s(%.*s)", (int)name.size, name.data, (int)key.size, key.data),
         value);
}

static void add_counterexample(struct reporting *r, const struct evidence *e, struct finding *f)
{
    for (uint32_t i = 1; i < e->model.symbol_count; i++)
        if (e->model.has_value[i])
            add_symbol(r, e, i, f);
    for (uint32_t i = 0; i < e->model.points.count; i++)
        add_point(r, &e->model.points.items[i], f);
}

/* ---- code flow ---- */

static bool is_on_path(const struct exec_obligation *o, ir_function_id function)
{
    if (o->function.index == function.index)
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
    struct report_step step = {.location = node_location(r, node, function),
                               .message = message,
                               .depth = depth,
                               .is_essential = essential};
    VEC_PUSH(r->arena, &f->steps, step);
}

static void add_event(struct reporting *r, struct finding *f, const struct exec_event *event,
                      const struct constant *condition)
{
    if (event->kind == EVENT_BRANCH) {
        add_step(r, f, event->node, event->function, event->depth, true,
                 condition->boolean ? TEXT("the condition holds")
                                    : TEXT("the condition does not hold"));
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
    for (uint32_t i = 0; i < o->event && i < exec_event_count(r->x); i++) {
        const struct exec_event *event = exec_get_event(r->x, i);
        bool useful = event->kind == EVENT_BRANCH || event->kind == EVENT_CALL;
        if (useful && is_on_path(o, event->function) && !ir_is_none(event->node))
            VEC_PUSH(r->arena, &chosen, i);
    }
    term_id *roots = ARENA_ARRAY(r->arena, term_id, 2 * chosen.count + 1);
    struct constant *values = ARENA_ARRAY(r->arena, struct constant, 2 * chosen.count + 1);
    bool *defined = ARENA_ARRAY(r->arena, bool, 2 * chosen.count + 1);
    for (uint32_t i = 0; i < chosen.count; i++) {
        const struct exec_event *event = exec_get_event(r->x, chosen.items[i]);
        roots[2 * i] = event->guard;
        roots[2 * i + 1] = term_is_none(event->condition) ? event->guard : event->condition;
    }
    if (chosen.count)
        solver_evaluate_all(r->arena, exec_terms(r->x), &e->model, roots, 2 * chosen.count, values,
                            defined);
    for (uint32_t i = 0; i < chosen.count; i++)
        if (defined[2 * i] && values[2 * i].boolean && defined[2 * i + 1])
            add_event(r, f, exec_get_event(r->x, chosen.items[i]), &values[2 * i + 1]);
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
        .location = node_location(r, node, function),
        .message = text_print(r->arena, "the effect: %.*s", (int)effect.size, effect.data),
        .depth = o->calls.count,
        .is_essential = true};
    VEC_PUSH(r->arena, &f->steps, last);
}

/* ---- the whole ---- */

static const struct report_binding *find_binding(const report_bindings *list, const char *part)
{
    for (uint32_t i = 0; i < list->count; i++)
        if (text_find(list->items[i].name, text_of(part), 0) != SIZE_MAX)
            return &list->items[i];
    return NULL;
}

static struct text message_of(struct reporting *r, const struct exec_obligation *o,
                              const struct evidence *e, const struct finding *f)
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
    struct text example = TEXT("");
    const struct report_binding *total = find_binding(&f->state, ".total(");
    if (total)
        example = text_print(r->arena, " For example, with %.*s = %.*s.", (int)total->name.size,
                             total->name.data, (int)total->value.size, total->value.data);
    return text_print(r->arena, "%.*s is reached although %.*s.%.*s", (int)effect.size, effect.data,
                      (int)said.size, said.data, (int)example.size, example.data);
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
                        .clause = names_text(r->specs->names, o->rule)};
    ir_id node;
    ir_function_id function;
    effect_place(r, o, &node, &function);
    f.location = node_location(r, node, function);
    f.entry = function_name(r->program, r->flow->function);
    f.entry_location = entry_location(r);
    f.channel = text_of(spec_channel_name(r->flow->entry->channel));
    f.trigger = names_text(r->program->names, r->flow->trigger);
    if (e->has_model)
        add_counterexample(r, e, &f);
    if (r->flow->entry->kind != SPEC_ENTRY_OVERRIDE && e->has_model) {
        f.request.method = f.request.body.count ? TEXT("POST") : TEXT("GET");
        f.request.target = TEXT("/");
    }
    add_steps(r, o, e, &f, node, function);
    f.message = message_of(r, o, e, &f);
    f.fingerprint = fingerprint_of(r, o, &f);
    return f;
}
