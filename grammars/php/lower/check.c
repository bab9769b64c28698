/*
 * What PHP refuses to compile although it parses: found in the tree, so that a program with such an
 * error is never run. Checks that need other declarations (inheritance) are not made here.
 */
#include "grammars/php/lower/check_p.h"

/* ---- children that are no comments ---- */

static void list_children(const struct checking *c, TSNode node, struct check_children *list)
{
    VEC(TSNode) found = {0};
    TSTreeCursor cursor = ts_tree_cursor_new(node);
    bool more = ts_tree_cursor_goto_first_child(&cursor);
    for (; more; more = ts_tree_cursor_goto_next_sibling(&cursor)) {
        TSNode child = ts_tree_cursor_current_node(&cursor);
        if (ts_node_is_named(child) && check_kind(c, child) != PHP_comment)
            VEC_PUSH(c->kept, &found, child);
    }
    ts_tree_cursor_delete(&cursor);
    *list = (struct check_children){node.id, ts_node_start_byte(node), found.count, found.items};
}

/* Loops over the children of a node ask for one after the other: the list is kept for a while. */
static const struct check_children *children_of(const struct checking *c, TSNode node)
{
    uint32_t start = ts_node_start_byte(node);
    size_t slot = ((uintptr_t)node.id / sizeof(void *) + start) % CHECK_CHILDREN;
    struct check_children *list = &c->children[slot];
    if (list->id != node.id || list->start != start)
        list_children(c, node, list);
    return list;
}

uint32_t check_child_count(const struct checking *c, TSNode node)
{
    return cst_is_null(node) ? 0 : children_of(c, node)->count;
}

TSNode check_child(const struct checking *c, TSNode node, uint32_t index)
{
    if (cst_is_null(node))
        return node;
    const struct check_children *list = children_of(c, node);
    return index < list->count ? list->items[index] : ts_node_named_child(node, UINT32_MAX);
}

void check_fail(struct checking *c, TSNode node, const char *error)
{
    if (c->error)
        return;
    c->error = error;
    c->offset = ts_node_start_byte(node);
}

bool check_is_word(struct text text, const char *word)
{
    if (text.size != strlen(word))
        return false;
    for (size_t i = 0; i < text.size; i++)
        if (tolower((unsigned char)text.data[i]) != word[i])
            return false;
    return true;
}

uint32_t check_count(const struct checking *c, TSNode node, enum php_kind kind)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < check_child_count(c, node); i++)
        count += check_kind(c, check_child(c, node, i)) == kind;
    return count;
}

static bool has_kind(const struct checking *c, TSNode node, enum php_kind kind)
{
    return check_count(c, node, kind) > 0;
}

/* ---- expressions ---- */

/* `a ? b : c ? d : e`; only `a ?: b ?: c` needs no parentheses. */
static void check_conditional(struct checking *c, TSNode node)
{
    bool is_short = cst_is_null(cst_field(node, "body"));
    static const char *const fields[] = {"condition", "alternative"};
    for (size_t i = 0; i < ARRAY_LENGTH(fields); i++) {
        TSNode inner = cst_field(node, fields[i]);
        if (cst_is_null(inner) || check_kind(c, inner) != PHP_conditional_expression)
            continue;
        if (!is_short || !cst_is_null(cst_field(inner, "body")))
            check_fail(c, node, "Unparenthesized `a ? b : c ? d : e` is not supported");
    }
}

static void check_cast(struct checking *c, TSNode node)
{
    struct text type = text_trim(check_text(c, node));
    if (check_is_word(type, "unset"))
        check_fail(c, node, "The (unset) cast is no longer supported");
    if (check_is_word(type, "real"))
        check_fail(c, node, "The (real) cast has been removed");
}

bool check_is_this(const struct checking *c, TSNode node)
{
    return !cst_is_null(node) && check_kind(c, node) == PHP_variable_name &&
           text_is(check_text(c, node), "$this");
}

