/* Calls: who is called, with what, and how its body runs. */
#include "analyzer/exec/exec_p.h"

enum { MOST_SAME_FRAMES = 3, MOST_NESTED = 8 /* times as many */ };

/* What a call goes to, known before its arguments are evaluated. */
struct callee {
    struct callable callable;
    const struct builtin *builtin;        /* or NULL */
    struct value self;                    /* of a built-in or specified method */
    ir_function_id stub;                  /* what specifications declare, or none */
    const struct spec_contract *contract; /* or NULL */
    bool known;
};

static ir_id kid(struct exec *x, ir_id node, uint32_t index)
{
    return ir_kid(x->program, node, index);
}

static name_id payload_name(struct exec *x, ir_id node)
{
    return (name_id){(uint32_t)ir_node(x->program, node)->payload};
}

static struct text last_component(struct text name)
{
    size_t begin = name.size;
    while (begin > 0 && name.data[begin - 1] != '\\')
        begin--;
    return text_slice(name, begin, name.size);
}

/* ---- finding the callee ---- */

static const struct builtin *find_builtin(struct exec *x, name_id name)
{
    return exec_language(x)->find_builtin(names_text(x->names, names_lower(x->names, name)));
}

/* A stub without a contract still says what type the result has. */
static bool find_stub(struct exec *x, name_id name, struct callee *callee)
{
    if (!x->setup.specs)
        return false;
    callee->contract = spec_find_contract(x->setup.specs, name);
    callee->stub =
        callee->contract ? callee->contract->stub : index_find_function(x->setup.stubs, name);
    callee->known = callee->stub.index != 0;
    return callee->known;
}

static void find_by_name(struct exec *x, name_id name, struct callee *callee)
{
    callee->callable.name = name;
    if (find_stub(x, name, callee))
        return;
    callee->builtin = find_builtin(x, name); /* what is built in can't be declared again */
    if (!callee->builtin)
        callee->callable.function = index_find_function(x->index, name);
    callee->known = callee->callable.function.index || callee->builtin;
}

static struct callee find_function(struct exec *x, name_id name, bool fallback)
{
    struct callee callee = {.builtin = NULL};
    find_by_name(x, name, &callee);
    if (!callee.known && fallback)
        find_by_name(x, names_add(x->names, last_component(names_text(x->names, name))), &callee);
    return callee;
}

/* ---- methods ---- */

static name_id method_name(struct exec *x, name_id class_name, name_id method)
{
    struct text c = names_text(x->names, class_name), m = names_text(x->names, method);
    return names_add(x->names,
                     text_print(x->arena, "%.*s::%.*s", (int)c.size, c.data, (int)m.size, m.data));
}

/* A class of the specifications that the program does not declare. */
static bool is_specified_only(struct exec *x, ir_class_id stub)
{
    return stub.index &&
           index_find_class(x->index, ir_class(x->program, stub)->full_name).index == 0;
}

/* The stub of a method in the specification of exactly this class, or of one that it extends and
 * that only specifications declare; with `inherited`, of any that it extends there. */
static bool find_method_stub(struct exec *x, name_id class_name, name_id method, bool inherited,
                             struct callee *callee)
{
    ir_class_id declaring;
    if (!x->setup.specs)
        return false;
    callee->contract = spec_find_contract(x->setup.specs, method_name(x, class_name, method));
    if (callee->contract) {
        callee->stub = callee->contract->stub;
        return true;
    }
    ir_class_id class = index_find_class(x->setup.stubs, class_name);
    if (class.index == 0)
        return false;
    callee->stub = index_find_method(x->setup.stubs, class, method, &declaring);
    if (callee->stub.index == 0 ||
        (declaring.index != class.index && !inherited && !is_specified_only(x, declaring))) {
        callee->stub = NO_FUNCTION;
        return false;
    }
    callee->contract =
        spec_find_contract(x->setup.specs, ir_function(x->program, callee->stub)->full_name);
    return true;
}

/* Up the ancestors: what is specified of a class comes before its body. */
static struct callee find_class_method(struct exec *x, name_id class_name, name_id method,
                                       struct value self, bool by_class)
{
    enum { DEEPEST = 32 };
    name_id own = class_name;
    struct callee callee = {.callable = {.self = self, .static_class = class_name}, .self = self};
    for (int i = 0; i < DEEPEST && !name_is_none(class_name) && !callee.known; i++) {
        ir_class_id declaring, class = index_find_class(x->index, class_name);
        if (find_method_stub(x, class_name, method, false, &callee)) {
            callee.known = true;
            break;
        }
        callee.stub = NO_FUNCTION;
        callee.callable.function = by_class && x->setup.concrete
                                       ? index_find_method(x->index, class, method, &declaring)
                                       : visible_method(x, class, method, &declaring);
        callee.callable.class = declaring;
        callee.known = callee.callable.function.index != 0 &&
                       (declaring.index == class.index || !x->setup.specs);
        if (!callee.known)
            class_name = class_parent(x, class_name);
    }
    if (!callee.known)
        callee.known = find_method_stub(x, own, method, true, &callee);
    if (callee.known && callee.callable.function.index &&
        ir_function(x->program, callee.callable.function)->flags & IR_FUNCTION_STATIC)
        callee.callable.self = VALUE_NONE;
    return callee;
}

/* A method of an object of unknown class: the only one of that name that is specified. */
static void find_method_anywhere(struct exec *x, name_id method, struct callee *callee)
{
    if (!x->setup.specs)
        return;
    callee->contract = spec_find_method(x->setup.specs, method);
    if (!callee->contract)
        return;
    callee->stub = callee->contract->stub;
    callee->known = true;
}

/* A static method of a class, or a function of the module or namespace that a value names. */
static struct callee find_callable_method(struct exec *x, struct value object, name_id method)
{
    struct callable callable = *callable_get(x, object);
    struct callee callee = {.callable = {.name = method}};
    if (callable.class.index && callable.function.index == 0) {
        callee = find_class_method(x, callable.name, method, object, false);
        if (callee.callable.function.index)
            callee.callable.self = object;
    } else if (callable.function.index == 0) {
        struct text n = names_text(x->names, callable.name), m = names_text(x->names, method);
        find_by_name(x,
                     names_add(x->names, text_print(x->arena, "%.*s.%.*s", (int)n.size, n.data,
                                                    (int)m.size, m.data)),
                     &callee);
    }
    if (!callee.known && exec_language(x)->find_method) {
        callee.self = object;
        callee.builtin = exec_language(x)->find_method(x, object, names_text(x->names, method));
        callee.known = callee.builtin != NULL;
    }
    return callee;
}

static struct callee find_object_method(struct exec *x, struct value object, name_id method)
{
    if (object.tag == VALUE_CALLABLE && exec_language(x)->has_prototypes)
        return find_callable_method(x, object, method);
    struct callee callee = {.callable = {.name = method}};
    name_id class_name = object.tag == VALUE_OBJECT ? instance_class(x, object) : NO_NAME;
    bool has_class = !name_is_none(class_name);
    if (has_class)
        callee = find_class_method(x, class_name, method, object, false);
    if (callee.known)
        return callee;
    callee.self = object;
    callee.callable.name = method;
    if (exec_language(x)->find_method)
        callee.builtin = exec_language(x)->find_method(x, object, names_text(x->names, method));
    callee.known = callee.builtin != NULL;
    if (!callee.known && object.tag == VALUE_OBJECT && !has_class)
        find_method_anywhere(x, method, &callee);
    return callee;
}

/* A method of the program that code here may not call. */
static bool is_hidden(struct exec *x, const struct callee *callee)
{
    return callee->known && callee->callable.function.index &&
           !is_callable_here(x, callee->callable.function, callee->callable.class);
}

/* ---- arguments ---- */

static bool takes_reference(struct exec *x, const struct callee *callee, uint32_t index)
{
    if (callee->builtin) {
        uint32_t bit = index < 31 ? index : 31;
        return callee->builtin->references >> bit & 1;
    }
    ir_function_id id = callee->stub.index ? callee->stub : callee->callable.function;
    if (id.index == 0)
        return false;
    const struct ir_function *function = ir_function(x->program, id);
    uint32_t count = function->params.count;
    if (index < count)
        return function->params.items[index].by_reference;
    return count && function->params.items[count - 1].variadic &&
           function->params.items[count - 1].by_reference;
}

typedef VEC(struct value) value_vec;
typedef VEC(struct place *) place_vec;

struct gathering {
    value_vec items;
    place_vec places;
    name_vec names;
};

static void add_argument(struct exec *x, struct gathering *g, struct value value,
                         struct place *place, name_id name)
{
    VEC_PUSH(x->arena, &g->items, value);
    VEC_PUSH(x->arena, &g->places, place);
    VEC_PUSH(x->arena, &g->names, name);
}

static void add_spread(struct exec *x, struct gathering *g, const struct callee *callee,
                       struct value array)
{
    array_elements elements = {0};
    leaf_id base;
    if (exec_language(x)->spread)
        array = exec_language(x)->spread(x, array, false);
    if (refuse_spread(x, array, true))
        return;
    if (array.tag != VALUE_ARRAY || !array_list(x, array, &elements, &base)) {
        add_argument(x, g, exec_unmodelled(x, "spread of an unknown array", &array, 1), NULL,
                     NO_NAME);
        return;
    }
    for (uint32_t i = 0; i < elements.count; i++)
        if (x->setup.concrete && takes_reference(x, callee, g->items.count + i))
            exec_unsupported(x, "a spread argument that is passed by reference");
    for (uint32_t i = 0; i < elements.count; i++) {
        struct text key;
        bool named = value_is_text(x, elements.items[i].key, &key);
        add_argument(x, g, heap_follow(x, elements.items[i].value), NULL,
                     named ? names_add(x->names, key) : NO_NAME);
    }
}

static void add_by_reference(struct exec *x, struct gathering *g, const struct callee *callee,
                             ir_id node, name_id name)
{
    struct place *place = place_resolve(x, node);
    if (callee->builtin) {
        struct value value = place_read(x, place);
        value = value_or(x, value, exec_language(x)->absent);
        add_argument(x, g, value, place, name);
    } else {
        bool shared = place_read_slot(x, place).tag == VALUE_REFERENCE;
        add_argument(x, g, place_reference(x, place), shared ? NULL : place, name);
    }
}

static bool is_call(enum ir_op op)
{
    return op == IR_CALL || op == IR_CALL_VALUE || op == IR_CALL_METHOD ||
           op == IR_CALL_METHOD_DYNAMIC || op == IR_CALL_STATIC || op == IR_CALL_STATIC_DYNAMIC ||
           op == IR_NEW;
}

