package org.mpi4j.spi;

import org.mpi4j.Mpi;
import org.mpi4j.MpiProgram;
import org.mpi4j.MpiUnavailableException;
import org.mpi4j.Tools;

/** A backend, as a service. */
public interface MpiProvider {
    /**
     * The name that {@code -Dmpi4j.backend} selects it by.
     *
     * @return lower case letters
     */
    String name();

    /**
     * Whether it can be used here. Loads what it needs to find out, but does not initialise MPI.
     *
     * @return the answer, with its reason
     */
    Availability availability();

    /**
     * Runs the program as every rank that lives in this process, from initialisation to
     * finalisation. If the program throws, {@link JobFailure} is reported and the job is ended.
     *
     * @param options how to run it
     * @param program what each rank does
     * @throws MpiUnavailableException if the backend cannot be used
     */
    void run(RunOptions options, MpiProgram program);

    /**
     * Initialises MPI for this process as one rank.
     *
     * @param options how to run
     * @return the environment
     * @throws MpiUnavailableException if the backend cannot be used
     */
    Mpi init(RunOptions options);

    /**
     * As {@link Tools#open()}.
     *
     * @return the library's view of itself
     * @throws MpiUnavailableException if the backend cannot be used
     */
    default Tools tools() {
        throw Unsupported.chapter("the tools interface (MPI 4.1 chapter 15)");
    }
}
