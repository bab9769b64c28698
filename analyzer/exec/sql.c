/*
 * Queries: an SQL text is a template, its constant pieces are SQL, its other parts are holes. Where
 * a table is one that the platform specifies, its columns are model fields: a selected column is
 * read, an assigned one is written with what that demands. Of any other table nothing is known.
 */
#include "analyzer/exec/exec_p.h"
#include "grammars/sql/query.h"

struct template
{
    struct buffer text;
    term_ids holes;
};

/* ---- templates ---- */

static void add_piece(struct exec *x, struct template *t, term_id piece)
{
    struct constant constant;
    term_id canon = term_canon(x->terms, piece);
    if (term_is_constant(x->terms, canon, &constant) && constant.sort == SORT_STRING) {
        buffer_add(&t->text, constant.text);
        return;
    }
    if (term_get_op(x->terms, canon) == TERM_CONCAT) {
        for (uint32_t i = 0; i < term_arg_count(x->terms, canon); i++)
            add_piece(x, t, term_arg(x->terms, canon, i));
        return;
    }
    buffer_add(&t->text, sql_hole(x->arena, t->holes.count));
    VEC_PUSH(x->arena, &t->holes, canon);
}

/* What a hole or literal stands for: a number that is only written as a text is that number. */
static struct value value_of(struct exec *x, const struct template *t, const struct sql_value *v)
{
    if (v->kind == SQL_LITERAL)
        return value_of_text(x, v->text);
    if (v->kind == SQL_EXPRESSION || v->hole >= t->holes.count) {
        struct value any = value_of_text(x, v->text);
        struct text label = text_print(x->arena, "sql#%" PRIu32, ++x->fresh);
        (void)any;
        return input_any(x, label, VALUE_MASK(VALUE_STRING));
    }
    return value_string(t->holes.items[v->hole]);
}

/* ---- tables ---- */

static const struct spec_table *table_of(struct exec *x, struct text name)
{
    const struct spec_set *specs = x->setup.specs;
    for (uint32_t i = 0; specs && i < specs->tables.count; i++)
        if (spec_is_active(specs, specs->tables.items[i].file) &&
            text_matches_glob(name, specs->tables.items[i].name))
            return &specs->tables.items[i];
    return NULL;
}

static const struct sql_pair *find_pair(const sql_pairs *pairs, struct text column)
{
    for (uint32_t i = 0; i < pairs->count; i++)
        if (text_equal(pairs->items[i].column, column))
            return &pairs->items[i];
    return NULL;
}

/* The column of the table that the query means, its condition being one of the query's. */
static const struct spec_column *column_of(const struct spec_table *table,
                                           const struct sql_query *query, struct text name)
{
    for (uint32_t i = 0; i < table->columns.count; i++) {
        const struct spec_column *column = &table->columns.items[i];
        const struct sql_pair *when =
            column->when.size ? find_pair(&query->where, column->when) : NULL;
        bool meant = !column->when.size || (when && when->value.kind == SQL_LITERAL &&
                                            text_equal(when->value.text, column->equals));
        if (text_equal(column->name, name) && meant)
            return column;
    }
    return NULL;
}

/* The class whose records the rows of a table belong to. */
static name_id class_of(const struct spec_table *table)
{
    return table->columns.count ? table->columns.items[0].class_name : NO_NAME;
}

/* The record that the query is about; some record where it names none by its key. */
static struct value record_of(struct exec *x, const struct template *t,
                              const struct spec_table *table, const struct sql_query *query)
{
    const sql_pairs *named = query->kind == SQL_INSERT ? &query->assigned : &query->where;
    const struct sql_pair *pair = find_pair(named, table->key);
    const struct spec_class *class = store_class(x, class_of(table));
    if (!class)
        return VALUE_NONE;
    struct value key;
    if (!pair) {
        key = input_any(x, text_print(x->arena, "row#%" PRIu32, ++x->fresh), VALUE_MASK(VALUE_INT));
    } else {
        key = value_of(x, t, &pair->value);
        term_id base = skeleton_base(x, value_term(key));
        if (term_get_sort(x->terms, base) == SORT_INT)
            key = value_int(base);
        for (uint32_t i = 0; i < class->models.count; i++)
            if (class->models.items[i].flags & SPEC_MODEL_KEY &&
                class->models.items[i].type.kind == LOGIC_TYPE_INTEGER && key.tag != VALUE_INT)
                key = exec_language(x)->cast(x, IR_CAST_INT, key);
    }
    return store_record(x, class->full_name, key);
}

