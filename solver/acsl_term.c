/* Terms to C and to ACSL. */
#include "solver/acsl_p.h"

#include "analyzer/base/exact.h"

#include <math.h>

struct text acsl_text(const struct acsl_printing *p, uint32_t number)
{
    return p->texts.items[number - 1];
}

uint32_t acsl_add_text(struct acsl_printing *p, struct text text)
{
    VEC_PUSH(p->arena, &p->texts, text);
    return p->texts.count;
}

/* ---- names ---- */

struct text acsl_identifier(struct arena *arena, struct text name)
{
    struct buffer out;
    buffer_init(&out);
    for (size_t i = 0; i < name.size; i++) {
        char c = name.data[i];
        bool fits = isalnum((unsigned char)c) && (unsigned char)c < 0x80;
        bool gap = out.size > 0 && out.data[out.size - 1] != '_' && i + 1 < name.size;
        if (fits && out.size == 0 && isdigit((unsigned char)c))
            buffer_add_byte(&out, '_');
        if (fits)
            buffer_add_byte(&out, c);
        else if (gap)
            buffer_add_byte(&out, '_');
    }
    while (out.size > 1 && out.data[out.size - 1] == '_')
        out.size--;
    struct text identifier = text_copy(arena, out.size ? buffer_text(&out) : TEXT("nameless"));
    buffer_done(&out);
    return identifier;
}

/* Words of C, of ACSL and of what stands at the top of each text. */
static const char *const reserved[] = {
    "auto",       "bool",       "boolean",   "both",      "break",    "case",     "char",
    "const",      "continue",   "default",   "do",        "double",   "either",   "else",
    "enum",       "exact",      "extern",    "float",     "floor_of", "for",      "goto",
    "if",         "inline",     "int",       "integer",   "long",     "negation", "pick_bool",
    "pick_exact", "pick_whole", "ratio",     "real",      "register", "restrict", "return",
    "same",       "short",      "signed",    "sizeof",    "static",   "struct",   "switch",
    "text",       "typedef",    "union",     "unsigned",  "void",     "volatile", "while",
    "whole",      "logic",      "predicate", "axiomatic", "reads",    "requires", "ensures",
    "assigns",    "assert",     "check",     "admit",     "behavior", "lemma",    "axiom"};

void acsl_reserve_names(struct acsl_printing *p)
{
    names_init(&p->taken, p->arena);
    for (size_t i = 0; i < ARRAY_LENGTH(reserved); i++)
        names_add(&p->taken, text_of(reserved[i]));
}

/* `wanted` as an identifier, with a number behind it where that is taken. */
struct text acsl_fresh_name(struct acsl_printing *p, struct text wanted)
{
    struct text base = acsl_identifier(p->arena, wanted), name = base;
    for (uint32_t i = 2; !name_is_none(names_find(&p->taken, name)); i++)
        name = text_print(p->arena, "%s_%" PRIu32, base.data, i);
    names_add(&p->taken, name);
    return name;
}

/* A comment: one line, which nothing carries on to the next one. */
void acsl_print_comment(struct buffer *out, struct text text)
{
    for (size_t i = 0; i < text.size; i++) {
        unsigned char c = (unsigned char)text.data[i];
        if (c < 0x20 || c > 0x7e || (c == '\\' && i + 1 == text.size))
            buffer_print(out, "%%%02X", c);
        else
            buffer_add_byte(out, (char)c);
    }
}

const char *acsl_type(enum sort sort)
{
    switch (sort) {
    case SORT_BOOL: return "bool";
    case SORT_INT: return "whole";
    case SORT_REAL:
    case SORT_FLOAT: return "exact";
    case SORT_STRING: break;
    }
    return "text";
}

const char *acsl_logic_type(enum sort sort)
{
    return sort == SORT_REAL || sort == SORT_FLOAT ? "real" : "integer";
}

enum sort acsl_arg_sort(const struct acsl_printing *p, term_id term, uint32_t index)
{
    return term_get_sort(p->terms, term_arg(p->terms, term, index));
}

/* ---- literals ---- */

static void print_whole_number(struct buffer *out, int64_t value)
{
    if (value == INT64_MIN)
        buffer_print(out, "(-%" PRId64 " - 1)", INT64_MAX);
    else
        buffer_print(out, value < 0 ? "(%" PRId64 ")" : "%" PRId64, value);
}

/* Whether the digits behind an optional sign are those of a `long`. */
static bool fits_long(struct text digits)
{
    size_t sign = text_starts_with(digits, TEXT("-")) ? 1 : 0;
    return digits.size - sign <= 18;
}

