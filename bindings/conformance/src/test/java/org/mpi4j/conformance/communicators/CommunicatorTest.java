package org.mpi4j.conformance.communicators;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mpi4j.MpiBuffer.buffer;

import java.util.Optional;
import org.mpi4j.Communicator;
import org.mpi4j.Comparison;
import org.mpi4j.ErrorClass;
import org.mpi4j.Group;
import org.mpi4j.Mpi;
import org.mpi4j.Op;
import org.mpi4j.Request;
import org.mpi4j.conformance.support.Expect;
import org.mpi4j.conformance.support.Ring;
import org.mpi4j.junit.MpiTest;

class CommunicatorTest {
    @MpiTest
    void messagesOfOneCommunicatorAreNotReceivedThroughAnother(Communicator comm) {
        Ring ring = Ring.of(comm);
        try (Communicator other = comm.dup()) {
            Request one = comm.isend(buffer(new int[] {1}), ring.right(), 4);
            Request two = other.isend(buffer(new int[] {2}), ring.right(), 4);
            int[] received = new int[1];
            other.recv(buffer(received), Mpi.ANY_SOURCE, Mpi.ANY_TAG);
            assertEquals(2, received[0]);
            assertTrue(other.iprobe(Mpi.ANY_SOURCE, Mpi.ANY_TAG).isEmpty());
            comm.recv(buffer(received), Mpi.ANY_SOURCE, Mpi.ANY_TAG);
            assertEquals(1, received[0]);
            Request.waitAll(one, two);
        }
    }

    @MpiTest
    void duplicatesAreCongruent(Communicator comm) {
        try (Communicator other = comm.dup()) {
            assertEquals(comm.rank(), other.rank());
            assertEquals(comm.size(), other.size());
            assertEquals(Comparison.IDENT, comm.compare(comm));
            assertEquals(Comparison.CONGRUENT, comm.compare(other));
        }
    }

    @MpiTest
    void splitPutsRanksOfOneColourTogether(Communicator comm) {
        int color = comm.rank() % 2;
        try (Communicator half = comm.split(color, 0).orElseThrow()) {
            assertEquals(comm.rank() / 2, half.rank());
            assertEquals((comm.size() + 1 - color) / 2, half.size());
            int sum = half.allreduce(comm.rank(), Op.SUM);
            int expected = 0;
            for (int rank = color; rank < comm.size(); rank += 2) {
                expected += rank;
            }
            assertEquals(expected, sum);
        }
    }

    @MpiTest
    void splitOrdersByKey(Communicator comm) {
        int n = comm.size();
        try (Communicator turned = comm.split(3, -comm.rank()).orElseThrow()) {
            assertEquals(n - 1 - comm.rank(), turned.rank());
            Comparison expected = n == 1 ? Comparison.CONGRUENT : Comparison.SIMILAR;
            assertEquals(expected, comm.compare(turned));
        }
    }

    @MpiTest
    void splitWithUndefinedColourGivesNothing(Communicator comm) {
        boolean in = comm.rank() != 0;
        Optional<Communicator> made = comm.split(in ? 1 : Mpi.UNDEFINED, 0);
        assertEquals(in, made.isPresent());
        made.ifPresent(
                c -> {
                    assertEquals(comm.size() - 1, c.size());
                    assertEquals(comm.size() - 1, c.allreduce(1, Op.SUM));
                    assertEquals(Comparison.UNEQUAL, c.compare(comm));
                    c.close();
                });
    }

    @MpiTest
    void createGivesTheMembersACommunicator(Communicator comm) {
        try (Group all = comm.group();
                Group some = all.rangeIncl(new Group.Range(comm.size() - 1, 0, -2))) {
            Optional<Communicator> made = comm.create(some);
            boolean member = (comm.size() - 1 - comm.rank()) % 2 == 0;
            assertEquals(member, made.isPresent());
            made.ifPresent(
                    c -> {
                        assertEquals((comm.size() - 1 - comm.rank()) / 2, c.rank());
                        assertEquals(c.size(), c.allreduce(1, Op.SUM));
                        c.close();
                    });
        }
    }

    @MpiTest
    void createWithAClosedGroupIsRefused(Communicator comm) {
        Group closed = comm.group();
        closed.close();
        Expect.error(ErrorClass.GROUP, () -> comm.create(closed));
        Expect.error(ErrorClass.GROUP, () -> comm.create(null), "group");
    }

    @MpiTest
    void namesAreKept(Communicator comm, Mpi mpi) {
        assertEquals("MPI_COMM_WORLD", mpi.world().name());
        try (Communicator other = comm.dup()) {
            assertEquals("", other.split(0, 0).map(c -> nameOfClosed(c)).orElseThrow());
            other.setName("gr\u00fcn \u20ac");
            assertEquals("gr\u00fcn \u20ac", other.name());
            String longest = "x".repeat(63);
            other.setName(longest);
            assertEquals(longest, other.name());
            Expect.error(ErrorClass.ARG, () -> other.setName("x".repeat(64)), "name", "64");
            Expect.error(ErrorClass.ARG, () -> other.setName("\u20ac".repeat(22)), "66");
            Expect.error(ErrorClass.ARG, () -> other.setName(null), "name");
        }
    }

    private static String nameOfClosed(Communicator comm) {
        String name = comm.name();
        comm.close();
        return name;
    }

    @MpiTest
    void negativeColourIsRefused(Communicator comm) {
        Expect.error(ErrorClass.ARG, () -> comm.split(-1, 0), "color", "-1");
    }

    @MpiTest
    void closedCommunicatorIsRefusedEverywhere(Communicator comm) {
        Communicator closed = comm.dup();
        closed.close();
        Expect.error(ErrorClass.COMM, closed::close);
        Expect.error(ErrorClass.COMM, closed::barrier);
        Expect.error(ErrorClass.COMM, closed::ibarrier);
        Expect.error(ErrorClass.COMM, closed::dup);
        Expect.error(ErrorClass.COMM, closed::group);
        Expect.error(ErrorClass.COMM, closed::name);
        Expect.error(ErrorClass.COMM, () -> closed.split(0, 0));
        Expect.error(ErrorClass.COMM, () -> closed.setName("x"));
        Expect.error(ErrorClass.COMM, () -> closed.compare(comm));
        Expect.error(ErrorClass.COMM, () -> comm.compare(closed));
        Expect.error(ErrorClass.COMM, () -> closed.send(buffer(new int[1]), 0, 0));
        Expect.error(ErrorClass.COMM, () -> closed.recv(buffer(new int[1]), 0, 0));
        Expect.error(ErrorClass.COMM, () -> closed.bcast(buffer(new int[1]), 0));
        Expect.error(ErrorClass.COMM, () -> closed.allreduce(1, Op.SUM));
        Expect.error(ErrorClass.COMM, () -> closed.iprobe(0, 0));
    }

    @MpiTest
    void manyCommunicatorsAreMadeAndClosed(Communicator comm) {
        for (int i = 0; i < 100; i++) {
            try (Communicator one = comm.dup()) {
                assertEquals(comm.size(), one.allreduce(1, Op.SUM));
            }
        }
    }

    @MpiTest
    void communicatorsLiveBesideEachOther(Communicator comm) {
        Communicator[] all = new Communicator[20];
        for (int i = 0; i < all.length; i++) {
            all[i] = comm.dup();
        }
        for (int i = all.length - 1; i >= 0; i--) {
            assertEquals(i * comm.size(), all[i].allreduce(i, Op.SUM));
        }
        for (Communicator one : all) {
            one.close();
        }
    }
}
