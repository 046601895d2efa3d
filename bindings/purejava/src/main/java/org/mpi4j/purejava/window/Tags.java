package org.mpi4j.purejava.window;

/** Tags of the messages of a window, on its private context. */
final class Tags {
    /** Accesses, locks and the answers to them: a {@link Packet}. */
    static final int ACCESS = 0;

    /** Empty: the sender has posted. */
    static final int POST = 1;

    /** Empty: the sender has completed. */
    static final int COMPLETE = 2;

    private Tags() {}
}
