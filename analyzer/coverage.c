/* What of a project is understood, as a text: constructs, dynamic features, calls. */
#include "analyzer/coverage.h"

enum { MOST_NAMES = 30 };

/* ---- flows ---- */

/* "PATH:LINE" of a node. */
static struct text place_of(struct arena *arena, const struct ir_program *program, ir_id node)
{
    if (ir_is_none(node))
        return TEXT("");
    const struct ir_node *ir = ir_node(program, node);
    const struct source *source = ir_file(program, (ir_file_id){ir->file})->source;
    if (source->lines.count == 0)
        return source->path;
    struct position position = source_position(source, ir->range.begin);
    return text_print(arena, "%s:%" PRIu32, source->path.data, position.line);
}

static void count_name(struct coverage *c, coverage_names *names, struct text name,
                       const struct ir_program *program, ir_id node)
{
    for (uint32_t i = 0; i < names->count; i++)
        if (text_equal(names->items[i].name, name)) {
            names->items[i].count++;
            return;
        }
    struct coverage_name fresh = {text_copy(c->arena, name), 1, place_of(c->arena, program, node)};
    VEC_PUSH(c->arena, names, fresh);
}

static bool is_call(const struct ir_program *program, ir_id node)
{
    if (ir_is_none(node))
        return false;
    enum ir_op op = ir_node(program, node)->op;
    return op == IR_CALL || op == IR_CALL_VALUE || op == IR_CALL_METHOD ||
           op == IR_CALL_METHOD_DYNAMIC || op == IR_CALL_STATIC || op == IR_CALL_STATIC_DYNAMIC ||
           op == IR_NEW;
}

static void count_event(struct coverage *c, struct ir_program *program,
                        const struct exec_event *event)
{
    struct text name = names_text(program->names, event->text);
    bool unknown = event->kind == EVENT_UNKNOWN;
    if (unknown && !is_call(program, event->node)) {
        c->values++;
        count_name(c, &c->value_names, name, program, event->node);
        return;
    }
    c->calls += unknown || event->kind == EVENT_CALL || event->kind == EVENT_EFFECT ||
                event->kind == EVENT_DERIVED;
    c->unknown += unknown;
    c->derived += event->kind == EVENT_DERIVED;
    c->hooks += event->kind == EVENT_HOOK;
    if (unknown)
        count_name(c, &c->unknown_names, name, program, event->node);
    if (event->kind == EVENT_DERIVED)
        count_name(c, &c->derived_names, name, program, event->node);
}

void coverage_add_flow(struct coverage *c, struct ir_program *program, struct exec *x)
{
    uint32_t last = 0;
    c->flows++;
    c->stopped += exec_is_stopped(x) || exec_is_cut(x);
    c->with_effects += exec_obligation_count(x) > 0;
    for (uint32_t i = 0; i < exec_obligation_count(x); i++)
        if (exec_get_obligation(x, i)->event > last)
            last = exec_get_obligation(x, i)->event;
    uint32_t count = exec_event_count(x) < last ? exec_event_count(x) : last;
    for (uint32_t i = 0; i < count; i++)
        count_event(c, program, exec_get_event(x, i));
    c->calls += count ? exec_get_event(x, count - 1)->builtin_calls : 0;
}

/* ---- constructs ---- */

struct counting {
    struct arena *arena;
    struct ir_program *program;
    uint32_t by_op[IR_OP_COUNT];
    uint64_t nodes; /* expressions and statements */
    uint64_t unmodelled;
    VEC(struct coverage_name) constructs;
    uint32_t dynamic[IR_OP_COUNT], resolved[IR_OP_COUNT];
};

static void count_construct(struct counting *c, struct text name)
{
    c->unmodelled++;
    for (uint32_t i = 0; i < c->constructs.count; i++)
        if (text_equal(c->constructs.items[i].name, name)) {
            c->constructs.items[i].count++;
            return;
        }
    struct coverage_name fresh = {name, 1, TEXT("")};
    VEC_PUSH(c->arena, &c->constructs, fresh);
}

static bool is_literal(const struct ir_program *program, ir_id node)
{
    return !ir_is_none(node) && ir_node(program, node)->op == IR_STRING;
}

/* Whether a text ends in a literal: an include can be found by its end. */
static bool ends_in_literal(const struct ir_program *program, ir_id node)
{
    if (ir_is_none(node))
        return false;
    const struct ir_node *ir = ir_node(program, node);
    bool joins = ir->op == IR_CONCAT || (ir->op == IR_BINARY && ir->detail == IR_PHP_CONCAT);
    if (joins && ir->count)
        return ends_in_literal(program, ir_kid(program, node, ir->count - 1));
    return ir->op == IR_STRING;
}

static void count_dynamic(struct counting *c, ir_id node)
{
    const struct ir_node *ir = ir_node(c->program, node);
    switch ((int)ir->op) {
    case IR_LOCAL_DYNAMIC:
    case IR_STATIC_MEMBER_DYNAMIC:
    case IR_MEMBER_DYNAMIC: {
        ir_id name = ir_kid(c->program, node, ir->count - 1);
        c->dynamic[ir->op]++;
        c->resolved[ir->op] += is_literal(c->program, name);
        break;
    }
    case IR_INCLUDE:
        c->dynamic[ir->op]++;
        c->resolved[ir->op] += ends_in_literal(c->program, ir_kid(c->program, node, 0));
        break;
    default: break;
    }
}

