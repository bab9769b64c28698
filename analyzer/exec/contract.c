/*
 * Contracts in place of bodies: what a call requires becomes obligations, what it ensures becomes
 * its result, its effect on model fields, and what the path may take for granted. A stub that has a
 * body is executed besides.
 */
#include "analyzer/exec/exec_p.h"

/* ---- obligations ---- */

/* Whether the clause is about what a value holds: then who composed it is to blame, not who was
 * handed it. */
static bool asks_content(struct exec *x, logic_id id)
{
    const struct logic_node *node = logic_node(x->setup.specs, id);
    if (node->op == LOGIC_BUILTIN &&
        (node->number == LOGIC_BUILTIN_SECRET || node->number == LOGIC_BUILTIN_CARD))
        return true;
    for (uint32_t i = 0; i < node->count; i++)
        if (asks_content(x, logic_kid(x->setup.specs, id, i)))
            return true;
    return false;
}

/* Whether the running function was handed a secret or card data by its caller. */
static bool was_handed(struct exec *x, const struct frame *frame)
{
    if (ir_file(x->program, ir_function(x->program, frame->function)->file)->is_spec)
        return true;
    for (uint32_t i = 0; i < frame->arg_count; i++) {
        struct value arg = heap_follow(x, frame->args[i]);
        if (arg.tag != VALUE_OBJECT && !(exec_is_false(x, provenance_secret(x, arg)) &&
                                         exec_is_false(x, provenance_card(x, arg))))
            return true;
    }
    return false;
}

/* The place of an effect: up to the caller that composed what is shown. */
static void blame_composer(struct exec *x, struct exec_obligation *obligation)
{
    for (uint32_t i = x->frames.count; i-- > 1 && obligation->calls.count;) {
        const struct frame *frame = &x->frames.items[i];
        if (ir_is_none(frame->call_site) || !was_handed(x, frame))
            return;
        obligation->node = frame->call_site;
        obligation->function = x->frames.items[i - 1].function;
        obligation->calls.count--;
        obligation->callers.count--;
    }
}

static void add_obligation(struct exec *x, const struct logic_env *env,
                           const struct spec_clause *clause, term_id under, name_id effect)
{
    term_id guard = term_and(x->terms, guard_term(x, x->guard), under);
    if (exec_is_false(x, under) || x->dead || x->is_setting_up || x->is_elsewhere)
        return;
    term_id outer = x->owed;
    x->owed = guard;
    x->takes_for_paid = false;
    term_id holds = logic_truth(x, env, clause->condition);
    x->owed = outer;
    struct exec_obligation obligation = {.clause = clause,
                                         .rule = clause->name,
                                         .guard = guard,
                                         .clause_holds = holds,
                                         .node = x->node,
                                         .function = exec_frame(x)->function,
                                         .effect = effect,
                                         .event = x->events.count,
                                         .missed = x->missed,
                                         .takes_for_paid = x->takes_for_paid,
                                         .is_review = clause->is_review};
    for (uint32_t i = 0; i < x->frames.count; i++) {
        if (ir_is_none(x->frames.items[i].call_site))
            continue;
        VEC_PUSH(x->arena, &obligation.calls, x->frames.items[i].call_site.index);
        VEC_PUSH(x->arena, &obligation.callers,
                 i ? x->frames.items[i - 1].function : x->frames.items[i].function);
    }
    if (asks_content(x, clause->condition))
        blame_composer(x, &obligation);
    VEC_PUSH(x->arena, &x->obligations, obligation);
}

