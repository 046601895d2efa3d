package org.mpi4j.conformance.pointtopoint;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mpi4j.MpiBuffer.buffer;

import java.util.BitSet;
import org.mpi4j.Communicator;
import org.mpi4j.Datatype;
import org.mpi4j.ErrorClass;
import org.mpi4j.Mpi;
import org.mpi4j.MpiBuffer;
import org.mpi4j.Request;
import org.mpi4j.Status;
import org.mpi4j.conformance.support.Expect;
import org.mpi4j.conformance.support.Ring;
import org.mpi4j.junit.MpiTest;

class PointToPointTest {
    private static final int TAG = 5;

    /** One way to send. */
    private interface Send {
        void on(Communicator comm, MpiBuffer buffer, int dest, int tag);
    }

    /** One way to start to send. */
    private interface Start {
        Request on(Communicator comm, MpiBuffer buffer, int dest, int tag);
    }

    /** Receives from the left, sends to the right, and looks at what came. */
    private static void aroundTheRing(Communicator comm, Send send) {
        Ring ring = Ring.of(comm);
        int[] received = new int[3];
        Request receive = comm.irecv(buffer(received), ring.left(), TAG);
        // Every receive is posted before any send starts, as the ready mode demands.
        comm.barrier();
        send.on(comm, buffer(new int[] {comm.rank(), 17, -4}), ring.right(), TAG);
        Status status = receive.await();
        assertArrayEquals(new int[] {ring.left(), 17, -4}, received);
        assertEquals(new Status(ring.left(), TAG, 12, false), status);
    }

    private static void aroundTheRing(Start start, Communicator comm) {
        aroundTheRing(comm, (c, b, dest, tag) -> start.on(c, b, dest, tag).await());
    }

    @MpiTest
    void sendDelivers(Communicator comm) {
        aroundTheRing(comm, Communicator::send);
    }

    @MpiTest
    void synchronousSendDelivers(Communicator comm) {
        aroundTheRing(comm, Communicator::ssend);
    }

    @MpiTest
    void readySendDelivers(Communicator comm) {
        aroundTheRing(comm, Communicator::rsend);
    }

    @MpiTest
    void bufferedSendDelivers(Communicator comm, Mpi mpi) {
        mpi.attachBuffer(100 + mpi.bsendOverhead());
        aroundTheRing(comm, Communicator::bsend);
        mpi.detachBuffer();
    }

    @MpiTest
    void nonBlockingSendDelivers(Communicator comm) {
        aroundTheRing(Communicator::isend, comm);
    }

    @MpiTest
    void nonBlockingSynchronousSendDelivers(Communicator comm) {
        aroundTheRing(Communicator::issend, comm);
    }

    @MpiTest
    void nonBlockingReadySendDelivers(Communicator comm) {
        aroundTheRing(Communicator::irsend, comm);
    }

    @MpiTest
    void nonBlockingBufferedSendDelivers(Communicator comm, Mpi mpi) {
        mpi.attachBuffer(100 + mpi.bsendOverhead());
        aroundTheRing(Communicator::ibsend, comm);
        mpi.detachBuffer();
    }

    @MpiTest
    void bufferedSendDoesNotWaitForTheReceiver(Communicator comm, Mpi mpi) {
        Ring ring = Ring.of(comm);
        byte[] large = new byte[200_000];
        large[199_999] = (byte) comm.rank();
        mpi.attachBuffer(large.length + mpi.bsendOverhead());
        comm.bsend(buffer(large), ring.right(), TAG);
        large[199_999] = 99;
        byte[] received = new byte[200_000];
        comm.recv(buffer(received), ring.left(), TAG);
        assertEquals(ring.left(), received[199_999]);
        mpi.detachBuffer();
    }

    @MpiTest
    void bufferedSendWithoutRoomThrows(Communicator comm, Mpi mpi) {
        mpi.attachBuffer(16 + mpi.bsendOverhead());
        byte[] tooLarge = new byte[5000];
        Expect.error(ErrorClass.BUFFER, () -> comm.bsend(buffer(tooLarge), comm.rank(), TAG));
        mpi.detachBuffer();
    }

    @MpiTest
    void synchronousSendIsNotCompleteBeforeTheReceive(Communicator comm) {
        Ring ring = Ring.of(comm);
        Request send = comm.issend(buffer(new int[] {1}), ring.right(), TAG);
        comm.barrier();
        for (int i = 0; i < 20; i++) {
            assertTrue(send.test().isEmpty());
        }
        comm.barrier();
        comm.recv(buffer(new int[1]), ring.left(), TAG);
        assertEquals(Status.EMPTY, send.await());
    }

