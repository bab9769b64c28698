/* Terms to C and to ACSL, and the text of a claim from top to end. */
#include "solver/acsl.h"

#include "analyzer/base/exact.h"
#include "solver/sharing.h"
#include "solver/term_p.h"

#include <math.h>

/* How a term is written: as a C expression, or in an annotation. */
enum style { IN_C, IN_ACSL };

struct printing {
    struct buffer *out;
    struct arena *arena;
    const struct term_table *terms;
    const struct acsl_flow *flow;
    struct sharing sharing;
    uint32_t *essences; /* by id */
    uint32_t *names;    /* by id, of what has a name: 1 + its index in `texts` */
    VEC(struct text) texts;
    struct names taken;
    struct map functions; /* function and signature -> 1 + index in `texts` */
    struct map literals;  /* id of a text -> 1 + index in `texts` */
    uint32_t counters[4];
    u32_vec *mentioned; /* ids of the named terms that are printed are added to it; or NULL */
    uint32_t spelled;   /* so many more terms of the contract may be printed in spite of a name */
    uint32_t program;   /* no later term is made by the program: the specification made it */
    bool failed;        /* some part cannot be stated */
};

static void print_term(struct printing *p, term_id term, enum style style);

static struct text text_at(const struct printing *p, uint32_t number)
{
    return p->texts.items[number - 1];
}

static uint32_t add_text(struct printing *p, struct text text)
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

/* `wanted` as an identifier, with a number behind it where that is taken. */
static struct text fresh(struct printing *p, struct text wanted)
{
    struct text base = acsl_identifier(p->arena, wanted), name = base;
    for (uint32_t i = 2; !name_is_none(names_find(&p->taken, name)); i++)
        name = text_print(p->arena, "%s_%" PRIu32, base.data, i);
    names_add(&p->taken, name);
    return name;
}

/* A comment: one line, which nothing carries on to the next one. */
static void print_comment(struct buffer *out, struct text text)
{
    for (size_t i = 0; i < text.size; i++) {
        unsigned char c = (unsigned char)text.data[i];
        if (c < 0x20 || c > 0x7e || (c == '\\' && i + 1 == text.size))
            buffer_print(out, "%%%02X", c);
        else
            buffer_add_byte(out, (char)c);
    }
}

static const char *type_of(enum sort sort)
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

static const char *logic_type_of(enum sort sort)
{
    return sort == SORT_REAL || sort == SORT_FLOAT ? "real" : "integer";
}

static enum sort sort_of_arg(const struct printing *p, term_id term, uint32_t index)
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

static void print_rational(struct printing *p, struct text value, enum style style)
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

static void print_constant(struct printing *p, term_id term, enum style style)
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
    case SORT_STRING: buffer_add(p->out, text_at(p, map_get(&p->literals, term.index, 0))); break;
    }
}

/* ---- terms ---- */

static bool is_boolean(const struct printing *p, term_id term, bool value)
{
    return term_get_op(p->terms, term) == TERM_CONST_BOOL &&
           node_constant(p->terms, term_node(p->terms, term)).boolean == value;
}

/* What is left of a term where true, false and double negations say nothing. */
static term_id essence(const struct printing *p, term_id term)
{
    return (term_id){p->essences[term.index]};
}

static term_id essence_of_pair(const struct printing *p, term_id term)
{
    bool neutral = term_get_op(p->terms, term) == TERM_AND;
    term_id a = essence(p, term_arg(p->terms, term, 0));
    term_id b = essence(p, term_arg(p->terms, term, 1));
    if (is_boolean(p, a, neutral) || is_boolean(p, b, !neutral))
        return b;
    return is_boolean(p, b, neutral) || is_boolean(p, a, !neutral) ? a : term;
}

static term_id essence_of_negation(const struct printing *p, term_id term)
{
    term_id a = essence(p, term_arg(p->terms, term, 0));
    return term_get_op(p->terms, a) == TERM_NOT ? essence(p, term_arg(p->terms, a, 0)) : term;
}

