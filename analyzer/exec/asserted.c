/*
 * What analysed code says about itself, as obligations: its assertions, the invariants of its
 * loops, and what its functions require and ensure. Nothing of it is assumed: an obligation is
 * added and the execution goes on as if nothing had been said. `\show(e)` notes what is known of a
 * value.
 */
#include "analyzer/exec/exec_p.h"

/* ---- obligations ---- */

static bool asserts(const struct exec *x)
{
    return x->setup.specs && !x->setup.concrete && x->setup.specs->assertions.count > 0;
}

static void owe(struct exec *x, const struct spec_assertion *a, const struct logic_env *env,
                ir_id node)
{
    ir_id before = x->node;
    if (x->dead || x->is_setting_up)
        return;
    if (!ir_is_none(node))
        x->node = node;
    if (a->kind == SPEC_SHOW)
        logic_truth(x, env, a->clause.condition);
    else
        contract_require(x, env, &a->clause, term_bool(x->terms, true),
                         ir_function(x->program, exec_frame(x)->function)->full_name);
    x->node = before;
}

static struct logic_env env_of_code(struct exec *x)
{
    return (struct logic_env){.self = exec_frame(x)->self, .in_code = true};
}

static void owe_all(struct exec *x, uint32_t annotation, enum spec_assertion_kind kind, ir_id node)
{
    uint32_t count;
    const struct spec_set *specs = x->setup.specs;
    const struct spec_assertion *all =
        spec_find_assertions(&specs->asserted_at, specs, annotation, &count);
    struct logic_env env = env_of_code(x);
    for (uint32_t i = 0; i < count; i++)
        if (all[i].kind == kind)
            owe(x, &all[i], &env, node);
}

void asserted_here(struct exec *x, ir_id node)
{
    uint32_t annotation = (uint32_t)ir_node(x->program, node)->payload;
    if (!asserts(x))
        return;
    owe_all(x, annotation, SPEC_ASSERT, node);
    owe_all(x, annotation, SPEC_SHOW, node);
    x->loop_annotation = node;
}

/* Behind the blanks and comments that begin at `at`. */
static uint32_t skip_blanks(struct text bytes, uint32_t at, uint32_t end)
{
    while (at < end) {
        struct text rest = text_slice(bytes, at, end);
        bool is_line = text_starts_with(rest, TEXT("//")) || rest.data[0] == '#';
        bool is_block = text_starts_with(rest, TEXT("/*"));
        size_t close = is_line    ? text_find(rest, TEXT("\n"), 0)
                       : is_block ? text_find(rest, TEXT("*/"), 2)
                                  : SIZE_MAX;
        if (!is_line && !is_block && !strchr(" \t\r\n", rest.data[0]))
            return at;
        at += close == SIZE_MAX ? 1 : (uint32_t)close + (is_block ? 2 : 1);
    }
    return at;
}

/* Whether nothing but blanks and comments is between the two. */
static bool stands_before(struct exec *x, ir_id annotation, ir_id loop)
{
    const struct ir_node *first = ir_node(x->program, annotation);
    const struct ir_node *second = ir_node(x->program, loop);
    if (first->file != second->file || second->range.begin < first->range.end)
        return false;
    struct text bytes = ir_file(x->program, (ir_file_id){first->file})->source->bytes;
    return skip_blanks(bytes, first->range.end, second->range.begin) == second->range.begin;
}

ir_id asserted_of_loop(struct exec *x, ir_id loop)
{
    ir_id node = x->loop_annotation;
    x->loop_annotation = NO_IR;
    return !ir_is_none(node) && stands_before(x, node, loop) ? node : NO_IR;
}

void asserted_again(struct exec *x, ir_id annotation)
{
    if (!ir_is_none(annotation) && asserts(x))
        owe_all(x, (uint32_t)ir_node(x->program, annotation)->payload, SPEC_INVARIANT, annotation);
}

/* ---- functions ---- */

static void owe_contract(struct exec *x, const struct asserted_call *call,
                         enum spec_assertion_kind kind, const struct logic_env *env)
{
    ir_id body = ir_body(x->program, exec_frame(x)->function);
    ir_id site = kind == SPEC_BEFORE && !ir_is_none(x->node) ? x->node : body;
    for (uint32_t i = 0; i < call->count; i++)
        if (call->assertions[i].kind == kind)
            owe(x, &call->assertions[i], env, site);
}

