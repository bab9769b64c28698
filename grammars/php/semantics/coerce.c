/*
 * Declared types: which values a parameter, result or property takes, what it makes of others, and
 * what it refuses. The rules are those of PHP's "coercive typing mode" for scalars:
 * https://www.php.net/manual/en/language.types.type-juggling.php
 */
#include <math.h>
#include <strings.h>

#include "grammars/php/semantics/builtins.h"

/* ---- types as text ---- */

/* In the order in which messages list them. */
static const struct {
    const char *word;
    uint32_t mask;
} words[] = {
    {"static", IR_TYPE_STATIC},     {"array", IR_TYPE_ARRAY}, {"string", IR_TYPE_STRING},
    {"int", IR_TYPE_INT},           {"float", IR_TYPE_FLOAT}, {"callable", IR_TYPE_CALLABLE},
    {"object", IR_TYPE_OBJECT},     {"bool", IR_TYPE_BOOL},   {"false", IR_TYPE_FALSE},
    {"true", IR_TYPE_TRUE},         {"void", IR_TYPE_VOID},   {"never", IR_TYPE_NEVER},
    {"iterable", IR_TYPE_ITERABLE}, {"mixed", IR_TYPE_MIXED}, {"null", IR_TYPE_NULL},
};

static uint32_t mask_of_word(struct text word)
{
    for (size_t i = 0; i < ARRAY_LENGTH(words); i++)
        if (text_is(word, words[i].word))
            return words[i].mask;
    return 0;
}

uint32_t php_read_type(struct text text, struct text *class_name)
{
    uint32_t mask = 0;
    *class_name = TEXT("");
    if (text.size && text.data[0] == '?') {
        mask = IR_TYPE_NULL;
        text = text_slice(text, 1, text.size);
    }
    while (text.size) {
        size_t bar = text_find(text, TEXT("|"), 0);
        struct text word = bar == SIZE_MAX ? text : text_slice(text, 0, bar);
        uint32_t one = mask_of_word(word);
        if (!one)
            *class_name = word;
        mask |= one;
        text = text_slice(text, bar == SIZE_MAX ? text.size : bar + 1, text.size);
    }
    return mask;
}

static void add_word(struct buffer *out, struct text word)
{
    if (out->size)
        buffer_add_byte(out, '|');
    buffer_add(out, word);
}

/* "A&B", in brackets where it is one of several. */
static void add_intersection(struct buffer *out, struct exec *x, const struct ir_type *type,
                             uint32_t first)
{
    struct buffer all;
    buffer_init(&all);
    bool others = type->mask != 0;
    for (uint32_t i = 0; i < type->class_count; i++) {
        others = others || type->groups[i] != type->groups[first];
        if (type->groups[i] != type->groups[first])
            continue;
        if (all.size)
            buffer_add_byte(&all, '&');
        buffer_add(&all, names_text(exec_names(x), type->classes[i]));
    }
    struct text text = buffer_text(&all);
    add_word(out, text_print(exec_arena(x), others ? "(%.*s)" : "%.*s", PRINTED(text)));
    buffer_done(&all);
}

struct text php_type_text(struct exec *x, const struct ir_type *type)
{
    struct buffer out;
    buffer_init(&out);
    uint32_t mask = type->mask & ~(uint32_t)IR_TYPE_NULL;
    for (uint32_t i = 0; i < type->class_count; i++)
        if (!type->groups || type->groups[i] == 0)
            add_word(&out, names_text(exec_names(x), type->classes[i]));
        else if (i == 0 || type->groups[i - 1] != type->groups[i])
            add_intersection(&out, x, type, i);
    if (mask & IR_TYPE_SELF)
        add_word(&out, TEXT("self"));
    if (mask & IR_TYPE_ITERABLE) {
        add_word(&out, TEXT("Traversable"));
        mask |= IR_TYPE_ARRAY;
    }
    if (mask & IR_TYPE_BOOL)
        mask &= ~(uint32_t)(IR_TYPE_FALSE | IR_TYPE_TRUE);
    for (size_t i = 0; i < ARRAY_LENGTH(words); i++)
        if (mask & words[i].mask && words[i].mask != IR_TYPE_ITERABLE)
            add_word(&out, text_of(words[i].word));
    bool is_union = out.size && (memchr(out.data, '|', out.size) || out.data[0] == '(');
    struct text text = buffer_text(&out);
    const char *before = "", *after = "";
    if (type->mask & IR_TYPE_NULL && !(mask & IR_TYPE_MIXED)) {
        before = out.size && !is_union ? "?" : "";
        after = is_union ? "|null" : out.size ? "" : "null";
    }
    text = text_print(exec_arena(x), "%s%.*s%s", before, (int)text.size, text.size ? text.data : "",
                      after);
    buffer_done(&out);
    return text;
}

