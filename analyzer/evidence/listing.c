/*
 * The way of a flow to an effect as C with ACSL contracts, for Frama-C: what the certificate of a
 * proof states, in the order of the program and with its lines.
 */
#include "analyzer/evidence/evidence.h"

#include "solver/acsl.h"

/* Events whose lines are not in the program, or stand for no term, have none. */
static bool note_of(const struct reporting *r, const struct exec_event *event,
                    struct acsl_note *note)
{
    term_id last = event->kind == EVENT_BRANCH ? event->condition : event->guard;
    if (ir_is_none(event->node) || term_is_none(last) ||
        ir_file(r->program, (ir_file_id){ir_node(r->program, event->node)->file})->is_spec)
        return false;
    struct report_location at = evidence_node_location(r, event->node, event->function);
    note->last = last;
    note->line = text_print(r->arena, "%.*s:%" PRIu32 ": %.*s", (int)at.path.size, at.path.data,
                            at.line, (int)at.snippet.size, at.snippet.data);
    return true;
}

/* The lines whose terms come one after the other; a term that an earlier line made has that one. */
static void add_notes(const struct reporting *r, const struct exec_obligation *o,
                      struct acsl_flow *flow)
{
    uint32_t last = 0;
    for (uint32_t i = 0; i < o->event && i < exec_event_count(r->x); i++) {
        struct acsl_note note;
        if (!note_of(r, exec_get_event(r->x, i), &note) || note.last.index <= last)
            continue;
        last = note.last.index;
        VEC_PUSH(r->arena, &flow->notes, note);
    }
}

/* "payment/rules.acsl: requires AmountNotVouched: …", a line each. */
static struct text wording_of(const struct reporting *r, const struct spec_clause *clause)
{
    const struct source *source = spec_source_of(r->specs, clause->file);
    size_t slash = source->path.size;
    while (slash > 0 && source->path.data[slash - 1] != '/')
        slash--;
    struct text words = text_slice(source->bytes, clause->range.begin, clause->range.end);
    return text_print(r->arena, "%.*s:%" PRIu32 ":\n%.*s", (int)(source->path.size - slash),
                      source->path.data + slash, source_position(source, clause->range.begin).line,
                      (int)words.size, words.data);
}

/* The head of a certificate as comments of C. */
static void add_head(struct buffer *out, struct text head)
{
    buffer_add(out,
               TEXT("// tillproof listing 1: the clause holds wherever the effect is reached "
                    "if Frama-C proves what it requires:\n"
                    "// frama-c -wp -wp-model Typed+nat+real -wp-prop=CLAUSE (numbers are those "
                    "of mathematics)\n"));
    for (size_t at = 0; at < head.size;) {
        size_t end = text_find(head, TEXT("\n"), at);
        end = end == SIZE_MAX ? head.size : end;
        buffer_add(out, TEXT("//"));
        buffer_add(out, text_slice(head, at + 1, end));
        buffer_add_byte(out, '\n');
        at = end + 1;
    }
    buffer_add_byte(out, '\n');
}

void evidence_listing(struct buffer *out, const struct reporting *r,
                      const struct exec_obligation *o, const struct smtlib_claim *claim,
                      const struct finding *f, struct text head)
{
    struct acsl_flow flow = {.handler = f->entry,
                             .effect = names_text(r->program->names, o->effect),
                             .clause = f->clause,
                             .wording = wording_of(r, o->clause)};
    struct buffer text;
    add_notes(r, o, &flow);
    buffer_init(&text);
    if (acsl_print(&text, r->arena, exec_terms(r->x), claim, &flow)) {
        add_head(out, head);
        buffer_add(out, buffer_text(&text));
    }
    buffer_done(&text);
}
