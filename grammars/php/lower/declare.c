/*
 * The declaration pass: one walk over a file finds every function, class, closure and constant,
 * their annotations, and which functions each of them calls. Bodies are lowered later.
 */
#include <strings.h>

#include "grammars/php/lower/php_p.h"

/* An open function or class on the way from the root to the node that is visited. */
struct open_declaration {
    TSNode node;
    ir_function_id function; /* the innermost one */
    ir_class_id class;
    bool is_class; /* this entry opened a class */
};

struct declaring {
    struct php_lowering l;
    VEC(struct open_declaration) open;
    ir_annotations pending; /* annotations that wait for their declaration */
};

static struct arena *memory(const struct declaring *d)
{
    return d->l.program->arena;
}

static struct open_declaration *top(const struct declaring *d)
{
    return &d->open.items[d->open.count - 1];
}

static void open_declaration(struct declaring *d, TSNode node, ir_function_id function,
                             ir_class_id class, bool is_class)
{
    struct open_declaration entry = {node, function, class, is_class};
    VEC_PUSH(&d->l.scratch, &d->open, entry);
    d->l.function = function;
    d->l.class = class;
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
    if (closed.is_class)
        move_annotations(d, &ir_class(d->l.program, closed.class)->annotations);
    else
        sort_called(d->l.program, closed.function);
    d->open.count--;
    if (d->open.count) {
        d->l.function = top(d)->function;
        d->l.class = top(d)->class;
    }
}

static enum php_kind kind_of(const struct declaring *d, TSNode node)
{
    return php_get_kind(&d->l, node);
}

static struct text node_text(const struct declaring *d, TSNode node)
{
    return cst_text(d->l.tree->cst, node);
}

static bool has_child(struct declaring *d, TSNode node, enum php_kind kind)
{
    cst_children children = {0};
    cst_get_children(node, &d->l.scratch, &children);
    for (uint32_t i = 0; i < children.count; i++)
        if (kind_of(d, children.items[i].node) == kind)
            return true;
    return false;
}

static enum ir_visibility visibility_of(struct declaring *d, TSNode node)
{
    cst_children children = {0};
    cst_get_children(node, &d->l.scratch, &children);
    for (uint32_t i = 0; i < children.count; i++) {
        if (kind_of(d, children.items[i].node) != PHP_visibility_modifier)
            continue;
        struct text word = node_text(d, children.items[i].node);
        if (word.size >= 7 && strncasecmp(word.data, "private", 7) == 0)
            return IR_PRIVATE;
        if (word.size >= 9 && strncasecmp(word.data, "protected", 9) == 0)
            return IR_PROTECTED;
    }
    return IR_PUBLIC;
}

static name_id join_names(struct declaring *d, name_id a, const char *separator, struct text b)
{
    struct names *names = d->l.program->names;
    struct text first = names_text(names, a);
    struct text joined = text_print(&d->l.scratch, "%.*s%s%.*s", (int)first.size, first.data,
                                    separator, (int)b.size, b.data);
    return names_add(names, joined);
}

/* ---- attributes ---- */

static void add_attribute(struct declaring *d, TSNode attribute, ir_attributes *out)
{
    TSNode name = ts_node_named_child(attribute, 0);
    struct ir_attribute result = {.name = php_resolve_class(&d->l, name)};
    ir_ids args = {0}, entries = {0};
    bool callable;
    php_arguments(&d->l, cst_field(attribute, "parameters"), &args, &callable);
    for (uint32_t i = 0; i < args.count; i++) {
        const struct ir_node *arg = ir_node(d->l.program, args.items[i]);
        ir_id kids[2] = {NO_IR, args.items[i]};
        if (arg->op == IR_NAMED) {
            kids[0] = php_make(&d->l, attribute, IR_STRING, 0, arg->payload, NULL, 0);
            kids[1] = ir_kid(d->l.program, args.items[i], 0);
        } else if (arg->op == IR_SPREAD) {
            continue;
        }
        VEC_PUSH(&d->l.scratch, &entries, php_make(&d->l, attribute, IR_ENTRY, 0, 0, kids, 2));
    }
    result.args = php_make(&d->l, attribute, IR_ARRAY, 0, 0, entries.items, entries.count);
    VEC_PUSH(memory(d), out, result);
}

