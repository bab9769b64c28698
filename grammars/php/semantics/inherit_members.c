/* Properties and constants of a class against those that it inherits or takes from traits. */
#include "grammars/php/semantics/inherit.h"

static const struct ir_class *class_at(const struct php_linking *k, ir_class_id id)
{
    return ir_class(k->program, id);
}

/* Whether two initial values are the same; false and unresolved where that can't be told. */
static bool same_value(struct php_linking *k, ir_id a, ir_id b)
{
    if (ir_is_none(a) || ir_is_none(b))
        return ir_is_none(a) && ir_is_none(b);
    const struct ir_node *left = ir_node(k->program, a), *right = ir_node(k->program, b);
    bool simple = left->count == 0 && right->count == 0 && left->op != IR_CONSTANT &&
                  right->op != IR_CONSTANT && left->op != IR_CLASS_CONSTANT;
    if (left->op == IR_ARRAY && right->op == IR_ARRAY && (left->count == 0) != (right->count == 0))
        return false;
    if (!simple) {
        exec_unsupported(k->x, "a member of a trait that is declared again");
        return true;
    }
    return left->op == right->op && left->payload == right->payload;
}

/* ---- properties ---- */

struct found_property {
    const struct ir_property *property; /* or NULL */
    ir_class_id scope;
};

static struct found_property own_property(struct php_linking *k, ir_class_id id, name_id name,
                                          int depth)
{
    enum { DEEPEST = 64 };
    struct found_property none = {NULL, id};
    if (id.index == 0 || depth > DEEPEST)
        return none;
    const struct ir_class *class = class_at(k, id);
    for (uint32_t i = 0; i < class->properties.count; i++)
        if (name_equal(class->properties.items[i].name, name))
            return (struct found_property){&class->properties.items[i], id};
    for (uint32_t i = 0; i < class->traits.count; i++) {
        struct found_property found =
            own_property(k, php_link_find(k, class->traits.items[i]), name, depth + 1);
        found.scope = id;
        if (found.property)
            return found;
    }
    return none;
}

static struct found_property inherited_property(struct php_linking *k, ir_class_id id, name_id name)
{
    enum { DEEPEST = 64 };
    struct found_property found = {NULL, id};
    for (int i = 0; i < DEEPEST && id.index && !found.property; i++) {
        found = own_property(k, id, name, 0);
        id = php_link_find(k, class_at(k, id)->parent);
    }
    return found;
}

static bool is_readonly(const struct php_linking *k, const struct ir_property *property,
                        ir_class_id scope)
{
    return property->is_readonly || class_at(k, scope)->is_readonly;
}

static enum php_fit same_type(const struct php_linking *k, const struct ir_property *a,
                              ir_class_id a_scope, const struct ir_property *b, ir_class_id b_scope)
{
    struct php_scoped_type left = {&a->type, a_scope}, right = {&b->type, b_scope};
    if (php_is_typed(&a->type) != php_is_typed(&b->type))
        return PHP_MISFITS;
    if (!php_is_typed(&a->type))
        return PHP_FITS;
    enum php_fit one = php_is_subtype(k, left, right), other = php_is_subtype(k, right, left);
    if (one == PHP_MISFITS || other == PHP_MISFITS)
        return PHP_MISFITS;
    return one == PHP_FITS ? other : one;
}

static void check_property(struct php_linking *k, const struct ir_property *own)
{
    ir_class_id parent = php_link_find(k, class_at(k, k->class)->parent);
    struct found_property above = inherited_property(k, parent, own->name);
    if (!above.property || above.property->visibility == IR_PRIVATE)
        return;
    if (own->is_static != above.property->is_static)
        php_link_fail(k, "Cannot redeclare a static property as non static, or otherwise");
    if (is_readonly(k, own, k->class) != is_readonly(k, above.property, above.scope))
        php_link_fail(k, "Cannot redeclare a readonly property as non-readonly, or otherwise");
    if (own->visibility > above.property->visibility)
        php_link_fail(k, "The access level of a property must be that of its parent or weaker");
    enum php_fit fit = same_type(k, own, k->class, above.property, above.scope);
    if (fit == PHP_MISFITS)
        php_link_fail(k, "The type of a property must be that in its parent");
    k->unresolved |= fit == PHP_FIT_UNKNOWN;
}

/* A property of a trait where the class, or a trait before it, has one of that name. */
static void check_twice(struct php_linking *k, const struct ir_property *a,
                        const struct ir_property *b)
{
    bool same = a->visibility == b->visibility && a->is_static == b->is_static &&
                a->is_readonly == b->is_readonly &&
                same_type(k, a, k->class, b, k->class) == PHP_FITS &&
                same_value(k, a->default_value, b->default_value);
    if (!same)
        php_link_fail(k, "Two definitions of a property in the composition of a class differ");
}

