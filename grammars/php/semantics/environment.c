/*
 * Built-in functions of the interpreter and what is around it: settings, errors, versions, time,
 * chance. What the server chooses is an input that nobody below staff controls.
 */
#include "grammars/php/semantics/builtins.h"

/* Something that the server makes: another one at each call; `run` stops there. */
static struct value from_server(struct call *call, uint32_t mask)
{
    exec_unsupported(call->x, call->builtin->name);
    if (exec_is_dead(call->x))
        return VALUE_OF_NULL;
    return exec_server_value(call->x, text_of(call->builtin->name), mask);
}

static struct value nothing(struct call *call)
{
    (void)call;
    return VALUE_OF_NULL;
}

static struct value yes(struct call *call)
{
    return value_of_bool(call->x, true);
}

/* ---- settings ---- */

static const char *const level_name = " error_reporting";

static struct value run_error_reporting(struct call *call)
{
    enum { ALL = 32767 };
    if (exec_is_concrete(call->x) && exec_is_silenced(call->x))
        exec_unsupported(call->x, "error_reporting where errors are suppressed");
    struct value old = exec_read_global(call->x, text_of(level_name));
    if (old.tag == VALUE_ABSENT)
        old = value_of_int(call->x, ALL);
    if (!arg_is_null(call, 0))
        exec_write_global(call->x, text_of(level_name), call->args[0]);
    return old;
}

/* Settings whose change no program sees in what it prints, with PHP's own values. */
static const struct setting {
    const char *name, *value;
} settings[] = {{"display_errors", "0"},
                {"error_log", NULL},
                {"html_errors", "0"},
                {"log_errors", "0"},
                {"max_execution_time", "0"},
                {"memory_limit", "128M"},
                {"session.gc_maxlifetime", "1440"}};

static const struct setting *find_setting(struct text name)
{
    for (size_t i = 0; i < ARRAY_LENGTH(settings); i++)
        if (text_is(name, settings[i].name))
            return &settings[i];
    return NULL;
}

static struct text setting_cell(struct exec *x, struct text name)
{
    return text_print(exec_arena(x), " ini %.*s", PRINTED(name));
}

static struct value read_setting(struct call *call, struct text name)
{
    const struct setting *setting = find_setting(name);
    struct value value = exec_read_global(call->x, setting_cell(call->x, name));
    if (value.tag != VALUE_ABSENT)
        return value;
    if (setting && exec_is_concrete(call->x))
        return call_text(call, text_of(setting->value ? setting->value : ""));
    return from_server(call, VALUE_MASK(VALUE_STRING) | VALUE_MASK(VALUE_BOOL));
}

static struct value run_ini_get(struct call *call)
{
    struct text name;
    return arg_text(call, 0, NULL, &name)
               ? read_setting(call, name)
               : from_server(call, VALUE_MASK(VALUE_STRING) | VALUE_MASK(VALUE_BOOL));
}

static struct value run_ini_set(struct call *call)
{
    struct text name;
    if (!arg_text(call, 0, NULL, &name) || text_is(name, "display_errors") ||
        (exec_is_concrete(call->x) && text_is(name, "memory_limit")))
        return from_server(call, VALUE_MASK(VALUE_STRING) | VALUE_MASK(VALUE_BOOL));
    if (call->args[1].tag == VALUE_ARRAY || call->args[1].tag == VALUE_OBJECT)
        return call_refuse_type(call, 1, "must be of type string|int|float|bool|null");
    struct value old = read_setting(call, name);
    if (!exec_is_dead(call->x))
        exec_write_global(call->x, setting_cell(call->x, name),
                          value_string(php_to_string(call->x, call->args[1])));
    return old;
}

/* ---- errors that a program reports itself ---- */

static struct value run_trigger_error(struct call *call)
{
    enum { USER_ERROR = 256, USER_WARNING = 512, USER_NOTICE = 1024, USER_DEPRECATED = 16384 };
    int64_t level;
    if (!arg_int(call, 1, USER_NOTICE, &level))
        return call_derived(call, VALUE_MASK(VALUE_BOOL));
    if (level == USER_ERROR)
        exec_unsupported(call->x, "trigger_error that ends the program");
    if (level != USER_ERROR && level != USER_WARNING && level != USER_NOTICE &&
        level != USER_DEPRECATED)
        return call_refuse_value(call, 1,
                                 "must be one of E_USER_ERROR, E_USER_WARNING, E_USER_NOTICE, or "
                                 "E_USER_DEPRECATED");
    return value_of_bool(call->x, true);
}