static bool has_nullsafe(struct exec *x, ir_id node)
{
    const struct ir_node *ir = ir_node(x->program, node);
    bool step = ir->op == IR_MEMBER || ir->op == IR_MEMBER_DYNAMIC || ir->op == IR_INDEX;
    return step && (ir->detail & IR_NULLSAFE || has_nullsafe(x, kid(x, node, 0)));
}

/* A call that the language computes without a call. */
static bool is_instruction(struct exec *x, ir_id node)
{
    return ir_node(x->program, node)->op == IR_CALL && exec_language(x)->is_instruction &&
           exec_language(x)->is_instruction(names_text(x->names, payload_name(x, node)));
}

static struct value argument(struct exec *x, ir_id node)
{
    struct value value = exec_value(x, node);
    return value.tag == VALUE_ABSENT ? exec_language(x)->absent : value;
}

static struct arguments gather(struct exec *x, const struct callee *callee, ir_id node,
                               uint32_t first)
{
    struct gathering g = {{0}, {0}, {0}};
    uint32_t roots = x->temporaries.count;
    uint32_t count = ir_node(x->program, node)->count;
    for (uint32_t i = first; i < count; i++) {
        ir_id arg = kid(x, node, i);
        enum ir_op op = ir_node(x->program, arg)->op;
        name_id name = NO_NAME;
        if (op == IR_SPREAD) {
            add_spread(x, &g, callee, exec_value(x, kid(x, arg, 0)));
            continue;
        }
        if (op == IR_NAMED) {
            name = payload_name(x, arg);
            arg = kid(x, arg, 0);
        }
        bool is_place = ir_op_category(ir_node(x->program, arg)->op) == IR_PLACE;
        if (x->setup.concrete && !is_place && !is_call(ir_node(x->program, arg)->op) &&
            takes_reference(x, callee, g.items.count))
            exec_unsupported(x, "an expression that is passed by reference");
        bool by_reference = takes_reference(x, callee, g.items.count);
        if (x->setup.concrete && by_reference && !name_is_none(name))
            exec_unsupported(x, "a named argument that is passed by reference");
        if (x->setup.concrete && by_reference && has_nullsafe(x, arg))
            exec_unsupported(x, "a null-safe step that is passed by reference");
        if (x->setup.concrete && by_reference && callee->builtin && is_instruction(x, arg))
            exec_unsupported(x, "a result of the compiler's own that is passed by reference");
        x->gave_reference = false;
        if (is_place && by_reference)
            add_by_reference(x, &g, callee, arg, name);
        else
            add_argument(x, &g, argument(x, arg), NULL, name);
        if (x->setup.concrete && by_reference && !is_place && x->gave_reference && !x->dead) {
            if (x->returned.tag == VALUE_REFERENCE && !callee->builtin)
                g.items.items[g.items.count - 1] = x->returned;
            else
                exec_unsupported(x, "a reference to what a call gives");
        }
        if (g.items.count)
            root_push(x, g.items.items[g.items.count - 1]);
    }
    x->temporaries.count = roots;
    return (struct arguments){g.items.items, g.places.items, g.names.items, g.items.count};
}

/* An element or property that was lent by reference for a call holds its plain value again. */
static void end_lending(struct exec *x, const struct arguments *args)
{
    for (uint32_t i = 0; i < args->count; i++) {
        struct place *place = args->places ? args->places[i] : NULL;
        if (!place || args->items[i].tag != VALUE_REFERENCE || place->kind == PLACE_CELL)
            continue;
        struct value slot = place_read_slot(x, place);
        if (value_same(slot, args->items[i]))
            place_write_slot(x, place, heap_follow(x, slot));
    }
}

/* ---- built-ins ---- */

/* Named arguments at their positions; ABSENT for what they leave out. NULL if one fits nowhere. */
static const struct arguments *place_named(struct exec *x, const struct builtin *builtin,
                                           const struct arguments *args)
{
    enum { MOST = 32 };
    bool named = false;
    for (uint32_t i = 0; args->names && i < args->count; i++)
        named |= !name_is_none(args->names[i]);
    if (!named)
        return args;
    struct arguments *placed = ARENA_NEW(x->arena, struct arguments);
    placed->items = ARENA_ARRAY(x->arena, struct value, MOST);
    placed->places = ARENA_ARRAY(x->arena, struct place *, MOST);
    for (uint32_t i = 0; i < args->count; i++) {
        uint32_t at = i;
        if (!name_is_none(args->names[i])) {
            struct text name = names_text(x->names, args->names[i]);
            at = exec_language(x)->parameter ? exec_language(x)->parameter(builtin, name)
                                             : UINT32_MAX;
        }
        if (x->setup.concrete && ((at >= MOST && builtin->most == UINT8_MAX) ||
                                  (at < MOST && placed->items[at].tag != VALUE_ABSENT)))
            exec_unsupported(x, "a named argument of a built-in function");
        if (at >= MOST) {
            struct text name = names_text(x->names, args->names[i]);
            exec_throw(
                x, term_bool(x->terms, true), "Error",
                text_print(x->arena, "Unknown named parameter $%.*s", (int)name.size, name.data));
            return NULL;
        }
        placed->items[at] = args->items[i];
        placed->places[at] = args->places[i];
        placed->count = at >= placed->count ? at + 1 : placed->count;
    }
    return placed;
}

/* strcmp and its like compare two texts: they are equal where the result is 0. */
static void note_order(struct exec *x, const struct call *call, struct value result)
{
    struct text name = text_of(call->builtin->name);
    if (!x->setup.specs || x->dead || call->count < 2 || result.tag != VALUE_INT ||
        (!text_is(name, "strcmp") && !text_is(name, "strcasecmp")))
        return;
    struct comparison comparison = {.a = call->args[0], .b = call->args[1]};
    comparison.equal = term_eq(x->terms, value_term(result), term_int(x->terms, 0));
    statement_compared(x, &comparison);
}

/* What a built-in makes of an argument by reference. Of a concrete run: not where code that it
 * called changed the variable meanwhile, or a declared type refuses it. */
static void write_back(struct exec *x, const struct place *place, struct value before,
                       struct value value)
{
    if (x->setup.concrete && place->kind == PLACE_CELL) {
        struct value now = place_read(x, place);
        bool gone = now.tag == VALUE_ABSENT && before.tag == VALUE_NULL;
        if (!gone && !value_same(now, before))
            exec_unsupported(x, "an argument by reference that a callback changes");
    }
    place_write(x, place, value);
    if (x->setup.concrete && x->dead && place->kind == PLACE_PROPERTY &&
        x->result.end != EXEC_UNSUPPORTED) {
        x->dead = false; /* the message of a reference is another one */
        exec_unsupported(x, "a value that a property does not take");
    }
}

/* Whether the compiler makes the call into one of what is called: nothing built in runs. */
static bool is_compiled(struct exec *x, const struct builtin *builtin, ir_id node)
{
    return x->setup.concrete && node.index && ir_node(x->program, node)->op == IR_CALL &&
           !(ir_node(x->program, node)->detail & IR_FALLBACK) && exec_language(x)->is_instruction &&
           exec_language(x)->is_instruction(text_of(builtin->name));
}

static struct value run_builtin(struct exec *x, const struct callee *callee,
                                const struct arguments *all, ir_id node)
{
    const struct builtin *builtin = callee->builtin;
    const struct arguments *args = place_named(x, builtin, all);
    if (!args)
        return VALUE_OF_NULL;
    struct call call = {.x = x,
                        .node = node,
                        .args = args->items,
                        .count = args->count,
                        .builtin = builtin,
                        .self = callee->self};
    call.out = ARENA_ARRAY(x->arena, struct value, args->count + 1);
    for (uint32_t i = 0; i < args->count; i++)
        if (args->items[i].tag == VALUE_REFERENCE) {
            if (takes_reference(x, callee, i))
                exec_unsupported(x, "a reference in an array that is passed by reference");
            args->items[i] = heap_follow(x, args->items[i]);
        }
    if (args->count < builtin->least ||
        (builtin->most != UINT8_MAX && args->count > builtin->most)) {
        struct text name = text_of(builtin->name);
        exec_throw(
            x, term_bool(x->terms, true), "ArgumentCountError",
            text_print(
                x->arena, "%.*s() expects %s %u argument%s, %u given", (int)name.size, name.data,
                builtin->least == builtin->most ? "exactly"
                : args->count < builtin->least  ? "at least"
                                                : "at most",
                args->count < builtin->least ? builtin->least : builtin->most,
                (args->count < builtin->least ? builtin->least : builtin->most) == 1 ? "" : "s",
                args->count));
        return VALUE_OF_NULL;
    }
    uint32_t roots = x->temporaries.count;
    struct value *given = ARENA_ARRAY(x->arena, struct value, args->count + 1);
    for (uint32_t i = 0; i < args->count; i++) {
        root_push(x, args->items[i]);
        given[i] = args->items[i];
    }
    bool counts = !is_compiled(x, builtin, node);
    uint32_t events = x->events.count;
    x->builtins += counts;
    struct value result = builtin->run(&call);
    x->builtins -= counts;
    x->builtin_calls += x->events.count == events && !x->is_setting_up;
    x->temporaries.count = roots;
    note_order(x, &call, result);
    for (uint32_t i = 0; i < args->count && !x->dead; i++)
        if (args->places && args->places[i] && call.out[i].tag != VALUE_ABSENT)
            write_back(x, args->places[i], given[i], call.out[i]);
    return result;
}

/* ---- bodies ---- */

static uint32_t frames_of(const struct exec *x, ir_function_id function)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < x->frames.count; i++)
        count += x->frames.items[i].function.index == function.index;
    return count;
}

struct copying {
    struct exec *x;
    uint32_t to;
};

static bool copy_cell(void *context, uint64_t key, uint64_t word)
{
    struct copying *copying = context;
    struct value value = {(uint32_t)(word >> 32), (uint32_t)word};
    heap_write(copying->x, copying->to, (name_id){(uint32_t)key}, heap_follow(copying->x, value));
    return true;
}

void scope_copy(struct exec *x, uint32_t from, uint32_t to)
{
    struct copying copying = {x, to};
    trie cells = x->cells;
    region_share(x);
    trie_each_high(cells, from, copy_cell, &copying);
}

