/*
 * Certificates: what was proved, as a text that another solver can read. It states the obligation
 * in the terms that the execution built, before the simplifier touched them. What the execution
 * took for decided on its way (a branch that cannot be taken) is stated in certificates of the
 * flow.
 */
#include "analyzer/evidence/evidence.h"

#include "solver/axioms.h"

/* A comment: one line, whatever the text holds. */
static void add_line(struct buffer *out, const char *label, struct text text)
{
    buffer_print(out, "; %-10s ", label);
    for (size_t i = 0; i < text.size; i++) {
        unsigned char c = (unsigned char)text.data[i];
        if (c < 0x20 || c > 0x7e || c == '\\')
            buffer_print(out, "%%%02X", c);
        else
            buffer_add_byte(out, (char)c);
    }
    buffer_add_byte(out, '\n');
}

static struct text print_place(struct arena *arena, const struct report_location *location)
{
    return text_print(arena, "%.*s:%" PRIu32 ":%" PRIu32 "%s%.*s", (int)location->path.size,
                      location->path.data, location->line, location->column,
                      location->function.size ? " in " : "", (int)location->function.size,
                      location->function.data);
}

static const char title[] =
    "; tillproof certificate 1: the clause holds wherever the guard does if "
    "this is unsatisfiable\n";

static void print_head(struct buffer *out, const struct reporting *r, const struct finding *f,
                       struct text origins, bool has_floats)
{
    const struct report_rule *rule = &r->report->rules.items[f->rule];
    add_line(out, "rule",
             text_print(r->arena, "%.*s %.*s", (int)rule->id.size, rule->id.data,
                        (int)rule->name.size, rule->name.data));
    add_line(out, "title", rule->title);
    add_line(out, "clause", f->clause);
    add_line(out, "effect", print_place(r->arena, &f->location));
    add_line(out, "entry", print_place(r->arena, &f->entry_location));
    add_line(out, "reached",
             text_print(r->arena, "%.*s by %.*s", (int)f->trigger.size, f->trigger.data,
                        (int)f->channel.size, f->channel.data));
    buffer_add(out, origins);
    for (uint32_t i = 0; i < f->assumptions.count; i++)
        add_line(out, "assumes", f->assumptions.items[i]);
    if (has_floats)
        add_line(out, "assumes",
                 TEXT("A float is the real that it is, and so is what is computed "
                      "from floats"));
}

static void add_lessons(const struct reporting *r, const struct evidence *evidence,
                        struct smtlib_claim *claim)
{
    for (uint32_t i = 0; i < evidence->lessons.count; i++) {
        struct smtlib_axiom lesson = {"value", evidence->lessons.items[i]};
        VEC_PUSH(r->arena, &claim->axioms, lesson);
    }
}

static void print_decisions_head(struct buffer *out, const struct reporting *r, uint32_t count,
                                 struct text origins)
{
    const struct ir_function *entry = ir_function(r->program, r->flow->function);
    struct text name = names_text(r->program->names, entry->full_name);
    buffer_add(out, text_of(title));
    add_line(out, "decisions", text_print(r->arena, "%" PRIu32, count));
    add_line(out, "entry", name);
    buffer_add(out, origins);
}

static bool print_claim(struct buffer *out, const struct reporting *r, struct smtlib_claim *claim,
                        struct smtlib_summary *summary)
{
    axioms_collect(r->arena, exec_terms(r->x), claim);
    if (!smtlib_print(out, r->arena, exec_terms(r->x), claim, summary))
        return false;
    buffer_add(out, TEXT("(check-sat)\n"));
    return true;
}

static struct smtlib_claim claim_to_state(const struct reporting *r,
                                          const struct exec_obligation *obligation,
                                          const struct evidence *evidence)
{
    struct smtlib_claim claim = {.guard = obligation->guard,
                                 .clause = obligation->clause_holds,
                                 .facts = evidence->facts.items,
                                 .fact_count = evidence->facts.count};
    add_lessons(r, evidence, &claim);
    return claim;
}

bool evidence_state(struct buffer *out, const struct reporting *r,
                    const struct exec_obligation *obligation, const struct evidence *evidence,
                    struct smtlib_summary *summary)
{
    struct smtlib_claim claim = claim_to_state(r, obligation, evidence);
    return print_claim(out, r, &claim, summary);
}

bool evidence_certificate(struct buffer *out, struct buffer *listing, const struct reporting *r,
                          const struct exec_obligation *obligation, const struct evidence *evidence,
                          const struct finding *finding, struct text origins,
                          struct smtlib_summary *summary)
{
    struct smtlib_claim claim = claim_to_state(r, obligation, evidence);
    struct buffer text, head;
    buffer_init(&text);
    buffer_init(&head);
    bool stated = print_claim(&text, r, &claim, summary);
    if (stated) {
        print_head(&head, r, finding, origins, summary->has_floats);
        buffer_add(out, text_of(title));
        buffer_add(out, buffer_text(&head));
        buffer_add(out, buffer_text(&text));
        evidence_listing(listing, r, obligation, &claim, finding, buffer_text(&head));
    }
    buffer_done(&head);
    buffer_done(&text);
    return stated;
}

static term_id claim_of(struct term_table *terms, const struct exec_decision *decision)
{
    term_id holds = decision->value ? decision->term : term_not(terms, decision->term);
    if (!term_is_none(decision->equal))
        holds = term_eq(terms, decision->term, decision->equal);
    term_id where = decision->unless ? term_not(terms, decision->guard) : decision->guard;
    if (!term_is_none(decision->also))
        where = term_and(terms, where, decision->also);
    return term_implies(terms, where, holds);
}

void evidence_find_decisions(const struct reporting *r, const term_ids *roots, u32_vec *found)
{
    struct term_table *terms = exec_terms(r->x);
    uint32_t count = exec_decision_count(r->x);
    term_ids all = {0};
    u32_vec cone = {0};
    bool *in_cone = memory_new(terms_count(terms) + 1, sizeof *in_cone);
    for (uint32_t i = 0; i < roots->count; i++)
        VEC_PUSH(r->arena, &all, roots->items[i]);
    for (uint32_t i = 0; i < count; i++) {
        const struct exec_decision *decision = exec_get_decision(r->x, i);
        if (decision->is_merge)
            continue;
        VEC_PUSH(r->arena, &all, decision->guard);
        VEC_PUSH(r->arena, &all, decision->term);
    }
    term_cone(terms, all.items, all.count, r->arena, &cone);
    for (uint32_t i = 0; i < cone.count; i++)
        in_cone[cone.items[i]] = true;
    for (uint32_t i = 0; i < count; i++)
        if (!exec_get_decision(r->x, i)->is_merge ||
            in_cone[exec_get_decision(r->x, i)->term.index])
            VEC_PUSH(r->arena, found, i);
    free(in_cone);
}

bool evidence_certificate_of_decisions(struct buffer *out, const struct reporting *r,
                                       const uint32_t *decisions, uint32_t count,
                                       struct text origins, struct smtlib_summary *summary)
{
    struct term_table *terms = exec_terms(r->x);
    term_id all = term_bool(terms, true);
    struct smtlib_claim claim = {.guard = all};
    struct buffer text;
    for (uint32_t i = 0; i < count; i++)
        all = term_and(terms, all, claim_of(terms, exec_get_decision(r->x, decisions[i])));
    claim.clause = all;
    buffer_init(&text);
    bool stated = print_claim(&text, r, &claim, summary);
    if (stated) {
        print_decisions_head(out, r, count, origins);
        buffer_add(out, buffer_text(&text));
    }
    buffer_done(&text);
    return stated;
}
