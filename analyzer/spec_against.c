/*
 * `tillproof spec check --against DIR [SPECS]...`: compares stubs with a checkout of the platform
 * that they describe: functions and methods that are not there, parameters that have other names or
 * another order, are more or fewer, optional or not; visibility, and what is static. Bodies and
 * types are not compared.
 */
#include "analyzer/flow/index.h"
#include "analyzer/languages.h"
#include "analyzer/output.h"
#include "analyzer/project/project.h"
#include "analyzer/spec.h"

struct comparing {
    struct arena *arena;
    struct spec_world *world;
    struct ir_program program; /* the checkout's declarations */
    struct index index;
    struct diag_sink said;
    uint32_t compared, missing;
    struct map classes; /* whose absence was told */
};

/* ---- the checkout ---- */

static void declare_all(struct comparing *c, const struct project *project)
{
    struct diag_sink ignored;
    diag_init(&ignored, c->arena);
    for (uint32_t i = 0; i < project->files.count; i++) {
        const struct project_file *file = &project->files.items[i];
        struct ir_file ir = {.source = ARENA_NEW(c->arena, struct source),
                             .frontend = languages_frontend(file->language),
                             .path = names_add(&c->world->names, file->source.path)};
        *ir.source = file->source;
        ir.frontend->declare(&c->program, ir_add_file(&c->program, &ir), &ignored);
        ir_drop_trees(&c->program);
    }
}

static bool read_checkout(struct comparing *c, struct text folder)
{
    uint32_t count;
    const struct project_language *endings = languages_endings(&count);
    struct project *project = ARENA_NEW(c->arena, struct project);
    struct project_options options = {.largest_file = 1 << 22};
    struct diag_sink ignored;
    diag_init(&ignored, c->arena);
    if (!project_load(project, c->arena, &folder, 1, endings, count, &options, &ignored) ||
        project->files.count == 0) {
        fprintf(stderr, "tillproof: no source is below %.*s\n", (int)folder.size, folder.data);
        return false;
    }
    declare_all(c, project);
    index_build(&c->index, &c->program, false, c->arena);
    return true;
}

/* ---- one function ---- */

static void tell(struct comparing *c, const struct ir_function *stub, const char *format, ...)
    PRINTF_LIKE(3, 4);

static void tell(struct comparing *c, const struct ir_function *stub, const char *format, ...)
{
    char message[512];
    struct text name = names_text(&c->world->names, stub->full_name);
    va_list args;
    va_start(args, format);
    vsnprintf(message, sizeof message, format, args);
    va_end(args);
    diag_at(&c->said, DIAG_WARNING, ir_file(&c->world->program, stub->file)->source,
            stub->name_range, "%.*s: %s", (int)name.size, name.data, message);
}

static const char *visibility_word(enum ir_visibility visibility)
{
    return visibility == IR_PUBLIC      ? "public"
           : visibility == IR_PROTECTED ? "protected"
                                        : "private";
}

static uint32_t find_param(const struct ir_function *function, name_id name)
{
    uint32_t i = 0;
    while (i < function->params.count && !name_equal(function->params.items[i].name, name))
        i++;
    return i;
}

static bool is_optional(const struct ir_param *param)
{
    return param->variadic || !ir_is_none(param->default_value);
}

