/* `tillproof explain FINDING PATH...` and `tillproof replay FINDING PATH...`: one finding, whole.
 */
#include "analyzer/commands.h"
#include "analyzer/output.h"
#include "analyzer/verify.h"

struct picking {
    struct arena *arena;
    struct text name;
    struct text fingerprint; /* of the finding, once it is found */
    struct buffer out;
    bool is_found, is_confirmed;
};

static void pick(void *context, const struct report *report)
{
    struct picking *p = context;
    uint32_t number;
    const struct finding *finding = report_find(report, p->name, &number);
    p->is_found = finding != NULL;
    if (!finding)
        return;
    p->fingerprint = text_copy(p->arena, finding->fingerprint);
    p->is_confirmed = finding->verdict == VERDICT_VIOLATED_CONFIRMED;
    buffer_clear(&p->out);
    report_explain(&p->out, report, finding, number);
}

/* The options of a verification of the paths behind the finding's name. */
static bool split(const struct options *options, struct arena *arena, struct options *verify,
                  struct picking *p)
{
    *verify = *options;
    *p = (struct picking){.arena = arena};
    buffer_init(&p->out);
    if (options->paths.count < 2) {
        fputs("tillproof: a finding and a PATH are needed\n", stderr);
        return false;
    }
    p->name = options->paths.items[0];
    verify->paths.items++;
    verify->paths.count--;
    verify->paths.capacity = 0;
    return true;
}

static int finish(struct picking *p, const struct options *options, int status)
{
    const char *path = options->values[OPTION_OUTPUT];
    if (!p->is_found) {
        fprintf(stderr, "tillproof: no finding %.*s\n", (int)p->name.size, p->name.data);
        status = 2;
    } else if (!output_write(path, buffer_text(&p->out))) {
        fprintf(stderr, "tillproof: cannot write %s: %s\n", path ? path : "it", strerror(errno));
        status = 2;
    }
    buffer_done(&p->out);
    return status;
}

int command_explain(struct arena *arena, const struct options *options)
{
    struct options verify;
    struct picking p;
    if (!split(options, arena, &verify, &p) || !verify_report(arena, &verify, pick, &p))
        return 2;
    return finish(&p, options, 0);
}

/* Numbers are those of a report without executions, so the finding is looked up first. */
int command_replay(struct arena *arena, const struct options *options)
{
    struct options verify;
    struct picking p;
    if (!split(options, arena, &verify, &p) || !verify_report(arena, &verify, pick, &p))
        return 2;
    if (p.is_found) {
        p.name = verify.finding = p.fingerprint;
        verify.given[OPTION_CONFIRM] = true;
        if (!verify_report(arena, &verify, pick, &p))
            return 2;
    }
    return finish(&p, options, p.is_confirmed ? 1 : 0);
}
