/* Clauses of contracts, models and logic. A clause with an error is skipped up to its `;`. */
#include "specs/language/spec_p.h"

/* ---- tokens ---- */

void spec_advance(struct spec_parser *p)
{
    p->open += spec_is(p, "{");
    p->open -= spec_is(p, "}") && p->open > 0;
    p->previous = p->token.range;
    if (p->has_peek) {
        p->token = p->peek;
        p->has_peek = false;
    } else {
        p->token = spec_next_token(&p->lexer);
    }
    if (p->lexer.is_cut)
        p->set->files.items[p->file].is_cut = true;
    if (p->token.kind == TOKEN_BAD)
        spec_error(p, p->token.range, "%s", p->lexer.problem);
}

struct spec_token spec_peek(struct spec_parser *p)
{
    if (!p->has_peek) {
        p->peek = spec_next_token(&p->lexer);
        p->has_peek = true;
    }
    return p->peek;
}

bool spec_is(const struct spec_parser *p, const char *word)
{
    return (p->token.kind == TOKEN_SYMBOL || p->token.kind == TOKEN_IDENTIFIER) &&
           text_is(p->token.text, word);
}

bool spec_accept(struct spec_parser *p, const char *word)
{
    if (!spec_is(p, word))
        return false;
    spec_advance(p);
    return true;
}

void spec_error(struct spec_parser *p, struct range range, const char *format, ...)
{
    char message[512];
    va_list args;
    if (p->failed)
        return;
    p->failed = true;
    va_start(args, format);
    vsnprintf(message, sizeof message, format, args);
    va_end(args);
    diag_at(p->set->sink, DIAG_ERROR, p->set->files.items[p->file].source, range, "%s", message);
}

/* Whether a line ends before the next token, or the annotation does. */
static bool starts_line(const struct spec_parser *p)
{
    struct text between = text_slice(p->lexer.bytes, p->previous.end, p->token.range.begin);
    return p->token.kind == TOKEN_END || memchr(between.data, '\n', between.size) != NULL;
}

/* What a word of the host, or of English, is called here; or NULL. */
static const char *own_word(const struct spec_parser *p)
{
    static const struct {
        const char *theirs, *ours;
    } words[] = {{"=", "=="},    {"and", "&&"},  {"or", "||"},       {"xor", "^^"},    {"not", "!"},
                 {"in", "\\in"}, {"if", "when"}, {"unless", "when"}, {"where", "when"}};
    for (size_t i = 0; i < ARRAY_LENGTH(words); i++)
        if (spec_is(p, words[i].theirs))
            return words[i].ours;
    return NULL;
}

void spec_error_here(struct spec_parser *p, const char *expected)
{
    const char *ours = own_word(p);
    spec_error(p, p->token.range, "expected %s%s%s%s", expected, ours ? "; did you mean `" : "",
               ours ? ours : "", ours ? "`?" : "");
}

bool spec_expect(struct spec_parser *p, const char *word)
{
    if (p->failed)
        return false;
    if (spec_accept(p, word))
        return true;
    if (strcmp(word, ";") != 0 || p->token.kind == TOKEN_BAD || !starts_line(p)) {
        spec_error_here(p, text_print(p->set->arena, "`%s`", word).data);
        return false;
    }
    struct range end = {p->previous.end, p->previous.end};
    spec_error(p, end, "this clause has no end: expected `;`");
    p->missed_end = p->open == 0;
    return false;
}

name_id spec_expect_name(struct spec_parser *p, const char *what)
{
    if (p->token.kind != TOKEN_IDENTIFIER) {
        spec_error(p, p->token.range, "expected %s", what);
        return names_add(p->set->names, TEXT("?"));
    }
    name_id name = names_add(p->set->names, p->token.text);
    spec_advance(p);
    return name;
}

struct text spec_expect_string(struct spec_parser *p, const char *what)
{
    if (p->token.kind != TOKEN_STRING) {
        spec_error(p, p->token.range, "expected %s", what);
        return TEXT("");
    }
    struct text text = text_copy(p->set->arena, p->token.text);
    spec_advance(p);
    return text;
}

