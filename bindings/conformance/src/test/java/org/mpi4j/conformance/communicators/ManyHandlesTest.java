package org.mpi4j.conformance.communicators;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.IntConsumer;
import org.mpi4j.Communicator;
import org.mpi4j.Group;
import org.mpi4j.Keyval;
import org.mpi4j.Keyval.CopyFunction;
import org.mpi4j.junit.MpiMode;
import org.mpi4j.junit.MpiTest;

/** Making and closing handles again and again keeps memory flat. */
class ManyHandlesTest {
    private static final String OF_A_PROCESS = "resident memory is that of a process";
    private static final long LIMIT_KIB = 5 * 1024;

    private static long residentKib() {
        System.gc();
        try {
            return Files.readAllLines(Path.of("/proc/self/status")).stream()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            // Not Linux: what is made is still closed, which fails if it runs out.
            return 0;
        }
    }

    private static void staysFlat(int times, IntConsumer step) {
        // Room that is kept for the next is made in the first part.
        for (int i = 0; i < times / 4; i++) {
            step.accept(i);
        }
        long before = residentKib();
        for (int i = 0; i < times; i++) {
            step.accept(i);
        }
        long grown = residentKib() - before;
        assertTrue(grown < LIMIT_KIB, () -> "memory has grown by " + grown + " KiB");
    }

    @MpiTest(ranks = 1, modes = MpiMode.OPENMPI, reason = OF_A_PROCESS)
    void communicators(Communicator comm) {
        Keyval<Integer> key = Keyval.create(CopyFunction.same());
        comm.setAttribute(key, 1);
        staysFlat(100_000, i -> comm.dup().close());
        comm.deleteAttribute(key);
    }

    @MpiTest(
            ranks = {2, 3},
            modes = MpiMode.OPENMPI,
            reason = OF_A_PROCESS)
    void communicatorsOfSeveralRanks(Communicator comm) {
        staysFlat(20_000, i -> comm.split(i % 2, 0).orElseThrow().close());
    }

    @MpiTest(
            ranks = {1, 2},
            modes = MpiMode.OPENMPI,
            reason = OF_A_PROCESS)
    void groups(Communicator comm) {
        try (Group all = comm.group()) {
            staysFlat(1_000_000, i -> all.incl(comm.rank()).close());
        }
    }

    @MpiTest(
            ranks = {1, 2},
            modes = MpiMode.OPENMPI,
            reason = OF_A_PROCESS)
    void attributes(Communicator comm) {
        staysFlat(
                1_000_000,
                i -> {
                    Keyval<Integer> key = Keyval.create(CopyFunction.same());
                    comm.setAttribute(key, i);
                    comm.deleteAttribute(key);
                    key.close();
                });
    }
}
