package org.mpi4j.purejava.matching;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.mpi4j.ErrorClass;
import org.mpi4j.MpiBuffer;
import org.mpi4j.MpiException;
import org.mpi4j.Request;
import org.mpi4j.Status;
import org.mpi4j.purejava.transport.RawMemory;
import org.mpi4j.spi.Memory;
import org.mpi4j.spi.Packing;
import org.mpi4j.spi.RequestEngine;

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
    private long messages;

    public FakeJob(int size, long eagerBytes) {
        this.size = size;
        this.eagerBytes = eagerBytes;
    }

    public Wire wire(int rank) {
        return new Endpoint(rank);
    }

    /** Messages that were sent and not received, or the other way round. */
    public int leftOver() {
        synchronized (lock) {
            return sends.values().stream().mapToInt(Deque::size).sum()
                    + receives.values().stream().mapToInt(Deque::size).sum();
        }
    }

    public long messages() {
        synchronized (lock) {
            return messages;
        }
    }

    private void deliver(Envelope send, Envelope receive) {
        long bytes = send.part().dataBytes();
        if (bytes > receive.part().dataBytes()) {
            receive.request().finish(new MpiException(ErrorClass.TRUNCATE, "too long: " + bytes));
        } else {
            copy(send.part(), receive.part(), (int) bytes);
            receive.request().finish();
        }
        send.request().finish();
        lock.notifyAll();
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

    private static class Operation extends PureRequest {
        private final Endpoint owner;

        Operation(Endpoint owner) {
            this.owner = owner;
        }

        @Override
        protected RequestEngine engine() {
            return owner;
        }

        @Override
        public void cancel() {
            throw new MpiException(ErrorClass.REQUEST, "not in this test");
        }

        void conclude() {
            RuntimeException why = error();
            if (why != null) {
                fail(why);
            } else {
                complete(Status.EMPTY);
            }
        }
    }

    private static final class Running extends Operation {
        private final Progressable schedule;

        Running(Endpoint owner, Progressable schedule) {
            super(owner);
            this.schedule = schedule;
        }

        void advance() {
            try {
                if (schedule.advance()) {
                    finish();
                }
            } catch (RuntimeException e) {
                finish(e);
            }
        }
    }

    private final class Endpoint implements Wire, RequestEngine {
        private final int rank;
        private final List<Running> running = new ArrayList<>();

        Endpoint(int rank) {
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
                messages++;
                Channel channel = new Channel(rank, dest, tag);
                Operation request = new Operation(this);
                Deque<Envelope> waiting = queue(receives, channel);
                if (!waiting.isEmpty()) {
                    deliver(new Envelope(part, request), waiting.poll());
                } else if (part.dataBytes() <= eagerBytes) {
                    queue(sends, channel).add(new Envelope(snapshot(part), new Operation(this)));
                    request.finish();
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
                Operation request = new Operation(this);
                Deque<Envelope> waiting = queue(sends, channel);
                if (waiting.isEmpty()) {
                    queue(receives, channel).add(new Envelope(part, request));
                } else {
                    deliver(waiting.poll(), new Envelope(part, request));
                }
                return request;
            }
        }

        private Deque<Envelope> queue(Map<Channel, Deque<Envelope>> queues, Channel channel) {
            return queues.computeIfAbsent(channel, any -> new ArrayDeque<>());
        }

        @Override
        public void run(Progressable schedule) {
            Running made = begin(schedule);
            waitUntil(List.of(made));
            RuntimeException why = made.error();
            if (why != null) {
                throw why;
            }
        }

        @Override
        public PureRequest start(Progressable schedule) {
            return begin(schedule);
        }

        private Running begin(Progressable schedule) {
            synchronized (lock) {
                Running made = new Running(this, schedule);
                running.add(made);
                advanceAll();
                return made;
            }
        }

        private void advanceAll() {
            // A schedule may let another one go on, within this rank or not.
            running.forEach(Running::advance);
            running.removeIf(PureRequest::isDone);
        }

        private void waitUntil(List<? extends PureRequest> requests) {
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
            synchronized (lock) {
                advanceAll();
                while (!requests.stream().allMatch(PureRequest::isDone)) {
                    try {
                        lock.wait(1000);
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                    requireBefore(deadline);
                    advanceAll();
                }
            }
        }

        private void requireBefore(long deadline) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("rank " + rank + " waits for ever");
            }
        }

        @Override
        public void await(Request request) {
            awaitAll(new Request[] {request});
        }

        @Override
        public void awaitAll(Request[] requests) {
            List<Operation> operations = new ArrayList<>();
            for (Request request : requests) {
                operations.add((Operation) request);
            }
            waitUntil(operations);
            operations.forEach(Operation::conclude);
        }

        @Override
        public void test(Request request) {
            synchronized (lock) {
                advanceAll();
            }
            Operation operation = (Operation) request;
            if (operation.isDone()) {
                operation.conclude();
            }
        }

        @Override
        public void awaitAny(Request[] requests) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void awaitSome(Request[] requests) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void testAll(Request[] requests) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void testAny(Request[] requests) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void testSome(Request[] requests) {
            throw new UnsupportedOperationException();
        }
    }
}
