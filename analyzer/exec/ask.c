/* What a language asks about the program under execution: where it is, and what classes declare. */
#include "analyzer/exec/exec_p.h"

/* ---- places ---- */

static struct text place_of(struct exec *x, ir_id node)
{
    const struct ir_node *ir = ir_node(x->program, node);
    struct text path = exec_path_of(x, (ir_file_id){ir->file});
    const struct source *source = ir_file(x->program, (ir_file_id){ir->file})->source;
    return text_print(x->arena, "%.*s on line %" PRIu32, (int)path.size, path.data,
                      source_position(source, ir->range.begin).line);
}

struct text exec_path_of(struct exec *x, ir_file_id file)
{
    struct text path = ir_file(x->program, file)->source->path;
    char *full = x->setup.concrete ? realpath(text_copy(x->arena, path).data, NULL) : NULL;
    if (!full)
        return path;
    struct text result = text_copy(x->arena, text_of(full));
    free(full);
    return result;
}

struct text exec_file(struct exec *x)
{
    const struct frame *frame = exec_frame(x);
    return exec_path_of(x, ir_function(x->program, frame->function)->file);
}

uint32_t exec_line(struct exec *x)
{
    const struct frame *frame = exec_frame(x);
    const struct ir_function *function = ir_function(x->program, frame->function);
    if (frame->binding) {
        uint32_t param = frame->binding - 1;
        if (frame->binding == BINDING_END)
            return source_position(ir_file(x->program, function->file)->source,
                                   function->range.end ? function->range.end - 1 : 0)
                .line;
        struct range range =
            param < function->params.count ? function->params.items[param].range : function->range;
        return source_position(ir_file(x->program, function->file)->source, range.begin).line;
    }
    if (ir_is_none(x->node))
        return 0;
    const struct ir_node *ir = ir_node(x->program, x->node);
    const struct source *source = ir_file(x->program, (ir_file_id){ir->file})->source;
    return source_position(source, ir->range.begin).line;
}

/* Whether a built-in called the running function. */
static bool is_called_back(const struct exec *x)
{
    uint32_t count = x->frames.count;
    return count >= 2 && x->frames.items[count - 1].builtins > x->frames.items[count - 2].builtins;
}

struct text exec_call_place(struct exec *x)
{
    ir_id site = exec_frame(x)->call_site;
    return ir_is_none(site) || (x->setup.concrete && is_called_back(x)) ? TEXT("")
                                                                        : place_of(x, site);
}

/* The class, one that it extends, or a trait of these. */
static bool changes_visibility(struct exec *x, ir_class_id class, int depth)
{
    enum { DEEPEST = 64 };
    if (class.index == 0 || depth > DEEPEST)
        return false;
    const struct ir_class *info = ir_class(x->program, class);
    bool changes = changes_visibility(x, class_find(x, info->parent), depth + 1);
    info = ir_class(x->program, class);
    for (uint32_t i = 0; i < info->trait_rules.count; i++)
        changes = changes || info->trait_rules.items[i].changes_visibility;
    for (uint32_t i = 0; i < info->traits.count && !changes; i++)
        changes = changes_visibility(x, class_find(x, info->traits.items[i]), depth + 1);
    return changes;
}

bool exec_changes_visibility(struct exec *x, struct text class_name)
{
    ir_class_id class = class_find(x, names_add(x->names, class_name));
    if (class.index == 0)
        return false;
    return changes_visibility(x, class, 0);
}

static struct text class_text(struct exec *x, ir_class_id class)
{
    return class.index ? names_text(x->names, ir_class(x->program, class)->full_name) : TEXT("");
}

static struct value put_text(struct exec *x, struct value array, const char *key, struct text text)
{
    return array_put(x, array, value_of_text(x, text_of(key)), value_of_text(x, text));
}

/* One running function as a trace tells of it; ABSENT: not known. */
static struct value traced_call(struct exec *x, const struct frame *frame)
{
    const struct ir_function *function = ir_function(x->program, frame->function);
    struct value call = array_empty(x), args = array_empty(x);
    if (function->flags & IR_FUNCTION_MAIN || ir_is_none(frame->call_site))
        return VALUE_NONE;
    const struct ir_node *site = ir_node(x->program, frame->call_site);
    const struct source *source = ir_file(x->program, (ir_file_id){site->file})->source;
    call = put_text(x, call, "file", exec_path_of(x, (ir_file_id){site->file}));
    call = array_put(x, call, value_of_text(x, TEXT("line")),
                     value_of_int(x, source_position(source, site->range.begin).line));
    bool closure = function->flags & IR_FUNCTION_CLOSURE;
    if (closure && frame->class.index)
        return VALUE_NONE;
    bool method = function->class.index != 0;
    call = put_text(x, call, "function",
                    closure ? TEXT("{closure}")
                            : names_text(x->names, method ? function->name : function->full_name));
    if (method) {
        call = put_text(x, call, "class", class_text(x, function->class));
        call = put_text(x, call, "type",
                        function->flags & IR_FUNCTION_STATIC ? TEXT("::") : TEXT("->"));
    }
    for (uint32_t i = 0; i < frame->arg_count; i++)
        args = array_append(x, args, heap_follow(x, frame->args[i]));
    return array_put(x, call, value_of_text(x, TEXT("args")), args);
}

