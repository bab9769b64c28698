/* `tillproof spec COMMAND`: finds the command. */
#include "analyzer/spec.h"
#include "analyzer/commands.h"

static const struct {
    const char *name;
    int (*run)(struct arena *arena, const struct options *options);
} commands[] = {
    {"check", spec_check_command},
    {"new", spec_new},
    {"show", spec_show},
    {"test", spec_test},
};

int command_spec(struct arena *arena, const struct options *options)
{
    struct text name = options->paths.count ? options->paths.items[0] : TEXT("");
    for (size_t i = 0; i < ARRAY_LENGTH(commands); i++)
        if (text_is(name, commands[i].name))
            return commands[i].run(arena, options);
    fputs("tillproof: spec needs a command:", stderr);
    for (size_t i = 0; i < ARRAY_LENGTH(commands); i++)
        fprintf(stderr, "%s %s", i ? "," : "", commands[i].name);
    fputs("\n", stderr);
    return 2;
}
