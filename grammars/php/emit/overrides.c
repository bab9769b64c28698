/*
 * Which methods of stubs the plugin overrides. PHP takes a class only where its methods fit those
 * above: the platform's do, so a stub has the parameters that the plugin's method shows.
 */
#include "analyzer/base/map.h"
#include "grammars/php/emit/emit_p.h"

enum { DEEPEST = 16 };

struct overriding {
    struct emitting *e;
    struct map classes; /* by lower name: its id */
    struct map found;   /* by stub method: the plugin's method */
};

static ir_class_id find_class(struct overriding *o, name_id name)
{
    if (name_is_none(name))
        return NO_CLASS;
    return (ir_class_id){map_get(&o->classes, names_lower(o->e->names, name).index, 0)};
}

static void list_classes(struct overriding *o)
{
    for (uint32_t i = 1; i < o->e->program->classes.count; i++) {
        const struct ir_class *class = ir_class(o->e->program, (ir_class_id){i});
        if (ir_file(o->e->program, class->file)->is_spec && !emit_is_stub_file(o->e, class->file))
            continue;
        uint64_t key = names_lower(o->e->names, class->full_name).index;
        if (!map_get(&o->classes, key, 0))
            map_put(&o->classes, key, i);
    }
}

/* Of constructors nothing has to fit. */
static ir_function_id method_named(struct overriding *o, ir_class_id id, name_id name)
{
    const struct ir_class *class = ir_class(o->e->program, id);
    name_id lower = names_lower(o->e->names, name);
    if (text_is(names_text(o->e->names, lower), "__construct"))
        return NO_FUNCTION;
    for (uint32_t i = 0; i < class->methods.count; i++) {
        ir_function_id method = class->methods.items[i];
        if (name_equal(names_lower(o->e->names, ir_function(o->e->program, method)->name), lower))
            return method;
    }
    return NO_FUNCTION;
}

/* What the methods of `class` override of the stub `above` and of what is above that. */
static void compare(struct overriding *o, ir_class_id class, ir_class_id above, int depth);

static void compare_above(struct overriding *o, ir_class_id class, ir_class_id at, int depth)
{
    const struct ir_class *here = ir_class(o->e->program, at);
    compare(o, class, find_class(o, here->parent), depth + 1);
    for (uint32_t i = 0; i < here->interfaces.count; i++)
        compare(o, class, find_class(o, here->interfaces.items[i]), depth + 1);
}

static void compare(struct overriding *o, ir_class_id class, ir_class_id above, int depth)
{
    if (above.index == 0 || depth > DEEPEST)
        return;
    const struct ir_class *stub = ir_class(o->e->program, above);
    bool is_stub = ir_file(o->e->program, stub->file)->is_spec;
    for (uint32_t i = 0; is_stub && i < stub->methods.count; i++) {
        ir_function_id method = stub->methods.items[i];
        ir_function_id own = method_named(o, class, ir_function(o->e->program, method)->name);
        if (own.index && !map_get(&o->found, method.index, 0))
            map_put(&o->found, method.index, own.index);
    }
    compare_above(o, class, above, depth);
}

/* First those of the class that is called: of several classes that show different parameters it is
 * the one that has to be loaded. */
static void compare_called(struct overriding *o)
{
    ir_class_id class = o->e->witness->entry.class;
    for (int depth = 0; class.index && depth < DEEPEST; depth++) {
        compare_above(o, class, class, 0);
        class = find_class(o, ir_class(o->e->program, class)->parent);
    }
}

/* A method that the plugin's own class has as well stands where that stood. */
static void compare_same(struct overriding *o)
{
    for (uint32_t i = 1; i < o->e->program->classes.count; i++) {
        const struct ir_class *stub = ir_class(o->e->program, (ir_class_id){i});
        if (!emit_is_stub_file(o->e, stub->file))
            continue;
        ir_class_id own = php_find_own(o->e, (ir_class_id){i});
        for (uint32_t k = 0; own.index && k < stub->methods.count; k++) {
            ir_function_id method = stub->methods.items[k];
            ir_function_id same = method_named(o, own, ir_function(o->e->program, method)->name);
            if (same.index)
                map_put(&o->found, method.index, same.index);
        }
    }
}

void php_find_overrides(struct emitting *e, struct map *found)
{
    struct overriding o = {.e = e};
    map_init(&o.classes);
    map_init(&o.found);
    list_classes(&o);
    compare_same(&o);
    compare_called(&o);
    for (uint32_t i = 1; i < e->program->classes.count; i++)
        if (!ir_file(e->program, ir_class(e->program, (ir_class_id){i})->file)->is_spec)
            compare_above(&o, (ir_class_id){i}, (ir_class_id){i}, 0);
    map_done(&o.classes);
    *found = o.found;
}

/* ---- types ---- */

void php_print_type(struct emitting *e, const struct ir_type *type)
{
    static const struct {
        uint32_t bit;
        const char *word;
    } words[] = {
        {IR_TYPE_BOOL, "bool"},         {IR_TYPE_INT, "int"},           {IR_TYPE_FLOAT, "float"},
        {IR_TYPE_STRING, "string"},     {IR_TYPE_ARRAY, "array"},       {IR_TYPE_OBJECT, "object"},
        {IR_TYPE_CALLABLE, "callable"}, {IR_TYPE_ITERABLE, "iterable"}, {IR_TYPE_FALSE, "false"},
        {IR_TYPE_TRUE, "true"},         {IR_TYPE_NULL, "null"}};
    uint32_t known = 0;
    const char *separator = "";
    for (size_t i = 0; i < ARRAY_LENGTH(words); i++)
        known |= words[i].bit;
    if ((type->mask & ~known) || type->groups) /* mixed, self: anything fits */
        return;
    for (uint32_t i = 0; i < type->class_count; i++) {
        struct text name = names_text(e->names, type->classes[i]);
        buffer_print(e->out, "%s\\%.*s", separator, PRINTED(name));
        separator = "|";
    }
    for (size_t i = 0; i < ARRAY_LENGTH(words); i++)
        if (type->mask & words[i].bit) {
            buffer_print(e->out, "%s%s", separator, words[i].word);
            separator = "|";
        }
    emit(e, *separator ? " " : "");
}