static void count_nodes(struct counting *c, const bool *of_project)
{
    for (uint32_t i = 1; i < c->program->nodes.count; i++) {
        const struct ir_node *ir = ir_node(c->program, (ir_id){i});
        enum ir_category category = ir_op_category(ir->op);
        if (!of_project[ir->file] || category == IR_PART || category == IR_CLASS)
            continue;
        c->nodes++;
        c->by_op[ir->op]++;
        if (ir->op == IR_UNMODELLED)
            count_construct(c, names_text(c->program->names, (name_id){(uint32_t)ir->payload}));
        count_dynamic(c, (ir_id){i});
    }
}

/* ---- printing ---- */

static int more_often(const void *a, const void *b)
{
    const struct coverage_name *left = a, *right = b;
    if (left->count != right->count)
        return left->count > right->count ? -1 : 1;
    return text_compare(left->name, right->name);
}

static void print_names(struct buffer *out, struct coverage_name *names, uint32_t count)
{
    if (count)
        qsort(names, count, sizeof *names, more_often);
    for (uint32_t i = 0; i < count && i < MOST_NAMES; i++)
        buffer_print(out, "  %7" PRIu32 "  %.*s%s%.*s\n", names[i].count, (int)names[i].name.size,
                     names[i].name.data, names[i].place.size ? "   first at " : "",
                     (int)names[i].place.size, names[i].place.data);
    if (count > MOST_NAMES)
        buffer_print(out, "           and %" PRIu32 " more\n", count - MOST_NAMES);
}

static double share(uint64_t part, uint64_t whole)
{
    return whole ? 100.0 * (double)part / (double)whole : 0.0;
}

static void print_constructs(struct buffer *out, struct counting *c)
{
    VEC(struct coverage_name) ops = {0};
    for (uint32_t i = 0; i < IR_OP_COUNT; i++) {
        struct coverage_name op = {text_of(ir_op_name((enum ir_op)i)), c->by_op[i], TEXT("")};
        if (op.count && i != IR_UNMODELLED)
            VEC_PUSH(c->arena, &ops, op);
    }
    buffer_print(out, "nodes: %" PRIu64 ", modelled %.2f %%\n", c->nodes,
                 100.0 - share(c->unmodelled, c->nodes));
    buffer_add(out, TEXT("not modelled:\n"));
    print_names(out, c->constructs.items, c->constructs.count);
    buffer_add(out, TEXT("modelled, by construct:\n"));
    if (ops.count)
        qsort(ops.items, ops.count, sizeof *ops.items, more_often);
    for (uint32_t i = 0; i < ops.count; i++)
        buffer_print(out, "  %7" PRIu32 "  %s\n", ops.items[i].count, ops.items[i].name.data);
    buffer_add(out, TEXT("dynamic features, and how many are resolved where they stand:\n"));
    for (uint32_t i = 0; i < IR_OP_COUNT; i++)
        if (c->dynamic[i])
            buffer_print(out, "  %7" PRIu32 " %7" PRIu32 "  %s\n", c->dynamic[i], c->resolved[i],
                         ir_op_name((enum ir_op)i));
}

static void print_flows(struct buffer *out, struct coverage *c)
{
    buffer_print(
        out, "flows: %" PRIu32 ", reach an effect %" PRIu32 ", used up their steps %" PRIu32 "\n",
        c->flows, c->with_effects, c->stopped);
    buffer_print(out, "calls before an effect: %" PRIu64 ", end in a havoc %" PRIu64 " (%.2f %%)\n",
                 c->calls, c->unknown, share(c->unknown, c->calls));
    print_names(out, c->unknown_names.items, c->unknown_names.count);
    buffer_print(out, "give an unknown function of their arguments: %" PRIu64 " (%.2f %%)\n",
                 c->derived, share(c->derived, c->calls));
    print_names(out, c->derived_names.items, c->derived_names.count);
    buffer_print(out, "leave out callbacks of other plugins: %" PRIu64 "\n", c->hooks);
    buffer_print(out, "values before an effect that are not modelled, beside calls: %" PRIu64 "\n",
                 c->values);
    print_names(out, c->value_names.items, c->value_names.count);
}

static void print_files(struct buffer *out, struct ir_program *program, const bool *of_project)
{
    uint32_t count = 0, wrong = 0;
    for (uint32_t i = 1; i < program->files.count; i++) {
        count += of_project[i];
        wrong += of_project[i] && ir_file(program, (ir_file_id){i})->has_errors;
    }
    buffer_print(out, "files: %" PRIu32 ", with syntax errors %" PRIu32 "\n", count, wrong);
    for (uint32_t i = 1; i < program->files.count; i++) {
        const struct ir_file *file = ir_file(program, (ir_file_id){i});
        if (of_project[i] && file->has_errors)
            buffer_print(out, "  %s\n", file->source->path.data);
    }
}

void coverage_lower_file(struct ir_program *program, uint32_t first)
{
    for (uint32_t i = first; i < program->functions.count; i++)
        ir_body(program, (ir_function_id){i});
}

void coverage_print(struct buffer *out, struct coverage *coverage, struct ir_program *program,
                    const struct project *project)
{
    struct counting *c = ARENA_NEW(coverage->arena, struct counting);
    *c = (struct counting){.arena = coverage->arena, .program = program};
    bool *of_project = ARENA_ARRAY(coverage->arena, bool, program->files.count + 1);
    for (uint32_t i = 1; i < program->files.count; i++) {
        const struct ir_file *file = ir_file(program, (ir_file_id){i});
        of_project[i] = !file->is_spec && !file->is_prelude &&
                        project_find(project, names_text(program->names, file->path));
    }
    count_nodes(c, of_project);
    print_files(out, program, of_project);
    print_constructs(out, c);
    print_flows(out, coverage);
}