/* References that a closure captured stay references. */
static bool share_cell(void *context, uint64_t key, uint64_t word)
{
    struct copying *copying = context;
    struct value value = {(uint32_t)(word >> 32), (uint32_t)word};
    heap_write(copying->x, copying->to, (name_id){(uint32_t)key}, value);
    return true;
}

static void bind_captured(struct exec *x, const struct callable *callable, uint32_t owner)
{
    struct copying copying = {x, owner};
    uint32_t from = callable->copy;
    if (!from)
        return;
    trie cells = x->cells;
    region_share(x);
    trie_each_high(cells, from, share_cell, &copying);
}

static uint32_t find_argument(const struct arguments *args, uint32_t position, name_id name)
{
    if (position < args->count && (!args->names || name_is_none(args->names[position])))
        return position;
    for (uint32_t i = 0; args->names && i < args->count; i++)
        if (name_equal(args->names[i], name))
            return i;
    return UINT32_MAX;
}

static struct value rest_of(struct exec *x, const struct arguments *args, uint32_t first)
{
    struct value rest = array_empty(x);
    for (uint32_t i = first; i < args->count; i++) {
        bool named = args->names && !name_is_none(args->names[i]);
        rest = named ? array_put(x, rest, value_of_name(x, args->names[i]), args->items[i])
                     : array_append(x, rest, args->items[i]);
    }
    return rest;
}

static void too_few(struct exec *x, const struct ir_function *function, uint32_t given)
{
    uint32_t least = 0;
    for (uint32_t i = 0; i < function->params.count; i++)
        if (ir_is_none(function->params.items[i].default_value) &&
            !function->params.items[i].variadic)
            least = i + 1;
    struct text name = exec_function_name(x), place = exec_call_place(x);
    bool exact = least == function->params.count;
    exec_frame(x)->binding = UINT32_MAX; /* the line of the function as a whole */
    exec_throw(
        x, term_bool(x->terms, true), "ArgumentCountError",
        text_print(x->arena,
                   "Too few arguments to function %.*s(), %u passed%s%.*s and %s %u expected",
                   (int)name.size, name.data, given, place.size ? " in " : "", (int)place.size,
                   place.data, exact ? "exactly" : "at least", least));
}

static struct value fit_type(struct exec *x, const struct ir_type *type, struct value value,
                             struct text what)
{
    bool declared = type->mask || type->class_count;
    return declared && !x->dead ? exec_language(x)->coerce(x, type, value, what) : value;
}

static struct value argument_value(struct exec *x, const struct ir_param *param, uint32_t position,
                                   const struct arguments *args, bool *missing)
{
    uint32_t at = find_argument(args, position, param->name);
    *missing = false;
    if (at == UINT32_MAX) {
        *missing = ir_is_none(param->default_value);
        struct value given = *missing ? VALUE_OF_NULL : exec_value(x, param->default_value);
        bool written = !*missing && ir_node(x->program, param->default_value)->op == IR_NULL;
        return x->setup.concrete && !*missing && !written
                   ? fit_type(x, &param->type, given, names_text(x->names, param->name))
                   : given;
    }
    struct value value = args->items[at];
    if (value.tag == VALUE_REFERENCE && param->by_reference) {
        struct value held = heap_follow(x, value);
        struct value fit = fit_type(x, &param->type, held, names_text(x->names, param->name));
        if (!x->dead && !value_same(fit, held))
            heap_write(x, value.id, NO_NAME, fit);
        return value;
    }
    value = heap_follow(x, value);
    return fit_type(x, &param->type, value, names_text(x->names, param->name));
}

/* Whether a named argument that no parameter has stands before the place of the variadic one. */
static bool has_early_name(struct exec *x, const struct arguments *args, uint32_t first)
{
    const struct ir_function *function = ir_function(x->program, exec_frame(x)->function);
    for (uint32_t i = 0; args->names && i < args->count; i++) {
        bool known = name_is_none(args->names[i]);
        for (uint32_t k = 0; k < function->params.count; k++)
            known = known || (name_equal(function->params.items[k].name, args->names[i]) &&
                              !function->params.items[k].variadic);
        if (known == (i >= first) && !name_is_none(args->names[i]))
            return true;
    }
    return false;
}

/* All arguments from `first` on as one array, each of the declared type. */
static struct value variadic_value(struct exec *x, const struct ir_param *param, uint32_t first,
                                   const struct arguments *args)
{
    struct arguments rest = {ARENA_ARRAY(x->arena, struct value, args->count + 1), NULL,
                             args->names, args->count};
    for (uint32_t i = first; i < args->count && !x->dead; i++) {
        struct value value = args->items[i];
        rest.items[i] = value;
        if (param->by_reference && value.tag == VALUE_REFERENCE)
            continue;
        struct text what = param->type.mask || param->type.class_count
                               ? text_print(x->arena, "%" PRIu32, i + 1)
                               : TEXT("");
        rest.items[i] = fit_type(x, &param->type, heap_follow(x, value), what);
    }
    struct value array = rest_of(x, &rest, first);
    if (x->setup.concrete && has_early_name(x, args, first))
        exec_unsupported(x, "a name among arguments that others follow");
    return exec_language(x)->make_list ? exec_language(x)->make_list(x, array) : array;
}

/* Where a language has undefined, it stands for an argument that is missing. */
static struct value or_default(struct exec *x, const struct ir_param *param, struct value value)
{
    struct value other = VALUE_NONE;
    struct fork f;
    if (!exec_language(x)->has_prototypes || ir_is_none(param->default_value) ||
        !(value_tags(x, value) & VALUE_MASK(VALUE_UNDEFINED)))
        return value;
    if (fork_then(x, &f, value_has_tag(x, value, VALUE_MASK(VALUE_UNDEFINED))))
        other = exec_value(x, param->default_value);
    fork_else(x, &f);
    fork_join(x, &f);
    return fork_value(x, &f, other, value);
}

/* A name that no parameter has, where no variadic one takes it. */
static bool refuse_names(struct exec *x, ir_function_id id, const struct arguments *args)
{
    static const struct ir_function nothing = {.name = {0}};
    const struct ir_function *function = id.index ? ir_function(x->program, id) : &nothing;
    for (uint32_t i = 0; args->names && i < args->count; i++) {
        bool found = name_is_none(args->names[i]), twice = false;
        for (uint32_t k = 0; k < function->params.count; k++) {
            bool same = name_equal(function->params.items[k].name, args->names[i]);
            found = found || function->params.items[k].variadic || same;
            twice = twice || (same && !function->params.items[k].variadic && k < i &&
                              name_is_none(args->names[k]));
        }
        for (uint32_t k = 0; k < i && !name_is_none(args->names[i]); k++)
            twice = twice || name_equal(args->names[k], args->names[i]);
        if (twice && x->setup.concrete) {
            struct text again = names_text(x->names, args->names[i]);
            exec_throw(x, term_bool(x->terms, true), "Error",
                       text_print(x->arena, "Named parameter $%.*s overwrites previous argument",
                                  (int)again.size, again.data));
            return true;
        }
        if (found || !exec_language(x)->strict_arity)
            continue;
        struct text name = names_text(x->names, args->names[i]);
        exec_throw(
            x, term_bool(x->terms, true), "Error",
            text_print(x->arena, "Unknown named parameter $%.*s", (int)name.size, name.data));
        return true;
    }
    return false;
}

static bool has_names(const struct arguments *args)
{
    bool any = false;
    for (uint32_t i = 0; args->names && i < args->count; i++)
        any = any || !name_is_none(args->names[i]);
    return any;
}

/* A parameter with a default value before one that has none must be given all the same. */
static bool is_required_after(struct exec *x, ir_function_id id, uint32_t index,
                              const struct arguments *args)
{
    const struct ir_function *function = ir_function(x->program, id);
    if (function->params.items[index].variadic ||
        find_argument(args, index, function->params.items[index].name) != UINT32_MAX)
        return false;
    for (uint32_t i = index + 1; i < function->params.count; i++)
        if (ir_is_none(function->params.items[i].default_value) &&
            !function->params.items[i].variadic)
            return true;
    return false;
}

static void bind_params(struct exec *x, ir_function_id id, const struct arguments *args)
{
    if (refuse_names(x, id, args))
        return;
    uint32_t owner = exec_frame(x)->owner;
    exec_frame(x)->is_named = has_names(args);
    for (uint32_t i = 0; i < ir_function(x->program, id)->params.count && !x->dead; i++) {
        struct ir_param param = ir_function(x->program, id)->params.items[i];
        bool missing = false;
        exec_frame(x)->binding = i + 1;
        struct value value = param.variadic ? variadic_value(x, &param, i, args)
                                            : argument_value(x, &param, i, args, &missing);
        if (x->setup.concrete && has_names(args) && (missing || is_required_after(x, id, i, args)))
            exec_unsupported(x, "a call with names that leaves a parameter out");
        if (missing && exec_language(x)->strict_arity) {
            too_few(x, ir_function(x->program, id), args->count);
            return;
        }
        if (missing)
            value = exec_language(x)->absent;
        value = or_default(x, &param, value);
        heap_write(x, owner, param.name, value);
        if (param.promoted && exec_frame(x)->self.tag == VALUE_OBJECT)
            object_set_property(x, exec_frame(x)->self, param.name,
                                param.by_reference ? value : heap_follow(x, value));
        if (!ir_is_none(param.pattern))
            exec_destructure(x, param.pattern, value);
    }
    exec_frame(x)->binding = 0;
}

static void push_frame(struct exec *x, const struct callable *callable,
                       const struct arguments *args, ir_id node, uint32_t target)
{
    const struct ir_function *function = ir_function(x->program, callable->function);
    struct frame frame = {.function = callable->function,
                          .owner = heap_new_owner(x),
                          .return_target = target,
                          .self = callable->self,
                          .class = callable->class.index ? callable->class : function->class,
                          .static_class = callable->static_class,
                          .call_site = node,
                          .first_jump = x->jumps.count,
                          .language = x->setup.languages[0],
                          .args = args->items,
                          .arg_count = args->count,
                          .builtins = x->builtins,
                          .parent_owner = callable->scope,
                          .start = {x->steps, x->arena->total}};
    for (uint32_t i = 0; i < x->setup.language_count; i++)
        if (x->setup.languages[i]->frontend == ir_file(x->program, function->file)->frontend)
            frame.language = x->setup.languages[i];
    uint32_t scope = callable->scope;
    if (!scope && function->class.index)
        scope = map_get(&x->class_scopes, function->class.index, 0);
    if (scope)
        map_put(&x->scope_parent, frame.owner, scope);
    VEC_PUSH(x->arena, &x->frames, frame);
}

