/* Built-in functions of numbers, Math, and conversions by name. */
#include <math.h>

#include "grammars/javascript/semantics/builtins.h"

static struct value apply(struct call *call, enum js_function function)
{
    term_id number = js_to_number(call->x, arg(call, 0));
    return exec_is_dead(call->x) ? VALUE_OF_UNDEFINED
                                 : value_float(js_apply(call->x, function, &number, 1));
}

static struct value run_round(struct call *call)
{
    return apply(call, JS_FN_ROUND);
}

static struct value run_floor(struct call *call)
{
    return apply(call, JS_FN_FLOOR);
}

static struct value run_ceil(struct call *call)
{
    return apply(call, JS_FN_CEIL);
}

static struct value run_trunc(struct call *call)
{
    return apply(call, JS_FN_TRUNC);
}

static struct value run_abs(struct call *call)
{
    struct term_table *terms = exec_terms(call->x);
    term_id number = js_to_number(call->x, arg(call, 0)), zero = term_float(terms, 0);
    term_id minus = term_binary(terms, TERM_SUB, zero, number);
    return value_float(term_ite(terms, term_binary(terms, TERM_LE, number, zero), minus, number));
}

static struct value run_pow(struct call *call)
{
    return js_binary(call->x, IR_JS_POW, arg(call, 0), arg(call, 1));
}

static struct value extreme(struct call *call, bool most)
{
    struct term_table *terms = exec_terms(call->x);
    if (call->count == 0)
        return value_of_float(call->x, most ? -INFINITY : INFINITY);
    term_id result = js_to_number(call->x, arg(call, 0));
    for (uint32_t i = 1; i < call->count && !exec_is_dead(call->x); i++) {
        double number;
        term_id next = js_to_number(call->x, arg(call, i));
        if (js_known_number(call->x, value_float(result), &number) && isnan(number))
            return value_float(result);
        term_id less = most ? term_binary(terms, TERM_LT, result, next)
                            : term_binary(terms, TERM_LT, next, result);
        term_id nan = term_not(terms, js_is_number(call->x, next));
        result = term_ite(terms, term_or(terms, less, nan), next, result);
    }
    return value_float(result);
}

static struct value run_max(struct call *call)
{
    return extreme(call, true);
}

static struct value run_min(struct call *call)
{
    return extreme(call, false);
}

static struct value run_sign(struct call *call)
{
    double number;
    if (!js_known_number(call->x, arg(call, 0), &number))
        return js_derived(call, VALUE_MASK(VALUE_FLOAT), 0);
    return value_of_float(call->x, number > 0 ? 1 : number < 0 ? -1 : number);
}

static struct value run_sqrt(struct call *call)
{
    double number;
    if (!js_known_number(call->x, arg(call, 0), &number))
        return js_derived(call, VALUE_MASK(VALUE_FLOAT), 0);
    return value_of_float(call->x, sqrt(number));
}

static struct value run_random(struct call *call)
{
    return exec_unknown(call->x, TEXT("Math.random"), NULL, 0);
}

/* ---- conversions ---- */

static struct value run_number(struct call *call)
{
    return call->count ? value_float(js_to_number(call->x, arg(call, 0)))
                       : value_of_float(call->x, 0);
}

static struct value run_boolean(struct call *call)
{
    return value_bool(js_truth(call->x, arg(call, 0)));
}

static struct value run_string(struct call *call)
{
    return call->count ? value_string(js_to_string(call->x, arg(call, 0)))
                       : value_of_text(call->x, TEXT(""));
}

static struct value parse_one(struct call *call, struct value value, bool whole)
{
    struct term_table *terms = exec_terms(call->x);
    term_id args[2] = {js_to_string(call->x, value), NO_TERM};
    double radix = 0, number;
    struct text text;
    if (exec_is_dead(call->x))
        return VALUE_OF_UNDEFINED;
    if (!whole) {
        if (value_is_text(call->x, value_string(args[0]), &text))
            return value_of_float(call->x, js_parse_prefix(text, &number) ? number : NAN);
        return value_float(js_apply(call->x, JS_FN_PARSE_FLOAT, args, 1));
    }
    if (arg(call, 1).tag != VALUE_UNDEFINED && !js_known_number(call->x, arg(call, 1), &radix))
        return js_derived(call, VALUE_MASK(VALUE_FLOAT), 0);
    args[1] = term_int(terms, isfinite(radix) ? (int64_t)radix : 0);
    return value_float(js_apply(call->x, JS_FN_PARSE_INT, args, 2));
}

static struct value run_parse_float(struct call *call)
{
    return parse_one(call, arg(call, 0), false);
}

static struct value run_parse_int(struct call *call)
{
    return parse_one(call, arg(call, 0), true);
}

/* ---- tests ---- */

static struct value run_is_nan(struct call *call)
{
    struct term_table *terms = exec_terms(call->x);
    return value_bool(term_not(terms, js_is_number(call->x, js_to_number(call->x, arg(call, 0)))));
}

static term_id is_number(struct call *call)
{
    return value_has_tag(call->x, arg(call, 0), VALUE_MASK(VALUE_INT) | VALUE_MASK(VALUE_FLOAT));
}

