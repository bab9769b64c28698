/* Building and reading the IR. */
#include "analyzer/ir/ir.h"

enum { KEPT_TREES = 8 };

static const uint8_t categories[] = {
#define IR_OP(id, name, category, shape) IR_##category,
#include "analyzer/ir/ir_ops.def"
#undef IR_OP
};

static const char *const op_names[] = {
#define IR_OP(id, name, category, shape) name,
#include "analyzer/ir/ir_ops.def"
#undef IR_OP
};

static const char *const shapes[] = {
#define IR_OP(id, name, category, shape) shape,
#include "analyzer/ir/ir_ops.def"
#undef IR_OP
};

static const char *const operator_names[] = {
#define IR_OPERATOR(id, name) name,
#include "analyzer/ir/operators.def"
#undef IR_OPERATOR
};

enum ir_category ir_op_category(enum ir_op op)
{
    return categories[op];
}

const char *ir_op_name(enum ir_op op)
{
    return op_names[op];
}

const char *ir_op_shape(enum ir_op op)
{
    return shapes[op];
}

const char *ir_operator_name(enum ir_operator op)
{
    return operator_names[op];
}

void ir_init(struct ir_program *program, struct arena *arena, struct names *names)
{
    *program = (struct ir_program){.arena = arena, .names = names};
    struct ir_node no_node = {0};
    struct ir_function no_function = {0};
    struct ir_class no_class = {0};
    struct ir_file no_file = {0};
    VEC_PUSH(arena, &program->nodes, no_node);
    VEC_PUSH(arena, &program->functions, no_function);
    VEC_PUSH(arena, &program->classes, no_class);
    VEC_PUSH(arena, &program->files, no_file);
}

void ir_done(struct ir_program *program)
{
    ir_drop_trees(program);
    map_done(&program->functions_at);
    map_done(&program->classes_at);
}

ir_id ir_add(struct ir_program *program, enum ir_op op, uint32_t detail, uint64_t payload,
             ir_file_id file, struct range range, const ir_id *kids, uint32_t count)
{
    assert(detail <= UINT16_MAX);
    struct ir_node node = {.op = (uint16_t)op,
                           .detail = (uint16_t)detail,
                           .file = file.index,
                           .range = range,
                           .payload = payload,
                           .kids = program->kids.count,
                           .count = count};
    for (uint32_t i = 0; i < count; i++)
        VEC_PUSH(program->arena, &program->kids, kids[i].index);
    program->lowered_nodes++;
    program->unmodelled_nodes += op == IR_UNMODELLED;
    VEC_PUSH(program->arena, &program->nodes, node);
    return (ir_id){program->nodes.count - 1};
}

static uint64_t position_key(ir_file_id file, uint32_t begin)
{
    return (uint64_t)file.index << 32 | begin;
}

ir_function_id ir_function_at(const struct ir_program *program, ir_file_id file, uint32_t begin)
{
    return (ir_function_id){map_get(&program->functions_at, position_key(file, begin), 0)};
}

ir_class_id ir_class_at(const struct ir_program *program, ir_file_id file, uint32_t begin)
{
    return (ir_class_id){map_get(&program->classes_at, position_key(file, begin), 0)};
}

ir_function_id ir_add_function(struct ir_program *program, const struct ir_function *function)
{
    VEC_PUSH(program->arena, &program->functions, *function);
    uint32_t id = program->functions.count - 1;
    if (!(function->flags & IR_FUNCTION_MAIN))
        map_put(&program->functions_at, position_key(function->file, function->range.begin), id);
    return (ir_function_id){id};
}

ir_class_id ir_add_class(struct ir_program *program, const struct ir_class *class)
{
    VEC_PUSH(program->arena, &program->classes, *class);
    uint32_t id = program->classes.count - 1;
    map_put(&program->classes_at, position_key(class->file, class->range.begin), id);
    return (ir_class_id){id};
}

ir_file_id ir_add_file(struct ir_program *program, const struct ir_file *file)
{
    VEC_PUSH(program->arena, &program->files, *file);
    return (ir_file_id){program->files.count - 1};
}

ir_id ir_body(struct ir_program *program, ir_function_id id)
{
    const struct ir_function *function = ir_function(program, id);
    if (function->body_state == IR_BODY_NOT_LOWERED) {
        ir_file(program, function->file)->frontend->lower(program, id);
        ir_function(program, id)->body_state = IR_BODY_LOWERED;
#ifndef NDEBUG
        ir_id bad, body = ir_function(program, id)->body;
        assert(ir_is_none(body) || !ir_validate(program, body, &bad));
#endif
    }
    return ir_function(program, id)->body;
}

static void drop_oldest_tree(struct ir_program *program)
{
    struct ir_file *file = ir_file(program, (ir_file_id){program->parsed.items[0]});
    file->frontend->free_tree(file->tree);
    file->tree = NULL;
    program->parsed.count--;
    memmove(program->parsed.items, program->parsed.items + 1,
            program->parsed.count * sizeof *program->parsed.items);
}

void ir_keep_tree(struct ir_program *program, ir_file_id file, void *tree)
{
    if (program->parsed.count >= KEPT_TREES)
        drop_oldest_tree(program);
    ir_file(program, file)->tree = tree;
    VEC_PUSH(program->arena, &program->parsed, file.index);
}

void ir_drop_trees(struct ir_program *program)
{
    while (program->parsed.count)
        drop_oldest_tree(program);
}
