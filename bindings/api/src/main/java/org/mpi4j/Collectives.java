package org.mpi4j;

/**
 * Operations that all ranks of a communicator call together, in the same order.
 *
 * <p>Parts of equal count are not counted by the caller: a buffer that holds one part a rank is cut
 * into {@link Communicator#size()} parts. {@link ScalarCollectives} has forms for single values.
 *
 * <p>Every method throws {@link MpiException}, before anything is sent, with
 *
 * <ul>
 *   <li>{@link ErrorClass#BUFFER} for a buffer that is null, too short, read-only where it is
 *       written, or a sentinel where it is not allowed
 *   <li>{@link ErrorClass#COUNT} for counts that do not agree or cannot be divided among the ranks
 *   <li>{@link ErrorClass#TYPE} for a closed datatype or datatypes that do not agree
 *   <li>{@link ErrorClass#ROOT} for a root that is not in the communicator
 *   <li>{@link ErrorClass#OP} for an operation that is null, closed or does not accept the datatype
 *   <li>{@link ErrorClass#COMM} for a closed communicator
 * </ul>
 *
 * @see "MPI 4.1 chapter 6"
 */
public interface Collectives extends ScalarCollectives {
    /**
     * Waits until all ranks have called it.
     *
     * @see "MPI_Barrier, MPI 4.1 section 6.3"
     */
    void barrier();

    /**
     * Gives every rank what {@code root} has in its buffer.
     *
     * @param buffer sent at the root, overwritten elsewhere; the same number of primitives at every
     *     rank
     * @param root the rank that sends
     * @see "MPI_Bcast, MPI 4.1 section 6.4"
     */
    void bcast(MpiBuffer buffer, int root);

    /**
     * Collects a buffer of every rank at {@code root}, in rank order.
     *
     * @param send this rank's part; {@link MpiBuffer#IN_PLACE} at the root if it is in its place
     *     already
     * @param receive at the root overwritten with {@link Communicator#size()} parts of equal count;
     *     elsewhere not used, {@link MpiBuffer#NONE} will do
     * @param root the rank that receives
     * @see "MPI_Gather, MPI 4.1 section 6.5"
     */
    void gather(MpiBuffer send, MpiBuffer receive, int root);

    /**
     * Collects buffers of different lengths at {@code root}.
     *
     * @param send this rank's part; {@link MpiBuffer#IN_PLACE} at the root if it is in its place
     *     already
     * @param receive at the root one chunk a rank, overwritten; elsewhere not used, {@link
     *     MpiChunks#NONE} will do
     * @param root the rank that receives
     * @see "MPI_Gatherv, MPI 4.1 section 6.5"
     */
    void gatherv(MpiBuffer send, MpiChunks receive, int root);

    /**
     * Deals the buffer of {@code root} out, one equal part a rank, in rank order.
     *
     * @param send at the root {@link Communicator#size()} parts of equal count; elsewhere not used,
     *     {@link MpiBuffer#NONE} will do
     * @param receive overwritten with this rank's part; {@link MpiBuffer#IN_PLACE} at the root to
     *     leave its part where it is
     * @param root the rank that sends
     * @see "MPI_Scatter, MPI 4.1 section 6.6"
     */
    void scatter(MpiBuffer send, MpiBuffer receive, int root);

    /**
     * Deals parts of different lengths out from {@code root}.
     *
     * @param send at the root one chunk a rank; elsewhere not used, {@link MpiChunks#NONE} will do
     * @param receive overwritten with this rank's part; {@link MpiBuffer#IN_PLACE} at the root to
     *     leave its part where it is
     * @param root the rank that sends
     * @see "MPI_Scatterv, MPI 4.1 section 6.6"
     */
    void scatterv(MpiChunks send, MpiBuffer receive, int root);

    /**
     * Collects a buffer of every rank at every rank, in rank order.
     *
     * @param send this rank's part; {@link MpiBuffer#IN_PLACE} at all ranks if it is in its place
     *     already
     * @param receive overwritten with {@link Communicator#size()} parts of equal count
     * @see "MPI_Allgather, MPI 4.1 section 6.7"
     */
    void allgather(MpiBuffer send, MpiBuffer receive);

    /**
     * Collects buffers of different lengths at every rank.
     *
     * @param send this rank's part; {@link MpiBuffer#IN_PLACE} at all ranks if it is in its place
     *     already
     * @param receive one chunk a rank, overwritten; the same counts at every rank
     * @see "MPI_Allgatherv, MPI 4.1 section 6.7"
     */
    void allgatherv(MpiBuffer send, MpiChunks receive);

