package org.mpi4j;

/**
 * How two communicators or groups relate.
 *
 * @see "MPI_Comm_compare, MPI 4.1 section 7.4.1; MPI_Group_compare, section 7.3.1"
 */
public enum Comparison {
    /** The same object: same group, same order, same context. */
    IDENT,
    /** Same group and order, another context; never the result of comparing groups. */
    CONGRUENT,
    /** The same members in another order. */
    SIMILAR,
    /** Different members. */
    UNEQUAL
}
