package org.mpi4j.conformance.communicators;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mpi4j.MpiBuffer.buffer;

import java.util.Optional;
import java.util.stream.IntStream;
import org.mpi4j.Communicator;
import org.mpi4j.CommunicatorRequest;
import org.mpi4j.Comparison;
import org.mpi4j.ErrorClass;
import org.mpi4j.Group;
import org.mpi4j.InterCommunicator;
import org.mpi4j.Keyval;
import org.mpi4j.Mpi;
import org.mpi4j.Op;
import org.mpi4j.Status;
import org.mpi4j.conformance.support.Expect;
import org.mpi4j.junit.MpiMode;
import org.mpi4j.junit.MpiTest;

class InterCommunicatorTest {
    /** Even ranks on one side, odd ones on the other. */
    private static boolean odd(Communicator comm) {
        return comm.rank() % 2 == 1;
    }

    private static InterCommunicator evenAndOdd(Communicator comm) {
        try (Communicator side = comm.split(odd(comm) ? 1 : 0, 0).orElseThrow()) {
            return side.createInterCommunicator(0, comm, odd(comm) ? 0 : 1, 17);
        }
    }

    /** How many ranks the other side has. */
    private static int others(Communicator comm) {
        return odd(comm) ? (comm.size() + 1) / 2 : comm.size() / 2;
    }

    @MpiTest(ranks = {2, 3, 4, 5})
    void bothSidesKnowEachOther(Communicator comm) {
        try (InterCommunicator inter = evenAndOdd(comm);
                Group all = comm.group();
                Group mine = inter.group();
                Group theirs = inter.remoteGroup()) {
            assertTrue(inter.isInter());
            assertFalse(comm.isInter());
            assertEquals(comm.rank() / 2, inter.rank());
            assertEquals(comm.size() - others(comm), inter.size());
            assertEquals(others(comm), inter.remoteSize());
            assertEquals(inter.size(), mine.size());
            int[] ranks = IntStream.range(0, inter.remoteSize()).toArray();
            int offset = odd(comm) ? 0 : 1;
            assertArrayEquals(
                    IntStream.of(ranks).map(i -> 2 * i + offset).toArray(),
                    theirs.translateRanks(ranks, all));
        }
    }

    @MpiTest(ranks = {2, 3, 4, 5})
    void messagesGoToTheOtherSide(Communicator comm) {
        try (InterCommunicator inter = evenAndOdd(comm)) {
            // Everybody sends to everybody of the other side, who may have the same rank.
            for (int dest = 0; dest < inter.remoteSize(); dest++) {
                inter.isend(buffer(new int[] {comm.rank()}), dest, 3).await();
            }
            int sum = 0;
            for (int i = 0; i < inter.remoteSize(); i++) {
                int[] received = new int[1];
                Status status = inter.recv(buffer(received), Mpi.ANY_SOURCE, 3);
                assertEquals(received[0] / 2, status.source());
                sum += received[0];
            }
            int first = odd(comm) ? 0 : 1;
            int expected = IntStream.range(0, others(comm)).map(i -> 2 * i + first).sum();
            assertEquals(expected, sum);
        }
    }

    @MpiTest(ranks = {2, 3, 4, 5})
    void ranksAreCheckedAgainstTheOtherSide(Communicator comm) {
        try (InterCommunicator inter = evenAndOdd(comm)) {
            int beyond = inter.remoteSize();
            int[] data = new int[1];
            Expect.error(ErrorClass.RANK, () -> inter.send(buffer(data), beyond, 0), "" + beyond);
            Expect.error(ErrorClass.RANK, () -> inter.recv(buffer(data), beyond, 0), "" + beyond);
            Expect.error(ErrorClass.RANK, () -> inter.iprobe(beyond, 0), "" + beyond);
            assertTrue(inter.iprobe(beyond - 1, 0).isEmpty());
        }
    }

    @MpiTest(ranks = {2, 3, 4, 5})
    void reductionsGiveWhatTheOtherSideHas(Communicator comm) {
        try (InterCommunicator inter = evenAndOdd(comm)) {
            assertEquals(others(comm), inter.allreduce(1, Op.SUM));
            inter.barrier();
        }
    }