static void add_attributes(struct declaring *d, TSNode node, ir_attributes *out)
{
    TSNode list = cst_field(node, "attributes");
    for (uint32_t i = 0; !cst_is_null(list) && i < ts_node_named_child_count(list); i++) {
        TSNode group = ts_node_named_child(list, i);
        for (uint32_t k = 0; k < ts_node_named_child_count(group); k++)
            if (kind_of(d, ts_node_named_child(group, k)) == PHP_attribute)
                add_attribute(d, ts_node_named_child(group, k), out);
    }
}

/* ---- functions ---- */

static void declare_param(struct declaring *d, TSNode node, struct ir_function *function)
{
    enum php_kind kind = kind_of(d, node);
    if (kind != PHP_simple_parameter && kind != PHP_variadic_parameter &&
        kind != PHP_property_promotion_parameter)
        return;
    struct ir_param param = {.range = cst_range(node)};
    TSNode name = cst_field(node, "name");
    if (cst_is_null(name))
        return;
    param.by_reference = !cst_is_null(cst_field(node, "reference_modifier"));
    if (kind_of(d, name) == PHP_by_ref) {
        param.by_reference = true;
        name = ts_node_named_child(name, 0);
    }
    param.name = php_variable(&d->l, name);
    param.variadic = kind == PHP_variadic_parameter;
    param.promoted = kind == PHP_property_promotion_parameter;
    param.is_readonly = has_child(d, node, PHP_readonly_modifier);
    param.visibility = visibility_of(d, node);
    param.type = php_type(&d->l, cst_field(node, "type"));
    d->l.is_constant = true;
    param.default_value = php_expression(&d->l, cst_field(node, "default_value"));
    d->l.is_constant = false;
    bool typed = param.type.mask || param.type.class_count;
    if (typed && !ir_is_none(param.default_value) &&
        ir_node(d->l.program, param.default_value)->op == IR_NULL)
        param.type.mask |= IR_TYPE_NULL;
    VEC_PUSH(memory(d), &function->params, param);
}

static void declare_params(struct declaring *d, TSNode node, struct ir_function *function)
{
    TSNode params = cst_field(node, "parameters");
    cst_children children = {0};
    if (cst_is_null(params))
        return;
    cst_get_children(params, &d->l.scratch, &children);
    for (uint32_t i = 0; i < children.count; i++)
        declare_param(d, children.items[i].node, function);
}

static void declare_captures(struct declaring *d, TSNode node, struct ir_function *function)
{
    TSNode clause = cst_find(node, "anonymous_function_use_clause");
    for (uint32_t i = 0; !cst_is_null(clause) && i < ts_node_named_child_count(clause); i++) {
        TSNode child = ts_node_named_child(clause, i);
        enum php_kind kind = kind_of(d, child);
        if (kind != PHP_by_ref && kind != PHP_variable_name)
            continue;
        TSNode name = kind == PHP_by_ref ? ts_node_named_child(child, 0) : child;
        struct ir_capture capture = {php_variable(&d->l, name), kind == PHP_by_ref};
        VEC_PUSH(memory(d), &function->captures, capture);
    }
}

static struct ir_function new_function(struct declaring *d, TSNode node)
{
    struct ir_function function = {.file = d->l.file,
                                   .range = cst_range(node),
                                   .name_range = cst_range(node),
                                   .class = d->l.class,
                                   .outer = d->l.function};
    TSNode body = cst_field(node, "body");
    function.body_state = cst_is_null(body) ? IR_BODY_NONE : IR_BODY_NOT_LOWERED;
    function.result = php_type(&d->l, cst_field(node, "return_type"));
    TSNode name = cst_field(node, "name");
    if (!cst_is_null(name)) {
        function.name = php_node_name(&d->l, name);
        function.name_range = cst_range(name);
    }
    bool by_reference = !cst_is_null(cst_field(node, "reference_modifier")) ||
                        has_child(d, node, PHP_reference_modifier);
    function.flags = by_reference ? IR_FUNCTION_BY_REFERENCE : 0;
    declare_params(d, node, &function);
    return function;
}

