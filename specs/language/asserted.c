/*
 * Annotations in analysed code, its claims about itself. A claim never acquits the code that
 * carries it: `assert`, `check`, `loop invariant` and the `requires` and `ensures` of its own
 * functions become things that the code owes; nothing of it is taken for granted, and all else that
 * an annotation may say in a specification is listed and ignored. Terms with effects on the
 * execution (`\assume`, `\reply`, …) are refused here.
 */
#include "specs/language/spec_p.h"

struct reading {
    struct spec_set *set;
    ir_file_id ir;
    uint32_t file;   /* in set->files; UINT32_MAX: nothing of it was needed yet */
    struct map seen; /* beginnings of annotations that were read */
};

/* ---- terms without effects ---- */

static bool is_harmless(enum logic_builtin builtin)
{
    static const enum logic_builtin harmless[] = {
        LOGIC_BUILTIN_TRUSTED, LOGIC_BUILTIN_PRICED,    LOGIC_BUILTIN_SELECTED,
        LOGIC_BUILTIN_SECRET,  LOGIC_BUILTIN_TOKEN,     LOGIC_BUILTIN_ESCAPED,
        LOGIC_BUILTIN_ORIGIN,  LOGIC_BUILTIN_CHANNEL,   LOGIC_BUILTIN_CHECKED,
        LOGIC_BUILTIN_AGAIN,   LOGIC_BUILTIN_AUTHENTIC, LOGIC_BUILTIN_KEYED,
        LOGIC_BUILTIN_REFUSED, LOGIC_BUILTIN_SUCCEEDED, LOGIC_BUILTIN_BOUND,
        LOGIC_BUILTIN_SAYS,    LOGIC_BUILTIN_COVERS,    LOGIC_BUILTIN_CHARGES,
        LOGIC_BUILTIN_NOTICE,  LOGIC_BUILTIN_PAYEE,     LOGIC_BUILTIN_NUMBER,
        LOGIC_BUILTIN_INTEGER, LOGIC_BUILTIN_TEXT,      LOGIC_BUILTIN_LOWER,
        LOGIC_BUILTIN_LENGTH,  LOGIC_BUILTIN_CONCAT,    LOGIC_BUILTIN_SAME,
        LOGIC_BUILTIN_ABSENT,  LOGIC_BUILTIN_INSTANCE,  LOGIC_BUILTIN_OWNS,
        LOGIC_BUILTIN_UNIT,    LOGIC_BUILTIN_LITERAL,   LOGIC_BUILTIN_CARD,
        LOGIC_BUILTIN_REVEALS, LOGIC_BUILTIN_NOTIFIED,  LOGIC_BUILTIN_ROUTED,
        LOGIC_BUILTIN_TRIGGER, LOGIC_BUILTIN_REQUESTED, LOGIC_BUILTIN_WRITTEN,
        LOGIC_BUILTIN_SHOW};
    for (size_t i = 0; i < ARRAY_LENGTH(harmless); i++)
        if (harmless[i] == builtin)
            return true;
    return false;
}

/* A built-in with an effect, or a name without a meaning: the node, or none. */
static logic_id find_effect(const struct spec_set *set, logic_id id, uint32_t depth)
{
    enum { DEEPEST = 16 };
    const struct logic_node *node = logic_node(set, id);
    if (node->op == LOGIC_BUILTIN && !is_harmless(node->number))
        return id;
    if (node->op == LOGIC_APPLY) {
        const struct spec_predicate *predicate =
            spec_find_predicate_from(set, node->file, node->name);
        if (!predicate || depth == DEEPEST)
            return id;
        if (!logic_is_none(predicate->body) &&
            !logic_is_none(find_effect(set, predicate->body, depth + 1)))
            return id;
    }
    for (uint32_t i = 0; i < node->count; i++) {
        logic_id inner = find_effect(set, logic_kid(set, id, i), depth);
        if (!logic_is_none(inner))
            return inner;
    }
    return NO_LOGIC;
}

/* ---- one clause ---- */

/* The code as a file of the set, whose ranges terms have. */
static uint32_t file_of(struct reading *r)
{
    if (r->file != UINT32_MAX)
        return r->file;
    struct spec_file file = {.source = ir_file(r->set->program, r->ir)->source, .is_claim = true};
    VEC_PUSH(r->set->arena, &r->set->files, file);
    r->file = r->set->files.count - 1;
    return r->file;
}

