package org.mpi4j.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mpi4j.benchmarks.kernel.KernelName;
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
                "kernels ep --rounds 0",
                "kernels ep --ranks 0",
                "kernels is --ranks 3",
                "kernels dp",
                "report",
                "nothing"
            })
    void wrongCommandLineIsExplained(String line) {
        assertEquals(2, run(line.split(" ")));
        assertTrue(errors.toString().contains("Usage: bench"), errors::toString);
    }

    @ParameterizedTest
    @CsvSource({"run nothing, nothing", "kernels ep dp, no kernel dp"})
    void unknownWordIsNamed(String line, String named) {
        assertEquals(2, run(line.split(" ")));
        assertTrue(errors.toString().lines().findFirst().orElse("").contains(named));
        assertFalse(errors.toString().contains("Unmatched"), errors::toString);
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "kernels ep"})
    void placeThatTakesNoFilesIsNamed(String command) {
        assertEquals(2, run((command + " --out /proc/bench").split(" ")));
        String first = errors.toString().lines().findFirst().orElse("");
        assertTrue(first.startsWith("--out: nothing can be written into /proc/bench"), first);
    }

    @Test
    void missingFileIsOneSentence(@TempDir Path directory) {
        Path file = directory.resolve("none.json");
        assertEquals(1, run("report", file.toString()));
        assertEquals(file + ": there is no such file", errors.toString().strip());
    }

    @Test
    void listNamesEveryOperationAndKernel() {
        assertEquals(0, run("list"));
        for (Operation operation : Operation.values()) {
            assertTrue(output.toString().contains(operation.text()), operation::text);
        }
        for (KernelName kernel : KernelName.values()) {
            assertTrue(output.toString().contains(kernel.meaning()), kernel::text);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"65536", "64K", "64k", "64KiB", "64KB"})
    void sizesAreReadAsPeopleWriteThem(String text) {
        assertEquals(65536, new Selection.Size().convert(text));
    }
}
