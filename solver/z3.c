/*
 * Z3 through its C API: a fresh context for every session, so that no search depends on another
 * one.
 *
 * Strings that a query only compares for equality are sent as integers, one for each literal; only
 * those that take part in operations on text that are sent as such are Z3 strings. Operations that
 * the query does not ask to have sent as such are functions that Z3 knows nothing of. Floats are
 * sent as reals: a model that depends on rounding is found out by the model check.
 */
#include <z3.h>

#include "solver/classes.h"
#include "solver/hard.h"
#include "solver/infinite.h"
#include "solver/term_p.h"

#include <math.h>

/* ---- translation ---- */

struct translation {
    const struct term_table *terms;
    struct arena *arena;
    struct arena *results; /* for models */
    struct classes classes;
    const struct map *exact; /* of the query */
    Z3_context z3;
    struct map index; /* term -> 1 + its place in asts */
    VEC(Z3_ast) asts;
    u32_vec codes; /* the literal (name) that each integer stands for */
    struct map code_of;
    bool failed; /* some term has no counterpart */
};

static Z3_ast ast_of(const struct translation *t, term_id term)
{
    uint32_t at = map_get(&t->index, term.index, 0);
    return at ? t->asts.items[at - 1] : NULL;
}

static bool is_theory_term(struct translation *t, term_id term)
{
    return class_in_theory(&t->classes, class_of_term(&t->classes, term));
}

static Z3_sort string_sort(struct translation *t, bool theory)
{
    return theory ? Z3_mk_string_sort(t->z3) : Z3_mk_int_sort(t->z3);
}

static Z3_sort plain_sort(struct translation *t, enum sort sort)
{
    switch (sort) {
    case SORT_BOOL: return Z3_mk_bool_sort(t->z3);
    case SORT_INT: return Z3_mk_int_sort(t->z3);
    case SORT_REAL:
    case SORT_FLOAT: return Z3_mk_real_sort(t->z3);
    case SORT_STRING: break;
    }
    return Z3_mk_string_sort(t->z3);
}

/* A literal as Z3 reads it: what is not plain ASCII is escaped. */
static Z3_ast theory_literal(struct translation *t, struct text text)
{
    struct buffer out;
    buffer_init(&out);
    buffer_add(&out, TEXT(""));
    for (size_t i = 0; i < text.size; i++) {
        unsigned char c = (unsigned char)text.data[i];
        if (c < 0x20 || c > 0x7e || c == '\\')
            buffer_print(&out, "\\u{%x}", c);
        else
            buffer_add_byte(&out, (char)c);
    }
    Z3_ast result = Z3_mk_string(t->z3, out.data);
    buffer_done(&out);
    return result;
}

/* Where strings are only compared, a literal is a number, in the order of first use. */
static Z3_ast literal(struct translation *t, term_id term, bool theory)
{
    const struct term_node *node = term_node(t->terms, term);
    if (theory)
        return theory_literal(t, node_constant(t->terms, node).text);
    uint32_t code = map_get(&t->code_of, node->payload, UINT32_MAX);
    if (code == UINT32_MAX) {
        code = t->codes.count;
        VEC_PUSH(t->arena, &t->codes, (uint32_t)node->payload);
        map_put(&t->code_of, node->payload, code);
    }
    return Z3_mk_int64(t->z3, code, Z3_mk_int_sort(t->z3));
}

/* The argument `index` of `term` where a string has to be of kind `theory`. */
static Z3_ast string_arg(struct translation *t, term_id term, uint32_t index, bool theory)
{
    term_id arg = term_arg(t->terms, term, index);
    if (term_is_string(t->terms, arg) && term_is_literal(t->terms, arg))
        return literal(t, arg, theory);
    Z3_ast ast = ast_of(t, arg);
    t->failed |= !ast;
    return ast ? ast : Z3_mk_int(t->z3, 0, Z3_mk_real_sort(t->z3));
}

static Z3_ast arg_ast(struct translation *t, term_id term, uint32_t index)
{
    return string_arg(t, term, index, true);
}

/* The exact decimal expansion of a finite double; NULL for others, which comparisons alone may use.
 */
static Z3_ast float_literal(struct translation *t, double value)
{
    if (!isfinite(value))
        return NULL;
    char digits[1500];
    snprintf(digits, sizeof digits, "%.1080f", value);
    char *end = digits + strlen(digits);
    while (end > digits && end[-1] == '0')
        *--end = '\0';
    if (end > digits && end[-1] == '.')
        *--end = '\0';
    return Z3_mk_numeral(t->z3, digits, Z3_mk_real_sort(t->z3));
}