/* The group's clauses with its parameters bound to the terms of the use. */
static void require_group(struct exec *x, const struct logic_env *env,
                          const struct spec_clause *use, term_id under, name_id effect)
{
    enum { MOST = 8 };
    const struct spec_group *group = spec_find_group(x->setup.specs, use->name);
    if (!group || group->params.count > MOST)
        return;
    if (!logic_is_none(use->when))
        under = term_and(x->terms, under, logic_truth(x, env, use->when));
    if (exec_is_false(x, under))
        return;
    struct logic_binding bindings[MOST];
    const struct logic_binding *innermost = NULL;
    for (uint32_t i = 0; i < group->params.count; i++) {
        bindings[i] = (struct logic_binding){group->params.items[i].name,
                                             logic_eval(x, env, use->terms.items[i]), innermost};
        innermost = &bindings[i];
    }
    struct logic_env inner = {.bindings = innermost};
    for (uint32_t i = 0; i < group->clauses.count; i++)
        contract_require(x, &inner, &group->clauses.items[i], under, effect);
}

void contract_require(struct exec *x, const struct logic_env *env, const struct spec_clause *clause,
                      term_id under, name_id effect)
{
    if (clause->kind == SPEC_USE)
        require_group(x, env, clause, under, effect);
    else if (clause->kind == SPEC_REQUIRES && !name_is_none(clause->name))
        add_obligation(x, env, clause, under, effect);
}

void contract_accept(struct exec *x, struct value record, struct text clauses)
{
    const struct spec_set *specs = x->setup.specs;
    const struct spec_group *group = spec_find_group(specs, names_add(x->names, clauses));
    ir_function_id accepting = x->accepting.index ? x->accepting : exec_frame(x)->function;
    if (!group || group->params.count != 1)
        return;
    struct logic_binding o = {
        group->params.items[0].name, {.kind = LOGIC_IS_HOST, .host = record}, NULL};
    struct logic_env env = {.bindings = &o};
    for (uint32_t i = 0; i < group->clauses.count; i++)
        contract_require(x, &env, &group->clauses.items[i], term_bool(x->terms, true),
                         ir_function(x->program, accepting)->full_name);
}

/* ---- results ---- */

static uint32_t mask_of_type(const struct ir_type *type)
{
    static const struct {
        uint32_t bit;
        uint32_t mask;
    } table[] = {{IR_TYPE_NULL, VALUE_MASK(VALUE_NULL)},
                 {IR_TYPE_BOOL | IR_TYPE_FALSE | IR_TYPE_TRUE, VALUE_MASK(VALUE_BOOL)},
                 {IR_TYPE_INT, VALUE_MASK(VALUE_INT)},
                 {IR_TYPE_FLOAT | IR_TYPE_NUMBER, VALUE_MASK(VALUE_FLOAT)},
                 {IR_TYPE_STRING, VALUE_MASK(VALUE_STRING)},
                 {IR_TYPE_ARRAY | IR_TYPE_ITERABLE, VALUE_MASK(VALUE_ARRAY)},
                 {IR_TYPE_OBJECT, VALUE_MASK(VALUE_OBJECT)}};
    uint32_t mask = 0;
    if (type->mask & IR_TYPE_MIXED)
        return VALUE_ANY;
    for (size_t i = 0; i < ARRAY_LENGTH(table); i++)
        if (type->mask & table[i].bit)
            mask |= table[i].mask;
    return mask;
}

/* An object of a class that is declared or specified, about which nothing else is known. */
struct value contract_object(struct exec *x, name_id class_name, struct text label)
{
    if (store_class(x, class_name)) {
        struct value key =
            input_any(x, text_print(x->arena, "%.*s.key", (int)label.size, label.data),
                      VALUE_MASK(VALUE_INT));
        return store_record(x, class_name, key);
    }
    return exec_unknown_object(x, class_name, NULL, 0);
}

struct value contract_typed(struct exec *x, const struct ir_type *type, struct value self,
                            struct text label)
{
    uint32_t mask = mask_of_type(type);
    if (type->mask & (IR_TYPE_VOID | IR_TYPE_NEVER))
        return exec_language(x)->absent;
    if (type->mask & (IR_TYPE_SELF | IR_TYPE_STATIC) && self.tag == VALUE_OBJECT)
        return self;
    if (type->class_count == 0)
        return input_any(x, label, mask ? mask : VALUE_ANY);
    struct value object = contract_object(x, type->classes[0], label);
    if (!mask)
        return object;
    struct value other = input_any(x, label, mask);
    struct value choice =
        input_any(x, text_print(x->arena, "%.*s:present", (int)label.size, label.data),
                  VALUE_MASK(VALUE_BOOL));
    return value_merge(x, value_term(choice), object, other);
}