/* To the end of the clause: its `;`, or the `}` of the outermost block that is open. */
void spec_recover(struct spec_parser *p)
{
    p->failed = true;
    while (p->token.kind != TOKEN_END && !p->missed_end) {
        bool done = (spec_is(p, ";") && p->open == 0) || (spec_is(p, "}") && p->open <= 1);
        spec_advance(p);
        if (done)
            break;
    }
    p->open = 0;
    p->failed = p->missed_end = false;
}

/* ---- contracts ---- */

static struct spec_clause new_clause(const struct spec_parser *p, enum spec_clause_kind kind,
                                     uint32_t behavior)
{
    return (struct spec_clause){
        .kind = kind, .file = p->file, .range = p->token.range, .behavior = behavior};
}

/* [ NAME ":" ] */
static name_id parse_clause_name(struct spec_parser *p)
{
    if (p->token.kind != TOKEN_IDENTIFIER || !text_is(spec_peek(p).text, ":"))
        return NO_NAME;
    name_id name = spec_expect_name(p, "a name");
    spec_expect(p, ":");
    return name;
}

/* requires ::= [ "review" ] "requires" [ NAME ":" ] predicate ";" */
static struct spec_clause parse_condition(struct spec_parser *p, enum spec_clause_kind kind,
                                          uint32_t behavior)
{
    struct spec_clause clause = new_clause(p, kind, behavior);
    spec_advance(p);
    clause.name_range = p->token.range;
    clause.name = parse_clause_name(p);
    clause.range = p->token.range;
    clause.condition = spec_parse_predicate(p);
    clause.range.end = p->token.range.begin;
    spec_expect(p, ";");
    return clause;
}

/* assigns ::= "assigns" ( "\nothing" | "\everything" | term { "," term } ) ";" */
static struct spec_clause parse_assigns(struct spec_parser *p, uint32_t behavior)
{
    struct spec_clause clause = new_clause(p, SPEC_ASSIGNS, behavior);
    spec_advance(p);
    if (p->token.kind == TOKEN_BUILTIN &&
        (text_is(p->token.text, "nothing") || text_is(p->token.text, "everything"))) {
        spec_advance(p);
    } else {
        do
            VEC_PUSH(p->set->arena, &clause.terms, spec_parse_term(p));
        while (!p->failed && spec_accept(p, ","));
    }
    clause.range.end = p->token.range.begin;
    spec_expect(p, ";");
    return clause;
}

/* signals ::= "signals" "(" ( NAME | string ) [ NAME ] ")" predicate ";" */
static struct spec_clause parse_signals(struct spec_parser *p, uint32_t behavior)
{
    struct spec_clause clause = new_clause(p, SPEC_SIGNALS, behavior);
    spec_advance(p);
    spec_expect(p, "(");
    if (p->token.kind == TOKEN_STRING)
        clause.class_name = names_add(p->set->names, spec_expect_string(p, "a class"));
    else
        clause.class_name = spec_expect_name(p, "the class of the exception");
    if (p->token.kind == TOKEN_IDENTIFIER)
        clause.name = spec_expect_name(p, "a name");
    spec_expect(p, ")");
    clause.condition = spec_parse_predicate(p);
    clause.range.end = p->token.range.begin;
    spec_expect(p, ";");
    return clause;
}

/* establishes ::= "establishes" fact [ "when" predicate ] ";" */
static struct spec_clause parse_establishes(struct spec_parser *p, uint32_t behavior)
{
    struct spec_clause clause = new_clause(p, SPEC_ESTABLISHES, behavior);
    spec_advance(p);
    clause.condition = spec_parse_term(p);
    if (spec_accept(p, "when"))
        clause.when = spec_parse_predicate(p);
    clause.range.end = p->token.range.begin;
    spec_expect(p, ";");
    return clause;
}

