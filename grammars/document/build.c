/* The front end of manifests: their text is read when the main function's body is first asked for.
 */
#include "grammars/document/document_p.h"

ir_id document_text(struct document *m, struct text text, struct range range)
{
    return ir_add(m->program, IR_STRING, 0, names_add(m->program->names, text).index, m->file,
                  range, NULL, 0);
}

ir_id document_array(struct document *m, const ir_ids *entries, struct range range)
{
    return ir_add(m->program, IR_ARRAY, 0, 0, m->file, range, entries->items, entries->count);
}

void document_put(struct document *m, ir_ids *entries, ir_id key, ir_id value)
{
    ir_id kids[] = {key, value};
    struct range range = ir_node(m->program, value)->range;
    ir_id entry = ir_add(m->program, IR_ENTRY, 0, 0, m->file, range, kids, ARRAY_LENGTH(kids));
    VEC_PUSH(m->arena, entries, entry);
}

bool document_goes_on(struct document *m, int depth)
{
    if (depth < DOCUMENT_DEEPEST && m->count++ < DOCUMENT_MOST)
        return true;
    m->is_broken = true;
    return false;
}

struct range document_range(const struct document *m, size_t line, size_t column)
{
    const struct source *source = m->source;
    uint32_t size = (uint32_t)source->bytes.size;
    if (line == 0 || line > source->lines.count)
        return (struct range){0, 0};
    uint32_t begin = source->lines.items[line - 1];
    uint32_t end = begin + (uint32_t)source_line(source, (uint32_t)line).size;
    begin += (uint32_t)column;
    while (begin < end && (source->bytes.data[begin] == ' ' || source->bytes.data[begin] == '\t'))
        begin++;
    return (struct range){begin < size ? begin : size, end > begin ? end : begin};
}

static bool is_xml(struct text path)
{
    return text_ends_with(path, TEXT(".xml"));
}

static bool is_yaml(struct text path)
{
    return text_ends_with(path, TEXT(".yml")) || text_ends_with(path, TEXT(".yaml"));
}

/* ---- the front end ---- */

static void declare(struct ir_program *program, ir_file_id id, struct diag_sink *sink)
{
    struct ir_file *file = ir_file(program, id);
    struct ir_function main = {.file = id,
                               .full_name = file->path,
                               .range = {0, (uint32_t)file->source->bytes.size},
                               .flags = IR_FUNCTION_MAIN,
                               .body_state = IR_BODY_NOT_LOWERED};
    ir_function_id function = ir_add_function(program, &main);
    ir_file(program, id)->main = function;
    ir_body(program, function);
    if (ir_file(program, id)->has_errors)
        diag_about(sink, DIAG_WARNING, ir_file(program, id)->source->path,
                   "cannot be read as what its name says: nothing of it is known");
}

static void lower(struct ir_program *program, ir_function_id id)
{
    struct document m = {
        .program = program, .file = ir_function(program, id)->file, .arena = program->arena};
    m.source = ir_file(program, m.file)->source;
    ir_id whole = is_xml(m.source->path) ? document_read_xml(&m) : document_read_yaml(&m);
    ir_file(program, m.file)->has_errors = m.is_broken;
    if (ir_is_none(whole)) {
        ir_ids none = {0};
        whole = document_array(&m, &none, (struct range){0, 0});
    }
    ir_id result =
        ir_add(program, IR_RETURN, 0, 0, m.file, ir_node(program, whole)->range, &whole, 1);
    ir_function(program, id)->body = result;
}

static void free_tree(void *tree)
{
    (void)tree;
}

static void print_tree(struct buffer *out, struct ir_program *program, ir_file_id file)
{
    ir_print_function(out, program, ir_file(program, file)->main);
}

static const struct ir_frontend frontend_document = {.name = "document",
                                                     .case_sensitive_functions = true,
                                                     .declare = declare,
                                                     .lower = lower,
                                                     .free_tree = free_tree,
                                                     .print_tree = print_tree};

const struct ir_frontend *document_frontend(struct text path)
{
    return is_xml(path) || is_yaml(path) ? &frontend_document : NULL;
}

/* ---- elements ---- */

struct listing {
    struct ir_program *program;
    ir_file_id file;
    struct arena *arena;
    u32_vec *functions; /* or */
    ir_ids *elements;
};

static struct text literal(const struct ir_program *program, ir_id node)
{
    if (ir_is_none(node) || ir_node(program, node)->op != IR_STRING)
        return TEXT("");
    return names_text(program->names, (name_id){(uint32_t)ir_node(program, node)->payload});
}

/* The first attribute of an XML element. */
static struct text attribute(const struct ir_program *program, ir_id element)
{
    const struct ir_node *node = ir_node(program, element);
    for (uint32_t i = 0; node->op == IR_ARRAY && i < node->count; i++) {
        ir_id entry = ir_kid(program, element, i);
        if (text_starts_with(literal(program, ir_kid(program, entry, 0)), TEXT("@")))
            return literal(program, ir_kid(program, entry, 1));
    }
    return TEXT("");
}

static void add_item(struct listing *l, ir_id element, struct text name)
{
    if (l->elements) {
        VEC_PUSH(l->arena, l->elements, element);
        return;
    }
    struct range range = ir_node(l->program, element)->range;
    name_id id = names_add(l->program->names, name);
    ir_id body = ir_add(l->program, IR_RETURN, 0, 0, l->file, range, &element, 1);
    struct ir_function item = {.name = id,
                               .full_name = id,
                               .file = l->file,
                               .range = range,
                               .name_range = range,
                               .body_state = IR_BODY_LOWERED,
                               .body = body};
    VEC_PUSH(l->arena, l->functions, ir_add_function(l->program, &item).index);
}

static void list_items(struct listing *l, ir_id node, struct text path, struct text tag)
{
    if (ir_node(l->program, node)->op != IR_ARRAY)
        return;
    size_t dot = text_find(path, TEXT("."), 0);
    struct text step = text_slice(path, 0, dot == SIZE_MAX ? path.size : dot);
    struct text rest = dot == SIZE_MAX ? TEXT("") : text_slice(path, dot + 1, path.size);
    for (uint32_t i = 0; i < ir_node(l->program, node)->count; i++) {
        ir_id entry = ir_kid(l->program, node, i);
        ir_id key = ir_kid(l->program, entry, 0), value = ir_kid(l->program, entry, 1);
        if (ir_is_none(key) && path.size)
            list_items(l, value, path, tag);
        else if (path.size == 0 && ir_is_none(key))
            add_item(l, value,
                     text_print(l->arena, "%.*s %.*s", (int)tag.size, tag.data,
                                (int)attribute(l->program, value).size,
                                attribute(l->program, value).data));
        else if (path.size == 0)
            add_item(l, value, literal(l->program, key));
        else if (text_equal(literal(l->program, key), step))
            list_items(l, value, rest, step);
    }
}

void document_declare_items(struct ir_program *program, ir_file_id file, struct text path,
                            struct arena *arena, u32_vec *functions)
{
    struct listing l = {program, file, arena, functions, NULL};
    ir_id body = ir_body(program, ir_file(program, file)->main);
    list_items(&l, ir_kid(program, body, 0), path, TEXT("item"));
}

void document_find(struct ir_program *program, ir_file_id file, struct text path,
                   struct arena *arena, ir_ids *elements)
{
    struct listing l = {program, file, arena, NULL, elements};
    ir_id body = ir_body(program, ir_file(program, file)->main);
    list_items(&l, ir_kid(program, body, 0), path, TEXT(""));
}
