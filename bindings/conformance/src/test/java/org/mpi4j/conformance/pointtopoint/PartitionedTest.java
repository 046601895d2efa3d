package org.mpi4j.conformance.pointtopoint;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mpi4j.MpiBuffer.buffer;

import java.nio.IntBuffer;
import java.util.Arrays;
import java.util.List;
import org.mpi4j.Communicator;
import org.mpi4j.Datatype;
import org.mpi4j.ErrorClass;
import org.mpi4j.Info;
import org.mpi4j.Mpi;
import org.mpi4j.MpiBuffer;
import org.mpi4j.PartitionedReceive;
import org.mpi4j.PartitionedSend;
import org.mpi4j.PersistentRequest;
import org.mpi4j.Primitive;
import org.mpi4j.Request;
import org.mpi4j.conformance.support.Expect;
import org.mpi4j.conformance.support.Ring;
import org.mpi4j.conformance.support.Sample;
import org.mpi4j.conformance.support.StorageKind;
import org.mpi4j.junit.MpiTest;

/** Messages that are filled and used in parts; Open MPI has them from 5.0 on. */
class PartitionedTest {
    private static final int PARTS = 4;
    private static final int PART = 6;

    /** Whether the library has them; if not, it must say who has. */
    private static boolean isThere(Communicator comm) {
        MpiBuffer buffer = buffer(new int[PARTS]);
        try {
            comm.psendInit(buffer, PARTS, Mpi.PROC_NULL, 0, new Info()).close();
            return true;
        } catch (UnsupportedOperationException e) {
            assertTrue(e.getMessage().contains("MPI_Psend_init"), e.getMessage());
            assertTrue(e.getMessage().contains("Open MPI 5.0"), e.getMessage());
            return false;
        }
    }

    /** Which is next, as large messages take turns: partitions are marked out of order. */
    private interface Marking {
        void mark(PartitionedSend send);
    }

    private static final List<Marking> MARKINGS =
            List.of(
                    send -> {
                        for (int i = PARTS - 1; i >= 0; i--) {
                            send.ready(i);
                        }
                    },
                    send -> {
                        send.ready(2, 3);
                        send.ready(0, 1);
                    },
                    send -> send.readyList(3, 0, 2, 1));

    @MpiTest
    void everyMarkingSendsWhatTheBufferHoldsThen(Communicator comm) {
        if (!isThere(comm)) {
            return;
        }
        Ring ring = Ring.of(comm);
        for (StorageKind kind : List.of(StorageKind.ARRAY, StorageKind.DIRECT_BYTES)) {
            Sample sent = new Sample(Primitive.INT, kind, PARTS * PART);
            Sample received = new Sample(Primitive.INT, kind, PARTS * PART);
            try (PartitionedReceive receive =
                            comm.precvInit(received.buffer(), PARTS, ring.left(), 1, new Info());
                    PartitionedSend send =
                            comm.psendInit(sent.buffer(), PARTS, ring.right(), 1, new Info())) {
                int round = 0;
                for (Marking marking : MARKINGS) {
                    receive.start();
                    send.start();
                    sent.fill(1000 * ++round + comm.rank());
                    marking.mark(send);
                    Request.waitAll(send, receive);
                    received.expect(1000 * round + ring.left());
                    assertTrue(receive.arrived(0));
                }
            }
        }
    }

    @MpiTest
    void arrivedPartIsReadBeforeTheMessageIsComplete(Communicator comm) {
        if (!isThere(comm)) {
            return;
        }
        Ring ring = Ring.of(comm);
        int[] sent = new int[PARTS * 10_000];
        int[] received = new int[PARTS * 10_000];
        try (PartitionedReceive receive =
                        comm.precvInit(buffer(received), PARTS, ring.left(), 1, new Info());
                PartitionedSend send =
                        comm.psendInit(buffer(sent), PARTS, ring.right(), 1, new Info())) {
            receive.start();
            send.start();
            sent[20_000] = 5;
            send.ready(2);
            while (!receive.arrived(2)) {
                assertTrue(receive.isActive());
            }
            assertEquals(5, received[20_000]);
            assertFalse(receive.arrived(0));
            comm.barrier();
            sent[0] = 6;
            send.ready(0, 1);
            send.ready(3);
            Request.waitAll(send, receive);
            assertEquals(6, received[0]);
        }
    }

    @MpiTest
    void receiverMayBeDividedInAnotherWay(Communicator comm) {
        if (!isThere(comm)) {
            return;
        }
        Ring ring = Ring.of(comm);
        int[] sent = new int[12];
        int[] received = new int[12];
        try (Datatype triple = Datatype.contiguous(3, Datatype.INT);
                PartitionedReceive receive =
                        comm.precvInit(
                                buffer(received).as(4, triple), 2, ring.left(), 1, new Info());
                PartitionedSend send =
                        comm.psendInit(buffer(sent), 6, ring.right(), 1, new Info())) {
            for (int round = 1; round < 4; round++) {
                receive.start();
                send.start();
                Arrays.setAll(sent, i -> 100 * i + comm.rank());
                sent[0] = round;
                send.ready(3, 5);
                while (!receive.arrived(1)) {
                    assertTrue(receive.isActive());
                }
                assertFalse(receive.arrived(0));
                if (looksAtAllParts(comm)) {
                    assertEquals(1100 + ring.left(), received[11]);
                }
                comm.barrier();
                send.ready(0, 2);
                assertEquals(48, Request.waitAll(send, receive).get(1).bytes());
                assertEquals(round, received[0]);
                assertEquals(500 + ring.left(), received[5]);
                assertEquals(1100 + ring.left(), received[11]);
            }
        }
    }

