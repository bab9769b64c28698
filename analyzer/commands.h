/* The commands of the program: each returns the exit status. */
#ifndef COMMANDS_H
#define COMMANDS_H

#include "analyzer/options.h"

int command_verify(struct arena *arena, const struct options *options);
int command_spec(struct arena *arena, const struct options *options);
int command_explain(struct arena *arena, const struct options *options);
int command_replay(struct arena *arena, const struct options *options);
int command_certify(struct arena *arena, const struct options *options);
int command_coverage(struct arena *arena, const struct options *options);
int command_run(struct arena *arena, const struct options *options);

#endif
