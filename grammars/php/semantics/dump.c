/* var_dump, print_r, var_export and their like: values as PHP prints them. */
#include "grammars/php/semantics/builtins.h"

enum { DEEPEST = 1000 };

struct dumping {
    struct exec *x;
    struct buffer out;
    uint32_t open[DEEPEST]; /* objects that are being printed */
    uint32_t depth;
    bool failed; /* something is not constant */
};

static void fail(struct dumping *d)
{
    d->failed = true;
}

static void indent(struct dumping *d, uint32_t columns)
{
    for (uint32_t i = 0; i < columns; i++)
        buffer_add_byte(&d->out, ' ');
}

/* Whether the object is being printed already; otherwise it is from now on, until `leave`. */
static bool enter(struct dumping *d, struct value object)
{
    for (uint32_t i = 0; i < d->depth; i++)
        if (d->open[i] == object.id)
            return false;
    if (d->depth >= DEEPEST)
        fail(d);
    else
        d->open[d->depth++] = object.id;
    return !d->failed;
}

/* An array can only contain itself through references: deep nesting is not printed. */
static bool enter_array(struct dumping *d)
{
    if (d->depth >= DEEPEST)
        fail(d);
    else
        d->open[d->depth++] = UINT32_MAX;
    return !d->failed;
}

static void leave(struct dumping *d)
{
    d->depth -= d->depth > 0;
}

static bool constant_of(struct dumping *d, struct value value, struct constant *constant)
{
    if (value_is_constant(d->x, value, constant))
        return true;
    fail(d);
    return false;
}

static struct text float_text(struct dumping *d, double number)
{
    return php_float_text(exec_arena(d->x), number, PHP_REPR_PRECISION);
}

static struct text class_of(struct dumping *d, struct value object)
{
    return object.tag == VALUE_CALLABLE ? TEXT("Closure") : exec_class_of(d->x, object);
}

static bool elements_of(struct dumping *d, struct value array, array_elements *elements)
{
    leaf_id base;
    bool known = array_list(d->x, array, elements, &base);
    for (uint32_t i = 0; i < elements->count; i++)
        known &= exec_is_true(d->x, elements->items[i].present);
    if (!known)
        fail(d);
    return known;
}

/* ---- var_dump ---- */

static void dump(struct dumping *d, struct value slot, uint32_t columns);

static void dump_key(struct dumping *d, struct value key)
{
    struct constant constant;
    if (!constant_of(d, key, &constant))
        return;
    if (constant.sort == SORT_INT)
        buffer_print(&d->out, "[%" PRId64 "]=>\n", constant.integer);
    else {
        buffer_add(&d->out, TEXT("[\""));
        buffer_add(&d->out, constant.text);
        buffer_add(&d->out, TEXT("\"]=>\n"));
    }
}

static void dump_array(struct dumping *d, struct value array, uint32_t columns)
{
    array_elements elements = {0};
    if (!enter_array(d) || !elements_of(d, array, &elements))
        return;
    buffer_print(&d->out, "array(%" PRIu32 ") {\n", elements.count);
    for (uint32_t i = 0; i < elements.count && !d->failed; i++) {
        indent(d, columns + 2);
        dump_key(d, elements.items[i].key);
        dump(d, elements.items[i].value, columns + 2);
    }
    indent(d, columns);
    buffer_add(&d->out, TEXT("}\n"));
    leave(d);
}

static void dump_property(struct dumping *d, const struct php_property *property, uint32_t columns)
{
    struct member_info info = property->info;
    if (property->slot.tag == VALUE_ABSENT && !info.type->mask && !info.type->class_count)
        return;
    indent(d, columns + 2);
    buffer_add(&d->out, TEXT("[\""));
    buffer_add(&d->out, info.name);
    buffer_add_byte(&d->out, '"');
    if (info.visibility == IR_PROTECTED)
        buffer_add(&d->out, TEXT(":protected"));
    if (info.visibility == IR_PRIVATE)
        buffer_print(&d->out, ":\"%.*s\":private", PRINTED(info.declaring));
    buffer_add(&d->out, TEXT("]=>\n"));
    if (property->slot.tag == VALUE_ABSENT) {
        struct text type = php_type_text(d->x, info.type);
        indent(d, columns + 2);
        buffer_print(&d->out, "uninitialized(%.*s)\n", PRINTED(type));
    } else {
        dump(d, property->slot, columns + 2);
    }
}

/* What ArrayObject and ArrayIterator hold is told otherwise than other properties. */
static void refuse_storage(struct dumping *d, struct value object, bool always)
{
    if (exec_is_concrete(d->x) && (exec_is_instance(d->x, object, "ArrayIterator") ||
                                   (always && exec_is_instance(d->x, object, "ArrayObject"))))
        exec_unsupported(d->x, "what an ArrayObject holds");
}

