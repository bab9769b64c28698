/* The functions and classes that specifications declare, with bodies that keep their contracts. */
#include "grammars/php/emit/emit_p.h"

/* ---- source text ---- */

/* The end of a comment that begins at `at`, or `at` if none does. */
static size_t skip_comment(struct text text, size_t at)
{
    struct text rest = text_slice(text, at, text.size);
    size_t end = at;
    if (text_starts_with(rest, TEXT("/*"))) {
        end = text_find(text, TEXT("*/"), at + 2);
        return end == SIZE_MAX ? text.size : end + 2;
    }
    if (text_starts_with(rest, TEXT("//"))) {
        end = text_find(text, TEXT("\n"), at);
        return end == SIZE_MAX ? text.size : end;
    }
    return end;
}

static size_t skip_string(struct text text, size_t at)
{
    char quote = text.data[at];
    if (quote != '\'' && quote != '"')
        return at;
    size_t end = at + 1;
    while (end < text.size && text.data[end] != quote)
        end += text.data[end] == '\\' ? 2 : 1;
    return end < text.size ? end + 1 : text.size;
}

static bool is_word(char c)
{
    return isalnum((unsigned char)c) || c == '_';
}

/* `\request(` of the specification's logic is the runtime's function. */
static size_t print_logic_call(struct emitting *e, struct text text, size_t at)
{
    size_t end = at + 1;
    while (end < text.size && is_word(text.data[end]))
        end++;
    const char *function = php_logic_function(text_slice(text, at + 1, end));
    bool qualified = at > 0 && is_word(text.data[at - 1]);
    if (!function || qualified || end >= text.size || text.data[end] != '(')
        return at;
    buffer_print(e->out, "\\Tillproof\\%s", function);
    return end;
}

/* Source text without comments, its calls of built-in logic sent to the runtime. */
static void print_source(struct emitting *e, struct text text)
{
    for (size_t at = 0; at < text.size;) {
        size_t next = skip_comment(text, at);
        if (next > at) {
            at = next;
            continue;
        }
        next = skip_string(text, at);
        if (next == at && text.data[at] == '\\')
            at = next = print_logic_call(e, text, at);
        if (next == at)
            next = at + 1;
        if (at < text.size)
            buffer_add(e->out, text_slice(text, at, next < text.size ? next : text.size));
        at = next;
    }
}

/* ---- constants ---- */

/* What the language's extensions define, where they are not there. */
static void print_defines(struct emitting *e)
{
    emit(e, "namespace {\n");
    for (uint32_t i = 0; i < e->program->constants.count; i++) {
        const struct ir_constant *constant = &e->program->constants.items[i];
        struct text value = emit_node_source(e, constant->value);
        if (value.size == 0 || !emit_is_stub_file(e, constant->file))
            continue;
        emit(e, "\\defined(");
        emit_name(e, constant->name);
        emit(e, ") || \\define(");
        emit_name(e, constant->name);
        buffer_print(e->out, ", %.*s);\n", PRINTED(value));
    }
    emit(e, "}\n");
}

/* ---- functions ---- */

/* Behind the parenthesis that closes the one at `at`. */
static size_t after_parenthesis(struct text text, size_t at)
{
    int depth = 0;
    while (at < text.size) {
        size_t next = skip_comment(text, at);
        if (next == at)
            next = skip_string(text, at);
        if (next == at) {
            depth += text.data[at] == '(' ? 1 : text.data[at] == ')' ? -1 : 0;
            next = at + 1;
            if (depth == 0)
                return next;
        }
        at = next;
    }
    return at;
}

/* A parameter of the stub, as the plugin's method has it where it overrides the stub. */
static void print_param(struct emitting *e, const struct ir_param *param,
                        const struct ir_param *own)
{
    struct text name = names_text(e->names, param->name);
    if (own)
        php_print_type(e, &own->type);
    buffer_print(e->out, "%s%s$%.*s", (own ? own : param)->by_reference ? "&" : "",
                 param->variadic ? "..." : "", PRINTED(name));
    bool is_required = own && ir_is_none(own->default_value) && !own->variadic;
    if (!param->variadic && !is_required && !ir_is_none(param->default_value)) {
        struct text value = emit_node_source(e, param->default_value);
        buffer_print(e->out, " = %.*s", PRINTED(value));
    }
}

