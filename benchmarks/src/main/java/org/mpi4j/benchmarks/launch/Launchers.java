package org.mpi4j.benchmarks.launch;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.mpi4j.benchmarks.plan.Column;
import org.mpi4j.benchmarks.twin.Storage;
import org.mpi4j.benchmarks.twin.Twin;

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
    /**
     * The component that the native backend makes its windows with. The one that Open MPI 4.1 would
     * choose for C ends the target process at some atomic operations.
     */
    private static final List<String> SAME_WINDOWS = List.of("--mca", "osc_rdma_priority", "90");

    /** Open MPI's own transport over sockets, between ranks of one host as well. */
    private static final List<String> SOCKETS =
            List.of("--mca", "pml", "ob1", "--mca", "btl", "tcp,self");

    /** What a pure-Java backend has whose transport can be chosen. */
    private static final String TRANSPORTS = "org/mpi4j/purejava/launch/Transport.class";

    /**
     * Finds out, and compiles the C twin.
     *
     * @param directory for the C twin
     * @return what there is of all columns
     * @throws Exception if something is there and does not work
     */
    public static Launchers find(Path directory) throws Exception {
        return find(directory, EnumSet.allOf(Column.class), Optional.empty());
    }

    /**
     * Finds out, and compiles the C twin.
     *
     * @param directory for the C twin
     * @param wanted columns to look for
     * @param jdk home of the virtual machine of {@link Column#NATIVE_ARRAYS_JDK}
     * @return what there is
     * @throws Exception if something is there and does not work
     */
    public static Launchers find(Path directory, Set<Column> wanted, Optional<Path> jdk)
            throws Exception {
        Launchers found =
                new Launchers(
                        new EnumMap<>(Column.class), new EnumMap<>(Column.class), Optional.empty());
        for (Column column : wanted) {
            found.add(column, () -> commands(column, directory, jdk));
        }
        return new Launchers(found.present, found.leftOut, version());
    }

    private static Optional<String> version() throws InterruptedException {
        try {
            return Optional.of(OpenMpi.find().version());
        } catch (NotAvailableException e) {
            return Optional.empty();
        }
    }

    private static Launcher.Commands commands(Column column, Path directory, Optional<Path> jdk)
            throws InterruptedException {
        return switch (column) {
            case C -> c(directory, List.of(), "DIRECT");
            case C_STAGED -> c(directory, List.of(), "STAGED");
            case C_TCP -> c(directory, SOCKETS, "DIRECT");
            case NATIVE_DIRECT -> underMpirun(JavaCommand.home(), Storage.DIRECT);
            case NATIVE_ARRAYS -> underMpirun(JavaCommand.home(), Storage.ARRAY);
            case NATIVE_ARRAYS_JDK -> underMpirun(other(jdk), Storage.ARRAY);
            case PURE_JAVA -> pureJava(List.of());
            case PURE_THREADS -> threads();
            case PURE_TCP -> tcp();
            case OPENMPI_JAVA -> Peers.openMpiJava(directory);
            case MPI4PY -> Peers.mpi4py(directory);
            case MPJ_EXPRESS -> Peers.mpjExpress(directory);
        };
    }

    private static Path other(Optional<Path> jdk) {
        Path home =
                jdk.orElseThrow(() -> new NotAvailableException("no other JDK was named (--jdk)"));
        if (!Files.isExecutable(home.resolve("bin").resolve("java"))) {
            throw new NotAvailableException("there is no bin/java in " + home);
        }
        return home;
    }

    private void add(Column column, Callable<Launcher.Commands> commands) throws Exception {
        try {
            present.put(column, new Launcher(column, commands.call()));
        } catch (NotAvailableException e) {
            leftOut.put(column, e.getMessage());
        }
    }

    private static Launcher.Commands c(Path directory, List<String> components, String storage)
            throws InterruptedException {
        OpenMpi mpi = OpenMpi.find();
        Path twin = mpi.compile(OpenMpi.Program.TWIN, directory);
        return (ranks, arguments) -> {
            List<String> command = new ArrayList<>(mpi.command(ranks));
            command.addAll(SAME_WINDOWS);
            command.addAll(components);
            command.addAll(List.of(twin.toAbsolutePath().toString(), storage));
            command.addAll(arguments);
            return List.of(OpenMpi.process(command));
        };
    }

    private static Launcher.Commands underMpirun(Path home, Storage storage)
            throws InterruptedException {
        OpenMpi mpi = OpenMpi.find();
        JavaRanks.requireBackend("openmpi");
        return (ranks, arguments) ->
                JavaRanks.underMpirun(mpi, home, ranks, Twin.class, with(storage, arguments));
    }

    private static Launcher.Commands pureJava(List<String> properties) {
        JavaRanks.requireBackend("purejava");
        return (ranks, arguments) ->
                JavaRanks.pureJava(ranks, properties, Twin.class, with(Storage.ARRAY, arguments));
    }

    /** A backend that does not know the property would measure something else. */
    private static Launcher.Commands tcp() {
        if (Launchers.class.getClassLoader().getResource(TRANSPORTS) == null) {
            throw new NotAvailableException("the pure-Java backend has no transport over TCP");
        }
        return pureJava(List.of("-Dmpi4j.transport=tcp"));
    }

    private static Launcher.Commands threads() {
        JavaRanks.requireBackend("purejava");
        return (ranks, arguments) ->
                JavaRanks.threads(ranks, Twin.class, with(Storage.ARRAY, arguments));
    }

    private static List<String> with(Storage storage, List<String> arguments) {
        return Stream.concat(Stream.of(storage.name()), arguments.stream()).toList();
    }
}
