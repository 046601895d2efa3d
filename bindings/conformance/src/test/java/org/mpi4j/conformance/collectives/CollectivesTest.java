package org.mpi4j.conformance.collectives;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mpi4j.MpiBuffer.buffer;

import java.util.Arrays;
import java.util.function.Consumer;
import org.mpi4j.Communicator;
import org.mpi4j.Mpi;
import org.mpi4j.MpiBuffer;
import org.mpi4j.MpiChunks;
import org.mpi4j.Op;
import org.mpi4j.Primitive;
import org.mpi4j.Request;
import org.mpi4j.conformance.support.Form;
import org.mpi4j.conformance.support.Layout;
import org.mpi4j.conformance.support.Moves;
import org.mpi4j.conformance.support.Pairing;
import org.mpi4j.conformance.support.Ring;
import org.mpi4j.conformance.support.StorageKind;
import org.mpi4j.junit.MpiTest;

class CollectivesTest {
    private static final Pairing ARRAYS =
            new Pairing(Primitive.INT, StorageKind.ARRAY, StorageKind.ARRAY);
    private static final Pairing DIRECT =
            new Pairing(Primitive.DOUBLE, StorageKind.DIRECT_VIEW, StorageKind.DIRECT_BYTES);

    private static void inBothForms(Communicator comm, Consumer<Moves> check) {
        for (Form form : Form.values()) {
            check.accept(new Moves(comm, form, ARRAYS));
            check.accept(new Moves(comm, form, DIRECT));
        }
    }

    @MpiTest
    void everyRankCanBeTheRoot(Communicator comm) {
        for (int r = 0; r < comm.size(); r++) {
            int root = r;
            Layout layout = Layout.uneven(comm.size());
            inBothForms(
                    comm,
                    moves -> {
                        moves.bcast(4, root);
                        moves.gather(4, root);
                        moves.scatter(4, root);
                        moves.gatherv(layout, root);
                        moves.scatterv(layout, root);
                    });
        }
    }

    @MpiTest
    void varyingChunksOfEveryLayoutArrive(Communicator comm) {
        for (Layout layout : Layout.all(comm.size())) {
            inBothForms(
                    comm,
                    moves -> {
                        moves.gatherv(layout, 0);
                        moves.scatterv(layout, 0);
                        moves.allgatherv(layout);
                        moves.alltoallv(layout);
                    });
        }
    }

    @MpiTest
    void largeVaryingChunksArrive(Communicator comm) {
        Layout layout = Layout.large(comm.size());
        inBothForms(
                comm,
                moves -> {
                    moves.gatherv(layout, comm.size() - 1);
                    moves.scatterv(layout, comm.size() - 1);
                    moves.allgatherv(layout);
                    moves.alltoallv(layout);
                });
    }

    @MpiTest
    void emptyBuffersMoveNothing(Communicator comm) {
        inBothForms(
                comm,
                moves -> {
                    moves.bcast(0, 0);
                    moves.gather(0, 0);
                    moves.scatter(0, 0);
                    moves.allgather(0);
                    moves.alltoall(0);
                });
    }

    @MpiTest
    void buffersAboveSixtyFourKibibytesArrive(Communicator comm) {
        inBothForms(
                comm,
                moves -> {
                    moves.bcast(17_001, 0);
                    moves.gather(17_001, 0);
                    moves.scatter(17_001, 0);
                    moves.allgather(17_001);
                    moves.alltoall(17_001);
                });
    }

    @MpiTest
    void buffersAboveFourMebibytesArrive(Communicator comm) {
        int count = 1_100_003;
        for (Form form : Form.values()) {
            Moves moves = new Moves(comm, form, ARRAYS);
            moves.bcast(count, comm.size() - 1);
            moves.allgather(count / comm.size() + 1);
        }
        if (comm.size() <= 2) {
            new Moves(comm, Form.BLOCKING, ARRAYS).allgather(count);
        }
    }

    @MpiTest
    void reductionAboveFourMebibytesIsRight(Communicator comm) {
        int count = 1_100_003;
        int n = comm.size();
        int[] mine = new int[count];
        for (int i = 0; i < count; i++) {
            mine[i] = i + comm.rank();
        }
        int[] sum = new int[count];
        for (Form form : Form.values()) {
            form.allreduce(comm, buffer(mine), buffer(sum), Op.SUM);
            for (int i = 0; i < count; i++) {
                if (sum[i] != n * i + n * (n - 1) / 2) {
                    throw new AssertionError(form + ": element " + i + " is " + sum[i]);
                }
            }
        }
    }

