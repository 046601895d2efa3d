package org.mpi4j.purejava.matching;

import java.util.function.Supplier;
import org.mpi4j.MpiBuffer;
import org.mpi4j.PersistentRequest;
import org.mpi4j.Request;
import org.mpi4j.Status;
import org.mpi4j.purejava.transport.RawMemory;
import org.mpi4j.spi.OpenHandles;
import org.mpi4j.spi.PointToPointBackend.SendMode;

/** The private context of one communicator. */
final class PureWire implements Wire {
    private final Engine engine;
    private final OpenHandles handles;
    private final Ranks ranks;
    private final int rank;
    private final long context;
    private final MatchQueue queue;

    /** All sends that are over at once; nobody completes them through the API. */
    private final PureRequest done;

    PureWire(Engine engine, OpenHandles handles, Ranks ranks, int rank, long context) {
        this.handles = handles;
        this.engine = engine;
        this.ranks = ranks;
        this.rank = rank;
        this.context = context;
        this.queue = engine.queue(context);
        this.done = new DoneRequest(engine, Status.EMPTY);
    }

    @Override
    public int rank() {
        return rank;
    }

    @Override
    public int size() {
        return ranks.size();
    }

    @Override
    public PureRequest isend(MpiBuffer part, int dest, int tag) {
        MpiBuffer data = RawMemory.reachable(part);
        engine.lock().acquire();
        try {
            SendRequest request =
                    engine.send(SendMode.STANDARD, data, ranks.world(dest), tag, context);
            return request == null ? done : request;
        } finally {
            engine.lock().release();
        }
    }

    @Override
    public PureRequest irecv(MpiBuffer part, int source, int tag) {
        MpiBuffer data = RawMemory.reachable(part);
        engine.lock().acquire();
        try {
            ReceiveRequest request = engine.spares().receive(queue);
            request.prepare(queue, data, ranks.world(source), tag);
            engine.receive(request);
            return request;
        } finally {
            engine.lock().release();
        }
    }

    @Override
    public void run(Progressable schedule) {
        engine.lock().acquire();
        try {
            engine.requireOpen();
            engine.run(schedule);
        } finally {
            engine.lock().release();
        }
    }

    @Override
    public PureRequest start(Progressable schedule) {
        engine.lock().acquire();
        try {
            engine.requireOpen();
            return engine.start(schedule);
        } finally {
            engine.lock().release();
        }
    }

    @Override
    public PersistentRequest persistent(String kind, Supplier<Request> operation) {
        return new PurePersistentRequest(engine, handles, kind, operation);
    }
}
