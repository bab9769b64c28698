/* Statements of JavaScript and the bodies of functions. Declarations of functions are hoisted. */
#include "grammars/javascript/lower/js_p.h"

enum { DEEPEST = 500 };

typedef ir_id (*js_handler)(struct js_lowering *l, TSNode node);

#define ROLE_EXPRESSION(handler) NULL
#define ROLE_STATEMENT(handler) handler
#define ROLE_PART(handler) NULL
#define ROLE_UNMODELLED(handler) NULL
static const js_handler handlers[] = {
#define JS_KIND(kind, role, handler) ROLE_##role(handler),
#include "grammars/javascript/lower/kinds.def"
#undef JS_KIND
};

ir_id js_expression_statement(struct js_lowering *l, TSNode node, ir_id value)
{
    return js_make(l, node, IR_EXPRESSION, 0, 0, &value, 1);
}

static ir_id nothing(struct js_lowering *l, TSNode node)
{
    return js_make(l, node, IR_BLOCK, 0, 0, NULL, 0);
}

static ir_id unmodelled_statement(struct js_lowering *l, TSNode node, const char *construct)
{
    return js_expression_statement(l, node, js_unmodelled(l, node, construct));
}

ir_id js_statement(struct js_lowering *l, TSNode node)
{
    if (cst_is_null(node))
        return NO_IR;
    enum js_kind kind = js_kind_of(l, node);
    if (kind == JS_ERROR || ts_node_is_missing(node))
        return unmodelled_statement(l, node, "syntax error");
    if (l->depth >= DEEPEST)
        return unmodelled_statement(l, node, "statement nested too deeply");
    if (kind >= JS_KIND_COUNT || !handlers[kind])
        return js_expression_statement(l, node, js_expression(l, node));
    l->depth++;
    ir_id result = handlers[kind](l, node);
    l->depth--;
    return result;
}

static ir_id body_of(struct js_lowering *l, TSNode node, const char *field)
{
    ir_id body = js_statement(l, cst_field(node, field));
    return ir_is_none(body) ? nothing(l, node) : body;
}

ir_id js_lower_nothing(struct js_lowering *l, TSNode node)
{
    return nothing(l, node);
}

ir_id js_lower_expression_statement(struct js_lowering *l, TSNode node)
{
    TSNode child = cst_child_at(node, 0);
    return cst_is_null(child) ? nothing(l, node)
                              : js_expression_statement(l, node, js_expression(l, child));
}

/* ---- blocks ---- */

static void add_statement(struct js_lowering *l, TSNode node, ir_ids *kids)
{
    if (!ts_node_is_named(node) || js_kind_of(l, node) == JS_comment)
        return;
    VEC_PUSH(&l->scratch, kids, js_statement(l, node));
}

/* What a statement declares: itself, or what it exports. */
static TSNode declared_by(const struct js_lowering *l, TSNode node)
{
    if (js_kind_of(l, node) != JS_export_statement)
        return node;
    return cst_field(node, "declaration");
}

static bool is_function_declaration(enum js_kind kind)
{
    return kind == JS_function_declaration || kind == JS_generator_function_declaration;
}

static ir_id export_of(struct js_lowering *l, TSNode node, name_id name, ir_id value)
{
    return js_make(l, node, IR_EXPORT, 0, name.index, &value, 1);
}

/* Functions that the block declares, defined (and exported) before its first statement. */
static void hoist_functions(struct js_lowering *l, TSNode block, ir_ids *kids)
{
    for (uint32_t i = 0; i < ts_node_named_child_count(block); i++) {
        TSNode child = ts_node_named_child(block, i);
        TSNode function = declared_by(l, child);
        if (cst_is_null(function) || !is_function_declaration(js_kind_of(l, function)))
            continue;
        TSNode name = cst_field(function, "name");
        if (cst_is_null(name))
            continue;
        name_id id = js_node_name(l, name);
        VEC_PUSH(&l->scratch, kids,
                 js_declare_variable(l, function, id, js_lower_closure(l, function)));
        if (ts_node_eq(child, function))
            continue;
        bool is_default = !cst_is_null(js_token(child, "default"));
        name_id exported = is_default ? js_add_name(l, TEXT("default")) : id;
        VEC_PUSH(&l->scratch, kids, export_of(l, child, exported, js_read_name(l, name, id)));
    }
}

