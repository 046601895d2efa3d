package org.mpi4j.conformance.coverage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Collection;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Every function of MPI has a method that reaches it, or a reason why it has none. What reaches it
 * is read from the documentation of the API, what is called from the code of the native backend.
 */
class CoverageTest {
    private static final String WRITE = "mpi4j.coverage.write";

    private static SortedSet<String> functions = new TreeSet<>();
    private static SortedSet<String> called = new TreeSet<>();
    private static SortedMap<String, SortedSet<String>> members = new TreeMap<>();
    private static Map<String, String> reasons = Map.of();

    @BeforeAll
    static void readSources() throws IOException {
        functions = ProjectSources.declaredFunctions();
        called = ProjectSources.calledFunctions();
        members = ApiReferences.in(ProjectSources.api());
        reasons = Reasons.withoutMethod(functions);
    }

    private static SortedSet<String> less(Collection<String> names, Collection<String> known) {
        SortedSet<String> rest = new TreeSet<>(names);
        rest.removeAll(known);
        return rest;
    }

    private static SortedSet<String> both(Collection<String> names, Collection<String> others) {
        SortedSet<String> common = new TreeSet<>(names);
        common.retainAll(others);
        return common;
    }

    @Test
    void bothHeadersAreSeenWhole() {
        assertTrue(functions.size() >= 458, () -> "only " + functions.size());
        assertTrue(called.size() >= 100, () -> "only " + called.size());
        assertTrue(functions.contains("MPI_Send") && functions.contains("MPI_Session_init"));
    }

    @Test
    void everyFunctionHasAMethodOrAReason() {
        SortedSet<String> missing = less(less(functions, members.keySet()), reasons.keySet());
        assertEquals(new TreeSet<>(), missing, "no @see \"MPI_X\" of the API names them");
    }

    @Test
    void noFunctionHasAMethodAndAReason() {
        assertEquals(new TreeSet<>(), both(reasons.keySet(), members.keySet()));
    }

    @Test
    void everyNameIsAFunctionThatExists() {
        SortedSet<String> unknown = less(less(members.keySet(), functions), Reasons.types());
        assertEquals(new TreeSet<>(), unknown, () -> "named by " + members);
        assertEquals(new TreeSet<>(), less(reasons.keySet(), functions));
        assertEquals(new TreeSet<>(), less(Reasons.doneInJava(functions).keySet(), functions));
    }

    @Test
    void everyFunctionWithAMethodIsCalledOrDoneInJava() {
        SortedSet<String> claimed = both(members.keySet(), functions);
        SortedSet<String> notCalled =
                less(less(claimed, called), Reasons.doneInJava(functions).keySet());
        assertEquals(new TreeSet<>(), notCalled, "no code in bindings/openmpi calls them");
        assertEquals(
                new TreeSet<>(),
                both(called, Reasons.doneInJava(functions).keySet()),
                "they are called, so remove them from those that are done in Java");
    }

    @Test
    void reportIsUpToDate() throws IOException {
        String fresh = new CoverageReport(functions, members, reasons, called).text();
        if (Boolean.getBoolean(WRITE)) {
            Files.writeString(ProjectSources.coverageReport(), fresh);
        }
        assertEquals(
                fresh,
                Files.readString(ProjectSources.coverageReport()),
                "write it anew: mvn -pl bindings/conformance -am test -Dtest=CoverageTest"
                        + " -Dsurefire.failIfNoSpecifiedTests=false -D"
                        + WRITE
                        + "=true");
    }
}