static void check_trait_properties(struct php_linking *k, ir_class_id trait, uint32_t before,
                                   int depth)
{
    enum { DEEPEST = 64 };
    if (trait.index == 0 || depth > DEEPEST)
        return;
    const struct ir_class *used = class_at(k, trait), *class = class_at(k, k->class);
    for (uint32_t i = 0; i < used->properties.count; i++) {
        const struct ir_property *property = &used->properties.items[i];
        struct found_property known = {NULL, trait};
        for (uint32_t j = 0; j < class->properties.count && !known.property; j++)
            if (name_equal(class->properties.items[j].name, property->name))
                known.property = &class->properties.items[j];
        for (uint32_t j = 0; j < before && !known.property; j++)
            known = own_property(k, php_link_find(k, class->traits.items[j]), property->name, 0);
        if (class->is_readonly && !property->is_readonly)
            php_link_fail(k, "A readonly class cannot use a trait with a non-readonly property");
        if (class->kind == IR_CLASS_ENUM)
            php_link_fail(k, "An enum cannot include properties");
        if (known.property)
            check_twice(k, known.property, property);
        else
            check_property(k, property);
    }
    for (uint32_t i = 0; i < used->traits.count; i++)
        check_trait_properties(k, php_link_find(k, used->traits.items[i]), before, depth + 1);
}

/* ---- constants ---- */

struct found_constant {
    const struct ir_class_constant *constant; /* or NULL */
    ir_class_id scope;
};

static struct found_constant find_constant(struct php_linking *k, ir_class_id id, name_id name,
                                           int depth)
{
    enum { DEEPEST = 64 };
    struct found_constant found = {NULL, id};
    if (id.index == 0 || depth > DEEPEST)
        return found;
    const struct ir_class *class = class_at(k, id);
    for (uint32_t i = 0; i < class->constants.count; i++)
        if (name_equal(class->constants.items[i].name, name))
            return (struct found_constant){&class->constants.items[i], id};
    for (uint32_t i = 0; i < class->traits.count && !found.constant; i++) {
        found = find_constant(k, php_link_find(k, class->traits.items[i]), name, depth + 1);
        found.scope = id;
    }
    if (!found.constant) {
        found = find_constant(k, php_link_find(k, class->parent), name, depth + 1);
        if (found.constant && found.constant->visibility == IR_PRIVATE)
            found.constant = NULL;
    }
    for (uint32_t i = 0; i < class->interfaces.count && !found.constant; i++)
        found = find_constant(k, php_link_find(k, class->interfaces.items[i]), name, depth + 1);
    return found;
}

/* A constant that the class has, over one that an ancestor has. */
static void check_constant(struct php_linking *k, const struct found_constant *own,
                           const struct found_constant *above, bool of_interface)
{
    if (!above->constant || above->constant->visibility == IR_PRIVATE ||
        own->constant == above->constant)
        return;
    if (above->constant->is_final)
        php_link_fail(k, "Cannot override a final constant");
    if (of_interface && own->scope.index != k->class.index)
        php_link_fail(k, "A constant is inherited from two places, which is ambiguous");
    if (own->constant->visibility > above->constant->visibility)
        php_link_fail(k, "The access level of a constant must be that of its parent or weaker");
}

static void check_interface_constants(struct php_linking *k, ir_class_id interface, int depth)
{
    enum { DEEPEST = 64 };
    if (interface.index == 0 || depth > DEEPEST)
        return;
    const struct ir_class *class = class_at(k, interface);
    for (uint32_t i = 0; i < class->constants.count; i++) {
        struct found_constant above = {&class->constants.items[i], interface};
        struct found_constant own = find_constant(k, k->class, above.constant->name, 0);
        if (own.constant)
            check_constant(k, &own, &above, true);
    }
    for (uint32_t i = 0; i < class->interfaces.count; i++)
        check_interface_constants(k, php_link_find(k, class->interfaces.items[i]), depth + 1);
}

static void check_trait_constants(struct php_linking *k, ir_class_id trait)
{
    if (trait.index == 0)
        return;
    const struct ir_class *used = class_at(k, trait);
    for (uint32_t i = 0; i < used->constants.count; i++) {
        const struct ir_class_constant *constant = &used->constants.items[i];
        struct found_constant own = find_constant(k, k->class, constant->name, 0);
        if (own.constant && own.constant != constant &&
            (own.constant->visibility != constant->visibility ||
             own.constant->is_final != constant->is_final ||
             !same_value(k, own.constant->value, constant->value)))
            php_link_fail(k, "Two definitions of a constant in the composition of a class differ");
        struct found_constant here = {constant, k->class};
        struct found_constant above =
            find_constant(k, php_link_find(k, class_at(k, k->class)->parent), constant->name, 0);
        check_constant(k, &here, &above, false);
    }
}

void php_link_members(struct php_linking *k)
{
    const struct ir_class *class = class_at(k, k->class);
    ir_class_id parent = php_link_find(k, class->parent);
    for (uint32_t i = 0; i < class->properties.count; i++)
        check_property(k, &class->properties.items[i]);
    for (uint32_t i = 0; i < class->traits.count; i++) {
        ir_class_id trait = php_link_find(k, class->traits.items[i]);
        check_trait_properties(k, trait, i, 0);
        check_trait_constants(k, trait);
    }
    for (uint32_t i = 0; i < class->constants.count; i++) {
        struct found_constant own = {&class->constants.items[i], k->class};
        struct found_constant above = find_constant(k, parent, own.constant->name, 0);
        check_constant(k, &own, &above, false);
    }
    for (uint32_t i = 0; i < class->interfaces.count; i++)
        check_interface_constants(k, php_link_find(k, class->interfaces.items[i]), 0);
}
