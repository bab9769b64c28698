/*
 * Statements (SEMANTICS 4.3-4.5): what a provider or an authentic notification says. Built while
 * the flow runs, asked where an effect stands; whether one is authentic, and what it says, are
 * terms.
 */
#include "analyzer/exec/exec_p.h"

static term_id yes(struct exec *x)
{
    return term_bool(x->terms, true);
}

static term_id no(struct exec *x)
{
    return term_bool(x->terms, false);
}

/* The innermost place that is the program's own, outside of the bodies of stubs. */
static struct exec_check made_here(const struct exec *x)
{
    struct exec_check made = {.node = x->node, .event = x->events.count};
    for (uint32_t i = x->frames.count; i-- > 0;) {
        made.function = x->frames.items[i].function;
        if (made.function.index == 0 ||
            !ir_file(x->program, ir_function(x->program, made.function)->file)->is_spec)
            return made;
        made.node = x->frames.items[i].call_site;
    }
    return made;
}

static uint32_t add_statement(struct exec *x, const struct statement *statement)
{
    struct statement whole = *statement;
    whole.made = made_here(x);
    VEC_PUSH(x->arena, &x->statements, whole);
    return x->statements.count - 1;
}

uint32_t exec_check_count(const struct exec *x)
{
    return x->statements.count;
}

struct exec_check exec_get_check(const struct exec *x, uint32_t index)
{
    struct exec_check check = x->statements.items[index].made;
    check.authentic = x->statements.items[index].authentic;
    return check;
}

/* ---- hosts ---- */

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

/*
 * Where the host of the URL was chosen by the shop: it is written in the source up to its end, or
 * what makes it up is trusted. A choice between hosts by the request is none by the shop.
 */
static term_id host_trust(struct exec *x, term_id url, const struct spec_provider **provider,
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
        term_id then = host_trust(x, term_arg(x->terms, canon, 1), provider, depth + 1);
        term_id otherwise = host_trust(x, term_arg(x->terms, canon, 2), provider, depth + 1);
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
        return host_trust(x, term_arg(x->terms, canon, 0), provider, depth + 1);
    if (op == TERM_CONCAT)
        return pieces_trust(x, canon, provider);
    return provenance_trusted(x, value_string(canon));
}

/* ---- replies ---- */

/* Whether what was sent holds a setting of this merchant: credentials. */
static term_id holds_credentials(struct exec *x, struct value sent)
{
    const u32_vec *leaves = leaves_of_value(x, sent);
    for (uint32_t i = 0; i < leaves->count; i++) {
        leaf_id leaf = {leaves->items[i]};
        if (root_get(x, leaf_get(x, leaf)->root)->kind == ROOT_SETTING)
            return yes(x);
    }
    return no(x);
}

static root_id reply_root(struct exec *x, uint32_t statement, struct text label, uint32_t mask,
                          struct text class_name)
{
    struct root root = {.kind = ROOT_REPLY,
                        .label = names_add(x->names, label),
                        .statement = statement,
                        .child_mask = mask,
                        .object_class = names_add(x->names, class_name)};
    if (!ir_is_none(x->node)) {
        root.range = ir_node(x->program, x->node)->range;
        root.file = ir_node(x->program, x->node)->file;
    }
    return root_add(x, &root);
}

/* A part of a reply: "body", "code", … — a tree or value of its own below the statement's root. */
static name_id part_label(struct exec *x, uint32_t number, struct text part)
{
    struct text base = names_text(x->names, x->statements.items[number].label);
    return names_add(x->names, text_print(x->arena, "%.*s.%.*s", (int)base.size, base.data,
                                          (int)part.size, part.data));
}

static uint64_t part_key(name_id label)
{
    return UINT64_C(4) << 32 | label.index;
}

struct value statement_known_part(struct exec *x, uint32_t number, const char *part)
{
    uint64_t key = part_key(part_label(x, number, text_of(part)));
    uint32_t known = map_get(&x->roots_named, key, 0);
    return known ? x->leaf_values.items[known - 1] : VALUE_NONE;
}

static struct value reply_part(struct exec *x, uint32_t number, struct text part)
{
    name_id label = part_label(x, number, part);
    uint32_t known = map_get(&x->roots_named, part_key(label), 0);
    if (known)
        return x->leaf_values.items[known - 1];
    uint32_t mask = text_is(part, "code")      ? VALUE_MASK(VALUE_INT)
                    : text_is(part, "headers") ? VALUE_MASK(VALUE_ARRAY)
                    : text_is(part, "failed")  ? VALUE_MASK(VALUE_BOOL)
                                               : VALUE_MASK(VALUE_STRING);
    struct value value =
        leaf_new(x, x->statements.items[number].root, names_text(x->names, label), mask);
    VEC_PUSH(x->arena, &x->leaf_values, value);
    map_put(&x->roots_named, part_key(label), x->leaf_values.count);
    return value;
}

/* Whether a field of the message is card data. */
static bool sends_card(struct exec *x, struct value sent)
{
    message_fields fields = {0};
    message_read(x, sent, &fields);
    for (uint32_t i = 0; i < fields.count; i++)
        if (!term_is_false(x->terms, provenance_card(x, fields.items[i].value)))
            return true;
    return false;
}

/* A request that moves money: it sends a card, or is one as the provider's specification tells it
 * by what it holds. */
static bool is_charge(struct exec *x, const struct spec_provider *provider, struct value url,
                      struct value sent)
{
    for (uint32_t i = 0; provider && i < provider->charges.count; i++)
        if (message_contains(x, sent, provider->charges.items[i]) ||
            message_contains(x, url, provider->charges.items[i]))
            return true;
    return sends_card(x, sent);
}

/* What the provider calls what a charge sends: the roles of its fields. */
static const struct spec_provider_object *
object_named(struct exec *x, const struct spec_provider *provider, const char *name)
{
    for (uint32_t i = 0; provider && i < provider->objects.count; i++)
        if (text_is(names_text(x->names, provider->objects.items[i].name), name))
            return &provider->objects.items[i];
    return NULL;
}

/* The object that the provider keeps at the address: that of the longest place that it holds. */
static const struct spec_provider_object *
object_at(struct exec *x, const struct spec_provider *provider, struct value url)
{
    const struct spec_provider_object *found = NULL;
    size_t longest = 0;
    for (uint32_t i = 0; provider && i < provider->objects.count; i++) {
        const struct spec_provider_object *object = &provider->objects.items[i];
        for (uint32_t k = 0; k < object->places.count; k++)
            if (object->places.items[k].size > longest &&
                message_contains(x, url, object->places.items[k])) {
                found = object;
                longest = object->places.items[k].size;
            }
    }
    return found;
}

static bool is_postback(struct exec *x, const struct spec_provider *provider, struct value url,
                        struct value sent)
{
    return provider && provider->postback.size &&
           (message_contains(x, sent, provider->postback) ||
            message_contains(x, url, provider->postback));
}