/* What is assigned by a list: entries, some with keys, some skipped. */
static void check_pattern(struct checking *c, TSNode node)
{
    uint32_t entries = 0, keyed = 0, plain = 0;
    bool filled = false, has_key = false, skipped = false;
    for (uint32_t i = 0; i < ts_node_child_count(node); i++) {
        TSNode child = ts_node_child(node, i);
        struct text text = check_text(c, child);
        bool ends = text_is(text, ",") || text_is(text, "]") || text_is(text, ")");
        if (!ts_node_is_named(child) && ends) {
            skipped = skipped || (!filled && text_is(text, ","));
            entries += filled;
            keyed += filled && has_key;
            plain += filled && !has_key;
            filled = has_key = false;
        } else if (text_is(text, "=>")) {
            has_key = true;
        } else if (ts_node_is_named(child) && check_kind(c, child) != PHP_comment) {
            filled = true;
            if (check_kind(c, child) == PHP_array_element_initializer)
                for (uint32_t k = 0; k < ts_node_child_count(child); k++)
                    has_key = has_key || text_is(check_text(c, ts_node_child(child, k)), "=>");
        }
    }
    if (keyed && skipped)
        check_fail(c, node, "Cannot use empty array entries in keyed array assignment");
    if (entries == 0)
        check_fail(c, node, "Cannot use empty list");
    if (keyed && plain)
        check_fail(c, node, "Cannot mix keyed and unkeyed array entries in assignments");
}

static void check_target(struct checking *c, TSNode target)
{
    if (cst_is_null(target))
        return;
    enum php_kind kind = check_kind(c, target);
    if (kind == PHP_list_literal || kind == PHP_array_creation_expression)
        check_pattern(c, target);
    if (check_is_this(c, target))
        check_fail(c, target, "Cannot re-assign $this");
}

/* ---- strings ---- */

/* "\u{…}" must hold the digits of a code point. */
static void check_escapes(struct checking *c, TSNode node)
{
    struct text text = check_text(c, node);
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
            check_fail(c, node, "Invalid UTF-8 codepoint escape sequence");
        if (code > 0x10FFFF)
            check_fail(c, node, "Invalid UTF-8 codepoint escape: Codepoint too large");
    }
}

/* ---- functions ---- */

bool check_is_function(enum php_kind kind)
{
    return kind == PHP_function_definition || kind == PHP_method_declaration ||
           kind == PHP_anonymous_function || kind == PHP_arrow_function;
}

static void check_params(struct checking *c, TSNode params)
{
    for (uint32_t i = 0; i < check_child_count(c, params); i++) {
        TSNode param = check_child(c, params, i);
        TSNode name = cst_field(param, "name");
        if (cst_is_null(name))
            continue;
        check_param_type(c, param);
        check_constant_expression(c, cst_field(param, "default_value"), true);
        if (check_is_this(c, name))
            check_fail(c, name, "Cannot use $this as parameter");
        for (uint32_t k = 0; k < i; k++) {
            TSNode other = cst_field(check_child(c, params, k), "name");
            if (!cst_is_null(other) && text_equal(check_text(c, other), check_text(c, name)))
                check_fail(c, name, "Redefinition of parameter");
        }
    }
}

/* The function that a node stands in; null outside of functions. */
TSNode check_function_of(const struct checking *c, TSNode node)
{
    for (TSNode at = ts_node_parent(node); !cst_is_null(at); at = ts_node_parent(at))
        if (check_is_function(check_kind(c, at)))
            return at;
    return (TSNode){0};
}

