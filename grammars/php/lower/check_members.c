/* What PHP refuses of methods, constants, cases and promoted parameters, each for itself. */
#include "grammars/php/lower/check_p.h"

static struct text lower_text(const struct checking *c, name_id name)
{
    return names_text(c->l.program->names, names_lower(c->l.program->names, name));
}

static void fail_at(struct checking *c, uint32_t offset, const char *error)
{
    if (c->error)
        return;
    c->error = error;
    c->offset = offset;
}

/* ---- magic methods ---- */

enum { EITHER, MUST_BE_STATIC, MUST_NOT_BE_STATIC };

/* What a magic method must be: counts, types of its parameters and result, where it says them. */
static const struct magic {
    const char *name;
    int count; /* of parameters; -1: any */
    int is_static;
    uint32_t params[2]; /* one of these types must be taken; 0: any */
    uint32_t result;    /* nothing beyond this may be returned; 0: no type may be said */
    bool any_result;
} magics[] = {
    {"__construct", -1, MUST_NOT_BE_STATIC, {0, 0}, 0, false},
    {"__destruct", 0, MUST_NOT_BE_STATIC, {0, 0}, 0, false},
    {"__clone", 0, MUST_NOT_BE_STATIC, {0, 0}, IR_TYPE_VOID, false},
    {"__get", 1, MUST_NOT_BE_STATIC, {IR_TYPE_STRING, 0}, 0, true},
    {"__set", 2, MUST_NOT_BE_STATIC, {IR_TYPE_STRING, 0}, IR_TYPE_VOID, false},
    {"__unset", 1, MUST_NOT_BE_STATIC, {IR_TYPE_STRING, 0}, IR_TYPE_VOID, false},
    {"__isset", 1, MUST_NOT_BE_STATIC, {IR_TYPE_STRING, 0}, IR_TYPE_BOOL, false},
    {"__call", 2, MUST_NOT_BE_STATIC, {IR_TYPE_STRING, IR_TYPE_ARRAY}, 0, true},
    {"__callstatic", 2, MUST_BE_STATIC, {IR_TYPE_STRING, IR_TYPE_ARRAY}, 0, true},
    {"__tostring", 0, MUST_NOT_BE_STATIC, {0, 0}, IR_TYPE_STRING, false},
    {"__debuginfo", 0, MUST_NOT_BE_STATIC, {0, 0}, IR_TYPE_ARRAY | IR_TYPE_NULL, false},
    {"__serialize", 0, MUST_NOT_BE_STATIC, {0, 0}, IR_TYPE_ARRAY, false},
    {"__unserialize", 1, MUST_NOT_BE_STATIC, {IR_TYPE_ARRAY, 0}, IR_TYPE_VOID, false},
    {"__set_state", 1, MUST_BE_STATIC, {IR_TYPE_ARRAY, 0}, IR_TYPE_OBJECT, false},
    {"__invoke", -1, MUST_NOT_BE_STATIC, {0, 0}, 0, true},
    {"__sleep", 0, MUST_NOT_BE_STATIC, {0, 0}, IR_TYPE_ARRAY, false},
    {"__wakeup", 0, MUST_NOT_BE_STATIC, {0, 0}, IR_TYPE_VOID, false},
};

static bool result_is_within(const struct ir_type *type, uint32_t most)
{
    uint32_t mask = type->mask, extra = mask;
    bool classes = type->class_count || mask & (IR_TYPE_STATIC | IR_TYPE_SELF);
    if (mask == IR_TYPE_NEVER)
        return true;
    if (most & IR_TYPE_BOOL)
        most |= IR_TYPE_TRUE | IR_TYPE_FALSE;
    extra &= ~(most | (uint32_t)(IR_TYPE_STATIC | IR_TYPE_SELF));
    return extra == 0 && (!classes || most == IR_TYPE_OBJECT);
}

