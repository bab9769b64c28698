/* Bump allocation in growing blocks. */
#include "analyzer/base/arena.h"

enum { FIRST_BLOCK = 4096, LARGEST_BLOCK = 1 << 20 };

struct arena_block {
    struct arena_block *previous;
    size_t size;
    size_t used;
    max_align_t data[];
};

void arena_init(struct arena *arena)
{
    arena->last = NULL;
    arena->total = 0;
}

static void free_blocks_after(struct arena *arena, struct arena_block *keep)
{
    while (arena->last != keep) {
        struct arena_block *block = arena->last;
        arena->last = block->previous;
        arena->total -= block->size;
        free(block);
    }
}

void arena_done(struct arena *arena)
{
    free_blocks_after(arena, NULL);
}

/*@ requires size <= SIZE_MAX - 16;
    assigns \nothing;
    ensures size <= \result < size + _Alignof(max_align_t);
    ensures \result % _Alignof(max_align_t) == 0; */
static size_t round_up_alignment(size_t size)
{
    size_t unit = _Alignof(max_align_t);
    return (size + unit - 1) / unit * unit;
}

static struct arena_block *add_block(struct arena *arena, size_t needed)
{
    size_t size = arena->last ? arena->last->size * 2 : FIRST_BLOCK;
    if (size > LARGEST_BLOCK)
        size = LARGEST_BLOCK;
    if (size < needed)
        size = needed;
    struct arena_block *block = malloc(sizeof *block + size);
    if (!block)
        memory_exhausted();
    block->previous = arena->last;
    block->size = size;
    block->used = 0;
    arena->last = block;
    arena->total += size;
    return block;
}

void *arena_alloc(struct arena *arena, size_t count, size_t size)
{
    if (size && count > (SIZE_MAX / 2) / size)
        memory_exhausted();
    size_t needed = round_up_alignment(count * size);
    struct arena_block *block = arena->last;
    if (!block || block->size - block->used < needed)
        block = add_block(arena, needed);
    void *memory = (char *)block->data + block->used;
    block->used += needed;
    return memset(memory, 0, needed);
}

struct arena_mark arena_get_mark(const struct arena *arena)
{
    return (struct arena_mark){arena->last, arena->last ? arena->last->used : 0};
}

void arena_release(struct arena *arena, struct arena_mark mark)
{
    free_blocks_after(arena, mark.block);
    if (mark.block)
        mark.block->used = mark.used;
}