/* A handler would see warnings, which this interpreter does not raise. */
static struct value run_set_error_handler(struct call *call)
{
    exec_unsupported(call->x, call->builtin->name);
    return VALUE_OF_NULL;
}

static struct value run_error_get_last(struct call *call)
{
    exec_unsupported(call->x, call->builtin->name);
    return call_derived(call, VALUE_MASK(VALUE_NULL) | VALUE_MASK(VALUE_ARRAY));
}

static struct value run_assert(struct call *call)
{
    exec_unsupported(call->x, call->builtin->name);
    return value_of_bool(call->x, true);
}

static struct value run_debug_backtrace(struct call *call)
{
    return from_server(call, VALUE_MASK(VALUE_ARRAY));
}

/* ---- versions ---- */

/* The rank of a part of a version: "dev" < "alpha" < "beta" < "RC" < "#" < "pl". */
static int rank_of(struct text part)
{
    static const struct {
        const char *name;
        int rank;
    } ranks[] = {{"dev", 0}, {"alpha", 1}, {"a", 1}, {"beta", 2}, {"b", 2},
                 {"RC", 3},  {"rc", 3},    {"#", 4}, {"pl", 5},   {"p", 5}};
    for (size_t i = 0; i < ARRAY_LENGTH(ranks); i++)
        if (text_starts_with(part, text_of(ranks[i].name)))
            return ranks[i].rank;
    return -1;
}

/* "5.2rc1" in parts: digits and letters apart, "." "-" "_" "+" between them. */
static struct text next_part(struct text version, size_t *at)
{
    while (*at < version.size && !isalnum((unsigned char)version.data[*at]))
        ++*at;
    size_t begin = *at;
    bool digits = begin < version.size && isdigit((unsigned char)version.data[begin]);
    while (*at < version.size && isalnum((unsigned char)version.data[*at]) &&
           (isdigit((unsigned char)version.data[*at]) != 0) == digits)
        ++*at;
    return text_slice(version, begin, *at);
}

static int sign(int64_t number)
{
    return (number > 0) - (number < 0);
}

static int compare_parts(struct text a, struct text b)
{
    bool left = isdigit((unsigned char)a.data[0]), right = isdigit((unsigned char)b.data[0]);
    if (left && right)
        return sign(strtoll(a.data, NULL, 10) - strtoll(b.data, NULL, 10));
    return sign(rank_of(left ? TEXT("#") : a) - rank_of(right ? TEXT("#") : b));
}

static int compare_versions(struct text a, struct text b)
{
    size_t i = 0, k = 0;
    if (a.size == 0 || b.size == 0)
        return (a.size > 0) - (b.size > 0);
    for (;;) {
        struct text left = next_part(a, &i), right = next_part(b, &k);
        if (left.size == 0 && right.size == 0)
            return 0;
        if (right.size == 0)
            return isdigit((unsigned char)left.data[0]) ? 1 : compare_parts(left, TEXT("#N#"));
        if (left.size == 0)
            return isdigit((unsigned char)right.data[0]) ? -1 : compare_parts(TEXT("#N#"), right);
        int order = compare_parts(left, right);
        if (order)
            return order;
    }
}

PHP_TERM(version_compare, SORT_INT)
{
    return give_int(result, compare_versions(args[0].text, args[1].text));
}

static bool holds(int order, struct text operator, bool * known)
{
    static const struct {
        const char *names[3];
        bool less, equal, greater;
    } rows[] = {{{"<", "lt"}, true, false, false},       {{"<=", "le"}, true, true, false},
                {{">", "gt"}, false, false, true},       {{">=", "ge"}, false, true, true},
                {{"==", "eq", "="}, false, true, false}, {{"!=", "<>", "ne"}, true, false, true}};
    for (size_t i = 0; i < ARRAY_LENGTH(rows); i++)
        for (size_t k = 0; k < 3 && rows[i].names[k]; k++)
            if (text_is(operator, rows[i].names[k])) {
                *known = true;
                return order < 0 ? rows[i].less : order ? rows[i].greater : rows[i].equal;
            }
    *known = false;
    return false;
}

