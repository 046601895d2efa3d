package org.mpi4j;

/**
 * Which constructor a datatype was made with.
 *
 * @see "MPI_Type_get_envelope, MPI 4.1 section 5.1.13"
 */
public enum Combiner {
    /** A predefined type. */
    NAMED,
    /** {@link Datatype#dup}. */
    DUP,
    /** {@link Datatype#contiguous}. */
    CONTIGUOUS,
    /** {@link Datatype#vector}. */
    VECTOR,
    /** {@link Datatype#hvector}. */
    HVECTOR,
    /** {@link Datatype#indexed}. */
    INDEXED,
    /** {@link Datatype#hindexed}. */
    HINDEXED,
    /** {@link Datatype#indexedBlock}. */
    INDEXED_BLOCK,
    /** {@link Datatype#hindexedBlock}. */
    HINDEXED_BLOCK,
    /** {@link Datatype#struct} and {@link Datatype#ofRecord}. */
    STRUCT,
    /** {@link Datatype#subarray}. */
    SUBARRAY,
    /** {@link Datatype#darray}. */
    DARRAY,
    /** {@link Datatype#resized}. */
    RESIZED
}
