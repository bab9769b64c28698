/* Reading the command line. */
#include "analyzer/options.h"

static const struct {
    const char *name, *arguments, *help;
} commands[] = {
#define COMMAND(id, name, arguments, help) {name, arguments, help},
#include "analyzer/options.def"
};

static const struct {
    const char *name, *argument, *fallback, *help;
    bool repeated;
} table[] = {
#define OPTION(id, name, argument, fallback, help, repeated)                                       \
    {name, argument, fallback, help, repeated},
#include "analyzer/options.def"
};

static enum option find_option(struct text name)
{
    for (uint32_t i = 0; i < OPTION_COUNT; i++)
        if (text_is(name, table[i].name))
            return i;
    return OPTION_COUNT;
}

static const char *nearest_option(struct text name)
{
    size_t best = 4;
    const char *found = NULL;
    for (uint32_t i = 0; i < OPTION_COUNT; i++) {
        size_t distance = text_distance(name, text_of(table[i].name), 4);
        if (distance < best) {
            best = distance;
            found = table[i].name;
        }
    }
    return found;
}

static bool unknown_option(struct text name, struct buffer *error)
{
    const char *near = nearest_option(name);
    buffer_print(error, "unknown option %.*s", (int)name.size, name.data);
    if (near)
        buffer_print(error, "; did you mean %s?", near);
    return false;
}

/* `--name value`, `--name=value` or `--name`; advances `*at` over what it used. */
static bool parse_option(struct options *options, struct arena *arena, int argc, char **argv,
                         int *at, struct buffer *error)
{
    struct text word = text_of(argv[*at]);
    size_t equals = text_find(word, TEXT("="), 0);
    struct text name = equals == SIZE_MAX ? word : text_slice(word, 0, equals);
    bool is_short = word.size > 2 && equals == SIZE_MAX && /* -j4 */
                    find_option(text_slice(word, 0, 2)) != OPTION_COUNT;
    if (is_short)
        name = text_slice(word, 0, 2);
    enum option option = find_option(name);
    if (option == OPTION_COUNT)
        return unknown_option(name, error);
    options->given[option] = true;
    if (!table[option].argument) {
        if (equals != SIZE_MAX)
            buffer_print(error, "%s takes no argument", table[option].name);
        options->values[option] = "";
        return equals == SIZE_MAX;
    }
    if (equals == SIZE_MAX && !is_short && *at + 1 >= argc) {
        buffer_print(error, "%s needs an argument: %s", table[option].name, table[option].argument);
        return false;
    }
    if (is_short)
        options->values[option] = argv[*at] + name.size;
    else
        options->values[option] = equals == SIZE_MAX ? argv[++*at] : argv[*at] + equals + 1;
    if (option == OPTION_SPECS)
        VEC_PUSH(arena, &options->specs, text_of(options->values[option]));
    if (option == OPTION_ONLY)
        VEC_PUSH(arena, &options->only, text_of(options->values[option]));
    return true;
}

static bool parse_command(struct options *options, const char *word, struct buffer *error)
{
    for (uint32_t i = 0; i < COMMAND_COUNT; i++)
        if (strcmp(word, commands[i].name) == 0) {
            options->command = i;
            return true;
        }
    buffer_print(error, "unknown command %s; try tillproof --help", word);
    return false;
}

bool options_parse(struct options *options, struct arena *arena, int argc, char **argv,
                   struct buffer *error)
{
    *options = (struct options){.command = COMMAND_COUNT, .finding = TEXT("")};
    for (uint32_t i = 0; i < OPTION_COUNT; i++)
        options->values[i] = table[i].fallback;
    bool only_paths = false;
    for (int at = 1; at < argc; at++) {
        bool is_option = !only_paths && argv[at][0] == '-' && argv[at][1] != '\0';
        if (is_option && strcmp(argv[at], "--") == 0)
            only_paths = true;
        else if (is_option) {
            if (!parse_option(options, arena, argc, argv, &at, error))
                return false;
        } else if (options->command == COMMAND_COUNT) {
            if (!parse_command(options, argv[at], error))
                return false;
        } else {
            VEC_PUSH(arena, &options->paths, text_of(argv[at]));
        }
    }
    return true;
}

void options_help(struct buffer *out)
{
    buffer_print(out, "tillproof proves or refutes the payment rules of online shops.\n\nusage:\n");
    for (uint32_t i = 0; i < COMMAND_COUNT; i++)
        buffer_print(out, "  tillproof %s %s [OPTION]...\n      %s\n", commands[i].name,
                     commands[i].arguments, commands[i].help);
    buffer_print(out, "\noptions:\n");
    for (uint32_t i = 0; i < OPTION_COUNT; i++) {
        char head[64];
        snprintf(head, sizeof head, "%s %s", table[i].name,
                 table[i].argument ? table[i].argument : "");
        buffer_print(out, "  %-24s %s", head, table[i].help);
        if (table[i].fallback)
            buffer_print(out, " (default %s)", table[i].fallback);
        buffer_add_byte(out, '\n');
    }
    buffer_print(out, "\nexit status of verify: 0 nothing is violated, 1 something is, "
                      "2 it did not do its job\n");
}

bool options_number(const struct options *options, enum option option, uint64_t least,
                    uint64_t most, uint64_t *value, struct buffer *error)
{
    const char *text = options->values[option];
    char *end;
    errno = 0;
    unsigned long long number = strtoull(text, &end, 10);
    if (errno || end == text || *end || text[0] == '-' || number < least || number > most) {
        buffer_print(error, "%s must be a number from %" PRIu64 " to %" PRIu64, table[option].name,
                     least, most);
        return false;
    }
    *value = number;
    return true;
}

uint32_t options_php_version(const struct options *options)
{
    static const struct {
        const char *name;
        uint32_t version;
    } known[] = {{"7.4", 70400}, {"8.0", 80000}, {"8.1", 80100}, {"8.2", 80200}, {"8.3", 80300}};
    for (size_t i = 0; i < ARRAY_LENGTH(known); i++)
        if (strcmp(options->values[OPTION_PHP_VERSION], known[i].name) == 0)
            return known[i].version;
    return 0;
}
