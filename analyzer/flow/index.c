/* The index of declarations. */
#include "analyzer/flow/index.h"

enum { DEEPEST_INHERITANCE = 64 };

#define LINK(index, map, links, key, id)                                                           \
    do {                                                                                           \
        struct index_link link_ = {id, map_get(map, key, 0)};                                      \
        VEC_PUSH((index)->arena, links, link_);                                                    \
        map_put(map, key, (links)->count);                                                         \
    } while (0)

static name_id lower(const struct index *index, name_id name)
{
    return names_lower(index->program->names, name);
}

static bool is_wanted(const struct index *index, ir_file_id file)
{
    const struct ir_file *ir = ir_file(index->program, file);
    return ir->is_spec == index->stubs && !ir->is_idle;
}

/* What repeated declarations are of: keys of `again` are those of the first one. */
enum { AGAIN_FUNCTION, AGAIN_CLASS, AGAIN_CONSTANT };

static uint64_t again_key(int kind, uint32_t first)
{
    return (uint64_t)kind << 32 | first;
}

static void declare(struct index *index, struct map *map, int kind, uint32_t name, uint32_t item)
{
    uint32_t first = map_get(map, name, 0);
    if (first)
        LINK(index, &index->again, &index->repeated, again_key(kind, first), item);
    else
        map_put(map, name, item);
}

static void add_functions(struct index *index)
{
    struct ir_program *program = index->program;
    for (uint32_t i = 1; i < program->functions.count; i++) {
        const struct ir_function *function = &program->functions.items[i];
        if (!is_wanted(index, function->file))
            continue;
        for (uint32_t k = 0; k < function->called.count; k++)
            LINK(index, &index->callers, &index->calling, function->called.items[k], i);
        if (function->flags & (IR_FUNCTION_CLOSURE | IR_FUNCTION_MAIN))
            continue;
        if (function->class.index) {
            name_id name = lower(index, function->name);
            LINK(index, &index->methods, &index->same_name, name.index, i);
            continue;
        }
        declare(index, &index->functions, AGAIN_FUNCTION, lower(index, function->full_name).index,
                i);
    }
}

static void add_child(struct index *index, name_id parent, uint32_t class)
{
    if (!name_is_none(parent))
        LINK(index, &index->subclasses, &index->children, lower(index, parent).index, class);
}

static void add_classes(struct index *index)
{
    struct ir_program *program = index->program;
    for (uint32_t i = 1; i < program->classes.count; i++) {
        if (!is_wanted(index, program->classes.items[i].file))
            continue;
        name_id name = lower(index, program->classes.items[i].full_name);
        declare(index, &index->classes, AGAIN_CLASS, name.index, i);
        add_child(index, program->classes.items[i].parent, i);
        for (uint32_t k = 0; k < program->classes.items[i].interfaces.count; k++)
            add_child(index, program->classes.items[i].interfaces.items[k], i);
        for (uint32_t k = 0; k < program->classes.items[i].traits.count; k++)
            add_child(index, program->classes.items[i].traits.items[k], i);
    }
}

void index_build(struct index *index, struct ir_program *program, bool stubs, struct arena *arena)
{
    *index = (struct index){.program = program, .arena = arena, .stubs = stubs};
    add_functions(index);
    add_classes(index);
    for (uint32_t i = 0; i < program->constants.count; i++) {
        name_id name = program->constants.items[i].name;
        if (is_wanted(index, program->constants.items[i].file))
            declare(index, &index->constants, AGAIN_CONSTANT, name.index, i + 1);
    }
}

void index_open(struct index *index, struct ir_program *program, struct arena *arena)
{
    *index = (struct index){.program = program, .arena = arena};
}

static bool declare_once(struct map *map, name_id name, uint32_t item)
{
    if (map_get(map, name.index, 0))
        return false;
    map_put(map, name.index, item);
    return true;
}

bool index_declare_function(struct index *index, ir_function_id function)
{
    name_id name = lower(index, ir_function(index->program, function)->full_name);
    return declare_once(&index->functions, name, function.index);
}

bool index_declare_class(struct index *index, ir_class_id class)
{
    name_id name = lower(index, ir_class(index->program, class)->full_name);
    return declare_once(&index->classes, name, class.index);
}

void index_done(struct index *index)
{
    map_done(&index->functions);
    map_done(&index->classes);
    map_done(&index->constants);
    map_done(&index->subclasses);
    map_done(&index->methods);
    map_done(&index->callers);
    map_done(&index->again);
}

struct index index_near(const struct index *index, struct text path)
{
    struct index near = *index;
    near.near = path;
    return near;
}

static ir_file_id file_of(const struct index *index, int kind, uint32_t item)
{
    const struct ir_program *program = index->program;
    if (kind == AGAIN_FUNCTION)
        return program->functions.items[item].file;
    return kind == AGAIN_CLASS ? program->classes.items[item].file
                               : program->constants.items[item - 1].file;
}

/* How many folders the paths begin with in common. */
static uint32_t common_folders(struct text a, struct text b)
{
    uint32_t count = 0;
    for (size_t i = 0; i < a.size && i < b.size && a.data[i] == b.data[i]; i++)
        count += a.data[i] == '/';
    return count;
}

