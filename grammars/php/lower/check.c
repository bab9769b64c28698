/*
 * What PHP refuses to compile although it parses: found in the tree, so that a program with such an
 * error is never run. Checks that need other declarations (inheritance) are not made here.
 */
#include "grammars/php/lower/php_p.h"

struct checking {
    struct php_lowering l;
    const char *error; /* the first one, or NULL */
    uint32_t offset;
};

static enum php_kind kind_of(const struct checking *c, TSNode node)
{
    return php_get_kind(&c->l, node);
}

static struct text text_at(const struct checking *c, TSNode node)
{
    return cst_text(c->l.tree->cst, node);
}

static void fail(struct checking *c, TSNode node, const char *error)
{
    if (c->error)
        return;
    c->error = error;
    c->offset = ts_node_start_byte(node);
}

static bool same_word(struct text text, const char *word)
{
    if (text.size != strlen(word))
        return false;
    for (size_t i = 0; i < text.size; i++)
        if (tolower((unsigned char)text.data[i]) != word[i])
            return false;
    return true;
}

static uint32_t count_kind(const struct checking *c, TSNode node, enum php_kind kind)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < ts_node_named_child_count(node); i++)
        count += kind_of(c, ts_node_named_child(node, i)) == kind;
    return count;
}

static bool has_kind(const struct checking *c, TSNode node, enum php_kind kind)
{
    return count_kind(c, node, kind) > 0;
}

/* ---- expressions ---- */

/* `a ? b : c ? d : e`; only `a ?: b ?: c` needs no parentheses. */
static void check_conditional(struct checking *c, TSNode node)
{
    bool is_short = cst_is_null(cst_field(node, "body"));
    static const char *const fields[] = {"condition", "alternative"};
    for (size_t i = 0; i < ARRAY_LENGTH(fields); i++) {
        TSNode inner = cst_field(node, fields[i]);
        if (cst_is_null(inner) || kind_of(c, inner) != PHP_conditional_expression)
            continue;
        if (!is_short || !cst_is_null(cst_field(inner, "body")))
            fail(c, node, "Unparenthesized `a ? b : c ? d : e` is not supported");
    }
}

static void check_cast(struct checking *c, TSNode node)
{
    struct text type = text_trim(text_at(c, node));
    if (same_word(type, "unset"))
        fail(c, node, "The (unset) cast is no longer supported");
    if (same_word(type, "real"))
        fail(c, node, "The (real) cast has been removed");
}

static bool is_this(const struct checking *c, TSNode node)
{
    return !cst_is_null(node) && kind_of(c, node) == PHP_variable_name &&
           text_is(text_at(c, node), "$this");
}

/* What is assigned by a list: entries, some with keys, some skipped. */
static void check_pattern(struct checking *c, TSNode node)
{
    uint32_t entries = 0, keyed = 0, plain = 0;
    bool filled = false, has_key = false;
    for (uint32_t i = 0; i < ts_node_child_count(node); i++) {
        TSNode child = ts_node_child(node, i);
        struct text text = text_at(c, child);
        bool ends = text_is(text, ",") || text_is(text, "]") || text_is(text, ")");
        if (!ts_node_is_named(child) && ends) {
            entries += filled;
            keyed += filled && has_key;
            plain += filled && !has_key;
            filled = has_key = false;
        } else if (text_is(text, "=>")) {
            has_key = true;
        } else if (ts_node_is_named(child) && kind_of(c, child) != PHP_comment) {
            filled = true;
            if (kind_of(c, child) == PHP_array_element_initializer)
                for (uint32_t k = 0; k < ts_node_child_count(child); k++)
                    has_key = has_key || text_is(text_at(c, ts_node_child(child, k)), "=>");
        }
    }
    if (entries == 0)
        fail(c, node, "Cannot use empty list");
    if (keyed && plain)
        fail(c, node, "Cannot mix keyed and unkeyed array entries in assignments");
}

