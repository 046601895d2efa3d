// Sums of narrow integers that wrap around, as Java's and C's do. Open MPI's op/avx adds 8 and 16 bit
// integers with saturating instructions, so what MPI_SUM gives depends on the processor.
#ifndef MPI4J_WRAPPING_SUMS_H
#define MPI4J_WRAPPING_SUMS_H

#include <stdint.h>

// Unsigned, because the bits of the sum are the same and overflow is defined. MPI never passes
// operands that overlap, and saying so lets the compiler use vector instructions.
template <typename number>
void mpi4j_add_wrapping(void *in, void *inout, int *length, MPI_Datatype *) {
    const number *__restrict left = (const number *)in;
    number *__restrict right = (number *)inout;
    int count = *length;
    for (int i = 0; i < count; i++) {
        right[i] = (number)(left[i] + right[i]);
    }
}

static inline MPI_User_function *mpi4j_wrapping_sum_of(int bits) {
    return bits == 8 ? mpi4j_add_wrapping<uint8_t>
        : bits == 16 ? mpi4j_add_wrapping<uint16_t>
        : NULL;
}

#endif
