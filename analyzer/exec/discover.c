/* Discovery of flows by call site. */
#include "analyzer/exec/discover.h"
#include "analyzer/exec/exec_p.h"
#include "grammars/document/document.h"

enum { MOST_CLASSES = 8, MOST_CLIMBS = 3 };

struct candidate {
    ir_function_id function;
    uint32_t climbs;
};

/* A file that was run as a module while another one was set up. */
struct visit {
    ir_file_id file;
    ir_function_id by;
};

struct discovering {
    struct flow_set *set;
    const struct exec_setup *setup;
    struct ir_program *program;
    VEC(struct candidate) work;
    VEC(struct visit) visits;
    u32_vec climbed;   /* functions whose callers were queued */
    struct map queued; /* functions */
    struct map found;  /* near the hash of a flow: 1 + its index */
    struct map plain;  /* the same of one that any trigger of its entry may start */
    struct map heard;  /* the same of a listener */
};

/* ---- candidates ---- */

static bool has_modules(const struct discovering *d, const struct ir_frontend *frontend)
{
    for (uint32_t i = 0; i < d->setup->language_count; i++)
        if (d->setup->languages[i]->frontend == frontend)
            return d->setup->languages[i]->has_prototypes;
    return false;
}

/* What registers in a module is run by running the module. */
static uint32_t beginning_of(const struct discovering *d, uint32_t function)
{
    const struct ir_function *ir = ir_function(d->program, (ir_function_id){function});
    const struct ir_file *file = ir_file(d->program, ir->file);
    return has_modules(d, file->frontend) ? file->main.index : function;
}

static void enqueue(struct discovering *d, uint32_t function, uint32_t climbs)
{
    function = beginning_of(d, function);
    const struct ir_function *ir = ir_function(d->program, (ir_function_id){function});
    if (map_get(&d->queued, function, 0) || ir_file(d->program, ir->file)->is_callee)
        return;
    map_put(&d->queued, function, 1);
    struct candidate candidate = {{function}, climbs};
    VEC_PUSH(d->set->arena, &d->work, candidate);
}

static int compare_candidates(const void *a, const void *b)
{
    const struct candidate *left = a, *right = b;
    return left->function.index < right->function.index
               ? -1
               : left->function.index > right->function.index;
}

/* A closure runs where it stands: its outermost function. */
static uint32_t outermost(const struct ir_program *program, uint32_t function)
{
    const struct ir_function *ir = ir_function(program, (ir_function_id){function});
    while (ir->outer.index && ir->flags & IR_FUNCTION_CLOSURE) {
        function = ir->outer.index;
        ir = ir_function(program, ir->outer);
    }
    return function;
}

static void enqueue_callers(struct discovering *d, name_id name, const struct ir_frontend *frontend,
                            uint32_t climbs)
{
    u32_vec callers = {0};
    index_callers(d->setup->index, name, d->set->arena, &callers);
    for (uint32_t i = 0; i < callers.count; i++) {
        const struct ir_function *caller =
            ir_function(d->program, (ir_function_id){callers.items[i]});
        if (ir_file(d->program, caller->file)->frontend == frontend)
            enqueue(d, outermost(d->program, callers.items[i]), climbs);
    }
}

static name_id short_name(struct discovering *d, name_id full_name)
{
    struct text text = names_text(d->program->names, full_name);
    size_t begin = text.size;
    while (begin > 0 && text.data[begin - 1] != '\\' && text.data[begin - 1] != ':' &&
           text.data[begin - 1] != '.')
        begin--;
    return names_add(d->program->names, text_slice(text, begin, text.size));
}

static const struct ir_frontend *frontend_of(const struct discovering *d, ir_function_id function)
{
    return ir_file(d->program, ir_function(d->program, function)->file)->frontend;
}

/* A module may reach the call through any function of the specification that makes it. */
static void enqueue_registering(struct discovering *d, const struct spec_entry *entry)
{
    const struct ir_frontend *frontend = frontend_of(d, entry->stub);
    ir_file_id file = ir_function(d->program, entry->stub)->file;
    enqueue_callers(d, short_name(d, entry->function), frontend, 0);
    for (uint32_t i = 1; has_modules(d, frontend) && i < d->program->functions.count; i++) {
        const struct ir_function *function = ir_function(d->program, (ir_function_id){i});
        if (function->file.index == file.index && !(function->flags & IR_FUNCTION_CLOSURE))
            enqueue_callers(d, short_name(d, function->full_name), frontend, 0);
    }
}

