package org.mpi4j;

import org.mpi4j.spi.OpenHandles;

/**
 * A persistent receive whose parts can be used before the whole message has arrived.
 *
 * @see "MPI 4.1 section 4.2"
 */
public abstract class PartitionedReceive extends PersistentRequest {
    private final int partitions;

    /**
     * Creates an inactive request.
     *
     * @param owner keeps the open handles of the environment
     * @param partitions number of parts
     */
    protected PartitionedReceive(OpenHandles owner, int partitions) {
        super(owner, "partitioned receive");
        this.partitions = partitions;
    }

    /**
     * Number of parts.
     *
     * @return at least 1
     */
    public final int partitions() {
        return partitions;
    }

    /**
     * Whether a part of the buffer has been received; then it may be read, though the request is
     * active. If the sender divides the message otherwise, Open MPI 5.0 looks at the first of the
     * parts only that the partition is sent in.
     *
     * @param partition 0 to partitions - 1
     * @return true once it has; true of every partition while the request is not active
     * @throws MpiException with {@link ErrorClass#ARG} if there is no such partition, {@link
     *     ErrorClass#REQUEST} if the request is closed
     * @see "MPI_Parrived, MPI 4.1 section 4.2.3"
     */
    public final boolean arrived(int partition) {
        Partitions.require("partition", partition, partitions);
        requireUsable();
        return !isActive() || hasArrived(partition);
    }

    /**
     * For backends: as {@link #arrived}, with checked arguments, of an active request.
     *
     * @param partition the partition
     * @return whether it has arrived
     */
    protected abstract boolean hasArrived(int partition);
}
