/*
 * Annotations in doc comments, as Doctrine reads them: `@Route("/pay", name="pay",
 * defaults={"a"=1})` says of a class or method what an attribute says. Only a name that the file
 * imports, or that is written whole, is one: all others are for readers. One that is not written as
 * it should be is none.
 *
 *     annotation ::= "@" NAME [ "(" [ item { "," item } [ "," ] ] ")" ]
 *     item       ::= [ ( NAME | value ) ( "=" | ":" ) ] value
 *     value      ::= STRING | NUMBER | "true" | "false" | "null" | NAME "::" NAME | "{" items "}" |
 * annotation
 */
#include <ctype.h>

#include "grammars/php/lower/php_p.h"

struct doc {
    struct php_lowering *l;
    TSNode comment;
    struct text text;
    size_t at;
    uint32_t depth;
    bool failed;
};

static ir_id make(struct doc *d, enum ir_op op, uint64_t payload, const ir_id *kids, uint32_t count)
{
    return php_make(d->l, d->comment, op, 0, payload, kids, count);
}

static char peek(const struct doc *d)
{
    return d->at < d->text.size ? d->text.data[d->at] : '\0';
}

/* Blanks, and the star that a line of a comment begins with. */
static void skip_blanks(struct doc *d)
{
    bool begins_line = false;
    for (; d->at < d->text.size; d->at++) {
        char c = d->text.data[d->at];
        if (c == '\n')
            begins_line = true;
        else if (c == '*' && begins_line)
            begins_line = false;
        else if (!isspace((unsigned char)c))
            return;
    }
}

static bool accept(struct doc *d, char c)
{
    skip_blanks(d);
    if (peek(d) != c || c == '\0')
        return false;
    d->at++;
    return true;
}

static bool is_of_name(char c)
{
    return isalnum((unsigned char)c) || c == '_' || c == '\\';
}

static struct text take_name(struct doc *d)
{
    size_t begin = d->at;
    while (is_of_name(peek(d)))
        d->at++;
    return text_slice(d->text, begin, d->at);
}

static ir_id fail(struct doc *d)
{
    d->failed = true;
    return make(d, IR_NULL, 0, NULL, 0);
}

/* A quote within is written twice. */
static ir_id parse_string(struct doc *d)
{
    struct buffer out;
    buffer_init(&out);
    bool ended = false;
    for (d->at++; d->at < d->text.size && !ended; d->at++) {
        bool doubled = peek(d) == '"' && d->at + 1 < d->text.size && d->text.data[d->at + 1] == '"';
        ended = peek(d) == '"' && !doubled;
        d->at += doubled;
        if (!ended)
            buffer_add_byte(&out, peek(d));
    }
    ir_id value = ended ? php_string(d->l, d->comment, buffer_text(&out)) : fail(d);
    buffer_done(&out);
    return value;
}

static ir_id parse_number(struct doc *d)
{
    size_t begin = d->at;
    while (isdigit((unsigned char)peek(d)) || strchr("+-.eE", peek(d) ? peek(d) : ' '))
        d->at++;
    struct text digits = text_copy(&d->l->scratch, text_slice(d->text, begin, d->at));
    if (text_find(digits, TEXT("."), 0) != SIZE_MAX)
        return php_string(d->l, d->comment, digits);
    return make(d, IR_INT, (uint64_t)strtoll(digits.data, NULL, 10), NULL, 0);
}

/* A word of the language, or a constant of a class. */
static ir_id parse_word(struct doc *d)
{
    struct text word = take_name(d);
    if (text_is(word, "true") || text_is(word, "false"))
        return make(d, IR_BOOL, text_is(word, "true"), NULL, 0);
    name_id class = php_resolve_imported(d->l, d->comment, word);
    if (name_is_none(class) || peek(d) != ':' || d->at + 1 >= d->text.size ||
        d->text.data[d->at + 1] != ':')
        return text_is(word, "null") ? make(d, IR_NULL, 0, NULL, 0) : fail(d);
    d->at += 2;
    ir_id operand = make(d, IR_CLASS_NAME, class.index, NULL, 0);
    name_id name = php_add_name(d->l, take_name(d));
    if (text_is(names_text(d->l->program->names, name), "class"))
        return make(d, IR_CLASS_NAME_OF, 0, &operand, 1);
    return make(d, IR_CLASS_CONSTANT, name.index, &operand, 1);
}

