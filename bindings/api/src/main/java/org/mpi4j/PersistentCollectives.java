package org.mpi4j;

/**
 * The operations of {@link Collectives}, prepared once and then started any number of times. All
 * ranks prepare them in the same order. Errors in the arguments are thrown when they are prepared,
 * as there; the contents of the buffers are read and written between start and completion only.
 *
 * <p>Every method throws {@link UnsupportedOperationException} where the MPI library has no
 * persistent collective operations.
 *
 * @see "MPI 4.1 section 6.13"
 */
public interface PersistentCollectives {
    /**
     * Prepares {@link Collectives#barrier}: waits until all ranks have called it.
     *
     * @param info hints to the library
     * @return the inactive request, to be started; close it when it is no longer needed
     * @see "MPI_Barrier_init, MPI 4.1 section 6.13"
     */
    PersistentRequest barrierInit(Info info);

    /**
     * Prepares {@link Collectives#bcast}: gives every rank what {@code root} has in its buffer.
     *
     * @param buffer sent at the root, overwritten elsewhere; the same number of primitives at every
     *     rank
     * @param root the rank that sends
     * @param info hints to the library
     * @return the inactive request, to be started; close it when it is no longer needed
     * @see "MPI_Bcast_init, MPI 4.1 section 6.13"
     */
    PersistentRequest bcastInit(MpiBuffer buffer, int root, Info info);

    /**
     * Prepares {@link Collectives#gather}: collects a buffer of every rank at {@code root}, in rank
     * order.
     *
     * @param send this rank's part; {@link MpiBuffer#IN_PLACE} at the root if it is in its place
     *     already
     * @param receive at the root overwritten with {@link Communicator#size()} parts of equal count;
     *     elsewhere not used, {@link MpiBuffer#NONE} will do
     * @param root the rank that receives
     * @param info hints to the library
     * @return the inactive request, to be started; close it when it is no longer needed
     * @see "MPI_Gather_init, MPI 4.1 section 6.13"
     */
    PersistentRequest gatherInit(MpiBuffer send, MpiBuffer receive, int root, Info info);

    /**
     * Prepares {@link Collectives#gatherv}: collects buffers of different lengths at {@code root}.
     *
     * @param send this rank's part; {@link MpiBuffer#IN_PLACE} at the root if it is in its place
     *     already
     * @param receive at the root one chunk a rank, overwritten; elsewhere not used, {@link
     *     MpiChunks#NONE} will do
     * @param root the rank that receives
     * @param info hints to the library
     * @return the inactive request, to be started; close it when it is no longer needed
     * @see "MPI_Gatherv_init, MPI 4.1 section 6.13"
     */
    PersistentRequest gathervInit(MpiBuffer send, MpiChunks receive, int root, Info info);

    /**
     * Prepares {@link Collectives#scatter}: deals the buffer of {@code root} out, one equal part a
     * rank, in rank order.
     *
     * @param send at the root {@link Communicator#size()} parts of equal count; elsewhere not used,
     *     {@link MpiBuffer#NONE} will do
     * @param receive overwritten with this rank's part; {@link MpiBuffer#IN_PLACE} at the root to
     *     leave its part where it is
     * @param root the rank that sends
     * @param info hints to the library
     * @return the inactive request, to be started; close it when it is no longer needed
     * @see "MPI_Scatter_init, MPI 4.1 section 6.13"
     */
    PersistentRequest scatterInit(MpiBuffer send, MpiBuffer receive, int root, Info info);

    /**
     * Prepares {@link Collectives#scatterv}: deals parts of different lengths out from {@code
     * root}.
     *
     * @param send at the root one chunk a rank; elsewhere not used, {@link MpiChunks#NONE} will do
     * @param receive overwritten with this rank's part; {@link MpiBuffer#IN_PLACE} at the root to
     *     leave its part where it is
     * @param root the rank that sends
     * @param info hints to the library
     * @return the inactive request, to be started; close it when it is no longer needed
     * @see "MPI_Scatterv_init, MPI 4.1 section 6.13"
     */
    PersistentRequest scattervInit(MpiChunks send, MpiBuffer receive, int root, Info info);