static void collect_candidates(struct discovering *d)
{
    const struct spec_set *specs = d->setup->specs;
    for (uint32_t i = 0; i < specs->entries.count; i++) {
        const struct spec_entry *entry = &specs->entries.items[i];
        if (entry->kind == SPEC_ENTRY_CALL && spec_is_active(specs, entry->file))
            enqueue_registering(d, entry);
    }
    if (d->work.count)
        qsort(d->work.items, d->work.count, sizeof *d->work.items, compare_candidates);
}

/* ---- flows ---- */

static bool is_in_module(const struct discovering *d, const struct flow *flow)
{
    return flow->kind == FLOW_REGISTERED && has_modules(d, frontend_of(d, flow->set_up));
}

/* The same entry point, whatever sets it up; in modules, what mounts it is part of it. */
static bool same_flow(const struct discovering *d, const struct flow *a, const struct flow *b)
{
    return a->kind == b->kind && a->entry == b->entry && a->function.index == b->function.index &&
           a->trigger.index == b->trigger.index &&
           (!is_in_module(d, a) || a->set_up.index == b->set_up.index) &&
           (a->kind != FLOW_DRIVER || a->class.index == b->class.index) &&
           a->page.index == b->page.index;
}

static bool is_trigger(const struct flow *flow, name_id trigger)
{
    bool is = name_equal(flow->trigger, trigger);
    for (uint32_t i = 0; i < flow->others.count && !is; i++)
        is = name_equal(flow->others.items[i], trigger);
    return is;
}

/*
 * The same function for many triggers, as one for every payment method, is one flow: what it does
 * is the same for each. False where this is the first one.
 */
static bool joins_flow(struct discovering *d, const struct flow *flow)
{
    uint64_t hash = hash_mix(1, flow->function.index) >> 1;
    for (;; hash++) {
        uint32_t known = map_get(&d->plain, hash, 0);
        if (!known) {
            map_put(&d->plain, hash, d->set->flows.count + 1);
            return false;
        }
        struct flow *old = &d->set->flows.items[known - 1];
        if (old->entry != flow->entry || old->function.index != flow->function.index)
            continue;
        if (!is_trigger(old, flow->trigger))
            VEC_PUSH(d->set->arena, &old->others, flow->trigger);
        return true;
    }
}

static void add_flow(struct discovering *d, const struct flow *flow, bool is_plain)
{
    uint64_t hash = hash_mix(hash_mix(1, flow->function.index), flow->trigger.index) >> 1;
    for (;; hash++) {
        uint32_t known = map_get(&d->found, hash, 0);
        if (!known) {
            if (is_plain && joins_flow(d, flow))
                return;
            VEC_PUSH(d->set->arena, &d->set->flows, *flow);
            map_put(&d->found, hash, d->set->flows.count);
            return;
        }
        struct flow *old = &d->set->flows.items[known - 1];
        if (!same_flow(d, old, flow))
            continue;
        if (old->set_up.index == flow->set_up.index && old->others.count == 0)
            *old = *flow; /* registered again, by what it is mounted in */
        return;
    }
}

/* Whether the callback is there already; if not, `*slot` is free for it. */
static bool is_heard(struct discovering *d, const struct listener *listener, uint64_t *slot)
{
    *slot = hash_mix(hash_mix(1, listener->hook.index), listener->function.index) >> 1;
    for (;; ++*slot) {
        uint32_t known = map_get(&d->heard, *slot, 0);
        if (!known)
            return false;
        const struct listener *old = &d->set->listeners.items[known - 1];
        if (name_equal(old->hook, listener->hook) &&
            old->function.index == listener->function.index &&
            name_equal(old->class_name, listener->class_name))
            return true;
    }
}

/* A callback of a hook of the project's own; a closure sees variables that are gone then. */
static void add_listener(struct discovering *d, struct exec *x, uint32_t index,
                         ir_function_id function)
{
    struct listener listener = {exec_get_registration(x, index)->trigger, function,
                                exec_callback_class(x, index)};
    uint64_t slot;
    bool is_method = ir_function(d->program, function)->class.index &&
                     !(ir_function(d->program, function)->flags & IR_FUNCTION_STATIC);
    if (name_is_none(listener.hook) || is_heard(d, &listener, &slot) ||
        ir_function(d->program, function)->flags & IR_FUNCTION_CLOSURE ||
        (is_method && name_is_none(listener.class_name)))
        return;
    VEC_PUSH(d->set->arena, &d->set->listeners, listener);
    map_put(&d->heard, slot, d->set->listeners.count);
}

