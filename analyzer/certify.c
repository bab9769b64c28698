/*
 * `tillproof certify DIR`: every certificate of the folder asked again of each solver that there
 * is, many at once, told in the order of the manifest. What several ask is asked once.
 */
#include "analyzer/certify.h"

#include "analyzer/certificates.h"
#include "analyzer/certify_same.h"
#include "analyzer/child.h"
#include "analyzer/commands.h"
#include "analyzer/frama_c.h"
#include "analyzer/manifest.h"

/* What became of one certificate. */
struct certified {
    bool is_there;   /* and what the manifest says that it is */
    bool is_written; /* the values of a refutation */
    enum certify_outcome outcomes[PROVER_COUNT];
};

struct certifying {
    struct arena *arena;
    const char *folder;
    json_t *manifest;
    uint32_t level;
    bool has[PROVER_COUNT];
    const uint32_t *first;      /* for each row, the first one that asks the same */
    struct certified *answered; /* by row */
    uint32_t agree, trivial, gave_up, refuted, refused, changed, failed;
    uint32_t proofs, decided, undecided; /* files of decisions are no proofs */
    uint32_t by[PROVER_COUNT][CERTIFY_MISSING + 1];
};

/* Not what an execution took for decided. */
static bool is_proof(const json_t *row)
{
    return strcmp(manifest_text(row, "rule"), "decisions") != 0;
}

/* ---- one certificate, in a process of its own ---- */

/*
 * Of decisions, cvc5 is not asked about long texts: reading and preparing them takes it a minute
 * each, which its count does not bound, and of 371 above this size it answered 52 (measured).
 */
static bool is_too_long(const struct certifying *c, const struct prover *prover, const json_t *row,
                        size_t size)
{
    return !is_proof(row) && strcmp(prover->name, "cvc5") == 0 && size >> c->level > 256 << 10;
}

static struct certified certify_row(const struct certifying *c, const json_t *row)
{
    struct arena arena;
    struct buffer text, model;
    struct certified result = {.is_written = true};
    arena_init(&arena);
    buffer_init(&text);
    buffer_init(&model);
    const char *file = manifest_text(row, "file");
    result.is_there = text_ends_with(text_of(file), TEXT(".smt2")) &&
                      manifest_read_file(&arena, c->folder, row, "file", "sha256", &text);
    for (uint32_t i = 0; i < PROVER_COUNT && result.is_there; i++) {
        if (is_too_long(c, &provers[i], row, buffer_text(&text).size)) {
            result.outcomes[i] = c->has[i] ? CERTIFY_TOO_LONG : CERTIFY_MISSING;
            continue;
        }
        buffer_clear(&model);
        result.outcomes[i] = certify_ask(&provers[i], buffer_text(&text), row, c->level, &model);
        if (result.outcomes[i] == CERTIFY_REFUTED)
            result.is_written &=
                certificates_keep_model(c->folder, file, &provers[i], buffer_text(&model));
    }
    buffer_done(&text);
    buffer_done(&model);
    arena_done(&arena);
    return result;
}

static void run_row(void *context, uint32_t index, struct buffer *result)
{
    const struct certifying *c = context;
    struct certified certified = certify_row(c, json_array_get(manifest_rows(c->manifest), index));
    buffer_add(result, (struct text){(const char *)&certified, sizeof certified});
}

/* False where the process did not come to its end. */
static bool finish(struct child child, struct certified *result)
{
    struct buffer bytes;
    buffer_init(&bytes);
    bool whole = child_finish(child, &bytes) == 0 && bytes.size == sizeof *result;
    if (whole)
        memcpy(result, bytes.data, sizeof *result);
    buffer_done(&bytes);
    return whole;
}

/* ---- the table ---- */

static const char *const words[] = {
    [CERTIFY_AGREES] = "proved",     [CERTIFY_GAVE_UP] = "gave up",
    [CERTIFY_REFUTED] = "refuted",   [CERTIFY_REFUSED] = "cannot read",
    [CERTIFY_TOO_LONG] = "too long", [CERTIFY_MISSING] = "-"};

static bool has_outcome(const struct certified *result, enum certify_outcome outcome)
{
    for (uint32_t i = 0; i < PROVER_COUNT; i++)
        if (result->outcomes[i] == outcome)
            return true;
    return false;
}

/* One solver that refutes weighs more than one that agrees. */
static const char *judge(struct certifying *c, const json_t *row, const struct certified *result)
{
    if (has_outcome(result, CERTIFY_REFUTED)) {
        c->refuted++;
        return "refuted";
    }
    if (has_outcome(result, CERTIFY_REFUSED)) {
        c->refused++;
        return "cannot be read";
    }
    if (!has_outcome(result, CERTIFY_AGREES)) {
        c->gave_up += is_proof(row);
        c->undecided += !is_proof(row);
        return "gave up";
    }
    if (!is_proof(row)) {
        c->decided++;
        return "agree";
    }
    if (json_is_true(json_object_get(row, "trivial"))) {
        c->trivial++;
        return "trivial";
    }
    c->agree++;
    return "agree";
}

