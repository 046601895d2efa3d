package org.mpi4j.purejava.launch;

import java.io.IOException;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/** The environment variables that this process gives to the ranks that it starts on this host. */
public final class RankVariables {
    private static final int JOB_BYTES = 16;

    private RankVariables() {}

    /**
     * A name for a new job. Nobody can guess it, because whoever knows it can take part in the job.
     *
     * @return hexadecimal digits
     */
    public static String newJob() {
        byte[] random = new byte[JOB_BYTES];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }

    /** What makes a process a rank of a job. */
    static Map<String, String> place(String job, int rank, int size) {
        return Map.of(
                "MPI4J_RANK", Integer.toString(rank),
                "MPI4J_SIZE", Integer.toString(size),
                "MPI4J_JOB", job);
    }

    /**
     * What makes a process a rank of a job that ends when this process has been killed.
     *
     * @param job from {@link #newJob}
     * @param rank of the process
     * @param size of the job
     * @return names and values; with those of {@link #watched}
     * @throws IOException if the system does not tell which process this is
     */
    public static Map<String, String> of(String job, int rank, int size) throws IOException {
        Map<String, String> all = new HashMap<>(place(job, rank, size));
        all.putAll(watched());
        return all;
    }

    /**
     * What makes the ranks of a process end when this process has been killed.
     *
     * @return names and values
     * @throws IOException if the system does not tell which process this is
     */
    public static Map<String, String> watched() throws IOException {
        return Map.of(LauncherWatch.VARIABLE, LauncherWatch.identity());
    }
}