/* ---- ensures ---- */

struct applying {
    const struct spec_contract *contract;
    struct logic_env env;
    bool has_result;
    uint32_t first_leaf; /* leaves from here on were made by this call */
};

/* What the stub's declaration says of the result. */
static void declare_result(struct exec *x, struct applying *a)
{
    const struct ir_function *stub = ir_function(x->program, a->env.stub);
    struct text name = names_text(x->names, stub->full_name);
    struct text label =
        text_print(x->arena, "%.*s()#%" PRIu32, (int)name.size, name.data, ++x->fresh);
    struct ir_type type = stub->result;
    a->env.result = contract_typed(x, &type, a->env.self, label);
    a->has_result = true;
}

static bool is_result(struct exec *x, logic_id id)
{
    return logic_node(x->setup.specs, id)->op == LOGIC_RESULT;
}

/* `this.field`, `$order.field`: a model field that the contract gives a value. */
static bool assign_field(struct exec *x, struct applying *a, logic_id place, struct value value,
                         term_id under);

/* `this.meta[$key]`: an element of a model field that is a map. */
static bool assign_element(struct exec *x, struct applying *a, logic_id place, struct value value,
                           term_id under)
{
    logic_id field = logic_kid(x->setup.specs, place, 0);
    struct value key = logic_host(x, &a->env, logic_kid(x->setup.specs, place, 1));
    struct value map = logic_host(x, &a->env, field);
    key = exec_language(x)->to_key(x, key);
    if (map.tag != VALUE_ARRAY || (key.tag != VALUE_STRING && key.tag != VALUE_INT))
        return false;
    return assign_field(x, a, field, array_put(x, map, key, value), under);
}

static bool assign_field(struct exec *x, struct applying *a, logic_id place, struct value value,
                         term_id under)
{
    const struct spec_set *specs = x->setup.specs;
    const struct spec_class *class;
    if (logic_node(specs, place)->op == LOGIC_INDEX)
        return assign_element(x, a, place, value, under);
    if (logic_node(specs, place)->op != LOGIC_FIELD)
        return false;
    struct value base = logic_host(x, &a->env, logic_kid(specs, place, 0));
    value_cases cases = {0};
    value_get_cases(x, base, &cases);
    bool any = false;
    for (uint32_t i = 0; i < cases.count; i++) {
        struct value object = cases.items[i].value;
        if (object.tag != VALUE_OBJECT)
            continue;
        const struct spec_model *model = store_find_model(x, object_get(x, object)->class_name,
                                                          logic_node(specs, place)->name, &class);
        if (!model || object_get(x, object)->key.tag == VALUE_ABSENT)
            continue;
        term_id here = term_and(x->terms, under, cases.items[i].guard);
        struct value old = store_read(x, object, class, model);
        store_write(x, object, class, model, value_merge(x, here, value, old));
        any = true;
    }
    return any;
}

static void set_result(struct exec *x, struct applying *a, struct value value, term_id under)
{
    if (!a->has_result && !a->contract->is_complete && !exec_is_true(x, under))
        declare_result(x, a);
    a->env.result = a->has_result ? value_merge(x, under, value, a->env.result) : value;
    a->has_result = true;
}

static bool mentions_result(struct exec *x, logic_id id)
{
    const struct logic_node *node = logic_node(x->setup.specs, id);
    if (node->op == LOGIC_RESULT)
        return true;
    for (uint32_t i = 0; i < node->count; i++)
        if (mentions_result(x, logic_kid(x->setup.specs, id, i)))
            return true;
    return false;
}

