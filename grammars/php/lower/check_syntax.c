/*
 * What the grammar takes and PHP does not parse: words that are reserved, numbers and strings that
 * are not written as PHP wants them, and the operators that it binds in another way.
 */
#include "grammars/php/lower/check_p.h"

/* What parses otherwise than PHP parses it: the program is not run, and nothing is said of it. */
static void check_other(struct checking *c, TSNode node, const char *construct)
{
    if (c->error)
        return;
    check_fail(c, node, construct);
    c->is_unmodelled = true;
}

static bool is_reserved(struct text word)
{
    static const char *const words[] = {
        "abstract",  "and",       "as",        "break",      "callable", "case",       "catch",
        "class",     "clone",     "const",     "continue",   "declare",  "default",    "do",
        "echo",      "else",      "elseif",    "enddeclare", "endfor",   "endforeach", "endif",
        "endswitch", "endwhile",  "extends",   "final",      "finally",  "fn",         "for",
        "foreach",   "function",  "global",    "goto",       "if",       "implements", "instanceof",
        "insteadof", "interface", "namespace", "new",        "or",       "private",    "protected",
        "public",    "return",    "static",    "switch",     "throw",    "trait",      "try",
        "use",       "var",       "while",     "xor",        "yield"};
    for (size_t i = 0; i < ARRAY_LENGTH(words); i++)
        if (check_is_word(word, words[i]))
            return true;
    return false;
}

/* A name that stands where a constant is read or declared. */
static void check_name(struct checking *c, TSNode name)
{
    TSNode parent = ts_node_parent(name), above = ts_node_parent(parent);
    struct text word = check_text(c, name);
    bool constant = false;
    switch ((int)check_kind(c, parent)) {
    case PHP_array_element_initializer:
    case PHP_binary_expression:
    case PHP_return_statement:
    case PHP_expression_statement:
    case PHP_parenthesized_expression:
    case PHP_echo_statement:
    case PHP_subscript_expression: constant = true; break;
    case PHP_const_element:
        constant = !ts_node_eq(check_child(c, parent, 0), name) ||
                   check_kind(c, ts_node_parent(above)) != PHP_declaration_list;
        constant = constant && check_kind(c, above) == PHP_const_declaration &&
                   (check_kind(c, ts_node_parent(above)) == PHP_program ||
                    !ts_node_eq(check_child(c, parent, 0), name));
        break;
    default: break;
    }
    if (constant && is_reserved(word))
        check_fail(c, name, "syntax error, a reserved word stands for a constant");
    if (check_kind(c, parent) == PHP_subscript_expression && check_is_word(word, "from"))
        check_other(c, name, "yield from on two lines");
}

/* ---- literals ---- */

/* `_` stands between digits only, and no name follows a number at once. */
static void check_number(struct checking *c, TSNode node)
{
    struct text text = check_text(c, node), bytes = c->l.tree->cst->bytes;
    uint32_t end = ts_node_end_byte(node);
    for (size_t i = 0; i < text.size; i++)
        if (text.data[i] == '_' &&
            (i == 0 || i + 1 == text.size || !isxdigit((unsigned char)text.data[i - 1]) ||
             !isxdigit((unsigned char)text.data[i + 1])))
            check_fail(c, node, "syntax error, a separator that no digits are around");
    if (end < bytes.size && (isalnum((unsigned char)bytes.data[end]) || bytes.data[end] == '_'))
        check_fail(c, node, "syntax error, a name that follows a number");
}

/* `<<<"NAME` needs the closing quote. */
static void check_heredoc(struct checking *c, TSNode node)
{
    struct text text = check_text(c, node);
    size_t at = 3;
    while (at < text.size && (text.data[at] == ' ' || text.data[at] == '\t'))
        at++;
    if (at >= text.size || text.data[at] != '"')
        return;
    for (size_t end = at + 1; end < text.size && text.data[end] != '\n'; end++)
        if (text.data[end] == '"')
            return;
    check_fail(c, node, "syntax error, a heredoc without its closing quote");
}

static bool has_inside(const struct checking *c, TSNode node, enum php_kind a, enum php_kind b)
{
    for (uint32_t i = 0; i < check_child_count(c, node); i++) {
        TSNode child = check_child(c, node, i);
        enum php_kind kind = check_kind(c, child);
        if (kind == a || kind == b || has_inside(c, child, a, b))
            return true;
    }
    return false;
}

