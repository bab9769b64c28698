/* A claim as C with ACSL contracts, from top to end. */
#include "solver/acsl_p.h"

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
static void declare_literal(struct acsl_printing *p, term_id term)
{
    struct text value = node_constant(p->terms, term_node(p->terms, term)).text;
    struct text start = text_slice(value, 0, value.size < 24 ? value.size : 24);
    struct text name = acsl_fresh_name(
        p, text_print(p->arena, "text_%s",
                      value.size ? acsl_identifier(p->arena, start).data : "empty"));
    map_put(&p->literals, term.index, acsl_add_text(p, name));
    buffer_print(p->out, "    %.*s = %" PRIu32 ", // \"", (int)name.size, name.data,
                 (uint32_t)p->literals.count);
    acsl_print_comment(p->out, value);
    buffer_add(p->out, TEXT("\"\n"));
}

static void declare_literals(struct acsl_printing *p)
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

static void declare_input(struct acsl_printing *p, term_id term)
{
    struct text name = acsl_fresh_name(p, symbol_name(p->terms, term_get_symbol(p->terms, term)));
    buffer_print(p->out, "%s %.*s;\n", acsl_type(term_get_sort(p->terms, term)), (int)name.size,
                 name.data);
    p->names[term.index] = acsl_add_text(p, name);
}

/* `whole f(text a, whole b)`, or what stands for it in annotations. */
static void print_signature(struct acsl_printing *p, struct text name, term_id term,
                            enum acsl_style style)
{
    enum sort sort = term_get_sort(p->terms, term);
    bool in_c = style == IN_C;
    uint32_t count = term_arg_count(p->terms, term);
    if (in_c)
        buffer_print(p->out, "%s ", acsl_type(sort));
    else if (sort == SORT_BOOL)
        buffer_add(p->out, TEXT("predicate the_"));
    else
        buffer_print(p->out, "logic %s the_", acsl_logic_type(sort));
    buffer_add(p->out, name);
    if (count || in_c)
        buffer_add_byte(p->out, '(');
    for (uint32_t i = 0; i < count; i++) {
        enum sort one = acsl_arg_sort(p, term, i);
        p->failed |= one == SORT_BOOL;
        buffer_print(p->out, "%s%s a%" PRIu32, i ? ", " : "",
                     in_c ? acsl_type(one) : acsl_logic_type(one), i + 1);
    }
    if (in_c && count == 0)
        buffer_add(p->out, TEXT("void"));
    if (count || in_c)
        buffer_add_byte(p->out, ')');
}