/* use ::= GROUP term { "," term } [ "when" predicate ] ";" */
static struct spec_clause parse_use(struct spec_parser *p, uint32_t behavior)
{
    struct spec_clause clause = new_clause(p, SPEC_USE, behavior);
    struct text meant = spec_nearest_clause(p->token.text);
    clause.name = spec_expect_name(p, "a clause");
    if (meant.size) {
        struct text word = names_text(p->set->names, clause.name);
        spec_error(p, clause.range, "`%.*s` begins no clause; did you mean `%.*s`?", (int)word.size,
                   word.data, (int)meant.size, meant.data);
        return clause;
    }
    if (!spec_is(p, ";"))
        do
            VEC_PUSH(p->set->arena, &clause.terms, spec_parse_term(p));
        while (!p->failed && spec_accept(p, ","));
    if (spec_accept(p, "when"))
        clause.when = spec_parse_predicate(p);
    clause.range.end = p->token.range.begin;
    spec_expect(p, ";");
    return clause;
}

static bool is_clause_word(const struct spec_parser *p)
{
    static const char *const words[] = {"requires", "ensures",     "assigns", "exits",
                                        "signals",  "establishes", "review",  "sink"};
    for (size_t i = 0; i < ARRAY_LENGTH(words); i++)
        if (spec_is(p, words[i]))
            return true;
    return false;
}

struct text spec_nearest_clause(struct text word)
{
    static const char *const words[] = {
        "requires",  "ensures", "assigns", "exits",   "signals", "establishes", "assumes",
        "behavior",  "model",   "entry",   "driver",  "rule",    "platform",    "provider",
        "predicate", "setting", "source",  "compare", "global",  "complete",    "disjoint"};
    for (size_t i = 0; i < ARRAY_LENGTH(words); i++) {
        size_t limit = strlen(words[i]) > 6 ? 2 : 1;
        if (text_distance(word, text_of(words[i]), limit) <= limit && !text_is(word, words[i]))
            return text_of(words[i]);
    }
    return TEXT("");
}

static bool starts_use(struct spec_parser *p)
{
    if (p->token.kind != TOKEN_IDENTIFIER)
        return false;
    enum spec_token_kind next = spec_peek(p).kind;
    if (text_is(spec_peek(p).text, ";"))
        return true;
    return next == TOKEN_IDENTIFIER || next == TOKEN_PARAMETER || next == TOKEN_BUILTIN;
}

/* The rule of an injection into a context; "" if there is no such context. */
static struct text rule_of_context(struct text context)
{
    static const struct {
        const char *context, *rule;
    } rules[] = {{"sql", "SqlInjection"},
                 {"html", "CrossSiteScripting"},
                 {"attribute", "CrossSiteScripting"},
                 {"js", "CrossSiteScripting"},
                 {"url", "ServerSideRequestForgery"},
                 {"shell", "CodeInjection"},
                 {"path", "FileInclusion"}};
    for (size_t i = 0; i < ARRAY_LENGTH(rules); i++)
        if (text_is(context, rules[i].context))
            return text_of(rules[i].rule);
    return TEXT("");
}

/* sink CONTEXT: $param {, $param}; is sugar for requires RULE: \escaped($param, CONTEXT) */
static void parse_sink(struct spec_parser *p, spec_clauses *clauses, uint32_t behavior)
{
    spec_advance(p);
    struct text context = p->token.text;
    struct range range = p->token.range;
    struct text rule = rule_of_context(context);
    spec_expect_name(p, "a context: sql, html, attribute, js, url, shell or path");
    if (rule.size == 0)
        spec_error(p, range, "a context is sql, html, attribute, js, url, shell or path");
    spec_expect(p, ":");
    do {
        struct spec_clause clause = new_clause(p, SPEC_REQUIRES, behavior);
        logic_id args[2];
        args[0] = spec_parse_term(p);
        args[1] = spec_make(p, LOGIC_STRING, clause.range, NULL, 0);
        spec_edit(p->set, args[1])->name = names_add(p->set->names, context);
        clause.condition = spec_make(p, LOGIC_BUILTIN, clause.range, args, 2);
        spec_edit(p->set, clause.condition)->number = LOGIC_BUILTIN_ESCAPED;
        clause.name = names_add(p->set->names, rule);
        VEC_PUSH(p->set->arena, clauses, clause);
    } while (!p->failed && spec_accept(p, ","));
    spec_expect(p, ";");
}

