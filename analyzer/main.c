/* Arguments to options to a command. The work runs on a thread with a stack for deep programs. */
#include <pthread.h>

#include "analyzer/commands.h"
#include "analyzer/manual.h"
#include "analyzer/output.h"

static int (*const commands[])(struct arena *arena, const struct options *options) = {
    [COMMAND_VERIFY] = command_verify,     [COMMAND_EXPLAIN] = command_explain,
    [COMMAND_REPLAY] = command_replay,     [COMMAND_SPEC] = command_spec,
    [COMMAND_COVERAGE] = command_coverage, [COMMAND_RUN] = command_run,
    [COMMAND_CERTIFY] = command_certify,
};

struct job {
    int argc;
    char **argv;
    int status;
};

static int usage(const char *message)
{
    fprintf(stderr, "tillproof: %s\n", message);
    return 2;
}

static int show(void (*print)(struct buffer *out))
{
    struct buffer text;
    buffer_init(&text);
    print(&text);
    bool written = output_write(NULL, buffer_text(&text));
    buffer_done(&text);
    return written ? 0 : usage("cannot write to the standard output");
}

static void print_version(struct buffer *out)
{
    buffer_add(out, TEXT("tillproof " TILLPROOF_VERSION "\n"));
}

static int dispatch(struct arena *arena, int argc, char **argv)
{
    struct options options;
    struct buffer text;
    buffer_init(&text);
    if (!options_parse(&options, arena, argc, argv, &text))
        return usage(text.data);
    if (options.given[OPTION_HELP])
        return show(options_help);
    if (options.given[OPTION_MAN])
        return show(manual_page);
    if (options.given[OPTION_COMPLETIONS])
        return show(manual_completions);
    if (options.given[OPTION_VERSION])
        return show(print_version);
    if (options.command == COMMAND_COUNT)
        return usage("no command; try tillproof --help");
    return commands[options.command](arena, &options);
}

static void *work(void *context)
{
    struct job *job = context;
    struct arena arena;
    arena_init(&arena);
    job->status = dispatch(&arena, job->argc, job->argv);
    arena_done(&arena);
    return NULL;
}

int main(int argc, char **argv)
{
    enum { STACK = 1 << 30 };
    struct job job = {argc, argv, 2};
    pthread_attr_t attributes;
    pthread_t thread;
    pthread_attr_init(&attributes);
    pthread_attr_setstacksize(&attributes, STACK);
    if (pthread_create(&thread, &attributes, work, &job) != 0)
        return usage("cannot start a thread with a stack of 1 GiB");
    pthread_join(thread, NULL);
    return job.status;
}