static Z3_ast constant_ast(struct translation *t, const struct term_node *node)
{
    struct constant value = node_constant(t->terms, node);
    switch (value.sort) {
    case SORT_BOOL: return value.boolean ? Z3_mk_true(t->z3) : Z3_mk_false(t->z3);
    case SORT_INT: return Z3_mk_int64(t->z3, value.integer, Z3_mk_int_sort(t->z3));
    case SORT_REAL: return Z3_mk_numeral(t->z3, value.text.data, Z3_mk_real_sort(t->z3));
    case SORT_FLOAT: return float_literal(t, value.number);
    case SORT_STRING: break;
    }
    return NULL; /* literals are written where they are used */
}

static Z3_ast symbol_ast(struct translation *t, term_id term)
{
    symbol_id symbol = term_get_symbol(t->terms, term);
    enum sort sort = term_get_sort(t->terms, term);
    Z3_sort z3_sort =
        sort == SORT_STRING ? string_sort(t, is_theory_term(t, term)) : plain_sort(t, sort);
    Z3_symbol name = Z3_mk_int_symbol(t->z3, (int)symbol.index);
    return Z3_mk_const(t->z3, name, z3_sort);
}

static bool slot_theory(struct translation *t, function_id function, uint32_t position)
{
    return class_in_theory(&t->classes, class_of_slot(&t->classes, function, position));
}

/*
 * A function applied with different numbers or sorts of arguments is one Z3 function for each; its
 * declaration is rebuilt where needed, Z3 makes equal ones one.
 */
static Z3_ast apply_ast(struct translation *t, term_id term)
{
    function_id function = term_get_function(t->terms, term);
    const struct function_kind *kind = function_get_kind(t->terms, function);
    uint32_t count = term_arg_count(t->terms, term);
    Z3_sort *domain = ARENA_ARRAY(t->arena, Z3_sort, count + 1);
    Z3_ast *args = ARENA_ARRAY(t->arena, Z3_ast, count + 1);
    for (uint32_t i = 0; i < count; i++) {
        enum sort sort = term_get_sort(t->terms, term_arg(t->terms, term, i));
        bool theory = sort == SORT_STRING && slot_theory(t, function, i);
        domain[i] = sort == SORT_STRING ? string_sort(t, theory) : plain_sort(t, sort);
        args[i] = string_arg(t, term, i, theory);
    }
    Z3_sort range = kind->result == SORT_STRING
                        ? string_sort(t, slot_theory(t, function, CLASS_OF_RESULT))
                        : plain_sort(t, kind->result);
    char name[64];
    snprintf(name, sizeof name, "f%" PRIu32 "/%" PRIu32, function.index, count);
    Z3_func_decl decl =
        Z3_mk_func_decl(t->z3, Z3_mk_string_symbol(t->z3, name), count, domain, range);
    return Z3_mk_app(t->z3, decl, count, args);
}

/* Whether Z3 is not told what the operation of `term` means. */
static bool is_abstract(struct translation *t, term_id term)
{
    if (!t->exact)
        return false;
    return op_is_textual(term_get_op(t->terms, term)) ? !classes_has_theory(&t->classes, term)
                                                      : term_is_product(t->terms, term);
}

static Z3_sort abstract_sort(struct translation *t, enum sort sort)
{
    return sort == SORT_STRING ? string_sort(t, false) : plain_sort(t, sort);
}

static Z3_ast abstract_ast(struct translation *t, term_id term)
{
    uint32_t count = term_arg_count(t->terms, term);
    Z3_sort *domain = ARENA_ARRAY(t->arena, Z3_sort, count + 1);
    Z3_ast *args = ARENA_ARRAY(t->arena, Z3_ast, count + 1);
    for (uint32_t i = 0; i < count; i++) {
        domain[i] = abstract_sort(t, term_get_sort(t->terms, term_arg(t->terms, term, i)));
        args[i] = string_arg(t, term, i, false);
    }
    enum sort sort = term_get_sort(t->terms, term);
    char name[64];
    snprintf(name, sizeof name, "o%d/%d/%" PRIu32, (int)term_get_op(t->terms, term), (int)sort,
             count);
    Z3_func_decl decl = Z3_mk_func_decl(t->z3, Z3_mk_string_symbol(t->z3, name), count, domain,
                                        abstract_sort(t, sort));
    return Z3_mk_app(t->z3, decl, count, args);
}