static bool add_registration(struct discovering *d, struct exec *x, uint32_t index,
                             ir_function_id set_up, ir_class_id class)
{
    const struct exec_registration *registration = exec_get_registration(x, index);
    ir_function_id function = exec_callback_function(x, index);
    if (function.index == 0)
        return exec_callback_is_named(x, index);
    if (registration->entry->channel == SPEC_INTERNAL) {
        add_listener(d, x, index, function);
        return true;
    }
    struct flow flow = {.kind = FLOW_REGISTERED,
                        .entry = registration->entry,
                        .function = function,
                        .set_up = set_up,
                        .class = class,
                        .registration = index,
                        .trigger = registration->trigger};
    add_flow(d, &flow, !is_in_module(d, &flow) && exec_callback_is_plain(x, index));
    return true;
}

static void note_modules(struct discovering *d, const struct exec *x, ir_function_id by)
{
    for (uint32_t i = 1; i < d->program->files.count; i++) {
        struct visit visit = {{i}, by};
        bool own = ir_file(d->program, visit.file)->main.index == by.index;
        if (!own && exec_has_run(x, visit.file))
            VEC_PUSH(d->set->arena, &d->visits, visit);
    }
}

static bool visits(const struct discovering *d, ir_function_id by, ir_function_id main)
{
    for (uint32_t i = 0; i < d->visits.count; i++)
        if (d->visits.items[i].by.index == by.index &&
            ir_file(d->program, d->visits.items[i].file)->main.index == main.index)
            return true;
    return false;
}

/* A module that another beginning runs is no beginning of its own: what it registers is registered
 * there, with what is around it. Of two that run each other the first one stays. */
static bool is_part(const struct discovering *d, ir_function_id main)
{
    for (uint32_t i = 0; i < d->visits.count; i++) {
        ir_function_id by = d->visits.items[i].by;
        if (visits(d, by, main) && (!visits(d, main, by) || by.index < main.index))
            return true;
    }
    return false;
}

static void drop_parts(struct discovering *d)
{
    uint32_t kept = 0;
    for (uint32_t i = 0; i < d->set->flows.count; i++) {
        struct flow flow = d->set->flows.items[i];
        if (flow.kind != FLOW_REGISTERED || !is_part(d, flow.set_up))
            d->set->flows.items[kept++] = flow;
    }
    d->set->flows.count = kept;
}

/* What has the name of a caller need not call what it was taken for. */
static bool has_called(const struct discovering *d, const struct exec *x)
{
    for (uint32_t i = 0; i < d->climbed.count; i++)
        if (exec_has_entered(x, (ir_function_id){d->climbed.items[i]}))
            return true;
    return false;
}

/* Runs one function as the beginning; whether some callback is not known, or the loop that
 * registers found nothing, though it was reached: then what calls the function may know. */
static bool run_candidate(struct discovering *d, const struct candidate *candidate,
                          ir_class_id class)
{
    struct arena arena;
    arena_init(&arena);
    struct exec *x = exec_open(&arena, d->setup);
    exec_set_up(x, candidate->function, class);
    bool all = exec_registration_count(x) > 0;
    for (uint32_t i = 0; i < exec_registration_count(x); i++)
        all &= add_registration(d, x, i, candidate->function, class);
    note_modules(d, x, candidate->function);
    bool open = !all && (candidate->climbs == 0 || has_called(d, x));
    exec_close(x);
    arena_done(&arena);
    return open;
}

static bool is_concrete(const struct ir_program *program, ir_class_id id)
{
    const struct ir_class *class = ir_class(program, id);
    return class->kind == IR_CLASS_CLASS && !class->is_abstract;
}

static void add_concrete(struct discovering *d, ir_class_id class, u32_vec *classes, int depth)
{
    if (depth > 16 || classes->count >= MOST_CLASSES)
        return;
    if (is_concrete(d->program, class))
        VEC_PUSH(d->set->arena, classes, class.index);
    u32_vec below = {0};
    name_id name = ir_class(d->program, class)->full_name;
    index_subclasses(d->setup->index, name, d->set->arena, &below);
    for (uint32_t i = 0; i < below.count && classes->count < MOST_CLASSES; i++)
        add_concrete(d, (ir_class_id){below.items[i]}, classes, depth + 1);
}

