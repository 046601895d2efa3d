package org.mpi4j.raw;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mpi4j.raw.Tools.Result;

/** Loads the library where something is missing. Each case is a copy of this module's classes. */
class NativeLibraryTest {

    private static final Path LIBRARY_IN_CLASSES =
            Tools.classes().relativize(Tools.nativeLibrary());

    @TempDir Path folder;

    @Test
    void intactLibraryLoads() {
        Tools.assumeNativeLibrary();
        assertOutput(load(copy()), "LOADED");
    }

    @Test
    void libraryInAJarLoads() throws IOException {
        Tools.assumeNativeLibrary();
        String cache = "-Dorg.bytedeco.javacpp.cachedir=" + folder.resolve("cache");
        assertOutput(load(jar(copy()), cache), "LOADED");
    }

    @Test
    void missingOpenMpiIsNamedWithEveryPlaceAndTheRemedy() throws IOException {
        Tools.assumeNativeLibrary();
        Path copy = copy();
        patch(copy, "libmpi.so.40", "libmpi.so.99");
        assertOutput(
                load(copy),
                "REASON OPEN_MPI_NOT_FOUND",
                "libmpi.so.99: cannot open shared object file",
                "apt-get install openmpi-bin",
                "dnf install openmpi",
                "brew install open-mpi",
                "/usr/lib64/openmpi/lib: ",
                "jar resource org/mpi4j/raw/");
    }

    @Test
    void openMpiWithoutANeededVariableIsNamed() throws IOException {
        Tools.assumeNativeLibrary();
        Path copy = copy();
        patch(copy, "\0ompi_mpi_comm_world\0", "\0ompi_mpi_comm_worlX\0");
        assertOutput(
                load(copy),
                "REASON OPEN_MPI_INCOMPATIBLE",
                "undefined symbol: ompi_mpi_comm_worlX");
    }

    @Test
    void openMpiWithoutAFunctionLoads() throws IOException {
        Tools.assumeNativeLibrary();
        Path copy = copy();
        patch(copy, "\0MPI_Comm_rank\0", "\0MPI_Comm_ranX\0");
        assertOutput(load(copy), "LOADED");
    }

    @Test
    void jarWithoutTheLibraryIsNamed() throws IOException {
        Path copy = copy();
        Files.deleteIfExists(copy.resolve(LIBRARY_IN_CLASSES));
        assertOutput(load(copy), "REASON LIBRARY_NOT_BUILT", "ci/install-openmpi.sh");
    }

    @Test
    void javaLibraryPathReplacesTheJar() throws IOException {
        Tools.assumeNativeLibrary();
        Path copy = copy();
        Path platform = copy.resolve(LIBRARY_IN_CLASSES).getParent();
        Path elsewhere = Files.move(platform, folder.resolve("elsewhere"));
        assertOutput(load(copy, "-Djava.library.path=" + elsewhere), "LOADED");
    }

    @Test
    void unknownPlatformIsNamed() {
        assertOutput(
                load(copy(), "-Dorg.bytedeco.javacpp.platform=linux-ppc64le"),
                "REASON PLATFORM_NOT_SUPPORTED");
    }

    @Test
    void unwritableFoldersAreNamed() throws IOException {
        Tools.assumeNativeLibrary();
        String nowhere = "/proc/nowhere";
        assertOutput(
                load(jar(copy()), "-Duser.home=" + nowhere, "-Djava.io.tmpdir=" + nowhere),
                "REASON NO_WRITABLE_CACHE",
                "org.bytedeco.javacpp.cachedir",
                nowhere + ": not writable");
    }

    @Test
    void generatedClassUsedFirstFailsWithTheSameReport() throws IOException {
        Path copy = copy();
        Files.deleteIfExists(copy.resolve(LIBRARY_IN_CLASSES));
        Result result = Tools.java(classPath(copy), List.of(), LoadProgram.class, "unprepared");
        assertOutput(
                result,
                "java.lang.UnsatisfiedLinkError: The native library of mpi4j is not in its jar",
                "REASON LIBRARY_NOT_BUILT");
    }

    /** Class initialisers wait for each other; whichever comes first, none may wait for ever. */
    @Test
    void anyThreadMayComeFirst() {
        Tools.assumeNativeLibrary();
        for (int first = 0; first < RaceProgram.RUNNERS; first++) {
            Result result = Tools.java(List.of(), RaceProgram.class, Integer.toString(first));
            assertOutput(result, "ALL DONE");
        }
    }

    private Result load(Path classes, String... options) {
        return Tools.java(classPath(classes), List.of(options), LoadProgram.class);
    }

    private static void assertOutput(Result result, String... expected) {
        assertEquals(0, result.status(), result.output());
        for (String text : expected) {
            assertTrue(
                    result.output().contains(text),
                    () -> "no \"" + text + "\" in:\n" + result.output());
        }
    }

    /** This class path, with other classes in the place of this module's. */
    private static String classPath(Path classes) {
        String original = Tools.classes().toString();
        List<String> entries =
                Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                        .map(entry -> entry.equals(original) ? classes.toString() : entry)
                        .toList();
        assertTrue(entries.contains(classes.toString()), entries::toString);
        return String.join(File.pathSeparator, entries);
    }

    private Path copy() {
        Path copy = folder.resolve("classes");
        for (Path file : filesBelow(Tools.classes())) {
            Path target = copy.resolve(Tools.classes().relativize(file));
            try {
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
        return copy;
    }

    private Path jar(Path classes) throws IOException {
        Path jar = folder.resolve("raw.jar");
        try (OutputStream file = Files.newOutputStream(jar);
                ZipOutputStream zip = new ZipOutputStream(file)) {
            for (Path entry : filesBelow(classes)) {
                zip.putNextEntry(new ZipEntry(classes.relativize(entry).toString()));
                Files.copy(entry, zip);
            }
        }
        return jar;
    }

    private static List<Path> filesBelow(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Changes a name inside the library, as if the library had been made for another Open MPI. */
    private static void patch(Path classes, String from, String to) throws IOException {
        Path library = classes.resolve(LIBRARY_IN_CLASSES);
        // In this encoding every byte is one character.
        String bytes = Files.readString(library, StandardCharsets.ISO_8859_1);
        assertTrue(bytes.contains(from), () -> from + " is not in the library");
        Files.writeString(library, bytes.replace(from, to), StandardCharsets.ISO_8859_1);
    }
}
