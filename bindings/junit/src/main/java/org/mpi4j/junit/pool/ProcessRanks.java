package org.mpi4j.junit.pool;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mpi4j.junit.agent.Outcome;
import org.mpi4j.junit.agent.TestCall;

/**
 * Ranks that are processes. The job is started for the first test and kept; after a failure, when
 * nobody knows what state its ranks are in, the next test gets a new one.
 */
final class ProcessRanks implements Ranks {
    private static final Duration START = Duration.ofSeconds(60);
    private static final Duration DUMP = Duration.ofSeconds(3);

    private final JobSpec spec;
    private final Settings settings;
    private @Nullable AgentJob job;

    ProcessRanks(JobSpec spec, Settings settings) {
        this.spec = spec;
        this.settings = settings;
    }

    @Override
    public synchronized List<Outcome> run(TestCall call, Duration limit) {
        try {
            AgentJob running = running();
            Collected collected = new Collected(spec.ranks(), limit);
            running.run(call, collected);
            if (!collected.await()) {
                running.dumpMissing(collected, DUMP);
            }
            running.addWarnings(collected);
            if (!collected.isHealthy()) {
                replace(running);
            }
            return collected.outcomes();
        } catch (IOException e) {
            throw new IllegalStateException("the job of " + spec + " could not be started", e);
        } catch (InterruptedException e) {
            close();
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted during a test on " + spec, e);
        }
    }

    private AgentJob running() throws IOException, InterruptedException {
        AgentJob present = job;
        if (present == null) {
            present = AgentJob.start(spec, settings, START);
            job = present;
        }
        return present;
    }

    private void replace(AgentJob broken) throws InterruptedException {
        job = null;
        broken.kill();
    }

    @Override
    public synchronized void close() {
        AgentJob present = job;
        job = null;
        if (present != null) {
            present.end();
        }
    }
}