ir_id js_block(struct js_lowering *l, TSNode node)
{
    ir_ids kids = {0};
    uint32_t outer = js_enter(l, node);
    hoist_functions(l, node, &kids);
    for (uint32_t i = 0; i < ts_node_named_child_count(node); i++)
        add_statement(l, ts_node_named_child(node, i), &kids);
    l->scope = outer;
    return js_make(l, node, IR_BLOCK, 0, 0, kids.items, kids.count);
}

/* ---- variables ---- */

ir_id js_declare_variable(struct js_lowering *l, TSNode node, name_id name, ir_id value)
{
    const struct js_binding *binding = js_find_binding(l, name);
    bool own = binding && binding->depth == l->tree->scopes.items[l->scope].depth;
    if (!own)
        return js_expression_statement(l, node, value);
    return js_make(l, node, IR_DECLARE, 0, binding->unique.index, &value, 1);
}

static ir_id declare_one(struct js_lowering *l, TSNode node, bool is_var)
{
    TSNode name = cst_field(node, "name"), value = cst_field(node, "value");
    if (cst_is_null(name))
        return nothing(l, node);
    if (cst_is_null(value) && is_var)
        return nothing(l, node);
    ir_id initial = cst_is_null(value) ? NO_IR : js_expression(l, value);
    if (js_kind_of(l, name) == JS_identifier)
        return js_declare_variable(l, node, js_node_name(l, name),
                                   ir_is_none(initial) ? js_undefined(l, node) : initial);
    if (ir_is_none(initial))
        return unmodelled_statement(l, node, "syntax error");
    ir_id kids[2] = {js_target(l, name), initial};
    return js_expression_statement(l, node, js_make(l, node, IR_DESTRUCTURE, 0, 0, kids, 2));
}

ir_id js_lower_variables(struct js_lowering *l, TSNode node)
{
    ir_ids kids = {0};
    bool is_var = js_kind_of(l, node) == JS_variable_declaration;
    for (uint32_t i = 0; i < ts_node_named_child_count(node); i++) {
        TSNode child = ts_node_named_child(node, i);
        if (js_kind_of(l, child) == JS_variable_declarator)
            VEC_PUSH(&l->scratch, &kids, declare_one(l, child, is_var));
    }
    return kids.count == 1 ? kids.items[0]
                           : js_make(l, node, IR_BLOCK, 0, 0, kids.items, kids.count);
}

ir_id js_lower_class_declaration(struct js_lowering *l, TSNode node)
{
    TSNode name = cst_field(node, "name");
    ir_id value = js_lower_class_value(l, node);
    return cst_is_null(name) ? js_expression_statement(l, node, value)
                             : js_declare_variable(l, node, js_node_name(l, name), value);
}

/* An enum is an object: its names, and for numbers the way back. */
static void add_member(struct js_lowering *l, TSNode node, double *next, ir_ids *kids)
{
    bool assigned = js_kind_of(l, node) == JS_enum_assignment;
    TSNode name = assigned ? cst_field(node, "name") : node;
    name_id id = js_property_name(l, name);
    ir_id value;
    if (assigned) {
        value = js_field(l, node, "value");
        const struct ir_node *ir = ir_node(l->program, value);
        if (ir->op == IR_FLOAT)
            memcpy(next, &ir->payload, sizeof *next);
    } else {
        uint64_t bits;
        memcpy(&bits, next, sizeof bits);
        value = js_make(l, node, IR_FLOAT, 0, bits, NULL, 0);
    }
    *next += 1;
    ir_id entry[2] = {js_name_string(l, name, id), value};
    VEC_PUSH(&l->scratch, kids, js_make(l, node, IR_ENTRY, 0, 0, entry, 2));
    if (ir_node(l->program, value)->op != IR_FLOAT)
        return;
    ir_id back[2] = {value, js_name_string(l, name, id)};
    VEC_PUSH(&l->scratch, kids, js_make(l, node, IR_ENTRY, 0, 0, back, 2));
}

ir_id js_lower_enum(struct js_lowering *l, TSNode node)
{
    ir_ids kids = {0};
    double next = 0;
    TSNode body = cst_field(node, "body"), name = cst_field(node, "name");
    if (cst_is_null(body) || cst_is_null(name))
        return unmodelled_statement(l, node, "syntax error");
    for (uint32_t i = 0; i < ts_node_named_child_count(body); i++)
        if (js_kind_of(l, ts_node_named_child(body, i)) != JS_comment)
            add_member(l, ts_node_named_child(body, i), &next, &kids);
    ir_id object = js_make(l, node, IR_OBJECT, 0, 0, kids.items, kids.count);
    return js_declare_variable(l, node, js_node_name(l, name), object);
}

