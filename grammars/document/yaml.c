/*
 * YAML: mappings and sequences are arrays, scalars are strings, but for plain true, false and null.
 * Documents after the first one are not read.
 */
#include <strings.h>
#include <yaml.h>

#include "grammars/document/document_p.h"

struct reading {
    struct document *m;
    yaml_document_t document;
};

static struct range range_of(const struct document *m, const yaml_node_t *node)
{
    return document_range(m, node->start_mark.line + 1, node->start_mark.column);
}

static bool is_word(struct text text, const char *word)
{
    return text.size == strlen(word) && strncasecmp(text.data, word, text.size) == 0;
}

static ir_id read_scalar(struct document *m, const yaml_node_t *node)
{
    struct text text = {(const char *)node->data.scalar.value, node->data.scalar.length};
    struct range range = range_of(m, node);
    bool plain = node->data.scalar.style == YAML_PLAIN_SCALAR_STYLE;
    if (plain && (is_word(text, "true") || is_word(text, "false")))
        return ir_add(m->program, IR_BOOL, 0, is_word(text, "true"), m->file, range, NULL, 0);
    if (plain && (text.size == 0 || text_is(text, "~") || is_word(text, "null")))
        return ir_add(m->program, IR_NULL, 0, 0, m->file, range, NULL, 0);
    return document_text(m, text, range);
}

static ir_id read_node(struct reading *r, int index, int depth);

static ir_id read_sequence(struct reading *r, const yaml_node_t *node, int depth)
{
    ir_ids entries = {0};
    for (yaml_node_item_t *at = node->data.sequence.items.start; at < node->data.sequence.items.top;
         at++)
        document_put(r->m, &entries, NO_IR, read_node(r, *at, depth + 1));
    return document_array(r->m, &entries, range_of(r->m, node));
}

/* A key names its value: the value stands where the key does. */
static ir_id read_mapping(struct reading *r, const yaml_node_t *node, int depth)
{
    ir_ids entries = {0};
    for (yaml_node_pair_t *at = node->data.mapping.pairs.start; at < node->data.mapping.pairs.top;
         at++) {
        const yaml_node_t *key = yaml_document_get_node(&r->document, at->key);
        if (!key || key->type != YAML_SCALAR_NODE)
            continue;
        struct text name = {(const char *)key->data.scalar.value, key->data.scalar.length};
        struct range range = range_of(r->m, key);
        ir_id value = read_node(r, at->value, depth + 1);
        r->m->program->nodes.items[value.index].range = range;
        document_put(r->m, &entries, document_text(r->m, name, range), value);
    }
    return document_array(r->m, &entries, range_of(r->m, node));
}

static ir_id read_node(struct reading *r, int index, int depth)
{
    const yaml_node_t *node = yaml_document_get_node(&r->document, index);
    bool is_read = node && document_goes_on(r->m, depth);
    if (is_read && node->type == YAML_SCALAR_NODE)
        return read_scalar(r->m, node);
    if (is_read && node->type == YAML_SEQUENCE_NODE)
        return read_sequence(r, node, depth);
    if (is_read && node->type == YAML_MAPPING_NODE)
        return read_mapping(r, node, depth);
    return ir_add(r->m->program, IR_NULL, 0, 0, r->m->file, (struct range){0, 0}, NULL, 0);
}

ir_id document_read_yaml(struct document *m)
{
    yaml_parser_t parser;
    struct reading r = {.m = m};
    if (!yaml_parser_initialize(&parser)) {
        m->is_broken = true;
        return NO_IR;
    }
    yaml_parser_set_input_string(&parser, (const unsigned char *)m->source->bytes.data,
                                 m->source->bytes.size);
    ir_id whole = NO_IR;
    m->is_broken = !yaml_parser_load(&parser, &r.document);
    if (!m->is_broken) {
        if (yaml_document_get_root_node(&r.document))
            whole = read_node(&r, 1, 0);
        yaml_document_delete(&r.document);
    }
    yaml_parser_delete(&parser);
    return whole;
}
