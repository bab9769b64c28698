/* `//~` comments: reading, comparing, rewriting. */
#include "analyzer/expectation.h"

static const struct text mark = {"//~", 3};

/* ---- reading ---- */

static struct text next_word(struct text *rest)
{
    size_t begin = 0, end;
    while (begin < rest->size && (rest->data[begin] == ' ' || rest->data[begin] == '\t'))
        begin++;
    for (end = begin; end < rest->size && !strchr(" \t,", rest->data[end]); end++)
        ;
    struct text word = text_slice(*rest, begin, end);
    *rest = text_slice(*rest, end, rest->size);
    return word;
}

static const char *word_of(uint32_t verdict)
{
    return verdict == EXPECTATION_NONE             ? "none"
           : verdict == VERDICT_VIOLATED_CONFIRMED ? "confirmed"
                                                   : verdict_word((enum verdict_kind)verdict);
}

static bool find_verdict(struct text word, uint32_t *verdict)
{
    for (*verdict = 0; *verdict <= EXPECTATION_NONE; ++*verdict)
        if (text_is(word, word_of(*verdict)))
            return true;
    return false;
}

static bool is_rule(struct text word)
{
    if (word.size != 6 || !text_starts_with(word, TEXT("TP")))
        return false;
    for (size_t i = 2; i < word.size; i++)
        if (!isdigit((unsigned char)word.data[i]))
            return false;
    return true;
}

/* item: ['todo'] VERDICT RULE RULE…; what is wrong with it, or NULL. */
static const char *read_item(struct expectation_set *set, struct arena *arena,
                             struct expectation item, struct text *rest)
{
    struct text word = next_word(rest);
    item.is_todo = text_is(word, "todo");
    if (item.is_todo)
        word = next_word(rest);
    if (!find_verdict(word, &item.verdict))
        return "a verdict is expected: proved, violated, confirmed, possible, unknown, unreachable "
               "or none";
    if (item.verdict == EXPECTATION_NONE && !item.is_todo)
        return "`none` goes with `todo`: without it, an expected absence is just not written";
    for (;;) {
        item.rule = next_word(rest);
        if (item.rule.size == 0)
            return NULL;
        if (!is_rule(item.rule))
            return "the id of a rule is expected, such as TP1001";
        VEC_PUSH(arena, &set->items, item);
    }
}

static void read_line(struct expectation_set *set, struct arena *arena, struct expectation item,
                      struct text rest, const struct source *source, struct diag_sink *sink)
{
    if (text_is(text_trim(rest), "nothing")) {
        set->nothing = true;
        return;
    }
    uint32_t before = set->items.count;
    for (;;) {
        const char *wrong = read_item(set, arena, item, &rest);
        if (!wrong && set->items.count == before)
            wrong = "a verdict needs the ids of its rules";
        if (wrong) {
            uint32_t at = (uint32_t)(rest.data - source->bytes.data);
            diag_at(sink, DIAG_ERROR, source, (struct range){at, at}, "%s", wrong);
            return;
        }
        if (rest.size == 0)
            return;
        rest = text_slice(rest, 1, rest.size);
    }
}

void expectation_read(struct expectation_set *set, struct arena *arena, uint32_t file,
                      const struct source *source, struct diag_sink *sink)
{
    for (uint32_t line = 1; line <= source->lines.count; line++) {
        struct text text = source_line(source, line);
        size_t at = text_find(text, mark, 0);
        if (at == SIZE_MAX)
            continue;
        struct expectation item = {.file = file, .line = line};
        struct text rest = text_slice(text, at + mark.size, text.size);
        read_line(set, arena, item, rest, source, sink);
    }
}

/* ---- order ---- */

static int compare_number(uint32_t a, uint32_t b)
{
    return (a > b) - (a < b);
}

/* Of two that are about the same rule on the same line: 0. */
static int compare_place(const struct expectation *a, const struct expectation *b)
{
    int order = compare_number(a->file, b->file);
    if (order == 0)
        order = compare_number(a->line, b->line);
    return order ? order : text_compare(a->rule, b->rule);
}

static int compare(const void *left, const void *right)
{
    const struct expectation *a = left, *b = right;
    int order = compare_place(a, b);
    if (order == 0)
        order = compare_number(a->is_todo, b->is_todo);
    return order ? order : compare_number(a->verdict, b->verdict);
}

void expectation_sort(expectations *items)
{
    uint32_t kept = 0;
    if (items->count)
        qsort(items->items, items->count, sizeof *items->items, compare);
    for (uint32_t i = 0; i < items->count; i++)
        if (kept == 0 || compare(&items->items[kept - 1], &items->items[i]) != 0)
            items->items[kept++] = items->items[i];
    items->count = kept;
}

/* ---- comparing ---- */

/* The verdicts of one rule on one line, as sets of bits. */
struct place {
    const struct expectation *at;
    uint32_t wanted, todo, found;
};

