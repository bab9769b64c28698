/* Types of TypeScript, as the stubs of specifications declare them. */
#include "grammars/javascript/lower/js_p.h"

struct typing {
    struct js_lowering *l;
    name_id prefix; /* of classes that the same module declares */
    struct ir_type *out;
    bool *is_promise;
};

static uint32_t predefined(struct text word)
{
    static const struct {
        const char *word;
        uint32_t mask;
    } table[] = {
        {"any", IR_TYPE_MIXED},           {"unknown", IR_TYPE_MIXED}, {"string", IR_TYPE_STRING},
        {"number", IR_TYPE_NUMBER},       {"boolean", IR_TYPE_BOOL},  {"object", IR_TYPE_OBJECT},
        {"void", IR_TYPE_VOID},           {"never", IR_TYPE_NEVER},   {"null", IR_TYPE_NULL},
        {"undefined", IR_TYPE_UNDEFINED}, {"true", IR_TYPE_BOOL},     {"false", IR_TYPE_BOOL},
        {"Function", IR_TYPE_MIXED}};
    for (size_t i = 0; i < ARRAY_LENGTH(table); i++)
        if (text_is(word, table[i].word))
            return table[i].mask;
    return 0;
}

static void add_class(struct typing *t, struct text name)
{
    struct text prefix = names_text(t->l->program->names, t->prefix);
    struct text full = text_print(&t->l->scratch, "%.*s%s%.*s", (int)prefix.size, prefix.data,
                                  prefix.size ? "." : "", (int)name.size, name.data);
    name_id *classes = ARENA_ARRAY(t->l->program->arena, name_id, t->out->class_count + 1);
    for (uint32_t i = 0; i < t->out->class_count; i++)
        classes[i] = t->out->classes[i];
    classes[t->out->class_count++] = js_add_name(t->l, full);
    t->out->classes = classes;
}

static void add_type(struct typing *t, TSNode node, int depth);

static void add_children(struct typing *t, TSNode node, int depth)
{
    for (uint32_t i = 0; i < ts_node_named_child_count(node); i++)
        add_type(t, ts_node_named_child(node, i), depth + 1);
}

/* `Promise<T>` is a T that is awaited; `Array<T>` is a list. */
static void add_generic(struct typing *t, TSNode node, int depth)
{
    TSNode name = cst_field(node, "name"), arguments = cst_field(node, "type_arguments");
    struct text text = cst_is_null(name) ? TEXT("") : js_text(t->l, name);
    if (text_is(text, "Promise") && !cst_is_null(arguments)) {
        *t->is_promise = true;
        add_children(t, arguments, depth);
    } else if (text_is(text, "Array")) {
        t->out->mask |= IR_TYPE_ARRAY;
    } else {
        t->out->mask |= IR_TYPE_OBJECT;
    }
}

static void add_type(struct typing *t, TSNode node, int depth)
{
    enum { DEEPEST = 32 };
    struct text text = js_text(t->l, node);
    uint32_t mask = predefined(text);
    if (depth > DEEPEST) {
        t->out->mask |= IR_TYPE_MIXED;
        return;
    }
    switch ((int)js_kind_of(t->l, node)) {
    case JS_type_annotation:
    case JS_union_type:
    case JS_parenthesized_type:
    case JS_literal_type: {
        bool literal = js_kind_of(t->l, node) == JS_literal_type;
        TSNode inner = cst_child_at(node, 0);
        if (literal && !cst_is_null(inner) && js_kind_of(t->l, inner) == JS_string)
            t->out->mask |= IR_TYPE_STRING;
        else if (literal && !cst_is_null(inner) && js_kind_of(t->l, inner) == JS_number)
            t->out->mask |= IR_TYPE_NUMBER;
        else if (literal && mask)
            t->out->mask |= mask;
        else
            add_children(t, node, depth);
        break;
    }
    case JS_generic_type: add_generic(t, node, depth); break;
    case JS_array_type:
    case JS_tuple_type: t->out->mask |= IR_TYPE_ARRAY; break;
    case JS_object_type: t->out->mask |= IR_TYPE_OBJECT; break;
    case JS_this_type: t->out->mask |= IR_TYPE_SELF; break;
    case JS_predefined_type: t->out->mask |= mask ? mask : IR_TYPE_MIXED; break;
    case JS_type_identifier:
    case JS_nested_type_identifier:
        if (mask)
            t->out->mask |= mask;
        else
            add_class(t, text);
        break;
    default: t->out->mask |= mask ? mask : IR_TYPE_MIXED; break;
    }
}

struct ir_type js_type(struct js_lowering *l, TSNode type, name_id prefix, bool *is_promise)
{
    struct ir_type result = {0};
    struct typing t = {l, prefix, &result, is_promise};
    *is_promise = false;
    add_type(&t, type, 0);
    return result;
}
