/* Statements of PHP, and the bodies that they make up. */
#include <strings.h>

#include "grammars/php/lower/php_p.h"

typedef ir_id (*php_handler)(struct php_lowering *l, TSNode node);

#define ROLE_EXPRESSION(handler) NULL
#define ROLE_STATEMENT(handler) handler
#define ROLE_PART(handler) NULL
#define ROLE_UNMODELLED(handler) NULL
static const php_handler handlers[] = {
#define PHP_KIND(kind, role, handler) ROLE_##role(handler),
#include "grammars/php/lower/kinds.def"
#undef PHP_KIND
};

static ir_id expression_statement(struct php_lowering *l, TSNode node, ir_id value)
{
    return php_make(l, node, IR_EXPRESSION, 0, 0, &value, 1);
}

static ir_id nothing(struct php_lowering *l, TSNode node)
{
    return php_make(l, node, IR_BLOCK, 0, 0, NULL, 0);
}

static ir_id unmodelled_statement(struct php_lowering *l, TSNode node, const char *construct)
{
    return expression_statement(l, node, php_unmodelled(l, node, construct));
}

ir_id php_statement(struct php_lowering *l, TSNode node)
{
    enum { DEEPEST = 1000 };
    if (cst_is_null(node))
        return NO_IR;
    enum php_kind kind = php_get_kind(l, node);
    if (kind == PHP_ERROR || ts_node_is_missing(node))
        return unmodelled_statement(l, node, "syntax error");
    if (kind >= PHP_KIND_COUNT || !handlers[kind])
        return unmodelled_statement(l, node, ts_node_type(node));
    if (l->depth >= DEEPEST)
        return unmodelled_statement(l, node, "statement nested too deeply");
    l->depth++;
    ir_id result = handlers[kind](l, node);
    l->depth--;
    return result;
}

static bool is_statement(const struct php_lowering *l, TSNode node)
{
    if (!ts_node_is_named(node))
        return false;
    enum php_kind kind = php_get_kind(l, node);
    return kind == PHP_ERROR || (kind < PHP_KIND_COUNT && handlers[kind]);
}

/* ---- annotations in code ---- */

bool php_annotation(struct text comment, uint32_t begin, struct range *range)
{
    bool block = text_starts_with(comment, TEXT("/*@"));
    if (!block && !text_starts_with(comment, TEXT("//@")))
        return false;
    uint32_t end = begin + (uint32_t)comment.size - (block ? 2 : 0);
    *range = (struct range){begin + 3, end};
    return range->begin <= range->end;
}

static void add_annotation(struct php_lowering *l, TSNode node, ir_ids *kids)
{
    struct ir_annotation annotation = {.file = l->file};
    struct text comment = cst_text(l->tree->cst, node);
    if (!php_annotation(comment, ts_node_start_byte(node), &annotation.range))
        return;
    VEC_PUSH(l->program->arena, &l->program->annotations, annotation);
    uint64_t index = l->program->annotations.count - 1;
    VEC_PUSH(&l->scratch, kids, php_make(l, node, IR_ANNOTATED, 0, index, NULL, 0));
}

/* ---- text outside of the program ---- */

/* `<?=` makes what follows an echo. */
static bool opens_echo(const struct php_lowering *l, TSNode node)
{
    struct text text = cst_text(l->tree->cst, node);
    return text_ends_with(text_trim(text), TEXT("<?="));
}

/* The text between `?>` and `<?`, without the line break that belongs to `?>`. */
static struct text html_text(const struct php_lowering *l, TSNode node)
{
    struct text text = cst_text(l->tree->cst, node);
    if (text_starts_with(text, TEXT("?>")))
        text = text_slice(text, 2, text.size);
    if (text_starts_with(text, TEXT("\r\n")))
        text = text_slice(text, 2, text.size);
    else if (text_starts_with(text, TEXT("\n")))
        text = text_slice(text, 1, text.size);
    for (size_t at = text.size; at-- > 0;)
        if (text.data[at] == '<' && at + 1 < text.size && text.data[at + 1] == '?')
            return text_slice(text, 0, at);
    return text;
}

/* The text without a first line that is for the shell: `#!/usr/bin/php`. */
static struct text without_shebang(const struct php_lowering *l, TSNode node, struct text text)
{
    size_t line = text_find(text, TEXT("\n"), 0);
    if (ts_node_start_byte(node) != 0 || l->file.index != 1 || !text_starts_with(text, TEXT("#!")))
        return text;
    return line == SIZE_MAX ? TEXT("") : text_slice(text, line + 1, text.size);
}