static struct value run_number_is_nan(struct call *call)
{
    struct term_table *terms = exec_terms(call->x);
    term_id number = is_number(call);
    if (exec_is_false(call->x, number))
        return value_bool(number);
    term_id nan = term_not(terms, js_is_number(call->x, js_to_number(call->x, arg(call, 0))));
    return value_bool(term_and(terms, number, nan));
}

static struct value run_is_integer(struct call *call)
{
    struct term_table *terms = exec_terms(call->x);
    double number;
    term_id is = is_number(call);
    if (exec_is_false(call->x, is))
        return value_bool(is);
    if (js_known_number(call->x, arg(call, 0), &number))
        return value_of_bool(call->x, isfinite(number) && number == trunc(number));
    term_id value = js_to_number(call->x, arg(call, 0));
    term_id whole = js_apply(call->x, JS_FN_TRUNC, &value, 1);
    return value_bool(term_and(terms, is, term_eq(terms, value, whole)));
}

static struct value run_is_finite(struct call *call)
{
    double number;
    if (js_known_number(call->x, arg(call, 0), &number))
        return value_of_bool(call->x, isfinite(number));
    return value_bool(js_is_number(call->x, js_to_number(call->x, arg(call, 0))));
}

static struct value run_number_is_finite(struct call *call)
{
    term_id is = is_number(call);
    if (exec_is_false(call->x, is))
        return value_bool(is);
    return value_bool(term_and(exec_terms(call->x), is, value_term(run_is_finite(call))));
}

/* ---- methods ---- */

static struct value run_to_fixed(struct call *call)
{
    struct term_table *terms = exec_terms(call->x);
    double digits = 0;
    if (arg(call, 0).tag != VALUE_UNDEFINED && !js_known_number(call->x, arg(call, 0), &digits))
        return js_derived(call, VALUE_MASK(VALUE_STRING), 0);
    digits = isnan(digits) ? 0 : trunc(digits);
    if (digits < 0 || digits > 100) {
        js_throw(call->x, "RangeError", "toFixed() digits argument must be between 0 and 100");
        return VALUE_OF_UNDEFINED;
    }
    term_id args[2] = {js_to_number(call->x, call->self), term_int(terms, (int64_t)digits)};
    return value_string(js_apply(call->x, JS_FN_TO_FIXED, args, 2));
}

static struct value run_number_to_string(struct call *call)
{
    double radix = 10;
    if (arg(call, 0).tag != VALUE_UNDEFINED && !js_known_number(call->x, arg(call, 0), &radix))
        return js_derived(call, VALUE_MASK(VALUE_STRING), 0);
    if (radix != 10)
        return js_derived(call, VALUE_MASK(VALUE_STRING), 0);
    return value_string(js_to_string(call->x, call->self));
}

static struct value run_value_of(struct call *call)
{
    return call->self;
}

static struct value run_derived_text(struct call *call)
{
    return js_derived(call, VALUE_MASK(VALUE_STRING), 0);
}

static struct value run_boolean_to_string(struct call *call)
{
    return value_string(js_to_string(call->x, call->self));
}

static const struct builtin items[] = {
    JS_FUNCTION("boolean", run_boolean),
    JS_FUNCTION("boolean#tostring", run_boolean_to_string),
    JS_FUNCTION("boolean#valueof", run_value_of),
    JS_FUNCTION("isfinite", run_is_finite),
    JS_FUNCTION("isnan", run_is_nan),
    JS_FUNCTION("math.abs", run_abs),
    JS_FUNCTION("math.ceil", run_ceil),
    JS_FUNCTION("math.floor", run_floor),
    JS_FUNCTION("math.max", run_max),
    JS_FUNCTION("math.min", run_min),
    JS_FUNCTION("math.pow", run_pow),
    JS_FUNCTION("math.random", run_random),
    JS_FUNCTION("math.round", run_round),
    JS_FUNCTION("math.sign", run_sign),
    JS_FUNCTION("math.sqrt", run_sqrt),
    JS_FUNCTION("math.trunc", run_trunc),
    JS_FUNCTION("number", run_number),
    JS_FUNCTION("number#tofixed", run_to_fixed),
    JS_FUNCTION("number#tolocalestring", run_derived_text),
    JS_FUNCTION("number#toprecision", run_derived_text),
    JS_FUNCTION("number#tostring", run_number_to_string),
    JS_FUNCTION("number#valueof", run_value_of),
    JS_FUNCTION("number.isfinite", run_number_is_finite),
    JS_FUNCTION("number.isinteger", run_is_integer),
    JS_FUNCTION("number.isnan", run_number_is_nan),
    JS_FUNCTION("number.issafeinteger", run_is_integer),
    JS_FUNCTION("number.parsefloat", run_parse_float),
    JS_FUNCTION("number.parseint", run_parse_int),
    JS_FUNCTION("parsefloat", run_parse_float),
    JS_FUNCTION("parseint", run_parse_int),
    JS_FUNCTION("string", run_string),
};

const struct js_builtins js_builtins_number = {items, ARRAY_LENGTH(items)};
