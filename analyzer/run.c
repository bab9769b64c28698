/*
 * `tillproof run FILE.php`: the program interpreted by the same lowering and executor that verify
 * plugins, on concrete input. It never guesses: what is not modelled ends the run.
 */
#include <unistd.h>

#include "analyzer/commands.h"
#include "analyzer/exec/exec.h"
#include "analyzer/languages.h"
#include "analyzer/paths.h"

enum { STATUS_UNSUPPORTED = 3, STATUS_FATAL = 255 };

struct running {
    struct arena *arena;
    struct names names;
    struct ir_program program;
    struct index index;
    struct project project;
    struct project preludes[8];
    struct diag_sink sink;
    uint32_t version; /* of PHP */
};

static void add_files(struct running *run, struct project *project, bool is_prelude)
{
    for (uint32_t i = 0; i < project->files.count; i++) {
        struct project_file *file = &project->files.items[i];
        struct ir_file ir = {.source = &file->source,
                             .frontend = languages_frontend(file->language),
                             .path = names_add(&run->names, file->source.path),
                             .is_prelude = is_prelude};
        ir.frontend->declare(&run->program, ir_add_file(&run->program, &ir), &run->sink);
    }
}

static bool load(struct running *run, struct text path, struct project *project)
{
    uint32_t count;
    const struct project_language *endings = languages_endings(&count);
    struct project_options options = {.largest_file = 1 << 24};
    return project_load(project, run->arena, &path, 1, endings, count, &options, &run->sink) &&
           project->files.count > 0;
}

/* What the compiler refuses of a file, and where; NULL: nothing. */
static const char *refusal(struct running *run, ir_file_id id, uint32_t *offset, bool *unmodelled)
{
    const struct ir_frontend *frontend = ir_file(&run->program, id)->frontend;
    *unmodelled = false;
    return frontend->check ? frontend->check(&run->program, id, offset, unmodelled) : NULL;
}

static int give_up(const char *construct, const struct source *source, uint32_t offset)
{
    fprintf(stderr, "unsupported: %s at %s:%" PRIu32 "\n", construct, source->path.data,
            source_position(source, offset).line);
    return STATUS_UNSUPPORTED;
}

/* The same of a file that was not read. */
static int give_up_whole(const char *construct, struct text path)
{
    const char *slash = strrchr(path.data, '/');
    fprintf(stderr, "unsupported: %s at %s:1\n", construct, slash ? slash + 1 : path.data);
    return STATUS_UNSUPPORTED;
}

/* The file at a path: one of the program's, or one that is read now and declared. */
static ir_file_id load_file(void *context, struct text path)
{
    struct running *run = context;
    char *full = realpath(text_copy(run->arena, path).data, NULL);
    ir_file_id none = {0};
    if (!full)
        return none;
    struct text wanted = text_copy(run->arena, text_of(full));
    free(full);
    for (uint32_t i = 1; i < run->program.files.count; i++) {
        char *own = realpath(ir_file(&run->program, (ir_file_id){i})->source->path.data, NULL);
        bool same = own && text_is(wanted, own);
        free(own);
        if (same)
            return (ir_file_id){i};
    }
    struct project *project = ARENA_NEW(run->arena, struct project);
    if (!load(run, wanted, project))
        return none;
    project->files.items[0].source.path = wanted;
    uint32_t id = run->program.files.count;
    add_files(run, project, false);
    uint32_t offset;
    bool unmodelled;
    if (run->sink.diags.count || refusal(run, (ir_file_id){id}, &offset, &unmodelled))
        return none;
    return (ir_file_id){id};
}

static void print(void *context, struct text text)
{
    (void)context;
    fwrite(text.data, 1, text.size, stdout);
}

static void complain(struct running *run, const struct exec_result *result, struct exec *x)
{
    fflush(stdout);
    if (result->end == EXEC_UNSUPPORTED && ir_is_none(result->node)) {
        fprintf(stderr, "unsupported: %s\n", result->construct.data);
    } else if (result->end == EXEC_FATAL) {
        fprintf(stderr, "Fatal error: %s\n", result->construct.data);
    } else if (result->end == EXEC_UNSUPPORTED) {
        const struct ir_node *node = ir_node(&run->program, result->node);
        const struct source *source = ir_file(&run->program, (ir_file_id){node->file})->source;
        give_up(result->construct.data, source, node->range.begin);
    } else if (result->end == EXEC_THROWN && result->thrown.tag == VALUE_OBJECT) {
        struct text name = exec_class_of(x, result->thrown), message = TEXT("");
        struct value text =
            object_get_property(x, result->thrown, names_add(&run->names, TEXT("message")));
        value_is_text(x, text, &message);
        fprintf(stderr, "Fatal error: Uncaught %s: %.*s\n", name.data, (int)message.size,
                message.data);
    } else if (result->end == EXEC_STEPS) {
        fputs("unsupported: more steps than --steps allows, or more memory\n", stderr);
    }
}

