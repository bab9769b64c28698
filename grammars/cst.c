/* Trees of tree-sitter. */
#include "grammars/cst.h"

struct cst *cst_parse(const TSLanguage *language, struct text bytes)
{
    struct cst *cst = memory_new(1, sizeof *cst);
    TSParser *parser = ts_parser_new();
    ts_parser_set_language(parser, language);
    cst->tree = ts_parser_parse_string(parser, NULL, bytes.data, (uint32_t)bytes.size);
    ts_parser_delete(parser);
    if (!cst->tree)
        memory_exhausted();
    cst->root = ts_tree_root_node(cst->tree);
    cst->bytes = bytes;
    return cst;
}

void cst_free(void *memory)
{
    struct cst *cst = memory;
    ts_tree_delete(cst->tree);
    free(cst);
}

struct range cst_range(TSNode node)
{
    return (struct range){ts_node_start_byte(node), ts_node_end_byte(node)};
}

struct text cst_text(const struct cst *cst, TSNode node)
{
    struct range range = cst_range(node);
    return text_slice(cst->bytes, range.begin, range.end);
}

bool cst_is_null(TSNode node)
{
    return ts_node_is_null(node);
}

bool cst_is(TSNode node, const char *kind)
{
    return !ts_node_is_null(node) && strcmp(ts_node_type(node), kind) == 0;
}

TSNode cst_field(TSNode node, const char *field)
{
    return ts_node_child_by_field_name(node, field, (uint32_t)strlen(field));
}

TSNode cst_find(TSNode node, const char *kind)
{
    uint32_t count = ts_node_named_child_count(node);
    for (uint32_t i = 0; i < count; i++) {
        TSNode child = ts_node_named_child(node, i);
        if (cst_is(child, kind))
            return child;
    }
    return (TSNode){{0}, NULL, NULL};
}

TSNode cst_child_at(TSNode node, uint32_t index)
{
    TSNode found = {{0}, NULL, NULL};
    if (cst_is_null(node))
        return found;
    TSTreeCursor cursor = ts_tree_cursor_new(node);
    bool more = ts_tree_cursor_goto_first_child(&cursor);
    for (; more && cst_is_null(found); more = ts_tree_cursor_goto_next_sibling(&cursor)) {
        TSNode child = ts_tree_cursor_current_node(&cursor);
        if (ts_node_is_named(child) && !cst_is(child, "comment") && index-- == 0)
            found = child;
    }
    ts_tree_cursor_delete(&cursor);
    return found;
}

void cst_get_children(TSNode node, struct arena *arena, cst_children *children)
{
    TSTreeCursor cursor = ts_tree_cursor_new(node);
    for (bool more = ts_tree_cursor_goto_first_child(&cursor); more;
         more = ts_tree_cursor_goto_next_sibling(&cursor)) {
        const char *field = ts_tree_cursor_current_field_name(&cursor);
        struct cst_child child = {ts_tree_cursor_current_node(&cursor), field ? field : ""};
        VEC_PUSH(arena, children, child);
    }
    ts_tree_cursor_delete(&cursor);
}

TSNode cst_node_at(const struct cst *cst, struct range range, const char *kind)
{
    TSNode node = ts_node_named_descendant_for_byte_range(cst->root, range.begin, range.end);
    while (!ts_node_is_null(node) && !cst_is(node, kind))
        node = ts_node_parent(node);
    return node;
}

/* ---- syntax errors ---- */

static void report_error(TSNode node, const struct source *source, struct diag_sink *sink)
{
    if (ts_node_is_missing(node))
        diag_at(sink, DIAG_WARNING, source, cst_range(node), "syntax error: `%s` is missing",
                ts_node_type(node));
    else
        diag_at(sink, DIAG_WARNING, source, cst_range(node),
                "syntax error: this part is not understood");
}

bool cst_report_errors(const struct cst *cst, const struct source *source, struct diag_sink *sink,
                       uint32_t most)
{
    if (!ts_node_has_error(cst->root))
        return false;
    uint32_t found = 0;
    TSTreeCursor cursor = ts_tree_cursor_new(cst->root);
    bool more = true;
    while (more && found < most) {
        TSNode node = ts_tree_cursor_current_node(&cursor);
        bool is_error = ts_node_is_error(node) || ts_node_is_missing(node);
        if (is_error) {
            report_error(node, source, sink);
            found++;
        }
        if (!is_error && ts_node_has_error(node) && ts_tree_cursor_goto_first_child(&cursor))
            continue;
        while (more && !ts_tree_cursor_goto_next_sibling(&cursor))
            more = ts_tree_cursor_goto_parent(&cursor);
    }
    ts_tree_cursor_delete(&cursor);
    return true;
}

/* ---- printing ---- */

static void print_leaf(struct buffer *out, const struct cst *cst, TSNode node)
{
    struct text text = cst_text(cst, node);
    buffer_add(out, TEXT(" \""));
    for (size_t i = 0; i < text.size; i++) {
        if (text.data[i] == '\n')
            buffer_add(out, TEXT("\\n"));
        else
            buffer_add_byte(out, text.data[i]);
    }
    buffer_add(out, TEXT("\""));
}

void cst_print(struct buffer *out, const struct cst *cst)
{
    TSTreeCursor cursor = ts_tree_cursor_new(cst->root);
    int depth = 0;
    bool more = true;
    while (more) {
        TSNode node = ts_tree_cursor_current_node(&cursor);
        if (ts_node_is_named(node)) {
            const char *field = ts_tree_cursor_current_field_name(&cursor);
            buffer_print(out, "%*s%s%s%s", depth * 2, "", field ? field : "", field ? ": " : "",
                         ts_node_type(node));
            if (ts_node_named_child_count(node) == 0)
                print_leaf(out, cst, node);
            buffer_add_byte(out, '\n');
        }
        if (ts_tree_cursor_goto_first_child(&cursor)) {
            depth++;
            continue;
        }
        while (more && !ts_tree_cursor_goto_next_sibling(&cursor)) {
            more = ts_tree_cursor_goto_parent(&cursor);
            depth--;
        }
    }
    ts_tree_cursor_delete(&cursor);
}