static void print_rational(struct acsl_printing *p, struct text value, enum acsl_style style)
{
    size_t slash = text_find(value, TEXT("/"), 0);
    struct text over = slash == SIZE_MAX ? value : text_slice(value, 0, slash);
    struct text under = slash == SIZE_MAX ? TEXT("1") : text_slice(value, slash + 1, value.size);
    if (slash == SIZE_MAX && over.size <= 15) {
        buffer_print(p->out, text_starts_with(over, TEXT("-")) ? "(%.*s.0)" : "%.*s.0",
                     (int)over.size, over.data);
        return;
    }
    p->failed |= !fits_long(over) || !fits_long(under);
    buffer_print(p->out, style == IN_C ? "ratio(%.*s, %.*s)" : "((real)(%.*s) / (real)%.*s)",
                 (int)over.size, over.data, (int)under.size, under.data);
}

static void print_constant(struct acsl_printing *p, term_id term, enum acsl_style style)
{
    const struct constant value = node_constant(p->terms, term_node(p->terms, term));
    mpq_t number;
    switch (value.sort) {
    case SORT_BOOL:
        buffer_add(p->out, style == IN_C ? (value.boolean ? TEXT("1") : TEXT("0"))
                                         : (value.boolean ? TEXT("\\true") : TEXT("\\false")));
        break;
    case SORT_INT: print_whole_number(p->out, value.integer); break;
    case SORT_REAL: print_rational(p, value.text, style); break;
    case SORT_FLOAT:
        if (!isfinite(value.number)) {
            p->failed = true;
            break;
        }
        mpq_init(number);
        mpq_set_d(number, value.number);
        print_rational(p, exact_print(p->arena, number), style);
        mpq_clear(number);
        break;
    case SORT_STRING: buffer_add(p->out, acsl_text(p, map_get(&p->literals, term.index, 0))); break;
    }
}

/* ---- terms ---- */

static bool is_boolean(const struct acsl_printing *p, term_id term, bool value)
{
    return term_get_op(p->terms, term) == TERM_CONST_BOOL &&
           node_constant(p->terms, term_node(p->terms, term)).boolean == value;
}

/* What is left of a term where true, false and double negations say nothing. */
term_id acsl_essence(const struct acsl_printing *p, term_id term)
{
    return (term_id){p->essences[term.index]};
}

static term_id essence_of_pair(const struct acsl_printing *p, term_id term)
{
    bool neutral = term_get_op(p->terms, term) == TERM_AND;
    term_id a = acsl_essence(p, term_arg(p->terms, term, 0));
    term_id b = acsl_essence(p, term_arg(p->terms, term, 1));
    if (is_boolean(p, a, neutral) || is_boolean(p, b, !neutral))
        return b;
    return is_boolean(p, b, neutral) || is_boolean(p, a, !neutral) ? a : term;
}

static term_id essence_of_negation(const struct acsl_printing *p, term_id term)
{
    term_id a = acsl_essence(p, term_arg(p->terms, term, 0));
    return term_get_op(p->terms, a) == TERM_NOT ? acsl_essence(p, term_arg(p->terms, a, 0)) : term;
}

/* Parts stand before what they are parts of. */
void acsl_find_essences(struct acsl_printing *p)
{
    for (uint32_t i = 0; i < p->sharing.cone.count; i++) {
        term_id term = {p->sharing.cone.items[i]};
        enum term_op op = term_get_op(p->terms, term);
        term_id essence = op == TERM_AND || op == TERM_OR ? essence_of_pair(p, term)
                          : op == TERM_NOT                ? essence_of_negation(p, term)
                                                          : term;
        p->essences[term.index] = essence.index;
    }
    for (uint32_t i = p->sharing.cone.count; i-- > 0;) {
        term_id whole = {p->sharing.cone.items[i]};
        uint8_t uses = p->sharing.uses[whole.index];
        uint8_t *of_part = &p->sharing.uses[p->essences[whole.index]];
        *of_part = *of_part < uses ? uses : *of_part;
    }
}

/* Operations of which nothing is said. */
static const char *opaque_name(enum term_op op)
{
    switch ((int)op) {
    case TERM_FLOAT_TRUNC: return "truncated";
    case TERM_CONCAT: return "concat";
    case TERM_LENGTH: return "length";
    case TERM_SUBSTR: return "part";
    case TERM_CONTAINS: return "contains";
    case TERM_PREFIX: return "is_prefix";
    case TERM_SUFFIX: return "is_suffix";
    case TERM_INDEX_OF: return "index_of";
    case TERM_STRING_LT: return "is_less";
    default: return NULL;
    }
}

