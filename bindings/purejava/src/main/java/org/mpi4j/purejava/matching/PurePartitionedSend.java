package org.mpi4j.purejava.matching;

import java.util.ArrayList;
import java.util.List;
import org.mpi4j.ErrorClass;
import org.mpi4j.Mpi;
import org.mpi4j.MpiBuffer;
import org.mpi4j.MpiException;
import org.mpi4j.PartitionedSend;
import org.mpi4j.Status;
import org.mpi4j.spi.OpenHandles;
import org.mpi4j.spi.RequestEngine;

/** A send whose partitions are messages, each of which starts when it is ready. */
final class PurePartitionedSend extends PartitionedSend implements Ending {
    private final PartitionedMessages messages;
    private final Engine engine;
    private final MpiBuffer data;
    private final int dest;
    private final long first;
    private final List<PureRequest> sends = new ArrayList<>();
    private PureRequest current;

    /** Partitions are numbered from {@code first} on among all of the communicator. */
    PurePartitionedSend(
            PartitionedMessages messages,
            OpenHandles owner,
            MpiBuffer data,
            int partitions,
            int dest,
            long first) {
        super(owner, partitions);
        this.messages = messages;
        this.engine = messages.engine();
        this.data = data;
        this.dest = dest;
        this.first = first;
        this.current = new DoneRequest(engine, Status.EMPTY);
    }

    @Override
    protected void begin() {
        engine.lock().acquire();
        try {
            engine.requireOpen();
            sends.clear();
            if (dest != Mpi.PROC_NULL) {
                current = engine.start(this::advance);
            }
        } finally {
            engine.lock().release();
        }
    }

    private boolean advance() {
        return sends.size() == partitions() && sends.stream().allMatch(PureRequest::isDone);
    }

    @Override
    protected void markReady(int from, int to) {
        engine.lock().acquire();
        try {
            for (int i = from; i <= to; i++) {
                send(i);
            }
        } finally {
            engine.lock().release();
        }
    }

    @Override
    protected void markReady(int[] list) {
        engine.lock().acquire();
        try {
            for (int partition : list) {
                send(partition);
            }
        } finally {
            engine.lock().release();
        }
    }

    private void send(int partition) {
        if (dest != Mpi.PROC_NULL) {
            long elements = data.count() / partitions();
            MpiBuffer part = data.part(partition * elements, elements);
            sends.add(messages.send(part, dest, first + partition));
        }
    }

    @Override
    protected void dispose() {
        sends.clear();
    }

    @Override
    protected RequestEngine engine() {
        return engine.completer();
    }

    @Override
    public void cancel() {
        throw new MpiException(ErrorClass.REQUEST, "a partitioned send cannot be cancelled");
    }

    @Override
    public boolean isDone() {
        return current.isDone();
    }

    @Override
    public Status result() {
        return Status.EMPTY;
    }

    @Override
    public void settle() {
        complete(Status.EMPTY);
    }
}
