/* Where execution begins and where values come from: entry, driver, source. */
#include "specs/language/spec_p.h"

static const char *const channels[] = {"client", "customer", "staff",
                                       "admin",  "system",   "internal"};

const char *spec_channel_name(enum spec_channel channel)
{
    return channels[channel];
}

static enum spec_channel parse_channel(struct spec_parser *p)
{
    for (uint32_t i = 0; i < ARRAY_LENGTH(channels); i++)
        if (spec_accept(p, channels[i]))
            return i;
    spec_error(p, p->token.range,
               "expected a channel: client, customer, staff, admin, system or internal");
    return SPEC_CLIENT;
}

/* The literal beginning of the patterns that WHEN asks for: the longer, the more specific. */
static uint32_t literal_prefix(const struct spec_set *set, logic_id id)
{
    if (logic_is_none(id))
        return 0;
    const struct logic_node *node = logic_node(set, id);
    struct text text = names_text(set->names, node->name);
    if (node->op == LOGIC_GLOB) {
        size_t star = text_find(text, TEXT("*"), 0);
        return (uint32_t)(star == SIZE_MAX ? text.size + 1 : star);
    }
    if (node->op == LOGIC_STRING)
        return (uint32_t)text.size + 1;
    uint32_t longest = 0;
    for (uint32_t i = 0; i < node->count; i++) {
        uint32_t prefix = literal_prefix(set, logic_kid(set, id, i));
        longest = prefix > longest ? prefix : longest;
    }
    return longest;
}

static bool needs_function(struct spec_parser *p, const struct spec_entry *entry)
{
    if (p->anchor.function.index)
        return true;
    spec_error(p, entry->range,
               "this entry belongs to a function: put it right before its declaration");
    return false;
}

static void parse_arguments(struct spec_parser *p, struct spec_entry *entry)
{
    if (spec_accept(p, "with"))
        do
            VEC_PUSH(p->set->arena, &entry->arguments, spec_parse_term(p));
        while (!p->failed && spec_accept(p, ","));
}

static void parse_answered(struct spec_parser *p, struct spec_entry *entry)
{
    if (!spec_accept(p, "then"))
        return;
    entry->answered_range = p->token.range;
    entry->answered = spec_expect_name(p, "the function that takes the result");
}

/*
 * [ "each" $name "in" term ] WHEN "calls" term [ "through" term ] [ "with" term { "," term } ]
 * [ "under" predicate ] [ "then" NAME ]
 */
static void parse_registration(struct spec_parser *p, struct spec_entry *entry)
{
    entry->kind = SPEC_ENTRY_CALL;
    if (spec_accept(p, "each")) {
        entry->variable = names_add(p->set->names, p->token.text);
        if (p->token.kind != TOKEN_PARAMETER)
            spec_error(p, p->token.range, "expected a variable, $name");
        spec_advance(p);
        spec_expect(p, "in");
        entry->each = spec_parse_term(p);
    }
    if (!spec_is(p, "calls"))
        entry->condition = spec_parse_predicate(p);
    spec_expect(p, "calls");
    entry->callback = spec_parse_term(p);
    if (spec_accept(p, "through"))
        entry->through = spec_parse_term(p);
    parse_arguments(p, entry);
    if (spec_accept(p, "under"))
        entry->permission = spec_parse_predicate(p);
    parse_answered(p, entry);
}

/*
 * string { "," string } [ "of" CLASS ] [ "in" "file" string ] [ "through" NAME ]
 * [ "with" term { "," term } ] [ "then" NAME ]
 */
static void parse_methods(struct spec_parser *p, struct spec_entry *entry)
{
    entry->kind = SPEC_ENTRY_METHOD;
    do
        VEC_PUSH(p->set->arena, &entry->methods,
                 spec_expect_string(p, "a pattern of methods, \"…\""));
    while (!p->failed && spec_accept(p, ","));
    if (spec_accept(p, "of")) {
        entry->ancestor_range = p->token.range;
        entry->ancestor = p->token.kind == TOKEN_STRING
                              ? names_add(p->set->names, spec_expect_string(p, "a class"))
                              : spec_expect_name(p, "the class that they belong to");
    }
    if (spec_accept(p, "in")) {
        spec_expect(p, "file");
        entry->glob = spec_expect_string(p, "a pattern of files, \"…\"");
    }
    if (name_is_none(entry->ancestor) && entry->glob.size == 0 && !p->failed)
        spec_error(p, entry->range, "say whose methods: `of CLASS`, `in file \"…\"`, or both");
    if (spec_accept(p, "through")) {
        entry->dispatcher_range = p->token.range;
        entry->dispatcher = spec_expect_name(p, "the function that calls the method");
    }
    parse_arguments(p, entry);
    parse_answered(p, entry);
}

