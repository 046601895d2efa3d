package org.mpi4j.conformance.pointtopoint;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.mpi4j.MpiBuffer.IN_PLACE;
import static org.mpi4j.MpiBuffer.buffer;

import org.mpi4j.Communicator;
import org.mpi4j.Datatype;
import org.mpi4j.ErrorClass;
import org.mpi4j.MpiBuffer;
import org.mpi4j.MpiChunks;
import org.mpi4j.Op;
import org.mpi4j.Request;
import org.mpi4j.Status;
import org.mpi4j.conformance.support.Expect;
import org.mpi4j.conformance.support.LargeMemory;
import org.mpi4j.junit.MpiMode;
import org.mpi4j.junit.MpiTest;

/**
 * More elements than an {@code int} can count. What is moved is 2 GiB a rank: on machines with less
 * than 8 GiB to spare the tests move a few bytes only and say so.
 */
class LargeCountTest {
    private static final String REASON = "2 GiB of raw memory a rank";
    private static final long COUNT = (1L << 31) + 12_345;
    private static final long STEP = 1_000_003;
    private static final long NEEDED = 8L << 30;
    private static final int TAG = 6;

    private static void assumeItFits(Communicator comm) {
        long least = comm.allreduce(LargeMemory.available(), Op.MIN);
        assumeTrue(least >= NEEDED, NEEDED + " bytes are needed, only " + least + " are available");
    }

    private static void fill(LargeMemory memory, int salt) {
        for (long at = 0; at < COUNT; at += STEP) {
            memory.put(at, (byte) (at / STEP + salt));
        }
        memory.put(COUNT - 1, (byte) salt);
    }

    private static void expect(LargeMemory memory, int salt) {
        for (long at = 0; at < COUNT; at += STEP) {
            if (memory.get(at) != (byte) (at / STEP + salt)) {
                throw new AssertionError("byte " + at + " is " + memory.get(at));
            }
        }
        assertEquals((byte) salt, memory.get(COUNT - 1));
    }

    @MpiTest(
            ranks = 2,
            modes = {MpiMode.OPENMPI, MpiMode.PUREJAVA_PROCESSES},
            timeoutSeconds = 120,
            reason = REASON)
    void moreElementsThanAnIntAreSentAndBroadcast(Communicator comm) {
        assumeItFits(comm);
        try (LargeMemory memory = new LargeMemory(COUNT)) {
            MpiBuffer all = MpiBuffer.address(memory.address(), COUNT, Datatype.BYTE);
            if (comm.rank() == 0) {
                fill(memory, 3);
                comm.send(all, 1, TAG);
            } else {
                Status status = comm.recv(all, 0, TAG);
                assertEquals(COUNT, status.bytes());
                assertEquals(COUNT, status.count(Datatype.BYTE));
                expect(memory, 3);
                fill(memory, 7);
            }
            comm.bcast(all, 1);
            expect(memory, 7);
        }
    }

    @MpiTest(
            ranks = 2,
            modes = {MpiMode.OPENMPI, MpiMode.PUREJAVA_PROCESSES},
            timeoutSeconds = 120,
            reason = REASON)
    void oneElementOfManyBytesIsReceivedWithoutBlocking(Communicator comm) {
        assumeItFits(comm);
        try (LargeMemory memory = new LargeMemory(COUNT);
                Datatype whole = Datatype.contiguous(COUNT, Datatype.BYTE)) {
            assertEquals(COUNT, whole.size());
            MpiBuffer one = MpiBuffer.address(memory.address(), 1, whole);
            if (comm.rank() == 0) {
                fill(memory, 5);
                comm.isend(one, 1, TAG).await();
            } else {
                Request request = comm.irecv(one, 0, TAG);
                assertEquals(1, request.await().count(whole));
                expect(memory, 5);
            }
        }
    }

    @MpiTest(ranks = 2, reason = REASON)
    void chunksMayLieFarApart(Communicator comm) {
        // 2.4 GB from the first chunk to the last; what lies between is never touched.
        int far = 300_000_000;
        try (LargeMemory memory = new LargeMemory((far + 2L) * Double.BYTES)) {
            MpiBuffer whole = MpiBuffer.address(memory.address(), far + 2L, Datatype.DOUBLE);
            MpiChunks chunks = MpiChunks.chunks(whole, new int[] {1, 2}, new int[] {0, far});
            double[] mine = comm.rank() == 0 ? new double[] {1.5} : new double[] {2.5, 3.5};
            comm.allgatherv(buffer(mine), chunks);
            double[] got = new double[2];
            comm.sendrecv(whole.part(far, 2), comm.rank(), TAG, buffer(got), comm.rank(), TAG);
            assertArrayEquals(new double[] {2.5, 3.5}, got);
        }
    }

    @MpiTest(ranks = 2, reason = REASON)
    void moreElementsThanAnIntAreNotReduced(Communicator comm) {
        try (LargeMemory memory = new LargeMemory(COUNT)) {
            MpiBuffer all = MpiBuffer.address(memory.address(), COUNT, Datatype.BYTE);
            Expect.error(ErrorClass.COUNT, () -> comm.allreduce(IN_PLACE, all, Op.SUM), COUNT + "");
        }
    }
}
