package org.mpi4j.spi;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.mpi4j.MpiException;

/** The open handles of one environment: made unusable, and those forgotten reported, at its end. */
public final class OpenHandles {
    private final Set<OpenHandle> open = ConcurrentHashMap.newKeySet();

    private final Consumer<MpiException> jobEnd;

    /**
     * Creates an empty set.
     *
     * @param jobEnd prints the rank and the error and ends the job; does not return
     */
    public OpenHandles(Consumer<MpiException> jobEnd) {
        this.jobEnd = jobEnd;
    }

    /** Ends the job because of an error; does not return. */
    void endJob(MpiException error) {
        jobEnd.accept(error);
    }

    void add(OpenHandle handle) {
        open.add(handle);
    }

    void remove(OpenHandle handle) {
        open.remove(handle);
    }

    /**
     * Makes every handle unusable, when MPI is finalised.
     *
     * @param reason what follows "this communicator"
     */
    public void invalidateAll(String reason) {
        open.forEach(handle -> handle.invalidate(reason));
    }

    /**
     * What the program should have closed and has not.
     *
     * @return one line for each such handle; with {@code -Dmpi4j.debug=true} each followed by the
     *     stack of the call that made it; empty if there is none
     */
    public String leaks() {
        StringWriter text = new StringWriter();
        PrintWriter out = new PrintWriter(text);
        for (OpenHandle handle : open) {
            if (handle.mustBeClosed()) {
                out.println("not closed: " + handle.describe());
                handle.creation().ifPresent(made -> made.printStackTrace(out));
            }
        }
        return text.toString();
    }
}