static void dump_object(struct dumping *d, struct value object, uint32_t columns)
{
    refuse_storage(d, object, false);
    php_properties list = {0};
    uint32_t count = 0, number = php_object_handle(d->x, object);
    if (exec_is_concrete(d->x) && !exec_holds_all_before(d->x, object))
        exec_unsupported(d->x, "the number of an object after others may be gone");
    struct text name = class_of(d, object);
    if (exec_is_concrete(d->x) && exec_has_method(d->x, object, "__debuginfo"))
        exec_unsupported(d->x, "__debugInfo");
    if (!enter(d, object)) {
        indent(d, 0);
        buffer_add(&d->out, TEXT("*RECURSION*\n"));
        return;
    }
    if (!php_list_properties(d->x, object, &list))
        fail(d);
    for (uint32_t i = 0; i < list.count; i++)
        count += list.items[i].slot.tag != VALUE_ABSENT;
    buffer_print(&d->out, "object(%.*s)#%" PRIu32 " (%" PRIu32 ") {\n", PRINTED(name), number,
                 count);
    for (uint32_t i = 0; i < list.count && !d->failed; i++)
        dump_property(d, &list.items[i], columns);
    indent(d, columns);
    buffer_add(&d->out, TEXT("}\n"));
    leave(d);
}

static void dump_enum(struct dumping *d, struct value object)
{
    struct text class_name = class_of(d, object), name = TEXT("");
    struct value value =
        object_get_property(d->x, object, names_add(exec_names(d->x), TEXT("name")));
    if (!value_is_text(d->x, value, &name))
        fail(d);
    buffer_print(&d->out, "enum(%.*s::%.*s)\n", PRINTED(class_name), PRINTED(name));
}

static void dump_scalar(struct dumping *d, struct value value)
{
    struct constant constant;
    if (!constant_of(d, value, &constant))
        return;
    if (constant.sort == SORT_BOOL) {
        buffer_print(&d->out, "bool(%s)\n", constant.boolean ? "true" : "false");
    } else if (constant.sort == SORT_INT) {
        buffer_print(&d->out, "int(%" PRId64 ")\n", constant.integer);
    } else if (constant.sort == SORT_FLOAT) {
        struct text text = float_text(d, constant.number);
        buffer_print(&d->out, "float(%.*s)\n", PRINTED(text));
    } else {
        buffer_print(&d->out, "string(%zu) \"", constant.text.size);
        buffer_add(&d->out, constant.text);
        buffer_add(&d->out, TEXT("\"\n"));
    }
}

static void dump(struct dumping *d, struct value slot, uint32_t columns)
{
    struct value value = heap_follow(d->x, slot);
    if (d->failed)
        return;
    indent(d, columns);
    if (slot.tag == VALUE_REFERENCE) {
        if (exec_is_concrete(d->x) && !exec_holds_reference(d->x, slot))
            exec_unsupported(d->x, "whether a reference is shared");
        buffer_add_byte(&d->out, '&');
    }
    switch ((int)value.tag) {
    case VALUE_ABSENT:
    case VALUE_NULL: buffer_add(&d->out, TEXT("NULL\n")); break;
    case VALUE_ARRAY: dump_array(d, value, columns); break;
    case VALUE_OBJECT:
        if (exec_is_instance(d->x, value, "UnitEnum"))
            dump_enum(d, value);
        else
            dump_object(d, value, columns);
        break;
    case VALUE_CALLABLE:
    case VALUE_LEAF:
    case VALUE_UNION: fail(d); break;
    default: dump_scalar(d, value); break;
    }
}

/* ---- print_r ---- */

static void print_plain(struct dumping *d, struct value slot, uint32_t columns);

static void print_entries_end(struct dumping *d, uint32_t columns)
{
    indent(d, columns);
    buffer_add(&d->out, TEXT(")\n"));
}

static void print_name(struct dumping *d, struct text name, uint32_t columns)
{
    indent(d, columns);
    buffer_add_byte(&d->out, '[');
    buffer_add(&d->out, name);
    buffer_add(&d->out, TEXT("] => "));
}

static void print_array(struct dumping *d, struct value array, uint32_t columns)
{
    array_elements elements = {0};
    if (!enter_array(d) || !elements_of(d, array, &elements))
        return;
    buffer_add(&d->out, TEXT("Array\n"));
    indent(d, columns);
    buffer_add(&d->out, TEXT("(\n"));
    for (uint32_t i = 0; i < elements.count && !d->failed; i++) {
        struct constant key = {.text = TEXT("")};
        term_is_constant(exec_terms(d->x), php_to_string(d->x, elements.items[i].key), &key);
        print_name(d, key.text, columns + 4);
        print_plain(d, elements.items[i].value, columns + 8);
        buffer_add_byte(&d->out, '\n');
    }
    print_entries_end(d, columns);
    leave(d);
}

