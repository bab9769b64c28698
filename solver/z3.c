/*
 * Z3 through its C API: a fresh context for every check, so that no check depends on another one.
 *
 * Strings that a query only compares for equality are sent as integers, one for each literal; only
 * those that take part in concatenation, length and the like are sent as Z3 strings. Floats are
 * sent as reals: a model that depends on rounding is found out by the model check.
 */
#include <z3.h>

#include "analyzer/base/map.h"
#include "solver/solver.h"
#include "solver/term_p.h"

/* ---- which strings need the theory of strings ---- */

/*
 * String terms are put into classes by union-find over terms and argument positions of functions.
 * Literals belong to no class: they are written as their context asks.
 */
struct classes {
    const struct term_table *terms;
    u32_vec parent;
    uint8_t *theory; /* by class node */
    struct map term_nodes;
    struct map slot_nodes; /* function and position */
    struct arena *arena;
};

static uint32_t class_find(struct classes *c, uint32_t node)
{
    while (c->parent.items[node] != node) {
        c->parent.items[node] = c->parent.items[c->parent.items[node]];
        node = c->parent.items[node];
    }
    return node;
}

static uint32_t node_for(struct classes *c, struct map *map, uint64_t key)
{
    uint32_t node = map_get(map, key, UINT32_MAX);
    if (node == UINT32_MAX) {
        node = c->parent.count;
        VEC_PUSH(c->arena, &c->parent, node);
        map_put(map, key, node);
    }
    return node;
}

static uint32_t slot_node(struct classes *c, function_id function, uint32_t position)
{
    return node_for(c, &c->slot_nodes, (uint64_t)function.index << 32 | position);
}

static bool is_literal(const struct term_table *terms, term_id term)
{
    return term_get_op(terms, term) == TERM_CONST_STRING;
}

static bool is_string(const struct term_table *terms, term_id term)
{
    return term_get_sort(terms, term) == SORT_STRING;
}

static uint32_t term_class_node(struct classes *c, term_id term)
{
    return node_for(c, &c->term_nodes, term.index);
}

static void join(struct classes *c, uint32_t a, uint32_t b)
{
    c->parent.items[class_find(c, a)] = class_find(c, b);
}

static void join_terms(struct classes *c, term_id a, term_id b)
{
    if (!is_literal(c->terms, a) && !is_literal(c->terms, b))
        join(c, term_class_node(c, a), term_class_node(c, b));
}

enum { RESULT_SLOT = INT32_MAX }; /* beyond every argument */

static void classify_apply(struct classes *c, term_id term)
{
    function_id function = term_get_function(c->terms, term);
    for (uint32_t i = 0; i < term_arg_count(c->terms, term); i++) {
        term_id arg = term_arg(c->terms, term, i);
        if (is_string(c->terms, arg) && !is_literal(c->terms, arg))
            join(c, slot_node(c, function, i), term_class_node(c, arg));
    }
    if (is_string(c->terms, term))
        join(c, slot_node(c, function, RESULT_SLOT), term_class_node(c, term));
}

/* Joins what `term` relates. */
static void classify(struct classes *c, term_id term)
{
    switch ((int)term_get_op(c->terms, term)) {
    case TERM_EQ:
        if (is_string(c->terms, term_arg(c->terms, term, 0)))
            join_terms(c, term_arg(c->terms, term, 0), term_arg(c->terms, term, 1));
        break;
    case TERM_ITE:
        if (is_string(c->terms, term)) {
            join_terms(c, term, term_arg(c->terms, term, 1));
            join_terms(c, term, term_arg(c->terms, term, 2));
        }
        break;
    case TERM_APPLY: classify_apply(c, term); break;
    default: break;
    }
}

static bool uses_theory(enum term_op op)
{
    return op == TERM_CONCAT || op == TERM_LENGTH || op == TERM_SUBSTR || op == TERM_CONTAINS ||
           op == TERM_PREFIX || op == TERM_SUFFIX || op == TERM_INDEX_OF || op == TERM_STRING_LT;
}

