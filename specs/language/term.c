/* Terms and predicates. Each function is named after its nonterminal and headed by its production.
 */
#include "specs/language/spec_p.h"

enum { DEEPEST = 100 };

logic_id spec_make(struct spec_parser *p, enum logic_op op, struct range range,
                   const logic_id *kids, uint32_t count)
{
    struct spec_set *set = p->set;
    struct logic_node node = {.op = (uint16_t)op,
                              .kids = set->kids.count,
                              .count = count,
                              .file = p->file,
                              .range = range};
    for (uint32_t i = 0; i < count; i++)
        VEC_PUSH(set->arena, &set->kids, kids[i].index);
    VEC_PUSH(set->arena, &set->nodes, node);
    return (logic_id){set->nodes.count - 1};
}

struct logic_node *spec_edit(struct spec_set *set, logic_id id)
{
    return &set->nodes.items[id.index];
}

static struct range range_of(const struct spec_parser *p, logic_id id)
{
    return logic_is_none(id) ? p->token.range : logic_node(p->set, id)->range;
}

static struct range span(struct range a, struct range b)
{
    return (struct range){a.begin, b.end};
}

static logic_id make_binary(struct spec_parser *p, enum logic_op op, logic_id a, logic_id b)
{
    return spec_make(p, op, span(range_of(p, a), range_of(p, b)), (logic_id[]){a, b}, 2);
}

static logic_id make_named(struct spec_parser *p, enum logic_op op, struct range range,
                           struct text name)
{
    logic_id id = spec_make(p, op, range, NULL, 0);
    spec_edit(p->set, id)->name = names_add(p->set->names, name);
    return id;
}

static logic_id make_boolean(struct spec_parser *p, struct range range, bool value)
{
    logic_id id = spec_make(p, LOGIC_BOOLEAN, range, NULL, 0);
    spec_edit(p->set, id)->number = value;
    return id;
}

/* type ::= name [ "<" type { "," type } ">" ] */
struct logic_type spec_parse_type(struct spec_parser *p)
{
    static const struct {
        const char *word;
        enum logic_type_kind kind;
    } words[] = {
        {"boolean", LOGIC_TYPE_BOOLEAN},
        {"integer", LOGIC_TYPE_INTEGER},
        {"real", LOGIC_TYPE_REAL},
        {"money", LOGIC_TYPE_MONEY},
        {"string", LOGIC_TYPE_STRING},
        {"value", LOGIC_TYPE_VALUE},
        {"map", LOGIC_TYPE_MAP},
        {"set", LOGIC_TYPE_SET},
        {"statement", LOGIC_TYPE_STATEMENT},
    };
    struct logic_type type = {LOGIC_TYPE_OBJECT, NO_NAME};
    name_id name = spec_expect_name(p, "a type");
    struct text text = names_text(p->set->names, name);
    type.class_name = name;
    for (size_t i = 0; i < ARRAY_LENGTH(words); i++)
        if (text_is(text, words[i].word))
            type = (struct logic_type){words[i].kind, NO_NAME};
    if (spec_accept(p, "<")) {
        do
            spec_parse_type(p);
        while (spec_accept(p, ","));
        spec_expect(p, ">");
    }
    return type;
}

static enum logic_builtin find_builtin(struct text word, uint32_t *least, uint32_t *most)
{
    static const struct {
        const char *spelling;
        uint32_t least, most;
    } table[] = {
#define LOGIC_BUILTIN(id, spelling, least, most, result, sorts) {spelling, least, most},
#include "specs/language/builtins.def"
#undef LOGIC_BUILTIN
    };
    for (uint32_t i = 0; i < ARRAY_LENGTH(table); i++)
        if (text_is(word, table[i].spelling + 1)) {
            *least = table[i].least;
            *most = table[i].most;
            return i;
        }
    return LOGIC_BUILTIN_COUNT;
}

