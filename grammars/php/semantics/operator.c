/* Operators of PHP that compute: arithmetic, bits, strings. */
#include <math.h>

#include "grammars/php/semantics/php_sem.h"

static struct term_table *terms_of(struct exec *x)
{
    return exec_terms(x);
}

/* ---- operands of arithmetic ---- */

struct arithmetic {
    enum ir_operator op;
    const char *symbol;
};

static void refuse_operands(struct exec *x, const struct arithmetic *op, struct value a,
                            struct value b)
{
    struct text left = php_type_name(x, a), right = php_type_name(x, b);
    php_throw(x, "TypeError", "Unsupported operand types: %.*s %s %.*s", (int)left.size, left.data,
              op->symbol, (int)right.size, right.data);
}

static bool is_number(struct value a)
{
    return a.tag == VALUE_INT || a.tag == VALUE_FLOAT;
}

static bool wants_integer(enum ir_operator op)
{
    return op == IR_PHP_MOD || op == IR_PHP_BIT_AND || op == IR_PHP_BIT_OR ||
           op == IR_PHP_BIT_XOR || op == IR_PHP_SHIFT_LEFT || op == IR_PHP_SHIFT_RIGHT;
}

/* Scalars become numbers; a string that begins with no number is refused. */
static struct value operand(struct exec *x, const struct arithmetic *op, struct value a,
                            struct value left, struct value right)
{
    struct term_table *terms = terms_of(x);
    if (is_number(a))
        return a;
    if (a.tag == VALUE_ARRAY || a.tag == VALUE_OBJECT || a.tag == VALUE_CALLABLE) {
        refuse_operands(x, op, left, right);
        return value_of_int(x, 0);
    }
    if (a.tag == VALUE_STRING) {
        term_id none = term_eq(terms, php_apply(x, PHP_FN_NUMERIC_KIND, value_term(a)),
                               term_int(terms, PHP_NOT_NUMERIC));
        struct text l = php_type_name(x, left), r = php_type_name(x, right);
        exec_throw(x, none, "TypeError",
                   text_print(exec_arena(x), "Unsupported operand types: %.*s %s %.*s", (int)l.size,
                              l.data, op->symbol, (int)r.size, r.data));
    }
    /* digits beyond 64 bits are cut off where an integer is wanted, not taken modulo 2^64 */
    return a.tag == VALUE_STRING && wants_integer(op->op) ? value_int(php_to_int(x, a))
                                                          : php_to_number(x, a);
}

/* ---- integers that may overflow ---- */

/* Whether an INT term is surely small enough that sums and products of a few such can't overflow.
 */
static bool is_small(struct exec *x, term_id term, int64_t most)
{
    struct term_table *terms = terms_of(x);
    struct constant constant;
    if (term_is_constant(terms, term, &constant))
        return constant.integer <= most && constant.integer >= -most;
    term_id canon = term_canon(terms, term);
    enum term_op op = term_get_op(terms, canon);
    if (op == TERM_LENGTH || op == TERM_INDEX_OF)
        return most >= INT32_MAX;
    if (op == TERM_ITE)
        return is_small(x, term_arg(terms, canon, 1), most) &&
               is_small(x, term_arg(terms, canon, 2), most);
    return false;
}

static struct value in_range_or_float(struct exec *x, enum term_op op, struct value a,
                                      struct value b)
{
    struct term_table *terms = terms_of(x);
    term_id exact = term_binary(terms, op, value_term(a), value_term(b));
    term_id as_float = term_binary(terms, op, php_to_float(x, a), php_to_float(x, b));
    term_id low = term_binary(terms, TERM_LE, term_int(terms, INT64_MIN), exact);
    term_id high = term_binary(terms, TERM_LE, exact, term_int(terms, INT64_MAX));
    return value_merge(x, term_and(terms, low, high), value_int(exact), value_float(as_float));
}