/* What was sent back is a notification, authentic where the answer is the accepting one. */
static void add_postback(struct exec *x, uint32_t reply)
{
    struct statement *asked = &x->statements.items[reply];
    struct text accepts = asked->provider->accepts;
    name_id lower = names_lower(x->names, names_add(x->names, accepts));
    struct value body = asked->body;
    struct value small = exec_call(x, value_of_text(x, TEXT("strtolower")), &body, 1);
    term_id literal = term_string_of(x->terms, accepts);
    term_id accepted = term_binary(x->terms, TERM_CONTAINS, value_term(body), literal);
    if (small.tag == VALUE_STRING)
        accepted = term_or(x->terms, accepted,
                           term_eq(x->terms, value_term(small),
                                   term_string_of(x->terms, names_text(x->names, lower))));
    asked = &x->statements.items[reply];
    asked->accepted = accepted;
    struct statement statement = {.kind = STATEMENT_NOTIFICATION,
                                  .label = names_add(x->names, TEXT("notification sent back")),
                                  .authentic = term_and(x->terms, asked->authentic, accepted),
                                  .keyed = no(x),
                                  .covered = asked->sent,
                                  .provider = asked->provider,
                                  .object = object_named(x, asked->provider, "notification")};
    uint32_t notice = add_statement(x, &statement);
    x->statements.items[reply].notice = notice + 1;
}

/* What was asked before is asked here as well: the answer is there where either is reached. */
static void ask_again(struct exec *x, uint32_t number)
{
    struct statement *s = &x->statements.items[number];
    term_id here = guard_term(x, x->guard);
    s->authentic = term_or(x->terms, s->authentic, term_and(x->terms, here, s->trust));
    s->keyed = term_or(x->terms, s->keyed, term_and(x->terms, here, s->secret));
    if (s->notice)
        x->statements.items[s->notice - 1].authentic =
            term_and(x->terms, s->authentic, s->accepted);
}

/* 1 + the reply to the same message, or 0; `*key` is then where the new one belongs. */
static uint32_t find_reply(struct exec *x, uint64_t *key, struct value sent)
{
    for (uint32_t known; (known = map_get(&x->replies, *key, 0)); *key = hash_mix(*key, known) >> 1)
        if (message_same(x, x->statements.items[known - 1].sent, sent))
            return known;
    return 0;
}

struct value statement_reply(struct exec *x, struct value url, struct value sent, struct text part)
{
    term_id text = exec_language(x)->to_string(x, url);
    uint64_t key = (uint64_t)x->node.index << 32 | term_canon(x->terms, text).index;
    key = (uint64_t)exec_frame(x)->call_site.index << 32 | (uint32_t)key;
    uint32_t known = find_reply(x, &key, sent);
    if (known) {
        ask_again(x, known - 1);
        return reply_part(x, known - 1, part);
    }
    struct statement statement = {
        .kind = STATEMENT_REPLY, .sent = sent, .authentic = no(x), .keyed = no(x)};
    statement.trust = host_trust(x, text, &statement.provider, 0);
    statement.secret = term_or(x->terms, holds_credentials(x, sent), holds_credentials(x, url));
    statement.object = object_at(x, statement.provider, url);
    if (is_charge(x, statement.provider, url, sent)) {
        statement.kind = STATEMENT_CHARGE;
        if (!statement.object)
            statement.object = object_named(x, statement.provider, "charge");
    }
    uint32_t number = x->statements.count;
    struct text label = text_print(x->arena, "reply#%" PRIu32, number + 1);
    statement.label = names_add(x->names, label);
    statement.key = url;
    statement.root = reply_root(x, number, label, VALUE_ANY, TEXT(""));
    add_statement(x, &statement);
    ask_again(x, number);
    x->statements.items[number].body = reply_part(x, number, TEXT("body"));
    map_put(&x->replies, key, number + 1);
    if (is_postback(x, statement.provider, url, sent))
        add_postback(x, number);
    return reply_part(x, number, part);
}

static const struct spec_provider *find_provider(struct exec *x, struct text name,
                                                 struct text object_name,
                                                 const struct spec_provider_object **object)
{
    const struct spec_set *specs = x->setup.specs;
    for (uint32_t i = 0; specs && i < specs->providers.count; i++) {
        const struct spec_provider *provider = &specs->providers.items[i];
        if (!text_equal(names_text(x->names, provider->name), name))
            continue;
        for (uint32_t k = 0; k < provider->objects.count; k++)
            if (text_equal(names_text(x->names, provider->objects.items[k].name), object_name))
                *object = &provider->objects.items[k];
        return provider;
    }
    return NULL;
}

static uint64_t answer_key(struct exec *x, struct text provider, struct text object,
                           struct value key)
{
    uint64_t hash =
        hash_mix(hash_bytes(provider.data, provider.size), hash_bytes(object.data, object.size));
    uint32_t term = key.id;
    if (key.tag >= VALUE_BOOL && key.tag <= VALUE_STRING)
        term = term_canon(x->terms, value_term(key)).index;
    return hash_mix(hash, (uint64_t)key.tag << 32 | term) >> 1;
}

struct value statement_answer(struct exec *x, struct text provider, struct text object,
                              struct value key, struct value sent, bool charges)
{
    uint64_t slot = answer_key(x, provider, object, key);
    uint32_t known = map_get(&x->replies, slot, 0);
    if (known) {
        ask_again(x, known - 1);
        return x->statements.items[known - 1].body;
    }
    uint32_t number = x->statements.count;
    struct text label = text_print(x->arena, "%.*s.%.*s#%" PRIu32, (int)provider.size,
                                   provider.data, (int)object.size, object.data, number + 1);
    struct statement statement = {.kind = charges ? STATEMENT_CHARGE : STATEMENT_REPLY,
                                  .label = names_add(x->names, label),
                                  .authentic = no(x),
                                  .keyed = no(x),
                                  .trust = yes(x),
                                  .secret = yes(x),
                                  .key = key,
                                  .sent = sent};
    statement.provider = find_provider(x, provider, object, &statement.object);
    statement.root = reply_root(x, number, label, VALUE_ANY & ~VALUE_MASK(VALUE_OBJECT), TEXT(""));
    statement.body = leaf_new(x, statement.root, label, VALUE_MASK(VALUE_OBJECT));
    add_statement(x, &statement);
    ask_again(x, number);
    map_put(&x->replies, slot, number + 1);
    return statement.body;
}

/* ---- notifications ---- */

/* The parts of a text that is put together; the text itself if it is not. */
static void parts_of(struct exec *x, term_id text, term_ids *parts)
{
    term_id canon = term_canon(x->terms, text);
    if (term_get_op(x->terms, canon) != TERM_CONCAT) {
        VEC_PUSH(x->arena, parts, canon);
        return;
    }
    for (uint32_t i = 0; i < term_arg_count(x->terms, canon); i++)
        parts_of(x, term_arg(x->terms, canon, i), parts);
}