static struct text nearest_builtin(struct text word)
{
    static const char *const spellings[] = {
#define LOGIC_BUILTIN(id, spelling, least, most, result, sorts) spelling,
#include "specs/language/builtins.def"
#undef LOGIC_BUILTIN
        "\\result", "\\true", "\\false", "\\old",     "\\let",     "\\forall",
        "\\exists", "\\in",   "\\notin", "\\matches", "\\nothing", "\\everything"};
    size_t best = word.size / 3 + 2;
    struct text found = TEXT("");
    for (size_t i = 0; i < ARRAY_LENGTH(spellings); i++) {
        size_t distance = text_distance(word, text_of(spellings[i] + 1), best);
        if (distance < best) {
            best = distance;
            found = text_of(spellings[i]);
        }
    }
    return found;
}

/* arguments ::= [ "(" [ term { "," term } ] ")" ] */
static uint32_t parse_arguments(struct spec_parser *p, logic_id args[16])
{
    uint32_t count = 0;
    if (!spec_accept(p, "("))
        return 0;
    while (!p->failed && !spec_is(p, ")")) {
        if (count == 16) {
            spec_error(p, p->token.range, "more than 16 arguments");
            break;
        }
        args[count++] = spec_parse_predicate(p);
        if (!spec_accept(p, ","))
            break;
    }
    spec_expect(p, ")");
    return count;
}

/* \old(e), \let x = e; e, \forall T x; p, \matches(e, /re/), \true, \result or a built-in */
static logic_id parse_quantifier(struct spec_parser *p, enum logic_op op, struct range begin)
{
    struct logic_type type = spec_parse_type(p);
    name_id name = spec_expect_name(p, "the name of the bound variable");
    spec_expect(p, ";");
    logic_id body = spec_parse_predicate(p);
    logic_id id = spec_make(p, op, span(begin, range_of(p, body)), &body, 1);
    struct logic_node *node = spec_edit(p->set, id);
    node->name = name;
    node->number = type.kind;
    node->type_name = type.class_name;
    return id;
}

static logic_id parse_let(struct spec_parser *p, struct range begin)
{
    name_id name = spec_expect_name(p, "the name of the bound variable");
    spec_expect(p, "=");
    logic_id kids[2];
    kids[0] = spec_parse_predicate(p);
    spec_expect(p, ";");
    kids[1] = spec_parse_predicate(p);
    logic_id id = spec_make(p, LOGIC_LET, span(begin, range_of(p, kids[1])), kids, 2);
    spec_edit(p->set, id)->name = name;
    return id;
}

static logic_id parse_matches(struct spec_parser *p, struct range begin)
{
    spec_expect(p, "(");
    logic_id subject = spec_parse_term(p);
    if (!spec_is(p, ",")) {
        spec_expect(p, ",");
        return subject;
    }
    p->token = spec_next_regex(&p->lexer);
    p->has_peek = false;
    struct text pattern = spec_expect_string(p, "a regular expression, /…/");
    logic_id id = spec_make(p, LOGIC_MATCHES, span(begin, p->token.range), &subject, 1);
    spec_edit(p->set, id)->name = names_add(p->set->names, pattern);
    spec_expect(p, ")");
    return id;
}

static logic_id parse_old(struct spec_parser *p, struct range begin)
{
    spec_expect(p, "(");
    logic_id inner = spec_parse_predicate(p);
    spec_expect(p, ")");
    return spec_make(p, LOGIC_OLD, span(begin, range_of(p, inner)), &inner, 1);
}

static void complain_of_count(struct spec_parser *p, struct spec_token token, uint32_t least,
                              uint32_t most, uint32_t count)
{
    struct text takes = least == most
                            ? text_print(p->set->arena, "%" PRIu32, most)
                            : text_print(p->set->arena, "%" PRIu32 " to %" PRIu32, least, most);
    spec_error(p, token.range, "`\\%.*s` takes %s argument%s, not %" PRIu32, (int)token.text.size,
               token.text.data, takes.data, most == 1 ? "" : "s", count);
}

