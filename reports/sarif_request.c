/* The HTTP request of a counterexample, as SARIF's webRequest: ready to be sent again. */
#include "reports/sarif_p.h"

/* As browsers write forms (WHATWG URL, application/x-www-form-urlencoded). */
static void add_encoded(struct buffer *out, struct text raw)
{
    for (size_t at = 0; at < raw.size; at++) {
        unsigned char c = (unsigned char)raw.data[at];
        bool plain = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
                     (c != '\0' && strchr("*-._", c));
        if (plain)
            buffer_add_byte(out, (char)c);
        else if (c == ' ')
            buffer_add_byte(out, '+');
        else
            buffer_print(out, "%%%02X", c);
    }
}

static void add_form(struct buffer *out, const report_bindings *fields)
{
    for (uint32_t i = 0; i < fields->count; i++) {
        if (i > 0)
            buffer_add_byte(out, '&');
        add_encoded(out, fields->items[i].name);
        buffer_add_byte(out, '=');
        add_encoded(out, fields->items[i].value);
    }
}

static json_t *target(const struct report_witness_request *request)
{
    struct buffer text;
    buffer_init(&text);
    buffer_add(&text, request->target.size ? request->target : TEXT("/"));
    if (request->query.count) {
        bool has_query = text_find(buffer_text(&text), TEXT("?"), 0) != SIZE_MAX;
        buffer_add_byte(&text, has_query ? '&' : '?');
        add_form(&text, &request->query);
    }
    json_t *value = sarif_text(buffer_text(&text), SARIF_PAGE);
    buffer_done(&text);
    return value;
}

/* Of equal names the last one stands, as PHP has it; the target has them all. */
static json_t *dictionary(const report_bindings *bindings)
{
    json_t *result = sarif_object();
    for (uint32_t i = 0; i < bindings->count && i < SARIF_BINDINGS; i++)
        sarif_set_named(result, bindings->items[i].name,
                        sarif_text(bindings->items[i].value, SARIF_TEXT));
    return result;
}

static json_t *body(const report_bindings *fields)
{
    json_t *content = sarif_object();
    if (fields->count == 1 && fields->items[0].name.size == 0) {
        sarif_set(content, "text", sarif_text(fields->items[0].value, SARIF_PAGE));
        return content;
    }
    struct buffer form;
    buffer_init(&form);
    add_form(&form, fields);
    sarif_set(content, "text", sarif_text(buffer_text(&form), SARIF_PAGE));
    buffer_done(&form);
    return content;
}

json_t *sarif_request(const struct report_witness_request *request)
{
    json_t *result = sarif_object();
    sarif_set(result, "target", target(request));
    sarif_set(result, "method", sarif_text(request->method, SARIF_NAME));
    sarif_set_filled(result, "headers", dictionary(&request->headers));
    sarif_set_filled(result, "parameters", dictionary(&request->query));
    if (request->body.count)
        sarif_set(result, "body", body(&request->body));
    return result;
}
