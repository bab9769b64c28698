/* Built-in functions about functions, classes, constants and variables of the program. */
#include "grammars/php/semantics/builtins.h"

static struct value unknown(struct call *call)
{
    return exec_unmodelled(call->x, call->builtin->name, call->args, call->count);
}

/* Whether something exists that nothing here declares. */
static struct value may_exist(struct call *call)
{
    return exec_environment(call->x, call->builtin->name, VALUE_MASK(VALUE_BOOL), call->args,
                            call->count);
}

/* The constant text of argument `index`, without a leading backslash. */
static bool text_arg(struct call *call, uint32_t index, struct text *text)
{
    if (index >= call->count || !value_is_text(call->x, call->args[index], text))
        return false;
    if (text->size && text->data[0] == '\\')
        *text = text_slice(*text, 1, text->size);
    return true;
}

/* ---- calls ---- */

/* PHP looks up what is called before the arguments are computed, which may change it. */
static void refuse_changing(struct call *call)
{
    array_elements elements = {0};
    leaf_id base;
    if (!exec_is_concrete(call->x) || call->args[0].tag != VALUE_ARRAY ||
        !array_list(call->x, call->args[0], &elements, &base))
        return;
    for (uint32_t i = 0; i < elements.count; i++)
        if (elements.items[i].value.tag == VALUE_REFERENCE)
            exec_unsupported(call->x, "a callback with a reference in it");
}

static struct value run_call_user_func(struct call *call)
{
    refuse_changing(call);
    return exec_call_at(call->x, call->node, call->args[0], call->args + 1, NULL, call->count - 1);
}

static struct value run_call_user_func_array(struct call *call)
{
    array_elements elements = {0};
    leaf_id base;
    refuse_changing(call);
    if (call->args[1].tag != VALUE_ARRAY || !array_list(call->x, call->args[1], &elements, &base))
        return unknown(call);
    struct value *args = ARENA_ARRAY(exec_arena(call->x), struct value, elements.count + 1);
    name_id *names = ARENA_ARRAY(exec_arena(call->x), name_id, elements.count + 1);
    for (uint32_t i = 0; i < elements.count; i++) {
        struct text name;
        args[i] = elements.items[i].value; /* a parameter by reference takes one as it is */
        if (args[i].tag == VALUE_REFERENCE && exec_is_concrete(call->x) &&
            !exec_holds_reference(call->x, args[i]))
            exec_unsupported(call->x, "whether a reference is shared");
        if (value_is_text(call->x, elements.items[i].key, &name))
            names[i] = names_add(exec_names(call->x), name);
        else if (i && !name_is_none(names[i - 1])) {
            php_throw(call->x, "Error", "Cannot use positional argument after named argument");
            return VALUE_OF_NULL;
        }
    }
    return exec_call_at(call->x, call->node, call->args[0], args, names, elements.count);
}

/* Whether a function runs that has arguments: the code of a file has none. */
static bool has_arguments(struct call *call, const char *error)
{
    if (exec_is_concrete(call->x) && exec_has_named_arguments(call->x))
        exec_unsupported(call->x, "arguments that were given by name");
    if (!exec_is_concrete(call->x) || !exec_runs_file(call->x))
        return true;
    php_throw(call->x, "Error", "%s() %s", call->builtin->name, error);
    return false;
}

static struct value run_func_get_args(struct call *call)
{
    const struct value *args;
    uint32_t count = exec_arguments(call->x, &args);
    struct value array = array_empty(call->x);
    if (!has_arguments(call, "cannot be called from the global scope"))
        return VALUE_OF_NULL;
    for (uint32_t i = 0; i < count; i++)
        array = array_append(call->x, array, exec_argument(call->x, i));
    return array;
}

static struct value run_func_num_args(struct call *call)
{
    const struct value *args;
    if (!has_arguments(call, "must be called from a function context"))
        return VALUE_OF_NULL;
    return value_of_int(call->x, exec_arguments(call->x, &args));
}

