/*
 * The model check: terms evaluated as they were written, before any simplification, with exact
 * rationals, binary64 and bytes. It shares no code with the simplifier or a solver.
 */
#include "analyzer/base/exact.h"
#include "solver/ranks.h"
#include "solver/solver.h"
#include "solver/term_p.h"

#include <math.h>

/* INT and REAL values are rationals in `number`, which is initialised for them alone. */
struct cell {
    bool defined;
    bool boolean;
    double real;
    struct text text;
    mpq_t number;
};

struct evaluation {
    struct arena *arena;
    const struct term_table *terms;
    const struct solver_model *model;
    struct cell *cells;   /* one for each term of the cone */
    struct ranks ranks;   /* places in `cells` */
    const uint32_t *args; /* the places of the arguments of the term that is evaluated */
};

static struct cell *cell_of(const struct evaluation *e, term_id term)
{
    return &e->cells[ranks_place(&e->ranks, term.index)];
}

static const struct cell *arg_cell(const struct evaluation *e, uint32_t index)
{
    return &e->cells[e->args[index]];
}

static void set_constant(struct cell *cell, const struct constant *value)
{
    cell->defined = true;
    switch (value->sort) {
    case SORT_BOOL: cell->boolean = value->boolean; break;
    case SORT_INT: mpq_set_si(cell->number, value->integer, 1); break;
    case SORT_REAL: exact_parse(cell->number, value->text); break;
    case SORT_FLOAT: cell->real = value->number; break;
    case SORT_STRING: cell->text = value->text; break;
    }
}

static bool get_constant(const struct evaluation *e, const struct cell *cell, enum sort sort,
                         struct constant *value)
{
    *value = (struct constant){.sort = sort};
    switch (sort) {
    case SORT_BOOL: value->boolean = cell->boolean; break;
    case SORT_INT:
        if (!mpz_fits_slong_p(mpq_numref(cell->number)))
            return false;
        value->integer = mpz_get_si(mpq_numref(cell->number));
        break;
    case SORT_REAL: value->text = exact_print(e->arena, cell->number); break;
    case SORT_FLOAT: value->number = cell->real; break;
    case SORT_STRING: value->text = cell->text; break;
    }
    return cell->defined;
}

static struct constant free_value(enum sort sort)
{
    return (struct constant){.sort = sort, .text = sort == SORT_REAL ? TEXT("0") : TEXT("")};
}

static void evaluate_symbol(const struct evaluation *e, term_id term, struct cell *out)
{
    symbol_id symbol = term_get_symbol(e->terms, term);
    struct constant free = terms_free_value(e->terms, symbol);
    const struct constant *value = model_value(e->model, symbol);
    set_constant(out, value ? value : &free);
}

/* ---- arithmetic ---- */

static void truncated_division(mpq_t out, const mpq_t a, const mpq_t b, bool remainder)
{
    mpz_t result;
    mpz_init(result);
    if (remainder)
        mpz_tdiv_r(result, mpq_numref(a), mpq_numref(b));
    else
        mpz_tdiv_q(result, mpq_numref(a), mpq_numref(b));
    mpq_set_z(out, result);
    mpz_clear(result);
}

static void evaluate_rational(enum term_op op, const struct cell *a, const struct cell *b,
                              struct cell *out)
{
    bool divides = op == TERM_DIV || op == TERM_QUOT || op == TERM_REM;
    if (divides && mpq_sgn(b->number) == 0) {
        out->defined = false;
        return;
    }
    switch ((int)op) {
    case TERM_ADD: mpq_add(out->number, a->number, b->number); break;
    case TERM_SUB: mpq_sub(out->number, a->number, b->number); break;
    case TERM_MUL: mpq_mul(out->number, a->number, b->number); break;
    case TERM_DIV: mpq_div(out->number, a->number, b->number); break;
    case TERM_QUOT: truncated_division(out->number, a->number, b->number, false); break;
    default: truncated_division(out->number, a->number, b->number, true); break;
    }
}