ir_id lower_html(struct php_lowering *l, TSNode node)
{
    struct text text = html_text(l, node);
    if (text.size == 0)
        return nothing(l, node);
    return php_make(l, node, IR_HTML, 0, php_add_name(l, text).index, NULL, 0);
}

/* ---- blocks ---- */

struct listing {
    ir_ids kids;
    bool echo; /* the next expression statement is the operand of `<?=` */
};

/* `a, b, c` is a sequence whose last part is a sequence. */
static void add_echoed(struct php_lowering *l, TSNode node, ir_ids *values)
{
    if (php_get_kind(l, node) == PHP_comment)
        return;
    if (php_get_kind(l, node) != PHP_sequence_expression) {
        VEC_PUSH(&l->scratch, values, php_expression(l, node));
        return;
    }
    for (uint32_t i = 0; i < ts_node_named_child_count(node); i++)
        add_echoed(l, ts_node_named_child(node, i), values);
}

static ir_id echo_of(struct php_lowering *l, TSNode statement)
{
    ir_ids values = {0};
    for (uint32_t i = 0; i < ts_node_named_child_count(statement); i++)
        add_echoed(l, ts_node_named_child(statement, i), &values);
    return php_make(l, statement, IR_ECHO, 0, 0, values.items, values.count);
}

static void add_statement(struct php_lowering *l, struct listing *listing, TSNode node)
{
    enum php_kind kind = php_get_kind(l, node);
    if (kind == PHP_comment) {
        add_annotation(l, node, &listing->kids);
        return;
    }
    if (kind == PHP_php_tag) {
        listing->echo = opens_echo(l, node);
        return;
    }
    if (kind == PHP_text) {
        struct text text = without_shebang(l, node, cst_text(l->tree->cst, node));
        ir_id html = php_make(l, node, IR_HTML, 0, php_add_name(l, text).index, NULL, 0);
        VEC_PUSH(&l->scratch, &listing->kids, html);
        return;
    }
    if (!is_statement(l, node))
        return;
    bool echo = listing->echo && kind == PHP_expression_statement;
    listing->echo = kind == PHP_text_interpolation && opens_echo(l, node);
    VEC_PUSH(&l->scratch, &listing->kids, echo ? echo_of(l, node) : php_statement(l, node));
}

static ir_id make_block(struct php_lowering *l, TSNode node, const struct listing *listing)
{
    return php_make(l, node, IR_BLOCK, 0, 0, listing->kids.items, listing->kids.count);
}

/* White space before the first `<?php` is text of the page; the grammar drops it. */
static void add_beginning(struct php_lowering *l, struct listing *listing, TSNode program)
{
    struct text bytes = l->tree->cst->bytes;
    size_t end = 0;
    while (end < bytes.size && isspace((unsigned char)bytes.data[end]))
        end++;
    if (end == 0 || ts_node_named_child_count(program) == 0)
        return;
    TSNode first = ts_node_named_child(program, 0);
    if (php_get_kind(l, first) != PHP_php_tag)
        return;
    name_id text = php_add_name(l, text_slice(bytes, 0, end));
    VEC_PUSH(&l->scratch, &listing->kids, php_make(l, first, IR_HTML, 0, text.index, NULL, 0));
}

/* White space behind the last `?>`, but for the line break that belongs to it. */
static void add_end(struct php_lowering *l, struct listing *listing, TSNode program)
{
    struct text bytes = l->tree->cst->bytes;
    uint32_t count = ts_node_named_child_count(program);
    if (count == 0)
        return;
    TSNode last = ts_node_named_child(program, count - 1);
    size_t end = ts_node_end_byte(last);
    if (!text_ends_with(text_slice(bytes, 0, end), TEXT("?>")))
        return;
    struct text rest = text_slice(bytes, end, bytes.size);
    if (text_starts_with(rest, TEXT("\r\n")))
        rest = text_slice(rest, 2, rest.size);
    else if (text_starts_with(rest, TEXT("\n")))
        rest = text_slice(rest, 1, rest.size);
    for (size_t i = 0; i < rest.size; i++)
        if (!isspace((unsigned char)rest.data[i]))
            return;
    if (rest.size)
        VEC_PUSH(&l->scratch, &listing->kids,
                 php_make(l, last, IR_HTML, 0, php_add_name(l, rest).index, NULL, 0));
}