/* ---- modules ---- */

ir_id js_lower_import(struct js_lowering *l, TSNode node)
{
    TSNode source = cst_field(node, "source");
    if (cst_is_null(source) || !cst_is_null(js_token(node, "type")))
        return nothing(l, node);
    name_id module = js_add_name(l, js_string_text(l, source));
    return js_expression_statement(l, node, js_import(l, node, module, JS_IMPORT_MODULE));
}

static void export_names(struct js_lowering *l, TSNode pattern, ir_ids *kids, int depth)
{
    enum js_kind kind = js_kind_of(l, pattern);
    if (kind == JS_identifier || kind == JS_shorthand_property_identifier_pattern) {
        name_id name = js_node_name(l, pattern);
        VEC_PUSH(&l->scratch, kids, export_of(l, pattern, name, js_read_name(l, pattern, name)));
        return;
    }
    if (kind == JS_property_identifier || kind == JS_string || depth > 32)
        return;
    for (uint32_t i = 0; i < ts_node_named_child_count(pattern); i++)
        export_names(l, ts_node_named_child(pattern, i), kids, depth + 1);
}

static ir_id export_declaration(struct js_lowering *l, TSNode node, TSNode declaration)
{
    ir_ids kids = {0};
    enum js_kind kind = js_kind_of(l, declaration);
    if (is_function_declaration(kind))
        return nothing(l, node);
    VEC_PUSH(&l->scratch, &kids, js_statement(l, declaration));
    TSNode name = cst_field(declaration, "name");
    bool is_default = !cst_is_null(js_token(node, "default"));
    if (kind == JS_lexical_declaration || kind == JS_variable_declaration) {
        for (uint32_t i = 0; i < ts_node_named_child_count(declaration); i++)
            export_names(l, cst_field(ts_node_named_child(declaration, i), "name"), &kids, 0);
    } else if (kind == JS_class_declaration || kind == JS_abstract_class_declaration ||
               kind == JS_enum_declaration) {
        name_id id = js_node_name(l, name);
        name_id exported = is_default ? js_add_name(l, TEXT("default")) : id;
        VEC_PUSH(&l->scratch, &kids, export_of(l, name, exported, js_read_name(l, name, id)));
    }
    return js_make(l, node, IR_BLOCK, 0, 0, kids.items, kids.count);
}

static name_id export_name(struct js_lowering *l, TSNode node)
{
    return js_kind_of(l, node) == JS_string ? js_add_name(l, js_string_text(l, node))
                                            : js_node_name(l, node);
}

/* `export { a as b }`, from another module or of this one. */
static ir_id export_clause(struct js_lowering *l, TSNode clause, TSNode source)
{
    ir_ids kids = {0};
    for (uint32_t i = 0; i < ts_node_named_child_count(clause); i++) {
        TSNode child = ts_node_named_child(clause, i);
        if (js_kind_of(l, child) != JS_export_specifier)
            continue;
        TSNode name = cst_field(child, "name"), alias = cst_field(child, "alias");
        name_id local = export_name(l, name);
        name_id exported = cst_is_null(alias) ? local : export_name(l, alias);
        ir_id value;
        if (cst_is_null(source)) {
            value = js_read_name(l, name, local);
        } else {
            name_id module = js_add_name(l, js_string_text(l, source));
            bool is_default = text_is(names_text(l->program->names, local), "default");
            value = js_import(l, child, module, is_default ? JS_IMPORT_DEFAULT : JS_IMPORT_MODULE);
            if (!is_default)
                value = js_make(l, child, IR_MEMBER, 0, local.index, &value, 1);
        }
        VEC_PUSH(&l->scratch, &kids, export_of(l, child, exported, value));
    }
    return js_make(l, clause, IR_BLOCK, 0, 0, kids.items, kids.count);
}

/* `export * from "m"`, `export * as ns from "m"` */
static ir_id export_all(struct js_lowering *l, TSNode node, TSNode source)
{
    TSNode space = cst_find(node, "namespace_export");
    name_id module = js_add_name(l, js_string_text(l, source));
    name_id name =
        cst_is_null(space) ? js_add_name(l, TEXT("*")) : export_name(l, cst_child_at(space, 0));
    return export_of(l, node, name, js_import(l, node, module, JS_IMPORT_MODULE));
}

