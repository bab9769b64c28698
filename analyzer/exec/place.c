/*
 * Places: what can be assigned. A place is resolved once, then read and written; writing an element
 * writes its container, up to the variable or property at the beginning.
 */
#include "analyzer/exec/exec_p.h"

static struct place *new_place(struct exec *x, enum place_kind kind)
{
    struct place *place = ARENA_NEW(x->arena, struct place);
    place->kind = kind;
    return place;
}

/* ---- variables ---- */

static uint32_t scope_owner(struct exec *x, uint32_t outwards)
{
    uint32_t owner = exec_frame(x)->owner;
    for (; outwards; outwards--)
        owner = map_get(&x->scope_parent, owner, x->globals);
    return owner;
}

static struct place *variable_place(struct exec *x, name_id name, uint32_t outwards)
{
    struct place *place = new_place(x, PLACE_CELL);
    const struct language *language = exec_language(x);
    bool global = language->is_global && language->is_global(names_text(x->names, name));
    place->owner = global ? x->globals : scope_owner(x, outwards);
    place->name = name;
    /* what the process was started with is not part of the program */
    bool started =
        text_is(names_text(x->names, name), "argc") || text_is(names_text(x->names, name), "argv");
    if (x->setup.concrete && (global || (started && place->owner == x->globals)) &&
        heap_read(x, place->owner, name).tag == VALUE_ABSENT)
        exec_unsupported(x, "a variable that the server fills");
    return place;
}

static struct place *dynamic_variable(struct exec *x, ir_id node)
{
    struct value name = exec_value(x, ir_kid(x->program, node, 0));
    struct text text;
    bool known = value_is_text(x, value_string(exec_language(x)->to_string(x, name)), &text);
    if (known && x->setup.concrete && text_is(text, "this"))
        exec_unsupported(x, "a variable with the name of the object");
    if (known)
        return variable_place(x, names_add(x->names, text), 0);
    struct place *place = new_place(x, PLACE_ANY_VARIABLE);
    place->owner = exec_frame(x)->owner;
    place->base = exec_unmodelled(x, "a variable with a computed name", &name, 1);
    return place;
}

/* ---- elements and properties ---- */

static bool is_place(struct exec *x, ir_id node)
{
    return ir_op_category(ir_node(x->program, node)->op) == IR_PLACE;
}

/* `$GLOBALS['name']` is the global variable itself. */
static struct place *global_place(struct exec *x, ir_id base, ir_id key)
{
    const struct ir_node *ir = ir_node(x->program, base);
    struct text text;
    if (ir->op != IR_LOCAL || ir_is_none(key) || !exec_language(x)->late_variables ||
        !text_is(names_text(x->names, (name_id){(uint32_t)ir->payload}), "GLOBALS"))
        return NULL;
    struct value name = exec_value(x, key);
    struct place *place = new_place(x, PLACE_NOTHING);
    if (!value_is_text(x, name, &text)) {
        exec_unmodelled(x, "an unknown global variable", &name, 1);
        return place;
    }
    place->kind = PLACE_CELL;
    place->owner = x->globals;
    place->name = names_add(x->names, text);
    return place;
}

static struct value key_value(struct exec *x, ir_id key)
{
    bool outer = x->is_unsetting;
    x->is_unsetting = false;
    struct value value = exec_value(x, key);
    x->is_unsetting = outer;
    return value;
}

static struct place *index_place(struct exec *x, ir_id node)
{
    ir_id base = ir_kid(x->program, node, 0), key = ir_kid(x->program, node, 1);
    struct place *global = global_place(x, base, key);
    if (global)
        return global;
    struct place *place = new_place(x, PLACE_ELEMENT);
    place->parent = place_resolve(x, base);
    if (!ir_is_none(key))
        place->key = key_value(x, key);
    if (x->setup.concrete)
        place->overloaded = ARENA_NEW(x->arena, struct overloaded);
    return place;
}

static struct place *property_place(struct exec *x, struct value base, name_id name)
{
    struct place *place = new_place(x, PLACE_PROPERTY);
    place->base = base;
    place->name = name;
    return place;
}

