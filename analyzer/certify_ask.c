/* One solver, one certificate: asking, checking the values of a refutation, telling, asking again.
 */
#include "analyzer/certify.h"

#include "analyzer/base/exact.h"
#include "analyzer/languages.h"
#include "solver/smtlib.h"

enum { MOST_TURNS = 10 };

/* Where a function is known. */
struct point {
    struct text function; /* as it is declared */
    struct text *args;
    uint32_t count;
};

struct asking {
    struct arena arena;
    const struct prover *prover;
    struct text certificate;
    const json_t *about;
    uint32_t level;
    VEC(struct point) points;
    struct buffer told;  /* assertions */
    struct buffer query; /* what is asked for of a model */
    struct buffer said;
};

/* ---- the text that is sent ---- */

static const char *string_at(const json_t *array, size_t index)
{
    const char *text = json_string_value(json_array_get(array, index));
    return text ? text : "";
}

/* The calls with their arguments, then the inputs that are texts. */
static void write_query(struct asking *a)
{
    const json_t *calls = json_object_get(a->about, "calls");
    const json_t *texts = json_object_get(a->about, "texts");
    if (json_array_size(calls) + json_array_size(texts) == 0)
        return;
    buffer_add(&a->query, TEXT("(get-value ("));
    for (size_t i = 0; i < json_array_size(calls); i++) {
        const json_t *call = json_array_get(calls, i);
        buffer_print(&a->query, " %s", string_at(call, 0));
        for (size_t k = 5; k < json_array_size(call); k += 2)
            buffer_print(&a->query, " %s", string_at(call, k));
    }
    for (size_t i = 0; i < json_array_size(texts); i++)
        buffer_print(&a->query, " %s", string_at(texts, i));
    buffer_add(&a->query, TEXT("))\n"));
}

/*
 * The certificate asks once, at its end; what is told stands before that. `closed` is asserted in
 * this question only.
 */
static enum prover_answer ask(struct asking *a, struct text closed, uint32_t level)
{
    static const struct text question = {"(check-sat)\n", 12};
    struct buffer text;
    size_t size =
        a->certificate.size - (text_ends_with(a->certificate, question) ? question.size : 0);
    buffer_init(&text);
    buffer_add(&text, TEXT("(set-option :produce-models true)\n"));
    buffer_add(&text, text_slice(a->certificate, 0, size));
    if (a->told.size)
        buffer_add(&text, buffer_text(&a->told));
    buffer_add(&text, closed);
    buffer_add(&text, question);
    if (a->query.size)
        buffer_add(&text, buffer_text(&a->query));
    buffer_add(&text, TEXT("(get-model)\n"));
    buffer_clear(&a->said);
    enum prover_answer answer = prover_ask(a->prover, buffer_text(&text), level, &a->said);
    buffer_done(&text);
    return answer;
}

/* ---- values of a model ---- */

/* A place in what the solver said. */
struct reading {
    struct arena *arena;
    struct text text;
    size_t at;
    bool failed;
};

static char peek(const struct reading *r)
{
    return r->at < r->text.size ? r->text.data[r->at] : '\0';
}

static void skip_blanks(struct reading *r)
{
    while (peek(r) && strchr(" \t\r\n", peek(r)))
        r->at++;
}

static bool accept(struct reading *r, char c)
{
    skip_blanks(r);
    bool is = peek(r) == c && c;
    r->at += is;
    return is;
}

static void expect(struct reading *r, char c)
{
    r->failed |= !accept(r, c);
}

/* A string with its quotes, a symbol with its bars, or what stands up to the next blank. */
static struct text read_atom(struct reading *r)
{
    skip_blanks(r);
    size_t begin = r->at;
    char quote = peek(r);
    if (quote == '"' || quote == '|') {
        do {
            r->at++;
            while (peek(r) && peek(r) != quote)
                r->at++;
            r->at += peek(r) != '\0';
        } while (quote == '"' && peek(r) == '"');
    } else {
        while (peek(r) && !strchr(" \t\r\n()", peek(r)))
            r->at++;
    }
    r->failed |= r->at == begin;
    return text_slice(r->text, begin, r->at);
}

static void skip_term(struct reading *r)
{
    uint32_t depth = 0;
    do {
        skip_blanks(r);
        if (accept(r, '('))
            depth++;
        else if (depth && accept(r, ')'))
            depth--;
        else
            read_atom(r);
    } while (depth && !r->failed);
}

static int hexadecimal(char c)
{
    static const char digits[] = "0123456789abcdef";
    const char *at = c ? strchr(digits, tolower((unsigned char)c)) : NULL;
    return at ? (int)(at - digits) : -1;
}