/* Parts stand before what they are parts of. */
static void find_essences(struct printing *p)
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
static bool is_transparent(const struct printing *p, term_id term)
{
    enum term_op op = term_get_op(p->terms, term);
    return op == TERM_FLOAT_TO_REAL || op == TERM_REAL_TO_FLOAT ||
           (op == TERM_CONCAT && term_arg_count(p->terms, term) == 1);
}

static bool is_opaque(const struct printing *p, term_id term)
{
    enum term_op op = term_get_op(p->terms, term);
    return op == TERM_APPLY || (opaque_name(op) && !is_transparent(p, term));
}

static const char *name_of_function(const struct printing *p, term_id term)
{
    enum term_op op = term_get_op(p->terms, term);
    return op == TERM_APPLY ? function_get_kind(p->terms, term_get_function(p->terms, term))->name
                            : opaque_name(op);
}

/* A function applied to other numbers or sorts of arguments is another one. */
static uint64_t signature_of(const struct printing *p, term_id term)
{
    enum term_op op = term_get_op(p->terms, term);
    uint64_t key = hash_mix(UINT64_C(1), op);
    if (op == TERM_APPLY)
        key = hash_mix(key, term_get_function(p->terms, term).index);
    for (uint32_t i = 0; i < term_arg_count(p->terms, term); i++)
        key = hash_mix(key, sort_of_arg(p, term, i) + UINT64_C(1));
    return key & ~(UINT64_C(1) << 63);
}

static void print_args(struct printing *p, term_id term, enum style style)
{
    buffer_add_byte(p->out, '(');
    for (uint32_t i = 0; i < term_arg_count(p->terms, term); i++) {
        if (i)
            buffer_add(p->out, TEXT(", "));
        print_term(p, term_arg(p->terms, term, i), style);
    }
    buffer_add_byte(p->out, ')');
}

static void print_call(struct printing *p, const char *function, term_id term, enum style style)
{
    buffer_add(p->out, text_of(function));
    print_args(p, term, style);
}

static void print_infix(struct printing *p, const char *operation, term_id term, enum style style)
{
    buffer_add_byte(p->out, '(');
    print_term(p, term_arg(p->terms, term, 0), style);
    buffer_print(p->out, " %s ", operation);
    print_term(p, term_arg(p->terms, term, 1), style);
    buffer_add_byte(p->out, ')');
}

/* A contract speaks of what the program computes, and spells out what the specification says. */
static bool is_spelled(struct printing *p, term_id term)
{
    enum term_op op = term_get_op(p->terms, term);
    bool is = term.index > p->program && p->spelled > 0 && op != TERM_SYMBOL && op != TERM_ITE &&
              op != TERM_APPLY && term_get_sort(p->terms, term) == SORT_BOOL;
    p->spelled -= is;
    return is;
}

/* A && B && C without brackets between them. */
static void print_chain(struct printing *p, const char *operation, term_id term, bool nested)
{
    enum term_op op = term_get_op(p->terms, term);
    if (!nested)
        buffer_add_byte(p->out, '(');
    for (uint32_t i = 0; i < 2; i++) {
        term_id part = essence(p, term_arg(p->terms, term, i));
        bool named = p->names[part.index] && !(p->mentioned && is_spelled(p, part));
        if (i)
            buffer_print(p->out, p->mentioned && op == TERM_OR ? "\n      %s " : " %s ", operation);
        if (!named && term_get_op(p->terms, part) == op)
            print_chain(p, operation, part, true);
        else
            print_term(p, part, IN_ACSL);
    }
    if (!nested)
        buffer_add_byte(p->out, ')');
}

static void print_prefix(struct printing *p, const char *before, term_id term)
{
    buffer_add(p->out, text_of(before));
    print_term(p, term_arg(p->terms, term, 0), IN_ACSL);
    buffer_add_byte(p->out, ')');
}

/* The compiler computes with literals in its own way: there is nothing for it to compute. */
static bool is_literal(const struct printing *p, term_id term)
{
    return node_is_constant(term_node(p->terms, term));
}