/* A value that fits the type, as a literal. */
static const char *empty_of(const struct ir_type *type)
{
    static const struct {
        uint32_t bit;
        const char *value;
    } table[] = {{IR_TYPE_NULL, "null"}, {IR_TYPE_STRING, "''"},  {IR_TYPE_INT, "0"},
                 {IR_TYPE_FLOAT, "0.0"}, {IR_TYPE_BOOL, "false"}, {IR_TYPE_ARRAY, "[]"}};
    for (size_t i = 0; i < ARRAY_LENGTH(table); i++)
        if (type->mask & table[i].bit)
            return table[i].value;
    return "null";
}

/* A parameter that only the plugin's own method has, as optional as it is there. */
static void print_more(struct emitting *e, const struct ir_param *more, uint32_t index)
{
    php_print_type(e, &more->type);
    buffer_print(e->out, "%s%s$tp_more%" PRIu32, more->by_reference ? "&" : "",
                 more->variadic ? "..." : "", index);
    if (!more->variadic && !ir_is_none(more->default_value))
        buffer_print(e->out, " = %s", empty_of(&more->type));
}

/*
 * Parameters without the types of the specification, which say what is meant: platforms rarely
 * declare any. Those that the plugin's own method lacks are left out, those that it has besides,
 * or has by name where the stub takes any, are added.
 */
static void print_params(struct emitting *e, ir_function_id id)
{
    const struct ir_function *stub = ir_function(e->program, id);
    ir_function_id over = {e->overrides ? map_get(e->overrides, id.index, 0) : 0};
    const struct ir_function *own = over.index ? ir_function(e->program, over) : NULL;
    uint32_t count = own ? own->params.count : stub->params.count;
    for (uint32_t i = 0; i < count; i++) {
        const struct ir_param *mine = own ? &own->params.items[i] : NULL;
        const struct ir_param *param = i < stub->params.count ? &stub->params.items[i] : NULL;
        emit(e, i ? ", " : "");
        if (!param || (param->variadic && mine && !mine->variadic))
            print_more(e, mine, i);
        else
            print_param(e, param, mine);
    }
}

/* `\\settings('gateway')`: what the counterexample says, once it is looked at. */
static bool is_logic_call(struct text value)
{
    size_t end = text_find(value, TEXT("("), 0);
    return value.size && value.data[0] == '\\' && end != SIZE_MAX &&
           php_logic_function(text_slice(value, 1, end));
}

/* The class of which the property holds an object from the beginning. */
static bool is_part(const struct ir_property *property)
{
    return property->type.class_count == 1 && !(property->type.mask & IR_TYPE_NULL) &&
           ir_is_none(property->default_value);
}

static bool is_lazy(struct emitting *e, const struct ir_property *property)
{
    return !property->is_promoted && !property->is_static &&
           (is_part(property) || is_logic_call(emit_node_source(e, property->default_value)));
}

/* A stub's own `__get`, of a class that has parts as well. */
static bool asks_parts_first(struct emitting *e, const struct ir_function *stub)
{
    if (!text_is(names_text(e->names, stub->name), "__get") || stub->params.count != 1)
        return false;
    const struct ir_class *class = ir_class(e->program, stub->class);
    for (uint32_t i = 0; i < class->properties.count; i++)
        if (is_lazy(e, &class->properties.items[i]))
            return true;
    return false;
}

/* The stub's own statements, as one block. */
static void print_statements(struct emitting *e, const struct ir_function *stub, size_t brace)
{
    bool asks = asks_parts_first(e, stub);
    if (asks) {
        struct text name = names_text(e->names, stub->params.items[0].name);
        buffer_print(e->out,
                     "{ if (($tp_part = $this->tp_part($%.*s)) !== null) { return $tp_part; }\n",
                     PRINTED(name));
    }
    print_source(e, text_slice(emit_source_of(e, stub->file), brace, stub->range.end));
    if (asks)
        emit(e, "}");
}

/* What the plugin's own declaration of the method promises, which what is above it may ask for. */
static void print_promised(struct emitting *e, const struct ir_function *stub, ir_function_id id)
{
    ir_function_id over = {e->overrides ? map_get(e->overrides, id.index, 0) : 0};
    const struct ir_function *own = over.index ? ir_function(e->program, over) : NULL;
    if (!own || !stub->class.index || own->class.index != php_find_own(e, stub->class).index)
        return;
    struct buffer type, *out = e->out;
    buffer_init(&type);
    e->out = &type;
    php_print_type(e, &own->result);
    e->out = out;
    if (type.size)
        buffer_print(e->out, ": %.*s", PRINTED(buffer_text(&type)));
    buffer_done(&type);
}

