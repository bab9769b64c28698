/* Terms to SMT-LIB 2: what each operation means there, and the text of a claim from top to end. */
#include "solver/smtlib.h"

#include "solver/hard.h"
#include "solver/infinite.h"
#include "solver/sharing.h"
#include "solver/smtlib_p.h"
#include "solver/term_p.h"

struct printing {
    struct buffer *out;
    struct arena *arena;
    const struct term_table *terms;
    struct sharing sharing;
    uint32_t *names; /* by id, of what has a name: 1 + its index in `texts` */
    VEC(struct text) texts;
    struct smtlib_names taken;
    struct map functions; /* function and signature -> 1 + index in `texts` */
    uint32_t counters[4];
    struct smtlib_summary *summary;
    bool failed; /* some part cannot be stated */
};

static void print_term(struct printing *p, term_id term);

static struct text text_at(const struct printing *p, uint32_t number)
{
    return p->texts.items[number - 1];
}

static uint32_t add_text(struct printing *p, struct text text)
{
    VEC_PUSH(p->arena, &p->texts, text);
    return p->texts.count;
}

static const struct function_kind *kind_of(const struct printing *p, term_id term)
{
    return term_get_op(p->terms, term) == TERM_APPLY
               ? function_get_kind(p->terms, term_get_function(p->terms, term))
               : NULL;
}

static enum sort sort_of_arg(const struct printing *p, term_id term, uint32_t index)
{
    return term_get_sort(p->terms, term_arg(p->terms, term, index));
}

/* ---- terms ---- */

static const char *plain_head(enum term_op op)
{
    switch ((int)op) {
    case TERM_NOT: return "not";
    case TERM_AND: return "and";
    case TERM_OR: return "or";
    case TERM_ITE: return "ite";
    case TERM_EQ: return "=";
    case TERM_ADD: return "+";
    case TERM_SUB: return "-";
    case TERM_MUL: return "*";
    case TERM_DIV: return "/";
    case TERM_LT: return "<";
    case TERM_LE: return "<=";
    case TERM_QUOT: return "quotient";
    case TERM_REM: return "remainder";
    case TERM_INT_TO_REAL:
    case TERM_INT_TO_FLOAT: return "to_real";
    case TERM_REAL_FLOOR: return "to_int";
    case TERM_FLOAT_TRUNC: return "truncated";
    case TERM_CONCAT: return "str.++";
    case TERM_LENGTH: return "str.len";
    case TERM_SUBSTR: return "part";
    case TERM_CONTAINS: return "str.contains";
    case TERM_PREFIX: return "str.prefixof";
    case TERM_SUFFIX: return "str.suffixof";
    case TERM_INDEX_OF: return "str.indexof";
    case TERM_STRING_LT: return "str.<";
    default: return NULL;
    }
}

/* A comparison with what is not finite. */
static void print_infinite(struct printing *p, const struct infinite *infinite, term_id arg)
{
    bool within = infinite->holds == INFINITE_WITHIN;
    if (infinite->holds == INFINITE_ALWAYS || infinite->holds == INFINITE_NEVER) {
        buffer_add(p->out, infinite->holds == INFINITE_ALWAYS ? TEXT("true") : TEXT("false"));
        return;
    }
    buffer_print(p->out, "%s(%s ", within ? "(not " : "", infinite->negative ? "<=" : ">=");
    print_term(p, arg);
    buffer_print(p->out, infinite->negative ? " (- %s.0))%s" : " %s.0)%s",
                 infinite_bound(p->arena).data, within ? ")" : "");
}

static void print_application(struct printing *p, struct text head, term_id term)
{
    uint32_t count = term_arg_count(p->terms, term);
    buffer_print(p->out, count ? "(%.*s" : "%.*s", (int)head.size, head.data);
    for (uint32_t i = 0; i < count; i++) {
        buffer_add_byte(p->out, ' ');
        print_term(p, term_arg(p->terms, term, i));
    }
    if (count)
        buffer_add_byte(p->out, ')');
}

