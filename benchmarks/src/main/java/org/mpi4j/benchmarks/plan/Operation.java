package org.mpi4j.benchmarks.plan;

import java.util.Locale;
import org.mpi4j.benchmarks.stats.Better;

/** What is measured. */
public enum Operation {
    /** Half of a round trip between two ranks. */
    LATENCY("half a round trip", "us", Better.LOWER) {
        @Override
        public double usPerCall(double usPerEvent) {
            return usPerEvent / 2;
        }

        @Override
        public double figure(double usPerEvent, long bytes) {
            return usPerCall(usPerEvent);
        }
    },
    /** A window of messages from rank 0 to rank 1, answered by rank 1. */
    BANDWIDTH("windows of " + Operation.WINDOW + " messages", "MB/s", Better.HIGHER) {
        @Override
        public double usPerCall(double usPerEvent) {
            return usPerEvent / WINDOW;
        }

        @Override
        public double figure(double usPerEvent, long bytes) {
            return bytes / usPerCall(usPerEvent);
        }
    },
    /** The windows of {@link #BANDWIDTH}, where it is the number of messages that counts. */
    RATE("windows of " + Operation.WINDOW + " messages", "M msg/s", Better.HIGHER) {
        @Override
        public double usPerCall(double usPerEvent) {
            return usPerEvent / WINDOW;
        }

        @Override
        public double figure(double usPerEvent, long bytes) {
            return 1 / usPerCall(usPerEvent);
        }
    },
    /** A sum of doubles over all ranks. */
    ALLREDUCE("time of the slowest rank", "us", Better.LOWER) {
        @Override
        public double usPerCall(double usPerEvent) {
            return usPerEvent;
        }

        @Override
        public double figure(double usPerEvent, long bytes) {
            return usPerCall(usPerEvent);
        }
    },
    /** Writing into another rank's window, until it is complete there. */
    PUT("put and flush, one rank into the other's window", "us", Better.LOWER) {
        @Override
        public double usPerCall(double usPerEvent) {
            return usPerEvent;
        }

        @Override
        public double figure(double usPerEvent, long bytes) {
            return usPerCall(usPerEvent);
        }

        /** What arrives in a window is where it belongs. */
        @Override
        public int copies() {
            return 1;
        }
    },
    /** Copying memory inside one rank: what staging an array costs. */
    COPY("one copy within a rank", "us", Better.LOWER) {
        @Override
        public double usPerCall(double usPerEvent) {
            return usPerEvent;
        }

        @Override
        public double figure(double usPerEvent, long bytes) {
            return usPerCall(usPerEvent);
        }
    };

    /** Messages in a window; the twins' constant. */
    private static final int WINDOW = 64;

    private final String meaning;
    private final String unit;
    private final Better better;

    Operation(String meaning, String unit, Better better) {
        this.meaning = meaning;
        this.unit = unit;
        this.better = better;
    }

    /**
     * The time of one message or call.
     *
     * @param usPerEvent microseconds of what a twin counts as one event
     * @return microseconds
     */
    public abstract double usPerCall(double usPerEvent);

    /**
     * What the table shows.
     *
     * @param usPerEvent microseconds of what a twin counts as one event
     * @param bytes size of a message
     * @return the figure, in {@link #unit}
     */
    public abstract double figure(double usPerEvent, long bytes);

    /**
     * Copies of a message on its way from one program's memory to the other's, if that memory is
     * not given to MPI.
     *
     * @return out of the sender's memory and into the receiver's: 2, unless said otherwise
     */
    public int copies() {
        return 2;
    }

    /**
     * What the figure is.
     *
     * @return a few words
     */
    public String meaning() {
        return meaning;
    }

    /**
     * The unit of the figure.
     *
     * @return us, MB/s (10^6 bytes a second) or M msg/s (10^6 messages a second)
     */
    public String unit() {
        return unit;
    }

    /**
     * Which figures are good.
     *
     * @return the direction
     */
    public Better better() {
        return better;
    }

    /**
     * The name that twins know.
     *
     * @return lower case
     */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The operation of a name.
     *
     * @param text as of {@link #text}
     * @return the operation
     * @throws IllegalArgumentException if there is none of that name
     */
    public static Operation of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
