package org.mpi4j.benchmarks.launch;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.mpi4j.benchmarks.plan.Column;
import org.mpi4j.benchmarks.twin.Storage;
import org.mpi4j.spi.Availability;
import org.mpi4j.spi.Backends;
import org.mpi4j.spi.MpiProvider;

/**
 * The columns that can be measured on this machine, and why the others cannot.
 *
 * @param present what can be launched
 * @param leftOut why a column is left out
 * @param openMpiVersion what mpirun says; empty if there is none
 */
public record Launchers(
        Map<Column, Launcher> present,
        Map<Column, String> leftOut,
        Optional<String> openMpiVersion) {
    private static final int JOB_BYTES = 16;

    /**
     * Finds out, and compiles the C twin.
     *
     * @param directory for the C twin
     * @return what there is
     * @throws Exception if something is there and does not work
     */
    public static Launchers find(Path directory) throws Exception {
        Launchers found =
                new Launchers(
                        new EnumMap<>(Column.class), new EnumMap<>(Column.class), Optional.empty());
        Optional<String> version = found.addOpenMpi(directory);
        found.add(Column.PURE_JAVA, () -> pureJava());
        return new Launchers(found.present, found.leftOut, version);
    }

    private Optional<String> addOpenMpi(Path directory) throws Exception {
        OpenMpi mpi;
        try {
            mpi = OpenMpi.find();
        } catch (NotAvailableException e) {
            for (Column column : EnumSet.complementOf(EnumSet.of(Column.PURE_JAVA))) {
                leftOut.put(column, e.getMessage());
            }
            return Optional.empty();
        }
        add(Column.C, () -> c(mpi, mpi.compileTwin(directory), "DIRECT"));
        add(Column.C_STAGED, () -> c(mpi, mpi.compileTwin(directory), "STAGED"));
        add(Column.NATIVE_DIRECT, () -> underMpirun(mpi, Storage.DIRECT));
        add(Column.NATIVE_ARRAYS, () -> underMpirun(mpi, Storage.ARRAY));
        return Optional.of(mpi.version());
    }

    private void add(Column column, Callable<Launcher.Commands> commands) throws Exception {
        try {
            present.put(column, new Launcher(column, commands.call()));
        } catch (NotAvailableException e) {
            leftOut.put(column, e.getMessage());
        }
    }

    private static Launcher.Commands c(OpenMpi mpi, Path twin, String storage) {
        return arguments -> {
            List<String> command = new ArrayList<>(mpi.command(Launcher.RANKS));
            command.addAll(List.of(twin.toAbsolutePath().toString(), storage));
            command.addAll(arguments);
            return List.of(OpenMpi.process(command));
        };
    }

    private static Launcher.Commands underMpirun(OpenMpi mpi, Storage storage) {
        requireBackend("openmpi");
        return arguments -> {
            List<String> command = new ArrayList<>(mpi.command(Launcher.RANKS));
            command.addAll(JavaCommand.of("openmpi", storage, arguments));
            return List.of(OpenMpi.process(command));
        };
    }

    private static Launcher.Commands pureJava() {
        requireBackend("purejava");
        return arguments -> {
            String job = newJob();
            List<ProcessBuilder> ranks = new ArrayList<>();
            for (int rank = 0; rank < Launcher.RANKS; rank++) {
                List<String> command = JavaCommand.of("purejava", Storage.ARRAY, arguments);
                ProcessBuilder builder = new ProcessBuilder(command);
                builder.environment().put("MPI4J_RANK", Integer.toString(rank));
                builder.environment().put("MPI4J_SIZE", Integer.toString(Launcher.RANKS));
                builder.environment().put("MPI4J_JOB", job);
                ranks.add(builder);
            }
            return ranks;
        };
    }

    /** Whoever knows the job's name can join it, so nobody may guess it. */
    private static String newJob() {
        byte[] random = new byte[JOB_BYTES];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }

    private static void requireBackend(String name) {
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