static void check_magic(struct checking *c, const struct ir_function *f, const struct magic *magic)
{
    uint32_t at = f->name_range.begin, count = f->params.count;
    bool typed = f->result.mask || f->result.class_count;
    if (magic->is_static == MUST_NOT_BE_STATIC && f->flags & IR_FUNCTION_STATIC)
        fail_at(c, at, "A magic method cannot be static");
    if (magic->is_static == MUST_BE_STATIC && !(f->flags & IR_FUNCTION_STATIC))
        fail_at(c, at, "A magic method must be static");
    while (magic->count >= 0 && count && f->params.items[count - 1].variadic)
        count--;
    if (magic->count >= 0 && count != (uint32_t)magic->count)
        fail_at(c, at, "A magic method must take exactly so many arguments");
    for (uint32_t i = 0; magic->count >= 0 && i < count; i++) {
        const struct ir_param *param = &f->params.items[i];
        bool has_type = param->type.mask || param->type.class_count;
        if (param->by_reference)
            fail_at(c, at, "A magic method cannot take arguments by reference");
        if (i < 2 && magic->params[i] && has_type &&
            !(param->type.mask & (magic->params[i] | IR_TYPE_MIXED)))
            fail_at(c, at, "A parameter of a magic method must be of another type");
    }
    if (typed && magic->result == 0 && !magic->any_result)
        fail_at(c, at, "A method cannot declare a return type");
    if (typed && magic->result && !result_is_within(&f->result, magic->result))
        fail_at(c, at, "The return type of a magic method must be another one");
}

/* ---- methods ---- */

static bool is_forbidden_in_enum(struct text name)
{
    static const char *const names[] = {"__construct", "__destruct", "__clone",      "__get",
                                        "__set",       "__unset",    "__isset",      "__tostring",
                                        "__sleep",     "__wakeup",   "__debuginfo",  "__serialize",
                                        "__set_state", "cases",      "__unserialize"};
    for (size_t i = 0; i < ARRAY_LENGTH(names); i++)
        if (text_is(name, names[i]))
            return true;
    return false;
}

static bool is_backed(const struct ir_class *class)
{
    for (uint32_t i = 0; i < class->constants.count; i++)
        if (class->constants.items[i].is_case && !ir_is_none(class->constants.items[i].value))
            return true;
    return false;
}

static void check_method(struct checking *c, const struct ir_class *class,
                         const struct ir_function *f)
{
    struct text name = lower_text(c, f->name);
    uint32_t at = f->name_range.begin;
    bool constructor = text_is(name, "__construct");
    bool is_abstract = f->flags & IR_FUNCTION_ABSTRACT || class->kind == IR_CLASS_INTERFACE;
    for (size_t i = 0; i < ARRAY_LENGTH(magics); i++)
        if (text_is(name, magics[i].name))
            check_magic(c, f, &magics[i]);
    if (class->kind == IR_CLASS_INTERFACE && f->visibility != IR_PUBLIC)
        fail_at(c, at, "Access type for an interface method must be public");
    if (class->kind == IR_CLASS_INTERFACE && f->flags & IR_FUNCTION_FINAL)
        fail_at(c, at, "An interface method must not be final");
    if (f->flags & IR_FUNCTION_ABSTRACT && f->visibility == IR_PRIVATE &&
        class->kind != IR_CLASS_TRAIT)
        fail_at(c, at, "An abstract function cannot be declared private");
    bool of_enum = is_forbidden_in_enum(name) ||
                   (is_backed(class) && (text_is(name, "from") || text_is(name, "tryfrom")));
    if (class->kind == IR_CLASS_ENUM && of_enum)
        fail_at(c, at, "An enum cannot include that method");
    for (uint32_t i = 0; i < f->params.count; i++) {
        if (!f->params.items[i].promoted)
            continue;
        if (!constructor)
            fail_at(c, at, "Cannot declare promoted property outside a constructor");
        if (is_abstract)
            fail_at(c, at, "Cannot declare promoted property in an abstract constructor");
        if (f->params.items[i].variadic)
            fail_at(c, at, "Cannot declare variadic promoted property");
    }
}

static void check_properties(struct checking *c, const struct ir_class *class)
{
    for (uint32_t i = 0; i < class->properties.count; i++) {
        const struct ir_property *own = &class->properties.items[i];
        bool readonly = own->is_readonly || class->is_readonly;
        bool typed = own->type.mask || own->type.class_count;
        if (class->kind == IR_CLASS_ENUM)
            fail_at(c, own->range.begin, "An enum cannot include properties");
        if (readonly && !typed)
            fail_at(c, own->range.begin, "Readonly property must have type");
        if (readonly && own->is_static)
            fail_at(c, own->range.begin, "Static property cannot be readonly");
        if (readonly && !ir_is_none(own->default_value))
            fail_at(c, own->range.begin, "Readonly property cannot have default value");
        for (uint32_t k = 0; k < i; k++)
            if (name_equal(class->properties.items[k].name, own->name))
                fail_at(c, own->range.begin, "Cannot redeclare property");
    }
}

/* ---- constants and cases ---- */