/* The same term under another name: floats are the reals that they are. */
bool acsl_is_transparent(const struct acsl_printing *p, term_id term)
{
    enum term_op op = term_get_op(p->terms, term);
    return op == TERM_FLOAT_TO_REAL || op == TERM_REAL_TO_FLOAT ||
           (op == TERM_CONCAT && term_arg_count(p->terms, term) == 1);
}

bool acsl_is_opaque(const struct acsl_printing *p, term_id term)
{
    enum term_op op = term_get_op(p->terms, term);
    return op == TERM_APPLY || (opaque_name(op) && !acsl_is_transparent(p, term));
}

const char *acsl_function_name(const struct acsl_printing *p, term_id term)
{
    enum term_op op = term_get_op(p->terms, term);
    return op == TERM_APPLY ? function_get_kind(p->terms, term_get_function(p->terms, term))->name
                            : opaque_name(op);
}

/* A function applied to other numbers or sorts of arguments is another one. */
uint64_t acsl_signature(const struct acsl_printing *p, term_id term)
{
    enum term_op op = term_get_op(p->terms, term);
    uint64_t key = hash_mix(UINT64_C(1), op);
    if (op == TERM_APPLY)
        key = hash_mix(key, term_get_function(p->terms, term).index);
    for (uint32_t i = 0; i < term_arg_count(p->terms, term); i++)
        key = hash_mix(key, acsl_arg_sort(p, term, i) + UINT64_C(1));
    return key & ~(UINT64_C(1) << 63);
}

static void print_args(struct acsl_printing *p, term_id term, enum acsl_style style)
{
    buffer_add_byte(p->out, '(');
    for (uint32_t i = 0; i < term_arg_count(p->terms, term); i++) {
        if (i)
            buffer_add(p->out, TEXT(", "));
        acsl_print_term(p, term_arg(p->terms, term, i), style);
    }
    buffer_add_byte(p->out, ')');
}

static void print_call(struct acsl_printing *p, const char *function, term_id term,
                       enum acsl_style style)
{
    buffer_add(p->out, text_of(function));
    print_args(p, term, style);
}

static void print_infix(struct acsl_printing *p, const char *operation, term_id term,
                        enum acsl_style style)
{
    buffer_add_byte(p->out, '(');
    acsl_print_term(p, term_arg(p->terms, term, 0), style);
    buffer_print(p->out, " %s ", operation);
    acsl_print_term(p, term_arg(p->terms, term, 1), style);
    buffer_add_byte(p->out, ')');
}

/* A contract speaks of what the program computes, and spells out what the specification says. */
static bool is_spelled(struct acsl_printing *p, term_id term)
{
    enum term_op op = term_get_op(p->terms, term);
    bool is = term.index > p->program && p->spelled > 0 && op != TERM_SYMBOL && op != TERM_ITE &&
              op != TERM_APPLY && term_get_sort(p->terms, term) == SORT_BOOL;
    p->spelled -= is;
    return is;
}

/* A && B && C without brackets between them. */
static void print_chain(struct acsl_printing *p, const char *operation, term_id term, bool nested)
{
    enum term_op op = term_get_op(p->terms, term);
    if (!nested)
        buffer_add_byte(p->out, '(');
    for (uint32_t i = 0; i < 2; i++) {
        term_id part = acsl_essence(p, term_arg(p->terms, term, i));
        bool named = p->names[part.index] && !(p->mentioned && is_spelled(p, part));
        if (i)
            buffer_print(p->out, p->mentioned && op == TERM_OR ? "\n      %s " : " %s ", operation);
        if (!named && term_get_op(p->terms, part) == op)
            print_chain(p, operation, part, true);
        else
            acsl_print_term(p, part, IN_ACSL);
    }
    if (!nested)
        buffer_add_byte(p->out, ')');
}

static void print_prefix(struct acsl_printing *p, const char *before, term_id term)
{
    buffer_add(p->out, text_of(before));
    acsl_print_term(p, term_arg(p->terms, term, 0), IN_ACSL);
    buffer_add_byte(p->out, ')');
}

/* The compiler computes with literals in its own way: there is nothing for it to compute. */
static bool is_literal(const struct acsl_printing *p, term_id term)
{
    return node_is_constant(term_node(p->terms, term));
}

static void print_arithmetic(struct acsl_printing *p, const char *operation, term_id term,
                             enum acsl_style style)
{
    int64_t ignored;
    term_id a = term_arg(p->terms, term, 0), b = term_arg(p->terms, term, 1);
    if (term_get_sort(p->terms, a) == SORT_INT && is_literal(p, a) && is_literal(p, b)) {
        int64_t left = node_constant(p->terms, term_node(p->terms, a)).integer;
        int64_t right = node_constant(p->terms, term_node(p->terms, b)).integer;
        p->failed |= __builtin_add_overflow(left, right, &ignored) ||
                     __builtin_sub_overflow(left, right, &ignored) ||
                     __builtin_mul_overflow(left, right, &ignored);
    }
    print_infix(p, operation, term, style);
}