static void evaluate_float(enum term_op op, const struct cell *a, const struct cell *b,
                           struct cell *out)
{
    switch ((int)op) {
    case TERM_ADD: out->real = a->real + b->real; break;
    case TERM_SUB: out->real = a->real - b->real; break;
    case TERM_MUL: out->real = a->real * b->real; break;
    default: out->real = a->real / b->real; break;
    }
}

static void evaluate_arithmetic(const struct evaluation *e, term_id term, struct cell *out)
{
    const struct cell *a = arg_cell(e, 0), *b = arg_cell(e, 1);
    enum term_op op = term_get_op(e->terms, term);
    if (term_get_sort(e->terms, term) == SORT_FLOAT)
        evaluate_float(op, a, b, out);
    else
        evaluate_rational(op, a, b, out);
}

static void evaluate_order(const struct evaluation *e, term_id term, struct cell *out)
{
    const struct cell *a = arg_cell(e, 0), *b = arg_cell(e, 1);
    bool or_equal = term_get_op(e->terms, term) == TERM_LE;
    if (term_get_sort(e->terms, term_arg(e->terms, term, 0)) == SORT_FLOAT) {
        out->boolean = or_equal ? a->real <= b->real : a->real < b->real;
    } else {
        int order = mpq_cmp(a->number, b->number);
        out->boolean = or_equal ? order <= 0 : order < 0;
    }
}

static void evaluate_equality(const struct evaluation *e, term_id term, struct cell *out)
{
    const struct cell *a = arg_cell(e, 0), *b = arg_cell(e, 1);
    switch (term_get_sort(e->terms, term_arg(e->terms, term, 0))) {
    case SORT_BOOL: out->boolean = a->boolean == b->boolean; break;
    case SORT_INT:
    case SORT_REAL: out->boolean = mpq_equal(a->number, b->number) != 0; break;
    case SORT_FLOAT: out->boolean = a->real == b->real; break;
    case SORT_STRING: out->boolean = text_equal(a->text, b->text); break;
    }
}

static void evaluate_floor(const struct cell *a, struct cell *out)
{
    mpz_t floor;
    mpz_init(floor);
    mpz_fdiv_q(floor, mpq_numref(a->number), mpq_denref(a->number));
    mpq_set_z(out->number, floor);
    mpz_clear(floor);
}

/* The integer part, brought into [-2^63, 2^63) by multiples of 2^64. */
static void evaluate_truncation(const struct cell *a, struct cell *out)
{
    mpz_t whole, half;
    if (!isfinite(a->real))
        return;
    mpz_init(whole);
    mpz_init_set_ui(half, 1);
    mpz_mul_2exp(half, half, 63);
    mpz_set_d(whole, a->real);
    mpz_add(whole, whole, half);
    mpz_fdiv_r_2exp(whole, whole, 64);
    mpz_sub(whole, whole, half);
    mpq_set_z(out->number, whole);
    mpz_clears(whole, half, NULL);
}

static void evaluate_conversion(const struct evaluation *e, term_id term, struct cell *out)
{
    const struct cell *a = arg_cell(e, 0);
    switch ((int)term_get_op(e->terms, term)) {
    case TERM_INT_TO_REAL: mpq_set(out->number, a->number); break;
    case TERM_INT_TO_FLOAT:
    case TERM_REAL_TO_FLOAT: out->real = exact_to_double(a->number); break;
    case TERM_FLOAT_TO_REAL:
        out->defined = isfinite(a->real);
        if (out->defined)
            mpq_set_d(out->number, a->real);
        break;
    case TERM_REAL_FLOOR: evaluate_floor(a, out); break;
    default: evaluate_truncation(a, out); break;
    }
}

/* ---- strings ---- */

