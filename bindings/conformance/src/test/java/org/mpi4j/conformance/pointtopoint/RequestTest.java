package org.mpi4j.conformance.pointtopoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mpi4j.MpiBuffer.buffer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import org.mpi4j.Communicator;
import org.mpi4j.ErrorClass;
import org.mpi4j.Mpi;
import org.mpi4j.Request;
import org.mpi4j.Status;
import org.mpi4j.conformance.support.Expect;
import org.mpi4j.conformance.support.Ring;
import org.mpi4j.junit.MpiTest;

class RequestTest {
    private static final int MANY = 8;

    /** MANY receives from the left, with tags 0, 1, 2 and so on. */
    private static Request[] receives(Communicator comm, int[][] received) {
        Request[] made = new Request[MANY];
        for (int tag = 0; tag < MANY; tag++) {
            made[tag] = comm.irecv(buffer(received[tag]), Ring.of(comm).left(), tag);
        }
        return made;
    }

    private static void send(Communicator comm, int tag) {
        comm.send(buffer(new int[] {tag * 10}), Ring.of(comm).right(), tag);
    }

    private static void sendRest(Communicator comm, int first) {
        for (int tag = MANY - 1; tag >= first; tag--) {
            send(comm, tag);
        }
    }

    @MpiTest
    void testIsEmptyUntilTheOperationIsComplete(Communicator comm) {
        int[] received = new int[1];
        Request receive = comm.irecv(buffer(received), Ring.of(comm).left(), 0);
        assertTrue(receive.test().isEmpty());
        assertFalse(receive.isComplete());
        comm.barrier();
        send(comm, 0);
        Optional<Status> status = receive.test();
        while (status.isEmpty()) {
            status = receive.test();
        }
        assertEquals(4, status.get().bytes());
        assertTrue(receive.isComplete());
        assertEquals(status, receive.test());
        assertEquals(status.get(), receive.await());
        assertEquals(status.get(), receive.status());
    }

    @MpiTest
    void statusOfAnIncompleteRequestThrows(Communicator comm) {
        Request receive = comm.irecv(buffer(new int[1]), Ring.of(comm).left(), 0);
        Expect.error(ErrorClass.PENDING, receive::status);
        comm.barrier();
        send(comm, 0);
        receive.await();
    }

    @MpiTest
    void waitAllCompletesEveryRequest(Communicator comm) {
        int[][] received = new int[MANY][1];
        Request[] receives = receives(comm, received);
        sendRest(comm, 0);
        List<Status> statuses = Request.waitAll(receives);
        for (int tag = 0; tag < MANY; tag++) {
            assertEquals(tag * 10, received[tag][0]);
            assertEquals(new Status(Ring.of(comm).left(), tag, 4, false), statuses.get(tag));
            assertTrue(receives[tag].isComplete());
        }
        assertEquals(statuses, Request.waitAll(receives));
    }

    @MpiTest
    void waitAllReportsTheErrorWhenAllAreComplete(Communicator comm) {
        Ring ring = Ring.of(comm);
        int[] received = new int[1];
        Request bad = comm.irecv(buffer(new int[1]), ring.left(), 0);
        Request good = comm.irecv(buffer(received), ring.left(), 1);
        Request large = comm.isend(buffer(new int[2]), ring.right(), 0);
        Request small = comm.isend(buffer(new int[] {5}), ring.right(), 1);
        Expect.error(ErrorClass.TRUNCATE, () -> Request.waitAll(large, bad, good, small));
        assertTrue(good.isComplete() && bad.isComplete());
        assertTrue(large.isComplete() && small.isComplete());
        assertEquals(5, received[0]);
        assertEquals(4, good.status().bytes());
        Expect.error(ErrorClass.TRUNCATE, bad::status);
    }

