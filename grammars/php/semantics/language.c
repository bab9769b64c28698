/* PHP as the executor sees it. */
#include <float.h>
#include <math.h>

#include "grammars/php/emit/emit.h"
#include "grammars/php/semantics/builtins.h"

static const struct php_builtins *const tables[] = {
#define PHP_BUILTINS(name) &php_builtins_##name,
#include "grammars/php/semantics/builtins.def"
#undef PHP_BUILTINS
};

static int compare_builtin(const void *key, const void *element)
{
    const struct text *name = key;
    return text_compare(*name, text_of(((const struct php_builtin *)element)->base.name));
}

const struct builtin *php_find_builtin(struct text lower_name)
{
    for (size_t i = 0; i < ARRAY_LENGTH(tables); i++) {
        const struct php_builtin *found = bsearch(&lower_name, tables[i]->items, tables[i]->count,
                                                  sizeof *found, compare_builtin);
        if (found)
            return &found->base;
    }
    return NULL;
}

static const struct function_kind *find_function(const char *name)
{
    for (size_t i = 0; i < ARRAY_LENGTH(tables); i++)
        for (uint32_t k = 0; k < tables[i]->count; k++) {
            const struct function_kind *pure = tables[i]->items[k].pure;
            if (pure && strcmp(pure->name, name) == 0)
                return pure;
        }
    return php_find_conversion(name);
}

/* ---- constants ---- */

struct integer {
    const char *name;
    int64_t value;
};

static const struct integer integers[] = {
#define PLATFORM_INTEGER(name, value) {name, value},
#include "grammars/php/semantics/platform_constants.def"
#undef PLATFORM_INTEGER
};

static int compare_integer(const void *key, const void *element)
{
    return text_compare(*(const struct text *)key,
                        text_of(((const struct integer *)element)->name));
}

static const struct {
    const char *name;
    double value;
} floats[] = {
    {"INF", INFINITY},
    {"NAN", NAN},
    {"M_PI", 3.14159265358979323846},
    {"M_E", 2.7182818284590452354},
    {"M_LOG2E", 1.4426950408889634074},
    {"M_LOG10E", 0.43429448190325182765},
    {"M_LN2", 0.69314718055994530942},
    {"M_LN10", 2.30258509299404568402},
    {"M_PI_2", 1.57079632679489661923},
    {"M_PI_4", 0.78539816339744830962},
    {"M_1_PI", 0.31830988618379067154},
    {"M_2_PI", 0.63661977236758134308},
    {"M_SQRTPI", 1.77245385090551602729},
    {"M_2_SQRTPI", 1.12837916709551257390},
    {"M_LNPI", 1.14472988584940017414},
    {"M_EULER", 0.57721566490153286061},
    {"M_SQRT2", 1.41421356237309504880},
    {"M_SQRT1_2", 0.70710678118654752440},
    {"M_SQRT3", 1.73205080756887729352},
    {"PHP_FLOAT_EPSILON", DBL_EPSILON},
    {"PHP_FLOAT_MAX", DBL_MAX},
    {"PHP_FLOAT_MIN", DBL_MIN},
};

static const struct {
    const char *name;
    const char *value;
} texts[] = {
    {"PHP_EOL", "\n"},
    {"PASSWORD_DEFAULT", "2y"},
    {"PASSWORD_BCRYPT", "2y"},
    {"PHP_OS", "Linux"},
    {"PHP_OS_FAMILY", "Linux"},
    {"DIRECTORY_SEPARATOR", "/"},
    {"PATH_SEPARATOR", ":"},
    {"DATE_ATOM", "Y-m-d\\TH:i:sP"},
    {"DATE_COOKIE", "l, d-M-Y H:i:s T"},
    {"DATE_ISO8601", "Y-m-d\\TH:i:sO"},
    {"DATE_RFC822", "D, d M y H:i:s O"},
    {"DATE_RFC850", "l, d-M-y H:i:s T"},
    {"DATE_RFC1036", "D, d M y H:i:s O"},
    {"DATE_RFC1123", "D, d M Y H:i:s O"},
    {"DATE_RFC7231", "D, d M Y H:i:s \\G\\M\\T"},
    {"DATE_RFC2822", "D, d M Y H:i:s O"},
    {"DATE_RFC3339", "Y-m-d\\TH:i:sP"},
    {"DATE_RFC3339_EXTENDED", "Y-m-d\\TH:i:s.vP"},
    {"DATE_RSS", "D, d M Y H:i:s O"},
    {"DATE_W3C", "Y-m-d\\TH:i:sP"},
};

