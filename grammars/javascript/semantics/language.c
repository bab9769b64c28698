/* JavaScript as the executor sees it. */
#include <math.h>

#include "grammars/javascript/emit/emit.h"
#include "grammars/javascript/semantics/builtins.h"

static const struct js_builtins *const tables[] = {
#define JS_BUILTINS(name) &js_builtins_##name,
#include "grammars/javascript/semantics/builtins.def"
#undef JS_BUILTINS
};

static int compare_builtin(const void *key, const void *element)
{
    const struct text *name = key;
    return text_compare(*name, text_of(((const struct builtin *)element)->name));
}

const struct builtin *js_find_builtin(struct text lower_name)
{
    for (size_t i = 0; i < ARRAY_LENGTH(tables); i++) {
        const struct builtin *found = bsearch(&lower_name, tables[i]->items, tables[i]->count,
                                              sizeof *found, compare_builtin);
        if (found)
            return found;
    }
    return NULL;
}

/* ---- methods ---- */

static const struct builtin *find_in(struct exec *x, struct text kind, struct text name)
{
    struct text full = text_print(exec_arena(x), "%.*s#%.*s", PRINTED(kind), PRINTED(name));
    name_id lower = names_lower(exec_names(x), names_add(exec_names(x), full));
    return js_find_builtin(names_text(exec_names(x), lower));
}

/* An object that nobody knows more of may be a list. */
const struct builtin *js_find_method(struct exec *x, struct value self, struct text name)
{
    const struct builtin *found = NULL;
    struct text class_name;
    switch ((enum value_tag)self.tag) {
    case VALUE_STRING: return find_in(x, TEXT("string"), name);
    case VALUE_INT:
    case VALUE_FLOAT: return find_in(x, TEXT("number"), name);
    case VALUE_BOOL: return find_in(x, TEXT("boolean"), name);
    case VALUE_CALLABLE: return find_in(x, TEXT("function"), name);
    case VALUE_ARRAY: return find_in(x, TEXT("array"), name);
    case VALUE_OBJECT:
        class_name = names_text(exec_names(x), object_get(x, self)->class_name);
        if (class_name.size)
            found = find_in(x, class_name, name);
        if (!found && (class_name.size == 0 || object_get(x, self)->is_input))
            found = find_in(x, TEXT("array"), name);
        return found ? found : find_in(x, TEXT("object"), name);
    case VALUE_ABSENT:
    case VALUE_UNDEFINED:
    case VALUE_NULL:
    case VALUE_LEAF:
    case VALUE_UNION:
    case VALUE_REFERENCE: break;
    }
    return NULL;
}

/* ---- global names ---- */

static const struct {
    const char *name;
    double value;
} numbers[] = {
    {"NaN", NAN},
    {"Infinity", INFINITY},
    {"Number.EPSILON", 2.220446049250313e-16},
    {"Number.MAX_SAFE_INTEGER", 9007199254740991.0},
    {"Number.MIN_SAFE_INTEGER", -9007199254740991.0},
    {"Number.MAX_VALUE", 1.7976931348623157e308},
    {"Number.MIN_VALUE", 5e-324},
    {"Math.PI", 3.14159265358979323846},
    {"Math.E", 2.7182818284590452354},
};

static const char *const namespaces[] = {"Array",  "Boolean", "Date",   "JSON",    "Map",
                                         "Math",   "Number",  "Object", "Promise", "Set",
                                         "String", "console", "RegExp", "Function"};

static struct value named(struct exec *x, struct text name)
{
    struct callable callable = {.name = names_add(exec_names(x), name)};
    return value_callable(x, &callable);
}

struct value js_constant(struct exec *x, struct text name)
{
    for (size_t i = 0; i < ARRAY_LENGTH(numbers); i++)
        if (text_is(name, numbers[i].name))
            return value_of_float(x, numbers[i].value);
    for (size_t i = 0; i < ARRAY_LENGTH(namespaces); i++)
        if (text_is(name, namespaces[i]))
            return named(x, name);
    return VALUE_NONE;
}

/* A name that no scope of the program declares. */
static struct value global_constant(struct exec *x, struct text name)
{
    struct value value = js_constant(x, name);
    if (value.tag != VALUE_ABSENT)
        return value;
    if (text_is(name, "globalThis") || text_is(name, "arguments"))
        return VALUE_NONE;
    value = exec_class_value(x, text_print(exec_arena(x), "js.%.*s", PRINTED(name)));
    if (value.tag == VALUE_ABSENT)
        value = exec_class_value(x, name);
    if (value.tag != VALUE_ABSENT)
        return value;
    name_id lower = names_lower(exec_names(x), names_add(exec_names(x), name));
    bool known = exec_is_declared(x, name) || js_find_builtin(names_text(exec_names(x), lower));
    return known ? named(x, name) : VALUE_NONE;
}

/* ---- the rest ---- */

static struct value case_equal(struct exec *x, struct value subject, struct value test)
{
    return value_bool(js_strict_eq(x, subject, test));
}

/* Types are not there at run time; a stub's are only what its results have. */
static struct value coerce(struct exec *x, const struct ir_type *type, struct value a,
                           struct text what)
{
    (void)x;
    (void)type;
    (void)what;
    return a;
}

static struct value make_regex(struct exec *x, struct text literal)
{
    struct value regex = object_new(x, names_add(exec_names(x), TEXT("RegExp")), NO_CLASS);
    object_set_property(x, regex, names_add(exec_names(x), TEXT("{literal}")),
                        value_of_text(x, literal));
    return regex;
}

static void print_value(struct buffer *out, struct exec *x, struct value value)
{
    struct text text;
    if (!js_known_text(x, value, &text)) {
        buffer_add(out, TEXT("?"));
        return;
    }
    if (value.tag != VALUE_STRING) {
        buffer_add(out, text);
        return;
    }
    buffer_add_byte(out, '\'');
    for (size_t i = 0; i < text.size; i++) {
        if (text.data[i] == '\'' || text.data[i] == '\\')
            buffer_add_byte(out, '\\');
        buffer_add_byte(out, text.data[i]);
    }
    buffer_add_byte(out, '\'');
}

extern const struct ir_frontend frontend_javascript;
extern const struct language language_javascript;

const struct language language_javascript = {
    .name = "javascript",
    .frontend = &frontend_javascript,
    .unary = js_unary,
    .binary = js_binary,
    .cast = js_cast,
    .increment = js_increment,
    .truth = js_truth,
    .find_function = js_find_function,
    .to_string = js_to_string,
    .to_key = js_to_key,
    .index = js_index,
    .quiet_index = js_quiet_index,
    .take = js_take,
    .member = js_member,
    .isset_member = js_quiet_member,
    .write_member = js_write_member,
    .write_index = js_write_index,
    .unset_member = js_unset_member,
    .unset_index = js_unset_index,
    .method_value = js_method_value,
    .refuse_method = js_refuse_method,
    .refuse_call = js_refuse_call,
    .has_prototypes = true,
    .make_list = js_make_list,
    .make_object = js_make_object,
    .make_regex = make_regex,
    .spread = js_spread,
    .iterate = js_iterate,
    .rest = js_rest,
    .fulfilled = js_fulfilled,
    .rejected = js_rejected,
    .await = js_await,
    .case_equal = case_equal,
    .type_of = js_type_of,
    .coerce = coerce,
    .absent = {VALUE_UNDEFINED, 0},
    .find_builtin = js_find_builtin,
    .find_method = js_find_method,
    .constant = global_constant,
    .print_value = print_value,
    .print_witness = js_print_witness,
    .print_test = js_print_test,
    .interpreter = js_interpreter,
};