static void declare_function(struct acsl_printing *p, term_id term)
{
    uint64_t key = acsl_signature(p, term);
    if (map_get(&p->functions, key, 0))
        return;
    struct text name = acsl_fresh_name(p, text_of(acsl_function_name(p, term)));
    uint32_t count = term_arg_count(p->terms, term);
    bool is_bool = term_get_sort(p->terms, term) == SORT_BOOL;
    map_put(&p->functions, key, acsl_add_text(p, name));
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

static void declare_all(struct acsl_printing *p)
{
    buffer_add(p->out, TEXT("\n// what comes from outside: arbitrary\n"));
    for (uint32_t i = 0; i < p->sharing.cone.count; i++)
        if (term_get_op(p->terms, (term_id){p->sharing.cone.items[i]}) == TERM_SYMBOL)
            declare_input(p, (term_id){p->sharing.cone.items[i]});
    buffer_add(p->out, TEXT("\n// what is done with it, and stands for itself\n"));
    for (uint32_t i = 0; i < p->sharing.cone.count; i++)
        if (acsl_is_opaque(p, (term_id){p->sharing.cone.items[i]}))
            declare_function(p, (term_id){p->sharing.cone.items[i]});
}

/* ---- the handler ---- */

static void define(struct acsl_printing *p, term_id term)
{
    enum { JOIN, CALL, CONDITION, VALUE };
    static const char *const words[] = {"join", "call", "condition", "value"};
    enum sort sort = term_get_sort(p->terms, term);
    int which = term_get_op(p->terms, term) == TERM_ITE ? JOIN
                : acsl_is_opaque(p, term)               ? CALL
                : sort == SORT_BOOL                     ? CONDITION
                                                        : VALUE;
    struct text name =
        acsl_fresh_name(p, text_print(p->arena, "%s_%" PRIu32, words[which], ++p->counters[which]));
    buffer_print(p->out, "    %s %.*s = ", acsl_type(sort), (int)name.size, name.data);
    acsl_print_whole(p, term, IN_C);
    buffer_add(p->out, TEXT(";\n"));
    p->names[term.index] = acsl_add_text(p, name);
}

static void print_note(struct acsl_printing *p, struct text line)
{
    buffer_add(p->out, TEXT("    // "));
    acsl_print_comment(p->out, line);
    buffer_add_byte(p->out, '\n');
}

/* The steps, each behind the line of the source that it belongs to. */
static void print_steps(struct acsl_printing *p)
{
    uint32_t note = 0, told = UINT32_MAX;
    for (uint32_t i = 0; i < p->sharing.cone.count; i++) {
        term_id term = {p->sharing.cone.items[i]};
        if (!sharing_needs_name(&p->sharing, term) || acsl_is_transparent(p, term) ||
            !term_equal(acsl_essence(p, term), term))
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

static void print_admitted(struct acsl_printing *p, const char *word, uint32_t number, term_id fact,
                           const char *origin)
{
    buffer_print(p->out, "    //@ admit %s_%" PRIu32 ": ", word, number);
    acsl_print_term(p, fact, IN_ACSL);
    buffer_print(p->out, ";%s%s\n", *origin ? " // " : "", origin);
}

static void print_known(struct acsl_printing *p, const struct smtlib_claim *claim)
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

static struct text print_contract(struct acsl_printing *p, struct text effect, term_id clause,
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
        acsl_print_comment(&out, text_trim(text_slice(p->flow->wording, at, end)));
        buffer_add_byte(&out, '\n');
        at = end + 1;
    }
    struct text name = acsl_identifier(p->arena, p->flow->clause);
    buffer_print(&out, "/*@ requires %.*s:\n      ", (int)name.size, name.data);
    p->mentioned = mentioned;
    p->spelled = MOST_SPELLED;
    if (p->flow->notes.count)
        p->program = p->flow->notes.items[p->flow->notes.count - 1].last.index;
    acsl_print_term(p, clause, IN_ACSL);
    p->mentioned = NULL;
    sort_mentioned(mentioned);
    buffer_print(&out, ";\n    assigns \\nothing; */\nvoid %.*s(", (int)effect.size, effect.data);
    for (uint32_t i = 0; i < mentioned->count; i++) {
        term_id term = {mentioned->items[i]};
        struct text one = acsl_text(p, p->names[term.index]);
        buffer_print(&out, "%s%s %.*s", i ? ", " : "", acsl_type(term_get_sort(p->terms, term)),
                     (int)one.size, one.data);
    }
    buffer_print(&out, "%s);\n", mentioned->count ? "" : "void");
    struct text contract = text_copy(p->arena, buffer_text(&out));
    p->out = before;
    buffer_done(&out);
    return contract;
}

static void print_reaching(struct acsl_printing *p, const struct smtlib_claim *claim,
                           struct text effect, const u32_vec *mentioned)
{
    buffer_add(p->out, TEXT("    if ("));
    acsl_print_term(p, claim->guard, IN_C);
    buffer_add(p->out, TEXT(") {\n        //@ check " ACSL_REACHED
                            ": \\false; // must not be provable\n        "));
    buffer_add(p->out, effect);
    buffer_add_byte(p->out, '(');
    for (uint32_t i = 0; i < mentioned->count; i++) {
        struct text one = acsl_text(p, p->names[mentioned->items[i]]);
        buffer_print(p->out, "%s%.*s", i ? ", " : "", (int)one.size, one.data);
    }
    buffer_add(p->out, TEXT(");\n    }\n"));
}

static void print_all(struct acsl_printing *p, const struct smtlib_claim *claim)
{
    struct buffer body, *top = p->out;
    u32_vec mentioned = {0};
    buffer_add(p->out, text_of(prelude));
    declare_literals(p);
    declare_all(p);
    struct text handler = acsl_fresh_name(p, p->flow->handler),
                effect = acsl_fresh_name(p, p->flow->effect);
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

static void share(struct acsl_printing *p, const struct smtlib_claim *claim)
{
    enum { DEEPEST = 8 };
    term_ids roots = smtlib_roots(p->arena, claim);
    sharing_init(&p->sharing, p->terms, roots.items, roots.count, DEEPEST, p->arena);
    acsl_find_essences(p);
}

bool acsl_print(struct buffer *out, struct arena *arena, const struct term_table *terms,
                const struct smtlib_claim *claim, const struct acsl_flow *flow)
{
    struct buffer text;
    struct smtlib_claim stated = relevant(arena, terms, claim);
    struct acsl_printing p = {.out = &text,
                              .arena = arena,
                              .terms = terms,
                              .flow = flow,
                              .essences = memory_new(terms_count(terms) + 1, sizeof(uint32_t)),
                              .names = memory_new(terms_count(terms) + 1, sizeof(uint32_t))};
    buffer_init(&text);
    map_init(&p.functions);
    map_init(&p.literals);
    acsl_reserve_names(&p);
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
