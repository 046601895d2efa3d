package org.mpi4j.conformance.pointtopoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mpi4j.MpiBuffer.buffer;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.mpi4j.Communicator;
import org.mpi4j.ErrorClass;
import org.mpi4j.GeneralizedRequest;
import org.mpi4j.Mpi;
import org.mpi4j.MpiException;
import org.mpi4j.PersistentRequest;
import org.mpi4j.Request;
import org.mpi4j.Status;
import org.mpi4j.conformance.support.Expect;
import org.mpi4j.conformance.support.Ring;
import org.mpi4j.junit.MpiTest;

class FutureTest {
    /** Longer than any of this takes: a hang fails with the test's name. */
    private static <T> T get(CompletableFuture<T> future) throws Exception {
        return future.get(60, TimeUnit.SECONDS);
    }

    @MpiTest
    void futureCompletesWithTheStatusAndTheData(Communicator comm) throws Exception {
        Ring ring = Ring.of(comm);
        int[] received = new int[2];
        Request receive = comm.irecv(buffer(received), ring.left(), 3);
        CompletableFuture<Status> future = receive.toFuture();
        assertFalse(future.isDone());
        comm.barrier();
        comm.send(buffer(new int[] {4}), ring.right(), 3);
        assertEquals(new Status(ring.left(), 3, 4, false), get(future));
        assertEquals(4, received[0]);
        assertTrue(receive.isComplete());
        assertEquals(4, receive.await().bytes());
    }

    @MpiTest
    void stagesFollowEachMessage(Communicator comm) throws Exception {
        Ring ring = Ring.of(comm);
        int many = 50;
        int[][] received = new int[many][1];
        List<CompletableFuture<Integer>> doubled = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            int[] into = received[i];
            doubled.add(
                    comm.irecv(buffer(into), ring.left(), i)
                            .toFuture()
                            .thenApply(status -> 2 * into[0]));
        }
        List<CompletableFuture<Status>> sent = new ArrayList<>();
        for (int i = many - 1; i >= 0; i--) {
            sent.add(comm.isend(buffer(new int[] {i}), ring.right(), i).toFuture());
        }
        for (int i = 0; i < many; i++) {
            assertEquals(2 * i, get(doubled.get(i)));
        }
        get(CompletableFuture.allOf(sent.toArray(CompletableFuture[]::new)));
    }

    @MpiTest
    void completeRequestGivesACompleteFuture(Communicator comm) throws Exception {
        Ring ring = Ring.of(comm);
        Request receive = comm.irecv(buffer(new int[1]), ring.left(), 0);
        comm.send(buffer(new int[1]), ring.right(), 0);
        receive.await();
        CompletableFuture<Status> future = receive.toFuture();
        assertTrue(future.isDone());
        assertEquals(4, get(future).bytes());
    }

    @MpiTest
    void errorCompletesExceptionally(Communicator comm) {
        Ring ring = Ring.of(comm);
        Request receive = comm.irecv(buffer(new int[1]), ring.left(), 0);
        CompletableFuture<Status> future = receive.toFuture();
        comm.barrier();
        comm.send(buffer(new int[2]), ring.right(), 0);
        ExecutionException e = assertThrows(ExecutionException.class, () -> get(future));
        assertEquals(ErrorClass.TRUNCATE, ((MpiException) e.getCause()).errorClass());
        Expect.error(ErrorClass.TRUNCATE, receive::await);
        assertTrue(receive.toFuture().isCompletedExceptionally());
    }

    @MpiTest
    void requestOfAFutureIsForNobodyElse(Communicator comm) throws Exception {
        Ring ring = Ring.of(comm);
        Request receive = comm.irecv(buffer(new int[1]), ring.left(), 0);
        CompletableFuture<Status> future = receive.toFuture();
        Expect.error(ErrorClass.REQUEST, receive::await, "future");
        Expect.error(ErrorClass.REQUEST, receive::test, "future");
        Expect.error(ErrorClass.REQUEST, receive::toFuture, "future");
        Expect.error(ErrorClass.REQUEST, () -> Request.waitAll(receive), "future");
        comm.barrier();
        comm.send(buffer(new int[1]), ring.right(), 0);
        get(future);
        assertEquals(List.of(4L), Request.waitAll(receive).stream().map(Status::bytes).toList());
    }

    @MpiTest
    void cancelOfTheFutureCancelsTheReceive(Communicator comm) throws Exception {
        Ring ring = Ring.of(comm);
        Request receive = comm.irecv(buffer(new int[1]), ring.left(), 0);
        CompletableFuture<Status> future = receive.toFuture();
        assertTrue(future.cancel(true));
        assertThrows(CancellationException.class, () -> get(future));
        while (!receive.isComplete()) {
            Thread.onSpinWait();
        }
        assertTrue(receive.status().cancelled());
        comm.barrier();
        comm.send(buffer(new int[] {5}), ring.right(), 0);
        int[] received = new int[1];
        comm.recv(buffer(received), ring.left(), 0);
        assertEquals(5, received[0]);
    }

    @MpiTest
    void persistentCollectiveAndGeneralizedRequestsHaveFutures(Communicator comm, Mpi mpi)
            throws Exception {
        Ring ring = Ring.of(comm);
        GeneralizedRequest own = mpi.grequestStart(() -> new Status(1, 2, 3, false));
        CompletableFuture<Status> ownFuture = own.toFuture();
        CompletableFuture<Status> barrier = comm.ibarrier().toFuture();
        int[] received = new int[1];
        try (PersistentRequest receive = comm.recvInit(buffer(received), ring.left(), 0)) {
            assertEquals(Status.EMPTY, get(receive.toFuture()));
            for (int round = 0; round < 3; round++) {
                receive.start();
                CompletableFuture<Status> future = receive.toFuture();
                comm.send(buffer(new int[] {round}), ring.right(), 0);
                assertEquals(4, get(future).bytes());
                assertEquals(round, received[0]);
            }
        }
        get(barrier);
        own.complete();
        assertEquals(3, get(ownFuture).bytes());
    }

    @MpiTest
    void waitingElsewhereDoesNotStopFutures(Communicator comm) throws Exception {
        Ring ring = Ring.of(comm);
        int[] first = new int[1];
        int[] second = new int[1];
        CompletableFuture<Void> answer =
                comm.irecv(buffer(first), ring.left(), 1)
                        .toFuture()
                        .thenRun(() -> comm.send(buffer(first), ring.right(), 2));
        comm.send(buffer(new int[] {comm.rank()}), ring.right(), 1);
        // The left one answers with what its own left one sent.
        comm.recv(buffer(second), ring.left(), 2);
        int size = comm.size();
        assertEquals((comm.rank() - 2 + 2 * size) % size, second[0]);
        get(answer);
    }
}
