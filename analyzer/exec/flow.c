/*
 * A flow from its beginning to its end: what registers the entry point runs first (set-up), then
 * the framework calls it with a request; once more from the state after it for what must not happen
 * twice.
 */
#include "analyzer/exec/exec_p.h"

static const struct language *language_of(struct exec *x, ir_file_id file)
{
    for (uint32_t i = 0; i < x->setup.language_count; i++)
        if (x->setup.languages[i]->frontend == ir_file(x->program, file)->frontend)
            return x->setup.languages[i];
    return x->setup.languages[0];
}

/* The frame of the framework: below every other one. */
static void push_base_frame(struct exec *x, ir_function_id function)
{
    struct frame frame = {.function = function,
                          .owner = x->globals,
                          .return_target = TARGET_EXIT,
                          .first_jump = x->jumps.count,
                          .language = language_of(x, ir_function(x->program, function)->file)};
    VEC_PUSH(x->arena, &x->frames, frame);
}

static void return_to_framework(struct exec *x)
{
    x->dead = false;
    x->jumps.count = 0;
    x->throw_target = 0;
    x->error_handlers = 0;
    while (x->frames.count > 1)
        x->frames.count--;
}

/* All ways in which a run ends, merged: the store after it. */
static void finish(struct exec *x, const struct landing *landing)
{
    for (uint32_t i = landing->first_pending; i < x->pendings.count; i++) {
        x->pendings.items[i].target = TARGET_EXIT;
        x->pendings.items[i].value = VALUE_NONE;
    }
    bool silent = x->is_silent;
    x->is_silent = true;
    region_leave(x, TARGET_EXIT, VALUE_NONE);
    x->is_silent = silent;
    region_land(x, landing, VALUE_NONE);
    return_to_framework(x);
}

/* After the set-up goes on what did not end in it; all of it where everything did. */
static void finish_set_up(struct exec *x, const struct landing *landing)
{
    if (x->dead) {
        finish(x, landing);
        return;
    }
    x->pendings.count = landing->first_pending;
    return_to_framework(x);
}

void exec_begin(struct exec *x, ir_function_id function)
{
    const struct ir_file *file = ir_file(x->program, ir_function(x->program, function)->file);
    x->near = index_near(x->index, names_text(x->names, file->path));
    x->index = &x->near;
    push_base_frame(x, function);
    input_globals(x);
}

/* Whether the body itself calls a function that registers entry points. */
static bool registers(struct exec *x, ir_function_id id)
{
    const struct spec_set *specs = x->setup.specs;
    for (uint32_t i = 0; specs && i < specs->entries.count; i++) {
        const struct spec_entry *entry = &specs->entries.items[i];
        if (entry->kind != SPEC_ENTRY_CALL || !spec_is_active(specs, entry->file))
            continue;
        u32_vec callers = {0};
        name_id name = ir_function(x->program, entry->stub)->name;
        index_callers(x->index, name, x->arena, &callers);
        for (uint32_t k = 0; k < callers.count; k++)
            if (callers.items[k] == id.index)
                return true;
    }
    return false;
}

/* Closures that were registered and register more themselves: they have no other beginning. */
static void run_closures(struct exec *x)
{
    for (uint32_t i = 0; i < x->registrations.count && !x->dead; i++) {
        struct value callback = x->registrations.items[i].callback;
        if (callback.tag != VALUE_CALLABLE)
            continue;
        ir_function_id id = callable_get(x, callback)->function;
        if (id.index == 0 || !(ir_function(x->program, id)->flags & IR_FUNCTION_CLOSURE) ||
            !registers(x, id))
            continue;
        struct arguments args = service_arguments(x, id);
        exec_call(x, callback, args.items, args.count);
    }
}
/* What sets a flow up may take so many times the steps of a flow: the same wherever it is run, for
 * then it registers the same, in the same order. An application of modules is set up whole. */
