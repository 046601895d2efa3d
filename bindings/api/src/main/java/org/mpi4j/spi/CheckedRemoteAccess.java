package org.mpi4j.spi;

import org.mpi4j.Datatype;
import org.mpi4j.ErrorClass;
import org.mpi4j.Mpi;
import org.mpi4j.MpiBuffer;
import org.mpi4j.Op;
import org.mpi4j.RemoteAccess;
import org.mpi4j.Request;

/** The accesses of {@link CheckedWindow}: checks, then the backend. */
abstract class CheckedRemoteAccess extends AttributedHandle implements RemoteAccess {
    private final int size;
    private final WindowLayout layout;
    private final WindowEpochs epochs;
    private final WindowBackend backend;

    CheckedRemoteAccess(
            OpenHandles owner,
            WindowBackend backend,
            WindowLayout layout,
            WindowEpochs epochs,
            int size) {
        super(owner, ErrorClass.WIN, "window");
        this.backend = backend;
        this.layout = layout;
        this.epochs = epochs;
        this.size = size;
    }

    final WindowBackend backend() {
        return backend;
    }

    final WindowEpochs epochs() {
        return epochs;
    }

    /**
     * Number of ranks.
     *
     * @return at least 1
     */
    final int size() {
        return size;
    }

    /** Returns false if there is nothing to do. */
    private boolean reaches(int rank, long displacement, long count, Datatype type) {
        AccessChecks.rank(rank, size);
        if (rank == Mpi.PROC_NULL) {
            return false;
        }
        layout.requireInside(rank, displacement, count, type);
        epochs.requireAccess(rank);
        return true;
    }

    /** Returns false if there is nothing to do. */
    private boolean lockedAccess(
            String call, int rank, long displacement, long count, Datatype type) {
        if (!reaches(rank, displacement, count, type)) {
            return false;
        }
        epochs.requireLocked(call, rank);
        return true;
    }

    private void readable(MpiBuffer origin, long count, Datatype type) {
        requireOpen();
        Checks.sendable("origin", origin);
        AccessChecks.target("origin", origin, count, type);
    }

    private void writable(MpiBuffer origin, long count, Datatype type) {
        requireOpen();
        Checks.receivable("origin", origin);
        AccessChecks.target("origin", origin, count, type);
    }

    private void combinable(MpiBuffer origin, long count, Datatype type, Op op) {
        readable(origin, count, type);
        AccessChecks.combined("origin", origin, type, op);
    }

    private void accumulating(MpiBuffer origin, long count, Datatype type, Op op) {
        combinable(origin, count, type, op);
        AccessChecks.effective(op);
    }

    private void fetching(MpiBuffer origin, MpiBuffer result, long count, Datatype type, Op op) {
        requireOpen();
        Checks.receivable("result", result);
        AccessChecks.target("result", result, count, type);
        AccessChecks.combined("result", result, type, op);
        if (!AccessChecks.isAbsent(origin, op)) {
            combinable(origin, count, type, op);
            AccessChecks.apart("origin", origin, "result", result);
        }
    }

    @Override
    public final void put(MpiBuffer origin, int rank, long displacement) {
        requireOpen();
        Checks.sendable("origin", origin);
        if (reaches(rank, displacement, origin.count(), origin.datatype())) {
            backend.put(origin, rank, displacement, origin.count(), origin.datatype());
        }
    }

    @Override
    public final void put(
            MpiBuffer origin, int rank, long displacement, long count, Datatype type) {
        readable(origin, count, type);
        if (reaches(rank, displacement, count, type)) {
            backend.put(origin, rank, displacement, count, type);
        }
    }

    @Override
    public final void get(MpiBuffer origin, int rank, long displacement) {
        requireOpen();
        Checks.receivable("origin", origin);
        if (reaches(rank, displacement, origin.count(), origin.datatype())) {
            backend.get(origin, rank, displacement, origin.count(), origin.datatype());
        }
    }

    @Override
    public final void get(
            MpiBuffer origin, int rank, long displacement, long count, Datatype type) {
        writable(origin, count, type);
        if (reaches(rank, displacement, count, type)) {
            backend.get(origin, rank, displacement, count, type);
        }
    }

    @Override
    public final void accumulate(MpiBuffer origin, int rank, long displacement, Op op) {
        requireOpen();
        Checks.sendable("origin", origin);
        accumulate(origin, rank, displacement, origin.count(), origin.datatype(), op);
    }

    @Override
    public final void accumulate(
            MpiBuffer origin, int rank, long displacement, long count, Datatype type, Op op) {
        accumulating(origin, count, type, op);
        if (reaches(rank, displacement, count, type)) {
            backend.accumulate(origin, rank, displacement, count, type, op);
        }
    }