static void ignore(struct reading *r, struct spec_parser *p)
{
    struct spec_ignored ignored = {names_add(r->set->names, p->token.text), r->file,
                                   p->token.range};
    VEC_PUSH(r->set->arena, &r->set->ignored, ignored);
    p->failed = true; /* its end is looked for */
}

static const char *rule_of(enum spec_assertion_kind kind)
{
    switch (kind) {
    case SPEC_ASSERT:
    case SPEC_SHOW: return "AssertionViolated";
    case SPEC_INVARIANT: return "InvariantViolated";
    case SPEC_BEFORE:
    case SPEC_AFTER: break;
    }
    return "ContractViolated";
}

/* Whether the condition means something and has no effect; else it is said why not. */
static bool is_sound(struct reading *r, const struct spec_assertion *a)
{
    struct spec_set *set = r->set;
    bool in_code = a->kind == SPEC_ASSERT || a->kind == SPEC_INVARIANT || a->kind == SPEC_SHOW;
    ir_function_id function = in_code ? NO_FUNCTION : (ir_function_id){a->place};
    uint32_t errors = diag_count(set->sink, DIAG_ERROR);
    spec_link_condition(set, a->clause.condition, function);
    spec_check_condition(set, a->clause.condition, function, a->kind == SPEC_AFTER);
    if (diag_count(set->sink, DIAG_ERROR) != errors)
        return false;
    logic_id effect = find_effect(set, a->clause.condition, 0);
    if (logic_is_none(effect))
        return true;
    diag_at(set->sink, DIAG_ERROR, set->files.items[r->file].source, logic_node(set, effect)->range,
            "a claim may not say this: it has effects");
    return false;
}

/* CONDITION ";" */
static void read_condition(struct reading *r, struct spec_parser *p, enum spec_assertion_kind kind,
                           uint32_t place)
{
    struct spec_set *set = r->set;
    struct spec_assertion a = {.kind = kind, .place = place};
    a.clause = (struct spec_clause){.kind = SPEC_REQUIRES,
                                    .name = names_add(set->names, text_of(rule_of(kind))),
                                    .file = r->file,
                                    .range = p->token.range};
    if (p->token.kind == TOKEN_IDENTIFIER && text_is(spec_peek(p).text, ":")) {
        spec_advance(p); /* a name of its own has no meaning for the report */
        spec_advance(p);
    }
    a.clause.condition = spec_parse_predicate(p);
    a.clause.range.end = p->token.range.begin;
    spec_expect(p, ";");
    if (p->failed || !is_sound(r, &a))
        return;
    struct map *map =
        kind == SPEC_BEFORE || kind == SPEC_AFTER ? &set->asserted_of : &set->asserted_at;
    VEC_PUSH(set->arena, &set->assertions, a);
    if (!map_get(map, place, 0))
        map_put(map, place, set->assertions.count);
}

static void read_loop(struct reading *r, struct spec_parser *p, uint32_t place)
{
    if (!text_is(spec_peek(p).text, "invariant")) {
        ignore(r, p);
        return;
    }
    spec_advance(p);
    spec_advance(p);
    read_condition(r, p, SPEC_INVARIANT, place);
}

/* What stands in a body. */
static void read_statement(struct reading *r, struct spec_parser *p, uint32_t place)
{
    if (spec_accept(p, "assert") || spec_accept(p, "check"))
        read_condition(r, p, SPEC_ASSERT, place);
    else if (p->token.kind == TOKEN_BUILTIN && text_is(p->token.text, "show"))
        read_condition(r, p, SPEC_SHOW, place);
    else if (spec_is(p, "loop"))
        read_loop(r, p, place);
    else
        ignore(r, p);
}

/* What stands before a function. */
static void read_promise(struct reading *r, struct spec_parser *p, uint32_t place)
{
    if (spec_accept(p, "requires"))
        read_condition(r, p, SPEC_BEFORE, place);
    else if (spec_accept(p, "ensures"))
        read_condition(r, p, SPEC_AFTER, place);
    else
        ignore(r, p);
}

/* ---- annotations ---- */

