package org.mpi4j;

/**
 * Ranks in a grid of any number of dimensions. The last coordinate changes fastest.
 *
 * <p>The neighbours of a rank are, for each dimension in turn, the one before it and the one after
 * it.
 *
 * @see "MPI 4.1 section 8.5.1"
 */
public interface CartesianCommunicator extends TopologyCommunicator {
    /**
     * Neighbours at some distance along one dimension, for use with {@link PointToPoint#sendrecv}.
     *
     * @param source whom this rank receives from; {@link Mpi#PROC_NULL} beyond the border
     * @param destination whom it sends to; {@link Mpi#PROC_NULL} beyond the border
     */
    record Shift(int source, int destination) {}

    /**
     * Number of dimensions.
     *
     * @return at least 0
     * @see "MPI_Cartdim_get, MPI 4.1 section 8.5.5"
     */
    int dimensions();

    /**
     * Number of ranks along each dimension.
     *
     * @return a copy
     * @see "MPI_Cart_get, MPI 4.1 section 8.5.5"
     */
    int[] dims();

    /**
     * Which dimensions are rings.
     *
     * @return a copy
     * @see "MPI_Cart_get, MPI 4.1 section 8.5.5"
     */
    boolean[] periods();

    /**
     * Where this rank is.
     *
     * @return one coordinate a dimension, from 0
     * @see "MPI_Cart_get, MPI 4.1 section 8.5.5"
     */
    int[] coordinates();

    /**
     * Where a rank is.
     *
     * @param rank the rank
     * @return one coordinate a dimension, from 0
     * @throws MpiException with {@link ErrorClass#RANK} if it is not a rank
     * @see "MPI_Cart_coords, MPI 4.1 section 8.5.5"
     */
    int[] coordinates(int rank);

    /**
     * Who is at a place.
     *
     * @param coordinates one coordinate a dimension; wraps around in a dimension that is a ring
     * @return the rank
     * @throws MpiException with {@link ErrorClass#ARG} if there are not as many as dimensions, or
     *     one is outside a dimension that is not a ring
     * @see "MPI_Cart_rank, MPI 4.1 section 8.5.5"
     */
    int rank(int... coordinates);

    /**
     * The neighbours along one dimension.
     *
     * @param dimension which, from 0
     * @param displacement how far, up or down
     * @return who sends to this rank and whom it sends to if every rank sends that far
     * @throws MpiException with {@link ErrorClass#DIMS} if there is no such dimension
     * @see "MPI_Cart_shift, MPI 4.1 section 8.5.6"
     */
    Shift shift(int dimension, int displacement);

    /**
     * Cuts the grid into grids of fewer dimensions. Collective.
     *
     * @param remain for each dimension whether it stays; the same at every rank
     * @return the grid that this rank is in; close it when it is no longer needed
     * @throws MpiException with {@link ErrorClass#DIMS} if it is null or not as long as there are
     *     dimensions
     * @see "MPI_Cart_sub, MPI 4.1 section 8.5.7"
     */
    CartesianCommunicator sub(boolean... remain);

    @Override
    CartesianCommunicator dup();
}
