/*
 * Terms and predicates of specifications, evaluated over the state of a flow. Equality is
 * mathematical; a number of the host is compared as an exact real.
 */
#include "analyzer/exec/exec_p.h"

static const struct logic_node *node_of(struct exec *x, logic_id id)
{
    return logic_node(x->setup.specs, id);
}

static logic_id kid(struct exec *x, logic_id id, uint32_t index)
{
    return logic_kid(x->setup.specs, id, index);
}

static struct logic_value host(struct value value)
{
    return (struct logic_value){.kind = LOGIC_IS_HOST, .host = value};
}

static struct logic_value boolean(term_id term)
{
    return host(value_bool(term));
}

static struct logic_value real(term_id term)
{
    return (struct logic_value){.kind = LOGIC_IS_REAL, .real = term};
}

/* ---- readings ---- */

static term_id as_truth(struct exec *x, const struct logic_value *value)
{
    if (value->kind == LOGIC_IS_HOST)
        return value->host.tag == VALUE_BOOL ? value_term(value->host)
                                             : exec_language(x)->truth(x, value->host);
    return term_bool(x->terms, false);
}

static term_id as_real(struct exec *x, const struct logic_value *value)
{
    if (value->kind == LOGIC_IS_REAL)
        return value->real;
    return value->kind == LOGIC_IS_HOST ? provenance_real(x, value->host)
                                        : term_real(x->terms, TEXT("0"));
}

static struct value as_host(struct exec *x, const struct logic_value *value)
{
    if (value->kind == LOGIC_IS_HOST)
        return value->host;
    if (value->kind == LOGIC_IS_REAL)
        return value_float(term_unary(x->terms, TERM_REAL_TO_FLOAT, value->real));
    struct value array = array_empty(x);
    for (uint32_t i = 0; value->kind == LOGIC_IS_SET && i < value->count; i++)
        array = array_append(x, array, as_host(x, &value->members[i]));
    return array;
}

static struct text as_text(struct exec *x, const struct logic_value *value)
{
    struct text text;
    return value->kind == LOGIC_IS_HOST && value_is_text(x, value->host, &text) ? text : TEXT("");
}

static struct logic_value choose(struct exec *x, term_id condition, const struct logic_value *a,
                                 const struct logic_value *b)
{
    if (exec_is_true(x, condition))
        return *a;
    if (exec_is_false(x, condition))
        return *b;
    if (a->kind == LOGIC_IS_REAL || b->kind == LOGIC_IS_REAL)
        return real(term_ite(x->terms, condition, as_real(x, a), as_real(x, b)));
    return host(value_merge(x, condition, as_host(x, a), as_host(x, b)));
}

/* ---- equality ---- */

static bool is_number(struct value value)
{
    return value.tag == VALUE_INT || value.tag == VALUE_FLOAT;
}

static bool is_nothing(struct value value)
{
    return value.tag == VALUE_NULL || value.tag == VALUE_ABSENT || value.tag == VALUE_UNDEFINED;
}

/* Two records of a class are one where their keys are the same. */
static bool are_records(struct exec *x, struct value a, struct value b)
{
    if (a.tag != VALUE_OBJECT || b.tag != VALUE_OBJECT)
        return false;
    const struct object_info *left = object_get(x, a), *right = object_get(x, b);
    return left->key.tag == VALUE_INT && right->key.tag == VALUE_INT &&
           name_equal(left->class_name, right->class_name);
}

static term_id equal_simple(struct exec *x, struct value a, struct value b)
{
    if (are_records(x, a, b))
        return term_eq(x->terms, value_term(object_get(x, a)->key),
                       value_term(object_get(x, b)->key));
    if (is_nothing(a) && is_nothing(b))
        return term_bool(x->terms, true);
    if (a.tag == b.tag && a.tag >= VALUE_BOOL && a.tag <= VALUE_STRING)
        return term_eq(x->terms, value_term(a), value_term(b));
    if (is_number(a) && is_number(b))
        return term_eq(x->terms, provenance_real(x, a), provenance_real(x, b));
    return term_bool(x->terms, value_same(a, b));
}