static void check_target(struct checking *c, TSNode target)
{
    if (cst_is_null(target))
        return;
    enum php_kind kind = kind_of(c, target);
    if (kind == PHP_list_literal || kind == PHP_array_creation_expression)
        check_pattern(c, target);
    if (is_this(c, target))
        fail(c, target, "Cannot re-assign $this");
}

/* ---- strings ---- */

/* "\u{…}" must hold the digits of a code point. */
static void check_escapes(struct checking *c, TSNode node)
{
    struct text text = text_at(c, node);
    for (size_t at = 0; at + 2 < text.size; at++) {
        if (text.data[at] != '\\')
            continue;
        if (text.data[at + 1] != 'u' || text.data[at + 2] != '{') {
            at++;
            continue;
        }
        size_t digit = at + 3;
        unsigned long code = 0;
        while (digit < text.size && isxdigit((unsigned char)text.data[digit]) && code <= 0x10FFFF) {
            int byte = tolower((unsigned char)text.data[digit++]);
            code = code * 16 + (unsigned long)(byte <= '9' ? byte - '0' : byte - 'a' + 10);
        }
        if (digit == at + 3 || digit >= text.size || text.data[digit] != '}')
            fail(c, node, "Invalid UTF-8 codepoint escape sequence");
        if (code > 0x10FFFF)
            fail(c, node, "Invalid UTF-8 codepoint escape: Codepoint too large");
    }
}

/* ---- functions ---- */

static bool is_function(enum php_kind kind)
{
    return kind == PHP_function_definition || kind == PHP_method_declaration ||
           kind == PHP_anonymous_function || kind == PHP_arrow_function;
}

static void check_params(struct checking *c, TSNode params)
{
    for (uint32_t i = 0; i < ts_node_named_child_count(params); i++) {
        TSNode param = ts_node_named_child(params, i), type = cst_field(param, "type");
        TSNode name = cst_field(param, "name");
        if (cst_is_null(name))
            continue;
        if (!cst_is_null(type) &&
            (same_word(text_at(c, type), "void") || same_word(text_at(c, type), "never")))
            fail(c, type, "void cannot be used as a parameter type");
        if (is_this(c, name))
            fail(c, name, "Cannot use $this as parameter");
        for (uint32_t k = 0; k < i; k++) {
            TSNode other = cst_field(ts_node_named_child(params, k), "name");
            if (!cst_is_null(other) && text_equal(text_at(c, other), text_at(c, name)))
                fail(c, name, "Redefinition of parameter");
        }
    }
}

/* The function that a node stands in; null outside of functions. */
static TSNode enclosing_function(const struct checking *c, TSNode node)
{
    for (TSNode at = ts_node_parent(node); !cst_is_null(at); at = ts_node_parent(at))
        if (is_function(kind_of(c, at)))
            return at;
    return (TSNode){0};
}

static void check_return(struct checking *c, TSNode node)
{
    TSNode function = enclosing_function(c, node);
    TSNode type = cst_is_null(function) ? function : cst_field(function, "return_type");
    bool gives = false;
    for (uint32_t i = 0; i < ts_node_named_child_count(node); i++)
        gives = gives || kind_of(c, ts_node_named_child(node, i)) != PHP_comment;
    if (cst_is_null(type))
        return;
    struct text text = text_at(c, type);
    if (same_word(text, "void") && gives)
        fail(c, node, "A void function must not return a value");
    if (same_word(text, "never"))
        fail(c, node, "A never-returning function must not return");
    enum php_kind kind = kind_of(c, type);
    if (kind == PHP_primitive_type && !gives && !same_word(text, "void") &&
        !same_word(text, "iterable") && !same_word(text, "never") && !same_word(text, "mixed"))
        fail(c, node, "A function with return type must return a value");
}

/* ---- jumps ---- */

static bool is_loop(enum php_kind kind)
{
    return kind == PHP_while_statement || kind == PHP_do_statement || kind == PHP_for_statement ||
           kind == PHP_foreach_statement || kind == PHP_switch_statement;
}

