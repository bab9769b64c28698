/* Statements that a server answers with: of a provider whose host is certain, or of any other. */
#include "analyzer/exec/statements_p.h"

term_id statement_holds_credentials(struct exec *x, struct value sent)
{
    const u32_vec *leaves = leaves_of_value(x, sent);
    for (uint32_t i = 0; i < leaves->count; i++) {
        leaf_id leaf = {leaves->items[i]};
        if (root_get(x, leaf_get(x, leaf)->root)->kind == ROOT_SETTING)
            return yes(x);
    }
    return no(x);
}

/* Whether a setting is written into the address: one that only chooses between addresses is not. */
static bool writes_setting(struct exec *x, term_id address, int depth)
{
    enum { DEEPEST = 16 };
    term_id canon = term_canon(x->terms, address);
    enum term_op op = term_get_op(x->terms, canon);
    if ((op != TERM_ITE && op != TERM_CONCAT) || depth > DEEPEST)
        return term_is_true(x->terms, statement_holds_credentials(x, value_string(canon)));
    bool any = false;
    for (uint32_t i = op == TERM_ITE; i < term_arg_count(x->terms, canon) && !any; i++)
        any = writes_setting(x, term_arg(x->terms, canon, i), depth + 1);
    return any;
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
    uint32_t notice = statement_add(x, &statement);
    x->statements.items[reply].notice = notice + 1;
}

/* The answer is authentic where it was asked for, of whom one trusts. */
static void settle(struct exec *x, struct statement *s)
{
    s->authentic = term_and(x->terms, s->asked, s->trust);
    if (s->notice)
        x->statements.items[s->notice - 1].authentic =
            term_and(x->terms, s->authentic, s->accepted);
}

/* What was asked before is asked here as well: the answer is there where either is reached. */
static void ask_again(struct exec *x, uint32_t number)
{
    struct statement *s = &x->statements.items[number];
    term_id here = guard_term(x, x->guard);
    s->asked = term_or(x->terms, s->asked, here);
    s->keyed = term_or(x->terms, s->keyed, term_and(x->terms, here, s->secret));
    settle(x, s);
}

/* 1 + the reply to the same message, or 0; `*key` is then where the new one belongs. */
static uint32_t find_reply(struct exec *x, uint64_t *key, struct value sent)
{
    for (uint32_t known; (known = map_get(&x->replies, *key, 0)); *key = hash_mix(*key, known) >> 1)
        if (message_same(x, x->statements.items[known - 1].sent, sent))
            return known;
    return 0;
}

/* Nobody answered where the request failed: whatever else is known, that is no authentic message.
 */
static struct value ask_part(struct exec *x, uint32_t number, struct text part)
{
    struct value value = reply_part(x, number, part);
    struct statement *s = &x->statements.items[number];
    if (!text_is(part, "failed") || value.tag != VALUE_BOOL)
        return value;
    term_id answered = term_not(x->terms, value_term(value));
    s->trust = term_and(x->terms, s->trust, answered);
    settle(x, s);
    return value;
}

struct value statement_reply(struct exec *x, struct value url, struct value sent, struct text part)
{
    term_id text = exec_language(x)->to_string(x, url);
    uint64_t key = (uint64_t)x->node.index << 32 | term_canon(x->terms, text).index;
    key = (uint64_t)exec_frame(x)->call_site.index << 32 | (uint32_t)key;
    uint32_t known = find_reply(x, &key, sent);
    if (known) {
        ask_again(x, known - 1);
        return ask_part(x, known - 1, part);
    }
    struct statement statement = {
        .kind = STATEMENT_REPLY, .sent = sent, .asked = no(x), .keyed = no(x)};
    statement.trust = statement_host_trust(x, text, &statement.provider, 0);
    statement.secret = writes_setting(x, text, 0) ? yes(x) : statement_holds_credentials(x, sent);
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
    statement_add(x, &statement);
    ask_again(x, number);
    x->statements.items[number].body = reply_part(x, number, TEXT("body"));
    map_put(&x->replies, key, number + 1);
    if (is_postback(x, statement.provider, url, sent))
        add_postback(x, number);
    return ask_part(x, number, part);
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
                                  .asked = no(x),
                                  .keyed = no(x),
                                  .trust = yes(x),
                                  .secret = yes(x),
                                  .key = key,
                                  .sent = sent};
    statement.provider = find_provider(x, provider, object, &statement.object);
    statement.root = reply_root(x, number, label, VALUE_ANY & ~VALUE_MASK(VALUE_OBJECT), TEXT(""));
    statement.body = leaf_new(x, statement.root, label, VALUE_MASK(VALUE_OBJECT));
    statement_add(x, &statement);
    ask_again(x, number);
    map_put(&x->replies, slot, number + 1);
    return statement.body;
}