static void check_constants(struct checking *c, const struct ir_class *class, bool backed)
{
    for (uint32_t i = 0; i < class->constants.count; i++) {
        const struct ir_class_constant *constant = &class->constants.items[i];
        bool has_value = !ir_is_none(constant->value);
        if (text_is(lower_text(c, constant->name), "class"))
            fail_at(c, class->range.begin, "A class constant must not be called 'class'");
        if (constant->is_final && constant->visibility == IR_PRIVATE)
            fail_at(c, class->range.begin, "A private constant cannot be final");
        if (class->kind == IR_CLASS_INTERFACE && constant->visibility != IR_PUBLIC)
            fail_at(c, class->range.begin, "Access type for interface constant must be public");
        if (constant->is_case && class->kind != IR_CLASS_ENUM)
            fail_at(c, class->range.begin, "Case can only be used in enums");
        if (constant->is_case && backed != has_value)
            fail_at(c, class->range.begin,
                    backed ? "A case of a backed enum must have a value"
                           : "A case must not have a value");
    }
}

static void check_backing(struct checking *c, TSNode enumeration, const struct ir_class *class)
{
    bool backed = false;
    for (uint32_t i = 0; i < check_child_count(c, enumeration); i++) {
        TSNode child = check_child(c, enumeration, i);
        enum php_kind kind = check_kind(c, child);
        if (kind != PHP_primitive_type && kind != PHP_optional_type && kind != PHP_named_type &&
            kind != PHP_union_type)
            continue;
        backed = true;
        if (!check_is_word(check_text(c, child), "int") &&
            !check_is_word(check_text(c, child), "string"))
            check_fail(c, child, "Enum backing type must be int or string");
    }
    check_constants(c, class, backed);
}

/* ---- classes ---- */

static void check_reserved(struct checking *c, TSNode clause)
{
    static const char *const reserved[] = {"self", "parent", "static"};
    for (uint32_t i = 0; i < check_child_count(c, clause); i++)
        for (size_t k = 0; k < ARRAY_LENGTH(reserved); k++)
            if (check_is_word(check_text(c, check_child(c, clause, i)), reserved[k]))
                check_fail(c, clause, "Cannot use a reserved word as class, interface or trait");
}

static void check_enum_interfaces(struct checking *c, TSNode clause)
{
    for (uint32_t i = 0; i < check_child_count(c, clause); i++) {
        struct text text = check_text(c, check_child(c, clause, i));
        if (check_is_word(text, "unitenum") || check_is_word(text, "backedenum"))
            check_fail(c, clause, "An enum cannot implement that interface");
    }
}

static bool is_declared_in_method(const struct checking *c, TSNode class)
{
    if (check_kind(c, class) == PHP_anonymous_class)
        return false;
    for (TSNode at = ts_node_parent(class); !cst_is_null(at); at = ts_node_parent(at)) {
        enum php_kind kind = check_kind(c, at);
        if (kind == PHP_declaration_list || kind == PHP_enum_declaration_list)
            return true;
        if (kind == PHP_function_definition)
            return false;
    }
    return false;
}

static void check_values(struct checking *c, TSNode body)
{
    for (uint32_t i = 0; i < check_child_count(c, body); i++) {
        TSNode member = check_child(c, body, i);
        enum php_kind kind = check_kind(c, member);
        if (kind == PHP_use_declaration)
            check_reserved(c, member);
        if (kind == PHP_enum_case)
            check_constant_expression(c, cst_field(member, "value"), false);
        if (kind != PHP_const_declaration && kind != PHP_property_declaration)
            continue;
        if (kind == PHP_const_declaration && (check_count(c, member, PHP_static_modifier) ||
                                              check_count(c, member, PHP_abstract_modifier) ||
                                              check_count(c, member, PHP_readonly_modifier)))
            check_fail(c, member, "Cannot use that modifier on a constant");
        for (uint32_t k = 0; k < check_child_count(c, member); k++) {
            TSNode element = check_child(c, member, k);
            if (check_kind(c, element) == PHP_property_element)
                check_constant_expression(c, cst_field(element, "default_value"), false);
            if (check_kind(c, element) == PHP_const_element)
                check_constant_expression(c, check_child(c, element, 1), false);
        }
    }
}

static void check_tree_of_class(struct checking *c, TSNode class, const struct ir_class *info)
{
    TSNode body = cst_field(class, "body");
    if (is_declared_in_method(c, class))
        check_fail(c, class, "Class declarations may not be nested");
    if (check_count(c, class, PHP_abstract_modifier) > 1 ||
        check_count(c, class, PHP_final_modifier) > 1 ||
        check_count(c, class, PHP_readonly_modifier) > 1)
        check_fail(c, class, "Multiple modifiers are not allowed");
    for (uint32_t i = 0; i < check_child_count(c, class); i++) {
        TSNode child = check_child(c, class, i);
        enum php_kind kind = check_kind(c, child);
        if (kind == PHP_base_clause || kind == PHP_class_interface_clause)
            check_reserved(c, child);
        if (kind == PHP_class_interface_clause && info->kind == IR_CLASS_ENUM)
            check_enum_interfaces(c, child);
    }
    if (!cst_is_null(body))
        check_values(c, body);
    if (check_kind(c, class) == PHP_enum_declaration)
        check_backing(c, class, info);
    else
        check_constants(c, info, false);
}

