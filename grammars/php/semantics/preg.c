/*
 * preg_match, preg_replace and their family. With a constant pattern, what they give of an unknown
 * subject are functions of it: whether it matches, each group, the text with replacements.
 */
#include "grammars/php/semantics/arrays.h"
#include "grammars/php/semantics/regex.h"

enum {
    PATTERN_ORDER = 1,
    SET_ORDER = 2,
    SPLIT_NO_EMPTY = 1,
    SPLIT_DELIMITERS = 2,
    SPLIT_OFFSETS = 4,
    OFFSET_CAPTURE = 256,
    UNMATCHED_AS_NULL = 512,
    MOST_GROUPS = 400
};

/* Goes through all matches of a pattern in a subject. */
struct walk {
    struct regex *regex;
    struct text subject;
    struct regex_group groups[MOST_GROUPS];
    size_t at;
    bool after_empty;
    bool failed;
};

static bool walk_next(struct walk *w)
{
    while (w->at <= w->subject.size) {
        enum regex_result result =
            regex_match(w->regex, w->subject, w->at, w->after_empty, w->groups);
        w->failed = result == REGEX_FAILED;
        if (w->failed)
            return false;
        if (result == REGEX_FOUND) {
            w->after_empty = w->groups[0].begin == w->groups[0].end;
            w->at = w->groups[0].end;
            return true;
        }
        if (!w->after_empty)
            return false;
        w->after_empty = false;
        w->at += w->at < w->subject.size ? regex_step(w->regex, w->subject, w->at) : 1;
    }
    return false;
}

/* ---- functions of an unknown subject ---- */

static struct regex *open_small(struct arena *arena, struct text pattern)
{
    struct regex *regex = regex_open(arena, pattern);
    if (regex && regex_group_count(regex) > MOST_GROUPS) {
        regex_close(regex);
        return NULL;
    }
    return regex;
}

static bool first_match(struct arena *arena, const struct constant *args,
                        struct regex_group *groups, bool *found)
{
    struct regex *regex = open_small(arena, args[0].text);
    if (!regex)
        return false;
    enum regex_result result = regex_match(regex, args[1].text, 0, false, groups);
    regex_close(regex);
    *found = result == REGEX_FOUND;
    return result != REGEX_FAILED;
}

PHP_TERM(preg_match, SORT_INT)
{
    struct regex_group groups[MOST_GROUPS];
    bool found;
    return first_match(arena, args, groups, &found) && give_int(result, found);
}

PHP_TERM(preg_group, SORT_STRING)
{
    struct regex_group groups[MOST_GROUPS];
    bool found;
    int64_t group = args[2].integer;
    if (!first_match(arena, args, groups, &found))
        return false;
    if (!found || !groups[group].matched)
        return give_text(result, TEXT(""));
    return give_text(result, text_slice(args[1].text, groups[group].begin, groups[group].end));
}

/* Groups behind the last one that matched are not there. */
PHP_TERM(preg_has_group, SORT_BOOL)
{
    struct regex_group groups[MOST_GROUPS];
    bool found, any = false;
    if (!first_match(arena, args, groups, &found))
        return false;
    struct regex *regex = open_small(arena, args[0].text);
    for (uint32_t i = (uint32_t)args[2].integer; i < regex_group_count(regex); i++)
        any = any || groups[i].matched;
    regex_close(regex);
    return give_bool(result, found && any);
}

static bool replace(struct arena *arena, struct text pattern, struct text by, struct text subject,
                    int64_t limit, struct text *replaced, int64_t *count)
{
    struct walk w = {.regex = open_small(arena, pattern), .subject = subject};
    struct buffer out;
    size_t copied = 0;
    if (!w.regex)
        return false;
    buffer_init(&out);
    while (limit-- != 0 && walk_next(&w)) {
        buffer_add(&out, text_slice(subject, copied, w.groups[0].begin));
        regex_expand(&out, by, subject, w.groups, regex_group_count(w.regex));
        copied = w.groups[0].end;
        ++*count;
    }
    buffer_add(&out, text_slice(subject, copied, subject.size));
    *replaced = out.size ? text_copy(arena, buffer_text(&out)) : TEXT("");
    buffer_done(&out);
    regex_close(w.regex);
    return !w.failed;
}

