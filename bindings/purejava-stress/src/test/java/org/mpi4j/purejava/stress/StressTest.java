package org.mpi4j.purejava.stress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Lets jcstress run the tests of this module in virtual machines of its own. Every test is a class
 * named {@code ...Stress}, annotated with what may come out.
 *
 * <p>The short form compiles everything with the second compiler, which moves memory accesses most,
 * and takes about half a minute. {@code -Dmpi4j.stress=default}, or another of jcstress's modes
 * (quick, tough, stress), takes all that it does in that mode: every compiler, actors of one test
 * compiled in different ways, and more time.
 */
class StressTest {
    private static final Path FOLDER = Path.of("target", "jcstress").toAbsolutePath();

    private static final List<String> SHORT =
            List.of(
                    "-m",
                    "quick",
                    "-f",
                    "1",
                    "-iters",
                    "1",
                    "-time",
                    "200",
                    "-sc",
                    "false",
                    "-jvmArgs",
                    "-XX:-TieredCompilation");

    /** Processors to use; more make no more collisions of two. */
    private static final int PROCESSORS = 2;

    /** States that live at a time are at most size times count: {@link Slots#COUNT}. */
    private static final List<String> STRIDES = List.of("-strideSize", "64", "-strideCount", "32");

    private static final Pattern RESULTS =
            Pattern.compile(
                    "\\(Results: (\\d+) planned; (\\d+) passed, 0 failed, 0 soft errs, 0 hard"
                            + " errs\\)");

    @Test
    void nothingForbiddenComesOut() throws Exception {
        Files.createDirectories(FOLDER);
        Path output = FOLDER.resolve("output.txt");
        Process process =
                new ProcessBuilder(command())
                        .directory(FOLDER.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile())
                        .start();
        try {
            boolean ended = process.waitFor(limitMinutes(), TimeUnit.MINUTES);
            String text = Files.readString(output);
            assertEquals(true, ended, text);
            assertEquals(0, process.exitValue(), text);
            MatchResult last =
                    RESULTS.matcher(text).results().reduce((before, next) -> next).orElseThrow();
            assertEquals(last.group(1), last.group(2), text);
            assertTrue(Integer.parseInt(last.group(1)) >= tests().size(), text);
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private static String mode() {
        return System.getProperty("mpi4j.stress", "");
    }

    private static long limitMinutes() {
        return mode().isEmpty() ? 5 : 24 * 60;
    }

    private static List<String> command() {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "-Xmx256m"));
        command.addAll(List.of("org.openjdk.jcstress.Main", "-r", FOLDER.toString()));
        command.addAll(List.of("-c", "" + PROCESSORS, "-af", "NONE", "-hs", "256"));
        command.addAll(STRIDES);
        command.addAll(mode().isEmpty() ? SHORT : List.of("-m", mode()));
        return command;
    }

    /** What the annotation processor has found. */
    private static Set<String> tests() throws IOException {
        try (InputStream list = StressTest.class.getResourceAsStream("/META-INF/TestList")) {
            assertFalse(list == null, "jcstress has found no tests");
            String text = new String(list.readAllBytes(), StandardCharsets.UTF_8);
            return Pattern.compile("org\\.mpi4j[\\w.]*Stress\\b(?!_)")
                    .matcher(text)
                    .results()
                    .map(found -> found.group())
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