/* Whether a comment that begins with `@` is for us: other tools have such comments too. */
static bool is_ours(const struct spec_parser *p)
{
    static const char *const words[] = {"assert",    "check",    "admit",      "loop",
                                        "ghost",     "lemma",    "axiomatic",  "axiom",
                                        "inductive", "override", "terminates", "decreases"};
    if (p->token.kind == TOKEN_BUILTIN)
        return text_is(p->token.text, "show");
    for (size_t i = 0; i < ARRAY_LENGTH(words); i++)
        if (spec_is(p, words[i]))
            return true;
    return spec_starts_clause(p) ||
           (p->token.kind == TOKEN_IDENTIFIER &&
            spec_find_group(p->set, names_add(p->set->names, p->token.text)));
}

static void read_annotation(struct reading *r, struct range range, uint32_t place,
                            void (*read)(struct reading *, struct spec_parser *, uint32_t))
{
    struct spec_anchor none = {NO_FUNCTION, NO_CLASS, NULL};
    struct spec_parser p = spec_begin(r->set, file_of(r), range, &none);
    if (!is_ours(&p))
        return;
    while (p.token.kind != TOKEN_END) {
        if (!p.failed)
            read(r, &p, place);
        if (p.failed)
            spec_recover(&p);
    }
}

/* ---- a file ---- */

static bool has_annotations(struct text bytes)
{
    return text_find(bytes, TEXT("/*@"), 0) != SIZE_MAX ||
           text_find(bytes, TEXT("//@"), 0) != SIZE_MAX;
}

/* What stands before a class belongs to no function: all of it is ignored. */
static void read_rest(struct reading *r, struct spec_parser *p, uint32_t place)
{
    (void)place;
    ignore(r, p);
}

static void read_list(struct reading *r, const ir_annotations *list, uint32_t place,
                      void (*read)(struct reading *, struct spec_parser *, uint32_t))
{
    for (uint32_t i = 0; i < list->count; i++) {
        if (list->items[i].file.index != r->ir.index)
            continue;
        map_put(&r->seen, list->items[i].range.begin, 1);
        read_annotation(r, list->items[i].range, place, read);
    }
}

/* What stands before a function or a class is passed as well by the code that it stands in. */
static void read_bodies(struct reading *r)
{
    const ir_annotations *all = &r->set->program->annotations;
    for (uint32_t i = 0; i < all->count; i++)
        if (all->items[i].file.index == r->ir.index &&
            !map_get(&r->seen, all->items[i].range.begin, 0))
            read_annotation(r, all->items[i].range, i, read_statement);
}

static void read_all(struct reading *r)
{
    struct ir_program *program = r->set->program;
    uint32_t functions = program->functions.count;
    for (uint32_t i = 1; i < functions; i++)
        if (program->functions.items[i].file.index == r->ir.index)
            ir_body(program, (ir_function_id){i});
    for (uint32_t i = 1; i < functions; i++)
        read_list(r, &program->functions.items[i].annotations, i, read_promise);
    for (uint32_t i = 1; i < program->classes.count; i++)
        read_list(r, &program->classes.items[i].annotations, 0, read_rest);
    read_bodies(r);
}

void spec_read_code(struct spec_set *set, ir_file_id file, struct diag_sink *sink)
{
    struct reading r = {.set = set, .ir = file, .file = UINT32_MAX};
    struct diag_sink *own = set->sink, said;
    if (!has_annotations(ir_file(set->program, file)->source->bytes))
        return;
    diag_init(&said, set->arena);
    set->sink = &said;
    map_init(&r.seen);
    read_all(&r);
    map_done(&r.seen);
    set->sink = own;
    for (uint32_t i = 0; i < said.diags.count; i++)
        diag_at(sink, DIAG_NOTE, said.diags.items[i].source, said.diags.items[i].range,
                "a claim of the analysed code is ignored: %.*s",
                (int)said.diags.items[i].message.size, said.diags.items[i].message.data);
}

const struct spec_assertion *spec_find_assertions(const struct map *map, const struct spec_set *set,
                                                  uint32_t place, uint32_t *count)
{
    uint32_t first = map_get(map, place, 0);
    *count = 0;
    if (!first)
        return NULL;
    const struct spec_assertion *found = &set->assertions.items[first - 1];
    bool of_function = found->kind == SPEC_BEFORE || found->kind == SPEC_AFTER;
    for (uint32_t i = first - 1; i < set->assertions.count; i++, ++*count) {
        const struct spec_assertion *a = &set->assertions.items[i];
        if (a->place != place || (a->kind == SPEC_BEFORE || a->kind == SPEC_AFTER) != of_function)
            break;
    }
    return found;
}
