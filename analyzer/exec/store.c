/*
 * The store: records and their model fields. A field is a function of the record's key: what this
 * flow wrote is an array by key, what it did not write is the field's first value, an uninterpreted
 * function of the key. Two loads of one id are one record; ids that may be equal alias.
 */
#include "analyzer/exec/exec_p.h"

/* ---- classes ---- */

const struct spec_class *store_class(struct exec *x, name_id class_name)
{
    enum { DEEPEST = 32 };
    for (int i = 0; x->setup.specs && !name_is_none(class_name) && i < DEEPEST; i++) {
        const struct spec_class *class = spec_find_class(x->setup.specs, class_name);
        if (class)
            return class;
        ir_class_id id = class_find(x, class_name);
        if (id.index == 0)
            id = index_find_class(x->setup.stubs, class_name);
        class_name = id.index ? ir_class(x->program, id)->parent : NO_NAME;
    }
    return NULL;
}

static name_id parent_of(struct exec *x, name_id class_name)
{
    ir_class_id id = class_find(x, class_name);
    if (id.index == 0)
        id = index_find_class(x->setup.stubs, class_name);
    return id.index ? ir_class(x->program, id)->parent : NO_NAME;
}

const struct spec_model *store_find_model(struct exec *x, name_id class_name, name_id field,
                                          const struct spec_class **class)
{
    enum { DEEPEST = 32 };
    for (int i = 0; x->setup.specs && !name_is_none(class_name) && i < DEEPEST; i++) {
        *class = spec_find_class(x->setup.specs, class_name);
        const struct spec_model *model =
            *class ? spec_find_model(x->setup.specs, *class, field) : NULL;
        if (model)
            return model;
        class_name = parent_of(x, class_name);
    }
    return NULL;
}

/* ---- records ---- */

/* What columns and meta values are, where nothing is specified of the class. */
enum { FIELD_MASK = VALUE_MASK(VALUE_NULL) | VALUE_MASK(VALUE_STRING) | VALUE_MASK(VALUE_ARRAY) };

static bool is_id(struct exec *x, struct value key)
{
    struct constant constant;
    if (key.tag == VALUE_ABSENT || !value_is_constant(x, key, &constant) ||
        constant.sort != SORT_STRING)
        return false;
    struct text name =
        names_text(x->names, names_lower(x->names, names_add(x->names, constant.text)));
    return text_is(name, "id") || text_ends_with(name, TEXT("_id"));
}

/* The record of the class whose own id the key is: what was read from the store leads back to it.
 */
static const struct record *record_with_id(struct exec *x, name_id class_name, struct value key)
{
    const u32_vec *leaves = leaves_of_value(x, key);
    if (leaves->count != 1)
        return NULL;
    leaf_id leaf = {leaves->items[0]}, parent = leaf_get(x, leaf)->parent;
    for (uint32_t i = 0; parent.index && is_id(x, leaf_key(x, leaf)) && i < x->records.count; i++)
        if (x->records.items[i].leaf.index == parent.index &&
            name_equal(x->records.items[i].class_name, class_name))
            return &x->records.items[i];
    return NULL;
}

bool store_has_leaf(struct exec *x, struct value record, leaf_id leaf)
{
    uint32_t wanted = 0;
    for (uint32_t i = 0; i < x->records.count && !wanted; i++)
        if (value_same(x->records.items[i].object, record))
            wanted = x->records.items[i].leaf.index;
    for (leaf_id at = leaf; at.index; at = leaf_get(x, at)->parent)
        if (at.index == wanted)
            return true;
    return false;
}

static const struct record *record_above(struct exec *x, leaf_id leaf)
{
    for (leaf_id at = leaf; at.index; at = leaf_get(x, at)->parent)
        for (uint32_t i = 0; i < x->records.count; i++)
            if (x->records.items[i].leaf.index == at.index)
                return &x->records.items[i];
    return NULL;
}

term_id store_shares_leaf(struct exec *x, struct value record, leaf_id leaf)
{
    const struct record *above = record_above(x, leaf);
    if (!above || record.tag != VALUE_OBJECT)
        return term_bool(x->terms, false);
    if (value_same(above->object, record))
        return term_bool(x->terms, true);
    const struct object_info *info = object_get(x, record);
    bool alike = name_equal(above->class_name, info->class_name) && above->key.tag == info->key.tag;
    if (!alike || info->key.tag == VALUE_ABSENT)
        return term_bool(x->terms, false);
    return term_eq(x->terms, value_term(above->key), value_term(info->key));
}

/* Below `meta` stand the values that other tables keep of the record. */
static void add_meta(struct exec *x, struct value object)
{
    struct value name = value_of_text(x, TEXT("meta")), whole = object_properties(x, object);
    struct value leaf = array_get(x, whole, name);
    if (leaf.tag != VALUE_LEAF)
        return;
    whole = array_put(x, whole, name, array_of_leaf(x, (leaf_id){leaf.id}));
    object_set_properties(x, object, whole);
    x->object_initial.items[object.id] = whole;
}

