/*
 * Sorts of terms, with inference for values of the host: a host value may be anything and passes
 * everywhere; what is certain to be wrong is an error. A term with an error has no sort, so that
 * one mistake gives one message.
 */
#include "specs/language/check_p.h"

static struct logic_type of_kind(enum logic_type_kind kind)
{
    return (struct logic_type){kind, NO_NAME};
}

static const struct logic_type unknown = {.kind = LOGIC_TYPE_UNKNOWN};

void check_complain(struct checking *c, logic_id id, const char *format, ...)
{
    const struct logic_node *node = logic_node(c->set, id);
    char message[512];
    va_list args;
    va_start(args, format);
    vsnprintf(message, sizeof message, format, args);
    va_end(args);
    diag_at(c->set->sink, DIAG_ERROR, c->set->files.items[node->file].source, node->range, "%s",
            message);
}

void check_report_unknown(struct checking *c, uint32_t file, struct range range, const char *what,
                          name_id name, const name_vec *names)
{
    struct text text = names_text(c->set->names, name);
    struct text near = spec_nearest(c->set, text, names->items, names->count);
    diag_at(c->set->sink, DIAG_ERROR, c->set->files.items[file].source, range,
            "%s `%.*s` is not known%s%.*s%s", what, (int)text.size, text.data,
            near.size ? "; did you mean `" : "", (int)near.size, near.data, near.size ? "`?" : "");
}

/* ---- sorts in the words of a maintainer ---- */

static struct text describe(struct checking *c, struct logic_type type)
{
    static const char *const words[] = {[LOGIC_TYPE_UNKNOWN] = "a value",
                                        [LOGIC_TYPE_BOOLEAN] = "a condition",
                                        [LOGIC_TYPE_INTEGER] = "a number",
                                        [LOGIC_TYPE_REAL] = "a number",
                                        [LOGIC_TYPE_MONEY] = "an amount of money",
                                        [LOGIC_TYPE_STRING] = "a text",
                                        [LOGIC_TYPE_VALUE] = "a value",
                                        [LOGIC_TYPE_OBJECT] = "an object",
                                        [LOGIC_TYPE_MAP] = "a map",
                                        [LOGIC_TYPE_SET] = "a set",
                                        [LOGIC_TYPE_STATEMENT] = "a statement"};
    if (type.kind != LOGIC_TYPE_OBJECT || name_is_none(type.class_name))
        return text_of(words[type.kind]);
    struct text name = names_text(c->set->names, type.class_name);
    return text_print(c->set->arena, "an object of %.*s", (int)name.size, name.data);
}

static bool is_open(struct logic_type type)
{
    return type.kind == LOGIC_TYPE_UNKNOWN || type.kind == LOGIC_TYPE_VALUE;
}

static bool is_number(struct logic_type type)
{
    return type.kind == LOGIC_TYPE_INTEGER || type.kind == LOGIC_TYPE_REAL ||
           type.kind == LOGIC_TYPE_MONEY;
}

static bool is_collection(struct logic_type type)
{
    return type.kind == LOGIC_TYPE_MAP || type.kind == LOGIC_TYPE_SET;
}

/* Whether a value of one sort can be one of the other. */
static bool can_be(struct logic_type a, struct logic_type b)
{
    return is_open(a) || is_open(b) || a.kind == b.kind || (is_number(a) && is_number(b)) ||
           (is_collection(a) && is_collection(b));
}

static struct logic_type join(struct logic_type a, struct logic_type b)
{
    if (a.kind == b.kind && name_equal(a.class_name, b.class_name))
        return a;
    if (is_number(a) && is_number(b))
        return of_kind(LOGIC_TYPE_REAL);
    return of_kind(LOGIC_TYPE_VALUE);
}

void check_condition(struct checking *c, logic_id id, const char *what)
{
    if (logic_is_none(id))
        return;
    struct logic_type type = check_term(c, id);
    if (!is_open(type) && type.kind != LOGIC_TYPE_BOOLEAN)
        check_complain(c, id, "%s needs a condition, but this is %s", what, describe(c, type).data);
}

/* ---- names ---- */

static struct logic_type find_variable(struct checking *c, name_id name, bool *found)
{
    *found = true;
    for (uint32_t i = c->scope.count; i > 0; i--)
        if (name_equal(c->scope.items[i - 1].name, name)) {
            c->scope.items[i - 1].is_used = true;
            return c->scope.items[i - 1].type;
        }
    *found = false;
    return unknown;
}

