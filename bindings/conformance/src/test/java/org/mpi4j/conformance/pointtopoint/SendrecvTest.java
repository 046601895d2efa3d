package org.mpi4j.conformance.pointtopoint;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mpi4j.MpiBuffer.buffer;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.IntBuffer;
import org.mpi4j.Communicator;
import org.mpi4j.Datatype;
import org.mpi4j.ErrorClass;
import org.mpi4j.Mpi;
import org.mpi4j.MpiBuffer;
import org.mpi4j.Primitive;
import org.mpi4j.Request;
import org.mpi4j.Status;
import org.mpi4j.conformance.support.Expect;
import org.mpi4j.conformance.support.Ring;
import org.mpi4j.conformance.support.Sample;
import org.mpi4j.conformance.support.StorageKind;
import org.mpi4j.junit.MpiTest;

/** Sending and receiving in one call, in place and without blocking. */
class SendrecvTest {
    private interface Exchange {
        Status with(MpiBuffer buffer, int dest, int sendTag, int source, int receiveTag);
    }

    /** Whether the library has the non-blocking forms; if not, they must say who has. */
    private static boolean hasNonBlocking(Communicator comm) {
        try {
            comm.isendrecv(
                            buffer(new int[1]),
                            Mpi.PROC_NULL,
                            0,
                            buffer(new int[1]),
                            Mpi.PROC_NULL,
                            0)
                    .await();
            return true;
        } catch (UnsupportedOperationException e) {
            assertTrue(e.getMessage().contains("MPI_Isendrecv"), e.getMessage());
            assertTrue(e.getMessage().contains("Open MPI 5.0"), e.getMessage());
            assertThrows(
                    UnsupportedOperationException.class,
                    () -> comm.isendrecvReplace(buffer(new int[1]), 0, 0, 0, 0));
            return false;
        }
    }

    private static void ring(Communicator comm, Exchange exchange, int count) {
        Ring ring = Ring.of(comm);
        for (StorageKind kind : StorageKind.writable(Primitive.INT)) {
            Sample sample = new Sample(Primitive.INT, kind, count).fill(100 * comm.rank());
            Status status = exchange.with(sample.buffer(), ring.right(), 3, ring.left(), 3);
            assertEquals(new Status(ring.left(), 3, 4L * count, false), status);
            sample.expect(100 * ring.left());
        }
    }

    @MpiTest
    void columnsOfOneMatrixAreNoOverlap(Communicator comm) {
        Ring ring = Ring.of(comm);
        int[] matrix = new int[12];
        matrix[1] = comm.rank();
        matrix[5] = 10 + comm.rank();
        matrix[9] = 20 + comm.rank();
        try (Datatype column = Datatype.vector(3, 1, 4, Datatype.INT)) {
            MpiBuffer second = buffer(matrix, 1, 11).as(1, column);
            MpiBuffer last = buffer(matrix, 3, 9).as(1, column);
            comm.sendrecv(second, ring.right(), 3, last, ring.left(), 3);
            Expect.error(
                    ErrorClass.BUFFER,
                    () -> comm.sendrecv(second, ring.right(), 3, second, ring.left(), 3),
                    "overlap");
        }
        int me = comm.rank();
        int from = ring.left();
        int[] expected = {0, me, 0, from, 0, 10 + me, 0, 10 + from, 0, 20 + me, 0, 20 + from};
        assertArrayEquals(expected, matrix);
    }

    @MpiTest
    void replaceHandsTheBufferRoundTheRing(Communicator comm) {
        ring(comm, comm::sendrecvReplace, 1);
        ring(comm, comm::sendrecvReplace, 7);
        ring(comm, comm::sendrecvReplace, 50_000);
    }

    @MpiTest
    void replaceWithNobodyKeepsWhatNoOneSends(Communicator comm) {
        int[] data = {8};
        Status status = comm.sendrecvReplace(buffer(data), Mpi.PROC_NULL, 0, Mpi.PROC_NULL, 0);
        assertEquals(new Status(Mpi.PROC_NULL, Mpi.ANY_TAG, 0, false), status);
        assertEquals(8, data[0]);
        Ring ring = Ring.of(comm);
        comm.sendrecvReplace(buffer(data), ring.right(), 1, Mpi.PROC_NULL, 0);
        assertEquals(8, data[0]);
        int[] received = {0};
        comm.sendrecvReplace(buffer(received), Mpi.PROC_NULL, 0, ring.left(), 1);
        assertEquals(8, received[0]);
    }

    @MpiTest
    void replaceOfAShorterMessageKeepsTheRest(Communicator comm) {
        Ring ring = Ring.of(comm);
        int[] data = {1, 2, 3};
        Request other = comm.isend(buffer(new int[] {9}), ring.right(), 5);
        Status status = comm.sendrecvReplace(buffer(data), ring.right(), 6, ring.left(), 5);
        assertEquals(4, status.bytes());
        assertEquals(9, data[0]);
        assertEquals(2, data[1]);
        comm.recv(buffer(data), ring.left(), 6);
        assertEquals(1, data[0]);
        other.await();
    }

