package org.mpi4j.spi;

import java.io.PrintWriter;
import java.io.StringWriter;

/** What is printed when a rank's program throws and the job ends. */
public final class JobFailure {
    /** The exit code of a job whose program threw. */
    public static final int EXIT_CODE = 1;

    private JobFailure() {}

    /**
     * Prints rank and stack to standard error, in one piece so that ranks do not mix.
     *
     * @param rank rank in the world
     * @param size size of the world
     * @param failure what the program threw
     */
    public static void report(int rank, int size, Throwable failure) {
        StringWriter text = new StringWriter();
        PrintWriter out = new PrintWriter(text);
        out.println("mpi4j: rank " + rank + " of " + size + " failed; the job is ended");
        failure.printStackTrace(out);
        out.flush();
        System.err.print(text);
        System.err.flush();
    }
}
