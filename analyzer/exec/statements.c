/*
 * Statements (SEMANTICS 4.3-4.5): what a provider or an authentic notification says. Built while
 * the flow runs, asked where an effect stands; whether one is authentic, and what it says, are
 * terms. Here they are kept and printed; replies.c and notifications.c make them, says.c and
 * binding.c answer what they say and of which record.
 */
#include "analyzer/exec/statements_p.h"

/* The innermost place that is the program's own, outside of the bodies of stubs. */
static struct exec_check made_here(const struct exec *x)
{
    struct exec_check made = {.node = x->node, .event = x->events.count};
    for (uint32_t i = x->frames.count; i-- > 0;) {
        made.function = x->frames.items[i].function;
        if (made.function.index == 0 ||
            !ir_file(x->program, ir_function(x->program, made.function)->file)->is_spec)
            return made;
        made.node = x->frames.items[i].call_site;
    }
    return made;
}

uint32_t statement_add(struct exec *x, const struct statement *statement)
{
    struct statement whole = *statement;
    whole.made = made_here(x);
    VEC_PUSH(x->arena, &x->statements, whole);
    return x->statements.count - 1;
}

uint32_t exec_check_count(const struct exec *x)
{
    return x->statements.count;
}

struct exec_check exec_get_check(const struct exec *x, uint32_t index)
{
    struct exec_check check = x->statements.items[index].made;
    check.authentic = x->statements.items[index].authentic;
    return check;
}

void exec_print_statements(struct exec *x, struct buffer *out)
{
    static const char *const kinds[] = {"notification", "reply", "charge"};
    for (uint32_t i = 0; i < x->statements.count; i++) {
        const struct statement *s = &x->statements.items[i];
        struct text label = names_text(x->names, s->label);
        struct text provider =
            s->provider ? names_text(x->names, s->provider->name) : TEXT("nobody specified");
        buffer_print(out, "  %s %.*s of %.*s, authentic where ", kinds[s->kind], (int)label.size,
                     label.data, (int)provider.size, provider.data);
        term_print(out, x->terms, term_canon(x->terms, s->authentic));
        buffer_add_byte(out, '\n');
    }
}