/* ---- what fits as it is ---- */

/* Or may be one: no type refuses what is not known. */
static bool fits_one(struct exec *x, name_id class, struct value a)
{
    struct text name = names_text(exec_names(x), class);
    if (text_is(name, "parent"))
        name = exec_parent_of(x, exec_self_class(x));
    if (a.tag != VALUE_CALLABLE)
        return exec_is_instance(x, a, name.data) ||
               (a.tag == VALUE_OBJECT &&
                exec_may_be_instance(x, a, names_add(exec_names(x), name)));
    return text_is(names_text(exec_names(x), names_lower(exec_names(x), class)), "closure");
}

/* One class of the type fits, or all those of an intersection. */
static bool fits_class(struct exec *x, const struct ir_type *type, struct value a)
{
    for (uint32_t i = 0; i < type->class_count; i++) {
        bool all = fits_one(x, type->classes[i], a);
        for (uint32_t k = 0; all && type->groups && k < type->class_count; k++)
            if (type->groups[i] && type->groups[k] == type->groups[i])
                all = fits_one(x, type->classes[k], a);
        if (all)
            return true;
    }
    return false;
}

static bool fits_object(struct exec *x, const struct ir_type *type, struct value a)
{
    uint32_t mask = type->mask;
    if (mask & IR_TYPE_OBJECT || fits_class(x, type, a))
        return true;
    if (mask & (IR_TYPE_SELF | IR_TYPE_STATIC)) {
        struct text name = mask & IR_TYPE_STATIC ? exec_static_class(x) : exec_self_class(x);
        if (!exec_is_concrete(x) || (a.tag == VALUE_OBJECT && exec_is_instance(x, a, name.data)))
            return true;
    }
    if (mask & IR_TYPE_ITERABLE && a.tag == VALUE_OBJECT &&
        (!exec_is_concrete(x) || exec_is_instance(x, a, "Traversable")))
        return true;
    return mask & IR_TYPE_CALLABLE && (!exec_is_concrete(x) || php_is_callable(x, a));
}

static bool fits(struct exec *x, const struct ir_type *type, struct value a)
{
    uint32_t mask = type->mask;
    struct constant constant;
    if (mask & IR_TYPE_MIXED)
        return true;
    switch ((int)a.tag) {
    case VALUE_NULL: return mask & (IR_TYPE_NULL | IR_TYPE_VOID);
    case VALUE_BOOL:
        if (mask & IR_TYPE_BOOL)
            return true;
        return value_is_constant(x, a, &constant) &&
               mask & (constant.boolean ? IR_TYPE_TRUE : IR_TYPE_FALSE);
    case VALUE_INT: return mask & IR_TYPE_INT;
    case VALUE_FLOAT: return mask & IR_TYPE_FLOAT;
    case VALUE_STRING:
        if (mask & IR_TYPE_STRING)
            return true;
        return mask & IR_TYPE_CALLABLE && (!exec_is_concrete(x) || php_is_callable(x, a));
    case VALUE_ARRAY:
        if (mask & (IR_TYPE_ARRAY | IR_TYPE_ITERABLE))
            return true;
        return mask & IR_TYPE_CALLABLE && (!exec_is_concrete(x) || php_is_callable(x, a));
    case VALUE_OBJECT:
    case VALUE_CALLABLE: return fits_object(x, type, a);
    default: return true;
    }
}

/* ---- conversions ---- */

/* What is left of a value, and where it is refused. */
struct outcome {
    struct value value;
    term_id refused;
};

static struct outcome accept(struct exec *x, struct value value)
{
    return (struct outcome){value, term_bool(exec_terms(x), false)};
}

static struct outcome refuse(struct exec *x, struct value value)
{
    return (struct outcome){value, term_bool(exec_terms(x), true)};
}

static term_id beyond_int(struct exec *x, term_id number)
{
    struct term_table *terms = exec_terms(x);
    term_id low = term_binary(terms, TERM_LE, term_float(terms, -9223372036854775808.0), number);
    term_id high = term_binary(terms, TERM_LT, number, term_float(terms, 9223372036854775808.0));
    return term_not(terms, term_and(terms, low, high));
}

/* A string for a type with int or float in it. */
static struct outcome number_for(struct exec *x, uint32_t mask, struct value a)
{
    struct term_table *terms = exec_terms(x);
    term_id text = value_term(a), kind = php_apply(x, PHP_FN_NUMERIC_KIND, text);
    term_id refused = term_not(terms, term_binary(terms, TERM_LE, term_int(terms, PHP_INT), kind));
    struct value number = php_number_of_string(x, text);
    if (mask & IR_TYPE_INT && mask & IR_TYPE_FLOAT)
        return (struct outcome){number, refused};
    if (mask & IR_TYPE_FLOAT)
        return (struct outcome){value_float(php_to_float(x, number)), refused};
    term_id wide = beyond_int(x, php_apply(x, PHP_FN_STRING_TO_FLOAT, text));
    wide = term_and(terms, wide, term_eq(terms, kind, term_int(terms, PHP_FLOAT)));
    return (struct outcome){value_int(php_to_int(x, number)), term_or(terms, refused, wide)};
}

