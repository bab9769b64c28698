/* Contracts as the bodies of stubs: requires are evaluated, ensures are made true. */
#include "grammars/php/emit/emit_p.h"

/* ---- requires ---- */

static void open_behavior(struct emitting *e, const struct spec_clause *clause)
{
    if (clause->behavior)
        buffer_print(e->out, "if ($tp_b%" PRIu32 ") { ", clause->behavior);
}

static void close_behavior(struct emitting *e, const struct spec_clause *clause)
{
    emit(e, clause->behavior ? " }\n" : "\n");
}

/* Clauses of a group; where a condition stands before them, as soon as it holds. */
static void print_use(struct emitting *e, const struct spec_clause *clause)
{
    struct text name = names_text(e->names, clause->name);
    bool is_conditional = !logic_is_none(clause->when);
    if (!spec_find_group(e->specs, clause->name))
        return;
    emit(e, "$tp_clauses += ");
    if (is_conditional) {
        emit(e, "\\Tillproof\\clauses_when(fn () => \\Tillproof\\truth(");
        php_print_logic(e, clause->when);
        emit(e, "), fn () => ");
    }
    buffer_print(e->out, "\\Tillproof\\Clauses\\g_%.*s(", PRINTED(name));
    for (uint32_t i = 0; i < clause->terms.count; i++) {
        emit(e, i ? ", " : "");
        php_print_logic(e, clause->terms.items[i]);
    }
    emit(e, is_conditional ? "));" : ");");
}

static bool is_required(const struct spec_clause *clause)
{
    return clause->kind == SPEC_USE ||
           (clause->kind == SPEC_REQUIRES && !name_is_none(clause->name));
}

/* `$tp_clauses`: what the contract requires; false if that is nothing. */
static bool print_clauses(struct emitting *e, const struct spec_contract *contract)
{
    bool any = false;
    for (uint32_t i = 0; i < contract->clauses.count; i++) {
        const struct spec_clause *clause = &contract->clauses.items[i];
        if (!is_required(clause))
            continue;
        if (!any)
            emit(e, "$tp_clauses = [];\n");
        any = true;
        open_behavior(e, clause);
        if (clause->kind == SPEC_REQUIRES) {
            emit(e, "$tp_clauses[");
            emit_name(e, clause->name);
            emit(e, "] = fn () => ");
            php_print_logic(e, clause->condition);
            emit(e, ";");
        } else {
            print_use(e, clause);
        }
        close_behavior(e, clause);
    }
    return any;
}

static void print_requires(struct emitting *e, const struct spec_contract *contract)
{
    if (!print_clauses(e, contract))
        return;
    emit(e, "\\Tillproof\\effect(");
    emit_name(e, contract->full_name);
    emit(e, ", $tp_clauses);\n");
}

void php_print_writes(struct emitting *e)
{
    emit(e, "function writes()\n{\n    return [\n");
    for (uint32_t i = 0; i < e->specs->contracts.count; i++) {
        const struct spec_contract *contract = &e->specs->contracts.items[i];
        struct text name = names_text(e->names, contract->full_name);
        bool is_field = text_find(name, TEXT("::$"), 0) != SIZE_MAX;
        if (!is_field || spec_find_contract(e->specs, contract->full_name) != contract)
            continue;
        emit_text(e, name);
        emit(e, " => fn ($tp_record, $tp_result) => (function () use ($tp_result) {\n");
        emit(e, print_clauses(e, contract) ? "return $tp_clauses; " : "return []; ");
        emit(e, "})->call($tp_record),\n");
    }
    emit(e, "    ];\n}\n");
}

/* ---- ensures ---- */

static void print_literals(struct emitting *e, logic_id id, int depth)
{
    const struct logic_node *node = logic_node(e->specs, id);
    if (node->op == LOGIC_STRING || node->op == LOGIC_NUMBER) {
        php_print_logic(e, id);
        emit(e, ", ");
    }
    if (node->op == LOGIC_APPLY && depth < 8) {
        const struct spec_predicate *predicate = spec_find_predicate(e->specs, node->name);
        if (predicate && !logic_is_none(predicate->body))
            print_literals(e, predicate->body, depth + 1);
    }
    for (uint32_t i = 0; i < node->count; i++)
        print_literals(e, logic_kid(e->specs, id, i), depth);
}

/* The first model field that a predicate is about. */
static logic_id find_field(struct emitting *e, logic_id id)
{
    const struct logic_node *node = logic_node(e->specs, id);
    if (node->op == LOGIC_FIELD)
        return id;
    for (uint32_t i = 0; i < node->count; i++) {
        logic_id found = find_field(e, logic_kid(e->specs, id, i));
        if (!logic_is_none(found))
            return found;
    }
    return NO_LOGIC;
}

