package org.mpi4j.conformance.pointtopoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mpi4j.MpiBuffer.IN_PLACE;
import static org.mpi4j.MpiBuffer.buffer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import org.mpi4j.Communicator;
import org.mpi4j.Datatype;
import org.mpi4j.ErrorClass;
import org.mpi4j.Mpi;
import org.mpi4j.MpiBuffer;
import org.mpi4j.PersistentRequest;
import org.mpi4j.Primitive;
import org.mpi4j.Request;
import org.mpi4j.Status;
import org.mpi4j.conformance.support.Expect;
import org.mpi4j.conformance.support.Ring;
import org.mpi4j.conformance.support.Sample;
import org.mpi4j.conformance.support.StorageKind;
import org.mpi4j.junit.MpiTest;

class PersistentTest {
    private static final int ROUNDS = 4;

    private interface Init {
        PersistentRequest with(MpiBuffer buffer, int partner, int tag);
    }

    private static List<Init> sends(Communicator comm) {
        return List.of(comm::sendInit, comm::ssendInit, comm::bsendInit, comm::rsendInit);
    }

    private static void exchange(
            PersistentRequest send, PersistentRequest receive, int[] sent, int[] received) {
        for (int round = 0; round < ROUNDS; round++) {
            sent[0] = round;
            receive.start();
            send.start();
            assertTrue(receive.isActive());
            assertEquals(4L * sent.length, receive.await().bytes());
            send.await();
            assertFalse(receive.isActive() || send.isActive());
            assertEquals(round, received[0]);
        }
    }

    @MpiTest
    void everyModeSendsWhatTheArrayHoldsAtEachStart(Communicator comm, Mpi mpi) {
        Ring ring = Ring.of(comm);
        mpi.attachBuffer(1000);
        for (Init init : sends(comm)) {
            int[] sent = new int[5];
            int[] received = new int[5];
            try (PersistentRequest receive = comm.recvInit(buffer(received), ring.left(), 3);
                    PersistentRequest send = init.with(buffer(sent), ring.right(), 3)) {
                for (int round = 0; round < ROUNDS; round++) {
                    sent[0] = round;
                    sent[4] = -round;
                    receive.start();
                    // A ready send may be started only now.
                    comm.barrier();
                    send.start();
                    assertEquals(new Status(ring.left(), 3, 20, false), receive.await());
                    send.await();
                    assertEquals(round, received[0]);
                    assertEquals(-round, received[4]);
                }
            }
        }
        mpi.detachBuffer();
    }

    @MpiTest
    void everyKindOfStorageIsReadAtStartAndWrittenAtTheEnd(Communicator comm) {
        Ring ring = Ring.of(comm);
        for (StorageKind kind : StorageKind.writable(Primitive.LONG)) {
            Sample sent = new Sample(Primitive.LONG, kind, 40);
            Sample received = new Sample(Primitive.LONG, kind, 40);
            try (PersistentRequest receive = comm.recvInit(received.buffer(), ring.left(), 1);
                    PersistentRequest send = comm.sendInit(sent.buffer(), ring.right(), 1)) {
                for (int round = 0; round < ROUNDS; round++) {
                    sent.fill(1000 * round + comm.rank());
                    PersistentRequest.startAll(receive, send);
                    Request.waitAll(receive, send);
                    received.expect(1000 * round + ring.left());
                }
            }
        }
    }

    @MpiTest
    void gapsOfADatatypeAreKept(Communicator comm) {
        Ring ring = Ring.of(comm);
        try (Datatype everySecond = Datatype.vector(3, 1, 2, Datatype.INT)) {
            int[] sent = {1, 2, 3, 4, 5};
            int[] received = {-1, -1, -1, -1, -1};
            try (PersistentRequest receive =
                            comm.recvInit(buffer(received).as(1, everySecond), ring.left(), 0);
                    PersistentRequest send =
                            comm.sendInit(buffer(sent).as(1, everySecond), ring.right(), 0)) {
                PersistentRequest.startAll(receive, send);
                Request.waitAll(receive, send);
                sent[4] = 50;
                PersistentRequest.startAll(receive, send);
                Request.waitAll(receive, send);
            }
            assertEquals(List.of(1, -1, 3, -1, 50), boxed(received));
        }
    }

    private static List<Integer> boxed(int[] values) {
        return java.util.Arrays.stream(values).boxed().toList();
    }

