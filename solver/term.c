/* The table of terms: hash-consing, constructors, walks. Simplification is in simplify.c. */
#include "analyzer/base/exact.h"
#include "analyzer/base/map.h"
#include "solver/term_p.h"

bool constant_equal(const struct constant *a, const struct constant *b)
{
    if (a->sort != b->sort)
        return false;
    switch (a->sort) {
    case SORT_BOOL: return a->boolean == b->boolean;
    case SORT_INT: return a->integer == b->integer;
    case SORT_FLOAT: return a->number == b->number;
    case SORT_REAL:
    case SORT_STRING: break;
    }
    return text_equal(a->text, b->text);
}

struct term_table *terms_new(struct arena *arena, struct names *names)
{
    struct term_table *terms = ARENA_NEW(arena, struct term_table);
    terms->arena = arena;
    terms->names = names;
    terms->slot_count = 1024;
    terms->slots = memory_new(terms->slot_count, sizeof *terms->slots);
    VEC_PUSH(arena, &terms->nodes, (struct term_node){0});
    struct symbol_info no_symbol = {.name = TEXT(""), .sort = SORT_BOOL};
    VEC_PUSH(arena, &terms->symbols, no_symbol);
    VEC_PUSH(arena, &terms->functions, NULL);
    map_init(&terms->stand_ins);
    return terms;
}

void terms_free(struct term_table *terms)
{
    free(terms->slots);
    terms->slots = NULL;
    map_done(&terms->stand_ins);
}

struct names *terms_names(struct term_table *terms)
{
    return terms->names;
}

uint32_t terms_count(const struct term_table *terms)
{
    return terms->nodes.count - 1;
}

/* ---- hash-consing ---- */

static uint64_t hash_node(const struct term_node *node, const term_id *args)
{
    uint64_t hash = hash_mix(node->op * UINT64_C(64) + node->sort, node->payload);
    for (uint32_t i = 0; i < node->count; i++)
        hash = hash_mix(hash, args[i].index);
    return hash;
}

static bool is_stored(const struct term_table *terms, uint32_t id, const struct term_node *node,
                      const term_id *args)
{
    const struct term_node *old = &terms->nodes.items[id];
    if (old->op != node->op || old->sort != node->sort || old->count != node->count ||
        old->payload != node->payload)
        return false;
    for (uint32_t i = 0; i < node->count; i++)
        if (terms->args.items[old->args + i] != args[i].index)
            return false;
    return true;
}

static uint32_t *find_slot(struct term_table *terms, const struct term_node *node,
                           const term_id *args)
{
    uint32_t mask = terms->slot_count - 1;
    uint32_t at = (uint32_t)hash_node(node, args) & mask;
    while (terms->slots[at] && !is_stored(terms, terms->slots[at], node, args))
        at = (at + 1) & mask;
    return &terms->slots[at];
}

static uint64_t hash_stored(const struct term_table *terms, uint32_t id)
{
    const struct term_node *node = &terms->nodes.items[id];
    uint64_t hash = hash_mix(node->op * UINT64_C(64) + node->sort, node->payload);
    for (uint32_t i = 0; i < node->count; i++)
        hash = hash_mix(hash, terms->args.items[node->args + i]);
    return hash;
}

static void grow(struct term_table *terms)
{
    uint32_t mask = terms->slot_count * 2 - 1;
    uint32_t *fresh = memory_new(mask + 1, sizeof *fresh);
    for (uint32_t id = 1; id < terms->nodes.count; id++) {
        uint32_t at = (uint32_t)hash_stored(terms, id) & mask;
        while (fresh[at])
            at = (at + 1) & mask;
        fresh[at] = id;
    }
    free(terms->slots);
    terms->slots = fresh;
    terms->slot_count = mask + 1;
}

term_id term_intern(struct term_table *terms, struct term_node node, const term_id *args,
                    bool *is_new)
{
    if (terms->nodes.count * 2 >= terms->slot_count)
        grow(terms);
    uint32_t *slot = find_slot(terms, &node, args);
    *is_new = *slot == 0;
    if (*is_new) {
        node.args = terms->args.count;
        for (uint32_t i = 0; i < node.count; i++)
            VEC_PUSH(terms->arena, &terms->args, args[i].index);
        *slot = terms->nodes.count;
        VEC_PUSH(terms->arena, &terms->nodes, node);
    }
    return (term_id){*slot};
}

