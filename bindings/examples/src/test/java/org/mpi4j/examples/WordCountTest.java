package org.mpi4j.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@ExtendWith(JobTally.class)
class WordCountTest {
    private static final Path LICENSES = Path.of("/usr/share/common-licenses");

    @ParameterizedTest(name = "{0}, {1} rank(s)")
    @MethodSource("org.mpi4j.examples.Launch#jobsOf3")
    void theLicensesHaveAsManyWordsAsWcCounts(Launch.Mode mode, int ranks) throws Exception {
        assumeTrue(Files.isDirectory(LICENSES), LICENSES + " is not there");
        Launch launch = Launch.run(mode, ranks, WordCount.class);
        assertEquals(0, launch.exitCode(), launch.err());
        assertEquals(wc(LICENSES), launch.out());
    }

    @ParameterizedTest(name = "{0}, {1} rank(s)")
    @MethodSource("org.mpi4j.examples.Launch#jobs")
    void oddFilesHaveAsManyWordsAsWcCounts(Launch.Mode mode, int ranks, @TempDir Path folder)
            throws Exception {
        writeOddFiles(folder);
        Launch launch = Launch.run(mode, ranks, WordCount.class, folder.toString());
        assertEquals(0, launch.exitCode(), launch.err());
        assertEquals(wc(folder), launch.out());
    }

    /** The same without the real wc, which not every system has: 27 words in a known text. */
    @ParameterizedTest(name = "{0}, {1} rank(s)")
    @MethodSource("org.mpi4j.examples.Launch#jobsOf3")
    void theWordsOfAKnownTextAreCounted(Launch.Mode mode, int ranks, @TempDir Path folder)
            throws Exception {
        Files.writeString(folder.resolve("a"), "nine words are in this file, one two three\n");
        Files.writeString(folder.resolve("b"), "x\n".repeat(18));
        Launch launch = Launch.run(mode, ranks, WordCount.class, folder.toString());
        assertEquals(0, launch.exitCode(), launch.err());
        assertEquals(
                " 9 " + folder + "/a\n" + "18 " + folder + "/b\n" + "27 total\n", launch.out());
    }

    @ParameterizedTest(name = "{0}, {1} rank(s)")
    @MethodSource("org.mpi4j.examples.Launch#jobsOf3")
    void aDirectoryThatIsNotThereEndsTheJobWithItsName(
            Launch.Mode mode, int ranks, @TempDir Path folder) throws Exception {
        Path missing = folder.resolve("missing");
        Launch launch = Launch.run(mode, ranks, WordCount.class, missing.toString());
        assertNotEquals(0, launch.exitCode());
        assertTrue(launch.err().contains(missing + " is not a directory"), launch.err());
    }

    private static void writeOddFiles(Path folder) throws IOException {
        Random random = new Random(1);
        Files.writeString(folder.resolve("empty"), "");
        Files.writeString(folder.resolve("no line feed at the end"), "one two\nthree");
        Files.writeString(folder.resolve("only white space"), " \n\t\r\n \f\u000b\n".repeat(1000));
        Files.writeString(folder.resolve("one huge line"), "word and ".repeat(100_000));
        Files.writeString(folder.resolve("one huge word"), "w".repeat(300_000));
        Files.writeString(folder.resolve("multi-byte"), multiByte(random));
        Files.write(folder.resolve("not utf-8"), latin1(random));
        Files.createSymbolicLink(folder.resolve("link"), Path.of("multi-byte"));
        Files.writeString(folder.resolve(".hidden"), "not counted");
        Files.createDirectory(folder.resolve("directory"));
    }

    private static String multiByte(Random random) {
        String alphabet = "ab\u00e9\u20ac\u4e16 \n\u00a0\u2003\u2007\u3000\u2060";
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 100_000; i++) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return text.append(Character.toString(0x1f600)).toString();
    }

    /**
     * Words in another encoding; each has a letter of ASCII, as versions of wc differ otherwise.
     */
    private static byte[] latin1(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 10_000; i++) {
            text.append('x').append((char) (0xc0 + random.nextInt(0x40))).append("y ");
        }
        return text.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    /**
     * What {@code wc -w folder/*} prints; the tests that need it are skipped where it is not GNU's.
     */
    private static String wc(Path folder) throws IOException, InterruptedException {
        assumeTrue(output(List.of("wc", "--version")).contains("GNU coreutils"), "no GNU wc");
        List<String> command = new ArrayList<>(List.of("wc", "-w"));
        try (Stream<Path> files = Files.list(folder)) {
            files.filter(file -> !Files.isDirectory(file))
                    .map(Path::toString)
                    .filter(file -> !file.contains("/."))
                    .sorted()
                    .forEach(command::add);
        }
        return output(command);
    }

    private static String output(List<String> command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("LC_ALL", "C.UTF-8");
        builder.environment().remove("POSIXLY_CORRECT");
        Process process = builder.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return output;
    }
}
