package org.mpi4j;

/**
 * Which index of a multi-dimensional array runs fastest in memory.
 *
 * @see "MPI 4.1 section 5.1.3"
 */
public enum ArrayOrder {
    /** The last index, as in C and in Java programs that flatten arrays; MPI_ORDER_C. */
    C(0),
    /** The first index; MPI_ORDER_FORTRAN. */
    FORTRAN(1);

    private final int number;

    ArrayOrder(int number) {
        this.number = number;
    }

    /**
     * Its number in {@link TypeContents}.
     *
     * @return the number in Open MPI
     */
    public int number() {
        return number;
    }
}
