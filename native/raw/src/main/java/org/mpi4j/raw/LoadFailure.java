package org.mpi4j.raw;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.bytedeco.javacpp.Loader;
import org.jspecify.annotations.Nullable;
import org.mpi4j.raw.NativeAvailability.Attempt;
import org.mpi4j.raw.NativeAvailability.Reason;
import org.mpi4j.raw.NativeAvailability.Unavailable;

/**
 * Finds out why the library was not loaded. What JavaCPP throws in the end names only the last
 * place it tried, so the places are looked at again here.
 */
final class LoadFailure {

    private static final Set<String> PLATFORMS =
            Set.of("linux-x86_64", "linux-arm64", "macosx-arm64", "macosx-x86_64");

    private final Set<String> messages;
    private final List<Attempt> tried = new ArrayList<>();
    private boolean libraryExists;
    private boolean cacheIsWritable = true;

    private LoadFailure(Throwable error) {
        this.messages = messagesOf(error);
    }

    static Unavailable diagnose(Throwable error) {
        LoadFailure failure = new LoadFailure(error);
        failure.inspectJar();
        failure.inspectCache();
        failure.inspectLibraryPath();
        failure.inspectOpenMpi();
        return new Unavailable(failure.reason(), List.copyOf(failure.messages), failure.tried);
    }

    static boolean isOpenMpiMissing(Throwable error) {
        return messagesOf(error).stream().anyMatch(LoadFailure::saysOpenMpiIsMissing);
    }

    private Reason reason() {
        if (!PLATFORMS.contains(Loader.getPlatform())) {
            return Reason.PLATFORM_NOT_SUPPORTED;
        }
        if (messages.stream().anyMatch(LoadFailure::saysOpenMpiIsMissing)) {
            return Reason.OPEN_MPI_NOT_FOUND;
        }
        if (messages.stream().anyMatch(LoadFailure::saysSymbolIsMissing)) {
            return Reason.OPEN_MPI_INCOMPATIBLE;
        }
        if (!libraryExists) {
            return Reason.LIBRARY_NOT_BUILT;
        }
        return cacheIsWritable ? Reason.OTHER : Reason.NO_WRITABLE_CACHE;
    }

    private void inspectJar() {
        String name = Loader.getPlatform() + "/" + libraryFile();
        boolean inJar = LoadFailure.class.getResource(name) != null;
        libraryExists |= inJar;
        tried.add(new Attempt("jar resource org/mpi4j/raw/" + name, inJar ? "there" : "not there"));
    }

    private void inspectCache() {
        try {
            tried.add(new Attempt("JavaCPP cache " + Loader.getCacheDir(), "writable"));
        } catch (IOException e) {
            cacheIsWritable = false;
            String home = System.getProperty("user.home") + "/.javacpp/cache";
            String temporary = System.getProperty("java.io.tmpdir");
            tried.add(new Attempt("JavaCPP cache " + home + " or in " + temporary, "not writable"));
        }
    }

    private void inspectLibraryPath() {
        for (String folder : javaLibraryPath()) {
            File file = new File(folder, libraryFile());
            libraryExists |= file.exists();
            tried.add(
                    new Attempt(
                            "java.library.path " + file, file.exists() ? "there" : "not there"));
        }
    }

    private void inspectOpenMpi() {
        for (Path folder : OpenMpiFolders.linkerPath()) {
            tried.add(new Attempt("LD_LIBRARY_PATH " + folder, OpenMpiFolders.describe(folder)));
        }
        tried.add(new Attempt("the dynamic linker's own folders", "see the errors"));
        // Java's default path holds the linker's usual folders: an MPI of another maker or version
        // that is there explains much.
        for (String folder : javaLibraryPath()) {
            String found = OpenMpiFolders.describe(Path.of(folder));
            if (found.startsWith("has ")) {
                tried.add(new Attempt("libraries in " + folder, found));
            }
        }
        for (Path folder : OpenMpiFolders.candidates()) {
            tried.add(new Attempt("Open MPI in " + folder, OpenMpiFolders.describe(folder)));
        }
    }

    private static String libraryFile() {
        return System.mapLibraryName("jnimpi4j");
    }

    private static List<String> javaLibraryPath() {
        String path = System.getProperty("java.library.path", "");
        return path.isEmpty() ? List.of() : List.of(path.split(File.pathSeparator));
    }

    private static boolean saysOpenMpiIsMissing(String message) {
        boolean isAboutOpenMpi = message.contains("libmpi.") || message.contains("libopen-");
        // The words of glibc, of musl and of macOS.
        return isAboutOpenMpi
                && (message.contains("cannot open shared object file")
                        || message.contains("Error loading shared library")
                        || message.contains("Library not loaded"));
    }

    private static boolean saysSymbolIsMissing(String message) {
        return message.contains("undefined symbol")
                || message.contains("symbol not found")
                || message.contains("Symbol not found");
    }

    private static Set<String> messagesOf(Throwable error) {
        Set<String> messages = new LinkedHashSet<>();
        Set<Throwable> seen = new LinkedHashSet<>();
        @Nullable Throwable next = error;
        while (next != null && seen.add(next)) {
            messages.add(next.toString());
            next = next.getCause();
        }
        return messages;
    }
}