static bool is_class_kind(enum php_kind kind)
{
    return kind == PHP_class_declaration || kind == PHP_interface_declaration ||
           kind == PHP_trait_declaration || kind == PHP_enum_declaration ||
           kind == PHP_anonymous_class;
}

static void check_class(struct checking *c, const struct ir_class *class)
{
    TSNode node = ts_node_named_descendant_for_byte_range(c->l.tree->cst->root, class->range.begin,
                                                          class->range.end);
    while (!cst_is_null(node) && !is_class_kind(check_kind(c, node)))
        node = ts_node_parent(node);
    if (cst_is_null(node))
        return;
    if (class->kind == IR_CLASS_INTERFACE && class->traits.count)
        fail_at(c, class->range.begin, "Cannot use traits inside of interfaces");
    check_tree_of_class(c, node, class);
    check_properties(c, class);
    for (uint32_t i = 0; i < class->methods.count; i++)
        check_method(c, class, ir_function(c->l.program, class->methods.items[i]));
}

/* ---- attributes of PHP's own ---- */

enum target { TARGET_CLASS = 1, TARGET_FUNCTION = 2, TARGET_METHOD = 4, TARGET_PARAMETER = 8 };

static void check_attributes(struct checking *c, const ir_attributes *list, enum target target,
                             const struct ir_class *class, uint32_t at)
{
    static const struct {
        const char *name;
        uint32_t targets;
    } known[] = {{"attribute", TARGET_CLASS},
                 {"allowdynamicproperties", TARGET_CLASS},
                 {"returntypewillchange", TARGET_METHOD},
                 {"sensitiveparameter", TARGET_PARAMETER}};
    for (uint32_t i = 0; i < list->count; i++) {
        struct text name = lower_text(c, list->items[i].name);
        for (size_t k = 0; k < ARRAY_LENGTH(known); k++) {
            if (list->items[i].is_in_comment || !text_is(name, known[k].name))
                continue;
            if (!(known[k].targets & target))
                fail_at(c, at, "An attribute cannot target that");
            bool plain = !class || class->kind == IR_CLASS_CLASS;
            if (!plain || (class && class->is_readonly && k == 1))
                fail_at(c, at, "An attribute cannot be applied to that");
            for (uint32_t j = 0; j < i; j++)
                if (name_equal(list->items[j].name, list->items[i].name))
                    fail_at(c, at, "An attribute must not be repeated");
        }
    }
}

/* ---- functions ---- */

static void check_function(struct checking *c, const struct ir_function *f)
{
    struct text name = lower_text(c, f->name);
    uint32_t at = f->range.begin;
    for (uint32_t i = 0; i + 1 < f->params.count; i++)
        if (f->params.items[i].variadic)
            fail_at(c, at, "Only the last parameter can be variadic");
    if (f->class.index == 0 || f->flags & IR_FUNCTION_CLOSURE) {
        for (uint32_t i = 0; i < f->params.count; i++)
            if (f->params.items[i].promoted)
                fail_at(c, at, "Cannot declare promoted property outside a constructor");
        if (!(f->flags & (IR_FUNCTION_CLOSURE | IR_FUNCTION_MAIN)) &&
            (text_is(name, "assert") || text_is(name, "__autoload")))
            fail_at(c, at, "Defining a function of that name is not allowed");
        check_attributes(c, &f->attributes, TARGET_FUNCTION, NULL, at);
    } else {
        check_attributes(c, &f->attributes, TARGET_METHOD, NULL, at);
    }
}

void check_declarations(struct checking *c)
{
    const struct ir_program *program = c->l.program;
    for (uint32_t i = 1; i < program->functions.count && !c->error; i++)
        if (program->functions.items[i].file.index == c->l.file.index)
            check_function(c, &program->functions.items[i]);
    for (uint32_t i = 1; i < program->classes.count && !c->error; i++)
        if (program->classes.items[i].file.index == c->l.file.index) {
            const struct ir_class *class = &program->classes.items[i];
            check_attributes(c, &class->attributes, TARGET_CLASS, class, class->range.begin);
            check_class(c, class);
        }
}