static struct value run_version_compare(struct call *call)
{
    struct text operator;
    struct constant order;
    term_id args[2] = {value_term(call->args[0]), value_term(call->args[1])};
    struct value number = value_apply(call->x, &kind_version_compare, args, 2);
    if (arg_is_null(call, 2))
        return number;
    bool known;
    if (!arg_text(call, 2, NULL, &operator))
        return call_derived(call, VALUE_MASK(VALUE_BOOL));
    holds(0, operator, & known);
    if (!known)
        return call_refuse_value(call, 2, "must be a valid comparison operator");
    if (value_is_constant(call->x, number, &order))
        return value_of_bool(call->x, holds((int)order.integer, operator, & known));
    return call_derived(call, VALUE_MASK(VALUE_BOOL));
}

static struct value run_text_of_server(struct call *call)
{
    return from_server(call, VALUE_MASK(VALUE_STRING));
}

static struct value run_phpversion(struct call *call)
{
    return from_server(call, VALUE_MASK(VALUE_STRING) | VALUE_MASK(VALUE_BOOL));
}

static struct value run_extension_loaded(struct call *call)
{
    return from_server(call, VALUE_MASK(VALUE_BOOL));
}

static struct value run_php_sapi_name(struct call *call)
{
    return exec_is_concrete(call->x) ? call_text(call, TEXT("cli")) : run_text_of_server(call);
}

static struct value run_int_of_server(struct call *call)
{
    return from_server(call, VALUE_MASK(VALUE_INT));
}

static struct value run_float_of_server(struct call *call)
{
    return from_server(call, VALUE_MASK(VALUE_FLOAT));
}

static struct value run_getenv(struct call *call)
{
    return from_server(call, VALUE_MASK(VALUE_STRING) | VALUE_MASK(VALUE_BOOL));
}

/* ---- time ---- */

static struct value run_microtime(struct call *call)
{
    bool as_float;
    if (!arg_bool(call, 0, false, &as_float))
        return from_server(call, VALUE_MASK(VALUE_STRING) | VALUE_MASK(VALUE_FLOAT));
    return from_server(call, VALUE_MASK(as_float ? VALUE_FLOAT : VALUE_STRING));
}

static struct value run_hrtime(struct call *call)
{
    return from_server(call, VALUE_MASK(VALUE_INT) | VALUE_MASK(VALUE_ARRAY));
}

static struct value run_usleep(struct call *call)
{
    int64_t time;
    if (arg_int(call, 0, 0, &time) && time < 0)
        return call_refuse_value(call, 0, "must be greater than or equal to 0");
    return VALUE_OF_NULL;
}

/* ---- chance ---- */

static struct value run_rand(struct call *call)
{
    int64_t low, high;
    if (call->count == 1) {
        php_throw(call->x, "ArgumentCountError", "%s() expects exactly 2 arguments, 1 given",
                  call->builtin->name);
        return VALUE_OF_NULL;
    }
    for (uint32_t i = 0; i < call->count; i++)
        if (call->args[i].tag != VALUE_INT)
            return run_int_of_server(call);
    bool known = arg_int(call, 0, 0, &low) && arg_int(call, 1, 0, &high);
    if (known && arg_given(call, 0) && arg_given(call, 1) && high < low &&
        !text_is(text_of(call->builtin->name), "rand"))
        return text_is(text_of(call->builtin->name), "random_int")
                   ? call_refuse_value(call, 0, "must be less than or equal to argument #2 ($max)")
                   : call_refuse_value(call, 1,
                                       "must be greater than or equal to argument #1 ($min)");
    if (known && low == high && arg_given(call, 1))
        return call->args[0];
    return run_int_of_server(call);
}

static struct value run_getrandmax(struct call *call)
{
    return value_of_int(call->x, INT32_MAX);
}

static struct value run_random_bytes(struct call *call)
{
    int64_t size;
    if (arg_int(call, 0, 0, &size) && size < 1)
        return call_refuse_value(call, 0, "must be greater than 0");
    return run_text_of_server(call);
}

/* The letters of a text that the program holds, in an order that nobody chose. */
static struct value run_str_shuffle(struct call *call)
{
    struct constant text;
    bool constant = value_is_constant(call->x, call->args[0], &text);
    return constant ? run_text_of_server(call) : call_unknown(call);
}