static term_id equal(struct exec *x, const struct logic_value *a, const struct logic_value *b)
{
    if (a->kind == LOGIC_IS_REAL || b->kind == LOGIC_IS_REAL)
        return term_eq(x->terms, as_real(x, a), as_real(x, b));
    value_cases left = {0}, right = {0};
    value_get_cases(x, as_host(x, a), &left);
    value_get_cases(x, as_host(x, b), &right);
    term_id any = term_bool(x->terms, false);
    for (uint32_t i = 0; i < left.count; i++)
        for (uint32_t k = 0; k < right.count; k++) {
            term_id both = term_and(x->terms, left.items[i].guard, right.items[k].guard);
            term_id same = equal_simple(x, left.items[i].value, right.items[k].value);
            any = term_or(x->terms, any, term_and(x->terms, both, same));
        }
    return any;
}

static struct logic_value eval_in(struct exec *x, const struct logic_env *env, logic_id id)
{
    struct logic_value item = logic_eval(x, env, kid(x, id, 0));
    struct logic_value set = logic_eval(x, env, kid(x, id, 1));
    term_id any = term_bool(x->terms, false);
    if (set.kind == LOGIC_IS_SET) {
        for (uint32_t i = 0; i < set.count; i++)
            any = term_or(x->terms, any, equal(x, &item, &set.members[i]));
    } else if (set.host.tag == VALUE_ARRAY) {
        array_elements elements = {0};
        leaf_id base;
        array_list_any(x, set.host, &elements, &base);
        for (uint32_t i = 0; i < elements.count; i++) {
            struct logic_value member = host(heap_follow(x, elements.items[i].value));
            term_id hit = term_and(x->terms, elements.items[i].present, equal(x, &item, &member));
            any = term_or(x->terms, any, hit);
        }
    }
    return boolean(node_of(x, id)->op == LOGIC_IN ? any : term_not(x->terms, any));
}

/* `s ~ "a*b"`: prefix, suffix and parts in between. */
static term_id matches_glob(struct exec *x, term_id text, struct text pattern)
{
    struct term_table *terms = x->terms;
    size_t star = text_find(pattern, TEXT("*"), 0);
    if (star == SIZE_MAX)
        return term_eq(terms, text, term_string_of(terms, pattern));
    term_id all =
        term_binary(terms, TERM_PREFIX, term_string_of(terms, text_slice(pattern, 0, star)), text);
    while (star != SIZE_MAX) {
        size_t next = text_find(pattern, TEXT("*"), star + 1);
        bool last = next == SIZE_MAX;
        struct text part = text_slice(pattern, star + 1, last ? pattern.size : next);
        term_id literal = term_string_of(terms, part);
        if (last)
            all = term_and(terms, all, term_binary(terms, TERM_SUFFIX, literal, text));
        else if (part.size)
            all = term_and(terms, all, term_binary(terms, TERM_CONTAINS, text, literal));
        star = next;
    }
    return all;
}

static term_id glob_simple(struct exec *x, struct value value, struct text pattern)
{
    if (value.tag != VALUE_STRING)
        return term_bool(x->terms, false);
    return matches_glob(x, value_term(value), pattern);
}

static struct logic_value eval_glob(struct exec *x, const struct logic_env *env, logic_id id)
{
    struct text pattern = names_text(x->names, node_of(x, id)->name);
    struct value subject = logic_host(x, env, kid(x, id, 0));
    value_cases cases = {0};
    value_get_cases(x, subject, &cases);
    term_id any = term_bool(x->terms, false);
    for (uint32_t i = 0; i < cases.count; i++)
        any = term_or(x->terms, any,
                      term_and(x->terms, cases.items[i].guard,
                               glob_simple(x, cases.items[i].value, pattern)));
    return boolean(any);
}

/* ---- names ---- */