struct asserted_call asserted_enter(struct exec *x, ir_function_id function, ir_id site)
{
    struct asserted_call call = {.count = 0};
    if (!asserts(x) || x->dead)
        return call;
    const struct spec_set *specs = x->setup.specs;
    call.assertions = spec_find_assertions(&specs->asserted_of, specs, function.index, &call.count);
    if (call.count == 0)
        return call;
    const struct ir_function *ir = ir_function(x->program, function);
    call.env = (struct logic_env){.stub = function, .self = exec_frame(x)->self};
    call.env.arg_count = ir->params.count;
    call.env.args = ARENA_ARRAY(x->arena, struct value, ir->params.count + 1);
    for (uint32_t i = 0; i < ir->params.count; i++)
        call.env.args[i] =
            heap_follow(x, exec_read_variable(x, names_text(x->names, ir->params.items[i].name)));
    ir_id before = x->node;
    x->node = site;
    owe_contract(x, &call, SPEC_BEFORE, &call.env);
    x->node = before;
    call.env.old_cells = x->cells;
    call.env.has_old = true;
    region_share(x);
    return call;
}

void asserted_leave(struct exec *x, const struct asserted_call *call, struct value result)
{
    if (call->count == 0 || x->dead)
        return;
    struct logic_env env = call->env;
    env.result = result;
    owe_contract(x, call, SPEC_AFTER, &env);
}

/* ---- what is known of a value ---- */

enum { LONGEST = 240, NAMED = 6 };

static void add_term(struct exec *x, struct buffer *out, term_id term)
{
    struct buffer text;
    buffer_init(&text);
    term_print(&text, x->terms, term_canon(x->terms, term));
    for (size_t i = 0; i < text.size && i < LONGEST; i++)
        buffer_add_byte(out, text.data[i] == '\n' ? ' ' : text.data[i]);
    if (text.size > LONGEST)
        buffer_add(out, TEXT("…"));
    buffer_done(&text);
}

/* A value that is known by its kind alone. */
static void add_kinds(struct buffer *out, uint32_t mask)
{
    static const struct {
        enum value_tag tag;
        const char *word;
    } words[] = {
        {VALUE_NULL, "null"},        {VALUE_BOOL, "a boolean"},      {VALUE_INT, "an integer"},
        {VALUE_FLOAT, "a float"},    {VALUE_STRING, "a text"},       {VALUE_ARRAY, "an array"},
        {VALUE_OBJECT, "an object"}, {VALUE_CALLABLE, "a function"}, {VALUE_ABSENT, "nothing"}};
    const char *between = "";
    for (size_t i = 0; i < ARRAY_LENGTH(words); i++)
        if (mask & VALUE_MASK(words[i].tag)) {
            buffer_print(out, "%s%s", between, words[i].word);
            between = " or ";
        }
}

static void add_value(struct exec *x, struct buffer *out, struct value value)
{
    bool is_scalar = value.tag >= VALUE_BOOL && value.tag <= VALUE_STRING;
    if (is_scalar)
        add_term(x, out, value_term(value));
    else
        add_kinds(out, value_tags(x, value));
}

static void add_leaves(struct exec *x, struct buffer *out, struct value value)
{
    const u32_vec *leaves = leaves_of_value(x, value);
    for (uint32_t i = 0; i < leaves->count && i < NAMED; i++) {
        struct text label = names_text(x->names, leaf_get(x, (leaf_id){leaves->items[i]})->label);
        buffer_print(out, "%s%.*s", i ? ", " : "; made of ", (int)label.size, label.data);
    }
    if (leaves->count > NAMED)
        buffer_print(out, " and %" PRIu32 " more", leaves->count - NAMED);
}

static void add_condition(struct exec *x, struct buffer *out, const char *what, term_id term)
{
    if (term_is_true(x->terms, term)) {
        buffer_print(out, "; %s", what);
    } else if (term_is_false(x->terms, term)) {
        buffer_print(out, "; not %s", what);
    } else {
        buffer_print(out, "; %s where ", what);
        add_term(x, out, term);
    }
}

void asserted_show(struct exec *x, struct value value)
{
    struct buffer out;
    if (x->dead || x->is_setting_up || ir_is_none(x->node))
        return;
    const struct ir_node *node = ir_node(x->program, x->node);
    struct exec_shown shown = {.file = node->file, .range = node->range};
    buffer_init(&out);
    value = heap_follow(x, value);
    add_value(x, &out, value);
    add_leaves(x, &out, value);
    add_condition(x, &out, "trusted", provenance_trusted(x, value));
    add_condition(x, &out, "secret", provenance_secret(x, value));
    add_condition(x, &out, "reached", guard_term(x, x->guard));
    shown.text = text_copy(x->arena, buffer_text(&out));
    buffer_done(&out);
    VEC_PUSH(x->arena, &x->shown, shown);
}

uint32_t exec_shown_count(const struct exec *x)
{
    return x->shown.count;
}

const struct exec_shown *exec_get_shown(const struct exec *x, uint32_t index)
{
    return &x->shown.items[index];
}