PHP_TERM(preg_replace, SORT_STRING)
{
    struct text replaced;
    int64_t ignored = 0;
    return replace(arena, args[0].text, args[1].text, args[2].text, args[3].integer, &replaced,
                   &ignored) &&
           give_text(result, replaced);
}

/* Of a concrete run: what PHP does with it is not modelled. */
static void refuse_pattern(struct exec *x, struct text pattern)
{
    static const char *const parts[] = {"\\K", "(?J", "(*MARK", "(*:"};
    for (size_t i = 0; i < ARRAY_LENGTH(parts) && exec_is_concrete(x); i++)
        if (text_find(pattern, text_of(parts[i]), 0) != SIZE_MAX)
            exec_unsupported(x, "a pattern with such a part");
}

/* The pattern of a call; NULL where PHP refuses it. */
static struct regex *open_pattern(struct exec *x, struct text pattern)
{
    refuse_pattern(x, pattern);
    struct regex *regex = exec_is_dead(x) ? NULL : regex_open(exec_arena(x), pattern);
    if (regex && regex_group_count(regex) > MOST_GROUPS) {
        exec_unsupported(x, "a pattern with so many groups");
        regex_close(regex);
        return NULL;
    }
    return regex;
}

/* Of a concrete run: limits of the library are not PHP's; a subject that is no UTF-8 fails in both.
 */
static void refuse_failure(struct exec *x, bool failed, struct text pattern, struct text subject)
{
    bool utf8 = false;
    for (size_t at = pattern.size; at > 0 && isalpha((unsigned char)pattern.data[at - 1]); at--)
        utf8 = utf8 || pattern.data[at - 1] == 'u';
    if (failed && exec_is_concrete(x) && !(utf8 && !php_is_utf8(subject)))
        exec_unsupported(x, "a match that takes too much");
}

/* ---- groups as arrays ---- */

static struct value group_value(struct exec *x, const struct walk *w, uint32_t group, int64_t flags)
{
    const struct regex_group *g = &w->groups[group];
    struct value text = g->matched ? value_of_text(x, text_slice(w->subject, g->begin, g->end))
                        : flags & UNMATCHED_AS_NULL ? VALUE_OF_NULL
                                                    : value_of_text(x, TEXT(""));
    if (!(flags & OFFSET_CAPTURE))
        return text;
    struct value pair = array_append(x, array_empty(x), text);
    return array_append(x, pair, value_of_int(x, g->matched ? (int64_t)g->begin : -1));
}

static struct value put_group(struct exec *x, struct value array, const struct regex *regex,
                              uint32_t group, struct value value)
{
    struct text name = regex_group_name(regex, group);
    if (name.size)
        array = array_put(x, array, php_to_key(x, value_of_text(x, name)), value);
    return array_put(x, array, value_of_int(x, group), value);
}

static struct value groups_array(struct exec *x, const struct walk *w, int64_t flags)
{
    uint32_t count = regex_group_count(w->regex);
    struct value array = array_empty(x);
    while (!(flags & UNMATCHED_AS_NULL) && count > 0 && !w->groups[count - 1].matched)
        count--;
    for (uint32_t i = 0; i < count; i++)
        array = put_group(x, array, w->regex, i, group_value(x, w, i, flags));
    return array;
}

/* ---- preg_match ---- */

