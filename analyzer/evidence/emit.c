/* Keys, literals and source text, for programs of all languages. */
#include <unistd.h>

#include "analyzer/evidence/emit.h"

struct emitting emit_begin(struct buffer *out, const struct notation *notation,
                           const struct witness *witness)
{
    return (struct emitting){.out = out,
                             .notation = notation,
                             .witness = witness,
                             .specs = witness->specs,
                             .program = witness->program,
                             .names = witness->program->names};
}

/* ---- literals ---- */

void emit(struct emitting *e, const char *source)
{
    buffer_add(e->out, text_of(source));
}

void emit_text(struct emitting *e, struct text text)
{
    e->notation->print_text(e->out, text);
}

void emit_name(struct emitting *e, name_id name)
{
    emit_text(e, names_text(e->names, name));
}

void emit_boolean(struct emitting *e, bool value)
{
    emit(e, value ? "true" : "false");
}

/* is_key: isKey */
static void print_camel_case(struct buffer *out, const char *key)
{
    for (bool begins = false; *key; key++) {
        if (*key != '_')
            buffer_add_byte(out, begins ? (char)toupper((unsigned char)*key) : *key);
        begins = *key == '_';
    }
}

void emit_key(struct emitting *e, const char *key)
{
    if (e->notation->has_bare_keys)
        print_camel_case(e->out, key);
    else
        emit_text(e, text_of(key));
    emit(e, e->notation->arrow);
}

void emit_pair(struct emitting *e, const char *key, struct text value)
{
    emit_key(e, key);
    emit_text(e, value);
    emit(e, e->notation->comma);
}

void emit_flag(struct emitting *e, const char *key, bool value)
{
    emit_key(e, key);
    emit_boolean(e, value);
    emit(e, e->notation->comma);
}

void emit_number(struct emitting *e, const char *key, int64_t value)
{
    emit_key(e, key);
    buffer_print(e->out, "%" PRId64 "%s", value, e->notation->comma);
}

void emit_datum(struct emitting *e, const char *key, const struct datum *datum)
{
    emit_key(e, key);
    datum_print(e->out, e->notation, datum);
    emit(e, ",\n");
}

/* ---- specifications ---- */

bool emit_is_stub_file(const struct emitting *e, ir_file_id id)
{
    const struct ir_file *file = ir_file(e->program, id);
    if (!file->is_spec || !text_is(text_of(file->frontend->name), e->notation->language))
        return false;
    for (uint32_t i = 0; i < e->specs->files.count; i++)
        if (e->specs->files.items[i].ir.index == id.index)
            return spec_is_active(e->specs, i);
    return false;
}

struct text emit_source_of(const struct emitting *e, ir_file_id file)
{
    return ir_file(e->program, file)->source->bytes;
}

struct text emit_node_source(const struct emitting *e, ir_id id)
{
    if (ir_is_none(id))
        return TEXT("");
    const struct ir_node *node = ir_node(e->program, id);
    struct text source = emit_source_of(e, (ir_file_id){node->file});
    return text_slice(source, node->range.begin, node->range.end);
}

bool emit_has_statements(const struct emitting *e, ir_function_id id)
{
    ir_id body = ir_body(e->program, id);
    return !ir_is_none(body) && ir_node(e->program, body)->count > 0;
}

struct text emit_scope_of(struct text full_name, char separator)
{
    size_t end = full_name.size;
    while (end > 0 && full_name.data[end - 1] != separator)
        end--;
    return text_slice(full_name, 0, end > 0 ? end - 1 : 0);
}

/* ---- tests and interpreters ---- */

/* A comment can't be ended by what it quotes. */
static void print_comment(struct buffer *out, struct text text)
{
    for (size_t i = 0; i < text.size; i++) {
        bool ends = text.data[i] == '*' && i + 1 < text.size && text.data[i + 1] == '/';
        bool plain = (unsigned char)text.data[i] >= 0x20;
        buffer_add_byte(out, ends || !plain ? ' ' : text.data[i]);
    }
}

void emit_test_comment(struct buffer *out, const struct witness_test *test)
{
    buffer_add(out, TEXT("/**\n * "));
    print_comment(out, test->message);
    buffer_add(out, TEXT("\n *\n * A counterexample that tillproof found, run on the plugin's own "
                         "code. PLUGIN_ROOT names another copy\n * of the plugin; the platform's "
                         "functions are stubs that keep its contracts.\n */\n"));
}

struct text emit_test_mark(const struct witness_test *test)
{
    enum { SHOWN = 8 };
    struct text all = test->fingerprint;
    return text_slice(all, 0, all.size < SHOWN ? all.size : SHOWN);
}

const char *emit_find_program(const char *const *paths)
{
    while (*paths && access(*paths, X_OK) != 0)
        paths++;
    return *paths;
}