static struct logic_type check_parameter(struct checking *c, logic_id id)
{
    name_id name = logic_node(c->set, id)->name;
    bool found;
    struct logic_type type = find_variable(c, name, &found);
    if (found || !c->function.index)
        return type;
    const struct ir_function *function = ir_function(c->set->program, c->function);
    for (uint32_t i = 0; i < function->params.count; i++)
        if (name_equal(function->params.items[i].name, name))
            return function->params.items[i].variadic
                       ? of_kind(LOGIC_TYPE_VALUE)
                       : check_host_type(&function->params.items[i].type);
    return unknown;
}

void check_class_name(struct checking *c, uint32_t file, struct range range, name_id name)
{
    name_vec known = {0};
    if (check_find_class(c, name))
        return;
    const struct ir_program *program = c->set->program;
    for (uint32_t i = 1; i < program->classes.count; i++)
        if (ir_file(program, program->classes.items[i].file)->is_spec)
            VEC_PUSH(c->set->arena, &known, program->classes.items[i].full_name);
    static const char *const sorts[] = {"boolean", "integer", "real", "string",   "money",
                                        "value",   "map",     "set",  "statement"};
    for (size_t i = 0; i < ARRAY_LENGTH(sorts); i++)
        VEC_PUSH(c->set->arena, &known, names_add(c->set->names, text_of(sorts[i])));
    check_report_unknown(c, file, range, "the class", name, &known);
}

static bool is_defined(const struct spec_set *set, name_id name)
{
    for (uint32_t i = 0; i < set->platforms.count; i++)
        for (uint32_t k = 0; k < set->platforms.items[i].defines.count; k++)
            if (name_equal(set->platforms.items[i].defines.items[k].name, name))
                return true;
    for (uint32_t i = 0; i < set->program->constants.count; i++)
        if (name_equal(set->program->constants.items[i].name, name))
            return true;
    return false;
}

/* A class or a constant; `Class::NAME` must be one of the class. */
static struct logic_type check_constant(struct checking *c, logic_id id)
{
    struct spec_set *set = c->set;
    name_id name = logic_node(set, id)->name;
    struct text text = names_text(set->names, name);
    size_t colons = text_find(text, TEXT("::"), 0);
    if (colons == SIZE_MAX) {
        if (check_find_class(c, name) || is_defined(set, name))
            return of_kind(LOGIC_TYPE_VALUE);
        check_class_name(c, logic_node(set, id)->file, logic_node(set, id)->range, name);
        return unknown;
    }
    check_class_name(c, logic_node(set, id)->file, logic_node(set, id)->range,
                     names_add(set->names, text_slice(text, 0, colons)));
    return of_kind(LOGIC_TYPE_VALUE);
}

static struct logic_type check_this(struct checking *c, logic_id id)
{
    if (!c->has_this) {
        check_complain(c, id, "`this` has no meaning here: no object is at hand");
        return unknown;
    }
    return (struct logic_type){LOGIC_TYPE_OBJECT, c->this_class};
}

static struct logic_type check_result(struct checking *c, logic_id id)
{
    if (c->has_result)
        return c->result;
    check_complain(c, id, "`\\result` has no meaning here: %s", c->no_result);
    return unknown;
}

static struct logic_type check_field(struct checking *c, logic_id id)
{
    struct spec_set *set = c->set;
    logic_id base = logic_kid(set, id, 0);
    struct logic_type type = check_term(c, base);
    const struct logic_node *node = logic_node(set, id);
    if (is_open(type) || type.kind == LOGIC_TYPE_MAP)
        return of_kind(type.kind == LOGIC_TYPE_UNKNOWN ? LOGIC_TYPE_UNKNOWN : LOGIC_TYPE_VALUE);
    if (type.kind != LOGIC_TYPE_OBJECT) {
        check_complain(c, base, "%s has no fields", describe(c, type).data);
        return unknown;
    }
    if (name_is_none(type.class_name))
        return of_kind(LOGIC_TYPE_VALUE);
    struct members members = check_find_member(c, type.class_name, node->name);
    if (members.found)
        return members.type;
    if (members.is_open)
        return of_kind(LOGIC_TYPE_VALUE);
    struct text class_name = names_text(set->names, type.class_name);
    struct text what =
        text_print(set->arena, "the field of %.*s", (int)class_name.size, class_name.data);
    struct range end = {node->range.end - (uint32_t)names_text(set->names, node->name).size,
                        node->range.end};
    check_report_unknown(c, node->file, end, what.data, node->name, &members.names);
    return unknown;
}