static void evaluate_concat(const struct evaluation *e, term_id term, struct cell *out)
{
    size_t size = 0;
    uint32_t count = term_arg_count(e->terms, term);
    for (uint32_t i = 0; i < count; i++)
        size += arg_cell(e, i)->text.size;
    char *data = arena_alloc(e->arena, size + 1, 1);
    out->text = (struct text){data, size};
    for (uint32_t i = 0; i < count; i++) {
        struct text part = arg_cell(e, i)->text;
        if (part.size)
            memcpy(data, part.data, part.size);
        data += part.size;
    }
}

static size_t to_offset(const mpq_t value, size_t most)
{
    if (mpq_sgn(value) < 0)
        return 0;
    if (mpq_cmp_ui(value, most, 1) > 0)
        return most;
    return mpz_get_ui(mpq_numref(value));
}

static void evaluate_substr(const struct evaluation *e, struct cell *out)
{
    struct text whole = arg_cell(e, 0)->text;
    size_t from = to_offset(arg_cell(e, 1)->number, whole.size);
    size_t size = to_offset(arg_cell(e, 2)->number, whole.size - from);
    out->text = text_slice(whole, from, from + size);
}

static void evaluate_index(const struct evaluation *e, struct cell *out)
{
    struct text whole = arg_cell(e, 0)->text;
    const struct cell *from = arg_cell(e, 2);
    long at = -1;
    if (mpq_sgn(from->number) >= 0 && mpq_cmp_ui(from->number, whole.size, 1) <= 0) {
        size_t found = text_find(whole, arg_cell(e, 1)->text, to_offset(from->number, SIZE_MAX));
        at = found == SIZE_MAX ? -1 : (long)found;
    }
    mpq_set_si(out->number, at, 1);
}

/* ---- functions ---- */

static void evaluate_apply(const struct evaluation *e, term_id term, struct cell *out)
{
    function_id function = term_get_function(e->terms, term);
    const struct function_kind *kind = function_get_kind(e->terms, function);
    uint32_t count = term_arg_count(e->terms, term);
    struct constant *args = ARENA_ARRAY(e->arena, struct constant, count + 1);
    for (uint32_t i = 0; i < count; i++) {
        enum sort sort = term_get_sort(e->terms, term_arg(e->terms, term, i));
        if (!get_constant(e, arg_cell(e, i), sort, &args[i])) {
            out->defined = false;
            return;
        }
    }
    struct constant value = free_value(kind->result);
    if (kind->evaluate && kind->evaluate(e->arena, args, count, &value)) {
        set_constant(out, &value);
        return;
    }
    for (uint32_t i = 0; i < e->model->points.count; i++)
        if (point_is_at(&e->model->points.items[i], function, args, count))
            value = e->model->points.items[i].value;
    set_constant(out, &value);
}

/* ---- all ---- */

/* A choice needs only the branch that is taken; Booleans need only the argument that decides. */
static bool are_args_defined(const struct evaluation *e, term_id term)
{
    enum term_op op = term_get_op(e->terms, term);
    uint32_t count = term_arg_count(e->terms, term);
    if (op == TERM_ITE) {
        const struct cell *condition = arg_cell(e, 0);
        return condition->defined && arg_cell(e, condition->boolean ? 1 : 2)->defined;
    }
    if (op == TERM_AND || op == TERM_OR)
        for (uint32_t i = 0; i < count; i++)
            if (arg_cell(e, i)->defined && arg_cell(e, i)->boolean == (op == TERM_OR))
                return true;
    for (uint32_t i = 0; i < count; i++)
        if (!arg_cell(e, i)->defined)
            return false;
    return true;
}

static bool decides(const struct cell *cell, bool value)
{
    return cell->defined && cell->boolean == value;
}

static void copy_cell(struct cell *out, const struct cell *from, enum sort sort)
{
    out->boolean = from->boolean;
    out->real = from->real;
    out->text = from->text;
    if (sort == SORT_INT || sort == SORT_REAL)
        mpq_set(out->number, from->number);
}

