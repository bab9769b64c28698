/*
 * The declaration pass: one walk over a file finds every function and class, their annotations, and
 * which functions each of them calls. Bodies are lowered later.
 *
 * Full names: "folder/file.outer.name" in a project, "module.name" in specifications, where what a
 * module exports by default has the module's own name.
 */
#include "grammars/javascript/lower/js_p.h"

/* An open function, class or module on the way from the root to the node that is visited. */
struct open_declaration {
    TSNode node;
    ir_function_id function; /* the innermost one */
    ir_class_id class;
    bool is_class;  /* this entry opened a class */
    name_id prefix; /* of full names in it */
};

struct declaring {
    struct js_lowering l;
    VEC(struct open_declaration) open;
    ir_annotations pending; /* annotations that wait for their declaration */
    bool is_stub;           /* of specifications or of the language itself */
};

static struct arena *memory(const struct declaring *d)
{
    return d->l.program->arena;
}

static struct open_declaration *top(const struct declaring *d)
{
    return &d->open.items[d->open.count - 1];
}

static enum js_kind kind_of(const struct declaring *d, TSNode node)
{
    return js_kind_of(&d->l, node);
}

static struct text name_text(const struct declaring *d, name_id name)
{
    return names_text(d->l.program->names, name);
}

static void open_declaration(struct declaring *d, TSNode node, ir_function_id function,
                             ir_class_id class, bool is_class, name_id prefix)
{
    struct open_declaration entry = {node, function, class, is_class, prefix};
    VEC_PUSH(&d->l.scratch, &d->open, entry);
}

static int compare_u32(const void *a, const void *b)
{
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return x < y ? -1 : x > y;
}

static void sort_called(struct ir_program *program, ir_function_id id)
{
    struct ir_function *function = ir_function(program, id);
    if (function->called.count == 0)
        return;
    qsort(function->called.items, function->called.count, sizeof(uint32_t), compare_u32);
    uint32_t kept = 1;
    for (uint32_t i = 1; i < function->called.count; i++)
        if (function->called.items[i] != function->called.items[kept - 1])
            function->called.items[kept++] = function->called.items[i];
    function->called.count = kept;
}

static void move_annotations(struct declaring *d, ir_annotations *to)
{
    for (uint32_t i = 0; i < d->pending.count; i++)
        VEC_PUSH(memory(d), to, d->pending.items[i]);
    d->pending.count = 0;
}

static void close_declaration(struct declaring *d)
{
    struct open_declaration closed = *top(d);
    bool opened = d->open.count == 1 || closed.function.index != top(d)[-1].function.index;
    if (closed.is_class)
        move_annotations(d, &ir_class(d->l.program, closed.class)->annotations);
    else if (opened)
        sort_called(d->l.program, closed.function);
    d->open.count--;
}

static bool has_token(TSNode node, const char *word)
{
    return !cst_is_null(js_token(node, word));
}

static void leave_annotations(struct declaring *d);

/* ---- names ---- */

static name_id join(struct declaring *d, name_id prefix, const char *separator, struct text name)
{
    struct text first = name_text(d, prefix);
    return js_add_name(&d->l, text_print(&d->l.scratch, "%.*s%s%.*s", (int)first.size, first.data,
                                         first.size ? separator : "", (int)name.size, name.data));
}

/* What a module's default export is called: the identifier behind `export =` or `export default`.
 */
static name_id default_of(struct declaring *d, TSNode body)
{
    for (uint32_t i = 0; !cst_is_null(body) && i < ts_node_named_child_count(body); i++) {
        TSNode child = ts_node_named_child(body, i);
        if (kind_of(d, child) != JS_export_statement)
            continue;
        TSNode value = cst_field(child, "value");
        if (cst_is_null(value) && has_token(child, "="))
            value = cst_child_at(child, 0);
        if (!cst_is_null(value) && kind_of(d, value) == JS_identifier)
            return js_node_name(&d->l, value);
    }
    return NO_NAME;
}