/* A comparison with what is not finite. */
static Z3_ast infinite_ast(struct translation *t, const struct infinite *infinite, Z3_ast a)
{
    if (infinite->holds == INFINITE_ALWAYS || infinite->holds == INFINITE_NEVER)
        return infinite->holds == INFINITE_ALWAYS ? Z3_mk_true(t->z3) : Z3_mk_false(t->z3);
    Z3_ast bound = Z3_mk_numeral(t->z3, infinite_bound(t->arena).data, Z3_mk_real_sort(t->z3));
    Z3_ast beyond = infinite->negative ? Z3_mk_le(t->z3, a, Z3_mk_unary_minus(t->z3, bound))
                                       : Z3_mk_ge(t->z3, a, bound);
    return infinite->holds == INFINITE_BEYOND ? beyond : Z3_mk_not(t->z3, beyond);
}

static Z3_ast equality_ast(struct translation *t, term_id term)
{
    term_id a = term_arg(t->terms, term, 0), b = term_arg(t->terms, term, 1);
    bool theory = true;
    if (term_is_string(t->terms, a))
        theory = term_is_literal(t->terms, a) ? term_is_literal(t->terms, b) || is_theory_term(t, b)
                                              : is_theory_term(t, a);
    return Z3_mk_eq(t->z3, string_arg(t, term, 0, theory), string_arg(t, term, 1, theory));
}

static Z3_ast choice_ast(struct translation *t, term_id term)
{
    bool theory = term_is_string(t->terms, term) && is_theory_term(t, term);
    return Z3_mk_ite(t->z3, arg_ast(t, term, 0), string_arg(t, term, 1, theory),
                     string_arg(t, term, 2, theory));
}

static Z3_ast negate_if(struct translation *t, Z3_ast condition, Z3_ast value)
{
    return Z3_mk_ite(t->z3, condition, Z3_mk_unary_minus(t->z3, value), value);
}

/* Truncated division from Z3's, which rounds so that the remainder is never negative. */
static Z3_ast quotient_ast(struct translation *t, Z3_ast a, Z3_ast b)
{
    Z3_ast negative = Z3_mk_lt(t->z3, a, Z3_mk_int(t->z3, 0, Z3_mk_int_sort(t->z3)));
    return negate_if(t, negative, Z3_mk_div(t->z3, negate_if(t, negative, a), b));
}

static Z3_ast integer_ast(struct translation *t, const char *digits)
{
    return Z3_mk_numeral(t->z3, digits, Z3_mk_int_sort(t->z3));
}

/* The integer with the same lower 64 bits, by two's complement. */
static Z3_ast wrapped_ast(struct translation *t, Z3_ast a)
{
    Z3_ast half = integer_ast(t, "9223372036854775808");
    Z3_ast whole = integer_ast(t, "18446744073709551616");
    Z3_ast shifted[2] = {a, half};
    Z3_ast back[2] = {Z3_mk_mod(t->z3, Z3_mk_add(t->z3, 2, shifted), whole), half};
    Z3_ast within[2] = {Z3_mk_le(t->z3, integer_ast(t, "-9223372036854775808"), a),
                        Z3_mk_lt(t->z3, a, half)};
    return Z3_mk_ite(t->z3, Z3_mk_and(t->z3, 2, within), a, Z3_mk_sub(t->z3, 2, back));
}

/* Towards zero; what has no 64 bits wraps, as it does in the program. */
static Z3_ast truncate_ast(struct translation *t, Z3_ast a)
{
    Z3_ast negative = Z3_mk_lt(t->z3, a, Z3_mk_int(t->z3, 0, Z3_mk_real_sort(t->z3)));
    return wrapped_ast(t, negate_if(t, negative, Z3_mk_real2int(t->z3, negate_if(t, negative, a))));
}

static Z3_ast arithmetic_ast(struct translation *t, enum term_op op, Z3_ast a, Z3_ast b)
{
    Z3_ast both[2] = {a, b};
    switch ((int)op) {
    case TERM_ADD: return Z3_mk_add(t->z3, 2, both);
    case TERM_SUB: return Z3_mk_sub(t->z3, 2, both);
    case TERM_MUL: return Z3_mk_mul(t->z3, 2, both);
    case TERM_DIV: return Z3_mk_div(t->z3, a, b);
    case TERM_QUOT: return quotient_ast(t, a, b);
    case TERM_REM: {
        Z3_ast product[2] = {quotient_ast(t, a, b), b};
        both[1] = Z3_mk_mul(t->z3, 2, product);
        return Z3_mk_sub(t->z3, 2, both);
    }
    case TERM_LT: return Z3_mk_lt(t->z3, a, b);
    default: return Z3_mk_le(t->z3, a, b);
    }
}