/* An escaped code point at `*at`, which moves behind it; false where there is none. */
static bool read_escape(struct text text, size_t *at, uint32_t *code)
{
    size_t i = *at + 2;
    if (!text_starts_with(text_slice(text, *at, text.size), TEXT("\\u")))
        return false;
    bool braced = i < text.size && text.data[i] == '{';
    size_t end = braced ? ++i + 5 : i + 4;
    size_t begin = i;
    for (*code = 0; i < text.size && i < end && hexadecimal(text.data[i]) >= 0; i++)
        *code = *code * 16 + (uint32_t)hexadecimal(text.data[i]);
    bool closed = braced ? i > begin && i < text.size && text.data[i] == '}' : i == end;
    *at = closed ? i + braced : *at;
    return closed;
}

/* The bytes of a string; false where one of its characters is none. */
static bool read_string(struct reading *r, struct text *out)
{
    struct text atom = read_atom(r);
    bool bytes = true;
    struct buffer text;
    if (!text_starts_with(atom, TEXT("\"")) || atom.size < 2) {
        r->failed = true;
        return false;
    }
    buffer_init(&text);
    atom = text_slice(atom, 1, atom.size - 1);
    for (size_t at = 0; at < atom.size;) {
        uint32_t code = (unsigned char)atom.data[at];
        if (!read_escape(atom, &at, &code))
            at += code == '"' ? 2 : 1;
        bytes &= code < 256;
        buffer_add_byte(&text, (char)code);
    }
    *out = text_copy(r->arena, buffer_text(&text));
    buffer_done(&text);
    return bytes;
}

/* 12, 1.5, (- 12), (/ 1 3), (- (/ 1 3)) */
static void read_number(struct reading *r, mpq_t out)
{
    if (!accept(r, '(')) {
        struct text digits = read_atom(r);
        r->failed |= digits.size == 0;
        for (size_t i = 0; i < digits.size; i++)
            r->failed |= !isdigit((unsigned char)digits.data[i]) && digits.data[i] != '.';
        if (!r->failed)
            exact_parse(out, digits);
        return;
    }
    struct text op = read_atom(r);
    read_number(r, out);
    if (text_is(op, "-")) {
        mpq_neg(out, out);
    } else if (text_is(op, "/")) {
        mpq_t divisor;
        mpq_init(divisor);
        read_number(r, divisor);
        r->failed |= mpq_sgn(divisor) == 0;
        if (!r->failed)
            mpq_div(out, out, divisor);
        mpq_clear(divisor);
    } else {
        r->failed = true;
    }
    expect(r, ')');
}

/* The sort that a word of the manifest means. */
static enum sort sort_of(const char *word)
{
    static const enum sort sorts[] = {SORT_BOOL, SORT_INT, SORT_REAL, SORT_FLOAT};
    for (size_t i = 0; i < ARRAY_LENGTH(sorts); i++)
        if (strcmp(word, smtlib_sort_word(sorts[i])) == 0)
            return sorts[i];
    return SORT_STRING;
}

/* A value, and how SMT-LIB writes it; false where the programs' own values have none like it. */
struct model_value {
    struct constant value;
    struct text text;
    bool is_ours;
};

static struct model_value read_value(struct reading *r, enum sort sort)
{
    struct model_value result = {.value = {.sort = sort, .text = TEXT("")}, .is_ours = true};
    skip_blanks(r);
    size_t begin = r->at;
    mpq_t number;
    mpq_init(number);
    if (sort == SORT_STRING)
        result.is_ours = read_string(r, &result.value.text);
    else if (sort == SORT_BOOL)
        result.value.boolean = text_is(read_atom(r), "true");
    else
        read_number(r, number);
    if (sort == SORT_INT) {
        result.is_ours = mpz_fits_slong_p(mpq_numref(number));
        result.value.integer = mpz_get_si(mpq_numref(number));
    } else if (sort == SORT_FLOAT) {
        result.value.number = exact_to_double(number);
    } else if (sort == SORT_REAL) {
        result.value.text = exact_print(r->arena, number);
    }
    mpq_clear(number);
    result.text = text_slice(r->text, begin, r->at);
    return result;
}

/* `(term value)`, of which the value matters. */
static struct model_value read_pair(struct reading *r, enum sort sort)
{
    expect(r, '(');
    skip_term(r);
    struct model_value value = read_value(r, sort);
    expect(r, ')');
    return value;
}

/* ---- whether they are real ---- */

