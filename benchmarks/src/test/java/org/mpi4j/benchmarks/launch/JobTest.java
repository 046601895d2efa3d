package org.mpi4j.benchmarks.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class JobTest {
    private static ProcessBuilder shell(String script) {
        return new ProcessBuilder("sh", "-c", script);
    }

    private static long sleepers(String seconds) {
        return ProcessHandle.current()
                .descendants()
                .filter(process -> process.info().commandLine().orElse("").contains(seconds))
                .count();
    }

    @Test
    void outputOfAllProcessesIsCollectedInTheirOrder() throws InterruptedException {
        Job.Ended ended =
                Job.run(
                        List.of(shell("sleep 0.2; echo a; echo x >&2"), shell("echo b")),
                        Duration.ofSeconds(20));
        assertEquals(List.of("a", "b"), ended.output());
        assertEquals(List.of("x"), ended.errors());
    }

    @Test
    void failureOfOneEndsTheOthersAndShowsWhy() {
        LaunchException failure =
                assertThrows(
                        LaunchException.class,
                        () ->
                                Job.run(
                                        List.of(
                                                shell("echo broken >&2; exit 7"),
                                                shell("exec sleep 301")),
                                        Duration.ofSeconds(59)));
        assertTrue(failure.getMessage().contains("broken"), failure::getMessage);
        assertEquals(0, sleepers("sleep 301"));
    }

    @Test
    void timeLimitEndsEverything() {
        LaunchException failure =
                assertThrows(
                        LaunchException.class,
                        () -> Job.run(List.of(shell("exec sleep 302")), Duration.ofMillis(300)));
        assertTrue(failure.getMessage().startsWith("did not end"), failure::getMessage);
        assertEquals(0, sleepers("sleep 302"));
    }

    @Test
    void programThatIsNotThereIsNamed() {
        Exception failure =
                assertThrows(
                        Exception.class,
                        () ->
                                Job.run(
                                        List.of(new ProcessBuilder("/no/such/program")),
                                        Duration.ofSeconds(5)));
        assertFalse(failure instanceof LaunchException);
        assertTrue(failure.getMessage().contains("/no/such/program"), failure::getMessage);
    }
}
