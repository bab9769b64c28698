/*
 * Terms as S-expressions. A composite term that occurs more than once is named where it is first
 * needed, so the text is as long as the graph, not as its unfolded tree.
 */
#include "solver/term_p.h"

static const char *const op_names[] = {
#define TERM_OP(id, name, arity) name,
#include "solver/term_ops.def"
#undef TERM_OP
};

static void print_string(struct buffer *out, struct text text)
{
    buffer_add_byte(out, '"');
    for (size_t i = 0; i < text.size; i++) {
        unsigned char c = (unsigned char)text.data[i];
        if (c == '"' || c == '\\')
            buffer_print(out, "\\%c", c);
        else if (c < 0x20 || c > 0x7e)
            buffer_print(out, "\\x%02x", c);
        else
            buffer_add_byte(out, (char)c);
    }
    buffer_add_byte(out, '"');
}

static void print_constant(struct buffer *out, const struct constant *value)
{
    switch (value->sort) {
    case SORT_BOOL: buffer_add(out, value->boolean ? TEXT("true") : TEXT("false")); break;
    case SORT_INT: buffer_print(out, "%" PRId64, value->integer); break;
    case SORT_FLOAT: buffer_print(out, "%.17gf", value->number); break;
    case SORT_REAL: buffer_add(out, value->text); break;
    case SORT_STRING: print_string(out, value->text); break;
    }
}

struct printing {
    struct buffer *out;
    const struct term_table *terms;
    uint8_t *uses; /* by id: 0, 1, or 2 for more */
};

static void print_reference(struct printing *p, term_id term);

static void print_node(struct printing *p, term_id term)
{
    const struct term_node *node = term_node(p->terms, term);
    if (node_is_constant(node)) {
        struct constant value = node_constant(p->terms, node);
        print_constant(p->out, &value);
        return;
    }
    if (node->op == TERM_SYMBOL) {
        buffer_add(p->out, symbol_name(p->terms, term_get_symbol(p->terms, term)));
        return;
    }
    const char *head = node->op == TERM_APPLY
                           ? function_get_kind(p->terms, term_get_function(p->terms, term))->name
                           : op_names[node->op];
    buffer_print(p->out, "(%s", head);
    for (uint32_t i = 0; i < node->count; i++) {
        buffer_add_byte(p->out, ' ');
        print_reference(p, term_arg(p->terms, term, i));
    }
    buffer_add_byte(p->out, ')');
}

static bool is_named(const struct printing *p, term_id term)
{
    return p->uses[term.index] > 1 && term_arg_count(p->terms, term) > 0;
}

static void print_reference(struct printing *p, term_id term)
{
    if (is_named(p, term))
        buffer_print(p->out, "t%" PRIu32, term.index);
    else
        print_node(p, term);
}

/* Unnamed chains are printed by recursion; naming every so-many-th part of one bounds its depth. */
static void name_deep_parts(struct printing *p, const u32_vec *cone)
{
    enum { DEEPEST = 100 };
    uint16_t *depth = memory_new(terms_count(p->terms) + 1, sizeof *depth);
    for (uint32_t i = 0; i < cone->count; i++) {
        term_id term = {cone->items[i]};
        uint16_t deepest = 0;
        for (uint32_t k = 0; k < term_arg_count(p->terms, term); k++) {
            term_id arg = term_arg(p->terms, term, k);
            if (!is_named(p, arg) && depth[arg.index] > deepest)
                deepest = depth[arg.index];
        }
        depth[term.index] = (uint16_t)(deepest + 1);
        if (depth[term.index] > DEEPEST)
            p->uses[term.index] = 2;
    }
    free(depth);
}

void term_print(struct buffer *out, const struct term_table *terms, term_id term)
{
    struct arena arena;
    arena_init(&arena);
    u32_vec cone = {0};
    term_cone(terms, &term, 1, &arena, &cone);
    struct printing p = {out, terms, memory_new(terms_count(terms) + 1, 1)};
    for (uint32_t i = 0; i < cone.count; i++)
        for (uint32_t k = 0; k < term_arg_count(terms, (term_id){cone.items[i]}); k++) {
            uint8_t *uses = &p.uses[term_arg(terms, (term_id){cone.items[i]}, k).index];
            *uses = *uses < 2 ? *uses + 1 : 2;
        }
    name_deep_parts(&p, &cone);
    p.uses[term.index] = 0;
    for (uint32_t i = 0; i < cone.count; i++) {
        term_id part = {cone.items[i]};
        if (!is_named(&p, part))
            continue;
        buffer_print(out, "t%" PRIu32 " = ", part.index);
        print_node(&p, part);
        buffer_add_byte(out, '\n');
    }
    print_node(&p, term);
    free(p.uses);
    arena_done(&arena);
}
