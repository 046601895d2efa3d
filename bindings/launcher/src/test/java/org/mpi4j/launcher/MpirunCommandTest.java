package org.mpi4j.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mpi4j.launcher.MpirunCommand.Host;
import org.mpi4j.launcher.MpirunCommand.Tagging;

class MpirunCommandTest {
    private static final Mpirun SERIES_4 = new Mpirun(Path.of("/usr/bin/mpirun"), "4.1.4", 4);
    private static final Mpirun SERIES_5 = new Mpirun(Path.of("/usr/bin/mpirun"), "5.0.7", 5);
    private static final Host USER = new Host(2, "someone");
    private static final Host ROOT = new Host(2, "root");

    private static JobSpec.Builder spec(int ranks) {
        return JobSpec.builder("x.Main")
                .java("/jdk/bin/java")
                .classPath("a.jar:lib/*")
                .ranks(ranks);
    }

    private static List<String> line(Mpirun mpirun, JobSpec spec, Tagging tagging) {
        return new MpirunCommand(mpirun, spec, "openmpi", USER, tagging).toList();
    }

    @Test
    void theClassPathIsTheFirstOptionOfJava() {
        JobSpec spec =
                spec(2).jvmOptions(List.of("-Xmx1g")).args(List.of("-n", "two words")).build();
        assertEquals(
                List.of(
                        "/usr/bin/mpirun",
                        "-n",
                        "2",
                        "/jdk/bin/java",
                        "-cp",
                        "a.jar:lib/*",
                        "--enable-native-access=ALL-UNNAMED",
                        "-Dmpi4j.backend=openmpi",
                        "-Xmx1g",
                        "x.Main",
                        "-n",
                        "two words"),
                line(SERIES_4, spec, Tagging.NONE));
    }

    @Test
    void moreRanksThanCoresShareThem() {
        assertEquals(
                List.of("-n", "3", "--oversubscribe", "--mca", "mpi_yield_when_idle", "1"),
                line(SERIES_4, spec(3).build(), Tagging.NONE).subList(1, 7));
    }

    @Test
    void eachSeriesTagsInItsOwnWay() {
        assertEquals(
                List.of("--tag-output", "/jdk/bin/java"),
                line(SERIES_4, spec(2).build(), Tagging.RANK).subList(3, 5));
        assertEquals(
                List.of("--output", "tag", "/jdk/bin/java"),
                line(SERIES_5, spec(2).build(), Tagging.RANK).subList(3, 6));
    }

    @Test
    void mpirunHasATimeLimitOfItsOwnAfterTheJobs() {
        JobSpec spec = spec(2).timeLimit(Duration.ofSeconds(10)).build();
        assertEquals(
                List.of("--timeout", "40", "/jdk/bin/java"),
                line(SERIES_4, spec, Tagging.NONE).subList(3, 6));
    }

    @Test
    void valuesOfVariablesAreNotOnTheCommandLine() {
        JobSpec spec = spec(2).environment("B", "secret").environment("A", "1").build();
        assertEquals(
                List.of("-x", "A", "-x", "B", "/jdk/bin/java"),
                line(SERIES_4, spec, Tagging.NONE).subList(3, 8));
        Map<String, String> environment = new HashMap<>(Map.of("B", "old", "MPI4J_RANK", "0"));
        new MpirunCommand(SERIES_4, spec, "openmpi", USER, Tagging.NONE).prepare(environment);
        assertEquals(Map.of("A", "1", "B", "secret"), environment);
    }

    @Test
    void hostsAndTheWayToThemAreMpiruns() {
        JobSpec.Builder spec = spec(3).hosts(HostSlots.parse("one:2,two"));
        assertEquals(
                List.of("-n", "3", "-H", "one:2,two:1", "/jdk/bin/java"),
                line(SERIES_4, spec.build(), Tagging.NONE).subList(1, 6));
        JobSpec by = spec.remoteShell(List.of("ssh", "-p", "22")).build();
        assertEquals(
                List.of("--mca", "plm_rsh_agent", "ssh -p 22", "/jdk/bin/java"),
                line(SERIES_4, by, Tagging.NONE).subList(5, 9));
        assertEquals(
                List.of("--prtemca", "plm_ssh_agent", "ssh -p 22", "/jdk/bin/java"),
                line(SERIES_5, by, Tagging.NONE).subList(5, 9));
    }

    @Test
    void theClassPathMeansTheSameOnEveryHost() {
        JobSpec spec = spec(1).hosts(HostSlots.parse("one")).build();
        String here = Path.of("").toAbsolutePath().toString();
        assertEquals(here + "/a.jar:" + here + "/lib/*", line(SERIES_4, spec, Tagging.NONE).get(7));
    }

    @Test
    void onlyRootIsAllowedToRunAsRoot() {
        JobSpec spec = spec(1).build();
        Map<String, String> environment = new HashMap<>();
        new MpirunCommand(SERIES_4, spec, "openmpi", ROOT, Tagging.NONE).prepare(environment);
        assertEquals(
                Map.of("OMPI_ALLOW_RUN_AS_ROOT", "1", "OMPI_ALLOW_RUN_AS_ROOT_CONFIRM", "1"),
                environment);
    }

    @Test
    void theVersionIsReadFromItsAnswer() {
        Path path = Path.of("mpirun");
        assertEquals(
                Optional.of(new Mpirun(path, "4.1.4", 4)),
                Mpirun.parse(path, "mpirun (Open MPI) 4.1.4\n\nReport bugs to x\n"));
        assertEquals(
                Optional.of(new Mpirun(path, "5.0.7", 5)),
                Mpirun.parse(path, "mpirun (Open MPI) 5.0.7\n"));
        assertEquals(Optional.empty(), Mpirun.parse(path, "HYDRA build details:\n"));
    }
}
