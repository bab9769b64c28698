/*
 * What the plugin's own files declare as well as a specification: bundled libraries, or the shop
 * itself. Its code is loaded as it is but for the names of what is specified: those functions and
 * methods get other names, and the class has a base with the specification's, which extends what
 * the class did. No line moves.
 *
 *      class Shop {             class Shop extends \Shop__Stub {
 *          function pay() {         function pay__own() {
 *
 * An interface, an abstract class, one with traits (whose methods would come before the base's),
 * the class of a record and one that is specified by another parent are the specification's alone:
 * there the plugin's whole declaration gets another name.
 */
#include "analyzer/base/map.h"
#include "grammars/php/emit/emit_p.h"

struct patch {
    uint32_t file;
    uint32_t at, length;
    struct text with;
};

struct patching {
    struct emitting *e;
    struct map functions, classes; /* of stubs, by lower full name */
    VEC(struct patch) patches;
};

static bool is_own(const struct emitting *e, ir_file_id file)
{
    return !ir_file(e->program, file)->is_spec && !ir_file(e->program, file)->is_prelude;
}

static bool is_method_of(const struct emitting *e, const struct ir_class *class, name_id name)
{
    name_id lower = names_lower(e->names, name);
    for (uint32_t i = 0; i < class->methods.count; i++)
        if (name_equal(
                names_lower(e->names, ir_function(e->program, class->methods.items[i])->name),
                lower))
            return true;
    return false;
}

/* Whether the plugin's class can have the specification's methods in the place of its own. */
static bool fits(const struct emitting *e, const struct ir_class *own, const struct ir_class *stub)
{
    const struct spec_class *specified = spec_find_class(e->specs, stub->full_name);
    bool same_parent =
        name_is_none(stub->parent) ||
        (!name_is_none(own->parent) &&
         name_equal(names_lower(e->names, own->parent), names_lower(e->names, stub->parent)));
    if (own->kind != IR_CLASS_CLASS || stub->kind != IR_CLASS_CLASS || own->is_abstract ||
        own->traits.count || !same_parent || (specified && specified->models.count))
        return false;
    for (uint32_t i = 0; i < own->methods.count; i++) {
        const struct ir_function *method = ir_function(e->program, own->methods.items[i]);
        if (method->flags & IR_FUNCTION_ABSTRACT && is_method_of(e, stub, method->name))
            return false;
    }
    return true;
}

void php_list_own(struct emitting *e, struct map *owns)
{
    map_init(owns);
    for (uint32_t i = 1; i < e->program->classes.count; i++) {
        const struct ir_class *class = ir_class(e->program, (ir_class_id){i});
        uint64_t key = names_lower(e->names, class->full_name).index;
        if (is_own(e, class->file) && !map_get(owns, key, 0))
            map_put(owns, key, i);
    }
}

ir_class_id php_find_own(const struct emitting *e, ir_class_id stub)
{
    const struct ir_class *class = ir_class(e->program, stub);
    uint32_t own = map_get(e->owns, names_lower(e->names, class->full_name).index, 0);
    bool is_used = own && fits(e, ir_class(e->program, (ir_class_id){own}), class);
    return is_used ? (ir_class_id){own} : NO_CLASS;
}

/* ---- the patches ---- */

static void add(struct patching *p, ir_file_id file, size_t at, size_t length, struct text with)
{
    struct patch patch = {file.index, (uint32_t)at, (uint32_t)length, with};
    VEC_PUSH(p->e->witness->arena, &p->patches, patch);
}

/* The declared name gets an end that nobody calls. */
static void rename_at(struct patching *p, ir_file_id file, size_t at, name_id name)
{
    struct text source = emit_source_of(p->e, file), word = names_text(p->e->names, name);
    if (at + word.size > source.size || !text_equal(text_slice(source, at, at + word.size), word))
        return;
    add(p, file, at, word.size, text_print(p->e->witness->arena, "%.*s__own", PRINTED(word)));
}

static void patch_function(struct patching *p, const struct ir_function *function)
{
    rename_at(p, function->file, function->name_range.begin, function->name);
}

static bool is_word(char c)
{
    return isalnum((unsigned char)c) || c == '_' || c == '\\';
}

/* The word as a whole in the text, or SIZE_MAX. */
static size_t find_word(struct text text, struct text word)
{
    for (size_t at = 0; (at = text_find(text, word, at)) != SIZE_MAX; at++) {
        size_t end = at + word.size;
        if ((at == 0 || !is_word(text.data[at - 1])) &&
            (end == text.size || !is_word(text.data[end])))
            return at;
    }
    return SIZE_MAX;
}

/* What stands before the class's body; its place is that of the class. */
static struct text head_of(const struct patching *p, const struct ir_class *own)
{
    struct text source = emit_source_of(p->e, own->file);
    size_t open = text_find(source, TEXT("{"), own->range.begin);
    return text_slice(source, own->range.begin, open == SIZE_MAX ? own->range.begin : open);
}