    @MpiTest
    void waitAnyCompletesExactlyOne(Communicator comm) {
        int[][] received = new int[MANY][1];
        Request[] receives = receives(comm, received);
        comm.barrier();
        send(comm, 3);
        assertEquals(OptionalInt.of(3), Request.waitAny(receives));
        assertEquals(30, received[3][0]);
        for (int tag = 0; tag < MANY; tag++) {
            assertEquals(tag == 3, receives[tag].isComplete());
        }
        comm.barrier();
        for (int tag : new int[] {0, 1, 2, 4, 5, 6, 7}) {
            send(comm, tag);
        }
        Set<Integer> seen = new TreeSet<>();
        for (int i = 0; i < MANY - 1; i++) {
            seen.add(Request.waitAny(receives).orElseThrow());
        }
        assertEquals(Set.of(0, 1, 2, 4, 5, 6, 7), seen);
        assertEquals(OptionalInt.empty(), Request.waitAny(receives));
    }

    @MpiTest
    void waitSomeCompletesAtLeastOneInAscendingOrder(Communicator comm) {
        int[][] received = new int[MANY][1];
        Request[] receives = receives(comm, received);
        sendRest(comm, 0);
        List<Integer> seen = new ArrayList<>();
        while (seen.size() < MANY) {
            List<Integer> some = Request.waitSome(receives);
            assertFalse(some.isEmpty());
            assertEquals(some.stream().sorted().toList(), some);
            for (int index : some) {
                assertEquals(index * 10, received[index][0]);
            }
            seen.addAll(some);
        }
        assertEquals(List.of(0, 1, 2, 3, 4, 5, 6, 7), seen.stream().sorted().toList());
        assertEquals(List.of(), Request.waitSome(receives));
    }

    @MpiTest
    void testAllCompletesAllOrNone(Communicator comm) {
        int[][] received = new int[MANY][1];
        Request[] receives = receives(comm, received);
        comm.barrier();
        send(comm, 0);
        comm.barrier();
        assertTrue(Request.testAll(receives).isEmpty());
        assertFalse(receives[5].isComplete());
        comm.barrier();
        sendRest(comm, 1);
        Optional<List<Status>> all = Request.testAll(receives);
        while (all.isEmpty()) {
            all = Request.testAll(receives);
        }
        for (int tag = 0; tag < MANY; tag++) {
            assertEquals(tag, all.get().get(tag).tag());
            assertEquals(tag * 10, received[tag][0]);
        }
    }

    @MpiTest
    void testAnyCompletesOneAtMost(Communicator comm) {
        int[][] received = new int[MANY][1];
        Request[] receives = receives(comm, received);
        assertEquals(OptionalInt.empty(), Request.testAny(receives));
        comm.barrier();
        sendRest(comm, 0);
        Set<Integer> seen = new TreeSet<>();
        while (seen.size() < MANY) {
            OptionalInt one = Request.testAny(receives);
            if (one.isPresent()) {
                assertTrue(seen.add(one.getAsInt()), "completed twice");
                assertEquals(one.getAsInt() * 10, received[one.getAsInt()][0]);
            }
            long complete = List.of(receives).stream().filter(Request::isComplete).count();
            assertEquals(seen.size(), complete);
        }
    }

    @MpiTest
    void testSomeCompletesThoseThatAreDone(Communicator comm) {
        int[][] received = new int[MANY][1];
        Request[] receives = receives(comm, received);
        assertEquals(List.of(), Request.testSome(receives));
        comm.barrier();
        sendRest(comm, 0);
        Set<Integer> seen = new TreeSet<>();
        while (seen.size() < MANY) {
            for (int index : Request.testSome(receives)) {
                assertTrue(seen.add(index), "completed twice");
                assertEquals(index * 10, received[index][0]);
            }
        }
    }

    @MpiTest
    void completeRequestsArePassedOver(Communicator comm) {
        int[][] received = new int[MANY][1];
        Request[] receives = receives(comm, received);
        sendRest(comm, 0);
        receives[2].await();
        receives[5].await();
        List<Status> all = Request.waitAll(receives);
        assertEquals(2, all.get(2).tag());
        assertEquals(5, all.get(5).tag());
    }

    @MpiTest
    void callsOverNoRequestsReturnAtOnce() {
        assertEquals(List.of(), Request.waitAll());
        assertEquals(OptionalInt.empty(), Request.waitAny());
        assertEquals(List.of(), Request.waitSome());
        assertEquals(Optional.of(List.of()), Request.testAll());
        assertEquals(OptionalInt.empty(), Request.testAny());
        assertEquals(List.of(), Request.testSome());
    }