static const struct php_builtin items[] = {
    PHP_FUNCTION("assert", 1, 2, "mixed $assertion, mixed $description = null", run_assert),
    PHP_FUNCTION("debug_backtrace", 0, 2, "int $options = 1, int $limit = 0", run_debug_backtrace),
    PHP_FUNCTION("debug_print_backtrace", 0, 2, "int $options = 0, int $limit = 0",
                 run_set_error_handler),
    PHP_FUNCTION("error_get_last", 0, 0, "", run_error_get_last),
    PHP_FUNCTION("error_reporting", 0, 1, "?int $error_level = null", run_error_reporting),
    PHP_FUNCTION("extension_loaded", 1, 1, "string $extension", run_extension_loaded),
    PHP_FUNCTION("gc_collect_cycles", 0, 0, "", run_int_of_server),
    PHP_FUNCTION("getenv", 0, 2, "?string $name = null, bool $local_only = false", run_getenv),
    PHP_FUNCTION("gethostname", 0, 0, "", run_text_of_server),
    PHP_FUNCTION("getmypid", 0, 0, "", run_int_of_server),
    PHP_FUNCTION("getrandmax", 0, 0, "", run_getrandmax),
    PHP_FUNCTION("hrtime", 0, 1, "bool $as_number = false", run_hrtime),
    PHP_FUNCTION("ignore_user_abort", 0, 1, "?bool $enable = null", run_int_of_server),
    PHP_FUNCTION("ini_get", 1, 1, "string $option", run_ini_get),
    PHP_FUNCTION("ini_set", 2, 2, "string $option, $value", run_ini_set),
    PHP_FUNCTION("lcg_value", 0, 0, "", run_float_of_server),
    PHP_FUNCTION("memory_get_peak_usage", 0, 1, "bool $real_usage = false", run_int_of_server),
    PHP_FUNCTION("memory_get_usage", 0, 1, "bool $real_usage = false", run_int_of_server),
    PHP_FUNCTION("microtime", 0, 1, "bool $as_float = false", run_microtime),
    PHP_FUNCTION("mt_getrandmax", 0, 0, "", run_getrandmax),
    PHP_FUNCTION("mt_rand", 0, 2, "$min, $max", run_rand),
    PHP_FUNCTION("mt_srand", 0, 2, "int $seed = 0, int $mode = 0", nothing),
    PHP_REFERENCE_FUNCTION("openssl_random_pseudo_bytes", 1, 2, 2,
                           "int $length, &$strong_result = null", run_random_bytes),
    PHP_FUNCTION("php_sapi_name", 0, 0, "", run_php_sapi_name),
    PHP_FUNCTION("php_uname", 0, 1, "string $mode = 'a'", run_text_of_server),
    PHP_FUNCTION("phpversion", 0, 1, "?string $extension = null", run_phpversion),
    PHP_FUNCTION("rand", 0, 2, "$min, $max", run_rand),
    PHP_FUNCTION("random_bytes", 1, 1, "int $length", run_random_bytes),
    PHP_FUNCTION("random_int", 2, 2, "int $min, int $max", run_rand),
    PHP_FUNCTION("restore_error_handler", 0, 0, "", yes),
    PHP_FUNCTION("restore_exception_handler", 0, 0, "", yes),
    PHP_FUNCTION("set_error_handler", 1, 2, "?callable $callback, int $error_levels = 32767",
                 run_set_error_handler),
    PHP_FUNCTION("set_exception_handler", 1, 1, "mixed $callback", run_set_error_handler),
    PHP_FUNCTION("srand", 0, 2, "int $seed = 0, int $mode = 0", nothing),
    PHP_FUNCTION("str_shuffle", 1, 1, "string $string", run_str_shuffle),
    PHP_FUNCTION("sys_get_temp_dir", 0, 0, "", run_text_of_server),
    PHP_FUNCTION("time", 0, 0, "", run_int_of_server),
    PHP_FUNCTION("trigger_error", 1, 2, "string $message, int $error_level = 1024",
                 run_trigger_error),
    PHP_FUNCTION("uniqid", 0, 2, "string $prefix = '', bool $more_entropy = false",
                 run_text_of_server),
    PHP_FUNCTION("user_error", 1, 2, "string $message, int $error_level = 1024", run_trigger_error),
    PHP_FUNCTION("usleep", 1, 1, "int $microseconds", run_usleep),
    PHP_FUNCTION("version_compare", 2, 3,
                 "string $version1, string $version2, ?string $operator = null",
                 run_version_compare),
};

const struct php_builtins php_builtins_environment = {items, ARRAY_LENGTH(items)};