    /** Open MPI 5.0 looks at the first of the parts that a partition is sent in, in C as well. */
    private static boolean looksAtAllParts(Communicator comm) {
        return !comm.mpi().backend().equals("openmpi");
    }

    @MpiTest
    void sendsAndReceivesMeetInTheOrderOfTheirMaking(Communicator comm) {
        if (!isThere(comm)) {
            return;
        }
        Ring ring = Ring.of(comm);
        int[][] received = new int[3][PARTS];
        PartitionedReceive[] receives = new PartitionedReceive[3];
        PartitionedSend[] sends = new PartitionedSend[3];
        for (int i = 0; i < 3; i++) {
            int[] data = {i, i, i, i};
            int tag = i == 1 ? 9 : 1;
            sends[i] = comm.psendInit(buffer(data), PARTS, ring.right(), tag, new Info());
            receives[i] = comm.precvInit(buffer(received[i]), PARTS, ring.left(), tag, new Info());
        }
        for (int i = 2; i >= 0; i--) {
            PersistentRequest.startAll(sends[i], receives[i]);
            sends[i].ready(0, PARTS - 1);
        }
        for (int i = 0; i < 3; i++) {
            Request.waitAll(sends[i], receives[i]);
            assertArrayEquals(new int[] {i, i, i, i}, received[i]);
            sends[i].close();
            receives[i].close();
        }
    }

    @MpiTest
    void wrongPartitionsAreRefused(Communicator comm) {
        if (!isThere(comm)) {
            return;
        }
        Ring ring = Ring.of(comm);
        int[] received = new int[PARTS];
        try (PartitionedReceive receive =
                        comm.precvInit(buffer(received), PARTS, ring.left(), 1, new Info());
                PartitionedSend send =
                        comm.psendInit(
                                buffer(new int[PARTS]), PARTS, ring.right(), 1, new Info())) {
            Expect.error(ErrorClass.REQUEST, () -> send.ready(0), "not active");
            receive.start();
            send.start();
            Expect.error(ErrorClass.ARG, () -> send.ready(-1), "-1");
            Expect.error(ErrorClass.ARG, () -> send.ready(PARTS), "" + PARTS);
            Expect.error(ErrorClass.ARG, () -> send.ready(2, 1), "from");
            Expect.error(ErrorClass.ARG, () -> send.readyList(1, 1), "partition 1");
            Expect.error(ErrorClass.ARG, () -> send.readyList((int[]) null), "list");
            Expect.error(ErrorClass.ARG, () -> receive.arrived(PARTS), "" + PARTS);
            send.ready(0, PARTS - 1);
            Expect.error(ErrorClass.ARG, () -> send.ready(0), "already");
            Expect.error(ErrorClass.REQUEST, send::cancel);
            Request.waitAll(send, receive);
        }
    }

    @MpiTest
    void nobodyAsAPartnerCompletesAtOnce(Communicator comm) {
        if (!isThere(comm)) {
            return;
        }
        int[] data = {1, 2, 3, 4};
        try (PartitionedReceive receive =
                        comm.precvInit(buffer(data), PARTS, Mpi.PROC_NULL, 1, new Info());
                PartitionedSend send =
                        comm.psendInit(buffer(data), PARTS, Mpi.PROC_NULL, 1, new Info())) {
            receive.start();
            send.start();
            send.ready(0, PARTS - 1);
            assertTrue(receive.arrived(3));
            assertEquals(0, Request.waitAll(send, receive).get(1).bytes());
            assertEquals(4, data[3]);
        }
    }

    @MpiTest
    void wrongArgumentsAreRefused(Communicator comm) {
        int n = comm.size();
        MpiBuffer good = buffer(new int[PARTS]);
        Info none = new Info();
        Expect.error(ErrorClass.BUFFER, () -> comm.psendInit(null, 1, 0, 0, none), "buffer");
        Expect.error(ErrorClass.COUNT, () -> comm.psendInit(good, 3, 0, 0, none), "3");
        Expect.error(ErrorClass.ARG, () -> comm.psendInit(good, 0, 0, 0, none), "partitions");
        Expect.error(ErrorClass.RANK, () -> comm.psendInit(good, 1, n, 0, none), "dest");
        Expect.error(ErrorClass.TAG, () -> comm.psendInit(good, 1, 0, -1, none), "tag");
        Expect.error(ErrorClass.INFO, () -> comm.psendInit(good, 1, 0, 0, null), "info");
        MpiBuffer readOnly = buffer(IntBuffer.allocate(4).asReadOnlyBuffer());
        Expect.error(ErrorClass.BUFFER, () -> comm.precvInit(readOnly, 1, 0, 0, none), "buffer");
        Expect.error(
                ErrorClass.RANK, () -> comm.precvInit(good, 1, Mpi.ANY_SOURCE, 0, none), "source");
        Expect.error(ErrorClass.TAG, () -> comm.precvInit(good, 1, 0, Mpi.ANY_TAG, none), "tag");
        Expect.error(ErrorClass.COUNT, () -> comm.precvInit(good, 3, 0, 0, none), "3");
        Expect.error(ErrorClass.INFO, () -> comm.precvInit(good, 1, 0, 0, null), "info");
    }
}
