/* Wrapping and cutting of text for a terminal. */
#include "reports/text_p.h"

static bool is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\v' || c == '\f';
}

void page_indent(struct buffer *out, uint32_t columns)
{
    buffer_print(out, "%*s", (int)columns, "");
}

uint32_t page_add(struct buffer *out, struct text text)
{
    size_t begin = out->size;
    utf8_add_shown(out, text, SIZE_MAX);
    for (size_t at = begin; at < out->size; at++)
        if (is_space(out->data[at]))
            out->data[at] = ' ';
    return (uint32_t)utf8_count(text);
}

/* Takes the first word off `text`; empty at its end. */
static struct text take_word(struct text *text)
{
    size_t begin = 0;
    while (begin < text->size && is_space(text->data[begin]))
        begin++;
    size_t end = begin;
    while (end < text->size && !is_space(text->data[end]))
        end++;
    struct text word = text_slice(*text, begin, end);
    *text = text_slice(*text, end, text->size);
    return word;
}

/* Ends the line without blanks at its end. */
static void end_line(struct buffer *out)
{
    while (out->size && out->data[out->size - 1] == ' ')
        out->size--;
    buffer_add_byte(out, '\n');
}

/* A word that no line can hold is broken; returns the column behind it. */
static uint32_t add_word(struct buffer *out, uint32_t column, uint32_t indent, struct text word)
{
    while (column + utf8_count(word) > PAGE_WIDTH) {
        struct text piece = utf8_first(word, column < PAGE_WIDTH ? PAGE_WIDTH - column : 1);
        page_add(out, piece);
        end_line(out);
        page_indent(out, indent);
        column = indent;
        word = text_slice(word, piece.size, word.size);
    }
    return column + page_add(out, word);
}

void page_wrap(struct buffer *out, uint32_t column, uint32_t indent, struct text text)
{
    assert(indent + 10 < PAGE_WIDTH);
    bool first = true;
    for (struct text word = take_word(&text); word.size; word = take_word(&text)) {
        size_t width = utf8_count(word) + !first;
        bool fits = column + width <= PAGE_WIDTH;
        if (!fits && column > indent) {
            end_line(out);
            page_indent(out, indent);
            column = indent;
        } else if (!first) {
            buffer_add_byte(out, ' ');
            column++;
        }
        column = add_word(out, column, indent, word);
        first = false;
    }
    end_line(out);
}

void page_line(struct buffer *out, uint32_t column, struct text text)
{
    struct buffer line;
    buffer_init(&line);
    for (struct text word = take_word(&text); word.size; word = take_word(&text)) {
        if (line.size)
            buffer_add_byte(&line, ' ');
        buffer_add(&line, word);
    }
    struct text all = buffer_text(&line);
    struct text shown = utf8_first(all, PAGE_WIDTH - column);
    page_add(out, shown.size < all.size ? utf8_first(all, PAGE_WIDTH - column - 1) : all);
    buffer_add(out, shown.size < all.size ? TEXT("\xE2\x80\xA6\n") : TEXT("\n"));
    buffer_done(&line);
}

void page_heading(struct buffer *out, struct text text)
{
    buffer_add_byte(out, '\n');
    for (uint32_t columns = page_add(out, text), i = 0; i < columns; i++)
        buffer_add(out, i == 0 ? TEXT("\n-") : TEXT("-"));
    buffer_add(out, TEXT("\n"));
}
