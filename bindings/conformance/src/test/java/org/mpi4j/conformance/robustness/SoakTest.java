package org.mpi4j.conformance.robustness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mpi4j.MpiBuffer.buffer;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32;
import org.mpi4j.Communicator;
import org.mpi4j.Mpi;
import org.mpi4j.MpiFile;
import org.mpi4j.Op;
import org.mpi4j.Status;
import org.mpi4j.Window;
import org.mpi4j.conformance.support.Footprint;
import org.mpi4j.conformance.support.Ring;
import org.mpi4j.conformance.support.SharedDirectory;
import org.mpi4j.junit.MpiTest;

/**
 * Mixed traffic with checksums for a time: nothing is wrong, and no more threads and file
 * descriptors are in use at the end than after a start. {@code -Dmpi4j.soak.seconds=N}, and for
 * ranks that are processes {@code -Dmpi4j.test.jvmArgs=-Dmpi4j.soak.seconds=N}, makes it longer;
 * from half a minute on, when pools are full and code is compiled, memory has to be flat, too.
 */
class SoakTest {
    private static final int SECONDS = Integer.getInteger("mpi4j.soak.seconds", 1);
    private static final int STEADY_SECONDS = 30;
    private static final int LONGEST = 1 << 18;
    private static final int TAG = 5;
    private static final String REASON = "time; rank 0 has a peer, and one that is not its peer";

    @MpiTest(
            ranks = {2, 3},
            timeoutSeconds = 3600,
            reason = REASON)
    void trafficIsRightAndLeavesNothing(Communicator comm) {
        // What is made once, such as code and pools, is made in the first part.
        int rounds = runFor(comm, SECONDS * 500L, 0);
        Footprint before = Footprint.of(comm);
        rounds = runFor(comm, SECONDS * 1000L, rounds);
        Footprint after = Footprint.of(comm);
        after.assertAsManyHandlesAs(before, rounds);
        if (SECONDS >= STEADY_SECONDS) {
            after.assertAsMuchMemoryAs(before, rounds);
        }
    }

    private static int runFor(Communicator comm, long millis, int first) {
        long end = System.nanoTime() + millis * 1_000_000;
        int round = first;
        do {
            Random shared = new Random(round);
            message(comm, shared, round);
            collective(comm, shared, round);
            if (round % 16 == 0) {
                objects(comm, round);
            }
            round++;
        } while (comm.allreduce(System.nanoTime() < end ? 1 : 0, Op.MIN) == 1);
        return round;
    }

    private static byte[] sealed(int seed, int length) {
        byte[] bytes = new byte[length + Long.BYTES];
        new Random(seed).nextBytes(bytes);
        ByteBuffer.wrap(bytes).putLong(length, sum(bytes, length));
        return bytes;
    }

    private static long sum(byte[] bytes, int length) {
        CRC32 crc = new CRC32();
        crc.update(bytes, 0, length);
        return crc.getValue();
    }

    /** To the right, of a length that only the sender knows. */
    private static void message(Communicator comm, Random shared, int round) {
        Ring ring = Ring.of(comm);
        // Few are long.
        int bits = shared.nextInt(32 - Integer.numberOfLeadingZeros(LONGEST));
        int own = new Random(31L * round + comm.rank()).nextInt(1 << bits);
        byte[] sent = sealed(round + comm.rank(), own);
        byte[] received = new byte[LONGEST + Long.BYTES];
        Status status =
                comm.sendrecv(
                        buffer(sent), ring.right(), TAG, buffer(received), Mpi.ANY_SOURCE, TAG);
        assertEquals(ring.left(), status.source());
        int length = (int) status.bytes() - Long.BYTES;
        assertEquals(
                sum(received, length), ByteBuffer.wrap(received).getLong(length), "round " + round);
    }

    private static void collective(Communicator comm, Random shared, int round) {
        int root = shared.nextInt(comm.size());
        int length = shared.nextInt(1 << 14);
        byte[] data = new byte[length + Long.BYTES];
        if (comm.rank() == root) {
            data = sealed(round, length);
        }
        comm.bcast(buffer(data), root);
        assertEquals(sum(data, length), ByteBuffer.wrap(data).getLong(length), "round " + round);
        long[] mine = {comm.rank(), round};
        long[] all = new long[2];
        comm.iallreduce(buffer(mine), buffer(all), Op.SUM).await();
        assertEquals(comm.size() * (comm.size() - 1) / 2, all[0]);
        assertEquals((long) comm.size() * round, all[1]);
    }

    /** A communicator, a window and a file, from their making to their end. */
    private static void objects(Communicator comm, int round) {
        try (Communicator own = comm.dup();
                Window window = own.windows().allocate(Long.BYTES, Long.BYTES)) {
            window.memory().putLong(0, round);
            window.fence();
            window.accumulate(buffer(new long[] {1}), Ring.of(own).right(), 0, Op.SUM);
            window.fence();
            assertEquals(round + 1, window.memory().getLong(0));
        }
        try (SharedDirectory dir = new SharedDirectory(comm);
                MpiFile file = dir.create()) {
            byte[] line = sealed(round, 100);
            file.writeAtAll((long) comm.rank() * line.length, buffer(line));
            byte[] again = new byte[line.length];
            file.readAtAll((long) comm.rank() * line.length, buffer(again));
            assertTrue(Arrays.equals(line, again), () -> "round " + round);
        }
    }
}
