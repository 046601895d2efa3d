package org.mpi4j.conformance.robustness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.mpi4j.conformance.support.BlockedCallsProgram;
import org.mpi4j.conformance.support.JavaHomes;
import org.mpi4j.conformance.support.Launched;
import org.mpi4j.conformance.support.Modes;
import org.mpi4j.junit.MpiMode;

/** A call that waits for a peer with a Java array stops no other thread, whatever the collector. */
class BlockedCallsTest {
    private static final long LIMIT_MILLIS = 250;
    private static final Pattern STALL = Pattern.compile("(\\w+) stalled (\\d+) ms");

    static Stream<Arguments> javaAndCollector() {
        return JavaHomes.found().stream()
                .flatMap(
                        home ->
                                Stream.of("Serial", "Parallel", "G1", "Z", "Shenandoah")
                                        .map(collector -> Arguments.of(home, collector)));
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("javaAndCollector")
    void callsOnArraysStallNobody(JavaHomes.JavaHome home, String collector) throws Exception {
        Modes.assumePresent(MpiMode.OPENMPI, 2);
        String option = "-XX:+Use" + collector + "GC";
        assumeTrue(home.accepts(option), () -> home + " has no " + collector + " collector");
        Launched job =
                Launched.underMpirun(home, List.of(option, "-Xmx96m"), BlockedCallsProgram.class);
        assertEquals(List.of(0), job.exitCodes(), job::output);
        Map<String, Long> stalls = new TreeMap<>();
        Matcher lines = STALL.matcher(job.output());
        while (lines.find()) {
            stalls.put(lines.group(1), Long.valueOf(lines.group(2)));
        }
        System.out.println("longest stalls in ms, " + home + ", " + collector + ": " + stalls);
        assertEquals(4, stalls.size(), job::output);
        assertTrue(
                stalls.values().stream().allMatch(stall -> stall <= LIMIT_MILLIS),
                () -> home + ", " + collector + ": " + stalls);
    }
}
