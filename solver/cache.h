/*
 * Verdicts on claims that differ in the names of their symbols only: shops have the same code once
 * for each way to pay.
 */
#ifndef SOLVER_CACHE_H
#define SOLVER_CACHE_H

#include "solver/solver.h"

struct solver_cache;

/* Lives as long as `arena`, but for hash slots. */
struct solver_cache *cache_new(struct arena *arena);
void cache_free(struct solver_cache *cache);

/* As solver_decide, which it asks where it knows no such claim. `cache` may be NULL. */
struct verdict cache_decide(struct solver_cache *cache, struct arena *arena,
                            const struct solver_backend *backend, struct term_table *terms,
                            const struct claim *claim, uint64_t resources);

#endif