/* A function applied to other numbers or sorts of arguments is another one. */
static uint64_t signature_of(const struct printing *p, term_id term)
{
    uint64_t key = hash_mix(UINT64_C(1), term_get_function(p->terms, term).index);
    for (uint32_t i = 0; i < term_arg_count(p->terms, term); i++)
        key = hash_mix(key, sort_of_arg(p, term, i) + UINT64_C(1));
    return key & ~(UINT64_C(1) << 63);
}

static struct text head_of(struct printing *p, term_id term)
{
    enum term_op op = term_get_op(p->terms, term);
    if (op == TERM_APPLY)
        return text_at(p, map_get(&p->functions, signature_of(p, term), 0));
    return text_of(plain_head(op));
}

/* The term itself, its named parts by their names. */
static void print_whole(struct printing *p, term_id term)
{
    const struct term_node *node = term_node(p->terms, term);
    enum term_op op = node->op;
    bool same = op == TERM_FLOAT_TO_REAL || op == TERM_REAL_TO_FLOAT;
    struct infinite infinite;
    if (infinite_comparison(p->terms, term, &infinite)) {
        print_infinite(p, &infinite, term_arg(p->terms, term, infinite.arg));
    } else if (node_is_constant(node)) {
        struct constant value = node_constant(p->terms, node);
        p->failed |= !smtlib_print_constant(p->out, &value);
    } else if (same || (op == TERM_CONCAT && node->count == 1)) {
        print_term(p, term_arg(p->terms, term, 0));
    } else if (op == TERM_CONCAT && node->count == 0) {
        buffer_add(p->out, TEXT("\"\""));
    } else {
        print_application(p, head_of(p, term), term);
    }
}

static void print_term(struct printing *p, term_id term)
{
    uint32_t name = p->names[term.index];
    if (name)
        buffer_add(p->out, text_at(p, name));
    else
        print_whole(p, term);
}

/* ---- what has a name ---- */

static struct text fresh_name(struct printing *p, term_id term)
{
    enum { JOIN, CALL, CONDITION, VALUE };
    static const char *const words[] = {"join", "call", "condition", "value"};
    int which = term_get_op(p->terms, term) == TERM_ITE      ? JOIN
                : term_get_op(p->terms, term) == TERM_APPLY  ? CALL
                : term_get_sort(p->terms, term) == SORT_BOOL ? CONDITION
                                                             : VALUE;
    uint32_t number = ++p->counters[which];
    return smtlib_name(&p->taken, text_print(p->arena, "%s-%" PRIu32, words[which], number));
}

static struct text print_to_text(struct printing *p, term_id term)
{
    struct buffer out, *before = p->out;
    buffer_init(&out);
    p->out = &out;
    print_term(p, term);
    struct text text = text_copy(p->arena, buffer_text(&out));
    p->out = before;
    buffer_done(&out);
    return text;
}

static void note_call(struct printing *p, term_id term, struct text name)
{
    struct smtlib_call call = {
        .kind = kind_of(p, term), .name = name, .function = head_of(p, term)};
    for (uint32_t i = 0; i < term_arg_count(p->terms, term); i++) {
        VEC_PUSH(p->arena, &call.args, print_to_text(p, term_arg(p->terms, term, i)));
        VEC_PUSH(p->arena, &call.sorts, sort_of_arg(p, term, i));
    }
    VEC_PUSH(p->arena, &p->summary->calls, call);
}

static void define(struct printing *p, term_id term)
{
    struct text name = fresh_name(p, term);
    buffer_print(p->out, "(declare-const %.*s %s) (assert (= %.*s ", (int)name.size, name.data,
                 smtlib_sort(term_get_sort(p->terms, term)), (int)name.size, name.data);
    print_whole(p, term);
    buffer_add(p->out, TEXT("))\n"));
    p->names[term.index] = add_text(p, name);
    p->summary->definitions++;
    if (sharing_is_evaluated(&p->sharing, term))
        note_call(p, term, name);
}