static void check_jump(struct checking *c, TSNode node)
{
    int64_t level = 1, depth = 0;
    for (uint32_t i = 0; i < ts_node_named_child_count(node); i++) {
        TSNode operand = ts_node_named_child(node, i);
        if (kind_of(c, operand) == PHP_comment)
            continue;
        level = kind_of(c, operand) == PHP_integer ? strtoll(text_at(c, operand).data, NULL, 0) : 0;
    }
    for (TSNode at = ts_node_parent(node); !cst_is_null(at) && !is_function(kind_of(c, at));
         at = ts_node_parent(at))
        depth += is_loop(kind_of(c, at));
    if (level < 1)
        fail(c, node, "'break' operator accepts only positive integers");
    else if (depth == 0)
        fail(c, node, "'break' not in the 'loop' or 'switch' context");
    else if (level > depth)
        fail(c, node, "Cannot 'break' so many levels");
}

/* ---- classes ---- */

static void check_modifiers(struct checking *c, TSNode member)
{
    bool is_abstract = has_kind(c, member, PHP_abstract_modifier);
    if (count_kind(c, member, PHP_visibility_modifier) > 1)
        fail(c, member, "Multiple access type modifiers are not allowed");
    if (count_kind(c, member, PHP_static_modifier) > 1 ||
        count_kind(c, member, PHP_abstract_modifier) > 1 ||
        count_kind(c, member, PHP_final_modifier) > 1 ||
        count_kind(c, member, PHP_readonly_modifier) > 1)
        fail(c, member, "Multiple modifiers are not allowed");
    if (is_abstract && has_kind(c, member, PHP_final_modifier))
        fail(c, member, "Cannot use the final modifier on an abstract member");
}

static void check_method(struct checking *c, TSNode class, TSNode method)
{
    bool has_body = !cst_is_null(cst_field(method, "body"));
    bool is_abstract = has_kind(c, method, PHP_abstract_modifier);
    enum php_kind kind = kind_of(c, class);
    check_modifiers(c, method);
    if (kind == PHP_interface_declaration) {
        if (has_body || is_abstract)
            fail(c, method, "Interface function cannot contain body");
        return;
    }
    if (is_abstract && has_body)
        fail(c, method, "Abstract function cannot contain body");
    if (!is_abstract && !has_body)
        fail(c, method, "Non-abstract method must contain body");
    if (is_abstract && kind == PHP_class_declaration && !has_kind(c, class, PHP_abstract_modifier))
        fail(c, method,
             "Class contains an abstract method and must therefore be declared abstract");
}

static void check_property(struct checking *c, TSNode class, TSNode property)
{
    bool is_readonly = has_kind(c, property, PHP_readonly_modifier);
    TSNode type = cst_field(property, "type");
    check_modifiers(c, property);
    if (kind_of(c, class) == PHP_interface_declaration)
        fail(c, property, "Interfaces may not include properties");
    if (has_kind(c, property, PHP_abstract_modifier) || has_kind(c, property, PHP_final_modifier))
        fail(c, property, "Properties cannot be declared abstract or final");
    if (is_readonly && cst_is_null(type))
        fail(c, property, "Readonly property must have type");
    if (is_readonly && has_kind(c, property, PHP_static_modifier))
        fail(c, property, "Static property cannot be readonly");
    if (!cst_is_null(type) &&
        (same_word(text_at(c, type), "void") || same_word(text_at(c, type), "callable") ||
         same_word(text_at(c, type), "never")))
        fail(c, type, "Property cannot have that type");
}

/* Names of one kind that stand in one place. */
struct seen {
    VEC(struct text) names;
    bool fold;
};