/* A part of what is hashed that only the shop and its provider know. */
static bool is_key_part(struct exec *x, term_id part)
{
    const u32_vec *leaves = leaves_of_term(x, part);
    bool secret = false;
    for (uint32_t i = 0; i < leaves->count && !secret; i++)
        secret = provenance_secret_leaf(x, (leaf_id){leaves->items[i]});
    return secret && term_get_sort(x->terms, part) == SORT_STRING &&
           exec_is_true(x, provenance_trusted(x, value_string(part)));
}

static const char *applied_name(const struct exec *x, term_id term)
{
    if (term_get_op(x->terms, term) != TERM_APPLY)
        return "";
    return function_get_kind(x->terms, term_get_function(x->terms, term))->name;
}

/* mac(algorithm; key, data), or a hash of data with a secret part: that part is the key. */
static bool is_mac(struct exec *x, term_id term)
{
    const char *name = applied_name(x, term);
    if (strncmp(name, "mac:", 4) == 0)
        return term_arg_count(x->terms, term) == 2;
    if (strncmp(name, "hash:", 5) != 0)
        return false;
    term_ids parts = {0};
    parts_of(x, term_arg(x->terms, term, 0), &parts);
    bool keyed = false;
    for (uint32_t i = 0; i < parts.count && !keyed; i++)
        keyed = parts.count > 1 && is_key_part(x, parts.items[i]);
    return keyed;
}

static struct text mac_algorithm(const struct exec *x, term_id mac)
{
    const char *colon = strchr(applied_name(x, mac), ':');
    return text_of(colon + 1);
}

static term_id mac_key(struct exec *x, term_id mac)
{
    if (term_arg_count(x->terms, mac) == 2)
        return term_arg(x->terms, mac, 0);
    term_ids parts = {0};
    parts_of(x, term_arg(x->terms, mac, 0), &parts);
    for (uint32_t i = 0; i < parts.count; i++)
        if (is_key_part(x, parts.items[i]))
            return parts.items[i];
    return NO_TERM;
}

static term_id mac_data(const struct exec *x, term_id mac)
{
    return term_arg(x->terms, mac, term_arg_count(x->terms, mac) - 1);
}

/* The MAC that a value is made of, encodings and truncation stripped; NO_TERM if there is none. */
static term_id find_mac(struct exec *x, struct value value)
{
    value_cases cases = {0};
    value_get_cases(x, value, &cases);
    for (uint32_t i = 0; i < cases.count; i++) {
        if (cases.items[i].value.tag != VALUE_STRING)
            continue;
        term_id root = term_canon(x->terms, value_term(cases.items[i].value));
        u32_vec cone = {0};
        term_cone(x->terms, &root, 1, x->arena, &cone);
        for (uint32_t k = cone.count; k-- > 0;)
            if (*applied_name(x, (term_id){cone.items[k]}) && is_mac(x, (term_id){cone.items[k]}))
                return (term_id){cone.items[k]};
    }
    return NO_TERM;
}

static bool mentions(struct exec *x, struct value value, term_id part)
{
    value_cases cases = {0};
    value_get_cases(x, value, &cases);
    for (uint32_t i = 0; i < cases.count; i++) {
        struct value one = cases.items[i].value;
        if (one.tag < VALUE_BOOL || one.tag > VALUE_STRING)
            continue;
        term_id root = term_canon(x->terms, value_term(one));
        u32_vec cone = {0};
        term_cone(x->terms, &root, 1, x->arena, &cone);
        for (uint32_t k = 0; k < cone.count; k++)
            if (cone.items[k] == part.index)
                return true;
    }
    return false;
}

/* The key is the shop's: trusted, not empty, not written in the source. */
static term_id is_good_key(struct exec *x, term_id key)
{
    struct constant constant;
    if (term_is_constant(x->terms, key, &constant))
        return no(x);
    term_id empty = term_eq(x->terms, key, term_string_of(x->terms, TEXT("")));
    return term_and(x->terms, provenance_trusted(x, value_string(key)), term_not(x->terms, empty));
}

static void add_notification(struct exec *x, struct value covered, term_id authentic, term_id keyed)
{
    struct text label = text_print(x->arena, "notification#%" PRIu32, x->statements.count + 1);
    struct statement statement = {.kind = STATEMENT_NOTIFICATION,
                                  .label = names_add(x->names, label),
                                  .authentic = authentic,
                                  .keyed = keyed,
                                  .covered = covered};
    add_statement(x, &statement);
}

void statement_bearer(struct exec *x, struct value token, term_id authentic)
{
    add_notification(x, token, authentic, authentic);
    x->statements.items[x->statements.count - 1].is_bearer = true;
}

void statement_verified(struct exec *x, struct value data, term_id condition)
{
    add_notification(x, data, term_and(x->terms, guard_term(x, x->guard), condition), condition);
}

static struct logic_binding bind(name_id name, struct value value, const struct logic_binding *next)
{
    return (struct logic_binding){name, {.kind = LOGIC_IS_HOST, .host = value}, next};
}

/* The `compare mac(a, k, d) with v` clauses that are in force. */
static void require_comparison(struct exec *x, const struct comparison *comparison, term_id mac,
                               struct value other)
{
    const struct spec_set *specs = x->setup.specs;
    for (uint32_t i = 0; specs && i < specs->compares.count; i++) {
        const struct spec_compare *compare = &specs->compares.items[i];
        if (!spec_is_active(specs, compare->file))
            continue;
        struct logic_binding algorithm =
            bind(compare->algorithm, value_of_text(x, mac_algorithm(x, mac)), NULL);
        struct logic_binding key = bind(compare->key, value_string(mac_key(x, mac)), &algorithm);
        struct logic_binding data = bind(compare->data, value_string(mac_data(x, mac)), &key);
        struct logic_binding value = bind(compare->value, other, &data);
        struct logic_env env = {.bindings = &value};
        const struct comparison *outer = x->comparing;
        x->comparing = comparison;
        for (uint32_t k = 0; k < compare->clauses.count; k++)
            contract_require(x, &env, &compare->clauses.items[k], yes(x),
                             names_add(x->names, TEXT("signature check")));
        x->comparing = outer;
    }
}

/* Whether the value was computed from the request and a secret of the shop: a home-made cipher. */
static bool is_deciphered(struct exec *x, struct value value)
{
    u32_vec leaves = {0};
    bool sent = false, secret = false;
    leaves_deep(x, value, &leaves);
    for (uint32_t i = 0; i < leaves.count; i++) {
        leaf_id leaf = {leaves.items[i]};
        enum root_kind kind = root_get(x, leaf_get(x, leaf)->root)->kind;
        sent |= kind == ROOT_REQUEST;
        secret |= kind == ROOT_SETTING && provenance_secret_leaf(x, leaf);
    }
    return sent && secret;
}

/* What a cipher of the plugin's own gives back may come from the provider; it proves nothing. */
static void note_deciphered(struct exec *x, const struct comparison *comparison)
{
    bool left = is_deciphered(x, comparison->a), right = !left && is_deciphered(x, comparison->b);
    if (left || right)
        add_notification(x, left ? comparison->a : comparison->b, no(x), comparison->equal);
}

