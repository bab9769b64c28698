/* Clauses with braces: rules, platforms, providers, settings, tables. */
#include "specs/language/spec_p.h"

static bool in_block(struct spec_parser *p)
{
    return !p->failed && !spec_is(p, "}") && p->token.kind != TOKEN_END;
}

static uint32_t expect_number(struct spec_parser *p, const char *what)
{
    if (p->token.kind != TOKEN_NUMBER) {
        spec_error(p, p->token.range, "expected %s", what);
        return 0;
    }
    struct text digits = text_copy(p->set->arena, p->token.text);
    spec_advance(p);
    return (uint32_t)strtoul(digits.data, NULL, 10);
}

static struct text expect_word(struct spec_parser *p, const char *what)
{
    return names_text(p->set->names, spec_expect_name(p, what));
}

/* ---- rules ---- */

static void parse_rule_field(struct spec_parser *p, struct spec_rule *rule)
{
    if (spec_accept(p, "id")) {
        rule->id = expect_word(p, "an identifier like TP1001");
    } else if (spec_accept(p, "title")) {
        rule->title = spec_expect_string(p, "a sentence, \"…\"");
    } else if (spec_accept(p, "message")) {
        rule->message = spec_expect_string(p, "what is wrong, \"…\"");
    } else if (spec_accept(p, "severity")) {
        struct range range = p->token.range;
        rule->severity = expect_word(p, "error, warning or note");
        if (!text_is(rule->severity, "error") && !text_is(rule->severity, "warning") &&
            !text_is(rule->severity, "note"))
            spec_error(p, range, "a severity is error, warning or note");
    } else if (spec_accept(p, "help")) {
        rule->help = spec_expect_string(p, "the help text, \"…\"");
    } else if (spec_accept(p, "cwe")) {
        do
            VEC_PUSH(p->set->arena, &rule->cwe, expect_number(p, "a CWE number"));
        while (!p->failed && spec_accept(p, ","));
    } else {
        spec_error(p, p->token.range, "expected id, title, message, severity, cwe or help");
    }
    spec_expect(p, ";");
}

/* rule ::= "rule" NAME "{" { id …; | title …; | severity …; | cwe …; | help …; } "}" */
void spec_parse_rule(struct spec_parser *p)
{
    struct spec_set *set = p->set;
    struct spec_rule rule = {.file = p->file, .severity = TEXT("warning")};
    spec_advance(p);
    rule.range = p->token.range;
    rule.name = spec_expect_name(p, "the rule's name");
    spec_expect(p, "{");
    while (in_block(p))
        parse_rule_field(p, &rule);
    spec_expect(p, "}");
    if (!p->failed && rule.id.size == 0)
        spec_error(p, rule.range, "a rule needs an id");
    if (!p->failed)
        VEC_PUSH(set->arena, &set->rules, rule);
}

/* ---- platforms ---- */

static void parse_detect(struct spec_parser *p, struct spec_platform *platform)
{
    static const struct {
        const char *word;
        enum spec_detect_kind kind;
    } kinds[] = {{"symbol", SPEC_DETECT_SYMBOL},
                 {"header", SPEC_DETECT_HEADER},
                 {"package", SPEC_DETECT_PACKAGE},
                 {"file", SPEC_DETECT_FILE}};
    struct spec_detect detect = {.kind = SPEC_DETECT_ALWAYS};
    if (!spec_accept(p, "always")) {
        bool found = false;
        for (size_t i = 0; i < ARRAY_LENGTH(kinds) && !found; i++)
            if (spec_accept(p, kinds[i].word)) {
                detect.kind = kinds[i].kind;
                found = true;
            }
        if (!found)
            spec_error(p, p->token.range, "expected always, symbol, header, package or file");
        detect.what = spec_expect_string(p, "a string");
    }
    VEC_PUSH(p->set->arena, &platform->detects, detect);
}

