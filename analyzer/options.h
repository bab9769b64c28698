/* The command line: options.def read into a struct. */
#ifndef OPTIONS_H
#define OPTIONS_H

#include "analyzer/base/text.h"
#include "analyzer/base/vec.h"

enum command {
#define COMMAND(id, name, arguments, help) COMMAND_##id,
#include "analyzer/options.def"
    COMMAND_COUNT
};

enum option {
#define OPTION(id, name, argument, fallback, help, repeated) OPTION_##id,
#include "analyzer/options.def"
    OPTION_COUNT
};

struct spec_mutant;
struct spec_mutant_list;

struct options {
    enum command command;             /* COMMAND_COUNT: none was given */
    const char *values[OPTION_COUNT]; /* the last one given, the default, or NULL */
    bool given[OPTION_COUNT];
    VEC(struct text) specs; /* all --specs */
    VEC(struct text) only;  /* all --only */
    VEC(struct text) paths;
    const struct spec_mutant *mutant; /* the specifications are to be this one; or NULL */
    struct spec_mutant_list *read;    /* gets the mutants of what the run reads; or NULL */
    struct text finding;              /* the fingerprint of the only one that is executed; or "" */
};

/* Reads the command line; false with a message in `error` where it is not valid. */
bool options_parse(struct options *options, struct arena *arena, int argc, char **argv,
                   struct buffer *error);

void options_help(struct buffer *out);

/* A number between `least` and `most`; false and a message otherwise. */
/* The version of --php-version: 80200 is 8.2; 0: there is no such one. */
uint32_t options_php_version(const struct options *options);
bool options_number(const struct options *options, enum option option, uint64_t least,
                    uint64_t most, uint64_t *value, struct buffer *error);

#endif
