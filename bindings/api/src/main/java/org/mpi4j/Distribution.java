package org.mpi4j;

/**
 * How one dimension of an array is distributed over one dimension of a grid of processes.
 *
 * @param kind the way
 * @param argument elements of a block, or {@link #DEFAULT}
 * @see "MPI_Type_create_darray, MPI 4.1 section 5.1.4"
 */
public record Distribution(Kind kind, long argument) {
    /** The ways. */
    public enum Kind {
        /** One block of consecutive elements for each process; MPI_DISTRIBUTE_BLOCK. */
        BLOCK(0),
        /** Blocks are dealt out to the processes in turn; MPI_DISTRIBUTE_CYCLIC. */
        CYCLIC(1),
        /** Not distributed: the one process of this dimension has all; MPI_DISTRIBUTE_NONE. */
        NONE(2);

        private final int number;

        Kind(int number) {
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

    /** As the argument: what divides evenly; MPI_DISTRIBUTE_DFLT_DARG. */
    public static final long DEFAULT = -1;

    /** Blocks as equal as can be, all in one process's dimension. */
    public static final Distribution BLOCK = new Distribution(Kind.BLOCK, DEFAULT);

    /** Single elements in turn. */
    public static final Distribution CYCLIC = new Distribution(Kind.CYCLIC, DEFAULT);

    /** Not distributed. */
    public static final Distribution NONE = new Distribution(Kind.NONE, DEFAULT);

    /**
     * Checks the argument.
     *
     * @param kind as above
     * @param argument as above
     * @throws MpiException with {@link ErrorClass#ARG} if it is neither positive nor the default,
     *     or if {@code kind} is null
     */
    public Distribution {
        if (kind == null) {
            throw new MpiException(ErrorClass.ARG, "kind is null");
        }
        if (argument <= 0 && argument != DEFAULT) {
            throw new MpiException(
                    ErrorClass.ARG, "argument must be positive or DEFAULT, is " + argument);
        }
    }

    /**
     * Blocks of a size.
     *
     * @param elements elements of each process's block
     * @return the distribution
     */
    public static Distribution block(long elements) {
        return new Distribution(Kind.BLOCK, elements);
    }

    /**
     * Blocks of a size in turn.
     *
     * @param elements elements of each block
     * @return the distribution
     */
    public static Distribution cyclic(long elements) {
        return new Distribution(Kind.CYCLIC, elements);
    }
}