/* The object that a property is written in: what is not there is no object, and is told so. */
static struct value member_base(struct exec *x, ir_id node)
{
    if (!is_place(x, node))
        return exec_value(x, node);
    struct place *place = place_resolve(x, node);
    bool unset = x->is_unsetting && place->kind == PLACE_PROPERTY;
    struct value base = place_fetch(x, place, unset ? USE_UNSET : USE_MEMBER);
    if (x->setup.concrete && x->is_unsetting && base.tag != VALUE_OBJECT && !x->dead)
        exec_unsupported(x, "an unset in what is no object");
    if (place->kind == PLACE_CELL && !unset)
        base = late_value(x, node, base);
    return value_or(x, base, exec_language(x)->absent);
}

/* A property whose name is empty or begins with a zero byte. */
static void check_name(struct exec *x, struct text name)
{
    if (x->setup.concrete && !x->dead && (name.size == 0 || name.data[0] == '\0'))
        exec_unsupported(x, "a property with a name that no program can write");
}

static struct place *member_place(struct exec *x, ir_id node)
{
    struct value base = member_base(x, ir_kid(x->program, node, 0));
    name_id name = {(uint32_t)ir_node(x->program, node)->payload};
    if (ir_node(x->program, node)->op == IR_MEMBER_DYNAMIC) {
        struct value computed = key_value(x, ir_kid(x->program, node, 1));
        struct text text;
        if (!value_is_text(x, value_string(exec_language(x)->to_string(x, computed)), &text)) {
            struct value from[2] = {base, computed};
            struct place *place = new_place(x, PLACE_ANY_PROPERTY);
            place->base = base;
            place->key = exec_unmodelled(x, "a property with a computed name", from, 2);
            return place;
        }
        name = names_add(x->names, text);
        check_name(x, text);
    }
    return property_place(x, base, name);
}

static struct place *static_member_place(struct exec *x, ir_id node)
{
    struct value object = VALUE_NONE;
    name_id class_name = class_operand_name(x, ir_kid(x->program, node, 0), &object);
    name_id name = {(uint32_t)ir_node(x->program, node)->payload};
    struct text text;
    if (name_is_none(class_name) && object.tag == VALUE_OBJECT)
        class_name = object_get(x, object)->class_name;
    if (ir_node(x->program, node)->op == IR_STATIC_MEMBER_DYNAMIC) {
        struct value computed = exec_value(x, ir_kid(x->program, node, 1));
        if (value_is_text(x, computed, &text))
            name = names_add(x->names, text);
        else
            class_name = NO_NAME;
    }
    if (x->dead)
        return new_place(x, PLACE_NOTHING);
    struct place *place = name_is_none(class_name) ? NULL : class_static_place(x, class_name, name);
    if (place)
        return place;
    if (x->dead || (x->setup.concrete && x->is_quiet && !name_is_none(class_name)))
        return new_place(x, PLACE_NOTHING);
    place = new_place(x, PLACE_VALUE);
    place->base = exec_unmodelled(x, "a static property of an unknown class", NULL, 0);
    return place;
}

static bool is_called(enum ir_op op)
{
    return op == IR_CALL || op == IR_CALL_VALUE || op == IR_CALL_METHOD || op == IR_CALL_STATIC ||
           op == IR_CALL_METHOD_DYNAMIC || op == IR_CALL_STATIC_DYNAMIC;
}

struct place *place_resolve(struct exec *x, ir_id node)
{
    const struct ir_node *ir = ir_node(x->program, node);
    struct place *place;
    switch ((int)ir->op) {
    case IR_LOCAL: return variable_place(x, (name_id){(uint32_t)ir->payload}, ir->detail);
    case IR_LOCAL_DYNAMIC: return dynamic_variable(x, node);
    case IR_INDEX: return index_place(x, node);
    case IR_MEMBER:
    case IR_MEMBER_DYNAMIC: return member_place(x, node);
    case IR_STATIC_MEMBER:
    case IR_STATIC_MEMBER_DYNAMIC: return static_member_place(x, node);
    default: break;
    }
    place = new_place(x, PLACE_VALUE);
    x->gave_reference = false;
    place->base = exec_value(x, node);
    if (x->setup.concrete && x->gave_reference && place->base.tag != VALUE_OBJECT &&
        is_called(ir->op))
        exec_unsupported(x, "a place in a reference that a call gives");
    x->gave_reference = false;
    return place;
}