/* ---- declarations ---- */

static void declare_input(struct printing *p, term_id term)
{
    enum sort sort = term_get_sort(p->terms, term);
    struct text name =
        smtlib_name(&p->taken, symbol_name(p->terms, term_get_symbol(p->terms, term)));
    buffer_print(p->out, "(declare-const %.*s %s)\n", (int)name.size, name.data, smtlib_sort(sort));
    p->names[term.index] = add_text(p, name);
    p->summary->inputs++;
    if (sort == SORT_STRING)
        VEC_PUSH(p->arena, &p->summary->texts, name);
}

static void declare_function(struct printing *p, term_id term)
{
    const struct function_kind *kind = kind_of(p, term);
    uint64_t key = signature_of(p, term);
    if (map_get(&p->functions, key, 0))
        return;
    struct text name = smtlib_name(&p->taken, text_of(kind->name));
    buffer_print(p->out, "(declare-fun %.*s (", (int)name.size, name.data);
    for (uint32_t i = 0; i < term_arg_count(p->terms, term); i++)
        buffer_print(p->out, i ? " %s" : "%s", smtlib_sort(sort_of_arg(p, term, i)));
    buffer_print(p->out, ") %s)%s\n", smtlib_sort(kind->result),
                 kind->evaluate ? " ; has one interpretation: see the axioms" : "");
    map_put(&p->functions, key, add_text(p, name));
}

static void declare_all(struct printing *p)
{
    for (uint32_t i = 0; i < p->sharing.cone.count; i++) {
        term_id term = {p->sharing.cone.items[i]};
        enum term_op op = term_get_op(p->terms, term);
        if (op == TERM_SYMBOL)
            declare_input(p, term);
        else if (op == TERM_APPLY)
            declare_function(p, term);
        p->summary->has_floats |= term_get_sort(p->terms, term) == SORT_FLOAT;
    }
}

/* Operations that SMT-LIB has in another form. */
static void print_prelude(struct printing *p)
{
    static const struct {
        enum term_op op;
        const char *text;
    } rows[] = {
        {TERM_QUOT, "(define-fun quotient ((a Int) (b Int)) Int "
                    "(ite (< a 0) (- (div (- a) b)) (div a b)))\n"},
        {TERM_REM, "(define-fun remainder ((a Int) (b Int)) Int "
                   "(- a (* b (ite (< a 0) (- (div (- a) b)) (div a b)))))\n"},
        {TERM_FLOAT_TRUNC,
         "(define-fun whole ((a Real)) Int (ite (< a 0.0) (- (to_int (- a))) (to_int a)))\n"
         "(define-fun truncated ((a Real)) Int (ite (and (<= (- 9223372036854775808) (whole a)) "
         "(< (whole a) 9223372036854775808)) (whole a)\n    (- (mod (+ (whole a) "
         "9223372036854775808) 18446744073709551616) 9223372036854775808)))\n"},
        {TERM_SUBSTR, "(define-fun part ((s String) (from Int) (size Int)) String "
                      "(str.substr s (ite (< from 0) 0 from) size))\n"},
    };
    for (size_t i = 0; i < ARRAY_LENGTH(rows); i++)
        for (uint32_t k = 0; k < p->sharing.cone.count; k++)
            if (term_get_op(p->terms, (term_id){p->sharing.cone.items[k]}) == rows[i].op) {
                buffer_add(p->out, text_of(rows[i].text));
                break;
            }
}

/* ---- the claim ---- */

static void print_named(struct printing *p, term_id fact, const char *word, uint32_t number,
                        const char *comment)
{
    buffer_add(p->out, TEXT("(assert (! "));
    print_term(p, fact);
    buffer_print(p->out, " :named %s-%" PRIu32 "))%s%s\n", word, number, *comment ? " ; " : "",
                 comment);
}