/* The full name of what is declared as `name` here. */
static name_id declared_name(struct declaring *d, TSNode name)
{
    struct open_declaration *at = top(d);
    struct text text = js_text(&d->l, name);
    if (d->is_stub && d->open.count > 1 && kind_of(d, at->node) == JS_module &&
        name_equal(default_of(d, cst_field(at->node, "body")), js_add_name(&d->l, text)))
        return at->prefix;
    return join(d, at->prefix, ".", text);
}

/* The name of what a value is assigned to, through one call around it: `const f = wrap(() => …)`.
 */
static TSNode given_name(struct declaring *d, TSNode node, int depth)
{
    TSNode none = {{0}, NULL, NULL}, parent = ts_node_parent(node);
    if (cst_is_null(parent) || depth > 3)
        return none;
    switch ((int)kind_of(d, parent)) {
    case JS_variable_declarator:
    case JS_public_field_definition: {
        TSNode name = cst_field(parent, "name");
        bool plain = !cst_is_null(name) && kind_of(d, name) != JS_object_pattern &&
                     kind_of(d, name) != JS_array_pattern;
        return plain ? name : none;
    }
    case JS_field_definition: return cst_field(parent, "property");
    case JS_pair: return cst_field(parent, "key");
    case JS_assignment_expression: {
        TSNode left = cst_field(parent, "left");
        if (!cst_is_null(left) && kind_of(d, left) == JS_member_expression)
            return cst_field(left, "property");
        return !cst_is_null(left) && kind_of(d, left) == JS_identifier ? left : none;
    }
    case JS_arguments:
    case JS_call_expression:
    case JS_parenthesized_expression:
    case JS_as_expression:
    case JS_await_expression: return given_name(d, parent, depth + 1);
    default: return none;
    }
}

/* ---- functions ---- */

bool js_is_param(const struct js_lowering *l, TSNode node)
{
    switch ((int)js_kind_of(l, node)) {
    case JS_identifier:
    case JS_object_pattern:
    case JS_array_pattern:
    case JS_assignment_pattern:
    case JS_rest_pattern: return true;
    case JS_required_parameter:
    case JS_optional_parameter: {
        TSNode pattern = cst_field(node, "pattern");
        return cst_is_null(pattern) || js_kind_of(l, pattern) != JS_this;
    }
    default: return false;
    }
}

static struct ir_type stub_type(struct declaring *d, TSNode node, bool *is_promise)
{
    struct ir_type none = {0};
    *is_promise = false;
    if (!d->is_stub || cst_is_null(node))
        return none;
    name_id prefix = NO_NAME;
    for (uint32_t i = d->open.count; i-- > 0 && name_is_none(prefix);)
        if (kind_of(d, d->open.items[i].node) == JS_module ||
            kind_of(d, d->open.items[i].node) == JS_internal_module)
            prefix = d->open.items[i].prefix;
    return js_type(&d->l, node, prefix, is_promise);
}

/* The parameter `p.name` of a pattern has a name that no program can write. */
static void declare_param(struct declaring *d, TSNode node, struct ir_function *function)
{
    struct ir_param param = {.range = cst_range(node)};
    enum js_kind kind = kind_of(d, node);
    TSNode pattern = node;
    bool promise;
    if (kind == JS_required_parameter || kind == JS_optional_parameter) {
        pattern = cst_field(node, "pattern");
        param.type = stub_type(d, cst_field(node, "type"), &promise);
        param.promoted =
            !cst_is_null(cst_find(node, "accessibility_modifier")) || has_token(node, "readonly");
    }
    if (!cst_is_null(pattern) && kind_of(d, pattern) == JS_assignment_pattern)
        pattern = cst_field(pattern, "left");
    if (!cst_is_null(pattern) && kind_of(d, pattern) == JS_rest_pattern) {
        param.variadic = true;
        pattern = cst_child_at(pattern, 0);
    }
    bool named = !cst_is_null(pattern) && kind_of(d, pattern) == JS_identifier;
    param.name = named ? js_node_name(&d->l, pattern)
                       : js_add_name(&d->l, text_print(&d->l.scratch, "{parameter %" PRIu32 "}",
                                                       function->params.count + 1));
    VEC_PUSH(memory(d), &function->params, param);
}