bool place_is_pure(struct exec *x, ir_id node)
{
    const struct ir_node *ir = ir_node(x->program, node);
    switch ((int)ir->op) {
    case IR_LOCAL:
    case IR_THIS:
    case IR_INT:
    case IR_STRING: return true;
    case IR_LOCAL_DYNAMIC:
    case IR_MEMBER: return place_is_pure(x, ir_kid(x->program, node, 0));
    case IR_INDEX: {
        ir_id key = ir_kid(x->program, node, 1);
        return place_is_pure(x, ir_kid(x->program, node, 0)) &&
               (ir_is_none(key) || place_is_pure(x, key));
    }
    default: return false;
    }
}

/* ---- reading ---- */

static struct value element_slot(struct exec *x, struct value base, struct value key)
{
    struct value normal = exec_language(x)->to_key(x, key);
    if (normal.tag == VALUE_INT || normal.tag == VALUE_STRING)
        return array_get(x, base, normal);
    return key.tag == VALUE_ABSENT ? VALUE_NONE : exec_language(x)->index(x, base, key);
}

static struct value read_element_slot(struct exec *x, const struct place *place)
{
    struct value base = place_read(x, place->parent);
    if (base.tag == VALUE_ARRAY)
        return element_slot(x, base, place->key);
    if (place->key.tag == VALUE_ABSENT)
        return VALUE_NONE;
    return exec_language(x)->index(x, base, place->key);
}

/* The name under which the object of a property place keeps it; NO_NAME if it keeps none. */
static name_id property_key(struct exec *x, const struct place *place)
{
    if (place->base.tag != VALUE_OBJECT)
        return NO_NAME;
    return exec_language(x)->member_key ? exec_language(x)->member_key(x, place->base, place->name)
                                        : place->name;
}

static struct value read_property_slot(struct exec *x, const struct place *place)
{
    if (place->base.tag != VALUE_OBJECT)
        return exec_language(x)->member(x, place->base, place->name);
    name_id key = property_key(x, place);
    if (name_is_none(key))
        return x->dead ? VALUE_NONE : exec_language(x)->member(x, place->base, place->name);
    return array_get(x, object_properties(x, place->base), value_of_name(x, key));
}

struct value place_read_slot(struct exec *x, const struct place *place)
{
    switch (place->kind) {
    case PLACE_CELL: {
        struct value cell = heap_read(x, place->owner, place->name);
        if (cell.tag == VALUE_ABSENT)
            cell = any_name_read(x, place->owner, place->name);
        return cell.tag == VALUE_ABSENT && place->owner == x->globals ? input_global(x, place->name)
                                                                      : cell;
    }
    case PLACE_ELEMENT: return read_element_slot(x, place);
    case PLACE_PROPERTY: return read_property_slot(x, place);
    case PLACE_ANY_PROPERTY: return place->key;
    case PLACE_ANY_VARIABLE:
    case PLACE_VALUE: return place->base;
    case PLACE_NOTHING: break;
    }
    return VALUE_NONE;
}

struct value place_read(struct exec *x, const struct place *place)
{
    if (place->kind == PLACE_PROPERTY)
        return exec_language(x)->member(x, place->base, place->name);
    return heap_follow(x, place_read_slot(x, place));
}

struct value place_fetch(struct exec *x, const struct place *place, enum place_use use)
{
    const struct language *language = exec_language(x);
    if (place->kind == PLACE_PROPERTY && language->fetch_member)
        return language->fetch_member(x, place->base, place->name, use);
    if (place->kind != PLACE_ELEMENT || !language->fetch_index)
        return place_read(x, place);
    enum place_use outer = use == USE_UNSET ? USE_UNSET : USE_ELEMENT;
    struct value base = place_fetch(x, place->parent, outer);
    if (x->dead)
        return VALUE_NONE;
    if (base.tag == VALUE_ARRAY)
        return heap_follow(x, element_slot(x, base, place->key));
    if (base.tag == VALUE_ABSENT || base.tag == VALUE_NULL)
        return VALUE_NONE;
    if (base.tag != VALUE_OBJECT || !place->overloaded)
        return language->fetch_index(x, base, place->key, use);
    if (!place->overloaded->is_known) {
        place->overloaded->value = language->fetch_index(x, base, place->key, use);
        place->overloaded->is_known = true;
    }
    return place->overloaded->value;
}

/* ---- writing ---- */

