package org.mpi4j.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@ExtendWith(JobTally.class)
class ExamplesTest {
    private static final Pattern PI =
            Pattern.compile("pi is about (\\S+), error \\S+, (\\d+) intervals, (\\d+) ranks.*");

    @ParameterizedTest(name = "{0}, {1} rank(s)")
    @MethodSource("org.mpi4j.examples.Launch#jobs")
    void everyRankSaysHelloOnce(Launch.Mode mode, int ranks) throws Exception {
        Launch launch = Launch.run(mode, ranks, Hello.class);
        assertEquals(0, launch.exitCode(), launch.err());
        String backend = mode == Launch.Mode.OPENMPI ? "openmpi" : "purejava";
        List<String> expected =
                IntStream.range(0, ranks)
                        .mapToObj(rank -> "Hello from rank " + rank + " of " + ranks + " on ")
                        .toList();
        List<String> lines = launch.out().lines().sorted().toList();
        assertEquals(ranks, lines.size(), launch.out());
        for (int rank = 0; rank < ranks; rank++) {
            assertTrue(lines.get(rank).startsWith(expected.get(rank)), launch.out());
            assertTrue(lines.get(rank).endsWith(" (" + backend + ")"), launch.out());
        }
    }

    @ParameterizedTest(name = "{0}, {1} rank(s)")
    @MethodSource("org.mpi4j.examples.Launch#jobs")
    void piIsRightToTenDigits(Launch.Mode mode, int ranks) throws Exception {
        Launch launch = Launch.run(mode, ranks, Pi.class, "1000000");
        assertEquals(0, launch.exitCode(), launch.err());
        Matcher line = PI.matcher(launch.out().strip());
        assertTrue(line.matches(), launch.out());
        assertEquals(Math.PI, Double.parseDouble(line.group(1)), 1e-10);
        assertEquals("1000000", line.group(2));
        assertEquals(Integer.toString(ranks), line.group(3));
    }

    @ParameterizedTest(name = "{0}, {1} rank(s)")
    @MethodSource("org.mpi4j.examples.Launch#jobsOf3")
    void aWrongArgumentEndsTheJobWithItsReason(Launch.Mode mode, int ranks) throws Exception {
        Launch launch = Launch.run(mode, ranks, Pi.class, "0");
        assertNotEquals(0, launch.exitCode());
        assertTrue(launch.err().contains("intervals = 0: at least 1 needed"), launch.err());
    }
}
