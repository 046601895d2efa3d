package org.mpi4j.conformance.support;

import org.mpi4j.Mpi;
import org.mpi4j.MpiBuffer;

/** Rank 1 throws while every other rank waits for its message. */
public final class ThrowingProgram {
    private ThrowingProgram() {}

    public static void main(String[] args) {
        Mpi.run(args, ThrowingProgram::runRank);
    }

    private static void runRank(Mpi mpi) {
        if (mpi.world().rank() == 1) {
            throw new IllegalStateException("rank 1 cannot go on");
        }
        mpi.world().recv(MpiBuffer.buffer(new int[1]), 1, 0);
    }
}
