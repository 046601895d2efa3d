package org.mpi4j.benchmarks.launch;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
        add(Column.C, () -> c(mpi, mpi.compile(OpenMpi.Program.TWIN, directory), "DIRECT"));
        add(Column.C_STAGED, () -> c(mpi, mpi.compile(OpenMpi.Program.TWIN, directory), "STAGED"));
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
        JavaRanks.requireBackend("openmpi");
        return arguments ->
                JavaRanks.underMpirun(mpi, Launcher.RANKS, Twin.class, with(storage, arguments));
    }

    private static Launcher.Commands pureJava() {
        JavaRanks.requireBackend("purejava");
        return arguments ->
                JavaRanks.pureJava(Launcher.RANKS, Twin.class, with(Storage.ARRAY, arguments));
    }

    private static List<String> with(Storage storage, List<String> arguments) {
        return Stream.concat(Stream.of(storage.name()), arguments.stream()).toList();
    }
}
