/* Expressions: one case for each operation of the IR that has a value. */
#include "analyzer/exec/exec_p.h"

static ir_id kid(struct exec *x, ir_id node, uint32_t index)
{
    return ir_kid(x->program, node, index);
}

static struct value kid_value(struct exec *x, ir_id node, uint32_t index)
{
    return exec_value(x, kid(x, node, index));
}

static name_id payload_name(struct exec *x, ir_id node)
{
    return (name_id){(uint32_t)ir_node(x->program, node)->payload};
}

static term_id truth(struct exec *x, struct value value)
{
    return exec_language(x)->truth(x, value);
}

/* What reading an absent value gives in the language. */
static struct value present(struct exec *x, struct value value)
{
    return value.tag == VALUE_ABSENT ? exec_language(x)->absent
                                     : value_or(x, value, exec_language(x)->absent);
}

/* ---- literals ---- */

static struct value float_literal(struct exec *x, uint64_t bits)
{
    double number;
    memcpy(&number, &bits, sizeof number);
    return value_of_float(x, number);
}

/* ---- reading places ---- */

bool exec_is_globals(struct exec *x, ir_id node)
{
    const struct ir_node *ir = ir_node(x->program, node);
    return ir->op == IR_LOCAL && exec_language(x)->late_variables &&
           text_is(names_text(x->names, (name_id){(uint32_t)ir->payload}), "GLOBALS");
}

/* Without the notice-to-null conversion: what isset, empty and ?? look at. */
static struct value quiet_value(struct exec *x, ir_id node);
static struct value eval_this(struct exec *x);

/* The container of what is looked at: without an object there is no $this. */
static struct value quiet_base(struct exec *x, ir_id node)
{
    return ir_node(x->program, node)->op == IR_THIS ? eval_this(x) : quiet_value(x, node);
}

static struct value quiet_index(struct exec *x, ir_id node)
{
    if (exec_is_globals(x, kid(x, node, 0)))
        return place_read(x, place_resolve(x, node));
    struct value base = quiet_base(x, kid(x, node, 0));
    ir_id key = kid(x, node, 1);
    if (ir_is_none(key))
        return VALUE_NONE;
    struct value key_value = exec_value(x, key);
    if (base.tag == VALUE_ABSENT)
        return VALUE_NONE;
    const struct language *language = exec_language(x);
    return (language->quiet_index ? language->quiet_index : language->index)(x, base, key_value);
}

static struct value quiet_member(struct exec *x, ir_id node)
{
    struct value base = quiet_base(x, kid(x, node, 0));
    if (base.tag == VALUE_ABSENT || base.tag == VALUE_NULL || x->dead)
        return VALUE_NONE;
    return exec_language(x)->isset_member(x, base, payload_name(x, node));
}

/* The name that a member expression computes; NO_NAME if it is not constant. */
static name_id computed_name(struct exec *x, ir_id node)
{
    struct value computed = kid_value(x, node, 1);
    struct text text;
    if (x->dead || !value_is_text(x, value_string(exec_language(x)->to_string(x, computed)), &text))
        return NO_NAME;
    if (x->setup.concrete && (text.size == 0 || text.data[0] == '\0'))
        exec_unsupported(x, "a property with a name that no program can write");
    return names_add(x->names, text);
}

static struct value quiet_member_dynamic(struct exec *x, ir_id node)
{
    struct value base = quiet_base(x, kid(x, node, 0));
    name_id name = computed_name(x, node);
    if (base.tag == VALUE_ABSENT || base.tag == VALUE_NULL || x->dead)
        return VALUE_NONE;
    if (name_is_none(name))
        return exec_unmodelled(x, "a property with a computed name", &base, 1);
    return exec_language(x)->isset_member(x, base, name);
}

static struct value quiet_static(struct exec *x, ir_id node)
{
    bool outer = x->is_quiet;
    x->is_quiet = true;
    struct place *place = place_resolve(x, node);
    x->is_quiet = outer;
    return place_read(x, place);
}

static struct value quiet_value(struct exec *x, ir_id node)
{
    switch ((int)ir_node(x->program, node)->op) {
    case IR_INDEX: return quiet_index(x, node);
    case IR_MEMBER: return quiet_member(x, node);
    case IR_THIS: return exec_frame(x)->self;
    case IR_LOCAL:
    case IR_LOCAL_DYNAMIC: return place_read(x, place_resolve(x, node));
    case IR_STATIC_MEMBER:
    case IR_STATIC_MEMBER_DYNAMIC: return quiet_static(x, node);
    case IR_MEMBER_DYNAMIC: return quiet_member_dynamic(x, node);
    default: return exec_value(x, node);
    }
}