struct value store_record(struct exec *x, name_id class_name, struct value key)
{
    struct constant constant;
    if (key.tag == VALUE_INT || key.tag == VALUE_STRING || key.tag == VALUE_FLOAT) {
        if (value_is_constant(x, key, &constant))
            key = value_make(key.tag, term_constant(x->terms, &constant).index);
    } else if (key.tag != VALUE_ABSENT) {
        key = value_int(
            term_canon(x->terms, value_term(exec_language(x)->cast(x, IR_CAST_INT, key))));
    }
    for (uint32_t i = 0; i < x->records.count; i++) {
        const struct record *record = &x->records.items[i];
        if (name_equal(record->class_name, class_name) && record->key.tag == key.tag &&
            key.tag != VALUE_ABSENT &&
            term_same(x->terms, value_term(record->key), value_term(key)))
            return record->object;
    }
    const struct record *known = record_with_id(x, class_name, key);
    if (known)
        return known->object;
    struct text name = names_text(x->names, class_name);
    uint32_t mask = spec_find_class(x->setup.specs, class_name) ? VALUE_ANY : (uint32_t)FIELD_MASK;
    root_id root = input_root(x, ROOT_STORE, name, mask);
    struct text label =
        text_print(x->arena, "%.*s#%" PRIu32, (int)name.size, name.data, x->records.count + 1);
    struct value any = leaf_new(x, root, label, VALUE_ANY);
    struct record record = {class_name, key, VALUE_NONE, {any.id}};
    ir_class_id id = class_find(x, class_name);
    record.object = object_of_leaf(x, (leaf_id){any.id}, class_name, id);
    object_edit(x, record.object)->key = key;
    if (mask == FIELD_MASK)
        add_meta(x, record.object);
    VEC_PUSH(x->arena, &x->records, record);
    return record.object;
}

bool exec_record_of(const struct exec *x, leaf_id leaf, name_id *class_name, struct value *key)
{
    for (uint32_t i = 0; i < x->records.count; i++) {
        const struct record *record = &x->records.items[i];
        if (record->leaf.index != leaf.index || record->key.tag == VALUE_ABSENT)
            continue;
        *class_name = record->class_name;
        *key = record->key;
        return true;
    }
    return false;
}

bool store_is_record(struct exec *x, struct value object, const struct spec_class **class)
{
    if (object.tag != VALUE_OBJECT || object_get(x, object)->key.tag == VALUE_ABSENT)
        return false;
    *class = store_class(x, object_get(x, object)->class_name);
    return *class != NULL;
}

static uint32_t owner_of(struct exec *x, const struct spec_class *class)
{
    uint32_t owner = map_get(&x->stores, class->full_name.index, 0);
    if (!owner) {
        owner = heap_new_owner(x);
        map_put(&x->stores, class->full_name.index, owner);
        map_put(&x->store_owners, owner, 1);
    }
    return owner;
}

/* ---- first values ---- */

static function_id field_function(struct exec *x, const struct spec_class *class,
                                  const struct spec_model *model, const char *suffix,
                                  enum sort sort)
{
    struct text c = names_text(x->names, class->full_name);
    struct text f = names_text(x->names, model->name);
    struct text name =
        text_print(x->arena, "%.*s.%.*s%s", (int)c.size, c.data, (int)f.size, f.data, suffix);
    function_id function = terms_declare(x->terms, name, sort);
    if (!map_get(&x->store_fields, function.index, 0)) {
        VEC_PUSH(x->arena, &x->store_models, model);
        map_put(&x->store_fields, function.index, x->store_models.count);
    }
    return function;
}

/* A total of whole hundredths that is not negative and below 10^10. */
static struct value first_money(struct exec *x, const struct spec_class *class,
                                const struct spec_model *model, term_id key)
{
    struct term_table *terms = x->terms;
    function_id function = field_function(x, class, model, ":hundredths", SORT_INT);
    term_id hundredths = term_apply(terms, function, &key, 1);
    exec_know(x, term_binary(terms, TERM_LE, term_int(terms, 0), hundredths));
    exec_know(x, term_binary(terms, TERM_LE, hundredths, term_int(terms, INT64_C(1000000000000))));
    term_id real = term_binary(terms, TERM_DIV, term_unary(terms, TERM_INT_TO_REAL, hundredths),
                               term_real(terms, TEXT("100")));
    return value_float(term_unary(terms, TERM_REAL_TO_FLOAT, real));
}

static struct value first_text(struct exec *x, const struct spec_class *class,
                               const struct spec_model *model, term_id key)
{
    function_id function = field_function(x, class, model, "", SORT_STRING);
    term_id text = term_apply(x->terms, function, &key, 1);
    term_id empty = term_eq(x->terms, text, term_string_of(x->terms, TEXT("")));
    bool is_currency = text_is(names_text(x->names, model->name), "currency");
    if (model->flags & (SPEC_MODEL_TOKEN | SPEC_MODEL_KEY) || is_currency)
        exec_know(x, term_not(x->terms, empty));
    return value_string(text);
}