static bool same_word(struct text name, const char *word)
{
    if (name.size != strlen(word))
        return false;
    for (size_t i = 0; i < name.size; i++)
        if (toupper((unsigned char)name.data[i]) != word[i])
            return false;
    return true;
}

/* Constants of PHP whose values are not modelled. */
static bool is_other_constant(struct text name)
{
    static const char *const names[] = {"STDIN",
                                        "STDOUT",
                                        "STDERR",
                                        "PHP_VERSION",
                                        "PHP_BINARY",
                                        "PHP_BINDIR",
                                        "PHP_LIBDIR",
                                        "PHP_DATADIR",
                                        "PHP_SYSCONFDIR",
                                        "PHP_EXTENSION_DIR",
                                        "PHP_PREFIX",
                                        "PHP_MANDIR",
                                        "PHP_CONFIG_FILE_PATH",
                                        "PHP_SHLIB_SUFFIX",
                                        "PHP_RELEASE_VERSION",
                                        "PHP_EXTRA_VERSION",
                                        "PHP_MAXPATHLEN",
                                        "PHP_DEBUG",
                                        "PHP_ZTS",
                                        "DEFAULT_INCLUDE_PATH",
                                        "PEAR_INSTALL_DIR",
                                        "PHP_LOCALSTATEDIR",
                                        "ZEND_THREAD_SAFE",
                                        "ZEND_DEBUG_BUILD",
                                        "PCRE_VERSION",
                                        "LC_ALL",
                                        "LC_COLLATE",
                                        "LC_CTYPE",
                                        "LC_MONETARY",
                                        "LC_NUMERIC",
                                        "LC_TIME",
                                        "LC_MESSAGES",
                                        "LOCK_SH",
                                        "LOCK_EX",
                                        "LOCK_UN",
                                        "LOCK_NB",
                                        "PHP_SAPI",
                                        "__COMPILER_HALT_OFFSET__",
                                        "PASSWORD_ARGON2I",
                                        "PASSWORD_ARGON2ID"};
    for (size_t i = 0; i < ARRAY_LENGTH(names); i++)
        if (text_is(name, names[i]))
            return true;
    return false;
}

struct value php_constant(struct exec *x, struct text name)
{
    if (exec_is_concrete(x) && is_other_constant(name))
        return exec_unmodelled(x, "a constant of the installation", NULL, 0);
    if (text_is(name, "PHP_VERSION_ID"))
        return value_of_int(x, exec_version(x));
    const struct integer *integer =
        bsearch(&name, integers, ARRAY_LENGTH(integers), sizeof *integers, compare_integer);
    if (integer)
        return value_of_int(x, integer->value);
    for (size_t i = 0; i < ARRAY_LENGTH(floats); i++)
        if (text_is(name, floats[i].name))
            return value_of_float(x, floats[i].value);
    for (size_t i = 0; i < ARRAY_LENGTH(texts); i++)
        if (text_is(name, texts[i].name))
            return value_of_text(x, text_of(texts[i].value));
    if (same_word(name, "TRUE") || same_word(name, "FALSE"))
        return value_of_bool(x, name.size == 4);
    return same_word(name, "NULL") ? VALUE_OF_NULL : VALUE_NONE;
}

/* ---- the rest ---- */

static struct value case_equal(struct exec *x, struct value subject, struct value test)
{
    return value_bool(php_loose_eq(x, subject, test));
}

static bool is_global(struct text name)
{
    static const char *const names[] = {"_GET",     "_POST", "_REQUEST", "_COOKIE", "_SERVER",
                                        "_SESSION", "_ENV",  "_FILES",   "GLOBALS"};
    for (size_t i = 0; i < ARRAY_LENGTH(names); i++)
        if (text_is(name, names[i]))
            return true;
    return false;
}