static term_id is_set(struct exec *x, struct value value)
{
    uint32_t missing =
        VALUE_MASK(VALUE_ABSENT) | VALUE_MASK(VALUE_NULL) | VALUE_MASK(VALUE_UNDEFINED);
    return term_not(x->terms, value_has_tag(x, value, missing));
}

/* Whether an operand is read after those behind it were evaluated. */
static bool is_late(struct exec *x, ir_id operand)
{
    return exec_language(x)->late_variables && ir_node(x->program, operand)->op == IR_LOCAL;
}

static struct value eval_index(struct exec *x, ir_id node)
{
    if (ir_is_none(kid(x, node, 1)))
        return exec_unmodelled(x, "reading a new element", NULL, 0);
    if (exec_is_globals(x, kid(x, node, 0)))
        return present(x, place_read(x, place_resolve(x, node)));
    bool late = is_late(x, kid(x, node, 0));
    struct value base = late ? VALUE_NONE : kid_value(x, node, 0);
    if (ir_node(x->program, node)->detail & IR_NULLSAFE &&
        (base.tag == VALUE_NULL || base.tag == VALUE_UNDEFINED))
        return VALUE_OF_UNDEFINED;
    struct value key = kid_value(x, node, 1);
    base = late ? kid_value(x, node, 0) : base;
    return present(x, exec_language(x)->index(x, base, key));
}

/* `a?->b`: what the language gives for null, else the member. */
static struct value nullsafe(struct exec *x, ir_id node, struct value base,
                             struct value (*rest)(struct exec *, ir_id, struct value))
{
    uint32_t nulls =
        VALUE_MASK(VALUE_NULL) | VALUE_MASK(VALUE_ABSENT) | VALUE_MASK(VALUE_UNDEFINED);
    struct fork f;
    struct value missing = exec_language(x)->absent, value = VALUE_NONE;
    if (!(ir_node(x->program, node)->detail & IR_NULLSAFE))
        return rest(x, node, base);
    fork_then(x, &f, value_has_tag(x, base, nulls));
    if (fork_else(x, &f))
        value = rest(x, node, base);
    fork_join(x, &f);
    return fork_value(x, &f, missing, value);
}

static struct value read_member(struct exec *x, ir_id node, struct value base)
{
    return present(x, exec_language(x)->member(x, base, payload_name(x, node)));
}

static struct value eval_member(struct exec *x, ir_id node)
{
    struct value base = kid_value(x, node, 0);
    if (!(ir_node(x->program, node)->detail & IR_NULLSAFE))
        base = late_value(x, ir_kid(x->program, node, 0), base);
    return nullsafe(x, node, base, read_member);
}

static struct value read_member_dynamic(struct exec *x, ir_id node, struct value base)
{
    name_id name = computed_name(x, node);
    if (x->dead)
        return VALUE_OF_NULL;
    if (name_is_none(name))
        return exec_unmodelled(x, "a property with a computed name", &base, 1);
    return present(x, exec_language(x)->member(x, base, name));
}

/* ---- operators ---- */

static struct value eval_and_or(struct exec *x, ir_id node, bool is_and)
{
    struct value a = kid_value(x, node, 0), b = VALUE_NONE;
    term_id left = truth(x, a), right = left;
    struct fork f;
    bool boolean = ir_node(x->program, node)->detail & IR_BOOLEAN_RESULT;
    term_id go_on = is_and ? left : term_not(x->terms, left);
    if (fork_then(x, &f, go_on)) {
        b = kid_value(x, node, 1);
        right = truth(x, b);
    }
    fork_else(x, &f);
    fork_join(x, &f);
    if (boolean)
        return fork_value(x, &f, value_bool(right), value_of_bool(x, !is_and));
    return fork_value(x, &f, b, a);
}

static struct value eval_conditional(struct exec *x, ir_id node)
{
    struct value then = VALUE_NONE, otherwise = VALUE_NONE;
    struct fork f;
    if (fork_then(x, &f, truth(x, kid_value(x, node, 0))))
        then = kid_value(x, node, 1);
    if (fork_else(x, &f))
        otherwise = kid_value(x, node, 2);
    fork_join(x, &f);
    return fork_value(x, &f, then, otherwise);
}

static struct value eval_elvis(struct exec *x, ir_id node)
{
    struct value then = kid_value(x, node, 0), otherwise = VALUE_NONE;
    struct fork f;
    fork_then(x, &f, truth(x, then));
    if (fork_else(x, &f))
        otherwise = kid_value(x, node, 1);
    fork_join(x, &f);
    return fork_value(x, &f, then, otherwise);
}

/* The value restricted to where it is set, so that `??` does not drag a null along. */
static struct value set_part(struct exec *x, struct value value)
{
    value_cases cases = {0}, kept = {0};
    value_get_cases(x, value, &cases);
    for (uint32_t i = 0; i < cases.count; i++) {
        uint32_t tag = cases.items[i].value.tag;
        if (tag != VALUE_ABSENT && tag != VALUE_NULL && tag != VALUE_UNDEFINED)
            VEC_PUSH(x->arena, &kept, cases.items[i]);
    }
    return kept.count ? value_from_cases(x, &kept) : VALUE_OF_NULL;
}

