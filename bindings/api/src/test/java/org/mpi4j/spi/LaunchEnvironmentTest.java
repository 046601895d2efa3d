package org.mpi4j.spi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mpi4j.MpiException;

class LaunchEnvironmentTest {
    @Test
    void noLauncherNoEnvironment() {
        assertTrue(LaunchEnvironment.detect(Map.of("PATH", "/bin")).isEmpty());
    }

    @Test
    void mpirunIsSeen() {
        LaunchEnvironment found =
                LaunchEnvironment.detect(
                                Map.of(
                                        "OMPI_COMM_WORLD_RANK", "2",
                                        "OMPI_COMM_WORLD_SIZE", "3",
                                        "PMIX_NAMESPACE", "17"))
                        .orElseThrow();
        assertEquals("mpirun", found.launcher());
        assertEquals(2, found.rank());
        assertEquals(3, found.size());
    }

    private static String job(String server) {
        Map<String, String> environment =
                Map.of(
                        "OMPI_COMM_WORLD_RANK", "0",
                        "OMPI_COMM_WORLD_SIZE", "2",
                        "PMIX_NAMESPACE", "17",
                        "OMPI_MCA_orte_hnp_uri", "16;tcp://192.0.2.1:4711",
                        "PMIX_SERVER_URI2", server);
        return LaunchEnvironment.detect(environment).orElseThrow().job();
    }

    @Test
    void jobIsTheSameOnAllHosts() {
        assertEquals(job("16.0;tcp4://127.0.0.1:1"), job("16.1;tcp4://127.0.0.1:2"));
    }

    @Test
    void ownLauncherGoesBeforeOthers() {
        LaunchEnvironment found =
                LaunchEnvironment.detect(
                                Map.of(
                                        "MPI4J_RANK", "0",
                                        "MPI4J_SIZE", "1",
                                        "MPI4J_JOB", "a",
                                        "OMPI_COMM_WORLD_RANK", "2",
                                        "OMPI_COMM_WORLD_SIZE", "3"))
                        .orElseThrow();
        assertEquals("mpi4j", found.launcher());
    }

    @Test
    void jobsAreToldApart() {
        Map<String, String> one = Map.of("MPI4J_RANK", "0", "MPI4J_SIZE", "1", "MPI4J_JOB", "a");
        Map<String, String> two = Map.of("MPI4J_RANK", "0", "MPI4J_SIZE", "1", "MPI4J_JOB", "b");
        assertNotEquals(
                LaunchEnvironment.detect(one).orElseThrow().job(),
                LaunchEnvironment.detect(two).orElseThrow().job());
    }

    @Test
    void nonsenseIsRefusedWithTheValue() {
        MpiException rank =
                assertThrows(
                        MpiException.class,
                        () ->
                                LaunchEnvironment.detect(
                                        Map.of("MPI4J_RANK", "3", "MPI4J_SIZE", "3")));
        assertTrue(rank.getMessage().contains("MPI4J_RANK=3"), rank.getMessage());
        MpiException text =
                assertThrows(
                        MpiException.class,
                        () ->
                                LaunchEnvironment.detect(
                                        Map.of("MPI4J_RANK", "x", "MPI4J_SIZE", "3")));
        assertTrue(text.getMessage().contains("MPI4J_RANK=x"), text.getMessage());
    }
}