static void declare_params(struct declaring *d, TSNode node, struct ir_function *function)
{
    TSNode params = cst_field(node, "parameters"), single = cst_field(node, "parameter");
    if (!cst_is_null(single))
        declare_param(d, single, function);
    for (uint32_t i = 0; !cst_is_null(params) && i < ts_node_named_child_count(params); i++)
        if (js_is_param(&d->l, ts_node_named_child(params, i)))
            declare_param(d, ts_node_named_child(params, i), function);
}

static struct ir_function new_function(struct declaring *d, TSNode node)
{
    struct ir_function function = {.file = d->l.file,
                                   .range = cst_range(node),
                                   .name_range = cst_range(node),
                                   .class = top(d)->class,
                                   .outer = top(d)->function};
    enum js_kind kind = kind_of(d, node);
    bool promise;
    function.body_state = cst_is_null(cst_field(node, "body")) ? IR_BODY_NONE : IR_BODY_NOT_LOWERED;
    function.result = stub_type(d, cst_field(node, "return_type"), &promise);
    if (has_token(node, "async") || promise)
        function.flags |= IR_FUNCTION_ASYNC;
    if (kind == JS_generator_function || kind == JS_generator_function_declaration ||
        has_token(node, "*"))
        function.flags |= IR_FUNCTION_GENERATOR;
    if (kind == JS_arrow_function)
        function.flags |= IR_FUNCTION_ARROW;
    declare_params(d, node, &function);
    return function;
}

static bool is_at_top(const struct declaring *d)
{
    return ir_function(d->l.program, top(d)->function)->flags & IR_FUNCTION_MAIN;
}

/* A function of a stub is found by its name; one of a program only through its scope. */
static void declare_function(struct declaring *d, TSNode node)
{
    struct ir_function function = new_function(d, node);
    TSNode name = cst_field(node, "name");
    enum js_kind kind = kind_of(d, node);
    bool is_value = kind == JS_arrow_function || kind == JS_function_expression ||
                    kind == JS_generator_function;
    bool by_name = d->is_stub && is_at_top(d) && !is_value;
    if (cst_is_null(name))
        name = given_name(d, node, 0);
    if (cst_is_null(name)) {
        function.full_name = join(d, top(d)->prefix, ".", TEXT("{closure}"));
    } else {
        function.name = js_node_name(&d->l, name);
        function.name_range = cst_range(name);
        function.full_name = declared_name(d, name);
    }
    if (!by_name)
        function.flags |= IR_FUNCTION_CLOSURE;
    move_annotations(d, &function.annotations);
    ir_class_id class = top(d)->class;
    open_declaration(d, node, ir_add_function(d->l.program, &function), class, false,
                     function.full_name);
}

static void declare_promoted(struct declaring *d, const struct ir_function *function,
                             ir_class_id class)
{
    for (uint32_t i = 0; i < function->params.count; i++) {
        const struct ir_param *param = &function->params.items[i];
        struct ir_property property = {
            .name = param->name, .type = param->type, .range = param->range, .is_promoted = true};
        if (param->promoted)
            VEC_PUSH(memory(d), &ir_class(d->l.program, class)->properties, property);
    }
}