static Z3_ast concat_ast(struct translation *t, term_id term)
{
    uint32_t count = term_arg_count(t->terms, term);
    Z3_ast *parts = ARENA_ARRAY(t->arena, Z3_ast, count);
    for (uint32_t i = 0; i < count; i++)
        parts[i] = arg_ast(t, term, i);
    return count == 1 ? parts[0] : Z3_mk_seq_concat(t->z3, count, parts);
}

static Z3_ast substr_ast(struct translation *t, term_id term)
{
    Z3_ast zero = Z3_mk_int(t->z3, 0, Z3_mk_int_sort(t->z3));
    Z3_ast from = arg_ast(t, term, 1);
    from = Z3_mk_ite(t->z3, Z3_mk_lt(t->z3, from, zero), zero, from);
    return Z3_mk_seq_extract(t->z3, arg_ast(t, term, 0), from, arg_ast(t, term, 2));
}

static Z3_ast translate(struct translation *t, term_id term)
{
    const struct term_node *node = term_node(t->terms, term);
    struct infinite infinite;
    if (infinite_comparison(t->terms, term, &infinite))
        return infinite_ast(t, &infinite, arg_ast(t, term, infinite.arg));
    if (is_abstract(t, term))
        return abstract_ast(t, term);
    Z3_ast a = node->count > 0 ? arg_ast(t, term, 0) : NULL;
    Z3_ast b = node->count > 1 ? arg_ast(t, term, 1) : NULL;
    Z3_ast both[2] = {a, b};
    switch ((enum term_op)node->op) {
    case TERM_CONST_BOOL:
    case TERM_CONST_INT:
    case TERM_CONST_REAL:
    case TERM_CONST_FLOAT:
    case TERM_CONST_STRING: return constant_ast(t, node);
    case TERM_SYMBOL: return symbol_ast(t, term);
    case TERM_NOT: return Z3_mk_not(t->z3, a);
    case TERM_AND: return Z3_mk_and(t->z3, 2, both);
    case TERM_OR: return Z3_mk_or(t->z3, 2, both);
    case TERM_ITE: return choice_ast(t, term);
    case TERM_EQ: return equality_ast(t, term);
    case TERM_ADD:
    case TERM_SUB:
    case TERM_MUL:
    case TERM_DIV:
    case TERM_QUOT:
    case TERM_REM:
    case TERM_LT:
    case TERM_LE: return arithmetic_ast(t, node->op, a, b);
    case TERM_INT_TO_REAL:
    case TERM_INT_TO_FLOAT: return Z3_mk_int2real(t->z3, a);
    case TERM_FLOAT_TO_REAL:
    case TERM_REAL_TO_FLOAT: return a;
    case TERM_REAL_FLOOR: return Z3_mk_real2int(t->z3, a);
    case TERM_FLOAT_TRUNC: return truncate_ast(t, a);
    case TERM_CONCAT: return concat_ast(t, term);
    case TERM_LENGTH: return Z3_mk_seq_length(t->z3, a);
    case TERM_SUBSTR: return substr_ast(t, term);
    case TERM_CONTAINS: return Z3_mk_seq_contains(t->z3, a, b);
    case TERM_PREFIX: return Z3_mk_seq_prefix(t->z3, a, b);
    case TERM_SUFFIX: return Z3_mk_seq_suffix(t->z3, a, b);
    case TERM_INDEX_OF: return Z3_mk_seq_index(t->z3, a, b, arg_ast(t, term, 2));
    case TERM_STRING_LT: return Z3_mk_str_lt(t->z3, a, b);
    case TERM_APPLY: return apply_ast(t, term);
    }
    return NULL;
}

/* ---- models ---- */

/*
 * Whether every character is a byte. In Z3's escaped form others have three digits or more; a
 * backslash is not escaped there, so a string that contains such text is taken for one of them.
 */
static bool is_byte_string(const char *escaped)
{
    for (const char *at = strstr(escaped, "\\u{"); at; at = strstr(at + 1, "\\u{"))
        if (strspn(at + 3, "0123456789abcdefABCDEF") > 2)
            return false;
    return true;
}

