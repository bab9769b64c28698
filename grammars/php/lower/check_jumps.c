/* What PHP refuses of goto and its labels. */
#include "grammars/php/lower/check_p.h"

static bool is_loop(enum php_kind kind)
{
    return kind == PHP_while_statement || kind == PHP_do_statement || kind == PHP_for_statement ||
           kind == PHP_foreach_statement || kind == PHP_switch_statement;
}

static bool contains(TSNode outer, TSNode inner)
{
    return ts_node_start_byte(outer) <= ts_node_start_byte(inner) &&
           ts_node_end_byte(inner) <= ts_node_end_byte(outer);
}

/* The function that a node stands in, or the file. */
static TSNode body_of(const struct checking *c, TSNode node)
{
    TSNode function = check_function_of(c, node);
    return cst_is_null(function) ? c->l.tree->cst->root : function;
}

static struct text label_of(const struct checking *c, TSNode statement)
{
    return check_text(c, check_child(c, statement, 0));
}

/* The label of that name below `node` in the same function; null: there is none. */
static TSNode find_label(const struct checking *c, TSNode node, struct text name)
{
    for (uint32_t i = 0; i < check_child_count(c, node); i++) {
        TSNode child = check_child(c, node, i);
        if (check_kind(c, child) == PHP_named_label_statement &&
            text_equal(label_of(c, child), name))
            return child;
        if (check_is_function(check_kind(c, child)))
            continue;
        TSNode found = find_label(c, child, name);
        if (!cst_is_null(found))
            return found;
    }
    return (TSNode){0};
}

static void check_way(struct checking *c, TSNode from, TSNode label)
{
    for (TSNode at = ts_node_parent(label); !cst_is_null(at); at = ts_node_parent(at)) {
        if (is_loop(check_kind(c, at)) && !contains(at, from))
            check_fail(c, from, "'goto' into loop or switch statement is disallowed");
        if (check_kind(c, at) == PHP_finally_clause && !contains(at, from))
            check_fail(c, from, "jump into a finally block is disallowed");
    }
    for (TSNode at = ts_node_parent(from); !cst_is_null(at); at = ts_node_parent(at))
        if (check_kind(c, at) == PHP_finally_clause && !contains(at, label))
            check_fail(c, from, "jump out of a finally block is disallowed");
}

void check_goto(struct checking *c, TSNode node)
{
    TSNode label = find_label(c, body_of(c, node), label_of(c, node));
    if (cst_is_null(label))
        check_fail(c, node, "'goto' to undefined label");
    else
        check_way(c, node, label);
}

void check_label(struct checking *c, TSNode node)
{
    TSNode first = find_label(c, body_of(c, node), label_of(c, node));
    if (!ts_node_eq(first, node))
        check_fail(c, node, "Label already defined");
}
