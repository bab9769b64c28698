/* What `--only` names. */
#include "analyzer/only.h"
#include "analyzer/explain.h"

struct only only_new(struct arena *arena, const struct ir_program *program,
                     const struct spec_set *specs, const struct text *what, uint32_t count)
{
    return (struct only){program, specs, what, count, ARENA_ARRAY(arena, bool, count + 1)};
}

/* Whether one of the paths is the other, or the end of it from a `/` on. */
static bool is_path(struct text a, struct text b)
{
    struct text longer = a.size > b.size ? a : b, shorter = a.size > b.size ? b : a;
    bool whole = longer.size == shorter.size || longer.data[longer.size - shorter.size - 1] == '/';
    return shorter.size && whole && text_ends_with(longer, shorter);
}

/* "file.php:12", more or less of its path before it. */
static bool is_place(const struct only *only, const struct exec_obligation *o, struct text what)
{
    const struct ir_node *node = ir_node(only->program, o->node);
    const struct source *source = ir_file(only->program, (ir_file_id){node->file})->source;
    char line[32];
    int size =
        snprintf(line, sizeof line, ":%" PRIu32, source_position(source, node->range.begin).line);
    struct text ending = {line, (size_t)size};
    return text_ends_with(what, ending) &&
           is_path(source->path, text_slice(what, 0, what.size - ending.size));
}

static bool is_rule(const struct only *only, const struct exec_obligation *o, struct text what)
{
    const struct spec_rule *rule = &only->specs->rules.items[spec_find_rule(only->specs, o->rule)];
    return text_equal(rule->id, what) ||
           text_equal(names_text(only->program->names, o->rule), what);
}

static bool is_rule_or_place(const struct only *only, struct text what)
{
    for (uint32_t i = 0; i < only->specs->rules.count; i++) {
        const struct spec_rule *rule = &only->specs->rules.items[i];
        if (text_equal(rule->id, what) ||
            text_equal(names_text(only->program->names, rule->name), what))
            return true;
    }
    size_t end = what.size;
    while (end > 0 && what.data[end - 1] >= '0' && what.data[end - 1] <= '9')
        end--;
    return end > 1 && end < what.size && what.data[end - 1] == ':' && what.data[end - 2] != ':';
}

bool only_wants_flow(struct only *only, const struct flow *flow)
{
    bool wanted = only->count == 0;
    for (uint32_t i = 0; i < only->count; i++) {
        bool named = explain_is_meant(only->program, flow, only->what[i]);
        only->matched[i] |= named;
        wanted |= named || is_rule_or_place(only, only->what[i]);
    }
    return wanted;
}

bool only_wants(struct only *only, const struct flow *flow, const struct exec_obligation *o)
{
    bool wanted = only->count == 0;
    for (uint32_t i = 0; i < only->count; i++) {
        struct text what = only->what[i];
        bool here = is_rule(only, o, what) || is_place(only, o, what);
        only->matched[i] |= here;
        wanted |= here || explain_is_meant(only->program, flow, what);
    }
    return wanted;
}
