package org.mpi4j.conformance.robustness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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
    private static final int REPETITIONS = 2;
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
        Map<String, Long> stalls = stalls(home, option);
        // A busy machine stalls now and then; a collector that waits for an array does so each
        // time.
        for (int again = 0; again < REPETITIONS && isTooLong(stalls); again++) {
            stalls(home, option).forEach((call, stall) -> stalls.merge(call, stall, Math::min));
        }
        System.out.println("longest stalls in ms, " + home + ", " + collector + ": " + stalls);
        assertFalse(isTooLong(stalls), () -> home + ", " + collector + ": " + stalls);
    }

    private static boolean isTooLong(Map<String, Long> stalls) {
        return stalls.values().stream().anyMatch(stall -> stall > LIMIT_MILLIS);
    }

    private static Map<String, Long> stalls(JavaHomes.JavaHome home, String option)
            throws Exception {
        Launched job =
                Launched.underMpirun(home, List.of(option, "-Xmx96m"), BlockedCallsProgram.class);
        assertEquals(List.of(0), job.exitCodes(), job::output);
        Map<String, Long> stalls = new TreeMap<>();
        Matcher lines = STALL.matcher(job.output());
        while (lines.find()) {
            stalls.put(lines.group(1), Long.valueOf(lines.group(2)));
        }
        assertEquals(4, stalls.size(), job::output);
        return stalls;
    }
}
