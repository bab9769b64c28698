/*
 * The methods of a class as PHP links them: its own, those of its traits, of its parent and of its
 * interfaces, each checked against what it overrides.
 */
#include "grammars/php/semantics/inherit.h"

struct linked {
    name_id name; /* lower case */
    ir_function_id function;
    ir_class_id scope; /* what `self` means in it */
    enum ir_visibility visibility;
    bool is_abstract;
    bool from_trait;      /* of this class */
    ir_function_id proto; /* what it was first declared as, or none */
    ir_class_id proto_scope;
};

typedef VEC(struct linked) linked_vec;

/* The table of one class while it is made. */
struct making {
    struct php_linking *k;
    ir_class_id class;
    bool checks;
    linked_vec methods;
};

static const struct ir_class *class_at(const struct php_linking *k, ir_class_id id)
{
    return ir_class(k->program, id);
}

static const struct ir_function *function_at(const struct php_linking *k, ir_function_id id)
{
    return ir_function(k->program, id);
}

static name_id lower(const struct php_linking *k, name_id name)
{
    return names_lower(k->program->names, name);
}

static struct linked *find(struct making *m, name_id lower_name)
{
    for (uint32_t i = 0; i < m->methods.count; i++)
        if (name_equal(m->methods.items[i].name, lower_name))
            return &m->methods.items[i];
    return NULL;
}

static bool is_constructor(const struct php_linking *k, const struct linked *method)
{
    return text_is(names_text(k->program->names, method->name), "__construct");
}

/* ---- one method over another ---- */

static uint32_t required_count(const struct ir_function *function)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < function->params.count; i++)
        if (ir_is_none(function->params.items[i].default_value) &&
            !function->params.items[i].variadic)
            count = i + 1;
    return count;
}

static bool is_variadic(const struct ir_function *function)
{
    return function->params.count && function->params.items[function->params.count - 1].variadic;
}

static const struct ir_param *param_at(const struct ir_function *function, uint32_t index)
{
    if (index < function->params.count)
        return &function->params.items[index];
    return is_variadic(function) ? &function->params.items[function->params.count - 1] : NULL;
}

static enum php_fit param_fits(const struct php_linking *k, const struct ir_param *child,
                               ir_class_id child_scope, const struct ir_param *parent,
                               ir_class_id parent_scope)
{
    if (!php_is_typed(&child->type) || child->type.mask & IR_TYPE_MIXED)
        return PHP_FITS;
    if (!php_is_typed(&parent->type))
        return PHP_MISFITS;
    struct php_scoped_type sub = {&parent->type, parent_scope}, super = {&child->type, child_scope};
    return php_is_subtype(k, sub, super);
}

/* What the function returns; __toString returns a string without saying so. */
static struct ir_type result_of(const struct php_linking *k, const struct ir_function *function)
{
    struct ir_type type = function->result;
    name_id name = lower(k, function->name);
    if (!php_is_typed(&type) && text_is(names_text(k->program->names, name), "__tostring"))
        type.mask = IR_TYPE_STRING;
    return type;
}

static enum php_fit result_fits(const struct php_linking *k, const struct ir_function *child,
                                ir_class_id child_scope, const struct ir_function *parent,
                                ir_class_id parent_scope)
{
    struct ir_type own = result_of(k, child), above = result_of(k, parent);
    if (!php_is_typed(&above))
        return PHP_FITS;
    if (!php_is_typed(&own))
        return PHP_MISFITS;
    struct php_scoped_type sub = {&own, child_scope}, super = {&above, parent_scope};
    return php_is_subtype(k, sub, super);
}