struct value exec_trace(struct exec *x)
{
    struct value trace = array_empty(x);
    if (!x->setup.concrete || x->builtins)
        return VALUE_NONE;
    for (uint32_t i = x->frames.count; i-- > 1;) {
        struct value call = traced_call(x, &x->frames.items[i]);
        if (call.tag == VALUE_ABSENT)
            return VALUE_NONE;
        trace = array_append(x, trace, call);
    }
    return trace;
}

struct text exec_function_name(struct exec *x)
{
    const struct ir_function *function = ir_function(x->program, exec_frame(x)->function);
    struct text name = names_text(x->names, function->full_name);
    if (x->setup.concrete && text_find(name, TEXT("class@anonymous"), 0) != SIZE_MAX)
        exec_unsupported(x, "the name of an anonymous class");
    if (x->setup.concrete && function->class.index && exec_frame(x)->class.index &&
        ir_class(x->program, function->class)->kind == IR_CLASS_TRAIT &&
        !(function->flags & IR_FUNCTION_CLOSURE)) {
        struct text user = class_text(x, exec_frame(x)->class);
        struct text own = names_text(x->names, function->name);
        return text_print(x->arena, "%.*s::%.*s", (int)user.size, user.data, (int)own.size,
                          own.data);
    }
    if (!(function->flags & IR_FUNCTION_CLOSURE))
        return name;
    size_t slash = name.size;
    while (slash > 0 && name.data[slash - 1] != '\\')
        slash--;
    return text_print(x->arena, "%.*s{closure}", (int)slash, name.data);
}

uint32_t exec_parameter_position(struct exec *x, struct text name)
{
    const struct ir_function *function = ir_function(x->program, exec_frame(x)->function);
    for (uint32_t i = 0; i < function->params.count; i++)
        if (text_equal(names_text(x->names, function->params.items[i].name), name))
            return i + 1;
    return 0;
}

/* The types of a stub are a specification's: what it stands for need not declare them. */
static bool is_in_stub(struct exec *x)
{
    const struct ir_function *function = ir_function(x->program, exec_frame(x)->function);
    const struct ir_file *file = ir_file(x->program, function->file);
    return file->is_spec && !file->is_prelude;
}

bool exec_is_strict(struct exec *x, bool callee)
{
    if (callee) {
        ir_function_id function = exec_frame(x)->function;
        return ir_file(x->program, ir_function(x->program, function)->file)->strict_types;
    }
    if (ir_is_none(x->node) || is_in_stub(x))
        return false;
    if (x->setup.concrete && (exec_frame(x)->binding && exec_frame(x)->binding != BINDING_END
                                  ? is_called_back(x)
                                  : x->builtins > exec_frame(x)->builtins + 1))
        return false;
    return ir_file(x->program, (ir_file_id){ir_node(x->program, x->node)->file})->strict_types;
}

/* ---- members of classes ---- */

bool exec_find_method(struct exec *x, struct text class_name, struct text method,
                      struct member_info *info)
{
    ir_class_id declaring, class = class_find(x, names_add(x->names, class_name));
    ir_function_id id = index_find_method(x->index, class, names_add(x->names, method), &declaring);
    *info = (struct member_info){0};
    if (id.index == 0)
        return false;
    const struct ir_function *function = ir_function(x->program, id);
    info->visibility = function->visibility;
    info->is_static = function->flags & IR_FUNCTION_STATIC;
    info->is_abstract = function->flags & IR_FUNCTION_ABSTRACT ||
                        (function->body_state == IR_BODY_NONE && declaring.index &&
                         ir_class(x->program, declaring)->kind == IR_CLASS_INTERFACE);
    info->returns_reference = function->flags & IR_FUNCTION_BY_REFERENCE;
    info->name = names_text(x->names, function->name);
    info->declaring = class_text(x, declaring);
    return true;
}