/* The first one that is not what it is there. */
static void compare_params(struct comparing *c, const struct ir_function *stub,
                           const struct ir_function *real)
{
    const struct names *names = &c->world->names;
    for (uint32_t i = 0; i < stub->params.count; i++) {
        const struct ir_param *ours = &stub->params.items[i];
        struct text name = names_text(names, ours->name);
        if (ours->variadic)
            return;
        if (i >= real->params.count) {
            bool rest = real->params.count && real->params.items[real->params.count - 1].variadic;
            if (!rest)
                tell(c, stub, "there is no parameter %" PRIu32 " there, `$%.*s`", i + 1,
                     (int)name.size, name.data);
            return;
        }
        const struct ir_param *theirs = &real->params.items[i];
        struct text other = names_text(names, theirs->name);
        if (theirs->variadic)
            return;
        if (!name_equal(ours->name, theirs->name)) {
            bool moved = find_param(real, ours->name) < real->params.count;
            tell(c, stub, "parameter %" PRIu32 " is `$%.*s` there, not `$%.*s`%s", i + 1,
                 (int)other.size, other.data, (int)name.size, name.data,
                 moved ? ", which stands elsewhere" : "");
            return;
        }
        if (is_optional(ours) != is_optional(theirs)) {
            tell(c, stub, "`$%.*s` is %s there", (int)name.size, name.data,
                 is_optional(theirs) ? "optional" : "required");
            return;
        }
    }
    for (uint32_t i = stub->params.count; i < real->params.count; i++)
        if (!is_optional(&real->params.items[i])) {
            struct text other = names_text(names, real->params.items[i].name);
            tell(c, stub, "it lacks the parameter `$%.*s`", (int)other.size, other.data);
            return;
        }
}

static void compare_functions(struct comparing *c, const struct ir_function *stub,
                              const struct ir_function *real)
{
    compare_params(c, stub, real);
    if (!stub->class.index)
        return;
    if (stub->visibility < real->visibility)
        tell(c, stub, "it is %s there, not %s", visibility_word(real->visibility),
             visibility_word(stub->visibility));
    if ((stub->flags ^ real->flags) & IR_FUNCTION_STATIC)
        tell(c, stub, "it is %sstatic there", real->flags & IR_FUNCTION_STATIC ? "" : "not ");
}

/* ---- what is not there ---- */

/* Whether some ancestor is not in the checkout, or answers for any method. */
static bool is_open(struct comparing *c, ir_class_id id, uint32_t depth)
{
    enum { DEEPEST = 16 };
    ir_class_id where;
    name_id magic = names_add(&c->world->names, TEXT("__call"));
    if (!id.index || depth == DEEPEST || index_find_method(&c->index, id, magic, &where).index)
        return true;
    const struct ir_class *class = ir_class(&c->program, id);
    return !name_is_none(class->parent) &&
           is_open(c, index_find_class(&c->index, class->parent), depth + 1);
}

/*
 * A platform may define a name several times, for its shop and its administration: one definition
 * that fits is enough. The first one is what a difference is about.
 */
struct choice {
    struct comparing *c;
    const struct ir_function *stub;
    const struct ir_function *first;
    bool fits;
};

static void try_definition(struct choice *choice, const struct ir_function *real)
{
    uint32_t before = choice->c->said.diags.count;
    if (choice->fits)
        return;
    if (!choice->first)
        choice->first = real;
    compare_functions(choice->c, choice->stub, real);
    choice->fits = choice->c->said.diags.count == before;
    choice->c->said.diags.count = before;
}

/* False if there is no definition. */
static bool settle(struct choice *choice)
{
    if (!choice->first) {
        choice->c->missing++;
        return false;
    }
    choice->c->compared++;
    if (!choice->fits)
        compare_functions(choice->c, choice->stub, choice->first);
    return true;
}

static bool is_named(struct comparing *c, name_id a, name_id b)
{
    return name_equal(names_lower(&c->world->names, a), names_lower(&c->world->names, b));
}

static void tell_class(struct comparing *c, const struct ir_function *stub)
{
    struct spec_world *w = c->world;
    const struct ir_class *class = ir_class(&w->program, stub->class);
    struct text text = names_text(&w->names, class->full_name);
    c->missing++;
    if (!map_get(&c->classes, class->full_name.index, 0))
        diag_at(&c->said, DIAG_WARNING, ir_file(&w->program, stub->file)->source, class->range,
                "the class %.*s is not there", (int)text.size, text.data);
    map_put(&c->classes, class->full_name.index, 1);
}

