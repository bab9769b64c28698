/* Terms of specifications as PHP expressions over the runtime. */
#include "grammars/php/emit/emit_p.h"

static const char *const spellings[] = {
#define LOGIC_BUILTIN(id, spelling, least, most, result, sorts) spelling,
#include "specs/language/builtins.def"
#undef LOGIC_BUILTIN
};

const char *php_logic_function(struct text name)
{
    static const struct {
        const char *own, *php;
    } renamed[] = {{"new", "make_new"},
                   {"class", "class_of"},
                   {"unit", "minor_unit"},
                   {"declared", "declared_class"},
                   {"hash", "hash_of"}};
    for (size_t i = 0; i < ARRAY_LENGTH(renamed); i++)
        if (text_is(name, renamed[i].own))
            return renamed[i].php;
    for (size_t i = 0; i < ARRAY_LENGTH(spellings); i++)
        if (text_is(name, spellings[i] + 1))
            return spellings[i] + 1;
    return NULL;
}

const char *php_logic_name(enum logic_builtin builtin)
{
    return php_logic_function(text_of(spellings[builtin] + 1));
}

bool php_mentions(const struct emitting *e, logic_id id, enum logic_op op)
{
    const struct logic_node *node = logic_node(e->specs, id);
    if (node->op == op)
        return true;
    for (uint32_t i = 0; i < node->count; i++)
        if (php_mentions(e, logic_kid(e->specs, id, i), op))
            return true;
    return false;
}

static void print_kid(struct emitting *e, logic_id id, uint32_t index)
{
    php_print_logic(e, logic_kid(e->specs, id, index));
}

static void print_kids(struct emitting *e, logic_id id)
{
    uint32_t count = logic_node(e->specs, id)->count;
    for (uint32_t i = 0; i < count; i++) {
        emit(e, i ? ", " : "");
        print_kid(e, id, i);
    }
}

/* (truth(a) OP truth(b)) */
static void print_connective(struct emitting *e, logic_id id, const char *before, const char *op)
{
    buffer_print(e->out, "(%s\\Tillproof\\truth(", before);
    print_kid(e, id, 0);
    buffer_print(e->out, ") %s \\Tillproof\\truth(", op);
    print_kid(e, id, 1);
    emit(e, "))");
}

static void print_call(struct emitting *e, logic_id id, const char *before, const char *function)
{
    buffer_print(e->out, "%s\\Tillproof\\%s(", before, function);
    print_kids(e, id);
    emit(e, ")");
}

static void print_number(struct emitting *e, logic_id id, const char *op)
{
    emit(e, "(\\Tillproof\\number(");
    print_kid(e, id, 0);
    buffer_print(e->out, ") %s \\Tillproof\\number(", op);
    print_kid(e, id, 1);
    emit(e, "))");
}

/* A kid and the name of the node: `field(base, 'name')`. */
static void print_named(struct emitting *e, logic_id id, const char *function)
{
    buffer_print(e->out, "\\Tillproof\\%s(", function);
    print_kid(e, id, 0);
    emit(e, ", ");
    emit_name(e, logic_node(e->specs, id)->name);
    emit(e, ")");
}

static void print_variable(struct emitting *e, const char *prefix, name_id name)
{
    struct text text = names_text(e->names, name);
    buffer_print(e->out, "$%s%.*s", prefix, PRINTED(text));
}

static void print_builtin(struct emitting *e, logic_id id)
{
    enum logic_builtin builtin = logic_node(e->specs, id)->number;
    if (builtin == LOGIC_BUILTIN_CHECKED) {
        print_kid(e, id, 0);
        return;
    }
    if (builtin == LOGIC_BUILTIN_STRICT || builtin == LOGIC_BUILTIN_CONSTANT_TIME) {
        const char *name = builtin == LOGIC_BUILTIN_STRICT ? "$tp_strict" : "$tp_constant_time";
        buffer_print(e->out, "%s", e->in_comparison ? name : "false");
        return;
    }
    print_call(e, id, "", php_logic_name(builtin));
}

static void print_apply(struct emitting *e, logic_id id)
{
    name_id name = logic_node(e->specs, id)->name;
    const struct spec_predicate *predicate = spec_find_predicate(e->specs, name);
    struct text text = names_text(e->names, name);
    if (predicate && predicate->is_fact) {
        buffer_print(e->out, "\\Tillproof\\checked('%.*s', [", PRINTED(text));
        print_kids(e, id);
        emit(e, "])");
        return;
    }
    buffer_print(e->out, "\\Tillproof\\Clauses\\p_%.*s(", PRINTED(text));
    print_kids(e, id);
    emit(e, ")");
}