static void print_division(struct acsl_printing *p, const char *operation, term_id term,
                           enum acsl_style style)
{
    term_id divisor = term_arg(p->terms, term, 1);
    p->failed |= term_get_sort(p->terms, term) == SORT_INT && is_literal(p, divisor) &&
                 node_constant(p->terms, term_node(p->terms, divisor)).integer == 0;
    print_infix(p, operation, term, style);
}

/* As an exact number; literals beyond 2^53 the compiler would round. */
static void print_conversion(struct acsl_printing *p, term_id term, enum acsl_style style)
{
    term_id arg = term_arg(p->terms, term, 0);
    int64_t most = INT64_C(1) << 53;
    if (is_literal(p, arg)) {
        int64_t value = node_constant(p->terms, term_node(p->terms, arg)).integer;
        p->failed |= value > most || value < -most;
    }
    print_call(p, style == IN_C ? "(exact)" : "(real)", term, style);
}

static void print_choice(struct acsl_printing *p, term_id term, enum acsl_style style)
{
    enum sort sort = term_get_sort(p->terms, term);
    const char *pick = sort == SORT_BOOL                         ? "pick_bool"
                       : sort == SORT_REAL || sort == SORT_FLOAT ? "pick_exact"
                                                                 : "pick_whole";
    p->failed |= style == IN_ACSL; /* choices have names */
    print_call(p, pick, term, style);
}

static void print_operation(struct acsl_printing *p, term_id term, enum acsl_style style)
{
    bool in_c = style == IN_C;
    bool bools = term_arg_count(p->terms, term) && acsl_arg_sort(p, term, 0) == SORT_BOOL;
    switch ((int)term_get_op(p->terms, term)) {
    case TERM_NOT:
        if (in_c)
            print_call(p, "negation", term, style);
        else
            print_prefix(p, "!(", term);
        break;
    case TERM_AND:
        if (in_c)
            print_call(p, "both", term, style);
        else
            print_chain(p, "&&", term, false);
        break;
    case TERM_OR:
        if (in_c)
            print_call(p, "either", term, style);
        else
            print_chain(p, "||", term, false);
        break;
    case TERM_EQ:
        if (in_c && bools)
            print_call(p, "same", term, style);
        else
            print_infix(p, bools ? "<==>" : "==", term, style);
        break;
    case TERM_ITE: print_choice(p, term, style); break;
    case TERM_LT: print_infix(p, "<", term, style); break;
    case TERM_LE: print_infix(p, "<=", term, style); break;
    case TERM_ADD: print_arithmetic(p, "+", term, style); break;
    case TERM_SUB: print_arithmetic(p, "-", term, style); break;
    case TERM_MUL: print_arithmetic(p, "*", term, style); break;
    case TERM_DIV:
    case TERM_QUOT: print_division(p, "/", term, style); break;
    case TERM_REM: print_division(p, "%", term, style); break;
    case TERM_INT_TO_REAL:
    case TERM_INT_TO_FLOAT: print_conversion(p, term, style); break;
    case TERM_REAL_FLOOR: print_call(p, in_c ? "floor_of" : "\\floor", term, style); break;
    default: p->failed = true;
    }
}

static void print_application(struct acsl_printing *p, term_id term, enum acsl_style style)
{
    struct text name = acsl_text(p, map_get(&p->functions, acsl_signature(p, term), 0));
    buffer_print(p->out, "%s%.*s", style == IN_C ? "" : "the_", (int)name.size, name.data);
    if (term_arg_count(p->terms, term) || style == IN_C)
        print_args(p, term, style);
}

/* The term itself, its named parts by their names. */
void acsl_print_whole(struct acsl_printing *p, term_id term, enum acsl_style style)
{
    if (is_literal(p, term))
        print_constant(p, term, style);
    else if (acsl_is_transparent(p, term))
        acsl_print_term(p, term_arg(p->terms, term, 0), style);
    else if (acsl_is_opaque(p, term))
        print_application(p, term, style);
    else
        print_operation(p, term, style);
}

void acsl_print_term(struct acsl_printing *p, term_id wrapped, enum acsl_style style)
{
    term_id term = acsl_essence(p, wrapped);
    uint32_t name = p->names[term.index];
    if (name && p->mentioned && is_spelled(p, term))
        name = 0;
    if (name && p->mentioned)
        VEC_PUSH(p->arena, p->mentioned, term.index);
    if (name)
        buffer_add(p->out, acsl_text(p, name));
    else
        acsl_print_whole(p, term, style);
}
