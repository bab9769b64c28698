/*
 * What every file of tillproof may use: fixed-width types, the one place where running out of
 * memory is decided, and the libc functions that nobody here may call.
 */
#ifndef BASE_BASE_H
#define BASE_BASE_H

#include <assert.h>
#include <ctype.h>
#include <errno.h>
#include <inttypes.h>
#include <limits.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define ARRAY_LENGTH(array) (sizeof(array) / sizeof(array)[0])

#if defined(__GNUC__)
#define PRINTF_LIKE(string, first) __attribute__((__format__(__printf__, string, first)))
#else
#define PRINTF_LIKE(string, first)
#endif

/* Ends the process with status 2 and one line on stderr. The only reaction to a failed allocation.
 */
_Noreturn void memory_exhausted(void);

/* malloc, calloc and realloc that never return NULL; `count * size` may not overflow size_t. */
void *memory_new(size_t count, size_t size);
void *memory_resize(void *old, size_t count, size_t size);

/*@ predicate is_power2(integer n) =
      n == 1 || n == 2 || n == 4 || n == 8 || n == 16 || n == 32 || n == 64 || n == 128 ||
      n == 256 || n == 512 || n == 1024 || n == 2048 || n == 4096 || n == 8192 || n == 16384 ||
      n == 32768 || n == 65536 || n == 131072 || n == 262144 || n == 524288 || n == 1048576 ||
      n == 2097152 || n == 4194304 || n == 8388608 || n == 16777216 || n == 33554432 ||
      n == 67108864 || n == 134217728 || n == 268435456 || n == 536870912 || n == 1073741824 ||
      n == 2147483648; */

/* The smallest power of two that is at least `value`; value <= 2^31. */
/*@ requires value <= 2147483648;
    assigns \nothing;
    ensures is_power2(\result) && value <= \result && (\result < 2 * value || \result == 1); */
uint32_t round_up_power2(uint32_t value);

/*@ assigns \nothing; */
/* 64-bit mixing of one word into a running hash (after MurmurHash3's finaliser, Appleby 2011). */
static inline uint64_t hash_mix(uint64_t hash, uint64_t word)
{
    hash ^= word + UINT64_C(0x9e3779b97f4a7c15) + (hash << 6) + (hash >> 2);
    hash ^= hash >> 33;
    hash *= UINT64_C(0xff51afd7ed558ccd);
    hash ^= hash >> 33;
    return hash;
}

/* FNV-1a over `size` bytes. */
uint64_t hash_bytes(const void *data, size_t size);

#if defined(__GNUC__)
#pragma GCC poison strcpy strcat sprintf vsprintf gets strtok atoi atol atof setjmp longjmp
#endif

#endif
