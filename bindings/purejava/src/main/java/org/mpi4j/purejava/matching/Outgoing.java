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

    /** A frame without payload. */
    record Control(int kind, int tag, long first, long second) implements Outgoing {
        @Override
        public boolean push(Outlet outlet) {
            return outlet.offer(kind, tag, 0, first, second);
        }
    }
}
