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
import org.mpi4j.purejava.matching.FakeJob;

/** Runs a body as every rank of a job without a transport. */
final class FakeRanks {
    /** Small enough that the longer messages of a test are not copied when they are sent. */
    private static final long EAGER_BYTES = 64;

    interface Body {
        void run(PureCollectives collectives, int rank) throws Exception;
    }

    private FakeRanks() {}

    /** Forces {@code algorithm} for {@code operation}; an empty name forces none. */
    static void run(int size, String operation, String algorithm, Body body) {
        Map<String, String> forced =
                algorithm.isEmpty() ? Map.of() : Map.of("mpi4j.purejava." + operation, algorithm);
        FakeJob job = new FakeJob(size, EAGER_BYTES);
        ExecutorService threads = Executors.newFixedThreadPool(size);
        try {
            List<Future<?>> ranks = new ArrayList<>();
            for (int i = 0; i < size; i++) {
                int rank = i;
                PureCollectives collectives = new PureCollectives(job.wire(rank), forced::get);
                ranks.add(
                        threads.submit(
                                () -> {
                                    body.run(collectives, rank);
                                    return null;
                                }));
            }
            for (Future<?> rank : ranks) {
                rank.get(60, TimeUnit.SECONDS);
            }
        } catch (ExecutionException e) {
            throw new AssertionError(
                    "of " + size + " ranks, " + operation + "=" + algorithm, e.getCause());
        } catch (InterruptedException | TimeoutException e) {
            throw new AssertionError(e);
        } finally {
            threads.shutdownNow();
        }
        assertEquals(0, job.leftOver(), "messages that nobody received");
    }
}
