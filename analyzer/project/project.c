/* Finding and reading the files of a project. Symbolic links inside of it are not followed. */
#include "analyzer/project/project.h"

#include <dirent.h>
#include <fcntl.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

/* A folder of one of these names holds code that is only called, or none of ours. */
static const char *const callee_folders[] = {"vendor",      "vendors",     "tests",
                                             "test",        "Test",        "Tests",
                                             "third-party", "third_party", "bower_components"};
static const char *const ignored_folders[] = {"node_modules", ".git", ".svn", ".hg"};

struct loading {
    struct project *project;
    struct arena *arena;
    const struct project_language *languages;
    uint32_t language_count;
    const struct project_options *options;
    struct diag_sink *sink;
};

static bool is_one_of(const char *name, const char *const *list, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(name, list[i]) == 0)
            return true;
    return false;
}

static struct text join_path(struct arena *arena, struct text folder, const char *name)
{
    if (folder.size == 0)
        return text_copy(arena, text_of(name));
    const char *separator = folder.data[folder.size - 1] == '/' ? "" : "/";
    return text_print(arena, "%.*s%s%s", (int)folder.size, folder.data, separator, name);
}

/* ---- languages ---- */

static bool list_has(const char *list, struct text word)
{
    for (const char *at = list; *at;) {
        size_t size = strcspn(at, " ");
        if (size == word.size && strncasecmp(at, word.data, size) == 0)
            return true;
        at += size + (at[size] == ' ');
    }
    return false;
}

static struct text extension_of(struct text name)
{
    for (size_t at = name.size; at-- > 0;)
        if (name.data[at] == '.')
            return text_slice(name, at + 1, name.size);
    return TEXT("");
}

static const char *language_of(const struct loading *load, const char *name)
{
    struct text text = text_of(name);
    struct text extension = extension_of(text);
    if (extension.size == 0 || text_ends_with(text, TEXT(".d.ts")))
        return NULL;
    for (uint32_t i = 0; i < load->language_count; i++)
        if (list_has(load->languages[i].extensions, extension))
            return load->languages[i].name;
    return NULL;
}

/* ---- reading ---- */

static bool read_bytes(struct arena *arena, int fd, size_t size, struct text *out)
{
    char *data = arena_alloc(arena, size + 1, 1);
    size_t used = 0;
    while (used < size) {
        ssize_t got = read(fd, data + used, size - used);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return false;
        if (got == 0)
            break;
        used += (size_t)got;
    }
    *out = (struct text){data, used};
    return true;
}

static void skip(struct loading *load, struct text path, const char *why)
{
    load->project->skipped++;
    diag_about(load->sink, DIAG_WARNING, path, "skipped: %s", why);
}