static int status_of(const struct exec_result *result)
{
    switch (result->end) {
    case EXEC_ENDED: return 0;
    case EXEC_EXITED: {
        int status = (int)(result->status & 255);
        return status == STATUS_UNSUPPORTED ? 4 : status;
    }
    case EXEC_THROWN:
    case EXEC_FATAL: return STATUS_FATAL;
    case EXEC_UNSUPPORTED:
    case EXEC_STEPS: break;
    }
    return STATUS_UNSUPPORTED;
}

static int run_program(struct running *run, uint64_t steps)
{
    struct exec_setup setup = {.program = &run->program,
                               .index = &run->index,
                               .declared = &run->index,
                               .limits = {.steps = steps, .depth = 20000},
                               .version = run->version,
                               .concrete = true,
                               .print = print,
                               .load = load_file,
                               .context = run};
    setup.languages = languages_semantics(&setup.language_count);
    struct exec *x = exec_open(run->arena, &setup);
    struct exec_result result = exec_run_file(x, (ir_file_id){1});
    complain(run, &result, x);
    exec_close(x);
    return status_of(&result);
}

/* PHP prints a byte order mark like any other text before the program. */
static bool has_mark(struct arena *arena, struct text path)
{
    char bytes[3] = {0};
    FILE *file = fopen(text_copy(arena, path).data, "rb");
    size_t size = file ? fread(bytes, 1, sizeof bytes, file) : 0;
    if (file)
        fclose(file);
    return size == sizeof bytes && memcmp(bytes, "\xEF\xBB\xBF", sizeof bytes) == 0;
}

int command_run(struct arena *arena, const struct options *options)
{
    struct running run = {.arena = arena};
    struct buffer error = {0};
    uint64_t steps = 6000000; /* some seconds */
    run.version = options_php_version(options);
    if (run.version == 0) {
        fputs("tillproof: --php-version takes 7.4, 8.0, 8.1, 8.2 or 8.3\n", stderr);
        return 2;
    }
    if (options->paths.count != 1) {
        fputs("tillproof: run takes one file\n", stderr);
        return 2;
    }
    if (options->values[OPTION_STEPS] &&
        !options_number(options, OPTION_STEPS, 1, UINT64_MAX / 2, &steps, &error)) {
        fprintf(stderr, "tillproof: %s\n", error.data);
        return 2;
    }
    names_init(&run.names, arena);
    ir_init(&run.program, arena, &run.names);
    diag_init(&run.sink, arena);
    if (has_mark(run.arena, options->paths.items[0])) {
        return give_up_whole("a file that begins with a byte order mark", options->paths.items[0]);
    }
    struct text specs = paths_find_specs(arena);
    uint32_t count;
    const char *const *files = languages_preludes(&count);
    bool loaded = load(&run, options->paths.items[0], &run.project);
    if (!loaded && access(text_copy(arena, options->paths.items[0]).data, R_OK) == 0) {
        return give_up_whole("a file that is no text", options->paths.items[0]);
    }
    if (!specs.size) {
        fputs("tillproof: the specification library is not found; set TILLPROOF_SPECS\n", stderr);
        return 2;
    }
    assert(count <= ARRAY_LENGTH(run.preludes));
    for (uint32_t i = 0; i < count; i++)
        loaded &= load(&run, text_print(arena, "%s/%s", specs.data, files[i]), &run.preludes[i]);
    if (!loaded) {
        fprintf(stderr, "tillproof: cannot read %s\n", options->paths.items[0].data);
        return 2;
    }
    add_files(&run, &run.project, false);
    const struct source *source = ir_file(&run.program, (ir_file_id){1})->source;
    if (run.sink.diags.count)
        return give_up("a syntax error", source, run.sink.diags.items[0].range.begin);
    uint32_t offset;
    bool unmodelled;
    const char *refused = refusal(&run, (ir_file_id){1}, &offset, &unmodelled);
    if (refused && unmodelled)
        return give_up(refused, source, offset);
    if (refused) {
        fprintf(stderr, "Fatal error: %s\n", refused);
        return STATUS_FATAL;
    }
    index_open(&run.index, &run.program, arena);
    for (uint32_t i = 0; i < count; i++) {
        uint32_t first = run.program.files.count;
        add_files(&run, &run.preludes[i], true);
        for (uint32_t file = first; file < run.program.files.count; file++)
            exec_declare_all(&run.index, &run.program, (ir_file_id){file});
    }
    return run_program(&run, steps);
}
