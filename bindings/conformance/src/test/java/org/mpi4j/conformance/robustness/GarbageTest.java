package org.mpi4j.conformance.robustness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mpi4j.MpiBuffer.IN_PLACE;
import static org.mpi4j.MpiBuffer.buffer;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.mpi4j.Communicator;
import org.mpi4j.MpiBuffer;
import org.mpi4j.Op;
import org.mpi4j.Request;
import org.mpi4j.conformance.support.Ring;
import org.mpi4j.junit.MpiTest;

/** The collector runs while operations are under way whose buffers only MPI still needs. */
class GarbageTest {
    private static final int BYTES = 200_000;

    private static void collect() {
        byte[][] rubbish = new byte[64][];
        for (int k = 0; k < rubbish.length; k++) {
            rubbish[k] = new byte[20_000];
        }
        assertEquals(64, rubbish.length);
        System.gc();
    }

    private static MpiBuffer droppedDirect(int value) {
        ByteBuffer direct = ByteBuffer.allocateDirect(BYTES).order(ByteOrder.nativeOrder());
        direct.put(BYTES - 1, (byte) value);
        return buffer(direct);
    }

    @MpiTest
    void directBuffersSurviveUntilTheirOperationIsComplete(Communicator comm) {
        Ring ring = Ring.of(comm);
        Request[] receives = new Request[8];
        for (int i = 0; i < receives.length; i++) {
            receives[i] = comm.irecv(droppedDirect(0), ring.left(), i);
        }
        collect();
        Request[] sends = new Request[8];
        for (int i = 0; i < sends.length; i++) {
            sends[i] = comm.isend(droppedDirect(i), ring.right(), i);
        }
        collect();
        for (Request receive : receives) {
            assertEquals(BYTES, receive.await().bytes());
        }
        Request.waitAll(sends);
    }

    @MpiTest
    void arraysThatTheCollectorMovesAreReceivedInto(Communicator comm) {
        Ring ring = Ring.of(comm);
        int[][] received = new int[8][];
        Request[] receives = new Request[8];
        for (int i = 0; i < 8; i++) {
            received[i] = new int[20_000];
            receives[i] = comm.irecv(buffer(received[i]), ring.left(), i);
        }
        collect();
        for (int i = 0; i < 8; i++) {
            int[] sent = new int[20_000];
            sent[0] = i;
            sent[19_999] = -i;
            comm.isend(buffer(sent), ring.right(), i).await();
        }
        collect();
        Request.waitAll(receives);
        for (int i = 0; i < 8; i++) {
            assertEquals(i, received[i][0]);
            assertEquals(-i, received[i][19_999]);
        }
    }

    @MpiTest
    void arraysThatAreSentCanBeDropped(Communicator comm) {
        Ring ring = Ring.of(comm);
        Request[] sends = new Request[8];
        for (int i = 0; i < 8; i++) {
            int[] sent = new int[20_000];
            sent[19_999] = i + 1;
            sends[i] = comm.isend(buffer(sent), ring.right(), i);
        }
        collect();
        int[] received = new int[20_000];
        for (int i = 0; i < 8; i++) {
            comm.recv(buffer(received), ring.left(), i);
            assertEquals(i + 1, received[19_999]);
        }
        Request.waitAll(sends);
    }

    @MpiTest
    void collectiveBuffersAndOperationsSurvive(Communicator comm) {
        int[] result = new int[20_000];
        result[19_999] = 1;
        Op op = Op.ofInt(Integer::sum);
        Request reduction = comm.iallreduce(IN_PLACE, buffer(result), op);
        Request direct = comm.ibcast(droppedDirect(5), 0);
        collect();
        Request.waitAll(reduction, direct);
        assertEquals(comm.size(), result[19_999]);
        op.close();
        assertTrue(reduction.isComplete());
    }
}
