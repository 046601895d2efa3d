package org.mpi4j.openmpi;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.concurrent.atomic.AtomicInteger;
import org.mpi4j.MpiBuffer;

/**
 * When a blocking call may use a Java array where it is, without a copy. The collector must be one
 * that goes on while native code holds an array: G1 from Java 22 and Shenandoah, which pin its
 * region. Others, ZGC among them once its heap is full, stop every thread that allocates until the
 * call returns, which may take as long as the peer likes. And Java code must not run inside the
 * call: not while the program has an operation of its own, which MPI may carry out within any call,
 * for this or for another thread.
 *
 * <p>{@code -Dmpi4j.openmpi.holdArrays=false} copies always.
 */
final class HeldArrays {
    /** Below this many bytes two copies cost less than holding the array. */
    static final int SHORTEST = Integer.getInteger("mpi4j.openmpi.holdArraysFrom", 2048);

    private static final String ENABLED = "mpi4j.openmpi.holdArrays";
    private static final int G1_PINS_REGIONS_SINCE = 22;

    /** Functions of the program that MPI can call. */
    private static final AtomicInteger FUNCTIONS = new AtomicInteger();

    private HeldArrays() {}

    /** Whether a blocking call may hold this buffer's array. */
    static boolean isAllowed(MpiBuffer buffer) {
        return buffer.storage() == MpiBuffer.Storage.ARRAY
                && buffer.dataBytes() >= SHORTEST
                && FUNCTIONS.get() == 0
                && Collector.GOES_ON;
    }

    /** From now on MPI can call a function of the program. */
    static void functionAdded() {
        FUNCTIONS.incrementAndGet();
    }

    /** MPI cannot call it any more. */
    static void functionRemoved() {
        FUNCTIONS.decrementAndGet();
    }

    /** Asked when the first long array comes: it takes milliseconds to find out. */
    private static final class Collector {
        static final boolean GOES_ON =
                Boolean.parseBoolean(System.getProperty(ENABLED, "true"))
                        && ManagementFactory.getGarbageCollectorMXBeans().stream()
                                .map(GarbageCollectorMXBean::getName)
                                .anyMatch(Collector::goesOn);

        private static boolean goesOn(String name) {
            boolean regionsArePinned = Runtime.version().feature() >= G1_PINS_REGIONS_SINCE;
            return name.startsWith("Shenandoah") || (name.startsWith("G1") && regionsArePinned);
        }
    }
}