static void print_arithmetic(struct printing *p, const char *operation, term_id term,
                             enum style style)
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

static void print_division(struct printing *p, const char *operation, term_id term,
                           enum style style)
{
    term_id divisor = term_arg(p->terms, term, 1);
    p->failed |= term_get_sort(p->terms, term) == SORT_INT && is_literal(p, divisor) &&
                 node_constant(p->terms, term_node(p->terms, divisor)).integer == 0;
    print_infix(p, operation, term, style);
}

/* As an exact number; literals beyond 2^53 the compiler would round. */
static void print_conversion(struct printing *p, term_id term, enum style style)
{
    term_id arg = term_arg(p->terms, term, 0);
    int64_t most = INT64_C(1) << 53;
    if (is_literal(p, arg)) {
        int64_t value = node_constant(p->terms, term_node(p->terms, arg)).integer;
        p->failed |= value > most || value < -most;
    }
    print_call(p, style == IN_C ? "(exact)" : "(real)", term, style);
}

static void print_choice(struct printing *p, term_id term, enum style style)
{
    enum sort sort = term_get_sort(p->terms, term);
    const char *pick = sort == SORT_BOOL                         ? "pick_bool"
                       : sort == SORT_REAL || sort == SORT_FLOAT ? "pick_exact"
                                                                 : "pick_whole";
    p->failed |= style == IN_ACSL; /* choices have names */
    print_call(p, pick, term, style);
}

