/* The built-in functions of specifications: SEMANTICS 4 as terms. */
#include "analyzer/exec/exec_p.h"

/* Callbacks of a hook are not run: counted, and what a verdict takes for granted. */
static void note_hook(struct exec *x, const char *what, const struct logic_value *hook)
{
    struct text name;
    if (!value_is_text(x, logic_to_host(x, hook), &name))
        name = TEXT("of a computed name");
    struct text said = text_print(x->arena, "%s %.*s", what, (int)name.size, name.data);
    exec_event(x, EVENT_HOOK, NO_TERM, names_add(x->names, said));
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

static term_id no(struct exec *x)
{
    return term_bool(x->terms, false);
}

/* ---- functions of terms that specifications name ---- */

static struct term_table *terms_of(struct exec *x)
{
    return x->terms;
}

/* A text that no sanitising changes. */
static bool is_plain(struct text text)
{
    for (size_t i = 0; i < text.size; i++) {
        char c = text.data[i];
        if (!isalnum((unsigned char)c) && c != '_' && c != '-' && c != '.' && c != '@')
            return false;
    }
    return true;
}

/* The form that objects have where the texts in them do. */
static bool goes_inside(struct text name)
{
    return text_is(name, "unslash");
}

/* \normal(name, v): an uninterpreted form of a string, itself where the string is plain. */
static struct value normal_simple(struct exec *x, struct text name, struct value value)
{
    struct constant constant;
    if (value.tag == VALUE_NULL || value.tag == VALUE_ABSENT)
        return value_of_text(x, TEXT(""));
    if (value.tag == VALUE_ARRAY || (value.tag == VALUE_OBJECT && goes_inside(name)))
        return value;
    if (value.tag != VALUE_STRING)
        value = value_string(exec_language(x)->to_string(x, value));
    if (value_is_constant(x, value, &constant) && is_plain(constant.text))
        return value;
    struct text label = text_print(x->arena, "normal:%.*s", (int)name.size, name.data);
    function_id function = terms_declare(x->terms, label, SORT_STRING);
    term_id base = value_term(value);
    term_id form = term_apply(x->terms, function, &base, 1);
    exec_form(x, base, form);
    term_id empty = term_string_of(x->terms, TEXT(""));
    exec_know(
        x, term_implies(x->terms, term_eq(x->terms, base, empty), term_eq(x->terms, form, empty)));
    return value_string(form);
}

static struct value normal(struct exec *x, struct text name, struct value value)
{
    value_cases cases = {0};
    value_get_cases(x, value, &cases);
    for (uint32_t i = 0; i < cases.count; i++) {
        struct fork f; /* what has no text ends its own case alone */
        if (fork_then(x, &f, cases.items[i].guard))
            cases.items[i].value = normal_simple(x, name, cases.items[i].value);
        fork_else(x, &f);
        fork_join(x, &f);
    }
    return value_join(x, &cases);
}

static struct value mac(struct exec *x, const struct logic_value *args)
{
    struct text algorithm = logic_to_text(x, &args[0]);
    const struct language *language = exec_language(x);
    struct text label = text_print(x->arena, "mac:%.*s", (int)algorithm.size, algorithm.data);
    function_id function = terms_declare(terms_of(x), label, SORT_STRING);
    term_id parts[2] = {language->to_string(x, logic_to_host(x, &args[1])),
                        language->to_string(x, logic_to_host(x, &args[2]))};
    term_id result = term_apply(x->terms, function, parts, 2);
    exec_know(x, term_not(x->terms, term_eq(x->terms, result, term_string_of(x->terms, TEXT("")))));
    return value_string(result);
}

/* \hash(algorithm, data) */
static struct value hash(struct exec *x, const struct logic_value *args)
{
    struct text algorithm = logic_to_text(x, &args[0]);
    struct text label = text_print(x->arena, "hash:%.*s", (int)algorithm.size, algorithm.data);
    function_id function = terms_declare(x->terms, label, SORT_STRING);
    term_id data = exec_language(x)->to_string(x, logic_to_host(x, &args[1]));
    term_id result = term_apply(x->terms, function, &data, 1);
    exec_know(x, term_not(x->terms, term_eq(x->terms, result, term_string_of(x->terms, TEXT("")))));
    return value_string(result);
}

static uint32_t mask_of(struct text type)
{
    static const struct {
        const char *word;
        uint32_t mask;
    } words[] = {{"string", VALUE_MASK(VALUE_STRING)}, {"int", VALUE_MASK(VALUE_INT)},
                 {"integer", VALUE_MASK(VALUE_INT)},   {"float", VALUE_MASK(VALUE_FLOAT)},
                 {"bool", VALUE_MASK(VALUE_BOOL)},     {"boolean", VALUE_MASK(VALUE_BOOL)},
                 {"array", VALUE_MASK(VALUE_ARRAY)},   {"object", VALUE_MASK(VALUE_OBJECT)}};
    for (size_t i = 0; i < ARRAY_LENGTH(words); i++)
        if (text_is(type, words[i].word))
            return words[i].mask;
    return VALUE_ANY;
}

/* \any("string"), \any(Class), \any("string", "label") */
static struct value any_value(struct exec *x, const struct logic_value *args, uint32_t count)
{
    struct text type = logic_to_text(x, &args[0]);
    struct text name = count > 1 ? logic_to_text(x, &args[1]) : type;
    struct text label =
        text_print(x->arena, "%.*s#%" PRIu32, (int)name.size, name.data, ++x->fresh);
    name_id class_name = names_add(x->names, type);
    if (store_class(x, class_name)) {
        struct value key = input_server(x, label, VALUE_MASK(VALUE_INT));
        return store_record(x, class_name, key);
    }
    if (index_find_class(x->setup.stubs, class_name).index)
        return object_new(x, class_name, class_find(x, class_name));
    return input_any(x, label, mask_of(type));
}

static struct value request(struct exec *x, const struct logic_value *args, uint32_t count)
{
    struct value part = input_request(x, logic_to_text(x, &args[0]));
    if (count < 2)
        return part;
    return exec_language(x)->index(x, part, logic_to_host(x, &args[1]));
}

static struct value setting(struct exec *x, const struct logic_value *args, uint32_t count)
{
    struct value value = input_setting(x, logic_to_host(x, &args[0]));
    return count > 1 ? value_or(x, value, logic_to_host(x, &args[1])) : value;
}

/* \setting_text(name): of a choice between names, the setting whose name is taken. */
static struct value setting_text(struct exec *x, struct value name)
{
    value_cases names = {0}, cases = {0};
    term_id term = name.tag == VALUE_STRING ? term_canon(x->terms, value_term(name)) : NO_TERM;
    if (!term_is_none(term) && term_get_op(x->terms, term) == TERM_ITE)
        return value_merge(x, term_arg(x->terms, term, 0),
                           setting_text(x, value_string(term_arg(x->terms, term, 1))),
                           setting_text(x, value_string(term_arg(x->terms, term, 2))));
    value_get_cases(x, name, &names);
    if (names.count > 1) {
        for (uint32_t i = 0; i < names.count; i++)
            names.items[i].value = setting_text(x, names.items[i].value);
        return value_join(x, &names);
    }
    struct value value = input_setting(x, name);
    value_get_cases(x, value, &cases);
    exec_know(x, value_has_tag(x, value, VALUE_MASK(VALUE_STRING)));
    for (uint32_t i = 0; i < cases.count; i++)
        if (cases.items[i].value.tag == VALUE_STRING)
            return cases.items[i].value;
    return value;
}

static struct value answer(struct exec *x, const struct logic_value *args, uint32_t count)
{
    struct value key = count > 2 ? logic_to_host(x, &args[2]) : VALUE_NONE;
    struct value sent = count > 3 ? logic_to_host(x, &args[3]) : VALUE_NONE;
    struct text object = logic_to_text(x, &args[1]);
    bool charges = count > 4;
    return statement_answer(x, logic_to_text(x, &args[0]), object, key, sent, charges);
}

/* All records of a class that the flow met so far. */
static struct value records_of(struct exec *x, struct text class_name)
{
    name_id name = names_add(x->names, class_name);
    struct value array = array_empty(x);
    for (uint32_t i = 0; i < x->records.count; i++)
        if (name_equal(x->records.items[i].class_name, name))
            array = array_append(x, array, x->records.items[i].object);
    return exec_language(x)->make_list ? exec_language(x)->make_list(x, array) : array;
}

static struct value record_of(struct exec *x, const struct logic_value *args)
{
    name_id class_name = names_add(x->names, logic_to_text(x, &args[0]));
    return store_record(x, class_name, logic_to_host(x, &args[1]));
}

static term_id existing(struct exec *x, struct value value)
{
    value_cases cases = {0};
    value_get_cases(x, value, &cases);
    term_id any = no(x);
    for (uint32_t i = 0; i < cases.count; i++)
        if (cases.items[i].value.tag == VALUE_OBJECT &&
            object_get(x, cases.items[i].value)->key.tag != VALUE_ABSENT)
            any = term_or(
                x->terms, any,
                term_and(x->terms, cases.items[i].guard, store_exists(x, cases.items[i].value)));
    return any;
}

/* Two values compared as the program does: remembered, since it may be a check. */
static term_id compared(struct exec *x, const struct logic_value *args, uint32_t count)
{
    struct comparison comparison = {.a = logic_to_host(x, &args[0]),
                                    .b = logic_to_host(x, &args[1])};
    struct constant constant;
    if (count > 2 && value_is_constant(x, logic_to_host(x, &args[2]), &constant))
        comparison.is_strict = constant.boolean;
    if (count > 3 && value_is_constant(x, logic_to_host(x, &args[3]), &constant))
        comparison.is_constant_time = constant.boolean;
    value_cases left = {0}, right = {0};
    value_get_cases(x, comparison.a, &left);
    value_get_cases(x, comparison.b, &right);
    comparison.equal = no(x);
    for (uint32_t i = 0; i < left.count; i++)
        for (uint32_t k = 0; k < right.count; k++) {
            struct value a = left.items[i].value, b = right.items[k].value;
            if (a.tag != VALUE_STRING || b.tag != VALUE_STRING)
                continue;
            term_id both = term_and(x->terms, left.items[i].guard, right.items[k].guard);
            term_id same = term_eq(x->terms, value_term(a), value_term(b));
            comparison.equal = term_or(x->terms, comparison.equal, term_and(x->terms, both, same));
        }
    return statement_compared(x, &comparison);
}

static term_id owns(struct exec *x, struct value record)
{
    const struct spec_class *class;
    term_id any = no(x);
    if (!store_is_record(x, record, &class))
        return any;
    for (uint32_t i = 0; i < class->models.count; i++) {
        const struct spec_model *model = &class->models.items[i];
        struct value field = VALUE_NONE;
        if (model->flags & (SPEC_MODEL_TOKEN | SPEC_MODEL_OWNER))
            field = store_read(x, record, class, model);
        if (field.tag == VALUE_ABSENT)
            continue;
        for (uint32_t k = 0; k < x->comparisons.count; k++) {
            struct comparison comparison = x->comparisons.items[k];
            if (value_same(comparison.a, field) || value_same(comparison.b, field))
                any = term_or(x->terms, any, comparison.equal);
        }
        if (model->flags & SPEC_MODEL_OWNER) {
            struct value user = input_identity(x);
            term_id zero = term_eq(x->terms, value_term(user), term_int(x->terms, 0));
            any = term_or(
                x->terms, any,
                term_and(x->terms, provenance_same(x, field, user), term_not(x->terms, zero)));
        }
    }
    return any;
}

static term_id of_origin(struct exec *x, const struct logic_value *args)
{
    static const char *const words[] = {"unknown", "havoc",   "request", "reply",  "store",
                                        "setting", "session", "user",    "server", "derived"};
    struct text word = logic_to_text(x, &args[1]);
    const u32_vec *leaves = leaves_of_value(x, logic_to_host(x, &args[0]));
    for (uint32_t i = 0; i < leaves->count; i++) {
        enum root_kind kind = root_get(x, leaf_get(x, (leaf_id){leaves->items[i]})->root)->kind;
        if (kind < ARRAY_LENGTH(words) && text_is(word, words[kind]))
            return term_bool(x->terms, true);
    }
    return no(x);
}

static term_id has_token(struct exec *x, struct value value)
{
    value_cases cases = {0};
    value_get_cases(x, value, &cases);
    for (uint32_t i = 0; i < cases.count; i++) {
        struct value one = cases.items[i].value;
        if (one.tag < VALUE_BOOL || one.tag > VALUE_STRING)
            continue;
        const struct spec_model *model = store_field_of(x, term_canon(x->terms, value_term(one)));
        if (model && model->flags & SPEC_MODEL_TOKEN)
            return term_bool(x->terms, true);
    }
    return no(x);
}

/* Placeholder that exec_replay defines: whether a second run reaches the effect again. */
static term_id again(struct exec *x)
{
    struct root root = {
        .kind = ROOT_GHOST, .label = names_add(x->names, TEXT("again")), .statement = UINT32_MAX};
    struct text label = text_print(x->arena, "again#%" PRIu32, ++x->fresh);
    return value_term(leaf_new(x, root_add(x, &root), label, VALUE_MASK(VALUE_BOOL)));
}

/* Whether something that the request holds is a part of the path to here. */
static bool is_requested(struct exec *x)
{
    const u32_vec *leaves = leaves_of_term(x, guard_term(x, x->guard));
    for (uint32_t i = 0; i < leaves->count; i++)
        if (root_get(x, leaf_get(x, (leaf_id){leaves->items[i]})->root)->kind == ROOT_REQUEST)
            return true;
    return false;
}

static bool is_record(const struct logic_value *value)
{
    return value->kind == LOGIC_IS_HOST && value->host.tag == VALUE_OBJECT;
}

static term_id statement_question(struct exec *x, enum logic_builtin builtin,
                                  const struct logic_value *args)
{
    uint32_t s = args[0].statement;
    if (args[0].kind != LOGIC_IS_STATEMENT)
        return no(x);
    if (x->statements.items[s].notice)
        return no(x);
    switch ((int)builtin) {
    case LOGIC_BUILTIN_AUTHENTIC: return x->statements.items[s].authentic;
    case LOGIC_BUILTIN_KEYED: return x->statements.items[s].keyed;
    case LOGIC_BUILTIN_REFUSED: return term_not(x->terms, statement_succeeded(x, s));
    case LOGIC_BUILTIN_SUCCEEDED: return statement_succeeded(x, s);
    case LOGIC_BUILTIN_CHARGES:
        return term_bool(x->terms, x->statements.items[s].kind == STATEMENT_CHARGE);
    case LOGIC_BUILTIN_NOTICE:
        return term_bool(x->terms, x->statements.items[s].kind == STATEMENT_NOTIFICATION);
    case LOGIC_BUILTIN_BOUND: return statement_bound(x, s, logic_to_host(x, &args[1]));
    case LOGIC_BUILTIN_CREATED: return statement_created(x, s, logic_to_host(x, &args[1]));
    case LOGIC_BUILTIN_SAYS:
        return is_record(&args[1]) ? statement_says_currency(x, s, args[1].host)
                                   : statement_says(x, s, logic_to_host(x, &args[1]));
    case LOGIC_BUILTIN_COVERS:
        if (is_record(&args[1]))
            return statement_covers_record(x, s, args[1].host);
        return statement_covers(x, s, logic_to_real(x, &args[1]));
    default: return statement_payee(x, s);
    }
}

/* \stored(kind, key, owner): the same for the same key of the same owner. */
static struct value stored(struct exec *x, const struct logic_value *args, uint32_t count)
{
    struct text kind = logic_to_text(x, &args[0]);
    struct value value = input_stored(x, kind, logic_to_host(x, &args[1]));
    if (count < 3)
        return value;
    struct value owner = logic_to_host(x, &args[2]);
    struct text name = logic_to_text(x, &args[1]);
    kind = text_print(x->arena, "%.*s.%.*s", (int)kind.size, kind.data, (int)name.size, name.data);
    return input_stored(x, kind, owner);
}

static bool is_compound(enum value_tag tag)
{
    return tag == VALUE_ARRAY || tag == VALUE_OBJECT || tag == VALUE_CALLABLE;
}

static struct value scalar(struct exec *x, struct value value)
{
    value_cases cases = {0};
    value_get_cases(x, value, &cases);
    for (uint32_t i = 0; i < cases.count; i++)
        if (is_compound(cases.items[i].value.tag))
            cases.items[i].value = value_of_text(x, TEXT(""));
    return value_join(x, &cases);
}

/* Where some check made data of this request authentic. */
static term_id notified(struct exec *x)
{
    term_id any = no(x);
    for (uint32_t i = 0; i < x->statements.count; i++)
        if (x->statements.items[i].kind == STATEMENT_NOTIFICATION)
            any = term_or(x->terms, any, x->statements.items[i].authentic);
    return any;
}

static term_id assume(struct exec *x, struct value value)
{
    term_id holds = exec_language(x)->truth(x, value);
    exec_know(x, term_implies(x->terms, guard_term(x, x->guard), holds));
    return holds;
}

/* \written(text, word, …): case aside. */
static bool is_written(struct exec *x, const struct logic_value *args, uint32_t count)
{
    value_cases cases = {0};
    value_get_cases(x, logic_to_host(x, &args[0]), &cases);
    for (uint32_t i = 0; i < cases.count; i++) {
        if (cases.items[i].value.tag != VALUE_STRING)
            continue;
        u32_vec cone = {0};
        term_id root = term_canon(x->terms, value_term(cases.items[i].value));
        term_cone(x->terms, &root, 1, x->arena, &cone);
        for (uint32_t k = 0; k < cone.count; k++) {
            struct constant constant;
            if (!term_is_constant(x->terms, (term_id){cone.items[k]}, &constant) ||
                constant.sort != SORT_STRING)
                continue;
            name_id text = names_lower(x->names, names_add(x->names, constant.text));
            for (uint32_t w = 1; w < count; w++)
                if (text_find(names_text(x->names, text), logic_to_text(x, &args[w]), 0) !=
                    SIZE_MAX)
                    return true;
        }
    }
    return false;
}

/* A single input of the shop's own: a setting, or a field of a record. */
static bool is_kept_leaf(struct exec *x, leaf_id leaf)
{
    enum root_kind kind = root_get(x, leaf_get(x, leaf)->root)->kind;
    return leaf.index && (kind == ROOT_SETTING || kind == ROOT_STORE);
}

static bool is_kept_term(struct exec *x, term_id term, bool *found, int depth);

static bool are_kept(struct exec *x, term_id term, uint32_t first, bool *found, int depth)
{
    for (uint32_t i = first; i < term_arg_count(x->terms, term); i++)
        if (!is_kept_term(x, term_arg(x->terms, term, i), found, depth + 1))
            return false;
    return true;
}

/* What the path narrowed down to a constant is kept as well, and so is a truth about what is. */
static bool is_kept_term(struct exec *x, term_id term, bool *found, int depth)
{
    enum { DEEPEST = 16 };
    struct constant constant;
    term_id canon = term_canon(x->terms, term);
    if (term_is_constant(x->terms, canon, &constant))
        return true;
    if (term_get_op(x->terms, canon) == TERM_SYMBOL) {
        *found = true;
        return is_kept_leaf(x, leaf_of_symbol(x, term_get_symbol(x->terms, canon)));
    }
    if (depth >= DEEPEST || term_get_op(x->terms, canon) == TERM_APPLY)
        return false;
    bool is_truth = term_get_sort(x->terms, canon) == SORT_BOOL;
    return (is_truth || term_get_op(x->terms, canon) == TERM_ITE) &&
           are_kept(x, canon, is_truth ? 0 : 1, found, depth);
}

/* Whether the value is one that the shop keeps, unchanged. */
static bool is_kept(struct exec *x, struct value value)
{
    value_cases cases = {0};
    bool found = false, all = true;
    value_get_cases(x, value, &cases);
    for (uint32_t i = 0; i < cases.count && all; i++) {
        struct value one = cases.items[i].value;
        array_elements changed = {0};
        leaf_id base = {0};
        if (one.tag == VALUE_ARRAY)
            array_list_any(x, one, &changed, &base);
        if (one.tag == VALUE_ARRAY || one.tag == VALUE_OBJECT)
            all = changed.count == 0 && is_kept_leaf(x, base);
        else if (one.tag >= VALUE_BOOL && one.tag <= VALUE_STRING)
            all = is_kept_term(x, value_term(one), &found, 0);
        found |= one.tag == VALUE_ARRAY;
    }
    return all && found;
}

static struct value lower(struct exec *x, struct value value)
{
    return normal(x, TEXT("lower"), value);
}

static struct value concat(struct exec *x, const struct logic_value *args, uint32_t count)
{
    term_id parts[16];
    for (uint32_t i = 0; i < count; i++)
        parts[i] = exec_language(x)->to_string(x, logic_to_host(x, &args[i]));
    return value_string(term_concat(x->terms, parts, count));
}

static struct value new_object(struct exec *x, const struct logic_value *args, uint32_t count)
{
    struct value values[16];
    for (uint32_t i = 1; i < count; i++)
        values[i - 1] = logic_to_host(x, &args[i]);
    struct arguments arguments = {values, NULL, NULL, count - 1};
    name_id class_name = names_add(x->names, logic_to_text(x, &args[0]));
    return exec_new_object(x, class_name, &arguments, x->node);
}

static struct value called(struct exec *x, const struct logic_value *args, uint32_t count)
{
    enum { MOST = 16 };
    struct value values[MOST], callable = logic_to_host(x, &args[0]);
    for (uint32_t i = 1; i < count; i++)
        values[i - 1] = logic_to_host(x, &args[i]);
    ir_function_id function = flow_function_of(x, callable);
    count = service_fill(x, function, values, count - 1, MOST);
    if (x->delegate.index == 0)
        x->delegate = function;
    return exec_call(x, callable, values, count);
}

/* The value under the parameter's name, where it has one. */
static bool is_given(struct exec *x, struct value given, const struct ir_param *param,
                     struct value *value)
{
    if (given.tag != VALUE_ARRAY)
        return false;
    *value = array_get(x, given, value_of_name(x, param->name));
    return value->tag != VALUE_ABSENT;
}

static struct value called_with(struct exec *x, const struct logic_value *args)
{
    enum { MOST = 16 };
    struct value values[MOST], callable = logic_to_host(x, &args[0]);
    struct value given = logic_to_host(x, &args[1]);
    ir_function_id function = flow_function_of(x, callable);
    uint32_t params = function.index ? ir_function(x->program, function)->params.count : 0;
    uint32_t count = 0;
    while (count < params && count < MOST) {
        struct ir_param param = ir_function(x->program, function)->params.items[count];
        if (param.variadic)
            break;
        if (!is_given(x, given, &param, &values[count]))
            values[count] = service_typed(x, &param.type, names_text(x->names, param.name));
        count++;
    }
    if (x->delegate.index == 0)
        x->delegate = function;
    return exec_call(x, callable, values, count);
}

static struct text caller(struct exec *x)
{
    return names_text(x->names, ir_function(x->program, exec_frame(x)->function)->full_name);
}

static struct value identity(struct exec *x)
{
    return input_identity(x);
}

struct logic_value logic_builtin(struct exec *x, enum logic_builtin builtin,
                                 const struct logic_value *args, uint32_t count)
{
    struct value first =
        count && args[0].kind != LOGIC_IS_STATEMENT ? logic_to_host(x, &args[0]) : VALUE_NONE;
    const struct language *language = exec_language(x);
    switch (builtin) {
    case LOGIC_BUILTIN_TRUSTED: return boolean(provenance_trusted(x, first));
    case LOGIC_BUILTIN_PRICED: return boolean(provenance_priced(x, first));
    case LOGIC_BUILTIN_SELECTED: return boolean(term_not(x->terms, provenance_trusted(x, first)));
    case LOGIC_BUILTIN_SECRET: return boolean(provenance_secret(x, first));
    case LOGIC_BUILTIN_TOKEN: return boolean(has_token(x, first));
    case LOGIC_BUILTIN_ESCAPED: return boolean(provenance_trusted(x, first));
    case LOGIC_BUILTIN_ORIGIN: return boolean(of_origin(x, args));
    case LOGIC_BUILTIN_CHANNEL:
        return host(value_of_text(x, text_of(spec_channel_name(x->channel))));
    case LOGIC_BUILTIN_CHECKED: return args[0];
    case LOGIC_BUILTIN_AGAIN: return boolean(again(x));
    case LOGIC_BUILTIN_AUTHENTIC:
    case LOGIC_BUILTIN_KEYED:
    case LOGIC_BUILTIN_REFUSED:
    case LOGIC_BUILTIN_SUCCEEDED:
    case LOGIC_BUILTIN_BOUND:
    case LOGIC_BUILTIN_CREATED:
    case LOGIC_BUILTIN_CHARGES:
    case LOGIC_BUILTIN_NOTICE:
    case LOGIC_BUILTIN_SAYS:
    case LOGIC_BUILTIN_COVERS:
    case LOGIC_BUILTIN_PAYEE: return boolean(statement_question(x, builtin, args));
    case LOGIC_BUILTIN_NUMBER: return real(logic_to_real(x, &args[0]));
    case LOGIC_BUILTIN_INTEGER: return host(language->cast(x, IR_CAST_INT, first));
    case LOGIC_BUILTIN_TEXT: return host(value_string(language->to_string(x, first)));
    case LOGIC_BUILTIN_LOWER: return host(lower(x, first));
    case LOGIC_BUILTIN_LENGTH:
        return host(value_int(term_unary(x->terms, TERM_LENGTH, language->to_string(x, first))));
    case LOGIC_BUILTIN_CONCAT: return host(concat(x, args, count));
    case LOGIC_BUILTIN_NORMAL:
        return host(normal(x, logic_to_text(x, &args[0]), logic_to_host(x, &args[1])));
    case LOGIC_BUILTIN_COMPARED: return boolean(compared(x, args, count));
    case LOGIC_BUILTIN_SAME: return boolean(provenance_same(x, first, logic_to_host(x, &args[1])));
    case LOGIC_BUILTIN_ABSENT: {
        struct value value = first;
        if (count > 1) /* a function has no elements */
            value = first.tag == VALUE_CALLABLE
                        ? VALUE_NONE
                        : language->index(x, first, logic_to_host(x, &args[1]));
        return boolean(
            value_has_tag(x, value, VALUE_MASK(VALUE_ABSENT) | VALUE_MASK(VALUE_UNDEFINED)));
    }
    case LOGIC_BUILTIN_CLASS: return host(first);
    case LOGIC_BUILTIN_INSTANCE:
        return boolean(
            class_instance_term(x, first, names_add(x->names, logic_to_text(x, &args[1]))));
    case LOGIC_BUILTIN_RECORD: return host(record_of(x, args));
    case LOGIC_BUILTIN_RECORDS: return host(records_of(x, logic_to_text(x, &args[0])));
    case LOGIC_BUILTIN_EXISTING: return boolean(existing(x, first));
    case LOGIC_BUILTIN_NEW: return host(new_object(x, args, count));
    case LOGIC_BUILTIN_OWNS: return boolean(owns(x, first));
    case LOGIC_BUILTIN_REQUEST: return host(request(x, args, count));
    case LOGIC_BUILTIN_REPLY:
        return host(statement_reply(x, first, count > 1 ? logic_to_host(x, &args[1]) : VALUE_NONE,
                                    count > 2 ? logic_to_text(x, &args[2]) : TEXT("body")));
    case LOGIC_BUILTIN_ANSWER: return host(answer(x, args, count));
    case LOGIC_BUILTIN_SETTING: return host(setting(x, args, count));
    case LOGIC_BUILTIN_SETTING_TEXT: return host(setting_text(x, first));
    case LOGIC_BUILTIN_SETTINGS: return host(input_settings(x, logic_to_text(x, &args[0])));
    case LOGIC_BUILTIN_SESSION: return host(count ? input_session(x, first) : input_sessions(x));
    case LOGIC_BUILTIN_SERVER:
        return host(input_server(x, logic_to_text(x, &args[0]),
                                 count > 1 ? mask_of(logic_to_text(x, &args[1]))
                                           : VALUE_MASK(VALUE_STRING)));
    case LOGIC_BUILTIN_IDENTITY: return host(identity(x));
    case LOGIC_BUILTIN_ANY: return host(any_value(x, args, count));
    case LOGIC_BUILTIN_DECODE:
        return host(input_decoded(x, logic_to_text(x, &args[0]), logic_to_host(x, &args[1])));
    case LOGIC_BUILTIN_MAC: return host(mac(x, args));
    case LOGIC_BUILTIN_CALLER: return host(value_of_text(x, caller(x)));
    case LOGIC_BUILTIN_MODULE: return host(value_of_text(x, module_stem(x)));
    case LOGIC_BUILTIN_CASHIER: {
        name_id property = count ? names_add(x->names, logic_to_text(x, &args[0])) : NO_NAME;
        return boolean(term_bool(x->terms, module_is_cashier(x, property)));
    }
    case LOGIC_BUILTIN_HASH: return host(hash(x, args));
    case LOGIC_BUILTIN_QUERY: return host(sql_run(x, first));
    case LOGIC_BUILTIN_FILLED: return host(sql_filled(x, first, logic_to_host(x, &args[1])));
    case LOGIC_BUILTIN_CONDITIONS: return host(sql_conditions(x, first));
    case LOGIC_BUILTIN_KEPT: return boolean(term_bool(x->terms, is_kept(x, first)));
    case LOGIC_BUILTIN_FETCHED: return host(sql_fetch(x, first));
    case LOGIC_BUILTIN_ROWS: return host(sql_count(x, first));
    case LOGIC_BUILTIN_NAMED: return boolean(module_named(x, args, count));
    case LOGIC_BUILTIN_FILTERED: note_hook(x, "callbacks of the filter", &args[0]); return args[1];
    case LOGIC_BUILTIN_DISPATCHED:
        note_hook(x, "callbacks of the action", &args[0]);
        dispatch_action(x, first, count > 1 ? logic_to_host(x, &args[1]) : VALUE_NONE);
        return host(VALUE_OF_NULL);
    case LOGIC_BUILTIN_CALLED: return host(called(x, args, count));
    case LOGIC_BUILTIN_CALLED_WITH: return host(called_with(x, args));
    case LOGIC_BUILTIN_UNIT: return real(term_real(x->terms, TEXT("1/100")));
    case LOGIC_BUILTIN_STRICT:
        return boolean(term_bool(x->terms, x->comparing && x->comparing->is_strict));
    case LOGIC_BUILTIN_CONSTANT_TIME:
        return boolean(term_bool(x->terms, x->comparing && x->comparing->is_constant_time));
    case LOGIC_BUILTIN_SHOW: asserted_show(x, first); return boolean(term_bool(x->terms, true));
    case LOGIC_BUILTIN_LITERAL:
        return boolean(term_bool(x->terms, provenance_is_literal(x, first)));
    case LOGIC_BUILTIN_CHOICE:
        return host(input_any(x, text_print(x->arena, "choice#%" PRIu32, ++x->fresh),
                              VALUE_MASK(VALUE_BOOL)));
    case LOGIC_BUILTIN_STORED: return host(stored(x, args, count));
    case LOGIC_BUILTIN_SCALAR: return host(scalar(x, first));
    case LOGIC_BUILTIN_CARD: return boolean(provenance_card(x, first));
    case LOGIC_BUILTIN_REVEALS:
        return boolean(record_is_shown(x, first, logic_to_host(x, &args[1])));
    case LOGIC_BUILTIN_NOTIFIED: return boolean(notified(x));
    case LOGIC_BUILTIN_TRIGGER: return host(value_of_name(x, x->trigger));
    case LOGIC_BUILTIN_REQUESTED: return boolean(term_bool(x->terms, is_requested(x)));
    case LOGIC_BUILTIN_ROUTED: return boolean(term_bool(x->terms, x->is_routed));
    case LOGIC_BUILTIN_FOUND:
        return host(record_found(x, names_add(x->names, logic_to_text(x, &args[0])),
                                 logic_to_host(x, &args[1])));
    case LOGIC_BUILTIN_SERVICE: return host(service_get(x, first));
    case LOGIC_BUILTIN_MANIFEST:
        return host(manifest_find(x, logic_to_text(x, &args[0]), logic_to_text(x, &args[1])));
    case LOGIC_BUILTIN_DECLARED: {
        name_id name = names_add(x->names, logic_to_text(x, &args[0]));
        return boolean(term_bool(x->terms, class_or_stub(x, name).index != 0));
    }
    case LOGIC_BUILTIN_ASSUME: return boolean(assume(x, first));
    case LOGIC_BUILTIN_HOLDER: return host(record_of_token(x, first));
    case LOGIC_BUILTIN_WRITTEN: return boolean(term_bool(x->terms, is_written(x, args, count)));
    case LOGIC_BUILTIN_OBLIGE:
        contract_accept(x, first, count > 1 ? logic_to_text(x, &args[1]) : TEXT("settles"));
        break;
    case LOGIC_BUILTIN_COUNT: break;
    }
    return host(VALUE_OF_NULL);
}

/* ---- from the bodies of stubs ---- */

bool logic_is_builtin_call(struct exec *x, name_id name, enum logic_builtin *builtin)
{
    static const char *const spellings[] = {
#define LOGIC_BUILTIN(id, spelling, least, most, result, sorts) spelling,
#include "specs/language/builtins.def"
#undef LOGIC_BUILTIN
    };
    struct text text = names_text(x->names, name);
    if (ir_is_none(x->node) ||
        !ir_file(x->program, (ir_file_id){ir_node(x->program, x->node)->file})->is_spec)
        return false;
    for (uint32_t i = 0; i < ARRAY_LENGTH(spellings); i++)
        if (text_is(text, spellings[i] + 1)) {
            *builtin = i;
            return true;
        }
    return false;
}

struct value logic_call_builtin(struct exec *x, enum logic_builtin builtin,
                                const struct value *args, uint32_t count)
{
    struct logic_value values[16];
    for (uint32_t i = 0; i < count && i < 16; i++)
        values[i] = host(args[i]);
    struct logic_value result = logic_builtin(x, builtin, values, count < 16 ? count : 16);
    return logic_to_host(x, &result);
}