static struct value eval_coalesce(struct exec *x, ir_id node)
{
    struct value a = quiet_value(x, kid(x, node, 0)), b = VALUE_NONE;
    struct fork f;
    fork_then(x, &f, is_set(x, a));
    if (fork_else(x, &f))
        b = kid_value(x, node, 1);
    fork_join(x, &f);
    return fork_value(x, &f, set_part(x, a), b);
}

static struct value eval_concat(struct exec *x, ir_id node)
{
    uint32_t count = ir_node(x->program, node)->count;
    term_id *parts = ARENA_ARRAY(x->arena, term_id, count + 1);
    for (uint32_t i = 0; i < count; i++)
        parts[i] = exec_language(x)->to_string(x, kid_value(x, node, i));
    return value_string(term_concat(x->terms, parts, count));
}

/* Whether isset finds something there: of an element or property the language decides. */
static term_id is_set_node(struct exec *x, ir_id node)
{
    const struct language *language = exec_language(x);
    enum ir_op op = ir_node(x->program, node)->op;
    uint32_t nothing = VALUE_MASK(VALUE_ABSENT) | VALUE_MASK(VALUE_NULL);
    bool element = op == IR_INDEX && language->has_index && !ir_is_none(kid(x, node, 1)) &&
                   !exec_is_globals(x, kid(x, node, 0));
    if (!element && !(op == IR_MEMBER && language->has_member))
        return is_set(x, quiet_value(x, node));
    struct value base = quiet_base(x, kid(x, node, 0));
    if (element) {
        struct value key = kid_value(x, node, 1);
        return x->dead || VALUE_MASK(base.tag) & nothing ? term_bool(x->terms, false)
                                                         : language->has_index(x, base, key);
    }
    return x->dead || VALUE_MASK(base.tag) & nothing
               ? term_bool(x->terms, false)
               : language->has_member(x, base, payload_name(x, node));
}

static struct value eval_isset(struct exec *x, ir_id node)
{
    term_id all = term_bool(x->terms, true);
    for (uint32_t i = 0; i < ir_node(x->program, node)->count; i++) {
        if (exec_is_false(x, all) || x->dead)
            break;
        all = term_and(x->terms, all, is_set_node(x, kid(x, node, i)));
    }
    return value_bool(all);
}

static struct value eval_empty(struct exec *x, ir_id node)
{
    struct value value = quiet_value(x, kid(x, node, 0));
    if (value.tag == VALUE_ABSENT)
        return value_of_bool(x, true);
    return value_bool(term_not(x->terms, truth(x, value)));
}

static struct value eval_instanceof(struct exec *x, ir_id node)
{
    struct value value = kid_value(x, node, 0), object = VALUE_NONE;
    name_id name = class_operand_name(x, kid(x, node, 1), &object);
    if (name_is_none(name) && object.tag == VALUE_OBJECT)
        name = object_get(x, object)->class_name;
    if (name_is_none(name))
        return exec_unmodelled(x, "instanceof an unknown class", &value, 1);
    return value_bool(class_instance_term(x, value, name));
}

static bool has_references(struct exec *x, struct value array)
{
    array_elements elements = {0};
    leaf_id base;
    bool any = false;
    array_list(x, array, &elements, &base);
    for (uint32_t i = 0; i < elements.count; i++)
        any = any || elements.items[i].value.tag == VALUE_REFERENCE;
    return any;
}

/* Of a concrete run: an error where the class does not let the running code copy its objects. */
static bool may_clone(struct exec *x, struct value object)
{
    ir_class_id declaring, class = class_find(x, object_get(x, object)->class_name);
    bool unique = text_is(names_text(x->names, object_get(x, object)->class_name), "Generator");
    if (class.index && (unique || ir_class(x->program, class)->kind == IR_CLASS_ENUM)) {
        struct text name = names_text(x->names, object_get(x, object)->class_name);
        exec_throw(x, term_bool(x->terms, true), "Error",
                   text_print(x->arena, "Trying to clone an uncloneable object of class %.*s",
                              (int)name.size, name.data));
        return false;
    }
    ir_function_id method =
        visible_method(x, class, names_add(x->names, TEXT("__clone")), &declaring);
    if (method.index && !is_callable_here(x, method, declaring))
        refuse_method(x, method, declaring);
    return !x->dead;
}

