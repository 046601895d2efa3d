package org.mpi4j;

import java.nio.ByteBuffer;

/**
 * A reduction that the program defines, over vectors of elements.
 *
 * @see "MPI_User_function, MPI 4.1 section 6.9.5"
 */
@FunctionalInterface
public interface UserFunction {
    /**
     * Computes {@code inOut[i] = in[i] op inOut[i]} for every element. It must be associative, may
     * be called on any thread, and must not communicate.
     *
     * @param in the left operands: position 0, limit at the last byte, native byte order; read-only
     *     by contract, valid only during the call
     * @param inOut the right operands, overwritten with the results; laid out like {@code in}
     * @param count number of elements
     * @param type their datatype
     */
    void apply(ByteBuffer in, ByteBuffer inOut, int count, Datatype type);
}
