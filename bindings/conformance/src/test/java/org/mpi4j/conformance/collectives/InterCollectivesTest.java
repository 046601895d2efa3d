package org.mpi4j.conformance.collectives;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.mpi4j.MpiBuffer.IN_PLACE;
import static org.mpi4j.MpiBuffer.NONE;
import static org.mpi4j.MpiBuffer.buffer;

import java.util.stream.IntStream;
import org.mpi4j.Communicator;
import org.mpi4j.ErrorClass;
import org.mpi4j.InterCommunicator;
import org.mpi4j.Mpi;
import org.mpi4j.Op;
import org.mpi4j.conformance.support.Expect;
import org.mpi4j.conformance.support.Sides;
import org.mpi4j.junit.MpiTest;

/** Collective operations between two groups: data goes from each to the other. */
class InterCollectivesTest {
    @MpiTest(ranks = {2, 3, 4, 5})
    void broadcastReachesTheOtherSideOnly(Communicator comm) {
        try (Sides sides = Sides.of(comm)) {
            int own = comm.rank() == 0 ? 42 : -1;
            int[] data = {own};
            sides.inter().bcast(buffer(data), sides.root());
            assertEquals(sides.odd() ? 42 : own, data[0]);
            int[] later = {own};
            sides.inter().ibcast(buffer(later), sides.root()).await();
            assertEquals(sides.odd() ? 42 : own, later[0]);
        }
    }

    @MpiTest(ranks = {2, 3, 4, 5})
    void rootGathersFromTheOtherSide(Communicator comm) {
        try (Sides sides = Sides.of(comm)) {
            int[] received = new int[sides.inter().remoteSize()];
            sides.inter().gather(buffer(new int[] {comm.rank()}), buffer(received), sides.root());
            int[] none = new int[received.length];
            assertArrayEquals(comm.rank() == 0 ? sides.others() : none, received);
        }
    }

    @MpiTest(ranks = {2, 3, 4, 5})
    void rootReducesWhatTheOtherSideHas(Communicator comm) {
        try (Sides sides = Sides.of(comm)) {
            int[] result = {-1};
            int[] mine = {comm.rank()};
            sides.inter().reduce(buffer(mine), buffer(result), Op.SUM, sides.root());
            int sum = IntStream.of(sides.others()).sum();
            assertEquals(comm.rank() == 0 ? sum : -1, result[0]);
        }
    }

    @MpiTest(ranks = {2, 3, 4, 5})
    void allreduceCombinesTheOtherSide(Communicator comm) {
        try (Sides sides = Sides.of(comm)) {
            int[] mine = {comm.rank(), 1};
            int[] result = new int[2];
            sides.inter().allreduce(buffer(mine), buffer(result), Op.SUM);
            int[] others = sides.others();
            assertArrayEquals(new int[] {IntStream.of(others).sum(), others.length}, result);
        }
    }

    @MpiTest(ranks = {2, 3, 4, 5})
    void allgatherCollectsTheOtherSide(Communicator comm) {
        try (Sides sides = Sides.of(comm)) {
            int[] received = new int[sides.inter().remoteSize()];
            sides.inter().allgather(buffer(new int[] {comm.rank()}), buffer(received));
            assertArrayEquals(sides.others(), received);
            int[] later = new int[received.length];
            sides.inter().iallgather(buffer(new int[] {comm.rank()}), buffer(later)).await();
            assertArrayEquals(sides.others(), later);
        }
    }

    @MpiTest(ranks = {2, 3, 4, 5})
    void alltoallExchangesWithTheOtherSide(Communicator comm) {
        try (Sides sides = Sides.of(comm)) {
            int[] others = sides.others();
            int[] sent = IntStream.of(others).map(to -> 100 * comm.rank() + to).toArray();
            int[] received = new int[others.length];
            sides.inter().alltoall(buffer(sent), buffer(received));
            int[] expected = IntStream.of(others).map(of -> 100 * of + comm.rank()).toArray();
            assertArrayEquals(expected, received);
        }
    }

    @MpiTest(ranks = {2, 3, 4, 5})
    void barrierHoldsBothSides(Communicator comm) {
        try (Sides sides = Sides.of(comm)) {
            if (sides.odd()) {
                // Every message is sent before anybody leaves the barrier.
                for (int to = 0; to < sides.inter().remoteSize(); to++) {
                    sides.inter().ssend(buffer(new int[1]), to, 5);
                }
            } else {
                for (int from = 0; from < sides.inter().remoteSize(); from++) {
                    sides.inter().recv(buffer(new int[1]), from, 5);
                }
            }
            sides.inter().barrier();
            sides.inter().ibarrier().await();
        }
    }

    @MpiTest(ranks = {2, 3, 4, 5})
    void lambdaThatThrowsFailsOnBothSides(Communicator comm) {
        try (Sides sides = Sides.of(comm);
                Op failing =
                        Op.ofInt(
                                (a, b) -> {
                                    throw new IllegalStateException("on purpose");
                                })) {
            int[] mine = {1};
            if (comm.size() > 2) {
                Expect.error(
                        ErrorClass.OP,
                        () -> sides.inter().allreduce(buffer(mine), buffer(new int[1]), failing),
                        "threw");
            }
            int[] result = new int[1];
            sides.inter().allreduce(buffer(mine), buffer(result), Op.SUM);
            assertEquals(sides.inter().remoteSize(), result[0]);
        }
    }

    @MpiTest(ranks = {2, 3, 4, 5})
    void wrongArgumentsAreRefused(Communicator comm) {
        try (Sides sides = Sides.of(comm)) {
            InterCommunicator inter = sides.inter();
            int beyond = inter.remoteSize();
            int[] data = new int[beyond];
            int[] more = new int[beyond];
            Expect.error(ErrorClass.ROOT, () -> inter.bcast(buffer(data), beyond), "" + beyond);
            Expect.error(ErrorClass.ROOT, () -> inter.bcast(buffer(data), -1), "-1");
            Expect.error(ErrorClass.BUFFER, () -> inter.bcast(NONE, Mpi.ROOT), "buffer");
            Expect.error(
                    ErrorClass.BUFFER,
                    () -> inter.allreduce(IN_PLACE, buffer(data), Op.SUM),
                    "send");
            Expect.error(ErrorClass.BUFFER, () -> inter.allgather(IN_PLACE, buffer(data)), "send");
            Expect.error(
                    ErrorClass.COMM,
                    () -> inter.scan(buffer(data), buffer(more), Op.SUM),
                    "inter-communicator");
            Expect.error(
                    ErrorClass.COMM,
                    () -> inter.exscan(buffer(data), buffer(more), Op.SUM),
                    "inter-communicator");
        }
    }
}