/* Text behind an interpolated variable that PHP reads as one more step. */
static void check_steps(struct checking *c, TSNode node)
{
    struct text bytes = c->l.tree->cst->bytes;
    if (cst_is_null(node))
        return;
    for (uint32_t i = 0; i < check_child_count(c, node); i++) {
        TSNode child = check_child(c, node, i);
        uint32_t end = ts_node_end_byte(child), begin = ts_node_start_byte(child);
        bool braced = begin > 0 && bytes.data[begin - 1] == '{';
        if (check_kind(c, child) == PHP_variable_name && !braced && end + 3 < bytes.size &&
            memcmp(bytes.data + end, "?->", 3) == 0 &&
            (isalpha((unsigned char)bytes.data[end + 3]) || bytes.data[end + 3] == '_'))
            check_other(c, child, "a null-safe step in a string");
    }
    for (uint32_t i = 0; i < ts_node_named_child_count(node); i++)
        if (check_kind(c, ts_node_named_child(node, i)) == PHP_comment)
            check_other(c, node, "a comment inside of a string");
    if (has_inside(c, node, PHP_heredoc, PHP_nowdoc))
        check_other(c, node, "a heredoc inside of a string");
}

/* ---- expressions ---- */

/* `yield` takes all that follows; the grammar binds operators to the left of it. */
static void check_yield(struct checking *c, TSNode node)
{
    TSNode value = check_child(c, node, 0);
    if (cst_is_null(value))
        return;
    TSNode function = check_function_of(c, node);
    ir_function_id id = cst_is_null(function)
                            ? NO_FUNCTION
                            : ir_function_at(c->l.program, c->l.file, ts_node_start_byte(function));
    bool reference = id.index && ir_function(c->l.program, id)->flags & IR_FUNCTION_BY_REFERENCE;
    bool from = text_starts_with(check_text(c, node), TEXT("yield from"));
    TSNode given = value;
    if (check_kind(c, given) == PHP_array_element_initializer)
        given = check_child(c, given, check_child_count(c, given) - 1);
    if (reference && from)
        check_fail(c, node, "Cannot use \"yield from\" inside a by-reference generator");
    if (reference && !from && check_has_nullsafe(c, given))
        check_fail(c, node, "Cannot take reference of a nullsafe chain");
    for (TSNode at = value; !cst_is_null(at);) {
        enum php_kind kind = check_kind(c, at);
        if (kind == PHP_yield_expression)
            check_other(c, at, "a yield that yields");
        if (kind == PHP_binary_expression) {
            struct text word = check_text(c, cst_field(at, "operator"));
            if (check_is_word(word, "and") || check_is_word(word, "or") ||
                check_is_word(word, "xor"))
                check_other(c, at, "a yield before a word for an operator");
        }
        if (kind != PHP_array_element_initializer && kind != PHP_binary_expression)
            return;
        at = check_child(c, at, check_child_count(c, at) - 1);
    }
}

static bool has_placeholder(const struct checking *c, TSNode arguments)
{
    return !cst_is_null(arguments) && check_count(c, arguments, PHP_variadic_placeholder) > 0;
}

static void check_scope(struct checking *c, TSNode scope)
{
    while (check_kind(c, scope) == PHP_parenthesized_expression)
        scope = check_child(c, scope, 0);
    enum php_kind kind = check_kind(c, scope);
    if (kind == PHP_integer || kind == PHP_float || kind == PHP_boolean || kind == PHP_null)
        check_fail(c, scope, "Illegal class name");
}

/* The result of what the compiler itself computes can't be referred to. */
static void check_referred(struct checking *c, TSNode call)
{
    if (check_kind(c, call) == PHP_function_call_expression &&
        php_is_instruction(check_text(c, cst_field(call, "function"))))
        check_fail(c, call, "Cannot use result of built-in function in write context");
}

/* What a function by reference returns. */
static void check_returned(struct checking *c, TSNode node)
{
    TSNode function = check_function_of(c, node), value = check_child(c, node, 0);
    if (cst_is_null(function) || cst_is_null(value) || !check_has_nullsafe(c, value))
        return;
    ir_function_id id = ir_function_at(c->l.program, c->l.file, ts_node_start_byte(function));
    if (id.index && ir_function(c->l.program, id)->flags & IR_FUNCTION_BY_REFERENCE)
        check_fail(c, node, "Cannot take reference of a nullsafe chain");
}