    /**
     * Prepares {@link Collectives#allgather}: collects a buffer of every rank at every rank, in
     * rank order.
     *
     * @param send this rank's part; {@link MpiBuffer#IN_PLACE} at all ranks if it is in its place
     *     already
     * @param receive overwritten with {@link Communicator#size()} parts of equal count
     * @param info hints to the library
     * @return the inactive request, to be started; close it when it is no longer needed
     * @see "MPI_Allgather_init, MPI 4.1 section 6.13"
     */
    PersistentRequest allgatherInit(MpiBuffer send, MpiBuffer receive, Info info);

    /**
     * Prepares {@link Collectives#allgatherv}: collects buffers of different lengths at every rank.
     *
     * @param send this rank's part; {@link MpiBuffer#IN_PLACE} at all ranks if it is in its place
     *     already
     * @param receive one chunk a rank, overwritten; the same counts at every rank
     * @param info hints to the library
     * @return the inactive request, to be started; close it when it is no longer needed
     * @see "MPI_Allgatherv_init, MPI 4.1 section 6.13"
     */
    PersistentRequest allgathervInit(MpiBuffer send, MpiChunks receive, Info info);

    /**
     * Prepares {@link Collectives#alltoall}: sends a part to every rank and receives one from every
     * rank.
     *
     * @param send {@link Communicator#size()} parts of equal count, in rank order; {@link
     *     MpiBuffer#IN_PLACE} at all ranks to exchange what is in {@code receive}
     * @param receive overwritten with {@link Communicator#size()} parts of equal count, in rank
     *     order
     * @param info hints to the library
     * @return the inactive request, to be started; close it when it is no longer needed
     * @see "MPI_Alltoall_init, MPI 4.1 section 6.13"
     */
    PersistentRequest alltoallInit(MpiBuffer send, MpiBuffer receive, Info info);

    /**
     * Prepares {@link Collectives#alltoallv}: sends a part to every rank and receives one from
     * every rank, of different lengths.
     *
     * @param send one chunk a rank; {@link MpiChunks#IN_PLACE} at all ranks to exchange what is in
     *     {@code receive}
     * @param receive one chunk a rank, overwritten
     * @param info hints to the library
     * @return the inactive request, to be started; close it when it is no longer needed
     * @see "MPI_Alltoallv_init, MPI 4.1 section 6.13"
     */
    PersistentRequest alltoallvInit(MpiChunks send, MpiChunks receive, Info info);

    /**
     * Prepares {@link Collectives#alltoallw}: sends a buffer to every rank and receives one from
     * every rank, each with a datatype of its own.
     *
     * @param send one buffer a rank; {@link MpiBuffers#IN_PLACE} at all ranks to exchange what is
     *     in {@code receive}
     * @param receive one buffer a rank, overwritten
     * @param info hints to the library
     * @return the inactive request, to be started; close it when it is no longer needed
     * @see "MPI_Alltoallw_init, MPI 4.1 section 6.13"
     */
    PersistentRequest alltoallwInit(MpiBuffers send, MpiBuffers receive, Info info);

    /**
     * Prepares {@link Collectives#reduce}: combines the elements of every rank and gives the result
     * to {@code root}.
     *
     * @param send this rank's contribution; {@link MpiBuffer#IN_PLACE} at the root if {@code
     *     receive} holds it
     * @param receive at the root overwritten with the result, same count and datatype as {@code
     *     send}; elsewhere not used, {@link MpiBuffer#NONE} will do
     * @param op how to combine; applied in rank order where it is not commutative
     * @param root the rank that receives
     * @param info hints to the library
     * @return the inactive request, to be started; close it when it is no longer needed
     * @see "MPI_Reduce_init, MPI 4.1 section 6.13"
     */
    PersistentRequest reduceInit(MpiBuffer send, MpiBuffer receive, Op op, int root, Info info);