static struct value add_integers(struct exec *x, enum term_op op, struct value a, struct value b)
{
    struct term_table *terms = terms_of(x);
    struct constant left, right;
    int64_t limit = op == TERM_MUL ? INT32_MAX : INT64_MAX / 4;
    if (term_is_constant(terms, value_term(a), &left) &&
        term_is_constant(terms, value_term(b), &right)) {
        int64_t result;
        bool overflow =
            op == TERM_ADD   ? __builtin_add_overflow(left.integer, right.integer, &result)
            : op == TERM_SUB ? __builtin_sub_overflow(left.integer, right.integer, &result)
                             : __builtin_mul_overflow(left.integer, right.integer, &result);
        if (!overflow)
            return value_of_int(x, result);
        return value_float(term_binary(terms, op, php_to_float(x, a), php_to_float(x, b)));
    }
    if (is_small(x, value_term(a), limit) && is_small(x, value_term(b), limit))
        return value_int(term_binary(terms, op, value_term(a), value_term(b)));
    return in_range_or_float(x, op, a, b);
}

/* ---- arithmetic ---- */

static struct value float_operation(struct exec *x, enum term_op op, struct value a, struct value b)
{
    return value_float(term_binary(terms_of(x), op, php_to_float(x, a), php_to_float(x, b)));
}

static struct value plain(struct exec *x, enum term_op op, struct value a, struct value b)
{
    if (a.tag == VALUE_INT && b.tag == VALUE_INT)
        return add_integers(x, op, a, b);
    return float_operation(x, op, a, b);
}

static term_id is_zero(struct exec *x, struct value a)
{
    struct term_table *terms = terms_of(x);
    return a.tag == VALUE_INT ? term_eq(terms, value_term(a), term_int(terms, 0))
                              : term_eq(terms, value_term(a), term_float(terms, 0));
}

/* INT where both are and the division leaves no rest (and does not overflow). */
static struct value divide(struct exec *x, struct value a, struct value b)
{
    struct term_table *terms = terms_of(x);
    term_id zero = is_zero(x, b);
    if (php_is_so(x, PHP_DIVISION_THROWS))
        exec_throw(x, zero, "DivisionByZeroError", TEXT("Division by zero"));
    else if (!exec_is_false(x, zero))
        return float_operation(x, TERM_DIV, a, b);
    if (exec_is_dead(x))
        return VALUE_OF_NULL;
    if (exec_is_true(x, zero))
        return value_of_int(x, 0); /* of one case among others: nobody sees it */
    struct value quotient = float_operation(x, TERM_DIV, a, b);
    if (a.tag != VALUE_INT || b.tag != VALUE_INT)
        return quotient;
    term_id rest = term_binary(terms, TERM_REM, value_term(a), value_term(b));
    term_id exact = term_eq(terms, rest, term_int(terms, 0));
    term_id lowest = term_and(terms, term_eq(terms, value_term(a), term_int(terms, INT64_MIN)),
                              term_eq(terms, value_term(b), term_int(terms, -1)));
    exact = term_and(terms, exact, term_not(terms, lowest));
    struct value whole = value_int(term_binary(terms, TERM_QUOT, value_term(a), value_term(b)));
    return value_merge(x, exact, whole, quotient);
}

static struct value modulo(struct exec *x, struct value a, struct value b)
{
    struct term_table *terms = terms_of(x);
    term_id left = php_to_int(x, a), right = php_to_int(x, b);
    term_id zero = term_eq(terms, right, term_int(terms, 0));
    exec_throw(x, zero, "DivisionByZeroError", TEXT("Modulo by zero"));
    if (exec_is_dead(x))
        return VALUE_OF_NULL;
    if (exec_is_true(x, zero))
        return value_of_int(x, 0);
    term_id minus_one = term_eq(terms, right, term_int(terms, -1));
    return value_int(
        term_ite(terms, minus_one, term_int(terms, 0), term_binary(terms, TERM_REM, left, right)));
}

/* By squaring, as PHP does: an INT as long as it does not overflow. */
static struct value integer_power(struct exec *x, int64_t base, int64_t exponent)
{
    int64_t result = 1, factor = base, left = exponent;
    while (left > 0 && base != 0) {
        int64_t product;
        bool odd = left % 2;
        int64_t other = odd ? result : factor;
        if (__builtin_mul_overflow(other, factor, &product)) {
            double wide = (double)other * (double)factor;
            double rest =
                odd ? pow((double)factor, (double)(left - 1)) : pow(wide, (double)(left / 2));
            return value_of_float(x, (odd ? wide : (double)result) * rest);
        }
        *(odd ? &result : &factor) = product;
        left = odd ? left - 1 : left / 2;
    }
    return value_of_int(x, base == 0 && exponent > 0 ? 0 : result);
}