static bool run_on_classes(struct discovering *d, const struct candidate *candidate)
{
    const struct ir_function *function = ir_function(d->program, candidate->function);
    if (function->class.index == 0)
        return run_candidate(d, candidate, NO_CLASS);
    u32_vec classes = {0};
    add_concrete(d, function->class, &classes, 0);
    if (function->flags & IR_FUNCTION_STATIC && classes.count == 0)
        VEC_PUSH(d->set->arena, &classes, function->class.index);
    bool open = false;
    for (uint32_t i = 0; i < classes.count; i++)
        open |= run_candidate(d, candidate, (ir_class_id){classes.items[i]});
    return open;
}

/* Under what name a function is called: a constructor under its class's. */
static name_id called_name(struct discovering *d, const struct ir_function *function)
{
    struct names *names = d->program->names;
    struct text lower = names_text(names, names_lower(names, function->name));
    if (function->class.index == 0 || !text_is(lower, "__construct"))
        return function->name;
    return short_name(d, ir_class(d->program, function->class)->full_name);
}

static void try_candidate(struct discovering *d, const struct candidate *candidate)
{
    if (!run_on_classes(d, candidate))
        return;
    d->set->unresolved++;
    if (candidate->climbs == MOST_CLIMBS)
        return;
    VEC_PUSH(d->set->arena, &d->climbed, candidate->function.index);
    enqueue_callers(d, called_name(d, ir_function(d->program, candidate->function)),
                    frontend_of(d, candidate->function), candidate->climbs + 1);
}

/* ---- overrides and pages ---- */

static bool extends(struct discovering *d, name_id class_name, name_id ancestor, int depth)
{
    const struct ir_program *program = d->program;
    if (name_is_none(class_name) || depth > 32)
        return false;
    if (name_equal(names_lower(program->names, class_name), names_lower(program->names, ancestor)))
        return true;
    ir_class_id id = index_find_class(d->setup->index, class_name);
    if (id.index == 0)
        id = index_find_class(d->setup->stubs, class_name);
    if (id.index == 0)
        return false;
    const struct ir_class *class = ir_class(program, id);
    bool found = extends(d, class->parent, ancestor, depth + 1);
    for (uint32_t i = 0; i < class->interfaces.count && !found; i++)
        found = extends(d, class->interfaces.items[i], ancestor, depth + 1);
    return found;
}

static void add_overrides(struct discovering *d, const struct spec_entry *entry)
{
    const struct ir_function *stub = ir_function(d->program, entry->stub);
    name_id ancestor = ir_class(d->program, stub->class)->full_name;
    for (uint32_t i = 1; i < d->program->classes.count; i++) {
        ir_class_id class = {i}, declaring;
        const struct ir_file *file = ir_file(d->program, ir_class(d->program, class)->file);
        if (file->is_spec || file->is_callee || !is_concrete(d->program, class) ||
            !extends(d, ir_class(d->program, class)->parent, ancestor, 0))
            continue;
        ir_function_id method = index_find_method(d->setup->index, class, stub->name, &declaring);
        struct flow flow = {.kind = FLOW_OVERRIDE,
                            .entry = entry,
                            .function = method,
                            .class = class,
                            .trigger = entry->function};
        if (method.index)
            add_flow(d, &flow, false);
    }
}

/* ---- methods by name ---- */

/* Magic methods are meant only by their own name. */
static bool is_meant(struct text name, struct text glob)
{
    return text_starts_with(name, TEXT("__")) ? text_equal(name, glob)
                                              : text_matches_glob(name, glob);
}

static bool is_named_so(const struct discovering *d, const struct spec_entry *entry,
                        const struct ir_function *method)
{
    struct text name = names_text(d->program->names, method->name);
    bool fits = false;
    for (uint32_t i = 0; i < entry->methods.count && !fits; i++)
        fits = is_meant(name, entry->methods.items[i]);
    return fits && method->visibility == IR_PUBLIC && !(method->flags & IR_FUNCTION_STATIC);
}

