/* Built-in functions that digest and encode bytes: hashes (by Nettle and zlib), base64, hex. */
#include <nettle/hmac.h>
#include <nettle/nettle-meta.h>
#include <nettle/sha2.h>
#include <zlib.h>

#include "grammars/php/semantics/arrays.h"

/* ---- digests ---- */

struct algorithm {
    const char *name;
    const struct nettle_hash *hash; /* NULL: a checksum */
    bool keyed;                     /* can be used with a key */
};

static const struct algorithm *find_algorithm(struct text name)
{
    static const struct algorithm algorithms[] = {{"adler32", NULL, false},
                                                  {"crc32b", NULL, false},
                                                  {"md2", &nettle_md2, true},
                                                  {"md4", &nettle_md4, true},
                                                  {"md5", &nettle_md5, true},
                                                  {"ripemd160", &nettle_ripemd160, true},
                                                  {"sha1", &nettle_sha1, true},
                                                  {"sha224", &nettle_sha224, true},
                                                  {"sha256", &nettle_sha256, true},
                                                  {"sha3-224", &nettle_sha3_224, true},
                                                  {"sha3-256", &nettle_sha3_256, true},
                                                  {"sha3-384", &nettle_sha3_384, true},
                                                  {"sha3-512", &nettle_sha3_512, true},
                                                  {"sha384", &nettle_sha384, true},
                                                  {"sha512", &nettle_sha512, true},
                                                  {"sha512/224", &nettle_sha512_224, true},
                                                  {"sha512/256", &nettle_sha512_256, true}};
    for (size_t i = 0; i < ARRAY_LENGTH(algorithms); i++) {
        const char *known = algorithms[i].name;
        bool same = name.size == strlen(known);
        for (size_t k = 0; same && k < name.size; k++)
            same = tolower((unsigned char)name.data[k]) == known[k];
        if (same)
            return &algorithms[i];
    }
    return NULL;
}

static struct text hex_of(struct arena *arena, struct text bytes)
{
    static const char digits[] = "0123456789abcdef";
    char *out = arena_alloc(arena, bytes.size * 2 + 1, 1);
    for (size_t i = 0; i < bytes.size; i++) {
        out[2 * i] = digits[(unsigned char)bytes.data[i] >> 4];
        out[2 * i + 1] = digits[(unsigned char)bytes.data[i] & 15];
    }
    return (struct text){out, bytes.size * 2};
}

static struct text checksum(struct arena *arena, const struct algorithm *algorithm,
                            struct text data)
{
    const unsigned char *bytes = (const unsigned char *)data.data;
    unsigned long sum =
        algorithm->name[0] == 'a' ? adler32_z(1, bytes, data.size) : crc32_z(0, bytes, data.size);
    char *out = arena_alloc(arena, 4, 1);
    for (int i = 0; i < 4; i++)
        out[i] = (char)(sum >> (24 - 8 * i) & 0xFF);
    return (struct text){out, 4};
}

static struct text digest(struct arena *arena, const struct algorithm *algorithm, struct text data,
                          bool raw)
{
    struct text bytes;
    if (!algorithm->hash) {
        bytes = checksum(arena, algorithm, data);
    } else {
        const struct nettle_hash *hash = algorithm->hash;
        void *context = arena_alloc(arena, hash->context_size, 16);
        uint8_t *out = arena_alloc(arena, hash->digest_size, 1);
        hash->init(context);
        hash->update(context, data.size, (const uint8_t *)data.data);
        hash->digest(context, hash->digest_size, out);
        bytes = (struct text){(const char *)out, hash->digest_size};
    }
    return raw ? bytes : hex_of(arena, bytes);
}

static struct text keyed_digest(struct arena *arena, const struct algorithm *algorithm,
                                struct text data, struct text key, bool raw)
{
    const struct nettle_hash *hash = algorithm->hash;
    void *outer = arena_alloc(arena, hash->context_size, 16);
    void *inner = arena_alloc(arena, hash->context_size, 16);
    void *state = arena_alloc(arena, hash->context_size, 16);
    uint8_t *out = arena_alloc(arena, hash->digest_size, 1);
    nettle_hmac_set_key(outer, inner, state, hash, key.size, (const uint8_t *)key.data);
    nettle_hmac_update(state, hash, data.size, (const uint8_t *)data.data);
    nettle_hmac_digest(outer, inner, state, hash, hash->digest_size, out);
    struct text bytes = {(const char *)out, hash->digest_size};
    return raw ? bytes : hex_of(arena, bytes);
}

PHP_TERM(hash, SORT_STRING)
{
    const struct algorithm *algorithm = find_algorithm(args[0].text);
    return algorithm && give_text(result, digest(arena, algorithm, args[1].text, args[2].boolean));
}