ir_id js_lower_export(struct js_lowering *l, TSNode node)
{
    TSNode declaration = cst_field(node, "declaration"), value = cst_field(node, "value");
    TSNode clause = cst_find(node, "export_clause"), source = cst_field(node, "source");
    if (!cst_is_null(declaration))
        return export_declaration(l, node, declaration);
    if (!cst_is_null(value))
        return export_of(l, node, js_add_name(l, TEXT("default")), js_expression(l, value));
    if (!cst_is_null(clause))
        return export_clause(l, clause, source);
    if (!cst_is_null(source))
        return export_all(l, node, source);
    TSNode child = cst_child_at(node, 0);
    if (!cst_is_null(js_token(node, "=")) && !cst_is_null(child))
        return export_of(l, node, js_add_name(l, TEXT("=")), js_expression(l, child));
    return nothing(l, node);
}

/* ---- choice ---- */

ir_id js_lower_if(struct js_lowering *l, TSNode node)
{
    TSNode alternative = cst_field(node, "alternative");
    ir_id kids[3] = {js_field(l, node, "condition"), body_of(l, node, "consequence"), NO_IR};
    if (!cst_is_null(alternative))
        kids[2] = js_statement(l, cst_child_at(alternative, 0));
    return js_make(l, node, IR_IF, 0, 0, kids, 3);
}

static ir_id lower_case(struct js_lowering *l, TSNode node)
{
    ir_ids kids = {0};
    cst_children children = {0};
    cst_get_children(node, &l->scratch, &children);
    VEC_PUSH(&l->scratch, &kids, js_expression(l, cst_field(node, "value")));
    for (uint32_t i = 0; i < children.count; i++)
        if (strcmp(children.items[i].field, "value") != 0)
            add_statement(l, children.items[i].node, &kids);
    return js_make(l, node, IR_CASE, 0, 0, kids.items, kids.count);
}

ir_id js_lower_switch(struct js_lowering *l, TSNode node)
{
    ir_ids kids = {0};
    TSNode body = cst_field(node, "body");
    VEC_PUSH(&l->scratch, &kids, js_field(l, node, "value"));
    if (!cst_is_null(body)) {
        uint32_t outer = js_enter(l, body);
        for (uint32_t i = 0; i < ts_node_named_child_count(body); i++) {
            TSNode child = ts_node_named_child(body, i);
            enum js_kind kind = js_kind_of(l, child);
            if (kind == JS_switch_case || kind == JS_switch_default)
                VEC_PUSH(&l->scratch, &kids, lower_case(l, child));
        }
        l->scope = outer;
    }
    return js_make(l, node, IR_SWITCH, 0, 0, kids.items, kids.count);
}

/* ---- loops ---- */

/* The label that stands before a loop. */
static uint32_t label_of(struct js_lowering *l, TSNode node)
{
    TSNode parent = ts_node_parent(node);
    if (cst_is_null(parent) || js_kind_of(l, parent) != JS_labeled_statement)
        return 0;
    return js_node_name(l, cst_field(parent, "label")).index;
}

ir_id js_lower_labeled(struct js_lowering *l, TSNode node)
{
    switch ((int)js_kind_of(l, cst_field(node, "body"))) {
    case JS_for_statement:
    case JS_for_in_statement:
    case JS_while_statement:
    case JS_do_statement: return js_statement(l, cst_field(node, "body"));
    default: return unmodelled_statement(l, node, "a labelled block");
    }
}

ir_id js_lower_while(struct js_lowering *l, TSNode node)
{
    ir_id kids[3] = {js_field(l, node, "condition"), body_of(l, node, "body"), NO_IR};
    return js_make(l, node, IR_LOOP, 0, label_of(l, node), kids, 3);
}

ir_id js_lower_do(struct js_lowering *l, TSNode node)
{
    ir_id body = body_of(l, node, "body");
    ir_id kids[3] = {js_field(l, node, "condition"), body, NO_IR};
    return js_make(l, node, IR_LOOP, IR_TEST_LAST, label_of(l, node), kids, 3);
}