    /**
     * Prepares {@link Collectives#allreduce}: combines the elements of every rank and gives every
     * rank the result.
     *
     * @param send this rank's contribution; {@link MpiBuffer#IN_PLACE} at all ranks if {@code
     *     receive} holds it
     * @param receive overwritten with the result; same count and datatype as {@code send}
     * @param op how to combine; applied in rank order where it is not commutative
     * @param info hints to the library
     * @return the inactive request, to be started; close it when it is no longer needed
     * @see "MPI_Allreduce_init, MPI 4.1 section 6.13"
     */
    PersistentRequest allreduceInit(MpiBuffer send, MpiBuffer receive, Op op, Info info);

    /**
     * Prepares {@link Collectives#reduceScatterBlock}: combines the elements of every rank and
     * deals the result out, one equal part a rank.
     *
     * @param send {@link Communicator#size()} parts of equal count; {@link MpiBuffer#IN_PLACE} at
     *     all ranks if {@code receive} holds them
     * @param receive overwritten with this rank's part of the result; with {@link
     *     MpiBuffer#IN_PLACE}, the input, whose first part is overwritten
     * @param op how to combine; applied in rank order where it is not commutative
     * @param info hints to the library
     * @return the inactive request, to be started; close it when it is no longer needed
     * @see "MPI_Reduce_scatter_block_init, MPI 4.1 section 6.13"
     */
    PersistentRequest reduceScatterBlockInit(MpiBuffer send, MpiBuffer receive, Op op, Info info);

    /**
     * Prepares {@link Collectives#reduceScatter}: combines the elements of every rank and deals the
     * result out in parts of different lengths.
     *
     * @param send the sum of {@code counts} elements; {@link MpiBuffer#IN_PLACE} at all ranks if
     *     {@code receive} holds them
     * @param receive overwritten with this rank's {@code counts[rank]} elements of the result; with
     *     {@link MpiBuffer#IN_PLACE}, the input, whose first elements are overwritten
     * @param counts elements of each rank's part, the same at every rank
     * @param op how to combine; applied in rank order where it is not commutative
     * @param info hints to the library
     * @return the inactive request, to be started; close it when it is no longer needed
     * @see "MPI_Reduce_scatter_init, MPI 4.1 section 6.13"
     */
    PersistentRequest reduceScatterInit(
            MpiBuffer send, MpiBuffer receive, int[] counts, Op op, Info info);

    /**
     * Prepares {@link Collectives#scan}: gives every rank the combination of the elements of all
     * ranks up to its own.
     *
     * @param send this rank's contribution; {@link MpiBuffer#IN_PLACE} at all ranks if {@code
     *     receive} holds it
     * @param receive overwritten with the result; same count and datatype as {@code send}
     * @param op how to combine, in rank order where it is not commutative
     * @param info hints to the library
     * @return the inactive request, to be started; close it when it is no longer needed
     * @see "MPI_Scan_init, MPI 4.1 section 6.13"
     */
    PersistentRequest scanInit(MpiBuffer send, MpiBuffer receive, Op op, Info info);

    /**
     * Prepares {@link Collectives#exscan}: gives every rank the combination of the elements of all
     * ranks below its own. Rank 0's {@code receive} is left as it is.
     *
     * @param send this rank's contribution; {@link MpiBuffer#IN_PLACE} at all ranks if {@code
     *     receive} holds it
     * @param receive overwritten with the result at ranks above 0; same count and datatype as
     *     {@code send}
     * @param op how to combine, in rank order where it is not commutative
     * @param info hints to the library
     * @return the inactive request, to be started; close it when it is no longer needed
     * @see "MPI_Exscan_init, MPI 4.1 section 6.13"
     */
    PersistentRequest exscanInit(MpiBuffer send, MpiBuffer receive, Op op, Info info);
}