static void declare_function(struct declaring *d, TSNode node)
{
    struct ir_function function = new_function(d, node);
    TSNode parent = ts_node_parent(node);
    bool nested = kind_of(d, parent) != PHP_program &&
                  !(kind_of(d, parent) == PHP_compound_statement &&
                    kind_of(d, ts_node_parent(parent)) == PHP_namespace_definition);
    function.full_name = php_declared_name(&d->l, node, cst_field(node, "name"));
    function.class = NO_CLASS;
    function.outer = NO_FUNCTION;
    function.flags |= nested ? IR_FUNCTION_NESTED : 0u;
    move_annotations(d, &function.annotations);
    add_attributes(d, node, &function.attributes);
    open_declaration(d, node, ir_add_function(d->l.program, &function), NO_CLASS, false);
}

/* A promoted parameter of a constructor declares a property too. */
static void declare_promoted(struct declaring *d, const struct ir_function *function,
                             ir_class_id class)
{
    for (uint32_t i = 0; i < function->params.count; i++) {
        const struct ir_param *param = &function->params.items[i];
        struct ir_property property = {.name = param->name,
                                       .type = param->type,
                                       .is_readonly = param->is_readonly,
                                       .visibility = param->visibility,
                                       .range = param->range,
                                       .is_promoted = true};
        if (param->promoted)
            VEC_PUSH(memory(d), &ir_class(d->l.program, class)->properties, property);
    }
}

static void declare_method(struct declaring *d, TSNode node)
{
    struct ir_function function = new_function(d, node);
    name_id class_name = ir_class(d->l.program, d->l.class)->full_name;
    function.full_name =
        join_names(d, class_name, "::", names_text(d->l.program->names, function.name));
    function.outer = NO_FUNCTION;
    name_id lower = names_lower(d->l.program->names, function.name);
    if (text_is(names_text(d->l.program->names, lower), "__tostring") &&
        cst_is_null(cst_field(node, "return_type")))
        function.result.mask = IR_TYPE_STRING; /* without saying so */
    function.visibility = visibility_of(d, node);
    function.flags |= has_child(d, node, PHP_static_modifier) ? IR_FUNCTION_STATIC : 0u;
    function.flags |= has_child(d, node, PHP_abstract_modifier) ? IR_FUNCTION_ABSTRACT : 0u;
    function.flags |= has_child(d, node, PHP_final_modifier) ? IR_FUNCTION_FINAL : 0u;
    move_annotations(d, &function.annotations);
    add_attributes(d, node, &function.attributes);
    php_doc_attributes(&d->l, node, &function.attributes);
    ir_class_id class = d->l.class;
    declare_promoted(d, &function, class);
    ir_function_id id = ir_add_function(d->l.program, &function);
    VEC_PUSH(memory(d), &ir_class(d->l.program, class)->methods, id);
    open_declaration(d, node, id, class, false);
}

static void declare_closure(struct declaring *d, TSNode node)
{
    struct ir_function function = new_function(d, node);
    bool arrow = kind_of(d, node) == PHP_arrow_function;
    name_id outer = ir_function(d->l.program, d->l.function)->full_name;
    function.name = NO_NAME;
    if (!text_ends_with(names_text(d->l.program->names, outer), TEXT("{closure}")))
        outer = join_names(d, outer, "", TEXT("{closure}"));
    function.full_name = outer;
    function.flags |= IR_FUNCTION_CLOSURE | (arrow ? IR_FUNCTION_ARROW : 0u);
    function.flags |= !cst_is_null(cst_field(node, "static_modifier")) ? IR_FUNCTION_STATIC : 0u;
    declare_captures(d, node, &function);
    ir_class_id class = d->l.class;
    open_declaration(d, node, ir_add_function(d->l.program, &function), class, false);
}