/* Where a number is refused the next type of the declaration is tried. */
static struct outcome or_bool(struct exec *x, struct outcome first, uint32_t mask, struct value a)
{
    if (!(mask & IR_TYPE_BOOL) || exec_is_false(x, first.refused))
        return first;
    return accept(x, value_merge(x, first.refused, value_bool(php_truth(x, a)), first.value));
}

static struct outcome convert_string(struct exec *x, uint32_t mask, struct value a)
{
    if (mask & (IR_TYPE_INT | IR_TYPE_FLOAT))
        return or_bool(x, number_for(x, mask, a), mask, a);
    if (mask & IR_TYPE_BOOL)
        return accept(x, value_bool(php_truth(x, a)));
    return refuse(x, a);
}

static struct outcome convert_float(struct exec *x, uint32_t mask, struct value a)
{
    struct outcome result = refuse(x, a);
    if (mask & IR_TYPE_INT)
        result = (struct outcome){value_int(php_to_int(x, a)), beyond_int(x, value_term(a))};
    if (exec_is_false(x, result.refused))
        return result;
    if (mask & IR_TYPE_STRING) {
        struct value text = value_string(php_to_string(x, a));
        return accept(x, value_merge(x, result.refused, text, result.value));
    }
    return or_bool(x, result, mask, a);
}

static struct outcome convert_int_or_bool(struct exec *x, uint32_t mask, struct value a)
{
    if (mask & IR_TYPE_INT)
        return accept(x, value_int(php_to_int(x, a)));
    if (mask & IR_TYPE_FLOAT)
        return accept(x, value_float(php_to_float(x, a)));
    if (mask & IR_TYPE_STRING)
        return accept(x, value_string(php_to_string(x, a)));
    if (mask & IR_TYPE_BOOL)
        return accept(x, value_bool(php_truth(x, a)));
    return refuse(x, a);
}

/* null for a scalar parameter of a built-in function: deprecated, but it passes. */
static struct outcome convert_null(struct exec *x, uint32_t mask)
{
    if (mask & IR_TYPE_STRING)
        return accept(x, value_of_text(x, TEXT("")));
    if (mask & IR_TYPE_INT)
        return accept(x, value_of_int(x, 0));
    if (mask & IR_TYPE_FLOAT)
        return accept(x, value_of_float(x, 0));
    if (mask & IR_TYPE_BOOL)
        return accept(x, value_of_bool(x, false));
    return refuse(x, VALUE_OF_NULL);
}

static struct value text_of_object(struct exec *x, struct value object, void *context)
{
    (void)context;
    return value_string(php_to_string(x, object));
}

static struct outcome convert_object(struct exec *x, uint32_t mask, term_id guard, struct value a)
{
    struct outcome result = accept(x, a);
    if (!(mask & IR_TYPE_STRING) || a.tag != VALUE_OBJECT || !exec_has_method(x, a, "__tostring"))
        return refuse(x, a);
    if (!exec_under(x, guard, text_of_object, a, NULL, &result.value))
        result.value = value_of_text(x, TEXT(""));
    return result;
}

static struct outcome convert(struct exec *x, const struct php_expectation *e, term_id guard,
                              struct value a)
{
    uint32_t mask = e->type.mask;
    if (fits(x, &e->type, a))
        return accept(x, a);
    if (e->strict && a.tag == VALUE_INT && mask & IR_TYPE_FLOAT)
        return accept(x, value_float(php_to_float(x, a)));
    if (e->strict)
        return refuse(x, a);
    switch ((int)a.tag) {
    case VALUE_NULL: return e->internal ? convert_null(x, mask) : refuse(x, a);
    case VALUE_STRING: return convert_string(x, mask, a);
    case VALUE_FLOAT: return convert_float(x, mask, a);
    case VALUE_INT:
    case VALUE_BOOL: return convert_int_or_bool(x, mask, a);
    case VALUE_OBJECT: return convert_object(x, mask, guard, a);
    default: return refuse(x, a);
    }
}