static struct value power(struct exec *x, struct value a, struct value b)
{
    struct constant base, exponent;
    if (!value_is_constant(x, a, &base) || !value_is_constant(x, b, &exponent)) {
        struct value both[2] = {a, b};
        return exec_unmodelled(x, "power of unknown numbers", both, 2);
    }
    if (base.sort == SORT_INT && exponent.sort == SORT_INT && exponent.integer >= 0)
        return integer_power(x, base.integer, exponent.integer);
    double left = base.sort == SORT_INT ? (double)base.integer : base.number;
    double right = exponent.sort == SORT_INT ? (double)exponent.integer : exponent.number;
    return value_of_float(x, pow(left, right));
}

/* Below the elements of an array that is known, those of one that is not. */
static struct value union_with_unknown(struct exec *x, struct value a, struct value b)
{
    array_elements elements = {0};
    leaf_id base;
    if (!array_list(x, a, &elements, &base)) {
        struct value both[2] = {a, b};
        return exec_unmodelled(x, "union of unknown arrays", both, 2);
    }
    for (uint32_t i = 0; i < elements.count; i++) {
        const struct array_element *element = &elements.items[i];
        b = array_put_under(x, b, element->key, element->value, element->present);
    }
    return b;
}

static struct value union_of_arrays(struct exec *x, struct value a, struct value b)
{
    array_elements elements = {0};
    leaf_id base;
    if (!array_list(x, b, &elements, &base))
        return union_with_unknown(x, a, b);
    for (uint32_t i = 0; i < elements.count; i++) {
        struct array_element element = elements.items[i];
        struct value old = array_get(x, a, element.key);
        term_id missing = value_has_tag(x, old, VALUE_MASK(VALUE_ABSENT));
        term_id add = term_and(terms_of(x), missing, element.present);
        if (!exec_is_false(x, add))
            a = array_put_under(x, a, element.key, element.value, add);
    }
    return a;
}

static struct value compute(struct exec *x, struct value a, struct value b, void *context)
{
    const struct arithmetic *op = context;
    if (op->op == IR_PHP_ADD && a.tag == VALUE_ARRAY && b.tag == VALUE_ARRAY)
        return union_of_arrays(x, a, b);
    struct value left = operand(x, op, a, a, b);
    struct value right = exec_is_dead(x) ? left : operand(x, op, b, a, b);
    if (exec_is_dead(x))
        return VALUE_OF_NULL;
    if (!is_number(left) || !is_number(right))
        return php_map2(x, left, right, compute, context);
    switch ((int)op->op) {
    case IR_PHP_ADD: return plain(x, TERM_ADD, left, right);
    case IR_PHP_SUB: return plain(x, TERM_SUB, left, right);
    case IR_PHP_MUL: return plain(x, TERM_MUL, left, right);
    case IR_PHP_DIV: return divide(x, left, right);
    case IR_PHP_MOD: return modulo(x, left, right);
    default: return power(x, left, right);
    }
}

/* ---- bits ---- */

static struct value string_bits(struct exec *x, enum ir_operator op, struct text a, struct text b)
{
    size_t shorter = a.size < b.size ? a.size : b.size, longer = a.size < b.size ? b.size : a.size;
    size_t size = op == IR_PHP_BIT_OR ? longer : shorter;
    char *out = arena_alloc(exec_arena(x), size + 1, 1);
    for (size_t i = 0; i < size; i++) {
        unsigned left = i < a.size ? (unsigned char)a.data[i] : 0;
        unsigned right = i < b.size ? (unsigned char)b.data[i] : 0;
        unsigned bits = op == IR_PHP_BIT_AND  ? left & right
                        : op == IR_PHP_BIT_OR ? left | right
                                              : left ^ right;
        out[i] = (char)bits;
    }
    return value_of_text(x, (struct text){out, size});
}

static struct value shift(struct exec *x, enum ir_operator op, int64_t a, int64_t b)
{
    if (b < 0) {
        php_throw(x, "ArithmeticError", "Bit shift by negative number");
        return VALUE_OF_NULL;
    }
    if (b >= 64)
        return value_of_int(x, op == IR_PHP_SHIFT_RIGHT && a < 0 ? -1 : 0);
    if (op == IR_PHP_SHIFT_LEFT)
        return value_of_int(x, (int64_t)((uint64_t)a << b));
    return value_of_int(x, a < 0 ? ~(~a >> b) : a >> b);
}

