package org.mpi4j.conformance.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The Java versions of this machine that tests of the virtual machine's behaviour run on. */
public final class JavaHomes {
    private static final Path FOLDER = Path.of("/usr/lib/jvm");
    private static final Pattern VERSION = Pattern.compile("JAVA_VERSION=\"(\\d+)");
    private static final List<Integer> SUPPORTED = List.of(17, 21, 25);

    /**
     * One of them.
     *
     * @param version such as 17
     * @param path its folder
     */
    public record JavaHome(int version, Path path) {
        /** The command that starts it. */
        public String java() {
            return path.resolve("bin/java").toString();
        }

        /** Whether it starts with an option. */
        public boolean accepts(String option) throws Exception {
            Process process =
                    new ProcessBuilder(java(), option, "-Xmx32m", "-version")
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start();
            return process.waitFor(30, TimeUnit.SECONDS) && process.exitValue() == 0;
        }

        @Override
        public String toString() {
            return "Java " + version;
        }
    }

    private JavaHomes() {}

    /** The one that runs the test, and others that are installed, one of each version. */
    public static List<JavaHome> found() {
        Map<Integer, JavaHome> homes = new LinkedHashMap<>();
        Path own = Path.of(System.getProperty("java.home"));
        homes.put(Runtime.version().feature(), new JavaHome(Runtime.version().feature(), own));
        if (Files.isDirectory(FOLDER)) {
            try (Stream<Path> folders = Files.list(FOLDER)) {
                folders.sorted().forEach(folder -> add(homes, folder));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return List.copyOf(homes.values());
    }

    private static void add(Map<Integer, JavaHome> homes, Path folder) {
        Path release = folder.resolve("release");
        if (!Files.isExecutable(folder.resolve("bin/java")) || !Files.isReadable(release)) {
            return;
        }
        try {
            Matcher version = VERSION.matcher(Files.readString(release));
            if (version.find() && SUPPORTED.contains(Integer.valueOf(version.group(1)))) {
                int number = Integer.parseInt(version.group(1));
                homes.putIfAbsent(number, new JavaHome(number, folder));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
