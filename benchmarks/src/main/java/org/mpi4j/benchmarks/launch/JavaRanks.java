package org.mpi4j.benchmarks.launch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.mpi4j.purejava.launch.RankVariables;
import org.mpi4j.spi.Availability;
import org.mpi4j.spi.Backends;
import org.mpi4j.spi.MpiProvider;

/** The processes that run a Java program on some ranks. */
final class JavaRanks {
    private JavaRanks() {}

    /** On the native backend: one process, which is mpirun. */
    static List<ProcessBuilder> underMpirun(
            OpenMpi mpi, int ranks, Class<?> program, List<String> arguments) {
        return underMpirun(mpi, JavaCommand.home(), ranks, program, arguments);
    }

    /** The same on another virtual machine. */
    static List<ProcessBuilder> underMpirun(
            OpenMpi mpi, Path home, int ranks, Class<?> program, List<String> arguments) {
        List<String> command = new ArrayList<>(mpi.command(ranks));
        List<String> backend = List.of("-Dmpi4j.backend=openmpi");
        command.addAll(JavaCommand.of(home, backend, program, arguments));
        return List.of(OpenMpi.process(command));
    }

    /** On the pure-Java backend: one process a rank, without any launcher. */
    static List<ProcessBuilder> pureJava(int ranks, Class<?> program, List<String> arguments) {
        return pureJava(ranks, List.of(), program, arguments);
    }

    /** The same with properties that the backend looks at. */
    static List<ProcessBuilder> pureJava(
            int ranks, List<String> properties, Class<?> program, List<String> arguments) {
        String job = RankVariables.newJob();
        List<ProcessBuilder> processes = new ArrayList<>();
        for (int rank = 0; rank < ranks; rank++) {
            ProcessBuilder builder = pureJavaProcess(properties, program, arguments);
            int place = rank;
            setAll(builder, () -> RankVariables.of(job, place, ranks));
            processes.add(builder);
        }
        return processes;
    }

    /** On the pure-Java backend: all ranks in one process. */
    static List<ProcessBuilder> threads(int ranks, Class<?> program, List<String> arguments) {
        List<String> properties = List.of("-Dmpi4j.ranks=" + ranks);
        ProcessBuilder process = pureJavaProcess(properties, program, arguments);
        setAll(process, RankVariables::watched);
        return List.of(process);
    }

    private interface Variables {
        Map<String, String> get() throws IOException;
    }

    private static void setAll(ProcessBuilder process, Variables variables) {
        try {
            process.environment().putAll(variables.get());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot tell which process this is", e);
        }
    }

    private static ProcessBuilder pureJavaProcess(
            List<String> properties, Class<?> program, List<String> arguments) {
        List<String> all = new ArrayList<>(List.of("-Dmpi4j.backend=purejava"));
        all.addAll(properties);
        return new ProcessBuilder(JavaCommand.of(JavaCommand.home(), all, program, arguments));
    }

    /**
     * Looks whether a backend can be used here.
     *
     * @throws NotAvailableException if not
     */
    static void requireBackend(String name) {
        MpiProvider provider =
                Backends.all().stream()
                        .filter(candidate -> candidate.name().equals(name))
                        .findFirst()
                        .orElseThrow(
                                () ->
                                        new NotAvailableException(
                                                "the backend "
                                                        + name
                                                        + " is not on the class path"));
        Availability availability = provider.availability();
        if (!availability.usable()) {
            throw new NotAvailableException(availability.detail());
        }
    }
}