static struct value match_unknown(struct call *call, struct regex *regex)
{
    struct exec *x = call->x;
    struct term_table *terms = exec_terms(x);
    term_id args[3] = {value_term(call->args[0]), value_term(call->args[1]), NO_TERM};
    struct value groups = array_empty(x);
    for (uint32_t i = 0; call->count > 2 && i < regex_group_count(regex); i++) {
        struct text name = regex_group_name(regex, i);
        args[2] = term_int(terms, i);
        term_id has = value_term(value_apply(x, &kind_preg_has_group, args, 3));
        struct value text = value_apply(x, &kind_preg_group, args, 3);
        if (name.size)
            groups = array_put_under(x, groups, value_of_text(x, name), text, has);
        groups = array_put_under(x, groups, value_of_int(x, i), text, has);
    }
    if (call->count > 2)
        call->out[2] = groups;
    return value_apply(x, &kind_preg_match, args, 2);
}

static struct value give_up(struct call *call)
{
    if (call->count > 2)
        call->out[2] = call_array(call);
    return call_derived(call, VALUE_MASK(VALUE_INT) | VALUE_MASK(VALUE_BOOL));
}

static struct value match_known(struct call *call, struct text pattern, struct walk *w,
                                int64_t flags)
{
    struct exec *x = call->x;
    bool found = walk_next(w);
    refuse_failure(x, w->failed, pattern, w->subject);
    if (call->count > 2)
        call->out[2] = found ? groups_array(x, w, flags) : array_empty(x);
    return w->failed ? value_of_bool(x, false) : value_of_int(x, found);
}

static size_t offset_in(struct text subject, int64_t offset)
{
    int64_t size = (int64_t)subject.size;
    offset = offset < 0 ? (offset + size < 0 ? 0 : offset + size) : offset;
    return offset > size ? SIZE_MAX : (size_t)offset;
}

static struct value run_preg_match(struct call *call)
{
    struct exec *x = call->x;
    struct text pattern;
    int64_t flags, offset;
    struct walk w = {0};
    if (!arg_text(call, 0, NULL, &pattern) || !arg_int(call, 3, 0, &flags) ||
        !arg_int(call, 4, 0, &offset))
        return give_up(call);
    if (exec_is_concrete(x) && offset == INT64_MIN)
        return call_refuse_value(call, 4, "must be greater than -9223372036854775808");
    w.regex = open_pattern(x, pattern);
    if (!w.regex)
        return value_of_bool(x, false);
    bool known = arg_text(call, 1, NULL, &w.subject);
    struct value result;
    w.at = known ? offset_in(w.subject, offset) : 0;
    if (call->count > 2)
        call->out[2] = array_empty(x);
    if (flags & 0xFF)
        result = call_refuse_value(call, 3, "must be a PREG_* constant");
    else if (known && w.at == SIZE_MAX)
        result = value_of_bool(x, false);
    else
        result = known                       ? match_known(call, pattern, &w, flags)
                 : flags == 0 && offset == 0 ? match_unknown(call, w.regex)
                                             : give_up(call);
    regex_close(w.regex);
    return result;
}

/* ---- preg_match_all ---- */

static struct value add_match(struct exec *x, struct value all, const struct walk *w, int64_t flags)
{
    if (flags & SET_ORDER)
        return array_append(x, all, groups_array(x, w, flags));
    for (uint32_t i = 0; i < regex_group_count(w->regex); i++) {
        struct value column = array_get(x, all, value_of_int(x, i));
        column = array_append(x, column, group_value(x, w, i, flags));
        all = put_group(x, all, w->regex, i, column);
    }
    return all;
}

