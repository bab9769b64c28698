/* Where the installed program finds what belongs to it. */
#ifndef PATHS_H
#define PATHS_H

#include "analyzer/base/text.h"

/*
 * The folder of the specification library: $TILLPROOF_SPECS, else beside the program
 * (../share/tillproof/specs), else in the source tree that it was built in (../specs). Empty if
 * there is none.
 */
struct text paths_find_specs(struct arena *arena);

#endif