static void print_operation(struct printing *p, term_id term, enum style style)
{
    bool in_c = style == IN_C;
    bool bools = term_arg_count(p->terms, term) && sort_of_arg(p, term, 0) == SORT_BOOL;
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

static void print_application(struct printing *p, term_id term, enum style style)
{
    struct text name = text_at(p, map_get(&p->functions, signature_of(p, term), 0));
    buffer_print(p->out, "%s%.*s", style == IN_C ? "" : "the_", (int)name.size, name.data);
    if (term_arg_count(p->terms, term) || style == IN_C)
        print_args(p, term, style);
}

/* The term itself, its named parts by their names. */
static void print_whole(struct printing *p, term_id term, enum style style)
{
    if (is_literal(p, term))
        print_constant(p, term, style);
    else if (is_transparent(p, term))
        print_term(p, term_arg(p->terms, term, 0), style);
    else if (is_opaque(p, term))
        print_application(p, term, style);
    else
        print_operation(p, term, style);
}

static void print_term(struct printing *p, term_id wrapped, enum style style)
{
    term_id term = essence(p, wrapped);
    uint32_t name = p->names[term.index];
    if (name && p->mentioned && is_spelled(p, term))
        name = 0;
    if (name && p->mentioned)
        VEC_PUSH(p->arena, p->mentioned, term.index);
    if (name)
        buffer_add(p->out, text_at(p, name));
    else
        print_whole(p, term, style);
}

/* ---- declarations ---- */

static const char prelude[] =
    "typedef _Bool bool;\n"
    "typedef long whole;   /* an integer of mathematics */\n"
    "typedef double exact; /* a real of mathematics */\n"
    "typedef long text;    /* a text: the same number, the same text */\n"
    "\n"
    "/*@ assigns \\nothing; ensures \\result <==> !a; */ bool negation(bool a);\n"
    "/*@ assigns \\nothing; ensures \\result <==> (a && b); */ bool both(bool a, bool b);\n"
    "/*@ assigns \\nothing; ensures \\result <==> (a || b); */ bool either(bool a, bool b);\n"
    "/*@ assigns \\nothing; ensures \\result <==> (a <==> b); */ bool same(bool a, bool b);\n"
    "/*@ assigns \\nothing; ensures \\result <==> ((c && a) || (!c && b)); */\n"
    "bool pick_bool(bool c, bool a, bool b);\n"
    "/*@ assigns \\nothing; ensures \\result == (c ? a : b); */\n"
    "whole pick_whole(bool c, whole a, whole b);\n"
    "/*@ assigns \\nothing; ensures \\result == (c ? a : b); */\n"
    "exact pick_exact(bool c, exact a, exact b);\n"
    "/*@ assigns \\nothing; ensures \\result == (real)a / (real)b; */ "
    "exact ratio(whole a, whole b);\n"
    "/*@ assigns \\nothing; ensures \\result == \\floor(a); */ whole floor_of(exact a);\n";

/* Each literal text is another number. */
static void declare_literal(struct printing *p, term_id term)
{
    struct text value = node_constant(p->terms, term_node(p->terms, term)).text;
    struct text start = text_slice(value, 0, value.size < 24 ? value.size : 24);
    struct text name =
        fresh(p, text_print(p->arena, "text_%s",
                            value.size ? acsl_identifier(p->arena, start).data : "empty"));
    map_put(&p->literals, term.index, add_text(p, name));
    buffer_print(p->out, "    %.*s = %" PRIu32 ", // \"", (int)name.size, name.data,
                 (uint32_t)p->literals.count);
    print_comment(p->out, value);
    buffer_add(p->out, TEXT("\"\n"));
}

static void declare_literals(struct printing *p)
{
    bool any = false;
    for (uint32_t i = 0; i < p->sharing.cone.count; i++) {
        term_id term = {p->sharing.cone.items[i]};
        bool empty =
            term_get_op(p->terms, term) == TERM_CONCAT && term_arg_count(p->terms, term) == 0;
        p->failed |= empty;
        if (term_get_op(p->terms, term) != TERM_CONST_STRING)
            continue;
        if (!any)
            buffer_add(p->out, TEXT("\nenum {\n"));
        any = true;
        declare_literal(p, term);
    }
    if (any)
        buffer_add(p->out, TEXT("};\n"));
}

static void declare_input(struct printing *p, term_id term)
{
    struct text name = fresh(p, symbol_name(p->terms, term_get_symbol(p->terms, term)));
    buffer_print(p->out, "%s %.*s;\n", type_of(term_get_sort(p->terms, term)), (int)name.size,
                 name.data);
    p->names[term.index] = add_text(p, name);
}

/* `whole f(text a, whole b)`, or what stands for it in annotations. */
static void print_signature(struct printing *p, struct text name, term_id term, enum style style)
{
    enum sort sort = term_get_sort(p->terms, term);
    bool in_c = style == IN_C;
    uint32_t count = term_arg_count(p->terms, term);
    if (in_c)
        buffer_print(p->out, "%s ", type_of(sort));
    else if (sort == SORT_BOOL)
        buffer_add(p->out, TEXT("predicate the_"));
    else
        buffer_print(p->out, "logic %s the_", logic_type_of(sort));
    buffer_add(p->out, name);
    if (count || in_c)
        buffer_add_byte(p->out, '(');
    for (uint32_t i = 0; i < count; i++) {
        enum sort one = sort_of_arg(p, term, i);
        p->failed |= one == SORT_BOOL;
        buffer_print(p->out, "%s%s a%" PRIu32, i ? ", " : "",
                     in_c ? type_of(one) : logic_type_of(one), i + 1);
    }
    if (in_c && count == 0)
        buffer_add(p->out, TEXT("void"));
    if (count || in_c)
        buffer_add_byte(p->out, ')');
}

static void declare_function(struct printing *p, term_id term)
{
    uint64_t key = signature_of(p, term);
    if (map_get(&p->functions, key, 0))
        return;
    struct text name = fresh(p, text_of(name_of_function(p, term)));
    uint32_t count = term_arg_count(p->terms, term);
    bool is_bool = term_get_sort(p->terms, term) == SORT_BOOL;
    map_put(&p->functions, key, add_text(p, name));
    buffer_print(p->out, "/*@ axiomatic The_%.*s { ", (int)name.size, name.data);
    print_signature(p, name, term, IN_ACSL);
    buffer_print(p->out,
                 " reads \\nothing; } */\n/*@ assigns \\nothing; ensures \\result %s the_%.*s",
                 is_bool ? "<==>" : "==", (int)name.size, name.data);
    for (uint32_t i = 0; i < count; i++)
        buffer_print(p->out, "%sa%" PRIu32, i ? ", " : "(", i + 1);
    buffer_add(p->out, count ? TEXT("); */\n") : TEXT("; */\n"));
    print_signature(p, name, term, IN_C);
    buffer_add(p->out, TEXT(";\n"));
}

static void declare_all(struct printing *p)
{
    buffer_add(p->out, TEXT("\n// what comes from outside: arbitrary\n"));
    for (uint32_t i = 0; i < p->sharing.cone.count; i++)
        if (term_get_op(p->terms, (term_id){p->sharing.cone.items[i]}) == TERM_SYMBOL)
            declare_input(p, (term_id){p->sharing.cone.items[i]});
    buffer_add(p->out, TEXT("\n// what is done with it, and stands for itself\n"));
    for (uint32_t i = 0; i < p->sharing.cone.count; i++)
        if (is_opaque(p, (term_id){p->sharing.cone.items[i]}))
            declare_function(p, (term_id){p->sharing.cone.items[i]});
}

/* ---- the handler ---- */

static void define(struct printing *p, term_id term)
{
    enum { JOIN, CALL, CONDITION, VALUE };
    static const char *const words[] = {"join", "call", "condition", "value"};
    enum sort sort = term_get_sort(p->terms, term);
    int which = term_get_op(p->terms, term) == TERM_ITE ? JOIN
                : is_opaque(p, term)                    ? CALL
                : sort == SORT_BOOL                     ? CONDITION
                                                        : VALUE;
    struct text name =
        fresh(p, text_print(p->arena, "%s_%" PRIu32, words[which], ++p->counters[which]));
    buffer_print(p->out, "    %s %.*s = ", type_of(sort), (int)name.size, name.data);
    print_whole(p, term, IN_C);
    buffer_add(p->out, TEXT(";\n"));
    p->names[term.index] = add_text(p, name);
}

static void print_note(struct printing *p, struct text line)
{
    buffer_add(p->out, TEXT("    // "));
    print_comment(p->out, line);
    buffer_add_byte(p->out, '\n');
}

/* The steps, each behind the line of the source that it belongs to. */
static void print_steps(struct printing *p)
{
    uint32_t note = 0, told = UINT32_MAX;
    for (uint32_t i = 0; i < p->sharing.cone.count; i++) {
        term_id term = {p->sharing.cone.items[i]};
        if (!sharing_needs_name(&p->sharing, term) || is_transparent(p, term) ||
            !term_equal(essence(p, term), term))
            continue;
        while (note < p->flow->notes.count && p->flow->notes.items[note].last.index < term.index)
            note++;
        if (note != told && note < p->flow->notes.count)
            print_note(p, p->flow->notes.items[note].line);
        else if (note != told)
            print_note(p, TEXT("what the contract and the assumptions speak of"));
        told = note;
        define(p, term);
    }
}

static void print_admitted(struct printing *p, const char *word, uint32_t number, term_id fact,
                           const char *origin)
{
    buffer_print(p->out, "    //@ admit %s_%" PRIu32 ": ", word, number);
    print_term(p, fact, IN_ACSL);
    buffer_print(p->out, ";%s%s\n", *origin ? " // " : "", origin);
}

static void print_known(struct printing *p, const struct smtlib_claim *claim)
{
    buffer_add(p->out, TEXT("    // what holds of the inputs, and of functions\n"));
    for (uint32_t i = 0; i < claim->fact_count; i++)
        print_admitted(p, "Assumption", i + 1, claim->facts[i], "");
    for (uint32_t i = 0; i < claim->axioms.count; i++)
        print_admitted(p, "Fact", i + 1, claim->axioms.items[i].fact,
                       claim->axioms.items[i].origin);
}

/* The terms of the contract, each once, in the order of their steps. */
static void sort_mentioned(u32_vec *mentioned)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < mentioned->count; i++) {
        uint32_t id = mentioned->items[i], at = 0;
        while (at < count && mentioned->items[at] < id)
            at++;
        if (at < count && mentioned->items[at] == id)
            continue;
        memmove(mentioned->items + at + 1, mentioned->items + at,
                (count - at) * sizeof *mentioned->items);
        mentioned->items[at] = id;
        count++;
    }
    mentioned->count = count;
}

