package org.mpi4j.purejava.matching;

import org.mpi4j.purejava.transport.Outlet;

/** A frame that waits for room in the channel to its peer. */
interface Outgoing {
    /**
     * Tries to send.
     *
     * @return false if there is still no room
     */
    boolean push(Outlet outlet);
}