static struct value run_func_get_arg(struct call *call)
{
    const struct value *args;
    uint32_t count = exec_arguments(call->x, &args);
    struct constant index;
    if (!has_arguments(call, "cannot be called from the global scope"))
        return VALUE_OF_NULL;
    if (!value_is_constant(call->x, call->args[0], &index))
        return unknown(call);
    if (index.integer < 0)
        return call_refuse_value(call, 0, "must be greater than or equal to 0");
    if (index.integer >= count)
        return call_refuse_value(call, 0,
                                 "must be less than the number of the arguments passed to the "
                                 "currently executed function");
    return exec_argument(call->x, (uint32_t)index.integer);
}

static struct value run_function_exists(struct call *call)
{
    struct text name;
    if (!text_arg(call, 0, &name))
        return may_exist(call);
    name_id lower = names_lower(exec_names(call->x), names_add(exec_names(call->x), name));
    bool known = exec_has_function(call->x, name) ||
                 php_find_builtin(names_text(exec_names(call->x), lower)) ||
                 (exec_is_concrete(call->x) && php_knows_function(name));
    if (!known && !exec_is_concrete(call->x))
        return exec_platform_has_function(call->x, name) ? value_of_bool(call->x, true)
                                                         : may_exist(call);
    return value_of_bool(call->x, known);
}

/* ---- classes ---- */

/* Whether the declaration is of the kind that the function asks for. */
static bool is_kind(struct call *call, struct text name)
{
    struct exec *x = call->x;
    ir_class_id id = exec_find_class(x, names_add(exec_names(x), name));
    enum ir_class_kind kind = ir_class(exec_program(x), id)->kind;
    if (strcmp(call->builtin->name, "interface_exists") == 0)
        return kind == IR_CLASS_INTERFACE;
    if (strcmp(call->builtin->name, "trait_exists") == 0)
        return kind == IR_CLASS_TRAIT;
    if (strcmp(call->builtin->name, "enum_exists") == 0)
        return kind == IR_CLASS_ENUM;
    return kind == IR_CLASS_CLASS || kind == IR_CLASS_ENUM;
}

static struct value run_class_exists(struct call *call)
{
    struct text name;
    if (!text_arg(call, 0, &name))
        return may_exist(call);
    if (!exec_has_class(call->x, name) && (!exec_is_concrete(call->x) || php_knows_class(name)))
        return may_exist(call);
    return value_of_bool(call->x, exec_has_class(call->x, name) &&
                                      (!exec_is_concrete(call->x) || is_kind(call, name)));
}

static struct value run_get_class(struct call *call)
{
    if (call->count == 0 && exec_self_class(call->x).size == 0 && exec_is_concrete(call->x)) {
        php_throw(call->x, "Error",
                  "get_class() without arguments must be called from within a class");
        return VALUE_OF_NULL;
    }
    if (call->count == 0)
        return value_of_text(call->x, exec_self_class(call->x));
    struct value object = call->args[0];
    if (object.tag == VALUE_CALLABLE)
        return value_of_text(call->x, TEXT("Closure"));
    if (object.tag != VALUE_OBJECT || exec_class_of(call->x, object).size == 0)
        return unknown(call);
    struct text class_name = exec_class_of(call->x, object);
    if (exec_is_concrete(call->x) && memchr(class_name.data, '\0', class_name.size))
        return exec_unmodelled(call->x, "the name of an anonymous class", NULL, 0);
    return value_of_text(call->x, class_name);
}

static struct value run_get_called_class(struct call *call)
{
    if (exec_static_class(call->x).size == 0 && exec_is_concrete(call->x)) {
        php_throw(call->x, "Error", "get_called_class() must be called from within a class");
        return VALUE_OF_NULL;
    }
    return value_of_text(call->x, exec_static_class(call->x));
}