/* Up to the body. */
static void print_signature(struct emitting *e, ir_function_id id)
{
    const struct ir_function *stub = ir_function(e->program, id);
    struct text source = emit_source_of(e, stub->file);
    size_t open = text_find(source, TEXT("("), stub->name_range.end);
    print_source(e, text_slice(source, stub->range.begin, open + 1));
    print_params(e, id);
    emit(e, ")");
    print_promised(e, stub, id);
}

/* Where its body begins in the source, or SIZE_MAX. */
static size_t find_body(const struct emitting *e, const struct ir_function *stub)
{
    struct text source = emit_source_of(e, stub->file);
    size_t open = text_find(source, TEXT("("), stub->name_range.end);
    size_t brace = text_find(source, TEXT("{"), after_parenthesis(source, open));
    return brace < stub->range.end ? brace : SIZE_MAX;
}

static void print_function(struct emitting *e, ir_function_id id)
{
    const struct ir_function *stub = ir_function(e->program, id);
    size_t brace = find_body(e, stub);
    struct text own = TEXT("");
    print_signature(e, id);
    if (brace == SIZE_MAX) {
        emit(e, ";\n");
        return;
    }
    struct buffer body;
    buffer_init(&body);
    if (emit_has_statements(e, id)) {
        struct buffer *out = e->out;
        e->out = &body;
        print_statements(e, stub, brace);
        e->out = out;
        own = buffer_text(&body);
    }
    emit(e, "\n");
    const struct spec_contract *contract = spec_find_contract(e->specs, stub->full_name);
    if (contract && contract->stub.index != id.index)
        contract = NULL;
    php_print_stub_body(e, id, contract, own);
    buffer_done(&body);
}

static void open_namespace(struct emitting *e, struct text full_name)
{
    struct text space = emit_scope_of(full_name, '\\');
    buffer_print(e->out, "namespace %.*s%s{\n", PRINTED(space), space.size ? " " : "");
}

static void print_functions(struct emitting *e)
{
    for (uint32_t i = 1; i < e->program->functions.count; i++) {
        const struct ir_function *stub = ir_function(e->program, (ir_function_id){i});
        struct text name = names_text(e->names, stub->full_name);
        bool plain =
            stub->class.index == 0 && !(stub->flags & (IR_FUNCTION_MAIN | IR_FUNCTION_CLOSURE));
        if (!plain || !emit_is_stub_file(e, stub->file))
            continue;
        open_namespace(e, name);
        emit(e, "if (!\\function_exists(");
        emit_text(e, name);
        emit(e, ")) {\n");
        print_function(e, (ir_function_id){i});
        emit(e, "}\n}\n");
    }
}

/* ---- classes ---- */

static const char *visibility_word(enum ir_visibility visibility)
{
    return visibility == IR_PUBLIC      ? "public"
           : visibility == IR_PROTECTED ? "protected"
                                        : "private";
}

static bool has_method(struct emitting *e, ir_class_id stub, const char *name)
{
    const struct ir_class *class = ir_class(e->program, stub);
    for (uint32_t i = 0; i < class->methods.count; i++)
        if (text_is(names_text(e->names, ir_function(e->program, class->methods.items[i])->name),
                    name))
            return true;
    return false;
}

bool php_is_watched(const struct emitting *e, const struct spec_class *class,
                    const struct spec_model *model)
{
    struct text c = names_text(e->names, class->full_name), f = names_text(e->names, model->name);
    name_id name =
        names_find(e->names, text_print(e->witness->arena, "%.*s::$%.*s", PRINTED(c), PRINTED(f)));
    struct emitting own = *e;
    return model->hosts.count == 1 && class->stub.index && !name_is_none(name) &&
           spec_find_contract(e->specs, name) && !has_method(&own, class->stub, "__set") &&
           !has_method(&own, class->stub, "__get");
}

static bool is_watched(struct emitting *e, const struct ir_class *class, name_id property)
{
    const struct spec_class *own = spec_find_class(e->specs, class->full_name);
    for (uint32_t i = 0; own && i < own->models.count; i++)
        if (own->models.items[i].hosts.count == 1 &&
            name_equal(own->models.items[i].hosts.items[0], property) &&
            php_is_watched(e, own, &own->models.items[i]))
            return true;
    return false;
}