static void add_name(struct checking *c, struct seen *seen, TSNode name, const char *error)
{
    struct text text = text_at(c, name);
    for (uint32_t i = 0; i < seen->names.count; i++) {
        struct text other = seen->names.items[i];
        bool same = other.size == text.size;
        for (size_t k = 0; same && k < text.size; k++)
            same = seen->fold ? tolower((unsigned char)other.data[k]) ==
                                    tolower((unsigned char)text.data[k])
                              : other.data[k] == text.data[k];
        if (same)
            fail(c, name, error);
    }
    VEC_PUSH(&c->l.scratch, &seen->names, text);
}

static void add_elements(struct checking *c, struct seen *seen, TSNode node, enum php_kind kind,
                         const char *error)
{
    for (uint32_t i = 0; i < ts_node_named_child_count(node); i++) {
        TSNode element = ts_node_named_child(node, i);
        if (kind_of(c, element) == kind)
            add_name(c, seen, ts_node_named_child(element, 0), error);
    }
}

static void check_class(struct checking *c, TSNode class)
{
    TSNode body = cst_field(class, "body");
    struct seen methods = {.fold = true}, properties = {.fold = false}, constants = {.fold = false};
    if (has_kind(c, class, PHP_abstract_modifier) && has_kind(c, class, PHP_final_modifier))
        fail(c, class, "Cannot use the final modifier on an abstract class");
    if (cst_is_null(body))
        return;
    for (uint32_t i = 0; i < ts_node_named_child_count(body); i++) {
        TSNode member = ts_node_named_child(body, i);
        switch ((int)kind_of(c, member)) {
        case PHP_method_declaration:
            check_method(c, class, member);
            add_name(c, &methods, cst_field(member, "name"), "Cannot redeclare method");
            break;
        case PHP_property_declaration:
            check_property(c, class, member);
            add_elements(c, &properties, member, PHP_property_element, "Cannot redeclare property");
            break;
        case PHP_const_declaration:
            add_elements(c, &constants, member, PHP_const_element,
                         "Cannot redefine class constant");
            break;
        case PHP_enum_case:
            add_name(c, &constants, cst_field(member, "name"), "Cannot redefine class constant");
            break;
        default: break;
        }
    }
}

static void check_class_name(struct checking *c, TSNode name)
{
    static const char *const reserved[] = {"self", "static",   "parent", "int",   "float",
                                           "bool", "string",   "true",   "false", "null",
                                           "void", "iterable", "object", "mixed", "never"};
    for (size_t i = 0; !cst_is_null(name) && i < ARRAY_LENGTH(reserved); i++)
        if (same_word(text_at(c, name), reserved[i]))
            fail(c, name, "Cannot use a reserved word as class name");
}

/* ---- whole files ---- */

static struct text last_part(struct text name)
{
    size_t begin = name.size;
    while (begin > 0 && name.data[begin - 1] != '\\')
        begin--;
    return text_slice(name, begin, name.size);
}

static void add_import(struct checking *c, struct seen *seen, TSNode clause)
{
    TSNode alias = cst_field(clause, "alias");
    struct text name = last_part(text_at(c, cst_is_null(alias) ? clause : alias));
    for (uint32_t i = 0; i < seen->names.count; i++) {
        struct text other = seen->names.items[i];
        bool same = other.size == name.size;
        for (size_t k = 0; same && k < name.size; k++)
            same = tolower((unsigned char)other.data[k]) == tolower((unsigned char)name.data[k]);
        if (same)
            fail(c, clause, "Cannot use a name that is already in use");
    }
    VEC_PUSH(&c->l.scratch, &seen->names, name);
}

/* Whether a `use` is about classes: `use function` and `use const` have names of their own. */
static bool imports_classes(const struct checking *c, TSNode use)
{
    for (uint32_t i = 0; i < ts_node_child_count(use); i++) {
        struct text text = text_at(c, ts_node_child(use, i));
        if (same_word(text, "function") || same_word(text, "const"))
            return false;
    }
    return true;
}

