package org.mpi4j;

/**
 * The operations of {@link Collectives}, started now and completed through a {@link Request}. All
 * ranks start them in the same order. Errors in the arguments are thrown at once, as there.
 *
 * @see "MPI 4.1 section 6.12"
 */
public interface NonBlockingCollectives {
    /**
     * Starts {@link Collectives#barrier}: waits until all ranks have called it.
     *
     * @return the request to complete; no argument may be touched before
     * @see "MPI_Ibarrier, MPI 4.1 section 6.12.1"
     */
    Request ibarrier();

    /**
     * Starts {@link Collectives#bcast}: gives every rank what {@code root} has in its buffer.
     *
     * @param buffer sent at the root, overwritten elsewhere; the same number of primitives at every
     *     rank
     * @param root the rank that sends
     * @return the request to complete; no argument may be touched before
     * @see "MPI_Ibcast, MPI 4.1 section 6.12.2"
     */
    Request ibcast(MpiBuffer buffer, int root);

    /**
     * Starts {@link Collectives#gather}: collects a buffer of every rank at {@code root}, in rank
     * order.
     *
     * @param send this rank's part; {@link MpiBuffer#IN_PLACE} at the root if it is in its place
     *     already
     * @param receive at the root overwritten with {@link Communicator#size()} parts of equal count;
     *     elsewhere not used, {@link MpiBuffer#NONE} will do
     * @param root the rank that receives
     * @return the request to complete; no argument may be touched before
     * @see "MPI_Igather, MPI 4.1 section 6.12.3"
     */
    Request igather(MpiBuffer send, MpiBuffer receive, int root);

    /**
     * Starts {@link Collectives#gatherv}: collects buffers of different lengths at {@code root}.
     *
     * @param send this rank's part; {@link MpiBuffer#IN_PLACE} at the root if it is in its place
     *     already
     * @param receive at the root one chunk a rank, overwritten; elsewhere not used, {@link
     *     MpiChunks#NONE} will do
     * @param root the rank that receives
     * @return the request to complete; no argument may be touched before
     * @see "MPI_Igatherv, MPI 4.1 section 6.12.3"
     */
    Request igatherv(MpiBuffer send, MpiChunks receive, int root);

    /**
     * Starts {@link Collectives#scatter}: deals the buffer of {@code root} out, one equal part a
     * rank, in rank order.
     *
     * @param send at the root {@link Communicator#size()} parts of equal count; elsewhere not used,
     *     {@link MpiBuffer#NONE} will do
     * @param receive overwritten with this rank's part; {@link MpiBuffer#IN_PLACE} at the root to
     *     leave its part where it is
     * @param root the rank that sends
     * @return the request to complete; no argument may be touched before
     * @see "MPI_Iscatter, MPI 4.1 section 6.12.4"
     */
    Request iscatter(MpiBuffer send, MpiBuffer receive, int root);

    /**
     * Starts {@link Collectives#scatterv}: deals parts of different lengths out from {@code root}.
     *
     * @param send at the root one chunk a rank; elsewhere not used, {@link MpiChunks#NONE} will do
     * @param receive overwritten with this rank's part; {@link MpiBuffer#IN_PLACE} at the root to
     *     leave its part where it is
     * @param root the rank that sends
     * @return the request to complete; no argument may be touched before
     * @see "MPI_Iscatterv, MPI 4.1 section 6.12.4"
     */
    Request iscatterv(MpiChunks send, MpiBuffer receive, int root);

    /**
     * Starts {@link Collectives#allgather}: collects a buffer of every rank at every rank, in rank
     * order.
     *
     * @param send this rank's part; {@link MpiBuffer#IN_PLACE} at all ranks if it is in its place
     *     already
     * @param receive overwritten with {@link Communicator#size()} parts of equal count
     * @return the request to complete; no argument may be touched before
     * @see "MPI_Iallgather, MPI 4.1 section 6.12.5"
     */
    Request iallgather(MpiBuffer send, MpiBuffer receive);

    /**
     * Starts {@link Collectives#allgatherv}: collects buffers of different lengths at every rank.
     *
     * @param send this rank's part; {@link MpiBuffer#IN_PLACE} at all ranks if it is in its place
     *     already
     * @param receive one chunk a rank, overwritten; the same counts at every rank
     * @return the request to complete; no argument may be touched before
     * @see "MPI_Iallgatherv, MPI 4.1 section 6.12.5"
     */
    Request iallgatherv(MpiBuffer send, MpiChunks receive);

    /**
     * Starts {@link Collectives#alltoall}: sends a part to every rank and receives one from every
     * rank.
     *
     * @param send {@link Communicator#size()} parts of equal count, in rank order; {@link
     *     MpiBuffer#IN_PLACE} at all ranks to exchange what is in {@code receive}
     * @param receive overwritten with {@link Communicator#size()} parts of equal count, in rank
     *     order
     * @return the request to complete; no argument may be touched before
     * @see "MPI_Ialltoall, MPI 4.1 section 6.12.6"
     */
    Request ialltoall(MpiBuffer send, MpiBuffer receive);

