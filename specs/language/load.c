/* Reading folders of specifications: stubs through the front ends, annotations through the parser.
 */
#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "specs/language/spec_p.h"

void spec_init(struct spec_set *set, struct arena *arena, struct ir_program *program,
               struct diag_sink *sink)
{
    *set = (struct spec_set){
        .arena = arena, .names = program->names, .program = program, .sink = sink};
    struct logic_node no_node = {0};
    VEC_PUSH(arena, &set->nodes, no_node);
}

void spec_done(struct spec_set *set)
{
    map_done(&set->asserted_at);
    map_done(&set->asserted_of);
    map_done(&set->contract_of_stub);
    map_done(&set->class_of_stub);
    map_done(&set->contract_of);
    map_done(&set->class_of);
    map_done(&set->predicate_of);
    map_done(&set->group_of);
    map_done(&set->rule_of);
    map_done(&set->methods_of);
}

struct loading {
    struct spec_set *set;
    const struct ir_frontend *(*frontend)(const char *name);
    bool is_claim;
};

/* ---- one file ---- */

bool spec_read_file(struct arena *arena, struct text path, struct text *bytes)
{
    enum { LARGEST = 1 << 24 };
    struct stat status;
    int fd = open(path.data, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return false;
    bool ok = fstat(fd, &status) == 0 && S_ISREG(status.st_mode) && status.st_size < LARGEST;
    size_t size = ok ? (size_t)status.st_size : 0, used = 0;
    char *data = arena_alloc(arena, size + 1, 1);
    while (ok && used < size) {
        ssize_t got = read(fd, data + used, size - used);
        ok = got > 0;
        used += ok ? (size_t)got : 0;
    }
    close(fd);
    *bytes = (struct text){data, used};
    return ok;
}

static void parse_all(struct spec_set *set, uint32_t file, const ir_annotations *annotations,
                      const struct spec_anchor *anchor)
{
    for (uint32_t i = 0; i < annotations->count; i++)
        spec_parse(set, file, annotations->items[i].range, anchor);
}

static void parse_class(struct spec_set *set, uint32_t file, ir_class_id id)
{
    struct spec_anchor anchor = {NO_FUNCTION, id, NULL};
    parse_all(set, file, &ir_class(set->program, id)->annotations, &anchor);
    for (uint32_t i = 0; i < ir_class(set->program, id)->properties.count; i++) {
        const struct ir_property *property = &ir_class(set->program, id)->properties.items[i];
        anchor.property = property;
        parse_all(set, file, &property->annotations, &anchor);
    }
}

/* Everything that the front end declared from `first_…` on belongs to the stub file. */
static void parse_stub(struct spec_set *set, uint32_t file, uint32_t first_function,
                       uint32_t first_class)
{
    struct ir_program *program = set->program;
    struct spec_anchor none = {NO_FUNCTION, NO_CLASS, NULL};
    parse_all(set, file, &ir_file(program, set->files.items[file].ir)->annotations, &none);
    for (uint32_t i = first_class; i < program->classes.count; i++)
        parse_class(set, file, (ir_class_id){i});
    for (uint32_t i = first_function; i < program->functions.count; i++) {
        struct spec_anchor anchor = {(ir_function_id){i}, program->functions.items[i].class, NULL};
        parse_all(set, file, &program->functions.items[i].annotations, &anchor);
    }
}

static const char *language_of(struct text path)
{
    if (text_ends_with(path, TEXT(".php")))
        return "php";
    return text_ends_with(path, TEXT(".ts")) ? "javascript" : NULL;
}

/* Of a syntax error only the beginning is told: what follows from it is no fault of its own. */
static void tell_syntax_error(struct spec_set *set, struct diag_sink *found)
{
    diag_sort(found);
    if (found->diags.count)
        diag_at(set->sink, DIAG_ERROR, found->diags.items[0].source, found->diags.items[0].range,
                "%s", found->diags.items[0].message.data);
}

static void load_file(const struct loading *load, struct text disk_path, struct text path,
                      struct text folder)
{
    struct spec_set *set = load->set;
    struct spec_file file = {.folder = folder,
                             .source = ARENA_NEW(set->arena, struct source),
                             .is_claim = load->is_claim};
    file.source->path = path;
    if (!spec_read_file(set->arena, disk_path, &file.source->bytes)) {
        diag_about(set->sink, DIAG_ERROR, path, "cannot be read");
        return;
    }
    source_index_lines(file.source, set->arena);
    const char *language = language_of(path);
    uint32_t first_function = set->program->functions.count;
    uint32_t first_class = set->program->classes.count;
    const struct ir_frontend *front = language ? load->frontend(language) : NULL;
    struct diag_sink syntax;
    diag_init(&syntax, set->arena);
    if (front) {
        struct ir_file ir = {.source = file.source,
                             .frontend = front,
                             .path = names_add(set->names, path),
                             .is_spec = true,
                             .is_callee = true};
        file.ir = ir_add_file(set->program, &ir);
        front->declare(set->program, file.ir, &syntax);
    }
    VEC_PUSH(set->arena, &set->files, file);
    uint32_t number = set->files.count - 1;
    if (front) {
        parse_stub(set, number, first_function, first_class);
        if (!set->files.items[number].is_cut)
            tell_syntax_error(set, &syntax);
    } else if (!language) {
        struct spec_anchor none = {NO_FUNCTION, NO_CLASS, NULL};
        struct range all = {0, (uint32_t)file.source->bytes.size};
        spec_parse(set, number, all, &none);
    }
}

/* ---- folders ---- */

static int compare_names(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static bool is_spec_file(struct text name)
{
    return text_ends_with(name, TEXT(".acsl")) || text_ends_with(name, TEXT(".ts")) ||
           (text_ends_with(name, TEXT(".php")) && !text_is(name, "prelude.php"));
}

/* Files that stand in the folder that was given are a platform of their own. */
static struct text own_folder(struct spec_set *set, struct text disk_path)
{
    return text_print(set->arena, "%s/", disk_path.data);
}

static bool load_folder(const struct loading *load, struct text disk_path, struct text path,
                        struct text folder, int depth)
{
    enum { DEEPEST = 8 };
    struct spec_set *set = load->set;
    VEC(const char *) names = {0};
    DIR *dir = depth < DEEPEST ? opendir(disk_path.data) : NULL;
    if (!dir)
        return false;
    for (struct dirent *entry = readdir(dir); entry; entry = readdir(dir))
        if (entry->d_name[0] != '.' && strcmp(entry->d_name, "tests") != 0 &&
            strcmp(entry->d_name, "language") != 0)
            VEC_PUSH(set->arena, &names, text_copy(set->arena, text_of(entry->d_name)).data);
    closedir(dir);
    if (names.count)
        qsort(names.items, names.count, sizeof *names.items, compare_names);
    for (uint32_t i = 0; i < names.count; i++) {
        struct text name = text_of(names.items[i]);
        struct text disk = text_print(set->arena, "%s/%s", disk_path.data, name.data);
        struct text below = text_print(set->arena, "%s/%s", path.data, name.data);
        struct stat status;
        if ((load->is_claim ? lstat : stat)(disk.data, &status) != 0)
            continue;
        struct text own = folder.size ? folder : own_folder(set, disk_path);
        if (S_ISDIR(status.st_mode))
            load_folder(load, disk, below, folder.size || load->is_claim ? own : name, depth + 1);
        else if (S_ISREG(status.st_mode) && is_spec_file(name))
            load_file(load, disk, below, own);
    }
    return true;
}

bool spec_load_as(struct spec_set *set, struct text folder, struct text shown,
                  const struct ir_frontend *(*frontend)(const char *name))
{
    struct loading load = {set, frontend, false};
    return load_folder(&load, text_copy(set->arena, folder), text_copy(set->arena, shown), TEXT(""),
                       0);
}

bool spec_load(struct spec_set *set, struct text folder,
               const struct ir_frontend *(*frontend)(const char *name))
{
    while (folder.size > 1 && folder.data[folder.size - 1] == '/')
        folder.size--;
    struct text path = text_copy(set->arena, folder);
    const char *slash = memrchr(path.data, '/', path.size);
    struct text shown = slash ? text_of(slash + 1) : path;
    return spec_load_as(set, path, shown, frontend);
}

bool spec_load_claims(struct spec_set *set, struct text folder, struct text shown,
                      const struct ir_frontend *(*frontend)(const char *name))
{
    struct loading load = {set, frontend, true};
    return load_folder(&load, text_copy(set->arena, folder), text_copy(set->arena, shown), TEXT(""),
                       0);
}

void spec_load_file(struct spec_set *set, struct text path,
                    const struct ir_frontend *(*frontend)(const char *name))
{
    struct loading load = {set, frontend, false};
    struct text copy = text_copy(set->arena, path);
    load_file(&load, copy, copy, TEXT(""));
}
