package org.mpi4j.purejava.matching;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mpi4j.Info;
import org.mpi4j.Message;
import org.mpi4j.Mpi;
import org.mpi4j.MpiBuffer;
import org.mpi4j.PartitionedReceive;
import org.mpi4j.PartitionedSend;
import org.mpi4j.PersistentRequest;
import org.mpi4j.Request;
import org.mpi4j.Status;
import org.mpi4j.purejava.transport.RawMemory;
import org.mpi4j.spi.OpenHandles;
import org.mpi4j.spi.PointToPointBackend;

/** Point-to-point messages of one communicator. */
final class PurePointToPoint implements PointToPointBackend {
    private final Engine engine;
    private final OpenHandles handles;
    private final BufferedSends buffered;
    private final Ranks ranks;
    private final long context;
    private final long partitionedContext;
    private final MatchQueue queue;
    private @Nullable PartitionedMessages partitioned;

    PurePointToPoint(
            Engine engine,
            OpenHandles handles,
            BufferedSends buffered,
            Ranks ranks,
            long context,
            long partitionedContext) {
        this.engine = engine;
        this.handles = handles;
        this.buffered = buffered;
        this.ranks = ranks;
        this.context = context;
        this.partitionedContext = partitionedContext;
        this.queue = engine.queue(context);
    }

    @Override
    public void send(MpiBuffer buffer, int dest, int tag) {
        send(SendMode.STANDARD, buffer, dest, tag);
    }

    @Override
    public void send(SendMode mode, MpiBuffer buffer, int dest, int tag) {
        if (dest == Mpi.PROC_NULL) {
            return;
        }
        MpiBuffer data = RawMemory.reachable(buffer);
        engine.lock().acquire();
        try {
            SendRequest request = start(mode, data, dest, tag);
            if (request != null) {
                finish(request);
            }
        } finally {
            engine.lock().release();
        }
    }

    /** Waits for a request of a blocking call, which the program has not seen. */
    private Status finish(PureRequest request) {
        engine.await(request);
        try {
            return request.outcome();
        } finally {
            request.recycle();
        }
    }

    @Override
    public Request isend(SendMode mode, MpiBuffer buffer, int dest, int tag) {
        if (dest == Mpi.PROC_NULL) {
            return new DoneRequest(engine, Status.EMPTY);
        }
        MpiBuffer data = RawMemory.reachable(buffer);
        engine.lock().acquire();
        try {
            SendRequest request = start(mode, data, dest, tag);
            return request != null ? request : new DoneRequest(engine, Status.EMPTY);
        } finally {
            engine.lock().release();
        }
    }

    private @Nullable SendRequest start(SendMode mode, MpiBuffer data, int dest, int tag) {
        if (mode == SendMode.BUFFERED) {
            buffered.send(data, ranks.world(dest), tag, context);
            return null;
        }
        return engine.send(mode, data, ranks.world(dest), tag, context);
    }

    @Override
    public Status recv(MpiBuffer buffer, int source, int tag) {
        if (source == Mpi.PROC_NULL) {
            return Engine.FROM_NOBODY;
        }
        MpiBuffer data = RawMemory.reachable(buffer);
        engine.lock().acquire();
        try {
            return finish(startReceive(data, source, tag));
        } finally {
            engine.lock().release();
        }
    }

    private ReceiveRequest startReceive(MpiBuffer data, int source, int tag) {
        ReceiveRequest request = engine.spares().receive(queue);
        request.prepare(queue, data, ranks.world(source), tag);
        engine.receive(request);
        return request;
    }

    @Override
    public Request irecv(MpiBuffer buffer, int source, int tag) {
        if (source == Mpi.PROC_NULL) {
            return new DoneRequest(engine, Engine.FROM_NOBODY);
        }
        MpiBuffer data = RawMemory.reachable(buffer);
        engine.lock().acquire();
        try {
            return startReceive(data, source, tag);
        } finally {
            engine.lock().release();
        }
    }

    @Override
    public PersistentRequest sendInit(SendMode mode, MpiBuffer buffer, int dest, int tag) {
        return new PurePersistentRequest(
                engine, handles, "persistent send", () -> isend(mode, buffer, dest, tag));
    }

    @Override
    public PersistentRequest recvInit(MpiBuffer buffer, int source, int tag) {
        return new PurePersistentRequest(
                engine, handles, "persistent receive", () -> irecv(buffer, source, tag));
    }

