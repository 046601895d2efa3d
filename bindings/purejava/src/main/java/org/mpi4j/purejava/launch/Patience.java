package org.mpi4j.purejava.launch;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.mpi4j.ErrorClass;
import org.mpi4j.MpiException;
import org.mpi4j.spi.LaunchEnvironment;

/** How long a rank waits for the others to come. */
public final class Patience {
    private static final long DEFAULT = 60;
    private static final Duration SLICE = Duration.ofNanos(200_000);

    private final LaunchEnvironment place;
    private final Duration limit;
    private final long deadline;

    private Patience(LaunchEnvironment place, Duration limit) {
        this.place = place;
        this.limit = limit;
        this.deadline = System.nanoTime() + limit.toNanos();
    }

    /** Starts to wait, as long as the property says. */
    static Patience start(LaunchEnvironment place) {
        return new Patience(place, limit());
    }

    /**
     * How long processes wait for each other before they give up.
     *
     * @return what the property says
     */
    public static Duration limit() {
        String text = System.getProperty(ProcessJob.PATIENCE_PROPERTY, "" + DEFAULT);
        if (!text.matches("[1-9][0-9]{0,5}")) {
            throw new MpiException(
                    ErrorClass.ARG,
                    "-D"
                            + ProcessJob.PATIENCE_PROPERTY
                            + "="
                            + text
                            + "; it must be 1 to 999999 seconds");
        }
        return Duration.ofSeconds(Long.parseLong(text));
    }

    /** What is left. */
    Duration left() {
        return Duration.ofNanos(Math.max(0, deadline - System.nanoTime()));
    }

    /** A moment of {@link System#nanoTime()}. */
    long deadline() {
        return deadline;
    }

    /** Waits a little, or gives up. */
    void pause(String missing) {
        pause(SLICE, missing);
    }

    /** Waits as long as it is told, or gives up. */
    void pause(Duration slice, String missing) {
        if (left().isZero()) {
            throw over(missing);
        }
        LockSupport.parkNanos(slice.toNanos());
    }

    MpiException over(String missing) {
        return new MpiException(
                ErrorClass.OTHER,
                "rank "
                        + place.rank()
                        + " of "
                        + place.size()
                        + " gave up after "
                        + limit.toSeconds()
                        + " s (-D"
                        + ProcessJob.PATIENCE_PROPERTY
                        + "): "
                        + missing);
    }
}