    @MpiTest
    void overlappingChunksMayBeSent(Communicator comm) {
        int n = comm.size();
        int[] shared = {1, 2, 3};
        int[] counts = new int[n];
        int[] same = new int[n];
        Arrays.fill(counts, 3);
        int[] received = new int[3];
        comm.scatterv(
                comm.rank() == 0 ? MpiChunks.chunks(shared, counts, same) : MpiChunks.NONE,
                buffer(received),
                0);
        assertArrayEquals(shared, received);
    }

    /** The ranks share a host and so a clock: causes are never later than their effects. */
    @MpiTest
    void nobodyLeavesABarrierBeforeEverybodyHasEntered(Communicator comm) {
        for (Form form : Form.values()) {
            for (int round = 0; round < 20; round++) {
                long entered = System.nanoTime();
                form.barrier(comm);
                long left = System.nanoTime();
                long last = comm.allreduce(entered, Op.MAX);
                assertTrue(left >= last, () -> "left " + (last - left) + " ns too early");
            }
        }
    }

    @MpiTest
    void nonBlockingBarrierIsNotCompleteBeforeAllHaveCalledIt(Communicator comm) {
        if (comm.rank() == 0) {
            for (int i = 1; i < comm.size(); i++) {
                comm.recv(buffer(new int[0]), i, 5);
            }
            comm.ibarrier().await();
            return;
        }
        Request barrier = comm.ibarrier();
        for (int i = 0; i < 20; i++) {
            assertFalse(barrier.test().isPresent(), "rank 0 has not come");
        }
        comm.send(buffer(new int[0]), 0, 5);
        barrier.await();
    }

    @MpiTest
    void scalarsAreBroadcastAndReduced(Communicator comm) {
        int n = comm.size();
        int root = n - 1;
        assertEquals(root * 3, comm.bcast(comm.rank() * 3, root));
        assertEquals(root * 5_000_000_000L, comm.bcast(comm.rank() * 5_000_000_000L, root));
        assertEquals(root * 0.5, comm.bcast(comm.rank() * 0.5, root));
        assertEquals(n, comm.allreduce(1, Op.SUM));
        assertEquals(n * 5_000_000_000L, comm.allreduce(5_000_000_000L, Op.SUM));
        assertEquals(n * 0.25, comm.allreduce(0.25, Op.SUM));
        assertEquals(root, comm.allreduce(comm.rank(), Op.MAX));
        assertEquals(0L, comm.allreduce((long) comm.rank(), Op.MIN));
    }

    @MpiTest
    void severalNonBlockingOperationsAreUnderWayAtOnce(Communicator comm) {
        int n = comm.size();
        int parallel = 20;
        Request[] requests = new Request[parallel];
        int[][] sums = new int[parallel][3];
        for (int i = 0; i < parallel; i++) {
            int[] mine = {i, comm.rank(), i * comm.rank()};
            requests[i] = comm.iallreduce(buffer(mine), buffer(sums[i]), Op.SUM);
        }
        for (int i = parallel - 1; i >= 0; i--) {
            requests[i].await();
            int ranks = n * (n - 1) / 2;
            assertArrayEquals(new int[] {i * n, ranks, i * ranks}, sums[i]);
        }
    }

    @MpiTest
    void messagesAndCollectivesDoNotMix(Communicator comm) {
        Ring ring = Ring.of(comm);
        int[] received = new int[1];
        Request receive = comm.irecv(buffer(received), Mpi.ANY_SOURCE, Mpi.ANY_TAG);
        assertEquals(comm.size(), comm.allreduce(1, Op.SUM));
        Request sum = comm.iallreduce(MpiBuffer.IN_PLACE, buffer(new int[] {1}), Op.SUM);
        comm.send(buffer(new int[] {123}), ring.right(), 0);
        receive.await();
        sum.await();
        assertEquals(123, received[0]);
    }

    @MpiTest
    void collectivesRepeatWithoutMixingUp(Communicator comm) {
        for (int i = 0; i < 200; i++) {
            int root = i % comm.size();
            assertEquals(i * 7 + root, comm.bcast(i * 7 + comm.rank(), root));
        }
        for (int i = 0; i < 200; i++) {
            assertEquals(i * comm.size(), comm.allreduce(i, Op.SUM));
        }
    }
}
