/* What PHP refuses of declared types, and of literals as defaults of what has a type. */
#include "grammars/php/lower/check_p.h"

enum { MOST_MEMBERS = 16 };

struct class_member {
    name_id name; /* lower case */
    uint32_t group;
};

/* What was read of a type so far. */
struct type_read {
    uint32_t mask;
    uint32_t members;
    uint32_t groups;
    uint32_t count;
    struct class_member classes[MOST_MEMBERS];
};

static TSNode name_of(const struct checking *c, TSNode type)
{
    return check_kind(c, type) == PHP_named_type ? check_child(c, type, 0) : type;
}

TSNode check_class_of(const struct checking *c, TSNode node, bool *known)
{
    *known = true;
    for (TSNode at = node; !cst_is_null(at); at = ts_node_parent(at)) {
        switch ((int)check_kind(c, at)) {
        case PHP_anonymous_function:
        case PHP_arrow_function:
        case PHP_program: *known = false; break;
        case PHP_function_definition: return (TSNode){0};
        case PHP_class_declaration:
        case PHP_interface_declaration:
        case PHP_trait_declaration:
        case PHP_enum_declaration:
        case PHP_anonymous_class: return at;
        default: break;
        }
    }
    return (TSNode){0};
}

/* Whether a node stands in the value of a constant or property. */
static bool is_member_value(const struct checking *c, TSNode node)
{
    for (TSNode at = ts_node_parent(node); !cst_is_null(at); at = ts_node_parent(at)) {
        enum php_kind kind = check_kind(c, at);
        if (kind == PHP_const_element || kind == PHP_property_element)
            return true;
        if (kind == PHP_declaration_list)
            return false;
    }
    return false;
}

void check_scope_word(struct checking *c, TSNode word)
{
    struct text text = check_text(c, word);
    bool parent = check_is_word(text, "parent"), known;
    if (!parent && !check_is_word(text, "self") && !check_is_word(text, "static"))
        return;
    TSNode class = check_class_of(c, word, &known);
    if (cst_is_null(class)) {
        if (known)
            check_fail(c, word, "Cannot use \"self\" when no class scope is active");
        return;
    }
    enum php_kind kind = check_kind(c, class);
    bool may_extend = kind == PHP_class_declaration || kind == PHP_anonymous_class;
    if (parent && known && may_extend && check_count(c, class, PHP_base_clause) == 0 && !c->error) {
        check_fail(c, word, "Cannot use \"parent\" when current class scope has no parent");
        c->is_unmodelled = is_member_value(c, word); /* an error when it is evaluated */
    }
}

static void add_class(struct checking *c, TSNode node, uint32_t group, struct type_read *read)
{
    name_id name = php_resolve_class(&c->l, node);
    name = names_lower(c->l.program->names, name);
    for (uint32_t i = 0; i < read->count; i++)
        if (name_equal(read->classes[i].name, name) && read->classes[i].group == group)
            check_fail(c, node, "Duplicate type is redundant");
    if (read->count < MOST_MEMBERS)
        read->classes[read->count++] = (struct class_member){name, group};
}

static void add_word(struct checking *c, TSNode node, uint32_t mask, struct type_read *read)
{
    uint32_t clash = mask;
    if (mask == IR_TYPE_BOOL)
        clash |= IR_TYPE_FALSE | IR_TYPE_TRUE;
    if (mask == IR_TYPE_FALSE || mask == IR_TYPE_TRUE)
        clash |= IR_TYPE_BOOL | IR_TYPE_FALSE | IR_TYPE_TRUE;
    if (mask == IR_TYPE_ITERABLE || mask == IR_TYPE_ARRAY)
        clash |= IR_TYPE_ARRAY | IR_TYPE_ITERABLE;
    if (read->mask & clash)
        check_fail(c, node, "Duplicate type is redundant");
    if (mask & (IR_TYPE_SELF | IR_TYPE_STATIC))
        check_scope_word(c, node);
    read->mask |= mask;
}