static struct text print_contract(struct printing *p, struct text effect, term_id clause,
                                  u32_vec *mentioned)
{
    enum { MOST_SPELLED = 60 };
    struct buffer out, *before = p->out;
    buffer_init(&out);
    p->out = &out;
    buffer_add(&out, TEXT("\n"));
    for (size_t at = 0; at < p->flow->wording.size;) {
        size_t end = text_find(p->flow->wording, TEXT("\n"), at);
        end = end == SIZE_MAX ? p->flow->wording.size : end;
        buffer_add(&out, TEXT("// "));
        print_comment(&out, text_trim(text_slice(p->flow->wording, at, end)));
        buffer_add_byte(&out, '\n');
        at = end + 1;
    }
    struct text name = acsl_identifier(p->arena, p->flow->clause);
    buffer_print(&out, "/*@ requires %.*s:\n      ", (int)name.size, name.data);
    p->mentioned = mentioned;
    p->spelled = MOST_SPELLED;
    if (p->flow->notes.count)
        p->program = p->flow->notes.items[p->flow->notes.count - 1].last.index;
    print_term(p, clause, IN_ACSL);
    p->mentioned = NULL;
    sort_mentioned(mentioned);
    buffer_print(&out, ";\n    assigns \\nothing; */\nvoid %.*s(", (int)effect.size, effect.data);
    for (uint32_t i = 0; i < mentioned->count; i++) {
        term_id term = {mentioned->items[i]};
        struct text one = text_at(p, p->names[term.index]);
        buffer_print(&out, "%s%s %.*s", i ? ", " : "", type_of(term_get_sort(p->terms, term)),
                     (int)one.size, one.data);
    }
    buffer_print(&out, "%s);\n", mentioned->count ? "" : "void");
    struct text contract = text_copy(p->arena, buffer_text(&out));
    p->out = before;
    buffer_done(&out);
    return contract;
}