    @MpiTest
    void largeArraysAreStagedAnewEachTime(Communicator comm) {
        Ring ring = Ring.of(comm);
        int[] sent = new int[100_000];
        int[] received = new int[100_000];
        try (PersistentRequest receive = comm.recvInit(buffer(received), ring.left(), 0);
                PersistentRequest send = comm.sendInit(buffer(sent), ring.right(), 0)) {
            exchange(send, receive, sent, received);
        }
    }

    @MpiTest
    void persistentAndOrdinaryPartnersMatch(Communicator comm) {
        Ring ring = Ring.of(comm);
        int[] sent = {7};
        int[] received = new int[1];
        try (PersistentRequest receive = comm.recvInit(buffer(received), Mpi.ANY_SOURCE, 9);
                PersistentRequest send = comm.sendInit(buffer(sent), ring.right(), 8)) {
            receive.start();
            comm.send(buffer(new int[] {comm.rank()}), ring.right(), 9);
            assertEquals(ring.left(), receive.await().source());
            assertEquals(ring.left(), received[0]);
            send.start();
            comm.recv(buffer(received), ring.left(), 8);
            send.await();
            assertEquals(7, received[0]);
        }
    }

    @MpiTest
    void nobodyAsAPartnerCompletesAtOnce(Communicator comm, Mpi mpi) {
        int[] received = {5};
        mpi.attachBuffer(100);
        for (Init init : sends(comm)) {
            try (PersistentRequest send = init.with(buffer(received), Mpi.PROC_NULL, 0)) {
                send.start();
                send.await();
                send.start();
                assertEquals(OptionalInt.of(0), Request.waitAny(send));
            }
        }
        mpi.detachBuffer();
        try (PersistentRequest receive = comm.recvInit(buffer(received), Mpi.PROC_NULL, 0)) {
            for (int round = 0; round < ROUNDS; round++) {
                receive.start();
                assertEquals(
                        new Status(Mpi.PROC_NULL, Mpi.ANY_TAG, 0, false),
                        Request.waitAll(receive).get(0));
            }
        }
        assertEquals(5, received[0]);
    }

    @MpiTest
    void inactiveRequestAnswersAtOnceWithAnEmptyStatus(Communicator comm) {
        Ring ring = Ring.of(comm);
        int[] received = new int[1];
        try (PersistentRequest receive = comm.recvInit(buffer(received), ring.left(), 0)) {
            assertEquals(Status.EMPTY, receive.await());
            assertEquals(Optional.of(Status.EMPTY), receive.test());
            assertEquals(Status.EMPTY, receive.status());
            assertTrue(receive.isComplete());
            receive.start();
            assertTrue(receive.test().isEmpty());
            Expect.error(ErrorClass.PENDING, receive::status);
            comm.barrier();
            comm.send(buffer(new int[] {1}), ring.right(), 0);
            Status status = receive.await();
            assertEquals(4, status.bytes());
            assertEquals(status, receive.status());
            assertEquals(Status.EMPTY, receive.await());
            assertEquals(List.of(Status.EMPTY), Request.waitAll(receive));
            assertEquals(OptionalInt.empty(), Request.waitAny(receive));
            assertEquals(List.of(), Request.waitSome(receive));
            assertEquals(Optional.of(List.of(Status.EMPTY)), Request.testAll(receive));
            assertEquals(OptionalInt.empty(), Request.testAny(receive));
            assertEquals(List.of(), Request.testSome(receive));
        }
    }

    @MpiTest
    void statusesOfOneRoundOutliveTheNextStart(Communicator comm) {
        Ring ring = Ring.of(comm);
        int[] received = new int[2];
        try (PersistentRequest receive =
                comm.recvInit(buffer(received), ring.left(), Mpi.ANY_TAG)) {
            receive.start();
            comm.send(buffer(new int[] {1}), ring.right(), 4);
            List<Status> first = Request.waitAll(receive);
            receive.start();
            comm.send(buffer(new int[] {1, 2}), ring.right(), 5);
            List<Status> second = Request.waitAll(receive);
            assertEquals(new Status(ring.left(), 4, 4, false), first.get(0));
            assertEquals(new Status(ring.left(), 5, 8, false), second.get(0));
        }
    }

