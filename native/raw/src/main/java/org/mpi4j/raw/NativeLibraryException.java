package org.mpi4j.raw;

import org.mpi4j.raw.NativeAvailability.Unavailable;

/** The native library cannot be used in this JVM. The message names every place tried. */
public final class NativeLibraryException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Unavailable unavailable;

    NativeLibraryException(Unavailable unavailable) {
        super(unavailable.report());
        this.unavailable = unavailable;
    }

    /**
     * Tells the same as the message, in parts.
     *
     * @return why the library cannot be used
     */
    public Unavailable unavailable() {
        return unavailable;
    }
}
