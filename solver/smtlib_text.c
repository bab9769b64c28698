/* Constants and names as SMT-LIB 2 writes them. */
#include "solver/smtlib_p.h"

#include "analyzer/base/exact.h"

#include <math.h>

const char *smtlib_sort(enum sort sort)
{
    switch (sort) {
    case SORT_BOOL: return "Bool";
    case SORT_INT: return "Int";
    case SORT_REAL:
    case SORT_FLOAT: return "Real";
    case SORT_STRING: break;
    }
    return "String";
}

const char *smtlib_sort_word(enum sort sort)
{
    return sort == SORT_FLOAT ? "Float" : smtlib_sort(sort);
}

/* What is not plain ASCII is escaped: every character is a byte. */
static void print_string(struct buffer *out, struct text text)
{
    buffer_add_byte(out, '"');
    for (size_t i = 0; i < text.size; i++) {
        unsigned char c = (unsigned char)text.data[i];
        if (c == '"')
            buffer_add(out, TEXT("\"\""));
        else if (c < 0x20 || c > 0x7e || c == '\\')
            buffer_print(out, "\\u{%x}", c);
        else
            buffer_add_byte(out, (char)c);
    }
    buffer_add_byte(out, '"');
}

/* Digits behind an optional sign; `point` for a real. */
static void print_number(struct buffer *out, struct text digits, const char *point)
{
    bool negative = text_starts_with(digits, TEXT("-"));
    struct text size = text_slice(digits, negative ? 1 : 0, digits.size);
    buffer_print(out, negative ? "(- %.*s%s)" : "%.*s%s", (int)size.size, size.data, point);
}

static void print_real(struct buffer *out, struct text value)
{
    size_t slash = text_find(value, TEXT("/"), 0);
    if (slash == SIZE_MAX) {
        print_number(out, value, ".0");
        return;
    }
    buffer_add(out, TEXT("(/ "));
    print_number(out, text_slice(value, 0, slash), ".0");
    buffer_add_byte(out, ' ');
    print_number(out, text_slice(value, slash + 1, value.size), ".0");
    buffer_add_byte(out, ')');
}

/* The rational that a float is. */
static bool print_float(struct buffer *out, double value)
{
    struct arena scratch;
    mpq_t number;
    if (!isfinite(value))
        return false;
    arena_init(&scratch);
    mpq_init(number);
    mpq_set_d(number, value);
    print_real(out, exact_print(&scratch, number));
    mpq_clear(number);
    arena_done(&scratch);
    return true;
}

bool smtlib_print_constant(struct buffer *out, const struct constant *value)
{
    struct arena scratch;
    switch (value->sort) {
    case SORT_BOOL: buffer_add(out, value->boolean ? TEXT("true") : TEXT("false")); break;
    case SORT_INT:
        arena_init(&scratch);
        print_number(out, text_print(&scratch, "%" PRId64, value->integer), "");
        arena_done(&scratch);
        break;
    case SORT_REAL: print_real(out, value->text); break;
    case SORT_FLOAT: return print_float(out, value->number);
    case SORT_STRING: print_string(out, value->text); break;
    }
    return true;
}

/* ---- names ---- */

void smtlib_names_init(struct smtlib_names *n, struct arena *arena)
{
    n->arena = arena;
    names_init(&n->taken, arena);
}

void smtlib_names_done(struct smtlib_names *n)
{
    names_done(&n->taken);
}

/* A quoted symbol: any printable text but for bars and backslashes. */
static struct text quote(struct arena *arena, struct text name)
{
    struct buffer out;
    buffer_init(&out);
    buffer_add_byte(&out, '|');
    for (size_t i = 0; i < name.size; i++) {
        unsigned char c = (unsigned char)name.data[i];
        if (c < 0x20 || c > 0x7e || c == '|' || c == '\\')
            buffer_print(&out, "%%%02X", c);
        else
            buffer_add_byte(&out, (char)c);
    }
    struct text quoted = text_copy(arena, buffer_text(&out));
    buffer_done(&out);
    return quoted;
}

struct text smtlib_name(struct smtlib_names *n, struct text wanted)
{
    struct text open = quote(n->arena, wanted);
    struct text name = text_print(n->arena, "%s|", open.data);
    for (uint32_t i = 2; !name_is_none(names_find(&n->taken, name)); i++)
        name = text_print(n->arena, "%s #%" PRIu32 "|", open.data, i);
    names_add(&n->taken, name);
    return name;
}