enum { SET_UP_FACTOR = 2, MODULES_FACTOR = 32 };

void exec_set_up(struct exec *x, ir_function_id function, ir_class_id class)
{
    exec_begin(x, function);
    x->is_setting_up = true;
    uint64_t steps = x->setup.limits.steps;
    x->setup.limits.steps *= exec_language(x)->has_prototypes ? MODULES_FACTOR : SET_UP_FACTOR;
    struct landing end = region_open(x, TARGET_EXIT);
    uint32_t flags = ir_function(x->program, function)->flags;
    if (flags & IR_FUNCTION_MAIN && exec_language(x)->has_prototypes) {
        exec_run_module(x, ir_function(x->program, function)->file);
    } else if (flags & IR_FUNCTION_MAIN) {
        exec_statement(x, ir_body(x->program, function));
    } else if (class.index && !(flags & IR_FUNCTION_STATIC)) {
        struct value self = service_new(x, class);
        bool is_constructor = text_is(
            names_text(x->names, names_lower(x->names, ir_function(x->program, function)->name)),
            "__construct");
        if (!x->dead && !is_constructor) {
            struct arguments args = service_arguments(x, function);
            service_call(x, function, self, &args);
        }
    } else {
        struct arguments args = service_arguments(x, function);
        struct callable callable = {.function = function, .class = class};
        if (class.index)
            callable.static_class = ir_class(x->program, class)->full_name;
        exec_run_function(x, &callable, &args, x->node);
    }
    run_closures(x);
    finish_set_up(x, &end);
    budget_mend_set_up(x);
    x->is_setting_up = false;
    x->setup.limits.steps = steps;
    x->steps = 0;
    x->period = (struct effort){x->steps, x->arena->total};
}

bool exec_has_entered(const struct exec *x, ir_function_id function)
{
    return map_get(&x->entered, function.index, 0);
}

uint32_t exec_registration_count(const struct exec *x)
{
    return x->registrations.count;
}

const struct exec_registration *exec_get_registration(const struct exec *x, uint32_t index)
{
    return &x->registrations.items[index];
}

/* ---- the run ---- */

struct request_run {
    const struct spec_entry *entry;
    struct value callback; /* or what is called in its place */
    struct value permission;
    ir_class_id class; /* of an override: its object is made first */
    ir_function_id method;
    ir_file_id page;
    ir_function_id driver;
    ir_function_id item; /* of a manifest: what it is driven with */
    term_id guard;
};

static bool is_member(struct exec *x, struct value result, logic_id set, term_id *refused)
{
    const struct spec_set *specs = x->setup.specs;
    *refused = term_bool(x->terms, false);
    for (uint32_t i = 0; i < logic_node(specs, set)->count; i++) {
        logic_id member = logic_kid(specs, set, i);
        const struct logic_node *node = logic_node(specs, member);
        term_id hit;
        if (node->op == LOGIC_CONSTANT)
            hit = class_instance_term(x, result, node->name);
        else if (node->op == LOGIC_NULL)
            hit = value_has_tag(x, result, VALUE_MASK(VALUE_NULL) | VALUE_MASK(VALUE_ABSENT));
        else
            hit = term_and(x->terms, value_has_tag(x, result, VALUE_MASK(VALUE_BOOL)),
                           term_not(x->terms, exec_language(x)->truth(x, result)));
        *refused = term_or(x->terms, *refused, hit);
    }
    return true;
}

static uint32_t entry_arguments(struct exec *x, const struct request_run *run, struct value *args,
                                uint32_t most)
{
    const struct spec_entry *entry = run->entry;
    struct logic_env env = {.stub = NO_FUNCTION};
    uint32_t count = 0;
    for (uint32_t i = 0; entry && i < entry->arguments.count && count < most; i++)
        args[count++] = logic_host(x, &env, entry->arguments.items[i]);
    return count;
}