    @MpiTest
    void persistentInactiveAndOrdinaryRequestsMixInOneWait(Communicator comm) {
        Ring ring = Ring.of(comm);
        int[][] received = new int[3][1];
        try (PersistentRequest inactive = comm.recvInit(buffer(received[0]), ring.left(), 0);
                PersistentRequest active = comm.recvInit(buffer(received[1]), ring.left(), 1)) {
            active.start();
            Request ordinary = comm.irecv(buffer(received[2]), ring.left(), 2);
            comm.barrier();
            comm.send(buffer(new int[] {22}), ring.right(), 2);
            assertEquals(OptionalInt.of(2), Request.waitAny(inactive, active, ordinary));
            comm.barrier();
            comm.send(buffer(new int[] {11}), ring.right(), 1);
            List<Status> all = Request.waitAll(inactive, active, ordinary);
            assertEquals(Status.EMPTY, all.get(0));
            assertEquals(1, all.get(1).tag());
            assertEquals(2, all.get(2).tag());
            assertEquals(11, received[1][0]);
            assertEquals(22, received[2][0]);
        }
    }

    @MpiTest
    void waitSomeReportsEachActiveOnceAndThenNone(Communicator comm) {
        Ring ring = Ring.of(comm);
        int many = 6;
        int[][] received = new int[many][1];
        PersistentRequest[] receives = new PersistentRequest[many];
        PersistentRequest[] sends = new PersistentRequest[many];
        for (int i = 0; i < many; i++) {
            receives[i] = comm.recvInit(buffer(received[i]), ring.left(), i);
            sends[i] = comm.sendInit(buffer(new int[] {i}), ring.right(), i);
        }
        for (int round = 0; round < ROUNDS; round++) {
            PersistentRequest.startAll(receives);
            PersistentRequest.startAll(sends);
            assertEquals(Set.of(0, 1, 2, 3, 4, 5), completedBySome(receives));
            assertEquals(Set.of(0, 1, 2, 3, 4, 5), completedByAny(sends));
        }
        for (int i = 0; i < many; i++) {
            assertEquals(i, received[i][0]);
            receives[i].close();
            sends[i].close();
        }
    }

    private static Set<Integer> completedBySome(Request... requests) {
        Set<Integer> seen = new TreeSet<>();
        List<Integer> some = Request.waitSome(requests);
        while (!some.isEmpty()) {
            some.forEach(i -> assertTrue(seen.add(i), "completed twice"));
            some = Request.waitSome(requests);
        }
        return seen;
    }

    private static Set<Integer> completedByAny(Request... requests) {
        Set<Integer> seen = new TreeSet<>();
        OptionalInt any = Request.waitAny(requests);
        while (any.isPresent()) {
            assertTrue(seen.add(any.getAsInt()), "completed twice");
            any = Request.waitAny(requests);
        }
        return seen;
    }

    @MpiTest
    void testsCompletePersistentRequests(Communicator comm) {
        Ring ring = Ring.of(comm);
        int[] received = new int[1];
        try (PersistentRequest receive = comm.recvInit(buffer(received), ring.left(), 0);
                PersistentRequest send = comm.sendInit(buffer(new int[] {3}), ring.right(), 0)) {
            PersistentRequest.startAll(receive, send);
            while (Request.testAll(receive, send).isEmpty()) {
                assertTrue(receive.isActive() && send.isActive());
            }
            PersistentRequest.startAll(receive, send);
            List<Integer> seen = new ArrayList<>();
            while (seen.size() < 2) {
                seen.addAll(Request.testSome(receive, send));
            }
            PersistentRequest.startAll(receive, send);
            for (int done = 0; done < 2; ) {
                done += Request.testAny(receive, send).isPresent() ? 1 : 0;
            }
            PersistentRequest.startAll(receive, send);
            while (receive.test().isEmpty() || send.test().isEmpty()) {
                assertTrue(receive.isActive() || send.isActive());
            }
            assertEquals(3, received[0]);
        }
    }

    @MpiTest
    void truncationIsAnErrorOfOneRoundOnly(Communicator comm) {
        Ring ring = Ring.of(comm);
        int[] received = new int[1];
        try (PersistentRequest receive = comm.recvInit(buffer(received), ring.left(), 0)) {
            receive.start();
            comm.barrier();
            comm.send(buffer(new int[2]), ring.right(), 0);
            Expect.error(ErrorClass.TRUNCATE, receive::await);
            Expect.error(ErrorClass.TRUNCATE, receive::status);
            assertEquals(Status.EMPTY, receive.await());
            assertEquals(List.of(Status.EMPTY), Request.waitAll(receive));
            receive.start();
            comm.send(buffer(new int[] {6}), ring.right(), 0);
            assertEquals(4, receive.await().bytes());
            assertEquals(6, received[0]);
            receive.start();
            comm.barrier();
            comm.send(buffer(new int[2]), ring.right(), 0);
            Expect.error(ErrorClass.TRUNCATE, () -> Request.waitAll(receive));
            receive.start();
            comm.barrier();
            comm.send(buffer(new int[2]), ring.right(), 0);
            Expect.error(ErrorClass.TRUNCATE, () -> Request.waitAny(receive));
            receive.start();
            comm.barrier();
            comm.send(buffer(new int[2]), ring.right(), 0);
            Expect.error(ErrorClass.TRUNCATE, () -> poll(receive));
            comm.barrier();
        }
    }