void statement_tested(struct exec *x, const struct comparison *comparison)
{
    if (!x->is_setting_up)
        note_deciphered(x, comparison);
}

/* What is loosely equal to a tag without being a text, as `true` is, is no tag. */
static term_id same_tag(struct exec *x, const struct comparison *comparison, struct value received)
{
    term_id is_text = value_has_tag(x, received, VALUE_MASK(VALUE_STRING));
    return comparison->is_strict ? comparison->equal
                                 : term_and(x->terms, comparison->equal, is_text);
}

term_id statement_compared(struct exec *x, const struct comparison *comparison)
{
    VEC_PUSH(x->arena, &x->comparisons, *comparison);
    if (!x->setup.specs || x->is_setting_up)
        return comparison->equal;
    term_id mac = find_mac(x, comparison->a);
    struct value other = comparison->b;
    if (term_is_none(mac) || mentions(x, other, mac)) {
        mac = find_mac(x, comparison->b);
        other = comparison->a;
    }
    if (term_is_none(mac) || mentions(x, other, mac) || provenance_is_literal(x, other)) {
        if (term_is_none(mac) && !bearer_compared(x, comparison))
            note_deciphered(x, comparison);
        return comparison->equal;
    }
    term_id good = is_good_key(x, mac_key(x, mac));
    struct value covered = value_string(mac_data(x, mac));
    term_id held = term_and(x->terms, same_tag(x, comparison, other), good);
    add_notification(x, covered, held, held);
    struct statement *made = &x->statements.items[x->statements.count - 1];
    VEC_PUSH(x->arena, &made->keys, mac_key(x, mac));
    parts_of(x, mac_data(x, mac), &made->parts);
    require_comparison(x, comparison, mac, other);
    return comparison->equal;
}

/* ---- what a statement says ---- */

/* What was answered about a leaf while nothing changed (leaf_memo.answers), by question. */
enum question { IS_LISTED, IS_COVERED, IS_BELOW };
enum { ANSWER_UNKNOWN, ANSWER_NO, ANSWER_YES };

static uint64_t question_key(enum question question, uint32_t about, leaf_id leaf)
{
    return (uint64_t)question << 60 | (uint64_t)about << 32 | leaf.index;
}

static bool keep_answer(struct exec *x, uint64_t key, bool answer)
{
    map_put(&x->memo.answers, key, answer ? ANSWER_YES : ANSWER_NO);
    return answer;
}

static void covered_leaves(struct exec *x, struct value covered, u32_vec *leaves);

/* Whether the leaf is among those that the check of a notification read. */
static bool is_listed(struct exec *x, uint32_t index, leaf_id leaf)
{
    uint64_t whole = question_key(IS_LISTED, index, (leaf_id){0});
    if (!map_get(&x->memo.answers, whole, ANSWER_UNKNOWN)) {
        u32_vec covered = {0};
        struct arena_mark mark = arena_get_mark(&x->scratch);
        covered_leaves(x, x->statements.items[index].covered, &covered);
        for (uint32_t i = 0; i < covered.count; i++)
            keep_answer(x, question_key(IS_LISTED, index, (leaf_id){covered.items[i]}), true);
        keep_answer(x, whole, true);
        arena_release(&x->scratch, mark);
    }
    return map_get(&x->memo.answers, question_key(IS_LISTED, index, leaf), ANSWER_UNKNOWN);
}

/* A leaf, one that it is an element of, or all that its tree was decoded from, is covered. What is
 * asked about while it is being answered is not. */
static bool is_covered(struct exec *x, uint32_t index, leaf_id leaf)
{
    uint64_t key = question_key(IS_COVERED, index, leaf);
    uint32_t known = map_get(&x->memo.answers, key, ANSWER_UNKNOWN);
    if (known)
        return known == ANSWER_YES;
    if (x->statements.items[index].is_bearer &&
        root_get(x, leaf_get(x, leaf)->root)->kind == ROOT_REQUEST)
        return keep_answer(x, key, true);
    for (leaf_id at = leaf; at.index; at = leaf_get(x, at)->parent)
        if (is_listed(x, index, at))
            return keep_answer(x, key, true);
    const u32_vec *sources = leaves_behind(x, leaf);
    bool all = sources->count > 0;
    keep_answer(x, key, false);
    for (uint32_t i = 0; i < sources->count && all; i++)
        all = is_covered(x, index, (leaf_id){sources->items[i]});
    return keep_answer(x, key, all);
}

/* Whether the leaf is read off what has the root: an exact decoding is where any of its sources
 * is, what is computed where all are. */
static bool is_below(struct exec *x, root_id wanted, leaf_id leaf)
{
    root_id own = leaf_get(x, leaf)->root;
    uint64_t key = question_key(IS_BELOW, wanted.index, leaf);
    uint32_t known = map_get(&x->memo.answers, key, ANSWER_UNKNOWN);
    if (known || own.index == wanted.index)
        return known != ANSWER_NO;
    const u32_vec *sources = leaves_behind(x, leaf);
    bool exact = !root_get(x, own)->why, any = false, all = sources->count > 0;
    keep_answer(x, key, false);
    for (uint32_t i = 0; i < sources->count && !(exact && any); i++) {
        bool below = is_below(x, wanted, (leaf_id){sources->items[i]});
        any = any || below;
        all = all && below;
    }
    return keep_answer(x, key, exact ? any : all);
}

static void add_items(struct exec *x, const u32_vec *from, u32_vec *to)
{
    for (uint32_t i = 0; i < from->count; i++)
        VEC_PUSH(&x->scratch, to, from->items[i]);
}

/* The leaves of a term, not those that only say which record a field of it is. */
static void said_leaves(struct exec *x, term_id term, u32_vec *leaves)
{
    term_ids stack = {0};
    struct map seen;
    map_init(&seen);
    VEC_PUSH(&x->scratch, &stack, term_canon(x->terms, term));
    while (stack.count) {
        term_id part = stack.items[--stack.count];
        if (map_get(&seen, part.index, 0))
            continue;
        map_put(&seen, part.index, 1);
        if (term_get_op(x->terms, part) == TERM_SYMBOL)
            add_items(x, leaves_of_term(x, part), leaves);
        for (uint32_t i = 0; i < term_arg_count(x->terms, part) && !store_field_of(x, part); i++)
            VEC_PUSH(&x->scratch, &stack, term_arg(x->terms, part, i));
    }
    map_done(&seen);
}

static void covered_leaves(struct exec *x, struct value covered, u32_vec *leaves)
{
    if (covered.tag >= VALUE_BOOL && covered.tag <= VALUE_STRING)
        said_leaves(x, value_term(covered), leaves);
    else
        add_items(x, leaves_of_value(x, covered), leaves);
}

bool statement_has_leaf(struct exec *x, uint32_t index, leaf_id leaf)
{
    const struct statement *statement = &x->statements.items[index];
    if (leaf.index == 0)
        return false;
    leaves_hold(x);
    bool has = statement->kind == STATEMENT_NOTIFICATION ? is_covered(x, index, leaf)
                                                         : is_below(x, statement->root, leaf);
    leaves_let_go(x);
    return has;
}