static struct value parameter_value(struct exec *x, const struct logic_env *env, name_id name)
{
    for (const struct logic_binding *b = env->bindings; b; b = b->next)
        if (name_equal(b->name, name))
            return as_host(x, &b->value);
    if (env->in_code)
        return heap_follow(x, exec_read_variable(x, names_text(x->names, name)));
    if (env->stub.index == 0)
        return VALUE_NONE;
    const struct ir_function *stub = ir_function(x->program, env->stub);
    for (uint32_t i = 0; i < stub->params.count; i++) {
        if (!name_equal(stub->params.items[i].name, name))
            continue;
        if (stub->params.items[i].variadic) {
            struct value rest = array_empty(x);
            for (uint32_t k = i; k < env->arg_count; k++)
                rest = array_append(x, rest, env->args[k]);
            return rest;
        }
        if (i < env->arg_count && env->args[i].tag != VALUE_ABSENT)
            return env->args[i];
        ir_id fallback = stub->params.items[i].default_value;
        return ir_is_none(fallback) ? VALUE_NONE : exec_value(x, fallback);
    }
    return VALUE_NONE;
}

static struct logic_value eval_variable(const struct logic_env *env, name_id name)
{
    for (const struct logic_binding *b = env->bindings; b; b = b->next)
        if (name_equal(b->name, name))
            return b->value;
    return host(VALUE_NONE);
}

static struct logic_value eval_constant(struct exec *x, name_id name)
{
    struct text text = names_text(x->names, name);
    size_t colons = text_find(text, TEXT("::"), 0);
    if (colons == SIZE_MAX) {
        bool is_class =
            spec_find_class(x->setup.specs, name) || index_find_class(x->setup.stubs, name).index;
        return is_class ? host(value_of_name(x, name)) : host(constant_value(x, name, false));
    }
    return host(class_constant(x, names_add(x->names, text_slice(text, 0, colons)),
                               names_add(x->names, text_slice(text, colons + 2, text.size))));
}

static struct value field_of(struct exec *x, struct value base, name_id name)
{
    if (base.tag == VALUE_OBJECT) {
        const struct spec_class *class;
        const struct object_info *info = object_get(x, base);
        const struct spec_model *model = store_find_model(x, info->class_name, name, &class);
        if (model && info->key.tag != VALUE_ABSENT)
            return store_read(x, base, class, model);
    }
    if (base.tag == VALUE_UNION || base.tag == VALUE_LEAF) {
        value_cases cases = {0};
        value_get_cases(x, base, &cases);
        for (uint32_t i = 0; i < cases.count; i++)
            cases.items[i].value =
                cases.items[i].value.tag == VALUE_OBJECT || cases.items[i].value.tag == VALUE_ARRAY
                    ? field_of(x, cases.items[i].value, name)
                    : VALUE_NONE;
        return value_join(x, &cases);
    }
    if (base.tag == VALUE_ARRAY)
        return exec_language(x)->index(x, base, value_of_name(x, name));
    return exec_language(x)->member(x, base, name);
}

static struct logic_value eval_field(struct exec *x, const struct logic_env *env, logic_id id)
{
    return host(field_of(x, logic_host(x, env, kid(x, id, 0)), node_of(x, id)->name));
}

static struct logic_value eval_index(struct exec *x, const struct logic_env *env, logic_id id)
{
    struct value base = logic_host(x, env, kid(x, id, 0));
    struct value key = logic_host(x, env, kid(x, id, 1));
    return host(exec_language(x)->index(x, base, key));
}

/* ---- predicates ---- */

static term_id established(struct exec *x, name_id fact, const struct value *args, uint32_t count)
{
    term_id any = term_bool(x->terms, false);
    for (uint32_t i = 0; i < x->established.count; i++) {
        struct established e = x->established.items[i];
        if (!name_equal(e.fact, fact))
            continue;
        term_id same = e.condition;
        for (uint32_t k = 0; k < count && k < e.count; k++) {
            struct logic_value a = host(e.args[k]), b = host(args[k]);
            bool any_arg = args[k].tag == VALUE_ABSENT;
            same = any_arg ? same : term_and(x->terms, same, equal(x, &a, &b));
        }
        any = term_or(x->terms, any, same);
    }
    return any;
}

