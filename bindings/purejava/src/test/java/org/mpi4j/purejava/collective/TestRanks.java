package org.mpi4j.purejava.collective;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.mpi4j.purejava.launch.Endpoint;
import org.mpi4j.purejava.launch.ThreadLinks;
import org.mpi4j.purejava.matching.FakeJob;
import org.mpi4j.purejava.matching.Messaging;
import org.mpi4j.purejava.matching.Ranks;
import org.mpi4j.purejava.matching.Wire;
import org.mpi4j.spi.OpenHandles;

/**
 * Runs a body as every rank of a job: first without a transport, which finds buffers that are
 * written too early and messages that nobody receives, then over the rings of ranks that are
 * threads.
 */
final class TestRanks {
    /** Small enough that the longer messages of a test are not copied when they are sent. */
    private static final long EAGER_BYTES = 64;

    /** More would only take turns on the processors. */
    private static final int MOST_THREADS = 4;

    interface Body {
        void run(PureCollectives collectives, int rank) throws Exception;
    }

    private TestRanks() {}

    /** Forces {@code algorithm} for {@code operation}; an empty name forces none. */
    static void run(int size, String operation, String algorithm, Body body) {
        Map<String, String> forced =
                algorithm.isEmpty() ? Map.of() : Map.of("mpi4j.purejava." + operation, algorithm);
        FakeJob job = new FakeJob(size, EAGER_BYTES);
        run(size, rank -> new PureCollectives(job.wire(rank), forced::get), body);
        assertEquals(0, job.leftOver(), "messages that nobody received");
        if (size <= MOST_THREADS) {
            runOverRings(size, forced, body);
        }
    }

    private static void runOverRings(int size, Map<String, String> forced, Body body) {
        List<Endpoint> endpoints = new ThreadLinks(size, () -> {}).endpoints();
        Ranks ranks = new Ranks(IntStream.range(0, size).toArray());
        IntFunction<PureCollectives> maker =
                rank -> {
                    Wire wire =
                            new Messaging(endpoints.get(rank), new OpenHandles(error -> {}))
                                    .wire(ranks, rank, 1);
                    return new PureCollectives(wire, forced::get);
                };
        run(size, maker, body);
    }

    private static void run(int size, IntFunction<PureCollectives> maker, Body body) {
        ExecutorService threads = Executors.newFixedThreadPool(size);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < size; i++) {
                int rank = i;
                PureCollectives collectives = maker.apply(rank);
                running.add(
                        threads.submit(
                                () -> {
                                    body.run(collectives, rank);
                                    return null;
                                }));
            }
            for (Future<?> rank : running) {
                rank.get(60, TimeUnit.SECONDS);
            }
        } catch (ExecutionException e) {
            throw new AssertionError("one of " + size + " ranks failed", e.getCause());
        } catch (InterruptedException | TimeoutException e) {
            throw new AssertionError(e);
        } finally {
            threads.shutdownNow();
        }
    }
}
