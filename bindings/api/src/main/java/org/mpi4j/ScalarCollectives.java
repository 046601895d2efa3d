package org.mpi4j;

/**
 * Collective operations on single values, for where a buffer would be ceremony.
 *
 * <p>Errors are those of {@link Collectives}.
 */
public interface ScalarCollectives {
    /**
     * Combines a value of every rank and gives every rank the result.
     *
     * @param value this rank's contribution
     * @param op how to combine
     * @return the combination of all values
     * @see Collectives#allreduce(MpiBuffer, MpiBuffer, Op)
     */
    int allreduce(int value, Op op);

    /**
     * Gives every rank a value of the root.
     *
     * @param value sent at the root, not used elsewhere
     * @param root the rank that sends
     * @return the root's value
     * @see Collectives#bcast(MpiBuffer, int)
     */
    int bcast(int value, int root);

    /**
     * Combines a value of every rank and gives every rank the result.
     *
     * @param value this rank's contribution
     * @param op how to combine
     * @return the combination of all values
     * @see Collectives#allreduce(MpiBuffer, MpiBuffer, Op)
     */
    long allreduce(long value, Op op);

    /**
     * Gives every rank a value of the root.
     *
     * @param value sent at the root, not used elsewhere
     * @param root the rank that sends
     * @return the root's value
     * @see Collectives#bcast(MpiBuffer, int)
     */
    long bcast(long value, int root);

    /**
     * Combines a value of every rank and gives every rank the result.
     *
     * @param value this rank's contribution
     * @param op how to combine
     * @return the combination of all values
     * @see Collectives#allreduce(MpiBuffer, MpiBuffer, Op)
     */
    double allreduce(double value, Op op);

    /**
     * Gives every rank a value of the root.
     *
     * @param value sent at the root, not used elsewhere
     * @param root the rank that sends
     * @return the root's value
     * @see Collectives#bcast(MpiBuffer, int)
     */
    double bcast(double value, int root);
}
