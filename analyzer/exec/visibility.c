/* Which methods code may call: visibility, and private methods that a subclass does not override.
 */
#include "analyzer/exec/exec_p.h"

static ir_class_id parent_of(struct exec *x, ir_class_id class)
{
    return class_find(x, ir_class(x->program, class)->parent);
}

static bool is_subclass(struct exec *x, ir_class_id class, ir_class_id ancestor)
{
    return class_is_subclass(x, ir_class(x->program, class)->full_name,
                             ir_class(x->program, ancestor)->full_name);
}

ir_function_id visible_method(struct exec *x, ir_class_id class, name_id name,
                              ir_class_id *declaring)
{
    ir_class_id scope = exec_frame(x)->class, own_class;
    ir_function_id found = index_find_method(x->index, class, name, declaring);
    if (!exec_language(x)->checks_visibility || found.index == 0 || scope.index == 0 ||
        scope.index == declaring->index || !is_subclass(x, class, scope))
        return found;
    ir_function_id own = index_find_method(x->index, scope, name, &own_class);
    if (own.index == 0 || own_class.index != scope.index ||
        ir_function(x->program, own)->visibility != IR_PRIVATE)
        return found;
    *declaring = scope;
    return own;
}

/* The class that first declares a method: its subclasses may call each other's protected one. */
static ir_class_id root_class(struct exec *x, ir_function_id method, ir_class_id declaring)
{
    enum { DEEPEST = 64 };
    name_id name = ir_function(x->program, method)->name;
    for (int i = 0; i < DEEPEST; i++) {
        ir_class_id parent = parent_of(x, declaring), above;
        ir_function_id found = index_find_method(x->index, parent, name, &above);
        if (found.index == 0 || ir_function(x->program, found)->visibility == IR_PRIVATE)
            break;
        declaring = above;
    }
    return declaring;
}

bool is_usable_here(struct exec *x, enum ir_visibility visibility, ir_class_id declaring)
{
    ir_class_id scope = exec_frame(x)->class;
    if (visibility == IR_PUBLIC)
        return true;
    if (scope.index == 0)
        return false;
    if (visibility == IR_PRIVATE)
        return scope.index == declaring.index;
    return is_subclass(x, scope, declaring) || is_subclass(x, declaring, scope);
}

bool is_callable_here(struct exec *x, ir_function_id method, ir_class_id declaring)
{
    enum ir_visibility visibility = ir_function(x->program, method)->visibility;
    ir_class_id scope = exec_frame(x)->class;
    if (!exec_language(x)->checks_visibility || visibility == IR_PUBLIC)
        return true;
    if (scope.index == 0 || declaring.index == 0)
        return false;
    if (visibility == IR_PRIVATE)
        return scope.index == declaring.index;
    struct text name =
        names_text(x->names, names_lower(x->names, ir_function(x->program, method)->name));
    ir_class_id root = text_is(name, "__construct") ? declaring : root_class(x, method, declaring);
    return is_subclass(x, scope, root) || is_subclass(x, root, scope);
}

void refuse_method(struct exec *x, ir_function_id method, ir_class_id declaring)
{
    const struct ir_function *function = ir_function(x->program, method);
    ir_class_id scope = exec_frame(x)->class;
    struct text class_name = names_text(x->names, ir_class(x->program, declaring)->full_name);
    struct text name = names_text(x->names, function->name);
    struct text from =
        scope.index ? names_text(x->names, ir_class(x->program, scope)->full_name) : TEXT("");
    struct text lower = names_text(x->names, names_lower(x->names, function->name));
    bool constructor = text_is(lower, "__construct") || text_is(lower, "__clone");
    exec_throw(x, term_bool(x->terms, true), "Error",
               text_print(x->arena, "Call to %s %s%.*s::%.*s() from %s%.*s",
                          function->visibility == IR_PRIVATE ? "private" : "protected",
                          constructor ? "" : "method ", (int)class_name.size, class_name.data,
                          (int)name.size, name.data, scope.index ? "scope " : "global scope",
                          (int)from.size, from.data));
}