static struct value combine_bits(struct exec *x, struct value a, struct value b, void *context)
{
    const struct arithmetic *op = context;
    struct text left_text, right_text;
    bool shifts = op->op == IR_PHP_SHIFT_LEFT || op->op == IR_PHP_SHIFT_RIGHT;
    struct value both[2] = {a, b};
    if (!shifts && a.tag == VALUE_STRING && b.tag == VALUE_STRING) /* byte by byte, no numbers */
        return value_is_text(x, a, &left_text) && value_is_text(x, b, &right_text)
                   ? string_bits(x, op->op, left_text, right_text)
                   : exec_derived(x, op->symbol, VALUE_MASK(VALUE_STRING), 0, both, 2);
    struct constant left, right;
    struct value l = operand(x, op, a, a, b);
    struct value r = exec_is_dead(x) ? l : operand(x, op, b, a, b);
    if (exec_is_dead(x))
        return VALUE_OF_NULL;
    l = value_int(php_to_int(x, l));
    r = value_int(php_to_int(x, r));
    if (!value_is_constant(x, l, &left) || !value_is_constant(x, r, &right))
        return exec_derived(x, op->symbol, VALUE_MASK(VALUE_INT), 0, both, 2);
    switch ((int)op->op) {
    case IR_PHP_BIT_AND: return value_of_int(x, left.integer & right.integer);
    case IR_PHP_BIT_OR: return value_of_int(x, left.integer | right.integer);
    case IR_PHP_BIT_XOR: return value_of_int(x, left.integer ^ right.integer);
    default: return shift(x, op->op, left.integer, right.integer);
    }
}

/* ---- binary ---- */

static const char *symbol_of(enum ir_operator op)
{
    switch ((int)op) {
    case IR_PHP_ADD: return "+";
    case IR_PHP_SUB: return "-";
    case IR_PHP_MUL: return "*";
    case IR_PHP_DIV: return "/";
    case IR_PHP_MOD: return "%";
    case IR_PHP_POW: return "**";
    case IR_PHP_BIT_AND: return "&";
    case IR_PHP_BIT_OR: return "|";
    case IR_PHP_BIT_XOR: return "^";
    case IR_PHP_SHIFT_LEFT: return "<<";
    default: return ">>";
    }
}

struct value php_binary(struct exec *x, enum ir_operator op, struct value a, struct value b)
{
    struct term_table *terms = terms_of(x);
    struct arithmetic context = {op, symbol_of(op)};
    switch ((int)op) {
    case IR_PHP_ADD:
    case IR_PHP_SUB:
    case IR_PHP_MUL:
    case IR_PHP_DIV:
    case IR_PHP_MOD:
    case IR_PHP_POW: return php_map2(x, a, b, compute, &context);
    case IR_PHP_BIT_AND:
    case IR_PHP_BIT_OR:
    case IR_PHP_BIT_XOR:
    case IR_PHP_SHIFT_LEFT:
    case IR_PHP_SHIFT_RIGHT: return php_map2(x, a, b, combine_bits, &context);
    case IR_PHP_CONCAT: {
        term_id parts[2] = {php_to_string(x, a), php_to_string(x, b)};
        return value_string(term_concat(terms, parts, 2));
    }
    case IR_PHP_LOOSE_EQ: return value_bool(php_loose_eq(x, a, b));
    case IR_PHP_LOOSE_NE: return value_bool(term_not(terms, php_loose_eq(x, a, b)));
    case IR_PHP_STRICT_EQ: return value_bool(php_strict_eq(x, a, b));
    case IR_PHP_STRICT_NE: return value_bool(term_not(terms, php_strict_eq(x, a, b)));
    case IR_PHP_LT: return value_bool(php_less(x, a, b, false));
    case IR_PHP_LE: return value_bool(php_less(x, a, b, true));
    case IR_PHP_GT: return value_bool(php_less(x, b, a, false));
    case IR_PHP_GE: return value_bool(php_less(x, b, a, true));
    case IR_PHP_SPACESHIP: return php_spaceship(x, a, b);
    case IR_PHP_XOR: {
        term_id equal = term_eq(terms, php_truth(x, a), php_truth(x, b));
        return value_bool(term_not(terms, equal));
    }
    default: break;
    }
    assert(false && "not an operator of PHP");
    return VALUE_OF_NULL;
}

/* ---- unary ---- */