/* The end of the items about the same place as `items[from]`, whose verdicts are collected. */
static uint32_t collect(const expectations *items, uint32_t from, const struct expectation *at,
                        uint32_t *verdicts, uint32_t *todo)
{
    while (from < items->count && compare_place(&items->items[from], at) == 0) {
        const struct expectation *item = &items->items[from++];
        *(item->is_todo ? todo : verdicts) |= UINT32_C(1) << item->verdict;
    }
    return from;
}

static bool next_place(const expectations *expected, const expectations *found, uint32_t *e,
                       uint32_t *f, struct place *place)
{
    *place = (struct place){0};
    if (*e < expected->count)
        place->at = &expected->items[*e];
    if (*f < found->count && (!place->at || compare_place(&found->items[*f], place->at) < 0))
        place->at = &found->items[*f];
    if (!place->at)
        return false;
    *e = collect(expected, *e, place->at, &place->wanted, &place->todo);
    *f = collect(found, *f, place->at, &place->found, &place->found);
    if (place->found == 0)
        place->found = UINT32_C(1) << EXPECTATION_NONE;
    return true;
}

static void print_verdicts(struct buffer *out, uint32_t verdicts)
{
    const char *between = "";
    for (uint32_t i = 0; i <= EXPECTATION_NONE; i++)
        if (verdicts >> i & 1) {
            buffer_print(out, "%s%s", between, word_of(i));
            between = " and ";
        }
}

/* Whether the place is wrong; then says so. */
static bool judge(struct buffer *out, const struct place *place, struct text path)
{
    const uint32_t none = UINT32_C(1) << EXPECTATION_NONE;
    uint32_t wanted = place->wanted || place->todo ? place->wanted : none;
    bool passes = place->todo ? (wanted & ~place->found) == 0 : wanted == place->found;
    bool done = (place->todo & place->found) != 0;
    if (passes && !done)
        return false;
    buffer_print(out, "%.*s:%" PRIu32 ": %.*s ", (int)path.size, path.data, place->at->line,
                 (int)place->at->rule.size, place->at->rule.data);
    buffer_print(out, done ? "is done and still marked todo: found " : "found ");
    print_verdicts(out, place->found);
    buffer_print(out, ", expected ");
    print_verdicts(out, wanted ? wanted : place->todo);
    buffer_add_byte(out, '\n');
    return true;
}

struct expectation_count expectation_compare(struct buffer *out, const expectations *expected,
                                             const expectations *found,
                                             const struct text *file_names)
{
    struct expectation_count count = {0};
    struct place place;
    for (uint32_t e = 0, f = 0; next_place(expected, found, &e, &f, &place);) {
        count.wrong += judge(out, &place, file_names[place.at->file]);
        count.todo += place.todo != 0;
    }
    return count;
}

/* ---- rewriting ---- */

static void print_item(struct buffer *out, const struct expectation *item,
                       const struct expectation *last)
{
    if (last && last->verdict == item->verdict && last->is_todo == item->is_todo)
        buffer_print(out, " %.*s", (int)item->rule.size, item->rule.data);
    else
        buffer_print(out, "%s %s%s %.*s", last ? "," : "", item->is_todo ? "todo " : "",
                     word_of(item->verdict), (int)item->rule.size, item->rule.data);
}

static bool is_found(const expectations *found, const struct expectation *wanted)
{
    for (uint32_t i = 0; i < found->count; i++)
        if (compare_place(&found->items[i], wanted) == 0 &&
            found->items[i].verdict == wanted->verdict)
            return true;
    return false;
}

/* The items of a line by verdict, behind `last`: those that are, or are not, still to do. */
static const struct expectation *print_line(struct buffer *out, const struct expectation *line,
                                            const expectations *items, const expectations *done,
                                            const struct expectation *last)
{
    for (uint32_t verdict = 0; verdict <= EXPECTATION_NONE; verdict++)
        for (uint32_t i = 0; i < items->count; i++) {
            const struct expectation *item = &items->items[i];
            if (item->file != line->file || item->line != line->line || item->verdict != verdict ||
                (done && (!item->is_todo || is_found(done, item))))
                continue;
            print_item(out, item, last);
            last = item;
        }
    return last;
}

/* The line without its comment and the blanks before it. */
static struct text code_of(struct text line)
{
    size_t at = text_find(line, mark, 0);
    if (at == SIZE_MAX ||
        text_is(text_trim(text_slice(line, at + mark.size, line.size)), "nothing"))
        return line;
    while (at > 0 && line.data[at - 1] == ' ')
        at--;
    return text_slice(line, 0, at);
}

void expectation_update(struct buffer *out, uint32_t file, const struct source *source,
                        const expectations *expected, const expectations *found)
{
    struct buffer comment;
    buffer_init(&comment);
    for (uint32_t line = 1; line <= source->lines.count; line++) {
        struct expectation at = {.file = file, .line = line};
        buffer_clear(&comment);
        const struct expectation *last = print_line(&comment, &at, found, NULL, NULL);
        print_line(&comment, &at, expected, found, last);
        buffer_add(out, code_of(source_line(source, line)));
        if (comment.size)
            buffer_print(out, " //~%.*s", (int)comment.size, comment.data);
        if (line < source->lines.count)
            buffer_add_byte(out, '\n');
    }
    buffer_done(&comment);
}