static term_id make(struct term_table *terms, struct term_node node, const term_id *args)
{
    bool is_new;
    term_id raw = term_intern(terms, node, args, &is_new);
    if (!is_new && term_node(terms, raw)->canon)
        return raw;
    term_id few[4];
    term_id *canon = node.count <= ARRAY_LENGTH(few) ? few : memory_new(node.count, sizeof *canon);
    for (uint32_t i = 0; i < node.count; i++)
        canon[i] = term_canon(terms, args[i]);
    term_id simple = term_simplify(terms, node, canon);
    if (canon != few)
        free(canon);
    terms->nodes.items[raw.index].canon = simple.index;
    return raw;
}

/* ---- symbols and functions ---- */

symbol_id terms_add_symbol(struct term_table *terms, struct text name, enum sort sort)
{
    struct symbol_info info = {.name = text_copy(terms->arena, name), .sort = sort};
    VEC_PUSH(terms->arena, &terms->symbols, info);
    return (symbol_id){terms->symbols.count - 1};
}

symbol_id terms_stand_in(struct term_table *terms, term_id term)
{
    uint32_t known = map_get(&terms->stand_ins, term.index, 0);
    if (known)
        return (symbol_id){known};
    symbol_id symbol = terms_add_symbol(terms, text_print(terms->arena, "?%" PRIu32, term.index),
                                        term_get_sort(terms, term));
    map_put(&terms->stand_ins, term.index, symbol.index);
    return symbol;
}

void terms_set_free_value(struct term_table *terms, symbol_id symbol, int64_t value)
{
    terms->symbols.items[symbol.index].free_value = value;
}

struct constant terms_free_value(const struct term_table *terms, symbol_id symbol)
{
    const struct symbol_info *info = &terms->symbols.items[symbol.index];
    return (struct constant){.sort = info->sort,
                             .integer = info->free_value,
                             .text = info->sort == SORT_REAL ? TEXT("0") : TEXT("")};
}

struct text symbol_name(const struct term_table *terms, symbol_id symbol)
{
    return terms->symbols.items[symbol.index].name;
}

uint32_t terms_symbol_count(const struct term_table *terms)
{
    return terms->symbols.count - 1;
}

function_id terms_function(struct term_table *terms, const struct function_kind *kind)
{
    for (uint32_t i = 1; i < terms->functions.count; i++)
        if (terms->functions.items[i] == kind)
            return (function_id){i};
    VEC_PUSH(terms->arena, &terms->functions, kind);
    return (function_id){terms->functions.count - 1};
}

function_id terms_declare(struct term_table *terms, struct text name, enum sort result)
{
    for (uint32_t i = 1; i < terms->functions.count; i++) {
        const struct function_kind *old = terms->functions.items[i];
        if (old->result == result && text_is(name, old->name))
            return (function_id){i};
    }
    struct function_kind *kind = ARENA_NEW(terms->arena, struct function_kind);
    kind->name = text_copy(terms->arena, name).data;
    kind->result = result;
    return terms_function(terms, kind);
}

const struct function_kind *function_get_kind(const struct term_table *terms, function_id function)
{
    return terms->functions.items[function.index];
}

/* ---- constants ---- */

static term_id make_constant(struct term_table *terms, enum term_op op, enum sort sort,
                             uint64_t payload)
{
    struct term_node node = {.op = (uint8_t)op, .sort = (uint8_t)sort, .payload = payload};
    return make(terms, node, NULL);
}

term_id term_bool(struct term_table *terms, bool value)
{
    return make_constant(terms, TERM_CONST_BOOL, SORT_BOOL, value);
}

term_id term_int(struct term_table *terms, int64_t value)
{
    return make_constant(terms, TERM_CONST_INT, SORT_INT, (uint64_t)value);
}