/* The methods that a class declares itself, and those of its abstract ancestors in the project. */
static void add_methods_of(struct discovering *d, const struct spec_entry *entry,
                           ir_class_id called, ir_class_id class, int depth)
{
    enum { DEEPEST = 16 };
    for (uint32_t i = 0; i < ir_class(d->program, class)->methods.count; i++) {
        ir_function_id method = ir_class(d->program, class)->methods.items[i];
        const struct ir_function *ir = ir_function(d->program, method);
        struct flow flow = {.kind = FLOW_OVERRIDE,
                            .entry = entry,
                            .function = method,
                            .class = called,
                            .trigger = ir->full_name};
        if (is_named_so(d, entry, ir) && !ir_is_none(ir_body(d->program, method)))
            add_flow(d, &flow, false);
    }
    ir_class_id parent = index_find_class(d->setup->index, ir_class(d->program, class)->parent);
    if (parent.index && ir_class(d->program, parent)->is_abstract && depth < DEEPEST)
        add_methods_of(d, entry, called, parent, depth + 1);
}

static void add_methods(struct discovering *d, const struct spec_entry *entry)
{
    for (uint32_t i = 1; i < d->program->classes.count; i++) {
        ir_class_id class = {i};
        const struct ir_file *file = ir_file(d->program, ir_class(d->program, class)->file);
        struct text path = names_text(d->program->names, file->path);
        if (file->is_spec || file->is_callee || file->is_prelude ||
            !is_concrete(d->program, class) ||
            (entry->glob.size && !text_matches_glob(path, entry->glob)) ||
            (!name_is_none(entry->ancestor) &&
             !extends(d, ir_class(d->program, class)->full_name, entry->ancestor, 0)))
            continue;
        add_methods_of(d, entry, class, class, 0);
    }
}

static void add_pages(struct discovering *d, const struct spec_entry *entry)
{
    for (uint32_t i = 1; i < d->program->files.count; i++) {
        const struct ir_file *file = ir_file(d->program, (ir_file_id){i});
        struct text path = names_text(d->program->names, file->path);
        if (file->is_spec || file->is_callee || !text_matches_glob(path, entry->glob))
            continue;
        struct flow flow = {.kind = FLOW_PAGE,
                            .entry = entry,
                            .function = file->main,
                            .page = {i},
                            .trigger = file->path};
        add_flow(d, &flow, false);
    }
}

/* ---- drivers ---- */

/* The method that the driver calls first on what it drives; none if the class has none of them. */
static ir_function_id driven_method(struct discovering *d, const struct spec_entry *entry,
                                    ir_class_id class)
{
    ir_id body = ir_body(d->program, entry->stub);
    u32_vec stack = {0};
    ir_function_id found = NO_FUNCTION;
    if (!ir_is_none(body))
        VEC_PUSH(d->set->arena, &stack, body.index);
    while (stack.count && found.index == 0) {
        ir_id node = {stack.items[--stack.count]};
        struct ir_node ir = *ir_node(d->program, node);
        ir_class_id declaring;
        if (ir.op == IR_CALL_METHOD)
            found = index_find_method(d->setup->index, class, (name_id){(uint32_t)ir.payload},
                                      &declaring);
        for (uint32_t i = ir.count; i-- > 0;)
            if (!ir_is_none(ir_kid(d->program, node, i)))
                VEC_PUSH(d->set->arena, &stack, ir_kid(d->program, node, i).index);
    }
    return found;
}

static void add_driven(struct discovering *d, const struct spec_entry *entry)
{
    for (uint32_t i = 1; i < d->program->classes.count; i++) {
        ir_class_id class = {i};
        const struct ir_file *file = ir_file(d->program, ir_class(d->program, class)->file);
        struct text path = names_text(d->program->names, file->path);
        if (file->is_spec || file->is_callee || !is_concrete(d->program, class) ||
            !text_matches_glob(path, entry->glob))
            continue;
        ir_function_id method = driven_method(d, entry, class);
        struct flow flow = {.kind = FLOW_DRIVER,
                            .entry = entry,
                            .function = method,
                            .class = class,
                            .trigger = entry->function};
        if (method.index)
            add_flow(d, &flow, false);
    }
}

/* ---- manifests ---- */

