/* Counting of equal texts. */
#include "reports/text_p.h"

void tally_init(struct tally *tally, struct arena *arena)
{
    *tally = (struct tally){.arena = arena};
    names_init(&tally->names, arena);
}

void tally_done(struct tally *tally)
{
    names_done(&tally->names);
}

void tally_add(struct tally *tally, struct text text, uint32_t count)
{
    if (text.size == 0)
        return;
    name_id id = names_add(&tally->names, text);
    while (tally->counts.count < id.index) {
        struct report_count none = {TEXT(""), 0};
        VEC_PUSH(tally->arena, &tally->counts, none);
    }
    tally->counts.items[id.index - 1].what = names_text(&tally->names, id);
    tally->counts.items[id.index - 1].count += count;
}

static int compare(const void *left, const void *right)
{
    const struct report_count *a = left, *b = right;
    if (a->count != b->count)
        return a->count > b->count ? -1 : 1;
    return text_compare(a->what, b->what);
}

void tally_sort(struct tally *tally)
{
    if (tally->counts.count)
        qsort(tally->counts.items, tally->counts.count, sizeof *tally->counts.items, compare);
}