/* A closure without a name that holds one function is a wrapper: that function is meant. */
static ir_function_id unwrapped(struct exec *x, const struct callable *callable, int depth)
{
    ir_function_id id = callable->function;
    if (id.index == 0 || !callable->scope || depth > 4 ||
        !name_is_none(ir_function(x->program, id)->name))
        return id;
    ir_function_id maker = ir_function(x->program, id)->outer, found = NO_FUNCTION;
    for (uint32_t i = 0; maker.index && i < ir_function(x->program, maker)->params.count; i++) {
        name_id name = ir_function(x->program, maker)->params.items[i].name;
        struct value held = heap_read(x, callable->scope, name);
        if (held.tag != VALUE_CALLABLE || callable_get(x, held)->function.index == 0)
            continue;
        if (found.index)
            return id;
        found = unwrapped(x, callable_get(x, held), depth + 1);
    }
    return found.index ? found : id;
}

/* Of a callback `[object or "Class", "method"]`. */
struct pair {
    struct value object; /* ABSENT: a class by its name */
    name_id class_name;  /* NO_NAME: not known */
    name_id method;      /* NO_NAME: not known */
};

static struct pair pair_of(struct exec *x, struct value callback)
{
    struct pair pair = {VALUE_NONE, NO_NAME, NO_NAME};
    struct text text;
    if (callback.tag != VALUE_ARRAY)
        return pair;
    struct value first = heap_follow(x, array_get(x, callback, value_of_int(x, 0)));
    struct value second = heap_follow(x, array_get(x, callback, value_of_int(x, 1)));
    if (first.tag == VALUE_OBJECT) {
        pair.object = first;
        pair.class_name = object_get(x, first)->class_name;
    } else if (value_is_text(x, first, &text)) {
        pair.class_name = names_add(x->names, text);
    }
    if (value_is_text(x, second, &text))
        pair.method = names_add(x->names, text);
    return pair;
}

ir_function_id flow_function_of(struct exec *x, struct value callback)
{
    ir_class_id declaring;
    struct text text;
    if (callback.tag == VALUE_CALLABLE)
        return unwrapped(x, callable_get(x, callback), 0);
    if (value_is_text(x, callback, &text)) {
        size_t colons = text_find(text, TEXT("::"), 0);
        if (colons == SIZE_MAX)
            return index_find_function(x->index, names_add(x->names, text));
        ir_class_id class = class_find(x, names_add(x->names, text_slice(text, 0, colons)));
        return index_find_method(x->index, class,
                                 names_add(x->names, text_slice(text, colons + 2, text.size)),
                                 &declaring);
    }
    struct pair pair = pair_of(x, callback);
    if (name_is_none(pair.method))
        return NO_FUNCTION;
    return index_find_method(x->index, class_find(x, pair.class_name), pair.method, &declaring);
}

ir_function_id exec_callback_function(struct exec *x, uint32_t registration)
{
    return flow_function_of(x, x->registrations.items[registration].callback);
}

bool exec_callback_is_named(struct exec *x, uint32_t registration)
{
    struct text text;
    struct value callback = x->registrations.items[registration].callback;
    struct pair pair = pair_of(x, callback);
    return value_is_text(x, callback, &text) ||
           (!name_is_none(pair.class_name) && !name_is_none(pair.method));
}

name_id exec_callback_class(struct exec *x, uint32_t registration)
{
    struct pair pair = pair_of(x, x->registrations.items[registration].callback);
    return pair.object.tag == VALUE_OBJECT ? pair.class_name : NO_NAME;
}

bool exec_callback_is_plain(struct exec *x, uint32_t index)
{
    const struct exec_registration *registration = &x->registrations.items[index];
    return exec_callback_is_named(x, index) && exec_is_true(x, registration->guard) &&
           pair_of(x, registration->callback).object.tag == VALUE_ABSENT &&
           registration->permission.tag == VALUE_ABSENT &&
           registration->through.tag == VALUE_ABSENT;
}