/* The test may be wrapped in a statement of its own, and be empty. */
static ir_id lower_test(struct js_lowering *l, TSNode node)
{
    TSNode test = cst_field(node, "condition");
    if (cst_is_null(test) || !ts_node_is_named(test))
        return NO_IR;
    enum js_kind kind = js_kind_of(l, test);
    if (kind == JS_empty_statement)
        return NO_IR;
    return js_expression(l, kind == JS_expression_statement ? cst_child_at(test, 0) : test);
}

ir_id js_lower_for(struct js_lowering *l, TSNode node)
{
    uint32_t outer = js_enter(l, node);
    TSNode initializer = cst_field(node, "initializer"), increment = cst_field(node, "increment");
    ir_id first = NO_IR;
    if (!cst_is_null(initializer) && ts_node_is_named(initializer))
        first = js_statement(l, initializer);
    ir_id test = lower_test(l, node);
    ir_id kids[3] = {test, body_of(l, node, "body"),
                     cst_is_null(increment) ? NO_IR : js_expression(l, increment)};
    ir_id loop = js_make(l, node, IR_LOOP, 0, label_of(l, node), kids, 3);
    l->scope = outer;
    return ir_is_none(first) ? loop : js_make(l, node, IR_BLOCK, 0, 0, (ir_id[]){first, loop}, 2);
}

ir_id js_lower_for_in(struct js_lowering *l, TSNode node)
{
    TSNode left = cst_field(node, "left"), operator= cst_field(node, "operator");
    if (cst_is_null(left) || cst_is_null(operator))
        return unmodelled_statement(l, node, "syntax error");
    ir_id subject = js_field(l, node, "right");
    uint32_t outer = js_enter(l, node);
    uint32_t detail = text_is(js_text(l, operator), "in") ? IR_KEYS : 0;
    ir_id kids[4] = {subject, NO_IR, js_target(l, left), body_of(l, node, "body")};
    l->scope = outer;
    return js_make(l, node, IR_FOREACH, detail, label_of(l, node), kids, 4);
}

ir_id js_lower_jump(struct js_lowering *l, TSNode node)
{
    bool is_break = js_kind_of(l, node) == JS_break_statement;
    TSNode label = cst_field(node, "label");
    uint32_t name = cst_is_null(label) ? 0 : js_node_name(l, label).index;
    /* a continue inside of a switch means the loop around it */
    uint32_t levels = 1;
    for (TSNode at = ts_node_parent(node); !is_break && !name && !cst_is_null(at);
         at = ts_node_parent(at)) {
        enum js_kind kind = js_kind_of(l, at);
        if (js_is_function(kind) || kind == JS_for_statement || kind == JS_for_in_statement ||
            kind == JS_while_statement || kind == JS_do_statement)
            break;
        levels += kind == JS_switch_statement;
    }
    return js_make(l, node, is_break ? IR_BREAK : IR_CONTINUE, levels, name, NULL, 0);
}

/* ---- the end of a function, exceptions ---- */

ir_id js_lower_return(struct js_lowering *l, TSNode node)
{
    TSNode value = cst_child_at(node, 0);
    ir_id kid = cst_is_null(value) ? NO_IR : js_expression(l, value);
    return js_make(l, node, IR_RETURN, 0, 0, &kid, 1);
}

ir_id js_lower_throw(struct js_lowering *l, TSNode node)
{
    TSNode value = cst_child_at(node, 0);
    ir_id kid =
        cst_is_null(value) ? js_unmodelled(l, node, "syntax error") : js_expression(l, value);
    return js_expression_statement(l, node, js_make(l, node, IR_THROW, 0, 0, &kid, 1));
}

static ir_id lower_catch(struct js_lowering *l, TSNode node)
{
    uint32_t outer = js_enter(l, node);
    TSNode parameter = cst_field(node, "parameter");
    ir_id variable = cst_is_null(parameter) ? NO_IR : js_target(l, parameter);
    ir_id kids[2] = {body_of(l, node, "body"), variable};
    l->scope = outer;
    return js_make(l, node, IR_CATCH, 0, 0, kids, 2);
}

ir_id js_lower_try(struct js_lowering *l, TSNode node)
{
    TSNode handler = cst_field(node, "handler"), finalizer = cst_field(node, "finalizer");
    ir_id kids[3] = {body_of(l, node, "body"), NO_IR, NO_IR};
    uint32_t count = 2;
    if (!cst_is_null(finalizer))
        kids[1] = body_of(l, finalizer, "body");
    if (!cst_is_null(handler))
        kids[count++] = lower_catch(l, handler);
    return js_make(l, node, IR_TRY, 0, 0, kids, count);
}