static struct value eval_clone(struct exec *x, ir_id node)
{
    struct value value = kid_value(x, node, 0);
    if (value.tag != VALUE_OBJECT) {
        value_cases cases = {0};
        value_get_cases(x, value, &cases);
        uint32_t only = cases.count == 1 ? cases.items[0].value.tag : VALUE_OBJECT;
        if (x->setup.concrete && only != VALUE_OBJECT && only != VALUE_CALLABLE)
            exec_throw(x, term_bool(x->terms, true), "Error",
                       TEXT("__clone method called on non-object"));
        if (x->dead)
            return VALUE_OF_NULL;
        if (cases.count != 1 || cases.items[0].value.tag != VALUE_OBJECT)
            return exec_unmodelled(x, "clone of what may be no object", &value, 1);
        value = cases.items[0].value;
    }
    const struct object_info *info = object_get(x, value);
    if (x->setup.concrete && !may_clone(x, value))
        return VALUE_OF_NULL;
    if (x->setup.concrete && has_references(x, object_properties(x, value)))
        return exec_unmodelled(x, "clone of an object with references", &value, 1);
    info = object_get(x, value);
    struct value copy = object_new(x, info->class_name, info->class);
    object_set_properties(x, copy, object_properties(x, value));
    if (exec_has_method(x, copy, "__clone"))
        exec_call_method(x, copy, "__clone", NULL, 0);
    return copy;
}

/* ---- composite values ---- */

bool refuse_spread(struct exec *x, struct value value, bool in_call)
{
    bool object = value.tag == VALUE_OBJECT || value.tag == VALUE_CALLABLE;
    bool scalar = value.tag <= VALUE_STRING;
    if (!x->setup.concrete || x->dead || !(object || scalar) ||
        exec_is_instance(x, value, "Traversable"))
        return false;
    exec_throw(x, term_bool(x->terms, true), in_call || object ? "TypeError" : "Error",
               TEXT("Only arrays and Traversables can be unpacked"));
    return true;
}

static struct value add_spread(struct exec *x, struct value array, struct value more)
{
    array_elements elements = {0};
    leaf_id base;
    if (refuse_spread(x, more, false))
        return VALUE_OF_NULL;
    if (more.tag != VALUE_ARRAY || !array_list(x, more, &elements, &base))
        return exec_unmodelled(x, "spread of an unknown array", &more, 1);
    for (uint32_t i = 0; i < elements.count; i++) {
        const struct array_element *element = &elements.items[i];
        struct value value = heap_follow(x, element->value);
        array = element->key.tag == VALUE_INT && term_is_true(x->terms, element->present)
                    ? array_append(x, array, value)
                    : array_put_under(x, array, element->key, value, element->present);
    }
    return array;
}

static struct value add_entry(struct exec *x, struct value array, ir_id entry)
{
    ir_id key = kid(x, entry, 0), value_node = kid(x, entry, 1);
    struct value key_value = ir_is_none(key) ? VALUE_NONE : exec_value(x, key);
    struct value value;
    if (ir_node(x->program, entry)->detail & IR_BY_REFERENCE)
        value = place_reference(x, place_resolve(x, value_node));
    else
        value = exec_value(x, value_node);
    if (ir_is_none(key))
        return array_append(x, array, value);
    key_value = exec_language(x)->to_key(x, key_value);
    value_cases keys = {0};
    value_get_cases(x, key_value, &keys);
    for (uint32_t i = 0; i < keys.count; i++)
        if (keys.items[i].value.tag == VALUE_INT || keys.items[i].value.tag == VALUE_STRING)
            array = array_put_under(x, array, keys.items[i].value, value, keys.items[i].guard);
    return array;
}

/* A list or object literal of a language in which they are objects. */
static struct value eval_composite(struct exec *x, ir_id node, bool keyed)
{
    const struct language *language = exec_language(x);
    struct value array = array_empty(x);
    for (uint32_t i = 0; i < ir_node(x->program, node)->count && !x->dead; i++) {
        ir_id entry = kid(x, node, i);
        if (ir_node(x->program, entry)->op != IR_SPREAD) {
            array = add_entry(x, array, entry);
            continue;
        }
        struct value more = language->spread(x, kid_value(x, entry, 0), keyed);
        array = more.tag == VALUE_ARRAY ? array_extend(x, array, more, keyed) : array;
    }
    return x->dead ? VALUE_OF_UNDEFINED
           : keyed ? language->make_object(x, array)
                   : language->make_list(x, array);
}

static struct value eval_array(struct exec *x, ir_id node)
{
    if (exec_language(x)->has_prototypes)
        return eval_composite(x, node, false);
    struct value array = array_literal(x, ir_node(x->program, node)->count > 0);
    uint32_t roots = x->temporaries.count;
    for (uint32_t i = 0; i < ir_node(x->program, node)->count && array.tag == VALUE_ARRAY; i++) {
        ir_id entry = kid(x, node, i);
        root_push(x, array);
        if (ir_node(x->program, entry)->op == IR_SPREAD)
            array = add_spread(x, array, kid_value(x, entry, 0));
        else
            array = add_entry(x, array, entry);
        x->temporaries.count = roots;
    }
    return array;
}