static logic_id parse_known_builtin(struct spec_parser *p, struct spec_token token)
{
    uint32_t least = 0, most = 0;
    enum logic_builtin builtin = find_builtin(token.text, &least, &most);
    logic_id args[16];
    if (builtin == LOGIC_BUILTIN_COUNT) {
        struct text near = nearest_builtin(token.text);
        spec_error(p, token.range, "`\\%.*s` is not known%s%.*s%s", (int)token.text.size,
                   token.text.data, near.size ? "; did you mean `" : "", (int)near.size, near.data,
                   near.size ? "`?" : "");
        return make_boolean(p, token.range, true);
    }
    uint32_t count = parse_arguments(p, args);
    if (!p->failed && (count < least || count > most))
        complain_of_count(p, token, least, most, count);
    logic_id id = spec_make(p, LOGIC_BUILTIN, span(token.range, p->token.range), args, count);
    spec_edit(p->set, id)->number = builtin;
    return id;
}

static logic_id parse_builtin(struct spec_parser *p)
{
    struct spec_token token = p->token;
    spec_advance(p);
    if (text_is(token.text, "true") || text_is(token.text, "false"))
        return make_boolean(p, token.range, token.text.size == 4);
    if (text_is(token.text, "result"))
        return spec_make(p, LOGIC_RESULT, token.range, NULL, 0);
    if (text_is(token.text, "old"))
        return parse_old(p, token.range);
    if (text_is(token.text, "let"))
        return parse_let(p, token.range);
    if (text_is(token.text, "forall"))
        return parse_quantifier(p, LOGIC_FORALL, token.range);
    if (text_is(token.text, "exists"))
        return parse_quantifier(p, LOGIC_EXISTS, token.range);
    if (text_is(token.text, "matches"))
        return parse_matches(p, token.range);
    return parse_known_builtin(p, token);
}

/* `NAME`, `NAME::NAME`, `NAME(args)` */
static logic_id parse_name(struct spec_parser *p)
{
    struct spec_token token = p->token;
    logic_id args[16];
    spec_advance(p);
    if (text_is(token.text, "true") || text_is(token.text, "false"))
        return make_boolean(p, token.range, token.text.size == 4);
    if (text_is(token.text, "null"))
        return spec_make(p, LOGIC_NULL, token.range, NULL, 0);
    if (text_is(token.text, "this"))
        return spec_make(p, LOGIC_THIS, token.range, NULL, 0);
    if (spec_accept(p, "::")) {
        struct text member = p->token.text;
        struct range end = p->token.range;
        spec_expect_name(p, "the name of a class constant");
        struct text name = text_print(p->set->arena, "%.*s::%.*s", (int)token.text.size,
                                      token.text.data, (int)member.size, member.data);
        return make_named(p, LOGIC_CONSTANT, span(token.range, end), name);
    }
    if (!spec_is(p, "("))
        return make_named(p, LOGIC_VARIABLE, token.range, token.text);
    uint32_t count = parse_arguments(p, args);
    logic_id id = spec_make(p, LOGIC_APPLY, token.range, args, count);
    spec_edit(p->set, id)->name = names_add(p->set->names, token.text);
    return id;
}

/* set ::= "{" [ term { "," term } ] "}" */
static logic_id parse_set(struct spec_parser *p)
{
    struct range begin = p->token.range;
    VEC(logic_id) members = {0};
    spec_advance(p);
    while (!p->failed && !spec_is(p, "}")) {
        VEC_PUSH(p->set->arena, &members, spec_parse_term(p));
        if (!spec_accept(p, ","))
            break;
    }
    struct range end = p->token.range;
    spec_expect(p, "}");
    return spec_make(p, LOGIC_SET, span(begin, end), members.items, members.count);
}

