package org.mpi4j.purejava.matching;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.mpi4j.ErrorClass;
import org.mpi4j.Mpi;
import org.mpi4j.MpiBuffer;
import org.mpi4j.MpiException;
import org.mpi4j.PartitionedReceive;
import org.mpi4j.Status;
import org.mpi4j.spi.Memory;
import org.mpi4j.spi.OpenHandles;
import org.mpi4j.spi.Packing;
import org.mpi4j.spi.RequestEngine;

/** A receive whose data comes in the sender's partitions, each of them a message. */
final class PurePartitionedReceive extends PartitionedReceive implements Ending {
    /** Where the data comes from; how it is divided is told by a message of its own. */
    static final class Origin {
        private final int source;
        private final int tag;
        private final long[] header;
        private final PureRequest told;

        /** The header is filled when the request is done. */
        Origin(int source, int tag, long[] header, PureRequest told) {
            this.source = source;
            this.tag = tag;
            this.header = header;
            this.told = told;
        }

        private long first() {
            return header[0];
        }

        private int partitions() {
            return (int) header[1];
        }

        private long bytes() {
            return header[2];
        }
    }

    private final PartitionedMessages messages;
    private final Engine engine;
    private final Origin origin;
    private final MpiBuffer data;
    private final List<Part> parts = new ArrayList<>();
    private PureRequest current;

    PurePartitionedReceive(
            PartitionedMessages messages,
            OpenHandles owner,
            Origin origin,
            MpiBuffer data,
            int partitions) {
        super(owner, partitions);
        this.messages = messages;
        this.engine = messages.engine();
        this.origin = origin;
        this.data = data;
        this.current = new DoneRequest(engine, Status.EMPTY);
    }

    @Override
    protected void begin() {
        engine.lock().acquire();
        try {
            engine.requireOpen();
            parts.clear();
            if (origin.source != Mpi.PROC_NULL) {
                current = engine.start(this::advance);
            }
        } finally {
            engine.lock().release();
        }
    }

    private boolean advance() {
        if (!origin.told.isDone()) {
            return false;
        }
        if (parts.isEmpty()) {
            post();
        }
        return haveArrived(0, parts.size() - 1);
    }

    private void post() {
        if (origin.bytes() > data.dataBytes()) {
            throw new MpiException(
                    ErrorClass.TRUNCATE,
                    "a partitioned message of "
                            + origin.bytes()
                            + " bytes from rank "
                            + origin.source
                            + " with tag "
                            + origin.tag
                            + " is longer than its receive buffer of "
                            + data.dataBytes());
        }
        long bytes = origin.bytes() / origin.partitions();
        for (int i = 0; i < origin.partitions(); i++) {
            parts.add(part(i, bytes));
        }
    }

    /** One partition of the sender. */
    private Part part(int index, long bytes) {
        long size = data.datatype().size();
        long partition = origin.first() + index;
        if (size > 0 && bytes % size == 0) {
            MpiBuffer place = data.part(index * bytes / size, bytes / size);
            return new Part(messages.receive(place, origin.source, partition), () -> {});
        }
        // It ends within one of the elements here.
        byte[] packed = new byte[Math.toIntExact(bytes)];
        Memory memory = new Memory(ByteBuffer.wrap(packed));
        return new Part(
                messages.receive(MpiBuffer.buffer(packed), origin.source, partition),
                () -> Packing.unpack(memory, 0, data, index * bytes, packed.length));
    }

    /** A message for a part of the buffer, and what is to be done when it has come. */
    private static final class Part {
        private final PureRequest receive;
        private final Runnable delivery;
        private boolean delivered;

        Part(PureRequest receive, Runnable delivery) {
            this.receive = receive;
            this.delivery = delivery;
        }

        boolean hasArrived() {
            if (!delivered && receive.isDone()) {
                receive.outcome();
                delivery.run();
                delivered = true;
            }
            return delivered;
        }
    }

    private boolean haveArrived(long from, long to) {
        boolean all = true;
        for (long i = from; i <= to; i++) {
            all &= parts.get((int) i).hasArrived();
        }
        return all;
    }

    @Override
    protected boolean hasArrived(int partition) {
        if (origin.source == Mpi.PROC_NULL) {
            return true;
        }
        engine.lock().acquire();
        try {
            engine.progress();
            return !parts.isEmpty() && isCovered(partition);
        } finally {
            engine.lock().release();
        }
    }

    /** Whether all of the sender's partitions that overlap one of this rank's are there. */
    private boolean isCovered(int partition) {
        long theirs = origin.bytes() / origin.partitions();
        long mine = data.dataBytes() / partitions();
        if (theirs == 0 || mine == 0) {
            return current.isDone();
        }
        long last = Math.min(parts.size() - 1, ((partition + 1) * mine - 1) / theirs);
        return haveArrived(partition * mine / theirs, last);
    }

    @Override
    protected void dispose() {
        if (!origin.told.isDone()) {
            origin.told.cancel();
        }
        parts.clear();
    }

    @Override
    protected RequestEngine engine() {
        return engine.completer();
    }

    @Override
    public void cancel() {
        throw new MpiException(ErrorClass.REQUEST, "a partitioned receive cannot be cancelled");
    }

    @Override
    public boolean isDone() {
        return current.isDone();
    }

    @Override
    public Status result() {
        if (origin.source == Mpi.PROC_NULL) {
            return Engine.FROM_NOBODY;
        }
        return current.error() == null
                ? new Status(origin.source, origin.tag, origin.bytes(), false)
                : Status.EMPTY;
    }

    @Override
    public void settle() {
        RuntimeException error = current.error();
        if (error != null) {
            fail(error);
        } else {
            complete(result());
        }
    }
}
