package org.mpi4j.conformance.pointtopoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mpi4j.MpiBuffer.buffer;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.mpi4j.Communicator;
import org.mpi4j.ErrorClass;
import org.mpi4j.Message;
import org.mpi4j.Mpi;
import org.mpi4j.PersistentRequest;
import org.mpi4j.Request;
import org.mpi4j.Status;
import org.mpi4j.conformance.support.Expect;
import org.mpi4j.conformance.support.Ring;
import org.mpi4j.junit.MpiTest;

/** Looking at requests, giving them up, cancelling them. */
class RequestLifeTest {
    private static Status awaitStatusOf(Request request) {
        Optional<Status> seen = request.getStatus();
        while (seen.isEmpty()) {
            seen = request.getStatus();
        }
        return seen.get();
    }

    @MpiTest
    void getStatusLeavesTheRequestActive(Communicator comm) {
        Ring ring = Ring.of(comm);
        int[] received = new int[3];
        Request receive = comm.irecv(buffer(received), ring.left(), 0);
        assertTrue(receive.getStatus().isEmpty());
        comm.barrier();
        comm.send(buffer(new int[] {5, 6}), ring.right(), 0);
        Status seen = awaitStatusOf(receive);
        assertEquals(new Status(ring.left(), 0, 8, false), seen);
        assertFalse(receive.isComplete());
        assertEquals(seen, awaitStatusOf(receive));
        assertEquals(OptionalInt.of(0), Request.waitAny(receive));
        assertEquals(6, received[1]);
        assertEquals(Optional.of(seen), receive.getStatus());
    }

    @MpiTest
    void getStatusOfSendsAndCollectivesIsEmptyOfData(Communicator comm) {
        Ring ring = Ring.of(comm);
        Request send = comm.isend(buffer(new int[] {1}), ring.right(), 0);
        comm.recv(buffer(new int[1]), ring.left(), 0);
        assertEquals(Status.EMPTY, awaitStatusOf(send));
        send.await();
        Request barrier = comm.ibarrier();
        assertEquals(Status.EMPTY, awaitStatusOf(barrier));
        assertFalse(barrier.isComplete());
        barrier.await();
    }

    @MpiTest
    void getStatusOfAPersistentRequestFollowsItsRounds(Communicator comm) {
        Ring ring = Ring.of(comm);
        try (PersistentRequest receive = comm.recvInit(buffer(new int[1]), ring.left(), 0)) {
            assertEquals(Optional.of(Status.EMPTY), receive.getStatus());
            receive.start();
            comm.send(buffer(new int[1]), ring.right(), 0);
            assertEquals(4, awaitStatusOf(receive).bytes());
            assertTrue(receive.isActive());
            receive.await();
            assertEquals(Optional.of(Status.EMPTY), receive.getStatus());
        }
    }

    @MpiTest
    void failedOperationTellsItsErrorWhenItIsCompleted(Communicator comm) {
        Ring ring = Ring.of(comm);
        Request receive = comm.irecv(buffer(new int[1]), ring.left(), 0);
        comm.barrier();
        comm.send(buffer(new int[2]), ring.right(), 0);
        assertFalse(awaitStatusOf(receive).cancelled());
        Expect.error(ErrorClass.TRUNCATE, receive::await);
        Expect.error(ErrorClass.TRUNCATE, receive::getStatus);
    }

    @MpiTest
    void freedSendsAreDelivered(Communicator comm) {
        Ring ring = Ring.of(comm);
        int many = 100;
        for (int i = 0; i < many; i++) {
            int[] data = new int[5_000];
            data[4_999] = i;
            comm.isend(buffer(data), ring.right(), i).free();
        }
        System.gc();
        int[] received = new int[5_000];
        for (int i = 0; i < many; i++) {
            comm.recv(buffer(received), ring.left(), i);
            assertEquals(i, received[4_999]);
        }
        comm.barrier();
    }