/* ---- declarations ---- */

static void check_namespace_name(struct checking *c, TSNode node)
{
    TSNode name = cst_field(node, "name");
    if (cst_is_null(name))
        return;
    struct text text = check_text(c, name);
    size_t end = text_find(text, TEXT("\\"), 0);
    if (check_is_word(text_slice(text, 0, end == SIZE_MAX ? text.size : end), "namespace"))
        check_fail(c, node, "Cannot use 'namespace' as namespace name");
}

static void check_group(struct checking *c, TSNode group)
{
    TSNode use = ts_node_parent(group);
    bool typed = false;
    for (uint32_t i = 0; i < ts_node_child_count(use); i++) {
        struct text word = check_text(c, ts_node_child(use, i));
        typed = typed || check_is_word(word, "const") || check_is_word(word, "function");
    }
    for (uint32_t i = 0; i < check_child_count(c, group); i++) {
        struct text text = check_text(c, check_child(c, group, i));
        bool again =
            text_starts_with(text, TEXT("const ")) || text_starts_with(text, TEXT("function "));
        if ((text.size && text.data[0] == '\\') || (typed && again))
            check_fail(c, group, "syntax error, unexpected name in a group of uses");
    }
}

/* `enum` is a word of PHP only where white space and a name follow it. */
static void check_enum(struct checking *c, TSNode node)
{
    struct text bytes = c->l.tree->cst->bytes;
    size_t at = ts_node_start_byte(cst_field(node, "name"));
    while (at > 0 && isspace((unsigned char)bytes.data[at - 1]))
        at--;
    if (at < 4 || !check_is_word(text_slice(bytes, at - 4, at), "enum"))
        check_other(c, node, "a comment between enum and its name");
}

/* `implements\A` is one name to PHP. */
static void check_clause(struct checking *c, TSNode clause)
{
    struct text text = check_text(c, clause);
    if (text_starts_with(text, TEXT("implements\\")) || text_starts_with(text, TEXT("extends\\")))
        check_fail(c, clause, "syntax error, unexpected namespaced name");
}

/* Attributes of PHP's own that can't stand at a property or a constant. */
static void check_member_attributes(struct checking *c, TSNode member)
{
    static const char *const names[] = {"attribute", "allowdynamicproperties",
                                        "returntypewillchange", "sensitiveparameter"};
    TSNode list = cst_field(member, "attributes");
    for (uint32_t i = 0; !cst_is_null(list) && i < check_child_count(c, list); i++) {
        TSNode group = check_child(c, list, i);
        for (uint32_t k = 0; k < check_child_count(c, group); k++) {
            struct text name = check_text(c, check_child(c, group, k));
            if (name.size && name.data[0] == '\\')
                name = text_slice(name, 1, name.size);
            for (size_t n = 0; n < ARRAY_LENGTH(names); n++)
                if (check_is_word(name, names[n]))
                    check_fail(c, member, "An attribute cannot target that");
        }
    }
}

static void check_encoding(struct checking *c, TSNode node)
{
    struct text text = check_text(c, node);
    TSNode parent = ts_node_parent(node);
    if (text_find(text, TEXT("encoding"), 0) == SIZE_MAX)
        return;
    bool first = check_kind(c, parent) == PHP_program;
    for (uint32_t i = 0; first && i < check_child_count(c, parent); i++) {
        TSNode before = check_child(c, parent, i);
        enum php_kind kind = check_kind(c, before);
        if (ts_node_eq(before, node))
            break;
        first = kind == PHP_comment || kind == PHP_php_tag || kind == PHP_declare_statement;
    }
    if (!first)
        check_fail(c, node, "Encoding declaration pragma must be the very first statement");
    if (text_find(text, TEXT("'"), 0) == SIZE_MAX && text_find(text, TEXT("\""), 0) == SIZE_MAX)
        check_fail(c, node, "Encoding must be a literal");
}