/* "amount" is the end of the path payload.payment.entity.amount; `*` stands for one step. */
static bool path_matches(struct exec *x, leaf_id leaf, struct text path)
{
    size_t end = path.size;
    for (leaf_id at = leaf; end > 0; at = leaf_get(x, at)->parent) {
        size_t begin = end;
        struct constant key;
        while (begin > 0 && path.data[begin - 1] != '.')
            begin--;
        struct text step = text_slice(path, begin, end);
        if (at.index == 0 || leaf_key(x, at).tag == VALUE_ABSENT)
            return false;
        bool known = value_is_constant(x, leaf_key(x, at), &key) && key.sort == SORT_STRING;
        if (!text_is(step, "*") && !(known && text_equal(key.text, step)))
            return false;
        end = begin > 0 ? begin - 1 : 0;
    }
    return true;
}

/* How an answer came, not what it says: its status as HTTP has it. */
static bool is_of_transport(struct exec *x, leaf_id leaf)
{
    struct text label = names_text(x->names, leaf_get(x, leaf)->label);
    return root_get(x, leaf_get(x, leaf)->root)->kind == ROOT_REPLY &&
           leaf_key(x, leaf).tag == VALUE_ABSENT &&
           (text_ends_with(label, TEXT(".code")) || text_ends_with(label, TEXT(".failed")));
}

/* Whether the provider's specification gives the leaf that role; true where it says nothing of the
 * role. An object without roles says nothing of payments. */
static bool may_play(struct exec *x, const struct statement *statement, leaf_id leaf,
                     const char *role, bool *is_minor, bool *known)
{
    *known = false;
    *is_minor = false;
    if (!statement->object)
        return !is_of_transport(x, leaf);
    if (statement->object->roles.count == 0)
        return false;
    for (uint32_t i = 0; i < statement->object->roles.count; i++) {
        const struct spec_role *spec = &statement->object->roles.items[i];
        if (!text_is(names_text(x->names, spec->role), role))
            continue;
        *known = true;
        *is_minor = spec->is_minor;
        for (uint32_t k = 0; k < spec->paths.count; k++)
            if (path_matches(x, leaf, spec->paths.items[k]))
                return true;
    }
    return !*known;
}

bool statement_shows(struct exec *x, leaf_id leaf)
{
    uint32_t index = root_get(x, leaf_get(x, leaf)->root)->statement;
    bool is_minor, known;
    return index < x->statements.count && x->statements.items[index].object &&
           may_play(x, &x->statements.items[index], leaf, "shown", &is_minor, &known) && known;
}

/* Whether a field of that name that a charge sends has the role. */
static bool may_send(struct exec *x, const struct statement *statement, name_id name,
                     const char *role)
{
    bool known = false;
    for (uint32_t i = 0; statement->object && i < statement->object->roles.count; i++) {
        const struct spec_role *spec = &statement->object->roles.items[i];
        if (!text_is(names_text(x->names, spec->role), role))
            continue;
        known = true;
        for (uint32_t k = 0; k < spec->paths.count && !name_is_none(name); k++)
            if (text_equal(spec->paths.items[k], names_text(x->names, name)))
                return true;
    }
    return !known;
}

static bool is_scalar_leaf(const struct exec *x, leaf_id leaf)
{
    uint32_t tag = x->leaves.items[leaf.index].whole.tag;
    return tag == VALUE_LEAF || (tag >= VALUE_BOOL && tag <= VALUE_STRING);
}

/* The program's own values that a statement repeats: hashed parts, fields of a charge. */
static void own_terms(struct exec *x, uint32_t index, const char *role, message_fields *fields)
{
    struct statement statement = x->statements.items[index];
    message_fields sent = {0};
    for (uint32_t i = 0; i < statement.parts.count; i++) {
        struct message_field part = {NO_NAME, value_string(statement.parts.items[i])};
        VEC_PUSH(x->arena, fields, part);
    }
    if (statement.kind != STATEMENT_CHARGE)
        return;
    message_read(x, statement.sent, &sent);
    for (uint32_t i = 0; i < sent.count; i++)
        if (may_send(x, &statement, sent.items[i].name, role))
            VEC_PUSH(x->arena, fields, sent.items[i]);
}

/* The value that is written in a message is the one that is asked for. */
static term_id is_written(struct exec *x, struct value written, struct value value)
{
    bool texts = written.tag >= VALUE_INT && written.tag <= VALUE_STRING &&
                 value.tag >= VALUE_INT && value.tag <= VALUE_STRING;
    if (texts &&
        term_equal(skeleton_base(x, value_term(written)), skeleton_base(x, value_term(value))))
        return yes(x);
    return no(x);
}

/* What plays a part in a provider's answer is no truth value, nor a tree unless the program looks
 * into it, a reference no fraction, and a number of minor units no text where it can be a number.
 */
static void know_spoken(struct exec *x, leaf_id leaf, const char *role, bool minor)
{
    uint32_t never = VALUE_MASK(VALUE_BOOL);
    if (strcmp(role, "reference") == 0)
        never |= VALUE_MASK(VALUE_FLOAT);
    if (minor)
        never |= VALUE_MASK(VALUE_STRING);
    if (x->leaves.items[leaf.index].children.count == 0)
        never |= VALUE_MASK(VALUE_ARRAY);
    term_id odd = value_has_tag(x, x->leaves.items[leaf.index].whole, never);
    if (!term_is_false(x->terms, odd) && !term_is_true(x->terms, odd))
        exec_know(x, term_not(x->terms, odd));
}

/* What is the same for all orders names none of them. */
static bool may_refer(struct exec *x, leaf_id leaf, const char *role)
{
    enum root_kind kind = root_get(x, leaf_get(x, leaf)->root)->kind;
    return strcmp(role, "reference") != 0 ||
           (kind != ROOT_SETTING && kind != ROOT_SERVER && kind != ROOT_IDENTITY);
}

static term_id says_in_role(struct exec *x, uint32_t index, struct value value, const char *role)
{
    term_id any = no(x);
    uint32_t count = leaf_count(x);
    message_fields own = {0};
    own_terms(x, index, role, &own);
    for (uint32_t i = 0; i < own.count; i++)
        any = term_or(x->terms, any, is_written(x, own.items[i].value, value));
    for (uint32_t i = 1; i <= count; i++) {
        leaf_id leaf = {i};
        bool minor, known;
        if (!is_scalar_leaf(x, leaf) || !may_refer(x, leaf, role) ||
            !statement_has_leaf(x, index, leaf) ||
            !may_play(x, &x->statements.items[index], leaf, role, &minor, &known))
            continue;
        if (known)
            know_spoken(x, leaf, role, false);
        any = term_or(x->terms, any, provenance_same(x, x->leaves.items[i].whole, value));
    }
    return any;
}

