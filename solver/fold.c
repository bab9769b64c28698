/*
 * Operations on constants, for the simplifier. The model check has an implementation of its own
 * (evaluate.c), on purpose. A result that the table cannot represent is left unfolded.
 */
#include "analyzer/base/exact.h"
#include "solver/term_p.h"

#include <math.h>

struct folding {
    struct term_table *terms;
    const struct constant *args;
    uint32_t count;
};

static term_id fold_integers(const struct folding *f, enum term_op op)
{
    int64_t a = f->args[0].integer, b = f->args[1].integer, result;
    bool overflow = true;
    if (op == TERM_ADD)
        overflow = __builtin_add_overflow(a, b, &result);
    else if (op == TERM_SUB)
        overflow = __builtin_sub_overflow(a, b, &result);
    else if (op == TERM_MUL)
        overflow = __builtin_mul_overflow(a, b, &result);
    else if (op == TERM_QUOT && b != 0 && !(a == INT64_MIN && b == -1)) {
        overflow = false;
        result = a / b;
    } else if (op == TERM_REM && b != 0) {
        overflow = false;
        result = b == -1 ? 0 : a % b;
    }
    return overflow ? NO_TERM : term_int(f->terms, result);
}

static term_id fold_floats(const struct folding *f, enum term_op op)
{
    double a = f->args[0].number, b = f->args[1].number;
    switch ((int)op) {
    case TERM_ADD: return term_float(f->terms, a + b);
    case TERM_SUB: return term_float(f->terms, a - b);
    case TERM_MUL: return term_float(f->terms, a * b);
    case TERM_DIV: return term_float(f->terms, a / b);
    default: return NO_TERM;
    }
}

static term_id fold_reals(const struct folding *f, enum term_op op)
{
    struct arena scratch;
    arena_init(&scratch);
    mpq_t a, b;
    mpq_inits(a, b, NULL);
    exact_parse(a, f->args[0].text);
    exact_parse(b, f->args[1].text);
    bool defined = true;
    if (op == TERM_ADD)
        mpq_add(a, a, b);
    else if (op == TERM_SUB)
        mpq_sub(a, a, b);
    else if (op == TERM_MUL)
        mpq_mul(a, a, b);
    else if (op == TERM_DIV && mpq_sgn(b) != 0)
        mpq_div(a, a, b);
    else
        defined = false;
    term_id result = defined ? term_real(f->terms, exact_print(&scratch, a)) : NO_TERM;
    mpq_clears(a, b, NULL);
    arena_done(&scratch);
    return result;
}

static term_id fold_arithmetic(const struct folding *f, enum term_op op)
{
    switch (f->args[0].sort) {
    case SORT_INT: return fold_integers(f, op);
    case SORT_FLOAT: return fold_floats(f, op);
    case SORT_REAL: return fold_reals(f, op);
    case SORT_BOOL:
    case SORT_STRING: break;
    }
    return NO_TERM;
}

static int compare_reals(struct text a, struct text b)
{
    mpq_t left, right;
    mpq_inits(left, right, NULL);
    exact_parse(left, a);
    exact_parse(right, b);
    int order = mpq_cmp(left, right);
    mpq_clears(left, right, NULL);
    return order;
}

static term_id fold_comparison(const struct folding *f, enum term_op op)
{
    const struct constant *a = &f->args[0], *b = &f->args[1];
    bool less = false, equal = false;
    if (a->sort == SORT_INT) {
        less = a->integer < b->integer;
        equal = a->integer == b->integer;
    } else if (a->sort == SORT_FLOAT) {
        less = a->number < b->number;
        equal = a->number == b->number;
    } else {
        int order = compare_reals(a->text, b->text);
        less = order < 0;
        equal = order == 0;
    }
    return term_bool(f->terms, less || (op == TERM_LE && equal));
}

/* Equality of floats is numeric: 0.0 = -0.0, NaN differs from itself. */
static term_id fold_equality(const struct folding *f)
{
    const struct constant *a = &f->args[0], *b = &f->args[1];
    switch (a->sort) {
    case SORT_BOOL: return term_bool(f->terms, a->boolean == b->boolean);
    case SORT_INT: return term_bool(f->terms, a->integer == b->integer);
    case SORT_FLOAT: return term_bool(f->terms, a->number == b->number);
    case SORT_REAL:
    case SORT_STRING: return term_bool(f->terms, text_equal(a->text, b->text));
    }
    return NO_TERM;
}

static int64_t truncate_to_64_bits(double value)
{
    if (!isfinite(value))
        return 0;
    if (value > -9223372036854775808.0 && value < 9223372036854775808.0)
        return (int64_t)value;
    double rest = fmod(trunc(value), 18446744073709551616.0);
    if (rest < 0)
        rest += 18446744073709551616.0;
    return (int64_t)(uint64_t)rest;
}