    @MpiTest
    void procNullSendsAndReceivesNothing(Communicator comm) {
        int[] untouched = {42};
        comm.send(buffer(untouched), Mpi.PROC_NULL, TAG);
        comm.ssend(buffer(untouched), Mpi.PROC_NULL, TAG);
        comm.rsend(buffer(untouched), Mpi.PROC_NULL, TAG);
        comm.isend(buffer(untouched), Mpi.PROC_NULL, TAG).await();
        comm.issend(buffer(untouched), Mpi.PROC_NULL, TAG).await();
        Status received = comm.recv(buffer(untouched), Mpi.PROC_NULL, TAG);
        Status later = comm.irecv(buffer(untouched), Mpi.PROC_NULL, TAG).await();
        assertEquals(new Status(Mpi.PROC_NULL, Mpi.ANY_TAG, 0, false), received);
        assertEquals(received, later);
        assertEquals(received, comm.probe(Mpi.PROC_NULL, TAG));
        assertEquals(received, comm.iprobe(Mpi.PROC_NULL, Mpi.ANY_TAG).orElseThrow());
        assertEquals(42, untouched[0]);
    }

    @MpiTest
    void matchedProbeOfProcNullGivesAnEmptyMessage(Communicator comm) {
        int[] untouched = {42};
        Status expected = new Status(Mpi.PROC_NULL, Mpi.ANY_TAG, 0, false);
        assertEquals(expected, comm.mprobe(Mpi.PROC_NULL, TAG).recv(buffer(untouched)));
        assertEquals(
                expected,
                comm.improbe(Mpi.PROC_NULL, TAG).orElseThrow().irecv(buffer(untouched)).await());
        assertEquals(42, untouched[0]);
    }

    @MpiTest
    void sendrecvShiftsWithoutDeadlock(Communicator comm) {
        Ring ring = Ring.of(comm);
        for (int length : new int[] {0, 1, 1000, 100_000}) {
            int[] sent = new int[length + 1];
            sent[length] = comm.rank();
            int[] received = new int[length + 1];
            Status status =
                    comm.sendrecv(buffer(sent), ring.right(), 1, buffer(received), ring.left(), 1);
            assertEquals(ring.left(), received[length]);
            assertEquals(4L * (length + 1), status.bytes());
        }
    }

    @MpiTest
    void sendrecvHasATagForEachDirection(Communicator comm) {
        Ring ring = Ring.of(comm);
        int mine = 10 + comm.rank();
        int theirs = 10 + ring.left();
        int[] received = new int[1];
        Status status =
                comm.sendrecv(
                        buffer(new int[] {mine}),
                        ring.right(),
                        mine,
                        buffer(received),
                        ring.left(),
                        theirs);
        assertEquals(theirs, received[0]);
        assertEquals(theirs, status.tag());
    }

    @MpiTest
    void sendrecvWithProcNullOnBothSidesDoesNothing(Communicator comm) {
        int[] received = {7};
        Status status =
                comm.sendrecv(
                        buffer(new int[] {1}),
                        Mpi.PROC_NULL,
                        1,
                        buffer(received),
                        Mpi.PROC_NULL,
                        Mpi.ANY_TAG);
        assertEquals(Mpi.PROC_NULL, status.source());
        assertEquals(7, received[0]);
    }

    @MpiTest
    void messagesOfOneSenderArriveInOrder(Communicator comm) {
        Ring ring = Ring.of(comm);
        int messages = 200;
        Request[] sends = new Request[messages];
        for (int i = 0; i < messages; i++) {
            // Short and long ones take different ways, and must not overtake each other.
            int[] data = new int[i % 7 == 3 ? 40_000 : 1 + i % 5];
            data[0] = i;
            sends[i] = comm.isend(buffer(data), ring.right(), TAG);
        }
        int[] room = new int[40_000];
        for (int i = 0; i < messages; i++) {
            Status status = comm.recv(buffer(room), ring.left(), i % 2 == 0 ? TAG : Mpi.ANY_TAG);
            assertEquals(i, room[0]);
            assertEquals(i % 7 == 3 ? 160_000 : 4 * (1 + i % 5), status.bytes());
        }
        Request.waitAll(sends);
    }

    @MpiTest
    void postedReceivesMatchInTheOrderOfTheirPosting(Communicator comm) {
        Ring ring = Ring.of(comm);
        int[][] received = new int[20][1];
        Request[] receives = new Request[20];
        for (int i = 0; i < 20; i++) {
            int source = i % 3 == 0 ? Mpi.ANY_SOURCE : ring.left();
            int tag = i % 2 == 0 ? Mpi.ANY_TAG : TAG;
            receives[i] = comm.irecv(buffer(received[i]), source, tag);
        }
        comm.barrier();
        for (int i = 0; i < 20; i++) {
            comm.send(buffer(new int[] {i}), ring.right(), TAG);
        }
        Request.waitAll(receives);
        for (int i = 0; i < 20; i++) {
            assertEquals(i, received[i][0]);
        }
    }

