package org.mpi4j.benchmarks.launch;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The command line of a Java program, on the class path that runs this. */
final class JavaCommand {
    /** Options for the virtual machines that are measured; each tells its own with its results. */
    private static final List<String> ASKED_FOR =
            Stream.of(System.getProperty("mpi4j.bench.jvmArgs", "").split(" "))
                    .filter(word -> !word.isEmpty())
                    .toList();

    /**
     * A rank waits while a method is compiled. In the background, the compilers of two virtual
     * machines take one of two cores for many seconds, both ranks are left with the other, and
     * nothing gets warm. What comes out is the same code.
     */
    private static final List<String> COMPILED_IN_THE_FOREGROUND =
            List.of(
                    "-XX:CompileCommand=quiet",
                    "-XX:CompileCommand=BackgroundCompilation,org.mpi4j.*::*,false");

    private JavaCommand() {}

    /** The virtual machine that runs this. */
    static Path home() {
        return Path.of(System.getProperty("java.home"));
    }

    static List<String> of(String backend, Class<?> program, List<String> arguments) {
        return of(home(), List.of("-Dmpi4j.backend=" + backend), program, arguments);
    }

    /** Everything else is the virtual machine's default, or what was asked for. */
    static List<String> of(
            Path home, List<String> properties, Class<?> program, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(home.resolve("bin").resolve("java").toString());
        // First: mpirun takes the first argument that contains "cp" for the class path.
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.addAll(List.of("-Xms256m", "--enable-native-access=ALL-UNNAMED"));
        // A virtual machine that is bound to one core takes it for the whole machine, and chooses
        // another garbage collector than an unbound one.
        int processors = Runtime.getRuntime().availableProcessors();
        command.add("-XX:ActiveProcessorCount=" + processors);
        command.addAll(COMPILED_IN_THE_FOREGROUND);
        command.addAll(ASKED_FOR);
        command.addAll(properties);
        command.add(program.getName());
        command.addAll(arguments);
        return command;
    }
}
