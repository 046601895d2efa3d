package org.mpi4j.launcher;

/**
 * Gets what the ranks of a job print, while they run. Called by several threads, one call at a
 * time.
 */
@FunctionalInterface
public interface OutputHandler {
    /**
     * As a rank: the processes of the job together, where the launcher does not tell them apart.
     */
    int ALL_RANKS = -1;

    /** Where a rank printed. */
    enum Stream {
        /** Standard output. */
        OUT,
        /** Standard error. */
        ERR
    }

    /**
     * Gets one line. What this throws ends the job and is thrown by the job's {@code run}.
     *
     * @param rank the rank that printed it, or {@link #ALL_RANKS}
     * @param stream where it was printed
     * @param line the line with its line feed; without one if it is the end of the output, or a
     *     part of an extremely long line
     */
    void print(int rank, Stream stream, String line);
}
