package org.mpi4j.conformance.support;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import org.mpi4j.Communicator;

/**
 * What a process uses, when no rank is in the middle of something.
 *
 * @param heap bytes of live objects
 * @param direct bytes of direct and mapped buffers
 * @param resident bytes of the process that are in memory
 * @param files open file descriptors
 * @param threads running
 */
public record Footprint(long heap, long direct, long resident, long files, long threads) {
    private static final long MIB = 1 << 20;
    private static final long MEMORY = 5 * MIB;

    /** The heap may have been reserved and never filled before. */
    private static final long RESIDENT = 64 * MIB;

    /** Jars and the like, which others in this process may open meanwhile. */
    private static final long HANDLES = 8;

    /** Measures. Collective. */
    public static Footprint of(Communicator comm) {
        comm.barrier();
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        long buffers =
                ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
                        .mapToLong(BufferPoolMXBean::getMemoryUsed)
                        .sum();
        String[] open = new File("/proc/self/fd").list();
        Footprint now =
                new Footprint(
                        runtime.totalMemory() - runtime.freeMemory(),
                        buffers,
                        inMemory(),
                        open == null ? 0 : open.length,
                        Thread.activeCount());
        comm.barrier();
        return now;
    }

    private static long inMemory() {
        return new File("/proc/self/status").exists() ? LargeMemory.resident() : 0;
    }

    /** Fails if there are more file descriptors or threads than before. */
    public void assertAsManyHandlesAs(Footprint before, int rounds) {
        assertTrue(
                files - before.files <= HANDLES && threads - before.threads <= HANDLES,
                () -> told(before, rounds));
    }

    /** Fails if this is more memory than before. */
    public void assertAsMuchMemoryAs(Footprint before, int rounds) {
        assertTrue(
                heap - before.heap < MEMORY
                        && direct - before.direct < MEMORY
                        && resident - before.resident < RESIDENT,
                () -> told(before, rounds));
    }

    private String told(Footprint before, int rounds) {
        return "after " + rounds + " rounds " + this + ", before " + before;
    }
}