/* A closure that sees the variables around it; only an arrow function sees `this` too. */
static struct value scoped_closure(struct exec *x, ir_function_id id)
{
    struct frame *frame = exec_frame(x);
    bool arrow = ir_function(x->program, id)->flags & IR_FUNCTION_ARROW;
    struct callable callable = {.function = id,
                                .self = arrow ? frame->self : VALUE_NONE,
                                .static_class = frame->static_class,
                                .class = arrow ? frame->class : NO_CLASS,
                                .scope = frame->owner,
                                .members = heap_new_owner(x)};
    return value_callable(x, &callable);
}

/* Whether code reads variables by names that it computes: an arrow function has no copy of them. */
static bool reads_by_name(struct exec *x, ir_id node)
{
    if (ir_is_none(node))
        return false;
    struct ir_node ir = *ir_node(x->program, node);
    struct text name = TEXT("");
    if (ir.op == IR_CALL)
        name = names_text(x->names, (name_id){(uint32_t)ir.payload});
    bool by_name = ir.op == IR_LOCAL_DYNAMIC || text_ends_with(name, TEXT("compact")) ||
                   text_ends_with(name, TEXT("get_defined_vars"));
    for (uint32_t i = 0; i < ir.count && !by_name; i++)
        by_name = reads_by_name(x, kid(x, node, i));
    return by_name;
}

/* PHP closures copy what they use; an arrow function copies everything. */
static struct value eval_closure(struct exec *x, ir_id node)
{
    ir_function_id id = {(uint32_t)ir_node(x->program, node)->payload};
    const struct ir_function *function = ir_function(x->program, id);
    struct frame *frame = exec_frame(x);
    if (exec_language(x)->has_prototypes)
        return scoped_closure(x, id);
    if (x->setup.concrete)
        map_put(&x->closures, id.index, map_get(&x->closures, id.index, 0) + 1);
    if (x->setup.concrete && function->flags & IR_FUNCTION_ARROW &&
        reads_by_name(x, ir_body(x->program, id)))
        exec_unsupported(x, "a variable with a computed name in an arrow function");
    function = ir_function(x->program, id);
    struct callable callable = {.function = id,
                                .self =
                                    function->flags & IR_FUNCTION_STATIC ? VALUE_NONE : frame->self,
                                .static_class = frame->static_class,
                                .class = frame->class};
    if (function->flags & IR_FUNCTION_ARROW) {
        callable.scope = frame->owner;
        callable.copy = heap_new_owner(x);
        scope_copy(x, frame->owner, callable.copy);
    } else {
        callable.scope = heap_new_owner(x);
        callable.copy = callable.scope;
        for (uint32_t i = 0; i < function->captures.count; i++) {
            struct ir_capture capture = ir_function(x->program, id)->captures.items[i];
            uint32_t owner = exec_frame(x)->owner;
            struct value value = capture.by_reference
                                     ? place_cell_reference(x, owner, capture.name)
                                     : heap_follow(x, heap_read(x, owner, capture.name));
            heap_write(x, callable.scope, capture.name, value);
        }
    }
    return value_callable(x, &callable);
}

/* ---- control inside expressions ---- */

static struct value eval_exit(struct exec *x, ir_id node)
{
    struct value value = VALUE_NONE;
    if (!ir_is_none(kid(x, node, 0)))
        value = kid_value(x, node, 0);
    if (x->setup.concrete && value.tag != VALUE_ABSENT && value.tag != VALUE_INT)
        value = value_string(exec_language(x)->to_string(x, value));
    if (x->dead)
        return VALUE_OF_NULL;
    if (value.tag == VALUE_STRING)
        exec_echo(x, value);
    region_leave(x, TARGET_EXIT, value);
    return VALUE_OF_NULL;
}

static void eval_throw(struct exec *x, ir_id node)
{
    struct value value = kid_value(x, node, 0);
    if (!x->dead && exec_language(x)->thrown)
        value = exec_language(x)->thrown(x, value);
    if (!x->dead)
        exec_throw_value(x, value);
}