static uint32_t depth_of(struct text path)
{
    uint32_t depth = 0;
    for (size_t i = 0; i < path.size; i++)
        depth += path.data[i] == '/';
    return depth;
}

/* The more folders in common, and then the fewer others, the nearer. */
static bool is_nearer(const struct index *index, ir_file_id file, ir_file_id than)
{
    const struct ir_program *program = index->program;
    struct text a = names_text(program->names, ir_file(program, file)->path);
    struct text b = names_text(program->names, ir_file(program, than)->path);
    uint32_t left = common_folders(a, index->near), right = common_folders(b, index->near);
    return left != right ? left > right : depth_of(a) < depth_of(b);
}

static uint32_t nearest(const struct index *index, int kind, uint32_t first)
{
    if (first == 0 || index->near.size == 0)
        return first;
    uint32_t best = first;
    uint32_t at = map_get(&index->again, again_key(kind, first), 0);
    for (; at; at = index->repeated.items[at - 1].next) {
        uint32_t item = index->repeated.items[at - 1].item;
        bool nearer = is_nearer(index, file_of(index, kind, item), file_of(index, kind, best));
        bool as_near =
            !nearer && !is_nearer(index, file_of(index, kind, best), file_of(index, kind, item));
        if (nearer || (as_near && item < best))
            best = item;
    }
    return best;
}

ir_function_id index_find_function(const struct index *index, name_id name)
{
    uint32_t first = map_get(&index->functions, lower(index, name).index, 0);
    return (ir_function_id){nearest(index, AGAIN_FUNCTION, first)};
}

ir_class_id index_find_class(const struct index *index, name_id name)
{
    if (name_is_none(name))
        return NO_CLASS;
    return (ir_class_id){
        nearest(index, AGAIN_CLASS, map_get(&index->classes, lower(index, name).index, 0))};
}

const struct ir_constant *index_find_constant(const struct index *index, name_id name)
{
    uint32_t found = nearest(index, AGAIN_CONSTANT, map_get(&index->constants, name.index, 0));
    return found ? &index->program->constants.items[found - 1] : NULL;
}

/* ---- members ---- */

static ir_function_id own_method(const struct index *index, const struct ir_class *class,
                                 name_id lower_name)
{
    for (uint32_t i = 0; i < class->methods.count; i++) {
        ir_function_id method = class->methods.items[i];
        name_id name = ir_function(index->program, method)->name;
        if (name_equal(lower(index, name), lower_name))
            return method;
    }
    return NO_FUNCTION;
}

static bool is_excluded(const struct index *index, const struct ir_class *class, name_id trait,
                        name_id lower_name)
{
    for (uint32_t i = 0; i < class->trait_rules.count; i++) {
        const struct ir_trait_rule *rule = &class->trait_rules.items[i];
        if (!name_is_none(rule->excluded) && name_equal(lower(index, rule->method), lower_name) &&
            name_equal(lower(index, rule->excluded), lower(index, trait)))
            return true;
    }
    return false;
}

static ir_function_id find_method(const struct index *index, ir_class_id id, name_id lower_name,
                                  ir_class_id *declaring, int depth);

static ir_function_id aliased_method(const struct index *index, const struct ir_class *class,
                                     name_id lower_name, ir_class_id *declaring, int depth)
{
    for (uint32_t i = 0; i < class->trait_rules.count; i++) {
        const struct ir_trait_rule *rule = &class->trait_rules.items[i];
        if (name_is_none(rule->alias) || !name_equal(lower(index, rule->alias), lower_name))
            continue;
        for (uint32_t k = 0; k < class->traits.count; k++) {
            name_id trait = class->traits.items[k];
            if (!name_is_none(rule->trait) && !name_equal(trait, rule->trait))
                continue;
            ir_function_id method = find_method(index, index_find_class(index, trait),
                                                lower(index, rule->method), declaring, depth + 1);
            if (method.index)
                return method;
        }
    }
    return NO_FUNCTION;
}

static ir_function_id trait_method(const struct index *index, const struct ir_class *class,
                                   name_id lower_name, ir_class_id *declaring, int depth)
{
    ir_function_id method = aliased_method(index, class, lower_name, declaring, depth);
    for (uint32_t i = 0; i < class->traits.count && !method.index; i++) {
        name_id trait = class->traits.items[i];
        if (!is_excluded(index, class, trait, lower_name))
            method = find_method(index, index_find_class(index, trait), lower_name, declaring,
                                 depth + 1);
    }
    return method;
}