bool spec_parse_contract_clause(struct spec_parser *p, spec_clauses *clauses, uint32_t behavior)
{
    struct spec_clause clause;
    if (spec_is(p, "sink")) {
        parse_sink(p, clauses, behavior);
        return true;
    }
    bool review = spec_accept(p, "review");
    if (spec_is(p, "requires"))
        clause = parse_condition(p, SPEC_REQUIRES, behavior);
    else if (spec_is(p, "ensures"))
        clause = parse_condition(p, SPEC_ENSURES, behavior);
    else if (spec_is(p, "exits"))
        clause = parse_condition(p, SPEC_EXITS, behavior);
    else if (spec_is(p, "assigns"))
        clause = parse_assigns(p, behavior);
    else if (spec_is(p, "signals"))
        clause = parse_signals(p, behavior);
    else if (spec_is(p, "establishes"))
        clause = parse_establishes(p, behavior);
    else if (starts_use(p))
        clause = parse_use(p, behavior);
    else
        return false;
    clause.is_review = review;
    if (review && clause.kind != SPEC_REQUIRES)
        spec_error(p, clause.range, "`review` stands before `requires`");
    if (!p->failed)
        VEC_PUSH(p->set->arena, clauses, clause);
    return true;
}

/* The contract of the function that the annotation stands before; NULL if it stands elsewhere. */
static struct spec_contract *own_contract(struct spec_parser *p)
{
    struct spec_set *set = p->set;
    if (p->anchor.function.index == 0) {
        spec_error(p, p->token.range,
                   "this clause belongs to a function: put it right before its declaration");
        return NULL;
    }
    name_id full_name = ir_function(set->program, p->anchor.function)->full_name;
    uint32_t found = map_get(&set->contract_of_stub, p->anchor.function.index, 0);
    if (!found) {
        struct spec_contract contract = {
            .full_name = full_name, .stub = p->anchor.function, .file = p->file};
        VEC_PUSH(set->arena, &set->contracts, contract);
        found = set->contracts.count;
        map_put(&set->contract_of_stub, p->anchor.function.index, found);
    }
    return &set->contracts.items[found - 1];
}

/* behavior ::= "behavior" NAME ":" { "assumes" predicate ";" | contract clause } */
static void parse_behavior(struct spec_parser *p)
{
    struct spec_contract *contract = own_contract(p);
    struct spec_behavior behavior = {.name = NO_NAME};
    spec_advance(p);
    behavior.name = spec_expect_name(p, "the behavior's name");
    spec_expect(p, ":");
    if (!contract)
        return;
    uint32_t number = contract->behaviors.count + 1;
    spec_clauses clauses = contract->clauses;
    while (!p->failed) {
        if (spec_is(p, "assumes")) {
            struct spec_clause assumes = parse_condition(p, SPEC_ASSUMES, number);
            logic_id both[2] = {behavior.assumes, assumes.condition};
            behavior.assumes =
                logic_is_none(both[0]) ? both[1] : spec_make(p, LOGIC_AND, assumes.range, both, 2);
        } else if (!is_clause_word(p) && !starts_use(p)) {
            break;
        } else if (spec_is(p, "behavior") || spec_is(p, "complete") || spec_is(p, "disjoint") ||
                   !spec_parse_contract_clause(p, &clauses, number)) {
            break;
        }
    }
    contract = own_contract(p);
    if (!contract)
        return;
    contract->clauses = clauses;
    VEC_PUSH(p->set->arena, &contract->behaviors, behavior);
}

/* complete ::= ( "complete" | "disjoint" ) "behaviors" ";" */
static void parse_completeness(struct spec_parser *p)
{
    bool complete = spec_is(p, "complete");
    struct spec_contract *contract = own_contract(p);
    spec_advance(p);
    spec_expect(p, "behaviors");
    spec_expect(p, ";");
    if (contract && complete)
        contract->is_complete = true;
}

