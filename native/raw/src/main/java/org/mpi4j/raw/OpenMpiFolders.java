package org.mpi4j.raw;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where Open MPI's library may be when the dynamic linker does not find it by itself. */
final class OpenMpiFolders {

    /**
     * In the order in which one needs the other: the linker that did not find the last one would
     * not find the others either. Versions of 4.1, then of 5.0.
     */
    private static final List<String> LIBRARIES =
            List.of("libopen-pal.so.40", "libopen-pal.so.80", "libopen-rte.so.40", "libmpi.so.40");

    private static final List<String> WELL_KNOWN =
            List.of(
                    "/usr/lib64/openmpi/lib",
                    "/usr/lib/x86_64-linux-gnu/openmpi/lib",
                    "/usr/lib/aarch64-linux-gnu/openmpi/lib",
                    "/usr/local/lib",
                    "/opt/openmpi/lib");

    private OpenMpiFolders() {}

    /**
     * Lists the folders that the environment, the PATH and custom suggest.
     *
     * @return folders, which need not exist, most likely first
     */
    static Set<Path> candidates() {
        Set<Path> folders = new LinkedHashSet<>();
        addIfNamed(folders, System.getenv("MPI_LIB"), "");
        addIfNamed(folders, System.getenv("OPAL_PREFIX"), "lib");
        addIfNamed(folders, System.getenv("MPI_HOME"), "lib");
        for (String bin : split(System.getenv("PATH"))) {
            if (new File(bin, "mpirun").exists()) {
                addIfNamed(folders, bin, "../lib");
            }
        }
        for (String folder : WELL_KNOWN) {
            addIfNamed(folders, folder, "");
        }
        return folders;
    }

    /** Folders that the dynamic linker searches before its own. */
    static Set<Path> linkerPath() {
        Set<Path> folders = new LinkedHashSet<>();
        for (String folder : split(System.getenv("LD_LIBRARY_PATH"))) {
            addIfNamed(folders, folder, "");
        }
        return folders;
    }

    /**
     * Loads libmpi by its full path from the first folder that has one; a library that needs it is
     * then content with what is loaded.
     *
     * @return whether it was loaded
     */
    static boolean loadOpenMpi() {
        for (Path folder : candidates()) {
            if (Files.exists(folder.resolve("libmpi.so.40")) && loadAllFrom(folder)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Says which MPI libraries a folder holds, of any version and maker.
     *
     * @param folder any path
     * @return file names, or why there are none
     */
    static String describe(Path folder) {
        if (!Files.isDirectory(folder)) {
            return "no such folder";
        }
        String[] names = folder.toFile().list((dir, name) -> name.startsWith("libmpi.so"));
        if (names == null || names.length == 0) {
            return "no libmpi";
        }
        return "has " + String.join(", ", Stream.of(names).sorted().toList());
    }

    private static boolean loadAllFrom(Path folder) {
        try {
            for (String library : LIBRARIES) {
                Path file = folder.resolve(library);
                if (Files.exists(file)) {
                    System.load(file.toAbsolutePath().toString());
                }
            }
            return true;
        } catch (UnsatisfiedLinkError e) {
            return false; // the next folder may do; if none does, the first error is what counts
        }
    }

    private static void addIfNamed(Set<Path> folders, @Nullable String base, String relative) {
        if (base == null || base.isEmpty()) {
            return;
        }
        try {
            folders.add(Path.of(base).resolve(relative).normalize());
        } catch (InvalidPathException e) {
            // A PATH may hold anything; what is no path holds no library.
        }
    }

    private static List<String> split(@Nullable String path) {
        return path == null || path.isEmpty() ? List.of() : List.of(path.split(File.pathSeparator));
    }
}