static void print_property(struct dumping *d, const struct php_property *property, uint32_t columns)
{
    struct member_info info = property->info;
    if (property->slot.tag == VALUE_ABSENT)
        return;
    struct text suffix = TEXT("");
    if (info.visibility == IR_PROTECTED)
        suffix = TEXT(":protected");
    else if (info.visibility == IR_PRIVATE)
        suffix = text_print(exec_arena(d->x), ":%.*s:private", PRINTED(info.declaring));
    struct text name =
        text_print(exec_arena(d->x), "%.*s%.*s", PRINTED(info.name), PRINTED(suffix));
    print_name(d, name, columns + 4);
    print_plain(d, property->slot, columns + 8);
    buffer_add_byte(&d->out, '\n');
}

static void print_object(struct dumping *d, struct value object, uint32_t columns)
{
    php_properties list = {0};
    struct text name = class_of(d, object);
    bool is_enum = exec_is_instance(d->x, object, "UnitEnum");
    buffer_print(&d->out, "%.*s %s", PRINTED(name), is_enum ? "Enum" : "Object");
    if (is_enum && exec_is_instance(d->x, object, "BackedEnum")) {
        name_id key = names_add(exec_names(d->x), TEXT("value"));
        bool text = object_get_property(d->x, object, key).tag == VALUE_STRING;
        buffer_add(&d->out, text ? TEXT(":string") : TEXT(":int"));
    }
    if (!enter(d, object)) {
        buffer_add(&d->out, TEXT("\n *RECURSION*"));
        return;
    }
    if (!php_list_properties(d->x, object, &list))
        fail(d);
    buffer_add_byte(&d->out, '\n');
    indent(d, columns);
    buffer_add(&d->out, TEXT("(\n"));
    for (uint32_t i = 0; i < list.count && !d->failed; i++)
        print_property(d, &list.items[i], columns);
    print_entries_end(d, columns);
    leave(d);
}

static void print_plain(struct dumping *d, struct value slot, uint32_t columns)
{
    struct value value = heap_follow(d->x, slot);
    struct constant text;
    if (d->failed)
        return;
    if (value.tag == VALUE_ARRAY) {
        print_array(d, value, columns);
    } else if (value.tag == VALUE_OBJECT) {
        print_object(d, value, columns);
    } else if (value.tag == VALUE_CALLABLE || value.tag == VALUE_LEAF || value.tag == VALUE_UNION ||
               !term_is_constant(exec_terms(d->x), php_to_string(d->x, value), &text)) {
        fail(d);
    } else {
        buffer_add(&d->out, text.text);
    }
}

/* ---- var_export ---- */

static void export(struct dumping *d, struct value slot, uint32_t columns);

/* 'it\'s', with "\0" spliced in where a byte is 0. */
static void export_string(struct dumping *d, struct text text)
{
    buffer_add_byte(&d->out, '\'');
    for (size_t i = 0; i < text.size; i++) {
        char c = text.data[i];
        if (c == '\'' || c == '\\')
            buffer_add_byte(&d->out, '\\');
        if (c == '\0')
            buffer_add(&d->out, TEXT("' . \"\\0\" . '"));
        else
            buffer_add_byte(&d->out, c);
    }
    buffer_add_byte(&d->out, '\'');
}

static void export_float(struct dumping *d, double number)
{
    struct text text = float_text(d, number);
    bool plain = true;
    for (size_t i = 0; i < text.size; i++)
        plain &= isdigit((unsigned char)text.data[i]) || text.data[i] == '-';
    buffer_add(&d->out, text);
    if (plain)
        buffer_add(&d->out, TEXT(".0"));
}

static void export_scalar(struct dumping *d, struct value value)
{
    struct constant constant;
    if (!constant_of(d, value, &constant))
        return;
    if (constant.sort == SORT_BOOL)
        buffer_add(&d->out, constant.boolean ? TEXT("true") : TEXT("false"));
    else if (constant.sort == SORT_INT && constant.integer == INT64_MIN)
        buffer_print(&d->out, "%" PRId64 "-1", constant.integer + 1);
    else if (constant.sort == SORT_INT)
        buffer_print(&d->out, "%" PRId64, constant.integer);
    else if (constant.sort == SORT_FLOAT)
        export_float(d, constant.number);
    else
        export_string(d, constant.text);
}

