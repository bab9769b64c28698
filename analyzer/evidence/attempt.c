/*
 * One run of a counterexample: which files are loaded, the program, the sandbox. Functions and
 * constants that turn out to be defined by nobody get inert stubs, and the run is tried again.
 */
#include <limits.h>

#include "analyzer/evidence/confirm_p.h"

enum { MOST_TRIES = 12, SECONDS = 8 };

static bool is_manifest(const struct ir_program *program, ir_file_id file)
{
    return strcmp(ir_file(program, file)->frontend->name, "document") == 0;
}

static bool require_file(struct trying *t, ir_file_id file, struct text function)
{
    bool is_page = file.index == t->c->flow->page.index; /* it is loaded when it is requested */
    if (file.index == 0 || is_page || ir_file(t->c->program, file)->is_spec ||
        is_manifest(t->c->program, file))
        return false;
    struct witness_require added = {ir_file(t->c->program, file)->source->path, function};
    for (uint32_t i = 0; i < t->witness.requires_.count; i++)
        if (text_equal(t->witness.requires_.items[i].path, added.path))
            return false;
    VEC_PUSH(t->c->arena, &t->witness.requires_, added);
    return true;
}

/* The file of a function, unless another file brings it. A file's own code is run by who includes
 * it. */
static bool require_function(struct trying *t, ir_function_id id)
{
    if (id.index == 0)
        return false;
    const struct ir_function *function = ir_function(t->c->program, id);
    bool is_named =
        !(function->flags & (IR_FUNCTION_MAIN | IR_FUNCTION_CLOSURE)) && function->class.index == 0;
    return require_file(t, function->file,
                        is_named ? names_text(t->c->program->names, function->full_name)
                                 : TEXT(""));
}

/* The file that the platform loads: the one with the mark of the platform's plugins. */
static void require_head(struct trying *t)
{
    enum { HEAD = 8192 };
    const struct ir_program *program = t->c->program;
    for (uint32_t i = 1; i < program->files.count; i++) {
        const struct ir_file *file = ir_file(program, (ir_file_id){i});
        if (file->is_spec || file->is_callee)
            continue;
        struct text head = file->source->bytes;
        head = text_slice(head, 0, head.size < HEAD ? head.size : HEAD);
        for (uint32_t k = 0; k < t->c->specs->platforms.count; k++) {
            const struct spec_platform *platform = &t->c->specs->platforms.items[k];
            for (uint32_t d = 0; platform->is_active && d < platform->detects.count; d++) {
                const struct spec_detect *mark = &platform->detects.items[d];
                if (mark->kind == SPEC_DETECT_HEADER && text_find(head, mark->what, 0) != SIZE_MAX)
                    require_file(t, (ir_file_id){i}, TEXT(""));
            }
        }
    }
}

static bool is_plain_function(const struct ir_function *function)
{
    return function->class.index == 0 && !(function->flags & IR_FUNCTION_MAIN);
}

void attempt_require_files(struct trying *t, bool head)
{
    const struct ir_program *program = t->c->program;
    t->witness.requires_.count = 0;
    if (head)
        require_head(t);
    require_function(t, t->c->flow->set_up);
    for (uint32_t i = 0; i < t->o->event && i < exec_event_count(t->c->x); i++) {
        const struct exec_event *event = exec_get_event(t->c->x, i);
        if (event->function.index && is_plain_function(ir_function(program, event->function)))
            require_function(t, event->function);
    }
    if (!t->c->flow->page.index)
        require_function(t, t->c->flow->function);
}

static void read_trace(struct trying *t, struct text trace)
{
    json_decref(t->trace);
    t->trace = json_array();
    for (size_t at = 0; at < trace.size;) {
        size_t end = text_find(trace, TEXT("\n"), at);
        end = end == SIZE_MAX ? trace.size : end;
        json_t *event = json_loadb(trace.data + at, end - at, 0, NULL);
        if (event && json_is_object(event))
            json_array_append(t->trace, event);
        json_decref(event);
        at = end + 1;
    }
}