    private static void poll(PersistentRequest receive) {
        while (receive.isActive()) {
            assertTrue(receive.test().isEmpty());
        }
    }

    @MpiTest
    void activeReceiveIsCancelledAndStartedAgain(Communicator comm) {
        Ring ring = Ring.of(comm);
        int[] received = {3};
        try (PersistentRequest receive = comm.recvInit(buffer(received), ring.left(), 77)) {
            Expect.error(ErrorClass.REQUEST, receive::cancel);
            receive.start();
            receive.cancel();
            assertTrue(receive.await().cancelled());
            assertEquals(3, received[0]);
            receive.start();
            comm.barrier();
            comm.send(buffer(new int[] {4}), ring.right(), 77);
            assertFalse(receive.await().cancelled());
            assertEquals(4, received[0]);
        }
    }

    @MpiTest
    void activeRequestIsNeitherStartedNorClosed(Communicator comm) {
        Ring ring = Ring.of(comm);
        int[] received = new int[1];
        PersistentRequest receive = comm.recvInit(buffer(received), ring.left(), 0);
        receive.start();
        Expect.error(ErrorClass.REQUEST, receive::start, "active");
        Expect.error(ErrorClass.REQUEST, receive::close, "active");
        Expect.error(ErrorClass.REQUEST, () -> PersistentRequest.startAll(receive), "active");
        comm.barrier();
        comm.send(buffer(new int[] {8}), ring.right(), 0);
        receive.await();
        assertEquals(8, received[0]);
        receive.close();
    }

    @MpiTest
    void closedRequestRefusesEveryCall(Communicator comm) {
        PersistentRequest receive = comm.recvInit(buffer(new int[1]), 0, 0);
        receive.close();
        Expect.error(ErrorClass.REQUEST, receive::start, "closed");
        Expect.error(ErrorClass.REQUEST, receive::close, "closed");
        Expect.error(ErrorClass.REQUEST, receive::await, "closed");
        Expect.error(ErrorClass.REQUEST, receive::test, "closed");
        Expect.error(ErrorClass.REQUEST, receive::cancel);
        Expect.error(ErrorClass.REQUEST, () -> Request.waitAll(receive), "closed");
        assertFalse(receive.isActive());
    }

    @MpiTest
    void startAllRefusesNullAndStartsNothing(Communicator comm) {
        try (PersistentRequest send = comm.sendInit(buffer(new int[1]), Mpi.PROC_NULL, 0)) {
            Expect.error(
                    ErrorClass.REQUEST,
                    () -> PersistentRequest.startAll(send, null),
                    "requests[1]");
            Expect.error(
                    ErrorClass.REQUEST,
                    () -> PersistentRequest.startAll((PersistentRequest[]) null),
                    "requests");
            assertFalse(send.isActive());
            PersistentRequest.startAll();
        }
    }

    @MpiTest
    void wrongArgumentsAreRefused(Communicator comm) {
        int n = comm.size();
        MpiBuffer good = buffer(new int[1]);
        MpiBuffer readOnly = buffer(java.nio.IntBuffer.allocate(4).asReadOnlyBuffer());
        for (Init init : sends(comm)) {
            Expect.error(ErrorClass.BUFFER, () -> init.with(null, 0, 0), "buffer");
            Expect.error(ErrorClass.BUFFER, () -> init.with(IN_PLACE, 0, 0), "buffer");
            Expect.error(ErrorClass.RANK, () -> init.with(good, n, 0), "dest");
            Expect.error(ErrorClass.TAG, () -> init.with(good, 0, -1), "tag");
        }
        Expect.error(ErrorClass.BUFFER, () -> comm.recvInit(readOnly, 0, 0), "buffer");
        Expect.error(ErrorClass.RANK, () -> comm.recvInit(good, n, 0), "source");
        Expect.error(ErrorClass.TAG, () -> comm.recvInit(good, 0, -9), "tag");
    }

    @MpiTest
    void startWithoutAnAttachedBufferThrowsAndLeavesItInactive(Communicator comm) {
        try (PersistentRequest send = comm.bsendInit(buffer(new int[1]), 0, 0)) {
            Expect.error(ErrorClass.BUFFER, send::start);
            assertFalse(send.isActive());
        }
    }
}
