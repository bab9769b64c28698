/* What PHP refuses of names that a file imports and declares: one name for two things. */
#include "grammars/php/lower/check_p.h"

/* A name that stands for something in one namespace of the file. */
struct taken {
    enum php_import_kind kind;
    struct text name;   /* as it is used */
    struct text target; /* of an import: what it means; of a declaration: the name itself */
    bool is_import;
};

struct collecting_names {
    struct checking *c;
    VEC(struct taken) taken;
};

static bool same_name(struct text a, struct text b, bool fold)
{
    bool same = a.size == b.size;
    for (size_t i = 0; same && i < a.size; i++)
        same = fold ? tolower((unsigned char)a.data[i]) == tolower((unsigned char)b.data[i])
                    : a.data[i] == b.data[i];
    return same;
}

static void take(struct collecting_names *n, TSNode node, const struct taken *fresh)
{
    for (uint32_t i = 0; i < n->taken.count; i++) {
        const struct taken *known = &n->taken.items[i];
        bool fold = fresh->kind != PHP_IMPORT_CONSTANT;
        if (known->kind != fresh->kind || !same_name(known->name, fresh->name, fold))
            continue;
        bool one_thing =
            known->is_import != fresh->is_import && same_name(known->target, fresh->target, fold);
        if ((known->is_import || fresh->is_import) && !one_thing)
            check_fail(n->c, node, "Cannot use a name that is already in use");
    }
    VEC_PUSH(&n->c->l.scratch, &n->taken, *fresh);
}

static void take_declared(struct collecting_names *n, TSNode name, enum php_import_kind kind)
{
    if (cst_is_null(name))
        return;
    name_id full = php_declared_name(&n->c->l, name, name);
    struct taken fresh = {kind, check_text(n->c, name), names_text(n->c->l.program->names, full),
                          false};
    take(n, name, &fresh);
}

static struct text last_part(struct text name)
{
    size_t begin = name.size;
    while (begin > 0 && name.data[begin - 1] != '\\')
        begin--;
    return text_slice(name, begin, name.size);
}

static void take_import(struct collecting_names *n, TSNode clause, enum php_import_kind kind)
{
    TSNode alias = cst_field(clause, "alias"), target = check_child(n->c, clause, 0);
    if (cst_is_null(target))
        return;
    struct text text = check_text(n->c, target);
    if (text.size && text.data[0] == '\\')
        text = text_slice(text, 1, text.size);
    struct taken fresh = {kind, cst_is_null(alias) ? last_part(text) : check_text(n->c, alias),
                          text, true};
    take(n, clause, &fresh);
}

static enum php_import_kind kind_of_word(const struct checking *c, TSNode word,
                                         enum php_import_kind otherwise)
{
    if (check_is_word(check_text(c, word), "function"))
        return PHP_IMPORT_FUNCTION;
    return check_is_word(check_text(c, word), "const") ? PHP_IMPORT_CONSTANT : otherwise;
}

static void take_imports(struct collecting_names *n, TSNode use)
{
    enum php_import_kind kind = PHP_IMPORT_CLASS;
    for (uint32_t i = 0; i < ts_node_child_count(use); i++) {
        TSNode child = ts_node_child(use, i);
        kind = kind_of_word(n->c, child, kind);
        if (check_kind(n->c, child) != PHP_namespace_use_clause)
            continue;
        TSNode word = cst_field(child, "type"); /* said once, before the first one */
        if (!cst_is_null(word))
            kind = kind_of_word(n->c, word, kind);
        take_import(n, child, kind);
    }
}

/* Functions that are declared under a condition are known to the compiler too. */
static void take_nested(struct collecting_names *n, TSNode node)
{
    for (uint32_t i = 0; i < check_child_count(n->c, node); i++) {
        TSNode child = check_child(n->c, node, i);
        enum php_kind kind = check_kind(n->c, child);
        if (kind == PHP_function_definition)
            take_declared(n, cst_field(child, "name"), PHP_IMPORT_FUNCTION);
        else if (kind == PHP_compound_statement || kind == PHP_if_statement ||
                 kind == PHP_else_clause || kind == PHP_else_if_clause)
            take_nested(n, child);
    }
}

void check_imports(struct checking *c, TSNode block)
{
    struct collecting_names n = {.c = c};
    for (uint32_t i = 0; i < check_child_count(c, block); i++) {
        TSNode node = check_child(c, block, i);
        switch ((int)check_kind(c, node)) {
        case PHP_namespace_definition: n.taken.count = 0; break;
        case PHP_namespace_use_declaration: take_imports(&n, node); break;
        case PHP_function_definition:
            take_declared(&n, cst_field(node, "name"), PHP_IMPORT_FUNCTION);
            break;
        case PHP_class_declaration:
        case PHP_interface_declaration:
        case PHP_trait_declaration:
        case PHP_enum_declaration:
            take_declared(&n, cst_field(node, "name"), PHP_IMPORT_CLASS);
            break;
        case PHP_const_declaration:
            for (uint32_t k = 0; k < check_child_count(c, node); k++)
                if (check_kind(c, check_child(c, node, k)) == PHP_const_element)
                    take_declared(&n, check_child(c, check_child(c, node, k), 0),
                                  PHP_IMPORT_CONSTANT);
            break;
        case PHP_if_statement: take_nested(&n, node); break;
        default: break;
        }
    }
}