static struct value run_preg_match_all(struct call *call)
{
    struct exec *x = call->x;
    struct text pattern;
    int64_t flags, offset, count = 0;
    struct walk w = {0};
    if (!arg_text(call, 0, NULL, &pattern) || !arg_text(call, 1, NULL, &w.subject) ||
        !arg_int(call, 3, 0, &flags) || !arg_int(call, 4, 0, &offset))
        return give_up(call);
    if (exec_is_concrete(x) && offset == INT64_MIN)
        return call_refuse_value(call, 4, "must be greater than -9223372036854775808");
    w.regex = open_pattern(x, pattern);
    if (!w.regex)
        return value_of_bool(x, false);
    struct value all = array_empty(x);
    for (uint32_t i = 0; !(flags & SET_ORDER) && i < regex_group_count(w.regex); i++)
        all = put_group(x, all, w.regex, i, array_empty(x));
    w.at = offset_in(w.subject, offset);
    bool fits = w.at != SIZE_MAX;
    if (flags & 0xFF && (flags & 0xFF) != PATTERN_ORDER && (flags & 0xFF) != SET_ORDER) {
        regex_close(w.regex);
        return call_refuse_value(call, 3, "must be a PREG_* constant");
    }
    while (fits && walk_next(&w)) {
        all = add_match(x, all, &w, flags);
        count++;
    }
    refuse_failure(x, w.failed, pattern, w.subject);
    if (call->count > 2)
        call->out[2] = fits ? all : array_empty(x);
    regex_close(w.regex);
    return w.failed || !fits ? value_of_bool(x, false) : value_of_int(x, count);
}

/* ---- preg_replace ---- */

struct replacing {
    struct call *call;
    int64_t limit;
    int64_t count;
    bool counted;
    bool failed;
    bool filters; /* preg_filter: only what was replaced */
};

static struct value replace_once(struct replacing *r, struct text pattern, struct value by,
                                 struct value subject)
{
    struct exec *x = r->call->x;
    struct text text, replacement, replaced;
    struct regex *regex = open_pattern(x, pattern);
    if (!regex) {
        r->failed = true;
        return VALUE_OF_NULL;
    }
    regex_close(regex);
    if (value_is_text(x, subject, &text) && value_is_text(x, by, &replacement)) {
        r->failed =
            !replace(exec_arena(x), pattern, replacement, text, r->limit, &replaced, &r->count);
        refuse_failure(x, r->failed, pattern, text);
        return r->failed ? VALUE_OF_NULL : value_of_text(x, replaced);
    }
    r->counted = false;
    term_id args[4] = {term_string_of(exec_terms(x), pattern), value_term(by), value_term(subject),
                       term_int(exec_terms(x), r->limit)};
    return value_apply(x, &kind_preg_replace, args, 4);
}

static struct value as_text(struct exec *x, struct value value)
{
    return value_string(php_to_string(x, value));
}

/* All patterns in turn. */
static struct value replace_in(struct replacing *r, struct value subject)
{
    struct call *call = r->call;
    struct exec *x = call->x;
    array_elements patterns = {0}, replacements = {0};
    struct text pattern;
    bool several = call->args[1].tag == VALUE_ARRAY;
    subject = as_text(x, subject);
    if (call->args[0].tag != VALUE_ARRAY)
        return value_is_text(x, call->args[0], &pattern)
                   ? replace_once(r, pattern, call->args[1], subject)
                   : (r->counted = false, call_derived(call, VALUE_MASK(VALUE_STRING)));
    if (!arg_elements(call, 0, &patterns) || (several && !arg_elements(call, 1, &replacements)))
        return call_derived(call, VALUE_MASK(VALUE_STRING));
    for (uint32_t i = 0; i < patterns.count && !r->failed && !exec_is_dead(x); i++) {
        struct value by = !several                 ? call->args[1]
                          : i < replacements.count ? as_text(x, replacements.items[i].value)
                                                   : value_of_text(x, TEXT(""));
        if (!value_is_text(x, as_text(x, patterns.items[i].value), &pattern))
            return call_derived(call, VALUE_MASK(VALUE_STRING));
        subject = replace_once(r, pattern, by, subject);
    }
    return subject;
}