/* What the framework does with the callee's result: as if it were done where that returns. */
static void answer(struct exec *x, const struct request_run *run, ir_function_id callee,
                   struct value result)
{
    ir_function_id stub = NO_FUNCTION;
    if (x->setup.stubs && !name_is_none(run->entry->answered))
        stub = index_find_function(x->setup.stubs, run->entry->answered);
    if (x->dead || stub.index == 0 || callee.index == 0 || ir_is_none(ir_body(x->program, callee)))
        return;
    struct frame frame = *exec_frame(x);
    frame.function = callee;
    VEC_PUSH(x->arena, &x->frames, frame);
    x->node = ir_body(x->program, callee);
    struct arguments args = {&result, NULL, NULL, 1};
    contract_apply(x, spec_find_contract(x->setup.specs, run->entry->answered), stub, VALUE_NONE,
                   &args, x->node);
    x->frames.count--;
}

static struct value with_said(struct exec *x, struct value all, const ir_attributes *attributes)
{
    for (uint32_t i = 0; i < attributes->count && !x->dead; i++)
        all = array_put(x, all, value_of_name(x, attributes->items[i].name),
                        exec_value(x, attributes->items[i].args));
    return all;
}

static struct value said_of_class(struct exec *x, ir_class_id class)
{
    ir_attributes said = ir_class(x->program, class)->attributes;
    return with_said(x, array_empty(x), &said);
}

static struct value said_of_method(struct exec *x, ir_class_id class, name_id name)
{
    struct value all = array_empty(x);
    for (uint32_t i = 0; i < ir_class(x->program, class)->methods.count; i++) {
        ir_function_id method = ir_class(x->program, class)->methods.items[i];
        ir_attributes said = ir_function(x->program, method)->attributes;
        if (name_equal(ir_function(x->program, method)->name, name))
            all = with_said(x, all, &said);
    }
    return all;
}

/* What is attributed to a method: its class, the attribute, the method, and all that each of the
 * two says of itself, by the names of the attributes; of a class the method is null. */
static uint32_t fill_attributed(struct exec *x, const struct ir_function *item, uint32_t wanted,
                                struct value *given)
{
    name_id class = ir_class(x->program, item->class)->full_name, name = item->name;
    ir_class_id id = item->class;
    given[0] = value_of_name(x, class);
    given[2] = name_equal(class, name) ? VALUE_OF_NULL : value_of_name(x, name);
    if (wanted > 3)
        given[3] = said_of_class(x, id);
    if (wanted > 4)
        given[4] = said_of_method(x, id, name);
    return wanted < 5 ? wanted : 5;
}

/* The driver of an element of a manifest gets the name and what it holds. */
static void drive_item(struct exec *x, const struct request_run *run)
{
    struct ir_function item = *ir_function(x->program, run->item);
    ir_id element = ir_kid(x->program, ir_body(x->program, run->item), 0);
    uint32_t wanted = ir_function(x->program, run->driver)->params.count;
    exec_frame(x)->class = item.class;
    struct value given[5] = {value_of_name(x, item.name), exec_value(x, element)};
    struct arguments args = {given, NULL, NULL, 2};
    if (item.class.index)
        args.count = fill_attributed(x, &item, wanted, given);
    struct callable callable = {.function = run->driver};
    x->node = element;
    x->delegate = NO_FUNCTION;
    struct value result = exec_run_function(x, &callable, &args, element);
    answer(x, run, x->delegate, result);
}

/* The driver's arguments: an object of its class where it asks for one, else anything. */
static void drive(struct exec *x, const struct request_run *run)
{
    if (run->item.index) {
        drive_item(x, run);
        return;
    }
    uint32_t count = ir_function(x->program, run->driver)->params.count;
    struct arguments args = {ARENA_ARRAY(x->arena, struct value, count + 1), NULL, NULL, count};
    for (uint32_t i = 0; i < count && !x->dead; i++) {
        struct ir_param param = ir_function(x->program, run->driver)->params.items[i];
        bool is_driven = param.type.class_count == 1 && run->class.index &&
                         name_equal(param.type.classes[0], run->entry->class_variable);
        args.items[i] = is_driven ? service_new(x, run->class)
                                  : service_typed(x, &param.type, names_text(x->names, param.name));
    }
    struct callable callable = {.function = run->driver};
    if (!x->dead)
        exec_run_function(x, &callable, &args, NO_IR);
}