/* What `base` becomes when one of its elements is written, base being a simple value. */
static struct value with_element(struct exec *x, struct value base, const struct place *place,
                                 struct value element)
{
    const struct language *language = exec_language(x);
    if (base.tag == VALUE_ABSENT || base.tag == VALUE_NULL)
        base = array_literal(x, true);
    if (base.tag != VALUE_ARRAY)
        return language->write_index(x, base, place->key, element);
    if (place->key.tag == VALUE_ABSENT)
        return array_append(x, base, element);
    struct value key = language->to_key(x, place->key);
    if (key.tag == VALUE_INT || key.tag == VALUE_STRING)
        return array_put(x, base, key, element);
    value_cases keys = {0};
    value_get_cases(x, key, &keys);
    for (uint32_t i = 0; i < keys.count; i++)
        if (keys.items[i].value.tag == VALUE_INT || keys.items[i].value.tag == VALUE_STRING)
            base = array_put_under(x, base, keys.items[i].value, element, keys.items[i].guard);
    return base;
}

static void write_element(struct exec *x, const struct place *place, struct value element)
{
    struct value base = place_fetch(x, place->parent, USE_ELEMENT);
    if (x->dead)
        return;
    value_cases cases = {0};
    value_get_cases(x, base, &cases);
    value_cases results = {0};
    for (uint32_t i = 0; i < cases.count; i++) {
        struct value_case result = cases.items[i];
        if (cases.count == 1) {
            result.value = with_element(x, result.value, place, element);
        } else {
            struct fork f;
            if (fork_then(x, &f, result.guard))
                result.value = with_element(x, result.value, place, element);
            fork_else(x, &f);
            fork_join(x, &f);
        }
        VEC_PUSH(x->arena, &results, result);
    }
    struct value whole = value_from_cases(x, &results);
    bool in_place = whole.tag == VALUE_OBJECT && value_same(whole, base);
    if (x->dead || whole.tag == VALUE_ABSENT || in_place)
        return;
    place_write_container(x, place->parent, whole);
    bool is_new = base.tag == VALUE_ABSENT || base.tag == VALUE_NULL;
    if (x->dead && is_new && x->setup.concrete && x->result.end != EXEC_UNSUPPORTED) {
        x->dead = false; /* the message is another one than where a value is assigned */
        exec_unsupported(x, "a new array in a property that takes none");
    }
}

/* A property of one of several objects: each gets the value where it is the one. */
static struct value write_property(struct exec *x, const struct place *place, struct value value)
{
    value_cases cases = {0};
    struct value written = value;
    value_get_cases(x, place->base, &cases);
    for (uint32_t i = 0; i < cases.count && !x->dead; i++) {
        struct value object = cases.items[i].value;
        term_id guard = cases.items[i].guard;
        if (object.tag == VALUE_OBJECT && contract_write(x, object, place->name, value, guard))
            continue;
        if (exec_language(x)->write_member) {
            written = exec_language(x)->write_member(x, object, place->name, guard, value);
        } else if (object.tag == VALUE_OBJECT) {
            struct value key = value_of_name(x, place->name);
            struct value old = object_properties(x, object);
            object_set_properties(x, object, array_put_under(x, old, key, value, guard));
        }
    }
    x->version++;
    return cases.count == 1 ? written : value;
}

/* Stores a property as it is, in the slot that the object keeps it in. */
static void write_property_slot(struct exec *x, const struct place *place, struct value value)
{
    name_id key = property_key(x, place);
    if (name_is_none(key)) {
        if (place->base.tag != VALUE_OBJECT && !x->dead)
            write_property(x, place, value);
        return;
    }
    struct value array = object_properties(x, place->base);
    object_set_properties(x, place->base, array_put(x, array, value_of_name(x, key), value));
    x->version++;
}

void place_write_slot(struct exec *x, const struct place *place, struct value value)
{
    if (x->dead)
        return;
    switch (place->kind) {
    case PLACE_CELL: heap_write(x, place->owner, place->name, value); break;
    case PLACE_ELEMENT: write_element(x, place, value); break;
    case PLACE_PROPERTY: write_property_slot(x, place, value); break;
    case PLACE_ANY_VARIABLE: any_name_forget(x, place->owner, place->base); break;
    case PLACE_ANY_PROPERTY: any_name_forget_objects(x, place->base); break;
    case PLACE_VALUE:
    case PLACE_NOTHING: break;
    }
}