term_id statement_says(struct exec *x, uint32_t statement, struct value value)
{
    return says_in_role(x, statement, value, "");
}

/*
 * real(leaf) >= amount - one unit, in major or minor units as the provider has it; and a hair less,
 * which is no difference between amounts, because programs subtract the unit in floating point.
 */
static term_id covers_amount(struct exec *x, leaf_id leaf, term_id amount, bool major, bool minor)
{
    struct term_table *terms = x->terms;
    term_id paid = provenance_real(x, x->leaves.items[leaf.index].whole);
    term_id cent = term_real(terms, TEXT("10001/1000000")), hundred = term_real(terms, TEXT("100"));
    term_id any = no(x);
    if (major) {
        term_id least = term_binary(terms, TERM_SUB, amount, cent);
        any = term_or(terms, any, term_binary(terms, TERM_LE, least, paid));
    }
    if (minor) {
        term_id scaled = term_binary(terms, TERM_MUL, amount, hundred);
        term_id least = term_binary(terms, TERM_SUB, scaled, term_real(terms, TEXT("10001/10000")));
        any = term_or(terms, any, term_binary(terms, TERM_LE, least, paid));
    }
    return any;
}

/* The amount stands in a message of the program's own. */
static term_id writes_amount(struct exec *x, uint32_t index, term_id amount)
{
    term_id any = no(x);
    message_fields own = {0};
    own_terms(x, index, "amount", &own);
    for (uint32_t i = 0; i < own.count; i++) {
        struct value one = own.items[i].value;
        term_id under;
        if (one.tag >= VALUE_INT && one.tag <= VALUE_STRING &&
            skeleton_is_amount(x, value_term(one), amount, &under))
            any = term_or(x->terms, any, under);
    }
    return any;
}

term_id statement_covers(struct exec *x, uint32_t index, term_id amount)
{
    term_id any = writes_amount(x, index, amount);
    uint32_t count = leaf_count(x);
    for (uint32_t i = 1; i <= count; i++) {
        leaf_id leaf = {i};
        bool minor, known;
        if (!is_scalar_leaf(x, leaf) || !statement_has_leaf(x, index, leaf) ||
            !may_play(x, &x->statements.items[index], leaf, "amount", &minor, &known))
            continue;
        if (known)
            know_spoken(x, leaf, "amount", minor);
        any = term_or(x->terms, any,
                      covers_amount(x, leaf, amount, !known || !minor, !known || minor));
    }
    return any;
}

/* ---- records that nobody specifies ---- */

/* Whether the last name on the way to the leaf holds one of the words. */
static bool is_named(struct exec *x, leaf_id leaf, const char *const *words, uint32_t count)
{
    struct constant key;
    if (leaf_key(x, leaf).tag == VALUE_ABSENT || !value_is_constant(x, leaf_key(x, leaf), &key) ||
        key.sort != SORT_STRING)
        return false;
    name_id lower = names_lower(x->names, names_add(x->names, key.text));
    for (uint32_t i = 0; i < count; i++)
        if (text_find(names_text(x->names, lower), text_of(words[i]), 0) != SIZE_MAX)
            return true;
    return false;
}

term_id statement_covers_record(struct exec *x, uint32_t index, struct value record)
{
    static const char *const words[] = {"amount", "total", "price", "cost", "due"};
    term_id any = no(x);
    uint32_t count = leaf_count(x);
    for (uint32_t i = 1; i <= count && record.tag == VALUE_OBJECT; i++) {
        leaf_id leaf = {i};
        if (!is_scalar_leaf(x, leaf) || !is_named(x, leaf, words, ARRAY_LENGTH(words)))
            continue;
        term_id owned = store_shares_leaf(x, record, leaf);
        if (term_is_false(x->terms, owned))
            continue;
        term_id amount = provenance_real(x, x->leaves.items[i].whole);
        exec_know(x, value_has_tag(x, x->leaves.items[i].whole, VALUE_MASK(VALUE_STRING)));
        exec_know(x, term_binary(x->terms, TERM_LE, term_real(x->terms, TEXT("0")), amount));
        term_id covers = statement_covers(x, index, amount);
        any = term_or(x->terms, any, term_and(x->terms, owned, covers));
    }
    return any;
}

static void know_differs(struct exec *x, struct value text, const char *other)
{
    if (text.tag == VALUE_STRING)
        exec_know(x, term_not(x->terms, term_eq(x->terms, value_term(text),
                                                term_string_of(x->terms, text_of(other)))));
}

/* Neither it nor what it becomes by the function is blank or zero. */
static struct value know_filled(struct exec *x, struct value text, const char *function)
{
    struct value made = exec_call(x, value_of_text(x, text_of(function)), &text, 1);
    know_differs(x, made, "");
    know_differs(x, made, "0");
    return made;
}

/* Records are as the plugin writes them: a currency that is kept is a code, not blank nor zero. */
static void know_currency(struct exec *x, leaf_id leaf)
{
    value_cases cases = {0};
    struct value whole = x->leaves.items[leaf.index].whole;
    value_get_cases(x, whole, &cases);
    exec_know(x, value_has_tag(x, whole, VALUE_MASK(VALUE_STRING)));
    for (uint32_t i = 0; i < cases.count; i++) {
        struct value one = cases.items[i].value;
        if (one.tag != VALUE_STRING)
            continue;
        know_differs(x, one, "");
        know_differs(x, one, "0");
        struct value trimmed = know_filled(x, one, "trim");
        know_filled(x, one, "strtoupper");
        know_filled(x, one, "strtolower");
        if (trimmed.tag == VALUE_STRING) {
            know_filled(x, trimmed, "strtoupper");
            know_filled(x, trimmed, "strtolower");
        }
    }
}

/* The currency that the record keeps, or that of the shop. */
term_id statement_says_currency(struct exec *x, uint32_t index, struct value record)
{
    static const char *const words[] = {"currency"};
    term_id any = no(x);
    uint32_t count = leaf_count(x);
    for (uint32_t i = 1; i <= count && record.tag == VALUE_OBJECT; i++) {
        leaf_id leaf = {i};
        if (!is_scalar_leaf(x, leaf) || !is_named(x, leaf, words, ARRAY_LENGTH(words)))
            continue;
        term_id owned = store_shares_leaf(x, record, leaf);
        bool set = root_get(x, leaf_get(x, leaf)->root)->kind == ROOT_SETTING;
        if (!set && term_is_false(x->terms, owned))
            continue;
        if (!set)
            know_currency(x, leaf);
        term_id says = statement_says(x, index, x->leaves.items[i].whole);
        any = term_or(x->terms, any, set ? says : term_and(x->terms, owned, says));
    }
    return any;
}

/* ---- binding ---- */