/* inject ::= "inject" [ "telling" string { "," string } ] */
static void parse_inject(struct spec_parser *p, struct spec_platform *platform)
{
    platform->injects = true;
    if (!spec_accept(p, "telling"))
        return;
    do
        VEC_PUSH(p->set->arena, &platform->told,
                 names_add(p->set->names, spec_expect_string(p, "a class, \"…\"")));
    while (!p->failed && spec_accept(p, ","));
}

static void parse_platform_field(struct spec_parser *p, struct spec_platform *platform)
{
    if (spec_accept(p, "detect")) {
        parse_detect(p, platform);
    } else if (spec_accept(p, "language")) {
        platform->language = spec_expect_string(p, "a language, \"php 7.4 .. 8.3\"");
    } else if (spec_accept(p, "inject")) {
        parse_inject(p, platform);
    } else if (spec_accept(p, "manifest")) {
        struct text glob = spec_expect_string(p, "a glob of XML or YAML files, \"…\"");
        VEC_PUSH(p->set->arena, &platform->manifests, glob);
    } else if (spec_accept(p, "import")) {
        do {
            VEC_PUSH(p->set->arena, &platform->import_ranges, p->token.range);
            VEC_PUSH(p->set->arena, &platform->imports, spec_expect_name(p, "a module"));
        } while (!p->failed && spec_accept(p, ","));
    } else if (spec_accept(p, "define")) {
        struct spec_define define = {.name = spec_expect_name(p, "a constant")};
        spec_expect(p, "=");
        define.value = spec_parse_term(p);
        VEC_PUSH(p->set->arena, &platform->defines, define);
    } else {
        spec_error(p, p->token.range,
                   "expected detect, language, import, define, manifest or inject");
    }
    spec_expect(p, ";");
}

/*
 * platform ::=
 *     "platform" NAME "{" { detect …; | language …; | import …; | define …; | inject …; } "}"
 */
void spec_parse_platform(struct spec_parser *p)
{
    struct spec_platform platform = {.file = p->file};
    spec_advance(p);
    platform.range = p->token.range;
    platform.name = spec_expect_name(p, "the platform's name");
    spec_expect(p, "{");
    while (in_block(p))
        parse_platform_field(p, &platform);
    spec_expect(p, "}");
    if (!p->failed)
        VEC_PUSH(p->set->arena, &p->set->platforms, platform);
}

/* ---- providers ---- */

/* role ::= NAME ":" string { "," string } [ "minor" ] ";" */
static void parse_role(struct spec_parser *p, struct spec_provider_object *object)
{
    struct spec_role role = {.range = p->token.range};
    role.role = spec_expect_name(p, "a role: amount, currency, …");
    spec_expect(p, ":");
    do
        VEC_PUSH(p->set->arena, &role.paths, spec_expect_string(p, "a path, \"notes.order\""));
    while (!p->failed && spec_accept(p, ","));
    role.is_minor = spec_accept(p, "minor");
    spec_expect(p, ";");
    VEC_PUSH(p->set->arena, &object->roles, role);
}

static void parse_object_field(struct spec_parser *p, struct spec_provider_object *object)
{
    if (spec_accept(p, "refused")) {
        spec_expect(p, ":");
        object->refused = spec_parse_predicate(p);
        spec_expect(p, ";");
    } else if (spec_accept(p, "created")) {
        object->created_by_server = spec_is(p, "server");
        object->created_by_browser = spec_is(p, "browser");
        spec_expect_name(p, "server or browser");
        spec_expect(p, ";");
    } else {
        parse_role(p, object);
    }
}

static void parse_object(struct spec_parser *p, struct spec_provider *provider)
{
    struct spec_provider_object object = {.name = spec_expect_name(p, "the object's name")};
    if (spec_accept(p, "at"))
        do
            VEC_PUSH(p->set->arena, &object.places,
                     spec_expect_string(p, "a part of its address, \"/v2/payments\""));
        while (!p->failed && spec_accept(p, ","));
    spec_expect(p, "{");
    while (in_block(p))
        parse_object_field(p, &object);
    spec_expect(p, "}");
    VEC_PUSH(p->set->arena, &provider->objects, object);
}

/* provider ::= "provider" NAME "{" { host …; | charge …; | object NAME [ at … ] { … } |
 * "postback" string "accepts" string ";" } "}" */
