/* The tree of a flow, one line an event, indented by the depth of calls. */
#include "analyzer/explain.h"

static struct text last_part(struct text name)
{
    size_t begin = name.size;
    while (begin > 0 && name.data[begin - 1] != ':' && name.data[begin - 1] != '\\')
        begin--;
    return text_slice(name, begin, name.size);
}

bool explain_is_meant(const struct ir_program *program, const struct flow *flow, struct text name)
{
    struct text full = names_text(program->names, ir_function(program, flow->function)->full_name);
    bool is = text_equal(full, name) || text_equal(last_part(full), name) ||
              text_equal(names_text(program->names, flow->trigger), name);
    for (uint32_t i = 0; i < flow->others.count && !is; i++)
        is = text_equal(names_text(program->names, flow->others.items[i]), name);
    return is;
}

static void print_source(struct buffer *out, const struct ir_program *program, ir_id node)
{
    enum { MOST = 90 };
    const struct ir_node *ir = ir_node(program, node);
    const struct source *source = ir_file(program, (ir_file_id){ir->file})->source;
    struct position at = source_position(source, ir->range.begin);
    struct text line = text_trim(source_line(source, at.line));
    buffer_print(out, "  %.*s:%" PRIu32 ": %.*s", (int)source->path.size, source->path.data,
                 at.line, (int)(line.size > MOST ? MOST : line.size), line.data);
}

static void print_event(struct buffer *out, const struct ir_program *program,
                        const struct exec_event *event)
{
    static const char *const words[] = {
        [EVENT_BRANCH] = "if",       [EVENT_CALL] = "call",       [EVENT_EFFECT] = "specified",
        [EVENT_UNKNOWN] = "UNKNOWN", [EVENT_DERIVED] = "UNKNOWN", [EVENT_HOOK] = "UNKNOWN",
        [EVENT_END] = "end"};
    for (uint32_t i = 1; i < event->depth; i++)
        buffer_add(out, TEXT("  "));
    struct text text = names_text(program->names, event->text);
    buffer_print(out, "%s %.*s", words[event->kind], (int)text.size, text.data);
    if (event->kind == EVENT_END && event->condition.index)
        buffer_add(out, TEXT("on some paths"));
    if (!ir_is_none(event->node))
        print_source(out, program, event->node);
    buffer_add_byte(out, '\n');
}

void explain_flow(struct buffer *out, const struct ir_program *program, struct exec *x,
                  const struct flow *flow)
{
    struct text name = names_text(program->names, ir_function(program, flow->function)->full_name);
    struct text trigger = names_text(program->names, flow->trigger);
    buffer_print(out, "%.*s, channel %s, by %.*s\n", (int)name.size, name.data,
                 spec_channel_name(flow->entry->channel), (int)trigger.size, trigger.data);
    for (uint32_t i = 0; i < exec_event_count(x); i++)
        print_event(out, program, exec_get_event(x, i));
    exec_print_statements(x, out);
    buffer_print(out, "  %" PRIu32 " obligations%s\n\n", exec_obligation_count(x),
                 exec_is_stopped(x) || exec_is_cut(x) ? ", and the budget of steps was used up"
                                                      : "");
}
