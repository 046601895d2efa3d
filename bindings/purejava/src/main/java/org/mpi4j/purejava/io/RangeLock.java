package org.mpi4j.purejava.io;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.util.concurrent.locks.LockSupport;

/**
 * Locks on ranges of a file that exclude processes on this and, over NFS, on other hosts, and the
 * threads of this virtual machine as well, which Java only refuses. The system takes a lock away
 * from a process that ends, so none is left behind.
 *
 * <p>A lock is asked for again and again: waiting for it in the system would close the channel if
 * the thread is interrupted.
 */
@SuppressWarnings("ThreadPriorityCheck") // yielding is a hint; nothing relies on it
final class RangeLock {
    /** Who else may have the range. */
    enum Kind {
        /** Others that read, in other virtual machines. */
        READING("read from"),
        /** Nobody. */
        WRITING("write to");

        private final String task;

        Kind(String task) {
            this.task = task;
        }

        /** What is done in the range. */
        String task() {
            return task;
        }
    }

    private static final int YIELDS = 64;
    private static final long SLICE_NANOS = 50_000;

    private RangeLock() {}

    /** Waits for the lock. */
    static FileLock take(FileChannel file, long start, long length, Kind kind) throws IOException {
        int looks = 0;
        while (true) {
            try {
                FileLock lock = file.tryLock(start, length, kind == Kind.READING);
                if (lock != null) {
                    return lock;
                }
            } catch (OverlappingFileLockException e) {
                // A thread of this virtual machine has it; as good as another process.
                looks++;
            }
            pause(looks++);
        }
    }

    private static void pause(int looks) {
        if (looks < YIELDS) {
            Thread.yield();
        } else {
            LockSupport.parkNanos(SLICE_NANOS);
        }
    }
}