static struct value replace_subjects(struct replacing *r)
{
    struct call *call = r->call;
    array_elements subjects;
    struct value out = array_empty(call->x);
    if (!arg_elements(call, 2, &subjects))
        return call_array(call);
    for (uint32_t i = 0; i < subjects.count && !exec_is_dead(call->x); i++) {
        r->failed = false;
        struct value text = replace_in(r, subjects.items[i].value);
        if (!r->failed)
            out = array_put(call->x, out, subjects.items[i].key, text);
    }
    return out;
}

static struct value run_preg_replace(struct call *call)
{
    struct replacing r = {.call = call, .counted = true};
    if (!arg_int(call, 3, -1, &r.limit))
        return call_unknown(call);
    if (call->args[1].tag == VALUE_ARRAY && call->args[0].tag != VALUE_ARRAY)
        return call_refuse_type(call, 0,
                                "must be of type array when argument #2 ($replacement) is an "
                                "array, string given");
    struct value result =
        call->args[2].tag == VALUE_ARRAY ? replace_subjects(&r) : replace_in(&r, call->args[2]);
    if (call->count > 4)
        call->out[4] =
            r.counted ? value_of_int(call->x, r.count) : call_derived(call, VALUE_MASK(VALUE_INT));
    return r.failed && call->args[2].tag != VALUE_ARRAY ? VALUE_OF_NULL : result;
}

/* ---- preg_replace_callback ---- */

/* Each match is what the callback gives for its groups. */
static struct value replace_by_call(struct replacing *r, struct text pattern, struct text subject,
                                    int64_t flags)
{
    struct exec *x = r->call->x;
    struct walk w = {.regex = open_pattern(x, pattern), .subject = subject};
    VEC(term_id) parts = {0};
    size_t copied = 0;
    int64_t limit = r->limit;
    if (!w.regex) {
        r->failed = true;
        return VALUE_OF_NULL;
    }
    while (limit-- != 0 && !exec_is_dead(x) && walk_next(&w)) {
        struct value groups = groups_array(x, &w, flags);
        struct value by = exec_call_at(x, r->call->node, r->call->args[1], &groups, NULL, 1);
        if (exec_is_dead(x))
            break;
        struct text before = text_slice(subject, copied, w.groups[0].begin);
        VEC_PUSH(exec_arena(x), &parts, term_string_of(exec_terms(x), before));
        VEC_PUSH(exec_arena(x), &parts, php_to_string(x, by));
        copied = w.groups[0].end;
        r->count++;
    }
    struct text rest = text_slice(subject, copied, subject.size);
    VEC_PUSH(exec_arena(x), &parts, term_string_of(exec_terms(x), rest));
    regex_close(w.regex);
    r->failed = w.failed;
    refuse_failure(x, w.failed, pattern, w.subject);
    return exec_is_dead(x) || w.failed
               ? VALUE_OF_NULL
               : value_string(term_concat(exec_terms(x), parts.items, parts.count));
}

static struct value call_in(struct replacing *r, struct value subject, int64_t flags)
{
    struct call *call = r->call;
    struct exec *x = call->x;
    array_elements patterns = {0};
    struct array_element only = {.value = call->args[0]};
    subject = as_text(x, subject);
    if (call->args[0].tag == VALUE_ARRAY && !arg_elements(call, 0, &patterns))
        return call_derived(call, VALUE_MASK(VALUE_STRING));
    if (call->args[0].tag != VALUE_ARRAY)
        VEC_PUSH(exec_arena(x), &patterns, only);
    for (uint32_t i = 0; i < patterns.count && !r->failed && !exec_is_dead(x); i++) {
        struct text pattern, text;
        if (!value_is_text(x, as_text(x, patterns.items[i].value), &pattern) ||
            !value_is_text(x, subject, &text))
            return call_derived(call, VALUE_MASK(VALUE_STRING));
        subject = replace_by_call(r, pattern, text, flags);
    }
    return subject;
}