/* `__halt_compiler();`: what stands behind it is data. */
static bool is_halt(const struct php_lowering *l, TSNode node)
{
    static const char word[] = "__halt_compiler";
    struct text text = cst_text(l->tree->cst, node);
    return php_get_kind(l, node) == PHP_expression_statement && text.size >= sizeof word &&
           strncasecmp(text.data, word, sizeof word - 1) == 0;
}

ir_id php_block(struct php_lowering *l, TSNode node)
{
    cst_children children = {0};
    cst_get_children(node, &l->scratch, &children);
    struct listing listing = {{0}, false};
    if (php_get_kind(l, node) == PHP_program)
        add_beginning(l, &listing, node);
    uint32_t i = 0;
    for (; i < children.count && !is_halt(l, children.items[i].node); i++)
        add_statement(l, &listing, children.items[i].node);
    if (php_get_kind(l, node) == PHP_program && i == children.count)
        add_end(l, &listing, node);
    return make_block(l, node, &listing);
}

ir_id lower_nothing(struct php_lowering *l, TSNode node)
{
    return nothing(l, node);
}

ir_id lower_namespace(struct php_lowering *l, TSNode node)
{
    TSNode body = cst_field(node, "body");
    return cst_is_null(body) ? nothing(l, node) : php_block(l, body);
}

ir_id lower_declare(struct php_lowering *l, TSNode node)
{
    return php_block(l, node);
}

ir_id lower_expression_statement(struct php_lowering *l, TSNode node)
{
    TSNode child = ts_node_named_child(node, 0);
    while (!cst_is_null(child) && php_get_kind(l, child) == PHP_comment)
        child = ts_node_next_named_sibling(child);
    if (cst_is_null(child))
        return nothing(l, node);
    return expression_statement(l, node, php_expression(l, child));
}

ir_id lower_echo(struct php_lowering *l, TSNode node)
{
    return echo_of(l, node);
}

ir_id lower_exit(struct php_lowering *l, TSNode node)
{
    TSNode value = cst_child_at(node, 0);
    ir_id kid = php_expression(l, value);
    return expression_statement(l, node, php_make(l, node, IR_EXIT, 0, 0, &kid, 1));
}

ir_id lower_return(struct php_lowering *l, TSNode node)
{
    TSNode value = ts_node_named_child(node, 0);
    while (!cst_is_null(value) && php_get_kind(l, value) == PHP_comment)
        value = ts_node_next_named_sibling(value);
    ir_id kid = php_expression(l, value);
    return php_make(l, node, IR_RETURN, 0, 0, &kid, 1);
}

/* ---- choice ---- */

static ir_id condition_of(struct php_lowering *l, TSNode node)
{
    TSNode condition = cst_field(node, "condition");
    return cst_is_null(condition) ? php_unmodelled(l, node, "syntax error")
                                  : php_expression(l, condition);
}

/* Text that stands between the clauses of an alternative-syntax `if` belongs to the clause before.
 */
static ir_id clause_body(struct php_lowering *l, TSNode clause, const cst_children *children,
                         uint32_t *at)
{
    struct listing listing = {{0}, false};
    TSNode body = cst_field(clause, "body");
    if (!cst_is_null(body))
        VEC_PUSH(&l->scratch, &listing.kids, php_statement(l, body));
    for (; *at < children->count; ++*at) {
        enum php_kind kind = php_get_kind(l, children->items[*at].node);
        if (kind == PHP_else_clause || kind == PHP_else_if_clause)
            break;
        if (kind == PHP_text_interpolation)
            add_statement(l, &listing, children->items[*at].node);
    }
    if (listing.kids.count == 1)
        return listing.kids.items[0];
    return make_block(l, clause, &listing);
}

/* The else branch that begins with child `at`; NO_IR if there is none. */
static ir_id lower_alternatives(struct php_lowering *l, const cst_children *children, uint32_t at)
{
    if (at >= children->count)
        return NO_IR;
    TSNode clause = children->items[at++].node;
    bool is_else = php_get_kind(l, clause) == PHP_else_clause;
    ir_id condition = is_else ? NO_IR : condition_of(l, clause);
    ir_id body = clause_body(l, clause, children, &at);
    if (is_else)
        return body;
    ir_id kids[3] = {condition, body, lower_alternatives(l, children, at)};
    return php_make(l, clause, IR_IF, 0, 0, kids, 3);
}

