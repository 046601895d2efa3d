package org.mpi4j.conformance.support;

import static org.mpi4j.MpiBuffer.buffer;

import org.mpi4j.Communicator;
import org.mpi4j.Mpi;
import org.mpi4j.MpiBuffer;
import org.mpi4j.MpiException;
import org.mpi4j.Op;

/** Two ranks mean different things by their collective calls, and print what they are told. */
public final class DisagreeingProgram {
    private DisagreeingProgram() {}

    public static void main(String[] args) {
        Mpi.run(args, mpi -> run(mpi.world()));
    }

    private static void run(Communicator comm) {
        int rank = comm.rank();
        print(comm, "lengths", () -> comm.bcast(buffer(new int[rank == 0 ? 300_000 : 10]), 0));
        print(comm, "roots", () -> comm.bcast(buffer(new int[10]), rank));
        print(comm, "operations", () -> different(comm));
        print(
                comm,
                "parts",
                () -> {
                    MpiBuffer receive = rank == 0 ? buffer(new long[8]) : MpiBuffer.NONE;
                    comm.gather(buffer(new long[rank == 0 ? 4 : 7]), receive, 0);
                });
        int sum = comm.allreduce(rank + 1, Op.SUM);
        System.out.println("rank " + rank + " sum " + sum);
    }

    private static void different(Communicator comm) {
        if (comm.rank() == 0) {
            comm.barrier();
        } else {
            comm.allreduce(1, Op.MAX);
        }
    }

    private static void print(Communicator comm, String what, Runnable call) {
        try {
            call.run();
            System.out.println("rank " + comm.rank() + " " + what + " accepted");
        } catch (MpiException e) {
            System.out.println("rank " + comm.rank() + " " + what + " " + e.getMessage());
        }
    }
}
