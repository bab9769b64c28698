/* A flow: its set-up, its steps, what languages may ask of it, and concrete runs. */
#include "analyzer/exec/exec_p.h"

struct exec *exec_open(struct arena *arena, const struct exec_setup *setup)
{
    struct exec *x = ARENA_NEW(arena, struct exec);
    x->arena = arena;
    x->setup = *setup;
    x->program = setup->program;
    x->index = setup->index;
    x->names = setup->program->names;
    x->terms = terms_new(arena, x->names);
    struct leaf no_leaf = {.key = VALUE_NONE};
    struct root no_root = {.kind = ROOT_UNKNOWN};
    VEC_PUSH(arena, &x->leaves, no_leaf);
    VEC_PUSH(arena, &x->roots, no_root);
    array_empty(x);
    guard_init(x);
    x->epoch = 1;
    x->next_target = FIRST_TARGET;
    x->globals = heap_new_owner(x);
    return x;
}

void exec_close(struct exec *x)
{
    terms_free(x->terms);
    for (uint32_t i = 0; i < x->leaves.count; i++)
        map_done(&x->leaves.items[i].children);
    map_done(&x->owner_object);
    map_done(&x->facts);
    map_done(&x->fixed);
    map_done(&x->statics);
    map_done(&x->scope_parent);
    map_done(&x->captured);
    map_done(&x->unknown_constants);
    map_done(&x->nested);
    map_done(&x->included);
    map_done(&x->constants_made);
    map_done(&x->known_terms);
    map_done(&x->decisions_known);
    map_done(&x->normals_known);
    map_done(&x->bases_known);
    map_done(&x->store_owners);
    map_done(&x->asked_of);
    map_done(&x->roots_named);
    provenance_close(x);
    leaves_close(x);
    arena_done(&x->scratch);
    map_done(&x->stores);
    map_done(&x->any_names);
    map_done(&x->store_fields);
    map_done(&x->replies);
    map_done(&x->errors);
    map_done(&x->live_of);
    for (uint32_t i = 0; i < x->live_sets.count; i++)
        map_done(&x->live_sets.items[i]->names);
    map_done(&x->kept_owners);
    map_done(&x->too_expensive);
    map_done(&x->changes_outside);
    map_done(&x->entered);
    map_done(&x->spent_on);
    generator_done_all(x);
    map_done(&x->static_nodes);
    map_done(&x->updated);
    map_done(&x->closures);
    map_done(&x->hoisted);
    map_done(&x->module_of);
    map_done(&x->class_scopes);
    map_done(&x->class_parents);
}

struct frame *exec_frame(struct exec *x)
{
    assert(x->frames.count > 0);
    return &x->frames.items[x->frames.count - 1];
}

bool exec_step(struct exec *x)
{
    if (x->dead)
        return false;
    if (budget_allows(x))
        return true;
    x->dead = true;
    if (x->setup.concrete) {
        x->stopped = true;
        x->result.end = EXEC_STEPS;
    }
    return false;
}

void exec_event(struct exec *x, enum exec_event_kind kind, term_id condition, name_id text)
{
    if (!x->setup.specs || x->dead || x->is_setting_up || x->is_silent || x->is_elsewhere)
        return;
    struct exec_event event = {.kind = kind,
                               .node = x->node,
                               .function = exec_frame(x)->function,
                               .guard = guard_term(x, x->guard),
                               .condition = condition,
                               .depth = x->frames.count,
                               .builtin_calls = x->builtin_calls,
                               .text = text};
    VEC_PUSH(x->arena, &x->events, event);
}

/* ---- what languages ask ---- */

struct term_table *exec_terms(struct exec *x)
{
    return x->terms;
}

struct arena *exec_arena(struct exec *x)
{
    return x->arena;
}

struct names *exec_names(struct exec *x)
{
    return x->names;
}

const struct language *exec_language(const struct exec *x)
{
    return x->frames.items[x->frames.count - 1].language;
}