/* The stub that stands for the framework calls the method: it is given the callable and the list of
 * its arguments. */
static struct value dispatch_method(struct exec *x, const struct request_run *run,
                                    struct value self, const struct arguments *given)
{
    struct value list = array_empty(x), callable = array_empty(x);
    for (uint32_t i = 0; i < given->count; i++)
        list = array_put(x, list, value_of_int(x, i), given->items[i]);
    callable = array_put(x, callable, value_of_int(x, 0), self);
    name_id method = ir_function(x->program, run->method)->name;
    callable = array_put(x, callable, value_of_int(x, 1), value_of_name(x, method));
    struct value both[] = {callable, list};
    struct arguments args = {both, NULL, NULL, ARRAY_LENGTH(both)};
    struct callable stub = {.function =
                                index_find_function(x->setup.stubs, run->entry->dispatcher)};
    return exec_run_function(x, &stub, &args, NO_IR);
}

static void deliver_method(struct exec *x, const struct request_run *run, struct value *args,
                           uint32_t count, uint32_t most)
{
    struct value self = service_new(x, run->class), result;
    struct arguments given = {args, NULL, NULL, 0};
    given.count = service_fill(x, run->method, args, count, most);
    if (x->dead)
        return;
    if (name_is_none(run->entry->dispatcher))
        result = service_call(x, run->method, self, &given);
    else
        result = dispatch_method(x, run, self, &given);
    answer(x, run, run->method, result);
}

ir_function_id exec_permission(const struct exec *x)
{
    return x->gate;
}

/* A permission callback that refuses ends the request. */
static void run_permission(struct exec *x, const struct request_run *run, const struct value *args,
                           uint32_t count)
{
    const struct spec_set *specs = x->setup.specs;
    logic_id test = run->entry->permission;
    if (run->permission.tag == VALUE_ABSENT || logic_is_none(test) ||
        value_tags(x, run->permission) & VALUE_MASK(VALUE_ABSENT))
        return;
    x->gate = flow_function_of(x, run->permission);
    struct value result = exec_call(x, run->permission, args, count);
    if (x->dead)
        return;
    term_id refused = term_not(x->terms, exec_language(x)->truth(x, result));
    if (logic_node(specs, test)->op == LOGIC_NOT_IN)
        is_member(x, result, logic_kid(specs, test, 1), &refused);
    region_leave_if(x, TARGET_EXIT, refused, VALUE_NONE);
}

static void deliver(struct exec *x, const struct request_run *run)
{
    enum { MOST = 8 };
    struct value args[MOST];
    uint32_t count = entry_arguments(x, run, args, MOST);
    if (run->driver.index) {
        drive(x, run);
        return;
    }
    if (run->page.index) {
        exec_statement(x, ir_body(x->program, ir_file(x->program, run->page)->main));
        return;
    }
    if (run->method.index) {
        deliver_method(x, run, args, count, MOST);
        return;
    }
    count = service_fill(x, flow_function_of(x, run->callback), args, count, MOST);
    x->is_routed = !logic_is_none(run->entry->permission);
    run_permission(x, run, args, count);
    if (!x->dead)
        answer(x, run, flow_function_of(x, run->callback),
               exec_call(x, run->callback, args, count));
}

static void run_once(struct exec *x, const struct request_run *run)
{
    guard_enter(x, 0);
    struct landing end = region_open(x, TARGET_EXIT);
    if (exec_is_false(x, run->guard))
        return;
    x->registered = run->guard;
    guard_enter(x, guard_extend(x, x->guard, run->guard));
    end.base_guard = x->guard;
    deliver(x, run);
    finish(x, &end);
}