PHP_TERM(hash_hmac, SORT_STRING)
{
    const struct algorithm *algorithm = find_algorithm(args[0].text);
    return algorithm && algorithm->keyed &&
           give_text(result,
                     keyed_digest(arena, algorithm, args[1].text, args[2].text, args[3].boolean));
}

PHP_TERM(crc32, SORT_INT)
{
    return give_int(
        result, (int64_t)crc32_z(0, (const unsigned char *)args[0].text.data, args[0].text.size));
}

static struct value digest_with(struct call *call, const char *name)
{
    struct term_table *terms = exec_terms(call->x);
    term_id args[3] = {term_string_of(terms, text_of(name)), value_term(call->args[0]),
                       arg_given(call, 1) ? value_term(call->args[1]) : term_bool(terms, false)};
    return value_apply(call->x, &kind_hash, args, 3);
}

static struct value run_md5(struct call *call)
{
    return digest_with(call, "md5");
}

static struct value run_sha1(struct call *call)
{
    return digest_with(call, "sha1");
}

/* Refuses an algorithm that PHP has not; one that this file has not is not supported. */
static bool refuse_algorithm(struct call *call, bool keyed)
{
    static const char others[] =
        " ripemd128 ripemd256 ripemd320 whirlpool tiger128,3 tiger160,3 tiger192,3 tiger128,4 "
        "tiger160,4 tiger192,4 snefru snefru256 gost gost-crypto crc32 crc32c fnv132 fnv1a32 "
        "fnv164 "
        "fnv1a64 joaat murmur3a murmur3c murmur3f xxh32 xxh64 xxh3 xxh128 ";
    struct text name;
    if (!arg_text(call, 0, NULL, &name))
        return false;
    const struct algorithm *known = find_algorithm(name);
    if (known && (known->keyed || !keyed))
        return false;
    struct text word = text_print(exec_arena(call->x), " %.*s ", PRINTED(name));
    if (text_find(text_of(others), word, 0) != SIZE_MAX || text_starts_with(name, TEXT("haval"))) {
        exec_unsupported(call->x, "a hash algorithm");
        return false;
    }
    call_refuse_value(call, 0,
                      keyed ? "must be a valid cryptographic hashing algorithm"
                            : "must be a valid hashing algorithm");
    return true;
}

static struct value run_hash(struct call *call)
{
    struct term_table *terms = exec_terms(call->x);
    if (refuse_algorithm(call, false))
        return VALUE_OF_NULL;
    term_id args[3] = {value_term(call->args[0]), value_term(call->args[1]),
                       arg_given(call, 2) ? value_term(call->args[2]) : term_bool(terms, false)};
    return value_apply(call->x, &kind_hash, args, 3);
}

static struct value run_hash_hmac(struct call *call)
{
    return refuse_algorithm(call, true) ? VALUE_OF_NULL : call_pure(call);
}

static struct value run_hash_equals(struct call *call)
{
    struct exec *x = call->x;
    for (uint32_t i = 0; i < 2; i++)
        if (call->args[i].tag != VALUE_STRING) {
            if (call->args[i].tag >= VALUE_LEAF)
                return call_derived(call, VALUE_MASK(VALUE_BOOL));
            struct text type = php_type_name(x, call->args[i]);
            return call_refuse_type(
                call, i,
                text_print(exec_arena(x), "must be of type string, %.*s given", PRINTED(type))
                    .data);
        }
    return value_bool(term_eq(exec_terms(x), value_term(call->args[0]), value_term(call->args[1])));
}

static struct value run_hash_algos(struct call *call)
{
    return call_array(call);
}

/* ---- base64 (RFC 4648) ---- */

static const char alphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

PHP_TERM(base64_encode, SORT_STRING)
{
    struct text text = args[0].text;
    char *out = arena_alloc(arena, (text.size + 2) / 3 * 4 + 1, 1);
    size_t size = 0;
    for (size_t i = 0; i < text.size; i += 3) {
        size_t left = text.size - i;
        uint32_t bits = (uint32_t)(unsigned char)text.data[i] << 16;
        bits |= left > 1 ? (uint32_t)(unsigned char)text.data[i + 1] << 8 : 0;
        bits |= left > 2 ? (uint32_t)(unsigned char)text.data[i + 2] : 0;
        out[size++] = alphabet[bits >> 18];
        out[size++] = alphabet[bits >> 12 & 63];
        out[size++] = left > 1 ? alphabet[bits >> 6 & 63] : '=';
        out[size++] = left > 2 ? alphabet[bits & 63] : '=';
    }
    return give_text(result, (struct text){out, size});
}