static void evaluate_term(const struct evaluation *e, term_id term, struct cell *out)
{
    out->defined = are_args_defined(e, term);
    if (!out->defined)
        return;
    const struct term_node *node = term_node(e->terms, term);
    const struct cell *a = node->count > 0 ? arg_cell(e, 0) : NULL;
    const struct cell *b = node->count > 1 ? arg_cell(e, 1) : NULL;
    switch ((enum term_op)node->op) {
    case TERM_CONST_BOOL:
    case TERM_CONST_INT:
    case TERM_CONST_REAL:
    case TERM_CONST_FLOAT:
    case TERM_CONST_STRING: {
        struct constant value = node_constant(e->terms, node);
        set_constant(out, &value);
        break;
    }
    case TERM_SYMBOL: evaluate_symbol(e, term, out); break;
    case TERM_NOT: out->boolean = !a->boolean; break;
    case TERM_AND: out->boolean = !decides(a, false) && !decides(b, false); break;
    case TERM_OR: out->boolean = decides(a, true) || decides(b, true); break;
    case TERM_ITE: copy_cell(out, arg_cell(e, a->boolean ? 1 : 2), node->sort); break;
    case TERM_EQ: evaluate_equality(e, term, out); break;
    case TERM_ADD:
    case TERM_SUB:
    case TERM_MUL:
    case TERM_DIV:
    case TERM_QUOT:
    case TERM_REM: evaluate_arithmetic(e, term, out); break;
    case TERM_LT:
    case TERM_LE: evaluate_order(e, term, out); break;
    case TERM_INT_TO_REAL:
    case TERM_INT_TO_FLOAT:
    case TERM_FLOAT_TO_REAL:
    case TERM_REAL_TO_FLOAT:
    case TERM_REAL_FLOOR:
    case TERM_FLOAT_TRUNC: evaluate_conversion(e, term, out); break;
    case TERM_CONCAT: evaluate_concat(e, term, out); break;
    case TERM_LENGTH: mpq_set_ui(out->number, a->text.size, 1); break;
    case TERM_SUBSTR: evaluate_substr(e, out); break;
    case TERM_CONTAINS: out->boolean = text_find(a->text, b->text, 0) != SIZE_MAX; break;
    case TERM_PREFIX: out->boolean = text_starts_with(b->text, a->text); break;
    case TERM_SUFFIX: out->boolean = text_ends_with(b->text, a->text); break;
    case TERM_INDEX_OF: evaluate_index(e, out); break;
    case TERM_STRING_LT: out->boolean = text_compare(a->text, b->text) < 0; break;
    case TERM_APPLY: evaluate_apply(e, term, out); break;
    }
}

static bool is_rational(const struct term_table *terms, term_id term)
{
    enum sort sort = term_get_sort(terms, term);
    return sort == SORT_INT || sort == SORT_REAL;
}

struct evaluator {
    struct arena arena;
    const struct term_table *terms;
    u32_vec cone;
    struct ranks ranks;
    struct cell *cells;
    u32_vec args;     /* of one term after the other: their places */
    uint32_t *first;  /* by place: where its arguments begin in `args` */
    uint32_t *forced; /* by place: 1 + the index of what a model forces, or 0 */
    /* For evaluator_update: */
    uint32_t *users, *first_user; /* by place: the places of what it is an argument of */
    uint64_t *dirty;              /* a bit for each place */
};

static void list_args(struct evaluator *e)
{
    e->first = ARENA_ARRAY(&e->arena, uint32_t, e->cone.count + 1);
    for (uint32_t i = 0; i < e->cone.count; i++) {
        term_id term = {e->cone.items[i]};
        e->first[i] = e->args.count;
        for (uint32_t k = 0; k < term_arg_count(e->terms, term); k++) {
            uint32_t place = ranks_place(&e->ranks, term_arg(e->terms, term, k).index);
            VEC_PUSH(&e->arena, &e->args, place);
        }
    }
    e->first[e->cone.count] = e->args.count;
}

