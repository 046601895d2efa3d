package org.mpi4j.spi;

import java.util.Arrays;
import org.mpi4j.ErrorClass;
import org.mpi4j.MpiException;

/**
 * Which epochs one rank has open on a window. In C, calls that do not fit crash, hang or are
 * silently accepted.
 *
 * <p>Changes are made under a lock and never while the library waits for other ranks. Accesses read
 * without it: a thread that accesses in an epoch which another has opened learnt of that from it.
 */
final class WindowEpochs {
    private enum Access {
        NONE("no epoch"),
        FENCE("an epoch between fences"),
        START("an epoch begun by start"),
        LOCK("a lock"),
        LOCK_ALL("a lock of all ranks");

        private final String text;

        Access(String text) {
            this.text = text;
        }
    }

    private final int self;

    /** Ranks that are locked, or were given to start. */
    private final boolean[] covered;

    private volatile Access access = Access.NONE;
    private volatile boolean accessed;
    private boolean posted;
    private int locks;

    WindowEpochs(int self, int size) {
        this.self = self;
        this.covered = new boolean[size];
    }

    /** Before an access. */
    void requireAccess(int rank) {
        Access now = access;
        if (now == Access.FENCE) {
            if (!accessed) {
                accessed = true;
            }
        } else if (now != Access.LOCK_ALL && !covered[rank]) {
            throw refused("an access to rank " + rank, "needs an epoch that covers it");
        }
    }

    /** Before an access that returns a request, or a flush. */
    void requireLocked(String call, int rank) {
        Access now = access;
        if (now != Access.LOCK_ALL && !(now == Access.LOCK && covered[rank])) {
            throw refused(call + " of rank " + rank, "needs that rank to be locked");
        }
    }

    /** Before a flush of all ranks. */
    void requireAnyLocked(String call) {
        if (!isPassive()) {
            throw refused(call, "needs a locked rank");
        }
    }

    /** Whether the library may be asked to flush. */
    boolean isPassive() {
        Access now = access;
        return now == Access.LOCK || now == Access.LOCK_ALL;
    }

    synchronized void fence(boolean precedes, boolean succeeds) {
        boolean fits = access == Access.NONE || access == Access.FENCE;
        if (!fits || posted) {
            throw refused("fence", "needs other epochs to be ended");
        }
        if (!precedes && accessed) {
            throw new MpiException(
                    ErrorClass.ASSERT, "NOPRECEDE is asserted, but this rank made accesses");
        }
        access = succeeds ? Access.FENCE : Access.NONE;
        accessed = false;
    }

    synchronized void start(int[] ranks) {
        requireIdle("start");
        access = Access.START;
        for (int rank : ranks) {
            covered[rank] = true;
        }
    }

    synchronized void complete() {
        if (access != Access.START) {
            throw refused("complete", "needs start");
        }
        access = Access.NONE;
        Arrays.fill(covered, false);
    }

    synchronized void post() {
        boolean ownLocked = access == Access.LOCK_ALL || (access == Access.LOCK && covered[self]);
        if (posted || ownLocked || accessed) {
            throw refused(
                    "post", posted ? "is made already" : "needs this rank not to be accessed");
        }
        if (access == Access.FENCE) {
            access = Access.NONE;
        }
        posted = true;
    }

    synchronized void requirePosted(String call) {
        if (!posted) {
            throw refused(call, "needs post");
        }
    }

    /** The epoch that post began is over. */
    synchronized void unposted() {
        posted = false;
    }

    synchronized void lock(int rank) {
        if (access == Access.LOCK) {
            if (covered[rank]) {
                throw refused("lock", "is held on rank " + rank + " already");
            }
        } else {
            requireIdle("lock");
        }
        if (rank == self && posted) {
            throw refused("lock of this rank", "needs await after post");
        }
        access = Access.LOCK;
        covered[rank] = true;
        locks++;
    }

    synchronized void unlock(int rank) {
        if (access != Access.LOCK || !covered[rank]) {
            throw refused("unlock", "needs lock of rank " + rank);
        }
        covered[rank] = false;
        if (--locks == 0) {
            access = Access.NONE;
        }
    }

    synchronized void lockAll() {
        requireIdle("lockAll");
        if (posted) {
            throw refused("lockAll", "needs await after post");
        }
        access = Access.LOCK_ALL;
    }

    synchronized void unlockAll() {
        if (access != Access.LOCK_ALL) {
            throw refused("unlockAll", "needs lockAll");
        }
        access = Access.NONE;
    }

    /** Before the window is freed. A fence after the last access ends the epoch as far as this. */
    synchronized void close() {
        boolean fits = access == Access.NONE || (access == Access.FENCE && !accessed);
        if (!fits || posted) {
            throw refused("close", "needs all epochs to be ended");
        }
    }

    private void requireIdle(String call) {
        boolean fits = access == Access.NONE || (access == Access.FENCE && !accessed);
        if (!fits) {
            throw refused(call, "needs the epoch before to be ended");
        }
    }

    private MpiException refused(String call, String rule) {
        String open = access.text + (posted ? " and post" : "");
        return new MpiException(
                ErrorClass.RMA_SYNC, call + " " + rule + "; open at this rank: " + open);
    }
}