static bool is_about_new_values(struct exec *x, const struct applying *a, term_id condition)
{
    const u32_vec *leaves = leaves_of_term(x, condition);
    for (uint32_t i = 0; i < leaves->count; i++)
        if (leaves->items[i] >= a->first_leaf)
            return true;
    return false;
}

/*
 * What holds after the call. About a value that the call made it is a fact; about values that were
 * there before, a call that comes back has found it so: where it does not hold, the call ended the
 * process.
 */
static void assume(struct exec *x, const struct applying *a, term_id condition)
{
    if (is_about_new_values(x, a, condition))
        exec_know(x, term_implies(x->terms, guard_term(x, x->guard), condition));
    else
        region_leave_if(x, TARGET_EXIT, term_not(x->terms, condition), VALUE_NONE);
}

static void ensure(struct exec *x, struct applying *a, logic_id id, term_id under);

static void ensure_equality(struct exec *x, struct applying *a, logic_id id, term_id under)
{
    const struct spec_set *specs = x->setup.specs;
    logic_id left = logic_kid(specs, id, 0), right = logic_kid(specs, id, 1);
    if (is_result(x, right)) {
        logic_id swap = left;
        left = right;
        right = swap;
    }
    if (is_result(x, left) && !mentions_result(x, right)) {
        set_result(x, a, logic_host(x, &a->env, right), under);
        return;
    }
    if (logic_node(specs, id)->op == LOGIC_EQ &&
        assign_field(x, a, left, logic_host(x, &a->env, right), under))
        return;
    if (!a->has_result && mentions_result(x, id))
        declare_result(x, a);
    assume(x, a, term_implies(x->terms, under, logic_truth(x, &a->env, id)));
}

static void ensure(struct exec *x, struct applying *a, logic_id id, term_id under)
{
    const struct spec_set *specs = x->setup.specs;
    const struct logic_node *node = logic_node(specs, id);
    if (x->dead || exec_is_false(x, under))
        return;
    if (node->op == LOGIC_AND) {
        ensure(x, a, logic_kid(specs, id, 0), under);
        ensure(x, a, logic_kid(specs, id, 1), under);
    } else if (node->op == LOGIC_EQ || node->op == LOGIC_IFF) {
        ensure_equality(x, a, id, under);
    } else if (node->op == LOGIC_IMPLIES && !mentions_result(x, logic_kid(specs, id, 0))) {
        term_id condition = logic_truth(x, &a->env, logic_kid(specs, id, 0));
        ensure(x, a, logic_kid(specs, id, 1), term_and(x->terms, under, condition));
    } else {
        if (!a->has_result && mentions_result(x, id))
            declare_result(x, a);
        assume(x, a, term_implies(x->terms, under, logic_truth(x, &a->env, id)));
    }
}

/* ---- the other clauses ---- */

static void forget_assigned(struct exec *x, struct applying *a, const struct spec_clause *clause,
                            term_id under)
{
    for (uint32_t i = 0; i < clause->terms.count; i++) {
        logic_id place = clause->terms.items[i];
        struct text label = names_text(x->names, logic_node(x->setup.specs, place)->name);
        const struct spec_class *class;
        struct value object = logic_node(x->setup.specs, place)->op == LOGIC_FIELD
                                  ? logic_host(x, &a->env, logic_kid(x->setup.specs, place, 0))
                                  : VALUE_NONE;
        uint32_t mask = VALUE_ANY_SCALAR;
        if (object.tag == VALUE_OBJECT) {
            const struct spec_model *model =
                store_find_model(x, object_get(x, object)->class_name,
                                 logic_node(x->setup.specs, place)->name, &class);
            if (model && model->type.kind == LOGIC_TYPE_STRING)
                mask = VALUE_MASK(VALUE_STRING);
        }
        label = text_print(x->arena, "%.*s#%" PRIu32, (int)label.size, label.data, ++x->fresh);
        assign_field(x, a, place, input_any(x, label, mask), under);
    }
}

