/* Reading query templates, by tree-sitter's grammar of SQL. */
#include "grammars/sql/query.h"

#include <ctype.h>

#include "grammars/cst.h"

const TSLanguage *tree_sitter_sql(void);

static const char hole_prefix[] = "zqhole";

struct reading {
    struct arena *arena;
    const struct cst *cst;
    struct sql_query *query;
};

struct text sql_hole(struct arena *arena, uint32_t number)
{
    return text_print(arena, "%s%" PRIu32 "z", hole_prefix, number);
}

/* ---- words ---- */

static struct text without_quotes(struct text text, const char *quotes)
{
    bool quoted =
        text.size >= 2 && strchr(quotes, text.data[0]) && text.data[text.size - 1] == text.data[0];
    return quoted ? text_slice(text, 1, text.size - 1) : text;
}

/* "prefix.orders" or `orders` to orders. */
static struct text last_name(struct text text)
{
    size_t begin = text.size;
    while (begin > 0 && text.data[begin - 1] != '.')
        begin--;
    return without_quotes(text_slice(text, begin, text.size), "`\"");
}

/* "zqhole12z" exactly. */
static bool read_hole(struct text text, uint32_t *number)
{
    size_t at = sizeof hole_prefix - 1;
    if (!text_starts_with(text, text_of(hole_prefix)) || text.size < at + 2 ||
        text.data[text.size - 1] != 'z')
        return false;
    *number = 0;
    for (; at + 1 < text.size; at++) {
        if (!isdigit((unsigned char)text.data[at]))
            return false;
        *number = *number * 10 + (uint32_t)(text.data[at] - '0');
    }
    return true;
}

static struct sql_value value_of(struct reading *r, TSNode node)
{
    struct sql_value value = {SQL_EXPRESSION, 0, text_copy(r->arena, cst_text(r->cst, node))};
    struct text inner = without_quotes(value.text, "'\"");
    if (read_hole(inner, &value.hole)) {
        value.kind = SQL_HOLE;
    } else if (cst_is(node, "literal") && text_find(inner, text_of(hole_prefix), 0) == SIZE_MAX) {
        value.kind = SQL_LITERAL;
        value.text = inner;
    } else if (cst_is(node, "field") && inner.size < value.text.size) {
        value.kind = SQL_LITERAL; /* "text", which MySQL takes for a string */
        value.text = inner;
    }
    return value;
}

/* ---- parts ---- */

static void add_pair(struct reading *r, sql_pairs *pairs, TSNode column, TSNode value)
{
    struct sql_pair pair = {text_copy(r->arena, last_name(cst_text(r->cst, column))),
                            value_of(r, value)};
    VEC_PUSH(r->arena, pairs, pair);
}

/* p AND q: both; column = value: a pair; anything else decides too. */
static void read_condition(struct reading *r, TSNode node)
{
    if (cst_is(node, "parenthesized_expression") && ts_node_named_child_count(node) == 1) {
        read_condition(r, ts_node_named_child(node, 0));
        return;
    }
    TSNode left = cst_field(node, "left"), right = cst_field(node, "right");
    if (!cst_is(node, "binary_expression") || cst_is_null(left) || cst_is_null(right)) {
        r->query->is_exact = false;
        return;
    }
    TSNode op = cst_field(node, "operator");
    if (!cst_is_null(op) && cst_is(op, "keyword_and")) {
        read_condition(r, left);
        read_condition(r, right);
        return;
    }
    bool equal = !cst_is_null(op) && text_is(cst_text(r->cst, op), "=");
    if (equal && cst_is(left, "field"))
        add_pair(r, &r->query->where, left, right);
    else
        r->query->is_exact = false;
}

static void read_table(struct reading *r, TSNode node)
{
    if (cst_is(node, "relation") && ts_node_named_child_count(node))
        node = ts_node_named_child(node, 0);
    if (cst_is(node, "object_reference") && r->query->table.size == 0)
        r->query->table = text_copy(r->arena, last_name(cst_text(r->cst, node)));
}

static void read_selected(struct reading *r, TSNode expression)
{
    for (uint32_t i = 0; i < ts_node_named_child_count(expression); i++) {
        TSNode term = ts_node_named_child(expression, i);
        TSNode alias = cst_field(term, "alias"), value = cst_field(term, "value");
        struct text name = TEXT("*");
        if (!cst_is_null(alias))
            name = cst_text(r->cst, alias);
        else if (!cst_is_null(value) && cst_is(value, "field"))
            name = last_name(cst_text(r->cst, value));
        else if (!cst_is_null(value) && !cst_is(value, "all_fields"))
            name = cst_text(r->cst, value);
        VEC_PUSH(r->arena, &r->query->selected, text_copy(r->arena, name));
    }
}

/* insert into t (a, b) values (1, 2) */
static void read_lists(struct reading *r, TSNode insert)
{
    TSNode columns = {0}, values = {0};
    for (uint32_t i = 0; i < ts_node_named_child_count(insert); i++) {
        TSNode child = ts_node_named_child(insert, i);
        if (!cst_is(child, "list"))
            continue;
        if (cst_is_null(columns))
            columns = child;
        else if (cst_is_null(values))
            values = child;
    }
    if (cst_is_null(values))
        return;
    uint32_t count = ts_node_named_child_count(columns);
    for (uint32_t i = 0; i < count && i < ts_node_named_child_count(values); i++)
        add_pair(r, &r->query->assigned, ts_node_named_child(columns, i),
                 ts_node_named_child(values, i));
}

static void read_node(struct reading *r, TSNode node, int depth)
{
    static const struct {
        const char *node;
        enum sql_kind kind;
    } kinds[] = {{"select", SQL_SELECT},
                 {"insert", SQL_INSERT},
                 {"update", SQL_UPDATE},
                 {"delete", SQL_DELETE}};
    enum { DEEPEST = 6 };
    for (size_t i = 0; i < ARRAY_LENGTH(kinds); i++)
        if (cst_is(node, kinds[i].node) && r->query->kind == SQL_OTHER)
            r->query->kind = kinds[i].kind;
    if (cst_is(node, "insert"))
        read_lists(r, node);
    if (cst_is(node, "join"))
        r->query->is_exact = false;
    for (uint32_t i = 0; i < ts_node_named_child_count(node) && depth < DEEPEST; i++) {
        TSNode child = ts_node_named_child(node, i);
        read_table(r, child);
        if (cst_is(child, "assignment"))
            add_pair(r, &r->query->assigned, cst_field(child, "left"), cst_field(child, "right"));
        else if (cst_is(child, "where") && !cst_is_null(cst_field(child, "predicate")))
            read_condition(r, cst_field(child, "predicate"));
        else if (cst_is(child, "select_expression"))
            read_selected(r, child);
        else
            read_node(r, child, depth + 1);
    }
}

void sql_parse(struct sql_query *query, struct arena *arena, struct text text)
{
    *query = (struct sql_query){.table = TEXT(""), .is_exact = true};
    struct cst *cst = cst_parse(tree_sitter_sql(), text_copy(arena, text));
    struct reading reading = {arena, cst, query};
    read_node(&reading, cst->root, 0);
    query->is_exact &= !ts_node_has_error(cst->root);
    cst_free(cst);
}
