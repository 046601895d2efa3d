package org.mpi4j.benchmarks.stats;

/** Which figures are good. */
public enum Better {
    /** Times. */
    LOWER,
    /** Rates. */
    HIGHER
}
