/* The run of `tillproof verify` for commands that need its report and not its output. */
#ifndef VERIFY_H
#define VERIFY_H

#include "analyzer/options.h"
#include "reports/report.h"

/*
 * Verifies what `options` say and hands the finished report to `use`; it lives as long as `arena`
 * and that call. Diagnostics go to stderr. False where the run could not do its job.
 */
bool verify_report(struct arena *arena, const struct options *options,
                   void (*use)(void *context, const struct report *report), void *context);

/* The same for who asks for verdicts alone: counterexamples in the report are some, not small ones.
 */
bool verify_verdicts(struct arena *arena, const struct options *options,
                     void (*use)(void *context, const struct report *report), void *context);

#endif
