/*
 * `tillproof spec check [DIR]...`: parses and checks specifications, analyses nothing. Everything
 * that is wrong is told at once, in the order of the files. 0: all is well; 1: something is wrong;
 * 2: a DIR that cannot be read.
 */
#include "analyzer/output.h"
#include "analyzer/spec.h"

/* Errors wherever they are, since nothing can be verified with them; the rest where it was asked
 * for. */
static uint32_t print_diagnostics(struct buffer *out, struct spec_world *world)
{
    uint32_t count = 0;
    diag_sort(&world->sink);
    for (uint32_t i = 0; i < world->sink.diags.count; i++) {
        const struct diag *diag = &world->sink.diags.items[i];
        if (diag->severity != DIAG_ERROR && !spec_world_shows(world, diag->path))
            continue;
        diag_print(out, diag);
        count++;
    }
    return count;
}

static uint32_t count_files(const struct spec_world *world)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < world->specs.files.count; i++)
        count += spec_world_shows(world, world->specs.files.items[i].source->path);
    return count;
}

static uint32_t count_clauses(const struct spec_world *world)
{
    uint32_t count = 0;
    const struct spec_set *specs = &world->specs;
    for (uint32_t i = 0; i < specs->contracts.count; i++)
        if (spec_world_shows(world, spec_source_of(specs, specs->contracts.items[i].file)->path))
            count += specs->contracts.items[i].clauses.count;
    for (uint32_t i = 0; i < specs->groups.count; i++)
        if (spec_world_shows(world, spec_source_of(specs, specs->groups.items[i].file)->path))
            count += specs->groups.items[i].clauses.count;
    return count;
}

int spec_check_command(struct arena *arena, const struct options *options)
{
    struct spec_world world;
    struct buffer out;
    if (!spec_world_open(&world, arena, options, options->paths.items + 1,
                         options->paths.count - 1))
        return 2;
    if (options->values[OPTION_AGAINST]) {
        int status = spec_against(&world, options);
        spec_world_close(&world);
        return status;
    }
    spec_check_whole(&world.specs);
    buffer_init(&out);
    uint32_t wrong = print_diagnostics(&out, &world);
    buffer_print(&out, "spec check: %" PRIu32 " files, %" PRIu32 " clauses, %" PRIu32 " wrong\n",
                 count_files(&world), count_clauses(&world), wrong);
    const char *path = options->values[OPTION_OUTPUT];
    bool written = output_write(path, buffer_text(&out));
    if (!written)
        fprintf(stderr, "tillproof: cannot write %s: %s\n", path ? path : "the result",
                strerror(errno));
    buffer_done(&out);
    spec_world_close(&world);
    return !written ? 2 : wrong > 0;
}