static ir_id parse_value(struct doc *d);

/* `name=` before a value, of which no quotes are asked. */
static bool accept_key(struct doc *d, ir_id *key)
{
    size_t begin = d->at;
    struct text name = take_name(d);
    size_t end = d->at;
    skip_blanks(d);
    bool is_key = name.size && (peek(d) == '=' || (peek(d) == ':' && d->text.data[end] != ':'));
    d->at = is_key ? d->at + 1 : begin;
    if (is_key)
        *key = php_string(d->l, d->comment, name);
    return is_key;
}

static ir_id parse_items(struct doc *d, char close)
{
    ir_ids entries = {0};
    while (!d->failed && !accept(d, close)) {
        ir_id kids[2] = {NO_IR, NO_IR};
        skip_blanks(d);
        if (!accept_key(d, &kids[0])) {
            kids[1] = parse_value(d);
            if (accept(d, '=') || accept(d, ':'))
                kids[0] = kids[1];
        }
        if (ir_is_none(kids[1]) || !ir_is_none(kids[0]))
            kids[1] = parse_value(d);
        VEC_PUSH(&d->l->scratch, &entries, make(d, IR_ENTRY, 0, kids, 2));
        skip_blanks(d);
        if (!accept(d, ',') && peek(d) != close)
            d->failed = true;
    }
    return make(d, IR_ARRAY, 0, entries.items, entries.count);
}

static ir_id parse_value(struct doc *d)
{
    enum { DEEPEST = 32 };
    skip_blanks(d);
    char c = peek(d);
    if (d->failed || d->depth == DEEPEST)
        return fail(d);
    d->depth++;
    ir_id value;
    if (c == '"') {
        value = parse_string(d);
    } else if (c == '{') {
        d->at++;
        value = parse_items(d, '}');
    } else if (c == '@') {
        d->at++;
        take_name(d);
        value = accept(d, '(') ? parse_items(d, ')') : make(d, IR_ARRAY, 0, NULL, 0);
    } else if (isdigit((unsigned char)c) || c == '-') {
        value = parse_number(d);
    } else {
        value = parse_word(d);
    }
    d->depth--;
    return value;
}

static void parse_annotation(struct doc *d, ir_attributes *out)
{
    struct ir_attribute result = {.name = php_resolve_imported(d->l, d->comment, take_name(d)),
                                  .is_in_comment = true};
    if (name_is_none(result.name))
        return;
    size_t after = d->at;
    d->failed = false;
    result.args = peek(d) == '(' ? (d->at++, parse_items(d, ')')) : make(d, IR_ARRAY, 0, NULL, 0);
    if (d->failed)
        d->at = after;
    else
        VEC_PUSH(d->l->program->arena, out, result);
}

void php_doc_attributes(struct php_lowering *l, TSNode declared, ir_attributes *out)
{
    TSNode comment = ts_node_prev_named_sibling(declared);
    if (cst_is_null(comment) || php_get_kind(l, comment) != PHP_comment)
        return;
    struct doc d = {l, comment, cst_text(l->tree->cst, comment), 0, 0, false};
    if (!text_starts_with(d.text, TEXT("/**")) || d.text.size < 5)
        return;
    d.text.size -= 2;
    bool begins_line = true;
    for (d.at = 3; d.at < d.text.size;) {
        char c = d.text.data[d.at++];
        if (c == '@' && begins_line)
            parse_annotation(&d, out);
        begins_line = c == '\n' || (begins_line && (c == '*' || isspace((unsigned char)c)));
    }
}
