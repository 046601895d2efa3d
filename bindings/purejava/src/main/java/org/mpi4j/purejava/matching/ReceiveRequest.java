package org.mpi4j.purejava.matching;

import org.jspecify.annotations.Nullable;
import org.mpi4j.ErrorClass;
import org.mpi4j.Mpi;
import org.mpi4j.MpiBuffer;
import org.mpi4j.MpiException;
import org.mpi4j.Status;

/** A receive, posted or matched. */
final class ReceiveRequest extends PureRequest {
    MpiBuffer buffer = MpiBuffer.NONE;
    MatchQueue queue;

    /** Rank in the world, or ANY_SOURCE. */
    int source;

    int tag;
    long capacity;

    /** Next in the queue of posted receives, or in the list of spare objects. */
    @Nullable ReceiveRequest next;

    /** Of the matched message. */
    private int fromSource;

    private int fromTag;
    private long bytes;
    private long missing;

    /** Whether the whole message has come. */
    private boolean received;

    ReceiveRequest(Engine engine, MatchQueue queue) {
        super(engine);
        this.queue = queue;
    }

    void prepare(MatchQueue inQueue, MpiBuffer into, int fromRank, int withTag) {
        queue = inQueue;
        buffer = into;
        capacity = into.dataBytes();
        source = fromRank;
        tag = withTag;
        received = false;
    }

    @Override
    public void recycle() {
        engine.spares().give(this);
    }

    boolean matches(int fromRank, int withTag) {
        return (source == fromRank || source == Mpi.ANY_SOURCE)
                && (tag == withTag || tag == Mpi.ANY_TAG);
    }

    /**
     * This message is received.
     *
     * @return how much of it there is room for
     */
    long matched(int fromRank, int withTag, long length) {
        fromSource = fromRank;
        fromTag = withTag;
        bytes = length;
        missing = Math.min(length, capacity);
        return missing;
    }

    /** Data of the matched message has been stored. */
    boolean stored(long length) {
        missing -= length;
        if (missing > 0) {
            return false;
        }
        if (bytes > capacity) {
            finish(truncated());
        } else {
            received = true;
            finish();
        }
        return true;
    }

    /** Made when it is asked for, which schedules never do. */
    @Override
    public Status result() {
        return received
                ? engine.status(queue.localRank(fromSource), fromTag, bytes)
                : super.result();
    }

    private MpiException truncated() {
        return new MpiException(
                ErrorClass.TRUNCATE,
                "a message of "
                        + bytes
                        + " bytes from rank "
                        + queue.localRank(fromSource)
                        + " with tag "
                        + fromTag
                        + " is longer than its receive buffer of "
                        + capacity);
    }

    @Override
    public void cancel() {
        requireUnderWay();
        engine.lock().acquire();
        try {
            // Once matched it takes place, as the standard says.
            if (!isDone() && queue.withdraw(this)) {
                finish(new Status(Mpi.ANY_SOURCE, Mpi.ANY_TAG, 0, true));
            }
        } finally {
            engine.lock().release();
        }
    }
}
