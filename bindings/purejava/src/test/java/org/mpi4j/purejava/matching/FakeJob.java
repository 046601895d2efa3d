package org.mpi4j.purejava.matching;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.mpi4j.ErrorClass;
import org.mpi4j.MpiBuffer;
import org.mpi4j.MpiException;
import org.mpi4j.PersistentRequest;
import org.mpi4j.Request;
import org.mpi4j.Status;
import org.mpi4j.purejava.launch.ThreadLinks;
import org.mpi4j.purejava.transport.RawMemory;
import org.mpi4j.spi.Memory;
import org.mpi4j.spi.OpenHandles;
import org.mpi4j.spi.Packing;

/**
 * Wires among ranks that are threads, with nothing below them: one lock, and a queue for every
 * sender, receiver and tag. Messages up to the eager limit are copied when they are sent; longer
 * ones only when they are received, so that a sender that overwrites them too early is found out.
 */
public final class FakeJob {
    private record Channel(int source, int dest, int tag) {}

    private record Envelope(MpiBuffer part, Operation request) {}

    private final Object lock = new Object();
    private final Map<Channel, Deque<Envelope>> sends = new HashMap<>();
    private final Map<Channel, Deque<Envelope>> receives = new HashMap<>();
    private final int size;
    private final long eagerBytes;

    public FakeJob(int size, long eagerBytes) {
        this.size = size;
        this.eagerBytes = eagerBytes;
    }

    public Wire wire(int rank) {
        return new FakeWire(rank);
    }

    /** Messages that were sent and not received, or the other way round. */
    public int leftOver() {
        synchronized (lock) {
            return sends.values().stream().mapToInt(Deque::size).sum()
                    + receives.values().stream().mapToInt(Deque::size).sum();
        }
    }

    private void deliver(Envelope send, Envelope receive) {
        long bytes = send.part().dataBytes();
        if (bytes > receive.part().dataBytes()) {
            receive.request().finish(new MpiException(ErrorClass.TRUNCATE, "too long: " + bytes));
        } else {
            copy(send.part(), receive.part(), (int) bytes);
            receive.request().finish(Status.EMPTY);
        }
        send.request().finish(Status.EMPTY);
    }

    private static void copy(MpiBuffer from, MpiBuffer to, int bytes) {
        Memory message = Memory.allocateDirect(bytes);
        Packing.pack(RawMemory.reachable(from), 0, message, 0, bytes);
        Packing.unpack(message, 0, RawMemory.reachable(to), 0, bytes);
    }

    private static MpiBuffer snapshot(MpiBuffer part) {
        int bytes = (int) part.dataBytes();
        Memory message = Memory.allocateDirect(bytes);
        Packing.pack(RawMemory.reachable(part), 0, message, 0, bytes);
        byte[] copy = new byte[bytes];
        message.bytes().get(0, copy);
        return MpiBuffer.buffer(copy);
    }

    private static final class Operation extends PureRequest {
        Operation(Engine owner) {
            super(owner);
        }
    }

    private final class FakeWire implements Wire {
        private final int rank;

        /** Of a job of one rank: it only advances schedules. */
        private final Engine engine = new Engine(new ThreadLinks(1, () -> {}).endpoints().get(0));

        FakeWire(int rank) {
            this.rank = rank;
        }

        @Override
        public int rank() {
            return rank;
        }

        @Override
        public int size() {
            return size;
        }

        @Override
        public PureRequest isend(MpiBuffer part, int dest, int tag) {
            synchronized (lock) {
                Channel channel = new Channel(rank, dest, tag);
                Operation request = new Operation(engine);
                Deque<Envelope> waiting = queue(receives, channel);
                if (!waiting.isEmpty()) {
                    deliver(new Envelope(part, request), waiting.remove());
                } else if (part.dataBytes() <= eagerBytes) {
                    queue(sends, channel).add(new Envelope(snapshot(part), new Operation(engine)));
                    request.finish(Status.EMPTY);
                } else {
                    queue(sends, channel).add(new Envelope(part, request));
                }
                return request;
            }
        }

        @Override
        public PureRequest irecv(MpiBuffer part, int source, int tag) {
            synchronized (lock) {
                Channel channel = new Channel(source, rank, tag);
                Operation request = new Operation(engine);
                Deque<Envelope> waiting = queue(sends, channel);
                if (waiting.isEmpty()) {
                    queue(receives, channel).add(new Envelope(part, request));
                } else {
                    deliver(waiting.remove(), new Envelope(part, request));
                }
                return request;
            }
        }

        private Deque<Envelope> queue(Map<Channel, Deque<Envelope>> queues, Channel channel) {
            return queues.computeIfAbsent(channel, any -> new ArrayDeque<>());
        }

        @Override
        public void run(Progressable schedule) {
            engine.lock().acquire();
            try {
                engine.run(guarded(schedule));
            } finally {
                engine.lock().release();
            }
        }

        @Override
        public PureRequest start(Progressable schedule) {
            engine.lock().acquire();
            try {
                return engine.start(guarded(schedule));
            } finally {
                engine.lock().release();
            }
        }

        @Override
        public PersistentRequest persistent(String kind, Supplier<Request> operation) {
            return new PurePersistentRequest(engine, new OpenHandles(error -> {}), kind, operation);
        }

        /** Other ranks finish the requests of this one, so all look at them under one lock. */
        private Progressable guarded(Progressable schedule) {
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
            return () -> {
                if (System.nanoTime() > deadline) {
                    throw new IllegalStateException("rank " + rank + " waits for ever");
                }
                boolean done;
                synchronized (lock) {
                    done = schedule.advance();
                }
                if (!done) {
                    // There are more ranks than processors; the engine of one rank would spin.
                    LockSupport.parkNanos(this, 20_000);
                }
                return done;
            };
        }
    }
}