/* Writes into the cells that a slot refers to; `*plain` is where it holds no reference. */
static void write_references(struct exec *x, struct value slot, struct value value, term_id *plain)
{
    value_cases cases = {0};
    value_get_cases(x, slot, &cases);
    *plain = term_bool(x->terms, cases.count == 0);
    for (uint32_t i = 0; i < cases.count; i++) {
        struct value_case one = cases.items[i];
        if (one.value.tag != VALUE_REFERENCE) {
            *plain = term_or(x->terms, *plain, one.guard);
            continue;
        }
        struct value old = heap_read(x, one.value.id, NO_NAME);
        heap_write(x, one.value.id, NO_NAME, value_merge(x, one.guard, value, old));
    }
}

/* The slot of a place that may hold a reference; of an element only where its container is an
 * array, since reading anything else may run code of the program. */
static struct value reference_slot(struct exec *x, const struct place *place)
{
    if (place->kind == PLACE_CELL)
        return place_read_slot(x, place);
    if (place->kind != PLACE_ELEMENT || place->key.tag == VALUE_ABSENT)
        return VALUE_NONE;
    struct value base = place_fetch(x, place->parent, USE_ELEMENT);
    if (x->dead || base.tag != VALUE_ARRAY)
        return VALUE_NONE;
    struct value key = exec_language(x)->to_key(x, place->key);
    return key.tag == VALUE_INT || key.tag == VALUE_STRING ? array_get(x, base, key) : VALUE_NONE;
}

struct value place_write(struct exec *x, const struct place *place, struct value value)
{
    if (x->dead)
        return value;
    if (place->kind == PLACE_PROPERTY)
        return write_property(x, place, value);
    if (place->kind == PLACE_ANY_VARIABLE || place->kind == PLACE_ANY_PROPERTY) {
        place_write_slot(x, place, value);
        return value;
    }
    if (place->type && exec_language(x)->coerce) {
        value = exec_language(x)->coerce(x, place->type, value, TEXT("static::$"));
        if (x->dead && x->result.end != EXEC_UNSUPPORTED) {
            x->dead = false; /* the message tells the class, which is not known here */
            exec_unsupported(x, "a value that a static property does not take");
        }
        if (x->dead)
            return value;
    }
    struct value slot = reference_slot(x, place);
    if (slot.tag == VALUE_REFERENCE) {
        /* where nothing else has the reference, a copy of the array has a value of its own */
        if (x->setup.concrete && place->kind == PLACE_ELEMENT && !exec_holds_reference(x, slot))
            exec_unsupported(x, "whether a reference is shared");
        heap_write(x, slot.id, NO_NAME, value);
        return value;
    }
    struct value kept = value;
    if (slot.tag == VALUE_UNION && value_tags(x, slot) & VALUE_MASK(VALUE_REFERENCE)) {
        term_id plain;
        write_references(x, slot, value, &plain);
        kept = value_merge(x, plain, value, slot);
    }
    place_write_slot(x, place, kept);
    return value;
}

void place_write_container(struct exec *x, const struct place *place, struct value value)
{
    /* an overloaded property gives a copy: what is written in it is lost */
    bool overloaded = (place->kind == PLACE_PROPERTY && place->base.tag == VALUE_OBJECT &&
                       name_is_none(property_key(x, place))) ||
                      (place->overloaded && place->overloaded->is_known);
    if (!overloaded && !x->dead)
        place_write(x, place, value);
}

/* ---- unset ---- */

static void unset_array_element(struct exec *x, const struct place *place, struct value base,
                                struct value key)
{
    if (base.tag == VALUE_ARRAY) {
        place_write_container(x, place->parent, array_unset(x, base, key));
        return;
    }
    value_cases cases = {0};
    value_get_cases(x, base, &cases);
    for (uint32_t i = 0; i < cases.count; i++)
        if (cases.items[i].value.tag == VALUE_ARRAY)
            cases.items[i].value = array_unset(x, cases.items[i].value, key);
    place_write_container(x, place->parent, value_from_cases(x, &cases));
}

static void unset_element(struct exec *x, const struct place *place)
{
    const struct language *language = exec_language(x);
    struct value base = place_fetch(x, place->parent, USE_UNSET);
    uint32_t tags = value_tags(x, base);
    if (x->dead)
        return;
    if (language->unset_index && !(tags & (tags - 1)))
        language->unset_index(x, base, place->key);
    if (x->dead || !(tags & VALUE_MASK(VALUE_ARRAY)))
        return;
    struct value key = language->to_key(x, place->key);
    if (key.tag == VALUE_INT || key.tag == VALUE_STRING)
        unset_array_element(x, place, base, key);
}

