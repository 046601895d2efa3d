package org.mpi4j.purejava;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mpi4j.purejava.ChildJob.Ended;

/** Data is right whatever the collector and the compiler do meanwhile, in small heaps. */
@Timeout(180)
class CollectorsTest {
    @TempDir private Path base;
    @TempDir private Path logs;

    private static boolean knows(String option) throws Exception {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        ProcessBuilder asked = new ProcessBuilder(java, option, "-version");
        return asked.redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor()
                == 0;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-XX:+UseSerialGC",
                "-XX:+UseParallelGC",
                "-XX:+UseG1GC",
                "-XX:+UseZGC",
                "-XX:+UseShenandoahGC",
                "-Xcomp"
            })
    void messagesAreRight(String option) throws Exception {
        assumeTrue(knows(option), "this Java has none");
        assertRight(option, "auto");
    }

    /** Buffers of sockets are no other memory than rings: two collectors are enough. */
    @ParameterizedTest
    @ValueSource(strings = {"-XX:+UseSerialGC", "-XX:+UseG1GC"})
    void messagesThroughTcpAreRight(String option) throws Exception {
        assertRight(option, "tcp");
    }

    private void assertRight(String option, String transport) throws Exception {
        ChildJob job = new ChildJob(base, logs).with(option).with("-Dmpi4j.transport=" + transport);
        for (Ended rank : job.run(2, Child.class, "garbage")) {
            assertEquals(0, rank.exitCode(), rank.output());
            assertEquals("sum 1\n".repeat(5), rank.output());
        }
    }
}
