package org.mpi4j.launcher;

import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;

/** A limit that lets the ranks come to where they hang, however busy the machine is. */
final class TimeLimits {
    private static final List<Integer> SECONDS = List.of(2, 6, 18, 54);

    interface Run {
        JobResult within(Duration limit) throws IOException, InterruptedException;
    }

    private TimeLimits() {}

    /** The result of the first run that was long enough; only that one's output is kept. */
    static JobResult longEnough(Recorder output, Run run, Predicate<JobResult> arrived)
            throws IOException, InterruptedException {
        for (int seconds : SECONDS) {
            output.clear();
            JobResult result = run.within(Duration.ofSeconds(seconds));
            if (arrived.test(result)) {
                return result;
            }
        }
        return fail("the ranks did not come to where they hang within " + SECONDS + " s");
    }
}