static term_id fold_conversion(const struct folding *f, enum term_op op)
{
    const struct constant *a = &f->args[0];
    struct arena scratch;
    arena_init(&scratch);
    mpq_t number;
    mpq_init(number);
    term_id result = NO_TERM;
    if (op == TERM_INT_TO_REAL) {
        result = term_real(f->terms, text_print(&scratch, "%" PRId64, a->integer));
    } else if (op == TERM_INT_TO_FLOAT) {
        result = term_float(f->terms, (double)a->integer);
    } else if (op == TERM_FLOAT_TO_REAL && isfinite(a->number)) {
        mpq_set_d(number, a->number);
        result = term_real(f->terms, exact_print(&scratch, number));
    } else if (op == TERM_REAL_TO_FLOAT) {
        exact_parse(number, a->text);
        result = term_float(f->terms, exact_to_double(number));
    } else if (op == TERM_REAL_FLOOR) {
        exact_parse(number, a->text);
        mpz_t floor;
        mpz_init(floor);
        mpz_fdiv_q(floor, mpq_numref(number), mpq_denref(number));
        if (mpz_fits_slong_p(floor))
            result = term_int(f->terms, mpz_get_si(floor));
        mpz_clear(floor);
    } else if (op == TERM_FLOAT_TRUNC) {
        result = term_int(f->terms, truncate_to_64_bits(a->number));
    }
    mpq_clear(number);
    arena_done(&scratch);
    return result;
}

static term_id fold_concat(const struct folding *f)
{
    struct buffer out;
    buffer_init(&out);
    for (uint32_t i = 0; i < f->count; i++)
        buffer_add(&out, f->args[i].text);
    term_id result = term_string_of(f->terms, buffer_text(&out));
    buffer_done(&out);
    return result;
}

static size_t clamp(int64_t value, size_t most)
{
    if (value < 0)
        return 0;
    return (uint64_t)value > most ? most : (size_t)value;
}

static term_id fold_substr(const struct folding *f)
{
    struct text whole = f->args[0].text;
    size_t from = clamp(f->args[1].integer, whole.size);
    size_t size = clamp(f->args[2].integer, whole.size - from);
    return term_string_of(f->terms, text_slice(whole, from, from + size));
}

static term_id fold_index(const struct folding *f)
{
    struct text whole = f->args[0].text;
    int64_t from = f->args[2].integer;
    if (from < 0 || (uint64_t)from > whole.size)
        return term_int(f->terms, -1);
    size_t at = text_find(whole, f->args[1].text, (size_t)from);
    return term_int(f->terms, at == SIZE_MAX ? -1 : (int64_t)at);
}

static term_id fold_apply(const struct folding *f, function_id function)
{
    const struct function_kind *kind = function_get_kind(f->terms, function);
    if (!kind->evaluate)
        return NO_TERM;
    struct arena scratch;
    arena_init(&scratch);
    struct constant value = {.sort = kind->result};
    bool defined = kind->evaluate(&scratch, f->args, f->count, &value);
    term_id result = defined ? term_constant(f->terms, &value) : NO_TERM;
    arena_done(&scratch);
    return result;
}

static term_id fold(const struct folding *f, const struct term_node *node)
{
    const struct constant *a = f->args;
    switch ((enum term_op)node->op) {
    case TERM_EQ: return fold_equality(f);
    case TERM_ADD:
    case TERM_SUB:
    case TERM_MUL:
    case TERM_DIV:
    case TERM_QUOT:
    case TERM_REM: return fold_arithmetic(f, node->op);
    case TERM_LT:
    case TERM_LE: return fold_comparison(f, node->op);
    case TERM_INT_TO_REAL:
    case TERM_INT_TO_FLOAT:
    case TERM_FLOAT_TO_REAL:
    case TERM_REAL_TO_FLOAT:
    case TERM_REAL_FLOOR:
    case TERM_FLOAT_TRUNC: return fold_conversion(f, node->op);
    case TERM_CONCAT: return fold_concat(f);
    case TERM_LENGTH: return term_int(f->terms, (int64_t)a[0].text.size);
    case TERM_SUBSTR: return fold_substr(f);
    case TERM_CONTAINS: return term_bool(f->terms, text_find(a[0].text, a[1].text, 0) != SIZE_MAX);
    case TERM_PREFIX: return term_bool(f->terms, text_starts_with(a[1].text, a[0].text));
    case TERM_SUFFIX: return term_bool(f->terms, text_ends_with(a[1].text, a[0].text));
    case TERM_INDEX_OF: return fold_index(f);
    case TERM_STRING_LT: return term_bool(f->terms, text_compare(a[0].text, a[1].text) < 0);
    case TERM_APPLY: return fold_apply(f, (function_id){(uint32_t)node->payload});
    case TERM_CONST_BOOL:
    case TERM_CONST_INT:
    case TERM_CONST_REAL:
    case TERM_CONST_FLOAT:
    case TERM_CONST_STRING:
    case TERM_SYMBOL:
    case TERM_NOT:
    case TERM_AND:
    case TERM_OR:
    case TERM_ITE: break;
    }
    return NO_TERM;
}

term_id term_fold(struct term_table *terms, struct term_node node, const term_id *args)
{
    struct constant few[8];
    struct constant *values =
        node.count <= ARRAY_LENGTH(few) ? few : memory_new(node.count, sizeof *values);
    bool constant = node.count > 0;
    for (uint32_t i = 0; i < node.count && constant; i++) {
        const struct term_node *arg = term_node(terms, args[i]);
        constant = node_is_constant(arg);
        if (constant)
            values[i] = node_constant(terms, arg);
    }
    struct folding f = {terms, values, node.count};
    term_id result = constant ? fold(&f, &node) : NO_TERM;
    if (values != few)
        free(values);
    return result;
}
