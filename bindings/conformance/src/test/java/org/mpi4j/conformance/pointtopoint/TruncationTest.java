package org.mpi4j.conformance.pointtopoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.mpi4j.MpiBuffer.buffer;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.mpi4j.Communicator;
import org.mpi4j.ErrorClass;
import org.mpi4j.MpiBuffer;
import org.mpi4j.PersistentRequest;
import org.mpi4j.Request;
import org.mpi4j.conformance.support.Expect;
import org.mpi4j.conformance.support.Ring;
import org.mpi4j.junit.MpiTest;

/** However a message is received that is longer than its buffer, nothing beyond is touched. */
class TruncationTest {
    private static final int TAG = 4;
    private static final int ANSWER = 5;
    private static final byte UNTOUCHED = 7;
    private static final int LONGEST = 300_000;

    /** Around the limits between the ways in which messages are sent and received. */
    private static final int[] ROOMS = {0, 3, 2000, 4095, 4096, 40_000};

    /** One way to receive; the message may be there already or come later. */
    private interface Receive {
        void into(Communicator comm, MpiBuffer buffer, int source);
    }

    private static void neverBeyondItsBuffer(Communicator comm, Receive receive) {
        for (int room : ROOMS) {
            for (int length : new int[] {room + 1, LONGEST}) {
                check(comm, receive, ByteBuffer.allocateDirect(LONGEST), room, length);
                check(comm, receive, ByteBuffer.allocate(LONGEST), room, length);
            }
        }
    }

    private static void check(
            Communicator comm, Receive receive, ByteBuffer memory, int room, int length) {
        Ring ring = Ring.of(comm);
        memory.duplicate().put(filled(LONGEST));
        MpiBuffer tooShort = buffer(memory.duplicate().limit(room));
        Request send = comm.isend(buffer(new byte[length]), ring.right(), TAG);
        Expect.error(ErrorClass.TRUNCATE, () -> receive.into(comm, tooShort, ring.left()));
        send.await();
        assertUntouched(ByteBuffer.wrap(filled(LONGEST)), memory, room);
    }

    private static void assertUntouched(ByteBuffer before, ByteBuffer memory, int room) {
        int behind = LONGEST - room;
        int changed = before.slice(room, behind).mismatch(memory.slice(room, behind));
        assertEquals(-1, changed, () -> "changed " + changed + " bytes behind " + room);
    }

    @MpiTest
    void blockingReceive(Communicator comm) {
        neverBeyondItsBuffer(comm, (c, buffer, source) -> c.recv(buffer, source, TAG));
    }

    @MpiTest
    void nonBlockingReceive(Communicator comm) {
        neverBeyondItsBuffer(comm, (c, buffer, source) -> c.irecv(buffer, source, TAG).await());
    }

    @MpiTest
    void nonBlockingReceiveOfWhatHasArrived(Communicator comm) {
        neverBeyondItsBuffer(
                comm,
                (c, buffer, source) -> {
                    c.probe(source, TAG);
                    c.irecv(buffer, source, TAG).await();
                });
    }

    @MpiTest
    void nonBlockingReceiveBeforeTheMessage(Communicator comm) {
        Ring ring = Ring.of(comm);
        for (int room : ROOMS) {
            ByteBuffer memory = ByteBuffer.allocateDirect(LONGEST);
            Request early = comm.irecv(buffer(memory.duplicate().limit(room)), ring.left(), TAG);
            comm.barrier();
            Request send = comm.isend(buffer(filled(LONGEST)), ring.right(), TAG);
            Expect.error(ErrorClass.TRUNCATE, early::await);
            send.await();
            assertUntouched(ByteBuffer.allocate(LONGEST), memory, room);
        }
    }

    private static byte[] filled(int length) {
        byte[] data = new byte[length];
        Arrays.fill(data, UNTOUCHED);
        return data;
    }

    @MpiTest
    void matchedReceive(Communicator comm) {
        neverBeyondItsBuffer(comm, (c, buffer, source) -> c.mprobe(source, TAG).recv(buffer));
    }

    @MpiTest
    void nonBlockingMatchedReceive(Communicator comm) {
        neverBeyondItsBuffer(
                comm, (c, buffer, source) -> c.mprobe(source, TAG).irecv(buffer).await());
    }

    @MpiTest
    void persistentReceive(Communicator comm) {
        neverBeyondItsBuffer(
                comm,
                (c, buffer, source) -> {
                    try (PersistentRequest receive = c.recvInit(buffer, source, TAG)) {
                        receive.start();
                        receive.await();
                    }
                });
    }

    @MpiTest
    void receiveOfSendrecv(Communicator comm) {
        Ring ring = Ring.of(comm);
        neverBeyondItsBuffer(
                comm,
                (c, buffer, source) -> {
                    Request answer = c.irecv(buffer(new byte[1]), source, ANSWER);
                    try {
                        c.sendrecv(buffer(new byte[1]), ring.right(), ANSWER, buffer, source, TAG);
                    } finally {
                        answer.await();
                    }
                });
    }
}