ir_id lower_if(struct php_lowering *l, TSNode node)
{
    cst_children children = {0};
    cst_get_children(node, &l->scratch, &children);
    uint32_t at = 0;
    while (at < children.count && strcmp(children.items[at].field, "body") != 0)
        at++;
    at += at < children.count;
    ir_id condition = condition_of(l, node);
    ir_id body = clause_body(l, node, &children, &at);
    ir_id kids[3] = {condition, body, lower_alternatives(l, &children, at)};
    return php_make(l, node, IR_IF, 0, 0, kids, 3);
}

static ir_id lower_case(struct php_lowering *l, TSNode node)
{
    cst_children children = {0};
    cst_get_children(node, &l->scratch, &children);
    struct listing listing = {{0}, false};
    TSNode value = cst_field(node, "value");
    VEC_PUSH(&l->scratch, &listing.kids, php_expression(l, value));
    for (uint32_t i = 0; i < children.count; i++)
        if (strcmp(children.items[i].field, "value") != 0)
            add_statement(l, &listing, children.items[i].node);
    return php_make(l, node, IR_CASE, 0, 0, listing.kids.items, listing.kids.count);
}

ir_id lower_switch(struct php_lowering *l, TSNode node)
{
    ir_ids kids = {0};
    VEC_PUSH(&l->scratch, &kids, condition_of(l, node));
    cst_children children = {0};
    TSNode body = cst_field(node, "body");
    if (!cst_is_null(body))
        cst_get_children(body, &l->scratch, &children);
    for (uint32_t i = 0; i < children.count; i++) {
        enum php_kind kind = php_get_kind(l, children.items[i].node);
        if (kind == PHP_case_statement || kind == PHP_default_statement)
            VEC_PUSH(&l->scratch, &kids, lower_case(l, children.items[i].node));
    }
    return php_make(l, node, IR_SWITCH, 0, 0, kids.items, kids.count);
}

/* ---- loops ---- */

ir_id lower_while(struct php_lowering *l, TSNode node)
{
    ir_id kids[3] = {condition_of(l, node), php_statement(l, cst_field(node, "body")), NO_IR};
    if (ir_is_none(kids[1]))
        kids[1] = nothing(l, node);
    return php_make(l, node, IR_LOOP, 0, 0, kids, 3);
}

ir_id lower_do(struct php_lowering *l, TSNode node)
{
    ir_id body = php_statement(l, cst_field(node, "body"));
    ir_id kids[3] = {condition_of(l, node), ir_is_none(body) ? nothing(l, node) : body, NO_IR};
    return php_make(l, node, IR_LOOP, IR_TEST_LAST, 0, kids, 3);
}

/* `for (init; test; step)`: init, then a loop. A body in alternative syntax is many children. */
ir_id lower_for(struct php_lowering *l, TSNode node)
{
    cst_children children = {0};
    cst_get_children(node, &l->scratch, &children);
    struct listing body = {{0}, false};
    for (uint32_t i = 0; i < children.count; i++) {
        const char *field = children.items[i].field;
        bool in_head =
            !strcmp(field, "initialize") || !strcmp(field, "condition") || !strcmp(field, "update");
        if (!in_head)
            add_statement(l, &body, children.items[i].node);
    }
    ir_id test = php_expression(l, cst_field(node, "condition"));
    ir_id step = php_expression(l, cst_field(node, "update"));
    ir_id kids[3] = {test, make_block(l, node, &body), step};
    ir_id loop = php_make(l, node, IR_LOOP, 0, 0, kids, 3);
    TSNode initialize = cst_field(node, "initialize");
    if (cst_is_null(initialize))
        return loop;
    ir_id first = expression_statement(l, initialize, php_expression(l, initialize));
    return php_make(l, node, IR_BLOCK, 0, 0, (ir_id[]){first, loop}, 2);
}

struct foreach_parts {
    TSNode subject, key, value;
    bool by_reference;
};

static void read_value(const struct php_lowering *l, struct foreach_parts *parts, TSNode node)
{
    parts->by_reference = php_get_kind(l, node) == PHP_by_ref;
    parts->value = parts->by_reference ? cst_child_at(node, 0) : node;
}

static bool read_foreach(const struct php_lowering *l, const cst_children *children,
                         struct foreach_parts *parts)
{
    uint32_t seen = 0;
    for (uint32_t i = 0; i < children->count; i++) {
        TSNode child = children->items[i].node;
        enum php_kind kind = php_get_kind(l, child);
        if (!ts_node_is_named(child) || kind == PHP_comment || kind == PHP_text_interpolation ||
            !strcmp(children->items[i].field, "body"))
            continue;
        if (seen == 0) {
            parts->subject = child;
        } else if (seen == 1 && kind == PHP_pair) {
            parts->key = cst_child_at(child, 0);
            read_value(l, parts, cst_child_at(child, 1));
        } else if (seen == 1) {
            read_value(l, parts, child);
        }
        seen++;
    }
    return seen >= 2 && !cst_is_null(parts->value);
}