static void establish(struct exec *x, struct applying *a, const struct spec_clause *clause,
                      term_id under)
{
    const struct spec_set *specs = x->setup.specs;
    const struct logic_node *fact = logic_node(specs, clause->condition);
    if (!logic_is_none(clause->when))
        under = term_and(x->terms, under, logic_truth(x, &a->env, clause->when));
    struct established e = {.fact = fact->name, .count = fact->count};
    e.args = ARENA_ARRAY(x->arena, struct value, fact->count + 1);
    for (uint32_t i = 0; i < e.count; i++)
        e.args[i] = logic_host(x, &a->env, logic_kid(specs, clause->condition, i));
    if (text_is(names_text(x->names, e.fact), "authentic") && e.count == 1) {
        statement_verified(x, e.args[0], under);
        return;
    }
    e.condition = term_and(x->terms, guard_term(x, x->guard), under);
    VEC_PUSH(x->arena, &x->established, e);
}

/* The function throws where nobody knows; what the clause says of it holds then. */
static void signal(struct exec *x, struct applying *a, const struct spec_clause *clause,
                   term_id under)
{
    struct value throws = input_server(x, TEXT("throws"), VALUE_MASK(VALUE_BOOL));
    term_id condition = term_and(x->terms, under, value_term(throws));
    struct fork f;
    condition = term_and(x->terms, condition, logic_truth(x, &a->env, clause->condition));
    if (fork_then(x, &f, condition)) {
        struct text message = text_print(x->arena, "%s", "");
        struct value text = value_of_text(x, message);
        struct arguments args = {&text, NULL, NULL, 1};
        exec_throw_value(x, exec_new_object(x, clause->class_name, &args, x->node));
    }
    fork_else(x, &f);
    fork_join(x, &f);
}

static term_id behavior_holds(struct exec *x, const struct applying *a, const term_id *behaviors,
                              const struct spec_clause *clause)
{
    (void)a;
    return clause->behavior ? behaviors[clause->behavior - 1] : term_bool(x->terms, true);
}

static void run_clauses(struct exec *x, struct applying *a, const term_id *behaviors,
                        enum spec_clause_kind kind)
{
    const struct spec_contract *contract = a->contract;
    for (uint32_t i = 0; i < contract->clauses.count && !x->dead; i++) {
        const struct spec_clause *clause = &contract->clauses.items[i];
        term_id under = behavior_holds(x, a, behaviors, clause);
        bool require =
            kind == SPEC_REQUIRES && (clause->kind == SPEC_REQUIRES || clause->kind == SPEC_USE);
        if (require)
            contract_require(x, &a->env, clause, under, contract->full_name);
        else if (clause->kind != kind)
            continue;
        else if (kind == SPEC_ENSURES)
            ensure(x, a, clause->condition, under);
        else if (kind == SPEC_ASSIGNS)
            forget_assigned(x, a, clause, under);
        else if (kind == SPEC_ESTABLISHES)
            establish(x, a, clause, under);
        else if (kind == SPEC_SIGNALS)
            signal(x, a, clause, under);
    }
}

/* ---- registrations ---- */

/* Of `CALLBACK \\notin { … }`: the callback. */
static logic_id permission_callback(struct exec *x, logic_id permission)
{
    enum logic_op op = logic_node(x->setup.specs, permission)->op;
    bool tests = op == LOGIC_NOT_IN || op == LOGIC_IN || op == LOGIC_NE || op == LOGIC_EQ;
    return tests ? logic_kid(x->setup.specs, permission, 0) : permission;
}

static void add_registration(struct exec *x, const struct logic_env *env,
                             const struct spec_entry *entry, ir_id node, struct value trigger)
{
    struct exec_registration registration = {.entry = entry,
                                             .guard = guard_term(x, x->guard),
                                             .node = node,
                                             .function = exec_frame(x)->function};
    struct text text;
    if (value_is_text(x, trigger, &text))
        registration.trigger = names_add(x->names, text);
    registration.callback = logic_host(x, env, entry->callback);
    if (!logic_is_none(entry->through))
        registration.through = logic_host(x, env, entry->through);
    VEC_PUSH(x->arena, &x->registrations, registration);
}

