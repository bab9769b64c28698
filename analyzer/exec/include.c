/*
 * Files that the program includes. A path is matched with the project's files by its end: where the
 * project lies on the server is not known, and need not be.
 */
#include <unistd.h>

#include "analyzer/exec/exec_p.h"

/* The end of a path whose beginning is not known: what stands behind the last unknown part. */
static bool known_end(struct exec *x, struct value path, struct text *end, bool *is_whole)
{
    struct constant constant;
    if (path.tag != VALUE_STRING)
        return false;
    term_id term = term_canon(x->terms, value_term(path));
    *is_whole = term_is_constant(x->terms, term, &constant);
    if (!*is_whole && term_get_op(x->terms, term) == TERM_CONCAT) {
        uint32_t last = term_arg_count(x->terms, term) - 1;
        term = term_arg(x->terms, term, last);
    }
    if (!term_is_constant(x->terms, term, &constant) || constant.sort != SORT_STRING)
        return false;
    *end = constant.text;
    return true;
}

/* "a/./b//../c.php" as "a/c.php". */
static struct text normal_path(struct arena *arena, struct text path)
{
    struct buffer out;
    buffer_init(&out);
    for (size_t at = 0; at < path.size;) {
        size_t end = text_find(path, TEXT("/"), at);
        end = end == SIZE_MAX ? path.size : end;
        struct text part = text_slice(path, at, end);
        if (text_is(part, "..") && out.size) {
            while (out.size && out.data[out.size - 1] != '/')
                out.size--;
            out.size -= out.size > 0;
        } else if (part.size && !text_is(part, ".")) {
            if (out.size)
                buffer_add_byte(&out, '/');
            buffer_add(&out, part);
        }
        at = end + 1;
    }
    struct text result = text_copy(arena, buffer_text(&out));
    buffer_done(&out);
    return result;
}

static bool is_at_end(struct text path, struct text end)
{
    if (!text_ends_with(path, end))
        return false;
    return path.size == end.size || path.data[path.size - end.size - 1] == '/';
}

/* The one file of the program whose path ends so; none where several do. */
static ir_file_id file_at(struct exec *x, struct text path, bool is_whole)
{
    struct text wanted = normal_path(x->arena, path);
    ir_file_id found = {0};
    bool at_boundary = is_whole || (path.size && path.data[0] == '/');
    for (uint32_t i = 1; i < x->program->files.count && wanted.size && at_boundary; i++) {
        const struct ir_file *file = ir_file(x->program, (ir_file_id){i});
        struct text own = normal_path(x->arena, file->source->path);
        bool fits = is_at_end(own, wanted) || (is_whole && is_at_end(wanted, own));
        if (file->is_spec || !fits)
            continue;
        if (found.index)
            return (ir_file_id){0};
        found = (ir_file_id){i};
    }
    return found;
}

/* The code of the file runs where it is included: with its variables, up to its `return`. */
static struct value run_file(struct exec *x, ir_file_id file, ir_id node)
{
    ir_function_id main = ir_file(x->program, file)->main;
    struct frame frame = *exec_frame(x);
    struct landing landing = region_open(x, region_new_target(x));
    frame.function = main;
    frame.return_target = landing.target;
    frame.call_site = node;
    frame.first_jump = x->jumps.count;
    exec_event(x, EVENT_CALL, NO_TERM, ir_file(x->program, file)->path);
    VEC_PUSH(x->arena, &x->frames, frame);
    declare_file(x, file);
    exec_statement(x, ir_body(x->program, main));
    struct value result = region_land(x, &landing, value_of_int(x, 1));
    x->frames.count--;
    return x->dead ? VALUE_OF_NULL : result;
}

/* A file that is included once for the functions and classes that it declares: these are known. */
static bool declares(struct exec *x, ir_file_id file)
{
    for (uint32_t i = 1; i < x->program->functions.count; i++) {
        const struct ir_function *function = ir_function(x->program, (ir_function_id){i});
        if (function->file.index == file.index &&
            !(function->flags & (IR_FUNCTION_MAIN | IR_FUNCTION_CLOSURE)))
            return true;
    }
    return false;
}