/* Where the record stores the leaf: as a field or meta value of its key. */
static term_id stores_leaf(struct exec *x, leaf_id leaf, struct value record)
{
    struct value key = object_get(x, record)->key;
    term_id any = store_has_leaf(x, record, leaf) ? yes(x) : store_shares_leaf(x, record, leaf);
    for (leaf_id at = leaf; at.index && !term_is_true(x->terms, any);
         at = leaf_get(x, at)->parent) {
        struct value step = leaf_key(x, at);
        if (root_get(x, leaf_get(x, at)->root)->kind == ROOT_STORE && step.tag == key.tag &&
            (key.tag == VALUE_INT || key.tag == VALUE_STRING))
            any = term_or(x->terms, any, term_eq(x->terms, value_term(step), value_term(key)));
    }
    return any;
}

/* Where the value is a field of the record that tells it from others: its key, a token, a
 * reference. */
static term_id is_mark_of(struct exec *x, struct value value, struct value key)
{
    uint32_t marks = SPEC_MODEL_KEY | SPEC_MODEL_TOKEN | SPEC_MODEL_REFERENCE;
    if (value.tag < VALUE_INT || value.tag > VALUE_STRING || key.tag < VALUE_INT ||
        key.tag > VALUE_STRING)
        return no(x);
    term_id base = skeleton_base(x, value_term(value));
    const struct spec_model *model = store_field_of(x, base);
    if (!model || !(model->flags & marks))
        return no(x);
    term_id of = term_arg(x->terms, base, 0);
    bool comparable = term_get_sort(x->terms, of) == term_get_sort(x->terms, value_term(key));
    return comparable ? term_eq(x->terms, of, value_term(key)) : no(x);
}

/* Where the value is one that the record stores. */
static term_id stores_value(struct exec *x, struct value value, struct value record)
{
    const u32_vec *leaves = leaves_of_value(x, value);
    term_id any = is_mark_of(x, value, object_get(x, record)->key);
    for (uint32_t i = 0; i < leaves->count; i++)
        any = term_or(x->terms, any, stores_leaf(x, (leaf_id){leaves->items[i]}, record));
    return any;
}

/* Whether the value is one that the record stores, whatever the keys are. */
static bool is_stored_by(struct exec *x, struct value value, struct value record)
{
    return term_is_true(x->terms, stores_value(x, value, record));
}

static void covered_fields(struct exec *x, struct value covered, message_fields *fields);

/* Where the question that a reply answers names the value: as its key, in its URL or beside it. */
static term_id asks_about(struct exec *x, uint32_t index, struct value value)
{
    struct statement statement = x->statements.items[index];
    message_fields asked = {0};
    term_id any = no(x);
    if (statement.kind == STATEMENT_NOTIFICATION || statement.key.tag == VALUE_ABSENT)
        return any;
    if (statement.body.tag != VALUE_STRING) /* no address */
        any = provenance_same(x, statement.key, value);
    covered_fields(x, statement.key, &asked);
    message_read(x, statement.sent, &asked);
    for (uint32_t i = 0; i < asked.count; i++)
        if (!provenance_is_literal(x, asked.items[i].value))
            any = term_or(x->terms, any, is_written(x, asked.items[i].value, value));
    return any;
}

static term_id states_reference(struct exec *x, uint32_t index, struct value record)
{
    const struct spec_class *class;
    term_id any = says_in_role(x, index, object_get(x, record)->key, "reference");
    uint32_t keys = SPEC_MODEL_KEY | SPEC_MODEL_TOKEN | SPEC_MODEL_REFERENCE;
    if (!store_is_record(x, record, &class))
        return any;
    for (uint32_t i = 0; i < class->models.count; i++) {
        if (!(class->models.items[i].flags & keys))
            continue;
        struct value value = store_read(x, record, class, &class->models.items[i]);
        any = term_or(x->terms, any, says_in_role(x, index, value, "reference"));
        any = term_or(x->terms, any, asks_about(x, index, value));
    }
    return any;
}

/* What many payments have in common tells none from another: how much, of what, in which state. */
static bool is_common_leaf(struct exec *x, leaf_id leaf)
{
    static const char *const words[] = {"amount", "total", "price",    "cost",   "due",
                                        "gross",  "value", "currency", "status", "state"};
    return is_named(x, leaf, words, ARRAY_LENGTH(words));
}

/* Nor does whose it is. */
static bool is_common(struct exec *x, struct value value)
{
    const u32_vec *leaves = leaves_of_value(x, value);
    for (uint32_t i = 0; i < leaves->count; i++) {
        leaf_id leaf = {leaves->items[i]};
        if (is_common_leaf(x, leaf) || root_get(x, leaf_get(x, leaf)->root)->kind == ROOT_IDENTITY)
            return true;
    }
    return false;
}

/* A comparison on this flow between what the record stores and what the statement is about, or
 * says. */
static term_id linked_by_comparison(struct exec *x, uint32_t index, struct value record, bool says)
{
    term_id any = no(x);
    leaves_hold(x);
    for (uint32_t i = 0; i < x->comparisons.count; i++) {
        struct comparison comparison = x->comparisons.items[i];
        for (int side = 0; side < 2; side++) {
            struct value stored = side ? comparison.b : comparison.a;
            struct value other = side ? comparison.a : comparison.b;
            term_id owned = stores_value(x, stored, record);
            if (term_is_false(x->terms, owned) || provenance_is_literal(x, other) ||
                is_common(x, stored) || is_common(x, other))
                continue;
            term_id equal = term_and(x->terms, owned, comparison.equal);
            const u32_vec *leaves = leaves_of_value(x, other);
            bool spoken = false;
            for (uint32_t k = 0; k < leaves->count && says && !spoken; k++)
                spoken = statement_has_leaf(x, index, (leaf_id){leaves->items[k]});
            any = term_or(x->terms, any, term_and(x->terms, equal, asks_about(x, index, other)));
            if (spoken)
                any = term_or(x->terms, any, equal);
        }
    }
    leaves_let_go(x);
    return any;
}

/* Whether all that the term is computed from is said by the statement or a setting of the shop. */
static bool is_read_off(struct exec *x, uint32_t index, term_id term)
{
    const u32_vec *leaves = leaves_of_term(x, term);
    bool said = false;
    for (uint32_t i = 0; i < leaves->count; i++) {
        leaf_id leaf = {leaves->items[i]};
        enum root_kind kind = root_get(x, leaf_get(x, leaf)->root)->kind;
        bool says = statement_has_leaf(x, index, leaf);
        if (!says && kind != ROOT_SETTING && kind != ROOT_DERIVED)
            return false;
        said |= says;
    }
    return said;
}

/* Where a value is read off the statement: of a choice, where the side that is taken is. */
static term_id read_off(struct exec *x, uint32_t index, term_id term, int depth)
{
    enum { DEEPEST = 24 };
    term_id canon = term_canon(x->terms, term);
    if (is_read_off(x, index, canon))
        return yes(x);
    if (term_get_op(x->terms, canon) != TERM_ITE || depth > DEEPEST)
        return no(x);
    return term_ite(x->terms, term_arg(x->terms, canon, 0),
                    read_off(x, index, term_arg(x->terms, canon, 1), depth + 1),
                    read_off(x, index, term_arg(x->terms, canon, 2), depth + 1));
}