static bool read_theory_string(struct translation *t, Z3_ast ast, struct text *out)
{
    if (!Z3_is_string(t->z3, ast) || !is_byte_string(Z3_get_string(t->z3, ast)))
        return false;
    unsigned size;
    const char *bytes = Z3_get_lstring(t->z3, ast, &size);
    *out = text_copy(t->results, (struct text){bytes, size});
    return true;
}

/* Whether a string that is only compared in this query is compared with that one. */
static bool is_compared_with(struct translation *t, struct text text)
{
    name_id name = names_find(t->terms->names, text);
    return !name_is_none(name) && map_get(&t->code_of, name.index, UINT32_MAX) != UINT32_MAX;
}

/* A number that stands for no literal stands for a string that is equal to none of them. */
static struct text fresh_string(struct translation *t, int64_t code)
{
    struct text text = text_print(t->results, "s%" PRId64, code);
    while (is_compared_with(t, text))
        text = text_print(t->results, "%.*s'", (int)text.size, text.data);
    return text;
}

static bool is_known_literal(const struct translation *t, int64_t code)
{
    return code >= 0 && code < (int64_t)t->codes.count;
}

static bool read_string(struct translation *t, Z3_ast ast, bool theory, struct text *out)
{
    if (theory)
        return read_theory_string(t, ast, out);
    int64_t code;
    if (!Z3_get_numeral_int64(t->z3, ast, &code))
        return false;
    *out = is_known_literal(t, code) ? names_text(t->terms->names, (name_id){t->codes.items[code]})
                                     : fresh_string(t, code);
    return true;
}

static bool read_value(struct translation *t, Z3_ast ast, enum sort sort, bool theory,
                       struct constant *out)
{
    *out = (struct constant){.sort = sort};
    switch (sort) {
    case SORT_BOOL: out->boolean = Z3_get_bool_value(t->z3, ast) == Z3_L_TRUE; return true;
    case SORT_INT: return Z3_get_numeral_int64(t->z3, ast, &out->integer);
    case SORT_STRING: return read_string(t, ast, theory, &out->text);
    case SORT_REAL:
    case SORT_FLOAT: break;
    }
    if (!Z3_is_numeral_ast(t->z3, ast))
        return false;
    if (sort == SORT_REAL)
        out->text = text_copy(t->results, text_of(Z3_get_numeral_string(t->z3, ast)));
    else
        out->number = Z3_get_numeral_double(t->z3, ast);
    return true;
}

static bool read_term(struct translation *t, Z3_model z3_model, term_id term, bool theory,
                      struct constant *out)
{
    Z3_ast value;
    Z3_ast ast = ast_of(t, term);
    if (term_is_string(t->terms, term) && term_is_literal(t->terms, term)) {
        *out = node_constant(t->terms, term_node(t->terms, term));
        return true;
    }
    if (!Z3_model_eval(t->z3, z3_model, ast, true, &value))
        return false;
    return read_value(t, value, term_get_sort(t->terms, term), theory, out);
}

static bool read_symbol(struct translation *t, Z3_model z3_model, term_id term,
                        struct solver_model *model)
{
    bool theory = term_is_string(t->terms, term) && is_theory_term(t, term);
    struct constant value;
    bool known = read_term(t, z3_model, term, theory, &value);
    if (known)
        model_set(model, term_get_symbol(t->terms, term), value);
    return known;
}

static bool read_point(struct translation *t, Z3_model z3_model, term_id term,
                       struct solver_model *model)
{
    struct solver_point point = {.term = term,
                                 .function = term_get_function(t->terms, term),
                                 .arg_count = term_arg_count(t->terms, term)};
    point.args = ARENA_ARRAY(t->results, struct constant, point.arg_count + 1);
    for (uint32_t i = 0; i < point.arg_count; i++) {
        term_id arg = term_arg(t->terms, term, i);
        bool theory = term_is_string(t->terms, arg) && slot_theory(t, point.function, i);
        if (!read_term(t, z3_model, arg, theory, &point.args[i]))
            return false;
    }
    bool theory = term_is_string(t->terms, term) && slot_theory(t, point.function, CLASS_OF_RESULT);
    if (!read_term(t, z3_model, term, theory, &point.value))
        return false;
    VEC_PUSH(t->results, &model->points, point);
    return true;
}