static struct value eval_match_arm(struct exec *x, ir_id node, uint32_t index, struct value subject)
{
    if (index >= ir_node(x->program, node)->count) {
        struct text message = exec_language(x)->unmatched ? exec_language(x)->unmatched(x, subject)
                                                          : TEXT("Unhandled match case");
        exec_throw(x, term_bool(x->terms, true), "UnhandledMatchError", message);
        return VALUE_OF_NULL;
    }
    ir_id arm = kid(x, node, index);
    uint32_t conditions = ir_node(x->program, arm)->count - 1;
    term_id hit = term_bool(x->terms, false);
    for (uint32_t i = 0; i < conditions; i++) {
        struct value equal =
            exec_language(x)->binary(x, IR_PHP_STRICT_EQ, subject, kid_value(x, arm, i + 1));
        hit = term_or(x->terms, hit, truth(x, equal));
        if (exec_is_true(x, hit))
            break;
    }
    struct value then = VALUE_NONE, otherwise = VALUE_NONE;
    struct fork f;
    if (fork_then(x, &f, hit))
        then = kid_value(x, arm, 0);
    if (fork_else(x, &f))
        otherwise = eval_match_arm(x, node, index + 1, subject);
    fork_join(x, &f);
    return fork_value(x, &f, then, otherwise);
}

/* The default arm may stand anywhere: it is tried last. */
static struct value eval_match(struct exec *x, ir_id node)
{
    struct value subject = kid_value(x, node, 0);
    uint32_t count = ir_node(x->program, node)->count, fallback = 0;
    for (uint32_t i = 1; i < count; i++)
        if (ir_node(x->program, kid(x, node, i))->count == 1)
            fallback = i;
    if (fallback == 0)
        return eval_match_arm(x, node, 1, subject);
    struct landing landing = region_open(x, region_new_target(x));
    struct value result = VALUE_NONE;
    for (uint32_t i = 1; i < count && !x->dead; i++) {
        ir_id arm = kid(x, node, i);
        term_id hit = term_bool(x->terms, false);
        for (uint32_t k = 1; k < ir_node(x->program, arm)->count; k++) {
            struct value equal =
                exec_language(x)->binary(x, IR_PHP_STRICT_EQ, subject, kid_value(x, arm, k));
            hit = term_or(x->terms, hit, truth(x, equal));
        }
        struct fork f;
        if (fork_then(x, &f, hit)) {
            struct value value = kid_value(x, arm, 0);
            region_leave(x, landing.target, value);
        }
        fork_else(x, &f);
        fork_join(x, &f);
    }
    if (!x->dead)
        result = kid_value(x, kid(x, node, fallback), 0);
    return region_land(x, &landing, result);
}

static struct value eval_unmodelled(struct exec *x, ir_id node)
{
    uint32_t count = ir_node(x->program, node)->count;
    struct value *from = ARENA_ARRAY(x->arena, struct value, count + 1);
    for (uint32_t i = 0; i < count; i++)
        from[i] = kid_value(x, node, i);
    struct text construct = names_text(x->names, payload_name(x, node));
    return exec_unmodelled(x, construct.data, from, count);
}

/* The promise of a call that is awaited at once is never made. */
static struct value eval_await(struct exec *x, ir_id node)
{
    ir_id awaited = kid(x, node, 0);
    enum ir_op op = ir_node(x->program, awaited)->op;
    if (op == IR_CALL || op == IR_CALL_VALUE || op == IR_CALL_METHOD || op == IR_CALL_STATIC)
        x->awaited = awaited;
    struct value value = exec_value(x, awaited);
    const struct language *language = exec_language(x);
    return language->await && !x->dead ? language->await(x, value) : value;
}

static struct value eval_regex(struct exec *x, ir_id node)
{
    struct text literal = names_text(x->names, payload_name(x, node));
    return exec_language(x)->make_regex ? exec_language(x)->make_regex(x, literal)
                                        : exec_unmodelled(x, "regex", NULL, 0);
}

static struct value eval_sequence(struct exec *x, ir_id node)
{
    struct value last = VALUE_OF_NULL;
    for (uint32_t i = 0; i < ir_node(x->program, node)->count; i++)
        last = kid_value(x, node, i);
    return last;
}

static struct value eval_print(struct exec *x, ir_id node)
{
    term_id text = exec_language(x)->to_string(x, kid_value(x, node, 0));
    exec_echo(x, value_string(text));
    return value_of_int(x, 1);
}

static struct value eval_silence(struct exec *x, ir_id node)
{
    x->silenced++;
    struct value value = kid_value(x, node, 0);
    x->silenced--;
    return value;
}

static struct value eval_class_name_of(struct exec *x, ir_id node)
{
    struct value object = VALUE_NONE;
    name_id name = class_operand_name(x, kid(x, node, 0), &object);
    if (name_is_none(name) && object.tag == VALUE_OBJECT)
        name = object_get(x, object)->class_name;
    struct text text = names_text(x->names, name);
    if (x->setup.concrete && text.size && memchr(text.data, '\0', text.size))
        return exec_unmodelled(x, "the name of an anonymous class", NULL, 0);
    return name_is_none(name) ? exec_unmodelled(x, "the name of an unknown class", &object, 1)
                              : value_of_name(x, name);
}