static term_id key_read_off(struct exec *x, uint32_t index, struct value record)
{
    struct value key = object_get(x, record)->key;
    if (key.tag != VALUE_INT && key.tag != VALUE_STRING)
        return no(x);
    return read_off(x, index, value_term(key), 0);
}

/* A charge that sends the total of the record, or another field of its own. */
static bool is_charged_for(struct exec *x, uint32_t index, struct value record)
{
    struct statement statement = x->statements.items[index];
    struct value key = object_get(x, record)->key;
    message_fields sent = {0};
    if (statement.kind != STATEMENT_CHARGE || key.tag < VALUE_INT || key.tag > VALUE_STRING)
        return false;
    message_read(x, statement.sent, &sent);
    for (uint32_t i = 0; i < sent.count; i++) {
        struct value one = sent.items[i].value;
        u32_vec cone = {0};
        if (one.tag < VALUE_INT || one.tag > VALUE_STRING)
            continue;
        term_id root = term_canon(x->terms, value_term(one));
        term_cone(x->terms, &root, 1, x->arena, &cone);
        for (uint32_t k = 0; k < cone.count; k++) {
            term_id part = {cone.items[k]};
            if (store_field_of(x, part) &&
                term_same(x->terms, term_arg(x->terms, part, 0), value_term(key)))
                return true;
        }
    }
    return false;
}

/* Where all that the text is made of is stored by the record, and tells it from others. */
static term_id is_own(struct exec *x, term_id text, struct value record)
{
    struct arena_mark mark = arena_get_mark(&x->scratch);
    u32_vec leaves = {0};
    said_leaves(x, text, &leaves);
    term_id all = term_bool(x->terms, leaves.count > 0);
    for (uint32_t i = 0; i < leaves.count && !term_is_false(x->terms, all); i++) {
        leaf_id leaf = {leaves.items[i]};
        all =
            is_common_leaf(x, leaf) ? no(x) : term_and(x->terms, all, stores_leaf(x, leaf, record));
    }
    arena_release(&x->scratch, mark);
    return all;
}

/* The same; of a choice, where the side that is taken is. */
static term_id is_told_apart(struct exec *x, term_id text, struct value record, int depth)
{
    enum { DEEPEST = 16 };
    term_id canon = term_canon(x->terms, text), own = is_own(x, canon, record);
    if (!term_is_false(x->terms, own) || term_get_op(x->terms, canon) != TERM_ITE ||
        depth > DEEPEST)
        return own;
    return term_ite(x->terms, term_arg(x->terms, canon, 0),
                    is_told_apart(x, term_arg(x->terms, canon, 1), record, depth + 1),
                    is_told_apart(x, term_arg(x->terms, canon, 2), record, depth + 1));
}

/* What the check of a notification read: the parts of a text, the fields of an array. */
static void covered_fields(struct exec *x, struct value covered, message_fields *fields)
{
    term_ids parts = {0};
    if (covered.tag != VALUE_STRING) {
        message_read(x, covered, fields);
        return;
    }
    parts_of(x, value_term(covered), &parts);
    for (uint32_t i = 0; i < parts.count; i++)
        VEC_PUSH(x->arena, fields, ((struct message_field){NO_NAME, value_string(parts.items[i])}));
}

/* Where a check held for something that the record stores: a payment's id that it was given. */
static term_id covers_stored(struct exec *x, uint32_t index, struct value record)
{
    message_fields fields = {0};
    term_id any = no(x);
    if (x->statements.items[index].kind != STATEMENT_NOTIFICATION)
        return any;
    covered_fields(x, x->statements.items[index].covered, &fields);
    for (uint32_t i = 0; i < fields.count; i++) {
        value_cases cases = {0};
        value_get_cases(x, fields.items[i].value, &cases);
        for (uint32_t k = 0; k < cases.count; k++)
            if (cases.items[k].value.tag == VALUE_STRING)
                any = term_or(
                    x->terms, any,
                    term_and(x->terms, cases.items[k].guard,
                             is_told_apart(x, value_term(cases.items[k].value), record, 0)));
    }
    return any;
}

term_id statement_asked(struct exec *x, uint32_t index, struct value record)
{
    if (record.tag != VALUE_OBJECT)
        return no(x);
    struct statement statement = x->statements.items[index];
    term_id asked =
        statement.key.tag == VALUE_ABSENT ? no(x) : stores_value(x, statement.key, record);
    if (term_is_true(x->terms, asked))
        return asked;
    return term_or(x->terms, asked,
                   term_or(x->terms, covers_stored(x, index, record),
                           linked_by_comparison(x, index, record, false)));
}

term_id statement_bound(struct exec *x, uint32_t index, struct value record)
{
    if (record.tag != VALUE_OBJECT)
        return no(x);
    struct statement statement = x->statements.items[index];
    if (is_charged_for(x, index, record) ||
        (statement.kind == STATEMENT_CHARGE && is_stored_by(x, statement.sent, record)))
        return yes(x);
    term_id linked = statement_asked(x, index, record);
    if (term_is_true(x->terms, linked))
        return linked;
    linked = term_or(x->terms, linked, linked_by_comparison(x, index, record, true));
    term_id named =
        term_or(x->terms, states_reference(x, index, record), key_read_off(x, index, record));
    return term_or(x->terms, named, linked);
}

term_id statement_payee(struct exec *x, uint32_t index)
{
    term_id any = x->statements.items[index].keyed;
    for (uint32_t i = 0; i < x->comparisons.count; i++) {
        struct comparison comparison = x->comparisons.items[i];
        for (int side = 0; side < 2; side++) {
            struct value setting = side ? comparison.b : comparison.a;
            struct value other = side ? comparison.a : comparison.b;
            if (!term_is_true(x->terms, holds_credentials(x, setting)))
                continue;
            const u32_vec *leaves = leaves_of_value(x, other);
            for (uint32_t k = 0; k < leaves->count; k++)
                if (statement_has_leaf(x, index, (leaf_id){leaves->items[k]})) {
                    any = term_or(x->terms, any, comparison.equal);
                    break;
                }
        }
    }
    return any;
}

bool exec_checks_request(const struct exec *x)
{
    for (uint32_t i = 0; i < x->statements.count; i++)
        if (x->statements.items[i].kind == STATEMENT_NOTIFICATION)
            return true;
    return false;
}

/* ---- printing ---- */

void exec_print_statements(struct exec *x, struct buffer *out)
{
    static const char *const kinds[] = {"notification", "reply", "charge"};
    for (uint32_t i = 0; i < x->statements.count; i++) {
        const struct statement *s = &x->statements.items[i];
        struct text label = names_text(x->names, s->label);
        struct text provider =
            s->provider ? names_text(x->names, s->provider->name) : TEXT("nobody specified");
        buffer_print(out, "  %s %.*s of %.*s, authentic where ", kinds[s->kind], (int)label.size,
                     label.data, (int)provider.size, provider.data);
        term_print(out, x->terms, term_canon(x->terms, s->authentic));
        buffer_add_byte(out, '\n');
    }
}
