package org.mpi4j.junit.pool;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.mpi4j.junit.MpiMode;

/**
 * What the settings that {@link org.mpi4j.junit.MpiTest} documents say.
 *
 * @param modes the modes to run
 * @param ranks the numbers of ranks to run
 * @param required modes that must be there
 * @param longest the time limit of tests that would have a longer one
 * @param jvmArgs arguments of the ranks' virtual machines
 * @param jni whether JNI calls are checked
 * @param summary whether the table is printed
 */
public record Settings(
        Set<MpiMode> modes,
        RankNumbers ranks,
        Set<MpiMode> required,
        Duration longest,
        List<String> jvmArgs,
        JniCheck jni,
        Summary summary) {
    /** Whether the virtual machine checks what native code does. */
    public enum JniCheck {
        /** With {@code -Xcheck:jni}; a warning fails the test. */
        ON,
        /** Not. */
        OFF
    }

    /** Whether the table of results is printed. */
    public enum Summary {
        /** At the end of the run. */
        PRINTED,
        /** Not. */
        SILENT
    }

    /**
     * Reads the settings.
     *
     * @param value finds a setting by its name
     * @return the settings
     */
    public static Settings read(Function<String, Optional<String>> value) {
        JniCheck jni = isTrue(value, "mpi4j.test.checkJni", "false") ? JniCheck.ON : JniCheck.OFF;
        boolean printed = isTrue(value, "mpi4j.test.summary", "true");
        return new Settings(
                modes(value, "mpi4j.test.modes", EnumSet.allOf(MpiMode.class)),
                RankNumbers.read(name -> words(value, name)),
                modes(value, "mpi4j.test.require", EnumSet.noneOf(MpiMode.class)),
                Duration.ofSeconds(
                        value.apply("mpi4j.test.timeoutSeconds").map(Long::valueOf).orElse(3600L)),
                jvmArgs(value, jni),
                jni,
                printed ? Summary.PRINTED : Summary.SILENT);
    }

    private static boolean isTrue(
            Function<String, Optional<String>> value, String name, String otherwise) {
        return value.apply(name).orElse(otherwise).equals("true");
    }

    private static List<String> jvmArgs(Function<String, Optional<String>> value, JniCheck jni) {
        List<String> args = new ArrayList<>();
        args.add("-Xmx256m");
        // Short lives and many of them: the first compiler only, and no threads for the collector.
        args.add("-XX:TieredStopAtLevel=1");
        args.add("-XX:+Use" + value.apply("mpi4j.test.gc").orElse("Serial") + "GC");
        args.add("--enable-native-access=ALL-UNNAMED");
        // A crash is shown with the output of its rank and leaves no files.
        args.addAll(List.of("-XX:+ErrorFileToStdout", "-XX:-CreateCoredumpOnCrash"));
        if (jni == JniCheck.ON) {
            args.add("-Xcheck:jni");
        }
        args.addAll(words(value, "mpi4j.test.jvmArgs"));
        return List.copyOf(args);
    }

    private static Set<MpiMode> modes(
            Function<String, Optional<String>> value, String name, Set<MpiMode> otherwise) {
        List<String> labels = words(value, name);
        return labels.isEmpty()
                ? otherwise
                : labels.stream().map(MpiMode::of).collect(Collectors.toSet());
    }

    private static List<String> words(Function<String, Optional<String>> value, String name) {
        return Arrays.stream(value.apply(name).orElse("").split("[,\\s]+"))
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
