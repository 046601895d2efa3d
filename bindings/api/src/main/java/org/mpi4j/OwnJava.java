package org.mpi4j;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** How this virtual machine was started, to start another one like it. */
final class OwnJava {
    private static final String BACKEND = "mpi4j.backend";

    /** Starts of options that make sense for one virtual machine only, or are given anew. */
    private static final List<String> NOT_CARRIED =
            List.of(
                    "-agentlib:",
                    "-agentpath:",
                    "-javaagent:",
                    "-Xrunjdwp",
                    "-Dcom.sun.management.jmxremote.port",
                    "-D" + BACKEND + "=",
                    "-Dmpi4j.ranks=",
                    "-Djava.class.path=",
                    "-Djdk.module.main",
                    "--module-path=");

    private OwnJava() {}

    static String executable() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** Options and main class. */
    static List<String> arguments(Class<?> program) {
        // First, because mpirun looks for it there and adds one of its own otherwise.
        List<String> all = new ArrayList<>();
        all.addAll(List.of("-cp", System.getProperty("java.class.path", "")));
        String modules = System.getProperty("jdk.module.path");
        if (modules != null) {
            all.addAll(List.of("--module-path", modules));
        }
        options().forEach(all::add);
        String backend = System.getProperty(BACKEND);
        if (backend != null) {
            all.add("-D" + BACKEND + "=" + backend);
        }
        all.addAll(main(program));
        return all;
    }

    private static Stream<String> options() {
        return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(option -> NOT_CARRIED.stream().noneMatch(option::startsWith));
    }

    private static List<String> main(Class<?> program) {
        Module module = program.getModule();
        return module.isNamed()
                ? List.of("-m", module.getName() + "/" + program.getName())
                : List.of(program.getName());
    }
}