static void make_program(struct trying *t)
{
    struct witness_program made;
    buffer_init(&made.source);
    buffer_init(&made.flags);
    t->c->language->print_witness(&made, &t->witness);
    t->program = text_copy(t->c->arena, buffer_text(&made.source));
    t->flags = text_copy(t->c->arena, buffer_text(&made.flags));
    t->trace_name = made.trace;
    buffer_done(&made.source);
    buffer_done(&made.flags);
}

struct sandbox_result attempt_once(struct trying *t)
{
    enum { MOST_FLAGS = 32 };
    const char *flags[MOST_FLAGS + 1] = {NULL};
    uint32_t count = 0;
    for (size_t at = 0; at < t->flags.size && count < MOST_FLAGS;) {
        size_t end = text_find(t->flags, TEXT("\n"), at);
        end = end == SIZE_MAX ? t->flags.size : end;
        flags[count++] = text_copy(t->c->arena, text_slice(t->flags, at, end)).data;
        at = end + 1;
    }
    struct sandbox_job job = {.plugin = t->c->root,
                              .program = t->program,
                              .state = t->state,
                              .interpreter = t->c->language->interpreter(),
                              .flags = flags,
                              .trace = t->trace_name,
                              .seconds = SECONDS};
    if (!job.interpreter)
        return (struct sandbox_result){SANDBOX_REFUSED, TEXT("the interpreter is not installed"),
                                       TEXT(""), TEXT("")};
    struct sandbox_result result = sandbox_run(t->c->arena, &job);
    read_trace(t, result.trace);
    t->said = result.said;
    return result;
}

/* ---- repairs ---- */

static bool between(struct arena *arena, struct text text, const char *before, const char *after,
                    struct text *found)
{
    size_t begin = text_find(text, text_of(before), 0);
    if (begin == SIZE_MAX)
        return false;
    begin += strlen(before);
    size_t end = text_find(text, text_of(after), begin);
    if (end == SIZE_MAX)
        return false;
    *found = text_copy(arena, text_slice(text, begin, end));
    return true;
}

/* "Undefined constant Class::NAME" of a class that has an inert stub itself. */
static bool is_constant_of_unknown(const struct trying *t, struct text said, struct text *name)
{
    static const struct text before = {"Undefined constant ", 19};
    size_t colons = text_find(said, TEXT("::"), 0);
    if (!text_starts_with(said, before) || colons == SIZE_MAX)
        return false;
    *name = text_copy(t->c->arena, text_slice(said, before.size, said.size));
    name_id class = names_add(t->c->program->names, text_slice(said, before.size, colons));
    return index_find_class(t->c->index, class).index == 0;
}

/* Gives what nobody defines an inert stub; false if that was not what ended the run. */
static bool repair(struct trying *t)
{
    struct text name;
    const json_t *event = trace_find(t, "throw");
    struct text said = text_of(event ? trace_text(event, "message") : "");
    if (!event)
        return false;
    if (between(t->c->arena, said, "Call to undefined function ", "()", &name)) {
        name_id own = names_add(t->c->program->names, name);
        if (require_function(t, index_find_function(t->c->index, own)))
            return true;
        VEC_PUSH(t->c->arena, &t->witness.inert, name);
        return true;
    }
    if (between(t->c->arena, said, "Undefined constant \"", "\"", &name) ||
        is_constant_of_unknown(t, said, &name)) {
        VEC_PUSH(t->c->arena, &t->witness.constants, name);
        return true;
    }
    return false;
}

struct sandbox_result attempt_run(struct trying *t)
{
    struct sandbox_result result = {SANDBOX_REFUSED, TEXT("no run"), TEXT(""), TEXT("")};
    for (int i = 0; i < MOST_TRIES; i++) {
        make_program(t);
        result = attempt_once(t);
        if (result.end != SANDBOX_ENDED || !repair(t))
            break;
    }
    return result;
}
