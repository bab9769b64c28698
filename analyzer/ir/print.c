/* The IR as an indented tree, one node a line; goldens are these prints. */
#include "analyzer/ir/ir.h"

static void print_name(struct buffer *out, const struct ir_program *program, name_id name)
{
    buffer_add(out, names_text(program->names, name));
}

static void print_quoted(struct buffer *out, struct text text)
{
    buffer_add_byte(out, '"');
    for (size_t i = 0; i < text.size; i++) {
        unsigned char c = (unsigned char)text.data[i];
        if (c == '"' || c == '\\')
            buffer_print(out, "\\%c", c);
        else if (c < 0x20 || c == 0x7f)
            buffer_print(out, "\\x%02x", c);
        else
            buffer_add_byte(out, (char)c);
    }
    buffer_add_byte(out, '"');
}

static void print_payload(struct buffer *out, struct ir_program *program,
                          const struct ir_node *node)
{
    double number;
    switch (node->op) {
    case IR_BOOL: buffer_print(out, " %s", node->payload ? "true" : "false"); return;
    case IR_INT: buffer_print(out, " %" PRId64, (int64_t)node->payload); return;
    case IR_FLOAT:
        memcpy(&number, &node->payload, sizeof number);
        buffer_print(out, " %.17g", number);
        return;
    case IR_CLOSURE:
        buffer_add_byte(out, ' ');
        print_name(out, program,
                   ir_function(program, (ir_function_id){(uint32_t)node->payload})->full_name);
        return;
    case IR_DECLARE_FUNCTION:
        buffer_add_byte(out, ' ');
        print_name(out, program,
                   ir_function(program, (ir_function_id){(uint32_t)node->payload})->full_name);
        return;
    case IR_DECLARE_CLASS:
    case IR_CLASS_VALUE:
        buffer_add_byte(out, ' ');
        print_name(out, program,
                   ir_class(program, (ir_class_id){(uint32_t)node->payload})->full_name);
        return;
    case IR_ANNOTATED: buffer_print(out, " %" PRIu64, node->payload); return;
    default: break;
    }
    if (node->payload) {
        buffer_add_byte(out, ' ');
        print_quoted(out, names_text(program->names, (name_id){(uint32_t)node->payload}));
    }
}

static void print_detail(struct buffer *out, const struct ir_node *node)
{
    static const char *const casts[] = {"bool",  "int",    "float", "string",
                                        "array", "object", "null",  "binary"};
    if (node->op == IR_BINARY || node->op == IR_UNARY || node->op == IR_ASSIGN_OPERATION)
        buffer_print(out, " %s", ir_operator_name(node->detail));
    else if (node->op == IR_CAST)
        buffer_print(out, " %s", casts[node->detail]);
    else if (node->detail)
        buffer_print(out, " :%u", node->detail);
}

static void print_tree(struct buffer *out, struct ir_program *program, ir_id id, int depth)
{
    enum { DEEPEST = 2000 };
    buffer_print(out, "%*s", depth * 2, "");
    if (ir_is_none(id) || depth > DEEPEST) {
        buffer_add(out, ir_is_none(id) ? TEXT("-\n") : TEXT("...\n"));
        return;
    }
    struct ir_node node = *ir_node(program, id);
    buffer_add(out, text_of(ir_op_name(node.op)));
    print_detail(out, &node);
    print_payload(out, program, &node);
    buffer_add_byte(out, '\n');
    for (uint32_t i = 0; i < node.count; i++)
        print_tree(out, program, ir_kid(program, id, i), depth + 1);
}

static void print_type(struct buffer *out, const struct ir_program *program,
                       const struct ir_type *type)
{
    static const char *const words[] = {
        "null",  "bool", "int",   "float", "string", "array", "object", "callable", "iterable",
        "mixed", "void", "never", "self",  "static", "false", "true",   "number",   "undefined"};
    const char *separator = ": ";
    for (size_t i = 0; i < ARRAY_LENGTH(words); i++)
        if (type->mask >> i & 1) {
            buffer_print(out, "%s%s", separator, words[i]);
            separator = "|";
        }
    for (uint32_t i = 0; i < type->class_count; i++) {
        buffer_add(out, text_of(separator));
        print_name(out, program, type->classes[i]);
        separator = "|";
    }
}