static struct value convert_result(struct exec *x, ir_function_id id, struct value value)
{
    const struct ir_function *function = ir_function(x->program, id);
    uint32_t ignored = IR_TYPE_VOID | IR_TYPE_NEVER;
    if (x->setup.concrete && !x->dead && function->result.mask == IR_TYPE_NEVER) {
        struct text name = exec_function_name(x);
        exec_throw(x, term_bool(x->terms, true), "TypeError",
                   text_print(x->arena,
                              "%.*s(): never-returning function must not implicitly return",
                              (int)name.size, name.data));
    }
    struct ir_type type = function->result;
    if (x->dead || (!type.mask && !type.class_count) || type.mask & ignored ||
        function->flags & IR_FUNCTION_GENERATOR)
        return value;
    ir_id outer = x->node;
    if (!ir_is_none(exec_frame(x)->returns))
        x->node = exec_frame(x)->returns;
    else
        exec_frame(x)->binding = BINDING_END;
    struct value fit = exec_language(x)->coerce(x, &type, value, TEXT(""));
    exec_frame(x)->binding = 0;
    x->node = outer;
    if (x->setup.concrete && !x->dead && function->flags & IR_FUNCTION_BY_REFERENCE &&
        !value_same(fit, value))
        exec_unsupported(x, "a reference that is returned as another type");
    return fit;
}

/* The variables of a frame end with it, on each way out; a scope that a closure captured lives on.
 */
static void forget_variables(struct exec *x, uint32_t owner, uint32_t first_pending)
{
    if (map_get(&x->captured, owner, 0))
        return;
    x->cells = trie_remove_high(x->arena, x->cells, owner);
    for (uint32_t i = first_pending; i < x->pendings.count; i++) {
        struct pending *pending = &x->pendings.items[i];
        pending->cells = trie_remove_high(x->arena, pending->cells, owner);
    }
}

#define TOO_EXPENSIVE "a call that takes more than the flow's budget"

/* The result of a call that is not run; what it got by reference may be anything. */
static struct value give_up_call(struct exec *x, ir_function_id function, const char *why,
                                 const struct arguments *args)
{
    outside_miss(x, function, why);
    for (uint32_t i = 0; i < args->count; i++)
        if (args->items[i].tag == VALUE_REFERENCE)
            heap_write(x, args->items[i].id, NO_NAME, exec_unmodelled(x, why, NULL, 0));
    return exec_unmodelled(x, why, args->items, args->count);
}

/* How often a function may call itself: what specifications say ends by itself. */
static uint32_t most_frames(const struct exec *x, ir_function_id function)
{
    enum { MOST_OF_STUBS = 24 };
    return ir_file(x->program, ir_function(x->program, function)->file)->is_spec ? MOST_OF_STUBS
                                                                                 : MOST_SAME_FRAMES;
}

static struct value make_generator(struct exec *x, const struct callable *callable,
                                   const struct arguments *args, ir_id node)
{
    push_frame(x, callable, args, node, 0);
    bind_captured(x, callable, exec_frame(x)->owner);
    bind_params(x, callable->function, args);
    struct frame frame = *exec_frame(x);
    x->frames.count--;
    return x->dead ? VALUE_OF_NULL : generator_new(x, &frame);
}

/*
 * Whether a function that calls itself, perhaps from loops over what nobody knows, has done so
 * often enough: depth bounds one chain of calls, the number of calls bounds their tree.
 */
static bool recurs_too_often(struct exec *x, ir_function_id id)
{
    uint32_t frames = frames_of(x, id), most = most_frames(x, id);
    uint32_t nested = frames ? map_get(&x->nested, id.index, 0) + 1 : 0;
    map_put(&x->nested, id.index, nested);
    return frames >= most || nested > most * MOST_NESTED;
}

static bool is_too_deep(struct exec *x, ir_function_id id)
{
    return generator_is_too_deep(x) || x->frames.count >= x->setup.limits.depth ||
           (!x->setup.concrete && recurs_too_often(x, id));
}

static struct value run_function(struct exec *x, const struct callable *callable,
                                 const struct arguments *args, ir_id node)
{
    ir_function_id id = callable->function;
    if (ir_function(x->program, id)->flags & IR_FUNCTION_GENERATOR)
        return x->setup.concrete ? make_generator(x, callable, args, node)
                                 : give_up_call(x, id, "generator", args);
    if (is_too_deep(x, id))
        return give_up_call(x, id, "calls nested too deeply", args);
    if (budget_refuses(x, id))
        return give_up_call(x, id, TOO_EXPENSIVE, args);
    ir_id body = ir_body(x->program, id);
    if (ir_is_none(body))
        return exec_unmodelled(x, "a function without a body", args->items, args->count);
    if (x->is_setting_up)
        map_put(&x->entered, id.index, 1);
    struct budget_call budget = budget_open(x);
    struct landing landing = region_open(x, region_new_target(x));
    struct region_mark mark = region_mark_here(x);
    exec_event(x, EVENT_CALL, NO_TERM, ir_function(x->program, id)->full_name);
    push_frame(x, callable, args, node, landing.target);
    uint32_t owner = exec_frame(x)->owner;
    bind_captured(x, callable, owner);
    bind_params(x, id, args);
    struct asserted_call asserted = asserted_enter(x, id, node);
    if (!x->dead)
        exec_statement(x, body);
    struct value result = VALUE_NONE;
    u32_vec held = {0};
    if (x->setup.concrete)
        destroy_prepare(x, owner, id, &held);
    if (!budget_is_over(x)) {
        forget_variables(x, owner, landing.first_pending);
        region_tidy(x, &landing, &mark, 0, NULL);
        result = region_land(x, &landing, VALUE_NONE);
        result = convert_result(x, id, result);
        result = late_result(x, id, value_or(x, result, exec_language(x)->absent));
        asserted_leave(x, &asserted, result);
    }
    if (!budget_is_kept(x) && budget_take_back(x, &budget, id))
        return give_up_call(x, id, TOO_EXPENSIVE, args);
    budget_account(x, id);
    result = lend_leave(x, owner, result);
    x->frames.count--;
    if (x->setup.concrete)
        destroy_leaving(x, &held, result);
    x->gave_reference = ir_function(x->program, id)->flags & IR_FUNCTION_BY_REFERENCE;
    return x->dead ? VALUE_OF_NULL : result;
}

struct running {
    const struct callable *callable;
    const struct arguments *args;
    ir_id node;
};

static struct value run_async(struct exec *x, void *context)
{
    const struct running *running = context;
    return run_function(x, running->callable, running->args, running->node);
}

struct value exec_run_function(struct exec *x, const struct callable *callable,
                               const struct arguments *args, ir_id node)
{
    bool at_once = node.index && x->awaited.index == node.index;
    if (at_once || !(ir_function(x->program, callable->function)->flags & IR_FUNCTION_ASYNC) ||
        !exec_language(x)->fulfilled)
        return run_function(x, callable, args, node);
    struct running running = {callable, args, node};
    return prototype_async(x, run_async, &running);
}

static struct value run_callee(struct exec *x, const struct callee *callee,
                               const struct arguments *args, ir_id node)
{
    if (x->dead)
        return VALUE_OF_NULL;
    x->is_direct = false;
    if (callee->builtin)
        return run_builtin(x, callee, args, node);
    if (callee->stub.index) {
        struct value specified =
            contract_apply(x, callee->contract, callee->stub, callee->self, args, node);
        end_lending(x, args);
        return specified;
    }
    struct value result = exec_run_function(x, &callee->callable, args, node);
    if (!x->dead)
        end_lending(x, args);
    return result;
}

static bool refuse_static(struct exec *x, const struct callee *callee);
static struct value call_magic_of_class(struct exec *x, struct value self, name_id class_name,
                                        bool by_word, name_id method, const struct arguments *args,
                                        ir_id node);

static struct value unknown_call(struct exec *x, const char *what, struct text name,
                                 const struct arguments *args)
{
    const struct language *language = exec_language(x);
    if (x->setup.concrete && language->knows_function && language->knows_function(name))
        return exec_unmodelled(x, text_copy(x->arena, name).data, args->items, args->count);
    if (x->setup.concrete) {
        exec_throw(
            x, term_bool(x->terms, true), "Error",
            text_print(x->arena, "Call to undefined %s %.*s()", what, (int)name.size, name.data));
        return VALUE_OF_NULL;
    }
    x->version++;
    return exec_unknown_result(x, name, args->items, args->count);
}

static struct value unknown_function(struct exec *x, struct text name, const struct arguments *args)
{
    if (x->setup.concrete)
        return unknown_call(x, "function", name, args);
    x->version++;
    return exec_unknown_function(x, name, args->items, args->count);
}

/* ---- callables ---- */

static struct value value_of_callee(struct exec *x, const struct callee *callee, struct text name)
{
    if (callee->known && !callee->builtin && !callee->stub.index)
        return value_callable(x, &callee->callable);
    if (x->setup.concrete && !callee->known)
        return exec_unmodelled(x, "a callable of what is not declared", NULL, 0);
    struct callable callable = {.name = names_add(x->names, name)};
    return value_callable(x, &callable);
}

/* A specified class that is called like a function gives an object: `express.Router()`. */
static bool call_class(struct exec *x, struct text name, const struct arguments *args, ir_id node,
                       struct value *result)
{
    struct value class = VALUE_NONE;
    if (exec_language(x)->has_prototypes && x->setup.stubs &&
        index_find_class(x->setup.stubs, names_add(x->names, name)).index)
        class = exec_class_value(x, name);
    if (class.tag == VALUE_ABSENT)
        return false;
    *result = prototype_construct(x, class, args, node);
    return true;
}

/* A class that a callable names by a word. */
static name_id callable_class(struct exec *x, struct text text)
{
    struct frame *frame = exec_frame(x);
    name_id name = names_add(x->names, text);
    struct text lower = names_text(x->names, names_lower(x->names, name));
    name_id own = frame->class.index ? ir_class(x->program, frame->class)->full_name : NO_NAME;
    if (text_is(lower, "self"))
        return own;
    if (text_is(lower, "static"))
        return name_is_none(frame->static_class) ? own : frame->static_class;
    if (text_is(lower, "parent"))
        return name_is_none(own) ? NO_NAME : class_parent(x, own);
    return name;
}