    @MpiTest(ranks = {2, 3, 4, 5})
    void mergeOrdersTheSides(Communicator comm) {
        try (InterCommunicator inter = evenAndOdd(comm);
                Communicator evenFirst = inter.merge(odd(comm));
                Communicator oddFirst = inter.merge(!odd(comm))) {
            assertFalse(evenFirst.isInter());
            assertEquals(comm.size(), evenFirst.size());
            int mine = comm.rank() / 2;
            assertEquals(odd(comm) ? others(comm) + mine : mine, evenFirst.rank());
            assertEquals(odd(comm) ? mine : others(comm) + mine, oddFirst.rank());
            assertEquals(comm.size(), oddFirst.allreduce(1, Op.SUM));
        }
    }

    @MpiTest(ranks = {2, 3, 4, 5})
    void duplicateHasTheSameSides(Communicator comm) {
        Keyval<Integer> key = Keyval.create((from, value) -> Optional.of(value + 1));
        try (InterCommunicator inter = evenAndOdd(comm)) {
            inter.setAttribute(key, 7);
            try (InterCommunicator copy = inter.dup();
                    Communicator second = inter.idup().await()) {
                assertEquals(Comparison.CONGRUENT, inter.compare(copy));
                assertEquals(inter.remoteSize(), copy.remoteSize());
                assertEquals(Optional.of(8), copy.attribute(key));
                assertInstanceOf(InterCommunicator.class, second);
                assertEquals(Optional.of(8), second.attribute(key));
                assertEquals(others(comm), second.allreduce(1, Op.SUM));
            }
        }
    }

    @MpiTest(
            ranks = {2, 3, 4, 5},
            modes = MpiMode.OPENMPI,
            reason = "the other backend has no such limit; severalDuplicationsAtATime is its test")
    void oneDuplicationAtATime(Communicator comm) {
        try (InterCommunicator inter = evenAndOdd(comm)) {
            CommunicatorRequest pending = inter.idup();
            Expect.error(ErrorClass.PENDING, inter::dup);
            Expect.error(ErrorClass.PENDING, inter::idup);
            pending.await().close();
            inter.dup().close();
        }
    }

    @MpiTest(
            ranks = {2, 3, 4, 5},
            modes = {MpiMode.PUREJAVA_THREADS, MpiMode.PUREJAVA_PROCESSES, MpiMode.PUREJAVA_TCP},
            reason = "Open MPI 4.1 hangs there, so that backend refuses; oneDuplicationAtATime")
    void severalDuplicationsAtATime(Communicator comm) {
        try (InterCommunicator inter = evenAndOdd(comm)) {
            CommunicatorRequest first = inter.idup();
            CommunicatorRequest second = inter.idup();
            try (InterCommunicator third = inter.dup();
                    Communicator two = second.await();
                    Communicator one = first.await()) {
                for (Communicator made : new Communicator[] {one, two, third}) {
                    assertEquals(others(comm), made.allreduce(1, Op.SUM));
                }
            }
        }
    }

    @MpiTest(ranks = {2, 3, 4, 5})
    void comparedByBothGroups(Communicator comm) {
        try (InterCommunicator inter = evenAndOdd(comm);
                InterCommunicator copy = inter.dup();
                Communicator turned = inter.split(0, -inter.rank()).orElseThrow()) {
            assertEquals(Comparison.IDENT, inter.compare(inter));
            assertEquals(Comparison.CONGRUENT, inter.compare(copy));
            assertEquals(Comparison.UNEQUAL, inter.compare(comm));
            assertEquals(Comparison.UNEQUAL, comm.compare(inter));
            boolean same = inter.size() == 1 && inter.remoteSize() == 1;
            assertEquals(same ? Comparison.CONGRUENT : Comparison.SIMILAR, inter.compare(turned));
        }
    }

    @MpiTest(ranks = {2, 3, 4, 5})
    void throwingCopyFunctionFailsAtEveryRankOfBothSides(Communicator comm) {
        Keyval<Integer> key =
                Keyval.create(
                        (from, value) -> {
                            throw new IllegalStateException("no");
                        });
        try (InterCommunicator inter = evenAndOdd(comm)) {
            if (comm.rank() == comm.size() - 1) {
                inter.setAttribute(key, 7);
            }
            Expect.error(ErrorClass.OTHER, inter::dup, "copy");
            CommunicatorRequest pending = inter.idup();
            Expect.error(ErrorClass.OTHER, pending::await, "copy");
            assertEquals(others(comm), inter.allreduce(1, Op.SUM));
        }
    }

