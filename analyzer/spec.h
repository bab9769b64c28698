/*
 * `tillproof spec COMMAND`: the workshop of those who write specifications. Each command takes the
 * options whole (their first path is its own name) and returns the exit status.
 */
#ifndef SPEC_COMMANDS_H
#define SPEC_COMMANDS_H

#include "analyzer/options.h"
#include "specs/language/spec.h"

int spec_test(struct arena *arena, const struct options *options);
int spec_new(struct arena *arena, const struct options *options);
int spec_show(struct arena *arena, const struct options *options);
int spec_check_command(struct arena *arena, const struct options *options);

typedef VEC(struct text) spec_programs;

/*
 * The test programs below each folder, by default the library's, sorted; with `are_files` the files
 * of a program that is a folder. Each program is there once. False, with a line on stderr, if a
 * folder cannot be read.
 */
bool spec_programs_find(struct arena *arena, const struct text *folders, uint32_t count,
                        bool are_files, spec_programs *programs);

/* Whether one program gives what its lines expect; in this process. */
bool spec_test_passes(const struct options *options, struct text program);

/* `spec test --mutate [DIR]...`: the exit status. */
int spec_mutate(struct arena *arena, const struct options *options);

/* The library, the folders of --specs and those that a command names, read without a project. */
struct spec_world {
    struct arena *arena;
    struct diag_sink sink;
    struct names names;
    struct ir_program program;
    struct spec_set specs;
    VEC(struct text) shown; /* where the files lie that the command is about, as messages name it */
    bool is_of_library;     /* one of them lies in the library, or none was named */
};

/*
 * Reads, links and checks. False, with a line on stderr, if there is no library, or if one of the
 * folders cannot be read. A folder of the library is read once, as a part of it; without folders
 * the command is about all of the library. What is wrong inside the files is in the sink.
 */
bool spec_world_open(struct spec_world *world, struct arena *arena, const struct options *options,
                     const struct text *folders, uint32_t count);
void spec_world_close(struct spec_world *world);

/* `spec check --against DIR`, with the world opened: the exit status. */
int spec_against(struct spec_world *world, const struct options *options);

/* Whether the command is about the file of that path. */
bool spec_world_shows(const struct spec_world *world, struct text path);

#endif