/* A number of the model as a rational, which a float cannot always hold. */
static bool read_exact(struct translation *t, Z3_model z3_model, term_id term, struct constant *out)
{
    enum sort sort = term_get_sort(t->terms, term);
    Z3_ast value;
    if (sort != SORT_FLOAT)
        return read_term(t, z3_model, term, false, out);
    return Z3_model_eval(t->z3, z3_model, ast_of(t, term), true, &value) &&
           read_value(t, value, SORT_REAL, false, out);
}

static bool read_operation(struct translation *t, Z3_model z3_model, term_id term,
                           struct solver_model *model)
{
    struct solver_point point = {.term = term, .arg_count = term_arg_count(t->terms, term)};
    point.args = ARENA_ARRAY(t->results, struct constant, point.arg_count + 1);
    for (uint32_t i = 0; i < point.arg_count; i++)
        if (!read_exact(t, z3_model, term_arg(t->terms, term, i), &point.args[i]))
            return false;
    if (!read_exact(t, z3_model, term, &point.value))
        return false;
    VEC_PUSH(t->results, &model->operations, point);
    return true;
}

static bool read_model(struct translation *t, Z3_model z3_model, const u32_vec *cone,
                       struct solver_model *model)
{
    *model = (struct solver_model){.arena = t->results};
    bool complete = true;
    for (uint32_t i = 0; i < cone->count && complete; i++) {
        term_id term = {cone->items[i]};
        enum term_op op = term_get_op(t->terms, term);
        if (op == TERM_SYMBOL)
            complete = read_symbol(t, z3_model, term, model);
        else if (op == TERM_APPLY)
            complete = read_point(t, z3_model, term, model);
        else if (is_abstract(t, term))
            complete = read_operation(t, z3_model, term, model);
    }
    return complete;
}

/* ---- Z3 itself ---- */

static Z3_context new_context(void)
{
    Z3_config config = Z3_mk_config();
    Z3_set_param_value(config, "model", "true");
    Z3_context z3 = Z3_mk_context(config);
    Z3_del_config(config);
    Z3_set_error_handler(z3, NULL);
    return z3;
}

/*
 * How one query is tried. How long Z3 searches varies a hundredfold with how it searches, so a
 * query that one way does not decide soon is tried another way before any of them gets long. The
 * first way is incremental: it keeps what it learnt from the queries of the session before.
 */
struct attempt {
    unsigned share;      /* of the resources: one in so many */
    unsigned relevancy;  /* 0: assign also what the formula does not need */
    unsigned arithmetic; /* 2: the older solver of arithmetic, 6: the newer one */
};

static const struct attempt attempts[] = {{3, 2, 6}, {8, 2, 6}, {8, 0, 2}, {8, 2, 2},
                                          {8, 0, 6}, {4, 0, 2}, {4, 2, 2}, {2, 2, 6}};

enum { ATTEMPTS_TO_GUESS = 3 }; /* a guess that is hard is no good guess */

static void set_number(Z3_context z3, Z3_params params, const char *name, unsigned value)
{
    Z3_params_set_uint(z3, params, Z3_mk_string_symbol(z3, name), value);
}

/* Once, before anything is asserted: Z3 does not take another one later. */
static void set_attempt(Z3_context z3, Z3_solver solver, const struct attempt *attempt)
{
    Z3_params params = Z3_mk_params(z3);
    Z3_params_inc_ref(z3, params);
    set_number(z3, params, "relevancy", attempt->relevancy);
    set_number(z3, params, "arith.solver", attempt->arithmetic);
    Z3_params_set_bool(z3, params, Z3_mk_string_symbol(z3, "ctrl_c"), false);
    Z3_solver_set_params(z3, solver, params);
    Z3_params_dec_ref(z3, params);
}

static void set_limit(Z3_context z3, Z3_solver solver, uint64_t limit)
{
    Z3_params params = Z3_mk_params(z3);
    Z3_params_inc_ref(z3, params);
    set_number(z3, params, "rlimit", limit > UINT_MAX ? UINT_MAX : (unsigned)limit);
    Z3_solver_set_params(z3, solver, params);
    Z3_params_dec_ref(z3, params);
}

static bool says_limit(Z3_context z3, Z3_solver solver)
{
    const char *reason = Z3_solver_get_reason_unknown(z3, solver);
    return strstr(reason, "resource") || strstr(reason, "cancel") || strstr(reason, "limit");
}