static bool has_property(const struct ir_class *class, name_id name)
{
    for (uint32_t i = 0; i < class->properties.count; i++)
        if (name_equal(class->properties.items[i].name, name))
            return true;
    return false;
}

bool php_reads_late(struct emitting *e, const struct ir_class *class, const struct ir_class *own,
                    bool *writes)
{
    bool lazy = false;
    *writes = false;
    for (uint32_t i = 0; i < class->properties.count; i++) {
        if (own && has_property(own, class->properties.items[i].name))
            continue;
        bool is_one = is_lazy(e, &class->properties.items[i]);
        lazy |= is_one;
        *writes |= !is_one && is_watched(e, class, class->properties.items[i].name);
    }
    return lazy || *writes;
}

/* What is there is made when it is first read; a `__get` of the stub's own is asked for the rest,
 * or that of a plugin's class below. */
static void print_lazy(struct emitting *e, const struct ir_class *class, bool has_get)
{
    emit(e,
         has_get ? "private function &tp_part($name)\n{\n" : "public function &__get($name)\n{\n");
    for (uint32_t i = 0; i < class->properties.count; i++) {
        const struct ir_property *property = &class->properties.items[i];
        if (!is_lazy(e, property))
            continue;
        emit(e, "if ($name === ");
        emit_name(e, property->name);
        emit(e, ") { $this->$name = ");
        if (is_part(property)) {
            emit(e, "\\Tillproof\\part(");
            emit_name(e, property->type.classes[0]);
            emit(e, ")");
        } else {
            print_source(e, emit_node_source(e, property->default_value));
        }
        emit(e, "; return $this->$name; }\n");
    }
    emit(e, has_get ? "$tp_value = null;\n"
                    : "$tp_value = method_exists($this, '__get__own') ? $this->__get__own($name) : "
                      "\\Tillproof\\read_host($this, $name);\n");
    emit(e, "return $tp_value;\n}\n");
}

/* A property without its type, for plugins to write what they like. */
static void print_property(struct emitting *e, const struct ir_property *property)
{
    struct text name = names_text(e->names, property->name);
    struct text value = emit_node_source(e, property->default_value);
    buffer_print(e->out, "%s%s $%.*s = ", visibility_word(property->visibility),
                 property->is_static ? " static" : "", PRINTED(name));
    buffer_add(e->out, value.size ? value : text_of(empty_of(&property->type)));
    emit(e, ";\n");
}

static void print_properties(struct emitting *e, const struct ir_class *class, bool has_get)
{
    bool watched;
    for (uint32_t i = 0; i < class->properties.count; i++) {
        const struct ir_property *property = &class->properties.items[i];
        if (!is_lazy(e, property) && !is_watched(e, class, property->name) &&
            !property->is_promoted)
            print_property(e, property);
    }
    if (php_reads_late(e, class, NULL, &watched))
        print_lazy(e, class, has_get);
    if (watched)
        emit(e, "public function __set($name, $value)\n{\n"
                "\\Tillproof\\write_host($this, $name, $value);\n}\n");
}

static void print_constants(struct emitting *e, const struct ir_class *class)
{
    for (uint32_t i = 0; i < class->constants.count; i++) {
        const struct ir_class_constant *constant = &class->constants.items[i];
        struct text name = names_text(e->names, constant->name);
        struct text value = emit_node_source(e, constant->value);
        buffer_print(e->out, "%s const %.*s = %.*s;\n", visibility_word(constant->visibility),
                     PRINTED(name), PRINTED(value));
    }
    for (uint32_t i = 0; i < class->traits.count; i++) {
        struct text name = names_text(e->names, class->traits.items[i]);
        buffer_print(e->out, "use \\%.*s;\n", PRINTED(name));
    }
}

/* An interface says no more than what there is; an object of it that nobody else made has bodies.
 */
static void print_interface(struct emitting *e, const struct ir_class *class)
{
    struct text name = names_text(e->names, class->name);
    bool whole = class->methods.count > 0;
    for (uint32_t i = 0; i < class->methods.count; i++) {
        print_signature(e, class->methods.items[i]);
        emit(e, ";\n");
        whole &= find_body(e, ir_function(e->program, class->methods.items[i])) != SIZE_MAX;
    }
    emit(e, "}\n");
    if (!whole)
        return;
    buffer_print(e->out, "class %.*s__Bodies implements %.*s {\n", PRINTED(name), PRINTED(name));
    for (uint32_t i = 0; i < class->methods.count; i++)
        print_function(e, class->methods.items[i]);
    emit(e, "}\n");
}