static void unset_property(struct exec *x, const struct place *place)
{
    if (place->base.tag != VALUE_OBJECT)
        return;
    if (exec_language(x)->unset_member) {
        exec_language(x)->unset_member(x, place->base, place->name);
    } else {
        struct value array = object_properties(x, place->base);
        array = array_unset(x, array, value_of_name(x, place->name));
        object_set_properties(x, place->base, array);
    }
    x->version++;
}

/* A static property can't be unset. */
bool place_refuses_unset(struct exec *x, ir_id node)
{
    struct value object = VALUE_NONE;
    const struct ir_node *ir = ir_node(x->program, node);
    if (!x->setup.concrete || ir->op != IR_STATIC_MEMBER)
        return false;
    name_id class_name = class_operand_name(x, ir_kid(x->program, node, 0), &object);
    struct text c = names_text(x->names, class_name);
    struct text n = names_text(x->names, (name_id){(uint32_t)ir->payload});
    exec_throw(x, term_bool(x->terms, true), "Error",
               text_print(x->arena, "Attempt to unset static property %.*s::$%.*s", (int)c.size,
                          c.data, (int)n.size, n.data));
    return true;
}

static void unset_cell(struct exec *x, const struct place *place)
{
    struct value slot = heap_read(x, place->owner, place->name);
    heap_remove(x, place->owner, place->name);
    lend_unset(x, slot);
}

void place_unset(struct exec *x, const struct place *place)
{
    if (x->dead)
        return;
    switch (place->kind) {
    case PLACE_CELL: unset_cell(x, place); break;
    case PLACE_ELEMENT: unset_element(x, place); break;
    case PLACE_PROPERTY: unset_property(x, place); break;
    case PLACE_ANY_VARIABLE: any_name_forget(x, place->owner, place->base); break;
    case PLACE_ANY_PROPERTY: any_name_forget_objects(x, place->base); break;
    case PLACE_VALUE:
    case PLACE_NOTHING: break;
    }
}

/* ---- references ---- */

static struct value new_reference(struct exec *x, struct value value)
{
    uint32_t owner = heap_new_owner(x);
    heap_write(x, owner, NO_NAME, value);
    return value_make(VALUE_REFERENCE, owner);
}

/* Whether the place is an element of what an expression gives, and no variable. */
static bool is_in_value(const struct place *place)
{
    bool element = place->kind == PLACE_ELEMENT;
    while (place->kind == PLACE_ELEMENT)
        place = place->parent;
    return element && place->kind == PLACE_VALUE && place->base.tag != VALUE_OBJECT;
}

/* A property that makes a declared type hold for what is written through a reference is not
 * modelled. */
static void check_referenced(struct exec *x, const struct place *place)
{
    const struct language *language = exec_language(x);
    if (x->setup.concrete && is_in_value(place))
        exec_unsupported(x, "a reference to a part of a value");
    if (x->setup.concrete && place->kind == PLACE_ELEMENT &&
        place_read(x, place->parent).tag == VALUE_OBJECT)
        exec_unsupported(x, "a reference to an element of an object");
    if (place->type)
        exec_unsupported(x, "a reference to a typed property");
    if (place->kind == PLACE_ELEMENT || place->kind == PLACE_PROPERTY)
        place_fetch(x, place, USE_REFERENCE);
    if (place->kind == PLACE_PROPERTY && place->base.tag == VALUE_OBJECT &&
        language->is_typed_member && !x->dead &&
        language->is_typed_member(x, place->base, place->name))
        exec_unsupported(x, "a reference to a typed property");
}

struct value place_reference(struct exec *x, const struct place *place)
{
    check_referenced(x, place);
    if (x->dead)
        return VALUE_OF_NULL;
    struct value slot = place_read_slot(x, place);
    if (slot.tag == VALUE_REFERENCE)
        return slot;
    struct value held = heap_follow(x, slot);
    struct value reference = new_reference(x, held.tag == VALUE_ABSENT ? VALUE_OF_NULL : held);
    if (place->kind != PLACE_VALUE && place->kind != PLACE_NOTHING)
        place_write_slot(x, place, reference);
    return reference;
}

struct value place_cell_reference(struct exec *x, uint32_t owner, name_id name)
{
    struct place place = {.kind = PLACE_CELL, .owner = owner, .name = name};
    return place_reference(x, &place);
}