static struct value run_get_parent_class(struct call *call)
{
    struct text name = call->count ? TEXT("") : exec_self_class(call->x);
    if (call->count && call->args[0].tag == VALUE_OBJECT)
        name = exec_class_of(call->x, call->args[0]);
    else if (call->count && !text_arg(call, 0, &name))
        return unknown(call);
    if (call->count && !exec_has_class(call->x, name))
        return unknown(call);
    struct text parent = exec_parent_of(call->x, name);
    return parent.size ? value_of_text(call->x, parent) : value_of_bool(call->x, false);
}

static struct value run_get_object_vars(struct call *call)
{
    return call->args[0].tag == VALUE_OBJECT ? php_visible_properties(call->x, call->args[0])
                                             : unknown(call);
}

static struct value run_method_exists(struct call *call)
{
    struct text class_name, method;
    if (call->args[0].tag == VALUE_OBJECT)
        class_name = exec_class_of(call->x, call->args[0]);
    else if (!text_arg(call, 0, &class_name))
        return may_exist(call);
    if (!text_arg(call, 1, &method)) {
        term_id has = exec_class_has_computed(call->x, class_name, call->args[1]);
        return term_is_none(has) ? may_exist(call) : value_bool(has);
    }
    bool has = exec_class_has_method(call->x, class_name, method);
    struct member_info info;
    if (has && exec_is_concrete(call->x) && call->args[0].tag != VALUE_OBJECT &&
        exec_find_method(call->x, class_name, method, &info) && info.visibility == IR_PRIVATE) {
        ir_class_id own = exec_find_class(call->x, names_add(exec_names(call->x), class_name));
        name_id full = ir_class(exec_program(call->x), own)->full_name;
        has = text_equal(info.declaring, names_text(exec_names(call->x), full));
    }
    if (!has && !exec_is_concrete(call->x) && !exec_has_whole_class(call->x, class_name))
        return may_exist(call);
    return value_of_bool(call->x, has);
}

static struct value run_property_exists(struct call *call)
{
    struct text name;
    struct member_info info;
    struct text class_name = TEXT("");
    if (text_arg(call, 1, &name) && exec_is_concrete(call->x)) {
        if (call->args[0].tag == VALUE_OBJECT)
            class_name = exec_class_of(call->x, call->args[0]);
        else if (!text_arg(call, 0, &class_name))
            return may_exist(call);
        if (php_knows_class(class_name) && !exec_has_class(call->x, class_name))
            return may_exist(call);
        if (exec_has_class(call->x, class_name) &&
            exec_find_property(call->x, class_name, name, &info))
            return value_of_bool(
                call->x, info.visibility != IR_PRIVATE || text_equal(info.declaring, class_name) ||
                             (call->args[0].tag == VALUE_OBJECT &&
                              text_equal(info.declaring, exec_self_class(call->x))));
        if (call->args[0].tag != VALUE_OBJECT)
            return value_of_bool(call->x, false);
    }
    if (!text_arg(call, 1, &name) || call->args[0].tag != VALUE_OBJECT)
        return may_exist(call);
    struct value value =
        object_get_property(call->x, call->args[0], names_add(exec_names(call->x), name));
    return value_bool(
        term_not(exec_terms(call->x), value_has_tag(call->x, value, VALUE_MASK(VALUE_ABSENT))));
}

static bool same_class(struct exec *x, struct text a, struct text b)
{
    struct names *names = exec_names(x);
    return name_equal(names_lower(names, names_add(names, a)),
                      names_lower(names, names_add(names, b)));
}

/* In a flow: objects of unknown classes and names of classes may be instances too. */
static struct value may_be_instance(struct call *call, struct text name, bool proper)
{
    struct text own;
    struct value object = call->args[0];
    bool as_text = proper;
    uint32_t tags = value_tags(call->x, object);
    bool constant = text_arg(call, 0, &own) && exec_has_class(call->x, own);
    if (tags & VALUE_MASK(VALUE_STRING) && (!arg_bool(call, 2, proper, &as_text) || as_text))
        return !constant ? may_exist(call)
                         : value_of_bool(call->x, exec_is_subclass(call->x, own, name) &&
                                                      !(proper && same_class(call->x, own, name)));
    if (proper && object.tag != VALUE_OBJECT && tags & VALUE_MASK(VALUE_OBJECT))
        return may_exist(call);
    bool same = proper && object.tag == VALUE_OBJECT &&
                same_class(call->x, exec_class_of(call->x, object), name);
    return same ? value_of_bool(call->x, false)
                : value_bool(exec_instance_term(call->x, object, name));
}

