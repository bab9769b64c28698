/*
 * Whether one declared type is part of another one, as PHP asks it of an overriding method. Classes
 * that do not exist yet leave the question open.
 */
#include "grammars/php/semantics/inherit.h"

enum { MOST_NAMES = 20 };

/* A type without the words that stand for others. */
struct view {
    uint32_t mask;
    uint32_t count;
    name_id names[MOST_NAMES];
    uint8_t groups[MOST_NAMES];
};

enum {
    ANY_MASK = IR_TYPE_NULL | IR_TYPE_FALSE | IR_TYPE_TRUE | IR_TYPE_INT | IR_TYPE_FLOAT |
               IR_TYPE_STRING | IR_TYPE_ARRAY | IR_TYPE_OBJECT
};

bool php_is_typed(const struct ir_type *type)
{
    return type->mask || type->class_count;
}

static void add_name(struct view *view, name_id name, uint8_t group)
{
    if (view->count == MOST_NAMES || name_is_none(name))
        return;
    view->names[view->count] = name;
    view->groups[view->count++] = group;
}

static name_id scoped_name(const struct php_linking *k, ir_class_id scope, name_id name)
{
    const struct ir_class *class = scope.index ? ir_class(k->program, scope) : NULL;
    return class && text_is(names_text(k->program->names, name), "parent") ? class->parent : name;
}

static struct view view_of(const struct php_linking *k, struct php_scoped_type scoped)
{
    struct view view = {.mask = scoped.type->mask};
    for (uint32_t i = 0; i < scoped.type->class_count; i++)
        add_name(&view, scoped_name(k, scoped.scope, scoped.type->classes[i]),
                 scoped.type->groups ? scoped.type->groups[i] : 0);
    if (view.mask & IR_TYPE_SELF && scoped.scope.index)
        add_name(&view, ir_class(k->program, scoped.scope)->full_name, 0);
    if (view.mask & IR_TYPE_ITERABLE) {
        view.mask |= IR_TYPE_ARRAY;
        add_name(&view, names_add(k->program->names, TEXT("Traversable")), 0);
    }
    if (view.mask & IR_TYPE_BOOL)
        view.mask |= IR_TYPE_FALSE | IR_TYPE_TRUE;
    if (view.mask & IR_TYPE_MIXED)
        view.mask |= ANY_MASK;
    view.mask &= ~(uint32_t)(IR_TYPE_BOOL | IR_TYPE_SELF | IR_TYPE_ITERABLE | IR_TYPE_MIXED);
    return view;
}

static bool same_class(const struct php_linking *k, name_id a, name_id b)
{
    return name_equal(names_lower(k->program->names, a), names_lower(k->program->names, b));
}

/* Of two named classes. */
static enum php_fit is_class_below(const struct php_linking *k, name_id sub, name_id super)
{
    if (same_class(k, sub, super))
        return PHP_FITS;
    ir_class_id a = php_link_find(k, sub), b = php_link_find(k, super);
    if (a.index == 0 || b.index == 0)
        return PHP_FIT_UNKNOWN;
    return php_link_is_below(k, a, b) ? PHP_FITS : PHP_MISFITS;
}

/* Some member of the group `group` of `sub` (0: the one at `at`) is below the class. */
static enum php_fit is_member_below(const struct php_linking *k, const struct view *sub,
                                    uint32_t at, name_id super)
{
    enum php_fit best = PHP_MISFITS;
    for (uint32_t i = 0; i < sub->count; i++) {
        if (i != at && (sub->groups[at] == 0 || sub->groups[i] != sub->groups[at]))
            continue;
        enum php_fit fit = is_class_below(k, sub->names[i], super);
        if (fit == PHP_FITS)
            return fit;
        if (fit == PHP_FIT_UNKNOWN)
            best = fit;
    }
    return best;
}

/* The class or intersection at `at` of `sub` is below all classes of the group at `to`. */
static enum php_fit is_below_group(const struct php_linking *k, const struct view *sub, uint32_t at,
                                   const struct view *super, uint32_t to)
{
    enum php_fit result = PHP_FITS;
    for (uint32_t i = 0; i < super->count; i++) {
        if (i != to && (super->groups[to] == 0 || super->groups[i] != super->groups[to]))
            continue;
        enum php_fit fit = is_member_below(k, sub, at, super->names[i]);
        if (fit == PHP_MISFITS)
            return fit;
        if (fit == PHP_FIT_UNKNOWN)
            result = fit;
    }
    return result;
}

static enum php_fit is_part_of(const struct php_linking *k, const struct view *sub, uint32_t at,
                               const struct view *super)
{
    enum php_fit best = PHP_MISFITS;
    if (super->mask & IR_TYPE_OBJECT)
        return php_link_find(k, sub->names[at]).index ? PHP_FITS : PHP_FIT_UNKNOWN;
    for (uint32_t i = 0; i < super->count; i++) {
        enum php_fit fit = is_below_group(k, sub, at, super, i);
        if (fit == PHP_FITS)
            return fit;
        if (fit == PHP_FIT_UNKNOWN)
            best = fit;
    }
    return best;
}

/* Whether `static` of the subclass is part of the type. */
static bool permits_static(const struct php_linking *k, const struct view *super,
                           ir_class_id sub_scope)
{
    if (super->mask & IR_TYPE_OBJECT)
        return true;
    for (uint32_t i = 0; i < super->count; i++) {
        ir_class_id class = php_link_find(k, super->names[i]);
        if (class.index && php_link_is_below(k, sub_scope, class))
            return true;
    }
    return false;
}

enum php_fit php_is_subtype(const struct php_linking *k, struct php_scoped_type sub_type,
                            struct php_scoped_type super_type)
{
    struct view sub = view_of(k, sub_type), super = view_of(k, super_type);
    if (sub_type.type->mask & IR_TYPE_MIXED && !(super_type.type->mask & IR_TYPE_MIXED))
        return PHP_MISFITS; /* it has resources too, which no union can name */
    if (super.mask == ANY_MASK && !(sub.mask & IR_TYPE_VOID))
        return PHP_FITS;
    uint32_t added = sub.mask & ~super.mask;
    if (added & IR_TYPE_STATIC && permits_static(k, &super, sub_type.scope))
        added &= ~(uint32_t)IR_TYPE_STATIC;
    if (added == IR_TYPE_NEVER)
        return PHP_FITS;
    if (added)
        return PHP_MISFITS;
    enum php_fit result = PHP_FITS;
    for (uint32_t i = 0; i < sub.count; i++) {
        enum php_fit fit = is_part_of(k, &sub, i, &super);
        if (fit == PHP_MISFITS)
            return fit;
        if (fit == PHP_FIT_UNKNOWN)
            result = fit;
    }
    return result;
}