uint32_t exec_version(const struct exec *x)
{
    return x->setup.version ? x->setup.version : 80200;
}

bool exec_may_be_before(const struct exec *x, uint32_t version)
{
    return x->setup.oldest && x->setup.oldest < version;
}

bool exec_is_concrete(const struct exec *x)
{
    return x->setup.concrete;
}

bool exec_goes_deeper(struct exec *x)
{
    enum { DEEPEST = 500 };
    if (x->depth_of_values == DEEPEST)
        exec_unsupported(x, "a value that holds itself");
    x->depth_of_values += !x->dead;
    return !x->dead;
}

void exec_comes_back(struct exec *x)
{
    x->depth_of_values--;
}

bool exec_is_silenced(const struct exec *x)
{
    return x->silenced > 0;
}

bool exec_has_named_arguments(const struct exec *x)
{
    return x->frames.items[x->frames.count - 1].is_named;
}

bool exec_is_dead(const struct exec *x)
{
    return x->dead;
}

void exec_unsupported(struct exec *x, const char *construct)
{
    if (!x->setup.concrete || x->dead)
        return;
    x->result.end = EXEC_UNSUPPORTED;
    x->result.construct = text_copy(x->arena, text_of(construct));
    x->result.node = x->node;
    x->stopped = true;
    x->dead = true;
}

static root_id unknown_root(struct exec *x, enum why why, struct text label,
                            const struct value *from, uint32_t count)
{
    struct root root = {.kind = ROOT_UNKNOWN,
                        .label = names_add(x->names, label),
                        .statement = UINT32_MAX,
                        .why = why,
                        .child_mask = VALUE_ANY,
                        .from_count = count};
    if (count) {
        struct value *copy = ARENA_ARRAY(x->arena, struct value, count);
        memcpy(copy, from, count * sizeof *from);
        root.from = copy;
    }
    if (!ir_is_none(x->node)) {
        root.range = ir_node(x->program, x->node)->range;
        root.file = ir_node(x->program, x->node)->file;
    }
    return root_add(x, &root);
}

static struct value unmodelled(struct exec *x, const char *construct, const struct value *from,
                               uint32_t count, uint32_t tags)
{
    exec_unsupported(x, construct);
    if (x->dead)
        return VALUE_OF_NULL;
    root_id root = unknown_root(x, WHY_UNMODELLED, text_of(construct), from, count);
    exec_event(x, EVENT_UNKNOWN, NO_TERM, names_add(x->names, text_of(construct)));
    x->version++;
    return leaf_new(x, root, text_of(construct), tags);
}

struct value exec_unmodelled(struct exec *x, const char *construct, const struct value *from,
                             uint32_t count)
{
    return unmodelled(x, construct, from, count, VALUE_ANY);
}

term_id exec_unmodelled_truth(struct exec *x, const char *construct, const struct value *from,
                              uint32_t count)
{
    struct value truth = unmodelled(x, construct, from, count, VALUE_MASK(VALUE_BOOL));
    return x->dead ? term_bool(x->terms, false) : value_term(truth);
}

struct value exec_unknown_array(struct exec *x, const char *construct, const struct value *from,
                                uint32_t count)
{
    exec_unsupported(x, construct);
    root_id root = unknown_root(x, WHY_UNMODELLED, text_of(construct), from, count);
    exec_event(x, EVENT_UNKNOWN, NO_TERM, names_add(x->names, text_of(construct)));
    return leaf_new(x, root, text_of(construct), VALUE_MASK(VALUE_ARRAY));
}

static struct value unknown_result(struct exec *x, struct text function, uint32_t tags,
                                   const struct value *args, uint32_t count)
{
    root_id root = unknown_root(x, WHY_UNKNOWN_CALL, function, args, count);
    exec_event(x, EVENT_UNKNOWN, NO_TERM, names_add(x->names, function));
    return leaf_new(x, root, text_print(x->arena, "%.*s()", (int)function.size, function.data),
                    tags);
}