static void declare_method(struct declaring *d, TSNode node)
{
    struct ir_function function = new_function(d, node);
    ir_class_id class = top(d)->class;
    name_id class_name = ir_class(d->l.program, class)->full_name;
    TSNode name = cst_field(node, "name");
    function.name = cst_is_null(name) ? NO_NAME : js_property_name(&d->l, name);
    if (name_is_none(function.name))
        function.name = js_add_name(&d->l, TEXT("[computed]"));
    function.name_range = cst_is_null(name) ? cst_range(node) : cst_range(name);
    function.full_name = join(d, class_name, "::", name_text(d, function.name));
    function.outer = NO_FUNCTION;
    function.flags |= has_token(node, "static") ? IR_FUNCTION_STATIC : 0u;
    function.flags |= has_token(node, "get") ? IR_FUNCTION_GETTER : 0u;
    function.flags |= has_token(node, "set") ? IR_FUNCTION_SETTER : 0u;
    move_annotations(d, &function.annotations);
    declare_promoted(d, &function, class);
    ir_function_id id = ir_add_function(d->l.program, &function);
    VEC_PUSH(memory(d), &ir_class(d->l.program, class)->methods, id);
    open_declaration(d, node, id, class, false, function.full_name);
}

/* ---- classes ---- */

/* The parent's full name is known beforehand in stubs only. */
static name_id parent_name(struct declaring *d, TSNode node)
{
    TSNode heritage = cst_find(node, "class_heritage");
    if (!d->is_stub || cst_is_null(heritage))
        return NO_NAME;
    TSNode clause = cst_find(heritage, "extends_clause");
    TSNode value = cst_is_null(clause) ? cst_child_at(heritage, 0) : cst_field(clause, "value");
    if (cst_is_null(value) || kind_of(d, value) != JS_identifier)
        return NO_NAME;
    return join(d, top(d)->prefix, ".", js_text(&d->l, value));
}

static bool is_known_class(const struct declaring *d, name_id full_name)
{
    for (uint32_t i = d->l.program->classes.count; i-- > 1;) {
        const struct ir_class *class = &d->l.program->classes.items[i];
        if (class->file.index != d->l.file.index)
            return false;
        if (name_equal(class->full_name, full_name))
            return true;
    }
    return false;
}

static void declare_class(struct declaring *d, TSNode node)
{
    struct ir_class class = {.file = d->l.file, .range = cst_range(node)};
    TSNode name = cst_field(node, "name");
    if (cst_is_null(name))
        name = given_name(d, node, 0);
    class.name =
        cst_is_null(name) ? js_add_name(&d->l, TEXT("class@anonymous")) : js_node_name(&d->l, name);
    class.full_name = cst_is_null(name) ? join(d, top(d)->prefix, ".", TEXT("class@anonymous"))
                                        : declared_name(d, name);
    name_id base = class.full_name;
    for (uint32_t i = 2; is_known_class(d, class.full_name); i++)
        class.full_name = join(d, base, "#", text_print(&d->l.scratch, "%" PRIu32, i));
    class.parent = parent_name(d, node);
    move_annotations(d, &class.annotations);
    ir_class_id id = ir_add_class(d->l.program, &class);
    open_declaration(d, node, top(d)->function, id, true, class.full_name);
}

static void declare_property(struct declaring *d, TSNode node)
{
    TSNode name = cst_field(node, "name");
    bool promise;
    if (cst_is_null(name))
        name = cst_field(node, "property");
    if (cst_is_null(name))
        return;
    struct ir_property property = {.name = js_property_name(&d->l, name),
                                   .type = stub_type(d, cst_field(node, "type"), &promise),
                                   .is_static = has_token(node, "static"),
                                   .range = cst_range(node)};
    move_annotations(d, &property.annotations);
    if (!name_is_none(property.name))
        VEC_PUSH(memory(d), &ir_class(d->l.program, top(d)->class)->properties, property);
}