static const struct spec_model *model_of(struct exec *x, const struct spec_column *column,
                                         const struct spec_class **class)
{
    *class = store_class(x, column->class_name);
    return *class ? spec_find_model(x->setup.specs, *class, column->field) : NULL;
}

/* Where the record is one of the rows: its fields have the values that the query asks for. */
static term_id is_meant(struct exec *x, const struct template *t, const struct spec_table *table,
                        const struct sql_query *query, struct value record)
{
    term_id all = store_exists(x, record);
    for (uint32_t i = 0; i < query->where.count; i++) {
        const struct sql_pair *pair = &query->where.items[i];
        const struct spec_column *column = column_of(table, query, pair->column);
        const struct spec_class *class;
        const struct spec_model *model = column ? model_of(x, column, &class) : NULL;
        if (!model || text_equal(pair->column, table->key))
            continue;
        struct value field = store_read(x, record, class, model);
        all = term_and(x->terms, all, provenance_same(x, field, value_of(x, t, &pair->value)));
    }
    return all;
}

/* ---- writing ---- */

static void write_row(struct exec *x, const struct template *t, const struct spec_table *table,
                      const struct sql_query *query)
{
    struct value record = record_of(x, t, table, query);
    if (record.tag != VALUE_OBJECT)
        return;
    bool is_new = query->kind == SQL_INSERT;
    term_id under = is_new ? term_bool(x->terms, true) : is_meant(x, t, table, query, record);
    for (uint32_t i = 0; i < query->assigned.count && !x->dead; i++) {
        const struct sql_pair *pair = &query->assigned.items[i];
        const struct spec_column *column = column_of(table, query, pair->column);
        const struct spec_class *class;
        const struct spec_model *model = column ? model_of(x, column, &class) : NULL;
        if (model && !text_equal(pair->column, table->key))
            contract_write_model(x, record, class, model, value_of(x, t, &pair->value), under);
    }
}

/* ---- reading ---- */

static struct value row_of(struct exec *x, const struct spec_table *table,
                           const struct sql_query *query, struct value record)
{
    struct text label = text_print(x->arena, "%.*s#%" PRIu32, (int)query->table.size,
                                   query->table.data, ++x->fresh);
    struct value row = input_any(x, label, VALUE_MASK(VALUE_ARRAY));
    for (uint32_t i = 0; table && i < table->columns.count; i++) {
        const struct spec_column *column = &table->columns.items[i];
        const struct spec_class *class;
        const struct spec_model *model = model_of(x, column, &class);
        if (model && column_of(table, query, column->name) == column)
            row = array_put(x, row, value_of_text(x, column->name),
                            store_read(x, record, class, model));
    }
    if (table && object_get(x, record)->key.tag != VALUE_ABSENT)
        row = array_put(x, row, value_of_text(x, table->key), object_get(x, record)->key);
    return row;
}

static void set(struct exec *x, struct value object, const char *name, struct value value)
{
    object_set_property(x, object, names_add_z(x->names, name), value);
}

static struct value get(struct exec *x, struct value object, const char *name)
{
    return object_get_property(x, object, names_add_z(x->names, name));
}

/* A result: its first row, whether there is one, whether it may have others. */
static struct value select_rows(struct exec *x, const struct template *t,
                                const struct spec_table *table, const struct sql_query *query)
{
    struct value result = object_new(x, names_add_z(x->names, "sql result"), NO_CLASS);
    struct value record = table ? record_of(x, t, table, query) : VALUE_NONE;
    bool known = record.tag == VALUE_OBJECT;
    bool unique = known && find_pair(&query->where, table->key);
    struct text label = text_print(x->arena, "rows#%" PRIu32, ++x->fresh);
    struct value some = input_any(x, label, VALUE_MASK(VALUE_BOOL));
    if (unique && query->is_exact)
        some = value_bool(is_meant(x, t, table, query, record));
    set(x, result, "row", row_of(x, known ? table : NULL, query, record));
    set(x, result, "some", some);
    set(x, result, "unique", value_of_bool(x, unique));
    return result;
}

