/* Patterns as PHP writes them ("/a+/i"), compiled and matched by PCRE2. */
#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include "grammars/php/semantics/regex.h"

enum { MOST_STEPS = 1000000 }; /* of a match */

struct regex {
    pcre2_code *code;
    uint32_t groups;
    struct text *names; /* by group */
    bool utf8;
};

static bool read_modifiers(struct text text, uint32_t *options)
{
    static const struct {
        char letter;
        uint32_t option;
    } known[] = {{'i', PCRE2_CASELESS},
                 {'m', PCRE2_MULTILINE},
                 {'s', PCRE2_DOTALL},
                 {'x', PCRE2_EXTENDED},
                 {'A', PCRE2_ANCHORED},
                 {'D', PCRE2_DOLLAR_ENDONLY},
                 {'U', PCRE2_UNGREEDY},
                 {'u', PCRE2_UTF | PCRE2_UCP},
                 {'J', PCRE2_DUPNAMES},
                 {'n', PCRE2_NO_AUTO_CAPTURE},
                 {'S', 0},
                 {'X', 0},
                 {'\n', 0},
                 {' ', 0},
                 {'\r', 0}};
    *options = 0;
    for (size_t i = 0; i < text.size; i++) {
        size_t k = 0;
        while (k < ARRAY_LENGTH(known) && known[k].letter != text.data[i])
            k++;
        if (k == ARRAY_LENGTH(known))
            return false;
        *options |= known[k].option;
    }
    return true;
}

/* Where the delimiter that ends the pattern stands; brackets nest. */
static size_t find_end(struct text text, size_t begin)
{
    static const char opening[] = "([{<", closing[] = ")]}>";
    char first = text.data[begin];
    const char *pair = strchr(opening, first);
    int depth = 1;
    for (size_t at = begin + 1; at < text.size; at++) {
        char c = text.data[at];
        if (c == '\\')
            at++;
        else if (pair ? c == closing[pair - opening] && --depth == 0 : c == first)
            return at;
        else if (pair && c == first)
            depth++;
    }
    return SIZE_MAX;
}

static void read_names(struct arena *arena, struct regex *regex)
{
    uint32_t count = 0, size = 0;
    PCRE2_SPTR table;
    regex->names = ARENA_ARRAY(arena, struct text, regex->groups);
    for (uint32_t i = 0; i < regex->groups; i++)
        regex->names[i] = TEXT("");
    pcre2_pattern_info(regex->code, PCRE2_INFO_NAMECOUNT, &count);
    pcre2_pattern_info(regex->code, PCRE2_INFO_NAMEENTRYSIZE, &size);
    pcre2_pattern_info(regex->code, PCRE2_INFO_NAMETABLE, &table);
    for (uint32_t i = 0; i < count; i++) {
        PCRE2_SPTR entry = table + (size_t)i * size;
        uint32_t group = (uint32_t)entry[0] << 8 | entry[1];
        regex->names[group] = text_copy(arena, text_of((const char *)entry + 2));
    }
}

struct regex *regex_open(struct arena *arena, struct text pattern)
{
    size_t begin = 0, where;
    uint32_t options, groups = 0;
    int error;
    while (begin < pattern.size && isspace((unsigned char)pattern.data[begin]))
        begin++;
    if (begin == pattern.size || isalnum((unsigned char)pattern.data[begin]) ||
        pattern.data[begin] == '\\' || pattern.data[begin] == '\0')
        return NULL;
    size_t end = find_end(pattern, begin);
    if (end == SIZE_MAX || !read_modifiers(text_slice(pattern, end + 1, pattern.size), &options))
        return NULL;
    pcre2_code *code = pcre2_compile((PCRE2_SPTR)pattern.data + begin + 1, end - begin - 1, options,
                                     &error, &where, NULL);
    if (!code)
        return NULL;
    struct regex *regex = ARENA_NEW(arena, struct regex);
    pcre2_pattern_info(code, PCRE2_INFO_CAPTURECOUNT, &groups);
    *regex = (struct regex){.code = code, .groups = groups + 1, .utf8 = options & PCRE2_UTF};
    read_names(arena, regex);
    return regex;
}

void regex_close(struct regex *regex)
{
    pcre2_code_free(regex->code);
}

uint32_t regex_group_count(const struct regex *regex)
{
    return regex->groups;
}

struct text regex_group_name(const struct regex *regex, uint32_t group)
{
    return regex->names[group];
}

size_t regex_step(const struct regex *regex, struct text subject, size_t at)
{
    size_t next = at + 1;
    while (regex->utf8 && next < subject.size && ((unsigned char)subject.data[next] & 0xC0) == 0x80)
        next++;
    return next - at;
}

enum regex_result regex_match(const struct regex *regex, struct text subject, size_t at,
                              bool nonempty, struct regex_group *groups)
{
    pcre2_match_data *data = pcre2_match_data_create_from_pattern(regex->code, NULL);
    uint32_t options = nonempty ? PCRE2_NOTEMPTY_ATSTART | PCRE2_ANCHORED : 0;
    pcre2_match_context *context = pcre2_match_context_create(NULL);
    pcre2_set_match_limit(context, MOST_STEPS); /* PHP's own limit is larger, and hangs on others */
    int count = pcre2_match(regex->code, (PCRE2_SPTR)subject.data, subject.size, at, options, data,
                            context);
    pcre2_match_context_free(context);
    const PCRE2_SIZE *offsets = pcre2_get_ovector_pointer(data);
    for (uint32_t i = 0; i < regex->groups; i++) {
        bool set = count > 0 && (int)i < count && offsets[2 * i] != PCRE2_UNSET;
        groups[i] =
            (struct regex_group){set, set ? offsets[2 * i] : 0, set ? offsets[2 * i + 1] : 0};
    }
    pcre2_match_data_free(data);
    return count > 0 ? REGEX_FOUND : count == PCRE2_ERROR_NOMATCH ? REGEX_NONE : REGEX_FAILED;
}

/* The number of a group reference at `at`, behind its `\` or `$`: its end, or 0. */
static size_t read_reference(struct text text, size_t at, uint32_t *group)
{
    bool braces = text.data[at] == '$' && at + 1 < text.size && text.data[at + 1] == '{';
    size_t digit = at + (braces ? 2 : 1), begin = digit;
    *group = 0;
    while (digit < text.size && digit < begin + 2 && isdigit((unsigned char)text.data[digit]))
        *group = *group * 10 + (uint32_t)(text.data[digit++] - '0');
    if (digit == begin || (braces && (digit == text.size || text.data[digit] != '}')))
        return 0;
    return digit + braces;
}

void regex_expand(struct buffer *out, struct text replacement, struct text subject,
                  const struct regex_group *groups, uint32_t count)
{
    for (size_t at = 0; at < replacement.size;) {
        char c = replacement.data[at];
        uint32_t group;
        if (c == '\\' && at + 1 < replacement.size && replacement.data[at + 1] == '\\') {
            buffer_add_byte(out, '\\');
            at += 2;
            continue;
        }
        size_t end = c == '\\' || c == '$' ? read_reference(replacement, at, &group) : 0;
        if (end == 0) {
            buffer_add_byte(out, c);
            at++;
            continue;
        }
        if (group < count && groups[group].matched)
            buffer_add(out, text_slice(subject, groups[group].begin, groups[group].end));
        at = end;
    }
}