static struct value instance_of(struct call *call, bool proper)
{
    struct text name, own;
    struct value object = call->args[0];
    bool as_text = proper;
    if (!text_arg(call, 1, &name))
        return unknown(call);
    if (!exec_is_concrete(call->x))
        return may_be_instance(call, name, proper);
    if (exec_is_concrete(call->x) && object.tag == VALUE_STRING && text_arg(call, 0, &own) &&
        arg_bool(call, 2, proper, &as_text) && as_text) {
        if (!exec_has_class(call->x, own))
            return unknown(call);
        return value_of_bool(call->x, exec_is_subclass(call->x, own, name) &&
                                          !(proper && same_class(call->x, own, name)));
    }
    if (object.tag != VALUE_OBJECT)
        return value_tags(call->x, object) & VALUE_MASK(VALUE_OBJECT)
                   ? unknown(call)
                   : value_of_bool(call->x, false);
    bool is = exec_is_instance(call->x, object, name.data);
    if (proper && same_class(call->x, exec_class_of(call->x, object), name))
        is = false;
    return value_of_bool(call->x, is);
}

static struct value run_is_a(struct call *call)
{
    return instance_of(call, false);
}

static struct value run_is_subclass_of(struct call *call)
{
    return instance_of(call, true);
}

static struct value run_spl_object_id(struct call *call)
{
    if (call->args[0].tag == VALUE_OBJECT && exec_is_concrete(call->x) &&
        !exec_holds_all_before(call->x, call->args[0]))
        return unknown(call);
    return call->args[0].tag == VALUE_OBJECT
               ? value_of_int(call->x, object_number(call->x, call->args[0]))
               : unknown(call);
}

/* ---- constants and variables ---- */

/* An array without the references in it: a constant keeps values. */
static struct value without_references(struct exec *x, struct value value, int depth)
{
    enum { DEEPEST = 64 };
    array_elements elements = {0};
    leaf_id base;
    if (value.tag != VALUE_ARRAY || !exec_is_concrete(x))
        return value;
    if (depth == DEEPEST) {
        exec_unsupported(x, "a constant of an array in itself");
        return value;
    }
    array_list(x, value, &elements, &base);
    for (uint32_t i = 0; i < elements.count && !exec_is_dead(x); i++) {
        struct value old = elements.items[i].value;
        struct value own = without_references(x, heap_follow(x, old), depth + 1);
        if (!value_same(old, own))
            value = array_put(x, value, elements.items[i].key, own);
    }
    return value;
}

static struct value run_define(struct call *call)
{
    struct text name;
    if (!text_arg(call, 0, &name))
        return unknown(call);
    if (text_find(name, TEXT("::"), 0) != SIZE_MAX)
        return call_refuse_value(call, 0, "cannot be a class constant");
    if (exec_is_defined(call->x, name))
        return value_of_bool(call->x, false);
    exec_define(call->x, name, without_references(call->x, call->args[1], 0));
    return value_of_bool(call->x, true);
}

static struct value run_defined(struct call *call)
{
    struct text name;
    if (!text_arg(call, 0, &name))
        return unknown(call);
    if (exec_is_concrete(call->x) && text_find(name, TEXT("::"), 0) != SIZE_MAX)
        return unknown(call);
    bool known = exec_is_defined(call->x, name);
    if (!known && !exec_is_concrete(call->x))
        return may_exist(call);
    return value_of_bool(call->x, known);
}