/* ---- classes ---- */

static void add_names_of(struct declaring *d, TSNode node, enum php_kind clause, name_vec *out)
{
    for (uint32_t i = 0; i < ts_node_named_child_count(node); i++) {
        TSNode child = ts_node_named_child(node, i);
        if (kind_of(d, child) != clause)
            continue;
        for (uint32_t k = 0; k < ts_node_named_child_count(child); k++) {
            enum php_kind kind = kind_of(d, ts_node_named_child(child, k));
            if (kind == PHP_name || kind == PHP_qualified_name || kind == PHP_relative_name)
                VEC_PUSH(memory(d), out, php_resolve_class(&d->l, ts_node_named_child(child, k)));
        }
    }
}

static enum ir_class_kind class_kind(enum php_kind kind)
{
    if (kind == PHP_interface_declaration)
        return IR_CLASS_INTERFACE;
    if (kind == PHP_trait_declaration)
        return IR_CLASS_TRAIT;
    return kind == PHP_enum_declaration ? IR_CLASS_ENUM : IR_CLASS_CLASS;
}

static void name_class(struct declaring *d, TSNode node, struct ir_class *class)
{
    TSNode name = cst_field(node, "name");
    struct names *names = d->l.program->names;
    if (!cst_is_null(name)) {
        class->name = php_node_name(&d->l, name);
        class->full_name = php_declared_name(&d->l, node, name);
        return;
    }
    /* as PHP has it: what follows the zero byte is not shown in messages */
    struct text path = names_text(names, ir_file(d->l.program, d->l.file)->path);
    struct text kind = TEXT("class");
    if (!name_is_none(class->parent))
        kind = names_text(names, class->parent);
    else if (class->interfaces.count)
        kind = names_text(names, class->interfaces.items[0]);
    struct buffer full;
    buffer_init(&full);
    buffer_print(&full, "%.*s@anonymous", (int)kind.size, kind.data);
    class->name = names_add(names, buffer_text(&full));
    buffer_add_byte(&full, '\0');
    buffer_print(&full, "%.*s:%" PRIu32, (int)path.size, path.data, ts_node_start_byte(node));
    class->full_name = names_add(names, buffer_text(&full));
    buffer_done(&full);
}

/* Every enum is a UnitEnum, one with a type a BackedEnum too. */
static void add_enum_interfaces(struct declaring *d, TSNode node, struct ir_class *class)
{
    struct names *names = d->l.program->names;
    VEC_PUSH(memory(d), &class->interfaces, names_add(names, TEXT("UnitEnum")));
    for (uint32_t i = 0; i < ts_node_named_child_count(node); i++)
        if (kind_of(d, ts_node_named_child(node, i)) == PHP_primitive_type)
            VEC_PUSH(memory(d), &class->interfaces, names_add(names, TEXT("BackedEnum")));
}

static void declare_class(struct declaring *d, TSNode node)
{
    struct ir_class class = {.file = d->l.file, .range = cst_range(node)};
    class.kind = class_kind(kind_of(d, node));
    class.is_abstract = has_child(d, node, PHP_abstract_modifier);
    class.is_final = has_child(d, node, PHP_final_modifier) || class.kind == IR_CLASS_ENUM;
    class.is_readonly = has_child(d, node, PHP_readonly_modifier);
    name_vec parents = {0};
    add_names_of(d, node, PHP_base_clause, &parents);
    add_names_of(d, node, PHP_class_interface_clause, &class.interfaces);
    for (uint32_t i = 0; i < parents.count; i++)
        if (class.kind == IR_CLASS_INTERFACE)
            VEC_PUSH(memory(d), &class.interfaces, parents.items[i]);
        else
            class.parent = parents.items[i];
    name_class(d, node, &class);
    if (class.kind == IR_CLASS_ENUM)
        add_enum_interfaces(d, node, &class);
    move_annotations(d, &class.annotations);
    add_attributes(d, node, &class.attributes);
    php_doc_attributes(&d->l, node, &class.attributes);
    ir_class_id id = ir_add_class(d->l.program, &class);
    open_declaration(d, node, d->l.function, id, true);
}