static void print_row(struct certifying *c, const json_t *row, bool ended,
                      const struct certified *result)
{
    c->proofs += is_proof(row);
    printf("%-34s", manifest_text(row, "file"));
    if (!ended || !result->is_there) {
        puts(ended ? " changed or lost since it was written" : " could not be asked");
        c->changed += ended;
        c->failed += !ended;
        return;
    }
    for (uint32_t i = 0; i < PROVER_COUNT; i++) {
        printf(" %-12s", words[result->outcomes[i]]);
        c->by[i][result->outcomes[i]]++;
    }
    printf(" %s\n", judge(c, row, result));
    if (has_outcome(result, CERTIFY_REFUTED))
        printf("    %s in %s%s%s: kept, and beside it the values that refute it\n",
               manifest_text(row, "rule"), manifest_text(row, "entry"), is_proof(row) ? ", " : "",
               manifest_text(row, "effect"));
    if (!result->is_written) {
        puts("    the values could not be written");
        c->failed++;
    }
}

/* From `started` on, the next row that asks what none before it does. */
static uint32_t next_question(const struct certifying *c, uint32_t started, uint32_t count)
{
    while (started < count && c->first[started] != started)
        started++;
    return started;
}

/* The answer to the row that asked first; the values of a refutation stand beside each file. */
static bool take_over(struct certifying *c, uint32_t index)
{
    const struct certified *first = &c->answered[c->first[index]];
    c->answered[index] = *first;
    return has_outcome(first, CERTIFY_REFUTED)
               ? finish(child_start(run_row, c, index), &c->answered[index])
               : first->is_there;
}

static void certify_all(struct certifying *c)
{
    struct child running[MOST_CHILDREN];
    uint32_t jobs = child_count(), asked = 0, taken = 0,
             count = (uint32_t)json_array_size(manifest_rows(c->manifest));
    uint32_t next = next_question(c, 0, count);
    if (count)
        printf("%-34s %-12s %-12s\n", "certificate", provers[0].name, provers[1].name);
    for (uint32_t i = 0; i < count; i++) {
        for (; next < count && asked < taken + jobs; next = next_question(c, next + 1, count))
            running[asked++ % jobs] = child_start(run_row, c, next);
        bool ended =
            c->first[i] == i ? finish(running[taken++ % jobs], &c->answered[i]) : take_over(c, i);
        print_row(c, json_array_get(manifest_rows(c->manifest), i), ended, &c->answered[i]);
    }
    if (asked < count)
        printf("questions asked: %" PRIu32 "; the others ask one of these again\n", asked);
}

static void print_by(const char *name, const uint32_t *by)
{
    printf("%s: %" PRIu32 " proved, %" PRIu32 " gave up, %" PRIu32 " refuted", name,
           by[CERTIFY_AGREES], by[CERTIFY_GAVE_UP], by[CERTIFY_REFUTED]);
    if (by[CERTIFY_TOO_LONG])
        printf(", %" PRIu32 " too long for it", by[CERTIFY_TOO_LONG]);
    puts("");
}

static void print_sums(const struct certifying *c)
{
    size_t unstated = json_array_size(json_object_get(c->manifest, "unstated"));
    for (uint32_t i = 0; i < PROVER_COUNT; i++)
        if (c->has[i])
            print_by(provers[i].name, c->by[i]);
        else
            printf("%s: missing; to get it: apt-get install %s\n", provers[i].name,
                   provers[i].package);
    if (unstated)
        printf("proofs without a certificate: %zu (see `unstated` in " CERTIFICATES_MANIFEST ")\n",
               unstated);
    printf("decisions of flows, in files: %" PRIu32 " agree, %" PRIu32 " gave up\n", c->decided,
           c->undecided);
    printf("certify: %" PRIu32 " proofs, %" PRIu32 " agree, %" PRIu32 " trivial, %" PRIu32
           " gave up, %" PRIu32 " refuted",
           c->proofs, c->agree, c->trivial, c->gave_up, c->refuted);
    if (c->changed + c->refused + c->failed)
        printf(", %" PRIu32 " changed, %" PRIu32 " not read, %" PRIu32 " not asked", c->changed,
               c->refused, c->failed);
    puts("");
}

/* ---- the command ---- */

static bool find_provers(struct certifying *c)
{
    bool any = false;
    for (uint32_t i = 0; i < PROVER_COUNT; i++) {
        c->has[i] = prover_find(c->arena, &provers[i]).size > 0;
        any |= c->has[i];
    }
    if (!any)
        fputs("tillproof: neither cvc5 nor z3 is there; to get them: apt-get install cvc5 z3\n",
              stderr);
    return any;
}

int command_certify(struct arena *arena, const struct options *options)
{
    struct certifying c = {.arena = arena};
    struct buffer error;
    uint64_t level;
    buffer_init(&error);
    bool ok = options->paths.count == 1;
    if (!ok)
        buffer_add(&error, TEXT("certify needs one DIR"));
    ok = ok && options_number(options, OPTION_LEVEL, 0, 4, &level, &error);
    if (!ok)
        fprintf(stderr, "tillproof: %s\n", error.data);
    buffer_done(&error);
    if (!ok)
        return 2;
    c.level = (uint32_t)level;
    c.folder = options->paths.items[0].data;
    if (options->given[OPTION_FRAMA_C])
        return frama_c_certify(arena, c.folder, c.level);
    if (!find_provers(&c) || !(c.manifest = manifest_read(arena, c.folder)))
        return 2;
    c.first = certify_find_same(arena, c.folder, c.manifest);
    c.answered =
        ARENA_ARRAY(arena, struct certified, json_array_size(manifest_rows(c.manifest)) + 1);
    certify_all(&c);
    print_sums(&c);
    json_decref(c.manifest);
    if (c.refuted)
        return 1;
    return c.changed + c.refused + c.failed ? 2 : 0;
}
