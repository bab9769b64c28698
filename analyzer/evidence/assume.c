/*
 * What a verdict takes for granted (SEMANTICS 2), one line a kind: it does not depend on the effort
 * level, and a reader can check each by hand.
 */
#include "analyzer/evidence/evidence.h"

enum { MOST_NAMED = 6 };

/* Functions without a specification that were called before the effect, each once. */
static void list_unknown(const struct reporting *r, const struct exec_obligation *o,
                         name_vec *names)
{
    struct map seen;
    map_init(&seen);
    for (uint32_t i = 0; i < exec_event_count(r->x) && i < o->event; i++) {
        const struct exec_event *event = exec_get_event(r->x, i);
        bool assumed = event->kind == EVENT_UNKNOWN || event->kind == EVENT_DERIVED ||
                       event->kind == EVENT_HOOK;
        if (!assumed || map_get(&seen, event->text.index, 0))
            continue;
        map_put(&seen, event->text.index, 1);
        VEC_PUSH(r->arena, names, event->text);
    }
    map_done(&seen);
}

static void assume_harmless(const struct reporting *r, const struct exec_obligation *o,
                            struct finding *f)
{
    name_vec names = {0};
    struct buffer out;
    list_unknown(r, o, &names);
    if (names.count == 0)
        return;
    buffer_init(&out);
    buffer_add(&out, TEXT("What nobody specifies has no critical effect, throws nothing and "
                          "changes neither records nor what it is given: "));
    for (uint32_t i = 0; i < names.count && i < MOST_NAMED; i++) {
        struct text name = names_text(r->program->names, names.items[i]);
        buffer_print(&out, "%s%.*s", i ? ", " : "", (int)name.size, name.data);
    }
    if (names.count > MOST_NAMED)
        buffer_print(&out, " and %" PRIu32 " more", names.count - MOST_NAMED);
    VEC_PUSH(r->arena, &f->assumptions, text_copy(r->arena, buffer_text(&out)));
    buffer_done(&out);
}

static bool is_mac(const struct term_table *terms, term_id part)
{
    if (term_get_op(terms, part) != TERM_APPLY)
        return false;
    const char *name = function_get_kind(terms, term_get_function(terms, part))->name;
    return name && strncmp(name, "mac:", 4) == 0;
}

static bool is_arithmetic(const struct term_table *terms, term_id part)
{
    enum term_op op = term_get_op(terms, part);
    bool computes = op == TERM_ADD || op == TERM_SUB || op == TERM_MUL || op == TERM_DIV;
    return computes && term_get_sort(terms, part) == SORT_FLOAT;
}

static void assume_of_terms(const struct reporting *r, const struct exec_obligation *o,
                            struct finding *f)
{
    const struct term_table *terms = exec_terms(r->x);
    term_id roots[2] = {term_canon(terms, o->guard), term_canon(terms, o->clause_holds)};
    u32_vec cone = {0};
    bool macs = false, floats = false;
    term_cone(terms, roots, 2, r->arena, &cone);
    for (uint32_t i = 0; i < cone.count; i++) {
        macs |= is_mac(terms, (term_id){cone.items[i]});
        floats |= is_arithmetic(terms, (term_id){cone.items[i]});
    }
    if (macs)
        VEC_PUSH(r->arena, &f->assumptions,
                 TEXT("Nobody makes a MAC or signature without its key"));
    if (floats && f->verdict == VERDICT_PROVED)
        VEC_PUSH(r->arena, &f->assumptions,
                 TEXT("Computed floating-point amounts are what they are among the reals"));
}

void evidence_assume(const struct reporting *r, const struct exec_obligation *o, struct finding *f)
{
    if (f->verdict != VERDICT_PROVED && f->verdict != VERDICT_VIOLATED)
        return;
    if (exec_is_cut(r->x))
        VEC_PUSH(r->arena, &f->assumptions,
                 TEXT("What sets the flow up, behind where its budget is used up, changes nothing "
                      "that the flow reads"));
    struct text detail;
    if (f->verdict == VERDICT_VIOLATED &&
        exec_approximation(r->x, exec_registered(r->x), &detail) != WHY_NONE)
        VEC_PUSH(r->arena, &f->assumptions,
                 TEXT("The entry point is registered, whatever decides there that is not known"));
    assume_harmless(r, o, f);
    assume_of_terms(r, o, f);
    if (o->takes_for_paid && f->verdict == VERDICT_PROVED)
        VEC_PUSH(
            r->arena, &f->assumptions,
            TEXT("A signature over ids, in a message of which no field is named for an outcome, "
                 "is given to those who paid alone"));
}
