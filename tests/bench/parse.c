/*
 * The bare parse that `make bench` measures everything against: tree-sitter alone over the files
 * whose paths stand on the standard input, one a line. Prints their number, bytes and the seconds.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <tree_sitter/api.h>

const TSLanguage *tree_sitter_php(void);
const TSLanguage *tree_sitter_javascript(void);
const TSLanguage *tree_sitter_typescript(void);
const TSLanguage *tree_sitter_tsx(void);

static const TSLanguage *language_of(const char *path)
{
    const char *dot = strrchr(path, '.');
    if (dot && (strcmp(dot, ".js") == 0 || strcmp(dot, ".mjs") == 0 || strcmp(dot, ".cjs") == 0 ||
                strcmp(dot, ".jsx") == 0))
        return tree_sitter_javascript();
    if (dot && (strcmp(dot, ".ts") == 0 || strcmp(dot, ".mts") == 0 || strcmp(dot, ".cts") == 0))
        return tree_sitter_typescript();
    return dot && strcmp(dot, ".tsx") == 0 ? tree_sitter_tsx() : tree_sitter_php();
}

static char *read_file(const char *path, size_t *size)
{
    FILE *file = fopen(path, "rb");
    if (!file || fseek(file, 0, SEEK_END) != 0)
        return NULL;
    long length = ftell(file);
    rewind(file);
    char *bytes = length >= 0 ? malloc((size_t)length + 1) : NULL;
    *size = bytes ? fread(bytes, 1, (size_t)length, file) : 0;
    fclose(file);
    return bytes;
}

static double now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return (double)time.tv_sec + (double)time.tv_nsec * 1e-9;
}

int main(void)
{
    char path[4096];
    size_t files = 0, bytes = 0;
    double seconds = 0;
    while (fgets(path, sizeof path, stdin)) {
        size_t size;
        path[strcspn(path, "\n")] = '\0';
        char *text = read_file(path, &size);
        if (!text)
            continue;
        double start = now();
        TSParser *parser = ts_parser_new();
        ts_parser_set_language(parser, language_of(path));
        ts_tree_delete(ts_parser_parse_string(parser, NULL, text, (uint32_t)size));
        ts_parser_delete(parser);
        seconds += now() - start;
        files++;
        bytes += size;
        free(text);
    }
    printf("%zu %zu %.6f\n", files, bytes, seconds);
    return 0;
}
