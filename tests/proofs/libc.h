/*
 * What proofs take for granted of the C library, read before every file that is proved and by
 * nothing else: Frama-C's own contract of memcmp asks for what its WP plug-in cannot prove, and it
 * knows no alignments.
 */
#include <string.h>

/*@ assigns \result \from ((char *)a)[0 .. size - 1], ((char *)b)[0 .. size - 1];
    ensures \result == 0 <==>
      \forall integer i; 0 <= i < size ==> ((char *)a)[i] == ((char *)b)[i]; */
int proof_memcmp(const void *a, const void *b, size_t size);

#define memcmp proof_memcmp
#define max_align_t double
#define _Alignof(type) ((size_t)16)