/* Cases that the type refuses throw; what is left is the value. */
struct value php_expect(struct exec *x, const struct php_expectation *e, struct value a)
{
    struct term_table *terms = exec_terms(x);
    value_cases cases = {0}, results = {0};
    value_get_cases(x, a, &cases);
    for (uint32_t i = 0; i < cases.count && !exec_is_dead(x); i++) {
        struct value_case one = cases.items[i];
        struct value given = one.value;
        if (one.value.tag == VALUE_ABSENT || one.value.tag == VALUE_UNDEFINED)
            one.value = VALUE_OF_NULL;
        struct outcome outcome = given.tag == VALUE_ABSENT && e->result
                                     ? refuse(x, one.value)
                                     : convert(x, e, one.guard, one.value);
        one.value = outcome.value;
        term_id refused = term_and(terms, one.guard, outcome.refused);
        if (!exec_is_false(x, refused))
            e->refuse(x, e, refused, given);
        if (!term_is_true(terms, outcome.refused))
            VEC_PUSH(exec_arena(x), &results, one);
    }
    if (exec_is_dead(x) || results.count == 0)
        return VALUE_OF_NULL;
    return value_join(x, &results);
}

/* ---- parameters and results of user functions, and properties ---- */

/* What a type is declared for. */
struct declared {
    struct text what; /* "CLASS::$name" is a property, "" a result, a number or name a parameter */
    const struct ir_type *type;
};

static bool is_property(struct text what)
{
    return text_find(what, TEXT("::$"), 0) != SIZE_MAX;
}

static void add_class(struct exec *x, struct ir_type *type, struct text name)
{
    if (name.size)
        type->classes[type->class_count++] = names_add(exec_names(x), name);
}

/* The type with the class that `self` and `parent` mean: of a property, that of its declaration. */
static struct ir_type resolve(struct exec *x, const struct ir_type *type, struct text what)
{
    enum { MOST_WORDS = 2 };
    struct ir_type resolved = *type;
    uint32_t count = type->class_count + MOST_WORDS;
    struct text self = is_property(what) ? text_slice(what, 0, text_find(what, TEXT("::$"), 0))
                                         : exec_self_class(x);
    if (!exec_is_concrete(x) || text_is(self, "static") || self.size == 0)
        return resolved;
    resolved.classes = ARENA_ARRAY(exec_arena(x), name_id, count);
    resolved.groups = type->groups ? ARENA_ARRAY(exec_arena(x), uint8_t, count) : NULL;
    for (uint32_t i = 0; i < type->class_count; i++) {
        bool is_parent = text_is(names_text(exec_names(x), type->classes[i]), "parent");
        resolved.classes[i] =
            is_parent ? names_add(exec_names(x), exec_parent_of(x, self)) : type->classes[i];
        if (type->groups)
            resolved.groups[i] = type->groups[i];
    }
    if (type->mask & IR_TYPE_SELF)
        add_class(x, &resolved, self);
    if (type->mask & IR_TYPE_STATIC)
        add_class(x, &resolved, exec_static_class(x));
    resolved.mask &= ~(uint32_t)(IR_TYPE_SELF | IR_TYPE_STATIC);
    return resolved;
}

static struct text refusal(struct exec *x, const struct php_expectation *e, struct text given)
{
    const struct declared *declared = e->context;
    struct text what = declared->what;
    struct text type = php_type_text(x, is_property(what) ? declared->type : &e->type);
    struct text name = exec_function_name(x), place = exec_call_place(x);
    if (is_property(what))
        return text_print(exec_arena(x), "Cannot assign %.*s to property %.*s of type %.*s",
                          PRINTED(given), PRINTED(what), PRINTED(type));
    if (what.size == 0)
        return text_print(exec_arena(x), "%.*s(): Return value must be of type %.*s, %.*s returned",
                          PRINTED(name), PRINTED(type), PRINTED(given));
    if (!isdigit((unsigned char)what.data[0]))
        what = text_print(exec_arena(x), "%" PRIu32 " ($%.*s)", exec_parameter_position(x, what),
                          PRINTED(what));
    return text_print(exec_arena(x),
                      "%.*s(): Argument #%.*s must be of type %.*s, %.*s given%s%.*s",
                      PRINTED(name), PRINTED(what), PRINTED(type), PRINTED(given),
                      place.size ? ", called in " : "", PRINTED(place));
}

static void refuse_user(struct exec *x, const struct php_expectation *e, term_id condition,
                        struct value given)
{
    bool none = given.tag == VALUE_ABSENT && e->result;
    exec_throw(x, condition, "TypeError",
               refusal(x, e, none ? TEXT("none") : php_type_name(x, given)));
}

struct value php_coerce(struct exec *x, const struct ir_type *type, struct value a,
                        struct text what)
{
    struct declared declared = {what, type};
    struct php_expectation e = {.type = resolve(x, type, what),
                                .strict = exec_is_strict(x, what.size == 0),
                                .result = what.size == 0,
                                .refuse = refuse_user,
                                .context = &declared};
    return php_expect(x, &e, a);
}
