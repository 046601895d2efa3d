package org.mpi4j.benchmarks.launch;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.mpi4j.spi.Availability;
import org.mpi4j.spi.Backends;
import org.mpi4j.spi.MpiProvider;

/** The processes that run a Java program on some ranks. */
final class JavaRanks {
    private static final int JOB_BYTES = 16;

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
        String job = newJob();
        List<ProcessBuilder> processes = new ArrayList<>();
        for (int rank = 0; rank < ranks; rank++) {
            ProcessBuilder builder = pureJavaProcess(properties, program, arguments);
            builder.environment().put("MPI4J_RANK", Integer.toString(rank));
            builder.environment().put("MPI4J_SIZE", Integer.toString(ranks));
            builder.environment().put("MPI4J_JOB", job);
            processes.add(builder);
        }
        return processes;
    }

    /** On the pure-Java backend: all ranks in one process. */
    static List<ProcessBuilder> threads(int ranks, Class<?> program, List<String> arguments) {
        List<String> properties = List.of("-Dmpi4j.ranks=" + ranks);
        return List.of(pureJavaProcess(properties, program, arguments));
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

    /** Whoever knows the job's name can join it, so nobody may guess it. */
    private static String newJob() {
        byte[] random = new byte[JOB_BYTES];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }
}