/* How much of its resources Z3 has used in this context so far. */
static uint64_t used_by(Z3_context z3, Z3_solver solver)
{
    uint64_t used = 0;
    Z3_stats stats = Z3_solver_get_statistics(z3, solver);
    Z3_stats_inc_ref(z3, stats);
    for (unsigned i = 0; i < Z3_stats_size(z3, stats); i++)
        if (strcmp(Z3_stats_get_key(z3, stats, i), "rlimit count") == 0)
            used = Z3_stats_get_uint_value(z3, stats, i);
    Z3_stats_dec_ref(z3, stats);
    return used;
}

/* ---- a session ---- */

struct solver_session {
    struct arena arena;
    struct term_table *terms;
    bool is_open;
    struct translation t;
    Z3_solver solver;
    const struct attempt *attempt;
    struct map signatures; /* term -> how its strings were translated */
    struct map asserted;
    uint64_t used; /* in this context */
    bool is_late;  /* the limit was reached before the search began */
};

static struct solver_session *session_new(struct term_table *terms, const struct attempt *attempt)
{
    struct solver_session *session = memory_new(1, sizeof *session);
    session->terms = terms;
    session->attempt = attempt;
    return session;
}

static void session_shut(struct solver_session *s)
{
    if (!s->is_open)
        return;
    map_done(&s->signatures);
    map_done(&s->asserted);
    map_done(&s->t.code_of);
    map_done(&s->t.index);
    Z3_solver_dec_ref(s->t.z3, s->solver);
    Z3_del_context(s->t.z3);
    arena_done(&s->arena);
    s->is_open = false;
}

static void session_begin(struct solver_session *s)
{
    arena_init(&s->arena);
    s->t = (struct translation){.terms = s->terms, .arena = &s->arena, .z3 = new_context()};
    s->solver = Z3_mk_simple_solver(s->t.z3);
    Z3_solver_inc_ref(s->t.z3, s->solver);
    set_attempt(s->t.z3, s->solver, s->attempt);
    map_init(&s->t.code_of);
    map_init(&s->t.index);
    map_init(&s->signatures);
    map_init(&s->asserted);
    s->used = 0;
    s->is_open = true;
}

static void session_done(struct solver_session *s)
{
    session_shut(s);
    free(s);
}

/* Which of the strings at `term` are text: it is translated anew if that changes. */
static uint32_t signature(struct translation *t, term_id term)
{
    enum term_op op = term_get_op(t->terms, term);
    bool text = term_is_string(t->terms, term) && !term_is_literal(t->terms, term);
    uint32_t bits = 1u << 31;
    if (text)
        bits |= is_theory_term(t, term);
    if (op_is_textual(op))
        bits |= classes_has_theory(&t->classes, term) ? 2 : 0;
    if (op != TERM_APPLY)
        return bits;
    function_id function = term_get_function(t->terms, term);
    for (uint32_t i = 0; i < term_arg_count(t->terms, term) && i < 27; i++)
        bits |= slot_theory(t, function, i) ? 8u << i : 0;
    return bits | (slot_theory(t, function, CLASS_OF_RESULT) ? 4 : 0);
}

static bool is_stale(struct solver_session *s, const u32_vec *cone)
{
    for (uint32_t i = 0; i < cone->count; i++) {
        uint32_t known = map_get(&s->signatures, cone->items[i], 0);
        if (known && known != signature(&s->t, (term_id){cone->items[i]}))
            return true;
    }
    return false;
}

static void translate_cone(struct solver_session *s, const u32_vec *cone)
{
    for (uint32_t i = 0; i < cone->count; i++) {
        term_id term = {cone->items[i]};
        if (map_get(&s->signatures, term.index, 0))
            continue;
        map_put(&s->signatures, term.index, signature(&s->t, term));
        Z3_ast ast = translate(&s->t, term);
        VEC_PUSH(&s->arena, &s->t.asts, ast);
        map_put(&s->t.index, term.index, s->t.asts.count);
    }
}

/* The facts, then the guesses. */
static term_id sent_at(const struct solver_query *query, uint32_t index)
{
    term_id fact =
        index < query->fact_count ? query->facts[index] : query->guesses[index - query->fact_count];
    return query->raw ? fact : term_canon(query->terms, fact);
}

static void cone_of(const struct solver_query *query, struct arena *arena, u32_vec *cone)
{
    uint32_t count = query->fact_count + query->guess_count;
    term_id *roots = ARENA_ARRAY(arena, term_id, count + 1);
    for (uint32_t i = 0; i < count; i++)
        roots[i] = sent_at(query, i);
    term_cone(query->terms, roots, count, arena, cone);
}