/* ---- models ---- */

static struct spec_class *own_class(struct spec_parser *p)
{
    struct spec_set *set = p->set;
    if (p->anchor.class.index == 0) {
        spec_error(p, p->token.range, "a model field belongs to a class: put it inside of one");
        return NULL;
    }
    name_id full_name = ir_class(set->program, p->anchor.class)->full_name;
    uint32_t found = map_get(&set->class_of_stub, p->anchor.class.index, 0);
    if (!found) {
        struct spec_class class = {.full_name = full_name, .stub = p->anchor.class};
        VEC_PUSH(set->arena, &set->classes, class);
        found = set->classes.count;
        map_put(&set->class_of_stub, p->anchor.class.index, found);
    }
    return &set->classes.items[found - 1];
}

static uint32_t parse_model_flags(struct spec_parser *p)
{
    static const struct {
        const char *word;
        uint32_t flag;
    } words[] = {{"key", SPEC_MODEL_KEY},
                 {"frozen", SPEC_MODEL_FROZEN},
                 {"token", SPEC_MODEL_TOKEN},
                 {"trusted", SPEC_MODEL_TRUSTED},
                 {"secret", SPEC_MODEL_SECRET},
                 {"owner", SPEC_MODEL_OWNER},
                 {"reference", SPEC_MODEL_REFERENCE}};
    uint32_t flags = 0;
    for (bool more = true; more;) {
        more = false;
        for (size_t i = 0; i < ARRAY_LENGTH(words); i++)
            if (spec_is(p, words[i].word) && spec_peek(p).kind == TOKEN_IDENTIFIER) {
                spec_advance(p);
                flags |= words[i].flag;
                more = true;
            }
    }
    return flags;
}

/* model ::= "model" { flag } type NAME [ "is" $name { "," $name } ] ";" */
static void parse_model(struct spec_parser *p)
{
    struct spec_class *class = own_class(p);
    struct spec_model model = {.file = p->file, .range = p->token.range};
    spec_advance(p);
    model.flags = parse_model_flags(p);
    model.type_range = p->token.range;
    model.type = spec_parse_type(p);
    model.range = p->token.range;
    model.name = spec_expect_name(p, "the field's name");
    bool more = spec_accept(p, "is");
    while (more) {
        if (p->token.kind != TOKEN_PARAMETER)
            spec_error(p, p->token.range, "expected a property, $name");
        VEC_PUSH(p->set->arena, &model.hosts, names_add(p->set->names, p->token.text));
        spec_advance(p);
        more = !p->failed && spec_accept(p, ",");
    }
    spec_expect(p, ";");
    if (p->failed)
        model.type = (struct logic_type){LOGIC_TYPE_UNKNOWN, NO_NAME};
    if (class && !text_is(names_text(p->set->names, model.name), "?"))
        VEC_PUSH(p->set->arena, &class->models, model);
}

/* write ::= "write" NAME ":" { contract clause }, about assignments to a model field */
static void parse_write(struct spec_parser *p)
{
    struct spec_class *class = own_class(p);
    spec_advance(p);
    struct text field = names_text(p->set->names, spec_expect_name(p, "a model field"));
    spec_expect(p, ":");
    struct spec_contract contract = {.file = p->file};
    if (class) {
        struct text name = names_text(p->set->names, class->full_name);
        contract.full_name =
            names_add(p->set->names, text_print(p->set->arena, "%.*s::$%.*s", (int)name.size,
                                                name.data, (int)field.size, field.data));
    }
    while (!p->failed && (is_clause_word(p) || (starts_use(p) && !spec_is(p, "model") &&
                                                !spec_is(p, "write") && !spec_is(p, "type"))))
        spec_parse_contract_clause(p, &contract.clauses, 0);
    if (class && !p->failed)
        VEC_PUSH(p->set->arena, &p->set->contracts, contract);
}

