package org.mpi4j.junit.pool;

import java.time.Duration;
import java.util.List;
import org.mpi4j.junit.agent.Outcome;
import org.mpi4j.junit.agent.TestCall;

/** The ranks of one job, which run tests one after another. */
interface Ranks extends AutoCloseable {
    /** How long ranks may go on after another has failed: usually they wait for it in vain. */
    Duration GRACE = Duration.ofSeconds(2);

    /**
     * Runs a test on every rank.
     *
     * @return how it ended on each, by rank
     */
    List<Outcome> run(TestCall call, Duration limit);

    @Override
    void close();
}