static void mark_theory(struct classes *c, term_id term)
{
    if (is_string(c->terms, term) && !is_literal(c->terms, term))
        c->theory[class_find(c, term_class_node(c, term))] = 1;
}

static void classes_init(struct classes *c, const struct term_table *terms, struct arena *arena,
                         const u32_vec *cone)
{
    *c = (struct classes){.terms = terms, .arena = arena};
    map_init(&c->term_nodes);
    map_init(&c->slot_nodes);
    for (uint32_t i = 0; i < cone->count; i++) {
        term_id term = {cone->items[i]};
        if (is_string(terms, term) && !is_literal(terms, term))
            term_class_node(c, term);
        classify(c, term);
    }
    c->theory = ARENA_ARRAY(arena, uint8_t, c->parent.count + 1);
    for (uint32_t i = 0; i < cone->count; i++) {
        term_id term = {cone->items[i]};
        if (!uses_theory(term_get_op(terms, term)))
            continue;
        mark_theory(c, term);
        for (uint32_t k = 0; k < term_arg_count(terms, term); k++)
            mark_theory(c, term_arg(terms, term, k));
    }
}

static void classes_done(struct classes *c)
{
    map_done(&c->term_nodes);
    map_done(&c->slot_nodes);
}

static bool in_theory(struct classes *c, uint32_t node)
{
    return c->theory[class_find(c, node)] != 0;
}

/* ---- translation ---- */

struct translation {
    const struct term_table *terms;
    struct arena *arena;
    struct classes classes;
    Z3_context z3;
    Z3_ast *asts;  /* by term id */
    u32_vec codes; /* the literal (name) that each integer stands for */
    struct map code_of;
    bool failed; /* some term has no counterpart */
};

static bool is_theory_term(struct translation *t, term_id term)
{
    return in_theory(&t->classes, term_class_node(&t->classes, term));
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
    if (is_string(t->terms, arg) && is_literal(t->terms, arg))
        return literal(t, arg, theory);
    return t->asts[arg.index];
}

static Z3_ast arg_ast(struct translation *t, term_id term, uint32_t index)
{
    return string_arg(t, term, index, true);
}

/* The exact decimal expansion of a finite double. */
static Z3_ast float_literal(struct translation *t, double value)
{
    if (value != value || value - value != 0.0) {
        t->failed = true;
        value = 0.0;
    }
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
    return in_theory(&t->classes, slot_node(&t->classes, function, position));
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
                        ? string_sort(t, slot_theory(t, function, RESULT_SLOT))
                        : plain_sort(t, kind->result);
    char name[64];
    snprintf(name, sizeof name, "f%" PRIu32 "/%" PRIu32, function.index, count);
    Z3_func_decl decl =
        Z3_mk_func_decl(t->z3, Z3_mk_string_symbol(t->z3, name), count, domain, range);
    return Z3_mk_app(t->z3, decl, count, args);
}

static Z3_ast equality_ast(struct translation *t, term_id term)
{
    term_id a = term_arg(t->terms, term, 0), b = term_arg(t->terms, term, 1);
    bool theory = true;
    if (is_string(t->terms, a))
        theory = is_literal(t->terms, a) ? is_literal(t->terms, b) || is_theory_term(t, b)
                                         : is_theory_term(t, a);
    return Z3_mk_eq(t->z3, string_arg(t, term, 0, theory), string_arg(t, term, 1, theory));
}