static enum php_fit signature_fits(const struct php_linking *k, const struct ir_function *child,
                                   ir_class_id child_scope, const struct ir_function *parent,
                                   ir_class_id parent_scope)
{
    enum php_fit result = PHP_FITS;
    uint32_t count =
        child->params.count > parent->params.count ? child->params.count : parent->params.count;
    if (required_count(parent) < required_count(child) ||
        (parent->flags & IR_FUNCTION_BY_REFERENCE && !(child->flags & IR_FUNCTION_BY_REFERENCE)) ||
        (is_variadic(parent) && !is_variadic(child)))
        return PHP_MISFITS;
    for (uint32_t i = 0; i < count; i++) {
        const struct ir_param *own = param_at(child, i), *above = param_at(parent, i);
        if (!above)
            continue;
        enum php_fit fit = own ? param_fits(k, own, child_scope, above, parent_scope) : PHP_MISFITS;
        if (fit == PHP_MISFITS || own->by_reference != above->by_reference)
            return PHP_MISFITS;
        if (fit == PHP_FIT_UNKNOWN)
            result = fit;
    }
    enum php_fit fit = result_fits(k, child, child_scope, parent, parent_scope);
    return fit == PHP_FITS ? result : fit;
}

/* What the method was first declared as; a constructor only where that is abstract. */
static struct linked note_proto(struct making *m, struct linked *child, const struct linked *parent)
{
    struct php_linking *k = m->k;
    struct linked proto = *parent;
    if (parent->proto.index) {
        proto.function = parent->proto;
        proto.scope = parent->proto_scope;
    }
    bool is_abstract = function_at(k, proto.function)->flags & IR_FUNCTION_ABSTRACT ||
                       class_at(k, proto.scope)->kind == IR_CLASS_INTERFACE;
    bool of_interface = class_at(k, m->class)->kind == IR_CLASS_INTERFACE;
    if (!of_interface && (!is_constructor(k, parent) || is_abstract)) {
        child->proto = proto.function;
        child->proto_scope = proto.scope;
    }
    return proto;
}

static void check_override(struct making *m, struct linked *child, const struct linked *parent,
                           bool visibility)
{
    struct php_linking *k = m->k;
    const struct ir_function *own = function_at(k, child->function);
    const struct ir_function *above = function_at(k, parent->function);
    bool constructor = is_constructor(k, parent);
    if (parent->visibility == IR_PRIVATE && !parent->is_abstract && !constructor)
        return;
    if (above->flags & IR_FUNCTION_FINAL)
        php_link_fail(k, "Cannot override a final method");
    if ((own->flags & IR_FUNCTION_STATIC) != (above->flags & IR_FUNCTION_STATIC))
        php_link_fail(k, "Cannot make a static method non static, or a non static one static");
    if (child->is_abstract && !parent->is_abstract)
        php_link_fail(k, "Cannot make a non abstract method abstract");
    struct linked proto = note_proto(m, child, parent);
    bool is_abstract = above->flags & IR_FUNCTION_ABSTRACT || above->body_state == IR_BODY_NONE;
    if (constructor && child->proto.index == 0 && !is_abstract)
        return;
    if (visibility && child->visibility > parent->visibility)
        php_link_fail(k, "The access level must be that of the overridden method or weaker");
    const struct linked *checked = constructor ? &proto : parent;
    enum php_fit fit =
        signature_fits(k, own, child->scope, function_at(k, checked->function), checked->scope);
    if (fit == PHP_MISFITS)
        php_link_fail(k, "The declaration must be compatible with that of the overridden method");
    k->unresolved |= fit == PHP_FIT_UNKNOWN;
}

/* ---- traits ---- */

static void make(struct making *m, int depth);

static struct making table_of(struct php_linking *k, ir_class_id class, int depth)
{
    struct making made = {.k = k, .class = class};
    make(&made, depth + 1);
    return made;
}

static void add_trait_method(struct making *m, struct linked fresh)
{
    struct linked *known = find(m, fresh.name);
    bool own = known && known->scope.index == m->class.index && !known->from_trait;
    fresh.scope = m->class;
    fresh.from_trait = true;
    if (!known) {
        VEC_PUSH(exec_arena(m->k->x), &m->methods, fresh);
        return;
    }
    bool same = known->function.index == fresh.function.index &&
                known->visibility == fresh.visibility && known->from_trait;
    if (same || (own && !fresh.is_abstract))
        return;
    if (fresh.is_abstract) {
        if (m->checks)
            check_override(m, known, &fresh, false);
        return;
    }
    if (known->from_trait && !known->is_abstract) {
        php_link_fail(m->k, "Two traits define the same method");
        return;
    }
    struct linked before = *known;
    *known = fresh;
    if (m->checks)
        check_override(m, known, &before, true);
}