static void read_intersection(struct checking *c, TSNode node, struct type_read *read)
{
    uint32_t group = ++read->groups;
    for (uint32_t i = 0; i < check_child_count(c, node); i++) {
        TSNode member = check_child(c, node, i), name = name_of(c, member);
        if (check_kind(c, member) == PHP_comment)
            continue;
        if (php_type_word(check_text(c, name)) || check_is_word(check_text(c, name), "parent") ||
            check_kind(c, member) != PHP_named_type)
            check_fail(c, member, "Type cannot be part of an intersection type");
        else
            add_class(c, name, group, read);
    }
    read->members++;
}

static void read_type(struct checking *c, TSNode node, struct type_read *read)
{
    enum php_kind kind = check_kind(c, node);
    if (kind == PHP_union_type || kind == PHP_disjunctive_normal_form_type) {
        for (uint32_t i = 0; i < check_child_count(c, node); i++)
            if (check_kind(c, check_child(c, node, i)) != PHP_comment)
                read_type(c, check_child(c, node, i), read);
        return;
    }
    if (kind == PHP_intersection_type) {
        read_intersection(c, node, read);
        return;
    }
    TSNode name = name_of(c, node);
    uint32_t mask = php_type_word(check_text(c, name));
    read->members++;
    if (mask)
        add_word(c, name, mask, read);
    else if (check_is_word(check_text(c, name), "parent"))
        check_scope_word(c, name);
    else
        add_class(c, name, 0, read);
}

/* Whether all classes of group `a` are among those of group `b`. */
static bool is_within(const struct type_read *read, uint32_t a, uint32_t b)
{
    for (uint32_t i = 0; i < read->count; i++) {
        bool found = read->classes[i].group != a;
        for (uint32_t k = 0; k < read->count && !found; k++)
            found = read->classes[k].group == b &&
                    name_equal(read->classes[k].name, read->classes[i].name);
        if (!found)
            return false;
    }
    return true;
}

static void check_redundancy(struct checking *c, TSNode type, const struct type_read *read)
{
    static const uint32_t alone = IR_TYPE_MIXED | IR_TYPE_VOID | IR_TYPE_NEVER;
    bool classes = read->count || read->mask & (IR_TYPE_STATIC | IR_TYPE_SELF);
    if (read->mask & alone && read->members > 1)
        check_fail(c, type, "Type can only be used as a standalone type");
    if (read->mask & IR_TYPE_OBJECT && classes)
        check_fail(c, type, "Type contains both object and a class type, which is redundant");
    for (uint32_t i = 0; i < read->count && read->mask & IR_TYPE_ITERABLE; i++)
        if (text_is(names_text(c->l.program->names, read->classes[i].name), "traversable") &&
            read->classes[i].group == 0)
            check_fail(c, type, "Duplicate type Traversable is redundant");
    for (uint32_t a = 1; a <= read->groups; a++)
        for (uint32_t b = 1; b <= read->groups; b++)
            if (a != b && is_within(read, a, b))
                check_fail(c, type, "Type is redundant");
    for (uint32_t i = 0; i < read->count; i++)
        for (uint32_t k = 0; k < read->count; k++)
            if (read->classes[i].group == 0 && read->classes[k].group &&
                name_equal(read->classes[i].name, read->classes[k].name))
                check_fail(c, type, "Type is redundant as it is more restrictive than another one");
}

static struct type_read check_type(struct checking *c, TSNode type)
{
    struct type_read read = {0};
    if (cst_is_null(type))
        return read;
    if (check_kind(c, type) != PHP_optional_type) {
        read_type(c, type, &read);
    } else {
        read_type(c, check_child(c, type, 0), &read);
        if (read.mask & (IR_TYPE_MIXED | IR_TYPE_NULL | IR_TYPE_VOID | IR_TYPE_NEVER))
            check_fail(c, type, "Type cannot be marked as nullable");
        read.mask |= IR_TYPE_NULL;
    }
    check_redundancy(c, type, &read);
    return read;
}

/* ---- defaults ---- */