static struct value eval_class_constant(struct exec *x, ir_id node)
{
    struct value object = VALUE_NONE;
    name_id name = class_operand_name(x, kid(x, node, 0), &object);
    if (name_is_none(name) && object.tag == VALUE_OBJECT)
        name = object_get(x, object)->class_name;
    if (name_is_none(name))
        return exec_unmodelled(x, "a constant of an unknown class", &object, 1);
    return class_constant(x, name, payload_name(x, node));
}

/* ---- comparisons ---- */

static bool is_equality(enum ir_operator op, bool *negated, bool *strict)
{
    *negated = op == IR_PHP_LOOSE_NE || op == IR_PHP_STRICT_NE || op == IR_JS_LOOSE_NE ||
               op == IR_JS_STRICT_NE;
    *strict = op == IR_PHP_STRICT_EQ || op == IR_PHP_STRICT_NE || op == IR_JS_STRICT_EQ ||
              op == IR_JS_STRICT_NE;
    return *negated || *strict || op == IR_PHP_LOOSE_EQ || op == IR_JS_LOOSE_EQ;
}

/* A constant, or nothing at all: to compare with it is to ask what there is. */
static bool is_written(struct exec *x, struct value value)
{
    struct constant ignored;
    value_cases cases = {0};
    value_get_cases(x, value, &cases);
    for (uint32_t i = 0; i < cases.count; i++) {
        struct value one = cases.items[i].value;
        bool nothing =
            one.tag == VALUE_ABSENT || one.tag == VALUE_UNDEFINED || one.tag == VALUE_NULL;
        if (!nothing && !value_is_constant(x, one, &ignored))
            return false;
    }
    return cases.count > 0;
}

/* Two inputs that the program compares may be a check: what it says is asked at the effect. */
static struct value eval_binary(struct exec *x, ir_id node, enum ir_operator op)
{
    bool negated, strict, late = is_late(x, kid(x, node, 0));
    struct value a = late ? VALUE_NONE : kid_value(x, node, 0);
    uint32_t roots = x->temporaries.count;
    root_push(x, a);
    struct value b = kid_value(x, node, 1);
    x->temporaries.count = roots;
    a = late ? kid_value(x, node, 0) : a;
    if (x->dead)
        return VALUE_OF_NULL;
    ir_id outer = x->node;
    if (!x->setup.concrete)
        x->node = node;
    struct value result = exec_language(x)->binary(x, op, a, b);
    x->node = outer;
    if (!x->setup.specs || x->dead || !is_equality(op, &negated, &strict))
        return result;
    struct comparison comparison = {.a = a, .b = b, .is_strict = strict};
    comparison.equal = truth(x, result);
    if (negated)
        comparison.equal = term_not(x->terms, comparison.equal);
    if (is_written(x, a) || is_written(x, b))
        statement_tested(x, &comparison);
    else
        statement_compared(x, &comparison);
    return result;
}

static struct value eval_this(struct exec *x)
{
    struct value self = exec_frame(x)->self;
    if (x->setup.concrete && self.tag == VALUE_ABSENT && exec_language(x)->strict_arity)
        exec_throw(x, term_bool(x->terms, true), "Error",
                   TEXT("Using $this when not in object context"));
    return present(x, self);
}

/* ---- the switch ---- */