static void add_items(struct discovering *d, const struct spec_entry *entry)
{
    uint32_t count = d->program->files.count;
    for (uint32_t i = 1; i < count; i++) {
        const struct ir_file *file = ir_file(d->program, (ir_file_id){i});
        struct text path = names_text(d->program->names, file->path);
        if (file->is_callee || !document_frontend(path) || !text_matches_glob(path, entry->glob))
            continue;
        u32_vec items = {0};
        document_declare_items(d->program, (ir_file_id){i}, entry->items, d->set->arena, &items);
        for (uint32_t k = 0; k < items.count; k++) {
            struct flow flow = {.kind = FLOW_DRIVER,
                                .entry = entry,
                                .function = {items.items[k]},
                                .trigger = entry->function};
            add_flow(d, &flow, false);
        }
    }
}

/* ---- attributes ---- */

/* What a class or a method of it says of itself, as a function that gives it: its body is evaluated
 * in the class, and its name is the class's or the method's. */
static void add_attribute(struct discovering *d, const struct spec_entry *entry, ir_class_id class,
                          ir_function_id method, ir_id args)
{
    const struct ir_class *owner = ir_class(d->program, class);
    struct ir_function item = {.name = owner->full_name,
                               .full_name = owner->full_name,
                               .file = owner->file,
                               .range = ir_node(d->program, args)->range,
                               .name_range = ir_node(d->program, args)->range,
                               .class = class,
                               .flags = IR_FUNCTION_STATIC,
                               .body_state = IR_BODY_LOWERED};
    if (method.index) {
        const struct ir_function *said = ir_function(d->program, method);
        item.name = said->name;
        item.full_name = said->full_name;
        item.name_range = said->name_range;
    }
    item.body = ir_add(d->program, IR_RETURN, 0, 0, owner->file, item.range, &args, 1);
    struct flow flow = {.kind = FLOW_DRIVER,
                        .entry = entry,
                        .function = ir_add_function(d->program, &item),
                        .class = class,
                        .trigger = entry->function};
    add_flow(d, &flow, false);
}

static void add_attributes_of(struct discovering *d, const struct spec_entry *entry,
                              ir_class_id class, ir_function_id method,
                              const ir_attributes *attributes)
{
    name_id wanted = names_add(d->program->names, entry->glob);
    for (uint32_t k = 0; k < attributes->count; k++)
        if (name_equal(attributes->items[k].name, wanted))
            add_attribute(d, entry, class, method, attributes->items[k].args);
}

static void add_attributes(struct discovering *d, const struct spec_entry *entry)
{
    uint32_t count = d->program->classes.count;
    for (uint32_t i = 1; i < count; i++) {
        ir_class_id id = {i};
        const struct ir_file *file = ir_file(d->program, ir_class(d->program, id)->file);
        if (file->is_spec || file->is_callee || file->is_prelude)
            continue;
        ir_attributes said = ir_class(d->program, id)->attributes;
        add_attributes_of(d, entry, id, NO_FUNCTION, &said);
        for (uint32_t k = 0; k < ir_class(d->program, id)->methods.count; k++) {
            ir_function_id method = ir_class(d->program, id)->methods.items[k];
            said = ir_function(d->program, method)->attributes;
            add_attributes_of(d, entry, id, method, &said);
        }
    }
}

void discover_flows(struct flow_set *set, struct arena *arena, const struct exec_setup *setup)
{
    *set = (struct flow_set){.arena = arena};
    struct discovering d = {.set = set, .setup = setup, .program = setup->program};
    collect_candidates(&d);
    for (uint32_t i = 0; i < d.work.count; i++) {
        struct candidate candidate = d.work.items[i];
        try_candidate(&d, &candidate);
    }
    drop_parts(&d);
    for (uint32_t i = 0; i < setup->specs->entries.count; i++) {
        const struct spec_entry *entry = &setup->specs->entries.items[i];
        if (!spec_is_active(setup->specs, entry->file))
            continue;
        if (entry->kind == SPEC_ENTRY_OVERRIDE)
            add_overrides(&d, entry);
        else if (entry->kind == SPEC_ENTRY_FILE)
            add_pages(&d, entry);
        else if (entry->kind == SPEC_ENTRY_DRIVER)
            add_driven(&d, entry);
        else if (entry->kind == SPEC_ENTRY_MANIFEST)
            add_items(&d, entry);
        else if (entry->kind == SPEC_ENTRY_ATTRIBUTE)
            add_attributes(&d, entry);
        else if (entry->kind == SPEC_ENTRY_METHOD)
            add_methods(&d, entry);
    }
    map_done(&d.queued);
    map_done(&d.found);
    map_done(&d.plain);
    map_done(&d.heard);
}