static struct value run_constant(struct call *call)
{
    struct text name;
    if (!text_arg(call, 0, &name))
        return unknown(call);
    size_t colons = text_find(name, TEXT("::"), 0);
    if (colons != SIZE_MAX && exec_is_concrete(call->x)) {
        struct text class_name = text_slice(name, 0, colons);
        if (!exec_has_class(call->x, class_name))
            return unknown(call);
        return exec_class_constant(call->x, class_name, text_slice(name, colons + 2, name.size));
    }
    return exec_constant(call->x, name);
}

/* Whether the program is run, and not verified. */
static struct value run_is_run(struct call *call)
{
    return value_of_bool(call->x, exec_is_concrete(call->x));
}

static struct value compact_into(struct call *call, struct value array, struct value name)
{
    struct exec *x = call->x;
    struct text text;
    if (name.tag == VALUE_ARRAY) {
        array_elements elements = {0};
        leaf_id base;
        array_list(x, name, &elements, &base);
        if (exec_is_concrete(x) && !exec_goes_deeper(x))
            return array;
        for (uint32_t i = 0; i < elements.count && !exec_is_dead(x); i++)
            array = compact_into(call, array, heap_follow(x, elements.items[i].value));
        if (exec_is_concrete(x))
            exec_comes_back(x);
        return array;
    }
    if (!value_is_text(x, name, &text))
        return array;
    if (exec_is_concrete(x) && text_is(text, "this"))
        exec_unsupported(x, "a variable with the name of the object");
    struct value value = exec_read_variable(x, text);
    if (value.tag == VALUE_ABSENT)
        return array;
    return array_put(x, array, php_to_key(x, value_of_text(x, text)), value);
}

static struct value run_compact(struct call *call)
{
    struct value array = array_empty(call->x);
    for (uint32_t i = 0; i < call->count; i++)
        array = compact_into(call, array, call->args[i]);
    return array;
}

static struct value run_extract(struct call *call)
{
    struct exec *x = call->x;
    array_elements elements = {0};
    leaf_id base;
    if (call->count > 1 || call->args[0].tag != VALUE_ARRAY ||
        !array_list(x, call->args[0], &elements, &base)) {
        exec_forget_variables(x, call->args[0]);
        return call_derived(call, VALUE_MASK(VALUE_INT));
    }
    int64_t count = 0;
    for (uint32_t i = 0; i < elements.count; i++) {
        struct text name;
        if (!value_is_text(x, elements.items[i].key, &name))
            continue;
        exec_write_variable(x, name, heap_follow(x, elements.items[i].value));
        count++;
    }
    return value_of_int(x, count);
}

/* ---- enums: called by the prelude alone ---- */

static struct value run_enum_cases(struct call *call)
{
    struct exec *x = call->x;
    struct text name;
    struct value array = array_empty(x);
    if (!text_arg(call, 0, &name) || !exec_has_class(x, name))
        return unknown(call);
    ir_class_id id = exec_find_class(x, names_add(exec_names(x), name));
    for (uint32_t i = 0; i < ir_class(exec_program(x), id)->constants.count; i++) {
        struct ir_class_constant constant = ir_class(exec_program(x), id)->constants.items[i];
        if (constant.is_case)
            array = array_append(
                x, array, exec_class_constant(x, name, names_text(exec_names(x), constant.name)));
    }
    return array;
}

static struct value run_unsupported(struct call *call)
{
    struct text what;
    return exec_unmodelled(call->x, text_arg(call, 0, &what) ? what.data : "a part of PHP",
                           call->args + 1, call->count - 1);
}

/* What an exception is made with: PHP takes what it can convert. */
static struct value run_exception_message(struct call *call)
{
    uint32_t scalars = VALUE_ANY_SCALAR & ~VALUE_MASK(VALUE_NULL);
    if (!exec_is_concrete(call->x) || call->args[0].tag == VALUE_STRING)
        return call->args[0];
    return VALUE_MASK(call->args[0].tag) & scalars
               ? value_string(php_to_string(call->x, call->args[0]))
               : unknown(call);
}