struct evaluator *evaluator_new(const struct term_table *terms, const term_id *roots,
                                uint32_t count)
{
    struct evaluator *e = memory_new(1, sizeof *e);
    arena_init(&e->arena);
    e->terms = terms;
    term_cone(terms, roots, count, &e->arena, &e->cone);
    if (e->cone.count)
        ranks_init(&e->ranks, &e->arena, &e->cone);
    list_args(e);
    e->forced = ARENA_ARRAY(&e->arena, uint32_t, e->cone.count + 1);
    e->cells = memory_new(e->cone.count + 1, sizeof *e->cells);
    for (uint32_t i = 0; i < e->cone.count; i++)
        if (is_rational(terms, (term_id){e->cone.items[i]}))
            mpq_init(e->cells[i].number);
    return e;
}

void evaluator_free(struct evaluator *e)
{
    for (uint32_t i = 0; i < e->cone.count; i++)
        if (is_rational(e->terms, (term_id){e->cone.items[i]}))
            mpq_clear(e->cells[i].number);
    free(e->cells);
    arena_done(&e->arena);
    free(e);
}

/* Notes, or takes back, at which places the model forces a value: the first one that it gives. */
static void mark_forced(struct evaluator *e, const struct solver_model *model, bool on)
{
    for (uint32_t i = model->forced.count; i-- > 0;) {
        term_id term = model->forced.items[i].term;
        if (ranks_contain(&e->ranks, term.index))
            e->forced[ranks_place(&e->ranks, term.index)] = on ? i + 1 : 0;
    }
}

static void evaluate_place(const struct evaluator *e, struct evaluation *run, uint32_t place,
                           struct cell *out)
{
    run->args = e->args.items ? e->args.items + e->first[place] : NULL;
    evaluate_term(run, (term_id){e->cone.items[place]}, out);
}

void evaluator_run(struct evaluator *e, struct arena *arena, const struct solver_model *model,
                   const term_id *terms, uint32_t count, struct constant *values, bool *defined)
{
    struct evaluation run = {
        .arena = arena, .terms = e->terms, .model = model, .cells = e->cells, .ranks = e->ranks};
    mark_forced(e, model, true);
    for (uint32_t i = 0; i < e->cone.count; i++)
        if (e->forced[i])
            set_constant(&e->cells[i], &model->forced.items[e->forced[i] - 1].value);
        else
            evaluate_place(e, &run, i, &e->cells[i]);
    mark_forced(e, model, false);
    for (uint32_t i = 0; i < count; i++)
        defined[i] = get_constant(&run, cell_of(&run, terms[i]), term_get_sort(e->terms, terms[i]),
                                  &values[i]);
}

/* ---- again, after a change ---- */

static void list_users(struct evaluator *e)
{
    uint32_t count = e->cone.count;
    uint32_t *first = ARENA_ARRAY(&e->arena, uint32_t, count + 1);
    uint32_t *next = ARENA_ARRAY(&e->arena, uint32_t, count + 1);
    e->users = ARENA_ARRAY(&e->arena, uint32_t, e->args.count + 1);
    e->dirty = ARENA_ARRAY(&e->arena, uint64_t, count / 64 + 1);
    for (uint32_t i = 0; i < e->args.count; i++)
        first[e->args.items[i] + 1]++;
    for (uint32_t i = 0; i < count; i++)
        next[i] = first[i + 1] += first[i];
    for (uint32_t i = count; i-- > 0;)
        for (uint32_t k = e->first[i]; k < e->first[i + 1]; k++)
            e->users[--next[e->args.items[k]]] = i;
    e->first_user = first;
}

