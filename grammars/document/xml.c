/*
 * XML: an element is an array of its attributes, its children by tag (a list of each) and its text
 * ("#"). External entities and the network are off.
 */
#include <libxml/parser.h>
#include <libxml/tree.h>

#include "grammars/document/document_p.h"

static struct text text_of_xml(const xmlChar *text)
{
    return text ? text_of((const char *)text) : TEXT("");
}

static struct range range_of(const struct document *m, xmlNode *node)
{
    long line = xmlGetLineNo(node);
    return document_range(m, line > 0 ? (size_t)line : 0, 0);
}

static void add_attributes(struct document *m, xmlNode *node, struct range range, ir_ids *entries)
{
    for (xmlAttr *at = node->properties; at; at = at->next) {
        xmlChar *value = xmlNodeListGetString(node->doc, at->children, 1);
        struct text name = text_of_xml(at->name);
        name = text_print(m->arena, "@%.*s", (int)name.size, name.data);
        document_put(m, entries, document_text(m, name, range),
                     document_text(m, text_of_xml(value), range));
        xmlFree(value);
    }
}

static void add_text(struct document *m, xmlNode *node, struct range range, ir_ids *entries)
{
    struct buffer whole;
    buffer_init(&whole);
    for (xmlNode *at = node->children; at; at = at->next)
        if (at->type == XML_TEXT_NODE || at->type == XML_CDATA_SECTION_NODE)
            buffer_add(&whole, text_of_xml(at->content));
    struct text text = text_trim(buffer_text(&whole));
    if (text.size)
        document_put(m, entries, document_text(m, TEXT("#"), range), document_text(m, text, range));
    buffer_done(&whole);
}

static ir_id read_element(struct document *m, xmlNode *node, int depth);

static bool is_element(const xmlNode *node)
{
    return node->type == XML_ELEMENT_NODE;
}

/* Whether an element of that tag stands before this one. */
static bool comes_again(const xmlNode *node)
{
    for (const xmlNode *at = node->prev; at; at = at->prev)
        if (is_element(at) && xmlStrEqual(at->name, node->name))
            return true;
    return false;
}

static void add_children(struct document *m, xmlNode *node, ir_ids *entries, int depth)
{
    for (xmlNode *at = node->children; at && !m->is_broken; at = at->next) {
        if (!is_element(at) || comes_again(at))
            continue;
        ir_ids list = {0};
        for (xmlNode *same = at; same; same = same->next)
            if (is_element(same) && xmlStrEqual(same->name, at->name) && document_goes_on(m, depth))
                document_put(m, &list, NO_IR, read_element(m, same, depth + 1));
        struct range range = range_of(m, at);
        document_put(m, entries, document_text(m, text_of_xml(at->name), range),
                     document_array(m, &list, range));
    }
}

static ir_id read_element(struct document *m, xmlNode *node, int depth)
{
    struct range range = range_of(m, node);
    ir_ids entries = {0};
    add_attributes(m, node, range, &entries);
    add_children(m, node, &entries, depth);
    add_text(m, node, range, &entries);
    return document_array(m, &entries, range);
}

ir_id document_read_xml(struct document *m)
{
    xmlDoc *doc = xmlReadMemory(m->source->bytes.data, (int)m->source->bytes.size, NULL, NULL,
                                XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
    xmlNode *root = doc ? xmlDocGetRootElement(doc) : NULL;
    ir_id whole = root ? read_element(m, root, 0) : NO_IR;
    m->is_broken |= !root;
    xmlFreeDoc(doc);
    return whole;
}
