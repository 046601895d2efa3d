package org.mpi4j.purejava.matching;

import org.jspecify.annotations.Nullable;
import org.mpi4j.Mpi;
import org.mpi4j.Status;

/** A message, or its envelope, that arrived before its receive. */
abstract class Arrival {
    /** Rank in the world. */
    final int source;

    final int tag;
    final long bytes;
    @Nullable Arrival next;

    Arrival(int source, int tag, long bytes) {
        this.source = source;
        this.tag = tag;
        this.bytes = bytes;
    }

    final boolean matches(int fromRank, int withTag) {
        return (source == fromRank || fromRank == Mpi.ANY_SOURCE)
                && (tag == withTag || withTag == Mpi.ANY_TAG);
    }

    final Status status(MatchQueue queue) {
        return new Status(queue.localRank(source), tag, bytes, false);
    }

    /** Gives the message to the receive that takes it. */
    abstract void deliver(ReceiveRequest receive);
}