/* entry ::= "entry" channel ":" ( "file" string | "method" methods | "override" | registration )
 * ";" */
void spec_parse_entry(struct spec_parser *p)
{
    struct spec_entry entry = {.file = p->file, .range = p->token.range};
    spec_advance(p);
    entry.channel = parse_channel(p);
    spec_expect(p, ":");
    if (spec_accept(p, "file")) {
        entry.kind = SPEC_ENTRY_FILE;
        entry.glob = spec_expect_string(p, "a pattern of files, \"…\"");
    } else if (spec_accept(p, "override")) {
        entry.kind = SPEC_ENTRY_OVERRIDE;
        parse_arguments(p, &entry);
    } else if (spec_accept(p, "method")) {
        parse_methods(p, &entry);
    } else {
        parse_registration(p, &entry);
    }
    entry.range.end = p->token.range.begin;
    spec_expect(p, ";");
    bool is_free = entry.kind == SPEC_ENTRY_FILE || entry.kind == SPEC_ENTRY_METHOD;
    if (p->failed || (!is_free && !needs_function(p, &entry)))
        return;
    entry.stub = is_free ? NO_FUNCTION : p->anchor.function;
    if (entry.stub.index)
        entry.function = ir_function(p->set->program, entry.stub)->full_name;
    entry.prefix = literal_prefix(p->set, entry.condition);
    VEC_PUSH(p->set->arena, &p->set->entries, entry);
}

/* "class" NAME "in" "file" string | "item" [ string ] "in" "manifest" string | "attribute" string
 */
static void parse_driven(struct spec_parser *p, struct spec_entry *entry)
{
    if (spec_accept(p, "attribute")) {
        entry->kind = SPEC_ENTRY_ATTRIBUTE;
        entry->glob = spec_expect_string(p, "the full name of an attribute, \"…\"");
        return;
    }
    if (spec_accept(p, "item")) {
        entry->kind = SPEC_ENTRY_MANIFEST;
        if (p->token.kind == TOKEN_STRING)
            entry->items = spec_expect_string(p, "a path of elements, \"…\"");
        spec_expect(p, "in");
        spec_expect(p, "manifest");
    } else {
        spec_expect(p, "class");
        entry->class_variable = spec_expect_name(p, "the class's name in the driver");
        spec_expect(p, "in");
        spec_expect(p, "file");
    }
    entry->glob = spec_expect_string(p, "a pattern of files, \"…\"");
}

/* driver ::= "driver" channel ":" [ "for" "each" driven [ "then" NAME ] ] ";" */
void spec_parse_driver(struct spec_parser *p)
{
    struct spec_entry entry = {.kind = SPEC_ENTRY_DRIVER, .file = p->file, .range = p->token.range};
    spec_advance(p);
    entry.channel = parse_channel(p);
    spec_expect(p, ":");
    if (spec_accept(p, "for")) {
        spec_expect(p, "each");
        parse_driven(p, &entry);
        parse_answered(p, &entry);
    }
    entry.range.end = p->token.range.begin;
    spec_expect(p, ";");
    if (p->failed || !needs_function(p, &entry))
        return;
    entry.stub = p->anchor.function;
    entry.function = ir_function(p->set->program, entry.stub)->full_name;
    VEC_PUSH(p->set->arena, &p->set->entries, entry);
}

/* source ::= "source" NAME { "." NAME } ":" string { "," string } ";" */
void spec_parse_source(struct spec_parser *p)
{
    spec_advance(p);
    struct range range = p->token.range;
    struct text origin = names_text(p->set->names, spec_expect_name(p, "an origin"));
    while (!p->failed && spec_accept(p, ".")) {
        struct text part = names_text(p->set->names, spec_expect_name(p, "a part"));
        origin = text_print(p->set->arena, "%.*s.%.*s", (int)origin.size, origin.data,
                            (int)part.size, part.data);
    }
    spec_expect(p, ":");
    do {
        struct spec_source source = {
            .origin = names_add(p->set->names, origin), .file = p->file, .range = range};
        source.place = spec_expect_string(p, "a place, \"$_POST\"");
        if (!p->failed)
            VEC_PUSH(p->set->arena, &p->set->sources, source);
    } while (!p->failed && spec_accept(p, ","));
    spec_expect(p, ";");
}

/* global ::= "global" CLASS $name ";" */
void spec_parse_global(struct spec_parser *p)
{
    struct spec_global global = {.file = p->file};
    spec_advance(p);
    global.range = p->token.range;
    global.class_name = spec_expect_name(p, "a class");
    global.variable = names_add(p->set->names, p->token.text);
    if (p->token.kind != TOKEN_PARAMETER)
        spec_error(p, p->token.range, "expected a variable, $name");
    spec_advance(p);
    spec_expect(p, ";");
    if (!p->failed)
        VEC_PUSH(p->set->arena, &p->set->globals, global);
}