static struct value run_exception_code(struct call *call)
{
    bool fits = !exec_is_concrete(call->x) || call->args[0].tag == VALUE_INT;
    return fits ? call->args[0] : unknown(call);
}

static struct value run_enum_of_another_type(struct call *call)
{
    return exec_unmodelled(call->x, "a backing value of another type", call->args, call->count);
}

static const struct php_builtin items[] = {
    PHP_FUNCTION("call_user_func", 1, PHP_ANY, "callable $callback, mixed ...$args",
                 run_call_user_func),
    PHP_FUNCTION("call_user_func_array", 2, 2, "callable $callback, array $args",
                 run_call_user_func_array),
    PHP_FUNCTION("class_exists", 1, 2, "string $class, bool $autoload = true", run_class_exists),
    PHP_FUNCTION("compact", 1, PHP_ANY, "$var_name, ...$var_names", run_compact),
    PHP_FUNCTION("constant", 1, 1, "string $name", run_constant),
    PHP_FUNCTION("define", 2, 3,
                 "string $constant_name, mixed $value, bool $case_insensitive = false", run_define),
    PHP_FUNCTION("defined", 1, 1, "string $constant_name", run_defined),
    PHP_FUNCTION("enum_exists", 1, 2, "string $enum, bool $autoload = true", run_class_exists),
    PHP_REFERENCE_FUNCTION("extract", 1, 3, 1, "array &$array, int $flags = 0, string $prefix = ''",
                           run_extract),
    PHP_FUNCTION("func_get_arg", 1, 1, "int $position", run_func_get_arg),
    PHP_FUNCTION("func_get_args", 0, 0, "", run_func_get_args),
    PHP_FUNCTION("func_num_args", 0, 0, "", run_func_num_args),
    PHP_FUNCTION("function_exists", 1, 1, "string $function", run_function_exists),
    PHP_FUNCTION("get_called_class", 0, 0, "", run_get_called_class),
    PHP_FUNCTION("get_class", 0, 1, "object $object", run_get_class),
    PHP_FUNCTION("get_object_vars", 1, 1, "object $object", run_get_object_vars),
    PHP_FUNCTION("get_parent_class", 0, 1, "object|string $object_or_class", run_get_parent_class),
    PHP_FUNCTION("interface_exists", 1, 2, "string $interface, bool $autoload = true",
                 run_class_exists),
    PHP_FUNCTION("is_a", 2, 3, "mixed $object_or_class, string $class, bool $allow_string = false",
                 run_is_a),
    PHP_FUNCTION("is_subclass_of", 2, 3,
                 "mixed $object_or_class, string $class, bool $allow_string = true",
                 run_is_subclass_of),
    PHP_FUNCTION("method_exists", 2, 2, "$object_or_class, string $method", run_method_exists),
    PHP_FUNCTION("property_exists", 2, 2, "$object_or_class, string $property",
                 run_property_exists),
    PHP_FUNCTION("spl_object_id", 1, 1, "object $object", run_spl_object_id),
    PHP_FUNCTION("tillproof\\enum_cases", 1, 1, "string $enum", run_enum_cases),
    PHP_FUNCTION("tillproof\\enum_of_another_type", 2, 2, "$case, $value",
                 run_enum_of_another_type),
    PHP_FUNCTION("tillproof\\exception_code", 1, 1, "$code", run_exception_code),
    PHP_FUNCTION("tillproof\\exception_message", 1, 1, "$message", run_exception_message),
    PHP_FUNCTION("tillproof\\is_run", 0, 0, "", run_is_run),
    PHP_FUNCTION("tillproof\\unsupported", 1, PHP_ANY, "string $what, mixed ...$from",
                 run_unsupported),
    PHP_FUNCTION("trait_exists", 1, 2, "string $trait, bool $autoload = true", run_class_exists),
};

const struct php_builtins php_builtins_classes = {items, ARRAY_LENGTH(items)};
