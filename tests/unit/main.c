/* Runs all suites; the last line counts the test functions that ran. */
#include "tests/unit/unit.h"

static void add_suite(const char *name, void (*fill)(CU_pSuite suite))
{
    CU_pSuite suite = CU_add_suite(name, NULL, NULL);
    if (!suite) {
        fprintf(stderr, "unit: suite %s: %s\n", name, CU_get_error_msg());
        exit(2);
    }
    fill(suite);
}

static void print_failures(void)
{
    for (const CU_FailureRecord *failure = CU_get_failure_list(); failure; failure = failure->pNext)
        printf("  %s:%u: %s: %s\n", failure->strFileName, failure->uiLineNumber,
               failure->pTest ? failure->pTest->pName : "", failure->strCondition);
}

int main(void)
{
    if (CU_initialize_registry() != CUE_SUCCESS)
        return 2;
#define SUITE(name) add_suite(#name, suite_##name);
#include "tests/unit/suites.def"
#undef SUITE
    CU_set_error_action(CUEA_IGNORE);
    CU_run_all_tests();
    unsigned failed = CU_get_number_of_tests_failed();
    print_failures();
    printf("unit: %u passed, %u failed\n", CU_get_number_of_tests_run() - failed, failed);
    CU_cleanup_registry();
    return failed == 0 ? 0 : 1;
}