ir_id lower_foreach(struct php_lowering *l, TSNode node)
{
    cst_children children = {0};
    cst_get_children(node, &l->scratch, &children);
    TSNode null = {{0}, NULL, NULL};
    struct foreach_parts parts = {null, null, null, false};
    if (!read_foreach(l, &children, &parts))
        return unmodelled_statement(l, node, "syntax error");
    ir_id body = php_statement(l, cst_field(node, "body"));
    ir_id kids[4] = {php_expression(l, parts.subject),
                     cst_is_null(parts.key) ? NO_IR : php_target(l, parts.key),
                     php_target(l, parts.value), ir_is_none(body) ? nothing(l, node) : body};
    return php_make(l, node, IR_FOREACH, parts.by_reference ? IR_BY_REFERENCE : 0, 0, kids, 4);
}

ir_id lower_jump(struct php_lowering *l, TSNode node)
{
    bool is_break = php_get_kind(l, node) == PHP_break_statement;
    uint32_t levels = 1;
    TSNode count = cst_child_at(node, 0);
    if (!cst_is_null(count) && php_get_kind(l, count) == PHP_integer) {
        struct text digits = text_copy(&l->scratch, cst_text(l->tree->cst, count));
        unsigned long value = strtoul(digits.data, NULL, 10);
        levels = value > 0 && value < 1000 ? (uint32_t)value : 1;
    }
    return php_make(l, node, is_break ? IR_BREAK : IR_CONTINUE, levels, 0, NULL, 0);
}

ir_id lower_goto(struct php_lowering *l, TSNode node)
{
    name_id label = php_node_name(l, cst_child_at(node, 0));
    return php_make(l, node, IR_GOTO, 0, label.index, NULL, 0);
}

ir_id lower_label(struct php_lowering *l, TSNode node)
{
    name_id label = php_node_name(l, cst_child_at(node, 0));
    return php_make(l, node, IR_LABEL, 0, label.index, NULL, 0);
}

/* ---- exceptions ---- */

static ir_id lower_catch(struct php_lowering *l, TSNode node)
{
    ir_ids kids = {0};
    ir_id body = php_statement(l, cst_field(node, "body"));
    TSNode name = cst_field(node, "name"), types = cst_field(node, "type");
    VEC_PUSH(&l->scratch, &kids, ir_is_none(body) ? nothing(l, node) : body);
    VEC_PUSH(&l->scratch, &kids, php_expression(l, name));
    for (uint32_t i = 0; !cst_is_null(types) && i < ts_node_named_child_count(types); i++) {
        TSNode type = ts_node_named_child(types, i);
        if (php_get_kind(l, type) == PHP_named_type)
            VEC_PUSH(&l->scratch, &kids, php_class_operand(l, cst_child_at(type, 0)));
    }
    return php_make(l, node, IR_CATCH, 0, 0, kids.items, kids.count);
}

ir_id lower_try(struct php_lowering *l, TSNode node)
{
    ir_ids kids = {0};
    ir_id body = php_statement(l, cst_field(node, "body"));
    VEC_PUSH(&l->scratch, &kids, ir_is_none(body) ? nothing(l, node) : body);
    TSNode finally = cst_find(node, "finally_clause");
    VEC_PUSH(&l->scratch, &kids,
             cst_is_null(finally) ? NO_IR : php_statement(l, cst_field(finally, "body")));
    for (uint32_t i = 0; i < ts_node_named_child_count(node); i++)
        if (php_get_kind(l, ts_node_named_child(node, i)) == PHP_catch_clause)
            VEC_PUSH(&l->scratch, &kids, lower_catch(l, ts_node_named_child(node, i)));
    return php_make(l, node, IR_TRY, 0, 0, kids.items, kids.count);
}

/* ---- variables ---- */

ir_id lower_global(struct php_lowering *l, TSNode node)
{
    ir_ids kids = {0};
    for (uint32_t i = 0; i < ts_node_named_child_count(node); i++) {
        TSNode child = ts_node_named_child(node, i);
        if (php_get_kind(l, child) == PHP_variable_name)
            VEC_PUSH(&l->scratch, &kids,
                     php_make(l, child, IR_GLOBAL, 0, php_variable(l, child).index, NULL, 0));
        else if (php_get_kind(l, child) == PHP_dynamic_variable_name)
            VEC_PUSH(&l->scratch, &kids, unmodelled_statement(l, child, "global $$name"));
    }
    return kids.count == 1 ? kids.items[0]
                           : php_make(l, node, IR_BLOCK, 0, 0, kids.items, kids.count);
}