static void compare_method(struct comparing *c, const struct ir_function *stub)
{
    name_id class_name = ir_class(&c->world->program, stub->class)->full_name;
    struct choice choice = {.c = c, .stub = stub};
    bool is_there = false, open = false;
    for (uint32_t i = 1; i < c->program.classes.count; i++) {
        ir_class_id where, class = {i};
        if (!is_named(c, c->program.classes.items[i].full_name, class_name))
            continue;
        ir_function_id real = index_find_method(&c->index, class, stub->name, &where);
        is_there = true;
        open |= is_open(c, class, 0);
        if (real.index)
            try_definition(&choice, ir_function(&c->program, real));
    }
    if (!is_there)
        tell_class(c, stub);
    else if (!settle(&choice) && !open)
        tell(c, stub, "it is not there");
}

/* Whether another stub of ours calls it: then it need not be the platform's. */
static bool is_helper(const struct comparing *c, const struct ir_function *stub)
{
    const struct ir_program *program = &c->world->program;
    name_id name = names_lower(&c->world->names, stub->full_name);
    for (uint32_t i = 1; i < program->functions.count; i++) {
        const struct ir_function *caller = &program->functions.items[i];
        for (uint32_t k = 0; k < caller->called.count && caller != stub; k++)
            if (caller->called.items[k] == name.index && ir_file(program, caller->file)->is_spec)
                return true;
    }
    return false;
}

static void compare_stub(struct comparing *c, const struct ir_function *stub)
{
    struct choice choice = {.c = c, .stub = stub};
    if (stub->class.index) {
        compare_method(c, stub);
        return;
    }
    for (uint32_t i = 1; i < c->program.functions.count; i++) {
        const struct ir_function *real = &c->program.functions.items[i];
        if (!real->class.index && is_named(c, real->full_name, stub->full_name))
            try_definition(&choice, real);
    }
    if (!settle(&choice) && !is_helper(c, stub))
        tell(c, stub, "it is not there");
}

/* Closures, what runs outside of functions, drivers and what is private to a stub are not the
 * platform's. */
static bool is_of_platform(const struct comparing *c, ir_function_id id)
{
    const struct spec_world *w = c->world;
    const struct ir_function *stub = ir_function(&w->program, id);
    const struct ir_file *file = ir_file(&w->program, stub->file);
    if (!file->is_spec || !spec_world_shows(w, file->source->path) || stub->range.end == 0 ||
        stub->flags & (IR_FUNCTION_MAIN | IR_FUNCTION_CLOSURE | IR_FUNCTION_ARROW) ||
        stub->visibility == IR_PRIVATE)
        return false;
    for (uint32_t i = 0; i < w->specs.entries.count; i++)
        if ((w->specs.entries.items[i].kind == SPEC_ENTRY_DRIVER ||
             w->specs.entries.items[i].kind == SPEC_ENTRY_MANIFEST ||
             w->specs.entries.items[i].kind == SPEC_ENTRY_ATTRIBUTE) &&
            w->specs.entries.items[i].stub.index == id.index)
            return false;
    return true;
}

static int report(struct comparing *c, const struct options *options)
{
    struct buffer out;
    buffer_init(&out);
    diag_sort(&c->said);
    for (uint32_t i = 0; i < c->said.diags.count; i++)
        diag_print(&out, &c->said.diags.items[i]);
    buffer_print(&out,
                 "spec check --against: %" PRIu32 " functions compared, %" PRIu32
                 " not there, %" PRIu32 " differences\n",
                 c->compared, c->missing, c->said.diags.count);
    bool written = output_write(options->values[OPTION_OUTPUT], buffer_text(&out));
    buffer_done(&out);
    return !written ? 2 : c->said.diags.count > 0;
}

int spec_against(struct spec_world *world, const struct options *options)
{
    struct comparing c = {.arena = world->arena, .world = world};
    int status = 2;
    ir_init(&c.program, world->arena, &world->names);
    diag_init(&c.said, world->arena);
    map_init(&c.classes);
    if (read_checkout(&c, text_of(options->values[OPTION_AGAINST]))) {
        for (uint32_t i = 1; i < world->program.functions.count; i++)
            if (is_of_platform(&c, (ir_function_id){i}))
                compare_stub(&c, &world->program.functions.items[i]);
        status = report(&c, options);
    }
    map_done(&c.classes);
    ir_done(&c.program);
    return status;
}