static uint32_t literal_mask(const struct checking *c, TSNode value)
{
    switch ((int)check_kind(c, value)) {
    case PHP_integer: return IR_TYPE_INT;
    case PHP_float: return IR_TYPE_FLOAT;
    case PHP_string: return IR_TYPE_STRING;
    case PHP_null: return IR_TYPE_NULL;
    case PHP_array_creation_expression: return IR_TYPE_ARRAY;
    case PHP_encapsed_string: return check_count(c, value, PHP_variable_name) ? 0 : IR_TYPE_STRING;
    case PHP_boolean:
        return check_is_word(check_text(c, value), "true") ? IR_TYPE_TRUE : IR_TYPE_FALSE;
    case PHP_unary_op_expression:
        return literal_mask(c, check_child(c, value, 0)) & (IR_TYPE_INT | IR_TYPE_FLOAT);
    default: return 0;
    }
}

static void check_default(struct checking *c, TSNode value, const struct type_read *type,
                          bool nullable)
{
    uint32_t given = cst_is_null(value) ? 0 : literal_mask(c, value), taken = type->mask;
    if (given == 0 || (taken == 0 && type->count == 0) || taken & IR_TYPE_MIXED)
        return;
    if (taken & IR_TYPE_BOOL)
        taken |= IR_TYPE_FALSE | IR_TYPE_TRUE;
    if (taken & IR_TYPE_FLOAT)
        taken |= IR_TYPE_INT;
    if (taken & IR_TYPE_ITERABLE)
        taken |= IR_TYPE_ARRAY;
    if (nullable)
        taken |= IR_TYPE_NULL;
    if (!(given & taken))
        check_fail(c, value, "Cannot use that value as default for what has a type");
}

void check_param_type(struct checking *c, TSNode param)
{
    TSNode type = cst_field(param, "type"), value = cst_field(param, "default_value");
    struct type_read read = check_type(c, type);
    bool promoted = check_kind(c, param) == PHP_property_promotion_parameter;
    if (read.mask & (IR_TYPE_VOID | IR_TYPE_NEVER))
        check_fail(c, type, "void cannot be used as a parameter type");
    if (read.mask & IR_TYPE_STATIC)
        check_fail(c, type, "static cannot be used as a parameter type");
    if (promoted && read.mask & IR_TYPE_CALLABLE)
        check_fail(c, type, "Property cannot have type callable");
    if (promoted && cst_is_null(type) && !cst_is_null(cst_field(param, "readonly")))
        check_fail(c, param, "Readonly property must have type");
    check_default(c, value, &read, !promoted);
}

static bool takes_generator(const struct checking *c, const struct type_read *read)
{
    if ((read->mask == 0 && read->count == 0) ||
        read->mask & (IR_TYPE_MIXED | IR_TYPE_OBJECT | IR_TYPE_ITERABLE))
        return true;
    for (uint32_t i = 0; i < read->count; i++) {
        struct text name = names_text(c->l.program->names, read->classes[i].name);
        if (text_is(name, "generator") || text_is(name, "iterator") || text_is(name, "traversable"))
            return true;
    }
    return false;
}

void check_result_type(struct checking *c, TSNode function)
{
    TSNode type = cst_field(function, "return_type");
    struct type_read read = check_type(c, type);
    ir_function_id id = ir_function_at(c->l.program, c->l.file, ts_node_start_byte(function));
    if (!cst_is_null(type) && id.index &&
        ir_function(c->l.program, id)->flags & IR_FUNCTION_GENERATOR && !takes_generator(c, &read))
        check_fail(c, type, "Generator return type must be a supertype of Generator");
}

void check_property_type(struct checking *c, TSNode property)
{
    TSNode type = cst_field(property, "type");
    struct type_read read = check_type(c, type);
    if (read.mask & (IR_TYPE_VOID | IR_TYPE_NEVER | IR_TYPE_CALLABLE | IR_TYPE_STATIC))
        check_fail(c, type, "Property cannot have that type");
    for (uint32_t i = 0; i < check_child_count(c, property); i++) {
        TSNode element = check_child(c, property, i);
        if (check_kind(c, element) == PHP_property_element)
            check_default(c, cst_field(element, "default_value"), &read, false);
    }
}