static bool is_static(struct exec *x, const struct callee *callee)
{
    return callee->callable.function.index &&
           ir_function(x->program, callee->callable.function)->flags & IR_FUNCTION_STATIC;
}

/* "Class::method" or ["Class", "method"]: a method of the running object where there is one. */
static struct value call_named_method(struct exec *x, struct text class_text, name_id method,
                                      const struct arguments *args, ir_id node)
{
    if (class_text.size && class_text.data[0] == '\\')
        class_text = text_slice(class_text, 1, class_text.size);
    name_id class_name = callable_class(x, class_text);
    bool by_word = !text_equal(names_text(x->names, class_name), class_text);
    struct value self = exec_frame(x)->self;
    bool direct = x->is_direct;
    x->is_direct = false;
    bool related = x->setup.concrete && self.tag == VALUE_OBJECT && !name_is_none(class_name) &&
                   class_is_subclass(x, object_get(x, self)->class_name, class_name);
    struct callee callee =
        find_class_method(x, class_name, method, related ? self : VALUE_NONE, true);
    if (direct && self.tag == VALUE_OBJECT && !is_static(x, &callee))
        exec_unsupported(x, "a call of a method by name within an object");
    if (callee.known && related && callee.callable.self.tag == VALUE_OBJECT)
        callee.callable.static_class = object_get(x, self)->class_name;
    if (callee.known && by_word && !name_is_none(exec_frame(x)->static_class))
        callee.callable.static_class = exec_frame(x)->static_class;
    if (!x->setup.concrete && callee.known)
        return run_callee(x, &callee, args, node);
    if (x->setup.concrete && class_find(x, class_name).index == 0) {
        class_missing(x, class_name);
        return VALUE_OF_NULL;
    }
    if (!callee.known || is_hidden(x, &callee))
        return call_magic_of_class(x, related ? self : VALUE_NONE, class_name, by_word, method,
                                   args, node);
    return refuse_static(x, &callee) ? VALUE_OF_NULL : run_callee(x, &callee, args, node);
}

/* Functions about the variables and arguments of the code that calls them. */
static bool is_about_caller(struct text name)
{
    static const char *const names[] = {"compact",       "extract",       "func_get_arg",
                                        "func_get_args", "func_num_args", "get_defined_vars"};
    for (size_t i = 0; i < ARRAY_LENGTH(names); i++)
        if (text_is(name, names[i]))
            return true;
    return false;
}

static struct value call_text(struct exec *x, struct text name, const struct arguments *args,
                              ir_id node)
{
    size_t colons = text_find(name, TEXT("::"), 0);
    struct text lower = names_text(x->names, names_lower(x->names, names_add(x->names, name)));
    if (x->setup.concrete && is_about_caller(lower)) {
        exec_throw(
            x, term_bool(x->terms, true), "Error",
            text_print(x->arena, "Cannot call %.*s() dynamically", (int)lower.size, lower.data));
        return VALUE_OF_NULL;
    }
    if (colons == SIZE_MAX)
        x->is_direct = false;
    if (colons != SIZE_MAX)
        return call_named_method(x, text_slice(name, 0, colons),
                                 names_add(x->names, text_slice(name, colons + 2, name.size)), args,
                                 node);
    if (name.size && name.data[0] == '\\')
        name = text_slice(name, 1, name.size);
    struct callee callee = find_function(x, names_add(x->names, name), false);
    struct value made;
    if (!callee.known && call_class(x, name, args, node, &made))
        return made;
    return callee.known ? run_callee(x, &callee, args, node) : unknown_function(x, name, args);
}

/* array($object or "Class", "method") */
static struct value call_pair(struct exec *x, struct value pair, const struct arguments *args,
                              ir_id node)
{
    struct value first = heap_follow(x, array_get(x, pair, value_of_int(x, 0)));
    struct value second = heap_follow(x, array_get(x, pair, value_of_int(x, 1)));
    struct text class_text, method;
    bool refused =
        second.tag != VALUE_STRING ||
        (first.tag != VALUE_OBJECT && first.tag != VALUE_CALLABLE && first.tag != VALUE_STRING);
    if (x->setup.concrete && refused && exec_language(x)->refuse_call) {
        exec_language(x)->refuse_call(x, pair);
        return VALUE_OF_NULL;
    }
    if (!value_is_text(x, second, &method)) {
        struct choice choice = {first, NO_TERM, args, node};
        struct value result;
        if (second.tag == VALUE_STRING)
            choice.name = value_term(second);
        if (!x->setup.concrete && first.tag == VALUE_OBJECT && second.tag == VALUE_STRING &&
            choose_and_call(x, &choice, &result))
            return result;
        return exec_unmodelled(x, "a callable with a computed method", &pair, 1);
    }
    if (text_starts_with(method, TEXT("parent::")))
        return exec_unmodelled(x, "a callable of the parent class", &pair, 1);
    name_id name = names_add(x->names, method);
    if (first.tag == VALUE_OBJECT)
        return exec_invoke_method(x, first, name, args, node);
    if (!value_is_text(x, first, &class_text))
        return exec_unmodelled(x, "a callable of an unknown object", &pair, 1);
    return call_named_method(x, class_text, name, args, node);
}

/* A built-in method as a value, which keeps its object. */
static struct value call_bound(struct exec *x, const struct callable *callable,
                               const struct arguments *args, ir_id node)
{
    struct callee callee = find_function(x, callable->name, false);
    callee.self = callable->self;
    return callee.known ? run_callee(x, &callee, args, node)
                        : unknown_function(x, names_text(x->names, callable->name), args);
}

/* A function of a specification may be a value too. */
static struct value run_function_value(struct exec *x, const struct callable *callable,
                                       const struct arguments *args, ir_id node)
{
    struct callee known = {.callable = *callable, .known = true};
    const struct ir_function *function = ir_function(x->program, callable->function);
    bool by_name =
        ir_file(x->program, function->file)->is_spec && !(function->flags & IR_FUNCTION_CLOSURE);
    if (by_name && x->setup.specs) {
        known.stub = callable->function;
        known.self = callable->self;
        known.contract = spec_find_contract(x->setup.specs, function->full_name);
    }
    return run_callee(x, &known, args, node);
}

static struct value call_simple(struct exec *x, struct value callee, const struct arguments *args,
                                ir_id node)
{
    struct text text;
    if (callee.tag == VALUE_CALLABLE) {
        struct callable callable = *callable_get(x, callee);
        if (callable.function.index == 0 && callable.self.tag != VALUE_ABSENT)
            return call_bound(x, &callable, args, node);
        if (callable.function.index == 0)
            return call_text(x, names_text(x->names, callable.name), args, node);
        return run_function_value(x, &callable, args, node);
    }
    bool refused = x->setup.concrete && exec_language(x)->refuse_call &&
                   (callee.tag == VALUE_OBJECT ? !exec_has_method(x, callee, "__invoke")
                                               : callee.tag <= VALUE_FLOAT);
    if (refused) {
        exec_language(x)->refuse_call(x, callee);
        return VALUE_OF_NULL;
    }
    if (callee.tag == VALUE_OBJECT) {
        struct callee invoke = find_object_method(x, callee, names_add(x->names, TEXT("__invoke")));
        if (x->setup.concrete && is_hidden(x, &invoke))
            exec_unsupported(x, "__invoke that is not public");
        return exec_invoke_method(x, callee, names_add(x->names, TEXT("__invoke")), args, node);
    }
    if (callee.tag == VALUE_ARRAY)
        return call_pair(x, callee, args, node);
    if (value_is_text(x, callee, &text))
        return call_text(x, text, args, node);
    return exec_unmodelled(x, "a call of an unknown function", &callee, 1);
}

/* One of several things is called: each where it is the one. */
static struct value call_cases(struct exec *x, const value_cases *cases, uint32_t index,
                               const struct arguments *args, ir_id node,
                               struct value (*one)(struct exec *, struct value,
                                                   const struct arguments *, ir_id))
{
    if (index + 1 == cases->count)
        return one(x, cases->items[index].value, args, node);
    struct value then = VALUE_NONE, otherwise = VALUE_NONE;
    struct fork f;
    if (fork_then(x, &f, cases->items[index].guard))
        then = one(x, cases->items[index].value, args, node);
    if (fork_else(x, &f))
        otherwise = call_cases(x, cases, index + 1, args, node, one);
    fork_join(x, &f);
    return fork_value(x, &f, then, otherwise);
}

struct value exec_call_value(struct exec *x, struct value callee, const struct arguments *args,
                             ir_id node)
{
    value_cases cases = {0};
    value_get_cases(x, callee, &cases);
    return cases.count ? call_cases(x, &cases, 0, args, node, call_simple) : VALUE_OF_NULL;
}

/* ---- methods ---- */

static struct value unknown_method(struct exec *x, struct value object, struct text name,
                                   const struct arguments *args)
{
    const struct language *language = exec_language(x);
    bool refuses = x->setup.concrete || (language->has_prototypes && object.tag < VALUE_OBJECT);
    if (!refuses || !language->refuse_method)
        return unknown_call(x, "method", name, args);
    language->refuse_method(x, object, name);
    return VALUE_OF_NULL;
}

static struct value call_magic(struct exec *x, struct value object, name_id method,
                               const struct arguments *args, ir_id node)
{
    struct value items[2] = {value_of_name(x, method), rest_of(x, args, 0)};
    struct arguments magic = {items, NULL, NULL, 2};
    struct callee callee = find_object_method(x, object, names_add(x->names, TEXT("__call")));
    return run_callee(x, &callee, &magic, node);
}