static struct value run_preg_replace_callback(struct call *call)
{
    struct exec *x = call->x;
    struct replacing r = {.call = call, .counted = true};
    array_elements subjects;
    int64_t flags;
    if (!arg_int(call, 3, -1, &r.limit) || !arg_int(call, 5, 0, &flags))
        return call_unknown(call);
    struct value result = array_empty(x);
    if (call->args[2].tag != VALUE_ARRAY) {
        result = call_in(&r, call->args[2], flags);
    } else if (!arg_elements(call, 2, &subjects)) {
        return call_array(call);
    } else {
        for (uint32_t i = 0; i < subjects.count && !exec_is_dead(x); i++) {
            r.failed = false;
            struct value text = call_in(&r, subjects.items[i].value, flags);
            if (!r.failed)
                result = array_put(x, result, subjects.items[i].key, text);
        }
    }
    if (call->count > 4)
        call->out[4] = value_of_int(x, r.count);
    return exec_is_dead(x) ? VALUE_OF_NULL : result;
}

/* ---- preg_split ---- */

static struct value add_piece(struct exec *x, struct value out, struct text subject, size_t begin,
                              size_t end, int64_t flags)
{
    struct value piece = value_of_text(x, text_slice(subject, begin, end));
    if (flags & SPLIT_OFFSETS) {
        piece = array_append(x, array_empty(x), piece);
        piece = array_append(x, piece, value_of_int(x, (int64_t)begin));
    }
    return array_append(x, out, piece);
}

static struct value add_delimiters(struct exec *x, struct value out, const struct walk *w,
                                   int64_t flags)
{
    uint32_t last = regex_group_count(w->regex);
    while (last > 1 && !w->groups[last - 1].matched)
        last--;
    for (uint32_t i = 1; i < last; i++)
        if (!(flags & SPLIT_NO_EMPTY) || w->groups[i].end > w->groups[i].begin)
            out = add_piece(x, out, w->subject, w->groups[i].begin, w->groups[i].end, flags);
    return out;
}

static struct value split(struct exec *x, struct walk *w, int64_t limit, int64_t flags)
{
    struct value out = array_empty(x);
    size_t begin = 0;
    bool keeps_empty = !(flags & SPLIT_NO_EMPTY);
    if (limit == 0)
        limit = -1;
    while ((limit == -1 || limit > 1) && walk_next(w)) {
        size_t from = w->groups[0].begin, to = w->groups[0].end;
        if (keeps_empty || from > begin) {
            out = add_piece(x, out, w->subject, begin, from, flags);
            limit -= limit != -1;
        }
        if (flags & SPLIT_DELIMITERS)
            out = add_delimiters(x, out, w, flags);
        begin = to;
    }
    if (keeps_empty || begin < w->subject.size)
        out = add_piece(x, out, w->subject, begin, w->subject.size, flags);
    return out;
}

static struct value run_preg_split(struct call *call)
{
    struct exec *x = call->x;
    struct text pattern;
    int64_t limit, flags;
    struct walk w = {0};
    if (!arg_text(call, 0, NULL, &pattern) || !arg_text(call, 1, NULL, &w.subject) ||
        !arg_int(call, 2, -1, &limit) || !arg_int(call, 3, 0, &flags))
        return exec_derived(x, call->builtin->name, VALUE_MASK(VALUE_ARRAY),
                            VALUE_MASK(VALUE_STRING), call->args, call->count);
    w.regex = open_pattern(x, pattern);
    if (!w.regex)
        return value_of_bool(x, false);
    struct value out = split(x, &w, limit, flags);
    refuse_failure(x, w.failed, pattern, w.subject);
    regex_close(w.regex);
    return w.failed ? value_of_bool(x, false) : out;
}

/* ---- the rest ---- */

PHP_TERM(preg_quote, SORT_STRING)
{
    static const char special[] = ".\\+*?[^]$(){}=!<>|:-#/";
    struct text text = args[0].text, delimiter = args[1].text;
    struct buffer out;
    buffer_init(&out);
    for (size_t i = 0; i < text.size; i++) {
        char c = text.data[i];
        bool quoted = c && strchr(special, c) && c != '/';
        if (c == '\0') {
            buffer_add(&out, TEXT("\\000"));
            continue;
        }
        if (quoted || (delimiter.size && c == delimiter.data[0]))
            buffer_add_byte(&out, '\\');
        buffer_add_byte(&out, c);
    }
    return give_buffer(arena, result, &out);
}

