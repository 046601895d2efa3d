package org.mpi4j;

/**
 * Reads and writes the memory of other ranks through a {@link Window}.
 *
 * <p>Every access names its target by rank, by a displacement in the target's own units ({@link
 * WindowSegment#dispUnit()}; in a dynamic window, an address) and by count and datatype of the
 * elements there, which are those of the origin buffer where they are not given. An access to
 * {@link Mpi#PROC_NULL} does nothing.
 *
 * <p>An access needs an epoch that covers the target, see {@link WindowSynchronization}, and is
 * complete when that is synchronised: until then buffers that are read must not be changed and
 * results are undefined, also in arrays. The buffers are kept reachable until then; arrays are
 * copied when the call is made, results into arrays when the synchronisation returns. The methods
 * whose names start with {@code r} return a request that completes before that.
 *
 * <p>Every method throws {@link MpiException} with
 *
 * <ul>
 *   <li>{@link ErrorClass#BUFFER} if a buffer is null, no storage, or read-only where results go,
 *       or overlaps another argument
 *   <li>{@link ErrorClass#RANK} if there is no such rank
 *   <li>{@link ErrorClass#COUNT} if the target's count is negative, or its elements are not as many
 *       bytes of data as the origin's
 *   <li>{@link ErrorClass#TYPE} if a datatype is null, closed or does not fit the call
 *   <li>{@link ErrorClass#OP} if an operation is null, not one of the standard's, or does not
 *       accept the datatype
 *   <li>{@link ErrorClass#DISP} if the displacement is negative
 *   <li>{@link ErrorClass#RMA_RANGE} if an element is not inside the target's memory
 *   <li>{@link ErrorClass#RMA_SYNC} if no epoch that allows the access is open
 *   <li>{@link ErrorClass#WIN} if the window is closed
 * </ul>
 *
 * @see "MPI 4.1 section 12.3, communication calls"
 */
public interface RemoteAccess {
    /**
     * Writes elements to the memory of a rank.
     *
     * @param origin what to write
     * @param rank the target
     * @param displacement where, in the target's units
     * @param count number of elements at the target
     * @param type their type at the target
     * @throws MpiException see {@link RemoteAccess}
     * @see "MPI_Put, MPI 4.1 section 12.3.1"
     */
    void put(MpiBuffer origin, int rank, long displacement, long count, Datatype type);

    /**
     * As {@link #put(MpiBuffer, int, long, long, Datatype)} with the same elements at the target.
     *
     * @param origin what to write
     * @param rank the target
     * @param displacement where, in the target's units
     */
    void put(MpiBuffer origin, int rank, long displacement);

    /**
     * Reads elements of the memory of a rank.
     *
     * @param origin overwritten with what is read
     * @param rank the target
     * @param displacement where, in the target's units
     * @param count number of elements at the target
     * @param type their type at the target
     * @throws MpiException see {@link RemoteAccess}
     * @see "MPI_Get, MPI 4.1 section 12.3.2"
     */
    void get(MpiBuffer origin, int rank, long displacement, long count, Datatype type);

    /**
     * As {@link #get(MpiBuffer, int, long, long, Datatype)} with the same elements at the target.
     *
     * @param origin overwritten with what is read
     * @param rank the target
     * @param displacement where, in the target's units
     */
    void get(MpiBuffer origin, int rank, long displacement);

    /**
     * Combines elements into the memory of a rank; atomic for each primitive.
     *
     * @param origin the right operands
     * @param rank the target
     * @param displacement where, in the target's units
     * @param count number of elements at the target
     * @param type their type at the target, made of the same one primitive as the origin's
     * @param op one of the standard's operations, not {@link Op#NO_OP}
     * @throws MpiException see {@link RemoteAccess}
     * @see "MPI_Accumulate, MPI 4.1 section 12.3.4"
     */
    void accumulate(
            MpiBuffer origin, int rank, long displacement, long count, Datatype type, Op op);

    /**
     * As {@link #accumulate(MpiBuffer, int, long, long, Datatype, Op)} with the same elements at
     * the target.
     *
     * @param origin the right operands
     * @param rank the target
     * @param displacement where, in the target's units
     * @param op one of the standard's operations
     */
    void accumulate(MpiBuffer origin, int rank, long displacement, Op op);

    /**
     * Combines elements into the memory of a rank and gives what was there before; atomic for each
     * primitive.
     *
     * @param origin the right operands; may be {@link MpiBuffer#NONE} with {@link Op#NO_OP}
     * @param result overwritten with what was there
     * @param rank the target
     * @param displacement where, in the target's units
     * @param count number of elements at the target
     * @param type their type at the target, made of the same one primitive as the others'
     * @param op one of the standard's operations
     * @throws MpiException see {@link RemoteAccess}
     * @see "MPI_Get_accumulate, MPI 4.1 section 12.3.4"
     */
    void getAccumulate(
            MpiBuffer origin,
            MpiBuffer result,
            int rank,
            long displacement,
            long count,
            Datatype type,
            Op op);

    /**
     * As {@link #getAccumulate(MpiBuffer, MpiBuffer, int, long, long, Datatype, Op)} with the
     * elements of the result at the target.
     *
     * @param origin the right operands
     * @param result overwritten with what was there
     * @param rank the target
     * @param displacement where, in the target's units
     * @param op one of the standard's operations
     */
    void getAccumulate(MpiBuffer origin, MpiBuffer result, int rank, long displacement, Op op);

