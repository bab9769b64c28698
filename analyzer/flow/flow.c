/* Printing flows: `--dump flows`. */
#include "analyzer/flow/flow.h"

static void print_name(struct buffer *out, const struct ir_program *program, name_id name)
{
    buffer_add(out, names_text(program->names, name));
}

void flow_print(struct buffer *out, const struct flow_set *set, const struct ir_program *program)
{
    for (uint32_t i = 0; i < set->flows.count; i++) {
        const struct flow *flow = &set->flows.items[i];
        const struct ir_function *function = ir_function(program, flow->function);
        const struct source *source = ir_file(program, function->file)->source;
        buffer_print(out, "%-9s", spec_channel_name(flow->entry->channel));
        print_name(out, program, function->full_name);
        buffer_print(out, " at %.*s:%" PRIu32, (int)source->path.size, source->path.data,
                     source_position(source, function->name_range.begin).line);
        if (!name_is_none(flow->trigger)) {
            buffer_add(out, TEXT(" by "));
            print_name(out, program, flow->trigger);
        }
        for (uint32_t k = 0; k < flow->others.count; k++) {
            buffer_add(out, TEXT(", "));
            print_name(out, program, flow->others.items[k]);
        }
        buffer_add_byte(out, '\n');
    }
    if (set->unresolved)
        buffer_print(out, "%" PRIu32 " registrations whose callback is not known\n",
                     set->unresolved);
}