/* Initial values hold closures, which exist once the walk is over. */
static void lower_initial_values(struct declaring *d, uint32_t first_class)
{
    struct ir_program *program = d->l.program;
    for (uint32_t i = first_class; i < program->classes.count; i++)
        for (uint32_t k = 0; k < program->classes.items[i].properties.count; k++) {
            struct range range = program->classes.items[i].properties.items[k].range;
            TSNode node = ts_node_named_descendant_for_byte_range(d->l.tree->cst->root, range.begin,
                                                                  range.end);
            TSNode value = cst_is_null(node) ? node : cst_field(node, "value");
            uint32_t own = cst_is_null(value) ? 0 : js_scope_of(d->l.tree, node);
            if (!own)
                continue;
            d->l.scope = own;
            ir_id lowered = js_expression(&d->l, value);
            program->classes.items[i].properties.items[k].default_value = lowered;
        }
    d->l.scope = 1;
}

/* ---- modules of stubs, calls, annotations ---- */

static struct text unquoted(struct text text)
{
    bool quoted = text.size > 1 && (text.data[0] == '"' || text.data[0] == '\'');
    return quoted ? text_slice(text, 1, text.size - 1) : text;
}

/* `declare module "m"`, `namespace N` */
static void declare_module(struct declaring *d, TSNode node)
{
    TSNode name = cst_field(node, "name");
    struct text text = cst_is_null(name) ? TEXT("") : unquoted(js_text(&d->l, name));
    name_id prefix = join(d, top(d)->prefix, ".", text);
    bool is_default =
        d->open.count > 1 && kind_of(d, top(d)->node) == JS_module &&
        name_equal(default_of(d, cst_field(top(d)->node, "body")), js_add_name(&d->l, text));
    leave_annotations(d);
    open_declaration(d, node, top(d)->function, NO_CLASS, false,
                     is_default ? top(d)->prefix : prefix);
}

static void add_called(struct declaring *d, TSNode function)
{
    if (!cst_is_null(function) && kind_of(d, function) == JS_member_expression)
        function = cst_field(function, "property");
    if (cst_is_null(function))
        return;
    enum js_kind kind = kind_of(d, function);
    if (kind != JS_identifier && kind != JS_property_identifier)
        return;
    name_id name = names_lower(d->l.program->names, js_node_name(&d->l, function));
    VEC_PUSH(memory(d), &ir_function(d->l.program, top(d)->function)->called, name.index);
}

bool js_annotation(struct text comment, uint32_t begin, struct range *range)
{
    bool block = text_starts_with(comment, TEXT("/*@"));
    if (!block && !text_starts_with(comment, TEXT("//@")))
        return false;
    uint32_t size = (uint32_t)comment.size;
    bool closed = block && text_ends_with(comment, TEXT("*/")) && size >= 5;
    *range = (struct range){begin + 3, begin + (closed ? size - 2 : size)};
    return true;
}

static void visit_comment(struct declaring *d, TSNode node)
{
    struct ir_annotation annotation = {.file = d->l.file};
    bool in_body = !top(d)->is_class && !is_at_top(d);
    if (!in_body &&
        js_annotation(js_text(&d->l, node), ts_node_start_byte(node), &annotation.range))
        VEC_PUSH(memory(d), &d->pending, annotation);
}

static void leave_annotations(struct declaring *d)
{
    if (!top(d)->is_class)
        move_annotations(d, &ir_file(d->l.program, d->l.file)->annotations);
}

/* ---- the walk ---- */

static bool is_class_kind(enum js_kind kind)
{
    return kind == JS_class || kind == JS_class_declaration ||
           kind == JS_abstract_class_declaration || kind == JS_interface_declaration;
}

static bool is_member_kind(enum js_kind kind)
{
    return kind == JS_method_definition || kind == JS_method_signature ||
           kind == JS_abstract_method_signature;
}