/* ---- concrete runs ---- */

#define INCLUDE_PATH ".:/usr/share/php"

/* "./a.php" and "../a.php" mean the working directory alone, "a.php" the include path as well. */
static bool is_searched(struct text path)
{
    bool here = text_starts_with(path, TEXT("./")) || text_starts_with(path, TEXT("../"));
    return !here && path.size && path.data[0] != '/';
}

/* A path beside the running file. */
static struct text beside(struct exec *x, struct text path)
{
    struct text own = exec_file(x);
    while (own.size && own.data[own.size - 1] != '/')
        own.size--;
    return text_print(x->arena, "%.*s%.*s", (int)own.size, own.data, (int)path.size, path.data);
}

/* A path is looked for in the working directory, then beside the running file. */
static ir_file_id load(struct exec *x, struct text path)
{
    ir_file_id file = x->setup.load(x->setup.context, path);
    return file.index || !is_searched(path) ? file
                                            : x->setup.load(x->setup.context, beside(x, path));
}

/* No file of that name is where PHP looks for one. What names a stream is not followed. */
static bool is_missing(struct exec *x, struct text path)
{
    if (path.size == 0 || memchr(path.data, ':', path.size) || memchr(path.data, 0, path.size))
        return false;
    bool found = access(text_copy(x->arena, path).data, F_OK) == 0;
    if (is_searched(path)) {
        struct text shared = text_print(x->arena, "/usr/share/php/%.*s", (int)path.size, path.data);
        found = found || access(beside(x, path).data, F_OK) == 0 || access(shared.data, F_OK) == 0;
    }
    return !found;
}

static struct value miss(struct exec *x, ir_id node, struct text path)
{
    if (!(ir_node(x->program, node)->detail & IR_REQUIRED))
        return value_of_bool(x, false);
    exec_throw(x, term_bool(x->terms, true), "Error",
               text_print(x->arena, "Failed opening required '%.*s' (include_path='%s')",
                          (int)path.size, path.data, INCLUDE_PATH));
    return VALUE_OF_NULL;
}

static struct value include_loaded(struct exec *x, ir_id node, struct value path, bool once)
{
    struct text text;
    if (!x->setup.load || !value_is_text(x, path, &text))
        return exec_unmodelled(x, "include", &path, 1);
    ir_file_id file = load(x, text);
    if (file.index == 0 && is_missing(x, text))
        return miss(x, node, text);
    if (file.index == 0)
        return exec_unmodelled(x, "include of a file that is wrong", &path, 1);
    bool seen = map_get(&x->included, file.index, 0);
    if (once && seen)
        return value_of_bool(x, true);
    if (seen && declares(x, file))
        exec_unsupported(x, "a file with declarations that is included again");
    map_put(&x->included, file.index, 1);
    return run_file(x, file, node);
}

struct value exec_include(struct exec *x, ir_id node)
{
    struct value path = exec_value(x, ir_kid(x->program, node, 0));
    bool once = ir_node(x->program, node)->detail & IR_ONCE, is_whole = false;
    struct text end;
    if (x->dead)
        return VALUE_OF_NULL;
    if (x->setup.concrete)
        return include_loaded(x, node, path, once);
    if (!known_end(x, path, &end, &is_whole))
        return exec_unmodelled(x, "include", &path, 1);
    ir_file_id file = file_at(x, end, is_whole);
    if (file.index == 0 || x->frames.count >= x->setup.limits.depth)
        return exec_unmodelled(x, "include", &path, 1);
    if (once && (map_get(&x->included, file.index, 0) || declares(x, file)))
        return value_of_bool(x, true);
    if (once)
        map_put(&x->included, file.index, 1);
    return run_file(x, file, node);
}
