package org.mpi4j.benchmarks.launch;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command line of a Java program, on the virtual machine and class path that run this. */
final class JavaCommand {
    private JavaCommand() {}

    /** Everything else is the virtual machine's default. */
    static List<String> of(String backend, Class<?> program, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // First: mpirun takes the first argument that contains "cp" for the class path.
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.addAll(List.of("-Xms256m", "--enable-native-access=ALL-UNNAMED"));
        command.add("-Dmpi4j.backend=" + backend);
        command.add(program.getName());
        command.addAll(arguments);
        return command;
    }
}
