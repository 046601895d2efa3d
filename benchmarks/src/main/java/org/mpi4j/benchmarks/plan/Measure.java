package org.mpi4j.benchmarks.plan;

import org.mpi4j.benchmarks.stats.Better;

/** How the time of what a twin counts as one event becomes a figure. */
public enum Measure {
    /** An event is a message there and one back: the time of one of them. */
    HALF_ROUND_TRIP("us", Better.LOWER) {
        @Override
        double usPerCall(double usPerEvent) {
            return usPerEvent / 2;
        }

        @Override
        double figure(double usPerEvent, long bytes, int ranks) {
            return usPerCall(usPerEvent);
        }
    },
    /** An event is a call: its time. */
    TIME("us", Better.LOWER) {
        @Override
        double usPerCall(double usPerEvent) {
            return usPerEvent;
        }

        @Override
        double figure(double usPerEvent, long bytes, int ranks) {
            return usPerEvent;
        }
    },
    /** An event is something long: its time in milliseconds. */
    LONG_TIME("ms", Better.LOWER) {
        @Override
        double usPerCall(double usPerEvent) {
            return usPerEvent;
        }

        @Override
        double figure(double usPerEvent, long bytes, int ranks) {
            return usPerEvent / 1000;
        }
    },
    /** An event is a window of messages: bytes by time. */
    BYTES("MB/s", Better.HIGHER) {
        @Override
        double usPerCall(double usPerEvent) {
            return usPerEvent / WINDOW;
        }

        @Override
        double figure(double usPerEvent, long bytes, int ranks) {
            return bytes / usPerCall(usPerEvent);
        }
    },
    /** An event is a window each way at the same time: bytes of both by time. */
    BYTES_BOTH_WAYS("MB/s", Better.HIGHER) {
        @Override
        double usPerCall(double usPerEvent) {
            return usPerEvent / WINDOW;
        }

        @Override
        double figure(double usPerEvent, long bytes, int ranks) {
            return 2 * bytes / usPerCall(usPerEvent);
        }
    },
    /** An event is a window of every pair of ranks: bytes of all by time. */
    BYTES_OF_PAIRS("MB/s", Better.HIGHER) {
        @Override
        double usPerCall(double usPerEvent) {
            return usPerEvent / WINDOW;
        }

        @Override
        double figure(double usPerEvent, long bytes, int ranks) {
            return ranks / 2 * bytes / usPerCall(usPerEvent);
        }
    },
    /** An event is a window of messages: messages by time. */
    MESSAGES("M msg/s", Better.HIGHER) {
        @Override
        double usPerCall(double usPerEvent) {
            return usPerEvent / WINDOW;
        }

        @Override
        double figure(double usPerEvent, long bytes, int ranks) {
            return 1 / usPerCall(usPerEvent);
        }
    };

    /** Messages in a window; the twins' constant. */
    private static final int WINDOW = 64;

    private final String unit;
    private final Better better;

    Measure(String unit, Better better) {
        this.unit = unit;
        this.better = better;
    }

    abstract double usPerCall(double usPerEvent);

    abstract double figure(double usPerEvent, long bytes, int ranks);

    String unit() {
        return unit;
    }

    Better better() {
        return better;
    }
}
