package org.mpi4j.benchmarks.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class JavaCommandTest {
    /** The build of this module asks for some. */
    @Test
    void optionsAskedForStandBeforeTheProgram() {
        List<String> asked = List.of(System.getProperty("mpi4j.bench.jvmArgs", "").split(" "));
        List<String> command =
                JavaCommand.of("purejava", JavaCommandTest.class, List.of("argument"));
        assertTrue(command.containsAll(asked), command::toString);
        assertEquals(
                List.of(JavaCommandTest.class.getName(), "argument"),
                command.subList(command.size() - 2, command.size()));
        int program = command.size() - 2;
        assertTrue(asked.stream().allMatch(o -> command.indexOf(o) < program), command::toString);
    }
}
