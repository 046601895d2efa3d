package org.mpi4j.purejava.transport.tcp;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A thread at a gate, which lets one rank in. */
final class Porter implements AutoCloseable {
    private static final Duration SLICE = Duration.ofMillis(20);

    /** How often a caller has proven who it is and was asked for. */
    final AtomicInteger proven = new AtomicInteger();

    /** How many were at the proof at most. */
    final AtomicInteger crowd = new AtomicInteger();

    private final Gate gate;
    private final int expected;
    private final BlockingQueue<Gate.Admitted> admitted = new LinkedBlockingQueue<>();
    private final CompletableFuture<Void> work;
    private volatile boolean closed;

    Porter(Pass pass, int expected, Duration proofTime) throws IOException {
        this.gate =
                Gate.open(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                        pass,
                        proofTime);
        this.expected = expected;
        this.work = CompletableFuture.runAsync(this::work);
    }

    private void work() {
        try {
            while (!closed) {
                gate.next(this::isExpected, SLICE).ifPresent(admitted::add);
                crowd.accumulateAndGet(gate.knocking(), Math::max);
            }
            gate.close();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private boolean isExpected(int rank) {
        proven.incrementAndGet();
        return rank == expected;
    }

    int port() {
        return gate.port();
    }

    /** Whoever was let in. */
    Gate.Admitted next() throws InterruptedException {
        Gate.Admitted came = admitted.poll(30, TimeUnit.SECONDS);
        if (came == null) {
            throw new IllegalStateException("nobody was let in");
        }
        return came;
    }

    boolean hasLetNobodyIn() {
        return admitted.isEmpty();
    }

    @Override
    public void close() throws IOException {
        closed = true;
        work.join();
        for (Gate.Admitted each : admitted) {
            each.channel().close();
        }
    }
}
