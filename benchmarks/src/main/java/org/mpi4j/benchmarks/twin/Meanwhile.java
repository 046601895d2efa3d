package org.mpi4j.benchmarks.twin;

/** What a program does while its operation is under way; nothing unless overlap is measured. */
final class Meanwhile {
    private static final int TURNS = 100_000;
    private static final int ATTEMPTS = 60;

    private final double turnsOfUs;
    private long turns;
    private volatile double computed = 1;

    Meanwhile() {
        double fastest = 0;
        for (int i = 0; i < ATTEMPTS; i++) {
            long start = System.nanoTime();
            compute(TURNS);
            fastest = Math.max(fastest, TURNS * 1e3 / (System.nanoTime() - start));
        }
        turnsOfUs = fastest;
    }

    /** From now on {@link #compute} takes this long. */
    void last(double us) {
        turns = (long) (us * turnsOfUs) + 1;
    }

    /** From now on {@link #compute} does nothing. */
    void none() {
        turns = 0;
    }

    /** How long {@link #compute} takes. */
    double us() {
        return turns / turnsOfUs;
    }

    /**
     * How much of an operation the computation hid.
     *
     * @param alone time of the operation by itself
     * @param together time of both
     * @param computing time of the computation by itself
     * @return percent: 100 if both took no longer than the computation, 0 if each waited for the
     *     other
     */
    static double hiddenPercent(double alone, double together, double computing) {
        double hidden = 1 - (together - computing) / alone;
        return 100 * Math.max(0, Math.min(1, hidden));
    }

    void compute() {
        if (turns > 0) {
            compute(turns);
        }
    }

    private void compute(long howOften) {
        double x = computed;
        for (long i = 0; i < howOften; i++) {
            x = x * 0.999999 + 1e-6;
        }
        computed = x;
    }
}
