package org.mpi4j.purejava.connect;

import java.io.IOException;

/** Opens what the leaders of two groups talk through. */
@FunctionalInterface
public interface Opening {
    /**
     * Opens it. May wait for the other leader, and makes progress meanwhile.
     *
     * @return closed when the groups are linked
     * @throws IOException if the other leader cannot be reached
     */
    Talk open() throws IOException;
}
