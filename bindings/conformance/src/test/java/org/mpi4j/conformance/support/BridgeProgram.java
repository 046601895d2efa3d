package org.mpi4j.conformance.support;

import static org.mpi4j.MpiBuffer.buffer;

import org.mpi4j.Communicator;
import org.mpi4j.InterCommunicator;
import org.mpi4j.Mpi;
import org.mpi4j.Op;

/**
 * Three jobs: one starts two others, which are then connected through it and have never heard of
 * each other before.
 */
public final class BridgeProgram {
    private static final int FIRST = 2;
    private static final int SECOND = 2;

    private BridgeProgram() {}

    /** The children. */
    public static void main(String[] args) {
        Mpi.run(
                args,
                mpi -> {
                    InterCommunicator parents = mpi.parent().orElseThrow();
                    try (Communicator merged = parents.merge(true)) {
                        if (mpi.args().get(0).equals("first")) {
                            use(merged.createInterCommunicator(0, null, 0, 9), SECOND);
                        } else {
                            InterCommunicator others =
                                    mpi.world().createInterCommunicator(0, merged, 0, 9);
                            use(others, parents.remoteSize() + FIRST);
                        }
                    }
                    parents.disconnect();
                });
    }

    /** The ranks that start them. */
    static void start(Communicator world) {
        InterCommunicator first =
                ConnectedProgram.spawn(world, BridgeProgram.class, FIRST, "first");
        InterCommunicator second =
                ConnectedProgram.spawn(world, BridgeProgram.class, SECOND, "second");
        try (Communicator withFirst = first.merge(false);
                Communicator withSecond = second.merge(false)) {
            use(withFirst.createInterCommunicator(0, withSecond, world.size(), 9), SECOND);
        }
        first.disconnect();
        second.disconnect();
    }

    private static void use(InterCommunicator inter, int others) {
        Expect.that(inter.remoteSize() == others, inter.toString());
        Expect.that(inter.allreduce(1, Op.SUM) == others, "wrong count");
        int[] received = new int[others];
        inter.allgather(buffer(new int[] {inter.rank()}), buffer(received));
        Expect.that(received[others - 1] == others - 1, "wrong order");
        inter.disconnect();
    }
}