/* ---- bodies ---- */

TSNode js_token(TSNode node, const char *word)
{
    for (uint32_t i = 0; i < ts_node_child_count(node); i++)
        if (cst_is(ts_node_child(node, i), word))
            return ts_node_child(node, i);
    return (TSNode){{0}, NULL, NULL};
}

static TSNode find_function(const struct js_lowering *l, const struct ir_function *function)
{
    TSNode node = ts_node_named_descendant_for_byte_range(l->tree->cst->root, function->range.begin,
                                                          function->range.end);
    while (!cst_is_null(node) && !js_is_function(js_kind_of(l, node)))
        node = ts_node_parent(node);
    return node;
}

/* The node of parameter `index`, and its default value. */
static void lower_param(struct js_lowering *l, TSNode node, struct ir_param *param)
{
    enum js_kind kind = js_kind_of(l, node);
    TSNode value = cst_field(node, "value"), pattern = node;
    if (kind == JS_required_parameter || kind == JS_optional_parameter)
        pattern = cst_field(node, "pattern");
    if (!cst_is_null(pattern) && js_kind_of(l, pattern) == JS_assignment_pattern) {
        value = cst_field(pattern, "right");
        pattern = cst_field(pattern, "left");
    }
    if (!cst_is_null(pattern) && js_kind_of(l, pattern) == JS_rest_pattern)
        pattern = cst_child_at(pattern, 0);
    if (kind != JS_required_parameter && kind != JS_optional_parameter &&
        kind != JS_assignment_pattern)
        value = (TSNode){{0}, NULL, NULL};
    if (!cst_is_null(value))
        param->default_value = js_expression(l, value);
    if (!cst_is_null(pattern) &&
        (js_kind_of(l, pattern) == JS_object_pattern || js_kind_of(l, pattern) == JS_array_pattern))
        param->pattern = js_target(l, pattern);
}

static void lower_params(struct js_lowering *l, ir_function_id id, TSNode node)
{
    TSNode params = cst_field(node, "parameters");
    uint32_t at = 0;
    for (uint32_t i = 0; !cst_is_null(params) && i < ts_node_named_child_count(params); i++) {
        TSNode child = ts_node_named_child(params, i);
        if (!js_is_param(l, child) || at >= ir_function(l->program, id)->params.count)
            continue;
        struct ir_param param = ir_function(l->program, id)->params.items[at];
        lower_param(l, child, &param);
        ir_function(l->program, id)->params.items[at++] = param;
    }
}

static ir_id lower_body(struct js_lowering *l, TSNode body)
{
    if (js_kind_of(l, body) == JS_statement_block)
        return js_block(l, body);
    ir_id value = js_expression(l, body);
    return js_make(l, body, IR_RETURN, 0, 0, &value, 1);
}

/* The modules and namespaces of a stub that the function stands in. */
static void find_prefix(struct js_lowering *l, TSNode node)
{
    for (; l->is_stub && !cst_is_null(node); node = ts_node_parent(node)) {
        enum js_kind kind = js_kind_of(l, node);
        if (kind != JS_module && kind != JS_internal_module)
            continue;
        TSNode name = cst_field(node, "name");
        struct text own =
            js_kind_of(l, name) == JS_string ? js_string_text(l, name) : js_text(l, name);
        struct text inner = names_text(l->program->names, l->prefix);
        l->prefix = js_add_name(l, text_print(&l->scratch, "%.*s%s%.*s", (int)own.size, own.data,
                                              inner.size ? "." : "", (int)inner.size, inner.data));
    }
}

void js_lower(struct ir_program *program, ir_function_id id)
{
    struct js_lowering l;
    js_begin(&l, program, ir_function(program, id)->file);
    ir_id lowered = NO_IR;
    if (ir_function(program, id)->flags & IR_FUNCTION_MAIN) {
        lowered = js_block(&l, l.tree->cst->root);
    } else {
        TSNode node = find_function(&l, ir_function(program, id));
        if (!cst_is_null(node)) {
            l.scope = js_scope_of(l.tree, node);
            find_prefix(&l, node);
            lower_params(&l, id, node);
            TSNode body = cst_field(node, "body");
            lowered = cst_is_null(body) ? NO_IR : lower_body(&l, body);
        }
    }
    ir_function(program, id)->body = lowered;
    js_end(&l);
}
