package org.mpi4j;

/**
 * No backend can run the program: the one asked for cannot be loaded, or none is on the class path.
 * The message lists what was tried and what to install.
 */
public class MpiUnavailableException extends MpiException {
    private static final long serialVersionUID = 1L;

    /**
     * Creates the error.
     *
     * @param message every place that was tried, and what to do
     */
    public MpiUnavailableException(String message) {
        super(ErrorClass.OTHER, message);
    }
}