static bool names_trait(const struct php_linking *k, const struct ir_trait_rule *rule,
                        ir_class_id trait)
{
    return name_is_none(rule->trait) ||
           name_equal(lower(k, rule->trait), lower(k, class_at(k, trait)->full_name));
}

static bool is_excluded(const struct php_linking *k, const struct ir_class *class,
                        ir_class_id trait, name_id method)
{
    for (uint32_t i = 0; i < class->trait_rules.count; i++) {
        const struct ir_trait_rule *rule = &class->trait_rules.items[i];
        if (!name_is_none(rule->excluded) && name_equal(lower(k, rule->method), method) &&
            name_equal(lower(k, rule->excluded), lower(k, class_at(k, trait)->full_name)))
            return true;
    }
    return false;
}

static void use_method(struct making *m, ir_class_id trait, struct linked method)
{
    const struct ir_class *class = class_at(m->k, m->class);
    struct linked plain = method;
    for (uint32_t i = 0; i < class->trait_rules.count; i++) {
        const struct ir_trait_rule *rule = &class->trait_rules.items[i];
        if (!name_is_none(rule->excluded) || !name_equal(lower(m->k, rule->method), method.name) ||
            !names_trait(m->k, rule, trait))
            continue;
        if (name_is_none(rule->alias)) {
            plain.visibility = rule->changes_visibility ? rule->visibility : plain.visibility;
            continue;
        }
        struct linked renamed = method;
        renamed.name = lower(m->k, rule->alias);
        if (rule->changes_visibility)
            renamed.visibility = rule->visibility;
        add_trait_method(m, renamed);
    }
    if (!is_excluded(m->k, class, trait, method.name))
        add_trait_method(m, plain);
}

static bool uses_trait(const struct php_linking *k, const struct ir_class *class, name_id trait)
{
    for (uint32_t i = 0; i < class->traits.count; i++)
        if (name_equal(lower(k, class->traits.items[i]), lower(k, trait)))
            return true;
    return false;
}

/* How many of the class's traits, or the one that is named, have the method. */
static uint32_t count_with_method(struct making *m, name_id trait, name_id method, int depth)
{
    const struct ir_class *class = class_at(m->k, m->class);
    uint32_t count = 0;
    for (uint32_t i = 0; i < class->traits.count; i++) {
        ir_class_id id = php_link_find(m->k, class->traits.items[i]);
        if (!name_is_none(trait) &&
            !name_equal(lower(m->k, trait), lower(m->k, class->traits.items[i])))
            continue;
        struct making table = table_of(m->k, id, depth);
        count += find(&table, lower(m->k, method)) != NULL;
    }
    return count;
}

static void check_rules(struct making *m, int depth)
{
    const struct ir_class *class = class_at(m->k, m->class);
    for (uint32_t i = 0; i < class->trait_rules.count; i++) {
        const struct ir_trait_rule *rule = &class->trait_rules.items[i];
        bool excludes = !name_is_none(rule->excluded);
        if ((!name_is_none(rule->trait) && !uses_trait(m->k, class, rule->trait)) ||
            (excludes && !uses_trait(m->k, class, rule->excluded))) {
            php_link_fail(m->k, "A trait that a rule names is not used by the class");
            continue;
        }
        if (excludes && name_equal(lower(m->k, rule->trait), lower(m->k, rule->excluded)))
            php_link_fail(m->k, "Inconsistent insteadof definition");
        uint32_t count = count_with_method(m, rule->trait, rule->method, depth);
        if (count == 0)
            php_link_fail(m->k, "A rule was defined for a method that does not exist");
        if (count > 1)
            php_link_fail(m->k, "A rule was defined for a method that exists in several traits");
        for (uint32_t j = 0; excludes && j < i; j++) {
            const struct ir_trait_rule *other = &class->trait_rules.items[j];
            if (!name_is_none(other->excluded) &&
                name_equal(lower(m->k, other->excluded), lower(m->k, rule->excluded)) &&
                name_equal(lower(m->k, other->method), lower(m->k, rule->method)))
                php_link_fail(m->k, "A method of a trait is excluded several times");
        }
    }
}

