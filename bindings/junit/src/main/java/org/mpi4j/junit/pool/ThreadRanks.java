package org.mpi4j.junit.pool;

import java.time.Duration;
import java.util.List;
import org.mpi4j.Mpi;
import org.mpi4j.ThreadLevel;
import org.mpi4j.junit.agent.Outcome;
import org.mpi4j.junit.agent.Stacks;
import org.mpi4j.junit.agent.TestCall;
import org.mpi4j.junit.agent.TestRunner;
import org.mpi4j.purejava.ThreadJob;
import org.mpi4j.spi.RunOptions;

/** Ranks that are threads of this virtual machine: a new job for each test, which costs little. */
final class ThreadRanks implements Ranks {
    private final int size;

    ThreadRanks(int size) {
        this.size = size;
    }

    @Override
    public List<Outcome> run(TestCall call, Duration limit) {
        Collected collected = new Collected(size, limit);
        RunOptions options = new RunOptions(List.of(), ThreadLevel.MULTIPLE);
        ThreadJob job = ThreadJob.start(size, options, mpi -> runRank(call, mpi, collected));
        try {
            if (!collected.await()) {
                collected.missing().forEach(rank -> collected.add(rank, stuck(job, rank)));
            }
            finish(job, collected);
        } catch (InterruptedException e) {
            job.abort("the test run was interrupted");
            Thread.currentThread().interrupt();
        }
        return collected.outcomes();
    }

    private static void runRank(TestCall call, Mpi mpi, Collected collected) {
        TestRunner runner = new TestRunner(mpi);
        collected.add(mpi.world().rank(), runner.run(call));
        // If another rank has failed this waits in vain, until the job is aborted.
        runner.close();
    }

    private static Outcome stuck(ThreadJob job, int rank) {
        return Collected.unfinished(Stacks.of(job.threads().get(rank)));
    }

    private static void finish(ThreadJob job, Collected collected) throws InterruptedException {
        if (!collected.isHealthy()) {
            job.abort("a rank has failed its test");
        }
        boolean ended = job.await(GRACE.multipliedBy(5));
        if (!collected.isHealthy()) {
            return;
        }
        if (!ended) {
            job.abort("the job did not end after its test");
            throw new IllegalStateException("the threads of the job did not end after the test");
        }
        job.failures()
                .forEach(
                        (rank, failure) -> {
                            throw new IllegalStateException(
                                    "rank " + rank + " failed after its test", failure);
                        });
    }

    @Override
    public void close() {
        // Every job ends with its test.
    }
}
