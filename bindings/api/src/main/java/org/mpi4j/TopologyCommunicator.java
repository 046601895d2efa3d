package org.mpi4j;

/**
 * A communicator whose ranks have neighbours.
 *
 * @see "MPI 4.1 chapter 8, virtual topologies"
 */
public interface TopologyCommunicator extends Communicator, NeighborhoodCollectives {
    /**
     * Whom this rank receives from in neighbourhood collectives.
     *
     * @return their ranks, in the order of the blocks received; {@link Mpi#PROC_NULL} beyond the
     *     border of a grid; a copy
     */
    int[] sources();

    /**
     * Whom this rank sends to in neighbourhood collectives.
     *
     * @return their ranks, in the order of the blocks sent; {@link Mpi#PROC_NULL} beyond the border
     *     of a grid; a copy
     */
    int[] destinations();
}