static struct logic_value eval_apply(struct exec *x, const struct logic_env *env, logic_id id)
{
    enum { MOST = 16 };
    const struct spec_predicate *predicate =
        spec_find_predicate(x->setup.specs, node_of(x, id)->name);
    uint32_t count = node_of(x, id)->count;
    if (!predicate || count > MOST)
        return host(VALUE_NONE);
    struct logic_binding bindings[MOST];
    struct value args[MOST];
    const struct logic_binding *innermost = NULL;
    for (uint32_t i = 0; i < count; i++) {
        struct logic_value value = logic_eval(x, env, kid(x, id, i));
        bindings[i] = (struct logic_binding){predicate->params.items[i].name, value, innermost};
        innermost = &bindings[i];
        args[i] = as_host(x, &value);
    }
    if (predicate->is_fact)
        return boolean(established(x, predicate->name, args, count));
    if (logic_is_none(predicate->body)) {
        struct text name = names_text(x->names, predicate->name);
        return host(exec_unknown_result(x, name, args, count));
    }
    struct logic_env inner = *env;
    inner.bindings = innermost;
    return logic_eval(x, &inner, predicate->body);
}

/* ---- quantifiers ---- */

static struct logic_value statement_value(uint32_t index)
{
    return (struct logic_value){.kind = LOGIC_IS_STATEMENT, .statement = index};
}

static term_id quantify_member(struct exec *x, const struct logic_env *env, logic_id id,
                               struct logic_value member)
{
    struct logic_binding binding = {node_of(x, id)->name, member, env->bindings};
    struct logic_env inner = *env;
    inner.bindings = &binding;
    return logic_truth(x, &inner, kid(x, id, 0));
}

/* Over the statements of the flow, or the records that it met: of a class, or all (`Record`). */
static struct logic_value eval_quantifier(struct exec *x, const struct logic_env *env, logic_id id)
{
    bool exists = node_of(x, id)->op == LOGIC_EXISTS;
    bool statements = node_of(x, id)->number == LOGIC_TYPE_STATEMENT;
    name_id class_name = node_of(x, id)->type_name;
    bool any_class = !statements && text_is(names_text(x->names, class_name), "Record");
    term_id all = term_bool(x->terms, !exists);
    uint32_t count = statements ? x->statements.count : x->records.count;
    for (uint32_t i = 0; i < count; i++) {
        struct logic_value member = statement_value(i);
        if (!statements) {
            if (!name_equal(x->records.items[i].class_name, class_name) && !any_class)
                continue;
            member = host(x->records.items[i].object);
        }
        term_id one = quantify_member(x, env, id, member);
        all = exists ? term_or(x->terms, all, one) : term_and(x->terms, all, one);
    }
    return boolean(all);
}

static struct logic_value eval_let(struct exec *x, const struct logic_env *env, logic_id id)
{
    struct logic_binding binding = {node_of(x, id)->name, logic_eval(x, env, kid(x, id, 0)),
                                    env->bindings};
    struct logic_env inner = *env;
    inner.bindings = &binding;
    return logic_eval(x, &inner, kid(x, id, 1));
}

/* ---- operators ---- */

static struct logic_value eval_connective(struct exec *x, const struct logic_env *env, logic_id id)
{
    struct term_table *terms = x->terms;
    term_id a = logic_truth(x, env, kid(x, id, 0));
    enum logic_op op = node_of(x, id)->op;
    if (op == LOGIC_NOT)
        return boolean(term_not(terms, a));
    if (op == LOGIC_AND && exec_is_false(x, a))
        return boolean(a);
    if (op == LOGIC_OR && exec_is_true(x, a))
        return boolean(a);
    if (op == LOGIC_IMPLIES && exec_is_false(x, a))
        return boolean(term_bool(terms, true));
    term_id b = logic_truth(x, env, kid(x, id, 1));
    switch ((int)op) {
    case LOGIC_AND: return boolean(term_and(terms, a, b));
    case LOGIC_OR: return boolean(term_or(terms, a, b));
    case LOGIC_IMPLIES: return boolean(term_implies(terms, a, b));
    case LOGIC_XOR: return boolean(term_not(terms, term_eq(terms, a, b)));
    default: return boolean(term_eq(terms, a, b));
    }
}