static uint64_t limit_of(const struct solver_session *s, const struct solver_query *query)
{
    return query->resources / s->attempt->share + 1;
}

static Z3_lbool check_facts(struct solver_session *s, const struct solver_query *query)
{
    for (uint32_t i = 0; i < query->fact_count + query->guess_count; i++) {
        term_id fact = sent_at(query, i);
        if (map_get(&s->asserted, fact.index, 0))
            continue;
        map_put(&s->asserted, fact.index, 1);
        Z3_solver_assert(s->t.z3, s->solver, ast_of(&s->t, fact));
    }
    if (s->t.failed)
        return Z3_L_UNDEF;
    set_limit(s->t.z3, s->solver, limit_of(s, query));
    return Z3_solver_check(s->t.z3, s->solver);
}

static enum solver_answer ask(struct solver_session *s, struct arena *arena,
                              const struct solver_query *query, const u32_vec *cone,
                              struct solver_model *model, enum why *why)
{
    Z3_context z3 = s->t.z3;
    Z3_lbool result = check_facts(s, query);
    uint64_t used = used_by(z3, s->solver);
    bool is_spent = used - s->used >= limit_of(s, query);
    *query->used += used - s->used;
    s->used = used;
    *why = WHY_NOT_TRANSLATED;
    if (s->t.failed || Z3_get_error_code(z3) != Z3_OK)
        return SOLVER_UNKNOWN;
    if (result == Z3_L_FALSE)
        return SOLVER_UNSAT;
    if (result == Z3_L_UNDEF) {
        bool limit = says_limit(z3, s->solver);
        s->is_late = is_spent && !limit; /* then Z3 gives no reason */
        *why = limit || is_spent ? WHY_SOLVER_GAVE_UP : WHY_SOLVER_INCOMPLETE;
        return SOLVER_UNKNOWN;
    }
    Z3_model z3_model = Z3_solver_get_model(z3, s->solver);
    Z3_model_inc_ref(z3, z3_model);
    s->t.results = arena;
    bool complete = read_model(&s->t, z3_model, cone, model);
    *why = complete ? WHY_NONE : WHY_MODEL_NOT_REAL;
    Z3_model_dec_ref(z3, z3_model);
    return complete ? SOLVER_SAT : SOLVER_UNKNOWN;
}

static enum solver_answer check_session(struct solver_session *s, struct arena *arena,
                                        const struct solver_query *query,
                                        struct solver_model *model, enum why *why)
{
    struct arena scratch;
    u32_vec cone = {0};
    arena_init(&scratch);
    cone_of(query, &scratch, &cone);
    if (!s->is_open)
        session_begin(s);
    classes_init(&s->t.classes, s->terms, &scratch, &cone, query->exact);
    s->t.exact = query->exact;
    if (is_stale(s, &cone)) {
        struct classes classes = s->t.classes;
        session_shut(s);
        session_begin(s);
        s->t.classes = classes;
        s->t.exact = query->exact;
    }
    translate_cone(s, &cone);
    enum solver_answer answer = ask(s, arena, query, &cone, model, why);
    classes_done(&s->t.classes);
    arena_done(&scratch);
    return answer;
}

/* ---- the backend ---- */

static struct solver_session *open_session(struct term_table *terms)
{
    return session_new(terms, &attempts[0]);
}

static enum solver_answer check(struct solver_session *session, struct arena *arena,
                                const struct solver_query *query, struct solver_model *model,
                                enum why *why)
{
    enum solver_answer answer = SOLVER_UNKNOWN;
    unsigned needed = UINT_MAX; /* 1/share of the resources: with less, none begins to search */
    *why = WHY_NONE;
    session->is_late = false;
    if (query->guess_count == 0 && !(query->exact && query->exact->count))
        answer = check_session(session, arena, query, model, why);
    if (session->is_late)
        needed = attempts[0].share - 1;
    size_t most = query->guess_count ? ATTEMPTS_TO_GUESS : ARRAY_LENGTH(attempts);
    for (size_t i = 1; i < most && answer == SOLVER_UNKNOWN; i++) {
        if (*why == WHY_NOT_TRANSLATED)
            break;
        if (attempts[i].share > needed)
            continue;
        struct solver_session *fresh = session_new(session->terms, &attempts[i]);
        answer = check_session(fresh, arena, query, model, why);
        if (fresh->is_late)
            needed = attempts[i].share - 1;
        session_done(fresh);
    }
    return answer;
}

const struct solver_backend solver_z3 = {"z3", open_session, check, session_done};