static void check_return(struct checking *c, TSNode node)
{
    TSNode function = check_function_of(c, node);
    TSNode type = cst_is_null(function) ? function : cst_field(function, "return_type");
    bool gives = false;
    for (uint32_t i = 0; i < check_child_count(c, node); i++)
        gives = gives || check_kind(c, check_child(c, node, i)) != PHP_comment;
    if (cst_is_null(type))
        return;
    struct text text = check_text(c, type);
    if (check_is_word(text, "void") && gives)
        check_fail(c, node, "A void function must not return a value");
    if (check_is_word(text, "never"))
        check_fail(c, node, "A never-returning function must not return");
    ir_function_id id = ir_function_at(c->l.program, c->l.file, ts_node_start_byte(function));
    bool generator = id.index && ir_function(c->l.program, id)->flags & IR_FUNCTION_GENERATOR;
    if (!gives && !generator && !check_is_word(text, "void") && !check_is_word(text, "never"))
        check_fail(c, node, "A function with return type must return a value");
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
    for (uint32_t i = 0; i < check_child_count(c, node); i++) {
        TSNode operand = check_child(c, node, i);
        if (check_kind(c, operand) == PHP_comment)
            continue;
        level = check_kind(c, operand) == PHP_integer
                    ? strtoll(check_text(c, operand).data, NULL, 0)
                    : 0;
    }
    for (TSNode at = ts_node_parent(node);
         !cst_is_null(at) && !check_is_function(check_kind(c, at)); at = ts_node_parent(at)) {
        depth += is_loop(check_kind(c, at));
        if (check_kind(c, at) == PHP_finally_clause && depth < level)
            check_fail(c, node, "jump out of a finally block is disallowed");
    }
    if (level < 1)
        check_fail(c, node, "'break' operator accepts only positive integers");
    else if (depth == 0)
        check_fail(c, node, "'break' not in the 'loop' or 'switch' context");
    else if (level > depth)
        check_fail(c, node, "Cannot 'break' so many levels");
}

/* ---- classes ---- */

static void check_modifiers(struct checking *c, TSNode member)
{
    bool is_abstract = has_kind(c, member, PHP_abstract_modifier);
    if (check_count(c, member, PHP_visibility_modifier) > 1)
        check_fail(c, member, "Multiple access type modifiers are not allowed");
    if (check_count(c, member, PHP_static_modifier) > 1 ||
        check_count(c, member, PHP_abstract_modifier) > 1 ||
        check_count(c, member, PHP_final_modifier) > 1 ||
        check_count(c, member, PHP_readonly_modifier) > 1)
        check_fail(c, member, "Multiple modifiers are not allowed");
    if (is_abstract && has_kind(c, member, PHP_final_modifier))
        check_fail(c, member, "Cannot use the final modifier on an abstract member");
}

static void check_method(struct checking *c, TSNode class, TSNode method)
{
    bool has_body = !cst_is_null(cst_field(method, "body"));
    bool is_abstract = has_kind(c, method, PHP_abstract_modifier);
    enum php_kind kind = check_kind(c, class);
    check_modifiers(c, method);
    if (has_kind(c, method, PHP_readonly_modifier))
        check_fail(c, method, "Cannot use 'readonly' as method modifier");
    if (kind == PHP_interface_declaration) {
        if (has_body || is_abstract)
            check_fail(c, method, "Interface function cannot contain body");
        return;
    }
    if (is_abstract && has_body)
        check_fail(c, method, "Abstract function cannot contain body");
    if (!is_abstract && !has_body)
        check_fail(c, method, "Non-abstract method must contain body");
    if (is_abstract && kind == PHP_class_declaration && !has_kind(c, class, PHP_abstract_modifier))
        check_fail(c, method,
                   "Class contains an abstract method and must therefore be declared abstract");
}

static void check_property(struct checking *c, TSNode class, TSNode property)
{
    check_modifiers(c, property);
    if (check_kind(c, class) == PHP_interface_declaration)
        check_fail(c, property, "Interfaces may not include properties");
    if (has_kind(c, property, PHP_abstract_modifier) || has_kind(c, property, PHP_final_modifier))
        check_fail(c, property, "Properties cannot be declared abstract or final");
    check_property_type(c, property);
}

/* Names of one kind that stand in one place. */
struct seen {
    VEC(struct text) names;
    bool fold;
};

