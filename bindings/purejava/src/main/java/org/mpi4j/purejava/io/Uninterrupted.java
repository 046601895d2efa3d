package org.mpi4j.purejava.io;

import java.io.IOException;
import java.nio.channels.ClosedChannelException;

/**
 * Work with channels that an interruption of the thread does not end. Java closes the channel then;
 * here the work begins anew, and the thread is interrupted still when it is done.
 */
final class Uninterrupted {
    /** Work that may be begun several times. */
    interface Work<T> {
        /** A closed channel means: once more. */
        T attempt() throws IOException;
    }

    private Uninterrupted() {}

    static <T> T run(Work<T> work) throws IOException {
        boolean interrupted = false;
        try {
            while (true) {
                interrupted |= Thread.interrupted();
                try {
                    return work.attempt();
                } catch (ClosedChannelException e) {
                    interrupted |= Thread.interrupted();
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