enum check { REAL, TAUGHT, UNCHECKED };

/* The call has these arguments, as SMT-LIB text: `(and (= a "x") (= b 1))`. */
static void add_arguments(struct buffer *out, const json_t *call, const struct point *point)
{
    buffer_add(out, TEXT("(and true"));
    for (uint32_t i = 0; i < point->count; i++)
        buffer_print(out, " (= %s %s)", string_at(call, 5 + 2 * i), point->args[i].data);
    buffer_add_byte(out, ')');
}

static bool is_known(const struct asking *a, const struct point *point)
{
    for (uint32_t i = 0; i < a->points.count; i++) {
        const struct point *old = &a->points.items[i];
        bool same = text_equal(old->function, point->function) && old->count == point->count;
        for (uint32_t k = 0; k < point->count && same; k++)
            same = text_equal(old->args[k], point->args[k]);
        if (same)
            return true;
    }
    return false;
}

/* The function's value at constants; false where it has none that can be written. */
static bool teach(struct asking *a, const json_t *call, const struct function_kind *kind,
                  const struct constant *values, uint32_t count, const struct text *texts,
                  struct constant *real)
{
    struct point point = {text_of(string_at(call, 1)),
                          ARENA_ARRAY(&a->arena, struct text, count + 1), count};
    struct buffer value;
    *real = (struct constant){.sort = kind->result, .text = TEXT("")};
    if (!kind->evaluate(&a->arena, values, count, real))
        return false;
    buffer_init(&value);
    bool written = smtlib_print_constant(&value, real);
    for (uint32_t i = 0; i < count; i++)
        point.args[i] = text_copy(&a->arena, texts[i]);
    if (written && !is_known(a, &point)) {
        buffer_print(&a->told, "(assert (= (%s", point.function.data);
        for (uint32_t i = 0; i < count; i++)
            buffer_print(&a->told, " %s", point.args[i].data);
        buffer_print(&a->told, ") %s))\n", value.data);
        VEC_PUSH(&a->arena, &a->points, point);
    }
    buffer_done(&value);
    return written;
}

static void teach_at(struct asking *a, const json_t *call, const struct function_kind *kind,
                     const struct constant *argument)
{
    struct buffer text;
    struct constant real;
    buffer_init(&text);
    if (smtlib_print_constant(&text, argument)) {
        struct text written = buffer_text(&text);
        teach(a, call, kind, argument, 1, &written, &real);
    }
    buffer_done(&text);
}

/* Where the function has the value that the model gives it, as far as it is known. */
static void teach_inverse(struct asking *a, const json_t *call, const struct function_kind *kind,
                          const struct model_value *given)
{
    struct constant argument;
    if (kind->invert && given->is_ours && kind->invert(&a->arena, &given->value, &argument))
        teach_at(a, call, kind, &argument);
}

/* What the function really is at the arguments that the model gives it. */
static enum check check_call(struct asking *a, struct reading *r, const json_t *call)
{
    const struct function_kind *kind = languages_function(string_at(call, 2));
    uint32_t count = (uint32_t)(json_array_size(call) - 4) / 2;
    struct model_value *args = ARENA_ARRAY(&a->arena, struct model_value, count + 1);
    struct constant *values = ARENA_ARRAY(&a->arena, struct constant, count + 1);
    struct text *texts = ARENA_ARRAY(&a->arena, struct text, count + 1);
    bool ours = true;
    struct model_value given = read_pair(r, sort_of(string_at(call, 3)));
    for (uint32_t i = 0; i < count; i++) {
        args[i] = read_pair(r, sort_of(string_at(call, 4 + 2 * i)));
        values[i] = args[i].value;
        texts[i] = args[i].text;
        ours &= args[i].is_ours;
    }
    struct constant real;
    if (r->failed || !kind || !ours || !teach(a, call, kind, values, count, texts, &real))
        return UNCHECKED;
    if (given.is_ours && constant_equal(&given.value, &real))
        return REAL;
    teach_inverse(a, call, kind, &given);
    return TAUGHT;
}

static enum check check_text(struct asking *a, struct reading *r, const char *name)
{
    struct model_value given = read_pair(r, SORT_STRING);
    if (given.is_ours)
        return REAL;
    buffer_print(&a->told, "(assert (str.in_re %s (re.* (re.range \"\\u{0}\" \"\\u{ff}\"))))\n",
                 name);
    return TAUGHT;
}