static void print_satisfied(struct emitting *e, logic_id id)
{
    logic_id field = find_field(e, id);
    bool result = php_mentions(e, id, LOGIC_RESULT);
    if (!result && logic_is_none(field)) {
        emit(e, "if (!\\Tillproof\\truth(");
        php_print_logic(e, id);
        emit(e, ")) { \\Tillproof\\finish(); }\n");
        return;
    }
    if (result)
        emit(e, "if (!$tp_has) { $tp_result = $tp_declared(); $tp_has = true; }\n");
    emit(e, "\\Tillproof\\satisfy(function () use (&$tp_result, $tp_before, $tp_all) { "
            "extract($tp_all, EXTR_SKIP); return \\Tillproof\\truth(");
    php_print_logic(e, id);
    emit(e,
         "); }, function ($tp_value) use (&$tp_result, $tp_all) { extract($tp_all, EXTR_SKIP); ");
    if (result) {
        emit(e, "$tp_result = $tp_value;");
    } else {
        emit(e, "\\Tillproof\\put(");
        php_print_logic(e, logic_kid(e->specs, field, 0));
        emit(e, ", ");
        emit_name(e, logic_node(e->specs, field)->name);
        emit(e, ", $tp_value);");
    }
    emit(e, " }, [");
    print_literals(e, id, 0);
    emit(e, "]);\n");
}

/* \result == E */
static void print_result(struct emitting *e, logic_id value)
{
    const struct logic_node *node = logic_node(e->specs, value);
    if (e->in_constructor && node->op == LOGIC_BUILTIN && node->number == LOGIC_BUILTIN_RECORD) {
        emit(e, "\\Tillproof\\world()->bind($this, ");
        php_print_logic(e, logic_kid(e->specs, value, 0));
        emit(e, ", ");
        php_print_logic(e, logic_kid(e->specs, value, 1));
        emit(e, ");\n");
        return;
    }
    emit(e, "$tp_result = ");
    php_print_logic(e, value);
    emit(e, "; $tp_has = true;\n");
}

static void print_ensures(struct emitting *e, logic_id id);

/* `this.meta[$key] == E`: an element of a model field that is a map. */
static void print_element(struct emitting *e, logic_id place, logic_id value)
{
    logic_id field = logic_kid(e->specs, place, 0);
    emit(e, "\\Tillproof\\put_element(");
    php_print_logic(e, logic_kid(e->specs, field, 0));
    emit(e, ", ");
    emit_name(e, logic_node(e->specs, field)->name);
    emit(e, ", ");
    php_print_logic(e, logic_kid(e->specs, place, 1));
    emit(e, ", ");
    php_print_logic(e, value);
    emit(e, ");\n");
}

static bool is_element(const struct emitting *e, logic_id id)
{
    return logic_node(e->specs, id)->op == LOGIC_INDEX &&
           logic_node(e->specs, logic_kid(e->specs, id, 0))->op == LOGIC_FIELD;
}

static void print_equality(struct emitting *e, logic_id id)
{
    logic_id left = logic_kid(e->specs, id, 0), right = logic_kid(e->specs, id, 1);
    if (logic_node(e->specs, right)->op == LOGIC_RESULT) {
        logic_id swap = left;
        left = right;
        right = swap;
    }
    const struct logic_node *place = logic_node(e->specs, left);
    if (place->op == LOGIC_RESULT && !php_mentions(e, right, LOGIC_RESULT)) {
        print_result(e, right);
    } else if (is_element(e, left) && logic_node(e->specs, id)->op == LOGIC_EQ) {
        print_element(e, left, right);
    } else if (place->op == LOGIC_FIELD && logic_node(e->specs, id)->op == LOGIC_EQ) {
        emit(e, "\\Tillproof\\put(");
        php_print_logic(e, logic_kid(e->specs, left, 0));
        emit(e, ", ");
        emit_name(e, place->name);
        emit(e, ", ");
        php_print_logic(e, right);
        emit(e, ");\n");
    } else {
        print_satisfied(e, id);
    }
}