/* What a member of a class begins with or stands for: no function is around it. */
static ir_id member_value(struct declaring *d, TSNode node)
{
    ir_function_id outer = d->l.function;
    d->l.function = NO_FUNCTION;
    d->l.is_constant = true;
    ir_id value = php_expression(&d->l, node);
    d->l.is_constant = false;
    d->l.function = outer;
    return value;
}

static void declare_properties(struct declaring *d, TSNode node)
{
    ir_annotations annotations = {0};
    cst_children children = {0};
    struct ir_property declared = {.type = php_type(&d->l, cst_field(node, "type")),
                                   .is_readonly = has_child(d, node, PHP_readonly_modifier),
                                   .is_static = has_child(d, node, PHP_static_modifier),
                                   .visibility = visibility_of(d, node)};
    bool hooked = has_child(d, node, PHP_property_hook_list);
    move_annotations(d, &annotations);
    cst_get_children(node, &d->l.scratch, &children);
    for (uint32_t i = 0; i < children.count; i++) {
        TSNode element = children.items[i].node;
        if (kind_of(d, element) != PHP_property_element)
            continue;
        struct ir_property property = declared;
        property.range = cst_range(element);
        property.name = php_variable(&d->l, cst_field(element, "name"));
        property.default_value = hooked ? php_unmodelled(&d->l, node, "property hooks")
                                        : member_value(d, cst_field(element, "default_value"));
        for (uint32_t k = 0; k < annotations.count; k++)
            VEC_PUSH(memory(d), &property.annotations, annotations.items[k]);
        VEC_PUSH(memory(d), &ir_class(d->l.program, d->l.class)->properties, property);
    }
}

static void declare_class_constants(struct declaring *d, TSNode node)
{
    enum ir_visibility visibility = visibility_of(d, node);
    bool is_final = has_child(d, node, PHP_final_modifier);
    cst_children children = {0};
    cst_get_children(node, &d->l.scratch, &children);
    for (uint32_t i = 0; i < children.count; i++) {
        TSNode element = children.items[i].node;
        if (kind_of(d, element) != PHP_const_element)
            continue;
        struct ir_class_constant constant = {.visibility = visibility, .is_final = is_final};
        constant.name = php_node_name(&d->l, cst_child_at(element, 0));
        constant.value = member_value(d, cst_child_at(element, 1));
        VEC_PUSH(memory(d), &ir_class(d->l.program, d->l.class)->constants, constant);
    }
}

static void declare_case(struct declaring *d, TSNode node)
{
    struct ir_class_constant constant = {.is_case = true};
    constant.name = php_node_name(&d->l, cst_field(node, "name"));
    constant.value = member_value(d, cst_field(node, "value"));
    VEC_PUSH(memory(d), &ir_class(d->l.program, d->l.class)->constants, constant);
}

/* `A::m` or `m` before `as` or `insteadof`. */
static void read_trait_method(struct declaring *d, TSNode node, struct ir_trait_rule *rule)
{
    if (kind_of(d, node) == PHP_class_constant_access_expression) {
        rule->trait = php_resolve_class(&d->l, ts_node_named_child(node, 0));
        node = ts_node_named_child(node, 1);
    }
    rule->method = php_node_name(&d->l, node);
}

static void declare_trait_rule(struct declaring *d, TSNode clause, struct ir_class *class)
{
    struct ir_trait_rule rule = {.visibility = visibility_of(d, clause)};
    uint32_t count = ts_node_named_child_count(clause);
    if (count < 2)
        return;
    read_trait_method(d, ts_node_named_child(clause, 0), &rule);
    bool excludes = kind_of(d, clause) == PHP_use_instead_of_clause;
    for (uint32_t i = 1; i < count; i++) {
        TSNode child = ts_node_named_child(clause, i);
        enum php_kind kind = kind_of(d, child);
        rule.changes_visibility |= kind == PHP_visibility_modifier;
        if (kind != PHP_name && kind != PHP_qualified_name && kind != PHP_relative_name)
            continue;
        if (excludes)
            rule.excluded = php_resolve_class(&d->l, child);
        else
            rule.alias = php_node_name(&d->l, child);
        if (excludes)
            VEC_PUSH(memory(d), &class->trait_rules, rule);
    }
    if (!excludes)
        VEC_PUSH(memory(d), &class->trait_rules, rule);
}