static struct logic_type check_index(struct checking *c, logic_id id)
{
    logic_id base = logic_kid(c->set, id, 0);
    struct logic_type type = check_term(c, base);
    check_term(c, logic_kid(c->set, id, 1));
    if (is_number(type) || type.kind == LOGIC_TYPE_BOOLEAN || type.kind == LOGIC_TYPE_STATEMENT)
        check_complain(c, base, "%s has no keys", describe(c, type).data);
    return of_kind(LOGIC_TYPE_VALUE);
}

/* ---- calls ---- */

void check_argument(struct checking *c, logic_id id, struct logic_type wanted, struct text function,
                    uint32_t number)
{
    struct logic_type type = check_term(c, id);
    bool fits = can_be(type, wanted);
    if (wanted.kind == LOGIC_TYPE_STATEMENT && type.kind == LOGIC_TYPE_VALUE)
        fits = false;
    if (!fits && number == 0)
        check_complain(c, id, "`%.*s` is %s, but this is %s", (int)function.size, function.data,
                       describe(c, wanted).data, describe(c, type).data);
    else if (!fits)
        check_complain(c, id, "argument %u of `%.*s` is %s, but this is %s", number,
                       (int)function.size, function.data, describe(c, wanted).data,
                       describe(c, type).data);
}

static struct logic_type check_apply(struct checking *c, logic_id id)
{
    struct spec_set *set = c->set;
    name_id name = logic_node(set, id)->name;
    const struct spec_predicate *predicate =
        spec_find_predicate_from(set, logic_node(set, id)->file, name);
    uint32_t count = logic_node(set, id)->count;
    for (uint32_t i = 0; i < count; i++) {
        logic_id kid = logic_kid(set, id, i);
        if (predicate && predicate->params.count == count)
            check_argument(c, kid, predicate->params.items[i].type, names_text(set->names, name),
                           i + 1);
        else
            check_term(c, kid);
    }
    return predicate && !predicate->is_broken ? predicate->result : unknown;
}