term_id term_real(struct term_table *terms, struct text value)
{
    struct arena scratch;
    arena_init(&scratch);
    mpq_t number;
    mpq_init(number);
    exact_parse(number, value);
    name_id name = names_add(terms->names, exact_print(&scratch, number));
    mpq_clear(number);
    arena_done(&scratch);
    return make_constant(terms, TERM_CONST_REAL, SORT_REAL, name.index);
}

/* All NaNs are one term; 0.0 and -0.0 are two. */
term_id term_float(struct term_table *terms, double value)
{
    uint64_t bits;
    if (value != value)
        bits = UINT64_C(0x7ff8000000000000);
    else
        memcpy(&bits, &value, sizeof bits);
    return make_constant(terms, TERM_CONST_FLOAT, SORT_FLOAT, bits);
}

term_id term_string(struct term_table *terms, name_id value)
{
    return make_constant(terms, TERM_CONST_STRING, SORT_STRING, value.index);
}

term_id term_string_of(struct term_table *terms, struct text value)
{
    return term_string(terms, names_add(terms->names, value));
}

term_id term_constant(struct term_table *terms, const struct constant *value)
{
    switch (value->sort) {
    case SORT_BOOL: return term_bool(terms, value->boolean);
    case SORT_INT: return term_int(terms, value->integer);
    case SORT_REAL: return term_real(terms, value->text);
    case SORT_FLOAT: return term_float(terms, value->number);
    case SORT_STRING: return term_string_of(terms, value->text);
    }
    return NO_TERM;
}

struct constant node_constant(const struct term_table *terms, const struct term_node *node)
{
    struct constant value = {.sort = node->sort};
    switch (value.sort) {
    case SORT_BOOL: value.boolean = node->payload != 0; break;
    case SORT_INT: value.integer = (int64_t)node->payload; break;
    case SORT_FLOAT: memcpy(&value.number, &node->payload, sizeof value.number); break;
    case SORT_REAL:
    case SORT_STRING:
        value.text = names_text(terms->names, (name_id){(uint32_t)node->payload});
        break;
    }
    return value;
}

/* ---- constructors ---- */

term_id term_symbol(struct term_table *terms, symbol_id symbol)
{
    struct term_node node = {.op = TERM_SYMBOL,
                             .sort = (uint8_t)terms->symbols.items[symbol.index].sort,
                             .payload = symbol.index};
    return make(terms, node, NULL);
}

static enum sort sort_of_result(const struct term_table *terms, enum term_op op,
                                const term_id *args)
{
    switch (op) {
    case TERM_CONST_BOOL:
    case TERM_NOT:
    case TERM_AND:
    case TERM_OR:
    case TERM_EQ:
    case TERM_LT:
    case TERM_LE:
    case TERM_CONTAINS:
    case TERM_PREFIX:
    case TERM_SUFFIX:
    case TERM_STRING_LT: return SORT_BOOL;
    case TERM_CONST_INT:
    case TERM_QUOT:
    case TERM_REM:
    case TERM_REAL_FLOOR:
    case TERM_FLOAT_TRUNC:
    case TERM_LENGTH:
    case TERM_INDEX_OF: return SORT_INT;
    case TERM_CONST_REAL:
    case TERM_INT_TO_REAL:
    case TERM_FLOAT_TO_REAL: return SORT_REAL;
    case TERM_CONST_FLOAT:
    case TERM_INT_TO_FLOAT:
    case TERM_REAL_TO_FLOAT: return SORT_FLOAT;
    case TERM_CONST_STRING:
    case TERM_CONCAT:
    case TERM_SUBSTR: return SORT_STRING;
    case TERM_ITE: return term_get_sort(terms, args[1]);
    case TERM_ADD:
    case TERM_SUB:
    case TERM_MUL:
    case TERM_DIV: return term_get_sort(terms, args[0]);
    case TERM_SYMBOL:
    case TERM_APPLY: break;
    }
    assert(false && "sorts of symbols and functions are declared");
    return SORT_BOOL;
}

static term_id make_operation(struct term_table *terms, enum term_op op, const term_id *args,
                              uint32_t count)
{
    struct term_node node = {
        .op = (uint8_t)op, .sort = (uint8_t)sort_of_result(terms, op, args), .count = count};
    return make(terms, node, args);
}