static void print_ensures(struct emitting *e, logic_id id)
{
    const struct logic_node *node = logic_node(e->specs, id);
    if (node->op == LOGIC_AND) {
        print_ensures(e, logic_kid(e->specs, id, 0));
        print_ensures(e, logic_kid(e->specs, id, 1));
    } else if (node->op == LOGIC_EQ || node->op == LOGIC_IFF) {
        print_equality(e, id);
    } else if (node->op == LOGIC_IMPLIES &&
               !php_mentions(e, logic_kid(e->specs, id, 0), LOGIC_RESULT)) {
        emit(e, "if (\\Tillproof\\truth(");
        php_print_logic(e, logic_kid(e->specs, id, 0));
        emit(e, ")) {\n");
        print_ensures(e, logic_kid(e->specs, id, 1));
        emit(e, "}\n");
    } else {
        print_satisfied(e, id);
    }
}

/* ---- the other clauses ---- */

static void print_signal(struct emitting *e, const struct spec_clause *clause)
{
    struct text name = names_text(e->names, clause->class_name);
    emit(e, "if (\\Tillproof\\happens('throws') && \\Tillproof\\truth(");
    php_print_logic(e, clause->condition);
    buffer_print(e->out, ")) { throw new \\%.*s(''); }", PRINTED(name));
}

static void print_fact(struct emitting *e, const struct spec_clause *clause)
{
    const struct logic_node *fact = logic_node(e->specs, clause->condition);
    if (!logic_is_none(clause->when)) {
        emit(e, "if (\\Tillproof\\truth(");
        php_print_logic(e, clause->when);
        emit(e, ")) ");
    }
    emit(e, "\\Tillproof\\establish(");
    emit_name(e, fact->name);
    emit(e, ", [");
    for (uint32_t i = 0; i < fact->count; i++) {
        emit(e, i ? ", " : "");
        php_print_logic(e, logic_kid(e->specs, clause->condition, i));
    }
    emit(e, "]);");
}

static void print_kind(struct emitting *e, const struct spec_contract *contract,
                       enum spec_clause_kind kind)
{
    for (uint32_t i = 0; i < contract->clauses.count; i++) {
        const struct spec_clause *clause = &contract->clauses.items[i];
        if (clause->kind != kind)
            continue;
        open_behavior(e, clause);
        if (kind == SPEC_ENSURES)
            print_ensures(e, clause->condition);
        else if (kind == SPEC_SIGNALS)
            print_signal(e, clause);
        else
            print_fact(e, clause);
        close_behavior(e, clause);
    }
}

static void print_behaviors(struct emitting *e, const struct spec_contract *contract)
{
    for (uint32_t i = 0; i < contract->behaviors.count; i++) {
        logic_id assumes = contract->behaviors.items[i].assumes;
        buffer_print(e->out, "$tp_b%" PRIu32 " = ", i + 1);
        if (logic_is_none(assumes)) {
            emit(e, "true;\n");
            continue;
        }
        emit(e, "\\Tillproof\\truth(");
        php_print_logic(e, assumes);
        emit(e, ");\n");
    }
}

/* ---- registrations ---- */

/* Of `CALLBACK \notin { … }`: the callback. */
static logic_id permission_of(struct emitting *e, logic_id permission)
{
    enum logic_op op = logic_node(e->specs, permission)->op;
    bool tests = op == LOGIC_NOT_IN || op == LOGIC_IN || op == LOGIC_NE || op == LOGIC_EQ;
    return tests ? logic_kid(e->specs, permission, 0) : permission;
}

static void print_registration(struct emitting *e, uint32_t index, const struct spec_entry *entry,
                               const struct ir_function *stub)
{
    buffer_print(e->out, "\\Tillproof\\register(%" PRIu32 ", ", index);
    if (stub->params.count) {
        struct text name = names_text(e->names, stub->params.items[0].name);
        buffer_print(e->out, "$%.*s, ", PRINTED(name));
    } else {
        emit(e, "null, ");
    }
    php_print_logic(e, entry->callback);
    emit(e, ", ");
    if (logic_is_none(entry->permission))
        emit(e, "null");
    else
        php_print_logic(e, permission_of(e, entry->permission));
    emit(e, ");");
}

static void print_entry(struct emitting *e, uint32_t index, const struct ir_function *stub)
{
    const struct spec_entry *entry = &e->specs->entries.items[index];
    emit(e, "if (!$tp_known && \\Tillproof\\truth(");
    if (logic_is_none(entry->condition))
        emit(e, "true");
    else
        php_print_logic(e, entry->condition);
    emit(e, ")) { $tp_known = true; ");
    if (!logic_is_none(entry->each)) {
        struct text name = names_text(e->names, entry->variable);
        emit(e, "foreach (");
        php_print_logic(e, entry->each);
        buffer_print(e->out, " as $%.*s) { if (", PRINTED(name));
        php_print_logic(e, entry->callback);
        emit(e, " !== null) { ");
        print_registration(e, index, entry, stub);
        emit(e, " } }");
    } else {
        print_registration(e, index, entry, stub);
    }
    emit(e, " }\n");
}

