package org.mpi4j.conformance.pointtopoint;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mpi4j.MpiBuffer.buffer;

import java.util.Optional;
import java.util.function.Supplier;
import org.mpi4j.Communicator;
import org.mpi4j.Datatype;
import org.mpi4j.ErrorClass;
import org.mpi4j.Message;
import org.mpi4j.Mpi;
import org.mpi4j.MpiBuffer;
import org.mpi4j.Request;
import org.mpi4j.Status;
import org.mpi4j.conformance.support.Expect;
import org.mpi4j.conformance.support.Ring;
import org.mpi4j.junit.MpiTest;

class ProbeTest {
    private static final int TAG = 9;

    private static <T> T poll(Supplier<Optional<T>> look) {
        Optional<T> found = look.get();
        while (found.isEmpty()) {
            Thread.onSpinWait();
            found = look.get();
        }
        return found.get();
    }

    @MpiTest
    void probeTellsTheLengthAndLeavesTheMessage(Communicator comm) {
        Ring ring = Ring.of(comm);
        for (int length : new int[] {0, 3, 70_000}) {
            Request send = comm.isend(buffer(new int[length]), ring.right(), TAG);
            Status first = comm.probe(ring.left(), TAG);
            assertEquals(new Status(ring.left(), TAG, 4L * length, false), first);
            assertEquals(first, comm.probe(Mpi.ANY_SOURCE, Mpi.ANY_TAG));
            int[] room = new int[(int) first.count(Datatype.INT)];
            assertEquals(first, comm.recv(buffer(room), first.source(), first.tag()));
            send.await();
        }
    }

    @MpiTest
    void iprobeIsEmptyWithoutAMessage(Communicator comm) {
        assertTrue(comm.iprobe(Mpi.ANY_SOURCE, Mpi.ANY_TAG).isEmpty());
        assertTrue(comm.improbe(Mpi.ANY_SOURCE, Mpi.ANY_TAG).isEmpty());
        comm.barrier();
    }

    @MpiTest
    void iprobeFindsTheMessage(Communicator comm) {
        Ring ring = Ring.of(comm);
        Request send = comm.isend(buffer(new long[] {5, 6}), ring.right(), TAG);
        Status found = poll(() -> comm.iprobe(ring.left(), TAG));
        assertEquals(new Status(ring.left(), TAG, 16, false), found);
        long[] received = new long[2];
        comm.recv(buffer(received), ring.left(), TAG);
        assertArrayEquals(new long[] {5, 6}, received);
        send.await();
    }

    @MpiTest
    void probeLooksOnlyAtItsTag(Communicator comm) {
        Ring ring = Ring.of(comm);
        Request one = comm.isend(buffer(new int[1]), ring.right(), 1);
        Request two = comm.isend(buffer(new int[2]), ring.right(), 2);
        assertEquals(8, comm.probe(ring.left(), 2).bytes());
        assertTrue(comm.iprobe(ring.left(), 3).isEmpty());
        comm.recv(buffer(new int[1]), ring.left(), 1);
        comm.recv(buffer(new int[2]), ring.left(), 2);
        Request.waitAll(one, two);
    }

    @MpiTest
    void matchedMessageIsReceivedByNobodyElse(Communicator comm) {
        Ring ring = Ring.of(comm);
        Request one = comm.isend(buffer(new int[] {1}), ring.right(), TAG);
        Request two = comm.isend(buffer(new int[] {2}), ring.right(), TAG);
        Message first = comm.mprobe(ring.left(), TAG);
        int[] received = new int[1];
        comm.recv(buffer(received), ring.left(), TAG);
        assertEquals(2, received[0]);
        assertEquals(4, first.recv(buffer(received)).bytes());
        assertEquals(1, received[0]);
        Request.waitAll(one, two);
    }

    @MpiTest
    void matchedMessagesOfEveryLengthAreReceived(Communicator comm) {
        Ring ring = Ring.of(comm);
        for (int length : new int[] {0, 2, 70_000}) {
            byte[] sent = new byte[length + 1];
            sent[length] = 77;
            Request send = comm.isend(buffer(sent), ring.right(), TAG);
            Message message = comm.mprobe(Mpi.ANY_SOURCE, Mpi.ANY_TAG);
            assertEquals(new Status(ring.left(), TAG, length + 1, false), message.status());
            byte[] received = new byte[length + 1];
            assertEquals(message.status(), message.irecv(buffer(received)).await());
            assertArrayEquals(sent, received);
            send.await();
        }
    }

    @MpiTest
    void improbeTakesTheMessage(Communicator comm) {
        Ring ring = Ring.of(comm);
        Request send = comm.isend(buffer(new int[] {8}), ring.right(), TAG);
        Message message = poll(() -> comm.improbe(ring.left(), TAG));
        assertTrue(comm.iprobe(ring.left(), TAG).isEmpty());
        int[] received = new int[1];
        message.recv(buffer(received));
        assertEquals(8, received[0]);
        send.await();
    }

    @MpiTest
    void messageCanBeReceivedOnce(Communicator comm) {
        Ring ring = Ring.of(comm);
        Request send = comm.isend(buffer(new int[] {8}), ring.right(), TAG);
        Message message = comm.mprobe(ring.left(), TAG);
        message.recv(buffer(new int[1]));
        Expect.error(ErrorClass.REQUEST, () -> message.recv(buffer(new int[1])));
        Expect.error(ErrorClass.REQUEST, () -> message.irecv(buffer(new int[1])));
        send.await();
    }

    @MpiTest
    void wrongBufferDoesNotLoseTheMessage(Communicator comm) {
        Ring ring = Ring.of(comm);
        Request send = comm.isend(buffer(new int[] {8}), ring.right(), TAG);
        Message message = comm.mprobe(ring.left(), TAG);
        Expect.error(ErrorClass.BUFFER, () -> message.recv(MpiBuffer.IN_PLACE));
        int[] received = new int[1];
        message.recv(buffer(received));
        assertEquals(8, received[0]);
        send.await();
    }

    @MpiTest
    void truncatedMatchedReceiveThrows(Communicator comm) {
        Ring ring = Ring.of(comm);
        for (int length : new int[] {2, 70_000}) {
            Request send = comm.isend(buffer(new int[length]), ring.right(), TAG);
            Message message = comm.mprobe(ring.left(), TAG);
            Expect.error(ErrorClass.TRUNCATE, () -> message.recv(buffer(new int[1])));
            send.await();
        }
    }
}