struct value sql_fetch(struct exec *x, struct value result)
{
    struct constant unique;
    if (result.tag != VALUE_OBJECT || get(x, result, "row").tag == VALUE_ABSENT)
        return exec_unmodelled(x, "a row of an unknown result", &result, 1);
    struct value row = get(x, result, "row"), some = get(x, result, "some");
    bool one = value_is_constant(x, get(x, result, "unique"), &unique) && unique.boolean;
    struct text label = text_print(x->arena, "rows#%" PRIu32, ++x->fresh);
    set(x, result, "some",
        one ? value_of_bool(x, false) : input_any(x, label, VALUE_MASK(VALUE_BOOL)));
    return value_merge(x, value_term(some), row, value_of_bool(x, false));
}

struct value sql_count(struct exec *x, struct value result)
{
    struct constant unique;
    if (result.tag != VALUE_OBJECT || get(x, result, "some").tag != VALUE_BOOL)
        return input_any(x, TEXT("rows"), VALUE_MASK(VALUE_INT));
    term_id zero = term_int(x->terms, 0), many = term_int(x->terms, 1);
    if (!value_is_constant(x, get(x, result, "unique"), &unique) || !unique.boolean) {
        many = value_term(
            input_any(x, text_print(x->arena, "rows#%" PRIu32, ++x->fresh), VALUE_MASK(VALUE_INT)));
        exec_know(x, term_binary(x->terms, TERM_LT, zero, many));
    }
    return value_int(term_ite(x->terms, value_term(get(x, result, "some")), many, zero));
}

/* ---- placeholders ---- */

/* What is put into a query: its next value, as SQL. */
struct filling {
    struct value values;
    uint32_t used;
    term_ids pieces;
};

static void add_text(struct exec *x, struct filling *f, struct text text)
{
    if (text.size)
        VEC_PUSH(x->arena, &f->pieces, term_string_of(x->terms, text));
}

/* %d is an integer; %s is quoted where the query has no quotes of its own around it. */
static void add_next(struct exec *x, struct filling *f, char letter, bool is_quoted)
{
    struct value key = value_int(term_int(x->terms, (int64_t)f->used++));
    struct value value = heap_follow(x, array_get(x, f->values, key));
    value = value_or(x, value, value_of_text(x, TEXT("")));
    if (letter == 'd')
        value = exec_language(x)->cast(x, IR_CAST_INT, value);
    term_id text = exec_language(x)->to_string(x, value);
    add_text(x, f, letter == 's' && !is_quoted ? TEXT("'") : TEXT(""));
    VEC_PUSH(x->arena, &f->pieces, text);
    add_text(x, f, letter == 's' && !is_quoted ? TEXT("'") : TEXT(""));
}

static void fill_piece(struct exec *x, struct filling *f, struct text piece)
{
    size_t begin = 0;
    for (size_t i = 0; i + 1 < piece.size; i++) {
        char letter = piece.data[i + 1];
        if (piece.data[i] != '%' || !strchr("sdfi%", letter))
            continue;
        add_text(x, f, text_slice(piece, begin, i));
        if (letter == '%')
            add_text(x, f, TEXT("%"));
        else
            add_next(x, f, letter, i > 0 && strchr("'\"", piece.data[i - 1]));
        begin = i + 2;
        i++;
    }
    add_text(x, f, text_slice(piece, begin, piece.size));
}

static void fill_term(struct exec *x, struct filling *f, term_id query)
{
    struct constant constant;
    term_id canon = term_canon(x->terms, query);
    if (term_is_constant(x->terms, canon, &constant) && constant.sort == SORT_STRING) {
        fill_piece(x, f, constant.text);
        return;
    }
    if (term_get_op(x->terms, canon) != TERM_CONCAT) {
        VEC_PUSH(x->arena, &f->pieces, canon);
        return;
    }
    for (uint32_t i = 0; i < term_arg_count(x->terms, canon); i++)
        fill_term(x, f, term_arg(x->terms, canon, i));
}

