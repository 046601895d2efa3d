package org.mpi4j.conformance.support;

import java.util.stream.IntStream;
import org.mpi4j.Communicator;
import org.mpi4j.InterCommunicator;
import org.mpi4j.Mpi;

/**
 * Even ranks on one side, odd ones on the other.
 *
 * @param comm all ranks
 * @param inter between the sides
 */
public record Sides(Communicator comm, InterCommunicator inter) implements AutoCloseable {
    /** Collective over all ranks. */
    public static Sides of(Communicator comm) {
        int mine = comm.rank() % 2;
        try (Communicator side = comm.split(mine, 0).orElseThrow()) {
            return new Sides(comm, side.createInterCommunicator(0, comm, 1 - mine, 17));
        }
    }

    public boolean odd() {
        return comm.rank() % 2 == 1;
    }

    /** The world ranks of the other side, in order. */
    public int[] others() {
        int first = odd() ? 0 : 1;
        return IntStream.range(0, inter.remoteSize()).map(i -> first + 2 * i).toArray();
    }

    /** The argument that makes the first even rank the root. */
    public int root() {
        if (odd()) {
            return 0;
        }
        return inter.rank() == 0 ? Mpi.ROOT : Mpi.PROC_NULL;
    }

    @Override
    public void close() {
        inter.close();
    }
}