/* `class Name` gets a parent, or another one: the one that it had is the parent's. */
static void patch_head(struct patching *p, const struct ir_class *own, struct text name)
{
    struct text head = head_of(p, own);
    struct text base = text_print(p->e->witness->arena, "\\%.*s__Stub", PRINTED(name));
    size_t extends = find_word(head, TEXT("extends"));
    size_t named = find_word(head, names_text(p->e->names, own->name));
    if (extends != SIZE_MAX) {
        size_t at = extends + strlen("extends"), end;
        while (at < head.size && !is_word(head.data[at]))
            at++;
        for (end = at; end < head.size && is_word(head.data[end]);)
            end++;
        add(p, own->file, own->range.begin + at, end - at, base);
    } else if (named != SIZE_MAX) {
        add(p, own->file, own->range.begin + named + names_text(p->e->names, own->name).size, 0,
            text_print(p->e->witness->arena, " extends %.*s", PRINTED(base)));
    }
}

static void patch_class(struct patching *p, ir_class_id own, ir_class_id stub)
{
    const struct ir_class *class = ir_class(p->e->program, own);
    const struct ir_class *specified = ir_class(p->e->program, stub);
    if (!fits(p->e, class, specified)) {
        size_t at = find_word(head_of(p, class), names_text(p->e->names, class->name));
        if (at != SIZE_MAX)
            rename_at(p, class->file, class->range.begin + at, class->name);
        return;
    }
    patch_head(p, class, names_text(p->e->names, specified->full_name));
    bool writes, reads = php_reads_late(p->e, specified, class, &writes);
    for (uint32_t i = 0; i < class->methods.count; i++) {
        const struct ir_function *method = ir_function(p->e->program, class->methods.items[i]);
        struct text name = names_text(p->e->names, method->name);
        if (is_method_of(p->e, specified, method->name) || (reads && text_is(name, "__get")) ||
            (writes && text_is(name, "__set")))
            patch_function(p, method);
    }
}

/* ---- all ---- */

static void list_stubs(struct patching *p)
{
    struct emitting *e = p->e;
    map_init(&p->functions);
    map_init(&p->classes);
    for (uint32_t i = 1; i < e->program->functions.count; i++) {
        const struct ir_function *stub = ir_function(e->program, (ir_function_id){i});
        if (stub->class.index == 0 && !(stub->flags & (IR_FUNCTION_MAIN | IR_FUNCTION_CLOSURE)) &&
            emit_is_stub_file(e, stub->file))
            map_put(&p->functions, names_lower(e->names, stub->full_name).index, i);
    }
    for (uint32_t i = 1; i < e->program->classes.count; i++) {
        const struct ir_class *stub = ir_class(e->program, (ir_class_id){i});
        if (emit_is_stub_file(e, stub->file))
            map_put(&p->classes, names_lower(e->names, stub->full_name).index, i);
    }
}

static void find_patches(struct patching *p)
{
    struct emitting *e = p->e;
    for (uint32_t i = 1; i < e->program->functions.count; i++) {
        const struct ir_function *own = ir_function(e->program, (ir_function_id){i});
        if (own->class.index == 0 && is_own(e, own->file) && !name_is_none(own->name) &&
            map_get(&p->functions, names_lower(e->names, own->full_name).index, 0))
            patch_function(p, own);
    }
    for (uint32_t i = 1; i < e->program->classes.count; i++) {
        const struct ir_class *own = ir_class(e->program, (ir_class_id){i});
        uint32_t stub = map_get(&p->classes, names_lower(e->names, own->full_name).index, 0);
        if (stub && is_own(e, own->file))
            patch_class(p, (ir_class_id){i}, (ir_class_id){stub});
    }
}

static int compare_patches(const void *a, const void *b)
{
    const struct patch *left = a, *right = b;
    if (left->file != right->file)
        return left->file < right->file ? -1 : 1;
    return (left->at > right->at) - (left->at < right->at);
}

void php_print_patches(struct emitting *e)
{
    struct patching p = {.e = e};
    list_stubs(&p);
    find_patches(&p);
    if (p.patches.count)
        qsort(p.patches.items, p.patches.count, sizeof *p.patches.items, compare_patches);
    emit(e, "'patches' => [");
    for (uint32_t i = 0; i < p.patches.count; i++) {
        const struct patch *patch = &p.patches.items[i];
        bool first = i == 0 || p.patches.items[i - 1].file != patch->file;
        if (first) {
            emit(e, i ? "],\n" : "");
            emit_text(e, ir_file(e->program, (ir_file_id){patch->file})->source->path);
            emit(e, " => [");
        }
        buffer_print(e->out, "[%" PRIu32 ", %" PRIu32 ", ", patch->at, patch->length);
        emit_text(e, patch->with);
        emit(e, "], ");
    }
    emit(e, p.patches.count ? "]],\n" : "],\n");
    map_done(&p.functions);
    map_done(&p.classes);
}
