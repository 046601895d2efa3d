package org.mpi4j;

/**
 * Operations that every rank of a communicator with a topology does with its neighbours: it sends
 * to its destinations and receives from its sources, in the order in which the topology names them.
 * In a grid both are, for each dimension, the neighbour below and the one above. Where there is no
 * neighbour, as at the edge of a grid, nothing is sent and that part of the receive argument is
 * left as it is.
 *
 * <p>Each operation is there in three forms: one that waits, one that gives a {@link Request} and
 * one that gives a {@link PersistentRequest}. All throw {@link MpiException}, before anything is
 * sent, as {@link Collectives} says; {@link MpiBuffer#IN_PLACE} is not allowed. The third throws
 * {@link UnsupportedOperationException} where the MPI library has no persistent collective
 * operations.
 *
 * @see "MPI 4.1 sections 8.6 to 8.8"
 */
public interface NeighborhoodCollectives {
    /**
     * Sends one buffer to every destination and receives one from every source.
     *
     * @param send what every destination gets
     * @param receive overwritten with one part of equal count a source, in their order
     * @see "MPI_Neighbor_allgather, MPI 4.1 section 8.6.1"
     */
    void neighborAllgather(MpiBuffer send, MpiBuffer receive);

    /**
     * Starts {@link #neighborAllgather}: sends one buffer to every destination and receives one
     * from every source.
     *
     * @param send what every destination gets
     * @param receive overwritten with one part of equal count a source, in their order
     * @return the request to complete; no argument may be touched before
     * @see "MPI_Ineighbor_allgather, MPI 4.1 section 8.7"
     */
    Request ineighborAllgather(MpiBuffer send, MpiBuffer receive);

    /**
     * Prepares {@link #neighborAllgather}: sends one buffer to every destination and receives one
     * from every source.
     *
     * @param send what every destination gets
     * @param receive overwritten with one part of equal count a source, in their order
     * @param info hints to the library
     * @return the inactive request, to be started; close it when it is no longer needed
     * @see "MPI_Neighbor_allgather_init, MPI 4.1 section 8.8"
     */
    PersistentRequest neighborAllgatherInit(MpiBuffer send, MpiBuffer receive, Info info);

    /**
     * Sends one buffer to every destination and receives one of any length from every source.
     *
     * @param send what every destination gets
     * @param receive one chunk a source, in their order, overwritten
     * @see "MPI_Neighbor_allgatherv, MPI 4.1 section 8.6.1"
     */
    void neighborAllgatherv(MpiBuffer send, MpiChunks receive);

    /**
     * Starts {@link #neighborAllgatherv}: sends one buffer to every destination and receives one of
     * any length from every source.
     *
     * @param send what every destination gets
     * @param receive one chunk a source, in their order, overwritten
     * @return the request to complete; no argument may be touched before
     * @see "MPI_Ineighbor_allgatherv, MPI 4.1 section 8.7"
     */
    Request ineighborAllgatherv(MpiBuffer send, MpiChunks receive);

    /**
     * Prepares {@link #neighborAllgatherv}: sends one buffer to every destination and receives one
     * of any length from every source.
     *
     * @param send what every destination gets
     * @param receive one chunk a source, in their order, overwritten
     * @param info hints to the library
     * @return the inactive request, to be started; close it when it is no longer needed
     * @see "MPI_Neighbor_allgatherv_init, MPI 4.1 section 8.8"
     */
    PersistentRequest neighborAllgathervInit(MpiBuffer send, MpiChunks receive, Info info);

    /**
     * Sends a part to every destination and receives one from every source.
     *
     * @param send one part of equal count a destination, in their order
     * @param receive overwritten with one part of equal count a source, in their order
     * @see "MPI_Neighbor_alltoall, MPI 4.1 section 8.6.2"
     */
    void neighborAlltoall(MpiBuffer send, MpiBuffer receive);

    /**
     * Starts {@link #neighborAlltoall}: sends a part to every destination and receives one from
     * every source.
     *
     * @param send one part of equal count a destination, in their order
     * @param receive overwritten with one part of equal count a source, in their order
     * @return the request to complete; no argument may be touched before
     * @see "MPI_Ineighbor_alltoall, MPI 4.1 section 8.7"
     */
    Request ineighborAlltoall(MpiBuffer send, MpiBuffer receive);

    /**
     * Prepares {@link #neighborAlltoall}: sends a part to every destination and receives one from
     * every source.
     *
     * @param send one part of equal count a destination, in their order
     * @param receive overwritten with one part of equal count a source, in their order
     * @param info hints to the library
     * @return the inactive request, to be started; close it when it is no longer needed
     * @see "MPI_Neighbor_alltoall_init, MPI 4.1 section 8.8"
     */
    PersistentRequest neighborAlltoallInit(MpiBuffer send, MpiBuffer receive, Info info);

    /**
     * Sends a part to every destination and receives one from every source, of different lengths.
     *
     * @param send one chunk a destination, in their order
     * @param receive one chunk a source, in their order, overwritten
     * @see "MPI_Neighbor_alltoallv, MPI 4.1 section 8.6.2"
     */
    void neighborAlltoallv(MpiChunks send, MpiChunks receive);

    /**
     * Starts {@link #neighborAlltoallv}: sends a part to every destination and receives one from
     * every source, of different lengths.
     *
     * @param send one chunk a destination, in their order
     * @param receive one chunk a source, in their order, overwritten
     * @return the request to complete; no argument may be touched before
     * @see "MPI_Ineighbor_alltoallv, MPI 4.1 section 8.7"
     */
    Request ineighborAlltoallv(MpiChunks send, MpiChunks receive);

    /**
     * Prepares {@link #neighborAlltoallv}: sends a part to every destination and receives one from
     * every source, of different lengths.
     *
     * @param send one chunk a destination, in their order
     * @param receive one chunk a source, in their order, overwritten
     * @param info hints to the library
     * @return the inactive request, to be started; close it when it is no longer needed
     * @see "MPI_Neighbor_alltoallv_init, MPI 4.1 section 8.8"
     */
    PersistentRequest neighborAlltoallvInit(MpiChunks send, MpiChunks receive, Info info);

    /**
     * Sends a buffer to every destination and receives one from every source, each with a datatype
     * of its own.
     *
     * @param send one buffer a destination, in their order
     * @param receive one buffer a source, in their order, overwritten; they must not overlap each
     *     other
     * @see "MPI_Neighbor_alltoallw, MPI 4.1 section 8.6.2"
     */
    void neighborAlltoallw(MpiBuffers send, MpiBuffers receive);

    /**
     * Starts {@link #neighborAlltoallw}: sends a buffer to every destination and receives one from
     * every source, each with a datatype of its own.
     *
     * @param send one buffer a destination, in their order
     * @param receive one buffer a source, in their order, overwritten; they must not overlap each
     *     other
     * @return the request to complete; no argument may be touched before
     * @see "MPI_Ineighbor_alltoallw, MPI 4.1 section 8.7"
     */
    Request ineighborAlltoallw(MpiBuffers send, MpiBuffers receive);

    /**
     * Prepares {@link #neighborAlltoallw}: sends a buffer to every destination and receives one
     * from every source, each with a datatype of its own.
     *
     * @param send one buffer a destination, in their order
     * @param receive one buffer a source, in their order, overwritten; they must not overlap each
     *     other
     * @param info hints to the library
     * @return the inactive request, to be started; close it when it is no longer needed
     * @see "MPI_Neighbor_alltoallw_init, MPI 4.1 section 8.8"
     */
    PersistentRequest neighborAlltoallwInit(MpiBuffers send, MpiBuffers receive, Info info);
}