bool exec_may_call(struct exec *x, struct text class_name, struct text method)
{
    ir_class_id declaring, class = class_find(x, names_add(x->names, class_name));
    ir_function_id id = index_find_method(x->index, class, names_add(x->names, method), &declaring);
    return id.index && is_callable_here(x, id, declaring);
}

/* Whether a class above `class` has a private property of that name. */
static bool hides_private(struct exec *x, ir_class_id class, name_id name)
{
    ir_class_id parent = class_find(x, ir_class(x->program, class)->parent), declaring;
    const struct ir_property *property = index_find_property(x->index, parent, name, &declaring);
    return property && (property->visibility == IR_PRIVATE || hides_private(x, declaring, name));
}

static bool find_property(struct exec *x, ir_class_id class, name_id name, struct member_info *info)
{
    ir_class_id declaring;
    const struct ir_property *property = index_find_property(x->index, class, name, &declaring);
    *info = (struct member_info){0};
    if (!property)
        return false;
    info->visibility = property->visibility;
    info->is_static = property->is_static;
    info->is_readonly = property->is_readonly || ir_class(x->program, declaring)->is_readonly;
    info->hides_private = hides_private(x, declaring, name);
    info->type = &property->type;
    info->name = names_text(x->names, name);
    info->declaring = class_text(x, declaring);
    return true;
}

bool exec_find_property(struct exec *x, struct text class_name, struct text name,
                        struct member_info *info)
{
    ir_class_id class = class_find(x, names_add(x->names, class_name));
    return find_property(x, class, names_add(x->names, name), info);
}

bool exec_object_property(struct exec *x, struct value object, name_id name,
                          struct member_info *info)
{
    const struct object_info *known = object_get(x, object);
    ir_class_id class = known->class.index ? known->class : class_find(x, known->class_name);
    return find_property(x, class, name, info);
}

bool exec_is_running(struct exec *x, struct value object, const char *method, name_id name)
{
    struct text text;
    for (uint32_t i = x->frames.count; i-- > 0;) {
        const struct frame *frame = &x->frames.items[i];
        name_id running = names_lower(x->names, ir_function(x->program, frame->function)->name);
        if (value_same(frame->self, object) && text_is(names_text(x->names, running), method) &&
            frame->arg_count && value_is_text(x, frame->args[0], &text) &&
            text_equal(text, names_text(x->names, name)))
            return true;
    }
    return false;
}

/* A property that a class declares again keeps the place that it has in the ancestor, unless it is
 * private there: then it is another one. */
static void add_property(struct exec *x, const struct ir_property *property, ir_class_id class,
                         member_list *list)
{
    struct member_info info = {.visibility = property->visibility,
                               .is_readonly = property->is_readonly,
                               .type = &property->type,
                               .name = names_text(x->names, property->name),
                               .declaring = class_text(x, class)};
    for (uint32_t i = 0; i < list->count; i++)
        if (text_equal(list->items[i].name, info.name) && list->items[i].visibility != IR_PRIVATE) {
            list->items[i] = info;
            return;
        }
    VEC_PUSH(x->arena, list, info);
}

static void add_own_properties(struct exec *x, ir_class_id from, ir_class_id to, member_list *list,
                               int depth)
{
    enum { DEEPEST = 64 };
    if (from.index == 0 || depth > DEEPEST)
        return;
    const struct ir_class *class = ir_class(x->program, from);
    for (uint32_t i = 0; i < class->properties.count; i++)
        if (!class->properties.items[i].is_static)
            add_property(x, &class->properties.items[i], to, list);
    for (uint32_t i = 0; i < class->traits.count; i++)
        add_own_properties(x, class_find(x, class->traits.items[i]), to, list, depth + 1);
}

void exec_list_properties(struct exec *x, struct text class_name, member_list *list)
{
    enum { DEEPEST = 64 };
    ir_class_id chain[DEEPEST];
    uint32_t count = 0;
    ir_class_id class = class_find(x, names_add(x->names, class_name));
    for (; class.index && count < DEEPEST; count++) {
        chain[count] = class;
        class = class_find(x, ir_class(x->program, class)->parent);
    }
    while (count-- > 0)
        add_own_properties(x, chain[count], chain[count], list, 0);
}

bool exec_has_whole_class(struct exec *x, struct text class_name)
{
    return class_is_whole(x, names_add(x->names, class_name));
}

bool exec_is_open(struct exec *x, struct value object)
{
    return object.tag == VALUE_OBJECT && !x->setup.concrete &&
           !class_is_whole(x, object_get(x, object)->class_name);
}

bool exec_is_subclass(struct exec *x, struct text class_name, struct text ancestor)
{
    return class_is_subclass(x, names_add(x->names, class_name), names_add(x->names, ancestor));
}