term_id term_unary(struct term_table *terms, enum term_op op, term_id a)
{
    return make_operation(terms, op, &a, 1);
}

term_id term_binary(struct term_table *terms, enum term_op op, term_id a, term_id b)
{
    return make_operation(terms, op, (term_id[]){a, b}, 2);
}

term_id term_ternary(struct term_table *terms, enum term_op op, term_id a, term_id b, term_id c)
{
    return make_operation(terms, op, (term_id[]){a, b, c}, 3);
}

term_id term_not(struct term_table *terms, term_id a)
{
    return term_unary(terms, TERM_NOT, a);
}

term_id term_and(struct term_table *terms, term_id a, term_id b)
{
    return term_binary(terms, TERM_AND, a, b);
}

term_id term_or(struct term_table *terms, term_id a, term_id b)
{
    return term_binary(terms, TERM_OR, a, b);
}

term_id term_implies(struct term_table *terms, term_id a, term_id b)
{
    return term_or(terms, term_not(terms, a), b);
}

term_id term_ite(struct term_table *terms, term_id condition, term_id then, term_id otherwise)
{
    assert(term_get_sort(terms, then) == term_get_sort(terms, otherwise));
    return term_ternary(terms, TERM_ITE, condition, then, otherwise);
}

term_id term_eq(struct term_table *terms, term_id a, term_id b)
{
    assert(term_get_sort(terms, a) == term_get_sort(terms, b));
    return term_binary(terms, TERM_EQ, a, b);
}

term_id term_concat(struct term_table *terms, const term_id *parts, uint32_t count)
{
    return make_operation(terms, TERM_CONCAT, parts, count);
}

term_id term_apply(struct term_table *terms, function_id function, const term_id *args,
                   uint32_t count)
{
    struct term_node node = {.op = TERM_APPLY,
                             .sort = (uint8_t)function_get_kind(terms, function)->result,
                             .count = count,
                             .payload = function.index};
    return make(terms, node, args);
}

/* ---- looking at terms ---- */

enum term_op term_get_op(const struct term_table *terms, term_id term)
{
    return term_node(terms, term)->op;
}

enum sort term_get_sort(const struct term_table *terms, term_id term)
{
    return term_node(terms, term)->sort;
}

uint32_t term_arg_count(const struct term_table *terms, term_id term)
{
    return term_node(terms, term)->count;
}

term_id term_arg(const struct term_table *terms, term_id term, uint32_t index)
{
    const struct term_node *node = term_node(terms, term);
    assert(index < node->count);
    return (term_id){terms->args.items[node->args + index]};
}

symbol_id term_get_symbol(const struct term_table *terms, term_id term)
{
    assert(term_get_op(terms, term) == TERM_SYMBOL);
    return (symbol_id){(uint32_t)term_node(terms, term)->payload};
}

function_id term_get_function(const struct term_table *terms, term_id term)
{
    assert(term_get_op(terms, term) == TERM_APPLY);
    return (function_id){(uint32_t)term_node(terms, term)->payload};
}

term_id term_canon(const struct term_table *terms, term_id term)
{
    return (term_id){term_node(terms, term)->canon};
}

static bool is_boolean(const struct term_table *terms, term_id term, bool value)
{
    const struct term_node *node = term_node(terms, term_canon(terms, term));
    return node->op == TERM_CONST_BOOL && (node->payload != 0) == value;
}

bool term_is_true(const struct term_table *terms, term_id term)
{
    return is_boolean(terms, term, true);
}

bool term_is_false(const struct term_table *terms, term_id term)
{
    return is_boolean(terms, term, false);
}

bool term_is_constant(const struct term_table *terms, term_id term, struct constant *value)
{
    const struct term_node *node = term_node(terms, term_canon(terms, term));
    if (!node_is_constant(node))
        return false;
    *value = node_constant(terms, node);
    return true;
}

bool term_same(const struct term_table *terms, term_id a, term_id b)
{
    return term_equal(term_canon(terms, a), term_canon(terms, b));
}