static struct value first_integer(struct exec *x, const struct spec_class *class,
                                  const struct spec_model *model, term_id key)
{
    function_id function = field_function(x, class, model, "", SORT_INT);
    term_id number = term_apply(x->terms, function, &key, 1);
    exec_know(x, term_binary(x->terms, TERM_LE, term_int(x->terms, 0), number));
    return value_int(number);
}

/* The leaf of a field of any type, by the record's key. */
static struct value first_any(struct exec *x, const struct spec_class *class,
                              const struct spec_model *model, struct value key)
{
    struct text c = names_text(x->names, class->full_name);
    struct text f = names_text(x->names, model->name);
    struct text label = text_print(x->arena, "%.*s.%.*s", (int)c.size, c.data, (int)f.size, f.data);
    root_id root = input_root(x, ROOT_STORE, label, VALUE_ANY & ~VALUE_MASK(VALUE_OBJECT));
    uint64_t slot = UINT64_C(2) << 32 | root.index;
    uint32_t known = map_get(&x->roots_named, slot, 0);
    if (!known) {
        VEC_PUSH(x->arena, &x->leaf_values, leaf_new(x, root, label, VALUE_MASK(VALUE_ARRAY)));
        known = x->leaf_values.count;
        map_put(&x->roots_named, slot, known);
    }
    struct value top = x->leaf_values.items[known - 1];
    if (top.tag == VALUE_OBJECT)
        top = object_properties(x, top);
    struct value value = array_get(x, top, key);
    if (model->type.kind != LOGIC_TYPE_MAP)
        return value_or(x, value, VALUE_OF_NULL);
    value_cases cases = {0};
    value_get_cases(x, value, &cases);
    for (uint32_t i = 0; i < cases.count; i++)
        if (cases.items[i].value.tag == VALUE_ARRAY)
            return cases.items[i].value;
    return array_empty(x);
}

static struct value first_value(struct exec *x, const struct spec_class *class,
                                const struct spec_model *model, struct value key)
{
    bool own_type = model->type.kind == LOGIC_TYPE_INTEGER ||
                    (model->type.kind == LOGIC_TYPE_STRING && key.tag == VALUE_STRING);
    if (model->flags & SPEC_MODEL_KEY && own_type)
        return key;
    term_id term = value_term(key);
    switch (model->type.kind) {
    case LOGIC_TYPE_BOOLEAN: {
        function_id function = field_function(x, class, model, "", SORT_BOOL);
        return value_bool(term_apply(x->terms, function, &term, 1));
    }
    case LOGIC_TYPE_INTEGER: return first_integer(x, class, model, term);
    case LOGIC_TYPE_REAL:
    case LOGIC_TYPE_MONEY: return first_money(x, class, model, term);
    case LOGIC_TYPE_STRING: return first_text(x, class, model, term);
    case LOGIC_TYPE_OBJECT: {
        function_id function = field_function(x, class, model, ":id", SORT_INT);
        struct value id = value_int(term_apply(x->terms, function, &term, 1));
        return store_record(x, model->type.class_name, id);
    }
    case LOGIC_TYPE_UNKNOWN:
    case LOGIC_TYPE_VALUE:
    case LOGIC_TYPE_MAP:
    case LOGIC_TYPE_SET:
    case LOGIC_TYPE_STATEMENT: break;
    }
    return first_any(x, class, model, key);
}

/* ---- reading and writing ---- */

struct value store_read(struct exec *x, struct value object, const struct spec_class *class,
                        const struct spec_model *model)
{
    struct value key = object_get(x, object)->key;
    struct value written = heap_read(x, owner_of(x, class), model->name);
    if (written.tag != VALUE_ARRAY)
        return first_value(x, class, model, key);
    struct value value = array_get(x, written, key);
    if (!(value_tags(x, value) & VALUE_MASK(VALUE_ABSENT)))
        return value;
    return value_or(x, value, first_value(x, class, model, key));
}

void store_write(struct exec *x, struct value object, const struct spec_class *class,
                 const struct spec_model *model, struct value value)
{
    uint32_t owner = owner_of(x, class);
    struct value written = heap_read(x, owner, model->name);
    if (written.tag != VALUE_ARRAY)
        written = array_empty(x);
    heap_write(x, owner, model->name, array_put(x, written, object_get(x, object)->key, value));
    x->version++;
}

term_id store_exists(struct exec *x, struct value object)
{
    struct text name = names_text(x->names, object_get(x, object)->class_name);
    struct text label = text_print(x->arena, "%.*s.exists", (int)name.size, name.data);
    function_id function = terms_declare(x->terms, label, SORT_BOOL);
    struct value key = object_get(x, object)->key;
    term_id id = value_term(key), exists = term_apply(x->terms, function, &id, 1);
    if (key.tag == VALUE_INT)
        exec_know(x, term_implies(x->terms, exists,
                                  term_binary(x->terms, TERM_LT, term_int(x->terms, 0), id)));
    return exists;
}

const struct spec_model *store_field_of(const struct exec *x, term_id term)
{
    if (term_get_op(x->terms, term) != TERM_APPLY)
        return NULL;
    uint32_t found = map_get(&x->store_fields, term_get_function(x->terms, term).index, 0);
    return found ? x->store_models.items[found - 1] : NULL;
}