struct value exec_invoke_method(struct exec *x, struct value object, name_id method,
                                const struct arguments *args, ir_id node)
{
    struct value own = exec_language(x)->method_value
                           ? exec_language(x)->method_value(x, object, method)
                           : VALUE_NONE;
    if (x->dead)
        return VALUE_OF_NULL;
    if (own.tag != VALUE_ABSENT)
        return exec_call_value(x, own, args, node);
    struct callee callee = find_object_method(x, object, method);
    struct text name = names_text(x->names, method);
    ir_function_id function = callee.callable.function;
    bool hidden = is_hidden(x, &callee);
    if (hidden && x->setup.concrete && object.tag == VALUE_OBJECT &&
        exec_changes_visibility(x, exec_class_of(x, object)))
        exec_unsupported(x, "a method of a trait with another visibility");
    if (callee.known && !hidden)
        return run_callee(x, &callee, args, node);
    if (object.tag < VALUE_OBJECT && exec_language(x)->strict_arity) {
        exec_throw(x, term_bool(x->terms, true), "Error",
                   text_print(x->arena, "Call to a member function %.*s() on %s", (int)name.size,
                              name.data, object.tag == VALUE_NULL ? "null" : "a scalar"));
        return VALUE_OF_NULL;
    }
    if (object.tag == VALUE_OBJECT && exec_has_method(x, object, "__call"))
        return call_magic(x, object, method, args, node);
    if (object.tag == VALUE_CALLABLE && text_is(name, "__invoke"))
        return call_simple(x, object, args, node);
    if (hidden) {
        refuse_method(x, function, callee.callable.class);
        return VALUE_OF_NULL;
    }
    if (object.tag == VALUE_CALLABLE) {
        struct text base = names_text(x->names, callable_get(x, object)->name);
        struct text full =
            text_print(x->arena, "%.*s.%.*s", (int)base.size, base.data, (int)name.size, name.data);
        struct value made;
        if (call_class(x, full, args, node, &made))
            return made;
    }
    return unknown_method(x, object, name, args);
}

/* The name of the method travels in the call node; a computed one in `exec.method`. */
static struct value invoke_one(struct exec *x, struct value object, const struct arguments *args,
                               ir_id node)
{
    return exec_invoke_method(x, object, x->method, args, node);
}

/* A method of something that nobody knows: one unknown result, not one for each type it may have.
 */
static bool is_unknown_call(struct exec *x, struct value base, name_id method)
{
    if (base.tag != VALUE_LEAF || !exec_language(x)->find_method)
        return false;
    enum root_kind kind = root_get(x, leaf_get(x, (leaf_id){base.id})->root)->kind;
    struct value text = value_of_text(x, TEXT(""));
    return (kind == ROOT_UNKNOWN || kind == ROOT_HAVOC) &&
           !exec_language(x)->find_method(x, text, names_text(x->names, method));
}

static struct value call_member(struct exec *x, ir_id node, struct value base, name_id method,
                                uint32_t first_arg, const value_cases *cases)
{
    struct callee none = {.builtin = NULL};
    struct arguments args = gather(x, &none, node, first_arg);
    if (x->dead || cases->count == 0)
        return VALUE_OF_NULL;
    if (is_unknown_call(x, base, method))
        return unknown_call(x, "method", names_text(x->names, method), &args);
    name_id outer = x->method;
    x->method = method;
    struct value result = call_cases(x, cases, 0, &args, node, invoke_one);
    x->method = outer;
    return result;
}

/* An object of which nothing is known, nor whether it has the method. */
static bool is_unknown_object(struct exec *x, struct value value, name_id method)
{
    return value.tag == VALUE_OBJECT && !instance_is_asked(x, value) &&
           name_is_none(object_get(x, value)->class_name) &&
           !find_object_method(x, value, method).known;
}

/* The base is one of the cases: where several are unknown objects, the call has one unknown result,
 * not one for each of them. */
static void join_unknown(struct exec *x, value_cases *cases, name_id method)
{
    uint32_t kept = 0, first = UINT32_MAX;
    for (uint32_t i = 0; i < cases->count; i++) {
        struct value_case one = cases->items[i];
        bool unknown = !x->setup.concrete && is_unknown_object(x, one.value, method);
        if (unknown && first != UINT32_MAX) {
            term_id *guard = &cases->items[first].guard;
            *guard = term_or(x->terms, *guard, one.guard);
            continue;
        }
        first = unknown ? kept : first;
        cases->items[kept++] = one;
    }
    cases->count = kept;
}

static struct callee guess_callee(struct exec *x, struct value value);

static struct value call_method_named(struct exec *x, ir_id node, struct value base, name_id method,
                                      uint32_t first_arg)
{
    value_cases cases = {0};
    value_get_cases(x, base, &cases);
    struct value example = cases.count ? cases.items[0].value : base;
    for (uint32_t i = 0; i < cases.count; i++)
        if (cases.items[i].value.tag == VALUE_OBJECT)
            example = cases.items[i].value;
    if (exec_language(x)->has_prototypes)
        return call_member(x, node, base, method, first_arg, &cases);
    struct callee callee = find_object_method(x, example, method);
    if (x->setup.concrete && example.tag == VALUE_CALLABLE &&
        text_is(names_text(x->names, names_lower(x->names, method)), "__invoke"))
        callee = guess_callee(x, example);
    bool no_object = cases.count == 1 && example.tag != VALUE_OBJECT && !callee.known &&
                     example.tag != VALUE_CALLABLE;
    if (no_object && x->setup.concrete)
        return unknown_method(x, example, names_text(x->names, method), NULL);
    if (ir_node(x->program, node)->detail & IR_CALLABLE) {
        if (x->setup.concrete && is_hidden(x, &callee))
            return exec_unmodelled(x, "a callable of a hidden method", NULL, 0);
        callee.callable.self = example;
        return value_of_callee(x, &callee, names_text(x->names, method));
    }
    struct arguments args = gather(x, &callee, node, first_arg);
    if (x->dead || cases.count == 0)
        return VALUE_OF_NULL;
    join_unknown(x, &cases, method);
    name_id outer = x->method;
    x->method = method;
    struct value result = call_cases(x, &cases, 0, &args, node, invoke_one);
    x->method = outer;
    return result;
}

/* ---- static calls ---- */

static struct value unknown_object(struct exec *x, name_id class_name, const struct arguments *args)
{
    struct text name = names_text(x->names, class_name);
    const struct language *language = exec_language(x);
    if (x->setup.concrete && language->knows_class && language->knows_class(name))
        return exec_unmodelled(x, text_copy(x->arena, name).data, args->items, args->count);
    if (x->setup.concrete) {
        exec_throw(x, term_bool(x->terms, true), "Error",
                   text_print(x->arena, "Class \"%.*s\" not found", (int)name.size, name.data));
        return VALUE_OF_NULL;
    }
    return exec_unknown_object(x, class_name, args->items, args->count);
}

/* parent::f() and self::f() keep the object and the called class. */
static struct callee find_static(struct exec *x, ir_id operand, name_id class_name, name_id method)
{
    struct frame *frame = exec_frame(x);
    enum ir_op op = ir_node(x->program, operand)->op;
    bool forwards = op == IR_CLASS_PARENT || op == IR_CLASS_SELF || op == IR_CLASS_STATIC;
    struct value self = frame->self;
    bool related = self.tag == VALUE_OBJECT &&
                   class_is_subclass(x, object_get(x, self)->class_name, class_name);
    struct callee callee =
        find_class_method(x, class_name, method, related ? self : VALUE_NONE, true);
    if (callee.known && callee.callable.self.tag == VALUE_OBJECT)
        callee.callable.static_class = object_get(x, self)->class_name;
    if (forwards && !name_is_none(frame->static_class))
        callee.callable.static_class = frame->static_class;
    callee.callable.name = method;
    return callee;
}

static bool is_constructor_name(struct exec *x, name_id method)
{
    return text_is(names_text(x->names, names_lower(x->names, method)), "__construct");
}

static struct value call_static_magic(struct exec *x, ir_id operand, name_id class_name,
                                      name_id method, const struct arguments *args, ir_id node)
{
    struct value items[2] = {value_of_name(x, method), rest_of(x, args, 0)};
    struct arguments magic = {items, NULL, NULL, 2};
    name_id call = names_add(x->names, TEXT("__call"));
    struct callee instance = find_static(x, operand, class_name, call);
    if (instance.known && instance.callable.self.tag == VALUE_OBJECT) {
        struct value self = instance.callable.self; /* its own class answers */
        instance = find_object_method(x, self, call);
        return run_callee(x, &instance, &magic, node);
    }
    struct callee callee =
        find_static(x, operand, class_name, names_add(x->names, TEXT("__callStatic")));
    if (callee.known && !(x->setup.concrete && is_constructor_name(x, method)))
        return run_callee(x, &callee, &magic, node);
    struct callee hidden = find_static(x, operand, class_name, method);
    if (!hidden.known && is_constructor_name(x, method) && x->setup.concrete) {
        exec_throw(x, term_bool(x->terms, true), "Error", TEXT("Cannot call constructor"));
        return VALUE_OF_NULL;
    }
    if (hidden.known) {
        refuse_method(x, hidden.callable.function, hidden.callable.class);
        return VALUE_OF_NULL;
    }
    ir_class_id class = class_find(x, class_name);
    if (x->setup.concrete && class.index == 0)
        return unknown_object(x, class_name, args);
    if (x->setup.concrete && ir_file(x->program, ir_class(x->program, class)->file)->is_prelude)
        exec_unsupported(x, "a static method of a class of the language");
    if (class.index)
        class_name = ir_class(x->program, class)->full_name;
    struct text c = names_text(x->names, class_name), m = names_text(x->names, method);
    return unknown_call(
        x, "method", text_print(x->arena, "%.*s::%.*s", (int)c.size, c.data, (int)m.size, m.data),
        args);
}

/* A method that a class has not, or not for the running code. */
static struct value call_magic_of_class(struct exec *x, struct value self, name_id class_name,
                                        bool by_word, name_id method, const struct arguments *args,
                                        ir_id node)
{
    struct value items[2] = {value_of_name(x, method), rest_of(x, args, 0)};
    struct arguments magic = {items, NULL, NULL, 2};
    struct text c = names_text(x->names, class_name), m = names_text(x->names, method);
    if (self.tag == VALUE_OBJECT && exec_has_method(x, self, "__call")) {
        struct callee instance = find_object_method(x, self, names_add(x->names, TEXT("__call")));
        return run_callee(x, &instance, &magic, node);
    }
    struct callee callee = find_class_method(
        x, class_name, names_add(x->names, TEXT("__callStatic")), VALUE_NONE, true);
    name_id called = exec_frame(x)->static_class;
    if (by_word && !name_is_none(called))
        callee.callable.static_class = called;
    if (callee.known)
        return run_callee(x, &callee, &magic, node);
    struct callee hidden = find_class_method(x, class_name, method, VALUE_NONE, true);
    if (hidden.known && hidden.callable.function.index) {
        refuse_method(x, hidden.callable.function, hidden.callable.class);
        return VALUE_OF_NULL;
    }
    ir_class_id class = class_find(x, class_name);
    if (x->setup.concrete && class.index)
        c = names_text(x->names, ir_class(x->program, class)->full_name);
    return unknown_call(x, "method",
                        x->setup.concrete ? text_print(x->arena, "%.*s::%.*s", (int)c.size, c.data,
                                                       (int)m.size, m.data)
                                          : m,
                        args);
}

