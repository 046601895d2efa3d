package org.mpi4j.conformance.robustness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
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

    /** The worst fault in every call but the most common one, in which there is every fault. */
    static Stream<Arguments> faults() {
        List<Arguments> all = new ArrayList<>();
        for (MpiMode mode : MpiMode.values()) {
            if (mode != MpiMode.PUREJAVA_THREADS) {
                // Threads of one virtual machine die together.
                faults(mode).forEach(fault -> all.add(Arguments.of(mode, fault, Place.RECEIVE)));
                places(mode).forEach(place -> all.add(Arguments.of(mode, Fault.KILL, place)));
            }
        }
        return all.stream();
    }

    /** A rank that fails by itself tells the others in one way, whatever carries their messages. */
    private static Set<Fault> faults(MpiMode mode) {
        return mode == MpiMode.PUREJAVA_TCP
                ? EnumSet.of(Fault.EXIT, Fault.KILL)
                : EnumSet.allOf(Fault.class);
    }

    /**
     * What a rank waits in makes no difference to mpirun, nor to how ranks that talk through TCP
     * learn of it; without a launcher nobody knows of a rank that has never come.
     */
    private static Set<Place> places(MpiMode mode) {
        return switch (mode) {
            case OPENMPI -> EnumSet.of(Place.INIT, Place.LOCK, Place.FINALIZE);
            case PUREJAVA_PROCESSES -> EnumSet.complementOf(EnumSet.of(Place.INIT, Place.RECEIVE));
            case PUREJAVA_THREADS, PUREJAVA_TCP -> EnumSet.noneOf(Place.class);
        };
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
