package org.mpi4j.purejava.matching;

import org.mpi4j.ErrorClass;
import org.mpi4j.Mpi;
import org.mpi4j.MpiBuffer;
import org.mpi4j.MpiException;
import org.mpi4j.PartitionedReceive;
import org.mpi4j.PartitionedSend;
import org.mpi4j.Status;
import org.mpi4j.purejava.transport.RawMemory;
import org.mpi4j.spi.OpenHandles;
import org.mpi4j.spi.PointToPointBackend.SendMode;

/**
 * Partitioned messages of one communicator (MPI 4.1 chapter 4), in a context of their own.
 *
 * <p>When a send is made, it tells the receiver in a message with the program's tag how it is
 * divided; so sends and receives meet in the order in which they were made. From then on each
 * partition is a message with a tag of its own, below all tags of programs, every time it is ready.
 * The receiver need not be divided in the same way.
 */
final class PartitionedMessages {
    /** What a send tells when it is made: number of its first partition, partitions, bytes. */
    static final int HEADER = 3;

    private final Engine engine;
    private final OpenHandles handles;
    private final Ranks ranks;
    private final long context;
    private final MatchQueue queue;
    private int nextPartition;

    /** Called with the engine's lock held. */
    PartitionedMessages(Engine engine, OpenHandles handles, Ranks ranks, long context) {
        this.engine = engine;
        this.handles = handles;
        this.ranks = ranks;
        this.context = context;
        this.queue = engine.queue(context);
        queue.open(ranks);
    }

    Engine engine() {
        return engine;
    }

    /** The tag of a partition's messages; the least tags are never a wildcard. */
    private static int tag(long partition) {
        return (int) (Integer.MIN_VALUE + partition);
    }

    /** Starts to send a partition. For holders of the lock. */
    PureRequest send(MpiBuffer part, int dest, long partition) {
        PureRequest request =
                engine.send(SendMode.STANDARD, part, ranks.world(dest), tag(partition), context);
        return request == null ? new DoneRequest(engine, Status.EMPTY) : request;
    }

    /** Starts to receive a partition. For holders of the lock. */
    PureRequest receive(MpiBuffer part, int source, long partition) {
        return post(part, source, tag(partition));
    }

    private ReceiveRequest post(MpiBuffer into, int source, int tag) {
        ReceiveRequest request = new ReceiveRequest(engine, queue);
        request.prepare(queue, into, ranks.world(source), tag);
        engine.receive(request);
        return request;
    }

    PartitionedSend sendInit(MpiBuffer buffer, int partitions, int dest, int tag) {
        MpiBuffer data = RawMemory.reachable(buffer);
        engine.lock().acquire();
        try {
            long first = nextPartition;
            if (dest != Mpi.PROC_NULL) {
                reserve(partitions);
                long[] header = {first, partitions, data.dataBytes()};
                MpiBuffer told = MpiBuffer.buffer(header);
                engine.send(SendMode.STANDARD, told, ranks.world(dest), tag, context);
            }
            return new PurePartitionedSend(this, handles, data, partitions, dest, first);
        } finally {
            engine.lock().release();
        }
    }

    private void reserve(int partitions) {
        if (partitions > Integer.MAX_VALUE - nextPartition) {
            throw new MpiException(
                    ErrorClass.OTHER,
                    "a communicator cannot have more than 2^31 - 1 partitions to send; "
                            + partitions
                            + " more than "
                            + nextPartition
                            + " are asked for");
        }
        nextPartition += partitions;
    }

    PartitionedReceive receiveInit(MpiBuffer buffer, int partitions, int source, int tag) {
        MpiBuffer data = RawMemory.reachable(buffer);
        engine.lock().acquire();
        try {
            long[] header = new long[HEADER];
            PureRequest told =
                    source == Mpi.PROC_NULL
                            ? new DoneRequest(engine, Engine.FROM_NOBODY)
                            : post(MpiBuffer.buffer(header), source, tag);
            return new PurePartitionedReceive(
                    this,
                    handles,
                    new PurePartitionedReceive.Origin(source, tag, header, told),
                    data,
                    partitions);
        } finally {
            engine.lock().release();
        }
    }
}