/* The entry whose pattern fits best: the longest literal beginning wins. */
static const struct spec_entry *best_entry(struct exec *x, const struct logic_env *env,
                                           name_id function)
{
    const struct spec_set *specs = x->setup.specs;
    const struct spec_entry *best = NULL;
    for (uint32_t i = 0; i < specs->entries.count; i++) {
        const struct spec_entry *entry = &specs->entries.items[i];
        if (entry->kind != SPEC_ENTRY_CALL || !name_equal(entry->function, function) ||
            !spec_is_active(specs, entry->file) || (best && best->prefix >= entry->prefix))
            continue;
        if (logic_is_none(entry->condition) ||
            exec_is_true(x, logic_truth(x, env, entry->condition)))
            best = entry;
    }
    return best;
}

static void register_each(struct exec *x, const struct logic_env *env,
                          const struct spec_entry *entry, ir_id node, struct value trigger)
{
    struct value list = logic_host(x, env, entry->each);
    array_elements elements = {0};
    leaf_id base;
    if (list.tag != VALUE_ARRAY)
        return;
    array_list_any(x, list, &elements, &base);
    for (uint32_t i = 0; i < elements.count; i++) {
        struct value item = heap_follow(x, elements.items[i].value);
        struct logic_binding binding = {
            entry->variable, {.kind = LOGIC_IS_HOST, .host = item}, env->bindings};
        struct logic_env inner = *env;
        inner.bindings = &binding;
        if (value_tags(x, logic_host(x, &inner, entry->callback)) & VALUE_MASK(VALUE_ABSENT))
            continue;
        uint32_t before = x->registrations.count;
        add_registration(x, &inner, entry, node, trigger);
        if (!logic_is_none(entry->permission))
            x->registrations.items[before].permission =
                logic_host(x, &inner, permission_callback(x, entry->permission));
    }
}

static void register_callbacks(struct exec *x, const struct applying *a, ir_id node)
{
    const struct spec_entry *entry =
        best_entry(x, &a->env, ir_function(x->program, a->env.stub)->full_name);
    if (!entry || !x->is_setting_up || x->is_elsewhere)
        return;
    struct value trigger = a->env.arg_count ? a->env.args[0] : VALUE_NONE;
    if (!logic_is_none(entry->each)) {
        register_each(x, &a->env, entry, node, trigger);
        return;
    }
    uint32_t before = x->registrations.count;
    add_registration(x, &a->env, entry, node, trigger);
    if (!logic_is_none(entry->permission))
        x->registrations.items[before].permission =
            logic_host(x, &a->env, permission_callback(x, entry->permission));
}

/* ---- writes ---- */

/* A property of a record that is a model field: its `write` clauses, then the new value. */
bool contract_write(struct exec *x, struct value object, name_id property, struct value value,
                    term_id under)
{
    const struct spec_class *class;
    name_id class_name = object_get(x, object)->class_name;
    const struct spec_model *model = NULL;
    for (int i = 0; i < 32 && x->setup.specs && !name_is_none(class_name) && !model; i++) {
        class = spec_find_class(x->setup.specs, class_name);
        for (uint32_t k = 0; class && k < class->models.count && !model; k++)
            if (spec_model_is_host(&class->models.items[k], property))
                model = &class->models.items[k];
        if (!model)
            class_name = class_parent(x, class_name);
    }
    if (!model || object_get(x, object)->key.tag == VALUE_ABSENT)
        return false;
    contract_write_model(x, object, class, model, value, under);
    return true;
}