/* Functions, classes and imports of a namespace that are declared twice. */
static void check_names(struct checking *c, TSNode block)
{
    struct seen functions = {.fold = true}, classes = {.fold = true}, imports = {.fold = true};
    for (uint32_t i = 0; i < ts_node_named_child_count(block); i++) {
        TSNode node = ts_node_named_child(block, i);
        switch ((int)kind_of(c, node)) {
        case PHP_function_definition:
            add_name(c, &functions, cst_field(node, "name"), "Cannot redeclare function");
            break;
        case PHP_class_declaration:
        case PHP_interface_declaration:
        case PHP_trait_declaration:
        case PHP_enum_declaration:
            add_name(c, &classes, cst_field(node, "name"),
                     "Cannot declare class, because the name is already in use");
            break;
        case PHP_namespace_definition:
            functions.names.count = classes.names.count = imports.names.count = 0;
            break;
        case PHP_namespace_use_declaration:
            for (uint32_t k = 0; imports_classes(c, node) && k < ts_node_named_child_count(node);
                 k++)
                if (kind_of(c, ts_node_named_child(node, k)) == PHP_namespace_use_clause)
                    add_import(c, &imports, ts_node_named_child(node, k));
            break;
        default: break;
        }
    }
}

/* A namespace stands first, but for declarations and other namespaces. */
static void check_beginning(struct checking *c, TSNode program)
{
    bool other = false;
    for (uint32_t i = 0; i < ts_node_named_child_count(program) && !c->error; i++) {
        TSNode node = ts_node_named_child(program, i);
        enum php_kind kind = kind_of(c, node);
        if (kind == PHP_namespace_definition && other)
            fail(c, node, "Namespace declaration statement has to be the very first statement");
        if (kind == PHP_declare_statement && other &&
            text_find(text_at(c, node), TEXT("strict_types"), 0) != SIZE_MAX)
            fail(c, node, "strict_types declaration must be the very first statement");
        if (kind == PHP_namespace_definition)
            return;
        other = other || !(kind == PHP_comment || kind == PHP_php_tag ||
                           kind == PHP_declare_statement || kind == PHP_text_interpolation);
    }
}

/* ---- the walk ---- */

static void check_node(struct checking *c, TSNode node)
{
    switch ((int)kind_of(c, node)) {
    case PHP_program:
        check_beginning(c, node);
        check_names(c, node);
        break;
    case PHP_conditional_expression: check_conditional(c, node); break;
    case PHP_cast_type: check_cast(c, node); break;
    case PHP_assignment_expression:
    case PHP_augmented_assignment_expression:
    case PHP_reference_assignment_expression: check_target(c, cst_field(node, "left")); break;
    case PHP_list_literal: check_pattern(c, node); break;
    case PHP_encapsed_string:
    case PHP_heredoc_body: check_escapes(c, node); break;
    case PHP_formal_parameters: check_params(c, node); break;
    case PHP_return_statement: check_return(c, node); break;
    case PHP_break_statement:
    case PHP_continue_statement: check_jump(c, node); break;
    case PHP_class_declaration:
    case PHP_interface_declaration:
    case PHP_trait_declaration:
    case PHP_enum_declaration:
        check_class_name(c, cst_field(node, "name"));
        check_class(c, node);
        break;
    case PHP_anonymous_class: check_class(c, node); break;
    default: break;
    }
}

const char *php_check(struct ir_program *program, ir_file_id file, uint32_t *offset)
{
    struct checking c = {.error = NULL};
    php_begin(&c.l, program, file);
    TSTreeCursor cursor = ts_tree_cursor_new(c.l.tree->cst->root);
    bool goes_on = true;
    while (goes_on && !c.error) {
        check_node(&c, ts_tree_cursor_current_node(&cursor));
        goes_on = ts_tree_cursor_goto_first_child(&cursor);
        while (!goes_on && !(goes_on = ts_tree_cursor_goto_next_sibling(&cursor)))
            if (!ts_tree_cursor_goto_parent(&cursor))
                break;
    }
    ts_tree_cursor_delete(&cursor);
    php_end(&c.l);
    *offset = c.offset;
    return c.error;
}