    /**
     * Combines one element into the memory of a rank and gives what was there before, atomically.
     *
     * @param origin the right operand, one element of a predefined type; may be {@link
     *     MpiBuffer#NONE} with {@link Op#NO_OP}
     * @param result one element of the same type, overwritten with what was there
     * @param rank the target
     * @param displacement where, in the target's units
     * @param op one of the standard's operations
     * @throws MpiException see {@link RemoteAccess}
     * @see "MPI_Fetch_and_op, MPI 4.1 section 12.3.4"
     */
    void fetchAndOp(MpiBuffer origin, MpiBuffer result, int rank, long displacement, Op op);

    /**
     * Replaces one element in the memory of a rank if it is equal to another, and gives what was
     * there before, atomically.
     *
     * @param origin the new value, one element of a predefined type other than floating point
     * @param compare what the element must be equal to; one of the same type
     * @param result one element of the same type, overwritten with what was there
     * @param rank the target
     * @param displacement where, in the target's units
     * @throws MpiException see {@link RemoteAccess}
     * @see "MPI_Compare_and_swap, MPI 4.1 section 12.3.4"
     */
    void compareAndSwap(
            MpiBuffer origin, MpiBuffer compare, MpiBuffer result, int rank, long displacement);

    /**
     * As {@link #put(MpiBuffer, int, long, long, Datatype)}, in an epoch of a lock.
     *
     * @param origin what to write
     * @param rank the target
     * @param displacement where, in the target's units
     * @param count number of elements at the target
     * @param type their type at the target
     * @return completes when the origin may be changed; the data may be on its way still
     * @throws MpiException see {@link RemoteAccess}
     * @see "MPI_Rput, MPI 4.1 section 12.3.5"
     */
    Request rput(MpiBuffer origin, int rank, long displacement, long count, Datatype type);

    /**
     * As {@link #rput(MpiBuffer, int, long, long, Datatype)} with the same elements at the target.
     *
     * @param origin what to write
     * @param rank the target
     * @param displacement where, in the target's units
     * @return completes when the origin may be changed
     */
    Request rput(MpiBuffer origin, int rank, long displacement);

    /**
     * As {@link #get(MpiBuffer, int, long, long, Datatype)}, in an epoch of a lock.
     *
     * @param origin overwritten with what is read
     * @param rank the target
     * @param displacement where, in the target's units
     * @param count number of elements at the target
     * @param type their type at the target
     * @return completes when the data is there
     * @throws MpiException see {@link RemoteAccess}
     * @see "MPI_Rget, MPI 4.1 section 12.3.5"
     */
    Request rget(MpiBuffer origin, int rank, long displacement, long count, Datatype type);

    /**
     * As {@link #rget(MpiBuffer, int, long, long, Datatype)} with the same elements at the target.
     *
     * @param origin overwritten with what is read
     * @param rank the target
     * @param displacement where, in the target's units
     * @return completes when the data is there
     */
    Request rget(MpiBuffer origin, int rank, long displacement);

    /**
     * As {@link #accumulate(MpiBuffer, int, long, long, Datatype, Op)}, in an epoch of a lock.
     *
     * @param origin the right operands
     * @param rank the target
     * @param displacement where, in the target's units
     * @param count number of elements at the target
     * @param type their type at the target
     * @param op one of the standard's operations
     * @return completes when the origin may be changed
     * @throws MpiException see {@link RemoteAccess}
     * @see "MPI_Raccumulate, MPI 4.1 section 12.3.5"
     */
    Request raccumulate(
            MpiBuffer origin, int rank, long displacement, long count, Datatype type, Op op);

    /**
     * As {@link #raccumulate(MpiBuffer, int, long, long, Datatype, Op)} with the same elements at
     * the target.
     *
     * @param origin the right operands
     * @param rank the target
     * @param displacement where, in the target's units
     * @param op one of the standard's operations
     * @return completes when the origin may be changed
     */
    Request raccumulate(MpiBuffer origin, int rank, long displacement, Op op);

    /**
     * As {@link #getAccumulate(MpiBuffer, MpiBuffer, int, long, long, Datatype, Op)}, in an epoch
     * of a lock.
     *
     * @param origin the right operands
     * @param result overwritten with what was there
     * @param rank the target
     * @param displacement where, in the target's units
     * @param count number of elements at the target
     * @param type their type at the target
     * @param op one of the standard's operations
     * @return completes when the result is there
     * @throws MpiException see {@link RemoteAccess}
     * @see "MPI_Rget_accumulate, MPI 4.1 section 12.3.5"
     */
    Request rgetAccumulate(
            MpiBuffer origin,
            MpiBuffer result,
            int rank,
            long displacement,
            long count,
            Datatype type,
            Op op);

    /**
     * As {@link #rgetAccumulate(MpiBuffer, MpiBuffer, int, long, long, Datatype, Op)} with the
     * elements of the result at the target.
     *
     * @param origin the right operands
     * @param result overwritten with what was there
     * @param rank the target
     * @param displacement where, in the target's units
     * @param op one of the standard's operations
     * @return completes when the result is there
     */
    Request rgetAccumulate(MpiBuffer origin, MpiBuffer result, int rank, long displacement, Op op);
}
