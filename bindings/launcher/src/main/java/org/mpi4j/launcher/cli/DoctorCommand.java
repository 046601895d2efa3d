package org.mpi4j.launcher.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.mpi4j.launcher.Mpirun;
import org.mpi4j.spi.Availability;
import org.mpi4j.spi.Backends;
import org.mpi4j.spi.MpiProvider;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code mpi4j doctor}: what there is on this host to run jobs with. */
@Command(
        name = "doctor",
        description = "Tells what this host has for running MPI programs.",
        footer = {"", "Exit code: 0 if at least one backend can be used, else 1."})
final class DoctorCommand implements Callable<Integer> {
    private static final Path SHARED = Path.of("/dev/shm");
    private static final double MIB = 1024.0 * 1024.0;

    @Spec private @Nullable CommandSpec command;

    @Override
    public Integer call() throws IOException, InterruptedException {
        line("mpi4j", Main.Version.current());
        line("java", property("java.version") + ", " + property("java.home"));
        line("host", host());
        line("shared memory", sharedMemory());
        line("mpirun", mpirun());
        List<MpiProvider> backends = Backends.all();
        if (backends.isEmpty()) {
            line("backends", "none on the class path");
        }
        boolean usable = false;
        for (MpiProvider backend : backends) {
            Availability availability = backend.availability();
            usable |= availability.usable();
            line(
                    backend.name(),
                    (availability.usable() ? "usable: " : "NOT usable: ") + availability.detail());
        }
        return usable ? 0 : 1;
    }

    private static String host() {
        return Runtime.getRuntime().availableProcessors()
                + " cores, "
                + property("os.name")
                + " "
                + property("os.version")
                + " "
                + property("os.arch");
    }

    private static String sharedMemory() throws IOException {
        if (!Files.isDirectory(SHARED)) {
            return SHARED + " is not there; files in " + property("java.io.tmpdir") + " instead";
        }
        FileStore store = Files.getFileStore(SHARED);
        String room =
                String.format(
                        Locale.ROOT,
                        "%s: %.0f of %.0f MiB free",
                        SHARED,
                        store.getUsableSpace() / MIB,
                        store.getTotalSpace() / MIB);
        return Files.isWritable(SHARED) ? room : room + ", but not writable";
    }

    private static String mpirun() throws IOException, InterruptedException {
        return Mpirun.find()
                .map(found -> "Open MPI " + found.version() + ", " + found.path())
                .orElse("Open MPI's is not in PATH");
    }

    private static String property(String name) {
        return System.getProperty(name, "?");
    }

    private void line(String what, String text) {
        if (command == null) {
            throw new IllegalStateException("not run by picocli");
        }
        PrintWriter out = command.commandLine().getOut();
        String indented = text.strip().replace("\n", "\n" + " ".repeat(15));
        out.println(String.format(Locale.ROOT, "%-14s %s", what, indented));
        out.flush();
    }
}