void spec_parse_provider(struct spec_parser *p)
{
    struct spec_provider provider = {.file = p->file};
    spec_advance(p);
    provider.range = p->token.range;
    provider.name = spec_expect_name(p, "the provider's name");
    spec_expect(p, "{");
    while (in_block(p)) {
        if (spec_accept(p, "host")) {
            do
                VEC_PUSH(p->set->arena, &provider.hosts, spec_expect_string(p, "a host, \"…\""));
            while (!p->failed && spec_accept(p, ","));
            spec_expect(p, ";");
        } else if (spec_accept(p, "charge")) {
            do
                VEC_PUSH(p->set->arena, &provider.charges,
                         spec_expect_string(p, "what the request holds, \"…\""));
            while (!p->failed && spec_accept(p, ","));
            spec_expect(p, ";");
        } else if (spec_accept(p, "postback")) {
            provider.postback = spec_expect_string(p, "what the request holds, \"…\"");
            spec_expect(p, "accepts");
            provider.accepts = spec_expect_string(p, "the accepting answer, \"…\"");
            spec_expect(p, ";");
        } else if (spec_accept(p, "object")) {
            parse_object(p, &provider);
        } else {
            spec_error(p, p->token.range, "expected host, charge, postback or object");
        }
    }
    spec_expect(p, "}");
    if (!p->failed)
        VEC_PUSH(p->set->arena, &p->set->providers, provider);
}

/* ---- settings and tables ---- */

/* setting ::= "setting" string "{" { "secret" ";" | "card" ";" | "default" term ";" | "production"
 * "when" p ";" } "}" */
void spec_parse_setting(struct spec_parser *p)
{
    struct spec_setting setting = {.file = p->file, .range = p->token.range};
    spec_advance(p);
    setting.name = spec_expect_string(p, "a name or pattern, \"*_secret\"");
    spec_expect(p, "{");
    while (in_block(p)) {
        if (spec_accept(p, "secret")) {
            setting.is_secret = true;
        } else if (spec_accept(p, "card")) {
            setting.is_card = true;
        } else if (spec_accept(p, "default")) {
            setting.fallback = spec_parse_term(p);
        } else if (spec_accept(p, "production")) {
            spec_expect(p, "when");
            setting.production = spec_parse_predicate(p);
        } else {
            spec_error(p, p->token.range, "expected secret, card, default or production");
        }
        spec_expect(p, ";");
    }
    spec_expect(p, "}");
    if (!p->failed)
        VEC_PUSH(p->set->arena, &p->set->settings, setting);
}

static void parse_column(struct spec_parser *p, struct spec_table *table)
{
    struct spec_column column = {.name = expect_word(p, "a column")};
    spec_expect(p, "is");
    column.range = p->token.range;
    column.class_name = spec_expect_name(p, "a class");
    spec_expect(p, ".");
    column.field = spec_expect_name(p, "a model field");
    if (spec_accept(p, "when")) {
        column.when = expect_word(p, "a column");
        spec_expect(p, "==");
        column.equals = spec_expect_string(p, "its value, \"…\"");
    }
    VEC_PUSH(p->set->arena, &table->columns, column);
}

/* table ::= "table" string "{" { "key" NAME ";" | "column" NAME "is" NAME "." NAME [
 * "when" NAME "==" string ] ";" } "}" */
void spec_parse_table(struct spec_parser *p)
{
    struct spec_table table = {.file = p->file, .range = p->token.range};
    spec_advance(p);
    table.name = spec_expect_string(p, "a table's name or pattern");
    spec_expect(p, "{");
    while (in_block(p)) {
        if (spec_accept(p, "key"))
            table.key = expect_word(p, "a column");
        else if (spec_accept(p, "column"))
            parse_column(p, &table);
        else
            spec_error(p, p->token.range, "expected key or column");
        spec_expect(p, ";");
    }
    spec_expect(p, "}");
    if (!p->failed)
        VEC_PUSH(p->set->arena, &p->set->tables, table);
}