/* ---- a second time ---- */

static bool same_place(const struct exec_obligation *a, const struct exec_obligation *b)
{
    if (a->clause != b->clause || a->node.index != b->node.index ||
        a->calls.count != b->calls.count)
        return false;
    for (uint32_t i = 0; i < a->calls.count; i++)
        if (a->calls.items[i] != b->calls.items[i])
            return false;
    return true;
}

/* The symbol that `\again` left in a clause; NO_TERM if there is none. */
static term_id find_again(struct exec *x, term_id clause)
{
    u32_vec cone = {0};
    term_id canon = term_canon(x->terms, clause);
    term_cone(x->terms, &canon, 1, x->arena, &cone);
    for (uint32_t i = 0; i < cone.count; i++) {
        term_id part = {cone.items[i]};
        if (term_get_op(x->terms, part) != TERM_SYMBOL)
            continue;
        leaf_id leaf = leaf_of_symbol(x, term_get_symbol(x->terms, part));
        if (leaf.index && root_get(x, leaf_get(x, leaf)->root)->kind == ROOT_GHOST)
            return part;
    }
    return NO_TERM;
}

static bool asks_again(struct exec *x)
{
    for (uint32_t i = 0; i < x->obligations.count; i++)
        if (!term_is_none(find_again(x, x->obligations.items[i].clause_holds)))
            return true;
    return false;
}

static void run_again(struct exec *x, const struct request_run *run)
{
    uint32_t first = x->obligations.count;
    uint64_t steps = x->setup.limits.steps;
    if (!asks_again(x) || x->stopped)
        return;
    x->setup.limits.steps = x->steps + steps;
    x->is_silent = true;
    run_once(x, run);
    x->is_silent = false;
    for (uint32_t i = 0; i < first; i++) {
        term_id again = find_again(x, x->obligations.items[i].clause_holds);
        if (term_is_none(again))
            continue;
        term_id reached = term_bool(x->terms, false);
        for (uint32_t k = first; k < x->obligations.count; k++)
            if (same_place(&x->obligations.items[i], &x->obligations.items[k]))
                reached = term_or(x->terms, reached, x->obligations.items[k].guard);
        exec_know(x, term_eq(x->terms, again, reached));
    }
    x->obligations.count = first;
}

static bool add_cell(void *context, uint64_t key, uint64_t value)
{
    struct exec *x = context;
    x->cells = trie_put(x->arena, 0, x->cells, key, value);
    return true;
}

static void run_request(struct exec *x, const struct request_run *run)
{
    trie before = x->cells;
    uint32_t services = x->services.count;
    if (run->entry)
        x->channel = run->entry->channel;
    run_once(x, run);
    if (!exec_language(x)->has_prototypes)
        x->services.count = services; /* those that the request made end with it */
    trie store = x->cells;
    x->cells = before;
    trie_each(store, add_cell, x);
    region_share(x);
    run_again(x, run);
}

void exec_run_registration(struct exec *x, uint32_t index)
{
    x->trigger = x->registrations.items[index].trigger;
    struct exec_registration registration = x->registrations.items[index];
    struct request_run run = {.entry = registration.entry,
                              .callback = registration.through.tag == VALUE_ABSENT
                                              ? registration.callback
                                              : registration.through,
                              .permission = registration.permission,
                              .guard = registration.guard};
    run_request(x, &run);
}

void exec_run_override(struct exec *x, ir_class_id class, ir_function_id method,
                       const struct spec_entry *entry)
{
    exec_begin(x, method);
    if (entry->kind == SPEC_ENTRY_METHOD)
        x->trigger = ir_function(x->program, method)->full_name;
    struct request_run run = {
        .entry = entry, .class = class, .method = method, .guard = term_bool(x->terms, true)};
    run_request(x, &run);
}