    @MpiTest(ranks = {2, 3, 4, 5})
    void splitBringsBothSidesTogether(Communicator comm) {
        try (InterCommunicator inter = evenAndOdd(comm)) {
            // The ranks 0 of both sides, and all others, who may be on one side only.
            Optional<Communicator> made = inter.split(inter.rank() == 0 ? 0 : 1, 0);
            boolean partners = inter.rank() == 0 || comm.size() > 3;
            assertEquals(partners, made.isPresent());
            made.ifPresent(
                    part -> {
                        assertTrue(part.isInter());
                        int expected = inter.rank() == 0 ? 1 : others(comm) - 1;
                        assertEquals(expected, ((InterCommunicator) part).remoteSize());
                        assertEquals(expected, part.allreduce(1, Op.SUM));
                        part.close();
                    });
        }
    }

    @MpiTest(ranks = {2, 3, 4, 5})
    void createTakesMembersOfTheOwnSide(Communicator comm) {
        try (InterCommunicator inter = evenAndOdd(comm);
                Group mine = inter.group();
                Group first = mine.incl(0)) {
            Optional<Communicator> made = inter.create(first);
            assertEquals(inter.rank() == 0, made.isPresent());
            made.ifPresent(
                    part -> {
                        assertEquals(1, ((InterCommunicator) part).remoteSize());
                        assertEquals(1, part.allreduce(1, Op.SUM));
                        part.close();
                    });
            try (Group theirs = inter.remoteGroup()) {
                Expect.error(ErrorClass.GROUP, () -> inter.create(theirs), "members");
            }
        }
    }

    @MpiTest(ranks = {2, 3, 4, 5})
    void chaptersOfOneGroupAreRefused(Communicator comm) {
        try (InterCommunicator inter = evenAndOdd(comm);
                Group mine = inter.group()) {
            Expect.error(ErrorClass.COMM, inter::windows, "intra");
            Expect.error(ErrorClass.COMM, inter::files, "intra");
            Expect.error(ErrorClass.COMM, inter::topologies, "intra");
            Expect.error(ErrorClass.COMM, inter::processes, "intra");
            Expect.error(ErrorClass.COMM, () -> inter.createGroup(mine, 0), "intra");
            Expect.error(ErrorClass.COMM, () -> inter.createInterCommunicator(0, comm, 0, 0));
            if (inter.rank() == 0) {
                int other = comm.rank() == 0 ? 1 : 0;
                Expect.error(
                        ErrorClass.COMM,
                        () -> comm.createInterCommunicator(comm.rank(), inter, other, 0),
                        "intra");
            }
        }
    }

    @MpiTest(ranks = {2, 3, 4, 5})
    void closedOneIsRefused(Communicator comm) {
        InterCommunicator inter = evenAndOdd(comm);
        inter.close();
        Expect.error(ErrorClass.COMM, inter::remoteSize);
        Expect.error(ErrorClass.COMM, inter::remoteGroup);
        Expect.error(ErrorClass.COMM, inter::isInter);
        Expect.error(ErrorClass.COMM, () -> inter.merge(true));
        Expect.error(ErrorClass.COMM, inter::close);
    }

    @MpiTest
    void wrongLeadersAreRefused(Communicator comm, Mpi mpi) {
        int n = comm.size();
        int me = comm.rank();
        Expect.error(
                ErrorClass.RANK, () -> comm.createInterCommunicator(n, comm, 0, 0), "localLeader");
        Expect.error(ErrorClass.RANK, () -> comm.createInterCommunicator(-1, comm, 0, 0), "-1");
        Expect.error(ErrorClass.COMM, () -> comm.createInterCommunicator(me, null, 0, 0), "peer");
        Expect.error(
                ErrorClass.RANK,
                () -> comm.createInterCommunicator(me, comm, n, 0),
                "remoteLeader",
                "" + n);
        Expect.error(
                ErrorClass.RANK, () -> comm.createInterCommunicator(me, comm, me, 0), "itself");
        Expect.error(ErrorClass.TAG, () -> comm.createInterCommunicator(me, comm, 0, -1), "tag");
        Communicator closed = comm.dup();
        closed.close();
        Expect.error(ErrorClass.COMM, () -> comm.createInterCommunicator(me, closed, 0, 0));
        Expect.error(ErrorClass.COMM, () -> closed.createInterCommunicator(0, comm, 0, 0));
        assertEquals(-4, Mpi.ROOT);
        assertFalse(mpi.self().isInter());
    }
}
