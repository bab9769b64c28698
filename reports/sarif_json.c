/*
 * Values for a SARIF log: jansson without its failures. It fails for lack of memory alone, since
 * all text is made well-formed before.
 */
#include "reports/sarif_p.h"

static json_t *checked(json_t *value)
{
    if (!value)
        memory_exhausted();
    return value;
}

json_t *sarif_object(void)
{
    return checked(json_object());
}

json_t *sarif_array(void)
{
    return checked(json_array());
}

json_t *sarif_number(uint32_t number)
{
    return checked(json_integer(number));
}

static json_t *make_text(struct text text, size_t limit,
                         void (*add)(struct buffer *out, struct text bytes, size_t limit))
{
    struct buffer clean;
    buffer_init(&clean);
    add(&clean, text, limit);
    struct text result = buffer_text(&clean);
    json_t *value = checked(json_stringn(result.data, result.size));
    buffer_done(&clean);
    return value;
}

json_t *sarif_text(struct text text, size_t limit)
{
    return make_text(text, limit, utf8_add);
}

json_t *sarif_shown_text(struct text text, size_t limit)
{
    return make_text(text, limit, utf8_add_shown);
}

json_t *sarif_word(const char *zero_terminated)
{
    return sarif_text(text_of(zero_terminated), SARIF_TEXT);
}

void sarif_set(json_t *object, const char *key, json_t *value)
{
    if (json_object_set_new(object, key, value) != 0)
        memory_exhausted();
}

void sarif_set_named(json_t *object, struct text key, json_t *value)
{
    struct buffer clean;
    buffer_init(&clean);
    utf8_add(&clean, key, SARIF_TEXT);
    sarif_set(object, clean.data ? clean.data : "", value);
    buffer_done(&clean);
}

void sarif_append(json_t *array, json_t *value)
{
    if (json_array_append_new(array, value) != 0)
        memory_exhausted();
}

void sarif_set_text(json_t *object, const char *key, struct text text)
{
    if (text.size)
        sarif_set(object, key, sarif_text(text, SARIF_TEXT));
}

void sarif_set_filled(json_t *object, const char *key, json_t *value)
{
    if (json_array_size(value) || json_object_size(value))
        sarif_set(object, key, value);
    else
        json_decref(value);
}

json_t *sarif_message(struct text text, size_t limit)
{
    json_t *message = sarif_object();
    sarif_set(message, "text", sarif_shown_text(text, limit));
    return message;
}

json_t *sarif_code(struct text text)
{
    json_t *code = sarif_object();
    sarif_set(code, "text", sarif_text(text, SARIF_TEXT));
    return code;
}

void sarif_add_plain(struct buffer *out, struct text data)
{
    for (size_t at = 0; at < data.size; at++) {
        buffer_add_byte(out, data.data[at]);
        if (data.data[at] == ']' && at + 1 < data.size && data.data[at + 1] == '(')
            buffer_add_byte(out, ' ');
    }
}

void sarif_add_markdown(struct buffer *out, struct text data)
{
    for (size_t at = 0; at < data.size; at++) {
        char c = data.data[at];
        if (c != '\0' && strchr("\\`*_[]<>&|~", c))
            buffer_add_byte(out, '\\');
        buffer_add_byte(out, c == '\n' || c == '\r' ? ' ' : c);
    }
}

static size_t longest_run_of_backticks(struct text data)
{
    size_t longest = 0, run = 0;
    for (size_t at = 0; at < data.size; at++) {
        run = data.data[at] == '`' ? run + 1 : 0;
        longest = run > longest ? run : longest;
    }
    return longest;
}

/* A code span ends at a run of as many backticks as began it. */
void sarif_add_code(struct buffer *out, struct text data)
{
    size_t fence = longest_run_of_backticks(data) + 1;
    bool padded = fence > 1 || data.size == 0;
    for (size_t i = 0; i < fence; i++)
        buffer_add_byte(out, '`');
    if (padded)
        buffer_add_byte(out, ' ');
    for (size_t at = 0; at < data.size; at++)
        buffer_add_byte(out, data.data[at] == '\n' || data.data[at] == '\r' ? ' ' : data.data[at]);
    if (padded)
        buffer_add_byte(out, ' ');
    for (size_t i = 0; i < fence; i++)
        buffer_add_byte(out, '`');
}