void contract_write_model(struct exec *x, struct value object, const struct spec_class *class,
                          const struct spec_model *model, struct value value, term_id under)
{
    struct text c = names_text(x->names, class->full_name), f = names_text(x->names, model->name);
    name_id name = names_add(
        x->names, text_print(x->arena, "%.*s::$%.*s", (int)c.size, c.data, (int)f.size, f.data));
    const struct spec_contract *contract = spec_find_contract(x->setup.specs, name);
    struct logic_env env = {.self = object, .result = value};
    for (uint32_t i = 0; contract && i < contract->clauses.count; i++)
        contract_require(x, &env, &contract->clauses.items[i], under, name);
    struct value old = store_read(x, object, class, model);
    store_write(x, object, class, model, value_merge(x, under, value, old));
}

/* ---- application ---- */

static bool has_statements(struct exec *x, ir_function_id stub)
{
    ir_id body = stub.index ? ir_body(x->program, stub) : NO_IR;
    return !ir_is_none(body) && ir_node(x->program, body)->count > 0;
}

static struct value apply(struct exec *x, const struct spec_contract *contract, ir_function_id stub,
                          struct value self, const struct arguments *args, ir_id node)
{
    enum { MOST_BEHAVIORS = 16 };
    struct spec_contract nothing = {.is_complete = false};
    struct applying a = {.contract = contract ? contract : &nothing,
                         .first_leaf = leaf_count(x) + 1};
    term_id behaviors[MOST_BEHAVIORS];
    a.env = (struct logic_env){.contract = contract,
                               .stub = stub,
                               .self = self,
                               .args = args->items,
                               .arg_count = args->count};
    a.env.args = ARENA_ARRAY(x->arena, struct value, args->count + 1);
    for (uint32_t i = 0; i < args->count; i++)
        a.env.args[i] = heap_follow(x, args->items[i]);
    for (uint32_t i = 0; i < a.contract->behaviors.count && i < MOST_BEHAVIORS; i++) {
        logic_id assumes = a.contract->behaviors.items[i].assumes;
        behaviors[i] =
            logic_is_none(assumes) ? term_bool(x->terms, true) : logic_truth(x, &a.env, assumes);
    }
    exec_event(x, EVENT_EFFECT, NO_TERM, ir_function(x->program, stub)->full_name);
    register_callbacks(x, &a, node);
    run_clauses(x, &a, behaviors, SPEC_REQUIRES);
    a.env.old_cells = x->cells;
    a.env.has_old = true;
    region_share(x);
    run_clauses(x, &a, behaviors, SPEC_SIGNALS);
    if (x->dead)
        return VALUE_OF_NULL;
    if (has_statements(x, stub)) {
        struct callable callable = {.function = stub, .self = self};
        set_result(x, &a, exec_run_function(x, &callable, args, node), term_bool(x->terms, true));
    }
    run_clauses(x, &a, behaviors, SPEC_ASSIGNS);
    run_clauses(x, &a, behaviors, SPEC_ENSURES);
    if (!a.has_result && !x->dead)
        declare_result(x, &a);
    run_clauses(x, &a, behaviors, SPEC_ESTABLISHES);
    return x->dead ? VALUE_OF_NULL : a.env.result;
}

/* ---- functions that give promises ---- */

struct promised {
    const struct spec_contract *contract;
    ir_function_id stub;
    struct value self;
    const struct arguments *args;
    ir_id node;
};

static struct value apply_promised(struct exec *x, void *context)
{
    const struct promised *p = context;
    x->awaited = p->node;
    return apply(x, p->contract, p->stub, p->self, p->args, p->node);
}

struct value contract_apply(struct exec *x, const struct spec_contract *contract,
                            ir_function_id stub, struct value self, const struct arguments *args,
                            ir_id node)
{
    bool at_once = node.index && x->awaited.index == node.index;
    if (at_once || !(ir_function(x->program, stub)->flags & IR_FUNCTION_ASYNC) ||
        !exec_language(x)->fulfilled)
        return apply(x, contract, stub, self, args, node);
    struct promised promised = {contract, stub, self, args, node};
    return prototype_async(x, apply_promised, &promised);
}
