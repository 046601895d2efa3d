package org.mpi4j.conformance.robustness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.mpi4j.conformance.support.FaultyProgram;
import org.mpi4j.conformance.support.FaultyProgram.Fault;
import org.mpi4j.conformance.support.FaultyProgram.Place;
import org.mpi4j.conformance.support.Launched;
import org.mpi4j.conformance.support.Modes;
import org.mpi4j.junit.MpiMode;
import org.mpi4j.junit.pool.Leftovers;

/** A rank that comes to grief ends the job, whatever happens to it and wherever the others are. */
@Timeout(180)
class FaultTest {
    private static final int RANKS = 3;

    /** Of which the start of three virtual machines takes the most; five are promised when idle. */
    private static final Duration LIMIT = Duration.ofSeconds(15);

    /**
     * Every fault in the most common call, and the worst one in every other. What a rank waits in
     * makes no difference to how ranks that talk through TCP learn of it.
     */
    static Stream<Arguments> faults() {
        List<Arguments> all = new ArrayList<>();
        for (MpiMode mode : MpiMode.values()) {
            if (mode == MpiMode.PUREJAVA_THREADS) {
                // Threads of one virtual machine die together.
                continue;
            }
            for (Fault fault : Fault.values()) {
                all.add(Arguments.of(mode, fault, Place.RECEIVE));
            }
            for (Place place : Place.values()) {
                // Without a launcher nobody knows of a rank that has never come.
                boolean known = place != Place.INIT || mode == MpiMode.OPENMPI;
                if (known && place != Place.RECEIVE && mode != MpiMode.PUREJAVA_TCP) {
                    all.add(Arguments.of(mode, Fault.KILL, place));
                }
            }
        }
        return all.stream();
    }

    @ParameterizedTest(name = "{0}, {1}, {2}")
    @MethodSource("faults")
    void endsTheJobAndLeavesNothing(MpiMode mode, Fault fault, Place place) throws Exception {
        Modes.assumePresent(mode, RANKS);
        Leftovers leftovers = Leftovers.since();
        Set<ProcessHandle> before = processes();
        List<String> options = List.of("-Dfault=" + fault, "-Dplace=" + place);
        Launched job = Launched.in(mode, FaultyProgram.class, RANKS, options);
        assertTrue(job.taken().compareTo(LIMIT) < 0, () -> "took " + job.taken());
        assertEquals(codes(mode, fault), job.exitCodes(), job.output());
        if (fault == Fault.MEMORY || fault == Fault.STACK) {
            String error = fault == Fault.STACK ? "StackOverflowError" : "OutOfMemoryError";
            assertTrue(job.output().contains("rank 1 of 3 failed"), job.output());
            assertTrue(job.output().contains(error), job.output());
        }
        Set<ProcessHandle> left = processes();
        left.removeAll(before);
        assertEquals(Set.of(), left);
        assertEquals(List.of(), leftovers.after(Duration.ofSeconds(5)));
    }

    private static Set<ProcessHandle> processes() {
        return new HashSet<>(ProcessHandle.current().descendants().toList());
    }

    /** Of mpirun, or of each rank. */
    private static List<Integer> codes(MpiMode mode, Fault fault) {
        int own =
                switch (fault) {
                    case EXIT -> FaultyProgram.EXIT_CODE;
                    case KILL -> 137;
                    case MEMORY, STACK -> 1;
                };
        return mode == MpiMode.OPENMPI ? List.of(own) : List.of(1, own, 1);
    }
}