static struct value type_of(struct exec *x, struct value a)
{
    return exec_unmodelled(x, "typeof", &a, 1);
}

static void print_quoted(struct buffer *out, struct text text)
{
    buffer_add_byte(out, '\'');
    for (size_t i = 0; i < text.size; i++) {
        if (text.data[i] == '\'' || text.data[i] == '\\')
            buffer_add_byte(out, '\\');
        buffer_add_byte(out, text.data[i]);
    }
    buffer_add_byte(out, '\'');
}

static void print_value(struct buffer *out, struct exec *x, struct value value)
{
    struct constant constant;
    if (value.tag == VALUE_NULL || value.tag == VALUE_ABSENT) {
        buffer_add(out, TEXT("null"));
    } else if (!value_is_constant(x, value, &constant)) {
        buffer_add(out, TEXT("?"));
    } else if (constant.sort == SORT_BOOL) {
        buffer_add(out, constant.boolean ? TEXT("true") : TEXT("false"));
    } else if (constant.sort == SORT_INT) {
        buffer_print(out, "%" PRId64, constant.integer);
    } else if (constant.sort == SORT_FLOAT) {
        buffer_add(out, php_float_text(exec_arena(x), constant.number, PHP_REPR_PRECISION));
    } else {
        print_quoted(out, constant.text);
    }
}

extern const struct ir_frontend frontend_php;
/* Functions of terms that keep what their first argument says. */
static bool is_form(const char *function)
{
    static const char *const names[] = {
        "php.int_to_string",   "php.float_to_string", "php.string_to_int", "php.string_to_float",
        "php.lower",           "php.upper",           "php.trim",          "php.trim_mask",
        "php.ltrim",           "php.rtrim",           "php.addslashes",    "php.stripslashes",
        "php.number_format",   "php.round",           "php.urlencode",     "php.rawurlencode",
        "php.htmlspecialchars"};
    for (size_t i = 0; i < ARRAY_LENGTH(names); i++)
        if (strcmp(names[i], function) == 0)
            return true;
    return false;
}

extern const struct language language_php;
bool php_is_instruction(struct text name); /* of lower/ */

static bool is_instruction(struct text name)
{
    return php_is_instruction(name);
}

const struct language language_php = {
    .name = "php",
    .frontend = &frontend_php,
    .output = "tillproof\\output",
    .unary = php_unary,
    .binary = php_binary,
    .cast = php_cast,
    .increment = php_increment,
    .truth = php_truth,
    .to_string = php_to_string,
    .to_key = php_to_key,
    .index = php_index,
    .is_form = is_form,
    .find_function = find_function,
    .take = php_take,
    .quiet_index = php_quiet_index,
    .has_index = php_has_index,
    .fetch_index = php_fetch_index,
    .write_index = php_write_index,
    .unset_index = php_unset_index,
    .member = php_member,
    .isset_member = php_quiet_member,
    .has_member = php_has_member,
    .fetch_member = php_fetch_member,
    .write_member = php_write_member,
    .member_key = php_member_key,
    .property_key = php_property_key,
    .is_typed_member = php_is_typed_member,
    .unset_member = php_unset_member,
    .properties = php_visible_properties,
    .refuse_method = php_refuse_method,
    .refuse_call = php_refuse_call,
    .thrown = php_thrown,
    .unmatched = php_unmatched,
    .case_equal = case_equal,
    .checks_visibility = true,
    .late_variables = true,
    .type_of = type_of,
    .coerce = php_coerce,
    .is_global = is_global,
    .strict_arity = true,
    .absent = {VALUE_NULL, 0},
    .find_builtin = php_find_builtin,
    .parameter = php_parameter,
    .is_instruction = is_instruction,
    .created = php_created,
    .knows_function = php_knows_function,
    .references = php_references,
    .result_tags = php_result_tags,
    .is_hoisted = php_is_hoisted,
    .check_class = php_check_class,
    .knows_class = php_knows_class,
    .constant = php_constant,
    .print_value = print_value,
    .print_witness = php_print_witness,
    .print_test = php_print_test,
    .interpreter = php_interpreter,
};