    @MpiTest
    void replaceKeepsTheGapsOfADatatype(Communicator comm) {
        Ring ring = Ring.of(comm);
        ByteBuffer direct = ByteBuffer.allocateDirect(20).order(ByteOrder.nativeOrder());
        IntBuffer ints = direct.asIntBuffer();
        for (int i = 0; i < 5; i++) {
            ints.put(i, 10 * comm.rank() + i);
        }
        try (Datatype everySecond = Datatype.vector(3, 1, 2, Datatype.INT)) {
            MpiBuffer buffer = buffer(direct).as(1, everySecond);
            comm.sendrecvReplace(buffer, ring.right(), 0, ring.left(), 0);
        }
        for (int i = 0; i < 5; i++) {
            int owner = i % 2 == 0 ? ring.left() : comm.rank();
            assertEquals(10 * owner + i, ints.get(i));
        }
    }

    @MpiTest
    void replaceOfALongerMessageThrows(Communicator comm) {
        Ring ring = Ring.of(comm);
        for (MpiBuffer two : new MpiBuffer[] {direct(2), buffer(new int[2])}) {
            Request longer = comm.isend(buffer(new int[3]), ring.right(), 0);
            comm.barrier();
            Expect.error(
                    ErrorClass.TRUNCATE,
                    () -> comm.sendrecvReplace(two, ring.right(), 1, ring.left(), 0));
            longer.await();
            comm.recv(buffer(new int[2]), ring.left(), 1);
        }
    }

    private static MpiBuffer direct(int ints) {
        ByteBuffer bytes = ByteBuffer.allocateDirect(4 * ints).order(ByteOrder.nativeOrder());
        return buffer(bytes.asIntBuffer());
    }

    @MpiTest
    void nonBlockingReplaceHandsTheBufferRoundTheRing(Communicator comm) {
        if (hasNonBlocking(comm)) {
            Exchange exchange =
                    (b, dest, sendTag, source, tag) ->
                            comm.isendrecvReplace(b, dest, sendTag, source, tag).await();
            ring(comm, exchange, 1);
            ring(comm, exchange, 50_000);
        }
    }

    @MpiTest
    void nonBlockingExchangesRunTogether(Communicator comm) {
        if (!hasNonBlocking(comm)) {
            return;
        }
        Ring ring = Ring.of(comm);
        int many = 5;
        int[][] received = new int[many][20_000];
        Request[] requests = new Request[many];
        for (int i = many - 1; i >= 0; i--) {
            int[] sent = new int[20_000];
            sent[19_999] = comm.rank() + i;
            requests[i] =
                    comm.isendrecv(
                            buffer(sent), ring.right(), i, buffer(received[i]), ring.left(), i);
        }
        Request.waitAll(requests);
        for (int i = 0; i < many; i++) {
            assertEquals(new Status(ring.left(), i, 80_000, false), requests[i].status());
            assertEquals(ring.left() + i, received[i][19_999]);
        }
    }

    @MpiTest
    void nonBlockingExchangeIsNotCancelled(Communicator comm) {
        if (hasNonBlocking(comm)) {
            Ring ring = Ring.of(comm);
            Request exchange =
                    comm.isendrecvReplace(buffer(new int[1]), ring.right(), 0, ring.left(), 0);
            Expect.error(ErrorClass.REQUEST, exchange::cancel);
            exchange.await();
        }
    }

    @MpiTest
    void wrongArgumentsAreRefused(Communicator comm) {
        int n = comm.size();
        MpiBuffer good = buffer(new int[1]);
        MpiBuffer readOnly = buffer(IntBuffer.allocate(4).asReadOnlyBuffer());
        for (Exchange e :
                new Exchange[] {
                    comm::sendrecvReplace,
                    (b, dest, sendTag, source, tag) ->
                            comm.isendrecvReplace(b, dest, sendTag, source, tag).await(),
                    (b, dest, sendTag, source, tag) ->
                            comm.isendrecv(
                                            buffer(new int[1]),
                                            dest,
                                            sendTag,
                                            b == readOnly ? b : buffer(new int[1]),
                                            source,
                                            tag)
                                    .await()
                }) {
            Expect.error(ErrorClass.BUFFER, () -> e.with(readOnly, 0, 0, 0, 0), "read-only");
            Expect.error(ErrorClass.RANK, () -> e.with(good, n, 0, 0, 0), "dest", "" + n);
            Expect.error(ErrorClass.TAG, () -> e.with(good, 0, -3, 0, 0), "sendTag", "-3");
            Expect.error(ErrorClass.RANK, () -> e.with(good, 0, 0, -9, 0), "source", "-9");
            Expect.error(ErrorClass.TAG, () -> e.with(good, 0, 0, 0, -3), "receiveTag", "-3");
        }
        Expect.error(ErrorClass.BUFFER, () -> comm.sendrecvReplace(null, 0, 0, 0, 0), "buffer");
    }
}