/* Over the statements of the flow, or the records of a class that it met. */
static void print_quantifier(struct emitting *e, logic_id id)
{
    const struct logic_node *node = logic_node(e->specs, id);
    bool exists = node->op == LOGIC_EXISTS;
    buffer_print(e->out, "%s\\Tillproof\\", exists ? "" : "!");
    if (node->number == LOGIC_TYPE_STATEMENT) {
        emit(e, "exists_statement(");
    } else {
        emit(e, "exists_record(");
        emit_name(e, node->type_name);
        emit(e, ", ");
    }
    emit(e, "fn (");
    print_variable(e, "v_", node->name);
    buffer_print(e->out, ") => %s\\Tillproof\\truth(", exists ? "" : "!");
    print_kid(e, id, 0);
    emit(e, "))");
}

static void print_let(struct emitting *e, logic_id id)
{
    emit(e, "(fn (");
    print_variable(e, "v_", logic_node(e->specs, id)->name);
    emit(e, ") => ");
    print_kid(e, id, 1);
    emit(e, ")(");
    print_kid(e, id, 0);
    emit(e, ")");
}

static void print_conditional(struct emitting *e, logic_id id)
{
    emit(e, "(\\Tillproof\\truth(");
    print_kid(e, id, 0);
    emit(e, ") ? ");
    print_kid(e, id, 1);
    emit(e, " : ");
    print_kid(e, id, 2);
    emit(e, ")");
}

static void print_old(struct emitting *e, logic_id id)
{
    emit(e, "\\Tillproof\\old($tp_before, fn () => ");
    print_kid(e, id, 0);
    emit(e, ")");
}

static void print_set(struct emitting *e, logic_id id)
{
    emit(e, "[");
    print_kids(e, id);
    emit(e, "]");
}

void php_print_logic(struct emitting *e, logic_id id)
{
    const struct logic_node *node = logic_node(e->specs, id);
    switch ((enum logic_op)node->op) {
    case LOGIC_BOOLEAN: buffer_print(e->out, "%s", node->number ? "true" : "false"); break;
    case LOGIC_NUMBER: buffer_add(e->out, names_text(e->names, node->name)); break;
    case LOGIC_STRING: emit_name(e, node->name); break;
    case LOGIC_NULL: emit(e, "null"); break;
    case LOGIC_RESULT: emit(e, "$tp_result"); break;
    case LOGIC_PARAMETER: print_variable(e, "", node->name); break;
    case LOGIC_THIS: emit(e, "$this"); break;
    case LOGIC_VARIABLE: print_variable(e, "v_", node->name); break;
    case LOGIC_CONSTANT:
        emit(e, "\\Tillproof\\constant_of(");
        emit_name(e, node->name);
        emit(e, ")");
        break;
    case LOGIC_FIELD: print_named(e, id, "field"); break;
    case LOGIC_INDEX: print_call(e, id, "", "item"); break;
    case LOGIC_APPLY: print_apply(e, id); break;
    case LOGIC_BUILTIN: print_builtin(e, id); break;
    case LOGIC_SET: print_set(e, id); break;
    case LOGIC_NOT: print_call(e, id, "!", "truth"); break;
    case LOGIC_AND: print_connective(e, id, "", "&&"); break;
    case LOGIC_OR: print_connective(e, id, "", "||"); break;
    case LOGIC_XOR: print_connective(e, id, "", "xor"); break;
    case LOGIC_IMPLIES: print_connective(e, id, "!", "||"); break;
    case LOGIC_IFF: print_connective(e, id, "", "==="); break;
    case LOGIC_EQ: print_call(e, id, "", "equal"); break;
    case LOGIC_NE: print_call(e, id, "!", "equal"); break;
    case LOGIC_LT: print_number(e, id, "<"); break;
    case LOGIC_LE: print_number(e, id, "<="); break;
    case LOGIC_GT: print_number(e, id, ">"); break;
    case LOGIC_GE: print_number(e, id, ">="); break;
    case LOGIC_ADD: print_number(e, id, "+"); break;
    case LOGIC_SUB: print_number(e, id, "-"); break;
    case LOGIC_MUL: print_number(e, id, "*"); break;
    case LOGIC_DIV: print_number(e, id, "/"); break;
    case LOGIC_MOD: print_number(e, id, "%"); break;
    case LOGIC_NEG: print_call(e, id, "-", "number"); break;
    case LOGIC_CONDITIONAL: print_conditional(e, id); break;
    case LOGIC_IN: print_call(e, id, "", "member"); break;
    case LOGIC_NOT_IN: print_call(e, id, "!", "member"); break;
    case LOGIC_GLOB: print_named(e, id, "glob_matches"); break;
    case LOGIC_MATCHES: print_named(e, id, "matches"); break;
    case LOGIC_OLD: print_old(e, id); break;
    case LOGIC_LET: print_let(e, id); break;
    case LOGIC_FORALL:
    case LOGIC_EXISTS: print_quantifier(e, id); break;
    case LOGIC_OP_COUNT: break;
    }
}
