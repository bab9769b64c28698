/* What a stub class has, for the checker: its model fields and its properties, inherited ones too.
 */
#include "specs/language/check_p.h"

enum { DEEPEST_CLASS = 20 };

static bool is_stub(const struct spec_set *set, const struct ir_class *class)
{
    return ir_file(set->program, class->file)->is_spec;
}

void check_index_classes(struct checking *c)
{
    const struct ir_program *program = c->set->program;
    for (uint32_t i = 1; i < program->classes.count; i++) {
        const struct ir_class *class = &program->classes.items[i];
        name_id name = names_lower(c->set->names, class->full_name);
        if (is_stub(c->set, class) && !map_get(&c->classes, name.index, 0))
            map_put(&c->classes, name.index, i);
    }
}

const struct ir_class *check_find_class(struct checking *c, name_id name)
{
    uint32_t found = map_get(&c->classes, names_lower(c->set->names, name).index, 0);
    return found ? &c->set->program->classes.items[found] : NULL;
}

/* Of every stub of that name, since alternative platforms may have one each. */
static bool visit_models(struct checking *c, name_id class_name, struct members *members,
                         void (*visit)(struct members *, const struct spec_model *))
{
    bool any = false;
    name_id lower = names_lower(c->set->names, class_name);
    for (uint32_t i = 0; i < c->set->classes.count; i++) {
        const struct spec_class *class = &c->set->classes.items[i];
        if (!name_equal(names_lower(c->set->names, class->full_name), lower))
            continue;
        for (uint32_t k = 0; k < class->models.count; k++) {
            any = true;
            visit(members, &class->models.items[k]);
        }
    }
    return any;
}

static void take_name(struct members *members, name_id name, struct logic_type type)
{
    VEC_PUSH(members->arena, &members->names, name);
    if (name_equal(name, members->wanted) && !members->found) {
        members->found = true;
        members->type = type;
    }
}

static void take_model(struct members *members, const struct spec_model *model)
{
    take_name(members, model->name, model->type);
    for (uint32_t i = 0; i < model->hosts.count; i++)
        take_name(members, model->hosts.items[i], model->type);
}

static bool has_magic(const struct spec_set *set, const struct ir_class *class)
{
    for (uint32_t i = 0; i < class->methods.count; i++) {
        const struct ir_function *method = ir_function(set->program, class->methods.items[i]);
        if (text_is(names_text(set->names, method->name), "__get"))
            return true;
    }
    return false;
}

static void gather(struct checking *c, name_id class_name, struct members *members, uint32_t depth)
{
    const struct ir_class *class = check_find_class(c, class_name);
    visit_models(c, class_name, members, take_model);
    if (!class || depth == DEEPEST_CLASS) {
        members->is_open = true;
        return;
    }
    members->is_open |= has_magic(c->set, class);
    for (uint32_t i = 0; i < class->properties.count; i++)
        take_name(members, class->properties.items[i].name,
                  check_host_type(&class->properties.items[i].type));
    if (!name_is_none(class->parent))
        gather(c, class->parent, members, depth + 1);
    for (uint32_t i = 0; i < class->traits.count; i++)
        gather(c, class->traits.items[i], members, depth + 1);
}

struct members check_find_member(struct checking *c, name_id class_name, name_id wanted)
{
    struct members members = {.arena = c->set->arena, .wanted = wanted};
    gather(c, class_name, &members, 0);
    members.is_open |= members.names.count == 0;
    return members;
}

static struct logic_type of_kind(enum logic_type_kind kind)
{
    return (struct logic_type){kind, NO_NAME};
}

struct logic_type check_host_type(const struct ir_type *type)
{
    uint32_t mask = type->mask;
    if (type->class_count == 1 && (mask & ~(uint32_t)(IR_TYPE_NULL | IR_TYPE_OBJECT)) == 0)
        return (struct logic_type){LOGIC_TYPE_OBJECT, type->classes[0]};
    if (type->class_count)
        return of_kind(LOGIC_TYPE_VALUE);
    switch (mask) {
    case IR_TYPE_BOOL:
    case IR_TYPE_TRUE:
    case IR_TYPE_FALSE: return of_kind(LOGIC_TYPE_BOOLEAN);
    case IR_TYPE_INT: return of_kind(LOGIC_TYPE_INTEGER);
    case IR_TYPE_FLOAT:
    case IR_TYPE_NUMBER:
    case IR_TYPE_INT | IR_TYPE_FLOAT: return of_kind(LOGIC_TYPE_REAL);
    case IR_TYPE_STRING: return of_kind(LOGIC_TYPE_STRING);
    default: return of_kind(LOGIC_TYPE_VALUE);
    }
}