struct value exec_unknown_result(struct exec *x, struct text function, const struct value *args,
                                 uint32_t count)
{
    return unknown_result(x, function, VALUE_ANY, args, count);
}

struct value exec_unknown_function(struct exec *x, struct text function, const struct value *args,
                                   uint32_t count)
{
    const struct language *language = exec_language(x);
    uint32_t tags = language->result_tags ? language->result_tags(function) : VALUE_ANY;
    return unknown_result(x, function, tags, args, count);
}

struct value exec_unknown_object(struct exec *x, name_id class_name, const struct value *args,
                                 uint32_t count)
{
    struct text name = names_text(x->names, class_name);
    root_id root = unknown_root(x, WHY_UNKNOWN_CALL, name, args, count);
    struct value any = leaf_new(x, root, name, VALUE_ANY);
    return object_of_leaf(x, (leaf_id){any.id}, class_name, NO_CLASS);
}

void object_forget(struct exec *x, struct value object)
{
    struct text name = names_text(x->names, object_get(x, object)->class_name);
    struct text label =
        text_print(x->arena, "what had the object of %.*s", (int)name.size, name.data);
    root_id root = unknown_root(x, WHY_UNKNOWN_CALL, label, &object, 1);
    struct value any = leaf_new(x, root, name, VALUE_ANY);
    object_set_properties(x, object, array_of_leaf(x, (leaf_id){any.id}));
}

term_id exec_enter_case(struct exec *x, term_id guard)
{
    term_id outer = x->held;
    bool nested = !term_is_none(outer) && !term_is_none(guard);
    x->held = nested ? term_and(x->terms, outer, guard) : guard;
    return outer;
}

void exec_leave_case(struct exec *x, term_id outer)
{
    x->held = outer;
}

bool exec_under(struct exec *x, term_id condition,
                struct value (*one)(struct exec *x, struct value value, void *context),
                struct value value, void *context, struct value *result)
{
    struct fork f;
    bool alive = false;
    if (fork_then(x, &f, condition)) {
        *result = one(x, value, context);
        alive = !x->dead;
    }
    fork_else(x, &f);
    fork_join(x, &f);
    return alive;
}

struct value value_callable(struct exec *x, const struct callable *callable)
{
    if (callable->scope)
        map_put(&x->captured, callable->scope, 1);
    VEC_PUSH(x->arena, &x->callables, *callable);
    if (x->setup.concrete)
        x->callables.items[x->callables.count - 1].object = object_new(x, NO_NAME, NO_CLASS).id + 1;
    return value_make(VALUE_CALLABLE, x->callables.count - 1);
}

const struct callable *callable_get(const struct exec *x, struct value value)
{
    assert(value.tag == VALUE_CALLABLE);
    return &x->callables.items[value.id];
}

bool exec_is_instance(struct exec *x, struct value object, const char *class_name)
{
    return object.tag == VALUE_OBJECT && class_is_subclass(x, object_get(x, object)->class_name,
                                                           names_add_z(x->names, class_name));
}

struct value exec_read_variable(struct exec *x, struct text name)
{
    return heap_follow(x, heap_read(x, exec_frame(x)->owner, names_add(x->names, name)));
}

struct value exec_read_global(struct exec *x, struct text name)
{
    assert(name.size && name.data[0] == ' ');
    return heap_read(x, x->globals, names_add(x->names, name));
}

void exec_write_global(struct exec *x, struct text name, struct value value)
{
    assert(name.size && name.data[0] == ' ');
    heap_write(x, x->globals, names_add(x->names, name), value);
}

void exec_write_variable(struct exec *x, struct text name, struct value value)
{
    struct place place = {
        .kind = PLACE_CELL, .owner = exec_frame(x)->owner, .name = names_add(x->names, name)};
    place_write(x, &place, value);
}

uint32_t exec_arguments(struct exec *x, const struct value **args)
{
    *args = exec_frame(x)->args;
    return exec_frame(x)->arg_count;
}