static struct value evaluate(struct exec *x, ir_id node)
{
    struct ir_node ir = *ir_node(x->program, node);
    const struct language *language = exec_language(x);
    switch ((enum ir_op)ir.op) {
    case IR_NULL: return VALUE_OF_NULL;
    case IR_UNDEFINED: return VALUE_OF_UNDEFINED;
    case IR_BOOL: return value_of_bool(x, ir.payload != 0);
    case IR_INT: return value_of_int(x, (int64_t)ir.payload);
    case IR_FLOAT: return float_literal(x, ir.payload);
    case IR_STRING: return value_of_name(x, (name_id){(uint32_t)ir.payload});
    case IR_LOCAL:
    case IR_LOCAL_DYNAMIC:
    case IR_STATIC_MEMBER:
    case IR_STATIC_MEMBER_DYNAMIC: return present(x, place_read(x, place_resolve(x, node)));
    case IR_INDEX: return eval_index(x, node);
    case IR_MEMBER: return eval_member(x, node);
    case IR_MEMBER_DYNAMIC: return nullsafe(x, node, kid_value(x, node, 0), read_member_dynamic);
    case IR_THIS: return eval_this(x);
    case IR_CONSTANT:
        return constant_value(x, (name_id){(uint32_t)ir.payload}, ir.detail & IR_FALLBACK);
    case IR_CLASS_CONSTANT: return eval_class_constant(x, node);
    case IR_CLASS_NAME_OF: return eval_class_name_of(x, node);
    case IR_CALL:
    case IR_CALL_VALUE:
    case IR_CALL_METHOD:
    case IR_CALL_METHOD_DYNAMIC:
    case IR_CALL_STATIC:
    case IR_CALL_STATIC_DYNAMIC:
    case IR_NEW: return exec_call_node(x, node);
    case IR_UNARY: return language->unary(x, ir.detail, kid_value(x, node, 0));
    case IR_BINARY: return eval_binary(x, node, ir.detail);
    case IR_NOT: return value_bool(term_not(x->terms, truth(x, kid_value(x, node, 0))));
    case IR_AND: return eval_and_or(x, node, true);
    case IR_OR: return eval_and_or(x, node, false);
    case IR_CONDITIONAL: return eval_conditional(x, node);
    case IR_ELVIS: return eval_elvis(x, node);
    case IR_COALESCE: return eval_coalesce(x, node);
    case IR_CAST: return language->cast(x, ir.detail, kid_value(x, node, 0));
    case IR_CONCAT: return eval_concat(x, node);
    case IR_ISSET: return eval_isset(x, node);
    case IR_EMPTY: return eval_empty(x, node);
    case IR_INSTANCEOF: return eval_instanceof(x, node);
    case IR_TYPEOF: return language->type_of(x, kid_value(x, node, 0));
    case IR_DELETE:
        place_unset(x, place_resolve(x, kid(x, node, 0)));
        return value_of_bool(x, true);
    case IR_VOID: kid_value(x, node, 0); return VALUE_OF_UNDEFINED;
    case IR_SEQUENCE: return eval_sequence(x, node);
    case IR_CLONE: return eval_clone(x, node);
    case IR_SILENCE: return eval_silence(x, node);
    case IR_PRINT: return eval_print(x, node);
    case IR_ASSIGN:
    case IR_ASSIGN_REFERENCE:
    case IR_ASSIGN_OPERATION:
    case IR_ASSIGN_COALESCE:
    case IR_ASSIGN_AND:
    case IR_ASSIGN_OR:
    case IR_INCREMENT:
    case IR_DESTRUCTURE: return exec_assign(x, node);
    case IR_ARRAY: return eval_array(x, node);
    case IR_CLOSURE: return eval_closure(x, node);
    case IR_EXIT: return eval_exit(x, node);
    case IR_THROW: eval_throw(x, node); return VALUE_OF_NULL;
    case IR_INCLUDE: return exec_include(x, node);
    case IR_MATCH: return eval_match(x, node);
    case IR_AWAIT: return eval_await(x, node);
    case IR_UNMODELLED: return eval_unmodelled(x, node);
    case IR_REGEX: return eval_regex(x, node);
    case IR_OBJECT:
        return language->has_prototypes ? eval_composite(x, node, true)
                                        : exec_unmodelled(x, "object", NULL, 0);
    case IR_CLASS_VALUE: return prototype_class(x, node);
    case IR_IMPORT: return exec_import(x, node);
    case IR_YIELD:
        return x->generator ? generator_yield(x, node)
                            : exec_unmodelled(x, ir_op_name(ir.op), NULL, 0);
    case IR_YIELD_FROM:
        return x->generator ? generator_yield_from(x, node)
                            : exec_unmodelled(x, ir_op_name(ir.op), NULL, 0);
    case IR_CLASS_NAME:
    case IR_CLASS_SELF:
    case IR_CLASS_STATIC:
    case IR_CLASS_PARENT:
    case IR_SPREAD:
    case IR_NAMED:
    case IR_PATTERN:
    case IR_PATTERN_ENTRY:
    case IR_ENTRY:
    case IR_MATCH_ARM:
    case IR_BLOCK:
    case IR_EXPRESSION:
    case IR_ECHO:
    case IR_IF:
    case IR_LOOP:
    case IR_FOREACH:
    case IR_SWITCH:
    case IR_CASE:
    case IR_BREAK:
    case IR_CONTINUE:
    case IR_RETURN:
    case IR_TRY:
    case IR_CATCH:
    case IR_GLOBAL:
    case IR_STATIC_VARIABLE:
    case IR_UNSET:
    case IR_DECLARE:
    case IR_DECLARE_FUNCTION:
    case IR_DECLARE_CLASS:
    case IR_DECLARE_CONSTANT:
    case IR_EXPORT:
    case IR_LABEL:
    case IR_GOTO:
    case IR_HTML:
    case IR_ANNOTATED:
    case IR_OP_COUNT: break;
    }
    assert(false && "not a value");
    return VALUE_OF_NULL;
}

struct value exec_value(struct exec *x, ir_id node)
{
    if (!exec_step(x))
        return VALUE_OF_NULL;
    ir_id outer = x->node;
    x->node = node;
    struct value result = evaluate(x, node);
    x->node = outer;
    return x->dead ? VALUE_OF_NULL : result;
}