/* Arguments that traces hide. */
static void check_sensitive(struct checking *c, TSNode param)
{
    TSNode list = cst_field(param, "attributes");
    if (!cst_is_null(list) &&
        text_find(check_text(c, list), TEXT("SensitiveParameter"), 0) != SIZE_MAX)
        check_other(c, param, "a sensitive parameter");
}

static void check_halt(struct checking *c, TSNode node)
{
    static const char word[] = "__halt_compiler";
    struct text text = check_text(c, node);
    if (text.size < sizeof word || !check_is_word(text_slice(text, 0, sizeof word - 1), word))
        return;
    if (check_kind(c, ts_node_parent(node)) != PHP_program)
        check_fail(c, node, "__HALT_COMPILER() can only be used from the outermost scope");
}

/* Comparisons of one precedence that do not associate: 1 for those of equality, 2 of order. */
static int comparison_group(const struct checking *c, TSNode node)
{
    static const char *const equal[] = {"==", "!=", "<>", "===", "!==", "<=>"};
    static const char *const order[] = {"<", "<=", ">", ">="};
    if (check_kind(c, node) != PHP_binary_expression)
        return 0;
    struct text word = check_text(c, cst_field(node, "operator"));
    for (size_t i = 0; i < ARRAY_LENGTH(equal); i++)
        if (text_is(word, equal[i]))
            return 1;
    for (size_t i = 0; i < ARRAY_LENGTH(order); i++)
        if (text_is(word, order[i]))
            return 2;
    return 0;
}

static void check_comparison(struct checking *c, TSNode node)
{
    int group = comparison_group(c, node);
    if (group && (comparison_group(c, cst_field(node, "left")) == group ||
                  comparison_group(c, cst_field(node, "right")) == group))
        check_fail(c, node, "syntax error, comparisons that do not associate");
}

/* `<?=` begins an expression; between two pieces of code the tag is a part of what is printed. */
static void check_short_echo(struct checking *c, TSNode tag)
{
    TSNode around = ts_node_parent(tag), next = ts_node_next_named_sibling(tag);
    if (check_kind(c, around) == PHP_text_interpolation)
        next = ts_node_next_named_sibling(around);
    if (text_is(check_text(c, tag), "<?=") && !cst_is_null(next) &&
        check_kind(c, next) == PHP_echo_statement)
        check_fail(c, next, "syntax error, a statement behind <?=");
}

void check_syntax(struct checking *c, TSNode node)
{
    switch ((int)check_kind(c, node)) {
    case PHP_name: check_name(c, node); break;
    case PHP_integer:
    case PHP_float: check_number(c, node); break;
    case PHP_heredoc:
        check_heredoc(c, node);
        check_steps(c, cst_field(node, "value"));
        break;
    case PHP_encapsed_string: check_steps(c, node); break;
    case PHP_enum_declaration: check_enum(c, node); break;
    case PHP_yield_expression: check_yield(c, node); break;
    case PHP_binary_expression: check_comparison(c, node); break;
    case PHP_php_tag: check_short_echo(c, node); break;
    case PHP_return_statement: check_returned(c, node); break;
    case PHP_object_creation_expression:
        if (has_placeholder(c, cst_find(node, "arguments")))
            check_fail(c, node, "Cannot create Closure for new expression");
        break;
    case PHP_nullsafe_member_call_expression:
        if (has_placeholder(c, cst_field(node, "arguments")))
            check_fail(c, node, "Cannot combine nullsafe operator with Closure creation");
        break;
    case PHP_scoped_call_expression:
    case PHP_scoped_property_access_expression: check_scope(c, cst_field(node, "scope")); break;
    case PHP_class_constant_access_expression: check_scope(c, check_child(c, node, 0)); break;
    case PHP_reference_assignment_expression: check_referred(c, cst_field(node, "right")); break;
    case PHP_namespace_definition: check_namespace_name(c, node); break;
    case PHP_namespace_use_group: check_group(c, node); break;
    case PHP_base_clause:
    case PHP_class_interface_clause: check_clause(c, node); break;
    case PHP_property_declaration:
    case PHP_const_declaration: check_member_attributes(c, node); break;
    case PHP_declare_statement: check_encoding(c, node); break;
    case PHP_simple_parameter: check_sensitive(c, node); break;
    case PHP_expression_statement: check_halt(c, node); break;
    default: break;
    }
}
