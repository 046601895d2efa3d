package org.mpi4j.purejava;

import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.mpi4j.ErrorClass;
import org.mpi4j.InterCommunicator;
import org.mpi4j.purejava.connect.Spawning;
import org.mpi4j.purejava.launch.Origin;

/** The connection of a spawned job with the ranks that have started it. */
final class Parents {
    /** How long this rank may take to notice that the parents have parted. */
    private static final int GRACE_SLICES = 100;

    private static final long SLICE_NANOS = 10_000_000;

    private final PureMpi mpi;
    private final PureInterCommunicator connection;
    private @Nullable InterCommunicator handle;

    private Parents(PureMpi mpi, PureInterCommunicator connection) {
        this.mpi = mpi;
        this.connection = connection;
    }

    /** Connects with them. Collective over the world, as a part of initialising MPI. */
    static Parents meet(PureMpi mpi, Origin origin, PureCommunicator world) {
        boolean leads = world.rank() == 0;
        PureInterCommunicator made =
                Meeting.of(
                        world,
                        0,
                        leads ? Spawning.towards(origin, mpi.messaging()) : null,
                        ErrorClass.OTHER);
        made.setName("MPI_COMM_PARENT");
        Parents parents = new Parents(mpi, made);
        ProcessHandle.of(origin.process()).ifPresent(parents::watch);
        return parents;
    }

    /** What the program sees of it, made when it is first asked for; empty once closed. */
    synchronized Optional<InterCommunicator> handle() {
        if (connection.isClosed()) {
            return Optional.empty();
        }
        InterCommunicator made = handle;
        if (made == null) {
            made = (InterCommunicator) mpi.open(connection);
            handle = made;
        }
        return Optional.of(made);
    }

    private void watch(ProcessHandle starter) {
        var unused = starter.onExit().thenRun(this::gone);
    }

    /** A rank that waits sees it anyway; one that computes must not go on for ever. */
    private void gone() {
        for (int i = 0; i < GRACE_SLICES && mpi.isLinkedWith(connection); i++) {
            LockSupport.parkNanos(SLICE_NANOS);
        }
        if (mpi.isLinkedWith(connection)) {
            throw mpi.orphaned();
        }
    }
}