/* primary ::= number | string | $name | name | built-in | set | "(" predicate ")" */
static logic_id parse_primary(struct spec_parser *p)
{
    struct spec_token token = p->token;
    switch (token.kind) {
    case TOKEN_NUMBER: spec_advance(p); return make_named(p, LOGIC_NUMBER, token.range, token.text);
    case TOKEN_STRING: spec_advance(p); return make_named(p, LOGIC_STRING, token.range, token.text);
    case TOKEN_PARAMETER:
        spec_advance(p);
        return make_named(p, LOGIC_PARAMETER, token.range, token.text);
    case TOKEN_BUILTIN: return parse_builtin(p);
    case TOKEN_IDENTIFIER: return parse_name(p);
    case TOKEN_END:
    case TOKEN_SYMBOL:
    case TOKEN_BAD: break;
    }
    if (spec_is(p, "{"))
        return parse_set(p);
    if (spec_accept(p, "(")) {
        logic_id inner = spec_parse_predicate(p);
        spec_expect(p, ")");
        return inner;
    }
    spec_error_here(p, "a term");
    return make_boolean(p, token.range, true);
}

/* postfix ::= primary { "." name | "->" name | "[" term "]" } */
static logic_id parse_postfix(struct spec_parser *p)
{
    logic_id term = parse_primary(p);
    while (!p->failed) {
        if (spec_accept(p, ".") || spec_accept(p, "->")) {
            struct range end = p->token.range;
            name_id name = spec_expect_name(p, "a field");
            if (!p->failed && spec_is(p, "("))
                spec_error(p, p->token.range,
                           "methods are not called here: name a field, or a predicate");
            term = spec_make(p, LOGIC_FIELD, span(range_of(p, term), end), &term, 1);
            spec_edit(p->set, term)->name = name;
        } else if (spec_accept(p, "[")) {
            logic_id key = spec_parse_term(p);
            struct range end = p->token.range;
            spec_expect(p, "]");
            logic_id kids[2] = {term, key};
            term = spec_make(p, LOGIC_INDEX, span(range_of(p, term), end), kids, 2);
        } else {
            break;
        }
    }
    return term;
}

/* unary ::= "!" unary | "-" unary | postfix */
static logic_id parse_unary(struct spec_parser *p)
{
    struct range begin = p->token.range;
    if (++p->depth > DEEPEST)
        spec_error(p, begin, "nested too deeply");
    logic_id result;
    if (!p->failed && (spec_is(p, "!") || spec_is(p, "-"))) {
        enum logic_op op = spec_is(p, "!") ? LOGIC_NOT : LOGIC_NEG;
        spec_advance(p);
        logic_id inner = parse_unary(p);
        result = spec_make(p, op, span(begin, range_of(p, inner)), &inner, 1);
    } else {
        result = parse_postfix(p);
    }
    p->depth--;
    return result;
}

struct operator_word {
    const char *word;
    enum logic_op op;
};

static const struct operator_word *find_operator(const struct spec_parser *p,
                                                 const struct operator_word *words, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (spec_is(p, words[i].word))
            return &words[i];
    return NULL;
}

/* product ::= unary { ("*" | "/" | "%") unary } */
static logic_id parse_product(struct spec_parser *p)
{
    static const struct operator_word words[] = {
        {"*", LOGIC_MUL}, {"/", LOGIC_DIV}, {"%", LOGIC_MOD}};
    logic_id left = parse_unary(p);
    const struct operator_word *found;
    while (!p->failed && (found = find_operator(p, words, ARRAY_LENGTH(words)))) {
        spec_advance(p);
        left = make_binary(p, found->op, left, parse_unary(p));
    }
    return left;
}

/* term ::= product { ("+" | "-") product } */
logic_id spec_parse_term(struct spec_parser *p)
{
    static const struct operator_word words[] = {{"+", LOGIC_ADD}, {"-", LOGIC_SUB}};
    logic_id left = parse_product(p);
    const struct operator_word *found;
    while (!p->failed && (found = find_operator(p, words, ARRAY_LENGTH(words)))) {
        spec_advance(p);
        left = make_binary(p, found->op, left, parse_product(p));
    }
    return left;
}