static struct logic_value eval_order(struct exec *x, const struct logic_env *env, logic_id id)
{
    struct logic_value left = logic_eval(x, env, kid(x, id, 0));
    struct logic_value right = logic_eval(x, env, kid(x, id, 1));
    term_id a = as_real(x, &left), b = as_real(x, &right);
    switch ((int)node_of(x, id)->op) {
    case LOGIC_LT: return boolean(term_binary(x->terms, TERM_LT, a, b));
    case LOGIC_LE: return boolean(term_binary(x->terms, TERM_LE, a, b));
    case LOGIC_GT: return boolean(term_binary(x->terms, TERM_LT, b, a));
    default: return boolean(term_binary(x->terms, TERM_LE, b, a));
    }
}

static struct logic_value eval_arithmetic(struct exec *x, const struct logic_env *env, logic_id id)
{
    struct logic_value left = logic_eval(x, env, kid(x, id, 0));
    if (node_of(x, id)->op == LOGIC_NEG)
        return real(
            term_binary(x->terms, TERM_SUB, term_real(x->terms, TEXT("0")), as_real(x, &left)));
    struct logic_value right = logic_eval(x, env, kid(x, id, 1));
    term_id a = as_real(x, &left), b = as_real(x, &right);
    switch ((int)node_of(x, id)->op) {
    case LOGIC_ADD: return real(term_binary(x->terms, TERM_ADD, a, b));
    case LOGIC_SUB: return real(term_binary(x->terms, TERM_SUB, a, b));
    case LOGIC_MUL: return real(term_binary(x->terms, TERM_MUL, a, b));
    default: return real(term_binary(x->terms, TERM_DIV, a, b));
    }
}

static struct logic_value eval_equality(struct exec *x, const struct logic_env *env, logic_id id)
{
    struct logic_value a = logic_eval(x, env, kid(x, id, 0));
    struct logic_value b = logic_eval(x, env, kid(x, id, 1));
    term_id same = equal(x, &a, &b);
    return boolean(node_of(x, id)->op == LOGIC_EQ ? same : term_not(x->terms, same));
}

static struct logic_value eval_set(struct exec *x, const struct logic_env *env, logic_id id)
{
    uint32_t count = node_of(x, id)->count;
    struct logic_value set = {.kind = LOGIC_IS_SET, .count = count};
    set.members = ARENA_ARRAY(x->arena, struct logic_value, count + 1);
    for (uint32_t i = 0; i < count; i++)
        set.members[i] = logic_eval(x, env, kid(x, id, i));
    return set;
}

static struct logic_value eval_number(struct exec *x, logic_id id)
{
    struct text digits = names_text(x->names, node_of(x, id)->name);
    if (text_find(digits, TEXT("."), 0) != SIZE_MAX || digits.size > 18)
        return real(term_real(x->terms, digits));
    return host(value_of_int(x, strtoll(digits.data, NULL, 10)));
}

static struct logic_value eval_old(struct exec *x, const struct logic_env *env, logic_id id)
{
    if (!env->has_old)
        return logic_eval(x, env, kid(x, id, 0));
    trie now = x->cells;
    region_share(x);
    x->cells = env->old_cells;
    struct logic_value value = logic_eval(x, env, kid(x, id, 0));
    x->cells = now;
    region_share(x);
    return value;
}