static void use_traits(struct making *m, int depth)
{
    const struct ir_class *class = class_at(m->k, m->class);
    if (m->checks)
        check_rules(m, depth);
    for (uint32_t i = 0; i < class->traits.count; i++) {
        ir_class_id trait = php_link_find(m->k, class->traits.items[i]);
        if (trait.index == 0)
            continue;
        struct making table = table_of(m->k, trait, depth);
        for (uint32_t j = 0; j < table.methods.count; j++)
            use_method(m, trait, table.methods.items[j]);
    }
}

/* ---- parents and interfaces ---- */

static void inherit(struct making *m, const struct linked *method, bool visibility)
{
    struct linked *own = find(m, method->name);
    if (!own) {
        struct linked inherited = *method;
        inherited.from_trait = false;
        VEC_PUSH(exec_arena(m->k->x), &m->methods, inherited);
    } else if (own->function.index != method->function.index) {
        if (m->checks)
            check_override(m, own, method, visibility);
        else
            note_proto(m, own, method);
    }
}

static void inherit_all(struct making *m, ir_class_id from, int depth)
{
    struct making table = table_of(m->k, from, depth);
    for (uint32_t i = 0; i < table.methods.count; i++)
        inherit(m, &table.methods.items[i], true);
}

static void add_own(struct making *m)
{
    const struct ir_class *class = class_at(m->k, m->class);
    for (uint32_t i = 0; i < class->methods.count; i++) {
        const struct ir_function *function = function_at(m->k, class->methods.items[i]);
        struct linked own = {.name = lower(m->k, function->name),
                             .function = class->methods.items[i],
                             .scope = m->class,
                             .visibility = function->visibility,
                             .is_abstract = function->flags & IR_FUNCTION_ABSTRACT ||
                                            function->body_state == IR_BODY_NONE};
        VEC_PUSH(exec_arena(m->k->x), &m->methods, own);
    }
}

static void make(struct making *m, int depth)
{
    enum { DEEPEST = 64 };
    if (m->class.index == 0 || depth > DEEPEST)
        return;
    const struct ir_class *class = class_at(m->k, m->class);
    ir_class_id parent = php_link_find(m->k, class->parent);
    add_own(m);
    inherit_all(m, parent, depth);
    use_traits(m, depth);
    for (uint32_t i = 0; i < class->interfaces.count; i++) {
        ir_class_id interface = php_link_find(m->k, class->interfaces.items[i]);
        if (interface.index && !(parent.index && php_link_is_below(m->k, parent, interface)))
            inherit_all(m, interface, depth);
    }
}

static bool is_forbidden_in_enum(struct text name)
{
    static const char *const names[] = {
        "__construct", "__destruct", "__clone", "__get",    "__set",        "__unset",
        "__isset",     "__tostring", "__sleep", "__wakeup", "__debuginfo",  "__serialize",
        "__set_state", "cases",      "from",    "tryfrom",  "__unserialize"};
    for (size_t i = 0; i < ARRAY_LENGTH(names); i++)
        if (text_is(name, names[i]))
            return true;
    return false;
}

/* Methods that a class which can be instantiated must not leave open. */
static void check_complete(struct making *m)
{
    const struct ir_class *class = class_at(m->k, m->class);
    if (class->kind == IR_CLASS_INTERFACE || class->kind == IR_CLASS_TRAIT)
        return;
    for (uint32_t i = 0; i < m->methods.count; i++) {
        const struct linked *method = &m->methods.items[i];
        if (class->kind == IR_CLASS_ENUM && method->from_trait &&
            text_is(names_text(m->k->program->names, method->name), "cases")) {
            m->k->unresolved = true; /* the enum's own one hides it */
        } else if (class->kind == IR_CLASS_ENUM && method->from_trait &&
                   is_forbidden_in_enum(names_text(m->k->program->names, method->name)))
            php_link_fail(m->k, "An enum cannot include that method");
        if (method->is_abstract && (!class->is_abstract || method->visibility == IR_PRIVATE))
            php_link_fail(m->k, "The class contains an abstract method and must therefore be "
                                "declared abstract or implement it");
    }
}

void php_link_methods(struct php_linking *k)
{
    struct making m = {.k = k, .class = k->class, .checks = true};
    make(&m, 0);
    check_complete(&m);
}
