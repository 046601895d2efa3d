package org.mpi4j.raw;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the library says to the dynamic linker. */
class SharedObjectTest {

    private String dynamicSection = "";
    private String environmentLibrary = "";

    @BeforeEach
    void readDynamicSections() {
        Tools.assumeNativeLibrary();
        Optional<Path> readelf = Tools.inPath("readelf");
        assumeTrue(readelf.isPresent(), "skipped: readelf is not installed");
        String program = readelf.orElseThrow().toString();
        Path library = Tools.nativeLibrary();
        Path other = library.resolveSibling(System.mapLibraryName("jnimpi4jenv"));
        dynamicSection = Tools.runSuccessfully(List.of(program, "-dW", library.toString()));
        environmentLibrary = Tools.runSuccessfully(List.of(program, "-dW", other.toString()));
    }

    @Test
    void noFolderOfTheBuildMachineIsInTheLibrary() {
        assertEquals(List.of("$ORIGIN/"), values(dynamicSection, "RUNPATH|RPATH"));
    }

    @Test
    void openMpi4And5AreAskedForByTheirCommonName() {
        assertEquals(List.of("libmpi.so.40"), mpiLibraries(dynamicSection));
    }

    @Test
    void missingFunctionsDoNotKeepTheLibraryFromLoading() {
        // BIND_NOW, or NOW among the flags, would have every function resolved at once.
        assertFalse(dynamicSection.contains("NOW"), dynamicSection);
    }

    @Test
    void libraryThatSetsTheEnvironmentDoesNotNeedOpenMpi() {
        assertEquals(List.of(), mpiLibraries(environmentLibrary));
    }

    private static List<String> mpiLibraries(String section) {
        return values(section, "NEEDED").stream()
                .filter(name -> name.contains("mpi") || name.contains("open-"))
                .toList();
    }

    private static List<String> values(String section, String tags) {
        Pattern line = Pattern.compile("\\((?:" + tags + ")\\)[^\\[]*\\[?([^\\]]*)\\]?");
        return Stream.of(section.split("\n"))
                .map(line::matcher)
                .filter(Matcher::find)
                .map(matcher -> matcher.group(1))
                .toList();
    }
}