/* A function or class; one that is nested too deeply stays undeclared, and lowers to UNMODELLED. */
static void visit(struct declaring *d, TSNode node)
{
    enum { DEEPEST = 100 };
    enum js_kind kind = kind_of(d, node);
    bool room = d->open.count < DEEPEST;
    if (is_class_kind(kind)) {
        if (room && (kind != JS_interface_declaration || d->is_stub))
            declare_class(d, node);
    } else if (is_member_kind(kind) && top(d)->is_class) {
        if (room)
            declare_method(d, node);
    } else if (js_is_function(kind)) {
        if (room && (kind != JS_method_signature || d->is_stub) &&
            (kind != JS_function_signature || d->is_stub))
            declare_function(d, node);
    } else if (kind == JS_field_definition || kind == JS_public_field_definition ||
               kind == JS_property_signature) {
        if (top(d)->is_class)
            declare_property(d, node);
    } else if (kind == JS_module || kind == JS_internal_module) {
        if (d->is_stub && room)
            declare_module(d, node);
    } else if (kind == JS_comment) {
        visit_comment(d, node);
    } else if (kind == JS_call_expression) {
        add_called(d, cst_field(node, "function"));
    } else if (kind == JS_new_expression) {
        add_called(d, cst_field(node, "constructor"));
    } else if (kind == JS_expression_statement) {
        leave_annotations(d);
    }
}

static void walk(struct declaring *d)
{
    TSTreeCursor cursor = ts_tree_cursor_new(d->l.tree->cst->root);
    bool more = ts_tree_cursor_goto_first_child(&cursor);
    while (more) {
        TSNode node = ts_tree_cursor_current_node(&cursor);
        if (ts_node_is_named(node)) {
            visit(d, node);
            if (ts_tree_cursor_goto_first_child(&cursor))
                continue;
        }
        for (;;) {
            node = ts_tree_cursor_current_node(&cursor);
            if (d->open.count > 1 && ts_node_eq(top(d)->node, node))
                close_declaration(d);
            if (ts_tree_cursor_goto_next_sibling(&cursor))
                break;
            more = ts_tree_cursor_goto_parent(&cursor);
            if (!more || ts_node_eq(ts_tree_cursor_current_node(&cursor), d->l.tree->cst->root)) {
                more = false;
                break;
            }
        }
    }
    ts_tree_cursor_delete(&cursor);
}

static struct text stem_of(struct text path)
{
    size_t dot = path.size;
    while (dot > 0 && path.data[dot - 1] != '.' && path.data[dot - 1] != '/')
        dot--;
    bool has_dot = dot > 1 && path.data[dot - 1] == '.';
    return has_dot ? text_slice(path, 0, dot - 1) : path;
}

static void declare_main(struct declaring *d)
{
    struct ir_file *file = ir_file(d->l.program, d->l.file);
    struct text path = name_text(d, file->path);
    name_id prefix = d->is_stub && !file->is_prelude ? NO_NAME
                     : file->is_prelude              ? js_add_name(&d->l, TEXT("js"))
                                                     : js_add_name(&d->l, stem_of(path));
    struct ir_function main = {.file = d->l.file,
                               .full_name = file->path,
                               .range = cst_range(d->l.tree->cst->root),
                               .flags = IR_FUNCTION_MAIN,
                               .body_state = IR_BODY_NOT_LOWERED};
    ir_function_id id = ir_add_function(d->l.program, &main);
    ir_file(d->l.program, d->l.file)->main = id;
    open_declaration(d, d->l.tree->cst->root, id, NO_CLASS, false, prefix);
}

void js_declare(struct ir_program *program, ir_file_id file, struct diag_sink *sink)
{
    enum { MOST_ERRORS = 3 };
    struct declaring d = {.is_stub = ir_file(program, file)->is_spec ||
                                     ir_file(program, file)->is_prelude};
    uint32_t first_class = program->classes.count;
    js_begin(&d.l, program, file);
    ir_file(program, file)->has_errors =
        cst_report_errors(d.l.tree->cst, ir_file(program, file)->source, sink, MOST_ERRORS);
    declare_main(&d);
    walk(&d);
    while (d.open.count > 1)
        close_declaration(&d);
    leave_annotations(&d);
    lower_initial_values(&d, first_class);
    close_declaration(&d);
    js_end(&d.l);
}