static void print_goal(struct printing *p, const char *name, term_id term)
{
    buffer_print(p->out, "(declare-const %s Bool) (assert (= %s ", name, name);
    print_term(p, term);
    buffer_add(p->out, TEXT("))\n"));
}

static void print_all(struct printing *p, const struct smtlib_claim *claim)
{
    buffer_add(p->out, TEXT("(set-logic ALL)\n"));
    print_prelude(p);
    buffer_add(p->out, TEXT("\n; inputs, and functions that stand for themselves\n"));
    declare_all(p);
    buffer_add(p->out, TEXT("\n; assignments, joins, guards\n"));
    for (uint32_t i = 0; i < p->sharing.cone.count; i++)
        if (sharing_needs_name(&p->sharing, (term_id){p->sharing.cone.items[i]}))
            define(p, (term_id){p->sharing.cone.items[i]});
    print_goal(p, "guard", claim->guard);
    print_goal(p, "clause", claim->clause);
    buffer_add(p->out, TEXT("\n; what holds of the inputs\n"));
    for (uint32_t i = 0; i < claim->fact_count; i++)
        print_named(p, claim->facts[i], "assumption", i + 1, "");
    buffer_add(p->out, TEXT("\n; what holds of functions\n"));
    for (uint32_t i = 0; i < claim->axioms.count; i++)
        print_named(p, claim->axioms.items[i].fact, "axiom", i + 1, claim->axioms.items[i].origin);
    buffer_add(p->out, TEXT("\n; the goal\n(assert guard)\n(assert (not clause))\n"));
}

static bool is_trivial(const struct term_table *terms, struct arena *arena,
                       const struct smtlib_claim *claim)
{
    u32_vec cone = {0};
    term_id roots[2] = {claim->guard, claim->clause};
    term_cone(terms, roots, 2, arena, &cone);
    for (uint32_t i = 0; i < cone.count; i++)
        if (term_get_op(terms, (term_id){cone.items[i]}) == TERM_SYMBOL)
            return false;
    return true;
}

term_ids smtlib_roots(struct arena *arena, const struct smtlib_claim *claim)
{
    term_ids roots = {0};
    VEC_PUSH(arena, &roots, claim->guard);
    VEC_PUSH(arena, &roots, claim->clause);
    for (uint32_t i = 0; i < claim->fact_count; i++)
        VEC_PUSH(arena, &roots, claim->facts[i]);
    for (uint32_t i = 0; i < claim->axioms.count; i++)
        VEC_PUSH(arena, &roots, claim->axioms.items[i].fact);
    return roots;
}

static void mark_claim(struct printing *p, const struct smtlib_claim *claim)
{
    enum { DEEPEST = 60 };
    term_ids roots = smtlib_roots(p->arena, claim);
    sharing_init(&p->sharing, p->terms, roots.items, roots.count, DEEPEST, p->arena);
}

bool smtlib_print(struct buffer *out, struct arena *arena, const struct term_table *terms,
                  const struct smtlib_claim *claim, struct smtlib_summary *summary)
{
    struct buffer text;
    struct printing p = {.out = &text,
                         .arena = arena,
                         .terms = terms,
                         .names = memory_new(terms_count(terms) + 1, sizeof(uint32_t)),
                         .summary = summary};
    *summary = (struct smtlib_summary){.is_trivial = is_trivial(terms, arena, claim)};
    buffer_init(&text);
    map_init(&p.functions);
    smtlib_names_init(&p.taken, arena);
    mark_claim(&p, claim);
    print_all(&p, claim);
    if (!p.failed)
        buffer_add(out, buffer_text(&text));
    smtlib_names_done(&p.taken);
    map_done(&p.functions);
    free(p.names);
    sharing_done(&p.sharing);
    buffer_done(&text);
    return !p.failed;
}