struct value exec_argument(struct exec *x, uint32_t index)
{
    const struct frame *frame = exec_frame(x);
    const struct ir_function *function = ir_function(x->program, frame->function);
    bool named = index < function->params.count && !function->params.items[index].variadic;
    struct value value =
        heap_follow(x, named ? heap_read(x, frame->owner, function->params.items[index].name)
                             : frame->args[index]);
    return value_or(x, value, exec_language(x)->absent);
}

bool exec_runs_on(struct exec *x, struct text class_name)
{
    struct value self = exec_frame(x)->self;
    return self.tag == VALUE_OBJECT &&
           class_is_subclass(x, object_get(x, self)->class_name, names_add(x->names, class_name));
}

bool exec_runs_file(struct exec *x)
{
    return ir_function(x->program, exec_frame(x)->function)->flags & IR_FUNCTION_MAIN;
}

struct value exec_class_constant(struct exec *x, struct text class_name, struct text name)
{
    return class_constant(x, names_add(x->names, class_name), names_add(x->names, name));
}

struct text exec_self_class(struct exec *x)
{
    ir_class_id class = exec_frame(x)->class;
    return class.index ? names_text(x->names, ir_class(x->program, class)->full_name) : TEXT("");
}

struct text exec_static_class(struct exec *x)
{
    name_id name = exec_frame(x)->static_class;
    return name_is_none(name) ? exec_self_class(x) : names_text(x->names, name);
}

bool exec_has_function(struct exec *x, struct text name)
{
    return index_find_function(x->index, names_add(x->names, name)).index != 0;
}

bool exec_has_class(struct exec *x, struct text name)
{
    return class_find(x, names_add(x->names, name)).index != 0;
}

bool exec_platform_has_function(struct exec *x, struct text name)
{
    return x->setup.stubs &&
           index_find_function(x->setup.stubs, names_add(x->names, name)).index != 0;
}

struct text exec_class_of(struct exec *x, struct value object)
{
    return names_text(x->names, object_get(x, object)->class_name);
}

struct text exec_parent_of(struct exec *x, struct text class_name)
{
    ir_class_id class = class_find(x, names_add(x->names, class_name));
    return class.index ? names_text(x->names, ir_class(x->program, class)->parent) : TEXT("");
}

bool exec_class_has_method(struct exec *x, struct text class_name, struct text method)
{
    ir_class_id declaring;
    ir_class_id class = class_find(x, names_add(x->names, class_name));
    return index_find_method(x->index, class, names_add(x->names, method), &declaring).index != 0;
}

term_id exec_class_has_computed(struct exec *x, struct text class_name, struct value method)
{
    if (x->setup.concrete || method.tag != VALUE_STRING)
        return NO_TERM;
    return choose_has_method(x, names_add(x->names, class_name), value_term(method));
}

struct value exec_constant(struct exec *x, struct text name)
{
    return constant_value(x, names_add(x->names, name), false);
}

void exec_define(struct exec *x, struct text name, struct value value)
{
    constant_define(x, names_add(x->names, name), value);
}

struct value exec_new(struct exec *x, const char *class_name, const struct value *args,
                      uint32_t count)
{
    struct arguments arguments = {ARENA_ARRAY(x->arena, struct value, count + 1), NULL, NULL,
                                  count};
    if (count)
        memcpy(arguments.items, args, count * sizeof *args);
    return exec_new_object(x, names_add_z(x->names, class_name), &arguments, x->node);
}

static void print_out(struct exec *x, struct text text)
{
    if (x->outputs.count)
        buffer_add(&x->outputs.items[x->outputs.count - 1], text);
    else
        x->setup.print(x->setup.context, text);
}

/* What a specification says of all that is written out. */
static void show_output(struct exec *x, struct value string)
{
    struct constant constant;
    const char *name = exec_language(x)->output;
    const struct spec_contract *contract =
        name && x->setup.specs ? spec_find_contract(x->setup.specs, names_add_z(x->names, name))
                               : NULL;
    struct arguments args = {&string, NULL, NULL, 1};
    if (contract && !value_is_constant(x, string, &constant))
        contract_apply(x, contract, contract->stub, VALUE_NONE, &args, x->node);
}