static void declare_traits(struct declaring *d, TSNode node)
{
    struct ir_class *class = ir_class(d->l.program, d->l.class);
    for (uint32_t i = 0; i < ts_node_named_child_count(node); i++) {
        TSNode child = ts_node_named_child(node, i);
        enum php_kind kind = kind_of(d, child);
        if (kind == PHP_name || kind == PHP_qualified_name || kind == PHP_relative_name)
            VEC_PUSH(memory(d), &class->traits, php_resolve_class(&d->l, child));
        else if (kind == PHP_use_list)
            for (uint32_t k = 0; k < ts_node_named_child_count(child); k++)
                declare_trait_rule(d, ts_node_named_child(child, k), class);
    }
}

/* ---- constants and calls ---- */

static void declare_constants(struct declaring *d, TSNode node)
{
    if (top(d)->is_class) {
        declare_class_constants(d, node);
        return;
    }
    for (uint32_t i = 0; i < ts_node_named_child_count(node); i++) {
        TSNode element = ts_node_named_child(node, i);
        if (kind_of(d, element) != PHP_const_element)
            continue;
        struct ir_constant constant = {.file = d->l.file};
        constant.name = php_declared_name(&d->l, node, cst_child_at(element, 0));
        d->l.is_constant = true;
        constant.value = php_expression(&d->l, cst_child_at(element, 1));
        d->l.is_constant = false;
        VEC_PUSH(memory(d), &d->l.program->constants, constant);
    }
}

/* define("NAME", value) */
static void declare_defined(struct declaring *d, TSNode arguments)
{
    ir_ids args = {0};
    bool callable;
    if (ts_node_named_child_count(arguments) < 2 ||
        !cst_is(ts_node_named_child(ts_node_named_child(arguments, 0), 0), "string"))
        return;
    php_arguments(&d->l, arguments, &args, &callable);
    if (args.count < 2 || ir_node(d->l.program, args.items[0])->op != IR_STRING)
        return;
    struct ir_constant constant = {.file = d->l.file, .value = args.items[1]};
    constant.name = (name_id){(uint32_t)ir_node(d->l.program, args.items[0])->payload};
    VEC_PUSH(memory(d), &d->l.program->constants, constant);
}

static void add_called(struct declaring *d, TSNode name)
{
    enum php_kind kind = cst_is_null(name) ? PHP_ERROR : kind_of(d, name);
    if (kind != PHP_name && kind != PHP_qualified_name && kind != PHP_relative_name)
        return;
    struct text text = node_text(d, name);
    size_t begin = text.size;
    while (begin > 0 && text.data[begin - 1] != '\\')
        begin--;
    name_id id = php_add_name(&d->l, text_slice(text, begin, text.size));
    id = names_lower(d->l.program->names, id);
    VEC_PUSH(memory(d), &ir_function(d->l.program, d->l.function)->called, id.index);
}

static void visit_call(struct declaring *d, TSNode node)
{
    TSNode function = cst_field(node, "function");
    add_called(d, function);
    struct text name = node_text(d, function);
    if (name.size == 6 && strncasecmp(name.data, "define", 6) == 0)
        declare_defined(d, cst_field(node, "arguments"));
}

/* ---- annotations ---- */

static void visit_comment(struct declaring *d, TSNode node)
{
    struct ir_annotation annotation = {.file = d->l.file};
    uint32_t flags = ir_function(d->l.program, d->l.function)->flags;
    bool in_body = !top(d)->is_class && !(flags & IR_FUNCTION_MAIN);
    if (!in_body && php_annotation(node_text(d, node), ts_node_start_byte(node), &annotation.range))
        VEC_PUSH(memory(d), &d->pending, annotation);
}

