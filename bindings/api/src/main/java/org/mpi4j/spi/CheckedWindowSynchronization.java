package org.mpi4j.spi;

import static org.mpi4j.WindowAssertion.NOCHECK;
import static org.mpi4j.WindowAssertion.NOPRECEDE;
import static org.mpi4j.WindowAssertion.NOPUT;
import static org.mpi4j.WindowAssertion.NOSTORE;
import static org.mpi4j.WindowAssertion.NOSUCCEED;

import java.util.EnumSet;
import java.util.Set;
import org.mpi4j.ErrorClass;
import org.mpi4j.Group;
import org.mpi4j.LockType;
import org.mpi4j.Mpi;
import org.mpi4j.MpiException;
import org.mpi4j.WindowAssertion;
import org.mpi4j.WindowSynchronization;

/** The synchronisation of {@link CheckedWindow}: checks, then the backend. */
abstract class CheckedWindowSynchronization extends CheckedRemoteAccess
        implements WindowSynchronization {
    private static final Set<WindowAssertion> OF_FENCE =
            EnumSet.of(NOSTORE, NOPUT, NOPRECEDE, NOSUCCEED);
    private static final Set<WindowAssertion> OF_POST = EnumSet.of(NOCHECK, NOSTORE, NOPUT);
    private static final Set<WindowAssertion> OF_OTHERS = EnumSet.of(NOCHECK);

    private final Group members;

    /**
     * Creates the middle of a window.
     *
     * @param members the window's ranks, to be closed with it
     */
    CheckedWindowSynchronization(
            OpenHandles owner,
            WindowBackend backend,
            WindowLayout layout,
            WindowEpochs epochs,
            Group members) {
        super(owner, backend, layout, epochs, members.size());
        this.members = members;
    }

    final Group members() {
        return members;
    }

    private static void taken(Set<WindowAssertion> given, Set<WindowAssertion> taken) {
        if (given == null) {
            throw new MpiException(ErrorClass.ASSERT, "assertions is null");
        }
        if (given.isEmpty()) {
            return;
        }
        for (WindowAssertion assertion : given) {
            if (assertion == null || !taken.contains(assertion)) {
                throw new MpiException(
                        ErrorClass.ASSERT, "assertion " + assertion + "; allowed are " + taken);
            }
        }
    }

    /** The ranks of a group in the window. */
    private int[] ranksOf(String name, Group group) {
        if (group == null) {
            throw new MpiException(ErrorClass.GROUP, name + " is null");
        }
        int[] theirs = new int[group.size()];
        for (int i = 0; i < theirs.length; i++) {
            theirs[i] = i;
        }
        int[] ranks = group.translateRanks(theirs, members);
        for (int rank : ranks) {
            if (rank == Mpi.UNDEFINED) {
                throw new MpiException(
                        ErrorClass.GROUP, name + " has members that are not in the window");
            }
        }
        return ranks;
    }

    @Override
    public final void fence(Set<WindowAssertion> assertions) {
        requireOpen();
        taken(assertions, OF_FENCE);
        epochs().fence(!assertions.contains(NOPRECEDE), !assertions.contains(NOSUCCEED));
        backend().fence(assertions);
    }

    @Override
    public final void start(Group targets, Set<WindowAssertion> assertions) {
        requireOpen();
        taken(assertions, OF_OTHERS);
        epochs().start(ranksOf("targets", targets));
        try {
            backend().start(targets, assertions);
        } catch (RuntimeException e) {
            epochs().complete();
            throw e;
        }
    }

    @Override
    public final void complete() {
        requireOpen();
        epochs().complete();
        backend().complete();
    }

    @Override
    public final void post(Group origins, Set<WindowAssertion> assertions) {
        requireOpen();
        taken(assertions, OF_POST);
        ranksOf("origins", origins);
        epochs().post();
        try {
            backend().post(origins, assertions);
        } catch (RuntimeException e) {
            epochs().unposted();
            throw e;
        }
    }

    @Override
    public final void await() {
        requireOpen();
        epochs().requirePosted("await");
        backend().await();
        epochs().unposted();
    }

    @Override
    public final boolean test() {
        requireOpen();
        epochs().requirePosted("test");
        boolean ended = backend().test();
        if (ended) {
            epochs().unposted();
        }
        return ended;
    }

    @Override
    public final void lock(LockType type, int rank, Set<WindowAssertion> assertions) {
        requireOpen();
        if (type == null) {
            throw new MpiException(ErrorClass.LOCKTYPE, "type is null");
        }
        AccessChecks.rank(rank, size());
        taken(assertions, OF_OTHERS);
        if (rank == Mpi.PROC_NULL) {
            return;
        }
        epochs().lock(rank);
        try {
            backend().lock(type, rank, assertions);
        } catch (RuntimeException e) {
            epochs().unlock(rank);
            throw e;
        }
    }

    @Override
    public final void unlock(int rank) {
        requireOpen();
        AccessChecks.rank(rank, size());
        if (rank != Mpi.PROC_NULL) {
            epochs().unlock(rank);
            backend().unlock(rank);
        }
    }

    @Override
    public final void lockAll(Set<WindowAssertion> assertions) {
        requireOpen();
        taken(assertions, OF_OTHERS);
        epochs().lockAll();
        try {
            backend().lockAll(assertions);
        } catch (RuntimeException e) {
            epochs().unlockAll();
            throw e;
        }
    }

    @Override
    public final void unlockAll() {
        requireOpen();
        epochs().unlockAll();
        backend().unlockAll();
    }

    /** Returns false if there is nothing to do. */
    private boolean flushes(String call, int rank) {
        requireOpen();
        AccessChecks.rank(rank, size());
        if (rank == Mpi.PROC_NULL) {
            return false;
        }
        epochs().requireLocked(call, rank);
        return true;
    }

    @Override
    public final void flush(int rank) {
        if (flushes("flush", rank)) {
            backend().flush(rank);
        }
    }

    @Override
    public final void flushAll() {
        requireOpen();
        epochs().requireAnyLocked("flushAll");
        backend().flushAll();
    }

    @Override
    public final void flushLocal(int rank) {
        if (flushes("flushLocal", rank)) {
            backend().flushLocal(rank);
        }
    }

    @Override
    public final void flushLocalAll() {
        requireOpen();
        epochs().requireAnyLocked("flushLocalAll");
        backend().flushLocalAll();
    }

    @Override
    public final void sync() {
        requireOpen();
        backend().sync();
    }
}
