package org.mpi4j.purejava.matching;

import org.jspecify.annotations.Nullable;
import org.mpi4j.Mpi;
import org.mpi4j.Status;

/** A message, or its envelope, that arrived before its receive. */
abstract class Arrival {
    /** Rank in the world. */
    private int source;

    private int tag;
    private long bytes;

    /** Next in its queue, or in the list of spare objects. */
    @Nullable Arrival next;

    /** What the envelope says. */
    final void describe(int from, int withTag, long length) {
        source = from;
        tag = withTag;
        bytes = length;
    }

    final long bytes() {
        return bytes;
    }

    /** How much of the message there is room for in the receive that takes it. */
    final long matched(ReceiveRequest receive) {
        return receive.matched(source, tag, bytes);
    }

    final boolean matches(int fromRank, int withTag) {
        return (source == fromRank || fromRank == Mpi.ANY_SOURCE)
                && (tag == withTag || withTag == Mpi.ANY_TAG);
    }

    final Status status(Engine engine, MatchQueue queue) {
        return engine.status(queue.localRank(source), tag, bytes);
    }

    /** Gives the message to the receive that takes it; the arrival is not to be used any more. */
    abstract void deliver(ReceiveRequest receive);
}
