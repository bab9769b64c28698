/* Whose server a request goes to, and how far the address can be trusted to lead there. */
#include "analyzer/exec/statements_p.h"

/* "https://api.example.com/v1" to "api.example.com"; empty where the host has not ended yet. */
static struct text host_of(struct text url, bool is_whole)
{
    size_t begin = text_find(url, TEXT("://"), 0);
    if (begin == SIZE_MAX)
        return TEXT("");
    begin += 3;
    size_t end = begin;
    while (end < url.size && url.data[end] != '/' && url.data[end] != ':' && url.data[end] != '?')
        end++;
    if (end == url.size && !is_whole)
        return TEXT("");
    return text_slice(url, begin, end);
}

static const struct spec_provider *provider_at(struct exec *x, struct text host)
{
    const struct spec_set *specs = x->setup.specs;
    for (uint32_t i = 0; specs && i < specs->providers.count; i++) {
        const struct spec_provider *provider = &specs->providers.items[i];
        for (uint32_t k = 0; k < provider->hosts.count; k++)
            if (spec_is_active(specs, provider->file) &&
                text_matches_glob(host, provider->hosts.items[k]))
                return provider;
    }
    return NULL;
}

/* The texts that the beginning of a URL can be, while it is put together. */
struct url_heads {
    struct text texts[8];
    uint32_t count;
};

/* The constants that a choice gives, appended to each head; false if it gives anything else. */
static bool append_choice(struct exec *x, const struct url_heads *before, term_id term,
                          struct url_heads *after, term_id *trust)
{
    struct constant constant;
    if (term_is_constant(x->terms, term, &constant)) {
        for (uint32_t i = 0; i < before->count; i++) {
            struct text a = before->texts[i], b = constant.text;
            if (after->count == ARRAY_LENGTH(after->texts))
                return false;
            after->texts[after->count++] =
                text_print(x->arena, "%.*s%.*s", (int)a.size, a.data, (int)b.size, b.data);
        }
        return true;
    }
    if (term_get_op(x->terms, term) != TERM_ITE)
        return false;
    term_id c = term_arg(x->terms, term, 0);
    *trust = term_and(x->terms, *trust, provenance_trusted(x, value_bool(c)));
    return append_choice(x, before, term_arg(x->terms, term, 1), after, trust) &&
           append_choice(x, before, term_arg(x->terms, term, 2), after, trust);
}

/* The host is written whole; of a text without a scheme it is what stands before the first slash.
 */
static bool is_past_host(struct text head)
{
    bool has_scheme = text_find(head, TEXT(":"), 0) != SIZE_MAX;
    return host_of(head, false).size || (!has_scheme && text_find(head, TEXT("/"), 1) != SIZE_MAX);
}

/* The pieces of a URL up to the end of its host: whether all of them were chosen by the shop. */
static term_id pieces_trust(struct exec *x, term_id url, const struct spec_provider **provider)
{
    struct url_heads heads = {{TEXT("")}, 1};
    term_id trust = yes(x);
    for (uint32_t i = 0; i < term_arg_count(x->terms, url); i++) {
        term_id arg = term_canon(x->terms, term_arg(x->terms, url, i));
        struct url_heads longer = {.count = 0};
        bool ended = true;
        if (!append_choice(x, &heads, arg, &longer, &trust))
            return term_and(x->terms, trust, provenance_trusted(x, value_string(url)));
        heads = longer;
        for (uint32_t k = 0; k < heads.count; k++)
            ended &= is_past_host(heads.texts[k]);
        for (uint32_t k = 0; k < heads.count && ended; k++) {
            const struct spec_provider *found = provider_at(x, host_of(heads.texts[k], false));
            *provider = found ? found : *provider;
        }
        if (ended)
            return trust;
    }
    return trust;
}

/* A literal, or a choice between literals alone. */
static bool is_literal_choice(struct exec *x, term_id term, int depth)
{
    enum { DEEPEST = 16 };
    struct constant constant;
    term_id canon = term_canon(x->terms, term);
    if (term_is_constant(x->terms, canon, &constant))
        return true;
    return depth < DEEPEST && term_get_op(x->terms, canon) == TERM_ITE &&
           is_literal_choice(x, term_arg(x->terms, canon, 1), depth + 1) &&
           is_literal_choice(x, term_arg(x->terms, canon, 2), depth + 1);
}

term_id statement_host_trust(struct exec *x, term_id url, const struct spec_provider **provider,
                             int depth)
{
    enum { DEEPEST = 40 };
    struct constant constant;
    term_id canon = term_canon(x->terms, url);
    if (term_is_constant(x->terms, canon, &constant)) {
        const struct spec_provider *found = provider_at(x, host_of(constant.text, true));
        *provider = found ? found : *provider;
        return yes(x);
    }
    enum term_op op = term_get_op(x->terms, canon);
    if (op == TERM_ITE && depth < DEEPEST) {
        term_id c = term_arg(x->terms, canon, 0);
        term_id then = statement_host_trust(x, term_arg(x->terms, canon, 1), provider, depth + 1);
        term_id otherwise =
            statement_host_trust(x, term_arg(x->terms, canon, 2), provider, depth + 1);
        term_id chosen = provenance_trusted(x, value_bool(c));
        return term_and(x->terms, chosen, term_ite(x->terms, c, then, otherwise));
    }
    if (op == TERM_CONCAT && term_is_constant(x->terms, term_arg(x->terms, canon, 0), &constant)) {
        struct text host = host_of(constant.text, false);
        if (host.size) {
            const struct spec_provider *found = provider_at(x, host);
            *provider = found ? found : *provider;
            return yes(x);
        }
    }
    term_id first = op == TERM_CONCAT ? term_arg(x->terms, canon, 0) : NO_TERM;
    if (op == TERM_CONCAT && depth < DEEPEST && !is_literal_choice(x, first, 0))
        return statement_host_trust(x, term_arg(x->terms, canon, 0), provider, depth + 1);
    if (op == TERM_CONCAT)
        return pieces_trust(x, canon, provider);
    return provenance_trusted(x, value_string(canon));
}