static void print_param(struct buffer *out, struct ir_program *program,
                        const struct ir_param *param)
{
    buffer_add(out, TEXT("  param "));
    buffer_add(out, param->by_reference ? TEXT("&") : TEXT(""));
    buffer_add(out, param->variadic ? TEXT("...") : TEXT(""));
    print_name(out, program, param->name);
    print_type(out, program, &param->type);
    buffer_add(out, param->promoted ? TEXT(" promoted\n") : TEXT("\n"));
    if (!ir_is_none(param->default_value))
        print_tree(out, program, param->default_value, 2);
    if (!ir_is_none(param->pattern))
        print_tree(out, program, param->pattern, 2);
}

static void print_function_flags(struct buffer *out, const struct ir_function *function)
{
    static const char *const words[] = {"static", "abstract", "by-reference", "generator",
                                        "async",  "arrow",    "closure",      "main",
                                        "final",  "nested",   "getter",       "setter"};
    static const char *const visibilities[] = {"", " protected", " private"};
    for (size_t i = 0; i < ARRAY_LENGTH(words); i++)
        if (function->flags >> i & 1)
            buffer_print(out, " %s", words[i]);
    buffer_add(out, text_of(visibilities[function->visibility]));
}

void ir_print_function(struct buffer *out, struct ir_program *program, ir_function_id id)
{
    ir_id body = ir_body(program, id);
    const struct ir_function *function = ir_function(program, id);
    buffer_add(out, TEXT("function "));
    print_name(out, program, function->full_name);
    print_type(out, program, &function->result);
    print_function_flags(out, function);
    buffer_add_byte(out, '\n');
    for (uint32_t i = 0; i < function->params.count; i++)
        print_param(out, program, &function->params.items[i]);
    for (uint32_t i = 0; i < function->captures.count; i++) {
        const struct ir_capture *capture = &function->captures.items[i];
        buffer_add(out, capture->by_reference ? TEXT("  use &") : TEXT("  use "));
        print_name(out, program, capture->name);
        buffer_add_byte(out, '\n');
    }
    if (!ir_is_none(body))
        print_tree(out, program, body, 1);
}

void ir_print_class(struct buffer *out, const struct ir_program *program, ir_class_id id)
{
    static const char *const kinds[] = {"class", "interface", "trait", "enum"};
    const struct ir_class *class = ir_class(program, id);
    buffer_print(out, "%s ", kinds[class->kind]);
    print_name(out, program, class->full_name);
    if (!name_is_none(class->parent)) {
        buffer_add(out, TEXT(" extends "));
        print_name(out, program, class->parent);
    }
    for (uint32_t i = 0; i < class->interfaces.count; i++) {
        buffer_add(out, TEXT(" implements "));
        print_name(out, program, class->interfaces.items[i]);
    }
    for (uint32_t i = 0; i < class->traits.count; i++) {
        buffer_add(out, TEXT(" uses "));
        print_name(out, program, class->traits.items[i]);
    }
    buffer_add_byte(out, '\n');
    for (uint32_t i = 0; i < class->properties.count; i++) {
        const struct ir_property *property = &class->properties.items[i];
        buffer_add(out, property->is_static ? TEXT("  static property ") : TEXT("  property "));
        print_name(out, program, property->name);
        print_type(out, program, &property->type);
        buffer_add_byte(out, '\n');
    }
    for (uint32_t i = 0; i < class->constants.count; i++) {
        const struct ir_class_constant *constant = &class->constants.items[i];
        buffer_add(out, constant->is_case ? TEXT("  case ") : TEXT("  constant "));
        print_name(out, program, constant->name);
        buffer_add_byte(out, '\n');
    }
}
