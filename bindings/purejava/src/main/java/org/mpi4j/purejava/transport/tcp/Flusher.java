package org.mpi4j.purejava.transport.tcp;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Goes on with what outlets could not write at once. A program that has sent something may compute
 * for a long time, or end a call, before it looks for frames again; what it has sent must arrive
 * all the same. The thread is started when something is left for the first time, and sleeps when
 * nothing is.
 */
final class Flusher {
    private static final long SLICE_NANOS = 1_000_000;

    private final List<TcpOutlet> outlets = new CopyOnWriteArrayList<>();
    private volatile @Nullable Thread thread;
    private volatile boolean busy;
    private volatile boolean closed;

    void add(TcpOutlet outlet) {
        outlets.add(outlet);
    }

    void remove(TcpOutlet outlet) {
        outlets.remove(outlet);
    }

    /** Something is left. Called with the lock of its outlet. */
    void wake() {
        if (busy) {
            return;
        }
        busy = true;
        Thread sleeping = thread;
        if (sleeping == null) {
            start();
        } else {
            LockSupport.unpark(sleeping);
        }
    }

    private synchronized void start() {
        if (thread == null && !closed) {
            Thread made = new Thread(this::work, "mpi4j-tcp-flusher");
            made.setDaemon(true);
            thread = made;
            made.start();
        }
    }

    private void work() {
        while (!closed) {
            if (busy) {
                // Whoever sends mostly does it himself in the meantime.
                LockSupport.parkNanos(SLICE_NANOS);
                // Before the look: who leaves something after it sets it again.
                busy = false;
                if (hasLeftSome()) {
                    busy = true;
                }
            } else {
                LockSupport.park(this);
            }
        }
    }

    private boolean hasLeftSome() {
        boolean some = false;
        for (int i = 0; i < outlets.size(); i++) {
            some |= outlets.get(i).hasLeftSome();
        }
        return some;
    }

    synchronized void close() {
        closed = true;
        LockSupport.unpark(thread);
    }
}
