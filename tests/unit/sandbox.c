/* What is told of a program that its interpreter does not take. */
#include "tests/unit/unit.h"

#include "analyzer/evidence/sandbox.h"

static struct sandbox_result run_shell(struct arena *arena, const char *program)
{
    static const char *const flags[] = {NULL};
    struct sandbox_job job = {.plugin = TEXT("/usr/lib"),
                              .program = text_of(program),
                              .state = TEXT(""),
                              .interpreter = "/bin/sh",
                              .flags = flags,
                              .trace = "3",
                              .seconds = 8};
    return sandbox_run(arena, &job);
}

static void check_said(struct arena *arena, const char *program, const char *expected)
{
    struct sandbox_result result = run_shell(arena, program);
    bool is_refused = result.end == SANDBOX_REFUSED && result.reason.size;
    CHECK(is_refused || text_is(result.said, expected));
}

static void test_said(void)
{
    struct arena arena;
    arena_init(&arena);
    check_said(&arena, "echo; echo main.js:3; echo 'Parse error: no end'; echo more; exit 1",
               "Parse error: no end");
    check_said(&arena, "echo; echo first; printf 'second\\n'", "first");
    check_said(&arena, "printf 'an error \\377\\n'", "an error ?");
    check_said(&arena, "true", "");
    arena_done(&arena);
}

void suite_sandbox(CU_pSuite suite)
{
    CU_add_test(suite, "the line that tells why a program does not run", test_said);
}
