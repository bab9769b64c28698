/*
 * Certificates: what was proved, as a text that another solver can read. It states the obligation
 * in the terms that the execution built, before the simplifier touched them; what the execution
 * itself took for decided on its way (a branch that cannot be taken) is not in it.
 */
#include "analyzer/evidence/evidence.h"

#include "solver/axioms.h"

/* A comment: one line, whatever the text holds. */
static void add_line(struct buffer *out, const char *label, struct text text)
{
    buffer_print(out, "; %-10s ", label);
    for (size_t i = 0; i < text.size; i++) {
        unsigned char c = (unsigned char)text.data[i];
        if (c < 0x20 || c > 0x7e)
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

static void print_head(struct buffer *out, const struct reporting *r, const struct finding *f,
                       struct text origins, bool has_floats)
{
    const struct report_rule *rule = &r->report->rules.items[f->rule];
    buffer_add(out, TEXT("; tillproof certificate 1: the clause holds wherever the guard does if "
                         "this is unsatisfiable\n"));
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

bool evidence_certificate(struct buffer *out, const struct reporting *r,
                          const struct exec_obligation *obligation, const struct evidence *evidence,
                          const struct finding *finding, struct text origins,
                          struct smtlib_summary *summary)
{
    struct smtlib_claim claim = {.guard = obligation->guard,
                                 .clause = obligation->clause_holds,
                                 .facts = evidence->facts.items,
                                 .fact_count = evidence->facts.count};
    struct buffer text;
    add_lessons(r, evidence, &claim);
    axioms_collect(r->arena, exec_terms(r->x), &claim);
    buffer_init(&text);
    bool stated = smtlib_print(&text, r->arena, exec_terms(r->x), &claim, summary);
    if (stated) {
        print_head(out, r, finding, origins, summary->has_floats);
        buffer_add(out, buffer_text(&text));
        buffer_add(out, TEXT("(check-sat)\n"));
    }
    buffer_done(&text);
    return stated;
}