/* An instance method without an object, an abstract one. */
static bool refuse_static(struct exec *x, const struct callee *callee)
{
    if (!x->setup.concrete || callee->callable.function.index == 0)
        return false;
    const struct ir_function *function = ir_function(x->program, callee->callable.function);
    bool abstract = ir_is_none(ir_body(x->program, callee->callable.function));
    bool no_object =
        !(function->flags & IR_FUNCTION_STATIC) && callee->callable.self.tag != VALUE_OBJECT;
    if (!abstract && !no_object)
        return false;
    struct text name = names_text(x->names, function->name), class_name = TEXT("");
    if (callee->callable.class.index)
        class_name = names_text(x->names, ir_class(x->program, callee->callable.class)->full_name);
    exec_throw(x, term_bool(x->terms, true), "Error",
               text_print(x->arena,
                          abstract ? "Cannot call abstract method %.*s::%.*s()"
                                   : "Non-static method %.*s::%.*s() cannot be called statically",
                          (int)class_name.size, class_name.data, (int)name.size, name.data));
    return true;
}

static struct value call_static_named(struct exec *x, ir_id node, name_id method, uint32_t first)
{
    struct value object = VALUE_NONE;
    ir_id operand = kid(x, node, 0);
    if (exec_language(x)->has_prototypes && text_is(names_text(x->names, method), "constructor")) {
        struct callee none = {.builtin = NULL};
        struct arguments given = gather(x, &none, node, first);
        return x->dead ? VALUE_OF_NULL : prototype_super(x, &given, node);
    }
    name_id class_name = class_operand_name(x, operand, &object);
    if (name_is_none(class_name) && object.tag == VALUE_OBJECT)
        class_name = object_get(x, object)->class_name;
    if (name_is_none(class_name))
        return exec_unmodelled(x, "a static call of an unknown class", &object, 1);
    struct callee callee = find_static(x, operand, class_name, method);
    if (ir_node(x->program, node)->detail & IR_CALLABLE)
        return value_of_callee(x, &callee, names_text(x->names, method));
    struct arguments args = gather(x, &callee, node, first);
    if (x->dead)
        return VALUE_OF_NULL;
    bool hidden = is_hidden(x, &callee);
    if (x->setup.concrete && hidden && exec_changes_visibility(x, names_text(x->names, class_name)))
        exec_unsupported(x, "a method of a trait with another visibility");
    if (!callee.known || hidden)
        return call_static_magic(x, operand, class_name, method, &args, node);
    return refuse_static(x, &callee) ? VALUE_OF_NULL : run_callee(x, &callee, &args, node);
}

/* ---- new ---- */

/* The name under which the object keeps a property that `id` declares. */
static name_id own_key(struct exec *x, struct value object, const struct ir_property *property,
                       ir_class_id id)
{
    if (property->visibility != IR_PRIVATE || !exec_language(x)->property_key)
        return property->name;
    struct member_info info = {.visibility = property->visibility,
                               .name = names_text(x->names, property->name),
                               .declaring =
                                   names_text(x->names, ir_class(x->program, id)->full_name)};
    return exec_language(x)->property_key(x, exec_class_of(x, object), &info);
}

/* "Class::$name", as messages have it. */
static struct text own_name(struct exec *x, const struct ir_property *property, ir_class_id id)
{
    struct text c = names_text(x->names, ir_class(x->program, id)->full_name);
    struct text n = names_text(x->names, property->name);
    return text_print(x->arena, "%.*s::$%.*s", (int)c.size, c.data, (int)n.size, n.data);
}

/* Those that `id` declares or takes from traits; `user` is the class that has them. */
static void init_properties(struct exec *x, struct value object, ir_class_id id, ir_class_id user,
                            int depth)
{
    enum { DEEPEST = 64 };
    if (id.index == 0 || depth > DEEPEST)
        return;
    ir_class_id parent = class_find(x, ir_class(x->program, id)->parent);
    init_properties(x, object, parent, parent, depth + 1);
    for (uint32_t i = 0; i < ir_class(x->program, id)->properties.count; i++) {
        struct ir_property property = ir_class(x->program, id)->properties.items[i];
        bool typed = property.type.mask || property.type.class_count;
        if (property.is_static || (typed && ir_is_none(property.default_value)))
            continue;
        struct value value = ir_is_none(property.default_value)
                                 ? VALUE_OF_NULL
                                 : class_evaluate(x, user, VALUE_NONE, property.default_value);
        if (x->setup.concrete && typed && !x->dead && value.tag == VALUE_INT)
            value = exec_language(x)->coerce(x, &property.type, value, own_name(x, &property, id));
        object_set_property(x, object, own_key(x, object, &property, user), value);
    }
    for (uint32_t i = 0; i < ir_class(x->program, id)->traits.count; i++)
        init_properties(x, object, class_find(x, ir_class(x->program, id)->traits.items[i]), user,
                        depth + 1);
}

/* Properties of a stub hold, from the start, something of the type that it declares. */
static void declare_properties(struct exec *x, struct value object, ir_class_id id, int depth)
{
    enum { DEEPEST = 64 };
    if (id.index == 0 || depth > DEEPEST)
        return;
    declare_properties(x, object, class_find(x, ir_class(x->program, id)->parent), depth + 1);
    for (uint32_t i = 0; i < ir_class(x->program, id)->properties.count; i++) {
        struct ir_property property = ir_class(x->program, id)->properties.items[i];
        bool typed = property.type.mask || property.type.class_count;
        if (property.is_static || !typed || !ir_is_none(property.default_value))
            continue;
        struct text name = own_name(x, &property, id);
        struct text label =
            text_print(x->arena, "%.*s#%" PRIu32, (int)name.size, name.data, ++x->fresh);
        object_set_property(x, object, own_key(x, object, &property, id),
                            contract_typed(x, &property.type, object, label));
    }
}

/* A class that only specifications declare: its constructor's contract may say which record it is.
 */
static struct value specified_object(struct exec *x, name_id class_name, ir_class_id stub,
                                     const struct arguments *args, ir_id node)
{
    struct callee constructor = find_class_method(
        x, class_name, names_add(x->names, TEXT("__construct")), VALUE_NONE, false);
    struct value object = object_new(x, ir_class(x->program, stub)->full_name, stub);
    init_properties(x, object, stub, stub, 0);
    declare_properties(x, object, stub, 0);
    if (constructor.stub.index) {
        struct value made =
            contract_apply(x, constructor.contract, constructor.stub, object, args, node);
        if (made.tag == VALUE_OBJECT)
            return made;
    }
    return object;
}

static struct value refuse_new(struct exec *x, const struct ir_class *class)
{
    static const char *const kinds[] = {"abstract class", "interface", "trait", "enum"};
    struct text name = names_text(x->names, class->full_name);
    exec_throw(x, term_bool(x->terms, true), "Error",
               text_print(x->arena, "Cannot instantiate %s %.*s", kinds[class->kind],
                          (int)name.size, name.data));
    return VALUE_OF_NULL;
}

/* An object before its constructor runs. */
static struct value allocate(struct exec *x, ir_class_id id)
{
    const struct ir_class *class = ir_class(x->program, id);
    if (class->kind != IR_CLASS_CLASS || class->is_abstract)
        return refuse_new(x, class);
    if (x->setup.concrete)
        class_update(x, id);
    if (x->dead)
        return VALUE_OF_NULL;
    struct value object = object_new(x, ir_class(x->program, id)->full_name, id);
    init_properties(x, object, id, id, 0);
    if (exec_language(x)->created && !x->dead)
        exec_language(x)->created(x, object);
    return object;
}

/* Old shops name a constructor after its class. In a namespace such a method never was one. */
static struct callee find_constructor(struct exec *x, struct value object)
{
    const struct ir_class *class = ir_class(x->program, object_get(x, object)->class);
    struct callee constructor =
        find_object_method(x, object, names_add(x->names, TEXT("__construct")));
    bool old =
        !constructor.known && !x->setup.concrete && name_equal(class->name, class->full_name);
    return old ? find_object_method(x, object, class->name) : constructor;
}

static struct value initialize(struct exec *x, struct value object, const struct arguments *args,
                               ir_id node)
{
    struct callee constructor = find_constructor(x, object);
    if (!constructor.known)
        refuse_names(x, NO_FUNCTION, args);
    bool hidden = is_hidden(x, &constructor);
    uint32_t roots = x->temporaries.count;
    root_push(x, object);
    if (hidden)
        refuse_method(x, constructor.callable.function, constructor.callable.class);
    else if (constructor.known && !constructor.builtin)
        run_callee(x, &constructor, args, node);
    x->temporaries.count = roots;
    if (x->setup.concrete && x->dead)
        destroy_never(x, object);
    return object;
}

/* A class that extends what only specifications declare is theirs, also where the program has one.
 */
static bool extends_specified(struct exec *x, ir_class_id stub)
{
    name_id parent = ir_class(x->program, stub)->parent;
    return !name_is_none(parent) && is_specified_only(x, index_find_class(x->setup.stubs, parent));
}

struct value exec_new_object(struct exec *x, name_id class_name, const struct arguments *args,
                             ir_id node)
{
    ir_class_id id = index_find_class(x->index, class_name);
    ir_class_id stub = x->setup.stubs ? index_find_class(x->setup.stubs, class_name) : NO_CLASS;
    if (stub.index && (id.index == 0 || spec_find_class(x->setup.specs, class_name) ||
                       extends_specified(x, stub)))
        return specified_object(x, class_name, stub, args, node);
    if (id.index == 0)
        return unknown_object(x, class_name, args);
    struct value object = allocate(x, id);
    return object.tag == VALUE_OBJECT && !x->dead ? initialize(x, object, args, node)
                                                  : VALUE_OF_NULL;
}

static struct value construct(struct exec *x, ir_id node)
{
    struct callee none = {.builtin = NULL};
    struct value callee = exec_value(x, kid(x, node, 0));
    struct arguments args = gather(x, &none, node, 1);
    value_cases cases = {0};
    if (x->dead)
        return VALUE_OF_NULL;
    value_get_cases(x, callee, &cases);
    return cases.count ? call_cases(x, &cases, 0, &args, node, prototype_construct) : VALUE_OF_NULL;
}