static bool read_file(struct loading *load, struct text disk_path, struct text path,
                      struct text *bytes)
{
    enum { BINARY_HEAD = 8192 };
    int fd = open(disk_path.data, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
    struct stat status;
    if (fd < 0 || fstat(fd, &status) != 0) {
        skip(load, path, strerror(errno));
        if (fd >= 0)
            close(fd);
        return false;
    }
    bool fits = S_ISREG(status.st_mode) && (size_t)status.st_size <= load->options->largest_file;
    bool ok = fits && read_bytes(load->arena, fd, (size_t)status.st_size, bytes);
    int error = errno;
    close(fd);
    if (!S_ISREG(status.st_mode))
        skip(load, path, "not a regular file");
    else if (!fits)
        skip(load, path, "larger than --max-file-size");
    else if (!ok)
        skip(load, path, strerror(error));
    if (!ok)
        return false;
    size_t head = bytes->size < BINARY_HEAD ? bytes->size : BINARY_HEAD;
    if (head && memchr(bytes->data, '\0', head)) {
        skip(load, path, "binary (a NUL byte in its first 8 KiB)");
        return false;
    }
    return true;
}

/* A file whose lines are this long was written by a program. */
static bool is_minified(struct text name, struct text bytes)
{
    if (text_find(name, TEXT(".min."), 0) != SIZE_MAX)
        return true;
    size_t lines = 1;
    for (size_t i = 0; i < bytes.size; i++)
        lines += bytes.data[i] == '\n';
    return bytes.size > 5000 && bytes.size / lines > 500;
}

/* Endings that other languages use too count as PHP only with an opening tag. */
static bool has_open_tag(struct text bytes)
{
    struct text head = text_slice(bytes, 0, bytes.size < 4096 ? bytes.size : 4096);
    return text_find(head, TEXT("<?"), 0) != SIZE_MAX;
}

static void add_file(struct loading *load, struct text disk_path, struct text path,
                     const char *name, enum project_role role)
{
    const char *language = language_of(load, name);
    struct project_file file = {.disk_path = disk_path, .language = language, .role = role};
    file.source.path = path;
    if (!language || !read_file(load, disk_path, path, &file.source.bytes))
        return;
    bool plain = text_is(extension_of(text_of(name)), "php");
    if (strcmp(language, "php") == 0 && !plain && !has_open_tag(file.source.bytes))
        return;
    if (is_minified(text_of(name), file.source.bytes))
        file.role = PROJECT_CALLEE;
    source_index_lines(&file.source, load->arena);
    VEC_PUSH(load->arena, &load->project->files, file);
}

static void add_manifest(struct loading *load, struct text disk_path, struct text path,
                         enum project_role role)
{
    struct project_file file = {.disk_path = disk_path, .language = "manifest", .role = role};
    file.source.path = path;
    VEC_PUSH(load->arena, &load->project->manifests, file);
}

bool project_read_manifest(struct project *project, struct project_file *manifest,
                           const struct project_options *options, struct diag_sink *sink)
{
    struct loading load = {project, project->arena, NULL, 0, options, sink};
    if (manifest->source.bytes.data)
        return true;
    if (!read_file(&load, manifest->disk_path, manifest->source.path, &manifest->source.bytes))
        return false;
    source_index_lines(&manifest->source, project->arena);
    return true;
}

/* ---- walking ---- */

static int compare_names(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

typedef VEC(const char *) name_list;

static bool list_folder(struct loading *load, struct text disk_path, name_list *names)
{
    DIR *folder = opendir(disk_path.data);
    if (!folder)
        return false;
    for (struct dirent *entry = readdir(folder); entry; entry = readdir(folder))
        if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0)
            VEC_PUSH(load->arena, names, text_copy(load->arena, text_of(entry->d_name)).data);
    closedir(folder);
    if (names->count)
        qsort(names->items, names->count, sizeof *names->items, compare_names);
    return true;
}

static void walk(struct loading *load, struct text disk_path, struct text path,
                 enum project_role role, int depth);

static bool is_claims_folder(struct text path)
{
    return text_is(path, ".tillproof/specs") || text_ends_with(path, TEXT("/.tillproof/specs"));
}

static void visit(struct loading *load, struct text disk_path, struct text path, const char *name,
                  enum project_role role, int depth)
{
    struct stat status;
    if (lstat(disk_path.data, &status) != 0) {
        skip(load, path, strerror(errno));
        return;
    }
    if (S_ISDIR(status.st_mode)) {
        if (is_one_of(name, ignored_folders, ARRAY_LENGTH(ignored_folders)))
            return;
        if (is_claims_folder(path)) {
            struct project_claims claims = {disk_path, path};
            VEC_PUSH(load->arena, &load->project->claims, claims);
            return;
        }
        bool callee = is_one_of(name, callee_folders, ARRAY_LENGTH(callee_folders));
        walk(load, disk_path, path, callee ? PROJECT_CALLEE : role, depth + 1);
    } else if (S_ISREG(status.st_mode) && list_has("xml yml yaml", extension_of(text_of(name)))) {
        add_manifest(load, disk_path, path, role);
    } else if (S_ISLNK(status.st_mode)) {
        if (language_of(load, name))
            skip(load, path, "symbolic link");
    } else {
        add_file(load, disk_path, path, name, role);
    }
}

static void walk(struct loading *load, struct text disk_path, struct text path,
                 enum project_role role, int depth)
{
    enum { DEEPEST = 64 };
    name_list names = {0};
    if (depth > DEEPEST) {
        skip(load, path, "folders nested too deeply");
        return;
    }
    if (!list_folder(load, disk_path, &names)) {
        skip(load, path, strerror(errno));
        return;
    }
    for (uint32_t i = 0; i < names.count; i++)
        visit(load, join_path(load->arena, disk_path, names.items[i]),
              join_path(load->arena, path, names.items[i]), names.items[i], role, depth);
}

/* ---- roots ---- */

static struct text without_trailing_slash(struct text path)
{
    while (path.size > 1 && path.data[path.size - 1] == '/')
        path.size--;
    return path;
}

static struct text parent_of(struct text path)
{
    size_t end = path.size;
    while (end > 0 && path.data[end - 1] != '/')
        end--;
    if (end == 1 && path.size > 1)
        return text_slice(path, 0, 1);
    return text_slice(path, 0, end > 0 ? end - 1 : 0);
}

/* The deepest folder that contains every path; a single folder is its own root. */
static struct text common_root(struct arena *arena, const struct text *paths, uint32_t count)
{
    struct stat status;
    struct text first = without_trailing_slash(paths[0]);
    bool folder = stat(text_copy(arena, first).data, &status) == 0 && S_ISDIR(status.st_mode);
    struct text root = folder && count == 1 ? first : parent_of(first);
    for (uint32_t i = 1; i < count; i++) {
        struct text path = without_trailing_slash(paths[i]);
        while (root.size && !(text_starts_with(path, root) &&
                              (root.data[root.size - 1] == '/' || path.size == root.size ||
                               path.data[root.size] == '/')))
            root = parent_of(root);
    }
    return text_copy(arena, root);
}

static struct text relative_to(struct arena *arena, struct text root, struct text path)
{
    if (root.size == 0)
        return text_copy(arena, path);
    if (path.size <= root.size)
        return TEXT("");
    size_t begin = root.size + (root.data[root.size - 1] != '/');
    return text_copy(arena, text_slice(path, begin, path.size));
}

static const char *base_name(struct text path)
{
    const char *slash = memrchr(path.data, '/', path.size);
    return slash ? slash + 1 : path.data;
}

static int compare_files(const void *a, const void *b)
{
    const struct project_file *left = a, *right = b;
    return text_compare(left->source.path, right->source.path);
}

/* By path, each once. */
static uint32_t sort_files(struct project_file *files, uint32_t count)
{
    if (count == 0)
        return 0;
    qsort(files, count, sizeof *files, compare_files);
    uint32_t kept = 1;
    for (uint32_t i = 1; i < count; i++)
        if (compare_files(&files[i], &files[kept - 1]) != 0)
            files[kept++] = files[i];
    return kept;
}

/* A file that the user named, which may be a symbolic link. */
static void add_named_file(struct loading *load, struct text path, struct text relative)
{
    const char *name = base_name(path);
    if (!language_of(load, name)) {
        skip(load, relative, "no language has this file name's ending");
        return;
    }
    char *real = realpath(path.data, NULL);
    if (!real) {
        skip(load, relative, strerror(errno));
        return;
    }
    add_file(load, text_copy(load->arena, text_of(real)), relative, name, PROJECT_SOURCE);
    free(real);
}

bool project_load(struct project *project, struct arena *arena, const struct text *paths,
                  uint32_t count, const struct project_language *languages, uint32_t language_count,
                  const struct project_options *options, struct diag_sink *sink)
{
    *project = (struct project){.arena = arena};
    struct loading load = {project, arena, languages, language_count, options, sink};
    bool found = true;
    project->root = common_root(arena, paths, count);
    for (uint32_t i = 0; i < count; i++) {
        struct text path = text_copy(arena, without_trailing_slash(paths[i]));
        struct stat status;
        if (stat(path.data, &status) != 0) {
            diag_about(sink, DIAG_ERROR, path, "%s", strerror(errno));
            found = false;
            continue;
        }
        struct text relative = relative_to(arena, project->root, path);
        if (S_ISDIR(status.st_mode))
            walk(&load, path, relative, PROJECT_SOURCE, 0);
        else
            add_named_file(&load, path, relative);
    }
    project->files.count = sort_files(project->files.items, project->files.count);
    project->manifests.count = sort_files(project->manifests.items, project->manifests.count);
    return found;
}

const struct project_file *project_find(const struct project *project, struct text path)
{
    struct project_file key = {.source.path = path};
    if (project->files.count == 0)
        return NULL;
    return bsearch(&key, project->files.items, project->files.count, sizeof key, compare_files);
}

void project_print(struct buffer *out, const struct project *project)
{
    for (uint32_t i = 0; i < project->files.count; i++) {
        const struct project_file *file = &project->files.items[i];
        buffer_print(out, "%-6s %-10s %8zu %.*s\n",
                     file->role == PROJECT_SOURCE ? "source" : "callee", file->language,
                     file->source.bytes.size, (int)file->source.path.size, file->source.path.data);
    }
}