static ir_function_id find_method(const struct index *index, ir_class_id id, name_id lower_name,
                                  ir_class_id *declaring, int depth)
{
    if (id.index == 0 || depth > DEEPEST_INHERITANCE)
        return NO_FUNCTION;
    const struct ir_class *class = ir_class(index->program, id);
    ir_function_id method = own_method(index, class, lower_name);
    *declaring = id;
    if (!method.index) {
        method = trait_method(index, class, lower_name, declaring, depth);
        *declaring = id; /* a trait's method belongs to the class that uses it */
    }
    if (!method.index)
        method = find_method(index, index_find_class(index, class->parent), lower_name, declaring,
                             depth + 1);
    for (uint32_t i = 0; i < class->interfaces.count && !method.index; i++)
        method = find_method(index, index_find_class(index, class->interfaces.items[i]), lower_name,
                             declaring, depth + 1);
    return method;
}

ir_function_id index_find_method(const struct index *index, ir_class_id class, name_id name,
                                 ir_class_id *declaring)
{
    *declaring = NO_CLASS;
    return find_method(index, class, lower(index, name), declaring, 0);
}

static const struct ir_property *find_property(const struct index *index, ir_class_id id,
                                               name_id name, ir_class_id *declaring, int depth)
{
    if (id.index == 0 || depth > DEEPEST_INHERITANCE)
        return NULL;
    const struct ir_class *class = ir_class(index->program, id);
    for (uint32_t i = 0; i < class->properties.count; i++)
        if (name_equal(class->properties.items[i].name, name)) {
            *declaring = id;
            return &class->properties.items[i];
        }
    for (uint32_t i = 0; i < class->traits.count; i++) {
        const struct ir_property *found = find_property(
            index, index_find_class(index, class->traits.items[i]), name, declaring, depth + 1);
        if (found) {
            *declaring = id;
            return found;
        }
    }
    return find_property(index, index_find_class(index, class->parent), name, declaring, depth + 1);
}

const struct ir_property *index_find_property(const struct index *index, ir_class_id class,
                                              name_id name, ir_class_id *declaring)
{
    return find_property(index, class, name, declaring, 0);
}

static const struct ir_class_constant *find_constant(const struct index *index, ir_class_id id,
                                                     name_id name, ir_class_id *declaring,
                                                     int depth)
{
    if (id.index == 0 || depth > DEEPEST_INHERITANCE)
        return NULL;
    const struct ir_class *class = ir_class(index->program, id);
    for (uint32_t i = 0; i < class->constants.count; i++)
        if (name_equal(class->constants.items[i].name, name)) {
            *declaring = id;
            return &class->constants.items[i];
        }
    const struct ir_class_constant *found =
        find_constant(index, index_find_class(index, class->parent), name, declaring, depth + 1);
    for (uint32_t i = 0; i < class->interfaces.count && !found; i++)
        found = find_constant(index, index_find_class(index, class->interfaces.items[i]), name,
                              declaring, depth + 1);
    for (uint32_t i = 0; i < class->traits.count && !found; i++) {
        found = find_constant(index, index_find_class(index, class->traits.items[i]), name,
                              declaring, depth + 1);
        if (found)
            *declaring = id;
    }
    return found;
}

const struct ir_class_constant *index_find_class_constant(const struct index *index,
                                                          ir_class_id class, name_id name,
                                                          ir_class_id *declaring)
{
    return find_constant(index, class, name, declaring, 0);
}

static bool is_subclass(const struct index *index, ir_class_id id, name_id ancestor, int depth)
{
    if (id.index == 0 || depth > DEEPEST_INHERITANCE)
        return false;
    const struct ir_class *class = ir_class(index->program, id);
    if (name_equal(lower(index, class->full_name), ancestor) ||
        (!name_is_none(class->parent) && name_equal(lower(index, class->parent), ancestor)) ||
        is_subclass(index, index_find_class(index, class->parent), ancestor, depth + 1))
        return true;
    for (uint32_t i = 0; i < class->interfaces.count; i++)
        if (name_equal(lower(index, class->interfaces.items[i]), ancestor) ||
            is_subclass(index, index_find_class(index, class->interfaces.items[i]), ancestor,
                        depth + 1))
            return true;
    return false;
}

bool index_is_subclass(const struct index *index, ir_class_id class, name_id ancestor)
{
    return is_subclass(index, class, lower(index, ancestor), 0);
}

/* ---- lists ---- */

static void collect(const struct index_link *links, uint32_t at, struct arena *arena, u32_vec *out)
{
    uint32_t first = out->count;
    for (; at; at = links[at - 1].next)
        VEC_PUSH(arena, out, links[at - 1].item);
    for (uint32_t i = first, k = out->count; i + 1 < k; i++) {
        uint32_t item = out->items[--k];
        out->items[k] = out->items[i];
        out->items[i] = item;
    }
}

void index_methods_named(const struct index *index, name_id name, struct arena *arena,
                         u32_vec *functions)
{
    collect(index->same_name.items, map_get(&index->methods, lower(index, name).index, 0), arena,
            functions);
}

void index_subclasses(const struct index *index, name_id class_name, struct arena *arena,
                      u32_vec *classes)
{
    collect(index->children.items, map_get(&index->subclasses, lower(index, class_name).index, 0),
            arena, classes);
}

void index_callers(const struct index *index, name_id name, struct arena *arena, u32_vec *functions)
{
    collect(index->calling.items, map_get(&index->callers, lower(index, name).index, 0), arena,
            functions);
}