/* Values may be given as one array; what the client may send as an array is a text here. */
static struct value listed_values(struct exec *x, struct value args)
{
    array_elements given = {0};
    leaf_id base = {0};
    if (args.tag != VALUE_ARRAY)
        return array_empty(x);
    array_list(x, args, &given, &base);
    struct value first = given.count == 1 ? heap_follow(x, given.items[0].value) : VALUE_NONE;
    if (first.tag != VALUE_ARRAY)
        return args;
    given.count = 0;
    array_list(x, first, &given, &base);
    struct value list = array_empty(x);
    for (uint32_t i = 0; i < given.count; i++)
        list = array_put(x, list, value_int(term_int(x->terms, i)), given.items[i].value);
    return list;
}

struct value sql_filled(struct exec *x, struct value query, struct value args)
{
    array_elements given = {0};
    leaf_id base = {0};
    struct filling f = {.values = listed_values(x, args)};
    array_list(x, f.values, &given, &base);
    fill_term(x, &f, exec_language(x)->to_string(x, query));
    for (uint32_t i = f.used; i < given.count; i++) { /* what has no place matters all the same */
        add_text(x, &f, TEXT("\n"));
        VEC_PUSH(x->arena, &f.pieces,
                 exec_language(x)->to_string(x, heap_follow(x, given.items[i].value)));
    }
    return value_string(term_concat(x->terms, f.pieces.items, f.pieces.count));
}

/* ---- what a query asks for ---- */

struct value sql_conditions(struct exec *x, struct value query)
{
    struct template t = {.holes = {0}};
    struct sql_query parsed;
    struct value conditions = array_empty(x);
    buffer_init(&t.text);
    add_piece(x, &t, exec_language(x)->to_string(x, query));
    sql_parse(&parsed, x->arena, buffer_text(&t.text));
    for (uint32_t i = 0; parsed.kind == SQL_SELECT && i < parsed.where.count; i++) {
        const struct sql_pair *pair = &parsed.where.items[i];
        struct value column = value_of_text(x, pair->column);
        bool again = array_get(x, conditions, column).tag != VALUE_ABSENT;
        if (pair->value.kind != SQL_EXPRESSION && !again)
            conditions = array_put(x, conditions, column, value_of(x, &t, &pair->value));
    }
    buffer_done(&t.text);
    return conditions;
}

/* ---- running ---- */

static struct value run_template(struct exec *x, const struct template *t)
{
    struct sql_query query;
    sql_parse(&query, x->arena, buffer_text(&t->text));
    const struct spec_table *table = query.table.size ? table_of(x, query.table) : NULL;
    if (query.kind == SQL_SELECT)
        return select_rows(x, t, table, &query);
    if (table && (query.kind == SQL_UPDATE || query.kind == SQL_INSERT))
        write_row(x, t, table, &query);
    x->version++;
    return value_of_bool(x, true);
}

static struct value run_term(struct exec *x, term_id query, int depth)
{
    enum { DEEPEST = 4 };
    term_id canon = term_canon(x->terms, query);
    if (term_get_op(x->terms, canon) == TERM_ITE && depth < DEEPEST) {
        struct value then = VALUE_NONE, otherwise = VALUE_NONE;
        struct fork f;
        if (fork_then(x, &f, term_arg(x->terms, canon, 0)))
            then = run_term(x, term_arg(x->terms, canon, 1), depth + 1);
        if (fork_else(x, &f))
            otherwise = run_term(x, term_arg(x->terms, canon, 2), depth + 1);
        fork_join(x, &f);
        return fork_value(x, &f, then, otherwise);
    }
    struct template t = {.holes = {0}};
    buffer_init(&t.text);
    add_piece(x, &t, canon);
    struct value result = run_template(x, &t);
    buffer_done(&t.text);
    return result;
}

struct value sql_run(struct exec *x, struct value query)
{
    if (x->dead)
        return VALUE_OF_NULL;
    return run_term(x, exec_language(x)->to_string(x, query), 0);
}