static struct value call_new(struct exec *x, ir_id node)
{
    struct value operand = VALUE_NONE;
    if (exec_language(x)->has_prototypes)
        return construct(x, node);
    name_id class_name = class_operand_name(x, kid(x, node, 0), &operand);
    if (name_is_none(class_name) && operand.tag == VALUE_OBJECT)
        class_name = object_get(x, operand)->class_name;
    ir_class_id declaring;
    struct callee constructor = {.callable = {.function = NO_FUNCTION}};
    if (x->setup.concrete && !name_is_none(class_name) && class_find(x, class_name).index == 0) {
        struct arguments none = {0};
        return unknown_object(x, class_name, &none);
    }
    if (!name_is_none(class_name))
        constructor.callable.function =
            index_find_method(x->index, class_find(x, class_name),
                              names_add(x->names, TEXT("__construct")), &declaring);
    struct value object = VALUE_NONE;
    if (x->setup.concrete && !name_is_none(class_name))
        object = allocate(x, class_find(x, class_name)); /* before its arguments are evaluated */
    uint32_t roots = x->temporaries.count;
    root_push(x, object);
    struct arguments args = gather(x, &constructor, node, 1);
    x->temporaries.count = roots;
    if (x->dead)
        return VALUE_OF_NULL;
    if (name_is_none(class_name))
        return exec_unmodelled(x, "new of an unknown class", &operand, 1);
    return object.tag == VALUE_OBJECT ? initialize(x, object, &args, node)
                                      : exec_new_object(x, class_name, &args, node);
}

/* ---- nodes ---- */

static struct value call_function(struct exec *x, ir_id node)
{
    const struct ir_node *ir = ir_node(x->program, node);
    name_id name = payload_name(x, node);
    enum logic_builtin logic;
    if (x->setup.specs && logic_is_builtin_call(x, name, &logic)) {
        struct callee none = {.builtin = NULL};
        struct arguments given = gather(x, &none, node, 0);
        return x->dead ? VALUE_OF_NULL : logic_call_builtin(x, logic, given.items, given.count);
    }
    struct callee callee = find_function(x, name, ir->detail & IR_FALLBACK);
    struct text text = names_text(x->names, callee.callable.name);
    if (ir->detail & IR_CALLABLE)
        return value_of_callee(x, &callee, text);
    if (x->setup.concrete && !callee.known) {
        struct arguments none = {0};
        return unknown_function(x, text, &none);
    }
    struct arguments args = gather(x, &callee, node, 0);
    if (x->dead)
        return VALUE_OF_NULL;
    return callee.known ? run_callee(x, &callee, &args, node) : unknown_function(x, text, &args);
}

static struct callee guess_pair(struct exec *x, struct value pair)
{
    struct callee callee = {.callable = {.function = NO_FUNCTION}};
    struct value first = heap_follow(x, array_get(x, pair, value_of_int(x, 0)));
    struct value second = heap_follow(x, array_get(x, pair, value_of_int(x, 1)));
    struct text class_text, method;
    if (!value_is_text(x, second, &method))
        return callee;
    if (first.tag == VALUE_OBJECT)
        return find_object_method(x, first, names_add(x->names, method));
    if (!value_is_text(x, first, &class_text))
        return callee;
    return find_class_method(x, callable_class(x, class_text), names_add(x->names, method),
                             VALUE_NONE, true);
}

/* Arguments of a call through a value: the references that its function takes, if it is known. */
static struct callee guess_callee(struct exec *x, struct value value)
{
    struct callee callee = {.callable = {.function = NO_FUNCTION}};
    struct text text;
    if (value.tag == VALUE_CALLABLE)
        callee.callable = *callable_get(x, value);
    else if (x->setup.concrete && value.tag == VALUE_OBJECT)
        callee = find_object_method(x, value, names_add(x->names, TEXT("__invoke")));
    else if (x->setup.concrete && value.tag == VALUE_ARRAY)
        callee = guess_pair(x, value);
    else if (value_is_text(x, value, &text) && text_find(text, TEXT("::"), 0) == SIZE_MAX)
        callee = find_function(x, names_add(x->names, text), false);
    return callee;
}

static struct value call_through_value(struct exec *x, ir_id node)
{
    struct value value = exec_value(x, kid(x, node, 0));
    if (x->setup.concrete && ir_node(x->program, node)->detail & IR_CALLABLE &&
        value.tag != VALUE_CALLABLE)
        return exec_unmodelled(x, "a callable of a value", &value, 1);
    if (ir_node(x->program, node)->detail & IR_CALLABLE)
        return value;
    struct callee callee = guess_callee(x, value);
    struct arguments args = gather(x, &callee, node, 1);
    if (x->dead)
        return VALUE_OF_NULL;
    x->is_direct = x->setup.concrete;
    struct value result = exec_call_value(x, value, &args, node);
    x->is_direct = false;
    return result;
}

static struct value call_method(struct exec *x, ir_id node)
{
    struct value base = exec_value(x, kid(x, node, 0)), result = VALUE_NONE;
    uint32_t nulls = VALUE_MASK(VALUE_NULL) | VALUE_MASK(VALUE_UNDEFINED);
    bool nullsafe = ir_node(x->program, node)->detail & IR_NULLSAFE;
    if (x->dead)
        return VALUE_OF_NULL;
    uint32_t roots = x->temporaries.count;
    root_push(x, base);
    if (!nullsafe) {
        base = late_value(x, kid(x, node, 0), base);
        if (!x->dead)
            result = call_method_named(x, node, base, payload_name(x, node), 1);
        x->temporaries.count = roots;
        return x->dead ? VALUE_OF_NULL : result;
    }
    struct fork f;
    fork_then(x, &f, value_has_tag(x, base, nulls));
    if (fork_else(x, &f))
        result = call_method_named(x, node, base, payload_name(x, node), 1);
    fork_join(x, &f);
    x->temporaries.count = roots;
    return fork_value(x, &f, exec_language(x)->absent, result);
}

/* `base[key](…)`: the method of that name, or what stands at the key. */
static struct value call_element(struct exec *x, ir_id node, struct value base, struct value key)
{
    struct text text;
    struct callee none = {.builtin = NULL};
    struct value name = value_string(exec_language(x)->to_string(x, key));
    if (x->dead)
        return VALUE_OF_NULL;
    if (value_is_text(x, name, &text))
        return call_method_named(x, node, base, names_add(x->names, text), 2);
    struct value callee = exec_language(x)->index(x, base, key);
    struct arguments args = gather(x, &none, node, 2);
    return x->dead ? VALUE_OF_NULL : exec_call_value(x, callee, &args, node);
}

static struct value call_method_dynamic(struct exec *x, ir_id node)
{
    struct value base = exec_value(x, kid(x, node, 0));
    struct value computed = exec_value(x, kid(x, node, 1));
    struct text text;
    if (exec_language(x)->has_prototypes && !x->dead)
        return call_element(x, node, base, computed);
    if (value_is_text(x, computed, &text))
        return call_method_named(x, node, base, names_add(x->names, text), 2);
    if (computed.tag == VALUE_CALLABLE) {
        struct callee callee = guess_callee(x, computed);
        struct arguments args = gather(x, &callee, node, 2);
        return exec_call_value(x, computed, &args, node);
    }
    if (!x->setup.concrete && base.tag == VALUE_OBJECT && computed.tag == VALUE_STRING) {
        struct callee none = {.builtin = NULL};
        struct arguments args = gather(x, &none, node, 2);
        struct choice choice = {base, value_term(computed), &args, node};
        struct value result;
        if (choose_and_call(x, &choice, &result))
            return result;
    }
    struct value from[2] = {base, computed};
    return exec_unmodelled(x, "a method with a computed name", from, 2);
}

static struct value call_static_dynamic(struct exec *x, ir_id node)
{
    struct value computed = exec_value(x, kid(x, node, 1));
    struct text text;
    bool named = value_is_text(x, computed, &text);
    if (named && x->setup.concrete && text.size == 0)
        exec_unsupported(x, "a method with an empty name");
    if (named && !x->dead)
        return call_static_named(x, node, names_add(x->names, text), 2);
    return exec_unmodelled(x, "a static method with a computed name", &computed, 1);
}

struct value exec_call_node(struct exec *x, ir_id node)
{
    switch ((int)ir_node(x->program, node)->op) {
    case IR_CALL: return call_function(x, node);
    case IR_CALL_VALUE: return call_through_value(x, node);
    case IR_CALL_METHOD: return call_method(x, node);
    case IR_CALL_METHOD_DYNAMIC: return call_method_dynamic(x, node);
    case IR_CALL_STATIC: return call_static_named(x, node, payload_name(x, node), 1);
    case IR_CALL_STATIC_DYNAMIC: return call_static_dynamic(x, node);
    default: return call_new(x, node);
    }
}

struct value exec_call_at(struct exec *x, ir_id node, struct value callable,
                          const struct value *args, const name_id *names, uint32_t count)
{
    struct arguments arguments = {.items = ARENA_ARRAY(x->arena, struct value, count + 1),
                                  .places = ARENA_ARRAY(x->arena, struct place *, count + 1),
                                  .count = count};
    if (count)
        memcpy(arguments.items, args, count * sizeof *args);
    if (names) {
        arguments.names = ARENA_ARRAY(x->arena, name_id, count + 1);
        memcpy(arguments.names, names, count * sizeof *names);
    }
    return exec_call_value(x, callable, &arguments, node);
}

struct value exec_call(struct exec *x, struct value callable, const struct value *args,
                       uint32_t count)
{
    return exec_call_at(x, NO_IR, callable, args, NULL, count);
}

struct value exec_call_method(struct exec *x, struct value object, const char *method,
                              const struct value *args, uint32_t count)
{
    struct arguments arguments = {ARENA_ARRAY(x->arena, struct value, count + 1), NULL, NULL,
                                  count};
    if (count)
        memcpy(arguments.items, args, count * sizeof *args);
    ir_id site = x->setup.concrete ? NO_IR : x->node; /* what is going on calls it */
    struct callee callee = find_object_method(x, object, names_add_z(x->names, method));
    if (callee.known && !callee.builtin)
        return run_callee(x, &callee, &arguments, site);
    return exec_invoke_method(x, object, names_add_z(x->names, method), &arguments, site);
}

bool exec_has_method(struct exec *x, struct value object, const char *method)
{
    ir_class_id declaring;
    if (object.tag != VALUE_OBJECT)
        return false;
    name_id class_name = object_get(x, object)->class_name, name = names_add_z(x->names, method);
    if (index_find_method(x->index, class_find(x, class_name), name, &declaring).index)
        return true;
    return x->setup.specs && find_class_method(x, class_name, name, object, false).known;
}
