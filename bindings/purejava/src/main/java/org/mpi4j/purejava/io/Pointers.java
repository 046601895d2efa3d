package org.mpi4j.purejava.io;

import java.util.Arrays;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongUnaryOperator;
import org.jspecify.annotations.Nullable;
import org.mpi4j.ErrorClass;
import org.mpi4j.MpiException;
import org.mpi4j.spi.FileRanks;

/** Where accesses to a file start: this rank's pointer and the one that all share, in etypes. */
final class Pointers {
    private static final long FAILED = -1;

    /** Moves data from a place in the stream of data bytes on, and tells how much. */
    interface Access {
        long from(long start);
    }

    private final FileRanks ranks;
    private final SharedPointer shared;
    private final ReentrantLock lock = new ReentrantLock();
    private long own;

    Pointers(FileRanks ranks, SharedPointer shared) {
        this.ranks = ranks;
        this.shared = shared;
    }

    void seek(long position) {
        lock.lock();
        try {
            own = position;
        } finally {
            lock.unlock();
        }
    }

    long position() {
        lock.lock();
        try {
            return own;
        } finally {
            lock.unlock();
        }
    }

    void seekShared(long position) {
        shared.move(was -> position);
    }

    long positionShared() {
        return shared.get();
    }

    /** Makes an access at this rank's pointer, which is moved behind what was moved. */
    long atOwn(long unit, Access access) {
        lock.lock();
        try {
            long moved = access.from(own * unit);
            own += etypes(moved, unit);
            return moved;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Takes a part of the file at the shared pointer.
     *
     * @param room how much there is from a place in the stream on
     * @return where it starts in the stream
     */
    long takeShared(long unit, long bytes, LongUnaryOperator room) {
        LongUnaryOperator next =
                was -> was + etypes(Math.min(bytes, room.applyAsLong(was * unit)), unit);
        return unit * shared.move(next);
    }

    /** As {@link #takeShared}, one part for each rank in their order. Collective. */
    long takeOrdered(long unit, long bytes, LongUnaryOperator room) {
        long[] parts = ranks.all(bytes);
        long first = FAILED;
        MpiException failure = null;
        if (ranks.rank() == 0) {
            try {
                first = takeShared(unit, Arrays.stream(parts).sum(), room);
            } catch (MpiException e) {
                failure = e;
            }
        }
        first = ranks.first(first);
        if (first == FAILED) {
            throw notMoved(failure);
        }
        return first + Arrays.stream(parts, 0, ranks.rank()).sum();
    }

    private static MpiException notMoved(@Nullable MpiException failure) {
        return failure == null
                ? new MpiException(ErrorClass.IO, "rank 0 could not move the shared pointer")
                : failure;
    }

    /** An etype that is cut off by the end of the file counts as one. */
    private static long etypes(long bytes, long unit) {
        return (bytes + unit - 1) / unit;
    }
}