void exec_run_page(struct exec *x, ir_file_id file, const struct spec_entry *entry)
{
    exec_begin(x, ir_file(x->program, file)->main);
    struct request_run run = {.entry = entry, .page = file, .guard = term_bool(x->terms, true)};
    run_request(x, &run);
}

void exec_run_driver(struct exec *x, ir_class_id class, ir_function_id method,
                     const struct spec_entry *entry)
{
    exec_begin(x, method);
    struct request_run run = {
        .entry = entry, .class = class, .driver = entry->stub, .guard = term_bool(x->terms, true)};
    if (entry->kind == SPEC_ENTRY_MANIFEST || entry->kind == SPEC_ENTRY_ATTRIBUTE)
        run.item = method;
    x->driven = class;
    x->driven_as = entry->class_variable;
    x->accepting = method;
    run_request(x, &run);
}

/* ---- what was found ---- */

uint32_t exec_obligation_count(const struct exec *x)
{
    return x->obligations.count;
}

const struct exec_obligation *exec_get_obligation(const struct exec *x, uint32_t index)
{
    return &x->obligations.items[index];
}

uint32_t exec_event_count(const struct exec *x)
{
    return x->events.count;
}

const struct exec_event *exec_get_event(const struct exec *x, uint32_t index)
{
    return &x->events.items[index];
}

uint32_t exec_decision_count(const struct exec *x)
{
    return x->decisions.count;
}

const struct exec_decision *exec_get_decision(const struct exec *x, uint32_t index)
{
    return &x->decisions.items[index];
}

const char *exec_lost(const struct exec *x)
{
    return x->lost;
}

bool exec_is_cut(const struct exec *x)
{
    return x->is_cut;
}

bool exec_is_stopped(const struct exec *x)
{
    return x->stopped;
}

void exec_lean(struct exec *x)
{
    x->leans = true;
}

bool exec_leans(const struct exec *x)
{
    return x->leans;
}

void exec_know(struct exec *x, term_id fact)
{
    uint32_t canon = term_canon(x->terms, fact).index;
    if (term_is_true(x->terms, fact) || map_get(&x->known_terms, canon, 0))
        return;
    map_put(&x->known_terms, canon, 1);
    VEC_PUSH(x->arena, &x->known, fact);
}

static bool is_ghost(struct exec *x, term_id part)
{
    if (term_get_op(x->terms, part) != TERM_SYMBOL)
        return false;
    leaf_id leaf = leaf_of_symbol(x, term_get_symbol(x->terms, part));
    return leaf.index && root_get(x, leaf_get(x, leaf)->root)->kind == ROOT_GHOST;
}

/* Whether the fact is about something in the cone: it shares a symbol or application with it. What
 * a variable of the logic means matters only where that occurs. */
static bool concerns(struct exec *x, term_id fact, const uint8_t *in_cone, struct arena *scratch)
{
    u32_vec parts = {0};
    term_id canon = term_canon(x->terms, fact);
    term_cone(x->terms, &canon, 1, scratch, &parts);
    bool shares = false;
    for (uint32_t i = 0; i < parts.count; i++) {
        enum term_op op = term_get_op(x->terms, (term_id){parts.items[i]});
        shares |= (op == TERM_SYMBOL || op == TERM_APPLY) && in_cone[parts.items[i]];
        if (!in_cone[parts.items[i]] && is_ghost(x, (term_id){parts.items[i]}))
            return false;
    }
    return shares;
}

static void mark_cone(struct exec *x, term_id root, uint8_t *in_cone, struct arena *scratch)
{
    u32_vec parts = {0};
    term_id canon = term_canon(x->terms, root);
    term_cone(x->terms, &canon, 1, scratch, &parts);
    for (uint32_t i = 0; i < parts.count; i++)
        in_cone[parts.items[i]] = 1;
}

