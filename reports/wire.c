/* Findings as bytes. */
#include "reports/wire.h"

static void wire_bytes(struct wire *wire, void *bytes, size_t size)
{
    if (wire->out) {
        buffer_add(wire->out, (struct text){bytes, size});
        return;
    }
    wire->is_broken |= wire->in.size < size;
    if (wire->is_broken) {
        memset(bytes, 0, size);
        return;
    }
    memcpy(bytes, wire->in.data, size);
    wire->in = text_slice(wire->in, size, wire->in.size);
}

void wire_number(struct wire *wire, uint32_t *number)
{
    wire_bytes(wire, number, sizeof *number);
}

void wire_flag(struct wire *wire, bool *flag)
{
    uint32_t number = wire->out && *flag;
    wire_number(wire, &number);
    *flag = number != 0;
}

void wire_text(struct wire *wire, struct text *text)
{
    uint32_t size = wire->out ? (uint32_t)text->size : 0;
    wire_number(wire, &size);
    if (wire->out) {
        buffer_add(wire->out, *text);
        return;
    }
    wire->is_broken |= wire->in.size < size;
    if (wire->is_broken)
        size = 0;
    *text = text_copy(wire->arena, text_slice(wire->in, 0, size));
    wire->in = text_slice(wire->in, size, wire->in.size);
}

/* The number of items, which each take a byte or more: what is read never asks for more memory. */
static uint32_t wire_count(struct wire *wire, uint32_t count)
{
    wire_number(wire, &count);
    if (!wire->out && count > wire->in.size) {
        wire->is_broken = true;
        return 0;
    }
    return count;
}

#define WIRE_LIST(wire, list, item_of)                                                             \
    do {                                                                                           \
        uint32_t wire_items = wire_count(wire, (list)->count);                                     \
        if (!(wire)->out) {                                                                        \
            (list)->items = arena_alloc((wire)->arena, wire_items + 1, sizeof *(list)->items);     \
            (list)->count = (list)->capacity = wire_items;                                         \
        }                                                                                          \
        for (uint32_t wire_at = 0; wire_at < wire_items; wire_at++)                                \
            item_of(wire, &(list)->items[wire_at]);                                                \
    } while (0)

static void wire_location(struct wire *wire, struct report_location *location)
{
    wire_text(wire, &location->path);
    wire_number(wire, &location->line);
    wire_number(wire, &location->column);
    wire_number(wire, &location->end_line);
    wire_number(wire, &location->end_column);
    wire_text(wire, &location->function);
    wire_text(wire, &location->snippet);
}

static void wire_step(struct wire *wire, struct report_step *step)
{
    wire_location(wire, &step->location);
    wire_text(wire, &step->message);
    wire_number(wire, &step->depth);
    wire_flag(wire, &step->is_essential);
}

static void wire_binding(struct wire *wire, struct report_binding *binding)
{
    wire_text(wire, &binding->name);
    wire_text(wire, &binding->value);
    wire_text(wire, &binding->note);
}

static void wire_request(struct wire *wire, struct report_witness_request *request)
{
    wire_text(wire, &request->method);
    wire_text(wire, &request->target);
    WIRE_LIST(wire, &request->query, wire_binding);
    WIRE_LIST(wire, &request->headers, wire_binding);
    WIRE_LIST(wire, &request->body, wire_binding);
}

void wire_finding(struct wire *wire, struct finding *finding)
{
    uint32_t verdict = finding->verdict, why = finding->why;
    wire_number(wire, &verdict);
    wire_number(wire, &why);
    finding->verdict = (enum verdict_kind)verdict;
    finding->why = (enum why)why;
    wire_text(wire, &finding->why_detail);
    wire_text(wire, &finding->clause);
    wire_text(wire, &finding->message);
    wire_location(wire, &finding->location);
    wire_text(wire, &finding->entry);
    wire_text(wire, &finding->channel);
    wire_text(wire, &finding->trigger);
    WIRE_LIST(wire, &finding->triggers, wire_text);
    wire_location(wire, &finding->entry_location);
    WIRE_LIST(wire, &finding->steps, wire_step);
    WIRE_LIST(wire, &finding->data_steps, wire_step);
    WIRE_LIST(wire, &finding->gate_steps, wire_step);
    WIRE_LIST(wire, &finding->check_steps, wire_step);
    WIRE_LIST(wire, &finding->passed_steps, wire_step);
    wire_request(wire, &finding->request);
    WIRE_LIST(wire, &finding->state, wire_binding);
    WIRE_LIST(wire, &finding->replies, wire_binding);
    wire_text(wire, &finding->execution);
    wire_text(wire, &finding->solver);
    WIRE_LIST(wire, &finding->assumptions, wire_text);
    wire_text(wire, &finding->fingerprint);
}
