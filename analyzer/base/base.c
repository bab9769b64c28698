/* Memory that never fails softly, and hashing. */
#include "analyzer/base/base.h"

_Noreturn void memory_exhausted(void)
{
    fputs("tillproof: out of memory\n", stderr);
    exit(2);
}

void *memory_new(size_t count, size_t size)
{
    void *fresh = calloc(count ? count : 1, size ? size : 1);
    if (!fresh)
        memory_exhausted();
    return fresh;
}

void *memory_resize(void *old, size_t count, size_t size)
{
    if (size && count > SIZE_MAX / size)
        memory_exhausted();
    size_t bytes = count * size;
    void *fresh = realloc(old, bytes ? bytes : 1);
    if (!fresh)
        memory_exhausted();
    return fresh;
}

uint32_t round_up_power2(uint32_t value)
{
    assert(value <= UINT32_C(1) << 31);
    uint32_t power = 1;
    /*@ loop invariant is_power2(power) && (power < 2 * value || power == 1);
        loop assigns power;
        loop variant value - power; */
    while (power < value)
        power *= 2;
    return power;
}

uint64_t hash_bytes(const void *data, size_t size)
{
    const unsigned char *bytes = data;
    uint64_t hash = UINT64_C(0xcbf29ce484222325);
    for (size_t i = 0; i < size; i++)
        hash = (hash ^ bytes[i]) * UINT64_C(0x100000001b3);
    return hash;
}
