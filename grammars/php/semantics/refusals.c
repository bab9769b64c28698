/* What PHP says where a program calls, throws or matches what it can't. */
#include "grammars/php/semantics/builtins.h"

/* ---- match ---- */

static void add_escaped(struct buffer *out, struct text text)
{
    static const char from[] = "\n\r\t\f\v\\\033", to[] = "nrtfv\\e";
    for (size_t i = 0; i < text.size; i++) {
        unsigned char c = (unsigned char)text.data[i];
        const char *found = c ? strchr(from, c) : NULL;
        if (found)
            buffer_print(out, "\\%c", to[found - from]);
        else if (c < ' ' || c > '~')
            buffer_print(out, "\\x%02X", c);
        else
            buffer_add_byte(out, (char)c);
    }
}

static void add_float(struct buffer *out, struct exec *x, double number)
{
    struct text text = php_float_text(exec_arena(x), number, PHP_ECHO_PRECISION);
    buffer_add(out, text);
    bool whole = isdigit((unsigned char)text.data[text.size - 1]);
    for (size_t i = 0; i < text.size; i++)
        whole &= isdigit((unsigned char)text.data[i]) || text.data[i] == '-';
    if (whole)
        buffer_add(out, TEXT(".0"));
}

static void add_subject(struct buffer *out, struct exec *x, const struct constant *constant)
{
    enum { MOST = 15 };
    switch (constant->sort) {
    case SORT_BOOL: buffer_add(out, constant->boolean ? TEXT("true") : TEXT("false")); return;
    case SORT_INT: buffer_print(out, "%" PRId64, constant->integer); return;
    case SORT_FLOAT: add_float(out, x, constant->number); return;
    case SORT_REAL:
    case SORT_STRING: break;
    }
    size_t size = constant->text.size;
    buffer_add_byte(out, '\'');
    add_escaped(out, text_slice(constant->text, 0, size > MOST ? MOST : size));
    buffer_add(out, size > MOST ? TEXT("...'") : TEXT("'"));
}

struct text php_unmatched(struct exec *x, struct value subject)
{
    struct constant constant;
    struct buffer out;
    buffer_init(&out);
    buffer_add(&out, TEXT("Unhandled match case "));
    if (subject.tag == VALUE_NULL || subject.tag == VALUE_ABSENT) {
        buffer_add(&out, TEXT("NULL"));
    } else if (value_is_constant(x, subject, &constant)) {
        add_subject(&out, x, &constant);
    } else {
        buffer_add(&out, TEXT("of type "));
        buffer_add(&out, php_type_name(x, subject));
    }
    struct text text = text_copy(exec_arena(x), buffer_text(&out));
    buffer_done(&out);
    return text;
}

/* ---- throw ---- */

struct value php_thrown(struct exec *x, struct value value)
{
    uint32_t objects = VALUE_MASK(VALUE_OBJECT);
    if (value_tags(x, value) & objects && value.tag != VALUE_OBJECT)
        return value;
    bool throwable = value.tag == VALUE_OBJECT &&
                     (!exec_is_concrete(x) || exec_is_instance(x, value, "Throwable"));
    if (throwable)
        return value;
    bool object = value.tag == VALUE_OBJECT || value.tag == VALUE_CALLABLE;
    php_throw(x, "Error",
              object ? "Cannot throw objects that do not implement Throwable"
                     : "Can only throw objects");
    return VALUE_OF_NULL;
}

/* ---- calls ---- */

static void refuse_array(struct exec *x, struct value array)
{
    array_elements elements;
    struct text text;
    struct value first = heap_follow(x, array_get(x, array, value_of_int(x, 0)));
    struct value second = heap_follow(x, array_get(x, array, value_of_int(x, 1)));
    if (!value_elements(x, array, &elements) || elements.count != 2)
        php_throw(x, "Error", "Array callback must have exactly two elements");
    else if (first.tag == VALUE_ABSENT || second.tag == VALUE_ABSENT)
        php_throw(x, "Error", "Array callback has to contain indices 0 and 1");
    else if (first.tag != VALUE_OBJECT && !value_is_text(x, first, &text))
        php_throw(x, "Error", "First array member is not a valid class name or object");
    else
        php_throw(x, "Error", "Second array member is not a valid method");
}

void php_refuse_call(struct exec *x, struct value callee)
{
    struct text type = php_type_name(x, callee);
    if (callee.tag == VALUE_ARRAY)
        refuse_array(x, callee);
    else if (callee.tag == VALUE_OBJECT)
        php_throw(x, "Error", "Object of type %.*s is not callable", PRINTED(type));
    else
        php_throw(x, "Error", "Value of type %.*s is not callable", PRINTED(type));
}

/* Whether PHP defines the class, or one above it, with more methods than are modelled. */
static bool is_modelled_in_part(struct exec *x, struct text class_name)
{
    static const char *const names[] = {"ArrayIterator", "ArrayObject", "Closure"};
    enum { DEEPEST = 64 };
    for (int i = 0; i < DEEPEST && class_name.size; i++) {
        for (size_t k = 0; k < ARRAY_LENGTH(names); k++)
            if (text_is(class_name, names[k]))
                return true;
        class_name = exec_parent_of(x, class_name);
    }
    return false;
}

void php_refuse_method(struct exec *x, struct value base, struct text method)
{
    struct text type = php_type_name(x, base);
    if (base.tag != VALUE_OBJECT && base.tag != VALUE_CALLABLE)
        php_throw(x, "Error", "Call to a member function %.*s() on %.*s", PRINTED(method),
                  PRINTED(type));
    else if (is_modelled_in_part(x, type))
        exec_unsupported(
            x, text_print(exec_arena(x), "%.*s::%.*s", PRINTED(type), PRINTED(method)).data);
    else
        php_throw(x, "Error", "Call to undefined method %.*s::%.*s()", PRINTED(type),
                  PRINTED(method));
}
