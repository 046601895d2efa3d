package org.mpi4j.conformance.datatypes;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.mpi4j.Communicator;
import org.mpi4j.Datatype;
import org.mpi4j.conformance.support.LargeMemory;
import org.mpi4j.junit.MpiMode;
import org.mpi4j.junit.MpiTest;

/** Datatypes leave nothing behind when they are closed. */
class DatatypeLifetimeTest {
    private static final long LIMIT = 5L << 20;

    private static void makeAndClose(Communicator comm, int times) {
        for (int i = 0; i < times; i++) {
            try (Datatype type = Datatype.vector(3, 1, 2, Datatype.INT)) {
                // The library's object is made when it is used.
                comm.packSize(1, type);
            }
        }
    }

    @MpiTest(
            modes = MpiMode.OPENMPI,
            ranks = 1,
            reason = "nothing outside the heap on the pure-Java backend; one rank shows it")
    void aMillionTypesKeepMemoryFlat(Communicator comm) {
        // The young generation is touched from end to end, and everything is compiled.
        makeAndClose(comm, 500_000);
        System.gc();
        long before = LargeMemory.resident();
        makeAndClose(comm, 1_000_000);
        System.gc();
        long grown = LargeMemory.resident() - before;
        assertTrue(grown < LIMIT, () -> "grown by " + grown + " bytes");
    }
}
