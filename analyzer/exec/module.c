/*
 * Payment modules as shops of one class a module know them: which setting a value is, by its name,
 * and whether a module takes money at all.
 */
#include "analyzer/exec/exec_p.h"

static bool matches_any(struct exec *x, struct text name, const struct logic_value *globs,
                        uint32_t count)
{
    struct text lower = names_text(x->names, names_lower(x->names, names_add(x->names, name)));
    for (uint32_t i = 0; i < count; i++)
        if (text_matches_glob(lower, logic_to_text(x, &globs[i])))
            return true;
    return false;
}

/* Where a computed name is one that fits: of a choice, the one that is taken. */
static term_id fitting_name(struct exec *x, term_id name, const struct logic_value *globs,
                            uint32_t count, int depth)
{
    enum { DEEPEST = 24 };
    struct constant constant;
    term_id canon = term_canon(x->terms, name);
    if (term_is_constant(x->terms, canon, &constant) && constant.sort == SORT_STRING)
        return term_bool(x->terms, matches_any(x, constant.text, globs, count));
    if (term_get_op(x->terms, canon) != TERM_ITE || depth > DEEPEST)
        return term_bool(x->terms, false);
    return term_ite(x->terms, term_arg(x->terms, canon, 0),
                    fitting_name(x, term_arg(x->terms, canon, 1), globs, count, depth + 1),
                    fitting_name(x, term_arg(x->terms, canon, 2), globs, count, depth + 1));
}

/* Where the setting is named so. */
static term_id fits(struct exec *x, leaf_id leaf, const struct logic_value *globs, uint32_t count)
{
    struct constant constant;
    struct value key = leaf_key(x, leaf);
    if (root_get(x, leaf_get(x, leaf)->root)->kind != ROOT_SETTING)
        return term_bool(x->terms, false);
    if (key.tag == VALUE_STRING && !value_is_constant(x, key, &constant))
        return fitting_name(x, value_term(key), globs, count, 0);
    return term_bool(x->terms,
                     matches_any(x, names_text(x->names, leaf_get(x, leaf)->label), globs, count));
}

/* Of a choice between settings: the one that is taken. */
static term_id named_term(struct exec *x, term_id term, const struct logic_value *globs,
                          uint32_t count, int depth)
{
    enum { DEEPEST = 24 };
    term_id canon = term_canon(x->terms, term);
    if (term_get_op(x->terms, canon) == TERM_ITE && depth < DEEPEST)
        return term_ite(x->terms, term_arg(x->terms, canon, 0),
                        named_term(x, term_arg(x->terms, canon, 1), globs, count, depth + 1),
                        named_term(x, term_arg(x->terms, canon, 2), globs, count, depth + 1));
    if (term_arg_count(x->terms, canon) == 1 && depth < DEEPEST) /* a conversion of the choice */
        return named_term(x, term_arg(x->terms, canon, 0), globs, count, depth + 1);
    const u32_vec *leaves = leaves_of_term(x, canon);
    term_id any = term_bool(x->terms, false);
    for (uint32_t i = 0; i < leaves->count; i++)
        any = term_or(x->terms, any, fits(x, (leaf_id){leaves->items[i]}, globs, count));
    return any;
}

term_id module_named(struct exec *x, const struct logic_value *args, uint32_t count)
{
    value_cases cases = {0};
    value_get_cases(x, logic_to_host(x, &args[0]), &cases);
    term_id any = term_bool(x->terms, false);
    for (uint32_t i = 0; i < cases.count; i++) {
        struct value one = cases.items[i].value;
        if (one.tag >= VALUE_BOOL && one.tag <= VALUE_STRING)
            any = term_or(x->terms, any,
                          term_and(x->terms, cases.items[i].guard,
                                   named_term(x, value_term(one), args + 1, count - 1, 0)));
    }
    return any;
}

struct text module_stem(struct exec *x)
{
    ir_function_id began = x->frames.items[0].function;
    struct text path = exec_path_of(x, ir_function(x->program, began)->file);
    size_t begin = path.size, end;
    while (begin > 0 && path.data[begin - 1] != '/')
        begin--;
    path = text_slice(path, begin, path.size);
    end = text_find(path, TEXT("."), 0);
    return text_slice(path, 0, end == SIZE_MAX ? path.size : end);
}

/* A foreign address in the code of the class that is driven, or an assignment of the property. */
static bool is_cashier_node(struct exec *x, ir_id root, name_id property)
{
    u32_vec stack = {0};
    VEC_PUSH(x->arena, &stack, root.index);
    while (stack.count) {
        ir_id node = {stack.items[--stack.count]};
        struct ir_node ir = *ir_node(x->program, node);
        if (ir.op == IR_STRING) {
            struct text text = names_text(x->names, (name_id){(uint32_t)ir.payload});
            size_t at = text_find(text, TEXT("://"), 0);
            if (at != SIZE_MAX && at + 3 < text.size)
                return true;
        }
        if (ir.op == IR_ASSIGN &&
            ir_node(x->program, ir_kid(x->program, node, 0))->op == IR_MEMBER &&
            !name_is_none(property) &&
            ir_node(x->program, ir_kid(x->program, node, 0))->payload == property.index)
            return true;
        for (uint32_t i = 0; i < ir.count; i++)
            if (!ir_is_none(ir_kid(x->program, node, i)))
                VEC_PUSH(x->arena, &stack, ir_kid(x->program, node, i).index);
    }
    return false;
}

bool module_is_cashier(struct exec *x, name_id property)
{
    enum { DEEPEST = 16 };
    ir_class_id class = x->driven.index ? x->driven : exec_frame(x)->class;
    for (int depth = 0; class.index && depth < DEEPEST; depth++) {
        for (uint32_t i = 0; i < ir_class(x->program, class)->methods.count; i++) {
            ir_id body = ir_body(x->program, ir_class(x->program, class)->methods.items[i]);
            if (!ir_is_none(body) && is_cashier_node(x, body, property))
                return true;
        }
        class = class_find(x, ir_class(x->program, class)->parent);
    }
    return x->statements.count > 0;
}
