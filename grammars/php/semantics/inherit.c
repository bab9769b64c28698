/*
 * What PHP refuses of a class when it is linked with what it extends, implements and uses. A
 * message tells the kind of error; which member it is about is not told.
 */
#include "grammars/php/semantics/inherit.h"

void php_link_fail(struct php_linking *k, const char *error)
{
    if (!k->error)
        k->error = error;
}

static const struct ir_class *class_at(const struct php_linking *k, ir_class_id id)
{
    return ir_class(k->program, id);
}

static bool same_name(const struct php_linking *k, name_id a, name_id b)
{
    return name_equal(names_lower(k->program->names, a), names_lower(k->program->names, b));
}

ir_class_id php_link_find(const struct php_linking *k, name_id name)
{
    if (name_is_none(name))
        return NO_CLASS;
    if (same_name(k, name, class_at(k, k->class)->full_name))
        return k->class;
    return exec_find_class(k->x, name);
}

static bool is_below(const struct php_linking *k, ir_class_id class, ir_class_id ancestor,
                     int depth)
{
    enum { DEEPEST = 64 };
    if (class.index == 0 || depth > DEEPEST)
        return false;
    if (class.index == ancestor.index)
        return true;
    const struct ir_class *info = class_at(k, class);
    if (is_below(k, php_link_find(k, info->parent), ancestor, depth + 1))
        return true;
    for (uint32_t i = 0; i < info->interfaces.count; i++)
        if (is_below(k, php_link_find(k, info->interfaces.items[i]), ancestor, depth + 1))
            return true;
    for (uint32_t i = 0; i < info->methods.count; i++) {
        name_id name = ir_function(k->program, info->methods.items[i])->name;
        struct text lower = names_text(k->program->names, names_lower(k->program->names, name));
        if (text_is(lower, "__tostring") &&
            text_is(names_text(k->program->names, class_at(k, ancestor)->full_name), "Stringable"))
            return true;
    }
    return false;
}

bool php_link_is_below(const struct php_linking *k, ir_class_id class, ir_class_id ancestor)
{
    return is_below(k, class, ancestor, 0);
}

/* ---- what it is made of ---- */

static void check_parent(struct php_linking *k)
{
    const struct ir_class *class = class_at(k, k->class);
    ir_class_id id = php_link_find(k, class->parent);
    if (id.index == 0)
        return;
    const struct ir_class *parent = class_at(k, id);
    if (parent->kind != IR_CLASS_CLASS && parent->kind != IR_CLASS_ENUM)
        php_link_fail(k, "A class cannot extend an interface or a trait");
    if (parent->is_final)
        php_link_fail(k, "A class cannot extend a final class");
    if (parent->is_readonly != class->is_readonly)
        php_link_fail(k, "A readonly class cannot extend a non-readonly one, or otherwise");
    if (id.index == k->class.index)
        php_link_fail(k, "A class cannot extend itself");
}

static void check_kinds(struct php_linking *k)
{
    const struct ir_class *class = class_at(k, k->class);
    for (uint32_t i = 0; i < class->interfaces.count; i++) {
        ir_class_id id = php_link_find(k, class->interfaces.items[i]);
        if (id.index && class_at(k, id)->kind != IR_CLASS_INTERFACE)
            php_link_fail(k, "A class cannot implement what is not an interface");
        for (uint32_t j = 0; j < i; j++)
            if (same_name(k, class->interfaces.items[j], class->interfaces.items[i]))
                php_link_fail(k, "A class cannot implement an interface twice");
    }
    for (uint32_t i = 0; i < class->traits.count; i++) {
        ir_class_id id = php_link_find(k, class->traits.items[i]);
        if (id.index && class_at(k, id)->kind != IR_CLASS_TRAIT)
            php_link_fail(k, "A class cannot use what is not a trait");
    }
}

static bool is_below_name(const struct php_linking *k, ir_class_id class, const char *ancestor)
{
    ir_class_id id = exec_find_class(k->x, names_add(k->program->names, text_of(ancestor)));
    return id.index && php_link_is_below(k, class, id);
}

/* Interfaces that only some classes may implement. */
static void check_special(struct php_linking *k)
{
    const struct ir_class *class = class_at(k, k->class);
    ir_class_id id = k->class;
    if (class->kind == IR_CLASS_INTERFACE)
        return;
    bool iterator = is_below_name(k, id, "Iterator");
    bool aggregate = is_below_name(k, id, "IteratorAggregate");
    if (iterator && aggregate)
        php_link_fail(k, "A class cannot implement both Iterator and IteratorAggregate");
    if (is_below_name(k, id, "Traversable") && !iterator && !aggregate && !class->is_abstract)
        php_link_fail(k, "A class must implement Traversable as part of an iterator");
    if (is_below_name(k, id, "Throwable") && !is_below_name(k, id, "Exception") &&
        !is_below_name(k, id, "Error"))
        php_link_fail(k, "A class cannot implement Throwable, extend Exception or Error instead");
    if (is_below_name(k, id, "DateTimeInterface") && !is_below_name(k, id, "DateTime") &&
        !is_below_name(k, id, "DateTimeImmutable"))
        php_link_fail(k, "DateTimeInterface can't be implemented by user classes");
    if (class->kind != IR_CLASS_ENUM && is_below_name(k, id, "UnitEnum"))
        php_link_fail(k, "A class that is no enum cannot implement UnitEnum or BackedEnum");
    if (class->kind == IR_CLASS_ENUM &&
        (is_below_name(k, id, "Serializable") || is_below_name(k, id, "Traversable")))
        php_link_fail(k, "An enum cannot implement that interface");
}

enum class_check php_check_class(struct exec *x, ir_class_id class, const char **why)
{
    struct php_linking k = {.x = x, .program = exec_program(x), .class = class};
    check_parent(&k);
    check_kinds(&k);
    if (!k.error) {
        check_special(&k);
        php_link_members(&k);
        php_link_methods(&k);
    }
    *why = k.error ? k.error : "A signature names a class that does not exist";
    if (k.error)
        return CLASS_REFUSED;
    return k.unresolved ? CLASS_UNRESOLVED : CLASS_FITS;
}

/* Classes without interfaces and traits are; a method __toString makes a class Stringable. */
bool php_is_hoisted(struct exec *x, ir_class_id id)
{
    const struct ir_program *program = exec_program(x);
    const struct ir_class *class = ir_class(program, id);
    for (uint32_t i = 0; i < class->methods.count; i++) {
        name_id name = ir_function(program, class->methods.items[i])->name;
        if (text_is(names_text(program->names, names_lower(program->names, name)), "__tostring"))
            return false;
    }
    return class->interfaces.count == 0 && class->traits.count == 0 && class->kind != IR_CLASS_ENUM;
}