    @Override
    public final void getAccumulate(
            MpiBuffer origin, MpiBuffer result, int rank, long displacement, Op op) {
        requireOpen();
        Checks.receivable("result", result);
        long count = result.count();
        getAccumulate(origin, result, rank, displacement, count, result.datatype(), op);
    }

    @Override
    public final void getAccumulate(
            MpiBuffer origin,
            MpiBuffer result,
            int rank,
            long displacement,
            long count,
            Datatype type,
            Op op) {
        fetching(origin, result, count, type, op);
        if (reaches(rank, displacement, count, type)) {
            backend.getAccumulate(origin, result, rank, displacement, count, type, op);
        }
    }

    @Override
    public final void fetchAndOp(
            MpiBuffer origin, MpiBuffer result, int rank, long displacement, Op op) {
        requireOpen();
        Checks.receivable("result", result);
        Datatype type = result.datatype();
        AccessChecks.single("result", result, type);
        Checks.accumulateOp(op, type);
        if (!AccessChecks.isAbsent(origin, op)) {
            Checks.sendable("origin", origin);
            AccessChecks.single("origin", origin, type);
            AccessChecks.apart("origin", origin, "result", result);
        }
        if (reaches(rank, displacement, 1, type)) {
            backend.fetchAndOp(origin, result, rank, displacement, op);
        }
    }

    @Override
    public final void compareAndSwap(
            MpiBuffer origin, MpiBuffer compare, MpiBuffer result, int rank, long displacement) {
        requireOpen();
        Checks.receivable("result", result);
        Checks.sendable("origin", origin);
        Checks.sendable("compare", compare);
        Datatype type = result.datatype();
        AccessChecks.comparable(type);
        AccessChecks.single("result", result, type);
        AccessChecks.single("origin", origin, type);
        AccessChecks.single("compare", compare, type);
        AccessChecks.apart("origin", origin, "result", result);
        AccessChecks.apart("compare", compare, "result", result);
        if (reaches(rank, displacement, 1, type)) {
            backend.compareAndSwap(origin, compare, result, rank, displacement);
        }
    }

    @Override
    public final Request rput(MpiBuffer origin, int rank, long displacement) {
        requireOpen();
        Checks.sendable("origin", origin);
        return rput(origin, rank, displacement, origin.count(), origin.datatype());
    }

    @Override
    public final Request rput(
            MpiBuffer origin, int rank, long displacement, long count, Datatype type) {
        readable(origin, count, type);
        return lockedAccess("rput", rank, displacement, count, type)
                ? backend.rput(origin, rank, displacement, count, type)
                : backend.nothing();
    }

    @Override
    public final Request rget(MpiBuffer origin, int rank, long displacement) {
        requireOpen();
        Checks.receivable("origin", origin);
        return rget(origin, rank, displacement, origin.count(), origin.datatype());
    }

    @Override
    public final Request rget(
            MpiBuffer origin, int rank, long displacement, long count, Datatype type) {
        writable(origin, count, type);
        return lockedAccess("rget", rank, displacement, count, type)
                ? backend.rget(origin, rank, displacement, count, type)
                : backend.nothing();
    }

    @Override
    public final Request raccumulate(MpiBuffer origin, int rank, long displacement, Op op) {
        requireOpen();
        Checks.sendable("origin", origin);
        return raccumulate(origin, rank, displacement, origin.count(), origin.datatype(), op);
    }

    @Override
    public final Request raccumulate(
            MpiBuffer origin, int rank, long displacement, long count, Datatype type, Op op) {
        accumulating(origin, count, type, op);
        return lockedAccess("raccumulate", rank, displacement, count, type)
                ? backend.raccumulate(origin, rank, displacement, count, type, op)
                : backend.nothing();
    }

    @Override
    public final Request rgetAccumulate(
            MpiBuffer origin, MpiBuffer result, int rank, long displacement, Op op) {
        requireOpen();
        Checks.receivable("result", result);
        long count = result.count();
        return rgetAccumulate(origin, result, rank, displacement, count, result.datatype(), op);
    }

    @Override
    public final Request rgetAccumulate(
            MpiBuffer origin,
            MpiBuffer result,
            int rank,
            long displacement,
            long count,
            Datatype type,
            Op op) {
        fetching(origin, result, count, type, op);
        return lockedAccess("rgetAccumulate", rank, displacement, count, type)
                ? backend.rgetAccumulate(origin, result, rank, displacement, count, type, op)
                : backend.nothing();
    }
}
