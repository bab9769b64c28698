/* The man page and the completions of shells, from options.def. */
#include "analyzer/manual.h"

struct command_row {
    const char *name, *arguments, *help;
};

struct option_row {
    const char *name, *argument, *fallback, *help;
};

static const struct command_row commands[] = {
#define COMMAND(id, name, arguments, help) {name, arguments, help},
#include "analyzer/options.def"
};

static const struct option_row options[] = {
#define OPTION(id, name, argument, fallback, help, repeated) {name, argument, fallback, help},
#include "analyzer/options.def"
};

/* Text of roff: no hyphen becomes typographic, no line begins with a request. */
static void add_roff(struct buffer *out, const char *text)
{
    for (; *text; text++) {
        if (*text == '-' || *text == '\\')
            buffer_add_byte(out, '\\');
        buffer_add_byte(out, *text);
    }
}

static void add_commands(struct buffer *out)
{
    buffer_print(out, ".SH SYNOPSIS\n");
    for (size_t i = 0; i < ARRAY_LENGTH(commands); i++)
        buffer_print(out, ".B tillproof %s\n%s [OPTION]...\n.br\n", commands[i].name,
                     commands[i].arguments);
    buffer_print(out, ".SH COMMANDS\n");
    for (size_t i = 0; i < ARRAY_LENGTH(commands); i++) {
        buffer_print(out, ".TP\n.B %s\n", commands[i].name);
        add_roff(out, commands[i].help);
        buffer_print(out, ".\n");
    }
}

static void add_options(struct buffer *out)
{
    buffer_print(out, ".SH OPTIONS\n");
    for (size_t i = 0; i < ARRAY_LENGTH(options); i++) {
        buffer_print(out, ".TP\n.B ");
        add_roff(out, options[i].name);
        buffer_print(out, options[i].argument ? " \\fI%s\\fR\n" : "%s\n",
                     options[i].argument ? options[i].argument : "");
        add_roff(out, options[i].help);
        if (options[i].fallback)
            buffer_print(out, " (default %s)", options[i].fallback);
        buffer_print(out, ".\n");
    }
}

void manual_page(struct buffer *out)
{
    buffer_print(out, ".TH TILLPROOF 1 \"\" \"tillproof " TILLPROOF_VERSION "\"\n"
                      ".SH NAME\n"
                      "tillproof \\- prove or refute the payment rules of online shops\n");
    add_commands(out);
    add_options(out);
    buffer_print(out,
                 ".SH EXIT STATUS\n"
                 ".TP\n.B 0\nIt finished, and nothing is violated.\n"
                 ".TP\n.B 1\nIt finished, and something is violated.\n"
                 ".TP\n.B 2\nIt did not do its job: wrong usage, a PATH that is not there, "
                 "a specification of the library or of \\-\\-specs that is broken, output that "
                 "can't be written; with \\-\\-strict also a file or a claim that could not be "
                 "read. Without it such a file is a notification of the report and a line on "
                 "stderr.\n"
                 ".SH SIGNALS\n"
                 "At the first SIGINT what is decided so far is reported, marked as incomplete; "
                 "a second one ends the program.\n"
                 ".SH FILES\n"
                 ".TP\n.B .tillproof/specs\nSpecifications that a plugin carries: claims, which "
                 "are checked and listed, and which no verdict depends on.\n"
                 ".SH ENVIRONMENT\n"
                 ".TP\n.B TILLPROOF_SPECS\nThe folder of the specification library, instead "
                 "of the one that was installed.\n");
}

void manual_completions(struct buffer *out)
{
    buffer_print(out, "_tillproof()\n{\n    local words='");
    for (size_t i = 0; i < ARRAY_LENGTH(commands); i++)
        buffer_print(out, "%s ", commands[i].name);
    for (size_t i = 0; i < ARRAY_LENGTH(options); i++)
        buffer_print(out, "%s ", options[i].name);
    buffer_print(out, "'\n"
                      "    COMPREPLY=($(compgen -W \"$words\" -- \"${COMP_WORDS[COMP_CWORD]}\"))\n"
                      "}\n"
                      "complete -o default -F _tillproof tillproof\n");
}