    @MpiTest
    void freedRequestRefusesEveryCall(Communicator comm) {
        Ring ring = Ring.of(comm);
        Request send = comm.isend(buffer(new int[1]), ring.right(), 0);
        send.free();
        Expect.error(ErrorClass.REQUEST, send::free);
        Expect.error(ErrorClass.REQUEST, send::await);
        Expect.error(ErrorClass.REQUEST, send::test);
        Expect.error(ErrorClass.REQUEST, send::getStatus);
        Expect.error(ErrorClass.REQUEST, () -> Request.waitAll(send));
        comm.recv(buffer(new int[1]), ring.left(), 0);
        Request complete = comm.ibarrier();
        complete.await();
        complete.free();
        Expect.error(ErrorClass.REQUEST, complete::status, "freed");
        Expect.error(ErrorClass.REQUEST, complete::await, "freed");
    }

    @MpiTest
    void freeOfAPersistentRequestClosesIt(Communicator comm) {
        PersistentRequest receive = comm.recvInit(buffer(new int[1]), Mpi.PROC_NULL, 0);
        receive.free();
        Expect.error(ErrorClass.REQUEST, receive::start, "closed");
    }

    @MpiTest
    void freedReceiveTakesItsMessage(Communicator comm) {
        Ring ring = Ring.of(comm);
        comm.irecv(buffer(new int[1]), ring.left(), 0).free();
        comm.barrier();
        comm.send(buffer(new int[] {1}), ring.right(), 0);
        comm.send(buffer(new int[] {2}), ring.right(), 0);
        int[] received = new int[1];
        comm.recv(buffer(received), ring.left(), 0);
        assertEquals(2, received[0]);
    }

    @MpiTest
    void operationsOverAtOnceAreReportedLikeOthers(Communicator comm, Mpi mpi) {
        Ring ring = Ring.of(comm);
        mpi.attachBuffer(1000);
        Request buffered = comm.ibsend(buffer(new int[] {4}), ring.right(), 0);
        assertEquals(OptionalInt.of(0), Request.waitAny(buffered));
        comm.recv(buffer(new int[1]), ring.left(), 0);
        mpi.detachBuffer();
        Message nobody = comm.mprobe(Mpi.PROC_NULL, 0);
        Request receive = nobody.irecv(buffer(new int[1]));
        assertEquals(List.of(0), Request.waitSome(receive));
        assertEquals(Mpi.PROC_NULL, receive.status().source());
        Request send = comm.isend(buffer(new int[1]), Mpi.PROC_NULL, 0);
        Request empty = comm.irecv(buffer(new int[1]), Mpi.PROC_NULL, 0);
        assertEquals(OptionalInt.of(0), Request.waitAny(send));
        assertEquals(OptionalInt.of(0), Request.waitAny(empty));
        assertEquals(new Status(Mpi.PROC_NULL, Mpi.ANY_TAG, 0, false), empty.status());
    }

    @MpiTest
    void bufferedSendToNobodyNeedsNoBuffer(Communicator comm) {
        comm.bsend(buffer(new int[1]), Mpi.PROC_NULL, 0);
        assertEquals(Status.EMPTY, comm.ibsend(buffer(new int[1]), Mpi.PROC_NULL, 0).await());
    }

    @MpiTest
    void cancelledSendIsEitherCancelledOrReceived(Communicator comm) {
        Ring ring = Ring.of(comm);
        Request send = comm.issend(buffer(new int[] {9}), ring.right(), 0);
        send.cancel();
        // A marker tells the receiver whether there is something to receive.
        boolean gone = send.getStatus().map(Status::cancelled).orElse(false);
        comm.send(buffer(new int[] {gone ? 1 : 0}), ring.right(), 1);
        int[] cancelled = new int[1];
        comm.recv(buffer(cancelled), ring.left(), 1);
        if (cancelled[0] == 0) {
            int[] received = new int[1];
            comm.recv(buffer(received), ring.left(), 0);
            assertEquals(9, received[0]);
        }
        assertEquals(gone, send.await().cancelled());
    }

    @MpiTest
    void cancelledReceiveLeavesItsMessageToTheNext(Communicator comm) {
        Ring ring = Ring.of(comm);
        Request receive = comm.irecv(buffer(new int[1]), ring.left(), 0);
        receive.cancel();
        List<Status> statuses = Request.waitAll(receive);
        assertTrue(statuses.get(0).cancelled());
        comm.barrier();
        comm.send(buffer(new int[] {3}), ring.right(), 0);
        int[] received = new int[1];
        comm.recv(buffer(received), ring.left(), 0);
        assertEquals(3, received[0]);
    }
}
