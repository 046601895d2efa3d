package org.mpi4j.conformance.support;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Optional;
import org.mpi4j.junit.MpiMode;
import org.mpi4j.junit.pool.JobSpec;
import org.mpi4j.junit.pool.Pools;
import org.mpi4j.junit.pool.Settings;

/** Which backends are there, for tests that start programs themselves. */
public final class Modes {
    private Modes() {}

    /** Skips the test, with the reason, if a mode is not to be run or cannot be. */
    public static void assumePresent(MpiMode mode, int ranks) {
        Settings silent =
                Settings.read(
                        name ->
                                name.equals("mpi4j.test.summary")
                                        ? Optional.of("false")
                                        : Optional.ofNullable(System.getProperty(name)));
        assumeTrue(silent.modes().contains(mode), () -> mode + " is not to be run");
        try (Pools pools = new Pools(silent)) {
            Optional<String> absence = pools.skip(new JobSpec(mode, ranks));
            assumeTrue(absence.isEmpty(), () -> absence.orElse(""));
        }
    }
}