static bool same_cell(const struct cell *a, const struct cell *b, enum sort sort)
{
    if (a->defined != b->defined)
        return false;
    switch (sort) {
    case SORT_BOOL: return a->boolean == b->boolean;
    case SORT_FLOAT: return a->real == b->real;
    case SORT_STRING: return text_equal(a->text, b->text);
    case SORT_INT:
    case SORT_REAL: break;
    }
    return mpq_equal(a->number, b->number) != 0;
}

/* Whether the value at the place is another one now. */
static bool evaluate_again(const struct evaluator *e, struct evaluation *run, uint32_t place)
{
    enum sort sort = term_get_sort(e->terms, (term_id){e->cone.items[place]});
    struct cell before = {.defined = e->cells[place].defined};
    mpq_init(before.number);
    copy_cell(&before, &e->cells[place], sort);
    evaluate_place(e, run, place, &e->cells[place]);
    bool same = same_cell(&before, &e->cells[place], sort);
    mpq_clear(before.number);
    return !same;
}

uint32_t evaluator_update(struct evaluator *e, struct arena *arena,
                          const struct solver_model *model, term_id changed)
{
    struct evaluation run = {
        .arena = arena, .terms = e->terms, .model = model, .cells = e->cells, .ranks = e->ranks};
    uint32_t words = e->cone.count / 64 + 1, done = 0;
    if (!ranks_contain(&e->ranks, changed.index))
        return 0;
    if (!e->users)
        list_users(e);
    uint32_t at = ranks_place(&e->ranks, changed.index);
    e->dirty[at / 64] |= UINT64_C(1) << at % 64;
    for (uint32_t word = at / 64; word < words; word++)
        while (e->dirty[word]) {
            uint32_t place = word * 64 + (uint32_t)__builtin_ctzll(e->dirty[word]);
            e->dirty[word] &= e->dirty[word] - 1;
            done++;
            if (!evaluate_again(e, &run, place))
                continue;
            for (uint32_t i = e->first_user[place]; i < e->first_user[place + 1]; i++)
                e->dirty[e->users[i] / 64] |= UINT64_C(1) << e->users[i] % 64;
        }
    return done;
}

bool evaluator_value(const struct evaluator *e, struct arena *arena, term_id term,
                     struct constant *value)
{
    struct evaluation run = {
        .arena = arena, .terms = e->terms, .cells = e->cells, .ranks = e->ranks};
    return get_constant(&run, cell_of(&run, term), term_get_sort(e->terms, term), value);
}

bool evaluator_try(struct evaluator *e, struct arena *arena, const struct solver_model *model,
                   term_id term, uint32_t arg, const struct constant *value,
                   struct constant *result)
{
    struct evaluation run = {
        .arena = arena, .terms = e->terms, .model = model, .cells = e->cells, .ranks = e->ranks};
    struct cell *cell = cell_of(&run, term_arg(e->terms, term, arg)), saved = *cell, out = {0};
    enum sort sort = term_get_sort(e->terms, term);
    mpq_init(cell->number);
    mpq_init(out.number);
    set_constant(cell, value);
    evaluate_place(e, &run, ranks_place(&e->ranks, term.index), &out);
    bool defined = get_constant(&run, &out, sort, result);
    mpq_clear(cell->number);
    mpq_clear(out.number);
    *cell = saved;
    return defined;
}

void solver_evaluate_all(struct arena *arena, const struct term_table *terms,
                         const struct solver_model *model, const term_id *roots, uint32_t count,
                         struct constant *values, bool *defined)
{
    struct evaluator *e = evaluator_new(terms, roots, count);
    evaluator_run(e, arena, model, roots, count, values, defined);
    evaluator_free(e);
}

bool solver_evaluate(struct arena *arena, const struct term_table *terms,
                     const struct solver_model *model, term_id term, struct constant *value)
{
    bool defined;
    solver_evaluate_all(arena, terms, model, &term, 1, value, &defined);
    return defined;
}
