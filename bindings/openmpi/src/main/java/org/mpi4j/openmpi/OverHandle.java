package org.mpi4j.openmpi;

import org.mpi4j.Mpi;
import org.mpi4j.raw.OpenMpi;

/**
 * The handle that the library gives for every operation that is over when the call which starts it
 * returns, such as a short message that was sent at once. It belongs to no operation, so there is
 * nothing to complete and nothing to free.
 */
final class OverHandle {
    /** No operation's handle. */
    private static final long NONE = -1;

    /** That handle; {@link #NONE} if the library makes a new one each time. */
    static final long VALUE = find();

    private OverHandle() {}

    /** Two operations that are under way at a time have different handles, if they are theirs. */
    private static long find() {
        Environment.requireMpiActive();
        long[] first = new long[1];
        long[] second = new long[1];
        startNothing(first);
        startNothing(second);
        long found = first[0] == second[0] ? first[0] : NONE;
        Errors.check("MPI_Wait", OpenMpi.MPI_Wait(first, OpenMpi.MPI_STATUS_IGNORE));
        Errors.check("MPI_Wait", OpenMpi.MPI_Wait(second, OpenMpi.MPI_STATUS_IGNORE));
        return found;
    }

    private static void startNothing(long[] handle) {
        long self = OpenMpi.MPI_COMM_SELF;
        Errors.check(
                "MPI_Isend",
                OpenMpi.MPI_Isend(0, 0, OpenMpi.MPI_BYTE, Mpi.PROC_NULL, 0, self, handle));
    }
}
