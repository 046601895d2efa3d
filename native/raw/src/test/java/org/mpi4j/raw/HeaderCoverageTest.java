package org.mpi4j.raw;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeaderCoverageTest {

    /** A declaration in preprocessed C: a result, a name of MPI, an opening parenthesis. */
    private static final Pattern DECLARATION =
            Pattern.compile("\\b(?:int|double|MPI_\\w+)\\s+(MPI_[A-Z]\\w*)\\s*\\(");

    /** Those of the header that the sources are generated from: what MPI 3.1 has. */
    @Test
    void everyFunctionOfTheHeader41IsBound(@TempDir Path folder) throws IOException {
        Path mpicc = Tools.mpicc();
        Tools.assumeHeaderSeries("4.1");
        Set<String> declared = functionsOfHeader(mpicc, folder);
        assertTrue(declared.size() >= 405, () -> "Open MPI 4.1.4 has 405, found " + declared);
        assertEquals(Set.of(), notBound(declared));
    }

    /**
     * A newer header declares all that the older one does, so what is not among the known additions
     * is one that got lost, or one that nobody has thought about.
     */
    @Test
    void everyFunctionOfTheHeader50IsBoundOrKnownToBeMissing(@TempDir Path folder)
            throws IOException {
        Path mpicc = Tools.mpicc();
        Tools.assumeHeaderSeries("5.0");
        Set<String> declared = functionsOfHeader(mpicc, folder);
        assertTrue(declared.size() >= 458, () -> "Open MPI 5.0.7 has 458, found " + declared);
        Set<String> missing = notBound(declared);
        System.out.println(missing.size() + " functions of Open MPI 5.0 are not bound: " + missing);
        missing.removeAll(LaterFunctions.NAMES);
        assertEquals(Set.of(), missing);
    }

    @Test
    void whatIsKnownToBeMissingIsMissing() {
        Set<String> bound = boundFunctions();
        bound.retainAll(LaterFunctions.NAMES);
        assertEquals(Set.of(), bound, "bound by now: remove from LaterFunctions");
    }

    /** What a hot path calls must have an overload that takes numbers only, arrays being copied. */
    @Test
    void everyFunctionHasAnOverloadWithoutArrays() {
        Set<String> withoutArrays = new TreeSet<>();
        for (Method method : bound().toList()) {
            if (Stream.of(method.getParameterTypes()).allMatch(Class::isPrimitive)) {
                withoutArrays.add(method.getName());
            }
        }
        Set<String> missing = boundFunctions();
        missing.removeAll(withoutArrays);
        assertEquals(Set.of(), missing);
    }

    private static Set<String> functionsOfHeader(Path mpicc, Path folder) throws IOException {
        Path source = Files.writeString(folder.resolve("header.c"), "#include <mpi.h>\n");
        String text = Tools.runSuccessfully(List.of(mpicc.toString(), "-E", source.toString()));
        Set<String> functions = new TreeSet<>();
        Matcher matcher = DECLARATION.matcher(text);
        while (matcher.find()) {
            functions.add(matcher.group(1));
        }
        return functions;
    }

    private static Set<String> notBound(Set<String> declared) {
        Set<String> missing = new TreeSet<>(declared);
        missing.removeAll(boundFunctions());
        return missing;
    }

    private static Set<String> boundFunctions() {
        return new TreeSet<>(bound().map(Method::getName).toList());
    }

    private static Stream<Method> bound() {
        return Stream.of(OpenMpi.class.getDeclaredMethods())
                .filter(method -> method.getName().startsWith("MPI_"));
    }
}