static struct logic_value eval_conditional(struct exec *x, const struct logic_env *env, logic_id id)
{
    term_id condition = logic_truth(x, env, kid(x, id, 0));
    struct logic_value a = logic_eval(x, env, kid(x, id, 1));
    struct logic_value b = logic_eval(x, env, kid(x, id, 2));
    return choose(x, condition, &a, &b);
}

static struct logic_value eval_builtin(struct exec *x, const struct logic_env *env, logic_id id)
{
    enum { MOST = 16 };
    struct logic_value args[MOST];
    uint32_t count = node_of(x, id)->count;
    for (uint32_t i = 0; i < count && i < MOST; i++)
        args[i] = logic_eval(x, env, kid(x, id, i));
    return logic_builtin(x, node_of(x, id)->number, args, count);
}

struct logic_value logic_eval(struct exec *x, const struct logic_env *env, logic_id id)
{
    const struct logic_node *node = node_of(x, id);
    switch ((enum logic_op)node->op) {
    case LOGIC_BOOLEAN: return boolean(term_bool(x->terms, node->number != 0));
    case LOGIC_NUMBER: return eval_number(x, id);
    case LOGIC_STRING: return host(value_of_name(x, node->name));
    case LOGIC_NULL: return host(VALUE_OF_NULL);
    case LOGIC_RESULT: return host(env->result);
    case LOGIC_PARAMETER: return host(parameter_value(x, env, node->name));
    case LOGIC_THIS: return host(env->self);
    case LOGIC_VARIABLE: return eval_variable(env, node->name);
    case LOGIC_CONSTANT: return eval_constant(x, node->name);
    case LOGIC_FIELD: return eval_field(x, env, id);
    case LOGIC_INDEX: return eval_index(x, env, id);
    case LOGIC_APPLY: return eval_apply(x, env, id);
    case LOGIC_BUILTIN: return eval_builtin(x, env, id);
    case LOGIC_SET: return eval_set(x, env, id);
    case LOGIC_NOT:
    case LOGIC_AND:
    case LOGIC_OR:
    case LOGIC_XOR:
    case LOGIC_IMPLIES:
    case LOGIC_IFF: return eval_connective(x, env, id);
    case LOGIC_EQ:
    case LOGIC_NE: return eval_equality(x, env, id);
    case LOGIC_LT:
    case LOGIC_LE:
    case LOGIC_GT:
    case LOGIC_GE: return eval_order(x, env, id);
    case LOGIC_ADD:
    case LOGIC_SUB:
    case LOGIC_MUL:
    case LOGIC_DIV:
    case LOGIC_MOD:
    case LOGIC_NEG: return eval_arithmetic(x, env, id);
    case LOGIC_CONDITIONAL: return eval_conditional(x, env, id);
    case LOGIC_IN:
    case LOGIC_NOT_IN: return eval_in(x, env, id);
    case LOGIC_GLOB: return eval_glob(x, env, id);
    case LOGIC_MATCHES: {
        struct value subject = logic_host(x, env, kid(x, id, 0));
        return host(exec_unmodelled(x, "a regular expression of a specification", &subject, 1));
    }
    case LOGIC_OLD: return eval_old(x, env, id);
    case LOGIC_LET: return eval_let(x, env, id);
    case LOGIC_FORALL:
    case LOGIC_EXISTS: return eval_quantifier(x, env, id);
    case LOGIC_OP_COUNT: break;
    }
    return host(VALUE_NONE);
}

term_id logic_truth(struct exec *x, const struct logic_env *env, logic_id id)
{
    struct logic_value value = logic_eval(x, env, id);
    return as_truth(x, &value);
}

struct value logic_host(struct exec *x, const struct logic_env *env, logic_id id)
{
    struct logic_value value = logic_eval(x, env, id);
    return as_host(x, &value);
}

struct value logic_to_host(struct exec *x, const struct logic_value *value)
{
    return as_host(x, value);
}

struct text logic_to_text(struct exec *x, const struct logic_value *value)
{
    return as_text(x, value);
}

term_id logic_to_real(struct exec *x, const struct logic_value *value)
{
    return as_real(x, value);
}