static void export_array(struct dumping *d, struct value array, uint32_t columns)
{
    array_elements elements = {0};
    if (!enter_array(d) || !elements_of(d, array, &elements))
        return;
    if (columns > 1) {
        buffer_add_byte(&d->out, '\n');
        indent(d, columns - 1);
    }
    buffer_add(&d->out, TEXT("array (\n"));
    for (uint32_t i = 0; i < elements.count && !d->failed; i++) {
        indent(d, columns + 1);
        export_scalar(d, elements.items[i].key);
        buffer_add(&d->out, TEXT(" => "));
        export(d, elements.items[i].value, columns + 2);
        buffer_add(&d->out, TEXT(",\n"));
    }
    if (columns > 1)
        indent(d, columns - 1);
    buffer_add_byte(&d->out, ')');
    leave(d);
}

static void export_object(struct dumping *d, struct value object, uint32_t columns)
{
    php_properties list = {0};
    struct text name = class_of(d, object);
    bool plain = text_is(name, "stdClass");
    refuse_storage(d, object, true);
    if (!enter(d, object) || !php_list_properties(d->x, object, &list) ||
        exec_is_instance(d->x, object, "UnitEnum")) {
        fail(d);
        return;
    }
    if (columns > 1) {
        buffer_add_byte(&d->out, '\n');
        indent(d, columns - 1);
    }
    if (plain)
        buffer_add(&d->out, TEXT("(object) array(\n"));
    else
        buffer_print(&d->out, "\\%.*s::__set_state(array(\n", PRINTED(name));
    for (uint32_t i = 0; i < list.count && !d->failed; i++) {
        if (list.items[i].slot.tag == VALUE_ABSENT)
            continue;
        indent(d, columns + 2);
        export_string(d, list.items[i].info.name);
        buffer_add(&d->out, TEXT(" => "));
        export(d, list.items[i].slot, columns + 2);
        buffer_add(&d->out, TEXT(",\n"));
    }
    if (columns > 1)
        indent(d, columns - 1);
    buffer_add(&d->out, plain ? TEXT(")") : TEXT("))"));
    leave(d);
}

static void export(struct dumping *d, struct value slot, uint32_t columns)
{
    struct value value = heap_follow(d->x, slot);
    if (d->failed)
        return;
    switch ((int)value.tag) {
    case VALUE_ABSENT:
    case VALUE_NULL: buffer_add(&d->out, TEXT("NULL")); break;
    case VALUE_ARRAY: export_array(d, value, columns); break;
    case VALUE_OBJECT: export_object(d, value, columns); break;
    case VALUE_CALLABLE:
    case VALUE_LEAF:
    case VALUE_UNION: fail(d); break;
    default: export_scalar(d, value); break;
    }
}

/* ---- the functions ---- */

static struct dumping *start(struct call *call)
{
    struct dumping *d = ARENA_NEW(exec_arena(call->x), struct dumping);
    d->x = call->x;
    buffer_init(&d->out);
    return d;
}

/* What is printed in a concrete run; a symbolic value's print is not looked at. */
static struct value print(struct call *call, struct dumping *d)
{
    if (d->failed) {
        buffer_done(&d->out);
        return exec_is_concrete(call->x) ? call_unknown(call) : VALUE_OF_NULL;
    }
    exec_echo(call->x, call_buffer(call, &d->out));
    return VALUE_OF_NULL;
}

static struct value run_var_dump(struct call *call)
{
    struct dumping *d = start(call);
    for (uint32_t i = 0; i < call->count; i++)
        dump(d, call->args[i], 0);
    return print(call, d);
}

static struct value print_or_return(struct call *call, struct dumping *d, struct value printed)
{
    bool returns;
    if (!arg_bool(call, 1, false, &returns))
        return call_unknown(call);
    if (!returns) {
        print(call, d);
        return printed;
    }
    if (d->failed) {
        buffer_done(&d->out);
        return exec_is_concrete(call->x)
                   ? call_unknown(call)
                   : exec_derived(call->x, call->builtin->name, VALUE_MASK(VALUE_STRING), 0,
                                  call->args, call->count);
    }
    return call_buffer(call, &d->out);
}

static struct value run_print_r(struct call *call)
{
    struct dumping *d = start(call);
    print_plain(d, call->args[0], 0);
    return print_or_return(call, d, value_of_bool(call->x, true));
}

static struct value run_var_export(struct call *call)
{
    struct dumping *d = start(call);
    export(d, call->args[0], 1);
    return print_or_return(call, d, VALUE_OF_NULL);
}

static const struct php_builtin items[] = {
    PHP_FUNCTION("print_r", 1, 2, "mixed $value, bool $return = false", run_print_r),
    PHP_FUNCTION("var_dump", 1, PHP_ANY, "mixed $value, mixed ...$values", run_var_dump),
    PHP_FUNCTION("var_export", 1, 2, "mixed $value, bool $return = false", run_var_export),
};

const struct php_builtins php_builtins_dump = {items, ARRAY_LENGTH(items)};