    @Override
    public PartitionedSend psendInit(
            MpiBuffer buffer, int partitions, int dest, int tag, Info info) {
        return partitioned().sendInit(buffer, partitions, dest, tag);
    }

    @Override
    public PartitionedReceive precvInit(
            MpiBuffer buffer, int partitions, int source, int tag, Info info) {
        return partitioned().receiveInit(buffer, partitions, source, tag);
    }

    private PartitionedMessages partitioned() {
        engine.lock().acquire();
        try {
            PartitionedMessages messages = partitioned;
            if (messages == null) {
                messages = new PartitionedMessages(engine, handles, ranks, partitionedContext);
                partitioned = messages;
            }
            return messages;
        } finally {
            engine.lock().release();
        }
    }

    @Override
    public Status sendrecv(
            MpiBuffer send, int dest, int sendTag, MpiBuffer receive, int source, int receiveTag) {
        MpiBuffer data = RawMemory.reachable(send);
        engine.lock().acquire();
        try {
            SendRequest sent =
                    dest == Mpi.PROC_NULL ? null : start(SendMode.STANDARD, data, dest, sendTag);
            Status status = recv(receive, source, receiveTag);
            if (sent != null) {
                finish(sent);
            }
            return status;
        } finally {
            engine.lock().release();
        }
    }

    @Override
    public Status sendrecvReplace(
            MpiBuffer buffer, int dest, int sendTag, int source, int receiveTag) {
        MpiBuffer copy = BufferedSends.copy(RawMemory.reachable(buffer));
        return sendrecv(copy, dest, sendTag, buffer, source, receiveTag);
    }

    @Override
    public Request isendrecv(
            MpiBuffer send, int dest, int sendTag, MpiBuffer receive, int source, int receiveTag) {
        Request sent = isend(SendMode.STANDARD, send, dest, sendTag);
        Request received = irecv(receive, source, receiveTag);
        return new PairRequest(engine, (PureRequest) sent, (PureRequest) received);
    }

    @Override
    public Request isendrecvReplace(
            MpiBuffer buffer, int dest, int sendTag, int source, int receiveTag) {
        MpiBuffer copy = BufferedSends.copy(RawMemory.reachable(buffer));
        return isendrecv(copy, dest, sendTag, buffer, source, receiveTag);
    }

    @Override
    public Status probe(int source, int tag) {
        if (source == Mpi.PROC_NULL) {
            return Engine.FROM_NOBODY;
        }
        int from = ranks.world(source);
        engine.lock().acquire();
        try {
            Arrival found = queue.find(from, tag);
            for (int looks = 0; found == null; found = queue.find(from, tag)) {
                looks = engine.look(looks);
            }
            return found.status(engine, queue);
        } finally {
            engine.lock().release();
        }
    }

    @Override
    public Optional<Status> iprobe(int source, int tag) {
        if (source == Mpi.PROC_NULL) {
            return Optional.of(Engine.FROM_NOBODY);
        }
        engine.lock().acquire();
        try {
            engine.progress();
            Arrival found = queue.find(ranks.world(source), tag);
            return Optional.ofNullable(found).map(arrival -> arrival.status(engine, queue));
        } finally {
            engine.lock().release();
        }
    }

    @Override
    public Message mprobe(int source, int tag) {
        if (source == Mpi.PROC_NULL) {
            return new PureMessage.FromNobody(engine);
        }
        int from = ranks.world(source);
        engine.lock().acquire();
        try {
            return new PureMessage(engine, queue, awaitArrival(from, tag));
        } finally {
            engine.lock().release();
        }
    }

    private Arrival awaitArrival(int from, int tag) {
        while (true) {
            Arrival found = queue.takeArrival(from, tag);
            if (found != null) {
                return found;
            }
            // Another thread may take what this one waits for, while it lets others in.
            engine.await(() -> queue.find(from, tag) != null);
        }
    }

    @Override
    public Optional<Message> improbe(int source, int tag) {
        if (source == Mpi.PROC_NULL) {
            return Optional.of(new PureMessage.FromNobody(engine));
        }
        engine.lock().acquire();
        try {
            engine.progress();
            Arrival found = queue.takeArrival(ranks.world(source), tag);
            return Optional.ofNullable(found)
                    .map(arrival -> new PureMessage(engine, queue, arrival));
        } finally {
            engine.lock().release();
        }
    }
}
