package org.mpi4j.conformance.coverage;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The text of bindings/COVERAGE.md. */
final class CoverageReport {
    private final SortedSet<String> functions;
    private final SortedMap<String, SortedSet<String>> members;
    private final Map<String, String> reasons;
    private final SortedSet<String> called;

    CoverageReport(
            SortedSet<String> functions,
            SortedMap<String, SortedSet<String>> members,
            Map<String, String> reasons,
            SortedSet<String> called) {
        this.functions = functions;
        this.members = members;
        this.reasons = reasons;
        this.called = called;
    }

    String text() {
        return heading() + summary() + table();
    }

    private static String heading() {
        return """
        # What of MPI a Java program reaches

        Written by CoverageTest (bindings/conformance), which fails when this page is stale. The functions are
        those that `mpi.h` of Open MPI 4.1 and 5.0 declares. The members are those whose documentation names
        the function in `@see`, and for each of them the native backend has code that calls the function, or
        it is marked *in Java* with a word why not.

        """;
    }

    private long count(String prefix) {
        return functions.stream().filter(name -> how(name).startsWith(prefix)).count();
    }

    private String summary() {
        long missing = count("**missing**");
        long reasoned = functions.stream().filter(name -> !reached(name)).count() - missing;
        return "%d functions: %d with a method, %d with a reason, %d with neither.%n%n"
                .formatted(
                        functions.size(), functions.size() - reasoned - missing, reasoned, missing);
    }

    private boolean reached(String function) {
        return members.containsKey(function);
    }

    private String table() {
        return functions.stream()
                .map(name -> "| " + name + " | " + how(name) + " |\n")
                .collect(
                        Collectors.joining(
                                "", "| function | how it is reached |\n|---|---|\n", ""));
    }

    private String how(String function) {
        if (!reached(function)) {
            String reason = reasons.get(function);
            return reason == null ? "**missing**" : "no method: " + reason;
        }
        SortedSet<String> names = members.getOrDefault(function, Collections.emptySortedSet());
        String list =
                new TreeSet<>(names)
                        .stream().map(name -> "`" + name + "`").collect(Collectors.joining(", "));
        if (called.contains(function)) {
            return list;
        }
        String why = Reasons.doneInJava(functions).get(function);
        return list + (why == null ? "; **not called yet**" : "; in Java: " + why);
    }
}