/* invariant ::= "type" "invariant" [ NAME ":" ] predicate ";" */
static void parse_invariant(struct spec_parser *p)
{
    struct spec_class *class = own_class(p);
    spec_advance(p);
    spec_expect(p, "invariant");
    parse_clause_name(p);
    logic_id predicate = spec_parse_predicate(p);
    spec_expect(p, ";");
    if (class && !p->failed)
        VEC_PUSH(p->set->arena, &class->invariants, predicate);
}

/* ---- logic ---- */

typedef VEC(struct logic_variable) variables;

/* [ "(" type NAME { "," type NAME } ")" ] */
static void parse_variables(struct spec_parser *p, struct spec_predicate *out)
{
    if (!spec_accept(p, "("))
        return;
    while (!p->failed && !spec_is(p, ")")) {
        struct logic_variable variable = {.type = spec_parse_type(p)};
        if (!out->is_fact || p->token.kind == TOKEN_IDENTIFIER)
            variable.name = spec_expect_name(p, "a parameter's name");
        VEC_PUSH(p->set->arena, &out->params, variable);
        if (!spec_accept(p, ","))
            break;
    }
    spec_expect(p, ")");
}

/* predicate ::= "predicate" NAME params [ "=" predicate ] ";", logic ::= "logic" type NAME … */
static void parse_logic(struct spec_parser *p, bool has_type)
{
    struct spec_predicate predicate = {.result = {LOGIC_TYPE_BOOLEAN, NO_NAME}, .file = p->file};
    spec_advance(p);
    if (has_type)
        predicate.result = spec_parse_type(p);
    predicate.range = p->token.range;
    predicate.name = spec_expect_name(p, "a name");
    parse_variables(p, &predicate);
    if (spec_accept(p, "="))
        predicate.body = spec_parse_predicate(p);
    spec_expect(p, ";");
    predicate.is_broken = p->failed;
    if (!text_is(names_text(p->set->names, predicate.name), "?"))
        VEC_PUSH(p->set->arena, &p->set->predicates, predicate);
}

/* fact ::= "fact" NAME [ "(" type { "," type } ")" ] ";" */
static void parse_fact(struct spec_parser *p)
{
    struct spec_predicate fact = {
        .is_fact = true, .result = {LOGIC_TYPE_BOOLEAN, NO_NAME}, .file = p->file};
    spec_advance(p);
    fact.range = p->token.range;
    fact.name = spec_expect_name(p, "the fact's name");
    parse_variables(p, &fact);
    spec_expect(p, ";");
    fact.is_broken = p->failed;
    if (!text_is(names_text(p->set->names, fact.name), "?"))
        VEC_PUSH(p->set->arena, &p->set->predicates, fact);
}

/* group ::= "clause" NAME params "{" { contract clause } "}" */
static void parse_group(struct spec_parser *p)
{
    struct spec_predicate head = {.file = p->file};
    struct spec_group group = {.file = p->file};
    spec_advance(p);
    group.range = p->token.range;
    group.name = spec_expect_name(p, "the clause's name");
    parse_variables(p, &head);
    for (uint32_t i = 0; i < head.params.count; i++)
        VEC_PUSH(p->set->arena, &group.params, head.params.items[i]);
    spec_expect(p, "{");
    while (!p->failed && !spec_is(p, "}") && p->token.kind != TOKEN_END)
        if (!spec_parse_contract_clause(p, &group.clauses, 0))
            spec_error(p, p->token.range, "expected a clause or `}`");
    spec_expect(p, "}");
    group.is_broken = p->failed;
    if (!text_is(names_text(p->set->names, group.name), "?"))
        VEC_PUSH(p->set->arena, &p->set->groups, group);
}

