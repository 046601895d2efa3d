package org.mpi4j.benchmarks.launch;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.mpi4j.benchmarks.kernel.KernelProgram;

/**
 * The backends on which kernels can run on this machine, and why not on the others.
 *
 * @param present what can be launched
 * @param leftOut why a backend is left out
 * @param openMpiVersion what mpirun says; empty if there is none
 */
public record KernelLaunchers(
        Map<KernelBackend, KernelLauncher> present,
        Map<KernelBackend, String> leftOut,
        Optional<String> openMpiVersion) {

    /**
     * Finds out, and compiles the C twins.
     *
     * @param wanted backends to look for
     * @param directory for the C twins
     * @return what there is
     * @throws Exception if something is there and does not work
     */
    public static KernelLaunchers find(Set<KernelBackend> wanted, Path directory) throws Exception {
        KernelLaunchers found =
                new KernelLaunchers(
                        new EnumMap<>(KernelBackend.class),
                        new EnumMap<>(KernelBackend.class),
                        Optional.empty());
        for (KernelBackend backend : wanted) {
            switch (backend) {
                case C -> found.add(backend, () -> c(OpenMpi.find(), directory));
                case NATIVE -> found.add(backend, () -> onOpenMpi(OpenMpi.find()));
                case PURE -> found.add(backend, KernelLaunchers::pureJava);
            }
        }
        return new KernelLaunchers(found.present, found.leftOut, version());
    }

    private static Optional<String> version() throws InterruptedException {
        try {
            return Optional.of(OpenMpi.find().version());
        } catch (NotAvailableException e) {
            return Optional.empty();
        }
    }

    private void add(KernelBackend backend, Callable<KernelLauncher.Commands> commands)
            throws Exception {
        try {
            present.put(backend, new KernelLauncher(backend, commands.call()));
        } catch (NotAvailableException e) {
            leftOut.put(backend, e.getMessage());
        }
    }

    private static KernelLauncher.Commands c(OpenMpi mpi, Path directory)
            throws InterruptedException {
        Path program = mpi.compile(OpenMpi.Program.KERNELS, directory).toAbsolutePath();
        return (ranks, arguments) -> {
            List<String> command = new ArrayList<>(mpi.command(ranks));
            command.add(program.toString());
            command.addAll(arguments);
            return List.of(OpenMpi.process(command));
        };
    }

    private static KernelLauncher.Commands onOpenMpi(OpenMpi mpi) {
        JavaRanks.requireBackend("openmpi");
        return (ranks, arguments) ->
                JavaRanks.underMpirun(mpi, ranks, KernelProgram.class, arguments);
    }

    private static KernelLauncher.Commands pureJava() {
        JavaRanks.requireBackend("purejava");
        return (ranks, arguments) -> JavaRanks.pureJava(ranks, KernelProgram.class, arguments);
    }
}