    /**
     * Sends a part to every rank and receives one from every rank.
     *
     * @param send {@link Communicator#size()} parts of equal count, in rank order; {@link
     *     MpiBuffer#IN_PLACE} at all ranks to exchange what is in {@code receive}
     * @param receive overwritten with {@link Communicator#size()} parts of equal count, in rank
     *     order
     * @see "MPI_Alltoall, MPI 4.1 section 6.8"
     */
    void alltoall(MpiBuffer send, MpiBuffer receive);

    /**
     * Sends a part to every rank and receives one from every rank, of different lengths.
     *
     * @param send one chunk a rank; {@link MpiChunks#IN_PLACE} at all ranks to exchange what is in
     *     {@code receive}
     * @param receive one chunk a rank, overwritten
     * @see "MPI_Alltoallv, MPI 4.1 section 6.8"
     */
    void alltoallv(MpiChunks send, MpiChunks receive);

    /**
     * Sends a buffer to every rank and receives one from every rank, each with a datatype of its
     * own.
     *
     * @param send one buffer a rank; {@link MpiBuffers#IN_PLACE} at all ranks to exchange what is
     *     in {@code receive}
     * @param receive one buffer a rank, overwritten; they must not overlap each other
     * @see "MPI_Alltoallw, MPI 4.1 section 6.8"
     */
    void alltoallw(MpiBuffers send, MpiBuffers receive);

    /**
     * Combines the elements of every rank and gives the result to {@code root}.
     *
     * @param send this rank's contribution; {@link MpiBuffer#IN_PLACE} at the root if {@code
     *     receive} holds it
     * @param receive at the root overwritten with the result, same count and datatype as {@code
     *     send}; elsewhere not used, {@link MpiBuffer#NONE} will do
     * @param op how to combine; applied in rank order where it is not commutative
     * @param root the rank that receives
     * @see "MPI_Reduce, MPI 4.1 section 6.9.1"
     */
    void reduce(MpiBuffer send, MpiBuffer receive, Op op, int root);

    /**
     * Combines the elements of every rank and gives every rank the result.
     *
     * @param send this rank's contribution; {@link MpiBuffer#IN_PLACE} at all ranks if {@code
     *     receive} holds it
     * @param receive overwritten with the result; same count and datatype as {@code send}
     * @param op how to combine; applied in rank order where it is not commutative
     * @see "MPI_Allreduce, MPI 4.1 section 6.9.6"
     */
    void allreduce(MpiBuffer send, MpiBuffer receive, Op op);

    /**
     * Combines the elements of every rank and deals the result out, one equal part a rank.
     *
     * @param send {@link Communicator#size()} parts of equal count; {@link MpiBuffer#IN_PLACE} at
     *     all ranks if {@code receive} holds them
     * @param receive overwritten with this rank's part of the result; with {@link
     *     MpiBuffer#IN_PLACE}, the input, whose first part is overwritten
     * @param op how to combine; applied in rank order where it is not commutative
     * @see "MPI_Reduce_scatter_block, MPI 4.1 section 6.10.1"
     */
    void reduceScatterBlock(MpiBuffer send, MpiBuffer receive, Op op);

    /**
     * Combines the elements of every rank and deals the result out in parts of different lengths.
     *
     * @param send the sum of {@code counts} elements; {@link MpiBuffer#IN_PLACE} at all ranks if
     *     {@code receive} holds them
     * @param receive overwritten with this rank's {@code counts[rank]} elements of the result; with
     *     {@link MpiBuffer#IN_PLACE}, the input, whose first elements are overwritten
     * @param counts elements of each rank's part, the same at every rank
     * @param op how to combine; applied in rank order where it is not commutative
     * @see "MPI_Reduce_scatter, MPI 4.1 section 6.10.2"
     */
    void reduceScatter(MpiBuffer send, MpiBuffer receive, int[] counts, Op op);

    /**
     * Gives every rank the combination of the elements of all ranks up to its own.
     *
     * @param send this rank's contribution; {@link MpiBuffer#IN_PLACE} at all ranks if {@code
     *     receive} holds it
     * @param receive overwritten with the result; same count and datatype as {@code send}
     * @param op how to combine, in rank order where it is not commutative
     * @see "MPI_Scan, MPI 4.1 section 6.11.1"
     */
    void scan(MpiBuffer send, MpiBuffer receive, Op op);

    /**
     * Gives every rank the combination of the elements of all ranks below its own. Rank 0's {@code
     * receive} is left as it is.
     *
     * @param send this rank's contribution; {@link MpiBuffer#IN_PLACE} at all ranks if {@code
     *     receive} holds it
     * @param receive overwritten with the result at ranks above 0; same count and datatype as
     *     {@code send}
     * @param op how to combine, in rank order where it is not commutative
     * @see "MPI_Exscan, MPI 4.1 section 6.11.2"
     */
    void exscan(MpiBuffer send, MpiBuffer receive, Op op);
}
