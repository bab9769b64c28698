/*
 * Terms as S-expressions. A composite term that occurs more than once is named where it is first
 * needed, so the text is as long as the graph, not as its unfolded tree. Names are numbered as they
 * are printed: what else the table holds, and in which order it came, does not show.
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
    uint8_t *uses;     /* by id: 0, 1, or 2 for more */
    uint32_t *numbers; /* by id, of named terms: 0 before they are printed */
    uint32_t named;
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
        buffer_print(p->out, "t%" PRIu32, p->numbers[term.index]);
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

static void count_uses(struct printing *p, const u32_vec *cone)
{
    for (uint32_t i = 0; i < cone->count; i++)
        for (uint32_t k = 0; k < term_arg_count(p->terms, (term_id){cone->items[i]}); k++) {
            uint8_t *uses = &p->uses[term_arg(p->terms, (term_id){cone->items[i]}, k).index];
            *uses = *uses < 2 ? *uses + 1 : 2;
        }
}

static void define(struct printing *p, term_id term)
{
    p->numbers[term.index] = ++p->named;
    buffer_print(p->out, "t%" PRIu32 " = ", p->named);
    print_node(p, term);
    buffer_add_byte(p->out, '\n');
}

/* Definitions of the named parts of `root`, from left to right, each after those that it needs. */
static void print_definitions(struct printing *p, term_id root)
{
    enum { LEAVING = 1 };
    struct arena arena;
    u32_vec stack = {0};
    uint8_t *seen = memory_new(terms_count(p->terms) + 1, 1);
    arena_init(&arena);
    VEC_PUSH(&arena, &stack, root.index << 1);
    while (stack.count) {
        uint32_t top = stack.items[--stack.count];
        term_id term = {top >> 1};
        if (top & LEAVING) {
            if (is_named(p, term))
                define(p, term);
            continue;
        }
        if (seen[term.index])
            continue;
        seen[term.index] = 1;
        VEC_PUSH(&arena, &stack, top | LEAVING);
        for (uint32_t k = term_arg_count(p->terms, term); k-- > 0;)
            VEC_PUSH(&arena, &stack, term_arg(p->terms, term, k).index << 1);
    }
    free(seen);
    arena_done(&arena);
}

void term_print(struct buffer *out, const struct term_table *terms, term_id term)
{
    struct arena arena;
    arena_init(&arena);
    u32_vec cone = {0};
    term_cone(terms, &term, 1, &arena, &cone);
    struct printing p = {.out = out,
                         .terms = terms,
                         .uses = memory_new(terms_count(terms) + 1, 1),
                         .numbers = memory_new(terms_count(terms) + 1, sizeof(uint32_t))};
    count_uses(&p, &cone);
    name_deep_parts(&p, &cone);
    p.uses[term.index] = 0;
    print_definitions(&p, term);
    print_node(&p, term);
    free(p.numbers);
    free(p.uses);
    arena_done(&arena);
}
