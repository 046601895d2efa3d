package org.mpi4j.purejava.launch;

import org.mpi4j.ErrorClass;
import org.mpi4j.MpiException;

/** How ranks that are processes talk. */
enum Transport {
    /** Through shared memory on one host, through TCP between hosts. */
    AUTO,
    /** Through TCP, wherever they are. */
    TCP;

    /** System property: {@code auto}, which is the default, or {@code tcp}. */
    static final String PROPERTY = "mpi4j.transport";

    static Transport chosen() {
        String text = System.getProperty(PROPERTY, "auto");
        return switch (text) {
            case "auto" -> AUTO;
            case "tcp" -> TCP;
            default ->
                    throw new MpiException(
                            ErrorClass.ARG,
                            "-D" + PROPERTY + "=" + text + "; allowed are auto and tcp");
        };
    }
}