static void leave_annotations(struct declaring *d)
{
    if (!top(d)->is_class)
        move_annotations(d, &ir_file(d->l.program, d->l.file)->annotations);
}

static void visit_directive(struct declaring *d, TSNode node)
{
    struct text text = node_text(d, node);
    if (text_starts_with(text, TEXT("strict_types")) && text_ends_with(text, TEXT("1")))
        ir_file(d->l.program, d->l.file)->strict_types = true;
}

/* ---- the walk ---- */

/* A function or class; one that is nested too deeply stays undeclared, and lowers to UNMODELLED. */
static bool visit_declaration(struct declaring *d, TSNode node)
{
    enum { DEEPEST = 100 };
    void (*declare)(struct declaring * d, TSNode node) = NULL;
    switch ((int)kind_of(d, node)) {
    case PHP_function_definition: declare = declare_function; break;
    case PHP_method_declaration: declare = top(d)->is_class ? declare_method : NULL; break;
    case PHP_anonymous_function:
    case PHP_arrow_function: declare = declare_closure; break;
    case PHP_class_declaration:
    case PHP_interface_declaration:
    case PHP_trait_declaration:
    case PHP_enum_declaration:
    case PHP_anonymous_class: declare = declare_class; break;
    default: return false;
    }
    if (declare && d->open.count < DEEPEST)
        declare(d, node);
    return true;
}

static void visit(struct declaring *d, TSNode node)
{
    if (visit_declaration(d, node))
        return;
    switch ((int)kind_of(d, node)) {
    case PHP_comment: visit_comment(d, node); break;
    case PHP_property_declaration:
        if (top(d)->is_class)
            declare_properties(d, node);
        break;
    case PHP_const_declaration: declare_constants(d, node); break;
    case PHP_enum_case:
        if (top(d)->is_class)
            declare_case(d, node);
        break;
    case PHP_use_declaration:
        if (top(d)->is_class)
            declare_traits(d, node);
        break;
    case PHP_function_call_expression: visit_call(d, node); break;
    case PHP_member_call_expression:
    case PHP_nullsafe_member_call_expression:
    case PHP_scoped_call_expression: add_called(d, cst_field(node, "name")); break;
    case PHP_object_creation_expression: add_called(d, ts_node_named_child(node, 0)); break;
    case PHP_yield_expression:
        ir_function(d->l.program, d->l.function)->flags |= IR_FUNCTION_GENERATOR;
        break;
    case PHP_expression_statement: leave_annotations(d); break;
    case PHP_declare_directive: visit_directive(d, node); break;
    default: break;
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

static ir_function_id declare_main(struct declaring *d)
{
    struct ir_file *file = ir_file(d->l.program, d->l.file);
    struct ir_function main = {.file = d->l.file,
                               .full_name = file->path,
                               .range = cst_range(d->l.tree->cst->root),
                               .flags = IR_FUNCTION_MAIN,
                               .body_state = IR_BODY_NOT_LOWERED};
    ir_function_id id = ir_add_function(d->l.program, &main);
    file->main = id;
    file->namespace_name = php_namespace(&d->l, d->l.tree->cst->root);
    return id;
}

void php_declare(struct ir_program *program, ir_file_id file, struct diag_sink *sink)
{
    enum { MOST_ERRORS = 3 };
    struct declaring d = {0};
    php_begin(&d.l, program, file);
    ir_file(program, file)->has_errors =
        cst_report_errors(d.l.tree->cst, ir_file(program, file)->source, sink, MOST_ERRORS);
    open_declaration(&d, d.l.tree->cst->root, declare_main(&d), NO_CLASS, false);
    walk(&d);
    while (d.open.count > 1)
        close_declaration(&d);
    leave_annotations(&d);
    close_declaration(&d);
    php_end(&d.l);
}