static void print_methods(struct emitting *e, const struct ir_class *class)
{
    for (uint32_t i = 0; i < class->methods.count; i++)
        print_function(e, class->methods.items[i]);
    emit(e, "}\n");
}

static bool has_constant(const struct ir_class *class, name_id name)
{
    for (uint32_t i = 0; i < class->constants.count; i++)
        if (name_equal(class->constants.items[i].name, name))
            return true;
    return false;
}

/* The base that the plugin's own class has its specified methods from: see patches.c. */
static void print_base(struct emitting *e, ir_class_id stub, const struct ir_class *own)
{
    const struct ir_class *class = ir_class(e->program, stub);
    struct ir_class rest = {.traits = class->traits, .full_name = class->full_name};
    for (uint32_t i = 0; i < class->constants.count; i++)
        if (!has_constant(own, class->constants.items[i].name))
            VEC_PUSH(e->witness->arena, &rest.constants, class->constants.items[i]);
    for (uint32_t i = 0; i < class->properties.count; i++)
        if (!has_property(own, class->properties.items[i].name))
            VEC_PUSH(e->witness->arena, &rest.properties, class->properties.items[i]);
    name_id parent = name_is_none(own->parent) ? class->parent : own->parent;
    buffer_print(e->out, "abstract class %.*s__Stub", PRINTED(names_text(e->names, class->name)));
    if (!name_is_none(parent))
        buffer_print(e->out, " extends \\%.*s", PRINTED(names_text(e->names, parent)));
    emit(e, " {\n");
    print_constants(e, &rest);
    print_properties(e, &rest, has_method(e, stub, "__get"));
    print_methods(e, class);
}

/* What a class has beyond its specification is there and does nothing. */
static void print_unspecified(struct emitting *e, ir_class_id id)
{
    const struct ir_class *class = ir_class(e->program, id);
    if (class->kind != IR_CLASS_CLASS || !name_is_none(class->parent))
        return;
    if (!has_method(e, id, "__call"))
        emit(e, "public function __call($tp_name, $tp_given)\n"
                "{\nreturn \\Tillproof\\world()->inert(static::class . '::' . $tp_name);\n}\n");
    if (!has_method(e, id, "__callStatic"))
        emit(e, "public static function __callStatic($tp_name, $tp_given)\n"
                "{\nreturn \\Tillproof\\world()->inert(static::class . '::' . $tp_name);\n}\n");
}

static void print_class(struct emitting *e, ir_class_id id)
{
    const struct ir_class *class = ir_class(e->program, id);
    struct text source = emit_source_of(e, class->file);
    size_t open = text_find(source, TEXT("{"), class->range.begin);
    print_source(e, text_slice(source, class->range.begin, open));
    emit(e, "{\n");
    print_constants(e, class);
    print_properties(e, class, has_method(e, id, "__get"));
    print_unspecified(e, id);
    if (class->kind == IR_CLASS_INTERFACE)
        print_interface(e, class);
    else
        print_methods(e, class);
}

static void print_stub(struct emitting *e, ir_class_id id)
{
    const struct ir_class *class = ir_class(e->program, id);
    struct text name = names_text(e->names, class->full_name);
    ir_class_id own = php_find_own(e, id);
    open_namespace(e, name);
    emit(e, "\\Tillproof\\world()->stub(");
    emit_text(e, text_print(e->witness->arena, "%.*s%s", PRINTED(name), own.index ? "__Stub" : ""));
    emit(e, ", function () {\n");
    if (own.index)
        print_base(e, id, ir_class(e->program, own));
    else
        print_class(e, id);
    emit(e, "});\n}\n");
}

static void print_classes(struct emitting *e)
{
    for (uint32_t i = 1; i < e->program->classes.count; i++)
        if (emit_is_stub_file(e, ir_class(e->program, (ir_class_id){i})->file))
            print_stub(e, (ir_class_id){i});
}

void php_print_stubs(struct emitting *e)
{
    struct map overrides, owns;
    php_list_own(e, &owns);
    e->owns = &owns;
    php_find_overrides(e, &overrides);
    e->overrides = &overrides;
    print_defines(e);
    print_functions(e);
    print_classes(e);
    e->overrides = e->owns = NULL;
    map_done(&overrides);
    map_done(&owns);
}