/* The whole model; `told` has what it had wrong. */
static enum check check_model(struct asking *a)
{
    const json_t *calls = json_object_get(a->about, "calls");
    const json_t *texts = json_object_get(a->about, "texts");
    struct reading r = {&a->arena, buffer_text(&a->said), strlen("sat"), false};
    enum check result = REAL, one;
    if (a->query.size == 0)
        return REAL;
    expect(&r, '(');
    for (size_t i = 0; i < json_array_size(calls) && !r.failed; i++) {
        one = check_call(a, &r, json_array_get(calls, i));
        result = one == REAL || result == TAUGHT ? result : one;
    }
    for (size_t i = 0; i < json_array_size(texts) && !r.failed; i++) {
        one = check_text(a, &r, string_at(texts, i));
        result = one == REAL || result == TAUGHT ? result : one;
    }
    return r.failed && result != TAUGHT ? UNCHECKED : result;
}

/* ---- all ---- */

/* Where functions of one argument are hardly ever out of place: at nothing, 0, 1 and 7. */
static void teach_plain_points(struct asking *a)
{
    static const char *const texts[] = {"", "0", "1", "7"};
    static const int64_t numbers[] = {0, 1, 7};
    const json_t *calls = json_object_get(a->about, "calls");
    for (size_t i = 0; i < json_array_size(calls); i++) {
        const json_t *call = json_array_get(calls, i);
        const struct function_kind *kind = languages_function(string_at(call, 2));
        if (!kind || json_array_size(call) != 6)
            continue;
        enum sort sort = sort_of(string_at(call, 4));
        for (size_t k = 0; k < ARRAY_LENGTH(texts) && sort == SORT_STRING; k++)
            teach_at(a, call, kind, &(struct constant){.sort = sort, .text = text_of(texts[k])});
        for (size_t k = 0; k < ARRAY_LENGTH(numbers) && (sort == SORT_INT || sort == SORT_FLOAT);
             k++)
            teach_at(a, call, kind,
                     &(struct constant){.sort = sort,
                                        .integer = numbers[k],
                                        .number = (double)numbers[k],
                                        .text = TEXT("")});
    }
}

/* Every call is at a point where its function is known: a model of that is a real one. */
static void close_world(struct asking *a, struct buffer *closed)
{
    const json_t *calls = json_object_get(a->about, "calls");
    for (size_t i = 0; i < json_array_size(calls); i++) {
        const json_t *call = json_array_get(calls, i);
        buffer_add(closed, TEXT("(assert (or false"));
        for (uint32_t k = 0; k < a->points.count; k++)
            if (text_is(a->points.items[k].function, string_at(call, 1)))
                add_arguments(closed, call, &a->points.items[k]);
        buffer_add(closed, TEXT("))\n"));
    }
}

/* Asks where functions are known first. That there is nothing there says nothing. */
static enum prover_answer ask_again(struct asking *a)
{
    struct buffer closed;
    buffer_init(&closed);
    close_world(a, &closed);
    enum prover_answer answer = ask(a, closed.size ? buffer_text(&closed) : TEXT(""), a->level);
    buffer_done(&closed);
    return answer == PROVER_SAT ? answer : ask(a, TEXT(""), 0);
}

static enum certify_outcome settle(struct asking *a, struct buffer *model)
{
    for (int turn = 0; turn < MOST_TURNS; turn++) {
        switch (turn ? ask_again(a) : ask(a, TEXT(""), a->level)) {
        case PROVER_UNSAT: return CERTIFY_AGREES;
        case PROVER_GAVE_UP: return CERTIFY_GAVE_UP;
        case PROVER_REFUSED: return CERTIFY_REFUSED;
        case PROVER_MISSING: return CERTIFY_MISSING;
        case PROVER_SAT: break;
        }
        enum check check = check_model(a);
        if (check == UNCHECKED)
            return CERTIFY_GAVE_UP;
        if (turn == 0 && check == TAUGHT)
            teach_plain_points(a);
        if (check == REAL) {
            buffer_add(model, buffer_text(&a->said));
            return CERTIFY_REFUTED;
        }
    }
    return CERTIFY_GAVE_UP;
}

enum certify_outcome certify_ask(const struct prover *prover, struct text text, const json_t *about,
                                 uint32_t level, struct buffer *model)
{
    struct asking a = {.prover = prover, .certificate = text, .about = about, .level = level};
    arena_init(&a.arena);
    buffer_init(&a.told);
    buffer_init(&a.query);
    buffer_init(&a.said);
    write_query(&a);
    enum certify_outcome outcome = settle(&a, model);
    buffer_done(&a.told);
    buffer_done(&a.query);
    buffer_done(&a.said);
    arena_done(&a.arena);
    return outcome;
}
