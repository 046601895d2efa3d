package org.mpi4j;

import org.mpi4j.spi.OpenHandles;

/**
 * A persistent send whose buffer is filled in parts, by any threads in any order. After each {@link
 * #start()} every partition must be marked ready once; the message is complete when all are.
 *
 * @see "MPI 4.1 section 4.2"
 */
public abstract class PartitionedSend extends PersistentRequest {
    private final int partitions;
    private final Partitions marks;

    /**
     * Creates an inactive request.
     *
     * @param owner keeps the open handles of the environment
     * @param partitions number of parts
     */
    protected PartitionedSend(OpenHandles owner, int partitions) {
        super(owner, "partitioned send");
        this.partitions = partitions;
        this.marks = new Partitions(partitions);
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
     * A part of the buffer is filled and may be sent; it must not be written any more.
     *
     * @param partition 0 to partitions - 1, not marked since the last start
     * @throws MpiException with {@link ErrorClass#ARG} if there is no such partition or it is
     *     marked already, {@link ErrorClass#REQUEST} if the request is not active
     * @see "MPI_Pready, MPI 4.1 section 4.2.2"
     */
    public final void ready(int partition) {
        ready(partition, partition);
    }

    /**
     * Several parts in a row are filled.
     *
     * @param from the first partition
     * @param to the last partition, at least {@code from}
     * @throws MpiException as {@link #ready(int)}
     * @see "MPI_Pready_range, MPI 4.1 section 4.2.2"
     */
    public final void ready(int from, int to) {
        Partitions.require("from", from, partitions);
        Partitions.require("to", to, partitions);
        if (from > to) {
            throw new MpiException(
                    ErrorClass.ARG, "from is " + from + ", above to, which is " + to);
        }
        requireStarted();
        marks.mark(from, to);
        markReady(from, to);
    }

    @Override
    final void beforeStart() {
        marks.clear();
    }

    /**
     * Several parts are filled.
     *
     * @param list the partitions, each once
     * @throws MpiException as {@link #ready(int)}
     * @see "MPI_Pready_list, MPI 4.1 section 4.2.2"
     */
    public final void readyList(int... list) {
        if (list == null) {
            throw new MpiException(ErrorClass.ARG, "list is null");
        }
        for (int partition : list) {
            Partitions.require("partition", partition, partitions);
        }
        requireStarted();
        marks.mark(list);
        markReady(list);
    }

    /**
     * For backends: as {@link #ready(int, int)}, with checked arguments.
     *
     * @param from the first partition
     * @param to the last partition
     */
    protected abstract void markReady(int from, int to);

    /**
     * For backends: as {@link #readyList}, with checked arguments.
     *
     * @param list the partitions
     */
    protected abstract void markReady(int[] list);
}