static void print_reaching(struct printing *p, const struct smtlib_claim *claim, struct text effect,
                           const u32_vec *mentioned)
{
    buffer_add(p->out, TEXT("    if ("));
    print_term(p, claim->guard, IN_C);
    buffer_add(p->out, TEXT(") {\n        //@ check " ACSL_REACHED
                            ": \\false; // must not be provable\n        "));
    buffer_add(p->out, effect);
    buffer_add_byte(p->out, '(');
    for (uint32_t i = 0; i < mentioned->count; i++) {
        struct text one = text_at(p, p->names[mentioned->items[i]]);
        buffer_print(p->out, "%s%.*s", i ? ", " : "", (int)one.size, one.data);
    }
    buffer_add(p->out, TEXT(");\n    }\n"));
}

static void print_all(struct printing *p, const struct smtlib_claim *claim)
{
    struct buffer body, *top = p->out;
    u32_vec mentioned = {0};
    buffer_add(p->out, text_of(prelude));
    declare_literals(p);
    declare_all(p);
    struct text handler = fresh(p, p->flow->handler), effect = fresh(p, p->flow->effect);
    buffer_init(&body);
    p->out = &body;
    print_steps(p);
    print_known(p, claim);
    struct text contract = print_contract(p, effect, claim->clause, &mentioned);
    print_reaching(p, claim, effect, &mentioned);
    p->out = top;
    buffer_add(p->out, contract);
    buffer_print(p->out, "\nvoid %.*s(void)\n{\n", (int)handler.size, handler.data);
    buffer_add(p->out, buffer_text(&body));
    buffer_add(p->out, TEXT("}\n"));
    buffer_done(&body);
}

/* ---- what is stated ---- */

/* What a fact must not speak of but what the goal does: its inputs and functions. */
struct vocabulary {
    const struct term_table *terms;
    struct arena *arena;
    struct map words;
};

