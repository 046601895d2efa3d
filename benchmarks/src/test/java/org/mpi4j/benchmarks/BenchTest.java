package org.mpi4j.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mpi4j.benchmarks.plan.Operation;
import picocli.CommandLine;

class BenchTest {
    private final StringWriter errors = new StringWriter();
    private final StringWriter output = new StringWriter();

    private int run(String... args) {
        CommandLine line = Bench.commandLine();
        line.setErr(new PrintWriter(errors, true));
        line.setOut(new PrintWriter(output, true));
        return line.execute(args);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "run nothing",
                "run latency --sizes 3Q",
                "run latency --sizes 0",
                "run latency --sizes 9999M",
                "run latency --ranks 0",
                "run latency --ranks 3",
                "run latency --ranks two",
                "run --backends fortran",
                "run --quick --full",
                "report",
                "nothing"
            })
    void wrongCommandLineIsExplained(String line) {
        assertEquals(2, run(line.split(" ")));
        assertTrue(errors.toString().contains("Usage: bench"), errors::toString);
    }

    @Test
    void missingFileIsOneSentence(@TempDir Path directory) {
        Path file = directory.resolve("none.json");
        assertEquals(1, run("report", file.toString()));
        assertEquals(file + ": there is no such file", errors.toString().strip());
    }

    @Test
    void listNamesEveryOperation() {
        assertEquals(0, run("list"));
        for (Operation operation : Operation.values()) {
            assertTrue(output.toString().contains(operation.text()), operation::text);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"65536", "64K", "64k", "64KiB", "64KB"})
    void sizesAreReadAsPeopleWriteThem(String text) {
        assertEquals(65536, new Selection.Size().convert(text));
    }
}