/* compare ::= "compare" "mac" "(" NAME "," NAME "," NAME ")" "with" NAME ":" { contract clause } */
static void parse_compare(struct spec_parser *p)
{
    struct spec_compare compare = {.file = p->file, .range = p->token.range};
    spec_advance(p);
    spec_expect(p, "mac");
    spec_expect(p, "(");
    compare.algorithm = spec_expect_name(p, "a variable for the algorithm");
    spec_expect(p, ",");
    compare.key = spec_expect_name(p, "a variable for the key");
    spec_expect(p, ",");
    compare.data = spec_expect_name(p, "a variable for the data");
    spec_expect(p, ")");
    spec_expect(p, "with");
    compare.value = spec_expect_name(p, "a variable for the other side");
    spec_expect(p, ":");
    while (!p->failed && is_clause_word(p))
        spec_parse_contract_clause(p, &compare.clauses, 0);
    if (!p->failed)
        VEC_PUSH(p->set->arena, &p->set->compares, compare);
}

/* import ::= "import" NAME { "," NAME } ";" (kept by the platform of the folder; see blocks.c) */
static void parse_import(struct spec_parser *p)
{
    spec_advance(p);
    do
        spec_expect_name(p, "a module");
    while (!p->failed && spec_accept(p, ","));
    spec_expect(p, ";");
}

/* ---- annotations ---- */

static const struct {
    const char *word;
    void (*parse)(struct spec_parser *p);
} blocks[] = {
    {"rule", spec_parse_rule},
    {"platform", spec_parse_platform},
    {"provider", spec_parse_provider},
    {"setting", spec_parse_setting},
    {"table", spec_parse_table},
    {"entry", spec_parse_entry},
    {"driver", spec_parse_driver},
    {"source", spec_parse_source},
    {"global", spec_parse_global},
    {"behavior", parse_behavior},
    {"complete", parse_completeness},
    {"disjoint", parse_completeness},
    {"model", parse_model},
    {"type", parse_invariant},
    {"fact", parse_fact},
    {"clause", parse_group},
    {"compare", parse_compare},
    {"import", parse_import},
    {"write", parse_write},
};

static void parse_clause(struct spec_parser *p)
{
    if (spec_is(p, "predicate")) {
        parse_logic(p, false);
        return;
    }
    if (spec_is(p, "logic")) {
        parse_logic(p, true);
        return;
    }
    for (size_t i = 0; i < ARRAY_LENGTH(blocks); i++)
        if (spec_is(p, blocks[i].word)) {
            blocks[i].parse(p);
            return;
        }
    struct text word = p->token.text;
    struct range range = p->token.range;
    if (is_clause_word(p) || starts_use(p)) {
        struct spec_contract *contract = own_contract(p);
        if (!contract)
            return;
        spec_clauses clauses = contract->clauses;
        if (spec_parse_contract_clause(p, &clauses, 0)) {
            contract = own_contract(p);
            if (contract)
                contract->clauses = clauses;
            return;
        }
    }
    struct text near = spec_nearest_clause(word);
    spec_error(p, range, "`%.*s` begins no clause%s%.*s%s", (int)word.size, word.data,
               near.size ? "; did you mean `" : "", (int)near.size, near.data,
               near.size ? "`?" : "");
}

struct spec_parser spec_begin(struct spec_set *set, uint32_t file, struct range range,
                              const struct spec_anchor *anchor)
{
    struct spec_parser p = {.set = set, .file = file, .anchor = *anchor};
    p.lexer = (struct spec_lexer){.arena = set->arena,
                                  .bytes = set->files.items[file].source->bytes,
                                  .at = range.begin,
                                  .end = range.end};
    spec_advance(&p);
    return p;
}

bool spec_starts_clause(const struct spec_parser *p)
{
    static const char *const others[] = {"predicate", "logic", "assumes"};
    for (size_t i = 0; i < ARRAY_LENGTH(blocks); i++)
        if (spec_is(p, blocks[i].word))
            return true;
    for (size_t i = 0; i < ARRAY_LENGTH(others); i++)
        if (spec_is(p, others[i]))
            return true;
    return is_clause_word(p);
}

void spec_parse(struct spec_set *set, uint32_t file, struct range range,
                const struct spec_anchor *anchor)
{
    struct spec_parser p = spec_begin(set, file, range, anchor);
    while (p.token.kind != TOKEN_END) {
        if (!p.failed)
            parse_clause(&p);
        if (p.failed)
            spec_recover(&p);
    }
}