static uint64_t word_of(const struct term_table *terms, term_id term)
{
    enum term_op op = term_get_op(terms, term);
    if (op == TERM_SYMBOL)
        return (UINT64_C(1) << 40) | term_get_symbol(terms, term).index;
    return op == TERM_APPLY ? (UINT64_C(2) << 40) | term_get_function(terms, term).index : 0;
}

static void learn_words(struct vocabulary *v, const term_id *roots, uint32_t count)
{
    u32_vec cone = {0};
    term_cone(v->terms, roots, count, v->arena, &cone);
    for (uint32_t i = 0; i < cone.count; i++)
        map_put(&v->words, word_of(v->terms, (term_id){cone.items[i]}), 1);
}

static bool speaks_of_them(const struct vocabulary *v, term_id fact)
{
    u32_vec cone = {0};
    term_cone(v->terms, &fact, 1, v->arena, &cone);
    for (uint32_t i = 0; i < cone.count; i++) {
        uint64_t word = word_of(v->terms, (term_id){cone.items[i]});
        if (word && !map_get(&v->words, word, 0))
            return false;
    }
    return true;
}

/* The claim with the facts that may matter to it: fewer facts prove less, never more. */
static struct smtlib_claim relevant(struct arena *arena, const struct term_table *terms,
                                    const struct smtlib_claim *claim)
{
    struct smtlib_claim less = {.guard = claim->guard, .clause = claim->clause};
    struct vocabulary v = {.terms = terms, .arena = arena};
    term_id goal[2] = {claim->guard, claim->clause};
    term_id *facts = ARENA_ARRAY(arena, term_id, claim->fact_count + 1);
    map_init(&v.words);
    learn_words(&v, goal, 2);
    for (uint32_t i = 0; i < claim->fact_count; i++)
        if (speaks_of_them(&v, claim->facts[i]))
            facts[less.fact_count++] = claim->facts[i];
    for (uint32_t i = 0; i < claim->axioms.count; i++)
        if (speaks_of_them(&v, claim->axioms.items[i].fact))
            VEC_PUSH(arena, &less.axioms, claim->axioms.items[i]);
    less.facts = facts;
    map_done(&v.words);
    return less;
}

static void share(struct printing *p, const struct smtlib_claim *claim)
{
    enum { DEEPEST = 8 };
    term_ids roots = {0};
    VEC_PUSH(p->arena, &roots, claim->guard);
    VEC_PUSH(p->arena, &roots, claim->clause);
    for (uint32_t i = 0; i < claim->fact_count; i++)
        VEC_PUSH(p->arena, &roots, claim->facts[i]);
    for (uint32_t i = 0; i < claim->axioms.count; i++)
        VEC_PUSH(p->arena, &roots, claim->axioms.items[i].fact);
    sharing_init(&p->sharing, p->terms, roots.items, roots.count, DEEPEST, p->arena);
    find_essences(p);
}

bool acsl_print(struct buffer *out, struct arena *arena, const struct term_table *terms,
                const struct smtlib_claim *claim, const struct acsl_flow *flow)
{
    struct buffer text;
    struct smtlib_claim stated = relevant(arena, terms, claim);
    struct printing p = {.out = &text,
                         .arena = arena,
                         .terms = terms,
                         .flow = flow,
                         .essences = memory_new(terms_count(terms) + 1, sizeof(uint32_t)),
                         .names = memory_new(terms_count(terms) + 1, sizeof(uint32_t))};
    buffer_init(&text);
    map_init(&p.functions);
    map_init(&p.literals);
    names_init(&p.taken, arena);
    for (size_t i = 0; i < ARRAY_LENGTH(reserved); i++)
        names_add(&p.taken, text_of(reserved[i]));
    share(&p, &stated);
    print_all(&p, &stated);
    if (!p.failed)
        buffer_add(out, buffer_text(&text));
    sharing_done(&p.sharing);
    names_done(&p.taken);
    map_done(&p.functions);
    map_done(&p.literals);
    free(p.essences);
    free(p.names);
    buffer_done(&text);
    return !p.failed;
}