static logic_id parse_glob(struct spec_parser *p, logic_id subject)
{
    struct range end = p->token.range;
    if (spec_is(p, "{")) {
        logic_id any = NO_LOGIC;
        spec_advance(p);
        do {
            end = p->token.range;
            struct text pattern = spec_expect_string(p, "a pattern, \"…\"");
            logic_id one = spec_make(p, LOGIC_GLOB, span(range_of(p, subject), end), &subject, 1);
            spec_edit(p->set, one)->name = names_add(p->set->names, pattern);
            any = logic_is_none(any) ? one : make_binary(p, LOGIC_OR, any, one);
        } while (!p->failed && spec_accept(p, ","));
        spec_expect(p, "}");
        return any;
    }
    struct text pattern = spec_expect_string(p, "a pattern, \"…\"");
    logic_id id = spec_make(p, LOGIC_GLOB, span(range_of(p, subject), end), &subject, 1);
    spec_edit(p->set, id)->name = names_add(p->set->names, pattern);
    return id;
}

/* comparison ::= term { ("==" | "!=" | "<" | … ) term } | term "\in" term | term "~" pattern */
static logic_id parse_comparison(struct spec_parser *p)
{
    static const struct operator_word words[] = {{"==", LOGIC_EQ}, {"!=", LOGIC_NE},
                                                 {"<=", LOGIC_LE}, {">=", LOGIC_GE},
                                                 {"<", LOGIC_LT},  {">", LOGIC_GT}};
    logic_id left = spec_parse_term(p), chain = NO_LOGIC;
    const struct operator_word *found;
    if (spec_accept(p, "~"))
        return parse_glob(p, left);
    bool in = p->token.kind == TOKEN_BUILTIN && text_is(p->token.text, "in");
    bool not_in = p->token.kind == TOKEN_BUILTIN && text_is(p->token.text, "notin");
    if (in || not_in) {
        spec_advance(p);
        return make_binary(p, in ? LOGIC_IN : LOGIC_NOT_IN, left, spec_parse_term(p));
    }
    while (!p->failed && (found = find_operator(p, words, ARRAY_LENGTH(words)))) {
        spec_advance(p);
        logic_id right = spec_parse_term(p);
        logic_id link = make_binary(p, found->op, left, right);
        chain = logic_is_none(chain) ? link : make_binary(p, LOGIC_AND, chain, link);
        left = right;
    }
    return logic_is_none(chain) ? left : chain;
}

/* conjunction ::= comparison { "&&" comparison }, and so on down the table; "==>" to the right */
static logic_id parse_level(struct spec_parser *p, uint32_t level)
{
    static const struct operator_word levels[] = {{"<==>", LOGIC_IFF},
                                                  {"==>", LOGIC_IMPLIES},
                                                  {"||", LOGIC_OR},
                                                  {"^^", LOGIC_XOR},
                                                  {"&&", LOGIC_AND}};
    if (level == ARRAY_LENGTH(levels))
        return parse_comparison(p);
    logic_id left = parse_level(p, level + 1);
    while (!p->failed && spec_is(p, levels[level].word)) {
        spec_advance(p);
        bool to_the_right = levels[level].op == LOGIC_IMPLIES;
        logic_id right = parse_level(p, to_the_right ? level : level + 1);
        left = make_binary(p, levels[level].op, left, right);
    }
    return left;
}

/* predicate ::= equivalence [ "?" predicate ":" predicate ] */
logic_id spec_parse_predicate(struct spec_parser *p)
{
    if (++p->depth > DEEPEST)
        spec_error(p, p->token.range, "nested too deeply");
    logic_id condition = p->failed ? make_boolean(p, p->token.range, true) : parse_level(p, 0);
    if (!p->failed && spec_accept(p, "?")) {
        logic_id kids[3] = {condition, NO_LOGIC, NO_LOGIC};
        kids[1] = spec_parse_predicate(p);
        spec_expect(p, ":");
        kids[2] = spec_parse_predicate(p);
        condition = spec_make(p, LOGIC_CONDITIONAL,
                              span(range_of(p, condition), range_of(p, kids[2])), kids, 3);
    }
    p->depth--;
    return condition;
}