/* False where strict decoding refuses the text. */
static bool decode_base64(struct arena *arena, struct text text, bool strict, struct text *decoded)
{
    char *out = arena_alloc(arena, text.size + 1, 1);
    size_t size = 0, digits = 0, padding = 0;
    uint32_t bits = 0;
    for (size_t i = 0; i < text.size; i++) {
        char c = text.data[i];
        const char *found = c ? strchr(alphabet, c) : NULL;
        if (c == '=') {
            padding++;
            continue;
        }
        if (!found) {
            bool blank = c == ' ' || c == '\t' || c == '\n' || c == '\r';
            if (strict && !blank)
                return false;
            continue;
        }
        if (padding && strict)
            return false;
        bits = bits << 6 | (uint32_t)(found - alphabet);
        if (digits++ % 4 != 0)
            out[size++] = (char)(bits >> (6 - 2 * ((digits - 1) % 4)) & 0xFF);
    }
    bool lone = digits % 4 == 1;
    bool uneven = padding && (padding > 2 || (digits + padding) % 4 != 0);
    *decoded = (struct text){out, size};
    return !strict || (!lone && !uneven);
}

PHP_TERM(base64_decode, SORT_STRING)
{
    struct text decoded;
    return give_text(result,
                     decode_base64(arena, args[0].text, false, &decoded) ? decoded : TEXT(""));
}

static struct value run_base64_decode(struct call *call)
{
    struct text text, decoded;
    bool strict;
    struct value made = call_undone(call, &kind_base64_encode);
    if (made.tag != VALUE_ABSENT)
        return made;
    if (!arg_bool(call, 1, false, &strict))
        return call_unknown(call);
    if (arg_text(call, 0, NULL, &text))
        return decode_base64(exec_arena(call->x), text, strict, &decoded)
                   ? call_text(call, decoded)
                   : value_of_bool(call->x, false);
    if (strict)
        return call_derived(call, VALUE_MASK(VALUE_STRING) | VALUE_MASK(VALUE_BOOL));
    term_id term = value_term(call->args[0]);
    return value_apply(call->x, &kind_base64_decode, &term, 1);
}

/* ---- hex ---- */

PHP_TERM(bin2hex, SORT_STRING)
{
    return give_text(result, hex_of(arena, args[0].text));
}

static bool is_hex(struct text text)
{
    for (size_t i = 0; i < text.size; i++)
        if (!isxdigit((unsigned char)text.data[i]))
            return false;
    return text.size % 2 == 0;
}

static int digit_of(char c)
{
    return isdigit((unsigned char)c) ? c - '0' : tolower((unsigned char)c) - 'a' + 10;
}

static struct text bytes_of(struct arena *arena, struct text hex)
{
    char *out = arena_alloc(arena, hex.size / 2 + 1, 1);
    for (size_t i = 0; i + 1 < hex.size; i += 2)
        out[i / 2] = (char)(digit_of(hex.data[i]) * 16 + digit_of(hex.data[i + 1]));
    return (struct text){out, hex.size / 2};
}

PHP_TERM(hex2bin, SORT_STRING)
{
    return give_text(result, is_hex(args[0].text) ? bytes_of(arena, args[0].text) : TEXT(""));
}

PHP_TERM(is_hex, SORT_BOOL)
{
    return give_bool(result, is_hex(args[0].text));
}

static struct value run_hex2bin(struct call *call)
{
    struct exec *x = call->x;
    term_id text = value_term(call->args[0]);
    struct value made = call_undone(call, &kind_bin2hex);
    if (made.tag != VALUE_ABSENT)
        return made;
    term_id fine = value_term(value_apply(x, &kind_is_hex, &text, 1));
    if (exec_is_false(x, fine))
        return value_of_bool(x, false);
    struct value bytes = value_apply(x, &kind_hex2bin, &text, 1);
    return exec_is_true(x, fine) ? bytes : value_merge(x, fine, bytes, value_of_bool(x, false));
}

static const struct php_builtin items[] = {
    PHP_FUNCTION("base64_decode", 1, 2, "string $string, bool $strict = false", run_base64_decode),
    PHP_PURE("base64_encode", 1, 1, "string $string", &kind_base64_encode),
    PHP_PURE("bin2hex", 1, 1, "string $string", &kind_bin2hex),
    PHP_PURE("crc32", 1, 1, "string $string", &kind_crc32),
    PHP_FUNCTION("hash", 2, 4,
                 "string $algo, string $data, bool $binary = false, array $options = []", run_hash),
    PHP_FUNCTION("hash_algos", 0, 0, "", run_hash_algos),
    PHP_FUNCTION("hash_equals", 2, 2, "$known_string, $user_string", run_hash_equals),
    PHP_ROW("hash_hmac", 3, 4, 0, "string $algo, string $data, string $key, bool $binary = false",
            run_hash_hmac, &kind_hash_hmac),
    PHP_FUNCTION("hex2bin", 1, 1, "string $string", run_hex2bin),
    PHP_FUNCTION("md5", 1, 2, "string $string, bool $binary = false", run_md5),
    PHP_FUNCTION("sha1", 1, 2, "string $string, bool $binary = false", run_sha1),
};

const struct php_builtins php_builtins_hash = {items, ARRAY_LENGTH(items)};