/* The entry whose pattern has the longest literal beginning wins. */
static void print_entries(struct emitting *e, const struct ir_function *stub)
{
    bool any = false;
    for (uint32_t length = 256; length-- > 0;)
        for (uint32_t i = 0; i < e->specs->entries.count; i++) {
            const struct spec_entry *entry = &e->specs->entries.items[i];
            if (entry->kind != SPEC_ENTRY_CALL || entry->prefix != length ||
                !name_equal(entry->function, stub->full_name) ||
                !spec_is_active(e->specs, entry->file))
                continue;
            emit(e, any ? "" : "$tp_known = false;\n");
            any = true;
            print_entry(e, i, stub);
        }
}

/* ---- the whole ---- */

static void print_parameters(struct emitting *e, const struct ir_function *stub, const char *before)
{
    for (uint32_t i = 0; i < stub->params.count; i++) {
        struct text name = names_text(e->names, stub->params.items[i].name);
        buffer_print(e->out, "%s%s$%.*s", i ? ", " : "", before, PRINTED(name));
    }
}

/* The variables of the stub by name, for closures that PHP does not capture them in. */
static void print_all(struct emitting *e, const struct ir_function *stub)
{
    emit(e, "$tp_all = [");
    for (uint32_t i = 0; i < stub->params.count; i++) {
        struct text name = names_text(e->names, stub->params.items[i].name);
        buffer_print(e->out, "'%.*s' => $%.*s, ", PRINTED(name), PRINTED(name));
    }
    emit(e, "];\n");
}

static const char *type_word(const struct ir_type *type)
{
    static const struct {
        uint32_t mask;
        const char *word;
    } table[] = {{IR_TYPE_BOOL | IR_TYPE_TRUE | IR_TYPE_FALSE, "bool"},
                 {IR_TYPE_INT, "int"},
                 {IR_TYPE_FLOAT | IR_TYPE_NUMBER, "float"},
                 {IR_TYPE_STRING, "string"},
                 {IR_TYPE_ARRAY | IR_TYPE_ITERABLE, "array"}};
    if (type->mask & IR_TYPE_NULL)
        return "null";
    for (size_t i = 0; i < ARRAY_LENGTH(table); i++)
        if (type->mask & table[i].mask)
            return table[i].word;
    return "";
}

static void print_declared(struct emitting *e, const struct ir_function *stub)
{
    const struct ir_type *type = &stub->result;
    bool self = type->mask & (IR_TYPE_SELF | IR_TYPE_STATIC);
    emit(e, "$tp_declared = fn () => ");
    if (self && stub->class.index && !(stub->flags & IR_FUNCTION_STATIC)) {
        emit(e, "$this;\n");
        return;
    }
    emit(e, "\\Tillproof\\declared(");
    emit_name(e, stub->full_name);
    emit(e, ", ");
    if (type->class_count)
        emit_name(e, type->classes[0]);
    else
        buffer_print(e->out, "'%s'", type_word(type));
    emit(e, ");\n");
}

void php_print_stub_body(struct emitting *e, ir_function_id id,
                         const struct spec_contract *contract, struct text own)
{
    const struct ir_function *stub = ir_function(e->program, id);
    static const struct spec_contract nothing;
    const struct spec_contract *said = contract ? contract : &nothing;
    struct text lower = names_text(e->names, names_lower(e->names, stub->name));
    e->in_constructor = text_is(lower, "__construct");
    emit(e, "{\n\\Tillproof\\enter(");
    emit_name(e, stub->full_name);
    emit(e, ");\n$tp_result = null; $tp_has = false; $tp_before = \\Tillproof\\world()->store;\n");
    print_declared(e, stub);
    print_all(e, stub);
    print_behaviors(e, said);
    print_entries(e, stub);
    print_requires(e, said);
    print_kind(e, said, SPEC_SIGNALS);
    if (own.size) {
        emit(e, "$tp_result = (function ()");
        if (stub->params.count) {
            emit(e, " use (");
            print_parameters(e, stub, "&");
            emit(e, ")");
        }
        emit(e, " ");
        buffer_add(e->out, own);
        emit(e, ")();\n$tp_has = true;\n");
    }
    print_kind(e, said, SPEC_ENSURES);
    emit(e, "if (!$tp_has) { $tp_result = $tp_declared(); }\n");
    print_kind(e, said, SPEC_ESTABLISHES);
    emit(e, e->in_constructor ? "}\n" : "return $tp_result;\n}\n");
    e->in_constructor = false;
}
