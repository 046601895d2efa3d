package org.mpi4j.conformance.processes;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.mpi4j.conformance.support.ConnectedProgram;
import org.mpi4j.conformance.support.Launched;
import org.mpi4j.conformance.support.Modes;
import org.mpi4j.conformance.support.RefusedConnectionsProgram;
import org.mpi4j.conformance.support.SpawningProgram;
import org.mpi4j.junit.MpiMode;
import org.mpi4j.junit.pool.Leftovers;

/** Processes are started and connected, by ranks of every mode. */
class ProcessesTest {
    /** What files of the backends are called; a test that runs at the same time may have others. */
    private static final List<String> OURS = List.of("vader_segment", "mpi4j-service-");

    /** Where a connection is made in Java. */
    private static final List<MpiMode> PURE =
            List.of(MpiMode.PUREJAVA_THREADS, MpiMode.PUREJAVA_PROCESSES);

    /** What one job does with one connection, and what needs a connection of its own. */
    private static final List<String> CONNECTIONS =
            List.of("messages,collectives,merged,parts,pending", "forgotten", "nested", "bridge");

    private static Launched run(MpiMode mode, Class<?> program, String cases) throws Exception {
        Modes.assumePresent(mode, 2);
        Leftovers leftovers = Leftovers.since();
        // Children get the same options.
        List<String> options = List.of("-Ddynamic.cases=" + cases);
        Launched job = Launched.in(mode, program, 2, options);
        List<String> left = leftovers.after(Duration.ofSeconds(5));
        assertTrue(
                left.stream().noneMatch(path -> OURS.stream().anyMatch(path::contains)),
                left::toString);
        return job;
    }

    private static void runWell(MpiMode mode, Class<?> program, String cases) throws Exception {
        Launched job = run(mode, program, cases);
        assertTrue(job.exitCodes().stream().allMatch(code -> code == 0), job.output());
        assertTrue(job.output().contains("all well"), job.output());
    }

    @ParameterizedTest
    @EnumSource(MpiMode.class)
    void startsProcessesAndLeavesNothing(MpiMode mode) throws Exception {
        runWell(mode, SpawningProgram.class, "spawn,multiple,again");
    }

    @ParameterizedTest
    @EnumSource(MpiMode.class)
    void connectsAndLeavesNothing(MpiMode mode) throws Exception {
        runWell(mode, SpawningProgram.class, "ports,names,join");
    }

    /** Several jobs always talk through TCP, however the ranks of one do. */
    static Stream<Arguments> modesAndConnections() {
        return Stream.concat(
                CONNECTIONS.stream().map(which -> Arguments.of(MpiMode.PUREJAVA_PROCESSES, which)),
                Stream.of("collectives", "bridge")
                        .map(which -> Arguments.of(MpiMode.PUREJAVA_THREADS, which)));
    }

    /** What communicators of one job do, those of several do as well. */
    @ParameterizedTest
    @MethodSource("modesAndConnections")
    void communicatorsOfSeveralJobsAreLikeOthers(MpiMode mode, String cases) throws Exception {
        runWell(mode, ConnectedProgram.class, cases);
    }

    @ParameterizedTest
    @MethodSource("pure")
    void whatDoesNotConnectIsRefused(MpiMode mode) throws Exception {
        runWell(mode, RefusedConnectionsProgram.class, "");
    }

    static List<MpiMode> pure() {
        return PURE;
    }

    /** Of both jobs nothing is left; the output ends when all have ended. */
    @ParameterizedTest
    @MethodSource("pure")
    void parentsWithoutChildrenFail(MpiMode mode) throws Exception {
        Launched job = run(mode, ConnectedProgram.class, "childDies");
        assertTrue(job.exitCodes().stream().allMatch(code -> code != 0), job.output());
        assertTrue(job.output().contains("of another job"), job.output());
        assertTrue(job.output().contains("PROC_FAILED"), job.output());
    }

    @ParameterizedTest
    @MethodSource("pure")
    void orphansThatComputeAreEnded(MpiMode mode) throws Exception {
        Launched job = run(mode, ConnectedProgram.class, "orphans");
        assertTrue(job.exitCodes().contains(7), job.output());
        assertTrue(job.output().contains("the process that started it is gone"), job.output());
    }

    @ParameterizedTest
    @MethodSource("pure")
    void childrenWithoutParentsFail(MpiMode mode) throws Exception {
        Launched job = run(mode, ConnectedProgram.class, "parentDies");
        assertTrue(job.exitCodes().contains(7), job.output());
        assertTrue(job.output().contains("of another job"), job.output());
        assertTrue(job.output().contains("PROC_FAILED"), job.output());
    }
}