    @MpiTest
    void tagsSelectMessages(Communicator comm, Mpi mpi) {
        Ring ring = Ring.of(comm);
        int[] tags = {0, 1, 32767, mpi.tagUpperBound()};
        Request[] sends = new Request[tags.length];
        for (int i = 0; i < tags.length; i++) {
            sends[i] = comm.isend(buffer(new int[] {tags[i]}), ring.right(), tags[i]);
        }
        for (int i = tags.length - 1; i >= 0; i--) {
            int[] received = new int[1];
            assertEquals(tags[i], comm.recv(buffer(received), ring.left(), tags[i]).tag());
            assertEquals(tags[i], received[0]);
        }
        Request.waitAll(sends);
    }

    @MpiTest
    void anySourceTellsWhoSent(Communicator comm) {
        Request send = comm.isend(buffer(new int[] {comm.rank() * 3}), 0, comm.rank());
        if (comm.rank() == 0) {
            BitSet seen = new BitSet();
            for (int i = 0; i < comm.size(); i++) {
                int[] received = new int[1];
                Status status = comm.recv(buffer(received), Mpi.ANY_SOURCE, Mpi.ANY_TAG);
                assertEquals(status.source() * 3, received[0]);
                assertEquals(status.source(), status.tag());
                seen.set(status.source());
            }
            assertEquals(comm.size(), seen.cardinality());
        }
        send.await();
    }

    @MpiTest
    void sourceSelectsMessages(Communicator comm) {
        Request send = comm.isend(buffer(new int[] {comm.rank()}), 0, TAG);
        if (comm.rank() == 0) {
            for (int source = comm.size() - 1; source >= 0; source--) {
                int[] received = {-1};
                comm.recv(buffer(received), source, TAG);
                assertEquals(source, received[0]);
            }
        }
        send.await();
    }

    @MpiTest
    void messageShorterThanItsBufferLeavesTheRest(Communicator comm) {
        Ring ring = Ring.of(comm);
        Request send = comm.isend(buffer(new int[] {1, 2}), ring.right(), TAG);
        int[] received = {9, 9, 9, 9};
        Status status = comm.recv(buffer(received), ring.left(), TAG);
        assertArrayEquals(new int[] {1, 2, 9, 9}, received);
        assertEquals(2, status.count(Datatype.INT));
        assertEquals(8, status.count(Datatype.BYTE));
        assertEquals(1, status.count(Datatype.LONG));
        send.await();
    }

    @MpiTest
    void countOfPartsOfElementsIsUndefined(Communicator comm) {
        Ring ring = Ring.of(comm);
        Request send = comm.isend(buffer(new byte[7]), ring.right(), TAG);
        Status status = comm.recv(buffer(new byte[16]), ring.left(), TAG);
        assertEquals(Mpi.UNDEFINED, status.count(Datatype.INT));
        assertEquals(7, status.count(Datatype.BYTE));
        send.await();
    }

    @MpiTest
    void truncatedReceiveThrows(Communicator comm) {
        Ring ring = Ring.of(comm);
        for (int length : new int[] {5, 100_000}) {
            Request send = comm.isend(buffer(new int[length]), ring.right(), TAG);
            int[] tooShort = {7, 7, 7, 7, 7};
            Expect.error(
                    ErrorClass.TRUNCATE, () -> comm.recv(buffer(tooShort, 0, 3), ring.left(), TAG));
            assertEquals(7, tooShort[3], "beyond the buffer");
            assertEquals(7, tooShort[4], "beyond the buffer");
            send.await();
        }
    }

    @MpiTest
    void truncatedNonBlockingReceiveThrowsOnEveryAnswer(Communicator comm) {
        Ring ring = Ring.of(comm);
        Request receive = comm.irecv(buffer(new int[3]), ring.left(), TAG);
        Request send = comm.isend(buffer(new int[4]), ring.right(), TAG);
        Expect.error(ErrorClass.TRUNCATE, receive::await);
        Expect.error(ErrorClass.TRUNCATE, receive::await);
        Expect.error(ErrorClass.TRUNCATE, receive::status);
        assertTrue(receive.isComplete());
        send.await();
    }