void exec_echo(struct exec *x, struct value string)
{
    struct text text;
    if (!x->setup.print) {
        show_output(x, string);
        return;
    }
    if (value_is_text(x, string, &text))
        print_out(x, text);
    else
        exec_unsupported(x, "output that is not constant");
}

void exec_output_open(struct exec *x)
{
    struct buffer buffer;
    buffer_init(&buffer);
    VEC_PUSH(x->arena, &x->outputs, buffer);
}

uint32_t exec_output_level(const struct exec *x)
{
    return x->outputs.count;
}

struct text exec_output(const struct exec *x)
{
    const struct buffer *top = &x->outputs.items[x->outputs.count - 1];
    return top->size ? buffer_text(top) : TEXT("");
}

void exec_output_clear(struct exec *x)
{
    buffer_clear(&x->outputs.items[x->outputs.count - 1]);
}

void exec_output_close(struct exec *x, bool flush)
{
    struct buffer top = x->outputs.items[--x->outputs.count];
    if (flush && top.size)
        print_out(x, buffer_text(&top));
    buffer_done(&top);
}

/* ---- files ---- */

static void run_main(struct exec *x, ir_file_id file)
{
    ir_function_id main = ir_file(x->program, file)->main;
    struct landing landing = region_open(x, region_new_target(x));
    struct frame frame = {.function = main,
                          .owner = x->globals,
                          .return_target = landing.target,
                          .first_jump = x->jumps.count,
                          .language = x->setup.languages[0]};
    for (uint32_t i = 0; i < x->setup.language_count; i++)
        if (x->setup.languages[i]->frontend == ir_file(x->program, file)->frontend)
            frame.language = x->setup.languages[i];
    VEC_PUSH(x->arena, &x->frames, frame);
    declare_file(x, file);
    if (frame.language->has_prototypes)
        exec_run_module(x, file);
    else
        exec_statement(x, ir_body(x->program, main));
    if (!x->stopped)
        region_land(x, &landing, VALUE_NONE);
}

static void read_pending(struct exec *x, struct exec_result *result)
{
    for (uint32_t i = 0; i < x->pendings.count; i++) {
        const struct pending *pending = &x->pendings.items[i];
        struct constant status;
        if (pending->target == TARGET_UNCAUGHT) {
            result->end = EXEC_THROWN;
            result->thrown = pending->value;
        } else if (pending->target == TARGET_EXIT) {
            result->end = EXEC_EXITED;
            if (value_is_constant(x, pending->value, &status) && status.sort == SORT_INT)
                result->status = status.integer;
        }
    }
}

/* What runs after the last statement, or after the exit. */
static void end_program(struct exec *x, ir_file_id file)
{
    if (x->stopped || (!x->dead && x->destructible.count == 0))
        return;
    bool dead = x->dead;
    pending_vec waiting = x->pendings;
    for (uint32_t i = 0; i < waiting.count && dead; i++)
        if (waiting.items[i].target == TARGET_EXIT || waiting.items[i].target == TARGET_UNCAUGHT)
            x->cells = waiting.items[i].cells;
    x->pendings = (pending_vec){NULL, 0, 0};
    x->frames.count = 1;
    x->throw_target = 0;
    x->temporaries.count = 0;
    x->dead = false;
    destroy_all(x, ir_file(x->program, file)->main);
    if (x->pendings.count == 0)
        x->pendings = waiting;
    x->dead = x->dead || dead;
}

struct exec_result exec_run_file(struct exec *x, ir_file_id file)
{
    run_main(x, file);
    end_program(x, file);
    while (x->outputs.count)
        exec_output_close(x, true);
    if (generator_waits_in_finally(x) && x->result.end == EXEC_ENDED) {
        x->dead = false;
        exec_unsupported(x, "a generator that ends while it waits in a try statement");
    }
    if (x->result.end == EXEC_ENDED)
        read_pending(x, &x->result);
    return x->result;
}
