package org.mpi4j.openmpi;

import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.mpi4j.Group;
import org.mpi4j.LockType;
import org.mpi4j.WindowAssertion;
import org.mpi4j.raw.OpenMpi;
import org.mpi4j.spi.WindowBackend;

/** A window's synchronisation (MPI 4.1 section 12.5), which completes its pending accesses. */
abstract class NativeWindowSynchronization implements WindowBackend {
    private final long win;
    private final PendingAccesses[] pending;

    /** How many locks are held: only then may the library be asked to flush. */
    private final AtomicInteger locks = new AtomicInteger();

    NativeWindowSynchronization(long win, int size) {
        this.win = win;
        this.pending = new PendingAccesses[size];
        for (int rank = 0; rank < size; rank++) {
            pending[rank] = new PendingAccesses();
        }
    }

    /** The library's handle. */
    final long win() {
        return win;
    }

    /** What is under way to a rank, with room for more. */
    final PendingAccesses pending(int rank) {
        PendingAccesses found = pending[rank];
        if (found.isFull() && locks.get() > 0) {
            flushLocal(rank);
        }
        return found;
    }

    private long[] issued() {
        long[] issued = new long[pending.length];
        for (int rank = 0; rank < issued.length; rank++) {
            issued[rank] = pending[rank].issued();
        }
        return issued;
    }

    private void settle(long[] issued) {
        for (int rank = 0; rank < issued.length; rank++) {
            pending[rank].settle(issued[rank]);
        }
    }

    /** After the end of an epoch of several ranks. */
    private void settleAll() {
        for (PendingAccesses accesses : pending) {
            accesses.settle(accesses.issued());
        }
    }

    static int bits(Set<WindowAssertion> assertions) {
        int bits = 0;
        if (!assertions.isEmpty()) {
            for (WindowAssertion assertion : assertions) {
                bits |= Handles.of(assertion);
            }
        }
        return bits;
    }

    @Override
    public final void fence(Set<WindowAssertion> assertions) {
        Errors.check("MPI_Win_fence", OpenMpi.MPI_Win_fence(bits(assertions), win));
        settleAll();
    }

    @Override
    public final void start(Group targets, Set<WindowAssertion> assertions) {
        long group = NativeGroup.handleOf("targets", targets);
        Errors.check("MPI_Win_start", OpenMpi.MPI_Win_start(group, bits(assertions), win));
    }

    @Override
    public final void complete() {
        Errors.check("MPI_Win_complete", OpenMpi.MPI_Win_complete(win));
        settleAll();
    }

    @Override
    public final void post(Group origins, Set<WindowAssertion> assertions) {
        long group = NativeGroup.handleOf("origins", origins);
        Errors.check("MPI_Win_post", OpenMpi.MPI_Win_post(group, bits(assertions), win));
    }

    @Override
    public final void await() {
        Errors.check("MPI_Win_wait", OpenMpi.MPI_Win_wait(win));
    }

    @Override
    public final boolean test() {
        Scratch scratch = Scratch.current();
        Errors.check("MPI_Win_test", OpenMpi.MPI_Win_test(win, scratch.flagAddress()));
        return scratch.flag();
    }

    @Override
    public final void lock(LockType type, int rank, Set<WindowAssertion> assertions) {
        int code = OpenMpi.MPI_Win_lock(Handles.of(type), rank, bits(assertions), win);
        Errors.check("MPI_Win_lock", code);
        locks.incrementAndGet();
    }

    @Override
    public final void unlock(int rank) {
        locks.decrementAndGet();
        Errors.check("MPI_Win_unlock", OpenMpi.MPI_Win_unlock(rank, win));
        pending[rank].settle(pending[rank].issued());
    }

    @Override
    public final void lockAll(Set<WindowAssertion> assertions) {
        Errors.check("MPI_Win_lock_all", OpenMpi.MPI_Win_lock_all(bits(assertions), win));
        locks.incrementAndGet();
    }

    @Override
    public final void unlockAll() {
        locks.decrementAndGet();
        Errors.check("MPI_Win_unlock_all", OpenMpi.MPI_Win_unlock_all(win));
        settleAll();
    }

    @Override
    public final void flush(int rank) {
        PendingAccesses accesses = pending[rank];
        // Held throughout, because taking it twice would take as long as the flush itself.
        accesses.enter();
        try {
            Errors.check("MPI_Win_flush", OpenMpi.MPI_Win_flush(rank, win));
            accesses.settle(accesses.issued());
        } finally {
            accesses.leave();
        }
    }

    @Override
    public final void flushAll() {
        long[] issued = issued();
        Errors.check("MPI_Win_flush_all", OpenMpi.MPI_Win_flush_all(win));
        settle(issued);
    }

    @Override
    public final void flushLocal(int rank) {
        PendingAccesses accesses = pending[rank];
        accesses.enter();
        try {
            Errors.check("MPI_Win_flush_local", OpenMpi.MPI_Win_flush_local(rank, win));
            accesses.settle(accesses.issued());
        } finally {
            accesses.leave();
        }
    }

    @Override
    public final void flushLocalAll() {
        long[] issued = issued();
        Errors.check("MPI_Win_flush_local_all", OpenMpi.MPI_Win_flush_local_all(win));
        settle(issued);
    }

    @Override
    public final void sync() {
        Errors.check("MPI_Win_sync", OpenMpi.MPI_Win_sync(win));
    }

    @Override
    public final void close() {
        Errors.check("MPI_Win_free", OpenMpi.MPI_Win_free(new long[] {win}));
        for (PendingAccesses accesses : pending) {
            accesses.drop();
        }
    }
}