    @MpiTest
    void nullAmongRequestsIsRefusedAndTheOthersStayUsable(Communicator comm) {
        Request receive = comm.irecv(buffer(new int[1]), Ring.of(comm).left(), 0);
        Request[] withNull = {receive, null};
        Expect.error(ErrorClass.REQUEST, () -> Request.waitAll(withNull), "requests[1]");
        Expect.error(ErrorClass.REQUEST, () -> Request.testAny(withNull), "requests[1]");
        Expect.error(ErrorClass.REQUEST, () -> Request.waitAll((Request[]) null), "requests");
        send(comm, 0);
        assertEquals(4, receive.await().bytes());
    }

    @MpiTest
    void sendsReceivesAndCollectivesMixInOneWait(Communicator comm) {
        Ring ring = Ring.of(comm);
        int[] received = new int[1];
        int[] sum = {comm.rank()};
        List<Status> statuses =
                Request.waitAll(
                        comm.irecv(buffer(received), ring.left(), 0),
                        comm.isend(buffer(new int[] {12}), ring.right(), 0),
                        comm.ibarrier(),
                        comm.iallreduce(
                                org.mpi4j.MpiBuffer.IN_PLACE, buffer(sum), org.mpi4j.Op.SUM));
        assertEquals(12, received[0]);
        assertEquals(comm.size() * (comm.size() - 1) / 2, sum[0]);
        assertEquals(4, statuses.get(0).bytes());
        assertEquals(4, statuses.size());
    }

    @MpiTest
    void receiveWithoutAMessageCanBeCancelled(Communicator comm) {
        int[] received = {3};
        Request receive = comm.irecv(buffer(received), Mpi.ANY_SOURCE, 77);
        receive.cancel();
        assertTrue(receive.await().cancelled());
        assertEquals(3, received[0]);
        comm.barrier();
        Request send = comm.isend(buffer(new int[] {4}), Ring.of(comm).right(), 77);
        comm.recv(buffer(received), Ring.of(comm).left(), 77);
        assertEquals(4, received[0]);
        send.await();
    }

    @MpiTest
    void receiveThatHasItsMessageIsNotCancelled(Communicator comm) {
        int[] received = new int[1];
        Request receive = comm.irecv(buffer(received), Ring.of(comm).left(), 0);
        send(comm, 0);
        receive.await();
        Expect.error(ErrorClass.REQUEST, receive::cancel);
        assertFalse(receive.status().cancelled());
    }

    @MpiTest
    void shortSendIsActiveUntilACallCompletesIt(Communicator comm) {
        int[] received = new int[1];
        Request send = comm.isend(buffer(new int[] {5}), Ring.of(comm).right(), 0);
        assertFalse(send.isComplete());
        Expect.error(ErrorClass.PENDING, send::status);
        comm.recv(buffer(received), Ring.of(comm).left(), 0);
        assertEquals(5, received[0]);
        assertEquals(Status.EMPTY, send.await());
        assertTrue(send.isComplete());
        Expect.error(ErrorClass.REQUEST, send::cancel);
    }

    @MpiTest
    void collectiveCannotBeCancelled(Communicator comm) {
        Request barrier = comm.ibarrier();
        Expect.error(ErrorClass.REQUEST, barrier::cancel);
        barrier.await();
    }

    @MpiTest
    void droppedSendsAreDelivered(Communicator comm) {
        Ring ring = Ring.of(comm);
        for (int i = 0; i < 20; i++) {
            dropSend(comm, ring.right(), i);
        }
        System.gc();
        int[] received = new int[20_000];
        for (int i = 0; i < 20; i++) {
            comm.recv(buffer(received), ring.left(), i);
            assertEquals(i, received[19_999]);
        }
        comm.barrier();
    }

    private static void dropSend(Communicator comm, int dest, int i) {
        int[] data = new int[20_000];
        data[19_999] = i;
        Request dropped = comm.isend(buffer(data), dest, i);
        assertFalse(dropped.toString().isEmpty());
    }
}