    @MpiTest
    void communicationGoesOnAfterATruncation(Communicator comm) {
        Ring ring = Ring.of(comm);
        Request first = comm.isend(buffer(new int[50_000]), ring.right(), TAG);
        Request second = comm.isend(buffer(new int[] {3}), ring.right(), TAG);
        Expect.error(ErrorClass.TRUNCATE, () -> comm.recv(buffer(new int[1]), ring.left(), TAG));
        int[] received = new int[1];
        comm.recv(buffer(received), ring.left(), TAG);
        assertEquals(3, received[0]);
        Request.waitAll(first, second);
    }

    @MpiTest
    void truncatedSendrecvThrows(Communicator comm) {
        Ring ring = Ring.of(comm);
        Expect.error(
                ErrorClass.TRUNCATE,
                () ->
                        comm.sendrecv(
                                buffer(new int[4]),
                                ring.right(),
                                1,
                                buffer(new int[3]),
                                ring.left(),
                                1));
    }

    @MpiTest
    void emptyMessagesArriveAndMatch(Communicator comm) {
        Ring ring = Ring.of(comm);
        Request empty = comm.isend(buffer(new int[0]), ring.right(), TAG);
        Request full = comm.isend(buffer(new int[] {6}), ring.right(), TAG);
        int[] received = {1};
        Status status = comm.recv(buffer(received), ring.left(), TAG);
        assertEquals(new Status(ring.left(), TAG, 0, false), status);
        assertEquals(1, received[0]);
        comm.recv(buffer(received), ring.left(), TAG);
        assertEquals(6, received[0]);
        Request.waitAll(empty, full);
    }

    @MpiTest
    void nonEmptyMessageIntoAnEmptyBufferThrows(Communicator comm) {
        Ring ring = Ring.of(comm);
        Request send = comm.isend(buffer(new int[1]), ring.right(), TAG);
        Expect.error(ErrorClass.TRUNCATE, () -> comm.recv(buffer(new int[0]), ring.left(), TAG));
        send.await();
    }

    @MpiTest
    void largeMessagesArriveWhole(Communicator comm) {
        Ring ring = Ring.of(comm);
        for (int length : new int[] {4096, 16_385, 65_537, 1_200_001}) {
            int[] sent = new int[length];
            for (int i = 0; i < length; i++) {
                sent[i] = i * 31 + comm.rank();
            }
            int[] received = new int[length];
            Request receive = comm.irecv(buffer(received), ring.left(), TAG);
            comm.send(buffer(sent), ring.right(), TAG);
            assertEquals(4L * length, receive.await().bytes());
            for (int i = 0; i < length; i++) {
                if (received[i] != i * 31 + ring.left()) {
                    throw new AssertionError("element " + i + " of " + length);
                }
            }
        }
    }

    @MpiTest
    void manySmallMessagesFromAllToOneArrive(Communicator comm) {
        int each = 500;
        if (comm.rank() == 0) {
            int[] next = new int[comm.size()];
            int[] received = new int[1];
            for (int i = 0; i < each * (comm.size() - 1); i++) {
                Status status = comm.recv(buffer(received), Mpi.ANY_SOURCE, TAG);
                assertEquals(next[status.source()]++, received[0]);
            }
        } else {
            for (int i = 0; i < each; i++) {
                comm.send(buffer(new int[] {i}), 0, TAG);
            }
        }
    }

    @MpiTest
    void sendBufferMayBeReusedWhenTheCallReturns(Communicator comm) {
        Ring ring = Ring.of(comm);
        int[][] received = new int[50][1000];
        Request[] receives = new Request[50];
        for (int i = 0; i < 50; i++) {
            receives[i] = comm.irecv(buffer(received[i]), ring.left(), TAG);
        }
        int[] sent = new int[1000];
        for (int i = 0; i < 50; i++) {
            sent[999] = i;
            comm.send(buffer(sent), ring.right(), TAG);
        }
        Request.waitAll(receives);
        for (int i = 0; i < 50; i++) {
            assertEquals(i, received[i][999]);
        }
    }

    @MpiTest
    void statusOfASendIsEmpty(Communicator comm) {
        Ring ring = Ring.of(comm);
        Request send = comm.isend(buffer(new int[1]), ring.right(), TAG);
        comm.recv(buffer(new int[1]), ring.left(), TAG);
        Status status = send.await();
        assertEquals(Status.EMPTY, status);
        assertFalse(status.cancelled());
    }

    @MpiTest
    void messagesToSelfArrive(Mpi mpi) {
        Communicator self = mpi.self();
        int[] received = new int[2];
        Request receive = self.irecv(buffer(received), 0, TAG);
        self.send(buffer(new int[] {4, 5}), 0, TAG);
        assertEquals(new Status(0, TAG, 8, false), receive.await());
        assertArrayEquals(new int[] {4, 5}, received);
    }
}