static void add_name(struct checking *c, struct seen *seen, TSNode name, const char *error)
{
    struct text text = check_text(c, name);
    for (uint32_t i = 0; i < seen->names.count; i++) {
        struct text other = seen->names.items[i];
        bool same = other.size == text.size;
        for (size_t k = 0; same && k < text.size; k++)
            same = seen->fold ? tolower((unsigned char)other.data[k]) ==
                                    tolower((unsigned char)text.data[k])
                              : other.data[k] == text.data[k];
        if (same)
            check_fail(c, name, error);
    }
    VEC_PUSH(&c->l.scratch, &seen->names, text);
}

static void add_elements(struct checking *c, struct seen *seen, TSNode node, enum php_kind kind,
                         const char *error)
{
    for (uint32_t i = 0; i < check_child_count(c, node); i++) {
        TSNode element = check_child(c, node, i);
        if (check_kind(c, element) == kind)
            add_name(c, seen, check_child(c, element, 0), error);
    }
}

static void check_class(struct checking *c, TSNode class)
{
    TSNode body = cst_field(class, "body");
    struct seen methods = {.fold = true}, properties = {.fold = false}, constants = {.fold = false};
    if (has_kind(c, class, PHP_abstract_modifier) && has_kind(c, class, PHP_final_modifier))
        check_fail(c, class, "Cannot use the final modifier on an abstract class");
    if (cst_is_null(body))
        return;
    for (uint32_t i = 0; i < check_child_count(c, body); i++) {
        TSNode member = check_child(c, body, i);
        switch ((int)check_kind(c, member)) {
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
        if (check_is_word(check_text(c, name), reserved[i]))
            check_fail(c, name, "Cannot use a reserved word as class name");
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
    struct text name = last_part(check_text(c, cst_is_null(alias) ? clause : alias));
    for (uint32_t i = 0; i < seen->names.count; i++) {
        struct text other = seen->names.items[i];
        bool same = other.size == name.size;
        for (size_t k = 0; same && k < name.size; k++)
            same = tolower((unsigned char)other.data[k]) == tolower((unsigned char)name.data[k]);
        if (same)
            check_fail(c, clause, "Cannot use a name that is already in use");
    }
    VEC_PUSH(&c->l.scratch, &seen->names, name);
}

/* Whether a `use` is about classes: `use function` and `use const` have names of their own. */
static bool imports_classes(const struct checking *c, TSNode use)
{
    for (uint32_t i = 0; i < ts_node_child_count(use); i++) {
        struct text text = check_text(c, ts_node_child(use, i));
        if (check_is_word(text, "function") || check_is_word(text, "const"))
            return false;
    }
    return true;
}

/* Functions, classes and imports of a namespace that are declared twice. */
static void check_names(struct checking *c, TSNode block)
{
    struct seen functions = {.fold = true}, classes = {.fold = true}, imports = {.fold = true};
    for (uint32_t i = 0; i < check_child_count(c, block); i++) {
        TSNode node = check_child(c, block, i);
        switch ((int)check_kind(c, node)) {
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
            for (uint32_t k = 0; imports_classes(c, node) && k < check_child_count(c, node); k++)
                if (check_kind(c, check_child(c, node, k)) == PHP_namespace_use_clause)
                    add_import(c, &imports, check_child(c, node, k));
            break;
        default: break;
        }
    }
}

/* A namespace stands first, but for declarations and other namespaces. */
static void check_beginning(struct checking *c, TSNode program)
{
    bool other = false, named = false;
    for (uint32_t i = 0; i < check_child_count(c, program) && !c->error; i++) {
        TSNode node = check_child(c, program, i);
        enum php_kind kind = check_kind(c, node);
        if (kind == PHP_namespace_definition && other && !named)
            check_fail(c, node,
                       "Namespace declaration statement has to be the very first statement");
        if (kind == PHP_declare_statement && other &&
            text_find(check_text(c, node), TEXT("strict_types"), 0) != SIZE_MAX)
            check_fail(c, node, "strict_types declaration must be the very first statement");
        named = named || kind == PHP_namespace_definition;
        other = other ||
                !(kind == PHP_comment || kind == PHP_php_tag || kind == PHP_declare_statement ||
                  kind == PHP_text_interpolation || kind == PHP_empty_statement);
    }
}

/* Whether a namespace has a block of its own. */
static bool is_bracketed(TSNode namespace)
{
    return !cst_is_null(cst_field(namespace, "body"));
}

/* What stands behind __halt_compiler is data. */
static bool is_halt(const struct checking *c, TSNode node)
{
    TSNode root = c->l.tree->cst->root;
    bool halted = false;
    for (uint32_t i = 0; i < check_child_count(c, root); i++) {
        TSNode child = check_child(c, root, i);
        struct text text = check_text(c, child);
        halted = halted ||
                 (text.size >= 15 && check_is_word(text_slice(text, 0, 15), "__halt_compiler"));
        if (ts_node_eq(child, node))
            return halted;
    }
    return false;
}

static void check_namespace(struct checking *c, TSNode node)
{
    TSNode parent = ts_node_parent(node);
    if (is_bracketed(node))
        check_imports(c, cst_field(node, "body"));
    if (check_kind(c, parent) != PHP_program) {
        check_fail(c, node, "Namespace declarations cannot be nested");
        return;
    }
    for (uint32_t i = 0; i < check_child_count(c, parent); i++) {
        TSNode other = check_child(c, parent, i);
        enum php_kind kind = check_kind(c, other);
        if (kind == PHP_namespace_definition && is_bracketed(other) != is_bracketed(node))
            check_fail(c, node,
                       "Cannot mix bracketed namespace declarations with unbracketed ones");
        if (is_bracketed(node) && kind != PHP_namespace_definition && kind != PHP_comment &&
            kind != PHP_php_tag && kind != PHP_declare_statement &&
            kind != PHP_text_interpolation && kind != PHP_empty_statement &&
            kind != PHP_php_end_tag && !is_halt(c, other) &&
            ts_node_start_byte(other) > ts_node_start_byte(node))
            check_fail(c, other, "No code may exist outside of namespace {}");
    }
}

static void check_declare(struct checking *c, TSNode node)
{
    TSNode parent = ts_node_parent(node);
    bool strict = text_find(check_text(c, node), TEXT("strict_types"), 0) != SIZE_MAX;
    for (uint32_t i = 0; strict && i < check_child_count(c, node); i++) {
        enum php_kind kind = check_kind(c, check_child(c, node, i));
        if (kind == PHP_compound_statement || kind == PHP_colon_block)
            check_fail(c, node, "strict_types declaration must not use block mode");
    }
    if (strict && check_kind(c, parent) != PHP_program)
        check_fail(c, node, "strict_types declaration must be the very first statement");
}

static void check_use(struct checking *c, TSNode node)
{
    static const char *const special[] = {"self", "parent", "static", "int",      "float",
                                          "bool", "string", "true",   "false",    "null",
                                          "void", "object", "mixed",  "iterable", "never"};
    for (uint32_t i = 0; imports_classes(c, node) && i < check_child_count(c, node); i++) {
        TSNode clause = check_child(c, node, i);
        if (check_kind(c, clause) != PHP_namespace_use_clause)
            continue;
        TSNode alias = cst_field(clause, "alias");
        struct text name = last_part(check_text(c, cst_is_null(alias) ? clause : alias));
        for (size_t k = 0; k < ARRAY_LENGTH(special); k++)
            if (check_is_word(name, special[k]))
                check_fail(c, clause, "Cannot use a special class name as another name");
    }
}

static void check_constants(struct checking *c, TSNode node)
{
    static const char *const special[] = {"true", "false", "null"};
    TSNode parent = ts_node_parent(node);
    if (check_kind(c, parent) == PHP_declaration_list ||
        check_kind(c, parent) == PHP_enum_declaration_list)
        return;
    for (uint32_t i = 0; i < check_child_count(c, node); i++) {
        TSNode element = check_child(c, node, i);
        enum php_kind kind = check_kind(c, element);
        if (kind == PHP_visibility_modifier || kind == PHP_final_modifier)
            check_fail(c, element, "syntax error, a modifier outside of a class");
        if (kind != PHP_const_element)
            continue;
        struct text name = check_text(c, check_child(c, element, 0));
        for (size_t k = 0; k < ARRAY_LENGTH(special); k++)
            if (check_is_word(name, special[k]))
                check_fail(c, element, "Cannot redeclare constant");
        check_constant_expression(c, check_child(c, element, 1), true);
    }
}

/* The lines of a heredoc are indented at least as its end is, in blanks or in tabs alone. */
static void check_indentation(struct checking *c, TSNode node)
{
    struct text text = check_text(c, node);
    size_t end = text.size, line = 0, width = 0;
    while (end > 0 && text.data[end - 1] != '\n')
        end--;
    bool blank = false, tab = false;
    for (size_t at = end; at < text.size && (text.data[at] == ' ' || text.data[at] == '\t'); at++) {
        blank = blank || text.data[at] == ' ';
        tab = tab || text.data[at] == '\t';
        width++;
    }
    if (blank && tab)
        check_fail(c, node, "Invalid indentation - tabs and spaces cannot be mixed");
    while (width && line < end) {
        size_t next = text_find(text, TEXT("\n"), line);
        if (next == SIZE_MAX || next + 1 >= end)
            return;
        line = next + 1;
        for (size_t k = 0; k < width && line + k < end; k++) {
            char byte = text.data[line + k];
            if (byte == '\n' || byte == '\r')
                break;
            if ((byte != ' ' && byte != '\t') || (byte == ' ') != blank)
                check_fail(c, node, "Invalid body indentation level");
        }
    }
}

/* ---- the walk ---- */

static void check_node(struct checking *c, TSNode node)
{
    switch ((int)check_kind(c, node)) {
    case PHP_program:
        check_beginning(c, node);
        check_names(c, node);
        check_imports(c, node);
        break;
    case PHP_namespace_definition: check_namespace(c, node); break;
    case PHP_declare_statement: check_declare(c, node); break;
    case PHP_namespace_use_declaration: check_use(c, node); break;
    case PHP_const_declaration: check_constants(c, node); break;
    case PHP_function_definition:
    case PHP_method_declaration:
    case PHP_anonymous_function:
    case PHP_arrow_function: check_result_type(c, node); break;
    case PHP_heredoc:
    case PHP_nowdoc: check_indentation(c, node); break;
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

const char *php_check(struct ir_program *program, ir_file_id file, uint32_t *offset,
                      bool *unmodelled)
{
    struct arena kept;
    struct checking c = {.error = NULL, .kept = &kept};
    arena_init(&kept);
    php_begin(&c.l, program, file);
    c.children = ARENA_ARRAY(&kept, struct check_children, CHECK_CHILDREN);
    TSTreeCursor cursor = ts_tree_cursor_new(c.l.tree->cst->root);
    bool goes_on = true;
    while (goes_on && !c.error) {
        check_node(&c, ts_tree_cursor_current_node(&cursor));
        check_expression(&c, ts_tree_cursor_current_node(&cursor));
        check_syntax(&c, ts_tree_cursor_current_node(&cursor));
        goes_on = ts_tree_cursor_goto_first_child(&cursor);
        while (!goes_on && !(goes_on = ts_tree_cursor_goto_next_sibling(&cursor)))
            if (!ts_tree_cursor_goto_parent(&cursor))
                break;
    }
    ts_tree_cursor_delete(&cursor);
    if (!c.error)
        check_declarations(&c);
    php_end(&c.l);
    arena_done(&kept);
    *offset = c.offset;
    *unmodelled = c.is_unmodelled;
    return c.error;
}