/* Arguments have smaller ids, so one pass from the largest root down meets all terms of a cone. */
static void mark_down(const struct term_table *terms, uint64_t *bits, uint32_t words)
{
    for (uint32_t word = words; word-- > 0;)
        for (uint32_t bit = 64; bits[word] && bit-- > 0;) {
            if (!(bits[word] >> bit & 1))
                continue;
            const struct term_node *node = &terms->nodes.items[word * 64 + bit];
            for (uint32_t i = 0; i < node->count; i++) {
                uint32_t arg = terms->args.items[node->args + i];
                bits[arg / 64] |= UINT64_C(1) << arg % 64;
            }
        }
}

static void cone_by_bits(const struct term_table *terms, const term_id *roots, uint32_t count,
                         struct arena *arena, u32_vec *cone)
{
    uint32_t largest = 0;
    for (uint32_t i = 0; i < count; i++)
        largest = roots[i].index > largest ? roots[i].index : largest;
    uint32_t words = largest / 64 + 1;
    uint64_t *bits = memory_new(words, sizeof *bits);
    for (uint32_t i = 0; i < count; i++)
        bits[roots[i].index / 64] |= UINT64_C(1) << roots[i].index % 64;
    bits[0] &= ~UINT64_C(1); /* no term */
    mark_down(terms, bits, words);
    for (uint32_t word = 0; word < words; word++)
        for (uint64_t left = bits[word]; left; left &= left - 1)
            VEC_PUSH(arena, cone, word * 64 + (uint32_t)__builtin_ctzll(left));
    free(bits);
}

/* The members of a cone while there are few: ascending, so that the next one is found at the end.
 */
struct few {
    uint32_t items[256];
    uint32_t count;
};

/* False where there are too many. */
static bool add_few(struct few *few, uint32_t id)
{
    uint32_t at = few->count;
    while (at > 0 && few->items[at - 1] > id)
        at--;
    if (id == 0 || (at > 0 && few->items[at - 1] == id))
        return true;
    if (few->count == ARRAY_LENGTH(few->items))
        return false;
    memmove(few->items + at + 1, few->items + at, (few->count - at) * sizeof *few->items);
    few->items[at] = id;
    few->count++;
    return true;
}

/* What is larger than a member is done, for its arguments are smaller. */
static bool cone_by_few(const struct term_table *terms, const term_id *roots, uint32_t count,
                        struct few *few)
{
    for (uint32_t i = 0; i < count; i++)
        if (!add_few(few, roots[i].index))
            return false;
    for (uint32_t done = 0; done < few->count; done++) {
        const struct term_node *node = &terms->nodes.items[few->items[few->count - 1 - done]];
        for (uint32_t i = 0; i < node->count; i++)
            if (!add_few(few, terms->args.items[node->args + i]))
                return false;
    }
    return true;
}

void term_cone(const struct term_table *terms, const term_id *roots, uint32_t count,
               struct arena *arena, u32_vec *cone)
{
    struct few few = {.count = 0};
    if (!cone_by_few(terms, roots, count, &few)) {
        cone_by_bits(terms, roots, count, arena, cone);
        return;
    }
    for (uint32_t i = 0; i < few.count; i++)
        VEC_PUSH(arena, cone, few.items[i]);
}

term_id term_rebuild(struct term_table *terms, term_id term, const term_id *args)
{
    uint32_t count = term_arg_count(terms, term);
    enum term_op op = term_get_op(terms, term);
    switch ((int)op) {
    case TERM_NOT: return term_not(terms, args[0]);
    case TERM_AND: return term_and(terms, args[0], args[1]);
    case TERM_OR: return term_or(terms, args[0], args[1]);
    case TERM_ITE: return term_ite(terms, args[0], args[1], args[2]);
    case TERM_EQ: return term_eq(terms, args[0], args[1]);
    case TERM_CONCAT: return term_concat(terms, args, count);
    case TERM_APPLY: return term_apply(terms, term_get_function(terms, term), args, count);
    default: break;
    }
    if (count == 1)
        return term_unary(terms, op, args[0]);
    return count == 2 ? term_binary(terms, op, args[0], args[1])
                      : term_ternary(terms, op, args[0], args[1], args[2]);
}
