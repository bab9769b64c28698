/* What can be called, and why something can't: `callable` parameters, is_callable. */
#include "grammars/php/semantics/builtins.h"

static bool function_exists(struct exec *x, struct text name)
{
    if (name.size && name.data[0] == '\\')
        name = text_slice(name, 1, name.size);
    name_id lower = names_lower(exec_names(x), names_add(exec_names(x), name));
    return exec_has_function(x, name) || php_find_builtin(names_text(exec_names(x), lower));
}

/* Whether code of the running class may use a member of that visibility. */
bool php_is_visible(struct exec *x, const struct member_info *member)
{
    struct text self = exec_self_class(x);
    if (member->visibility == IR_PUBLIC)
        return true;
    if (self.size == 0)
        return false;
    if (member->visibility == IR_PRIVATE)
        return text_equal(self, member->declaring);
    return exec_is_subclass(x, self, member->declaring) ||
           exec_is_subclass(x, member->declaring, self);
}

/* The class that a callable names, by a word or with a backslash before it. */
static struct text named_class(struct exec *x, struct text name)
{
    name_id lower = names_lower(exec_names(x), names_add(exec_names(x), name));
    struct text word = names_text(exec_names(x), lower);
    if (text_is(word, "self") && exec_self_class(x).size)
        return exec_self_class(x);
    if (text_is(word, "static") && exec_static_class(x).size)
        return exec_static_class(x);
    if (text_is(word, "parent") && exec_self_class(x).size &&
        exec_parent_of(x, exec_self_class(x)).size)
        return exec_parent_of(x, exec_self_class(x));
    return name.size && name.data[0] == '\\' ? text_slice(name, 1, name.size) : name;
}

/* Why "class::method" can't be called; "" if it can. */
static struct text method_refusal(struct exec *x, struct text class_name, struct text method,
                                  bool has_object)
{
    static const char *const words[] = {"public", "protected", "private"};
    struct arena *arena = exec_arena(x);
    struct member_info info;
    bool by_object = has_object;
    struct text word =
        names_text(exec_names(x), names_lower(exec_names(x), names_add(exec_names(x), class_name)));
    class_name = named_class(x, class_name);
    if (exec_self_class(x).size == 0 &&
        (text_is(word, "self") || text_is(word, "static") || text_is(word, "parent")))
        return text_print(arena, "cannot access \"%.*s\" when no class scope is active",
                          PRINTED(word));
    ir_class_id class = exec_find_class(x, names_add(exec_names(x), class_name));
    if (class.index)
        class_name = names_text(exec_names(x), ir_class(exec_program(x), class)->full_name);
    if (has_object == false && exec_runs_on(x, class_name))
        has_object = true;
    const char *magic = has_object ? "__call" : "__callstatic";
    if (!exec_has_class(x, class_name))
        return text_print(arena, "class \"%.*s\" not found", PRINTED(class_name));
    if (!exec_find_method(x, class_name, method, &info)) {
        if (exec_class_has_method(x, class_name, text_of(magic)))
            return TEXT("");
        return text_print(arena, "class %.*s does not have a method \"%.*s\"", PRINTED(class_name),
                          PRINTED(method));
    }
    if (!by_object && info.is_abstract)
        return text_print(arena, "cannot call abstract method %.*s::%.*s()",
                          PRINTED(info.declaring), PRINTED(info.name));
    if (!has_object && !info.is_static)
        return text_print(arena, "non-static method %.*s::%.*s() cannot be called statically",
                          PRINTED(info.declaring), PRINTED(info.name));
    if (exec_may_call(x, class_name, method) ||
        exec_class_has_method(x, class_name, text_of(magic)))
        return TEXT("");
    return text_print(arena, "cannot access %s method %.*s::%.*s()", words[info.visibility],
                      PRINTED(class_name), PRINTED(info.name));
}

static struct text pair_refusal(struct exec *x, struct value pair)
{
    array_elements elements;
    struct text class_name, method;
    struct value first = heap_follow(x, array_get(x, pair, value_of_int(x, 0)));
    struct value second = heap_follow(x, array_get(x, pair, value_of_int(x, 1)));
    if (!value_elements(x, pair, &elements) || elements.count != 2 || first.tag == VALUE_ABSENT ||
        second.tag == VALUE_ABSENT)
        return TEXT("array callback must have exactly two members");
    bool object = first.tag == VALUE_OBJECT || first.tag == VALUE_CALLABLE;
    if (!object && !value_is_text(x, first, &class_name))
        return TEXT("first array member is not a valid class name or object");
    if (!value_is_text(x, second, &method))
        return TEXT("second array member is not a valid method");
    if (first.tag == VALUE_CALLABLE)
        return text_is(method, "__invoke") ? TEXT("") : TEXT("class Closure does not have it");
    if (first.tag == VALUE_OBJECT)
        class_name = exec_class_of(x, first);
    if (text_find(method, TEXT("::"), 0) != SIZE_MAX)
        exec_unsupported(x, "a callback with a class in its method");
    return method_refusal(x, class_name, method, object);
}

/* "" for what can be called. */
static struct text refusal(struct exec *x, struct value value)
{
    struct text text;
    if (value.tag == VALUE_CALLABLE)
        return TEXT("");
    if (value.tag == VALUE_ARRAY)
        return pair_refusal(x, value);
    if (value.tag == VALUE_OBJECT && exec_has_method(x, value, "__invoke"))
        return TEXT("");
    if (!value_is_text(x, value, &text))
        return TEXT("no array or string given");
    size_t colons = text_find(text, TEXT("::"), 0);
    if (colons != SIZE_MAX)
        return method_refusal(x, text_slice(text, 0, colons),
                              text_slice(text, colons + 2, text.size), false);
    if (function_exists(x, text))
        return TEXT("");
    if (php_knows_function(text))
        exec_unsupported(x, text_print(exec_arena(x), "%.*s", PRINTED(text)).data);
    return text_print(exec_arena(x), "function \"%.*s\" not found or invalid function name",
                      PRINTED(text));
}

bool php_is_callable(struct exec *x, struct value value)
{
    return refusal(x, value).size == 0;
}

struct text php_callable_refusal(struct exec *x, struct value value, bool or_null)
{
    struct text why = refusal(x, value);
    return text_print(exec_arena(x), "must be a valid callback%s, %.*s", or_null ? " or null" : "",
                      PRINTED(why));
}