static struct {
    const char *spelling, *sorts;
    enum logic_type_kind result;
} const builtins[] = {
#define LOGIC_BUILTIN(id, spelling, least, most, result, sorts)                                    \
    {spelling, sorts, LOGIC_TYPE_##result},
#include "specs/language/builtins.def"
#undef LOGIC_BUILTIN
};

void check_fact(struct checking *c, logic_id id, const char *what)
{
    struct spec_set *set = c->set;
    const struct logic_node *node = logic_node(set, id);
    const struct spec_predicate *predicate = spec_find_predicate_from(set, node->file, node->name);
    check_term(c, id);
    bool is_name = node->op == LOGIC_APPLY || node->op == LOGIC_VARIABLE;
    if (is_name && (!predicate || predicate->is_fact || predicate->is_broken))
        return;
    check_complain(c, id, "%s a fact, declared with `fact NAME(T);`%s", what,
                   is_name ? "; this is a predicate" : "");
}

/* A class by its name, or as text; a text that is computed may be any. */
static struct logic_type check_class_argument(struct checking *c, logic_id id, bool or_type)
{
    static const char *const types[] = {"string",  "int",   "integer", "float", "bool",
                                        "boolean", "array", "object",  "mixed"};
    const struct logic_node *node = logic_node(c->set, id);
    struct text text = names_text(c->set->names, node->name);
    if (node->op != LOGIC_CONSTANT && node->op != LOGIC_STRING) {
        check_term(c, id);
        return of_kind(LOGIC_TYPE_OBJECT);
    }
    for (size_t i = 0; or_type && i < ARRAY_LENGTH(types); i++)
        if (text_is(text, types[i]))
            return of_kind(LOGIC_TYPE_VALUE);
    if (!check_find_class(c, node->name)) {
        check_class_name(c, node->file, node->range, node->name);
        return unknown;
    }
    return (struct logic_type){LOGIC_TYPE_OBJECT, node->name};
}

static struct logic_type wanted_by(char letter)
{
    switch (letter) {
    case 'b': return of_kind(LOGIC_TYPE_BOOLEAN);
    case 's': return of_kind(LOGIC_TYPE_STRING);
    case 'o': return of_kind(LOGIC_TYPE_OBJECT);
    case 'S': return of_kind(LOGIC_TYPE_STATEMENT);
    default: return of_kind(LOGIC_TYPE_VALUE);
    }
}

static struct logic_type check_builtin(struct checking *c, logic_id id)
{
    uint32_t number = logic_node(c->set, id)->number, count = logic_node(c->set, id)->count;
    const char *sorts = builtins[number].sorts;
    struct logic_type result = of_kind(builtins[number].result);
    for (uint32_t i = 0; i < count; i++) {
        logic_id kid = logic_kid(c->set, id, i);
        char letter = sorts[i < strlen(sorts) ? i : strlen(sorts) - 1];
        if (letter == 'f') {
            check_fact(c, kid, "`\\checked` asks for");
        } else if (letter == 'c') {
            struct logic_type class = check_class_argument(c, kid, number == LOGIC_BUILTIN_ANY);
            if (result.kind == LOGIC_TYPE_OBJECT || number == LOGIC_BUILTIN_ANY)
                result = class;
        } else {
            check_argument(c, kid, wanted_by(letter), text_of(builtins[number].spelling), i + 1);
        }
    }
    return result;
}

/* ---- operators ---- */

static const char *operator_of(enum logic_op op)
{
    static const char *const names[] = {
#define LOGIC_OP(id, name) name,
#include "specs/language/logic_ops.def"
#undef LOGIC_OP
    };
    return names[op];
}

static struct logic_type check_connective(struct checking *c, logic_id id)
{
    const struct logic_node node = *logic_node(c->set, id);
    struct text what = text_print(c->set->arena, "`%s`", operator_of(node.op));
    for (uint32_t i = 0; i < node.count; i++)
        check_condition(c, logic_kid(c->set, id, i), what.data);
    return of_kind(LOGIC_TYPE_BOOLEAN);
}

static bool check_number(struct checking *c, logic_id id, enum logic_op op, struct logic_type *type)
{
    *type = check_term(c, id);
    if (is_open(*type) || is_number(*type))
        return true;
    check_complain(
        c, id, "`%s` needs numbers, but this is %s%s", operator_of(op), describe(c, *type).data,
        type->kind == LOGIC_TYPE_STRING ? "; \\number(…) reads it as the host does" : "");
    return false;
}

static struct logic_type check_arithmetic(struct checking *c, logic_id id)
{
    const struct logic_node node = *logic_node(c->set, id);
    struct logic_type result = of_kind(LOGIC_TYPE_INTEGER), type;
    for (uint32_t i = 0; i < node.count; i++) {
        if (!check_number(c, logic_kid(c->set, id, i), node.op, &type))
            return unknown;
        result = i == 0 ? type : join(result, type);
    }
    return is_open(result) ? of_kind(LOGIC_TYPE_REAL) : result;
}

static struct logic_type check_order(struct checking *c, logic_id id)
{
    struct logic_type type;
    enum logic_op op = logic_node(c->set, id)->op;
    check_number(c, logic_kid(c->set, id, 0), op, &type);
    check_number(c, logic_kid(c->set, id, 1), op, &type);
    return of_kind(LOGIC_TYPE_BOOLEAN);
}

static struct logic_type check_equality(struct checking *c, logic_id id)
{
    struct logic_type a = check_term(c, logic_kid(c->set, id, 0));
    struct logic_type b = check_term(c, logic_kid(c->set, id, 1));
    if (!can_be(a, b))
        check_complain(c, id, "the sides of `%s` are never the same: %s and %s",
                       operator_of(logic_node(c->set, id)->op), describe(c, a).data,
                       describe(c, b).data);
    return of_kind(LOGIC_TYPE_BOOLEAN);
}

static struct logic_type check_in(struct checking *c, logic_id id)
{
    logic_id set = logic_kid(c->set, id, 1);
    struct logic_type item = check_term(c, logic_kid(c->set, id, 0));
    if (logic_node(c->set, set)->op == LOGIC_SET) {
        for (uint32_t i = 0; i < logic_node(c->set, set)->count; i++) {
            logic_id member = logic_kid(c->set, set, i);
            struct logic_type type = check_term(c, member);
            if (!can_be(item, type))
                check_complain(c, member, "this member is %s, but what is looked for is %s",
                               describe(c, type).data, describe(c, item).data);
        }
        return of_kind(LOGIC_TYPE_BOOLEAN);
    }
    struct logic_type type = check_term(c, set);
    if (!is_open(type) && !is_collection(type))
        check_complain(c, set, "`\\in` looks in a set, {…}, or an array, but this is %s",
                       describe(c, type).data);
    return of_kind(LOGIC_TYPE_BOOLEAN);
}

static struct logic_type check_pattern(struct checking *c, logic_id id)
{
    logic_id subject = logic_kid(c->set, id, 0);
    struct logic_type type = check_term(c, subject);
    if (!is_open(type) && type.kind != LOGIC_TYPE_STRING)
        check_complain(c, subject, "a pattern is for a text, but this is %s",
                       describe(c, type).data);
    return of_kind(LOGIC_TYPE_BOOLEAN);
}

static struct logic_type check_choice(struct checking *c, logic_id id)
{
    check_condition(c, logic_kid(c->set, id, 0), "`?`");
    struct logic_type a = check_term(c, logic_kid(c->set, id, 1));
    return join(a, check_term(c, logic_kid(c->set, id, 2)));
}

static struct logic_type check_binder(struct checking *c, logic_id id)
{
    const struct logic_node node = *logic_node(c->set, id);
    struct check_variable variable = {.name = node.name};
    bool is_let = node.op == LOGIC_LET;
    if (is_let) {
        variable.type = check_term(c, logic_kid(c->set, id, 0));
    } else {
        variable.type = (struct logic_type){node.number, node.type_name};
        bool any = text_is(names_text(c->set->names, node.type_name), "Record");
        if (any)
            variable.type = of_kind(LOGIC_TYPE_VALUE);
        else if (node.number == LOGIC_TYPE_OBJECT)
            check_class_name(c, node.file, node.range, node.type_name);
        else if (node.number != LOGIC_TYPE_STATEMENT)
            check_complain(c, id,
                           "a quantifier ranges over statements, the records of a class, or "
                           "`Record`, all of them");
    }
    VEC_PUSH(c->set->arena, &c->scope, variable);
    logic_id body = logic_kid(c->set, id, is_let ? 1 : 0);
    struct logic_type result = of_kind(LOGIC_TYPE_BOOLEAN);
    if (is_let)
        result = check_term(c, body);
    else
        check_condition(c, body, node.op == LOGIC_FORALL ? "`\\forall`" : "`\\exists`");
    c->scope.count--;
    return result;
}

static struct logic_type check_old(struct checking *c, logic_id id)
{
    if (!c->has_old)
        check_complain(c, id, "`\\old` has no meaning here: it belongs to `ensures`");
    return check_term(c, logic_kid(c->set, id, 0));
}

static struct logic_type sort_of(struct checking *c, logic_id id)
{
    bool found;
    const struct logic_node *node = logic_node(c->set, id);
    switch ((int)node->op) {
    case LOGIC_BOOLEAN: return of_kind(LOGIC_TYPE_BOOLEAN);
    case LOGIC_NUMBER:
        return of_kind(text_find(names_text(c->set->names, node->name), TEXT("."), 0) == SIZE_MAX
                           ? LOGIC_TYPE_INTEGER
                           : LOGIC_TYPE_REAL);
    case LOGIC_STRING: return of_kind(LOGIC_TYPE_STRING);
    case LOGIC_NULL: return of_kind(LOGIC_TYPE_VALUE);
    case LOGIC_RESULT: return check_result(c, id);
    case LOGIC_PARAMETER: return check_parameter(c, id);
    case LOGIC_THIS: return check_this(c, id);
    case LOGIC_VARIABLE: return find_variable(c, node->name, &found);
    case LOGIC_CONSTANT: return check_constant(c, id);
    case LOGIC_FIELD: return check_field(c, id);
    case LOGIC_INDEX: return check_index(c, id);
    case LOGIC_APPLY: return check_apply(c, id);
    case LOGIC_BUILTIN: return check_builtin(c, id);
    case LOGIC_SET:
        for (uint32_t i = 0; i < logic_node(c->set, id)->count; i++)
            check_term(c, logic_kid(c->set, id, i));
        return of_kind(LOGIC_TYPE_SET);
    case LOGIC_NOT:
    case LOGIC_AND:
    case LOGIC_OR:
    case LOGIC_XOR:
    case LOGIC_IMPLIES:
    case LOGIC_IFF: return check_connective(c, id);
    case LOGIC_EQ:
    case LOGIC_NE: return check_equality(c, id);
    case LOGIC_LT:
    case LOGIC_LE:
    case LOGIC_GT:
    case LOGIC_GE: return check_order(c, id);
    case LOGIC_CONDITIONAL: return check_choice(c, id);
    case LOGIC_IN:
    case LOGIC_NOT_IN: return check_in(c, id);
    case LOGIC_GLOB:
    case LOGIC_MATCHES: return check_pattern(c, id);
    case LOGIC_OLD: return check_old(c, id);
    case LOGIC_LET:
    case LOGIC_FORALL:
    case LOGIC_EXISTS: return check_binder(c, id);
    default: return check_arithmetic(c, id);
    }
}

struct logic_type check_term(struct checking *c, logic_id id)
{
    if (logic_is_none(id))
        return unknown;
    struct logic_type type = sort_of(c, id);
    spec_edit(c->set, id)->type = (uint16_t)type.kind;
    return type;
}
