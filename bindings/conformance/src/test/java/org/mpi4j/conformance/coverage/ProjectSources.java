package org.mpi4j.conformance.coverage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The project's own source text. Tests run in the folder of their module. */
final class ProjectSources {
    private static final Path ROOT = Path.of("../..");
    private static final Path API = ROOT.resolve("bindings/api/src/main/java");
    private static final Path NATIVE_BACKEND = ROOT.resolve("bindings/openmpi/src/main/java");
    private static final Path RAW =
            ROOT.resolve("native/raw/src/gen/java/org/mpi4j/raw/OpenMpi.java");
    private static final Path LATER =
            ROOT.resolve("native/raw/src/test/java/org/mpi4j/raw/LaterFunctions.java");

    /** Constants have no small letter; a name is a function's or a type's if it has one. */
    private static final String NAME = "MPI_[A-Z]\\w*?[a-z]\\w*";

    private static final Pattern NATIVE_METHOD =
            Pattern.compile("\\bstatic native [^;\n]*?\\b(" + NAME + ")\\(");

    private static final Pattern QUOTED = Pattern.compile("\"(" + NAME + ")\"");
    private static final Pattern CALL = Pattern.compile("(?:\\.|::)\\s*(" + NAME + ")\\b");
    private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/|//[^\n]*", Pattern.DOTALL);

    private ProjectSources() {}

    /** Every function that the headers of Open MPI 4.1 and 5.0 declare. */
    static SortedSet<String> declaredFunctions() throws IOException {
        SortedSet<String> names = find(NATIVE_METHOD, Files.readString(RAW));
        names.addAll(find(QUOTED, Files.readString(LATER)));
        return names;
    }

    /** Every function that the native backend calls, wherever. */
    static SortedSet<String> calledFunctions() throws IOException {
        SortedSet<String> names = new TreeSet<>();
        for (Path file : javaFiles(NATIVE_BACKEND)) {
            String code = COMMENT.matcher(Files.readString(file)).replaceAll(" ");
            names.addAll(find(CALL, code));
        }
        return names;
    }

    /** The sources of the API, less the provider interface. */
    static List<Path> api() throws IOException {
        return javaFiles(API).stream()
                .filter(file -> !file.startsWith(API.resolve("org/mpi4j/spi")))
                .toList();
    }

    static Path coverageReport() {
        return ROOT.resolve("bindings/COVERAGE.md");
    }

    /** The table of what the pure-Java backend lacks. */
    static Path limits() {
        return ROOT.resolve("bindings/purejava/LIMITS.md");
    }

    /** The functions and types that a text names. */
    static SortedSet<String> namesIn(String text) {
        return find(Pattern.compile("\\b(" + NAME + ")\\b"), text);
    }

    private static List<Path> javaFiles(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
        }
    }

    private static SortedSet<String> find(Pattern pattern, String text) {
        SortedSet<String> names = new TreeSet<>();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            names.add(matcher.group(1));
        }
        return names;
    }
}
