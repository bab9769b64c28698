/*
 * Declarations of a concrete run. A function or class exists from the moment at which the program
 * declares it. Before its first statement a file declares its own functions, and of its classes
 * those that the language hoists.
 */
#include "analyzer/exec/exec_p.h"

static const struct ir_class *class_of(const struct exec *x, ir_class_id class)
{
    return ir_class(x->program, class);
}

void exec_fatal(struct exec *x, struct text message)
{
    if (x->dead)
        return;
    x->result.end = EXEC_FATAL;
    x->result.construct = text_copy(x->arena, message);
    x->result.node = x->node;
    x->stopped = true;
    x->dead = true;
}

/* ---- functions ---- */

static uint64_t hoisted_function(ir_function_id function)
{
    return UINT64_C(1) << 32 | function.index;
}

void declare_function(struct exec *x, ir_function_id function)
{
    if (map_get(&x->hoisted, hoisted_function(function), 0))
        return;
    const struct language *language = exec_language(x);
    name_id name = ir_function(x->program, function)->full_name;
    struct text text = names_text(x->names, names_lower(x->names, name));
    bool own = language->find_builtin(text) ||
               (language->knows_function && language->knows_function(text));
    if (own || !index_declare_function(x->setup.declared, function))
        exec_fatal(x, text_print(x->arena, "Cannot redeclare %.*s()", (int)text.size, text.data));
}

/* ---- classes ---- */

/* What a class is made of exists: else an error, or the run ends. */
static bool has_class(struct exec *x, name_id name, const char *kind)
{
    struct text text = names_text(x->names, name);
    if (class_find(x, name).index)
        return true;
    if (x->dead)
        return false;
    if (exec_language(x)->knows_class && exec_language(x)->knows_class(text))
        exec_unsupported(x, text_copy(x->arena, text).data);
    struct text message =
        text_print(x->arena, "%s \"%.*s\" not found", kind, (int)text.size, text.data);
    if (text_is(text_of(kind), "Trait"))
        exec_fatal(x, message);
    else
        exec_throw(x, term_bool(x->terms, true), "Error", message);
    return false;
}

static bool has_ancestors(struct exec *x, ir_class_id id)
{
    bool has = true;
    for (uint32_t i = 0; has && i < class_of(x, id)->traits.count; i++)
        has = has_class(x, class_of(x, id)->traits.items[i], "Trait");
    if (has && !name_is_none(class_of(x, id)->parent))
        has = has_class(x, class_of(x, id)->parent, "Class");
    for (uint32_t i = 0; has && i < class_of(x, id)->interfaces.count; i++)
        has = has_class(x, class_of(x, id)->interfaces.items[i], "Interface");
    return has;
}

static void refuse_name(struct exec *x, ir_class_id id)
{
    struct text name = names_text(x->names, class_of(x, id)->full_name);
    exec_fatal(x,
               text_print(x->arena, "Cannot declare class %.*s, because the name is already in use",
                          (int)name.size, name.data));
}

static bool is_taken(struct exec *x, ir_class_id id)
{
    struct text name = names_text(x->names, class_of(x, id)->full_name);
    const struct language *language = exec_language(x);
    return index_find_class(x->index, class_of(x, id)->full_name).index ||
           (language->knows_class && language->knows_class(name));
}

void declare_class(struct exec *x, ir_class_id id)
{
    const char *why = "";
    if (x->dead || map_get(&x->hoisted, id.index, 0))
        return;
    if (is_taken(x, id)) {
        refuse_name(x, id);
        return;
    }
    if (!has_ancestors(x, id))
        return;
    index_declare_class(x->setup.declared, id);
    if (!exec_language(x)->check_class)
        return;
    enum class_check check = exec_language(x)->check_class(x, id, &why);
    if (check == CLASS_UNRESOLVED)
        exec_unsupported(x, "a signature with a class that does not exist");
    else if (check != CLASS_FITS)
        exec_fatal(x, text_of(why));
}

ir_class_id declare_anonymous(struct exec *x, ir_class_id id)
{
    if (x->setup.declared && index_find_class(x->index, class_of(x, id)->full_name).index == 0)
        declare_class(x, id);
    return id;
}

static void hoist_class(struct exec *x, ir_class_id id)
{
    const struct language *language = exec_language(x);
    const char *why = "";
    name_id parent = class_of(x, id)->parent;
    if (language->is_hoisted && !language->is_hoisted(x, id))
        return;
    if (is_taken(x, id) || (!name_is_none(parent) && class_find(x, parent).index == 0))
        return;
    enum class_check check =
        language->check_class ? language->check_class(x, id, &why) : CLASS_FITS;
    if (check == CLASS_REFUSED)
        exec_fatal(x, text_of(why));
    if (check != CLASS_FITS)
        return;
    index_declare_class(x->setup.declared, id);
    map_put(&x->hoisted, id.index, 1);
}

/* ---- files ---- */

static void hoist(struct exec *x, ir_id node)
{
    struct ir_node ir = *ir_node(x->program, node);
    switch ((int)ir.op) {
    case IR_BLOCK:
        for (uint32_t i = 0; i < ir.count && !x->dead; i++)
            hoist(x, ir_kid(x->program, node, i));
        break;
    case IR_DECLARE_FUNCTION: {
        ir_function_id function = {(uint32_t)ir.payload};
        declare_function(x, function);
        map_put(&x->hoisted, hoisted_function(function), 1);
        break;
    }
    case IR_DECLARE_CLASS: hoist_class(x, (ir_class_id){(uint32_t)ir.payload}); break;
    default: break;
    }
}

void declare_file(struct exec *x, ir_file_id file)
{
    if (x->setup.declared)
        hoist(x, ir_body(x->program, ir_file(x->program, file)->main));
}

void exec_declare_all(struct index *declared, struct ir_program *program, ir_file_id file)
{
    for (uint32_t i = 1; i < program->functions.count; i++) {
        const struct ir_function *function = &program->functions.items[i];
        bool plain = !(function->flags & (IR_FUNCTION_CLOSURE | IR_FUNCTION_MAIN)) &&
                     function->class.index == 0;
        if (plain && function->file.index == file.index)
            index_declare_function(declared, (ir_function_id){i});
    }
    for (uint32_t i = 1; i < program->classes.count; i++)
        if (program->classes.items[i].file.index == file.index)
            index_declare_class(declared, (ir_class_id){i});
}

struct ir_program *exec_program(const struct exec *x)
{
    return x->program;
}

ir_class_id exec_find_class(struct exec *x, name_id name)
{
    return class_find(x, name);
}