    /**
     * Starts {@link Collectives#alltoallv}: sends a part to every rank and receives one from every
     * rank, of different lengths.
     *
     * @param send one chunk a rank; {@link MpiChunks#IN_PLACE} at all ranks to exchange what is in
     *     {@code receive}
     * @param receive one chunk a rank, overwritten
     * @return the request to complete; no argument may be touched before
     * @see "MPI_Ialltoallv, MPI 4.1 section 6.12.6"
     */
    Request ialltoallv(MpiChunks send, MpiChunks receive);

    /**
     * Starts {@link Collectives#alltoallw}: sends a buffer to every rank and receives one from
     * every rank, each with a datatype of its own.
     *
     * @param send one buffer a rank; {@link MpiBuffers#IN_PLACE} at all ranks to exchange what is
     *     in {@code receive}
     * @param receive one buffer a rank, overwritten
     * @return the request to complete; no argument may be touched before
     * @see "MPI_Ialltoallw, MPI 4.1 section 6.12.6"
     */
    Request ialltoallw(MpiBuffers send, MpiBuffers receive);

    /**
     * Starts {@link Collectives#reduce}: combines the elements of every rank and gives the result
     * to {@code root}.
     *
     * @param send this rank's contribution; {@link MpiBuffer#IN_PLACE} at the root if {@code
     *     receive} holds it
     * @param receive at the root overwritten with the result, same count and datatype as {@code
     *     send}; elsewhere not used, {@link MpiBuffer#NONE} will do
     * @param op how to combine; applied in rank order where it is not commutative
     * @param root the rank that receives
     * @return the request to complete; no argument may be touched before
     * @see "MPI_Ireduce, MPI 4.1 section 6.12.7"
     */
    Request ireduce(MpiBuffer send, MpiBuffer receive, Op op, int root);

    /**
     * Starts {@link Collectives#allreduce}: combines the elements of every rank and gives every
     * rank the result.
     *
     * @param send this rank's contribution; {@link MpiBuffer#IN_PLACE} at all ranks if {@code
     *     receive} holds it
     * @param receive overwritten with the result; same count and datatype as {@code send}
     * @param op how to combine; applied in rank order where it is not commutative
     * @return the request to complete; no argument may be touched before
     * @see "MPI_Iallreduce, MPI 4.1 section 6.12.8"
     */
    Request iallreduce(MpiBuffer send, MpiBuffer receive, Op op);

    /**
     * Starts {@link Collectives#reduceScatterBlock}: combines the elements of every rank and deals
     * the result out, one equal part a rank.
     *
     * @param send {@link Communicator#size()} parts of equal count; {@link MpiBuffer#IN_PLACE} at
     *     all ranks if {@code receive} holds them
     * @param receive overwritten with this rank's part of the result; with {@link
     *     MpiBuffer#IN_PLACE}, the input, whose first part is overwritten
     * @param op how to combine; applied in rank order where it is not commutative
     * @return the request to complete; no argument may be touched before
     * @see "MPI_Ireduce_scatter_block, MPI 4.1 section 6.12.9"
     */
    Request ireduceScatterBlock(MpiBuffer send, MpiBuffer receive, Op op);

    /**
     * Starts {@link Collectives#reduceScatter}: combines the elements of every rank and deals the
     * result out in parts of different lengths.
     *
     * @param send the sum of {@code counts} elements; {@link MpiBuffer#IN_PLACE} at all ranks if
     *     {@code receive} holds them
     * @param receive overwritten with this rank's {@code counts[rank]} elements of the result; with
     *     {@link MpiBuffer#IN_PLACE}, the input, whose first elements are overwritten
     * @param counts elements of each rank's part, the same at every rank
     * @param op how to combine; applied in rank order where it is not commutative
     * @return the request to complete; no argument may be touched before
     * @see "MPI_Ireduce_scatter, MPI 4.1 section 6.12.10"
     */
    Request ireduceScatter(MpiBuffer send, MpiBuffer receive, int[] counts, Op op);

    /**
     * Starts {@link Collectives#scan}: gives every rank the combination of the elements of all
     * ranks up to its own.
     *
     * @param send this rank's contribution; {@link MpiBuffer#IN_PLACE} at all ranks if {@code
     *     receive} holds it
     * @param receive overwritten with the result; same count and datatype as {@code send}
     * @param op how to combine, in rank order where it is not commutative
     * @return the request to complete; no argument may be touched before
     * @see "MPI_Iscan, MPI 4.1 section 6.12.11"
     */
    Request iscan(MpiBuffer send, MpiBuffer receive, Op op);

    /**
     * Starts {@link Collectives#exscan}: gives every rank the combination of the elements of all
     * ranks below its own. Rank 0's {@code receive} is left as it is.
     *
     * @param send this rank's contribution; {@link MpiBuffer#IN_PLACE} at all ranks if {@code
     *     receive} holds it
     * @param receive overwritten with the result at ranks above 0; same count and datatype as
     *     {@code send}
     * @param op how to combine, in rank order where it is not commutative
     * @return the request to complete; no argument may be touched before
     * @see "MPI_Iexscan, MPI 4.1 section 6.12.12"
     */
    Request iexscan(MpiBuffer send, MpiBuffer receive, Op op);
}
