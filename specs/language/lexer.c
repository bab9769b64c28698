/* Words, names, numbers, strings and symbols of annotations. Comments inside run to the line's end.
 */
#include "specs/language/spec_p.h"

static char byte_at(const struct spec_lexer *lexer, uint32_t at)
{
    return at < lexer->end ? lexer->bytes.data[at] : '\0';
}

static bool is_name_start(char c)
{
    return isalpha((unsigned char)c) || c == '_';
}

/* The hosts' names may have letters that are not ASCII. */
static bool is_name_byte(char c)
{
    return isalnum((unsigned char)c) || c == '_' || (unsigned char)c >= 0x80;
}

/* Blanks, `// comment` lines, and the `@` or `*` that a line of a block comment may begin with. */
static void skip_blanks(struct spec_lexer *lexer)
{
    bool line_start = false;
    for (;;) {
        char c = byte_at(lexer, lexer->at);
        if (lexer->at >= lexer->end)
            return;
        if (c == '\n')
            line_start = true;
        else if (c == '/' && byte_at(lexer, lexer->at + 1) == '/') {
            while (lexer->at < lexer->end && byte_at(lexer, lexer->at) != '\n')
                lexer->at++;
            continue;
        } else if (!isspace((unsigned char)c) && !(line_start && (c == '@' || c == '*'))) {
            return;
        }
        lexer->at++;
    }
}

static struct spec_token make_token(const struct spec_lexer *lexer, enum spec_token_kind kind,
                                    uint32_t begin, uint32_t text_begin)
{
    return (struct spec_token){
        kind, {begin, lexer->at}, text_slice(lexer->bytes, text_begin, lexer->at)};
}

static struct spec_token bad_token(struct spec_lexer *lexer, uint32_t begin, const char *problem)
{
    lexer->problem = problem;
    return make_token(lexer, TOKEN_BAD, begin, begin);
}

static bool is_before_comment_end(const struct spec_lexer *lexer)
{
    struct text rest = text_slice(lexer->bytes, lexer->end, lexer->bytes.size);
    return text_starts_with(rest, TEXT("*/"));
}

/* "…" or '…'; a backslash takes the quote or a backslash behind it as it is. */
static struct spec_token string_token(struct spec_lexer *lexer)
{
    uint32_t begin = lexer->at++;
    char quote = lexer->bytes.data[begin];
    struct buffer out;
    buffer_init(&out);
    buffer_add(&out, TEXT(""));
    while (lexer->at < lexer->end && byte_at(lexer, lexer->at) != quote) {
        char c = byte_at(lexer, lexer->at++);
        if (c == '\\' && lexer->at < lexer->end &&
            (byte_at(lexer, lexer->at) == quote || byte_at(lexer, lexer->at) == '\\'))
            c = byte_at(lexer, lexer->at++);
        buffer_add_byte(&out, c);
    }
    struct spec_token token;
    if (lexer->at >= lexer->end) {
        lexer->is_cut = is_before_comment_end(lexer);
        token =
            bad_token(lexer, begin,
                      lexer->is_cut ? "the comment ends inside this string: if the string holds "
                                      "`*/`, write it in a //@ line or in an .acsl file"
                                    : "this string has no end");
    } else {
        lexer->at++;
        token = make_token(lexer, TOKEN_STRING, begin, begin);
        token.text = text_copy(lexer->arena, buffer_text(&out));
    }
    buffer_done(&out);
    return token;
}

static struct spec_token number_token(struct spec_lexer *lexer)
{
    uint32_t begin = lexer->at;
    while (isdigit((unsigned char)byte_at(lexer, lexer->at)))
        lexer->at++;
    if (byte_at(lexer, lexer->at) == '.' && isdigit((unsigned char)byte_at(lexer, lexer->at + 1))) {
        lexer->at++;
        while (isdigit((unsigned char)byte_at(lexer, lexer->at)))
            lexer->at++;
    }
    return make_token(lexer, TOKEN_NUMBER, begin, begin);
}

static void skip_name(struct spec_lexer *lexer)
{
    while (is_name_byte(byte_at(lexer, lexer->at)))
        lexer->at++;
}

static struct spec_token symbol_token(struct spec_lexer *lexer)
{
    static const char *const symbols[] = {
        "<==>", "==>", "&&", "||", "^^", "==", "!=", "<=", ">=", "->", "..", "::"};
    uint32_t begin = lexer->at;
    for (size_t i = 0; i < ARRAY_LENGTH(symbols); i++) {
        size_t size = strlen(symbols[i]);
        if (lexer->end - begin >= size && !memcmp(lexer->bytes.data + begin, symbols[i], size)) {
            lexer->at += (uint32_t)size;
            return make_token(lexer, TOKEN_SYMBOL, begin, begin);
        }
    }
    lexer->at += (uint32_t)text_code_point_size(lexer->bytes, begin);
    char c = lexer->bytes.data[begin];
    if (!c || !strchr("!<>+-*/%~?:,;.[](){}=|", c))
        return bad_token(lexer, begin, "this character means nothing here");
    return make_token(lexer, TOKEN_SYMBOL, begin, begin);
}

struct spec_token spec_next_token(struct spec_lexer *lexer)
{
    skip_blanks(lexer);
    uint32_t begin = lexer->at;
    char c = byte_at(lexer, begin), next = byte_at(lexer, begin + 1);
    if (begin >= lexer->end)
        return make_token(lexer, TOKEN_END, begin, begin);
    if (is_name_start(c)) {
        skip_name(lexer);
        return make_token(lexer, TOKEN_IDENTIFIER, begin, begin);
    }
    if ((c == '$' || c == '\\') && is_name_start(next)) {
        lexer->at++;
        skip_name(lexer);
        return make_token(lexer, c == '$' ? TOKEN_PARAMETER : TOKEN_BUILTIN, begin, begin + 1);
    }
    if (isdigit((unsigned char)c))
        return number_token(lexer);
    return c == '"' || c == '\'' ? string_token(lexer) : symbol_token(lexer);
}

struct spec_token spec_next_regex(struct spec_lexer *lexer)
{
    skip_blanks(lexer);
    uint32_t begin = lexer->at;
    if (byte_at(lexer, begin) != '/') {
        lexer->at += lexer->at < lexer->end;
        return bad_token(lexer, begin, "expected a regular expression, /…/");
    }
    lexer->at++;
    while (lexer->at < lexer->end && byte_at(lexer, lexer->at) != '/')
        lexer->at += byte_at(lexer, lexer->at) == '\\' ? 2 : 1;
    if (lexer->at >= lexer->end) {
        lexer->at = lexer->end;
        return bad_token(lexer, begin, "this regular expression has no end");
    }
    struct spec_token token = make_token(lexer, TOKEN_STRING, begin, begin + 1);
    token.range.end = ++lexer->at;
    return token;
}