static struct value complement(struct exec *x, struct value a, void *context)
{
    struct constant constant;
    (void)context;
    if (!value_is_constant(x, a, &constant)) {
        if (a.tag == VALUE_INT || a.tag == VALUE_FLOAT || a.tag == VALUE_STRING)
            return exec_unmodelled(x, "complement of an unknown number", &a, 1);
        struct text type = php_type_name(x, a);
        php_throw(x, "TypeError", "Cannot perform bitwise not on %.*s", (int)type.size, type.data);
        return VALUE_OF_NULL;
    }
    if (constant.sort == SORT_STRING) {
        char *out = arena_alloc(exec_arena(x), constant.text.size + 1, 1);
        for (size_t i = 0; i < constant.text.size; i++)
            out[i] = (char)~constant.text.data[i];
        return value_of_text(x, (struct text){out, constant.text.size});
    }
    if (constant.sort == SORT_BOOL) {
        php_throw(x, "TypeError", "Cannot perform bitwise not on bool");
        return VALUE_OF_NULL;
    }
    struct constant whole;
    if (!term_is_constant(terms_of(x), php_to_int(x, a), &whole))
        return exec_unmodelled(x, "complement of an unknown number", &a, 1);
    return value_of_int(x, ~whole.integer);
}

struct value php_unary(struct exec *x, enum ir_operator op, struct value a)
{
    switch ((int)op) {
    case IR_PHP_PLUS: return php_binary(x, IR_PHP_MUL, a, value_of_int(x, 1));
    case IR_PHP_MINUS: return php_binary(x, IR_PHP_MUL, a, value_of_int(x, -1));
    case IR_PHP_BIT_NOT: return php_map(x, a, complement, NULL);
    default: break;
    }
    assert(false && "not an operator of PHP");
    return VALUE_OF_NULL;
}

/* ---- ++ and -- ---- */

/* "az" becomes "ba", "Zz" "AAa", "a9" "b0" (Perl's rule). */
static struct value increment_text(struct exec *x, struct text text)
{
    char *out = arena_alloc(exec_arena(x), text.size + 2, 1);
    size_t at = text.size;
    char carry = '\0';
    memcpy(out + 1, text.data, text.size);
    while (at > 0) {
        char *c = &out[at--];
        if (*c == 'z' || *c == 'Z' || *c == '9') {
            carry = *c == 'z' ? 'a' : *c == 'Z' ? 'A' : '1';
            *c = *c == 'z' ? 'a' : *c == 'Z' ? 'A' : '0';
            continue;
        }
        carry = '\0';
        if (isalnum((unsigned char)*c))
            (*c)++;
        break;
    }
    if (!carry)
        return value_of_text(x, (struct text){out + 1, text.size});
    out[0] = carry;
    return value_of_text(x, (struct text){out, text.size + 1});
}

static struct value step_string(struct exec *x, struct value a, bool decrement)
{
    struct text text;
    int64_t integer;
    double number;
    if (!value_is_text(x, a, &text))
        return exec_unmodelled(x, "++ of an unknown string", &a, 1);
    if (text.size == 0)
        return decrement ? value_of_int(x, -1) : value_of_text(x, TEXT("1"));
    enum php_numeric kind = php_parse_number(text, &integer, &number);
    if (kind == PHP_INT || kind == PHP_FLOAT)
        return php_binary(x, decrement ? IR_PHP_SUB : IR_PHP_ADD, a, value_of_int(x, 1));
    return decrement ? a : increment_text(x, text);
}

static struct value step(struct exec *x, struct value a, void *context)
{
    bool decrement = *(bool *)context;
    switch ((int)a.tag) {
    case VALUE_INT:
    case VALUE_FLOAT:
        return php_binary(x, decrement ? IR_PHP_SUB : IR_PHP_ADD, a, value_of_int(x, 1));
    case VALUE_ABSENT:
    case VALUE_NULL: return decrement ? VALUE_OF_NULL : value_of_int(x, 1);
    case VALUE_STRING: return step_string(x, a, decrement);
    case VALUE_BOOL: return a;
    default: break;
    }
    struct text type = php_type_name(x, a);
    php_throw(x, "TypeError", "Cannot %s %.*s", decrement ? "decrement" : "increment",
              (int)type.size, type.data);
    return VALUE_OF_NULL;
}

struct value php_increment(struct exec *x, struct value a, bool decrement)
{
    return php_map(x, a, step, &decrement);
}