ir_id lower_static_variables(struct php_lowering *l, TSNode node)
{
    ir_ids kids = {0};
    for (uint32_t i = 0; i < ts_node_named_child_count(node); i++) {
        TSNode child = ts_node_named_child(node, i);
        if (php_get_kind(l, child) != PHP_static_variable_declaration)
            continue;
        name_id name = php_variable(l, cst_field(child, "name"));
        ir_id value = php_expression(l, cst_field(child, "value"));
        VEC_PUSH(&l->scratch, &kids,
                 php_make(l, child, IR_STATIC_VARIABLE, 0, name.index, &value, 1));
    }
    return php_make(l, node, IR_BLOCK, 0, 0, kids.items, kids.count);
}

ir_id lower_unset(struct php_lowering *l, TSNode node)
{
    ir_ids kids = {0};
    for (uint32_t i = 0; i < ts_node_named_child_count(node); i++)
        if (php_get_kind(l, ts_node_named_child(node, i)) != PHP_comment)
            VEC_PUSH(&l->scratch, &kids, php_place(l, ts_node_named_child(node, i)));
    return php_make(l, node, IR_UNSET, 0, 0, kids.items, kids.count);
}

ir_id lower_constants(struct php_lowering *l, TSNode node)
{
    ir_ids kids = {0};
    for (uint32_t i = 0; i < ts_node_named_child_count(node); i++) {
        TSNode element = ts_node_named_child(node, i);
        if (php_get_kind(l, element) != PHP_const_element)
            continue;
        name_id name = php_declared_name(l, node, cst_child_at(element, 0));
        l->is_constant = true;
        ir_id value = php_expression(l, cst_child_at(element, 1));
        l->is_constant = false;
        VEC_PUSH(&l->scratch, &kids,
                 php_make(l, element, IR_DECLARE_CONSTANT, 0, name.index, &value, 1));
    }
    return php_make(l, node, IR_BLOCK, 0, 0, kids.items, kids.count);
}

/* ---- declarations in code ---- */

ir_id lower_function_declaration(struct php_lowering *l, TSNode node)
{
    ir_function_id function = ir_function_at(l->program, l->file, ts_node_start_byte(node));
    if (function.index == 0)
        return unmodelled_statement(l, node, "function declaration nested too deeply");
    return php_make(l, node, IR_DECLARE_FUNCTION, 0, function.index, NULL, 0);
}

ir_id lower_class_declaration(struct php_lowering *l, TSNode node)
{
    ir_class_id class = ir_class_at(l->program, l->file, ts_node_start_byte(node));
    if (class.index == 0)
        return unmodelled_statement(l, node, "class declaration nested too deeply");
    return php_make(l, node, IR_DECLARE_CLASS, 0, class.index, NULL, 0);
}

/* ---- bodies ---- */

static TSNode find_body(const struct php_lowering *l, const struct ir_function *function)
{
    if (function->flags & IR_FUNCTION_MAIN)
        return l->tree->cst->root;
    TSNode node = ts_node_named_descendant_for_byte_range(l->tree->cst->root, function->range.begin,
                                                          function->range.end);
    while (!cst_is_null(node) && cst_is_null(cst_field(node, "body")))
        node = ts_node_parent(node);
    return cst_is_null(node) ? node : cst_field(node, "body");
}

/* An arrow function's body is an expression: what it returns. */
static ir_id lower_body(struct php_lowering *l, TSNode body)
{
    enum php_kind kind = php_get_kind(l, body);
    if (kind == PHP_compound_statement || kind == PHP_program)
        return php_block(l, body);
    ir_id value = php_expression(l, body);
    return php_make(l, body, IR_RETURN, 0, 0, &value, 1);
}

void php_lower(struct ir_program *program, ir_function_id id)
{
    struct php_lowering l;
    php_begin(&l, program, ir_function(program, id)->file);
    l.function = id;
    l.class = ir_function(program, id)->class;
    TSNode body = find_body(&l, ir_function(program, id));
    ir_id lowered = cst_is_null(body) ? NO_IR : lower_body(&l, body);
    ir_function(program, id)->body = lowered;
    php_end(&l);
}