static Z3_ast choice_ast(struct translation *t, term_id term)
{
    bool theory = is_string(t->terms, term) && is_theory_term(t, term);
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

static Z3_ast truncate_ast(struct translation *t, Z3_ast a)
{
    Z3_ast negative = Z3_mk_lt(t->z3, a, Z3_mk_int(t->z3, 0, Z3_mk_real_sort(t->z3)));
    return negate_if(t, negative, Z3_mk_real2int(t->z3, negate_if(t, negative, a)));
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
    *out = text_copy(t->arena, (struct text){bytes, size});
    return true;
}

/* A number that stands for no literal stands for a string that is equal to none of them. */
static struct text fresh_string(struct translation *t, int64_t code)
{
    const struct names *names = t->terms->names;
    struct text text = text_print(t->arena, "s%" PRId64, code);
    while (!name_is_none(names_find(names, text)))
        text = text_print(t->arena, "%.*s'", (int)text.size, text.data);
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
        out->text = text_copy(t->arena, text_of(Z3_get_numeral_string(t->z3, ast)));
    else
        out->number = Z3_get_numeral_double(t->z3, ast);
    return true;
}

static bool read_term(struct translation *t, Z3_model z3_model, term_id term, bool theory,
                      struct constant *out)
{
    Z3_ast value;
    Z3_ast ast = t->asts[term.index];
    if (is_string(t->terms, term) && is_literal(t->terms, term)) {
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
    uint32_t symbol = term_get_symbol(t->terms, term).index;
    bool theory = is_string(t->terms, term) && is_theory_term(t, term);
    model->has_value[symbol] = true;
    return read_term(t, z3_model, term, theory, &model->values[symbol]);
}

static bool read_point(struct translation *t, Z3_model z3_model, term_id term,
                       struct solver_model *model)
{
    struct solver_point point = {.term = term,
                                 .function = term_get_function(t->terms, term),
                                 .arg_count = term_arg_count(t->terms, term)};
    point.args = ARENA_ARRAY(t->arena, struct constant, point.arg_count + 1);
    for (uint32_t i = 0; i < point.arg_count; i++) {
        term_id arg = term_arg(t->terms, term, i);
        bool theory = is_string(t->terms, arg) && slot_theory(t, point.function, i);
        if (!read_term(t, z3_model, arg, theory, &point.args[i]))
            return false;
    }
    bool theory = is_string(t->terms, term) && slot_theory(t, point.function, RESULT_SLOT);
    if (!read_term(t, z3_model, term, theory, &point.value))
        return false;
    VEC_PUSH(t->arena, &model->points, point);
    return true;
}

static bool read_model(struct translation *t, Z3_model z3_model, const u32_vec *cone,
                       struct solver_model *model)
{
    *model =
        (struct solver_model){.arena = t->arena, .symbol_count = terms_symbol_count(t->terms) + 1};
    model->values = ARENA_ARRAY(t->arena, struct constant, model->symbol_count);
    model->has_value = ARENA_ARRAY(t->arena, bool, model->symbol_count);
    bool complete = true;
    for (uint32_t i = 0; i < cone->count && complete; i++) {
        term_id term = {cone->items[i]};
        enum term_op op = term_get_op(t->terms, term);
        if (op == TERM_SYMBOL)
            complete = read_symbol(t, z3_model, term, model);
        else if (op == TERM_APPLY)
            complete = read_point(t, z3_model, term, model);
    }
    return complete;
}

/* ---- the check ---- */

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
 * query that one way does not decide soon is tried another way before any of them gets long.
 */
struct attempt {
    unsigned share;      /* of the resources: one in so many */
    unsigned relevancy;  /* 0: assign also what the formula does not need */
    unsigned arithmetic; /* 2: the older solver of arithmetic, 6: the newer one */
};

static const struct attempt attempts[] = {{8, 2, 6}, {8, 0, 2}, {8, 2, 2}, {8, 0, 6},
                                          {4, 0, 2}, {4, 2, 2}, {2, 2, 6}};

static void set_number(Z3_context z3, Z3_params params, const char *name, unsigned value)
{
    Z3_params_set_uint(z3, params, Z3_mk_string_symbol(z3, name), value);
}

static Z3_solver new_solver(Z3_context z3, uint64_t resources, const struct attempt *attempt)
{
    Z3_solver solver = Z3_mk_solver(z3);
    Z3_solver_inc_ref(z3, solver);
    Z3_params params = Z3_mk_params(z3);
    Z3_params_inc_ref(z3, params);
    uint64_t limit = resources / attempt->share + 1;
    set_number(z3, params, "rlimit", limit > UINT_MAX ? UINT_MAX : (unsigned)limit);
    set_number(z3, params, "relevancy", attempt->relevancy);
    set_number(z3, params, "arith.solver", attempt->arithmetic);
    Z3_params_set_bool(z3, params, Z3_mk_string_symbol(z3, "ctrl_c"), false);
    Z3_solver_set_params(z3, solver, params);
    Z3_params_dec_ref(z3, params);
    return solver;
}

static void translate_cone(struct translation *t, const u32_vec *cone)
{
    for (uint32_t i = 0; i < cone->count; i++)
        t->asts[cone->items[i]] = translate(t, (term_id){cone->items[i]});
}

static enum why why_unknown(Z3_context z3, Z3_solver solver)
{
    const char *reason = Z3_solver_get_reason_unknown(z3, solver);
    bool limit = strstr(reason, "resource") || strstr(reason, "cancel") || strstr(reason, "limit");
    return limit ? WHY_SOLVER_GAVE_UP : WHY_SOLVER_INCOMPLETE;
}

static term_id asserted(const struct solver_query *query, uint32_t index)
{
    term_id fact = query->facts[index];
    return query->raw ? fact : term_canon(query->terms, fact);
}

static enum solver_answer ask(struct translation *t, const struct solver_query *query,
                              const struct attempt *attempt, const u32_vec *cone,
                              struct solver_model *model, enum why *why)
{
    Z3_solver solver = new_solver(t->z3, query->resources, attempt);
    for (uint32_t i = 0; i < query->fact_count; i++)
        Z3_solver_assert(t->z3, solver, t->asts[asserted(query, i).index]);
    enum solver_answer answer = SOLVER_UNKNOWN;
    Z3_lbool result = t->failed ? Z3_L_UNDEF : Z3_solver_check(t->z3, solver);
    if (t->failed || Z3_get_error_code(t->z3) != Z3_OK) {
        *why = WHY_NOT_TRANSLATED;
    } else if (result == Z3_L_FALSE) {
        answer = SOLVER_UNSAT;
    } else if (result == Z3_L_UNDEF) {
        *why = why_unknown(t->z3, solver);
    } else {
        Z3_model z3_model = Z3_solver_get_model(t->z3, solver);
        Z3_model_inc_ref(t->z3, z3_model);
        bool complete = read_model(t, z3_model, cone, model);
        answer = complete ? SOLVER_SAT : SOLVER_UNKNOWN;
        *why = complete ? WHY_NONE : WHY_MODEL_NOT_REAL;
        Z3_model_dec_ref(t->z3, z3_model);
    }
    Z3_solver_dec_ref(t->z3, solver);
    return answer;
}

static enum solver_answer try_once(struct arena *arena, const struct solver_query *query,
                                   const struct attempt *attempt, struct solver_model *model,
                                   enum why *why)
{
    struct arena scratch;
    arena_init(&scratch);
    term_id *roots = ARENA_ARRAY(&scratch, term_id, query->fact_count + 1);
    for (uint32_t i = 0; i < query->fact_count; i++)
        roots[i] = asserted(query, i);
    u32_vec cone = {0};
    term_cone(query->terms, roots, query->fact_count, &scratch, &cone);
    struct translation t = {.terms = query->terms, .arena = arena, .z3 = new_context()};
    t.asts = memory_new(terms_count(query->terms) + 1, sizeof *t.asts);
    classes_init(&t.classes, query->terms, &scratch, &cone);
    translate_cone(&t, &cone);
    enum solver_answer answer = ask(&t, query, attempt, &cone, model, why);
    classes_done(&t.classes);
    map_done(&t.code_of);
    free(t.asts);
    Z3_del_context(t.z3);
    arena_done(&scratch);
    return answer;
}

static enum solver_answer check(struct arena *arena, const struct solver_query *query,
                                struct solver_model *model, enum why *why)
{
    enum solver_answer answer = SOLVER_UNKNOWN;
    for (size_t i = 0; i < ARRAY_LENGTH(attempts) && answer == SOLVER_UNKNOWN; i++) {
        answer = try_once(arena, query, &attempts[i], model, why);
        if (answer == SOLVER_UNKNOWN && *why == WHY_NOT_TRANSLATED)
            break;
    }
    return answer;
}

const struct solver_backend solver_z3 = {"z3", check};