/* Integers that come from outside, or from a function, have 64 bits. */
static void add_range(struct exec *x, term_id term, struct arena *arena, term_ids *facts)
{
    enum term_op op = term_get_op(x->terms, term);
    if ((op != TERM_SYMBOL && op != TERM_APPLY) || term_get_sort(x->terms, term) != SORT_INT)
        return;
    VEC_PUSH(arena, facts, term_binary(x->terms, TERM_LE, term_int(x->terms, INT64_MIN), term));
    VEC_PUSH(arena, facts, term_binary(x->terms, TERM_LE, term, term_int(x->terms, INT64_MAX)));
}

void exec_facts(struct exec *x, const term_id *roots, uint32_t count, struct arena *arena,
                term_ids *facts)
{
    struct arena scratch;
    arena_init(&scratch);
    uint8_t *in_cone = memory_new(terms_count(x->terms) + 1, 1);
    bool *taken = memory_new(x->known.count + 1, sizeof *taken);
    for (uint32_t i = 0; i < count; i++)
        mark_cone(x, roots[i], in_cone, &scratch);
    for (bool changed = true; changed;) {
        changed = false;
        for (uint32_t i = 0; i < x->known.count; i++)
            if (!taken[i] && concerns(x, x->known.items[i], in_cone, &scratch)) {
                taken[i] = changed = true;
                VEC_PUSH(arena, facts, x->known.items[i]);
                mark_cone(x, x->known.items[i], in_cone, &scratch);
            }
    }
    uint32_t last = terms_count(x->terms);
    for (uint32_t id = 1; id <= last; id++)
        if (in_cone[id])
            add_range(x, (term_id){id}, arena, facts);
    free(in_cone);
    free(taken);
    arena_done(&scratch);
}

enum why exec_approximation(struct exec *x, term_id root, struct text *detail)
{
    const u32_vec *leaves = leaves_of_term(x, root);
    for (uint32_t i = 0; i < leaves->count; i++) {
        const struct root *origin = root_get(x, leaf_get(x, (leaf_id){leaves->items[i]})->root);
        bool derived = origin->kind == ROOT_DERIVED && origin->why;
        bool unknown = origin->kind == ROOT_UNKNOWN && !origin->is_choice;
        if (!unknown && origin->kind != ROOT_HAVOC && !derived)
            continue;
        *detail = names_text(x->names, origin->label);
        return origin->why ? (enum why)origin->why : WHY_UNKNOWN_ORIGIN;
    }
    return WHY_NONE;
}

term_id exec_registered(const struct exec *x)
{
    return term_is_none(x->registered) ? term_bool(x->terms, true) : x->registered;
}

bool exec_is_granted(struct exec *x, term_id symbol)
{
    if (term_get_op(x->terms, symbol) != TERM_SYMBOL ||
        term_get_sort(x->terms, symbol) != SORT_BOOL)
        return false;
    leaf_id leaf = leaf_of_symbol(x, term_get_symbol(x->terms, symbol));
    return leaf.index && root_get(x, leaf_get(x, leaf)->root)->why == WHY_CREATED_BEFORE;
}

/* What a list or map was computed from differs with each element that may be missing. */
static bool is_from_array(const struct root *origin)
{
    for (uint32_t i = 0; i < origin->from_count; i++)
        if (origin->from[i].tag == VALUE_ARRAY)
            return true;
    return false;
}

bool exec_is_computed(struct exec *x, term_id root)
{
    const u32_vec *leaves = leaves_of_term(x, root);
    for (uint32_t i = 0; i < leaves->count; i++) {
        const struct root *origin = root_get(x, leaf_get(x, (leaf_id){leaves->items[i]})->root);
        bool unknown = origin->kind == ROOT_UNKNOWN && origin->from_count;
        bool derived = origin->kind == ROOT_DERIVED && is_from_array(origin);
        if (origin->why == WHY_UNMODELLED && (unknown || derived))
            return true;
    }
    return false;
}