static struct value run_preg_quote(struct call *call)
{
    term_id args[2] = {value_term(call->args[0]),
                       arg_is_null(call, 1) ? term_string_of(exec_terms(call->x), TEXT(""))
                                            : value_term(call->args[1])};
    return value_apply(call->x, &kind_preg_quote, args, 2);
}

static struct value run_preg_grep(struct call *call)
{
    struct exec *x = call->x;
    struct text pattern;
    array_elements elements;
    int64_t flags;
    struct value out = array_empty(x);
    if (!arg_text(call, 0, NULL, &pattern) || !arg_elements(call, 1, &elements) ||
        !arg_int(call, 2, 0, &flags))
        return call_array(call);
    struct regex *regex = open_pattern(x, pattern);
    if (!regex)
        return value_of_bool(x, false);
    regex_close(regex);
    for (uint32_t i = 0; i < elements.count && !exec_is_dead(x); i++) {
        term_id args[2] = {value_term(call->args[0]), php_to_string(x, elements.items[i].value)};
        struct value match = value_apply(x, &kind_preg_match, args, 2);
        if (match.tag != VALUE_INT || exec_is_dead(x))
            return exec_is_dead(x) ? VALUE_OF_NULL : call_array(call);
        term_id found = value_term(match);
        term_id stays = term_eq(exec_terms(x), found, term_int(exec_terms(x), flags == 1 ? 0 : 1));
        if (!exec_is_false(x, stays))
            out = array_put_under(x, out, elements.items[i].key,
                                  array_get(x, call->args[1], elements.items[i].key), stays);
    }
    return out;
}

/* What failed last is not kept. */
static struct value run_preg_last_error(struct call *call)
{
    return call_derived(call, VALUE_MASK(VALUE_INT));
}

static struct value run_preg_last_error_msg(struct call *call)
{
    return call_derived(call, VALUE_MASK(VALUE_STRING));
}

static const struct php_builtin items[] = {
    PHP_FUNCTION("preg_grep", 2, 3, "string $pattern, array $array, int $flags = 0", run_preg_grep),
    PHP_FUNCTION("preg_last_error", 0, 0, "", run_preg_last_error),
    PHP_FUNCTION("preg_last_error_msg", 0, 0, "", run_preg_last_error_msg),
    PHP_REFERENCE_FUNCTION(
        "preg_match", 2, 5, 4,
        "string $pattern, string $subject, &$matches = null, int $flags = 0, int $offset = 0",
        run_preg_match),
    PHP_REFERENCE_FUNCTION(
        "preg_match_all", 2, 5, 4,
        "string $pattern, string $subject, &$matches = null, int $flags = 0, int $offset = 0",
        run_preg_match_all),
    PHP_FUNCTION("preg_quote", 1, 2, "string $str, ?string $delimiter = null", run_preg_quote),
    PHP_REFERENCE_FUNCTION("preg_replace", 3, 5, 16,
                           "array|string $pattern, array|string $replacement, array|string "
                           "$subject, int $limit = -1, &$count = null",
                           run_preg_replace),
    PHP_REFERENCE_FUNCTION("preg_replace_callback", 3, 6, 16,
                           "array|string $pattern, callable $callback, array|string $subject, int "
                           "$limit = -1, &$count = null, int $flags = 0",
                           run_preg_replace_callback),
    PHP_FUNCTION("preg_split", 2, 4,
                 "string $pattern, string $subject, int $limit = -1, int $flags = 0",
                 run_preg_split),
};

const struct php_builtins php_builtins_preg = {items, ARRAY_LENGTH(items)};
